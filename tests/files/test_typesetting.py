"""Text wraps first, then shrinks to the floor, then takes its short form, then is cut."""

from __future__ import annotations

import unicodedata

import pytest

from tests.desktop.measures import MonospaceMeasure
from timekeeper.files.line_breaks import TIE, kept_together, with_whole_ranges
from timekeeper.files.typesetting import Fit, Weight, fit_text, fit_whole

MEASURE = MonospaceMeasure()
FOUR_WORDS = "mở đầu rất hay"


def test_text_that_fits_keeps_its_largest_size():
    typeset = fit_text(("ngắn",), Fit(400, 100, 40, 20), MEASURE)

    assert typeset.lines == ("ngắn",)
    assert typeset.size == 40


def test_text_wraps_before_it_shrinks():
    typeset = fit_text((FOUR_WORDS,), Fit(200, 100, 40, 20), MEASURE)

    assert len(typeset.lines) == 2
    assert typeset.size == 40


def test_text_shrinks_to_the_floor_and_not_below():
    typeset = fit_text((FOUR_WORDS,), Fit(145, 26, 40, 20), MEASURE)

    assert 20 <= typeset.size < 21
    assert typeset.lines == (FOUR_WORDS,)
    assert not typeset.cut


def test_the_short_form_comes_before_cutting():
    typeset = fit_text((FOUR_WORDS, "mở đầu"), Fit(80, 26, 40, 20), MEASURE)

    assert typeset.lines == ("mở đầu",)
    assert not typeset.cut


def test_what_never_fits_is_cut_at_a_word_at_the_floor():
    typeset = fit_text((FOUR_WORDS,), Fit(80, 26, 40, 20), MEASURE)

    assert typeset.lines == ("mở đầu…",)
    assert typeset.size == 20
    assert typeset.cut


def test_a_name_wider_than_the_room_may_break():
    typeset = fit_text(("Nguyễn Minh Khai",), Fit(120, 60, 20, 20), MEASURE)

    assert " ".join(typeset.lines) == "Nguyễn Minh Khai"
    assert not typeset.cut


def test_the_short_form_comes_before_a_broken_name():
    typeset = fit_text(("Nguyễn Minh Khai", "bà Khai"), Fit(120, 60, 20, 20), MEASURE)

    assert typeset.lines == ("bà Khai",)


def test_a_name_that_leaves_no_room_for_the_dots_is_cut_within_it():
    typeset = fit_text(("ông Nguyễn Minh Khai nói rất hay",), Fit(160, 50, 20, 20), MEASURE)

    assert typeset.lines == (f"ông Nguyễn{TIE}Minh…",)


def test_a_word_wider_than_the_room_is_cut_within_it():
    typeset = fit_text(("tailieuhoinghi",), Fit(80, 26, 20, 20), MEASURE)

    assert typeset.lines == ("tailieu…",)
    assert typeset.cut


def test_a_letter_keeps_its_marks_when_a_word_is_cut():
    apart = unicodedata.normalize("NFD", "ỖỖỖ")

    lines = fit_text((apart,), Fit(50, 26, 20, 20), MEASURE).lines

    assert lines == (apart[:3] + "…",)


def test_a_room_lower_than_a_line_holds_none():
    typeset = fit_text((FOUR_WORDS,), Fit(400, 20, 40, 20), MEASURE)

    assert typeset.lines == ()
    assert typeset.cut


def test_a_time_is_shown_whole_or_not_at_all():
    assert fit_whole("+12:02:03", Fit(90, 30, 40, 20), MEASURE).lines == ("+12:02:03",)
    assert fit_whole("+12:02:03", Fit(89, 30, 40, 20), MEASURE).lines == ()


def test_lines_are_of_about_the_same_length():
    typeset = fit_text(("một hai ba bốn năm",), Fit(150, 60, 20, 20), MEASURE)

    lengths = [len(line) for line in typeset.lines]
    assert len(lengths) == 2
    assert max(lengths) - min(lengths) <= 4


