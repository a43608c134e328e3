"""Lengths that are written like clocks: 0:15 is a quarter of an hour, not one past midnight."""

from datetime import time, timedelta

import pytest

from tests.files.importers.documents import excel
from timekeeper.files.importers.reading import draft_of, extracted
from timekeeper.files.importers.sniffing import Format


def read(text):
    return draft_of(extracted(text.encode(), "day.txt", Format.TEXT), "day.txt")


def minutes(draft):
    return [item.length and item.length / timedelta(minutes=1) for item in draft.programme.items]


def starts(draft):
    return [f"{item.start:%H:%M}" if item.start else None for item in draft.programme.items]


def told(draft):
    return [doubt.line for doubt in draft.doubts if doubt.kind == "length"]


HEADS = (
    *("Thời gian trình bày", "Thời gian thực hiện", "Thời gian phát biểu", "TL", "T/L", "T.lượng"),
    *("Thời gian làm bài", "Thời gian biểu diễn"),
    *("Thời hạn", "Khoảng thời gian", "Tổng thời gian", "Định mức thời gian", "Số phút", "Phút"),
    *(
        "Thời gian tối đa",
        "Thời gian (phút)",
        "Duration",
        "Length",
        "Min.",
        "Time (min)",
        "Minutes",
    ),
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "cells", [("0:10", "0:20", "1:00"), ("10", "20", "60"), ("0h10", "20'", "60")]
)
def test_the_column_of_a_length_holds_lengths_without_a_doubt(head, cells):
    rows = [f"{n}\tBáo cáo {n}\t{cell}" for n, cell in enumerate(cells, 1)]

    draft = read("\n".join([f"TT\tNội dung\t{head}", *rows]))

    assert (minutes(draft), starts(draft)) == ([10, 20, 60], [None] * 3)
    assert told(draft) == []


@pytest.mark.parametrize("head", ["Thời gian trình bày", "Thời gian thực hiện", "Khoảng thời gian"])
def test_a_column_that_may_be_either_holds_clocks_where_they_are_those_of_a_day(head):
    draft = read(f"TT\tNội dung\t{head}\n1\tA\t8:00\n2\tB\t8:30\n3\tC\t9:15 - 9:40")

    assert starts(draft) == ["08:00", "08:30", "09:15"]


@pytest.mark.parametrize(
    "rows",
    [
        "Buổi\tGiờ\tNội dung\nSáng\t7h30\tA\n\t9h00\tB\nChiều\t1h30\tC\n\t3 giờ\tD",
        "Thời gian\tNội dung\n7h30\tA\n9h00\tB\nBUỔI CHIỀU\n1h30\tC\n3h00\tD",
        "7 giờ 30\tA\tVP\n9 giờ\tB\tVP\nBUỔI CHIỀU\n1 giờ 30 phút\tC\tVP\n3h\tD\tVP",
    ],
)
def test_hours_in_a_column_of_clocks_are_clocks(rows):
    draft = read(rows)

    assert starts(draft) == ["07:30", "09:00", "13:30", "15:00"]
    assert [doubt.kind for doubt in draft.doubts].count("afternoon") == 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Thời gian\tNội dung\n1h30\tA\n2h00\tB\n4h00\tC", "13:30 14:00 16:00"),
        ("Buổi\tGiờ\tNội dung\nChiều\t1h30\tA\n\t3h00\tB", "13:30 15:00"),
        ("BUỔI CHIỀU\nThời gian\tNội dung\n1h30\tA\n3h00\tB", "13:30 15:00"),
        ("Giờ\tNội dung\n1h30\tA\n4h00\tB", "13:30 16:00"),
        ("TT\tKhung giờ\tNội dung\n1\t2h00\tA\n2\t3 giờ\tB", "14:00 15:00"),
    ],
)
def test_small_hours_alone_are_clocks_below_that_head_and_where_they_rise(rows, expected):
    draft = read(rows)

    assert starts(draft) == expected.split()
    assert {doubt.kind for doubt in draft.doubts} >= {"afternoon"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Thời gian\tNội dung\n1h30\tA\n2h00\tB\n1h00\tC", [90, 120, 60]),
        ("Thời gian\tNội dung\n1 giờ\tA\n2 giờ\tB\n3 giờ\tC", [60, 120, 180]),
        ("Thời gian\tNội dung\n1h30\tA\n2h00\tB", [90, 120]),
        ("Giờ\tNội dung\n1h30\tA\n45 phút\tB\n1h\tC", [90, 45, 60]),
        ("Nội dung\tGiờ\nA\t1h30\nB\t1h00", [90, 60]),
    ],
)
def test_small_hours_that_neither_rise_nor_stand_below_that_head_are_lengths(rows, expected):
    draft = read(rows)

    assert (minutes(draft), {*starts(draft)}) == (expected, {None})


