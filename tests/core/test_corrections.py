"""A start that was recorded late or early is set right, and the end before it with it."""

from __future__ import annotations

import pytest

from tests.fakes import EIGHT, act, at, meeting, minutes, played, runs, seconds
from timekeeper.core.acts import CorrectStart
from timekeeper.core.record.course import Correction
from timekeeper.core.rules import NotPermitted, Reason

TWO = ((0, "start"), (10, "next"))


def refused(day, minute, to, item=None):
    with pytest.raises(NotPermitted) as refusal:
        day.do(minute, act("correct", item, to=to))
    return refusal.value.reason, refusal.value.limit


def test_the_end_of_the_item_before_moves_with_the_start():
    earlier = played(meeting(10, 10), *TWO, (12, act("correct", to=8)))
    later = played(meeting(10, 10), *TWO, (12, act("correct", to=11)))

    assert runs(earlier.course) == [("opening", 0, 8), ("report", 8, None)]
    assert runs(later.course) == [("opening", 0, 11), ("report", 11, None)]


def test_an_end_before_a_gap_stays():
    day = played(
        meeting(10, 10), (0, "start"), (8, "finish"), (10, "start"), (12, act("correct", to=9))
    )

    assert runs(day.course) == [("opening", 0, 8), ("report", 9, None)]


def test_the_first_item_can_have_started_at_any_time_before():
    day = played(meeting(10, 10), (5, "start"), (6, act("correct", to=-30)))

    assert runs(day.course) == [("opening", -30, None)]


def test_the_running_item_is_meant_when_none_is_named():
    day = played(meeting(10, 10), *TWO, (15, act("correct", "opening", to=-2)))

    assert runs(day.course) == [("opening", -2, 10), ("report", 10, None)]


def test_what_was_corrected_is_kept():
    day = played(meeting(10, 10), *TWO, (12, act("correct", to=8)))

    assert day.course.corrections == (Correction(at(12), "report", at(10), at(8)),)


def test_a_correction_can_be_undone():
    day = played(meeting(10, 10), *TWO, (12, act("correct", to=8)), (13, "undo"))

    assert runs(day.course) == [("opening", 0, 10), ("report", 10, None)]
    assert day.course.corrections == ()


def test_an_item_with_several_intervals_began_with_its_first():
    day = played(meeting(10, 10), *TWO, (12, "previous"), (15, act("correct", to=-1)))

    assert runs(day.course) == [("opening", -1, 10), ("report", 10, 12), ("opening", 12, None)]


def test_a_corrected_start_is_a_whole_second():
    day = played(meeting(10, 10), *TWO)

    day.do(12, CorrectStart(EIGHT + seconds(9 * 60 + 0.7)))

    assert day.course.intervals[-1].start == at(9)


def test_a_pause_that_was_over_stays_as_it_was():
    day = played(meeting(10, 10), (0, "start"), (4, "pause"), (6, "resume"), (10, "next"))

    day.do(12, act("correct", to=11))

    assert day.course.used("opening", at(12)) == minutes(9)


class TestLimits:
    def test_not_before_the_start_of_the_item_before(self):
        day = played(meeting(10, 10), *TWO)

        assert refused(day, 12, -1) == (Reason.TOO_EARLY, at(0))
        assert day.do(12, act("correct", to=0))

    def test_not_before_the_end_of_the_item_before_a_gap(self):
        day = played(meeting(10, 10), (0, "start"), (8, "finish"), (10, "start"))

        assert refused(day, 12, 7) == (Reason.TOO_EARLY, at(8))
        assert day.do(12, act("correct", to=8))

    def test_not_after_now(self):
        day = played(meeting(10, 10), *TWO)

        assert refused(day, 12, 13) == (Reason.TOO_LATE, at(12))
        assert day.do(12, act("correct", to=12))

    def test_not_after_its_own_end(self):
        day = played(meeting(10, 10), *TWO)

        assert refused(day, 12, 11, "opening") == (Reason.TOO_LATE, at(10))
        assert day.do(12, act("correct", "opening", to=10))

    def test_not_after_its_own_first_pause(self):
        day = played(meeting(10, 10), *TWO, (14, "pause"), (15, "resume"))

        assert refused(day, 16, 15) == (Reason.TOO_LATE, at(14))
        assert day.do(16, act("correct", to=14))

    def test_not_into_a_pause_that_the_item_before_ended(self):
        day = played(meeting(10, 10), (0, "start"), (4, "pause"), (6, "resume"), (10, "next"))

        assert refused(day, 12, 5) == (Reason.TOO_EARLY, at(6))
        assert day.do(12, act("correct", to=6))


class TestPauseUpToTheNext:
    """An item that was paused until the next one began stays paused until then."""

    PAUSED = ((0, "start"), (4, "pause"), (10, "next"))

    def test_the_pause_ends_with_the_corrected_start(self):
        earlier = played(meeting(10, 10), *self.PAUSED, (12, act("correct", to=7)))
        later = played(meeting(10, 10), *self.PAUSED, (12, act("correct", to=11)))

        assert earlier.course.used("opening", at(20)) == minutes(4)
        assert later.course.used("opening", at(20)) == minutes(4)

    def test_the_start_cannot_lie_before_that_pause(self):
        day = played(meeting(10, 10), *self.PAUSED)

        assert refused(day, 12, 3) == (Reason.TOO_EARLY, at(4))
        assert day.do(12, act("correct", to=4))

    def test_two_presses_in_one_second_do_not_pause_twice(self):
        day = played(
            meeting(10, 10), (0, "start"), (4, "pause"), (10, "resume"), (10, "pause"), (10, "next")
        )

        day.do(16, act("correct", to=15))

        opening = day.course.intervals[0]
        assert opening.paused_time(at(16)) == minutes(6 + 5)
        assert opening.used(at(16)) == minutes(4)