def test_names_of_institutions_are_not_broken():
    text = kept_together("Báo cáo của Ban Thường vụ Tỉnh ủy")

    assert f"Ban{TIE}Thường{TIE}vụ" in text
    assert f"Tỉnh{TIE}ủy" in text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ủy viên BAN THƯỜNG VỤ TỈNH ỦY", "BAN THƯỜNG VỤ"),
        ("Kết luận số 38-KL/TW ngày 13/11/2018", "Kết luận số 38-KL/TW"),
        ("Kết luận số 38-KL/TW ngày 13/11/2018", "ngày 13/11/2018"),
        ("sơ kết 05 năm thực hiện", "05 năm"),
        ("nhiệm kỳ 2020 - 2025", "2020 - 2025"),
        ("dự án Khu đô thị mới Cái Côn, thành phố", "Cái Côn"),
        ("đồng chí Nguyễn Thị Minh Khai trình bày", "Nguyễn Thị Minh Khai"),
        ("quy trình lấy phiếu tín nhiệm", "tín nhiệm"),
        ("ổn định chỗ ngồi để Hội nghị tiếp tục", "chỗ ngồi"),
    ],
)
def test_words_names_and_numbers_are_not_broken(text, kept):
    assert kept.replace(" ", TIE) in kept_together(text)


@pytest.mark.parametrize("text", ["tinh thần đoàn", "Ban đã kết", "trung ương3"])
def test_what_only_begins_like_a_word_is_left_free(text):
    assert kept_together(text).split(" ")[0] == text.split()[0]


def test_no_word_stands_alone_on_the_last_line():
    text = "một hai ba bốn năm sáu bảy tám chín"
    for width in range(150, 420, 10):
        typeset = fit_text((text,), Fit(width, 900, 20, 20), MEASURE)

        assert len(typeset.lines) == 1 or " " in typeset.lines[-1]


def test_a_line_ends_before_a_word_that_leads_on():
    typeset = fit_text(("kiểm tra lại của cả nhóm",), Fit(140, 60, 20, 20), MEASURE)

    assert typeset.lines[0].split()[-1] != "của"


def test_a_line_ends_rather_after_a_comma():
    typeset = fit_text(("xin mời vào, uống một tách trà",), Fit(200, 60, 20, 20), MEASURE)

    assert typeset.lines[0].endswith(",")


def test_no_text_takes_no_room():
    typeset = fit_text(("",), Fit(100, 100, 40, 20), MEASURE)

    assert typeset.lines == ()
    assert typeset.height == 0


def test_lines_that_the_office_set_hold_wherever_they_fit():
    measure = MonospaceMeasure()
    form = "HỘI NGHỊ\nBAN CHẤP HÀNH ĐẢNG BỘ TỈNH\nlần thứ 15"

    wide = fit_text((form,), Fit(2000, 400, 60, 20), measure)
    narrow = fit_text((form,), Fit(200, 400, 60, 20), measure)

    assert wide.lines == ("HỘI NGHỊ", "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH", "lần thứ 15")
    assert "\n" not in "".join(narrow.lines)
    assert " ".join(narrow.lines).replace("\u00a0", " ").split() == form.split()


@pytest.mark.parametrize(
    ("height", "lines"),
    [
        (60, ("KỲ HỌP THỨ HAI", "HỘI ĐỒNG NHÂN DÂN TỈNH", "khóa X")),
        (40, ("KỲ HỌP THỨ HAI", "HỘI ĐỒNG NHÂN DÂN TỈNH khóa X")),
    ],
)
def test_where_lines_of_the_office_are_too_many_whole_ones_are_joined(height: float, lines):
    form = "KỲ HỌP THỨ HAI\nHỘI ĐỒNG NHÂN DÂN TỈNH\nkhóa X"
    measure = MonospaceMeasure()
    line = measure.line_height(20, Weight.REGULAR)

    assert fit_text((form,), Fit(2000, height / 20 * line, 20, 20), measure).lines == lines


def test_a_range_of_numbers_is_tied_and_nothing_else_is():
    told = with_whole_ranges("nhiệm kỳ 2020 - 2025, giai đoạn 2026 – 2030, Ban - Sở")

    assert told.split(" ") == [
        *("nhiệm", "kỳ", f"2020{TIE}-{TIE}2025,", "giai", "đoạn", f"2026{TIE}–{TIE}2030,"),
        *("Ban", "-", "Sở"),
    ]


class _Counted(MonospaceMeasure):
    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def width(self, text: str, size: float, weight: Weight) -> float:
        self.asked += 1
        return super().width(text, size, weight)


@pytest.mark.parametrize("page", ["tổng kết công tác ", "x"])
def test_cutting_takes_no_longer_for_each_page_of_a_text_than_for_the_one_before(page: str):
    asked = []
    for length in (1_000, 2_000):
        measure = _Counted()
        text = (page * length)[: 5 * length].strip()
        assert fit_text((text,), Fit(400, 100, 40, 20), measure).cut
        asked.append(measure.asked)

    assert asked[1] <= 2.1 * asked[0]
