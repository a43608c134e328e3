"""What names the event, and what only says that a programme follows."""

from datetime import date

import pytest

ACTS = "8h00: Đón tiếp đại biểu\n8h30: Khai mạc\n9h00: Báo cáo\n"


@pytest.mark.parametrize(
    "heading", ["CHƯƠNG TRÌNH", "DỰ THẢO CHƯƠNG TRÌNH", "NỘI DUNG CHƯƠNG TRÌNH CHI TIẾT"]
)
def test_a_heading_that_names_no_event_is_neither_its_title_nor_who_holds_it(read, heading):
    programme = read(f"SỞ Y TẾ\n{heading}\nHội nghị tổng kết năm 2026\n{ACTS}").programme

    assert programme.title == "Hội nghị tổng kết năm 2026"
    assert programme.organisation.issuer == "SỞ Y TẾ"
    assert programme.notes == ()


@pytest.mark.parametrize(
    "days",
    ["Từ ngày 10/8/2026 đến ngày 12/8/2026", "Từ 10/8 đến 12/8/2026 sẽ tổ chức trại hè"],
)
def test_a_line_of_days_is_never_the_title(read, days):
    programme = read(f"CHƯƠNG TRÌNH TRẠI HÈ\n{days}\n{ACTS}").programme

    assert programme.title == "CHƯƠNG TRÌNH TRẠI HÈ"
    assert programme.notes == (days,)


def test_whose_a_plan_is_stands_above_it_and_is_no_part_of_its_title(read):
    programme = read(f"ỦY BAN NHÂN DÂN\nXÃ SUỐI ĐÁ\nLỊCH CÔNG TÁC TUẦN 35\n{ACTS}").programme

    assert programme.title == "LỊCH CÔNG TÁC TUẦN 35"
    assert programme.organisation.superior == "ỦY BAN NHÂN DÂN"
    assert programme.organisation.issuer == "XÃ SUỐI ĐÁ"


@pytest.mark.parametrize("first", ["HỘI NGHỊ TRIỂN KHAI", "TUẦN LỄ XANH"])
def test_a_title_in_capitals_goes_on_with_the_name_of_a_plan(read, first):
    programme = read(f"{first}\nLỊCH MÙA VỤ\n{ACTS}").programme

    assert programme.title == f"{first} LỊCH MÙA VỤ"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (
            (
                "ĐẢNG ỦY XÃ BẾN XƯA\nKính gửi: Các đồng chí ủy viên\nThường trực Đảng ủy trân trọng"
                " kính mời các đồng chí dự Hội nghị BCH lần thứ 5."
            ),
            "Hội nghị BCH lần thứ 5",
        ),
        (
            "GIẤY MỜI\nTrường Bến Xưa mời phụ huynh đến dự buổi họp đầu năm, vào lúc 8h00 tại sân.",
            "Họp đầu năm",
        ),
        (
            "CÔNG TY BẾN XƯA\nTHƯ MỜI\nTrân trọng kính mời: Ông An\nTới dự: Lễ khánh thành cầu",
            "Lễ khánh thành cầu",
        ),
        (
            "TRƯỜNG BẾN XƯA\nTHƯ MỜI THAM DỰ HỘI THẢO\nĐổi mới cách dạy học",
            "HỘI THẢO Đổi mới cách dạy học",
        ),
        (
            "GIẤY MỜI\nUBND xã trân trọng kính mời ông (bà): Trần Tâm\nDự Lễ công bố quyết định",
            "Lễ công bố quyết định",
        ),
        ("XÃ BẾN XƯA\nGIẤY MỜI\nDự Hội nghị quý I\nKính gửi: Ông An", "Hội nghị quý I"),
        ("CHI BỘ 3\nGIẤY MỜI\nKính mời đồng chí: Bảy\nDự sinh hoạt chi bộ", "Sinh hoạt chi bộ"),
    ],
)
def test_what_an_invitation_invites_to_is_the_title_that_no_line_gives(read, above, title):
    draft = read(f"{above}\nThời gian: ngày 20/8/2026.\n8h00: Khai mạc\n9h00: Bế mạc\n")

    assert draft.programme.title == title
    assert [doubt.read for doubt in draft.doubts if doubt.kind == "no_title"] == [title]


