"""The linked points as the hall knows them now."""

from __future__ import annotations

import pytest

from tests.fakes import at, journal, seconds
from timekeeper.core.events import HandRaised, PointExcused, PointPresent, RollCallOpened
from timekeeper.core.points import Point
from timekeeper.core.record.course import Course
from timekeeper.core.record.history import replay
from timekeeper.live.linked_points import (
    SILENT,
    SLOW,
    LineState,
    LinkedPoints,
    Presence,
    point_rows,
)

LIST = (Point("p001", "Phường 1"), Point("p002", "Phường 2"), Point("p003", "Tổ 3", room=True))
NOW = at(0)


def linked() -> LinkedPoints:
    return LinkedPoints(LIST)


@pytest.mark.parametrize(
    ("trip", "ago", "state"),
    [
        (None, 0, LineState.GOOD),
        (35.0, 0, LineState.GOOD),
        (SLOW - 1, 5, LineState.GOOD),
        (SLOW, 5, LineState.BAD),
        (35.0, 15, LineState.GOOD),
        (35.0, 15.1, LineState.LOST),
        (35.0, 3600, LineState.LOST),
    ],
)
def test_a_line_is_as_good_as_the_last_ping(trip, ago, state):
    presence = Presence()
    presence.pinged("p001", NOW, trip)

    assert presence.line("p001", NOW + seconds(ago)) is state


@pytest.mark.parametrize(
    ("ago", "state"), [(5, LineState.ELSEWHERE), (16, LineState.LOST), (3600, LineState.LOST)]
)
def test_a_point_that_follows_a_newer_desk_is_not_here_though_its_line_is_good(ago, state):
    presence = Presence()
    presence.pinged("p001", NOW, 30.0, elsewhere=True)

    assert presence.line("p001", NOW + seconds(ago)) is state

    presence.pinged("p001", NOW + seconds(ago), 30.0)
    assert presence.line("p001", NOW + seconds(ago)) is LineState.GOOD


def test_a_point_that_never_pinged_was_never_there():
    presence = Presence()

    assert presence.line("p001", NOW) is LineState.NEVER
    assert presence.seen("p001") is None


def test_presence_is_wrong_for_at_most_twenty_seconds():
    presence, moment = Presence(), NOW
    for _ping in range(20):
        presence.pinged("p001", moment, 30.0)
        last, moment = moment, moment + seconds(5)

    # The line is cut right after the last ping; the desk looks each second.
    there = [n for n in range(60) if presence.line("p001", last + seconds(n)) is LineState.GOOD]
    assert max(there) + 1 <= 20
    assert seconds(19) > SILENT

    presence.pinged("p001", last + seconds(60), 30.0)
    assert presence.line("p001", last + seconds(60)) is LineState.GOOD


@pytest.mark.parametrize("step", [-3600, -60, 60, 3600])
def test_a_clock_that_was_set_keeps_nobody_present(step):
    presence = Presence()
    presence.pinged("p001", NOW, 30.0)

    assert presence.line("p001", NOW + seconds(step)) is LineState.LOST


def test_what_all_are_told_reaches_all_and_what_one_is_told_nobody_else():
    points = linked()

    points.tell("Mời ổn định", NOW)
    points.tell("Xin bật micro", at(1), "p002")

    assert points.talk("p001").message == "Mời ổn định"
    assert (points.talk("p002").message, points.talk("p002").told) == ("Xin bật micro", at(1))


def test_a_message_to_a_point_answers_its_question_and_one_to_all_does_not():
    points = linked()
    points.asked("p001", "Khi nào giải lao?")
    points.tell("Mời ổn định", NOW)
    still = points.talk("p001").question

    points.tell("9 giờ", at(1), "p001")

    assert (still, points.talk("p001").question) == ("Khi nào giải lao?", "")


def test_only_the_number_of_the_test_that_runs_is_right():
    points = linked()
    points.test(4711)

    assert not points.read("p001", 4712)
    assert not points.talk("p001").number_read
    assert points.read("p001", 4711)
    assert points.read("p001", 4711)
    assert points.talk("p001").number_read
    assert not points.talk("p002").number_read

    points.test(1234)
    assert not points.talk("p001").number_read

    points.test(None)
    assert not points.read("p001", 1234)


def test_whatever_is_said_counts_as_another_state():
    points = linked()
    seen = [points.said]

    for say in (
        lambda: points.tell("a", NOW, "p001"),
        lambda: points.asked("p001", "b"),
        lambda: points.test(1),
        lambda: points.read("p001", 1),
        lambda: points.finish("p003", finished=True),
    ):
        say()
        seen.append(points.said)

    assert seen == sorted(set(seen))


def test_a_point_is_found_by_its_id_alone():
    assert linked().named("p002") == LIST[1]
    assert linked().named("Phường 2") is None


def test_what_was_said_is_forgotten_for_another_conference_and_the_points_stay():
    points = linked()
    points.tell("Mời ổn định", NOW)
    before = points.said

    points.forget()

    assert points.talk("p001").message == ""
    assert points.points == LIST
    assert points.said > before


def test_a_row_says_how_a_point_stands_in_the_roll_call_on_its_line_and_with_its_hand():
    points = linked()
    points.presence.pinged("p001", NOW, 30.0)
    course = replay(
        journal(
            (0, RollCallOpened(LIST)),
            (0, PointPresent("p001", "Phường 1", 45, "A")),
            (0, HandRaised("h2", "p002", "Phường 2", "B")),
            (0, HandRaised("h1", "p001", "Phường 1", "C")),
        )
    )

    first, second, room = point_rows(points, course, NOW)

    assert (first.attendance.delegates, first.line, first.place) == (45, LineState.GOOD, 2)
    assert (second.attendance, second.line, second.place) == (None, LineState.NEVER, 1)
    assert (room.attendance, room.hand, room.place) == (None, None, 0)


def test_who_has_neither_answered_nor_a_line_is_to_be_called_by_telephone():
    points = LinkedPoints([Point(f"p00{n}", f"Phường {n}") for n in range(1, 5)] + [LIST[2]])
    points.presence.pinged("p002", NOW, None)
    course = replay(
        journal(
            (0, RollCallOpened(points.points)),
            (0, PointPresent("p001", "Phường 1", 45)),
            (0, PointExcused("p003", "Phường 3")),
        )
    )

    called = [row.point.name for row in point_rows(points, course, NOW) if row.to_be_called]

    assert called == ["Phường 4"]


def test_before_any_roll_call_every_point_is_a_row():
    assert [row.point for row in point_rows(linked(), Course(), NOW)] == list(LIST)
