"""What was recorded beside the items, as tables with headings."""

from __future__ import annotations

from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.tables.cells import Column, Shape, Table, local
from timekeeper.words.changes import cause_sentence, change_sentence, titles
from timekeeper.words.language import _
from timekeeper.words.values import numbered


def speeches(filed: FiledReport) -> Table:
    """Return the speeches of the discussions."""
    report = filed.report
    columns = (
        Column(_("Item"), Shape.TEXT),
        Column(_("Speaker"), Shape.TEXT),
        Column(_("Body"), Shape.TEXT),
        Column(_("Topic"), Shape.TEXT),
        Column(_("From"), Shape.CLOCK),
        Column(_("To"), Shape.CLOCK),
        Column(_("Limit"), Shape.LENGTH),
        Column(_("Added"), Shape.OVER),
        Column(_("Used"), Shape.LENGTH),
        Column(_("Over (+) or under (−)"), Shape.OVER),
    )
    rows = tuple(
        (
            numbered(row.item),
            row.speech.speaker.name,
            row.speech.speaker.body,
            row.speech.speaker.topic,
            local(row.start, report),
            local(row.end, report),
            row.speech.limit,
            row.speech.added or None,
            row.used,
            row.overrun,
        )
        for row in report.speeches
    )
    return Table(_("Speeches"), columns, rows)


def changes(filed: FiledReport) -> Table:
    """Return the changes of the programme and of its times."""
    report, title = filed.report, titles(filed.report)
    columns = (Column(_("Time"), Shape.CLOCK), Column(_("Change"), Shape.TEXT))
    rows = tuple(
        (local(entry.at, report), change_sentence(entry.event, report, title))
        for entry in report.changes
    )
    return Table(_("Changes"), columns, rows)


def reasons(filed: FiledReport) -> Table:
    """Return why items overran."""
    columns = (
        Column(_("Item"), Shape.TEXT),
        Column(_("Over (+) or under (−)"), Shape.OVER),
        Column(_("Reason"), Shape.TEXT),
    )
    rows = tuple(
        (numbered(row.item), row.overrun, cause_sentence(row.cause))
        for row in filed.report.items
        if row.cause is not None
    )
    return Table(_("Reasons"), columns, rows)


def pauses(filed: FiledReport) -> Table:
    """Return the pauses."""
    report, title = filed.report, titles(filed.report)
    columns = (
        Column(_("Item"), Shape.TEXT),
        Column(_("From"), Shape.CLOCK),
        Column(_("To"), Shape.CLOCK),
        Column(_("Paused"), Shape.LENGTH),
    )
    rows = tuple(
        (title(pause.item), local(pause.start, report), local(pause.end, report), pause.length)
        for pause in filed.details.pauses
    )
    return Table(_("Pauses"), columns, rows)


def corrections(filed: FiledReport) -> Table:
    """Return what was set right, and when."""
    report, title = filed.report, titles(filed.report)
    columns = (
        Column(_("Corrected at"), Shape.CLOCK),
        Column(_("Item"), Shape.TEXT),
        Column(_("What was corrected"), Shape.TEXT),
        Column(_("Recorded as"), Shape.CLOCK),
        Column(_("Corrected to"), Shape.CLOCK),
    )
    rows = tuple(
        (
            local(correction.at, report),
            title(correction.item),
            _("End") if correction.of_end else _("Start"),
            local(correction.before, report),
            local(correction.after, report),
        )
        for correction in report.corrections
    )
    return Table(_("Corrected times"), columns, rows)


def notes(filed: FiledReport) -> Table:
    """Return what the operator wrote down."""
    report, title = filed.report, titles(filed.report)
    columns = (
        Column(_("Time"), Shape.CLOCK),
        Column(_("Item"), Shape.TEXT),
        Column(_("Text"), Shape.TEXT),
    )
    rows = tuple(
        (local(note.at, report), title(note.item) or None, note.text) for note in report.notes
    )
    return Table(_("Notes"), columns, rows)
