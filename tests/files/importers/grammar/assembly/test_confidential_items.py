"""An item whose words say that it stays in the house is read so, with a doubt for a person."""

from __future__ import annotations

import pytest
import typst
from openpyxl import Workbook

from tests.files.importers.documents import odf_p, opendocument, pdf, saved, tbl, tc, tr, word
from timekeeper.files.importers.reading import draft_of, extracted
from timekeeper.files.importers.sniffing import Format, format_of
from timekeeper.live.secrecy import suggested


def read(item):
    text = f"BUỔI SÁNG\n7h30 - 7h40: Khai mạc\n7h40 - 8h10: {item}\n8h10 - 8h20: Bế mạc"
    return draft_of(extracted(text.encode(), "day.txt", Format.TEXT), "day.txt")


@pytest.mark.parametrize(
    "words",
    [
        "Công tác cán bộ (nội bộ)",
        "Công tác cán bộ (Mật)",
        "Công tác cán bộ (TỐI MẬT) - Ban Tổ chức",
        "Công tác cán bộ [tuyệt mật]",
        "Công tác cán bộ (tài liệu mật)",
        "Công tác cán bộ (không công bố)",
        "Công tác cán bộ, không phổ biến",
        "Công tác cán bộ, không được phổ biến ra ngoài",
        "Mật: Công tác cán bộ",
        "Công tác cán bộ\n- Lưu hành nội bộ",
        "Công tác cán bộ (bí mật)",
        "Công tác cán bộ - nội bộ",
        "Công tác cán bộ – Mật",
        "Công tác cán bộ “MẬT”",
        "Công tác cán bộ {mật}",
        "Công tác cán bộ /mật/",
        "Công tác cán bộ *mật*",
        "Công tác cán bộ (nội bộ",
        "Công tác cán bộ. Tuyệt mật",
        "Công tác cán bộ, nội bộ - Ban Tổ chức",
        "Công tác cán bộ (15 phút) - Nội bộ",
        "Công tác cán bộ MẬT",
        "[Mật] Công tác cán bộ",
        "NỘI BỘ - Công tác cán bộ",
        "Họp nội bộ",
        "Công tác cán bộ (họp kín)",
        "Công tác cán bộ (noi bo)",
        "Personnel (confidential)",
        "Personnel - closed session",
        "Công tác cán bộ\nMật",
        "Công tác cán bộ\n(nội bộ)",
        "Công tác cán bộ (nội\nbộ)",
        "Công tác cán bộ\nCông khai: không",
    ],
)
def test_words_of_secrecy_make_an_item_confidential_and_say_so(words):
    draft = read(words)

    assert [item.confidential for item in draft.programme.items] == [False, True, False]
    (doubt,) = [doubt for doubt in draft.doubts if doubt.kind == "confidential"]
    assert doubt.item == draft.programme.items[1].id
    assert doubt.read in " ".join(words.split())


@pytest.mark.parametrize(
    "words",
    [
        "Quán triệt Luật Bảo vệ bí mật nhà nước",
        "Công tác bảo vệ chính trị nội bộ",
        "Báo cáo (Ban Bảo vệ chính trị nội bộ Tỉnh ủy)",
        "Công bố quyết định khen thưởng",
        "Đề án nuôi ong mật",
        "Báo cáo về công tác nội bộ",
        "Ban Nội chính báo cáo",
        "Kiểm toán nội bộ (kiểm toán nội bộ)",
        "Quy chế chi tiêu nội bộ (dự thảo)",
        "An ninh mạng, bảo mật thông tin",
        "BAN BẢO VỆ CHÍNH TRỊ NỘI BỘ: báo cáo",
        "Bầu cử (bỏ phiếu kín)",
        "Đ/c Nguyễn Văn Mật phát biểu",
        "Kết quả, mật độ dân số",
    ],
)
def test_items_that_only_speak_of_it_are_open(words):
    draft = read(words)

    assert not any(item.confidential for item in draft.programme.items)
    assert "confidential" not in {doubt.kind for doubt in draft.doubts}


