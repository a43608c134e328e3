"""Plates as a Word document, in which a name can still be corrected.

Word turns no text upside down in a table, but on its side: a tent card lies on its side as well,
its two faces beside each other, with the tops of their letters at the fold.
"""

from __future__ import annotations

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from timekeeper.files.exporters.plates.layout import Face, sheet
from timekeeper.files.exporters.word_file import word_file
from timekeeper.files.exporters.word_page import TYPEFACE
from timekeeper.live.settings import PlateForm, PlateKind
from timekeeper.words.language import _

TOWARDS_THE_RIGHT, TOWARDS_THE_LEFT = "tbRl", "btLr"  # where the tops of the letters point
FOLDS = {TOWARDS_THE_RIGHT: "right", TOWARDS_THE_LEFT: "left", "": ""}  # at which edge of a face
SLACK = 1.0  # millimetres of each page for the paragraph that Word wants after a table


def write(plates: tuple[Face, ...], form: PlateForm, office: str = "") -> bytes:
    """Return the plates as a document of an office, to be printed in their own size."""
    laid, tent = sheet(form), form.kind is PlateKind.TENT
    page = laid.page[::-1] if tent else laid.page
    across, down = (laid.rows, laid.columns) if tent else (laid.columns, laid.rows)
    directions = (TOWARDS_THE_RIGHT, TOWARDS_THE_LEFT) if tent else ("",)
    wide, high = (form.height, form.width) if tent else (form.width, form.height)
    lower = min(high, (page[1] - SLACK) / down)
    document = Document()
    _arrange(document, page, (wide * len(directions) * across, lower * down))
    table = document.add_table(rows=0, cols=across * len(directions))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column in table.columns:
        column.width = Mm(wide)
    for first in range(0, len(plates), across):
        row = table.add_row()
        row.height, row.height_rule = Mm(lower), WD_ROW_HEIGHT_RULE.EXACTLY
        cells = iter(row.cells)
        for plate in plates[first : first + across]:
            for direction in directions:
                _fill(next(cells), plate, direction)
    _exactly(document.add_paragraph(), 1.0)
    return word_file(document, _("Name plates"), office, None)


def _arrange(document: Docx, page: tuple[int, int], used: tuple[float, float]) -> None:
    """Let the plates lie in the middle of the page, as in the PDF."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(page[0]), Mm(page[1])
    if page[0] > page[1]:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = Mm((page[0] - used[0]) / 2)
    section.top_margin = section.bottom_margin = Mm((page[1] - used[1] - SLACK) / 2)
    section.header_distance = section.footer_distance = Mm(0)
    document.styles["Normal"].font.name = TYPEFACE


def _fill(cell: _Cell, plate: Face, direction: str) -> None:
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    known = cell._tc.get_or_add_tcPr()
    # Cut along the edges; the fold between the two faces has no line.
    fold, cut = FOLDS[direction], {"w:val": "single", "w:sz": "4", "w:color": "AAAAAA"}
    edges = [edge for edge in ("top", "left", "bottom", "right") if edge != fold]
    none = {"w:w": "0", "w:type": "dxa"}
    parts = [
        _element("w:tcBorders", [(f"w:{edge}", cut) for edge in edges]),
        _element("w:tcMar", [(f"w:{side}", none) for side in ("left", "right")]),
    ]
    if direction:
        parts.append(OxmlElement("w:textDirection"))
        parts[-1].set(qn("w:val"), direction)
    for place, part in enumerate(parts, 1):  # between the width and the alignment, in this order
        known.insert(place, part)
    for number, line in enumerate(plate):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        _exactly(paragraph, line.height)
        paragraph.paragraph_format.space_before = Pt(line.gap)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(line.text)
        run.font.size = Pt(round(2 * line.size) / 2)  # Word knows halves of a point
        run.bold, run.italic = line.role == "name", line.role == "group"


def _exactly(paragraph: Paragraph, height: float) -> None:
    told = paragraph.paragraph_format
    told.space_before = told.space_after = Pt(0)
    told.line_spacing_rule, told.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(height)


def _element(name: str, inner: list[tuple[str, dict[str, str]]]) -> BaseOxmlElement:
    element = OxmlElement(name)
    for part, told in inner:
        child = OxmlElement(part)
        for key, value in told.items():
            child.set(qn(key), value)
        element.append(child)
    return element
