"""Which lines say the day of what stands below them."""

from datetime import date, time

import pytest

from timekeeper.files.importers.grammar.marking.days import mark_days


def days(draft):
    """Return each session's day with the titles that it holds."""
    programme = draft.programme
    return [
        (session.date or programme.date, [item.title for item in session.items])
        for session in programme.sessions
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ngày 1 - 14/10/2024 (Thứ Hai)", "Ngày 2 - 15/10/2024 (Thứ Ba)"),
        ("DAY 1 - 14/10/2024: KHAI MẠC", "DAY 2 - 15/10/2024: BẾ MẠC"),
        ("Day 01 – 14.10.2024", "Day 02 – 15.10.2024"),
        ("Ngày 3 - 14/10/2024", "Ngày 4 - 15/10/2024"),
        ("NGÀY 1 - 14 tháng 10, 2024", "NGÀY 2 - 15 tháng 10 năm 2024"),
        ("Day 1 – 14 October 2024", "Day 2 – 15th October, 2024"),
        ("Ngày 1, 14/10/2024", "Ngày 2, 15/10/2024"),
        ("Ngày 1. 14/10/2024", "Ngày 2. 15/10/2024"),
    ],
)
def test_the_number_before_a_day_counts_it_whatever_stands_behind(read, first, second):
    draft = read(f"Hội thảo mẫu\n{first}\n8h00: Khai mạc\n{second}\n8h00: Thảo luận\n")

    assert days(draft) == [
        (date(2024, 10, 14), ["Khai mạc"]),
        (date(2024, 10, 15), ["Thảo luận"]),
    ]


@pytest.mark.parametrize(
    "day", ["Từ ngày 14/10/2024 đến 16/10/2024\nNgày 2 - 15/10/2024", "Day 2 - 15/10/2024"]
)
def test_the_number_before_a_single_day_counts_it_from_the_first(read, day):
    draft = read(f"Hội thảo mẫu\n{day}\n8h00: Thảo luận\n9h00: Tổng kết\n")

    assert days(draft)[0][0] in (date(2024, 10, 14), date(2024, 10, 15))


def test_a_span_of_days_is_no_counted_day(read):
    draft = read("Hội thảo mẫu\nNgày 12 - 15/10/2024\n8h00: Thảo luận\n9h00: Tổng kết\n")

    assert draft.programme.date == date(2024, 10, 12)


@pytest.mark.parametrize("of", ["/11/2026", " tháng 11, 2026"])
@pytest.mark.parametrize("divider", [" - ", ", "])
def test_spans_that_follow_one_another_are_no_counted_days(read, of, divider):
    first, second = (f"Ngày {divider.join(days)}{of}" for days in ("13", "46"))
    draft = read(f"Hội chợ\n{first}\n8h00: Mở cửa\n{second}\n8h00: Bế mạc\n")

    assert days(draft) == [
        (date(2026, 11, 1), ["Mở cửa"]),
        (date(2026, 11, 4), ["Bế mạc"]),
    ]


@pytest.mark.parametrize("title", ["Marketplace 1", "Decor 5", "Novelties 3"])
def test_a_word_that_only_begins_as_a_month_does_is_none(read, title):
    draft = read(f"Day 1 - Monday 1 October 2012\n11.00\tOpening\n11.40\t{title}\n15.30\tBreak\n")

    assert days(draft) == [(date(2012, 10, 1), ["Opening", title, "Break"])]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("13/7/2025 (19/6 Ất Tỵ)", "20/7/2025 (26/6 Ất Tỵ)", "27/7/2025 (3/6 nhuận)"),
        ("Ngày 13/7/2025 (19/6)", "Ngày 20/7/2025 (26/6)", "Ngày 27/7/2025 (3/6 nhuận, Ất Tỵ)"),
    ],
)
def test_a_day_of_the_other_calendar_in_brackets_leaves_the_day_a_day(read, first, second, third):
    draft = read(
        f"LỊCH PHẬT SỰ\n{first}\nLễ vía Quán Thế Âm\n{second}\n8h00\nHọp Ban Trị sự\n"
        f"{third}\nTập huấn\n"
    )

    assert days(draft) == [
        (date(2025, 7, 13), ["Lễ vía Quán Thế Âm"]),
        (date(2025, 7, 20), ["Họp Ban Trị sự"]),
        (date(2025, 7, 27), ["Tập huấn"]),
    ]


@pytest.mark.parametrize("label", ["", "Thời gian: "])
def test_the_hour_below_a_day_s_only_title_is_that_of_the_title(read, label):
    draft = read(
        f"LỊCH LỄ HỘI\n01/02/2025\nKhai hội\n{label}7h30\nĐịa điểm: Sân đình\n"
        f"02/02/2025\nDâng hương\nĐịa điểm: Đình làng\n03/02/2025\nĐấu vật\n{label}8h00\n"
    )

    assert [item.start and item.start.hour for item in draft.programme.items] == [7, None, 8]
    assert days(draft) == [
        (date(2025, 2, 1), ["Khai hội"]),
        (date(2025, 2, 2), ["Dâng hương"]),
        (date(2025, 2, 3), ["Đấu vật"]),
    ]


@pytest.mark.parametrize(
    "head", ["Ngày 15/10/2024", "Thời gian: 15/10/2024", "(Ngày 15/10/2024, tại Huế)"]
)
@pytest.mark.parametrize(
    "evening",
    [
        "Tối 14/10/2024\n18h00: Giao lưu",
        "Tối 14/10/2024: Giao lưu",
        "Buổi tối ngày 14/10/2024 (Thứ Hai)\nGiao lưu",
        "Evening 14 October 2024\n18:00 Giao lưu",
        "Chiều 14/10\n16h00: Giao lưu",
    ],
)
@pytest.mark.parametrize("between", ["", "I. PHIÊN TOÀN THỂ\n", "BUỔI SÁNG\n"])
def test_an_evening_before_the_main_day_has_its_own_acts(read, head, evening, between):
    draft = read(
        f"HỘI THẢO MẪU\n{head}\n{evening}\n{between}8h00 - 8h30: Đăng ký\n8h30 - 9h00: Khai mạc\n"
    )

    first, *others = days(draft)
    assert first == (date(2024, 10, 14), ["Giao lưu"])
    assert [day for day, _ in others] == [date(2024, 10, 15)]
    assert [title for _, titles in others for title in titles] == ["Đăng ký", "Khai mạc"]


def test_two_days_with_one_month_stay_a_span_though_the_first_is_named_again(read):
    draft = read(
        "LỊCH KIỂM TRA\nNgày 02-03/12/2025\nNgày 02/12:\n8h00: Kho\nNgày 03/12:\n8h00: Chợ\n"
    )

    assert draft.programme.date == date(2025, 12, 2)


@pytest.mark.parametrize("day", ["Evening 14 October 2024", "14/10/2024 (evening)"])
def test_the_half_of_a_day_may_be_said_in_english(read, day):
    draft = read(f"AGENDA\n{day}\n18:00 Reception\nMorning 15 October 2024\n8:00 Opening\n")

    assert days(draft) == [(date(2024, 10, 14), ["Reception"]), (date(2024, 10, 15), ["Opening"])]


def test_an_evening_s_own_hours_stay_below_it(read):
    draft = read("Lễ hội\nNgày 15/10/2024\nTối 14/10/2024\n19h00: Văn nghệ\n20h00: Bế mạc\n")

    assert [title for _, titles in days(draft) for title in titles] == ["Văn nghệ", "Bế mạc"]
    assert len(days(draft)) == 1


@pytest.mark.parametrize(
    "line", ["Thứ Tư 13/8:", "Thứ Tư, ngày 13/8", "* Thứ Tư: 13/8", "Ngày 13/8/2025"]
)
def test_the_only_day_below_the_days_of_a_week_is_that_of_all_acts(read, line):
    draft = read(
        f"LỊCH CỦA XÃ\nTuần 33 (11/8/2025 - 17/8/2025)\n{line}\n8h00: Họp\n9h00: Tiếp dân\n"
    )

    assert days(draft) == [(date(2025, 8, 13), ["Họp", "Tiếp dân"])]
    assert draft.doubts == ()


