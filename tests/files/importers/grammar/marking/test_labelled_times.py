"""Acts whose days and hours stand in lines below them."""

from datetime import date, time

import pytest

from tests.files.importers.grammar.marking.acts_on_days import acts
from timekeeper.files.importers.draft.draft import UnreadableProgramme


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


CARDS = (
    "{0}Điểm 1: xã Bình Minh\n{1}Thời gian: 8h00 đến 11h00 ngày 06/6/2026 (Thứ Bảy)\n"
    "{1}Địa điểm: Hội trường UBND xã\n{0}Điểm 2: xã Bình Phú\n{1}Địa điểm: Nhà văn hóa\n"
    "{1}Thời gian: 14h00 ngày 06/6/2026\n{0}Điểm 3\n{1}Thời gian: 9h00 ngày 07/6/2026\n"
)


@pytest.mark.parametrize("head", ["- Tại huyện Hòa An: 03 điểm\n", "a) Lớp trồng nấm\n", ""])
@pytest.mark.parametrize("signs", [("• ", "+ "), ("* ", "• ")])
@pytest.mark.parametrize("foot", ["", "II. PHÂN CÔNG NHIỆM VỤ\n1. Cô Hoa: trang trí\n"])
def test_bullets_with_their_time_below_are_acts_on_the_days_that_it_says(read, head, signs, foot):
    draft = read(f"KẾ HOẠCH TẬP HUẤN\n{head}{CARDS.format(*signs)}{foot}")

    assert acts(draft) == [
        (date(2026, 6, 6), time(8), "Điểm 1: xã Bình Minh"),
        (date(2026, 6, 6), time(14), "Điểm 2: xã Bình Phú"),
        (date(2026, 6, 7), time(9), "Điểm 3"),
    ]
    parts = [part.title for session in draft.programme.sessions for part in session.parts]
    assert parts == 2 * [head.strip(" \n-").removeprefix("a) ") or None]


@pytest.mark.parametrize(
    "more",
    [
        "CHƯƠNG TRÌNH\n1. Chào cờ\n2. Khai mạc\n",
        "CHƯƠNG TRÌNH\n- 8h00: Chào cờ\n- 9h00: Khai mạc\n",
    ],
)
def test_what_a_programme_says_of_its_parts_is_no_act_beside_those_of_it(read, more):
    draft = read(f"KẾ HOẠCH TẬP HUẤN\n{CARDS.format('• ', '+ ')}{more}")

    assert [title for _day, _start, title in acts(draft)] == ["Chào cờ", "Khai mạc"]


@pytest.mark.parametrize("colon", [":", ""])
@pytest.mark.parametrize("clock", ["19 giờ 00 phút", "19h00 - 21h00"])
def test_the_first_act_below_a_labelled_clock_of_a_day_begins_then(read, clock, colon):
    draft = read(
        f"NGÀY HỘI XÃ BẾN XƯA\n* Ngày 5/3/2026:\n- Thời gian: {clock}{colon}\n+ Khai mạc.\n"
        f"+ Văn nghệ.\n* Ngày 6/3/2026:\n- Thời gian: 7h30{colon}\n+ Đón tiếp đại biểu.\n"
        f"- Thời gian: 8h00{colon}\n+ Chào cờ\n+ Kéo co\n"
    )

    assert acts(draft) == [
        (date(2026, 3, 5), time(19), "Khai mạc"),
        (date(2026, 3, 5), None, "Văn nghệ"),
        (date(2026, 3, 6), time(7, 30), "Đón tiếp đại biểu"),
        (date(2026, 3, 6), time(8), "Chào cờ"),
        (date(2026, 3, 6), None, "Kéo co"),
    ]


