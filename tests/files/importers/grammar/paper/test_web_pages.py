"""A paper that a page of the web shows below its own title and the day it was put there."""

from datetime import date

import pytest

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-----------\n"
BARE = [
    "Thứ Năm, 12/09/2024 08:30",
    "12/9/2024",
    "Thứ năm - 12/09/2024 09:15 (GMT+7)",
    "12/9/2024 | Lượt xem: 1.205",
    "09:15 12/9/2024",
    "September 12, 2024",
]
SAID = [
    "Ngày đăng: 12/09/2024",
    "Cập nhật: 12/09/2024 | 14:05",
    "Đăng lúc 08:30 ngày 12/9/2024",
    "Posted on 12/9/2024",
    "Published: 12 September 2024",
    "Ngày đăng: 12 tháng 9 năm 2024",
]


def titles(draft):
    return [item.title for item in draft.programme.items]


@pytest.mark.parametrize("published", [*BARE, *SAID])
def test_the_day_of_a_page_above_the_letterhead_is_not_the_event_s(read, published):
    draft = read(
        f"Chương trình Đại hội Chi đoàn\n{published}\nĐOÀN XÃ AN BÌNH\nCHI ĐOÀN THÔN 2\n* * *\n"
        f"{STATE}CHƯƠNG TRÌNH\nĐẠI HỘI CHI ĐOÀN THÔN 2\nThứ Bảy, ngày 21/9/2024\n-----------\n"
        "1. Chào cờ\n2. Báo cáo\n3. Bế mạc\n"
    )

    assert titles(draft) == ["Chào cờ", "Báo cáo", "Bế mạc"]
    assert draft.programme.date == date(2024, 9, 21)
    assert draft.programme.title == "ĐẠI HỘI CHI ĐOÀN THÔN 2"
    assert draft.programme.organisation.issuer == "CHI ĐOÀN THÔN 2"
    assert [session.date for session in draft.programme.sessions] == [None]
    assert published in draft.programme.notes


@pytest.mark.parametrize("published", [*BARE, *SAID])
def test_the_day_of_a_page_above_its_title_once_more_is_not_the_event_s(read, published):
    draft = read(
        f"Lịch tiếp công dân tháng 9\n{published}\nLỊCH TIẾP CÔNG DÂN\n"
        "Thứ Sáu, ngày 13/9/2024\n8h00: Tiếp công dân\n14h00: Họp\n"
        "Thứ Hai, ngày 16/9/2024\n8h00: Đối thoại\n"
    )

    assert titles(draft) == ["Tiếp công dân", "Họp", "Đối thoại"]
    assert draft.programme.date == date(2024, 9, 13)
    assert [session.date for session in draft.programme.sessions] == [None, date(2024, 9, 16)]


def test_the_only_day_with_a_clock_to_the_minute_stands_above_that_of_the_event(read):
    draft = read(
        "Thông báo lịch họp giao ban\nThứ Năm, 12/09/2024 08:30\n"
        "Ủy ban thông báo lịch họp như sau:\nThời gian: 8h00, thứ Sáu, ngày 20/9/2024\n"
        "Chương trình:\n8h00 - 8h15: Đón đại biểu\n8h15 - 8h30: Khai mạc\n"
    )

    assert titles(draft) == ["Đón đại biểu", "Khai mạc"]
    assert draft.programme.date == date(2024, 9, 20)


def test_a_page_s_day_that_is_the_only_one_is_doubted(read):
    draft = read(
        f"Chương trình Hội nghị\n12/09/2024 08:30\n{STATE}CHƯƠNG TRÌNH HỘI NGHỊ\n"
        "8h00 - 8h15: Đón đại biểu\n8h15 - 8h30: Khai mạc\n"
    )

    assert draft.programme.date == date(2024, 9, 12)
    assert [(doubt.line, doubt.kind) for doubt in draft.doubts] == [(2, "date")]


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị mẫu\n12/9/2024\n8h00: Khai mạc\n13/9/2024\n8h00: Bế mạc\n",
        "Lễ hội\n12/9/2024\nRước kiệu\n13/9/2024\nThi đấu vật\n14/9/2024\nBế mạc\n",
        "Tập huấn\n12/09/2024 08:00\nKhai mạc\n13/09/2024 08:00\nTham quan\n",
    ],
)
def test_the_days_of_a_programme_are_no_day_of_a_page(read, text):
    assert read(text).programme.date == date(2024, 9, 12)


def test_a_counted_day_between_sittings_alike_is_no_page_s(read):
    draft = read(
        "Thông báo Kỳ họp thứ 11\n1. Ngày 05 tháng 12 năm 2024:\n– Buổi sáng, 8h00: Chất vấn.\n"
        "– Buổi chiều: Thảo luận.\n2. Ngày 06 tháng 12 năm 2024:\n– Buổi sáng, 8h00: Chất vấn.\n"
        "– Buổi chiều: Bế mạc.\nChất vấn vào sáng ngày 05 và 06/12/2024 được truyền hình.\n"
    )

    programme = draft.programme
    days = [(session.date or programme.date).day for session in programme.sessions]
    assert days == [5, 6]
    assert [len(session.items) for session in programme.sessions] == [2, 2]