def test_another_day_than_those_of_the_week_is_doubted(read):
    draft = read("LỊCH CỦA XÃ\nTuần 33 (11/8/2025 - 17/8/2025)\nNgày 3/8:\n8h00: Họp\n9h00: Thi\n")

    assert [doubt.kind for doubt in draft.doubts] == ["date"]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("Thứ 2: 8h00", "Thứ 2: 14h00", "Thứ 3: 8h00"),
        ("T2, 8h00", "T2, 14h00", "T3, 8h00"),
        ("- Thứ Hai - 8h00", "- Thứ Hai - 14h00", "- Thứ Ba - 8h00"),
        ("Sáng thứ 2: 8h00", "Chiều thứ 2: 2h00", "Sáng thứ 3: 8h00"),
        ("8h00 thứ 2", "14h00 thứ 2", "8h00 thứ 3"),
        ("8h00, 10/8/2026", "14h00, 10/8/2026", "8h00, 11/8/2026"),
        ("8h00 (10/8)", "14h00 (10/8)", "8h00 (11/8)"),
        ("8h00 (Thứ Hai, 10/8)", "14h00 (Thứ Hai, 10/8)", "8h00 (Thứ Ba, 11/8)"),
        ("Thứ Hai (10/8), 8h00", "Thứ Hai (10/8), 14h00", "Thứ Ba (11/8), 8h00"),
        ("Ngày 1: 8h00", "Ngày 1: 14h00", "Ngày 2: 8h00"),
    ],
)
def test_each_line_of_a_week_may_begin_with_its_day(read, first, second, third):
    draft = read(
        f"LỊCH TUẦN\nTừ ngày 10/8/2026 đến ngày 14/8/2026\n"
        f"{first}: Họp\n{second}: Dự hội thảo\n{third}: Đi thực tế\n"
    )

    assert draft.programme.title == "LỊCH TUẦN"
    assert days(draft) == [
        (date(2026, 8, 10), ["Họp", "Dự hội thảo"]),
        (date(2026, 8, 11), ["Đi thực tế"]),
    ]
    starts = [item.start for item in draft.programme.items]
    assert starts == [time(8), time(14), time(8)]


def test_what_is_counted_as_a_second_thing_is_no_day_of_the_week(read):
    draft = read(
        "HỘI NGHỊ\nNgày 10/8/2026\n8h00: 2/9: Mít tinh\n9h00: Thứ hai: nói về năm học\nLưu ý\n"
        "Thứ nhất: giữ trật tự\nThứ hai: đúng giờ\nThứ ba: gọn gàng\n"
    )

    assert days(draft) == [(date(2026, 8, 10), ["2/9: Mít tinh", "Thứ hai: nói về năm học"])]


@pytest.mark.parametrize("below", ["", "8h00: Toán\n9h00: Văn\n"])
def test_what_stands_beside_a_day_of_the_week_is_its_act_or_heads_its_hours(read, below):
    draft = read(f"LỊCH TUẦN 33 (10/8/2026 - 16/8/2026)\nThứ 2: Ôn thi\n{below}Thứ 3: Thi\n{below}")

    titles = [["Toán", "Văn"]] * 2 if below else [["Ôn thi"], ["Thi"]]
    assert days(draft) == [(date(2026, 8, 10), titles[0]), (date(2026, 8, 11), titles[1])]
    named = [part.title for session in draft.programme.sessions for part in session.parts]
    assert named == (["Ôn thi", "Thi"] if below else [None, None])


@pytest.mark.parametrize("foot", ["", "T.B (tổng hợp)\n", "Nguồn: Văn phòng\nTin: T.B\n"])
def test_the_line_below_each_day_is_its_act_whatever_stands_at_the_foot(read, foot):
    long = "Thăm " + ", ".join(["các gia đình chính sách ở xã Suối Đá"] * 5)
    draft = read(
        f"Sự kiện trong tháng 6/2026\nNgày 15.6:\nĐại hội Hội.\nNgày 18.6:\n{long}\n"
        f"Ngày 21.6:\nKhánh thành cầu.\n{foot}"
    )

    assert days(draft) == [
        (date(2026, 6, 15), ["Đại hội Hội"]),
        (date(2026, 6, 18), [long]),
        (date(2026, 6, 21), ["Khánh thành cầu"]),
    ]


@pytest.mark.parametrize("lead", ["", "Cụ thể: ", "Thường trực tiếp xúc cử tri. Cụ thể: "])
def test_words_that_lead_to_the_first_day_leave_it_one(read, lead):
    draft = read(
        f"Kế hoạch tiếp xúc cử tri\n{lead}Ngày 06/7/2015, tiếp xúc tại xã Một.\n"
        "Ngày 07/7/2015, tiếp xúc tại xã Hai.\nNgày 08/7/2015, tiếp xúc tại xã Ba.\n"
    )

    assert days(draft) == [
        (date(2015, 7, day), [f"tiếp xúc tại xã {name}"])
        for day, name in ((6, "Một"), (7, "Hai"), (8, "Ba"))
    ]


@pytest.mark.parametrize("below", ["", "BUỔI SÁNG\n"])
@pytest.mark.parametrize(
    "day", ["Trong ngày {}/8/2026:", "Phiên 1 – ngày {}/8/2026", "Ngày {}/8/2026 tại Hội trường A"]
)
def test_a_line_above_hours_is_a_day_whatever_leads_to_it_or_follows(read, day, below):
    first, second = day.format(10), day.format(11)
    draft = read(f"HỘI NGHỊ\n{first}\n{below}8h00: Khai mạc\n{second}\n{below}8h00: Bế mạc\n")

    assert days(draft) == [(date(2026, 8, 10), ["Khai mạc"]), (date(2026, 8, 11), ["Bế mạc"])]


@pytest.mark.parametrize(
    ("span", "first", "second"),
    [("7-8 March 2005", "DAY 1", "DAY 2"), ("Từ ngày 07-08/3/2005", "Ngày 7/3", "Ngày 8/3")],
)
def test_the_days_of_it_all_have_no_act_in_the_place_below_them(read, span, first, second):
    draft = read(
        f"Regional Workshop\n{span}\nBangkok, Thailand\n\n{first}\n8.30-9.00: Registration\n"
        f"{second}\n8.30-9.00: Review\n"
    )

    assert days(draft) == [(date(2005, 3, 7), ["Registration"]), (date(2005, 3, 8), ["Review"])]


def test_days_before_the_next_one_have_their_act_below_them(read):
    draft = read(
        "Lễ hội mẫu\nTừ ngày 01-03/5/2026\nChợ\nNgày 04/5/2026\nĐua\nNgày 05/5/2026\nVui\n"
    )

    assert [titles for _day, titles in days(draft)] == [["Chợ"], ["Đua"], ["Vui"]]


@pytest.mark.parametrize(
    "days",
    [
        ("- Sáng ngày 18/8/2026:", "- Sáng ngày 19/8/2026:"),
        ("* Buổi sáng ngày 18/8/2026", "* Buổi chiều ngày 19/8/2026"),
        ("➢ Sáng thứ Ba (18/8/2026):", "➢ Sáng thứ Tư (19/8/2026):"),
        ("* Sáng (18/8/2026)", "* Sáng (19/8/2026)"),
        (
            "- Ngày mùng 6 tháng Bảy (18/8/2026):",
            "- Ngày mùng 7 tháng Bảy (19/8/2026):",
        ),
        ("* Ngày 6 âm lịch (18/8/2026):", "* Ngày 7 âm lịch (19/8/2026):"),
    ],
)
def test_a_bullet_before_a_day_and_its_half_leaves_it_a_day(read, days):
    acts = "+ 14h00: Khai mạc\n+ 15h00: Bài giảng\n"
    draft = read(f"HỘI TRẠI\n{days[0]}\n{acts}{days[1]}\n+ 14h30: Bài tập\n")

    assert [(s.date, len(s.items)) for s in draft.programme.sessions] == [
        (None, 2),
        (date(2026, 8, 19), 1),
    ]
    assert draft.programme.date == date(2026, 8, 18)
    assert not [doubt for doubt in draft.doubts if doubt.kind != "no_length"]


