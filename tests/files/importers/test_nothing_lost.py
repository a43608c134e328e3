"""Nothing is lost without a word: each line of a programme, as written or with its signs exchanged.

A line's words stand in the programme as read, or are shown by a doubt about the line; so do its
clocks, and its day where it is nothing else. What a doubt does not show it does not excuse.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import time, timedelta
from functools import partial
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from tests.laws import law
from tests.paths import OFFICE_TEXT, PROGRAMMES
from timekeeper.files.importers.draft.draft import Doubt, Draft, Extract, UnreadableProgramme
from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.grammar.dates.dates import find_date
from timekeeper.files.importers.grammar.dates.day_lines import is_date_line
from timekeeper.files.importers.grammar.presenters.named_lines import named_line
from timekeeper.files.importers.original import Area, Place, Row
from timekeeper.files.importers.reading import draft_of

WRITTEN = (*sorted(PROGRAMMES.glob("*.txt")), OFFICE_TEXT)
TEXTS = {path.stem: path.read_text("utf-8") for path in WRITTEN}
WORD = re.compile(r"[^\W\d_]{2,}")
# Of "13 giờ 13 giờ 30" the second 13 is an hour.
CLOCK = re.compile(
    r"(?<![\w.,:/–-])([01]?[0-9]|2[0-4])(?:h|:| giờ )([0-5][0-9])"
    r"(?![0-9:/]|\s?(?:h|giờ)(?![^\W\d_]))"
)
QUOTED = re.compile("“([^”]*)”")
DATE = re.compile(
    r"(?<![0-9/.-])([0-9]{1,2})(?:[/.-]|\s+tháng\s+)([0-9]{1,2})(?:[/.-]|,?\s+năm\s+)(20[0-9]{2})\b"
)
# Where and when the paper was signed: the place is kept, its day is none of the programme's.
SIGNED = re.compile(r"(?:(?:Sáng|Chiều|Trưa|Tối)\b\s*:?\s*)*[^,:]*,\s+ngày\s[^,:]*", re.IGNORECASE)
COUNTER = re.compile(r"^\W*[0-9]{1,2}\s*[-.)/]\s+")
# Words that may go: the grammar turns them into a clock, a length, a day, a counter or a field's
# name; or they are the state's motto.
UNDERSTOOD = frozenset(
    WORD.findall("""
    từ đến tới lúc khoảng giờ gio phút tiếng rưỡi nửa kém đúng trở đi am pm ph thời gian lượng
    tối đa không quá dự kiến bắt đầu duration onwards minutes mins to till until late end
    ngày tháng năm thứ hai ba tư sáu bảy chủ nhật sáng trưa chiều tối tức nhằm âm lịch buổi phần
    day date time cn một nhất bốn ii iii iv vi vii viii
    stt tt nội dung chương trình chi tiết làm việc cụ thể địa điểm thành tham gia đại biểu khách mời
    người đơn vị phụ trách thực hiện trình bày dẫn dắt diễn giả tác báo cáo viên trì tọa tọa điều
    hành phối hành moderator speaker venue ghi chú tổ chức trang phục content presenter
    cộng hòa xã hội nghĩa việt nam độc lập tự do hạnh phúc đảng sản đồng chí
    kết thúc bế mạc cả và tại vào hồi
