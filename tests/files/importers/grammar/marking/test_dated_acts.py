"""Acts that say behind their title when and on which day they are."""

from datetime import date, time

import pytest

from tests.files.importers.grammar.marking.acts_on_days import acts


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Khai mạc: 20 giờ ngày 11/1/2026", "Bế mạc: 19 giờ 40 phút ngày 14/1/2026"),
        ("Khai mạc (20h00 ngày 11/1/2026)", "Bế mạc (ngày 14/1/2026, 19h40)"),
        ("Khai mạc lúc 20h00 ngày 11/1/2026", "Bế mạc, dự kiến 19h40 ngày 14/1/2026;"),
        ("Khai mạc: 20h00, Chủ nhật (11/1/2026)", "Bế mạc: 19h40, thứ Tư (14/1/2026)"),
        ("Khai mạc: vào lúc 20h00 ngày 11/1/2026 (Chủ nhật)", "Bế mạc: 19h40, 14/1/2026"),
        ("Khai mạc: 20h00 ngày 11/1/2026 (23/11 ÂL)", "Bế mạc\ndự kiến 19h40 ngày 14/1/2026"),
    ],
)
@pytest.mark.parametrize("sign", ["1. ", "- "])
def test_each_act_of_a_list_may_say_its_hour_and_its_day(read, sign, first, second):
    draft = read(f"LỄ HỘI BẾN XƯA\n{sign}{first}\n{sign.replace('1', '2')}{second}\n")

    assert acts(draft) == [
        (date(2026, 1, 11), time(20), "Khai mạc"),
        (date(2026, 1, 14), time(19, 40), "Bế mạc"),
    ]
    assert [doubt.kind for doubt in draft.doubts if doubt.kind == "presenter"] == []


@pytest.mark.parametrize("until", ["Từ ngày 11/1 đến 14/1/2026", "từ ngày 11-14/1/2026"])
def test_an_act_of_a_list_may_say_its_days_or_the_half_of_one(read, until):
    draft = read(
        f"LỄ HỘI BẾN XƯA\n+ Hội chợ quê ({until}).\n+ Đua thuyền (19h30 ngày 12/1/2026).\n"
        "+ Diễn xướng (Sáng ngày 13/1/2026).\n+ Thi ẩm thực (Tối 14/1/2026).\n"
    )

    assert acts(draft) == [
        (date(2026, 1, 11), None, "Hội chợ quê"),
        (date(2026, 1, 12), time(19, 30), "Đua thuyền"),
        (date(2026, 1, 13), None, "Diễn xướng"),
        (date(2026, 1, 14), None, "Thi ẩm thực"),
    ]
    assert {doubt.kind for doubt in draft.doubts} == {"no_length"}


def test_the_place_behind_the_day_of_an_act_is_told_beside_it(read):
    draft = read(
        "LỄ HỘI\n1. Khai mạc: 8h00 ngày 11/1/2026 tại quảng trường.\n"
        "2. Bế mạc: 8h00 ngày 12/1/2026\n"
    )

    assert draft.programme.items[0].title == "Khai mạc"
    assert draft.programme.items[0].notes == ("tại quảng trường",)


def test_what_else_stands_behind_the_day_of_an_act_stays_in_its_title(read):
    draft = read(
        "Lịch tiếp xúc cử tri\n(Tháng 11 năm 2017)\n"
        "1. Quận Một (Đơn vị số 3): Sáng 28/11 (thứ Ba). Trụ sở phường.\n"
        "2. Quận Hai (Đơn vị số 5): Chiều 29/11, trụ sở xã\n"
    )

    assert acts(draft) == [
        (date(2017, 11, 28), None, "Quận Một (Đơn vị số 3). Trụ sở phường"),
        (date(2017, 11, 29), None, "Quận Hai (Đơn vị số 5), trụ sở xã"),
    ]


def test_an_act_over_clocks_of_two_days_begins_at_the_first(read):
    draft = read(
        "LỄ HỘI\n- Cắm trại: từ 8h00 ngày 1/8/2026 đến 17h00 ngày 3/8/2026\n"
        "- Bế mạc: 18h00 ngày 3/8/2026\n"
    )

    assert acts(draft) == [
        (date(2026, 8, 1), time(8), "Cắm trại"),
        (date(2026, 8, 3), time(18), "Bế mạc"),
    ]
    assert draft.programme.items[0].end is None


