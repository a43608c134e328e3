"""Lines that head others and are no acts themselves."""

from datetime import date as Day
from datetime import time

import pytest


def titles(draft):
    return [item.title for item in draft.programme.items]


@pytest.mark.parametrize("head", ["B) CHƯƠNG TRÌNH HỘI THI (dự kiến)", "B. CHƯƠNG TRÌNH HỘI THI"])
@pytest.mark.parametrize("above", ["A) ĐỐI TƯỢNG: Học sinh lớp 6", "A) THÔNG TIN CHUNG\nTại Huế"])
@pytest.mark.parametrize(
    "below",
    [
        "Sáng\n8h00 Khai mạc\n8h30 Thi\nChiều\n14h00 Trao giải\n",
        "Ngày 15/10/2024\n8h00 Khai mạc\n8h30 Thi\nNgày 16/10/2024\n14h00 Trao giải\n",
    ],
)
def test_a_lettered_programme_is_no_act_above_days_and_their_halves(read, head, above, below):
    draft = read(f"THÔNG BÁO HỘI THI\nNgày 15/10/2024\n{above}\n{head}\n{below}")

    assert titles(draft) == ["Khai mạc", "Thi", "Trao giải"]
    assert any(head in note for note in draft.programme.notes)
    assert not any(session.attendees[1:] for session in draft.programme.sessions)


def test_a_lettered_programme_with_its_own_hours_heads_what_is_counted_below_it(read):
    draft = read(
        "ĐẠI HỘI CHI BỘ\nNgày 15/9/2024\nB) CHƯƠNG TRÌNH ĐẠI HỘI (8h00 - 11h00)\n"
        "1. Chào cờ\n2. Diễn văn\n"
    )

    assert titles(draft) == ["Chào cờ", "Diễn văn"]


@pytest.mark.parametrize("titles", [("Phần lễ", "Phần hội"), ("Hội thi", "Hội chợ")])
@pytest.mark.parametrize("sign", ["", "- "])
def test_counted_titles_each_above_its_days_are_parts_of_them(read, titles, sign):
    draft = read(
        f"LỄ HỘI\n- Thời gian: 19-21/02/2024\nCác hoạt động:\n1. {titles[0]}\n"
        f"{sign}Ngày 20/02/2024:\n+ 15h00: Thi vẽ\n+ 19h00: Múa lân\n\n"
        f"{sign}Ngày 21/02/2024:\n+ 15h00: Trao giải\n\n"
        f"2. {titles[1]}\n{sign}Ngày 19/02/2024:\n+ 8h00: Đua thuyền\n"
    )

    named = [
        (part.title, [item.title for item in part.items])
        for session in draft.programme.sessions
        for part in session.parts
    ]
    first, second = titles
    assert named == [
        (first, ["Thi vẽ", "Múa lân"]),
        (first, ["Trao giải"]),
        (second, ["Đua thuyền"]),
    ]


def test_the_only_act_of_each_day_is_no_part_of_the_next(read):
    draft = read("LỊCH\nNgày 20/2/2024\n1. Họp\nNgày 21/2/2024\n1. Thi\nNgày 22/2/2024\n1. Đi\n")

    assert [item.title for item in draft.programme.items] == ["Họp", "Thi", "Đi"]


def test_counted_names_of_days_below_another_day_are_no_acts(read):
    draft = read(
        "TUẦN THÁNH 2026\n1. Lễ Lá (Ngày 28/3)\n5h00: Rước lá\n2. Lễ Dầu:\n"
        "* 8h00 thứ Tư, ngày 1/4: Thánh lễ\n3. Tiệc Ly:\n* 17h30 thứ Năm, ngày 2/4: Rửa chân\n"
        "4. Phục Sinh (Ngày 5/4)\n6h00: Thánh lễ sớm\n"
    )

    assert titles(draft) == ["Rước lá", "Thánh lễ", "Rửa chân", "Thánh lễ sớm"]


