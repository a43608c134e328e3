"""The report as JSON, for programs. Its shape is a promise to scripts of others."""

from __future__ import annotations

import json
from typing import Any

from timekeeper.core.intervals import deviation
from timekeeper.core.report.rows import ItemRow, Totals
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.json import records
from timekeeper.files.exporters.json.json_values import local_iso, whole_seconds


def write(filed: FiledReport) -> bytes:
    """Return the report as UTF-8 JSON."""
    return (json.dumps(report_as_mapping(filed), ensure_ascii=False, indent=2) + "\n").encode()


def report_as_mapping(filed: FiledReport) -> dict[str, Any]:
    """Return the report as plain data, free of language and of the time it was made at."""
    report, details, integrity = filed.report, filed.details, filed.integrity
    programme = report.programme
    rare = {
        "roll_calls": records.of_roll_calls(filed),
        "point_messages": records.of_point_messages(filed),
        "shown": records.of_showings(filed),
        "attendance": records.of_attendance(filed),
        "ballots": records.of_ballots(filed),
    }
    return {
        "title": programme.title,
        "date": programme.date.isoformat() if programme.date else None,
        "stage": details.stage.value,
        "public": filed.public,
        "items": [_item(row, filed) for row in report.items],
        "sessions": [
            {
                "name": row.name,
                "planned_start": local_iso(row.planned_start, programme),
                "planned_end": local_iso(row.planned_end, programme),
                "actual_start": local_iso(row.actual_start, programme),
                "actual_end": local_iso(row.actual_end, programme),
                **_totals(row.totals),
                "paused_s": whole_seconds(row.totals.paused),
            }
            for row in report.sessions
        ],
        "bodies": [{"body": row.body, **_totals(row.totals)} for row in report.bodies],
        "speeches": records.of_speeches(filed),
        "changes": records.of_changes(filed),
        "pauses": records.of_pauses(filed),
        "corrections": records.of_corrections(filed),
        "notes": records.of_notes(filed),
        "papers": records.of_papers(filed),
        # Reports of conferences without these stay what they were, and so can be verified.
        **{key: found for key, found in rare.items() if found},
        "conference": {"number": integrity.conference, "opened_at": integrity.opened_at},
        "integrity": {
            "entries": integrity.entries,
            "hash": integrity.hash,
            "intact": integrity.intact,
        },
    }


def _item(row: ItemRow, filed: FiledReport) -> dict[str, Any]:
    programme, presenter = filed.report.programme, row.item.presenter
    masked = filed.public and row.item.confidential
    return {
        "id": row.item.id,
        "number": row.item.number,
        "title": None if masked else row.item.title,
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
        "planned_allotted_s": whole_seconds(row.planned_allotted),
        "replanned_start": local_iso(row.replanned.start, programme) if row.replanned else None,
        "replanned_end": local_iso(row.replanned.end, programme) if row.replanned else None,
        "cause": row.cause.cause.value if row.cause and row.cause.cause else None,
        "cause_text": row.cause.text if row.cause else None,
        "start_deviation_s": whole_seconds(deviation(row.planned_start, row.actual_start)),
        "end_deviation_s": whole_seconds(deviation(row.planned_end, row.actual_end)),
    }


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "items": totals.items,
        "allotted_s": whole_seconds(totals.allotted),
        "added_s": whole_seconds(totals.added),
        "used_s": whole_seconds(totals.used),
        "overrun_s": whole_seconds(totals.overrun),
    }
