"""Plans of weeks, courses and journeys: half-days, days without a year, who acts on which."""

from datetime import date, time

import pytest

from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.grammar.grammar import draft_from
from timekeeper.files.importers.grammar.rows import lines_of
from timekeeper.files.importers.original import Place, Row


def read(text):
    return draft_from(lines_of(rows_of(text)))


def table(*rows):
    """Return what rows hold; one that is a text stands between two tables."""
    made, name = [], 1
    for n, row in enumerate(rows, 1):
        name += isinstance(row, str)
        cells = (row,) if isinstance(row, str) else row
        made.append(Row(cells, Place(row=n) if isinstance(row, str) else Place(table=name, row=n)))
    return draft_from(lines_of(made))


def plan(draft):
    """Return the day, the session and the titles in it, for each session."""
    programme = draft.programme
    return [
        (
            day.day if (day := programme.session_date(n)) else None,
            s.name,
            [i.title for i in s.items],
        )
        for n, s in enumerate(programme.sessions)
    ]


def acts(draft):
    return [
        (item.start, item.title, item.presenter.text if item.presenter else None)
        for item in draft.programme.items
    ]


def test_a_week_s_table_goes_on_below_a_line_that_breaks_it():
    draft = table(
        ("Thứ, ngày", "Sáng", "Chiều"),
        ("Thứ Hai 12/5/2025", "8h00: Giao ban", "Đi cơ sở"),
        "Trang 2",
        ("Thứ Ba 13/5/2025", "Tiếp công dân", "Làm việc tại trụ sở"),
    )

    assert plan(draft)[2:] == [
        (13, "Sáng", ["Tiếp công dân"]),
        (13, "Chiều", ["Làm việc tại trụ sở"]),
    ]


def test_the_rows_of_a_day_fill_its_halves_one_after_the_other():
    draft = table(
        ("Ngày", "Sáng", "Chiều", "Tối"),
        ("12/5/2025", "6h00: Thể dục", "14h00: Trò chơi", "19h00: Văn nghệ"),
        ("", "7h00: Ăn sáng", "16h00: Giải lao", ""),
        ("", "8h00: Khai mạc trại", "", ""),
        ("13/5/2025", "6h00: Thể dục", "", ""),
    )

    assert plan(draft) == [
        (12, "Sáng", ["Thể dục", "Ăn sáng", "Khai mạc trại"]),
        (12, "Chiều", ["Trò chơi", "Giải lao"]),
        (12, "Tối", ["Văn nghệ"]),
        (13, "Sáng", ["Thể dục"]),
    ]


def test_days_without_a_year_take_that_of_the_day_of_signing_and_are_asked():
    draft = read(
        "Hà Nội, ngày 28 tháng 6 năm 2025\nLỚP TẬP HUẤN\n23/7\n8h00: Khai mạc\n24/7\n8h: Bài 1"
    )

    assert [day for day, _name, _titles in plan(draft)] == [23, 24]
    assert draft.programme.date == date(2025, 7, 23)
    assert any(doubt.kind == "date" for doubt in draft.doubts)


def test_a_chapter_s_days_keep_their_half_days():
    draft = table(
        ("I. CHƯƠNG TRÌNH LỚP HỌC",),
        ("Ngày", "Sáng", "Chiều"),
        ("12/5/2025", "8h00: Bài 1", "14h00: Bài 2"),
        ("13/5/2025", "8h00: Bài 3", "14h00: Bài 4"),
    )

    assert [(day, titles) for day, _name, titles in plan(draft)] == [
        (12, ["Bài 1"]),
        (12, ["Bài 2"]),
        (13, ["Bài 3"]),
        (13, ["Bài 4"]),
    ]


def test_where_a_day_is_spent_is_no_act_and_stays_as_a_note():
    draft = table(
        ("Thời gian", "Nội dung", "Ghi chú"),
        ("Thứ Hai 12/5/2025", "Đà Lạt", "Ngày 1"),
        ("7h00", "Xuất phát", ""),
        ("Thứ Ba 13/5/2025", "Đà Lạt – Nha Trang", "Ngày 2"),
        ("8h00", "Tham quan", ""),
    )

    assert [title for _day, _name, titles in plan(draft) for title in titles] == [
        "Xuất phát",
        "Tham quan",
    ]
    assert "Đà Lạt – Nha Trang | Ngày 2" in draft.programme.notes


@pytest.mark.parametrize("place", ["Hà Nội", "Thái Nguyên", "Ninh Bình", "Lâm Đồng"])
def test_a_province_behind_a_dash_is_nobody(place):
    (act,) = acts(read(f"Lịch trình ngày 12/5/2025\n8h00: Thăm nhà máy – {place}\n"))

    assert act[2] is None


