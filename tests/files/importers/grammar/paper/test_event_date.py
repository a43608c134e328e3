"""On which day it is held, where a sentence above the programme says so."""

from datetime import date

import pytest

ACTS = "8h00 – 8h30\tThi vẽ\n8h30 – 9h00\tTrao giải\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm nay, ngày hội sẽ được tổ chức vào thứ Sáu, ngày 30 tháng 10 từ 8:00 đến 11:20.",
        "Ngày hội được tổ chức vào lúc 8h00 ngày 30/10 tại sân trường.",
        "Lễ hội diễn ra từ ngày 30/10.",
    ],
)
def test_a_sentence_names_the_day_whose_year_stands_elsewhere(read, sentence):
    draft = read(f"Chủ đề của tuần lễ hội năm 2026:\n{sentence}\n{ACTS}")

    assert draft.programme.date == date(2026, 10, 30)
    assert [item.title for item in draft.programme.items] == ["Thi vẽ", "Trao giải"]
    assert sentence in draft.programme.notes
    assert "date" in {doubt.kind for doubt in draft.doubts}


@pytest.mark.parametrize(
    "before",
    [
        "Tiết thanh minh năm nay vào ngày mùng 5 tháng 4 năm 2026, vì vậy sẽ tổ chức",
        "Hội thảo trước đã được tổ chức vào ngày 9/9/2025, năm nay sẽ tổ chức",
    ],
)
def test_the_day_on_which_it_is_held_goes_before_another_in_its_sentence(read, before):
    sentence = f"{before} vào thứ Hai ngày 6/4/2026 (tức ngày 19/2 âm lịch)"
    draft = read(f"THÔNG BÁO HỌP HỌ\n{sentence}\n{ACTS}")

    assert draft.programme.date == date(2026, 4, 6)
    assert [(doubt.kind, doubt.line) for doubt in draft.doubts if doubt.kind == "date"] == [
        ("date", 2)
    ]


def test_where_it_is_held_is_not_where_the_paper_was_signed(read):
    sentence = "Ngày hội sẽ được tổ chức vào Thứ Sáu, ngày 30/10/2026."
    draft = read(f"THÔNG BÁO\n{sentence}\n{ACTS}Bến Xưa, ngày 20/10/2026\n")

    assert draft.programme.date == date(2026, 10, 30)
    assert draft.programme.organisation.place is None


@pytest.mark.parametrize("ahead", ["đến năm 2030", "giai đoạn 2026 - 2030", "nhiệm kỳ 2025-2030"])
def test_the_year_until_which_something_goes_on_is_not_that_of_the_event(read, ahead):
    draft = read(f"Hội nghị về việc làm {ahead}\nNgày 15/6\n{ACTS}")

    assert draft.programme.date is None


def test_who_decides_on_a_day_cites_no_decision(read):
    draft = read(
        "THÔNG BÁO HỌP HỌ\nThể theo ước nguyện, dòng họ quyết định lùi một ngày, nghĩa là họp họ "
        f"năm 2026 sẽ tổ chức vào thứ Hai ngày 6/4/2026\n{ACTS}"
    )

    assert draft.programme.date == date(2026, 4, 6)


@pytest.mark.parametrize(
    ("head", "first"),
    [
        ("Thứ Bảy, ngày 24/6/2023, Trường sẽ tổ chức Lễ tốt nghiệp.", 19),
        ("Mùng 7 tháng 5 (tức ngày 24 tháng 6 năm 2023)", 19),
        ("Từ ngày 18/6/2023 đến ngày 24/6/2023", 18),
    ],
)
def test_a_programme_begins_on_its_first_day_and_not_on_that_of_its_main_act(read, head, first):
    draft = read(f"TUẦN LỄ TỐT NGHIỆP 2023\n{head}\nNgày 19/6/2023\n{ACTS}Ngày 20/6/2023\n{ACTS}")

    programme = draft.programme
    assert programme.date == date(2023, 6, first)
    days = [(session.date or programme.date).day for session in programme.sessions]
    assert days == [19, 20]


