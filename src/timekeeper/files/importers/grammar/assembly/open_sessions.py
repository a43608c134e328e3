"""Sessions and parts while they are read, and what they become in the programme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date as Day

from msgspec import Struct, field

from timekeeper.core.programme import Item, Part, Session, Venue
from timekeeper.files.importers.grammar.assembly.item_reading import ItemReading
from timekeeper.files.importers.grammar.lines.line import Label, ProgrammeLine
from timekeeper.files.importers.grammar.outline import Node
from timekeeper.files.importers.grammar.times.when import When

_LINKED = re.compile(r"trực tuyến|điểm cầu", re.IGNORECASE)
_PEOPLE_IN_BRACKETS = re.compile(r"(.*?)\s*\(([^()]*)\)")
LONGEST_BARE_LABEL = 4  # "Thành phần tham dự"


class OpenPart(Struct):
    """A part being read; ``own`` when the programme names it, not only when a session needs it."""

    own: bool
    line: int | None = None
    number: str | None = None
    title: str | None = None
    when: When = field(default_factory=When)
    items: list[ItemReading] = field(default_factory=list)
    venues: list[Venue] = field(default_factory=list)
    attendees: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def completed(self, items: Sequence[Item]) -> Part:
        """Return the part of the programme, with its items."""
        # Linked points wait for one another: such a part does not begin early.
        linked = any(venue.point for venue in self.venues) or _LINKED.search(self.title or "")
        return Part(
            tuple(items),
            self.number,
            self.title,
            self.when.start,
            self.when.end,
            self.when.length,
            fixed_start=self.own and bool(linked),
            venues=tuple(self.venues),
            attendees=tuple(self.attendees),
            notes=tuple(self.notes),
        )


class OpenSession(Struct):
    """A session being read."""

    name: str = ""
    line: ProgrammeLine | None = None
    date: Day | None = None
    when: When = field(default_factory=When)
    closing: str | None = None
    parts: list[OpenPart] = field(default_factory=list)
    venues: list[Venue] = field(default_factory=list)
    attendees: list[str] = field(default_factory=list)

    @property
    def starts(self) -> bool:
        """Return whether the session or one of its items says when it starts."""
        items = (reading.item for part in self.parts for reading in part.items)
        return self.when.start is not None or any(item.start for item in items)

    def completed(self, parts: Sequence[Part]) -> Session:
        """Return the session of the programme, with its parts."""
        return Session(
            self.name,
            tuple(parts),
            self.date,
            self.when.start,
            self.when.end,
            self.closing,
            tuple(self.venues),
            tuple(self.attendees),
        )


def venue_of(line: ProgrammeLine) -> Venue:
    """Return the hall or the point that a line names, with those who are there."""
    text = line.text.rstrip(" .;")
    point = line.label_text if line.label is Label.POINT else None
    found = _PEOPLE_IN_BRACKETS.fullmatch(text)
    name, attendees = (found[1], (found[2],)) if found else (text, ())
    name = re.sub(r"^tại\s+", "", name, flags=re.IGNORECASE)
    return Venue(name, point, attendees)


def words_of(venue: Venue) -> str:
    """Return a venue as a note says it."""
    return " ".join(filter(None, (venue.point, venue.name, *venue.attendees)))


def people_of(node: Node) -> Iterator[str]:
    """Return whom a line and those below it name as being there."""
    line = node.line
    # "Thành phần mời thêm: ..." says more than who is there.
    said = line.label is None or len(line.label_text.split()) <= LONGEST_BARE_LABEL
    if text := (line.text if said else line.original).rstrip(" ."):
        yield text
    for child in node.children:
        yield from people_of(child)
