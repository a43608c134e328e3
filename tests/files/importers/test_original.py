"""What every reader delivers: rows, their cells, and where they stand."""

import pytest

from tests.fakes import meeting
from timekeeper.files.importers.draft.draft import Doubt, Draft
from timekeeper.files.importers.draft.draft_json import draft_to_json
from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.grammar.rows import lines_of
from timekeeper.files.importers.original import Place, Row, level, paragraph

HERE = Place(line=1)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("7h30 Khai mạc", ("7h30 Khai mạc",)),
        (" 7h30 \tKhai mạc ", ("7h30", "Khai mạc")),
        ("| 7h30 | Khai mạc |", ("7h30", "Khai mạc")),
        ("\u200b7h30\u00a0-\u00a08h\xad", ("7h30 - 8h",)),
        ("|", ("|",)),
        ("| 9h20 | Giải lao | |", ("9h20", "Giải lao", "")),
        (" | 9h20 | Giải lao |  | ", ("| 9h20 | Giải lao |  |",)),
    ],
)
def test_a_paragraph_is_one_cell_unless_tabs_or_strokes_part_it(text, cells):
    assert paragraph(text, HERE) == Row(cells, HERE)


def test_a_text_s_rows_keep_the_numbers_of_its_lines():
    rows = rows_of("A\n\r\nB\rC")

    assert [(row.place.line, row.cells) for row in rows] == [
        (1, ("A",)),
        (2, ("",)),
        (3, ("B",)),
        (4, ("C",)),
    ]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(line=7), "line 7"),
        (Place(page=2, line=7), "page 2, line 7"),
        (Place(paragraph=12), "paragraph 12"),
        (Place(page=3, table=1, row=4), "page 3, table 1, row 4"),
        (Place(sheet="Sáng", row=5), "sheet “Sáng”, row 5"),
    ],
)
def test_a_place_is_said_in_words(place, words):
    assert str(place) == words


def test_a_table_s_head_does_not_rule_the_next_table_of_another_width():
    rows = [
        Row(("Nội dung", "Thực hiện", "Thời gian"), Place(table=1, row=1)),
        Row(("Khai mạc", "Văn phòng", "7h30"), Place(table=1, row=2)),
        Row(("8h00", "Báo cáo"), Place(table=2, row=1)),
    ]

    opening, report = lines_of(rows)

    assert (opening.text, opening.columns) == ("Khai mạc", ("Văn phòng",))
    assert (report.text, report.columns) == ("Báo cáo", ())


def test_the_cells_of_a_letterhead_are_lines_of_their_own():
    row = Row(("TỈNH ỦY A\nVĂN PHÒNG", "ĐẢNG CỘNG SẢN VIỆT NAM"), Place(table=1, row=1))

    assert [line.text for line in lines_of([row])] == [
        "TỈNH ỦY A",
        "VĂN PHÒNG",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
    ]


def test_the_json_says_where_a_doubt_arose():
    rows = (Row(("8h00", "A"), Place(sheet="Sáng", row=5)),)
    doubts = (Doubt(1, "presenter", "?"), Doubt(None, "no_title", "?"))

    read = draft_to_json(Draft(meeting(5), doubts, rows))

    first, second = read["doubts"]
    assert (first["line"], first["where"]) == (1, "sheet “Sáng”, row 5")
    assert first["place"] == {"sheet": "Sáng", "row": 5}
    assert (second["line"], second["where"], second["place"]) == (None, None, {})


@pytest.mark.parametrize(
    ("written", "usual"),
    [("Ａｂ１", "Ab1"), ("８：００　－ ８ｈ３０", "8:00 - 8h30"), ("（Ｍậｔ）", "(Mật)")],
)
def test_signs_of_full_width_are_the_usual_ones(written, usual):
    assert level(written) == usual
