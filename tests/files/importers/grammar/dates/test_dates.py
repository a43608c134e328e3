from datetime import date

import pytest

from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.grammar.dates.damaged import damaged_day, is_damaged
from timekeeper.files.importers.grammar.dates.dates import find_date, named_days
from timekeeper.files.importers.grammar.dates.day_lines import is_date_line, nth_day
from timekeeper.files.importers.grammar.grammar import draft_from
from timekeeper.files.importers.grammar.rows import lines_of
from timekeeper.files.importers.original import Place, Row


@pytest.mark.parametrize(
    "text",
    [
        "06/12/2023",
        "6-12-2023",
        "06.12.2023",
        "2023-12-06",
        "(Ngày 06/12/2023, cả ngày)",
        "Thứ Tư, ngày 06 tháng 12 năm 2023",
        "Từ ngày 06 đến 08/12/2023",
        "Từ ngày 06 tháng 12 đến ngày 08 tháng 12 năm 2023",
        "06/12 đến hết ngày 08/12/2023",
        "6-8/12/2023",
        "Thời gian: ngày 06/12/2023",
        "06/12/23",
        "Ngày N+1 (06/12/2023)",
        "Trong 3 ngày 6, 7, 8/12/2023 tại Cung thể thao",
        "Wednesday, 6 December 2023",
        "December 6th, 2023",
        "Thứ 4, 6-12-2023",
        "Ngày 24 tháng 10 năm Quý Mão (tức ngày 06 tháng 12 năm 2023)",
        "Ngày 24/10 âm lịch, tức ngày 06/12/2023",
    ],
)
def test_a_date_is_read_in_every_form(text):
    assert find_date(text) == date(2023, 12, 6)


@pytest.mark.parametrize(
    "text",
    [
        "Kỷ niệm 90 năm (26/3/1931 - 26/3/2021)",
        "Ngày thành lập Đảng 03/02/1930",
        "(tức ngày 24/10 năm Quý Mão)",
        "31/02/2023",
        "ngày 2/9",
        "2020 - 2025",
        "15/8/2022 âm lịch",
        "99/99/0001",
    ],
)
def test_what_is_no_whole_date_is_none(text):
    assert find_date(text) is None


def test_a_date_without_its_year_takes_the_programme_s():
    assert find_date("Ngày 15/8", 2022) == date(2022, 8, 15)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("(Ngày 06/12/2023, cả ngày)", True),
        ("NGÀY 15/8/2022", True),
        ("Ngày thứ nhất (15/8/2022)", True),
        ("Kết luận số 100-KL/TW ngày 18/8/2014 của Ban Bí thư", False),
    ],
)
def test_a_line_with_more_than_a_date_is_no_date_line(text, whole):
    assert is_date_line(text) is whole


@pytest.mark.parametrize(
    ("text", "count"), [("Ngày thứ hai", 2), ("NGÀY 1", 1), ("Ngày hội", None)]
)
def test_days_may_be_counted(text, count):
    assert nth_day(text) == count


@pytest.mark.parametrize(
    "text",
    [
        *("Ngày 13 tháng Giêng", "Mồng 3 Tết", "Ngày mùng 8 tháng Ba âm lịch:"),
        *("Ngày 13/1 âm lịch", "13/1 (ÂL)"),
        *("Ngày mùng 08/04/Giáp Thìn:", "Ngày Rằm tháng 04/Giáp Thìn"),
        *("Mùng 8 tháng Giêng năm Giáp Thìn", "Rằm tháng 4 Giáp Thìn"),
    ],
)
def test_a_day_of_the_moon_alone_is_a_day_that_cannot_be_told(text):
    assert is_damaged(text)
    assert find_date(text, 2027) is None
    assert damaged_day(text, 2027, date(2027, 2, 17)) is None


@pytest.mark.parametrize("text", ["15/20", "Ngày 13 tháng 3", "3 tháng Giêng vui vẻ", "Tết 2027"])
def test_what_only_looks_like_a_day_of_the_moon_is_none(text):
    assert not is_damaged(text)


