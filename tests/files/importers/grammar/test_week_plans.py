"""Plans of weeks, courses and journeys: half-days, days without a year, who acts on which."""

from datetime import date, time

import pytest

from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.grammar.grammar import draft_from
from timekeeper.files.importers.grammar.rows import lines_of
from timekeeper.files.importers.original import Place, Row


def read(text):
    return draft_from(lines_of(rows_of(text)))


def table(*rows):
    """Return what rows hold; one that is a text stands between two tables."""
    made, name = [], 1
    for n, row in enumerate(rows, 1):
        name += isinstance(row, str)
        cells = (row,) if isinstance(row, str) else row
        made.append(Row(cells, Place(row=n) if isinstance(row, str) else Place(table=name, row=n)))
    return draft_from(lines_of(made))


def plan(draft):
    """Return the day, the session and the titles in it, for each session."""
    programme = draft.programme
    return [
        (
            day.day if (day := programme.session_date(n)) else None,
            s.name,
            [i.title for i in s.items],
        )
        for n, s in enumerate(programme.sessions)
    ]


def acts(draft):
    return [
        (item.start, item.title, item.presenter.text if item.presenter else None)
        for item in draft.programme.items
    ]


def test_a_week_s_table_goes_on_below_a_line_that_breaks_it():
    draft = table(
        ("Thứ, ngày", "Sáng", "Chiều"),
        ("Thứ Hai 12/5/2025", "8h00: Giao ban", "Đi cơ sở"),
        "Trang 2",
        ("Thứ Ba 13/5/2025", "Tiếp công dân", "Làm việc tại trụ sở"),
    )

    assert plan(draft)[2:] == [
        (13, "Sáng", ["Tiếp công dân"]),
        (13, "Chiều", ["Làm việc tại trụ sở"]),
    ]


def test_the_rows_of_a_day_fill_its_halves_one_after_the_other():
    draft = table(
        ("Ngày", "Sáng", "Chiều", "Tối"),
        ("12/5/2025", "6h00: Thể dục", "14h00: Trò chơi", "19h00: Văn nghệ"),
        ("", "7h00: Ăn sáng", "16h00: Giải lao", ""),
        ("", "8h00: Khai mạc trại", "", ""),
        ("13/5/2025", "6h00: Thể dục", "", ""),
    )

    assert plan(draft) == [
        (12, "Sáng", ["Thể dục", "Ăn sáng", "Khai mạc trại"]),
        (12, "Chiều", ["Trò chơi", "Giải lao"]),
        (12, "Tối", ["Văn nghệ"]),
        (13, "Sáng", ["Thể dục"]),
    ]


def test_days_without_a_year_take_that_of_the_day_of_signing_and_are_asked():
    draft = read(
        "Hà Nội, ngày 28 tháng 6 năm 2025\nLỚP TẬP HUẤN\n23/7\n8h00: Khai mạc\n24/7\n8h: Bài 1"
    )

    assert [day for day, _name, _titles in plan(draft)] == [23, 24]
    assert draft.programme.date == date(2025, 7, 23)
    assert any(doubt.kind == "date" for doubt in draft.doubts)


def test_a_chapter_s_days_keep_their_half_days():
    draft = table(
        ("I. CHƯƠNG TRÌNH LỚP HỌC",),
        ("Ngày", "Sáng", "Chiều"),
        ("12/5/2025", "8h00: Bài 1", "14h00: Bài 2"),
        ("13/5/2025", "8h00: Bài 3", "14h00: Bài 4"),
    )

    assert [(day, titles) for day, _name, titles in plan(draft)] == [
        (12, ["Bài 1"]),
        (12, ["Bài 2"]),
        (13, ["Bài 3"]),
        (13, ["Bài 4"]),
    ]


