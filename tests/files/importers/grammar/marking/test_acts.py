"""Acts without an hour, and what looks like one and stands outside the programme."""

from datetime import date, time, timedelta

import pytest

from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.grammar.grammar import draft_from
from timekeeper.files.importers.grammar.rows import lines_of

HEAD = "Hội nghị mẫu\nNgày 15/8/2026\n"


def read(text):
    return draft_from(lines_of(rows_of(text)))


def titles(text):
    return [item.title for item in read(text).programme.items]


@pytest.mark.parametrize(
    "text",
    [
        "I. KHAI MẠC:\n- Chào cờ\n- Nêu lý do\nII. BẾ MẠC:\n- Cảm ơn\n",
        "I. KHAI MẠC\n+ Chào cờ\n+ Nêu lý do\nII. BẾ MẠC\n+ Cảm ơn\n",
        "Phần 1: KHAI MẠC\n• Chào cờ\n• Nêu lý do\nPhần 2: BẾ MẠC\n• Cảm ơn\n",
        "A. KHAI MẠC\n– Chào cờ\n– Nêu lý do\nB. BẾ MẠC\n– Cảm ơn\n",
    ],
)
def test_dashes_below_chapters_without_times_are_acts(text):
    draft = read(HEAD + text)

    parts = draft.programme.sessions[0].parts
    assert [[item.title for item in part.items] for part in parts] == [
        ["Chào cờ", "Nêu lý do"],
        ["Cảm ơn"],
    ]


def test_a_chapter_of_preparation_holds_no_act():
    text = "I/ Chuẩn bị.\nTrang trí: lọ hoa\nII/ TIẾN TRÌNH\n1. Chào cờ\n2. Cảm ơn\n"

    assert titles(HEAD + text) == ["Chào cờ", "Cảm ơn"]


@pytest.mark.parametrize(
    "text",
    [
        "1 Chào cờ\n2 Nêu lý do\n3 Cảm ơn\n",
        "CHƯƠNG TRÌNH\n- Chào cờ\n- Nêu lý do\n- Cảm ơn\n",
        "Nội dung chương trình:\n• Chào cờ\n• Nêu lý do\n• Cảm ơn\n",
        "1. Chào cờ\n2. Nêu lý do\n3. Cảm ơn\n",
        "① Chào cờ\n② Nêu lý do\n③ Cảm ơn\n",
        "1️⃣ Chào cờ\n2️⃣ Nêu lý do\n3️⃣ Cảm ơn\n",
    ],
)
def test_a_programme_without_any_hour_has_its_acts_in_order(text):
    draft = read(HEAD + text)

    assert [(item.start, item.title) for item in draft.programme.items] == [
        (None, "Chào cờ"),
        (None, "Nêu lý do"),
        (None, "Cảm ơn"),
    ]


@pytest.mark.parametrize(
    "between",
    [
        "Đại hội Chi bộ thôn Đông\nNgày 20/3/2027\n",
        "Đại hội Chi đoàn\nThời gian: ngày 20/3/2027\nĐịa điểm: Nhà văn hóa thôn\n",
        "Đại hội Chi đoàn\n- Thời gian: ngày 20/3/2027\n- Địa điểm: Nhà văn hóa thôn\n",
    ],
)
def test_dashes_without_any_hour_are_acts_whatever_names_the_event_above_them(between):
    assert titles(f"CHƯƠNG TRÌNH\n{between}- Chào cờ\n- Nêu lý do\n- Cảm ơn\n") == [
        "Chào cờ",
        "Nêu lý do",
        "Cảm ơn",
    ]


def test_dashes_that_list_who_attends_are_no_acts():
    text = "CHƯƠNG TRÌNH\nĐại hội\nThành phần:\n- Đoàn viên\n- Phụ huynh\n1. Chào cờ\n2. Bế mạc\n"

    assert titles(text) == ["Chào cờ", "Bế mạc"]


def test_a_list_below_a_clock_that_only_begins_holds_acts():
    draft = read(HEAD + "Từ 8 giờ: Lễ khai mạc\n1. Chào cờ\n2. Nêu lý do\n")

    assert [item.title for item in draft.programme.items] == ["Chào cờ", "Nêu lý do"]
    assert draft.programme.sessions[0].parts[0].start == time(8)


def test_dashes_after_the_only_clock_are_acts():
    draft = read(HEAD + "8h00: Đón tiếp đại biểu\n- Chào cờ\n- Nêu lý do\n- Cảm ơn\n")

    assert [item.title for item in draft.programme.items][-3:] == [
        "Chào cờ",
        "Nêu lý do",
        "Cảm ơn",
    ]


def test_dashes_below_one_of_several_times_stay_its_points():
    text = HEAD + "8h00 - 8h30: Khai mạc\n- Chào cờ\n- Nêu lý do\n8h30 - 9h00: Báo cáo\n"

    assert titles(text) == ["Khai mạc", "Báo cáo"]


@pytest.mark.parametrize("head", ["Ngày 15/8/2026:", "Buổi chiều:", "* Chiều (14h00 - 17h00):"])
@pytest.mark.parametrize(
    "text",
    [
        "- Dâng lễ\n- Hát chèo\n15h00: Tế\n16h00: Bế mạc\n",
        "- Dâng lễ\n- Hát chèo: 15h00 - 16h00\n",
    ],
)
def test_dashes_directly_below_a_day_or_a_sitting_are_acts_though_others_have_hours(head, text):
    titles = [item.title for item in read(f"Lễ hội mẫu\n{head}\n{text}").programme.items]

    assert {"Dâng lễ", "Hát chèo"} <= set(titles)


def test_a_few_words_are_all_that_a_day_has_where_the_next_one_follows():
    draft = read(
        "Khóa tu mẫu\nNgày 15/8/2026:\nThuyết giảng\nTụng kinh\nNgày 16/8/2026:\nTụng kinh\n"
        "Ngày 17/8/2026:\n9 giờ: Lễ tắm Phật\n"
    )

    assert [[item.title for item in session.items] for session in draft.programme.sessions] == [
        ["Thuyết giảng", "Tụng kinh"],
        ["Tụng kinh"],
        ["Lễ tắm Phật"],
    ]


def test_the_place_below_the_head_s_day_is_no_act():
    text = "Trại hè mẫu\nNgày 15 - 16/8/2026\nBãi Dài\n"
    text += "Ngày 15/8/2026:\n8h: Tắm\nNgày 16/8/2026:\n9h: Về\n"

    assert titles(text) == ["Tắm", "Về"]


@pytest.mark.parametrize("said", ['MC: "Xin mời vào."', "MC: “Nghiêm!”", "MC: Kính thưa quý vị"])
def test_what_the_compere_says_names_nobody(said):
    draft = read(f"{HEAD}1. Đón tiếp (8:00 - 8:15)\n{said}\n2. Chào cờ (8:15 - 8:20)\n")

    assert [item.presenter for item in draft.programme.items] == [None, None]
    assert said in " ".join(note for item in draft.programme.items for note in item.notes)


def test_contents_without_hours_are_acts_though_what_stands_above_is_counted():
    text = HEAD + "1/ Họp tại nhà ông An.\n2/ Kết thúc tùy tình hình.\n3/ Nội dung hội nghị:\n"
    text += "- Dâng hương\n- Báo cáo\n"

    assert titles(text)[-2:] == ["Dâng hương", "Báo cáo"]


def test_dashes_below_counted_chapters_are_acts_where_nothing_has_an_hour():
    text = "1. Lễ khai mạc:\n- Tập trung\n- Chào cờ\n2. Lễ bế mạc:\n- Tổng kết\n- Chia tay\n"

    (session,) = read(HEAD + text).programme.sessions
    assert [(part.title, [item.title for item in part.items]) for part in session.parts] == [
        ("Lễ khai mạc", ["Tập trung", "Chào cờ"]),
        ("Lễ bế mạc", ["Tổng kết", "Chia tay"]),
    ]


def test_a_counted_day_where_titles_stand_is_a_day():
    draft = read(
        "Lễ hội mẫu năm 2026\nGiờ\tChương trình\tĐịa điểm\tĐơn vị\n"
        "1\tNgày 15/8\t\t\n09:00\tKhai mạc\tSân A\tSở A\n2\tNgày 16/8\t\t\n"
        "08:00\tBế mạc\tSân A\tSở B\n"
    )

    programme = draft.programme
    assert [item.title for item in programme.items] == ["Khai mạc", "Bế mạc"]
    assert [programme.session_date(n) for n in range(2)] == [date(2026, 8, 15), date(2026, 8, 16)]


def test_a_span_of_days_across_a_table_is_none_of_the_day_above_it():
    draft = read(
        "Lễ hội mẫu\nThời gian\tNội dung\tĐịa điểm\nNgày 17/8/2026\t\t\n18:30\tRước đèn\tPhố A\n"
        "Hoạt động thường xuyên từ ngày 15-18/8/2026\t\t\n08:00\tTrưng bày\tPhố B\n"
    )

    programme = draft.programme
    assert [item.title for item in programme.items] == ["Rước đèn", "Trưng bày"]
    assert programme.session_date(1) == date(2026, 8, 15)


def test_what_comes_after_an_hour_begins_with_it():
    draft = read(HEAD + "10h00– 11g00 : Bế mạc\nSau 11g00 : Tiễn khách\n")

    assert [(item.start, item.title) for item in draft.programme.items] == [
        (time(10), "Bế mạc"),
        (time(11), "Tiễn khách"),
    ]