@pytest.mark.parametrize(
    "text", ["Ngày N+1 (28/8/2025)", "Ngày D-1: 28/8/2025", "ngày 16/02/2026 (29 Tết)"]
)
def test_a_day_is_that_whatever_it_is_counted_by(text):
    assert is_date_line(text)


MAILS = [
    "Từ: Nguyễn An <an@tinh.gov.vn>\n{day}\nSubject: Chương trình\nTo: Văn phòng",
    "From: Nguyễn An\n{day}\nTo: Văn phòng; Sở Y tế\nb@tinh.gov.vn\nSubject: FW: Chương trình",
    "-------- Forwarded Message --------\nTiêu đề: Họp\n{day}\nNgười gửi: An\nNgười nhận: Bình",
    "> **Từ:** an@tinh.gov.vn\n> {day}\n> Tới: Văn phòng\n> Chủ đề: Chương trình",
]
SENT = [
    "Date: Th 5, 13 thg 8, 2026 vào lúc 09:12",
    "Date: 13/8/2026 09:12",
    "Ngày gửi: Thứ năm, 13 Tháng 8 năm 2026 9:12:33",
    "Đã gửi: Thứ Năm, 13 tháng 8, 2026 9:12 SA",
    "Ngày: 13/08/2026 lúc 09:12",
    "Sent: Thursday, August 13, 2026 9:12 AM",
]
QUOTED = [
    "Vào Th 5, 13 thg 8, 2026 vào lúc 09:12 Nguyễn An <an@tinh.gov.vn> đã viết:",
    "On Thu, Aug 13, 2026 at 9:12 AM Nguyen An <an@tinh.gov.vn> wrote:",
]
MAIL_HEADS = [*(mail.format(day=day) for mail in MAILS for day in SENT), *QUOTED]


def read(*parts):
    rows = [Row((line,), Place(paragraph=n)) for n, line in enumerate("\n".join(parts).split("\n"))]
    return draft_from(lines_of(rows))


def days_doubted(draft):
    return [doubt.read for doubt in draft.doubts if doubt.kind == "date"]


@pytest.mark.parametrize("mail", MAIL_HEADS)
def test_a_mail_s_day_is_not_the_programme_s(mail):
    title, acts = "CHƯƠNG TRÌNH\nHội nghị tổng kết", "8h00: Khai mạc - Ông An\n9h00: Bế mạc"

    for own in ("Ngày 20/8/2026", "Thời gian: 8h00, ngày 20/8/2026"):
        draft = read(mail, title, own, acts)
        assert (draft.programme.date, days_doubted(draft)) == (date(2026, 8, 20), [])
        assert draft.programme.title == "Hội nghị tổng kết"
        assert draft.programme.organisation.issuer is None
        assert [item.title for item in draft.programme.items] == ["Khai mạc", "Bế mạc"]
        assert draft.programme.notes[: mail.count("\n") + 1] == tuple(mail.split("\n"))
    own = "Thời gian: 8h00, ngày 20/8/2026"
    assert read(mail, own, title, acts).programme.date == date(2026, 8, 20)
    own = "Thời gian: thứ Năm, ngày 20/8"
    draft = read(mail, title, own, acts)
    assert (draft.programme.date, days_doubted(draft)) == (date(2026, 8, 20), [own])


@pytest.mark.parametrize("mail", MAIL_HEADS)
def test_a_mail_s_day_is_doubted_where_it_is_the_only_one(mail):
    draft = read(mail, "CHƯƠNG TRÌNH\nHội nghị tổng kết\n8h00: Khai mạc\n9h00: Bế mạc")

    (said,) = (line for line in mail.split("\n") if find_date(line))
    assert (draft.programme.date, days_doubted(draft)) == (date(2026, 8, 13), [said])


def test_days_without_a_year_have_that_in_which_the_mail_was_sent():
    mail = MAILS[0].format(day="Đã gửi: 12 Tháng Tám 2026 08:15")
    draft = read(mail, "Thứ Năm 13/8\n8h00: Giao ban\nThứ Sáu 14/8\n9h00: Tổng kết")

    assert draft.programme.date == date(2026, 8, 13)
    assert draft.programme.sessions[1].date == date(2026, 8, 14)
    assert days_doubted(draft) == ["Thứ Năm 13/8"]


