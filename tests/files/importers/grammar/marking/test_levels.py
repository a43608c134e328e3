"""Lists of two levels without hours: what heads acts, and what tells of one."""

import pytest

HEAD = "ĐẠI HỘI CHI BỘ THÔN HẠ\nNgày 15/8/2026\n"


def parts(draft):
    return [
        (part.title, [item.title for item in part.items])
        for session in draft.programme.sessions
        for part in session.parts
    ]


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        (("* {}", "* {}", "* {}"), "- "),
        (("- {}", "- {}", "- {}"), "+ "),
        (("I. {}", "II. {}", "III. {}"), "- "),
        (("1. {}", "2. {}", "3. {}"), "- "),
        (("a) {}", "b) {}", "c) {}"), "• "),
        (("*{}*", "*{}*", "*{}*"), "- "),
        (("**{}**", "**{}:**", "**{}**"), "- "),
    ],
)
def test_what_has_acts_below_it_is_a_part_where_nothing_has_an_hour(read, outer, inner):
    heads = ("Khai mạc", "Nội dung chính", "Bế mạc")
    acts = (("Chào cờ", "Tuyên bố lý do"), ("Báo cáo năm", "Thảo luận"), ("Diễn văn", "Chụp ảnh"))
    lines = [
        line
        for mark, head, below in zip(outer, heads, acts, strict=True)
        for line in (mark.format(head), *(f"{inner}{act}" for act in below))
    ]

    draft = read(HEAD + "\n".join(lines))

    assert parts(draft) == [(head, list(below)) for head, below in zip(heads, acts, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        # explanations
        "1. Chào cờ\n- Mời đại biểu đứng dậy.\n2. Báo cáo\n- Đ/c An đọc.\n3. Nghỉ\n- 5 phút.\n",
        # one line each, that says the act once more
        "1. Chào cờ\n- Hát Quốc ca\n2. Báo cáo\n- Báo cáo năm\n3. Bế mạc\n- Diễn văn bế mạc\n",
        # most have none
        "- Chào cờ\n- Báo cáo\n+ Báo cáo thu\n+ Báo cáo chi\n- Thảo luận\n- Bế mạc\n",
    ],
)
def test_what_stands_below_an_act_tells_of_it(read, text):
    (part,) = read(HEAD + "CHƯƠNG TRÌNH\n" + text).programme.sessions[0].parts

    assert part.title is None
    assert len(part.items) in (3, 4)


def test_people_and_papers_below_an_act_of_a_part_are_no_acts(read):
    text = (
        "* Khai mạc\n- Chào cờ\n- Tuyên bố lý do (đ/c An)\n* Nội dung\n- Báo cáo năm\n"
        "(đ/c Bình trình bày)\n- Thảo luận\n- Tài liệu: dự thảo nghị quyết\n* Bế mạc\n- Diễn văn\n"
    )

    draft = read(HEAD + text)

    assert parts(draft)[1] == ("Nội dung", ["Báo cáo năm", "Thảo luận"])
    assert [item.presenter and item.presenter.text for item in draft.programme.items] == [
        None,
        "đ/c An",
        "đ/c Bình",
        None,
        None,
    ]


@pytest.mark.parametrize("marks", [("8h00: ", "8h30: "), ("1. ", "1. ")])
def test_a_message_heads_its_parts_in_bold_whatever_counts_the_acts(read, marks):
    first, second = marks
    draft = read(
        "*HỌP CHI BỘ*\nNgày 15/8/2026\n"
        f"*Khai mạc*\n{first}Chào cờ\n*Nội dung*\n{second}Báo cáo năm\n"
    )

    assert draft.programme.title == "HỌP CHI BỘ"
    assert parts(draft) == [("Khai mạc", ["Chào cờ"]), ("Nội dung", ["Báo cáo năm"])]


def test_bold_names_and_remarks_of_a_message_head_nothing(read):
    draft = read(
        "*HỌP CHI BỘ*\nNgày 15/8/2026\n8h00: Chào cờ\n*Đ/c An*\n8h30: Báo cáo năm\n*Lưu ý*\n"
        "9h00: Bế mạc\n"
    )

    assert [title for title, _items in parts(draft)] == [None]


