"""A table without rulings is read by the white between its columns and rows."""

from collections import defaultdict
from itertools import pairwise

import pytest

from tests.files.importers.documents import pdf
from timekeeper.desktop.display.fonts import load_fonts
from timekeeper.files.importers.formats.pdf.edges import LineBlock, lines_in_columns
from timekeeper.files.importers.formats.pdf.lines import TextLine, Word
from timekeeper.files.importers.formats.pdf.page import DrawnPage
from timekeeper.files.importers.formats.pdf.scanning.scan import Scan
from timekeeper.files.importers.formats.pdf.shapes import Bounds, Glyph
from timekeeper.files.importers.formats.pdf.sheets import find_unruled_tables, sheet_of
from timekeeper.files.importers.formats.pdf.unruled import unruled_tables
from timekeeper.files.importers.reading import extracted
from timekeeper.files.importers.sniffing import Format


@pytest.fixture(autouse=True)
def one_typeface(qapp):
    """The pages are set in our own typeface, whatever other tests have loaded before."""
    load_fonts()


HEAD = ("Thời gian", "Nội dung", "Thực hiện")
OPENING = "Phát biểu khai mạc Hội nghị tổng kết công tác năm"
ROWS = [
    ("7h30 - 8h00", "Đón tiếp đại biểu", "Ban Tổ chức"),
    ("8h00 - 8h15", OPENING, "Lãnh đạo Bảo hiểm xã hội tỉnh và các đồng chí chủ trì"),
    ("8h15 - 9h00", "Báo cáo", "Sở Y tế"),
    ("9h00", "Thảo luận và trả lời ý kiến của các đại biểu dự họp", ""),
    ("10h00", "Bế mạc", "Lãnh đạo Bảo hiểm xã hội tỉnh và các đồng chí chủ trì"),
]


def table(rows):
    width = 100 // len(rows[0])
    inner = "".join(
        "<tr>" + "".join(f'<td width="{width}%">{cell}</td>' for cell in row) + "</tr>"
        for row in rows
    )
    return f'<table border="0" cellspacing="0" cellpadding="4" width="100%">{inner}</table>'


def cells(html, size=12):
    return [row.cells for row in extracted(pdf(html, size=size), "a.pdf", Format.PDF).rows]


@pytest.mark.parametrize("size", [10, 11, 12, 14])
def test_columns_whose_lines_wrap_do_not_interleave(size):
    assert cells(table(ROWS), size) == ROWS


ONE_LONG = [
    ("7h30 - 8h00", "Đón tiếp đại biểu", "Ban Tổ chức"),
    ("8h00 - 8h15", "Phát biểu khai mạc", "Giám đốc Sở"),
    ("8h15 - 9h00", " ".join([OPENING, "và triển khai nhiệm vụ trọng tâm"] * 2), "Phó Giám đốc"),
    ("9h00 - 10h00", "Thảo luận", "Chủ tọa"),
]
HALVES_OF_DAYS = [
    ("Ngày", "Buổi", "Nội dung", "Địa điểm"),
    ("Thứ Hai<br>12/5/2025", "Sáng", f"7h30: {OPENING} và chào cờ tại sân trường", "Phòng 1"),
    ("", "Chiều", "14h00: Họp Ban Thường vụ về công tác cán bộ của các đơn vị", "Phòng 2"),
    ("Thứ Ba<br>13/5/2025", "Sáng", "8h00: Họp giao ban với các tổ trưởng", "Phòng 1"),
    ("", "Chiều", "14h00: Tiếp công dân", "Trụ sở"),
]


@pytest.mark.parametrize("rows", [ROWS, [HEAD, *ROWS], ONE_LONG, HALVES_OF_DAYS])
@pytest.mark.parametrize("parted", [True, False])
@pytest.mark.parametrize("aligned", ["middle", "bottom"])
def test_cells_may_stand_anywhere_in_the_height_of_their_rows(aligned, parted, rows):
    widths = (22, 16, 40, 22) if rows is HALVES_OF_DAYS else (26, 38, 36)
    html = (table(rows) if parted else close(rows, widths)).replace(
        "<td ", f'<td valign="{aligned}" '
    )

    assert cells(html, 10) == [tuple(cell.replace("<br>", " ") for cell in row) for row in rows]


@pytest.mark.parametrize("way", ["top", "middle"])
def test_what_stands_in_the_middle_of_its_column_makes_no_further_column(way):
    names = (
        "Hùng",
        "Chủ tịch đoàn",
        "Hải",
        "Chi bộ, Ban Giám hiệu",
        "Hùng",
        "Đoàn chủ tịch",
        "Sao",
    )
    rows = [(f"{at}", f"Báo cáo số {at}", name) for at, name in enumerate(names * 2, 10)]
    html = close(rows, (16, 42, 42)).replace("<td ", f'<td align="center" valign="{way}" ')

    assert cells(html, 10) == rows


# No time tells how far such a row reaches, and no text that it goes on.
SPACED = [
    HEAD,
    ("7h30 - 8h00", "Đón tiếp đại biểu\nPhát tài liệu\nVăn nghệ", "Ban Tổ chức\nĐội A"),
    ("8h00 - 8h15", "Chào cờ\nTuyên bố lý do\nGiới thiệu\nKhai mạc", "MC"),
    ("8h15 - 9h00", "Báo cáo", "Sở Y tế\nSở Nội vụ\nSở Tài chính"),
    ("9h00 - 9h30", "Thảo luận\nBế mạc", "Chủ tọa\nGiám đốc\nPhó Giám đốc\nMC"),
]


def in_words(rows):
    """Return rows whatever lines of their cells go on."""
    return [[cell.split() for cell in row] for row in rows]


@pytest.mark.parametrize("aligned", [("middle", "top"), ("top", "bottom"), ("bottom", "middle")])
def test_level_rulings_bound_rows_however_their_cells_stand(aligned):
    first, others = (f'valign="{way}" style="border-bottom: 1px solid black; ' for way in aligned)
    html = close(SPACED, (26, 38, 36)).replace("\n", "<br>").replace('style="', others)
    html = html.replace(f'<tr><td width="26%" {others}', f'<tr><td width="26%" {first}')

    assert in_words(cells(html, 10)) == in_words(SPACED)


def drawn_with_bands(rows, height):
    """Return a page of rows whose cells stand at the middle, each other one in a colour."""
    edges, glyphs, rulings, top = (90, 200, 380, 500), [], [], 700.0
    for at, row in enumerate(rows):
        texts = [cell.split("\n") for cell in row]
        bottom = top - height * max(map(len, texts))
        for (left, right), lines in zip(pairwise(edges), texts, strict=True):
            base = (top + bottom) / 2 + height * (len(lines) / 2 - 0.8)
            for line in lines:
                x = left + 4.0
                for word in line.split():
                    glyphs.append(Glyph(word, x, x + 5.0 * len(word), base, 13.8))
                    x += 5.0 * len(word) + 3.5
                base -= height
            if at % 2 == 0:
                rulings += [Bounds(left, y, right, y) for y in (bottom, top)]
                rulings += [Bounds(x, bottom, x, top) for x in (left, right)]
        top = bottom
    return DrawnPage(595, 842, tuple(glyphs), tuple(rulings), has_picture=False)


@pytest.mark.parametrize("rows", [SPACED, [HEAD, *ONE_LONG[:2], *SPACED[3:]]])
def test_rows_with_a_colour_are_those_of_the_table_around_them(rows):
    sheet = sheet_of(Scan(drawn_with_bands(rows, 16.0)), 1, lambda: None)

    find_unruled_tables([sheet])

    (table,) = sheet.tables
    assert in_words([[cell.text for cell in row] for row in table.rows]) == in_words(rows)


def test_what_stands_above_and_below_stays_outside():
    above, below = (
        "Hội nghị tổng kết công tác năm của toàn ngành và triển khai nhiệm vụ mới " * 2,
        "X",
    )
    html = f"<p>{above}</p>{table([HEAD, *ROWS])}<p>{below}</p>"

    found = cells(html)

    assert found[0] == (above.strip(),)
    assert found[1:-1] == [HEAD, *ROWS]
    assert "X" in found[-1]


