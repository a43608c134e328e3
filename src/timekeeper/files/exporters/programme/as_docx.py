"""A programme as a Word document in the office's layout: A4, Times New Roman, a table."""

from __future__ import annotations

from datetime import UTC, datetime, time

from docx import Document
from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from timekeeper.core.programme import Programme
from timekeeper.files.exporters.programme.page import (
    PageRow,
    PrintedProgramme,
    RowLevel,
    printed_programme,
)
from timekeeper.files.exporters.word_file import word_file
from timekeeper.views.public import masked

TYPEFACE = "Times New Roman"
SIZE = Pt(14)
MARGINS = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 15}
WIDTHS = (Mm(13), Mm(31), Mm(81), Mm(40))
SHORT_WIDTHS = (Mm(13), Mm(31), Mm(121))
HALVES = (Mm(75), Mm(90))
CENTRED = WD_ALIGN_PARAGRAPH.CENTER


def programme_docx(programme: Programme, *, short: bool = False) -> bytes:
    """Return the programme as a document; ``short``: the chair's, of times and short titles."""
    page = printed_programme(programme, short=short)
    document = Document()
    _set_up(document)
    if page.office:
        _letterhead(document, page)
    paragraph = _written(document.add_paragraph(), page.title, bold=True, centred=True)
    paragraph.runs[0].font.size = Pt(16)
    paragraph.paragraph_format.space_before = Pt(12)
    for text in page.below:
        _written(document.add_paragraph(), text, bold=True, centred=True)
    if page.day:
        _written(document.add_paragraph(), page.day, italic=True, centred=True)
    _written(document.add_paragraph(), "-----", centred=True)
    table = _table(document, SHORT_WIDTHS if short else WIDTHS)
    table.style = "Table Grid"
    heads = _add_row(table)
    for cell, text in zip(heads.cells, page.heads, strict=True):
        _written(_next(cell), text, bold=True, centred=True)
    _mark(heads, "w:tblHeader")
    for row in page.rows:
        _row(table, row)
    for note in page.notes:
        _written(document.add_paragraph(), note)
    day = programme.session_date(0) if programme.sessions else programme.date
    made = datetime.combine(day, time(), UTC) if day else None
    return word_file(document, masked(programme).title, programme.organisation.issuer or "", made)


def _set_up(document: Docx) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, width in MARGINS.items():
        setattr(section, name, Mm(width))
    style = document.styles["Normal"]
    style.font.name, style.font.size = TYPEFACE, SIZE
    fonts = style.element.rPr.rFonts
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), TYPEFACE)
    style.paragraph_format.space_after = Pt(3)
    # The number of the page stands above it, from the second on.
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRED
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)  # python-docx has no fields of its own


def _letterhead(document: Docx, page: PrintedProgramme) -> None:
    left, right = _add_row(_table(document, HALVES)).cells
    *superiors, issuer = page.office
    for name in superiors:
        _written(_next(left), name.upper(), centred=True)
    _written(_next(left), issuer.upper(), bold=True, centred=True)
    _written(_next(left), "*", centred=True)
    for name in page.state:
        _written(_next(right), name, bold=True, centred=True)
    for run in right.paragraphs[-1].runs:
        run.underline = True  # a rule below the words, as long as they are
    if page.place:
        _written(_next(right), page.place, italic=True, centred=True)


def _table(document: Docx, widths: tuple[Mm, ...]) -> Table:
    table: Table = document.add_table(rows=0, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def _add_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def _row(table: Table, row: PageRow) -> None:
    added = _add_row(table)
    if not row.further:
        _mark(added, "w:cantSplit")
    number, when, what, *others = added.cells
    if row.level is not RowLevel.ITEM:
        across = number.merge(added.cells[-1])
        heading = row.level in (RowLevel.SESSION, RowLevel.PART)
        _written(_next(across), row.text, bold=heading, italic=not heading)
        for text in row.further:
            _written(_next(across), text)
        return
    _written(_next(number), row.number, centred=True)
    _written(_next(when), row.time, centred=True)
    _written(_next(what), row.text)
    for text in row.further:
        _written(_next(what), text)
    for who in others:
        _written(_next(who), row.presenter)


def _next(cell: _Cell) -> Paragraph:
    """Return the cell's next free paragraph; a new cell has an empty one."""
    first: Paragraph = cell.paragraphs[0]
    paragraph: Paragraph = cell.add_paragraph() if len(cell.paragraphs) > 1 or first.runs else first
    paragraph.paragraph_format.space_after = Pt(2)
    return paragraph


def _written(
    paragraph: Paragraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
) -> Paragraph:
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    if centred:
        paragraph.alignment = CENTRED
    return paragraph


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # not in python-docx