def test_where_a_day_is_spent_is_no_act_and_stays_as_a_note():
    draft = table(
        ("Thời gian", "Nội dung", "Ghi chú"),
        ("Thứ Hai 12/5/2025", "Đà Lạt", "Ngày 1"),
        ("7h00", "Xuất phát", ""),
        ("Thứ Ba 13/5/2025", "Đà Lạt – Nha Trang", "Ngày 2"),
        ("8h00", "Tham quan", ""),
    )

    assert [title for _day, _name, titles in plan(draft) for title in titles] == [
        "Xuất phát",
        "Tham quan",
    ]
    assert "Đà Lạt – Nha Trang | Ngày 2" in draft.programme.notes


@pytest.mark.parametrize("place", ["Hà Nội", "Thái Nguyên", "Ninh Bình", "Lâm Đồng"])
def test_a_province_behind_a_dash_is_nobody(place):
    (act,) = acts(read(f"Lịch trình ngày 12/5/2025\n8h00: Thăm nhà máy – {place}\n"))

    assert act[2] is None


@pytest.mark.parametrize(
    "rest",
    ["Mời: các phòng. LĐVP: đ/c Sơn", "Điểm tại tầng 2 - Đ/c Sơn"],
)
def test_a_line_of_several_sentences_that_begins_with_who_acts_names_no_other(rest):
    text = f"Lịch ngày 12/5/2025\n- 8h00: Giám đốc làm việc với đoàn kiểm tra. {rest}\n"

    ((_start, title, who),) = acts(read(text))
    assert title.startswith("Giám đốc làm việc")
    assert who in (None, "Giám đốc")


def test_a_bracket_that_orders_something_done_names_no_presenter():
    text = "Lịch ngày 12/5/2025\n- 8h00: Thăm trường học (Giao Phòng Văn hóa chuẩn bị)\n"

    assert acts(read(text))[0][2] is None


def test_a_counted_person_before_a_colon_acts_in_what_stands_below_him():
    draft = read(
        "LỊCH LÀM VIỆC\nTHỨ HAI (12/5/2025):\n"
        "* SÁNG: 1. Các Phó Giám đốc: Tiếp công dân\n"
        "Thời gian, địa điểm: 7h00 đến 8h00 các ngày trong tuần, tại trụ sở.\n"
        "2. Giám đốc Trần Văn Bình:\n8h00: Họp giao ban\n9h00: Dự lễ\n"
    )

    assert acts(draft)[1:] == [
        (time(8), "Họp giao ban", "Giám đốc Trần Văn Bình"),
        (time(9), "Dự lễ", "Giám đốc Trần Văn Bình"),
    ]
    first = draft.programme.items[0]
    assert (first.start, first.end) == (time(7), time(8))
    assert first.title.endswith("Tiếp công dân")


def test_a_clock_and_its_day_before_an_act_are_taken_off_its_title():
    draft = read(
        "LỊCH TIẾP CÔNG DÂN\n1. Tháng 5:\n"
        "7 giờ 30 ngày 12/5/2025 Giám đốc;\n"
        "* 8h00 thứ Ba, ngày 13/5/2025: Ban Tiếp dân\n"
    )

    assert [(day, titles) for day, _name, titles in plan(draft)] == [
        (12, ["Giám đốc"]),
        (13, ["Ban Tiếp dân"]),
    ]


def test_a_day_by_both_calendars_is_one():
    draft = read(
        "LỄ HỘI LÀNG\n· Ngày 15/4 Âm lịch (Thứ Hai, 12/5/2025)\n- 8h00: Khai mạc\n"
        "· Ngày 16/4 Âm lịch (Thứ Ba, 13/5/2025)\n- 8h00: Bế mạc\n"
    )

    assert [(day, titles) for day, _name, titles in plan(draft)] == [
        (12, ["Khai mạc"]),
        (13, ["Bế mạc"]),
    ]


def test_days_may_be_named_before_their_date_and_take_the_year_of_the_title():
    draft = read(
        "Tuần lễ văn hóa 2025\n1. Ngày hội sách (Ngày 12/5)\n8h00: Khai mạc\n"
        "2. Ngày hội phim (Ngày 13/5)\n8h00: Chiếu phim\n"
    )

    assert plan(draft) == [
        (12, "Ngày hội sách (Ngày 12/5)", ["Khai mạc"]),
        (13, "Ngày hội phim (Ngày 13/5)", ["Chiếu phim"]),
    ]
    assert any(doubt.kind == "date" for doubt in draft.doubts)


