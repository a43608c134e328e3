"""Days, halves of days and signs that stand before a time, a title or a whole list."""

from datetime import date, time

import pytest

from tests.fakes import minutes
from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.grammar.grammar import draft_from
from timekeeper.files.importers.grammar.rows import lines_of

HEAD = "Hội nghị mẫu\nNgày 15 và 16/8/2026\n"


def read(text):
    return draft_from(lines_of(rows_of(text)))


def items(text):
    return [(item.start, item.title) for item in read(text).programme.items]


def days(draft):
    programme = draft.programme
    return [
        (programme.session_date(n), [item.title for item in session.items])
        for n, session in enumerate(programme.sessions)
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Ngày 15/8/2026, thứ Bảy (tức 03/7 âm lịch)", "2. Ngày 16/8/2026, Chủ nhật (tức 04/7)"),
        ("- Ngày 15/8/2026 (03/7 âm lịch):", "- Ngày 16/8/2026 (04/7 âm lịch):"),
        (
            "Ngày 03 tháng 7 năm Bính Ngọ (Tức ngày 15 tháng 8 năm 2026)",
            "Ngày 04 tháng 7 năm Bính Ngọ (Tức ngày 16 tháng 8 năm 2026)",
        ),
        (
            "1. Ngày 13 tháng Giêng năm Bính Ngọ (Tức ngày 15 tháng 8 năm 2026)",
            "2. Ngày 14 tháng Giêng năm Bính Ngọ (Tức ngày 16 tháng 8 năm 2026)",
        ),
        ("· Ngày 03/7 Âm lịch (Thứ Bảy, 15/8/2026)", "· Ngày 04/7 Âm lịch (Chủ nhật, 16/8/2026)"),
        ("Ngày 03/07 ÂL (thứ bảy, ngày 15/8/2026):", "Ngày 04/07 ÂL (chủ nhật, 16/8/2026):"),
        (
            "♦️ Thứ 7, ngày 03 tháng 07 năm Bính Ngọ (Ngày 15/08/2026)",
            "♦️ Chủ Nhật, ngày 04 tháng 07 năm Bính Ngọ (Ngày 16/08/2026)",
        ),
        ("Mùng 3/7 Bính Ngọ - 15/8/2026", "Mùng 4/7 Bính Ngọ - 16/8/2026"),
        ("Thứ Bảy Tuần Thánh 15/8/2026:", "Chúa Nhật Phục Sinh 16/8/2026:"),
        ("Thứ Bảy Tuần Thánh 15/8/2026 – Lễ Vọng", "Chúa Nhật, ngày 16/8/2026"),
        ("Thứ 7 (15/8/2026)", "Chủ nhật (16/8/2026)"),
        ("T7 15/08", "CN 16/08"),
        ("Thứ bảy, 15-8", "Chủ nhật, 16-8"),
        ("Thứ Bảy ngày 15-8:", "CN (16-8)"),
        ("Sat., August 15th", "Sun., August 16th"),
        ("Thứ Bảy 15/8 — Hội trường A", "Chủ Nhật 16/8 — Hội trường B"),
        ("* Ngày 15/8( Tức ngày 03 tháng 7 năm Bính Ngọ)", "* Ngày 16/8( Tức ngày 04 tháng 7)"),
        ("Thứ Bảy, 15-8-2026", "Chủ nhật, 16-8-2026"),
        ("Saturday, 15 August 2026", "Sunday, 16 August 2026"),
        ("Day 1 - August 15, 2026", "Day 2 - August 16, 2026"),
        ("📅 Thứ Bảy 15/8/2026", "📅 Chủ nhật 16/8/2026"),
        ("## Ngày 15.8.2026", "## Ngày 16.8.2026"),
        ("Ngày thứ nhất: Khai mạc và thi", "Ngày thứ hai: Tổng kết"),
    ],
)
def test_a_day_s_head_in_every_form_opens_the_day_and_is_no_item(first, second):
    draft = read(f"{HEAD}{first}\n8h00: Khai mạc\n9h00: Thi\n{second}\n8h00: Bế mạc\n")

    assert days(draft) == [
        (date(2026, 8, 15), ["Khai mạc", "Thi"]),
        (date(2026, 8, 16), ["Bế mạc"]),
    ]
    assert draft.programme.date == date(2026, 8, 15)


@pytest.mark.parametrize(
    "line",
    [
        "15/8 – 8h00 - 8h15: Khai mạc",
        "- Ngày 15/8/2026: 8h00 - 8h15 Khai mạc",
        "8h00 - 8h15 ngày 15/8/2026: Khai mạc",
        "Thứ Bảy, 15/8/2026, 8h00 - 8h15: Khai mạc",
    ],
)
def test_a_day_may_stand_in_the_line_of_its_first_act(line):
    draft = read(f"{HEAD}{line}\n9h00: Thi\n16/8 – 8h00: Bế mạc\n")

    assert days(draft) == [
        (date(2026, 8, 15), ["Khai mạc", "Thi"]),
        (date(2026, 8, 16), ["Bế mạc"]),
    ]
    assert draft.programme.items[0].end == time(8, 15)


def test_days_below_the_only_chapter_keep_their_sittings_and_take_the_year_of_signing():
    draft = read(
        "Khóa tu mẫu\nAn Hòa, ngày 28 tháng 6 năm 2026\nI – CHƯƠNG TRÌNH KHÓA TU\n"
        "Ngày 15/8\nSÁNG\n– 7h: Đón\n– 8h: Tụng kinh\nCHIỀU\n– 14h: Chơi\n"
        "Ngày 16/8\nSÁNG\n– 5h: Thức chúng\n"
    )

    assert days(draft) == [
        (date(2026, 8, 15), ["Đón", "Tụng kinh"]),
        (date(2026, 8, 15), ["Chơi"]),
        (date(2026, 8, 16), ["Thức chúng"]),
    ]
    assert any(doubt.kind == "date" for doubt in draft.doubts)


@pytest.mark.parametrize("bullet", ["* ", "🔹", "- ", "👉 "])
def test_half_a_day_behind_a_bullet_is_a_session(bullet):
    draft = read(
        f"{HEAD}{bullet}Buổi sáng (Từ 7h00 đến 11h00):\n7h30: Rước\n9h30: Tế\n"
        f"{bullet}CHIỀU\n14h00: Hát\n"
    )

    assert [(s.name, [i.title for i in s.items]) for s in draft.programme.sessions] == [
        ("Buổi sáng", ["Rước", "Tế"]),
        ("CHIỀU", ["Hát"]),
    ]


