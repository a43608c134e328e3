"""A plan's other chapters, before its programme and after it."""

import re
from datetime import date, time

import pytest

PREPARED = "I. CÔNG TÁC CHUẨN BỊ\n- 14h00 ngày 14/8{year}: Tổng duyệt\n"
PROGRAMME = "II. CHƯƠNG TRÌNH\n- 8h00: Đón khách\n- 8h30: Khai mạc\n"
ACTS = "1. 8h00: Đón khách\n2. 8h30: Khai mạc\n3. 9h00: Bầu ban chủ nhiệm\n"


def told(draft):
    """Return the titles of the items, and whether something is said to be left out."""
    titles = [item.title for item in draft.programme.items]
    return titles, "left_out" in [doubt.kind for doubt in draft.doubts]


@pytest.mark.parametrize("year", ["/2026", ""])
@pytest.mark.parametrize("more", ["", "III. TIẾN ĐỘ THỰC HIỆN\n- Ngày 01/8/2026: gửi giấy mời\n"])
def test_hours_of_preparation_are_no_part_of_the_chapter_called_programme(read, year, more):
    prepared = PREPARED.format(year=year)
    draft = read(f"KẾ HOẠCH NGÀY HỘI SÁCH NGÀY 15/8/2026\n{prepared}{PROGRAMME}{more}")

    assert told(draft) == (["Đón khách", "Khai mạc"], True)
    assert draft.programme.date == date(2026, 8, 15)
    assert [session.date for session in draft.programme.sessions] == [None]
    assert "14h00: Tổng duyệt" in draft.programme.notes


@pytest.mark.parametrize(
    ("duties", "programme"),
    [
        ("I. CÔNG TÁC CHUẨN BỊ", "II. CHƯƠNG TRÌNH HỘI NGHỊ"),
        ("I. CÔNG TÁC CHUẨN BỊ", "II. CHƯƠNG TRÌNH LỄ KHAI GIẢNG"),
        ("I. CHUẨN BỊ HỘI NGHỊ", "II. CHƯƠNG TRÌNH HỘI NGHỊ (15/8/2026)"),
        ("I. TỔNG DUYỆT", "II. CHƯƠNG TRÌNH"),
        ("1. Công tác chuẩn bị:", "2. Chương trình buổi lễ:"),
    ],
)
@pytest.mark.parametrize("hour", ["14h00", "7h00"])
@pytest.mark.parametrize("acts", [["Đón khách", "Khai mạc"], ["Đón khách"]])
def test_duties_before_the_day_are_no_part_of_a_programme_of_any_event(
    read, duties, programme, hour, acts
):
    body = "".join(f"- {8 + n}h00: {act}\n" for n, act in enumerate(acts))
    draft = read(
        f"KẾ HOẠCH HỘI NGHỊ NGÀY 15/8/2026\n{duties}\n- {hour} ngày 14/8/2026: Duyệt âm thanh\n"
        f"{programme}\n{body}"
    )

    assert told(draft) == (acts, True)
    assert draft.programme.date == date(2026, 8, 15)
    assert f"{hour}: Duyệt âm thanh" in draft.programme.notes


ARRIVAL = "I. CHƯƠNG TRÌNH\n- 8h00: Đón khách\n- 8h30: Khai mạc\n"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        # A conference hears of its own preparation, at hours that go on.
        ("I. Công tác chuẩn bị đại hội\n- 8h00: Nhân sự", "II. Chương trình đại hội\n- 9h00: Bầu"),
        ("1. 8h00: Công tác chuẩn bị đại hội", "2. 9h00: Chương trình hành động"),
        ("1. Công tác chuẩn bị (8h00 - 8h30)", "2. Chương trình hành động (8h30 - 9h00)"),
        # It is the day of all.
        ("I. CHUẨN BỊ\n- 7h00 ngày 15/8/2026: Đón khách", "II. CHƯƠNG TRÌNH VĂN NGHỆ\n- 8h00: Hát"),
        # What is held before is no duty.
        ("I. TRÙ BỊ\n- 14h00 ngày 14/8/2026: Hiệp thương", "II. CHƯƠNG TRÌNH CHÍNH\n- 8h00: Bầu"),
    ],
)
def test_acts_of_a_chapter_called_as_duties_are_stay_where_they_go_on(read, above, below):
    titles, left = told(read(f"ĐẠI HỘI NGÀY 15/8/2026\n{above}\n{below}\n"))

    assert (len(titles), left) == (2, False)


@pytest.mark.parametrize(
    "below",
    [
        "II. TIẾN ĐỘ THỰC HIỆN\n- 9h00: Báo cáo\n",
        "II. TỔNG DUYỆT\n- 14h00 ngày 16/8/2026: Duyệt đội hình\n",
        "II. CHUẨN BỊ\n- 14h00 ngày 14/8/2026: Duyệt\nIII. CHƯƠNG TRÌNH CHIỀU\n- 14h00: Bầu\n",
    ],
)
def test_acts_below_those_of_a_programme_stay_where_they_go_on(read, below):
    titles, left = told(read(f"ĐẠI HỘI NGÀY 15/8/2026\n{ARRIVAL}{below}"))

    assert (len(titles), left) == (2 + below.count("- "), False)


