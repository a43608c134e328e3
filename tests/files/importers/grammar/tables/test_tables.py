"""Tables as Word and Excel deliver them: merged cells, several lines in one, columns anywhere."""

from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook

from tests.files.importers.documents import excel, saved, tbl, tc, tr, word
from timekeeper.files.importers.draft.draft_json import draft_to_json
from timekeeper.files.importers.grammar.grammar import draft_from
from timekeeper.files.importers.grammar.presenters.titles import read_title
from timekeeper.files.importers.grammar.rows import lines_of
from timekeeper.files.importers.grammar.tables.table_head import table_head
from timekeeper.files.importers.original import Place, Row
from timekeeper.files.importers.reading import draft_of, extracted
from timekeeper.files.importers.sniffing import Format


def read(*rows):
    return draft_from(
        lines_of([Row(tuple(cells), Place(table=1, row=n)) for n, cells in enumerate(rows, 1)])
    )


def items(draft):
    return [
        (item.start, item.title, item.presenter.text if item.presenter else None)
        for item in draft.programme.items
    ]


def test_a_presenter_broken_over_lines_is_one():
    draft = read(
        ("Thời gian", "Nội dung", "Người\nthực hiện"),
        ("8h00", "Khai mạc", "Đ/c Trần An,\nChủ tịch"),
        ("8h30", "Thảo luận", "- Sở Y tế\n- Sở Nội vụ"),
    )

    assert items(draft) == [
        (time(8), "Khai mạc", "Đ/c Trần An, Chủ tịch"),
        (time(8, 30), "Thảo luận", "Sở Y tế, Sở Nội vụ"),
    ]


def test_a_room_behind_a_title_in_a_table_without_a_head_presents_nothing():
    draft = read(("8h00", "Khai mạc", "Hội trường 1"), ("9h00", "Tổ 1", "Phòng 201", "Ông An"))

    assert items(draft) == [(time(8), "Khai mạc", None), (time(9), "Tổ 1", "Ông An")]
    assert [item.notes for item in draft.programme.items] == [("Hội trường 1",), ("Phòng 201",)]


@pytest.mark.parametrize("hour", ["(từ 8h00)", "(8h00)", "(từ 08 giờ 00)"])
def test_an_hour_in_brackets_below_a_day_is_that_of_the_half_day(hour):
    draft = read(
        ("Ngày, buổi", "TT", "Nội dung", "Người trình bày"),
        ("Sáng 10/6/2026", "1", "Khai mạc", "Ông An"),
        (hour, "2", "Báo cáo thẩm tra", "Ban Pháp chế"),
        ("Sáng 11/6/2026", "3", "Thảo luận", "Các đại biểu"),
        ("", "4", "Chất vấn", "Các đại biểu"),
        (hour, "5", "Bế mạc", "Ông An"),
    )

    read_days = [
        (
            session.date or draft.programme.date,
            session.start,
            [item.title for item in session.items],
        )
        for session in draft.programme.sessions
    ]
    assert read_days == [
        (date(2026, 6, 10), time(8), ["Khai mạc", "Báo cáo thẩm tra"]),
        (date(2026, 6, 11), time(8), ["Thảo luận", "Chất vấn", "Bế mạc"]),
    ]
    assert {item.start for item in draft.programme.items} == {None}


@pytest.mark.parametrize("halves", [("SÁNG", "CHIỀU"), ("Buổi sáng", "Buổi chiều", "Buổi tối")])
def test_halves_beside_an_empty_corner_head_the_columns_beside_days(halves):
    draft = read(
        ("", *halves),
        ("Thứ 2 (21/12/2026)", "7h15: Giao ban", "14h: Họp Hội đồng", "")[: len(halves) + 1],
        ("Thứ 3 (22/12/2026)", "8h: Đón đoàn", "Làm việc với đoàn", "")[: len(halves) + 1],
    )

    acts = [
        (session.date or draft.programme.date, session.name.lower()[-4:], item.start, item.title)
        for session in draft.programme.sessions
        for item in session.items
    ]
    assert acts == [
        (date(2026, 12, 21), "sáng", time(7, 15), "Giao ban"),
        (date(2026, 12, 21), "hiều", time(14), "Họp Hội đồng"),
        (date(2026, 12, 22), "sáng", time(8), "Đón đoàn"),
        (date(2026, 12, 22), "hiều", None, "Làm việc với đoàn"),
    ]


def test_a_title_broken_over_lines_is_one_and_its_points_are_notes():
    draft = read(("8h00", "Báo cáo kết quả của\nUBND tỉnh\nnăm 2024\n- Phần một", "Sở Y tế"))

    (item,) = draft.programme.items
    assert item.title == "Báo cáo kết quả của UBND tỉnh năm 2024"
    assert item.notes == ("- Phần một",)


@pytest.mark.parametrize("title", ["Báo cáo", "1. Báo cáo"])
@pytest.mark.parametrize("below", [[], [("- Sở Y tế",)]])
def test_a_clock_behind_an_empty_cell_that_is_left_out_is_the_row_s(title, below):
    draft = read(
        ("Nội dung", "Người trình bày", "Thời gian"),
        ("Đón tiếp", "Ban Tổ chức", "8h00 - 8h15"),
        (title, "8h15 - 9h00"),
        *below,
        ("Kết luận", "Đ/c Trần An", "9h00"),
    )

    item = draft.programme.items[1]
    assert (item.title, item.start, item.end) == ("Báo cáo", time(8, 15), time(9))
    assert item.notes == ()


@pytest.mark.parametrize("head", [[], [("Thời gian", "Nội dung", "Thực hiện")]])
@pytest.mark.parametrize(
    ("counters", "numbers"),
    [
        (("1. ", "2. "), ["1", "2"]),
        (("1) ", "2) "), ["1", "2"]),
        (("I. ", "II. "), ["I", "II"]),
        (("1.1. ", "1.2. "), ["1.1", "1.2"]),
    ],
)
def test_a_number_may_stand_before_the_clock_in_its_cell(head, counters, numbers):
    first, second = counters
    draft = read(
        *head,
        (f"{first}8:00 - 8:15", "Khai mạc", "Ông An"),
        (f"{second}10:15", "Bế mạc", "Bà Bình"),
    )

    assert items(draft) == [(time(8), "Khai mạc", "Ông An"), (time(10, 15), "Bế mạc", "Bà Bình")]
    assert [item.number for item in draft.programme.items] == numbers
    assert [item.notes for item in draft.programme.items] == [(), ()]


def test_a_range_may_be_broken_over_lines():
    draft = read(("7h30\n8h00", "Đón khách", ""), ("8h00 -\n8h15", "Khai mạc", ""))

    assert [(i.start, i.end) for i in draft.programme.items] == [
        (time(7, 30), time(8)),
        (time(8), time(8, 15)),
    ]


@pytest.mark.parametrize("noon", ["Trưa - 13h30", "Trưa đến 13h30", "Noon – 1:30 pm"])
def test_noon_begins_a_range_in_the_column_of_times(noon):
    draft = read(
        ["Thời gian", "Nội dung"],
        ["8h00 - 12h00", "Khai mạc"],
        [noon, "Ăn trưa"],
        ["13h30 - 15h00", "Báo cáo"],
    )
    lunch = draft.programme.items[1]
    assert (lunch.title, lunch.start, lunch.end) == ("Ăn trưa", time(12), time(13, 30))


def test_as_many_times_as_titles_in_one_row_are_as_many_items():
    draft = read(
        ("Thời gian", "Nội dung", "Thực hiện"), ("8h00\n8h15", "Chào cờ\nKhai mạc", "MC\nÔng An")
    )

    assert items(draft) == [(time(8), "Chào cờ", "MC"), (time(8, 15), "Khai mạc", "Ông An")]


def test_a_day_beside_the_first_time_opens_the_day():
    draft = read(
        ("Thời gian", "Nội dung"),
        ("Ngày 12/5/2025\n8h00 - 9h00", "Giao ban"),
        ("9h00 - 10h00", "Làm việc"),
        ("Ngày 13/5/2025\n8h00 - 9h00", "Khảo sát"),
    )

    days = [draft.programme.session_date(n) for n in range(2)]
    assert days == [date(2025, 5, 12), date(2025, 5, 13)]
    assert [len(session.items) for session in draft.programme.sessions] == [2, 1]


def test_a_merged_day_holds_for_the_rows_it_covers():
    draft = read(
        ("Thứ/Ngày", "Giờ", "Hoạt động"),
        ("Thứ Hai\n12/5/2025", "8h", "Giao ban"),
        ("", "9h", "Làm việc"),
        ("Thứ Ba\n13/5/2025", "14h", "Hội nghị"),
    )

    assert [len(session.items) for session in draft.programme.sessions] == [2, 1]


def word_table(rows, last):
    """A table whose last column is one cell from its second row to the ``last``."""
    merges = {1: '<w:vMerge w:val="restart"/>', **dict.fromkeys(range(2, last + 1), "<w:vMerge/>")}
    listed = (tr(*row[:-1], tc(row[-1], merges.get(n, ""))) for n, row in enumerate(rows))
    return extracted(word(tbl(*listed)), "day.docx", Format.DOCX)


def sheet_table(rows, last):
    workbook = Workbook()
    for row in rows:
        workbook.active.append([cell or None for cell in row])
    workbook.active.merge_cells(None, 2, len(rows[0]), last + 1, len(rows[0]))
    return extracted(saved(workbook), "day.xlsx", Format.XLSX)


@pytest.mark.parametrize("write", [word_table, sheet_table])
@pytest.mark.parametrize(
    ("cell", "who"),
    [("Ban Tổ chức", "Ban Tổ chức"), ("- Đ/c An\n- Đ/c Bình", "Đ/c An, Đ/c Bình")],
)
def test_whom_a_merged_cell_names_presents_the_acts_it_reaches(write, cell, who):
    rows = [
        ("Giờ", "Nội dung", "Thực hiện"),
        ("8h00", "Khai mạc", cell),
        ("8h10", "Báo cáo", ""),
        ("8h20", "Giải lao", ""),
        ("8h30", "Tham luận (Sở Y tế)", ""),
        ("9h00", "Bế mạc", ""),
    ]

    named = [name for _start, _title, name in items(draft_of(write(rows, 4), "day"))]

    assert named == [who, who, None, "Sở Y tế", None]


def test_a_break_across_the_row_is_an_item_and_its_time_is_missed():
    draft = read(("8h00 - 8h30", "Khai mạc"), ("NGHỈ GIẢI LAO", ""), ("9h00", "Bế mạc"))

    assert [row[1] for row in items(draft)] == ["Khai mạc", "NGHỈ GIẢI LAO", "Bế mạc"]
    assert (2, "no_length") in [(doubt.line, doubt.kind) for doubt in draft.doubts]


def test_the_sum_at_the_foot_of_a_table_is_no_item():
    draft = read(
        ("TT", "Nội dung", "Thời lượng (phút)"), ("1", "Khai mạc", "10"), ("", "Tổng cộng", "10")
    )

    assert [item.title for item in draft.programme.items] == ["Khai mạc"]


def test_columns_that_are_no_one_s_become_notes_and_documents():
    draft = read(
        ("Thời gian", "Nội dung", "Chủ trì", "Tài liệu", "Địa điểm"),
        ("8h00", "Giao ban", "Giám đốc", "Báo cáo tuần", "Phòng 1"),
    )

    (item,) = draft.programme.items
    assert (item.notes, item.documents) == (("Địa điểm: Phòng 1",), ("Báo cáo tuần",))