def test_hours_beside_rows_that_say_how_long_they_last_stay_lengths():
    draft = read("Nội dung\tThời gian\nA\t8h00\nB\t30 phút\nC\t1h30")

    assert (minutes(draft), starts(draft)) == ([None, 30, 90], ["08:00", None, None])


@pytest.mark.parametrize("head", ["Thời gian trình bày", "TL", "Duration"])
def test_beside_a_column_of_clocks_it_holds_lengths(head):
    draft = read(f"{head}\tNội dung\tGiờ\n0:10\tA\t8:00\n8:00\tB\t8:10\n20\tC\t8:18")

    assert (minutes(draft), starts(draft)) == ([10, 8, 20], ["08:00", "08:10", "08:18"])


def test_durations_of_a_sheet_below_any_head_of_time_are_lengths():
    rows = [(f"Báo cáo {n}", time(0, n)) for n in (15, 20, 10)]

    draft = draft_of(
        extracted(excel(S=[("Nội dung", "Thời gian"), *rows]), "a.xlsx", Format.XLSX), "a.xlsx"
    )

    assert (minutes(draft), told(draft)) == ([15, 20, 10], [2])


@pytest.mark.parametrize(
    "text",
    [
        "Thời gian\tNội dung\n0:15\tA\n0:20\tB\n0:10\tC",
        "0:15\tA\tBí thư\n0:20\tB\tBan Tổ chức\n0:10\tC\tBí thư",
        "0:15 A báo cáo\n0:20 B báo cáo\n0h10 C báo cáo",
        "1. 0:15 - A\n2. 0:20 - B\n3. 0:10 - C",
    ],
)
def test_clocks_after_midnight_that_do_not_rise_are_lengths_and_told(text):
    draft = read(text)

    assert (minutes(draft), starts(draft)) == ([15, 20, 10], [None] * 3)
    assert len(told(draft)) == 1


def test_clocks_after_midnight_that_rise_are_clocks_and_doubted():
    draft = read("0:05\tA\n0:10\tB\n0:15\tC\n0:30\tD")

    assert starts(draft) == ["00:05", "00:10", "00:15", "00:30"]
    assert told(draft) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "19h00: A\n22h00: B\n0h30: C\n0h10: D",
        "BUỔI CHIỀU\n1:30: A\n1:45: B\n2:15: C",
        "0h30: Lên xe\n5h00: Đến nơi\n7h30: Khai mạc",
        "8h00: A\n11h30: B\n13h00: C",
    ],
)
def test_clocks_of_a_night_or_an_afternoon_stay(text):
    draft = read(text)

    assert None not in starts(draft)
    assert told(draft) == []