def test_days_are_counted_since_the_first_mail_of_several_was_sent():
    later, first = (MAILS[0].format(day=f"Đã gửi: {day}/2026 08:15") for day in ("21/12", "20/12"))
    draft = read(later, "Gửi anh", first, "Thứ Hai 28/12\n8h00: Giao ban\nThứ Hai 4/1\n9h00: Họp")

    assert draft.programme.date == date(2026, 12, 28)
    assert draft.programme.sessions[1].date == date(2027, 1, 4)


def test_the_head_of_a_mail_below_the_acts_is_none_of_their_notes():
    draft = read("CHƯƠNG TRÌNH\n8h00: Khai mạc\n9h00: Bế mạc", MAILS[0].format(day=SENT[0]))

    assert [item.notes for item in draft.programme.items] == [(), ()]
    assert "To: Văn phòng" in draft.programme.notes


def test_a_programme_s_own_times_are_no_head_of_a_mail():
    head = "Chủ đề: Chuyển đổi số\nNgày: 20/8/2026\nTừ: 8h00\nĐến: 11h30"
    draft = read("HỘI THẢO KHOA HỌC", head, "CHƯƠNG TRÌNH\n8h00: Khai mạc\n9h00: Bế mạc")

    assert (draft.programme.date, days_doubted(draft)) == (date(2026, 8, 20), [])


@pytest.mark.parametrize(
    "text", ["August 30, 2016 (Tue.) <Lotus Hotel>", "Thứ Bảy, 15/8/2026 (Hội trường B)"]
)
def test_a_day_may_say_its_place_in_brackets(text):
    assert is_date_line(text)
    assert not is_date_line(f"{text} Khai mạc")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ngày 6.9", date(2026, 9, 6)),
        ("ngày 16.10", date(2026, 10, 16)),
        ("từ ngày 6-12.9", date(2026, 9, 6)),
        ("ngày 28 và 29.5", date(2026, 5, 28)),
        ("Lúc 8.30", None),
        ("Ngày 8.30", None),
    ],
)
def test_a_point_may_stand_between_day_and_month_behind_the_word_for_day(text, day):
    assert find_date(text, 2026) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("August 29-September 1, 2016", date(2016, 8, 29)),
        ("August 29 – 31, 2016", date(2016, 8, 29)),
        ("29 August - 1 September 2016", date(2016, 8, 29)),
    ],
)
def test_the_first_of_several_english_days_has_the_year_of_the_last(text, day):
    assert find_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "* Ngày mùng 6 tháng Giêng (tức ngày 22/02/2026 dương lịch)",
        "* Ngày Rằm tháng 7 âm lịch (tức ngày 17.08.2016).",
        "Ngày 9/8/2019 (mùng 9 tháng Bảy năm Kỷ Hợi):",
        "Ngày 9/8/2019 (thứ sáu, mùng 9 tháng Bảy)",
    ],
)
def test_a_day_stands_beside_that_of_the_moon(text):
    assert is_date_line(text)


@pytest.mark.parametrize(
    "below",
    [
        "An Hòa, ngày 10 tháng 10 năm 2026\nTRƯỞNG PHÒNG",
        "Thứ Sáu, ngày 16/10/2026\n8h00: Tổng kết",
        "Ghi chú: Lịch tuần 42 năm 2026 có thể thay đổi",
    ],
)
@pytest.mark.parametrize("day", ["Sáng 15/10:", "Thứ Năm, 15/10", "Thời gian: sáng 15/10"])
def test_a_day_without_a_year_takes_that_of_a_line_below_it_and_is_doubted(day, below):
    draft = read(f"LỊCH LÀM VIỆC\n{day}\n8h00: Giao ban\n9h00: Kiểm tra", below)

    assert (draft.programme.date, days_doubted(draft)) == (date(2026, 10, 15), [day])


def test_what_acts_below_are_about_tells_no_year():
    draft = read("LỊCH LÀM VIỆC\nSáng 15/10:\n8h00: Giao ban\n9h00: Bàn về tầm nhìn năm 2030")

    assert draft.programme.date is None


