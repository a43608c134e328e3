"""What was recorded beside the items, as JSON."""

from __future__ import annotations

from typing import Any

from timekeeper.core.course import Correction
from timekeeper.core.events import Entry, TimeAdded, item_of
from timekeeper.core.programme import Programme
from timekeeper.core.report.details import PauseRow
from timekeeper.core.report.rows import SpeechRow
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.json.json_values import local_iso, whole_seconds


def records(filed: FiledReport) -> dict[str, Any]:
    """Return speeches, changes, pauses, corrections, notes and papers."""
    report, programme = filed.report, filed.report.programme
    return {
        "speeches": [_speech(row, programme) for row in report.speeches],
        "changes": [_change(entry, programme) for entry in report.changes],
        "pauses": [_pause(pause, programme) for pause in filed.details.pauses],
        "corrections": [_correction(found, programme) for found in report.corrections],
        "notes": [
            {"at": local_iso(note.at, programme), "item": note.item, "text": note.text}
            for note in report.notes
        ],
        "papers": [
            {"item": item.id, "documents": list(item.documents)} for item in filed.details.papers
        ],
    }


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
    }


def _pause(pause: PauseRow, programme: Programme) -> dict[str, Any]:
    return {
        "item": pause.item,
        "start": local_iso(pause.start, programme),
        "end": local_iso(pause.end, programme),
        "length_s": whole_seconds(pause.length),
    }


def _correction(found: Correction, programme: Programme) -> dict[str, Any]:
    return {
        "item": found.item,
        "of": "end" if found.of_end else "start",
        "before": local_iso(found.before, programme),
        "after": local_iso(found.after, programme),
        "at": local_iso(found.at, programme),
    }
