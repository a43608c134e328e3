from datetime import time, timedelta

import pytest
from msgspec.structs import replace

from timekeeper.files.importers.grammar.times.heading_times import heading_time
from timekeeper.files.importers.grammar.times.times import leading, length_of, only, stated_length
from timekeeper.files.importers.grammar.times.when import When


def when(start=None, end=None, length=None, *, open_end=False):
    def at(text):
        return time.fromisoformat(text) if text else None

    return When(at(start), at(end), timedelta(minutes=length) if length else None, open_end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Từ 7 giờ 30 đến 11 giờ", when("07:30", "11:00")),
        ("Từ 7h30 đến 7h35 (05p)", when("07:30", "07:35", 5)),
        ("Từ 14 h55 - 15h (5p)", when("14:55", "15:00", 5)),
        ("8h10 - 8h20", when("08:10", "08:20")),
        ("08:00 - 08:30", when("08:00", "08:30")),
        ("08:00 – 08:30", when("08:00", "08:30")),
        ("08:00—08:30", when("08:00", "08:30")),
        ("08:00 ~ 08:30", when("08:00", "08:30")),
        ("08:00 → 08:30", when("08:00", "08:30")),
        ("08:00 -> 08:30", when("08:00", "08:30")),
        ("15h00'-15h05’", when("15:00", "15:05")),
        ("8h40-9h", when("08:40", "09:00")),
        ("7-9h", when("07:00", "09:00")),
        ("14-15h30", when("14:00", "15:30")),
        ("7h5", when("07:05")),
        ("7g30 - 8g00", when("07:30", "08:00")),
        ("8.00 - 8.30", when("08:00", "08:30")),
        ("08 giờ 00 phút", when("08:00")),
        ("9 giờ 5 phút", when("09:05")),
        ("19 giờ 30 đến 20 giờ 25", when("19:30", "20:25")),
        ("1:00 – 1:30 PM", when("13:00", "13:30")),
        ("11:30 – 1:00 PM", when("11:30", "13:00")),
        ("12:00 AM", when("00:00")),
        ("12:pm", when("12:00")),
        ("8h sáng", when("08:00")),
        ("2 giờ chiều", when("14:00")),
        ("2h00 - 3h30 chiều", when("14:00", "15:30")),
        ("2 giờ đến 4 giờ chiều", when("14:00", "16:00")),
        ("7h00 - 9h00 tối", when("19:00", "21:00")),
        ("9h00 - 1h00 chiều", when("09:00", "13:00")),
        ("Từ 7h45", when("07:45")),
        ("09:15", when("09:15")),
        ("24h00", when("00:00")),
        ("Từ 15h00 đến kết thúc", when("15:00", open_end=True)),
        ("15h00 trở đi", when("15:00", open_end=True)),
        ("7h30 đến 8h00 (1 giờ 30 phút)", when("07:30", "08:00", 90)),
        ("7h30÷7h45", when("07:30", "07:45")),
        ("07h30’ - 07h45’", when("07:30", "07:45")),
        ("7 giờ rưỡi", when("07:30")),
        ("14h00 chiều", when("14:00")),
        ("1:30 p.m. – 3:00 p.m.", when("13:30", "15:00")),
        ("2pm-3pm", when("14:00", "15:00")),
        ("11am - 12pm", when("11:00", "12:00")),
        ("9am", when("09:00")),
        ("17:30 - onward", when("17:30", open_end=True)),
        ("17:30 onwards", when("17:30", open_end=True)),
        ("7pm - Bế mạc", when("19:00", open_end=True)),
        ("0800 - 0815", when("08:00", "08:15")),
        ("1330-1400", when("13:30", "14:00")),
        ("11h – 1200", when("11:00", "12:00")),
        ("1030 - 11h", when("10:30", "11:00")),
        ("0815 – 9 giờ", when("08:15", "09:00")),
        ("Đúng 8 giờ", when("08:00")),
        ("8 giờ đúng", when("08:00")),
        ("9 giờ kém 15", when("08:45")),
        ("9 giờ kém 10 phút", when("08:50")),
        ("9 giờ kém 10'", when("08:50")),
        ("9 giờ thiếu 15", when("08:45")),
        ("10 giờ thiếu 15 phút đến 11 giờ kém 5p", when("09:45", "10:55")),
        ("9 giờ hơn", when("09:00")),
        ("9 giờ 30 hơn", when("09:30")),
        ("9 AM – noon", when("09:00", "12:00")),
        ("7:00 PM to midnight", when("19:00", "00:00")),
        ("8 AM - Noon", when("08:00", "12:00")),
        ("13h30 → hết giờ", when("13:30", open_end=True)),
        ("13h30 - hết buổi", when("13:30", open_end=True)),
        ("22h00 ngày 15/8 đến 1h00 ngày 16/8", when("22:00", "01:00")),
        ("22h00, 31/8/2026 đến 1h00, 01/9/2026", when("22:00", "01:00")),
        *(("7 rưỡi", when("07:30")), ("8 rưỡi - 9 rưỡi", when("08:30", "09:30"))),
        *(("3 rưỡi chiều", when("15:30")), ("Lúc 11 rưỡi", when("11:30"))),
        ("8h00, 15/8/2026 - 9h00, 15/8/2026", when("08:00", "09:00")),
        ("5 giờ 40 sáng", when("05:40")),
        ("[8h00 - 8h15]", when("08:00", "08:15")),
        ("(8h00)", when("08:00")),
        ("【8h00 - 8h15】", when("08:00", "08:15")),
        ("16h - hết", when("16:00", open_end=True)),
        ("8h00 8h15", when("08:00", "08:15")),
        ("Từ 8:00  8:15", when("08:00", "08:15")),
        ("8 giờ 9 giờ 30", when("08:00", "09:30")),
        ("19h 19h10", when("19:00", "19:10")),
        ("19 giờ 20 giờ 30", when("19:00", "20:30")),
        ("19h 20h", when("19:00", "20:00")),
        ("8h 30", when("08:30")),
    ],
)
def test_a_time_before_a_title_is_read_in_every_form(text, expected):
    assert leading(f"{text}: Khai mạc") == (expected, "Khai mạc")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("09:15 Giải lao", "Giải lao"),
        ("08:00 – 08:30 Khai mạc (Ban Tổ chức)", "Khai mạc (Ban Tổ chức)"),
        ("14:20 – Chương 1 (35 phút)", "Chương 1 (35 phút)"),
        ("8h00 - 9 điểm cầu báo cáo", "9 điểm cầu báo cáo"),
        ("13h30 - Kết thúc", "Kết thúc"),
        ("13h30 - hết giờ làm bài", "hết giờ làm bài"),
        ("8 PM – Midnight Mass", "Midnight Mass"),
        ("7h30 - 8h00: 30 phút đầu giờ", "30 phút đầu giờ"),
        ("10p: Giới thiệu", "Giới thiệu"),
        ("(15 phút) Giới thiệu", "Giới thiệu"),
        ("10 giờ tối Đi ngủ", "Đi ngủ"),
        ("8h00 sáng tác ca khúc", "sáng tác ca khúc"),
        ("8h00 ........ Khai mạc", "Khai mạc"),
        ("8h00 … Khai mạc", "Khai mạc"),
        ("8h00 đúng quy định", "đúng quy định"),
        ("(8h00 - 8h30, Hội trường A) Khai mạc", "Khai mạc (Hội trường A)"),
        ("[8h00; phòng 2]: Khai mạc", "Khai mạc (phòng 2)"),
    ],
)
def test_what_follows_the_time_is_the_title(text, rest):
    found = leading(text)

    assert found is not None
    assert found[1] == rest