@pytest.mark.parametrize("bullet", ["", "- ", "+ ", "• "])
def test_a_second_part_returns_to_the_days_of_the_first(bullet):
    draft = read(
        f"Lễ hội mẫu\nI. Phần lễ\n+ Ngày 15/8/2026\n{bullet}8h00: Rước\n"
        f"+ Ngày 16/8/2026:\n{bullet}9h00: Tế\n"
        f"II. Phần hội\n+ Ngày 15/8/2026:\n{bullet}14h00: Thi kéo co\n{bullet}15h00: Trao giải\n"
    )

    assert days(draft) == [
        (date(2026, 8, 15), ["Rước"]),
        (date(2026, 8, 16), ["Tế"]),
        (date(2026, 8, 15), ["Thi kéo co", "Trao giải"]),
    ]
    parts = [part for session in draft.programme.sessions for part in session.parts]
    assert [(part.number, part.title) for part in parts] == [
        ("I", "Phần lễ"),
        ("I", "Phần lễ"),
        ("II", "Phần hội"),
    ]


@pytest.mark.parametrize(
    ("line", "start", "title"),
    [
        ("- Sáng 8h00: Báo cáo", time(8), "Báo cáo"),
        ("Chiều: 14h00 Báo cáo", time(14), "Báo cáo"),
        ("Chiều 2h00: Báo cáo", time(14), "Báo cáo"),
        ("Buổi sáng, 8 giờ 00 phút: Báo cáo", time(8), "Báo cáo"),
        ("- Tối: + 7h30 Văn nghệ", time(19, 30), "Văn nghệ"),
        ("s8:00-8:15 Báo cáo", time(8), "Báo cáo"),
        ("Trưa: 1h00 Nghỉ", time(13), "Nghỉ"),
        ("(8h00 - 8h15) Báo cáo", time(8), "Báo cáo"),
        ("[8h00 - 8h15] Báo cáo", time(8), "Báo cáo"),
        ("2.1. 8h00 - 8h30: Báo cáo", time(8), "Báo cáo"),
        ("1- 8h00: Báo cáo", time(8), "Báo cáo"),
        ("8h00 .......... Báo cáo", time(8), "Báo cáo"),
        ("⏰ 8h00: Báo cáo", time(8), "Báo cáo"),
        ("👉 8h00 - Báo cáo", time(8), "Báo cáo"),
        ("🕗8:00 Báo cáo", time(8), "Báo cáo"),
        ("1️⃣ 8h00 Báo cáo", time(8), "Báo cáo"),
        ("① 8h00 Báo cáo", time(8), "Báo cáo"),
        ("✅ 8h00: Báo cáo", time(8), "Báo cáo"),
        ("✨8h00✨ Báo cáo", time(8), "Báo cáo"),
        ("8h00 👉 Báo cáo", time(8), "Báo cáo"),
        ("8h00 - 8h30: 🎤 Báo cáo", time(8), "Báo cáo"),
        ("8h00 ➡️ Báo cáo 🎉", time(8), "Báo cáo"),
        ("3️⃣ 🎤 Báo cáo (8h00)", time(8), "Báo cáo"),
        *((f"8h00 {sign} Báo cáo", time(8), "Báo cáo") for sign in "⭐►▶●▪◾→➡•»"),
        ("8h00: ▶️ Báo cáo", time(8), "Báo cáo"),
        ("8h00 - 8h30 → Báo cáo", time(8), "Báo cáo"),
        ("8h00➡️8h30: Báo cáo", time(8), "Báo cáo"),
        ("7h (tối): Báo cáo", time(19), "Báo cáo"),
        ("7h30 (sáng) Báo cáo", time(7, 30), "Báo cáo"),
        ("- Lúc 2 giờ 15 phút (buổi chiều), báo cáo", time(14, 15), "báo cáo"),
        ("2h (chiều) văn nghệ", time(14), "văn nghệ"),
        ("8h00 Tầng 2 → tầng 3", time(8), "Tầng 2 → tầng 3"),
    ],
)
def test_what_stands_before_a_time_is_no_part_of_the_title(line, start, title):
    assert items(f"{HEAD}{line}\n") == [(start, title)]


@pytest.mark.parametrize("counter", ["{}.", "{})", "-"])
@pytest.mark.parametrize("lead", [", ", ", lúc ", ", vào lúc ", " vào lúc ", ": "])
@pytest.mark.parametrize("name", ["", "Buổi "])
def test_the_half_of_the_day_behind_a_number_is_of_the_clock_behind_it(counter, lead, name):
    acts = [("chiều", "13h30", "Đón khách"), ("chiều", "2h00", "Tọa đàm"), ("tối", "18h00", "Tiệc")]
    lines = [
        f"{counter.format(n)} {(name + half).capitalize()}{lead}{clock}: {title}"
        for n, (half, clock, title) in enumerate(acts, 1)
    ]

    draft = read("CHƯƠNG TRÌNH HỌP MẶT\nNgày 15/8/2026\n" + "\n".join(lines))

    assert [(item.start, item.title) for item in draft.programme.items] == [
        (time(13, 30), "Đón khách"),
        (time(14), "Tọa đàm"),
        (time(18), "Tiệc"),
    ]
    assert [session.name for session in draft.programme.sessions] == [""]


def test_numbers_before_a_time_are_kept_as_numbers():
    draft = read(HEAD + "2.1. 7h30 - 8h00: Báo cáo\n2.2. 8h00 - 9h00: Thảo luận\n")

    assert [item.number for item in draft.programme.items] == ["2.1", "2.2"]


@pytest.mark.parametrize("bullet", ["-", "+", "•", "*"])
@pytest.mark.parametrize("numbers", [("2.1.", "2.2."), ("2.1", "2.2"), ("1.", "2."), ("1)", "2)")])
@pytest.mark.parametrize("head", ["", "2. Lễ khai mạc\n"])
def test_a_bullet_may_stand_before_the_number_of_a_timed_line(bullet, numbers, head):
    first, second = (f"{bullet} {number}" for number in numbers)

    draft = read(f"{HEAD}{head}{first} 7h30 - 8h00: Báo cáo\n{second} 8h00: Thảo luận\n")

    assert [(i.start, i.end, i.title, i.number) for i in draft.programme.items] == [
        (time(7, 30), time(8), "Báo cáo", numbers[0].rstrip(".)")),
        (time(8), None, "Thảo luận", numbers[1].rstrip(".)")),
    ]
    assert draft.programme.sessions[0].parts[0].title == ("Lễ khai mạc" if head else None)


def test_a_range_behind_a_bullet_has_no_number():
    assert items(f"{HEAD}- 8.15 - 9.00: Báo cáo\n- 9.00 - 9.30: Thảo luận\n") == [
        (time(8, 15), "Báo cáo"),
        (time(9), "Thảo luận"),
    ]


@pytest.mark.parametrize("place", ["📍 Hội trường A", "📍 Địa điểm: Hội trường A"])
def test_signs_of_messages_say_where(place):
    draft = read(f"Gặp mặt mẫu\n📅 15/8/2026\n{place}\n⏰ 8h00: Khai mạc\n👉 9h00: Bế mạc\n")

    assert draft.programme.date == date(2026, 8, 15)
    assert [venue.name for venue in draft.programme.sessions[0].venues] == ["Hội trường A"]


