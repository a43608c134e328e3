"""Lines that name a day, and what else they say."""

from __future__ import annotations

import re
from functools import lru_cache

from timekeeper.files.importers.grammar.dates.dates import CENTURY, DATE, find_date
from timekeeper.files.importers.grammar.dates.lunar import (
    LUNAR_DAY,
    LUNAR_FIRST,
    OTHERWISE,
    SOLAR_BEHIND,
)
from timekeeper.files.importers.grammar.dates.weekdays import NAMED_WEEKDAY, WEEKDAY, WEEKDAY_ONLY
from timekeeper.files.importers.grammar.names import ROOM, names_somebody
from timekeeper.files.importers.grammar.times import deadlines
from timekeeper.files.importers.grammar.times.halves import HALF
from timekeeper.files.importers.grammar.times.times import BEFORE_CLOCK, leading
from timekeeper.files.importers.grammar.times.when import When

_PLACE = (
    rf"(?:(?:tại|địa điểm|ở)\b|{ROOM}|nhà\b|trung tâm|khách sạn|trụ sở|quảng trường)"
    r"[^:]{0,80}"
)
_PLACE_BEHIND = re.compile(rf"[,;.\s]+(?={_PLACE}$|địa điểm\s*:)", re.IGNORECASE)
HALF_WORDS = rf"buổi|{HALF}"
_ENGLISH_HALVES = r"(?:morning|noon|afternoon|evening|night)"
_AROUND = re.compile(
    rf"[\s(\[]*(?:(?:{HALF_WORDS}|đêm|{_ENGLISH_HALVES}|hôm|từ|from|vào|lúc|trong"
    r"|thời gian\s*:|thời gian|date\s*:|day|on|of)\s*)*[,(]?\s*"
    rf"(?:{WEEKDAY}\s*[,:(–-]*\s*)?(?:ngày\s*)?"
    r"(?:(?:(?:thứ|day)\s+\w+|đầu(?: tiên)?|tiếp theo|cuối(?: cùng)?"
    r"|[DN](?:\s*[+-]\s*[0-9])?\b)\s*[:,(–-]*\s*)?"
    # "Hai 23/11/2026", of a week whose days all are so
    r"(?:(?-i:Hai|Ba|Tư|Năm|Sáu|Bảy)\s*[,(–-]*\s*(?=DATE))?"
    # "Chúa Nhật Lễ Lá 02/04/2023"
    rf"(?:{WEEKDAY}\s*[,(–-]*\s*)?(?:ngày\s*)?DATE"
    rf"(?:[\s,;()\[\].–-]*(?:{WEEKDAY}|thứ\s+\w+|cả ngày|một ngày|(?:buổi\s+)?(?:sáng|chiều|tối)\b"
    rf"|{_ENGLISH_HALVES}\b|{OTHERWISE}|(?:phiên|đợt) [^():0-9]{{2,40}}"
    # "NGÀY 18/8/2026 (TRÙ BỊ)"; a hall in brackets is taken from there.
    rf"|\((?!(?:{_PLACE})\))(?P<called>[^():0-9]{{2,40}})\)))*"
    # "August 30, 2016 (Tue.) <Saigon Hotel>"
    rf"[\s).]*(?:[–—-]\s*(?P<place>{_PLACE})"
    rf"|[(<](?P<room>(?<=<)[^<>:]{{2,60}}(?=>)|(?={_PLACE})[^():]{{2,80}}(?=\)))[)>])?"
    r"[\s)\].:;–-]*",
    re.IGNORECASE,
)
_OTHER_LANGUAGE = re.compile(r"\s+[/|]\s+")
_NTH_DAY = re.compile(
    r"(?:ngày|day)\s+(?:làm việc thứ\s+|(?:thứ\s+)?)(nhất|đầu tiên(?=\W*$)"
    r"|hai|ba|tư|bốn|năm|sáu|bảy|one|two|three|[1-9]|0[1-9](?=\s*(?:[:.|(–—-]\s*\D|$)))\b(?!\s*[/.]\s*[0-9]|\s*/)",
    re.IGNORECASE,
)
_ORDINALS = {
    "nhất": 1,
    "đầu tiên": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
}
_ORDINALS |= {"one": 1, "two": 2, "three": 3}
_LAST_DAY = re.compile(
    r"(?<!nghị quyết )(?<!quyết định )(?<!thành lập )(?:từ\s+)?\bngày\s+[0-9][^:]*$", re.IGNORECASE
)
HELD = re.compile(
    r"(?<!đã )(?<!đã được )\b"
    r"(?:tổ chức|diễn ra|khai mạc|họp(?= vào)|takes? place|(?:be|is) held)\s+"
    r"(?:(?:vào|từ|trong|lúc|on|from|[0-9]{1,2} (?:buổi|ngày))\b|(?=ngày\s+[0-9]))",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:dời|chuyển(?! đổi)|hoãn|lùi)\b[^.;]*?\b(?:sang|đến|tới)\s+"
    r"(?=ngày|thứ|chủ nhật|[0-9])",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"\W*(?:bản |ngày |thời gian )?(?:phát hành|ban hành|cập nhật|sửa đổi|dự thảo|in|lập|ký)"
    r"(?: lần (?:thứ )?\w+)?[\s,:]*(?:ngày )?",
    re.IGNORECASE,
)
# "Date: Fri, 1 Aug 2025 09:20:11 +0700": when a mail was sent.
_MAILED = re.compile(r":[0-9]{2}:[0-9]{2}\s+[+-][0-9]{4}\b")
_MINUTES = re.compile(r":[0-5][0-9](?!\s*[:hg0-9])", re.IGNORECASE)
COUNTED_DAY = r"((?:ngày|day)\s+(?:thứ\s+)?(?:[0-9]{1,2}|nhất|hai|ba|tư|năm|sáu|bảy))\s*[:–—-]\s+"
_NTH_AND_TITLE = re.compile(rf"{COUNTED_DAY}(\D.*)", re.IGNORECASE)
# "Thứ hai: ..." may as well be the second thing that is said.
_WEEKDAY_AND_TITLE = re.compile(
    r"((?i:thứ )(?:[2-7]|Hai|Ba|Tư|Năm|Sáu|Bảy|HAI|BA|TƯ|NĂM|SÁU|BẢY)|(?i:chủ nhật)|T[2-7]|CN)"
    r"\s*[:–—-]\s+(\D.*)"
)
# "Tờ trình (ngày 12/5)" is a paper of that day, "Kỷ niệm Ngày Nhà giáo (20/11)" one of each year.
_CITES = re.compile(
    r"\bsố\s*:?\s*[0-9]|\b(?:tờ trình|nghị quyết|quyết định|báo cáo|công văn|thông báo|kế hoạch"
    r"|chỉ thị|kết luận|văn bản|biên bản|công điện)\b"
    r"|\b(?:kỷ|kỉ) niệm\b.*\bngày\s+[^\W\d_]",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*(?:[–—:()]|\s-\s)\s*")
# "Lễ chính (nhằm 21/4/2027)"
_OTHERWISE = re.compile(
    r"^(?:tức|nhằm|dương lịch|DL)(?:\s+là)?\s*:?\s*(?=ngày|[0-9])", re.IGNORECASE
)
_TO_DAY = re.compile(r"\s+(?:đến|tới|to|until|[-–—])\s+(?:hết\s+)?", re.IGNORECASE)
_TITLE_AFTER_DAY = re.compile(r"\s*(?::|\s[–—-])\s*(?=[^\W\d_])")
_COMMA_AFTER_DAY = re.compile(rf"{_TITLE_AFTER_DAY.pattern}|,\s+(?=[^\W\d_])")
_TIME_LABEL = re.compile(r"\W*(?:thời gian|date|time)\b", re.IGNORECASE)
_AFTER_DAY = re.compile(rf"[\s:,;–—-]+(?=(?:{BEFORE_CLOCK}|[0-9])[^/]{{0,6}})", re.IGNORECASE)
# "Thời gian: 01 buổi, bắt đầu lúc 8h00 ngày 15/8/2026"
_BEFORE_BEGINNING = re.compile(r"^[^.]*[,;(]\s*(?=bắt đầu\b)", re.IGNORECASE)


# Its neighbours ask each line again and again; so many are the most that a document has.
@lru_cache(maxsize=20_000)
def is_date_line(text: str) -> bool:
    """Return whether a line holds a date and nothing but words that go with it."""
    if DATE.search(text) is None:
        return False
    lunar = LUNAR_FIRST.match(text)
    if lunar and is_date_line(text[lunar.end() :]):
        return True
    # In two languages: "thứ Ba, 24/9/2024 / 2:00 p.m., Tuesday, 24 September 2024".
    first, *others = _OTHER_LANGUAGE.split(text)
    if others and find_date(first, CENTURY) == find_date(others[0], CENTURY):
        return is_date_line(first) and is_day_and_clock(others[0])
    around = _AROUND.fullmatch(_placeholder(text))
    # "Lễ truy điệu: 7h00, ngày 05/11/2024 (Ban Tổ chức)" says who holds it.
    return around is not None and not names_somebody(around["called"] or "")


def is_days_line(text: str) -> bool:
    """Return whether a line holds a date, or the first and the last of several, as in a date line.

    Those of an anniversary are none.
    """
    days = _TO_DAY.split(text)
    return all(map(is_date_line, days)) and find_date(text, CENTURY) is not None


def is_day_and_clock(text: str) -> bool:
    """Return whether a line holds a day, a clock before it or none, and nothing else."""
    clock = leading(text)
    return is_date_line(text) or (clock is not None and is_date_line(clock[1].lstrip(" ,")))


def place_after_day(text: str) -> str | None:
    """Return the place that a date's line names behind a dash or in brackets."""
    found = _AROUND.fullmatch(_placeholder(text))
    return (found["place"] or found["room"]) if found else None


def is_day_and_place(text: str) -> bool:
    """Return whether a line names a day, where it is held, and nothing else."""
    divider = _PLACE_BEHIND.search(text)
    return is_date_line(text[: divider.start()] if divider else text)


def without_date(text: str) -> str:
    """Return a heading without its date."""
    bare = re.sub(
        rf"[\s(,–-]*(?:{WEEKDAY}\s*,?\s*)?(?:ngày\s*)?DATE[\s)]*",
        " ",
        _placeholder(text),
        flags=re.IGNORECASE,
    )
    return bare.strip(" ,:")


def nth_day(text: str) -> int | None:
    """Return 2 for a heading "Ngày thứ hai"; None when it is no such heading."""
    found = _NTH_DAY.match(text)
    if found is None:
        return None
    return _ORDINALS.get(found[1].lower()) or int(found[1])


def is_day_only(text: str) -> bool:
    """Return whether a heading names a day and says nothing else."""
    return is_date_line(text) or any(
        pattern.fullmatch(text.strip(" .:")) for pattern in (_NTH_DAY, WEEKDAY_ONLY)
    )


def day_and_rest(text: str) -> tuple[str, str] | None:
    """Return the day a line begins with and what it goes on with: "15/8 – 8h00 - 8h15: ...".

    None when no clock stands behind the day: in "1/ 7:00 - 7:30" the 1 is a counter.
    """
    found = DATE.search(text)
    if found is None or _MINUTES.match(text, found.end()) or _MAILED.search(text, found.end()):
        return None
    for divider in _AFTER_DAY.finditer(text, found.end()):
        day, rest = text[: divider.start()], text[divider.end() :]
        if day.count("(") > day.count(")"):
            # "Ngày 14/10 (mùng 4 tháng 9): 8h00"
            continue
        if not is_date_line(day):
            return None
        if (clock := leading(rest)) and clock[0].start and not is_date_line(clock[1]):
            # "Thời gian: 15/8/2026 — 8h00 - 11h00" is the whole event's.
            return (day.strip(), rest) if clock[1] or not _TIME_LABEL.match(day) else None
    return None


def names_day(text: str) -> bool:
    """Return whether a heading names a day beside what is held on it: "Lễ hội – ngày 15/8".

    It may begin with the day of the week: "Chúa nhật Lễ Lá 15/8/2026".
    """
    found = DATE.search(text)
    if found is None or is_date_line(text) or cites(text, found.start()):
        return False
    weekday = re.match(rf"(?:{NAMED_WEEKDAY}))", text, re.IGNORECASE)
    pieces = (_OTHERWISE.sub("", piece) for piece in _PIECES.split(text))
    return weekday is not None or any(map(is_date_line, pieces))


def ends_with_solar_day(text: str) -> bool:
    """Return whether a heading says in a bracket at its end which day of this calendar it is."""
    behind = SOLAR_BEHIND.search(text)
    return behind is not None and is_date_line(text[behind.end() :])


def cites(text: str, at: int) -> bool:
    """Return whether what stands before a date is a paper of that day, or what it honours."""
    return _CITES.search(text, 0, at) is not None


def day_and_title(text: str, *, comma: bool = False) -> tuple[str, str] | None:
    """Return "Ngày 15/8: Lễ khai mạc" as the day and what is called so; None when it is not.

    Where a ``comma`` divides as well, so is "Ngày 15/8, Sở tổ chức lễ".
    """
    counted = _NTH_AND_TITLE.fullmatch(text) or _WEEKDAY_AND_TITLE.fullmatch(text)
    if counted and not is_date_line(counted[2]):
        return counted[1], counted[2]
    # "Rằm tháng Ba: Lễ chính"
    if (moon := LUNAR_DAY.match(text)) and ":" in moon[0] and find_date(text, CENTURY) is None:
        return moon[0].rstrip(" :"), text[moon.end() :]
    if (found := DATE.search(text)) is None or is_date_line(text):
        return None
    dividers = (_COMMA_AFTER_DAY if comma else _TITLE_AFTER_DAY).finditer(text, found.end())
    for divider in dividers:
        # "Thứ Sáu 14/8/2026 - Chủ nhật 16/8/2026" are the days from one to the other, and so are
        # they in "Từ ngày 14/8/2026 đến ngày 16/8/2026: Thi đấu".
        day, title = text[: divider.start()], text[divider.end() :]
        if is_date_line(title) or not all(map(is_date_line, _TO_DAY.split(day))):
            return None
        if not is_date_line(title.partition(":")[0]):
            return day, title
    return None


def of_event(text: str) -> str:
    """Return what a sentence says behind "sẽ tổ chức vào" where that is a day, else all of it.

    So it does behind "dời từ ngày 10/8 sang" and "Hạn chót ngày 10/8,".
    """
    led = [*_MOVED.finditer(text), *HELD.finditer(text)]
    if tells_other_day(text) and (other := DATE.search(text)):
        clauses = re.compile(r"[,;]\s+").finditer(text, other.end())
        led += (one for one in clauses if not deadlines.is_told(text[one.end() :]))
    found = next((one for one in led if DATE.search(text, one.end())), None)
    return text[found.end() :].lstrip() if found else text


def tells_other_day(text: str) -> bool:
    """Return whether the first day in a text is none of an event.

    Until then something is to be done, or the paper is of that day: "Phát hành ngày 01/8/2026".
    """
    found = DATE.search(text)
    if found is None:
        return False
    issued = _ISSUED.fullmatch(text, 0, found.start())
    due = deadlines.leads_to(text, found.start())
    due = due or deadlines.is_label(text[: found.start()])
    return issued is not None or due


def begins_with_day(text: str) -> bool:
    """Return whether a line begins with its day and says more: "Ngày 15/8/2026 tại sân trường"."""
    found = DATE.search(text)
    ends = re.finditer(r"[\s,;]+", text[found.end() :]) if found else ()
    return found is not None and (
        is_date_line(text[: found.end()])
        and any(is_date_line(text[: found.end() + end.start()]) for end in ends)
    )


def ends_with_day(text: str) -> bool:
    """Return whether a heading ends with its days: "Hội chợ từ ngày 01 đến 04/10/2026"."""
    begun = _LAST_DAY.search(text)
    return begun is not None and is_date_line(text[begun.start() :])


def is_headed_with_day(text: str) -> bool:
    """Return whether a heading ends with its day: "Lịch Đại hội (01 buổi, sáng 02/10)"."""
    _name, bracket, said = text.rstrip(" :.").removesuffix(")").rpartition("(")
    return bool(bracket and is_day_and_clock(said.rpartition(", ")[2])) or ends_with_day(text)


def opening_time(text: str) -> When | None:
    """Return the clock beside a date: "7 giờ 30 phút, ngày 06/12/2023"."""
    found = leading(_BEFORE_BEGINNING.sub("", without_date(text)).strip(" ().;,–-·"))
    return found[0] if found and found[0].start else None


def _placeholder(text: str) -> str:
    return DATE.sub("DATE", text, count=1)
