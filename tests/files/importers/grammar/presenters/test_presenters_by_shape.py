"""Who presents, where the shape of the programme tells it rather than a word."""

import pytest

from timekeeper.core.programme import Venue
from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.grammar.presenters.titles import read_title
from timekeeper.files.importers.original import Place, Row
from timekeeper.files.importers.reading import draft_of


def drafted(text):
    return draft_of(Extract(rows_of(text)), "a.txt")


def acts(draft):
    return [(item.title, item.presenter and item.presenter.text) for item in draft.programme.items]


@pytest.mark.parametrize("head", ["Đại biểu", "Ai làm", "Đầu mối"])
def test_a_column_whose_cells_name_people_tells_who_acts_whatever_its_head(head):
    draft = drafted(
        f"Thời gian\tNội dung\t{head}\tGhi chú\n8h00 - 8h05\tChào cờ\tMC\tNhạc\n"
        "8h05 - 8h15\tBáo cáo\tGiám đốc Ban QLDA\t\n8h15 - 8h20\tCắt băng\t09 đại biểu\tPháo\n"
        "8h20 - 8h30\tPhát biểu của đơn vị thi công\tCông ty Thành Nam\t"
    )

    assert acts(draft) == [
        ("Chào cờ", "MC"),
        ("Báo cáo", "Giám đốc Ban QLDA"),
        ("Cắt băng", "09 đại biểu"),
        ("Phát biểu của đơn vị thi công", "Công ty Thành Nam"),
    ]


@pytest.mark.parametrize(
    "head", ["Thành phần", "Khách mời", "Ghi chú", "Chi tiết", "Mô tả hoạt động", "Details"]
)
def test_a_column_of_those_who_attend_names_none(head):
    draft = drafted(
        f"Thời gian\tNội dung\t{head}\n8h00 - 8h05\tHọp\tLãnh đạo Sở\n8h05 - 8h15\tHọp\tBan A"
    )

    assert [name for _title, name in acts(draft)] == [None, None]


@pytest.mark.parametrize(
    ("text", "title", "presenter"),
    [
        ("Khám sàng lọc (5 bác sĩ, 8 điều dưỡng)", "Khám sàng lọc", "5 bác sĩ, 8 điều dưỡng"),
        ("Dọn dẹp (20 tình nguyện viên)", "Dọn dẹp", "20 tình nguyện viên"),
        ("Thảo luận tại tổ (04 tổ)", "Thảo luận tại tổ (04 tổ)", None),
        ("Thảo luận - NCS. Phan Quốc Bảo", "Thảo luận", "NCS. Phan Quốc Bảo"),
        ("Tặng quà tại TP. Cao Lãnh", "Tặng quà tại TP. Cao Lãnh", None),
        ("Báo cáo – TS. Lê An (Viện Khoa học)", "Báo cáo", "TS. Lê An (Viện Khoa học)"),
        ("Module 3 - Dr. Khuat Thu Hong (ISDS)", "Module 3", "Dr. Khuat Thu Hong (ISDS)"),
        ("Chào mừng - chị Lan (Nhân sự)", "Chào mừng", "chị Lan (Nhân sự)"),
    ],
)
def test_counted_people_degrees_and_offices_in_brackets(text, title, presenter):
    read = read_title(text)

    assert (read.title, read.presenter and read.presenter.text) == (title, presenter)


@pytest.mark.parametrize("act", ["Bầu Ban Chấp hành", "Trao giấy khen", "Kết nạp đoàn viên"])
def test_how_many_are_elected_or_awarded_is_doubted(act):
    read = read_title(f"{act} (15 đồng chí)")

    assert (read.title, read.presenter, read.unclear) == (
        f"{act} (15 đồng chí)",
        None,
        "15 đồng chí",
    )


@pytest.mark.parametrize(("before", "after"), [(": ", ""), (" - ", ""), (" (", ")")])
def test_behind_the_mark_that_names_who_presents_in_most_lines_it_does_in_all(before, after):
    who = ["Ban Giám hiệu", "Cô Ngọc Ánh", "Thầy Đinh Công Sơn", "Quý phụ huynh 12A3"]
    lines = [f"{n}. Tiết mục hay số {'abcd'[n]}{before}{name}{after}" for n, name in enumerate(who)]
    lines[1:1] = [f"1. Giải lao{before}Tiệc trà{after}"]

    draft = drafted("\n".join(lines))

    assert [name for title, name in acts(draft) if title != lines[1][3:]] == who
    assert acts(draft)[1][1] is None
    doubted = [doubt.read for doubt in draft.doubts if "as in the other lines" in doubt.message]
    assert doubted == [who[-1]]


@pytest.mark.parametrize("head", ["TT\tViệc\tGiờ\tAi làm", "No\tItem\tTime\tWho", "1\t2\t3\t4"])
def test_a_table_whose_head_has_unknown_names_is_told_by_the_rows_below(head):
    draft = drafted(
        f"LỄ KHÁNH THÀNH\n{head}\n1\tĐón tiếp\t14h00-14h30\tĐội thanh niên\n"
        "2\tPhát biểu của lãnh đạo xã\t14h30-14h55\tBí thư Đảng ủy xã\n"
    )

    assert acts(draft)[-2:] == [
        ("Đón tiếp", "Đội thanh niên"),
        ("Phát biểu của lãnh đạo xã", "Bí thư Đảng ủy xã"),
    ]


def test_a_row_with_as_many_titles_as_people_holds_as_many_acts():
    row = Row(
        ("14/7/2025", "Bài 1: An toàn\nBài 2: Thực hành", "Thiếu tá Hiệp\nĐội Chữa cháy"),
        Place(sheet="Lịch", row=2),
    )
    head = Row(("Ngày", "Nội dung", "Giảng viên"), Place(sheet="Lịch", row=1))

    draft = draft_of(Extract((head, row)), "a.xlsx")

    assert acts(draft) == [
        ("Bài 1: An toàn", "Thiếu tá Hiệp"),
        ("Bài 2: Thực hành", "Đội Chữa cháy"),
    ]


