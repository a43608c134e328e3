"""The report as tables with headings, shared by the formats that are tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from timekeeper.core.report import ItemRow, Report, Totals
from timekeeper.live.language import _
from timekeeper.live.wording import state_name

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


def tables(report: Report) -> tuple[Table, Table, Table]:
    """Return the items, the sessions and the presenting bodies as tables."""
    return _items(report), _sessions(report), _bodies(report)


def _items(report: Report) -> Table:
    columns = (
        Column(_("Session"), Shape.TEXT),
        Column(_("Part"), Shape.TEXT),
        Column(_("No."), Shape.TEXT),
        Column(_("Item"), Shape.TEXT),
        Column(_("Presenter"), Shape.TEXT),
        Column(_("Planned start"), Shape.CLOCK),
        Column(_("Planned end"), Shape.CLOCK),
        Column(_("Allotted"), Shape.LENGTH),
        Column(_("Added"), Shape.OVER),
        Column(_("Actual start"), Shape.CLOCK),
        Column(_("Actual end"), Shape.CLOCK),
        Column(_("Paused"), Shape.LENGTH),
        Column(_("Used"), Shape.LENGTH),
        Column(_("Over (+) or under (−)"), Shape.OVER),
        Column(_("State"), Shape.TEXT),
    )
    return Table(_("Items"), columns, tuple(_item(row, report) for row in report.items))


def _item(row: ItemRow, report: Report) -> Sequence[Cell]:
    presenter = row.item.presenter
    return (
        row.session,
        row.part,
        row.item.number,
        row.item.title,
        presenter.text if presenter else None,
        _local(row.planned_start, report),
        _local(row.planned_end, report),
        row.allotted,
        row.added or None,
        _local(row.actual_start, report),
        _local(row.actual_end, report),
        row.paused or None,
        row.used,
        row.overrun,
        state_name(row.state),
    )


def _sessions(report: Report) -> Table:
    columns = (
        Column(_("Session"), Shape.TEXT),
        Column(_("Planned start"), Shape.CLOCK),
        Column(_("Planned end"), Shape.CLOCK),
        Column(_("Actual start"), Shape.CLOCK),
        Column(_("Actual end"), Shape.CLOCK),
        *_total_columns(),
    )
    rows = tuple(
        (
            row.name,
            _local(row.planned_start, report),
            _local(row.planned_end, report),
            _local(row.actual_start, report),
            _local(row.actual_end, report),
            *_totals(row.totals),
        )
        for row in report.sessions
    )
    return Table(_("Sessions"), columns, rows)


def _bodies(report: Report) -> Table:
    columns = (Column(_("Presenting body"), Shape.TEXT), *_total_columns())
    rows = tuple((row.body, *_totals(row.totals)) for row in report.bodies)
    return Table(_("Presenting bodies"), columns, rows)


def _total_columns() -> tuple[Column, ...]:
    return (
        Column(_("Items held"), Shape.COUNT),
        Column(_("Allotted"), Shape.LENGTH),
        Column(_("Added"), Shape.OVER),
        Column(_("Paused"), Shape.LENGTH),
        Column(_("Used"), Shape.LENGTH),
        Column(_("Over (+) or under (−)"), Shape.OVER),
    )


def _totals(totals: Totals) -> tuple[Cell, ...]:
    return (
        totals.items,
        totals.allotted,
        totals.added,
        totals.paused,
        totals.used,
        totals.overrun,
    )


def _local(instant: datetime | None, report: Report) -> datetime | None:
    return instant.astimezone(report.programme.timezone) if instant else None
