"""What stands beside the programme of a plan."""

from __future__ import annotations

from datetime import date, time

import pytest

ACTS = ["Chào cờ", "Trồng cây", "Bế mạc"]
DATED = "KẾ HOẠCH\nTổ chức Ngày hội\nThời gian: ngày 15/8/2026\n"
UNTIMED = "".join(f"{n}. {act}\n" for n, act in enumerate(ACTS, 1))
DASHED = "".join(f"- {act}\n" for act in ACTS)
TIMED = "".join(f"- {n}h00: {act}\n" for n, act in enumerate(ACTS, 8))


def titles(draft):
    return [item.title for item in draft.programme.items]


def told(draft):
    """What is told to hold no programme."""
    return [doubt.read for doubt in draft.doubts if doubt.kind == "left_out"]


@pytest.mark.parametrize("acts", [UNTIMED, DASHED, TIMED])
@pytest.mark.parametrize(
    "sister",
    [
        "KHEN THƯỞNG\n1. Trao 02 cờ.\n2. Tặng 05 giấy khen.\n",
        "BẦU CỬ BAN CÁN SỰ\nSố lượng: 05 người.\n- Mỗi tổ giới thiệu một người.\n",
        "NỘI DUNG THI\n1. Thi viết: 20 phút.\n2. Mỗi đội hát 10 phút.\n",
        "MỤC VÀ ĐỀ TÀI\n1. Đề tài mới.\n- Tự chọn.\n",
        "NHIỆM VỤ CÁC TỔ\n1. Tổ Hậu cần\n6h30: có mặt.\n2. Tổ Âm thanh\n5h30: kiểm tra loa.\n",
        "CÁC MỐC\n- Trước ngày 30/6: viết xong báo cáo.\n- Từ ngày 01/7 đến 31/7: lấy ý kiến.\n",
    ],
)
def test_no_chapter_beside_a_plan_s_programme_has_acts_whatever_it_is_called(read, acts, sister):
    draft = read(f"{DATED}I. MỤC ĐÍCH\n- Vui.\nII. CHƯƠNG TRÌNH\n{acts}III. {sister}")

    assert titles(draft) == ACTS
    assert f"III. {sister.splitlines()[0]}" in told(draft)
    assert {*sister.splitlines()[1:]} <= {*draft.programme.notes}
    assert draft.programme.date == date(2026, 8, 15)
    assert {session.date for session in draft.programme.sessions} == {None}


def test_points_of_a_chapter_of_when_and_where_are_no_acts(read):
    draft = read(
        "KẾ HOẠCH\nTổ chức Hội thi\nI. MỤC ĐÍCH\n- Vui.\nII. THỜI GIAN, ĐỊA ĐIỂM\n"
        "1. Vòng loại: trước ngày 10/9/2026.\n2. Vòng cuối: ngày 20/9/2026.\n"
        f"III. CHƯƠNG TRÌNH\n{DASHED}"
    )

    assert titles(draft) == ACTS


def test_neither_the_points_nor_the_chapters_beside_a_programme_that_is_a_point_are_acts(read):
    draft = read(
        "KẾ HOẠCH\nTổ chức Đại hội\nI. MỤC ĐÍCH\n- Vui.\nII. NỘI DUNG\n1. Quy mô\n- 350 người.\n"
        f"2. Chương trình đại hội\n{DASHED}3. Trang trí\n- Cờ hoa.\n"
        "III. CÁC MỐC\n- Ngày 30/7/2026: hoàn thành báo cáo.\n- Ngày 10/8/2026: tổng duyệt.\n"
    )

    assert titles(draft) == ACTS
    assert [session.date for session in draft.programme.sessions] == [None]


@pytest.mark.parametrize(
    "sister",
    ["III. PHẦN HỘI\n1. Kéo co\n2. Nhảy bao\n", "III. GIAO LƯU\n- 14h00: Hát\n- 15h00: Múa\n"],
)
def test_a_chapter_that_goes_on_with_a_plan_s_programme_has_acts(read, sister):
    draft = read(f"{DATED}I. MỤC ĐÍCH\n- Vui.\nII. CHƯƠNG TRÌNH LỄ\n{TIMED}{sister}")

    assert titles(draft)[:3] == ACTS
    assert len(titles(draft)) == len(ACTS) + 2


@pytest.mark.parametrize("name", ["Bế mạc", "Phát thưởng"])
def test_chapters_beside_a_programme_of_songs_are_acts_where_no_plan_is_known(read, name):
    draft = read(
        "LỄ HỘI LÀNG\nNgày 15/8/2026\nI. Chào cờ\n- Hát Quốc ca\nII. Chương trình văn nghệ\n"
        f"1. Hát\n2. Múa\nIII. {name}\n"
    )

    assert titles(draft)[-1] == name