def test_a_letter_o_is_a_bullet_before_a_clock():
    text = HEAD + "A. Khai mạc\no 8g30 : Khởi động\no 9g00 : Hát\nB. Bế mạc\no 11g30 : Tiệc\n"

    assert [(item.start, item.title) for item in read(text).programme.items] == [
        (time(8, 30), "Khởi động"),
        (time(9), "Hát"),
        (time(11, 30), "Tiệc"),
    ]


def test_a_place_beside_each_day_of_a_table_is_no_act():
    draft = read(
        "Trại hè mẫu\nThời gian\tNội dung\tGhi chú\nThứ Bảy 15/08/2026\tĐà Nẵng\tNgày 1\n"
        "13h30\tĐón đại biểu\t\nTối\tNghỉ đêm\t\n"
        "Chủ nhật 16/08/2026\tHuế – Vinh\tNgày 2\n07h00\tĂn sáng\t\n"
    )

    programme = draft.programme
    assert [item.title for item in programme.items] == ["Đón đại biểu", "Nghỉ đêm", "Ăn sáng"]
    assert programme.session_date(len(programme.sessions) - 1) == date(2026, 8, 16)
    assert any("Huế" in doubt.message for doubt in draft.doubts)


def test_an_act_beside_a_day_is_one_though_others_have_hours():
    draft = read(
        "Trại hè mẫu\nThời gian\tNội dung\nThứ Bảy 15/08/2026\tKhai mạc\n13h30\tThi\n"
        "Chủ nhật 16/08/2026\tThảo luận\n07h00\tBế mạc\n"
    )

    found = [item.title for item in draft.programme.items]
    assert found == ["Khai mạc", "Thi", "Thảo luận", "Bế mạc"]


def test_dashes_below_chapters_with_a_stroke_are_acts():
    text = "A/ PHẦN LỄ:\n1/ Tuyên bố lý do.\n2/ Cảm ơn.\nB/ PHẦN HỘI :\n- Ném vòng\n- Kéo co\n"

    (session,) = read(HEAD + text).programme.sessions
    assert [(part.title, [item.title for item in part.items]) for part in session.parts] == [
        ("PHẦN LỄ", ["Tuyên bố lý do", "Cảm ơn"]),
        ("PHẦN HỘI", ["Ném vòng", "Kéo co"]),
    ]


def test_where_and_who_below_a_day_are_no_acts_though_other_dashes_have_hours():
    text = HEAD + "Ngày 15/8:\n- 8h00: Tế\n- 9h00: Hát\n- Địa điểm: Sân đình\n- Chủ trì: Ông An\n"

    assert titles(text) == ["Tế", "Hát"]


def test_a_dash_led_by_half_a_day_is_an_act_among_timed_ones():
    draft = read(
        HEAD + "- Sáng: + 9h00 Thi cờ\n- Chiều: Đánh số\n+ 13h30 Thi diều\n+ 14h00 Trao giải\n"
    )

    assert [(item.start, item.title) for item in draft.programme.items] == [
        (time(9), "Thi cờ"),
        (None, "Đánh số"),
        (time(13, 30), "Thi diều"),
        (time(14), "Trao giải"),
    ]
    assert draft.programme.items[1].notes == ("Chiều",)


def test_a_break_without_its_time_is_an_act():
    text = HEAD + "8h00 - 9h00: Báo cáo\nNghỉ ngơi\n9h15 - 10h00: Thảo luận\n"

    assert titles(text) == ["Báo cáo", "Nghỉ ngơi", "Thảo luận"]


@pytest.mark.parametrize(
    "matter",
    [
        "NHỮNG ĐIỀU CẦN BIẾT\n1. Không ra ngoài.\n2. Giữ đúng giờ.\n",
        "NỘI QUY LỚP HỌC\n- Không nói chuyện riêng\n- Đi học đúng giờ\n",
        "THỂ LỆ\n1. Mỗi đội có 3 người.\n2. Khiếu nại gửi trước 17h00.\n",
        "III. KINH PHÍ\n1. Ngân sách nhà nước\n2. Nguồn khác\n",
        "B. PHÂN CÔNG NHIỆM VỤ\n1. Văn phòng chuẩn bị hội trường.\n2. Tổ lễ tân đón khách.\n",
    ],
)
def test_what_follows_a_timed_programme_without_times_is_left_out_and_told(matter):
    draft = read(HEAD + "8h00: Khai mạc\n9h00: Báo cáo\n10h00: Thảo luận\n11h00: Bế mạc\n" + matter)

    programme = draft.programme
    assert [item.title for item in programme.items] == [
        "Khai mạc",
        "Báo cáo",
        "Thảo luận",
        "Bế mạc",
    ]
    assert [line for line in matter.splitlines() if line not in programme.notes] == []
    assert ("left_out", 7) in [(doubt.kind, doubt.line) for doubt in draft.doubts]


@pytest.mark.parametrize("heading", ["PHẦN HAI: LIÊN HOAN", "BẾ MẠC", "VĂN NGHỆ"])
@pytest.mark.parametrize("more", ["", "11h00: Biểu quyết\n"])
def test_a_chapter_of_the_programme_after_the_last_time_stays(heading, more):
    text = HEAD + "8h00: Khai mạc\n9h00: Báo cáo\n10h00: Thảo luận\n" + more + heading
    text += "\n1. Trao quà\n2. Cảm ơn\n"

    assert titles(text)[-2:] == ["Trao quà", "Cảm ơn"]


@pytest.mark.parametrize(
    "signature",
    [
        "TM. BAN TỔ CHỨC\nTRƯỞNG BAN\nNguyễn Văn An\n",
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Thị Bình\n",
        "HIỆU TRƯỞNG\nLê Văn Cường\n",
        "An Hòa, ngày 10 tháng 8 năm 2026\nNgười lập\nLê Văn Cường\n",
        "BAN TỔ CHỨC LỄ HỘI ĐÌNH AN HÒA\nTrưởng ban: Ông An\nÔng Bình\n",
    ],
)
def test_who_signs_does_not_present(signature):
    draft = read(HEAD + "8h00: Khai mạc\n9h00: Bế mạc\n" + signature)

    assert [item.presenter for item in draft.programme.items] == [None, None]
    assert draft.programme.items[-1].notes == ()
    assert draft.programme.date == date(2026, 8, 15)


def test_on_a_clock_of_twelve_hours_the_afternoon_follows_the_morning_and_is_doubted():
    draft = read(
        HEAD + "8 giờ sáng: Khai mạc\n11 giờ 30 trưa: Nghỉ trưa tại chỗ\n2 giờ – 4 giờ: Thảo luận\n"
        "5 giờ: Bế mạc\n7 giờ tối: Văn nghệ\n"
    )

    assert [item.start for item in draft.programme.items] == [
        time(8),
        time(11, 30),
        time(14),
        time(17),
        time(19),
    ]
    assert [d.line for d in draft.doubts if d.kind == "afternoon"] == [5, 6]


def test_a_clock_that_runs_back_is_not_moved_where_the_day_has_24_hours():
    draft = read(HEAD + "8 giờ sáng: Khai mạc\n13h00: Báo cáo\n2h00: Thảo luận\n")

    assert draft.programme.items[-1].start == time(2)


@pytest.mark.parametrize("clock", ["Từ {0} giờ:", "{0}h00:", "Đúng {0} giờ:", "Lúc {0}:00", "{0}h"])
def test_a_clock_on_its_own_line_above_a_list_begins_the_first_of_it(clock):
    text = "".join(f"{clock.format(n)}\n1. Chào cờ\n2. Nêu lý do\n" for n in (8, 14))

    draft = read(HEAD + text)

    starts = [(item.start, item.title) for item in draft.programme.items]
    assert starts == [
        (time(8), "Chào cờ"), (None, "Nêu lý do"), (time(14), "Chào cờ"), (None, "Nêu lý do"),
    ]  # fmt: skip


@pytest.mark.parametrize("bullet", ["- ", "+ ", "• ", "* "])
def test_dashes_below_a_clock_on_its_own_line_are_acts(bullet):
    text = "".join(f"Lúc {n} giờ 00:\n{bullet}Chào cờ\n{bullet}Nêu lý do\n" for n in (8, 14))

    draft = read(HEAD + text)

    starts = [(item.start, item.title) for item in draft.programme.items]
    assert starts == [
        (time(8), "Chào cờ"), (None, "Nêu lý do"), (time(14), "Chào cờ"), (None, "Nêu lý do"),
    ]  # fmt: skip


@pytest.mark.parametrize("lead", ["", "Buổi "])
def test_half_a_day_with_its_clock_above_a_title_is_the_title_s_time(lead):
    text = f"{lead}Sáng: 7h30\nĐón khách\n{lead}Chiều: 2h00\nKhai mạc giải\n{lead}Tối: 19h30\nHát\n"

    draft = read(HEAD + text)

    starts = [(item.start, item.title) for item in draft.programme.items]
    assert starts == [
        (time(7, 30), "Đón khách"),
        (time(14), "Khai mạc giải"),
        (time(19, 30), "Hát"),
    ]