""")
)
# What somebody does may go where the act says it, not where the title is but his name.
DONE = re.compile(r"\b(?:báo cáo(?! viên)|trình bày|phát biểu)\b")

_HOUR = r"(?<![\w.,:/])([01]?[0-9]|2[0-4])h"
EXCHANGES = [
    *((r"^\s*[-–+*•]\s*", sign) for sign in ("- ", "+ ", "* ", "• ", "– ", "-", "✅ ", "")),
    *(
        (r"^\s*[0-9]{1,2}[.)]\s+", sign)
        for sign in ("7. ", "7) ", "7/ ", "(7) ", "7 - ", "7", "a) ")
    ),
    *(
        (r"^\s*[IVX]{1,4}\s*[./)]\s*", sign)
        for sign in ("1. ", "A. ", "Phần I. ", "II/ ", "", "- ")
    ),
    *((r"^\s*[a-zđ]\)\s*", sign) for sign in ("- ", "(1) ", "1.1. ", "")),
    *((r"^(?=\S)", sign) for sign in ("- ", "+", "3. ", "IV. ", "1.2. ", "Sáng ", "Chiều: ", "  ")),
    *((r"\s+[-–—]\s+", dash) for dash in ("-", " – ", "—", " đến ", " −  ", " ")),
    *((r"(?<=[0-9])\s*[-–—]\s*(?=[0-9])", dash) for dash in ("-", " – ", "—", " đến ", "  ÷ ")),
    *((r":\s+", sign) for sign in (":", " : ", " - ", " ", "\t", " :   ")),
    *((r"(?<=[0-9])h(?=[0-9])", sign) for sign in (":", "g", " giờ ", "H", " h ", "h:")),
    *((rf"({_HOUR}[0-5][0-9])", sign) for sign in (r"\1 sáng", r"\1’", r"(\1)", r"lúc \1", r"\1:")),
    (rf"{_HOUR}00", r"\1h"),
    *((r"(?i)\bsáng\b", half) for half in ("chiều", "tối", "Trưa")),
    *((r"(?i)\bchiều\b", half) for half in ("sáng", "TỐI", "trưa")),
    (r" ", "  "),
    (r" ", "\u00a0"),
    (r"\t", "   "),
    (r"\t", " | "),
]


def exchanged(lines: Sequence[str], exchange: tuple[str, str]) -> dict[int, str]:
    """Return the lines that an exchange of signs changes, by their numbers, as they are then."""
    changed = {n: re.sub(*exchange, line) for n, line in enumerate(lines)}
    return {n: line for n, line in changed.items() if line != lines[n]}


@st.composite
def variants(draw: st.DrawFn) -> str:
    """Return a programme with the signs of one line, or of all, exchanged some times over."""
    lines = TEXTS[draw(st.sampled_from(sorted(TEXTS)))].split("\n")
    for _time in range(draw(st.integers(1, 4))):
        changes = st.sampled_from(EXCHANGES).map(partial(exchanged, tuple(lines)))
        found = draw(changes.filter(bool))
        for n in found if draw(st.booleans()) else [draw(st.sampled_from(sorted(found)))]:
            lines[n] = found[n]
    return "\n".join(lines)


def read(text: str) -> Draft | None:
    """Return what is read from the text; None where the whole is refused, which says so."""
    try:
        return draft_of(Extract(rows_of(text)), "a.txt")
    except UnreadableProgramme:
        return None


def said(value: object) -> Iterator[str | time]:
    """Return the texts and the clocks that a programme holds; "1 giờ 30" is a length."""
    if isinstance(value, Struct):
        for field in value.__struct_fields__:
            yield from said(getattr(value, field))
    elif isinstance(value, tuple):
        for one in value:
            yield from said(one)
    elif isinstance(value, timedelta):
        yield time(value.seconds // 3600, value.seconds // 60 % 60)
    elif isinstance(value, str | time):
        yield value


def rows_and_doubts(draft: Draft) -> Iterator[tuple[int, str, str]]:
    """Return each row's number and text, and what the doubts about it show."""
    shown: dict[int | None, str] = {}
    for doubt in draft.doubts:
        quoted = [shown.get(doubt.line, ""), doubt.read or "", *QUOTED.findall(doubt.message)]
        shown[doubt.line] = "\n".join(quoted)
    for number, row in enumerate(draft.original, 1):
        yield number, " ".join(row.cells), shown.get(number, "")


def words(values: Iterable[object]) -> Counter[str]:
    """Return the words of the texts among the values."""
    texts = "\n".join(one for one in values if isinstance(one, str))
    return Counter(word for word in WORD.findall(texts.lower()) if word not in UNDERSTOOD)


def of_rows(draft: Draft) -> dict[int, list[str | time]]:
    """Return what the items, parts and sessions hold that were read from a row, by its number."""
    items = {item.id: list(said(item)) for item in draft.programme.items}
    held: dict[int, list[str | time]] = {}
    for item, line in draft.lines:
        held.setdefault(line, []).extend(items[item])
    for session, part, line in draft.headings:
        if session is not None:
            whole = draft.programme.sessions[session]
            own = replace(whole, parts=()) if part is None else replace(whole.parts[part], items=())
            held.setdefault(line, []).extend(said(own))
    return held


def besides(draft: Draft) -> Counter[str | time]:
    """Return what the programme holds besides its items."""
    items = chain.from_iterable(map(said, draft.programme.items))
    return Counter(said(draft.programme)) - Counter(items)


