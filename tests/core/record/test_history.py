"""What the entries tell: intervals, pauses, undo and redo, notes, and nothing that fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from tests.core.random_days import RandomDay, days, laws
from tests.fakes import EIGHT, at, journal, meeting, minutes, runs, seconds
from timekeeper.core.events import (
    Audience,
    Cause,
    EndCorrected,
    Entry,
    HallPicture,
    HallSwitched,
    ItemFinished,
    ItemMoved,
    ItemRestored,
    ItemResumed,
    ItemSkipped,
    ItemStarted,
    MessageShown,
    MessageTakenDown,
    Noted,
    OverrunExplained,
    Paused,
    Replanned,
    Resumed,
    SessionClosed,
    StartCorrected,
    TimeAdded,
    Undone,
)
from timekeeper.core.record.course import Correction, Course, Note
from timekeeper.core.record.history import History, replay, supposing
from timekeeper.core.timeline import snapshot


def test_nothing_recorded_is_nothing_happened():
    assert replay(()) == Course()
    assert Course().running is None


def test_a_started_item_ends_the_running_one_at_the_same_instant():
    course = replay(journal((0, ItemStarted("opening")), (5, ItemStarted("report"))))

    assert runs(course) == [("opening", 0, 5), ("report", 5, None)]
    assert course.running == course.intervals[-1]


def test_a_finished_item_leaves_nothing_running():
    course = replay(journal((0, ItemStarted("opening")), (5, ItemFinished("opening"))))

    assert runs(course) == [("opening", 0, 5)]
    assert course.running is None


def test_finishing_when_nothing_runs_changes_nothing():
    course = replay(journal((5, ItemFinished("opening")), (6, Paused()), (7, Resumed())))

    assert course.intervals == ()


def test_a_closed_session_ends_with_its_running_item():
    course = replay(journal((0, ItemStarted("opening")), (5, SessionClosed(0))))

    assert runs(course) == [("opening", 0, 5)]
    assert course.closed == {0}


class TestPauses:
    def test_time_stands_still_while_paused(self):
        course = replay(journal((0, ItemStarted("opening")), (4, Paused())))

        assert course.running is not None
        assert course.running.paused
        assert course.used("opening", at(9)) == minutes(4)

    def test_time_counts_again_after_it(self):
        course = replay(journal((0, ItemStarted("opening")), (4, Paused()), (6, Resumed())))

        assert course.running is not None
        assert not course.running.paused
        assert course.running.paused_time(at(9)) == minutes(2)
        assert course.used("opening", at(9)) == minutes(7)

    def test_a_pause_ends_with_its_item(self):
        course = replay(
            journal((0, ItemStarted("opening")), (4, Paused()), (6, ItemStarted("report")))
        )

        assert course.used("opening", at(9)) == minutes(4)
        assert course.used("report", at(9)) == minutes(3)

    def test_a_second_pause_of_a_paused_item_changes_nothing(self):
        once = journal((0, ItemStarted("opening")), (4, Paused()))
        twice = journal((0, ItemStarted("opening")), (4, Paused()), (5, Paused()))

        assert replay(once).intervals == replay(twice).intervals


def test_an_item_left_with_previous_is_interrupted_until_it_runs_again():
    entries = journal(
        (0, ItemStarted("opening")),
        (5, ItemStarted("report")),
        (6, ItemResumed("opening")),
        (9, ItemStarted("report")),
    )

    assert replay(entries[:3]).interrupted == {"report"}
    assert replay(entries).interrupted == set()


def test_resuming_when_nothing_runs_interrupts_nothing():
    course = replay(
        journal(
            (0, ItemStarted("opening")), (5, ItemFinished("opening")), (6, ItemResumed("opening"))
        )
    )

    assert runs(course) == [("opening", 0, 5), ("opening", 6, None)]
    assert course.interrupted == set()


def test_an_item_uses_the_time_of_all_its_intervals():
    course = replay(
        journal(
            (0, ItemStarted("opening")),
            (5, ItemStarted("report")),
            (6, ItemResumed("opening")),
            (9, ItemStarted("report")),
        )
    )

    assert course.used("opening", at(20)) == minutes(8)
    assert course.used("report", at(20)) == minutes(12)
    assert course.used("debate", at(20)) == minutes(0)


def test_added_time_adds_up():
    course = replay(
        journal((0, TimeAdded("opening", minutes(5))), (1, TimeAdded("opening", -minutes(2))))
    )

    assert course.added == {"opening": minutes(3)}


def test_a_skipped_item_can_be_brought_back():
    entries = journal((0, ItemSkipped("opening")), (1, ItemRestored("opening")))

    assert replay(entries[:1]).skipped == {"opening"}
    assert replay(entries).skipped == set()


def test_notes_are_kept_with_their_instant():
    course = replay(journal((3, Noted("micro hỏng", "report"))))

    assert course.notes == (Note(at(3), "micro hỏng", "report"),)


def test_instants_are_folded_to_the_second_in_which_they_fell():
    entries = (
        Entry(1, EIGHT + seconds(0.999), ItemStarted("opening")),
        Entry(2, EIGHT + seconds(60.001), ItemStarted("report")),
    )

    assert runs(replay(entries)) == [("opening", 0, 1), ("report", 1, None)]


class TestUndo:
    def test_undoing_a_wrong_next_gives_the_first_item_its_clock_back(self):
        entries = journal((0, ItemStarted("opening")), (5, ItemStarted("report")), (6, Undone(2)))

        picture = snapshot(meeting(10, 10), replay(entries), at(6))

        assert picture.current is not None
        assert picture.current.item.title == "opening"
        assert picture.current.remaining == minutes(4)

    def test_undo_takes_back_the_acts_one_by_one_newest_first(self):
        entries = journal(
            (0, ItemStarted("opening")),
            (5, ItemStarted("report")),
            (6, Paused()),
            (7, Undone(3)),
            (7, Undone(2)),
            (7, Undone(1)),
        )

        assert replay(entries[:4]).undoable == entries[1]
        assert replay(entries[:5]).undoable == entries[0]
        assert replay(entries).undoable is None
        assert replay(entries).intervals == ()

    def test_redo_brings_back_what_was_undone_last_at_its_own_instant(self):
        entries = journal(
            (0, ItemStarted("opening")), (5, ItemStarted("report")), (6, Undone(2)), (9, Undone(3))
        )

        assert replay(entries) == replay(entries[:2])

    def test_what_could_be_redone_has_the_number_of_its_undoing(self):
        entries = journal((0, ItemStarted("opening")), (6, Undone(1)))

        assert replay(entries).redoable == replace(entries[0], number=2)

    def test_several_acts_are_redone_in_their_order(self):
        entries = journal(
            (0, ItemStarted("opening")),
            (5, ItemStarted("report")),
            (6, Undone(2)),
            (6, Undone(1)),
            (7, Undone(4)),
            (7, Undone(3)),
        )

        assert replay(entries[:5]) == replay(entries[:3])
        assert replay(entries) == replay(entries[:2])

    def test_a_redone_act_can_be_undone_again(self):
        entries = journal(
            (0, ItemStarted("opening")), (6, Undone(1)), (7, Undone(2)), (8, Undone(1))
        )

        assert replay(entries).intervals == ()
        assert replay(entries).redoable == replace(entries[0], number=4)

    def test_a_new_act_ends_the_chance_to_redo(self):
        entries = journal((0, ItemStarted("opening")), (6, Undone(1)), (7, ItemStarted("report")))

        course = replay(entries)

        assert course.redoable is None
        assert runs(course) == [("report", 7, None)]

    def test_undoing_what_does_not_stand_newest_changes_nothing(self):
        entries = journal(
            (0, ItemStarted("opening")), (5, ItemStarted("report")), (6, Undone(1)), (7, Undone(9))
        )

        assert replay(entries) == replay(entries[:2])

    def test_undoing_close_opens_the_session_with_its_item(self):
        entries = journal((0, ItemStarted("opening")), (5, SessionClosed(0)), (6, Undone(2)))

        assert replay(entries).closed == set()
        assert runs(replay(entries)) == [("opening", 0, None)]


def test_a_correction_of_an_item_that_never_began_changes_nothing():
    course = replay(journal((5, StartCorrected("opening", at(1)))))

    assert course.intervals == ()
    assert course.corrections == ()


@laws
@given(days())
def test_taken_one_by_one_the_entries_tell_what_they_tell_together(day: RandomDay):
    growing = History()
    for count, entry in enumerate(day.entries, start=1):
        growing.take(entry)

        assert growing.course() == replay(day.entries[:count])


@laws
@given(days())
def test_what_the_displays_show_outlives_undo_and_redo(day: RandomDay):
    newest = day.course.undoable
    if newest is None:
        return
    history, number = History(day.entries), len(day.entries) + 1

    history.take(Entry(number, day.now, Undone(newest.number)))
    undone = history.course()
    history.take(Entry(number + 1, day.now, Undone(number)))

    assert (undone.messages, undone.picture) == (day.course.messages, day.course.picture)
    assert history.course() == day.course


@laws
@given(days())
def test_to_suppose_an_event_is_to_record_it(day: RandomDay):
    at_last = Noted("look ahead")

    supposed = supposing(day.course, at_last, day.now)

    recorded = replay([*day.entries, Entry(len(day.entries) + 1, day.now, at_last)])
    assert replace(supposed, standing=()) == replace(recorded, standing=())


class TestDisplays:
    def test_the_newest_message_to_an_audience_counts_until_it_is_taken_down(self):
        entries = journal(
            (0, MessageShown(Audience.HALL, "one")),
            (1, MessageShown(Audience.HALL, "two")),
            (2, MessageShown(Audience.STAFF, "water")),
            (3, MessageTakenDown(Audience.HALL)),
            (4, MessageTakenDown(Audience.ROSTRUM)),
        )

        assert replay(entries[:3]).messages == {Audience.HALL: "two", Audience.STAFF: "water"}
        assert replay(entries).messages == {Audience.STAFF: "water"}

    def test_they_are_no_acts_to_undo_and_leave_the_chance_to_redo(self):
        entries = journal(
            (0, ItemStarted("opening")), (1, Undone(1)), (2, HallSwitched(HallPicture.DARK))
        )

        course = replay(entries)

        assert (course.undoable, course.picture) == (None, HallPicture.DARK)
        assert course.redoable is not None


class TestEndCorrected:
    def test_the_end_of_the_last_run_moves(self):
        course = replay(
            journal(
                (0, ItemStarted("a")),
                (5, ItemFinished("a")),
                (6, ItemResumed("a")),
                (9, ItemFinished("a")),
                (12, EndCorrected("a", at(8))),
            )
        )

        assert runs(course) == [("a", 0, 5), ("a", 6, 8)]
        assert course.corrections == (Correction(at(12), "a", at(9), at(8), of_end=True),)

    @pytest.mark.parametrize("about", ["a", "b"])
    def test_of_what_has_not_ended_changes_nothing(self, about):
        course = replay(journal((0, ItemStarted("a")), (5, EndCorrected(about, at(4)))))

        assert runs(course) == [("a", 0, None)]
        assert course.corrections == ()


def test_a_reason_is_kept_and_can_be_changed():
    first, second = OverrunExplained("a", Cause.CHAIR), OverrunExplained("a", None)

    assert replay(journal((0, first))).causes == {"a": first}
    assert replay(journal((0, first), (1, second))).causes == {"a": second}


def test_a_new_plan_cuts_leaves_out_and_moves_as_one_act():
    plan = Replanned(0, cuts=(("a", minutes(2)),), dropped=("b",), moves=(ItemMoved("c", 1, 0),))

    course = replay(journal((0, TimeAdded("a", minutes(5))), (1, plan)))

    assert course.added == {"a": minutes(3)}
    assert course.skipped == {"b"}
    assert course.edits == plan.moves
    assert course.replans == (plan,)
    assert replay(journal((0, plan), (1, Undone(1)))).edits == ()
