"""A page as an office's documents have it in Word: A4, Times New Roman, letterhead, tables."""

from __future__ import annotations

from collections.abc import Sequence

from docx import Document
from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from msgspec import Struct

TYPEFACE = "Times New Roman"
SIZE = Pt(14)
MARGINS = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 15}
HALVES = (Mm(70), Mm(95))
LONGEST_AT_SIZE, SMALLER = 28, Pt(12)
CENTRED = WD_ALIGN_PARAGRAPH.CENTER


class Letterhead(Struct, frozen=True):
    """The head of a document: the office with what stands below it, party or state, and the day."""

    office: tuple[str, ...]
    state: tuple[str, ...]
    place: str = ""
    below: tuple[str, ...] = ("*",)


def office_document() -> Docx:
    """Return an empty document in the office's layout."""
    document = Document()
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
    return document


def add_letterhead(document: Docx, head: Letterhead) -> None:
    """Write the two blocks of the letterhead beside each other."""
    left, right = add_row(add_table(document, HALVES)).cells
    *superiors, issuer = head.office
    for name in superiors:
        written(next_in(left), name.upper(), centred=True)
    written(next_in(left), issuer.upper(), bold=True, centred=True)
    for text in head.below:
        written(next_in(left), text, centred=True)
    for name in head.state:
        line = written(next_in(right), name, bold=True, centred=True)
        if len(name) > LONGEST_AT_SIZE:  # the state's name stays on one line, as its rules have it
            line.runs[0].font.size = SMALLER
    for run in right.paragraphs[-1].runs:
        run.underline = True  # a rule below the words, as long as they are
    if head.place:
        written(next_in(right), head.place, italic=True, centred=True)


def add_table(document: Docx, widths: Sequence[Length]) -> Table:
    """Add a table without rows, its columns as wide as this."""
    table: Table = document.add_table(rows=0, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def add_row(table: Table) -> _Row:
    """Add a row."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def add_heads(table: Table, heads: Sequence[str]) -> None:
    """Add the row of headings, which stands above the table on each of its pages."""
    row = add_row(table)
    for cell, text in zip(row.cells, heads, strict=True):
        written(next_in(cell), text, bold=True, centred=True)
    mark(row, "w:tblHeader")
    keep_with_next(row)


def next_in(cell: _Cell) -> Paragraph:
    """Return the cell's next free paragraph; a new cell has an empty one."""
    first: Paragraph = cell.paragraphs[0]
    paragraph: Paragraph = cell.add_paragraph() if len(cell.paragraphs) > 1 or first.runs else first
    paragraph.paragraph_format.space_after = Pt(2)
    return paragraph


def written(
    paragraph: Paragraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
) -> Paragraph:
    """Write the text at the paragraph's end, and return the paragraph."""
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    if centred:
        paragraph.alignment = CENTRED
    return paragraph


def keep_with_next(row: _Row) -> None:
    """Let no page end with the row, a heading of those below it."""
    for paragraph in (paragraph for cell in row.cells for paragraph in cell.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def mark(row: _Row, name: str) -> None:
    """Give the row a property that python-docx does not know."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def shrink(table: Table, size: Length) -> None:
    """Set all that is written in the table in this size."""
    for cell in (cell for row in table.rows for cell in row.cells):
        for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
            run.font.size = size