@pytest.mark.parametrize("acts", [UNTIMED, DASHED, TIMED])
@pytest.mark.parametrize("mark", ["Phần {0}\n", "PHẦN {0}:\n", "Phần {0}. "])
def test_a_part_s_name_may_stand_below_its_number(read, acts, mark):
    chapters = ["MỤC TIÊU VÀ Ý NGHĨA\n1. Vui.", f"CHƯƠNG TRÌNH\n{acts}", "THI ĐUA\n1. Hai tổ."]
    numbers = ("I", "II", "III")
    parts = (f"{mark.format(n)}{one}\n" for n, one in zip(numbers, chapters, strict=True))
    draft = read(DATED + "".join(parts))

    assert titles(draft) == ACTS


@pytest.mark.parametrize("acts", [UNTIMED, DASHED, TIMED])
@pytest.mark.parametrize("name", ["NỘI DUNG", "NỘI DUNG NGÀY HỘI", "CÁC HOẠT ĐỘNG:"])
@pytest.mark.parametrize("last", ["", "III. THỰC HIỆN:\n1. Tổ một: sân khấu.\n2. Tổ hai: hoa.\n"])
def test_a_plan_s_contents_are_its_programme_where_no_other_chapter_is(read, acts, name, last):
    draft = read(f"{DATED}I. BỐI CẢNH\n1. Nhu cầu lớn.\nII. {name}\n{acts}{last}")

    assert titles(draft) == ACTS
    assert told(draft) == ["I. BỐI CẢNH"] + ["III. THỰC HIỆN:"] * bool(last)


@pytest.mark.parametrize("heading", ["Lịch làm việc", "Nội dung", "Tiến trình hội nghị"])
def test_dashes_below_a_plan_s_counted_programme_are_its_acts(read, heading):
    draft = read(
        f"{DATED}1. Bối cảnh\n- Nhu cầu lớn.\n2. {heading}\n{DASHED}3. Tiểu ban\n- Ông An: hoa.\n"
    )

    assert titles(draft) == ACTS


def test_a_point_that_is_the_programme_says_its_day_and_is_no_act(read):
    draft = read(
        "KẾ HOẠCH\nTổ chức Ngày hội\nI. MỤC ĐÍCH\n- Vui.\nII. NỘI DUNG\n1. Chuẩn bị\n- Vệ sinh.\n"
        "2. Chương trình ngày hội (ngày 15/8/2026)\na) Phần lễ\n- Chào cờ\nb) Phần hội\n- Kéo co\n"
        "- Trồng cây\n3. Kinh phí: quỹ xã.\nIII. THỰC HIỆN:\n1. Tổ một: sân khấu.\n"
    )

    assert titles(draft) == ["Chào cờ", "Kéo co", "Trồng cây"]
    assert draft.programme.date == date(2026, 8, 15)
    assert {"3. Kinh phí: quỹ xã.", "III. THỰC HIỆN:"} <= {*told(draft)}


@pytest.mark.parametrize("acts", [UNTIMED, DASHED])
@pytest.mark.parametrize(
    "below",
    [
        "Thành phần mời:\n1. Hội phụ nữ\n2. Các hộ dân\n",
        "Một số lưu ý:\n- Gửi xe ở cổng sau.\n- Tắt chuông điện thoại.\n",
        "Đầu mối giải đáp:\n- Chị Hoa, 0912 000 111.\n",
        "NỘI QUY NGÀY HỘI\n1. Có mặt đúng giờ.\n2. Giữ vệ sinh.\n",
        "DỰ TRÙ VẬT TƯ\nTT\tNội dung\tSố lượng\tThành tiền\n1\tHoa tươi\t2\t500.000\n",
        "DANH SÁCH TỔ THƯ KÝ\n1. Trần Thị Bưởi\n2. Lê Văn Cam\n",
    ],
)
def test_a_list_below_an_invitation_s_acts_holds_none(read, acts, below):
    draft = read(
        "GIẤY MỜI\nTới dự: Ngày hội trồng cây\nThời gian: 8h00, ngày 15/8/2026\n"
        f"Chương trình:\n{acts}{below}"
    )

    assert titles(draft) == ACTS
    assert told(draft) == below.splitlines()[:1]
    notes = {*draft.programme.notes}
    assert {line.replace("\t", " | ") for line in below.splitlines()} <= notes