def internal(draft):
    assert ("confidential" in {doubt.kind for doubt in draft.doubts}) == any(
        item.confidential for item in draft.programme.items
    )
    return "".join("x" if item.confidential else "." for item in draft.programme.items)


def as_text(rows):
    return "\n".join("\t".join(row) for row in rows).encode(), "day.txt"


def as_word(rows):
    width = max(map(len, rows))
    return word(tbl(*(tr(*row, *[""] * (width - len(row))) for row in rows))), "day.docx"


def as_sheet(rows):
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    return saved(workbook), "day.xlsx"


def drafted(content, name):
    return draft_of(extracted(content, name, format_of(content, name)), name)


in_every_form = pytest.mark.parametrize("write", [as_text, as_word, as_sheet])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BUỔI SÁNG\n7h30: A\nBUỔI CHIỀU (nội bộ)\n14h00: B\n15h00: C", ".xx"),
        ("Sáng - Mật\n7h30: A\nChiều\n14h00: B", "x."),
        ("I. MỞ\n1. 7h30: A\nII. NHÂN SỰ (mật)\n1. 8h00: B\n2. 9h: C\nIII. KẾT\n1. 10h: D", ".xx."),
        ("7h30: A\nNHÂN SỰ (không công bố)\n8h00: B\n9h00: C", ".xx"),
        ("7h30: A\nPhần nhân sự - nội bộ:\n8h00: B\n9h00: C", ".xx"),
        ("7h30: A\nPHIÊN HỌP KÍN\n8h00: B\n9h00: C", ".xx"),
        ("BUỔI CHIỀU\n(nội bộ)\n14h00: B\n15h00: C", "xx"),
        ("I. MỞ\n1. 7h30: A\nII. NHÂN SỰ\nGhi chú: không công bố\n1. 8h00: B\n2. 9h00: C", ".xx"),
        ("8h00 - 9h00: Nhân sự (mật)\n- 8h00 - 8h20: A\n- 8h20 - 9h00: B\n9h00: C", "xx."),
        (
            "Ngày 15/8/2026\n7h: A\nNgày 16/8 (Mật)\nSÁNG\n8h: B\nCHIỀU\n14h: C\nNgày 17/8\n8h: D",
            ".xx.",
        ),
        ("LƯU HÀNH NỘI BỘ\nHỘI NGHỊ BAN CHẤP HÀNH\n7h30: A\n8h00: B", "xx"),
        ("Chương trình\n# Phần 1\n7h30: A\n# Phần 2 [Mật]\n8h00: B", ".x"),
    ],
)
def test_a_marked_heading_makes_all_below_it_internal(text, expected):
    assert internal(drafted(text.encode(), "day.txt")) == expected


@in_every_form
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [
                ("Thời gian", "Nội dung", "Thực hiện"),
                ("7h30", "A", "Bí thư"),
                ("PHẦN II. NHÂN SỰ (không công bố)",),
                ("8h00", "B", "Bí thư"),
                ("9h00", "C", "Bí thư"),
                ("PHẦN III. KẾT THÚC",),
                ("10h00", "D", "Bí thư"),
            ],
            ".xx.",
        ),
        (
            [
                ("TT", "Giờ", "Nội dung", "Ghi chú"),
                ("I", "", "MỞ ĐẦU"),
                ("1", "7h30", "A"),
                ("II", "", "NHÂN SỰ", "Mật"),
                ("1", "8h00", "B"),
            ],
            ".x",
        ),
        (
            [
                ("Buổi", "Giờ", "Nội dung"),
                ("Sáng", "7h30", "A"),
                ("Chiều (nội bộ)", "14h00", "B"),
                ("", "15h00", "C"),
            ],
            ".xx",
        ),
        (
            [
                ("Ngày", "Giờ", "Nội dung"),
                ("15/8/2026", "7h30", "A"),
                ("16/8/2026 - mật", "8h00", "B"),
                ("", "9h00", "C"),
            ],
            ".xx",
        ),
    ],
)
def test_a_marked_heading_of_a_table_makes_all_below_it_internal(write, rows, expected):
    assert internal(drafted(*write(rows))) == expected


