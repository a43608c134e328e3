"""Invented programmes in the shapes people write them."""

from datetime import date, time, timedelta

import pytest

from timekeeper.core.programme import Organisation, Presenter, Venue
from timekeeper.files.importers.draft.draft_json import draft_to_json
from timekeeper.files.importers.grammar.dates.damaged import is_damaged


def rows(draft):
    return [
        (i.id, i.number, i.start, i.end, i.title, i.presenter.text if i.presenter else None)
        for i in draft.programme.items
    ]


def kinds(draft):
    return [(doubt.line, doubt.kind) for doubt in draft.doubts]


def test_plain_lines_with_a_range_a_title_and_a_presenter(read):
    draft = read(
        "Hội nghị mẫu\nNgày 06/12/2023\n"
        "08:00 – 08:30 Khai mạc (Ban Tổ chức)\n08:30 – 09:00 Báo cáo (Sở Y tế)\n"
    )

    assert rows(draft) == [
        ("s1.i1", None, time(8), time(8, 30), "Khai mạc", "Ban Tổ chức"),
        ("s1.i2", None, time(8, 30), time(9), "Báo cáo", "Sở Y tế"),
    ]
    assert draft.doubts == ()


@pytest.mark.parametrize("half", ["buổi sáng", "sáng", "cả ngày"])
def test_a_day_in_brackets_is_the_event_s_and_names_no_session(read, half):
    draft = read(f"Hội nghị mẫu\n(Ngày 06/12/2023, {half})\n08:00 – 08:30 Khai mạc\n")

    assert draft.programme.date == date(2023, 12, 6)
    assert [session.name for session in draft.programme.sessions] == [""]


def test_rows_set_off_by_tabs(read):
    draft = read("7:30 - 8:00\tĐón khách\tTổ lễ tân\n8:00 - 8:30\tKhai mạc\t\n")

    assert rows(draft) == [
        ("s1.i1", None, time(7, 30), time(8), "Đón khách", "Tổ lễ tân"),
        ("s1.i2", None, time(8), time(8, 30), "Khai mạc", None),
    ]


def test_a_table_s_head_tells_its_columns(read):
    draft = read(
        "STT\tNội dung\tThời gian\tĐịa điểm\tThực hiện\n"
        "01\tKhai mạc\t8h-8h30\tSân chính\tBan Tổ chức\n"
        "02\tBế mạc\t8h30\tSân chính\t\n"
    )

    assert rows(draft) == [
        ("s1.i1", "01", time(8), time(8, 30), "Khai mạc", "Ban Tổ chức"),
        ("s1.i2", "02", time(8, 30), None, "Bế mạc", None),
    ]


def test_a_table_drawn_with_bars_is_read(read):
    draft = read("| Thời gian | Nội dung |\n|---|---|\n| 8h00 - 9h00 | Khai mạc |\n")

    assert rows(draft) == [("s1.i1", None, time(8), time(9), "Khai mạc", None)]


def test_several_lines_in_a_cell_go_with_their_row_and_the_moderator_presents(read):
    draft = read(
        "8h00 - 9h00\tTọa đàm\tDiễn giả:\n\t\tÔng An\n\t\tĐiều phối viên: Bà Bình\n"
        "9h00 - 9h30\tBế mạc\tBan Tổ chức\n"
    )

    assert [row[5] for row in rows(draft)] == ["Bà Bình (Điều phối viên)", "Ban Tổ chức"]
    assert "Ông An" in draft.programme.items[0].notes
    assert all(kind != "not_understood" for _line, kind in kinds(draft))


def test_a_numbered_list_without_times_is_read_and_each_length_is_missed(read):
    draft = read("Hội nghị mẫu\nNgày 06/12/2023\n1. Chào cờ\n2. Báo cáo\n")

    assert [(row[0], row[1], row[4]) for row in rows(draft)] == [
        ("s1.i1", "1", "Chào cờ"),
        ("s1.i2", "2", "Báo cáo"),
    ]
    assert kinds(draft) == [(3, "no_length"), (4, "no_length")]


def test_untimed_headings_over_numbered_lines_are_parts(read):
    draft = read("I. NGHI LỄ\n1. Chào cờ\nII. NỘI DUNG\n1. Báo cáo\n2. Thảo luận\n")

    (session,) = draft.programme.sessions
    assert [(part.number, part.title) for part in session.parts] == [
        ("I", "NGHI LỄ"),
        ("II", "NỘI DUNG"),
    ]
    assert [item.id for item in session.items] == ["s1.p1.i1", "s1.p2.i1", "s1.p2.i2"]


def test_untimed_points_of_a_timed_item_are_its_notes(read):
    draft = read("1. 8h00 - 8h30: Khai mạc\n- Chào cờ\n- Tuyên bố lý do\n2. 8h30 - 9h00: Báo cáo\n")

    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Báo cáo"]
    assert draft.programme.items[0].notes == ("- Chào cờ", "- Tuyên bố lý do")


def test_what_is_counted_within_a_timed_line_and_has_no_time_is_an_item(read):
    acts = ["8h00 - 8h30: Khai mạc", "8h30 - 9h00: Báo cáo", "9h00: Bế mạc"]
    first, second, last = (f"{n}. {act}\n" for n, act in enumerate(acts, 1))
    draft = read(f"{first}{second}2.1. Công tác cán bộ\n- Số liệu\n2.2 Công tác dân vận\n{last}")

    found = [(item.number, item.title, item.notes) for item in draft.programme.items[2:4]]
    assert found == [("2.1", "Công tác cán bộ", ("- Số liệu",)), ("2.2", "Công tác dân vận", ())]
    assert draft.programme.items[-1].title == "Bế mạc"


def test_a_timed_row_filled_by_timed_rows_is_a_part(read):
    draft = read("1. 8h00 - 9h00: Nghi lễ\na) 8h00 - 8h30: Chào cờ\nb) 8h30 - 9h00: Diễn văn\n")

    (part,) = draft.programme.sessions[0].parts
    assert (part.number, part.title, part.start) == ("1", "Nghi lễ", time(8))
    assert [item.number for item in part.items] == ["a)", "b)"]


@pytest.mark.parametrize(
    ("slot", "inner"),
    [
        ("8h00 - 9h00: Lễ chào mừng", "+ 8h00: Diễn văn"),
        ("1. Lễ chào mừng (8h00 - 9h00)", "- 8h15: Diễn văn"),
        ("- Từ 8h00 đến 9h00: Lễ chào mừng", "+ 8h30 - 8h45: Diễn văn"),
    ],
)
def test_one_act_within_a_slot_makes_no_part_of_it(read, slot, inner):
    following = slot[:2].replace("1.", "2.") if slot[0] in "1-" else ""
    draft = read(f"Ngày hội mẫu\nNgày 06/12/2023\n{slot}\n{inner}\n{following} 9h00 - 9h30: Thi\n")

    assert [part.title for part in draft.programme.sessions[0].parts] == [None]
    titles = [item.title for item in draft.programme.items]
    assert titles == ["Lễ chào mừng", "Diễn văn", "Thi"]
    assert draft.doubts[0].kind == "overlap"
    assert "outside_part" not in {doubt.kind for doubt in draft.doubts}


def test_a_bracket_that_describes_gives_no_time_to_the_line_below_an_act(read):
    draft = read(
        "Hội thi mẫu\nNgày 06/12/2023\n8h30 - 10h30: Thi kiến thức\n"
        "- Các đội thi (mỗi đội trình bày 10 phút, bắt đầu từ 9h)\n- Chấm điểm\n"
        "10h30 - 11h00: Trao giải\n- Hai đội đầu (Hội trường tầng hai A, 10h45)\n"
    )

    titles = [item.title for item in draft.programme.items]
    assert titles[:2] == ["Thi kiến thức", "Trao giải"]
    assert len(draft.programme.items[0].notes) == 2
    assert draft.programme.items[2].start == time(10, 45)


def test_bullets_with_times_are_items(read):
    draft = read("- 14:20 – Chương 1 (35 phút)\n- 14:55 – Chương 2\n")

    first, second = draft.programme.items
    assert (first.title, first.start, first.length) == (
        "Chương 1",
        time(14, 20),
        timedelta(minutes=35),
    )
    assert (second.title, second.start) == ("Chương 2", time(14, 55))


def test_a_time_may_stand_after_the_title(read):
    draft = read(
        "I. Đón khách (18 giờ)\nII. Khai mạc (19 giờ)\n1. Chào cờ\nIII. Văn nghệ (20 giờ)\n"
    )

    assert [(item.title, item.start) for item in draft.programme.items] == [
        ("Đón khách", time(18)),
        ("Khai mạc", time(19)),
        ("Văn nghệ", time(20)),
    ]


@pytest.mark.parametrize(
    "text",
    ["8h00 - 8h30\nKhai mạc\n8h30 - 9h00\nBáo cáo\n", "Khai mạc\n8h - 8h30\nBáo cáo\n8h30-9h\n"],
)
def test_cards_have_their_time_above_or_below(read, text):
    draft = read(text)

    assert [row[2:5] for row in rows(draft)] == [
        (time(8), time(8, 30), "Khai mạc"),
        (time(8, 30), time(9), "Báo cáo"),
    ]


