"""A programme as a person writes it: what is added where he stands, and what he left unwritten."""

from __future__ import annotations

from datetime import date as Day
from datetime import time
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from timekeeper.core.changes.revision import free_id, inserted, place_of, removed
from timekeeper.core.changes.rippling import later
from timekeeper.core.changes.sessions import part_from, session_from, with_part, with_session
from timekeeper.core.intervals import A_MINUTE
from timekeeper.core.programme import Item, Part, Programme, Session
from timekeeper.files.importers.review.correcting import Target
from timekeeper.words.language import _

NEW_ITEM = 10 * A_MINUTE
USUAL_START = time(7, 30)


def blank(zone: ZoneInfo, day: Day) -> Programme:
    """Return a programme of one session with one item, all of it to be written."""
    first = Item("new1", _("New item"), start=USUAL_START)
    sessions = (Session(_("Morning session"), (Part((first,)),)),)
    return Programme(_("New conference"), zone, sessions, date=day)


def with_item_at(
    programme: Programme, target: Target, *, ripple: bool
) -> tuple[Programme, Target] | None:
    """Return the programme with an item after the one, or as the first below the heading.

    With ``ripple`` it begins where the one before ends, and what follows moves. None for a target
    below which no item stands.
    """
    new = Item(free_id(programme), _("New item"))
    if target.item is not None:
        start = ended(programme.slot(target.item).item)
        if start is not None and ripple:
            new = replace(new, start=start, end=later(start, NEW_ITEM))
        session, part, position = place_of(programme, target.item)
        place = (session, part, position + 1)
    elif target.session is not None:
        place = (target.session, target.part or 0, 0)
    else:
        return None
    return inserted(programme, new, place, ripple=ripple), Target(item=new.id)


def with_row(programme: Programme) -> tuple[Programme, Target]:
    """Return the programme with one more item at its end, which begins where the last one ends."""
    last = programme.items[-1]
    new = Item(free_id(programme), _("New item"), start=ended(last))
    session, part, position = place_of(programme, last.id)
    place = (session, part, position + 1)
    return inserted(programme, new, place, ripple=False), Target(item=new.id)


def with_heading_at(
    programme: Programme, target: Target, *, session: bool
) -> tuple[Programme, Target] | None:
    """Return the programme with a part, or a session, that begins with the item, and its heading.

    After a heading comes an empty one, with an item to be written. None where no part can be.
    """
    new = Item(free_id(programme), _("New item"))
    name = _("New session") if session else _("New part")
    if target.item is not None:
        new = programme.slot(target.item).item
        changed = (session_from if session else part_from)(programme, new.id, name)
    elif session:
        of = 0 if target.session is None else target.session
        sitting = Session(name, (Part((new,)),), programme.sessions[of].date)
        changed = with_session(programme, sitting, target.session)
    elif target.session is not None:
        changed = with_part(programme, Part((new,), title=name), target.session, target.part)
    else:
        return None
    s, p, _position = place_of(changed, new.id)
    return changed, Target(s) if session else Target(s, p)


def why_no_part(programme: Programme, item: str) -> str:
    """Return why an item cannot be made the part of what follows it."""
    session, part, position = place_of(programme, item)
    items = programme.sessions[session].parts[part].items
    if items[position].confidential:
        return _("Everybody reads a part’s title: an internal item heads none.")
    if position + 1 < len(items):
        return _("The part above it would have no item left; make an item of it first (Alt+Right).")
    return _("An item becomes a part where others follow that it can head.")


def beside(was: Programme, target: Target, programme: Programme) -> Target:
    """Return what to go on from once a change took the target away, or put another in its place.

    It stands next to it in its own part or session, else it is the heading that is left.
    """
    if target.item in programme.positions or target == Target():
        return target
    s, p, position = target.session or 0, target.part, 0
    if target.item is not None:
        s, p, position = place_of(was, target.item)
    s = min(s, len(programme.sessions) - 1)
    session = programme.sessions[s]
    if p is None or not session.items:
        return Target(s)
    p = min(p, len(session.parts) - 1)
    part = session.parts[p]
    if target.item is not None and part.items:
        return Target(item=part.items[min(position, len(part.items) - 1)].id)
    if part.title or part.number:
        return Target(s, p)
    before = sum(len(each.items) for each in session.parts[:p])
    return Target(item=session.items[min(before, len(session.items) - 1)].id)


def ended(item: Item) -> time | None:
    """Return when an item ends, by its end or its length."""
    if item.end is None and item.start is not None and item.length is not None:
        return later(item.start, item.length)
    return item.end


def finished(programme: Programme) -> Programme:
    """Return the programme without the rows that were added and never written.

    The only one of a part stays, since somebody wanted the part.
    """
    for session in programme.sessions:
        for part in session.parts:
            written = [item for item in part.items if not _is_unwritten(item)]
            for item in part.items:
                if written and _is_unwritten(item):
                    programme = removed(programme, item.id, ripple=False)
    return programme


def _is_unwritten(item: Item) -> bool:
    return item == Item(item.id, _("New item"), start=item.start, end=item.end)
