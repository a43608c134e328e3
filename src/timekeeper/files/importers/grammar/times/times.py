"""Times as programmes write them: starts, ranges, lengths, open ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Day
from datetime import datetime, time, timedelta
from functools import lru_cache

from msgspec.structs import replace

from timekeeper.files.importers.grammar.names import CAPITAL
from timekeeper.files.importers.grammar.times.halves import HALF, NOON, on_half
from timekeeper.files.importers.grammar.times.when import When

LONGEST_HOURS_AS_LENGTH = 4
# Clocks of a column that are all below it, and not all later than one another, are lengths.
LONGEST_BARE_LENGTH = time(2)


_MINUTES = r"(?:phút|ph|p|mins?|minutes?|['’′`´])"
# A unit behind a whole clock: "08:30 hrs", "14:00h"; "1:30 giờ" is a length.
_UNIT = r"\s*(?:hrs?|hours?|h|g|giờ)\b\.?"
# "10h30" Phát biểu": two strokes for one, and no quotation begins or ends there.
_INCHES = r"(?<=[0-9])[\"”″](?=\s*[:–-]|\s+[^\W\d_][^\"”]*$|\s*$)"


_TOLD = rf"\s*(?:[-–—−→:,;.)]|$|đến\b|tới\b|(?-i:{CAPITAL}))"


def _clock(name: str) -> str:
    """Return a pattern for a time of day: 7h30, 7 giờ 30 phút, 7g5, 08:00, 8.00, 8.30h, 1:30 PM."""
    # "2.10h" is the second act, at ten; no hour is 30, and none is counted behind a dash.
    hour = r"\s*(?:h|g|giờ)\b"
    after = rf"(?:(?<=[.:]0[1-9])|(?<=[.:]1[0-9])|(?<=[.:]2[0-4])){hour}"
    after += r"(?!\s*[-–—]\s*[0-9]{1,2}[.:][0-9]{2}\s?[hg]\b)"
    after = r"(?!)" if name == "b" else after
    # "19h 20h": the second is an hour of its own.
    no_hour = r"(?!(?:(?<=\s[01][0-9])|(?<=\s2[0-4]))\s?(?:h|g|giờ)(?![^\W\d_]))"
    told = rf"(?={_TOLD})"
    return (
        rf"(?<![0-9.,/])(?P<{name}h>[01]?[0-9]|2[0-4])"
        rf"(?:\s*(?:giờ|gio|h|g)(?![^\W\d_]|[6-9][0-9](?![0-9]))"
        rf"(?:[:.]?\s?(?P<{name}m>[0-5][0-9])(?![0-9]){no_hour}|(?P<{name}s>[0-9])(?![0-9])"
        rf"|\s(?P<{name}t>[0-9])(?=\s*(?:phút|p\b|['’′]))|\s+(?P<{name}r>rưỡi)\b)?"
        rf"(?:\s*(?:phút\b|ph\b|p\b|['’′`´]{{1,2}})|{_INCHES})?"
        rf"|[:.](?P<{name}c>[0-5][0-9])(?::[0-5][0-9])?(?![0-9/]|\.[0-9]|(?<=\.[0-9]{{2}})\.|{after})"
        rf"(?:(?<![^0-9][0-4][:.][0-9]{{2}})(?<!^[0-4][:.][0-9]{{2}}){_UNIT}|\s?[hg]\b"
        rf"|(?!\s*(?:hrs?|hours?|giờ)\b))(?:['’′]{{1,2}}|{_INCHES})?"
        rf"|\s*o['’′`]\s?clock\b|\s+(?P<{name}q>rưỡi)(?={_TOLD}|\s+{HALF}\b)"
        rf"|:?(?=\s*(?:am|pm|[ap]\.m\.)(?!\w))|(?<=12)(?=\s*(?:noon|midnight|trưa\s+(?:đến|tới))\b))"
        rf"(?:\s*(?P<{name}half>am|pm|sa|ch|[ap]\.m\.?|noon|midnight)(?!\w)"
        rf"|\s*(?P<{name}day>{HALF}|đêm)"
        rf"(?=\s*(?:[-–—:,;.)]|$|(?:đến|tới)\b)|\s+(?-i:{CAPITAL})))?"
        rf"(?:\s+(?:kém|(?P<{name}short>thiếu))\s+(?P<{name}less>[1-5]?[0-9])(?:\s*{_MINUTES})?(?!\w)"
        # "9 giờ thiếu 15 đại biểu" is an act.
        rf"(?({name}short){told})|\s+(?:(?:đúng|hơn){told}|sharp\b))?"
    )


_BARE = r"(?<![0-9.,/])(?P<bare>[01]?[0-9]|2[0-4])"
# "22h00 ngày 15/8 đến 1h00 ngày 16/8": the days are read by themselves.
_DAY = r"[0-9]{1,2}/[0-9]{1,2}"
_ON_DAY = rf"(?:,?\s*ngày\s+{_DAY}(?:/[0-9]{{4}})?|,\s*{_DAY}/[0-9]{{4}}(?![0-9]))?"
_TO = (
    rf"{_ON_DAY}(?:\s*(?:[-–—−>~→⇒÷]|[\u2794-\u27be]\ufe0f?|=>|đến|tới|(?:to|until|till|à)\b))+\s*"
    r"(?:khoảng\s*|lúc\s*|hết\s+(?=[0-9]))?"
)
BEFORE_CLOCK = r"từ|lúc|vào(?:\s+(?:hồi|lúc))?|hồi|khoảng|đúng"
_FROM = (
    rf"(?:(?:thời gian|{BEFORE_CLOCK}|bắt đầu|from\b)\s*:?\s*"
    # "Sau 9 giờ: Văn nghệ"; "Sau 2 giờ: ..." is a length.
    r"|sau\s+(?=[0-9]{1,2}(?:h|g|\s?giờ\s?|:)[0-9]{2}|(?:[6-9]|1[0-9]|2[0-3])\s?(?:h|g|giờ):)"
    # "Đến 11 giờ: Bế mạc"
    r"|(?:đến|tới)\s+(?=[0-9]{1,2}\s?(?:h|g|giờ|:)\s?(?:[0-5][0-9])?(?:\s?phút)?:\s)"
    # "Dự kiến 8h30: Khai mạc"; "Dự kiến 2 giờ" is a length.
    rf"|dự kiến\s+(?=(?:{BEFORE_CLOCK})\s|[0-9]{{1,2}}(?:h|g|\s?giờ\s?|:)[0-9]{{2}}))*"
)
# 0800: four digits are a clock beside another one, or with a nought before them.
_DIGITS = r"(?P<{0}h>[01][0-9]|2[0-3])(?P<{0}c>[0-5][05])(?![0-9.,/])"
_DIGITS_UNIT = r"(?:\s*(?:hrs?|hours?|h)\b\.?(?!\s+of\b))"
_OPEN = (
    r"(?:\s*(?:đến|tới)\s*(?:khi\s*)?(?:kết thúc|hết|xong)(?:\s+(?:hội nghị|chương trình|đại hội"
    r"|buổi(?:\s+(?:sáng|chiều|tối))?|ngày|giờ))?"
    r"|\s*(?:[-–—−→⇒]|[-=]>)\s*(?:(?:cho )?(?:đến|tới)\s+)?(?:khi\s+)?"
    r"(?:(?:kết thúc|bế mạc|hết|xong|end|finish|close|late)(?=\s*[:)])"
    rf"|hết (?:giờ|buổi|ngày)(?=\s*(?:[:,.)]|$|(?-i:{CAPITAL}))))"
    r"|\s*[-–—−]?\s*(?:trở đi|onwards?|late(?=\s*(?:[:–-]|$))"
    r"|(?:till|until)\s+late|till\s+end)\b)"
)
_LENGTH = (
    r"(?:(?:khoảng|tối đa|không quá|dự kiến|thời lượng|thời gian|[~≈±])\s*:?\s*)*"
    r"(?:(?P<lh>[0-9]{1,2})(?P<ld>[.,](?:[1-9]|[27]5)(?!\s*(?:giờ|h)\s?[0-9])|[¼½¾])?"
    r"\s*(?P<lu>giờ|tiếng|h|hours?|hrs?)(?![^\W\d_])"
    rf"(?:\s*(?P<lr>rưỡi)|\s*(?P<lm>[0-5]?[0-9]))?\s*(?P<lw>{_MINUTES})?"
    rf"|(?:(?P<ls>[0-9]{{1,3}})\s*{_MINUTES}?\s*(?:-|–|—|đến)\s*)?"
    rf"(?P<lp>[0-9]{{1,3}})(?P<lf>[.,]5)?\s*{_MINUTES}\.?"
    r"|(?P<ln>nửa|½)\s*(?:giờ|tiếng|h))"
)
FLAGS = re.IGNORECASE
# A day behind both clocks alone is no part of the range: what stands there is held on that day.
_RANGE = re.compile(
    rf"{_FROM}(?:{_clock('a')}|{_BARE})(?P<dated>{_ON_DAY[:-1]})?{_TO}{_clock('b')}"
    rf"(?(dated){_ON_DAY})",
    FLAGS,
)
_RANGE_OF_DIGITS = re.compile(
    rf"{_FROM}(?:{_clock('e')}|(?<![0-9.,/])(?=0|1[0-8]){_DIGITS.format('a')}{_DIGITS_UNIT}?){_TO}"
    rf"(?:{_DIGITS.format('b')}{_DIGITS_UNIT}?|{_clock('z')})",
    FLAGS,
)
# "1800- Welcome Gathering"; years stand off their dash, and end otherwise.
_DIGITS_ALONE = (
    rf"{_DIGITS.format('d')}"
    rf"(?:(?<=00|15|30|45)(?=[-–]\s+[^\W\d_])|(?<![0-9]{{5}}){_DIGITS_UNIT})"
)
_START = re.compile(f"{_FROM}(?:{_clock('a')}|{_DIGITS_ALONE})(?P<open>{_OPEN})?", FLAGS)
_WHOLE_LENGTH = re.compile(_LENGTH, FLAGS)
_LEADING_LENGTH = re.compile(
    rf"(?:\({_LENGTH}\)|{_LENGTH.replace('?P<l', '?P<k')}(?=\s*[:–—-]))", FLAGS
)
_LENGTH_AFTER = re.compile(rf"\s*[:,]?\s*\(\s*{_LENGTH}\s*\)", FLAGS)
# What is written like a time of day and can be none: 25h00, 9h75.
# In "Tiết 1: 08:00" what stands behind the colon is a clock of its own.
_ODD = (
    r"(?<![0-9.,/])[0-9]{1,2}\s?(?:h|g|giờ|:)\s?[0-9]{2}(?![0-9])"
    r"(?!\s?(?:h|g|giờ|:)[0-9])['’′]?"
)
_ODD_RANGE = re.compile(rf"{_FROM}({_ODD}(?:{_TO}{_ODD})?)", FLAGS)
_ODD_END = re.compile(rf"{_TO}({_ODD})", FLAGS)
# "8h00 8h15: Chào cờ", or alone in a cell: the dash was forgotten, or not seen in a scan.
_SECOND = re.compile(rf"[^\S\n]+{_clock('b')}(?=\s*(?::|$))", FLAGS)
_END_WORD = re.compile(r"(?:khi\s+)?(?:kết thúc|hết|xong|end|finish|close)", FLAGS)
_ELAPSED = re.compile(
    r"([0-9]{1,3})\s*(?:[:hg]|\.(?=\s*[0-9]{2})|giờ|tiếng)\s*([0-5]?[0-9])(?::[0-5][0-9])?"
    rf"\s*(?:{_MINUTES}|[hmg]|giờ)?",
    FLAGS,
)
_BARE_LENGTH = re.compile(r"([0-9]{1,3}(?:[.,](?:[1-9]|[27]5))?)\s*([hm]?)", FLAGS)
_BOTH, _SHORTEST_MONTH = 2, 28
_PARTS = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_CALLED_LENGTH = re.compile(r"(?:thời lượng|độ dài|duration)\s*:?\s*", FLAGS)
_DIVIDER = re.compile(
    r"(?:\s*(?P<open>\()?"
    r"(?:(?:GMT|UTC)(?:/UTC)?(?:\s*[+-]\s*[0-9]{1,2})?"
    r"|giờ (?:Việt Nam|Hà Nội|địa phương)|local time)(?(open)\)))?"
    # "8h00 ► Khai mạc": a sign divides, as a dash does.
    r"[\s:;,.|/>·…_–—•»\u2190-\u21ff\u25a0-\u25ff\u2700-\u2775\u2794-\u27bf\u2b00-\u2bff\ufe0f-]*",
    FLAGS,
)
# "9h30 cùng ngày: Họp", "21h30 - 5h00 hôm sau: Ngủ trại"
_SAME_DAY = re.compile(
    r",?\s*(?:(?P<next>(?:sáng\s+)?(?:ngày\s+)?hôm\s+sau)|cùng\s+ngày)(?=\s*[:–—-])", FLAGS
)
LONGEST_RANGE = 30  # letters that the clocks a line begins with may take
# "09h3O", "1Oh00": the letter was struck for the figure beside it.
_LETTER_O = re.compile(
    r"(?<=[0-9][hgHG:][0-9])[Oo]\b|(?<=[0-9][hgHG:])[Oo](?=[0-9Oo]\b)"
    r"|(?<=\b[12])[Oo](?=[hgHG:][0-9])|(?<![\w.,/])O(?=[0-9][hgHG:])"
)
# "9 AM – noon Lunch", but "8 PM – Midnight Mass"
_NOON = re.compile(
    r"((?<=[0-9mMhH.])\s*(?:[-–—]|\bto\b)\s*)"
    r"(?=(?:noon|midnight)\b|(?:Noon|Midnight)\s*(?:[:,)\]|–—-]|$))"
)
# "12nn – 1pm"
_NN = re.compile(r"(?<=\b12)\s?nn\b|(?<=\b12[:.]00)\s?nn\b", FLAGS)
# "Noon–1:15 p.m.", "Trưa đến 13h30"
_SINCE_NOON = re.compile(
    r"^(?:noon|midnight)(?=\s*(?:[-–—]|(?:to|until|till)\b)\s*[0-9])"
    r"|^trưa(?=\s+(?:đến|tới)\s+[0-9])",
    FLAGS,
)
# "(9h00 - 9h30, Hội trường A) Tổng kết" says where too.
_BRACKETED = re.compile(
    r"[(\[{【]([^()\[\]{}【】,;]{2,40})(?:[,;]\s+([^()\[\]{}【】/]{2,40}))?[)\]}】]\s*[:.,–-]*\s*(?=\S)"
)
_CLOCK = r"[0-9]{1,2}\s?(?:h|g|giờ|[:.](?=[0-9]))\s?[0-9]{0,2}(?:\s?phút)?['’]?"
_IN_BRACKETS = rf"[(\[{{【]\s*{_CLOCK}\s*[)\]}}】]"
_APART = re.compile(
    rf"(?P<since>{_FROM})(?:{_IN_BRACKETS}{_TO}(?:{_IN_BRACKETS}|{_CLOCK})"
    rf"|(?<![\w.,:/]){_CLOCK}{_TO}{_IN_BRACKETS})",
    FLAGS,
)
# "7h (tối): Liên hoan", "2h (chiều) - 4h"
_HALF_IN_BRACKETS = re.compile(
    rf"(?P<clock>(?<![\w.,:/]){_CLOCK})\s*\(\s*(?:buổi\s+)?(?P<half>{HALF}|đêm)\s*\)"
    rf"(?P<to>\s*(?:[-–—]|đến\b|tới\b)\s*{_CLOCK}(?!\w|\s*(?:[0-9]|phút|\(?(?:{HALF}|đêm)\b)))?"
    r"(?P<word>\s+(?!(?:đến|tới|ngày|thứ|hôm)\b)(?=[^\W\d_]))?",
    FLAGS,
)


def with_brackets_joined(text: str) -> str:
    """Return the text with "(9h00) - (9h30)", each clock in brackets of its own, as one range.

    A half of the day in brackets belongs to the clock before it.
    """

    def halved(at: re.Match[str]) -> str:
        begins = re.fullmatch(rf"[\W0-9]*{_FROM}", text[: at.start()], FLAGS)
        divider = (": " if begins else " ") if at["word"] else ""
        return f"{at['clock']}{at['to'] or ''} {at['half']}{divider}"

    def joined(apart: re.Match[str]) -> str:
        clocks = re.sub(r"[()\[\]{}【】]", "", apart[0])
        return clocks if apart.start() == 0 or apart["since"] else f"({clocks})"

    text = _HALF_IN_BRACKETS.sub(halved, text)
    # Only where a bracket holds a clock and no more: most lines have none.
    return _APART.sub(joined, text) if re.search(_IN_BRACKETS, text, FLAGS) else text


@lru_cache(maxsize=4096)  # asked of a line's text in turn by what looks for this and that
def leading(text: str) -> tuple[When, str] | None:
    """Return the time a line begins with and the rest of the line; None when it has none."""
    begins = _NN.sub(" noon", _LETTER_O.sub("0", text[:LONGEST_RANGE]))
    begins = _NOON.sub(r"\g<1>12 ", begins, count=1)
    text = _SINCE_NOON.sub(r"12 \g<0>", begins) + text[LONGEST_RANGE:]
    if (found := _BRACKETED.match(text)) and (inner := only(found[1])) and inner.start:
        return inner, text[found.end() :] + (f" ({found[2]})" if found[2] else "")
    if found := _RANGE.match(text):
        when = _range(found) if "/" not in found[0] else _within_a_day(_range(found), found[0])
    elif found := _RANGE_OF_DIGITS.match(text):
        begun = _time(found, "e") if found["eh"] else time(int(found["ah"]), int(found["ac"]))
        ended = time(int(found["bh"]), int(found["bc"])) if found["bh"] else _time(found, "z")
        when = When(begun, ended)
    elif found := _START.match(text):
        begun = _time(found, "a") if found["ah"] else time(int(found["dh"]), int(found["dc"]))
        when = When(begun, open_end=found["open"] is not None)
        if odd := _ODD_END.match(text, found.end()):
            found, when = odd, replace(when, impossible=odd[1])
        elif not when.open_end and (second := _SECOND.match(text, found.end())):
            found, when = second, replace(when, end=_time(second, "b"))
    elif (found := _LEADING_LENGTH.match(text)) and (length := whole_length(found[0].strip("()"))):
        return length, _rest(text, found.end())
    elif found := _ODD_RANGE.match(text):
        when = When(impossible=found[1])
    else:
        return None
    end = found.end()
    stated = _LENGTH_AFTER.match(text, end)
    if stated and (length := whole_length(stated[0].partition("(")[2].rpartition(")")[0])):
        when, end = when.joined(length), stated.end()
    day = _SAME_DAY.match(text, end) if when.start else None
    night = when.start and when.end and when.end < when.start
    return when, _rest(text, day.end() if day and (night or not day["next"]) else end)


def only(text: str) -> When | None:
    """Return the time a text consists of, brackets or not; None when there is more in it."""
    text = _inner(text)
    if (length := whole_length(text)) is not None:
        return length
    found = leading(text)
    # "30 phút (7h30 - 8h00)"
    begun = _WHOLE_LENGTH.match(text) if found is None else None
    if begun and (length := whole_length(begun[0])):
        found = length, text[begun.end() :]
    if found is None:
        return None
    when, rest = found[0], _inner(found[1].strip(" .:"))
    if not rest:
        return when
    if _END_WORD.fullmatch(rest) and when.start and not when.end:
        return replace(when, open_end=True)
    if when.start:
        other = whole_length(rest)
    else:
        clock = leading(rest)
        other = clock[0] if clock and clock[0].start and not clock[1].strip(" .:)") else None
    return when.joined(other) if other else None


def length_of(text: str) -> timedelta | None:
    """Return the length a text consists of: 05p, 15', 45 phút, 1 giờ 30 phút; else None.

    A number of hours that no item takes ("21 giờ") is a time of day.
    """
    found = whole_length(text)
    return found.length if found else None


def stated_length(text: str, unit: str = "phút") -> When | None:
    """Return the length in a cell of a column of lengths: there 0:15, 0h15 and 15 are minutes too.

    More hours than an item takes are minutes with seconds: 30:00. The unit is that of bare numbers.
    """
    if bare := _BARE_LENGTH.fullmatch(text.strip()):
        unit = {"h": "giờ", "m": "phút"}.get(bare[2].lower(), unit)
        # Whether "1.5" alone means hours or minutes is not told, nor "0.25" which of three things.
        told = bare[2] or bare[1].isdecimal() or unit != "phút"
        return only(f"{bare[1]} {unit}") if told else None
    if (found := _ELAPSED.fullmatch(text.strip())) is None:
        return only(text)
    first, second = int(found[1]), int(found[2])
    if first > LONGEST_HOURS_AS_LENGTH and unit == "giờ" and ":" in text:
        # A sheet's third of an hour comes as the time of day that is a third of it.
        return When(length=timedelta(hours=first, minutes=second) / 24)
    if first > LONGEST_HOURS_AS_LENGTH:
        return only(text) if second or ":" not in text else When(length=timedelta(minutes=first))
    return When(length=timedelta(hours=first, minutes=second)) if first or second else None


def of_day(text: str) -> When | None:
    """Return the clock that a quarter of a day is in a sheet's column of clocks: 0,5 is noon."""
    hour = {"0,25": 6, "0,5": 12, "0,75": 18}.get(text)
    return When(time(hour)) if hour else None