@pytest.mark.parametrize("bullets", ["- + ", "+ - ", "• – ", "- • + "])
def test_bullets_in_a_row_are_one(bullets):
    draft = read(
        HEAD + f"+ 8h00: Khai mạc\n{bullets}8h30 - 9h00: Giám đốc phát biểu\n+ 9h00: Hát\n"
    )

    read_as = [(i.start, i.title, i.presenter and i.presenter.text) for i in draft.programme.items]
    assert read_as[1][:1] == (time(8, 30),)
    assert "phát biểu" in read_as[1][1].lower()
    assert len(read_as) == 3


@pytest.mark.parametrize("times", [3, 5])
def test_rules_after_a_short_programme_are_left_out_too(times):
    acts = "".join(f"{hour}h00: Phiên thảo luận\n" for hour in range(8, 8 + times))

    draft = read(HEAD + acts + "NỘI QUY\n1. Đến đúng giờ\n2. Tắt điện thoại\n")

    assert len(draft.programme.items) == times
    assert [doubt.kind for doubt in draft.doubts] == ["left_out"]


@pytest.mark.parametrize("heading", ["NỘI QUY TRẠI", "ĐIỀU LỆ", "Ghi chú:", "Một số lưu ý:"])
def test_what_is_to_be_heeded_below_a_programme_is_none_of_its_acts(heading):
    rules = f"{heading}\n1. Đến đúng giờ\n2. Tắt điện thoại\n"
    timed = "3. 22h00: tắt đèn\n" if heading.isupper() else ""

    draft = read(HEAD + "7h30: Tập trung\n8h00: Dựng trại\n10h00: Bế mạc\n" + rules + timed)

    read_as = [(item.start, item.title) for item in draft.programme.items]
    assert read_as[-1] == (time(10, 0), "Bế mạc")
    assert [doubt.kind for doubt in draft.doubts if doubt.line == 6] == ["left_out"]


@pytest.mark.parametrize(
    "more",
    [
        "(đại biểu có mặt trước 7h15)",
        "(thứ Bảy), đón khách từ 7h00",
        "(01 buổi)",
        "tại Hội trường A (tầng 2)",
    ],
)
@pytest.mark.parametrize("clock", ["7h30,", "7h30 - 11h30", "07 giờ 30 phút, thứ Bảy,"])
def test_the_hour_of_an_invitation_is_no_act_whatever_else_it_says(clock, more):
    invited = f"GIẤY MỜI\nThời gian: {clock} ngày 15/8/2026 {more}\nCHƯƠNG TRÌNH\n"

    programme = read(invited + "1. 7h30 - 8h00: Khai mạc\n2. 8h00: Thảo luận\n").programme

    assert [item.title for item in programme.items] == ["Khai mạc", "Thảo luận"]
    assert programme.date == date(2026, 8, 15)


def test_a_note_above_another_half_of_the_day_ends_no_programme():
    morning = "Sáng\n8h00: Khai mạc\n8h30: Báo cáo\n9h00: Thảo luận\n"

    read_as = titles(
        HEAD + morning + "Ghi chú:\n1. Mang tài liệu\nChiều\n- Tham quan\n- Trao quà\n"
    )

    assert read_as[-2:] == ["Tham quan", "Trao quà"]


def test_a_half_of_the_day_said_to_begin_at_an_hour_begins_then():
    said = "Hội nghị mẫu\nThời gian: 01 buổi, bắt đầu lúc 8h00 ngày 15/8/2026\n"

    draft = read(said + "1. Chào cờ\n2. Báo cáo\n")

    assert draft.programme.sessions[0].start == time(8, 0)


@pytest.mark.parametrize("chair", ["Chủ tọa", "Chủ trì", "Điều hành", "Chair"])
def test_whom_a_title_names_presents_and_not_the_chair_below(chair):
    draft = read(
        HEAD + f"8h00: Báo cáo (TS. Lê Nam)\n{chair}: GS. Vũ Hà\n9h00: Họp\n{chair}: Bà An\n"
    )

    read_as = [
        (item.presenter and item.presenter.text, item.notes) for item in draft.programme.items
    ]
    assert read_as == [("TS. Lê Nam", (f"{chair}: GS. Vũ Hà",)), ("Bà An", ())]


@pytest.mark.parametrize("colon", ["", ":", " :"])
def test_a_field_s_name_in_a_cell_of_its_own_names_what_stands_beside_it(colon):
    draft = read(
        f"CHƯƠNG TRÌNH LỄ KỶ NIỆM\nThời gian{colon}\tSáng thứ Bảy, ngày 15/8/2026\n"
        f"Địa điểm{colon}\tNhà văn hóa\nGiờ\tNội dung\n8h00\tKhai mạc\n9h00\tBế mạc\n"
    )

    programme = draft.programme
    assert (programme.title, programme.subtitle) == ("CHƯƠNG TRÌNH LỄ KỶ NIỆM", None)
    assert programme.date == date(2026, 8, 15)
    assert [venue.name for venue in programme.sessions[0].venues] == ["Nhà văn hóa"]


@pytest.mark.parametrize(
    "text",
    [
        "⏰ 8h00: Đón khách\n👉 9h00: Khai mạc\n1️⃣ 9h30: Ôn bài\n2️⃣ 10h: Tặng hoa\n✅ 11h: Tiệc\n",
        "- 8h00: Đón khách\n- 9h00: Khai mạc\n1. 9h30: Ôn bài\n2. 10h: Tặng hoa\n- 11h: Tiệc\n",
        "8h: Đón khách\n9h: Khai mạc\n+ Chào cờ\n1) 9h30: Ôn bài\n2) 10h: Tặng hoa\n11h: Tiệc\n",
    ],
)  # fmt: skip
def test_an_act_with_a_start_of_its_own_heads_no_counted_acts_that_begin_later(text):
    assert titles(HEAD + text) == ["Đón khách", "Khai mạc", "Ôn bài", "Tặng hoa", "Tiệc"]


@pytest.mark.parametrize("heading", ["- 9h00: Ôn truyền thống", "- 9h00: Phần lễ"])
def test_a_line_heads_the_counted_acts_that_begin_with_it_or_that_it_says_are_its_part(heading):
    start = "9h00" if "Ôn" in heading else "9h30"

    draft = read(f"{HEAD}{heading}\n1. {start}: Chiếu phim\n2. 10h30: Tặng hoa\n")

    assert [item.title for item in draft.programme.items] == ["Chiếu phim", "Tặng hoa"]


@pytest.mark.parametrize(
    "below",
    [
        "Buổi tối, 19 giờ 30 phút: Giao lưu\n",
        "BUỔI TỐI\n19h30: Giao lưu\n",
        "Tối 19h30: Giao lưu\n",
    ],
)
def test_the_title_below_a_lone_hour_of_a_half_day_is_read_before_another_half(below):
    items = read(f"{HEAD}Sáng 8h00: Báo cáo\nChiều: 14h00\nBế mạc\n{below}").programme.items

    assert [(item.title, str(item.start)[:5]) for item in items] == [
        ("Báo cáo", "08:00"),
        ("Bế mạc", "14:00"),
        ("Giao lưu", "19:30"),
    ]


@pytest.mark.parametrize("month", ["Tháng 10 năm 2026", "Tháng 10/2026", "Lịch tháng 10, năm 2026"])
def test_days_without_a_year_have_that_of_the_month_in_the_heading(month):
    days = "15/10 – 8h00 - 8h15: Chào cờ\n16/10 – 8h00 - 9h00: Thảo luận\n"
    text = f"Hội nghị mẫu\n{month}\n{days}"

    programme = read(text).programme

    assert programme.date == date(2026, 10, 15)
    assert [session.date for session in programme.sessions] == [None, date(2026, 10, 16)]


@pytest.mark.parametrize(
    "letterhead",
    [
        "UBND TỈNH AN PHÚ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
        "SỞ NỘI VỤ\nSố: 12/CTr-SNV\n",
        "HUYỆN ỦY TÂN HƯNG\nTân Hưng, ngày 02 tháng 8 năm 2026\n",
    ],
)
def test_a_letterhead_is_no_beginning_of_a_title_in_capitals(letterhead):
    text = (
        "HỘI NGHỊ SƠ KẾT\nThời gian: Sáng thứ Bảy, ngày 15/8/2026\n8h00: Khai mạc\n9h00: Bế mạc\n"
    )

    programme = read(letterhead + text).programme

    assert (programme.title, programme.date) == ("HỘI NGHỊ SƠ KẾT", date(2026, 8, 15))
    assert programme.organisation.issuer == letterhead.replace("\n", "\t").partition("\t")[0]


@pytest.mark.parametrize(
    "line",
    [
        "{n}. Bầu Ban {n}",
        "{n}.Bầu Ban {n}",
        "{n}) Bầu Ban {n}",
        "({n}) Bầu Ban {n}",
        "{n}/ Bầu Ban {n}",
        "{n}- Bầu Ban {n}",
        "{n} – Bầu Ban {n}",
        "{n} Bầu Ban {n}",
        "{n}.\tBầu Ban {n}",
        "{n}.1. Bầu Ban {n}",
        "{n}. 9h45 - 10h15: Bầu Ban {n}",
        "{n}- 9h45 – 10h15: Bầu Ban {n}",
    ],
)
def test_a_long_list_counts_on_to_three_figures(line):
    numbers = range(1, 103)
    items = read(HEAD + "\n".join(line.format(n=n) for n in numbers)).programme.items

    assert [item.title for item in items] == [f"Bầu Ban {n}" for n in numbers]
    assert [(item.number or "").strip("()").split(".")[0] for item in items] == [
        str(n) for n in numbers
    ]


