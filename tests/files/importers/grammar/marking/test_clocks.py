"""Clocks that leave something unsaid."""

from datetime import time

import pytest

from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.reading import draft_of


def clocked(text):
    return draft_of(Extract(rows_of(text)), "a.txt")


def clocks(draft):
    return [item.start and f"{item.start:%H:%M}" for item in draft.programme.items]


@pytest.mark.parametrize("said", ["Chiều, 2 giờ", "Buổi chiều, 2 giờ", "Chiều, từ 2 giờ"])
def test_a_half_of_the_day_before_an_hour_holds_for_the_hours_below_it_and_is_doubted(said):
    draft = clocked(
        f"Sáng, 7 giờ 30: A\n8 giờ: B\n{said}: C\n3 giờ 30: D\n1 giờ 30: E\n"
        "Tối, 7 giờ: F\n8 giờ 30: G\n10 giờ: H\n5 giờ 30: I\n6 giờ: J"
    )

    expected = "07:30 08:00 14:00 15:30 13:30 19:00 20:30 22:00 05:30 06:00"
    assert clocks(draft) == expected.split()
    assert [d.line for d in draft.doubts if d.kind == "afternoon"] == [4, 5, 7, 8]


def test_in_the_morning_and_on_a_clock_of_24_hours_a_list_need_not_be_in_order():
    draft = clocked("Sáng: 8h00: A\n7h30: B\nChiều 14h00: C\n8h00: D")

    assert clocks(draft) == ["08:00", "07:30", "14:00", "08:00"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BUỔI TỐI\n7 giờ: A\n8 giờ 30: B\n10 giờ: C", "19:00 20:30 22:00"),
        ("Tối thứ Năm, 15/10/2026\n7h00: A\n8h00: B", "19:00 20:00"),
        ("BUỔI TỐI\n19h00: A\n22h00: B\n5h30: C", "19:00 22:00 05:30"),
        ("Buổi\tGiờ\tNội dung\nSáng\t7h30\tA\nTối\t7h00\tB\n\t8h30\tC", "07:30 19:00 20:30"),
        # Nobody begins at two in the night and ends before seven.
        ("Thời gian: 14h, ngày 15/10/2026\n2 giờ: A\n2 giờ 30: B\n4 giờ: C", "14:00 14:30 16:00"),
        ("3h30: A\n5h00: B\n7h30: C", "03:30 05:00 07:30"),
        ("1:30 - 2:25 GMT: A\n2:30 - 3:45: B", "01:30 02:30"),
    ],
)
def test_hours_that_are_of_the_evening_or_the_afternoon_by_what_stands_around_them(text, expected):
    assert clocks(clocked(text)) == expected.split()


@pytest.mark.parametrize("dash", ["", "- "])
def test_a_year_before_what_happened_then_is_no_clock(dash):
    draft = clocked(f"8h00: Ôn truyền thống\n{dash}1930- Đảng ra đời\n9h00: Tổng kết")

    assert clocks(draft) == ["08:00", "09:00"]
    assert f"{dash}1930- Đảng ra đời" in draft.programme.items[0].notes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1800- Welcome\n1830- Dinner\n2000- Dance", ["18:00", "18:30", "20:00"]),
        ("0900-1000: Talk\n1800- Welcome\n1830- Dinner", ["09:00", "18:00", "18:30"]),
        (
            "9:00 Talk\n1800- Dinner\nNgày 16/8/2026\n8:00 Talk\n1900- Dance",
            ["09:00", "18:00", "08:00", "19:00"],
        ),
        ("1. Ôn lại\n1930- Đảng ra đời\n1945- Cách mạng\n1975- Thống nhất", [None]),
        ("8:00 Ôn lại\n1930- Đảng ra đời\n9:00 Tổng kết", ["08:00", "09:00"]),
    ],
)
def test_four_digits_are_clocks_where_those_around_them_allow_it(text, expected):
    assert clocks(clocked(text)) == expected


