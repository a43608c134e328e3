"""Halves of a day and the sittings in them, one named above the other."""

from datetime import time

import pytest

ACTS = "7h30 - 8h00: Đón tiếp\n8h00 - 11h30: Báo cáo\n"
LATER = "13h30 - 15h00: Thảo luận\n15h00 - 16h30: Bế mạc\n"


def sittings(draft):
    """Return each session's name with its parts and their items."""
    return [
        (
            session.name,
            [(part.title, [item.title for item in part.items]) for part in session.parts],
        )
        for session in draft.programme.sessions
    ]


@pytest.mark.parametrize("day", ["", "Ngày 15/8/2026\n"])
def test_a_sitting_right_below_its_half_of_the_day_is_a_part_of_it(read, day):
    draft = read(
        f"HỘI NGHỊ\n{day}BUỔI SÁNG (7h30 – 11h30)\nPHIÊN TOÀN THỂ\n{ACTS}"
        f"BUỔI CHIỀU (13h30 – 16h30)\nPHIÊN THẢO LUẬN\n{LATER}"
    )

    assert sittings(draft) == [
        ("Buổi sáng", [("PHIÊN TOÀN THỂ", ["Đón tiếp", "Báo cáo"])]),
        ("Buổi chiều", [("PHIÊN THẢO LUẬN", ["Thảo luận", "Bế mạc"])]),
    ]
    times = [(session.start, session.end) for session in draft.programme.sessions]
    assert times == [(time(7, 30), time(11, 30)), (time(13, 30), time(16, 30))]
    assert draft.programme.notes == ()


def test_so_are_all_further_sittings_of_that_half(read):
    draft = read(
        "HỘI NGHỊ\nNgày 15/8/2026\nBUỔI SÁNG\nPHIÊN TOÀN THỂ\n7h30 - 8h00: Đón tiếp\n"
        f"PHIÊN CHUYÊN ĐỀ 1\n8h00 - 11h30: Báo cáo\nBUỔI CHIỀU\n{LATER}"
    )

    assert sittings(draft) == [
        ("Buổi sáng", [("PHIÊN TOÀN THỂ", ["Đón tiếp"]), ("PHIÊN CHUYÊN ĐỀ 1", ["Báo cáo"])]),
        ("Buổi chiều", [(None, ["Thảo luận", "Bế mạc"])]),
    ]


def test_dashes_below_a_sitting_of_a_half_of_the_day_are_its_acts(read):
    draft = read(
        "HỘI NGHỊ\nNgày 15/8/2026\nBUỔI SÁNG\nPHIÊN TOÀN THỂ\n- Chào cờ\n- Báo cáo\n"
        "BUỔI CHIỀU\nPHIÊN THẢO LUẬN\nTại hai tổ\nNgày 16/8/2026\nBUỔI SÁNG\n- Bế mạc\n- Về\n"
    )

    assert [item.title for item in draft.programme.items] == [
        *("Chào cờ", "Báo cáo", "Bế mạc", "Về"),
    ]


@pytest.mark.parametrize("name", ["PHIÊN {}", "ĐẠI HỘI PHIÊN {}"])
def test_a_sitting_right_above_a_half_of_the_day_is_what_that_is_called(read, name):
    first, second = name.format("TRÙ BỊ"), name.format("CHÍNH THỨC")
    draft = read(
        f"ĐẠI HỘI CHI HỘI PHỤ NỮ\n\n{first}\nBUỔI SÁNG\n1. Ổn định tổ chức\n2. Bầu chủ tọa\n\n"
        f"{second}\nBUỔI SÁNG\n1. Chào cờ\n2. Khai mạc\nBUỔI CHIỀU\n1. Bầu cử\n"
    )

    assert draft.programme.title == "ĐẠI HỘI CHI HỘI PHỤ NỮ"
    assert sittings(draft) == [
        (f"Buổi sáng – {first}", [(None, ["Ổn định tổ chức", "Bầu chủ tọa"])]),
        (f"Buổi sáng – {second}", [(None, ["Chào cờ", "Khai mạc"])]),
        ("Buổi chiều", [(None, ["Bầu cử"])]),
    ]


def test_a_title_that_names_a_sitting_stays_the_title_above_a_half_of_the_day(read):
    draft = read(f"CHƯƠNG TRÌNH ĐẠI HỘI PHIÊN CHÍNH THỨC\nBUỔI SÁNG\n{ACTS}BUỔI CHIỀU\n{LATER}")

    assert draft.programme.title == "CHƯƠNG TRÌNH ĐẠI HỘI PHIÊN CHÍNH THỨC"
    assert [session.name for session in draft.programme.sessions] == ["Buổi sáng", "Buổi chiều"]