def test_a_card_s_speaker_may_have_a_line_of_its_own(read):
    draft = read("1:00 – 1:30 PM\nKhai mạc\nDiễn giả: Sở Y tế\n1:30 – 2:00 PM\nBáo cáo\n")

    assert [row[5] for row in rows(draft)] == ["Sở Y tế", None]


@pytest.mark.parametrize(
    ("above", "below", "title", "who"),
    [
        (
            "Báo cáo kết quả thực hiện nhiệm vụ 6 tháng đầu năm và kế hoạch",
            "6 tháng cuối năm 2026 (đ/c Trần Văn An)",
            "Báo cáo kết quả thực hiện nhiệm vụ 6 tháng đầu năm và kế hoạch 6 tháng cuối năm 2026",
            "đ/c Trần Văn An",
        ),
        ("Văn nghệ", "6 tháng có một lần", "Văn nghệ", None),
        (
            "Phần thi tìm hiểu về lịch sử và văn hóa của quê hương ta",
            "15 phút mỗi đội",
            "Phần thi tìm hiểu về lịch sử và văn hóa của quê hương ta",
            None,
        ),
    ],
)
def test_a_full_line_goes_on_with_one_that_begins_with_a_figure(read, above, below, title, who):
    draft = read(f"8h00: Khai mạc\n8h30: {above}\n{below}\n9h30: Bế mạc\n")
    item = draft.programme.items[1]

    assert (item.title, item.presenter and item.presenter.text) == (title, who)


def test_a_title_wrapped_onto_the_next_line_goes_on(read):
    draft = read("8h00 - 8h30: Báo cáo công tác\nsáu tháng đầu năm (Sở Y tế).\n")

    assert rows(draft)[0][4:] == ("Báo cáo công tác sáu tháng đầu năm", "Sở Y tế")


def test_sessions_of_several_days_have_their_dates(read):
    draft = read(
        "Hội thi mẫu\nNGÀY 15/8/2022\nBuổi sáng\n7h30 - 8h00: Khai mạc\n"
        "BUỔI CHIỀU\n14h - 15h: Thi\n"
        "NGÀY 16/8/2022\n8h00 - 9h00: Trao giải\n"
    )

    plan = draft.programme
    assert plan.date == date(2022, 8, 15)
    assert [session.name for session in plan.sessions] == [
        "Buổi sáng",
        "Buổi chiều",
        "NGÀY 16/8/2022",
    ]
    assert [s["date"] for s in draft_to_json(draft)["sessions"]] == [
        "2022-08-15",
        "2022-08-15",
        "2022-08-16",
    ]


def test_counted_days_follow_the_programme_s_date(read):
    draft = read(
        "Hội thi mẫu\n(Ngày 15 và 16/8/2022)\nNgày thứ nhất\n8h - 9h: Thi\n"
        "Ngày thứ hai\n8h - 9h: Thi\n"
    )

    days = [draft.programme.session_date(n) for n in range(2)]
    assert days == [date(2022, 8, 15), date(2022, 8, 16)]


def test_letterhead_place_and_signing_day_are_not_the_event_s(read):
    draft = read(
        "TỈNH ỦY MẪU\tĐẢNG CỘNG SẢN VIỆT NAM\nVĂN PHÒNG\tMẫu, ngày 01 tháng 12 năm 2023\n"
        "CHƯƠNG TRÌNH\nHội nghị sơ kết\n1. Thời gian: 7 giờ 30, ngày 06/12/2023.\n"
        "2. Địa điểm: Hội trường A.\n3. Thành phần:\n- Đại biểu tỉnh\n- Đại biểu huyện.\n"
        "4. Nội dung:\na) 7h30 - 8h00: Khai mạc\nNơi nhận:\n- Như trên\n"
    )

    plan = draft.programme
    assert plan.title == "Hội nghị sơ kết"
    assert plan.organisation == Organisation("TỈNH ỦY MẪU", "VĂN PHÒNG", "Mẫu")
    assert plan.date == date(2023, 12, 6)
    assert plan.sessions[0].venues == (Venue("Hội trường A"),)
    assert plan.sessions[0].attendees == ("Đại biểu tỉnh", "Đại biểu huyện")
    assert [item.title for item in plan.items] == ["Khai mạc"]
    assert draft.doubts == ()


def test_a_signing_day_that_is_the_only_date_is_doubted(read):
    draft = read("Mẫu, ngày 01 tháng 12 năm 2023\nHội nghị sơ kết\n8h - 9h: Khai mạc\n")

    assert draft.programme.date == date(2023, 12, 1)
    assert (1, "date") in kinds(draft)


def test_dates_of_cited_papers_are_not_the_event_s(read):
    draft = read("Hội nghị triển khai Chỉ thị số 25-CT/TW ngày 25/10/2023\n8h - 9h: Khai mạc\n")

    assert draft.programme.date is None


def test_a_line_not_understood_is_kept_and_doubted_at_its_line(read):
    draft = read("Hội nghị mẫu\nNgày 06/12/2023\n8h - 9h: Khai mạc.\nXin cảm ơn quý vị\n")

    assert draft.programme.items[0].notes == ("Xin cảm ơn quý vị",)
    assert kinds(draft) == [(4, "not_understood")]


def test_a_row_that_is_a_note_with_its_columns_is_doubted(read):
    draft = read(
        "Hội nghị mẫu\nNgày 06/12/2023\n8h - 9h: Báo cáo chuyên đề\n"
        "Diễn giả\tTên bài trình bày\nTS. Lê An\tNuôi tôm\nTS. Vũ Bình\tTrồng rừng\n"
    )

    assert draft.programme.items[0].notes == ("TS. Lê An | Nuôi tôm", "TS. Vũ Bình | Trồng rừng")
    assert kinds(draft) == [(5, "not_understood"), (6, "not_understood")]


def test_a_heading_without_items_is_kept_as_a_note(read):
    draft = read("8h - 9h: Khai mạc\nBuổi chiều\n")

    assert [session.name for session in draft.programme.sessions] == [""]
    assert draft.programme.notes == ("Buổi chiều",)
    assert (2, "not_understood") in kinds(draft)


def test_a_possible_presenter_is_doubted(read):
    draft = read("8h - 9h: Trình diễn (áo dài)\n")

    assert (1, "presenter") in kinds(draft)


@pytest.mark.parametrize(
    ("text", "line", "kind"),
    [
        ("8h - 8h30: A\n\n8h40 - 9h: B\n", 3, "gap"),
        ("8h - 8h30: A\n8h20 - 9h: B\n", 2, "overlap"),
        ("8h - 8h30 (20p): A\n", 1, "length_disagrees"),
        ("9h - 8h30: A\n", 1, "backwards"),
        ("Buổi sáng: 8h - 10h\n8h - 9h: A\n", 1, "sum_disagrees"),
    ],
)
def test_the_author_s_mistakes_are_doubts_at_their_lines(read, text, line, kind):
    draft = read(text)

    assert (line, kind) in kinds(draft)


def test_text_is_compared_composed_and_without_odd_spaces(read):
    decomposed = "Buo\u0302\u0309i sa\u0301ng: 8h\u00a0-\u00a09h\n8h – 9h:\u00a0Khai ma\u0323c\n"

    draft = read(decomposed)

    assert draft.programme.sessions[0].name == "Buổi sáng"
    assert draft.programme.items[0].title == "Khai mạc"


def test_a_time_without_a_title_is_doubted_and_kept(read):
    draft = read("8h00 - 9h00: Khai mạc\n9h00 - 10h00\n")

    assert draft.programme.items[-1].title == "9h00 - 10h00"
    assert (2, "no_title") in kinds(draft)


def test_a_subject_with_its_verb_presents(read):
    draft = read("8h - 9h: Đồng chí An phát biểu chỉ đạo\n")

    assert draft.programme.items[0].presenter == Presenter("Đồng chí An", person="Đồng chí An")


def test_the_json_gives_null_for_what_the_author_left_out(read):
    read_back = draft_to_json(read("8h00: Khai mạc\n"))

    assert read_back["title"] is None
    assert read_back["date"] is None
    assert read_back["sessions"][0]["name"] is None
    assert read_back["sessions"][0]["parts"][0]["items"][0]["end"] is None


def test_a_chapter_s_counter_ends_the_rows_before_it(read):
    draft = read("8h00\tKhai mạc\tChủ tọa\nA. PHẦN HAI\n1. Chào cờ (5 phút)\n2. Bế mạc (10 phút)\n")

    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Chào cờ", "Bế mạc"]
    assert [item.id for item in draft.programme.items] == ["s1.i1", "s1.p1.i1", "s1.p1.i2"]


def test_lines_with_times_below_a_timed_line_stand_within_its_range(read):
    draft = read("1. 8h - 9h: Phần đầu\n8h - 8h30: A\n8h30 - 9h: B\n9h - 10h: C\n")

    titles = [[item.title for item in part.items] for part in draft.programme.sessions[0].parts]
    assert titles == [["A", "B"], ["C"]]


