"""How cost grows with size: ratios of processor time, for seconds depend on the machine."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

# What is quadratic takes a hundred times as long; a busy machine measures badly.
LIMIT = 35


def growth(work: Callable[[int], Callable[[], object]], count: int) -> float:
    """Return how many times longer ten times the count takes, at best of several runs."""
    return _best_of(work(10 * count)) / _best_of(work(count))


def _best_of(work: Callable[[], object]) -> float:
    runs = []
    for _run in range(4):
        begun = process_time()
        work()
        runs.append(process_time() - begun)
    return min(runs)