@pytest.mark.parametrize(
    "text",
    [
        "12 giáo viên dạy giỏi",
        "7 học sinh",
        "1. 10h30 Giải lao",
        "2020 - 2025",
        "1930 - 2000",
        "6/12/2023",
        "",
        "25h",
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert leading(text) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("05p", 5),
        ("10 phút", 10),
        ("15'", 15),
        ("15’", 15),
        ("45 min", 45),
        ("1h30", 90),
        ("2 giờ", 120),
        ("1 giờ 30 phút", 90),
        ("1 giờ 30", 90),
        ("01 tiếng", 60),
        ("1 tiếng rưỡi", 90),
        ("nửa giờ", 30),
        ("90p", 90),
        ("không quá 7 phút", 7),
        ("khoảng 10 phút", 10),
    ],
)
def test_a_length_alone_is_read(text, minutes):
    assert length_of(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["21 giờ", "07h30", "05 văn bản", "nếu có", ""])
def test_a_time_of_day_or_a_count_is_no_length(text):
    assert length_of(text) is None


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("BUỔI SÁNG: Từ 7 giờ 30 đến 11 giờ", "BUỔI SÁNG", when("07:30", "11:00")),
        ("BUỔI CHIỀU: Từ 13 giờ 30 đến kết thúc", "BUỔI CHIỀU", when("13:30", open_end=True)),
        ("PHIÊN TOÀN THỂ (7h45 – 11h30)", "PHIÊN TOÀN THỂ", when("07:45", "11:30")),
        ("Buổi sáng (7h30 - 11h): Khai mạc", "Buổi sáng: Khai mạc", when("07:30", "11:00")),
        ("Buổi tối 19h30", "Buổi tối", when("19:30")),
        ("BUỔI CHIỀU", "BUỔI CHIỀU", None),
        ("Phiên 1:8h00 - 9h00", "Phiên 1", when("08:00", "09:00")),
        ("Phiên A:08:00", "Phiên A", when("08:00")),
        ("+8:00", "+8:00", None),
        ("Phòng s13:00", "Phòng s13:00", None),
    ],
)
def test_a_heading_gives_its_time_after_its_name(text, title, expected):
    assert heading_time(text) == (title, expected)


