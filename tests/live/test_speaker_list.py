"""A pasted list of speakers is read as the office writes it."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timekeeper.core.programme import Speaker
from timekeeper.live.speaker_list import MOST_MINUTES
from timekeeper.live.speaker_list import read as read_speakers

SEVEN = timedelta(minutes=7)
BARE = ("; 7", ", 7", " (7)", " - 07", ";7.")
NUMBERED = ("Chi bộ 7", "các phường 3, 7", "Ban Quản lý Khu 7-8", "Tổ đại biểu số 7")
HANH = Speaker("Đồng chí Nguyễn Thị Hạnh", "Giám đốc Sở Y tế", "Công tác y tế cơ sở", SEVEN)


@pytest.fixture
def short_cells() -> Iterator[int]:
    """Let cells hold no more than so many letters: the limit is one for the whole process."""
    before = csv.field_size_limit(1000)
    yield 1000
    csv.field_size_limit(before)


@pytest.mark.parametrize(
    "line",
    [
        "1. Đồng chí Nguyễn Thị Hạnh, Giám đốc Sở Y tế: Công tác y tế cơ sở (7 phút)",
        "01) Đồng chí Nguyễn Thị Hạnh, Giám đốc Sở Y tế: “Công tác y tế cơ sở” (07 phút).",
        "- Đồng chí Nguyễn Thị Hạnh, Giám đốc Sở Y tế: Công tác y tế cơ sở, 7 phút;",
        "Đồng chí Nguyễn Thị Hạnh - Giám đốc Sở Y tế - Công tác y tế cơ sở - 7'",
        "Đồng chí Nguyễn Thị Hạnh – Giám đốc Sở Y tế: Công tác y tế cơ sở (thời gian: 7 phút)",
        "Đồng chí Nguyễn Thị Hạnh, Giám đốc Sở Y tế: Công tác y tế cơ sở; 7",
        "Đồng chí Nguyễn Thị Hạnh; Giám đốc Sở Y tế; Công tác y tế cơ sở; 7",
        "2. Đồng chí Nguyễn Thị Hạnh; Giám đốc Sở Y tế: Công tác y tế cơ sở (07)",
        "Đồng chí Nguyễn Thị Hạnh\tGiám đốc Sở Y tế\tCông tác y tế cơ sở\t7",
        "1\tĐồng chí Nguyễn Thị Hạnh\tGiám đốc Sở Y tế\tCông tác y tế cơ sở\t07 phút",
        "1.\tĐồng chí Nguyễn Thị Hạnh, Giám đốc Sở Y tế: Công tác y tế cơ sở (7 phút)",
    ],
)
def test_a_speaker_with_all_four_parts_is_read_however_he_is_written(line: str):
    assert read_speakers(line) == (HANH,)
    assert read_speakers(unicodedata.normalize("NFD", line)) == (HANH,)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Nguyễn Văn A", Speaker("Nguyễn Văn A")),
        ("Nguyễn Văn A (5 phút)", Speaker("Nguyễn Văn A", limit=timedelta(minutes=5))),
        ("Nguyễn Văn A, Sở Y tế", Speaker("Nguyễn Văn A", "Sở Y tế")),
        *((f"Lê B, Sở Y tế{end}", Speaker("Lê B", "Sở Y tế", None, SEVEN)) for end in BARE),
        *((f"Lê B, {body}", Speaker("Lê B", body)) for body in NUMBERED),
        ("Lê B: Nghị quyết số 18, 19", Speaker("Lê B", None, "Nghị quyết số 18, 19")),
        ("Lê B, Bí thư; Chủ tịch xã", Speaker("Lê B", "Bí thư; Chủ tịch xã")),
        ("Nguyễn Văn A: Y tế 2020 - 2025", Speaker("Nguyễn Văn A", None, "Y tế 2020 - 2025")),
        (
            "Đ/c A, Bí thư, Chủ tịch xã - Đảng ủy xã Hòa: Nông thôn mới",
            Speaker("Đ/c A", "Bí thư, Chủ tịch xã - Đảng ủy xã Hòa", "Nông thôn mới"),
        ),
        ("Nguyễn Văn A (999 phút)", Speaker("Nguyễn Văn A (999 phút)")),
    ],
)
def test_every_part_but_the_name_may_be_absent(line: str, speaker: Speaker):
    assert read_speakers(line) == (speaker,)


def test_numbered_lines_go_on_over_the_next_and_a_heading_is_no_speaker():
    pasted = """DANH SÁCH ĐẠI BIỂU ĐĂNG KÝ PHÁT BIỂU
        1. Đồng chí Nguyễn Thị Hạnh, Giám đốc Sở Y tế:
           Công tác y tế cơ sở
           (7 phút)

        2. Đồng chí Trần Quốc Bảo, Huyện ủy Mường Lát"""

    assert read_speakers(pasted) == (HANH, Speaker("Đồng chí Trần Quốc Bảo", "Huyện ủy Mường Lát"))


def test_a_table_with_a_head_is_read_by_its_columns():
    pasted = (
        "TT\tĐơn vị\tHọ và tên\tChức vụ\tNội dung tham luận\tThời gian (phút)\tGhi chú\n"
        "1\tSở Y tế\tNguyễn Thị Hạnh\tGiám đốc\tCông tác y tế cơ sở\t7\tđã nộp bài\n"
        "2\tMường Lát\tTrần Quốc Bảo\t\t\t\t\n"
        "\t\t\t\t\t\t\n"
    )

    assert read_speakers(pasted) == (
        Speaker("Nguyễn Thị Hạnh", "Sở Y tế, Giám đốc", "Công tác y tế cơ sở", SEVEN),
        Speaker("Trần Quốc Bảo", "Mường Lát"),
    )


def test_a_cell_of_several_lines_from_excel_is_one_cell():
    pasted = 'Nguyễn Thị Hạnh\t"Giám đốc\nSở Y tế"\tCông tác y tế\r\nTrần Quốc Bảo\tHuyện ủy\r\n'

    assert read_speakers(pasted) == (
        Speaker("Nguyễn Thị Hạnh", "Giám đốc Sở Y tế", "Công tác y tế"),
        Speaker("Trần Quốc Bảo", "Huyện ủy"),
    )


def test_a_lone_quotation_mark_swallows_no_row():
    assert len(read_speakers('A\t"Sở Y tế\nB\tHuyện ủy\n')) == 2


def test_a_cell_longer_than_any_sheet_holds_is_read_all_the_same(short_cells: int):
    body = "b" * (short_cells + 1)

    assert read_speakers(f"A\t{body}") == (Speaker("A", body),)


@pytest.mark.parametrize("nothing", ["", " \n\n", "1.\n2.\n", "\t\t\n", "---", "5\t7\n"])
def test_where_nobody_is_named_nobody_is_read(nothing: str):
    assert read_speakers(nothing) == ()


@given(st.text() | st.text(alphabet="Aấ1 .,:-–()\t\n\"'phút", max_size=60))
def test_whatever_is_pasted_gives_speakers_with_a_name_and_a_possible_limit(text: str):
    for speaker in read_speakers(text):
        assert speaker.name.strip()
        minutes = (speaker.limit or timedelta(minutes=1)) / timedelta(minutes=1)
        assert 1 <= minutes <= MOST_MINUTES