@pytest.mark.parametrize(
    ("above", "title", "issuer"),
    [
        ("CÔNG ĐOÀN BẾN XƯA\nTHÔNG BÁO\nVề chương trình hội thao", "Chương trình hội thao", 0),
        ("CÔNG ĐOÀN BẾN XƯA\nTHÔNG BÁO\nVề việc tổ chức hội thao", "Tổ chức hội thao", 0),
        ("UBND XÃ BẾN XƯA\nGIẤY MỜI\nHội nghị tổng kết", "Hội nghị tổng kết", 0),
        ("CTY BẾN XƯA\nTHÔNG BÁO\nTiệc tất niên", "Tiệc tất niên", 0),
        ("TRƯỜNG BẾN XƯA\nTHÔNG BÁO LỊCH THI", "THÔNG BÁO LỊCH THI", 0),
        ("THÔNG BÁO\nChương trình hội thao", "Chương trình hội thao", None),
        ("THÔNG BÁO\nCHƯƠNG TRÌNH\nHội thao", "Hội thao", None),
        ("THÔNG BÁO\nHỘI NGHỊ TỔNG KẾT", "HỘI NGHỊ TỔNG KẾT", None),
        ("UBND XÃ BẾN XƯA\nGIẤY MỜI\nKính gửi: Ông An", "", 0),
        # These are no less a title than they were.
        ("THÔNG BÁO HỘI THI", "THÔNG BÁO HỘI THI", None),
        ("GIẤY MỜI HỌP", "GIẤY MỜI HỌP", None),
        ("Hội nghị tổng kết\nThông báo", "Hội nghị tổng kết", None),
        ("Về miền quan họ", "Về miền quan họ", None),
        ("DỰ ÁN BẾN XƯA", "DỰ ÁN BẾN XƯA", None),
    ],
)
def test_what_sort_of_paper_it_is_parts_who_issues_it_from_its_title(read, above, title, issuer):
    draft = read(f"{above}\nNgày 20/8/2026\n8h00: Khai mạc\n9h00: Bế mạc\n")

    programme = draft.programme
    assert programme.title == title
    assert programme.organisation.issuer == (None if issuer is None else above.split("\n")[issuer])
    assert [doubt.kind for doubt in draft.doubts if doubt.kind == "no_title"] == (
        [] if title else ["no_title"]
    )


@pytest.mark.parametrize(
    ("title", "invitation"),
    [
        ("HỘI XUÂN LÀNG BẾN", "Mời bà con tham dự các trò chơi."),
        ("Hội nghị tổng kết", "Kính mời đồng chí đến dự Hội nghị."),
        ("Đêm nhạc mùa thu", "Kính mời quý khách tham dự Đêm nhạc."),
    ],
)
def test_an_invitation_takes_no_title_s_place(read, title, invitation):
    draft = read(f"{title}\n{invitation}\nNgày 20/8/2026\n8h00: Khai mạc\n9h00: Bế mạc\n")

    assert draft.programme.title == title
    assert invitation in draft.programme.notes


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("LỄ GIỖ TỔ\nTHỜI GIAN VÀ ĐỊA ĐIỂM", "LỄ GIỖ TỔ"),
        ("CHƯƠNG TRÌNH LỄ GIỖ TỔ\nTHỜI GIAN VÀ ĐỊA ĐIỂM", "CHƯƠNG TRÌNH LỄ GIỖ TỔ"),
        (
            "CHƯƠNG TRÌNH KHÓA TU\nTẠI THIỀN VIỆN BẾN XƯA",
            "CHƯƠNG TRÌNH KHÓA TU TẠI THIỀN VIỆN BẾN XƯA",
        ),
        ("CHƯƠNG TRÌNH NGÀY HỘI\nTIỀN SỰ KIỆN - 20 tháng 8, 2026", "CHƯƠNG TRÌNH NGÀY HỘI"),
        ("CHƯƠNG TRÌNH GẶP MẶT\nKỷ niệm 42 năm ngày hội", "CHƯƠNG TRÌNH GẶP MẶT"),
    ],
)
def test_neither_the_frame_nor_what_goes_on_with_a_title_takes_its_place(read, above, title):
    programme = read(f"{above}\nNgày 20/8/2026\n8h00: Khai mạc\n9h00: Bế mạc\n").programme

    assert programme.title == title


