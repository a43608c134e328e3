"""Tabs in a PDF leave nothing but a gap, which may be as wide as a space or none."""

import pytest
from msgspec.structs import replace

from timekeeper.files.importers.formats.pdf.shapes import Glyph
from timekeeper.files.importers.formats.pdf.tabs import tabbed_lines

# Points. What is typed begins at the margin, stops are half an inch apart.
HEIGHT, LETTER, SPACE, MARGIN, STEP = 12.0, 6.0, 3.5, 90.0, 36.0
WIDE = ("1\tKhai mạc", "2\tBáo cáo", "3\tBế mạc")


def typed(*lines, drawn=True, letter=LETTER):
    """Return the letters of lines as an office program sets them."""
    glyphs = []
    for number, line in enumerate(lines):
        x, spaced = MARGIN, False
        for sign in line:
            if sign == "\t":
                x += STEP - (x - MARGIN) % STEP
            elif sign == " ":
                x, spaced = x + SPACE, drawn
            else:
                base = 700 - 20 * number
                glyphs.append(Glyph(sign, x, x + letter, base, HEIGHT, spaced=spaced))
                x, spaced = x + letter, False
    return glyphs


def read(*lines, **options):
    return [line.text for line in tabbed_lines(typed(*lines, **options))]


@pytest.mark.parametrize("gap", [SPACE, SPACE - 0.5, 0.5, 2 * SPACE])
def test_a_tab_is_a_tab_however_narrow_where_spaces_are_drawn(gap):
    lines = (*WIDE, "Bí thư và các đồng chí dự họp", "12345\tMC")

    assert read(*lines, letter=(STEP - gap) / 5) == list(lines)


def test_a_tab_is_told_from_spaces_that_are_not_drawn_by_its_width():
    lines = (*WIDE, "10h\tBí thư và các đồng chí dự họp")

    assert read(*lines, drawn=False) == list(lines)


@pytest.mark.parametrize("gap", [1.6, SPACE + 2, 2 * SPACE])
def test_a_drawn_space_at_a_stop_is_no_tab_where_those_are_not_drawn(gap):
    lines = (*WIDE, "Bí thư và các đồng chí dự họp", "12345 MC")
    as_tab = typed(*lines[:-1], "12345\tMC", letter=(STEP - gap) / 5)
    glyphs = [replace(glyph, spaced=glyph.spaced or glyph is as_tab[-2]) for glyph in as_tab]

    assert [line.text for line in tabbed_lines(glyphs)] == list(lines)


def test_a_stop_that_is_passed_is_an_empty_cell():
    lines = (*WIDE, "10h\t\t\tNhạc", "\tNghỉ\tMC")

    assert read(*lines) == list(lines)


def test_a_word_at_a_stop_after_a_space_is_as_all_words():
    lines = (*WIDE, "12345 MC")

    assert read(*lines, letter=(STEP - SPACE) / 5) == list(lines)


@pytest.mark.parametrize(("clock", "cut"), [("8 giờ 45", "4"), ("lúc 8 giờ", "g")])
def test_a_space_that_is_not_drawn_within_a_clock_is_no_tab_though_it_ends_at_a_stop(clock, cut):
    lines = (*WIDE, "Bí thư và các đồng chí dự họp", f"{clock} MC")
    glyphs = [
        replace(glyph, spaced=glyph.spaced and glyph.text != cut)
        for glyph in typed(*lines, letter=(STEP - 2 * SPACE) / 4)
    ]

    assert [line.text for line in tabbed_lines(glyphs)] == list(lines)


@pytest.mark.parametrize("line", ["\tTừ 8 giờ, tại hội trường", "\t\t\tCHƯƠNG TRÌNH"])
def test_what_is_set_further_in_among_lines_without_tabs_begins_with_none(line):
    lines = (*WIDE, "Ghi chú", line)

    assert read(*lines)[-1] == line.strip()


def test_a_page_without_wide_gaps_has_no_tabs():
    lines = ("Hội nghị  Ban  Chấp  hành", "1. Khai mạc", "2. Bế mạc")

    assert read(*lines) == [" ".join(line.split()) for line in lines]


def recognised(*lines):
    """Return the words of lines, each with its left and right, as a recogniser gives them."""
    return [
        Glyph(text, left, right, 700 - 20 * number, HEIGHT)
        for number, words in enumerate(lines)
        for text, left, right in words
    ]


def seen(*lines):
    return [line.text for line in tabbed_lines(recognised(*lines), seen=True)]


