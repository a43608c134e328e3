"""A mail that answers another, or sends it on, with what stands below its head."""

import pytest

NEW = "CHƯƠNG TRÌNH\nHội nghị tổng kết\nNgày 17/9/2026\n8h00: Khai mạc\n9h00: Bế mạc\n"
OLD = "Chương trình ngày 16/9/2026\n13h00: Thảo luận\n13h20: Biểu quyết\n14h00: Liên hoan\n"
ABOVE = "Từ: Lụa\nNgày gửi: {day}/09/2026 09:15\nChủ đề: RE: Hội nghị\n-----\n"
HEADS = [
    "Từ: Lụa\nĐã gửi: 07 Tháng Chín 2026 14:20\nTới: Nghi\nChủ đề: Hội nghị\n",
    "From: Lua\nSent: Monday, September 7, 2026 2:20 PM\nTo: Nghi\nSubject: Hoi nghi\n",
    "Vào Th 2, 7 thg 9, 2026 vào lúc 14:20 Lụa <lua@vp.example> đã viết:\n",
    "Vào 07/09/2026 14:20, Lụa đã viết:\n",
    "Ngày 07/09/2026 lúc 14:20, Lụa viết:\n",
    "-----Original Message-----\nFrom: Lua\nSubject: Hoi nghi\n",
    "---------- Thư gốc ----------\nTừ: Lụa\nChủ đề: Hội nghị\n",
]


def titles(draft):
    return [item.title for item in draft.programme.items]


def left_out(draft):
    return [doubt.read for doubt in draft.doubts if doubt.kind == "left_out"]


@pytest.mark.parametrize(
    "end", ["", "\n________________________________\n", "Trân trọng,\nLụa\n\n"]
)
@pytest.mark.parametrize("head", HEADS)
def test_the_acts_of_an_older_mail_below_those_of_its_answer_are_left_out(read, head, end):
    draft = read(f"{ABOVE.format(day='08')}{NEW}{end}{head}\n{OLD}")

    assert titles(draft) == ["Khai mạc", "Bế mạc"]
    assert str(draft.programme.date) == "2026-09-17"
    assert [item.notes for item in draft.programme.items] == [(), ()]
    assert left_out(draft) == [head.partition("\n")[0]]
    assert {*OLD.splitlines()} <= {*draft.programme.notes}
    assert [doubt.kind for doubt in draft.doubts] == ["left_out"]


@pytest.mark.parametrize("above", ["", "Chuyển anh.\n", "Họp lúc 13h00 anh nhé.\n"])
@pytest.mark.parametrize("head", HEADS)
def test_the_acts_below_a_mail_that_is_sent_on_are_the_programme(read, head, above):
    draft = read(f"{ABOVE.format(day='08')}{above}\n{head}\n{OLD}")

    assert titles(draft) == ["Thảo luận", "Biểu quyết", "Liên hoan"]
    assert left_out(draft) == []


def test_of_an_older_mail_within_an_older_one_the_first_alone_is_named(read):
    draft = read(f"{NEW}{HEADS[0]}{OLD}{HEADS[2]}{OLD}")

    assert titles(draft) == ["Khai mạc", "Bế mạc"]
    assert left_out(draft) == ["Từ: Lụa"]


def test_what_was_sent_later_than_what_stands_above_is_not_left_out(read):
    draft = read(f"{ABOVE.format(day='06')}{NEW}{HEADS[1]}{OLD}")

    assert titles(draft)[-1] == "Liên hoan"


ACTS = "8h00: Khai mạc\n9h00: Bế mạc\n"
GREETINGS = [
    *("Chị ơi,", "Nụ ơi,", "Hi all,", "Hi anh", "Gửi chị Nụ", "Gửi anh,", "Kính gửi anh chị,"),
    *("Dear all", "Hello cả nhà", "Đây ạ", "Dạ em gửi ạ", "Em gửi chị lịch nhé!", "Thân mến,"),
]