def test_a_part_named_by_its_word_stands_beside_the_items_before_it(read):
    draft = read(
        "8h - 9h: Đón khách\nPhần 1: Nghi lễ\n9h - 9h30: Chào cờ\nPhần 2: Hội\n9h30: Thi\n"
    )

    parts = draft.programme.sessions[0].parts
    assert [(part.number, part.title) for part in parts] == [
        (None, None),
        ("1", "Nghi lễ"),
        ("2", "Hội"),
    ]


def test_a_title_on_two_lines_and_a_term_in_brackets(read):
    draft = read("HỘI NGHỊ\nSơ kết công tác (nhiệm kỳ 2020 - 2025)\n8h - 9h: Khai mạc\n")

    assert (draft.programme.title, draft.programme.term) == (
        "HỘI NGHỊ Sơ kết công tác",
        "nhiệm kỳ 2020 - 2025",
    )


def test_the_programme_s_heading_is_its_title_when_nothing_else_names_it(read):
    draft = read("CHƯƠNG TRÌNH GẶP MẶT\n8h - 9h: Khai mạc\n")

    assert draft.programme.title == "CHƯƠNG TRÌNH GẶP MẶT"


@pytest.mark.parametrize("words", ["TỔNG THỂ", "TỔNG QUÁT", "CHI TIẾT"])
def test_a_programme_in_general_is_no_title_of_its_own(read, words):
    draft = read(f"KHÓA TU MÙA HÈ\nCHƯƠNG TRÌNH {words}\n7h30: Khai mạc\n8h00: Bế mạc\n")

    assert draft.programme.title == "KHÓA TU MÙA HÈ"


def test_a_title_may_stand_above_the_word_programme(read):
    draft = read("Gặp mặt đầu xuân\nCHƯƠNG TRÌNH\n8h - 9h: Khai mạc\n")

    assert draft.programme.title == "Gặp mặt đầu xuân"


def test_a_sole_issuer_is_the_organisation(read):
    draft = read("SỞ MẪU\nCHƯƠNG TRÌNH\nGặp mặt\n8h - 9h: Khai mạc\n")

    assert draft.programme.organisation == Organisation(issuer="SỞ MẪU")


def test_lines_above_the_programme_that_are_no_title_are_kept_and_doubted(read):
    draft = read("Gặp mặt\nĐầu xuân\nMột mùa xuân mới\nThân mời quý vị.\n8h - 9h: Khai mạc\n")

    assert draft.programme.subtitle == "Đầu xuân"
    assert draft.programme.notes == ("Một mùa xuân mới", "Thân mời quý vị.")
    assert [(n, k) for n, k in kinds(draft) if k == "not_understood"] == [
        (3, "not_understood"),
        (4, "not_understood"),
    ]


def test_a_range_after_a_chapter_s_title_holds_its_lines(read):
    draft = read("I. Nghi lễ (8h - 9h)\n8h - 8h30: A\n8h30 - 9h: B\nII. Hội (9h)\n9h - 10h: C\n")

    parts = draft.programme.sessions[0].parts
    assert [(part.title, part.start, len(part.items)) for part in parts] == [
        ("Nghi lễ", time(8), 2),
        ("Hội", time(9), 1),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tác giả: Đỗ Đức Tín", "Chủ tọa: Mai Phước Trí"),
        ("Tác giả: Đỗ Đức Tín", "Chủ tọa phiên họp chính: Mai Phước Trí"),
        ("Chủ tọa: Mai Phước Trí", "Diễn giả: Đỗ Đức Tín"),
        ("Báo cáo viên: Đỗ Đức Tín", "Chủ trì: Mai Phước Trí"),
    ],
)
def test_an_author_presents_and_a_chair_does_not(read, first, second):
    draft = read(f"8h00 - 8h30\nBáo cáo về gió\n{first}\n{second}\n8h30 - 9h00\nThảo luận\n")

    assert [row[5] for row in rows(draft)] == ["Đỗ Đức Tín", None]


@pytest.mark.parametrize(
    "text",
    [
        "TỈNH ỦY\tMẫu, ngày 01 tháng 8 năm 2026\nHọp\nThời gian: Sáng Thứ Bảy, ngày 15/8/2026\n",
        "Mẫu, ngày 01/8/2026\nHội nghị\nThời gian:\tSáng Thứ Bảy, ngày 15/8/2026\n",
        "Hội nghị kỷ niệm 90 năm (26/3/1936 - 26/3/2026)\nNgày 15/8/2026\n",
        "Hội nghị (15/8/26)\n",
        "Đã gửi ngày 01/8/2026\nHọp\nThời gian: Sáng Thứ Bảy, ngày 15/8/2026\n",
    ],
)
def test_the_day_that_is_called_the_time_is_the_event_s(read, text):
    assert read(text + "8h00: Khai mạc\n").programme.date == date(2026, 8, 15)


def test_the_hour_and_day_on_a_line_of_their_own_open_each_card(read):
    draft = read(
        "Lễ hội mẫu\n08 giờ 00 phút, ngày 15/8/2026\nKhai mạc\n"
        "14 giờ 00 phút, ngày 16/8/2026\nBế mạc\n"
    )

    assert [(i.start, i.title) for i in draft.programme.items] == [
        (time(8), "Khai mạc"),
        (time(14), "Bế mạc"),
    ]
    assert draft.programme.session_date(1) == date(2026, 8, 16)


@pytest.mark.parametrize("bullet", ["", "- ", "+", "• "])
def test_a_time_on_a_line_of_its_own_belongs_to_the_title_below_it(read, bullet):
    draft = read(
        f"Lễ hội mẫu\nNgày 15/8/2026\n{bullet}8h00\nĐón khách\n{bullet}8h30 - 9h00:\nKhai mạc\n"
    )

    assert [(i.start, i.end, i.title) for i in draft.programme.items] == [
        (time(8), None, "Đón khách"),
        (time(8, 30), time(9), "Khai mạc"),
    ]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Ngày 17/8/202ó", date(2026, 8, 17)),
        ("Ngay 17/8/2o26", date(2026, 8, 17)),
        ("Thứ Hai l7J8", date(2026, 8, 17)),
        ("Thứ Hai, ngày 17/8/20226", date(2026, 8, 17)),
    ],
)
def test_a_damaged_day_is_a_day_by_what_can_be_read_of_it_and_doubted(read, head, day):
    draft = read(f"Lễ hội\nNgày 16/8/2026\n8h00: Khai mạc\n{head}\n9h00: Hội thi\n")

    assert draft.programme.session_date(1) == day
    assert (4, "date") in kinds(draft)


@pytest.mark.parametrize(
    "line",
    [
        "(Thứ Tư, ngày 2/13/2026)",
        "Thời gian: Thứ Hai, ngày 2/12/2026",
        "(Thứ Hai, ngày 2/12/2026)",
        "8h00 thứ Hai, ngày 2/12/2026",
        "Ngày 2/12/2026 (Thứ Hai)",
    ],
)
def test_a_day_in_the_head_that_no_year_has_or_that_is_another_of_the_week_is_doubted(read, line):
    draft = read(f"Lễ hội\n{line}\n8h00: Khai mạc\n9h00: Hội thi\n")

    assert (2, "date") in kinds(draft)


@pytest.mark.parametrize("line", ["Kỳ họp thứ 2 (2/12/2026)", "Thứ Tư, ngày 2/12/2026"])
def test_a_day_that_the_head_names_rightly_is_not_doubted(read, line):
    draft = read(f"Lễ hội\n{line}\n8h00: Khai mạc\n9h00: Hội thi\n")

    assert "date" not in [kind for _line, kind in kinds(draft)]


@pytest.mark.parametrize("row", ["+PHẦN II\tLỄ (18h00 – 19h00)", "Phần 2\tLễ (18h00 – 19h00)"])
@pytest.mark.parametrize("head", ["", "Thời gian\tNội dung\n"])
def test_a_part_whose_name_stands_behind_a_tab_keeps_its_hours(read, head, row):
    draft = read(f"{head}17h00\tĐón khách\n17h30\tVăn nghệ\n{row}\n18h00 – 18h30\tKhai mạc\n")

    part = draft.programme.sessions[0].parts[-1]
    assert (part.title.upper(), part.start, part.end) == ("LỄ", time(18), time(19))


@pytest.mark.parametrize("line", ["Ngày 17/8 tại Nhà văn hóa", "Ngày 2", "Ngày hội 2026"])
def test_a_day_that_is_whole_or_a_name_is_no_damaged_one(line):
    assert not is_damaged(line)


def test_a_day_that_names_another_day_of_the_week_is_doubted(read):
    draft = read(
        "Lễ hội\nThứ Bảy, ngày 15/8/2026\n8h00: Khai mạc\nChủ Nhật, ngày 18/8/2026\n8h00: Hội thi\n"
    )

    assert kinds(draft) == [(4, "date")]