@pytest.mark.parametrize("colon", ["", ":"])
def test_of_the_chapters_of_a_plan_the_programme_has_the_acts(read, colon):
    draft = read(
        "Tổ chức lễ trao thẻ\n1- Trang trí buổi lễ (từ dưới lên): khẩu hiệu; cờ; hoa.\n"
        f"2- Chương trình buổi lễ{colon}\n- Chào cờ (hát Quốc ca).\n- Tuyên bố lý do.\n"
        "- Ban Thường vụ đọc quyết định.\n- Bế mạc.\n3- Công việc khác\n- Xếp ghế\n"
    )

    titles = [item.title for item in draft.programme.items]
    assert titles[::3] == ["Chào cờ (hát Quốc ca)", "Bế mạc"]
    assert len(titles) == 4
    assert {doubt.line for doubt in draft.doubts if doubt.kind == "left_out"} == {2, 8}


def test_a_programme_of_dances_is_an_act_among_others(read):
    draft = read(
        HEAD + "1. Chào cờ\n2. Chương trình văn nghệ\n- Múa\n- Hát\n- Trao giải\n3. Cảm ơn\n"
    )

    assert [item.number for item in draft.programme.items] == ["1", "2", "3"]


def test_a_feast_in_a_letter_keeps_its_acts_with_hours(read):
    draft = read(
        "THƯ MỜI\n1. Lễ Mãn hạ:\n• Thời gian: ngày 15/8/2026\n• Chương trình:\n"
        ". 07 giờ 00: Vân tập\n. 08 giờ 00: Thuyết pháp\n"
    )

    assert [item.title for item in draft.programme.items] == ["Vân tập", "Thuyết pháp"]


def test_a_sentence_above_the_programme_of_a_visit_is_no_act(read):
    text = (
        "- Thời gian kiểm tra: ngày 15/8/2026.\n- Chương trình kiểm tra:\n+ Trưởng đoàn báo cáo.\n"
    )
    one = read(f"KIỂM TRA\n2. Cụm thi đua tổ chức kiểm tra các trường.\n{text}+ Đoàn xem hồ sơ.\n")
    two = read(f"KIỂM TRA\n1. Trường Hạ\n{text}2. Trường Thượng\n{text}")

    assert [item.title for item in one.programme.items] == [
        "Trưởng đoàn báo cáo",
        "Đoàn xem hồ sơ",
    ]
    assert [doubt.line for doubt in one.doubts if doubt.kind == "left_out"] == [2]
    assert [title for title, _items in parts(two)] == ["Trường Hạ", "Trường Thượng"]


@pytest.mark.parametrize("bullet", ["-", "•", "+"])
def test_bullets_a_tab_further_in_tell_of_the_timed_one_above_them(read, bullet):
    draft = read(
        f"CHƯƠNG TRÌNH THAM QUAN\nNgày 15/8/2026\n{bullet} 08:00 - 10:00: Thăm nhà máy giấy:\n"
        f"\t{bullet} Thăm xưởng bột\n\t{bullet} Nghe giới thiệu\n"
        f"{bullet} 10:00 - 11:00: Giao lưu\n\t{bullet} Chủ trì: Bà Lê Thị Hoa\n"
    )

    visit, talk = draft.programme.items
    assert visit.notes == (f"{bullet} Thăm xưởng bột", f"{bullet} Nghe giới thiệu")
    assert talk.presenter.text == "Bà Lê Thị Hoa"
    assert draft.doubts == ()


@pytest.mark.parametrize(
    "acts", ["\t- {}\n\t- {}\n\t- {}\n", "- {}\n\t- {}\n- {}\n", "- {}\n- {}\n- {}\n"]
)
def test_timed_bullets_are_acts_wherever_they_stand(read, acts):
    draft = read(
        f"HỘI NGHỊ\nNgày 15/8/2026\n{acts.format('8h00: Đón khách', '9h00: Họp', '10h00: Nghỉ')}"
    )

    assert [item.title for item in draft.programme.items] == ["Đón khách", "Họp", "Nghỉ"]


def test_so_do_those_further_in_by_spaces(read):
    draft = read(
        "NGÀY DỮ LIỆU MỞ\nNgày 15/8/2026\n- 08:00 - 10:00: Kho dữ liệu\n  - Giới thiệu kho\n"
        "  - Hỏi đáp\n- 10:00 - 11:00: Bế mạc\n"
    )

    first, last = draft.programme.items
    assert (first.notes, last.title) == (("- Giới thiệu kho", "- Hỏi đáp"), "Bế mạc")
