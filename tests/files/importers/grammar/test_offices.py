"""Programmes of party and state bodies: who presents by what is written, and on which day."""

from datetime import date, time

import pytest

from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.grammar.grammar import draft_from
from timekeeper.files.importers.grammar.rows import lines_of

HEAD = "Hội nghị mẫu\nNgày 15/8/2026\n"


def read(text):
    return draft_from(lines_of(rows_of(text)))


def presented(text):
    items = read(HEAD + text).programme.items
    return [(item.title, item.presenter.text if item.presenter else None) for item in items]


def days(text):
    programme = read(text).programme
    return [
        (item.title, session.date or programme.date)
        for session in programme.sessions
        for part in session.parts
        for item in part.items
    ]


def test_dashes_that_are_all_a_day_or_its_half_has_are_acts_with_who_presents():
    text = (
        "KỲ HỌP THỨ 24\n(từ ngày 14 đến sáng ngày 15/8/2026)\n"
        "I. NGÀY THỨ NHẤT (thứ Sáu, ngày 14/8/2026)\n"
        "1. Buổi sáng: Bắt đầu từ 8 giờ 00\n- Chào cờ\n- Khai mạc: Chủ tịch HĐND tỉnh\n"
        "2. Buổi chiều:\n- Thảo luận tổ\n"
        "II. NGÀY THỨ HAI (thứ Bảy, ngày 15/8/2026)\n- Bế mạc: Chủ tịch HĐND tỉnh\n"
    )

    draft = read(text)
    first, second = date(2026, 8, 14), date(2026, 8, 15)
    assert draft.programme.date == first
    assert days(text) == [
        ("Chào cờ", first),
        ("Khai mạc", first),
        ("Thảo luận tổ", first),
        ("Bế mạc", second),
    ]
    presenters = [item.presenter and item.presenter.text for item in draft.programme.items]
    assert presenters == [None, "Chủ tịch HĐND tỉnh", None, "Chủ tịch HĐND tỉnh"]


@pytest.mark.parametrize("verbs", ["chủ trì, điều hành", "chủ trì và trình bày", "thông tin"])
def test_several_verbs_behind_who_presents_say_no_more_than_one(verbs):
    text = f"1. 8h00 - 9h00: Thảo luận. Thường trực Huyện ủy {verbs}.\n2. 9h00 - 9h30: Nghỉ\n"

    assert presented(text)[0] == ("Thảo luận", "Thường trực Huyện ủy")


@pytest.mark.parametrize(
    ("who", "title"),
    [
        ("Bế mạc: Đồng chí Giám đốc Sở kết luận", "Bế mạc (kết luận)"),
        ("Thảo luận (Đồng chí Giám đốc Sở chủ trì và kết luận)", "Thảo luận (kết luận)"),
        ("Kết luận hội nghị: Đồng chí Giám đốc Sở kết luận", "Kết luận hội nghị"),
    ],
)
def test_what_more_is_done_than_to_present_stays_in_the_title(who, title):
    text = f"1. 8h00 - 9h00: {who}\n2. 9h00 - 9h30: Nghỉ\n"

    assert presented(text)[0] == (title, "Đồng chí Giám đốc Sở")


@pytest.mark.parametrize("head", ["Thành viên phụ trách", "Đại biểu tiếp xúc", "Người được giao"])
def test_a_column_of_people_presents_whatever_its_head_is_called(head):
    text = (
        f"Giờ\tNội dung\t{head}\tĐịa điểm\n8h00\tGặp cử tri\tÔng Trần An\tNhà văn hóa\n"
        "9h00\tKhảo sát\tTổ số 2\tTrụ sở\n10h00\tGiải lao\t\t\n"
    )

    assert [who for _title, who in presented(text)] == ["Ông Trần An", "Tổ số 2", None]


@pytest.mark.parametrize("head", ["Thành phần", "Đại biểu tham dự", "Đơn vị phối hợp"])
def test_a_column_of_those_who_attend_presents_nothing(head):
    text = f"Giờ\tNội dung\t{head}\n8h00\tGiao ban\tCác phòng\n9h00\tKhảo sát\tTổ số 2\n"

    assert [who for _title, who in presented(text)] == [None, None]


