"""The window's thread beside the server: how late its seconds are while somebody attacks."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import quantiles

from tests.paths import ROOT
from timekeeper.network.links import Role
from timekeeper.network.sharing import Sharing

BEAT = 0.05  # seconds: a hall's second every twentieth of one, so that many are measured
WORK = 2_000  # of what a second costs: about a millisecond of Python


@dataclass(frozen=True)
class Lateness:
    """How late the end of a second's work was, in milliseconds, and what was done meanwhile."""

    p50: float
    p99: float
    most: float
    attacks: int = 0

    def __str__(self) -> str:
        return f"p50 {self.p50:.1f}, p99 {self.p99:.1f}, at most {self.most:.1f} ms"


def beats(seconds: float) -> Lateness:
    """Work at each beat as the hall's window does, and return how late that was done."""
    late, beginning = [], time.perf_counter()
    for beat in range(1, int(seconds / BEAT) + 1):
        due = beginning + beat * BEAT
        time.sleep(max(0.0, due - time.perf_counter()))
        sum(number * number for number in range(WORK))
        late.append((time.perf_counter() - due) * 1000)
    cuts = quantiles(late, n=100, method="inclusive")
    return Lateness(cuts[49], cuts[98], max(late))


def lateness_beside(sharing: Sharing, seconds: float) -> tuple[Lateness, Lateness]:
    """Return the lateness in calm, and beside an attacker in a process of his own."""
    calm = beats(seconds / 3)
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
    return calm, Lateness(found.p50, found.p99, found.most, int(told))