def test_the_days_of_papers_are_none_of_acts(read):
    titles = [
        "Báo cáo Nghị quyết (ngày 15/7/2026)",
        "Thông qua Tờ trình (ngày 12/5/2026)",
        "Bàn bạc",
    ]
    counted = "".join(f"{n}. {title}\n" for n, title in enumerate(titles, 1))
    draft = read(f"CHƯƠNG TRÌNH HỌP\nNgày 20/8/2026\n{counted}")

    assert acts(draft) == [(date(2026, 8, 20), None, title) for title in titles]


@pytest.mark.parametrize("when", ["({})", ": 8h00 - 10h00 {}", ": Từ 8h00 {}"])
def test_a_day_behind_a_title_heads_the_hours_below_it(read, when):
    first, second = when.format("ngày 15/8/2026"), when.format("ngày 16/8/2026")
    draft = read(
        f"LỄ HỘI\nA. PHIÊN THỨ NHẤT {first}\n1. 8h00: Đón khách\n2. 9h00: Múa lân\n"
        f"B. PHIÊN THỨ HAI {second}\n1. 8h00: Trao giải\n2. 9h00: Chụp ảnh\n"
    )

    assert [title for _day, _start, title in acts(draft)] == [
        *("Đón khách", "Múa lân", "Trao giải", "Chụp ảnh"),
    ]


def test_a_few_days_in_a_long_list_are_of_what_is_told(read):
    titles = ["Chào cờ", "Gương tốt (ngày 1/8/2026)", "Thơ (ngày 2/8/2026)", "Ca", "Múa", "Kịch"]
    counted = "".join(f"{n}. {title}\n" for n, title in enumerate(titles, 1))
    draft = read(f"CHƯƠNG TRÌNH\nNgày 20/8/2026\n{counted}")

    assert acts(draft) == [(date(2026, 8, 20), None, title) for title in titles]


def test_a_day_of_the_moon_with_that_of_the_sun_behind_it_is_no_act(read):
    draft = read(
        "LỄ PHẬT ĐẢN\n· Ngày 11/4 Âm lịch (Thứ Sáu, 25/5/2018)\n8h00: Dâng hương\n"
        "· Ngày 15/4 Âm lịch (Thứ Ba, 29/5/2018)\n8h00: Rước xe hoa\n9h00: Hoàn mãn\n"
    )

    assert [day for day, _start, _title in acts(draft)] == [
        *(date(2018, 5, 25), date(2018, 5, 29), date(2018, 5, 29)),
    ]
    assert "date" not in {doubt.kind for doubt in draft.doubts}


def test_the_days_that_acts_of_a_given_day_speak_of_are_none_of_theirs(read):
    titles = ["Truyền thống: từ ngày 3/2/1930 đến 15/8/2026", "Trao Huy hiệu, ngày 2/9", "Bế mạc"]
    counted = "".join(f"{n}. {title}\n" for n, title in enumerate(titles, 1))
    draft = read(f"CHƯƠNG TRÌNH ĐẠI HỘI\nNgày 15/8/2026\n{counted}")

    assert acts(draft) == [(date(2026, 8, 15), None, title) for title in titles]


def test_the_day_of_the_programme_below_such_a_list_is_that_of_its_hours(read):
    draft = read(
        "THÔNG BÁO HỘI THI\n- Chấm bài: ngày 20/8/2026\n- Công bố: ngày 25/8/2026\n"
        "Chương trình trao giải ngày 30/8/2026\n8h00: Khai mạc\n9h00: Trao giải\n"
    )

    assert acts(draft) == [
        (date(2026, 8, 20), None, "Chấm bài"),
        (date(2026, 8, 25), None, "Công bố"),
        (date(2026, 8, 30), time(8), "Khai mạc"),
        (date(2026, 8, 30), time(9), "Trao giải"),
    ]


def test_whoever_acts_may_stand_before_the_half_of_a_day(read):
    draft = read("LỊCH THI\n- Khối 10: sáng 15/8/2026\n- Khối 12: chiều 16/8/2026, phòng 5\n")

    assert acts(draft) == [
        (date(2026, 8, 15), None, "Khối 10"),
        (date(2026, 8, 16), None, "Khối 12, phòng 5"),
    ]


