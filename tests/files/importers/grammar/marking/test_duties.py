"""A plan's preparation and duties beside its programme."""

from datetime import date, time

import pytest

ACTS = ["Chào cờ", "Báo cáo sơ kết", "Bế mạc"]
UNTIMED = "".join(f"- {act}\n" for act in ACTS)
TIMED = "".join(f"- {8 + n}h00: {act}\n" for n, act in enumerate(ACTS))
HELD = "I. Thời gian: 8h00 ngày 16/01/2027\n"
HOURS = "- 14h00 ngày 14/01/2027: họp ban phụ huynh\n- 15h30 ngày 15/01/2027: chạy thử\n"
DAYS = "- Ngày 14/01/2027: họp ban phụ huynh\n- Kê ghế: ngày 15/01/2027\n"
WHO = "- Ông Kha: âm thanh\n- Bà Lý: nước uống, có mặt lúc 7h00\n"


def told(draft):
    """Return the items, the day of all of them, and whether something is said to be left out."""
    titles = [item.title for item in draft.programme.items]
    days = [session.date for session in draft.programme.sessions]
    left = "left_out" in [doubt.kind for doubt in draft.doubts]
    return titles, draft.programme.date, days, left


@pytest.mark.parametrize("duties", [HOURS, DAYS, WHO])
@pytest.mark.parametrize("acts", [UNTIMED, TIMED])
@pytest.mark.parametrize(
    "chapter",
    ["Công tác chuẩn bị", "PHÂN CÔNG", "Lịch chuẩn bị", "Lộ trình thực hiện", "Tập luyện"],
)
@pytest.mark.parametrize(
    "paper",
    [
        "{held}II. {chapter}\n{duties}III. Chương trình\n{acts}",
        "{held}II. Chương trình\n{acts}III. {chapter}\n{duties}",
        "{held}Chương trình\n{acts}{chapter}\n{duties}",
        "{held}{chapter}\n{duties}Chương trình:\n{acts}",
    ],
)
def test_preparation_and_duties_are_no_part_of_the_programme(read, paper, chapter, acts, duties):
    body = paper.format(held=HELD, chapter=chapter, acts=acts, duties=duties)
    draft = read(f"KẾ HOẠCH LỄ SƠ KẾT\n{body}")

    assert told(draft) == (ACTS, date(2027, 1, 16), [None], True)


def test_duties_without_a_colon_are_not_in_the_note_of_the_last_act(read):
    draft = read(f"CHƯƠNG TRÌNH LỄ SƠ KẾT\nNgày 16/01/2027\n{TIMED}Phân công\n{WHO}")

    assert told(draft) == (ACTS, date(2027, 1, 16), [None], True)
    assert draft.programme.items[-1].notes == ()


def test_days_of_preparation_are_none_of_acts_that_have_neither_day_nor_hour(read):
    draft = read(f"KẾ HOẠCH LỄ SƠ KẾT\nI. Chương trình\n{UNTIMED}II. Tiến độ thực hiện\n{HOURS}")

    assert told(draft) == (ACTS, None, [None], True)


def test_duties_without_a_day_or_an_hour_are_left_out_as_what_they_are_called(read):
    paper = f"{HELD}II. Chương trình\n{UNTIMED}III. Phân công\n- Cô Hoa: trang trí\n"

    assert told(read(f"KẾ HOẠCH LỄ SƠ KẾT\n{paper}"))[3] is False


def test_hours_that_go_on_to_the_programmes_stay(read):
    body = f"Chuẩn bị\n- 6h00: Tập trung\n- 6h30: Kê bàn\nChương trình\n{TIMED}"
    draft = read(f"NGÀY HỘI\nNgày 16/01/2027\n{body}")

    assert [item.title for item in draft.programme.items] == ["Tập trung", "Kê bàn", *ACTS]


@pytest.mark.parametrize(
    "below",
    [
        "II. Tổ chức thực hiện\n- 11h00 ngày 16/01/2027: Trồng cây\n- 12h00: Ra về\n",
        "II. Công tác tổ chức\n- 11h00: Trồng cây\n- 12h00: Ra về\n",
        "Chuẩn bị\n- 11h00: Trồng cây\n- 12h00: Ra về\n",
        # Whoever acts, and the close after them
        "Phân công\n- 11h00: Trồng cây\n- Ông Kha: dẫn đoàn\n- 12h00: Ra về\n",
    ],
)
def test_what_goes_on_below_a_chapter_called_as_duties_are_stays(read, below):
    draft = read(f"KẾ HOẠCH LỄ SƠ KẾT\nNgày 16/01/2027\nI. Chương trình\n{TIMED}{below}")

    starts = {item.title: item.start for item in draft.programme.items}
    assert (starts["Trồng cây"], starts["Ra về"]) == (time(11), time(12))


COSTS = "{}Nước uống: 500.000 đ\n{}Hoa tươi: 300.000 đồng\n"