def test_an_act_beside_its_half_of_the_day_opens_that_where_another_half_stands_alone(read):
    draft = read(
        "LỄ GIỖ\n+ Ngày 02/8/2026\nBuổi sáng:\n- Lễ cúng.\nBuổi chiều: Đón khách (tại đình).\n"
        "Buổi tối : Văn nghệ: Diễn vở\n- Lễ túc trực\n+ Ngày 03/8/2026\nBuổi sáng:\n- Lễ tạ.\n"
    )

    assert sittings(draft) == [
        ("Buổi sáng", [(None, ["Lễ cúng"])]),
        ("Buổi chiều", [(None, ["Đón khách (tại đình)"])]),
        ("Buổi tối", [(None, ["Văn nghệ: Diễn vở", "Lễ túc trực"])]),
        ("Buổi sáng", [(None, ["Lễ tạ"])]),
    ]


@pytest.mark.parametrize("name", ["Phiên toàn thể", "HỘI NGHỊ TOÀN THỂ"])
def test_the_name_of_a_sitting_beside_its_half_of_the_day_is_no_act(read, name):
    draft = read(
        f"TRẠI HÈ\nNgày 15/8/2026\nBuổi sáng: {name}\n- Khai mạc\n- Báo cáo\n"
        "Buổi chiều:\n- Thảo luận\n- Bế mạc\n"
    )

    assert [item.title for item in draft.programme.items] == [
        *("Khai mạc", "Báo cáo", "Thảo luận", "Bế mạc"),
    ]


@pytest.mark.parametrize("dash", ["- ", ""])
def test_a_sitting_beside_its_half_of_the_day_is_an_act_where_nothing_is_below_it(read, dash):
    draft = read(
        f"Đại hội chi đoàn\nNgày 05/9/2026\n{dash}Sáng: Phiên khai mạc\n{dash}Chiều: Thảo luận\n"
        f"Ngày 06/9/2026\n{dash}Sáng: Tham quan\n{dash}Chiều: Phiên bế mạc\n"
    )

    titles = [[item.title for item in session.items] for session in draft.programme.sessions]
    assert titles == [["Phiên khai mạc", "Thảo luận"], ["Tham quan", "Phiên bế mạc"]]


@pytest.mark.parametrize(("first", "second"), [("1. ", "2. "), ("8h00: ", "14h00: ")])
def test_a_sitting_beside_its_half_of_the_day_heads_what_is_below_it(read, first, second):
    draft = read(
        f"Đại hội chi đoàn\nNgày 05/9/2026\nSáng: Phiên khai mạc\n{first}Chào cờ\n"
        f"Chiều: Phiên thảo luận\n{second}Tham luận\n"
    )

    assert [item.title for item in draft.programme.items] == ["Chào cờ", "Tham luận"]
    names = [session.name for session in draft.programme.sessions]
    assert names == ["Phiên khai mạc", "Phiên thảo luận"]


def test_a_sitting_counted_among_acts_is_one_of_them(read):
    draft = read(
        "ĐẠI HỘI\nNgày 15/8/2026\nBuổi sáng\n1. Đăng ký đại biểu\n2. Phiên trù bị\n3. Tổng duyệt\n"
    )

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Đăng ký đại biểu", "Phiên trù bị", "Tổng duyệt"]
    assert [session.name for session in draft.programme.sessions] == ["Buổi sáng"]


MORNING = "Sáng (7h30): Phiên khai mạc\n- Chào cờ;\n- Diễn văn khai mạc;\n"
AFTERNOON = "Chiều (14h00): Tham luận và bầu cử\n- Đại biểu đọc tham luận;\n- Bầu Ban Chấp hành.\n"


@pytest.mark.parametrize(
    "text",
    [
        MORNING + AFTERNOON,
        f"CHƯƠNG TRÌNH\n{MORNING}{AFTERNOON}",
        (MORNING + AFTERNOON)
        .replace("- ", "+ ")
        .replace("Sáng", "- Sáng")
        .replace("Chiều", "- Chiều"),
        (MORNING + AFTERNOON).replace("Sáng", "1. Sáng").replace("Chiều", "2. Chiều"),
    ],
)
def test_a_half_of_the_day_with_its_hour_is_a_sitting_above_dashes_that_are_acts(read, text):
    draft = read(f"ĐẠI HỘI CÔNG ĐOÀN\nNGÀY 13/8/2026\n{text}")

    assert [session.start for session in draft.programme.sessions] == [time(7, 30), time(14)]
    assert [item.title for item in draft.programme.items] == [
        *("Chào cờ", "Diễn văn khai mạc", "Đại biểu đọc tham luận", "Bầu Ban Chấp hành"),
    ]
    assert draft.programme.sessions[1].name == "Buổi chiều: Tham luận và bầu cử"


