"""How a table is described: once, for workbook, CSV, forms, screen and shell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from enum import Enum
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from timekeeper.words.values import figures, signed_figures

CellValue = str | int | datetime | timedelta | None
Subject_contra = TypeVar("Subject_contra", contravariant=True)

USED_COLOUR, OVER_COLOUR = "#1F5B92", "#C4281C"  # of time, in pictures and charts alike


class ValueKind(Enum):
    """What a column holds; OVER is a length that is negative when time was left."""

    TEXT = "text"
    COUNT = "count"
    CLOCK = "clock"
    LENGTH = "length"
    OVER = "over"


class ReportColumn(Struct, Generic[Subject_contra], frozen=True):
    """A column: its key, by which forms and charts ask for it, its heading, and what it holds."""

    key: str
    heading: str
    kind: ValueKind
    value: Callable[[Subject_contra], CellValue]


class ReportTable(Struct, Generic[Subject_contra], frozen=True):
    """A named table of what its columns say of each subject.

    ``zone``: the one in which instants are told. A table that is not ``public`` is left out of the
    public version.
    """

    key: str
    name: str
    subjects: Sequence[Subject_contra]
    columns: tuple[ReportColumn[Subject_contra], ...]
    zone: ZoneInfo | None = None
    public: bool = True

    @property
    def rows(self) -> tuple[tuple[CellValue, ...], ...]:
        """Return the values, a row to each subject, in the order of the columns."""
        values = ([column.value(subject) for column in self.columns] for subject in self.subjects)
        return tuple(
            tuple(v.astimezone(self.zone) if isinstance(v, datetime) else v for v in row)
            for row in values
        )

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows as the screen and the shell show them: lengths in figures."""
        return tuple(
            tuple(_text(value, c.kind) for value, c in zip(row, self.columns, strict=True))
            for row in self.rows
        )

    def position(self, key: str) -> int:
        """Return which of the columns has this key."""
        return [column.key for column in self.columns].index(key)


def _text(value: CellValue, kind: ValueKind) -> str:
    if isinstance(value, timedelta):
        return signed_figures(value) if kind is ValueKind.OVER else figures(value)
    return "" if value is None else str(value)
