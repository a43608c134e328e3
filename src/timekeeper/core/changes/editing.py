"""Changes of a programme as values: each edit gives another programme, the old one stays."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import assert_never

from msgspec.structs import replace

from timekeeper.core.events import (
    ConditionConfirmed,
    ItemEdited,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    PresenterSubstituted,
    ProgrammeEdit,
    SecrecySet,
)
from timekeeper.core.programme import Item, Programme, Session

Sessions = tuple[Session, ...]


def edited(programme: Programme, edits: Iterable[ProgrammeEdit]) -> Programme:
    """Return the programme after the edits; one that names what is not there changes nothing."""
    edits = tuple(edits)
    printed = programme.printed or programme
    sessions = reduce(_apply, edits, programme.sessions)
    secret = [programme.secret, *(edit.secret for edit in edits if isinstance(edit, SecrecySet))][
        -1
    ]
    if sessions == printed.sessions:
        return printed if printed.secret == secret else replace(printed, secret=secret)
    return replace(programme, sessions=sessions, printed=printed, secret=secret)


def place_after(programme: Programme, item: str) -> tuple[int, int, str | None]:
    """Return session and part of the item, and what comes right after it in the part, if any."""
    slot = programme.slot(item)
    names = [other.id for other in programme.sessions[slot.session].parts[slot.part].items]
    following = names[names.index(item) + 1 :]
    return slot.session, slot.part, following[0] if following else None


def moves(programme: Programme, item: str) -> tuple[ItemMoved, ...]:
    """Return where the item can go: up or down in its part, to the end of any other session.

    What is first in its part cannot go up, what is last cannot go down.
    """
    slot = programme.slot(item)
    names = [other.id for other in programme.sessions[slot.session].parts[slot.part].items]
    place = names.index(item)
    befores: list[str | None] = [names[place - 1]] if place else []
    befores += [*names, None][place + 2 : place + 3]
    within = (ItemMoved(item, slot.session, slot.part, before) for before in befores)
    others = (
        ItemMoved(item, index, len(session.parts) - 1)
        for index, session in enumerate(programme.sessions)
        if index != slot.session and session.parts
    )
    return (*within, *others)


def unbound(item: Item) -> Item:
    """Return the item without its printed times, with the time it was granted."""
    return replace(item, start=None, end=None, length=item.allotted)


def _apply(sessions: Sessions, edit: ProgrammeEdit) -> Sessions:  # noqa: PLR0911  # a case to a kind
    match edit:
        case ItemInserted(item, session, part, before):
            if _found(sessions, item.id) is not None:
                return sessions
            return _put(sessions, item, session, part, before)
        case ItemEdited(item):
            return _with_item(sessions, item)
        case ItemMoved(item, session, part, before):
            found = _found(sessions, item)
            if found is None or before == item or not _has_part(sessions, session, part):
                return sessions
            return _put(_without(sessions, item), unbound(found), session, part, before)
        case ItemRemoved(item):
            return _without(sessions, item)
        case PresenterSubstituted(item, presenter):
            item_now = _found(sessions, item)
            return _with_item(sessions, item_now and replace(item_now, presenter=presenter))
        case ConditionConfirmed(item):
            item_now = _found(sessions, item)
            return _with_item(sessions, item_now and replace(item_now, conditional=False))
        case SecrecySet():
            return sessions  # it is the whole programme's
        case _ as unknown:
            assert_never(unknown)


def _place(sessions: Sessions, item: str) -> tuple[int, int] | None:
    for index, session in enumerate(sessions):
        for p, part in enumerate(session.parts):
            if any(other.id == item for other in part.items):
                return index, p
    return None


def _found(sessions: Sessions, item: str) -> Item | None:
    items = (other for session in sessions for other in session.items)
    return next((other for other in items if other.id == item), None)


def _has_part(sessions: Sessions, session: int, part: int) -> bool:
    return 0 <= session < len(sessions) and 0 <= part < len(sessions[session].parts)


def _put(sessions: Sessions, item: Item, session: int, part: int, before: str | None) -> Sessions:
    if not _has_part(sessions, session, part):
        return sessions
    items = list(sessions[session].parts[part].items)
    names = [other.id for other in items]
    items.insert(names.index(before) if before in names else len(items), item)
    return _with_items(sessions, session, part, tuple(items))


def _with_item(sessions: Sessions, item: Item | None) -> Sessions:
    place = None if item is None else _place(sessions, item.id)
    if item is None or place is None:
        return sessions
    session, part = place
    items = sessions[session].parts[part].items
    changed = tuple(item if other.id == item.id else other for other in items)
    return _with_items(sessions, session, part, changed)


def _without(sessions: Sessions, item: str) -> Sessions:
    place = _place(sessions, item)
    if place is None:
        return sessions
    session, part = place
    left = tuple(other for other in sessions[session].parts[part].items if other.id != item)
    return _with_items(sessions, session, part, left)


def _with_items(sessions: Sessions, session: int, part: int, items: tuple[Item, ...]) -> Sessions:
    parts = list(sessions[session].parts)
    parts[part] = replace(parts[part], items=items)
    changed = replace(sessions[session], parts=tuple(parts))
    return (*sessions[:session], changed, *sessions[session + 1 :])
