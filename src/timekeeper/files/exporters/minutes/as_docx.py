"""The minutes as a Word document, which the office goes on writing in."""

from __future__ import annotations

from typing import Any

from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.minutes.content import minutes_content
from timekeeper.files.exporters.word_file import word_file
from timekeeper.files.exporters.word_page import (
    HALVES,
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

INDENT = Mm(10)
WIDTHS = tuple(map(Mm, (9, 59, 22.5, 22.5, 13.5, 11, 12.5, 15)))
COLUMNS = ("number", "title", "planned", "actual", "allotted", "added", "used", "over")
BELOW = {"title": "presenter", "planned": "replanned", "actual": "state"}
HEADINGS = {"chapter", "session", "part"}
SMALL = Pt(10)


def write(filed: FiledReport) -> bytes:
    """Return the minutes with their annex, in the form chosen."""
    content = minutes_content(filed)
    told = content["minutes"]
    document, head = office_document(), told["head"]
    if head["office"]:
        below = tuple(head["below"])
        add_letterhead(
            document, Letterhead(tuple(head["office"]), tuple(head["state"]), head["place"], below)
        )
    title = written(document.add_paragraph(), told["title"], bold=True, centred=True)
    title.runs[0].font.size = Pt(16)
    title.paragraph_format.space_before = Pt(12)
    for text in told["below"]:
        written(document.add_paragraph(), text, bold=True, centred=True)
    written(document.add_paragraph(), "-----", centred=True)
    for line in told["lines"]:
        _line(document, line)
    row = add_row(add_table(document, HALVES))
    mark(row, "w:cantSplit")
    for cell, who in zip(row.cells, told["signers"], strict=True):
        written(next_in(cell), who, bold=True, centred=True)
        written(next_in(cell), told["sign"], italic=True, centred=True)
        for _line_of_room in range(3):
            next_in(cell).add_run(" ")
    _annex(document, content)
    return word_file(document, f"{told['title']}: {told['below'][0]}", filed.office, filed.stamp)


def _line(document: Docx, line: dict[str, Any]) -> None:
    paragraph, level = document.add_paragraph(), line["level"]
    layout = paragraph.paragraph_format
    layout.first_line_indent, layout.keep_with_next = INDENT, line["stays"] or None
    if level in HEADINGS:
        written(paragraph, line["text"], bold=level != "part", italic=level == "part")
        layout.space_before = Pt(6)
        return
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if line["lead"]:
        written(paragraph, f"{line['lead']} ", bold=True)
    dash = "- " if level == "point" else ""
    written(paragraph, dash + line["text"], italic=level == "remark")


def _annex(document: Docx, told: dict[str, Any]) -> None:
    """Write the tables of the timing report behind the minutes, on pages of their own."""
    words, minutes = told["w"], told["minutes"]
    label = written(document.add_paragraph(), minutes["annex"], bold=True, centred=True)
    label.paragraph_format.page_break_before = True
    written(document.add_paragraph(), minutes["annex_title"], bold=True, centred=True)
    written(document.add_paragraph(), f"({words['minutes']})", italic=True, centred=True)
    rounding = written(document.add_paragraph(), told["rounding"], italic=True)
    rounding.runs[0].font.size = SMALL  # behind the tables it would stand alone on a page
    for session in told["sessions"]:
        day = ", ".join(filter(None, (session["name"], session["day"])))
        name = written(document.add_paragraph(), day, bold=True).paragraph_format
        name.space_before, name.keep_with_next = Pt(12), True
        table = add_table(document, WIDTHS)
        table.style = "Table Grid"
        add_heads(table, [words["item" if key == "title" else key] for key in COLUMNS])
        for row in session["rows"]:
            added = add_row(table)
            mark(added, "w:cantSplit")
            if row["part"]:
                written(next_in(added.cells[0].merge(added.cells[-1])), row["part"], bold=True)
                keep_with_next(added)
                continue
            for cell, key in zip(added.cells, COLUMNS, strict=True):
                centred, late = key != "title", key == "over" and row["late"]
                if row[key]:
                    written(next_in(cell), row[key], bold=late, centred=centred)
                if below := row.get(BELOW.get(key, "")):
                    written(next_in(cell), below, italic=True, centred=centred)
        total = add_row(table)
        sum_of = session["total"]
        across = total.cells[0].merge(total.cells[3])
        written(next_in(across), f"{words['total']} ({sum_of['held']})", bold=True)
        for cell, key in zip(total.cells[4:], COLUMNS[4:], strict=True):
            written(next_in(cell), sum_of[key], bold=True, centred=True)
        shrink(table, SMALL)
