"""An end that was recorded late or early is set right, within what else was recorded."""

from __future__ import annotations

import pytest

from tests.fakes import Day, act, at, discuss, meeting, minute, minutes, played, runs
from timekeeper.core.acts import Act
from timekeeper.core.events import (
    EndCorrected,
    QueuedSpeech,
    SpeakerCalled,
    SpeakersQueued,
    SpeechEnded,
)
from timekeeper.core.programme import Speaker
from timekeeper.core.rules import NotPermitted, Reason

TWO = ((0, "start"), (10, "next"))


def refusal(day: Day, now: float, asked: Act) -> tuple[Reason, str | None, float | None]:
    """Return why an act is refused, about which item, and the limit it broke."""
    with pytest.raises(NotPermitted) as refused:
        day.do(now, asked)
    return refused.value.reason, refused.value.item, minute(refused.value.limit)


def with_speeches(*acts: tuple[float, str | Act]) -> Day:
    """Return a day whose opening has two speakers in its queue."""
    speeches = tuple(QueuedSpeech(name, Speaker(name), minutes(5)) for name in ("a", "b"))
    return played(
        meeting(10, 10), (0, discuss(SpeakersQueued("opening", speeches))), (0, "start"), *acts
    )


def called(name: str) -> Act:
    return discuss(SpeakerCalled("opening", name))


def thanked(name: str) -> Act:
    return discuss(SpeechEnded("opening", name))


@pytest.mark.parametrize(
    ("name", "to", "told"),
    [
        ("debate", 11, (Reason.ITEM_NOT_ENDED, "debate", None)),
        ("vote", 11, (Reason.ITEM_NOT_ENDED, "vote", None)),
        ("opening", -1, (Reason.TOO_EARLY, "opening", 0)),
        ("opening", 11, (Reason.TOO_LATE, "opening", 10)),
        ("report", 9, (Reason.TOO_EARLY, "report", 10)),
        ("report", 21, (Reason.TOO_LATE, "report", 20)),
        ("x", 11, (Reason.ITEM_UNKNOWN, "x", None)),
    ],
)
def test_an_end_that_cannot_have_been_is_refused(name, to, told):
    day = played(meeting(10, 10, 10, 10), *TWO, (20, "next"))

    assert refusal(day, 22, act("correct_end", name, to=to)) == told


def test_the_item_that_ended_last_is_meant_when_none_is_named():
    day = played(meeting(10, 10, 10), *TWO)

    assert day.do(12, act("correct_end", to=4)).event == EndCorrected("opening", at(4))


def test_before_anything_ended_none_is_meant():
    day = played(meeting(10), (0, "start"))

    assert refusal(day, 5, act("correct_end", to=4)) == (Reason.ITEM_MISSING, None, None)


def test_the_last_item_can_have_ended_at_any_time_up_to_now():
    day = played(meeting(10), (0, "start"), (8, "finish"))

    assert refusal(day, 12, act("correct_end", to=13)) == (Reason.TOO_LATE, "opening", 12)
    assert day.do(12, act("correct_end", to=12))


def test_ends_are_corrected_again_and_again_into_the_gap_that_was_left():
    day = played(meeting(10, 10), *TWO)

    for to in (3, 10, 4):
        day.do(12, act("correct_end", "opening", to=to))

    assert [(minute(c.before), minute(c.after)) for c in day.course.corrections] == [
        (10, 3),
        (3, 10),
        (10, 4),
    ]
    day.do(12, act("correct", "report", to=4))
    assert runs(day.course) == [("opening", 0, 4), ("report", 4, None)]


def test_an_item_that_was_left_at_once_cannot_have_ended_before_it_began():
    day = played(meeting(10, 10), (0, "start"), (0, "next"))

    assert refusal(day, 5, act("correct_end", "opening", to=-1)) == (Reason.TOO_EARLY, "opening", 0)


class TestSpeeches:
    """What was said within an item was said while it ran."""

    def test_an_item_did_not_end_before_a_speech_that_was_over(self):
        day = with_speeches((1, called("a")), (4, thanked("a")), (8, "next"))

        refused = refusal(day, 9, act("correct_end", "opening", to=3))

        assert refused == (Reason.TOO_EARLY, "opening", 4)
        assert day.do(9, act("correct_end", "opening", to=4))

    def test_a_speech_that_the_end_of_its_item_ended_only_began_before(self):
        day = with_speeches((1, called("a")), (4, called("b")), (8, "next"))

        refused = refusal(day, 9, act("correct_end", "opening", to=3))

        assert refused == (Reason.TOO_EARLY, "opening", 4)
        day.do(9, act("correct_end", "opening", to=5))
        assert [minute(s.run.end) for s in day.course.speeches] == [4, 5]

    @pytest.mark.parametrize("began", [0, 3])
    def test_an_item_did_not_begin_after_its_first_speech(self, began):
        day = with_speeches((began, called("a")), (5, called("b")))

        refused = refusal(day, 9, act("correct", to=began + 1))

        assert refused == (Reason.TOO_LATE, "opening", began)
        assert day.do(9, act("correct", to=began))

    def test_a_speech_after_the_item_was_resumed_binds_no_earlier_end(self):
        day = with_speeches((8, "next"), (10, "previous"), (11, called("a")), (13, thanked("a")))

        day.do(14, act("correct", "report", to=7))

        assert runs(day.course) == [("opening", 0, 7), ("report", 7, 10), ("opening", 10, None)]


def test_a_start_that_cannot_have_been_names_its_item_too():
    day = played(meeting(10, 10), *TWO)

    assert refusal(day, 12, act("correct", to=-1)) == (Reason.TOO_EARLY, "report", 0)
    assert refusal(day, 12, act("correct", to=13)) == (Reason.TOO_LATE, "report", 12)
