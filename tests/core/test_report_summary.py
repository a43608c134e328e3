"""The figures of the office's day, computed by hand from its acts."""

from __future__ import annotations

import pytest

from tests import office_day
from tests.fakes import at, meeting, minutes, played, seconds
from timekeeper.core.report import report
from timekeeper.core.report_details import details
from timekeeper.core.report_summary import deviation, summary
from timekeeper.core.rules import State

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
    return summary(filed.report, filed.details)


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


@pytest.mark.parametrize(("lasted", "over", "under"), [(10.49, 0, 0), (10.5, 1, 0), (9.4, 0, 1)])
def test_half_a_minute_is_the_least_that_is_worth_saying(lasted, over, under):
    day = played(meeting(10), (0, "start"), (lasted, "finish"))
    found = report(day.original, day.show)

    figures = summary(found, details(found.programme, day.show, at(lasted)))

    assert (len(figures.over), len(figures.under)) == (over, under)


def test_a_day_that_is_not_over_has_no_end():
    filed = office_day.filed("10:25")

    assert summary(filed.report, filed.details).whole.actual_end is None
    assert not filed.details.finished
