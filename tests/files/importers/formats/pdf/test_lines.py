"""Lines are put back into the paragraphs they were wrapped from."""

import pytest

from timekeeper.files.importers.formats.pdf.lines import (
    TextLine,
    Word,
    Wrapping,
    text_lines,
    usual_drops,
)
from timekeeper.files.importers.formats.pdf.shapes import Glyph

WRAPPING = Wrapping(500.0, {12: 16.0})


def goes_on(following):
    """Return whether a line that leaves no room for a word goes on with the following text."""
    full = TextLine(100.0, 12.0, [Word("Chính sách kết nối – Doanh nghiệp", 90.0, 490.0)])
    words = [Word(word, 90.0, 150.0) for word in following.split()]
    return WRAPPING.wraps(full, TextLine(84.0, 12.0, words))


@pytest.mark.parametrize(
    "text", ["đồng hành: Hướng tới nền kinh tế", "giả: Ông An", "nghiệp: Hành trình"]
)
def test_a_small_word_before_a_colon_goes_on_with_its_line(text):
    assert goes_on(text)


@pytest.mark.parametrize("text", ["Điều phối: Bà An", "Địa điểm: Hội trường A", "2. Bế mạc"])
def test_a_field_s_name_begins_a_paragraph(text):
    assert not goes_on(text)


@pytest.mark.parametrize(
    "day", ["Thứ Năm, ngày 26/2/2026", "Ngày 26 tháng 2 năm 2026 (thứ Năm):", "* Ngày 26/2/2026"]
)
def test_a_day_alone_in_its_line_begins_a_paragraph(day):
    assert not goes_on(day)
    assert goes_on(f"{day} tại hội trường".replace("* ", ""))


@pytest.mark.parametrize("half", ["Chiều", "Chiều:", "SÁNG", "Buổi Tối"])
def test_a_half_day_alone_in_its_line_begins_a_paragraph(half):
    assert not goes_on(half)
    assert goes_on("Chiều tím trên quê hương")
    narrow = TextLine(100.0, 12.0, [Word("12/10/2024", 90.0, 490.0)])
    assert WRAPPING.wraps(narrow, TextLine(84.0, 12.0, [Word(half, 90.0, 150.0)]))


@pytest.mark.parametrize("clock", ["06h45", "6:45", "15h30", "7g"])
def test_a_clock_with_a_tab_behind_it_begins_a_paragraph(clock):
    full = TextLine(100.0, 12.0, [Word("Đoàn trường mặc đồng phục", 90.0, 490.0)])
    timed = TextLine(84.0, 12.0, [Word(clock, 90.0, 125.0), Word("Xuất", 126.0, 150.0, tabs=1)])

    assert not WRAPPING.wraps(full, timed)


NARROW = Wrapping(100.0, {12: 16.0})


def joined(*texts, right=98.0):
    """Return what a narrow cell says whose first line ends at ``right``."""
    lines = []
    for base, text in zip((100.0, 84.0, 68.0), texts, strict=False):
        at = [40.0, *(70.0 for _word in text.split()[1:])]
        words = [Word(word, left, left + 28.0) for word, left in zip(text.split(), at, strict=True)]
        words[-1].right = right if text == texts[0] else words[-1].left + 6.0 * len(words[-1].text)
        lines.append(TextLine(base, 12.0, words))
    return NARROW.joined(lines)


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (("12/10/202", "4"), "12/10/2024"),
        (("12/10/20", "24 (thứ Bảy)"), "12/10/2024 (thứ Bảy)"),
        (("12.10.", "2024"), "12.10.2024"),
        (("08:00-08:3", "0"), "08:00-08:30"),
        (("Thườn", "g trực"), "Thường trực"),
        (("nghiên", "cứu"), "nghiên cứu"),
        (("Sáng", "12/10/2024"), "Sáng 12/10/2024"),
    ],
)
def test_a_word_that_is_longer_than_its_column_is_put_together_again(texts, whole):
    assert joined(*texts) == whole


def test_a_word_that_left_room_for_a_letter_was_whole():
    assert joined("12/10/202", "4", right=80.0) == "12/10/202\n4"


def test_a_line_without_its_tabs_says_the_same_and_stays_as_it_is():
    line = TextLine(100.0, 12.0, [Word("8h00", 90.0, 120.0), Word("Khai", 122.0, 150.0, tabs=2)])

    assert line.without_tabs().text == "8h00 Khai"
    assert line.text == "8h00\t\tKhai"


@pytest.mark.parametrize("number", ["5", "12"])
def test_a_number_with_a_tab_behind_it_begins_a_paragraph(number):
    full = TextLine(100.0, 12.0, [Word("Tổ kỹ thuật", 90.0, 490.0)])
    words = [Word(number, 90.0, 96.0), Word("Phát", 126.0, 150.0, tabs=1)]

    assert not WRAPPING.wraps(full, TextLine(84.0, 12.0, words))