def test_a_range_below_the_name_of_a_sitting_is_the_sittings(read):
    draft = read(
        "HỘI NGHỊ MẪU\nNgày 15/8/2026\nPHIÊN 1: DA LIỄU\n13h00 – 14h30\n"
        "Chủ tọa: GS. Trần Nam\n13h00 – 13h30\nBệnh da\n13h30 – 14h30\nBệnh tóc\n"
        "PHIÊN 2: MẮT\n14h40 – 16h00\nĐịa điểm: Hội trường B\n14h40 - 16h00: Bệnh mắt\n"
    )

    assert [(s.name, s.start, s.end, len(s.items)) for s in draft.programme.sessions] == [
        ("PHIÊN 1: DA LIỄU", time(13), time(14, 30), 2),
        ("PHIÊN 2: MẮT", time(14, 40), time(16), 1),
    ]


def test_a_range_above_a_title_is_that_acts(read):
    draft = read(
        "HỘI NGHỊ MẪU\nNgày 15/8/2026\nPHIÊN 1: DA LIỄU\n13h00 – 14h30\nBệnh da\n"
        "14h00 – 14h30\nBệnh tóc\n"
    )

    assert [item.end for item in draft.programme.items] == [time(14, 30), time(14, 30)]


@pytest.mark.parametrize(
    "parts",
    [("I. PHẦN LỄ", "II. PHẦN HỘI"), ("1. Phần lễ", "2. Phần hội"), ("* Phần lễ:", "* Phần hội:")],
)
@pytest.mark.parametrize("acts", ["8h00: {}", "{}"])
@pytest.mark.parametrize(
    "days",
    [
        ("Từ ngày 18 đến 19/8/2026", "Ngày 18/8/2026", "Ngày 19/8/2026", Day(2026, 8, 19)),
        ("Ngày 18/8/2026", "Ngày 18/8", "Ngày 19/8", Day(2026, 8, 19)),
        ("Ngày 18/8/2026", "Buổi sáng", "Buổi chiều", None),
        ("(Ngày 18/8/2026)", "* Sáng:", "* Chiều:", None),
    ],
)
def test_parts_right_above_days_or_halves_of_them_go_over_these(read, parts, acts, days):
    first, second = parts
    above, one, other, second_day = days
    lines = [first, one, f"- {acts.format('Dâng hương')}", second, other]
    lines += [f"- {acts.format('Thi nấu cơm').replace('8h', '14h')}"]
    programme = read("\n".join(["CHƯƠNG TRÌNH LỄ HỘI LÀNG", above, *lines])).programme
    assert programme.date == Day(2026, 8, 18)
    assert [
        (session.date, part.title, [item.title for item in part.items])
        for session in programme.sessions
        for part in session.parts
    ] == [
        (None, first.split(" ", 1)[1].rstrip(":"), ["Dâng hương"]),
        (second_day, second.split(" ", 1)[1].rstrip(":"), ["Thi nấu cơm"]),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        # The second is an act, below which a half of the day begins.
        ["Ngày 18/8/2026", "I. Khai mạc", "II. Báo cáo", "Buổi chiều", "III. Thảo luận"],
        # What a day has stays on it, whatever day comes next.
        ["Ngày 18/8/2026", "1. Khai mạc", "Ngày 19/8/2026", "1. Báo cáo", "2. Thảo luận"],
        ["Buổi sáng", "I. Khai mạc", "II. Báo cáo", "Buổi chiều", "III. Thảo luận"],
    ],
)
def test_acts_right_above_a_day_or_a_half_of_it_are_no_parts(read, lines):
    programme = read("\n".join(["CHƯƠNG TRÌNH HỘI NGHỊ", *lines])).programme
    assert [item.title for item in programme.items] == ["Khai mạc", "Báo cáo", "Thảo luận"]


def parts(draft):
    """Return each part's title and hours with the acts in it and theirs."""
    return [
        (part.title, part.start, part.end, [(item.title, item.start) for item in part.items])
        for session in draft.programme.sessions
        for part in session.parts
    ]


