"""How much slack lies ahead, and how much of a delay it swallows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given

from tests.core.random_days import RandomDay, days, laws
from tests.fakes import Day, act, item, minutes, played, programme, session
from timekeeper.core.timeline import slack_ahead

ZERO = timedelta()


def planned():
    """Return a session with ten minutes before its second item and five at its end."""
    return programme(
        session(item("a", "8:00", "8:20"), item("b", "8:30", "8:55"), start="8:00", end="9:00"),
        session(item("c", "14:00", "14:30"), name="afternoon"),
    )


def told(day: Day, now: float) -> float:
    return slack_ahead(day.programme, day.seen(now)) / minutes(1)


@pytest.mark.parametrize(
    ("late", "swallowed"), [(0, 0), (4, 4), (10, 10), (12, 12), (15, 15), (30, 15)]
)
def test_a_delay_is_swallowed_as_far_as_the_gaps_reach(late, swallowed):
    day = played(planned(), (late, "start"))

    assert told(day, late + 1) == 15
    assert day.seen(late + 1).deviation == minutes(late - swallowed)


def test_gaps_that_lie_behind_count_no_longer():
    day = played(planned(), (0, "start"), (33, "next"))

    assert told(day, 34) == 5


def test_while_the_hall_waits_a_gap_shrinks():
    day = played(planned(), (0, "start"), (20, "finish"))

    assert told(day, 24) == 11
    assert told(day, 32) == 5


def test_the_slack_is_that_of_the_session_in_focus():
    assert told(played(planned(), (0, "start"), (50, "close")), 51) == 0


def test_a_day_that_is_over_or_empty_has_none():
    day = played(programme(session(item("a", "8:00", "8:10"), end="9:00")), (0, "start"))
    day.do(10, "finish")

    assert told(day, 11) == 0
    assert told(Day(programme()), 0) == 0


def test_what_runs_without_a_limit_is_expected_to_end_now():
    planned = programme(session(item("a", "8:00"), item("b", length=10), end="9:00"))
    day = played(planned, (0, "start"))

    assert told(day, 5) == 50
    assert told(day, 55) == 50


def test_the_rest_of_the_running_session_comes_first():
    day = played(planned(), (0, act("jump", "b")))

    assert told(day, 1) == 5


def several_gaps():
    """Return a session with gaps of ten, fifteen and five minutes, and twenty at its end."""
    return programme(
        session(
            item("a", "8:00", "8:10"),
            item("b", "8:20", "8:30"),
            item("c", "8:45", "8:55"),
            item("d", "9:00", "9:10"),
            end="9:30",
        )
    )


def test_gaps_that_a_delay_has_used_up_still_count():
    assert told(played(several_gaps(), (4, "start")), 30) == 50


def test_after_a_jump_the_gaps_are_met_in_the_order_of_play():
    day = played(several_gaps(), (0, act("jump", "c")))

    # The gap before d is kept; a and b then follow at once, and that before b still counts.
    assert told(day, 1) == 35


@laws
@given(days())
def test_the_slack_is_no_more_than_the_session_has(day: RandomDay):
    ahead, session = slack_ahead(day.programme, day.picture), day.picture.session
    gaps = (slot.slack for slot in day.programme.slots if slot.session == session)
    ending = day.programme.sittings[session].slack if session is not None else ZERO

    assert ZERO <= ahead <= sum(gaps, ending)