@pytest.mark.parametrize("more", ["PHẦN HỘI\n1. Kéo co\n", "LỄ BẾ MẠC\n1. Phát biểu bế mạc\n"])
def test_a_list_below_acts_goes_on_with_them_where_it_is_a_part_or_has_acts(read, more):
    draft = read(f"NGÀY HỘI MẪU\nNgày 15/8/2026\n{UNTIMED}{more}")

    assert len(titles(draft)) == len(ACTS) + 1


@pytest.mark.parametrize("last", ["TIẾN ĐỘ\n- Ngày 18/7/2026: tổng duyệt.", "PHÂN CÔNG\n- Tổ một."])
def test_a_chapter_of_duties_below_a_programme_that_nothing_counts_holds_no_acts(read, last):
    draft = read(f"NGÀY HỘI MẪU\nNgày 15/8/2026\nChương trình ngày hội:\n{DASHED}IV. {last}\n")

    assert titles(draft) == ACTS
    assert f"IV. {last.splitlines()[0]}" in told(draft)
    assert draft.programme.date == date(2026, 8, 15)
    assert [session.date for session in draft.programme.sessions] == [None]


@pytest.mark.parametrize(
    ("heading", "acts"),
    [("Thời gian và trình tự", TIMED), ("Nội dung buổi lễ", DASHED), ("Nội dung họp:", DASHED)],
)
def test_chapters_counted_as_acts_are_hold_a_programme_beside_when_and_where(read, heading, acts):
    draft = read(
        "THƯ NGỎ\nTổ chức Ngày hội\n1. Địa điểm: Sân đình\n2. Thời gian: ngày 15/8/2026\n"
        "3. Thành phần\n- Người cao tuổi, có mặt lúc 7h00.\n"
        f"4. {heading}\n{acts}5. Chỗ ngồi\nKhối một: dãy đầu.\n6. Phân công\n- Tổ một: 6h00.\n"
    )

    assert titles(draft) == ACTS
    assert draft.programme.date == date(2026, 8, 15)


@pytest.mark.parametrize("paper", ["KẾ HOẠCH", "PHƯƠNG ÁN", "HƯỚNG DẪN"])
def test_a_single_hour_of_another_chapter_does_not_hide_which_is_the_programme(read, paper):
    draft = read(
        f"{paper}\nTổ chức Ngày hội\nI. BỐI CẢNH\nDân đông.\nII. NỘI DUNG CỤ THỂ\n"
        f"1. Ngày 15/8/2026\n{TIMED}III. BẢO ĐẢM\n1. Cơm trưa: 40 suất.\n"
        "IV. CÁC MỐC\n- Ngày 18/7/2026: tập từ 7h00.\n"
    )

    assert titles(draft) == ACTS
    assert draft.programme.date == date(2026, 8, 15)


@pytest.mark.parametrize(
    "acts",
    [
        (
            "a) Buổi sáng: từ 8h00 đến 11h00\n- 8h00: Chào cờ\n- 9h00: Trồng cây\n"
            "b) Buổi chiều: từ 14h00\n- 14h00: Bế mạc\n"
        ),
        "Thứ Bảy, 15/8\nSáng: Chào cờ\nChiều: Trồng cây\nChủ Nhật, 16/8\nSáng: Bế mạc\n",
    ],
)
def test_what_heads_the_days_or_halves_of_a_notice_is_no_act(read, acts):
    draft = read(
        "THÔNG BÁO\nTổ chức Ngày hội\n1. Thời gian: ngày 15/8/2026\n2. Địa điểm: Sân đình\n"
        f"3. Thành phần\n- Dân làng.\n4. Lịch ngày hội\n{acts}5. Lời dặn\n- Đến sớm.\n"
    )

    assert titles(draft) == ACTS


def test_days_in_plain_lines_of_a_chapter_beside_are_no_acts(read):
    draft = read(
        "KẾ HOẠCH\nTổ chức Ngày hội\nI. CƠ SỞ\nNghị quyết xã.\nII. CÁC MỐC\n"
        "Từ 05/7 đến 12/7: lập danh sách.\n20/7: họp tổ.\n25/7: chia việc.\n"
        f"III. TRÌNH TỰ\nNgày hội mở lúc 8h00 ngày 15/8/2026.\n{UNTIMED}"
    )

    assert titles(draft) == ACTS
    assert draft.programme.date == date(2026, 8, 15)


