"""A programme as a Word document in the office's layout: A4, Times New Roman, a table."""

from __future__ import annotations

from docx.shared import Mm, Pt
from docx.table import Table

from timekeeper.core.programme import Programme
from timekeeper.files.exporters.programme.as_pdf import fitting
from timekeeper.files.exporters.programme.page import PageRow, printed_programme
from timekeeper.files.exporters.word_file import file_of_programme
from timekeeper.files.exporters.word_page import (
    Letterhead,
    add_heads,
    add_letterhead,
    add_row,
    add_table,
    keep_with_next,
    mark,
    next_in,
    office_document,
    written,
)
from timekeeper.views.public import masked
from timekeeper.views.script import RowLevel

# As the PDF has them, so that as many lines lie on a page.
WIDTHS = (Mm(11), Mm(33), Mm(85), Mm(36))
SHORT_WIDTHS = (Mm(11), Mm(33), Mm(121))


def write(programme: Programme, *, short: bool = False) -> bytes:
    """Return the programme as a document; ``short``: the chair's, of times and short titles.

    Its letters are as large as the PDF's, which are chosen for two pages.
    """
    page = printed_programme(programme, short=short)
    document = office_document()
    size = fitting(programme, short=short)["size"]
    document.styles["Normal"].font.size = Pt(size)
    if page.office:
        add_letterhead(document, Letterhead(page.office, page.state, page.place))
    paragraph = written(document.add_paragraph(), page.title, bold=True, centred=True)
    paragraph.runs[0].font.size = Pt(size + 2)
    paragraph.paragraph_format.space_before = Pt(12)
    for text in page.below:
        written(document.add_paragraph(), text, bold=True, centred=True)
    if page.day:
        written(document.add_paragraph(), page.day, italic=True, centred=True)
    written(document.add_paragraph(), "-----", centred=True)
    table = add_table(document, SHORT_WIDTHS if short else WIDTHS)
    table.style = "Table Grid"
    add_heads(table, page.heads)
    for row in page.rows:
        _row(table, row)
    for note in page.notes:
        written(document.add_paragraph(), note)
    return file_of_programme(document, masked(programme).title, programme)


def _row(table: Table, row: PageRow) -> None:
    added = add_row(table)
    if not row.further:
        mark(added, "w:cantSplit")
    number, when, what, *others = added.cells
    if row.level is not RowLevel.ITEM:
        across = number.merge(added.cells[-1])
        heading = row.level in (RowLevel.SESSION, RowLevel.PART)
        written(next_in(across), row.text, bold=heading, italic=not heading)
        for text in row.further:
            written(next_in(across), text)
        if heading:
            keep_with_next(added)
        return
    written(next_in(number), row.number, centred=True)
    written(next_in(when), row.time, centred=True)
    written(next_in(what), row.text)
    for text in row.further:
        written(next_in(what), text)
    for who in others:
        written(next_in(who), row.presenter)