@pytest.mark.parametrize("place", ["", "- Địa điểm: Đình làng\n"])
@pytest.mark.parametrize("day", ["* Ngày 6/3/2026:\n", "Tại xã Bến Xưa\n"])
def test_a_labelled_clock_below_a_chapter_is_of_it_all(read, day, place):
    draft = read(
        f"NGÀY HỘI XÃ BẾN XƯA\n{day}I. Lễ hội Đình\n- Thời gian: 7h30 – 9h00.\n{place}"
        "1. Rước kiệu.\n2. Lễ tế.\nII. Các hoạt động trong ngày hội\n"
        f"- Thời gian: 9h00 - 11h00.\n{place}- Nấu cơm.\n- Múa lân.\n- Kéo co.\n"
    )

    parts = draft.programme.sessions[0].parts
    assert [
        (part.title, part.start, part.end, [item.title for item in part.items]) for part in parts
    ] == [
        ("Lễ hội Đình", time(7, 30), time(9), ["Rước kiệu", "Lễ tế"]),
        (
            "Các hoạt động trong ngày hội",
            time(9),
            time(11),
            ["Nấu cơm", "Múa lân", "Kéo co"],
        ),
    ]


@pytest.mark.parametrize("chapter", ["I. ", "1. "])
def test_bullets_below_an_act_and_its_labelled_clock_tell_of_it(read, chapter):
    draft = read(
        f"NGÀY HỘI XÃ BẾN XƯA\nNgày 6/3/2026\n{chapter}Hội thi nấu ăn\n- Thời gian: 9h00 - 11h00\n"
        f"- Mỗi đội 5 người.\n- Mang theo bếp.\n{chapter.replace('1', '2').replace('I', 'II')}"
        "Bóng chuyền\n- Thời gian: 14h00 - 16h00\n+ Sáu đội.\n+ Hai bảng.\n"
    )

    assert [item.title for item in draft.programme.items] == ["Hội thi nấu ăn", "Bóng chuyền"]


def test_what_is_asked_of_those_who_come_has_no_clock(read):
    draft = read(
        "CHƯƠNG TRÌNH HỌP\nNgày 6/3/2026\n- Thời gian: 8h00\n+ Mang theo giấy mời\n"
        "+ Ăn mặc lịch sự\n1. Chào cờ\n2. Khai mạc\n"
    )

    assert [item.start for item in draft.programme.items] == [None] * 3


SUB_ACTS = (
    "{0}Triển lãm\n- Thời gian: Khai mạc lúc 18 giờ 00, ngày 05/6/2026.\n{1}Ẩm thực\n- Thời gian:\n"
    "+ Khai mạc: 09 giờ 00, ngày 06/6/2026 và kéo dài đến hết ngày 09/6/2026.\n"
    "+ Chấm thi: ngày 07/6/2026.\n- Địa điểm: Công viên.\n{2}Cây cảnh\n- Địa điểm: Công viên.\n"
)


@pytest.mark.parametrize("signs", [("a) ", "b) ", "c) "), ("1. ", "2. ", "3. ")])
def test_acts_below_an_empty_label_are_on_their_days_below_its_act(read, signs):
    draft = read(
        f"HỘI THI BẾN XƯA\n{SUB_ACTS.format(*signs)}- Thời gian: 08 giờ 00, ngày 08/6/2026.\n"
    )

    assert acts(draft) == [
        (date(2026, 6, 5), time(18), "Triển lãm"),
        (date(2026, 6, 6), time(9), "Khai mạc"),
        (date(2026, 6, 7), None, "Chấm thi"),
        (date(2026, 6, 8), time(8), "Cây cảnh"),
    ]
    parts = [part.title for session in draft.programme.sessions for part in session.parts]
    assert parts == [None, "Ẩm thực", "Ẩm thực", None]


def test_they_are_told_of_their_act_where_another_has_no_day(read):
    draft = read(f"HỘI THI BẾN XƯA\n{SUB_ACTS.format('a) ', 'b) ', 'c) ')}")

    assert [item.title for item in draft.programme.items] == ["Triển lãm", "Ẩm thực", "Cây cảnh"]