@pytest.mark.parametrize(
    "line",
    [
        "8h00: Báo cáo (thời lượng: 0:20)",
        "8h00: Báo cáo (thời lượng 20)",
        "8h00: Báo cáo - thời lượng: 0:20",
        "8h00: Báo cáo, thời lượng 20 phút",
        "8h00: Báo cáo - 20 phút",
        "8h00: Báo cáo 20’",
        "8h00: Báo cáo 20'.",
        "8h00: Báo cáo 20p",
        "8h00: Báo cáo khoảng 20 phút",
        "8h00: Báo cáo trong vòng 20p",
        "8h00: Báo cáo (0:20)",
        "8h00: Báo cáo (0h20)",
        "8h00: Báo cáo (0:20, Ban Tổ chức)",
        "8h00: Báo cáo\nThời lượng: 0:20",
        "8h00: Báo cáo\n- Thời lượng: 20 phút",
        "8h00: Báo cáo\n- Thời lượng dự kiến: 20",
    ],
)
def test_a_length_behind_a_title_or_below_it_is_the_items(line):
    draft = read(f"{line}\n9h00: Bế mạc")

    item = draft.programme.items[0]
    assert (item.title, item.notes) == ("Báo cáo", ())
    assert (minutes(draft), starts(draft)) == ([20, None], ["08:00", "09:00"])


@pytest.mark.parametrize(
    "title", ["Xuất phát muộn 10’", "3 tham luận 10p", "Hỏi đáp 5p/người", "Chạy 10km"]
)
def test_a_length_that_is_not_of_all_stays_in_the_title(title):
    (item,) = read(f"8h00: {title}").programme.items

    assert (item.title, item.length) == (title, None)


def test_lengths_in_brackets_of_a_list_without_clocks():
    draft = read("1. Khai mạc (0:15)\n2. Báo cáo (1:00)\n3. Kết luận: 0:20")

    assert (minutes(draft), starts(draft)) == ([15, 60, 20], [None] * 3)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("0.5 giờ", 30), ("0,5h", 30), ("1,5h", 90), ("1.5 tiếng", 90), ("½ giờ", 30),
        ("1½ giờ", 90), ("0,25 giờ", 15), ("1h30'", 90), ("1g30", 90), ("1 giờ 30'", 90),
        ("1:30h", 90), ("1h30m", 90), ("45m", 45), ("7.5 phút", 7.5), ("~15 phút", 15),
        ("02h", 120), ("1 hour", 60), ("1 hr 30 min", 90), ("2 hours", 120),
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["Giờ\tThời lượng\tNội dung", "Bắt đầu\tThời lượng\tNội dung"])
def test_a_length_is_read_however_its_column_writes_it(head, said, meant):
    draft = read(f"{head}\n7h30\t{said}\tA\n9h40\t10\tB")

    assert (minutes(draft), starts(draft)) == ([meant, 10], ["07:30", "09:40"])


@pytest.mark.parametrize("unit", ["(giờ)", "(h)", "(hours)"])
def test_bare_numbers_are_of_the_unit_that_the_head_names(unit):
    draft = read(f"Giờ\tThời lượng {unit}\tNội dung\n7h30\t1,5\tA\n9h00\t0.5\tB\n9h30\t1\tC")

    assert minutes(draft) == [90, 30, 60]


def test_parts_of_an_hour_in_a_sheet_are_lengths_below_such_a_head():
    rows = [("Giờ", "Nội dung", "Thời lượng (giờ)"), ("7h30", "A", 0.5), ("8h", "B", 1.5)]

    content = excel(S=[*rows, ("9h30", "C", 0.75), ("10h15", "D", 0.25), ("10h30", "E", 1.25)])

    draft = draft_of(extracted(content, "a.xlsx", Format.XLSX), "a.xlsx")
    assert minutes(draft) == [30, 90, 45, 15, 75]


@pytest.mark.parametrize("part", [0.5, 0.25, 0.75, 0.05, 1.25, 2.5])
def test_a_bare_part_of_an_hour_or_of_a_day_in_a_sheet_is_doubted(part):
    content = excel(S=[("TT", "Nội dung", "Thời lượng"), (1, "A", part), (2, "B", 1 / 48)])

    draft = draft_of(extracted(content, "a.xlsx", Format.XLSX), "a.xlsx")

    assert minutes(draft) == [None, 30]
    said = f"{part}".replace(".", ",") if part < 1 else f"{part}"
    assert any(said in doubt.message for doubt in draft.doubts)
    assert draft.programme.items[0].notes == (f"Thời lượng: {said}",)