def test_whoever_is_said_to_present_goes_before_the_chair():
    draft = read(
        ("Thời gian", "Nội dung", "Chủ trì", "Trình bày"),
        ("8h00", "Báo cáo", "Giám đốc", "Sở Y tế"),
        ("9h00", "Thảo luận", "Giám đốc", ""),
    )

    assert [row[2] for row in items(draft)] == ["Sở Y tế", "Giám đốc"]
    assert draft.programme.items[0].notes == ("Chủ trì: Giám đốc",)


@pytest.mark.parametrize(
    "head", ["Thời lượng", "Duration (min)", "Thời gian thực hiện (phút)", "Số phút", "Độ dài"]
)
def test_lengths_under_their_head_are_never_clocks(head):
    draft = read(
        ("TT", "Nội dung", head, "Thực hiện"),
        ("1", "Khai mạc", "0:15", "VP"),
        ("2", "Báo cáo", "1:00:00", "Ban"),
        ("3", "Bế mạc", "5", "VP"),
    )

    assert [(item.start, item.length) for item in draft.programme.items] == [
        (None, timedelta(minutes=15)),
        (None, timedelta(hours=1)),
        (None, timedelta(minutes=5)),
    ]


def test_lengths_beside_a_start_give_the_end():
    draft = read(
        ("Bắt đầu", "Thời lượng", "Nội dung"),
        ("7:30", "0:30", "Khai mạc"),
        ("8:00", "1:00:00", "Báo cáo"),
    )

    assert [item.end for item in draft.programme.items] == [time(8), time(9)]


def test_a_length_that_is_not_understood_is_doubted():
    draft = read(("Bắt đầu", "Thời lượng", "Nội dung"), ("7:30", "2 lượt", "Khai mạc"))

    assert (2, "impossible_time") in [(doubt.line, doubt.kind) for doubt in draft.doubts]


@pytest.mark.parametrize(
    ("head", "days"),
    [
        ("Ngày", ("12/01/2026", "12/01/2026", "13/01/2026")),
        ("Thứ, ngày", ("Thứ Hai, 12/01/2026", "Thứ Hai, 12/01/2026", "Thứ Ba, 13/01/2026")),
        ("Ngày tháng", ("12/01/2026", "12/1/2026", "13/1/2026")),
        ("Date", ("12.01.2026", "12.01.2026", "13.01.2026")),
    ],
)
def test_a_date_on_every_row_gives_a_session_to_a_day(head, days):
    draft = read(
        (head, "Bắt đầu", "Kết thúc", "Nội dung"),
        (days[0], "7h30", "7h45", "Đón tiếp"),
        (days[1], "7h45", "8h00", "Báo cáo"),
        (days[2], "8h00", "9h00", "Thảo luận"),
    )

    assert [len(session.items) for session in draft.programme.sessions] == [2, 1]
    assert [draft.programme.session_date(n) for n in range(2)] == [
        date(2026, 1, 12),
        date(2026, 1, 13),
    ]


@pytest.mark.parametrize(
    ("value", "minutes"),
    [(timedelta(minutes=15), 15), (time(0, 20), 20), (timedelta(hours=1), 60), (0.03125, 45)],
)
def test_durations_of_a_workbook_are_lengths(value, minutes):
    content = excel(Sheet=[("Nội dung", "Thời lượng"), ("Khai mạc", value), ("Báo cáo", value)])

    draft = draft_of(extracted(content, "a.xlsx", Format.XLSX), "a.xlsx")

    assert [(i.start, i.length) for i in draft.programme.items] == [
        (None, timedelta(minutes=minutes)),
        (None, timedelta(minutes=minutes)),
    ]


@pytest.mark.parametrize("language", ["VI", "VỊ", "VÌ", "vi/en"])  # tones are seen where none is
def test_a_column_of_languages_is_no_title(language):
    draft = read(
        ("13:00–13:10", language, "Báo cáo đầu", "— BS An"),
        ("13:10–13:20", "EN", "Case report", "— BS Bình"),
    )

    assert items(draft) == [
        (time(13), "Báo cáo đầu", "BS An"),
        (time(13, 10), "Case report", "BS Bình"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Lãnh đạo chủ trì/tham dự",
        "Thường trực UBND",
        "Nghệ sĩ / Thành phần",
        "Người phát biểu",
        "Tác giả",
        "Lãnh đạo Sở",
        "LĐ chủ trì",
        "LĐ tham dự",
        "LĐ chủ trì / tham dự",
        "Đ/c chủ trì",
        "Đồng chí chủ trì",
        "Người CT",
        "ĐV thực hiện",
    ],
)
def test_who_acts_is_found_under_whatever_head(head):
    draft = read(("Thời gian", "Nội dung", head), ("8h00", "Tiết mục — Guitar", "Ban An"))

    assert items(draft) == [(time(8), "Tiết mục — Guitar", "Ban An")]


@pytest.mark.parametrize("heads", [("Tiếng Việt", "English"), ("VI", "EN"), ("Việt", "Anh")])
@pytest.mark.parametrize("order", [1, -1])
def test_of_two_languages_the_titles_are_ours_whatever_their_length(heads, order):
    titles = [("Khai mạc", "Opening of the conference"), ("Báo cáo", "The report of the project")]
    draft = read(
        ("Thời gian", *heads[::order], "Chủ trì"),
        ("8h00", *titles[0][::order], "Ông An"),
        ("9h00", *titles[1][::order], "Bà Bình"),
    )

    assert items(draft) == [(time(8), "Khai mạc", "Ông An"), (time(9), "Báo cáo", "Bà Bình")]
    assert draft.programme.items[0].notes == (f"{heads[1]}: {titles[0][1]}",)


def test_a_row_of_a_script_without_a_title_is_no_act_and_is_told():
    draft = read(
        ("STT", "Thời gian", "Tên tiết mục", "Nghệ sĩ", "Ghi chú"),
        ("1", "19:00", "Đón khách", "nhạc nền", ""),
        ("", "", "", "", ""),
        ("2", "20:10", "", "trống", "dòng thiếu tên"),
        ("3", "20:30", "Tiết mục 5", "tốp múa", ""),
    )

    assert items(draft) == [
        (time(19), "Đón khách", "nhạc nền"),
        (time(20, 30), "Tiết mục 5", "tốp múa"),
    ]
    assert (4, "not_understood") in [(doubt.line, doubt.kind) for doubt in draft.doubts]


@pytest.mark.parametrize("head", ["Lời dẫn", "Lời dẫn MC", "Lời thoại"])
@pytest.mark.parametrize("number", ["2", ""])
def test_what_the_compere_says_in_a_row_without_a_title_is_of_the_row_above(head, number):
    draft = read(
        ("STT", "Thời gian", "Nội dung", head),
        ("1", "8h00", "Đón khách", "Kính thưa quý vị"),
        (number, "", "", "Mời quý vị ổn định chỗ ngồi"),
        ("3", "8h30", "Khai mạc", ""),
    )

    assert [item.title for item in draft.programme.items] == ["Đón khách", "Khai mạc"]
    assert "Mời quý vị ổn định chỗ ngồi" in draft.programme.items[0].notes[-1]


def test_rooms_side_by_side_are_parallel_and_a_row_over_all_is_one():
    draft = read(
        ("Thời gian", "Phòng A", "Phòng B"),
        ("8h00", "Khai mạc", ""),
        ("9h00", "Chuyên đề một\nÔng An", "Chuyên đề hai\nBà Bình"),
        ("10h00", "Chuyên đề ba", "Chuyên đề bốn"),
    )

    assert [(item.start, item.title) for item in draft.programme.items] == [
        (time(8), "Khai mạc"),
        (time(9), "Chuyên đề một"),
        (time(9), "Chuyên đề hai"),
        (time(10), "Chuyên đề ba"),
        (time(10), "Chuyên đề bốn"),
    ]
    assert "Phòng B" in draft.programme.items[2].notes


ROOMS = [
    (("Thời gian", "Phòng 1", "Báo cáo viên", "Phòng 2", "Báo cáo viên"),),
    (
        ("Thời gian", "Hội trường A", "", "Hội trường B", ""),
        ("", "Nội dung", "Báo cáo viên", "Nội dung", "Báo cáo viên"),
    ),
    (
        ("", "Phiên 1: Tim mạch", "", "Phiên 2: Nội tiết", ""),
        ("Giờ", "Tên bài", "Báo cáo viên", "Tên bài", "Báo cáo viên"),
    ),
]


@pytest.mark.parametrize("heads", ROOMS, ids=["one", "two", "sessions"])
def test_each_room_has_those_who_present_in_it(heads):
    draft = read(
        *heads,
        ("8h00 - 8h20", "Tim mạch", "BS. An", "Nội tiết", "BS. Bình"),
        ("8h20 - 8h40", "Suy tim", "BS. Chi", "", ""),
    )

    assert items(draft) == [
        (time(8), "Tim mạch", "BS. An"),
        (time(8), "Nội tiết", "BS. Bình"),
        (time(8, 20), "Suy tim", "BS. Chi"),
    ]
    rooms = (heads[0][1], heads[0][3], heads[0][1])
    assert tuple(item.notes for item in draft.programme.items) == tuple((r,) for r in rooms)


@pytest.mark.parametrize("rooms", [("Phiên Nội khoa", "Phiên Ngoại khoa"), ("A101", "A102")])
def test_what_lies_side_by_side_in_a_row_is_parallel_without_a_doubt(rooms):
    draft = read(
        ("Thời gian", *rooms),
        ("8h00 - 8h20", "Tim mạch - BS. An", "Gan mật - BS. Bình"),
        ("8h20 - 8h40", "Thảo luận", "Thảo luận"),
        ("8h30 - 9h00", "Bế mạc", ""),
        ("8h30 - 9h00", "Bế mạc", ""),
    )

    assert items(draft)[:2] == [(time(8), "Tim mạch", "BS. An"), (time(8), "Gan mật", "BS. Bình")]
    assert [item.notes for item in draft.programme.items[:2]] == [(room,) for room in rooms]
    doubts = [(d.line, d.kind) for d in draft.doubts if d.kind in ("overlap", "duplicate")]
    assert sorted(doubts) == [(4, "overlap"), (5, "duplicate"), (5, "overlap")]


@pytest.mark.parametrize(
    "places",
    [
        ("Sân vận động", "Nhà đa năng", "Bể bơi"),
        ("Khu A", "Khu B", "Khu C"),
        ("Sân 1", "Sân 2", "Nhà thi đấu"),
        ("Hội trường", "Sân khấu", "Thư viện"),
    ],
)
def test_heads_that_are_all_places_are_rooms_side_by_side(places):
    draft = read(
        ("Thời gian", *places, "Ghi chú"),
        ("7h30 - 9h00", "Chạy 100 m", "Cờ vua", "Bơi ếch", ""),
        ("9h00 - 10h30", "Nhảy xa", "", "Bơi tự do", "Có mưa"),
    )

    assert [(item.start, item.title, item.notes) for item in draft.programme.items] == [
        (time(7, 30), "Chạy 100 m", (places[0],)),
        (time(7, 30), "Cờ vua", (places[1],)),
        (time(7, 30), "Bơi ếch", (places[2],)),
        (time(9), "Nhảy xa", (places[0], "Ghi chú: Có mưa")),
        (time(9), "Bơi tự do", (places[2],)),
    ]


@pytest.mark.parametrize("act", ["Lịch trình", "Điểm đến"])
def test_where_people_eat_and_sleep_is_no_room_beside_another(act):
    draft = read(
        ("Thời gian", act, "Khách sạn", "Nhà hàng"),
        ("8h00", "Tham quan vịnh Hạ Long", "Mường Thanh", "Hương Biển"),
        ("14h00", "Tham quan đảo Tuần Châu", "Mường Thanh", "Cua Vàng"),
    )

    assert [item.title for item in draft.programme.items] == [
        "Tham quan vịnh Hạ Long",
        "Tham quan đảo Tuần Châu",
    ]