@pytest.mark.parametrize(
    "text",
    [
        "LỊCH TUẦN\n{}\n{}\nAn Hòa, ngày 26 tháng 12 năm 2025",
        "An Hòa, ngày 26 tháng 12 năm 2025\nLỊCH TUẦN\n{}\n{}",
        "LỊCH TUẦN\n{}\n{}/2026",
        "LỊCH TUẦN\n{}/2025\n{}",
    ],
)
def test_the_year_turns_between_two_days(text):
    lines = text.format("Ngày 29/12", "Ngày 02/01").split("\n")
    acts = "8h00: Giao ban\n9h00: Kiểm tra"
    draft = read(*(f"{li}\n{acts}" if li.startswith("Ngày") else li for li in lines))

    assert draft.programme.date == date(2025, 12, 29)
    assert draft.programme.sessions[1].date == date(2026, 1, 2)


def test_a_day_on_a_paper_signed_in_december_is_of_the_year_after():
    draft = read(
        "An Hòa, ngày 26 tháng 12 năm 2025\nCHƯƠNG TRÌNH\nHội nghị tổng kết năm 2025\n"
        "Thời gian: 8h00, ngày 05/01\n8h00: Khai mạc\n9h00: Bế mạc"
    )

    assert draft.programme.date == date(2026, 1, 5)


ACTS = "8h00: Đón tiếp\n8h30: Khai mạc\n9h00: Bế mạc"
OTHER_DAY = "names another day; 15/08/2026 was taken"


@pytest.mark.parametrize(
    ("head", "other"),
    [
        ("HỘI NGHỊ TỔNG KẾT\nThứ Sáu, ngày 14/8/2026\nThời gian: ngày 15/8/2026", 1),
        ("HỘI NGHỊ TỔNG KẾT\nThời gian: ngày 15/8/2026\nThời gian: ngày 16/8/2026", 2),
        ("HỘI NGHỊ TỔNG KẾT NGÀY 14/8/2026\nThời gian: ngày 15/8/2026", 0),
        ("HỘI NGHỊ TỔNG KẾT\nThời gian: ngày 15/8/2026\n(Ngày 17 và 18/8)", 2),
        (f"HỘI NGHỊ\nThời gian: 15/8/2026\n{ACTS}\nThời gian: 8h00, ngày 16/8/2026", 5),
        (f"HỘI NGHỊ\nThời gian: 15/8/2026\n{ACTS}\nThứ Hai, ngày 17/8/2026\n", 5),
        (f"HỘI NGHỊ\nNgày 15/8/2026\n{ACTS}\nThứ Hai, ngày 17/8/2026\n", 5),
    ],
)
def test_a_line_that_names_another_day_than_the_one_taken_is_doubted_and_kept(head, other):
    draft = read(head, "" if ACTS in head else ACTS)
    line = head.split("\n")[other]

    assert draft.programme.date == date(2026, 8, 15)
    (doubt,) = [doubt for doubt in draft.doubts if doubt.kind == "date"]
    assert (doubt.line, doubt.read) == (other + 1, line)
    assert OTHER_DAY in doubt.message
    assert line in str(draft.programme)


def test_a_wrong_day_of_the_week_is_doubted_in_the_line_that_was_not_taken_too():
    draft = read("HỘI NGHỊ\nThứ Hai, ngày 14/8/2026\nThời gian: ngày 15/8/2026", ACTS)

    assert any("another day of the week" in doubt.message for doubt in draft.doubts)
    assert draft.left_out == (2,)


@pytest.mark.parametrize("head", ["Ngày 15/8/2026", "Thời gian: Ngày 15/8/2026"])
def test_a_date_on_which_no_session_lies_is_doubted(head):
    draft = read("HỘI NGHỊ", head, "Ngày 17/8/2026", ACTS, "Ngày 18/8/2026", ACTS)

    assert days_doubted(draft) == [head]


