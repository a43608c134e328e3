"""When each item of the day begins and ends: as it was, or as it is expected from now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import copy
from datetime import datetime, timedelta
from itertools import islice
from typing import overload

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.intervals import ZERO, deviation
from timekeeper.core.programme import Item, Programme, Slot
from timekeeper.core.record.course import Course, State, item_state

# Named once: Python 3.11 takes longer to look a state up than to compare it.
_PENDING, _DONE = State.PENDING, State.DONE
_ON = {State.RUNNING, State.PAUSED}
_HELD = {_PENDING, _DONE, *_ON}


class ItemForecast(Struct, frozen=True):
    """An item's state with its actual or expected start and end (UTC), None where open."""

    item: Item
    state: State
    start: datetime | None
    end: datetime | None


class Delayed(Sequence[ItemForecast]):
    """Forecasts as they were reckoned, some of them by so much later; made when asked for."""

    def __init__(
        self,
        reckoned: tuple[ItemForecast, ...],
        moving: Collection[int],
        later: timedelta,
        running: tuple[int, ItemForecast] | None,
    ) -> None:
        self._reckoned, self._moving, self._later = reckoned, moving, later
        self._running = running

    @overload
    def __getitem__(self, index: int) -> ItemForecast: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ItemForecast]: ...
    def __getitem__(self, index: int | slice) -> ItemForecast | Sequence[ItemForecast]:
        positions = range(len(self._reckoned))[index]
        if isinstance(positions, range):
            return tuple(self[position] for position in positions)
        if self._running is not None and positions == self._running[0]:
            return self._running[1]
        forecast = self._reckoned[positions]
        if not self._later or positions not in self._moving:
            return forecast
        start, end = forecast.start, forecast.end
        later = self._later
        return replace(forecast, start=start and start + later, end=end and end + later)

    def __len__(self) -> int:
        return len(self._reckoned)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


class _Held(Struct, frozen=True):
    """A session's items that take place: when those done ended, which are open, which is last."""

    done_until: datetime | None
    open: tuple[int, ...]
    last: int