def test_the_head_of_a_mail_is_no_line_of_the_programme():
    draft = drafted(
        "Chương trình ERP\nFrom: Lan <lan@a.example>\nSent: Monday, June 16, 2025 4:12 PM\n"
        "Date: Fri, 13 Jun 2025 09:20:11 +0700\nSubject: Lịch\n"
        "Gửi lịch ngày thứ Tư 18/6/2025 như dưới:\n9:00-9:05 Chào mừng\n9:05-9:45 Demo\n"
    )

    assert str(draft.programme.date) == "2025-06-18"
    assert [title for title, _who in acts(draft)] == ["Chào mừng", "Demo"]
    assert "Sent: Monday, June 16, 2025 4:12 PM" in draft.programme.notes


def test_names_below_most_titles_are_names_below_all():
    who = ["Prof. Kenji Tanaka", "Pham Hong Quang, Le Thi Thu", "Maria Santos and Jose Cruz"]
    lines = [f"{8 + n}:00 - {9 + n}:00 Paper number {n}\n{name}" for n, name in enumerate(who)]

    draft = drafted("\n".join(["SEMINAR", "5 March 2026", *lines]))

    assert [name for _title, name in acts(draft)] == who
    assert [item.notes for item in draft.programme.items] == [()] * 3
    assert [doubt.kind for doubt in draft.doubts] == ["presenter"] * 2


def test_lines_below_that_are_no_names_stay_remarks():
    lines = [f"{8 + n}:00 - {9 + n}:00 Paper number {n}\nwith questions" for n in range(3)]

    draft = drafted("\n".join(["SEMINAR", "5 March 2026", *lines]))

    assert [name for _title, name in acts(draft)] == [None] * 3


def test_people_called_by_no_known_word_stand_behind_the_same_mark():
    draft = drafted(
        "17h15: Khai tiệc – sếp Minh\n17h30: Văn nghệ – team Sale\n18h30: Trao giải – Ban GĐ\n"
        "19h00: Bốc thăm – chị Hạnh HR\n20h00: Tổng kết kinh tế - xã hội\n"
    )

    assert acts(draft) == [
        ("Khai tiệc", "sếp Minh"),
        ("Văn nghệ", "team Sale"),
        ("Trao giải", "Ban GĐ"),
        ("Bốc thăm", "chị Hạnh HR"),
        ("Tổng kết kinh tế - xã hội", None),
    ]


def test_strokes_divide_time_title_and_presenter():
    draft = drafted(
        "8:00-8:10 / Khai mạc / Bí thư Đoàn trường\n8:10-9:00 / Gọi vốn / Shark Liên\n"
        "9:00-9:30 / Hỏi đáp / Sinh viên\n"
    )

    assert acts(draft) == [
        ("Khai mạc", "Bí thư Đoàn trường"),
        ("Gọi vốn", "Shark Liên"),
        ("Hỏi đáp", "Sinh viên"),
    ]
    assert [doubt.kind for doubt in draft.doubts if doubt.kind == "presenter"] == ["presenter"] * 3