@pytest.mark.parametrize("mark", [" - ", "-", " -", " – ", " "])
def test_a_number_before_a_clock_counts_where_the_lines_around_it_count_on(mark):
    draft = clocked(f"1{mark}8h00: A\nKèm theo\n2{mark}9h30 - 10h00: B\n3{mark}10h00: C")

    assert clocks(draft) == ["08:00", "09:30", "10:00"]
    assert [item.number for item in draft.programme.items] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 - 2h00: A\n2 - 3h00: B\n3 - 4h00: C", ["13:00", "14:00", "15:00"]),
        ("7 - 8h00: A\n8 - 9h00: B\n9 - 10h00: C", ["07:00", "08:00", "09:00"]),
        ("1 - 3h00: A\n3 - 4h00: B", ["13:00", "15:00"]),
        ("8h00: A\n9 - 10h00: B", ["08:00", "09:00"]),
    ],
)
def test_a_range_that_begins_on_the_hour_counts_nothing(text, expected):
    draft = clocked(text)

    assert clocks(draft) == expected
    assert not any(item.number for item in draft.programme.items)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8h00: A\n11h30: Ăn trưa\n1h30: B\n3h00: C", "08:00 11:30 13:30 15:00"),
        ("8h00 - 11h30: A\n1h30 - 4h30: B", "08:00 13:30"),
        ("8:00 - 11:30: A\n11:30 - 1:30: Ăn trưa\n1:30 - 3:00: B", "08:00 11:30 13:30"),
        ("Ngày 15/8\n8h00: A\n11h: B\n2h00: C\nNgày 16/8\n8h00: D", "08:00 11:00 14:00 08:00"),
        ("Ngày 15/8\n15 giờ: A\nNgày 16/8\n11 giờ 30 trưa: B\n2 giờ: C", "15:00 11:30 14:00"),
    ],
)
def test_hours_that_go_back_at_noon_and_stay_small_are_of_the_afternoon(text, expected):
    draft = clocked(text)

    assert clocks(draft) == expected.split()
    assert [doubt.kind for doubt in draft.doubts].count("afternoon") > 0
    assert not [doubt for doubt in draft.doubts if doubt.kind == "backwards"]


@pytest.mark.parametrize(
    "text",
    [
        "8h00: A\n10h00: B\n1h30: C\n11h00: D",
        "8h00: A\n9h00: B\n1h30: C",
        "8h00: A\n11h00: B\n1h30: C\n13h30: D",
    ],
)
def test_a_clock_that_goes_back_by_itself_is_left_as_it_is(text):
    assert "01:30" in clocks(clocked(text))


@pytest.mark.parametrize("mark", ["", "- ", "1. "])
def test_four_figures_before_a_colon_are_clocks_where_several_rise_from_the_morning(mark):
    draft = clocked(f"{mark}0600: A\n{mark}0615: B\n0700 C\n{mark}1330: D\n{mark}0630: E")

    assert clocks(draft) == ["06:00", "06:15", "07:00", "13:30", "06:30"]
    assert [item.title for item in draft.programme.items] == list("ABCDE")


def test_four_figures_in_cells_are_clocks_too():
    draft = clocked("0600\tBáo thức\tÔng An\n0615\tThể dục\tÔng An\n0730\tĂn sáng\tÔng An")

    assert clocks(draft) == ["06:00", "06:15", "07:30"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0900 Đón\n0930 - 1000 Mở", ["09:00", "09:30"]),
        (
            "0815 - 0900 Đón\n1000 Nghỉ\n1030 - 1200 Họp\n1330 Ăn",
            ["08:15", "10:00", "10:30", "13:30"],
        ),
        ("0815 - 0900 | Đón\n1000 | Nghỉ\n1030 - 1200 | Họp", ["08:15", "10:00", "10:30"]),
        ("0815 - 0900\tĐón\n1000\tNghỉ\n1900 - 2030\tHọp", ["08:15", "10:00", "19:00"]),
        (
            "STT\tThời gian\tNội dung\n1\t0815 - 0900\tĐón\n2\t1000\tNghỉ\n3\t1030\tHọp",
            ["08:15", "10:00", "10:30"],
        ),
    ],
)
def test_four_figures_beside_others_are_clocks_first_ones_and_lone_ones_too(text, found):
    draft = clocked(f"2030 Tầm nhìn\n{text}")

    assert clocks(draft) == found
    assert draft.programme.title == "2030 Tầm nhìn"
    assert not draft.programme.subtitle