@pytest.mark.parametrize(
    "signs",
    [
        ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
        ("- Như Điều 3;", "KT. CHỦ TỊCH"),
        ("NGƯỜI LẬP", "Q. HIỆU TRƯỞNG"),
    ],
)
def test_a_signature_near_below_a_table_has_columns_of_its_own(signs):
    rows = [(f"{number}.", *row) for number, row in enumerate(ROWS, 1)]
    names = [signs, ("- Các phòng, ban trực thuộc;", "PHÓ CHỦ TỊCH"), ("- Lưu: VT, TH.", "")]
    html = close(rows, (6, 22, 38, 34)) + "<p></p>" + close(names, (50, 50))

    assert cells(html, 10)[: len(rows)] == rows


GUESTS = [("TT", "Họ và tên", "Chức vụ")] + [
    (f"{number}", name, f"Chủ tịch {place}")
    for number, (name, place) in enumerate(
        [("Lý Thị Mận", "xã"), ("Hồ Quốc Dũng", "phường"), ("Ngô Minh Trí", "huyện")], 1
    )
]


def test_a_cell_goes_on_behind_an_open_word_though_its_column_seems_to_have_had_room():
    rows = [
        ("7h30", "Báo cáo", "Đại diện các<br>huyện, thành phố"),
        ("8h00", "Thảo luận", "Ban Tổ chức"),
        ("9h00", "Bế mạc", "Lãnh đạo Bảo hiểm xã hội tỉnh và các sở, ban"),
    ]

    assert cells(close(rows, (15, 25, 60)))[0] == (
        "7h30",
        "Báo cáo",
        "Đại diện các huyện, thành phố",
    )


def test_what_begins_small_tells_how_far_its_column_reaches():
    head = [(90, "8h00"), (150, "Báo cáo tóm tắt"), (400, "Ông An")]
    rows = [
        (700, head),
        (685, [(150, "kết quả năm")]),
        (670, [(90, "9h00"), (150, "Phát biểu của"), (400, "Bà Bình")]),
        (655, [(150, "Phường Kinh Bắc")]),
        (640, [(90, "9h30"), (150, "Thảo luận"), (400, "Ông An")]),
        (625, [(150, "Bế mạc")]),
    ]

    [[table]] = unruled_tables([in_words_at(*rows)])

    assert [row[1].text for row in table.rows] == [
        "Báo cáo tóm tắt kết quả năm",
        "Phát biểu của Phường Kinh Bắc",
        "Thảo luận\nBế mạc",
    ]


def in_words_at(*lines):
    """Return lines of words, each with its height on the page and where its cells begin."""
    found = []
    for base, row in lines:
        words = []
        for left, text in row:
            at = float(left)
            for part in text.split():
                words.append(Word(part, at, at + 6.0 * len(part)))
                at += 6.0 * len(part) + 3.5
        found.append(TextLine(base, 11.0, words))
    return found


