"""A PDF's paragraphs and tables are put together again from where its letters stand."""

from io import BytesIO

import pypdfium2 as pdfium
import pytest
import typst

from tests.files.importers.documents import blank, pdf, with_font
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.formats.pdf.lines import TextLine, Word
from timekeeper.files.importers.formats.pdf.scanning import ocr_package
from timekeeper.files.importers.formats.pdf.sheets import Sheet, SheetReader
from timekeeper.files.importers.reading import extracted
from timekeeper.files.importers.sniffing import Format, format_of
from timekeeper.files.job import Job

LONG = "Báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội, quốc phòng, an ninh " * 3

pytestmark = pytest.mark.usefixtures("qapp")


def rows(html, **options):
    return extracted(pdf(html, **options), "a.pdf", Format.PDF).rows


def texts(html, **options):
    return [" | ".join(row.cells) for row in rows(html, **options)]


def table(*lines):
    inner = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines
    )
    return f'<table border="1" cellspacing="0" cellpadding="4" width="100%">{inner}</table>'


@pytest.mark.parametrize(("drop", "count"), [(14.4, 3), (25.0, 4)])
def test_a_line_without_the_white_that_parts_paragraphs_goes_on_whatever_it_begins_with(
    drop, count
):
    bases = (700.0, 675.0, 675.0 - drop, 650.0 - drop)
    words = ("Một", 200.0), ("8h00: Tiến sĩ Lê", 480.0), ("Nguyên", 130.0), ("Hai", 200.0)
    lines = [
        TextLine(base, 12.0, [Word(text, 90.0, right)])
        for base, (text, right) in zip(bases, words, strict=True)
    ]

    assert len(SheetReader([Sheet(1, 612.0, 792.0, lines)]).rows()) == count


@pytest.mark.parametrize("size", range(10, 15))
@pytest.mark.parametrize("align", ["left", "justify"])
def test_wrapped_lines_are_one_paragraph_and_paragraphs_stay_apart(align, size):
    html = "".join(f"<p align={align}>({n}) Từ {n}h: {LONG}.</p>" for n in range(7, 10))

    found = texts(html, size=size)

    assert [text[:4] for text in found] == ["(7) ", "(8) ", "(9) "]
    assert all(" ".join(LONG.split()) in text for text in found)


def test_short_lines_are_paragraphs_of_their_own():
    html = "<p align=center>CHƯƠNG TRÌNH</p><p align=center>Hội nghị A</p><p>7h30 Khai mạc</p>"

    assert texts(html) == ["CHƯƠNG TRÌNH", "Hội nghị A", "7h30 Khai mạc"]


def test_a_table_s_cells_hold_their_wrapped_text():
    html = "<p>Trên</p>" + table(("Thời gian", "Nội dung"), ("7h30 - 8h00", LONG)) + "<p>Dưới</p>"

    found = rows(html)

    assert [len(row.cells) for row in found] == [1, 2, 2, 1]
    assert found[2].cells == ("7h30 - 8h00", " ".join(LONG.split()))
    assert str(found[2].place) == "page 1, table 1, row 2"


def test_merged_cells_stand_at_their_top_left():
    html = (
        '<table border="1" cellspacing="0" cellpadding="4"><tr><td>Giờ</td><td>Nội dung</td></tr>'
        '<tr><td colspan="2">BUỔI SÁNG</td></tr><tr><td rowspan="2">7h30</td><td>Khai mạc</td></tr>'
        "<tr><td>Chào cờ</td></tr></table>"
    )

    assert texts(html) == ["Giờ | Nội dung", "BUỔI SÁNG | ", "7h30 | Khai mạc", " | Chào cờ"]


def test_a_table_goes_on_over_the_pages_and_page_numbers_are_gone():
    lines = [(f"{7 + n // 4}h{15 * (n % 4):02}", f"Nội dung thứ {n} {LONG}") for n in range(30)]

    found = rows(table(("Thời gian", "Nội dung"), *lines))

    assert found[-1].place.page > 1
    assert {row.place.table for row in found} == {1}
    assert [row.cells[0] for row in found[1:]] == [line[0] for line in lines]


def test_a_paragraph_goes_on_over_the_pages():
    html = "".join(f"<p align=justify>({n}) {LONG * 2}.</p>" for n in range(1, 25))

    found = texts(html)

    assert [text.partition(" ")[0] for text in found] == [f"({n})" for n in range(1, 25)]


def test_a_job_hears_of_each_page():
    shares = []

    job = Job(told=shares.append)

    extracted(pdf("".join(f"<p>{n}) Nội dung</p>" for n in range(100))), "a", Format.PDF, job)

    assert shares[:2] == [0, pytest.approx(1 / len(shares))]


