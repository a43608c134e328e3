"""Makes the Word forms in resources/forms anew: python packaging/forms.py.

They are ordinary documents that an office changes in Word; this file only keeps what ships
reviewable. The words in double braces are filled in; see docxtpl for what else is possible.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as Doc
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "forms"
LEFT, CENTRE, RIGHT = ALIGN.LEFT, ALIGN.CENTER, ALIGN.RIGHT
ITEM_WIDTHS = (9, 59, 22.5, 22.5, 12.5, 11, 12.5, 16)


def main() -> None:
    for name, (letterhead, ending) in {
        "party": (party_letterhead, party_ending),
        "government": (government_letterhead, government_ending),
        "plain": (plain_letterhead, None),
    }.items():
        document = _page()
        letterhead(document)
        body(document)
        if ending:
            ending(document)
        _paragraph(document, "{{ proof }}", size=9, before=14)
        # The same bytes each time, so that only a change of the form shows as one.
        document.save(str(FOLDER / f"{name}.docx"))


def _page() -> Doc:
    document = Document()
    for style in ("Normal", "Heading 1", "Heading 2"):
        _typeface(document.styles[style].element.get_or_add_rPr())
        document.styles[style].font.size = Pt(14)
        document.styles[style].font.color.rgb = None
    for style in ("Heading 1", "Heading 2"):
        document.styles[style].font.bold = True
        document.styles[style].paragraph_format.space_before = Pt(10)
        document.styles[style].paragraph_format.space_after = Pt(4)
        document.styles[style].paragraph_format.keep_with_next = True
        colour = document.styles[style].element.rPr.find(qn("w:color"))
        if colour is not None:
            document.styles[style].element.rPr.remove(colour)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    document.styles["Normal"].paragraph_format.line_spacing = 1.0
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    _field(number, "PAGE")
    return document


def _typeface(properties) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), "Times New Roman")


def _field(paragraph: Paragraph, code: str) -> None:
    run = paragraph.add_run()
    run.font.size = Pt(13)
    for kind, text in (("begin", None), (None, code), ("end", None)):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _paragraph(
    place,
    text="",
    *,
    align=None,
    bold=False,
    italic=False,
    underline=False,
    size=None,
    before=0,
    after=0,
    indent=None,
    keep=False,
) -> Paragraph:
    paragraph = place.add_paragraph()
    _written(paragraph, text, bold=bold, italic=italic, underline=underline, size=size)
    if align is not None:
        paragraph.alignment = align
    form = paragraph.paragraph_format
    form.keep_with_next = keep or None
    if before:
        form.space_before = Pt(before)
    if after:
        form.space_after = Pt(after)
    if indent is not None:
        form.first_line_indent = Mm(indent)
    return paragraph


def _written(paragraph, text, *, bold=False, italic=False, underline=False, size=None) -> None:
    if text:
        run = paragraph.add_run(text)
        run.bold, run.italic, run.underline = bold or None, italic or None, underline or None
        if size:
            run.font.size = Pt(size)


def _tag(document: Doc, text: str) -> None:
    document.add_paragraph("{%p " + text + " %}")


def _prose(document: Doc, text: str, **more) -> None:
    _paragraph(document, text, align=ALIGN.JUSTIFY, indent=10, after=4, **more)


def _rule(place, indent: float, after: float = 6) -> None:
    """Draw a rule: the border of an empty line, shortened on both sides."""
    paragraph = _paragraph(place, after=after)
    paragraph.paragraph_format.line_spacing = Pt(3)
    properties = paragraph._p.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{key}"), value)
    borders.append(bottom)
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    paragraph.paragraph_format.left_indent = Mm(indent)
    paragraph.paragraph_format.right_indent = Mm(indent)


def _table(document: Doc, widths, *, grid: bool) -> Table:
    table = document.add_table(rows=1, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    if grid:
        table.style = "Table Grid"
        _cell_margins(table)
    _set_widths(table, widths)
    return table


def _cell_margins(table: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "57")  # 1 mm
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _set_widths(table: Table, widths) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _fill(cell: _Cell, text: str, *, align=LEFT, bold=False, italic=False, size=11) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    _written(paragraph, text, bold=bold, italic=italic, size=size)


def _mark(row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{name}"))


def _row(table: Table, texts, aligned, *, bold=False) -> None:
    row = table.add_row()
    _mark(row, "cantSplit")
    for cell, text, align in zip(row.cells, texts, aligned, strict=True):
        _fill(cell, text, align=align, bold=bold)


def _heads(table: Table, texts) -> None:
    row = table.rows[0]
    _mark(row, "cantSplit")
    _mark(row, "tblHeader")
    for cell, text in zip(row.cells, texts, strict=True):
        cell.vertical_alignment = 1
        _fill(cell, text, align=CENTRE, bold=True, size=10)
        cell.paragraphs[0].paragraph_format.keep_with_next = True


def _row_tag(table: Table, text: str) -> None:
    table.add_row().cells[0].paragraphs[0].add_run("{%tr " + text + " %}")


def _listing(document: Doc, widths, heads, each, texts, aligned, last=None) -> None:
    table = _table(document, widths, grid=True)
    _heads(table, heads)
    _row_tag(table, f"for row in {each}")
    _row(table, texts, aligned)
    _row_tag(table, "endfor")
    _set_widths(table, widths)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def body(document: Doc) -> None:
    _tag(document, "if status")
    _prose(document, "{{ status }}", bold=True)
    _tag(document, "endif")
    _tag(document, "for fact in event")
    _prose(document, "{{ fact.label }}: {{ fact.value }}.")
    _tag(document, "endfor")
    document.add_paragraph("I. {{ w.summary }}", style="Heading 1")
    _tag(document, "if not summary")
    _prose(document, "{{ w.none }}")
    _tag(document, "endif")
    _tag(document, "for sentence in summary")
    _prose(document, "{{ sentence }}")
    _tag(document, "endfor")
    document.add_paragraph("II. {{ w.progress }}", style="Heading 1")
    _paragraph(document, "({{ w.minutes }})", align=RIGHT, italic=True, size=11, keep=True)
    _tag(document, "for session in sessions")
    document.add_paragraph(
        "{{ session.name }}{% if session.day %}, {{ session.day }}{% endif %}", style="Heading 2"
    )
    _items(document)
    _tag(document, "endfor")
    _tag(document, "if pictures")
    document.add_paragraph("III. {{ w.picture }}", style="Heading 1")
    _tag(document, "for picture in pictures")
    document.add_paragraph("{{ picture.session }}", style="Heading 2")
    _paragraph(document, "{{ picture.image }}")
    _tag(document, "endfor")
    _tag(document, "endif")
    _totals(document)
    _further(document)


def _items(document: Doc) -> None:
    table = _table(document, ITEM_WIDTHS, grid=True)
    _heads(
        table,
        [
            f"{{{{ w.{key} }}}}"
            for key in ("number", "item", "planned", "actual", "allotted", "added", "used", "over")
        ],
    )
    _row_tag(table, "for row in session.rows")
    _row_tag(table, "if row.part")
    part = table.add_row()
    _mark(part, "cantSplit")
    heading = part.cells[0].merge(part.cells[-1])
    _fill(heading, "{{ row.part }}", bold=True)
    heading.paragraphs[0].paragraph_format.keep_with_next = True
    _row_tag(table, "else")
    _row(
        table,
        (
            "{{ row.number }}",
            "{{ row.title }}",
            "{{ row.planned }}",
            "{{ row.actual }}{% if row.actual and row.state %}\n{% endif %}{{ row.state }}",
            "{{ row.allotted }}",
            "{{ row.added }}",
            "{{ row.used }}",
            "{{ row.over }}",
        ),
        (CENTRE, LEFT, CENTRE, CENTRE, RIGHT, RIGHT, RIGHT, RIGHT),
    )
    item = table.rows[-1].cells[1]
    _written(
        table.rows[-1].cells[2].paragraphs[0],
        "{% if row.replanned %}\n{{ row.replanned }}{% endif %}",
        italic=True,
        size=11,
    )
    _written(
        item.paragraphs[0],
        "{% if row.presenter %}\n{{ row.presenter }}{% endif %}",
        italic=True,
        size=11,
    )
    _row_tag(table, "endif")
    _row_tag(table, "endfor")
    _row(
        table,
        (
            "{{ w.total }} ({{ session.total.held }})",
            "",
            "",
            "",
            "{{ session.total.allotted }}",
            "{{ session.total.added }}",
            "{{ session.total.used }}",
            "{{ session.total.over }}",
        ),
        (LEFT, LEFT, LEFT, LEFT, RIGHT, RIGHT, RIGHT, RIGHT),
        bold=True,
    )
    _set_widths(table, ITEM_WIDTHS)
    last = table.rows[-1]
    last.cells[0].merge(last.cells[3])
    for extra in last.cells[0].paragraphs[1:]:
        extra._p.getparent().remove(extra._p)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _totals(document: Doc) -> None:
    document.add_paragraph("IV. {{ w.totals }}", style="Heading 1")
    document.add_paragraph("{{ w.by_session }}", style="Heading 2")
    figures = ("held", "allotted", "added", "paused", "used", "over")
    heads = tuple(f"{{{{ w.{key} }}}}" for key in figures)
    cells = tuple(f"{{{{ row.{key} }}}}" for key in figures)
    _listing(
        document,
        (33, 22.5, 22.5, 15, 15, 14, 14, 14, 15),
        ("{{ w.session }}", "{{ w.planned }}", "{{ w.actual }}", *heads),
        "session_totals",
        ("{{ row.name }}", "{{ row.planned }}", "{{ row.actual }}", *cells),
        (LEFT, CENTRE, CENTRE, *[RIGHT] * 6),
    )
    _tag(document, "if bodies")
    document.add_paragraph("{{ w.by_body }}", style="Heading 2")
    _listing(
        document,
        (73, 15, 16, 15, 15, 15, 16),
        ("{{ w.body }}", *heads),
        "bodies",
        ("{{ row.name }}", *cells),
        (LEFT, *[RIGHT] * 6),
    )
    _tag(document, "endif")


_BEFORE_THE_POINTS = (
    (
        "speeches",
        (50, 51, 22.5, 14, 12.5, 15),
        ("speaker", "topic", "time", "limit", "used", "over"),
        ("speaker", "topic", "time", "limit", "used", "over"),
        (LEFT, LEFT, CENTRE, RIGHT, RIGHT, RIGHT),
    ),
    ("changes", (20, 145), ("at", "text"), ("time", "change"), (CENTRE, LEFT)),
    (
        "reasons",
        (75, 15, 75),
        ("item", "over", "text"),
        ("item", "over", "reason"),
        (LEFT, RIGHT, LEFT),
    ),
    (
        "pauses",
        (105, 35, 25),
        ("item", "time", "length"),
        ("item", "time", "minutes"),
        (LEFT, CENTRE, RIGHT),
    ),
    (
        "corrections",
        (77, 25, 21, 21, 21),
        ("item", "what", "before", "after", "at"),
        ("item", "what", "recorded_as", "corrected_to", "corrected_at"),
        (LEFT, LEFT, CENTRE, CENTRE, CENTRE),
    ),
    (
        "notes",
        (20, 70, 75),
        ("at", "item", "text"),
        ("time", "item", "text"),
        (CENTRE, LEFT, LEFT),
    ),
)
_BEHIND_THE_POINTS = (
    (
        "point_messages",
        (20, 50, 25, 70),
        ("at", "name", "state", "text"),
        ("time", "point", "state", "text"),
        (CENTRE, LEFT, LEFT, LEFT),
    ),
    (
        "shown",
        (28, 60, 59, 18),
        ("time", "item", "what", "page"),
        ("time", "item", "shown_what", "last_page"),
        (CENTRE, LEFT, LEFT, RIGHT),
    ),
)


def _further(document: Doc) -> None:
    document.add_paragraph("V. {{ w.more }}", style="Heading 1")
    _listings(document, _BEFORE_THE_POINTS)
    _roll_calls(document)
    _listings(document, _BEHIND_THE_POINTS)
    _tag(document, "if papers")
    document.add_paragraph("{{ w.papers }}", style="Heading 2")
    _tag(document, "for item in papers")
    _prose(document, "{{ item.title }}{{ ':' if item.documents else '.' }}", keep=True)
    _tag(document, "for document in item.documents")
    _prose(document, "- {{ document }}.")
    _tag(document, "endfor")
    _tag(document, "endfor")
    _tag(document, "endif")
    document.add_paragraph("{{ w.unrecorded }}", style="Heading 2")
    _tag(document, "if not unrecorded")
    _prose(document, "{{ w.none }}")
    _tag(document, "endif")
    _tag(document, "for sentence in unrecorded")
    _prose(document, "{{ sentence }}")
    _tag(document, "endfor")
    _prose(document, "{{ rounding }}", keep=True)


def _listings(document: Doc, listings) -> None:
    for name, widths, keys, heads, aligned in listings:
        _tag(document, f"if {name}")
        document.add_paragraph(f"{{{{ w.{name} }}}}", style="Heading 2")
        _listing(
            document,
            widths,
            [f"{{{{ w.{key} }}}}" for key in heads],
            name,
            [f"{{{{ row.{key} }}}}" for key in keys],
            aligned,
        )
        _tag(document, "endif")


def _roll_calls(document: Doc) -> None:
    """Who is missing has a line of his own; those present stand two and two: there are 170."""
    _tag(document, "if points")
    document.add_paragraph("{{ w.points }}", style="Heading 2")
    _tag(document, "for called in points | groupby('opened')")
    _prose(document, "{{ w.roll_call }} {{ called.grouper }}", keep=True)
    _tag(document, "if called.list | rejectattr('delegates') | list")
    _listing(
        document,
        (90, 50, 25),
        ["{{ w.point }}", "{{ w.state }}", "{{ w.time }}"],
        "called.list | rejectattr('delegates')",
        ["{{ row.name }}", "{{ row.state }}", "{{ row.at }}"],
        (LEFT, LEFT, CENTRE),
    )
    _tag(document, "endif")
    _tag(document, "if called.list | selectattr('delegates') | list")
    _present(document)
    _tag(document, "endif")
    _tag(document, "endfor")
    _tag(document, "endif")


def _present(document: Doc) -> None:
    widths = (10, 44.5, 14, 14) * 2
    table = _table(document, widths, grid=True)
    _heads(table, ["{{ w.number }}", "{{ w.point }}", "{{ w.delegates }}", "{{ w.time }}"] * 2)
    _row_tag(table, "for pair in called.list | selectattr('delegates') | batch(2, '')")
    texts = []
    for side in (0, 1):
        one = f"pair[{side}]"
        number = f"{{{{ loop.index0 * 2 + {side + 1} if {one} else '' }}}}"
        texts += [number, *(f"{{{{ {one}.{key} }}}}" for key in ("name", "delegates", "at"))]
    _row(table, texts, (RIGHT, LEFT, RIGHT, CENTRE) * 2)
    for side, place in ((0, 1), (1, 5)):
        cell, chair = table.rows[-1].cells[place], f"pair[{side}].chair"
        cell.add_paragraph(f"{{%p if {chair} %}}")
        _written(cell.add_paragraph(), f"{{{{ {chair} }}}}", italic=True, size=10)
        cell.add_paragraph("{%p endif %}")
    _row_tag(table, "endfor")
    _set_widths(table, widths)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _head_table(document: Doc, left: float, right: float) -> tuple[_Cell, _Cell]:
    table = _table(document, (left, right), grid=False)
    return table.rows[0].cells[0], table.rows[0].cells[1]


def _line(cell: _Cell, text: str, first=False, **more) -> Paragraph:
    if first:
        paragraph = cell.paragraphs[0]
        paragraph.alignment = CENTRE
        _written(paragraph, text, **more)
        return paragraph
    return _paragraph(cell, text, align=CENTRE, **more)


def party_letterhead(document: Doc) -> None:
    left, right = _head_table(document, 72, 93)
    _line(left, "{{ letterhead.superior }}", first=True)
    _line(left, "{{ letterhead.issuer }}", bold=True)
    _line(left, "*")
    _line(left, "Số {{ letterhead.number or '      ' }}-{{ letterhead.symbol or 'BC/VPTU' }}")
    _line(right, "ĐẢNG CỘNG SẢN VIỆT NAM", first=True, bold=True, size=15)
    _rule(right, 10)
    _line(right, "{{ letterhead.place_and_date }}", italic=True)
    _heading(document, 16)


def government_letterhead(document: Doc) -> None:
    left, right = _head_table(document, 64, 101)
    _line(left, "{{ letterhead.superior }}", first=True, size=13)
    _line(left, "{{ letterhead.issuer }}", bold=True, size=13)
    _rule(left, 19)
    _line(
        left, "Số: {{ letterhead.number or '      ' }}/{{ letterhead.symbol or 'BC-VP' }}", size=13
    )
    _line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", first=True, bold=True, size=12)
    _line(right, "Độc lập - Tự do - Hạnh phúc", bold=True, size=13)
    _rule(right, 20)
    _line(right, "{{ letterhead.place_and_date }}", italic=True)
    _heading(document, 14)


def plain_letterhead(document: Doc) -> None:
    _paragraph(document, "{{ w.report|upper }}", align=CENTRE, bold=True, size=16)
    _public(document)
    _paragraph(document, "{{ abstract }}", align=CENTRE, bold=True, before=4)
    _paragraph(
        document, "{{ letterhead.place_and_date }}", align=CENTRE, italic=True, before=4, after=8
    )


def _heading(document: Doc, size: float) -> None:
    _paragraph(document, "BÁO CÁO", align=CENTRE, bold=True, size=size, before=18)
    _public(document)
    _paragraph(document, "{{ abstract }}", align=CENTRE, bold=True, before=2)
    _rule(document, 64, after=10)


def _public(document: Doc) -> None:
    _tag(document, "if public")
    _paragraph(document, "({{ w.public }})", align=CENTRE, italic=True, size=12)
    _tag(document, "endif")


def _ending(document: Doc, **style) -> None:
    document.add_paragraph().paragraph_format.keep_with_next = True
    left, right = _head_table(document, 82, 83)
    _written(left.paragraphs[0], "Nơi nhận:", **style)
    _paragraph(left, "{%p for name in letterhead.recipients %}", size=12)
    _paragraph(left, "- {{ name }}{{ '.' if loop.last else ';' }}", size=12)
    _paragraph(left, "{%p endfor %}", size=12)
    right.paragraphs[0].alignment = CENTRE
    _written(right.paragraphs[0], "{{ letterhead.authority|upper }}", bold=True)
    _line(right, "{{ letterhead.signer_title|upper or '……………………' }}", bold=True, after=70)
    _line(right, "{{ letterhead.signer_name }}", bold=True)
    left._tc.getparent().get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell in (left, right):
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def party_ending(document: Doc) -> None:
    _ending(document, underline=True, italic=True, size=14)


def government_ending(document: Doc) -> None:
    _prose(document, "./.", keep=True)
    _ending(document, bold=True, italic=True, size=12)


if __name__ == "__main__":
    main()