def test_the_only_dash_below_an_act_may_be_who_presents_it():
    text = (
        "8h00 - 8h30: Thông tin tình hình trong tỉnh\n- Lãnh đạo Văn phòng UBND tỉnh thông tin\n"
        "8h30 - 9h00: Thảo luận\n- Ghi biên bản đầy đủ\n"
    )

    assert [who for _title, who in presented(text)] == ["Lãnh đạo Văn phòng UBND tỉnh", None]


@pytest.mark.parametrize("mark", [" → ", ": ", " - "])
def test_an_arrow_tells_who_presents_as_a_dash_does(mark):
    text = f"8h00 - 8h30: Khai mạc hội nghị{mark}đ/c Bí thư Đảng ủy\n8h30 - 9h00: Nghỉ\n"

    assert presented(text)[0] == ("Khai mạc hội nghị", "đ/c Bí thư Đảng ủy")


def test_who_acts_for_another_presents():
    text = "1. Trình bày các tờ trình: Thừa ủy quyền Chủ tịch UBND, các Giám đốc sở\n2. Thảo luận\n"

    assert presented(text)[0][1] == "Thừa ủy quyền Chủ tịch UBND, các Giám đốc sở"


def test_who_counts_the_votes_holds_the_election():
    text = "1. Bầu cử BCH khóa XII: Ban kiểm phiếu\n2. Bầu Ban kiểm phiếu: Ban Tư pháp\n"

    assert [who for _title, who in presented(text)] == ["Ban kiểm phiếu", None]


@pytest.mark.parametrize("label", ["Đại biểu tiếp xúc", "Người được phân công", "Dẫn đoàn"])
def test_a_person_behind_a_label_below_an_act_presents_it(label):
    text = (
        f"- 8h00: Gặp cử tri xã An\n{label}: ông Trần An\nĐịa điểm: Hội trường xã\n"
        "- 9h00: Gặp cử tri xã Bình\nCùng dự: ông Lê Bình\nĐịa điểm: Hội trường xã\n"
    )

    assert [who for _title, who in presented(text)] == ["ông Trần An", None]


@pytest.mark.parametrize(
    ("act", "who"),
    [("Kết luận – Ông Ân", "Ông Ân"), ("Kết luận (Ông Ân)", "Ông Ân"), ("Kết luận", None)],
)
@pytest.mark.parametrize("label", ["Người quay phim", "Người trực", "Người phục vụ nước"])
def test_who_has_another_task_presents_nothing_and_stays_a_note(read, act, who, label):
    draft = read(f"CHƯƠNG TRÌNH\n- 8h00: Đón khách\n- 9h30: {act}\n{label}: anh Bình\n")

    item = draft.programme.items[-1]
    assert (item.title, item.presenter and item.presenter.text) == ("Kết luận", who)
    assert item.notes == (f"{label}: anh Bình",)


@pytest.mark.parametrize("act", ["Kết luận – Ông Ân", "Kết luận (Ông Ân)"])
@pytest.mark.parametrize("aside", ["(Trong lúc chờ, chiếu phóng sự cũ)", "(Kèm tài liệu số 3)"])
def test_a_bracket_that_names_nobody_below_a_presenter_is_a_note(read, act, aside):
    draft = read(f"CHƯƠNG TRÌNH\n- 8h00: Đón khách\n- 9h30: {act}\n{aside}\n")

    item = draft.programme.items[-1]
    assert (item.title, item.presenter and item.presenter.text) == ("Kết luận", "Ông Ân")
    assert item.notes == (aside,)


@pytest.mark.parametrize("office", ["(Bí thư Đảng ủy)", "(Sở Nội vụ)"])
def test_a_bracket_below_a_presenter_may_say_who_he_is(office):
    text = f"- 8h00: Đón khách\n- 9h30: Kết luận – Ông Ân\n{office}\n"

    assert presented(text)[-1] == ("Kết luận", f"Ông Ân {office}")