def test_half_days_with_their_acts_beside_them_stay_acts(read):
    draft = read(
        "LỊCH 17/8/2026 - 19/8/2026\n- Sáng ngày 17/8: Họp giao ban\n"
        "- Chiều ngày 17/8: Tiếp dân\n- Sáng ngày 18/8: Đi cơ sở\n"
    )

    assert [i.title for i in draft.programme.items] == ["Họp giao ban", "Tiếp dân", "Đi cơ sở"]


@pytest.mark.parametrize("head", ["HỘI NGHỊ NGÀY 15/12/2026", "HỘI NGHỊ\nNgày 15/12/2026"])
@pytest.mark.parametrize("words", ["thứ 6", "thứ hai", "thứ tư."])
def test_a_day_of_the_week_in_small_letters_goes_on_with_the_line_above_it(read, head, words):
    draft = read(f"{head}\n8h00: Báo cáo về lĩnh vực\n{words}\n9h00: Thảo luận\n10h00: Bế mạc\n")

    titles = [f"Báo cáo về lĩnh vực {words.rstrip('.')}", "Thảo luận", "Bế mạc"]
    assert days(draft) == [(date(2026, 12, 15), titles)]


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("HỘI NGHỊ NGÀY 15/12/2026", "8h00: A\nThứ 6\n9h00: B"),
        ("HỘI NGHỊ NGÀY 15/12/2026", "9h00: A\nthứ 6\n8h00: B"),
        ("HỘI NGHỊ NGÀY 15/12/2026", "8h00: A.\nthứ 6\n9h00: B"),
        ("HỘI NGHỊ TỪ 15/12/2026 ĐẾN 18/12/2026", "8h00: A\nthứ 6\n9h00: B"),
        ("HỘI NGHỊ NGÀY 15/12/2026", "thứ 3\n8h00: A\nthứ 6\n9h00: B"),
    ],
)
def test_a_day_of_the_week_that_heads_a_day_stays_one(read, head, text):
    assert (date(2026, 12, 18), ["B"]) in days(read(f"{head}\n{text}\n"))


@pytest.mark.parametrize("bullet", ["•", "-", "*"])
@pytest.mark.parametrize("span", ["", "Thứ Sáu 14/8/2026 - Chủ Nhật 16/8/2026\n"])
def test_halves_of_days_may_have_the_bullets_of_their_acts(read, bullet, span):
    draft = read(
        f"ĐẠI HỘI GIỚI TRẺ\n{span}Thứ Sáu, 14/8/26\n{bullet} Buổi chiều\n{bullet} 3:00pm Ghi danh\n"
        f"Thứ Bảy, 15 tháng 8\n{bullet} Buổi sáng\n{bullet} 10:00am-12:00pm Hội thảo nhóm\n"
    )

    told = [
        (s.name, s.date or draft.programme.date, i)
        for s in draft.programme.sessions
        for i in s.items
    ]
    assert [(name, day, i.title, i.start) for name, day, i in told] == [
        ("Buổi chiều", date(2026, 8, 14), "Ghi danh", time(15)),
        ("Buổi sáng", date(2026, 8, 15), "Hội thảo nhóm", time(10)),
    ]


@pytest.mark.parametrize("forms", ["{}.8 (Thứ {})", "{}.08 (thứ {}):", "Ngày {}.8 (T{})"])
def test_a_day_with_a_dot_is_one_beside_its_day_of_the_week(read, forms):
    draft = read(
        f"HỘI TRẠI NĂM 2026\n{forms.format(13, 5)}\n8h00: Khai mạc\n9h00: Thi đấu\n"
        f"{forms.format(14, 6)}\n8h00: Chung kết\n"
    )

    assert days(draft) == [
        (date(2026, 8, 13), ["Khai mạc", "Thi đấu"]),
        (date(2026, 8, 14), ["Chung kết"]),
    ]


@pytest.mark.parametrize(
    "hours", [("", "", ""), ("8h00 ", "8h15 ", "9h00 "), ("8h\n", "9h\n", "10h\n")]
)
def test_what_is_counted_first_second_and_third_is_on_one_day(read, hours):
    draft = read(
        "LỄ TRAO GIẢI\nNgày 15/8/2026\n"
        "Thứ nhất: {}Chào cờ\nThứ hai: {}Báo cáo\nThứ ba: {}Thảo luận\n".format(*hours)
    )

    assert days(draft) == [(date(2026, 8, 15), ["Chào cờ", "Báo cáo", "Thảo luận"])]


def test_days_of_the_week_stay_days_where_nothing_is_the_first(read):
    draft = read(
        "LỊCH TUẦN\nTừ ngày 10/8/2026 đến ngày 14/8/2026\n"
        "Thứ hai: 8h00 Họp giao ban\nThứ ba: 9h00 Tiếp dân\n"
    )

    assert days(draft) == [
        (date(2026, 8, 10), ["Họp giao ban"]),
        (date(2026, 8, 11), ["Tiếp dân"]),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Ngày mùng 08/04/Giáp Thìn:", "2. Ngày Rằm tháng 04/Giáp Thìn"),
        ("Ngày mùng 8 tháng 4 năm Giáp Thìn:", "Ngày Rằm tháng 4 năm Giáp Thìn:"),
    ],
)
def test_days_by_the_name_of_a_lunar_year_stay_apart_and_are_asked(read, first, second):
    draft = read(f"LỄ HỘI CHÙA\n{first}\n- 19h00: Tắm Phật\n{second}\n- 8h30: Lễ Phật đản\n")

    assert [len(session.items) for session in draft.programme.sessions] == [1, 1]
    assert [day for day, _titles in days(draft)] == [None, None]
    assert [d.line for d in draft.doubts if d.kind == "date"] == [2, 4]
    assert not any(doubt.kind == "backwards" for doubt in draft.doubts)


@pytest.mark.parametrize(
    "told",
    [
        "(Ngày 12 tháng 4 năm Nhâm Dần)",
        "Mừng Xuân Nhâm Dần",
        "Rằm tháng 4 năm Nhâm Dần là ngày hội làng",
    ],
)
def test_a_lunar_year_below_the_day_heads_no_other_day(read, told):
    draft = read(f"LỄ HỘI\nNgày 12/5/2022\n{told}\n- 8h00: Khai mạc\n- 9h00: Bế mạc\n")

    assert days(draft) == [(date(2022, 5, 12), ["Khai mạc", "Bế mạc"])]


@pytest.mark.parametrize(
    "several",
    [
        "Từ ngày 07/5/2019 - 17/5/2019",
        "Từ ngày 07/5/2019 đến ngày 17/5/2019",
        "Từ ngày 07/5/2019 - ngày 17/5/2019",
        "Ngày 07/5/2019 đến hết ngày 17/5/2019",
    ],
)
def test_an_act_of_several_days_among_those_of_one(read, several):
    draft = read(
        "HỘI THAO\n- Ngày 06/5/2019: Khai mạc Hội thao.\n"
        f"- {several}: thi đấu bóng bàn.\n- Ngày 20/5/2019: Bế mạc hội thao.\n"
    )

    assert days(draft) == [
        (date(2019, 5, 6), ["Khai mạc Hội thao"]),
        (date(2019, 5, 7), ["thi đấu bóng bàn"]),
        (date(2019, 5, 20), ["Bế mạc hội thao"]),
    ]
    assert draft.programme.sessions[1].name == several


def test_days_in_a_title_behind_a_day_are_no_end(read):
    draft = read(
        "HỘI THAO\n- Ngày 06/5/2019: Họp báo - ngày 20/5/2019 bế mạc\n"
        "- Ngày 07/5/2019 - Thi đấu: bóng bàn\n- Ngày 08/5/2019: Tổng kết: trao giải\n"
    )

    assert [titles for _day, titles in days(draft)] == [
        ["Họp báo - ngày 20/5/2019 bế mạc"],
        ["Thi đấu: bóng bàn"],
        ["Tổng kết: trao giải"],
    ]