def refusal(content):
    with pytest.raises(UnreadableProgramme) as raised:
        extracted(content, "a.pdf", Format.PDF)
    return str(raised.value)


@pytest.mark.parametrize("name", ["a.pdf", "a.png", "a.jpg", "a.tif"])
def test_a_picture_that_nothing_here_can_read_is_named_with_what_to_do(monkeypatch, name):
    monkeypatch.setattr(ocr_package, "lack", lambda: "Fetch the package.")
    beginnings = {"a.png": b"\x89PNG\r\n", "a.jpg": b"\xff\xd8\xff\xe0", "a.tif": b"II*\0"}
    content = beginnings.get(name, blank(b"q 595 0 0 842 0 0 cm /I Do Q"))

    with pytest.raises(UnreadableProgramme) as raised:
        extracted(content, name, format_of(content, name))

    assert str(raised.value) == f"{name} is a picture of the text. Fetch the package."


def test_a_picture_among_pages_of_text_is_doubted_with_what_to_do(monkeypatch):
    monkeypatch.setattr(ocr_package, "lack", lambda: "Fetch {it}.")
    whole, content = pdfium.PdfDocument.new(), BytesIO()
    for part in (pdf("<p>8h00: Khai mạc</p>"), blank(b"q 595 0 0 842 0 0 cm /I Do Q")):
        whole.import_pages(pdfium.PdfDocument(part))
    whole.save(content)

    found = extracted(content.getvalue(), "a.pdf", Format.PDF)

    assert found.rows[0].cells == ("8h00: Khai mạc",)
    (doubt,) = found.doubts
    assert doubt.message == "Page 2 is a picture and was not read. Fetch {it}."


def test_an_empty_page_is_no_scan():
    assert "is empty" in refusal(blank())


def test_a_password_is_named():
    encryption = (
        b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"00" * 32 + b">/U<"
        + b"11" * 32 + b">>>"
    )  # fmt: skip

    assert "protected by a password" in refusal(blank(more=encryption))


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\0" * 500])
def test_a_damaged_one_is_named(content):
    assert "damaged and cannot be read as PDF" in refusal(content)


def two_columns(*pairs, heads=("BUỔI SÁNG", "BUỔI CHIỀU")):
    cells = "".join(
        f"<tr><td width=50%>{left}</td><td width=50%>{right}</td></tr>" for left, right in pairs
    )
    head = f"<tr><td>{heads[0]}</td><td>{heads[1]}</td></tr>" if heads else ""
    return f"<p align=center>CHƯƠNG TRÌNH</p><table width=100%>{head}{cells}</table>"


PAIRS = [
    ("7h30 - 7h45: Đón tiếp", "13h30 - 14h00: Thảo luận"),
    ("7h45 - 8h00: Báo cáo", "14h00 - 14h30: Phát biểu"),
    ("8h00 - 8h15: Khai mạc", "14h30 - 15h00: Bế mạc"),
]


@pytest.mark.parametrize(
    ("pairs", "heads"),
    [
        (PAIRS, ("BUỔI SÁNG", "BUỔI CHIỀU")),
        (PAIRS, None),
        ([*PAIRS, ("8h15 - 8h30: Giải lao", "")], None),
        ([*PAIRS, ("", "15h00 - 15h10: Chụp ảnh")], None),
        ([("7h30: Đón tiếp", "13h30: Thảo luận"), ("8h00: Khai mạc", "14h00: Bế mạc")], None),
    ],
)
def test_two_columns_are_read_one_after_the_other(pairs, heads):
    found = texts(two_columns(*pairs, heads=heads) + "<p align=center>Trân trọng kính mời</p>")

    left = [*(heads or ())[:1], *(left for left, _right in pairs if left)]
    right = [*(heads or ())[1:], *(right for _left, right in pairs if right)]
    assert found == ["CHƯƠNG TRÌNH", *left, *right, "Trân trọng kính mời"]


@pytest.mark.parametrize(
    "rows",
    [
        [("7h30", "Khai mạc hội nghị"), ("8h00", "Báo cáo tổng kết"), ("9h00", "Bế mạc")],
        [("7h30", "7h45 Khai mạc hội nghị"), ("7h45", "8h00 Báo cáo"), ("8h00", "9h00 Bế mạc")],
        [("Khai mạc hội nghị", "7h30"), ("Báo cáo tổng kết", "8h00"), ("Bế mạc", "9h00")],
        [("1. Khai mạc hội nghị", "Văn phòng"), ("2. Báo cáo tổng kết", "Ban Tổ chức")],
    ],
)
def test_the_rows_of_a_table_without_rulings_stay_rows(rows):
    assert texts(two_columns(*rows, heads=None))[1:] == [" | ".join(row) for row in rows]


