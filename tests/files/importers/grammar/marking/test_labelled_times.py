"""Acts whose days and hours stand in lines below them."""

from datetime import date, time

import pytest


def acts(draft):
    """Return each item with its day and when it starts."""
    programme = draft.programme
    return [
        (session.date or programme.date, item.start, item.title)
        for session in programme.sessions
        for item in session.items
    ]


@pytest.mark.parametrize(("first", "second"), [("(1) ", "(2) "), ("1. ", "2. "), ("a) ", "b) ")])
@pytest.mark.parametrize("half", [("Sáng: Từ ", "Chiều: Từ "), ("", ""), ("Buổi sáng: ", "")])
def test_an_act_is_held_on_each_half_of_a_day_below_it(read, first, second, half):
    draft = read(
        f"HỘI THAO XÃ BẾN XƯA\n{first}Bóng bàn\n– Thời gian: ngày 10/3/2026 (sau lễ khai mạc).\n"
        f"+ {half[0]}9 giờ 00 phút – 11 giờ 00 phút.\n+ {half[1]}13 giờ 00 phút – 15 giờ 00 phút.\n"
        f"{second}Cờ tướng\n– Thời gian: 02 ngày, từ ngày 11 – 12/3/2026.\n"
        "+ Ngày 11/3/2026: Từ 19 giờ 30 phút – 21 giờ 30 phút.\n"
        "+ Ngày 12/3/2026: Sáng: Từ 7 giờ 30 phút – 11 giờ; Chiều: Từ 14 giờ – 17 giờ.\n"
    )

    assert acts(draft) == [
        (date(2026, 3, 10), time(9), "Bóng bàn"),
        (date(2026, 3, 10), time(13), "Bóng bàn"),
        (date(2026, 3, 11), time(19, 30), "Cờ tướng"),
        (date(2026, 3, 12), time(7, 30), "Cờ tướng"),
        (date(2026, 3, 12), time(14), "Cờ tướng"),
    ]
    assert {doubt.kind for doubt in draft.doubts} <= {"gap"}


def test_acts_with_days_of_their_own_stand_beside_those_with_hours_below(read):
    draft = read(
        "HỘI THAO XÃ BẾN XƯA\n(1) Khai mạc: 8 giờ 00 phút, ngày 10/3/2026.\n(2) Bóng bàn\n"
        "– Thời gian: ngày 10/3/2026.\n+ Sáng: Từ 9 giờ – 11 giờ.\n+ Chiều: Từ 14 giờ – 17 giờ.\n"
        "(3) Thi nấu ăn: Buổi sáng, ngày 12/3/2026\n(4) Trưng bày\n– Thời gian: ngày 13/3/2026.\n"
    )

    assert acts(draft) == [
        (date(2026, 3, 10), time(8), "Khai mạc"),
        (date(2026, 3, 10), time(9), "Bóng bàn"),
        (date(2026, 3, 10), time(14), "Bóng bàn"),
        (date(2026, 3, 12), None, "Thi nấu ăn"),
        (date(2026, 3, 13), None, "Trưng bày"),
    ]


def test_no_act_has_the_day_of_another_where_one_lacks_its_own(read):
    draft = read(
        "HỘI THAO XÃ BẾN XƯA\nNgày 10/3/2026\n1. Kéo co\n- Sáng: 8h00 - 11h00\n"
        "- Chiều: 14h00 - 16h00\n2. Bế mạc\n- Thời gian: 16h30 ngày 12/3/2026\n"
    )

    assert acts(draft)[:2] == [
        (date(2026, 3, 10), time(8), "Kéo co"),
        (date(2026, 3, 10), time(14), "Kéo co"),
    ]
    assert "date" in {doubt.kind for doubt in draft.doubts}


def test_a_title_below_its_clock_is_what_is_done_then(read):
    draft = read(
        "HỌP PHỤ HUYNH\nNgày 5/9/2026\n1. Phòng họp\n- Thời gian: ngày 5/9/2026\n- 8h00 - 9h00\n"
        "Đón tiếp\n- 9h00 - 10h00\nHọp lớp\n"
    )

    assert [title for _day, _start, title in acts(draft)] == ["Đón tiếp", "Họp lớp"]