def test_a_day_s_plan_by_person_names_who_acts_before_the_time():
    draft = read(
        "Lịch làm việc\nTHỨ HAI, NGÀY 27/5:\n- Chủ tịch: 8 giờ, họp giao ban, tại phòng A.\n"
        "- PCT.CN: 7 giờ 30’, nghe báo cáo. 10 giờ 30’, dự khai trương.\n"
        "- PCT. Thường trực: Sáng làm việc tại cơ quan. 13 giờ 30’, cùng Chủ tịch họp.\n"
    )

    assert [(item.start, item.title, item.presenter.text) for item in draft.programme.items] == [
        (time(8), "họp giao ban, tại phòng A", "Chủ tịch"),
        (time(7, 30), "nghe báo cáo", "PCT.CN"),
        (time(10, 30), "dự khai trương", "PCT.CN"),
        (None, "làm việc tại cơ quan", "PCT. Thường trực"),
        (time(13, 30), "cùng Chủ tịch họp", "PCT. Thường trực"),
    ]


def test_a_day_that_is_called_something_heads_the_times_below_it():
    draft = read(
        "Lễ hội\n1. Ngày 15/8/2026: Lễ khai mạc\n- 8h00: Dâng hương\n- 9h00: Văn nghệ\n"
        "2. Ngày 16/8/2026: Lễ bế mạc\n- 8h00: Trao giải\n"
    )

    assert days(draft) == [
        (date(2026, 8, 15), ["Dâng hương", "Văn nghệ"]),
        (date(2026, 8, 16), ["Trao giải"]),
    ]
    assert draft.programme.sessions[0].name == "Ngày 15/8/2026: Lễ khai mạc"


@pytest.mark.parametrize("lead", ["Ngày ", "- Ngày ", "* ", "Thứ Bảy, "])
def test_a_day_with_a_title_and_no_times_is_an_act_of_that_day(lead):
    draft = read(f"Lễ hội\n{lead}15/8/2026: Khai mạc\n{lead}16/8/2026: Hội thi\n")

    assert days(draft) == [(date(2026, 8, 15), ["Khai mạc"]), (date(2026, 8, 16), ["Hội thi"])]


def test_a_night_over_two_days_begins_on_the_first():
    draft = read(
        "Lễ hội\n22h00 ngày 15/8/2026 đến 1h00 ngày 16/8/2026: Pháo hoa\n"
        "7h00 ngày 16/8/2026: Dọn dẹp\n"
    )

    assert days(draft) == [(date(2026, 8, 15), ["Pháo hoa"]), (date(2026, 8, 16), ["Dọn dẹp"])]


def test_small_hours_below_the_afternoon_s_heading_are_in_it_and_doubted():
    draft = read(HEAD + "Sáng\n8h00: Khai mạc\nChiều\n1h30: Thảo luận\n3h00: Bế mạc\n")

    assert [item.start for item in draft.programme.items] == [time(8), time(13, 30), time(15)]
    assert [d.line for d in draft.doubts if d.kind == "afternoon"] == [6, 7]


def test_the_last_day_may_have_its_act_in_its_own_line():
    draft = read(f"{HEAD}* Ngày 15/8/2026:\n8h: Tế\n* Ngày 16/8/2026: Trưng bày sách\n")

    assert days(draft) == [
        (date(2026, 8, 15), ["Tế"]),
        (date(2026, 8, 16), ["Trưng bày sách"]),
    ]


def test_the_year_that_ends_the_heading_is_that_of_its_days_and_is_told():
    draft = read(
        "LỊCH PHỤNG VỤ 2026\n1/ Thứ 7 (15/8): Lễ kính\n- 4h30: Lễ sáng\n"
        "2/ CN Tuần Thánh (16/8): Lễ lá\n- 8h: Lễ\n"
    )

    assert days(draft) == [(date(2026, 8, 15), ["Lễ sáng"]), (date(2026, 8, 16), ["Lễ"])]
    assert any(doubt.kind == "date" for doubt in draft.doubts)


def test_half_a_day_with_a_title_and_nothing_below_it_is_an_act():
    draft = read(
        f"{HEAD}1. Ngày 15/8\nBuổi sáng Thi đấu\nBuổi chiều Thi chung kết\n2. Ngày 16/8\n"
        "- Buổi sáng lễ tế\n- Tiếp đón các đoàn\n- Tối Hát chèo\n"
    )

    assert [(day, titles) for day, titles in days(draft) if titles] == [
        (date(2026, 8, 15), ["Thi đấu", "Thi chung kết"]),
        (date(2026, 8, 16), ["lễ tế", "Tiếp đón các đoàn", "Hát chèo"]),
    ]


def test_a_week_s_plan_in_lines_has_its_acts_by_day():
    draft = read(
        "Lịch công tác\n(Từ ngày 12/5/2025 đến ngày 14/5/2025)\nThứ Hai, ngày 12/5\n"
        "- Sáng: Giao ban\n- Chiều: 14h00: Họp chi bộ\nThứ Ba, ngày 13/5\n- Sáng: Đi cơ sở\n"
        "Thứ Tư, ngày 14/5\nCả ngày: Dự hội thảo\n"
    )

    assert days(draft) == [
        (date(2025, 5, 12), ["Giao ban", "Họp chi bộ"]),
        (date(2025, 5, 13), ["Đi cơ sở"]),
        (date(2025, 5, 14), ["Dự hội thảo"]),
    ]


@pytest.mark.parametrize("written", ["7:00 - 7:30", "7:00-7:30", "07:00–07:30", "7:00—7:30"])
@pytest.mark.parametrize("counter", ["1/", "7/", "12/"])
def test_a_counter_before_a_clock_is_no_day(counter, written):
    read_items = read(f"{HEAD}{counter} {written}: Đón tiếp đại biểu\n").programme.items

    assert [(i.start, i.end, i.title) for i in read_items] == [
        (time(7), time(7, 30), "Đón tiếp đại biểu")
    ]


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        ("- Vào lúc 8 giờ, ngày 15/8/2026 (thứ Bảy),", "- Vào lúc 14 giờ 30, ngày 16/8/2026,", ""),
        ("08 giờ 00 ngày 15/8/2026", "14 giờ 30 ngày 16/8/2026", ""),
        ("8h00 ngày 15/8/2026 thứ Bảy", "14h30 ngày 16/8/2026 Chủ nhật", ""),
        ("8h00, ngày 15/8/2026", "14h30, ngày 16/8/2026", "tại phường Một, "),
    ],
)
def test_acts_that_each_name_their_clock_and_their_day_are_on_their_days(first, second, title):
    draft = read(f"Lịch tiếp dân\n{first} {title}Bí thư tiếp\n{second} {title}Chủ tịch tiếp\n")

    assert [(item.start, item.title) for item in draft.programme.items] == [
        (time(8), f"{title}Bí thư tiếp"),
        (time(14, 30), f"{title}Chủ tịch tiếp"),
    ]
    assert [day for day, _titles in days(draft)] == [date(2026, 8, 15), date(2026, 8, 16)]


