"""What moves with the time until the next act, each by a law that holds from one instant on.

Knots are ``[from, value, moves]``: from that instant on the value stands at 0, or goes with the
time at 1. A fourth field is put behind an hour that clocks show twice that night.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from timekeeper.core.intervals import ZERO
from timekeeper.core.timeline import Snapshot, Timeline
from timekeeper.views.afar.instants import EPOCH, milliseconds
from timekeeper.words.values import which

AHEAD = timedelta(hours=36)  # for so long a view tells what is to be read; then it is made anew
SECOND = timedelta(seconds=1)

Knots = list[tuple[Any, ...]]
Value = TypeVar("Value")


class Movements:
    """The hours and lengths that move with the time, from ``begin`` (UTC) on."""

    def __init__(self, timeline: Timeline, zone: ZoneInfo, begin: datetime) -> None:
        self._timeline, self._zone, self._begin = timeline, zone, begin
        self._seen: dict[datetime, Snapshot] = {}
        self._starts: dict[int, Knots | None] = {}

    def seen(self, at: datetime) -> Snapshot:
        """Return the snapshot of an instant, made once."""
        if at not in self._seen:
            self._seen[at] = self._timeline.at(at)
        return self._seen[at]

    def starts(self, position: int) -> Knots | None:
        """Return when an item is expected to begin, None where that is open."""
        if position not in self._starts:
            self._starts[position] = self.hours(lambda seen: seen.items[position].start)
        return self._starts[position]

    @cached_property
    def session_end(self) -> Knots | None:
        """Return when the session is expected to end, None where that is open."""
        return self.hours(lambda seen: seen.session_expected_end)

    @cached_property
    def deviation(self) -> Knots | None:
        """Return how late the session is expected to end, None where that is open."""
        return self.knots(lambda seen: seen.deviation)

    def hours(self, value: Callable[[Snapshot], datetime | None]) -> Knots | None:
        """Return how an instant's reading on the hall's wall clock moves, None where it is open.

        Where an hour comes twice, a knot says which one is meant.
        """
        if value(self.seen(self._begin)) is None:
            return None

        def hour(at: datetime) -> tuple[datetime, str]:
            local = (value(self.seen(at)) or at).astimezone(self._zone)
            return local.replace(tzinfo=UTC), which(local)

        def law(
            one: tuple[datetime, str], other: tuple[datetime, str], gap: timedelta
        ) -> int | None:
            return _stands_or_moves(one[0], other[0], gap) if one[1] == other[1] else None

        return [
            (milliseconds(at), milliseconds(local), law, *([words] if words else []))
            for at, (local, words), law in pieces(hour, self._begin, law)
        ]

    def knots(self, value: Callable[[Snapshot], timedelta | None]) -> Knots | None:
        """Return how a length of time moves with the time, None where it is open."""
        if value(self.seen(self._begin)) is None:
            return None

        def length(at: datetime) -> datetime:
            return EPOCH + (value(self.seen(at)) or ZERO)

        found = pieces(length, self._begin, _stands_or_moves)
        return [(milliseconds(at), milliseconds(of), law) for at, of, law in found]


def pieces(
    value: Callable[[datetime], Value],
    begin: datetime,
    law_of: Callable[[Value, Value, timedelta], int | None],
) -> Iterator[tuple[datetime, Value, int]]:
    """Yield where a value that depends on the time begins to follow a law, from the first on.

    ``law_of`` names the law by which one value becomes another some time later, None for none.
    A law that holds between two instants holds at each second between them: times only ever
    stand or move, and a picture that has gone does not come back before the next act.
    """
    before: tuple[Value, int] | None = None
    waiting = [(begin, begin + AHEAD)]
    while waiting:
        start, end = waiting.pop()
        first, last = value(start), value(end)
        law = law_of(first, last, end - start)
        if law is None and end - start > SECOND:
            middle = start + (end - start) // 2
            middle = middle.replace(microsecond=0)
            waiting += [(middle, end), (start, middle)]
            continue
        found = (first, law or 0)
        if before is None or found[1] != before[1] or (not found[1] and found != before):
            yield start, *found
        before = found


def same(one: Value, other: Value, _gap: timedelta) -> int | None:
    """The law of what stands: one value is the other."""
    return 0 if one == other else None


def _stands_or_moves(one: datetime, other: datetime, gap: timedelta) -> int | None:
    return 0 if one == other else 1 if other - one == gap else None
