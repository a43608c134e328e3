"""The only reader of machine time."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol

A_SECOND = timedelta(seconds=1)


class Clock(Protocol):
    """Tells the time as an aware UTC instant."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        ...


class SystemClock:
    """The computer's clock, read once; from then on it runs with the time since the boot.

    So a hand on the wall clock changes no duration of the running day, and a lid that was shut
    for a while does not leave it behind. ``step`` tells what was done to the wall clock, and
    ``adopt`` follows it: the caller sees to it that what is recorded keeps its durations.
    """

    def __init__(self) -> None:
        self._anchor = datetime.now(UTC)
        self._started = _since_boot()

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return self._anchor + timedelta(seconds=_since_boot() - self._started)

    def step(self) -> timedelta:
        """Return by how many whole seconds the wall clock was set forward, negative when back.

        Half a second is a whole one: a clock that is slewed little by little is followed in steps
        of a second.
        """
        return round((datetime.now(UTC) - self.now()) / A_SECOND) * A_SECOND

    def adopt(self, step: timedelta) -> None:
        """Follow the wall clock by this step (whole seconds)."""
        self._anchor += step


class SimulatedClock:
    """A clock that stands still until it is moved: the rehearsal's."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """Return the simulated instant in UTC."""
        return self._now

    def move_to(self, instant: datetime) -> None:
        """Let the simulated time be ``instant`` (UTC); it never goes backwards."""
        self._now = max(self._now, instant)


def offset_from_utc() -> timedelta:
    """Return how far the computer's own time zone is ahead of UTC now."""
    if hasattr(time, "tzset"):
        time.tzset()  # else a zone that was changed while the program runs is not seen
    return timedelta(seconds=time.localtime().tm_gmtoff)


class FasterClock:
    """Begins at an instant of its own and runs so many times faster than another clock."""

    def __init__(self, clock: Clock, start: datetime, speed: int) -> None:
        self._clock = clock
        self._start = start
        self._speed = speed
        self._anchor = clock.now()

    def now(self) -> datetime:
        """Return its present instant in UTC."""
        return self._start + (self._clock.now() - self._anchor) * self._speed


def wall_time() -> datetime:
    """Return what the computer's clock says at this moment, in the computer's own time zone."""
    return datetime.now(UTC).astimezone(timezone(offset_from_utc()))


def _since_boot() -> float:
    # Linux stops its monotonic clock while the machine sleeps; this one goes on.
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()