def are_lengths(cells: Iterable[str]) -> bool:
    """Return whether cells hold lengths rather than clocks: bare minutes, or 0:15 among them."""
    found = [(cell, _ELAPSED.fullmatch(cell)) for cell in cells]
    hours = [int(clock[1]) for _cell, clock in found if clock is not None]
    minutes = any(cell.isdecimal() for cell, _clock in found)
    return (minutes or 0 in hours) and all(hour <= LONGEST_BARE_LENGTH.hour for hour in hours)


def whole_length(text: str) -> When | None:
    """Return the length a text consists of, with its lower bound; None when there is more."""
    called = _CALLED_LENGTH.match(text)
    if called and (_ELAPSED.fullmatch(rest := text[called.end() :].strip()) or rest.isdecimal()):
        return stated_length(rest)
    found = _WHOLE_LENGTH.fullmatch(text.strip())
    if found is None:
        return None
    if found["ln"]:
        return When(length=timedelta(minutes=30))
    if found["lp"]:
        shortest = timedelta(minutes=int(found["ls"])) if found["ls"] else None
        minutes = int(found["lp"]) + (0.5 if found["lf"] else 0)
        return When(length=timedelta(minutes=minutes), shortest=shortest)
    part = found["ld"] or ".0"
    hours = int(found["lh"]) + (_PARTS.get(part) or float(f"0.{part[1:]}"))
    padded = found["lh"].startswith("0") and found["lu"].lower() == "h" and not found["ld"]
    if not 0 < hours <= LONGEST_HOURS_AS_LENGTH or padded:
        return None
    minutes = 30 if found["lr"] else int(found["lm"] or 0)
    return When(length=timedelta(hours=hours, minutes=minutes))