def turned(*lines, quarters, rotation=0):
    """Return a PDF whose lines are drawn at an angle on the sheet, which may be rotated too."""
    a, b = [(1, 0), (0, 1), (-1, 0), (0, -1)][quarters]
    x, y = [(60, 500), (60, 60), (540, 300), (540, 800)][quarters]
    shown = b"BT /F 12 Tf " + b"".join(
        b"%d %d %d %d %d %d Tm (%b) Tj "
        % (a, b, -b, a, x + 24 * n * b, y - 24 * n * a, line.encode())
        for n, line in enumerate(lines)
    )
    content = blank(shown + b"ET")
    return with_font(content).replace(b"/Resources", b"/Rotate %d/Resources" % rotation)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("quarters", range(4))
def test_turned_text_is_read_turned_however_its_sheet_lies(quarters, rotation):
    lines = ("7h30 - 8h00: Khai", "8h00 - 8h30: Be mac")

    found = extracted(
        turned(*lines, quarters=quarters, rotation=rotation), "a.pdf", Format.PDF
    ).rows

    assert [row.cells for row in found] == [(line,) for line in lines]


def test_a_turned_word_in_a_first_column_is_one_word():
    upright = b"".join(
        b"1 0 0 1 120 %d Tm (%b) Tj " % (700 - 20 * n, line)
        for n, line in enumerate((b"7h30 Khai mac", b"8h00 Bao cao", b"9h00 Be mac"))
    )
    side = b"0 1 -1 0 80 640 Tm (BUOI SANG) Tj "
    content = blank(b"BT /F 12 Tf " + upright + side + b"ET")

    found = extracted(with_font(content), "a.pdf", Format.PDF).rows

    whole = " ".join(cell for row in found for cell in row.cells)
    assert "BUOI SANG" in whole
    assert "7h30 Khai mac" in whole


def test_minutes_set_high_are_minutes():
    assert texts("<p>7<sup>30</sup> - 7<sup>45</sup>: Khai mạc<sup>1</sup></p>") == [
        "7³⁰ - 7⁴⁵: Khai mạc¹"
    ]


def test_squared_paper_behind_the_text_takes_no_longer():
    squares = (
        b"".join(
            b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % (9 * n, 9 * n, 9 * n, 9 * n)
            for n in range(1, 90)
        )
        * 10
    )
    content = blank(squares + b"BT /F 12 Tf 1 0 0 1 60 700 Tm (7h30 Khai mac) Tj ET")

    found = extracted(with_font(content), "a.pdf", Format.PDF).rows

    assert [row.cells for row in found] == [("7h30 Khai mac",)]


def test_signs_of_several_letters_are_read_whole():
    content = with_font(blank(b"BT /F 12 Tf 1 0 0 1 60 700 Tm (7h30 oAline B) Tj ET"))
    signs = (
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        b"2 beginbfchar <41> <00660066> <42> <D83DDCC5> endbfchar endcmap"
    )
    cmap = b"6 0 obj<</Length %d>>stream\n%b\nendstream endobj\ntrailer" % (len(signs), signs)
    content = content.replace(b"/BaseFont/Helvetica", b"/BaseFont/Helvetica/ToUnicode 6 0 R")

    found = extracted(content.replace(b"trailer", cmap), "a.pdf", Format.PDF).rows

    assert [row.cells for row in found] == [("7h30 offline \U0001f4c5",)]


@pytest.mark.parametrize(
    "act", ["{0}h00: Thảo luận", "{0}. Thảo luận", "- Thảo luận", "a) Hỏi", "{0} giờ 30 phút"]
)
def test_an_act_at_the_top_of_several_pages_is_no_running_head(act):
    head = '#set page("a4", header: [Hội nghị năm 2026])\n#set text(font: "Libertinus Serif")\n'
    escaped = [act.format(hour).replace("- ", "\\- ").replace(". ", "\\. ") for hour in (8, 9, 10)]
    source = head + "\n#pagebreak()\n".join(f"{line}\n\nBáo cáo" for line in escaped)

    found = extracted(typst.compile(source.encode()), "a.pdf", Format.PDF)

    lines = [act.format(hour) for hour in (8, 9, 10)]
    assert [row.cells[0] for row in found.rows] == [x for line in lines for x in (line, "Báo cáo")]
    assert [doubt.read for doubt in found.doubts] == ["Hội nghị năm 2026"]


@pytest.mark.parametrize("title", ["Thảo luận", "Giải lao, chụp ảnh", "Trao đổi tại hội trường 2"])
def test_what_is_left_out_as_a_running_head_is_named_once(title):
    foot = '#set page("a4", footer: context [Trang #counter(page).display()])\n'
    source = foot + "\n#pagebreak()\n".join(f"{title}\n\n{n}h00: Báo cáo" for n in (8, 9, 10))

    found = extracted(typst.compile(source.encode()), "a.pdf", Format.PDF)

    assert [row.cells[0] for row in found.rows] == [f"{n}h00: Báo cáo" for n in (8, 9, 10)]
    assert [(doubt.kind, doubt.read) for doubt in found.doubts] == [("running", title)]