@pytest.mark.parametrize(
    ("lines", "title", "subtitle"),
    [
        (
            "CHƯƠNG TRÌNH HỘI NGHỊ TẬP HUẤN\nNghiệp vụ lưu trữ năm 2026",
            "HỘI NGHỊ TẬP HUẤN Nghiệp vụ lưu trữ năm 2026",
            None,
        ),
        (
            "CHƯƠNG TRÌNH ĐẠI HỘI HỘI LÀM VƯỜN XÃ PHÚ MỸ\nLẦN THỨ II, NHIỆM KỲ 2026 - 2031",
            "ĐẠI HỘI HỘI LÀM VƯỜN XÃ PHÚ MỸ LẦN THỨ II, NHIỆM KỲ 2026 - 2031",
            None,
        ),
        (
            "CHƯƠNG TRÌNH HỘI NGHỊ TỔNG KẾT CÔNG TÁC CÂY XANH\n\nNĂM 2026",
            "HỘI NGHỊ TỔNG KẾT CÔNG TÁC CÂY XANH NĂM 2026",
            None,
        ),
        (
            "Chương trình Đại hội Hội Sinh viên tỉnh\nlần thứ I, nhiệm kỳ 2026 – 2029",
            "Đại hội Hội Sinh viên tỉnh lần thứ I, nhiệm kỳ 2026 – 2029",
            None,
        ),
        (
            "CHƯƠNG TRÌNH ĐÊM NHẠC MÙA THU\nChủ đề: Quê hương",
            "CHƯƠNG TRÌNH ĐÊM NHẠC MÙA THU",
            "Chủ đề: Quê hương",
        ),
        (
            "CHƯƠNG TRÌNH HỘI NGHỊ ĐẦU TƯ\nINVESTMENT FORUM OF THE PROVINCE",
            "CHƯƠNG TRÌNH HỘI NGHỊ ĐẦU TƯ",
            "INVESTMENT FORUM OF THE PROVINCE",
        ),
        ("KỊCH BẢN ĐIỀU HÀNH\nĐẠI HỘI CHI BỘ ẤP 4", "ĐẠI HỘI CHI BỘ ẤP 4", None),
        ("🌟 LỄ TRI ÂN THẦY CÔ 🌟", "LỄ TRI ÂN THẦY CÔ", None),
        ("NGÀY HỘI TRỒNG CÂY 15/8/2026", "NGÀY HỘI TRỒNG CÂY 15/8/2026", None),
    ],
)
def test_a_title_of_two_lines_is_one(read, lines, title, subtitle):
    programme = read(f"{lines}\nNgày 15/8/2026\n{ACTS}").programme

    assert (programme.title, programme.subtitle) == (title, subtitle)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("LỄ CÔNG BỐ", "Vào hồi 8 giờ 00 phút ngày 15 tháng 8 năm 2026"),
        ("HỘI THẢO", "Đăng ký trước ngày 10/8/2026"),
        ("HỘI NGHỊ TRIỂN KHAI", "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2026"),
        ("CHƯƠNG TRÌNH ĐẠI HỘI CHI ĐOÀN", "Bắt đầu lúc 8 giờ, thứ Bảy ngày 15/8/2026"),
    ],
)
def test_when_it_is_and_what_it_rests_on_are_no_part_of_a_title(read, title, line):
    programme = read(f"{title}\n{line}\n{ACTS}").programme

    assert programme.title == title
    assert line in programme.notes


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("CHƯƠNG TRÌNH LÀM VIỆC", "CỦA ĐOÀN KIỂM TRA SỐ 5"),
        ("CHƯƠNG TRÌNH LÀM VIỆC", "VỚI SỞ GIÁO DỤC"),
        ("CHƯƠNG TRÌNH LÀM VIỆC", "Với đoàn công tác Bộ Y tế"),
        ("CHƯƠNG TRÌNH LÀM VIỆC", "TẠI XÃ BẾN XƯA"),
        ("CHƯƠNG TRÌNH", "Của Ban Chỉ huy"),
        ("THỜI GIAN BIỂU TUẦN 17/8 - 21/8/2026", ""),
    ],
)
def test_whose_a_programme_is_goes_on_with_its_heading(read, heading, line):
    programme = read(f"XÃ BẾN XƯA\n{heading}\n{line}\n{ACTS}" if line else f"{heading}\n{ACTS}")

    assert programme.programme.title == f"{heading} {line}".strip()
    assert programme.programme.notes == ()