@pytest.mark.parametrize("acts", ["1. {}\n2. {}", "- {}\n- {}"])
def test_hours_above_several_acts_without_hours_are_those_of_all_of_them(read, acts):
    first, second = acts.format("Chào cờ", "Khai mạc"), acts.format("Báo cáo", "Tham luận")
    draft = read(
        "CHƯƠNG TRÌNH LỄ KHAI GIẢNG\nNgày 05/9/2026\n"
        f"Từ 8h00 đến 9h00:\n{first}\nTừ 9h00 đến 10h00:\n{second}\n10h00 - 10h15: Giải lao\n"
    )
    assert parts(draft) == [
        ("Từ 8h00 đến 9h00", time(8), time(9), [("Chào cờ", None), ("Khai mạc", None)]),
        ("Từ 9h00 đến 10h00", time(9), time(10), [("Báo cáo", None), ("Tham luận", None)]),
        (None, None, None, [("Giải lao", time(10))]),
    ]


@pytest.mark.parametrize(
    "day", ["Ngày 05/9/2026", "Thời gian: Ngày 05/9/2026", "Ngày 05/9/2026\nSáng"]
)
def test_the_only_hours_above_acts_without_hours_are_the_sittings(read, day):
    draft = read(f"CHƯƠNG TRÌNH LỄ\n{day}\nTừ 8h00 đến 9h00:\n1. Chào cờ\n2. Khai mạc\n")
    (session,) = draft.programme.sessions
    assert (session.start, session.end) == (time(8), time(9))
    assert parts(draft) == [(None, None, None, [("Chào cờ", None), ("Khai mạc", None)])]


def test_the_only_hours_below_a_chapter_are_its_own(read):
    draft = read(
        "CHƯƠNG TRÌNH LỄ\nNgày 05/9/2026\nI. PHẦN LỄ\nTừ 8h00 đến 9h00:\n1. Chào cờ\n2. Khai mạc\n"
        "II. PHẦN HỘI\nTừ 9h00 đến 10h00:\n1. Thi\n2. Trao giải\n"
    )
    assert parts(draft) == [
        ("PHẦN LỄ", time(8), time(9), [("Chào cờ", None), ("Khai mạc", None)]),
        ("PHẦN HỘI", time(9), time(10), [("Thi", None), ("Trao giải", None)]),
    ]


@pytest.mark.parametrize("above", ["", "Chủ trì: Ông Lê Văn An\n"])
def test_of_several_hours_in_a_chapter_the_first_are_its_and_the_others_head_parts(read, above):
    draft = read(
        f"CHƯƠNG TRÌNH LỄ\nNgày 05/9/2026\nI. PHẦN LỄ\n{above}Từ 8h00 đến 9h00:\n1. Chào cờ\n"
        "2. Khai mạc\nTừ 9h00 đến 10h00:\n3. Báo cáo\n4. Tham luận\nII. PHẦN HỘI\n5. Thi\n"
    )
    assert parts(draft) == [
        ("PHẦN LỄ", time(8), time(9), [("Chào cờ", None), ("Khai mạc", None)]),
        ("Từ 9h00 đến 10h00", time(9), time(10), [("Báo cáo", None), ("Tham luận", None)]),
        ("PHẦN HỘI", None, None, [("Thi", None)]),
    ]


@pytest.mark.parametrize(
    ("sign", "below"), [("*", "-"), ("-", "+"), ("1.", "-"), ("a)", "-"), ("b)", "1.")]
)
def test_hours_behind_a_sign_of_their_own_head_several_acts_too(read, sign, below):
    first, second = (
        f"{sign} Từ {hours}:\n{below} {acts[0]}\n{below.replace('1', '2')} {acts[1]}\n"
        for hours, acts in (
            ("8h00 đến 9h00", ("Chào cờ", "Khai mạc")),
            ("9h00 đến 10h00", ("Báo cáo", "Tham luận")),
        )
    )
    draft = read(f"CHƯƠNG TRÌNH LỄ\nNgày 05/9/2026\n{first}{second}")
    assert parts(draft) == [
        ("Từ 8h00 đến 9h00", time(8), time(9), [("Chào cờ", None), ("Khai mạc", None)]),
        ("Từ 9h00 đến 10h00", time(9), time(10), [("Báo cáo", None), ("Tham luận", None)]),
    ]