@pytest.mark.parametrize(
    "head",
    [
        "Đăng ký tham dự trước ngày 10/8/2026\nNgày tổ chức: 15/8/2026",
        "Các đơn vị gửi bài trước ngày 10/8/2026\nTổ chức ngày 15/8/2026",
        "Phát hành ngày 01/8/2026\nDiễn ra: Thứ Bảy, 15/8/2026",
        "Bản cập nhật lần 2: 10/8/2026\nNgày 15/8/2026",
        "Ngày lập: 10/8/2026\nNgày diễn ra: 15/8/2026",
        "Ngày ban hành: 10/8/2026\nDự kiến: 15/8/2026",
        "Hội thảo dời từ ngày 10/8/2026 sang ngày 15/8/2026",
    ],
)
def test_neither_a_deadline_nor_the_day_of_the_paper_nor_one_given_up_is_the_day(read, head):
    draft = read(f"TỌA ĐÀM KHỞI NGHIỆP\n{head}\n14h00: Khai mạc\n15h00: Hỏi đáp\n")

    assert draft.programme.title == "TỌA ĐÀM KHỞI NGHIỆP"
    assert draft.programme.date == date(2026, 8, 15)


def test_a_plan_in_capitals_is_of_the_day_that_its_name_says(read):
    acts = "14h00: Khai mạc\n15h00: Hỏi đáp\n"

    assert read(f"KẾ HOẠCH HỘI NGHỊ NGÀY 15/8/2026\n{acts}").programme.date == date(2026, 8, 15)
    assert read(f"(Theo Kế hoạch họp ngày 15/8/2026)\n{acts}").programme.date is None


def test_a_deadline_alone_is_no_day(read):
    draft = read("TỌA ĐÀM\nĐăng ký trước ngày 10/8/2026\n14h00: Khai mạc\n15h00: Hỏi đáp\n")

    assert draft.programme.date is None
    assert "no_date" in [doubt.kind for doubt in draft.doubts]


@pytest.mark.parametrize(
    "due", ["Hạn chót đăng ký ngày 10/8/2026", "Đăng ký trước ngày 10/8/2026", "Hạn: 10/8/2026"]
)
@pytest.mark.parametrize("divider", [", thi ", "; thi ", "\nThi "])
def test_the_day_behind_a_deadline_is_the_day(read, due, divider):
    draft = read(f"GIẢI CẦU LÔNG\n{due}{divider}ngày 15/8/2026\n8h00: Khai mạc\n8h30: Thi đấu\n")

    assert draft.programme.date == date(2026, 8, 15)


@pytest.mark.parametrize(
    "head",
    [
        "HẠN CHẾ RÁC THẢI NHỰA NGÀY 15/8/2026",
        "HỘI THẢO NGÀY 15/8/2026 (abstract deadline 10/8/2026)",
        "GIẢI CẦU LÔNG, thi ngày 15/8/2026, nộp danh sách trước ngày 10/8/2026",
        "Hạn đăng ký ngày 10/8/2026, nộp bài ngày 12/8/2026\nThi ngày 15/8/2026",
    ],
)
def test_a_deadline_behind_the_day_does_not_take_its_place(read, head):
    draft = read(f"{head}\n8h00: Khai mạc\n8h30: Thi đấu\n")

    assert draft.programme.date == date(2026, 8, 15)


def test_two_days_with_a_name_each_are_doubted(read):
    draft = read(
        "GIẢI CẦU LÔNG\nBốc thăm: 10/8/2026\nThi đấu: 15/8/2026\n8h00: Khai mạc\n8h30: Thi đấu\n"
    )

    assert "date" in [doubt.kind for doubt in draft.doubts]


FLOWERS = "1. Thả hoa đăng\n* Thời gian: Từ 19h30 đến 21h30, ngày 15/11/2024."


