"""What was recorded beside the items, as a report in JSON has it: a list to each kind of record."""

from __future__ import annotations

from typing import Any

from msgspec.structs import asdict

from timekeeper.core.events import TimeAdded, item_of
from timekeeper.core.programme import Programme
from timekeeper.core.roll_call import Attendance
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.json.json_values import local_iso, whole_seconds
from timekeeper.words.values import material_name

Records = list[dict[str, Any]]


def of_speeches(filed: FiledReport) -> Records:
    """Return who spoke in the discussions."""
    programme = filed.report.programme
    return [
        {
            "item": row.item.id,
            "speaker": row.speech.speaker.name,
            "body": row.speech.speaker.body,
            "topic": row.speech.speaker.topic,
            "start": local_iso(row.start, programme),
            "end": local_iso(row.end, programme),
            "limit_s": whole_seconds(row.speech.limit),
            "added_s": whole_seconds(row.speech.added),
            "used_s": whole_seconds(row.used),
            "overrun_s": whole_seconds(row.overrun),
        }
        for row in filed.report.speeches
    ]


def of_changes(filed: FiledReport) -> Records:
    """Return what changed the programme or its times, and who did it where that is known."""
    return [
        {
            "entry": entry.number,
            "at": local_iso(entry.at, filed.report.programme),
            "kind": type(entry.event).__name__,
            "item": item_of(entry.event),
            "amount_s": whole_seconds(
                entry.event.amount if isinstance(entry.event, TimeAdded) else None
            ),
        }
        | ({"by": entry.by} if entry.by else {})
        for entry in filed.report.changes
    ]


def of_pauses(filed: FiledReport) -> Records:
    """Return when the clock stood still."""
    programme = filed.report.programme
    return [
        {
            "item": pause.item,
            "start": local_iso(pause.start, programme),
            "end": local_iso(pause.end, programme),
            "length_s": whole_seconds(pause.length),
        }
        for pause in filed.details.pauses
    ]


def of_corrections(filed: FiledReport) -> Records:
    """Return which recorded instants were put right afterwards."""
    programme = filed.report.programme
    return [
        {
            "item": found.item,
            "of": "end" if found.of_end else "start",
            "before": local_iso(found.before, programme),
            "after": local_iso(found.after, programme),
            "at": local_iso(found.at, programme),
        }
        for found in filed.report.corrections
    ]


def of_notes(filed: FiledReport) -> Records:
    """Return what was written down."""
    return [
        {"at": local_iso(note.at, filed.report.programme), "item": note.item, "text": note.text}
        for note in filed.report.notes
    ]


def of_papers(filed: FiledReport) -> Records:
    """Return the papers of each item that has some."""
    return [{"item": item.id, "documents": list(item.documents)} for item in filed.details.papers]


def of_point_messages(filed: FiledReport) -> Records:
    """Return what was said to the linked points and by them."""
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


def of_showings(filed: FiledReport) -> Records:
    """Return what the projector showed beside the programme's picture."""
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


def of_roll_calls(filed: FiledReport) -> Records:
    """Return each roll call of the linked points, and what each of them answered."""
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


def of_attendance(filed: FiledReport) -> Records:
    """Return who was counted, by session."""
    return [
        {"session": session, "groups": [asdict(group) for group in groups]}
        for session, groups in sorted(filed.report.attendance.items())
    ]


def of_ballots(filed: FiledReport) -> Records:
    """Return how each vote was counted."""
    return [asdict(vote) for vote in filed.report.ballots]
