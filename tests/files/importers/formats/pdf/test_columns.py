"""Columns of a page are read one after the other, however wide, high and far apart they are."""

import pytest
import typst

from timekeeper.files.importers.formats.pdf.columns import is_item
from timekeeper.files.importers.reading import extracted
from timekeeper.files.importers.sniffing import Format

LEFT = ["7h30: Khai mạc", "7h45: Báo cáo", "8h00: Tham luận", "8h15: Trao giải"]
RIGHT = ["13h30: Thảo luận", "13h45: Biểu quyết", "14h00: Bế mạc"]
THIRD = ["19h00: Văn nghệ", "20h00: Kết thúc"]


def read(widths, *columns, before=""):
    """Return the lines of a page of columns below its title; each is set after some code."""
    cells = "".join(f"[{code} " + " \\ ".join(lines) + "]" for code, lines in columns)
    source = f'#set text(font: "Libertinus Serif")\n{before}\n\n'
    source += f"#grid(columns: ({widths}), gutter: 8pt){cells}"
    content = typst.compile(source.encode())
    return [row.cells[0] for row in extracted(content, "a.pdf", Format.PDF).rows]


@pytest.mark.parametrize(
    ("widths", "second"),
    [
        ("60%, 40%", "#v(5pt)"),
        ("35%, 65%", "#set par(leading: 0.9em)\n"),
        ("65%, 35%", "#set text(9pt)\n"),
        ("65%, 35%", "#v(-1pt)\n#set text(8pt)\n"),
        ("70%, 30%", "#v(2pt)"),
    ],
    ids=("lower", "looser", "smaller", "smaller and level", "narrower"),
)
def test_columns_that_are_not_level_are_columns(widths, second):
    assert read(widths, ("", LEFT), (second, RIGHT)) == [*LEFT, *RIGHT]


def test_a_line_that_fills_its_column_ends_near_to_the_next():
    long = "7h45: Báo cáo kết quả nhiệm vụ phát triển kinh tế, xã hội và quốc phòng năm nay"

    found = read("62%, 38%", ("", [LEFT[0], long, *LEFT[2:]]), ("", RIGHT))

    assert found == [LEFT[0], long, *LEFT[2:], *RIGHT]


def test_three_columns_below_a_title_are_no_table():
    title = "#align(center)[CHƯƠNG TRÌNH]"

    found = read("33%, 34%, 33%", ("", LEFT), ("", RIGHT), ("", THIRD), before=title)

    assert found == ["CHƯƠNG TRÌNH", *LEFT, *RIGHT, *THIRD]


@pytest.mark.parametrize("indent", ["2cm", "6cm"])
def test_indented_lines_are_of_one_column(indent):
    lines = ["7h30: Khai mạc", "1. Chào cờ", "2. Giới thiệu", "8h00: Báo cáo", "1. Kinh tế"]
    shown = " \\ ".join(f"#h({indent}){line}" if line[1] == "." else line for line in lines)

    assert read("100%", ("", [shown])) == lines


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("07 giờ 00 phút", False),
        ("7 giờ 30 đến 8 giờ 15", False),
        ("7h30 - 8h15", False),
        ("07 giờ 00 phút: Khai mạc", True),
        ("7 giờ 30 đến 8 giờ: Lễ hội", True),
        ("7h30Chào cờ", True),
    ],
)
def test_a_clock_alone_is_no_item_whatever_it_is_written_with(text, told):
    assert is_item(text) is told
