"""What was recorded beside the items, as tables with headings."""

from __future__ import annotations

from timekeeper.files.exporters.cells import Column, Shape, Table, local
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.live.language import _
from timekeeper.live.wording_report import titles


def pauses(filed: FiledReport) -> Table:
    """Return the pauses."""
    report, title = filed.report, titles(filed.report.programme)
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
    report, title = filed.report, titles(filed.report.programme)
    columns = (
        Column(_("Corrected at"), Shape.CLOCK),
        Column(_("Item"), Shape.TEXT),
        Column(_("Recorded as"), Shape.CLOCK),
        Column(_("Corrected to"), Shape.CLOCK),
    )
    rows = tuple(
        (
            local(correction.at, report),
            title(correction.item),
            local(correction.before, report),
            local(correction.after, report),
        )
        for correction in filed.details.corrections
    )
    return Table(_("Corrected times"), columns, rows)


def notes(filed: FiledReport) -> Table:
    """Return what the operator wrote down."""
    report, title = filed.report, titles(filed.report.programme)
    columns = (
        Column(_("Time"), Shape.CLOCK),
        Column(_("Item"), Shape.TEXT),
        Column(_("Text"), Shape.TEXT),
    )
    rows = tuple(
        (local(note.at, report), title(note.item) or None, note.text)
        for note in filed.details.notes
    )
    return Table(_("Notes"), columns, rows)
