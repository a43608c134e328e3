"""The machine's time, read once and then kept steady."""

from __future__ import annotations

import time
from datetime import UTC, timedelta

from tests.fakes import EIGHT, ManualClock, at, seconds
from timekeeper.live.clock import (
    FasterClock,
    SimulatedClock,
    SystemClock,
    offset_from_utc,
    wall_time,
)


def test_the_systems_clock_tells_utc_and_never_runs_backwards():
    clock = SystemClock()

    readings = [clock.now() for _ in range(100)]

    assert readings == sorted(readings)
    assert all(reading.utcoffset() == timedelta() for reading in readings)
    assert readings[0].tzinfo is UTC


def test_the_systems_clock_runs_with_the_time_since_boot(monkeypatch):
    since_boot = iter([100.0, 100.0, 160.5])
    monkeypatch.setattr(time, "clock_gettime", lambda _clock: next(since_boot), raising=False)
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)

    clock = SystemClock()

    assert -(clock.now() - clock.now()) == seconds(60.5)


def test_the_monotonic_clock_serves_where_there_is_no_time_since_boot(monkeypatch):
    monotonic = iter([100.0, 100.0, 160.5])
    monkeypatch.setattr(time, "monotonic", lambda: next(monotonic))
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)

    clock = SystemClock()

    assert -(clock.now() - clock.now()) == seconds(60.5)


def test_a_simulated_clock_stands_still_until_it_is_moved():
    clock = SimulatedClock(EIGHT)

    assert clock.now() == EIGHT
    clock.move_to(at(5))
    assert clock.now() == at(5)


def test_a_simulated_clock_is_not_moved_back():
    clock = SimulatedClock(at(5))

    clock.move_to(EIGHT)

    assert clock.now() == at(5)


def test_a_faster_clock_begins_at_its_own_instant_and_runs_so_many_times_faster():
    real = ManualClock(at(100))
    clock = FasterClock(real, EIGHT, 60)

    begun = clock.now()
    real.instant += seconds(2)

    assert begun == EIGHT
    assert clock.now() == at(2)


def test_a_clock_once_as_fast_keeps_the_time_of_the_other():
    real = ManualClock(at(100))
    clock = FasterClock(real, EIGHT, 1)

    real.instant += seconds(61)

    assert clock.now() == EIGHT + seconds(61)


def test_the_wall_clock_is_told_with_the_zone_of_the_computer():
    assert wall_time().utcoffset() is not None


def test_a_wall_clock_that_was_set_is_told_and_followed(monkeypatch):
    since_boot = [1000.0]
    monkeypatch.setattr(time, "clock_gettime", lambda _clock: since_boot[0], raising=False)
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)
    clock = SystemClock()
    kept = clock.now()

    since_boot[0] += 100  # the computer ran for 100 seconds, of which its wall clock shows none
    step = clock.step()
    clock.adopt(step)

    assert step == seconds(-100)
    assert clock.step() == timedelta()
    assert clock.now() == kept


def test_the_zone_is_told_where_the_system_cannot_read_it_anew(monkeypatch):
    monkeypatch.delattr(time, "tzset", raising=False)

    assert offset_from_utc() == wall_time().utcoffset()