@pytest.mark.parametrize(
    "duties",
    ["CÔNG TÁC CHUẨN BỊ", "PHÂN CÔNG NHIỆM VỤ", "TIẾN ĐỘ", "TIẾN ĐỘ THỰC HIỆN", "TỔNG DUYỆT"],
)
@pytest.mark.parametrize("year", ["/2026", ""])
def test_duties_before_the_day_are_no_part_of_the_programme_above_them(read, duties, year):
    draft = read(
        "KẾ HOẠCH HỘI NGHỊ NGÀY 15/8/2026\nI. CHƯƠNG TRÌNH HỘI NGHỊ\n- 8h00: Đón khách\n"
        f"- 8h30: Khai mạc\nII. {duties}\n- 14h00 ngày 14/8{year}: Duyệt âm thanh\n"
    )

    assert told(draft) == (["Đón khách", "Khai mạc"], True)
    assert draft.programme.date == date(2026, 8, 15)
    assert "14h00: Duyệt âm thanh" in draft.programme.notes


def test_hours_of_preparation_stay_where_no_chapter_is_called_programme(read):
    prepared = PREPARED.format(year="/2026")
    draft = read(f"NGÀY HỘI SÁCH\n{prepared}II. NGÀY 15/8/2026\n- 8h00: Đón khách\n")

    assert told(draft) == (["Tổng duyệt", "Đón khách"], False)


@pytest.mark.parametrize("day", ["(15/8/2026)", "NGÀY 15/8/2026"])
def test_the_chapter_called_programme_may_say_its_day(read, day):
    draft = read(
        f"KẾ HOẠCH NGÀY HỘI SÁCH\nI. NỘI DUNG THI\n1. Kéo co\n2. Nhảy dây\n"
        f"II. CHƯƠNG TRÌNH {day}\n- 8h00: Đón khách\n- 8h30: Khai mạc\n"
    )

    assert told(draft) == (["Đón khách", "Khai mạc"], True)
    assert draft.programme.date == date(2026, 8, 15)


@pytest.mark.parametrize(
    "duties",
    [
        "Phân công nhiệm vụ:\n- 6h00: Thầy An treo băng rôn\n- 6h30: Cô Bình đón khách",
        "Tổ chức thực hiện\n1. Văn phòng dọn hội trường.\n2. Phòng Tài chính lo kinh phí.",
        "* Hướng dẫn bỏ phiếu:\n1. Đại biểu nhận phiếu.\n2. Đại biểu ghi phiếu.",
    ],
)
def test_what_is_done_beside_the_acts_is_none_of_them(read, duties):
    draft = read(f"HỘI TRẠI 15/8/2026\n{ACTS}{duties}\n")

    assert told(draft) == (["Đón khách", "Khai mạc", "Bầu ban chủ nhiệm"], True)
    assert set(duties.splitlines()) <= set(draft.programme.notes)


@pytest.mark.parametrize(
    "acts",
    [
        "Phân công nhiệm vụ:\n4. 9h30: Ra về",
        "Sau giờ nghỉ:\n1. Khai mạc hội thi\n2. Trao giải",
    ],
)
def test_acts_below_a_heading_that_go_on_stay_acts(read, acts):
    titles, _left = told(read(f"HỘI TRẠI 15/8/2026\n{ACTS}{acts}\n"))

    assert len(titles) > 3


def test_duties_in_their_own_words_are_none_of_a_programme_without_hours(read):
    draft = read(
        "KẾ HOẠCH HỘI NGHỊ\nI. PHÂN CÔNG CỤ THỂ\n1. Văn phòng: hội trường\n2. Đoàn: trang trí\n"
        "II. NHIỆM VỤ CỤ THỂ\n1. Bí thư: khai mạc\nIII. Công tác hậu cần\n1. Nước uống\n2. Hoa\n"
        "IV. CHƯƠNG TRÌNH\n1. Chào cờ\n2. Khai mạc\n3. Báo cáo\n"
    )

    assert [item.title for item in draft.programme.items] == ["Chào cờ", "Khai mạc", "Báo cáo"]
    assert {*range(2, 10)} <= {*draft.left_out}


def titles_and_doubts(read, body):
    """Return the titles of a meeting's items, and which lines are doubted in kinds of doubt."""
    draft = read(f"HỌP BAN LIÊN LẠC\nThời gian: 14h00 ngày 05/10/2026\n{body}")
    titles = [item.title for item in draft.programme.items]
    kinds = ("left_out", "not_understood")
    return titles, [doubt.line for doubt in draft.doubts if doubt.kind in kinds]