class Forecast:
    """The rest of the day: each remaining item begins when the one before it lets it.

    Planned gaps are slack: they are kept while the day is on time or ahead, and used up when
    it is late. Nothing begins before now, nor before the start of its session or of a part
    with a fixed start while nothing of that session or part has begun.

    What programme and course settle is reckoned once; ``at`` then changes what time has changed.
    """

    def __init__(self, programme: Programme, course: Course) -> None:
        self._programme = programme
        self._course = course
        # What was begun too soon and left again opened neither its session nor its part.
        begun = [
            programme.slot(item)
            for item in course.intervals_of
            if item not in course.interrupted and item in programme.positions
        ]
        self.begun_sessions = {slot.session for slot in begun}
        self._begun_parts = {(slot.session, slot.part) for slot in begun}
        self._states = [item_state(slot, course) for slot in programme.slots]
        self._pending = self._in_order_of_play()
        self._held: dict[int, _Held] = {}
        self._bounds: dict[tuple[int, int], datetime | None] = {}
        self._now: datetime | None = None
        self._seen: tuple[timedelta, tuple[int, ItemForecast] | None] = (ZERO, None)
        self._items: Sequence[ItemForecast] = ()

    @property
    def following(self) -> Slot | None:
        """Return what comes next: the rest of the running session, else the first that is left."""
        return self._pending[0] if self._pending else None

    def at(self, now: datetime) -> Sequence[ItemForecast]:
        """Return every item's state and times at ``now`` (UTC), in programme order."""
        running, cursor = self._free_from(now)
        free = max(cursor or now, now)
        back = self._now is None or now < self._now or free < self._free
        if back or not self._goes_on(free, cursor, now):
            self._reckon(free, cursor, now)
        seen = (free - self._free, running)
        if seen != self._seen:
            self._items = Delayed(self._base, self._moving, *seen)
        self._now, self._seen = now, seen
        return self._items

    def with_time(self, course: Course) -> Forecast:
        """Return the same day for a course that differs in the running item's minutes."""
        other = copy(self)
        other._course = course
        return other

    def _reckon(self, free: datetime, cursor: datetime | None, now: datetime) -> None:
        """Expect everything that is pending anew, and tell what is late from the first on.

        Each of those begins when the hall gets free, so that any further delay is theirs too.
        """
        positions, moving = self._programme.positions, 0
        expected: dict[int, ItemForecast] = {}
        self._free = free
        for n, slot in enumerate(self._pending):
            start, end = self._expected(slot, cursor, now)
            if moving == n and start == free:
                moving += 1
            item = slot.item
            expected[positions[item.id]] = ItemForecast(item, _PENDING, start, end)
            cursor = free = end or start
        late = [positions[slot.item.id] for slot in self._pending[:moving]]
        self._items = self._base = tuple(
            [
                expected[place] if place in expected else self._settled(place)
                for place in range(len(positions))
            ]
        )
        self._moving, self._last_moving = frozenset(late), late[-1] if late else None
        self._resting = self._pending[moving] if moving < len(self._pending) else None
        self._seen = (ZERO, None)

    def _goes_on(self, free: datetime, cursor: datetime | None, now: datetime) -> bool:
        """Return whether the first item that is not late begins and ends as before.

        All that come after it then do so too.
        """
        if self._resting is None:
            return True
        if self._last_moving is not None:
            before = self._base[self._last_moving]
            cursor = (before.end or before.start or free) + (free - self._free)
        forecast = self._base[self._programme.positions[self._resting.item.id]]
        return self._expected(self._resting, cursor, now) == (forecast.start, forecast.end)

    def session_end(self, session: int, now: datetime) -> tuple[datetime | None, timedelta | None]:
        """Return when a session will end and how much that is behind its plan.

        Without a planned end the last item that takes place is compared with its own plan.
        ``at(now)`` must have been asked before.
        """
        held = self._held_in(session)
        # What runs on without a limit has reached at least the present.
        still_open = [self._items[position] for position in held.open]
        ends = [f.end or (max(f.start, now) if f.start else None) for f in still_open]
        reached = max((end for end in (held.done_until, *ends) if end), default=None)
        if reached is None:
            return None, None
        sitting = self._programme.sittings[session]
        if sitting.end is None:
            return self._end(held, reached)
        if held.open:
            reached = max(reached, min(sitting.end, reached + sitting.slack))
        return reached, deviation(sitting.end, reached)

    def _end(self, held: _Held, reached: datetime) -> tuple[datetime | None, timedelta | None]:
        last, forecast = self._programme.slots[held.last], self._items[held.last]
        open_ended = any(self._items[position].end is None for position in held.open)
        end = None if open_ended else reached
        if last.end is not None:
            return end, deviation(last.end, reached)
        # Of what goes on to its end only the start can be compared.
        out_of_order = bool(held.open) and held.last != held.open[-1]
        if forecast.start is None or last.start is None or out_of_order:
            return end, None
        return end, deviation(last.start, forecast.start)

    def _held_in(self, session: int) -> _Held:
        """Return what a session's end depends on; only its last pending item can be the latest."""
        if session not in self._held:
            states = self._states
            slots = zip(self._programme.slots, states, strict=True)
            positions = [
                position
                for position, (slot, state) in enumerate(slots)
                if state in _HELD and slot.session == session
            ]
            done = [p for p in positions if states[p] is _DONE]
            ends = (self._items[p].end for p in done)
            running = [p for p in positions if states[p] in _ON]
            pending = (slot for slot in reversed(self._pending) if slot.session == session)
            waiting = [self._programme.positions[slot.item.id] for slot in islice(pending, 1)]
            self._held[session] = _Held(
                max((end for end in ends if end), default=None),
                (*running, *waiting),
                positions[-1] if positions else 0,
            )
        return self._held[session]

    def _in_order_of_play(self) -> list[Slot]:
        """Return the pending items: the rest of the running session, then all others."""
        slots = self._programme.slots
        pending = [
            slot for slot, state in zip(slots, self._states, strict=True) if state is _PENDING
        ]
        if self._course.running is None:
            return pending
        positions = self._programme.positions
        position = positions[self._course.running.item]
        session = slots[position].session
        rest = [s for s in pending if s.session == session and positions[s.item.id] > position]
        others = [s for s in pending if s.session != session or positions[s.item.id] < position]
        return rest + others

    def _settled(self, position: int) -> ItemForecast:
        """Return an item that is not to come with the times it had."""
        item, state = self._programme.slots[position].item, self._states[position]
        intervals = self._course.intervals_of[item.id] if state is _DONE else ()
        start = intervals[0].start if intervals else None
        end = intervals[-1].end if intervals else None
        return ItemForecast(item, state, start, end)

    def _free_from(self, now: datetime) -> tuple[tuple[int, ItemForecast] | None, datetime | None]:
        """Return what runs, and when the hall is free: its end, or that of what ran last."""
        running = self._course.running
        if running is None:
            return None, self._course.intervals[-1].end if self._course.intervals else None
        slot = self._programme.slot(running.item)
        left = self._time_left(slot, now)
        end = None if left is None else now + left
        state = State.PAUSED if running.paused else State.RUNNING
        start = self._course.intervals_of[running.item][0].start
        position = self._programme.positions[running.item]
        return (position, ItemForecast(slot.item, state, start, end)), end or now

    def _expected(
        self, slot: Slot, cursor: datetime | None, now: datetime
    ) -> tuple[datetime, datetime | None]:
        """Return when the item begins and ends: the hall is free, and its time has come."""
        place, item, left = (slot.session, slot.part), slot.item.id, slot.length
        if place not in self._bounds:
            self._bounds[place] = self._bound(*place)
        bound = self._bounds[place]
        start = max(cursor, bound) if cursor and bound else cursor or bound or now
        if slot.start is not None and slot.slack:
            start = max(start, min(slot.start, start + slot.slack))
        if start < now:  # noqa: PLR1730  # no call for each item of a long day
            start = now
        if item in self._course.added or item in self._course.intervals_of:
            left = self._time_left(slot, now)
        return start, None if left is None else start + left

    def _bound(self, session: int, part: int) -> datetime | None:
        """Return before when a part's items do not begin, None once it has begun."""
        limits = []
        if session not in self.begun_sessions:
            limits.append(self._programme.sittings[session].start)
        if self._programme.sessions[session].parts[part].fixed_start and (
            (session, part) not in self._begun_parts
        ):
            limits.append(self._programme.part_starts[session][part])
        return max((limit for limit in limits if limit), default=None)

    def _time_left(self, slot: Slot, now: datetime) -> timedelta | None:
        item, length, course = slot.item.id, slot.length, self._course
        if length is None:
            return None
        return max(ZERO, length + course.added.get(item, ZERO) - course.used(item, now))
