"""Tabs in a PDF leave nothing but a gap, which may be as wide as a space or none."""

import pytest

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


def test_a_stop_that_is_passed_is_an_empty_cell():
    lines = (*WIDE, "10h\t\t\tNhạc", "\tNghỉ\tMC")

    assert read(*lines) == list(lines)


def test_a_word_at_a_stop_after_a_space_is_as_all_words():
    lines = (*WIDE, "12345 MC")

    assert read(*lines, letter=(STEP - SPACE) / 5) == list(lines)


@pytest.mark.parametrize("line", ["\tTừ 8 giờ, tại hội trường", "\t\t\tCHƯƠNG TRÌNH"])
def test_what_is_set_further_in_among_lines_without_tabs_begins_with_none(line):
    lines = (*WIDE, "Ghi chú", line)

    assert read(*lines)[-1] == line.strip()


def test_a_page_without_wide_gaps_has_no_tabs():
    lines = ("Hội nghị  Ban  Chấp  hành", "1. Khai mạc", "2. Bế mạc")

    assert read(*lines) == [" ".join(line.split()) for line in lines]
