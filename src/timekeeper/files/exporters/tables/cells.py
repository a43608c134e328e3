"""Tables of cells with headings, shared by the formats that are tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from timekeeper.core.report.rows import Report

Cell = str | int | datetime | timedelta | None


class Shape(Enum):
    """What a column holds; OVER is a length that is negative when time was left."""

    TEXT = "text"
    COUNT = "count"
    CLOCK = "clock"
    LENGTH = "length"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and what it holds."""

    heading: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Table:
    """A named table. Instants are aware, in the programme's time zone."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Sequence[Cell], ...]


def local(instant: datetime | None, report: Report) -> datetime | None:
    """Return an instant in the time zone of the programme."""
    return instant.astimezone(report.programme.timezone) if instant else None