@pytest.mark.parametrize(
    ("body", "doubted"),
    [
        ("1. Báo cáo thu chi\n2. Phân công nhiệm vụ\n3. Thảo luận", []),
        ("I. Báo cáo\nII. Bầu trưởng ban\nIII. Tổ chức thực hiện\nNơi nhận: hội viên", []),
        ("Nội dung:\n- Báo cáo thu chi\n- Phân công nhiệm vụ\n- Thảo luận", []),
        ("1. Báo cáo thu chi\n2. Kinh phí\n3. Thảo luận", [4]),
        ("I. Mục đích\nII. Thảo luận\nIII. Công tác chuẩn bị", [3, 5]),
        ("1. Công tác chuẩn bị\n2. Phân công nhiệm vụ\n3. Kinh phí", [3, 4, 5]),
        ("1. 14h00: Họp tổ\n2. Phân công nhiệm vụ\n3. 15h00: Bế mạc", []),
        ("1. 14h00: Họp tổ\n2. Kinh phí\n3. 15h00: Bế mạc", [4]),
        ("14h00: Họp tổ\n2. Phân công nhiệm vụ\n3. Thảo luận", []),
        ("14h00: Họp tổ\n2. Phân công nhiệm vụ", [4]),
    ],
)
def test_what_a_plan_has_for_chapters_are_points_of_a_meeting_where_nothing_is_below(
    read, body, doubted
):
    titles, lines = titles_and_doubts(read, body)

    counted = [line for line in body.splitlines() if not line.startswith(("Nội", "Nơi"))]
    assert titles == [re.split(r"h00: |[.-] ", line)[-1] for line in counted]
    assert lines == doubted


@pytest.mark.parametrize(
    ("body", "acts", "doubted"),
    [
        # Lines of their own below
        (
            "1. Báo cáo\n2. Phân công nhiệm vụ\n- Ông An: hội trường\n3. Thảo luận",
            ["Báo cáo", "Thảo luận"],
            [4],
        ),
        (
            "I. Báo cáo\nII. Thảo luận\nIII. Tổ chức thực hiện\nCác tổ làm đúng hạn.",
            ["Báo cáo", "Thảo luận"],
            [5],
        ),
        # A plan's programme beside
        (
            "1. Chương trình\n- Chào cờ\n- Báo cáo\n2. Kinh phí\n3. Phân công",
            ["Chào cờ", "Báo cáo"],
            [],
        ),
        # When or where is told beside
        ("1. Báo cáo\n2. Thảo luận\n3. Địa điểm: nhà A\n4. Kinh phí", ["Báo cáo", "Thảo luận"], []),
        # Below a chapter that is left out
        (
            (
                "I. Nội dung\n1. Báo cáo\n2. Thảo luận\n3. Bầu cử\n"
                "II. Tổ chức thực hiện\n1. Kinh phí\n2. Phân công\n3. Quét dọn"
            ),
            ["Báo cáo", "Thảo luận", "Bầu cử"],
            [7],
        ),
        # What an act is told with
        (
            "1. Báo cáo\n- Kết quả\n- Tài liệu\n- Kinh phí\n2. Thảo luận\n3. Bế mạc",
            ["Báo cáo", "Thảo luận", "Bế mạc"],
            [],
        ),
        # Hours
        (
            "- 14h00: Báo cáo\n- 14h30: Thảo luận\n- 15h00: Bầu cử\n- Phân công\n- Kinh phí",
            ["Báo cáo", "Thảo luận", "Bầu cử"],
            [6],
        ),
        # A plan's list that goes on around its acts, or says where
        (
            "3. Chương trình\n1. 14h00: Báo cáo\n2. 15h00: Bế mạc\n4. Kinh phí\n5. Phân công",
            ["Báo cáo", "Bế mạc"],
            [6],
        ),
        (
            "1. 14h00: Báo cáo\n2. 15h00: Bế mạc\n3. Phân công\n- Ông An: hội trường",
            ["Báo cáo", "Bế mạc"],
            [5],
        ),
        (
            "1. 14h00: Báo cáo\n2. 15h00: Bế mạc\n3. Địa điểm: nhà A\n4. Kinh phí",
            ["Báo cáo", "Bế mạc"],
            [],
        ),
    ],
)
def test_a_plans_chapters_are_no_points_of_a_meeting(read, body, acts, doubted):
    assert titles_and_doubts(read, body) == (acts, doubted)


def test_what_is_played_is_no_act_above_the_days_of_the_games(read):
    draft = read(
        "Hội thao năm 2019\nHội thao gồm có các môn thi đấu sau:\n1. Kéo co: mỗi đội 8 người.\n"
        "2. Bóng bàn.\n3. Cờ tướng.\nThời gian thi đấu:\n- Ngày 06/5/2019: Khai mạc Hội thao.\n"
        "- Từ ngày 07/5/2019 - 17/5/2019: thi đấu bóng bàn.\n- Ngày 20/5/2019: Bế mạc hội thao.\n"
    )

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Khai mạc Hội thao", "thi đấu bóng bàn", "Bế mạc hội thao"]
    assert any(doubt.kind == "left_out" and "Kéo co" in doubt.message for doubt in draft.doubts)