@pytest.mark.parametrize(
    "line",
    ["150.000 đồng mỗi người", "150. 000 đồng", "120 - 150 đại biểu", "150 đại biểu", "(150 ghế)"],
)
def test_an_amount_of_three_figures_is_no_number_of_an_act(line):
    assert titles(f"{HEAD}1. Chào cờ\n2. Báo cáo tổng kết\n{line}\n3. Bế mạc\n")[2:] == ["Bế mạc"]


@pytest.mark.parametrize("chapter", ["1. Phần lễ (60 phút):", "1. Phần lễ:", "1. Phần mở đầu"])
def test_dashes_below_counted_parts_are_acts(chapter):
    text = f"CHƯƠNG TRÌNH\nNgày hội\n{chapter}\n- Chào cờ\n- Nêu lý do\n2. Phần hội\n- Kéo co\n"

    assert titles(text) == ["Chào cờ", "Nêu lý do", "Kéo co"]


@pytest.mark.parametrize(
    "chapter",
    ["2. Nội dung chương trình:", "II. NỘI DUNG CHƯƠNG TRÌNH", "B. Nội dung chương trình buổi lễ:"],
)
def test_dashes_below_a_chapter_called_the_programme_are_acts(chapter):
    assert titles(f"LỄ KẾT NẠP\n{chapter}\n- Chào cờ\n- Tuyên thệ\n- Bế mạc\n") == [
        "Chào cờ",
        "Tuyên thệ",
        "Bế mạc",
    ]


def test_a_time_left_open_is_no_signature_that_ends_the_programme():
    text = (
        "CHƯƠNG TRÌNH\nHọp Chi bộ\nI. MỤC ĐÍCH, Ý NGHĨA\n1. Đánh giá kết quả\nII. THỜI GIAN\n"
        "Thời gian: … giờ …, ngày … tháng … năm 20…\nIII. NỘI DUNG VÀ HÌNH THỨC TỔ CHỨC\n"
        "1. Khai mạc\n2. Thảo luận\n3. Bế mạc\n"
    )

    assert titles(text) == ["Khai mạc", "Thảo luận", "Bế mạc"]


def test_a_note_below_an_act_names_nobody():
    draft = read(HEAD + "8h00: Họp\n9h00: Tiếp dân\n* Ghi chú: Chiều: ông An đi vắng.\n")

    assert draft.programme.items[1].presenter is None


@pytest.mark.parametrize("label", ["Note", "Please note", "Notes"])
def test_a_note_in_english_is_no_act_whatever_hour_ends_it(label):
    told = f"{label}: Bring your badge. No entry after 08:15."
    draft = read(f"COURSE SCHEDULE\n11 May 2026\n08:00 Registration\n09:00 Written test\n{told}\n")

    first, last = draft.programme.items
    assert (first.title, last.title, last.notes) == ("Registration", "Written test", (told,))


def test_chapters_whose_letter_stands_before_a_dash_hold_acts():
    text = (
        "CHƯƠNG TRÌNH\nA- NGHI THỨC: (Ban Tổ chức thực hiện)\n- Chào cờ\n- Nêu lý do\n"
        "B- NỘI DUNG (Đoàn Chủ tịch điều hành)\n1- Báo cáo\n2- Thảo luận\n"
    )

    assert titles(text) == ["Chào cờ", "Nêu lý do", "Báo cáo", "Thảo luận"]


def test_capitals_above_a_later_day_are_no_other_matter():
    text = (
        "Lịch công tác\nThứ Hai (10/8/2026)\n+ 7h30: Chào cờ\n+ 8h00: Họp\n+ 9h00: Tiếp dân\n"
        "BGH, GV\n+ Kiểm tra\nThứ Ba (11/8/2026)\n- Sáng: Làm việc tại cơ quan\n"
    )

    assert titles(text)[-1] == "Làm việc tại cơ quan"


def test_strokes_part_an_act_from_its_place_and_who_attends():
    draft = read(
        "Lịch công tác\nThứ Hai (10/8/2026)\n"
        "+ 7h30: Dự Hội nghị sơ kết | Hội trường tỉnh | Đ/c Lam\n"
        "+ 14h00: Bồi dưỡng | Phòng học | GV, HS\n+ Trực cơ quan | Trụ sở | Đ/c An\n"
        "Thứ Ba (11/8/2026)\n- Sáng: Làm việc tại cơ quan | Phòng họp 1 | -\n"
    )

    acts = draft.programme.items
    assert [(item.title, item.presenter and item.presenter.text) for item in acts] == [
        ("Dự Hội nghị sơ kết", "Đ/c Lam"),
        ("Bồi dưỡng", None),
        ("Trực cơ quan", "Đ/c An"),
        ("Làm việc tại cơ quan", None),
    ]
    assert draft.programme.items[1].notes == ("Phòng học", "GV, HS")
    assert not [doubt for doubt in draft.doubts if doubt.kind in ("not_understood", "presenter")]


def test_a_chapter_on_decoration_is_besides_what_another_chapter_counts_with_dashes():
    text = (
        "Quy trình tổ chức Đại hội\nA- Trang trí:\n1. Trên cùng là khẩu hiệu:\n2. Cờ, ảnh:\n"
        "- Treo cờ bên phải\nB- Quy trình tiến hành đại hội:\n- Chào cờ\n- Bầu thư ký\n- Bế mạc\n"
    )

    assert titles(text) == ["Chào cờ", "Bầu thư ký", "Bế mạc"]


def test_dashes_between_the_timed_first_and_last_of_their_list_are_acts():
    text = "8h00: Văn nghệ\n- Chào cờ\n- Diễn văn\n- Trao thưởng\n- 11h30: Kết thúc\n"

    assert titles(f"{HEAD}- {text}") == [
        "Văn nghệ",
        "Chào cờ",
        "Diễn văn",
        "Trao thưởng",
        "Kết thúc",
    ]


def test_dashes_called_as_acts_are_stand_between_more_timed_ones():
    timed = "- 7h00: Đón khách\n- 8h00: Khai mạc\n"
    acts = ["Văn nghệ", "Tham luận", "Thảo luận", "Phát biểu của tỉnh"]
    told = "".join(f"- {act}\n" for act in acts)

    assert titles(f"{HEAD}{timed}{told}- 11h00: Nghỉ trưa\n") == [
        *("Đón khách", "Khai mạc", *acts, "Nghỉ trưa")
    ]
    assert (
        len(titles(f"{HEAD}{timed}- Xe số 1\n- Xe số 2\n- Xe số 3\n- Xe số 4\n- 11h00: Nghỉ\n"))
        == 3
    )


def test_a_chapter_that_says_when_and_where_above_the_programme_holds_no_act():
    text = (
        "Hướng dẫn đại hội\nI. Mục đích, ý nghĩa\nĐánh giá phong trào.\nII. Tổ chức đại hội\n"
        "1. Thời gian: Ngày 7/9/2026\n2. Địa điểm: Lớp học\n3. Bàn ghế: Khăn trải, lọ hoa\n"
        "III. Chương trình đại hội\n1. Ổn định chỗ ngồi\n2. Khai mạc\n3. Bế mạc\n"
    )

    assert titles(text) == ["Ổn định chỗ ngồi", "Khai mạc", "Bế mạc"]


def test_lines_led_by_a_day_and_a_comma_are_days_with_their_acts():
    text = (
        "Kế hoạch tiếp xúc cử tri\nNgày 22/6/2026, Đoàn ban hành kế hoạch.\nCụ thể:\n"
        "Ngày 06/7/2026, tiếp xúc cử tri tại xã An.\nNgày 07/7/2026, tiếp xúc cử tri tại xã Bình.\n"
    )

    draft = read(text)
    assert [item.title for item in draft.programme.items] == [
        "tiếp xúc cử tri tại xã An",
        "tiếp xúc cử tri tại xã Bình",
    ]


def test_a_part_with_its_place_above_a_part_called_a_programme_keeps_its_acts():
    text = (
        "LỄ HỘI\nI. PHẦN LỄ\nĐịa điểm: Quảng trường\n1. Chào cờ\n2. Khai mạc\n"
        "II. CHƯƠNG TRÌNH NGHỆ THUẬT\n1. Hát múa\n2. Bế mạc\n"
    )

    assert titles(text) == ["Chào cờ", "Khai mạc", "Hát múa", "Bế mạc"]


def test_counted_acts_with_their_points_are_no_chapters_where_half_are_plain_acts():
    text = "1. Khai mạc:\n- Chào cờ\n- Diễn văn\n2. Báo cáo\n3. Bầu cử:\n- Đề cử\n4. Bế mạc\n"

    assert titles(HEAD + text) == ["Khai mạc", "Báo cáo", "Bầu cử", "Bế mạc"]


def test_dashes_that_head_the_half_days_below_them_are_no_acts():
    text = (
        "Lịch tiếp xúc cử tri\nNgày 15/8/2026:\n- Đơn vị số 01 (gồm ông An)\n"
        "* Buổi sáng: tiếp tại xã Một\n* Buổi chiều: tiếp tại xã Hai\n"
        "Ngày 16/8/2026:\n- Đơn vị số 02\n* Buổi sáng: tiếp tại xã Ba\n"
    )

    assert titles(text) == ["tiếp tại xã Một", "tiếp tại xã Hai", "tiếp tại xã Ba"]