def test_an_act_s_own_day_is_kept_where_it_opens_none(read):
    draft = read(f"Tuần lễ\n{FLOWERS}\n2. Triển lãm\n* Thời gian: 22h00.\n")

    assert "15/11/2024" in str(draft.programme)


def test_an_act_s_own_day_is_doubted_where_the_programme_s_days_are_others(read):
    others = "* Thời gian: Từ 15h00, ngày 16/11/2024 đến ngày 18/11/2024.\na) Lễ đón bằng"

    draft = read(f"Tuần lễ\n{FLOWERS}\n2. Triển lãm\n{others}\n* Thời gian: 19h30 - 22h10.\n")

    assert draft.programme.date == date(2024, 11, 16)
    assert [doubt.line for doubt in draft.doubts if doubt.kind == "date"] == [3]


@pytest.mark.parametrize("day", ["8h00 ngày 18/10/2026", "ngày 18 tháng 10 năm 2026"])
def test_the_day_of_a_plan_is_when_it_is_held_and_not_until_when_people_enrol(read, day):
    draft = read(
        "KẾ HOẠCH HỘI THI\nI. THỜI GIAN\n- Hạn đăng ký: 17h00 ngày 10/10/2026\n"
        f"- Tổ chức: {day} tại Nhà văn hóa\nII. CHƯƠNG TRÌNH\n8h00: Khai mạc\n9h00: Thi\n"
    )

    assert draft.programme.date == date(2026, 10, 18)
    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Thi"]
    assert "no_date" not in [doubt.kind for doubt in draft.doubts]


def test_who_holds_an_act_is_no_time(read):
    draft = read("Ngày hội\nNgày 18/10/2026\n1. Thi hoa\n- Tổ chức: Hội phụ nữ\n2. Thi ảnh\n")

    assert draft.programme.items[0].notes == ("- Tổ chức: Hội phụ nữ",)


@pytest.mark.parametrize(
    "preamble",
    [
        "Căn cứ Nghị định số 24/2024/NĐ-CP ngày 15/3/2024 của Chính phủ;",
        "Căn cứ Nghị định số 24/2024/NĐ-CP\nngày 15/3/2024 của Chính phủ về công đoàn;",
        "Thực hiện Kế hoạch số 12-KH/HU ngày 02/8/2026 của Huyện ủy;",
        "- Thực hiện Kế hoạch số 12-KH/HU ngày 02/8/2026,",
        "(Ban hành kèm theo Quyết định số 123/QĐ-UBND ngày 01/8/2026)",
    ],
)
@pytest.mark.parametrize("held", ["", "Ngày 20/8/2026\n"])
def test_the_day_of_a_paper_that_the_programme_rests_on_is_never_the_event_s(read, preamble, held):
    draft = read(
        "Sóc Trăng, ngày 10 tháng 8 năm 2026\nCHƯƠNG TRÌNH\nHội nghị tổng kết\n"
        f"{preamble}\n{held}7h30: Đón khách\n8h00: Khai mạc\n"
    )

    assert draft.programme.date == date(2026, 8, 20 if held else 10)
    assert (draft.programme.title, draft.programme.subtitle) == ("Hội nghị tổng kết", None)


@pytest.mark.parametrize(
    "above",
    [
        "Số: 12/KH-TTYT\nNgày 06 tháng 8 năm 2026\nKẾ HOẠCH\n",
        "Ngày 06 tháng 8 năm 2026\nKẾ HOẠCH\n",
        "KẾ HOẠCH\nCăn cứ Luật Thanh niên ngày 16/6/2020;\n",
    ],
)
def test_neither_a_letterhead_without_a_place_nor_a_law_tells_the_day(read, above):
    draft = read(
        f"TRUNG TÂM Y TẾ\n{above}Tập huấn phòng dịch\nI. MỤC ĐÍCH\nII. THỜI GIAN, ĐỊA ĐIỂM\n"
        "1. Thời gian: Sáng thứ Ba, ngày 18/8/2026\nIII. CHƯƠNG TRÌNH\n"
        "8h00: Khai mạc\n9h00: Học tập\n"
    )

    assert draft.programme.date == date(2026, 8, 18)
    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Học tập"]


