"""What every clock in the hall should say: a function of programme, show and now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from timekeeper.core.history import Show, whole_second
from timekeeper.core.programme import Courtesy, Item, Kind, Programme, Slot
from timekeeper.core.rules import Stage, State, item_state, stage_of, upcoming

ZERO = timedelta()
LAST_MINUTE = timedelta(seconds=60)
LAST_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class ItemForecast:
    """An item's state with its actual or expected start and end (UTC), None where open."""

    item: Item
    state: State
    start: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Current:
    """The running item. ``allotted`` has what was added; ``remaining`` goes on below zero."""

    item: Item
    started: datetime
    elapsed: timedelta
    allotted: timedelta | None
    remaining: timedelta | None
    overrun: timedelta
    expected_end: datetime | None
    nearly_over: bool
    courtesy: Courtesy


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What comes next; ``new_session`` when its session has not begun yet."""

    item: Item
    expected_start: datetime | None
    session: int
    new_session: bool


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a display needs at one instant (UTC).

    ``session`` is the index of the session that runs, else of the one that comes next, else of
    the last one. ``deviation`` is how much later it ends than planned, negative when earlier;
    None when the programme gives no time to compare with.
    """

    at: datetime
    stage: Stage
    session: int | None
    current: Current | None
    next: Upcoming | None
    deviation: timedelta | None
    session_expected_end: datetime | None
    items: tuple[ItemForecast, ...]


def snapshot(programme: Programme, show: Show, now: datetime) -> Snapshot:
    """Return the picture of the day at ``now`` (UTC), in whole seconds."""
    now = whole_second(now)
    following = upcoming(programme, show)
    session = _session_in_focus(programme, show, following)
    forecast = _Forecast(programme, show, now)
    items = forecast.items()
    expected_end, deviation = (
        (None, None) if session is None else _session_end(programme, session, items, now)
    )
    return Snapshot(
        at=now,
        stage=stage_of(programme, show),
        session=session,
        current=_current(programme, show, now, items),
        next=None if following is None else forecast.upcoming(following),
        deviation=deviation,
        session_expected_end=expected_end,
        items=items,
    )


def courtesy_of(item: Item) -> Courtesy:
    """Return how much of an overrun the hall sees: the item's own level, else that of its kind.

    A leader's speech is never flagged in front of the hall unless the programme says so.
    """
    if item.courtesy is not None:
        return item.courtesy
    return Courtesy.DISCREET if item.kind is Kind.SPEECH else Courtesy.SHOWN


def _session_in_focus(programme: Programme, show: Show, following: Slot | None) -> int | None:
    if show.running is not None:
        return programme.slot(show.running.item).session
    if following is not None:
        return following.session
    if show.intervals:
        return programme.slot(show.intervals[-1].item).session
    return len(programme.sessions) - 1 if programme.sessions else None


def _current(
    programme: Programme, show: Show, now: datetime, items: tuple[ItemForecast, ...]
) -> Current | None:
    running = show.running
    if running is None:
        return None
    item = programme.slot(running.item).item
    elapsed = show.used(item.id, now)
    allotted = _allotted(item, show)
    remaining = None if allotted is None else allotted - elapsed
    return Current(
        item=item,
        started=show.intervals_of[item.id][0].start,
        elapsed=elapsed,
        allotted=allotted,
        remaining=remaining,
        overrun=max(ZERO, -remaining) if remaining is not None else ZERO,
        expected_end=items[programme.positions[item.id]].end,
        nearly_over=remaining is not None
        and allotted is not None
        and ZERO <= remaining <= max(LAST_MINUTE, allotted * LAST_SHARE),
        courtesy=show.courtesy.get(item.id) or courtesy_of(item),
    )


def _allotted(item: Item, show: Show) -> timedelta | None:
    allotted = item.allotted
    return None if allotted is None else allotted + show.added.get(item.id, ZERO)


def _session_end(
    programme: Programme, session: int, items: tuple[ItemForecast, ...], now: datetime
) -> tuple[datetime | None, timedelta | None]:
    """Return when the session will end and how much that is behind its plan.

    Without a planned end the last item that takes place is compared with its own plan.
    """
    held = [
        (slot, forecast.state, forecast.start, forecast.end)
        for slot, forecast in zip(programme.slots, items, strict=True)
        if slot.session == session and forecast.state in _HELD
    ]
    # What runs on without a limit has reached at least the present.
    reached = max((end or max(start, now) for _, _, start, end in held if start), default=None)
    if reached is None:
        return None, None
    sitting = programme.sittings[session]
    if sitting.end is None:
        last, _, start, end = held[-1]
        if last.end is not None and end is not None:
            return end, end - last.end
        return end, start - last.start if start and last.start else None
    if any(state is not State.DONE for _, state, _, _ in held):
        reached = max(reached, min(sitting.end, reached + sitting.slack))
    return reached, reached - sitting.end


