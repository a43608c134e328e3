"""Tables copied without their columns: each cell on a line of its own."""

from datetime import time

import pytest

HEAD = "ĐẠI HỘI CÔNG ĐOÀN CƠ SỞ\nNgày 15/8/2026\n"
NUMBERED = ("TT", "Nội dung", "Người thực hiện")
TIMED = ("Thời gian", "Nội dung", "Người thực hiện")


def stacked(*cells, apart="\n"):
    return HEAD + apart.join(cells) + "\n"


def acts(draft):
    said = ((i.presenter.text if i.presenter else "") for i in draft.programme.items)
    return [(i.start, i.title, who) for i, who in zip(draft.programme.items, said, strict=True)]


@pytest.mark.parametrize("apart", ["\n", "\n\n", "\n \n"], ids=["close", "apart", "blank"])
def test_a_row_begins_with_the_next_number(read, apart):
    rows = ("1", "Chào cờ", "Ban Tổ chức", "2", "Nhận tài liệu", "3", "Khai mạc", "Ông Lê Văn An")
    draft = read(stacked(*NUMBERED, *rows, apart=apart))

    assert acts(draft) == [
        (None, "Chào cờ", "Ban Tổ chức"),
        (None, "Nhận tài liệu", ""),
        (None, "Khai mạc", "Ông Lê Văn An"),
    ]
    assert {doubt.kind for doubt in draft.doubts} == {"no_length"}
    assert draft.programme.notes == ()


def test_a_row_begins_with_its_clock(read):
    rows = ("7h30 - 8h00", "Đón đại biểu", "Văn phòng", "8h00 - 8h15", "Khai mạc", "Ông Lê Văn An")
    draft = read(stacked(*TIMED, *rows, "8h15 - 9h00", "Thảo luận", "Đoàn Chủ tịch"))

    assert acts(draft) == [
        (time(7, 30), "Đón đại biểu", "Văn phòng"),
        (time(8), "Khai mạc", "Ông Lê Văn An"),
        (time(8, 15), "Thảo luận", "Đoàn Chủ tịch"),
    ]
    assert not draft.doubts


def test_the_clock_of_a_row_stands_in_its_own_column(read):
    head = ("STT", "Nội dung", "Thời gian", "Chủ trì")
    rows = ("1", "Chào cờ", "8h00", "Ban Tổ chức", "2", "Thảo luận", "Đoàn Chủ tịch", "3", "Bế mạc")
    draft = read(stacked(*head, *rows, "9h00"))

    assert acts(draft) == [
        (time(8), "Chào cờ", "Ban Tổ chức"),
        (None, "Thảo luận", "Đoàn Chủ tịch"),
        (time(9), "Bế mạc", ""),
    ]


def test_each_half_of_the_day_has_its_own(read):
    first = ("Buổi sáng: Từ 7h30 đến 11h00", *NUMBERED, "1", "Chào cờ", "Ban Tổ chức", "2", "Họp")
    second = ("Buổi chiều: Từ 13h30 đến 17h00", *NUMBERED, "1", "Báo cáo", "Ông Lê Văn An")
    draft = read(stacked(*first, *second, "2", "Bế mạc", "Đoàn Chủ tịch"))

    assert [session.name for session in draft.programme.sessions] == ["Buổi sáng", "Buổi chiều"]
    assert [title for _start, title, _who in acts(draft)] == ["Chào cờ", "Họp", "Báo cáo", "Bế mạc"]


def test_what_goes_on_with_a_cell_is_of_it(read):
    title = ("Báo cáo kết quả hoạt động", "nhiệm kỳ qua (dự kiến", "10 phút)")
    draft = read(stacked(*NUMBERED, "1", *title, "Ông Lê Văn An", "2", "Bế mạc", "Ban Tổ chức"))

    assert acts(draft) == [
        (None, "Báo cáo kết quả hoạt động nhiệm kỳ qua", "Ông Lê Văn An"),
        (None, "Bế mạc", "Ban Tổ chức"),
    ]


def test_dashes_with_nothing_over_them_are_acts(read):
    dashes = ("- Dâng hoa tại tượng đài", "- Họp các trưởng đoàn")
    draft = read(stacked(*NUMBERED, "1", "Đón đoàn", "Văn phòng", "2", *dashes, "3", "Khai mạc"))

    titles = ["Đón đoàn", "Dâng hoa tại tượng đài", "Họp các trưởng đoàn", "Khai mạc"]
    assert [title for _start, title, _who in acts(draft)] == titles


def test_the_last_row_ends_where_the_paper_goes_on(read):
    rows = ("1", "Khai mạc", "Ông Lê Văn An", "2", "Bế mạc")
    draft = read(stacked(*NUMBERED, *rows, "Trên đây là chương trình của đại hội.", "BAN TỔ CHỨC"))

    assert acts(draft) == [(None, "Khai mạc", "Ông Lê Văn An"), (None, "Bế mạc", "")]
    assert [doubt.kind for doubt in draft.doubts if doubt.line == 11] == ["not_understood"]


def test_several_lines_of_a_cell_are_told_by_whom_they_name(read):
    first = ("1", "Bầu cử", "Ông Lê Văn An", "Bà Trần Thị Hà")
    second = ("2", "Trao giải", "Giải các môn thi", "Ông Hồ Minh", "3", "Bế mạc")
    draft = read(stacked(*NUMBERED, *first, *second))

    (_start, _title, who), given, _last = acts(draft)
    assert "Ông Lê Văn An" in who
    assert "Bà Trần Thị Hà" in who
    assert given == (None, "Trao giải", "Ông Hồ Minh")