@pytest.mark.parametrize("said", [*GREETINGS, "ok", "OK nhé", "Nội dung"])
def test_talk_in_a_mail_is_no_title_and_its_subject_is(read, said):
    draft = read(f"{ABOVE.format(day='08')}{said}\n{ACTS}")

    assert draft.programme.title == "Hội nghị"
    assert said in draft.programme.notes
    assert titles(draft) == ["Khai mạc", "Bế mạc"]


@pytest.mark.parametrize("said", GREETINGS)
def test_a_greeting_is_no_title_and_what_stands_below_it_is(read, said):
    assert read(f"{said}\nGiao ban tuần 3\n{ACTS}").programme.title == "Giao ban tuần 3"
    assert read(f"{said}\n{ACTS}").programme.title == ""


@pytest.mark.parametrize(
    "title",
    ["GỬI EM Ở CUỐI SÔNG HỒNG", "HI VỌNG", "Dạ tiệc mùa xuân", "Hello Summer 2026", "Họp kín"],
)
def test_a_title_may_begin_as_a_greeting_does(read, title):
    for above in ("", ABOVE.format(day="08")):
        assert read(f"{above}{title}\n{ACTS}").programme.title == title


def test_a_title_may_go_on_below_its_comma(read):
    draft = read(f"CHƯƠNG TRÌNH\nHội nghị tổng kết,\ntriển khai nhiệm vụ năm 2027\n{ACTS}")

    assert draft.programme.title.startswith("Hội nghị tổng kết,")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Chương trình họp ngày mai", "2026-09-09"),
        ("Lịch họp sáng mai", "2026-09-09"),
        ("Lịch họp chiều nay", "2026-09-08"),
        ("Giao ban hôm nay", "2026-09-08"),
        ("Lịch họp ngày kia", "2026-09-10"),
        ("Chương trình sơ kết quý 3, thứ Tư tuần sau", "2026-09-16"),
        ("Sơ kết quý 3, CN tuần này", "2026-09-13"),
        ("Giao ban thứ Hai tuần tới", "2026-09-14"),
    ],
)
def test_a_day_told_by_that_of_sending_is_counted_from_it_and_asked(read, said, day):
    head = f"Từ: Lụa\nNgày gửi: 08/09/2026 09:15\nChủ đề: {said}\n-----\n"
    for mail in (head, f"{ABOVE.format(day='08')}Em gửi chị: {said} ạ.\n"):
        draft = read(mail + ACTS)

        assert str(draft.programme.date) == day
        asked = [doubt for doubt in draft.doubts if doubt.kind == "date"]
        assert [said in doubt.read for doubt in asked] == [True]


def test_of_a_mail_that_is_sent_on_its_own_day_of_sending_counts(read):
    draft = read(f"{ABOVE.format(day='08')}{HEADS[1]}Họp ngày mai\n{ACTS}")

    assert str(draft.programme.date) == "2026-09-08"


@pytest.mark.parametrize("said", ["Hội thảo Vì ngày mai", "Chương trình (gửi lại trước sáng mai)"])
def test_what_names_no_day_is_not_counted(read, said):
    head = f"Từ: Lụa\nNgày gửi: 08/09/2026 09:15\nChủ đề: {said}\n-----\n"

    assert str(read(head + ACTS).programme.date) == "2026-09-08"


def test_days_of_the_programme_go_before_what_is_told_by_that_of_sending(read):
    draft = read(f"{ABOVE.format(day='08')}Họp ngày mai nhé.\nNgày 17/9\n{ACTS}Ngày 18/9\n{ACTS}")

    assert [str(draft.programme.session_date(n)) for n in (0, 1)] == ["2026-09-17", "2026-09-18"]


def test_a_mail_as_it_is_printed_tells_its_year(read):
    head = "Subject: Lịch 14/9\nFrom: Lua\nSent: Tuesday, September 8, 2026 9:15 AM\n\n"

    assert str(read(head + ACTS).programme.date) == "2026-09-14"
