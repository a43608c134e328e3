"""A day of a thousand items costs at a second and at an act what a day of twenty costs.

Calls are counted, of Python's functions and of the library's, so no machine's speed comes into it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from tests.desktop.conftest import take_down
from tests.growth import day_of
from tests.virtual_screens import VirtualScreens
from timekeeper.core.acts import AddTime, Undo
from timekeeper.core.hall_order import GoDark, ShowMessage
from timekeeper.core.programme import Programme
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start
from timekeeper.live.settings import Settings

FEW, MANY = 20, 1000
FLAT = 1.5
A_MINUTE = timedelta(minutes=1)

DOINGS: dict[str, Callable[[Windows], None]] = {
    "a second": lambda windows: windows.desk.refresh(),
    "next": lambda windows: windows.desk.go_on(),
    "a minute more": lambda windows: windows.desk.act(AddTime(A_MINUTE)),
    "undo": lambda windows: windows.desk.act(Undo()),
    "message": lambda windows: windows.desk.order_hall(ShowMessage("Giải lao")),
    "dark": lambda windows: windows.desk.order_hall(GoDark()),
}


@contextmanager
def held(programme: Programme) -> Iterator[tuple[Windows, SimulatedClock]]:
    clock = SimulatedClock(day_start(programme))
    windows = Windows(Conference(programme, MemoryJournal(), clock), Settings())
    windows.hall.fades = False
    windows.show()
    try:
        yield windows, clock
    finally:
        take_down(windows)


def settle() -> None:
    for _turn in range(10):
        QCoreApplication.processEvents()


def calls(doing: Callable[[], None]) -> int:
    """Return how many calls it takes, with all that it makes the windows paint."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        doing()
        settle()
    finally:
        sys.setprofile(before)
    return count


def costs(programme: Programme) -> dict[str, int]:
    """Return what each doing costs the second time: what is kept for ever is there by then."""
    found = {}
    with held(programme) as (windows, clock):
        windows.desk.go_on()
        settle()
        for _turn in range(2):
            for name, doing in DOINGS.items():
                clock.move_to(clock.now() + timedelta(seconds=5))
                windows.desk.refresh()
                settle()
                clock.move_to(clock.now() + timedelta(seconds=1))
                found[name] = calls(lambda doing=doing: doing(windows))
    return found


def test_a_second_and_each_act_cost_as_much_in_a_long_day_as_in_a_short_one(
    two_screens: VirtualScreens, office_day: Programme, qtbot
):
    few, many = (costs(day_of(office_day, count)) for count in (FEW, MANY))

    assert {name: (few[name], n) for name, n in many.items() if n > FLAT * few[name]} == {}
