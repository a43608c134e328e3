"""The locks are closed: what any locked package requires is locked too, so nothing is resolved.

An installer that resolves asks the index for the newest release, and breaks when one comes out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from itertools import product

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from building.project import LOCK, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
RUN = [*PROJECT["project"]["dependencies"], *EXTRAS["network"]]
DEV = [*RUN, *EXTRAS["dev"]]
BUILD = PROJECT["build-system"]["requires"]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
LINUX = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}
WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}


def locked(lock: str, environment: dict[str, str]) -> dict[str, str]:
    """Return the version of each package that a lock installs in an environment."""
    text = (LOCK / lock).read_text(encoding="utf-8")
    lines = re.findall(r"^([a-z0-9].*?==.*?) *\\$", text, re.MULTILINE)
    pins = [Requirement(line) for line in lines]
    return {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in pins
        if pin.marker is None or pin.marker.evaluate(environment)
    }


def needed(named: list[str], environment: dict[str, str]) -> Iterator[Requirement]:
    """Yield the named requirements that hold in an environment, and all that follow from them."""
    waiting = [(line, frozenset({""})) for line in named]
    known: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        line, extras = waiting.pop()
        found = Requirement(line)
        if found.marker and not any(
            found.marker.evaluate({**environment, "extra": extra}) for extra in extras
        ):
            continue
        yield found
        key = (canonicalize_name(found.name), frozenset(found.extras) | {""})
        if key not in known:
            known.add(key)
            try:
                waiting += [(each, key[1]) for each in requires(found.name) or []]
            except PackageNotFoundError:  # only another system installs it
                continue


@pytest.mark.parametrize(
    ("lock", "roots", "system", "python"),
    [
        *product(["run.txt"], [RUN], [LINUX, WINDOWS], PYTHONS),
        *product(["dev.txt"], [DEV], [LINUX, WINDOWS], PYTHONS),
        *product(["build.txt"], [BUILD], [LINUX], PYTHONS),
        ("windows.txt", RUN, WINDOWS, "3.13"),  # the Python that the installer carries
        ("windows-ocr.txt", EXTRAS["ocr"], WINDOWS, "3.13"),
    ],
)
def test_every_requirement_of_every_locked_package_is_in_the_lock(lock, roots, system, python):
    environment = {
        **default_environment(),
        **system,
        "python_version": python,
        "python_full_version": f"{python}.0",
    }
    pins = locked(lock, environment)

    missing = [
        str(requirement)
        for requirement in needed(roots, environment)
        if not requirement.specifier.contains(
            pins.get(canonicalize_name(requirement.name), "0"), prereleases=True
        )
        or canonicalize_name(requirement.name) not in pins
    ]

    assert missing == []


def test_the_check_follows_extras():
    environment = default_environment()

    extras = [str(found) for found in needed(["pytest-cov"], environment) if found.extras]

    assert any(line.startswith("coverage[toml]") for line in extras)