def test_a_length_before_the_mark_stays_a_length():
    draft = drafted(
        "1. Chào cờ (10 phút): MC\n2. Trao quyết định (20 phút): Bí thư Tỉnh ủy\n"
        "3. Phát biểu nhận nhiệm vụ (10 phút): Tân Bí thư Đảng ủy xã\n"
    )

    assert acts(draft)[2] == ("Phát biểu nhận nhiệm vụ", "Tân Bí thư Đảng ủy xã")
    assert [item.length.seconds // 60 for item in draft.programme.items] == [10, 20, 10]


def test_an_office_in_letters_is_a_person_s():
    assert read_title("Welcome speech – H.E. Pham Quang Vinh").presenter.text == (
        "H.E. Pham Quang Vinh"
    )


def test_the_hour_beside_the_day_opens_the_event_that_begins_then():
    draft = drafted(
        "OPENING\nWednesday 23 April 2025, 10:00 a.m.\nFine Arts Museum\n"
        "10:00 - 10:05: Anthems\n10:05 - 10:15: Speech\n"
    )

    assert [title for title, _who in acts(draft)] == ["Anthems", "Speech"]
    assert "Wednesday 23 April 2025 10:00 a.m." in draft.programme.notes


def test_the_time_of_a_counted_act_may_stand_in_a_line_below_it():
    draft = drafted(
        "LỄ KHỞI CÔNG\nNgày 30/4/2026\n1. Chào cờ\n- Thời gian: 8h15 - 8h20\n- Thực hiện: MC Long\n"
        "2. Động thổ\n- Thời gian: 8h20 - 8h30\n- Thực hiện: Đ/c Sang\n"
    )

    assert [(i.start.hour, i.start.minute, i.end.minute) for i in draft.programme.items] == [
        (8, 15, 20),
        (8, 20, 30),
    ]
    assert acts(draft) == [("Chào cờ", "MC Long"), ("Động thổ", "Đ/c Sang")]


def test_a_mark_that_few_lines_have_names_nobody():
    draft = drafted("1. Báo cáo: Ban A\n2. Nghị quyết: Đất đai\n3. Thảo luận\n4. Bế mạc\n")

    assert acts(draft)[1] == ("Nghị quyết: Đất đai", None)


def test_a_signature_of_the_organisers_is_no_line_of_the_programme():
    draft = drafted(
        "8h00 - 8h30: Khai mạc\n9h00 - 9h30: Kết thúc\nTRƯỞNG BAN TỔ CHỨC\nNguyễn Quang Vịnh\n"
    )

    assert acts(draft) == [("Khai mạc", None), ("Kết thúc", None)]
    assert draft.programme.notes == ("TRƯỞNG BAN TỔ CHỨC", "Nguyễn Quang Vịnh")


@pytest.mark.parametrize("body", ["Ban Tổ chức", "UBND xã Bến Xưa", "Hội Nông dân"])
def test_a_body_below_the_last_act_alone_signs_and_is_told(body):
    draft = drafted(
        f"8h00 - 9h00: Khai mạc.\n9h00 - 10h00: Văn nghệ.\n10h00 - 11h00: Thi đấu.\n{body}\n"
    )

    assert acts(draft) == [("Khai mạc", None), ("Văn nghệ", None), ("Thi đấu", None)]
    assert draft.programme.notes == (body,)
    assert [doubt.read for doubt in draft.doubts if doubt.kind == "left_out"] == [body]


@pytest.mark.parametrize(
    ("above", "last"), [("", "Phát biểu chỉ đạo"), ("Hội Nông dân\n", "Thi đấu")]
)
def test_a_body_below_a_speech_or_below_other_acts_too_is_who_acts(above, last):
    draft = drafted(f"8h00: Khai mạc\n9h00: Văn nghệ\n{above}10h00: {last}\nUBND xã Bến Xưa\n")

    assert acts(draft)[-1] == (last, "UBND xã Bến Xưa")


def test_the_place_beside_the_day_is_where_it_is_held():
    programme = drafted(
        "LỄ TRI ÂN\nSáng 28/5/2026 – Nhà văn hóa xã\n8h00 - 8h30: Khai mạc"
    ).programme

    assert programme.sessions[0].venues == (Venue("Nhà văn hóa xã"),)


def test_neither_day_of_an_anniversary_is_the_event_s():
    head = "LỄ KỶ NIỆM 20 NĂM THÀNH LẬP (12/10/2004 – 12/10/2024)\n"
    acts = "17h30 – 18h00: Đón khách\n"

    dated = drafted(f"{head}17h30, thứ Bảy, ngày 19 tháng 10 năm 2024\n{acts}")

    assert str(dated.programme.date) == "2024-10-19"
    assert drafted(head + acts).programme.date is None


def test_a_day_and_hour_in_two_languages_is_the_day():
    programme = drafted(
        "LỄ KÝ KẾT\n14:00, thứ Ba ngày 24/9/2024 / 2:00 p.m., Tuesday, 24 September 2024\n"
        "14:00 - 14:15: Đón khách\n"
    ).programme

    assert (str(programme.date), len(programme.items)) == ("2024-09-24", 1)


@pytest.mark.parametrize(
    ("above", "titles"),
    [
        ("Văn nghệ chào mừng", ["Văn nghệ chào mừng", "Tuyên bố lý do", "Khai mạc hội thi"]),
        ("Nghi lễ, gồm:", ["Nghi lễ, gồm"]),
    ],
)
def test_rows_without_an_hour_that_name_acts_are_acts(above, titles):
    draft = drafted(
        f"Thời gian\tNội dung\tThực hiện\n7h30 - 8h00\t{above}\tĐội văn nghệ\n"
        "\tTuyên bố lý do\t\n\tKhai mạc hội thi\t\n8h00 - 8h30\tThi viết\t12 thí sinh\n"
        "\tPhát bộ đề cho thí sinh\t\n"
    )

    assert [title for title, _who in acts(draft)] == [*titles, "Thi viết"]
    untimed = [doubt.kind for doubt in draft.doubts if doubt.kind == "no_length"]
    assert len(untimed) == len(titles) - 1
    assert draft.programme.items[-1].notes == ("Phát bộ đề cho thí sinh",)


def test_bullets_below_most_acts_that_name_somebody_name_who_acts():
    draft = drafted(
        "LỄ KỶ NIỆM\nNgày 22/12/2025\n* 7h45: Thượng cờ\n→ Tiểu đội tiêu binh\n* 7h55: Khai mạc\n"
        "→ Đại tá Hoàng Văn Lợi\n* 8h30: Trao Huân chương\n→ Thiếu tướng Đoàn Xuân Bộ\n"
    )

    assert acts(draft) == [
        ("Thượng cờ", "Tiểu đội tiêu binh"),
        ("Khai mạc", "Đại tá Hoàng Văn Lợi"),
        ("Trao Huân chương", "Thiếu tướng Đoàn Xuân Bộ"),
    ]


def test_titles_in_english_below_their_own_are_no_people():
    draft = drafted(
        "HỘI THẢO\nNgày 22/12/2025\n8h00 - 9h00: Thảo luận\nPanel Discussion\n"
        "9h00 - 10h00: Tham quan\nCampus Visit\n10h00 - 11h00: Ký kết\nMutual Agreement\n"
    )

    assert [name for _title, name in acts(draft)] == [None] * 3


def test_semicolons_divide_too_and_a_number_before_a_colon_is_a_title_s():
    draft = drafted(
        "8h00 - 8h30: Khai giảng; Ban Giám đốc\n9h00 - 9h30: Thảo luận; Giảng viên và học viên\n"
        "8h30 - 9h00: Chuyên đề 1: Lãnh đạo trong bối cảnh mới; PGS.TS Vũ Công Giao\n"
        "9h30 - 10h00: Tham luận 1: Sở Y tế\n10h00 - 10h30: Báo cáo năm 2025: Chủ tịch UBND tỉnh\n"
    )

    assert [who for _title, who in acts(draft)] == [
        "Ban Giám đốc",
        "Giảng viên và học viên",
        "PGS.TS Vũ Công Giao",
        "Sở Y tế",
        "Chủ tịch UBND tỉnh",
    ]


def test_who_leads_or_hosts_presents():
    read = read_title("Session 1: Markets. Lead: Pham Van Duy")

    assert (read.title, read.presenter.text) == ("Session 1: Markets", "Pham Van Duy")


def doubted(draft):
    return [
        doubt.read or doubt.suggestion.value for doubt in draft.doubts if doubt.kind == "presenter"
    ]


@pytest.mark.parametrize("bullet", ["", "- "])
@pytest.mark.parametrize(
    ("gives", "takes"),
    [
        ("Bên giao A", "Bên nhận B"),
        ("Bên giao", "Bên nhận"),
        ("Bên A", "Bên B"),
        ("Đại diện bên A", "Đại diện bên B"),
        ("Đơn vị bàn giao", "Đơn vị tiếp nhận"),
    ],
)
def test_who_hands_over_and_who_takes_over_present_both(gives, takes, bullet):
    draft = drafted(
        f"8h00: Lễ bàn giao\n{bullet}{gives}: Ông An - Giám đốc\n{bullet}{takes}: UBND xã\n"
        "9h00: Bế mạc"
    )

    assert acts(draft)[0] == ("Lễ bàn giao", "Ông An - Giám đốc, UBND xã")


@pytest.mark.parametrize("mark", [" - ", " – ", ": "])
@pytest.mark.parametrize("who", ["Hùng", "Thu Hà", "Lan, Hùng", "Lan và nhóm", "6 khối", "03 tổ"])
def test_a_given_name_or_a_number_of_groups_behind_a_mark_is_asked_about(who, mark):
    draft = drafted(f"8h00: Khai mạc\n8h30: Báo cáo tổng kết{mark}{who}\n9h00: Bế mạc")

    assert acts(draft)[1] == (f"Báo cáo tổng kết{mark}{who}", None)
    assert doubted(draft) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Trò chơi - Kéo co",
        "Giải lao - Tiệc trà",
        "Tham quan - Hội An",
        "Lễ Khai Mạc - Cắt Băng",
        "Tham quan - Đà Lạt",
        "Tọa đàm: Chuyển đổi số",
        "Thảo luận: 3 báo cáo",
        "Trao quà - 5 trường hợp khó khăn",
    ],
)
def test_what_is_no_name_behind_a_mark_is_not_asked_about(text):
    draft = drafted(f"8h00: Đón khách\n8h30: {text}\n9h00: Bế mạc")

    assert acts(draft)[1] == (text, None)
    assert doubted(draft) == []