@pytest.mark.parametrize("label", ["Người đọc", "Người trình bày", "Người tham luận"])
def test_who_is_said_to_do_the_act_presents_it(label):
    text = f"- 8h00: Đón khách\n- 9h30: Bản tin\n{label}: bà Vy\n"

    assert presented(text)[-1] == ("Bản tin", "bà Vy")


def test_each_half_of_a_day_in_a_table_has_its_own_column_of_presenters():
    text = (
        "Thứ\tNgày\tBuổi sáng\tNgười phụ trách\tBuổi chiều\tNgười phụ trách\n"
        "Năm\t13/8/2026\tChào cờ\tBan Giám hiệu\tHọp giao ban\tHiệu trưởng\n"
        "Sáu\t14/8/2026\tHọp Chi bộ\tBí thư\t\t\n"
    )

    assert presented(text) == [
        ("Chào cờ", "Ban Giám hiệu"),
        ("Họp giao ban", "Hiệu trưởng"),
        ("Họp Chi bộ", "Bí thư"),
    ]


def test_cards_of_labelled_lines_are_acts():
    text = (
        "Thời gian: 14h00 - 14h10\nNội dung: Chào cờ\nThực hiện: Văn phòng\n"
        "Thời gian: 14h10 - 14h30\nNội dung: Khai mạc\nThực hiện: đồng chí An\n"
    )

    items = read(HEAD + text).programme.items
    assert [(i.title, i.presenter.text, f"{i.start:%H:%M}", f"{i.end:%H:%M}") for i in items] == [
        ("Chào cờ", "Văn phòng", "14:00", "14:10"),
        ("Khai mạc", "đồng chí An", "14:10", "14:30"),
    ]


def test_a_day_may_say_which_sitting_it_has():
    text = (
        "Đại hội\nGiờ\tNội dung\nChiều 14/8/2026 (Phiên thứ nhất)\n14g00\tTrù bị\n"
        "Sáng 15/8/2026 - Phiên chính thức\n7g00\tKhai mạc\n"
    )

    assert days(text) == [("Trù bị", date(2026, 8, 14)), ("Khai mạc", date(2026, 8, 15))]


def hours(text):
    items = read(HEAD + text).programme.items
    return [(item.title, f"{item.start:%H:%M}", item.end and f"{item.end:%H:%M}") for item in items]


def test_a_head_that_names_no_titles_still_names_the_clocks_of_its_rows():
    text = (
        "TT\tViệc cần làm\tAi làm\tBắt đầu\tKết thúc\n"
        "1\tĐón tiếp đại biểu\tĐội xung kích\t7h00\t7h30\n2\tVăn nghệ\tĐ/c Trang\t7h30\t7h45\n"
    )

    assert hours(text) == [("Đón tiếp đại biểu", "07:00", "07:30"), ("Văn nghệ", "07:30", "07:45")]
    assert [who for _title, who in presented(text)] == ["Đội xung kích", "Đ/c Trang"]


def test_a_second_clock_beside_the_first_ends_a_row_without_a_head():
    text = "7h00\t7h30\tĐón tiếp đại biểu\n7h30\t7h45\tVăn nghệ\n"

    assert hours(text) == [("Đón tiếp đại biểu", "07:00", "07:30"), ("Văn nghệ", "07:30", "07:45")]


def test_acts_behind_dashes_with_their_own_clocks_in_one_line_are_several():
    text = "- 7h30: Chào cờ (Toàn cơ quan) - 8h00: Họp Thường trực (Bí thư)\n- 9h00 - 9h30: Nghỉ\n"

    assert hours(text) == [
        ("Chào cờ", "07:30", None),
        ("Họp Thường trực", "08:00", None),
        ("Nghỉ", "09:00", "09:30"),
    ]
    assert presented(text)[0][1] == "Toàn cơ quan"


