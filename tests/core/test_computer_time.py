"""What happened to the computer: a clock that was set changes no duration, a gap can be a pause."""

from __future__ import annotations

import pytest

from tests.fakes import at, journal, minutes
from timekeeper.core.events import (
    Audience,
    ClockStepped,
    EndCorrected,
    Entry,
    Event,
    HallPicture,
    HallSwitched,
    ItemStarted,
    MessageShown,
    MessageTakenDown,
    Noted,
    Paused,
    QueuedSpeech,
    Recovered,
    Recovery,
    Resumed,
    SpeakerCalled,
    SpeakersQueued,
    SpeechEnded,
    StartCorrected,
    Undone,
)
from timekeeper.core.intervals import Interval, Stop
from timekeeper.core.programme import Speaker
from timekeeper.core.record.course import Correction, Course, Note, is_witnessed
from timekeeper.core.record.fold import Fold
from timekeeper.core.record.history import replay

A, B = Speaker("Nguyễn Văn An"), Speaker("Trần Thị Bình")
QUEUE = SpeakersQueued("debate", (QueuedSpeech("a", A, minutes(5)), QueuedSpeech("b", B, None)))
AWAY = Recovered(at(20), at(30), Recovery.PAUSE)


def told(*events: tuple[float, Event]) -> Course:
    return replay(journal(*events))


def runs(course: Course) -> dict[str, Interval | None]:
    return {speech.id: speech.run for speech in course.speeches}


class TestClockStepped:
    """All that was recorded before is read by the new clock."""

    @pytest.mark.parametrize("step", [-90, 15])
    def test_items_with_their_pauses_move_along(self, step: float):
        course = told(
            (0, ItemStarted("opening")),
            (2, Paused()),
            (4, Resumed()),
            (10, ItemStarted("debate")),
            (12, Paused()),
            (13, ClockStepped(minutes(step))),
        )

        assert course.intervals == (
            Interval("opening", at(step), at(step + 10), (Stop(at(step + 2), at(step + 4)),)),
            Interval("debate", at(step + 10), None, (Stop(at(step + 12)),)),
        )

    def test_speeches_move_along_and_who_waits_goes_on_waiting(self):
        course = told(
            (0, ItemStarted("debate")),
            (0, QUEUE),
            (5, SpeakerCalled("debate", "a")),
            (9, SpeechEnded("debate", "a")),
            (10, ClockStepped(minutes(-60))),
        )

        assert runs(course) == {"a": Interval("debate", at(-55), at(-51)), "b": None}

    def test_notes_and_corrections_move_along(self):
        course = told(
            (0, ItemStarted("opening")),
            (3, StartCorrected("opening", at(-2))),
            (10, ItemStarted("debate")),
            (12, EndCorrected("opening", at(9))),
            (13, Noted("Mất điện", "debate")),
            (14, ClockStepped(minutes(60))),
        )

        assert course.notes == (Note(at(73), "Mất điện", "debate"),)
        assert course.corrections == (
            Correction(at(63), "opening", at(60), at(58)),
            Correction(at(72), "opening", at(70), at(69), of_end=True),
        )


class TestAbsenceAsPause:
    """The time the program was away can count as a pause of what ran."""

    def test_the_running_item_and_the_speech_within_it_stood_still(self):
        course = told(
            (0, ItemStarted("opening")),
            (5, ItemStarted("report")),
            (10, ItemStarted("debate")),
            (10, QUEUE),
            (15, SpeakerCalled("debate", "a")),
            (30, AWAY),
        )

        assert course.intervals == (
            Interval("opening", at(0), at(5)),
            Interval("report", at(5), at(10)),
            Interval("debate", at(10), None, (Stop(at(20), at(30)),)),
        )
        assert runs(course) == {
            "a": Interval("debate", at(15), None, (Stop(at(20), at(30)),)),
            "b": None,
        }

    def test_where_nothing_ran_nothing_stood_still(self):
        assert told((30, AWAY)).intervals == ()

    def test_what_was_over_stays_as_it_was(self):
        opening = Interval("opening", at(0), at(25))

        assert opening.without(at(20), at(30)) == opening

    def test_what_was_paused_stays_paused_as_it_was(self):
        paused = Interval("opening", at(0), None, (Stop(at(15)),))

        assert paused.without(at(20), at(30)) == paused

    @pytest.mark.parametrize("until", [10, 12])
    def test_an_absence_before_it_began_does_not_count(self, until: float):
        opening = Interval("opening", at(12))

        assert opening.without(at(5), at(until)) == opening

    def test_the_part_of_an_absence_before_the_start_does_not_count(self):
        opening = Interval("opening", at(12))

        assert opening.without(at(5), at(20)).pauses == (Stop(at(12), at(20)),)

    def test_the_part_of_an_absence_before_the_end_of_a_pause_does_not_count(self):
        rested = Interval("opening", at(0), None, (Stop(at(5), at(15)),))

        assert rested.without(at(10), at(20)).pauses == (
            Stop(at(5), at(15)),
            Stop(at(15), at(20)),
        )


@pytest.mark.parametrize(
    "display",
    [
        HallSwitched(HallPicture.DARK),
        MessageShown(Audience.HALL, "Giải lao"),
        MessageTakenDown(Audience.HALL),
    ],
)
def test_what_the_displays_show_is_nothing_that_happened(display: Event):
    fold = Fold()

    fold.apply(Entry(1, at(0), display))

    assert fold.course() == Course()


def test_what_happened_to_the_computer_is_told_apart_from_what_people_did():
    entries = journal((0, ItemStarted("opening")), (5, ClockStepped(minutes(1))), (6, Paused()))

    course = replay(entries)

    assert [is_witnessed(entry) for entry in course.standing] == [False, True, False]
    assert course.undoable == entries[2]


def test_what_happens_to_the_computer_leaves_an_undone_act_to_be_redone():
    undone = ((0, ItemStarted("opening")), (5, Paused()), (6, Undone(2)))

    course = told(*undone, (7, ClockStepped(minutes(1))))

    assert course.redoable == Entry(3, at(5), Paused())