@pytest.mark.parametrize("below", ["", "- Mỗi đội 3 người;\n- Nguyên liệu tự túc.\n"])
def test_it_is_an_act_where_what_is_below_it_is_none(read, below):
    draft = read(
        f"HỘI THI NẤU ĂN\nNgày 13/8/2026\nSáng (7h30): Khai mạc\nChiều (14h00): Thi\n{below}"
    )

    assert [(item.start, item.title) for item in draft.programme.items] == [
        (time(7, 30), "Khai mạc"),
        (time(14), "Thi"),
    ]
    assert len(draft.programme.items[1].notes) == below.count("\n")


@pytest.mark.parametrize(
    "acts",
    [
        ["Đón tiếp", "Phiên trù bị", "Phiên toàn thể", "Bế mạc"],
        ["Đón tiếp", "Phiên trù bị", "Phiên toàn thể"],
        ["Phiên trù bị", "Phiên chính thức", "Bế mạc"],
    ],
)
@pytest.mark.parametrize("hour", ["", "7h30: "])
def test_counted_sittings_that_head_nothing_are_acts_of_their_list(read, acts, hour):
    counted = (f"{n}. {hour if n == 1 else ''}{act}\n" for n, act in enumerate(acts, 1))
    draft = read(
        f"ĐẠI HỘI\nNgày 15/8/2026\n{''.join(counted)}Ngày 16/8/2026\n1. Liên hoan\n2. Về\n"
    )

    assert [item.title for item in draft.programme.items] == [*acts, "Liên hoan", "Về"]


def test_what_is_counted_after_a_sitting_comes_after_its_acts(read):
    draft = read(
        "ĐẠI HỘI\nNgày 15/8/2026\n1. Đón tiếp\n2. Phiên trù bị\n- Chào cờ\n- Bầu cử\n3. Bế mạc\n"
    )

    assert [item.title for item in draft.programme.items] == [
        *("Đón tiếp", "Chào cờ", "Bầu cử", "Bế mạc"),
    ]


@pytest.mark.parametrize("sign", ["- ", "+ ", ""])
def test_a_half_of_the_day_with_its_hour_in_brackets_is_none_of_an_act_s_title(read, sign):
    draft = read(
        f"LỊCH LÀM VIỆC\n1. Ngày 13/8/2026:\n{sign}Sáng (8h): Công bố quyết định\n"
        f"{sign}Chiều (từ 2h đến 4h30): Thẩm tra\n2. Ngày 14/8/2026:\n{sign}9h: Thông qua báo cáo\n"
    )

    acts = [(item.start, item.end, item.title) for item in draft.programme.items]
    assert acts == [
        (time(8), None, "Công bố quyết định"),
        (time(14), time(16, 30), "Thẩm tra"),
        (time(9), None, "Thông qua báo cáo"),
    ]


@pytest.mark.parametrize("head", ["Sáng: {}", "Buổi sáng, {}", "Sáng {}:"])
@pytest.mark.parametrize("counters", [("1.", "2."), ("a)", "b)")])
def test_the_place_behind_the_hours_of_a_half_above_what_is_counted_is_no_act(read, head, counters):
    where = head.format("7h30 - 9h00 tại xã Bình An")
    first, second = counters

    draft = read(f"LỄ KỶ NIỆM\nNgày 15/8/2026\n{where}\n{first} Tuyên bố lý do\n{second} Dặn dò\n")

    session = draft.programme.sessions[0]
    assert (session.start, session.end) == (time(7, 30), time(9))
    assert [venue.name for venue in session.venues] == ["xã Bình An"]
    assert [(item.start, item.title) for item in session.items] == [
        (None, "Tuyên bố lý do"),
        (None, "Dặn dò"),
    ]


def test_an_act_behind_the_place_stays_one_and_what_is_counted_below_is_of_it(read):
    draft = read(
        "LỄ KỶ NIỆM\nNgày 15/8/2026\nSáng: 7h30 - 9h00 tại sân trường khai mạc hội thi\n"
        "1. Khối 6\n2. Khối 7\n"
    )

    assert [(item.start, item.title) for item in draft.programme.items] == [
        (time(7, 30), "tại sân trường khai mạc hội thi"),
    ]
