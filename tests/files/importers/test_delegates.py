"""Who gets a name plate: from a pasted list, a file of any format, or a programme."""

from __future__ import annotations

import csv

import pytest
from docx import Document
from msgspec.structs import replace
from openpyxl import Workbook

from tests.paths import OFFICE_AGENDA
from timekeeper.core.programme import Item, Presenter, Speaker
from timekeeper.files.importers import delegates
from timekeeper.files.importers.delegates import (
    MOST,
    Delegate,
    named_in,
    pasted_delegates,
)
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.programme_files import read_delegates

TABLE = (
    ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Ghi chú"),
    ("1", "Nguyễn Văn An", "Bí thư Tỉnh ủy", "Thường trực", "chủ trì"),
    ("2", "Trần Thị Bình", "Giám đốc", "Sở Y tế", ""),
)
BOTH = (
    Delegate("Nguyễn Văn An", "Bí thư Tỉnh ủy", "Thường trực"),
    Delegate("Trần Thị Bình", "Giám đốc", "Sở Y tế"),
)


def in_workbook(path, rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


def in_csv(path, rows):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def in_document(path, rows):
    document = Document()
    document.add_paragraph("DANH SÁCH ĐẠI BIỂU")
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph("Danh sách này gồm 2 đồng chí.")
    document.save(path)


@pytest.mark.parametrize(
    ("name", "write"), [("a.xlsx", in_workbook), ("a.csv", in_csv), ("a.docx", in_document)]
)
def test_a_table_with_heads_says_name_office_and_group_in_every_format(name, write, tmp_path):
    write(tmp_path / name, TABLE)

    assert read_delegates(tmp_path / name) == BOTH


@pytest.mark.parametrize(
    "head",
    [
        "I. Sở Y tế\t\t",
        "I\tSở Y tế\t",
        "B.\tSở Y tế (12 đồng chí)\t",
        "\tSở Y tế\t",
        "Sở Y tế:\t\t",
    ],
)
def test_a_row_across_the_table_heads_the_group_below_it(head):
    rows = ["STT\tHọ tên\tChức vụ", head, "1\tTrần Thị Bình\tGiám đốc"]

    assert pasted_delegates(None, "\n".join(rows)) == (
        Delegate("Trần Thị Bình", "Giám đốc", "Sở Y tế"),
    )


@pytest.mark.parametrize(
    "rows",
    [
        ["Họ tên\tChức vụ", "Trần Thị Bình\t", "H'Hen Niê\t"],
        ["STT\tHọ tên\tChức vụ", "1\tTrần Thị Bình\t", "2\tH'Hen Niê\t", "\tTổng cộng\t2"],
        ["STT\tHọ tên\tChức vụ\tSTT\tHọ tên\tChức vụ", "1\tTrần Thị Bình\t\t2\tH'Hen Niê\t"],
        ["STT\tHo ten\tChuc vu", "1\tTrần Thị Bình\t", "2\tH'Hen Niê\t"],
    ],
)
def test_whoever_has_no_office_has_a_plate_and_what_is_no_name_has_none(rows):
    assert pasted_delegates(None, "\n".join(rows)) == (
        Delegate("Trần Thị Bình"),
        Delegate("H'Hen Niê"),
    )


def test_a_delegate_of_the_office_of_delegate_is_no_head_of_a_table():
    rows = ["STT\tHọ tên\tChức vụ\tTổ", "1\tLê An\tĐại biểu\tTổ 1", "2\tHồ Nam\tĐại biểu\tTổ 2"]

    assert pasted_delegates(None, "\n".join(rows)) == (
        Delegate("Lê An", "Đại biểu", "Tổ 1"),
        Delegate("Hồ Nam", "Đại biểu", "Tổ 2"),
    )


def merged_workbook(path, rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.active.merge_cells("D2:D3")
    book.save(path)


def merged_document(path, rows):
    document = Document()
    table = document.add_table(rows=0, cols=4)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 3).merge(table.cell(2, 3))
    document.save(path)


@pytest.mark.parametrize(
    ("name", "write"), [("a.xlsx", merged_workbook), ("a.docx", merged_document)]
)
def test_a_merged_cell_is_said_of_every_delegate_beside_it(name, write, tmp_path):
    rows = [
        ["STT", "Họ tên", "Chức vụ", "Đơn vị"],
        ["1", "Lê An", "Giám đốc", "Sở Y tế"],
        ["2", "Lê Bình", "Phó Giám đốc", ""],
    ]
    write(tmp_path / name, rows)

    assert [one.group for one in read_delegates(tmp_path / name)] == ["Sở Y tế", "Sở Y tế"]


@pytest.mark.parametrize(
    "lines",
    [
        "DANH SÁCH ĐẠI BIỂU\nTổ 1:\n1. Lê An, Giám đốc Sở\nY tế\nTổ 2:\n1. Trần Bình",
        "Tổ 1\nLê An, Giám đốc Sở Y tế\nTổ 2\n- Trần Bình",
        "I. Tổ 1\n1. Lê An - Giám đốc Sở Y tế\nII. Tổ 2 (1 đồng chí)\nTrần Bình",
    ],
)
def test_a_line_of_a_list_heads_a_group_or_goes_on_or_is_a_delegate_but_is_never_lost(lines):
    assert pasted_delegates(None, lines) == (
        Delegate("Lê An", "Giám đốc Sở Y tế", "Tổ 1"),
        Delegate("Trần Bình", "", "Tổ 2"),
    )


def test_a_name_in_two_columns_is_joined():
    pasted = "TT\tHọ đệm\tTên\tChức danh\n1\tLê Thị\tHoa\tChủ tịch"

    assert pasted_delegates(None, pasted) == (Delegate("Lê Thị Hoa", "Chủ tịch"),)


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("1. Nguyễn Văn An, Bí thư Tỉnh ủy", Delegate("Nguyễn Văn An", "Bí thư Tỉnh ủy")),
        ("Lê Thị Hoa", Delegate("Lê Thị Hoa")),
        ("Họ và tên\nLê Thị Hoa", Delegate("Lê Thị Hoa")),
        ("1\tLê Thị Hoa\tGiám đốc\tSở Y tế", Delegate("Lê Thị Hoa", "Giám đốc", "Sở Y tế")),
    ],
)
def test_a_list_without_heads_has_a_delegate_to_a_line(pasted, expected):
    assert pasted_delegates(None, pasted) == (expected,)


