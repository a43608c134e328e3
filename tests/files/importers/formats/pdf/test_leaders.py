"""The dots that lead to what a tab sets right are no text, unlike those of the author."""

import re

import pytest
from msgspec.structs import replace

from timekeeper.files.importers.formats.pdf.shapes import Glyph
from timekeeper.files.importers.formats.pdf.tabs import tabbed_lines
from timekeeper.files.importers.formats.pdf.unruled import unruled_tables

# Points.
HEIGHT, SPACE, MARGIN, END = 12.0, 3.5, 90.0, 500.0
LED = (
    "8h00: Khai mạc hội nghị.......\tBan Tổ chức",
    "8h15: Báo cáo kết quả.............\tÔng An",
)


def typed(*lines):
    """Return the letters of lines; those with a tab end at one place."""
    glyphs = []
    for number, line in enumerate(lines):
        signs = [(sign, 3.0 if sign == "." else SPACE if sign == " " else 6.0) for sign in line]
        x, spaced = MARGIN, False
        if "\t" in line:
            x = END - sum(width for sign, width in signs if sign != "\t")
        for sign, width in signs:
            if sign not in " \t":
                glyphs.append(Glyph(sign, x, x + width, 700 - 20 * number, HEIGHT, spaced=spaced))
            spaced = sign == " "
            x += 0 if sign == "\t" else width
    return glyphs


def read(*lines):
    return [line.text for line in tabbed_lines(typed(*lines))]


@pytest.mark.parametrize("dots", [2, 3, 4, 40])
def test_what_dots_lead_to_stands_behind_a_tab_however_few_they_are(dots):
    lines = (*LED, f"9h30: Thảo luận{'.' * dots}\tÔng An")

    assert read(*lines) == [re.sub(r"\.+(?=\t)", "", line) for line in lines]


@pytest.mark.parametrize(
    "line",
    [
        "Ngày....tháng 5 năm 2025",
        "Số: ..../CTr-VP",
        "9h30: Trao đổi... và thảo luận",
        "9h30: Tham luận...",
        "TS.Lê Văn An",
    ],
)
def test_dots_of_the_author_stay(line):
    assert read(*LED, line)[-1] == line


def test_dots_of_the_author_stay_before_another_cell():
    glyphs = typed(*LED, "9h30: Ông...Hội trường")

    apart = [replace(g, left=g.left + 20, right=g.right + 20) for g in glyphs[-9:]]

    assert tabbed_lines([*glyphs[:-9], *apart])[-1].text == "9h30: Ông...\tHội trường"


def test_dots_that_lead_to_no_one_place_stay():
    lines = ("8h00: Khai mạc....Ban Tổ chức", "8h15: Báo cáo....Ông An")

    assert read(*lines) == list(lines)


def test_lines_with_leaders_are_no_table():
    lines = [f"{n}. Báo cáo số {n}......\t{n}h00 - {n + 1}h00" for n in range(10, 18)]

    assert unruled_tables([tabbed_lines(typed(*lines))]) == [[]]
