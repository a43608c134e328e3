"""One line of a programme read: its counter, its time, its label."""

from __future__ import annotations

import re
import unicodedata

from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.files.importers.grammar.dates import dates, day_lines, weekdays
from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.lines.counters import NESTED, with_counter
from timekeeper.files.importers.grammar.lines.labels import LABEL_PATTERNS, with_label
from timekeeper.files.importers.grammar.lines.line import (
    LONGEST,
    CounterStyle,
    Label,
    ProgrammeLine,
)
from timekeeper.files.importers.grammar.names import (
    names_body,
    names_person,
    names_place,
    names_role,
)
from timekeeper.files.importers.grammar.presenters.titles import trailing_time
from timekeeper.files.importers.grammar.times import times
from timekeeper.files.importers.grammar.times.halves import HALF, LEADING_HALF, in_half
from timekeeper.files.importers.grammar.times.when import When

# "8h00 - 9h00: 1. Báo cáo"
_COUNTED_TITLE = re.compile(rf"({NESTED}|[0-9]{{1,2}}(?=[.)]))[.)]?\s+(?=[^\W\d_])")
# "Bước 1: 7h30 - 8h00: Đón tiếp", "Tiết 1-2 (7h00 - 8h30): Ôn tập", "Mục 2.1. 7h30: Khai mạc";
# "Từ 8:00-8:10" has a clock.
_COUNTED_NAME = re.compile(
    r"((?:[^\W\d_]+ ){1,3}[0-9]{1,2}(?:\.[0-9]{1,2}(?=\.\s)|\s?[-–,]\s?[0-9]{1,2})?)"
    r"\s*(?:(?![:.][0-5][0-9](?![0-9hg:]))[:.–-]\s*|(?=[(\[]))"
    rf"(?=\W?(?:(?i:{times.BEFORE_CLOCK})\s+)?[0-9])"
)
# Of those whose turn it is, "Ca 1 (7h00): Khối 6", it is the number.
_TURN = re.compile(r"(?:ca|kíp|lượt|đợt|tốp|vòng) [0-9]", re.IGNORECASE)
# "1: 08:00 - 08:30" is one too.
_LOOSE_COUNTER = re.compile(
    r"([0-9]{1,3})\s*(?:,?[-–,.]\s*|:\s+)(?=[0-9]{1,2}\s*(?:h|g|:|\.))", re.IGNORECASE
)
# "1- 8h00", "1,- 8h00": a number in a list; "7-9h" and "7 - 9h" are ranges.
_STUCK_COUNTER = re.compile(
    r"([0-9]{1,3})(?:[-–]|\s*,[-–]?)\s+(?=[0-9]{1,2}\s*(?:h|g|:)[^-–]*:?\s)", re.IGNORECASE
)
# "2.10 8.30 - 9.00": ten to two is no act's beginning where a range stands behind it.
_NESTED_COUNTER = re.compile(rf"({NESTED})[.)]?\s+(?=[0-9]{{1,2}}\s*(?:h|g|:|\.))", re.IGNORECASE)
_HOUR_AHEAD = re.compile(r"[0-9]{1,2}\s?(?:h|g|giờ)", re.IGNORECASE)
_BEFORE_HOUR = re.compile(r"trước\s+(?=[0-9]{1,2}\s?(?:h|g|giờ|:)[^:]{0,10}:\s)", re.IGNORECASE)
# "Đón khách ........ 8h00"
_DOTS_TO_CLOCK = re.compile(
    r"(?<=[^\s.…_])\s*+[.…_]{2,}+\s*(?P<clock>[0-9]{1,2}\s?(?:h|g|giờ|:).{0,24})$", re.IGNORECASE
)
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_HALF_BEFORE = re.compile(
    rf"(?:(?:buổi\s+)?(?P<half>{HALF})(?:(?<=chiều)\s+tối)?\b|(?P<short>[sct])(?:\s*:\s*)?(?=[0-9]))\s*[:,]?\s*(?:[+–-]\s*)?"
    rf"(?=(?:(?:{times.BEFORE_CLOCK})\s*)?[0-9])",
    re.IGNORECASE,
)
# "(Sáng, 7h30) Khai mạc"
_HALF_IN_BRACKETS = re.compile(
    rf"\((?P<half>(?:buổi\s+)?{HALF})[\s,:]+(?P<clock>[^()]{{2,30}})\)\s*[:–-]?\s*(?=\S)",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:tại|ở)\s+\w", re.IGNORECASE)