@pytest.mark.parametrize("line", ["1500 cây xanh được trồng", "2025 Năm của trẻ em"])
def test_a_number_of_things_or_a_year_beside_four_figures_is_no_clock(line):
    draft = clocked(f"LỄ HỘI\n0815 - 0900 Mở\n0900 Múa\n0930 - 1000 Hát\n{line}\n2000 Ăn")

    assert clocks(draft) == ["08:15", "09:00", "09:30", "20:00"]


@pytest.mark.parametrize(
    "others",
    [
        ["1930: A", "1945: B", "2010: C"],
        ["0101: A", "0102: B", "0103: C"],
        ["0900: A", "0905: B"],
        ["0900: A", "1945: B", "1930: C"],
    ],
)
def test_years_and_codes_before_a_colon_are_none(others):
    assert clocks(clocked("\n".join(["8h00: Ôn lại", *others, "9h30: Bế mạc"]))) == [
        "08:00",
        "09:30",
    ]


@pytest.mark.parametrize("dots", [" ........ ", "………", "...."])
def test_a_clock_behind_dots_ends_its_line(dots):
    draft = clocked(f"LỊCH\nĐón khách{dots}8h00\nKhai mạc{dots}8h30 - 9h00\nLệ phí{dots}50.000")

    assert clocks(draft) == ["08:00", "08:30"]
    assert [item.title for item in draft.programme.items] == ["Đón khách", "Khai mạc"]


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("1.1/ 7h30: A", "1.2/ 8h00: B", ["1.1", "1.2"]),
        ("1.1: 7h30 - 8h00: A", "1.2: 8h00: B", ["1.1", "1.2"]),
        ("2.1.7h30-8h00: A", "2.2.8h00: B", ["2.1", "2.2"]),
        ("I.1. 7h30: A", "II.1. 8h00: B", ["I.1", "II.1"]),
        ("(Sáng, 7h30) A", "(Sáng: 8h00 - 9h00) B", [None, None]),
        ("- 🕗 7h30: A", "- 🕗 8h00: B", [None, None]),
        ("=> 7h30: A", ">> 8h00: B", [None, None]),
        ("✦ 7h30: A", "✿ 8h00: B", [None, None]),
    ],
)
def test_whatever_counts_or_marks_a_line_its_clock_is_found(first, second, numbers):
    draft = clocked(f"{first}\n{second}")

    assert clocks(draft) == ["07:30", "08:00"]
    assert [item.title for item in draft.programme.items] == ["A", "B"]
    assert [item.number for item in draft.programme.items] == numbers


