"""What is handed out of a conference with confidential items, in every format it is written in."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from msgspec.structs import replace
from openpyxl import load_workbook

from tests.fakes import EIGHT, act, item, part, played, programme, session
from tests.files.exporters.documents import docx_text, html_text, pdf_text
from timekeeper.core.programme import Presenter
from timekeeper.files.exporters import WRITERS, file_report
from timekeeper.files.exporters.programme.as_docx import write as programme_docx
from timekeeper.files.exporters.programme.as_html import write as programme_html
from timekeeper.files.journal.conference_journal import Integrity

HIDDEN = ("TEN-MAT", "MA-MAT", "DON-VI-MAT", "TEN-PHAN-MAT", "TAI-LIEU-MAT")
SECRET = item(
    "MA-MAT",
    "8:10",
    "8:40",
    confidential=True,
    short_title="TEN-MAT ngắn",
    presenter=Presenter("DON-VI-MAT", body="DON-VI-MAT"),
    documents=("TAI-LIEU-MAT",),
)
OPENING = item(
    "Khai mạc",
    "8:00",
    "8:10",
    presenter=Presenter("Văn phòng"),
    documents=("Kèm tai-lieu-mat",),
    notes=("Rồi đến DON-VI-MAT",),
)
HELD = session(
    part(OPENING, title="Phần mở: ten-mat  NGẮN"),
    part(SECRET, title="TEN-PHAN-MAT"),
    name="Buổi TEN-PHAN-MAT",
    start="8:00",
)
PLAN = replace(
    programme(replace(HELD, closing="Nghỉ sau “MA – MAT”")),
    title="Hội nghị về MA-MAT",
    notes=("Mời DON-VI-MAT ở lại",),
)


def filed(*, public):
    day = played(PLAN, (0, "start"), (10, "next"), (50, act("note", "MA-MAT", text="TEN-MAT")))
    day.do(55, "finish")
    proof = Integrity(len(day.entries), "a" * 64, intact=True)
    return file_report(day.original, day.entries, proof, EIGHT, public=public)


def xlsx_text(report):
    sheets = load_workbook(BytesIO(WRITERS[".xlsx"](report)))
    return repr([[c.value for row in sheet for c in row] for sheet in sheets])


def plain(ending):
    return lambda report: WRITERS[ending](report).decode("utf-8-sig")


TEXTS = {
    ".docx": docx_text,
    ".html": html_text,
    ".pdf": pdf_text,
    ".xlsx": xlsx_text,
    ".csv": plain(".csv"),
    ".json": plain(".json"),
}


@pytest.mark.parametrize("ending", WRITERS)
def test_the_public_report_has_no_word_of_it_in_any_format_and_the_house_s_has(ending):
    outside, house = (TEXTS[ending](filed(public=public)) for public in (True, False))

    assert [word for word in HIDDEN if word.lower() in outside.lower()] == []
    assert "MA-MAT" in house


def test_nor_has_the_programme_that_is_printed_or_handed_out():
    document = Document(BytesIO(programme_docx(PLAN)))
    written = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    written += [paragraph.text for paragraph in document.paragraphs]
    written.append(document.core_properties.title)

    for handed_out in (programme_html(PLAN), "\n".join(written)):
        assert [word for word in HIDDEN if word.lower() in handed_out.lower()] == []
        assert "Internal item" in handed_out
        assert "8h10" in handed_out