def test_dashes_that_begin_with_a_day_and_a_comma_are_acts_of_their_days():
    draft = read(
        "Sự kiện trong tuần\nNgày 15/8/2026\n- Ngày 15.8, Tỉnh đoàn tổ chức lễ ra quân.\n"
        "- Ngày 16 và 17.8, Sở Y tế tập huấn.\n"
    )

    assert days(draft) == [
        (date(2026, 8, 15), ["Tỉnh đoàn tổ chức lễ ra quân"]),
        (date(2026, 8, 16), ["Sở Y tế tập huấn"]),
    ]


def test_a_number_before_the_name_of_a_list_counts_no_act():
    draft = read("1. Trình tự đại hội Chi đội\n1. Chào cờ\n2. Báo cáo\n3. Bế mạc\n")

    assert [part.title for part in draft.programme.sessions[0].parts] == [
        "Trình tự đại hội Chi đội"
    ]
    assert [item.title for item in draft.programme.items] == ["Chào cờ", "Báo cáo", "Bế mạc"]


def test_acts_whose_day_stands_below_them_are_on_it():
    draft = read(
        "Các hoạt động\n1. Lễ khai mạc\n- Thời gian: Từ 19h30 đến 21h00, ngày 15/8/2026.\n"
        "- Địa điểm: Quảng trường.\n2. Triển lãm\n"
        "- Thời gian: Từ 15h00, ngày 16/8/2026 đến ngày 18/8/2026.\n3. Lễ trao giải\n"
        "- Thời gian: 19h00 ngày 16/8/2026.\n"
    )

    assert days(draft) == [
        (date(2026, 8, 15), ["Lễ khai mạc"]),
        (date(2026, 8, 16), ["Triển lãm", "Lễ trao giải"]),
    ]
    assert [item.start for item in draft.programme.items] == [time(19, 30), time(15), time(19)]


@pytest.mark.parametrize(
    "stamp",
    [
        "Thứ năm, 16/05/2013 | 09:58",
        "Cập nhật lúc 09:58 ngày 16/05/2013",
        "Chủ nhật, 16/5/2013 09:58 (GMT)",
        "Sun, 06 / 2018 9:53 AM | Ban Biên tập",
    ],
)
def test_when_a_page_was_put_on_the_web_is_no_act_and_no_day_of_it(stamp):
    draft = read(f"{stamp}\nLỄ HỘI\nNgày 17/5/2013\n8h00: Khai mạc\nNgày 18/5/2013\n9h00: Lễ tế\n")

    assert days(draft) == [(date(2013, 5, 17), ["Khai mạc"]), (date(2013, 5, 18), ["Lễ tế"])]
    assert stamp in draft.programme.notes


def test_a_day_below_one_act_is_not_that_of_another_which_has_none():
    draft = read(
        "Các hoạt động\n1. Lễ khai mạc\n- Thời gian: 19h30 ngày 15/8/2026.\n2. Triển lãm\n"
        "- Thời gian: 15h00 ngày 16/8/2026.\n3. Lễ trao giải\n- Thời gian: 19h00 thứ Bảy.\n"
    )

    assert len(draft.programme.sessions) == 1


def test_another_event_that_says_its_time_above_its_hours_is_on_its_own_day():
    draft = read(
        "HỘI NGHỊ VÀ LỄ KỶ NIỆM\nHội nghị\nThời gian: 7h30 - 17h00, ngày 15/8/2026\n"
        "7h30 - 8h00: Đón khách\n8h00 - 9h00: Báo cáo\n"
        "Lễ kỷ niệm\nThời gian: 8h00 - 10h00, ngày 16/8/2026\nĐịa điểm: Nhà hát lớn\n"
        "8h00 - 8h30: Văn nghệ\n8h30 - 9h00: Diễn văn\n"
    )

    assert days(draft) == [
        (date(2026, 8, 15), ["Đón khách", "Báo cáo"]),
        (date(2026, 8, 16), ["Văn nghệ", "Diễn văn"]),
    ]


def test_a_counted_day_beside_its_date_holds_what_stands_below_it():
    draft = read(
        "WORKSHOP\nDate: August 28-29, 2026\nProgram Overview\nDay 1 - August 28, 2026\n"
        "Time\tSession\n8:45 – 9:30\tRegistration\n\tMary Ford\n"
        "Day 2 - August 29, 2026\nTime\tSession\n9:30 – 9:35\tWelcome\n"
    )

    assert days(draft)[-1] == (date(2026, 8, 29), ["Welcome"])


@pytest.mark.parametrize(
    "line",
    [
        "(9h00) - (9h30): Báo cáo",
        "(9h00)-(9h30) Báo cáo",
        "[9h00] – [9h30] Báo cáo",
        "(9h00) - 9h30: Báo cáo",
        "9h00 - (9h30): Báo cáo",
        "Từ (09:00) đến (09:30): Báo cáo",
        "- (9 giờ 00 phút) - (9 giờ 30 phút): Báo cáo",
        "Báo cáo (9h00) - (9h30)",
    ],
)
def test_the_clocks_of_a_range_may_have_brackets_of_their_own(line):
    (item, _end) = read(f"{HEAD}{line}\n10h00: Bế mạc\n").programme.items

    assert (item.start, item.end, item.title) == (time(9), time(9, 30), "Báo cáo")


@pytest.mark.parametrize("dot", ["", "."])
@pytest.mark.parametrize("sign", [".", "h", ":"])
def test_a_decimal_number_before_a_clock_is_no_part_of_the_title(dot, sign):
    lines = [f"2.9{dot} 8{sign}00: Chào cờ", f"2.10{dot} 8{sign}15 - 9{sign}00: Báo cáo"]

    programme = read(f"{HEAD}1. Đón tiếp\n2. Nội dung\n" + "\n".join(lines)).programme

    found = [(item.number, item.start, item.title) for item in programme.items[-2:]]
    assert found == [("2.9", time(8), "Chào cờ"), ("2.10", time(8, 15), "Báo cáo")]


@pytest.mark.parametrize(
    "signs", ["①②③", "⑴⑵⑶", "⒈⒉⒊", "❶❷❸", "➀➁➂", "➊➋➌", "⓵⓶⓷", ["1️⃣", "2️⃣", "3️⃣"]]
)
@pytest.mark.parametrize("behind", [" ", "", ". "])
def test_a_number_may_be_one_sign(signs, behind):
    titles = ["Chào cờ", "Khai mạc", "Bế mạc"]
    lines = (f"{sign}{behind}{title}" for sign, title in zip(signs, titles, strict=True))

    programme = read(f"{HEAD}" + "\n".join(lines)).programme

    found = [(item.number, item.title) for item in programme.items]
    assert found == [*zip("123", titles, strict=True)]