@pytest.mark.parametrize("place", ["", "Hội trường A\n", "Địa điểm: Hội trường A\n"])
@pytest.mark.parametrize(
    "acts", ["1. Đón tiếp\n2. Khai mạc\n3. Báo cáo", "- Đón tiếp\n- Khai mạc\n- Báo cáo"]
)
@pytest.mark.parametrize(
    "day",
    [
        "Ngày 18/8/2026, từ 7h30 đến 11h30",
        "(Ngày 18/8/2026, từ 7h30 đến 11h30)",
        "Ngày 18/8/2026 (7h30 - 11h30)",
        "Ngày 18/8/2026\nTừ 7h30 đến 11h30:",
    ],
)
def test_hours_beside_the_only_day_are_those_of_all_acts_without_hours(read, day, place, acts):
    draft = read(f"CHƯƠNG TRÌNH HỘI NGHỊ\n{day}\n{place}{acts}\n")
    programme, (session,) = draft.programme, draft.programme.sessions
    assert (programme.date, session.start, session.end) == (
        date(2026, 8, 18),
        time(7, 30),
        time(11, 30),
    )
    assert [(i.title, i.start, i.end) for i in programme.items] == [
        ("Đón tiếp", None, None),
        ("Khai mạc", None, None),
        ("Báo cáo", None, None),
    ]
    assert [venue.name for venue in session.venues] == (["Hội trường A"] if place else [])
    assert {doubt.kind for doubt in draft.doubts} <= {"no_length"}


@pytest.mark.parametrize("act", ["1. {}", "- {}", "- {hour}: {}"])
@pytest.mark.parametrize(
    "days",
    [
        ("Ngày 18/8/2026 (7h30 - 11h30)", "Ngày 19/8/2026 (13h30 - 16h30)"),
        ("Ngày thứ nhất (18/8/2026, 7h30 - 11h30)", "Ngày thứ hai (19/8/2026, 13h30 - 16h30)"),
        ("Ngày 18/8/2026: Từ 7h30 đến 11h30", "Ngày 19/8/2026: Từ 13h30 đến 16h30"),
        (
            "Ngày 18/8/2026, từ 7h30 đến 11h30 tại Hội trường A",
            "Ngày 19/8/2026, từ 13h30 đến 16h30 tại Hội trường B",
        ),
    ],
)
def test_hours_beside_each_of_several_days_are_its_own(read, days, act):
    acts = [act.format(title, hour=h) for title, h in (("Đón tiếp", "7h30"), ("Khai mạc", "8h00"))]
    others = [act.format(title, hour=h) for title, h in (("Thi", "13h30"), ("Trao giải", "16h"))]
    draft = read("\n".join(["CHƯƠNG TRÌNH HỘI NGHỊ", days[0], *acts, days[1], *others]))
    assert [
        (s.date, s.start, s.end, [i.title for i in s.items]) for s in draft.programme.sessions
    ] == [
        (None, time(7, 30), time(11, 30), ["Đón tiếp", "Khai mạc"]),
        (date(2026, 8, 19), time(13, 30), time(16, 30), ["Thi", "Trao giải"]),
    ]
    halls = [[venue.name for venue in s.venues] for s in draft.programme.sessions]
    assert halls == ([["Hội trường A"], ["Hội trường B"]] if "tại" in days[0] else [[], []])
    assert {doubt.kind for doubt in draft.doubts} <= {"no_length", "gap"}


def test_hours_beside_a_day_are_the_acts_that_is_named_below_them(read):
    draft = read(
        "CHƯƠNG TRÌNH HỘI THI\nNgày 12/8/2026, từ 8h00 đến 10h00\nThi văn nghệ\n"
        "- Thí sinh bốc thăm\n- Ban giám khảo chấm\nNgày 13/8/2026, từ 14h00 đến 16h00\n"
        "Trao giải\n- Trưởng ban phát biểu\n- Trao cờ\n"
    )
    assert [(i.title, i.start, i.end) for i in draft.programme.items] == [
        ("Thi văn nghệ", time(8), time(10)),
        ("Trao giải", time(14), time(16)),
    ]


def test_a_day_behind_which_an_act_is_named_gives_it_its_hours(read):
    draft = read(
        "LỊCH THI\nNgày 18/8/2026 (7h30 - 9h30): Thi Toán\nNgày 19/8/2026 (8h00 - 9h30): Thi Văn\n"
        "Ngày 20/8/2026 (7h30 - 9h30): Thi Anh\n"
    )
    assert [item.start for item in draft.programme.items] == [time(7, 30), time(8), time(7, 30)]


def test_the_halls_of_several_days_are_each_its_days(read):
    draft = read(
        "CHƯƠNG TRÌNH HỘI THI\nNgày 18/8/2026\nĐịa điểm: Sân A\n1. Khai mạc\n2. Thi\n"
        "Ngày 19/8/2026\nĐịa điểm: Sân B\n1. Thi\n2. Bế mạc\n"
    )
    halls = [[venue.name for venue in s.venues] for s in draft.programme.sessions]
    assert halls == [["Sân A"], ["Sân B"]]


def test_the_hall_of_the_first_day_alone_is_that_of_all(read):
    draft = read(
        "CHƯƠNG TRÌNH HỘI THI\nNgày 18/8/2026\nĐịa điểm: Sân A\n1. Khai mạc\n2. Thi\n"
        "Ngày 19/8/2026\n1. Thi\n2. Bế mạc\n"
    )
    halls = [[venue.name for venue in s.venues] for s in draft.programme.sessions]
    assert halls == [["Sân A"], ["Sân A"]]


@pytest.mark.parametrize("label", ["Thời gian", "Tổ chức"])
@pytest.mark.parametrize("heading", ["NỘI DUNG, CHƯƠNG TRÌNH", "CÁC HOẠT ĐỘNG"])
def test_days_of_the_acts_of_one_chapter_are_theirs(read, label, heading):
    acts = (
        "1. Lễ phát động\n- {0}: 7h30 ngày 01/6/2026\n2. Hội thi vẽ\n- {0}: 8h00 ngày 05/6/2026\n"
    )
    plan = f"KẾ HOẠCH HÈ\nI. MỤC ĐÍCH\n1. Vui chơi\nII. {heading}\n{acts.format(label)}"

    for draft in (read(plan), read(f"{plan}III. KINH PHÍ\n1. Ngân sách xã\n")):
        sessions = draft.programme.sessions
        days = [session.date or draft.programme.date for session in sessions]
        titles = [[item.title for item in session.items] for session in sessions]
        assert days == [date(2026, 6, 1), date(2026, 6, 5)]
        assert titles == [["Lễ phát động"], ["Hội thi vẽ"]]


def test_acts_of_a_further_chapter_are_not_on_the_last_day(read):
    draft = read(
        "KẾ HOẠCH HÈ\nI. HOẠT ĐỘNG\n1. Lễ phát động\n- Thời gian: 7h30 ngày 01/6/2026\n"
        "2. Hội thi vẽ\n- Thời gian: 8h00 ngày 05/6/2026\nII. PHONG TRÀO\n1. Trồng cây\n"
    )

    assert [session.date for session in draft.programme.sessions] == [None]
    assert "no_date" in [doubt.kind for doubt in draft.doubts]


CARDS = (
    "1. Cắm hoa\n- Thời gian: 14h00 ngày 30/8/2026\n- Địa điểm: Nhà văn hóa\n"
    "2. Cờ tướng\n- Thời gian: ngày 31/8/2026, 19h30\n"
    "3. Triển lãm\n- Thời gian: Khai mạc lúc 8 giờ 00, ngày 01/9/2026 và kéo dài đến 03/9/2026\n"
)


