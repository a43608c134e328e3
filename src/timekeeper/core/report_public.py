"""What of a report may leave the house: no confidential titles, no remarks."""

from __future__ import annotations

from dataclasses import replace

from timekeeper.core.history import Show
from timekeeper.core.programme import Item, Part, Programme, Session


def masked(programme: Programme, title: str) -> Programme:
    """Return the programme with ``title`` in place of each confidential item's words.

    Its times stay; who presents it, its papers and remarks go, and so do the programme's notes.
    """
    sessions = tuple(_session(session, title) for session in programme.sessions)
    return replace(programme, sessions=sessions, notes=())


def without_remarks(show: Show) -> Show:
    """Return the show without what was written down and what was set right."""
    return replace(show, notes=(), corrections=())


def _session(session: Session, title: str) -> Session:
    return replace(session, parts=tuple(_part(part, title) for part in session.parts))


def _part(part: Part, title: str) -> Part:
    return replace(part, items=tuple(_item(item, title) for item in part.items), notes=())


def _item(item: Item, title: str) -> Item:
    if not item.confidential:
        return replace(item, notes=())
    return replace(item, title=title, short_title=None, presenter=None, documents=(), notes=())