def test_two_numbers_without_dots_are_a_list_where_a_part_holds_nothing_else():
    acts = "1 Chào cờ\n2 Giới thiệu đại biểu\n"

    session, *_others = read(
        f"{HEAD}I. NGHI LỄ\n{acts}II. NỘI DUNG\n{acts}3 Báo cáo"
    ).programme.sessions

    found = [[(item.number, item.title) for item in part.items] for part in session.parts]
    listed = [("1", "Chào cờ"), ("2", "Giới thiệu đại biểu")]
    assert found == [listed, [*listed, ("3", "Báo cáo")]]


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (["1.7h30: Chào cờ", "2.8h00: Khai mạc"], ["1", "2"]),
        (["001. 7h30: Chào cờ", "002. 8h00: Khai mạc"], ["001", "002"]),
        (["7h30 - 8h00: 1. Chào cờ", "8h00: 2. Khai mạc"], ["1", "2"]),
        (["7h30: 1.1 Chào cờ", "8h00: 1.2. Khai mạc"], ["1.1", "1.2"]),
        (["1/7g30 Chào cờ", "2/8h00 Khai mạc"], ["1", "2"]),
        (["01/. 7h30: Chào cờ", "02/. 8h00: Khai mạc"], ["01", "02"]),
    ],
)
def test_a_number_stands_close_before_the_clock_or_behind_it(lines, numbers):
    found = read(HEAD + "\n".join(lines)).programme.items

    assert [(item.start, item.title) for item in found] == [
        (time(7, 30), "Chào cờ"),
        (time(8), "Khai mạc"),
    ]
    assert [item.number for item in found] == numbers


def test_letters_with_strokes_count_the_points_of_an_act():
    (item,) = read(f"{HEAD}1/ 8h00 - 9h00: Chuyên đề\na/ Lý thuyết\nb/ Thực hành\n").programme.items

    assert (item.title, item.notes) == ("Chuyên đề", ("a/ Lý thuyết", "b/ Thực hành"))


@pytest.mark.parametrize("word", ["Bước", "Tiết mục", "Hoạt động", "Số", "Chuyên đề"])
@pytest.mark.parametrize("clock", [": {}: ", " ({}): ", ". {} ", " - {}: "])
def test_acts_that_a_word_counts_before_their_clocks_are_acts(word, clock):
    lines = [f"{word} {n}{clock.format(f'{n + 6}h00 - {n + 7}h00')}Đón tiếp" for n in (1, 2, 3)]

    assert items(HEAD + "\n".join(lines)) == [
        (time(n + 6), f"{word} {n}: Đón tiếp") for n in (1, 2, 3)
    ]


@pytest.mark.parametrize("lead", ["1. ", "- ", ""])
@pytest.mark.parametrize("word", ["Từ", "Lúc", "Bắt đầu từ"])
@pytest.mark.parametrize("clocks", ["{0}:00-{0}:10", "{0}.00 - {0}.10", "{0}:00 đến {0}:10"])
def test_an_hour_behind_a_word_counts_no_act(lead, word, clocks):
    lines = [f"{lead}{word} {clocks.format(hour)}: Khai mạc" for hour in (8, 9, 14)]

    found = read(HEAD + "\n".join(lines)).programme.items
    assert [(item.start, item.end, item.title) for item in found] == [
        (time(hour), time(hour, 10), "Khai mạc") for hour in (8, 9, 14)
    ]


def test_acts_that_a_word_counts_are_acts_without_clocks_where_their_words_tell():
    acts = "Mục 1. Chào cờ\nMục 2. Khai mạc\nMục 3: Bài hát\n"
    tables = "Bàn 1: ông An\nBàn 2: bà Bình\nBàn 3: Cường\n"

    found = read(f"{HEAD}{acts}{tables}").programme.items
    assert [item.title for item in found] == ["Mục 1. Chào cờ", "Mục 2. Khai mạc", "Mục 3: Bài hát"]


@pytest.mark.parametrize("granted", ["70 phút", "15 phút"])
def test_a_chapter_that_is_granted_a_length_holds_the_acts_it_counts(granted):
    acts = "1. Chào cờ (5 phút)\n2. Diễn văn (10 phút)\n"
    draft = read(f"{HEAD}I. Phần lễ ({granted})\n{acts}II. Bế mạc (5 phút)\n")

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Chào cờ", "Diễn văn", "Bế mạc"]
    doubts = [doubt.kind for doubt in draft.doubts]
    assert ("sum_disagrees" in doubts) == (granted == "70 phút")


def test_a_list_without_dots_goes_on_below_what_is_counted_within_it():
    acts = "1 Báo cáo\n2 Trao giải\n2.1 Giải tập thể\n2.2 Giải cá nhân\n3 Phát biểu\n"

    found = read(f"{HEAD}{acts}").programme.items
    assert [item.number for item in found] == ["1", "2.1", "2.2", "3"]


def test_a_decimal_number_may_stand_close_before_its_title():
    found = read(
        f"{HEAD}1.Chào cờ\n2.Báo cáo\n2.1.Kết quả\n2.2.Hạn chế\n3.Bế mạc\n"
    ).programme.items

    assert [(item.number, item.title) for item in found[1:3]] == [
        ("2.1", "Kết quả"),
        ("2.2", "Hạn chế"),
    ]


def test_what_is_suggested_for_a_discussion_is_no_act_whatever_counts_it():
    points = "Gợi ý thảo luận:\n2.1 Về kết quả\n2.2 Về giải pháp\n"
    programme = read(
        f"{HEAD}1. 8h00 - 9h00: Báo cáo\n2. 9h00 - 10h00: Thảo luận\n{points}"
    ).programme

    assert [item.title for item in programme.items] == ["Báo cáo", "Thảo luận"]


def test_a_length_behind_who_presents_is_the_act_s():
    (item, *_others) = read(
        f"{HEAD}1. Báo cáo (Đ/c An) 20 phút\n2. Thảo luận 30 phút\n"
    ).programme.items

    assert item.presenter is not None
    assert (item.title, item.presenter.text, item.length) == ("Báo cáo", "Đ/c An", minutes(20))


def test_several_of_which_nothing_is_said_present_nothing():
    (item,) = read(f"{HEAD}8h00 - 9h00: Các báo cáo:\n").programme.items

    assert (item.title, item.presenter) == ("Các báo cáo", None)


def test_decimal_numbers_below_a_timed_act_count_acts_whatever_number_it_has():
    acts = "7. 8h00 - 9h00: Tham luận\n4.1. Chi hội 1\n4.2. Chi hội 2\n8. 9h00: Bế mạc\n"

    found = read(f"{HEAD}{acts}").programme.items
    assert [item.number for item in found] == ["7", "4.1", "4.2", "8"]