@pytest.mark.parametrize(
    "below",
    [
        "1. Chào cờ\n2. Thi đấu\nThời gian thi đấu:\n- Ngày 06/5/2019: Cờ\n- Ngày 07/5/2019: Vua\n",
        "1. Kéo co\n2. Bóng bàn\nThời gian: Ngày 06/5/2019\n",
        "1. 7h00: Kéo co\n2. 8h00: Bóng bàn\nThời gian thi đấu:\n- Ngày 06/5/2019: Cờ\n",
    ],
)
def test_acts_above_a_line_of_the_time_stay(read, below):
    draft = read(f"Hội thao năm 2019\n{below}")

    assert len(draft.programme.items) >= 2
    assert not any(doubt.kind == "left_out" for doubt in draft.doubts)


def test_duties_that_are_counted_anew_are_left_out(read):
    draft = read(
        "Lễ kỷ niệm\nNgày 20/11/2026\nI. LỄ MÍT TINH\n1. Chào cờ\n2. Khai mạc\n"
        "II. THI ĐẤU\n1. Kéo co\nI. Phân công trang trí\n"
        "Thời gian: 15h30 ngày 19 tháng 11 năm 2026.\nII. Chuẩn bị của các lớp\n- Mỗi lớp 1 biển\n"
    )

    assert [item.title for item in draft.programme.items] == ["Chào cờ", "Khai mạc", "Kéo co"]
    assert [doubt.line for doubt in draft.doubts if doubt.kind == "left_out"] == [8]


@pytest.mark.parametrize(
    "chapter", ["III. Phân công nhiệm vụ các tiểu ban", "I. Thi văn nghệ", "III. Tiến độ đề tài"]
)
def test_chapters_that_go_on_or_are_acts_stay(read, chapter):
    draft = read(
        f"Hội nghị\nNgày 20/11/2026\nI. Khai mạc\n1. Chào cờ\nII. Báo cáo\n1. Báo cáo năm\n"
        f"{chapter}\n1. Thảo luận\n"
    )

    assert "Thảo luận" in [item.title for item in draft.programme.items]


@pytest.mark.parametrize(
    "points", ["1. Nội dung đối thoại: đất đai\n2. Hình thức: trực tiếp\n", ""]
)
def test_contents_above_the_chapter_called_programme_are_no_part_of_it(read, points):
    draft = read(
        "KẾ HOẠCH ĐỐI THOẠI\nI. THỜI GIAN, ĐỊA ĐIỂM\n1. Thời gian: 8h00 ngày 15/8/2026\n"
        f"II. NỘI DUNG\n{points}III. CHƯƠNG TRÌNH HỘI NGHỊ\n"
        "- 8h00: Đón khách\n- 8h30: Khai mạc\n- 9h00: Đối thoại\n"
    )

    assert told(draft)[0] == ["Đón khách", "Khai mạc", "Đối thoại"]


@pytest.mark.parametrize("purpose", ["MỤC ĐÍCH", "Mục đích, yêu cầu", "Ý nghĩa"])
def test_a_chapter_may_say_its_purpose_behind_its_name(read, purpose):
    draft = read(
        f"KẾ HOẠCH LỄ KỶ NIỆM\nI. {purpose}: ôn lại truyền thống.\nII. NỘI DUNG\n"
        "1. Lễ dâng hương\n- Thời gian: 7h00, ngày 14/8/2026\n"
        "2. Đêm văn nghệ\n- Thời gian: 19h30, ngày 15/8/2026\n"
    )

    assert told(draft)[0] == ["Lễ dâng hương", "Đêm văn nghệ"]
    assert draft.programme.date == date(2026, 8, 14)


def test_costs_told_below_a_table_take_none_of_its_acts(read):
    draft = read(
        "KẾ HOẠCH LỚP BỒI DƯỠNG\n1. Thời gian: ngày 14/8/2026\n2. Lịch học:\n"
        "NGÀY\tBUỔI\tNỘI DUNG\tGIẢNG VIÊN\n14/8\tSáng\tBài 1\tĐ/c An\n\tChiều\tBài 2\tĐ/c Bình\n"
        "3. Kinh phí: từ ngân sách.\n"
    )

    assert told(draft)[0] == ["Bài 1", "Bài 2"]