@pytest.mark.parametrize(
    "held",
    [
        "Ngày tổ chức: 18/8/2026",
        "Hội nghị được tổ chức ngày 18/8/2026 tại Hội trường xã.",
        "Thời gian: tổ chức 01 buổi, sáng ngày 18/8/2026",
        "Hội nghị tổ chức 01 buổi, sáng ngày 18/8/2026 tại Hội trường xã.",
    ],
)
@pytest.mark.parametrize("where", ["", "II. THỜI GIAN, ĐỊA ĐIỂM\n", "II. THỜI GIAN\n- "])
@pytest.mark.parametrize("signed", ["Tân Phú, ngày 06 tháng 8 năm 2026", "Ngày 06/8/2026"])
def test_a_sentence_that_says_when_it_is_held_goes_before_the_day_of_signing(
    read, held, where, signed
):
    chapters = ("I. MỤC ĐÍCH\n- Ôn tập\n", "III. CHƯƠNG TRÌNH\n") if where else ("", "")
    draft = read(
        f"TRUNG TÂM Y TẾ\n{signed}\nKẾ HOẠCH TẬP HUẤN\n{chapters[0]}{where}{held}\n{chapters[1]}"
        "8h00: Khai mạc\n9h00: Học tập\n"
    )

    assert draft.programme.date == date(2026, 8, 18)
    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Học tập"]


def test_a_day_told_below_the_acts_is_the_event_s(read):
    draft = read(
        "KẾ HOẠCH\nNgày hội việc làm\nI. MỤC ĐÍCH\n- Kết nối\nII. LỊCH TRÌNH\n- 8h00: Khai mạc\n"
        "- 9h00: Tọa đàm\n* Ngày tổ chức: thứ Năm, 26/3/2026 tại sân trường.\n"
        "III. QUYỀN LỢI\n- Có quà\n"
    )

    assert draft.programme.date == date(2026, 3, 26)


@pytest.mark.parametrize(
    "paper", ["CHƯƠNG TRÌNH\nTập huấn", "CHƯƠNG TRÌNH TẬP HUẤN", "KẾ HOẠCH TẬP HUẤN"]
)
@pytest.mark.parametrize("held", ["Ngày 18/8/2026", "Thời gian: Ngày 18/8/2026"])
def test_a_day_between_a_body_and_its_programme_is_of_signing_where_another_follows(
    read, paper, held
):
    body = "TRUNG TÂM Y TẾ\nNgày 06 tháng 8 năm 2026"
    draft = read(f"{body}\n{paper}\n{held}\n8h00: Khai mạc\n9h00: Học tập\n")

    assert draft.programme.date == date(2026, 8, 18)
    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Học tập"]
    assert "date" not in {doubt.kind for doubt in draft.doubts}


def test_a_day_between_a_body_and_its_programme_is_the_day_where_none_follows(read):
    draft = read(
        "TRUNG TÂM Y TẾ\nNgày 06 tháng 8 năm 2026\nCHƯƠNG TRÌNH TẬP HUẤN\n8h00: Khai mạc\n"
        "9h00: Học tập\n"
    )

    assert draft.programme.date == date(2026, 8, 6)


@pytest.mark.parametrize(
    "heading",
    [
        *("DIỄN BIẾN (ngày 25/9{})", "Lịch Đại hội (01 buổi, sáng 25/9{})"),
        *("KẾ HOẠCH tổ chức Hội nghị ngày 25/9{}", "Kế hoạch tổ chức Hội nghị (ngày 25/9{})"),
    ],
)
@pytest.mark.parametrize("year", ["/2026", ""])
@pytest.mark.parametrize("chapter", ["", "II. "])
def test_a_heading_that_ends_with_a_day_says_when_it_is(read, heading, year, chapter):
    above = "I. MỤC ĐÍCH\nÔn tập\n" if chapter and "KẾ HOẠCH" not in heading.upper() else ""
    counted = chapter if above else ""
    draft = read(
        f"XÃ TÂN PHÚ\nTân Phú, ngày 1 tháng 9 năm 2026\n{above}{counted}{heading.format(year)}\n"
        "8h00: Khai mạc\n9h00: Báo cáo\n"
    )

    assert draft.programme.date == date(2026, 9, 25)
    assert ("date" in {doubt.kind for doubt in draft.doubts}) == (not year)


