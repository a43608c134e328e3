"""The report's tables in an office's words, for the forms that are read on paper.

Each row holds the columns of its table by their keys, as texts. What an office words otherwise than
a sheet, such as from and to in one cell, is said here and stands over them.
"""

from __future__ import annotations

from datetime import date as Day
from datetime import datetime, timedelta
from typing import Any

from timekeeper.core.programme import Programme
from timekeeper.core.record.course import State
from timekeeper.core.report.details import Details
from timekeeper.core.report.rows import ItemRow
from timekeeper.core.report.summary import is_over
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.tables import report_tables
from timekeeper.files.exporters.tables.columns import CellValue, ReportTable, ValueKind
from timekeeper.words.language import _
from timekeeper.words.report import (
    plain_minutes,
    report_clock,
    signed_minutes,
    whole_minute,
)
from timekeeper.words.values import numbered, prose_date, short_date, state_name

FormRow = dict[str, Any]


def form_rows(table: ReportTable[Any], programme: Programme) -> list[FormRow]:
    """Return the rows of a table as a form has them: clocks and lengths in minutes."""
    return [
        {
            column.key: _text(value, column.kind, programme)
            for column, value in zip(table.columns, row, strict=True)
        }
        for row in table.rows
    ]


def _text(value: CellValue, kind: ValueKind, programme: Programme) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return report_clock(value, programme)
        case timedelta():
            return signed_minutes(value) if kind is ValueKind.OVER else plain_minutes(value)
        case _:
            return str(value)


def session_rows(filed: FiledReport) -> list[FormRow]:
    """Return the sessions; planned and actual times stand in one cell each."""
    programme = filed.report.programme
    told = form_rows(report_tables.sessions(filed), programme)
    return [
        row
        | {
            "planned": stretch(session.planned_start, session.planned_end, programme),
            "actual": stretch(
                session.actual_start, session.actual_end, programme, session.planned_start
            ),
        }
        for row, session in zip(told, filed.report.sessions, strict=True)
    ]


def items_by_session(filed: FiledReport) -> list[FormRow]:
    """Return a table of items to each session that has any, a row where a part begins."""
    report, programme = filed.report, filed.report.programme
    grouped: list[list[FormRow]] = [[] for _session in report.sessions]
    parts: dict[int, str | None] = {}
    told = form_rows(report_tables.items(filed), programme)
    for row, item, slot in zip(told, report.items, programme.slots, strict=True):
        if item.part != parts.get(slot.session):
            parts[slot.session] = item.part
            if item.part:
                grouped[slot.session].append({"part": item.part})
        grouped[slot.session].append(row | _item(item, programme))
    totals = form_rows(report_tables.sessions(filed), programme)
    days = [programme.session_date(index) for index, _session in enumerate(report.sessions)]
    return [
        {"name": total["name"], "day": prose_date(day) if day else "", "rows": rows}
        | {"total": total}
        for day, total, rows in zip(days, totals, grouped, strict=True)
        if rows
    ]


def _item(row: ItemRow, programme: Programme) -> FormRow:
    """Return what a form words otherwise: the part has a row of its own, "held" goes unsaid."""
    anew = row.replanned and stretch(row.replanned.start, row.replanned.end, programme)
    day = row.planned_start or row.actual_start
    return {
        "part": "",
        "planned": stretch(row.planned_start, row.planned_end, programme),
        "replanned": _("anew {times}").format(times=anew) if anew else "",
        "actual": stretch(row.actual_start, row.actual_end, programme, day),
        "state": "" if row.state is State.DONE else state_name(row.state),
        "late": is_over(row),
    }


def speech_rows(filed: FiledReport) -> list[FormRow]:
    """Return the speeches: the speaker with his body, times and limit in one cell each."""
    programme = filed.report.programme
    told = form_rows(report_tables.speeches(filed), programme)
    return [
        row
        | {
            "speaker": ", ".join(filter(None, (row["speaker"], row["body"]))),
            "time": stretch(speech.start, speech.end, programme) or _("did not speak"),
            "limit": plain_minutes(speech.speech.allotted),
        }
        for row, speech in zip(told, filed.report.speeches, strict=True)
    ]


def pause_rows(filed: FiledReport) -> list[FormRow]:
    """Return the pauses: their times in one cell, and that one lasts."""
    programme = filed.report.programme
    told = form_rows(report_tables.pauses(filed), programme)
    return [
        row
        | {
            "time": stretch(pause.start, pause.end, programme),
            "length": row["length"] or _("lasts"),
        }
        for row, pause in zip(told, filed.details.pauses, strict=True)
    ]


def shown_rows(filed: FiledReport) -> list[FormRow]:
    """Return what the projector showed: its times in one cell."""
    programme = filed.report.programme
    told = form_rows(report_tables.shown(filed), programme)
    return [
        row | {"time": stretch(showing.start, showing.end, programme)}
        for row, showing in zip(told, filed.details.showings, strict=True)
    ]


def paper_rows(details: Details) -> list[FormRow]:
    """Return the papers that were handed out for study, and those of the items."""
    return [
        {
            "title": numbered(item),
            "documents": [document.strip().rstrip(".;,") for document in item.documents],
        }
        for item in details.papers
    ]


def stretch(
    start: datetime | None,
    end: datetime | None,
    programme: Programme,
    beside: datetime | None = None,
) -> str:
    """Return ``07:35–07:45``; with its date where it is another day than ``beside``."""
    if start is None and end is None:
        return ""
    clocks = f"{report_clock(start, programme)}–{report_clock(end, programme)}"
    begun = start or end
    if (
        beside is not None
        and begun is not None
        and _day(begun, programme) != _day(beside, programme)
    ):
        return f"{clocks} ({short_date(_day(begun, programme))})"
    return clocks


def _day(instant: datetime, programme: Programme) -> Day:
    return whole_minute(instant).astimezone(programme.timezone).date()
