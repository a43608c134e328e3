"""What stands beside a line of the head."""

from datetime import date, time

import pytest


@pytest.mark.parametrize(
    ("beside", "venues", "note"),
    [
        ("Địa điểm: Phòng Hội thảo 2", ["Phòng Hội thảo 2"], None),
        ("Venue: Hall A | Áo dài", ["Hall A"], "Áo dài"),
        ("120 đại biểu dự", [], "120 đại biểu dự"),
        ("Trang phục: áo dài", [], "Trang phục: áo dài"),
    ],
)
def test_what_stands_beside_the_day_is_kept(read, beside, venues, note):
    table = "Thời gian\tNội dung\n13h30 - 14h00\tĐón tiếp\n14h00 – 15h15\tBáo cáo"

    programme = read(f"Hội thảo\n- Chiều: Ngày 08/03/2025 | {beside}\n\n{table}\n").programme

    assert f"{programme.date}" == "2025-03-08"
    assert [venue.name for venue in programme.sessions[0].venues] == venues
    assert note is None or note in programme.notes


@pytest.mark.parametrize(
    ("contents", "bullet"),
    [
        ("Nội dung:\n1. Báo cáo\n2. Thảo luận", ""),
        ("Nội dung:\n- Báo cáo\n- Thảo luận", ""),
        ("- Nội dung:\n+ Báo cáo\n+ Thảo luận", "- "),
    ],
)
def test_when_and_where_below_acts_without_hours_is_of_the_event(read, contents, bullet):
    told = ["Thời gian: 14h00 ngày 05/10/2026", "Địa điểm: Phòng 3", "Chủ trì: Ông Phong"]
    told = [f"{bullet}{line}" for line in told]

    programme = read("\n".join(["GIẤY MỜI HỌP", contents, *told])).programme

    (session,) = programme.sessions
    assert (programme.date, session.start) == (date(2026, 10, 5), time(14))
    assert [venue.name for venue in session.venues] == ["Phòng 3"]
    assert [(i.title, i.start, i.presenter, i.notes) for i in programme.items] == [
        ("Báo cáo", None, None, ()),
        ("Thảo luận", None, None, ()),
    ]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("Ngày 05/10/2026", "Thời gian: 17h30\nĐịa điểm: Nhà hàng Hoa Sen"),
        ("Thời gian: 14h00 ngày 05/10/2026", "Thời gian: 17h30\nChủ trì: Công đoàn"),
        ("Địa điểm: Hội trường\nNgày 05/10/2026", "Địa điểm: Nhà hàng\nChủ trì: Công đoàn"),
        ("Ngày 05/10/2026", "Chủ trì: Công đoàn"),
        ("Ngày 05/10/2026", "Thời gian: 30 phút\nChủ trì: Công đoàn"),
    ],
)
def test_what_the_head_says_already_below_the_last_act_is_that_act_s(read, head, told):
    draft = read(f"CHƯƠNG TRÌNH HỌP\n{head}\n1. Báo cáo\n2. Thảo luận\n3. Liên hoan\n{told}")

    last = draft.programme.items[-1]
    assert last.start or last.presenter


_TIMED = "8h00: Khai mạc\n9h00: Báo cáo\n"


@pytest.mark.parametrize(
    "last", ["11h00: Bế mạc\n", "11h00: Kết luận hội nghị\n", "11h00: Tham quan\n\n"]
)
def test_who_leads_and_where_apart_below_acts_with_hours_is_of_the_event(read, last):
    told = "Chủ trì: Ông Phong\nĐịa điểm: Phòng 3\nThành phần: Cán bộ xã\n"

    programme = read(f"CHƯƠNG TRÌNH HỌP\nNgày 05/10/2026\n\n{_TIMED}{last}{told}").programme

    (session,) = programme.sessions
    assert [venue.name for venue in session.venues] == ["Phòng 3"]
    assert "Chủ trì: Ông Phong" in programme.notes
    assert [(i.presenter, i.notes) for i in programme.items] == [(None, ())] * 3


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("18h00: Liên hoan\n", "Địa điểm: Nhà hàng\nThành phần: Cán bộ xã\n"),
        ("18h00: Liên hoan\n\n", "Địa điểm: Nhà hàng\n"),
        ("18h00: Bế mạc\n", "- Chủ trì: Ông Phong\n- Địa điểm: Phòng 3\n"),
        ("18h00: Bế mạc\n", "Chủ trì: Ông Phong\n"),
    ],
)
def test_what_may_be_of_the_last_act_with_its_hour_stays_there(read, last, told):
    programme = read(f"CHƯƠNG TRÌNH HỌP\nNgày 05/10/2026\n\n{_TIMED}{last}{told}").programme

    assert programme.items[-1].presenter or programme.items[-1].notes
    assert not programme.sessions[0].venues


@pytest.mark.parametrize(
    "frame",
    [
        "14h, 05/10/2026, phòng họp 2",
        "14h00 ngày 05/10/2026",
        "14 giờ, 05/10/2026, tại nhà văn hóa",
    ],
)
def test_hour_day_and_place_before_who_leads_are_of_the_event(read, frame):
    told = "Chủ trì: đ/c An. Thư ký: đ/c Tín"
    parts = (
        "I. Mở đầu (10')\n- Chào cờ (2')\n- Điểm danh (8')\nII. Nội dung (30')\n- Thảo luận (30')\n"
    )

    programme = read(f"SINH HOẠT CHI BỘ\n{frame}. {told}\n{parts}").programme

    assert (programme.date, programme.sessions[0].start) == (date(2026, 10, 5), time(14))
    assert [item.title for item in programme.items] == ["Chào cờ", "Điểm danh", "Thảo luận"]
    assert told in programme.notes


def test_what_is_held_stands_below_what_the_paper_is_of(read):
    draft = read(
        "SỞ Y TẾ TỈNH MẪU\nBỆNH VIỆN ĐA KHOA\nNỘI DUNG LÀM VIỆC\nHọp giao ban khoa phòng\n"
        "Ngày 05/10/2026\n8h00: Khai mạc\n9h00: Thảo luận\n"
    )

    assert draft.programme.title == "Họp giao ban khoa phòng"
