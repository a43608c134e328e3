"""The same programme in every format gives the same draft, but for the places."""

import pytest

from tests.files.importers.documents import (
    abstract,
    excel,
    levels,
    num,
    numbered,
    odf_p,
    odf_table,
    opendocument,
    p,
    pdf,
    r,
    tbl,
    tr,
    word,
)
from tests.paths import OFFICE_TEXT
from timekeeper.files.importers.clipboard import read as read_clipboard
from timekeeper.files.importers.reading import read_file

OFFICE = OFFICE_TEXT.read_text("utf-8")
HEAD = ["CHƯƠNG TRÌNH", "Hội nghị Ban Chấp hành Đảng bộ tỉnh", "(Ngày 06/12/2023)"]
TABLE = [
    ("Thời gian", "Nội dung", "Thực hiện"),
    ("BUỔI SÁNG", "", ""),
    ("7h30 - 7h45", "Đón tiếp đại biểu", "Văn phòng Tỉnh ủy"),
    ("7h45 - 8h30", "Báo cáo kết quả thực hiện nhiệm vụ 9 tháng đầu năm", "Ủy ban nhân dân tỉnh"),
    ("8h30 - 9h15", "Thảo luận", "Đồng chí Phó Bí thư Tỉnh ủy"),
    ("9h15 - 9h30", "Giải lao", ""),
    ("BUỔI CHIỀU", "", ""),
    ("13h30 - 15h00", "Thảo luận tổ; các tổ trưởng điều hành", "Các tổ"),
    ("15h00 - 15h30", "Bế mạc", "Đồng chí Bí thư Tỉnh ủy"),
]
ROWS = [(line, "", "") for line in HEAD] + TABLE


@pytest.fixture
def read(tmp_path):
    def read(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_file(path)

    return read


def same(draft, expected):
    assert draft.programme == expected.programme
    assert [(d.kind, d.message) for d in draft.doubts] == [
        (d.kind, d.message) for d in expected.doubts
    ]
    return True


def markup(rows):
    cells = (("".join(f"<td>{cell}</td>" for cell in row)) for row in rows)
    lines = "".join(f"<tr>{row}</tr>" for row in cells)
    return f'<table border="1" cellspacing="0" cellpadding="4" width="100%">{lines}</table>'


def test_the_office_s_programme_in_any_format_is_the_same(read, qapp):
    lines = OFFICE.splitlines()
    text = read("a.txt", OFFICE)

    assert same(read("a.docx", word(*map(p, lines))), text)
    assert same(read("a.docx", word(p(r(OFFICE)))), text)
    assert same(read("a.odt", opendocument("text", "".join(map(odf_p, lines)))), text)
    assert same(read("a.html", "<meta charset=utf-8>" + "".join(f"<p>{x}" for x in lines)), text)
    assert same(read("a.xlsx", excel(Sheet1=[(line,) for line in lines])), text)
    assert same(read("a.ods", opendocument("spreadsheet", odf_table([(x,) for x in lines]))), text)
    assert same(read("a.pdf", pdf("".join(f"<p align=justify>{x}</p>" for x in lines))), text)
    assert same(read_clipboard(None, OFFICE), text)


def test_a_table_in_any_format_is_the_same(read, qapp):
    text = read("a.txt", "\n".join([*HEAD, *("\t".join(row) for row in TABLE)]))
    assert len(text.programme.items) == 6

    heads = "".join(map(p, HEAD))
    html = "".join(f"<p>{line}</p>" for line in HEAD) + markup(TABLE)
    odt = "".join(map(odf_p, HEAD)) + odf_table(TABLE)
    assert same(read("a.docx", word(heads, tbl(*(tr(*row) for row in TABLE)))), text)
    assert same(read("a.odt", opendocument("text", odt)), text)
    assert same(read("a.ods", opendocument("spreadsheet", odf_table(ROWS))), text)
    assert same(read("a.xlsx", excel(Sheet1=ROWS)), text)
    assert same(read("a.csv", "\n".join('"' + '";"'.join(row) + '"' for row in ROWS)), text)
    assert same(read("a.tsv", "\n".join("\t".join(row) for row in ROWS)), text)
    assert same(read("a.html", html), text)
    assert same(read("a.pdf", pdf(html)), text)
    assert same(read_clipboard(html, "\n".join("\t".join(row) for row in ROWS)), text)


def test_automatic_numbers_are_the_same_as_written_ones(read):
    lists = abstract(1, levels(("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "(%3)")))
    body = [
        p("CHƯƠNG TRÌNH"),
        p("Hội nghị A"),
        numbered("BUỔI SÁNG: Từ 7 giờ 30 đến 11 giờ", 1),
        numbered("Từ 7h30 đến 9h00 (90p): Hội nghị lấy phiếu", 1, 1),
        numbered("Từ 7h30 đến 8h00: Khai mạc (Văn phòng).", 1, 2),
        numbered("Từ 8h00 đến 9h00: Thảo luận.", 1, 2),
        numbered("Từ 9h00 đến 11h00: Hội nghị sơ kết", 1, 1),
        numbered("Từ 9h00 đến 11h00: Báo cáo.", 1, 2),
        numbered("BUỔI CHIỀU: Từ 13 giờ 30 đến kết thúc", 1),
        numbered("Từ 13h30 đến 14h30: Tham luận.", 1, 1),
    ]
    written = """CHƯƠNG TRÌNH
Hội nghị A
I. BUỔI SÁNG: Từ 7 giờ 30 đến 11 giờ
1. Từ 7h30 đến 9h00 (90p): Hội nghị lấy phiếu
(1) Từ 7h30 đến 8h00: Khai mạc (Văn phòng).
(2) Từ 8h00 đến 9h00: Thảo luận.
2. Từ 9h00 đến 11h00: Hội nghị sơ kết
(1) Từ 9h00 đến 11h00: Báo cáo.
II. BUỔI CHIỀU: Từ 13 giờ 30 đến kết thúc
1. Từ 13h30 đến 14h30: Tham luận."""

    assert same(read("a.docx", word(*body, numbering=lists + num(1, 1))), read("a.txt", written))