def lost_words(draft: Draft) -> list[str]:
    """Return the words that rows say more often than the programme does, or that strayed.

    Those of an item's row have to stand in the item, or in what belongs to none.
    """
    of_row, common = of_rows(draft), words(besides(draft))
    names = {i.id for i in draft.programme.items if named_line(i.title, alone=True)}
    of_names = {line for item, line in draft.lines if item in names}
    written, strayed = Counter[str](), set[str]()
    for number, text, shown in rows_and_doubts(draft):
        told = words([shown])
        there = {word: n for word, n in words([text]).items() if word not in told}
        written.update(there)
        if number in of_row:
            strayed |= there.keys() - words(of_row[number]).keys() - common.keys()
        if number in of_names:
            kept = " ".join(one for one in of_row[number] if isinstance(one, str)).lower()
            strayed |= {verb for verb in DONE.findall(text.lower()) if verb not in kept}
    return sorted({*(written - words(said(draft.programme))), *strayed})


def lost_clocks(draft: Draft) -> list[tuple[int, str]]:
    """Return the clocks of rows that neither the row's items nor other texts have.

    What another item says does not count, unless the row has none: a clock on a line of its own
    belongs to the line above or below it. Nor does a session's hour, unless they have no clock.
    """
    everything, others = list(said(draft.programme)), list(besides(draft))
    of_row = of_rows(draft)
    lost = []
    for number, text, shown in rows_and_doubts(draft):
        own = of_row.get(number)
        clocks = [one for one in own or () if isinstance(one, time)] or others
        clocks = clocks if own else everything
        texts = "\n".join(one for one in (*(own or everything), *others) if isinstance(one, str))
        hours = {(t.hour % 12, t.minute) for t in clocks if isinstance(t, time)}
        lost += [
            (number, clock[0])
            for clock in CLOCK.finditer(text)
            if clock[0] not in f"{texts}\n{shown}"
            and (int(clock[1]) % 12, int(clock[2])) not in hours
        ]
    return lost


def lost_days(draft: Draft) -> list[tuple[int, str]]:
    """Return the days that rows are, or name in full, which neither programme nor a text has."""
    texts = "\n".join(one for one in said(draft.programme) if isinstance(one, str))
    days = {draft.programme.date, *(session.date for session in draft.programme.sessions)}
    lost = []
    for (number, _text, shown), row in zip(rows_and_doubts(draft), draft.original, strict=True):
        cells = (one.strip() for cell in row.cells for one in cell.split(" | "))
        own = " ".join(one for one in cells if is_date_line(one) or not SIGNED.fullmatch(one))
        line, kept = (" ".join(one.split()) for one in (own, f"{texts}\n{shown}"))
        named = [found[0] for found in DATE.finditer(line)] or [line] * is_date_line(line)
        meant = {*map(find_date, named), find_date(COUNTER.sub("", line))}
        # Of a span the first day is taken.
        lost += [(number, day) for day in named if days.isdisjoint(meant) and day not in kept]
    return lost


@pytest.mark.parametrize("name", TEXTS)
def test_each_line_of_a_programme_is_found_again_or_doubted(name):
    draft = read(TEXTS[name])

    assert draft is not None
    assert (lost_words(draft), lost_clocks(draft), lost_days(draft)) == ([], [], [])


@pytest.mark.parametrize("verb", ["phát biểu", "báo cáo", "trình bày", "đánh trống khai trường"])
@pytest.mark.parametrize(
    "who",
    [
        "Ông Lê Văn An - Giám đốc Sở",
        "Đ/c Hùng – Bí thư Tỉnh đoàn",
        "Bà Hoa - Sở Y tế",
        "Đại diện phụ huynh - Ông Bình",
    ],
)
def test_what_somebody_does_who_is_named_with_his_office_is_kept(who, verb):
    draft = read(f"HỘI NGHỊ\nNgày 15/8/2026\n7h30: Đón tiếp\n8h40: {who} {verb}\n9h00: Kết thúc")

    item = draft.programme.items[1]
    assert (item.title, item.presenter.text) == (f"{who} {verb}", who)
    assert lost_words(draft) == []


@pytest.mark.parametrize(
    "row",
    [
        "\tI. Phần lễ\tBà Hằng Nga\tmặc áo dài",
        "\tPHẦN II. LỄ\tBà Hằng Nga\nÔng Minh Đức\tmặc áo dài",
        "\ta) Chào cờ\tBà Hằng Nga\tmặc áo dài",
        "IV. - 19h30\tPhần lễ\tBà Hằng Nga",
    ],
)
@pytest.mark.parametrize("head", [["Thời gian\tNội dung\tThực hiện\tGhi chú"], []])
def test_what_stands_beside_a_heading_in_a_table_is_kept(head, row):
    lines = [*head, "8h00\tKhai mạc\tVP\t", row, "21h00\tBắn pháo hoa\tTP\t"]
    rows = [Row(tuple(line.split("\t")), Place(table=1, row=n)) for n, line in enumerate(lines, 1)]

    draft = draft_of(Extract(tuple(rows)), "a.docx")

    assert lost_words(draft) == []


