"""The report's tables in an office's words, for the documents that are read on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Day
from datetime import datetime
from typing import Any

from timekeeper.core.course import State
from timekeeper.core.programme import Programme
from timekeeper.core.report.rows import ItemRow, Report, SessionRow, Totals
from timekeeper.core.report.summary import is_over
from timekeeper.words.language import _
from timekeeper.words.report import (
    plain_minutes,
    report_clock,
    signed_minutes,
    whole_minute,
    written_date,
)
from timekeeper.words.values import short_date, state_name

Row = dict[str, Any]


def session_tables(report: Report) -> list[Row]:
    """Return a table of items to each session that has any."""
    grouped: list[list[ItemRow]] = [[] for _session in report.sessions]
    for row, slot in zip(report.items, report.programme.slots, strict=True):
        grouped[slot.session].append(row)
    return [
        {
            "name": session.name,
            "day": _session_day(report.programme, index),
            "rows": list(_rows_with_parts(rows, report.programme)),
            "total": totals(session.totals),
        }
        for index, (session, rows) in enumerate(zip(report.sessions, grouped, strict=True))
        if rows
    ]


def _session_day(programme: Programme, index: int) -> str:
    day = programme.session_date(index)
    return written_date(day) if day else ""


def _rows_with_parts(rows: Sequence[ItemRow], programme: Programme) -> Iterator[Row]:
    part = None
    for row in rows:
        if row.part != part:
            part = row.part
            if part:
                yield {"part": part}
        yield item_row(row, programme)


def item_row(row: ItemRow, programme: Programme) -> Row:
    """Return an item as the tables show it."""
    presenter = row.item.presenter
    day = row.planned_start or row.actual_start
    return {
        "part": "",
        "number": row.item.number or "",
        "title": row.item.title,
        "presenter": presenter.text if presenter else "",
        "planned": stretch(row.planned_start, row.planned_end, programme),
        "replanned": _replanned(row, programme),
        "actual": stretch(row.actual_start, row.actual_end, programme, day),
        "state": "" if row.state is State.DONE else state_name(row.state),
        "allotted": plain_minutes(row.allotted),
        "added": signed_minutes(row.added) if row.added else "",
        "used": plain_minutes(row.used),
        "over": signed_minutes(row.overrun),
        "late": is_over(row),
    }


def _replanned(row: ItemRow, programme: Programme) -> str:
    if row.replanned is None:
        return ""
    times = stretch(row.replanned.start, row.replanned.end, programme)
    return _("anew {times}").format(times=times) if times else ""


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


def totals(found: Totals) -> Row:
    """Return sums as the tables show them."""
    return {
        "held": str(found.items),
        "allotted": plain_minutes(found.allotted),
        "added": signed_minutes(found.added),
        "paused": plain_minutes(found.paused),
        "used": plain_minutes(found.used),
        "over": signed_minutes(found.overrun),
    }


def session_rows(report: Report) -> list[Row]:
    """Return the sessions with their times and sums."""
    return [_session(row, report.programme) for row in report.sessions]


def _session(row: SessionRow, programme: Programme) -> Row:
    return {
        "name": row.name,
        "planned": stretch(row.planned_start, row.planned_end, programme),
        "actual": stretch(row.actual_start, row.actual_end, programme, row.planned_start),
        **totals(row.totals),
    }


def body_rows(report: Report) -> list[Row]:
    """Return the presenting bodies with their sums."""
    return [{"name": row.body, **totals(row.totals)} for row in report.bodies]