def test_a_row_with_hours_heads_no_list_of_tasks_whatever_stands_below_it():
    act = "Báo cáo công tác năm 2026 và nhiệm vụ trọng tâm năm 2027"
    draft = read(
        ("Thời gian", "Nội dung", "Thực hiện"),
        ("8h00 - 8h30", "Khai mạc", "MC"),
        ("8h30 - 9h00", "Thảo luận", "MC"),
        ("9h00 - 9h30", act, "Ông Lê Dũng"),
        ("Nơi nhận:\n- Như trên;", "TM. BAN TỔ CHỨC\nTRƯỞNG BAN"),
    )

    assert items(draft)[-1] == (time(9), act, "Ông Lê Dũng")


def test_halves_of_a_day_on_two_storeys_have_their_leaders():
    draft = read(
        ("Ngày", "Sáng", "", "Chiều", ""),
        ("", "Nội dung", "Chủ trì", "Nội dung", "Chủ trì"),
        ("17/8/2026", "8h00: Giao ban", "Ông An", "14h00: Họp", "Bà Bình"),
        ("18/8/2026", "Hoạt động", "Ông An", "Hoạt động", "Bà Bình"),
    )

    assert [(title, who) for _start, title, who in items(draft)] == [
        ("Giao ban", "Ông An"),
        ("Họp", "Bà Bình"),
        ("Hoạt động", "Ông An"),
        ("Hoạt động", "Bà Bình"),
    ]


DAYS = ("Thứ Hai 17/8/2026", "Thứ Ba 18/8/2026")


def days(draft):
    return [
        (
            draft.programme.session_date(n).day,
            session.name,
            [(i.start, i.title) for i in session.items],
        )
        for n, session in enumerate(draft.programme.sessions)
    ]


@pytest.mark.parametrize("beside", [(), ("Ghi chú",)])
def test_days_side_by_side_have_an_act_of_each_row(beside):
    draft = read(
        ("Giờ", *DAYS, *beside),
        ("8h00 - 9h30", "Khai giảng", "Chuyên đề 2", *("Mang sổ" for _ in beside)),
        ("9h30 - 11h00", "Chuyên đề 1", "", *("" for _ in beside)),
        ("14h00 - 15h30", "", "Bế giảng", *("" for _ in beside)),
    )

    assert days(draft) == [
        (17, DAYS[0], [(time(8), "Khai giảng"), (time(9, 30), "Chuyên đề 1")]),
        (18, DAYS[1], [(time(8), "Chuyên đề 2"), (time(14), "Bế giảng")]),
    ]


def test_days_side_by_side_have_their_halves_in_rows_and_their_teachers_beside():
    draft = read(
        ("Buổi", DAYS[0], "", DAYS[1], ""),
        ("", "Nội dung", "Giảng viên", "Nội dung", "Giảng viên"),
        ("Sáng", "Khai giảng", "TS. An", "Chuyên đề 2", "TS. Bình"),
        ("Chiều", "Chuyên đề 1", "TS. An", "14h00: Bế giảng\n15h00: Liên hoan", "TS. Bình"),
    )

    assert days(draft) == [
        (17, "Sáng", [(None, "Khai giảng")]),
        (17, "Chiều", [(None, "Chuyên đề 1")]),
        (18, "Sáng", [(None, "Chuyên đề 2")]),
        (18, "Chiều", [(time(14), "Bế giảng"), (time(15), "Liên hoan")]),
    ]
    presenters = [who for _start, _title, who in items(draft)]
    assert presenters == ["TS. An", "TS. An", "TS. Bình", "TS. Bình", "TS. Bình"]


def test_what_stands_across_days_and_below_them_ends_none_of_them_before_its_time():
    draft = read(
        ("Thời gian", *DAYS),
        ("BUỔI SÁNG", "", ""),
        ("8h00 - 9h30", "Khai giảng", "Chuyên đề 2"),
        ("Nghỉ trưa", "", ""),
        ("BUỔI CHIỀU", "", ""),
        ("14h00 - 15h30", "Chuyên đề 1", ""),
    )

    assert [(day, name) for day, name, _items in days(draft)] == [
        (17, "Buổi sáng"),
        (17, "Buổi chiều"),
        (18, "Buổi sáng"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("TT", "Việc", "10/8", "11/8"), ("1", "Tập huấn", "x", ""), ("2", "Kiểm tra", "", "x")],
        [("Sáng", "Tập huấn", *DAYS), ("Chiều", "Kiểm tra", *DAYS)],
    ],
)
def test_days_beside_tasks_are_no_columns_of_acts(rows):
    head = table_head(rows[0], rows[1:])

    assert head is None or not head.days


def test_a_week_s_plan_has_a_session_to_each_half_of_a_day():
    draft = read(
        ("Thứ, ngày", "Sáng", "Chiều"),
        ("Thứ Hai\n12/5/2025", "8h00: Giao ban\n9h30: Họp chi bộ", "Đi cơ sở"),
        ("Thứ Ba\n13/5/2025", "", "14h00: Hội nghị"),
    )

    sessions = draft.programme.sessions
    assert [
        (draft.programme.session_date(n).day, session.name, [item.title for item in session.items])
        for n, session in enumerate(sessions)
    ] == [
        (12, "Sáng", ["Giao ban", "Họp chi bộ"]),
        (12, "Chiều", ["Đi cơ sở"]),
        (13, "Chiều", ["Hội nghị"]),
    ]


def test_a_week_s_plan_may_have_its_halves_in_rows():
    draft = read(
        ("Ngày", "Buổi", "Nội dung", "Chủ trì"),
        ("Thứ Hai 12/5/2025", "Sáng", "8h00: Giao ban", "Giám đốc"),
        ("", "Chiều", "14h00: Họp", "Phó Giám đốc"),
        ("Thứ Ba 13/5/2025", "Sáng", "Đi cơ sở", "Giám đốc"),
    )

    assert [
        (draft.programme.session_date(n).day, session.name, [i.title for i in session.items])
        for n, session in enumerate(draft.programme.sessions)
    ] == [(12, "Sáng", ["Giao ban"]), (12, "Chiều", ["Họp"]), (13, "Sáng", ["Đi cơ sở"])]
    assert [i.start for i in draft.programme.items] == [time(8), time(14), None]


@pytest.mark.parametrize("below", ["- Chào cờ", "a) Chào cờ", "1.1|Chào cờ"])
def test_a_row_without_a_time_whose_rows_below_have_them_is_a_part(below):
    number, _, title = below.rpartition("|")
    second = title.replace("Chào cờ", "Diễn văn").replace("a)", "b)")
    draft = read(
        ("TT", "Nội dung", "Thời gian"),
        ("1", "Nghi lễ", ""),
        (number, title, "8h00"),
        (number.replace("1.1", "1.2"), second, "8h15"),
        ("2", "Báo cáo", "8h30"),
    )

    first, last = draft.programme.sessions[0].parts
    assert (first.title, [item.title for item in first.items]) == (
        "Nghi lễ",
        ["Chào cờ", "Diễn văn"],
    )
    assert [item.title for item in last.items] == ["Báo cáo"]


def test_a_row_without_a_time_that_somebody_leads_is_a_part_where_dashes_below_have_times():
    draft = read(
        ("TT", "Nội dung", "Thời gian", "Chủ trì"),
        ("1", "Tham luận", "", "Đoàn Chủ tịch"),
        ("", "- Tham luận 1", "8h00 - 8h20", "Sở Y tế"),
        ("", "- Tham luận 2", "8h20 - 8h40", "Sở Nội vụ"),
        ("2", "Văn nghệ", "", "Đội văn nghệ"),
        ("3", "Kết luận", "8h40 - 9h00", "Chủ tịch"),
    )

    first, last = draft.programme.sessions[0].parts
    assert (first.number, first.title, first.notes) == ("1", "Tham luận", ("Đoàn Chủ tịch",))
    assert [item.title for item in first.items] == ["Tham luận 1", "Tham luận 2"]
    assert [item.title for item in last.items] == ["Văn nghệ", "Kết luận"]


def test_a_row_called_a_part_heads_the_rows_that_have_their_times():
    draft = read(
        ("Thời gian", "Nội dung", "Thực hiện"),
        ("", "Phần nghi lễ", "Ban tổ chức"),
        ("8h00 - 8h10", "Chào cờ", "MC"),
        ("", "Phần chuyên môn", ""),
        ("8h10 - 9h00", "Báo cáo", "Ông An"),
    )

    assert [
        (part.title, part.notes, [item.title for item in part.items])
        for part in draft.programme.sessions[0].parts
    ] == [
        ("Phần nghi lễ", ("Ban tổ chức",), ["Chào cờ"]),
        ("Phần chuyên môn", (), ["Báo cáo"]),
    ]


@pytest.mark.parametrize(
    "row", [("", "Phần thi chào hỏi", "Các đội"), ("", "Phần thưởng cho các đội", "Ban tổ chức")]
)
def test_a_row_called_as_an_act_with_its_time_is_or_that_names_no_part_heads_nothing(row):
    draft = read(
        ("Thời gian", "Nội dung", "Thực hiện"),
        ("8h00", "Khai mạc", "MC"),
        row,
        ("9h00", "Phần thi tài năng", "Các đội"),
    )

    (part,) = draft.programme.sessions[0].parts
    assert [item.title for item in part.items] == ["Khai mạc", row[1], "Phần thi tài năng"]


def test_a_row_with_its_number_and_no_time_is_an_act_without_one():
    draft = read(
        ("TT", "Nội dung", "Thời gian"),
        ("1", "Chào cờ", ""),
        ("2", "Khai mạc", "8h00"),
        ("3", "Báo cáo", ""),
    )

    assert [(item.start, item.title) for item in draft.programme.items] == [
        (None, "Chào cờ"),
        (time(8), "Khai mạc"),
        (None, "Báo cáo"),
    ]


def test_a_date_in_a_cell_of_its_own_opens_the_day():
    draft = read(
        ("14:00", "16.09.2025", "Khai mạc"),
        ("15:00", "16.09.2025", "Báo cáo"),
        ("8:00", "17.09.2025", "Bế mạc"),
    )

    assert [len(session.items) for session in draft.programme.sessions] == [2, 1]
    assert draft.programme.session_date(1) == date(2025, 9, 17)


def test_half_a_day_in_a_column_beside_the_hour_is_the_session():
    draft = read(
        ("Buổi", "Giờ", "Nội dung"),
        ("Sáng", "8h00", "Khai mạc"),
        ("", "9h00", "Báo cáo"),
        ("Chiều", "14h00", "Bế mạc"),
    )

    assert [(s.name, len(s.items)) for s in draft.programme.sessions] == [("Sáng", 2), ("Chiều", 1)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [
                ("7h30 - 8h00", "", "Ban Tổ chức"),
                ("7h30 - 7h45", "Khai mạc", ""),
                ("7h45 - 8h00", "Báo cáo", "Bí thư"),
                ("8h00 - 8h15", "Kết luận", ""),
            ],
            [("Khai mạc", "Ban Tổ chức"), ("Báo cáo", "Bí thư"), ("Kết luận", None)],
        ),
        (
            [("7h30", "", "Ban Tổ chức"), ("", "Khai mạc", ""), ("8h00", "Kết luận", "Bí thư")],
            [("Khai mạc", "Ban Tổ chức"), ("Kết luận", "Bí thư")],
        ),
        (
            [("7h30", "", "Ban Tổ chức"), ("7h30", "Khai mạc", ""), ("8h00", "Kết luận", "")],
            [("Khai mạc", "Ban Tổ chức"), ("Kết luận", None)],
        ),
        (
            [("8h00", "Tham luận", "Sở A"), ("8h20", "", "Sở B"), ("9h00", "Kết luận", "")],
            [("Tham luận", "Sở A"), ("Tham luận", "Sở B"), ("Kết luận", None)],
        ),
        (
            [
                ("7h30 - 8h00", "", "Ban Tổ chức"),
                ("7h30 - 7h45", "Khai mạc", ""),
                ("7h45 - 8h00", "Giải lao", ""),
            ],
            [("Khai mạc", "Ban Tổ chức"), ("Giải lao", None)],
        ),
    ],
)
def test_a_row_with_a_time_and_a_presenter_alone_says_who_presents_what_is_in_its_time(
    rows, expected
):
    draft = read(("Thời gian", "Nội dung", "Thực hiện"), *rows)

    assert [(title, who) for _start, title, who in items(draft)] == expected
    assert not any(part.title for session in draft.programme.sessions for part in session.parts)


