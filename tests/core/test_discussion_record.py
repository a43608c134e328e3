"""What the record says of a discussion, read act by act."""

from __future__ import annotations

from tests.fakes import at, journal, minutes
from timekeeper.core.discussion import Speech
from timekeeper.core.events import (
    EndCorrected,
    Event,
    ItemFinished,
    ItemStarted,
    QueuedSpeech,
    SpeakerCalled,
    SpeakersQueued,
    SpeakersReordered,
)
from timekeeper.core.intervals import Interval
from timekeeper.core.programme import Speaker
from timekeeper.core.record.history import replay

AN, BINH, CUONG = Speaker("Nguyễn Văn An"), Speaker("Trần Thị Bình", "Sở Y tế"), Speaker("Lê Cường")
QUEUE = SpeakersQueued(
    "debate",
    (
        QueuedSpeech("a", AN, minutes(5)),
        QueuedSpeech("b", BINH, None),
        QueuedSpeech("c", CUONG, minutes(3)),
    ),
)


def recorded(*events: tuple[float, Event]) -> tuple[Speech, ...]:
    return replay(journal((0, ItemStarted("debate")), (0, QUEUE), *events)).speeches


def test_each_is_told_with_his_name_limit_and_time_at_the_rostrum():
    assert recorded((2, SpeakerCalled("debate", "a"))) == (
        Speech("a", "debate", AN, minutes(5), run=Interval("debate", at(2))),
        Speech("b", "debate", BINH, None),
        Speech("c", "debate", CUONG, minutes(3)),
    )


def test_a_new_order_is_that_of_who_waits_and_passes_over_names_it_does_not_know():
    reordered = SpeakersReordered("debate", ("gone", "c", "a", "b"))

    speeches = recorded((2, SpeakerCalled("debate", "a")), (3, reordered))

    assert [speech.id for speech in speeches] == ["a", "c", "b"]


def test_a_speech_as_long_as_its_item_ends_when_that_really_did():
    speeches = recorded(
        (0, SpeakerCalled("debate", "a")),
        (10, ItemFinished("debate")),
        (12, EndCorrected("debate", at(8))),
    )

    assert speeches[0].run == Interval("debate", at(0), at(8))