def test_another_time_and_place_of_an_act_has_its_title():
    draft = table(
        ("STT", "Huyện", "Thời gian", "Địa điểm"),
        ("1", "Bình An", "7h30", "Trụ sở xã An Hòa"),
        ("", "", "14h00", "Trụ sở xã An Lạc"),
        ("2", "Bình Minh", "8h00", "Hội trường huyện"),
    )

    assert [(start, title) for start, title, _who in acts(draft)] == [
        (time(7, 30), "Bình An"),
        (time(14), "Bình An"),
        (time(8), "Bình Minh"),
    ]


def test_a_list_that_begins_below_a_timed_act_is_of_it():
    draft = read(
        "KẾ HOẠCH TRẠI HÈ\n1. Thời gian: ngày 12/5/2025\n2. Khẩu hiệu\n3. Chương trình cụ thể\n"
        "• 7h00 - 7h30: Tập trung\n• 7h30 - 8h00: Khai mạc trại\n1. Chào cờ\n2. Thánh hóa\n"
        "• 8h00 - 8h30: Ôn bài hát\n"
    )

    assert [title for _start, title, _who in acts(draft)] == [
        "Tập trung",
        "Khai mạc trại",
        "Ôn bài hát",
    ]


def test_a_plan_s_chapters_before_its_programme_are_notes_and_told():
    draft = read(
        "KẾ HOẠCH TRẠI HÈ\n1. Thời gian: ngày 12/5/2025\n2. Khẩu hiệu: Vui khỏe\n3. Ban tổ chức\n"
        "1. Trại trưởng:\n2. Trại phó:\n4. Chương trình cụ thể\n"
        "• 7h00: Tập trung\n• 8h00: Khai mạc\n• 9h00: Trò chơi\n"
    )

    assert [title for _start, title, _who in acts(draft)] == ["Tập trung", "Khai mạc", "Trò chơi"]
    assert draft.programme.date == date(2025, 5, 12)
    assert "2. Trại phó:" in draft.programme.notes
    assert any(doubt.kind == "left_out" for doubt in draft.doubts)


@pytest.mark.parametrize(
    ("text", "title", "who"),
    [
        ("Ban Giám đốc họp (Văn phòng chuẩn bị)", "Ban Giám đốc họp (Văn phòng chuẩn bị)", None),
        ("Dâng hương (Thiền đường Bình Yên)", "Dâng hương (Thiền đường Bình Yên)", None),
        ("Lễ sáng (Các lễ khác như thường lệ)", "Lễ sáng (Các lễ khác như thường lệ)", None),
        ("Giáo khu Đức Bà và Ca đoàn", "Giáo khu Đức Bà và Ca đoàn", None),
        ("Nguyện ngắm do Huynh Đoàn Đa Minh phụ trách", "Nguyện ngắm", "Huynh Đoàn Đa Minh"),
    ],
)
def test_what_names_nobody_stays_and_who_is_said_to_do_it_is_taken(text, title, who):
    ((_start, read_title, read_who),) = acts(read(f"Lịch ngày 12/5/2025\n- 8h00: {text}\n"))

    assert (read_title, read_who) == (title, who)


def test_a_note_below_an_act_names_nobody():
    draft = read("LỊCH TIẾP DÂN\n12/5/2025\n7h30: Bí thư\nGhi chú: Ngày 19/5: ông Trần An vắng\n")

    assert [who for _start, _title, who in acts(draft)] == [None]


def test_the_word_before_a_time_that_ends_a_line_goes_with_it():
    draft = read("Lễ ngày 12/5/2025\n- Lễ I: lúc 6h00\n- Lễ II: lúc 8h00\n")

    assert [(start, title) for start, title, _who in acts(draft)] == [
        (time(6), "Lễ I"),
        (time(8), "Lễ II"),
    ]
