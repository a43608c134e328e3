"""Proposals that bring a late session back to its planned end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.changes.editing import edited
from timekeeper.core.events import ItemMoved, NewPlan, Replanned
from timekeeper.core.forecast import Forecast, ItemForecast
from timekeeper.core.intervals import A_MINUTE, ZERO
from timekeeper.core.programme import Item, Kind, Programme, Slot
from timekeeper.core.record.course import Course, State, whole_second
from timekeeper.core.record.history import supposing
from timekeeper.core.timeline import snapshot

SHORTEST = timedelta(minutes=5)
MOST_TRIED = 60  # each cut that is tried costs a forecast of the whole day


class Measure(StrEnum):
    """How time is won."""

    SHORTEN = "shorten"
    DROP = "drop"
    BREAK = "break"
    MOVE = "move"
    COMBINE = "combine"
    ACCEPT = "accept"


class PlanRow(Struct, frozen=True):
    """One item before and after: expected start and end (UTC), and allotment.

    ``dropped`` when it is left out, ``moved`` when it goes to another session.
    """

    item: Item
    start: datetime | None
    end: datetime | None
    allotted: timedelta | None
    new_start: datetime | None
    new_end: datetime | None
    new_allotted: timedelta | None
    dropped: bool = False
    moved: bool = False

    @property
    def changed(self) -> bool:
        """Return whether the item is another than before, not only its times."""
        return self.dropped or self.moved or self.allotted != self.new_allotted


class Proposal(Struct, frozen=True):
    """One way on: when the session would end, and how much behind its plan, negative when early.

    ``event`` makes it true. ``rows`` are the items of the session that are still to come or
    running, in the order they are planned now.
    """

    measure: Measure
    session: int
    end: datetime | None
    deviation: timedelta
    rows: tuple[PlanRow, ...]
    event: Replanned

    @property
    def on_time(self) -> bool:
        """Return whether the session would end as planned."""
        return self.deviation <= ZERO


def proposals(programme: Programme, course: Course, now: datetime) -> tuple[Proposal, ...]:
    """Return what can be done about a late session at ``now`` (UTC), the gentlest first.

    Nothing is proposed while the session is expected to end as planned. Planned gaps are used
    up already: the expectation without any measure counts on them. Each measure is listed only
    when it changes something; accepting the delay always ends the list.
    """
    planner = _Planner(programme, course, now)
    if planner.deviation <= ZERO:
        return ()
    candidates = [
        (Measure.BREAK, planner.shorten([slot for slot in planner.left if _is_break(slot)])),
        (Measure.SHORTEN, planner.shorten([s for s in planner.left if not _is_break(s)])),
        (Measure.DROP, planner.drop()),
        (Measure.COMBINE, planner.combine()),
        (Measure.MOVE, planner.move()),
    ]
    found = [planner.proposal(measure, event) for measure, event in candidates if event]
    # Moving an item away is no part of a combination, and weighs heavier than one.
    parts = [p for p in found if p.measure not in (Measure.COMBINE, Measure.MOVE)]
    if any(p.on_time for p in parts) or len(parts) < 2:  # noqa: PLR2004  # nothing to combine
        found = [p for p in found if p.measure is not Measure.COMBINE]
    return (*found, planner.proposal(Measure.ACCEPT, Replanned(planner.session)))


def with_minutes(
    asked: tuple[Programme, Course, datetime], proposal: Proposal, item: Item, length: timedelta
) -> Proposal:
    """Return what comes of the proposal when the item gets ``length``, at most what it has.

    ``asked`` is the day that the proposal was made for. What was used already is not taken away.
    """
    _programme, course, now = asked
    granted = course.granted(item) or ZERO
    left = max(min(length, granted), min(course.used(item.id, now), granted))
    cuts = {**dict(proposal.event.cuts), item.id: granted - left}
    event = replace(proposal.event, cuts=tuple(c for c in cuts.items() if c[1]), plans=())
    return _Planner(*asked).proposal(proposal.measure, event)


def places(
    asked: tuple[Programme, Course, datetime], proposal: Proposal, item: Item
) -> tuple[int | None, ...]:
    """Return where the operator may put an item: its session, each later one, None: left out.

    What has begun, and what the programme protects, stays.
    """
    programme, course, _now = asked
    if item.protected or item.id in course.intervals_of:
        return (proposal.session,)
    return (proposal.session, *_later_sessions(programme, course, proposal.session), None)


def with_place(
    asked: tuple[Programme, Course, datetime], proposal: Proposal, item: Item, place: int | None
) -> Proposal:
    """Return what comes of the proposal when the item is put in a place of ``places``, uncut.

    In a later session it is the first; of several their order stays.
    """
    programme = asked[0]
    moves = [move for move in proposal.event.moves if move.item != item.id]
    dropped = [name for name in proposal.event.dropped if name != item.id]
    if place is None:
        dropped.append(item.id)
    elif place != proposal.session:
        moves.append(_moved(programme, item, place))
    event = replace(
        proposal.event,
        cuts=tuple(cut for cut in proposal.event.cuts if cut[0] != item.id),
        dropped=tuple(dropped),
        moves=tuple(sorted(moves, key=lambda move: programme.positions[move.item])),
        plans=(),
    )
    return _Planner(*asked).proposal(proposal.measure, event)


def least(item: Item) -> timedelta | None:
    """Return the least time an item can be given; None when it is not to be shortened.

    An item that states no minimum keeps two thirds of its time, a break half, and at least five
    minutes either way; ceremonies, votes, awards and speeches are shortened only where the
    programme says how far.
    """
    allotted = item.allotted
    if item.protected or allotted is None:
        return None
    if item.minimum is not None:
        return min(item.minimum, allotted)
    if item.kind in (Kind.PRESENTATION, Kind.DISCUSSION):
        return min(allotted, max(SHORTEST, _whole_minutes_up(allotted * 2 / 3)))
    if item.kind is Kind.BREAK:
        return min(allotted, max(SHORTEST, _whole_minutes_up(allotted / 2)))
    return None


class _Outcome(Struct, frozen=True):
    """What would come of an event: every item's times, and the session's end against its plan."""

    items: Mapping[str, ItemForecast]
    end: datetime | None
    deviation: timedelta


class _Planner:
    """Tries measures on the day as it stands; the engine itself says what would come of them."""

    def __init__(self, programme: Programme, course: Course, now: datetime) -> None:
        self._programme, self._course = programme, course
        self._now = whole_second(now)
        self._outcomes: dict[Replanned, _Outcome] = {}
        self._before = snapshot(programme, course, now)
        self.session = self._before.session or 0
        self.deviation = self._before.deviation or ZERO
        states = {forecast.item.id: forecast.state for forecast in self._before.items}
        self.left = [
            slot
            for slot in programme.slots
            if slot.session == self.session and states[slot.item.id] in _LEFT
        ]
        self._pending = [s for s in self.left if states[s.item.id] is State.PENDING]

    def proposal(self, measure: Measure, event: Replanned) -> Proposal:
        """Return what would come of the event."""
        after = self._after(event)
        rows = tuple(self._rows(event, after))
        plans = tuple(
            NewPlan(row.item.id, row.new_start, row.new_end, row.new_allotted)
            for row in rows
            if not row.dropped
        )
        return Proposal(
            measure,
            self.session,
            after.end,
            after.deviation,
            rows,
            replace(event, plans=plans),
        )

    def shorten(self, slots: Iterable[Slot], base: Replanned | None = None) -> Replanned | None:
        """Return cuts in proportion to what each item can give, no more than are needed."""
        base = base or Replanned(self.session)
        room = {s.item.id: self._room(s) for s in slots}
        most = sum(room.values())
        if not most:
            return None

        def cut_by(total: int) -> Replanned:
            # Shared in proportion to the room, and no share is above its room.
            marks = [0, *(total * reached // most for reached in accumulate(room.values()))]
            shares = [(after - before) * A_MINUTE for before, after in pairwise(marks)]
            cuts = (cut for cut in zip(room, shares, strict=True) if cut[1])
            return replace(base, cuts=(*base.cuts, *cuts))

        # All the room where even that is not enough.
        needed = 1 + bisect_left(
            range(1, most), x=True, key=lambda total: self._on_time(cut_by(total))
        )
        return self._without_useless_cuts(cut_by(needed), keep=len(base.cuts))

    def drop(self, base: Replanned | None = None) -> Replanned | None:
        """Return which "if any" items to leave out, the last first, no more than are needed."""
        event = base or Replanned(self.session)
        names = [
            slot.item.id
            for slot in reversed(self._pending)
            if slot.item.conditional and not slot.item.protected and slot.length
        ]
        for name in names[:MOST_TRIED]:
            if self._on_time(event):
                break
            event = replace(event, dropped=(name, *event.dropped))
        # What is left out before a part with a fixed start wins nothing.
        for name in event.dropped:
            fewer = replace(event, dropped=tuple(n for n in event.dropped if n != name))
            if self._deviation(fewer) <= max(ZERO, self._deviation(event)):
                event = fewer
        return event if event.dropped else None

    def move(self) -> Replanned | None:
        """Return which item goes to the beginning of the next session: the one that fits best."""
        later = _later_sessions(self._programme, self._course, self.session)
        if not later:
            return None
        parts = self._programme.sessions[self.session].parts
        movable = [
            (slot.length or ZERO, slot.item)
            for slot in self._pending
            if slot.item.kind in (Kind.PRESENTATION, Kind.DISCUSSION)
            and not slot.item.protected
            and slot.item.id not in self._course.intervals_of
            # Without its first item a part with a fixed start would begin at another time.
            and not parts[slot.part].fixed_start
        ]
        needed = self.deviation  # what is too short is tried last
        movable.sort(key=lambda each: (each[0] < needed, abs(each[0] - needed)))
        moves = [
            Replanned(self.session, moves=(_moved(self._programme, item, later[0]),))
            for _length, item in movable[:MOST_TRIED]
        ]
        best = min(moves, key=self._deviation, default=None)  # of equals that which fits best
        return best if best is not None and self._deviation(best) < self.deviation else None

    def combine(self) -> Replanned | None:
        """Return breaks, "if any" items and cuts together, each only as far as it is needed."""
        event = self.shorten(slot for slot in self.left if _is_break(slot))
        if event is None or not self._on_time(event):
            event = self.drop(event) or event
        if event is None or not self._on_time(event):
            dropped = event.dropped if event else ()
            left = [s for s in self.left if not _is_break(s) and s.item.id not in dropped]
            event = self.shorten(left, event) or event
        return event

    def _room(self, slot: Slot) -> int:
        """Return how many whole minutes can be cut, of the running item only what is left."""
        shortest, granted = least(slot.item), self._course.granted(slot.item)
        if shortest is None or granted is None:
            return 0
        used = self._course.used(slot.item.id, self._now)
        return max(ZERO, granted - max(shortest, used)) // A_MINUTE

    def _after(self, event: Replanned) -> _Outcome:
        if event not in self._outcomes:
            course = supposing(self._course, event, self._now)
            programme = edited(self._programme, event.moves)
            forecast = Forecast(programme, course)
            items = forecast.at(self._now)
            end, deviation = forecast.session_end(self.session, self._now)
            self._outcomes[event] = _Outcome(
                {expected.item.id: expected for expected in items},
                end,
                self.deviation if deviation is None else deviation,
            )
        return self._outcomes[event]

    def _deviation(self, event: Replanned) -> timedelta:
        return self._after(event).deviation

    def _on_time(self, event: Replanned) -> bool:
        return self._deviation(event) <= ZERO

    def _without_useless_cuts(self, event: Replanned, keep: int) -> Replanned | None:
        """Return the event without cuts that win nothing, as before a part with a fixed start."""
        best = self._deviation(event)
        if len(event.cuts) > MOST_TRIED:
            return event if best < self.deviation else None
        for cut in event.cuts[keep:]:
            without = replace(event, cuts=tuple(other for other in event.cuts if other != cut))
            if self._deviation(without) <= max(best, ZERO):
                event = without
        return event if len(event.cuts) > keep else None

    def _rows(self, event: Replanned, after: _Outcome) -> Iterable[PlanRow]:
        positions = self._programme.positions
        cuts = dict(event.cuts)
        moved = {move.item for move in event.moves}
        for slot in self.left:
            item, before = slot.item, self._before.items[positions[slot.item.id]]
            allotted = self._course.granted(item)
            new_allotted = None if allotted is None else allotted - cuts.get(item.id, ZERO)
            then = after.items[item.id]
            dropped = item.id in event.dropped
            yield PlanRow(
                item=item,
                start=before.start,
                end=before.end,
                allotted=allotted,
                new_start=then.start,
                new_end=then.end,
                new_allotted=None if dropped else new_allotted,
                dropped=dropped,
                moved=item.id in moved,
            )


_LEFT = (State.PENDING, State.RUNNING, State.PAUSED)


def _later_sessions(programme: Programme, course: Course, session: int) -> list[int]:
    later = range(session + 1, len(programme.sessions))
    return [i for i in later if programme.sessions[i].parts and i not in course.closed]


def _moved(programme: Programme, item: Item, session: int) -> ItemMoved:
    """Return the item's move to the beginning of a session: nobody meets only to have a break."""
    items = programme.sessions[session].parts[0].items
    first = next((other.id for other in items if other.kind is not Kind.BREAK), None)
    return ItemMoved(item.id, session, 0, first)


def _is_break(slot: Slot) -> bool:
    return slot.item.kind is Kind.BREAK


def _whole_minutes_up(length: timedelta) -> timedelta:
    return -(-length // A_MINUTE) * A_MINUTE