def test_a_dash_with_its_place_beside_it_is_an_act_among_fewer_with_hours():
    text = "- Sáng:\n+ 7h30: Họp | Phòng 1 | Đ/c An\n+ Dạy và học | Lớp học | GV, HS\n"

    assert titles(f"Lịch tuần\nThứ Hai (10/8/2026):\n{text}") == ["Họp", "Dạy và học"]


def test_rows_counted_below_a_timed_one_go_on_with_the_table():
    rows = "STT\tNỘI DUNG\n7h30\tĐón khách\n8h30\tKhai mạc\n1\tChào cờ\n2\tBáo cáo\n"

    assert titles(HEAD + rows) == ["Đón khách", "Khai mạc", "Chào cờ", "Báo cáo"]


def test_what_stands_before_its_day_is_done_on_that_day():
    programme = read(
        "LỊCH NĂM HỌC\nNhập học\t14/9/2026\nHọc kỳ I\t16/9/2026\nÔn tập\t21/9/2026\nBế giảng\n"
    ).programme

    days = {
        item.title: programme.session_date(n)
        for n, session in enumerate(programme.sessions)
        for item in session.items
    }
    assert (days["Nhập học"], days["Học kỳ I"]) == (date(2026, 9, 14), date(2026, 9, 16))


@pytest.mark.parametrize(
    "text",
    [
        "{0} (8h00)\n- Chào cờ\n- Nêu lý do\n{1} (9h30)\n- Báo cáo\n- Thảo luận\n",
        "{0} (8h00):\n1. Chào cờ\n2. Nêu lý do\n{1} (9h30):\n1. Báo cáo\n2. Thảo luận\n",
        "I. {0} (8h00)\n- Chào cờ\n- Nêu lý do\nII. {1} (9h30)\n- Báo cáo\n- Thảo luận\n",
        (
            "Phần I: {0}: 8h00 - 9h00\n1. Chào cờ\n2. Nêu lý do\n"
            "Phần II: {1}: 9h30 - 11h00\n1. Báo cáo\n2. Thảo luận\n"
        ),
        (
            "Thời gian\tNội dung\n{0} (8h00)\n\tChào cờ\n\tNêu lý do\n"
            "{1} (9h30)\n\tBáo cáo\n\tThảo luận\n"
        ),
    ],
)
def test_acts_below_a_title_that_carries_the_hour_are_acts(text):
    parts = read(HEAD + text.format("Lễ khai mạc", "Hội thảo")).programme.sessions[0].parts

    assert [(part.title, part.start) for part in parts] == [
        ("Lễ khai mạc", time(8)),
        ("Hội thảo", time(9, 30)),
    ]
    assert [[item.title for item in part.items] for part in parts] == [
        ["Chào cờ", "Nêu lý do"],
        ["Báo cáo", "Thảo luận"],
    ]


def test_a_heading_across_a_table_holds_the_rows_from_its_hour_on():
    text = (
        "Thời gian\tNội dung\nPhần lễ (8h00)\n\tChào cờ\n\tVăn nghệ\n"
        "Phần hội (9h00)\n9h00 - 10h00\tKéo co\n10h00 - 11h00\tĐẩy gậy\n"
    )
    parts = read(HEAD + text).programme.sessions[0].parts

    assert [[item.title for item in part.items] for part in parts] == [
        ["Chào cờ", "Văn nghệ"],
        ["Kéo co", "Đẩy gậy"],
    ]


def test_remarks_below_a_title_with_its_hour_are_no_acts():
    text = "I. Hội chợ (8h00)\n- Gian hàng ẩm thực\n- Gian hàng sách\nII. Bế mạc (17h00)\n"

    assert titles(HEAD + text) == ["Hội chợ", "Bế mạc"]


@pytest.mark.parametrize(
    "first",
    [
        "1. Văn nghệ chào mừng\n2. Chào cờ, nêu lý do\n",
        "Văn nghệ chào mừng\nChào cờ, nêu lý do\n",
    ],
)
def test_acts_before_the_first_hour_are_acts(first):
    text = f"{HEAD}{first}8h30: Báo cáo\n9h00: Thảo luận\n10h00: Bế mạc\n"

    assert titles(text) == [
        "Văn nghệ chào mừng",
        "Chào cờ, nêu lý do",
        "Báo cáo",
        "Thảo luận",
        "Bế mạc",
    ]


@pytest.mark.parametrize(
    ("act", "title"),
    [
        ("Chủ đề: Dữ liệu mở", "Dữ liệu mở"),
        ("Nội dung: An toàn thông tin", "An toàn thông tin"),
        ("Topic: Open data", "Open data"),
        ("Chủ đề 2: Dữ liệu mở", "Chủ đề 2: Dữ liệu mở"),
        ("Nội dung", "Nội dung"),
    ],
)
def test_the_label_before_a_title_is_no_part_of_it(act, title):
    assert titles(f"{HEAD}8h00 - 9h00: Khai mạc\n9h00 - 10h00: {act}\n")[1:] == [title]


@pytest.mark.parametrize(
    "act",
    [
        "Khai mạc: 8h00 - 8h30 (20 phút)",
        "Khai mạc (20 phút): 8h00 - 8h30",
        "Khai mạc (20') [8h00 - 8h30]",
    ],
)
def test_a_length_that_contradicts_the_hours_behind_a_title_is_doubted(act):
    draft = read(f"{HEAD}1. {act}\n2. Bế mạc: 9h00\n")

    [item, _last] = draft.programme.items
    assert (item.title, item.start, item.end) == ("Khai mạc", time(8), time(8, 30))
    assert "length_disagrees" in {doubt.kind for doubt in draft.doubts}


@pytest.mark.parametrize("dash", ["-", "•", "+"])
def test_dashes_alone_that_begin_as_ceremonies_do_are_acts(dash):
    acts = ["Chào cờ", "Tuyên bố lý do", "Bầu tổ kiểm phiếu", "Chi đoàn hát", "Bế mạc đại hội"]
    lines = "\n".join(f"{dash} {act}" for act in acts)

    assert titles(f"Ngày 30/11, chi đoàn tổ chức đại hội\n{lines}\n") == acts


def test_dashes_alone_that_begin_otherwise_are_no_acts():
    text = "Đồ cần mua\n- Hoa tươi\n- Chào cờ\n- Tặng hoa\n- Bế mạc\n"

    assert titles(text) == []


def test_dashes_below_one_of_many_counted_acts_are_how_it_is_done():
    text = "1. Chào cờ\n2. Khai mạc\n3. Thảo luận\n4. Bầu ban chỉ huy:\n- Nêu lý do\n- Bỏ phiếu\n"

    draft = read(HEAD + text)

    assert [item.title for item in draft.programme.items][-1] == "Bầu ban chỉ huy"
    assert draft.programme.items[-1].notes == ("- Nêu lý do", "- Bỏ phiếu")


def test_a_counted_act_between_parts_does_not_hang_from_the_dash_above_it():
    text = "1. Khai mạc:\n- Chào cờ\n- Nêu lý do\n2. Thảo luận\n3. Bế mạc:\n- Cảm ơn\n"
    nested = text.replace("2. Thảo luận", "2. Thủ tục:\n2.1. Bầu cử\n2.2. Thảo luận")

    assert titles(HEAD + text) == ["Chào cờ", "Nêu lý do", "Thảo luận", "Cảm ơn"]
    assert titles(HEAD + nested) == ["Chào cờ", "Nêu lý do", "Bầu cử", "Thảo luận", "Cảm ơn"]


def test_a_dash_above_the_halves_of_a_day_heads_them():
    text = (
        "Kế hoạch\nNgày 15/8/2026:\n- Tổ 1 (ông An).\n* Buổi sáng: họp ở xã Bình\n"
        "* Buổi chiều: họp ở xã Chi\n- Tổ 2.\n* Buổi sáng: họp ở xã Dung\n"
    )

    parts = read(text).programme.sessions[0].parts

    assert [(part.title, [item.title for item in part.items]) for part in parts] == [
        ("Tổ 1 (ông An)", ["họp ở xã Bình", "họp ở xã Chi"]),
        ("Tổ 2", ["họp ở xã Dung"]),
    ]


@pytest.mark.parametrize("foot", ["", "BAN TỔ CHỨC\n"])
@pytest.mark.parametrize("half", ["", "Cả ngày\n"])
def test_a_single_line_below_the_last_day_is_its_act(half, foot):
    text = (
        "Lễ hội\nNgày 15/8/2026\n8h00 - 8h30\tKhai mạc\n8h30 - 9h00\tLễ tế\n"
        f"Ngày 16/8/2026\n{half}\tTham quan các trò chơi\n{foot}"
    )

    draft = read(text)

    assert [item.title for item in draft.programme.items][2:] == ["Tham quan các trò chơi"]
    assert draft.programme.items[2].presenter is None


@pytest.mark.parametrize(
    "line", ["Lịch sẽ được báo sau.", "Kính mời bà con đến dự", "NGƯỜI LẬP BIỂU"]
)
def test_a_remark_below_the_last_day_is_no_act(line):
    text = f"Lễ hội\nNgày 15/8/2026\n8h00: Khai mạc\n9h00: Lễ tế\nNgày 16/8/2026\n{line}\n"

    assert titles(text) == ["Khai mạc", "Lễ tế"]