ACTIVITIES = [
    "1. Thi cắm hoa: 14h00 ngày 18/11/2026\n2. Kéo co: 15h00 ngày 19/11/2026",
    "1. Thi cắm hoa: ngày 18/11/2026\n2. Kéo co: ngày 19/11/2026",
    "1. Thi cắm hoa: 14h00 ngày 18/11/2026",
    "1. Cắm hoa\n- Thời gian: 14h ngày 18/11/2026\n2. Kéo co\n- Thời gian: 9h ngày 19/11/2026",
]
HELD = "Thời gian: 8h00 ngày 20/11/2026"


def plan(activities, *, above="", below="", sign="{}."):
    """Return a school's plan: its activities, and the chapter that is its programme."""
    acts = ["Văn nghệ", "Chào cờ", "Phát biểu chào mừng", "Tặng hoa các cô"]
    listed = "\n".join(f"{sign.format(n)} {act}" for n, act in enumerate(acts, 1))
    return (
        f"KẾ HOẠCH\nTổ chức lễ tri ân\nI. MỤC ĐÍCH\n- Tri ân các cô.\n{above}"
        f"II. CÁC HOẠT ĐỘNG\n{activities}\nIII. CHƯƠNG TRÌNH LỄ TRI ÂN\n{below}{listed}\n"
        "IV. PHÂN CÔNG\n1. Cô Hoa: trang trí\n"
    )


@pytest.mark.parametrize("activities", ACTIVITIES)
@pytest.mark.parametrize("sign", ["{}.", "-"])
def test_activities_of_a_plan_with_days_of_their_own_are_none_of_its_programme(
    read, activities, sign
):
    draft = read(plan(activities, sign=sign))

    assert acts(draft) == [
        (None, None, "Văn nghệ"),
        (None, None, "Chào cờ"),
        (None, None, "Phát biểu chào mừng"),
        (None, None, "Tặng hoa các cô"),
    ]
    told = {(d.kind, d.line) for d in draft.doubts if d.kind != "no_length"}
    assert told == {("no_date", None), ("left_out", 5)}
    assert {5, 6, 5 + len(activities.splitlines())} <= {*draft.left_out}


@pytest.mark.parametrize("activities", ACTIVITIES)
@pytest.mark.parametrize("sign", ["{}.", "-"])
@pytest.mark.parametrize(
    "where", [{"above": f"II. THỜI GIAN\n1. {HELD}\n"}, {"below": f"{HELD}\n"}]
)
def test_acts_without_hours_are_on_the_day_of_their_chapter_and_no_activity_is(
    read, activities, where, sign
):
    draft = read(plan(activities, sign=sign, **where))

    assert {(day, start) for day, start, _title in acts(draft)} == {(date(2026, 11, 20), None)}
    assert draft.programme.sessions[0].start == time(8)


@pytest.mark.parametrize(
    "held",
    [
        "2. Lễ tri ân: 8h00 ngày 20/11/2026",
        "2. Lễ tri ân: 8h00 ngày 20/11/2026 tại hội trường",
        f"2. Lễ tri ân\n- {HELD}",
    ],
)
@pytest.mark.parametrize("sign", ["{}.", "-"])
def test_an_activity_called_as_the_programme_says_when_that_is(read, held, sign):
    draft = read(plan(f"{ACTIVITIES[0].splitlines()[0]}\n{held}", sign=sign))

    assert len(acts(draft)) == 4
    assert draft.programme.date == date(2026, 11, 20)
    assert draft.programme.sessions[0].start == time(8)


def test_chapters_counted_in_figures_may_be_a_plan_too(read):
    draft = read(
        "KẾ HOẠCH\nTổ chức ngày hội đọc sách\n1. Mục đích\n- Khuyến đọc.\n"
        "2. Các hoạt động\na) Kể chuyện: 14h00 ngày 18/4/2026\nb) Đố vui: 15h00 ngày 19/4/2026\n"
        "3. Chương trình ngày hội\n- Văn nghệ\n- Chào cờ\n- Phát biểu khai mạc\n- Trao giải\n"
        "4. Phân công\n- Thầy An: phụ trách chung\n"
    )

    titles = [title for _day, _start, title in acts(draft)]
    assert titles == ["Văn nghệ", "Chào cờ", "Phát biểu khai mạc", "Trao giải"]


