"""Changes of a programme as values: each edit gives another programme, the old one stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from typing import assert_never

from timekeeper.core.events import (
    ConditionConfirmed,
    ItemEdited,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    PresenterSubstituted,
    ProgrammeEdit,
)
from timekeeper.core.programme import Item, Part, Programme


def edited(programme: Programme, edits: Iterable[ProgrammeEdit]) -> Programme:
    """Return the programme after the edits; one that names what is not there changes nothing."""
    return reduce(_apply, edits, programme)


def unbound(item: Item, programme: Programme) -> Item:
    """Return the item without its printed times, as long as it was expected to be."""
    length = programme.slot(item.id).length if item.id in programme.positions else item.allotted
    return replace(item, start=None, end=None, length=length)


def _apply(programme: Programme, edit: ProgrammeEdit) -> Programme:  # noqa: PLR0911  # a case to a kind
    match edit:
        case ItemInserted(item, session, part, before):
            if item.id in programme.positions:
                return programme
            return _placed(programme, item, session, part, before)
        case ItemEdited(item):
            return _with_item(programme, item)
        case ItemMoved(item, session, part, before):
            return _moved(programme, item, session, part, before)
        case ItemRemoved(item):
            return _without(programme, item)
        case PresenterSubstituted(item, presenter):
            item_now = _found(programme, item)
            return _with_item(programme, item_now and replace(item_now, presenter=presenter))
        case ConditionConfirmed(item):
            item_now = _found(programme, item)
            return _with_item(programme, item_now and replace(item_now, conditional=False))
        case _ as unknown:
            assert_never(unknown)


def _found(programme: Programme, item: str) -> Item | None:
    return programme.slot(item).item if item in programme.positions else None


def _moved(
    programme: Programme, item: str, session: int, part: int, before: str | None
) -> Programme:
    found = _found(programme, item)
    if found is None or before == item or not _has_part(programme, session, part):
        return programme
    return _placed(_without(programme, item), unbound(found, programme), session, part, before)


def _has_part(programme: Programme, session: int, part: int) -> bool:
    return 0 <= session < len(programme.sessions) and 0 <= part < len(
        programme.sessions[session].parts
    )


def _placed(
    programme: Programme, item: Item, session: int, part: int, before: str | None
) -> Programme:
    if not _has_part(programme, session, part):
        return programme
    items = list(programme.sessions[session].parts[part].items)
    names = [other.id for other in items]
    items.insert(names.index(before) if before in names else len(items), item)
    return _with_items(programme, session, part, tuple(items))


def _with_item(programme: Programme, item: Item | None) -> Programme:
    if item is None or item.id not in programme.positions:
        return programme
    slot = programme.slot(item.id)
    items = programme.sessions[slot.session].parts[slot.part].items
    changed = tuple(item if other.id == item.id else other for other in items)
    return _with_items(programme, slot.session, slot.part, changed)


def _without(programme: Programme, item: str) -> Programme:
    if item not in programme.positions:
        return programme
    slot = programme.slot(item)
    items = programme.sessions[slot.session].parts[slot.part].items
    left = tuple(other for other in items if other.id != item)
    return _with_items(programme, slot.session, slot.part, left)


def _with_items(
    programme: Programme, session: int, part: int, items: tuple[Item, ...]
) -> Programme:
    parts = _replaced(programme.sessions[session].parts, part, items)
    sessions = tuple(
        replace(s, parts=parts) if index == session else s
        for index, s in enumerate(programme.sessions)
    )
    return replace(programme, sessions=sessions)


def _replaced(parts: tuple[Part, ...], part: int, items: tuple[Item, ...]) -> tuple[Part, ...]:
    return tuple(replace(p, items=items) if index == part else p for index, p in enumerate(parts))