@pytest.mark.parametrize("who", ["anh Đức và nhóm", "chị Lan", "thầy Hùng", "anh Hùng và 3 bạn"])
def test_whoever_is_addressed_in_small_letters_presents(who):
    assert acts(drafted(f"8h00: Đón khách\n8h30: Báo cáo - {who}\n9h00: Bế mạc"))[1][1] == who
    draft = drafted(f"8h00: Đón khách\n8h30: Báo cáo\n- {who}\n9h00: Bế mạc")

    assert acts(draft)[1][1] == who
    assert doubted(draft) == [who]


@pytest.mark.parametrize("who", ["Hùng", "Lan, Hùng", "Thu Hà", "6 khối"])
def test_a_given_name_alone_below_an_act_is_asked_about(who):
    draft = drafted(f"8h00: Đón khách\n8h30: Báo cáo\n- {who}\n9h00: Bế mạc")

    assert acts(draft)[1] == ("Báo cáo", None)
    assert doubted(draft) == [who]


def test_a_given_name_before_his_office_in_brackets_presents():
    draft = drafted("8h00: Khai mạc - Hùng (Bí thư Đoàn)\n9h00: Ca nhạc - 3 tổ (Ban Tổ chức)")

    assert acts(draft)[0] == ("Khai mạc", "Hùng (Bí thư Đoàn)")
    assert acts(draft)[1] == ("Ca nhạc - 3 tổ", "Ban Tổ chức")


