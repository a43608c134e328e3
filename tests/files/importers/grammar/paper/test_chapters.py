"""A plan's other chapters, before its programme and after it."""

from datetime import date

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