@pytest.mark.parametrize("line", ["Về nguồn", "Tại sao phải đọc sách", "Trong vòng tay mẹ"])
def test_a_title_below_a_bare_heading_stays_one(read, line):
    assert read(f"CHƯƠNG TRÌNH\n{line}\n{ACTS}").programme.title == line


@pytest.mark.parametrize("title", ["HỘI NGHỊ TỔNG KẾT", "HỘI THẢO", "CHƯƠNG TRÌNH HỘI THI"])
@pytest.mark.parametrize(
    "line",
    [
        "Kèm theo Giấy mời số 12/GM ngày 10/8/2026",
        "Dự thảo lần 2, ngày 10/8/2026",
        "Dự thảo lần 2",
        "Cần Thơ, 15/8/2026",
        "Thành phố Cần Thơ, tháng 8/2026",
        "Tại hội trường UBND tỉnh, sáng 15/8/2026",
        "Hạn chót đăng ký ngày 10/8/2026",
    ],
)
def test_a_paper_s_own_day_and_place_are_no_part_of_a_title(read, title, line):
    programme = read(f"{title}\n{line}\n{ACTS}").programme

    assert programme.title == title
    assert line in programme.notes
    assert len(programme.items) == ACTS.count("\n")


@pytest.mark.parametrize(
    "line", ["Tại xã Bến Xưa", "Hội Xuân, 15/8/2026", "Ngày hội trồng cây, 15/8/2026"]
)
def test_a_place_without_a_day_and_a_name_before_one_stay_in_titles(read, line):
    programme = read(f"HỘI NGHỊ TỔNG KẾT\n{line}\n{ACTS}").programme

    assert programme.title == f"HỘI NGHỊ TỔNG KẾT {line}"


def test_a_place_and_day_above_the_title_are_none(read):
    programme = read(f"Hà Nội, 15/8/2026\nHỘI THẢO AN TOÀN\n{ACTS}").programme

    assert (programme.title, programme.notes) == ("HỘI THẢO AN TOÀN", ("Hà Nội, 15/8/2026",))


def test_what_a_chapter_of_the_paper_counts_is_no_subtitle(read):
    draft = read(
        "KẾ HOẠCH\nTổ chức Đại hội\nI. MỤC ĐÍCH\n- Đánh giá.\nII. THỜI GIAN, ĐỊA ĐIỂM\n"
        "1. Thời gian: 8h00 ngày 15/8/2026\n2. Địa điểm: Hội trường\nIII. NỘI DUNG\n"
        "1. Đánh giá năm 2025\n2. Phương hướng năm 2026\nIV. CHƯƠNG TRÌNH ĐẠI HỘI\n"
        "1. Chào cờ\n2. Khai mạc\n3. Báo cáo\n4. Bầu cử\nV. PHÂN CÔNG\n1. Cô Hoa: trang trí\n"
    )

    assert draft.programme.subtitle is None
    assert "1. Đánh giá năm 2025" in draft.programme.notes
    assert 8 in [doubt.line for doubt in draft.doubts if doubt.kind == "left_out"]


LETTER = (
    "LIÊN ĐOÀN LAO ĐỘNG TỈNH\nSóc Trăng, ngày 10 tháng 8 năm 2026\n{about}"
    "Ban Thường vụ kính mời đồng chí dự Hội nghị sơ kết vào lúc 7h30 ngày 20/8/2026.\n"
    "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n(Đã ký)\nNguyễn Văn An\n"
)


