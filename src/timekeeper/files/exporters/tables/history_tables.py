"""The conferences that are kept, and the bodies compared over them, as tables with headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from pathlib import Path

from timekeeper.core.course import State
from timekeeper.core.history import replay
from timekeeper.core.report.comparison import BodyComparison
from timekeeper.core.report.details import Details, details
from timekeeper.core.report.rows import Report, report
from timekeeper.core.report.summary import is_over
from timekeeper.files.exporters.filed import ReportNotWritten, replace_report
from timekeeper.files.exporters.tables.as_csv import tables_as_csv
from timekeeper.files.exporters.tables.cells import Cell, Column, Shape, Table
from timekeeper.files.journal.journal_file import ConferenceJournal
from timekeeper.words.language import _
from timekeeper.words.values import kind_name, short_date, stage_name

ENDINGS = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class PastConference:
    """A conference as the history shows it; ``day`` is the one it was held on, or opened."""

    number: int
    day: Day
    report: Report
    details: Details


def past_conference(journal: ConferenceJournal) -> PastConference:
    """Return what the journal keeps of a conference."""
    original, entries = journal.programme(), journal.entries()
    course = replay(entries)
    rows = report(original, course)
    begun = course.intervals[0].start if course.intervals else journal.opened_at
    return PastConference(
        number=journal.number,
        day=begun.astimezone(original.timezone).date(),
        report=rows,
        details=details(rows.programme, course, entries[-1].at if entries else None),
    )


def conferences(past: Iterable[PastConference]) -> Table:
    """Return the conferences, each with how it went."""
    columns = (
        Column(_("No."), Shape.COUNT),
        Column(_("Date"), Shape.TEXT),
        Column(_("Conference"), Shape.TEXT),
        Column(_("State"), Shape.TEXT),
        Column(_("Items held"), Shape.COUNT),
        Column(_("Items over time"), Shape.COUNT),
        Column(_("Over time in all"), Shape.LENGTH),
    )
    return Table(_("Recorded conferences"), columns, tuple(_conference(one) for one in past))


def _conference(past: PastConference) -> Sequence[Cell]:
    rows = past.report.items
    late = [row.overrun for row in rows if row.overrun is not None and is_over(row)]
    return (
        past.number,
        short_date(past.day),
        past.report.programme.title,
        stage_name(past.details.stage),
        sum(row.state is State.DONE for row in rows),
        len(late),
        sum(late, timedelta()),
    )


def bodies(compared: Iterable[BodyComparison]) -> Table:
    """Return the bodies with their sums over all conferences, then by kind of item."""
    columns = (
        Column(_("Presenting body"), Shape.TEXT),
        Column(_("Kind"), Shape.TEXT),
        Column(_("Conferences"), Shape.COUNT),
        Column(_("Items held"), Shape.COUNT),
        Column(_("Items over time"), Shape.COUNT),
        Column(_("Median over (+) or under (−)"), Shape.OVER),
        Column(_("Over time in all"), Shape.LENGTH),
        Column(_("Used"), Shape.LENGTH),
    )
    rows = tuple(
        (
            row.body,
            kind_name(row.kind) if row.kind else _("All"),
            row.conferences,
            row.items,
            row.late,
            row.median,
            row.total,
            row.used,
        )
        for row in compared
    )
    return Table(_("Presenting bodies"), columns, rows)


def write_tables(written: Sequence[Table], path: Path) -> None:
    """Write tables as CSV or as a workbook, by the path's ending, in one step or not at all."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ReportNotWritten(
            _("The report can be written as {endings}; choose one of these endings.").format(
                endings=", ".join(ENDINGS)
            )
        )
    if ending == ".csv":
        content = tables_as_csv(written)
    else:
        from timekeeper.files.exporters.tables.as_xlsx import (  # noqa: PLC0415  # loads XlsxWriter
            Frame,
            tables_as_xlsx,
        )

        content = tables_as_xlsx(written, Frame(_("Recorded conferences")))
    replace_report(path, content)