def test_a_cell_with_more_than_a_time_is_no_time():
    assert only("8h00 Khai mạc") is None
    assert only("(8h00 - 9h00)") == when("08:00", "09:00")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12:00 - 12:30 (15 phút)", when("12:00", "12:30", 15)),
        ("30 phút (7h30 - 8h00)", when("07:30", "08:00", 30)),
        ("8h00 - 8h30, 30 phút", when("08:00", "08:30", 30)),
        ("7h30 - Kết thúc", when("07:30", open_end=True)),
    ],
)
def test_a_cell_may_give_range_and_length(text, expected):
    assert only(text) == expected


@pytest.mark.parametrize(
    ("text", "start", "written"),
    [
        ("25h00 - 25h30", None, "25h00 - 25h30"),
        ("9h75", None, "9h75"),
        ("11h45 - 11h75", time(11, 45), "11h75"),
    ],
)
def test_a_time_that_cannot_be_is_kept_as_it_is_written(text, start, written):
    found = only(text)

    assert found == When(start=start, impossible=written)


def test_of_two_lengths_the_longer_is_read_and_the_shorter_remembered():
    assert only("15-20 phút") == When(length=timedelta(minutes=20), shortest=timedelta(minutes=15))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("0:15", 15),
        ("00:30", 30),
        ("1:00:00", 60),
        ("0:07:30", 7),
        ("1:30", 90),
        ("0h10", 10),
        ("1h", 60),
        ("2h05", 125),
        ("15", 15),
        ("45'", 45),
        ("30:00", 30),
        ("1 giờ 30 phút", 90),
    ],
)
def test_in_a_column_of_lengths_what_looks_like_a_clock_is_a_length(text, minutes):
    assert stated_length(text) == When(length=timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("7h30", when("07:30")), ("8h00 - 8h15", when("08:00", "08:15")), ("0:00", None)],
)
def test_what_can_be_no_length_is_a_clock_even_in_a_column_of_lengths(text, expected):
    assert stated_length(text) == expected


@pytest.mark.parametrize("text", ["13 giờ 30 13 giờ 50", "13h30 13h50"])
def test_a_cell_of_two_clocks_is_a_range_though_its_dash_is_lost(text):
    assert only(text) == when("13:30", "13:50")