class _Forecast:
    """One pass over the day: each remaining item begins when the one before it lets it.

    Planned gaps are slack: they are kept while the day is on time or ahead, and used up when
    it is late. Nothing begins before now, nor before the start of its session or of a part
    with a fixed start while nothing of that session or part has begun.
    """

    def __init__(self, programme: Programme, show: Show, now: datetime) -> None:
        self._programme = programme
        self._show = show
        self._now = now
        # What was begun too soon and left again opened neither its session nor its part.
        begun = [programme.slot(i) for i in show.intervals_of if i not in show.interrupted]
        self._begun_sessions = {slot.session for slot in begun}
        self._begun_parts = {(slot.session, slot.part) for slot in begun}
        self._states = [item_state(slot, show) for slot in programme.slots]
        self._times: dict[str, tuple[datetime | None, datetime | None]] = {}
        self._cursor = self._free_from()
        for slot in self._in_order_of_play():
            self._times[slot.item.id] = self._pending(slot)

    def items(self) -> tuple[ItemForecast, ...]:
        """Return every item's state and times, in programme order."""
        return tuple(
            ItemForecast(slot.item, state, *self._actual_or_expected(slot, state))
            for slot, state in zip(self._programme.slots, self._states, strict=True)
        )

    def upcoming(self, slot: Slot) -> Upcoming:
        """Return a pending item as what comes next."""
        start, _end = self._times[slot.item.id]
        new_session = slot.session not in self._begun_sessions
        return Upcoming(slot.item, start, slot.session, new_session)

    def _free_from(self) -> datetime | None:
        """Return when the hall is free: the end of what runs, or of what ran last."""
        running = self._show.running
        if running is None:
            return self._show.intervals[-1].end if self._show.intervals else None
        slot = self._programme.slot(running.item)
        left = self._time_left(slot)
        end = None if left is None else self._now + left
        self._times[running.item] = (self._show.intervals_of[running.item][0].start, end)
        return end or self._now

    def _in_order_of_play(self) -> list[Slot]:
        """Return the pending items: the rest of the running session, then all others."""
        pending = [
            slot
            for slot, state in zip(self._programme.slots, self._states, strict=True)
            if state is State.PENDING
        ]
        if self._show.running is None:
            return pending
        positions = self._programme.positions
        position = positions[self._show.running.item]
        session = self._programme.slots[position].session

        def later(slot: Slot) -> bool:
            return slot.session != session or positions[slot.item.id] < position

        return sorted(pending, key=later)

    def _pending(self, slot: Slot) -> tuple[datetime, datetime | None]:
        start = self._hall_free(slot)
        if slot.start is not None:
            start = max(start, min(slot.start, start + slot.slack))
        start = max(start, self._now)
        left = self._time_left(slot)
        end = None if left is None else start + left
        self._cursor = end or start
        return start, end

    def _hall_free(self, slot: Slot) -> datetime:
        """Return when the item could begin: the one before it is over, and its time has come."""
        limits = [self._cursor]
        if slot.session not in self._begun_sessions:
            limits.append(self._programme.sittings[slot.session].start)
        part = self._programme.sessions[slot.session].parts[slot.part]
        if part.fixed_start and (slot.session, slot.part) not in self._begun_parts:
            limits.append(self._programme.part_starts[slot.session][slot.part])
        return max((limit for limit in limits if limit is not None), default=self._now)

    def _time_left(self, slot: Slot) -> timedelta | None:
        if slot.length is None:
            return None
        granted = slot.length + self._show.added.get(slot.item.id, ZERO)
        return max(ZERO, granted - self._show.used(slot.item.id, self._now))

    def _actual_or_expected(
        self, slot: Slot, state: State
    ) -> tuple[datetime | None, datetime | None]:
        if state is State.DONE:
            intervals = self._show.intervals_of[slot.item.id]
            return intervals[0].start, intervals[-1].end
        return self._times.get(slot.item.id, (None, None))


_HELD = {State.PENDING, State.RUNNING, State.PAUSED, State.DONE}