@pytest.mark.parametrize("sign", ["II. ", "B. "])
@pytest.mark.parametrize(
    "heading", ["CHÀO MỪNG QUỐC KHÁNH 02/9/2026", "NỘI DUNG, CHƯƠNG TRÌNH", "CÁC HOẠT ĐỘNG"]
)
@pytest.mark.parametrize("title", ["CÁC HOẠT ĐỘNG", "HOẠT ĐỘNG CHÀO MỪNG QUỐC KHÁNH 2/9/2026"])
def test_acts_of_a_chapter_are_on_the_days_that_stand_below_them(read, sign, heading, title):
    first, third = ("I. ", "III. ") if sign == "II. " else ("A. ", "C. ")
    draft = read(
        f"{title}\n{first}MỤC ĐÍCH\n1. Vui khỏe.\n{sign}{heading}\n{CARDS}"
        f"{third}TỔ CHỨC THỰC HIỆN\n1. Đoàn xã chủ trì.\n"
    )

    programme = draft.programme
    assert [
        (session.date or programme.date, item.start, item.title)
        for session in programme.sessions
        for item in session.items
    ] == [
        (date(2026, 8, 30), time(14), "Cắm hoa"),
        (date(2026, 8, 31), time(19, 30), "Cờ tướng"),
        (date(2026, 9, 1), time(8), "Triển lãm"),
    ]
    assert [doubt for doubt in draft.doubts if doubt.kind == "date"] == []


@pytest.mark.parametrize(
    "more", ["II. PHẦN LỄ\n1. Chào cờ\n2. Khai mạc\n", "4. Kéo co\n- Địa điểm: Sân xã\n"]
)
def test_acts_without_a_day_are_on_that_of_no_other(read, more):
    draft = read(f"HỘI THI\nI. CÁC HOẠT ĐỘNG\n{CARDS}{more}")

    assert {session.date for session in draft.programme.sessions} == {None}
    assert {"date", "no_date"} & {doubt.kind for doubt in draft.doubts}


_HEADED = (
    "HỘI NGHỊ TỔNG KẾT\n{}\n(8h00 - 9h00)\n{}Chào cờ\n{}Khai mạc\n"
    "{}\n(14h00 - 16h00)\n{}Bế mạc\n{}Chụp ảnh\n"
)


@pytest.mark.parametrize("marks", [("1. ", "2. "), ("- ", "- ")])
def test_hours_in_brackets_below_each_day_are_its_own(read, marks):
    draft = read(_HEADED.format("Ngày 29/01/2027", *marks, "Ngày 30/01/2027", *marks))
    assert [(s.start, s.end) for s in draft.programme.sessions] == [
        (time(8), time(9)),
        (time(14), time(16)),
    ]
    assert not draft.programme.notes
    assert not any(doubt.kind == "not_understood" for doubt in draft.doubts)


def test_hours_in_brackets_below_a_part_are_its_own(read):
    marks = ("1. ", "2. ")
    day = "Thời gian: ngày 29/01/2027\n"
    text = _HEADED.format(f"{day}PHẦN I: KHAI MẠC", *marks, "PHẦN II: BẾ MẠC", *marks)
    parts = read(text).programme.sessions[0].parts
    assert [(part.start, part.end) for part in parts] == [
        (time(8), time(9)),
        (time(14), time(16)),
    ]


@pytest.mark.parametrize("said", ["(8h00)", "(dự kiến 8h00 - 9h00 tại sảnh)", "(30 phút)"])
def test_what_else_stands_in_brackets_below_a_part_is_no_hours_of_it(read, said):
    text = f"HỘI NGHỊ\nNgày 29/01/2027\nPHẦN I: KHAI MẠC\n{said}\n1. Chào cờ\n2. Hát\n"
    draft = read(f"{text}PHẦN II: BẾ MẠC\n1. Tổng kết\n2. Chụp ảnh\n")
    assert all((part.start, part.end) == (None, None) for part in draft.programme.sessions[0].parts)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("NGÀY 14/10/2026 (TRÙ BỊ)", "NGÀY 15/10/2026 (CHÍNH THỨC)"),
        ("I. NGÀY 14/10/2026 (TRÙ BỊ)", "II. NGÀY 15/10/2026 (CHÍNH THỨC)"),
        ("* Ngày 14/10/2026 (họp tổ):", "* Ngày 15/10/2026 (dự kiến):"),
        ("Ngày 14/10/2026: Phiên trù bị", "Ngày 15/10/2026: Phiên chính thức"),
    ],
)
@pytest.mark.parametrize("counted", [("1. ", "2. "), ("- ", "- ")])
def test_what_a_day_is_called_beside_it_leaves_it_the_head_of_the_acts_below(
    read, first, second, counted
):
    acts = [f"{at}{title}" for at, title in zip(counted, ("Chào cờ", "Thảo luận"), strict=True)]
    draft = read("\n".join(["Đại hội mẫu", first, *acts, second, *acts]))

    assert days(draft) == [
        (date(2026, 10, 14), ["Chào cờ", "Thảo luận"]),
        (date(2026, 10, 15), ["Chào cờ", "Thảo luận"]),
    ]


@pytest.mark.parametrize("year", ["/2027", ""])
@pytest.mark.parametrize("again", ["Ngày 30/01{}\n6h00 - 7h00", "6h00 - 7h00 ngày 30/01{}"])
def test_a_night_that_ends_on_the_day_it_names_begins_on_the_day_before(read, year, again):
    again, head = again.format(year), "" if year else "Từ ngày 29/01/2027 đến ngày 30/01/2027\n"
    draft = read(
        f"TRẠI XUÂN\n{head}19h00 - 22h00 ngày 29/01{year}: Giao lưu\n"
        f"22h00 - 6h00 ngày 30/01{year}: Canh thức\n{again}: Ăn sáng\n"
    )
    assert days(draft) == [
        (date(2027, 1, 29), ["Giao lưu", "Canh thức"]),
        (date(2027, 1, 30), ["Ăn sáng"]),
    ]


def test_a_night_below_its_day_with_nothing_earlier_behind_it_begins_on_it(read):
    draft = read(
        "TRẠI XUÂN\n8h00 - 9h00 ngày 30/01/2027: Cắm trại\n22h00 - 6h00 ngày 30/01/2027: Hát\n"
        "7h00 - 8h00 ngày 31/01/2027: Về\n"
    )
    assert days(draft) == [
        (date(2027, 1, 30), ["Cắm trại", "Hát"]),
        (date(2027, 1, 31), ["Về"]),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ngày 5/9/2026, từ 7 giờ 30 tại Hội trường A", "Ngày 6/9/2026, từ 8 giờ tại sân huyện"),
        ("1. Ngày 5/9/2026, từ 7h30, tại Hội trường A:", "2. Ngày 6/9/2026, 8h00, tại sân huyện:"),
    ],
)
@pytest.mark.parametrize("hours", [("7h30: ", "9h00: "), ("- 8h00: ", "- 9h00: "), ("- ", "- ")])
def test_a_day_s_beginning_and_hall_beside_it_are_no_act(read, first, second, hours):
    acts = [f"{at}{title}" for at, title in zip(hours, ("Đón khách", "Thảo luận"), strict=True)]
    second_acts = [act.replace("7h30", "8h00") for act in acts]
    draft = read("\n".join(["Hội thảo mẫu", first, *acts, second, *second_acts]))

    assert days(draft) == [
        (date(2026, 9, 5), ["Đón khách", "Thảo luận"]),
        (date(2026, 9, 6), ["Đón khách", "Thảo luận"]),
    ]
    assert [session.start for session in draft.programme.sessions] == [time(7, 30), time(8)]
    halls = [venue.name for session in draft.programme.sessions for venue in session.venues]
    assert halls == ["Hội trường A", "sân huyện"]


def test_a_beginning_beside_one_of_several_days_is_no_act(read):
    draft = read(
        "Hội thảo mẫu\nNgày 5/9/2026, từ 7h30\n7h30: Đón khách\n8h00: Khai mạc\n"
        "Ngày 6/9/2026\n8h00: Bế mạc\n"
    )

    assert days(draft) == [
        (date(2026, 9, 5), ["Đón khách", "Khai mạc"]),
        (date(2026, 9, 6), ["Bế mạc"]),
    ]


