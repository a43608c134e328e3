"""The forecast of a day asked again and again is that of a day asked once."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.random_days import RandomDay, days, laws
from tests.fakes import Day, act, at, item, minutes, part, played, programme, seconds, session
from timekeeper.core import forecast
from timekeeper.core.timeline import Timeline, snapshot

WAITS = st.lists(st.sampled_from((-600, -1, 0, 0.4, 1, 59, 60, 600, 4000)), max_size=25)


@laws
@given(days(), WAITS)
def test_asked_at_many_instants_in_any_order_it_says_the_same_as_asked_once(day: RandomDay, waits):
    timeline = Timeline(day.programme, day.course)
    now = day.now
    for wait in waits:
        now = max(now + seconds(wait), day.now)

        assert timeline.at(now) == snapshot(day.programme, day.course, now)


MINUTES = st.lists(st.tuples(st.sampled_from((0, 0.4, 1, 60, 600)), st.integers(-20, 20)))


@laws
@given(days(), MINUTES)
def test_with_other_minutes_for_what_runs_it_says_what_a_new_forecast_says(day: RandomDay, changes):
    course, now = day.course, day.now
    assume(course.running is not None)
    timeline = Timeline(day.programme, course)
    timeline.at(now)
    for wait, more in changes:
        now += seconds(wait)
        added = dict(course.added)
        added[course.running.item] = added.get(course.running.item, minutes(0)) + minutes(more)
        course = replace(course, added=added)
        timeline = timeline.with_time(course)

        assert timeline.at(now) == snapshot(day.programme, course, now)


def long_day(count: int, gap_after: int | None = None) -> Day:
    """Return a day of items of a minute, straight after each other but for one gap."""
    items = [item(f"i{n}", length=1) for n in range(count)]
    parts = [part(*items)]
    if gap_after is not None:
        parts = [
            part(*items[:gap_after]),
            part(*items[gap_after:], start="14:00", fixed_start=True),
        ]
    return Day(programme(session(*parts, start="8:00")))


@pytest.fixture
def reckoned(monkeypatch):
    """Count the forecasts that are made."""
    counted = []
    made = forecast.ItemForecast
    monkeypatch.setattr(
        forecast, "ItemForecast", lambda *fields: counted.append(None) or made(*fields)
    )
    return counted


@pytest.mark.parametrize(
    ("acts", "first"),
    [
        ((), -60),
        ((), 20),
        (((0, "start"),), 0.1),
        (((0, "start"),), 5),
        (((0, "start"), (0, act("pause"))), 5),
        (((0, "start"), (3, "finish")), 5),
    ],
    ids=["before", "waiting late", "in time", "overrun", "paused", "between items"],
)
@pytest.mark.parametrize("gap_after", [None, 100])
def test_a_tick_reckons_nothing_anew(reckoned, acts, first, gap_after):
    day = long_day(300, gap_after)
    for when, what in acts:
        day.do(when, what)
    timeline = Timeline(day.programme, day.course)
    timeline.at(at(first))
    timeline.at(at(first) + seconds(1))
    reckoned.clear()

    for second in range(2, 12):
        timeline.at(at(first) + seconds(second))

    assert len(reckoned) <= 10


@pytest.mark.parametrize("acts", [["add"], ["add", "undo"], ["add", "undo", "redo"]])
def test_a_minute_more_or_taken_back_for_what_runs_reckons_nothing_anew(reckoned, acts):
    day = played(long_day(300).programme, (0, "start"))
    day.snapshot(at(0.5))
    reckoned.clear()

    for name in acts:
        day.do(0.5, act("add", by=1) if name == "add" else act(name))
        shown = day.snapshot(at(0.5))

    assert len(reckoned) <= 10 * len(acts)
    assert shown == snapshot(day.programme, day.course, at(0.5))


def test_what_does_not_change_is_the_same_object():
    day = played(long_day(3).programme, (0, "start"))
    timeline = Timeline(day.programme, day.course)

    assert timeline.at(at(0.1)).items is timeline.at(at(0.2)).items


class TestLateItems:
    def late(self):
        day = played(long_day(4).programme, (0, "start"))
        timeline = Timeline(day.programme, day.course)
        timeline.at(at(2))
        return timeline.at(at(5)).items

    def test_they_can_be_asked_for_like_any_row(self):
        items = self.late()

        assert len(items) == 4
        assert items[-1].end - items[0].end == minutes(3)
        assert items[1:3] == tuple(items)[1:3]
        with pytest.raises(IndexError):
            items[4]

    def test_they_equal_what_says_the_same(self):
        assert self.late() == self.late() == tuple(self.late())
        assert self.late() != 4


class TestAnOpenEnd:
    """Without a planned end the session is compared with the plan of its last item."""

    def test_by_its_end_in_whatever_order_it_is_played(self):
        planned = programme(
            session(item("a", length=10), item("b", "8:10", "8:20"), item("x"), start="8:00")
        )
        day = played(planned, (0, act("skip", "x")), (0, act("jump", "b")), (8, "finish"))

        told = day.seen(8)

        assert (told.session_expected_end, told.deviation) == (at(18), -minutes(2))

    def test_by_its_start_if_it_goes_on_to_its_end(self):
        planned = programme(session(item("a", "8:00", "8:10"), item("b", "8:10")))
        day = played(planned, (5, "start"))

        assert (day.seen(6).session_expected_end, day.seen(6).deviation) == (None, minutes(5))
        day.do(16, "next")
        assert (day.seen(20).session_expected_end, day.seen(20).deviation) == (None, minutes(6))
        day.do(30, "finish")
        assert (day.seen(40).session_expected_end, day.seen(40).deviation) == (at(30), minutes(6))

    def test_by_nothing_if_what_goes_on_to_its_end_came_first(self):
        planned = programme(session(item("a", "8:00", "8:10"), item("b", "8:10")))
        day = played(planned, (0, act("jump", "b")), (5, "finish"))

        assert (day.seen(5).session_expected_end, day.seen(5).deviation) == (at(15), None)