@pytest.mark.parametrize(
    ("first", "second", "at"),
    [
        ("- 15/8/2026 (sáng 8h00-11h30): Thi A", "- 16/8/2026 (chiều 14h00-17h): Thi B", time(14)),
        ("• Ngày 15/8 (sáng từ 8h00): Thi A", "• Ngày 16/8 (chiều, từ 2h00): Thi B", time(14)),
        ("- Ngày 15/8 (sáng, 8h00) - Thi A", "- Ngày 16/8 (9h00 - 9h30) Thi B", time(9)),
        ("- Thứ Bảy 15/8, sáng: 8h00: Thi A", "- Chủ nhật 16/8 (tối): Thi B", None),
        ("+ Ngày 15/8/2026: Sáng: 8h00 Thi A", "+ Ngày 16/8/2026: chiều: Thi B", None),
    ],
)
def test_a_dash_may_say_its_day_and_in_brackets_when(first, second, at):
    draft = read(f"{HEAD}{first}\n{second}\n")

    assert days(draft) == [(date(2026, 8, 15), ["Thi A"]), (date(2026, 8, 16), ["Thi B"])]
    assert [item.start for item in draft.programme.items] == [time(8), at]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Sáng: Họp A. Chiều: Họp B", [(None, "Họp A"), (None, "Họp B")]),
        ("8h00 Họp A; chiều Họp B", [(time(8), "Họp A"), (None, "Họp B")]),
        ("8h00: Họp A . 14h00: Họp B", [(time(8), "Họp A"), (time(14), "Họp B")]),
        ("8h00 Họp A; 14h00 Họp B", [(time(8), "Họp A"), (time(14), "Họp B")]),
        ("- Sáng 8h00: Họp A. Chiều 2h00: Họp B", [(time(8), "Họp A"), (time(14), "Họp B")]),
        ("Giám đốc: sáng họp A; chiều họp B", [(None, "họp A"), (None, "họp B")]),
        # What goes on after a full stop says more of the same act.
        ("8h00: Ăn sáng. Chiều tự do", [(time(8), "Ăn sáng. Chiều tự do")]),
        ("8h00: Họp A; sáng tạo mới", [(time(8), "Họp A; sáng tạo mới")]),
    ],
)
def test_a_line_may_hold_two_acts_each_with_its_clock_or_its_half_day(line, found):
    assert items(f"Lịch tuần\nThứ Bảy 15/8/2026\n{line}\nChủ nhật 16/8/2026\n9h00: Họp C\n") == [
        *found,
        (time(9), "Họp C"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Ngày 1: 6h00 xe đón đoàn tại cổng, đi Vinh. 11h30 đoàn ăn trưa tại Vinh. "
                "Chiều: 14h00 dâng hương; 18h00 ăn tối."
            ),
            [
                (time(6), "xe đón đoàn tại cổng, đi Vinh"),
                (time(11, 30), "đoàn ăn trưa tại Vinh"),
                (time(14), "dâng hương"),
                (time(18), "ăn tối"),
            ],
        ),
        (
            (
                "- Ngày 15/8: Từ 6h30 dựng trại. 8h00 khai mạc – 11h30 ăn trưa. "
                "Buổi chiều, 13h30 thi kéo co"
            ),
            [
                (time(6, 30), "dựng trại"),
                (time(8), "khai mạc"),
                (time(11, 30), "ăn trưa"),
                (time(13, 30), "thi kéo co"),
            ],
        ),
        (
            "Chiều: 2h00 họp tổ; 4h30 tổng kết",
            [(time(14), "họp tổ"), (time(16, 30), "tổng kết")],
        ),
        (
            "Xe đón đoàn lúc 6h00. 9h00 đến nơi. Chiều: 14h00 dâng hương",
            [(time(9), "đến nơi"), (time(14), "dâng hương")],
        ),
        ("8:30 AM – 9:00 AM Coffee", [(time(8, 30), "Coffee")]),
        ("9h00 Giải lao, 9h15 Thảo luận", [(time(9), "Giải lao"), (time(9, 15), "Thảo luận")]),
        ("10h00 Bế mạc và 10h30 ăn trưa", [(time(10), "Bế mạc"), (time(10, 30), "ăn trưa")]),
        (
            "- 8h00: Họp (Phòng 2), 9h00 - 9h30: Thi",
            [(time(8), "Họp (Phòng 2)"), (time(9), "Thi")],
        ),
        (
            "8h00 Họp (9h00 Nghỉ, 9h15 Bỏ phiếu)",
            [(time(8), "Họp (9h00 Nghỉ, 9h15 Bỏ phiếu)")],
        ),
        # Neither is an act of its own: the later clock goes back.
        (
            "8h00 họp tại sảnh. 7h30 đại biểu có mặt",
            [(time(8), "họp tại sảnh. 7h30 đại biểu có mặt")],
        ),
    ],
)
def test_each_clock_of_a_running_paragraph_opens_an_act_where_they_rise(text, expected):
    assert items(f"{HEAD}{text}\n") == expected


@pytest.mark.parametrize(
    ("text", "read_there"),
    [
        ("8h00: Tập trung lúc 8h15 để 8h30 xuất phát", "8h30"),
        ("8h00: Văn nghệ, 9h00 lửa trại", "9h00"),
        ("8h00: Đón khách và 9h00 xuất phát", "9h00"),
        ("8h00: Họp tại sảnh. 7h30 đại biểu có mặt", "7h30"),
        ("8h00: Thu bài dự thi nộp trước 17h00 hôm nay", None),
        ("8h00: Thi viết (phát đề lúc 8h15 tại phòng)", None),
        ("8h00: Thi viết từ 8h15 đến 9h15 tại phòng", None),
    ],
)
def test_another_clock_within_an_act_is_doubted_unless_it_bounds_it(text, read_there):
    doubts = [doubt for doubt in read(f"{HEAD}{text}\n").doubts if doubt.kind == "several_times"]

    assert [doubt.read for doubt in doubts] == ([read_there] if read_there else [])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ngày 01: Hà Nội – Vinh (ăn trưa, tối)", "Ngày 02: Vinh – Hà Nội (ăn sáng)"),
        ("Ngày 15/8: Hà Nội – Vinh (ăn trưa, tối)", "Ngày 16/8: Vinh – Hà Nội (ăn sáng)"),
        ("Ngày 1 - 15/8: Hà Nội – Vinh", "Ngày 2 - 16/8: Vinh – Hà Nội"),
        ("NGÀY 1 | HÀ NỘI - VINH", "NGÀY 2 | Vinh - Hà Nội"),
    ],
)
@pytest.mark.parametrize("morning", ["Sáng: Xe đón đoàn", "Buổi sáng, xe đón đoàn"])
def test_what_a_day_s_head_says_of_it_is_no_act(first, second, morning):
    draft = read(f"{HEAD}{first}\n{morning}\nChiều: Thăm quê\n{second}\nSáng: Thăm chợ\n")

    told = [(day, [title.lower() for title in titles]) for day, titles in days(draft)]
    assert told == [
        (date(2026, 8, 15), ["xe đón đoàn", "thăm quê"]),
        (date(2026, 8, 16), ["thăm chợ"]),
    ]
    assert not [doubt for doubt in draft.doubts if doubt.kind == "not_understood"]


