"""A page that is a picture is recognised, and what is not sure is doubted."""

import random
import shutil
import tempfile
import unicodedata
from collections import Counter
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from tests.laws import law
from timekeeper.core.text import bared
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.formats import legacy_encodings
from timekeeper.files.importers.formats.pdf import document
from timekeeper.files.importers.formats.pdf.lines import text_lines
from timekeeper.files.importers.formats.pdf.page import DrawnPage
from timekeeper.files.importers.formats.pdf.scanning import ocr_package, page_images, scan
from timekeeper.files.importers.formats.pdf.scanning import seen as seen_words
from timekeeper.files.importers.formats.pdf.scanning.cleaning import DARK, POINT
from timekeeper.files.importers.formats.pdf.scanning.overlooked import (
    is_drawn,
    overlooked,
    unread,
    with_overlooked,
)
from timekeeper.files.importers.formats.pdf.scanning.seen import (
    FINER,
    SeenWord,
    as_glyphs,
    is_sure,
    is_surer,
    set_right_in_line,
)
from timekeeper.files.importers.formats.pdf.scanning.tesseract import Tesseract
from timekeeper.files.importers.formats.pdf.shapes import Bounds, Glyph
from timekeeper.files.importers.formats.pdf.sheets import sheet_of
from timekeeper.files.importers.original import TooLarge
from timekeeper.files.importers.reading import draft_of, extracted
from timekeeper.files.importers.sniffing import format_of
from timekeeper.files.job import Job

Image = pytest.importorskip("PIL.Image", reason="what recognises pictures is an optional part")
ImageChops = pytest.importorskip("PIL.ImageChops", reason="Pillow is an optional part")
pytest.importorskip("tesserocr", reason="what recognises pictures is an optional part")


def long(*values):
    return pytest.param(*values, marks=pytest.mark.long)


class LooksAgain(Tesseract):
    """What sees these figures where only the signs of clocks are known."""

    def __init__(self, *figures):
        self.figures = figures

    def clock_words(self, text, word):
        return [word._replace(text=figures, sure=0) for figures in self.figures]


@pytest.mark.parametrize(
    ("figures", "right"), [(["8h00"], "8h00"), (["h00"], "8h00"), ([], "8h00"), (["5h00"], "5h00")]
)
def test_an_hour_that_looks_like_an_s_is_eight_unless_a_nearer_look_sees_five(figures, right):
    word = SeenWord("Sh00", 0, 40, 20, 12, 91)

    again = LooksAgain(*figures).figures_again(Image.new("L", (60, 40), 255), word)

    assert (again.text, is_sure(again)) == (right, False)


HEAD = ("Thời gian", "Nội dung", "Thực hiện")
ROWS = [
    ("7h30 - 8h00", "Đón tiếp đại biểu", "Ban Tổ chức"),
    ("8h00 - 8h15", "Phát biểu khai mạc", "Đồng chí Bí thư"),
    ("8h15 - 9h00", "Báo cáo kết quả thực hiện nhiệm vụ", "Văn phòng"),
]
# Typst brings a typeface with serifs as offices have it, so the page is the same everywhere. It is
# no larger than what is on it.
WIDTH, HEIGHT = 150, 58  # mm
SOURCE = """#set page(width: 150mm, height: 58mm, margin: (x: 10mm, y: 8mm))
#set text(font: "Libertinus Serif", size: 13pt)
#align(center)[CHƯƠNG TRÌNH HỘI NGHỊ]
#table(columns: (1fr, 1.3fr, 1fr), CELLS)
""".replace("CELLS", ", ".join(f"[{cell}]" for row in (HEAD, *ROWS) for cell in row))


@pytest.fixture
def small(monkeypatch):
    """A page is taken for a small one, which costs far less than one of an office."""
    monkeypatch.setattr(page_images, "LONGER_SIDE", WIDTH / 25.4)


@pytest.fixture
def page(copied, small):
    return copied


