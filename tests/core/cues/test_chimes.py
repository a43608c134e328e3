"""When a chime sounds: told from one second after the other, as the desk tells them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import given
from msgspec.structs import replace

from tests.core.random_days import RandomDay, days, laws
from tests.fakes import Day, act, at, discuss, item, meeting, minutes, programme, seconds, session
from timekeeper.core.acts import Act, ChangeCourtesy
from timekeeper.core.courtesy import courtesy_of
from timekeeper.core.cues.chimes import NEAR, Chimes, chimes_of
from timekeeper.core.events import (
    ClockStepped,
    GapNoticed,
    QueuedSpeech,
    SpeakerCalled,
    SpeakersQueued,
    SpeechExtended,
)
from timekeeper.core.programme import Courtesy, Item, Kind, Presenter, Speaker
from timekeeper.core.record.course import whole_second
from timekeeper.core.record.history import replay
from timekeeper.core.timeline import Timeline

ONE, TWO = 1, 2
ZERO = timedelta()
LEADER = Presenter("Đồng chí Bí thư Tỉnh ủy")


def heard(
    day: Day, until: float, acts: Mapping[float, str | Act] | None = None, begin: float = 0
) -> list[tuple[float, int]]:
    """Return at which minutes so many strokes sound: each second is seen, and each act at once.

    The acts stand at their minutes, in the order of the day.
    """
    left = dict(acts or {})
    chimes, found = Chimes(), []

    def see(minute: float) -> None:
        nonlocal chimes
        chimes = chimes.then(day.snapshot(at(minute)))
        if chimes.strokes:
            found.append((round(minute, 2), chimes.strokes))

    for second in range(round(begin * 60), round(until * 60) + 1):
        see(second / 60)
        for minute in [m for m in left if m < (second + 1) / 60]:
            day.do(minute, left.pop(minute))
            see(minute)
    return found


def test_one_sounds_at_the_last_minute_and_two_at_the_end_of_each_item() -> None:
    assert heard(Day(meeting(10, 5)), 16, {0: "start", 10: "next"}) == [
        *[(9, ONE), (10, TWO)],
        *[(14, ONE), (15, TWO)],
    ]


def test_an_overrun_sounds_no_more_and_what_is_left_early_not_at_all() -> None:
    assert heard(Day(meeting(3, 10)), 9, {0: "start", 6: "next"}) == [(2, ONE), (3, TWO)]
    assert heard(Day(meeting(10, 10)), 12, {0: "start", 5: "next"}) == []


def test_an_open_end_has_no_chime_and_a_time_of_one_minute_the_last_alone() -> None:
    assert heard(Day(programme(session(item("a")))), 5, {0: "start"}) == []
    assert heard(Day(programme(session(item("a", length=1)))), 2, {0: "start"}) == [(1, TWO)]


def test_added_time_has_a_last_minute_and_an_end_of_its_own() -> None:
    acts = {0: "start", 2.5: act("add", by=4), 7.5: act("add", by=2)}

    assert heard(Day(meeting(3)), 12, acts) == [
        *[(2, ONE), (6, ONE), (7, TWO)],
        *[(8, ONE), (9, TWO)],
    ]


class TestSilent:
    """A chime belongs to the time that runs on to its instant."""

    def test_while_paused_and_later_by_the_pause(self):
        acts = {0: "start", 1.5: "pause", 6: "resume"}

        assert heard(Day(meeting(3)), 8, acts) == [(6.5, ONE), (7.5, TWO)]

    def test_a_pause_in_the_second_before_and_its_end_long_after(self):
        acts = {0: "start", 2 - 0.5 / 60: "pause", 5: "resume"}

        assert heard(Day(meeting(10)), 5, acts) == []
        assert heard(Day(meeting(3)), 7, acts) == [(5.02, ONE), (6.02, TWO)]

    @pytest.mark.parametrize(
        ("jumps", "rest"),
        [
            ({3: act("cut", by=6.5)}, [(3.5, TWO)]),
            ({3: act("cut", by=7)}, []),
            ({3: act("cut", by=6)}, [(4, TWO)]),
            ({3: act("correct", to=-6.5)}, [(3.5, TWO)]),
            ({3: act("correct", to=-7)}, []),
            ({3: act("add", by=7), 4: "undo", 5: act("correct", to=-5)}, []),
        ],
        ids=["over", "onto the end", "onto the last minute", "corrected", "to the end", "undone"],
    )
    def test_at_an_act_that_jumps_over_or_onto_the_instant(self, jumps, rest):
        assert heard(Day(meeting(10)), 5.5, {0: "start"} | jumps) == rest

    def test_none_twice_whatever_takes_the_time_back_over_the_instant(self):
        acts = {0: "start", 2.5: act("correct", to=1), 5.5: act("correct", to=0)}

        assert heard(Day(meeting(3)), 8, acts) == [(2, ONE), (4, TWO)]

    def test_what_was_added_and_taken_back_sounds_once(self):
        acts = {0: "start", 2.5: act("add", by=1), 2.75: "undo", 2.8: "redo"}

        assert heard(Day(meeting(3)), 5, acts) == [(2, ONE), (3, ONE), (4, TWO)]

    def test_a_wrong_next_that_is_undone(self):
        acts = {0: "start", 2.25: "next", 2.5: "undo"}

        assert heard(Day(meeting(3, 10)), 4, acts) == [(2, ONE), (3, TWO)]

    def test_what_was_begun_by_mistake_sounds_when_it_is_really_begun(self):
        acts = {0: "start", 2.5: "undo", 10: "start"}

        assert heard(Day(meeting(3)), 14, acts) == [(2, ONE), (12, ONE), (13, TWO)]

    @pytest.mark.parametrize("hours", [-2, -0.02, 0.02, 3])
    def test_a_step_of_the_clock_which_moves_the_instants_with_it(self, hours):
        day, step = Day(meeting(3)), timedelta(hours=hours)
        day.do(0, "start")
        chimes = Chimes().then(day.snapshot(at(1.5)))

        day.clock.instant = at(1.5) + step
        day.witness(ClockStepped(step))
        found = []
        for second in range(120):
            chimes = chimes.then(day.snapshot(at(1.5) + step + seconds(second)))
            found += [(second, chimes.strokes)] if chimes.strokes else []

        assert found == [(30, ONE), (90, TWO)]

    def test_an_absence_over_the_instant(self):
        day = Day(meeting(10))
        day.do(0, "start")
        chimes = Chimes().then(day.snapshot(at(8)))

        day.clock.instant = at(9.5)
        slept = chimes.then(day.snapshot(at(9.5)))
        day.witness(GapNoticed(at(8), at(9.5)))
        woken = slept.then(day.snapshot(at(9.5)))

        assert (slept.strokes, woken.strokes) == (0, 0)

    def test_when_the_program_begins_just_there(self):
        day = Day(meeting(10))
        day.do(0, "start")

        assert Chimes().then(day.snapshot(at(9))).strokes == 0


def test_a_second_that_was_missed_is_made_up_for_and_no_later() -> None:
    day = Day(meeting(10))
    day.do(0, "start")
    before = Chimes().then(day.snapshot(at(9) - seconds(1)))

    late = [before.then(day.snapshot(at(9) + seconds(n))).strokes for n in range(4)]

    assert late == [ONE, ONE, ONE, 0]


def test_one_that_is_near_is_told_before() -> None:
    day = Day(meeting(10))
    day.do(0, "start")

    def near(instant):
        return Chimes().then(day.snapshot(instant)).near

    assert [near(at(9) - NEAR - seconds(1)), near(at(9) - NEAR), near(at(9))] == [
        False,
        True,
        False,
    ]
    assert not Chimes().near


class TestSpeakers:
    """Each speaker's limit has chimes, and so has the item they speak in."""

    def discussion(self, *speakers: Speaker, length: float = 30, **more) -> Day:
        debate = item("debate", length=length, kind=Kind.DISCUSSION, **more)
        day = Day(programme(session(debate)))
        day.do(0, "start")
        queued = tuple(
            QueuedSpeech(f"s{n}", speaker, minutes(3)) for n, speaker in enumerate(speakers)
        )
        day.do(0, discuss(SpeakersQueued("debate", queued)))
        return day

    def call(self, number: int) -> Act:
        return discuss(SpeakerCalled("debate", f"s{number}"))

    def test_of_each_speaker_and_of_the_item(self):
        day = self.discussion(Speaker("An"), Speaker("Bình"), length=12)
        acts = {
            1: self.call(0),
            5: self.call(1),
            7.5: discuss(SpeechExtended("debate", "s1", minutes(1))),
        }

        assert heard(day, 13, acts) == [
            *[(3, ONE), (4, TWO), (7, ONE), (8, ONE), (9, TWO)],
            *[(11, ONE), (12, TWO)],
        ]

    def test_two_that_fall_together_are_the_greater_one(self):
        day = self.discussion(Speaker("An"), length=5)

        assert heard(day, 6, {1: self.call(0)}) == [(3, ONE), (4, TWO), (5, TWO)]

    def test_none_of_any_time_while_a_leader_has_the_floor(self):
        leader = Speaker("Đồng chí Nguyễn Văn A", "Phó Bí thư Thường trực Tỉnh ủy")

        assert heard(self.discussion(leader, length=4), 5, {0.5: self.call(0)}) == []

    def test_all_where_the_item_says_so(self):
        leader = Speaker("Đồng chí Nguyễn Văn A", "Phó Bí thư Thường trực Tỉnh ủy")
        day = self.discussion(leader, chime=True)

        assert heard(day, 5, {0.5: self.call(0)}) == [(2.5, ONE), (3.5, TWO)]

    def test_none_where_the_item_says_so(self):
        day = self.discussion(Speaker("An"), chime=False)

        assert heard(day, 5, {0.5: self.call(0)}) == []