@in_every_form
@pytest.mark.parametrize("head", ["Ghi chú", "Độ mật", "Phạm vi", "Thực hiện", "STT", ""])
@pytest.mark.parametrize("cell", ["Mật", "Nội bộ", "Không công bố", "[TỐI MẬT]", "Lưu hành nội bộ"])
def test_a_marking_in_a_cell_of_its_own_makes_its_row_internal(write, head, cell):
    rows = [("Giờ", "Nội dung", head), ("7h30", "A", ""), ("8h00", "B", cell), ("9h00", "C", "")]

    draft = drafted(*write(rows))

    assert internal(draft) == ".x."
    assert not any(item.presenter for item in draft.programme.items)


def merged_word(table):
    def cell(text, down):
        begins = '<w:vMerge w:val="restart"/>' if down > 1 else ""
        return tc(text or "", "<w:vMerge/>" if text is None else begins)

    return word(tbl(*(tr(*(cell(*one) for one in row)) for row in table))), "day.docx"


def merged_sheet(table):
    workbook = Workbook()
    sheet = workbook.active
    for row, cells in enumerate(table, 1):
        for column, (text, down) in enumerate(cells, 1):
            if text is not None:
                sheet.cell(row, column, text)
            if down > 1:
                sheet.merge_cells(None, row, column, row + down - 1, column)
    return saved(workbook), "day.xlsx"


def merged_page(table):
    rows = (
        "".join(f"<td rowspan={down}>{text}</td>" for text, down in row if text is not None)
        for row in table
    )
    listed = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<table border="1" cellspacing="0" cellpadding="4">{listed}</table>'


def merged_html(table):
    return f"<html><body>{merged_page(table)}</body></html>".encode(), "day.html"


def merged_pdf(table):
    return pdf(merged_page(table)), "day.pdf"


def merged_odf(table):
    def cell(text, down):
        spanned = f'<table:table-cell table:number-rows-spanned="{down}">{odf_p(text or "")}'
        return "<table:covered-table-cell/>" if text is None else f"{spanned}</table:table-cell>"

    rows = ("".join(cell(*one) for one in row) for row in table)
    listed = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f'<table:table table:name="Sheet1">{listed}</table:table>'


def merged_ods(table):
    return opendocument("spreadsheet", merged_odf(table)), "day.ods"


def merged_odt(table):
    return opendocument("text", merged_odf(table)), "day.odt"


def merged(rows):
    """Return the cells with the number of rows each goes over; "^" goes on from above."""
    table = [[(None if cell == "^" else cell, 1) for cell in row] for row in rows]
    for r, row in reversed([*enumerate(table)][1:]):
        for c, (text, down) in enumerate(row):
            if text is None:
                table[r - 1][c] = table[r - 1][c][0], down + 1
    return table


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "write",
    [merged_word, merged_sheet, merged_html, merged_pdf, merged_ods, merged_odt],
)
@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        ("Ghi chú", ("-", "Nội bộ", "^", "-"), ".xx."),
        ("Phạm vi", ("Mật", "^", "^", "-"), "xxx."),
        ("Ghi chú", ("Không công bố", "-", "Không đưa tin", "^"), "x.xx"),
        ("Nội bộ", ("không", "^", "có", "^"), "..xx"),
        ("Thực hiện", ("Đ/c A", "^", "Đ/c B (nội bộ)", "^"), "..xx"),
        ("Ghi chú", ("Công tác nội bộ của tỉnh", "^", "^", "^"), "...."),
    ],
)
def test_a_marking_holds_for_every_row_that_its_cell_covers(write, head, cells, expected):
    items = zip(("7h30", "8h00", "9h00", "10h00"), "ABCD", cells, strict=True)
    rows = [("Giờ", "Nội dung", head), *((at, f"Việc {name}", said) for at, name, said in items)]

    draft = drafted(*write(merged(rows)))

    assert internal(draft) == expected
    assert [doubt.kind for doubt in draft.doubts].count("confidential") == expected.count("x")
    assert [item.title for item in draft.programme.items] == [f"Việc {name}" for name in "ABCD"]


