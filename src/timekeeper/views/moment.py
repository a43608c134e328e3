"""What a picture says of the time, in figures: the one place where time becomes words."""

from __future__ import annotations

from datetime import datetime

from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Programme
from timekeeper.core.timeline import Current, OnTheFloor, Upcoming
from timekeeper.words.values import wall_clock, clock, figures, prose_clock, short_date


class Moment:
    """The words of one instant.

    A published view says the same of all instants until the next act: it answers each of these
    with a reading that a follower works out (``published.Readings``).
    """

    def __init__(self, at: datetime, programme: Programme) -> None:
        self.at = at
        self.programme = programme

    def date(self) -> str:
        """Return today's date."""
        return short_date(self.at.astimezone(self.programme.timezone).date())

    def clock(self) -> str:
        """Return the time of day."""
        return wall_clock(self.at, self.programme)

    def start(self, upcoming: Upcoming) -> str:
        """Return the hour at which it is expected to begin, "" where that is open."""
        return clock(upcoming.expected_start, self.programme)

    def prose_start(self, upcoming: Upcoming) -> str:
        """Return the same in prose."""
        start = upcoming.expected_start
        return prose_clock(start, self.programme) if start is not None else ""

    def until(self, instant: datetime) -> str:
        """Return how much is left until an instant to come."""
        return figures(instant - self.at)

    def left(self, time: Current | OnTheFloor) -> str:
        """Return how much of a limited time is left, never less than nothing."""
        return figures(max(ZERO, time.remaining or ZERO))

    def gone(self, time: Current | OnTheFloor) -> str:
        """Return how much of a time has passed."""
        return figures(time.elapsed)

    def over(self, time: Current | OnTheFloor) -> str:
        """Return how much a time is overrun, with its sign."""
        return f"+{figures(time.overrun)}"

    def share(self, time: Current | OnTheFloor) -> float | None:
        """Return the part of a time that is used, from 0 to 1; None without a limit."""
        if time.allotted is None:
            return None
        return min(1.0, time.elapsed / time.allotted) if time.allotted else 1.0