@pytest.fixture(scope="module")
def copied():
    """Return a page as a copier makes it: a little turned, with a shade and a red seal."""
    from PIL import ImageDraw

    drawn = typst.compile(SOURCE.encode(), format="png", ppi=200)
    picture = Image.open(BytesIO(drawn)).convert("RGB")
    seal = ImageDraw.Draw(picture)
    seal.ellipse((750, 150, 1030, 430), outline=(225, 70, 80), width=6)
    turned = picture.rotate(0.8, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    return Image.blend(turned, Image.new("RGB", turned.size, (150, 150, 150)), 0.2)


def saved(picture, form, **options):
    content = BytesIO()
    picture.save(content, form, **options)
    return content.getvalue()


def read(content, name):
    return extracted(content, name, format_of(content, name))


def test_a_ruled_table_is_read_cell_by_cell_from_a_photograph(page):
    content = saved(page, "JPEG", quality=70)

    found = read(content, "a.jpg")

    table = [row.cells for row in found.rows if len(row.cells) == len(HEAD)]
    assert [cells[0][:4] for cells in table] == ["Thời", "7h30", "8h00", "8h15"]
    programme = draft_of(found, "a.jpg").programme
    assert [str(item.start)[:5] for item in programme.items] == ["07:30", "08:00", "08:15"]


def test_numbers_at_the_margin_and_letters_far_from_others_are_not_taken_for_dirt():
    from PIL import ImageDraw

    page = Image.new("L", (800, 600), 255)
    ink = ImageDraw.Draw(page)
    lines, numbers = (60, 120, 180), [(20, 40, 32, 60), (20, 100, 32, 120), (20, 160, 32, 180)]
    dirt, picture = (700, 300, 704, 304), (100, 300, 300, 500)
    for box in (*numbers, dirt, picture, *((90, base - 20, 700, base) for base in lines)):
        ink.rectangle(box, fill=0)
    found = [SeenWord("Khai mạc", 90 * FINER, 700 * FINER, base * FINER, 40, 95) for base in lines]

    boxes = [[edge / FINER for edge in box] for box in overlooked(page, found)]

    assert len(boxes) == len(numbers)
    for (left, top, right, bottom), (x0, y0, x1, y1) in zip(boxes, numbers, strict=True):
        assert left < x0 < x1 < right < 90
        assert top < y0 < y1 < bottom < top + 60


@pytest.mark.parametrize(("form", "name"), [("PNG", "a.png"), ("PDF", "a.pdf")])
def test_how_much_of_a_page_is_done_is_told_while_it_is_recognised(form, name, page):
    content, shares = saved(page, form), []

    document.read(content, name, Job(told=shares.append))

    assert shares == sorted(shares)
    assert shares[0] == 0 < shares[1] < shares[-1] <= 1
    assert len(set(shares)) > len(ROWS) * len(HEAD)  # each cell


def test_lines_of_a_page_without_rulings_are_told_one_by_one(page):
    shares = []
    lines = page.crop((60, 36, 1120, 196))

    document.read(saved(lines, "PNG"), "a.png", Job(told=shares.append))

    assert shares == sorted(shares)
    assert len(set(shares)) > len((0, 0.3, 0.9, 1))


def test_a_page_that_lies_on_its_head_is_turned(page):
    found = read(saved(page.crop((60, 36, 1120, 196)).rotate(180), "PNG"), "a.png")

    assert "CHƯƠNG TRÌNH HỘI NGHỊ" in " ".join(cell for row in found.rows for cell in row.cells)


@pytest.mark.parametrize("angle", [90, long(180), long(270)])
def test_a_photograph_is_turned_whichever_side_is_up(angle, page):
    found = read(saved(page.rotate(angle, expand=True), "JPEG", quality=70), "a.jpg")

    programme = draft_of(found, "a.jpg").programme
    assert [str(item.start)[:5] for item in programme.items] == ["07:30", "08:00", "08:15"]


@pytest.mark.parametrize("angle", [0, 90, long(180)])
def test_a_page_with_a_picture_is_recognised_once_whichever_side_is_up(angle, page, monkeypatch):
    from PIL import ImageDraw

    pictured, looks, shares = page.copy(), [], []
    ImageDraw.Draw(pictured).rectangle((815, 40, 1150, 400), fill="black")
    whole = scan._Recogniser._page

    def look(recogniser, *page):
        looks.append(page)
        return whole(recogniser, *page)

    monkeypatch.setattr(scan._Recogniser, "_page", look)
    with scan.recogniser() as recognised:
        (turned,) = page_images.page_pictures(saved(pictured.rotate(angle, expand=True), "PNG"))[1]
        found = recognised(turned, shares.append)

    assert "khai" in [glyph.text for glyph in found.page.glyphs]
    assert len(looks) == 1
    before = [share for share in shares if share < scan.CLEANED]
    assert len(set(before)) > 5  # it moves while the page is turned and cleaned


@pytest.mark.parametrize("angle", [long(90), 270])
def test_lines_of_text_on_their_side_are_turned(angle, small):
    source = STROKES.replace("30mm", "60mm") + "\n\n08:30 - 09:00: Báo cáo kết quả thực hiện"
    drawn = Image.open(BytesIO(typst.compile(source.encode(), format="png", ppi=200)))

    found = read(saved(drawn.convert("RGB").rotate(angle, expand=True), "PNG"), "a.png")

    assert found.rows[-1].cells == ("08:30 - 09:00: Báo cáo kết quả thực hiện",)


def test_a_pdf_of_pictures_is_recognised_page_by_page(page):
    small = page.crop((0, 0, page.width, 180))
    content = saved(small, "PDF", resolution=200, save_all=True, append_images=[small])

    found = read(content, "a.pdf")

    assert {row.place.page for row in found.rows} == {1, 2}
    assert not [doubt for doubt in found.doubts if doubt.kind == "picture"]


def test_what_is_not_sure_is_doubted_with_its_row(monkeypatch, page):
    monkeypatch.setattr(seen_words, "SURE_FIGURE", 101)

    found = read(saved(page, "PNG"), "a.png")

    doubts = [doubt for doubt in found.doubts if doubt.kind == "unsure"]
    timed = [
        line for line, row in enumerate(found.rows, 1) if row.cells[0].startswith(("7h", "8h"))
    ]
    assert set(timed) <= {doubt.line for doubt in doubts}
    assert any("“7h30" in doubt.message for doubt in doubts)
    shown = Image.open(BytesIO(found.pictures[1]))
    for doubt in doubts:
        strip = found.rows[doubt.line - 1].area
        for area in doubt.areas:
            assert strip.left < area.left < area.right < strip.right
            assert strip.top - 0.02 < area.top < area.bottom < strip.bottom + 0.01
            left, right = (round(edge * shown.width) for edge in (area.left, area.right))
            top, bottom = (round(edge * shown.height) for edge in (area.top, area.bottom))
            inside = shown.convert("L").crop((left, top, right, bottom))
            assert min(inside.tobytes()) < 100 < max(inside.tobytes())  # there are letters
    assert len(found.pictures[1]) < 500_000


def test_a_picture_without_text_is_named():
    content = saved(Image.new("RGB", (400, 60), "white"), "TIFF")

    with pytest.raises(UnreadableProgramme, match="No text was found in the pictures of"):
        read(content, "a.tif")


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0" + bytes(9)]
)
def test_a_damaged_picture_is_named_before_anything_is_recognised(monkeypatch, content):
    monkeypatch.setattr(scan, "_Recogniser", None)
    monkeypatch.setattr(scan, "tesseract_with", None)

    with pytest.raises(UnreadableProgramme, match="is damaged"):
        read(content, "a")


