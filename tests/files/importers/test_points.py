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
