"""The script as a Word document: a table across the page, the chair's upright."""

from __future__ import annotations

from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from docx.table import Table

from timekeeper.core.programme import Programme
from timekeeper.files.exporters.script.content import script_content
from timekeeper.files.exporters.word_file import file_of_programme
from timekeeper.files.exporters.word_page import (
    CENTRED,
    Letterhead,
    add_heads,
    add_letterhead,
    add_row,
    add_table,
    keep_with_next,
    mark,
    next_in,
    office_document,
    shrink,
    written,
)

WHOLE = {
    "time": 20,
    "text": 102,
    "introduced_by": 28,
    "presenter": 34,
    "cue": 26,
    "needed": 26,
    "ready": 26,
}
SHORT = {"time": 22, "brief": 55, "line": 88}
SMALL = Pt(12)


def write(programme: Programme, *, short: bool = False) -> bytes:
    """Return the script; ``short``: the chair's, of times, short titles and spoken lines."""
    told, widths = script_content(programme, short=short), SHORT if short else WHOLE
    document = office_document()
    if not short:
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = Mm(20)
    if told["office"]:
        head = Letterhead(tuple(told["office"]), tuple(told["state"]), told["place"])
        add_letterhead(document, head)
    title = written(document.add_paragraph(), told["title"], bold=True, centred=True)
    title.runs[0].font.size = Pt(16)
    for text in told["below"]:
        written(document.add_paragraph(), text, bold=True, centred=True)
    if told["day"]:
        written(document.add_paragraph(), told["day"], italic=True, centred=True)
    table = add_table(document, [Mm(width) for width in widths.values()])
    table.style = "Table Grid"
    add_heads(table, [told["heads"][key] for key in widths])
    for row in told["rows"]:
        _row(table, row, tuple(widths))
    if not short:
        shrink(table, SMALL)
    return file_of_programme(document, f"{told['title']}: {told['below'][0]}", programme)


def _row(table: Table, row: dict[str, str], columns: tuple[str, ...]) -> None:
    added = add_row(table)
    mark(added, "w:cantSplit")
    if row["level"] != "item":
        across, closing = added.cells[0].merge(added.cells[-1]), row["level"] == "closing"
        written(next_in(across), row["text"], bold=not closing, italic=closing)
        if not closing:
            keep_with_next(added)
        return
    for cell, column in zip(added.cells, columns, strict=True):
        if column == "text":
            written(next_in(cell), row["text"], bold=True)
            written(next_in(cell), row["line"], italic=True)
        else:
            paragraph = written(next_in(cell), row[column], bold=column == "brief")
            if column == "time":
                paragraph.alignment = CENTRED
