"""What a reader hands over: the programme as understood, and what it is not sure of."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from timekeeper.core.programme import Programme
from timekeeper.files.importers.original import Area, Place, Row
from timekeeper.words.language import _


class Sureness(StrEnum):
    """How sure it is that something is wrong, and that the suggestion fixes it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Suggestion(Struct, frozen=True):
    """A value that seems meant, for a person to accept: nothing is set without him.

    ``field`` is "start", "end", "minutes", "presenter", "title" or "date", or "item" with the
    value None when the item itself, or a heading without one, seems to be one too many. ``value``
    is a clock as "HH:MM", whole minutes, an ISO date or a text. ``item`` is the item's id, or None:
    the field is then that of the session and, if given, the part with these numbers from 0, or the
    programme's own.
    """

    field: str
    value: str | int | None
    item: str | None = None
    session: int | None = None
    part: int | None = None


class Doubt(Struct, frozen=True):
    """Something a person should look at.

    ``line`` is the number of a row of the original, from 1 (of a text file: its line), None for
    the whole programme. ``read`` is what was read there, ``item`` the id of the item it is about.

    ``kind`` is the value of a ProblemKind, or one of the reader's own: "not_understood",
    "presenter", "date", "no_title", "encoding", "impossible_time", "length", "duplicate",
    "no_time", "several_times", "confidential", "afternoon", "left_out", "chosen", "repeated",
    "struck", "hidden", "running", "slanted", "rows", "included", "unsure", "unread". ``areas``
    are what it is about in the picture of the row's page, where it was read from one.
    """

    line: int | None
    kind: str
    message: str
    read: str | None = None
    item: str | None = None
    suggestion: Suggestion | None = None
    sure: Sureness = Sureness.MEDIUM
    areas: tuple[Area, ...] = ()


class Draft(Struct, frozen=True):
    """A programme as read, for a person to confirm beside the original it was read from.

    ``lines`` tells of each item, by its id, the rows of the original it was read from, its own
    first, and ``headings`` that of a session, and of a part of it, counted from 0. ``left_out`` are
    the rows that are no more than notes: of other chapters, of the paper's foot, remarks.
    ``pictures`` are those of pages that were recognised, by number, upright, as PNG.
    """

    programme: Programme
    doubts: tuple[Doubt, ...] = ()
    original: tuple[Row, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()
    headings: tuple[tuple[int | None, int | None, int], ...] = ()
    left_out: tuple[int, ...] = ()
    pictures: Mapping[int, bytes] = field(default_factory=dict)

    def place(self, doubt: Doubt) -> Place | None:
        """Return where in the file the doubt arose; None for the whole programme."""
        if doubt.line is None or not 0 < doubt.line <= len(self.original):
            return None
        return self.original[doubt.line - 1].place

    @property
    def own_lines(self) -> dict[str, int]:
        """Return by the id of each item the row of the original that it begins with."""
        own: dict[str, int] = {}
        for item, line in self.lines:
            own.setdefault(item, line)
        return own


class Extract(Struct, frozen=True):
    """What a format reader delivers: the file's rows in reading order, and doubts of its own.

    ``pictures`` are those of Draft.
    """

    rows: tuple[Row, ...]
    doubts: tuple[Doubt, ...] = ()
    pictures: Mapping[int, bytes] = field(default_factory=dict)


class UnreadableProgramme(Exception):
    """A file no programme could be read from; its text says in one sentence what to do."""


class NoItem(UnreadableProgramme):
    """A file that was read, and holds no programme."""


class SeveralProgrammes(UnreadableProgramme):
    """A file that holds several programmes; ``told`` says by each name what that one says."""

    def __init__(self, name: str, told: Mapping[str, str]) -> None:
        message = _("{name} holds several programmes: {names}. Choose one of them.")
        super().__init__(message.format(name=name, names=", ".join(f"“{one}”" for one in told)))
        self.told = dict(told)