@pytest.mark.parametrize("space", [9.0, 22.0])
def test_the_wide_spaces_of_text_set_to_both_sides_part_no_columns(space):
    lines = []
    for hour in range(8, 14):
        for base, text in ((1000, "Báo cáo kết quả"), (986, "công tác dân vận")):
            words, at = [Word(f"{hour}h00", 90, 117)][: base // 1000], 150.0
            for part in text.split():
                words.append(Word(part, at, at + 6.0 * len(part)))
                at += 6.0 * len(part) + space
            lines.append(TextLine(base - 40.0 * hour, 11.0, words))
        lines[-2].words.append(Word("MC", 350, 362))

    [[table]] = unruled_tables([lines])

    assert {row[1].text for row in table.rows} == {"Báo cáo kết quả công tác dân vận"}


@pytest.mark.parametrize("aligned", ["top", "middle"])
def test_another_table_above_moves_no_columns(aligned):
    html = close(GUESTS, (8, 48, 44)) + "<p>CHƯƠNG TRÌNH</p>" + close([HEAD, *ROWS], (20, 42, 38))

    found = cells(html.replace("<td ", f'<td valign="{aligned}" '), 10)

    assert found[-len(ROWS) :] == ROWS


def test_a_heading_across_the_columns_parts_them_and_is_a_line():
    heading = "PHIÊN CHUYÊN ĐỀ VỀ CHUYỂN ĐỔI SỐ (13h30 - 15h45)"
    html = table(ROWS) + f"<p>{heading}</p>" + table(ROWS)

    assert cells(html) == [*ROWS, (heading,), *ROWS]


def test_a_column_of_numbers_goes_before_the_times():
    rows = [(f"{number}.", *row) for number, row in enumerate(ROWS, 1)]

    assert cells(table(rows), 10) == rows


def test_the_last_rows_may_stand_on_the_next_page_and_its_number_is_gone():
    rows = [(f"{hour}h00 - {hour}h30", *row[1:]) for hour in range(7, 19) for row in ROWS[:2]]

    found = cells(table(rows), 14)

    assert [row[0] for row in found if row[0]] == [row[0] for row in rows]
    assert not any(cell.isdigit() for row in found for cell in row)


def test_lines_that_each_begin_with_a_time_are_no_table():
    lines = [f"{hour}h00: {OPENING} (Ban Tổ chức)" for hour in range(7, 12)]

    assert cells("".join(f"<p>{line}</p>" for line in lines)) == [(line,) for line in lines]


def test_the_time_may_stand_in_any_column():
    rows = [(title, clock, who or "MC") for clock, title, who in ROWS]

    assert cells(table(rows)) == rows


def test_a_plan_of_days_is_a_table_though_its_clocks_stand_in_the_text():
    rows = [
        ("Thứ Hai 12/5", "7h30 Chào cờ tại sân trường và giao ban đầu tuần", "Hiệu trưởng"),
        ("Thứ Ba 13/5", "Họp hội đồng thi của trường và các tổ", "Phó Hiệu trưởng"),
        ("Thứ Tư 14/5", "14h00 Họp chi bộ", "Bí thư"),
    ]

    assert cells(table(rows)) == rows


def test_a_day_on_two_lines_is_one_row_of_its_plan():
    rows = [
        ("Thứ Hai<br>12/5/2025", "Sáng", "7h30: Chào cờ đầu tuần tại sân trường", "Phòng 1"),
        ("", "Chiều", "14h00: Họp Ban Thường vụ về công tác cán bộ", "Phòng 2"),
        ("Thứ Ba<br>13/5/2025", "Sáng", "8h00: Họp giao ban với các tổ trưởng", "Phòng 1"),
        ("", "Chiều", "14h00: Tiếp công dân", "Trụ sở"),
    ]

    found = cells(table(rows), 11)

    assert [row[1:] for row in found] == [row[1:] for row in rows]


def close(rows, widths):
    """Return a table whose rows are no further apart than the lines in them."""
    inner = "".join(
        "<tr>"
        + "".join(
            f'<td width="{width}%" style="padding-right: 12px">{cell}</td>'
            for cell, width in zip(row, widths, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return f'<table border="0" cellspacing="0" cellpadding="0" width="100%">{inner}</table>'


@pytest.mark.parametrize(
    "clock", ["{0}h00 -<br>{0}h45", "{0}h00<br>- {0}h45", "{0}h00 -<br>{0} giờ<br>45"]
)
def test_a_time_on_several_lines_is_one_though_no_gap_parts_the_rows(clock):
    rows = [(clock.format(hour), *row[1:]) for hour, row in enumerate(ROWS, 7)]

    found = cells(close(rows, (20, 40, 40)))

    assert [row[1:] for row in found] == [row[1:] for row in ROWS]
    assert all(f"{hour}h00" in row[0] and "45" in row[0] for hour, row in enumerate(found, 7))


def test_columns_need_no_times():
    rows = [
        ("Số", "Công việc", "Đơn vị", "Ghi chú"),
        ("A", "Chuẩn bị tài liệu cho hội nghị toàn ngành", "Văn phòng", ""),
        ("B", "Trang trí", "Ban Tổ chức và đoàn thanh niên", "Trước 7h"),
        ("C", "Đón khách", "Lễ tân", "Sảnh"),
    ]

    assert cells(table(rows), 11) == rows


def test_headings_part_tables_whose_columns_are_others():
    first, second = ROWS[:3], [(row[1], row[0], "Hội trường") for row in ROWS]

    found = cells(close(first, (20, 40, 40)) + "<p>BUỔI CHIỀU</p>" + close(second, (50, 25, 25)))

    assert found == [*first, ("BUỔI CHIỀU",), *second]


def test_a_cell_that_the_page_s_end_cuts_goes_on():
    long = " ".join(f"Đồng chí thứ {n}, Ủy viên Ban Thường vụ," for n in range(60))
    rows = [*ROWS, ("10h30", "Giới thiệu đại biểu", long), ("11h00", "Bế mạc", "Bí thư")]

    found = cells(table(rows))

    assert found[len(ROWS)] == rows[len(ROWS)]
    assert found[-1] == rows[-1]


def test_cards_of_a_title_and_a_time_stay_lines():
    lines = ["Báo cáo tổng kết nhiệm kỳ", "10h00 - 10h30", "Thảo luận văn kiện", "10h30 - 11h00"]
    html = "".join(f"<p>{line}</p>" for line in [*lines, "Thông qua nghị quyết đại hội", *lines])

    assert cells(html) == [(line,) for line in [*lines, "Thông qua nghị quyết đại hội", *lines]]


def typed(*rows):
    """Return lines of cells: where each begins, what it says, and the tabs the author set first."""
    lines = []
    for n, cells in enumerate(rows):
        words: list[Word] = []
        for left, text, tabs in cells:
            at = left
            for part in text.split():
                words.append(Word(part, at, at + 6.0 * len(part), tabs=tabs if at == left else 0))
                at += 6.0 * len(part) + 3.5
        lines.append(TextLine(700.0 - 16 * n, 12.0, words))
    return lines


def test_however_little_white_a_tab_leaves_it_parts_columns():
    rows = [
        ("08:00", "Đón khách", "Lễ tân"),
        ("08:30", "Khai mạc", "Thầy Sơn"),
        ("09:00", "Tham luận 1", "Cô Vân"),
        ("09:30", "Tham luận 2", "Thầy Hải"),
    ]
    lines = typed(*([(90, a, 0), (198, b, 1), (261, c, 1)] for a, b, c in rows))
    assert lines[2].words[-2].left - lines[2].words[-3].right < 0.2 * lines[2].height

    [[table]] = unruled_tables([lines])

    assert [tuple(cell.text for cell in row) for row in table.rows] == rows


@pytest.mark.parametrize(
    "stops", [(306, 414, 270, 342), (270, 342, 306, 306), (414, 270, 342, 306)]
)
def test_where_tabs_lead_to_ever_other_places_there_is_no_table(stops):
    titles = ("Đón tiếp", "Tuyên bố lý do", "Phát biểu khai mạc", "Kết luận")
    lines = typed(
        *(
            [(90, f"{hour}:00", 0), (198, title, 1), (stop, "Văn phòng Sở", 1)]
            for hour, (title, stop) in enumerate(zip(titles, stops, strict=True), 10)
        )
    )

    assert unruled_tables([lines]) == [[]]


def test_wide_white_within_cells_tells_of_tabs_and_no_table():
    places = (270, 342, 306, 378, 414)
    lines = [
        TextLine(
            700.0 - 16 * n,
            11.0,
            [
                Word(f"{n + 8}h00", 90.0, 117.0),
                Word("Khai", 198.0, 222.0),
                Word("MC", float(left), left + 18.0),
            ],
        )
        for n, left in enumerate(places)
    ]

    assert unruled_tables([lines]) == [[]]


@pytest.mark.parametrize("rest", ["của các xã trong huyện và thành phố", "của các xã"])
def test_text_with_tabs_that_goes_on_at_the_margin_is_no_table(rest):
    rows = [
        [(90, f"{hour}:00", 0), (150, "30 phút", 1), (220, f"Báo cáo số {hour}", 1)]
        for hour in range(10, 16)
    ]
    rows[2][2] = (220, "Báo cáo kết quả thực hiện chương trình công tác năm", 1)
    below = [(90, rest, 0), (350, "Văn phòng", 1)][: 2 if "huyện" in rest else 1]

    assert unruled_tables([typed(*rows[:3], below, *rows[3:])]) == [[]]


def test_a_head_may_stand_above_the_heading_of_the_first_rows():
    heading = "I. BUỔI SÁNG NGÀY MƯỜI HAI THÁNG CHÍN (HỘI TRƯỜNG LỚN)"
    html = close([HEAD], (20, 40, 40)) + f"<p>{heading}</p>" + close(ROWS, (20, 40, 40))

    assert cells(html) == [HEAD, (heading,), *ROWS]


@pytest.mark.parametrize("heading", ["Ngày 14/9/2026", "I. PHẦN NGHI LỄ"])
def test_a_head_alone_has_the_columns_below_it_and_not_those_of_a_letterhead(heading):
    letterhead = [
        ("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TRUNG TÂM LƯU TRỮ", "Độc lập - Tự do - Hạnh phúc"),
        ("", "Cần Thơ, ngày 3 tháng 9"),
    ]
    above = close(letterhead, (44, 56)) + "<p>CHƯƠNG TRÌNH</p>"
    html = above + close([HEAD], (20, 46, 34)) + f"<p>{heading}</p>" + close(ROWS, (20, 46, 34))

    assert cells(html, 10)[-len(ROWS) - 2 :] == [HEAD, (heading,), *ROWS]


HEADED = (
    [(90, "TT", 0), (120, "Nội dung", 0), (220, "Thời", 0), (290, "Người", 0), (360, "Ghi chú", 0)],
    [(290, "thực hiện", 0)],
)


@pytest.mark.parametrize("who", [(), ((290, "Trưởng ban", 0),)])
def test_a_head_names_columns_that_next_to_nothing_stands_in(who):
    rows = [
        [(90, "1", 0), (120, "Thông qua quy chế", 0), *who],
        [(120, "nội quy", 0)],
        [(90, "2", 0), (120, "Chào cờ", 0)],
        [(90, "3", 0), (120, "Bế mạc", 0)],
    ]

    [[table]] = unruled_tables([typed(*HEADED, *rows)])

    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("TT", "Nội dung", "Thời", "Người thực hiện", "Ghi chú"),
        ("1", "Thông qua quy chế nội quy", "", "Trưởng ban" if who else "", ""),
        ("2", "Chào cờ", "", "", ""),
        ("3", "Bế mạc", "", "", ""),
    ]


@pytest.mark.parametrize("title", ["Thông qua nội quy của đại hội", "Thông qua chương trình"])
def test_what_is_no_column_of_the_rows_is_none_of_the_head(title):
    """A title crosses where the head has white: there stand tabs, and no columns."""
    rows = [[(90, str(n), 0), (120, title, 0)] for n in range(1, 5)]

    tables = unruled_tables([typed(HEADED[0], *rows)])[0]

    assert not [table for table in tables if len(table.rows[0]) > 2]


def test_a_cell_that_goes_on_beside_a_dash_is_no_text_with_tabs():
    rows = [
        part
        for n in range(24, 29)
        for part in (
            [(90, f"{n}/07", 0), (198, "Học đạo đức và", 0), (300, "Tranh về nhân quả của", 0)],
            [(198, "lễ nghi", 0), (300, "Ngài Phổ Hiền", 0)],
        )
    ]
    rows[2][2:] = [(300, "–", 0), (330, "Tranh về nhân quả", 0)]

    [[table]] = unruled_tables([typed(*rows)])

    assert [row[1].text for row in table.rows] == ["Học đạo đức và lễ nghi"] * 5


@pytest.mark.parametrize("rest", ["sáng", "pm", "phút"])
def test_a_clock_may_go_on_alone_in_its_column(rest):
    rows = [
        [(90, f"{hour}:00", 0), (150, "30 phút", 0), (220, f"Báo cáo số {hour} của Ban", 0)]
        for hour in range(10, 14)
    ]
    rest = [(90, rest, 0)]

    [[table]] = unruled_tables([typed(rows[0], rest, rows[1], rest, rows[2], rest, rows[3])])

    assert len(table.rows) == len(rows)


def test_what_begins_small_below_a_short_row_is_no_rest_of_it():
    rows = [
        [(90, f"{hour}:00", 0), (150, "30 phút", 0), (220, f"Báo cáo số {hour}", 0)]
        for hour in range(10, 14)
    ]
    note = [(90, "ghi chú: các đại biểu mang theo giấy mời của ban tổ chức hội nghị", 0)]

    [[table]] = unruled_tables([typed(*rows, note)])

    assert len(table.rows) == len(rows)


@pytest.mark.parametrize(("tabs", "tables"), [(2, 0), (1, 1)])
def test_two_columns_are_none_where_rows_of_a_scan_may_have_more_tabs(tabs, tables):
    lines = [
        TextLine(700.0 - 16 * n, 11.0, [Word(f"{n}h00", 90.0, 117.0), Word("Lễ", 198.0, 215.0)])
        for n in range(7, 12)
    ]
    for line in lines:
        line.tabbed = tabs

    assert len(unruled_tables([lines])[0]) == tables


@pytest.mark.parametrize("cut", [("10/8/202", "6"), ("10/8/20", "26")])
def test_a_day_that_its_narrow_column_cuts_is_one_row(cut):
    rows = [
        part
        for day in (cut, (cut[0].replace("10", "11"), cut[1]), (cut[0].replace("10", "12"), cut[1]))
        for part in (
            [(90, day[0], 0), (150, "08:00", 0), (200, "Họp giao", 0), (270, "Phòng", 0)],
            [(90, day[1], 0), (200, "Ban Thường", 0), (270, "Hai", 0)],
        )
    ]

    [[table]] = unruled_tables([typed(*rows)])

    assert [table.rows[n][0].text for n in range(3)] == ["10/8/2026", "11/8/2026", "12/8/2026"]


@pytest.mark.parametrize("off", [1.0, 1.8, 2.8, 5.0])
def test_cells_of_one_column_need_not_begin_quite_at_one_place(off):
    names = ("Ai làm", "Ban", "Các lớp", "Cô Thu", "Thầy An", "Cô Yến", "Lớp A", "MC", "Lễ", "Ca")
    lines = typed(
        *(
            [(90, f"{n}:00", 0), (198, "Lễ", 0), (350 + (off if n > 7 else 0), name, 0)]
            for n, name in enumerate(names, 6)
        )
    )

    (table,) = unruled_tables([lines])[0]

    assert [[cell.text for cell in row][2:] for row in table.rows] == [[name] for name in names]


def set_at(*lines):
    """Return lines of words, each with its height on the page and where its words begin."""
    return [
        TextLine(base, 11.0, [Word(text, left, left + 4.5 * len(text)) for left, text in words])
        for base, words in lines
    ]


def test_rows_of_a_scan_begin_though_lines_stand_a_little_uneven():
    long = "Phát biểu khai mạc hội nghị sơ kết công"
    lines, base = [], 700.0
    for hour, drop in enumerate([17.6, 17.0, 17.7, 16.6, 17.6, 16.5, 17.7, 17.6], 7):
        base -= drop
        words = [(90, f"{hour}h00"), (150, long if hour in (8, 12) else "Lễ"), (400, "Ban Tổ chức")]
        lines.append((base, words))
        if hour in (8, 12):
            base -= 15.0
            lines.append((base, [(150, "tác")]))

    (table,) = unruled_tables([set_at(*lines)])[0]

    assert [row[0].text for row in table.rows] == [f"{hour}h00" for hour in range(7, 15)]


@pytest.mark.parametrize("day", ["Ngày", "* Ngày", "NGÀY"])
def test_a_day_that_a_narrow_column_breaks_is_no_more_of_the_head(day):
    rows = [[(90, "Thời gian"), (150, "Nội dung"), (400, "Chủ trì")], [(90, day)]]
    rows.append([(90, "17/9/2025")])
    for hour in range(7, 12):
        rows += [[(90, f"{hour}h00 -"), (150, "Lễ"), (400, "MC")], [(90, f"{hour}h30")]]

    (table,) = unruled_tables([set_at(*((700 - 15 * n, row) for n, row in enumerate(rows)))])[0]

    assert [cell.text for cell in table.rows[1]] == [f"{day} 17/9/2025", "", ""]


def test_a_heading_in_a_table_is_a_row_of_its_own_however_little_text_wraps():
    rows = [[(90, "Lễ"), (300, "MC"), (400, f"{hour}h00 - {hour}h30")] for hour in range(7, 13)]
    rows[3:3] = [[(90, "PHẦN I. BÁO CÁO")]]
    lines, base = [], 700.0
    for n, row in enumerate(rows):
        base -= 16.6 if n in (3, 4) else 22.0
        lines.append((base, row))
        if n == 5:
            base -= 11.3
            lines.append((base, [(90, "chào mừng")]))

    (table,) = unruled_tables([set_at(*lines)])[0]

    assert [cell.text for cell in table.rows[3]] == ["PHẦN I. BÁO CÁO", "", ""]
    assert len(table.rows) == 7


def test_the_rest_of_two_cells_is_no_row_though_it_stands_a_little_low():
    rows = [
        [(90, f"{hour}h00 -"), (150, "Khảo sát khu công"), (300, "Khu công")] for hour in (7, 8, 9)
    ]
    lines, base = [], 700.0
    for row in rows:
        base -= 22.0
        lines += [(base, row), (base - 12.2, [(90, "9h30"), (300, "nghiệp")])]
        base -= 26.7
        lines.append((base, [(150, "nghiệp"), (300, "Bàu Sen")]))

    (table,) = unruled_tables([set_at(*lines)])[0]

    assert [row[0].text for row in table.rows] == [f"{hour}h00 - 9h30" for hour in (7, 8, 9)]


@pytest.mark.parametrize("first", ["4", "Thứ Tư 11/02"])
def test_a_row_with_its_number_and_clock_is_one_however_near_it_stands(first):
    lines, base = [], 700.0
    for n, hour in enumerate(range(7, 15), 1):
        base -= 17.8 if n == 4 else 18.2
        number = first if n == 4 else str(n)
        words = [(90, number), (160, f"{hour}h00"), (220, "Lễ"), (450, "Ban Tổ chức")]
        lines.append((base, words))

    (table,) = unruled_tables([set_at(*lines)])[0]

    assert [row[1].text for row in table.rows] == [f"{hour}h00" for hour in range(7, 15)]


def test_a_date_above_a_table_is_none_of_its_rows_though_it_has_white_at_an_edge():
    rows = [[(90, "Ngày"), (115, "25"), (128, "tháng"), (155, "2"), (170, "năm"), (190, "2026")]]
    rows += [[(90, f"{hour}h00"), (170, "Ban Pháp chế"), (300, "Lễ")] for hour in range(7, 12)]

    (table,) = unruled_tables([set_at(*((700 - 17 * n, row) for n, row in enumerate(rows)))])[0]

    assert [row[0].text for row in table.rows] == [f"{hour}h00" for hour in range(7, 12)]


LONG = "Hướng dẫn sử dụng phần mềm quản lý văn bản"


@pytest.mark.parametrize(("title", "tables"), [(f"{LONG} (PGS.TS. Vũ", 0), ("Lễ (MC)", 1)])
def test_text_behind_clocks_that_goes_on_at_the_margin_is_no_table(title, tables):
    rows = [[(90, f"{hour}h00 - {hour}h30"), (172, LONG)] for hour in range(7, 12)]
    rows[1:2] = [[(90, "8h00 - 8h30"), (172, title)], [(90, "Hoàng Yến)")]]

    found = unruled_tables([set_at(*((700 - 15 * n, row) for n, row in enumerate(rows)))])

    assert len(found[0]) == tables


@pytest.mark.parametrize(("tabs", "tables"), [(2, 0), (0, 1)])
def test_text_with_tabs_of_a_scan_that_goes_on_at_the_margin_is_no_table(tabs, tables):
    rows = [
        [(90, f"{hour}h00 - {hour}h30"), (172, "Lễ ra mắt"), (300, "Ban Tuyên giáo Tỉnh ủy")]
        for hour in range(7, 12)
    ]
    rows[2:2] = [[(90, "Yến")]]
    lines = set_at(*((700 - 15 * n, row) for n, row in enumerate(rows)))
    for line in lines:
        line.tabbed = tabs if len(line.words) > 1 else 0

    assert len(unruled_tables([lines])[0]) == tables


def test_no_column_begins_within_a_range_of_hours():
    ranged = [(90, "8h00"), (112, "-"), (121, "9h00"), (200, "Lễ"), (330, "MC")]
    lines = set_at(
        *((700 - 24 * n, ranged) for n in range(4)), (604, [(90, "ven"), (112, "Ông An")])
    )

    found = unruled_tables([lines])[0]

    assert [row[0].text for table in found for row in table.rows][:4] == ["8h00 - 9h00"] * 4


def test_where_text_behind_counters_goes_on_at_the_margin_there_is_no_table():
    row = [(126, "7h00 - 7h30", 1), (200, "Lễ", 1), (300, "Hội Nông dân tỉnh Nam", 1)]
    lines = [typed([(90, str(n), 0), *row])[0] for n in range(1, 7)]
    lines[2:2] = typed([(90, "Định", 0)])
    for n, line in enumerate(lines):
        line.base, line.tabbed = 700.0 - 14 * n, 3

    assert unruled_tables([lines]) == [[]]


def test_a_row_that_the_page_s_end_cuts_goes_on_though_the_next_page_lies_a_little_aside():
    rows = [[(90, f"{hour}h00"), (150, "Chủ tịch tiếp dân"), (300, "MC")] for hour in range(7, 12)]
    first = set_at(*((700 - 24 * n, row) for n, row in enumerate(rows)))
    rest = [(152, "tháng 7/2026")]
    rows = [rest, *([(x + 2, text) for x, text in row] for row in rows)]
    second = set_at(*((700 - 24 * n, row) for n, row in enumerate(rows)))

    _before, (table,) = unruled_tables([first, second])

    assert [cell.text for cell in table.rows[0]] == ["", "tháng 7/2026", ""]


@pytest.mark.parametrize("end", ["thứ 6", "ngày 24/8", "chủ nhật"])
@pytest.mark.parametrize(
    ("act", "goes_on"),
    [
        ("Báo cáo kết quả trong lĩnh vực", True),
        ("Báo cáo", False),
        ("Thứ Năm, ngày 23/8/2026 lễ", False),
    ],
)
def test_a_day_on_top_of_a_page_is_the_end_of_an_act_that_fills_its_line(end, act, goes_on):
    rows = [[(90, f"{hour}h00"), (150, act), (300, "MC")] for hour in range(7, 12)]
    levels = [(700 - 24 * n, row) for n, row in enumerate(rows)]

    (before,), (after,) = unruled_tables([set_at(*levels), set_at((724, [(150, end)]), *levels)])

    assert [cell.text for cell in after.rows[0]] == ["", end, ""]
    assert before.cut_before(after, 0) is goes_on


def test_a_cell_of_the_page_before_goes_on_though_the_next_rows_stand_a_little_aside():
    rows = [[(90, f"{hour}h00"), (150, "Tọa đàm"), (300, "Chủ trì:")] for hour in range(7, 12)]
    first = set_at(*((700 - 24 * n, row) for n, row in enumerate(rows)))
    rest = [(700.0, [(300, "Ông An")]), (685.0, [(300, "Bà Ba")])]
    heading = (660.0, [(90, "Phần 2: Tài chính xanh, mở nguồn vốn mới cho doanh nghiệp chuyển")])
    rows = [[(90, f"{hour}h00"), (150, "Lễ"), (299.9, "MC")] for hour in range(13, 16)]
    after = [(630.0 - 24 * n, row) for n, row in enumerate(rows)]

    _before, (begun, _table) = unruled_tables([first, set_at(*rest, heading, *after)])

    assert ["".join(cell.text.split()) for cell in begun.rows[0]] == ["", "", "ÔngAnBàBa"]


@pytest.mark.parametrize("drops", [(15.5, 13.6, 14.6), (13.6, 15.5, 14.6)])
def test_the_one_row_left_for_the_next_page_stays_one_though_its_lines_stand_uneven(drops):
    rows = [[(90, f"{hour}h00"), (150, "Lễ"), (300, "MC")] for hour in range(7, 12)]
    lines, base = [(700.0, [(90, "12h00"), (150, "Đối thoại"), (300, "MC")])], 700.0
    for drop, text in zip(drops, ("với doanh", "nghiệp về an", "ninh"), strict=True):
        base -= drop
        lines.append((base, [(150, text)]))

    first = set_at(*((700 - 24 * n, row) for n, row in enumerate(rows)))
    _before, (table,) = unruled_tables([first, set_at(*lines)])

    texts = [" ".join(cell.text.split()) for row in table.rows for cell in row]
    assert texts == ["12h00", "Đối thoại với doanh nghiệp về an ninh", "MC"]


CENTRED = [(80, "Thời gian"), (250, "Nội dung"), (380, "Thực hiện")]


def in_days(rows, *, head=()):
    """Return a day's line above each group of rows, with a head of their own."""
    groups = [
        row
        for day, group in enumerate(rows, 15)
        for row in ([(60, f"Ngày {day}/8/2026")], *head, *group)
    ]
    return set_at(*((700 - 15 * n, row) for n, row in enumerate(groups)))


@pytest.mark.parametrize("days", [2, 3])
def test_the_words_of_a_centred_head_are_no_columns_beside_those_below_them(days):
    rows = [[[(60, f"{hour}h00"), (200, "Khai mạc"), (350, "BGĐ")]] for hour in range(8, 8 + days)]

    found = unruled_tables([in_days(rows, head=[CENTRED])])[0]

    texts = [[cell.text for cell in row] for table in found for row in table.rows]
    assert texts[:2] == [["Thời gian", "Nội dung", "Thực hiện"], ["8h00", "Khai mạc", "BGĐ"]]
    assert {len(row) for row in texts} == {3}


@pytest.mark.parametrize("below", [[], ["Ngành Thuế"]])
def test_two_rows_are_a_table_where_lines_go_on_within_their_columns(below):
    long = [(60, "8h15"), (200, "Báo cáo tổng kết công tác"), (350, "Phó Giám đốc Trần Văn")]
    rows = [
        [(60, "8h00"), (200, "Khai mạc"), (350, "BGĐ")],
        long,
        [(200, "năm 2026, phương hướng"), (350, "Nam")],
        *([(60, text)] for text in below),
    ]

    found = unruled_tables([set_at(*((700 - 15 * n, row) for n, row in enumerate(rows)))])[0]

    [last] = [table.rows[1] for table in found]
    assert last[1].text == "Báo cáo tổng kết công tác năm 2026, phương hướng"
    assert last[2].text == "Phó Giám đốc Trần Văn Nam"


def test_days_with_a_row_each_are_tables_where_a_line_of_one_goes_on_in_its_column():
    rows = [
        [[(60, "8h00"), (150, "Khai mạc"), (300, "BGĐ")]],
        [[(60, "9h00"), (150, "Thảo luận tại các tổ đại biểu"), (300, "Tổ")], [(150, "Quốc hội")]],
    ]

    found = unruled_tables([in_days(rows)])[0]

    texts = [[cell.text for cell in row] for table in found for row in table.rows]
    assert ["9h00", "Thảo luận tại các tổ đại biểu Quốc hội", "Tổ"] in texts


def test_rows_with_tabs_between_which_text_goes_on_at_the_margin_are_no_small_tables():
    long = "Chào lãnh đạo Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"
    rows = [
        [(60, "8h00 – 9h00"), (198, "Tham quan khu di tích")],
        [(198, "Phủ Chủ tịch")],
        [(60, "9h30 – 11h45"), (198, long)],
        [(60, "Tràng Thi, quận Hoàn Kiếm, thành phố Hà Nội")],
        [(60, "14h00 – 17h00"), (198, "Tập luyện văn nghệ")],
    ]

    assert unruled_tables([set_at(*((700 - 15 * n, row) for n, row in enumerate(rows)))]) == [[]]


WEEK = [
    [(60, "Ngày"), (130, "Buổi"), (190, "Nội dung"), (350, "Chủ trì")],
    [(60, "Thứ Hai"), (130, "Sáng"), (190, "8h00: Họp giao ban Thường"), (350, "Chủ tịch")],
    [(60, "17/8/2026"), (190, "trực, nghe báo cáo")],
    [(130, "Chiều"), (190, "14h00: Làm việc với ngành"), (350, "Phó Chủ tịch")],
    [(190, "Thuế")],
    [(60, "Thứ Ba"), (130, "Sáng"), (190, "7h30: Dự lễ khánh thành cầu"), (350, "Chủ tịch")],
    [(60, "18/8/2026"), (130, "Chiều"), (190, "Làm việc tại cơ quan")],
]


@pytest.mark.parametrize("named", ["Ngày", "Thứ"])
def test_a_week_s_rows_begin_at_its_days_and_halves_though_no_gap_parts_them(named):
    rows = [[(60, named), *WEEK[0][1:]], *WEEK[1:]]

    (table,) = unruled_tables([set_at(*((700 - 15 * n, row) for n, row in enumerate(rows)))])[0]

    assert [row[0].text for row in table.rows][:3] == [named, "Thứ Hai 17/8/2026", ""]
    assert [row[1].text for row in table.rows] == ["Buổi", "Sáng", "Chiều", "Sáng", "Chiều"]
    assert table.rows[1][2].text == "8h00: Họp giao ban Thường trực, nghe báo cáo"


@pytest.mark.parametrize("off", [0.0, 7.5, 15.0])
def test_a_week_s_days_in_merged_cells_are_those_of_the_first_half_beside_them(off):
    halves = [
        (670 - 30 * n, [(130, half), (190, f"{hour}h00: Họp"), (350, "Chủ tịch")])
        for n, (half, hour) in enumerate([("Sáng", 8), ("Chiều", 14)] * 3)
    ]
    days = [
        (670 - off - 60 * n - 15 * at, [(60, text)])
        for n, day in enumerate(("Hai", "Ba", "Tư"))
        for at, text in enumerate((f"Thứ {day}", f"{17 + n}/8/2026"))
    ]
    levels = defaultdict(list)
    for base, words in ((700, WEEK[0]), *halves, *days):
        levels[base] = sorted([*levels[base], *words])
    lines = set_at(*((base, levels[base]) for base in sorted(levels, reverse=True)))

    (table,) = unruled_tables([lines])[0]

    assert [f"{row[0].text} {row[1].text}" for row in table.rows] == [
        "Ngày Buổi",
        "Thứ Hai 17/8/2026 Sáng",
        " Chiều",
        "Thứ Ba 18/8/2026 Sáng",
        " Chiều",
        "Thứ Tư 19/8/2026 Sáng",
        " Chiều",
    ]


def test_a_line_may_end_right_where_the_next_column_begins():
    lines = []
    for n in range(6):
        above = TextLine(713 - 30 * n, 11.0, [Word("Báo cáo kết quả", 150, 240)])
        if n == 3:
            above = TextLine(713 - 30 * n, 11.0, [Word("Bà Lê Thị Minh, Giám đốc", 300, 397)])
        row = [(60, f"{n + 8}h00"), (150, "của năm"), (300, "Sở Y tế"), (400, "Phòng A")]
        lines += [above, *set_at((700 - 30 * n, row))]

    (table,) = unruled_tables([lines])[0]

    texts = [" ".join(row[2].text.split()) for row in table.rows]
    assert texts == [*["Sở Y tế"] * 3, "Bà Lê Thị Minh, Giám đốc Sở Y tế", *["Sở Y tế"] * 2]


def test_what_stands_beside_a_day_s_date_begins_no_row_of_the_week():
    head = [[(60, "Thứ/"), (150, "Sáng"), (330, "Chiều")], [(60, "Ngày")]]
    rows = [
        row
        for day, number in (("Hai", 17), ("Ba", 18), ("Tư", 19))
        for row in (
            [(60, f"Thứ {day}"), (150, "7h30: Dự lễ"), (330, "13h30: Họp Ban")],
            [(60, f"{number}/8/2026"), (150, "9h30: Tiếp dân"), (330, "15h30: Dự Hội nghị")],
        )
    ]
    lines = set_at(*((700 - 15 * n, row) for n, row in enumerate([*head, *rows])))

    (table,) = unruled_tables([lines])[0]

    texts = [" ".join(row[0].text.split()) for row in table.rows]
    assert texts == ["Thứ/ Ngày", "Thứ Hai 17/8/2026", "Thứ Ba 18/8/2026", "Thứ Tư 19/8/2026"]


def test_a_day_below_numbered_rows_heads_those_that_follow():
    rows = [
        [[(60, str(n)), (150, f"{hour}h00"), (250, "Lễ"), (350, "MC")] for n, hour in group]
        for group in ([(1, 7), (2, 8)], [(1, 9), (2, 10)])
    ]

    (table,) = unruled_tables([in_days(rows)])[0]

    assert [row[0].text for row in table.rows] == ["1", "2", "Ngày 16/8/2026", "1", "2"]


def test_the_number_of_a_thing_is_no_day_that_begins_a_row():
    rows = [
        row
        for n in range(31, 36)
        for row in (
            [(60, f"{n}"), (100, f"{n - 20}h15"), (180, "Báo cáo về lĩnh vực"), (300, "TS. An")],
            [(180, f"thứ {n}")],
        )
    ]
    first, second = (
        set_at(*((700 - 15 * n, row) for n, row in enumerate(part)))
        for part in (rows[:3], rows[3:])
    )

    _before, (table,) = unruled_tables([first, second])

    assert [(row[0].text, row[2].text) for row in table.rows] == [
        ("", "thứ 32"),
        *((str(n), f"Báo cáo về lĩnh vực thứ {n}") for n in (33, 34, 35)),
    ]


def test_the_white_behind_a_dash_parts_no_columns_within_a_cell():
    def listed(left, clock):
        return [(left, "–"), (left + 18, clock)]

    head = [(60, "NGÀY"), (150, "SÁNG"), (230, "CHIỀU"), (310, "TỐI")]
    rows = [
        row
        for day in (23, 24, 25)
        for row in (
            [(60, f"{day}/07"), *listed(150, "7h30:"), *listed(230, "14h00:"), *listed(310, "19h")],
            [(150, "Đón Khóa sinh"), (230, "Học oai nghi"), (310, "Học diễn")],
            [*listed(150, "10h30:"), *listed(230, "15h30:")],
            [(150, "Ổn định"), (230, "Vui chơi")],
            listed(230, "18h30"),
            [(230, "19h30: Nghỉ")],
        )
    ]
    lines = set_at(*((700 - 13 * n, row) for n, row in enumerate([head, *rows])))

    (table,) = unruled_tables([lines])[0]

    assert [row[0].text for row in table.rows] == ["NGÀY", "23/07", "24/07", "25/07"]
    afternoon = "– 14h00: Học oai nghi\n– 15h30: Vui chơi\n– 18h30\n19h30: Nghỉ"
    assert table.rows[1][2].text == afternoon


def test_the_last_figure_of_a_day_beside_the_end_of_hours_begins_no_row():
    rows = [
        row
        for day in (12, 13, 14)
        for row in (
            [(60, f"{day}/10/202"), (106, "8h00 -"), (180, "Làm việc"), (300, "Phòng họp")],
            [(60, "4"), (106, "9h30"), (180, "với Sở"), (300, "1")],
        )
    ]

    (table,) = unruled_tables([set_at(*((700 - 15 * n, row) for n, row in enumerate(rows)))])[0]

    assert [[cell.text.split("\n")[0] for cell in row[:2]] for row in table.rows] == [
        [f"{day}/10/2024", "8h00 - 9h30"] for day in (12, 13, 14)
    ]


@pytest.mark.parametrize(("rest", "tables"), [("công tác năm qua", 1), ("", 0)])
def test_numbers_tell_of_two_columns_where_lines_go_on_in_the_second(rest, tables):
    rows = [
        row
        for n in range(1, 6)
        for row in (
            [(60, str(n)), (200, f"Báo cáo thứ {n} về kết quả")],
            *([[(200, rest)]] if rest and n in (2, 4) else []),
        )
    ]

    found = unruled_tables([set_at(*((700 - 15 * n, row) for n, row in enumerate(rows)))])[0]

    assert len(found) == tables
    assert [row[0].text for table in found for row in table.rows] == [*"12345"][: 5 * tables]


def test_the_hours_of_an_act_may_stand_below_its_day():
    head = [(60, "Thời gian"), (130, "Địa điểm"), (215, "Chương trình của Ban Tổ chức")]
    rows = [
        row
        for day in (12, 13, 14)
        for row in (
            [(60, f"{day}/12/2026"), (130, "Karmani"), (215, "Chương trình")],
            [(60, "18:30 - 20:20"), (130, "tầng 1"), (215, "biểu diễn")],
        )
    ]

    (table,) = unruled_tables(
        [set_at(*((700 - 15 * n, row) for n, row in enumerate([head, *rows])))]
    )[0]

    assert [row[0].text for row in table.rows][1:] == [
        f"{day}/12/2026\n18:30 - 20:20" for day in (12, 13, 14)
    ]


@pytest.mark.parametrize(("rest", "doubted"), [("và nhiệm vụ năm tới", [2]), ("Bế mạc", [])])
def test_a_table_is_doubted_where_a_cell_begins_in_the_middle_of_a_sentence(rest, doubted):
    full = "Báo cáo kết quả của toàn tỉnh năm 2026 tại các xã"
    rows = [("8h00", full, "Sở Y tế"), ("9h00", rest, "Sở Y tế"), ("10h00", "Thảo luận", "")]
    html = f"<p>Chương trình</p>{close([HEAD, *rows, *rows], (20, 50, 30))}"

    extract = extracted(pdf(html, size=12), "a.pdf", Format.PDF)

    assert [row.cells for row in extract.rows][1:] == [HEAD, *rows, *rows]
    assert [doubt.line for doubt in extract.doubts if doubt.kind == "rows"] == doubted


WORDY = [
    ("7h30 - 8h00", "Đón tiếp đại biểu", "Lễ tân"),
    ("8h00 - 8h15", f"{OPENING}<br>Chào cờ", "Lãnh đạo Bảo hiểm xã hội tỉnh"),
    ("8h15 - 9h00", "Báo cáo<br>Thảo luận và trả lời các ý kiến của đại biểu dự họp", "Sở Y tế"),
    ("9h00", "Bế mạc", "Bí thư"),
]


@pytest.mark.parametrize("way", ["top", "middle"])
@pytest.mark.parametrize("columns", [2, 3])
def test_cells_may_stand_in_the_middle_of_their_columns(columns, way):
    rows = [row[:columns] for row in WORDY * 2]
    html = close(rows, (26, 74) if columns == 2 else (26, 44, 30))
    html = html.replace("<td ", f'<td align="center" valign="{way}" ')

    found = cells(html, 10)

    assert in_words(found) == in_words(
        [[cell.replace("<br>", " ") for cell in row] for row in rows]
    )


def test_the_cells_of_a_head_may_stand_half_a_line_above_one_another():
    head = [
        (714, [(300, "Người thực")]),
        (707, [(90, "Thời gian"), (182, "Nội dung"), (430, "Địa điểm")]),
        (700, [(318, "hiện")]),
    ]
    rows = [
        (
            680 - 15 * n,
            [(90, f"{n + 8}h00"), (170, "Báo cáo"), (290, "Ông An"), (420, f"Phòng {n}")],
        )
        for n in range(4)
    ]

    [[table]] = unruled_tables([in_words_at(*head, *rows)])

    assert [cell.text for cell in table.rows[0]] == [
        "Thời gian",
        "Nội dung",
        "Người thực hiện",
        "Địa điểm",
    ]
    assert len(table.rows) == 1 + len(rows)


SPEAKERS = [
    ("Diễn giả", "Tên bài trình bày"),
    ("TS. Lê An", "Ứng dụng cảm biến độ ẩm đất trong canh tác cây ăn quả trên vùng đồi dốc"),
    ("ThS. Vũ Bình", "Tưới nhỏ giọt cho cây cà phê"),
    ("KS. Đỗ Hoa", "Kinh nghiệm của các hợp tác xã trồng rau trong nhà lưới ở miền núi"),
]


@pytest.mark.parametrize("way", ["top", "middle"])
@pytest.mark.parametrize("parted", [True, False])
def test_two_columns_of_words_are_a_table_where_lines_go_on_in_the_second(parted, way):
    html = table(SPEAKERS) if parted else close(SPEAKERS, (40, 60))

    assert cells(html.replace("<td ", f'<td valign="{way}" ')) == SPEAKERS


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("Chủ trì:", "các tổ"),  # a label says what stands beside it
        ("các tổ", "các đơn vị"),  # text in two columns goes on in both
    ],
)
def test_two_columns_of_words_are_none_where_another_thing_may_set_them_apart(first, rest):
    page = in_words_at(
        (700, [(90, "Trưởng đoàn"), (200, "Báo cáo kết quả của")]),
        (680, [(90, "Phó đoàn"), (200, "Thảo luận")]),
        (660, [(90, first), (200, "Góp ý kiến của")]),
        (645, [(200, rest)]),
    )

    assert unruled_tables([page]) == [[]]


@pytest.mark.parametrize("way", ["top", "middle", "bottom"])
def test_a_session_s_name_in_the_cell_of_a_title_is_a_row_of_its_own(way):
    rows = [
        HEAD,
        ("", "PHIÊN THỨ NHẤT", ""),
        *ROWS[:2],
        ("", "PHIÊN THỨ HAI", ""),
        *ROWS[2:],
    ]
    html = close(rows, (26, 38, 36)).replace("<td ", f'<td valign="{way}" ')

    assert cells(html, 10) == rows


@pytest.mark.parametrize("way", ["top", "middle", "bottom"])
def test_a_day_above_numbered_rows_is_no_part_of_them_nor_of_the_head(way):
    rows = [
        ("TT", "Giờ", "Nội dung"),
        ("Ngày 12/10/2026", "", ""),
        ("1", "8h00", OPENING),
        ("2", "9h00", "Thảo luận"),
        ("Ngày 13/10/2026", "", ""),
        ("3", "8h00", OPENING),
    ]
    html = close(rows, (30, 20, 50)).replace("<td ", f'<td valign="{way}" ')

    assert cells(html, 10) == rows


def test_no_row_begins_with_the_end_of_hours():
    lines = [
        *[
            (700 - 20 * n, [(90, f"{n}"), (110, f"{n}h00"), (200, f"Nghe báo cáo của xã số {n}")])
            for n in range(1, 6)
        ],
        (586, [(200, "và các huyện")]),
        (566, [(110, "10h00 -"), (200, "Thảo luận của các đơn vị")]),
        # The number stands between two lines, and a page takes it for the second's.
        (552, [(90, "6"), (110, "10h45"), (200, "và các xã")]),
    ]

    (found,) = unruled_tables([in_words_at(*lines)])[0]

    assert [cell.text for cell in found.rows[-1]] == [
        "6",
        "10h00 - 10h45",
        "Thảo luận của các đơn vị và các xã",
    ]


def test_hours_that_stand_in_two_rows_are_doubted():
    lines = [
        (714, [(160, "GS. Toàn"), (260, "Quản lý rừng ven biển")]),
        (699, [(160, "và nhóm"), (260, "trong nước lợ")]),
        (686, [(90, "8h00 -")]),
        (679, [(160, "TS. Hà")]),
        (671, [(90, "9h30"), (260, "Nuôi tôm dưới tán rừng")]),
        (664, [(160, "và nhóm")]),
        (643, [(160, "TS. Tú"), (260, "Sinh kế của người dân")]),
        (620, [(90, "9h30"), (160, "TS. Ba"), (260, "Bản đồ số")]),
        (600, [(90, "9h45"), (160, "TS. Tư"), (260, "Bế mạc")]),
    ]

    (found,) = unruled_tables([in_words_at(*lines)])[0]

    assert found.unsure


def test_what_the_page_s_end_cuts_of_a_row_stands_at_the_top_of_what_was_left():
    rows, top = [], 700
    for hour in range(7, 11):
        rows += [
            (top, [(160, "Báo cáo kết quả công"), (320, "Ban Tổ chức")]),
            (top - 7, [(90, f"{hour}h00")]),
            (top - 14, [(160, "tác năm của đơn vị"), (320, "và các đoàn")]),
        ]
        top -= 34
    cut = [
        (top, [(90, "11h00"), (160, "Tham luận của các xã"), (320, "MC")]),
        (top - 14, [(160, "Phúc Sơn, Phúc Lâm và")]),
        (top - 28, [(160, "Phúc Hà về du lịch gắn")]),
    ]
    rest = [
        (780, [(160, "với bảo tồn")]),
        *[(base + 46, cells) for base, cells in rows],
    ]

    first, second = unruled_tables([in_words_at(*rows, *cut), in_words_at(*rest)])

    assert [cell.text for cell in first[0].rows[-1]] == [
        "11h00",
        "Tham luận của các xã Phúc Sơn, Phúc Lâm và Phúc Hà về du lịch gắn",
        "MC",
    ]
    assert [cell.text for cell in second[0].rows[0]] == ["", "với bảo tồn", ""]


def test_one_row_is_a_table_where_its_hours_go_on_beside_a_cell_that_does():
    page = in_words_at(
        (700, [(90, "Buổi chiều")]),
        (680, [(90, "14h00 -"), (160, "Kỹ năng khai thác dữ liệu dùng")]),
        (667, [(90, "16h00"), (160, "chung")]),
    )

    (found,) = unruled_tables([page])[0]

    assert [[cell.text for cell in row] for row in found.rows] == [
        ["14h00 - 16h00", "Kỹ năng khai thác dữ liệu dùng chung"]
    ]


def test_no_clock_goes_on_with_a_head_s_word_that_ranges_begin_with():
    head = (640, [(95, "Từ"), (145, "Đến"), (300, "Nội dung")])
    rows = [
        (623 - 17 * n, [(90, f"{n + 7}h00"), (140, f"{n + 8}h00"), (200, "Báo cáo kết quả")])
        for n in range(5)
    ]

    [[table]] = unruled_tables([in_words_at(head, *rows)])

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Từ", "Đến", "Nội dung"],
        *([f"{n}h00", f"{n + 1}h00", "Báo cáo kết quả"] for n in range(7, 12)),
    ]