@pytest.mark.parametrize(
    "heading", ["CHÀO MỪNG NGÀY 20/11", "Kế hoạch tổ chức theo Công văn ngày 20/11/2026 của huyện"]
)
def test_a_heading_that_ends_with_what_is_honoured_or_cited_says_no_day(read, heading):
    draft = read(f"Tân Phú, ngày 1 tháng 9 năm 2026\n{heading}\n8h00: Khai mạc\n9h00: Báo cáo\n")

    assert draft.programme.date == date(2026, 9, 1)


def test_a_second_place_and_day_below_the_title_is_when_it_is_held(read):
    draft = read(
        "SỞ Y TẾ\nBến Xưa, ngày 10 tháng 9 năm 2026\nCHƯƠNG TRÌNH\nHội nghị tổng kết\n"
        "Bến Xưa, ngày 15 tháng 9 năm 2026\n8h00: Khai mạc\n9h00: Báo cáo\n"
    )

    assert draft.programme.date == date(2026, 9, 15)


@pytest.mark.parametrize("label", ["Ngày họp", "1. Ngày tổ chức", "- Ngày thực tập"])
def test_a_label_s_day_goes_before_that_of_signing(read, label):
    draft = read(
        "TRƯỜNG TIỂU HỌC SỐ 2\nBến Xưa, ngày 01 tháng 9 năm 2026\nTHÔNG BÁO\nHọp phụ huynh\n"
        f"{label}: Chủ nhật, 13/9/2026\n8h00: Khai mạc\n9h00: Bế mạc\n"
    )

    assert draft.programme.date == date(2026, 9, 13)


@pytest.mark.parametrize(
    ("title", "day", "held"),
    [
        ("HỘI CHỢ 2026 - LỊCH SỰ KIỆN", "THỨ BẢY 05/12", date(2026, 12, 5)),
        ("NĂM HỌC 2026 - 2027", "Thứ Sáu 05/02", date(2027, 2, 5)),
        ("NĂM HỌC 2026 - 2027", "Thứ Bảy, ngày 05/9", date(2026, 9, 5)),
        ("NĂM HỌC 2026-2027", "Thời gian: ngày 05/02", date(2027, 2, 5)),
        ("NIÊN KHÓA 2026 - 2027", "Thời gian: ngày 05/9", date(2026, 9, 5)),
    ],
)
def test_the_year_of_a_day_stands_in_the_heading(read, title, day, held):
    draft = read(f"LỄ HỘI\n{title}\n{day}\n8h00: Khai mạc\n9h00: Bế mạc\n")

    assert draft.programme.date == held
    assert "date" in {doubt.kind for doubt in draft.doubts}


def test_days_over_two_years_of_a_plan_have_none_of_them(read):
    draft = read("KẾ HOẠCH 2026 - 2030\nNgày 05/12\n8h00: Khai mạc\n9h00: Bế mạc\n")

    assert draft.programme.date is None


@pytest.mark.parametrize("days", ["12.10 (thứ Hai) - 13.10.2026", "12.10 – 13.10.2026"])
def test_days_with_dots_from_one_to_the_other_are_of_one_year(read, days):
    draft = read(f"TRẠI THU\n{days}\n8h00: Khai mạc\n9h00: Bế mạc\n")

    assert draft.programme.date == date(2026, 10, 12)
    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Bế mạc"]