def test_a_day_before_the_one_above_it_is_doubted_where_it_stands(read):
    draft = read("Lễ hội\nNgày 18/8/2026\n8h00: Khai mạc\nNgày 17/8/2026\n8h00: Hội thi\n")

    assert (4, "backwards") in kinds(draft)


def test_a_dot_behind_a_clock_with_a_colon_ends_it(read):
    draft = read("Hội nghị\nNgày 06/12/2023\n07:30 - 07:55. Khai mạc\n07:55. Báo cáo\n")

    assert [(i.start, i.end) for i in draft.programme.items] == [
        (time(7, 30), time(7, 55)),
        (time(7, 55), None),
    ]


APPENDIX = """KẾ HOẠCH
Tổ chức Lễ phát động
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Tuyên truyền sâu rộng.
II. THỜI GIAN, ĐỊA ĐIỂM
1. Thời gian: 08 giờ 00 phút, ngày 19/5/2025.
2. Địa điểm: Hội trường xã.
III. PHÂN CÔNG NHIỆM VỤ
1. Văn phòng: chuẩn bị hội trường, xong trước ngày 17/5/2025.
2. Công an xã: giữ trật tự.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Trần Văn Bình
{heading}
{rows}
"""


@pytest.mark.parametrize("heading", ["PHỤ LỤC\nCHƯƠNG TRÌNH", "CHƯƠNG TRÌNH LỄ PHÁT ĐỘNG"])
@pytest.mark.parametrize("sign", ["\t", ": "])
def test_a_programme_that_is_a_plan_s_appendix_is_read_without_the_plan(read, heading, sign):
    rows_below = ["8h00 - 8h10{0}Chào cờ", "8h10 - 8h30{0}Phát động", "8h30{0}Kết thúc"]
    text = "\n".join(rows_below).format(sign)
    draft = read(APPENDIX.format(heading=heading, rows=text))

    assert [item.title for item in draft.programme.items] == ["Chào cờ", "Phát động", "Kết thúc"]
    assert draft.programme.date == date(2025, 5, 19)
    assert [venue.name for venue in draft.programme.sessions[0].venues] == ["Hội trường xã"]
    assert "1. Văn phòng: chuẩn bị hội trường, xong trước ngày 17/5/2025." in draft.programme.notes
    assert (3, "left_out") in kinds(draft)


@pytest.mark.parametrize("heading", ["LỊCH CHI TIẾT TỪNG BUỔI", "PHỤ LỤC\nLỊCH HỌC"])
def test_an_appendix_without_any_hour_is_read_without_its_plan(read, heading):
    rows_below = (
        "Buổi / Ngày\tNội dung\tBáo cáo viên",
        "Buổi 1 – 21/5\tNội quy lớp mẫu\tÔng Trần An",
        "Buổi 2 – 22/5\tHọc bổng\tBà Lê Bình",
    )
    plan = APPENDIX.replace("08 giờ 00 phút, ngày 19/5/2025", "tháng 5 năm 2025")
    draft = read(plan.format(heading=heading, rows="\n".join(rows_below)))

    assert [item.title for item in draft.programme.items] == ["Nội quy lớp mẫu", "Học bổng"]
    days = [session.date or draft.programme.date for session in draft.programme.sessions]
    assert days == [date(2025, 5, 21), date(2025, 5, 22)]
    assert "2. Công an xã: giữ trật tự." in draft.programme.notes
    assert any(kind == "left_out" for _, kind in kinds(draft))


@pytest.mark.parametrize(
    "line", ["2. Hình thức: Trực tuyến", "2. Liên hệ: Ông An", "2. Quy mô: 50"]
)
def test_what_tells_of_the_event_is_no_act(read, line):
    draft = read(f"HỘI NGHỊ\n1. Thời gian: 8h00 ngày 15/8/2025\n{line}\n8h00: Chào cờ\n")

    assert [item.title for item in draft.programme.items] == ["Chào cờ"]
    assert line in draft.programme.notes


@pytest.mark.parametrize(
    ("line", "presenter"),
    [
        ("8h00: Họp giao ban (Chủ tịch). Địa điểm: Phòng họp 1.", "Chủ tịch"),
        ("8h00: Họp giao ban. Chủ trì: Chủ tịch. Địa điểm: Phòng họp 1.", "Chủ tịch"),
        ("8h00: Họp giao ban; Địa điểm: Phòng họp 1; Chủ trì: Chủ tịch", "Chủ tịch"),
        ("8h00: Họp giao ban. Thành phần: Các phòng. Địa điểm: Phòng họp 1.", None),
    ],
)
def test_a_place_and_who_comes_behind_a_title_are_remarks(read, line, presenter):
    (item,) = read(f"LỊCH LÀM VIỆC\nNgày 08/9/2025\n- {line}\n").programme.items

    assert item.title == "Họp giao ban"
    assert (item.presenter.text if item.presenter else None) == presenter
    assert any(note.startswith("Địa điểm: Phòng họp 1") for note in item.notes)


def test_a_counted_act_after_a_dashed_one_s_end_does_not_stand_within_it(read):
    draft = read("Kỳ họp\n* Từ 7h30 - 8h00: Đón tiếp\n* Từ 8h00:\n1. Chào cờ\n2. Khai mạc\n")

    assert [item.title for item in draft.programme.items] == ["Đón tiếp", "Chào cờ", "Khai mạc"]


def test_the_dashes_below_a_part_with_its_hours_are_its_acts(read):
    draft = read(
        "Hội nghị\n8h00 - 8h30: Đón tiếp\n- Phát tài liệu\n"
        "8h30 - 8h45: Phần mở đầu\n- Chào cờ (MC)\n- Giới thiệu đại biểu\n"
    )

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Đón tiếp", "Chào cờ", "Giới thiệu đại biểu"]
    parts = draft.programme.sessions[0].parts
    assert [(part.title, part.start) for part in parts if part.title] == [
        ("Phần mở đầu", time(8, 30))
    ]


@pytest.mark.parametrize("sign", ["\t", " "])
def test_who_chairs_a_track_stands_between_its_name_and_its_acts(read, sign):
    draft = read(
        f"Hội thảo\n9h15 - 9h45{sign}Giải lao\nTiểu ban 1: AI (Phòng 101)\n"
        f"Chủ trì: PGS.TS. Trần An\n9h45 - 10h00{sign}Báo cáo A\n"
        f"TIỂU BAN 2: IoT\nChủ trì: TS. Lê Bình\n9h45 - 10h00{sign}Báo cáo B\n"
    )

    assert [row[4:] for row in rows(draft)] == [
        ("Giải lao", None),
        ("Báo cáo A", None),
        ("Báo cáo B", None),
    ]
    parts = draft.programme.sessions[0].parts
    assert [part.title for part in parts if part.title] == [
        "Tiểu ban 1: AI (Phòng 101)",
        "TIỂU BAN 2: IoT",
    ]
    assert "Chủ trì: TS. Lê Bình" in parts[-1].notes


@pytest.mark.parametrize("office", ["TRƯỞNG ĐOÀN", "PHÓ GIÁM ĐỐC", "NGƯỜI LẬP BIỂU", "TỔ TRƯỞNG"])
def test_whoever_signs_presents_nothing(read, office):
    draft = read(f"Lịch\nNgày 22/4/2025\n- 8h00: Họp đoàn\n{office}\nTrần Văn Bình\n")

    assert [row[4:] for row in rows(draft)] == [("Họp đoàn", None)]


def test_the_hour_day_and_place_in_one_line_are_the_event_s(read):
    draft = read("Họp báo\n14g30, thứ Năm 20/02/2025, Trung tâm Báo chí\n15g00: Giới thiệu\n")

    assert [item.title for item in draft.programme.items] == ["Giới thiệu"]
    assert draft.programme.date == date(2025, 2, 20)


def test_acts_named_before_their_hour_and_day_are_each_at_theirs(read):
    draft = read(
        "Lễ tang\n- Lễ viếng: 14 giờ 00, ngày 03/11/2024.\n"
        "- Lễ truy điệu: 07 giờ 00, ngày 05/11/2024 (Ban Tổ chức).\n"
    )

    assert [(i.title, i.start) for i in draft.programme.items] == [
        ("Lễ viếng", time(14)),
        ("Lễ truy điệu", time(7)),
    ]
    days = [session["date"] for session in draft_to_json(draft)["sessions"]]
    assert days == ["2024-11-03", "2024-11-05"]
    assert [row[5] for row in rows(draft)] == [None, "Ban Tổ chức"]


def test_an_arrow_is_a_bullet(read):
    draft = read("Lễ ra quân\n7h00: Khai mạc\n→ Phụ trách: Bí thư Huyện đoàn\n8h00: Bế mạc\n")

    assert [row[4:] for row in rows(draft)] == [
        ("Khai mạc", "Bí thư Huyện đoàn"),
        ("Bế mạc", None),
    ]


def test_the_dashes_below_chapters_called_parts_are_acts(read):
    draft = read(
        "Sinh hoạt chi bộ\nNgày 03/6/2025\nI. Phần mở đầu\n- Điểm danh\n- Nêu lý do\n"
        "II. Phần kết thúc\n- Kết luận (đ/c An)\n"
    )

    assert [item.title for item in draft.programme.items] == ["Điểm danh", "Nêu lý do", "Kết luận"]