@pytest.mark.parametrize(
    ("chapter", "when", "where"),
    [
        ("THỜI GIAN - ĐỊA ĐIỂM", "- 18h00 ngày 05/9/2026", "- Tại Nhà văn hóa xã"),
        ("Thời gian, địa điểm tổ chức", "- Từ 18h00, ngày 05/9/2026", "- Nhà văn hóa xã"),
        ("Thời gian và địa điểm:", "1. 18h00, thứ Bảy, ngày 05/9/2026.", "2. Nhà văn hóa xã"),
        ("Thời gian", "18h00 ngày 05/9/2026", "III. Địa điểm\nNhà văn hóa xã"),
    ],
)
@pytest.mark.parametrize("hours", [("18h00: ", "19h00: "), ("", "")])
def test_a_plan_s_chapter_of_when_and_where_says_it_in_bare_lines(
    read, chapter, when, where, hours
):
    acts = [f"- {at}{act}" for at, act in zip(hours, ("Văn nghệ", "Tặng quà"), strict=True)]
    draft = read(
        "Sóc Trăng, ngày 10 tháng 8 năm 2026\nKẾ HOẠCH\nTổ chức Đêm hội\n"
        f"I. MỤC ĐÍCH\n- Tạo sân chơi.\nII. {chapter}\n{when}\n{where}\n"
        f"IV. CHƯƠNG TRÌNH\n{acts[0]}\n{acts[1]}\n"
    )

    (session,) = draft.programme.sessions
    assert draft.programme.date == date(2026, 9, 5)
    assert (session.start or session.items[0].start) == time(18)
    assert [venue.name for venue in session.venues] == ["Nhà văn hóa xã"]
    assert [item.title for item in session.items] == ["Văn nghệ", "Tặng quà"]


@pytest.mark.parametrize(
    "when",
    [
        "Một ngày, thứ Bảy, 05/9/2026 tại Nhà văn hóa. Bốc thăm lúc 8 giờ 00 ngày 01/9/2026.",
        "Ngày 05/9/2026 (thứ Bảy), tại sân trường. Các đội có mặt trước 6h45.",
        "- Hội trại: chiều 04/9/2026 tại sân trường.\n- Hội thi nấu ăn: ngày 05/9/2026, tại sân.",
    ],
)
def test_a_chapter_of_when_tells_the_day_of_what_the_paper_is_about(read, when):
    draft = read(
        "Sóc Trăng, ngày 10 tháng 8 năm 2026\nKẾ HOẠCH\nTổ chức Hội thi nấu ăn\n"
        f"I. MỤC ĐÍCH\n- Tạo sân chơi.\nII. THỜI GIAN, ĐỊA ĐIỂM\n{when}\n"
        "III. CHƯƠNG TRÌNH\n- 7h00: Khai mạc\n- 7h30: Thi nấu ăn\n"
    )

    assert draft.programme.date == date(2026, 9, 5)
    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Thi nấu ăn"]


def test_a_day_and_its_place_above_the_hours_of_a_programme_s_chapter_is_its_day(read):
    draft = read(
        "KẾ HOẠCH\nbàn giao nhà\n1. Chương trình lễ bàn giao\n"
        "Ngày 24 tháng 8 năm 2026, tại nhà bà Lê Thị Tám:\n"
        "8h00: Đón khách\n8h15: Giới thiệu đại biểu\n2. Căn nhà\nKhởi công 12/5/2026.\n"
    )

    assert draft.programme.date == date(2026, 8, 24)
    assert any("Lê Thị Tám" in note for note in draft.programme.notes)


def test_several_days_below_a_chapter_of_when_are_of_no_single_one(read):
    draft = read(
        "KẾ HOẠCH\nHội thi\nI. MỤC ĐÍCH\n- Giao lưu.\nII. THỜI GIAN\n"
        "- Ngày 05/9/2026\n8h00: Thi đấu\n- Ngày 06/9/2026\n8h00: Chung kết\n"
    )

    assert [session.date or draft.programme.date for session in draft.programme.sessions] == [
        date(2026, 9, 5),
        date(2026, 9, 6),
    ]


@pytest.mark.parametrize("sign", ["1. ", "- "])
@pytest.mark.parametrize("act", ["Báo cáo thu chi năm 2025", "Thu chi năm 2025 (đ/c Lê Thị Bình)"])
def test_an_act_among_acts_stays_one_whatever_chapter_it_is_called_like(read, sign, act):
    acts = ["Khai mạc", "Báo cáo tổng kết", f"Kinh phí công đoàn: {act}", "Thảo luận", "Bế mạc"]
    signs = [sign.replace("1", f"{n}") for n in range(1, 6)]
    listed = "\n".join(map("".join, zip(signs, acts, strict=True)))
    draft = read(f"HỘI NGHỊ TỔNG KẾT\nChương trình\n{listed}\n")

    titles = [item.title.partition(":")[0] for item in draft.programme.items]
    assert titles == [title.partition(":")[0] for title in acts]