@pytest.mark.parametrize(
    "text",
    [
        "II. THÀNH PHẦN\n1. Lãnh đạo\n2. Các sở\n7h30 - 8h00: Đón tiếp\n8h00 - 8h15: Khai mạc",
        "1. IV. B. PHIÊN THỨ HAI: Từ 7h30 ngày 16/6/2023\n2. 8h00: Khai mạc\n3. 9h00: Bế mạc",
        (
            "IV. 1. Văn nghệ\n7h30 đến 7h45\n- 2. Chào cờ\n7h45 đến 7h55\n3. Bầu cử\n"
            "7h55 đến 8h00\n4. Báo cáo\n8h00 đến 8h40"
        ),
        "- 18h05: đến 18h20:: Tổng Giám đốc phát biểu\n- 18h30: Khai tiệc",
        "TT\tNội dung\tGhi chú\n1\t8h00: Họp\t\n\t3. PHIÊN 2\tTHỊ TRƯỜNG\n2\t9h00: Bàn\t",
        "TT\tNội dung\tGhi chú\n\tPHIÊN 2\t\n\t- Địa điểm: Sảnh\tTHỊ TRƯỜNG\n2\t9h00: Bàn\t",
        "1. = 18h00 – 18h05\nTổng Giám đốc phát biểu\n2. 18h20 – 19h00: Vinh danh",
        "7h30: Chào cờ\n8h00: Sáng\n9h00: Bế mạc",
        "- 18h05 sáng sáng – 18h20: Tổng Giám đốc phát biểu\n- 18h30: Khai tiệc",
        "3. 8h35 (9h45): Phát biểu ý kiến\n4. 9h50: Giải lao",
        "1. Gặp mặt\nThời gian, địa điểm: 7h00 đến 8h00 mọi ngày tại phòng khách\n2. Lễ\n9h00",
        "11h00 - 12h00\nHội thảo\nTS. Trần Văn Bình - Viện Công nghệ Thông tin\n13h00: Bế mạc",
        "14:00 - 14:50\tPlenary\n\tHall A: Prof. Varisa Pong\n\tHall B: Prof. Ken Aki\n15:00\tTea",
        "Giờ\tNội dung\tContent\n8h00\tÔn\tReview\n\tDiễn giả: TS. An\tSpeaker: Dr. An, Head",
        "8h00: Khai mạc\n9h00: Báo cáo\nBuổi chiều: 14h00 - 17h00",
        "8h00: Khai mạc\n9h00: Báo cáo\nPHIÊN 2: CHUYÊN ĐỀ\nBUỔI CHIỀU: 14h00 - 17h00",
        "I. PHẦN LỄ (79h30 - 9h45)\n1. Khai mạc\n2. Báo cáo\nII. PHẦN HỘI (9h45)\n1. Bế mạc",
        "Chiều\tCHƯƠNG TRÌNH HỘI THẢO\n8h00: Họp\n9h00: Bàn",
        "TT\tNội dung\tThời gian ngày 15/8/2026\n1\tHọp\t8h00\n2\tBàn\t9h00",
        "I. BUỔI SÁNG: Từ 8h00\n1. Báo cáo\nII. BUỔI CHIỀU: Từ 13 giờ 30 đến kết thúc",
        "8h00 | Đăng ký\nChủ trì: 8h30 | Phiên toàn thể | GS.TS. Trần Đại Nghĩa",
        (
            "1 - Đón khách - 7:00 - 7:30 - Lễ tân\n2 - Văn nghệ - 7:30 - 7:45 - Đội văn nghệ\n"
            "3 - Trao quà - 8:00 - 8:30 - Ban Tổ chức"
        ),
        "14:00 - 14:50 | Plenary\n| Hall A: Prof. Varisa Pong\n| Hall B: Prof. Ken Aki\n15:00: Tea",
        (
            "1. 13h15 - 16h20 · Thứ Hai, 18/11/2024\nBUỔI CHIỀU\n13h30 - 14h00: Họp\n"
            "1. 8h15 - 11h20 · Thứ Ba, 19/11/2024\n8h30: Họp\n"
            "1. 13h10 - 17h20 · Thứ Ba, 19/11/2024\n13h30: Bàn"
        ),
        "1. Nghi lễ: Ông Hòa\n2. Dâng hương: Ông Cường\nBan trật tự : Ông Tài, Ông Huỳnh Thập",
        "- IV. PHẦN LỄ (8h00 - 9h00)\n- IV. - 8h05 – 8h20 - Tổng Giám đốc phát biểu",
        "3. a) 1. Chào cờ\n3. a) 2. Đồng chí lãnh đạo Quốc hội phát biểu\n3. a) 3. Bế mạc",
        (
            "TT\tThời gian\tNội dung\tThực hiện\n1\t8h00\tHọp\tMC\n"
            "Chiều\tChiều\t2\t19:30\n3\t20h00\tCa\tMC"
        ),
        (
            "Nội dung\tBuổi\tThời gian\tNội dung\nĐất đai\tSáng\t8h00\tA\n\t\t9h00\tB\n"
            "Nước thải\t\t\t\n\tChiều\t14h00\tC\n\t\t15h00\tD"
        ),
    ],
)
def test_what_a_line_says_besides_is_kept(text):
    lines = f"HỘI NGHỊ TỔNG KẾT\nNgày 16/11/2024\n{text}".split("\n")
    cells = [tuple(line.split("\t")) for line in lines]
    rows = [
        Row(cell, Place(table=1, row=n) if len(cell) > 1 else Place(line=n))
        for n, cell in enumerate(cells, 1)
    ]

    draft = draft_of(Extract(tuple(rows)), "a.docx")

    assert (lost_words(draft), lost_clocks(draft), lost_days(draft)) == ([], [], [])


