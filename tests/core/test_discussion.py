"""The queue of a discussion, who has the floor, and the time each speech took."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given

from tests.core.random_days import RandomDay, days, laws
from tests.fakes import (
    Day,
    act,
    at,
    discuss,
    edit,
    item,
    meeting,
    minute,
    minutes,
    played,
    programme,
)
from tests.fakes import journal as told
from tests.fakes import session as sitting
from timekeeper.core.discussion import Speech, room_for
from timekeeper.core.events import (
    ItemRemoved,
    ItemStarted,
    QueuedSpeech,
    SpeakerCalled,
    SpeakersQueued,
    SpeakersReordered,
    SpeakerWithdrawn,
    SpeechEnded,
    SpeechExtended,
)
from timekeeper.core.intervals import Interval
from timekeeper.core.programme import Kind, Speaker
from timekeeper.core.record.course import Course, whole_second
from timekeeper.core.record.history import replay
from timekeeper.core.report.rows import report
from timekeeper.core.timeline import Phase

OPENING = "opening"


def queued(*names: str, limit: float | None = 5, of: str = OPENING):
    granted = None if limit is None else minutes(limit)
    return discuss(
        SpeakersQueued(of, tuple(QueuedSpeech(n, Speaker(n.upper()), granted) for n in names))
    )


def call(name: str, of: str = OPENING):
    return discuss(SpeakerCalled(of, name))


def speeches(course: Course) -> list[tuple[str, float | None, float | None]]:
    return [
        (s.id, minute(s.run.start) if s.run else None, minute(s.run.end) if s.run else None)
        for s in course.speeches
    ]


def discussion(*acts: tuple[float, object]) -> Day:
    return played(meeting(60, 10, 10), (0, "start"), (0, queued("a", "b", "c")), *acts)


class TestQueue:
    def test_speakers_wait_in_the_order_they_came(self):
        day = discussion((1, queued("d")))

        assert [s.id for s in day.seen(1).current.discussion.waiting] == ["a", "b", "c", "d"]

    def test_it_can_be_put_in_another_order(self):
        day = discussion((1, discuss(SpeakersReordered(OPENING, ("c", "a", "b")))))

        assert [s.id for s in day.course.speeches] == ["c", "a", "b"]

    def test_a_new_order_leaves_other_items_alone(self):
        day = discussion((1, queued("x", "y", of="report")))

        day.do(2, discuss(SpeakersReordered(OPENING, ("c", "b", "a"))))

        assert [s.id for s in day.course.speeches_of(OPENING)] == ["c", "b", "a"]
        assert [s.id for s in day.course.speeches_of("report")] == ["x", "y"]

    def test_who_leaves_it_does_not_speak(self):
        day = discussion((1, discuss(SpeakerWithdrawn(OPENING, "b"))))

        assert [s.id for s in day.course.speeches] == ["a", "c"]

    def test_it_can_be_made_before_the_item_runs(self):
        day = played(meeting(10), (0, queued("a")))

        assert day.seen(0).current is None
        day.do(1, "start")
        assert [s.id for s in day.seen(1).current.discussion.waiting] == ["a"]


class TestFloor:
    def test_a_called_speaker_has_the_floor_and_his_time_runs(self):
        floor = discussion((1, call("b"))).seen(3).current.discussion.floor

        assert (floor.speech.id, floor.elapsed, floor.remaining) == ("b", minutes(2), minutes(3))
        assert floor.overrun == minutes(0)
        assert floor.phase is not Phase.NEARLY_OVER

    def test_the_last_minute_and_the_overrun_of_a_speech(self):
        day = discussion((0, call("a")))

        assert day.seen(4).current.discussion.floor.phase is Phase.NEARLY_OVER
        floor = day.seen(7).current.discussion.floor
        assert (floor.remaining, floor.overrun) == (-minutes(2), minutes(2))

    def test_a_speech_without_a_limit_has_no_overrun(self):
        day = played(meeting(60), (0, "start"), (0, queued("a", limit=None)), (1, call("a")))

        floor = day.seen(30).current.discussion.floor

        assert (floor.elapsed, floor.remaining, floor.overrun) == (minutes(29), None, minutes(0))

    def test_the_next_speaker_ends_the_one_before(self):
        day = discussion((1, call("b")), (4, call("a")))

        assert speeches(day.course) == [("b", 1, 4), ("a", 4, None), ("c", None, None)]

    def test_the_floor_can_be_empty(self):
        day = discussion((1, call("a")), (4, discuss(SpeechEnded(OPENING, "a"))))

        told_now = day.seen(6).current.discussion
        assert told_now.floor is None
        assert [s.id for s in told_now.held] == ["a"]
        assert told_now.held[0].used(at(6)) == minutes(3)

    def test_a_limit_is_extended_and_shortened(self):
        day = discussion((1, call("a")), (2, discuss(SpeechExtended(OPENING, "a", minutes(3)))))
        day.do(2, discuss(SpeechExtended(OPENING, "b", -minutes(2))))

        allotted = {s.id: s.allotted for s in day.course.speeches}
        assert allotted == {"a": minutes(8), "b": minutes(3), "c": minutes(5)}

    @pytest.mark.parametrize("end", ["next", "finish", "close", act("jump", "report")])
    def test_a_speech_ends_with_its_item(self, end):
        day = discussion((1, call("a")), (6, end))

        assert speeches(day.course)[0] == ("a", 1, 6)

    def test_a_speech_ends_when_its_item_is_left_with_previous(self):
        day = played(meeting(10, 60), (0, "start"), (10, "next"), (10, queued("a", of="report")))

        day.do(11, call("a", of="report"))
        day.do(12, "previous")

        assert speeches(day.course) == [("a", 11, 12)]
        assert "report" in day.course.interrupted

    def test_undoing_a_wrong_next_gives_the_speaker_the_floor_back(self):
        day = discussion((1, call("a")), (6, "next"), (7, "undo"))

        floor = day.seen(8).current.discussion.floor
        assert (floor.speech.id, floor.elapsed) == ("a", minutes(7))

    def test_an_item_that_is_no_discussion_and_has_no_speakers_has_none(self):
        assert played(meeting(10), (0, "start")).seen(1).current.discussion is None

    def test_a_discussion_has_one_before_anybody_is_queued(self):
        planned = programme(sitting(item("debate", "8:00", "9:00", kind=Kind.DISCUSSION)))

        told_now = played(planned, (0, "start")).seen(1).current.discussion
        assert (told_now.floor, told_now.waiting, told_now.held) == (None, (), ())


class TestPauses:
    def test_the_clock_of_the_speech_stands_still_with_that_of_the_item(self):
        day = discussion((1, call("a")), (3, "pause"), (8, "resume"))

        assert day.seen(9).current.discussion.floor.elapsed == minutes(3)

    def test_who_is_called_while_paused_begins_when_it_goes_on(self):
        day = discussion((2, "pause"), (3, call("a")))

        assert day.seen(7).current.discussion.floor.elapsed == minutes(0)
        day.do(8, "resume")
        assert day.seen(9).current.discussion.floor.elapsed == minutes(1)

    def test_a_paused_speech_that_ends_keeps_its_used_time(self):
        day = discussion((1, call("a")), (3, "pause"), (8, call("b")), (10, "resume"))

        assert day.course.speeches[0].used(at(20)) == minutes(2)
        assert day.seen(11).current.discussion.floor.elapsed == minutes(1)


class TestCorrections:
    def test_a_speech_that_ended_with_its_item_ends_when_that_did(self):
        day = discussion((1, call("a")), (10, "next"), (12, act("correct", to=8)))

        assert speeches(day.course)[0] == ("a", 1, 8)

    def test_a_speech_that_ended_before_it_stays(self):
        day = discussion((1, call("a")), (5, discuss(SpeechEnded(OPENING, "a"))), (10, "finish"))

        day.do(12, act("correct_end", to=7))

        assert speeches(day.course)[0] == ("a", 1, 5)

    def test_of_two_that_ended_in_the_same_second_the_last_called_had_the_floor(self):
        day = discussion((1, call("a")), (10, call("b")), (10, "finish"))

        day.do(15, act("correct_end", to=12))

        assert speeches(day.course)[:2] == [("a", 1, 10), ("b", 10, 12)]

    def test_an_item_cannot_have_started_after_its_first_speech(self):
        day = discussion((3, call("a")))

        assert day.would_do(act("correct", to=4)) is None
        assert day.do(5, act("correct", to=3))


@pytest.mark.parametrize(
    "fact",
    [
        SpeakerCalled("opening", "nobody"),
        SpeakerCalled("report", "a"),
        SpeakerWithdrawn("opening", "nobody"),
        SpeechExtended("opening", "nobody", minutes(1)),
        SpeechEnded("opening", "a"),
    ],
)
def test_a_fact_about_what_is_not_there_changes_nothing(fact):
    speech = QueuedSpeech("a", Speaker("A"), None)
    entries = told(
        (0, ItemStarted("opening")), (0, SpeakersQueued("opening", (speech,))), (1, fact)
    )

    assert replay(entries).speeches == replay(entries[:2]).speeches


def test_the_report_has_the_speeches_of_what_is_still_in_the_programme():
    day = discussion((1, call("b")), (8, "next"), (8, queued("x", of="debate")))
    day.do(9, edit(ItemRemoved("debate")))

    rows = report(day.original, day.course).speeches

    assert [(r.speech.id, r.item.id, r.used, r.overrun) for r in rows] == [
        ("b", OPENING, minutes(7), minutes(2)),
        ("a", OPENING, None, None),
        ("c", OPENING, None, None),
    ]


class TestRoom:
    WAITING = Speech("a", OPENING, Speaker("A"), minutes(5))
    FREE = Speech("b", OPENING, Speaker("B"), None)
    SPEAKING = Speech("c", OPENING, Speaker("C"), minutes(5), run=Interval(OPENING, at(0)))
    HELD = Speech("d", OPENING, Speaker("D"), minutes(5), run=Interval(OPENING, at(0), at(2)))

    @pytest.mark.parametrize(
        ("speeches", "remaining", "room"),
        [
            ((), 30, 4),
            ((), 6, 0),
            ((), -5, 0),
            ((WAITING,), 30, 3),
            ((FREE,), 30, 3),
            ((HELD,), 30, 4),
            ((SPEAKING,), 17, 2),  # after two minutes three of his five are left
        ],
    )
    def test_it_is_what_the_item_has_left_after_those_who_wait(self, speeches, remaining, room):
        assert room_for(speeches, minutes(remaining), minutes(7), at(2)) == room

    def test_nothing_fits_without_a_limit(self):
        assert room_for((), minutes(30), minutes(0), at(0)) == 0


@laws
@given(days())
def test_speeches_lie_within_the_runs_of_their_item_and_never_overlap(day: RandomDay):
    now = whole_second(day.now)
    held = [speech for speech in day.course.speeches if speech.run is not None]

    for speech in held:
        runs = day.course.intervals_of[speech.item]
        inside = [r for r in runs if r.start <= speech.run.start]
        assert any((speech.run.end or now) <= (r.end or now) for r in inside)
    for before, after in pairwise(sorted(held, key=lambda s: s.run.start)):
        assert (before.run.end or now) <= after.run.start or before.run == after.run
    assert [s.waiting for s in day.course.speeches] == sorted(
        s.waiting for s in day.course.speeches
    )


@laws
@given(days())
def test_speakers_use_no_more_than_their_item(day: RandomDay):
    now = whole_second(day.now)
    for name in day.course.intervals_of:
        used = [speech.used(now) for speech in day.course.speeches_of(name)]

        assert all(time >= timedelta() for time in used)
        assert sum(used, timedelta()) <= day.course.used(name, now)
