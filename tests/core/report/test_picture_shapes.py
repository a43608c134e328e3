"""Where every mark of the picture stands: a small day, drawn to the tenth of a millimetre.

The day is 97 minutes long, and the axis 97 mm: a minute is a millimetre, and 8:00 lies at 55 mm.
"""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.core.report.test_picture import drawn
from tests.fakes import item, played, programme, session
from timekeeper.core.programme import Kind
from timekeeper.core.report.picture import Ink, Polyline, Rectangle, Text, Triangle

PLANNED = programme(
    session(
        item("opening", "8:00", "8:20"),
        item("coffee", "8:20", "8:40", kind=Kind.BREAK),
        item("report", "8:40", "9:37"),
    )
)


def rounded(value):
    """Return a shape, or the numbers in it, without the crumbs of reckoning in binary."""
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, tuple):
        return tuple(rounded(one) for one in value)
    if isinstance(value, Rectangle | Polyline | Triangle | Text):
        return replace(value, **{n: rounded(getattr(value, n)) for n in value.__struct_fields__})
    return value


@pytest.fixture
def picture():
    """Return the picture of a day with a late start, a pause, an overrun and a short report."""
    day = played(PLANNED, (2, "start"), (10, "pause"), (13, "resume"), (28, "next"), (45, "next"))
    day.do(90, "finish")
    (found,) = drawn(day)
    return found


def shapes(picture, kind, *roles):
    """Return the shapes of a kind that play these parts, from the first drawn to the last."""
    return [rounded(s) for s in picture.shapes if isinstance(s, kind) and s.role in roles]


def test_the_legend_shows_each_bar_with_its_word_behind_it(picture):
    bars = [s for s in shapes(picture, Rectangle, *Ink) if s.y == 1]
    words = [s for s in shapes(picture, Text, Ink.LABEL) if s.y < 11]

    assert bars == [
        Rectangle(55.0, 1.0, 5, 2.7, Ink.PLANNED),
        Rectangle(73.95, 1.0, 5, 2.7, Ink.ACTUAL),
        Rectangle(91.55, 1.0, 5, 2.7, Ink.OVER),
        Rectangle(106.45, 1.0, 5, 2.7, Ink.PAUSED),
        Rectangle(124.05, 1.0, 5, 2.7, Ink.BREAK),
    ]
    assert words == [
        Text(61.0, 3.3, "planned", Ink.LABEL),
        Text(79.95, 3.3, "actual", Ink.LABEL),
        Text(97.55, 3.3, "over", Ink.LABEL),
        Text(112.45, 3.3, "paused", Ink.LABEL),
        Text(130.05, 3.3, "break", Ink.LABEL),
    ]


def test_the_axis_names_each_quarter_above_a_line_down_to_the_foot(picture):
    lines = [s for s in shapes(picture, Polyline, Ink.GRID) if s.points[0][0] == s.points[1][0]]
    clocks = [s for s in shapes(picture, Text, Ink.FIGURE) if s.anchor == "middle"]

    places = [55.0, 70.0, 85.0, 100.0, 115.0, 130.0, 145.0]
    assert lines == [Polyline(((x, 11.0), (x, 61.2)), Ink.GRID) for x in places]
    told = ["01:00", "01:15", "01:30", "01:45", "02:00", "02:15", "02:30"]
    assert clocks == [
        Text(x, 9.8, clock, Ink.FIGURE, "middle") for x, clock in zip(places, told, strict=True)
    ]
    assert Polyline(((55.0, 11.0), (152.0, 11.0)), Ink.AXIS) in shapes(picture, Polyline, Ink.AXIS)


def test_each_item_has_its_name_at_the_left_edge_and_its_planned_bar(picture):
    names = [s for s in shapes(picture, Text, Ink.LABEL) if s.x == 0]

    assert names[:3] == [
        Text(0, 16.8, "opening", Ink.LABEL),
        Text(0, 25.2, "coffee", Ink.LABEL),
        Text(0, 33.6, "report", Ink.LABEL),
    ]
    assert shapes(picture, Rectangle, Ink.PLANNED)[1:] == [
        Rectangle(55.0, 13.2, 20.0, 2.7, Ink.PLANNED),
        Rectangle(75.0, 21.6, 20.0, 2.7, Ink.PLANNED),
        Rectangle(95.0, 30.0, 57.0, 2.7, Ink.PLANNED),
    ]