@pytest.mark.parametrize("title", ["LỄ KHAI GIẢNG", "CHƯƠNG TRÌNH LỄ KHAI GIẢNG"])
@pytest.mark.parametrize("end", [".", " năm học mới. Cụ thể như sau:"])
def test_a_sentence_that_announces_what_is_named_below_it_is_no_act(read, title, end):
    draft = read(
        "TRƯỜNG THPT BẾN XƯA\n- 6h45, ngày 12 tháng 10 năm 2027 (thứ ba) nhà trường tổ chức Lễ "
        f"khai giảng{end}\n{title}\n- 6h45 - 7h00: Đón khách\n- 7h00: Khai mạc\n"
    )

    assert draft.programme.date == date(2027, 10, 12)
    assert [item.title for item in draft.programme.items] == ["Đón khách", "Khai mạc"]


@pytest.mark.parametrize("sign", ["1. ", "8h00: "])
@pytest.mark.parametrize("dash", ["- ", "+ "])
def test_when_an_act_says_another_event_is_held_is_no_day_of_this_one(read, sign, dash):
    draft = read(
        f"HỌP BAN CHẤP HÀNH\n{sign}Bàn kế hoạch\n{dash}Đại hội tổ chức ngày 20/10/2026 tại xã\n"
        f"{sign.replace('1', '2').replace('8', '9')}Bế mạc\n"
    )

    assert draft.programme.date is None


@pytest.mark.parametrize(
    "head",
    [
        "2. Thời gian và trình tự (sáng thứ Bảy, ngày 19 tháng 9 năm 2026):\n",
        "2. Chương trình\nNgày 19 tháng 9 năm 2026, tại nhà ông Tư:\n",
        "2. Trình tự\nLễ họp vào 8 giờ thứ Bảy, ngày 19/9/2026 tại đình làng, theo các bước:\n",
        "* Diễn biến buổi lễ thứ Bảy, ngày 19/9/2026:\n",
    ],
)
def test_the_day_right_above_the_acts_goes_before_others_of_the_paper(read, head):
    draft = read(
        "ỦY BAN NHÂN DÂN XÃ MẪU\nBến Xưa, ngày 01 tháng 9 năm 2026\nKẾ HOẠCH\nLễ đón bằng\n"
        f"{head}+ 8h00: Khai mạc\n+ 9h00: Đón bằng\n+ 10h00: Bế mạc\n"
    )

    assert draft.programme.date == date(2026, 9, 19)
    assert not [doubt for doubt in draft.doubts if doubt.kind == "date"]


def test_a_line_that_begins_with_its_day_goes_before_the_feast_a_title_names(read):
    draft = read(
        "KẾ HOẠCH TỔ CHỨC 20/10/2026\nGala phụ nữ\nKhi nào, ở đâu:\n"
        "Thứ Bảy 17/10/2026, căng tin nhà máy.\n18h00: Khai mạc\n19h00: Liên hoan\n"
    )

    assert draft.programme.date == date(2026, 10, 17)


def test_until_when_congresses_are_done_is_no_day_of_one(read):
    draft = read(
        "HƯỚNG DẪN\nĐại hội chi hội\n1. Thời gian tổ chức: hoàn thành trước ngày 30/10/2026\n"
        "2. Chương trình\n2.1. Chào cờ\n2.2. Báo cáo\n2.3. Bế mạc\n"
    )

    assert draft.programme.date is None


def test_when_a_paper_was_signed_is_not_when_it_is_held(read):
    draft = read(
        "Người ký: Văn phòng\nThời gian ký: 08.5.2026 10:21:37 +07:00\nGIẤY MỜI HỌP\n"
        "Văn phòng kính mời các đơn vị dự họp ngày 12/5/2026 tại Phòng họp số 2:\n"
        "1. 8 giờ 00: Nghe báo cáo tiến độ\n2. 9 giờ 30: Thảo luận\n"
    )

    assert draft.programme.date == date(2026, 5, 12)


