"""Sessions and parts begun, added, removed and joined in a programme that has not begun."""

from __future__ import annotations

from msgspec.structs import replace

from timekeeper.core.changes.revision import place_of, removed, with_parts
from timekeeper.core.programme import Part, Programme, Session


def part_from(programme: Programme, item: str, title: str) -> Programme:
    """Return the programme with a part that begins with the item and takes what follows in its own.

    An item that begins a part without a heading gives it one; one that begins a part with a heading
    changes nothing. Stated ends, starts and lengths between the two are those of their items.
    """
    s, p, position = place_of(programme, item)
    part = programme.sessions[s].parts[p]
    parts: tuple[Part, ...]
    if position:
        first, second = _cut(part, position)
        parts = (first, replace(second, number=None, title=title))
    elif part.title or part.number:
        return programme
    else:
        parts = (replace(part, title=title),)
    return with_parts(programme, s, slice(p, p + 1), parts)


def session_from(programme: Programme, item: str, name: str) -> Programme:
    """Return the programme with a session that begins with the item and takes what follows.

    A part that is cut by it keeps its heading on both sides. The first item of a session changes
    nothing.
    """
    s, p, position = place_of(programme, item)
    session = programme.sessions[s]
    first, second = session.parts[:p], session.parts[p:]
    if position:
        ending, beginning = _cut(second[0], position)
        first, second = (*first, ending), (beginning, *second[1:])
    if not first:
        return programme
    halves = (
        replace(session, parts=first, end=None, closing=None),
        replace(session, name=name, parts=second, start=None),
    )
    return _with_sessions(programme, slice(s, s + 1), halves)


def with_part(programme: Programme, part: Part, session: int, after: int | None) -> Programme:
    """Return the programme with another part in a session, after one of it or, with None, last."""
    place = len(programme.sessions[session].parts) if after is None else after + 1
    return with_parts(programme, session, slice(place, place), (part,))


def with_session(programme: Programme, session: Session, after: int | None) -> Programme:
    """Return the programme with another session, after one of it or, with None, as the last."""
    place = len(programme.sessions) if after is None else after + 1
    return _with_sessions(programme, slice(place, place), (session,))


def without(programme: Programme, session: int, part: int | None, *, ripple: bool) -> Programme:
    """Return the programme without a session, or without a part of it, and its items.

    With ``ripple`` what follows a part takes its time. What holds all items of a programme stays:
    without one there is none.
    """
    leaving = programme.sessions[session]
    items = leaving.items if part is None else leaving.parts[part].items
    if len(items) == len(programme.items):
        return programme
    if part is None:
        return _with_sessions(programme, slice(session, session + 1), ())
    for item in items:
        programme = removed(programme, item.id, ripple=ripple)
    return with_parts(programme, session, slice(part, part + 1), ())


def joined(programme: Programme, session: int, part: int | None) -> Programme:
    """Return the programme with a session and the next as one, or a part of it and the next.

    The last of them becomes one with that before it; an only one changes nothing. The heading is
    that of the first, of the second where the first has none; the end is that of the second, and
    who is where is kept of both.
    """
    if part is None:
        both = _pair(session, len(programme.sessions))
        sessions = programme.sessions[both]
        if not sessions[1:]:
            return programme
        return _with_sessions(programme, both, (_one_session(*sessions),))
    parts = programme.sessions[session].parts
    both = _pair(part, len(parts))
    if not parts[both][1:]:
        return programme
    return with_parts(programme, session, both, (_one_part(*parts[both]),))


def _pair(first: int, count: int) -> slice:
    first = max(0, min(first, count - 2))
    return slice(first, first + 2)


def _one_session(first: Session, second: Session) -> Session:
    parts = first.parts + second.parts
    last, following = first.parts[-1:], second.parts[:1]
    if [(p.number, p.title) for p in last] == [(p.number, p.title) for p in following] != []:
        # A part that goes on, or items without a part on both sides.
        parts = (*first.parts[:-1], _one_part(*last, *following), *second.parts[1:])
    return replace(
        first,
        name=first.name or second.name,
        parts=parts,
        end=second.end,
        closing=second.closing or first.closing,
        venues=tuple(dict.fromkeys(first.venues + second.venues)),
        attendees=tuple(dict.fromkeys(first.attendees + second.attendees)),
    )


def _one_part(first: Part, second: Part) -> Part:
    headed = first if first.title or first.number else second
    length = None
    if first.length is not None and second.length is not None:
        length = first.length + second.length
    return replace(
        first,
        items=first.items + second.items,
        number=headed.number,
        title=headed.title,
        end=second.end,
        length=length,
        venues=tuple(dict.fromkeys(first.venues + second.venues)),
        attendees=tuple(dict.fromkeys(first.attendees + second.attendees)),
        notes=first.notes + second.notes,
    )


def _cut(part: Part, position: int) -> tuple[Part, Part]:
    """Return a part as two; what its items say of their times holds where they meet."""
    return (
        replace(part, items=part.items[:position], end=None, length=None),
        replace(
            part, items=part.items[position:], start=None, length=None, fixed_start=False, notes=()
        ),
    )


def _with_sessions(programme: Programme, place: slice, sessions: tuple[Session, ...]) -> Programme:
    changed = list(programme.sessions)
    changed[place] = sessions
    return replace(programme, sessions=tuple(changed))