@pytest.mark.parametrize(
    "text", ["Gửi bài trước 17h00", "Nộp phiếu: chậm nhất là 9h00", "Có mặt muộn nhất lúc 7 giờ 15"]
)
def test_until_when_something_is_to_be_done_is_no_time_of_it(text):
    assert heading_time(text) == (text, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.00 am – 12.30 pm", replace(when("12:00", "12:30"), meant=time(0))),
        ("11.45 - 12.00 am", when("11:45", "12:00")),
        ("12:15 am - 1:00 am", when("00:15", "01:00")),
        ("11:30 PM - 12:00 AM", when("23:30", "00:00")),
    ],
)
def test_twelve_am_is_noon_where_an_act_would_take_half_a_day(text, expected):
    assert only(text) == expected


def test_a_zone_is_part_of_its_clock():
    assert leading("9:00 AM đến 11:00 AM (GMT+7) Khai mạc") == (when("09:00", "11:00"), "Khai mạc")
    assert only("14h00 (giờ Hà Nội)") == when("14:00")
    assert only("14h00 (giờ địa phương)") == only("2 pm local time") == when("14:00")
    assert leading("1:30 - 2:25 GMT/UTC Opening") == (when("01:30", "02:25"), "Opening")


def test_four_digits_stuck_to_a_dash_are_a_clock_and_a_year_is_none():
    assert leading("1800- Welcome dinner") == (when("18:00"), "Welcome dinner")
    assert leading("1945 - Cách mạng tháng Tám") is None


@pytest.mark.parametrize(
    ("text", "expected", "rest"),
    [
        ("8h45 - 9h3O: Họp", when("08:45", "09:30"), "Họp"),
        ("1Oh00 - 10h3O: Họp", when("10:00", "10:30"), "Họp"),
        ("O8h00: Họp", when("08:00"), "Họp"),
        ("8.30h - 9.10h: Họp", when("08:30", "09:10"), "Họp"),
        ("8.15h - 8.30h: Họp", when("08:15", "08:30"), "Họp"),
        ("9.00h: Họp", when("09:00"), "Họp"),
        ("20:00 - end: Dinner", when("20:00", open_end=True), "Dinner"),
        ("8h30 - hết: Họp", when("08:30", open_end=True), "Họp"),
        ("8h30 - đến hết: Họp", when("08:30", open_end=True), "Họp"),
        ("9h00 – khi kết thúc: Họp", when("09:00", open_end=True), "Họp"),
        ("11h00 - Kết thúc", when("11:00"), "Kết thúc"),
    ],
)
def test_slips_in_hours_and_words_for_the_end_are_no_title(text, expected, rest):
    assert leading(text) == (expected, rest)


def test_a_number_stuck_to_an_hour_is_no_hour():
    assert leading("2.10h: Họp") is None


@pytest.mark.parametrize(
    ("text", "expected", "rest"),
    [
        ("0800 hrs – Registration", When(time(8)), "Registration"),
        ("1015hrs: Tea", When(time(10, 15)), "Tea"),
        ("08:30 hours: Opening", When(time(8, 30)), "Opening"),
        ("10.15 - 10.45 hrs: Tea", When(time(10, 15), time(10, 45)), "Tea"),
        ("1015 hrs - 1045hrs Tea", When(time(10, 15), time(10, 45)), "Tea"),
        ("9 o'clock Keynote", When(time(9)), "Keynote"),
        ("8 am sharp: Panel", When(time(8)), "Panel"),
        ("14:00h Workshop", When(time(14)), "Workshop"),
        ("7h30 phút: Review", When(time(7, 30)), "Review"),
        ("10:00 giờ Closing", When(time(10)), "Closing"),
        ("12 noon - 1 pm: Lunch", When(time(12), time(13)), "Lunch"),
        ("Noon–1:15 p.m.: Lunch", When(time(12), time(13, 15)), "Lunch"),
        ("noon to 1 pm Lunch", When(time(12), time(13)), "Lunch"),
        ("Midnight - 1 am: Dance", When(time(0), time(1)), "Dance"),
        ("Trưa đến 13h30: Ăn trưa", When(time(12), time(13, 30)), "Ăn trưa"),
        ("8h00 đến hết 17h00: Tư vấn", When(time(8), time(17)), "Tư vấn"),
        ("Từ 8h00 - hết 17h00 Tư vấn", When(time(8), time(17)), "Tư vấn"),
        ("11 pm – 12 midnight: Dance", When(time(23), time(0)), "Dance"),
        ("from 2 pm until 3 pm Games", When(time(14), time(15)), "Games"),
        ("8 pm - late: Dance", When(time(20), open_end=True), "Dance"),
    ],
)
def test_what_belongs_to_a_clock_is_not_the_title(text, expected, rest):
    assert leading(text) == (expected, rest)


