"""The picture of days at the edges: very short and very long, nothing held, pauses at the end."""

from __future__ import annotations

import pytest

from tests.core.report.test_picture import bars, drawn
from tests.fakes import act, item, meeting, minutes, played, programme, session
from timekeeper.core.programme import Kind
from timekeeper.core.report.picture import LABELS, Ink, Polyline, Text, Triangle


def clocks(picture):
    """Return the clocks along the axis, from left to right."""
    return [s.words for s in picture.shapes if isinstance(s, Text) and s.anchor == "middle"]


def drift_scale(picture):
    """Return the figures beside the drift, from its top to its foot."""
    return [s.words for s in picture.shapes if isinstance(s, Text) and s.anchor == "end"]


def hatched(picture):
    """Return how many stripes the rows have, without the four of the legend."""
    stripes = [s for s in picture.shapes if isinstance(s, Polyline) and s.role is Ink.STRIPE]
    return len(stripes) - 4


@pytest.mark.parametrize(
    ("length", "first", "second"),
    [
        (45, "01:00", "01:05"),
        (46, "01:00", "01:10"),
        (90, "01:00", "01:10"),
        (91, "01:00", "01:15"),
        (540, "01:00", "02:00"),
        (541, "00:00", "02:00"),
    ],
)
def test_the_axis_takes_the_smallest_step_that_needs_nine_at_most(length, first, second):
    (picture,) = drawn(played(programme(session(item("a", "8:00", length=length)))))

    assert clocks(picture)[:2] == [first, second]


def test_the_axis_begins_at_a_full_step_and_marks_its_end():
    (picture,) = drawn(played(programme(session(item("a", "8:07", "8:25")))))

    assert clocks(picture) == ["01:05", "01:10", "01:15", "01:20", "01:25"]


def test_what_was_left_running_for_days_is_marked_once_a_day():
    (picture,) = drawn(played(meeting(10), (0, "start")), until=4 * 1440)

    assert clocks(picture) == ["00:00"] * 5


def test_an_item_without_an_end_is_a_narrow_mark_on_an_axis_of_its_own():
    (picture,) = drawn(played(programme(session(item("a", "8:00")))))

    (planned,) = bars(picture, Ink.PLANNED)
    assert clocks(picture) == ["01:00", "01:05"]
    assert (planned.x, planned.width) == (LABELS, 0.3)


def test_each_session_has_a_picture_with_its_own_items_under_its_own_name():
    planned = programme(
        session(item("a", "8:00", "8:10"), item("paper", kind=Kind.STUDY)),
        session(item("noon"), name="noon"),
        session(item("b", "14:00", "14:10"), item("c"), name="afternoon"),
    )

    found = drawn(played(planned))

    labels = [[s.words for s in p.shapes if isinstance(s, Text) and s.x == 0] for p in found]
    assert [picture.session for picture in found] == ["morning", "afternoon"]
    assert labels == [["a", "drift"], ["b", "drift"]]


def test_a_break_that_was_not_held_is_no_band():
    planned = programme(session(item("coffee", "8:00", "8:20", kind=Kind.BREAK)))

    (picture,) = drawn(played(planned))

    assert bars(picture, Ink.BREAK) == []


@pytest.mark.parametrize(("late", "scale"), [(0, 5), (5, 5), (6, 10), (11, 15)])
def test_the_scale_of_the_drift_is_the_next_five_minutes_and_five_at_least(late, scale):
    (picture,) = drawn(played(meeting(30), (late, "start")))

    assert drift_scale(picture) == [f"+{scale}", "+0", f"-{scale}"]


def test_half_a_minute_over_is_the_least_that_has_a_triangle():
    (picture,) = drawn(played(meeting(10), (0, "start"), (10.5, "finish")))

    assert sum(isinstance(s, Triangle) for s in picture.shapes) == 1


def test_an_overrun_too_narrow_for_a_stripe_has_none():
    # A minute is a millimetre: the day is 97 minutes long.
    (picture,) = drawn(played(meeting(96), (0, "start"), (97, "finish")))

    assert hatched(picture) == 0


def test_a_pause_of_no_length_is_not_drawn():
    day = played(meeting(10), (0, "start"), (4, "pause"), (4, "resume"), (10, "finish"))

    (picture,) = drawn(day)

    assert bars(picture, Ink.PAUSED) == []


def test_an_item_gone_back_to_after_its_time_was_used_runs_over_from_the_start():
    day = played(meeting(10, 10), (0, "start"), (10, "next"), (12, act("previous")), (17, "next"))

    (picture,) = drawn(day, until=17)

    row = bars(picture, Ink.ACTUAL)[0].y
    assert [bar.y for bar in bars(picture, Ink.ACTUAL)].count(row) == 1
    (over,) = bars(picture, Ink.OVER)
    assert over.y == row


def test_the_mark_of_an_overrun_stands_where_the_time_was_used_up_not_after_a_pause():
    day = played(meeting(10, 10), (0, "start"), (12, "pause"), (14, "resume"), (14, "pause"))
    day.do(16, "finish")

    (picture,) = drawn(day)

    (over,) = bars(picture, Ink.OVER)
    (triangle,) = (s for s in picture.shapes if isinstance(s, Triangle))
    assert triangle.x == pytest.approx(over.x + over.width + 1.3)
    assert day.course.used("opening", day.clock.now()) == minutes(12)


@pytest.mark.parametrize("days", [1, 30, 1088, -2])
def test_a_plan_of_another_day_is_not_drawn(days: int):
    late = days * 1440
    (picture,) = drawn(played(meeting(10), (late, "start"), (late + 10, "finish")), until=late + 20)

    assert (len(bars(picture, Ink.PLANNED)), len(bars(picture, Ink.ACTUAL))) == (0, 1)
    assert drift_scale(picture) == ["+5", "+0", "-5"]
    assert clocks(picture)[:2] == ["01:00", "01:05"]
