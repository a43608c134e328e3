"""The shared reading of a programme's lines, whatever sort of file they came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from timekeeper.core.programme import Item, Part, Programme, Session
from timekeeper.files.importers.draft.author_doubts import Place, author_doubts
from timekeeper.files.importers.draft.draft import Doubt, Draft, Sureness
from timekeeper.files.importers.grammar.assembly import Assembly, OpenPart, OpenSession
from timekeeper.files.importers.grammar.head import Head, body_start, foot_start, read_head
from timekeeper.files.importers.grammar.item_reading import ItemReading
from timekeeper.files.importers.grammar.lines import Line
from timekeeper.files.importers.grammar.lone_times import join_cards
from timekeeper.files.importers.grammar.outline import mark_headings, outline
from timekeeper.words.language import _

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_LINKED = re.compile(r"trực tuyến|điểm cầu", re.IGNORECASE)


def draft_from(lines: Sequence[Line]) -> Draft:
    """Return the programme the lines hold; it has no item when none was found."""
    lines = join_cards(lines)
    start = body_start(lines)
    head = read_head(lines[:start])
    assembly = Assembly(head.date, head.opening)
    end = foot_start(lines)
    assembly.read(outline(mark_headings(lines[start:end])), head.details)
    places: dict[Place, int] = {}
    sessions = tuple(
        _session(opened, index, places) for index, opened in enumerate(assembly.sessions)
    )
    signed = head.signing_day if assembly.date is None else None
    programme = Programme(
        title=head.title or "",
        timezone=VIETNAM,
        sessions=sessions,
        subtitle=head.subtitle,
        term=head.term,
        date=assembly.date or signed,
        organisation=head.organisation,
        notes=(*head.notes, *assembly.notes, *(line.original for line in lines[end:])),
    )
    readings = [r for s in assembly.sessions for p in s.parts for r in p.items]
    doubts = [
        *_head_doubts(head),
        *(_signing_doubts(head) if signed else []),
        *assembly.doubts,
        *_item_doubts(readings, programme),
        *author_doubts(programme, places),
    ]
    return Draft(
        programme,
        tuple(sorted(doubts, key=lambda doubt: doubt.line or 0)),
        lines=tuple((item, line) for (_s, _p, item), line in places.items() if item),
        headings=tuple((s, p, line) for (s, p, item), line in places.items() if not item),
    )


def _head_doubts(head: Head) -> list[Doubt]:
    if head.title is not None:
        return head.doubts
    return [*head.doubts, Doubt(None, "no_title", _("The programme's title was not found."))]


def _signing_doubts(head: Head) -> list[Doubt]:
    if head.signed is None:
        return []
    message = _("The only date is the day of signing, {text}: is the event on that day?")
    text = head.signed.text
    return [Doubt(head.signed.number, "date", message.format(text=text), text, sure=Sureness.HIGH)]


def _item_doubts(readings: Sequence[ItemReading], programme: Programme) -> list[Doubt]:
    """Return the items' own doubts, now that the items have their ids."""
    found = []
    for reading, item in zip(readings, programme.items, strict=True):
        for doubt in reading.doubts:
            meant = replace(doubt.suggestion, item=item.id) if doubt.suggestion else None
            found.append(replace(doubt, item=item.id, suggestion=meant))
    return found


def _session(opened: OpenSession, index: int, places: dict[Place, int]) -> Session:
    if opened.line is not None:
        places[index, None, None] = opened.line
    parts: list[Part] = []
    own = direct = 0
    for part in (p for p in opened.parts if p.items):
        own += part.own
        prefix = f"s{index + 1}.p{own}" if part.own else f"s{index + 1}"
        first = 1 if part.own else direct + 1
        items = _items(part, prefix, first)
        direct += 0 if part.own else len(items)
        if part.line is not None:
            places[index, len(parts), None] = part.line
        for item, reading in zip(items, part.items, strict=True):
            places[index, len(parts), item.id] = reading.line
        parts.append(_part(part, items))
    return Session(
        opened.name,
        tuple(parts),
        opened.date,
        opened.when.start,
        opened.when.end,
        opened.closing,
        tuple(opened.venues),
        tuple(opened.attendees),
    )


def _items(part: OpenPart, prefix: str, first: int) -> tuple[Item, ...]:
    return tuple(
        replace(reading.item, id=f"{prefix}.i{number}")
        for number, reading in enumerate(part.items, first)
    )


def _part(part: OpenPart, items: tuple[Item, ...]) -> Part:
    # Linked points wait for one another: such a part does not begin early.
    linked = any(venue.point for venue in part.venues) or bool(_LINKED.search(part.title or ""))
    return Part(
        items,
        part.number,
        part.title,
        part.when.start,
        part.when.end,
        part.when.length,
        fixed_start=part.own and linked,
        venues=tuple(part.venues),
        attendees=tuple(part.attendees),
        notes=tuple(part.notes),
    )
