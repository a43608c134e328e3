"""The documents an office files: the same figures in all of them, in the form it chose."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests import office_day
from tests.files.exporters.documents import (
    docx_part,
    docx_rows,
    docx_text,
    html_rows,
    html_text,
    pdf,
    pdf_text,
)
from timekeeper.core.intervals import ZERO
from timekeeper.files.exporters import WRITERS
from timekeeper.files.exporters.documents.form_content import form_content
from timekeeper.files.exporters.documents.typeset import report_pages
from timekeeper.files.places import resources
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.words.language import use_language
from timekeeper.words.report import plain_minutes, signed_minutes


@pytest.fixture(autouse=True)
def vietnamese(tmp_path, monkeypatch):
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))
    use_language("vi", resources() / "locale")
    yield
    use_language("en", resources() / "locale")


@pytest.fixture(scope="module")
def day():
    return office_day.filed()


def figures_of(item):
    """Return what a table of minutes must say of an item of the JSON."""
    length = lambda key: None if item[key] is None else timedelta(seconds=item[key])  # noqa: E731
    added = length("added_s")
    return [
        plain_minutes(length("allotted_s")),
        signed_minutes(added) if added != ZERO else "",
        plain_minutes(length("used_s")),
        signed_minutes(length("overrun_s")),
    ]


def as_json(filed):
    return json.loads(WRITERS[".json"](filed))


@pytest.mark.parametrize("rows_of", [docx_rows, html_rows])
def test_documents_say_of_every_item_what_the_json_says(day, rows_of):
    rows = [row for row in rows_of(day) if len(row) == 8 and row[0] != "TT"]

    told = [(row[1].split("\n")[0], [cell.strip() for cell in row[4:]]) for row in rows]
    assert told == [(item["title"], figures_of(item)) for item in as_json(day)["items"]]


def test_the_pdf_has_every_item_with_its_figures_to_copy(day):
    text = pdf_text(day)

    for item in as_json(day)["items"]:
        figures = " ".join(figure for figure in figures_of(item) if figure)
        first_words = " ".join(item["title"].split()[:3])
        assert first_words in text
        assert figures in text


@pytest.mark.parametrize("text_of", [docx_text, html_text, pdf_text])
def test_sentences_are_those_an_office_writes(day, text_of):
    text = " ".join(text_of(day).split())

    assert "Hội nghị bắt đầu lúc 7 giờ 34 phút, chậm 04 phút so với chương trình" in text
    assert "Đã tiến hành 15/17 nội dung của chương trình; 02 nội dung bỏ qua." in text
    assert "Hậu Giang, ngày 06 tháng 12 năm 2023" in text
    assert "Sự cố kỹ thuật: Micro bị rè." in text
    assert "đồng chí Trần Thị Bình, Tỉnh ủy" in text
    assert "ab" * 32 in text.replace(" ", "")


def test_the_party_form_has_its_marks(day):
    text = docx_text(day)

    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "-BC/VPTU" in text
    assert "Số:" not in text
    assert "T/L BAN THƯỜNG VỤ" in text
    assert "./." not in text
    assert "Lưu Văn phòng." in text


@pytest.mark.parametrize("text_of", [docx_text, html_text, pdf_text])
def test_the_government_form_has_its_marks(text_of):
    text = text_of(office_day.filed(form="government"))

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Độc lập - Tự do - Hạnh phúc" in text
    assert "Số:" in text
    assert "./." in text
    assert "ĐẢNG CỘNG SẢN" not in text


@pytest.mark.parametrize("text_of", [docx_text, html_text, pdf_text])
def test_the_plain_form_has_no_letterhead(text_of):
    text = text_of(office_day.filed(form="plain"))

    assert "BÁO CÁO THỜI GIAN" in text
    assert "VIỆT NAM" not in text
    assert "Nơi nhận" not in text


def test_the_document_keeps_the_page_of_the_rules(day):
    document = docx_part(day, "word/document.xml").decode()
    styles = docx_part(day, "word/styles.xml").decode()

    margins = re.search(r"<w:pgMar [^>]*>", document)[0]
    millimetres = {
        side: round(int(re.search(rf'w:{side}="(\d+)"', margins)[1]) / 1440 * 25.4)
        for side in ("top", "bottom", "left", "right")
    }
    assert millimetres == {"top": 20, "bottom": 20, "left": 30, "right": 15}
    assert "<w:titlePg" in document  # no number on the first page
    assert 'w:ascii="Times New Roman"' in styles
    assert document.count("<w:tblHeader") == document.count('w:val="TableGrid"') == 10
    assert "{{" not in document
    assert "{%" not in document


def test_the_pdf_is_for_archives_with_its_typeface_inside(day):
    found = pdf(day)
    metadata = found.trailer["/Root"]["/Metadata"].get_data().decode()

    assert "pdfaid:part" in metadata
    fonts = {
        font.get_object()["/BaseFont"]
        for page in found.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all("LiberationSerif" in font for font in fonts)
    assert found.pages[0].mediabox[2:] == pytest.approx([595.28, 841.89], abs=0.1)


def test_pages_can_be_looked_at_as_pictures(day):
    pages = report_pages(day, 50)

    assert len(pages) == len(pdf(day).pages)
    assert all(page.startswith(b"\x89PNG") for page in pages)


@pytest.mark.parametrize(
    ("spelling", "expected", "other"), [("uỷ", "TỈNH UỶ HẬU GIANG", "ủy"), ("ủy", "TỈNH ỦY", "uỷ")]
)
def test_the_office_s_spelling_goes_through_the_whole_document(spelling, expected, other):
    day = office_day.filed()
    text = docx_text(replace(day, form=replace(day.form, spelling=spelling)))

    assert expected in text
    assert other not in re.findall(r"\w+", text.lower())


def test_the_public_version_keeps_reasons_notes_and_corrections_to_the_house():
    for text_of in (docx_text, html_text, pdf_text):
        text = text_of(office_day.filed(public=True))

        assert "Bản công khai" in text
        for kept in ("Micro bị rè", "Bế mạc đúng giờ", "Mốc giờ đã sửa", "Sự cố kỹ thuật"):
            assert kept not in text


@pytest.mark.parametrize(
    ("until", "said"), [("07:00", "chưa bắt đầu"), ("10:25", "đang tiến hành")]
)
def test_a_report_can_be_made_at_any_time(until, said):
    unfinished = office_day.filed(until)

    for text_of in (docx_text, html_text, pdf_text):
        assert said in " ".join(text_of(unfinished).split())


def test_the_report_of_the_middle_of_an_item_says_up_to_when_it_speaks():
    told = form_content(office_day.filed("10:25"))

    assert told["status"] == (
        "Hội nghị đang tiến hành; số liệu tính đến 10 giờ 25 phút ngày 06 tháng 12 năm 2023."
    )
    assert any("Chưa ghi nhận giờ kết thúc" in sentence for sentence in told["unrecorded"])


@pytest.mark.parametrize("ending", [".docx", ".html", ".typ"])
def test_an_office_s_own_form_comes_before_the_one_that_ships(day, tmp_path, ending):
    forms = tmp_path / "forms"
    forms.mkdir()
    for path in (resources() / "forms").glob("*.*"):
        (forms / path.name).write_bytes(path.read_bytes())
    own = forms / f"party{ending}"
    shipped = own.read_bytes()
    plain = (resources() / "forms" / f"plain{ending}").read_bytes()
    assert plain != shipped
    own.write_bytes(plain)

    text = {".docx": docx_text, ".html": html_text, ".typ": pdf_text}[ending](day)

    assert "BÁO CÁO THỜI GIAN" in text


@pytest.mark.parametrize(
    ("ending", "broken"),
    [(".docx", b"no document"), (".html", b"{{ no.such }}"), (".typ", b"#nothing")],
)
def test_a_form_that_cannot_be_filled_is_named(day, tmp_path, ending, broken):
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / f"party{ending}").write_bytes(broken)

    writer = WRITERS[".pdf" if ending == ".typ" else ending]
    with pytest.raises(DocumentNotWritten, match=rf"party\{ending}"):
        writer(day)


def test_a_form_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(DocumentNotWritten, match="government, party, plain"):
        WRITERS[".docx"](office_day.filed(form="royal"))


def test_a_form_reads_the_report_and_nothing_else(day, tmp_path):
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "party.html").write_text(
        "{{ title.__class__.__mro__ }}", encoding="utf-8"
    )

    with pytest.raises(DocumentNotWritten):
        WRITERS[".html"](day)
