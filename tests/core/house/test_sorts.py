"""A meeting is called what its title calls it first."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.fakes import meeting
from timekeeper.core.house.sorts import sort_of


@pytest.mark.parametrize(
    ("title", "sort"),
    [
        ("ĐẠI HỘI đại biểu Đảng bộ tỉnh", "Đại hội"),
        ("Hội nghị tổng kết Đại hội", "Hội nghị"),
        ("Hội đồng nhân dân tỉnh khóa X, Kỳ họp thứ 15", "Kỳ họp"),
        ("Phiên họp thường kỳ Ủy ban nhân dân", "Phiên họp"),
        ("Họp giao ban tuần", "Họp giao ban"),
        ("Chương trình làm việc", ""),
    ],
)
def test_the_first_word_of_the_title_that_names_a_sort_counts(title: str, sort: str):
    assert sort_of(replace(meeting(10), title=title)) == sort
