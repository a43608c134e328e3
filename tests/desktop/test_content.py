"""What the hall reads: the scene, the words, and the courtesy of what it does not read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from timekeeper.core.events import QueuedSpeech, SpeakerCalled, SpeakersQueued, SpeechEnded
from timekeeper.core.programme import Courtesy, Programme, Speaker
from timekeeper.core.rules import Act, Action
from timekeeper.desktop.hall.content import (
    Content,
    ItemContent,
    PlainContent,
    SpeechContent,
    Status,
    Timer,
    content,
)
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference


def seen(conference: Conference) -> Content:
    return content(conference.snapshot(), conference.programme)


def timer_of(conference: Conference) -> Timer | None:
    shown = seen(conference)
    assert isinstance(shown, ItemContent)
    return shown.timer


def hold(conference: Conference, clock: SimulatedClock, item: str, **time: float) -> None:
    conference.act(Act(Action.JUMP, item=item))
    clock.move_to(clock.now() + timedelta(**time))


def test_before_the_day_the_hall_is_welcomed_with_the_hour(conference: Conference):
    shown = seen(conference)

    assert isinstance(shown, PlainContent)
    assert shown.title_forms == ("Hội nghị Ban Chấp hành Đảng bộ tỉnh",)
    assert shown.line == "The programme begins at 7:30"


def test_an_item_is_shown_with_its_body_its_time_and_what_comes_next(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p1.i1", minutes=1)

    shown = seen(conference)

    assert isinstance(shown, ItemContent)
    assert shown.presenter == "Văn phòng Tỉnh ủy"
    assert shown.timer == Timer("04:00", "Remaining", 0.2, Status.NORMAL)
    assert shown.next is not None
    assert (shown.next.time, shown.next.presenter) == ("07:35", "đồng chí Bí thư Tỉnh ủy")


def test_the_last_minute_is_announced(conference: Conference, clock: SimulatedClock):
    hold(conference, clock, "s1.p1.i1", minutes=4)

    timer = timer_of(conference)

    assert timer is not None
    assert timer.status is Status.NEARLY_OVER


def test_an_overrun_has_a_plus_sign_a_band_and_the_word(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p1.i1", minutes=7, seconds=15)

    assert timer_of(conference) == Timer("+02:15", "Overrun", 1.0, Status.OVERRUN)


def test_a_leaders_speech_stops_at_zero_without_a_flag(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s2.i3", minutes=40)

    timer = timer_of(conference)

    assert timer is not None
    assert (timer.figures, timer.status) == ("00:00", Status.NORMAL)


def test_a_hidden_timer_is_not_in_the_hall(office_day: Programme, conference: Conference):
    conference.act(Act(Action.START))
    picture = conference.snapshot()
    assert picture.current is not None
    hidden = replace(picture, current=replace(picture.current, courtesy=Courtesy.HIDDEN))

    shown = content(hidden, office_day)

    assert isinstance(shown, ItemContent)
    assert shown.timer is None


def test_an_open_ended_item_counts_what_has_passed(conference: Conference, clock: SimulatedClock):
    hold(conference, clock, "s2.i5", minutes=12)

    assert timer_of(conference) == Timer("12:00", "Elapsed", None, Status.NORMAL)


def test_a_pause_is_said(conference: Conference, clock: SimulatedClock):
    hold(conference, clock, "s1.p1.i1", minutes=1)
    conference.act(Act(Action.PAUSE))

    timer = timer_of(conference)

    assert timer is not None
    assert (timer.caption, timer.status) == ("Paused", Status.PAUSED)


def test_between_the_sessions_the_hall_reads_the_closing_line(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p2.i8", minutes=30)
    conference.act(Act(Action.CLOSE))

    shown = seen(conference)

    assert isinstance(shown, PlainContent)
    assert shown.title_forms[0].startswith("Kết thúc nội dung Hội nghị buổi sáng")
    assert shown.next is not None
    assert shown.next.time == "13:30"


def test_between_two_items_the_hall_reads_what_is_awaited(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p1.i5", minutes=20)
    for item in ("s1.p1.i1", "s1.p1.i2", "s1.p1.i3", "s1.p1.i4"):
        conference.act(Act(Action.SKIP, item=item))
    conference.act(Act(Action.FINISH))

    shown = seen(conference)

    assert isinstance(shown, PlainContent)
    assert shown.title_forms[0] == "Tuyên bố lý do, giới thiệu đại biểu"
    assert shown.label == "Next · 09:00"


@pytest.mark.parametrize("end", [Action.FINISH, Action.CLOSE])
def test_after_the_last_item_the_hall_is_thanked(
    conference: Conference, clock: SimulatedClock, end: Action
):
    for item in conference.programme.items:
        if item.timed and item.id != "s2.i5":
            conference.act(Act(Action.SKIP, item=item.id))
    hold(conference, clock, "s2.i5", minutes=5)
    conference.act(Act(end))

    shown = seen(conference)

    assert isinstance(shown, PlainContent)
    assert shown.label == "The conference has ended"


def discuss(conference: Conference, *facts: SpeakersQueued | SpeakerCalled | SpeechEnded) -> None:
    for fact in facts:
        conference.act(Act(Action.DISCUSS, fact=fact))


def give_the_floor(conference: Conference, clock: SimulatedClock, **time: float) -> SpeechContent:
    """Return what the hall sees when a speaker has had the floor so long in a discussion."""
    debate, five = "s1.p2.i8", timedelta(minutes=5)
    conference.act(Act(Action.JUMP, item=debate))
    hanh = QueuedSpeech("1", Speaker("Hạnh", "Sở Y tế", "Y tế cơ sở"), five)
    bao = QueuedSpeech("2", Speaker("Bảo", "Huyện ủy"), five)
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
    assert shown.timer == Timer("03:00", "Remaining", 0.4, Status.NORMAL)
    assert shown.item_forms == ("Tham luận, thảo luận",)
    assert shown.item_time == "Remaining 28:00"


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
    upcoming = conference.snapshot().next
    assert upcoming is not None
    assert second.next.title_forms[0] == upcoming.item.title


@pytest.mark.parametrize(
    ("level", "timer", "item_time"),
    [
        (Courtesy.SHOWN, Timer("+01:00", "Overrun", 1.0, Status.OVERRUN), "Remaining 24:00"),
        (Courtesy.DISCREET, Timer("00:00", "Remaining", 1.0, Status.NORMAL), "Remaining 24:00"),
        (Courtesy.HIDDEN, None, ""),
    ],
)
def test_the_courtesy_of_the_item_holds_for_its_speeches(
    conference: Conference,
    clock: SimulatedClock,
    level: Courtesy,
    timer: Timer | None,
    item_time: str,
):
    give_the_floor(conference, clock, minutes=6)
    conference.act(Act(Action.COURTESY, level=level))

    shown = seen(conference)

    assert isinstance(shown, SpeechContent)
    assert (shown.timer, shown.item_time) == (timer, item_time)


def test_the_last_minute_of_a_speech_is_announced(conference: Conference, clock: SimulatedClock):
    timer = give_the_floor(conference, clock, minutes=4).timer

    assert timer is not None
    assert timer.status is Status.NEARLY_OVER


def test_while_nobody_has_the_floor_the_hall_sees_the_item(
    conference: Conference, clock: SimulatedClock
):
    give_the_floor(conference, clock, minutes=2)
    discuss(conference, SpeechEnded("s1.p2.i8", "1"))

    assert isinstance(seen(conference), ItemContent)