@pytest.mark.parametrize(
    "text", ["8.30: 9h00 đón khách", "(Sáng kiến, 7h30) A", "(Chiều, tại hội trường) A"]
)
def test_what_only_looks_like_a_counter_or_a_half_is_left(text):
    draft = clocked(f"7h00: Khai mạc\n{text}\n10h00: Bế mạc")

    assert all(item.number is None for item in draft.programme.items)
    assert time(7, 30) not in [item.start for item in draft.programme.items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 - 8h00: A\n2 - Báo cáo\n3 - 9h00: C\n4 - 10h00: D", ["08:00", None, "09:00", "10:00"]),
        ("1 - Chào cờ\n2 - 8h00: B\n3 - 9h00: C\n4 - 10h00: D", [None, "08:00", "09:00", "10:00"]),
        ("1 - 8h00: A\n2 - 9h00: B\n3 - Giải lao\n4 - 10h00: D", ["08:00", "09:00", None, "10:00"]),
    ],
)
def test_numbers_count_on_over_a_line_without_an_hour(text, expected):
    draft = clocked(text)

    assert clocks(draft) == expected
    assert [item.number for item in draft.programme.items] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 - 8h00: A\n8 - 9h00: B\n9 - Báo cáo\n10 - 11h00: D", ["07:00", "08:00", "10:00"]),
        ("1 - 2h00: A\n2 - Báo cáo\n3 - 4h00: C", ["13:00", "15:00"]),
        ("8h00: A\n1 - Chào cờ\n2 - Văn nghệ\n9h00: B\n10h00: C", ["09:00", "10:00"]),
        ("1 - 8h00: A\n1 - Chào cờ\n2 - Văn nghệ\n2 - 9h00: B", ["08:00", "09:00"]),
    ],
)
def test_lines_without_an_hour_that_count_no_acts(text, expected):
    assert [clock for clock in clocks(clocked(text)) if clock] == expected


@pytest.mark.parametrize("dash", ["- ", ""])
def test_an_hour_that_ends_an_act_is_in_the_half_of_the_day_before_it(dash):
    draft = clocked(
        f"Hội chợ\nNgày 15/12/2026\n{dash}Sáng: Khai mạc (8h00)\n{dash}Chiều: Họp (13h30)\n"
        f"{dash}Tối: Bế mạc (7h30)\n"
    )

    assert clocks(draft) == ["08:00", "13:30", "19:30"]
    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Họp", "Bế mạc"]
    assert not [doubt for doubt in draft.doubts if doubt.kind == "backwards"]


def test_a_half_of_the_day_with_its_hour_above_dashes_heads_them():
    draft = clocked(
        "Hội chợ\nNgày 15/12/2026\nSáng: Phiên khai mạc (8h00)\n- Chào cờ\n- Diễn văn\n"
        "Chiều: Phiên bế mạc (14h00)\n- Tổng kết\n- Trao giải\n"
    )

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Chào cờ", "Diễn văn", "Tổng kết", "Trao giải"]


def test_a_clock_that_a_line_above_leads_to_begins_no_act(read):
    draft = read(
        "Ngày hội\nNgày 15/8/2026\n- 6h00: Bảo vệ đóng cổng sau, trực gác từ 6h30 đến\n7h30.\n"
        "- 8h00: Khai mạc\n- 9h00: Bế mạc\n"
    )

    assert [(i.start.hour, i.title) for i in draft.programme.items] == [
        (6, "Bảo vệ đóng cổng sau, trực gác từ 6h30 đến 7h30"),
        (8, "Khai mạc"),
        (9, "Bế mạc"),
    ]


def test_late_in_the_afternoon_a_small_hour_is_before_the_evening():
    draft = clocked("Sáng 7h30: A\n- Chiều tối 5h30: B\n- Tối 7h30: C\nChiều tối, 6h15: D")

    assert clocks(draft) == ["07:30", "17:30", "19:30", "18:15"]


def test_before_an_hour_an_act_ends_and_is_none_of_the_title(read):
    draft = read("HỘI NGHỊ MẪU\nTrước 8h00: Đón tiếp đại biểu\n8h00: Khai mạc\n9h00: Báo cáo\n")

    found = [(item.start, item.end, item.title) for item in draft.programme.items]
    assert found[0] == (None, time(8), "Đón tiếp đại biểu")
    assert [row[0] for row in found[1:]] == [time(8), time(9)]
    assert draft.programme.title == "HỘI NGHỊ MẪU"
    assert [doubt.line for doubt in draft.doubts if doubt.kind == "no_length"] == [2]
