"""A programme of thousands of items ticks and scrolls as lightly as a day of ten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.desktop.conftest import take_down
from timekeeper.core.acts import Start
from timekeeper.core.programme import Programme
from timekeeper.desktop.operator import programme_model
from timekeeper.desktop.operator.programme_model import ProgrammeColumn
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.settings import Settings

ITEMS = 5000
IN_SIGHT = 30  # rows that a screen of 1366x768 shows, with room to spare


def long_day(programme: Programme) -> Programme:
    part = programme.sessions[0].parts[0]
    item = replace(part.items[1], start=None, end=None, length=timedelta(minutes=1))
    items = tuple(replace(item, id=f"x{number}") for number in range(ITEMS))
    one = replace(programme.sessions[0], parts=(replace(part, items=items),))
    return replace(programme, sessions=(one,))


@pytest.fixture
def windows(app, office_day: Programme, clock: SimulatedClock, qtbot) -> Iterator[Windows]:
    made = Windows(Conference(long_day(office_day), MemoryJournal(), clock), Settings())
    made.operator.resize(1366, 768)
    made.operator.show()
    made.desk.act(Start())
    yield made
    take_down(made)


def let_pass(windows: Windows, clock: SimulatedClock, **time: float) -> None:
    clock.move_to(clock.now() + timedelta(**time))
    windows.desk.refresh()


class Told:
    """The rows that the model said have changed."""

    def __init__(self, windows: Windows) -> None:
        self.rows: list[tuple[int, int]] = []
        model = windows.operator.table.programme_model()
        model.dataChanged.connect(lambda a, b, _roles: self.rows.append((a.row(), b.row())))


def test_a_second_on_which_nothing_changes_tells_of_no_row(windows: Windows, clock: SimulatedClock):
    told = Told(windows)

    let_pass(windows, clock, seconds=1)

    assert told.rows == []


def test_a_delay_that_moves_every_item_is_told_for_the_rows_in_sight_only(
    windows: Windows, clock: SimulatedClock
):
    told = Told(windows)

    let_pass(windows, clock, minutes=5)

    assert 0 < len(told.rows) <= IN_SIGHT
    assert all(first == last for first, last in told.rows)


def test_a_tick_compares_the_rows_in_sight_only(
    windows: Windows, clock: SimulatedClock, monkeypatch
):
    compared: list[object] = []
    seen = programme_model._seen

    def count(forecast, standing):
        compared.append(forecast)
        return seen(forecast, standing)

    monkeypatch.setattr(programme_model, "_seen", count)
    let_pass(windows, clock, minutes=5)

    assert 0 < len(compared) <= 2 * IN_SIGHT


def test_a_row_that_comes_into_sight_later_says_what_is_true_then(
    windows: Windows, clock: SimulatedClock
):
    model = windows.operator.table.programme_model()
    last = model.index(len(model.rows) - 1, ProgrammeColumn.TIMES)
    before = last.data()

    let_pass(windows, clock, minutes=5)

    assert last.data() != before


def test_the_rows_in_sight_are_those_that_were_scrolled_to(windows: Windows, clock: SimulatedClock):
    table = windows.operator.table
    table.scrollToBottom()
    told = Told(windows)

    let_pass(windows, clock, minutes=5)

    rows = [first for first, _last in told.rows]
    assert rows
    assert min(rows) > ITEMS - IN_SIGHT
