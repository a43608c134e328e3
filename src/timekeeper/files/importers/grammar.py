"""The shared reading of a programme's lines, whatever sort of file they came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from timekeeper.core.problems import Problem, problems
from timekeeper.core.programme import Item, Part, Programme, Session
from timekeeper.files.importers.assembly import Assembly, OpenPart, OpenSession
from timekeeper.files.importers.cards import join_cards
from timekeeper.files.importers.draft import Doubt, Draft, Suggestion, Sureness
from timekeeper.files.importers.head import Head, body_start, foot_start, read_head
from timekeeper.files.importers.item_reading import ItemReading
from timekeeper.files.importers.lines import Line
from timekeeper.files.importers.outline import mark_headings, outline
from timekeeper.files.importers.suggestions import neighbours, suggest
from timekeeper.live.language import _
from timekeeper.live.problem_wording import describe

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_LINKED = re.compile(r"trực tuyến|điểm cầu", re.IGNORECASE)
_Place = tuple[int | None, int | None, str | None]


def read_programme(lines: Sequence[Line]) -> Draft:
    """Return the programme the lines hold; it has no item when none was found."""
    lines = join_cards(lines)
    start = body_start(lines)
    head = read_head(lines[:start])
    assembly = Assembly(head.date, head.opening)
    end = foot_start(lines)
    assembly.read(outline(mark_headings(lines[start:end])), head.details)
    places: dict[_Place, int] = {}
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
        *_duplicates(programme, places),
        *_problem_doubts(programme, places),
    ]
    return Draft(
        programme,
        tuple(sorted(doubts, key=lambda doubt: doubt.line or 0)),
        lines=tuple((item, line) for (_s, _p, item), line in places.items() if item),
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


def _duplicates(programme: Programme, places: dict[_Place, int]) -> list[Doubt]:
    """The same title at the same time in one session was written twice."""
    found = []
    lines = {item: line for (_s, _p, item), line in places.items() if item}
    for session in programme.sessions:
        seen: set[tuple[str, object, object]] = set()
        for item in session.items:
            name = (" ".join(item.title.lower().split()), item.start, item.length)
            if name in seen and item.start is not None:
                message = _("“{title}” stands here a second time.").format(title=item.title)
                meant = Suggestion("item", None, item.id)
                found.append(
                    Doubt(lines[item.id], "duplicate", message, item.title, item.id, meant)
                )
            seen.add(name)
    return found


def _problem_doubts(programme: Programme, places: dict[_Place, int]) -> list[Doubt]:
    found = []
    around = neighbours(programme)
    for problem in problems(programme):
        place = (problem.session, problem.part, problem.item)
        above = [place, (*place[:2], None), (place[0], None, None)]
        line = next((places[p] for p in above if p in places), None)
        suggestion, sure = suggest(problem, programme, around)
        found.append(
            Doubt(
                line,
                problem.kind.value,
                describe(problem, programme),
                _read(problem),
                problem.item,
                suggestion,
                sure,
            )
        )
    return found


def _read(problem: Problem) -> str | None:
    clocks = [at.strftime("%H:%M") for at in (problem.start, problem.end) if at is not None]
    return " - ".join(clocks) or None


def _session(opened: OpenSession, index: int, places: dict[_Place, int]) -> Session:
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