def test_acts_with_days_stay_where_no_other_chapter_is_their_programme(read):
    draft = read(
        "KẾ HOẠCH\nTổ chức lễ tri ân\nI. MỤC ĐÍCH\n- Tri ân các cô.\nII. CHƯƠNG TRÌNH LỄ TRI ÂN\n"
        "1. Văn nghệ: 8h00 ngày 20/11/2026\n2. Chào cờ: 8h15 ngày 20/11/2026\n"
        "3. Khai mạc: 8h30 ngày 20/11/2026\nIV. PHÂN CÔNG\n1. Cô Hoa: trang trí\n"
    )

    assert [(start, title) for _day, start, title in acts(draft)] == [
        (time(8), "Văn nghệ"),
        (time(8, 15), "Chào cờ"),
        (time(8, 30), "Khai mạc"),
    ]
    assert draft.programme.sessions[0].parts[0].title == "CHƯƠNG TRÌNH LỄ TRI ÂN"


@pytest.mark.parametrize("moon", ["", " (mùng 9/7 ÂL)"])
@pytest.mark.parametrize("hours", ["từ 8 giờ đến 10 giờ", "8h00 - 10h00", "lúc 8h00 - 10h00"])
@pytest.mark.parametrize("at", ["", " tại nhà văn hóa", ", tại nhà văn hóa"])
def test_the_hours_may_stand_behind_the_day(read, moon, hours, at):
    draft = read(
        f"LỄ HỘI BẾN XƯA\n1. Khai mạc: 19 giờ ngày 11/8/2024 tại sân lễ hội;\n"
        f"2. Thi cấy: Ngày 12/8/2024{moon}, {hours}{at};\n"
        "3. Phiên chợ quê: Từ ngày 11 đến ngày 14/8/2024 tại bến sông;\n"
    )

    assert acts(draft) == [
        (date(2024, 8, 11), time(19), "Khai mạc"),
        (date(2024, 8, 12), time(8), "Thi cấy"),
        (date(2024, 8, 11), None, "Phiên chợ quê"),
    ]
    assert draft.programme.items[1].end == time(10)
    assert {doubt.kind for doubt in draft.doubts} <= {"no_length", "gap"}


def test_what_an_act_heads_is_on_its_day_where_the_acts_beside_it_have_their_own(read):
    draft = read(
        "LỄ HỘI BẾN XƯA\n1. Dâng hương: 7 giờ ngày 11/8/2024 tại đình;\n"
        "2. Thi gói bánh: Ngày 12/8/2024 (mùng 9/7 ÂL) tại nhà văn hóa\n"
        "- Từ 7 giờ đến 9 giờ: nhận mẫu;\n- Từ 9 giờ đến 11 giờ: chấm thi;\n"
        "3. Thi cấy: Ngày 13/8/2024, từ 14 giờ đến 16 giờ tại ruộng làng;\n"
    )

    assert acts(draft) == [
        (date(2024, 8, 11), time(7), "Dâng hương"),
        (date(2024, 8, 12), time(7), "nhận mẫu"),
        (date(2024, 8, 12), time(9), "chấm thi"),
        (date(2024, 8, 13), time(14), "Thi cấy"),
    ]
    assert draft.programme.sessions[1].parts[0].title == "Thi gói bánh"


@pytest.mark.parametrize("lead", ["Vào lúc ", "Lúc ", "Vào hồi ", ""])
@pytest.mark.parametrize("divider", [",", ""])
def test_what_leads_to_a_clock_with_its_day_is_no_title(read, lead, divider):
    draft = read(
        f"LỊCH TIẾP DÂN\n- {lead}8 giờ{divider} ngày 14/8/2026, tại hội trường xã A, gồm tổ 1.\n"
        f"- {lead}14 giờ{divider} ngày 15/8/2026, tại nhà văn hóa xã B, gồm tổ 3.\n"
    )

    titles = ["tại hội trường xã A, gồm tổ 1", "tại nhà văn hóa xã B, gồm tổ 3"]
    assert [item.title for item in draft.programme.items] == titles
    assert [item.start.hour for item in draft.programme.items] == [8, 14]


@pytest.mark.parametrize("weekday", ["(Thứ ba)", "(thứ 3).", "(thứ ba)"])
def test_the_weekday_behind_an_act_s_day_is_no_part_of_its_title(read, weekday):
    draft = read(
        f"GIẢI CHẠY\n• Khai mạc: vào lúc 14h00 ngày 12/10/2027 {weekday}\n15:00: Xuất phát\n"
        "• Trao giải: lúc 15h00 ngày 13/10/2027 (Thứ tư)\n"
    )

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Khai mạc", "Xuất phát", "Trao giải"]
    assert [session.date for session in draft.programme.sessions] == [None, date(2027, 10, 13)]


