"""The window's thread beside the server: how late its seconds are while somebody attacks."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass, replace
from statistics import quantiles

from tests.paths import ROOT
from timekeeper.network.links import Role
from timekeeper.network.sharing import Sharing

BEAT = 0.05  # seconds: a hall's second every twentieth of one, so that many are measured
WORK = 2_000  # of what a second costs: about a millisecond of Python


@dataclass(frozen=True)
class Lateness:
    """How late the end of each second's work was, in milliseconds, and what was done meanwhile."""

    late: tuple[float, ...]
    attacks: int = 0

    def __str__(self) -> str:
        return f"p50 {self.part(50):.1f}, p99 {self.part(99):.1f}, at most {max(self.late):.1f} ms"

    def part(self, percent: int) -> float:
        """Return below what this part of them lies."""
        return quantiles(self.late, n=100, method="inclusive")[percent - 1]


def beats(seconds: float) -> Lateness:
    """Work at each beat as the hall's window does, and return how late that was done."""
    late, beginning = [], time.perf_counter()
    for beat in range(1, int(seconds / BEAT) + 1):
        due = beginning + beat * BEAT
        time.sleep(max(0.0, due - time.perf_counter()))
        sum(number * number for number in range(WORK))
        late.append((time.perf_counter() - due) * 1000)
    return Lateness(tuple(late))


def beats_beside_attack(sharing: Sharing, seconds: float) -> Lateness:
    """Return the same beside an attacker in a process of his own."""
    token = sharing.links[Role.HALL].token
    attacker = subprocess.Popen(
        [sys.executable, "-m", "tests.network.attacker", str(sharing.port), token, str(seconds)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert attacker.stdout is not None
    attacker.stdout.readline()  # he has begun
    found = beats(seconds)
    told, _errors = attacker.communicate(timeout=60)
    return replace(found, attacks=int(told))