@pytest.mark.parametrize(
    "rest",
    ["Mời: các phòng. LĐVP: đ/c Sơn", "Điểm tại tầng 2 - Đ/c Sơn"],
)
def test_a_line_of_several_sentences_that_begins_with_who_acts_names_no_other(rest):
    text = f"Lịch ngày 12/5/2025\n- 8h00: Giám đốc làm việc với đoàn kiểm tra. {rest}\n"

    ((_start, title, who),) = acts(read(text))
    assert title.startswith("Giám đốc làm việc")
    assert who in (None, "Giám đốc")


def test_a_bracket_that_orders_something_done_names_no_presenter():
    text = "Lịch ngày 12/5/2025\n- 8h00: Thăm trường học (Giao Phòng Văn hóa chuẩn bị)\n"

    assert acts(read(text))[0][2] is None


def test_a_counted_person_before_a_colon_acts_in_what_stands_below_him():
    draft = read(
        "LỊCH LÀM VIỆC\nTHỨ HAI (12/5/2025):\n"
        "* SÁNG: 1. Các Phó Giám đốc: Tiếp công dân\n"
        "Thời gian, địa điểm: 7h00 đến 8h00 các ngày trong tuần, tại trụ sở.\n"
        "2. Giám đốc Trần Văn Bình:\n8h00: Họp giao ban\n9h00: Dự lễ\n"
    )

    assert acts(draft)[1:] == [
        (time(8), "Họp giao ban", "Giám đốc Trần Văn Bình"),
        (time(9), "Dự lễ", "Giám đốc Trần Văn Bình"),
    ]
    first = draft.programme.items[0]
    assert (first.start, first.end) == (time(7), time(8))
    assert first.title.endswith("Tiếp công dân")


def test_a_clock_and_its_day_before_an_act_are_taken_off_its_title():
    draft = read(
        "LỊCH TIẾP CÔNG DÂN\n1. Tháng 5:\n"
        "7 giờ 30 ngày 12/5/2025 Giám đốc;\n"
        "* 8h00 thứ Ba, ngày 13/5/2025: Ban Tiếp dân\n"
    )

    assert [(day, titles) for day, _name, titles in plan(draft)] == [
        (12, ["Giám đốc"]),
        (13, ["Ban Tiếp dân"]),
    ]


def test_a_day_by_both_calendars_is_one():
    draft = read(
        "LỄ HỘI LÀNG\n· Ngày 15/4 Âm lịch (Thứ Hai, 12/5/2025)\n- 8h00: Khai mạc\n"
        "· Ngày 16/4 Âm lịch (Thứ Ba, 13/5/2025)\n- 8h00: Bế mạc\n"
    )

    assert [(day, titles) for day, _name, titles in plan(draft)] == [
        (12, ["Khai mạc"]),
        (13, ["Bế mạc"]),
    ]


def test_days_may_be_named_before_their_date_and_take_the_year_of_the_title():
    draft = read(
        "Tuần lễ văn hóa 2025\n1. Ngày hội sách (Ngày 12/5)\n8h00: Khai mạc\n"
        "2. Ngày hội phim (Ngày 13/5)\n8h00: Chiếu phim\n"
    )

    assert plan(draft) == [
        (12, "Ngày hội sách (Ngày 12/5)", ["Khai mạc"]),
        (13, "Ngày hội phim (Ngày 13/5)", ["Chiếu phim"]),
    ]
    assert any(doubt.kind == "date" for doubt in draft.doubts)


def test_another_time_and_place_of_an_act_has_its_title():
    draft = table(
        ("STT", "Huyện", "Thời gian", "Địa điểm"),
        ("1", "Bình An", "7h30", "Trụ sở xã An Hòa"),
        ("", "", "14h00", "Trụ sở xã An Lạc"),
        ("2", "Bình Minh", "8h00", "Hội trường huyện"),
    )

    assert [(start, title) for start, title, _who in acts(draft)] == [
        (time(7, 30), "Bình An"),
        (time(14), "Bình An"),
        (time(8), "Bình Minh"),
    ]


def test_a_list_that_begins_below_a_timed_act_is_of_it():
    draft = read(
        "KẾ HOẠCH TRẠI HÈ\n1. Thời gian: ngày 12/5/2025\n2. Khẩu hiệu\n3. Chương trình cụ thể\n"
        "• 7h00 - 7h30: Tập trung\n• 7h30 - 8h00: Khai mạc trại\n1. Chào cờ\n2. Thánh hóa\n"
        "• 8h00 - 8h30: Ôn bài hát\n"
    )

    assert [title for _start, title, _who in acts(draft)] == [
        "Tập trung",
        "Khai mạc trại",
        "Ôn bài hát",
    ]


def test_a_plan_s_chapters_before_its_programme_are_notes_and_told():
    draft = read(
        "KẾ HOẠCH TRẠI HÈ\n1. Thời gian: ngày 12/5/2025\n2. Khẩu hiệu: Vui khỏe\n3. Ban tổ chức\n"
        "1. Trại trưởng:\n2. Trại phó:\n4. Chương trình cụ thể\n"
        "• 7h00: Tập trung\n• 8h00: Khai mạc\n• 9h00: Trò chơi\n"
    )

    assert [title for _start, title, _who in acts(draft)] == ["Tập trung", "Khai mạc", "Trò chơi"]
    assert draft.programme.date == date(2025, 5, 12)
    assert "2. Trại phó:" in draft.programme.notes
    assert any(doubt.kind == "left_out" for doubt in draft.doubts)