def test_a_note_among_acts_that_tells_of_no_act_stays_one(read):
    draft = read(
        "HỘI NGHỊ TỔNG KẾT\nChương trình\n1. Khai mạc\n2. Báo cáo tổng kết\n3. Bế mạc\n"
        "4. Kinh phí: trích từ ngân sách xã\n"
    )

    assert [item.title for item in draft.programme.items] == [
        "Khai mạc",
        "Báo cáo tổng kết",
        "Bế mạc",
    ]


@pytest.mark.parametrize(
    "chapter",
    [
        "2. Chương trình (18h00 ngày 05/9/2026)",
        "2. Nội dung chương trình (từ 18h00, ngày 05/9/2026):",
        "2. Chương trình: 18h00 ngày 05/9/2026",
        "CHƯƠNG TRÌNH (18h00 ngày 05/9/2026)",
    ],
)
@pytest.mark.parametrize("hours", [("18h00: ", "19h00: "), ("", "")])
def test_the_day_and_hour_beside_the_chapter_called_programme_are_the_event_s(read, chapter, hours):
    acts = [f"- {at}{act}" for at, act in zip(hours, ("Văn nghệ", "Tặng quà"), strict=True)]
    draft = read(
        "Sóc Trăng, ngày 10 tháng 8 năm 2026\nKẾ HOẠCH\nTổ chức Đêm hội\n"
        f"1. Mục đích\n- Tạo sân chơi.\n{chapter}\n{acts[0]}\n{acts[1]}\n"
        "3. Tổ chức thực hiện\n- Văn phòng chuẩn bị.\n"
    )

    (session,) = draft.programme.sessions
    assert draft.programme.date == date(2026, 9, 5)
    assert [item.title for item in session.items] == ["Văn nghệ", "Tặng quà"]
    assert session.items[0].start == (time(18) if hours[0] else None)
    assert session.start in (None, time(18))
    assert chapter in draft.programme.notes


@pytest.mark.parametrize("acts", ["1. Chào cờ\n2. Bế mạc\n", "- Chào cờ\n- Bế mạc\n"])
@pytest.mark.parametrize("before", ["MỤC TIÊU", "MỤC ĐÍCH", "CHỈ TIÊU ĐỀ RA"])
@pytest.mark.parametrize("after", ["CÁC TIỂU BAN", "GIẢI PHÁP"])
def test_chapters_beside_the_one_called_programme_are_no_acts(read, acts, before, after):
    draft = read(
        f"KẾ HOẠCH ĐẠI HỘI NGÀY 15/8/2026\nI. {before}\n1. Nâng cao năng lực.\n"
        f"II. CHƯƠNG TRÌNH\n{acts}III. {after}\n1. Tiểu ban Nội dung.\nIV. KINH PHÍ\n"
    )

    assert told(draft)[0] == ["Chào cờ", "Bế mạc"]


@pytest.mark.parametrize(
    "called", ["NỘI DUNG TẬP HUẤN", "CÁC HOẠT ĐỘNG", "CHƯƠNG TRÌNH ĐẠI HỘI", "Lịch trình chi tiết"]
)
@pytest.mark.parametrize("days", ["", "Từ ngày 14/8/2026 đến ngày 15/8/2026:\n"])
def test_what_a_chapter_above_days_is_called_is_no_act(read, called, days):
    draft = read(
        f"KẾ HOẠCH\nTập huấn công tác hội\nI. MỤC ĐÍCH\nII. {called}\n{days}Ngày 14/8/2026\n"
        "8h00: Khai mạc\n9h00: Học tập\nNgày 15/8/2026\n8h00: Thực hành\n9h00: Bế mạc\n"
    )

    assert told(draft)[0] == ["Khai mạc", "Học tập", "Thực hành", "Bế mạc"]
    assert [str(session.date or draft.programme.date) for session in draft.programme.sessions] == [
        "2026-08-14",
        "2026-08-15",
    ]


@pytest.mark.parametrize("paper", ["KẾ HOẠCH", "THÔNG BÁO"])
@pytest.mark.parametrize("called", ["CHƯƠNG TRÌNH", "TIẾN TRÌNH HỘI NGHỊ", "KỊCH BẢN"])
@pytest.mark.parametrize("hours", [("", ""), ("8h00: ", "9h00: ")])
def test_of_a_plan_no_chapter_but_its_programme_holds_acts(read, paper, called, hours):
    first, second = hours
    draft = read(
        f"{paper}\nTổ chức Đại hội ngày 15/8/2026\nI. BỐI CẢNH\n1. Kinh tế phục hồi.\n"
        f"II. {called}\n1. {first}Chào cờ\n2. {second}Bế mạc\n"
        "III. QUÀ TẶNG\n1. Túi quà.\nIV. AN NINH\n1. Công an trực từ 17h00.\n"
    )

    assert told(draft)[0] == ["Chào cờ", "Bế mạc"]


