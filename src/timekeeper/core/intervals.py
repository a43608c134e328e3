"""Lengths of time, and unbroken runs of an item with the pauses in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

ZERO = timedelta()
A_MINUTE = timedelta(minutes=1)
HALF_A_DAY, A_DAY = timedelta(hours=12), timedelta(days=1)
FIVE_MINUTES = 5 * A_MINUTE  # what the desk gives with one key, and what a chair may ask for
YEARS = range(1900, 2200)  # near the ends of the calendar instants cannot be reckoned
LONGEST_MEMORY = timedelta(hours=18)


def deviation(planned: datetime | None, actual: datetime | None) -> timedelta | None:
    """Return how much later than planned it was, negative when earlier; None when not known.

    A plan more than half a day away is that of another day: nothing is compared with it.
    """
    if planned is None or actual is None:
        return None
    late = actual - planned
    return late if abs(late) <= HALF_A_DAY else None


def without_seconds(length: timedelta) -> timedelta:
    """Return a length without its seconds, as a clock beside it shows none."""
    return int(length / A_MINUTE) * A_MINUTE


def whole_minutes(length: timedelta) -> int:
    """Return a length in whole minutes, half a one rounded up; the sign is kept."""
    count = int(abs(length).total_seconds() + 30) // 60
    return -count if length < ZERO else count


def local_instant(wall: datetime, zone: tzinfo, since: datetime | None = None) -> datetime:
    """Return the instant (UTC) of what a clock on the wall shows on a day.

    Where the clocks are put back it shows that twice: the first is meant, but the second of what
    comes after ``since`` and would else lie before it. What it never shows, as they are put
    forward, is meant as if they had not been.
    """
    readings = _readings(wall, zone)
    return next((at for at in readings if since is None or at >= since), readings[-1])


def true_time(wall: time, zone: tzinfo, near: datetime, now: datetime) -> datetime:
    """Return the instant (UTC) that somebody means who says at what time of day something was.

    It is the one nearest to the instant ``near``; where that still lies in the future, the last
    one up to ``now``, if that is less than eighteen hours back: shortly after midnight, 23:45 is
    yesterday's, but 9:10 said at 9:00 is a slip, and stays in the future.
    """
    day = near.astimezone(zone).date()
    walls = [datetime.combine(day + timedelta(days=count), wall) for count in (-2, -1, 0, 1)]
    instants = [at for shown in walls for at in _readings(shown, zone)]
    meant = min(instants, key=lambda at: abs(at - near))
    if meant <= now:
        return meant
    before = max(at for at in instants if at <= now)
    return before if now - before < LONGEST_MEMORY else meant


@lru_cache(maxsize=8192)  # of a changed programme most times are those that it had before
def _readings(wall: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    first, second = (wall.replace(fold=fold, tzinfo=zone).astimezone(UTC) for fold in (0, 1))
    return (first, second) if first < second else (first,)


class Stop(Struct, frozen=True):
    """A stop of the running clock; ``end`` is None while it lasts."""

    start: datetime
    end: datetime | None = None


class Interval(Struct, frozen=True):
    """An unbroken run of one item; ``end`` is None while it runs."""

    item: str
    start: datetime
    end: datetime | None = None
    pauses: tuple[Stop, ...] = ()

    @property
    def paused(self) -> bool:
        """Return whether its clock stands still now."""
        return self.end is None and bool(self.pauses) and self.pauses[-1].end is None

    def paused_time(self, now: datetime) -> timedelta:
        """Return the time its clock stood still, up to ``now`` at most."""
        until = self.end or now
        return sum(((p.end or until) - p.start for p in self.pauses), ZERO)

    def used(self, now: datetime) -> timedelta:
        """Return the time used, up to ``now`` at most, without the pauses."""
        return (self.end or now) - self.start - self.paused_time(now)

    def stretches(self, until: datetime) -> Iterator[tuple[datetime, datetime, bool]]:
        """Yield its stretches up to ``until``, and whether its clock stood still in them."""
        at = self.start
        for pause in self.pauses:
            end = min(pause.end or until, until)
            if pause.start > at:
                yield at, pause.start, False
            if end > pause.start:
                yield pause.start, end, True
            at = max(at, end)
        if until > at:
            yield at, until, False

    def with_pause(self, at: datetime) -> Interval:
        """Return the interval with its clock stopped at ``at``."""
        if self.paused:
            return self
        return replace(self, pauses=(*self.pauses, Stop(at)))

    def resumed(self, at: datetime) -> Interval:
        """Return the interval with its clock going on at ``at``."""
        if not self.paused:
            return self
        return replace(self, pauses=(*self.pauses[:-1], replace(self.pauses[-1], end=at)))

    def ended(self, at: datetime) -> Interval:
        """Return the interval ended at ``at``, an open pause with it."""
        return replace(self.resumed(at), end=at)

    def ending(self, end: datetime) -> Interval:
        """Return the ended interval with another end; a pause that lasted to its end still does."""
        pauses = self.pauses
        if pauses and pauses[-1].end == self.end:
            pauses = (*pauses[:-1], replace(pauses[-1], end=end))
        return replace(self, end=end, pauses=pauses)

    def shifted(self, by: timedelta) -> Interval:
        """Return the interval as another clock would have recorded it."""
        pauses = tuple(Stop(p.start + by, p.end + by if p.end else None) for p in self.pauses)
        end = self.end + by if self.end else None
        return replace(self, start=self.start + by, end=end, pauses=pauses)

    def without(self, since: datetime, until: datetime) -> Interval:
        """Return the running interval with its clock stopped from ``since`` to ``until``.

        What lies before its last pause or its start stays as it was.
        """
        ends = [p.end for p in self.pauses if p.end is not None]
        since = max(since, self.start, *ends)
        if self.paused or self.end is not None or until <= since:
            return self
        return replace(self, pauses=(*self.pauses, Stop(since, until)))