@pytest.mark.parametrize(
    ("text", "title", "who"),
    [
        ("Ban Giám đốc họp (Văn phòng chuẩn bị)", "Ban Giám đốc họp (Văn phòng chuẩn bị)", None),
        ("Dâng hương (Thiền đường Bình Yên)", "Dâng hương (Thiền đường Bình Yên)", None),
        ("Lễ sáng (Các lễ khác như thường lệ)", "Lễ sáng (Các lễ khác như thường lệ)", None),
        ("Giáo khu Đức Bà và Ca đoàn", "Giáo khu Đức Bà và Ca đoàn", None),
        ("Nguyện ngắm do Huynh Đoàn Đa Minh phụ trách", "Nguyện ngắm", "Huynh Đoàn Đa Minh"),
    ],
)
def test_what_names_nobody_stays_and_who_is_said_to_do_it_is_taken(text, title, who):
    ((_start, read_title, read_who),) = acts(read(f"Lịch ngày 12/5/2025\n- 8h00: {text}\n"))

    assert (read_title, read_who) == (title, who)


def test_a_note_below_an_act_names_nobody():
    draft = read("LỊCH TIẾP DÂN\n12/5/2025\n7h30: Bí thư\nGhi chú: Ngày 19/5: ông Trần An vắng\n")

    assert [who for _start, _title, who in acts(draft)] == [None]


def test_the_word_before_a_time_that_ends_a_line_goes_with_it():
    draft = read("Lễ ngày 12/5/2025\n- Lễ I: lúc 6h00\n- Lễ II: lúc 8h00\n")

    assert [(start, title) for start, title, _who in acts(draft)] == [
        (time(6), "Lễ I"),
        (time(8), "Lễ II"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1- CHIỀU NGÀY 12/5/2025 (MÔN TOÁN)", "2- SÁNG NGÀY 13/5/2025 (MÔN VĂN)"),
        ("I/ KHAI MẠC – ngày 12/5/2025 (thứ Hai)", "II/ BẾ MẠC – ngày 13/5/2025 (thứ Ba)"),
        ("Thứ Hai tuần lễ hội 12/5/2025:", "Thứ Ba tuần lễ hội 13/5/2025 – Lễ rước"),
        ("Chúa nhật (11/5/2025): Rước lá", "Chúa nhật (18/5/2025): Lễ lớn"),
    ],
)
def test_a_heading_of_timed_acts_that_names_its_day_opens_it(first, second):
    draft = read(f"CHƯƠNG TRÌNH TUẦN LỄ\n{first}\n7h00: Một\n{second}\n8h00: Hai\n")

    days = [(day, titles) for day, _name, titles in plan(draft)]
    assert [titles for _day, titles in days] == [["Một"], ["Hai"]]
    assert days[0][0] < days[1][0]


def test_a_day_s_line_with_its_own_act_and_clock_is_both():
    draft = read(
        "LỊCH NĂM 2025\n1/ Thứ Hai (12/5): Lễ mở đầu\n- 7h00: Một\n- 8h00: Hai\n"
        "2/ Thứ Năm tuần lễ hội (15/5): Trao thưởng vào lúc 10h00\n"
        "3/ Thứ Sáu (16/5): Lễ kết\n- 9h00: Ba\n"
    )

    assert [(day, titles) for day, _name, titles in plan(draft)] == [
        (12, ["Một", "Hai"]),
        (15, ["Trao thưởng"]),
        (16, ["Ba"]),
    ]
    assert draft.programme.items[2].start == time(10)


def test_a_day_and_month_with_a_stop_is_a_day_and_no_clock():
    draft = read(
        "Sự kiện từ ngày 12 - 15.5\n(12/5/2025)\n- Ngày 12.5: Họp báo\n"
        "- Ngày 13 và 14.5: Giám sát\n- Ngày 15.5: Tổng kết\n"
    )

    assert [(day, titles) for day, _name, titles in plan(draft)] == [
        (12, ["Họp báo"]),
        (13, ["Giám sát"]),
        (15, ["Tổng kết"]),
    ]
    assert all(item.start is None for item in draft.programme.items)


def test_a_colon_between_two_columns_is_no_column():
    draft = table(("0800 – 0830", ":", "Registration"), ("0830 – 0900", ":", "Briefing"))

    assert acts(draft) == [(time(8), "Registration", None), (time(8, 30), "Briefing", None)]