@pytest.mark.parametrize("acts", ["8h00: Khai mạc\n9h00: Học tập\n", "- Khai mạc\n- Học tập\n"])
def test_of_a_plan_the_only_chapter_with_days_or_hours_is_its_programme(read, acts):
    draft = read(
        "KẾ HOẠCH\nTập huấn kỹ thuật\nI. Kết quả cần đạt\n1. 60 hộ nắm được kỹ thuật.\n"
        f"II. Nội dung giảng dạy\nThứ Sáu, 14/8/2026\n{acts}"
        "III. Giảng viên\n1. Kỹ sư Khoa.\n"
    )

    assert told(draft)[0] == ["Khai mạc", "Học tập"]


def test_parts_of_a_plan_s_feast_stay_beside_its_programme(read):
    draft = read(
        "KẾ HOẠCH NGÀY HỘI 15/8/2026\nI. PHẦN LỄ\n1. Chào cờ\n2. Khai mạc\n"
        "II. CHƯƠNG TRÌNH VĂN NGHỆ\n1. Hát múa\n2. Trao giải\n"
    )

    assert told(draft)[0] == ["Chào cờ", "Khai mạc", "Hát múa", "Trao giải"]


@pytest.mark.parametrize(
    "said",
    [
        "Từ 08h00 ngày 20/11/2026 đến 17h00 ngày 21/11/2026 tại Nhà văn hóa huyện.",
        "- Khai mạc: 08h00 ngày 20/11/2026.",
        "Hội nghị tổ chức 02 buổi, sáng ngày 20/11/2026.",
    ],
)
@pytest.mark.parametrize("acts", ["8h00: Khai mạc\n9h00: Bế mạc\n", "- Khai mạc\n- Bế mạc\n"])
def test_a_plan_s_chapter_of_when_and_where_says_it_in_many_ways(read, said, acts):
    draft = read(
        "Tân An, ngày 10 tháng 8 năm 2026\nKẾ HOẠCH\nTổ chức Hội nghị\nI. MỤC ĐÍCH\n- Vui.\n"
        f"II. THỜI GIAN, ĐỊA ĐIỂM\n{said}\nIII. CHƯƠNG TRÌNH\n{acts}"
    )

    assert told(draft)[0] == ["Khai mạc", "Bế mạc"]
    assert draft.programme.date == date(2026, 11, 20)


def test_the_hour_at_which_an_invitation_asks_to_come_is_no_act(read):
    draft = read(
        "GIẤY MỜI\nTrân trọng kính mời: Ông Cam\nĐúng 8h00, ngày 15/8/2026 đến dự Lễ khánh thành"
        " tại Trường Mầm non.\nChương trình:\n- Văn nghệ\n- Cắt băng\n"
    )

    (session,) = draft.programme.sessions
    assert told(draft)[0] == ["Văn nghệ", "Cắt băng"]
    assert (draft.programme.title, draft.programme.date) == ("Lễ khánh thành", date(2026, 8, 15))
    assert session.start == time(8)


def test_the_day_of_a_chapter_may_stand_behind_how_long_it_takes(read):
    draft = read(
        "THÔNG BÁO\nTổ chức Đại hội\n1. Nhân sự\na) Đại biểu: 60 người.\n"
        "2. Lịch Đại hội (01 buổi, sáng 02/10/2026)\na) Chào cờ\nb) Bế mạc\n"
    )

    assert told(draft)[0] == ["Chào cờ", "Bế mạc"]
    assert draft.programme.date == date(2026, 10, 2)


@pytest.mark.parametrize(
    "chapters",
    [
        (
            "II. CHƯƠNG TRÌNH\n(Phụ lục kèm theo)\nIII. THỜI GIAN\n1. Thời gian: ngày 15/8/2026\n"
            "IV. THỰC HIỆN\n1. Tổ một: hoa.\n"
        ),
        (
            "II. NỘI DUNG\n1. Luật mới.\n2. Xếp kho.\nIII. NGÀY GIỜ\nThời gian: ngày 15/8/2026\n"
            "IV. TRÁCH NHIỆM\n1. Tổ một: hoa.\n2. Tổ hai: mở cửa từ 6h30.\n"
        ),
        (
            "II. NỘI DUNG HỘI NGHỊ\n1. Luật mới (30 phút).\n2. Xếp kho (60 phút).\nIII. NGÀY GIỜ\n"
            "Thời gian: ngày 15/8/2026\nIV. TRÁCH NHIỆM\n1. Tổ một: hoa.\n"
        ),
    ],
)
@pytest.mark.parametrize("signed", ["", "GIÁM ĐỐC\nTrần Văn Cam\n"])
@pytest.mark.parametrize(
    "attached",
    [
        "PHỤ LỤC\nCHƯƠNG TRÌNH TẬP HUẤN\n",
        "PHỤ LỤC 1\nQUÀ TẶNG\n1. Gạo: 5 kg\n2. Chăn: 5 chiếc\nPHỤ LỤC 2: CHƯƠNG TRÌNH\n",
        "LỊCH TẬP HUẤN\n",
    ],
)
def test_a_programme_attached_to_a_plan_has_all_its_acts(read, chapters, signed, attached):
    rows = "7h30 - 8h00\tĐón khách\tTổ một\n8h00 - 9h00\t1. Khai mạc\tTổ hai\n9h00\t2. Tiệc\t\n"
    draft = read(f"KẾ HOẠCH\nTập huấn\nI. MỤC ĐÍCH\nVui.\n{chapters}{signed}{attached}{rows}")

    assert told(draft) == (["Đón khách", "Khai mạc", "Tiệc"], True)
    assert [item.start for item in draft.programme.items] == [time(7, 30), time(8), time(9)]
    assert draft.programme.date == date(2026, 8, 15)


