"""What was recorded beside the items, in an office's words, for the documents read on paper."""

from __future__ import annotations

from timekeeper.core.report.details import Details
from timekeeper.core.report.rows import Report, SpeechRow
from timekeeper.files.exporters.documents.content_rows import Row, stretch
from timekeeper.words.changes import cause_sentence, change_sentence, titles
from timekeeper.words.language import _
from timekeeper.words.report import plain_minutes, report_clock, signed_minutes
from timekeeper.words.values import numbered


def speech_rows(report: Report) -> list[Row]:
    """Return the speeches of the discussions, in the order they were held."""
    return [_speech(row, report) for row in report.speeches]


def _speech(row: SpeechRow, report: Report) -> Row:
    speaker = row.speech.speaker
    named = ", ".join(part for part in (speaker.name, speaker.body) if part)
    return {
        "item": numbered(row.item),
        "speaker": named,
        "topic": speaker.topic or "",
        "time": stretch(row.start, row.end, report.programme) or _("did not speak"),
        "limit": plain_minutes(row.speech.allotted),
        "used": plain_minutes(row.used),
        "over": signed_minutes(row.overrun),
    }


def change_rows(report: Report) -> list[Row]:
    """Return the changes of the programme and of its times."""
    title = titles(report)
    return [
        {
            "at": report_clock(entry.at, report.programme),
            "text": change_sentence(entry.event, report, title),
        }
        for entry in report.changes
    ]


def reason_rows(report: Report) -> list[Row]:
    """Return why items overran, as the operator wrote it down."""
    return [
        {
            "item": numbered(row.item),
            "over": signed_minutes(row.overrun),
            "text": cause_sentence(row.cause),
        }
        for row in report.items
        if row.cause is not None
    ]


def pause_rows(report: Report, details: Details) -> list[Row]:
    """Return the pauses."""
    title = titles(report)
    return [
        {
            "item": title(pause.item),
            "time": stretch(pause.start, pause.end, report.programme),
            "length": plain_minutes(pause.length) or _("lasts"),
        }
        for pause in details.pauses
    ]


def correction_rows(report: Report) -> list[Row]:
    """Return what was set right, and when."""
    programme, title = report.programme, titles(report)
    return [
        {
            "item": title(correction.item),
            "what": _("End") if correction.of_end else _("Start"),
            "before": report_clock(correction.before, programme),
            "after": report_clock(correction.after, programme),
            "at": report_clock(correction.at, programme),
        }
        for correction in report.corrections
    ]


def note_rows(report: Report) -> list[Row]:
    """Return what the operator wrote down."""
    title = titles(report)
    return [
        {
            "at": report_clock(note.at, report.programme),
            "item": title(note.item),
            "text": note.text,
        }
        for note in report.notes
    ]


def paper_rows(details: Details) -> list[Row]:
    """Return the papers that were handed out for study, and those of the items."""
    return [
        {
            "title": numbered(item),
            "documents": [document.strip().rstrip(".;,") for document in item.documents],
        }
        for item in details.papers
    ]
