"""The conferences that are kept, and the bodies compared over them, as tables with headings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day
from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct

from timekeeper.core.record.course import State
from timekeeper.core.record.history import replay
from timekeeper.core.report.comparison import BodyComparison
from timekeeper.core.report.details import Details, details
from timekeeper.core.report.rows import Report, report
from timekeeper.core.report.summary import is_over
from timekeeper.files.exporters.filed import replace_report
from timekeeper.files.exporters.tables.as_csv import tables_as_csv
from timekeeper.files.exporters.tables.columns import ReportColumn as Column
from timekeeper.files.exporters.tables.columns import ReportTable, ValueKind
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.writing import ending_of
from timekeeper.words.language import _, pgettext
from timekeeper.words.values import kind_name, short_date, stage_name

ENDINGS = (".csv", ".xlsx")
TEXT, COUNT, LENGTH, OVER = ValueKind.TEXT, ValueKind.COUNT, ValueKind.LENGTH, ValueKind.OVER


class PastConference(Struct, frozen=True):
    """A conference as the history shows it; ``day`` is the one it was held on, or opened."""

    number: int
    day: Day
    report: Report
    details: Details

    @property
    def held(self) -> int:
        """Return how many items were held."""
        return sum(row.state is State.DONE for row in self.report.items)

    @property
    def overruns(self) -> list[timedelta]:
        """Return by how much each late item overran."""
        rows = self.report.items
        return [row.overrun for row in rows if row.overrun is not None and is_over(row)]


def past_conferences(file: JournalFile) -> list[PastConference]:
    """Return what the journal keeps of the conferences; one is there from its first act on."""
    found = []
    for journal in file.conferences():
        if not (entries := journal.entries()):
            continue
        original, course = journal.programme(), replay(entries)
        rows = report(original, course)
        begun = course.intervals[0].start if course.intervals else journal.opened_at
        day = begun.astimezone(original.timezone).date()
        told = details(rows.programme, course, entries[-1].at)
        found.append(PastConference(journal.number, day, rows, told))
    return found


def conferences(past: Sequence[PastConference]) -> ReportTable[PastConference]:
    """Return the conferences, each with how it went."""
    return ReportTable(
        "conferences",
        _("Recorded conferences"),
        past,
        (
            Column("number", _("Record no."), COUNT, lambda one: one.number),
            Column("date", pgettext("day", "Date"), TEXT, lambda one: short_date(one.day)),
            Column("title", _("Conference"), TEXT, lambda one: one.report.programme.title),
            Column(
                "stage",
                _("State"),
                TEXT,
                lambda one: stage_name(one.details.stage, begun=bool(one.details.runs)),
            ),
            Column("items", _("Items held"), COUNT, lambda one: one.held),
            Column("late", _("Items over time"), COUNT, lambda one: len(one.overruns)),
            Column(
                "total",
                _("Over time in all"),
                LENGTH,
                lambda one: sum(one.overruns, timedelta()),
            ),
        ),
    )


def compared_bodies(compared: Sequence[BodyComparison]) -> ReportTable[BodyComparison]:
    """Return the bodies with their sums over all conferences, then by kind of item."""
    return ReportTable(
        "bodies",
        _("Presenting bodies"),
        compared,
        (
            Column("body", _("Presenting body"), TEXT, lambda row: row.body),
            Column(
                "kind",
                _("Kind"),
                TEXT,
                lambda row: kind_name(row.kind) if row.kind else _("All"),
            ),
            Column("conferences", _("Conferences"), COUNT, lambda row: row.conferences),
            Column("items", _("Items held"), COUNT, lambda row: row.items),
            Column("late", _("Items over time"), COUNT, lambda row: row.late),
            Column("median", _("Median over (+) or under (−)"), OVER, lambda row: row.median),
            Column("total", _("Over time in all"), LENGTH, lambda row: row.total),
            Column("used", _("Used"), LENGTH, lambda row: row.used),
        ),
    )


def write_tables(written: Sequence[ReportTable[Any]], path: Path) -> None:
    """Write tables as CSV or as a workbook, by the path's ending, in one step or not at all."""
    ending = ending_of(
        path, ENDINGS, _("The report can be written as {endings}; choose one of these endings.")
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
