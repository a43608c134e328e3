"""Items added, removed, moved, split and merged in a programme that has not begun."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

from msgspec.structs import replace

from timekeeper.core.changes.rippling import later, pushed, with_items
from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Item, Part, Presenter, Programme, span

Position = tuple[int, int, int]  # session, part, position among the part's items


def place_of(programme: Programme, item: str) -> Position:
    """Return where an item stands; KeyError when the programme has no such item."""
    slot = programme.slot(item)
    names = [other.id for other in programme.sessions[slot.session].parts[slot.part].items]
    return slot.session, slot.part, names.index(item)


def free_id(programme: Programme) -> str:
    """Return an id that no item of the programme has."""
    return next(name for n in count(1) if (name := f"new{n}") not in programme.positions)


def inserted(programme: Programme, item: Item, place: Position, *, ripple: bool) -> Programme:
    """Return the programme with another item at the place; with ``ripple`` what follows moves."""
    session, part, position = place
    sessions = list(programme.sessions)
    parts = list(sessions[session].parts) or [Part()]
    items = parts[part].items
    parts[part] = replace(parts[part], items=(*items[:position], item, *items[position:]))
    sessions[session] = replace(sessions[session], parts=tuple(parts))
    grown = replace(programme, sessions=tuple(sessions))
    if not ripple or not item.timed:
        return grown
    return pushed(grown, session, item.id, item.allotted or ZERO)


def removed(programme: Programme, item: str, *, ripple: bool) -> Programme:
    """Return the programme without the item; with ``ripple`` what follows takes its time.

    The last item of a programme stays: without one there is none.
    """
    slot = programme.slot(item)
    if len(programme.items) == 1:
        return programme
    if ripple and slot.item.timed:
        programme = pushed(programme, slot.session, item, -(slot.item.allotted or ZERO))
    return with_items(programme, lambda items: tuple(other for other in items if other.id != item))


def moved(programme: Programme, item: str, step: int, *, ripple: bool) -> Programme:
    """Return the programme with the item one place earlier (-1) or later (1).

    At the edge of a part it goes over into the next one. With ``ripple`` it begins where the place
    begins, and what follows both places moves; without, all times stay with their items.
    """
    target = _beside(programme, place_of(programme, item), step)
    if target is None:
        return programme
    subject = programme.slot(item).item
    without = with_items(
        removed(programme, item, ripple=ripple),
        lambda items: tuple(other for other in items if other.id != item),
    )
    if ripple and subject.timed:
        subject = _begun(without, subject, target)
    return inserted(without, subject, target, ripple=ripple)


def split(programme: Programme, item: str, after: timedelta) -> Programme:
    """Return the programme with the item as two, the first of which takes ``after``.

    The second has the same title and presenter, and an id of its own; papers, notes and speakers
    stay with the first. ``after`` that is not within the item changes nothing.
    """
    subject = programme.slot(item).item
    granted = span(subject.start, subject.end) if subject.length is None else subject.length
    if after <= ZERO or (granted is not None and after >= granted):
        return programme
    middle = None if subject.start is None else later(subject.start, after)
    ends = subject.length is None or subject.end is not None
    first = replace(
        subject,
        end=middle if ends else None,
        length=None if subject.length is None else after,
    )
    second = replace(
        subject,
        id=free_id(programme),
        number=None,
        start=middle,
        length=None if subject.length is None else max(subject.length - after, ZERO),
        documents=(),
        notes=(),
        speakers=(),
        minimum=None,
    )
    return with_items(
        programme,
        lambda items: tuple(
            new for old in items for new in ((first, second) if old.id == item else (old,))
        ),
    )


def merged(programme: Programme, item: str) -> Programme:
    """Return the programme with the item and the next one of its part as one.

    The last one becomes one with that before it; an only one changes nothing. It lasts from the
    start of the first to the end of the second; what only one of them says is kept.
    """
    session, part, position = place_of(programme, item)
    items = programme.sessions[session].parts[part].items
    if len(items) == 1:
        return programme
    position = min(position, len(items) - 2)
    first, second = items[position : position + 2]
    joined = _joined(first, second)
    return with_items(
        programme,
        lambda items: tuple(
            joined if old.id == first.id else old for old in items if old.id != second.id
        ),
    )


def headed(programme: Programme, item: str) -> Programme:
    """Return the programme with the item as a part, of what follows it in the part it stood in.

    Who presented it becomes a note. Nothing changes where nothing follows, where a heading would
    be left without items, and for what is internal: a part's title is read by everybody.
    """
    s, p, position = place_of(programme, item)
    old = programme.sessions[s].parts[p]
    subject, before, after = old.items[position], old.items[:position], old.items[position + 1 :]
    if not after or subject.confidential or (not before and (old.title or old.number)):
        return programme
    presented = (subject.presenter.text,) if subject.presenter else ()
    part = Part(
        after,
        subject.number,
        subject.title,
        subject.start,
        subject.end,
        subject.length,
        notes=(*presented, *subject.notes),
    )
    left = (replace(old, items=before, end=None, length=None),) if before else ()
    return with_parts(programme, s, slice(p, p + 1), (*left, part))


def unheaded(
    programme: Programme, session: int, part: int, was: tuple[Part, Item] | None = None
) -> Programme:
    """Return the programme with a part's heading as an item, before those that it headed.

    They join the part before, if there is one. A part without a title changes nothing. Of one that
    was an item before, ``was`` is that item with the part it stood in: both are as they were.
    """
    parts = programme.sessions[session].parts
    old = parts[part]
    if not old.title:
        return programme
    item = Item(
        free_id(programme),
        old.title,
        old.number,
        start=old.start,
        end=old.end,
        length=old.length,
        notes=old.notes,
    )
    into, end, length, first = parts[part - 1] if part else Part(), None, None, max(part - 1, 0)
    if was is not None:
        stood, before = was
        item = replace(before, id=item.id) if before.id in programme.positions else before
        end, length = stood.end, stood.length
        if stood.items[0].id == before.id:
            into, first = replace(stood, items=()), part
    joined = replace(
        into,
        items=(*into.items, item, *old.items),
        end=end,
        length=length,
        venues=into.venues + old.venues,
        attendees=into.attendees + old.attendees,
    )
    return with_parts(programme, session, slice(first, part + 1), (joined,))


def with_parts(
    programme: Programme, session: int, place: slice, parts: tuple[Part, ...]
) -> Programme:
    """Return the programme with other parts in the place of some of a session."""
    sessions, changed = list(programme.sessions), list(programme.sessions[session].parts)
    changed[place] = parts
    sessions[session] = replace(sessions[session], parts=tuple(changed))
    return replace(programme, sessions=tuple(sessions))


def _beside(programme: Programme, place: Position, step: int) -> Position | None:
    """Return the place the item has after a step, counted without it."""
    session, part, position = place
    items = programme.sessions[session].parts[part].items
    if 0 <= position + step < len(items):
        return session, part, position + step
    parts = [(s, p) for s, each in enumerate(programme.sessions) for p in range(len(each.parts))]
    index = parts.index((session, part)) + step
    if not 0 <= index < len(parts):
        return None
    session, part = parts[index]
    return session, part, 0 if step > 0 else len(programme.sessions[session].parts[part].items)


def _begun(programme: Programme, item: Item, place: Position) -> Item:
    """Return the item begun where the place begins, as long as it was."""
    session, part, position = place
    items = programme.sessions[session].parts[part].items
    start = items[position].start if position < len(items) else None
    if start is None and position:
        before = items[position - 1]
        start = before.end
        if start is None and before.start is not None and before.length is not None:
            start = later(before.start, before.length)
    if start is None or item.start is None:
        return item
    granted = item.allotted
    end = later(start, granted) if item.end is not None and granted is not None else None
    return replace(item, start=start, end=end)


def _joined(first: Item, second: Item) -> Item:
    titles = dict.fromkeys((first.title, second.title))
    lengths = (first.length, second.length)
    length = None if None in lengths else sum((each for each in lengths if each), ZERO)
    if length is None and (first.start is None or second.end is None):
        # One of the two alone says how long it takes: then both together do.
        granted = (first.allotted, second.allotted)
        length = None if None in granted else sum((each for each in granted if each), ZERO)
    minimums = [each for each in (first.minimum, second.minimum) if each is not None]
    return replace(
        first,
        title="; ".join(titles),
        short_title=first.short_title if first.short_title == second.short_title else None,
        presenter=_together(first.presenter, second.presenter),
        end=second.end,
        length=length,
        conditional=first.conditional and second.conditional,
        documents=first.documents + second.documents,
        confidential=first.confidential or second.confidential,
        minimum=sum(minimums, ZERO) if minimums else None,
        protected=first.protected or second.protected,
        slides=first.slides or second.slides,
        materials=first.materials + second.materials,
        # Silence goes before sound, and sound that only one asks for is left to courtesy.
        chime=False if second.chime is False else first.chime and second.chime,
        quorum=first.quorum or second.quorum,
        script=first.script or second.script,
        speakers=first.speakers + second.speakers,
        notes=first.notes + second.notes,
    )


def _together(first: Presenter | None, second: Presenter | None) -> Presenter | None:
    if first is None or second is None or first == second:
        return first or second
    return Presenter(f"{first.text}; {second.text}")