@pytest.mark.parametrize("write", [merged_word, merged_sheet, merged_html, merged_odt])
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [
                ("Phạm vi", "Giờ", "Nội dung"),
                ("Nội bộ", "7h30", "A"),
                ("^", "8h00", "B"),
                ("Công khai", "9h00", "C"),
                ("^", "10h00", "D"),
            ],
            "xx..",
        ),
        (
            [
                ("Giờ", "Nội dung", "Thực hiện"),
                ("7h30", "Nhân sự (mật)", "Đ/c A"),
                ("8h00", "^", "Đ/c B"),
                ("9h00", "C", "Đ/c C"),
            ],
            "xx.",
        ),
        (
            [
                ("Giờ", "Nội dung", "Ghi chú"),
                ("7h30", "A", f"{'Lời dặn, ' * 600}(nội bộ)"),
                ("8h00", "B", "^"),
                ("9h00", "C", ""),
            ],
            "xx.",
        ),
        (
            [
                ("Giờ", "Nội dung", "Không công khai"),
                ("^", "^", "^"),
                ("7h30", "A", ""),
                ("8h00", "B", ""),
            ],
            "..",
        ),
    ],
)
def test_a_marking_reaches_as_far_as_its_cell(write, rows, expected):
    assert internal(drafted(*write(merged(rows)))) == expected


def test_a_cell_covered_from_its_left_takes_no_marking_from_above():
    wide = '<table:table-cell table:number-columns-spanned="2"><text:p>Việc B</text:p>'
    table = merged_odf(merged([("7h30", "Việc A", "Nội bộ"), ("8h00", "@", "@")]))
    covered = f'<table:table-cell table:number-rows-spanned="1">{odf_p("@")}</table:table-cell>'
    table = table.replace(covered * 2, f"{wide}</table:table-cell><table:covered-table-cell/>")

    assert "covered" in table
    assert internal(drafted(opendocument("text", table), "day.odt")) == "x."


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        ("Độ mật", ("Thường", "A", "-", "Mật"), ".x.x"),
        ("Nội bộ", ("", "x", "không", "có"), ".x.x"),
        ("Công khai", ("có", "không", "x", ""), ".x.."),
    ],
)
def test_a_column_of_secrecy_is_read_by_its_head(head, cells, expected):
    rows = [("Giờ", "Nội dung", head)]
    rows += [(f"{hour}h00", f"Báo cáo {hour}", cell) for hour, cell in enumerate(cells, 7)]

    assert internal(drafted(*as_text(rows))) == expected


@in_every_form
@pytest.mark.parametrize(
    "row",
    [
        ("2", "8h00 - 8h15 (nội bộ)", "Báo cáo", "Ban Tổ chức"),
        ("2", "8h00 - 8h15\nMật", "Báo cáo", "Ban Tổ chức"),
        ("2", "[Mật] 8h00 - 8h15", "Báo cáo", "Ban Tổ chức"),
        ("2 (mật)", "8h00 - 8h15", "Báo cáo", "Ban Tổ chức"),
        ("2", "8h00 - 8h15", "Báo cáo", "Ban Tổ chức (nội bộ)"),
        ("2", "8h00 - 8h15", "Báo cáo", "Ban Tổ chức\nkhông công bố"),
    ],
)
def test_a_marking_beside_a_time_a_number_or_a_name_leaves_these(write, row):
    if write is as_text:
        row = [cell.replace("\n", " - ") for cell in row]
    rows = [("TT", "Giờ", "Nội dung", "Thực hiện"), ("1", "7h30", "A", "Bí thư"), row]

    draft = drafted(*write(rows))

    item = draft.programme.items[1]
    assert internal(draft) == ".x"
    assert (item.number, f"{item.start:%H:%M}", f"{item.end:%H:%M}") == ("2", "08:00", "08:15")
    assert (item.title, item.presenter.text) == ("Báo cáo", "Ban Tổ chức")