@pytest.mark.parametrize("sign", ["1. ", "- "])
@pytest.mark.parametrize("day", [" (ngày 16/01/2027)", " NGÀY 16/01/2027"])
@pytest.mark.parametrize("acts", [UNTIMED, TIMED])
def test_what_it_costs_is_no_part_of_the_programme_that_says_its_day(read, acts, day, sign):
    costs = COSTS.format(sign, sign.replace("1", "2"))
    draft = read(
        f"KẾ HOẠCH LỄ SƠ KẾT\nI. DỰ TOÁN KINH PHÍ\n{costs}II. CHƯƠNG TRÌNH LỄ SƠ KẾT{day}\n{acts}"
    )

    titles, held, _days, left = told(draft)
    assert (titles, held, left) == (ACTS, date(2027, 1, 16), True)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("DỰ TOÁN KINH PHÍ", "1. Trình bày dự toán\n2. Thảo luận\n"),
        ("KINH PHÍ NĂM 2027", "1. Báo cáo quỹ\n2. Mức đóng góp mới\n3. Mức thưởng: 300.000 đ\n"),
    ],
)
def test_acts_that_speak_of_costs_stay(read, above, below):
    draft = read(f"HỌP\nNgày 16/01/2027\nI. {above}\n{below}II. CHƯƠNG TRÌNH LỄ\n{UNTIMED}")

    titles = [line.partition(" ")[2].partition(":")[0] for line in below.splitlines()]
    assert [item.title.partition(":")[0] for item in draft.programme.items] == [*titles, *ACTS]


DATED = "- Lễ khai mạc: 7h30 ngày 17/10\n- Bán kết: 8h00 ngày 18/10\n"


@pytest.mark.parametrize(
    "dashes", [DATED, "- Ngày 17/10/2026: Bán kết\n- Ngày 18/10/2026: Trao giải\n"]
)
def test_a_timetable_counted_above_dashes_with_days_is_no_act(read, dashes):
    draft = read(f"KẾ HOẠCH GIẢI\n1. Thời gian: ngày 17-18/10/2026\n2. Lịch thi đấu\n{dashes}")

    assert len(draft.programme.items) == 2
    assert [session.date for session in draft.programme.sessions] == [None, date(2026, 10, 18)]
    assert "2. Lịch thi đấu" in draft.programme.notes


@pytest.mark.parametrize(
    "body",
    [
        "1. Báo cáo\n2. Lịch thi đấu\n3. Thảo luận\n",
        "1. Báo cáo\n2. Lịch thi đấu\n- Bán kết\n- Chung kết\n3. Thảo luận\n",
        "- Ngày 17/10/2026\n1. Họp\n2. Lịch thi đấu\n- Ngày 18/10/2026\n1. Thi\n",
        "1. Họp\n2. Lịch thi đấu\nNgày 18/10/2026\n1. Thi\n2. Trao giải\n",
    ],
)
def test_a_timetable_is_an_act_where_it_heads_nothing(read, body):
    draft = read(f"HỌP BAN TỔ CHỨC GIẢI\n{body}")

    assert "Lịch thi đấu" in [item.title for item in draft.programme.items]


@pytest.mark.parametrize(
    "chapter",
    [
        "KINH PHÍ - TỔ CHỨC THỰC HIỆN\n- Kinh phí từ ngân sách xã.",
        "KINH PHÍ VÀ TỔ CHỨC THỰC HIỆN\n1. Kinh phí từ ngân sách xã.",
        "PHÂN CÔNG, TỔ CHỨC THỰC HIỆN\n- Văn phòng: 17h00 ngày 04/9/2026 đặt bàn ghế.",
        "CHUẨN BỊ VÀ KINH PHÍ THỰC HIỆN\n- Văn phòng: 17h00 ngày 04/9/2026 đặt bàn ghế.",
        "SAU HỘI NGHỊ\n- Văn phòng hoàn chỉnh biên bản.\n- Ban Tổ chức họp rút kinh nghiệm.",
    ],
)
def test_chapters_of_two_names_or_of_what_comes_after_it_hold_no_acts(read, chapter):
    draft = read(
        "KẾ HOẠCH\nTổ chức Hội nghị\nI. THỜI GIAN\n- 8h00 ngày 05/9/2026\n"
        f"II. CHƯƠNG TRÌNH\n- Chào cờ\n- Thảo luận\nIII. {chapter}\n"
    )

    assert [item.title for item in draft.programme.items] == ["Chào cờ", "Thảo luận"]
    assert {*chapter.splitlines()[1:]} <= {*draft.programme.notes}
    assert draft.programme.date == date(2026, 9, 5)


def test_acts_after_a_conference_are_its_acts(read):
    draft = read(
        "CHƯƠNG TRÌNH HỘI NGHỊ\nNgày 05/9/2026\nI. TRONG HỘI NGHỊ\n- Chào cờ\n- Thảo luận\n"
        "II. SAU HỘI NGHỊ\n- Chụp ảnh lưu niệm\n- Liên hoan\n"
    )

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Chào cờ", "Thảo luận", "Chụp ảnh lưu niệm", "Liên hoan"]


def test_what_is_due_before_the_day_is_no_act_below_a_programme_within_another_chapter(read):
    draft = read(
        "KẾ HOẠCH ĐẠI HỘI\nI. NỘI DUNG\n1. Thời gian: ngày 19/8/2026\n2. Chương trình đại hội:\n"
        "- Chào cờ\n- Khai mạc\n- Bế mạc\nII. TIẾN ĐỘ\n"
        "- Trước ngày 30/6/2026: hoàn thành báo cáo\n- Ngày 18/8/2026: tổng duyệt\n"
    )

    assert [item.title for item in draft.programme.items] == ["Chào cờ", "Khai mạc", "Bế mạc"]
