"""The report as JSON, for programs. Its shape is a promise to scripts of others."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from timekeeper.core.programme import Programme
from timekeeper.core.report import BodyRow, ItemRow, SessionRow, Totals
from timekeeper.core.report_details import Details
from timekeeper.core.report_summary import deviation
from timekeeper.files.exporters.filed import FiledReport


def report_as_json(filed: FiledReport) -> bytes:
    """Return the report as UTF-8 JSON."""
    return (json.dumps(report_as_mapping(filed), ensure_ascii=False, indent=2) + "\n").encode()


def report_as_mapping(filed: FiledReport) -> dict[str, Any]:
    """Return the report as plain data, free of language and of the time it was made at."""
    report, details, integrity = filed.report, filed.details, filed.integrity
    programme = report.programme
    return {
        "title": programme.title,
        "date": programme.date.isoformat() if programme.date else None,
        "stage": details.stage.value,
        "public": filed.public,
        "items": [_item(row, programme) for row in report.items],
        "sessions": [_session(row, programme) for row in report.sessions],
        "bodies": [_body(row) for row in report.bodies],
        **_further(details, programme),
        "conference": {"number": integrity.conference, "opened_at": integrity.opened_at},
        "integrity": {
            "entries": integrity.entries,
            "hash": integrity.hash,
            "intact": integrity.intact,
        },
    }


def _further(details: Details, programme: Programme) -> dict[str, Any]:
    return {
        "pauses": [
            {
                "item": pause.item,
                "start": local_iso(pause.start, programme),
                "end": local_iso(pause.end, programme),
                "length_s": whole_seconds(pause.length),
            }
            for pause in details.pauses
        ],
        "corrections": [
            {
                "item": correction.item,
                "before": local_iso(correction.before, programme),
                "after": local_iso(correction.after, programme),
                "at": local_iso(correction.at, programme),
            }
            for correction in details.corrections
        ],
        "notes": [
            {"at": local_iso(note.at, programme), "item": note.item, "text": note.text}
            for note in details.notes
        ],
        "papers": [{"item": item.id, "documents": list(item.documents)} for item in details.papers],
    }


def local_iso(instant: datetime | None, programme: Programme) -> str | None:
    """Return an instant as ISO 8601 with the offset of the programme's time zone."""
    return instant.astimezone(programme.timezone).isoformat() if instant else None


def whole_seconds(length: timedelta | None) -> int | None:
    """Return a length in whole seconds; None stays None."""
    return None if length is None else round(length.total_seconds())


def _item(row: ItemRow, programme: Programme) -> dict[str, Any]:
    presenter = row.item.presenter
    return {
        "id": row.item.id,
        "number": row.item.number,
        "title": row.item.title,
        "presenter": presenter.text if presenter else None,
        "session": row.session,
        "part": row.part,
        "planned_start": local_iso(row.planned_start, programme),
        "planned_end": local_iso(row.planned_end, programme),
        "allotted_s": whole_seconds(row.allotted),
        "added_s": whole_seconds(row.added),
        "actual_start": local_iso(row.actual_start, programme),
        "actual_end": local_iso(row.actual_end, programme),
        "paused_s": whole_seconds(row.paused),
        "used_s": whole_seconds(row.used),
        "overrun_s": whole_seconds(row.overrun),
        "state": row.state.value,
        "kind": row.item.kind.value,
        "start_deviation_s": whole_seconds(deviation(row.planned_start, row.actual_start)),
        "end_deviation_s": whole_seconds(deviation(row.planned_end, row.actual_end)),
    }


def _session(row: SessionRow, programme: Programme) -> dict[str, Any]:
    return {
        "name": row.name,
        "planned_start": local_iso(row.planned_start, programme),
        "planned_end": local_iso(row.planned_end, programme),
        "actual_start": local_iso(row.actual_start, programme),
        "actual_end": local_iso(row.actual_end, programme),
        **_totals(row.totals),
        "paused_s": whole_seconds(row.totals.paused),
    }


def _body(row: BodyRow) -> dict[str, Any]:
    return {"body": row.body, **_totals(row.totals)}


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "items": totals.items,
        "allotted_s": whole_seconds(totals.allotted),
        "added_s": whole_seconds(totals.added),
        "used_s": whole_seconds(totals.used),
        "overrun_s": whole_seconds(totals.overrun),
    }