@pytest.mark.parametrize("name", ["Thời gian và trình tự", "Trình tự, thời gian"])
def test_the_heading_of_what_follows_says_its_day_in_a_bracket(read, name):
    draft = read(
        "Bến Xưa, ngày 12 tháng 8 năm 2026\nTHƯ MỜI\nKính mời dự Hội nghị đối thoại như sau:\n"
        f"1. Địa điểm: Hội trường xã.\n2. {name} (sáng thứ Tư, ngày 19 tháng 8 năm 2026):\n"
        "8 giờ 00, đón tiếp;\n8 giờ 30, đối thoại.\n"
    )

    assert draft.programme.date == date(2026, 8, 19)


def test_an_anniversary_over_two_lines_is_no_day_of_the_event(read):
    draft = read(
        "KẾ HOẠCH\nLễ ra quân mùa hè\n* Ý nghĩa: Chào mừng Ngày thành lập (26/3/1931 -\n"
        "26/3/2026), hưởng ứng trồng cây.\n* Lên đường: thứ Bảy, ngày 14/3/2026\n"
        "+ 7h00: Tập trung\n+ 7h15: Chào cờ\n"
    )

    assert draft.programme.date != date(2026, 3, 26)


@pytest.mark.parametrize(
    "until",
    [
        "hoàn thành trước ngày 30/10/2026",
        "xong trước 17 giờ 00, ngày 30/10/2026",
        "không quá 01 ngày; hoàn thành trước ngày 30/10/2026",
    ],
)
def test_until_when_others_are_to_hold_theirs_is_no_day_of_the_event(read, until):
    draft = read(
        "Bến Xưa, ngày 12 tháng 9 năm 2026\nHƯỚNG DẪN\nTổ chức đại hội chi đoàn\n"
        f"I. CHUẨN BỊ\n1. Họp chi đoàn.\n2. Thời gian tổ chức: {until}; mỗi đại hội một buổi.\n"
        "II. NỘI DUNG ĐẠI HỘI\n1. Trang trí\nCờ, phông xanh.\n2. Chương trình đại hội\n"
        "2.1. Chào cờ\n2.2. Báo cáo tổng kết\n2.3. Bế mạc\n"
    )

    assert draft.programme.date != date(2026, 10, 30)


@pytest.mark.parametrize(
    ("paper", "programme"),
    [("HƯỚNG DẪN", "CHƯƠNG TRÌNH ĐẠI HỘI"), ("CÔNG VĂN", "CHƯƠNG TRÌNH ĐẠI HỘI (mẫu)")],
)
def test_a_paper_that_tells_others_how_to_hold_theirs_was_not_signed_on_their_day(
    read, paper, programme
):
    draft = read(
        f"Bến Xưa, ngày 12 tháng 9 năm 2026\n{paper}\nTổ chức đại hội chi đoàn\n"
        f"{programme}\n1. Chào cờ\n2. Báo cáo tổng kết\n3. Bế mạc\n"
    )

    assert draft.programme.date is None
    assert "no_date" in {doubt.kind for doubt in draft.doubts}


@pytest.mark.parametrize("above", ["", "- 15/9: hội nghị bầu cử.\n"])
def test_a_meeting_that_meets_then_says_its_day_below_its_chapter(read, above):
    draft = read(
        f"KẾ HOẠCH\nTỔ CHỨC BẦU TRƯỞNG THÔN\nI- TIẾN ĐỘ CÔNG VIỆC\n- 25/8: họp Mặt trận.\n{above}"
        "II- TRÌNH TỰ HỘI NGHỊ\n"
        "Hội nghị họp vào 7 giờ 30 Chủ nhật, ngày 13/9/2026 tại nhà văn hóa, theo các bước:\n"
        "Bước 1: Chào cờ\nBước 2: Bỏ phiếu\nBước 3: Bế mạc\n"
    )

    assert draft.programme.date == date(2026, 9, 13)


