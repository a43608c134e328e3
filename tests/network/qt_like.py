"""The window's thread beside the server: how late its seconds are while somebody attacks.

``qt_like.py SECONDS`` beats in a process of its own from the instant it reads: that late is the
machine itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from statistics import quantiles

from msgspec import Struct
from msgspec.structs import replace

from tests.paths import ROOT
from timekeeper.network.links import Role
from timekeeper.network.sharing import Sharing

BEAT = 0.025  # seconds: a hall's second every fortieth of one, so that many are measured
WORK = 2_000  # of what a second costs: about a millisecond of Python


class Lateness(Struct, frozen=True):
    """How late the end of each second's work was, in milliseconds, and what was done meanwhile."""

    late: tuple[float, ...]
    attacks: int = 0

    def __str__(self) -> str:
        return f"p50 {self.part(50):.1f}, p99 {self.part(99):.1f}, at most {max(self.late):.1f} ms"

    def part(self, percent: int) -> float:
        """Return below what this part of them lies."""
        return quantiles(self.late, n=100, method="inclusive")[percent - 1]


def beats(seconds: float, beginning: float | None = None) -> Lateness:
    """Work at each beat as the hall's window does, and return how late that was done."""
    late, beginning = [], time.perf_counter() if beginning is None else beginning
    for beat in range(1, int(seconds / BEAT) + 1):
        due = beginning + beat * BEAT
        time.sleep(max(0.0, due - time.perf_counter()))
        sum(number * number for number in range(WORK))
        late.append((time.perf_counter() - due) * 1000)
    return Lateness(tuple(late))


def beats_beside_attack(sharing: Sharing, seconds: float) -> tuple[Lateness, Lateness]:
    """Return the same beside an attacker in a process of his own, and how late nobody's process is.

    Both beat at the same instants: whatever else the machine has to do holds up both.
    """
    token = sharing.links[Role.HALL].token
    nobody = _beside("tests.network.qt_like", seconds)
    attacker = _beside("tests.network.attacker", sharing.port, token, seconds)
    beginning = time.perf_counter()
    assert nobody.stdin is not None
    print(beginning, file=nobody.stdin, flush=True)
    found = beats(seconds, beginning)
    attacks, _errors = attacker.communicate(timeout=60)
    machine, _errors = nobody.communicate(timeout=60)
    return replace(found, attacks=int(attacks)), Lateness(tuple(json.loads(machine)))


def _beside(module: str, *told: object) -> subprocess.Popen[str]:
    """Return another process that has begun."""
    command = [sys.executable, "-m", module, *map(str, told)]
    begun = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert begun.stdout is not None
    begun.stdout.readline()
    return begun


if __name__ == "__main__":
    print(flush=True)
    print(json.dumps(beats(float(sys.argv[1]), float(sys.stdin.readline())).late))