@pytest.mark.parametrize(
    ("below", "presenter"),
    [
        ("Văn phòng Tỉnh ủy", "Văn phòng Tỉnh ủy"),
        ("Đại diện Ủy ban Thường vụ Quốc hội", "Đại diện Ủy ban Thường vụ Quốc hội"),
        ("Hội trường A", None),
        ("THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", None),
        ("Sở Y tế báo cáo kết quả năm 2025", None),
    ],
)
def test_an_office_alone_below_a_title_presents_it(read, below, presenter):
    (item, _last) = read(
        f"Lễ công bố\n08:00\nGiới thiệu đại biểu\n{below}\n09:00\nKết thúc\n"
    ).programme.items

    assert item.title == "Giới thiệu đại biểu"
    assert (item.presenter.text if item.presenter else None) == presenter


def test_a_body_below_a_title_that_has_not_ended_does_not_present_it(read):
    draft = read("Họp\n8h00: Thông qua Tờ trình của\nBan Thường vụ Tỉnh ủy\n9h00: Bế mạc\n")

    assert draft.programme.items[0].presenter is None


def test_a_room_before_a_title_is_a_remark(read):
    draft = read("Ngày hội\n8h30 - 10h00: (Phòng A) Kỹ năng giao tiếp (Cô Hoa)\n")

    (item,) = draft.programme.items
    assert (item.title, item.notes) == ("Kỹ năng giao tiếp", ("Phòng A",))


def test_the_place_behind_the_day_leaves_the_time_the_event_s(read):
    draft = read("Hội nghị\nThời gian: 13 giờ 30 ngày 25/9/2025; Địa điểm: Xã\n1. Chào cờ: 15'\n")

    assert draft.programme.date == date(2025, 9, 25)
    assert [item.title for item in draft.programme.items] == ["Chào cờ"]


@pytest.mark.parametrize("word", ["Ngày", "Day"])
@pytest.mark.parametrize("dash", [" - ", "-", " – "])
def test_days_that_are_counted_before_their_date_are_no_span_of_days(read, word, dash):
    draft = read(
        f"Trại hè\n{word} 1{dash}09/6/2025\n7h30: Khai giảng\n"
        f"{word} 2{dash}10/6/2025\n8h00: Chia tay\n"
    )

    days = [session["date"] for session in draft_to_json(draft)["sessions"]]
    assert days == ["2025-06-09", "2025-06-10"]


@pytest.mark.parametrize(
    "below",
    [
        "Anh chị vui lòng xác nhận trước ngày 27/8 giúp em",
        "Trân trọng,\nNguyễn Thị Thảo\nVăn phòng",
        "Mọi người nhớ mặc áo dài nha!",
    ],
)
def test_what_a_mail_says_below_its_acts_presents_none(read, below):
    draft = read(f"Họp\nNgày 28/8/2025\n• 9h00 - Khai mạc\n• 10h30 - Kết thúc\n{below}\n")

    assert [row[4:] for row in rows(draft)] == [("Khai mạc", None), ("Kết thúc", None)]


@pytest.mark.parametrize("lead", ["Điều hành chương trình", "Dẫn chương trình"])
def test_who_leads_it_all_below_the_close_presents_no_act(read, lead):
    line = f"{lead}: Đ/c Nguyễn Thị Thảo"
    draft = read(f"Họp\nNgày 28/8/2025\n9h00 Khai mạc - Đ/c An\n10h30 Kết thúc\n{line}\n")

    assert [row[5] for row in rows(draft)] == ["Đ/c An", None]
    notes = [*draft.programme.notes, *(n for item in draft.programme.items for n in item.notes)]
    assert line in notes


@pytest.mark.parametrize("lead", ["MC", "- Dẫn chương trình", "Người điều khiển chương trình"])
def test_who_leads_it_all_presents_the_last_act_no_more_than_the_others(read, lead):
    line = f"{lead}: Nguyễn Thị Thảo"
    draft = read(f"Họp mặt\nNgày 28/8/2025\n1. Chào cờ\n2. Tốp ca\n3. Bầu cử\n{line}\n")

    assert [row[4:] for row in rows(draft)] == [
        ("Chào cờ", None),
        ("Tốp ca", None),
        ("Bầu cử", None),
    ]
    assert draft.programme.items[-1].notes == (line,)
    assert {doubt.kind for doubt in draft.doubts} == {"no_length"}


def test_a_plan_s_chapter_below_lettered_acts_takes_none_of_them_with_it(read):
    draft = read(
        "KẾ HOẠCH LỄ VIẾNG\n1. Thời gian: 6h30 ngày 27/7/2026\n2. Trình tự buổi lễ:\n"
        "a) Đặt vòng hoa\nb) Mặc niệm\nc) Dâng hương\n3. Kinh phí: xã hội hóa.\n"
    )

    assert [row[4] for row in rows(draft)] == ["Đặt vòng hoa", "Mặc niệm", "Dâng hương"]
    assert [doubt.line for doubt in draft.doubts if doubt.kind == "left_out"] == [7]


@pytest.mark.parametrize(
    "line",
    [
        "3. Dự phòng: nếu mưa, lễ bắt đầu lúc 8h00.",
        "3. Dự phòng: 8h00 ngày 17/8/2026",
        "Phương án dự phòng: khi có mưa, lùi đến 9h00",
    ],
)
def test_what_is_to_be_done_in_bad_weather_is_a_note(read, line):
    draft = read(f"Lễ viếng\nNgày 10/8/2026\n1. 7h00: Tập trung\n2. 7h30: Khai mạc\n{line}\n")

    assert [row[4] for row in rows(draft)] == ["Tập trung", "Khai mạc"]
    notes = [*draft.programme.notes, *(n for item in draft.programme.items for n in item.notes)]
    assert line in notes
    assert draft.programme.date == date(2026, 8, 10)


def test_time_in_reserve_is_an_act(read):
    draft = read("Họp\nNgày 10/8/2026\n1. Báo cáo: 30 phút\n2. Dự phòng: 15 phút\n")

    assert [row[4] for row in rows(draft)] == ["Báo cáo", "Dự phòng"]


def test_a_body_s_meeting_told_with_no_more_than_when_and_where_is_no_act(read):
    draft = read(
        "THÔNG BÁO\nVề việc họp dân\nUBND xã tổ chức họp dân: 19 giờ 30 ngày 08/8/2026 tại đình.\n"
        "Nội dung:\n- Công bố quy hoạch\n- Lấy ý kiến\n"
    )

    assert [row[4] for row in rows(draft)] == ["Công bố quy hoạch", "Lấy ý kiến"]
    assert draft.programme.date == date(2026, 8, 8)


def test_whoever_lays_a_matter_before_a_meeting_presents_it(read):
    draft = read(
        "Họp\nNội dung 1: Đề án (7h30 - 8h15)\n- Đơn vị trình: Sở Nội vụ\n- Mời dự: Sở Tư pháp\n"
        "Nội dung 2: Công tác cán bộ (8h15 - 9h00)\n- Cơ quan trình: Ban Tổ chức\n"
    )

    assert [row[5] for row in rows(draft)] == ["Sở Nội vụ", "Ban Tổ chức"]


def test_a_table_pasted_cell_by_cell_keeps_its_presenters(read):
    draft = read(
        "Phiên họp\n1\n14h00 - 14h10\nThông qua chương trình\nThư ký Hội đồng\n"
        "2\n14h10 - 14h50\nBáo cáo tài chính\nKế toán trưởng\n"
    )

    assert [row[4:] for row in rows(draft)] == [
        ("Thông qua chương trình", "Thư ký Hội đồng"),
        ("Báo cáo tài chính", "Kế toán trưởng"),
    ]


def test_the_place_in_brackets_behind_the_day_of_it_all_is_kept(read):
    draft = read("Hội nghị mẫu\nThứ Bảy, 15/8/2026 (Hội trường B)\n8h00 - 9h00: Khai mạc\n")

    assert draft.programme.date == date(2026, 8, 15)
    assert [v.name for s in draft.programme.sessions for v in s.venues] == ["Hội trường B"]


def test_counted_days_may_have_two_figures(read):
    draft = read(
        "DIỄN ĐÀN DOANH NGHIỆP\n18 – 19/9/2026\nNgày 01 — 18/09/2026\n8h00 - 9h00: Khai mạc\n"
        "Ngày 02 — 19/09/2026\n8h00 - 9h00: Bế mạc\n"
    )

    assert [session.date for session in draft.programme.sessions] == [None, date(2026, 9, 19)]
    assert draft.programme.date == date(2026, 9, 18)