_WHOLE_DAY = re.compile(r"(cả ngày)(?:\s*[:,]\s*|\s+)(?=\S)", re.IGNORECASE)
# "Đ/c Chủ tịch: Nghỉ phép"
_IS_AWAY = re.compile(r"\W*(?:nghỉ(?: (?:phép|bù|ốm|chế độ))?|đi vắng)\W*", re.IGNORECASE)
_SHORT_HALVES = {"s": "sáng", "c": "chiều", "t": "tối"}
LONGEST_NAME = 60
# "**Dữ liệu mở** - *An Trần*"
_TITLE_AND_NAME = re.compile(
    r"(?P<title>[^\n]*\*\*[^*]+\*\*)\s*[-–—]\s*(?P<mark>[*_])(?P<who>[^*_]{2,80})(?P=mark)"
)
_STRONG = re.compile(r"\*\*|__")
_RULED = re.compile(r"(?P<rule>([=~–—-])\2+)\s*(?P<text>[^\W_].*[^\s=~–—-])\s*\2{2,}")
_EMPHASIS = re.compile(r"(?<![\w*])(\*|_)(?=\S)([^*_]{1,300}?)(?<=\S)\1(?![\w*])")
_DECORATION = re.compile(r"[\W_]*")
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
    if (dots := _DOTS_TO_CLOCK.search(text)) and times.only(dots["clock"]):
        text = f"{text[: dots.start()]} ({dots['clock']})"
    named = _TITLE_AND_NAME.fullmatch(text)
    columns = (named["who"],) if named else ()
    text = dates.in_figures(unmarked(named["title"] if named else text))
    line = _read(ProgrammeLine(number, text, original, columns=columns))
    # "1. Mật: ..." bears it behind its counter or its time.
    text, second = confidential.peeled(line.text)
    return replace(line, text=text, marking=", ".join(filter(None, (marking, second))))


def _read(line: ProgrammeLine) -> ProgrammeLine:
    if timed := _before_range(line) or _after_half_day(line) or _before_hour(line):
        return timed
    if (found := times.leading(line.text)) and not _is_about_the_day(line.text, found[1]):
        style, counted = CounterStyle.TIME, _COUNTED_TITLE.match(found[1])
        counter, begin = (counted[1], counted.end()) if counted else (None, 0)
        text = found[1][begin:]
        return replace(
            line, text=text, when=found[0], style=style, key=style.value, counter=counter
        )
    line = _with_time(with_counter(line))
    return line if line.timed else with_label(line)


def _before_hour(line: ProgrammeLine) -> ProgrammeLine | None:
    """Read "Trước 8h00: Đón tiếp đại biểu", an act of which its end alone is told."""
    before = _BEFORE_HOUR.match(line.text)
    found = times.leading(line.text[before.end() :]) if before else None
    if found is None or not (found[0].start and found[0].only_begins and opens_as_act(found[1])):
        return None
    style = line.style or CounterStyle.TIME
    when = replace(found[0], start=None, end=found[0].start)
    return replace(line, text=found[1], when=when, style=style, key=line.key or style.value)


def _after_half_day(line: ProgrammeLine) -> ProgrammeLine | None:
    """Read "Sáng 8h00: Báo cáo", "s8:00-8:15" and "Chiều: + 2h00 Thảo luận"."""
    inner = _HALF_IN_BRACKETS.match(line.text)
    if inner and times.only(inner["clock"]):
        text = f"{inner['half']} {inner['clock']}: {line.text[inner.end() :]}"
        line = replace(line, text=text)
    half = _HALF_BEFORE.match(line.text)
    found = times.leading(line.text[half.end() :]) if half else None
    if half is None or found is None or found[0].start is None:
        return None
    bullet = line.style is CounterStyle.BULLET
    if day_lines.is_date_line(found[1]) or not (found[1] or half["short"] or bullet):
        return None
    rest = found[1].strip(" ,;.")
    if (other := _HALF_BEFORE.match(rest)) and times.only(rest[other.end() :]):
        # "Sáng từ 7h30, chiều từ 13h30" says when it is held.
        return replace(line, label=Label.TIME)
    name = half["half"] or _SHORT_HALVES[half["short"].lower()]
    style = line.style or CounterStyle.TIME
    when = in_half(found[0], name.lower())
    return replace(line, text=found[1], when=when, style=style, key=line.key or style.value)


