"""A workbook of Excel is read as it shows itself."""

from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.table import Table, TableStyleInfo

from tests.files.importers.documents import excel, saved
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.reading import draft_of, extracted
from timekeeper.files.importers.sniffing import Format


def cells(content):
    return [row.cells for row in extracted(content, "a", Format.XLSX).rows]


@pytest.fixture
def sheet():
    return Workbook().active


def shown(sheet, value, number_format="General"):
    sheet["A1"], sheet["A2"] = value, "x"
    sheet["A1"].number_format = number_format
    return cells(saved(sheet.parent))[0][0]


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (time(7, 30), "h:mm", "07:30"),
        (0.3125, "h:mm", "07:30"),
        (0.3125, "General", "07:30"),
        (7.3, "General", "7.3"),
        (7.3, "0.00", "7.30"),
        (15, "General", "15"),
        (15, '0" phút"', "15 phút"),
        (15, "0'", "15'"),
        (0.5, "0%", "50%"),
        (date(2023, 12, 6), "dd/mm/yyyy", "06/12/2023"),
        (datetime.fromisoformat("2023-12-06T07:30"), "dd/mm/yyyy hh:mm", "07:30 06/12/2023"),
        (datetime.fromisoformat("2023-12-06T07:30"), 'hh"h"mm', "07:30"),
        (timedelta(minutes=90), "[h]:mm", "1:30"),
        ("  Khai\u00a0mạc ", "General", "Khai mạc"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(sheet, value, number_format, expected):
    assert shown(sheet, value, number_format) == expected


def test_a_merged_cell_stands_at_its_top_left(sheet):
    for row in (("7h30", "A", "B"), ("", "C", "D"), ("BUỔI CHIỀU", "", "")):
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("A3:C3")

    assert cells(saved(sheet.parent)) == [
        ("7h30", "A", "B"), ("", "C", "D"), ("BUỔI CHIỀU", "", ""),
    ]  # fmt: skip


def test_what_is_hidden_is_not_read_but_told():
    workbook = Workbook()
    sheet = workbook.active
    for row in (("7h30", "bí mật", "A"), ("8h00", "bí mật", "B"), ("9h00", "bí mật", "C")):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    hidden = workbook.create_sheet("Nháp")
    hidden.append(("10h00", "D"))
    hidden.sheet_state = "hidden"
    workbook.create_sheet("Trống").sheet_state = "veryHidden"

    found = extracted(saved(workbook), "a", Format.XLSX)
    assert [row.cells for row in found.rows] == [("7h30", "A"), ("9h00", "C")]
    assert [(doubt.kind, doubt.read) for doubt in found.doubts] == [
        ("hidden", "bí mật … 8h00 … bí mật … B … bí mật"), ("hidden", None),
    ]  # fmt: skip
    assert "Nháp" in found.doubts[1].message


def test_where_nothing_else_is_read_the_hidden_sheets_are_told():
    workbook = Workbook()
    workbook.active.append(("Danh sách",))
    hidden = workbook.create_sheet("Nháp")
    hidden.append(("10h00", "D"))
    hidden.sheet_state = "hidden"

    with pytest.raises(UnreadableProgramme, match=r"No item was found .*“Nháp” is hidden"):
        draft_of(extracted(saved(workbook), "a", Format.XLSX), "a")


def test_sheets_follow_one_another_and_places_name_them():
    rows = extracted(
        excel(Sáng=[("7h30", "A")], Chiều=[(), (None, "13h30", "B")]), "a", Format.XLSX
    )

    assert [(row.cells, str(row.place)) for row in rows.rows] == [
        (("7h30", "A"), "sheet “Sáng”, cell A1"),
        (("13h30", "B"), "sheet “Chiều”, cell B2"),
    ]


def test_a_formula_shows_its_last_value_and_a_missing_one_is_a_doubt(sheet):
    sheet.append(("7h30", "A"))
    sheet.append(("=A1", "B"))

    extract = extracted(saved(sheet.parent), "a", Format.XLSX)

    assert extract.rows[1].cells == ("", "B")
    (doubt,) = extract.doubts
    assert (doubt.line, doubt.kind) == (2, "formula")
    assert "A2" in doubt.message


def told(sheet):
    found = extracted(saved(sheet.parent), "a", Format.XLSX)
    assert {doubt.kind for doubt in found.doubts} <= {"hidden"}
    return [row.cells for row in found.rows], [doubt.read for doubt in found.doubts]


WHITE = Font(color="FFFFFFFF")


def filled(colour):
    return PatternFill("solid", fgColor=colour)


@pytest.mark.parametrize(
    ("font", "fill", "number_format"),
    [
        (WHITE, PatternFill(), "General"),
        (Font(color="FFFDFDFD"), PatternFill(), "General"),
        (Font(color=Color(theme=0)), PatternFill(), "General"),
        (Font(color=Color(indexed=9)), PatternFill(), "General"),
        (WHITE, filled("FFFFFFFF"), "General"),
        (Font(color="FF0000FF"), filled("FF0000FF"), "General"),
        (Font(color=Color(theme=1)), filled(Color(theme=1)), "General"),
        (Font(size=1), PatternFill(), "General"),
        (Font(), PatternFill(), ";;;"),
        (Font(), PatternFill(), '0;0;0;""'),
        (Font(), PatternFill(), "0;;0;[Red]"),
    ],
)
def test_what_nobody_sees_of_a_sheet_is_left_out_and_told(sheet, font, fill, number_format):
    sheet.append(("8h00", "Kín"))
    sheet["B1"].font, sheet["B1"].fill, sheet["B1"].number_format = font, fill, number_format

    assert told(sheet) == ([("8h00",)], ["Kín"])


@pytest.mark.parametrize(
    ("font", "fill", "number_format"),
    [
        (WHITE, filled("FF8B0000"), "General"),
        (WHITE, filled(Color(theme=1)), "General"),
        (WHITE, filled(Color(theme=4)), "General"),
        (WHITE, PatternFill("darkGray"), "General"),
        (Font(color=Color(theme=0, tint=-0.5)), PatternFill(), "General"),
        (Font(color=Color(theme=1)), PatternFill(), "General"),
        (Font(), PatternFill(), ";;;@"),
        (Font(), PatternFill(), ";;"),
        (Font(), PatternFill(), '0;0;0;";"@'),
    ],
)
def test_what_is_seen_of_a_sheet_is_read(sheet, font, fill, number_format):
    sheet.append(("8h00", "Mở"))
    sheet["B1"].font, sheet["B1"].fill, sheet["B1"].number_format = font, fill, number_format

    assert told(sheet) == ([("8h00", "Mở")], [])


@pytest.mark.parametrize(
    ("value", "number_format", "seen"),
    [
        (15, "0;;", True),
        (0, "0;-0;;@", False),
        (-1, "0;", False),
        (0, "0;-0", True),
        (15, ";0;0", False),
        (time(7, 30), ";;;", False),
        (15, "[>9]0;;", True),
    ],
)
def test_a_number_is_seen_where_its_part_of_the_format_shows_it(sheet, value, number_format, seen):
    sheet.append(("x", value))
    sheet["B1"].number_format = number_format

    assert (len(told(sheet)[0][0]) > 1) is seen


def test_white_letters_in_a_table_with_a_style_are_read(sheet):
    for row in (("Giờ", "Nội dung"), ("8h00", "Mở")):
        sheet.append(row)
    sheet["A1"].font = sheet["B1"].font = WHITE
    sheet.add_table(Table(displayName="T", ref="A1:B2"))

    assert told(sheet) == ([("Giờ", "Nội dung"), ("8h00", "Mở")], [])


@pytest.mark.parametrize(
    ("style", "seen"),
    [
        ("TableStyleMedium2", [("Giờ", "Nội dung"), ("8h00", "")]),
        ("TableStyleLight9", [("Giờ", "Nội dung"), ("8h00", "")]),
        ("TableStyleDark1", [("Giờ", "Nội dung"), ("8h00", "Trắng")]),
        ("Của cơ quan", [("Giờ", "Nội dung"), ("8h00", "Trắng")]),
    ],
)
def test_the_style_of_a_table_shades_its_own_cells_alone(sheet, style, seen):
    for row in (("Giờ", "Nội dung"), ("8h00", "Trắng"), ("9h00", "Kín")):
        sheet.append(row)
    for place in ("A1", "B1", "B2", "B3"):
        sheet[place].font = WHITE
    info = TableStyleInfo(name=style, showRowStripes=True)
    sheet.add_table(Table(displayName="T", ref="A1:B2", tableStyleInfo=info))
    other = sheet.parent.create_sheet("B")
    other.append(("9h30", "Kín"))
    other["B1"].font = WHITE

    assert told(sheet)[0] == [*seen, ("9h00", ""), ("9h30",)]


def test_what_marks_a_table_at_its_edges_is_read(sheet):
    for row in (("8h00", "A"), ("9h00", "B"), ("Tổng", "2")):
        sheet.append(row)
        sheet.cell(sheet.max_row, 1).font = sheet.cell(sheet.max_row, 2).font = WHITE
    info = TableStyleInfo(name="TableStyleMedium2", showFirstColumn=True)
    table = Table(displayName="T", ref="A1:B3", tableStyleInfo=info, headerRowCount=0)
    table.totalsRowCount = 1
    sheet.add_table(table)

    assert told(sheet)[0] == [("8h00", ""), ("9h00", ""), ("Tổng", "2")]


def test_a_sheet_with_more_tables_than_anybody_makes_hides_nothing(sheet):
    for n in range(1, 43):
        sheet.append((f"{n}h", "A"))
        sheet.cell(n, 2).font = WHITE
        info = TableStyleInfo(name="TableStyleLight1")
        table = Table(displayName=f"T{n}", ref=f"A{n}:B{n}", tableStyleInfo=info)
        table.headerRowCount = 0
        sheet.add_table(table)

    assert len(told(sheet)[0][0]) > 1


def test_runs_of_a_cell_are_seen_each_for_itself(sheet):
    white = TextBlock(InlineFont(color="FFFFFFFF"), " (kín)")
    sheet.append(("8h00", CellRichText("Mở", white)))

    assert told(sheet) == ([("8h00", "Mở")], ["(kín)"])