def test_a_heading_s_time_that_can_be_none_is_doubted():
    draft = read("Lễ\nI. PHẦN LỄ (25h00)\n1. Khai mạc\nBUỔI CHIỀU: 13h75\n1. Báo cáo")

    assert draft is not None
    told = [(d.line, d.read) for d in draft.doubts if d.kind == "impossible_time"]
    assert told == [(2, "25h00"), (4, "13h75")]


def test_a_session_has_the_hours_beside_its_day():
    acts = "1. 13h30 - 14h00: Họp\n1. 14h00 - 16h00: Bàn"
    draft = read(f"Lễ\n1. Đăng ký\n1. 13h15 - 16h20 · Thứ Hai, 18/11/2024\n{acts}")

    assert draft is not None
    session = draft.programme.sessions[-1]
    assert (session.start, session.end) == (time(13, 15), time(16, 20))


def test_a_bullet_between_number_and_clock_is_neither():
    (item, *_others) = draft_of(
        Extract(rows_of("Lễ\n1. ✅ 8h00: A\n2. - 9h00: B")), "a.txt"
    ).programme.items

    assert (item.number, item.start, item.title) == ("1", time(8), "A")


def test_a_verb_in_a_body_s_name_is_no_verb():
    assert named_line("TS. Bình - Viện Công nghệ Thông tin") == (
        "TS. Bình - Viện Công nghệ Thông tin"
    )
    assert named_line("Đ/c Bình thông tin") == "Đ/c Bình"


def with_all(name: str, written: str, other: str) -> str:
    return re.sub(written, lambda _found: other, TEXTS[name])


@given(variants())
@example(with_all("39-le-cuoi-nam-phan-lon", " [-–] ", " "))
@example(with_all("39-le-cuoi-nam-phan-lon", " [-–] ", " ").replace(": ", " - "))
@example(with_all("39-le-cuoi-nam-phan-lon", "(?m)^- ", "+ ").replace("+ 18h05", "- + 18h05"))
@example(with_all("41-quoc-hieu-va-thanh-phan", "\t", " | "))
@example("3. - IV. - 18h05 – 18h20: Tổng Giám đốc phát biểu\n3. - IV. - 18h20 – 19h00: Bế mạc\n")
@example("- Thời gian\t8h00, ngày 15/8/2026\n- Địa điểm\tHội trường A\n- 8h00\tKhai mạc\n")
@example(with_all("34-bang-noi-dung-truoc-thoi-gian-sau-khong-stt", " [-–] ", " "))
@example(with_all("01-chi-bo-letterhead", r"(?m)^(?=\S)", "- ").replace("gian: ", "gian\t"))
@law(10_000, gate=40)
def test_each_line_is_found_again_or_doubted_whatever_its_signs(text):
    draft = read(text)

    if draft is not None:
        assert (lost_words(draft), lost_clocks(draft), lost_days(draft)) == ([], [], [])