def test_the_text_around_a_table_reaches_further_than_its_last_column():
    rows = [
        (680, [(90, "7h00"), (150, "Lễ"), (350, "Bà Phạm Thị")]),
        (665, [(350, "Thùy Dương")]),
        (650, [(90, "8h00"), (150, "Báo cáo"), (350, "Ông Lê Văn Đức")]),
        (635, [(90, "9h00"), (150, "Bế mạc"), (350, "MC")]),
        (600, [(365, "TM. BAN TỔ CHỨC")]),
    ]

    [[table]] = unruled_tables([in_words_at(*rows)])

    assert [row[2].text for row in table.rows] == ["Bà Phạm Thị Thùy Dương", "Ông Lê Văn Đức", "MC"]


def test_the_end_of_hours_may_stand_a_little_further_off_where_it_stands_alone():
    lines = []
    for n in range(5):
        top = 700 - 40 * n
        lines += [
            (top, [(90, f"{n + 7}h00 -"), (150, "Báo cáo kết quả"), (300, "MC")]),
            (top - 19, [(90, f"{n + 7}h30")]),
        ]

    [[table]] = unruled_tables([in_words_at(*lines)])

    assert [row[0].text for row in table.rows] == [f"{n}h00 - {n}h30" for n in range(7, 12)]


