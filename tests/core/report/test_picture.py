"""The picture of the day: planned above actual, on one axis, whatever happened."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from tests import office_day
from tests.fakes import act, at, item, meeting, minutes, played, programme, session
from timekeeper.core.report.details import details
from timekeeper.core.report.picture import (
    BAR,
    LABELS,
    ROWS,
    WIDTH,
    Ink,
    PictureWords,
    Polyline,
    Rectangle,
    Text,
    Triangle,
    pictures,
)
from timekeeper.core.report.rows import report

WORDS = PictureWords(
    label=lambda one: one.title,
    clock=lambda instant: f"{instant:%H:%M}",
    length=lambda length: f"{length / timedelta(minutes=1):+.0f}",
    planned="planned",
    actual="actual",
    over="over",
    paused="paused",
    rest="break",
    drift="drift",
)


def drawn(day, until=600.0):
    found = report(day.original, day.course)
    return pictures(found, details(found.programme, day.course, at(until)), WORDS)


def bars(picture, role):
    """Return the bars of the rows, without the one of the legend."""
    found = [s for s in picture.shapes if isinstance(s, Rectangle) and s.role is role]
    return found[1:]


def test_the_actual_bar_lies_under_the_planned_one_on_the_same_axis():
    (picture,) = drawn(played(meeting(10), (0, "start"), (10, "finish")))

    (planned,), (actual,) = bars(picture, Ink.PLANNED), bars(picture, Ink.ACTUAL)
    assert (planned.x, planned.width) == (actual.x, actual.width)
    assert planned.y + planned.height < actual.y


def test_time_over_the_allotment_is_another_bar_with_a_triangle_and_its_minutes():
    (picture,) = drawn(played(meeting(10), (0, "start"), (15, "finish")))

    (actual,), (over,) = bars(picture, Ink.ACTUAL), bars(picture, Ink.OVER)
    assert over.x == pytest.approx(actual.x + actual.width)
    assert over.width == pytest.approx(actual.width / 2)
    assert [s.role for s in picture.shapes if isinstance(s, Triangle)] == [Ink.OVER]
    assert "+5" in {s.words for s in picture.shapes if isinstance(s, Text)}
    assert any(isinstance(s, Polyline) and s.role is Ink.STRIPE for s in picture.shapes)


def test_less_than_half_a_minute_is_no_overrun():
    (picture,) = drawn(played(meeting(10), (0, "start"), (10.4, "finish")))

    assert not any(isinstance(s, Triangle) for s in picture.shapes)


def test_a_pause_is_a_gap_that_counts_for_no_overrun():
    day = played(meeting(10), (0, "start"), (4, "pause"), (8, "resume"), (14, "finish"))

    (picture,) = drawn(day)

    assert len(bars(picture, Ink.PAUSED)) == 1
    assert bars(picture, Ink.OVER) == []


def test_a_running_item_is_drawn_up_to_now():
    (picture,) = drawn(played(meeting(10), (0, "start")), until=5)

    (planned,), (actual,) = bars(picture, Ink.PLANNED), bars(picture, Ink.ACTUAL)
    assert actual.width == pytest.approx(planned.width / 2)


def test_the_drift_goes_on_from_left_to_right():
    (picture, *_more) = drawn(played(meeting(10, 10), (3, "start"), (15, "next"), (20, "finish")))

    (drift,) = (s for s in picture.shapes if isinstance(s, Polyline) and s.role is Ink.DRIFT)
    assert all(left[0] <= right[0] for left, right in pairwise(drift.points))


def test_a_long_session_is_drawn_on_several_pictures():
    many = programme(session(*(item(f"item {n}", "8:00", "8:10") for n in range(2 * ROWS + 1))))

    assert len(drawn(played(many))) == 3


def test_nothing_is_drawn_of_items_without_any_time():
    assert drawn(played(programme(session(item("debate"))))) == ()


@pytest.mark.parametrize("until", ["07:00", "07:35", "10:25", "15:00", "23:59"])
def test_every_shape_lies_within_the_picture(until):
    filed = office_day.filed(until)

    for picture in pictures(filed.report, filed.details, WORDS):
        for shape in picture.shapes:
            if isinstance(shape, Rectangle):
                assert 0 <= shape.x <= shape.x + shape.width <= WIDTH
                assert 0 <= shape.y <= shape.y + shape.height <= picture.height
            elif isinstance(shape, Polyline):
                assert all(0 <= x <= WIDTH and 0 <= y <= picture.height for x, y in shape.points)
        assert all(bar.x >= LABELS and bar.height == BAR for bar in bars(picture, Ink.ACTUAL))


def test_time_added_is_no_overrun_in_the_picture():
    day = played(meeting(10), (0, "start"), (1, act("add", by=5)), (15, "finish"))

    (picture,) = drawn(day)

    assert bars(picture, Ink.OVER) == []
    assert minutes(15) == day.course.used("opening", at(15))