def test_the_hours_of_the_whole_are_no_act_beside_its_day(read):
    draft = read(
        "NGÀY HỘI KẾT NỐI\n- Thời gian: Thứ Bảy, 23/05/2026 — 9:00 AM đến 12:00 PM (GMT+7)\n"
        "Thời gian\tNội dung\n8:30 – 9:00\tỔn định chỗ ngồi\n9:00 – 9:30\tKhai mạc\n"
        "11:30 – 12:00\tBế mạc\n"
    )

    assert [(row[2], row[4]) for row in rows(draft)] == [
        (time(8, 30), "Ổn định chỗ ngồi"),
        (time(9), "Khai mạc"),
        (time(11, 30), "Bế mạc"),
    ]
    assert draft.programme.date == date(2026, 5, 23)


def test_a_chapter_of_rules_with_lengths_below_clocks_is_no_programme(read):
    draft = read(
        "KẾ HOẠCH NGÀY HỘI\nIV. KỊCH BẢN CHƯƠNG TRÌNH\nThời gian\tNội dung\n"
        "8h00 - 8h15\tKhai mạc\n8h15 - 9h00\tThi vòng 1\n9h00 - 9h30\tTrao giải\n"
        "V. THỂ LỆ PHẦN THI\nChặng 1: Thuyết trình (4 phút)\n- Trình bày ngắn gọn\n"
        "Chặng 2: Hỏi đáp (5 phút)\n"
    )

    assert [row[4] for row in rows(draft)] == ["Khai mạc", "Thi vòng 1", "Trao giải"]
    assert (7, "left_out") in kinds(draft)


def test_a_counted_line_above_a_heading_is_one_where_its_like_head_sessions(read):
    draft = read(
        "HỘI THẢO\n1. Phiên toàn thể\nThời gian\tNội dung\n8h00 - 9h00\tKhai mạc\n"
        "2. Các phiên chuyên môn\nPhiên A (Hội trường)\nThời gian\tNội dung\n"
        "13h30 - 15h00\tAn toàn\n"
        "Phiên B (Phòng đọc)\nThời gian\tNội dung\n13h30 - 15h00\tMật mã\n"
    )

    assert [row[4] for row in rows(draft)] == ["Khai mạc", "An toàn", "Mật mã"]
    assert any("Các phiên chuyên môn" in note for note in draft.programme.notes)


def test_a_dash_in_a_cell_of_its_own_is_no_title(read):
    draft = read("8h00 - 8h30\t — \tĐón khách\n8h30 - 9h00\t — \tKhai mạc\n")

    assert [row[4] for row in rows(draft)] == ["Đón khách", "Khai mạc"]


def test_programmes_of_several_days_are_days(read):
    acts = "Thời gian\tNội dung\n8h00 - 9h00\tKhai mạc\n"
    draft = read(
        f"TẬP HUẤN\n07 - 08/05/2026\nChương trình ngày 07/05/2026\n{acts}"
        f"Chương trình ngày 08/05/2026\n{acts}"
    )

    assert draft.programme.date == date(2026, 5, 7)
    assert [session.date for session in draft.programme.sessions] == [None, date(2026, 5, 8)]


def test_a_half_day_s_heading_across_a_table_is_no_act(read):
    draft = read(
        "TẬP HUẤN\nNgày 08/05/2026\nThời gian\tNội dung\nSáng - Phần 3: Công cụ\n"
        "7h30 - 8h00\tQuản trị rủi ro\n8h00 - 9h00\tChỉ số\nNgày 09/05/2026\n8h00 - 9h00\tBế mạc\n"
    )

    assert [row[4] for row in rows(draft)] == ["Quản trị rủi ro", "Chỉ số", "Bế mạc"]


@pytest.mark.parametrize("title", ["Tối ưu hóa vận hành", "Sáng kiến mới", "Chiều sâu của đổi mới"])
def test_words_that_begin_like_half_a_day_are_none(read, title):
    draft = read(
        "HỘI NGHỊ\nI. NGÀY 05/9/2026\n8h00 - 8h30: Phiên 1\n"
        f"- {title}\nII. NGÀY 06/9/2026\n8h00 - 9h00: Bế mạc\n"
    )

    assert [row[4] for row in rows(draft)] == ["Phiên 1", "Bế mạc"]
    assert draft.programme.items[0].notes == (f"- {title}",)


def test_a_plan_s_chapter_of_when_where_and_how_holds_the_event_s_date(read):
    draft = read(
        "HỘI THẢO GÓP Ý CHƯƠNG TRÌNH ĐÀO TẠO\n1. Mục đích\n- Lấy ý kiến góp ý.\n"
        "2. Thời gian, địa điểm và hình thức\n"
        "Thời gian dự kiến: 14h00 thứ Ba, ngày 11 tháng 8 năm 2026.\n4. Chương trình hội thảo\n"
        "STT\tThời gian\tNội dung\n1\t14h00 - 14h10\tKhai mạc\n2\t14h10 - 15h00\tThảo luận\n"
    )

    assert draft.programme.date == date(2026, 8, 11)
    assert [row[4] for row in rows(draft)] == ["Khai mạc", "Thảo luận"]


def test_a_plan_s_other_chapters_are_notes_where_one_is_its_programme(read):
    draft = read(
        "LỄ TRAO GIẢI\n3. Cơ cấu giải thưởng\n- Giải Nhất: 5.000.000 đồng\n"
        "4. Chương trình lễ trao giải\n- 14:00 - 14:15: Đón khách\n- 14:15 - 14:30: Khai mạc\n"
        "- 14:30 - 15:00: Trao giải\n5. Những con số ấn tượng\n- 120 đề tài tham gia\n"
    )

    assert [row[4] for row in rows(draft)] == ["Đón khách", "Khai mạc", "Trao giải"]
    assert [note for note in draft.programme.notes if note[0].isdecimal()] == [
        "3. Cơ cấu giải thưởng",
        "5. Những con số ấn tượng",
    ]


def test_an_act_counted_like_the_programme_stays_one(read):
    draft = read(
        "ĐẠI HỘI\n1. Chương trình khai mạc\n- 8h00 - 8h15: Đón khách\n- 8h15 - 8h30: Khai mạc\n"
        "- 8h30 - 9h00: Báo cáo\n2. Thảo luận\n"
    )

    assert [row[4] for row in rows(draft)][-1] == "Thảo luận"


def test_a_session_in_capitals_with_its_hours_is_one_whatever_stands_before_it(read):
    draft = read(
        "FORUM\nPLENARY SESSION (8h00 – 9h30)\n8h00 – 8h30\tOpening\n8h30 – 9h30\tKeynote\n"
        "BREAKOUT SESSION (13h30 – 15h00)\n13h15 – 13h30\tRegistration\n13h30 – 15h00\tTopic 1\n"
    )

    assert [session.name for session in draft.programme.sessions] == [
        "PLENARY SESSION",
        "BREAKOUT SESSION",
    ]
    assert [row[4] for row in rows(draft)] == ["Opening", "Keynote", "Registration", "Topic 1"]


@pytest.mark.parametrize("zone", ["", " (Giờ Việt Nam)"])
def test_the_event_s_hours_and_day_in_brackets_are_no_act_and_cite_no_paper(read, zone):
    draft = read(
        f"Diễn đàn Công nghệ Số (08:00 - 17:00 ngày 29/09/2026{zone})\n08:00 - 08:30: Khai mạc\n"
        "08:30 - 09:00: Báo cáo\n"
    )

    assert draft.programme.date == date(2026, 9, 29)
    assert [row[4] for row in rows(draft)] == ["Khai mạc", "Báo cáo"]
    assert draft.programme.sessions[0].parts[0].title is None


def test_words_left_of_who_presents_are_kept(read):
    draft = read("Thời gian\tNội dung\tThực hiện\n1. Báo cáo A\nzqx\tĐiều phối: Bà Bình\n")

    assert "zqx" in repr(draft.programme)


def test_a_programme_of_an_event_names_none_and_the_line_at_the_top_does(read):
    draft = read(
        "Workshop AI/ML trên AWS\nThông tin sự kiện\n- Địa điểm: Tòa nhà A\n"
        "Chương trình sự kiện\n8:30 - 9:00: Chào mừng\n9:00 - 10:00: Báo cáo\n"
    )

    assert draft.programme.title == "Workshop AI/ML trên AWS"


def test_the_day_hour_and_place_in_one_line_are_the_event_s(read):
    draft = read(
        "HỘI THẢO\nNgày 22/08/2026, 14 giờ 00, Hội trường lầu 1, số 9 đường An Bình.\n"
        "- 14 giờ 05: Khai mạc\n- 14 giờ 10: Báo cáo\n"
    )

    assert [row[4] for row in rows(draft)] == ["Khai mạc", "Báo cáo"]
    assert draft.programme.date == date(2026, 8, 22)


def test_a_chapter_of_when_where_and_for_whom_is_none_of_the_programme(read):
    draft = read(
        "KẾ HOẠCH\nTuần sinh hoạt\nIII. THỜI GIAN – ĐỊA ĐIỂM – ĐỐI TƯỢNG\n"
        "- Thời gian: từ ngày 14/9/2026 đến ngày 15/9/2026.\n- Địa điểm: Hội trường A.\n"
        "IV. NỘI DUNG\nBuổi / Ngày\tNội dung\tBáo cáo viên\n"
        "Buổi 1 – 14/9\tKhai mạc\tÔng An\nBuổi 2 – 15/9\tBế mạc\tBà Bình\n"
    )

    assert [row[4] for row in rows(draft)] == ["Khai mạc", "Bế mạc"]
    assert draft.programme.date == date(2026, 9, 14)