def test_hours_in_the_chapter_called_programme_head_its_acts(read):
    draft = read(
        "KẾ HOẠCH\nTổ chức hội nghị\nI. THỜI GIAN: Ngày 05/9/2026\nII. CHƯƠNG TRÌNH\n"
        "Từ 8h00 đến 9h00:\n1. Chào cờ\n2. Khai mạc\n"
        "Từ 9h00 đến 10h00:\n3. Báo cáo\n4. Tham luận\n"
    )
    assert parts(draft) == [
        ("Từ 8h00 đến 9h00", time(8), time(9), [("Chào cờ", None), ("Khai mạc", None)]),
        ("Từ 9h00 đến 10h00", time(9), time(10), [("Báo cáo", None), ("Tham luận", None)]),
    ]


@pytest.mark.parametrize("clock", ["- 9h00 - 11h00", "- Thời gian: 9h00 - 11h00"])
def test_hours_below_a_counted_act_are_its_whatever_is_counted_next(read, clock):
    draft = read(
        f"CHƯƠNG TRÌNH HỘI THI\nNgày 05/9/2026\n1. Thi bóng chuyền\n{clock}\n2. Thi kéo co\n"
        "3. Trao giải\n"
    )
    acts = [("Thi bóng chuyền", time(9)), ("Thi kéo co", None), ("Trao giải", None)]
    assert parts(draft) == [(None, None, None, acts)]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "7h30 - 8h00",
            "1. Đón khách",
            "8h00 - 8h30",
            "2. Khai mạc",
            "8h30 - 9h00",
            "3. Trao giải",
        ],
        ["7h30 - 8h00", "Đón khách", "8h00 - 8h30", "Khai mạc", "8h30 - 9h00", "Trao giải"],
        [
            *("7h30 - 8h00", "Đón khách", "- Đoàn viên", "- Đội viên", "8h00 - 8h30", "Khai mạc"),
            *("- Chào cờ", "- Diễn văn", "8h30 - 9h00", "Trao giải", "- Nhất", "- Nhì"),
        ],
    ],
)
def test_hours_above_one_act_each_are_its(read, lines):
    draft = read("\n".join(["CHƯƠNG TRÌNH HỘI THI", "Ngày 05/9/2026", *lines]))
    acts = [("Đón khách", time(7, 30)), ("Khai mạc", time(8)), ("Trao giải", time(8, 30))]
    assert parts(draft) == [(None, None, None, acts)]


@pytest.mark.parametrize("sign", ["👉 ", "- ", "+ "])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("🌷Phần lễ từ 07h30' - 09h00' :", "🌷Phần hội từ 09h00' -  16h00'"),
        ("Phần lễ (7h30 - 9h00)", "Phần hội (từ 9h00)"),
        ("PHẦN LỄ: 7h30", "PHẦN HỘI: 9h00"),
    ],
)
def test_parts_that_say_when_they_begin_head_the_bullets_below_them(read, sign, first, second):
    draft = read(
        f"NGÀY HỘI BÁNH\nNgày 15/4/2023\n{first}\n{sign}Đón tiếp đại biểu\n{sign}Lễ dâng bánh\n"
        f"{second}\n{sign}Thi gói bánh\n{sign}Trò chơi dân gian\n"
    )

    parts = [
        ((part.title or "").lower(), part.start, [item.title for item in part.items])
        for part in draft.programme.sessions[0].parts
    ]
    assert parts == [
        ("phần lễ", time(7, 30), ["Đón tiếp đại biểu", "Lễ dâng bánh"]),
        ("phần hội", time(9), ["Thi gói bánh", "Trò chơi dân gian"]),
    ]


