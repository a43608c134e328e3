"""What a reader hands over: the programme as understood, and what it is not sure of."""

from __future__ import annotations

from dataclasses import dataclass

from timekeeper.core.programme import Programme
from timekeeper.files.importers.original import Place, Row


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at.

    ``line`` is the number of a row of the original, from 1 (of a text file: its line), None for
    the whole programme.

    ``kind`` is the value of a ProblemKind, or one of the reader's own: "not_understood",
    "presenter", "date", "no_title", "encoding".
    """

    line: int | None
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A programme as read, for a person to confirm beside the original it was read from."""

    programme: Programme
    doubts: tuple[Doubt, ...] = ()
    original: tuple[Row, ...] = ()

    def place(self, doubt: Doubt) -> Place | None:
        """Return where in the file the doubt arose; None for the whole programme."""
        if doubt.line is None or not 0 < doubt.line <= len(self.original):
            return None
        return self.original[doubt.line - 1].place


@dataclass(frozen=True, slots=True)
class Extract:
    """What a format reader delivers: the file's rows in reading order, and doubts of its own."""

    rows: tuple[Row, ...]
    doubts: tuple[Doubt, ...] = ()


class UnreadableProgramme(Exception):
    """A file no programme could be read from; its text says in one sentence what to do."""