@pytest.mark.parametrize("cell", ["-16h :   ", "- 16h", "–16h00:", "+ 16 giờ", "• 16h", "*16:00"])
def test_a_bullet_before_the_time_in_its_cell_is_no_part_of_it(cell):
    rows = [("15h", "Dâng hương", "Ban Tổ chức"), (cell, "Lễ Yên vị", "Ông An")]

    headed = read(("Thời gian", "Nội dung", "Thực hiện"), *rows)
    bare = read(*rows)

    assert items(headed)[1] == items(bare)[1] == (time(16), "Lễ Yên vị", "Ông An")


def test_a_bullet_may_stand_before_time_and_title_in_one_cell():
    draft = read(("15h", "Dâng hương", ""), ("-16h :   Lễ Yên vị", "", "Ông An"))

    assert items(draft)[1] == (time(16), "Lễ Yên vị", "Ông An")


@pytest.mark.parametrize("stray", ["|", "-", "…", "."])
def test_a_sign_alone_in_a_cell_does_not_hide_what_the_row_says(stray):
    draft = read(
        ("Thời gian", "Nội dung", "Thực hiện"), ("8h00", "Thảo luận", ""), (stray, "", "Bà Hằng")
    )

    assert "Bà Hằng" in repr(draft.programme)


def a_day_each(start, end):
    """Return the sessions of three rows whose cells hold day and hour, as a head names them."""
    planned = [
        (12, time(7, 30), time(7, 45), "Khai mạc"),
        (12, time(7, 45), time(8), "Báo cáo"),
        (13, time(7, 30), time(8), "Bế mạc"),
    ]
    rows = [
        (*(datetime.combine(date(2026, 1, day), at) for at in clocks), title)
        for day, *clocks, title in planned
    ]
    rows.insert(0, (start, end, "Nội dung"))
    return draft_of(extracted(excel(A=rows), "a.xlsx", Format.XLSX), "a.xlsx").programme


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("Ngày giờ bắt đầu", "Ngày giờ kết thúc"),
        ("Bắt đầu", "Kết thúc"),
        ("Thời điểm bắt đầu", "Thời điểm kết thúc"),
        ("Ngày, giờ bắt đầu", "Ngày và giờ kết thúc"),
        ("Từ ngày", "Đến ngày"),
        ("Start date/time", "End date and time"),
        ("Ngày giờ", "Kết thúc"),
        ("Bất đầu", "Kết thúc"),
    ],
)
def test_day_and_hour_in_one_cell_are_the_day_and_the_hours(start, end):
    programme = a_day_each(start, end)

    assert [len(session.items) for session in programme.sessions] == [2, 1]
    assert (programme.date, programme.sessions[1].date) == (date(2026, 1, 12), date(2026, 1, 13))
    assert [item.title for item in programme.items] == ["Khai mạc", "Báo cáo", "Bế mạc"]
    assert [item.end for item in programme.items] == [time(7, 45), time(8), time(8)]


@pytest.mark.parametrize(
    ("start", "end", "ended"),
    [
        ("12/01/2026 7h30", "12/01/2026 7h45", time(7, 45)),
        ("7h30, thứ Hai 12/01/2026", "7h45, thứ Hai 12/01/2026", time(7, 45)),
        ("7h30 ngày 12/01", "7h45", time(7, 45)),
        ("22h00 12/01/2026", "1h00 13/01/2026", time(1)),
        ("22h00 12/01/2026", "1h00", time(1)),
    ],
)
def test_an_end_with_its_day_is_an_end(start, end, ended):
    draft = read(("Bắt đầu", "Kết thúc", "Nội dung"), (start, end, "Trực ban"))

    (item,) = draft.programme.items
    assert (item.title, item.end, item.notes) == ("Trực ban", ended, ())


@pytest.mark.parametrize("end", ["8h00 15/01/2026", "đến khi xong việc"])
def test_an_end_that_is_none_of_the_day_stays_beside_the_item(end):
    draft = read(("Bắt đầu", "Kết thúc", "Nội dung"), ("7h30 12/01/2026", end, "Trưng bày"))

    (item,) = draft.programme.items
    assert (item.start, item.end) == (time(7, 30), None)
    assert item.notes == (f"Kết thúc: {end}",)


_PARTS = ("Lấy phiếu tín nhiệm", "Sơ kết, tổng kết")
_FILLED = {
    "the parts' numbers and the items' in one column": (
        ("TT", "Thời gian", "Nội dung"),
        ("1", "7h30 - 9h00", _PARTS[0]),
        ("1", "7h30 - 7h35", "Tuyên bố lý do"),
        ("2", "7h35 - 9h00", "Thảo luận tổ"),
        ("2", "9h00 - 11h00", _PARTS[1]),
        ("1", "9h00 - 9h05", "Tuyên bố lý do"),
        ("2", "9h05 - 11h00", "Tờ trình"),
    ),
    "numbers of the parts alone": (
        ("TT", "Thời gian", "Nội dung"),
        ("1", "7h30 - 9h00", _PARTS[0]),
        ("", "7h30 - 7h35", "Tuyên bố lý do"),
        ("", "7h35 - 9h00", "Thảo luận tổ"),
        ("2", "9h00 - 11h00", _PARTS[1]),
        ("", "9h00 - 9h05", "Tuyên bố lý do"),
        ("", "9h05 - 11h00", "Tờ trình"),
    ),
    "numbers within numbers, lengths alone": (
        ("TT", "Nội dung", "Thời gian"),
        ("1", _PARTS[0], "90 phút (7h30 - 9h00)"),
        ("1.1", "Tuyên bố lý do", "5 phút"),
        ("1.2", "Thảo luận tổ", "85 phút"),
        ("2", _PARTS[1], "120 phút (9h00 - 11h00)"),
        ("2.1", "Tuyên bố lý do", "5 phút"),
        ("2.2", "Tờ trình", "115 phút"),
    ),
}


@pytest.mark.parametrize("rows", _FILLED.values(), ids=_FILLED)
def test_a_row_whose_time_the_rows_below_fill_is_their_part(rows):
    draft = read(*rows)
    (session,) = draft.programme.sessions

    assert [(part.title, part.start, part.end) for part in session.parts] == [
        (_PARTS[0], time(7, 30), time(9)),
        (_PARTS[1], time(9), time(11)),
    ]
    assert [len(part.items) for part in session.parts] == [2, 2]
    assert [part.number for part in session.parts] == ["1", "2"]
    assert {doubt.kind for doubt in draft.doubts} <= {"no_title", "date", "no_date"}


@pytest.mark.parametrize(
    "below",
    [
        [("7h30 - 8h00", "Đón khách"), ("8h10 - 9h00", "Văn nghệ")],  # a gap
        [("7h30 - 9h00", "Đón khách"), ("9h00 - 9h30", "Văn nghệ")],  # beside it, not below
        [("9h00 - 9h30", "Đón khách"), ("9h30 - 10h00", "Văn nghệ")],  # after it
        [("7h30 - 9h00", "Đón khách")],
    ],
)
def test_a_row_that_the_rows_below_do_not_fill_stays_an_item(below):
    draft = read(("Thời gian", "Nội dung"), ("7h30 - 9h00", "Hội nghị"), *below)

    (part,) = draft.programme.sessions[0].parts
    assert [item.title for item in part.items] == ["Hội nghị", *(title for _at, title in below)]


def test_what_follows_a_part_that_is_filled_stands_after_it():
    draft = read(
        ("Thời gian", "Nội dung"),
        ("7h30 - 9h00", "Hội nghị"),
        ("7h30 - 8h00", "Báo cáo"),
        ("8h00 - 9h00", "Thảo luận"),
        ("9h00 - 9h15", "Nghỉ giải lao"),
        ("9h15 - 9h30", "Bế mạc"),
    )

    parts = draft.programme.sessions[0].parts
    titles = [(part.title, [item.title for item in part.items]) for part in parts]
    assert titles == [
        ("Hội nghị", ["Báo cáo", "Thảo luận"]),
        (None, ["Nghỉ giải lao", "Bế mạc"]),
    ]


@pytest.mark.parametrize("head", [("Thờigian", "Nộidung"), ("THỜIGIAN", "Nội dung côngviệc")])
def test_a_head_whose_words_touch_names_its_columns(head):
    draft = read(
        ("STT", head[1], head[0], "Thựchiện", "Địađiểm"),
        ("01", "Đón tiếp đại biểu", "7h-7h30", "Ban tiếp khách", "Sảnh chính"),
        ("02", "Khai mạc", "7h30-8h", "Đồng chí An", "Hội trường"),
    )

    assert items(draft) == [
        (time(7), "Đón tiếp đại biểu", "Ban tiếp khách"),
        (time(7, 30), "Khai mạc", "Đồng chí An"),
    ]


@pytest.mark.parametrize(
    ("text", "start", "title"),
    [
        ("11h40 Tiệc trưa", time(11, 40), "Tiệc trưa"),
        ("10h00 - 10h15: Giải lao", time(10), "Giải lao"),
        ("Giải lao", None, "Giải lao"),
    ],
)
def test_a_break_alone_in_its_row_keeps_its_time(text, start, title):
    draft = read(
        ("Thời gian", "Nội dung", "Thực hiện"),
        ("9h00 - 10h00", "Khai mạc", "MC"),
        (text, "", ""),
        ("13h30 - 14h00", "Bế mạc", "MC"),
    )

    assert items(draft)[1] == (start, title, None)


@pytest.mark.parametrize("clock", ["7h-7h30", "8h00 - 8h15", "15 phút"])
def test_a_time_in_the_cell_of_names_is_nobody(clock):
    draft = read(
        ("STT", "Nội dung", "Thực hiện"),
        ("1", "8h00: Khai mạc", clock),
        ("2", "9h00: Bế mạc", "MC"),
    )

    assert [presenter for _start, _title, presenter in items(draft)] == [None, "MC"]


@pytest.mark.parametrize("day", ["Thú Ba l6J9", "16.9?", "Hôm 2"])
def test_a_day_that_cannot_be_told_is_doubted(day):
    draft = read(
        ("Ngày", "Thời gian", "Nội dung", "Chủ trì"),
        ("Thứ Hai 15/9/2025", "8h00", "Họp giao ban", "Đ/c Bí thư"),
        (day, "9h00", "Họp tổ", "Đ/c Bí thư"),
        ("17/9/2025", "8h00", "Họp đội", "Đ/c Bí thư"),
    )

    assert [(doubt.line, doubt.read) for doubt in draft.doubts if doubt.kind == "date"] == [
        (3, day)
    ]


@pytest.mark.parametrize(
    "head",
    [
        ("Time (GMT+7)", "Activities", "Speaker/Facilitator"),
        ("Time / Thời gian", "Content / Nội dung", "Presenter / Người trình bày"),
        ("Time slot", "Agenda item", "Person in charge"),
    ],
)
def test_heads_in_english_and_in_two_languages_name_their_columns(head):
    draft = read(head, ("9:00 - 9:30", "Opening remarks", "The Dean"))

    assert items(draft) == [(time(9), "Opening remarks", "The Dean")]


