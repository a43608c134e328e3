"""What holds for the reading of any text: nothing is lost, nothing raises, nothing takes long."""

import re
from cProfile import Profile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import LIMIT, growth
from tests.laws import law
from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.grammar.grammar import draft_from
from timekeeper.files.importers.grammar.rows import lines_of
from timekeeper.files.importers.original import Place, Row

OPENINGS = [
    *("", "1. ", "II. ", "A. ", "1.1. ", "(2) ", "a) ", "- ", "+ ", "* ", "Phần 2: ", "## ", "**"),
    *("7h30 ", "8h - 9h: ", "Từ 9h00 đến 9h30 (5p): ", "- 14:20 – ", "25h00: ", "3. 8h00 - 8h15: "),
    *("Buổi sáng: ", "BUỔI CHIỀU ", "NGÀY 15/8/2022 ", "Ngày thứ hai ", "Thứ Ba ", "PHIÊN 1: "),
    *(
        "Thành phần: ",
        "Địa điểm: ",
        "Điểm cầu tỉnh: ",
        "Thời gian: 8h00 ",
        "Chủ trì: ",
        "Ghi chú: ",
    ),
    *(
        "Nội dung ",
        "Nơi nhận: ",
        "Số: 12 ",
        "An Hòa, ngày 01 tháng 12 năm 2023 ",
        "HỘI NGHỊ ",
        "\t",
    ),
    *(
        "CHƯƠNG TRÌNH ",
        "7h30\t",
        "1\t7h30 - 8h00\t",
        "Sáng\t8h\t",
        "\t\t",
        "Trình bày: ",
        "TÀI LIỆU ",
    ),
    *(
        "Tài liệu gửi nghiên cứu, không trình bày: ",
        "Đồng chí An, Bí thư: ",
        "Kết thúc, mời nghỉ trưa ",
    ),
]
# What messages, plans by day and by person, clocks of twelve hours and rules begin with.
OPENINGS += [
    *("- Sáng 8h00: ", "Chiều: ", "Chiều: + 14h00 ", "s8:00-8:15 ", "Buổi tối, 19 giờ 00 phút: "),
    *("⏰ 8h00: ", "👉 ", "1️⃣ ", "① ", "✅ ", "📅 T6 05/06 ", "📍 ", "🎉 "),
    *("15/8 – 8h00 - 8h15: ", "8h00 ngày 15/8/2026: ", "- Ngày 15/8/2026 (03/7 âm lịch): "),
    *("Chủ tịch: 8 giờ, ", "PCT.CN: Sáng ", "NỘI QUY ", "III. KINH PHÍ ", "TM. BAN ", "1 ", "2 "),
    *(
        "2pm-3pm: ",
        "0800 - 0815 ",
        "[8h00] ",
        "2.1. 7h30 ",
        "5 giờ chiều ",
        "Từ 8 giờ: ",
        "1- 8h00: ",
    ),
    *("Tác giả: ", "Chủ tọa: ", "Day 1, August 15 ", "9 giờ kém 15 ", "I. KHAI MẠC: "),
]
CLOSINGS = [
    *(
        "",
        ".",
        ":",
        " (5p)",
        " (nếu có)",
        " (Ban Tổ chức)",
        " (05 văn bản)",
        "\tBan Tổ chức",
        " 8h30",
    ),
    *(
        " - Đồng chí An",
        ": Sở Y tế",
        " (8h - 9h)",
        " do Sở Y tế trình bày",
        "\tDiễn giả:",
        " phát biểu",
    ),
    *(
        "\tÔng An\tSảnh A\tTrực tuyến",
        ", ngày 06/12/2023",
        "\n",
        "\tĐiều phối: Bà Bình",
        " (05p, MC)",
    ),
]
HEADS = [
    *("", "", "Thời gian\tNội dung\tThực hiện\n", "STT\tNgày\tThời gian\tNội dung\tGhi chú\n"),
    *("Ngày\tSáng\tChiều\n", "Thời gian\tPhòng A\tPhòng B\n", "Bắt đầu\tThời lượng\tNội dung\n"),
]


@st.composite
def programmes(draw):
    """Return a text, and the words in it that no grammar knows."""
    count = draw(st.integers(1, 25))
    words = [f"zq{n}x" for n in range(count)]
    lines = [
        draw(st.sampled_from(OPENINGS)) + word + draw(st.sampled_from(CLOSINGS)) for word in words
    ]
    return draw(st.sampled_from(HEADS)) + "\n".join(lines), words