@pytest.mark.parametrize(
    "lines",
    [
        "Hà Nội, ngày 01 tháng 8 năm 2026\nHỘI NGHỊ\nThời gian: ngày 15/8/2026",
        "HỘI NGHỊ\n(Ban hành kèm theo Kế hoạch số 12/KH ngày 01/8/2026)\nThời gian: 15/8/2026",
        "HỘI NGHỊ\nĐăng ngày: 01/8/2026\nThời gian: 15/8/2026",
        "HỘI NGHỊ\nNgày 15/8/2026 (tức 03/7 âm lịch)\nThời gian: 15/8/2026",
        "HỘI NGHỊ\n(Ngày 15/8)\nThời gian: 8h00, ngày 15/8/2026",
        "HỘI NGHỊ\nThời gian: ngày 14 và 15/8/2026\nNgày 15/8/2026",
        "HỘI NGHỊ\nThời gian: từ ngày 13/8/2026 đến hết ngày 16/8/2026\nThứ Bảy, 15/8/2026",
        "LỄ CHÀO MỪNG NGÀY 19/8/2026\nThời gian: 15/8/2026",
        "HỘI NGHỊ\nThời gian: 15/8/2026\nThời gian đăng ký: trước ngày 10/8/2026",
        "LỊCH TUẦN\n(Từ ngày 15/8 đến ngày 17/8/2026)\nNgày 15/8\n8h00: Họp\nNgày 16/8\nNgày 17/8",
    ],
)
def test_days_that_do_not_contradict_the_date_are_not_doubted(lines):
    assert [d.message for d in read(lines, ACTS).doubts if "day" in d.message] == []


def test_an_empty_day_of_the_programme_s_span_is_kept_as_a_note():
    draft = read("LỊCH", "Từ 15/8 - 17/8/2026", "Ngày 15/8", ACTS, "Ngày 16/8", "Ngày 17/8", ACTS)

    assert draft.programme.notes == ("Ngày 16/8",)
    assert draft.left_out == (7,)


def test_a_day_is_kept_below_which_there_is_only_a_half_without_any_act():
    draft = read("LỊCH TUẦN", "Ngày 15/8/2026", ACTS, "Ngày 16/8/2026", "Buổi sáng:")

    assert "Ngày 16/8/2026" in draft.programme.notes
    assert 6 in draft.left_out


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Ngày 15/8", 15),
        ("Ngày 15, 16 và 17/8", 17),
        ("15-17/8/2026", 17),
        ("Từ 15/8 đến 17/8/2026", 17),
        ("Ngày 15 tháng 8 và ngày 17 tháng 8", 17),
    ],
)
def test_a_line_may_name_several_days(text, last):
    assert named_days(text, 2026) == (date(2026, 8, 15), date(2026, 8, last))


@pytest.mark.parametrize("label", ["Hạn đăng ký", "Thời hạn nộp bài", "Registration deadline"])
def test_until_when_people_enrol_is_neither_the_title_nor_the_day(label):
    deadline = f"{label}: 17h00 ngày 10/8/2026"

    for head in (f"{deadline}\nHội thảo mẫu\n", f"Hội thảo mẫu\n{deadline}\n"):
        programme = draft_from(lines_of(rows_of(f"{head}8h00: Khai mạc\n"))).programme
        assert (programme.title, programme.subtitle) == ("Hội thảo mẫu", None)
        assert programme.date is None
        assert deadline in programme.notes


def lunar(*lines: str) -> list[int | None]:
    """Return the lines that are doubted as days of the other calendar."""
    doubts = draft_from(lines_of(rows_of("\n".join(lines)))).doubts
    return [doubt.line for doubt in doubts if "lunar" in doubt.message]