def test_a_copied_table_is_read_from_its_cells():
    rows = "".join(f"<tr>{''.join(f'<td>{t}</td>' for t in row)}</tr>" for row in TABLE)

    assert pasted_delegates(f"<table>{rows}</table>", "whatever") == BOTH


def test_of_an_agenda_whoever_presents_gets_one_plate():
    names = [delegate.name for delegate in read_delegates(OFFICE_AGENDA)]

    assert "Ban Tổ chức Tỉnh ủy" in names
    assert len({name.casefold() for name in names}) == len(names)


def test_a_document_that_is_a_programme_is_read_as_one(tmp_path, office_day):
    from timekeeper.files.exporters.programme.as_docx import write as programme_docx

    path = tmp_path / "programme.docx"
    path.write_bytes(programme_docx(office_day))

    assert {d.name for d in read_delegates(path)} == {d.name for d in named_in(office_day)}


def test_a_programme_with_a_column_of_offices_is_no_list_without_names():
    pasted = "TT\tThời gian\tNội dung\tĐơn vị\n1\t7h30\tBáo cáo\tSở Y tế"

    assert [delegate.name for delegate in pasted_delegates(None, pasted)] == ["Sở Y tế"]


def test_speakers_of_a_discussion_get_plates_and_what_is_known_of_one_is_put_together(office_day):
    first, *others = office_day.sessions[0].parts
    item = Item(
        "x",
        "Thảo luận",
        presenter=Presenter("đồng chí Lê Thị Hoa", person="đồng chí Lê Thị Hoa"),
        speakers=(Speaker("Lê Thị Hoa", "Sở Y tế"), Speaker("Trần Bình", "Sở Nội vụ")),
    )
    session = replace(office_day.sessions[0], parts=(replace(first, items=(item,)), *others[:0]))
    day = replace(office_day, sessions=(session,))

    assert named_in(day) == (
        Delegate("đồng chí Lê Thị Hoa", "Sở Y tế"),
        Delegate("Trần Bình", "Sở Nội vụ"),
    )


def test_who_presents_what_is_confidential_gets_no_plate(office_day):
    session = office_day.sessions[0]
    part = session.parts[0]
    secret = Item("x", "Nhân sự", presenter=Presenter("Ông Kín"), confidential=True)
    known = Item("y", "Báo cáo", presenter=Presenter("Bà Mở"))
    day = replace(
        office_day, sessions=(replace(session, parts=(replace(part, items=(secret, known)),)),)
    )

    assert [delegate.name for delegate in named_in(day)] == ["Bà Mở"]


@pytest.mark.parametrize(
    "pasted",
    [
        "1\t2\t3\n4\t5\t6",
        "STT\tĐơn vị\tChức vụ\n1\tSở Y tế\tGiám đốc",
        "STT\tHọ và tên\tChức vụ\n1\t\tGiám đốc\n2\t\tPhó Giám đốc",
        "(1)\n(2)",
    ],
)
def test_a_list_without_names_is_refused_in_one_sentence(pasted):
    with pytest.raises(UnreadableProgramme) as refused:
        pasted_delegates(None, pasted)

    assert len(str(refused.value).splitlines()) == 1


def test_a_programme_that_names_nobody_asks_for_a_list(office_day):
    with pytest.raises(UnreadableProgramme, match="paste a list"):
        named_in(replace(office_day, title="", sessions=()))


@pytest.mark.parametrize("count", [MOST + 1, 5000])
def test_a_list_of_thousands_is_refused(count):
    assert_refused(count, "TT\tHọ và tên\tChức vụ\n")


def test_a_list_without_heads_is_counted_as_well(monkeypatch):
    monkeypatch.setattr(delegates, "MOST", 100)  # as a programme is read, the longer the dearer

    assert_refused(101, "")


def assert_refused(count, heads):
    lines = "\n".join(f"{n}\tNgười Thứ {n}\tĐại biểu" for n in range(count))

    with pytest.raises(UnreadableProgramme, match=str(count)):
        pasted_delegates(None, heads + lines)


@pytest.mark.parametrize(
    ("written", "address", "bare", "body"),
    [
        ("Đồng chí Nguyễn Văn An", "Đồng chí", "Nguyễn Văn An", False),
        ("Đ/c Nguyễn Thị Minh Khai Phương", "Đ/c", "Nguyễn Thị Minh Khai Phương", False),
        ("Đoàn Văn A", "", "Đoàn Văn A", False),
        ("Ban Tổ chức Tỉnh ủy Hậu Giang", "", "Ban Tổ chức Tỉnh ủy Hậu Giang", True),
        ("Đồng chí", "", "Đồng chí", False),
    ],
)
def test_a_name_is_told_from_its_address_and_a_person_from_a_body(written, address, bare, body):
    delegate = Delegate(written)

    assert (delegate.address, delegate.bare_name, delegate.is_body) == (address, bare, body)