@pytest.mark.parametrize(
    "second",
    [
        *("Rằm – 15/10 Đinh Mùi (Nhằm 12/11/2027)", "Rằm, 15/10 Đinh Mùi (tức ngày 12/11/2027):"),
        *("Ba mươi – 30/12 ÂL (12/11/2027)", "Giao thừa (nhằm 12/11/2027)", "Rằm (12/11/2027)"),
        *("Lễ chính (12/11/2027)", "Vía Bà - ngày 12/11/2027"),
    ],
)
def test_a_day_called_otherwise_heads_its_acts_where_its_own_date_stands_beside_it(read, second):
    draft = read(
        "LỄ HỘI ĐÌNH\n* Ngày 14/10 Đinh Mùi (Nhằm 11/11/2027)\n– 8 giờ : Rước kiệu\n"
        f"– 15 giờ : Cờ người\n* {second}\n– 16 giờ : Phát thưởng\n– 19 giờ : Hát tuồng\n"
    )

    assert days(draft) == [
        (date(2027, 11, 11), ["Rước kiệu", "Cờ người"]),
        (date(2027, 11, 12), ["Phát thưởng", "Hát tuồng"]),
    ]


@pytest.mark.parametrize("day", ["Rằm 15/10 ÂL : Lễ chính", "Rằm tháng Mười: Lễ chính"])
def test_a_day_of_the_moon_with_its_act_beside_it_is_asked(read, day):
    draft = read(
        "LỄ HỘI ĐÌNH\n* Ngày 14/10 Đinh Mùi (Nhằm 11/11/2027)\n– 8 giờ : Rước kiệu\n"
        f"* {day}\n– 16 giờ : Phát thưởng\n– 19 giờ : Hát tuồng\n"
    )

    assert [len(session.items) for session in draft.programme.sessions] == [1, 2]
    (doubt,) = [doubt for doubt in draft.doubts if doubt.kind == "date"]
    assert day in doubt.message


@pytest.mark.parametrize("head", ["", "Thời gian\tNội dung\tNgười thực hiện\n"])
@pytest.mark.parametrize("mark", [" - ", ", ", " (", ": "])
def test_a_weekday_beside_the_hour_in_one_cell_opens_the_day(read, head, mark):
    end = ")" if "(" in mark else ""
    draft = read(
        f"LỚP TẬP HUẤN\nNgày 13/3/2027\n{head}Thứ Bảy{mark}07:45{end}\tKhai mạc lớp học\t\n"
        "09:00 - 11:00\tChuyên đề 1: Sổ sách\tBà Lê Thị Tư\n"
        f"Chủ Nhật{mark}07:45{end}\tChuyên đề 2: Thuế\tÔng Trần Văn Ba\n"
        "09:30 - 10:00\tBế mạc\tBan tổ chức\n"
    )

    assert days(draft) == [
        (date(2027, 3, 13), ["Khai mạc lớp học", "Chuyên đề 1: Sổ sách"]),
        (date(2027, 3, 14), ["Chuyên đề 2: Thuế", "Bế mạc"]),
    ]
    starts = [time(7, 45), time(9), time(7, 45), time(9, 30)]
    assert [item.start for item in draft.programme.items] == starts


@pytest.mark.parametrize(
    "frame",
    [
        *("14 Tháng Ba, 2027 | 07:30 - 16:45", "14/3/2027\t07:30 - 16:45"),
        "14 - 15/3/2027\n07:30 - 16:45 (2 ngày)",
    ],
)
@pytest.mark.parametrize("acts", ["7:30 - 8:00\tA\n8:00 - 8:30\tB", "1. A\n2. B"])
def test_a_range_beside_the_date_alone_or_how_many_days_it_takes_is_no_act(read, frame, acts):
    draft = read(f"HỘI THẢO NUÔI ONG\n{frame}\n{acts}\n")

    assert days(draft) == [(date(2027, 3, 14), ["A", "B"])]
    assert not any(part.title for part in draft.programme.sessions[0].parts)


@pytest.mark.parametrize(
    "acts", ["17:00: Liên hoan\n19:00: Giao lưu", "17:00 - 18:00\tLiên hoan\n19:00\tGiao lưu"]
)
def test_hours_of_a_day_that_end_before_the_first_act_are_none_of_all(read, acts):
    draft = read(f"HỘI THẢO NUÔI ONG\n07:30 - 16:45 (2 ngày)\n{acts}\n")

    assert len(draft.programme.items) == 3


@pytest.mark.parametrize("first", ["Sáng Thứ Ba: 12/10 Khai mạc", "Ngày 12/10 - Thi bảng A"])
def test_a_place_below_a_day_s_name_leaves_it_the_day_s(read, first):
    draft = read(
        f"LỊCH THI\nTừ 12 - 13 tháng 10 năm 2027\n{first}\n07h30 - 08h00\nTập trung\n"
        "Chiều Thứ Tư:  13/10 -  Khai mạc Kỳ thi bảng B\ntại Nhà văn hóa – Trường Bình An\n"
        "13h30 – 14h00\nTập trung\n"
    )

    assert days(draft) == [
        (date(2027, 10, 12), ["Tập trung"]),
        (date(2027, 10, 13), ["Tập trung"]),
    ]
    places = [[venue.name for venue in session.venues] for session in draft.programme.sessions]
    assert places == [[], ["Nhà văn hóa – Trường Bình An"]]
    assert "Khai mạc Kỳ thi bảng B" in draft.programme.sessions[1].name


@pytest.mark.parametrize("above", ["", "Từ ngày 12 đến 13/10/2027\n"])
def test_what_each_day_is_called_stands_between_it_and_its_hours(read, above):
    draft = read(
        f"HỘI CHỢ\n{above}Ngày 01 — 12/10/2027\nKhai mạc & Gặp gỡ người mua\n08:00 - 09:00\n"
        "Đón khách\n09:00 - 10:00\nKhai mạc\nNgày 02 — 13/10/2027\nTham quan & Bế mạc\n"
        "08:00 - 09:00\nThăm xưởng\n"
    )

    assert days(draft) == [
        (date(2027, 10, 12), ["Đón khách", "Khai mạc"]),
        (date(2027, 10, 13), ["Thăm xưởng"]),
    ]
    names = [session.name for session in draft.programme.sessions]
    assert names == [
        "Ngày 12/10/2027: Khai mạc & Gặp gỡ người mua",
        "Ngày 13/10/2027: Tham quan & Bế mạc",
    ]


def test_what_one_day_alone_has_above_its_hours_is_no_name(read):
    draft = read(
        "HỘI CHỢ\nNgày 12/10/2027\n8h00: Đón khách\n9h00: Khai mạc\n"
        "Ngày 13/10/2027\nVăn nghệ chào mừng\n8h00: Thăm xưởng\n"
    )

    assert [session.name for session in draft.programme.sessions][1] == "Ngày 13/10/2027"
    assert any("Văn nghệ" in doubt.message for doubt in draft.doubts)


@pytest.mark.parametrize("named", ["Thứ {}, {}/5", "Thứ {} {}/5:", "Ngày {1}/5/2018"])
@pytest.mark.parametrize("sign", ["+", "•"])
def test_a_day_has_its_first_act_behind_the_sign_of_those_below_it(read, named, sign):
    first, second = named.format("hai", 21), named.format("ba", 22)
    draft = read(
        f"LỊCH CÔNG TÁC\nTừ ngày 21/5/2018 đến 22/5/2018\n{first}   {sign} Giao ban đầu tuần\n"
        f"{sign} Họp Thường trực\n{second}   {sign} Đoàn đi giám sát\n{sign} Tiếp dân\n"
    )

    assert days(draft) == [
        (date(2018, 5, 21), ["Giao ban đầu tuần", "Họp Thường trực"]),
        (date(2018, 5, 22), ["Đoàn đi giám sát", "Tiếp dân"]),
    ]