def test_a_session_s_hours_are_missed_where_it_has_them_no_more():
    """They count where its heading stands, though that line is an item's note as well."""
    acts = ["15h00 đến 17h00 Trò chơi lớn", "Sáng 3. Tối: 19h00 đến 21h30"]
    draft = read("\n".join(["Trại hè", "Ngày 12/7/2025", *acts, "19h00 đến 21h30 Lửa trại"]))

    assert draft is not None
    evening = draft.programme.sessions[-1]
    robbed = replace(evening, start=None, end=None)
    planted = replace(draft.programme, sessions=(*draft.programme.sessions[:-1], robbed))
    assert (evening.name, lost_clocks(draft)) == ("Tối", [])
    assert lost_clocks(replace(draft, programme=planted)) == [(4, "19h00"), (4, "21h30")]


def test_a_day_is_missed_where_it_is_gone_and_that_of_signing_is_not():
    signed = "Số: 01/TB-UB | An Hòa, ngày 14 tháng 11 năm 2024"
    draft = read(f"{signed}\nLễ\nNgày 16/11/2024\n8h00: Họp\n9h00: Bàn")

    assert draft is not None
    robbed = replace(draft.programme, date=None)
    assert lost_days(draft) == []
    assert lost_days(replace(draft, programme=robbed)) == [(3, "16/11/2024")]


def test_what_is_not_sure_in_an_item_s_row_is_asked_of_the_item():
    rows = tuple(Row((text,), Place(line=n)) for n, text in enumerate(["Lễ", "8h00: A"], 1))
    told = (Doubt(1, "unsure", "?"), Doubt(2, "unsure", "?"))

    draft = draft_of(Extract(rows, told), "a.pdf")

    asked = [doubt.item for doubt in draft.doubts if doubt.kind == "unsure"]
    assert asked == [None, draft.programme.items[0].id]


@pytest.mark.parametrize(
    ("read", "kinds"),
    [
        ("Hong", [("presenter", 1)]),
        ("8h00:, Hong", [("presenter", 1), ("unsure", 2)]),
        ("8h00:", [("unsure", 1)]),
        ("-", [("unsure", 1)]),
    ],
)
def test_a_presenter_s_name_that_is_not_sure_is_a_doubt_of_its_own(read, kinds):
    rows = (Row(("8h00: Báo cáo - Ông Trần Hong",), Place(line=1)),)
    pieces = tuple(Area(n / 10, 0, n / 10 + 0.1, 0.1) for n, _word in enumerate(read.split(", ")))

    draft = draft_of(Extract(rows, (Doubt(1, "unsure", "?", read, areas=pieces),)), "a.pdf")

    (item,) = draft.programme.items
    told = [doubt for doubt in draft.doubts if doubt.areas]
    assert [(doubt.kind, len(doubt.areas)) for doubt in told] == kinds
    assert {doubt.item for doubt in told} == {item.id}
    assert told[0].areas[0] == pieces[-1 if kinds[0][0] == "presenter" else 0]
    assert ("“Ông Trần Hong”" in told[0].message) == (kinds[0][0] == "presenter")


def test_places_of_an_item_s_row_that_were_not_read_at_all_stay_one_doubt():
    rows = (Row(("8h00: Báo cáo - Ông Trần Hoàng",), Place(line=1)),)
    gap = Doubt(1, "unread", "?", areas=(Area(0, 0, 0.1, 0.1), Area(0.2, 0, 0.3, 0.1)))

    draft = draft_of(Extract(rows, (gap,)), "a.pdf")

    assert [doubt.areas for doubt in draft.doubts if doubt.areas] == [gap.areas]


def test_an_act_with_a_time_in_a_chapter_of_notes_is_doubted():
    acts = "1. 7h30 - 8h00: Đón tiếp\n2. 8h00 - 9h00: Thảo luận\n"
    chapter = "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng in tài liệu.\n10h15: Chụp ảnh lưu niệm\n"

    draft = read(f"Hội nghị ngày 22/10/2026\n{acts}{chapter}IV. KINH PHÍ\nNgân sách cấp.\n")

    assert draft is not None
    assert "10h15: Chụp ảnh lưu niệm" in draft.programme.notes
    assert ("not_understood", 6) in [(doubt.kind, doubt.line) for doubt in draft.doubts]