def test_a_place_behind_a_visit_presents_nothing_in_a_table_without_a_head():
    draft = read(("8h00", "Giám sát cấp nước", "Xã Bình An"), ("9h00", "Báo cáo", "Xã Bình An"))

    assert items(draft) == [
        (time(8), "Giám sát cấp nước", None),
        (time(9), "Báo cáo", "Xã Bình An"),
    ]
    assert draft.programme.items[0].notes == ("Xã Bình An",)


def test_the_only_row_of_a_half_day_has_the_hours_of_its_cell():
    draft = read(
        ("Ngày", "Buổi", "Nội dung"),
        ("05/8/2025", "Sáng (8h00 - 11h30)", "Bài 1"),
        ("", "Chiều (13h30 - 17h00)", "Bài 2"),
        ("06/8/2025", "Sáng (8h00 - 11h30)", "Bài 3"),
        ("", "", "Bài 4"),
    )

    assert [(i.title, i.start, i.end) for i in draft.programme.items] == [
        ("Bài 1", time(8), time(11, 30)),
        ("Bài 2", time(13, 30), time(17)),
        ("Bài 3", None, None),
        ("Bài 4", None, None),
    ]


@pytest.mark.parametrize(
    "head",
    [
        ("Thời gian", "Chuyên đề", "Số tiết", "Giảng viên"),
        ("Thời gian", "Báo cáo", "Số trang", "Tác giả / Đơn vị"),
        ("Thời gian", "Môn học", "Số tiết", "Người trình"),
    ],
)
def test_what_is_taught_or_told_names_the_column_of_titles(head):
    draft = read(head, ("8h00 - 9h00", "An toàn thông tin", "4", "Trung tá An"))

    assert items(draft) == [(time(8), "An toàn thông tin", "Trung tá An")]


def test_a_figure_presents_nothing_in_a_table_without_a_head():
    draft = read(("8h00", "An toàn thông tin", "4", "Trung tá An"))

    assert items(draft) == [(time(8), "An toàn thông tin", "Trung tá An")]


@pytest.mark.parametrize("head", ["Biểu diễn", "PIC", "Người thể hiện"])
def test_whoever_performs_presents(head):
    draft = read(("Thời gian", "Tiết mục", "Chi tiết", head), ("19h00", "Hát", "Bài 1", "Chị An"))

    assert items(draft) == [(time(19), "Hát", "Chị An")]


def test_the_day_of_the_week_beside_a_date_is_no_day_of_its_own():
    draft = read(
        ("Thứ", "Ngày", "Giờ", "Hoạt động", "Phụ trách"),
        ("Hai", "24/11/2025", "8:00", "Sinh hoạt dưới cờ", "Bí thư"),
        ("Tư", "26/11/2025", "14:00", "Tập huấn", "Anh Bảo"),
    )

    days = [session["date"] for session in draft_to_json(draft)["sessions"]]
    assert days == ["2025-11-24", "2025-11-26"]


def test_a_presenter_in_brackets_on_a_line_of_his_own_in_a_cell_is_one():
    draft = read(
        ("8h05", "Giới thiệu đại biểu\n(Chánh Văn phòng Tỉnh ủy)"),
        ("8h10", "Quán triệt Nghị quyết"),
        ("", "(Thủ tướng Chính phủ)"),
    )

    assert [item[2] for item in items(draft)] == [
        "Chánh Văn phòng Tỉnh ủy",
        "Thủ tướng Chính phủ",
    ]


def test_acts_with_their_clocks_in_one_cell_have_each_who_stands_beside_it():
    draft = read(
        ("Ngày", "Nội dung", "Phụ trách"),
        ("14/8/2026", "7h15: Chào cờ\n15h30: Họp giao ban", "Toàn trường\nBGH, tổ trưởng"),
        ("15/8/2026", "8h00: Hội thảo\n- Cụm 1\n- Cụm 2", "Cô Thêu"),
    )

    assert items(draft) == [
        (time(7, 15), "Chào cờ", "Toàn trường"),
        (time(15, 30), "Họp giao ban", "BGH, tổ trưởng"),
        (time(8), "Hội thảo", "Cô Thêu"),
    ]


NUMBERED = ("STT", "Nội dung", "Người thực hiện")
NUMBERED_ROWS = [("1", "Chào cờ", "Ban Tổ chức"), ("2", "Báo cáo tổng kết", "Hùng")]
HEADLESS = [
    ("3", "Tham luận", "Trần Cường"),
    ("4", "Trao thưởng", "Lan"),
    ("5", "Bế mạc", "Ông Tư"),
]
HOURS = ("Thời gian", "Thực hiện", "Nội dung")
HOURS_ROWS = [("7h30", "Ban Tổ chức", "Đón tiếp"), ("8h00", "Hùng", "Báo cáo")]
MINUTES = ("STT", "Nội dung", "Thời lượng (phút)", "Thực hiện")


def cut(first, between, second):
    """A table, a paragraph, and the rest of the table, as Word has it once somebody cut it."""
    tables = [
        [Row(cells, Place(table=n, row=at)) for at, cells in enumerate(rows, 1)]
        for n, rows in ((1, first), (2, second))
    ]
    stray = [Row((between,), Place(paragraph=1))] if between else []
    return draft_from(lines_of([*tables[0], *stray, *tables[1]]))


@pytest.mark.parametrize("between", ["(Chương trình có thể thay đổi)", "Phần II: LÀM VIỆC", ""])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([NUMBERED, *NUMBERED_ROWS], HEADLESS),
        ([row[1:] for row in (NUMBERED, *NUMBERED_ROWS)], [row[1:] for row in HEADLESS]),
        (
            [MINUTES, *((*row[:2], "10", row[2]) for row in NUMBERED_ROWS)],
            [(*row[:2], "5", row[2]) for row in HEADLESS],
        ),
    ],
)
def test_a_table_without_a_head_goes_on_with_the_one_it_was_cut_off(between, first, second):
    whole, parted = read(*first, *second), cut(first, between, second)

    assert [(i[1], i[2]) for i in items(parted)] == [(i[1], i[2]) for i in items(whole)]
    assert items(parted)[3][1:] == ("Trao thưởng", "Lan")


def test_a_table_cut_off_may_have_a_column_more_or_less():
    rows = [("8h30", "Lan", "Tham luận"), ("9h00", "Đức Thắng", "Bế mạc")]
    wider = [(*row, "") for row in rows]

    for draft in (
        cut([(*HOURS, "Ghi chú"), *((*row, "") for row in HOURS_ROWS)], "", rows),
        cut([HOURS, *HOURS_ROWS], "(Dự kiến)", wider),
    ):
        assert items(draft)[2:] == [
            (time(8, 30), "Tham luận", "Lan"),
            (time(9), "Bế mạc", "Đức Thắng"),
        ]


def test_a_table_goes_on_below_a_list_in_between():
    rows = [(NUMBERED, *NUMBERED_ROWS), (("Hội trường A", "Tầng 2"),), HEADLESS]
    draft = draft_from(
        lines_of(
            Row(cells, Place(table=n, row=at))
            for n, table in enumerate(rows)
            for at, cells in enumerate(table, 1)
        )
    )

    assert items(draft)[2:] == [(None, title, who) for _number, title, who in HEADLESS]


def test_a_list_of_people_below_a_table_of_its_width_does_not_go_on_with_it():
    people = [("1", "Nguyễn Văn Ba", "Chủ tịch"), ("2", "Lê Thị Tư", "Phó Chủ tịch")]
    draft = cut([NUMBERED, *NUMBERED_ROWS], "DANH SÁCH ĐẠI BIỂU", people)

    assert len(items(draft)) == len(NUMBERED_ROWS)


@pytest.mark.parametrize(
    ("stray", "sessions"),
    [
        ("Ghi chú: đại biểu đến đúng giờ", [""]),
        ("Lưu ý đại biểu mang theo tài liệu", [""]),
        ("(Chương trình có thể thay đổi)", [""]),
        ("BUỔI CHIỀU", ["", "Buổi chiều"]),
    ],
)
@pytest.mark.parametrize("column", [0, 1])
def test_a_stray_row_between_the_rows_of_a_sheet_is_no_act_and_heads_nothing(
    stray, sessions, column
):
    rows = [("CHƯƠNG TRÌNH HỘI NGHỊ",), ("Ngày 15/8/2026",), NUMBERED, *NUMBERED_ROWS]
    rows += [("",) * column + (stray,), *HEADLESS]
    draft = draft_of(extracted(excel(A=rows), "a.xlsx", Format.XLSX), "a.xlsx")

    assert [title for _start, title, _who in items(draft)] == [
        row[1] for row in (*NUMBERED_ROWS, *HEADLESS)
    ]
    assert [session.name for session in draft.programme.sessions] == sessions
    assert not [part.title for s in draft.programme.sessions for part in s.parts if part.title]
    notes = [note for item in draft.programme.items for note in item.notes]
    assert notes == ([stray] if sessions == [""] else [])


@pytest.mark.parametrize("half", ["Chiều 2h00", "Chiều: 14h00", "Buổi chiều, 14h00"])
def test_half_a_day_may_stand_before_the_clock_in_its_cell(half):
    draft = read(
        ("Thứ, ngày", "Thời gian", "Nội dung", "Chủ trì"),
        ("Thứ Hai 10/8/2026", "Sáng 07h30", "Giao ban", "Đ/c An"),
        ("", half, "Tiếp dân", "Đ/c Bình"),
    )

    assert items(draft) == [(time(7, 30), "Giao ban", "Đ/c An"), (time(14), "Tiếp dân", "Đ/c Bình")]


@pytest.mark.parametrize("place", ["Nhà ăn tầng 4", "Phòng họp 2", "Hội trường A", "Room 301"])
def test_a_place_below_who_presents_is_none(place):
    draft = read(
        ("Thời gian", "Nội dung", "Báo cáo viên"),
        ("7h00 - 7h30", "Ăn sáng", place),
        ("7h30 - 8h00", "Tổng quan", "TS. Trần An"),
    )

    assert items(draft) == [(time(7), "Ăn sáng", None), (time(7, 30), "Tổng quan", "TS. Trần An")]
    assert draft.programme.items[0].notes == (f"Báo cáo viên: {place}",)


@pytest.mark.parametrize(
    "head",
    [("Time", "Session", "Chair"), ("Thời gian", "Phiên", "Chủ tọa"), ("Time", "Session", "")],
)
def test_sessions_are_the_titles_where_no_other_column_may_be(head):
    draft = read(
        head,
        ("13:30 - 14:00", "Opening Ceremony", "Dr. Mau Oai"),
        ("14:00 - 15:30", "Plenary 1", "Scientific committee"),
        ("AM", "Site Visiting", "Local committee"),
    )

    people = [who for _start, _title, who in items(draft)]
    assert [title for _start, title, _who in items(draft)] == [
        "Opening Ceremony",
        "Plenary 1",
        "Site Visiting",
    ]
    assert people == ["Dr. Mau Oai", "Scientific committee", "Local committee"] or not head[2]


def test_the_first_of_several_dashes_in_a_counted_row_is_no_part_of_its_title():
    draft = read(("1", "8h00 - 8h30", "- Báo cáo đề án;\n- Trình bày dự thảo"))

    (item,) = draft.programme.items
    assert (item.title, item.notes) == ("Báo cáo đề án", ("- Trình bày dự thảo",))


