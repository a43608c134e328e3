"""What stands beside the cells of a sheet is read: its printed pages' edges, and comments."""

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.files.importers.documents import excel, saved, with_parts
from timekeeper.files.importers.original import Beside
from timekeeper.files.importers.reading import draft_of, extracted
from timekeeper.files.importers.sniffing import Format

ROWS = (("7h30", "Đón tiếp đại biểu"), ("8h00", "Khai mạc"), ("8h30", "Báo cáo tổng kết"))


@pytest.fixture
def sheet():
    sheet = Workbook().active
    for row in ROWS:
        sheet.append(row)
    return sheet


def beside(sheet):
    rows = extracted(saved(sheet.parent), "a", Format.XLSX).rows
    assert {len(row.cells) for row in rows if row.place.beside is not Beside.COMMENT} == {2}
    return [
        (row.place.beside, row.place.cell, row.cells[0])
        for row in rows
        if row.place.beside is not None
    ]


def test_what_is_printed_above_a_sheet_stands_above_it_and_what_below_it_is_a_note(sheet):
    sheet.oddHeader.center.text = "HỘI NGHỊ TỔNG KẾT\nNgày 15/8/2026"
    sheet.oddHeader.center.font, sheet.oddHeader.center.size = "Arial,Bold", 14
    sheet.oddHeader.center.color = "FF0000"
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "Phòng A && B", "Trang &P/&N"
    draft = draft_of(extracted(saved(sheet.parent), "a", Format.XLSX), "a")

    assert beside(sheet) == [
        (Beside.HEAD, None, "HỘI NGHỊ TỔNG KẾT"),
        (Beside.HEAD, None, "Ngày 15/8/2026"),
        (Beside.EDGE, None, "Phòng A & B"),
    ]
    assert draft.programme.title == "HỘI NGHỊ TỔNG KẾT"
    assert str(draft.programme.date) == "2026-08-15"
    assert len(draft.programme.items) == len(ROWS)
    assert draft.programme.notes == ("Phòng A & B",)


def test_what_no_page_prints_is_not_read(sheet):
    sheet.firstHeader.left.text, sheet.evenFooter.left.text = "Trang đầu", "Trang chẵn"
    assert beside(sheet) == []

    sheet.HeaderFooter.differentFirst = sheet.HeaderFooter.differentOddEven = True
    assert beside(sheet) == [
        (Beside.HEAD, None, "Trang đầu"), (Beside.EDGE, None, "Trang chẵn"),
    ]  # fmt: skip


def test_what_every_sheet_prints_is_told_once():
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name in ("Sáng", "Chiều"):
        sheet = workbook.create_sheet(name)
        sheet.oddHeader.left.text, sheet.oddFooter.left.text = "HỘI NGHỊ TỔNG KẾT", "Văn phòng"
        for clock, title in ROWS:
            sheet.append((clock if name == "Sáng" else f"1{clock}", title))
    draft = draft_of(extracted(saved(workbook), "a", Format.XLSX), "a")

    assert draft.programme.title == "HỘI NGHỊ TỔNG KẾT"
    assert draft.programme.notes == ("Văn phòng",)
    assert not any(item.notes for item in draft.programme.items)


@pytest.mark.parametrize("code", ["&D &T", "&F", "&A", "&P", "Trang &P trên &N", "&G", "Khai mạc"])
def test_what_excel_fills_in_and_what_a_cell_says_too_is_left_out(sheet, code):
    sheet.oddHeader.left.text = code

    assert beside(sheet) == []


def test_a_comment_is_a_note_and_says_whose_cell_it_is(sheet):
    sheet["B2"].comment = Comment("An:\nLùi đến 8h15", "An")
    found = extracted(saved(sheet.parent), "a", Format.XLSX)
    draft = draft_of(found, "a")

    assert beside(sheet) == [(Beside.COMMENT, "B2", "An:\nLùi đến 8h15")]
    assert str(found.rows[-1].place) == "sheet “Sheet”, comment, cell B2"
    assert len(draft.programme.items) == len(ROWS)
    assert draft.programme.notes == ("An: Lùi đến 8h15",)


def test_a_comment_that_can_be_answered_is_read_in_place_of_what_older_programs_show():
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    older = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    links = "".join(
        f'<Relationship Id="{n}" Type="{one}" Target="../{n}.xml"/>'
        for n, one in (("new", kind), ("old", older))
    )
    content = with_parts(
        excel(A=list(ROWS)),
        {
            "xl/worksheets/_rels/sheet1.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                f'relationships">{links}</Relationships>'
            ),
            "xl/new.xml": (
                '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
                'threadedcomments"><threadedComment ref="A1"><text>Lùi giờ</text>'
                "</threadedComment></ThreadedComments>"
            ),
            "xl/old.xml": (
                '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                '<commentList><comment ref="A1"><text><t>[Threaded comment] Lùi giờ</t></text>'
                "</comment></commentList></comments>"
            ),
        },
    )

    assert extracted(content, "a", Format.XLSX).rows[-1].cells == ("Lùi giờ",)