SOFT = [
    item("a", length=2, kind=Kind.SPEECH),
    item("a", length=2, presenter=LEADER),
    item("a", length=2, kind=Kind.AWARD),
    Item("a", "Chào cờ", length=minutes(2), kind=Kind.CEREMONY),
    item("a", length=2, courtesy=Courtesy.DISCREET),
    item("a", length=2, courtesy=Courtesy.HIDDEN),
]


@pytest.mark.parametrize("soft", SOFT)
def test_none_where_courtesy_hides_or_softens_the_time_unless_the_item_says_so(soft: Item) -> None:
    assert courtesy_of(soft) is not Courtesy.SHOWN
    assert heard(Day(programme(session(soft))), 3, {0: "start"}) == []
    wanted = replace(soft, chime=True)
    assert heard(Day(programme(session(wanted))), 3, {0: "start"}) == [(1, ONE), (2, TWO)]


def test_the_level_that_the_operator_sets_today_decides_from_then_on() -> None:
    softened = {0: "start", 1.5: ChangeCourtesy(Courtesy.DISCREET)}
    shown = {0: "start", 1.5: ChangeCourtesy(Courtesy.SHOWN)}

    assert heard(Day(meeting(2)), 3, softened) == [(1, ONE)]
    assert heard(Day(programme(session(SOFT[1]))), 3, shown) == [(2, TWO)]