# Places are as exact as pixels are.
COLUMNS = (
    [("1", 90.0, 96.0), ("Chào", 126.4, 150.0), ("cờ", 154.0, 165.0), ("MC", 198.9, 215.0)],
    [("2", 90.6, 96.5), ("Khai", 125.8, 149.0), ("mạc", 153.0, 170.0), ("An", 197.7, 210.0)],
)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([("3", 90, 96), ("7h00", 126.9, 157), ("Lễ", 161.3, 175)], "3\t7h00\tLễ"),
        ([("4", 90, 96), ("Bế", 126, 140), ("mạc", 144, 155), ("An", 161.5, 175)], "4\tBế mạc\tAn"),
        ([("5", 90, 96), ("mạc", 126, 148), ("8h10", 150, 175)], "5\tmạc\t8h10"),
    ],
)
def test_in_a_scan_a_tab_beside_a_clock_or_of_its_own_width_is_a_tab(words, text):
    assert seen(*COLUMNS, words)[-1] == text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (
            [("-", 90, 93), ("Sáng:", 126, 158), ("8h00", 162, 185), ("Lễ", 189, 200)],
            "-\tSáng: 8h00 Lễ",
        ),
        (
            [("8h00", 90, 120), ("-", 126, 129), ("9h00", 133, 158), ("Lễ", 162, 175)],
            "8h00 - 9h00 Lễ",
        ),
    ],
)
def test_in_a_scan_what_follows_a_bullet_or_a_dash_is_no_cell(words, text):
    assert seen(*COLUMNS, words)[-1] == text


@pytest.mark.parametrize("date", ["14/7", "14/7/2026", "(14/7)"])
@pytest.mark.parametrize("day", [("Thứ", "2"), ("Chủ", "nhật,")])
def test_in_a_scan_a_date_behind_its_weekday_is_no_cell(day, date):
    words = [(day[0], 90, 108), (day[1], 112, 120), (date, 126.5, 150), ("Lễ", 198.4, 210)]

    assert seen(*COLUMNS, words)[-1] == f"{' '.join(day)} {date}\t\tLễ"


def test_in_a_scan_a_row_set_in_as_others_are_is_so_though_its_tabs_stand_in_the_next_line():
    usual = [("Họp", 126.3, 150.0), ("Ban", 198.6, 215.0)]
    ahead = [("Chủ", 90.0, 105.0), ("tịch", 109.0, 120.0)]
    filled = [("Họp", 126.4, 150.0), ("bàn", 154.0, 170.0), ("về", 174.0, 182.0)]

    lines = seen(*COLUMNS, usual, ahead, filled, [("vốn", 90.0, 110.0), ("MC", 198.5, 215.0)])

    assert lines[2:] == ["\tHọp\t\tBan", "Chủ tịch", "\tHọp bàn về", "vốn\t\t\tMC"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (
            [("8:00", 90, 112), ("AM", 116, 122.5), ("Lễ", 126.5, 170), ("MC", 198.3, 215)],
            "8:00 AM\tLễ\tMC",
        ),
        (
            [("Lễ", 90, 122.5), ("13", 126.5, 138), ("giờ", 142, 170), ("MC", 198.3, 215)],
            "Lễ\t13 giờ\tMC",
        ),
        (
            [("Chiều", 90, 122.5), ("14h00", 126.4, 170), ("MC", 198.3, 215)],
            "Chiều\t14h00\tMC",
        ),
        (
            [("10:30", 90, 122.5), ("AM", 126.5, 142), ("Lễ", 162.6, 170), ("MC", 198, 215)],
            "10:30 AM\tLễ\tMC",
        ),
        (
            [("họp", 90, 108), ("lúc", 112, 122.5), ("8h00", 126.4, 170), ("MC", 198.3, 215)],
            "họp lúc 8h00\tMC",
        ),
        (
            [("Lễ", 90, 110), ("14giờ", 126.4, 154), ("30", 162.4, 174), ("MC", 198.3, 215)],
            "Lễ\t14giờ 30\tMC",
        ),
    ],
)
def test_in_a_scan_a_clock_ends_with_its_unit_and_begins_a_cell(words, text):
    assert seen(*COLUMNS, words)[-1] == text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([("6", 90, 96), ("mạcGiám", 126, 210), ("đốc", 214, 228)], "6\tmạc\tGiám đốc"),
        ([("7", 90, 96), ("VietinBank", 126, 186), ("họp", 190, 205)], "7\tVietinBank họp"),
        ([("8", 90, 96), ("KHAI", 126, 158), ("mạcGiám", 166, 190)], "8\tKHAI mạcGiám"),
    ],
)
def test_in_a_scan_a_word_is_cut_where_a_cell_begins_in_it(words, text):
    assert seen(*COLUMNS, words)[-1] == text