def test_the_body_that_leads_an_act_presents_it(read):
    draft = read(
        "LỄ HỘI\n1. Thả đèn\n- Cơ quan chủ trì thực hiện: Sở Công Thương.\n"
        "- Cơ quan phối hợp: Sở Y tế.\n2. Văn nghệ\n- Cơ quan thực hiện: Nhà hát tỉnh.\n"
    )

    presenters = [item.presenter.text for item in draft.programme.items]
    assert presenters == ["Sở Công Thương", "Nhà hát tỉnh"]


def test_the_hour_and_place_beside_each_of_several_days_are_no_event_s(read):
    draft = read(
        "LỊCH\nNgày 16/05/2026, 8h00, Phòng họp 1\nHọp giao ban\n"
        "Ngày 17/05/2026, 9h00, Phòng họp 2\nHọp tổ\n"
    )

    assert [item.start for item in draft.programme.items] == [time(8), time(9)]


def test_a_list_with_a_programme_of_songs_among_its_acts_is_no_plan(read):
    draft = read(
        "NGÀY HỘI MẪU\n1. Thi kéo co\n2. Chương trình văn nghệ\n- 8h00: Hát\n- 8h10: Múa\n"
        "- 8h20: Kịch\n3. Trò chơi tập thể\n"
    )

    titles = [row[4] for row in rows(draft)]
    assert (titles[0], titles[-1]) == ("Thi kéo co", "Trò chơi tập thể")


def test_what_tells_a_history_is_no_plan_below_a_paper(read):
    draft = read(
        "LỄ MẪU\nNgày 15/8/2026\n1. Chào cờ\n2. Lịch sử ngành\n3. 8h00: Hát\n4. 8h10: Múa\n"
        "5. 8h20: Kịch\n"
    )

    assert [row[4] for row in rows(draft)][:2] == ["Chào cờ", "Lịch sử ngành"]


def test_a_day_of_each_year_that_is_kept_heads_no_day(read):
    draft = read(
        "LỄ KỶ NIỆM NGÀY LÀM MẪU (20/11)\n7h30: Đón khách\n7h45: Khai mạc\n"
        "Phần hai: Tri ân (20/11)\n8h00: Hát\n8h10: Múa\n"
    )

    assert draft.programme.title.startswith("LỄ KỶ NIỆM NGÀY LÀM MẪU")
    assert len(draft.programme.sessions) == 1


def test_an_hour_with_day_and_place_above_a_list_opens_it_and_is_no_act(read):
    draft = read(
        "KẾ HOẠCH MẪU\nI. Thời gian, địa điểm\n"
        "- Bắt đầu lúc 7h00 ngày 5/9/2025 tại sân trường\n"
        "II. Chương trình gồm:\n- Chào cờ;\n- Khai mạc;\n- Diễn văn.\n"
    )

    assert [item.title for item in draft.programme.items] == ["Chào cờ", "Khai mạc", "Diễn văn"]
    assert draft.programme.date == date(2025, 9, 5)
    assert draft.programme.sessions[0].start == time(7)


def test_of_two_hours_with_day_and_place_above_a_list_the_second_is_doubted(read):
    draft = read(
        "KẾ HOẠCH MẪU\n1. Thời gian và địa điểm:\n"
        "- Khối 9: 8h00 ngày 20/11/2025 tại Hội trường A.\n"
        "- Khối 12: 14h00 ngày 20/11/2025 tại Hội trường B.\n"
        "2. Nội dung\na) Phần lễ\n- Chào cờ\n- Khai mạc\nb) Phần hội\n- Văn nghệ\n- Trò chơi\n"
    )

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Chào cờ", "Khai mạc", "Văn nghệ", "Trò chơi"]
    assert draft.programme.sessions[0].start == time(8)
    assert (4, "not_understood") in kinds(draft)


TIMETABLE = "7h30: Đón khách\n8h00: Khai mạc\n8h30: Thi đấu\n10h30: Trao giải\n"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "Cần mang theo:\n1. Giày thể thao\n2. Bình nước\n", ["Cần mang theo:"]),
        (
            "I. MỤC ĐÍCH\n1. Sân chơi\nII. NỘI DUNG THI\n1. Thi tài\n2. Thi vẽ\nIII. THỜI GIAN\n",
            "IV. HÌNH THỨC THI\n1. Thi cá nhân\n2. Thi đồng đội\n",
            ["II. NỘI DUNG THI", "IV. HÌNH THỨC THI"],
        ),
        (
            "A. NỘI DUNG\n1. Thi đơn ca\n2. Thi tốp ca\nB. LỊCH THI\n",
            "C. THỂ LỆ\n1. Mỗi tiết mục không quá 5 phút\n2. Mang theo nhạc nền\n",
            ["A. NỘI DUNG", "C. THỂ LỆ"],
        ),
    ],
)
def test_what_a_plan_counts_around_its_timetable_is_no_act_and_is_told(read, before, after, told):
    draft = read(f"Hội thi mẫu\n{before}{TIMETABLE}{after}")

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Đón khách", "Khai mạc", "Thi đấu", "Trao giải"]
    assert [doubt.read for doubt in draft.doubts if doubt.kind == "left_out"] == told


def test_a_long_committee_below_an_act_presents_it(read):
    who = (
        "Ban Chỉ đạo phong trào Toàn dân đoàn kết xây dựng đời sống văn hóa và phát triển du lịch"
        " tỉnh Phú Thọ"
    )
    draft = read(f"Lễ hội mẫu\n8h00: Dâng hương\n{who}\n9h00: Khai mạc\nBan Tổ chức\n")

    assert [row[5] for row in rows(draft)] == [who, "Ban Tổ chức"]


def test_the_only_day_that_acts_name_in_their_own_lines_is_the_programme_s(read):
    draft = read(
        "Lễ hội mẫu\n1. Dâng hương\n- Thời gian: 8h00, ngày 5/9/2025\n"
        "2. Rước nước\n- Thời gian: 9h00, ngày 5/9/2025\n3. Bế mạc\n- Thời gian: 11h00\n"
    )

    assert draft.programme.date == date(2025, 9, 5)
    assert [item.start for item in draft.programme.items] == [time(8), time(9), time(11)]
    assert "no_date" not in [kind for _line, kind in kinds(draft)]


TWO_ACTS = "HỘI THI TAY NGHỀ\nNgày 15/8/2026\n7h30: Đón khách\n8h00: Khai mạc\n"


@pytest.mark.parametrize(
    "below",
    [
        "QUY ĐỊNH\n1. Không hút thuốc trong hội trường\n2. Giữ trật tự",
        "NỘI QUY\n1. Không hút thuốc\n2. 22h00: tắt đèn",
        "DỰ TOÁN KINH PHÍ\n1. Thuê hội trường\n2. Nước uống\n3. In ấn",
        "DANH SÁCH ĐẠI BIỂU\n1. Nguyễn Văn An\n2. Trần Thị Bình",
        "III. Phân công\n1. Tổ hậu cần chuẩn bị nước\n2. Tổ lễ tân đón khách",
    ],
)
def test_two_timed_acts_suffice_to_leave_other_matter_below_them_out(read, below):
    draft = read(TWO_ACTS + below)

    assert [row[4] for row in rows(draft)] == ["Đón khách", "Khai mạc"]
    assert (5, "left_out") in kinds(draft)
    assert draft.left_out == tuple(range(5, 6 + below.count("\n")))


def test_acts_without_a_time_below_two_clocks_go_on_with_what_heads_more_of_them(read):
    acts = (
        "1. Báo cáo A\n2. Báo cáo B\n3. Thảo luận\nB. Sửa đổi điều lệ\n1. Tờ trình C\n2. Tờ trình D"
    )

    titles = [
        row[4] for row in rows(read("Đại hội\n7h30 - 8h00: Đón khách\n8h00: Khai mạc\n" + acts))
    ]

    assert {"Báo cáo B", "Thảo luận", "Tờ trình C", "Tờ trình D"} <= {*titles}


@pytest.mark.parametrize(
    "begin", ["", "9h00: ", "1. ", "Ngày 15/8/2026 ", "Theo kế hoạch ", "(", "số: "]
)
@pytest.mark.parametrize("at", [0, 1, 3, 4])
def test_a_line_too_long_to_be_read_is_told_wherever_it_stands(read, begin, at):
    lines = ["Hội thi", "Ngày 15/8/2026", "8h00: Khai mạc", "9h00: Bế mạc"]

    draft = read("\n".join([*lines[:at], begin + "theo tình hình thực tế " * 200, *lines[at:]]))

    assert [row[4] for row in rows(draft)] == ["Khai mạc", "Bế mạc"]
    assert (at + 1, "not_understood") in kinds(draft)


