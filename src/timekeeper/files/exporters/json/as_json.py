"""The report as JSON, for programs. Its shape is a promise to scripts of others."""

from __future__ import annotations

import json
from typing import Any

from msgspec.structs import asdict

from timekeeper.core.events import Entry, TimeAdded, item_of
from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Correction
from timekeeper.core.report.rows import ItemRow, SpeechRow, Totals
from timekeeper.core.report.summary import deviation
from timekeeper.core.roll_call import Attendance
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.json.json_values import local_iso, whole_seconds
from timekeeper.words.values import material_name


def write(filed: FiledReport) -> bytes:
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
        **_records(filed),
        **_counts(filed),
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


def _records(filed: FiledReport) -> dict[str, Any]:
    """Return what was recorded beside the items."""
    report, programme = filed.report, filed.report.programme
    return {
        "speeches": [_speech(row, programme) for row in report.speeches],
        "changes": [_change(entry, programme) for entry in report.changes],
        "pauses": [
            {
                "item": pause.item,
                "start": local_iso(pause.start, programme),
                "end": local_iso(pause.end, programme),
                "length_s": whole_seconds(pause.length),
            }
            for pause in filed.details.pauses
        ],
        "corrections": [_correction(found, programme) for found in report.corrections],
        "notes": [
            {"at": local_iso(note.at, programme), "item": note.item, "text": note.text}
            for note in report.notes
        ],
        "papers": [
            {"item": item.id, "documents": list(item.documents)} for item in filed.details.papers
        ],
        # Reports of conferences without linked points stay what they were, and so can be verified.
        **({"roll_calls": _roll_calls(filed)} if filed.details.roll_calls else {}),
        **({"point_messages": _messages(filed)} if filed.details.point_messages else {}),
        **({"shown": _shown(filed)} if filed.details.showings else {}),
    }


def _messages(filed: FiledReport) -> list[dict[str, Any]]:
    programme = filed.report.programme
    return [
        {
            "at": local_iso(told.at, programme),
            "point": told.name,
            "asked": told.asked,
            "text": told.text,
        }
        for told in filed.details.point_messages
    ]


def _shown(filed: FiledReport) -> list[dict[str, Any]]:
    programme = filed.report.programme
    return [
        {
            "item": each.item,
            "what": material_name(each.material) if each.material is not None else None,
            "start": local_iso(each.start, programme),
            "end": local_iso(each.end, programme),
            "page": each.page,
        }
        for each in filed.details.showings
    ]


def _roll_calls(filed: FiledReport) -> list[dict[str, Any]]:
    details, programme = filed.details, filed.report.programme
    return [
        {
            "opened": local_iso(roll_call.opened, programme),
            "closed": local_iso(roll_call.closed, programme),
            "present": len(roll_call.present),
            "excused": len(roll_call.excused),
            "missing": len(roll_call.missing),
            "delegates": roll_call.delegates,
            "points": [
                _point(row.name, row.answer, programme)
                for row in details.points
                if row.roll_call is roll_call
            ],
        }
        for roll_call in details.roll_calls
    ]


def _point(name: str, answer: Attendance | None, programme: Programme) -> dict[str, Any]:
    if answer is None:
        return {"name": name, "state": "missing"}
    at = {"name": name, "at": local_iso(answer.at, programme)}
    if answer.excused:
        return at | {"state": "excused"}
    return at | {"state": "present", "delegates": answer.delegates, "chair": answer.chair}


def _counts(filed: FiledReport) -> dict[str, Any]:
    """Return what was counted; no key where nothing was, as in reports of earlier versions."""
    report = filed.report
    attendance = [
        {"session": session, "groups": [asdict(group) for group in groups]}
        for session, groups in sorted(report.attendance.items())
    ]
    ballots = [asdict(vote) for vote in report.ballots]
    return ({"attendance": attendance} if attendance else {}) | (
        {"ballots": ballots} if ballots else {}
    )


def _speech(row: SpeechRow, programme: Programme) -> dict[str, Any]:
    speaker = row.speech.speaker
    return {
        "item": row.item.id,
        "speaker": speaker.name,
        "body": speaker.body,
        "topic": speaker.topic,
        "start": local_iso(row.start, programme),
        "end": local_iso(row.end, programme),
        "limit_s": whole_seconds(row.speech.limit),
        "added_s": whole_seconds(row.speech.added),
        "used_s": whole_seconds(row.used),
        "overrun_s": whole_seconds(row.overrun),
    }


def _change(entry: Entry, programme: Programme) -> dict[str, Any]:
    event = entry.event
    amount = event.amount if isinstance(event, TimeAdded) else None
    return {
        "entry": entry.number,
        "at": local_iso(entry.at, programme),
        "kind": type(event).__name__,
        "item": item_of(event),
        "amount_s": whole_seconds(amount),
    } | ({"by": entry.by} if entry.by else {})


def _correction(found: Correction, programme: Programme) -> dict[str, Any]:
    return {
        "item": found.item,
        "of": "end" if found.of_end else "start",
        "before": local_iso(found.before, programme),
        "after": local_iso(found.after, programme),
        "at": local_iso(found.at, programme),
    }
