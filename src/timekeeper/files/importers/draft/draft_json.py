"""A draft as plain values for JSON: what was read, the way the author wrote it."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from msgspec.structs import asdict

from timekeeper.core.intervals import whole_minutes
from timekeeper.core.programme import Item, Part, Venue
from timekeeper.files.importers.draft.draft import Doubt, Draft
from timekeeper.files.importers.original import Place


def draft_to_json(draft: Draft) -> dict[str, Any]:
    """Return the draft's sessions, parts and items and its doubts.

    "lines" gives each item's row of the original.
    Times are "HH:MM", lengths whole minutes, dates ISO; null stands for what the author left out.
    """
    programme = draft.programme
    return {
        "title": programme.title or None,
        "subtitle": programme.subtitle,
        "term": programme.term,
        "date": programme.date.isoformat() if programme.date else None,
        "notes": list(programme.notes),
        "sessions": [
            {
                "name": session.name or None,
                "date": day.isoformat() if (day := programme.session_date(index)) else None,
                "start": _clock(session.start),
                "end": _clock(session.end),
                "closing": session.closing,
                "venues": [_venue(venue) for venue in session.venues],
                "attendees": list(session.attendees),
                "parts": [_part(part) for part in session.parts],
            }
            for index, session in enumerate(programme.sessions)
        ],
        "lines": draft.own_lines,
        "doubts": [_doubt(doubt, draft.place(doubt)) for doubt in draft.doubts],
    }


def _doubt(doubt: Doubt, place: Place | None) -> dict[str, Any]:
    return {
        "line": doubt.line,
        "kind": doubt.kind,
        "message": doubt.message,
        "item": doubt.item,
        "read": doubt.read,
        "suggestion": asdict(doubt.suggestion) if doubt.suggestion else None,
        "sure": doubt.sure.value,
        # The place in words, and the parts of it that the file has.
        "where": str(place) if place else None,
        "place": {n: part for n, part in asdict(place).items() if part is not None}
        if place
        else {},
    }


def _venue(venue: Venue) -> dict[str, Any]:
    return {"name": venue.name, "point": venue.point, "attendees": list(venue.attendees)}


def _part(part: Part) -> dict[str, Any]:
    return {
        "number": part.number,
        "title": part.title,
        "start": _clock(part.start),
        "end": _clock(part.end),
        "minutes": _minutes(part.granted),
        "fixed_start": part.fixed_start,
        "venues": [_venue(venue) for venue in part.venues],
        "attendees": list(part.attendees),
        "notes": list(part.notes),
        "items": [_item(item) for item in part.items],
    }


def _item(item: Item) -> dict[str, Any]:
    who = item.presenter
    return {
        "id": item.id,
        "number": item.number,
        "title": item.title,
        "presenter": {"text": who.text, "body": who.body, "person": who.person} if who else None,
        "start": _clock(item.start),
        "end": _clock(item.end),
        "minutes": _minutes(item.allotted),
        "kind": item.kind.value,
        "conditional": item.conditional,
        "confidential": item.confidential,
        "documents": list(item.documents),
        "notes": list(item.notes),
    }


def _clock(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None


def _minutes(length: timedelta | None) -> int | None:
    return None if length is None else whole_minutes(length)