ROWS = [[(f"{n}", 90, 96), ("Lễ", 126.4, 165), ("MC", 198.9, 215)] for n in range(1, 4)]


@pytest.mark.parametrize(
    ("words", "text", "unsure"),
    [
        ([("4", 90, 96), ("bộ", 126, 158), ("Đại", 162.4, 175)], "4\tbộ\tĐại", ["Đại"]),
        (
            [("5", 90, 96), ("Ban", 126, 158), ("Tổ", 162.4, 194.8), ("Cô", 198.5, 210)],
            "5\tBan Tổ Cô",
            ["Tổ", "Cô"],
        ),
        ([("6", 90, 96), ("bộ,", 126, 158), ("Đại", 162.4, 175)], "6\tbộ, Đại", []),
        (
            [("I", 90, 96), ("PHẦN", 126, 140), ("LỄ", 144, 158), ("HỘI", 162.4, 175)],
            "I\tPHẦN LỄ HỘI",
            [],
        ),
        ([("7", 90, 96), ("bộ", 126, 158), ("đội", 162.4, 175)], "7\tbộ đội", []),
        ([("5", 90, 96), ("giờ", 126, 158), ("40", 162.4, 175)], "5\tgiờ 40", []),
    ],
)
def test_a_row_of_a_scan_with_too_few_tabs_is_completed_where_it_can_be_and_doubted(
    words, text, unsure
):
    last = tabbed_lines(recognised(*ROWS, words), seen=True)[-1]

    assert last.text == text
    assert [word.text for word in last.words if word.unsure] == unsure


@pytest.mark.parametrize(("first", "text"), [("9h00", "9h00\tLễ ra\tMC"), ("gồm", "gồm Lễ ra MC")])
def test_a_row_of_a_scan_whose_tabs_are_all_narrow_is_one_like_others(first, text):
    rows = [[(f"{n}h00", 90, 100), *row[1:]] for n, row in enumerate(ROWS, 7)]
    narrow = [(first, 90, 122.5), ("Lễ", 126.5, 172), ("ra", 176, 194.6), ("MC", 198.6, 215)]

    assert seen(*rows, narrow)[-1] == text


def test_how_high_a_line_of_a_scan_was_seen_says_little():
    glyphs = recognised(*COLUMNS, [("10", 90.0, 102.0)])
    heights = {700: 12.0, 680: 17.0, 660: 19.0}
    glyphs = [replace(glyph, height=heights[glyph.base]) for glyph in glyphs]

    assert {line.height for line in tabbed_lines(glyphs, seen=True)} == {17.0}


@pytest.mark.parametrize(("word", "size", "low"), [("uỷ", 15.0, 1.8), ("MC", 9.5, -1.0)])
@pytest.mark.parametrize("figures", ["5", "2011", "h"])
def test_a_word_that_stands_alone_in_its_column_moves_no_line_of_a_scan(word, size, low, figures):
    glyphs = recognised(*COLUMNS, [(figures, 126.0, 150.0), (word, 198.3, 211.0)])
    glyphs = [
        replace(glyph, height=size, base=glyph.base - low) if glyph.text == word else glyph
        for glyph in glyphs
        if glyph.base != 700 or glyph.text != "MC"
    ]

    lines = tabbed_lines(glyphs, seen=True)

    assert [(line.base, line.height) for line in lines] == [(n, HEIGHT) for n in (700, 680, 660)]
    assert [word.text for word in lines[-1].words] == [figures, word]


def counted(*firsts):
    return recognised(
        *([*([(first, 90, 98)] if first else []), ("Báo", 104, 120)] for first in firsts)
    )


@pytest.mark.parametrize(
    ("firsts", "numbers"),
    [
        (("1.", "Vi", "S›:", "4."), ["1.", "2.", "3.", "4."]),
        (("1.", "•", "2."), ["1.", "•", "2."]),
        (("II.", "`5,"), ["II.", "5."]),
        (("4.", "", "6."), ["4.", "5.", "6."]),
        (("4.", "", "5."), ["4.", "Báo", "5."]),
        (("1.", "Vi", "4."), ["1.", "Vi", "4."]),
        (("4.", "II.", "1."), ["4.", "II.", "1."]),
    ],
)
def test_a_line_of_a_scan_between_two_numbers_has_the_one_between_them(firsts, numbers):
    lines = tabbed_lines(counted(*firsts), seen=True)

    assert [line.words[0].text for line in lines] == numbers
    assert [line.words[0].unsure for line in lines] == [
        b not in (a, "Báo") for a, b in zip(firsts, numbers, strict=True)
    ]