@pytest.mark.parametrize(
    "line",
    ["[Mật] 8h00 - 8h15: Báo cáo", "8h00 - 8h15 (mật): Báo cáo", "8h00 - 8h15: Mật - Báo cáo"],
)
def test_a_marked_line_keeps_its_time_and_its_title(line):
    draft = read(f"Chào\n{line}")

    item = draft.programme.items[2]
    assert (item.title.lower(), f"{item.end:%H:%M}") == ("báo cáo (mật)", "08:15")


def test_a_table_without_a_head_has_no_marking_for_a_presenter():
    rows = [("7h30", "A", "Bí thư"), ("8h00", "B", "Mật", "Ban Tổ chức"), ("9h00", "C", "Bí thư")]

    draft = drafted(*as_text(rows))

    assert internal(draft) == ".x."
    assert draft.programme.items[1].presenter.text == "Ban Tổ chức"


@pytest.mark.parametrize(
    "line",
    [
        "Ghi chú: Phần công tác cán bộ không công bố",
        "Thành phần: nội bộ cơ quan",
        "Nơi nhận:\n- Lưu: VT, tài liệu mật",
        "(*) Nội dung không phổ biến",
    ],
)
def test_words_of_secrecy_that_belong_to_no_item_are_asked_about(line):
    draft = drafted(f"I. MỞ\n1. 7h30: A\n2. 8h00: B\nII. KẾT\n{line}".encode(), "day.txt")

    assert "confidential" in {doubt.kind for doubt in draft.doubts}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            (
                "<tr><td>7h30<td>A<td><tr><td>8h00<td>B<td rowspan=0>Nội bộ<tr><td>9h00<td>C"
                "<tr><td>10h00<td>D"
            ),
            ".xxx",
        ),
        (
            (
                "<tbody><tr><td>7h30<td>A<td rowspan=0>(mật)<tr><td>8h00<td>B"
                "<tbody><tr><td>9h00<td>C<td><tr><td>10h00<td>D<td>"
            ),
            "xx..",
        ),
        (
            (
                "<tbody><tr><td rowspan=0>Mật<td>7h30<td>A<tr><td>8h00<td>B<tr><td>9h00<td>C"
                "<tfoot><tr><td>-<td>10h00<td>D"
            ),
            "xxx.",
        ),
        (
            (
                "<tbody><tr><td>7h30<td>A<td rowspan=9>Nội bộ<tr><td>8h00<td>B"
                "<tbody><tr><td>9h00<td>C<td>"
            ),
            "xx.",
        ),
    ],
)
def test_a_cell_of_no_rows_reaches_to_the_end_of_its_group(page, expected):
    content = f"<html><table>{page}</table></html>".encode()

    assert internal(drafted(content, "day.html")) == expected


@pytest.mark.parametrize(
    ("rows", "head", "said", "expected"),
    [
        (range(3, 11), False, "(nội bộ)", "...xxxxxxxx..."),
        (range(3, 11), True, "Mật", "...xxxxxxxx..."),
        (range(1, 14), True, "Không công bố", ".xxxxxxxxxxxxx"),
        (range(3, 11), True, "Mang theo tài liệu", "." * 14),
        (range(11, 14), True, "(mật)", "...........xxx"),
    ],
)
def test_a_marking_goes_over_the_end_of_a_page_with_its_cell(rows, head, said, expected):
    """The pages' ends fall into the cell; a row takes 22 points."""
    noted = {rows[0]: f"table.cell(rowspan: {len(rows)})[{said}]"}
    cells = [
        f"[{7 + n}h00], [Việc {n}], {'' if n in rows[1:] else noted.get(n, '[]') + ','}"
        for n in range(14)
    ]
    names = "[Giờ], [Nội dung], [Ghi chú]"
    source = (
        '#set page(height: 11cm)\n#set text(font: "Libertinus Serif", size: 11pt)\n'
        f"#table(columns: 3, {f'table.header({names})' if head else names}, {' '.join(cells)})"
    )

    draft = drafted(typst.compile(source.encode()), "day.pdf")

    assert internal(draft) == expected
    assert len({row.place.page for row in draft.original}) > 1