@pytest.mark.parametrize("about", ["", "V/v mời dự hội nghị\n", "GIẤY MỜI\n"])
@pytest.mark.parametrize("acts", ["7h30: Khai mạc\n8h00: Bế mạc\n", "1. Khai mạc\n2. Bế mạc\n"])
@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("CHƯƠNG TRÌNH\n", "Hội nghị sơ kết"),
        ("CHƯƠNG TRÌNH\nHội nghị tổng kết\n", "Hội nghị tổng kết"),
        ("CHƯƠNG TRÌNH HỘI NGHỊ\n", "CHƯƠNG TRÌNH HỘI NGHỊ"),
    ],
)
def test_a_letter_s_signature_above_its_programme_is_no_title(read, about, acts, heading, title):
    draft = read(f"{LETTER.format(about=about)}{heading}{acts}")

    assert draft.programme.title == title
    assert draft.programme.date == date(2026, 8, 20)
    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Bế mạc"]
    assert "TM. BAN THƯỜNG VỤ" in draft.programme.notes


@pytest.mark.parametrize("sign", ["- ", ""])
def test_the_sentence_above_a_programme_s_name_is_of_its_head(read, sign):
    draft = read(
        f"TRƯỜNG TIỂU HỌC XÃ ĐÔNG\n{sign}6h45, ngày 12 tháng 10 năm 2027 ( thứ ba) nhà trường"
        " tổ chức cho học sinh khối 4 đi dã ngoại tại vườn cam\nLịch trình dã ngoại\n"
        "Thứ ba, ngày 12 tháng 10 năm 2027\n6h45: Tập trung\n7h00: Khởi hành\n"
    )

    assert draft.programme.title == "Lịch trình dã ngoại"
    assert draft.programme.date == date(2027, 10, 12)
    assert [item.title for item in draft.programme.items] == ["Tập trung", "Khởi hành"]


def test_an_act_that_begins_with_its_day_stays_one(read):
    draft = read(
        "HỘI TRẠI\n6h45, ngày 12 tháng 10 năm 2027 nhà trường tổ chức đi dã ngoại\n"
        "Chương trình văn nghệ\n7h00, ngày 13 tháng 10 năm 2027 nhà trường tổ chức trồng cây\n"
    )

    assert len(draft.programme.items) == 2


@pytest.mark.parametrize(
    "heading", ["CHƯƠNG TRÌNH (PROGRAM)", "CHƯƠNG TRÌNH / AGENDA", "Chương trình (Programme):"]
)
def test_a_heading_in_two_languages_names_no_event_either(read, heading):
    draft = read(
        "HỘI NGHỊ TOÀN QUỐC VỀ CÂY CHÈ 2027\n• Thời gian: Thứ Ba, ngày 12 tháng 10 năm 2027"
        f" • Time: Tuesday, October 12th, 2027\n{heading}\n{ACTS}"
    )

    assert draft.programme.title == "HỘI NGHỊ TOÀN QUỐC VỀ CÂY CHÈ 2027"
    assert draft.programme.date == date(2027, 10, 12)


@pytest.mark.parametrize("about", ["V/v", "v/v", "V/V"])
def test_what_a_paper_is_about_is_counted_by_no_figure(read, about):
    draft = read(
        f"THÔNG BÁO\n{about} mở lớp đan lát cho hội viên\nHội Phụ nữ xã mở lớp đan lát từ ngày"
        " 12/10/2027 (nhằm mùng 13 tháng 9) với chương trình cụ thể như sau:\n"
        "- 7h30: Khai giảng\n- 8h00: Học đan rổ\n- 10h00: Thực hành\n"
    )

    assert draft.programme.title == "Mở lớp đan lát cho hội viên"
    assert draft.programme.date == date(2027, 10, 12)
    assert len(draft.programme.sessions[0].parts) == 1


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("GIẤY TRIỆU TẬP\nHội nghị học tập Nghị quyết\n", "Hội nghị học tập Nghị quyết"),
        ("[Nhóm Zalo lớp 9A]\nSinh hoạt hè tháng 8\n", "Sinh hoạt hè tháng 8"),
        ("UBND XÃ BẾN SÔNG\nV/v mở lớp đan lát\n", "Mở lớp đan lát"),
        ("GIẤY MỜI\nĐến dự: Lễ kỷ niệm 20 năm\nTại: Hội trường huyện\n", "Lễ kỷ niệm 20 năm"),
    ],
)
def test_what_a_paper_is_and_where_the_event_is_are_no_titles(read, head, title):
    draft = read(f"{head}Ngày 15/8/2026\n8h00: Đón khách\n9h00: Khai mạc\n")

    assert draft.programme.title == title
