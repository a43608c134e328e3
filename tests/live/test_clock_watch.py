"""What happens to the computer's time is noticed once, and durations do not change."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes import Day, ManualClock, at, meeting, minutes, runs, seconds
from timekeeper.core.events import ClockStepped, GapNoticed, ZoneChanged
from timekeeper.live.clock_watch import ClockWatch

SEVEN, NINE = timedelta(hours=7), timedelta(hours=9)


class SteppingClock(ManualClock):
    """A clock whose wall time a hand can set; ``now`` goes on by its own time."""

    def __init__(self) -> None:
        super().__init__()
        self.hand = timedelta()

    def step(self) -> timedelta:
        return self.hand

    def adopt(self, step: timedelta) -> None:
        self.instant += step
        self.hand -= step


class Zone:
    def __init__(self) -> None:
        self.offset = SEVEN

    def __call__(self) -> timedelta:
        return self.offset


def watched() -> tuple[SteppingClock, Zone, ClockWatch]:
    clock, zone = SteppingClock(), Zone()
    return clock, zone, ClockWatch(clock, zone)


def test_nothing_is_told_while_nothing_happens():
    clock, _zone, watch = watched()
    looks = []
    for second in range(5):
        clock.instant = at(0) + seconds(second)
        looks.append(watch.look())

    assert looks == [()] * 5


@pytest.mark.parametrize("hand", [-3600, -1, 1, 3600])
def test_a_hand_on_the_clock_is_told_once_and_followed(hand):
    clock, _zone, watch = watched()
    watch.look()
    clock.hand = seconds(hand)

    looks = [watch.look(), watch.look()]

    assert looks == [(ClockStepped(seconds(hand)),), ()]
    assert clock.now() == at(0) + seconds(hand)


def test_another_zone_is_told_once():
    _clock, zone, watch = watched()
    watch.look()
    zone.offset = NINE

    assert [watch.look(), watch.look()] == [(ZoneChanged(SEVEN, NINE),), ()]


def test_a_sleep_of_an_hour_is_told_as_a_gap():
    clock, _zone, watch = watched()
    watch.look()
    clock.instant = at(60)

    assert [watch.look(), watch.look()] == [(GapNoticed(at(0), at(60)),), ()]


@pytest.mark.parametrize("hand", [-60, -1, 1, 60, 60 * 24 * 365 * 25])
def test_a_step_changes_no_duration_and_all_clocks_follow_it(hand):
    day = Day(meeting(10, 10, 10))
    day.do(0, "start")
    day.do(8, "next")
    day.do(9, "pause")
    day.do(11, "resume")

    day.clock.instant = at(12 + hand)
    day.witness(ClockStepped(minutes(hand)))

    assert runs(day.course) == [("opening", hand, hand + 8), ("report", hand + 8, None)]
    assert day.seen(12 + hand).current.elapsed == minutes(2)
    assert day.now() == at(12 + hand)


def test_undo_after_a_step_gives_the_item_its_clock_back_by_the_new_time():
    day = Day(meeting(10, 10, 10))
    day.do(0, "start")
    day.do(8, "next")
    day.clock.instant = at(69)
    day.witness(ClockStepped(minutes(60)))

    day.do(70, "undo")

    assert runs(day.course) == [("opening", 60, None)]
    assert day.seen(70).current.elapsed == minutes(10)


def test_redo_after_a_step_brings_the_act_back_where_it_was():
    day = Day(meeting(10, 10, 10))
    day.do(0, "start")
    day.do(8, "next")
    day.do(9, "undo")
    day.clock.instant = at(69.5)
    day.witness(ClockStepped(minutes(60)))

    day.do(70, "redo")

    assert runs(day.course) == [("opening", 60, 68), ("report", 68, None)]