def read(text):
    return draft_from(lines_of(rows_of(text)))


@given(programmes())
@law(500)
def test_every_unknown_word_is_found_again_in_the_draft(case):
    text, words = case

    found = repr(read(text).programme)

    assert [word for word in words if word not in found.lower()] == []


CLOCK = re.compile(r"(?<![0-9.,:/–-])([0-9]{1,2})(?:h|:| giờ )([0-9]{2})(?![0-9:/])")


@given(programmes())
@law(500)
def test_every_clock_is_found_again_in_the_draft_or_its_line_is_doubted(case):
    text, _words = case

    draft = read(text)

    found = repr(draft.programme)
    doubted = {doubt.line for doubt in draft.doubts}
    at = {(t.hour % 12, t.minute) for t in _clocks(draft.programme)}
    lost = [
        (number, clock[0])
        for number, line in enumerate(text.split("\n"), 1)
        for clock in CLOCK.finditer(line)
        if number not in doubted
        and clock[0] not in found
        and (int(clock[1]) % 12, int(clock[2])) not in at
    ]
    assert lost == []


def _clocks(programme):
    for session in programme.sessions:
        holders = [session, *session.parts, *session.items]
        yield from (t for holder in holders for t in (holder.start, holder.end) if t is not None)


@given(st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=6), max_size=12))
@law(300)
def test_no_table_raises_anything(table):
    rows = [Row(tuple(cells), Place(table=1, row=n)) for n, cells in enumerate(table, 1)]

    assert draft_from(lines_of(rows)) is not None


@given(programmes())
@law(200)
def test_every_doubt_names_a_line_that_exists_and_an_item_that_exists(case):
    text, _words = case

    draft = read(text)

    ids = {item.id for item in draft.programme.items}
    assert all(1 <= doubt.line <= text.count("\n") + 1 for doubt in draft.doubts if doubt.line)
    assert {doubt.item for doubt in draft.doubts} <= {None, *ids}
    assert {doubt.suggestion.item for doubt in draft.doubts if doubt.suggestion} <= {None, *ids}


def steps(text):
    """Return how many calls of a function the reading takes."""
    counted = Profile()
    counted.runcall(read, text)
    return sum(function.callcount for function in counted.getstats())


@pytest.mark.parametrize(
    "line",
    [
        "8h - 8h30: Khai mạc (Ban Tổ chức)\n",
        "1. 8h - 8h30: Khai mạc\n- Chào cờ\nÔng An\n",
        "7h30 - 8h00\tKhai mạc\tDiễn giả:\n\t\tÔng An\n",
        "I. NGHI LỄ\n1. Chào cờ (5 phút)\n",
        "Xin chào\n",
        "8h00\n",
        "Thành phần:\n- Đại biểu\n",
        "PHẦN MỘT\n",
    ],
)
def test_twice_the_lines_take_about_twice_the_steps(line):
    once, twice = steps(line * 100), steps(line * 200)

    assert twice < 2.6 * once


@pytest.mark.parametrize(
    "words",
    [
        "8h: Khai mạc\n" + "do do do do\n",
        "8h: Khai mạc\n" + "của bà và của ông,\n",
        "8h: Khai mạc\n" + "(nếu có)\n",
        "8h: Khai mạc\n" + "- đ/c An - đ/c Bình\n",
        "8h: Khai mạc\n" + "* Ghi chú\n",
        "CHƯƠNG TRÌNH CHÀO MỪNG\n",
        "DO DO DO\n",
    ],
)
def test_ten_times_the_lines_take_about_ten_times_as_long(words):
    opening, line = words.splitlines(keepends=True)[0], words.splitlines(keepends=True)[-1]

    assert growth(lambda count: lambda: read(opening + line * count), 60) < LIMIT


@pytest.mark.parametrize(
    "words",
    ["do ", "8h - 9h ", "(5p) ", "a - b ", "số a ngà ", "của phát biểu ", "**a ", ". ", "x"],
)
@pytest.mark.parametrize("opening", ["", "8h: ", "8h: Khai mạc\nx "])
def test_a_paragraph_without_end_takes_time_as_its_length(words, opening):
    assert growth(lambda count: lambda: read(opening + words * count), 1500) < LIMIT