def test_a_chapter_of_days_without_hours_keeps_their_acts():
    text = (
        "KẾ HOẠCH\nTuần sinh hoạt\nI. NỘI DUNG\nNgày\tNội dung\tBáo cáo viên\n"
        "15/8/2026\tKhai mạc\tÔng An\n16/8/2026\tBế mạc\tBà Bình\n"
    )

    assert titles(text) == ["Khai mạc", "Bế mạc"]


def test_counted_acts_of_a_chapter_stay_in_it_though_others_have_dashes_below():
    text = (
        "I. PHẦN LỄ\n1. Chào cờ\n2. Khai mạc\nII. ĐẠI HỘI\n1. Báo cáo:\n- Báo cáo tổng kết\n"
        "2. Bầu cử:\n- Bầu tổ\n3. Bế mạc:\n- Cảm ơn\n"
    )

    part = read(HEAD + text).programme.sessions[0].parts[0]

    assert (part.title, [item.title for item in part.items]) == ("PHẦN LỄ", ["Chào cờ", "Khai mạc"])


@pytest.mark.parametrize("act", ["Tối giản thủ tục", "Chiều lòng khách", "Sáng danh làng nghề"])
def test_words_that_begin_like_a_half_of_the_day_stay_whole(act):
    assert titles(f"LỄ MẪU\nNgày 15/8/2026\n- {act}\n- Bế mạc\n")[0] == act


@pytest.mark.parametrize("star", ["* ", "*", "★ ", "☆"])
def test_statements_that_open_and_close_are_acts_behind_a_star(star):
    draft = read(
        f"Hội thảo\n8h00 - 8h30\n{star}Khai mạc: Ông An\n1. Đề dẫn: TS. Lê Bình\n"
        f"8h30 - 9h00\n2. Dữ liệu mở: TS. Trần Cường\n{star}Phát biểu bế mạc: Ông An\n"
    )

    assert [(i.start, i.title, i.presenter.text) for i in draft.programme.items] == [
        (time(8), "Khai mạc", "Ông An"),
        (None, "Đề dẫn", "TS. Lê Bình"),
        (time(8, 30), "Dữ liệu mở", "TS. Trần Cường"),
        (None, "Phát biểu bế mạc", "Ông An"),
    ]


def test_a_statement_that_opens_stands_alone_above_the_counted_acts():
    draft = read(
        "Hội thảo\n*Khai mạc: Ông An*\n1. 8h15 - 9h00: Báo cáo\n2. 9h00 - 10h00: Thảo luận\n"
        "*Bế mạc: Ông Bình*\n"
    )

    assert [item.title for item in draft.programme.items] == [
        *("Khai mạc", "Báo cáo", "Thảo luận", "Bế mạc")
    ]


def test_stars_that_mark_other_lines_too_are_no_acts():
    draft = read("Hội thảo\n1. 8h00: Phần lễ\n* Khai mạc\n* Âm thanh, ánh sáng\n2. 9h00: Hội\n")

    assert [item.title for item in draft.programme.items] == ["Phần lễ", "Hội"]


def test_who_acts_at_a_meeting_of_voters_is_announced_as_a_procedure():
    text = (
        "Thủ tục họp dân\nThủ tục họp dân được tiến hành như sau:\n"
        "- Người chủ trì tuyên bố lý do.\n- Thư ký đọc tiểu sử từng người.\n"
        "- Cử tri phát biểu ý kiến.\n- Người được giới thiệu phát biểu.\n"
    )

    assert [item.presenter and item.presenter.text for item in read(text).programme.items] == [
        "Người chủ trì",
        "Thư ký",
        "Cử tri",
        "Người được giới thiệu",
    ]


def test_minutes_of_who_spoke_are_no_programme():
    text = "BIÊN BẢN\nNgày 15/8/2026 chi bộ họp.\n" + "- Đồng chí An báo cáo tình hình.\n" * 3

    assert not titles(text)


@pytest.mark.parametrize("mark", [",- ", ", ", " ,- "])
def test_numbers_with_a_comma_count_acts(mark):
    timed = read(HEAD + f"1{mark}8h Chào cờ\n2{mark}9h10’ Ông An nói\n3{mark}9h30-10h Cảm ơn\n")
    untimed = read(HEAD + f"1{mark}Chào cờ\n2{mark}Nêu lý do\n3{mark}Cảm ơn\n")

    assert [(item.number, item.start) for item in timed.programme.items] == [
        ("1", time(8)),
        ("2", time(9, 10)),
        ("3", time(9, 30)),
    ]
    assert [item.number for item in untimed.programme.items] == ["1", "2", "3"]


def test_a_line_below_an_act_says_when_it_begins_in_more_words():
    draft = read(
        "HỘI THAO MẪU\nNgày 15/8/2026\nI. Giới thiệu\n- Thi đấu trong 2 ngày\n"
        "II. Lịch trình cụ thể\n1. Kéo co\n- Thời gian: buổi sáng ngày 15/8 bắt đầu từ 8h.\n"
        "2. Cầu lông\n- Thời gian: từ chiều ngày 15/8 từ 2h, diễn ra trong hai ngày\n"
        "- Anh Trần Minh và chị Lê Hà phụ trách.\n"
        "3. Cờ\n- Thời gian: đăng ký trước 10h\n- Địa điểm: Nhà đa năng\n- Học sinh khối 1\n"
    )

    assert [
        (item.title, item.start, item.presenter and item.presenter.text)
        for item in draft.programme.items
    ] == [
        ("Kéo co", time(8), None),
        ("Cầu lông", time(14), "Anh Trần Minh và chị Lê Hà"),
        ("Cờ", None, None),
    ]
    assert [doubt.line for doubt in draft.doubts if doubt.kind == "left_out"] == [3]


@pytest.mark.parametrize("lead", ["", "- ", "Buổi "])
@pytest.mark.parametrize("day", ["", "Thời gian: ngày 15/8/2026\n"])
def test_halves_of_a_day_with_an_act_each_are_a_programme(lead, day):
    draft = read(f"NGÀY HỘI LÀNG\n{day}{lead}Sáng: Khai mạc\n{lead}Chiều: Liên hoan\n")

    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Liên hoan"]
    assert [item.notes[0].lower() for item in draft.programme.items] == ["sáng", "chiều"]


def test_halves_of_a_day_with_acts_below_them_are_sittings():
    draft = read(
        "ĐẠI HỘI\nBuổi sáng: Đại hội\n- Chào cờ\n- Khai mạc\nBuổi chiều: Thảo luận\n- Tham luận\n"
    )

    assert [item.title for item in draft.programme.items] == ["Chào cờ", "Khai mạc", "Tham luận"]


def test_a_time_behind_a_number_is_of_the_line_below_it():
    draft = read("LỄ TRAO GIẢI\nNgày 15/8/2026\n1. 8h00\nChào cờ\n2. 8h15:\n- Khai mạc\n")

    told = [(item.start.hour, item.start.minute, item.title) for item in draft.programme.items]
    assert told == [(8, 0, "Chào cờ"), (8, 15, "Khai mạc")]


@pytest.mark.parametrize("when", ["8h00 ngày 20/9/2026", "Thời gian: 8h00, ngày 20/9/2026"])
@pytest.mark.parametrize("place", ["", "Địa điểm: Lớp học\n"])
def test_dashes_right_below_the_events_hour_and_day_are_its_acts(when, place):
    draft = read(f"HỌP PHỤ HUYNH\n{when}\n{place}- Tình hình lớp\n- Ý kiến phụ huynh\n")
    assert [item.title for item in draft.programme.items] == ["Tình hình lớp", "Ý kiến phụ huynh"]
    assert draft.programme.date == date(2026, 9, 20)


@pytest.mark.parametrize(
    "below",
    [
        "Thành phần:\n- Cán bộ, giáo viên\n- Phụ huynh\n",
        "- Ban Giám hiệu\n- Đại diện phụ huynh\n",
        "Kính đề nghị các lớp:\n- Dọn vệ sinh\n- Trang trí\n",
        "- Mang sổ tay\n",
    ],
)
def test_dashes_that_say_who_comes_or_what_to_do_are_no_acts(below):
    assert not read(f"HỌP PHỤ HUYNH\n8h00 ngày 20/9/2026\n{below}").programme.items


@pytest.mark.parametrize("named", ["Mục đích - yêu cầu", "MỤC ĐÍCH – Ý NGHĨA", "Mục đích, yêu cầu"])
def test_what_a_plan_is_for_is_no_act_however_its_words_are_joined(named):
    chapters = f"I. {named}\n- Tạo không khí phấn khởi.\nII. Chương trình\n"
    text = f"KẾ HOẠCH LỄ KHAI GIẢNG\n{chapters}1. Chào cờ\n2. Diễn văn\n"
    assert titles(text) == ["Chào cờ", "Diễn văn"]


def test_the_day_of_a_plans_counted_chapter_is_the_programmes():
    draft = read(
        "KẾ HOẠCH HỘI THAO\n4. Giải thưởng\n- Giải nhất: 1.000.000 đồng\n"
        "5. Chương trình ngày 24/10/2026\n- 6h30: Tập trung\n- 7h00: Khai mạc\n"
    )
    assert draft.programme.date == date(2026, 10, 24)


