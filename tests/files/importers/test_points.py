"""The linked points that a list names."""

from __future__ import annotations

import csv

import pytest
from openpyxl import Workbook

from timekeeper.core.points import Point
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.points import listed_points, pasted_points

ROWS = (
    ("STT", "Tên điểm cầu", "Số điện thoại", "Ghi chú"),
    ("1", "Phường Trần Phú", "0912 345 678", ""),
    ("2", "Xã Tân Hòa", "", "mới"),
)
BOTH = (Point("p001", "Phường Trần Phú", "0912 345 678"), Point("p002", "Xã Tân Hòa"))


def in_workbook(path):
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(path)


def in_csv(path):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(ROWS)


@pytest.mark.parametrize(("name", "write"), [("a.xlsx", in_workbook), ("a.csv", in_csv)])
def test_a_table_names_a_point_to_a_row(name, write, tmp_path):
    write(tmp_path / name)

    assert listed_points(tmp_path / name) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "Phường Trần Phú; 0912 345 678\nXã Tân Hòa",
        "DANH SÁCH ĐIỂM CẦU\n1. Phường Trần Phú; 0912 345 678\n\n2. Xã Tân Hòa\n",
        "1\tPhường Trần Phú\t0912 345 678\n2\tXã Tân Hòa\t\n",
        "Phường Trần Phú;0912 345 678\nXã Tân Hòa;\nxã tân hòa",
    ],
)
def test_a_list_is_read_however_it_was_typed(text):
    assert pasted_points(text) == BOTH


def test_the_number_in_a_name_is_part_of_it():
    assert [p.name for p in pasted_points("Phường 1\nPhường 2\n3. Phường 3")] == [
        "Phường 1", "Phường 2", "Phường 3",
    ]  # fmt: skip


def test_a_group_is_a_room_of_the_building():
    points = pasted_points("Tổ 1\nTổ thảo luận số 2\nPhường Tổ Yên")

    assert [p.room for p in points] == [True, True, False]


@pytest.mark.parametrize(
    "text", ["1\n2\n3", "STT\tTên điểm cầu\n", ";;;", "\n".join(f"Xã a{n}" for n in range(2_500))]
)
def test_a_list_of_nobody_or_of_far_too_many_is_refused_with_a_sentence(text):
    with pytest.raises(UnreadableProgramme, match="point"):
        pasted_points(text)


LETTERHEAD = "TỈNH ỦY HƯNG YÊN\t\tĐẢNG CỘNG SẢN VIỆT NAM\nDANH SÁCH\n(kèm theo Công văn số 123)\n"


@pytest.mark.parametrize(
    "text",
    [
        (
            LETTERHEAD + "STT\tMã\tTên xã, phường\tĐồng chí phụ trách\tSố điện thoại\n"
            "1\tHY001\tXã An Vĩ\tBà An\t0912 345 678\n2\tHY002\tPhường 1\tÔng Bình\t\n"
            "\t\tTổng cộng: 2\t\t"
        ),
        "STT\tHuyện cũ\tXã mới\tSĐT\n1\tYên Mỹ\tXã An Vĩ\t0912 345 678\n2\tYên Mỹ\tPhường 1\t",
        (
            "TT\tĐơn vị\tĐIỂM CẦU\tĐT liên hệ\nI\tCác xã\t\t\n1\tMỹ Hào\tXã An Vĩ\t0912 345 678\n"
            "II\tCác phường\tCác phường\t\n2\tVăn Giang\tPhường 1\t\nTT\tĐơn vị\tĐiểm cầu\tĐT\n"
        ),
        "Đơn vị hành chính\tGhi chú\tDi động\nXã An Vĩ\tmới\t0912 345 678\nPhường 1\t0221\t\n",
        "No\tPoint\tContact\n1\tXã An Vĩ\t0912 345 678\n2\tPhường 1\t\n",
        "Tên xã\nXã An Vĩ; 0912 345 678\nPhường 1\n",
    ],
)
def test_the_head_of_a_table_says_which_column_has_the_names(text):
    assert pasted_points(text) == (
        Point("p001", "Xã An Vĩ", "0912 345 678"),
        Point("p002", "Phường 1"),
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0912.345.678 / 0913.222.111", "0912.345.678 / 0913.222.111"),
        ("912345678", "0912345678"),  # a spreadsheet drops the nought
        ("2213862123", "2213862123"),
    ],
)
def test_a_telephone_is_kept_as_it_can_be_dialled(written, kept):
    (point,) = pasted_points(f"Tên\tĐiện thoại\nXã An Vĩ\t{written}")

    assert point.phone == kept


@pytest.mark.parametrize("name", ["Xã Mới", "Phường Xã", "Tên"])
def test_a_name_that_sounds_like_a_head_is_a_point_within_a_list(name):
    text = f"Tên xã\nXã An Vĩ\n{name}\nPhường 1"

    assert [p.name for p in pasted_points(text)] == ["Xã An Vĩ", name, "Phường 1"]


@pytest.mark.parametrize("name", ["Tổ dân phố 5", "Tổ công tác số 2", "Tổ liên gia 3"])
def test_a_neighbourhood_is_no_group_of_the_conference(name):
    assert not pasted_points(name)[0].room


@pytest.mark.parametrize("number", [1, "1.", 170])
def test_a_name_that_a_formula_did_not_save_is_not_left_out_silently(number, tmp_path):
    book = Workbook()
    for row in [("STT", "Tên xã"), (number, '="Xã "&"An Vĩ"'), (2, "Phường 1")]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")

    with pytest.raises(UnreadableProgramme, match="save the file"):
        listed_points(tmp_path / "a.xlsx")


def test_a_sum_that_was_not_saved_hides_nobody(tmp_path):
    book = Workbook()
    for row in [("STT", "Tên xã", "Số"), (1, "Xã An Vĩ", 40), ("", "Tổng cộng", "=SUM(C2)")]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")

    assert [p.name for p in listed_points(tmp_path / "a.xlsx")] == ["Xã An Vĩ"]