def test_a_list_of_people_below_the_programme_is_none_of_it():
    draft = read(
        ("Giờ", "Nội dung", "Phụ trách", "Địa điểm"),
        ("8h00 - 8h20", "Khai mạc", "Ban tổ chức", "Hội trường A"),
        ("STT", "Họ tên", "Vai trò", "Đơn vị"),
        ("1", "Đại diện Phòng Mẫu", "Phối hợp", "Phòng Mẫu"),
    )

    assert items(draft) == [(time(8), "Khai mạc", "Ban tổ chức")]
    assert [doubt.kind for doubt in draft.doubts if doubt.line == 3] == ["left_out"]
    assert draft.programme.notes == (
        "STT | Họ tên | Vai trò | Đơn vị",
        "1 | Đại diện Phòng Mẫu | Phối hợp | Phòng Mẫu",
    )


def test_schedule_and_program_are_heads_and_end_is_an_open_end():
    draft = read(
        ("Schedule*", "Program (Day 1)"),
        ("15.00 – 16.00", "Parallel Session"),
        ("16.00 – end", "Closing"),
        ("Schedule*", "Program (Day 2)"),
        ("08.30 – 09.00", "Registration"),
    )

    assert items(draft) == [
        (time(15), "Parallel Session", None),
        (time(16), "Closing", None),
        (time(8, 30), "Registration", None),
    ]


@pytest.mark.parametrize(
    "place", ["Địa điểm: Đang xác nhận", "Sao Mai Hall, 10 Lý Thường Kiệt, Quận 5"]
)
def test_a_place_named_as_one_presents_nothing_without_a_head(place):
    draft = read(
        ("08:30 – 11:30", "Diễn đàn Công nghệ", place),
        ("Cả ngày", "Trình diễn giải pháp mới", place),
        ("14:00 – 16:30", "Hội thảo đầu tư", "Ông An"),
    )

    assert items(draft) == [
        (time(8, 30), "Diễn đàn Công nghệ", None),
        (None, "Trình diễn giải pháp mới", None),
        (time(14), "Hội thảo đầu tư", "Ông An"),
    ]
    assert draft.programme.items[1].notes == ("Cả ngày", place)


def test_who_presents_in_a_row_of_his_own_hangs_from_the_row_above_in_both_languages():
    draft = read(
        ("Thời gian / Time", "Nội dung", "Content"),
        ("08:45", "Men trong ổ bánh", "Yeast in bread"),
        ("", "Diễn giả: Tiến sĩ Ada Mau", "Speaker: Dr. Ada Mau"),
        ("10:30", "Giải lao", "Break"),
    )

    assert items(draft) == [
        (time(8, 45), "Men trong ổ bánh", "Tiến sĩ Ada Mau"),
        (time(10, 30), "Giải lao", None),
    ]


def test_who_prepares_is_not_who_leads():
    draft = read(
        ["Ngày 15/8/2026"],
        ["Thời gian", "Nội dung", "Đơn vị chuẩn bị", "Chủ trì"],
        ["8h00", "Họp giao ban", "Văn phòng", "Giám đốc"],
        ["9h00", "Họp chuyên môn", "Phòng Nghiệp vụ", "Phó Giám đốc"],
    )

    assert items(draft) == [
        (time(8), "Họp giao ban", "Giám đốc"),
        (time(9), "Họp chuyên môn", "Phó Giám đốc"),
    ]


@pytest.mark.parametrize("head", [("Title", "Summary"), ("Session", "Description")])
def test_a_summary_beside_the_title_is_no_title(head):
    draft = read(
        ["12 October 2026"],
        ["Time", *head, "Speaker"],
        ["9:00", "Opening", "Welcome remarks and a short introduction", "Mr. John Smith"],
        ["9:30", "Soil health", "How soil is measured and what farmers say", "Dr. Anna Lee"],
        ["10:30", "Markets", "Prices of rice in the last ten years", "Ms. Mary Ford"],
    )

    assert items(draft) == [
        (time(9), "Opening", "Mr. John Smith"),
        (time(9, 30), "Soil health", "Dr. Anna Lee"),
        (time(10, 30), "Markets", "Ms. Mary Ford"),
    ]


def test_a_counted_row_with_an_hour_and_nothing_else_is_told_and_no_act():
    draft = read(
        ["Ngày 15/8/2026"],
        ["TT", "Thời gian", "Nội dung", "Thực hiện"],
        ["1", "8h00 - 9h00", "Báo cáo", "Văn phòng"],
        ["2", "9h00 - 9h15", "", ""],
        ["3", "9h15 - 10h00", "Bế mạc", "Giám đốc"],
    )

    assert [title for _start, title, _who in items(draft)] == ["Báo cáo", "Bế mạc"]
    assert any(doubt.read == "2 | 9h00 - 9h15" for doubt in draft.doubts)


def test_dates_and_events_are_heads_and_not_applicable_is_nobody():
    draft = read(
        ["Dates", "Time", "Events", "Speaker"],
        ["May 22, 2020 (Friday)", "10:00-17:00", "Registration", "N/A"],
        ["May 23, 2020 (Saturday)", "9:00-12:00", "Opening", "Mr. John Smith"],
        ["May 23, 2020 (Saturday)", "12:00-13:30", "Lunch", "N/A"],
    )

    assert items(draft) == [
        (time(10), "Registration", None),
        (time(9), "Opening", "Mr. John Smith"),
        (time(12), "Lunch", None),
    ]
    assert draft.programme.date == date(2020, 5, 22)


def test_a_head_that_names_several_things_with_strokes_is_one_wherever_it_stands_again():
    head = ("Time", "Session / Speaker / Affiliation / Title")
    draft = read(
        ("Day 1 - August 28, 2025", ""),
        head,
        ("08:45 – 09:30", "Registration"),
        ("09:30 – 10:30", "Keynote 1"),
        ("Day 2 - August 29, 2025", ""),
        head,
        ("09:30 – 09:35", "Welcome"),
        ("09:35 – 10:35", "Keynote 2"),
    )

    titles = [title for _start, title, _presenter in items(draft)]
    assert titles == ["Registration", "Keynote 1", "Welcome", "Keynote 2"]


HEADED = ("TT", "Thời gian", "Nội dung", "Thực hiện")


@pytest.mark.parametrize("below", [("2.1", "2.2"), ("2.1.", "2.2."), ("2.1)", "2.2)")])
def test_what_is_counted_within_a_timed_row_and_has_no_time_is_an_item_of_its_own(below):
    draft = read(
        HEADED,
        ("1", "8h00 - 8h30", "Khai mạc", "Văn phòng"),
        ("2", "8h30 - 10h00", "Báo cáo chuyên đề", "Ban Tổ chức"),
        (below[0], "", "Công tác cán bộ", "Đ/c An"),
        (below[1], "", "Công tác dân vận", "Đ/c Bình"),
        ("3", "10h00 - 10h30", "Bế mạc", "Đ/c Cường"),
    )

    assert [(item.number, item.title) for item in draft.programme.items] == [
        ("1", "Khai mạc"),
        ("2", "Báo cáo chuyên đề"),
        ("2.1", "Công tác cán bộ"),
        ("2.2", "Công tác dân vận"),
        ("3", "Bế mạc"),
    ]
    assert items(draft)[1] == (time(8, 30), "Báo cáo chuyên đề", "Ban Tổ chức")
    assert items(draft)[2] == (None, "Công tác cán bộ", "Đ/c An")


@pytest.mark.parametrize(
    ("whole", "times"),
    [
        ("8h30 - 10h00", ("8h30 - 9h00", "9h00 - 9h40")),
        ("", ("8h30 - 9h00", "9h00 - 9h40")),
        ("8h30", ("8h30", "9h00")),
        ("60 phút", ("30 phút", "20 phút")),
    ],
)
@pytest.mark.parametrize("numbers", [True, False])
def test_a_row_over_rows_counted_within_it_that_have_the_times_is_a_part(whole, times, numbers):
    rows = [
        ("1", "8h00 - 8h30", "Khai mạc"),
        ("2", whole, "Báo cáo chuyên đề"),
        ("2.1", times[0], "Công tác cán bộ"),
        ("2.2", times[1], "Công tác dân vận"),
        ("3", "10h00", "Bế mạc"),
    ]
    if numbers:
        draft = read(HEADED[:3], *rows)
    else:
        draft = read(HEADED[1:3], *((when, f"{n}. {title}") for n, when, title in rows))

    (session,) = draft.programme.sessions
    assert [part.title for part in session.parts if part.title] == ["Báo cáo chuyên đề"]
    assert [(item.number, item.title) for item in session.parts[1].items] == [
        ("2.1", "Công tác cán bộ"),
        ("2.2", "Công tác dân vận"),
    ]


@pytest.mark.parametrize("cross", ["x", "X", "×", "✓", " x "])
@pytest.mark.parametrize("people", [("Đ/c An", "Đ/c Bình"), ("Bí thư", "Phó Bí thư")])
def test_who_has_a_column_of_his_own_presents_where_it_is_crossed_and_is_doubted(cross, people):
    draft = read(
        ("Thời gian", "Nội dung", *people, "Ghi chú"),
        ("8h00", "Họp giao ban", cross, cross, ""),
        ("9h00", "Tiếp dân", "", cross, "Phòng 1"),
        ("10h00", "Làm việc với Sở Nội vụ", "Chủ trì", "Dự", ""),
        ("11h00", "Bế mạc", "", "-", ""),
    )

    first, second = people
    assert [presenter for _start, _title, presenter in items(draft)] == [
        f"{first}, {second}",
        second,
        first,
        None,
    ]
    notes = [item.notes for item in draft.programme.items]
    assert notes == [(), ("Ghi chú: Phòng 1",), (f"{second}: Dự",), ()]
    assert [d.line for d in draft.doubts if d.kind == "presenter"] == [2, 3, 4]


def test_a_cross_below_what_is_needed_presents_nothing():
    draft = read(
        ("Thời gian", "Nội dung", "Tài liệu", "Trình chiếu"),
        ("8h00", "Họp giao ban", "x", ""),
        ("9h00", "Tiếp dân", "", "x"),
    )

    assert [presenter for _start, _title, presenter in items(draft)] == [None, None]
    assert draft.programme.items[1].notes == ("Trình chiếu: x",)


@pytest.mark.parametrize("granted", ["60'", "70'"])
def test_a_chapter_s_row_that_is_granted_a_length_holds_the_rows_it_counts(granted):
    draft = read(
        ("TT", "Nội dung", "Thời lượng", "Thực hiện"),
        ("I", "Phần lễ", granted, ""),
        ("1", "Chào cờ", "20'", "MC"),
        ("2", "Diễn văn", "40'", "Đ/c An"),
        ("II", "Bế mạc", "10'", "MC"),
    )

    (session,) = draft.programme.sessions
    assert [part.title for part in session.parts] == ["Phần lễ", None]
    assert [item.title for item in session.items] == ["Chào cờ", "Diễn văn", "Bế mạc"]
    assert session.items[-1].presenter is not None
    doubts = [doubt.kind for doubt in draft.doubts]
    assert ("sum_disagrees" in doubts) == (granted == "70'")


@pytest.mark.parametrize("numbers", [("1.", "2."), ("1)", "2)"), ("2.1", "2.2")])
def test_a_counted_row_without_time_that_says_who_presents_is_an_item(numbers):
    draft = read(
        ("Thời gian", "Nội dung", "Thực hiện"),
        ("8h00 - 8h15", "Chào cờ", "MC"),
        ("8h15 - 9h15", "Các báo cáo:", ""),
        ("", f"{numbers[0]} Công tác Đảng", "Đ/c An"),
        ("", f"{numbers[1]} Công tác chính quyền", "Đ/c Bình"),
        ("9h15 - 10h00", "Thảo luận", "Chủ tọa"),
    )

    assert items(draft)[1:4] == [
        (time(8, 15), "Các báo cáo", None),
        (None, "Công tác Đảng", "Đ/c An"),
        (None, "Công tác chính quyền", "Đ/c Bình"),
    ]


