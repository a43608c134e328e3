"""What a programme of 5,000 items costs the operator's window, in time of its own thread."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from statistics import quantiles

from timekeeper.core.programme import Programme
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start
from timekeeper.live.settings import Settings

TICKS, PAINTS = 200, 100


def table_costs(programme: Programme) -> Iterator[tuple[str, str]]:
    """Return the cost of a tick and of painting every row in sight."""
    from PySide6.QtWidgets import QApplication

    from timekeeper.desktop.windows.windows import Windows

    clock = SimulatedClock(day_start(programme))
    windows = Windows(Conference(programme, MemoryJournal(), clock), Settings())
    windows.operator.resize(1366, 768)
    windows.operator.show()
    windows.desk.go_on()
    QApplication.processEvents()

    def tick() -> None:
        clock.move_to(clock.now() + timedelta(seconds=1))
        windows.operator._show_snapshot(windows.desk.snapshot())

    yield "tick of the operator's window, 5000 items", _cost(tick, TICKS)
    table = windows.operator.table
    bar = table.verticalScrollBar()

    def scroll() -> None:
        bar.setValue(bar.value() + 131)
        table.viewport().repaint()

    yield "all rows in sight painted, 5000 items", _cost(scroll, PAINTS)
    windows.close()
    QApplication.processEvents()


def _cost(work: Callable[[], None], times: int) -> str:
    costs = []
    for _time in range(times):
        started = time.thread_time()
        work()
        costs.append((time.thread_time() - started) * 1000)
    cuts = quantiles(costs, n=10)
    return f"p50 {cuts[4]:.2f}, p90 {cuts[8]:.2f} ms"
