"""What a picture says of the time, in figures: the one place where time becomes words."""

from __future__ import annotations

from datetime import date as Day
from datetime import datetime

from timekeeper.core.forecast import ItemForecast
from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Programme
from timekeeper.core.timeline import Current, OnTheFloor, Snapshot, Upcoming
from timekeeper.views.public import mask_of
from timekeeper.words.values import (
    clock,
    deviation_words,
    figures,
    prose_clock,
    short_date,
    wall_clock,
)


class Moment:
    """The words of one instant, of a conference as it may be shown: what is confidential is masked.

    A published view says the same of all instants until the next act: it answers each of these
    with a reading that a follower works out (``published.Readings``).
    """

    def __init__(self, snapshot: Snapshot, programme: Programme) -> None:
        self._mask, self.programme = mask_of(programme, snapshot.mentions)
        self.snapshot = self._mask.snapshot(snapshot) if self._mask else snapshot
        self.at = snapshot.at

    def told(self, text: str) -> str:
        """Return what the operator says to others, without what is confidential."""
        return self._mask.told(text) if self._mask else text

    def date(self) -> str:
        """Return today's date."""
        return short_date(self.at.astimezone(self.programme.timezone).date())

    def clock(self) -> str:
        """Return the time of day."""
        return wall_clock(self.at, self.programme)

    def start(self, coming: Upcoming | ItemForecast) -> str:
        """Return the hour at which an item is expected to begin, "" where that is open."""
        return clock(expected_start(coming), self.programme)

    def prose_start(self, coming: Upcoming) -> str:
        """Return the same in prose."""
        start = coming.expected_start
        return prose_clock(start, self.programme) if start is not None else ""

    def due(self, coming: Upcoming | None) -> bool:
        """Return whether what comes next waits for its call alone: its hour is that of the clock.

        An hour that goes on with the clock is no news to anybody.
        """
        start = coming.expected_start if coming is not None else None
        return start is not None and start <= self.at

    def another_day(self, coming: Upcoming) -> Day | None:
        """Return the day for which what comes next is planned and expected, None for today."""
        if coming.expected_start is None:
            return None
        zone, planned = self.programme.timezone, self.programme.session_date(coming.session)
        today, day = self.at.astimezone(zone).date(), coming.expected_start.astimezone(zone).date()
        # An hour that moves on past midnight is late, and nothing of the next day.
        return day if planned == day != today else None

    def session_end(self) -> str:
        """Return the hour at which the session is expected to end, "" where that is open."""
        return clock(self.snapshot.session_expected_end, self.programme)

    def deviation(self) -> str:
        """Return how much later or earlier than planned the session will end, "" unknown."""
        return "" if self.snapshot.deviation is None else deviation_words(self.snapshot.deviation)

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


def expected_start(coming: Upcoming | ItemForecast) -> datetime | None:
    """Return when an item is expected to begin, or when it began."""
    return coming.expected_start if isinstance(coming, Upcoming) else coming.start