@pytest.mark.parametrize("people", ["\nĐ/c An\nĐ/c Bình", "Đ/c An\nĐ/c Bình"])
def test_as_many_numbers_in_a_cell_as_titles_are_as_many_items(people):
    draft = read(
        ("Thời gian", "TT", "Nội dung", "Thực hiện"),
        ("8h45 - 10h00", "2\n2.1\n2.2", "Giáo dục\nDạy học số\nTrường mở", people),
        ("10h00", "3", "Bế mạc", "MC"),
    )

    assert items(draft) == [
        (time(8, 45), "Giáo dục", None),
        (None, "Dạy học số", "Đ/c An"),
        (None, "Trường mở", "Đ/c Bình"),
        (time(10), "Bế mạc", "MC"),
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("- ", "+ "), ("a) ", "b) "), ("* ", "1. "), ("", "- ")]
)
@pytest.mark.parametrize("head", [[("Giờ", "Nội dung", "Thực hiện")], []], ids=["head", "none"])
def test_each_row_beside_one_time_with_a_doer_of_its_own_is_an_act(head, one, other):
    draft = read(
        *head,
        ("8h00 - 9h30", f"{one}Báo cáo năm học", "Ông An"),
        ("", f"{other}Tình hình thi đua", "Bà Bình"),
        ("9h30 - 10h00", f"{one}Trao thưởng", "Ông Cường"),
        ("", f"{other}Chúc mừng", "Ông Dũng"),
    )

    assert items(draft) == [
        (time(8), "Báo cáo năm học", "Ông An"),
        (None, "Tình hình thi đua", "Bà Bình"),
        (time(9, 30), "Trao thưởng", "Ông Cường"),
        (None, "Chúc mừng", "Ông Dũng"),
    ]
    assert len(draft.programme.sessions[0].parts) == 1


def test_a_room_above_the_acts_held_in_it_is_none_of_them():
    draft = read(
        ("TT", "Tên báo cáo", "Tác giả"),
        ("", "Phòng A101", ""),
        ("", "Tiểu ban 1: Công nghệ", ""),
        ("1", "Dữ liệu mở", "TS. Lê Bình"),
        ("", "Phòng họp tầng 2", ""),
        ("", "Tiểu ban 2: Kinh tế", ""),
        ("1", "Kinh tế số", "TS. Đỗ Dung"),
    )

    assert [title for _start, title, _who in items(draft)] == ["Dữ liệu mở", "Kinh tế số"]
    assert [part.title for part in draft.programme.sessions[0].parts] == [
        *("Tiểu ban 1: Công nghệ", "Tiểu ban 2: Kinh tế")
    ]
    told = [doubt.read for doubt in draft.doubts if doubt.kind == "not_understood"]
    assert told == ["Phòng A101", "Phòng họp tầng 2"]


def test_what_a_cell_s_further_line_tells_of_its_act_makes_no_part_of_the_row():
    draft = read(
        ["Thời gian", "Nội dung", "Thực hiện"],
        ["8h30 - 10h30", "Thi kiến thức\n- Vòng đầu\n- Chấm điểm (bắt đầu từ 10h00)", "Tổ thi"],
        ["10h30 - 11h00", "Trao giải\n+ 10h45: Chụp ảnh", "TS. An"],
    )

    items = draft.programme.items
    assert [item.title for item in items] == ["Thi kiến thức", "Trao giải", "Chụp ảnh"]
    assert items[0].notes == ("- Vòng đầu", "- Chấm điểm (bắt đầu từ 10h00)")
    assert items[0].presenter.text == "Tổ thi"


def test_an_act_with_its_own_clock_in_the_last_cell_is_no_presenter():
    text = (
        "8:00 - 8:30\tJudges visit\n\tGiám khảo đến thăm\n8:45 - 9:30\tIn the hall\n"
        "\t8:45 - Explain coupons\n\tGiải thích phiếu\n\t8:50 - Carnival\n\tLễ hội\n"
    )

    draft = draft_of(extracted(text.encode(), "day.txt", Format.TEXT), "day.txt")

    assert items(draft)[1:] == [
        (time(8, 45), "Explain coupons", None),
        (time(8, 50), "Carnival", None),
    ]


def test_a_day_in_brackets_behind_the_clock_of_a_cell_is_the_rows_day():
    draft = read(
        ["HỘI KHÓA 1990 - 1993"],
        ["Ngày 20/8/2023"],
        ["Thời gian", "Nội dung", "Địa điểm"],
        ["9:00 - 11:00 (19/8)", "Gặp mặt", "Phòng họp"],
        ["7:30 - 8:00 (20/8)", "Đón tiếp", "Sân trường"],
        ["8:00 - 8:30", "Văn nghệ", "Sân khấu"],
    )

    first, second = draft.programme.sessions
    days = (first.date or draft.programme.date, second.date)
    assert days == (date(2023, 8, 19), date(2023, 8, 20))
    assert [len(session.items) for session in (first, second)] == [1, 2]
    assert not any("(20/8)" in item.notes for item in draft.programme.items)


@pytest.mark.parametrize("bracket", ["30 phút", "Ca 1", "dự kiến"])
def test_other_brackets_behind_the_clock_of_a_cell_are_no_day(bracket):
    draft = read(
        ["HỘI NGHỊ"],
        ["Ngày 20/8/2023"],
        ["Thời gian", "Nội dung", "Địa điểm"],
        [f"9:00 - 9:30 ({bracket})", "Khai mạc", "Phòng họp"],
        ["9:30 - 10:00", "Báo cáo", "Phòng họp"],
    )

    assert len(draft.programme.sessions) == 1


def test_acts_stand_in_the_column_of_places_where_no_other_holds_a_text():
    draft = read(
        ["HÀNH TRÌNH VỀ NGUỒN"],
        ["TT", "Thời gian", "Địa điểm", "Ghi chú"],
        ["1", "Ngày 10/04/2021", "", ""],
        ["", "05h00", "Tập trung tại cổng trường", ""],
        ["", "05h30 – 08h00", "Di chuyển đến Bến Sông", ""],
        ["2", "Ngày 11/04/2021", "", ""],
        ["", "07h30 – 9h00", "Dâng hương tại Khu di tích", ""],
        ["", "9h00 – 12h00", "Bến Sông – Trường", ""],
    )

    assert [[item.title for item in s.items] for s in draft.programme.sessions] == [
        ["Tập trung tại cổng trường", "Di chuyển đến Bến Sông"],
        ["Dâng hương tại Khu di tích", "Bến Sông – Trường"],
    ]
    assert [s.date for s in draft.programme.sessions] == [None, date(2021, 4, 11)]
    assert not any(item.presenter for item in draft.programme.items)
    assert not any(doubt.kind == "not_understood" for doubt in draft.doubts)


@pytest.mark.parametrize(
    ("head", "place", "act"),
    [
        (["Thời gian", "Địa điểm", "Ghi chú"], "Cổng trường phía đông", "Tập trung"),
        (["Thời gian", "Địa điểm", "Nội dung"], "Phòng họp số 2 tầng 3", "Báo cáo"),
        (["Thời gian", "Địa điểm", "Diễn biến"], "Đường Nguyễn Huệ, quận 1", "Dâng hương"),
    ],
)
def test_a_place_stays_one_beside_an_act(head, place, act):
    draft = read(
        ["HÀNH TRÌNH"],
        ["Ngày 10/4/2021"],
        head,
        ["8h00", place, act],
        ["9h00", place, f"{act} tiếp"],
    )

    assert [item.title for item in draft.programme.items] == [act, f"{act} tiếp"]


@pytest.mark.parametrize(
    ("title", "who"),
    [("Văn nghệ – Trường", "Trường"), ("Khai Mạc – Trường", "Trường"), ("Bến Sông – Trường", None)],
)
def test_a_way_from_a_place_to_a_house_is_nobodys(title, who):
    presenter = read_title(title).presenter

    assert (presenter.text if presenter else None) == who


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (("{}", "Time", "Place"), "{1}|{0}|{2}"),
        (("{}", "Thời gian", "Địa điểm", "Nội dung"), "|{0}|{2}|{1}"),
        (("Thời gian", "{}", "Địa điểm"), "{0}|{1}|{2}"),
    ],
)
@pytest.mark.parametrize("place", ["Trường Kim Đồng", "Lobby"])
def test_the_day_in_a_head_is_that_of_the_acts_below_it(heads, row, place):
    rows = [
        [head.format(day) for head in heads] if day else row.format(*act, place).split("|")
        for day, *act in [
            ("Ngày 05/9/2026",),
            ("", "7h00", "Khai giảng"),
            ("", "9h00", "Triển lãm"),
            ("Ngày 06/9/2026",),
            ("", "8h00", "Bế mạc"),
        ]
    ]
    draft = read(*rows)
    assert [
        (session.date or draft.programme.date, item.start, item.title, item.presenter)
        for session in draft.programme.sessions
        for item in session.items
    ] == [
        (date(2026, 9, 5), time(7), "Khai giảng", None),
        (date(2026, 9, 5), time(9), "Triển lãm", None),
        (date(2026, 9, 6), time(8), "Bế mạc", None),
    ]
    assert all(place in "".join(item.notes) for item in draft.programme.items)


@pytest.mark.parametrize("sign", ["- ", "+ ", "❖ "])
@pytest.mark.parametrize("apart", [True, False], ids=["rows", "cell"])
def test_what_bears_the_bullet_of_the_title_beside_the_hour_is_an_act(sign, apart):
    acts = [f"{sign}Chào cờ", f"{sign}Hát truyền thống", "~ Cả hội trường đứng", f"{sign}Lưu ý: về"]
    rows = [("8h00 - 9h00", acts[0]), *(("", act) for act in acts[1:])]
    rows = rows if apart else [("8h00 - 9h00", "\n".join(acts))]
    draft = read(("Thời gian", "Nội dung"), *rows, ("9h00", "Bế mạc"))

    assert items(draft) == [
        (time(8), "Chào cờ", None),
        (None, "Hát truyền thống", None),
        (time(9), "Bế mạc", None),
    ]
    assert draft.programme.items[1].notes == ("~ Cả hội trường đứng", f"{sign}Lưu ý: về")


@pytest.mark.parametrize("last", ["Hiệu phó dặn dò, học sinh đáp lời", "Thả bóng"])
def test_a_row_below_an_act_without_an_hour_is_one_though_nobody_stands_beside_it(last):
    draft = read(
        ("Thời gian", "Nội dung", "Thực hiện"),
        ("7h30 - 8h30", "Đón khách", "Ban lễ tân"),
        ("", "Văn nghệ", "Lớp 9A"),
        ("", last, ""),
        ("8h30", "Khai mạc", "Hiệu trưởng"),
        ("", "Cả trường vỗ tay", ""),
    )

    assert items(draft) == [
        (time(7, 30), "Đón khách", "Ban lễ tân"),
        (None, "Văn nghệ", "Lớp 9A"),
        (None, last, None),
        (time(8, 30), "Khai mạc", "Hiệu trưởng"),
    ]


@pytest.mark.parametrize("head", [(), (("Thời gian", "Nội dung", "Phụ trách"),)])
def test_below_an_act_without_a_time_a_title_alone_is_an_act_with_or_without_a_head(head):
    draft = read(
        *head,
        ("7h30 - 8h30", "Đón khách", "Ban lễ tân"),
        ("", "Văn nghệ", "Lớp 9A"),
        ("", "Hiệu phó dặn dò, học sinh đáp lời", ""),
        ("8h30 - 9h00", "Khai mạc", "Hiệu trưởng"),
    )

    assert items(draft) == [
        (time(7, 30), "Đón khách", "Ban lễ tân"),
        (None, "Văn nghệ", "Lớp 9A"),
        (None, "Hiệu phó dặn dò, học sinh đáp lời", None),
        (time(8, 30), "Khai mạc", "Hiệu trưởng"),
    ]


