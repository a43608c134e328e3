"""The report as tables with headings, shared by the formats that are tables."""

from __future__ import annotations

from collections.abc import Sequence

from timekeeper.core.report.rows import ItemRow, Report, Totals
from timekeeper.core.report.summary import deviation
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.tables.cells import Cell, Column, Shape, Table, local
from timekeeper.files.exporters.tables.further_tables import (
    changes,
    corrections,
    notes,
    pauses,
    reasons,
    speeches,
)
from timekeeper.words.language import _
from timekeeper.words.values import state_name


def tables(filed: FiledReport) -> tuple[Table, ...]:
    """Return the items, the sessions and the presenting bodies as tables, then all other records.

    The public version has no tables of reasons, corrections and notes.
    """
    report = filed.report
    sums = (_items(report), _sessions(report), _bodies(report))
    records = (speeches(filed), changes(filed), pauses(filed))
    remarks = () if filed.public else (reasons(filed), corrections(filed), notes(filed))
    return *sums, *records, *remarks


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
        Column(_("Start, behind (+) or ahead (−)"), Shape.OVER),
        Column(_("Planned anew: start"), Shape.CLOCK),
        Column(_("Planned anew: end"), Shape.CLOCK),
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
        local(row.planned_start, report),
        local(row.planned_end, report),
        row.allotted,
        row.added or None,
        local(row.actual_start, report),
        local(row.actual_end, report),
        row.paused or None,
        row.used,
        row.overrun,
        state_name(row.state),
        deviation(row.planned_start, row.actual_start),
        local(row.replanned.start, report) if row.replanned else None,
        local(row.replanned.end, report) if row.replanned else None,
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
            local(row.planned_start, report),
            local(row.planned_end, report),
            local(row.actual_start, report),
            local(row.actual_end, report),
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