@pytest.mark.parametrize(
    "acts",
    [
        "8h00 - 8h30: Bê tông nhẹ\n8h30 - 9h00: Gạch không nung\n",
        # A talk alone heads nothing: who gives it is read.
        "8h00 - 8h30: Bê tông nhẹ - TS. Lê Văn Cường\n",
    ],
)
def test_a_range_alone_above_a_sitting_and_its_hall_is_the_sitting_s(acts):
    draft = read(
        f"{HEAD}8h00 - 11h30\nHội trường A\nPhiên 1: Vật liệu\nChủ tọa: TS. Trần An\n{acts}"
        "13h30 - 17h00\nHội trường B\nPhiên 2: Máy\n13h30 - 14h00: Máy trộn\n"
    )

    first, second = draft.programme.sessions
    assert (first.name, first.start, first.end) == ("Phiên 1: Vật liệu", time(8), time(11, 30))
    assert (second.name, second.start, second.end) == ("Phiên 2: Máy", time(13, 30), time(17))
    assert [venue.name for venue in first.venues] == ["Hội trường A"]
    assert first.items[0].title == "Bê tông nhẹ"
    assert [item.title for item in second.items] == ["Máy trộn"]
    if "Cường" in acts:
        assert first.items[0].presenter.text == "TS. Lê Văn Cường"


def test_half_a_day_with_a_range_and_a_title_above_its_acts_is_a_sitting():
    draft = read(
        f"{HEAD}Sáng (8h00 - 11h30): Lễ khai giảng\n- 8h00: Chào cờ\n- 8h30: Văn nghệ\n"
        "Chiều (14h00 - 16h30): Sinh hoạt lớp\n- 14h00: Gặp mặt\n- 15h30: Bầu ban cán sự\n"
    )

    assert [(s.name, s.start, [i.title for i in s.items]) for s in draft.programme.sessions] == [
        ("Buổi sáng: Lễ khai giảng", time(8), ["Chào cờ", "Văn nghệ"]),
        ("Buổi chiều: Sinh hoạt lớp", time(14), ["Gặp mặt", "Bầu ban cán sự"]),
    ]


@pytest.mark.parametrize("label", ["Thời gian: ", "- Thời gian: ", "1. Thời gian: ", ""])
@pytest.mark.parametrize("dash", ["-", "–"])
def test_a_place_behind_the_dash_of_a_paper_s_time_is_no_act(label, dash):
    draft = read(
        f"Hội nghị mẫu\n{label}7h30 ngày 15/8/2026 {dash} Địa điểm: Hội trường A\n"
        "1. Đón tiếp đại biểu\n2. Khai mạc\n"
    )

    (session,) = draft.programme.sessions
    assert [item.title for item in session.items] == ["Đón tiếp đại biểu", "Khai mạc"]
    assert session.start == time(7, 30)
    assert [venue.name for venue in session.venues] == ["Hội trường A"]


def test_a_place_behind_the_dash_of_an_act_is_its_note():
    draft = read(f"{HEAD}8h00: Họp tổ - Địa điểm: Phòng 2\n9h00: Tổng kết\n")

    first, second = draft.programme.items
    assert (first.title, first.notes) == ("Họp tổ", ("Địa điểm: Phòng 2",))
    assert second.title == "Tổng kết"


def test_the_half_of_the_day_that_a_sentence_begins_with_is_another_act_of_whom_the_line_names():
    draft = read(
        "Thứ Tư, ngày 12/8/2026\n"
        "- Chủ tịch: 7 giờ 30’, họp giao ban tại phòng số 2. Chiều làm việc tại cơ quan.\n"
        "- PCT: 8 giờ, họp Sáng kiến. Chiều sâu của đề tài được bàn.\n"
    )

    read_items = [(i.start, i.title, i.presenter.text) for i in draft.programme.items]
    assert read_items == [
        (time(7, 30), "họp giao ban tại phòng số 2", "Chủ tịch"),
        (None, "làm việc tại cơ quan", "Chủ tịch"),
        (time(8), "họp Sáng kiến. Chiều sâu của đề tài được bàn", "PCT"),
    ]
    assert draft.programme.items[1].notes == ("Chiều",)


def test_a_nested_number_with_a_dash_is_a_counter_and_a_clock_is_none(read):
    plan = "KẾ HOẠCH\nTổ chức Hội thi\n2- Nội dung\n2.1- Thời gian: sáng 15/8/2026.\n"
    draft = read(f"{plan}2.2- Chương trình:\n7.30- Khai mạc\n8.15- Thi nấu ăn\n")

    assert draft.programme.date.day == 15
    found = [(item.start, item.title) for item in draft.programme.items]
    assert found == [(time(7, 30), "Khai mạc"), (time(8, 15), "Thi nấu ăn")]


@pytest.mark.parametrize(
    "told",
    [
        ". Thời gian từ 8h00 đến 9h15.",
        ".\n* Thời gian từ 8h00 đến 9h15.",
        ". Thời gian trình bày từ 8h00 đến 9h15.",
        " (do Văn phòng mời). Thời gian làm việc từ 8h00 đến 9h15.",
        ".\n* Thời gian báo cáo từ 8h00 đến 9h15.",
    ],
)
def test_the_hours_behind_who_reports_are_the_acts(told):
    draft = read(
        f"{HEAD}1. Giao ban. Thời gian từ 7h00 đến 8h00\n2. Phương án cấp nước sạch.\n"
        f"* Đơn vị báo cáo: Sở Xây dựng{told}\n* Mời dự: Lãnh đạo Sở Tài chính;\n"
    )

    _first, act = draft.programme.items
    assert (act.title, act.start, act.end) == ("Phương án cấp nước sạch", time(8), time(9, 15))
    assert act.presenter.text.startswith("Sở Xây dựng")
    assert act.notes == ("* Mời dự: Lãnh đạo Sở Tài chính;",)


def test_who_is_invited_behind_an_act_does_not_present_it():
    draft = read(
        f"{HEAD}1. 8h00: Xét quy chế chi tiêu. Phòng Kế toán trình. Mời thêm: Ban Thanh tra.\n"
        "2. 9h00: Tổng kết\n"
    )

    act = draft.programme.items[0]
    assert (act.title, act.presenter.text) == ("Xét quy chế chi tiêu", "Phòng Kế toán")
    assert act.notes == ("Mời thêm: Ban Thanh tra.",)
    assert [doubt.line for doubt in draft.doubts if doubt.kind == "not_understood"] == [3]


def test_a_sentence_behind_the_day_and_hour_of_it_all_is_no_act():
    draft = read(
        "Hội nghị mẫu\nThời gian: 8 giờ 00, ngày 15/8/2026 (thứ Bảy). Đại biểu đến lúc 7h45.\n"
        "1. Khai mạc\n2. Báo cáo\n3. Bế mạc\n"
    )

    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Báo cáo", "Bế mạc"]
    assert [part.title for part in draft.programme.sessions[0].parts] == [None]


