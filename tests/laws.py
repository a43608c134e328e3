"""How often a law is tried: a little from a fixed seed in the gate, much at random in `make laws`.

So a red gate is always the change's own fault, and what chance finds becomes an example to keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from hypothesis import Phase, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

GATE, EXPLORING, MUTANTS = "gate", "laws", "mutants"
FEWEST = 20
_FOUND = re.compile(
    r"^(?:E +)?Failing test case: \w+\((?P<arguments>.*?)^(?:E +)?\)", re.DOTALL | re.MULTILINE
)
_REMARK = re.compile(r" +# or any other generated value$")


def register() -> None:
    """Make the profiles known, and choose the gate's where --hypothesis-profile names no other."""
    settings.register_profile(
        GATE, derandomize=True, database=None, deadline=None, max_examples=FEWEST
    )
    settings.register_profile(EXPLORING, database=None, deadline=None, max_examples=200)
    settings.register_profile(
        MUTANTS,
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=FEWEST,
        phases=(Phase.explicit, Phase.generate),  # any case that fails is enough
    )
    settings.load_profile(GATE)


def same_everywhere() -> None:
    """Where the seed is fixed, draw the same examples whatever else the process has loaded.

    Hypothesis tries the constants of every loaded module: what a law is given in the gate would
    depend on the tests that its worker had before, and each worker would read every source.
    """
    if settings().derandomize:
        providers._get_local_constants = Constants


def law(full: int, *, gate: int | None = None, **more: Any) -> settings:
    """Return settings of a law: ``full`` times in ``make laws``, a twentieth of that in the gate.

    ``gate`` names fewer where one example takes long, 0 for those alone that the law keeps.
    """
    if gate == 0 and settings().derandomize:
        return settings(**more | {"phases": [Phase.explicit]})
    few = gate or max(FEWEST, full // 20)
    return settings(max_examples=min(full, few) if settings().derandomize else full, **more)


def examples_to_keep(reports: Iterable[str]) -> list[str]:
    """Return what failed reports found, each as the ``@example`` that the law should keep."""
    found = []
    for report in reports:
        for match in _FOUND.finditer(report):
            lines = [line.removeprefix("E").strip() for line in match["arguments"].splitlines()]
            told = " ".join(_REMARK.sub("", line) for line in lines if line)
            found.append(f"@example({told.rstrip(',')})")
    return found