@pytest.mark.parametrize(
    "cells",
    [
        ("1", "Khai mạc", "Ban Tổ chức trao cờ", "Ông Lê Văn An", "2", "Bế mạc"),
        ("1", "Khai mạc", "Ban Tổ chức", "Hội trường A", "2", "Bế mạc", "Ban Tổ chức"),
        ("1", "Khai mạc", "Ban Tổ chức", "2", "Bế mạc", "Buổi chiều", "Ra về", "3", "Liên hoan"),
        ("1", "2", "Khai mạc", "Bế mạc", "Ban Tổ chức", "Ông Lê Văn An"),
    ],
    ids=["sentence", "too many", "cut", "column by column"],
)
def test_a_table_of_which_a_row_cannot_be_told_stays_as_it_is(read, cells):
    draft = read(f"{stacked(*NUMBERED, *cells)}14h00: Tham quan\n")

    assert acts(draft)[-1] == (time(14), "Tham quan", "")
    assert not [who for _start, _title, who in acts(draft) if who]
    assert "not_understood" in {doubt.kind for doubt in draft.doubts}
    assert "Khai mạc" in draft.programme.notes


def test_one_of_two_cells_beside_a_title_is_taken_where_it_names_somebody(read):
    head = (*NUMBERED, "Ghi chú")
    rows = ("1", "Khai mạc", "Ông Lê Văn An", "Có bài phát biểu", "2", "Bế mạc")
    draft = read(stacked(*head, *rows, "Ban Tổ chức"))
    other = read(stacked(*head, *rows, "Tại sân"))

    assert acts(draft) == [
        (None, "Khai mạc", "Ông Lê Văn An"),
        (None, "Bế mạc", "Ban Tổ chức"),
    ]
    assert ("Bế mạc", "Tại sân") not in [act[1:] for act in acts(other)]


def test_tasks_are_no_programme(read):
    programme = "8h00: Chào cờ\n8h15: Khai mạc\n8h30: Bế mạc\n"
    tasks = ("TT", "Công việc", "Thực hiện", "Thời hạn")
    rows = ("1", "In tài liệu", "Ông Lê Văn An", "10/8/2026", "2", "Mua hoa", "Bà Hà", "11/8/2026")
    draft = read(HEAD + programme + "\n".join((*tasks, *rows)))

    assert "In tài liệu" not in [title for _start, title, _who in acts(draft)]


def test_an_item_is_of_all_lines_of_its_row(read):
    draft = read(stacked(*NUMBERED, "1", "Chào cờ", "Ban Tổ chức", "2", "Bế mạc", "Ban Tổ chức"))

    first = draft.programme.items[0].id
    assert [line for item, line in draft.lines if item == first] == [6, 7, 8]


def test_numbers_that_were_not_copied_are_no_loss(read):
    head = ("STT", "Thời gian", "Nội dung", "Thực hiện")
    rows = ("8h00 - 8h15", "Chào cờ", "Ban Tổ chức", "8h15 - 8h30", "Khai mạc", "Ông Lê Văn An")
    draft = read(stacked(*head, *rows))

    assert acts(draft) == [
        (time(8), "Chào cờ", "Ban Tổ chức"),
        (time(8, 15), "Khai mạc", "Ông Lê Văn An"),
    ]
    assert not draft.doubts


def test_heads_above_clocks_are_no_title_where_a_row_cannot_be_told(read):
    rows = ("8h00 - 8h15", "Văn nghệ", "Múa sen", "Đồng ca", "8h15 - 8h30", "Khai mạc")
    draft = read("Ngày 15/8/2026\n" + "\n".join(("STT", "Thời gian", "Nội dung", *rows)))

    assert draft.programme.title == ""
    assert [start for start, _title, _who in acts(draft)] == [time(8), time(8, 15)]


def test_the_last_row_has_its_title_also_where_one_above_it_lacks_a_cell(read):
    head = ("STT", "Thời gian", "Nội dung", "Người thực hiện")
    rows = ("1", "8h00 - 8h10", "Thảo luận", "2", "8h10 - 8h30", "Kết luận, bế mạc", "Ông Bình")
    draft = read(stacked(*head, *rows, "Ghi chú: Đề nghị đúng giờ."))

    assert acts(draft) == [
        (time(8), "Thảo luận", ""),
        (time(8, 10), "Kết luận, bế mạc", "Ông Bình"),
    ]


def test_days_head_the_rows_from_the_first_on(read):
    first = ("Ngày 15/8/2026", "8h00", "Khai mạc", "Ông An")
    draft = read(stacked(*TIMED, *first, "Ngày 16/8/2026", "8h30", "Bế mạc", "BTC"))

    assert acts(draft) == [(time(8), "Khai mạc", "Ông An"), (time(8, 30), "Bế mạc", "BTC")]
    days = [session.date or draft.programme.date for session in draft.programme.sessions]
    assert [day.day for day in days] == [15, 16]


@pytest.mark.parametrize("third", ["3", "1"], ids=["goes on", "anew"])
def test_parts_are_numbered_on_lines_of_their_own(read, third):
    first = ("I", "PHẦN NGHI THỨC", "1", "Chào cờ", "Ban Tổ chức", "2", "Giới thiệu", "Ông An")
    draft = read(stacked(*NUMBERED, *first, "II", "PHẦN NỘI DUNG", third, "Báo cáo", "Ông Bình"))

    (session,) = draft.programme.sessions
    assert [(part.number, part.title) for part in session.parts] == [
        ("I", "PHẦN NGHI THỨC"),
        ("II", "PHẦN NỘI DUNG"),
    ]
    assert [title for _start, title, _who in acts(draft)] == ["Chào cờ", "Giới thiệu", "Báo cáo"]