@in_every_form
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("(Từ đây trở đi: nội bộ)",), ("8h00", "B"), ("9h00", "C")], ".xx"),
        ([("8h00", "B"), ("Các nội dung sau: không công bố",), ("9h00", "C")], "..x"),
        ([("Phần còn lại - mật",), ("8h00", "B"), ("(Hết phần mật)",), ("9h00", "C")], ".x."),
        (
            [("Từ đây trở đi báo chí không dự",), ("8h00", "B"), ("BUỔI CHIỀU",), ("14h00", "C")],
            ".xx",
        ),
    ],
)
def test_a_line_that_speaks_of_all_below_it_holds_over_headings(write, rows, expected):
    draft = drafted(*write([("7h30", "A"), *rows]))

    assert internal(draft) == expected
    assert [item.title for item in draft.programme.items] == ["A", "B", "C"]
    assert {line for row in rows if len(row) == 1 for line in row if "BUỔI" not in line} <= {
        *draft.programme.notes
    }


@in_every_form
@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        ("Báo chí", ("Được dự", "Không dự", "Không mời"), ".xx"),
        ("Phổ biến", ("Rộng rãi", "Hạn chế", "Nội bộ"), ".xx"),
        ("Lưu hành nội bộ", ("không", "x", "có"), ".xx"),
        ("Ghi chú", ("Báo chí dự", "Báo chí không dự", "(M)"), ".xx"),
        ("Độ mật", ("", "M", "Tối mật"), ".xx"),
        ("Ghi chú", ("Cơ quan báo chí", "Phổ biến pháp luật", "Bảng M"), "..."),
    ],
)
def test_a_column_says_which_items_are_internal(write, head, cells, expected):
    rows = [("Giờ", "Nội dung", head)]
    rows += zip(("7h30", "8h00", "9h00"), ("Việc A", "Việc B", "Việc C"), cells, strict=True)

    draft = drafted(*write(rows))

    assert internal(draft) == expected
    assert [item.title for item in draft.programme.items] == ["Việc A", "Việc B", "Việc C"]


@pytest.mark.parametrize("stamp", ["MẬT", "TÀI LIỆU MẬT", "Độ mật: Mật", "(Tối mật)"])
@pytest.mark.parametrize(
    "head",
    [
        "{stamp}\nCHƯƠNG TRÌNH\nHội nghị tổng kết",
        "TỈNH ỦY HẬU GIANG\nVĂN PHÒNG\n{stamp}\nCHƯƠNG TRÌNH\nHội nghị tổng kết",
        "{stamp}\nTỈNH ỦY HẬU GIANG\nVĂN PHÒNG\nCHƯƠNG TRÌNH\nHội nghị tổng kết",
        "CHƯƠNG TRÌNH\n{stamp}\nHội nghị tổng kết",
        "{stamp}\nHội nghị tổng kết",
    ],
)
def test_a_stamp_at_the_head_is_no_office_and_no_event_and_raises_the_question(head, stamp):
    text = f"{head.format(stamp=stamp)}\nBUỔI SÁNG\n7h30 - 7h40: Khai mạc"
    programme = draft_of(extracted(text.encode(), "day.txt", Format.TEXT), "day.txt").programme
    office = ("TỈNH ỦY HẬU GIANG", "VĂN PHÒNG") if "ỦY" in head else (None, None)

    assert programme.title == "Hội nghị tổng kết"
    assert (programme.organisation.superior, programme.organisation.issuer) == office
    assert stamp in programme.notes
    assert suggested(programme)


def test_a_meeting_that_is_called_closed_keeps_its_name():
    text = "CHƯƠNG TRÌNH\nHọp kín\nBUỔI SÁNG\n7h30 - 7h40: Khai mạc"

    draft = draft_of(extracted(text.encode(), "day.txt", Format.TEXT), "day.txt")

    assert draft.programme.title == "Họp kín"