def test_without_a_head_a_column_of_places_says_where_even_in_words_not_known():
    draft = read(
        ("09:00", "Lễ khai mạc", "Sân khấu chính"),
        ("10:00", "Thi cắm hoa", "Trường THCS Bến Sông"),
        ("14:00", "Trình diễn ẩm thực", "Khu B"),
        ("16:00", "Bế mạc", "Đình làng"),
    )

    assert [who for *_act, who in items(draft)] == [None] * 4
    assert [item.notes for item in draft.programme.items][3] == ("Đình làng",)


@pytest.mark.parametrize("day", ["Ngày", "Thời gian", "Ngày kiểm tra"])
@pytest.mark.parametrize("unit", ["Đơn vị được kiểm tra", "Đơn vị"])
def test_rows_with_a_day_and_a_leader_are_acts_under_a_head_that_names_no_titles(day, unit):
    draft = read(
        ("STT", day, unit, "Trưởng đoàn"),
        ("1", "10/8/2026", "Chi bộ Y tế", "Đ/c An"),
        ("2", "11/8/2026", "Chi bộ Thôn 2", "Đ/c Bình"),
    )

    days = [draft.programme.session_date(n) for n in range(2)]
    assert days == [date(2026, 8, 10), date(2026, 8, 11)]
    assert items(draft) == [(None, "Chi bộ Y tế", "Đ/c An"), (None, "Chi bộ Thôn 2", "Đ/c Bình")]


@pytest.mark.parametrize(
    "head",
    [
        ("STT", "Ngày", "Tổ trực", "Trưởng ca"),
        ("STT", "Ngày", "Buổi", "Trưởng ca"),
        ("Họ tên", "Ngày kết nạp", "Chi bộ", ""),
    ],
)
def test_lists_of_people_and_of_those_on_duty_hold_no_such_acts(head):
    rows = [("1", "10/8/2026", "Sáng", "Đ/c An"), ("2", "11/8/2026", "Chiều", "Đ/c Bình")]
    if head[0] == "Họ tên":
        rows = [("Đ/c An", "10/8/2026", "Thôn 1", ""), ("Đ/c Bình", "11/8/2026", "Thôn 2", "")]

    assert table_head(head, rows) is None


def test_a_half_of_the_day_that_is_off_is_told_with_the_rows_acts():
    draft = read(
        ("Thứ", "Sáng", "Chiều"),
        ("Hai 12/10/2026", "7h30: Dự giờ", "NGHỈ"),
        ("Ba 13/10/2026", "Nghỉ", "14h00: Họp"),
    )

    found = [(item.title, item.notes) for item in draft.programme.items]
    assert found == [("Dự giờ", ("Chiều: NGHỈ",)), ("Họp", ("Sáng: Nghỉ",))]


@pytest.mark.parametrize("days", [("8.10", "9.10"), ("08.10", "09.10"), ("30.9 - 1.10", "2.10")])
def test_a_dot_in_the_cells_of_days_makes_no_clock_of_them(days):
    first, second = days
    draft = read(
        ("LỚP BỒI DƯỠNG",),
        ("Từ ngày 08/10/2026",),
        ("Ngày", "Giờ", "Nội dung"),
        (first, "7h30 - 8h00", "Nhận tài liệu"),
        ("", "8h00 - 11h00", "Chuyên đề 1"),
        (second, "8h00 - 11h00", "Chuyên đề 2"),
    )

    held = [
        (session.date or draft.programme.date, [item.title for item in session.items])
        for session in draft.programme.sessions
    ]
    assert [titles for _day, titles in held] == [["Nhận tài liệu", "Chuyên đề 1"], ["Chuyên đề 2"]]
    last = int(second.split(".")[0])
    assert held[1][0] == date(2026, 10, last)


@pytest.mark.parametrize("ditto", ["-nt-", "nt", "- như trên -", '"', "-//-"])
def test_as_above_says_what_the_cell_above_says(ditto):
    draft = read(
        ("TT", "Nội dung", "Thời gian", "Thực hiện"),
        ("1", "Chào cờ", "7h45 - 8h00", "Đ/c Bình"),
        ("2", "Bầu Đoàn Chủ tịch", "8h00 - 8h05", ditto),
        ("3", "Thông qua chương trình", "8h05 - 8h15", ditto),
        ("4", "Khai mạc", "8h15 - 8h30", "Đoàn Chủ tịch"),
    )

    assert [who for _start, _title, who in items(draft)] == [*3 * ["Đ/c Bình"], "Đoàn Chủ tịch"]


def test_who_is_in_charge_presents_and_not_the_compere_s_cue():
    draft = read(
        ("Giờ", "Nội dung", "MC", "Ánh sáng", "PIC"),
        ("18h15 - 18h20", "Nhảy mở màn", "off", "đỏ", "CLB Múa"),
        ("18h20 - 18h30", "Giới thiệu khách", "An + Bình", "trắng", "Ban Tổ chức"),
    )

    assert [who for _start, _title, who in items(draft)] == ["CLB Múa", "Ban Tổ chức"]


def test_matches_are_what_each_sport_s_rows_hold():
    draft = read(
        ("Môn", "Trận", "Giờ", "Sân"),
        ("Cầu lông", "Vòng loại đôi nam", "7h30", "Sân 1"),
        ("Cầu lông", "Chung kết đôi nam", "9h00", "Sân 1"),
        ("Kéo co", "Vòng loại", "8h00", "Sân 2"),
        ("Kéo co", "Chung kết", "10h00", "Sân 2"),
    )

    titles = ["Vòng loại đôi nam", "Chung kết đôi nam", "Vòng loại", "Chung kết"]
    assert [title for _start, title, _who in items(draft)] == titles


@pytest.mark.parametrize(
    "cells",
    [
        ("7:30 PM May 8th, 2026", "9:00 AM, 9th May 2026", "May 10th, 2026", "River stage"),
        ("19 giờ 30 ngày 08/5/2026", "9h00, thứ Bảy, 09/5/2026", "10/5/2026", "Bến sông"),
    ],
)
@pytest.mark.parametrize("head", [["", "Date and time", ""], ["", "Thời điểm", "Nơi"], []])
@pytest.mark.parametrize("number", [False, True])
def test_a_cell_behind_the_title_that_holds_clock_and_day_tells_both(cells, head, number):
    first, second, third, place = cells
    rows = [
        ["Ngày hội sông nước"],
        head,
        ["Thả đèn hoa", first, place],
        ["Đua thuyền", second, place],
        ["Chợ nổi", third, place],
    ]
    counted = [[str(n - 1), *row] for n, row in enumerate(rows) if len(row) > 1]

    draft = read(rows[0], *(counted if number else rows[1:]))

    assert items(draft)[-3:] == [
        (time(19, 30), "Thả đèn hoa", None),
        (time(9), "Đua thuyền", None),
        (None, "Chợ nổi", None),
    ]
    days = [session.date or draft.programme.date for session in draft.programme.sessions]
    assert days[-3:] == [date(2026, 5, 8), date(2026, 5, 9), date(2026, 5, 10)]
    assert place in " ".join(draft.programme.items[-1].notes)


@pytest.mark.parametrize(
    "days", ["From May 9th to May 11th, 2026", "Từ ngày 09/5/2026 đến ngày 11/5/2026"]
)
@pytest.mark.parametrize("apart", [True, False])
def test_several_days_below_a_clock_behind_its_title_are_those_of_its_act(days, apart):
    clock = [["Múa rối", "16h30", ""], ["", days, ""]]
    draft = read(
        ["Ngày hội sông nước"],
        ["Thả đèn hoa", "19h30 ngày 08/5/2026", "Bến sông"],
        *(clock if apart else [["Múa rối", f"16h30\n{days}", ""]]),
        ["Bế mạc", "20h00 ngày 12/5/2026", "Bến sông"],
    )

    assert [session.date or draft.programme.date for session in draft.programme.sessions] == [
        date(2026, 5, 8),
        date(2026, 5, 9),
        date(2026, 5, 12),
    ]
    assert items(draft)[1] == (time(16, 30), "Múa rối", None)


def test_of_two_columns_of_clocks_and_days_the_first_counts_and_the_other_names_nobody():
    draft = read(
        ["Hội thi tay nghề"],
        ["", "Nội dung công việc", "Cụm Đông (xưởng A)", "Cụm Tây (xưởng B)"],
        ["1", "Bốc thăm", "8 giờ ngày 17/02/2025", "8 giờ ngày 23/02/2025"],
        ["2", "Thi thực hành", "Từ 7 giờ ngày 18/02/2025 đến 10 giờ ngày 20/02/2025", "Chưa định"],
    )

    assert items(draft) == [(time(8), "Bốc thăm", None), (time(7), "Thi thực hành", None)]
    assert [session.date or draft.programme.date for session in draft.programme.sessions] == [
        date(2025, 2, 17),
        date(2025, 2, 18),
    ]
    assert "8 giờ ngày 23/02/2025" in draft.programme.items[0].notes


@pytest.mark.parametrize("begins", ["Giờ bắt đầu làm bài", "Tính giờ làm bài", "Bắt đầu thi"])
@pytest.mark.parametrize("given", ["Giờ phát đề", "Giờ phát đề cho thí sinh"])
def test_a_test_begins_when_its_work_does(begins, given):
    draft = read(
        ["LỊCH KIỂM TRA"],
        ["Ngày", "Môn", "Thời gian làm bài", given, begins],
        ["02/6/2025", "Sinh vật", "60 phút", "7 giờ 20", "7 giờ 30"],
        ["", "Ngữ văn", "120 phút", "9 giờ 25", "9 giờ 30"],
    )

    assert [(item.start, item.title, item.allotted) for item in draft.programme.items] == [
        (time(7, 30), "Sinh vật", timedelta(minutes=60)),
        (time(9, 30), "Ngữ văn", timedelta(minutes=120)),
    ]
    assert f"{given}: 7 giờ 20" in draft.programme.items[0].notes
    assert draft.programme.date == date(2025, 6, 2)


def test_a_test_ends_when_its_papers_are_handed_in():
    draft = read(
        ["LỊCH KIỂM TRA"],
        ["Ngày 02/6/2025"],
        ["Môn", "Giờ bắt đầu làm bài", "Giờ thu bài"],
        ["Sinh vật", "7h30", "8h30"],
        ["Ngữ văn", "9h00", "9h45"],
    )

    assert [(item.start, item.allotted) for item in draft.programme.items] == [
        (time(7, 30), timedelta(minutes=60)),
        (time(9), timedelta(minutes=45)),
    ]


def test_matches_that_are_counted_have_their_teams_as_titles():
    draft = read(
        ("Trận", "Giờ", "Cặp đấu"),
        ("1", "7h30", "Xã An gặp xã Bình"),
        ("2", "8h45", "Xã Chi gặp xã Dung"),
    )

    titles = [title for _start, title, _who in items(draft)]
    assert titles == ["Xã An gặp xã Bình", "Xã Chi gặp xã Dung"]


@pytest.mark.parametrize("head", ["GIỜ LÀM BÀI", "Giờ thi", "Giờ kiểm tra", "Giờ học"])
def test_hours_of_what_is_done_are_clocks_beside_a_column_of_minutes(head):
    draft = read(
        ("Môn", "Thời gian thi", head),
        ("Toán", "90 phút", "7g30 à 9g00"),
        ("Văn", "60 phút", "9g20 à 10g20"),
    )

    found = [(item.start, item.end, item.title) for item in draft.programme.items]
    assert found == [
        (time(7, 30), time(9), "Toán"),
        (time(9, 20), time(10, 20), "Văn"),
    ]