def test_the_schedule_of_a_plan_may_be_a_chapter_of_it():
    draft = table(
        ("KẾ HOẠCH KỲ THI",),
        ("1. Môn thi: Toán và Văn",),
        ("2. Hình thức: Tự luận",),
        ("3. Lịch thi:",),
        ("Ngày", "", "Giờ", "Công việc/Môn thi", "Địa điểm"),
        ("12/5/2025", "Sáng", "8h00", "Họp ban coi thi", "Phòng 1"),
        ("", "Chiều", "14h00", "Phổ biến quy chế", "Phòng 2"),
        ("13/5/2025", "Sáng", "7h00", "Thi Toán", "Phòng 2"),
    )

    assert [title for _start, title, _who in acts(draft)] == [
        "Họp ban coi thi",
        "Phổ biến quy chế",
        "Thi Toán",
    ]
    assert "1. Môn thi: Toán và Văn" in draft.programme.notes


def test_a_bracket_that_says_after_what_names_nobody():
    text = "Lịch ngày 12/5/2025\n- 8h00: Lễ cho thiếu nhi\n(Sau Lễ Hội có trò chơi)\n"

    assert acts(read(text))[0][2] is None


def test_a_day_s_heading_may_end_with_a_length_and_say_more_than_its_day():
    draft = read(
        "LỊCH THI\nCHIỀU NGÀY 12/5/2025 (Thứ Hai): PHỔ BIẾN QUY CHẾ, THI TOÁN (120 PHÚT)\n"
        "• 13h00: Vào phòng\nSÁNG NGÀY 13/5/2025 (Thứ Ba): THI VĂN (120 PHÚT)\n• 7h30: Phát đề\n"
    )

    assert [(day, titles) for day, _name, titles in plan(draft)] == [
        (12, ["Vào phòng"]),
        (13, ["Phát đề"]),
    ]


def test_a_counted_day_and_what_is_done_on_it_is_both():
    draft = read("HÀNH TRÌNH\nNgày 1: Đến Huế\nNgày 2: Thăm lăng\nNgày 3: Về\n")

    assert [title for _start, title, _who in acts(draft)] == ["Đến Huế", "Thăm lăng", "Về"]


def test_dashes_with_blanks_and_plus_signs_part_days_months_and_years():
    draft = read(
        "TRẠI HÈ\nDiễn ra hai ngày 31 + 01 tháng 01 năm 2025\nNgày 30 – 12 – 2024:\n7h00: Một\n"
        "Ngày 31 – 12 – 2024:\n8h00: Hai\n"
    )

    assert [(day, titles) for day, _name, titles in plan(draft)] == [(30, ["Một"]), (31, ["Hai"])]


def test_a_place_behind_a_clock_and_its_day_is_the_act():
    draft = read(
        "LỊCH TIẾP XÚC CỬ TRI\n"
        "- Vào lúc 8 giờ, ngày 12/5/2025 (thứ hai), tại hội trường phường An, gồm phường An "
        "(30 cử tri), phường Bình (40 cử tri) và phường Châu (25 cử tri)\n"
        "- Vào lúc 14 giờ, ngày 13/5/2025 (thứ ba), tại nhà sinh hoạt phường Danh, gồm phường Danh "
        "(30 cử tri), phường Em (40 cử tri) và phường Giang (25 cử tri)\n"
    )

    assert [day for day, _name, _titles in plan(draft)] == [12, 13]
    assert all(title.startswith("tại ") for _start, title, _who in acts(draft))


@pytest.mark.parametrize(
    "text",
    [
        "Phó Giám đốc Trần An dự tổng kết năm 2024 - Cụm thi đua III",
        "Lễ ra quân\nCác lều tiếp tục nấu ăn, tập hát, làm quen",
    ],
)
def test_who_attends_is_said_and_a_sentence_below_names_nobody(text):
    ((_start, _title, who),) = acts(read(f"Lịch ngày 12/5/2025\n- 8h00: {text}\n"))

    assert who in (None, "Phó Giám đốc Trần An")


@pytest.mark.parametrize(
    ("text", "start"), [("11h đêm", time(23)), ("12h đêm", time(0)), ("1 giờ đêm", time(1))]
)
def test_an_hour_of_the_night_is_one(text, start):
    draft = read(f"Đêm hội ngày 12/5/2025\n• 20h00: Hát\n• {text}: Đón giao thừa\n")

    assert draft.programme.items[1].start == start


def test_a_plan_s_people_and_time_stay_where_its_programme_is_a_chapter():
    draft = read(
        "KẾ HOẠCH NGOẠI KHÓA\nI. MỤC ĐÍCH\n- Học tập\nII. THỰC HIỆN\n"
        "1. Thời gian: 13h00, ngày 12/5/2025\n2. Nơi học: Dinh Độc Lập\n3. Đối tượng: Học sinh\n"
        "4. Chương trình thực hiện:\n• 13h00: Tập trung\n• 14h00: Tham quan\n• 16h00: Ra về\n"
    )

    assert [title for _start, title, _who in acts(draft)] == ["Tập trung", "Tham quan", "Ra về"]
    assert draft.programme.date == date(2025, 5, 12)