@pytest.mark.parametrize("rows", [SPACED, [HEAD, *ROWS], [HEAD, *ONE_LONG]])
def test_hours_alone_may_stand_in_the_middle_of_their_rows(rows):
    html = close(rows, (26, 38, 36)).replace("\n", "<br>").replace("<td ", '<td valign="top" ')
    html = html.replace('<tr><td valign="top"', '<tr><td valign="middle"')

    assert in_words(cells(html, 10)) == in_words(rows)


def test_a_centred_head_names_columns_that_next_to_nothing_stands_in():
    rows = [
        (700, [(95, "Giờ"), (190, "Nội dung"), (330, "Thực hiện"), (440, "Địa điểm")]),
        (680, [(90, "7h00"), (150, "Báo cáo kết quả"), (310, "Đ/c Lê Văn Hùng, Phó")]),
        (665, [(310, "Chủ tịch")]),
        (650, [(90, "8h00"), (150, "Thảo luận"), (310, "Bà Lý Mỹ Ý"), (435, "Hội trường A")]),
        (635, [(90, "9h00"), (150, "Bế mạc"), (310, "MC")]),
    ]

    [[table]] = unruled_tables([in_words_at(*rows)])

    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("Giờ", "Nội dung", "Thực hiện", "Địa điểm"),
        ("7h00", "Báo cáo kết quả", "Đ/c Lê Văn Hùng, Phó Chủ tịch", ""),
        ("8h00", "Thảo luận", "Bà Lý Mỹ Ý", "Hội trường A"),
        ("9h00", "Bế mạc", "MC", ""),
    ]