@pytest.mark.parametrize(
    ("text", "acts", "day"),
    [
        (
            (
                "KẾ HOẠCH HỘI NGHỊ NGƯỜI LAO ĐỘNG\nI. CHUẨN BỊ HỘI NGHỊ\n"
                "1. Họp liên tịch: 14h00 ngày 15/9/2026\n2. Họp tổ: 16h00 ngày 22/9/2026\n"
                "II. TIẾN HÀNH HỘI NGHỊ\nThời gian: 13h30 ngày 25/9/2026\n1. Chào cờ\n2. Báo cáo\n"
            ),
            ["Chào cờ", "Báo cáo"],
            date(2026, 9, 25),
        ),
        (
            (
                "THÔNG BÁO LỊCH THI\n1. Quy định chung\n- Thí sinh có mặt trước giờ thi 15 phút.\n"
                "2. Lịch thi\nNgày 10/5/2027\n7h30 - 9h00: Ngữ văn\n9h30 - 10h30: Tiếng Anh\n"
                "3. Phân công coi thi\n- Phòng 1: Cô Hà, thầy Nam\n"
            ),
            ["Ngữ văn", "Tiếng Anh"],
            date(2027, 5, 10),
        ),
    ],
)
def test_preparation_rules_and_duties_around_a_programme_are_none_of_it(text, acts, day):
    draft = read(text)
    assert [item.title for item in draft.programme.items] == acts
    assert not any(item.notes for item in draft.programme.items)
    assert draft.programme.date == day


@pytest.mark.parametrize("match", ["Xã Tân Lập - Xã Hòa An", "Đội A - Đội B", "Khối 6 - Khối 7"])
def test_who_plays_the_other_does_not_present(match):
    text = f"{HEAD}14h00: Khai mạc\n14h30: {match}\n15h00: Báo cáo - Công an xã\n"
    items = read(text).programme.items
    assert (items[1].title, items[1].presenter) == (match, None)
    assert items[2].presenter.text == "Công an xã"


@pytest.mark.parametrize("match", ["{} - {}", "Trận 3: {} - {}", "{} – {}"])
@pytest.mark.parametrize(
    "two", [("Công an huyện", "Phòng Giáo dục"), ("Ban Chỉ huy Quân sự", "Huyện đoàn")]
)
def test_whether_an_office_presents_what_is_but_another_s_name_is_asked(match, two):
    match = match.format(*two)
    draft = read(f"{HEAD}14h00: Khai mạc\n14h30: {match}\n15h00: Trao giải\n")
    item = draft.programme.items[1]
    assert (item.title, item.presenter) == (match, None)
    assert [doubt.read for doubt in draft.doubts if doubt.kind == "presenter"] == [two[1]]


@pytest.mark.parametrize(
    "act",
    [
        "Đội văn nghệ - Trường Kim Đồng",
        "Đoàn xe xuất phát - Ban Tổ chức",
        "Phát biểu: Sở Y tế - Ban Giám đốc",
        "Công an huyện - Phòng Giáo dục trình bày",
    ],
)
def test_what_says_more_than_another_office_s_name_is_presented(act):
    draft = read(f"{HEAD}14h00: Khai mạc\n14h30: {act}\n15h00: Trao giải\n")
    assert draft.programme.items[1].presenter is not None


@pytest.mark.parametrize("bullet", ["- ", ""])
def test_a_wide_space_behind_one_clock_makes_no_table_of_lines(bullet):
    # A justified line of a scan has spaces as wide as tabs.
    draft = read(
        f"{HEAD}{bullet}7h30 - 8h20: Khai mạc.\n"
        f"{bullet}8h20 - 8h50:\tBáo cáo sơ kết công tác quý I, phương hướng\nnhiệm vụ quý II.\n"
        f"{bullet}8h50 - 9h20: Giải pháp nâng cao chỉ số hài lòng của người dân với\n"
        f"sự phục vụ.\n{bullet}9h20 - 9h35: Nghỉ giải lao.\n{bullet}9h35 - 10h30: Thảo luận.\n"
    )
    assert [(item.start, item.title) for item in draft.programme.items] == [
        (time(7, 30), "Khai mạc"),
        (time(8, 20), "Báo cáo sơ kết công tác quý I, phương hướng nhiệm vụ quý II"),
        (time(8, 50), "Giải pháp nâng cao chỉ số hài lòng của người dân với sự phục vụ"),
        (time(9, 20), "Nghỉ giải lao"),
        (time(9, 35), "Thảo luận"),
    ]
    assert [part.title for part in draft.programme.sessions[0].parts] == [None]


@pytest.mark.parametrize(
    "head",
    [
        "8h00 ngày 05/7/2026\nĐịa điểm: Nhà văn hóa\nThành phần: Toàn thể hội viên\n",
        "8h00 ngày 05/7/2026\nChủ trì: Đ/c An\nĐịa điểm: Nhà văn hóa\n",
        "NỘI DUNG\n",
    ],
)
def test_dashes_below_all_that_is_said_of_a_meeting_are_its_acts(head):
    titles = ["Tình hình thu quỹ", "Việc mua phân bón"]
    draft = read(f"HỌP CHI HỘI\n{head}" + "".join(f"- {title}\n" for title in titles))
    assert [item.title for item in draft.programme.items] == titles


@pytest.mark.parametrize(
    "head",
    [
        "8h00 ngày 05/7/2026\nThành phần: gồm:\n",
        "MỤC ĐÍCH\n- Nâng cao nhận thức\n- Tổng kết\nNỘI DUNG\n",
    ],
)
def test_dashes_below_a_list_s_name_or_beside_other_chapters_are_no_acts(head):
    draft = read(f"HỌP CHI HỘI\n{head}- Tình hình thu quỹ\n- Việc mua phân bón\n")
    assert not draft.programme.items


@pytest.mark.parametrize("day", ["8h00 ngày 05/7/2026\n", "Thời gian: 8h00 ngày 05/7/2026\n"])
def test_two_that_are_counted_by_the_word_for_what_is_held_are_acts(day):
    draft = read(f"HỌP CHI HỘI\n{day}Nội dung 1: Tình hình quỹ\nNội dung 2: Phân bón\n")
    assert [(item.number, item.title) for item in draft.programme.items] == [
        ("1", "Nội dung 1: Tình hình quỹ"),
        ("2", "Nội dung 2: Phân bón"),
    ]


def test_what_is_counted_so_above_hours_heads_them():
    draft = read(
        f"{HEAD}Nội dung 1: Hội thi\n8h00: Cắm hoa\n9h00: Nấu ăn\nNội dung 2: Hội thao\n"
        "14h00: Kéo co\n15h00: Bóng bàn\n"
    )
    assert [item.title for item in draft.programme.items] == [
        "Cắm hoa",
        "Nấu ăn",
        "Kéo co",
        "Bóng bàn",
    ]


@pytest.mark.parametrize("number", ["(2). ", "2. ", "b) "])
def test_dashes_below_a_counted_heading_with_a_colon_are_acts_in_it(number):
    first = number.translate(str.maketrans("2b", "1a"))
    more = ["Hát", "Tế lễ", "Rước lộc"]
    acts = "".join(f"– {act}\n" for act in ("Chào cờ", "Diễn văn của Trưởng ban", *more))
    draft = read(f"{HEAD}{first}Đúng 7 giờ sáng, rước tượng tổ.\n{number}Cử hành Lễ giỗ:\n{acts}")

    parts = draft.programme.sessions[0].parts
    assert [(part.title, [item.title for item in part.items]) for part in parts] == [
        (None, ["rước tượng tổ"]),
        ("Cử hành Lễ giỗ", ["Chào cờ", "Diễn văn của Trưởng ban", *more]),
    ]


def test_what_such_a_heading_announces_and_is_no_act_by_its_words_is_told():
    draft = read(
        f"{HEAD}1. 7h00: Rước tượng tổ\n2. Cử hành Lễ giỗ:\n– Tế lễ\n– Dâng rượu\n3. Hát\n"
    )

    assert [item.title for item in draft.programme.items] == [
        "Rước tượng tổ",
        "Cử hành Lễ giỗ",
        "Hát",
    ]
    told = [doubt.read for doubt in draft.doubts if doubt.kind == "not_understood"]
    assert told == ["– Tế lễ", "– Dâng rượu"]


@pytest.mark.parametrize(
    ("heading", "acts"),
    [
        ("Cử hành Lễ giỗ", "– Đại biểu A\n– Hát\n"),
        ("Cử hành Lễ giỗ", "– Chào cờ\n"),
        ("Văn phòng", "– Báo cáo quý\n– Thảo luận\n"),
    ],
)
def test_few_or_other_dashes_say_more_of_what_is_counted_or_of_who_does_it(heading, acts):
    assert titles(f"{HEAD}1. 7h00: Rước tượng tổ\n2. {heading}:\n{acts}") == [
        "Rước tượng tổ",
        heading,
    ]


@pytest.mark.parametrize(
    ("dash", "act"),
    [
        ("Dọn dẹp nhà thờ tổ", True),
        ("Ban Tổ chức", False),
        ("Quà: 10 suất", False),
        ("Mời các đội ăn trưa", False),
    ],
)
def test_a_dash_beside_one_with_an_hour_is_an_act_where_it_names_nobody(dash, act):
    found = titles(f"{HEAD}– Đúng 5 giờ sáng, đánh ba hồi trống.\n– {dash}\n")
    assert found == ["đánh ba hồi trống", *([dash] if act else [])]