@pytest.mark.parametrize(
    "text", ["24 hours notice", "48h trước", "2 hours before", "1500 hours of"]
)
def test_a_count_of_hours_in_a_sentence_is_no_clock(text):
    found = leading(text)

    assert found is None or found[0].start is None


@pytest.mark.parametrize(
    ("text", "title", "start", "end"),
    [
        ("Registration from 8:30 until 8:45", "Registration", time(8, 30), time(8, 45)),
        ("Lunch (from 12 noon to 1 pm)", "Lunch", time(12), time(13)),
    ],
)
def test_an_english_range_behind_a_title_is_read_whole(text, title, start, end):
    assert heading_time(text) == (title, When(start, end))


@pytest.mark.parametrize(
    "text", ["Doors open at 6 pm, show starts at 7 pm", "Gates open 6.00pm and close 9.00pm"]
)
def test_of_two_clocks_in_a_sentence_the_later_is_not_taken(text):
    assert heading_time(text) == (text, None)


@pytest.mark.parametrize("stroke", ['"', "”", "''", "’’"])
@pytest.mark.parametrize("clocks", ["Từ 10h00 đến 10h30", "10h00 - 10h30", "10:00 – 10:30"])
def test_two_strokes_behind_a_clock_are_none_of_the_title(clocks, stroke):
    assert leading(f"{clocks}{stroke} Phát biểu") == (when("10:00", "10:30"), "Phát biểu")


@pytest.mark.parametrize("title", ['"Hát" và múa', "“Hát”", '"Hát'])
def test_a_quotation_behind_a_clock_stays_whole(title):
    assert leading(f"10h00 {title}") == (when("10:00"), title)


@pytest.mark.parametrize("counter", ["1: ", "1 : ", "Tiết 1: "])
@pytest.mark.parametrize("clocks", ["07:00 - 07:45", "7h00 - 7h45"])
def test_a_number_and_its_colon_before_a_range_are_no_part_of_it(read, counter, clocks):
    draft = read(f"LỊCH HỌC\nNgày 15/8/2026\n{counter}{clocks}: Họp tổ\n8h00: Dự giờ\n")

    (item, _other) = draft.programme.items
    assert (item.start, item.end) == (time(7), time(7, 45))
    assert item.number == "1" or item.title == "Tiết 1: Họp tổ"
    assert not [doubt for doubt in draft.doubts if doubt.kind == "impossible_time"]


@pytest.mark.parametrize("turn", ["Ca", "Lượt", "Đợt", "Vòng", "Kíp"])
def test_the_number_of_a_turn_with_its_range_is_none_of_its_title(read, turn):
    draft = read(
        f"LỊCH TIÊM CHỦNG\nNgày 15/8/2026\n{turn} 1 (7h00 - 7h45): Tổ dân phố 3\n"
        f"{turn} 2 (8h00 - 8h45): Phòng Giáo dục\n"
    )

    items = draft.programme.items
    assert [item.title for item in items] == ["Tổ dân phố 3", "Phòng Giáo dục"]
    assert [item.number for item in items] == [f"{turn} 1", f"{turn} 2"]
    assert [item.presenter for item in items] == [None, None]