@pytest.mark.parametrize("who", ["Chỉ huy trưởng Quân sự", "Thôn trưởng", "Quyền Giám đốc"])
def test_an_office_is_told_by_its_rank(who):
    text = f"8h00 - 8h30: Dự tập huấn ({who})\n8h30 - 9h00: Đánh giá (tăng trưởng xanh)\n"

    assert [named for _title, named in presented(text)] == [who, None]


def test_several_people_on_lines_of_their_own_present_together():
    text = (
        "8h00 - 8h30: Trình bày Tờ trình\nĐồng chí Lê An, Giám đốc\nĐồng chí Vũ Bình\n"
        "8h30 - 9h00: Thảo luận\n"
    )

    assert presented(text)[0][1] == "Đồng chí Lê An, Giám đốc, Đồng chí Vũ Bình"


def test_who_stands_above_their_own_days_and_acts_presents_them():
    text = (
        "LỊCH CÔNG TÁC TUẦN\n(từ 10/8 đến 14/8/2026)\n"
        "1. Giám đốc Nguyễn An\n- Thứ Hai (10/8/2026): 8h00 Giao ban\n"
        "- Thứ Ba (11/8/2026): 9h00 Tiếp công dân\n"
        "2. Phó Giám đốc Lê Bình\n- Thứ Hai (10/8/2026): 14h00 Kiểm tra\n"
    )

    assert days(text) == [
        ("Giao ban", date(2026, 8, 10)),
        ("Tiếp công dân", date(2026, 8, 11)),
        ("Kiểm tra", date(2026, 8, 10)),
    ]
    presenters = [item.presenter.text for item in read(text).programme.items]
    assert presenters == ["Giám đốc Nguyễn An"] * 2 + ["Phó Giám đốc Lê Bình"]


def test_who_stands_with_a_colon_above_dashes_with_hours_does_what_they_say():
    programme = read(
        "LỊCH LÀM VIỆC NGÀY 15/8/2026\nĐ/c Bí thư:\n- 7h30, dự chào cờ\n- 14h, họp Ban Thường vụ\n"
        "Đ/c Phó Bí thư: Cả ngày đi kiểm tra thôn 3\nĐ/c Chủ tịch UBND:\n- 8h, tiếp công dân\n"
        "- Làm việc tại trụ sở\nPhó Chủ tịch (KT): 8h, dự lễ bàn giao nhà\nĐ/c Tâm: Nghỉ phép\n"
    ).programme

    acts = [(one.start, one.title, one.presenter.text) for one in programme.items]
    assert acts == [
        (time(7, 30), "dự chào cờ", "Đ/c Bí thư"),
        (time(14), "họp Ban Thường vụ", "Đ/c Bí thư"),
        (None, "đi kiểm tra thôn 3", "Đ/c Phó Bí thư"),
        (time(8), "tiếp công dân", "Đ/c Chủ tịch UBND"),
        (None, "Làm việc tại trụ sở", "Đ/c Chủ tịch UBND"),
        (time(8), "dự lễ bàn giao nhà", "Phó Chủ tịch (KT)"),
        (None, "Nghỉ phép", "Đ/c Tâm"),
    ]
    assert programme.notes == ()


def test_the_time_on_a_labelled_line_below_a_counted_act_is_the_act_s():
    text = (
        "1. Chào cờ\nThời gian: 7h30 - 8h00\nPhụ trách: Ban Tổ chức\n"
        "2. Khai mạc\nThời gian: 8h00 - 8h10\nPhụ trách: Đồng chí An\n"
    )

    assert hours(text) == [("Chào cờ", "07:30", "08:00"), ("Khai mạc", "08:00", "08:10")]
    assert [who for _title, who in presented(text)] == ["Ban Tổ chức", "Đồng chí An"]


def test_the_end_of_the_meeting_keeps_its_own_clock_in_brackets():
    text = "(7h30'-7h45'). Khai mạc.\n(7h45'-8h00'). Kết thúc hội nghị.\n"

    assert hours(text) == [("Khai mạc", "07:30", "07:45"), ("Kết thúc hội nghị", "07:45", "08:00")]


