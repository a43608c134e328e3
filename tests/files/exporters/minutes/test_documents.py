"""The minutes as documents: each line of the draft, in both forms, with the times as annex."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from msgspec.structs import replace
from pypdfium2 import PdfDocument

from tests import office_day
from tests.files.exporters.documents import words_of_pdf
from timekeeper.files.exporters.font_files import PaperMeasure
from timekeeper.files.exporters.minutes.as_docx import write as minutes_docx
from timekeeper.files.exporters.minutes.writing import write_minutes
from timekeeper.files.typesetting import Weight
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.views.minutes import minutes_of

MARGINS_OF_A_CELL = 2 * 5.4  # points, left and right
PARTY, STATE = "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def word(form: str = "party"):
    return Document(io.BytesIO(minutes_docx(office_day.filed(form=form))))


def heads(form: str) -> list[str]:
    return [p.text for cell in word(form).tables[0].rows[0].cells for p in cell.paragraphs]


def plain(text: str) -> str:
    return "".join(text.split())


def test_the_party_form_has_its_head_and_the_symbol_of_minutes():
    assert heads("party") == [
        *("TỈNH ỦY HẬU GIANG", "VĂN PHÒNG", "*", "Số ……-BB/VPTU"),
        *(PARTY, "Hậu Giang, 06/12/2023"),
    ]


def test_the_government_form_has_the_motto_and_a_colon():
    told = heads("government")

    assert "Số: ……/BB-VPTU" in told
    assert STATE in told
    assert PARTY not in told


def test_the_state_s_name_stands_on_one_line():
    measure = PaperMeasure()
    cell = word("government").tables[0].rows[0].cells[1]
    run = cell.paragraphs[0].runs[0]

    assert run.text == STATE
    assert measure.width(STATE, run.font.size.pt, Weight.BOLD) < cell.width.pt - MARGINS_OF_A_CELL


def test_the_signatures_stay_whole_and_below_the_last_line():
    document = word()
    signed = document.tables[1]
    above = [p for p in document.paragraphs if p._p.getnext() is signed._tbl]

    assert signed.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None
    assert [p.paragraph_format.keep_with_next for p in above] == [True]


def test_what_leads_to_other_lines_stays_with_them_and_the_conclusions_with_the_signatures():
    body = word().paragraphs
    ended = next(n for n, p in enumerate(body) if p.text.startswith("V. CONCLUSIONS"))
    told = {p.text[:22]: p.paragraph_format.keep_with_next for p in body}

    assert [p.paragraph_format.keep_with_next for p in body[ended : ended + 3]] == [True] * 3
    assert told["3. Attendees: "]
    assert not told["- Các đồng chí cơ quan"]


@pytest.mark.parametrize("items", range(1, 14, 3))
def test_in_a_pdf_too_the_signatures_stand_below_the_conclusions(tmp_path: Path, items: int):
    filed = office_day.filed()
    rows = filed.report.items
    shorter = (*rows[:items], *(replace(row, actual_start=None) for row in rows[items:]))
    few = replace(filed.report, items=shorter)
    write_minutes(replace(filed, report=few), tmp_path / "minutes.pdf")

    pages = PdfDocument(tmp_path / "minutes.pdf")
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    assert [("V. CONCLUSIONS" in text) for text in texts if "CHAIR" in text] == [True]


def test_the_plain_form_has_no_letterhead():
    assert not {STATE, PARTY} & set(heads("plain"))


def test_word_and_pdf_say_every_line_of_the_draft(tmp_path: Path):
    filed = office_day.filed()
    lines = minutes_of(filed.report, filed.details).lines
    told = plain("".join(p.text for p in word().paragraphs))

    write_minutes(filed, tmp_path / "minutes.pdf")

    pages = words_of_pdf((tmp_path / "minutes.pdf").read_bytes())
    for line in lines:
        assert plain(line.lead + line.text) in told
        assert plain(line.lead + line.text)[:30] in plain(pages)


def test_the_annex_has_the_rows_of_the_report():
    rows = [[cell.text for cell in row.cells] for table in word().tables[2:] for row in table.rows]

    first = next(row for row in rows if row[0] == "(1)")
    assert first[1].splitlines()[1:] == ["Văn phòng Tỉnh ủy"]
    assert first[2:4] == ["07:30–07:35", "07:34–07:39"]
    assert any(row[3] == "Skipped" for row in rows)
    assert first[4:] == ["5", "", "5", "0"]


def test_the_signatures_stand_before_the_annex():
    secretary, chair = word().tables[1].rows[0].cells

    assert (secretary.paragraphs[0].text, chair.paragraphs[0].text) == ("SECRETARY", "CHAIR")


def test_the_same_record_makes_the_same_file():
    assert minutes_docx(office_day.filed()) == minutes_docx(office_day.filed())


@pytest.mark.parametrize("name", ["minutes", "minutes.html", "minutes.doc"])
def test_another_ending_is_told_and_nothing_is_written(tmp_path: Path, name: str):
    with pytest.raises(DocumentNotWritten, match=r"\.docx, \.pdf"):
        write_minutes(office_day.filed(), tmp_path / name)

    assert not list(tmp_path.iterdir())