@pytest.mark.parametrize("half", ["am", "AM", "sáng"])
@pytest.mark.parametrize("lead", ["Sáng ", "Sáng: ", "Buổi sáng, ", "Sáng: - "])
def test_a_range_behind_the_half_of_a_day_may_say_it_again(read, lead, half):
    clocks = f"8:00 {half} – 10:00 {half}"
    draft = read(f"HỘI NGHỊ\nNgày 15/8/2026\n{lead}{clocks}: Thảo luận\n10h30: Bế mạc\n")

    assert [(i.title, i.start, i.end) for i in draft.programme.items] == [
        ("Thảo luận", time(8), time(10)),
        ("Bế mạc", time(10, 30), None),
    ]


def test_the_colon_of_a_clock_does_not_end_who_acts(read):
    draft = read(
        "HỘI NGHỊ\nNgày 15/8/2026\n- Giám đốc Sở phát biểu (10:15 AM)\n"
        "- Phó Giám đốc Sở báo cáo (10:45 AM)\n"
    )

    assert [(i.title, i.start) for i in draft.programme.items] == [
        ("Giám đốc Sở phát biểu", time(10, 15)),
        ("Phó Giám đốc Sở báo cáo", time(10, 45)),
    ]


@pytest.mark.parametrize(
    "acts",
    [
        "Thời gian\tNội dung\n{0} - 15h00 ngày {1}\tTham quan\n{0} - 15h00, ngày {2}\tTọa đàm\n",
        "Nội dung\tThời gian\nTham quan\t{0} - 15h00 ngày {1}\nTọa đàm\t{0} - 15h00 ngày {2}\n",
        "{0} - 15h00 ngày {1}: Tham quan\n{0} - 15h00, ngày {2}: Tọa đàm\n",
        "- Tham quan ({0} - 15h00 ngày {1})\n- Tọa đàm ({0} - 15h00, ngày {2})\n",
    ],
)
def test_a_day_behind_a_range_is_its_act_s(read, acts):
    draft = read("HỘI TRẠI\n" + acts.format("14h00", "15/8/2026", "16/8/2026"))

    told = [(s.date or draft.programme.date, i) for s in draft.programme.sessions for i in s.items]
    assert [(day.day, i.title, i.start, i.end) for day, i in told] == [
        (15, "Tham quan", time(14), time(15)),
        (16, "Tọa đàm", time(14), time(15)),
    ]


@pytest.mark.parametrize("first", ["13h30 - 16h30 ngày 15/8/2026", "Từ 13h30 ngày 15/8/2026"])
@pytest.mark.parametrize("lead", ["", "A. "])
def test_a_sitting_s_heading_says_its_day_and_its_hours(read, lead, first):
    second = lead.replace("A", "B")
    draft = read(
        f"ĐẠI HỘI\n{lead}PHIÊN 1: {first}\n13h30: Đón tiếp\n14h00: Khai mạc\n"
        f"{second}PHIÊN 2: Từ 7h30 ngày 16/8/2026\n7h30: Bầu cử\n"
    )

    told = [(s.name, s.date or draft.programme.date, s.start) for s in draft.programme.sessions]
    assert [(name, day.day, start) for name, day, start in told] == [
        ("PHIÊN 1", 15, time(13, 30)),
        ("PHIÊN 2", 16, time(7, 30)),
    ]


NIGHTS = [
    ("21h00 ngày 31/8/2026 đến 4h00 ngày 01/9/2026", time(4)),
    ("21g00, 31/8/2026 đến 04g00, 01/9/2026", time(4)),
    ("21h00 ngày 31/8/2026 - 22h00 ngày 31/8/2026", time(22)),
    ("21h00 ngày 31/8/2026 đến 22h00 ngày 01/9/2026", None),
    ("21h00 ngày 31/8/2026 đến 4h00 ngày 03/9/2026", None),
    ("21h00, 31/8/2026 - 4h00, 02/9/2026", None),
]