def test_what_was_held_is_drawn_as_it_went_pause_and_overrun_in_their_places(picture):
    rows = [s for s in shapes(picture, Rectangle, Ink.ACTUAL, Ink.PAUSED, Ink.OVER) if s.y > 1]

    assert rows == [
        Rectangle(57.0, 16.2, 8.0, 2.7, Ink.ACTUAL),
        Rectangle(65.0, 16.2, 3.0, 2.7, Ink.PAUSED),
        Rectangle(68.0, 16.2, 12.0, 2.7, Ink.ACTUAL),
        Rectangle(80.0, 16.2, 3.0, 2.7, Ink.OVER),
        Rectangle(83.0, 24.6, 17.0, 2.7, Ink.ACTUAL),
        Rectangle(100.0, 33.0, 45.0, 2.7, Ink.ACTUAL),
    ]


def test_only_an_overrun_is_hatched_and_so_is_its_mark_in_the_legend(picture):
    stripes = [s.points for s in shapes(picture, Polyline, Ink.STRIPE)]

    in_legend = [((x, 3.7), (x, 1.0)) for x in (92.65, 93.75, 94.85, 95.95)]
    in_row = [((x, 18.9), (x, 16.2)) for x in (81.1, 82.2)]
    assert stripes == in_legend + in_row


def test_behind_an_overrun_stand_a_triangle_and_its_minutes(picture):
    assert shapes(picture, Triangle, *Ink) == [Triangle(84.3, 18.9, 2.2, Ink.OVER)]
    assert shapes(picture, Text, Ink.OVER_FIGURE) == [Text(85.8, 18.7, "+3", Ink.OVER_FIGURE)]


def test_a_break_is_a_band_through_all_rows(picture):
    (band,) = shapes(picture, Rectangle, Ink.BREAK)[1:]

    assert band == Rectangle(83.0, 12.0, 17.0, 25.2, Ink.BREAK)


def test_the_drift_has_its_scale_with_the_programme_s_own_time_in_the_middle(picture):
    figures = [s for s in shapes(picture, Text, Ink.FIGURE) if s.anchor == "end"]
    lines = [s for s in shapes(picture, Polyline, Ink.GRID, Ink.AXIS) if s.points[0][1] > 37.2]

    assert figures == [
        Text(54.0, 45.1, "+10", Ink.FIGURE, "end"),
        Text(54.0, 53.6, "+0", Ink.FIGURE, "end"),
        Text(54.0, 62.1, "-10", Ink.FIGURE, "end"),
    ]
    assert lines == [
        Polyline(((55.0, 44.2), (152.0, 44.2)), Ink.GRID),
        Polyline(((55.0, 52.7), (152.0, 52.7)), Ink.AXIS),
        Polyline(((55.0, 61.2), (152.0, 61.2)), Ink.GRID),
    ]
    assert Text(0, 53.7, "drift", Ink.LABEL) in shapes(picture, Text, Ink.LABEL)


def test_the_drift_rises_with_the_delay_and_falls_below_the_middle_when_early(picture):
    (drift,) = shapes(picture, Polyline, Ink.DRIFT)

    # Two, eight and five minutes late, then seven early; ten minutes are 8.5 mm.
    begun_and_ended = [(57.0, 51.0), (83.0, 45.9), (100.0, 48.45), (145.0, 58.65)]
    assert drift.points == tuple(begun_and_ended[n] for n in (0, 1, 1, 2, 2, 3))


def test_the_picture_is_named_for_its_session_and_as_high_as_its_rows(picture):
    assert (picture.session, round(picture.height, 2), picture.width) == ("morning", 63.2, 165.0)