def test_a_picture_of_far_more_pixels_than_a_page_is_refused(monkeypatch):
    monkeypatch.setattr(page_images, "MOST_PIXELS", 1000)

    with pytest.raises(UnreadableProgramme, match="unpacks to far more"):
        read(saved(Image.new("1", (100, 100)), "PNG"), "a.png")


def test_a_picture_that_is_a_bomb_is_refused_as_too_large(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)

    with pytest.raises(UnreadableProgramme, match="unpacks to far more"):
        read(saved(Image.new("1", (100, 100)), "PNG"), "a.png")


def test_a_pdf_of_too_many_pictures_is_refused_before_any_is_recognised(monkeypatch):
    monkeypatch.setattr(page_images, "MOST_PAGES", 2)
    monkeypatch.setattr(scan, "recogniser", None)
    pages = [Image.new("1", (100, 140)) for _page in range(3)]
    made = BytesIO()
    pages[0].save(made, "PDF", save_all=True, append_images=pages[1:])

    with pytest.raises(TooLarge):
        document.read(made.getvalue(), "a.pdf", Job())


@pytest.mark.parametrize("ground", [(255, 255, 255, 0), (0, 0, 0, 0)])
def test_letters_on_a_transparent_ground_stand_on_white(ground):
    picture = Image.new("RGBA", (100, 140), ground)
    picture.paste((0, 0, 0, 255), (40, 40, 60, 60))

    (page,) = page_images.page_pictures(saved(picture, "PNG"))[1]

    width, height = page.size
    assert page.getpixel((width // 10, height // 10)) == (255, 255, 255)
    assert page.getpixel((width // 2, 50 * height // 140)) == (0, 0, 0)


def test_an_hour_with_letters_for_figures_is_set_right_and_doubted():
    line = [SeenWord(text, 0, 9, 9, 9, 95) for text in ("8hOO", "—-", "8h30:", "Khai")]

    mended = [(word.text, word.sure) for word in set_right_in_line(line)]

    assert mended == [("8h00", 0), ("-", 100), ("8h30:", 95), ("Khai", 95)]


def test_a_date_that_was_seen_as_two_words_is_one_and_doubted():
    line = [
        SeenWord(text, 9 * n, 9 * n + 8, 9, 9, 95)
        for n, text in enumerate(("ngày", "05/1", "1/2026"))
    ]

    mended = [(word.text, word.sure) for word in set_right_in_line(line)]

    assert mended == [("ngày", 95), ("05/11/2026", 0)]


def test_a_bad_copy_is_not_taken_for_text_in_an_older_encoding(monkeypatch, page):
    def refuse(text, name):
        assert not text

    monkeypatch.setattr(legacy_encodings, "refuse", refuse)

    assert read(saved(page.crop((0, 0, page.width, 180)), "PNG"), "a.png").rows


@pytest.mark.parametrize(
    ("widths", "second"), [long("60%, 40%", "#v(5pt)"), ("65%, 35%", "#set text(9pt)\n")]
)
def test_two_columns_of_text_are_recognised_one_by_one(widths, second):
    left = ["7h30: Khai mạc hội nghị", "7h45: Báo cáo kết quả thực hiện nhiệm vụ năm"]
    left += ["8h00: Tham luận của Sở Y tế", "8h15: Trao giải thưởng", "8h45: Giải lao"]
    right = ["13h30: Thảo luận tại tổ", "13h45: Biểu quyết nghị quyết", "14h00: Bế mạc hội nghị"]
    source = (
        '#set page(width: 21cm, height: 7cm)\n#set text(font: "Libertinus Serif", size: 12pt)\n'
        f"#align(center)[CHƯƠNG TRÌNH]\n\n#grid(columns: ({widths}), gutter: 12pt)"
        + "".join(f"[{code} " + " \\ ".join(x) + "]" for code, x in (("", left), (second, right)))
    )
    drawn = Image.open(BytesIO(typst.compile(source.encode(), format="png", ppi=200)))
    turned = drawn.convert("RGB").rotate(0.7, Image.Resampling.BICUBIC, fillcolor="white")

    found = read(saved(turned, "PDF", resolution=200), "a.pdf")

    assert [row.cells for row in found.rows] == [
        (line,) for line in ["CHƯƠNG TRÌNH", *left, *right]
    ]


@pytest.fixture
def far_away(tmp_path, monkeypatch):
    """Return a folder with marks in its name that the program lies in, and who opens its data."""
    import tesserocr

    folder = tmp_path / "đĩa di động"
    shutil.copytree(scan.resources() / "ocr", folder / "ocr")
    monkeypatch.setattr(scan, "resources", lambda: folder)
    real, asked = tesserocr.PyTessBaseAPI, []

    def of_plain_names(path, **options):
        asked.append(path)
        if not path.isascii():
            raise RuntimeError("Failed to init API")
        return real(path=path, **options)

    monkeypatch.setattr(tesserocr, "PyTessBaseAPI", of_plain_names)
    return folder, asked


def test_data_in_a_folder_with_marks_in_its_name_is_read_from_a_copy(far_away, page):
    _folder, asked = far_away

    found = read(saved(page.crop((60, 36, 1120, 121)), "PNG"), "a.png")

    assert "HỘI NGHỊ" in " ".join(cell for row in found.rows for cell in row.cells)
    assert len(asked) == 2
    assert not Path(asked[1]).exists()


def test_where_no_folder_has_a_plain_name_it_is_said_what_to_do(far_away, page, monkeypatch):
    folder, _asked = far_away
    monkeypatch.setattr(tempfile, "tempdir", str(folder))

    with pytest.raises(UnreadableProgramme, match="move it to a folder whose name has plain"):
        read(saved(page.crop((60, 36, 1120, 121)), "PNG"), "a.png")


def seen_word(text, left, right, sure=95.0):
    return SeenWord(text, left, right, 120.0, 40.0, sure)


LINE = [seen_word(".", 60.0, 64.0), seen_word("Chào", 80.0, 150.0), seen_word("cờ", 160.0, 190.0)]
NUMBER, BELOW = (30, 75, 58, 125), SeenWord("Bế", 80.0, 110.0, 220.0, 40.0, 95.0)


def with_number(anew, alone=()):
    """Return the words of a page with a number that stands before a line, by what is recognised."""
    recognised = {NUMBER: list(alone)}
    found = with_overlooked(lambda box: recognised.get(box, anew), NUMBER, [*LINE, BELOW])
    return [word.text for word in sorted(found, key=lambda word: (word.base, word.left))]


def test_a_number_that_was_overlooked_is_recognised_with_its_line():
    anew = [seen_word("2.", 40.0, 64.0), *LINE[1:]]

    assert with_number(anew) == ["2.", "Chào", "cờ", "Bế"]


def test_a_line_that_is_recognised_anew_keeps_its_place_on_the_page():
    anew = [seen_word("2.", 40.0, 64.0), *LINE[1:]]

    found = with_overlooked(lambda _box: anew, NUMBER, [*LINE, BELOW])

    assert [word.text for word in found] == ["2.", "Chào", "cờ", "Bế"]


def test_a_line_is_not_given_up_for_a_number_that_cannot_be_read():
    anew = [seen_word("3y@o", 40.0, 190.0, sure=20.0)]

    assert with_number(anew) == [".", "Chào", "cờ", "Bế"]
    assert with_number(anew, [seen_word("2", 40.0, 58.0)]) == ["2", ".", "Chào", "cờ", "Bế"]


@pytest.mark.parametrize(("drawn", "told"), [(True, True), (False, False)])
def test_a_dash_is_where_there_is_ink(drawn, told):
    from PIL import ImageDraw

    page = Image.new("L", (300, 200), 235)
    if drawn:
        ImageDraw.Draw(page).rectangle((100, 104, 112, 106), fill=20)

    assert is_drawn(page, SeenWord("-", 99.0, 113.0, 120.0, 32.0, 40.0)) is told


STROKES = """#set page(width: 150mm, height: 30mm, margin: 10mm)
#set text(font: "Libertinus Serif", size: 13pt)
08:00 - 08:30 | Khai mạc | Bí thư
"""


def test_a_stroke_between_words_is_kept_as_it_parts_cells(small):
    drawn = typst.compile(STROKES.encode(), format="png", ppi=200)

    found = read(drawn, "a.png")

    assert [row.cells for row in found.rows] == [("08:00 - 08:30 | Khai mạc | Bí thư",)]


@pytest.mark.parametrize(
    ("sure", "kept"),
    [
        ((), "Chào"),
        ((60.0,), "Chào"),
        ((83.0, 82.0), "Chào"),
        ((84.9,), "L1:"),
        ((97.0,), "L1:"),
        ((86.0, 99.0), "L1:"),
    ],
)
def test_a_page_on_which_little_is_sure_is_looked_at_without_its_grain(monkeypatch, sure, kept):
    seen = []

    def page(_recogniser, gray, _lines):
        seen.append(any(gray.histogram()[DARK:255]))
        first = [seen_word("L1:" * n, 10.0, 50.0, sure=part) for n, part in enumerate(sure, 1)]
        return first if seen[-1] else [seen_word("Chào", 10.0, 50.0, sure=89.0)]

    monkeypatch.setattr(scan._Recogniser, "_page", page)
    monkeypatch.setattr(scan._Recogniser, "_angle", lambda _recogniser, _gray: 0)
    monkeypatch.setattr(scan, "is_blank", lambda _picture: False)
    grainy = Image.effect_noise((400, 40), 40).convert("RGB")

    found = scan._Recogniser(None, lambda _share: None).scan(grainy)

    assert found.page.glyphs[0].text == kept


def test_grain_beside_a_short_text_of_a_cell_is_left_out_by_a_nearer_look():
    from tests.accuracy.scans import begin_grain

    rows = "[4], [8 giờ 00 - 8 giờ 05], [TS. Đỗ Minh Khôi], [Phát biểu\\ khai mạc\\ hội nghị]"
    source = (
        "#set page(width: 297mm, height: 56mm, margin: (left: 30mm, right: 107mm, y: 8mm))\n"
        '#set text(font: "Libertinus Serif", size: 13pt)\n#align(center)[CHƯƠNG TRÌNH HỘI NGHỊ]\n'
        f"#table(columns: (10mm, 1fr, 1fr, 25mm), {rows})"
    )
    drawn = typst.compile(source.encode(), format="png", ppi=150)
    page = Image.open(BytesIO(drawn)).convert("L")
    begin_grain(1)  # of some others a letter is mistaken for another
    grain = ImageChops.add(page, Image.effect_noise(page.size, 70), 1, -128)

    [row] = [
        row for row in read(saved(grain.convert("RGB"), "PNG"), "a.png").rows if row.place.table
    ]

    # Grain may hide a tone.
    cells = [bared(cell.replace(" ", "")) for cell in row.cells[:3]]
    assert cells == ["4", "8gio00-8gio05", "TS.DoMinhKhoi"]


def word(text, sure):
    return SeenWord(text, 0.0, 10.0, 10.0, 10.0, sure)


@pytest.mark.parametrize(
    ("before", "after", "surer"),
    [
        ([("GGEEOTROR", 20)], [("4", 96)], True),
        ([("§h50", 40), ("Ra", 90)], [("8h50", 96), ("Ra", 95)], True),
        ([("Ra", 80), ("mắt", 80)], [("Ra", 99)], False),
        ([("Ra", 80)], [("Ra", 82)], False),
    ],
)
def test_a_second_look_counts_where_it_is_surer_and_has_what_was_sure(before, after, surer):
    seen, again = ([word(*one) for one in words] for words in (before, after))

    assert is_surer(again, seen) == surer


@pytest.mark.parametrize("name", ["Mình", "Hong,", "Đinh)"])
def test_a_word_that_may_be_a_name_must_be_surer_than_one_of_the_dictionary_s(name):
    assert not seen_words.is_sure(seen_word(name, 10.0, 50.0, sure=80.0))
    assert seen_words.is_sure(seen_word(name, 10.0, 50.0, sure=90.0))
    assert seen_words.is_sure(seen_word(name.lower(), 10.0, 50.0, sure=80.0))


def test_an_arrow_between_clocks_that_was_not_seen_is_a_dash_and_doubted():
    places = {"-": 0, "9h30": 20, "11h00:": 90, "Lễ": 140}
    line = [SeenWord(text, left, left + 30, 9, 9, 95) for text, left in places.items()]

    mended = [(w.text, w.left, w.sure) for w in set_right_in_line(line)]

    assert mended == [
        ("-", 0, 100), ("9h30", 20, 95), ("-", 50, 100), ("11h00:", 90, 0), ("Lễ", 140, 95),
    ]  # fmt: skip


def test_a_number_that_stands_near_to_its_word_is_another_word():
    line = [SeenWord("NGÀY", 10, 90, 40, 30, 95), SeenWord("2", 91, 99, 40, 30, 95)]

    [drawn] = text_lines([*as_glyphs(set_right_in_line(line), 100.0)])

    assert [word.text for word in drawn.words] == ["NGÀY", "2"]


def test_a_line_begins_with_no_dirt():
    line = [SeenWord(text, 0, 9, 9, 9, 90) for text in (".", "4.", "Bầu")]

    assert [word.text for word in set_right_in_line(line)] == ["4.", "Bầu"]


def test_where_letters_stand_that_nobody_recognised_is_told_and_nothing_else():
    from PIL import ImageDraw

    page = Image.new("L", (2480, 3508), 255)
    ink = ImageDraw.Draw(page)
    words = [(300, base - 40, 900, base) for base in range(600, 1500, 100)]
    missing = [(300, 2900, 480, 2940), (800, 2900, 1100, 2940)]
    number, speck = (1200, 3350, 1240, 3385), (2000, 700, 2006, 706)
    for box in (*words, *missing, number, speck):
        ink.rectangle(box, fill=0)
    ink.ellipse((1500, 1800, 2000, 2300), outline=0, width=6)  # a seal
    ruling = Bounds(200 * POINT, (3508 - 2000) * POINT, 1400 * POINT, (3508 - 2000) * POINT)
    ink.line((200, 2000, 1400, 2000), fill=0, width=4)
    found = [SeenWord("Khai", x0, x1, y1, y1 - y0, 95) for x0, y0, x1, y1 in words]

    areas = list(unread(page, [ruling], found))

    assert len(areas) == len(missing)
    for area, (x0, y0, x1, y1) in zip(areas, missing, strict=True):
        assert area.left * 2480 < x0 < x1 < area.right * 2480
        assert area.top * 3508 < y0 < y1 < area.bottom * 3508


@pytest.mark.long
def test_a_last_page_of_few_words_is_read_however_it_is_speckled(small):
    rows = ["22h30", "Nghỉ"]
    cells = ", ".join(f"[{cell}]" for cell in rows)
    source = f"""#set page(width: 100mm, height: 210mm, margin: 15mm)
#set text(font: "Libertinus Serif", size: 13pt)
#table(columns: (1fr, 3fr), stroke: none, row-gutter: 20pt, {cells})"""
    drawn = typst.compile(source.encode(), format="png", ppi=200)
    clean = Image.open(BytesIO(drawn)).convert("L").point(lambda shade: shade * 0.85 + 18)
    chance = random.Random(1)  # noqa: S311
    few = [min(max(round(chance.gauss(128, 36)), 0), 255) for _pixel in range(4096)]
    shades = bytes(chance.choices(few, k=400 * 400))
    grain = Image.new("L", clean.size)
    for x in range(0, clean.width, 400):
        for y in range(0, clean.height, 400):
            grain.paste(Image.frombytes("L", (400, 400), shades), (x, y))

    found = read(saved(ImageChops.add(clean, grain, 1, -128), "JPEG", quality=60), "a.jpg")

    text = "".join(cell for row in found.rows for cell in row.cells)
    read_so = text.replace(" ", "").replace("-", "")
    assert "".join(rows).replace(" ", "") in read_so  # of grain, signs may be read beside it


@st.composite
def tables(draw):
    """Return pages of rows without rulings as words with their places, the last page nearly empty.

    Lines of a scan are not level, and rows stand down to where the pages' numbers do.
    """
    crooked, texts = st.floats(-4, 4), st.sampled_from(["Nghỉ", "Đi ngủ", "2026", "12", "15/8"])
    numbered, step = draw(st.booleans()), draw(st.sampled_from([22, 40, 70]))
    pages, hour = [], 5
    for lines in (draw(st.integers(2, 8)), draw(st.integers(1, 3))):
        foot = draw(st.sampled_from([30, 60, 500]))
        glyphs = []
        for n in range(lines):
            base = foot + step * (lines - 1 - n)
            number = [(60, str(hour))] if numbered else []
            title = enumerate(draw(texts).split())
            row = [*number, (100, f"{hour}h15"), *((220 + 45 * at, word) for at, word in title)]
            glyphs += [
                Glyph(text, x, x + 6 * len(text), base + draw(crooked), 14) for x, text in row
            ]
            hour += 1
        pages.append(scan.Scan(DrawnPage(595, 842, tuple(glyphs), (), True), picture=b"PNG"))
    return pages


@pytest.mark.parametrize("height", [9.0, 12.0, 15.5])
def test_a_cell_s_lines_go_on_however_high_a_word_of_them_was_seen(height):
    rulings = [Bounds(x, 600, x, 700) for x in (90, 200, 310)]
    rulings += [Bounds(90, y, 310, y) for y in (600, 650, 700)]
    glyphs = [
        *(Glyph(f"{at}h00", 95, 130, base, 12.0) for at, base in ((7, 685), (8, 635))),
        Glyph("Họp", 205, 290, 685, height),
        *(Glyph("Thường", 205, 295, base, 12.0) for base in (670, 635)),
    ]
    page = DrawnPage(595, 842, tuple(glyphs), tuple(rulings), True)

    (found,) = sheet_of(scan.Scan(page, picture=b"PNG"), 1, lambda: None).tables

    assert found.rows[0][1].text == "Họp Thường"


@given(tables())
@law(1000, gate=60)
def test_each_word_that_was_recognised_is_in_a_row_or_named_as_left_out(pages):
    @contextmanager
    def recogniser():
        yield lambda page, _told: page

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(page_images, "page_pictures", lambda _content: (len(pages), iter(pages)))
        patched.setattr(scan, "recogniser", recogniser)
        patched.setattr(ocr_package, "lack", lambda: "")
        found = document.read_picture(b"", "a.png", Job())

    told = [cell for row in found.rows for cell in row.cells]
    # What runs over the pages is named once.
    named = [doubt.read or "" for doubt in found.doubts if doubt.kind == "running"]
    told += named * len(pages)
    kept = unicodedata.normalize("NFKC", "".join("".join(told).split()))  # raised figures too
    words = [glyph.text for page in pages for glyph in page.page.glyphs]
    assert Counter("".join(words)) - Counter(kept) == Counter()


BACKWARDS = """#set page(width: 110mm, height: 32mm, margin: 8mm)
#set text(font: "Libertinus Serif", size: 13pt)
8h00 - 8h15: Chào cờ

9h30 - 8h45: Báo cáo kết quả
"""


def test_a_clock_that_is_plainly_read_stays_though_it_is_the_author_s_mistake(small):
    found = read(typst.compile(BACKWARDS.encode(), format="png", ppi=200), "a.png")

    assert [row.cells for row in found.rows][1:] == [("9h30 - 8h45: Báo cáo kết quả",)]


STAMP = "Ký bởi: Văn phòng UBND. Ngày ký: 12/08/2026"
MISREAD = "7b3O - 3bO0 Don tiep dai bieu. " + "8b00 - 8b1S Phat bieu khai mac. " * 9


@pytest.mark.parametrize(
    ("text", "place"), [(STAMP, "over"), (MISREAD, "behind"), (MISREAD, "unseen")]
)
def test_what_stands_on_or_behind_a_scan_does_not_hide_it(text, place, page, tmp_path):
    content = laid(page, text, place, tmp_path)

    found = read(content, "a.pdf")

    programme = draft_of(found, "a.pdf").programme
    assert [str(item.start)[:5] for item in programme.items] == ["07:30", "08:00", "08:15"]
    assert ("Ký bởi" in str(found.rows)) == (text == STAMP)


def laid(picture, text, place, folder):
    """Return a PDF of one page with a picture, and a text over it, behind it or unseen on it."""
    (folder / "page.jpg").write_bytes(saved(picture, "JPEG", quality=70))
    shown = '#place(top + left, image("page.jpg", width: 100%))'
    written = f"#place(bottom + left, dx: 9mm, dy: -3mm, text(size: 7pt)[{text}])"
    parts = (written, shown) if place == "behind" else (shown, written)
    source = folder / "page.typ"
    source.write_text(
        "\n".join((f"#set page(width: {WIDTH}mm, height: {HEIGHT}mm, margin: 0mm)", *parts))
    )
    writer = PdfWriter(clone_from=BytesIO(typst.compile(source)))
    if place == "unseen":
        drawn = writer.pages[0].get_contents()
        drawn.set_data(drawn.get_data().replace(b"0 Tr", b"3 Tr"))
        writer.pages[0].replace_contents(drawn)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def test_letters_on_a_page_with_a_picture_of_something_else_are_read_as_written(tmp_path):
    photograph = Image.linear_gradient("L").resize((1181, 457))

    found = read(laid(photograph, "8h00: Khai mạc", "over", tmp_path), "a.pdf")

    assert [row.cells for row in found.rows] == [("8h00: Khai mạc",)]
    assert not [doubt for doubt in found.doubts if doubt.kind == "picture"]


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("over", "Page 1 holds a picture that was not read. Fetch it."),
        ("unseen", "The text of page 1 is what a scanner recognised: compare it with the page."),
    ],
)
def test_a_scan_with_letters_that_nothing_here_can_read_is_told(
    place, told, monkeypatch, page, tmp_path
):
    monkeypatch.setattr(ocr_package, "lack", lambda: "Fetch it.")

    found = read(laid(page, STAMP, place, tmp_path), "a.pdf")

    (doubt,) = [doubt for doubt in found.doubts if doubt.kind == "picture"]
    assert doubt.message.startswith(told)


def test_the_blank_back_of_a_page_is_no_page_that_was_not_read(page):
    behind = ImageChops.invert(page).point([value // 20 for value in range(256)] * 3)
    back = ImageChops.subtract(Image.new("RGB", page.size, (240, 240, 240)), behind)
    content = saved(page, "PDF", resolution=200, save_all=True, append_images=[back])

    found = read(content, "a.pdf")

    assert {row.place.page for row in found.rows} == {1}
    assert not [doubt for doubt in found.doubts if doubt.kind == "picture"]


def test_a_fax_is_read_whose_pixels_are_higher_than_wide(page):
    gray = page.convert("L").resize((1205, 224), Image.Resampling.BOX)
    bilevel = gray.point([0] * 150 + [255] * 106).convert("1")

    found = read(saved(bilevel, "TIFF", compression="group4", dpi=(204, 98)), "a.tif")

    title = bared(" ".join(found.rows[0].cells)).upper()
    assert title.startswith("CHUONG TRINH")
    shown = Image.open(BytesIO(found.pictures[1]))
    assert shown.width / shown.height == pytest.approx(page.width / page.height, rel=0.02)
