"""A programme is written as the office's document, from which the same programme is read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from docx import Document
from msgspec.structs import replace

from tests.files.exporters.documents import words_of_pdf
from timekeeper.core.changes.rippling import with_item
from timekeeper.core.programme import Item, Kind, Organisation, Presenter, Programme
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.files.exporters.programme.as_docx import write as programme_docx
from timekeeper.files.exporters.programme.as_html import write as programme_html
from timekeeper.files.exporters.programme.as_pdf import fitting
from timekeeper.files.exporters.programme.as_pdf import write as programme_pdf
from timekeeper.files.exporters.programme.page import printed_programme
from timekeeper.files.places import resources, sample_agendas
from timekeeper.files.programme_files import read_programme, write_programme
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.views.script import RowLevel
from timekeeper.words.language import use_language
from timekeeper.words.values import minutes

AGENDA = sample_agendas() / "2023-12-06-hoi-nghi-ban-chap-hanh.yaml"


@pytest.fixture(autouse=True)
def in_vietnamese() -> Iterator[None]:
    use_language("vi", resources() / "locale")
    yield
    use_language("en", resources() / "locale")


@pytest.fixture
def day() -> Programme:
    return read_agenda(AGENDA)


def told(item: Item) -> tuple[object, ...]:
    who = item.presenter.text if item.presenter else None
    title = item.title.removesuffix(" (nếu có)")
    return title, item.start, item.end, item.allotted, who, item.conditional, item.kind


def test_the_same_programme_is_read_from_its_document(day: Programme, tmp_path: Path):
    path = tmp_path / "programme.docx"

    write_programme(day, path)
    read = read_programme(path).programme

    assert (read.title, read.date) == (day.title, day.date)
    assert [s.name for s in read.sessions] == [s.name for s in day.sessions]
    assert [(s.start, s.end) for s in read.sessions] == [(s.start, s.end) for s in day.sessions]
    assert list(map(told, read.items)) == list(map(told, day.items))


@pytest.mark.parametrize("seconds", [89, 90, 150, 210, 330])
def test_an_item_s_length_is_rounded_as_the_report_rounds_it(day: Programme, seconds: int):
    length = timedelta(seconds=seconds)
    day = with_item(day, replace(day.items[0], start=None, end=None, length=length))

    row = next(row for row in printed_programme(day).rows if row.level is RowLevel.ITEM)

    assert row.time == minutes(length)


def test_the_document_has_the_letterhead_of_a_party_office(day: Programme):
    page = printed_programme(day)

    assert page.office == ("TỈNH ỦY HẬU GIANG", "VĂN PHÒNG")
    assert page.state == ("ĐẢNG CỘNG SẢN VIỆT NAM",)


def test_any_other_office_has_the_national_motto(day: Programme):
    other = replace(day, organisation=Organisation("UBND tỉnh", "Sở Y tế", "Cần Thơ"))

    assert printed_programme(other).state[1] == "Độc lập - Tự do - Hạnh phúc"
    assert "tháng    năm 2023" in printed_programme(other).place


def test_without_an_office_there_is_no_letterhead(day: Programme):
    plain = printed_programme(replace(day, organisation=Organisation()))

    assert (plain.office, plain.state, plain.place) == ((), (), "")


def test_the_document_is_of_the_offices_size_and_type(day: Programme):
    document = Document(io.BytesIO(programme_docx(day)))
    (section,) = document.sections

    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=1)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert document.core_properties.title == day.title


def test_papers_are_listed_below_their_item(day: Programme):
    rows = {row.text: row for row in printed_programme(day).rows if row.level is RowLevel.ITEM}
    (papers,) = [item for item in day.items if item.kind is Kind.STUDY]

    assert rows[papers.title].further == tuple(f"- {text}" for text in papers.documents)


def test_sessions_of_other_days_say_which(tmp_path: Path):
    congress = read_agenda(sample_agendas() / "dai-hoi-hai-ngay.yaml")

    days = [row.text for row in printed_programme(congress).rows if row.text.startswith("NGÀY 1")]

    assert days == ["NGÀY 11/07/2025"]


def test_what_the_programme_says_is_no_markup_in_print(day: Programme):
    odd = replace(day, title="<b>A & B</b>")

    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in programme_html(odd)


def test_a_name_of_another_ending_is_refused(day: Programme, tmp_path: Path):
    with pytest.raises(DocumentNotWritten, match=r"\.docx"):
        write_programme(day, tmp_path / "programme.xlsx")


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(day: Programme, tmp_path: Path):
    with pytest.raises(DocumentNotWritten, match="no-such"):
        write_programme(day, tmp_path / "no-such" / "programme.docx")


def test_an_agenda_is_written_as_ever(day: Programme, tmp_path: Path):
    write_programme(day, tmp_path / "programme.yaml")

    assert read_agenda(tmp_path / "programme.yaml") == day


def test_the_pages_to_hand_out_say_what_the_document_says_on_two_pages(day: Programme):
    content = programme_pdf(day)[0]

    assert len(pdfium.PdfDocument(content)) <= 2
    text = words_of_pdf(content)
    for said in ("TỈNH ỦY HẬU GIANG", "ĐẢNG CỘNG SẢN VIỆT NAM", "Ban kiểm phiếu", "7h30 - 7h35"):
        assert said in text


@pytest.mark.parametrize("odd", ["中国", "👍 ok", "𓀀 \u0e01", "\u05e9\u05dc"])
def test_the_pages_come_out_whatever_letters_a_title_or_a_presenter_has(day: Programme, odd: str):
    named = replace(day.items[0], title=f"Báo cáo {odd}", presenter=Presenter(text=odd))

    content = programme_pdf(with_item(day, named))[0]

    assert "Báo cáo" in words_of_pdf(content)


def test_a_programme_too_long_for_two_pages_keeps_letters_that_can_be_read(day: Programme):
    long = replace(day, sessions=day.sessions * 4)

    assert len(pdfium.PdfDocument(programme_pdf(long)[0])) > 2


def test_what_is_confidential_is_on_no_page_in_any_form(day: Programme):
    secret = masked_in(day)

    for short in (False, True):
        text = words_of_pdf(programme_pdf(secret, short=short)[0])
        assert "Nhân sự mật" not in text
        assert "Nội dung nội bộ" in text


def masked_in(day: Programme) -> Programme:
    session, *others = day.sessions
    part, *rest = session.parts
    first, *more = part.items
    item = replace(first, title="Nhân sự mật", short_title="Nhân sự mật", confidential=True)
    part = replace(part, items=(item, *more))
    return replace(day, sessions=(replace(session, parts=(part, *rest)), *others))


def test_the_chair_reads_times_and_short_titles_alone(day: Programme):
    page = printed_programme(day, short=True)
    items = [row for row in page.rows if row.level is RowLevel.ITEM]

    assert "Quán triệt quy trình lấy phiếu tín nhiệm" in [row.text for row in items]
    assert {row.presenter for row in page.rows} == {""}
    assert {row.further for row in page.rows} == {()}
    assert len(page.heads) == 3
    assert items[0].time


def test_the_chairs_document_has_no_column_of_presenters(day: Programme):
    document = Document(io.BytesIO(programme_docx(day, short=True)))

    assert len(document.tables[-1].columns) == 3


@pytest.mark.parametrize("short", [False, True])
def test_the_word_form_has_the_letters_with_which_the_programme_has_two_pages(
    day: Programme, short: bool
):
    style = Document(io.BytesIO(programme_docx(day, short=short))).styles["Normal"]

    assert style.font.size.pt == fitting(day, short=short)["size"] == (14 if short else 10.5)