def test_a_quarter_of_a_day_below_the_head_of_a_clock_is_one():
    rows = [("Bắt đầu", "Kết thúc", "Nội dung"), (0.25, 0.5, "A"), (0.5, 13.5 / 24, "B")]
    once = [("Thời gian", "Nội dung"), (11 / 24, "A"), (0.5, "B"), (0.75, "C")]

    both = (excel(S=rows), excel(S=once))

    drafts = [draft_of(extracted(one, "a.xlsx", Format.XLSX), "a.xlsx") for one in both]
    assert [starts(draft) for draft in drafts] == [
        ["06:00", "12:00"],
        ["11:00", "12:00", "18:00"],
    ]


@pytest.mark.parametrize("said", ["15 phút/người", "9h15", "3 lượt", "1.5", "0.25", "1,25"])
def test_what_is_no_length_in_their_column_is_doubted_and_kept(said):
    draft = read(f"Giờ\tThời lượng\tNội dung\n7h30\t{said}\tA\n9h00\t10\tB")

    assert starts(draft) == ["07:30", "09:00"]
    assert any(said in doubt.message for doubt in draft.doubts)
    assert draft.programme.items[0].notes == (f"Thời lượng: {said}",)


def test_a_length_in_parts_of_an_hour_stands_behind_a_title_too():
    assert minutes(read("8h00: Báo cáo (1,5 giờ)\n9h30: Bế mạc")) == [90, None]


@pytest.mark.parametrize("end", ["", "\n9h30: Kết thúc"])
def test_nothing_takes_no_time_so_a_nought_by_itself_is_midnight(end):
    draft = read("Liên hoan\n8h00: Khai mạc\n0h00: Bắn pháo hoa" + end)

    assert starts(draft)[:2] == ["08:00", "00:00"]
    assert told(draft) == []


def test_minutes_behind_the_title_below_a_lone_clock_are_its_length():
    draft = read(
        "Hội thi mẫu\nNgày 16/5/2026\n7:00\nThí sinh điểm danh\n7:45\nThi viết (30 phút)\n"
        "8:30\nThi thực hành (60 phút)\n"
    )

    assert starts(draft) == ["07:00", "07:45", "08:30"]
    assert [item.title for item in draft.programme.items] == [
        "Thí sinh điểm danh",
        "Thi viết",
        "Thi thực hành",
    ]


@pytest.mark.parametrize("first", ["04 giờ", "04h", "4 giờ"])
def test_an_hour_with_a_nought_in_a_column_of_clocks_is_one(first):
    draft = read(
        "LỄ CẦU AN\nThời gian\tNội dung\n"
        "Ngày 28/11/2025\tKhai đàn\n07 giờ\tTụng kinh\n09 giờ 30 phút\tCúng Phật\n"
        f"Ngày 29/11/2025\tTiếp tục\n{first}\tTọa thiền\n06 giờ\tĂn sáng\n08 giờ\tViếng\n"
    )

    assert starts(draft) == ["07:00", "09:30", "04:00", "06:00", "08:00"]
    assert minutes(draft)[2] is None


def test_a_small_hour_first_in_a_column_of_clocks_behind_the_title_is_one():
    draft = read(
        "Sinh hoạt\tGiờ giấc\tHướng dẫn\nThức chúng\t4h30\tĐội trực\n"
        "Tụng kinh\t5h00 - 5h45\tThầy An\nĂn sáng\t7h00\t\n"
    )

    assert starts(draft) == ["04:30", "05:00", "07:00"]


def test_an_hour_between_ranges_that_it_does_not_fit_stays_a_length():
    draft = read(
        "Thời gian\tNội dung\n7h00 - 8h00\tĐón khách\n1h30\tHội thảo\n9h30 - 10h00\tBế mạc\n"
    )

    assert minutes(draft)[1] == 90
