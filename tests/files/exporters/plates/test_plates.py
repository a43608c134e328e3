"""Name plates: what stands on them in which size, how they lie on the page, and what is refused."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.growth import LIMIT, growth
from tests.laws import law
from timekeeper.files.exporters.font_files import PaperMeasure
from timekeeper.files.exporters.plates.as_docx import write as plates_docx
from timekeeper.files.exporters.plates.as_pdf import plate_pages
from timekeeper.files.exporters.plates.as_pdf import write as plates_pdf
from timekeeper.files.exporters.plates.layout import POINTS, faces, sheet
from timekeeper.files.exporters.plates.writing import write_plates
from timekeeper.files.importers.delegates import Delegate
from timekeeper.files.job import Cancelled, Job
from timekeeper.files.line_breaks import TIE
from timekeeper.files.typesetting import Weight
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.live.settings import USUAL_PLATES, PlateForm, PlateKind

SHORT = Delegate("Lê An", "Bí thư Tỉnh ủy")
LONG = Delegate("Đồng chí Nguyễn Hoàng Thị Minh Khai Phương", "Phó Trưởng ban")
TENT, FLAT = PlateForm(), PlateForm(PlateKind.FLAT)


def lines(face, role="name"):
    return [line.text.replace(TIE, " ") for line in face if line.role == role]


def size(face, role="name"):
    return next(line.size for line in face if line.role == role)


def text_of(pdf):
    return [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(pdf)]


@pytest.mark.parametrize("form", USUAL_PLATES, ids=str)
def test_a_name_stands_in_one_line_in_every_usual_plate(form):
    short, long = faces((SHORT, LONG), form)

    assert lines(short) == ["LÊ AN"]
    assert lines(long) == ["NGUYỄN HOÀNG THỊ MINH KHAI PHƯƠNG"]
    assert lines(long, "address") == ["Đồng chí"]


def test_a_long_name_shrinks_for_itself_or_for_all():
    each = faces((SHORT, LONG), TENT)
    alike = faces((SHORT, LONG), replace(TENT, shrink="all"))

    assert size(each[0]) == TENT.name_size > size(each[1])
    assert size(alike[0]) == size(alike[1]) == size(each[1])


@pytest.mark.parametrize("kind", PlateKind)
@pytest.mark.parametrize(("width", "height"), [(90, 55), (210, 105), (297, 105)])
@pytest.mark.parametrize("shrink", ["each", "all"])
def test_letters_may_be_as_large_as_one_likes_without_a_name_being_refused(
    kind, width, height, shrink
):
    form = PlateForm(kind, width, height, 150, 80, shrink)
    known = (Delegate("Rơ Châm Thị Kim Phượng Hoàng", "Ủy viên"), Delegate("Lê Ân", "Ủy viên"))

    assert [len(lines(face)) for face in faces(known, form)] == [1, 1]


def test_an_office_of_two_lines_breaks_at_words_of_more_than_one_syllable():
    office = "Ủy viên Ban Thường vụ, Trưởng ban Dân vận Tỉnh ủy Hậu Giang"

    (face,) = faces((replace(SHORT, office=office),), TENT)

    assert lines(face, "office") == [
        "Ủy viên Ban Thường vụ,",
        "Trưởng ban Dân vận Tỉnh ủy Hậu Giang",
    ]


def test_the_name_of_a_body_may_take_two_lines():
    (face,) = faces((Delegate("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hậu Giang"),), TENT)

    assert len(lines(face)) == 2
    assert "MẶT TRẬN" in " | ".join(lines(face))


def test_a_name_stays_as_it_is_written_where_capitals_are_off():
    (face,) = faces((SHORT,), replace(TENT, capitals=False))

    assert lines(face) == ["Lê An"]


WORDS = st.lists(st.sampled_from(["Nguyễn", "Thị", "Ban", "Ẩm", "ủy", "Khuyến"]), min_size=1)


@law(100)
@given(name=WORDS, office=WORDS, form=st.sampled_from(USUAL_PLATES))
def test_whatever_is_set_lies_within_its_plate(name, office, form):
    delegate = Delegate(" ".join(name), " ".join(office))
    try:
        (face,) = faces((delegate,), form)
    except DocumentNotWritten:
        return

    measure = PaperMeasure()
    assert sum(line.height + line.gap for line in face) <= form.height * POINTS
    for line in face:
        weight = Weight.BOLD if line.role == "name" else Weight.REGULAR
        assert measure.width(line.text, line.size, weight) <= form.width * POINTS
    assert " ".join(lines(face)) == delegate.name.upper()


@pytest.mark.parametrize(
    ("form", "page", "places"),
    [
        (PlateForm(width=200, height=90), (210, 297), 1),
        (PlateForm(width=297, height=105), (297, 210), 1),
        (PlateForm(width=180, height=70), (210, 297), 2),
        (PlateForm(PlateKind.FLAT, 200, 90), (210, 297), 3),
        (PlateForm(PlateKind.FLAT, 90, 55), (210, 297), 10),
    ],
    ids=str,
)
def test_as_many_plates_lie_on_a_page_as_it_holds(form, page, places):
    assert (sheet(form).page, sheet(form).places) == (page, places)


def test_a_plate_larger_than_the_page_is_refused():
    with pytest.raises(DocumentNotWritten, match="A4"):
        sheet(PlateForm(width=297, height=150))


def test_a_tent_card_says_the_name_on_both_sides_and_a_flat_one_once():
    for form, times in ((TENT, 2), (FLAT, 1)):
        (text,) = text_of(plates_pdf(faces((SHORT,), form), form))
        turned = text.count("LÊ") + text.count("ÊL")
        assert turned == times, text


def test_the_upper_face_of_a_tent_card_stands_on_its_head():
    page = pdfium.PdfDocument(plates_pdf(faces((SHORT,), TENT), TENT))[0]
    angles = sorted(
        round(obj.get_matrix().a)
        for obj in page.get_objects()
        if obj.type == pdfium.raw.FPDF_PAGEOBJ_TEXT
    )

    assert angles[0] == -angles[-1] != 0


@pytest.mark.parametrize("form", USUAL_PLATES, ids=str)
def test_the_pdf_has_its_pages_in_their_own_size(form):
    plates = faces((SHORT, LONG) * 4, form)

    pages = pdfium.PdfDocument(plates_pdf(plates, form))

    assert len(pages) == -(-8 // sheet(form).places)
    width, height = pages[0].get_size()
    assert (round(width / POINTS), round(height / POINTS)) == sheet(form).page


def test_the_preview_makes_no_more_pages_than_are_looked_at():
    plates = faces((SHORT,) * 30, TENT)

    assert len(plate_pages(plates, TENT, 20, 3)) == 3


@pytest.mark.parametrize("form", USUAL_PLATES, ids=str)
def test_the_word_form_says_the_same_in_the_same_sizes(form):
    plates = faces((SHORT, LONG, SHORT), form)

    document = Document(io.BytesIO(plates_docx(plates, form)))

    cells = [cell for row in document.tables[0].rows for cell in row.cells if cell.text]
    faces_each = 2 if form.kind is PlateKind.TENT else 1
    assert [cell.text.split("\n") for cell in cells[::faces_each]] == [
        [line.text for line in plate] for plate in plates
    ]
    said = [run.font.size.pt for p in cells[0].paragraphs for run in p.runs]
    assert said == pytest.approx([line.size for line in plates[0]], abs=0.25)


def test_the_two_faces_of_a_word_form_turn_their_tops_to_the_fold():
    document = Document(io.BytesIO(plates_docx(faces((SHORT,), TENT), TENT)))

    (row,) = document.tables[0].rows
    turned = [cell._tc.xpath("./w:tcPr/w:textDirection/@w:val") for cell in row.cells]
    order = [child.tag.rpartition("}")[2] for child in row.cells[0]._tc.tcPr]
    assert turned == [["tbRl"], ["btLr"]]
    assert order == ["tcW", "tcBorders", "tcMar", "textDirection", "vAlign"]


@pytest.mark.parametrize(
    ("delegate", "said"),
    [
        (Delegate("Nguyễn " * 28 + "Hai"), "too long"),
        (Delegate("Ng" * 100), "too long"),
        (Delegate("Lê An", "Ủy viên Ban Thường vụ " * 12), "too long"),
        (Delegate("王 Wang"), "王"),
        (Delegate("Lê An", "Giám đốc 🎉"), "🎉"),
        (Delegate("Lê An", "", "Đoàn ไทย"), "ไ"),
    ],
)
@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_what_cannot_be_printed_is_refused_in_one_sentence_and_nothing_is_written(
    delegate, said, ending, tmp_path
):
    path = tmp_path / f"plates{ending}"

    with pytest.raises(DocumentNotWritten, match=said) as refused:
        write_plates((SHORT, delegate), TENT, path)

    assert len(str(refused.value).splitlines()) == 1
    assert len(str(refused.value)) < 200
    assert list(tmp_path.iterdir()) == []


def test_how_many_others_are_too_long_is_told():
    with pytest.raises(DocumentNotWritten, match="and 2 more"):
        faces([Delegate("N" * 200)] * 3, TENT)


def test_plates_are_written_as_pdf_or_word_and_as_nothing_else(tmp_path):
    for ending, start in ((".pdf", b"%PDF"), (".docx", b"PK")):
        write_plates((SHORT,), TENT, tmp_path / f"a{ending}")
        assert (tmp_path / f"a{ending}").read_bytes().startswith(start)

    with pytest.raises(DocumentNotWritten, match=r"\.docx"):
        write_plates((SHORT,), TENT, tmp_path / "a.txt")


def test_plates_that_are_not_wanted_any_more_are_not_written(tmp_path):
    job = Job()
    job.cancel()

    with pytest.raises(Cancelled):
        write_plates((SHORT,), TENT, tmp_path / "a.pdf", job)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_ten_times_the_plates_take_about_ten_times_as_long(ending, tmp_path):
    def writing(count: int):
        delegates = [Delegate(f"Nguyễn Văn An {n}", "Bí thư Đảng ủy") for n in range(count)]
        return lambda: write_plates(delegates, TENT, tmp_path / f"a{ending}")

    assert growth(writing, 17) < LIMIT
