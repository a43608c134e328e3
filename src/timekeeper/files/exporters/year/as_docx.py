"""The year as a Word document: its tables, and a plot of the time held and overrun."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

from docx.document import Document
from docx.shared import Length, Mm, Pt
from msgspec.structs import replace

from timekeeper.core.report.picture import WIDTH
from timekeeper.core.report.year import year_picture
from timekeeper.files.exporters.documents.forms import sheet_form
from timekeeper.files.exporters.documents.picture_svg import picture_as_svg
from timekeeper.files.exporters.documents.typeset import drawn
from timekeeper.files.exporters.tables.columns import ReportTable, ValueKind
from timekeeper.files.exporters.word_file import word_file
from timekeeper.files.exporters.word_page import (
    add_heads,
    add_row,
    add_table,
    mark,
    next_in,
    office_document,
    shrink,
    written,
)
from timekeeper.files.exporters.year.tables import Year
from timekeeper.words.language import _
from timekeeper.words.values import figures

WIDTHS = tuple(map(Mm, (52, 22, 20, 20, 26, 25)))
WIDTHS_LISTED = tuple(map(Mm, (24, 38, 22, 22, 15, 22, 22)))
SHARP = 220  # dots per inch
SMALL = Pt(12)
ROOM = Pt(12)
AN_HOUR = timedelta(hours=1)


def write(year: Year) -> bytes:
    """Return the year's tables and plot."""
    document, title = office_document(), _("Conferences of {year}").format(year=year.number)
    written(document.add_paragraph(), title.upper(), bold=True, centred=True)
    for table in year.tables:
        _add(document, table, WIDTHS)
    for remark in year.remarks:
        written(document.add_paragraph(), remark, italic=True)
    if svg := year_plot(year):
        caption = _("Time held (blue) and over time (red), hours, minutes and seconds")
        told = written(document.add_paragraph(), caption, bold=True).paragraph_format
        told.space_before, told.keep_with_next = ROOM, True
        (image,) = drawn([{"svg": svg}], SHARP, sheet_form("programme"))
        document.add_picture(io.BytesIO(image), width=Mm(WIDTH))
    _add(document, year.listed, WIDTHS_LISTED)
    return word_file(document, title, year.office, None)


def _add(document: Document, table: ReportTable[Any], widths: tuple[Length, ...]) -> None:
    """Add a table under its name; what is no figure stands at the left."""
    name = written(document.add_paragraph(), table.name, bold=True).paragraph_format
    name.space_before, name.keep_with_next = ROOM, True
    shown = add_table(document, widths)
    shown.style = "Table Grid"
    add_heads(shown, [column.heading for column in table.columns])
    for values, texts in zip(table.rows, table.texts(), strict=True):
        row = add_row(shown)
        mark(row, "w:cantSplit")
        for cell, value, text, column in zip(row.cells, values, texts, table.columns, strict=True):
            told = _with_hours(value) if isinstance(value, timedelta) else text
            written(next_in(cell), told, centred=column.kind is not ValueKind.TEXT)
    shrink(shown, SMALL)


def _with_hours(length: timedelta) -> str:
    """Return a length below or beside those of hours: 43 minutes read as hours there."""
    return figures(length) if length >= AN_HOUR else f"0:{figures(length)}"


def year_plot(year: Year) -> str:
    """Return the plot of the conferences by their kind as SVG, "" where there were none."""
    rows = [replace(row, name=row.name or _("not said")) for row in year.tables[0].subjects[:-1]]
    return picture_as_svg(year_picture(rows, _with_hours)) if rows else ""
