"""One line of a programme at a time: its counter, its time, its label, its columns."""

from __future__ import annotations

import re
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.files.importers.grammar.dates import dates, day_lines, weekdays
from timekeeper.files.importers.grammar.names import (
    CAPITAL,
    names_body,
    names_person,
    names_place,
    names_role,
)
from timekeeper.files.importers.grammar.presenters.titles import trailing_time
from timekeeper.files.importers.grammar.times import times
from timekeeper.files.importers.grammar.times.when import When, in_half

LONGEST = 3000
FOREIGN = "foreign"  # the key of a table's row that is none of the programme


class CounterStyle(Enum):
    """The sort of counter a line begins with; lines of one sort under one heading are siblings."""

    ROMAN = "I."
    CAPITAL = "A."
    PART = "Phần 1"
    DECIMAL = "1."
    NESTED = "1.1."
    BRACKETED = "(1)"
    LETTER = "a)"
    BULLET = "-"
    TIME = "7h30"
    ROW = "row"
    ACT = "act"
    DAY = "day"
    HEADING = "heading"


class Label(Enum):
    """What a line that is no item speaks of."""

    VENUE = "venue"
    POINT = "point"
    ATTENDEES = "attendees"
    CONTENTS = "contents"
    PRESENTER = "presenter"
    TIME = "time"
    LENGTH = "length"
    NOTE = "note"
    MAIL = "mail"