@pytest.mark.parametrize(("right", "goes_on"), [(450.0, True), (390.0, False)])
def test_a_cell_behind_a_tab_had_less_room(right, goes_on):
    full = TextLine(100.0, 12.0, [Word("Báo cáo (Mẫu 01/KT)", 90.0, right)])
    cell = TextLine(84.0, 12.0, [Word("Trưởng", 126.0, 162.0)], indent=1)

    assert WRAPPING.wraps(full, cell) is goes_on


@pytest.mark.parametrize(
    ("end", "following", "goes_on"),
    [
        ("nhiệm kỳ 2025", "- 2030 Đ/c Chủ tịch", True),
        ("nhiệm kỳ 2025", "- 8h00 Bế mạc", False),
        ("khóa mới", "- 2030 Đ/c Chủ tịch", False),
        ("nhiệm kỳ 2022 - 2025 (ông An)", "- 8h50 Thảo luận", False),
    ],
)
def test_years_that_a_dash_joins_are_one_text(end, following, goes_on):
    full = TextLine(100.0, 12.0, [Word(end, 90.0, 494.0)])
    words = [Word(word, 90.0, 120.0) for word in following.split()]

    assert WRAPPING.wraps(full, TextLine(84.0, 12.0, words)) is goes_on


@pytest.mark.parametrize(
    ("line", "following", "whole"),
    [
        ("8h00 -", "9h30", "8h00 - 9h30"),
        ("14:00 –", "16:30", "14:00 – 16:30"),
        ("Sáng 8h -", "11h", "Sáng 8h - 11h"),
        ("8h00 -", "9h30: Nghỉ", "8h00 -\n9h30: Nghỉ"),
        ("Khai mạc -", "9h30", "Khai mạc -\n9h30"),
    ],
)
def test_a_clock_that_stands_alone_ends_the_range_above_it_whatever_room_there_was(
    line, following, whole
):
    assert joined(line, following, right=60.0) == whole


@pytest.mark.parametrize(
    "clock", ["7 giờ 55 – 8 giờ 35: Họp", "7 giờ: Họp", "8 giờ 00 - 9 giờ 00 Họp"]
)
def test_a_clock_written_in_words_begins_a_paragraph(clock):
    assert not goes_on(clock)


@pytest.mark.parametrize(
    ("above", "below"),
    [("Ngày 3 tháng", "6 năm 2026"), ("Ngày 3", "tháng 6"), ("Ngày 3 tháng 6 năm", "2026")],
)
def test_a_date_that_a_narrow_cell_breaks_goes_on(above, below):
    line, following = (
        TextLine(base, 12.0, [Word(text, 90.0, 150.0)])
        for base, text in ((100.0, above), (84.0, below))
    )

    assert WRAPPING.wraps(line, following)


def test_a_letter_that_was_seen_above_its_line_says_not_how_far_apart_lines_are():
    bases = [700.0, 682.0, 664.0, 649.0, 645.0, 627.0]
    lines = [TextLine(base, 12.0, [Word("Á", 90.0, 98.0)]) for base in bases]

    assert usual_drops([lines]) == {12: 18.0}


@pytest.mark.parametrize(
    ("end", "following", "goes_on"),
    [
        ("Khai mạc: 7h00", "- 7h30", True),
        ("Khai mạc (7 giờ 00", "đến 7 giờ 30)", True),
        ("Khai mạc: 7h00", "- 7h30 Giải lao", False),
        ("Khai mạc hội nghị", "- 7h30", False),
    ],
)
def test_what_is_left_of_a_range_of_hours_goes_on_with_its_line(end, following, goes_on):
    full = TextLine(100.0, 12.0, [Word(end, 90.0, 494.0)])
    words = [Word(word, 90.0, 120.0) for word in following.split()]

    assert WRAPPING.wraps(full, TextLine(84.0, 12.0, words)) is goes_on


@pytest.mark.parametrize("low", ["Ngày", "Thời", "Chủ"])
def test_a_line_stands_where_most_of_its_words_do(low):
    words = ("Ngày", "Thời", "gian", "Chủ", "trì")
    glyphs = [
        Glyph(word, 90.0 + 60 * n, 130.0 + 60 * n, 697.0 if word == low else 700.0, 11.5)
        for n, word in enumerate(words)
    ]

    assert [line.base for line in text_lines(glyphs)] == [700.0]


@pytest.mark.parametrize("bracket", ["(07:40 -", "[07:40 -"])
def test_a_range_in_brackets_that_a_line_breaks_goes_on(bracket):
    full = TextLine(100.0, 12.0, [Word(f"Báo cáo đề dẫn {bracket}", 90.0, 490.0)])

    assert WRAPPING.wraps(full, TextLine(84.0, 12.0, [Word("08:00]", 90.0, 150.0)]))


def test_a_figure_of_a_cell_that_stands_a_little_higher_is_not_raised():
    glyphs = [Glyph("số", 90.0, 100.0, 700.0, 12.0), Glyph("2", 300.0, 306.0, 703.0, 12.0)]

    assert [line.text for line in text_lines(glyphs)] == ["số\t2"]