def test_an_act_with_a_clock_in_each_half_is_one_in_each():
    draft = table(
        ("TT", "Công việc", "Buổi sáng", "Buổi chiều"),
        ("1", "Phát đề", "7h45 – 8h00", "13h45 – 14h00"),
        ("2", "Thu bài", "11h00", "17h00"),
    )

    assert [(name, titles) for _day, name, titles in plan(draft)] == [
        ("Buổi sáng", ["Phát đề", "Thu bài"]),
        ("Buổi chiều", ["Phát đề", "Thu bài"]),
    ]
    assert [item.start for item in draft.programme.items] == [
        time(7, 45),
        time(11),
        time(13, 45),
        time(17),
    ]


def test_a_half_day_that_says_what_is_done_in_it_is_an_act():
    draft = read(
        "HÀNH TRÌNH\nNGÀY 1: HUẾ\nBuổi sáng: Thăm lăng\nBuổi chiều: Về khách sạn\n"
        "Nghỉ đêm tại Huế\nNGÀY 2: ĐÀ NẴNG\nBuổi sáng: Tắm biển\n11h00: Trả phòng\n"
    )

    assert [title for _start, title, _who in acts(draft)][:2] == ["Thăm lăng", "Về khách sạn"]


def test_a_paper_of_some_day_opens_no_day():
    draft = read(
        "KỲ HỌP NGÀY 20/5/2025\n1. Báo cáo tài chính (ngày 12/5/2025)\n- 8h00: Sở Tài chính\n"
        "2. Tờ trình số 5 – ngày 13/5/2025\n- 9h00: Sở Nội vụ\n"
    )

    assert {day for day, _name, _titles in plan(draft)} == {20}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Đồng chí Nguyễn Văn An\nBí thư Huyện ủy", "Đồng chí Trần Bình\nPhó Bí thư Huyện ủy"),
        ("CHỦ TỊCH NGUYỄN VĂN AN", "PHÓ CHỦ TỊCH TRẦN BÌNH"),
    ],
)
def test_whoever_is_named_above_his_days_acts_on_all_of_them(first, second):
    draft = read(
        f"LỊCH LÀM VIỆC CỦA LÃNH ĐẠO\nTuần từ 12/10/2026 đến 16/10/2026\n{first}\n"
        "Thứ Hai, 12/10\n8h00: Họp giao ban\nThứ Ba, 13/10\n14h00: Tiếp công dân\n"
        f"{second}\nThứ Hai, 12/10\n8h00: Đi cơ sở\nThứ Tư, 14/10\n9h00: Họp Ban Chỉ đạo\n"
    )

    one, other = (text.partition("\n")[0] for text in (first, second))
    assert acts(draft) == [
        (time(8), "Họp giao ban", one),
        (time(14), "Tiếp công dân", one),
        (time(8), "Đi cơ sở", other),
        (time(9), "Họp Ban Chỉ đạo", other),
    ]
    assert not any(item.notes for item in draft.programme.items)


def test_each_event_of_an_announcement_is_on_its_own_day():
    draft = read(
        "THÔNG BÁO\nVề hai sự kiện\n1. Hội nghị tổng kết\nNgày 12/10/2026 tại Hội trường A\n"
        "8h00: Khai mạc\n9h30: Bế mạc\n2. Lễ khai giảng\n"
        "Ngày 15/10/2026, Thứ Năm, tổ chức tại sân trường\n7h00: Đón học sinh\n8h00: Diễn văn\n"
    )

    assert [(day, said) for day, _name, said in plan(draft)] == [
        (12, ["Khai mạc", "Bế mạc"]),
        (15, ["Đón học sinh", "Diễn văn"]),
    ]
    assert [s.parts[0].title for s in draft.programme.sessions] == [
        "Hội nghị tổng kết",
        "Lễ khai giảng",
    ]


def test_the_day_by_the_moon_beside_an_act_s_day_hides_neither():
    draft = read(
        "LỊCH LỄ HỘI NĂM 2026\n- Ngày 12/10: 8h00 Lễ rước\n- Ngày 13/10: 7h00 Lễ tế\n"
        "- Ngày 14/10 (mùng 4 tháng 9 âm lịch): 8h00 Lễ tạ\n"
    )

    assert [(day, said) for day, _name, said in plan(draft)] == [
        (12, ["Lễ rước"]),
        (13, ["Lễ tế"]),
        (14, ["Lễ tạ"]),
    ]


def test_the_day_that_stands_below_an_act_is_that_act_s():
    draft = read(
        "LỄ HỘI NĂM 2026\nNội dung chương trình:\n"
        "1. Khai mạc\n- Thời gian: 20:00 ngày 20/12\n- Địa điểm: Quảng trường\n"
        "2. Đêm hội\n- Thời gian: 19:00 ngày 21/12\n- Địa điểm: Hồ Xanh\n"
        "3. Bế mạc\n- Thời gian: 9:00 ngày 24/12\n- Địa điểm: Quảng trường\n"
    )

    assert [(day, said) for day, _name, said in plan(draft)] == [
        (20, ["Khai mạc"]),
        (21, ["Đêm hội"]),
        (24, ["Bế mạc"]),
    ]
    assert [start for start, _title, _who in acts(draft)] == [time(20), time(19), time(9)]


