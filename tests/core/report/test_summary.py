"""The figures of the office's day, computed by hand from its acts."""

from __future__ import annotations

import pytest

from tests import office_day
from tests.fakes import act, at, item, meeting, minutes, played, programme, seconds, session, study
from timekeeper.core.intervals import deviation
from timekeeper.core.record.course import State
from timekeeper.core.report.details import details
from timekeeper.core.report.rows import report
from timekeeper.core.report.summary import Span, day_summary, session_span

# Used less allotted and added, from the acts: 13:55 for 10 minutes, 18:35 for 20, and so on.
OVER = [
    ("s1.p1.i2", 235),
    ("s1.p1.i4", 180),
    ("s1.p2.i8", 150),
    ("s1.p2.i1", 120),
    ("s1.p2.i5", 55),
    ("s2.i4", 50),
    ("s1.p2.i3", 30),
]
UNDER = [("s2.i1", -120), ("s1.p1.i3", -85), ("s1.p2.i2", -60), ("s1.p1.i5", -40)]


@pytest.fixture
def figures():
    filed = office_day.filed()
    return day_summary(filed.report, filed.details)


def test_what_overran_comes_with_the_largest_first(figures):
    found = [(row.item.id, round(row.overrun.total_seconds())) for row in figures.over]

    assert found == OVER
    assert figures.over_time == seconds(sum(over for _item, over in OVER)) == seconds(820)


def test_what_left_time_comes_the_same_way(figures):
    found = [(row.item.id, round(row.overrun.total_seconds())) for row in figures.under]

    assert found == UNDER
    assert figures.under_time == seconds(305)


def test_items_are_counted_by_what_became_of_them(figures):
    assert figures.counts == {State.DONE: 15, State.SKIPPED: 2, State.STUDY: 1}
    assert figures.timed == 17


def test_the_day_began_late_and_its_pause_is_counted(figures):
    assert deviation(figures.whole.planned_start, figures.whole.actual_start) == seconds(220)
    assert (figures.pauses, figures.paused) == (1, seconds(130))
    assert [(row.item.id, row.added) for row in figures.added] == [
        ("s1.p1.i4", minutes(3)),
        ("s1.p2.i5", -minutes(5)),
    ]


def test_what_has_no_allotment_is_named_for_its_lack(figures):
    assert [row.item.id for row in figures.unlimited] == ["s2.i5"]


@pytest.mark.parametrize(
    ("lasted", "over", "under"), [(10.49, 0, 0), (10.5, 1, 0), (9.52, 0, 0), (9.5, 0, 1)]
)
def test_half_a_minute_is_the_least_that_is_worth_saying(lasted, over, under):
    day = played(meeting(10), (0, "start"), (lasted, "finish"))
    found = report(day.original, day.course)

    figures = day_summary(found, details(found.programme, day.course, at(lasted)))

    assert (len(figures.over), len(figures.under)) == (over, under)


def test_a_day_that_is_not_over_has_no_end():
    filed = office_day.filed("10:25")

    assert day_summary(filed.report, filed.details).whole.actual_end is None
    assert not filed.details.finished


def told(day, now=0.0):
    found = report(day.original, day.course)
    return day_summary(found, details(found.programme, day.course, at(now)))


def test_what_was_held_without_a_planned_start_is_named():
    planned = programme(session(item("a", "8:00", "8:10"), item("b"), item("c"), study()))

    figures = told(played(planned, (0, "start"), (10, "next"), (20, "finish")), 20)

    assert [row.item.id for row in figures.unplanned] == ["b"]
    assert [row.item.id for row in figures.unlimited] == ["b"]


def test_what_was_left_out_is_named_whether_skipped_or_not_come_to():
    day = played(meeting(10, 10, 10), (0, act("skip", "report")), (0, "start"), (10, "close"))

    figures = told(day, 10)

    assert [(row.item.id, row.state) for row in figures.skipped] == [
        ("report", State.SKIPPED),
        ("debate", State.NOT_HELD),
    ]


class TestTheWholeDay:
    PLANNED = programme(
        session(item("a", "8:00", "8:10")),
        session(item("b", "14:00", "14:30"), name="afternoon"),
    )

    def test_it_lasts_from_the_first_session_to_the_last(self):
        day = played(self.PLANNED, (2, "start"), (12, "finish"), (365, "start"), (400, "finish"))

        assert told(day, 400).whole == Span(at(0), at(390), at(2), at(400))

    def test_it_has_no_end_while_a_session_is_still_to_come(self):
        day = played(self.PLANNED, (2, "start"), (12, "finish"))

        assert told(day, 12).whole == Span(at(0), at(390), at(2), None)

    def test_it_has_neither_start_nor_end_before_it_began(self):
        assert told(played(self.PLANNED)).whole == Span(at(0), at(390), None, None)

    def test_a_programme_without_sessions_has_no_times_at_all(self):
        assert told(played(programme())).whole == Span(None, None, None, None)

    def test_a_session_s_span_is_that_of_its_row(self):
        day = played(self.PLANNED, (2, "start"), (12, "finish"))

        morning, afternoon = (
            session_span(row) for row in report(day.original, day.course).sessions
        )

        assert morning == Span(at(0), at(10), at(2), at(12))
        assert afternoon == Span(at(360), at(390), None, None)
