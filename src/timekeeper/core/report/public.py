"""What of a report may leave the house: no confidential titles, no reasons, no remarks."""

from __future__ import annotations

from dataclasses import replace

from timekeeper.core.events import (
    Entry,
    ItemEdited,
    ItemInserted,
    ItemRemoved,
    PresenterSubstituted,
)
from timekeeper.core.programme import Item, Part, Presenter, Programme, Speaker
from timekeeper.core.report.rows import Report, SpeechRow, body_rows


def public(report: Report, title: str) -> Report:
    """Return the report with ``title`` in place of the words of each confidential item.

    Confidential is what was so at any time of the day. Its times stay; who presents it, who
    speaks in it and its papers go. Reasons of overruns, notes and corrections are left out
    altogether.
    """
    mask = _Mask(report, title)
    items = tuple(replace(row, item=mask.item(row.item), cause=None) for row in report.items)
    return replace(
        report,
        programme=mask.programme(report.programme),
        original=mask.programme(report.original),
        items=items,
        bodies=tuple(body_rows(items)),
        speeches=tuple(mask.speech(row) for row in report.speeches),
        changes=tuple(mask.change(entry) for entry in report.changes),
        corrections=(),
        notes=(),
    )


class _Mask:
    """Puts a title in place of whatever is said of a confidential item."""

    def __init__(self, report: Report, title: str) -> None:
        self._title = title
        facts = [entry.event for entry in report.changes]
        edited = [fact.item for fact in facts if isinstance(fact, ItemInserted | ItemEdited)]
        versions = (*report.original.items, *report.programme.items, *edited)
        self._secret = {item.id for item in versions if item.confidential}

    def programme(self, programme: Programme) -> Programme:
        sessions = tuple(
            replace(session, parts=tuple(map(self._part, session.parts)))
            for session in programme.sessions
        )
        printed = programme.printed and self.programme(programme.printed)
        return replace(programme, sessions=sessions, notes=(), printed=printed)

    def _part(self, part: Part) -> Part:
        return replace(part, items=tuple(map(self.item, part.items)), notes=())

    def item(self, item: Item) -> Item:
        if item.id not in self._secret:
            return replace(item, notes=())
        return replace(
            item,
            title=self._title,
            short_title=None,
            presenter=None,
            documents=(),
            speakers=(),
            notes=(),
            confidential=True,
        )

    def speech(self, row: SpeechRow) -> SpeechRow:
        told = replace(row, item=self.item(row.item))
        if row.item.id not in self._secret:
            return told
        return replace(told, speech=replace(row.speech, speaker=Speaker(name=self._title)))

    def change(self, entry: Entry) -> Entry:
        event = entry.event
        match event:
            case ItemInserted(item) | ItemEdited(item):
                event = replace(event, item=self.item(item))
            case ItemRemoved(identity) if identity in self._secret:
                event = replace(event, title=self._title)
            case PresenterSubstituted(identity) if identity in self._secret:
                event = replace(event, presenter=Presenter(self._title))
        return replace(entry, event=event)
