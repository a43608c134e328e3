"""A record taken up again: a clock that was set back, a short absence, a long one, another day."""

from __future__ import annotations

import pytest

from tests.fakes import (
    Day,
    act,
    at,
    edit,
    item,
    meeting,
    minute,
    minutes,
    programme,
    runs,
    session,
)
from timekeeper.core.acts import (
    AddNote,
    AddTime,
    CorrectStart,
    Count,
    Finish,
    Jump,
    Next,
    Pause,
    Redo,
    Resume,
    Skip,
    Start,
    Undo,
)
from timekeeper.core.events import (
    AttendanceCounted,
    ClockStepped,
    GroupCount,
    ItemEdited,
    ItemRemoved,
    Recovered,
    Recovery,
)
from timekeeper.live.resuming import absence, answer, moves_on, must_ask, settle_clock

TEN = minutes(10)


def resumed(day: Day, at_minute: float) -> Day:
    """Return the same record in a program that starts at another minute."""
    again = Day.__new__(Day)
    again.clock = day.clock
    again.clock.instant = at(at_minute)
    again.journal = day.journal
    super(Day, again).__init__(day.original, day.journal, day.clock)
    return again


def running_since_minute_1() -> Day:
    day = Day(meeting(10, 10))
    day.do(1, "start")
    return day


def test_nothing_is_asked_when_nothing_runs():
    day = running_since_minute_1()
    day.do(5, "finish")

    assert absence(resumed(day, 60), None) is None


def test_the_absence_begins_with_the_last_sign_of_life():
    away = absence(resumed(running_since_minute_1(), 30), at(12))

    assert (minute(away.since), minute(away.until)) == (12, 30)


def test_a_sign_of_life_at_this_very_moment_leaves_no_absence():
    assert absence(resumed(running_since_minute_1(), 30), at(30)) is None


@pytest.mark.parametrize("made", ["note", "edit", "undo"])
def test_what_was_written_while_the_question_stood_shortens_no_absence(made):
    day = running_since_minute_1()
    written = {
        "note": [AddNote("the power failed")],
        "edit": [edit(ItemEdited(item("report", length=15)))],
        "undo": [edit(ItemEdited(item("report", length=15))), Undo()],
    }
    for what in written[made]:
        day.do(25, what)

    away = absence(resumed(day, 30), at(12))

    assert (minute(away.since), minute(away.until)) == (12, 30)


def test_without_a_sign_of_life_it_begins_with_the_last_entry():
    away = absence(resumed(running_since_minute_1(), 30), None)

    assert minute(away.since) == 1


@pytest.mark.parametrize(("back_at", "asked"), [(21, False), (22, True), (600, True)])
def test_only_a_long_absence_is_asked_about(back_at, asked):
    day = resumed(running_since_minute_1(), back_at)

    assert must_ask(absence(day, at(12)), day, TEN) == asked


@pytest.mark.parametrize(
    ("asked_for", "moves"),
    [
        (Next(), True),
        (Pause(), True),
        (Finish(), True),
        (Jump("report"), True),
        (Undo(), True),  # of the start
        (Start(), False),  # not permitted while something runs
        (Resume(), False),
        (AddNote("the power failed"), False),
        (AddTime(minutes(5)), False),
        (Skip("report"), False),
        (CorrectStart(at(0)), False),
        (edit(ItemEdited(item("report", length=15))), False),
        (edit(ItemRemoved("report", "report")), False),
        (Count(AttendanceCounted(0, (GroupCount(60, 60, 0, 0),))), False),
    ],
)
def test_only_what_changes_what_runs_moves_the_day_on(asked_for, moves):
    day = running_since_minute_1()
    day.clock.instant = at(5)

    assert moves_on(day, asked_for) == moves


def test_taking_an_edit_back_and_bringing_it_again_moves_nothing():
    day = running_since_minute_1()
    day.do(5, edit(ItemEdited(item("report", length=15))))

    undone = moves_on(day, Undo())
    day.do(6, Undo())

    assert (undone, moves_on(day, Redo())) == (False, False)


def test_bringing_an_undone_start_again_moves_the_day_on():
    day = running_since_minute_1()
    day.do(5, "next")
    day.do(6, Undo())

    assert moves_on(day, Redo())


def test_another_day_is_asked_about_however_short_the_absence():
    evening = programme(session(item("vigil", length=600), start="23:50"))
    day = Day(evening)
    day.do(15 * 60 + 55, "start")  # 23:55
    day = resumed(day, 16 * 60 + 1)

    assert must_ask(absence(day, at(15 * 60 + 58)), day, TEN)


class TestAnswers:
    def test_the_time_can_go_on(self):
        day = resumed(running_since_minute_1(), 30)

        answer(day, absence(day, at(12)), Recovery.GO_ON)

        assert day.seen(30).current.elapsed == minutes(29)
        assert day.entries[-1].event == Recovered(at(12), at(30), Recovery.GO_ON)

    def test_the_gap_can_count_as_a_pause(self):
        day = resumed(running_since_minute_1(), 30)

        answer(day, absence(day, at(12)), Recovery.PAUSE)

        assert day.seen(30).current.elapsed == minutes(11)
        assert day.seen(35).current.elapsed == minutes(16)

    def test_the_item_can_have_ended_before_the_gap(self):
        day = resumed(running_since_minute_1(), 30)

        answer(day, absence(day, at(12)), Recovery.CLOSE)

        assert runs(day.course) == [("opening", 1, 12)]

    def test_a_paused_item_stays_paused_as_it_was(self):
        day = running_since_minute_1()
        day.do(5, "pause")
        day = resumed(day, 30)

        answer(day, absence(day, at(12)), Recovery.PAUSE)

        assert day.seen(31).current.elapsed == minutes(4)

    def test_undo_passes_the_answer_over(self):
        day = running_since_minute_1()
        day.do(4, act("add", by=5))
        day = resumed(day, 30)
        answer(day, absence(day, at(12)), Recovery.PAUSE)

        day.do(31, "undo")

        assert day.seen(31).current.allotted == minutes(10)
        assert day.seen(31).current.elapsed == minutes(12)


class TestSettingBack:
    def test_a_record_in_the_future_goes_on_as_if_no_time_had_passed(self):
        day = running_since_minute_1()
        day.do(5, act("add", by=1))
        day = resumed(day, -55)

        settle_clock(day, at(8))

        assert day.entries[-1].event == ClockStepped(-minutes(63))
        assert day.now() == at(-55)
        assert day.seen(-55).current.elapsed == minutes(7)
        assert day.seen(-50).current.elapsed == minutes(12)

    def test_a_clock_that_goes_right_is_left_alone(self):
        day = resumed(running_since_minute_1(), 30)
        before = day.entries

        settle_clock(day, at(29))

        assert day.entries == before