@pytest.mark.parametrize(
    "below",
    [
        "Phần thi tài năng (9h00)\n👉 mỗi đội 5 phút\nPhần thi ứng xử (10h00)\n👉 mỗi đội 5 phút\n",
        "Phần lễ (7h30 - 9h00)\n- Đón tiếp đại biểu\n9h00: Thi gói bánh\n",
        "Phần lễ (7h30 - 9h00)\nPhần hội (9h00 - 10h00)\n- Thi gói bánh\n",
    ],
)
def test_a_contest_or_a_part_alone_keeps_its_bullets_as_notes(read, below):
    draft = read(f"NGÀY HỘI BÁNH\nNgày 15/4/2023\n{below}")

    assert len(draft.programme.items) == 2
    assert any(item.notes for item in draft.programme.items)


def test_a_place_heads_the_bullets_below_it_and_may_stand_before_a_clock(read):
    draft = read(
        "LỄ HỘI ĐỀN\nNgày 8/3/2019\n* Tại Đền Thượng, Đền Hạ: từ 7 giờ 00 phút: Lễ cáo yết\n"
        "* Tại Quảng trường trung tâm\n– 9 giờ 00 phút: khai mạc hội chợ\n"
        "– 20 giờ 00 phút: Văn nghệ\n"
    )

    assert titles(draft) == ["Lễ cáo yết", "khai mạc hội chợ", "Văn nghệ"]
    first = draft.programme.items[0]
    assert (first.start, first.presenter) == (time(7), None)
    assert first.notes == ("Tại Đền Thượng, Đền Hạ",)
    parts = [part.title for part in draft.programme.sessions[0].parts]
    assert parts[-1] == "Tại Quảng trường trung tâm"


@pytest.mark.parametrize(
    "line",
    [
        "* Tham quan tại Huế",
        "* Tại buổi lễ, các em thả bóng bay",
        "* Tại lễ khai mạc: trao 10 suất quà",
        "* Tại đây Ban Tổ chức trao quà",
        "* Tại Nhà văn hóa, các em vẽ tranh",
    ],
)
def test_a_bullet_that_tells_of_an_act_heads_nothing(read, line):
    draft = read(f"LỄ HỘI\nNgày 8/3/2019\n– 9h00: Khai mạc\n{line}\n– 10h00: Bế mạc\n")

    assert titles(draft) == ["Khai mạc", "Bế mạc"]
    assert len(draft.programme.sessions[0].parts) == 1


def test_a_place_before_the_hour_and_day_of_it_all_is_no_act(read):
    draft = read("LỄ HỘI\nTại Quảng trường: 7h30 ngày 8/3/2019\n- 8h00: Khai mạc\n- 9h00: Bế mạc\n")

    assert titles(draft) == ["Khai mạc", "Bế mạc"]


def parts_of(draft):
    (session,) = draft.programme.sessions
    return [(part.title, [item.title for item in part.items]) for part in session.parts]


def test_named_parts_that_count_within_a_chapter_hold_the_dashes_below_them(read):
    draft = read(
        "KẾ HOẠCH\nTổ chức Tết Trung thu\nI. THỜI GIAN, NỘI DUNG\n1. Thời gian: 18h00, 25/9/2026\n"
        "2. Nội dung:\n2.1. Phần lễ\n- Múa lân\n- Chào cờ\n- Kể chuyện chú Cuội\n"
        "2.2. Phần hội\n- Rước đèn\n- Phá cỗ\n"
    )

    assert parts_of(draft) == [
        ("Phần lễ", ["Múa lân", "Chào cờ", "Kể chuyện chú Cuội"]),
        ("Phần hội", ["Rước đèn", "Phá cỗ"]),
    ]