def test_a_point_that_says_for_whom_it_is_does_not_make_acts_of_the_points_beside_it(read):
    draft = read(
        "KẾ HOẠCH\nTổ chức Hội thi\n1. Đối tượng: Báo cáo viên các tổ.\n2. Thể lệ\n"
        "a) Thi viết (40 điểm).\nb) Thi nói (60 điểm).\n3. Chương trình Hội thi\n"
        f"3.1. Ngày thứ nhất (15/8/2026)\n{TIMED}4. Giải thưởng\n- 01 cờ\n5. Hồ sơ: sớm.\n"
    )

    assert titles(draft) == ACTS
    assert {"2. Thể lệ", "4. Giải thưởng"} <= {*told(draft)}


@pytest.mark.parametrize("chapter", ["II. Chương trình hội nghị", "II. Trình tự hội nghị"])
def test_a_chapter_that_heads_the_halves_of_its_day_is_no_act(read, chapter):
    draft = read(
        "THÔNG BÁO\nHội nghị Ban mẫu\nI. Thời gian, địa điểm\nNgày 15/8/2026 tại Sân đình.\n"
        f"{chapter}\nBuổi sáng\n8h00: Khai mạc\n9h00: Thảo luận\nBuổi chiều\n14h00: Bế mạc\n"
        "III. Phân công\n1. Tổ một: nước uống.\n"
    )

    assert titles(draft) == ["Khai mạc", "Thảo luận", "Bế mạc"]
    assert [session.name for session in draft.programme.sessions] == ["Buổi sáng", "Buổi chiều"]


def test_a_part_that_heads_sittings_below_a_bracket_is_no_act(read):
    draft = read(
        "HƯỚNG DẪN\nTổ chức Đại hội\nPhần thứ nhất\nCÔNG TÁC CHUẨN BỊ\n1. Lập tổ giúp việc.\n"
        "Phần thứ hai\nCHƯƠNG TRÌNH ĐẠI HỘI\n(Không quá 01 ngày)\nI. Phiên thứ nhất\n"
        "a) Chào cờ (10 phút);\nb) Thảo luận (60 phút).\nII. Phiên thứ hai\na) Bế mạc (5 phút).\n"
        "Phần thứ ba\nKINH PHÍ\n1. Tự túc.\n"
    )

    assert titles(draft) == ["Chào cờ", "Thảo luận", "Bế mạc"]


@pytest.mark.parametrize("name", ["Chỉ tiêu trồng cây", "Lực lượng"])
def test_points_beside_the_one_that_has_the_programme_of_a_chapter_are_no_acts(read, name):
    draft = read(
        "KẾ HOẠCH\nTổ chức Ngày hội\nI. YÊU CẦU\nVui.\nII. NỘI DUNG\n1. Lễ ra quân\n"
        "- Thời gian: 7h30 ngày 15/8/2026\n- Chương trình:\n+ Chào cờ\n+ Trồng cây\n+ Bế mạc\n"
        f"2. {name}\n- Tổ một: 40\n3. Cây giống\n+ Keo\nIII. PHÂN CÔNG\n1. Tổ một: nước.\n"
    )

    assert titles(draft) == ACTS
    assert f"2. {name}" in told(draft)


def test_the_first_dash_of_a_plan_s_programme_may_say_when_they_begin(read):
    draft = read(
        "KẾ HOẠCH\nTổ chức Lễ viếng\n1. Thời gian: ngày 15/8/2026\n2. Địa điểm: Sân đình\n"
        "3. Trình tự buổi lễ:\n- 6h30: Các đoàn vào hàng\n- Đoàn xã đặt hoa\n- Đoàn thôn\n"
        "4. Phân công\n- Tổ một: hoa, từ 5h45.\n"
    )

    assert titles(draft) == ["Các đoàn vào hàng", "Đoàn xã đặt hoa", "Đoàn thôn"]
    assert [item.start for item in draft.programme.items] == [time(6, 30), None, None]


def test_acts_counted_anew_below_a_point_are_not_counted_with_the_chapters(read):
    acts = "".join(f"{n}. {act}\n" for n, act in enumerate([*ACTS, "Chào cờ"], 1))
    draft = read(
        "HƯỚNG DẪN\nĐại hội chi hội\n1. Công tác chuẩn bị\n1.1. Họp tổ.\n2. Trình tự đại hội\n"
        f"2.1. Trang trí: cờ hoa.\n2.2. Chương trình đại hội\n{acts}"
        "2.3. Việc bầu cử theo quy chế.\n3. Hồ sơ\nGửi biên bản.\n"
    )

    assert titles(draft) == [*ACTS, "Chào cờ"]
    assert "3. Hồ sơ" in told(draft)
