"""A session's times by a clock that runs on while those on the walls are put back."""

from __future__ import annotations

from datetime import date as Day
from datetime import datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import islice

from msgspec.structs import replace

from timekeeper.core.intervals import A_DAY, HALF_A_DAY, YEARS, ZERO
from timekeeper.core.programme import Part, Programme, Session, Slot

DAYS_AROUND = 4  # days that no session lasts
_ANY_DAY = Day(2000, 1, 1)  # that has days before it and after it


def clocks_are_put_back(programme: Programme, index: int) -> bool:
    """Return whether summer time ends while the session is held."""
    day, zone = programme.session_date(index), programme.timezone
    if day is None:
        return False
    if day.year in YEARS and _offset(day, zone) == _offset(day + DAYS_AROUND * A_DAY, zone):
        return False  # whatever the hours: where no clocks are set, and for most of the year
    sitting, slots = programme.sittings[index], programme.slots
    known = [sitting.end, *(at for s in slots if s.session == index for at in (s.start, s.end))]
    last = max(filter(None, known), default=None)
    if sitting.start is None or last is None:
        return False
    before, after = (at.astimezone(programme.timezone).utcoffset() for at in (sitting.start, last))
    return (after or ZERO) < (before or ZERO)


@lru_cache(maxsize=64)
def _offset(day: Day, zone: tzinfo) -> timedelta | None:
    return datetime.combine(day, time(), zone).utcoffset()


class RunningClock:
    """A clock that is set at a session's start and not again.

    One on the wall shows an hour twice then, and less between two times than there is.
    """

    def __init__(self, programme: Programme, index: int) -> None:
        opening = programme.sittings[index].start
        assert opening is not None  # noqa: S101  # else nobody knows when the clocks are set
        self._programme, self._index, self._opening = programme, index, opening
        self._first = datetime.combine(_ANY_DAY, opening.astimezone(programme.timezone).time())

    def session(self) -> Session:
        """Return the session with the times that this clock shows."""
        session = self._programme.sessions[self._index]
        end = self._shown(self._programme.sittings[self._index].end)
        slots = iter(s for s in self._programme.slots if s.session == self._index)
        parts = tuple(
            self._part(number, part, tuple(islice(slots, len(part.items))))
            for number, part in enumerate(session.parts)
        )
        start = session.start and self._first.time()
        return replace(session, parts=parts, start=start, end=session.end and end)

    def on_the_wall(self, shown: time | None) -> time | None:
        """Return what the clocks on the walls show when this one shows that."""
        if shown is None:
            return None
        since = datetime.combine(_ANY_DAY, shown) - self._first
        since += A_DAY if since < -HALF_A_DAY else ZERO
        return (self._opening + since).astimezone(self._programme.timezone).time()

    def _part(self, number: int, part: Part, slots: tuple[Slot, ...]) -> Part:
        begun = self._programme.part_starts[self._index][number]
        known = [at for slot in slots for at in (slot.start, slot.end) if at]
        ended = self._programme.instant(self._index, part.end, max(known, default=begun))
        start, end = part.start and self._shown(begun), part.end and self._shown(ended)
        items = tuple(
            replace(
                slot.item,
                start=slot.item.start and self._shown(slot.start),
                end=slot.item.end and self._shown(slot.end),
            )
            for slot in slots
        )
        return replace(part, items=items, start=start, end=end)

    def _shown(self, at: datetime | None) -> time | None:
        return None if at is None else (self._first + (at - self._opening)).time()