def test_days_with_one_act_in_a_line_stand_before_days_with_hours():
    draft = read(
        "CHƯƠNG TRÌNH LỄ HỘI\nNgày 2/8/2026 (mùng 2 tháng Bảy năm Kỷ Hợi): Dọn chùa\n"
        "Ngày 3/8/2026 (mùng 3 tháng Bảy năm Kỷ Hợi): Nhận sớ\n"
        "Ngày 9/8/2026 (mùng 9 tháng Bảy năm Kỷ Hợi):\n9h00: Tụng kinh\n12h00: Thọ trai\n"
    )

    assert [(day, said) for day, _name, said in plan(draft)] == [
        (2, ["Dọn chùa"]),
        (3, ["Nhận sớ"]),
        (9, ["Tụng kinh", "Thọ trai"]),
    ]


def test_months_in_words_behind_a_day_of_the_week_are_months():
    draft = read(
        "TUẦN LỄ NĂM 2024\nThứ Năm, 28 Tháng Ba\n8h00: Khai mạc\n"
        "Chủ Nhật, 31 Tháng Ba\n8h00: Bế mạc\n"
    )

    assert [(day, said) for day, _name, said in plan(draft)] == [
        (28, ["Khai mạc"]),
        (31, ["Bế mạc"]),
    ]


def test_full_stops_before_hours_are_bullets_and_a_remark_s_list_is_no_act():
    draft = read(
        "THƯ MỜI\nTham dự lễ hội năm 2026\n1. Lễ hội xuân:\n\t• Thời gian: ngày 15/8/2026\n"
        "\t• Chương trình:\n. 07 giờ 00: Đón khách\n. 08 giờ 00: Văn nghệ\n. 09 giờ 30: Bế mạc\n"
        "\t• Lưu ý:\n. Mang áo ấm\n. Đi giày thấp\n"
    )

    assert acts(draft) == [
        (time(7), "Đón khách", None),
        (time(8), "Văn nghệ", None),
        (time(9, 30), "Bế mạc", None),
    ]


def test_days_that_stand_in_the_middle_of_their_rows_hold_for_all_of_them():
    draft = table(
        ("Thứ, ngày", "Thời gian", "Nội dung"),
        ("", "8h00", "Giao ban"),
        ("Thứ Hai 12/10/2026", "9h30", "Xét thi đua"),
        ("", "14h00", "Họp Hội đồng"),
        ("Thứ Ba 13/10/2026", "8h00", "Tiếp dân"),
        ("", "14h00", "Kiểm tra"),
        ("", "8h30", "Tiếp đoàn"),
        ("Thứ Tư 14/10/2026", "14h00", "Họp chi bộ"),
        ("", "16h00", "Họp công đoàn"),
    )

    assert [(day, said) for day, _name, said in plan(draft)] == [
        (12, ["Giao ban", "Xét thi đua", "Họp Hội đồng"]),
        (13, ["Tiếp dân", "Kiểm tra"]),
        (14, ["Tiếp đoàn", "Họp chi bộ", "Họp công đoàn"]),
    ]


def test_days_at_the_first_of_their_rows_stay_where_a_clock_goes_back_by_mistake():
    draft = table(
        ("Thứ, ngày", "Thời gian", "Nội dung"),
        ("Thứ Hai 12/10/2026", "14h00", "Giao ban"),
        ("", "8h30", "Xét thi đua"),
        ("Thứ Ba 13/10/2026", "9h00", "Tiếp dân"),
    )

    assert [(day, said) for day, _name, said in plan(draft)] == [
        (12, ["Giao ban", "Xét thi đua"]),
        (13, ["Tiếp dân"]),
    ]


def test_what_a_table_of_half_days_says_besides_is_a_note_of_the_days_last_act():
    draft = read(
        "LỊCH TUẦN\nTừ 10/8/2026 đến 16/8/2026\nNgày\tSáng\tChiều\tTrực\tGhi chú\n"
        "10/8\tHọp giao ban\tTiếp dân\tĐồng chí Lan\tmang tài liệu\n"
        "11/8\tĐi cơ sở\tHọp chi bộ\t\t\n"
    )

    assert [(item.title, item.notes) for item in draft.programme.items] == [
        ("Họp giao ban", ()),
        ("Tiếp dân", ("Trực: Đồng chí Lan", "Ghi chú: mang tài liệu")),
        ("Đi cơ sở", ()),
        ("Họp chi bộ", ()),
    ]


def test_a_half_of_the_day_beside_each_clock_is_no_column_of_its_acts():
    draft = read(
        "Sáng\tTT\tThời gian\tNội dung\tThực hiện\n"
        "Sáng\t1\t8h00 - 8h30\tKhai mạc\tVăn phòng\nSáng\t2\t8h30 - 9h00\tBáo cáo\tSở Y tế\n"
    )

    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Báo cáo"]


