"""What all documents keep together: no page ends with a heading, in Word and in a PDF."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from docx import Document
from msgspec.structs import replace

from tests import office_day
from timekeeper.core.programme import Item, Part, Programme
from timekeeper.files.exporters import WRITERS
from timekeeper.files.exporters.minutes.as_docx import write as minutes_docx
from timekeeper.files.exporters.programme.as_docx import write as programme_docx
from timekeeper.files.exporters.programme.as_pdf import write as programme_pdf
from timekeeper.files.exporters.script.as_docx import write as script_docx
from timekeeper.files.exporters.script.writing import write_script


@pytest.mark.parametrize(
    "made",
    [
        lambda: minutes_docx(office_day.filed()),
        lambda: WRITERS[".docx"](office_day.filed()),
        lambda: script_docx(office_day.programme()),
        lambda: programme_docx(office_day.programme()),
    ],
)
def test_in_word_the_rows_that_head_others_stay_with_them(made):
    tables = Document(io.BytesIO(made())).tables

    heading = [row for table in tables for row in table.rows[:-1] if heads_others(row)]
    kept = {
        paragraph.paragraph_format.keep_with_next
        for row in heading
        for cell in row.cells
        for paragraph in cell.paragraphs
    }
    assert len(heading) > len([table for table in tables if table.style.name == "Table Grid"])
    assert kept == {True}


def heads_others(row) -> bool:
    is_across = len({cell._tc for cell in row.cells}) == 1
    words = row.cells[0].paragraphs[0].runs
    return bool(row._tr.xpath("w:trPr/w:tblHeader") or (is_across and words and words[0].bold))


def test_in_a_pdf_no_page_ends_with_the_heading_of_a_part(tmp_path):
    ends = []
    for items in range(3, 28, 2):
        day = before_a_part(items)
        write_script(day, tmp_path / "script.pdf")
        for pdf in (programme_pdf(day)[0], (tmp_path / "script.pdf").read_bytes()):
            ends += [words[-1] for page in pypdfium2.PdfDocument(pdf) if (words := lines_of(page))]

    assert "The end" in ends
    assert not {"Afternoon", "The second part"} & set(ends)


def before_a_part(count: int) -> Programme:
    """Return a day whose second session begins behind so many items of its first."""
    day = office_day.programme()
    first, second = day.sessions
    items = [Item(f"a{n}", f"Item {n}") for n in range(count)]
    rest = (Part((Item("b1", "Go on"), Item("b2", "The end")), title="The second part"),)
    return replace(
        day,
        sessions=(
            replace(first, parts=(Part(tuple(items)),)),
            replace(second, name="Afternoon", parts=rest),
        ),
    )


def lines_of(page) -> list[str]:
    text = page.get_textpage().get_text_range()
    return [line.strip() for line in text.splitlines() if line.strip()]