@pytest.mark.parametrize("who", ["ĐBQH Quàng Thị Nguyệt", "Chi hội 1; Chi hội 4", "Tập thể Ban"])
def test_letters_of_an_office_before_a_name_and_small_bodies_present(who):
    text = f"8h00 - 8h30: Tiếp thu ý kiến - {who}.\n8h30 - 9h00: Nghỉ\n"

    assert presented(text)[0] == ("Tiếp thu ý kiến", who)


def test_a_head_over_a_half_day_and_its_clocks_names_both():
    text = (
        "Thời gian\t\tNội dung\tNgười điều hành\n"
        "Thứ Sáu 14/8/2026\t\t\t\nSáng\t8h00 - 8h30\tKhai mạc\tThường trực\n"
        "\t8h30 - 9h00\tBáo cáo\tỦy ban\nChiều\t14h00 - 15h00\tThảo luận\tTổ trưởng\n"
    )

    assert hours(text) == [
        ("Khai mạc", "08:00", "08:30"),
        ("Báo cáo", "08:30", "09:00"),
        ("Thảo luận", "14:00", "15:00"),
    ]


def test_a_head_that_names_no_titles_is_told_by_clocks_with_their_days():
    text = (
        "STT\tĐơn vị được giám sát\tThời gian\tChủ trì buổi giám sát\n"
        "1\tLàm việc với xã An Bình, huyện Châu Thành\t8h00 ngày 14/8/2026\tÔng Lê An\n"
        "2\tLàm việc với xã Phú Hữu, huyện Châu Thành\t14h00 ngày 15/8/2026\tBà Vũ Hà\n"
    )

    assert [who for _title, who in presented(text)] == ["Ông Lê An", "Bà Vũ Hà"]
    assert [day for _title, day in days(HEAD + text)] == [date(2026, 8, 14), date(2026, 8, 15)]


@pytest.mark.parametrize("who", ["Chánh Văn phòng Sở", "02 đồng chí nguyên lãnh đạo", "Tổ phó"])
def test_who_stands_below_a_reason_given_presents_it(who):
    text = (
        f"14h00 - 14h05\nTuyên bố lý do\n{who}\n\n14h05 - 14h15\nKhai mạc\nBí thư Đảng ủy\n\n"
        "14h15 - 14h30\nỨng phó thiên tai\nBế mạc và chụp ảnh\n"
    )

    assert [named for _title, named in presented(text)] == [who, "Bí thư Đảng ủy", None]


def test_who_presents_may_stand_before_the_act_in_a_table_without_a_head():
    text = (
        "8h00 - 8h10\tÔng Bế Đình Long\tChào cờ\n8h10 - 8h25\tLãnh đạo UBND\tPhát biểu mở đầu\n"
        "8h25 - 9h00\tSở Tài chính\tCác sở giải trình\n"
    )

    assert presented(text) == [
        ("Chào cờ", "Ông Bế Đình Long"),
        ("Phát biểu mở đầu", "Lãnh đạo UBND"),
        ("Các sở giải trình", "Sở Tài chính"),
    ]


def test_a_room_behind_who_acts_is_no_act():
    text = (
        "8h00 - 8h10\tÔng Long phát biểu\tHội trường A\n8h10 - 8h25\tBan Tổ chức\tSảnh tầng 1\n"
        "8h25 - 9h00\tThảo luận\tÔng Bế Đình Long\n"
    )

    titles = [title for title, _who in presented(text)]
    assert titles == ["Ông Long phát biểu", "Ban Tổ chức", "Thảo luận"]


def test_the_day_a_rule_was_issued_on_is_not_the_event_s():
    programme = read(
        "Lễ kỷ niệm\nNgày 01/12/2025, Bộ trưởng ban hành Thông tư quy định như sau:\n"
        "Chương trình buổi lễ:\n- Chào cờ\n- Đọc diễn văn\n"
    ).programme

    assert programme.date is None