@pytest.mark.parametrize("word", ["đến", "tới", "-"])
def test_the_word_of_a_range_goes_on_below_as_its_stroke_does(word):
    lines = []
    for n in range(6):
        top = 700 - 36 * n
        lines += [
            (top, [(90, f"Từ {n + 7}h00 {word}")]),
            (top - 14, [(70, str(n)), (90, f"{n + 7}h30"), (190, "Thảo luận"), (290, "MC")]),
        ]

    [[table]] = unruled_tables([in_words_at(*lines)])

    assert [row[1].text for row in table.rows] == [f"Từ {n}h00 {word} {n}h30" for n in range(7, 13)]
    assert not table.unsure


def test_a_centred_column_begins_where_its_longest_cell_does_though_nothing_stands_left_of_it():
    lines = []
    for n in range(1, 6):
        top = 700 - 36 * n
        lines += [
            (top, [(100, f"{n + 7}h00 -"), (170, "Báo cáo của Ban Tổ")]),
            (top - 14, [(70, str(n)), (108, f"{n + 7}h30"), (170, "chức"), (330, "MC")]),
        ]

    [[table]] = unruled_tables([in_words_at(*lines)])

    assert [[cell.text for cell in row] for row in table.rows] == [
        [str(n), f"{n + 7}h00 - {n + 7}h30", "Báo cáo của Ban Tổ chức", "MC"] for n in range(1, 6)
    ]


