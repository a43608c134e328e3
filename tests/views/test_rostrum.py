"""What the speaker reads: always the truth, in words, with the operator's message."""

from __future__ import annotations

from datetime import timedelta

from timekeeper.core.acts import Discuss, Finish, Jump, Pause, Skip
from timekeeper.core.events import QueuedSpeech, SpeakerCalled, SpeakersQueued
from timekeeper.core.programme import Speaker
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference
from timekeeper.views.rostrum import Band, RostrumContent, rostrum_content


def seen(conference: Conference, message: str = "") -> RostrumContent:
    return rostrum_content(conference.snapshot(), conference.programme, message)


def time_of(conference: Conference) -> tuple[Band, str, str]:
    shown = seen(conference)
    return shown.band, shown.caption, shown.figures


def hold(conference: Conference, clock: SimulatedClock, item: str, **time: float) -> None:
    conference.act(Jump(item))
    clock.move_to(clock.now() + timedelta(**time))


def test_the_speaker_reads_his_time_his_item_and_the_clock(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p1.i1", minutes=1)

    shown = seen(conference)

    assert (shown.band, shown.caption, shown.figures) == (Band.AMPLE, "Time left", "04:00")
    assert shown.share == 0.2
    assert shown.title_forms[0].startswith("Tuyên bố lý do, giới thiệu đại biểu")
    assert shown.presenter == "Văn phòng Tỉnh ủy"
    assert len(shown.clock) == len("07:31")


def test_the_last_minute_is_nearly_over(conference: Conference, clock: SimulatedClock):
    hold(conference, clock, "s1.p1.i1", minutes=4)

    assert time_of(conference) == (Band.NEARLY_OVER, "Nearly over", "01:00")


def test_an_overrun_has_a_plus_sign(conference: Conference, clock: SimulatedClock):
    hold(conference, clock, "s1.p1.i1", minutes=7, seconds=15)

    assert time_of(conference) == (Band.OVERRUN, "Overrun", "+02:15")


def test_a_leader_whose_overrun_the_hall_does_not_see_sees_it_himself(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s2.i3", minutes=40)

    band, _caption, shown = time_of(conference)

    assert band is Band.OVERRUN
    assert shown.startswith("+")


def test_a_pause_is_said(conference: Conference, clock: SimulatedClock):
    hold(conference, clock, "s1.p1.i1", minutes=1)
    conference.act(Pause())

    assert time_of(conference) == (Band.PAUSED, "Paused", "04:00")


def test_a_pause_does_not_hide_an_overrun(conference: Conference, clock: SimulatedClock):
    hold(conference, clock, "s1.p1.i1", minutes=6)
    conference.act(Pause())

    assert time_of(conference) == (Band.OVERRUN, "Overrun · paused", "+01:00")


def test_without_a_limit_the_time_used_is_shown(conference: Conference, clock: SimulatedClock):
    hold(conference, clock, "s2.i5", minutes=12)

    assert time_of(conference) == (Band.OPEN, "Elapsed", "12:00")
    assert seen(conference).share is None


def test_a_pause_without_a_limit_is_said_too(conference: Conference, clock: SimulatedClock):
    hold(conference, clock, "s2.i5", minutes=12)
    conference.act(Pause())

    assert time_of(conference) == (Band.PAUSED, "Paused", "12:00")


def test_before_the_start_the_next_speaker_is_named_with_his_hour(conference: Conference):
    shown = seen(conference)

    assert (shown.band, shown.figures) == (Band.IDLE, "")
    assert shown.caption == "Next · expected 07:30"
    assert shown.presenter == "Văn phòng Tỉnh ủy"


def test_after_the_last_item_the_end_is_said(conference: Conference, clock: SimulatedClock):
    for item in conference.programme.items:
        if item.timed and item.id != "s2.i5":
            conference.act(Skip(item.id))
    hold(conference, clock, "s2.i5", minutes=5)
    conference.act(Finish())

    shown = seen(conference)

    assert (shown.band, shown.caption) == (Band.IDLE, "The conference has ended")
    assert shown.title_forms == (conference.programme.title,)


def test_the_operators_message_stands_with_the_time_on_one_line(
    conference: Conference, clock: SimulatedClock
):
    hold(conference, clock, "s1.p1.i1", minutes=1)

    shown = seen(conference, " Mời đồng chí\n kết thúc ")

    assert shown.message == "Mời đồng chí kết thúc"
    assert shown.figures == "04:00"


def give_the_floor(conference: Conference, clock: SimulatedClock, **time: float) -> None:
    """Hold a discussion of 30 minutes; after 20 of them a speaker has the floor for 5."""
    hold(conference, clock, "s1.p2.i8", minutes=20)
    hanh = QueuedSpeech("1", Speaker("Hạnh", "Sở Y tế"), timedelta(minutes=5))
    for fact in (SpeakersQueued("s1.p2.i8", (hanh,)), SpeakerCalled("s1.p2.i8", "1")):
        conference.act(Discuss(fact))
    clock.move_to(clock.now() + timedelta(**time))


def test_who_has_the_floor_reads_his_own_time_and_the_items_small(
    conference: Conference, clock: SimulatedClock
):
    give_the_floor(conference, clock, minutes=2)

    shown = seen(conference, "Mời kết thúc")

    assert (shown.band, shown.figures, shown.share) == (Band.AMPLE, "03:00", 0.4)
    assert (shown.title_forms, shown.presenter) == (("Hạnh",), "Sở Y tế")
    assert shown.item_figures == "08:00"
    assert shown.item_words == "Remaining · Tham luận, thảo luận"
    assert shown.message == "Mời kết thúc"


def test_a_speech_runs_over_by_its_own_limit_not_by_the_items(
    conference: Conference, clock: SimulatedClock
):
    give_the_floor(conference, clock, minutes=6)

    assert time_of(conference) == (Band.OVERRUN, "Overrun", "+01:00")


def test_an_item_that_runs_over_says_so_while_a_speech_is_in_its_time(
    conference: Conference, clock: SimulatedClock
):
    give_the_floor(conference, clock, minutes=1)
    clock.move_to(clock.now() + timedelta(minutes=10))
    last = QueuedSpeech("2", Speaker("Bảo"), None)
    for fact in (SpeakersQueued("s1.p2.i8", (last,)), SpeakerCalled("s1.p2.i8", "2")):
        conference.act(Discuss(fact))

    assert time_of(conference) == (Band.OPEN, "Elapsed", "00:00")
    assert seen(conference).item_figures == "+01:00"
    assert seen(conference).item_words.startswith("Overrun · ")
