"""While a speaker has the floor, the hall reads who he is and how his own time stands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from timekeeper.core.acts import ChangeCourtesy, Discuss, Jump
from timekeeper.core.events import QueuedSpeech, SpeakerCalled, SpeakersQueued, SpeechEnded
from timekeeper.core.programme import Courtesy, Speaker
from timekeeper.core.timeline import Phase
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference
from timekeeper.views.hall import HallContent, ItemContent, SpeechContent, Timer
from timekeeper.views.hall_now import hall_content


def seen(conference: Conference) -> HallContent:
    return hall_content(conference.snapshot(), conference.programme)


def discuss(conference: Conference, *facts: SpeakersQueued | SpeakerCalled | SpeechEnded) -> None:
    for fact in facts:
        conference.act(Discuss(fact))


def give_the_floor(
    conference: Conference,
    clock: SimulatedClock,
    limit: timedelta | None = timedelta(minutes=5),
    **time: float,
) -> SpeechContent:
    """Return what the hall sees when a speaker has had the floor so long in a discussion."""
    debate = "s1.p2.i8"
    conference.act(Jump(debate))
    hanh = QueuedSpeech("1", Speaker("Hạnh", "Sở Y tế", "Y tế cơ sở"), limit)
    bao = QueuedSpeech("2", Speaker("Bảo", "Huyện ủy"), limit)
    discuss(conference, SpeakersQueued(debate, (hanh, bao)), SpeakerCalled(debate, "1"))
    clock.move_to(clock.now() + timedelta(**time))
    shown = seen(conference)
    assert isinstance(shown, SpeechContent)
    return shown


def test_who_has_the_floor_is_named_with_his_own_time_and_the_items_small(
    conference: Conference, clock: SimulatedClock
):
    shown = give_the_floor(conference, clock, minutes=2)

    assert (shown.title_forms, shown.body, shown.topic) == (("Hạnh",), "Sở Y tế", "Y tế cơ sở")
    assert shown.timer == Timer("03:00", "Remaining", 0.4, Phase.NORMAL)
    assert shown.item_forms == ("Tham luận, thảo luận",)
    assert shown.item_timer is not None
    assert (shown.item_timer.caption, shown.item_timer.figures) == ("Remaining", "28:00")


def test_the_next_speaker_is_announced_and_after_the_last_the_next_item(
    conference: Conference, clock: SimulatedClock
):
    first = give_the_floor(conference, clock, minutes=2)
    discuss(conference, SpeakerCalled("s1.p2.i8", "2"))
    second = seen(conference)

    assert isinstance(second, SpeechContent)
    assert first.next is not None
    assert second.next is not None
    assert (first.next.title_forms, first.next.presenter) == (("Bảo",), "Huyện ủy")
    assert (first.next.label, first.next.length) == ("Next", "05 min")
    upcoming = conference.snapshot().next
    assert upcoming is not None
    assert second.next.title_forms[0] == upcoming.item.title


@pytest.mark.parametrize(
    ("level", "timer", "item_left"),
    [
        (Courtesy.SHOWN, Timer("+01:00", "Time is up", 1.0, Phase.OVERRUN), "24:00"),
        (Courtesy.DISCREET, Timer("00:00", "Remaining", 1.0, Phase.NORMAL), "24:00"),
        (Courtesy.HIDDEN, None, None),
    ],
)
def test_the_courtesy_of_the_item_holds_for_its_speeches(
    conference: Conference,
    clock: SimulatedClock,
    level: Courtesy,
    timer: Timer | None,
    item_left: str | None,
):
    give_the_floor(conference, clock, minutes=6)
    conference.act(ChangeCourtesy(level))

    shown = seen(conference)

    assert isinstance(shown, SpeechContent)
    left = shown.item_timer.figures if shown.item_timer else None
    assert (shown.timer, left) == (timer, item_left)


def test_the_last_minute_of_a_speech_is_announced(conference: Conference, clock: SimulatedClock):
    timer = give_the_floor(conference, clock, minutes=4).timer

    assert timer is not None
    assert timer.status is Phase.NEARLY_OVER


def test_while_nobody_has_the_floor_the_hall_sees_the_item(
    conference: Conference, clock: SimulatedClock
):
    give_the_floor(conference, clock, minutes=2)
    discuss(conference, SpeechEnded("s1.p2.i8", "1"))

    assert isinstance(seen(conference), ItemContent)


def test_without_a_limit_the_time_he_has_taken_is_shown(
    conference: Conference, clock: SimulatedClock
):
    shown = give_the_floor(conference, clock, limit=None, minutes=6)

    assert shown.timer == Timer("06:00", "Elapsed", None, Phase.NORMAL)
    assert shown.next is not None
    assert shown.next.length == ""