def _after_name(line: ProgrammeLine) -> ProgrammeLine | None:
    """Read "Chủ tịch: 8 giờ, họp": who acts stands before the time, which it is, or where."""
    who, colon, rest = line.text.partition(":")
    counted = _COUNTED_NAME.match(line.text)
    if counted and not (names_role(who) or names_person(who) or names_body(who)):
        found = times.leading(line.text[counted.end() :])
        # "Từ 7 - 9h00" is a range, "Thứ 2" a day.
        ranged = found and (counted[0].rstrip()[-1:] not in "-–" or found[0].end)
        of_day = day_lines.nth_day(counted[1]) or weekdays.is_weekday(counted[1])
        titled = found and found[1] and not day_lines.is_date_line(found[1])
        if found and found[0].start and titled and ranged and not of_day:
            style, text = line.style or CounterStyle.TIME, f"{counted[1]}: {found[1]}"
            line = replace(line, when=found[0], style=style, key=line.key or style.value)
            turn = not line.counter and _TURN.match(counted[1])
            named = replace(line, text=found[1], counter=counted[1])
            return named if turn else replace(line, text=text)
    # "Giám đốc phát biểu (10:15 AM)" has the colon of its clock.
    within = who[-1:].isdecimal() and rest[:2].isdecimal()
    if not colon or within or len(who) > LONGEST_NAME or _HALF_BEFORE.match(who):
        return None
    # "Tại Đền Thượng: từ 7 giờ: Lễ cáo yết"
    place = _AT.match(who) is not None
    if not (place or names_role(who) or names_person(who) or names_body(who)):
        return None
    said = rest.strip()
    half = None if place else LEADING_HALF.match(said) or _WHOLE_DAY.match(said)
    dated = dates.DATE.search(rest)
    # "Khối 10: sáng 15/8/2026" says no act.
    half = None if dated and day_lines.is_date_line(rest[: dated.end()]) else half
    if half or (not place and _IS_AWAY.fullmatch(said)):
        style = line.style or CounterStyle.ACT
        line = replace(line, style=style, key=line.key or style.value, columns=(who,))
        asides = (half[1],) if half else ()
        return replace(line, text=said[half.end() if half else 0 :], asides=asides)
    found = times.leading(said)
    # "UBND xã họp dân: 19h30 ngày 08/8 tại Nhà văn hóa" says but when and where.
    told = found is not None and found[0].start and found[1]
    if found is None or not told or day_lines.is_day_and_place(found[1]):
        return None
    style = line.style or CounterStyle.TIME
    return replace(
        line,
        text=found[1],
        when=found[0],
        columns=() if place else (who,),
        asides=(*line.asides, who) if place else line.asides,
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
    # "- Sau đó đi dạo đến 22h00" says no beginning.
    when = None if when and when == When(end=when.end) else when
    if when is None or any(pattern.match(line.text) for _, pattern in LABEL_PATTERNS):
        return line
    return replace(line, ends_with_time=True)


def unmarked(text: str) -> str:
    """Return the text without Markdown's marks of emphasis, or signs around it all."""
    # "=== Thứ Ba 18/8 ==="
    if ruled := _RULED.fullmatch(text):
        text = ruled["text"]
    # "🌟 LỄ TRI ÂN 🌟"
    sign = text[:1]
    if sign and text.rstrip("\ufe0f").endswith(sign) and unicodedata.category(sign) == "So":
        text = text.strip(f"{sign}\ufe0f ") or text
    if "*" not in text and "_" not in text:
        return text
    return _EMPHASIS.sub(r"\2", _STRONG.sub("", text))


def _before_range(line: ProgrammeLine) -> ProgrammeLine | None:
    """Read "5- 9h45 – 10h15", whose 5 is a counter because a whole range follows it."""
    stuck, nested = _STUCK_COUNTER.match(line.text), _NESTED_COUNTER.match(line.text)
    if not (counter := stuck or nested or _LOOSE_COUNTER.match(line.text)):
        return None
    found = times.leading(line.text[counter.end() :])
    if found is None or found[0].start is None:
        return None
    # "8.15 7h30: Khai mạc" goes back, and so 8.15 is no clock.
    number = (
        times.only(nested[1]) if nested and _HOUR_AHEAD.match(line.text, nested.end()) else None
    )
    back = number and number.start and number.start > found[0].start
    if not (found[0].end or stuck or back):
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