@pytest.mark.parametrize(
    "day",
    ["Ngày {0}/8/2026", "{0}/8", "{0}/12", "Ngày {0} tháng 8", "August {0}", "{0}/8 – Hà Nội"],
)
@pytest.mark.parametrize("first", [1, 15])
def test_a_day_at_the_top_of_each_page_is_kept_or_named(day, first):
    foot = '#set page("a4", footer: context [Hội nghị 2026 - Trang #counter(page).display()/3])\n'
    days = [day.format(first + n) for n in range(3)]
    source = foot + "\n#pagebreak()\n".join(f"{text}\n\n8h00: Báo cáo" for text in days)

    found = extracted(typst.compile(source.encode()), "a.pdf", Format.PDF)

    read = [*(row.cells[0] for row in found.rows), *(doubt.read for doubt in found.doubts)]
    assert {one for text in read for one in text.split(" … ")} == {
        *days,
        "8h00: Báo cáo",
        "Hội nghị 2026 - Trang 1/3",
    }


@pytest.mark.parametrize("act", [("7h00", "Chào cờ"), ("", "Chào cờ")])
def test_an_act_that_stands_on_top_of_two_pages_is_no_head_said_again(act):
    lines = ("\n#pagebreak()\n").join(
        f"#table(columns: (60pt, 200pt), [{act[0]}], [{act[1]}], [{n}h00], [Họp])" for n in (8, 9)
    )

    found = extracted(typst.compile(lines.encode()), "a.pdf", Format.PDF).rows

    assert [row.cells for row in found] == [act, ("8h00", "Họp"), act, ("9h00", "Họp")]


LONG_ACT = "Chủ tịch tiếp công dân định kỳ tháng bảy tại trụ sở tỉnh"


@pytest.mark.parametrize(
    ("height", "first", "second"),
    [
        (90, ("Sáng", LONG_ACT, "CT Đỗ Minh Tú"), ("", "Đối thoại", "PCT Mai Lâm")),
        (90, ("Sáng", LONG_ACT, "Phòng tiếp dân"), ("", "Họp ban", "Phòng họp")),
        (78, ("Sáng", "Họp Ban Thường vụ", "Chủ tịch Minh"), ("", "(16h30) Họp", "Chủ tịch Lâm")),
        (78, ("Sáng", "Họp Ban Thường vụ", "Tỉnh ủy viên"), ("", "16h30 Giao ban", "Thường trực")),
        (60, ("Sáng", "08:00", "Tỉnh ủy viên"), ("", "14:00", "Thường trực")),
        (60, ("24/8", "Họp tổ", "Tỉnh ủy viên"), ("25/8", "Sinh hoạt chi đoàn", "Thường trực")),
        (60, ("27/8", "Sáng", "Tỉnh ủy viên"), ("", "Chiều", "Thường trực")),
        (60, ("Sáng", "Họp tổ", "Tỉnh ủy viên"), ("", "Sinh hoạt", "Thường trực")),
    ],
)
def test_a_row_at_the_top_of_a_page_is_no_rest_of_the_one_before(height, first, second):
    assert over_pages(height, first, second) == [first, second]


@pytest.mark.parametrize("height", [70, 85, 100, 115])
def test_a_row_that_the_page_s_end_cuts_goes_on_in_all_its_cells(height):
    title = "Báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế, xã hội của tỉnh"
    who = "Đồng chí Nguyễn Văn An, Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Tỉnh ủy"

    assert over_pages(height, ("Sáng", title, who)) == [("Sáng", title, who)]


@pytest.mark.parametrize("height", [70, 85])
@pytest.mark.parametrize("day", ["Thứ Bảy 24/8", "thứ bảy ngày hai mươi"])
def test_so_does_its_first_cell(height, day):
    title = "Báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế, xã hội của tỉnh"

    assert over_pages(height, (day, title, "MC")) == [(day, title, "MC")]


def over_pages(height, *lines):
    """Return the rows, but the head, of a table with rulings on pages of that height in points."""
    cells = ", ".join(
        f"[{cell}]" for line in (("Buổi", "Nội dung", "Chủ trì"), *lines) for cell in line
    )
    source = (
        f"#set page(width: 240pt, height: {height}pt, margin: 8pt)\n"
        '#set text(11pt, font: "Libertinus Serif")\n'
        f"#table(columns: (40pt, 100pt, 84pt), {cells})"
    )
    found = extracted(typst.compile(source.encode()), "a.pdf", Format.PDF).rows
    return [row.cells for row in found][1:]
