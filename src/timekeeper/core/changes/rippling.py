"""Other times for an item of a programme not yet begun, with or without what follows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Day
from datetime import datetime, time, timedelta
from itertools import chain, pairwise

from msgspec.structs import replace

from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Item, Part, Programme, Session, span


def with_revised(programme: Programme, item: Item, *, ripple: bool) -> Programme:
    """Return the programme with the item as given in the place of the one with its id.

    With ``ripple`` the items after it in its session move by as much as its end did, and keep
    their lengths and gaps; a part with a fixed start, what follows that, and other sessions stay.
    An id that the programme does not have changes nothing.
    """
    if item.id not in programme.positions:
        return programme
    slot = programme.slot(item.id)
    changed = with_item(programme, item)
    if not ripple or not item.timed:
        return changed
    # Without an end of its own it was to last until the next one starts.
    shift = (item.extent or ZERO) - (slot.item.extent or (item.extent and slot.length) or ZERO)
    if slot.item.start is not None and item.start is not None:
        shift += clock_span(slot.item.start, item.start)
    return pushed(changed, slot.session, item.id, shift)


def with_item(programme: Programme, item: Item) -> Programme:
    """Return the programme with the item in the place of the one with its id."""
    return with_items(
        programme, lambda items: tuple(item if other.id == item.id else other for other in items)
    )


def with_items(
    programme: Programme, change: Callable[[tuple[Item, ...]], tuple[Item, ...]]
) -> Programme:
    """Return the programme with the items of each part changed."""

    def in_session(session: Session) -> Session:
        parts = tuple(replace(part, items=change(part.items)) for part in session.parts)
        return replace(session, parts=parts)

    return replace(programme, sessions=tuple(map(in_session, programme.sessions)))


def pushed(programme: Programme, index: int, item: str, shift: timedelta) -> Programme:
    """Return the programme with what follows the item in its session moved by ``shift``.

    The end of the item's own part moves too; a part with a fixed start and all after it stay.
    """
    session = programme.sessions[index]
    parts = list(session.parts)
    home = next(p for p, part in enumerate(parts) if any(i.id == item for i in part.items))
    parts[home] = _stretched(parts[home], item, shift)
    for p in range(home + 1, len(parts)):
        part = parts[p]
        if part.fixed_start:
            break
        items = tuple(_moved_item(other, shift) for other in part.items)
        start, end = _moved(part.start, shift), _moved(part.end, shift)
        parts[p] = replace(part, items=items, start=start, end=end)
    sessions = list(programme.sessions)
    sessions[index] = replace(session, parts=tuple(parts))
    return replace(programme, sessions=tuple(sessions))


def starting(item: Item, start: time | None, *, keep_length: bool) -> Item:
    """Return the item with another start; its end moves along, or its length changes."""
    if keep_length and start is not None and item.start is not None and item.end is not None:
        return replace(item, start=start, end=later(item.end, clock_span(item.start, start)))
    return _agreeing(item, replace(item, start=start))


def ending(item: Item, end: time | None) -> Item:
    """Return the item with another end; a stated length that agreed with the range follows."""
    return _agreeing(item, replace(item, end=end))


def with_end_before(programme: Programme, item: str, start: time) -> Programme:
    """Return the programme with the item before this one ending at ``start``, if it has no end yet.

    It is the one before it in its session; one that states its length has an end.
    """
    items = programme.sessions[programme.slot(item).session].items
    before = next((one for one, other in pairwise(items) if other.id == item), None)
    if before is None or before.extent is not None or span(before.start, start) is None:
        return programme
    return with_item(programme, replace(before, end=start))


def lasting(item: Item, length: timedelta | None) -> Item:
    """Return the item with another length; an end that agreed with the length follows.

    An item with a start and an end states no length of its own unless it did before.
    """
    agreed = item.length in (None, span(item.start, item.end))
    if item.start is None or item.end is None or not agreed:
        return replace(item, length=length)
    if length is None:
        return replace(item, end=None, length=None)
    stated = None if item.length is None else length
    return replace(item, end=later(item.start, length), length=stated)


def later(at: time, by: timedelta) -> time:
    """Return a wall-clock time moved by some time, past midnight where needed."""
    return (datetime.combine(Day(2000, 1, 2), at) + by).time()


def clock_span(start: time, end: time) -> timedelta:
    """Return the time from one to the other within one day; negative when it runs backwards."""
    return datetime.combine(Day.min, end) - datetime.combine(Day.min, start)


def _agreeing(before: Item, after: Item) -> Item:
    """A stated length goes with its range where it agreed with it; else it is the author's own."""
    granted = span(after.start, after.end)
    if before.length is None or granted is None or before.length != span(before.start, before.end):
        return after
    return replace(after, length=granted)


def _stretched(part: Part, item: str, shift: timedelta) -> Part:
    names = [other.id for other in part.items]
    after = names.index(item) + 1
    moved = tuple(_moved_item(other, shift) for other in part.items[after:])
    length = part.length
    if length is not None and length + shift > ZERO:
        length += shift
    return replace(
        part,
        items=tuple(chain(part.items[:after], moved)),
        end=_moved(part.end, shift),
        length=length,
    )


def _moved_item(item: Item, shift: timedelta) -> Item:
    return replace(item, start=_moved(item.start, shift), end=_moved(item.end, shift))


def _moved(at: time | None, shift: timedelta) -> time | None:
    return None if at is None else later(at, shift)