@pytest.mark.parametrize("name", ["Khi nào, ở đâu:", "Thời gian và địa điểm:"])
def test_the_line_below_when_and_where_goes_before_a_day_in_the_title(read, name):
    draft = read(
        "CÔNG ĐOÀN BẾN XƯA\nKẾ HOẠCH TỔ CHỨC 8/3/2026\n"
        f"{name}\nThứ Bảy 07/03/2026, nhà ăn tầng 2.\nChương trình:\n"
        "16:30 Chụp hình\n17:00 Khai mạc\n"
    )

    assert draft.programme.date == date(2026, 3, 7)
    assert [item.title for item in draft.programme.items] == ["Chụp hình", "Khai mạc"]


@pytest.mark.parametrize("week", ["TUẦN 33/2026", "Tuần thứ 33 - 2026"])
def test_a_week_counted_in_its_year_tells_the_year_of_its_days(read, week):
    draft = read(f"LỊCH LÀM VIỆC {week}\n(10/8 - 15/8)\nT2 10/8\n7h00: Giao ban\n")

    assert draft.programme.date == date(2026, 8, 10)


@pytest.mark.parametrize("sign", ["+", "•"])
@pytest.mark.parametrize(("other", "day"), [("12/3/2026", date(2026, 3, 12)), ("13/3/2026", None)])
def test_the_day_that_all_sites_name_is_the_event_s(read, sign, other, day):
    draft = read(
        "Kế hoạch tổ chức Lễ ra quân năm 2026\n"
        "1. Mục đích, yêu cầu\n- Động viên đội viên hăng hái thi đua;\n"
        "- Tổ chức gọn nhẹ, an toàn, tiết kiệm.\n"
        "2. Thời gian, địa điểm tổ chức\n- Thời gian:\n"
        f"{sign} Xưởng Một: 7h00 sáng thứ Năm, ngày 12/3/2026.\n"
        f"{sign} Xưởng Hai: 14h00 chiều ngày {other}\n"
        "- Địa điểm: Sân các xưởng.\n3. Thành phần tham dự\n- Toàn thể đội viên.\n"
        "4. Chương trình Lễ ra quân\n- Văn nghệ chào mừng.\n- Chào cờ.\n- Phát lệnh ra quân.\n"
    )

    assert draft.programme.date == day
    assert len(draft.programme.items) == 3
    assert all(item.start is None for item in draft.programme.items)


@pytest.mark.parametrize(
    "term",
    [
        "NIÊN ĐỘ 01/10/2025 - 30/9/2026",
        "NĂM HỌC 2025 - 2026 (TỪ NGÀY 05/9/2025 ĐẾN HẾT NGÀY 31/5/2026)",
        "GIAI ĐOẠN 01/01/2020 – 31/12/2025",
    ],
)
@pytest.mark.parametrize(
    "told", ["Họp ngày 12/12/2026 tại trụ sở", "(Ngày 12/12/2026)", "Ngày 12/12/2026"]
)
def test_the_year_or_term_that_a_title_speaks_of_is_no_day_of_the_event(read, term, told):
    draft = read(f"CHƯƠNG TRÌNH ĐẠI HỘI CỔ ĐÔNG {term}\n{told}\n{ACTS}")

    assert draft.programme.date == date(2026, 12, 12)
    assert "date" not in {doubt.kind for doubt in draft.doubts}


def test_a_term_alone_tells_no_day(read):
    draft = read(f"CHƯƠNG TRÌNH ĐẠI HỘI NIÊN ĐỘ 01/10/2025 - 30/9/2026\n{ACTS}")

    assert draft.programme.date is None
    assert "no_date" in {doubt.kind for doubt in draft.doubts}


def test_days_of_an_event_that_lasts_some_weeks_are_its_days(read):
    draft = read(f"HỘI CHỢ MÙA XUÂN TỪ NGÀY 01/02/2026 ĐẾN NGÀY 01/3/2026\n{ACTS}")

    assert draft.programme.date == date(2026, 2, 1)