def test_a_part_s_number_and_the_name_below_it_are_one(read):
    draft = read(
        "Hội thao\nNgày 15/8/2026\nPhần thứ nhất\nNGHI LỄ\n- 8h00: Chào cờ\n- 8h15: Khai mạc\n"
        "Phần thứ hai\nTHI ĐẤU\n- 9h00: Chạy tiếp sức\n- 10h00: Nhảy bao bố\n"
    )

    assert parts_of(draft) == [
        ("NGHI LỄ", ["Chào cờ", "Khai mạc"]),
        ("THI ĐẤU", ["Chạy tiếp sức", "Nhảy bao bố"]),
    ]


def test_sittings_with_their_ranges_in_brackets_hold_the_dashes_below_them(read):
    draft = read(
        "THÔNG BÁO\nHọp khu phố\n1. Ngày họp: Thứ Bảy, 12/9/2026\n2. Nội dung:\n"
        "a) Họp chi bộ (18h00 - 19h00, tại nhà văn hóa)\n- Bí thư báo cáo\n- Thu đảng phí\n"
        "b) Họp dân (19h15 - 21h00)\n- Bà con góp ý việc sửa đường\n- Bình xét hộ nghèo\n"
        "3. Chỗ ngồi\n"
    )

    assert draft.programme.date == Day(2026, 9, 12)
    assert parts_of(draft)[:2] == [
        (
            "Họp chi bộ (tại nhà văn hóa)",
            ["Bí thư báo cáo", "Thu đảng phí"],
        ),
        ("Họp dân", ["Bà con góp ý việc sửa đường", "Bình xét hộ nghèo"]),
    ]
    first, second, *_others = draft.programme.sessions[0].parts
    assert (first.start, second.end) == (time(18), time(21))


@pytest.mark.parametrize("below", ["- Tổ 1: phòng A\n", "- 8h15: Tổ 1\n- 8h30: Tổ 2\n"])
def test_acts_with_their_ranges_in_brackets_stay_acts(read, below):
    draft = read(
        f"Hội nghị\nNgày 15/8/2026\na) Thảo luận tổ (8h00 - 9h00)\n{below}"
        f"b) Tổng hợp (9h00 - 10h00)\n- Thư ký ghi biên bản\n"
    )

    assert titles(draft)[-1] == "Tổng hợp"


def test_a_break_by_itself_between_counted_acts_is_one_of_them(read):
    head = "Hội nghị mẫu\nNgày 15/8/2026\n"
    acts = "1- Khai mạc\n2- Tờ trình\n- Giải lao\n3- Báo cáo\n- Nghỉ ngơi\n- Chụp ảnh\n4- Bế mạc\n"
    draft = read(f"{head}{acts}")

    assert titles(draft) == ["Khai mạc", "Tờ trình", "Giải lao", "Báo cáo", "Bế mạc"]


def test_rows_with_a_gap_between_them_are_a_part_below_who_chairs_them(read):
    draft = read(
        "Hội nghị mẫu\nNgày 15/8/2026\nThời gian | Nội dung | Báo cáo viên\n"
        "8h00 - 11h30 | Khóa học trước hội nghị |\nChairs: Trần Văn An\n"
        "8h00 - 8h20 | Siêu âm tim | TS. Lê Thị Bình\n11h10 - 11h30 | Thảo luận |\n"
    )

    (part,) = draft.programme.sessions[0].parts
    assert (part.title, part.start, part.end) == ("Khóa học trước hội nghị", time(8), time(11, 30))
    assert titles(draft) == ["Siêu âm tim", "Thảo luận"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Phần I: Hội nghị chung", "Phần II: Thảo luận tổ"),
        ("A. HỘI NGHỊ CHUNG", "B. THẢO LUẬN TỔ"),
        ("I. HỘI NGHỊ CHUNG", "II. THẢO LUẬN TỔ"),
    ],
)
def test_heads_with_their_hours_and_points_that_begin_as_acts_are_parts(read, first, second):
    draft = read(
        f"HỘI NGHỊ TỔNG KẾT\nNgày 15/10/2026\n{first} (8h00 - 10h00)\n- Khai mạc\n"
        f"- Báo cáo kết quả (Phòng Kế hoạch)\n- Phát biểu chỉ đạo\n{second} (10h15 - 11h30)\n"
        "- Hướng dẫn ghi biểu\n- Bế mạc\n"
    )

    (session,) = draft.programme.sessions
    assert [(part.start, part.end, len(part.items)) for part in session.parts] == [
        (time(8), time(10), 3),
        (time(10, 15), time(11, 30), 2),
    ]
    assert titles(draft)[1] == "Báo cáo kết quả"