@pytest.mark.parametrize(
    "line", ["- Ngày 8/3/2026", "- Sáng 8/3/2026", "- Buổi sáng", "Nơi nhận:\n- Lưu VT"]
)
def test_a_stroke_behind_a_line_that_is_no_act_loses_nothing(line):
    draft = read(f"HỘI NGHỊ\nNgày 7/3/2026\n8h00: Khai mạc\n{line} | Tầng lửng\n9h00: Bế mạc\n")

    programme = draft.programme
    notes = [*programme.notes, *(note for item in programme.items for note in item.notes)]
    assert "Tầng lửng" in " ".join([*notes, *(doubt.read or "" for doubt in draft.doubts)])


@pytest.mark.parametrize(
    "head",
    [
        ("Ngày", "Bí thư", "Phó Bí thư thường trực"),
        ("Thời gian", "Bí thư", "Phó Bí thư thường trực"),
        ("T/N", "Bí thư", "Phó Bí thư thường trực"),
    ],
)
def test_in_a_column_of_his_own_stands_what_each_leader_does(head):
    draft = table(
        head,
        ("Thứ Hai 12/5/2025", "S: 8h00 Giao ban\nC: 2h00: Tiếp dân", "S: Đi cơ sở\n(xã A)"),
        ("Thứ Ba 13/5/2025", "", "S: 7h30 Họp. C: Làm việc tại trụ sở"),
    )

    first, second = head[1:]
    assert acts(draft) == [
        (time(8), "Giao ban", first),
        (time(14), "Tiếp dân", first),
        (None, "Đi cơ sở (xã A)", second),
        (time(7, 30), "Họp", second),
        (None, "Làm việc tại trụ sở", second),
    ]
    assert [day for day, _name, _titles in plan(draft)] == [12, 13]


def test_leaders_beside_halves_of_the_day_each_have_their_acts():
    draft = table(
        ("Thứ/Ngày", "Buổi", "Đ/c An\nGiám đốc", "Phó GĐ Trần Thị Bình", "PGĐ Cường", "Địa điểm"),
        ("Thứ Hai 12/5/2025", "S", "8h00: Giao ban", "- 8h00: Giao ban", "Đi cơ sở xã", ""),
        ("", "C", "14h00: Họp", "", "- 14h00: Họp\n- 16h00: Tiếp dân", "Phòng 2"),
    )

    assert acts(draft) == [
        (time(8), "Giao ban", "Đ/c An, Giám đốc"),
        (time(8), "Giao ban", "Phó GĐ Trần Thị Bình"),
        (None, "Đi cơ sở xã", "PGĐ Cường"),
        (time(14), "Họp", "Đ/c An, Giám đốc"),
        (time(14), "Họp", "PGĐ Cường"),
        (time(16), "Tiếp dân", "PGĐ Cường"),
    ]
    assert [name for _day, name, _titles in plan(draft)] == ["Sáng", "Chiều"]
    assert draft.programme.items[-1].notes == ("Địa điểm: Phòng 2",)


def test_columns_of_those_on_duty_hold_no_acts():
    draft = table(
        ("Ngày", "Trực lãnh đạo", "Cán bộ trực"),
        ("12/5/2025", "Đ/c An", "Đ/c Bình"),
        ("13/5/2025", "Đ/c Dung", "Đ/c Em"),
    )

    assert "Cán bộ trực" not in [who for _start, _title, who in acts(draft)]


def test_one_cell_may_hold_the_acts_of_both_halves_of_a_day():
    draft = table(
        ("TT", "Ngày", "Nội dung", "Chủ trì"),
        ("1", "12/5/2025", "Sáng: Giao ban. Chiều: Tiếp dân", "Giám đốc"),
        ("2", "13/5/2025", "- Sáng 8h00: Họp . Chiều 14h00: Đi cơ sở", "Giám đốc"),
        ("3", "14/5/2025", "Sáng: Tập huấn", "Phó Giám đốc"),
    )

    assert acts(draft) == [
        (None, "Giao ban", "Giám đốc"),
        (None, "Tiếp dân", "Giám đốc"),
        (time(8), "Họp", "Giám đốc"),
        (time(14), "Đi cơ sở", "Giám đốc"),
        (None, "Tập huấn", "Phó Giám đốc"),
    ]
    assert [item.number for item in draft.programme.items] == ["1", None, "2", None, "3"]


@pytest.mark.parametrize(
    ("leader", "holder", "presenter", "doubted"),
    [
        ("Lãnh đạo", "Chủ trì", "Văn phòng", False),
        ("Lãnh đạo dự", "Đơn vị chủ trì", "Văn phòng", False),
        ("Lãnh đạo", "Đơn vị chuẩn bị", "Đ/c Lê An", True),
    ],
)
def test_whoever_holds_it_goes_before_a_leader_in_the_column_beside(
    leader, holder, presenter, doubted
):
    draft = table(
        ("Ngày", "Giờ", "Nội dung", leader, holder),
        ("Thứ Hai 12/5/2025", "8h00", "Giao ban", "Đ/c Lê An", "Văn phòng"),
        ("Thứ Ba 13/5/2025", "9h00", "Tiếp công dân", "Đ/c Lê An", "Văn phòng"),
    )

    assert [who for _at, _title, who in acts(draft)] == [presenter] * 2
    assert [d.kind for d in draft.doubts if d.item] == ["presenter"] * (2 * doubted)