@pytest.mark.parametrize(("base", "kept"), [(725, 2), (706, 3)])
def test_a_line_further_above_a_head_than_those_of_a_cell_is_none_of_it(base, kept):
    lines = in_words_at(
        (base, [(150, "Hội trường lớn")]),
        (700, [(90, "Giờ"), (300, "Chủ trì")]),
        (680, [(90, "7h00"), (150, "Thảo luận"), (300, "MC")]),
    )

    [found] = lines_in_columns(
        LineBlock(0, lines, near=False, wrapped=False, edges=[150.0, 300.0]), cut=False
    )

    assert len(found) == kept


@pytest.mark.parametrize("named", ["{}/8/2026", "Thứ Hai {}/8"])
def test_a_week_s_days_may_be_dates_below_a_head_of_several_lines(named):
    head = [
        (707, [(190, "Nội")]),
        (700, [(60, "Thứ, ngày"), (130, "Buổi"), (350, "Chủ trì")]),
        (693, [(190, "dung")]),
    ]
    halves = [
        (670 - 30 * n, [(130, half), (190, f"{hour}h00: Họp"), (350, "Chủ tịch")])
        for n, (half, hour) in enumerate([("Sáng", 8), ("Chiều", 14)] * 3)
    ]
    for n in range(3):
        halves[2 * n + 1][1].insert(0, (60, named.format(17 + n)))

    (table,) = unruled_tables([set_at(*head, *halves)])[0]

    assert [f"{row[0].text} {row[1].text}" for row in table.rows] == [
        "Thứ, ngày Buổi",
        *(
            f"{named.format(17 + n) if half == 'Sáng' else ''} {half}"
            for n in range(3)
            for half in ("Sáng", "Chiều")
        ),
    ]