@pytest.mark.parametrize(
    "heading", ["Chiều / Tối:", "🌆 Chiều / Tối:", "Chiều và tối", "Tối - Đêm:"]
)
def test_two_halves_of_a_day_are_a_sitting(heading):
    draft = read(f"{HEAD}08:00: Khởi hành\n{heading}\n17:30: Về trường\n")

    sessions = [[item.title for item in session.items] for session in draft.programme.sessions]
    assert sessions == [["Khởi hành"], ["Về trường"]]
    assert draft.programme.sessions[1].name == heading.strip(" :🌆")


@pytest.mark.parametrize("act", [": Hội thi gói bánh", ": hội thi gói bánh", "- Hội thi gói bánh"])
def test_where_an_act_is_may_stand_between_its_hour_and_its_title(act):
    draft = read(f"{HEAD}- 7 giờ: Dâng hương\n- 8 giờ : Tại sân đình {act}\n")

    item = draft.programme.items[1]
    assert (item.start, item.title, item.notes) == (
        time(8),
        act[2:],
        ("Tại sân đình",),
    )


@pytest.mark.parametrize("last", ["Báo cáo chính trị", "Xếp ghế vào kho"])
def test_lines_below_a_slot_are_acts_where_all_begin_as_acts_do(last):
    draft = read(f"{HEAD}Từ 8h00 - 10h00\nChào cờ\nDiễn văn\n{last}\nTừ 10h00 - 10h30\nBế mạc\n")

    all_acts = last.startswith("Báo cáo")
    assert [(item.start, item.title) for item in draft.programme.items] == [
        (time(8), "Chào cờ"),
        *([(None, "Diễn văn"), (None, last)] if all_acts else []),
        (time(10), "Bế mạc"),
    ]


def test_steps_are_acts_whatever_their_words():
    draft = read(
        f"{HEAD}Trình tự gồm:\nBước 1: Tập hợp\nBước 2: Góp ý cho quy ước (ông Lê Văn Ba)\n"
        "Bước 3: Ký tên\n"
    )
    assert [(item.number, item.title) for item in draft.programme.items] == [
        ("1", "Tập hợp"),
        ("2", "Góp ý cho quy ước"),
        ("3", "Ký tên"),
    ]


@pytest.mark.parametrize("head", ["CHƯƠNG TRÌNH ĐẠI HỘI\n", "ĐẠI HỘI CHI ĐOÀN\n"])
@pytest.mark.parametrize("pause", ["- Giải lao (15 phút)", "Giải lao (15 phút)"])
def test_an_act_that_says_how_long_it_takes_ends_no_list_of_dashes(head, pause):
    draft = read(f"{head}Ngày 15/8/2026\n- Chào cờ\n{pause}\n- Bầu cử\n- Bế mạc\n")

    assert [item.title for item in draft.programme.items] == [
        *("Chào cờ", "Giải lao", "Bầu cử", "Bế mạc"),
    ]
    assert draft.programme.items[1].length == timedelta(minutes=15)


BARE = "Chào cờ.\nDiễn văn khai mạc.\nNghỉ giải lao.\nHội nghị nghe ý kiến.\nBế mạc.\n"


@pytest.mark.parametrize("above", ["Buổi sáng\n", "", "Chương trình:\n", "I. CHƯƠNG TRÌNH\n"])
@pytest.mark.parametrize("below", ["TRƯỞNG BAN\nLê Văn An\n", "II. KINH PHÍ\nBáo cáo sau.\n"])
def test_lines_without_marks_are_acts_where_nothing_else_is_one(above, below):
    draft = read(f"{HEAD}{above}{BARE}{below}")

    assert [item.title for item in draft.programme.items] == [
        line.rstrip(".") for line in BARE.splitlines()
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kính mời quý vị đến dự.\nĐại hội bầu ban chấp hành.\nBế mạc.\nMong quý vị đến đông.\n",
        "Chào cờ\nBế mạc\n",
    ],
)
def test_few_of_them_or_other_sentences_are_none(text):
    assert not titles(f"{HEAD}{text}")


def test_an_act_in_two_halves_of_a_day_begins_behind_both():
    assert titles(f"{HEAD}Sáng: Khai mạc\nTrưa: Ăn trưa\nChiều / Tối: Thi nấu ăn\n") == [
        *("Khai mạc", "Ăn trưa", "Thi nấu ăn"),
    ]


def test_lines_without_any_list_are_acts_below_what_announces_them():
    draft = read(
        "Họp xóm Chùa\nNgày 15/8/2026\nCác việc:\n\nChào cờ (anh Sáu)\nBà con hỏi chuyện đường\n"
        "Bầu trưởng xóm (cô Ba)\nUống trà\n\nTiền quỹ còn ít. Ai góp xin gặp cô Ba.\n"
    )
    items = draft.programme.items
    assert [item.title for item in items] == [
        "Chào cờ",
        "Bà con hỏi chuyện đường",
        "Bầu trưởng xóm",
        "Uống trà",
    ]
    assert items[-1].notes == ("Tiền quỹ còn ít. Ai góp xin gặp cô Ba.",)


def test_lines_without_any_list_are_acts_below_a_day_that_has_nothing_else():
    draft = read(
        "Hội thảo\nNgày 15/8/2026\n8h00: Khai mạc\n9h00: Học tập\nNgày 16/8/2026\nThăm vườn chè\n"
        "Trao giải\n\nPhí: 100.000đ. Đóng tại bàn.\n"
    )
    assert [item.title for item in draft.programme.items] == [
        "Khai mạc",
        "Học tập",
        "Thăm vườn chè",
        "Trao giải",
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Kính gửi:\n\nCác thôn\nCác trường\nBáo Tây Đô\n",
        "Ai ủng hộ:\n\nBà Tư. Ông Năm.\nChị Ba. Anh Hai.\nKhai mạc. Bế mạc.\n",
        "Các việc:\n\nChào cờ\n\nKhai mạc\n\nBế mạc\n",
    ],
)
def test_other_lines_below_a_colon_are_no_acts(told):
    assert not titles(f"Họp xóm Chùa\nNgày 15/8/2026\n{told}")


def test_talks_are_counted_by_the_letter_of_their_sitting():
    draft = read(
        "Hội nghị khoa học\nNgày 15/8/2026\n8h00: Khai mạc\nPHIÊN A: TRỒNG TRỌT\nChủ tọa: TS. Tư\n"
        "A1. Giống lúa chịu mặn\nBáo cáo: TS. Trần Bình\nA2. Phân bón hữu cơ\n"
        "PHIÊN B: CHĂN NUÔI\nB1. Dịch tả lợn\n"
    )
    sessions = draft.programme.sessions
    assert [session.name for session in sessions[1:]] == [
        "PHIÊN A: TRỒNG TRỌT",
        "PHIÊN B: CHĂN NUÔI",
    ]
    items = draft.programme.items
    assert [(item.number, item.title) for item in items[1:]] == [
        ("A1", "Giống lúa chịu mặn"),
        ("A2", "Phân bón hữu cơ"),
        ("B1", "Dịch tả lợn"),
    ]
    assert [item.presenter and item.presenter.text for item in items[:2]] == [None, "TS. Trần Bình"]


def test_lines_below_the_day_of_it_all_are_none_of_its_acts():
    assert titles(
        "Lớp bồi dưỡng\n15/8/2026\nTrường Chính trị tỉnh tổ chức\nBáo cáo: 12 giờ học\n"
        "Thứ Bảy - 8h00\tKhai giảng\n8h30 - 9h00\tChuyên đề 1\n"
    ) == ["Khai giảng", "Chuyên đề 1"]


@pytest.mark.parametrize(
    "hours",
    [
        "sáng từ 7h30 đến 11h00, chiều từ 13h30 đến 17h00.",
        "7h30 - 11h00; 13h30 - 17h00",
        "7 giờ 30 đến 11 giờ và 13 giờ 30 đến 17 giờ",
    ],
)
def test_hours_of_both_halves_of_a_day_are_those_of_no_single_act(hours):
    draft = read(
        "LỚP BỒI DƯỠNG\nNgày 15/10/2026\n1. Bài 1: Lịch sử\n2. Bài 2: Điều lệ\n"
        f"- Thời gian học: {hours}\n"
    )

    assert [(item.start, item.end) for item in draft.programme.items] == [(None, None)] * 2
    assert any(hours in note for item in draft.programme.items for note in item.notes)


@pytest.mark.parametrize("half", ["BUỔI SÁNG\n", "I. BUỔI SÁNG\n"])
def test_bullets_between_the_first_hour_and_the_last_are_acts_if_most_begin_so(half):
    acts = [
        ("7h30: ", "Đón tiếp"),
        ("", "Văn nghệ"),
        ("8h00: ", "Khai mạc"),
        ("", "Đọc thư"),
        ("", "Báo cáo năm"),
        ("", "Thảo luận"),
        ("11h00: ", "Bế mạc"),
    ]

    assert titles(HEAD + half + "".join(f"- {clock}{act}\n" for clock, act in acts)) == [
        act for _clock, act in acts
    ]


def test_bullets_between_the_first_hour_and_the_last_that_begin_otherwise_are_points():
    points = "- Quy mô\n- Địa bàn\n- Kinh phí\n"
    text = f"- 8h00: Khai mạc\n- 8h30: Báo cáo\n{points}- Văn nghệ\n- 11h00: Bế mạc\n"

    assert titles(HEAD + text) == ["Khai mạc", "Báo cáo", "Bế mạc"]