BLOCKS = [
    ("Thời gian: 8h00 ngày 05/12/2026", "Họp báo", "Địa điểm: Phòng 1"),
    ("Thời gian: 14h00 - 15h00, ngày 05/12/2026", "Tập huấn", "Địa điểm: Phòng 2"),
    ("Thời gian: Ngày 07/12/2026, 19h30", "Đêm nhạc", "Địa điểm: Nhà hát"),
]


@pytest.mark.parametrize(
    ("block", "parted"),
    [
        ("{0}\n{1}\n{2}\n", "\n"),
        ("{0}\n{2}\n{1}\n", "\n"),
        ("{1}\n{0}\n{2}\n", "\n"),
        ("{0}\n{2}\nNội dung: {1}\n", ""),
        ("- {0}\n- {2}\n- Sự kiện: {1}\n", ""),
    ],
)
@pytest.mark.parametrize("foot", ["", "Nơi nhận:\n- Như trên\nCHÁNH VĂN PHÒNG\n"])
def test_blocks_that_each_say_their_day_and_hour_are_acts(read, block, parted, foot):
    text = parted.join(block.format(*one) for one in BLOCKS)
    draft = read(f"LỊCH HOẠT ĐỘNG\n\n{text}{parted}{foot}")

    assert acts(draft) == [
        (date(2026, 12, 5), time(8), "Họp báo"),
        (date(2026, 12, 5), time(14), "Tập huấn"),
        (date(2026, 12, 7), time(19, 30), "Đêm nhạc"),
    ]
    assert ["Địa điểm" in note for i in draft.programme.items for note in i.notes] == [True] * 3
    assert draft.programme.title == "LỊCH HOẠT ĐỘNG"


def test_blocks_of_which_it_is_not_told_whose_each_line_is_hold_no_acts(read):
    text = "".join("{0}\n{2}\n{1}\n".format(*one) for one in BLOCKS)
    with pytest.raises(UnreadableProgramme):
        read(f"LỊCH HOẠT ĐỘNG\n{text}")


@pytest.mark.parametrize("sign", ["- ", "– "])
def test_dashes_below_the_hour_and_the_day_of_a_phase_are_held_in_it(read, sign):
    draft = read(
        f"CHƯƠNG TRÌNH ĐẠI HỘI\n1. Đại hội trù bị:\n{sign}Thời gian: 15h30 ngày 05/12/2026\n"
        f"{sign}Thông qua dự thảo văn kiện\n{sign}Hội ý các đoàn\n"
        f"2. Đại hội chính thức:\n{sign}Thời gian: 7h30 ngày 06/12/2026\n"
        f"{sign}Diễn văn khai mạc\n{sign}Báo cáo tổng kết\n"
    )
    assert acts(draft) == [
        (date(2026, 12, 5), None, "Thông qua dự thảo văn kiện"),
        (date(2026, 12, 5), None, "Hội ý các đoàn"),
        (date(2026, 12, 6), None, "Diễn văn khai mạc"),
        (date(2026, 12, 6), None, "Báo cáo tổng kết"),
    ]
    parts = [part for session in draft.programme.sessions for part in session.parts]
    assert [(part.title, part.start) for part in parts] == [
        ("Đại hội trù bị", time(15, 30)),
        ("Đại hội chính thức", time(7, 30)),
    ]


def test_a_sitting_begins_when_the_time_below_it_says(read):
    draft = read(
        "CHƯƠNG TRÌNH ĐẠI HỘI\nNgày 05-06/12/2026\n"
        "1. Phiên trù bị\n- Thời gian: 14h00 ngày 05/12/2026\n- Thông qua dự thảo\n- Bầu cử\n"
        "2. Phiên chính thức\n- Thời gian: 7h30 ngày 06/12/2026\n- Khai mạc\n- Báo cáo\n"
    )
    sessions = draft.programme.sessions
    assert [(one.date or draft.programme.date, one.start) for one in sessions] == [
        (date(2026, 12, 5), time(14)),
        (date(2026, 12, 6), time(7, 30)),
    ]
    assert not [doubt for doubt in draft.doubts if doubt.kind == "not_understood"]