@pytest.mark.parametrize(("told", "end"), NIGHTS)
@pytest.mark.parametrize(
    "form",
    [
        "1. Canh thức: {}\n2. Bế mạc: 17h00 ngày 05/9/2026\n",
        "1. Canh thức ({})\n2. Bế mạc (17h00 ngày 05/9/2026)\n",
        "1. Canh thức\n- Thời gian: {}\n2. Bế mạc\n- Thời gian: 17h00, 05/9/2026\n",
        "- {}: Canh thức\n- 17h00 ngày 05/9/2026: Bế mạc\n",
    ],
)
def test_an_end_on_another_day_is_taken_within_a_day_and_doubted_beyond_it(read, form, told, end):
    draft = read("HỘI TRẠI\n" + form.format(told))

    days = [s.date or draft.programme.date for s in draft.programme.sessions for _ in s.items]
    assert [(day.month, day.day) for day in days] == [(8, 31), (9, 5)]
    watch = draft.programme.items[0]
    assert (watch.title, watch.start, watch.end) == ("Canh thức", time(21), end)
    assert [d.item for d in draft.doubts if d.kind == "length"] == [watch.id] * (end is None)


def test_hours_are_told_by_halves_and_by_what_goes_before(read):
    draft = read(
        "DÃ NGOẠI\nNgày 15/8/2026\n5 rưỡi sáng: Tập trung\n7 rưỡi: Khởi hành\nSau 9 giờ: Leo núi\n"
        "Chiều 2 rưỡi: Họp\nTối: 7 rưỡi - 9 rưỡi: Lửa trại\n"
    )

    assert [(item.start, item.title) for item in draft.programme.items] == [
        (time(5, 30), "Tập trung"),
        (time(7, 30), "Khởi hành"),
        (time(9), "Leo núi"),
        (time(14, 30), "Họp"),
        (time(19, 30), "Lửa trại"),
    ]


@pytest.mark.parametrize("text", ["Sau 2 giờ: kiểm tra lại", "Sau 9 giờ họp", "7 rưỡi triệu đồng"])
def test_lengths_and_sums_are_no_hours(text):
    assert leading(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hồi 8h30: Họp", when("08:30")),
        ("Vào hồi 8 giờ 30: Họp", when("08:30")),
        ("Dự kiến 8h30 - 9h00: Họp", when("08:30", "09:00")),
        ("Dự kiến lúc 9h00: Họp", when("09:00")),
        ("8h30 cùng ngày: Họp", when("08:30")),
        ("21h30 - 5h00 hôm sau: Họp", when("21:30", "05:00")),
        ("21h30 - 5h00 sáng hôm sau: Họp", when("21:30", "05:00")),
    ],
)
def test_words_around_a_clock_go_with_it(text, expected):
    assert leading(text) == (expected, "Họp")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("8h30 Hồi ức", "Hồi ức"),
        ("8h30 cùng ngày hội: Họp", "cùng ngày hội: Họp"),
        # Whether a day and an hour are meant is not told.
        ("9h00 - 10h00 hôm sau: Họp", "hôm sau: Họp"),
        ("5h00 hôm sau: Họp", "hôm sau: Họp"),
    ],
)
def test_words_that_say_more_than_the_clock_stay(text, rest):
    found = leading(text)

    assert found is not None
    assert found[1] == rest
    assert leading("Dự kiến 2 giờ") is None


def test_a_range_from_half_past_is_one_act(read):
    draft = read("DÃ NGOẠI\nNgày 15/8/2026\n8 rưỡi - 10h: Họp\n10h - 11 rưỡi: Thảo luận\n")

    assert [(item.start, item.end, item.title) for item in draft.programme.items] == [
        (time(8, 30), time(10), "Họp"),
        (time(10), time(11, 30), "Thảo luận"),
    ]


def test_nn_behind_twelve_is_noon():
    assert leading("12nn - 1pm: Lunch") == (when("12:00", "13:00"), "Lunch")
    assert leading("9:00 - 12:00nn Talks") == (when("09:00", "12:00"), "Talks")


def test_up_to_an_hour_right_before_its_colon_an_act_begins():
    assert leading("Đến 11 giờ: Bế mạc") == (when("11:00"), "Bế mạc")
    assert leading("đến 14h30: Về") == (when("14:30"), "Về")
    assert leading("Đến 11 giờ trưa mai") is None
