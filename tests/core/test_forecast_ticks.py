"""The forecast of a day that is watched: what each further minute of delay moves, and what not."""

from __future__ import annotations

import pytest

from tests.fakes import Day, act, at, item, minute, minutes, part, played, programme, session
from timekeeper.core.timeline import Timeline

Times = tuple[float | None, float | None]


def watched(day: Day, *minutes_seen: float) -> dict[str, list[Times]]:
    """Return each item's start and end at these minutes, all told by one timeline."""
    timeline = Timeline(day.programme, day.course)
    pictures = [timeline.at(at(now)).items for now in minutes_seen]
    return {
        told[0].item.id: [(minute(row.start), minute(row.end)) for row in told]
        for told in zip(*pictures, strict=True)
    }


def with_fixed_part():
    """Twenty-five minutes, a gap of ten, and a part that does not begin before 8:35."""
    return programme(
        session(
            part(item("a", "8:00", "8:10"), item("b", "8:10", "8:20"), item("c", "8:20", "8:25")),
            part(item("d", "8:35", "8:45"), item("e", "8:45", "8:50"), fixed_start=True),
            start="8:00",
        )
    )


def test_an_overrun_moves_what_follows_until_a_gap_and_then_what_comes_after_it():
    day = played(with_fixed_part(), (0, "start"))

    assert watched(day, 5, 12, 13, 20, 21, 23) == {
        "a": [(0, 10), (0, 12), (0, 13), (0, 20), (0, 21), (0, 23)],
        "b": [(10, 20), (12, 22), (13, 23), (20, 30), (21, 31), (23, 33)],
        "c": [(20, 25), (22, 27), (23, 28), (30, 35), (31, 36), (33, 38)],
        "d": [(35, 45), (35, 45), (35, 45), (35, 45), (36, 46), (38, 48)],
        "e": [(45, 50), (45, 50), (45, 50), (45, 50), (46, 51), (48, 53)],
    }


def test_a_pause_moves_what_follows_until_a_gap_and_then_what_comes_after_it():
    planned = with_fixed_part()
    day = played(planned, (0, "start"), (10, "next"), (20, "next"), (22, "pause"))

    assert watched(day, 22, 30, 33) == {
        "a": [(0, 10)] * 3,
        "b": [(10, 20)] * 3,
        "c": [(20, 25), (20, 33), (20, 36)],
        "d": [(35, 45), (35, 45), (36, 46)],
        "e": [(45, 50), (45, 50), (46, 51)],
    }


def test_minutes_that_are_given_and_taken_again_move_what_follows_no_farther_than_its_time():
    planned = with_fixed_part()
    day = played(planned, (0, "start"), (10, "next"), (20, "next"))
    starts = []
    for change, by in (("add", 12), ("cut", 7)):
        day.do(20, act(change, by=by))
        starts.append(minute(day.snapshot(at(20)).items[3].start))

    assert starts == [37, 35]


def test_minutes_for_what_is_to_come_move_what_comes_after_it():
    day = played(with_fixed_part(), (0, "start"))
    day.snapshot(at(1))

    day.do(1, act("add", "b", by=5))

    assert day.snapshot(at(1)).items == day.seen(1).items
    assert minute(day.snapshot(at(1)).items[2].start) == 25


def test_a_hall_that_waits_moves_what_follows_from_now_on():
    day = played(with_fixed_part(), (0, "start"), (10, "next"), (18, "finish"))

    assert watched(day, 18, 19, 30, 32, 33) == {
        "a": [(0, 10)] * 5,
        "b": [(10, 18)] * 5,
        "c": [(18, 23), (19, 24), (30, 35), (32, 37), (33, 38)],
        "d": [(35, 45), (35, 45), (35, 45), (37, 47), (38, 48)],
        "e": [(45, 50), (45, 50), (45, 50), (47, 52), (48, 53)],
    }


def test_a_day_before_its_start_stands_still_until_it_is_late():
    day = Day(with_fixed_part())

    assert watched(day, -60, -1, 0, 1, 12) == {
        "a": [(0, 10), (0, 10), (0, 10), (1, 11), (12, 22)],
        "b": [(10, 20), (10, 20), (10, 20), (11, 21), (22, 32)],
        "c": [(20, 25), (20, 25), (20, 25), (21, 26), (32, 37)],
        "d": [(35, 45), (35, 45), (35, 45), (35, 45), (37, 47)],
        "e": [(45, 50), (45, 50), (45, 50), (45, 50), (47, 52)],
    }


def test_a_gap_is_used_up_before_what_follows_it_moves():
    planned = programme(
        session(item("a", "8:00", "8:10"), item("b", "8:15", "8:20"), item("c", "8:20", "8:30"))
    )

    assert watched(played(planned, (0, "start")), 9, 12, 14, 16, 17) == {
        "a": [(0, 10), (0, 12), (0, 14), (0, 16), (0, 17)],
        "b": [(15, 20), (15, 20), (15, 20), (16, 21), (17, 22)],
        "c": [(20, 30), (20, 30), (20, 30), (21, 31), (22, 32)],
    }


def test_what_goes_on_without_a_limit_lets_the_next_begin_at_its_time_but_not_before_it():
    planned = programme(
        session(
            part(item("a", length=10), item("b")),
            part(item("c", "8:30", "8:40"), fixed_start=True),
            start="8:00",
        )
    )

    assert watched(played(planned, (0, "start")), 12, 15, 31, 34) == {
        "a": [(0, 12), (0, 15), (0, 31), (0, 34)],
        "b": [(12, None), (15, None), (31, None), (34, None)],
        "c": [(30, 40), (30, 40), (31, 41), (34, 44)],
    }


def test_a_part_without_a_fixed_start_begins_as_soon_as_the_hall_is_free():
    planned = programme(
        session(part(item("a", "8:00", "8:10")), part(item("b", "8:10", "8:20"), start="8:10"))
    )

    assert watched(played(planned, (0, "start"), (6, "finish")), 6)["b"] == [(6, 16)]


@pytest.mark.parametrize("now", [0, 5, 20])
def test_a_session_that_goes_on_to_its_end_is_compared_by_the_start_of_its_last_item(now):
    planned = programme(
        session(item("a", "8:00", "8:10"), item("b", "8:10", "8:20"), item("c", "8:20"))
    )

    assert Day(planned).seen(now).deviation == minutes(now)