def test_a_dash_between_dated_ones_is_an_act_whose_day_was_left_out(read):
    draft = read(
        "CHƯƠNG TRÌNH LỄ HỘI\n+ Hội chợ (Từ ngày 7/10 đến 9/10/2026).\n"
        "+ Thi ảnh đẹp quê hương.\n+ Khai mạc (19h30 ngày 7/10/2026).\n"
    )

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Hội chợ", "Thi ảnh đẹp quê hương", "Khai mạc"]


@pytest.mark.parametrize(
    "days",
    [
        *("Thời gian: ngày 12 - 13/10/2026", "Từ ngày 12/10/2026 đến ngày 13/10/2026"),
        *("Ngày 12/10/2026", "Ngày 12/10/2026 và 13/10/2026"),
    ],
)
def test_few_days_behind_acts_are_theirs_where_they_are_those_of_it_all(read, days):
    draft = read(
        f"NGÀY HỘI VĂN HÓA\n{days}\n1. Thi văn nghệ (ngày 12/10)\n2. Thi ẩm thực\n"
        "3. Thi cắm trại\n4. Thi kéo co\n5. Bế mạc (ngày 13/10)\n"
    )

    first, last = date(2026, 10, 12), date(2026, 10, 13)
    titles = ["Thi văn nghệ", "Thi ẩm thực", "Thi cắm trại", "Thi kéo co"]
    assert acts(draft) == [*((first, None, title) for title in titles), (last, None, "Bế mạc")]
    assert len(draft.programme.sessions) == 2


def test_one_day_behind_the_last_act_is_its_own_among_those_of_it_all(read):
    draft = read("HỘI TRẠI\nTừ 12 - 13/10/2026\n1. Văn nghệ\n2. Kéo co\n3. Bế mạc (ngày 13/10)\n")

    assert [day.day for day, _start, _title in acts(draft)] == [12, 12, 13]


def test_the_same_day_behind_two_acts_opens_one_session(read):
    draft = read(
        "HỘI TRẠI\nThời gian: ngày 12 - 13/10/2026\n1. Văn nghệ (ngày 12/10)\n"
        "2. Múa (ngày 12/10)\n3. Bế mạc (ngày 13/10)\n"
    )

    assert [len(session.items) for session in draft.programme.sessions] == [2, 1]


@pytest.mark.parametrize("days", ["Ngày 12/10/2026", "Thời gian: 12 - 13/10/2026"])
def test_an_act_with_its_hour_may_say_its_day_behind_its_title(read, days):
    draft = read(
        f"NGÀY HỘI VĂN HÓA\n{days}\n8h00: Thi văn nghệ\n9h00: Thi ẩm thực\n"
        "8h00: Thi kéo co (ngày 13/10)\n9h00: Bế mạc (ngày 13/10)\n"
    )

    assert acts(draft) == [
        (date(2026, 10, 12), time(8), "Thi văn nghệ"),
        (date(2026, 10, 12), time(9), "Thi ẩm thực"),
        (date(2026, 10, 13), time(8), "Thi kéo co"),
        (date(2026, 10, 13), time(9), "Bế mạc"),
    ]


@pytest.mark.parametrize("sign", ["8h00: ", "1. "])
def test_acts_below_heads_of_days_speak_of_other_days(read, sign):
    draft = read(
        f"NGÀY HỘI\nThời gian: 12 - 14/10/2026\nNgày 12/10/2026\n{sign}Chọn đội (ngày 13/10)\n"
        f"{sign.replace('8', '9').replace('1', '2')}Họp\nNgày 14/10/2026\n{sign}Bế mạc\n"
    )

    assert [len(session.items) for session in draft.programme.sessions] == [2, 1]


@pytest.mark.parametrize("below", ["- Thi vẽ\n- Thi hát\n", "- Đón khách\n- 9h00: Thi hát\n"])
def test_a_numbered_day_of_the_week_with_its_date_is_no_act_that_says_its_day(read, below):
    draft = read(
        "HỘI THI\nTừ ngày 12 đến 16/10/2026\n"
        f"1. Ngày thứ ba, 13 tháng 10 năm 2026:\n{below}2. Ngày thứ tư, 14/10/2026:\n{below}"
    )

    assert [session.date.day for session in draft.programme.sessions] == [13, 14]
    assert [day.day for day, _start, _title in acts(draft)] == [13, 13, 14, 14]
