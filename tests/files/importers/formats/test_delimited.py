"""Tables kept as text: separators, encodings and quotes are found, whatever they are."""

import pytest

from timekeeper.files.importers.formats.delimited import delimited_rows
from timekeeper.files.importers.reading import extracted
from timekeeper.files.importers.sniffing import Format


def cells(content):
    return [row.cells for row in extracted(content, "a", Format.TABLE).rows]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_of_a_table_kept_as_text_is_found(separator):
    text = f"Thời gian{separator}Nội dung\n7h30{separator}Khai mạc\n"

    assert [row.cells for row in delimited_rows(text)] == [
        ("Thời gian", "Nội dung"),
        ("7h30", "Khai mạc"),
    ]


def test_commas_in_titles_do_not_win_over_semicolons():
    text = "7h30;Khai mạc, chào cờ, quốc ca\n8h00;Báo cáo, thảo luận\n"

    assert [row.cells[0] for row in delimited_rows(text)] == ["7h30", "8h00"]


def test_a_first_line_that_names_the_separator_is_obeyed():
    assert [row.cells for row in delimited_rows("sep=,\n7h30,A;B\n")] == [("7h30", "A;B")]


def test_quoted_cells_hold_lines_and_rows_count_on():
    rows = delimited_rows('7h30,"Lễ:\n- Chào cờ"\n\n8h00,Báo cáo\n')

    assert [(row.cells[1], row.place.row) for row in rows] == [
        ("Lễ:\n- Chào cờ", 1),
        ("Báo cáo", 3),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_of_a_table_kept_as_text_is_found(encoding):
    content = "7h30;Khai mạc\n8h00;Thảo luận\n".encode(encoding)

    assert cells(content)[1] == ("8h00", "Thảo luận")