@pytest.mark.parametrize("signs", ["1. {}\n2. {}", "1) {}\n2) {}", "a) {}\nb) {}"])
@pytest.mark.parametrize(
    ("act", "listed"),
    [
        ("Tham quan nhà máy", ["Xưởng cán thép", "Xưởng luyện"]),
        ("Thảo luận tại tổ", ["Tổ 1 ở tầng hai", "Tổ 2 ở tầng ba"]),
        ("Bế mạc", ["Lưu ý: mang áo mưa", "Liên hệ: chị Lan"]),
        ("Bế mạc", ["Các đơn vị cử đại biểu đúng thành phần", "Đề nghị báo cáo trước ngày 10/8"]),
        ("Chia tay", ["Lưu ý: mang áo mưa", "Đề nghị các đơn vị về đúng giờ"]),
    ],
)
@pytest.mark.parametrize("below", ["", "\n11h00: Ăn trưa"])
def test_a_timed_act_stays_one_whatever_is_listed_below_it(read, act, listed, signs, below):
    draft = read(f"{TWO_ACTS}9h00: {act}\n{signs.format(*listed)}{below}")

    found = [(row[2], row[4]) for row in rows(draft)]
    assert found[2:3] == [(time(9), act)]
    assert found[3:] == ([(time(11), "Ăn trưa")] if below else [])
    noted = [note for item in draft.programme.items for note in item.notes]
    assert {*listed} <= {note[3:] for note in (*noted, *draft.programme.notes)}


def test_acts_that_a_part_s_clock_opens_stay_acts_and_the_part_keeps_its_time(read):
    draft = read(f"{TWO_ACTS}9h00: Phần hội\n1. Thi kéo co\n2. Thi nấu ăn\n11h00: Ăn trưa")

    assert [row[4] for row in rows(draft)][2:] == ["Thi kéo co", "Thi nấu ăn", "Ăn trưa"]
    assert [part.start for part in draft.programme.sessions[0].parts] == [None, time(9), None]


def test_what_is_counted_below_the_close_comes_after_it(read):
    draft = read(f"{TWO_ACTS}9h00: Bế mạc\n1) Tiệc chiêu đãi\n* 11h00 đi về")

    assert [(row[2], row[4]) for row in rows(draft)][2:] == [
        (time(9), "Bế mạc"),
        (time(11), "đi về"),
    ]


def test_the_last_act_below_a_clock_of_its_own_line_heads_no_later_one(read):
    draft = read(f"{TWO_ACTS}Từ 8 giờ 30:\n1. Chào cờ\n2. Phát biểu\n11h00: Ăn trưa")

    assert [(row[2], row[4]) for row in rows(draft)][2:] == [
        (time(8, 30), "Chào cờ"),
        (None, "Phát biểu"),
        (time(11), "Ăn trưa"),
    ]


@pytest.mark.parametrize(
    "frame", ["Từ 8 giờ 30:", "8h30 - 9h30:", "Từ 8 giờ 30: Lễ kỷ niệm", "Buổi chiều:"]
)
@pytest.mark.parametrize("counters", [("1.", "2.", "3."), ("1)", "2)", "3)"), ("a)", "b)", "c)")])
def test_the_last_of_acts_that_head_nothing_heads_no_later_one(read, frame, counters):
    acts = ["Chào cờ", "Nhận xét thi đua", "Dặn dò"]
    counted = [f"{counter} {act}" for counter, act in zip(counters, acts, strict=True)]

    draft = read(TWO_ACTS + "\n".join([frame, *counted, "14h00: Liên hoan"]))

    assert [row[4] for row in rows(draft)][2:] == [*acts, "Liên hoan"]
    assert [row[2] for row in rows(draft)][3:] == [None, None, time(14)]


def test_a_part_counted_last_among_acts_heads_the_timed_lines_below_it(read):
    draft = read(f"{TWO_ACTS}Từ 8 giờ 30:\n1. Chào cờ\n2. Dặn dò\n3. Phần hội\n9h00: Thi hát")

    assert [part.title for part in draft.programme.sessions[0].parts] == [None, "Phần hội"]


@pytest.mark.parametrize("close", ["Bế mạc", "Kết thúc hội thi"])
def test_sentences_counted_below_the_close_are_no_acts(read, close):
    sentences = "1. Kết quả được công bố trên mạng.\n2. Giải thưởng trao sau một tuần."

    draft = read(f"{TWO_ACTS}9h00: {close}\n{sentences}")

    assert [row[4] for row in rows(draft)] == ["Đón khách", "Khai mạc", close]
    assert draft.left_out == (6, 7)


@pytest.mark.parametrize("gap", [" ", "          ", "\t"])
def test_a_clock_heads_the_acts_counted_below_it_however_wide_the_gap(read, gap):
    draft = read(
        f"LỄ HỘI MẪU\nNgày 15/8/2026\n7h45:{gap}Văn nghệ\n8h15:{gap}Cử hành Lễ Hạ\n"
        f"1. Tuyên bố lý do\n2. Dâng hoa\n10h45:{gap}Cúng lễ\n"
    )

    assert [(part.title, len(part.items)) for part in draft.programme.sessions[0].parts] == [
        (None, 1),
        ("Cử hành Lễ Hạ", 2),
        (None, 1),
    ]


@pytest.mark.parametrize(
    ("act", "listed"),
    [
        ("Chia tay", ("Xe số 1: đồng chí An", "Xe số 2: đồng chí Bình")),
        ("Kết thúc", ("Đồng chí An: nước uống", "Đồng chí Bình: ghế")),
        ("Về đến trường", ("Đồng chí Nguyễn Văn An", "Đồng chí Lê Bình")),
    ],
)
def test_things_and_people_counted_below_the_last_clock_are_no_acts(read, act, listed):
    first, second = listed
    head = "CHUYẾN ĐI MẪU\nNgày 15/8/2026\n7h00: Tập trung\n"
    text = f"{head}9h00: {act}\n1. {first}\n2. {second}\n"

    assert [item.title for item in read(text).programme.items] == ["Tập trung", act]


@pytest.mark.parametrize(
    ("act", "listed"),
    [
        ("Đại lễ", ("Chào cờ: đ/c An", "Diễn văn: đ/c Bình")),
        ("Đại lễ", ("Đ/c An: Báo cáo năm", "Đ/c Bình đọc diễn văn")),
        ("Tọa đàm", ("TS. An: Đất", "TS. Bình: Nước")),
    ],
)
def test_acts_of_people_below_a_clock_are_acts(read, act, listed):
    first, second = listed
    head = "NGÀY HỘI MẪU\nNgày 15/8/2026\n7h00: Tập trung\n"
    text = f"{head}9h00: {act}\n1. {first}\n2. {second}\n"

    assert len(read(text).programme.items) == 3


PLAN = (
    "KẾ HOẠCH NGÀY HỘI MẪU\nI. MỤC ĐÍCH\nVui.\nII. NỘI DUNG\n1. Phần lễ\n- Chào cờ\n- Khai mạc\n"
    "2. Phần hội\n- Kéo co\n- Bế mạc\nIII. THỜI GIAN VÀ ĐỊA ĐIỂM\n"
    "1. Thời gian: 8h00 ngày 15/8/2026\n"
    "2. Địa điểm: Sân xã Suối Đá\nIV. PHÂN CÔNG NHIỆM VỤ\n1. Văn phòng chuẩn bị ghế.\n"
)


def test_the_chapters_below_a_plans_programme_are_of_the_paper_not_of_its_last_part(read):
    (session,) = read(PLAN).programme.sessions

    assert [(part.title, len(part.items)) for part in session.parts] == [
        ("Phần lễ", 2),
        ("Phần hội", 2),
    ]
    assert [venue.name for venue in session.venues] == ["Sân xã Suối Đá"]
    assert not any(part.notes or part.venues for part in session.parts)


def test_no_chapter_of_a_plan_is_lost(read):
    notes = read(PLAN).programme.notes

    assert {"III. THỜI GIAN VÀ ĐỊA ĐIỂM", "IV. PHÂN CÔNG NHIỆM VỤ"} < {*notes}


def test_a_chapter_below_the_programme_says_on_which_day_it_is(read):
    draft = read(
        "KẾ HOẠCH HỌP MẪU\nI. CHƯƠNG TRÌNH\n1. Buổi sáng\n- 7h30: Đón tiếp\n- 8h00: Khai mạc\n"
        "II. THỜI GIAN VÀ ĐỊA ĐIỂM\n1. Thời gian: ngày 15/8/2026\n"
    )

    assert draft.programme.date == date(2026, 8, 15)


@pytest.mark.parametrize("label", ["Phụ trách", "Chủ trì", "Người trình bày"])
def test_a_labelled_presenter_stands_behind_a_stroke(read, label):
    draft = read(
        f"Hội chợ mẫu\nNgày 06/12/2023\n08h00: Lễ khai mạc | {label}: Phòng Kinh tế | Sân A\n"
        f"09h00: Hội thảo | {label}: các đơn vị\n"
    )

    assert [(row[4], row[5]) for row in rows(draft)] == [
        ("Lễ khai mạc", "Phòng Kinh tế"),
        ("Hội thảo", "các đơn vị"),
    ]
