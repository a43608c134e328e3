"""The only reader of machine time."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time as an aware UTC instant."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        ...


class SystemClock:
    """The computer's clock, read once; from then on it runs with the monotonic clock.

    So a hand on the wall clock changes no duration of the running day.
    """

    def __init__(self) -> None:
        self._anchor = datetime.now(UTC)
        self._started = time.monotonic()

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return self._anchor + timedelta(seconds=time.monotonic() - self._started)


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
