"""What of a report may leave the house: no confidential titles, no reasons, no remarks."""

from __future__ import annotations

from dataclasses import replace

from timekeeper.core.programme import Item, Part, Programme, Session, Speaker
from timekeeper.core.report import Report, SpeechRow, body_rows


def public(report: Report, title: str) -> Report:
    """Return the report with ``title`` in place of the words of each confidential item.

    Its times stay; who presents it, who speaks in it and its papers go. Reasons of overruns,
    notes and corrections are left out altogether.
    """
    items = tuple(replace(row, item=_item(row.item, title), cause=None) for row in report.items)
    return replace(
        report,
        programme=_programme(report.programme, title),
        original=_programme(report.original, title),
        items=items,
        bodies=tuple(body_rows(items)),
        speeches=tuple(_speech(row, title) for row in report.speeches),
        corrections=(),
        notes=(),
    )


def _programme(programme: Programme, title: str) -> Programme:
    sessions = tuple(_session(session, title) for session in programme.sessions)
    printed = programme.printed and _programme(programme.printed, title)
    return replace(programme, sessions=sessions, notes=(), printed=printed)


def _session(session: Session, title: str) -> Session:
    return replace(session, parts=tuple(_part(part, title) for part in session.parts))


def _part(part: Part, title: str) -> Part:
    return replace(part, items=tuple(_item(item, title) for item in part.items), notes=())


def _item(item: Item, title: str) -> Item:
    if not item.confidential:
        return replace(item, notes=())
    return replace(
        item, title=title, short_title=None, presenter=None, documents=(), speakers=(), notes=()
    )


def _speech(row: SpeechRow, title: str) -> SpeechRow:
    told = replace(row, item=_item(row.item, title))
    if not row.item.confidential:
        return told
    return replace(told, speech=replace(row.speech, speaker=Speaker(name=title)))