def test_no_lines_name_no_days():
    assert mark_days([]) == []


@pytest.mark.parametrize("hours", [("8h00: ", "9h00: "), ("- ", "- ")])
def test_a_day_in_brackets_below_a_sitting_is_its_own(read, hours):
    first, second = hours
    draft = read(
        f"ĐẠI HỘI\nPHIÊN THỨ NHẤT\n(Chiều ngày 14/8/2026)\n{first}Bầu Đoàn Chủ tịch\n"
        f"{second}Thông qua quy chế\nPHIÊN THỨ HAI\n(Sáng ngày 15/8/2026)\n"
        f"{first}Chào cờ\n{second}Khai mạc\n"
    )

    days = [session.date or draft.programme.date for session in draft.programme.sessions]
    assert days == [date(2026, 8, 14), date(2026, 8, 15)]
    assert [session.name for session in draft.programme.sessions] == [
        "PHIÊN THỨ NHẤT",
        "PHIÊN THỨ HAI",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("({}/8/2026)", "({}/8/2026)"),
        ("(Ngày thứ nhất: {}/8/2026)", "(Ngày thứ hai: {}/8/2026)"),
    ],
)
@pytest.mark.parametrize("hours", [("8h00: ", "9h00: "), ("1. ", "2. ")])
def test_a_day_in_brackets_above_acts_is_theirs_where_another_stands_so(read, first, second, hours):
    one, two = hours
    draft = read(
        f"HỘI THẢO\n{first.format(14)}\n{one}Khai mạc\n{two}Báo cáo\n"
        f"{second.format(15)}\n{one}Thảo luận\n{two}Bế mạc\n"
    )

    assert days(draft) == [
        (date(2026, 8, 14), ["Khai mạc", "Báo cáo"]),
        (date(2026, 8, 15), ["Thảo luận", "Bế mạc"]),
    ]


@pytest.mark.parametrize("head", ["", "Ngày 14/8/2026\n", "Ngày 13/8/2026\n"])
@pytest.mark.parametrize(("one", "two"), [("1. ", "2. "), ("- ", "- ")])
def test_a_day_in_brackets_below_each_act_is_its_own(read, head, one, two):
    draft = read(f"HỘI XUÂN\n{head}{one}Thi vẽ\n(14/8/2026)\n{two}Bế mạc\n(15/8/2026)\n")

    assert days(draft) == [(date(2026, 8, 14), ["Thi vẽ"]), (date(2026, 8, 15), ["Bế mạc"])]


def test_an_hour_beside_the_day_in_brackets_below_a_sitting_is_when_that_begins(read):
    draft = read(
        "ĐẠI HỘI\nPHIÊN THỨ NHẤT\n(13h30, ngày 14/8/2026)\n- Chào cờ\n- Bầu Chủ tịch\n"
        "PHIÊN THỨ HAI\n(7h30, ngày 15/8/2026)\n- Khai mạc\n- Báo cáo\n"
    )

    sessions = draft.programme.sessions
    told = [(s.name, s.date or draft.programme.date, s.start) for s in sessions]
    assert told == [
        ("PHIÊN THỨ NHẤT", date(2026, 8, 14), time(13, 30)),
        ("PHIÊN THỨ HAI", date(2026, 8, 15), time(7, 30)),
    ]


@pytest.mark.parametrize(
    "foot",
    ["", "Tân Phú, ngày 10 tháng 8 năm 2026\n", "Lưu ý: mặc áo dài\n", "Xe sẽ đón tại cổng\n"],
)
def test_the_last_of_days_whose_acts_have_no_sign_has_as_many_as_another(read, foot):
    draft = read(
        f"ĐẠI HỘI NĂM 2026\nNGÀY 14/8 (TRÙ BỊ)\nBầu Đoàn Chủ tịch\nThông qua quy chế\n"
        f"NGÀY 15/8 (CHÍNH THỨC)\nKhai mạc\nBế mạc\n{foot}"
    )

    assert days(draft) == [
        (date(2026, 8, 14), ["Bầu Đoàn Chủ tịch", "Thông qua quy chế"]),
        (date(2026, 8, 15), ["Khai mạc", "Bế mạc"]),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("=== Thứ Sáu 14/8/2026 ===", "=== Thứ Bảy 15/8/2026 ==="),
        ("--- Ngày 14/8/2026 ---", "--- Ngày 15/8/2026 ---"),
        ("Hôm thứ Sáu 14/8/2026", "Hôm thứ Bảy 15/8/2026:"),
        ("Nội dung làm việc ngày 14/8/2026", "Nội dung làm việc ngày 15/8/2026"),
        ("Ngày đầu tiên (14/8/2026)", "Ngày cuối cùng (15/8/2026)"),
        ("Ngày làm việc thứ nhất (14/8/2026)", "Ngày làm việc thứ hai"),
        ("Ngày đầu tiên: Thứ Sáu, 14/8/2026", "Ngày tiếp theo: Thứ Bảy, 15/8/2026"),
    ],
)
def test_what_leads_to_a_day_or_rules_it_off_leaves_it_a_head(read, first, second):
    draft = read(f"HỘI NGHỊ\n{first}\n8h00: Khai mạc\n{second}\n8h00: Bế mạc\n")

    assert days(draft) == [(date(2026, 8, 14), ["Khai mạc"]), (date(2026, 8, 15), ["Bế mạc"])]


def test_the_first_and_the_last_day_are_those_of_it_all(read):
    draft = read(
        "TRẠI HÈ\nTừ ngày 12/8/2026 đến 14/8/2026\nNgày đầu tiên\n8h00: Khai mạc\n"
        "Ngày thứ hai\n8h00: Thi\nNgày cuối cùng:\n8h00: Bế mạc\n"
    )

    assert days(draft) == [
        (date(2026, 8, 12), ["Khai mạc"]),
        (date(2026, 8, 13), ["Thi"]),
        (date(2026, 8, 14), ["Bế mạc"]),
    ]


def test_a_last_day_of_days_that_are_not_told_is_asked(read):
    draft = read("TRẠI HÈ\nNgày 12/8/2026\n8h00: Khai mạc\nNgày cuối cùng\n8h00: Bế mạc\n")

    assert [len(session.items) for session in draft.programme.sessions] == [1, 1]
    assert any("Ngày cuối cùng" in d.message for d in draft.doubts if d.kind == "date")


@pytest.mark.parametrize("title", ["Ngày đầu tiên đi học", "Ngày cuối cùng của chiến tranh"])
def test_a_song_of_a_first_or_a_last_day_is_no_day(read, title):
    draft = read(f"HỘI DIỄN\nNgày 12/8/2026\n1. Khai mạc\n2. {title}\n3. Bài ca\n")

    assert [len(session.items) for session in draft.programme.sessions] == [3]


@pytest.mark.parametrize("beside", ["", " (dự kiến)", " (14/3/2027)"])
def test_a_range_above_all_acts_that_holds_the_first_is_no_act(read, beside):
    draft = read(
        f"HỘI THẢO\nNgày 14/3/2027\n07:30 - 16:45{beside}\n07:30 - 08:00 Đón khách\n"
        "08:00 - 09:00 Khai mạc\n"
    )

    assert [item.title for item in draft.programme.items] == ["Đón khách", "Khai mạc"]


