"""What the desk reads of the linked points."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.fakes import at, meeting, seconds
from timekeeper.core.points import Point
from timekeeper.core.roll_call import Attendance, Hand, RollCall
from timekeeper.live.linked_points import NOTHING_SAID, LineState, PointRow, Seen
from timekeeper.views.hall import Announcement, Blackout, Heading, ItemContent
from timekeeper.views.points import (
    PointFilter,
    back_words,
    floor_given_words,
    hall_line_words,
    matches,
    place_words,
    point_cells,
    point_heads,
    roll_call_sentence,
)

DAY = meeting(10)
TALKS = ItemContent(Heading("", "", "", ""), "", ("Thảo luận tổ",), "", None, None)
NEXT = Announcement("Next", "10:15", ("Báo cáo",), "")
POINT = Point("p001", "Xã Tân Hòa", "0912")
NOBODY = PointRow(POINT, None, LineState.NEVER, None, None, 0, NOTHING_SAID)
HERE = replace(
    NOBODY,
    attendance=Attendance("Xã Tân Hòa", at(5), 45, "Lê A"),
    line=LineState.GOOD,
    seen=Seen(at(6), 35.0),
)
EXCUSED = replace(NOBODY, attendance=Attendance("Xã Tân Hòa", at(5), excused=True))
SLOW = replace(HERE, line=LineState.BAD, seen=Seen(at(6), 652.0))
LOST = replace(HERE, line=LineState.LOST)
ELSEWHERE = replace(HERE, line=LineState.ELSEWHERE)
HAND = replace(HERE, hand=Hand("h1", "p001", "Xã Tân Hòa", "Lê A", "Số", at(7)), place=3)
ASKING = replace(HERE, talk=replace(NOTHING_SAID, question="Mấy giờ?"))
ROOM = replace(NOBODY, point=Point("p009", "Tổ 3", room=True))


def test_a_row_has_a_cell_under_each_head():
    assert len(point_cells(NOBODY, DAY)) == len(point_heads())


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (NOBODY, ("Xã Tân Hòa", "Not yet", "", "", "–", "", "")),
        (HERE, ("Xã Tân Hòa", "Present, 08:05", "45", "Lê A", "Good", "", "")),
        (EXCUSED, ("Xã Tân Hòa", "Excused", "", "", "–", "", "")),
        (SLOW, ("Xã Tân Hòa", "Present, 08:05", "45", "Lê A", "Slow, 650 ms", "", "")),
        (ELSEWHERE, ("Xã Tân Hòa", "Present, 08:05", "45", "Lê A", "On another desk", "", "")),
        (LOST, ("Xã Tân Hòa", "Present, 08:05", "45", "Lê A", "Lost", "08:06:00", "")),
        (HAND, ("Xã Tân Hòa", "Present, 08:05", "45", "Lê A", "Good", "", "3. Lê A")),
        (ASKING, ("Xã Tân Hòa", "Present, 08:05", "45", "Lê A", "Good", "", "? Mấy giờ?")),
        (
            replace(HERE, talk=replace(NOTHING_SAID, test=4711)),
            ("Xã Tân Hòa", "Present, 08:05", "45", "Lê A", "Good", "", "line test…"),
        ),
        (
            replace(HERE, talk=replace(NOTHING_SAID, test=4711, number_read=True)),
            ("Xã Tân Hòa", "Present, 08:05", "45", "Lê A", "Good", "", "reads the number"),
        ),
        (ROOM, ("Tổ 3", "", "", "", "–", "", "")),
        (
            replace(ROOM, talk=replace(NOTHING_SAID, finished=True)),
            ("Tổ 3", "Finished", "", "", "–", "", ""),
        ),
    ],
)
def test_a_row_says_how_the_point_stands(row, cells):
    assert point_cells(row, DAY) == cells


def test_a_row_says_the_same_however_often_a_good_line_pings():
    later = replace(HERE, seen=Seen(at(6) + seconds(5), 61.0))

    assert point_cells(later, DAY) == point_cells(HERE, DAY)


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [
        (PointFilter.ALL, [NOBODY, HERE, EXCUSED, SLOW, LOST, ELSEWHERE, HAND, ASKING, ROOM]),
        (PointFilter.PRESENT, [HERE, SLOW, LOST, ELSEWHERE, HAND, ASKING]),
        (PointFilter.NOT_YET, [NOBODY]),
        (PointFilter.TO_CALL, [NOBODY]),
        (PointFilter.BAD_LINE, [SLOW, LOST, ELSEWHERE]),
        (PointFilter.ASKING, [HAND, ASKING]),
    ],
)
def test_each_filter_shows_what_it_says(wanted, rows):
    every = [NOBODY, HERE, EXCUSED, SLOW, LOST, ELSEWHERE, HAND, ASKING, ROOM]

    assert [row for row in every if matches(row, wanted, "")] == rows


@pytest.mark.parametrize(
    ("search", "found"),
    [("tân", True), ("TAN HOA", True), ("hòa", True), (" hoà", True), ("trà", False)],
)
def test_a_point_is_found_without_its_marks(search, found):
    assert matches(NOBODY, PointFilter.ALL, search) is found


def test_a_line_test_stands_before_what_a_narrow_column_may_cut():
    tested = replace(HAND, talk=replace(ASKING.talk, test=4711))

    assert point_cells(tested, DAY)[-1].startswith("line test…")
    assert "Mấy giờ?" in point_cells(tested, DAY)[-1]


def test_the_sentence_counts_points_and_delegates_and_no_rooms():
    points = (POINT, Point("p002", "B"), Point("p003", "C"))
    answers = {"p001": HERE.attendance, "p002": EXCUSED.attendance}
    roll_call = RollCall(at(0), points, answers=answers)

    sentence = roll_call_sentence(roll_call, [HERE, EXCUSED, NOBODY, ROOM])

    assert sentence == (
        "Connected: 1 of 3 · present: 1 point, 45 delegates · excused: 1 · not yet: 1 · "
        "groups finished: 0 of 1"
    )
    assert roll_call_sentence(None, [HERE]) == "Connected: 1 of 1"
    read = replace(HERE, talk=replace(NOTHING_SAID, test=4711, number_read=True))
    waits = replace(NOBODY, talk=replace(NOTHING_SAID, test=4711))
    assert roll_call_sentence(None, [read, waits]) == "Connected: 1 of 2 · number read: 1 of 2"
    done = replace(ROOM, talk=replace(NOTHING_SAID, finished=True))
    assert roll_call_sentence(None, [ROOM, done]) == "Connected: 0 of 0 · groups finished: 1 of 2"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ((None, 20.0, 38.4), "Line: 38 ms"),
        ((None, 20.0, None), "Line: 0 ms"),
        ((None, 251.0, 502.0), "The line is slow; the clock may be wrong by a second."),
        ((timedelta(seconds=75), 999.0, 5.0), "Alone for 1 min; the clock goes on."),
    ],
)
def test_a_point_reads_how_its_line_to_the_hall_is(line, words):
    assert hall_line_words(*line) == words


def test_a_point_reads_its_place_and_then_its_time():
    assert place_words("Lê A", 3, queued=False) == "Lê A asks for the floor, number 3."
    assert place_words("Lê A", 1, queued=True) == "Lê A is number 1 of those who will speak."
    assert floor_given_words("Lê A", None) == "You have the floor: Lê A"
    left, over = (timedelta(minutes=minutes) for minutes in (2, -1))
    assert floor_given_words("Lê A", left) == "You have the floor: Lê A · 02:00 left"
    assert floor_given_words("Lê A", over) == "You have the floor: Lê A · time used up 01:00 ago"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (replace(TALKS, next=NEXT), "Please be back in the hall at 10:15"),
        (replace(TALKS, next=replace(NEXT, time="")), ""),
        (TALKS, ""),
        (Blackout(), ""),
        (None, ""),
    ],
)
def test_a_group_is_expected_back_when_what_comes_next_begins(content, told):
    assert back_words(content) == told