PLACES = [
    "Hội trường tầng 2",
    "Phòng 201",
    "Phòng họp B",
    "Sảnh A",
    "Nhà văn hóa xã",
    "Nhà hàng Hoa Sen",
    "Sân vận động Mỹ Đình",
    "Trung tâm Hội nghị tỉnh",
    "Khách sạn Mường Thanh",
    "Quảng trường Hồ Chí Minh",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("behind", ["\n- {}", "\n{}", " - {}", " ({})", ": {}"])
def test_a_place_presents_nothing(place, behind):
    draft = drafted(f"8h00: Đón khách\n8h30: Báo cáo tổng kết{behind.format(place)}\n9h00: Bế mạc")

    assert [who for _title, who in acts(draft)] == [None, None, None]
    assert doubted(draft) == []


def test_a_place_below_each_act_presents_nothing_and_a_body_like_one_does():
    each = zip(("Báo cáo", "Tham luận", "Thảo luận", "Văn nghệ"), PLACES, strict=False)
    draft = drafted("\n".join(f"{n + 8}h00: {act}\n- {at}" for n, (act, at) in enumerate(each)))
    assert [who for _title, who in acts(draft)] == [None] * 4

    for body in ("Phòng Y tế", "Phòng Giáo dục", "Hội Nông dân", "Đại diện các tầng lớp nhân dân"):
        draft = drafted(f"8h00: Đón khách\n8h30: Báo cáo\n- {body}\n9h00: Bế mạc")
        assert acts(draft)[1][1] == body
    assert acts(drafted("8h00: Văn nghệ (Nhà Văn hóa Lao động)"))[0][1] == "Nhà Văn hóa Lao động"


@pytest.mark.parametrize(
    "title",
    [
        "Lịch trực. Trực ban: Đ/c An - Phó Chủ tịch. Lái xe: Đ/c Bình - Tổ xe",
        "Đồng chí Bí thư kiểm tra dự án; đồng chí Phó Bí thư An làm việc với Sở",
    ],
)
def test_nobody_is_set_where_a_title_names_several_each_with_his_own_task(title):
    read = read_title(title)

    assert (read.title, read.presenter) == (title, None)


def test_where_an_act_is_may_stand_in_brackets_before_it():
    draft = drafted(
        "8h00: (Tại Hội trường A, trụ sở UBND phường) Hội Người cao tuổi họp\n9h00: Tiếp dân\n"
    )

    item = draft.programme.items[0]
    assert item.title == "Hội Người cao tuổi họp"
    assert item.notes == ("Tại Hội trường A, trụ sở UBND phường",)


def test_a_body_that_does_two_things_is_named_without_the_first_of_them():
    read = read_title("Công an xã rà soát nhân khẩu và triển khai nhiệm vụ tháng 6")

    assert read.presenter is None


def test_a_body_that_takes_the_chair_before_a_colon_is_no_name_of_its():
    read = read_title("Đoàn chủ tịch lên làm việc: mời thư ký và thông báo nội quy")

    assert read.title == "Đoàn chủ tịch lên làm việc: mời thư ký và thông báo nội quy"


def test_whose_tradition_an_address_recalls_does_not_give_it():
    assert read_title("Diễn văn về truyền thống của Hội Làng nghề").presenter is None


def test_one_known_name_behind_a_dash_is_enough_where_all_others_are_plainly_names():
    draft = drafted(
        "- 9:00 - 9:10: Khai mạc - Nguyễn Gia Mẫu\n- 9:10 - 9:40: Gốm mới - Sen Ngần\n"
        "- 9:40 - 10:00: Men lam - Tùng Mận\n"
    )

    assert [who for _title, who in acts(draft)] == ["Nguyễn Gia Mẫu", "Sen Ngần", "Tùng Mận"]
    assert [doubt.kind for doubt in draft.doubts if doubt.kind == "presenter"] == ["presenter"] * 2


def test_sentences_in_brackets_are_nobody():
    read = read_title("Đại biểu phát biểu (Cấp ủy phát biểu trước. Mỗi ý kiến xong, Bí thư đáp từ)")

    assert (read.presenter and read.presenter.text) in (None, "Đại biểu")


@pytest.mark.parametrize("inner", ["Chánh điện", "Các em phải có mặt lúc 8h30"])
def test_halls_and_what_people_must_do_in_brackets_are_nobody(inner):
    assert read_title(f"Tụng kinh ({inner})").presenter is None


@pytest.mark.parametrize(
    "place", ["Phòng Diamond", "Phòng Ruby 2", "Sky Bar", "Grand Ballroom", "U Minh Forest"]
)
def test_a_room_in_brackets_that_has_a_name_of_its_own_is_nobody(place):
    for act in ("Khai tiệc", "Trao giải", "Gala dinner"):
        read = read_title(f"{act} ({place})")
        assert (read.title, read.presenter, read.unclear) == (f"{act} ({place})", None, None)


@pytest.mark.parametrize(
    "who", ["Phòng Kế toán", "Phòng Marketing", "Phòng Thanh tra", "Phòng Kinh doanh", "Phòng IT"]
)
def test_an_office_in_brackets_is_no_room(who):
    assert read_title(f"Báo cáo ({who})").presenter.text == who


@pytest.mark.parametrize("pause", ["Welcome reception", "After party", "Site visit"])
def test_a_name_behind_a_party_or_a_visit_may_be_that_of_the_house(pause):
    read = read_title(f"{pause} (Elegance Palace)")

    assert (read.presenter, read.unclear) == (None, "Elegance Palace")
    assert read_title(f"{pause} (Ông Lê An)").presenter.text == "Ông Lê An"


@pytest.mark.parametrize("who", ["CLB Talk Mẫu", "Nhóm Night Mẫu", "Đoàn Forum Mẫu"])
def test_a_body_with_an_event_s_word_in_its_name_may_act(who):
    assert read_title(f"Chia sẻ ({who})").presenter.text == who


def test_a_verb_is_none_within_the_name_of_an_art():
    draft = drafted("LỄ MẪU\n8h00: CLB Võ thuật diễn tập\n8h10: Bế mạc\n")

    assert acts(draft)[0] == ("CLB Võ thuật diễn tập", None)


@pytest.mark.parametrize("song", ["Hát – Cha và con", "Kịch: Cha tôi"])
def test_a_father_without_a_name_or_an_office_is_no_priest(song):
    assert read_title(song).presenter is None
    assert read_title("Chia sẻ – Cha Mẫu").presenter.text == "Cha Mẫu"


@pytest.mark.parametrize(
    ("below", "who"),
    [
        ("(Đồng chí Lê Văn Bình)", "Đồng chí Lê Văn Bình"),
        ("(Do đồng chí Bình trình bày)", "đồng chí Bình"),
        ("(Đoàn Chủ tịch)", "Đoàn Chủ tịch"),
        ("Bà Lê Thị Chi, Kế toán trưởng", "Bà Lê Thị Chi, Kế toán trưởng"),
        ("Ban Kiểm soát", "Ban Kiểm soát"),
        ("(Phòng họp số 2)", None),
        ("(nếu còn thời gian)", None),
    ],
)
@pytest.mark.parametrize("dashes", [1, 2, 4])
def test_the_only_line_without_a_dash_below_an_act_names_who_presents_it(below, who, dashes):
    list_of = "".join(f"- Việc thứ {'abcd'[n]}\n" for n in range(dashes))
    draft = drafted(f"8h00: Sơ kết quý I\n{list_of}{below}\n9h00: Sơ kết quý II\n{list_of}")

    assert acts(draft) == [("Sơ kết quý I", who), ("Sơ kết quý II", None)]
    assert [d.read for d in draft.doubts if d.kind == "presenter"] == ([below] if who else [])


def test_a_line_that_goes_on_with_a_dash_above_it_names_nobody():
    draft = drafted("8h00: Sơ kết\n- Số liệu\n- Báo cáo của\nBan Kiểm soát\n9h00: Bế mạc")

    assert [name for _title, name in acts(draft)] == [None, None]


@pytest.mark.parametrize("chair", ["Chair", "Session chair", "Co-chair", "Moderator"])
@pytest.mark.parametrize("author", ["Author", "Authors", "Tác giả"])
@pytest.mark.parametrize("turned", [False, True])
def test_the_author_of_a_paper_presents_it_and_its_chair_does_not(author, chair, turned):
    said = [f"{author}: Tran Van An", f"{chair}: Le Thi Binh"]
    said = said[::-1] if turned else said
    draft = drafted("\n".join(["9:00 - 9:30: Soil", *said, "9:30 - 10:00: Water"]))

    assert acts(draft) == [("Soil", "Tran Van An"), ("Water", None)]
    assert draft.programme.items[0].notes == (f"{chair}: Le Thi Binh",)
    assert "not_understood" not in [doubt.kind for doubt in draft.doubts]


@pytest.mark.parametrize("label", ["Speaker", "Presenter", "Người trình bày"])
def test_whoever_is_said_to_present_goes_before_the_author(label):
    draft = drafted(f"9:00: Soil\nAuthor: Tran Van An\n{label}: Le Thi Binh\n9:30: Water")

    assert acts(draft)[0] == ("Soil", "Le Thi Binh")


@pytest.mark.parametrize("label", ["Presenter", "Người trình bày"])
@pytest.mark.parametrize("turned", [False, True])
def test_whoever_presents_a_paper_goes_before_its_moderator(label, turned):
    said = [f"{label}: Dr. Tran Van An", "Moderator: Dr. Le Thi Binh"]
    said = said[::-1] if turned else said
    draft = drafted("\n".join(["9:00 - 9:30 Soil", *said, "9:30 - 10:00 Water"]))

    assert acts(draft) == [("Soil", "Dr. Tran Van An"), ("Water", None)]
    assert draft.programme.items[0].notes == ("Moderator: Dr. Le Thi Binh",)


def test_a_chair_by_himself_presents():
    draft = drafted("9:00: Soil\nSession Chair: Le Thi Binh\n9:30: Water\nCo-chairs: A, B")

    assert acts(draft) == [("Soil", "Le Thi Binh"), ("Water", "A, B")]


@pytest.mark.parametrize(
    ("text", "title", "presenter"),
    [
        ("Soil (Author: Tran Van An)", "Soil", "Tran Van An"),
        ("Soil. Authors: Tran Van An, Le Binh", "Soil", "Tran Van An, Le Binh"),
    ],
)
def test_an_author_behind_a_title(text, title, presenter):
    read = read_title(text)

    assert (read.title, read.presenter and read.presenter.text) == (title, presenter)


@pytest.mark.parametrize(
    "who",
    [
        "NGƯỜI LẬP CHƯƠNG TRÌNH",
        "Người soạn thảo",
        "NGƯỜI VIẾT",
        "THƯ KÝ",
        "PHÊ DUYỆT",
        "HIỆU TRƯỞNG DUYỆT",
        "XÁC NHẬN CỦA NHÀ TRƯỜNG",
        "KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG",
        "TỔ TRƯỞNG CHUYÊN MÔN\n(Ký, ghi rõ họ tên)",
    ],
)
@pytest.mark.parametrize("act", ["9h00: Sơ kết", "9h00: Sơ kết\n- Số liệu", "Sơ kết"])
def test_whoever_signs_below_the_last_act_presents_none(who, act):
    first = "8h00: Khai mạc" if ":" in act else "1. Khai mạc"
    draft = drafted(f"{first}\n{act if ':' in act else f'2. {act}'}\n{who}\nThầy Lê Văn An")

    assert acts(draft) == [("Khai mạc", None), ("Sơ kết", None)]
    assert draft.programme.notes == (*who.split("\n"), "Thầy Lê Văn An")


def test_signatures_side_by_side_below_a_table_are_no_row():
    draft = drafted(
        "Thời gian\tNội dung\tThực hiện\n8h00\tKhai mạc\tMC\n8h15\tBáo cáo\tGiám đốc\n"
        "PHÊ DUYỆT CỦA BAN GIÁM ĐỐC\tNGƯỜI LẬP BIỂU\nTrần Văn An\tLê Thị Bình"
    )

    assert acts(draft) == [("Khai mạc", "MC"), ("Báo cáo", "Giám đốc")]


def test_whoever_wrote_the_paper_presents_no_act():
    draft = drafted("8h00: Khai mạc\n9h00: Sơ kết\nNgười lập chương trình: Lê Văn An")

    assert acts(draft) == [("Khai mạc", None), ("Sơ kết", None)]
    assert draft.programme.notes == ("Người lập chương trình: Lê Văn An",)


def test_an_act_in_capitals_with_a_name_below_is_no_signature():
    draft = drafted("1. Khai mạc\n2. Sơ kết\nTẶNG HOA\nLê Văn An")

    assert "Lê Văn An" not in draft.programme.notes


@pytest.mark.parametrize(
    "said",
    [
        "Các đội tiếp tục hoàn thành phần thi",
        "Các trại lần lượt giới thiệu",
        "Toàn thể đại biểu di chuyển sang hội trường B",
        "Học sinh tập trung tại sân trường",
        "Ban Tổ chức sẽ thông báo sau",
    ],
)
@pytest.mark.parametrize("before", ["\n", "\n- ", ": "])
def test_what_a_group_goes_on_to_do_names_nobody(said, before):
    draft = drafted(f"8h00: Phần thi kiến thức{before}{said}\n9h00: Phần thi tài năng")

    assert [name for _title, name in acts(draft)] == [None, None]
    if before != ": ":
        assert draft.programme.items[0].notes == (f"{before}{said}".strip("\n"),)


@pytest.mark.parametrize(
    "who", ["Các đội thi khối 6", "Tổ tiếp nhận hồ sơ", "Đội biểu diễn nghệ thuật", "Toàn trường"]
)
def test_a_group_that_is_called_by_what_it_does_presents(who):
    assert acts(drafted(f"8h00: Phần thi\n{who}\n9h00: Tổng kết"))[0] == ("Phần thi", who)


@pytest.mark.parametrize(
    "who", ["cô Hạnh", "anh Đức và nhóm", "các bạn lớp 9A", "thầy Lê Văn An, cô Bình"]
)
@pytest.mark.parametrize("before", ["\n", "\n- "])
def test_whoever_is_addressed_in_small_letters_below_an_act_presents_it(before, who):
    draft = drafted(f"8h00: Tiểu phẩm{before}{who}\n9h00: Tổng kết\n10h00: Bế mạc")

    assert acts(draft) == [("Tiểu phẩm", who), ("Tổng kết", None), ("Bế mạc", None)]
    assert [doubt.kind for doubt in draft.doubts].count("presenter") == 1


@pytest.mark.parametrize("title", ["Tặng hoa", "Thăm gia đình,", "Gặp mặt gia đình của"])
def test_a_title_goes_on_with_whom_it_is_done_to(title):
    draft = drafted(f"8h00: {title}\nanh Đức, chị Lan\n9h00: Tổng kết")

    assert acts(draft)[0] == (f"{title} anh Đức, chị Lan", None)


@pytest.mark.parametrize("who", ["cô Hạnh", "anh Đức và nhóm", "các bạn lớp 9A"])
def test_whoever_is_addressed_in_a_cell_below_its_title_or_behind_a_dash_presents(who):
    rows = (
        ("Thời gian", "Nội dung", "Ghi chú"),
        ("8h00", f"Tiểu phẩm\n{who}", ""),
        ("9h00", f"Kéo co – {who}", ""),
        ("10h00", f"Tặng hoa\n{who}", ""),
    )
    placed = tuple(Row(cells, Place(table=1, row=n)) for n, cells in enumerate(rows, 1))
    draft = draft_of(Extract(placed), "a.docx")

    assert acts(draft) == [("Tiểu phẩm", who), ("Kéo co", who), (f"Tặng hoa {who}", None)]


@pytest.mark.parametrize(
    ("text", "title", "presenter"),
    [
        ("Overview, by Ms. Linh Pham", "Overview", "Ms. Linh Pham"),
        ("Overview presented by Dr. An", "Overview", "Dr. An"),
        ("Wrap-up / Mr. Nam", "Wrap-up", "Mr. Nam"),
        ("Stand by me", "Stand by me", None),
        ("Chào cờ (thầy Tổng phụ trách)", "Chào cờ", "thầy Tổng phụ trách"),
        ("Trò chơi (thầy An phụ trách)", "Trò chơi", "thầy An"),
    ],
)
def test_english_marks_before_a_name_and_an_office_that_is_called_by_a_verb(text, title, presenter):
    read = read_title(text)

    assert (read.title, read.presenter and read.presenter.text) == (title, presenter)


@pytest.mark.parametrize("place", ["Ấp 4", "Khu phố 12", "Phường 5"])
def test_a_place_with_its_number_signs(place):
    draft = drafted(f"1. Khai mạc\n2. Sơ kết\n{place}, ngày 01/11/2026\nNGƯỜI LẬP\nLê Văn An")

    assert draft.programme.notes == (f"{place}, ngày 01/11/2026", "NGƯỜI LẬP", "Lê Văn An")


@pytest.mark.parametrize("head", ["Điều phối", "Người điều phối", "Chủ trì điều phối"])
def test_whoever_coordinates_presents_where_no_other_column_tells(head):
    table = "\n8h00\tKhai mạc\tMinh\n9h00\tThảo luận\tThu Hà"

    assert acts(drafted(f"Thời gian\tNội dung\t{head}{table}")) == [
        ("Khai mạc", "Minh"),
        ("Thảo luận", "Thu Hà"),
    ]


@pytest.mark.parametrize(
    ("below", "who"),
    [
        ("Điều phối: ThS. Cường", "Sở Nội vụ"),
        ("- Moderator: ThS. Cường", "Sở Nội vụ"),
        ("- Trình bày: TS. An\n- Điều phối: ThS. Cường", "TS. An"),
    ],
)
def test_whom_the_title_of_a_paper_or_a_label_names_goes_before_the_moderator(below, who):
    item = drafted(f"8h30: Báo cáo (Sở Nội vụ)\n{below}\n9h00: Bế mạc").programme.items[0]

    assert item.presenter is not None
    assert item.presenter.text == who
    assert any("ThS. Cường" in note for note in item.notes)


def test_a_track_with_its_number_presents_a_report_and_is_no_presenter_of_its_subject():
    draft = drafted("9h00: Tiểu ban 1: Kinh tế\n10h00: Tiểu ban 1: Báo cáo kết quả")

    assert acts(draft) == [("Tiểu ban 1: Kinh tế", None), ("Báo cáo kết quả", "Tiểu ban 1")]


def test_two_groups_with_a_dash_between_are_no_act_and_who_does_it():
    groups = ["Tuyên dương giáo viên - học sinh tiêu biểu", "Phần thi của giáo viên – học sinh"]
    groups += ["Giao lưu Đoàn viên - Thanh niên", "Gặp mặt cán bộ - chiến sĩ"]
    table = "".join(f"\n{hour}h00\t{title}" for hour, title in enumerate(groups, 8))
    draft = drafted(f"Giờ\tNội dung{table}\n14h00\tTrả lời học sinh - Giáo viên chủ nhiệm")

    assert acts(draft) == [
        *((title, None) for title in groups),
        ("Trả lời học sinh", "Giáo viên chủ nhiệm"),
    ]


def test_whoever_stands_before_the_colon_acts_as_in_the_other_lines():
    draft = drafted(
        "Lịch công tác\nThứ Hai, ngày 24/8/2026\nSáng:\n- Chủ tịch: 7h30 họp Ban Thường vụ.\n"
        "- PCT Nguyễn A: 8h00 dự lễ khai giảng.\nChiều:\n- Bí thư: Làm việc tại phòng.\n"
    )

    assert acts(draft)[-1] == ("Làm việc tại phòng", "Bí thư")
    assert [doubt.read for doubt in draft.doubts if doubt.kind == "presenter"] == ["Bí thư"]


def test_offices_that_are_filled_before_a_colon_act_in_nothing():
    draft = drafted(
        "Đại hội\n1. Chủ tịch: 1 người\n2. Phó Chủ tịch: Ông An, ông Bình\n3. Thư ký: bà Lan\n"
    )

    assert not {"Chủ tịch", "Phó Chủ tịch", "Thư ký"} & {who for _title, who in acts(draft)}


@pytest.mark.parametrize(
    ("text", "title", "presenter"),
    [
        ("Xét các nội dung: Thu chi", "Xét các nội dung: Thu chi", None),
        ("Tọa đàm với chủ đề: Bến cũ", "Tọa đàm với chủ đề: Bến cũ", None),
        ("Nội dung: Báo cáo", "Báo cáo", None),
        ("Kết quả thực hiện: Nghị quyết 1", "Kết quả thực hiện: Nghị quyết 1", None),
        ("Ra mắt Ban chủ tọa: GS. Lê An", "Ra mắt Ban chủ tọa", "GS. Lê An"),
        ("Báo cáo (15p) trình bày: ông An", "Báo cáo", "ông An"),
        ("Báo cáo Trình bày: ông An", "Báo cáo", "ông An"),
        ("Báo cáo, người trình bày: ông An", "Báo cáo", "ông An"),
        ("Báo cáo (Ban A thực hiện: ông An)", "Báo cáo", "Ban A thực hiện: ông An"),
        ("Báo cáo (thực hiện: ông An)", "Báo cáo", "ông An"),
    ],
)
def test_no_label_in_the_middle_of_a_title_is_taken_out(text, title, presenter):
    read = read_title(text)

    assert read.title == title
    assert (read.presenter.text if read.presenter else None) == presenter


@pytest.mark.parametrize(
    "title",
    [
        "Chạy tiếp sức lượt thứ nhất (Lượt Xanh)",
        "Thi đấu các trò chơi (các môn kéo co, đẩy gậy)",
        "Bóng đá mini (nam)",
    ],
)
def test_which_and_of_what_kind_presents_nothing(title):
    read = read_title(title)

    assert (read.title, read.presenter) == (title, None)


def test_grades_in_brackets_that_part_two_acts_stay_in_their_titles_and_are_asked():
    draft = drafted(
        "Ngày hội\nNgày 12/5/2026\n1. Đọc sách (khối 6)\n2. Đọc sách (khối 7)\n"
        "3. Văn nghệ (Khối 8)\n"
    )

    assert acts(draft) == [
        ("Đọc sách (khối 6)", None),
        ("Đọc sách (khối 7)", None),
        ("Văn nghệ", "Khối 8"),
    ]
    assert [d.read for d in draft.doubts if d.kind == "presenter"] == ["khối 6", "khối 7"]


@pytest.mark.parametrize(
    "who", ["Khối Dân vận", "Khối 4", "Các nhóm", "Nhóm 1", "Nam Phương", "Đội nam"]
)
def test_groups_in_a_bracket_present(who):
    assert read_title(f"Văn nghệ ({who})").presenter.text == who


def test_given_names_in_brackets_present_where_some_stand_again():
    draft = drafted(
        "Chương trình lễ kỷ niệm\nNgày 20/11/2026\n1. Chào cờ.( Sơn)\n2. Giới thiệu (Sơn)\n"
        "3. Ôn truyền thống (Liên)\n4. Cảm tưởng của học sinh (Liên)\n5. Bế mạc\n"
    )

    assert acts(draft) == [
        ("Chào cờ", "Sơn"),
        ("Giới thiệu", "Sơn"),
        ("Ôn truyền thống", "Liên"),
        ("Cảm tưởng của học sinh", "Liên"),
        ("Bế mạc", None),
    ]
    assert sum(doubt.kind == "presenter" for doubt in draft.doubts) == 4


@pytest.mark.parametrize(
    "acts_told",
    [
        ("Ăn sáng (Huế)", "Dâng hương (Huế)", "Xem múa (Vinh)"),
        ("Hội thi (Xuân)", "Hội thi (Hạ)", "Hội thi (Thu)"),
        ("Khai mạc (Sơn)", "Bế mạc (Sơn)"),
    ],
)
def test_other_single_words_in_brackets_are_asked(acts_told):
    text = "\n".join(f"{n}. {act}" for n, act in enumerate(acts_told, 1))
    draft = drafted(f"Chương trình\nNgày 20/11/2026\n{text}\n")

    assert [title for title, _who in acts(draft)] == [*acts_told]


@pytest.mark.parametrize("brackets", ["[{}]", "({})"])
@pytest.mark.parametrize("label", ["Chair", "Facilitator", "Chủ trì", "Trình bày"])
def test_a_label_in_brackets_on_a_line_of_its_own_tells_who_presents(brackets, label):
    line = brackets.format(f"{label}: Dr John Smith")
    draft = drafted(f"Workshop\nNgày 20/11/2026\n9h00: Panel\n{line}\n10h00: Closing\n")

    assert acts(draft) == [("Panel", "Dr John Smith"), ("Closing", None)]
    assert [doubt.kind for doubt in draft.doubts if doubt.kind == "presenter"] == []


def test_another_label_in_square_brackets_stays_in_the_title():
    draft = drafted("Workshop\nNgày 20/11/2026\n9h00: Panel [Zoom: Hall A]\n10h00: Closing\n")

    assert acts(draft)[0] == ("Panel [Zoom: Hall A]", None)


def test_a_name_before_one_dash_and_behind_another_is_a_team():
    draft = drafted(
        "LỊCH THI ĐẤU CỜ TƯỚNG\nNgày 12/9/2026\n7h30: Đông Hà – Triệu Long\n"
        "8h00: Trận 2: Gio Mỹ – Lê Thượng\n8h30: Triệu Long – Gio Mỹ\n9h00: Đông Hà – Lê Thượng\n"
        "9h30: Tổng kết – Trần Văn Ba\n"
    )

    assert acts(draft) == [
        ("Đông Hà – Triệu Long", None),
        ("Trận 2: Gio Mỹ – Lê Thượng", None),
        ("Triệu Long – Gio Mỹ", None),
        ("Đông Hà – Lê Thượng", None),
        ("Tổng kết", "Trần Văn Ba"),
    ]


def test_matches_have_their_referee_in_a_column():
    draft = drafted(
        "LỊCH THI ĐẤU\nNgày 12/9/2026\nGiờ\tCặp đấu\tSân\tTrọng tài\n"
        "7h30\tĐông Hà – Triệu Long\tSân 1\tÔ. Bảy\n8h00\tGio Mỹ – Lê Thượng\tSân 2\tÔ. Tư\n"
    )

    assert acts(draft) == [("Đông Hà – Triệu Long", "Ô. Bảy"), ("Gio Mỹ – Lê Thượng", "Ô. Tư")]


@pytest.mark.parametrize(
    "title",
    [
        "Hội vật trên bãi sông Ông Bầu",
        "Đoàn rước Bà về đình",
        "Lễ cúng Ông tại bến",
        "Múa trước tượng Bà Chúa Tiên",
    ],
)
def test_a_god_or_a_river_is_nobody_who_presents(title):
    draft = drafted(f"Lễ hội\nNgày 12/9/2026\n7h30: {title}\n9h00: Liên hoan Ông Nam\n")

    assert acts(draft) == [(title, None), ("Liên hoan", "Ông Nam")]


def test_a_body_behind_the_length_of_an_introduction_gives_it():
    draft = drafted(
        "Chương trình\nNgày 12/9/2026\n1. Giới thiệu đại biểu (5 phút) - Phòng Tổng hợp\n"
        "2. Giới thiệu Ban Chủ tọa - Thư ký\n3. Họp tổ (20 phút)\n"
    )

    assert acts(draft) == [
        ("Giới thiệu đại biểu", "Phòng Tổng hợp"),
        ("Giới thiệu Ban Chủ tọa - Thư ký", None),
        ("Họp tổ", None),
    ]


@pytest.mark.parametrize(
    "line",
    ["Tác giả: Nguyễn Văn An. Chủ tọa: Trần Bình", "Chủ tọa: Trần Bình; Tác giả: Nguyễn Văn An"],
)
def test_of_an_author_and_a_chair_in_one_line_the_author_presents(line):
    draft = drafted(f"HỘI THẢO\nNgày 15/8/2026\n8h00: Dữ liệu mở\n{line}\n9h00: Bế mạc\n")

    assert acts(draft) == [("Dữ liệu mở", "Nguyễn Văn An"), ("Bế mạc", None)]
    assert draft.programme.items[0].notes[0].rstrip(";") == "Chủ tọa: Trần Bình"


@pytest.mark.parametrize(
    ("text", "title", "presenter"),
    [
        ("Trao giải nhất (ông An trao)", "Trao giải nhất", "ông An"),
        ("Tặng hoa (do ông Nguyễn Văn Bình trao)", "Tặng hoa", "ông Nguyễn Văn Bình"),
        ("Trao giấy khen (Chủ tịch Công đoàn trao)", "Trao giấy khen", "Chủ tịch Công đoàn"),
    ],
)
def test_that_somebody_hands_it_over_is_no_part_of_his_name(text, title, presenter):
    read = read_title(text)

    assert (read.title, read.presenter and read.presenter.text) == (title, presenter)