@pytest.mark.parametrize(
    ("head", "first", "second", "doubted"),
    [
        ("GIỖ HỌ MÙNG 3 THÁNG 8 NĂM NHÂM DẦN (2022)", "+ Ngày 02/8", "+ Ngày 03/8", [2, 4]),
        ("GIỖ TỔ NĂM 2026", "Mùng 9 tháng 3", "Mùng 10 tháng 3", [2, 4]),
        ("GIỖ TỔ NĂM 2026", "Ngày mùng 9/3/2026", "Thứ Ba, ngày mùng 10/3/2026", [2]),
        ("GIỖ TỔ NĂM 2026", "Thời gian: ngày mùng 9/3/2026", "Ngày 10/3/2026", [2]),
        ("LỄ HỘI NĂM BÍNH NGỌ 2026", "Ngày 26/8/2026", "Ngày 27/8", []),
        ("GIỖ TỔ NĂM 2026", "Ngày 26/4 (10/3 âm lịch)", "Ngày 27/4", []),
        ("GIỖ TỔ 10/3 ÂM LỊCH (TỨC 26/4/2026)", "Ngày 26/4", "Ngày 27/4", []),
        ("HỘI NGHỊ NĂM 2026", "Ngày 26/4", "Ngày 27/4", []),
    ],
)
def test_a_day_told_by_the_other_calendar_alone_is_doubted(head, first, second, doubted):
    assert lunar(head, first, "8h00: Dâng hương", second, "8h00: Lễ tạ") == doubted


def test_a_day_of_the_other_calendar_is_not_set():
    head, day = "GIỖ HỌ NĂM NHÂM DẦN (2022)", "+ Ngày 02/8"
    programme = draft_from(lines_of(rows_of(f"{head}\n{day}\n8h00: Lễ\n9h00: Tạ\n"))).programme

    assert programme.date is None
    assert [session.date for session in programme.sessions] == [None]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("7 - Ngày 05 tháng 12 năm 2019", (5, 5)),
        ("+7 – NGÀY 05/12/2019", (5, 5)),
        ("Từ Ngày 7 - Ngày 9/12/2019", (7, 9)),
        ("7 - ngày 9 tháng 12 năm 2019", (7, 9)),
    ],
)
def test_what_counts_a_day_is_none(text, days):
    named = named_days(text, 2019)

    assert named is not None
    assert (named[0].day, named[1].day) == days


@pytest.mark.parametrize(
    "day", ["{0}/8/2026 (mùng {1}/7 ÂL)", "{0} tháng 8 năm 2026 (mùng {1} tháng 7 âm lịch)"]
)
@pytest.mark.parametrize(
    "form", ["Ngày {}", "1. Tế lễ: ngày {}", "1. Tế lễ: 7 giờ ngày {} tại đình"]
)
def test_a_day_with_its_year_is_none_of_the_moon_where_that_stands_behind_it(day, form):
    first, second = (form.format(day.format(n, n - 10)) for n in (15, 16))

    assert lunar("LỄ HỘI ĐÌNH", first, "7h00: Dâng hương", second, "8h00: Khai hội") == []


@pytest.mark.parametrize("mark", [", ", " - ", ", ngày "])
def test_a_day_of_the_week_in_short_is_no_day_of_the_month(mark):
    assert find_date(f"T7{mark}22/8/2026") == date(2026, 8, 22)
    assert is_date_line(f"T7{mark}22/8/2026")
    assert named_days("Ngày 7, 22/8/2026", 2026) == (date(2026, 8, 7), date(2026, 8, 22))


@pytest.mark.parametrize(
    "other", ["âm lịch: 06/7", "ÂL 06/7", "ÂL: mùng 6 tháng 7", "lịch âm: 06/7/2026"]
)
def test_a_day_of_the_moon_that_its_name_stands_before_takes_none_of_the_sun(other):
    text = f"Ngày 18/8/2026 ({other})"

    assert (find_date(text), is_date_line(text)) == (date(2026, 8, 18), True)
    assert find_date("Ngày 06/7/2026 (âm lịch)") is None
    assert find_date("Ngày 06/7 âm lịch (18/8/2026)") == date(2026, 8, 18)


def test_the_number_in_a_place_s_name_is_no_day():
    day = date(2026, 8, 15)
    assert find_date("Quận 8, ngày 15 tháng 8 năm 2026") == day
    assert find_date("Phường 12, ngày 15/8/2026") == day


@pytest.mark.parametrize("text", ["Hội nghị tổ chức trong 1/2 ngày", "Họp 1/2 buổi"])
def test_half_a_day_is_no_day(text):
    assert find_date(text, 2026) is None