class ProgrammeLine(Struct, frozen=True, cache_hash=True):
    """A line without its counter, time and label; ``original`` is what was written.

    ``key`` tells siblings: the style, and for bullets the bullet itself. ``columns`` are the cells
    of a table's row that say who presents; a line that has nothing but them goes on with the row
    above it. ``asides`` are the row's other cells. ``marking`` holds the words taken off the
    line that say it stays in the house. ``alone`` tells that the line is the only cell of its row,
    as a heading across a table is. ``crossed`` tells that his column alone names who presents: by a
    cross, or as a leader's beside another's.
    ``joined`` are the numbers of other lines that it was read from.
    """

    number: int
    text: str
    original: str
    style: CounterStyle | None = None
    key: str = ""
    counter: str | None = None
    when: When | None = None
    label: Label | None = None
    label_text: str = ""
    columns: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    alone: bool = False
    ends_with_time: bool = False
    marking: str = ""
    crossed: bool = False
    joined: tuple[int, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of all lines that it was read from, its own first."""
        return (self.number, *self.joined)

    @property
    def numbered(self) -> bool:
        """Return whether the line has a counter of its own."""
        return self.style in _NUMBERED

    @property
    def timed(self) -> bool:
        """Return whether the line gives a time."""
        return self.when is not None or self.ends_with_time

    def marked(self, name: str) -> str:
        """Return a name that was read from the line with the marking the line bears."""
        return f"{name} ({self.marking})" if name and self.marking else name


# A long list goes on to 100; a number of people or of money has no mark and a word behind it.
_NUMBER = (
    r"(?:[0-9]{1,2}|0[0-9]{2}(?=[.)/])"
    r"|[1-9][0-9]{2}(?=\s*[.)/–-]\s*(?:[^\W\d_]|[0-9]{1,2}\s?(?:h|g|giờ|:))))"
)
_NESTED = r"[0-9]{1,3}(?:\.[0-9]{1,2}){1,3}"
_COUNTERS = (
    (CounterStyle.ROMAN, re.compile(r"([IVX]{1,5})\s*(?:[.)/:]\s*|[-–]\s+)(?=\S)")),
    (
        CounterStyle.NESTED,
        re.compile(
            rf"({_NESTED})(?:[.)](?=[^\W\d_]{{2}})"
            r"|[.)]?\s+(?=\D|[0-9]{1,2}(?:\s?[hg:]|\.[0-5][0-9](?!\.?[0-9]))))"
        ),
    ),
    (CounterStyle.DECIMAL, re.compile(rf"({_NUMBER})\s*(?:[.)]\s*|/\s+|[-–]\s+(?=\D))(?=\S)")),
    (CounterStyle.BRACKETED, re.compile(r"(\([0-9]{1,3}\))\s*[.:-]?\s*(?=\S)")),
    (CounterStyle.LETTER, re.compile(r"(\(?[a-zđ]\)|[a-zđ][./](?=\s))\s*(?=\S)")),
    (
        CounterStyle.CAPITAL,
        re.compile(rf"([A-HĐ])(?:[.)/]\s+(?=\S)|\s?[-–]\s+(?={CAPITAL}{{2}}|.+:$))"),
    ),
)
# "8h00 - 9h00: 1. Báo cáo"
_COUNTED_TITLE = re.compile(rf"({_NESTED}|[0-9]{{1,2}}(?=[.)]))[.)]?\s+(?=[^\W\d_])")
# "Bước 1: 7h30 - 8h00: Đón tiếp", "Tiết 1-2 (7h00 - 8h30): Ôn tập"; "Từ 8:00-8:10" has a clock.
_COUNTED_NAME = re.compile(
    r"((?:[^\W\d_]+ ){1,3}[0-9]{1,2}(?:\s?[-–,]\s?[0-9]{1,2})?)"
    r"\s*(?:(?![:.][0-5][0-9](?![0-9hg:]))[:.–-]\s*|(?=[(\[]))(?=\W?[0-9])"
)
_LOOSE_COUNTER = re.compile(r"([0-9]{1,3})\s*[-–,.]\s*(?=[0-9]{1,2}\s*(?:h|g|:|\.))", re.IGNORECASE)
# "1- 8h00": a number in a list; "7-9h" and "7 - 9h" are ranges.
_STUCK_COUNTER = re.compile(
    r"([0-9]{1,3})[-–]\s+(?=[0-9]{1,2}\s*(?:h|g|:)[^-–]*:?\s)", re.IGNORECASE
)
# "2.10 8.30 - 9.00": ten to two is no act's beginning where a range stands behind it.
_NESTED_COUNTER = re.compile(rf"({_NESTED})[.)]?\s+(?=[0-9]{{1,2}}\s*(?:h|g|:|\.))", re.IGNORECASE)
_PART = re.compile(
    r"phần\s+(?:thứ\s+)?([0-9]{1,2}|[ivx]{1,4}|nhất|một|hai|ba|bốn|tư|năm|sáu)\b\s*[:.–—-]*\s*",
    re.IGNORECASE,
)
_BULLET = re.compile(
    r"([-–—+*•·→⇒↳❖►▶✓✔○●▪■♦➢➤☐☑✅👉🔹🔸🔶🔷⭐🌟★☆➡📌\uf0b7\uf0fc]\ufe0f?)\s*(?=\S)|(o|\.)\s+(?=[^\W\d_]|[0-9]{1,2}\s?[hg:])"
)
_FULL_DATE = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[12][0-9]{3}\b")
_NUMBERED = {style for style, _ in _COUNTERS} | {CounterStyle.PART}
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_HALF_BEFORE = re.compile(
    r"(?:(?:buổi\s+)?(?P<half>sáng|trưa|chiều|tối)\b|(?P<short>[sct])(?:\s*:\s*)?(?=[0-9]))\s*[:,]?\s*(?:[+–-]\s*)?"
    r"(?=(?:(?:từ|lúc|vào|khoảng|đúng)\s*)?[0-9])",
    re.IGNORECASE,
)
# "Tối ưu hóa", "Sáng kiến", "Chiều sâu" name no half of a day.
NO_HALF = (
    r"(?!(?:ưu|đa|thiểu|cao|giản|thượng|hậu thư|mật|tân|kiến|tạo|tác|chế|lập|suốt|danh|dài|rộng"
    r"|sâu|hướng|chuộng|lòng)\b)"
)
LEADING_HALF = re.compile(
    rf"((?:buổi\s+)?(?:sáng|trưa|chiều|tối))(?:\s*[:,]\s*|\s+)(?=\S){NO_HALF}", re.IGNORECASE
)
_SHORT_HALVES = {"s": "sáng", "c": "chiều", "t": "tối"}
LONGEST_NAME = 60
_STRONG = re.compile(r"\*\*|__")
_EMPHASIS = re.compile(r"(?<![\w*])(\*|_)(?=\S)([^*_]{1,300}?)(?<=\S)\1(?![\w*])")
_DECORATION = re.compile(r"[\W_]*")

# What a script has its compere say.
_SPEECH = r"\s*:\s*(?:[\"“”'«]|kính|xin|mời|thưa|trân trọng|quý)"
_LABELS = (
    (
        Label.PRESENTER,
        (
            r"(?:thành phần )?diễn giả|tác giả|báo cáo viên|(?:giảng|hướng dẫn) viên"
            r"|chủ t(?:ọa|oạ)(?: phiên[^:]{0,30})?"
            r"|chủ trì(?: hội nghị| cuộc họp)?|điều hành|tham luận viên"
            r"|(?:session |panel )?(?:moderators?|(?:co-?)?chairs?(?:persons?|m[ae]n|ed by)?)"
            r"|(?:(?:keynote|invited|guest) )?speakers?|presenters?|presenting author|facilitators?"
            r"|(?:co-?)?authors?"
            r"|(?:đơn vị|cơ quan) (?:chủ trì|báo cáo|trình)|người trình"
            r"|người (?:điều hành|điều khiển)"
            r"|(?:người |đơn vị |cơ quan )?(?:(?:chủ trì )?thực hiện|trình bày|phụ trách"
            r"|điều khiển)"
            r"(?: (?:chương trình|văn nghệ))?|dẫn chương trình"
            rf"|mc(?!{_SPEECH})(?=\s*:)"
            r"|điều phối(?: viên| tọa đàm)?"
        ),
    ),
    (Label.VENUE, r"địa điểm(?: tổ chức| họp)?|nơi tổ chức|venue"),
    (Label.POINT, r"điểm cầu[^:]{0,60}"),
    (
        Label.ATTENDEES,
        (
            r"đối tượng(?: (?:tham|dự)[^:]{0,30})?|thành phần(?: [^:]{0,40})?"
            r"|đại biểu(?: tham dự| dự)?|khách mời"
        ),
    ),
    # A mail's own date ends with its zone.
    (Label.TIME, r"thời gian(?:,? [^:]{0,30})?|date(?!.*[+-][0-9]{4}\W*$)|time"),
    (Label.LENGTH, r"thời lượng(?: [^:]{0,30})?|duration"),
    (
        Label.NOTE,
        (
            rf"mc(?={_SPEECH})|ghi chú|(?:xin )?lưu ý|phản biện|trang phục|kính gửi|nơi nhận"
            r"|hình thức(?: [^:]{0,30})?|quy mô|(?:(?:thông tin|đầu mối) )?liên hệ"
            r"|(?:thời )?hạn (?:chót|cuối|đăng ký|nộp|gửi|xác nhận|trả lời)(?: [^:]{0,30})?"
            r"|(?:[a-z]+ )?deadline(?: [^:]{0,30})?"
            r"|kinh phí(?: [^:]{0,30})?|phương tiện|from|to|cc|bcc|sent|subject|date"
        ),
    ),
)
_LABEL_PATTERNS = [
    (label, re.compile(rf"({words})\s*:\s*", re.IGNORECASE)) for label, words in _LABELS
]
# "Presented by X", "By X", "Do X trình bày" on a line of its own.
_BY = re.compile(
    rf"(?P<by>(?i:(?:(?:present|moderat|chair|facilitat|deliver|host)ed |led )?by))\s+"
    rf"(?P<who>(?!Invitation|The\b){CAPITAL}[^:;?!]{{2,80}})"
    r"|(?P<do>[Dd]o)\s+(?P<whom>[^:;.]{3,80}?)\s+(?:trình bày|báo cáo|điều hành|phụ trách)\.?"
)
_MARKED_OFF = re.compile(
    r"(?:[(:,;]|\s[-–—])\s*(?:từ\s*|lúc\s*|from\s*)?[0-9]{1,3}[^():,;]{0,40}(?:\)[\s.;:]*|[\s.;]*)$",
    re.IGNORECASE,
)
# "- Các đội thi (mỗi đội trình bày 10 phút, bắt đầu từ 9h)" tells how it is done.
_DESCRIBES = re.compile(
    r"\(((?:[^\W\d_]+\s+){2,}[^():;]*[0-9][^():;]*,[^():;]*[0-9][^():;]*)\)[\s.;]*$"
)
_BETWEEN_DAYS = re.compile(r"\s+(?:đến|tới|[-–—])\s+", re.IGNORECASE)
_TIME_LABEL = re.compile(r"thời gian\b", re.IGNORECASE)
_UNTITLED = re.compile(
    r"(?:\([^()]*\)(?:[,;][^:]{2,100})?|,?\s*tại\b[^:]{2,100})?[\s.;]*", re.IGNORECASE
)
_ANNOUNCES = (
    r"(?:(?:nội dung|chương trình|thời gian|địa điểm|thành phần|đối tượng|tham dự|chi tiết|cụ thể"
    r"|và|[,;–-]|hình thức)(?: tổ chức)?\s*)+:?"
)
_ANNOUNCES_ONLY = re.compile(_ANNOUNCES, re.IGNORECASE)
# Chapters of a plan that are no part of its programme.
_BESIDES = re.compile(
    r"(?:tài liệu|thông tin chung|(?:mục đích|yêu cầu|ý nghĩa)(?:,? (?:và )?(?:yêu cầu|ý nghĩa))*"
    r"|(?:tổ chức|phân công)(?: tổ chức)?"
    r" (?:thực hiện|nhiệm vụ)|phân công|(?:công tác )?chuẩn bị|kinh phí(?: thực hiện)?|đại biểu"
    r"|khách mời"
    r"|trang phục|trang trí|căn cứ|phương tiện|hậu cần|(?:một số )?lưu ý|ghi chú|thông tin liên hệ"
    r"|hình thức(?: tổ chức)?)\s*[:.]?",
    re.IGNORECASE,
)
_ATTENDEES_ONLY = re.compile(
    r"thành phần(?: tham dự| tham gia| dự họp| đại biểu)*\s*:?|(?:đại biểu|khách mời)\s*:?",
    re.IGNORECASE,
)
# A remark to those who come is no act and heads nothing, wherever it stands.
REMARK = re.compile(
    r"(?:xin )?(?:lưu ý|chú ý)\b|ghi chú\b|(?:kính )?(?:đề nghị|mời)\b", re.IGNORECASE
)
_CONTENTS = re.compile(rf"{_ANNOUNCES}|(?:nội dung|chương trình)[^:]{{0,40}}:", re.IGNORECASE)


def read_line(number: int, text: str) -> ProgrammeLine | None:
    """Return the line understood by itself; None when it holds nothing but decoration."""
    original = " ".join(text.split())
    if _DECORATION.fullmatch(original):
        return None
    if heading := _MARKDOWN_HEADING.match(original):
        line = read_line(number, original[heading.end() :])
        return replace(line, original=original, alone=True) if line else None
    if len(original) > LONGEST:
        # No line of a programme is so long; what asks for its words need not search them all.
        return ProgrammeLine(number, original[:LONGEST], original, label=Label.NOTE)
    text, marking = confidential.peeled(original)
    line = _read(ProgrammeLine(number, dates.in_figures(unmarked(text)), original))
    # "1. Mật: ..." bears it behind its counter or its time.
    text, second = confidential.peeled(line.text)
    return replace(line, text=text, marking=", ".join(filter(None, (marking, second))))


def _read(line: ProgrammeLine) -> ProgrammeLine:
    if timed := _before_range(line) or _after_half_day(line):
        return timed
    if (found := times.leading(line.text)) and not _is_about_the_day(line.text, found[1]):
        style, counted = CounterStyle.TIME, _COUNTED_TITLE.match(found[1])
        counter, begin = (counted[1], counted.end()) if counted else (None, 0)
        text = found[1][begin:]
        return replace(
            line, text=text, when=found[0], style=style, key=style.value, counter=counter
        )
    line = _with_time(_with_counter(line))
    return line if line.timed else _with_label(line)


def _with_counter(line: ProgrammeLine) -> ProgrammeLine:
    if _FULL_DATE.match(line.text):
        return line
    for style, pattern in _COUNTERS:
        if found := pattern.match(line.text):
            counter = found[1].rstrip(".")
            text = line.text[found.end() :]
            # "1. ✅ 8h00: Khai mạc"
            if (sign := _BULLET.match(text)) and times.leading(text[sign.end() :]):
                text = text[sign.end() :]
            return replace(line, text=text, style=style, key=style.value, counter=counter)
    if found := _PART.match(line.text):
        text = line.text[found.end() :] or line.text
        return replace(
            line, text=text, style=CounterStyle.PART, key=CounterStyle.PART.value, counter=found[1]
        )
    if found := _BULLET.match(line.text):
        # "- + 8h00: Khai mạc" has one bullet too many.
        while second := _BULLET.match(line.text, found.end()):
            found = second
        key = CounterStyle.BULLET.value + (found[1] or found[2])
        return replace(line, text=line.text[found.end() :], style=CounterStyle.BULLET, key=key)
    return line


def _after_half_day(line: ProgrammeLine) -> ProgrammeLine | None:
    """Read "Sáng 8h00: Báo cáo", "s8:00-8:15" and "Chiều: + 2h00 Thảo luận"."""
    half = _HALF_BEFORE.match(line.text)
    found = times.leading(line.text[half.end() :]) if half else None
    if half is None or found is None or found[0].start is None:
        return None
    bullet = line.style is CounterStyle.BULLET
    if day_lines.is_date_line(found[1]) or not (found[1] or half["short"] or bullet):
        return None
    name = half["half"] or _SHORT_HALVES[half["short"].lower()]
    style = line.style or CounterStyle.TIME
    when = in_half(found[0], name.lower())
    return replace(line, text=found[1], when=when, style=style, key=line.key or style.value)


def _after_name(line: ProgrammeLine) -> ProgrammeLine | None:
    """Read "Chủ tịch: 8 giờ, họp": who acts stands before the time, or which of several it is."""
    who, colon, rest = line.text.partition(":")
    counted = _COUNTED_NAME.match(line.text)
    if counted and not (names_role(who) or names_person(who) or names_body(who)):
        found = times.leading(line.text[counted.end() :])
        # "Từ 7 - 9h00" is a range, "Thứ 2" a day.
        ranged = found and (counted[0].rstrip()[-1:] not in "-–" or found[0].end)
        day = day_lines.nth_day(counted[1]) or weekdays.is_weekday(counted[1])
        if found and found[0].start and found[1] and ranged and not day:
            style, text = line.style or CounterStyle.TIME, f"{counted[1]}: {found[1]}"
            return replace(line, text=text, when=found[0], style=style, key=line.key or style.value)
    if not colon or len(who) > LONGEST_NAME or _HALF_BEFORE.match(who):
        return None
    if not (names_role(who) or names_person(who) or names_body(who)):
        return None
    if half := LEADING_HALF.match(rest.strip()):
        style = line.style or CounterStyle.ACT
        line = replace(line, style=style, key=line.key or style.value)
        return replace(line, text=rest.strip()[half.end() :], columns=(who,), asides=(half[1],))
    found = times.leading(rest.strip())
    if found is None or found[0].start is None or not found[1] or day_lines.is_date_line(found[1]):
        return None
    style = line.style or CounterStyle.TIME
    return replace(
        line,
        text=found[1],
        when=found[0],
        columns=(who,),
        style=style,
        key=line.key or style.value,
    )


def _with_time(line: ProgrammeLine) -> ProgrammeLine:
    if line.style is not None and (halved := _after_half_day(line)):
        return halved
    if named := _after_name(line):
        return named
    found = times.leading(line.text) if line.style is not None else None
    if found and not _is_about_the_day(line.text, found[1]):
        return replace(line, when=found[0], text=found[1])
    # Without a counter a time ends a line only where a bracket, a colon or a dash sets it off.
    if line.style is None and not _MARKED_OFF.search(line.text):
        return line
    when = trailing_time(line.text)
    described = _DESCRIBES.search(line.text) if line.style is CounterStyle.BULLET else None
    if described and not names_place(described[1]):
        when = None
    if when is None or any(pattern.match(line.text) for _, pattern in _LABEL_PATTERNS):
        return line
    return replace(line, ends_with_time=True)


def unmarked(text: str) -> str:
    """Return the text without Markdown's marks of emphasis."""
    if "*" not in text and "_" not in text:
        return text
    return _EMPHASIS.sub(r"\2", _STRONG.sub("", text))


def counter_style(counter: str) -> CounterStyle | None:
    """Return the sort of a counter that stands by itself, as in a column of numbers."""
    counter = counter.strip().rstrip(".)")
    if counter.isdecimal():
        return CounterStyle.DECIMAL
    found = _with_counter(ProgrammeLine(0, f"{counter}. x", ""))
    return found.style if found.text == "x" else None


def _before_range(line: ProgrammeLine) -> ProgrammeLine | None:
    """Read "5- 9h45 – 10h15", whose 5 is a counter because a whole range follows it."""
    stuck, nested = _STUCK_COUNTER.match(line.text), _NESTED_COUNTER.match(line.text)
    if not (counter := stuck or nested or _LOOSE_COUNTER.match(line.text)):
        return None
    found = times.leading(line.text[counter.end() :])
    if found is None or found[0].start is None or not (found[0].end or stuck):
        return None
    style = CounterStyle.NESTED if nested and not stuck else CounterStyle.DECIMAL
    return replace(
        line, text=found[1], when=found[0], style=style, key=style.value, counter=counter[1]
    )


def _is_about_the_day(text: str, rest: str) -> bool:
    """Return whether a time is that of it all: "Thời gian: 8h00", "8h00, ngày 06/12/2023".

    Behind "Thời gian:" more may be said of the day: "(đại biểu có mặt trước 7h15)".
    """
    if day_lines.is_day_and_place(rest):
        return True
    days = _BETWEEN_DAYS.split(rest) if rest else []
    said = _UNTITLED.fullmatch(rest) is not None or day_lines.begins_with_day(rest)
    return _TIME_LABEL.match(text) is not None and (said or all(map(day_lines.is_date_line, days)))


def _with_label(line: ProgrammeLine) -> ProgrammeLine:
    for label, pattern in _LABEL_PATTERNS:
        if found := pattern.match(line.text):
            return replace(line, label=label, label_text=found[1], text=line.text[found.end() :])
    if line.style in (None, CounterStyle.BULLET) and (found := _BY.fullmatch(line.text)):
        who, said = found["who"] or found["whom"], found["by"] or found["do"]
        return replace(line, label=Label.PRESENTER, label_text=said, text=who)
    headed = line.numbered or line.text.endswith(":")
    if headed and _ATTENDEES_ONLY.fullmatch(line.text):
        return replace(line, label=Label.ATTENDEES, label_text=line.text, text="")
    if (line.style is not None or line.text.endswith(":")) and _BESIDES.fullmatch(line.text):
        return replace(line, label=Label.NOTE, label_text=line.text)
    # "II. NỘI DUNG" beside "I. NGHI LỄ" is a part; "4. Nội dung:" only announces what follows.
    announces = line.style is not None and line.text.lower() != "nội dung"
    if (
        (announces or line.text.endswith(":"))
        and _CONTENTS.fullmatch(line.text)
        and not dates.find_date(line.text)
    ):
        return replace(line, label=Label.CONTENTS, label_text=line.text, text="")
    return line


def announces_only(text: str) -> bool:
    """Return whether a label such as "Nội dung, chương trình và thời gian" says nothing itself."""
    return _ANNOUNCES_ONLY.fullmatch(text) is not None


def presenter_label(text: str) -> tuple[str, str]:
    """Return "Diễn giả:" or the like, empty where there is none, and the presenter behind it."""
    _, pattern = _LABEL_PATTERNS[0]
    found = pattern.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)
