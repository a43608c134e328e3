"""What a reader hands over: the programme as understood, and what it is not sure of."""

from __future__ import annotations

from dataclasses import dataclass

from timekeeper.core.programme import Programme


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at; ``line`` counts from 1, None for the whole programme.

    ``kind`` is the value of a ProblemKind, or one of the reader's own: "not_understood",
    "presenter", "date", "no_title", "encoding".
    """

    line: int | None
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A programme as read, for a person to confirm."""

    programme: Programme
    doubts: tuple[Doubt, ...] = ()


class UnreadableProgramme(Exception):
    """A file no programme could be read from; its text says in one sentence what to do."""