def test_in_a_scan_white_that_ends_at_no_step_tells_of_no_narrow_tab():
    places = (126.0, 126.0, 139.0, 139.0, 150.0, 150.0, 167.0, 167.0)
    rows = [[("Lễ", 90, 100), ("MC", left, left + 15)] for left in places]
    narrow = [("Lễ", 90, 96), ("ở", 99, 104), ("bộ", 107, 120.5), ("An", 126.0, 140)]

    lines = tabbed_lines(recognised(*rows, narrow), seen=True)

    assert [line.text for line in lines] == ["Lễ\tMC"] * len(places) + ["Lễ ở bộ An"]


def test_in_a_scan_no_tab_stands_between_an_hour_and_its_minutes():
    words = [("5", 90, 96), ("giờ", 100, 119), ("40", 126.4, 137), ("MC", 162.5, 180)]

    assert seen(*COLUMNS, words)[-1] == "5 giờ 40\tMC"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (
            [("3", 90, 96), ("Thẻ", 126, 140), ("(thứ", 144, 160), ("Tư)", 161.9, 175)],
            "Thẻ (thứ Tư)",
        ),
        ([("3", 90, 96), ("Kiểm", 126, 142), ("tư", 146, 160), ("cách", 162, 180)], "Kiểm tư cách"),
        (
            [("3", 90, 96), ("Ngày", 126, 140), ("11", 144, 155.8), ("năm", 161.6, 175)],
            "Ngày 11 năm",
        ),
    ],
)
def test_in_a_scan_no_cell_begins_small_or_in_brackets_by_narrow_white(words, text):
    assert seen(*COLUMNS, words)[-1] == f"3\t{text}"


def test_in_a_scan_a_figure_that_leaves_white_before_it_is_at_the_margin():
    rows = [[("3", 91.6, 96.0), *row[1:]] for row in COLUMNS]

    lines = tabbed_lines(recognised(*COLUMNS * 2, *rows), seen=True)

    assert {line.indent for line in lines} == {0}


def test_a_number_that_was_seen_by_itself_has_its_stroke_before_the_clocks():
    row = [("2", 90.0, 98.0), ("8.40", 116.0, 136.0), ("-", 140.0, 143.0), ("9.25", 147.0, 167.0)]

    assert seen([*row, ("|", 171.0, 172.0), ("Lễ", 176.0, 190.0)]) == ["2 | 8.40 - 9.25 | Lễ"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        # A label's colon is no clock's, however near a stop the text behind it begins.
        (
            [("5", 90, 96), ("Bài", 126, 140), ("1:", 144, 156), ("Những", 160.8, 190)],
            "5\tBài 1: Những",
        ),
        # A clock's first figure has white of its own, and hides the stop.
        ([("5", 90, 96), ("Chiều", 126, 156), ("15h30", 164, 190)], "5\tChiều\t15h30"),
        ([("5", 90, 96), ("Y,", 126, 140), ("CDC", 144, 157), ("TT", 164, 190)], "5\tY, CDC\tTT"),
    ],
)
def test_in_a_scan_a_tab_is_told_by_more_than_its_stop(words, text):
    assert seen(*COLUMNS, words)[-1] == text


def test_in_a_scan_what_stands_further_in_below_such_a_line_does_so_too():
    further = [[(word, 126.4, 160.0), ("án", 164.0, 180.0)] for word in ("Một", "Hai")]

    assert seen(*COLUMNS * 2, *further)[-2:] == ["\tMột án", "\tHai án"]


def test_a_row_of_a_scan_that_goes_on_in_the_next_line_lacks_no_tab_for_that():
    rows = [
        [("5", 90, 96), ("Lễ", 126.4, 150), ("An", 198.4, 215), ("Bình", 234.4, 260)],
        [("6", 90, 96), ("Hội", 126.4, 158), ("Mở", 162.4, 180), ("Phó", 234.4, 262)],
    ]
    rest = [("Giám", 90, 120), ("Nhà", 126.4, 150)]

    assert seen(*[rows[0]] * 3, rows[1], rest)[-2:] == ["6\tHội Mở\t\tPhó", "Giám Nhà"]