def _inner(text: str) -> str:
    """Return the text without brackets around all of it."""
    text = text.strip()
    if text[:1] in ("(", "[") and text[-1:] in (")", "]"):
        text = text[1:-1].strip()
    return text


def _rest(text: str, end: int) -> str:
    divider = _DIVIDER.match(text, end)
    return text[divider.end() if divider else end :]


def _range(found: re.Match[str]) -> When:
    end = _time(found, "b")
    if found["bare"] is not None:
        hour = int(found["bare"])
        half = found["bhalf"] or found["bday"]
        return When(on_half(hour, 0, half if hour <= end.hour % NOON else None), end)
    start = _time(found, "a")
    # "1:00 – 1:30 PM", "1h00 - 1h30 chiều" say it once for both, unless the start is then later
    # than the end.
    said = found["bhalf"] or found["bday"]
    if said and not (found["ahalf"] or found["aday"]):
        hour = int(found["ah"])
        both = on_half(hour, start.minute, said)
        start = both if both <= end else start
    # "11.45 - 12.00 am", "12.00 am – 12.30 pm": such an hour is noon, for no act takes half a day.
    half = (found["bhalf"] or "").lower()
    if half.startswith("a") and int(found["bh"]) == NOON and start.hour < NOON:
        end = end.replace(hour=NOON)
    if found["ahalf"] and int(found["ah"]) == NOON and not start.hour and end.hour >= NOON:
        return When(start.replace(hour=NOON), end, meant=start)
    return When(start, end)


def _within_a_day(when: When, text: str) -> When:
    """Return a range, without its end where that is more than a day after it begins.

    "21h00 ngày 05/5 đến 4h00 ngày 06/5" ends in the night.
    """
    days = [tuple(map(int, day.split("/"))) for day in re.findall(_DAY, text)]
    if len(days) != _BOTH or days[0] == days[1] or when.start is None or when.end is None:
        return when
    (day, month), (last, of) = days
    following = last == day + 1 if month == of else (day >= _SHORTEST_MONTH and last == 1)
    if following and when.end < when.start:
        return when
    divider = re.search(_TO, text, FLAGS)
    return replace(when, end=None, beyond=text[divider.end() :] if divider else text)


def _time(found: re.Match[str], name: str) -> time:
    minutes = (found[name + key] for key in ("m", "s", "t", "c"))
    halved = found[name + "r"] or found[name + "q"]
    minute = next((int(m) for m in minutes if m is not None), 30 if halved else 0)
    half = found[name + "half"] or found[name + "day"]
    at = on_half(int(found[name + "h"]), minute, half)
    less = timedelta(minutes=int(found[name + "less"] or 0))
    return (datetime.combine(Day.min + timedelta(days=1), at) - less).time()