@pytest.mark.parametrize("heads", [("Hoạt động", "Nội dung"), ("Nội dung", "Chi tiết")])
def test_what_is_done_in_a_step_is_the_title_beside_the_steps_by_name(heads):
    draft = table(
        (*heads, "Thời gian", "Phụ trách"),
        ("Khởi động", "Hát tập thể một bài truyền thống", "5 phút", "Lớp 10A1"),
        ("Phần A", "Xem tiểu phẩm về an toàn giao thông", "10 phút", "Lớp 11A2"),
        ("Kết thúc", "Chụp ảnh lưu niệm cùng khách mời", "5 phút", "Đoàn trường"),
    )

    assert [item.title for item in draft.programme.items] == [
        "Hát tập thể một bài truyền thống",
        "Xem tiểu phẩm về an toàn giao thông",
        "Chụp ảnh lưu niệm cùng khách mời",
    ]
    assert draft.programme.items[1].notes == (f"{heads[0]}: Phần A",)


def test_acts_by_name_stay_the_titles_beside_how_they_are_done():
    draft = table(
        ("Nội dung", "Cách thức", "Thời gian"),
        ("Chào cờ", "Mở nhạc nền từ máy tính của hội trường", "5 phút"),
        ("Văn nghệ", "Mỗi tiết mục lên sân khấu từ bên phải", "10 phút"),
        ("Khai mạc", "Trình chiếu phông nền của hội nghị", "5 phút"),
    )

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Chào cờ", "Văn nghệ", "Khai mạc"]


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [("Thứ", "2", "3"), ("Thứ", "Hai", "Ba"), ("Thứ/ngày", "2 (17/8)", "3 (18/8)")],
)
def test_figures_below_the_word_for_days_of_the_week_are_such_days(head, first, second):
    draft = table(
        "LỊCH CÔNG TÁC TUẦN 17/8/2026 - 21/8/2026",
        (head, "Buổi", "Nội dung", "Chủ trì"),
        (first, "Sáng", "8h00: Giao ban", "Giám đốc"),
        ("", "Chiều", "14h00: Họp", "Giám đốc"),
        (second, "Sáng", "8h00: Tiếp dân", "Giám đốc"),
    )

    assert plan(draft) == [
        (17, "Sáng", ["Giao ban"]),
        (17, "Chiều", ["Họp"]),
        (18, "Sáng", ["Tiếp dân"]),
    ]
    assert not any(item.number for item in draft.programme.items)


def test_figures_below_an_ordinal_are_none():
    draft = table(("Thứ tự", "Nội dung", "Giờ"), ("2", "Giao ban", "8h00"), ("3", "Họp", "9h00"))

    assert [item.number for item in draft.programme.items] == ["2", "3"]


def test_days_of_the_week_in_small_letters_are_days_where_the_paper_goes_over_some(read):
    draft = read(
        "LỊCH SINH HOẠT ĐẦU KHÓA\n(Từ ngày 17/8/2026 đến 21/8/2026)\n"
        "Thứ hai: Học nội quy\nThứ ba: Học an toàn\nThứ tư: Thi thử\n"
    )

    assert [i.title for i in draft.programme.items] == ["Học nội quy", "Học an toàn", "Thi thử"]
    days = [session.date or draft.programme.date for session in draft.programme.sessions]
    assert [day.day for day in days] == [17, 18, 19]


@pytest.mark.parametrize("mark", [":", " -", ","])
def test_what_is_counted_from_the_first_thing_on_is_no_day_of_the_week(read, mark):
    draft = read(
        f"Lễ khai giảng trường Mẫu\nNgày 05/9/2026\nThứ nhất{mark} Chào cờ\n"
        f"Thứ hai{mark} Diễn văn khai giảng\nThứ ba{mark} Đánh trống\n"
    )

    (session,) = draft.programme.sessions
    titles = [item.title for item in session.items]
    assert titles == ["Chào cờ", "Diễn văn khai giảng", "Đánh trống"]


def test_what_a_list_within_an_act_counts_is_neither(read):
    draft = read(
        "Họp tổ chuyên môn\nNgày 05/9/2026\n1. Báo cáo\n- Thứ hai: về thu chi\n"
        "- Thứ ba: về nhân sự\n2. Thảo luận\n"
    )
    spoken = read(
        "Họp tổ chuyên môn\nNgày 05/9/2026\n8h00: Báo cáo\nThứ nhất, về thu chi\n"
        "Thứ hai, về nhân sự\n9h00: Thảo luận\n"
    )

    for one in (draft, spoken):
        assert [item.title for item in one.programme.items] == ["Báo cáo", "Thảo luận"]