def test_a_range_above_a_title_of_its_own_is_an_act_s(read):
    draft = read(
        "HỘI THẢO\nNgày 14/3/2027\n07:30 - 08:30\nĐón khách\n08:00 - 09:00\nKhai mạc\n"
        "09:00 - 10:00\nBế mạc\n"
    )

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Đón khách", "Khai mạc", "Bế mạc"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Túc yết (Nhằm 12/8/2026)", "Chánh tế (DL 13/8/2026)"),
        ("Ngày 30/6 ÂL (DL: 12/8/2026)", "Ngày vía - Mùng Một (dương lịch 13/8/2026)"),
        ("Ngày 12/8/2026", "Mùng Một tháng Bảy (tức là thứ Năm, 13/8/2026)"),
        ("* Ngày thứ nhất 30 tháng 6 (Tức 12/8/2026)", "* Ngày chính hội (tức ngày 13/8/2026)"),
    ],
)
@pytest.mark.parametrize("sign", ["- ", ""])
def test_what_says_in_a_bracket_its_day_of_this_calendar_heads_its_hours(read, first, second, sign):
    draft = read(
        f"LỄ HỘI ĐÌNH\n{first}\n{sign}8 giờ: Rước kiệu\n{sign}15 giờ: Cờ người\n"
        f"{second}\n{sign}8 giờ: Lễ chính\n{sign}15 giờ: Hát tuồng\n"
    )

    assert days(draft) == [
        (date(2026, 8, 12), ["Rước kiệu", "Cờ người"]),
        (date(2026, 8, 13), ["Lễ chính", "Hát tuồng"]),
    ]


@pytest.mark.parametrize(
    "span", ["Từ mùng 1 đến mùng 2/7 âm lịch (tức 13 - 14/8/2026 dương lịch)", "13/8 - 14/8/2026"]
)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mùng 1 tháng 7 (Thứ Năm, 13/8)", "Ngày 2 tháng 7 (Thứ Sáu, 14/8)"),
        ("Ngày 01/7 (Thứ Năm, ngày 13/8)", "Ngày 02/7 (Thứ Sáu, ngày 14/8)"),
        ("Rằm tháng Bảy (Thứ Năm, 13/8)", "Ngày 16 tháng Bảy (Thứ Sáu, 14/8)"),
    ],
)
def test_a_day_in_a_bracket_that_the_paper_goes_over_is_that_of_the_moon_before_it(
    read, span, first, second
):
    draft = read(
        f"LỄ HỘI ĐÌNH\n{span}\n{first}\n8h: Rước kiệu\n15h: Cờ người\n{second}\n8h: Lễ chính\n"
    )

    assert days(draft) == [
        (date(2026, 8, 13), ["Rước kiệu", "Cờ người"]),
        (date(2026, 8, 14), ["Lễ chính"]),
    ]
    names = [session.name.replace(" âm lịch", "") for session in draft.programme.sessions]
    assert names == [first, second]
    assert draft.doubts == ()


def test_a_day_before_one_of_the_moon_in_a_bracket_stays_that_of_it_all(read):
    draft = read(
        "LỄ HỘI ĐÌNH\n13/8 - 14/8/2026\nNgày 13/8 (mùng 1/7)\n8h: Rước kiệu\n"
        "Ngày 14/8 (Thứ Sáu, 2/7)\n8h: Lễ chính\n"
    )

    assert days(draft) == [
        (date(2026, 8, 13), ["Rước kiệu"]),
        (date(2026, 8, 14), ["Lễ chính"]),
    ]


def test_an_act_that_says_so_among_its_like_stays_one(read):
    draft = read(
        "LỄ HỘI ĐÌNH\nNgày 12/8/2026\n1. Rước kiệu\n2. Giỗ Tổ (nhằm 13/8/2026)\n3. Bế mạc\n"
    )

    assert [len(session.items) for session in draft.programme.sessions] == [3]


@pytest.mark.parametrize("week", ["Từ thứ Tư, 12.8 đến thứ Năm, 13.8.2026", "12.8 - 13.8.2026"])
@pytest.mark.parametrize(
    ("first", "second"),
    [("Thứ Tư, 12.8", "Thứ Năm, 13.8"), ("Ngày đầu: 12/8", "Ngày cuối: 13/8")],
)
def test_days_with_dots_or_called_first_and_last_beside_their_date_are_heads(
    read, week, first, second
):
    draft = read(f"LỊCH LÀM VIỆC\n{week}\n{first}\n8h00: Họp\n{second}\n8h00: Tiếp dân\n")

    assert days(draft) == [(date(2026, 8, 12), ["Họp"]), (date(2026, 8, 13), ["Tiếp dân"])]


def test_a_day_of_the_moon_in_figures_behind_one_is_the_same_day(read):
    draft = read(
        "LỄ HỘI CHÙA BẾN XƯA\nChiều 20/4/2027 (14 tháng 03 Đinh Mùi)\n+ Đón khách\n+ Lễ cúng\n"
        "Sáng 21/4/2027 (15 tháng 03 Đinh Mùi)\n+ Khai mạc\n+ Bế mạc\n"
    )

    assert days(draft) == [
        (date(2027, 4, 20), ["Đón khách", "Lễ cúng"]),
        (date(2027, 4, 21), ["Khai mạc", "Bế mạc"]),
    ]


@pytest.mark.parametrize("half", ["* Buổi sáng", "Buổi sáng:", "+ Sáng"])
def test_a_single_day_with_what_it_is_called_may_have_half_a_day_below_it(read, half):
    acts = f"{half}\n- 8h00: {{}}\n- 9h00: {{}}\n"
    draft = read(
        "HỘI THẢO MẪU\n1. Ngày 13/10/2026 (thứ Ba)\n"
        + acts.format("Đón khách", "Tập dượt")
        + "2. Ngày 14/10/2026 (thứ Tư) - Khai mạc\n"
        + acts.format("Chào cờ", "Tham luận")
        + "3. Ngày 15/10/2026 (thứ Năm)\n"
        + acts.format("Tổng kết", "Bế mạc")
    )

    assert days(draft) == [
        (date(2026, 10, 13), ["Đón khách", "Tập dượt"]),
        (date(2026, 10, 14), ["Chào cờ", "Tham luận"]),
        (date(2026, 10, 15), ["Tổng kết", "Bế mạc"]),
    ]


@pytest.mark.parametrize("off", ["Nghỉ", "Nghỉ lễ", "NGHỈ TẾT DƯƠNG LỊCH", "Nghỉ bù."])
@pytest.mark.parametrize("day", ["Thứ Tư, ngày 14/10/2026", "Thứ Tư"])
def test_a_day_that_is_off_has_no_act_and_is_told(read, day, off):
    draft = read(
        "LỊCH TUẦN\nTừ ngày 12/10/2026 đến ngày 16/10/2026\nThứ Hai, ngày 12/10/2026: Họp tổ\n"
        "Thứ Ba, ngày 13/10/2026: Dự giờ\n"
        f"{day}: {off}\nThứ Năm, ngày 15/10/2026: Sơ kết\n"
    )

    assert days(draft) == [
        (date(2026, 10, 12), ["Họp tổ"]),
        (date(2026, 10, 13), ["Dự giờ"]),
        (date(2026, 10, 15), ["Sơ kết"]),
    ]
    assert f"{day}: {off}" in draft.programme.notes
    assert draft.left_out == (5,)


def test_a_second_hour_with_the_same_day_heads_a_second_sitting(read):
    draft = read(
        "CHƯƠNG TRÌNH\nHội nghị sơ kết\n8 giờ 00 phút, ngày 15/8/2026\n- Chào cờ\n- Báo cáo\n"
        "13 giờ 30 phút, ngày 15/8/2026\n- Thảo luận\n- Bế mạc\n"
    )

    found = [(session.start.hour, len(session.items)) for session in draft.programme.sessions]
    assert found == [(8, 2), (13, 2)]
    assert draft.programme.date == date(2026, 8, 15)


@pytest.mark.parametrize("sign", ["", "+ "])
def test_a_week_s_days_need_not_say_that_they_are(read, sign):
    draft = read(
        f"LỊCH TUẦN\n{sign}Hai 23/11/2026\n- 8h00: Giao ban\n- 14h00: Họp tổ\n"
        f"{sign}Ba 24/11/2026\n- 8h00: Tiếp dân\n- 14h00: Kiểm tra\n"
    )

    assert [session.date for session in draft.programme.sessions] == [None, date(2026, 11, 24)]
    assert draft.programme.date == date(2026, 11, 23)
    assert not [doubt for doubt in draft.doubts if doubt.kind == "not_understood"]