def test_the_points_of_a_notice_above_its_programme_s_table_are_no_acts(read):
    rows = "7h30\tĐón khách\tTổ một\n8h00\tKhai mạc\tTổ hai\n9h00\tTiệc\t\n"
    draft = read(
        "THÔNG BÁO\nĐại hội mẫu\n1. Thời gian: 7h30 ngày 15/8/2026\n2. Địa điểm: Sân đình\n"
        f"3. Điều kiện dự: có thẻ.\n4. Giấy tờ: căn cước.\nCHƯƠNG TRÌNH ĐẠI HỘI\n{rows}"
    )

    assert told(draft) == (["Đón khách", "Khai mạc", "Tiệc"], True)


def test_acts_above_a_programme_of_their_own_within_an_event_stay(read):
    draft = read(
        "NGÀY HỘI MẪU\n1. Địa điểm: Sân đình\n2. Chào cờ\n3. Khai mạc\n"
        "CHƯƠNG TRÌNH VĂN NGHỆ\n9h00: Hát\n10h00: Múa\n"
    )

    assert told(draft)[0] == ["Chào cờ", "Khai mạc", "Hát", "Múa"]


@pytest.mark.parametrize(
    "line",
    [
        "Mọi chi tiết xin liên hệ: Chị Hạnh, ĐT 0987 654 321 (giờ hành chính 8h00 - 17h00).",
        "Mọi thắc mắc xin gọi văn phòng khoa: (từ 8h00 đến 16h30).",
        "Parking is available from 8:00 AM.",
    ],
)
def test_hours_at_which_somebody_can_be_asked_below_the_acts_are_no_act(read, line):
    draft = read(f"CHƯƠNG TRÌNH HỌP BÁO 21/6/2026\n9h00: Đón khách\n9h15: Hỏi đáp\n{line}\n")

    assert told(draft) == (["Đón khách", "Hỏi đáp"], True)
    assert line in draft.programme.notes


def test_an_act_about_what_people_ask_stays(read):
    draft = read(
        "HỌP BÁO 21/6/2026\n9h00: Đón khách\n9h15: Liên hệ báo chí\nLiên hệ thực tế: 9h30\n"
    )

    assert len(draft.programme.items) == 3


def test_rules_whose_dashes_have_hours_are_none_of_the_acts(read):
    draft = read(
        "CHƯƠNG TRÌNH HỘI CHỢ 14/10/2026\n8h00: Khai trương\n9h00: Bán hàng\n17h00: Bế mạc\n"
        "Quy định đối với gian hàng:\n– Dựng gian hàng xong trước 7h00.\n"
        "– Không mở loa quá 22h00.\n– Tiền điện: 100.000 đồng/gian.\n"
    )

    assert told(draft) == (["Khai trương", "Bán hàng", "Bế mạc"], True)


def test_acts_below_the_rules_of_a_game_go_on(read):
    draft = read(
        "CHƯƠNG TRÌNH HỘI THI 14/10/2026\n8h00: Khai mạc\n9h00: Thi rung chuông vàng\n"
        "Quy định đối với thí sinh:\n– Mỗi câu 15 giây.\n17h00: Bế mạc\n"
    )

    assert told(draft)[0][-1] == "Bế mạc"


@pytest.mark.parametrize("rules", ["QUY CHẾ BẦU CỬ", "THỂ LỆ BIỂU QUYẾT"])
def test_rules_of_what_is_done_in_an_untimed_programme_are_none_of_its_acts(read, rules):
    acts = "1. Chào cờ\n2. Bầu đoàn chủ tịch\n3. Thảo luận\n4. Bế mạc\n"
    draft = read(
        f"CHƯƠNG TRÌNH ĐẠI HỘI NGÀY 26/11/2026\n{acts}{rules}\n1. Bầu bằng phiếu kín.\n"
        "2. Người trúng cử phải đạt quá nửa số phiếu.\n"
    )

    assert told(draft) == (["Chào cờ", "Bầu đoàn chủ tịch", "Thảo luận", "Bế mạc"], True)