def test_an_item_that_is_to_be_silent_is() -> None:
    assert heard(Day(programme(session(item("a", length=2, chime=False)))), 3, {0: "start"}) == []


@laws
@given(days())
def test_no_act_whatever_makes_a_sound_by_itself(day: RandomDay):
    timelines = [
        Timeline(day.original, replay(day.entries[:count])) for count in range(len(day.entries) + 1)
    ]
    for entry, before, after in zip(day.entries, timelines, timelines[1:], strict=False):
        chimes = Chimes().then(before.at(entry.at - seconds(1))).then(before.at(entry.at))

        assert chimes.then(after.at(entry.at)).strokes == 0


@laws
@given(days())
def test_each_chime_ahead_sounds_at_its_second_and_once_however_often_it_is_looked(day: RandomDay):
    timeline = Timeline(day.programme, day.course)
    now = whole_second(day.now)
    ahead = {chime for chime in chimes_of(timeline.at(now)) if chime.at > now}
    for chime in ahead:
        chimes, sounded = Chimes(), []
        for second in (-2, -1, -1, 0, 0, 1, 2):
            chimes = chimes.then(timeline.at(max(now, chime.at + seconds(second))))
            sounded.append(chimes.strokes)

        together = max(other.strokes for other in ahead if other.at == chime.at)
        neighbours = [o for o in ahead if ZERO < abs(o.at - chime.at) <= seconds(2)]
        if not neighbours:
            assert sounded == [0, 0, 0, together, 0, 0, 0]