@pytest.mark.parametrize(
    ("first", "second"),
    [("I. Báo cáo", "II. Kế hoạch"), ("A. BÁO CÁO NĂM", "B. KẾ HOẠCH NĂM")],
)
def test_heads_with_their_hours_and_other_points_are_acts(read, first, second):
    draft = read(
        f"HỘI NGHỊ TỔNG KẾT\nNgày 15/10/2026\n{first} (8h00 - 10h00)\n- Kết quả thu\n"
        f"- Nguyên nhân, hạn chế\n{second} (10h15 - 11h30)\n- Chỉ tiêu\n- Giải pháp\n"
    )

    assert [item.start for item in draft.programme.items] == [time(8), time(10, 15)]


@pytest.mark.parametrize(
    "head", ["II. Chương trình hội nghị", "II. CHƯƠNG TRÌNH", "Phần thứ hai\nCHƯƠNG TRÌNH ĐẠI HỘI"]
)
@pytest.mark.parametrize(
    "sittings", [("Buổi sáng", "Buổi chiều"), ("Phiên thứ nhất", "Phiên thứ hai")]
)
def test_the_only_chapter_named_a_programme_is_no_act_above_its_sittings(read, head, sittings):
    first, second = sittings
    draft = read(
        f"HỘI NGHỊ\nI. Thời gian, địa điểm\nNgày 15/10/2026 tại Nhà Văn hóa.\n{head}\n{first}\n"
        f"7h30: Đón khách\n8h00: Khai mạc\n{second}\n14h00: Thảo luận\n16h00: Bế mạc\n"
    )

    assert titles(draft) == ["Đón khách", "Khai mạc", "Thảo luận", "Bế mạc"]
    assert [session.name for session in draft.programme.sessions] == [first, second]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Đợt 1 (Khoa Điện, Khoa Cơ khí)", "Đợt 2 (Khoa Xây dựng)"),
        ("Vòng I: Khởi động", "Vòng II: Tăng tốc"),
        ("Ca 1", "Ca 2"),
    ],
)
def test_turns_above_hours_head_them(read, first, second):
    draft = read(
        "LỄ TRAO BẰNG\nNgày 15 và 16/8/2026\nTỔNG DUYỆT: CHIỀU 15/8\n14h00: Đón khách\n"
        f"LỄ CHÍNH: SÁNG 16/8\n{first}\n7h30: Khai mạc\n8h00: Trao bằng\n"
        f"{second}\n9h00: Trao bằng\n10h00: Bế mạc\n"
    )

    day, other = draft.programme.sessions
    assert (day.name, len(day.items)) == ("TỔNG DUYỆT: CHIỀU 15/8", 1)
    parts = [(part.title, len(part.items)) for part in other.parts]
    assert (other.name, *parts) == ("LỄ CHÍNH: SÁNG 16/8", (first, 2), (second, 2))
    assert draft.doubts == ()


@pytest.mark.parametrize(
    "said", ["Cảm ơn quý vị đã lắng nghe!", "Đây là phần quan trọng nhất của buổi lễ."]
)
def test_a_sentence_across_a_table_is_a_note_of_the_row_above(read, said):
    draft = read(
        f"CHƯƠNG TRÌNH\nThời gian\tNội dung\tThực hiện\n8h00 - 8h20\tĐón khách\tLễ tân\n{said}\n"
        "8h20 - 9h00\tNêu lý do\tBà Mận\n9h00 - 9h30\tKết luận\tÔng Ân\n"
    )

    assert [part.title for part in draft.programme.sessions[0].parts] == [None]
    assert draft.programme.items[0].notes == (said,)