def test_the_hours_of_two_halves_of_the_day_in_one_line_are_no_act():
    draft = read(f"{HEAD}- Sáng từ 7 giờ 30, chiều từ 13 giờ 30.\n8h00: Khai mạc\n14h00: Bế mạc\n")

    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Bế mạc"]


@pytest.mark.parametrize("since", ["", "từ ", "Lúc "])
@pytest.mark.parametrize("sign", ["", "- "])
def test_the_turn_before_its_clock_is_a_number_without_an_end_too(sign, since):
    draft = read(f"{HEAD}{sign}Ca 1: {since}8h00: Khối 5\n{sign}Ca 2: {since}10h00: Khối 9\n")

    read_items = [(i.number, i.start, i.title, i.presenter) for i in draft.programme.items]
    assert read_items == [
        ("Ca 1", time(8), "Khối 5", None),
        ("Ca 2", time(10), "Khối 9", None),
    ]


@pytest.mark.parametrize("when", ["Ngày: Đang cập nhật\nGiờ: Đang cập nhật", "Ngày: ……\nGiờ: ……"])
def test_a_day_and_an_hour_still_to_be_told_are_no_title_and_no_act(when):
    draft = read(f"CHƯƠNG TRÌNH HỘI THẢO\n{when}\n1. Đón khách\n2. Khai mạc\n3. Tham luận\n")

    assert draft.programme.title == "CHƯƠNG TRÌNH HỘI THẢO"
    assert [item.title for item in draft.programme.items] == ["Đón khách", "Khai mạc", "Tham luận"]


def test_a_sentence_that_announces_the_programme_may_tell_all_of_it():
    draft = read(
        "Thư mời họp lớp\nChủ nhật, 16/8/2026\n"
        "Chương trình dự kiến: 8g00 đón bạn bè; 9g30 thăm trường; 11g00 ăn trưa tại căng tin; "
        "đến 14g00 thì giải tán.\n"
    )

    assert [(item.start, item.title) for item in draft.programme.items] == [
        (time(8), "đón bạn bè"),
        (time(9, 30), "thăm trường"),
        (time(11), "ăn trưa tại căng tin"),
        (time(14), "giải tán"),
    ]


@pytest.mark.parametrize("sign", [". ", "- ", "-", "– "])
def test_a_number_within_another_may_end_with_a_dash(sign):
    draft = read(
        f"KẾ HOẠCH\nTổ chức Ngày hội\n1- Mục đích\nVui.\n2- Nội dung\n2.1{sign}Quy mô: 40 người.\n"
        f"2.2{sign}Thời gian: ngày 15/8/2026.\n2.3{sign}Chương trình:\na) 8h00: Chào cờ\n"
        f"b) 9h00: Trồng cây\n3- Thực hiện\n3.1{sign}Tổ một: hoa.\n3.2{sign}Tổ hai: cờ.\n"
    )

    assert [item.title for item in draft.programme.items] == ["Chào cờ", "Trồng cây"]
    assert draft.programme.date == date(2026, 8, 15)


def test_an_hour_with_a_dot_before_a_dash_is_no_number_within_another():
    assert items("8.30- Khai mạc\n9.05- Bế mạc\n") == [
        (time(8, 30), "Khai mạc"),
        (time(9, 5), "Bế mạc"),
    ]


@pytest.mark.parametrize(
    "sign",
    ["◆", "◇", "□", "◽", "»", "➔", "❏", "⇨", "‣", "⁃", "❌", "👉🏻", "✔", "✔️", "✓", "✕", "✗", "✘"],
)
def test_any_mark_that_papers_have_before_a_line_is_a_bullet(read, sign):
    draft = read(f"{HEAD}{sign} 8h00: Khai mạc\n{sign} Chào cờ\n{sign} 9h00: Bế mạc\n")

    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Chào cờ", "Bế mạc"]


def test_a_clock_behind_a_nested_number_and_a_dash_is_the_time(read):
    draft = read(f"{HEAD}1.1- 7h00: Tập trung\n1.2- 8h00: Khai mạc\n")

    found = [(item.number, item.start, item.title) for item in draft.programme.items]
    assert found == [("1.1", time(7), "Tập trung"), ("1.2", time(8), "Khai mạc")]


@pytest.mark.parametrize(
    "text",
    [
        "8h00-\n8h30: A\n8h30-\n9h15: B\n",
        "8h00 –\n8h30\nA\n8h30 –\n9h15\nB\n",
        "Từ 8h00\nđến 8h30: A\nTừ 8h30\nđến 9h15: B\n",
    ],
)
def test_a_range_may_go_over_two_lines(read, text):
    draft = read(f"{HEAD}{text}")

    found = [(item.start, item.end, item.title) for item in draft.programme.items]
    assert found == [(time(8), time(8, 30), "A"), (time(8, 30), time(9, 15), "B")]


def test_an_hour_above_an_earlier_one_is_no_start_of_its_range(read):
    draft = read(f"{HEAD}9h00 -\n8h30: A\n10h00: B\n")

    assert [item.start for item in draft.programme.items][-2:] == [time(8, 30), time(10)]


def test_a_number_that_would_be_a_later_clock_stands_before_its_hour(read):
    draft = read(f"{HEAD}8.14 7h00 Đón khách\n8.15 7h30: Khai mạc\n8.16 8h00 Báo cáo\n")

    found = [(item.number, item.start, item.title) for item in draft.programme.items]
    assert found[0] == ("8.14", time(7), "Đón khách")
    assert found[1:] == [("8.15", time(7, 30), "Khai mạc"), ("8.16", time(8), "Báo cáo")]


def test_a_named_number_within_another_stands_before_its_hour(read):
    draft = read(f"{HEAD}Mục 2.1. 7h30: Khai mạc\nMục 2.2. 8h00: Báo cáo\n")

    found = [(item.start, item.title) for item in draft.programme.items]
    assert found == [(time(7, 30), "Mục 2.1: Khai mạc"), (time(8), "Mục 2.2: Báo cáo")]


@pytest.mark.parametrize(
    ("clocks", "start", "end"),
    [
        ("2h (chiều) - 4h", time(14), time(16)),
        ("2 giờ (chiều) đến 4 giờ 30", time(14), time(16, 30)),
        ("11 giờ 30 (sáng) - 1 giờ 15 (chiều)", time(11, 30), time(13, 15)),
        ("7h - 9h15 (tối)", time(19), time(21, 15)),
    ],
)
def test_a_half_in_brackets_behind_an_hour_belongs_to_it(clocks, start, end):
    (item,) = read(f"{HEAD}{clocks}: Báo cáo\n").programme.items

    assert (item.start, item.end, item.title) == (start, end, "Báo cáo")
