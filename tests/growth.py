"""How cost grows with size: ratios of processor time, for seconds depend on the machine.

Memory is counted while it is ``traced``: what Python holds, in bytes.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from math import inf
from time import process_time

from msgspec.structs import replace

from timekeeper.core.programme import Programme

# What is quadratic takes a hundred times as long; a busy machine measures badly.
LIMIT = 35


def day_of(programme: Programme, count: int) -> Programme:
    """Return the programme's first session with so many items of a minute each."""
    part = programme.sessions[0].parts[0]
    item = replace(part.items[1], start=None, end=None, length=timedelta(minutes=1))
    items = tuple(replace(item, id=f"x{n}", title=f"{item.title} {n}") for n in range(count))
    parts = (replace(part, items=items),)
    return replace(programme, sessions=(replace(programme.sessions[0], parts=parts),))


def growth(work: Callable[[int], Callable[[], object]], count: int) -> float:
    """Return how many times longer ten times the count takes, at best of several runs.

    There is no other run where the first is below the limit.
    """
    few, many = work(count), work(10 * count)
    least = most = inf
    for _run in range(4):
        least, most = min(least, _cost(few)), min(most, _cost(many))
        if most < LIMIT * least:
            break
    return most / least


def _cost(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


@contextmanager
def traced() -> Iterator[None]:
    """Let tracemalloc count what is made from here on."""
    gc.collect()  # noqa: TID251  # in the main thread
    tracemalloc.start()
    try:
        yield
    finally:
        tracemalloc.stop()
