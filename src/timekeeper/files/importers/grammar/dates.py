"""Dates as programmes write them, and the day a programme is held on."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date as Day
from datetime import timedelta
from functools import lru_cache
from itertools import zip_longest

from timekeeper.files.importers.grammar.times import When, leading

FIRST_YEAR, LAST_YEAR = 1900, 2199
# What lies further back than any programme on paper is an anniversary's date.
FIRST_EVENT_YEAR = 1990
CENTURY = 2000

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
# More days may follow the first; its month is its own where it says so: "28/4 đến 30/4/2024".
_SPAN = (
    r"(?:/(?P<sm>[0-9]{1,2})(?=\s*(?:-|–|—|đến|và|,|&)))?"
    r"(?P<more>(?:\s*(?:-|–|—|đến|và|,|&|\+)\s*(?:hết\s*)?(?:(?:sáng|trưa|chiều|tối)\s*)?"
    r"(?:ngày\s*)?[0-9]{1,2}){0,6})"
)
_YEAR = r"(?P<{0}>[12][0-9]{{3}})"
_BEHIND_WEEKDAY = "|".join(
    f"(?<={name}{mark})"
    for name in ("hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy", "nhật", "thứ [2-7]", "t[2-7]", "cn")
    for mark in (" ", ", ", r" \(", r"\(", " - ", " – ")
)
_DATE = re.compile(
    # The minutes of "8h30, ngày 06/12/2023" are no day.
    rf"(?<![0-9/:hHgG])(?<!giờ)(?<!giờ )(?<!thứ )(?<!\bth )(?<!buổi )"
    rf"(?:(?P<y>[12][0-9]{{3}})-(?P<ym>[0-9]{{1,2}})-(?P<yd>[0-9]{{1,2}})"
    rf"|(?=[0-9])(?:(?:(?<=ngày )|(?<=và ))(?P<led>)|(?:{_BEHIND_WEEKDAY})(?P<named>))?"
    rf"(?P<d>[0-9]{{1,2}}){_SPAN}\s*"
    rf"(?:[/.–-]\s*(?P<m>[0-9]{{1,2}})\s*[/.–-]\s*{_YEAR.format('n')}"
    r"|/(?P<zm>[0-9]{1,2})/(?P<z>[0-9]{2})"
    rf"|(?:tháng|thg)\s*(?P<tm>[0-9]{{1,2}})(?:(?:\s*,?\s*(?:năm|[/-])|,)\s*{_YEAR.format('tn')})?"
    rf"|(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<em>{_MONTH})"
    rf"(?:(?:\s*[-–—]\s*[0-9]{{1,2}}\s+{_MONTH})?,?\s+{_YEAR.format('en')})?"
    r"|/\s*(?P<pm>[0-9]{1,2})"
    # "Ngày 6.9" and "Ngày 5.11 và 6.11" need the word before them: 8.30 is a clock.
    # "Ngày 5-8" may be several days, and "thứ bảy, 8-10" hours, unless that is all.
    r"|(?(led)(?:\.|(?:(?<=1[3-9])|(?<=2[0-9])|(?<=3[01]))-)(?P<dm>1[0-2]|0?[1-9])"
    r"|(?(named)(?:(?:(?<=1[3-9])|(?<=2[0-9])|(?<=3[01]))-|-(?=[0-9]{1,2}\W*$))"
    r"(?P<wm>1[0-2]|0?[1-9])|(?!))))"
    rf"|\b(?P<am>{_MONTH})\s+(?P<ad>[0-9]{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:(?:\s*[-–—]\s*(?:{_MONTH}\s+)?[0-9]{{1,2}}(?:st|nd|rd|th)?)?,?\s+{_YEAR.format('an')})?"
    r")(?![0-9/])(?!\w)",
    re.IGNORECASE,
)
_NAMED_WEEKDAY = r"(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?:chủ|chúa)\s*nhật|t[2-7]|cn"
_WEEKDAY = (
    rf"{_NAMED_WEEKDAY}\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
)
_MONTH_WORDS = (
    *("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"),
    *("mười một", "mười hai"),
)
_IN_WORDS = re.compile(
    rf"^(\W*{_WEEKDAY}[\s,]*(?:ngày\s+)?[0-9]{{1,2}}\s+tháng\s+)"
    rf"(?P<month>{'|'.join(reversed(_MONTH_WORDS))})\b(?!.*(?:âm lịch|âl\b|tức|nhằm))",
    re.IGNORECASE,
)
# A year of the other calendar: "năm Kỷ Hợi", "Canh Tý".
_LUNAR_YEAR = (
    r"(?:năm\s+)?(?:giáp|ất|bính|đinh|mậu|kỷ|kỉ|canh|tân|nhâm|quý|quí)\s+"
    r"(?:tý|tí|sửu|dần|mão|mẹo|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)\b"
)
# "(tức 03/7 âm lịch)", "nhằm ngày 14 tháng Giêng": the same day by the other calendar.
_OTHERWISE = (
    r"[(\[]?\s*(?:tức|nhằm|âm lịch)\b[^()\[\]:]*[)\]]?"
    r"|[(\[][^()\[\]]*(?:âm lịch|âl\b)[^()\[\]]*[)\]]"
    rf"|[(\[](?:{_WEEKDAY}[\s,]*)?(?:ngày\s+)?(?:rằm|(?:(?:mùng|mồng)\s+)?[0-9]{{1,2}})\s+tháng\s+"
    rf"[^\W\d_]+(?:\s+(?:một|hai)\b)?(?:[\s,]+{_LUNAR_YEAR})?[)\]]"
    # "13/7/2025 (19/6 Ất Tỵ)", "27/7/2025 (3/6 nhuận)": no word says which calendar it is of.
    rf"|[(\[]\s*(?:ngày\s+)?[0-9]{{1,2}}\s?[/-]\s?[0-9]{{1,2}}(?:\s*nhuận)?"
    rf"(?:[\s,/-]+{_LUNAR_YEAR})?\s*[)\]]"
    r"|dương lịch"
    r"|[(\[](?:mùng|mồng)?\s*[0-9]{1,2}\s+tết[)\]]"
    rf"|{_LUNAR_YEAR}"
)
_PLACE = (
    r"(?:(?:tại|địa điểm|ở)\b|hội trường|phòng|nhà\b|sân\b|trung tâm|khách sạn|tầng|trụ sở"
    r"|quảng trường|room|hall)[^:]{0,80}"
)
_PLACE_BEHIND = re.compile(rf"[,;.\s]+(?={_PLACE}$|địa điểm\s*:)", re.IGNORECASE)
_HALVES = r"buổi|sáng|trưa|chiều|tối"
_ENGLISH_HALVES = r"(?:morning|noon|afternoon|evening|night)"
_AROUND = re.compile(
    rf"[\s(\[]*(?:(?:{_HALVES}|đêm|{_ENGLISH_HALVES}|từ|vào|lúc|thời gian\s*:|thời gian|date\s*:"
    r"|day|on|of)\s*)*,?\s*"
    rf"(?:{_WEEKDAY}\s*[,(–-]*\s*)?(?:ngày\s*)?"
    r"(?:(?:(?:thứ|day)\s+\w+|[DN](?:\s*[+-]\s*[0-9])?\b)\s*[:,(–-]*\s*)?"
    # "Chúa Nhật Lễ Lá 02/04/2023"
    rf"(?:{_WEEKDAY}\s*[,(–-]*\s*)?(?:ngày\s*)?DATE"
    rf"(?:[\s,;()\[\].–-]*(?:{_WEEKDAY}|thứ\s+\w+|cả ngày|một ngày|(?:buổi\s+)?(?:sáng|chiều|tối)\b"
    rf"|{_ENGLISH_HALVES}\b|{_OTHERWISE}|\(?(?:phiên|đợt) [^():0-9]{{2,40}}\)?))*"
    # "August 30, 2016 (Tue.) <Saigon Hotel>"
    rf"[\s).]*(?:[–—-]\s*(?P<place>{_PLACE})"
    rf"|[(<](?P<room>(?<=<)[^<>:]{{2,60}}(?=>)|(?={_PLACE})[^():]{{2,80}}(?=\)))[)>])?"
    r"[\s)\].:;–-]*",
    re.IGNORECASE,
)
_OTHER_LANGUAGE = re.compile(r"\s+[/|]\s+")
_NTH_DAY = re.compile(
    r"(?:ngày|day)\s+(?:thứ\s+)?(nhất|hai|ba|tư|bốn|năm|sáu|bảy|one|two|three|[1-9]|0[1-9](?=\s*(?:[:.|(–—-]\s*\D|$)))\b(?!\s*[/.]\s*[0-9]|\s*/)",
    re.IGNORECASE,
)
FEWEST_FIGURES = 2
SOON = timedelta(days=100)
_DAMAGED = re.compile(
    rf"[\W_]*(?:{_NAMED_WEEKDAY})[\s,(–-]*(?:ng[aàảáãạ]y\s*)?|ng[aàảáãạ]y\s*)"
    r"(?P<rest>\S*[0-9]\S*(?:\s?/\s?\S+)*)[\s).:]*",
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(r"(?<![0-9])([0-3]?[0-9])\s?/\s?(1[0-2]|0?[1-9])(?![0-9])")
_WEEKDAY_ONLY = re.compile(rf"({_NAMED_WEEKDAY}))", re.IGNORECASE)
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_WEEKDAYS |= {str(number + 2): number for number in range(6)}
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7}
_ORDINALS |= {"one": 1, "two": 2, "three": 3}
_OPEN = r"[\s.…_-]"
_UNFILLED = re.compile(
    rf"\s*ngày(?:{_OPEN}*tháng{_OPEN}*[0-9]{{0,2}}|{_OPEN}*[0-9]{{1,2}}{_OPEN}*tháng){_OPEN}*"
    rf"(?:năm{_OPEN}*(?:[0-9]{{4}}|20)?{_OPEN}*)?",
    re.IGNORECASE,
)
_EVENT = (
    r"lễ|hội (?:nghị|thảo|thi|thao|trại|diễn)|(?:đại hội|tập huấn|tọa đàm|mít tinh|gặp mặt|họp"
    r"|(?:kỳ|phiên|cuộc|buổi) họp|chương trình|kế hoạch|lịch)"
)
_SIGNED = re.compile(
    rf"^(?!\s*(?:thứ|chủ nhật|{_HALVES}|vào|lúc|từ|{_EVENT})\b)"
    # "Ấp 4, ngày ..."
    r"(?:[^,:()0-9·]{2,40}|(?:ấp|khu phố|khóm|thôn|xóm|phường|quận)\s+[0-9]{1,2}),\s*ngày\b",
    re.IGNORECASE,
)
_LUNAR = re.compile(rf"\s*(?:\(?(?:âm lịch|âl\b)|{_LUNAR_YEAR})", re.IGNORECASE)
# A day by the other calendar alone: it heads what stands below, and which day it is is asked.
_LUNAR_DAY = re.compile(
    r"[\W_]*(?:ngày\s+)?(?:rằm|(?:(?:mồng|mùng)\s+)?[0-9]{1,2})"
    r"(?:\s*/\s*[0-9]{1,2}(?=\W*(?:âm lịch|âl\b))|\s+tết|\s+tháng\s+"
    r"(?:giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai))?|một|chạp|[0-9]{1,2}))\b"
    r"\s*\(?(?:âm lịch|âl\b)?[\s).:]*",
    re.IGNORECASE,
)
# "Ngày 12 tháng Giêng năm Bính Ngọ (tức ngày 28/02/2026)": that of the other calendar comes first.
_LUNAR_FIRST = re.compile(
    rf"[\W_]*(?:{_WEEKDAY}[\s,(–-]*)?(?:ngày\s+)?(?:rằm|(?:(?:mồng|mùng)\s+)?[0-9]{{1,2}})\s*"
    r"(?:/\s*[0-9]{1,2}|tháng\s+\w+(?:\s+(?:một|hai)\b)?)(?:\s*(?:âm lịch|âl)\b"
    rf"|,?\s*{_LUNAR_YEAR}|(?=[\s,]*[(–-]?\s*(?:tức|nhằm)\b))+[\s,:]*(?:[(–-]\s*)?"
    r"(?:(?:tức|nhằm|dương lịch)(?:\s+là)?\s*)?",
    re.IGNORECASE,
)
_LAST_DAY = re.compile(
    r"(?<!nghị quyết )(?<!quyết định )(?<!thành lập )(?:từ\s+)?\bngày\s+[0-9][^:]*$", re.IGNORECASE
)
_LUNAR_BEFORE = re.compile(r"(?:tức|nhằm)(?:\s+là)?(?:\s+ngày)?\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\s*(?:-|–|—|đến)\s*(?:hết\s*)?(?:ngày\s*)?$", re.IGNORECASE)


def in_figures(text: str) -> str:
    """Return the text with the month of "Thứ Năm, 28 Tháng Ba" in figures; one of the moon stays.

    That stands behind no day of the week, or is called so.
    """
    return _IN_WORDS.sub(
        lambda found: f"{found[1]}{_MONTH_WORDS.index(found['month'].lower()) + 1}", text, count=1
    )


def find_date(text: str, year: int | None = None) -> Day | None:
    """Return the first date in the text that an event may have; lunar dates are none.

    One without its year needs ``year``; one that is explained by a whole date gives way to it.
    """
    found = _days(text, year)
    whole = (day for day, written, explains in found if written and explains)
    if found and not found[0][1] and (day := next(whole, None)):
        return day
    return found[0][0] if found else None


def named_days(text: str, year: int) -> tuple[Day, Day] | None:
    """Return the first and the last day that a text names: "17, 18 và 19/8" goes to the 19th."""
    first = find_date(text, year)
    if first is None:
        return None
    days = [day for day, _written, _explains in _days(text, year)]
    for found in _DATE.finditer(text):
        if further := re.findall("[0-9]+", found["more"] or ""):
            end = further[-1] + text[found.end("more") : found.end()]
            days += filter(None, [find_date(f"ngày {end}", year)])
    return first, max(days)


def find_after(text: str, since: Day | None) -> Day | None:
    """Return the first date in the text, one without its year in that of ``since``.

    Soon after it is the next year's: 2/1 below 29/12, or on a paper that was signed on 26/12.
    """
    day = find_date(text, since.year if since else None)
    if day is None or since is None or day >= since or find_date(text) == day:
        return day
    with suppress(ValueError, OverflowError):
        following = day.replace(year=day.year + 1)
        return following if following - since < SOON else day
    return day


def _days(text: str, year: int | None) -> list[tuple[Day, bool, bool]]:
    """Return each date, whether its year is written, and whether it explains one before.

    Those of an anniversary are none.
    """
    days: list[tuple[Day, bool, bool]] = []
    before: tuple[Day, int] | None = None
    matches = list(_DATE.finditer(text))
    for found, following in zip_longest(matches, matches[1:]):
        written = found["y"] or found["n"] or found["tn"] or found["en"] or found["an"]
        two = int(found["z"]) + CENTURY if found["z"] else None
        explains = _LUNAR_BEFORE.search(text, max(0, found.start() - 20), found.start()) is not None
        if _LUNAR.match(text, found.end()) or (explains and not written):
            continue
        months = (found[name] for name in ("ym", "sm", "m", "zm", "tm", "pm", "dm", "wm"))
        month = next((int(m) for m in months if m), 0)
        if english := found["em"] or found["am"]:
            month = _MONTHS.index(english[:3].lower()) + 1
        at = written or two
        if not at and following and _UNTIL.fullmatch(text, found.end(), following.start()):
            # "Từ ngày 3 tháng 5 đến ngày 8 tháng 5 năm 2026" says it once for both.
            at = following["n"] or following["tn"] or following["en"]
        if not (at := at or year):
            continue
        with suppress(ValueError):
            day = Day(int(at), month, int(found["yd"] or found["d"] or found["ad"]))
            # "26/3/1931 - 26/3/2021" is an anniversary, and neither is the event's.
            anniversary = (
                before is not None
                and (day.day, day.month) == (before[0].day, before[0].month)
                and _UNTIL.fullmatch(text, before[1], found.start()) is not None
            )
            if anniversary and before is not None and days and days[-1][0] == before[0] != day:
                days.pop()
            before = day, found.end()
            first = FIRST_EVENT_YEAR if written else FIRST_YEAR
            if first <= day.year <= LAST_YEAR and not anniversary:
                days.append((day, bool(written or two), explains))
    return days


# Its neighbours ask each line again and again; so many are the most that a document has.
@lru_cache(maxsize=20_000)
def is_date_line(text: str) -> bool:
    """Return whether a line holds a date and nothing but words that go with it."""
    if _DATE.search(text) is None:
        return False
    lunar = _LUNAR_FIRST.match(text)
    if lunar and is_date_line(text[lunar.end() :]):
        return True
    # In two languages: "thứ Ba, 24/9/2024 / 2:00 p.m., Tuesday, 24 September 2024".
    first, *others = _OTHER_LANGUAGE.split(text)
    if others and find_date(first, CENTURY) == find_date(others[0], CENTURY):
        return is_date_line(first) and is_day_and_clock(others[0])
    return _AROUND.fullmatch(_placeholder(text)) is not None


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
        rf"[\s(,–-]*(?:{_WEEKDAY}\s*,?\s*)?(?:ngày\s*)?DATE[\s)]*",
        " ",
        _placeholder(text),
        flags=re.IGNORECASE,
    )
    return bare.strip(" ,:")


def is_signature(text: str) -> bool:
    """Return whether the line says where and when a document was signed ("X, ngày ...").

    Day and month may be left open, to be filled in by hand.
    """
    if _SIGNED.match(text) is None:
        return False
    return is_unfilled(text.partition(",")[2]) or find_date(text, FIRST_YEAR) is not None


def is_unfilled(text: str) -> bool:
    """Return whether it is a date of which day or month are left open ("ngày ... tháng ...")."""
    return _UNFILLED.fullmatch(text) is not None


def nth_day(text: str) -> int | None:
    """Return 2 for a heading "Ngày thứ hai"; None when it is no such heading."""
    found = _NTH_DAY.match(text)
    if found is None:
        return None
    return _ORDINALS.get(found[1].lower()) or int(found[1])


def is_day_only(text: str) -> bool:
    """Return whether a heading names a day and says nothing else."""
    return is_date_line(text) or any(
        pattern.fullmatch(text.strip(" .:")) for pattern in (_NTH_DAY, _WEEKDAY_ONLY)
    )


def is_weekday(text: str) -> bool:
    """Return whether a heading is a day of the week: "Thứ Hai", "Chủ nhật"."""
    return _WEEKDAY_ONLY.fullmatch(text.strip(" .:")) is not None


def next_weekday(text: str, since: Day | None) -> Day | None:
    """Return the first such day of the week from ``since`` on; None when it is none."""
    found = _WEEKDAY_ONLY.fullmatch(text.strip(" .:"))
    if found is None or since is None:
        return None
    name = found[1].lower()
    number = 6 if name.startswith("c") else _WEEKDAYS[re.sub(r"thứ|^t|\s", "", name)]
    try:
        return since + timedelta(days=(number - since.weekday()) % 7)
    except OverflowError:
        return None


def is_damaged(text: str) -> bool:
    """Return whether a line is nothing but a day whose date cannot be read: "Ngày 17/8/202ó".

    So is one that no year has, "Ngày 17/13/2026", and one of the moon, "Ngày 13 tháng Giêng".
    """
    if _LUNAR_DAY.fullmatch(text):
        return find_date(text, CENTURY) is None
    found = _DAMAGED.fullmatch(text)
    if found is None or nth_day(text) is not None:
        return False
    if is_date_line(text):
        return find_date(text, CENTURY) is None
    figures = sum(map(str.isdecimal, found["rest"]))
    return figures >= FEWEST_FIGURES and leading(found["rest"]) is None


def damaged_day(text: str, year: int | None, since: Day | None) -> Day | None:
    """Return the day that a damaged date must be, by its day and month or its day of the week."""
    if _LUNAR_DAY.fullmatch(text) and find_date(text, CENTURY) is None:
        return None
    if (found := _DAY_AND_MONTH.search(text)) and year:
        with suppress(ValueError):
            return Day(year, int(found[2]), int(found[1]))
    if (weekday := re.match(rf"[\W_]*({_NAMED_WEEKDAY}))", text, re.IGNORECASE)) and since:
        with suppress(OverflowError):
            return next_weekday(weekday[1], since + timedelta(days=1))
    return None


def other_weekday(text: str, day: Day) -> bool:
    """Return whether the one day of the week that a date's line names is another than that day."""
    # "Kỳ họp thứ 2 (15/8/2026)" names none.
    named = re.findall(
        rf"(?:^|[^\w\s]|[0-9]|(?:sáng|trưa|chiều|tối|giờ|phút)\b)[\W_]*({_NAMED_WEEKDAY}))"
        r"(?=[\s,(]*(?:ngày\s*)?[0-9]|\s*\))",
        text,
        re.IGNORECASE,
    )
    return len(named) == 1 and next_weekday(named[0], day) != day


def day_and_rest(text: str) -> tuple[str, str] | None:
    """Return the day a line begins with and what it goes on with: "15/8 – 8h00 - 8h15: ...".

    None when no clock stands behind the day: in "1/ 7:00 - 7:30" the 1 is a counter.
    """
    found = _DATE.search(text)
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
    found = _DATE.search(text)
    if found is None or is_date_line(text) or _CITES.search(text, 0, found.start()):
        return False
    weekday = re.match(rf"(?:{_NAMED_WEEKDAY}))", text, re.IGNORECASE)
    return weekday is not None or any(map(is_date_line, _PIECES.split(text)))


def day_and_title(text: str, *, comma: bool = False) -> tuple[str, str] | None:
    """Return "Ngày 15/8: Lễ khai mạc" as the day and what is called so; None when it is not.

    Where a ``comma`` divides as well, so is "Ngày 15/8, Sở tổ chức lễ".
    """
    if (counted := _NTH_AND_TITLE.fullmatch(text)) and not is_date_line(counted[2]):
        return counted[1], counted[2]
    if (found := _DATE.search(text)) is None or is_date_line(text):
        return None
    divider = (_COMMA_AFTER_DAY if comma else _TITLE_AFTER_DAY).search(text, found.end())
    if divider is None or not is_date_line(text[: divider.start()]):
        return None
    return text[: divider.start()], text[divider.end() :]


def begins_with_day(text: str) -> bool:
    """Return whether a line begins with its day and says more: "Ngày 15/8/2026 tại sân trường"."""
    found = _DATE.search(text)
    ends = re.finditer(r"[\s,;]+", text[found.end() :]) if found else ()
    return found is not None and (
        is_date_line(text[: found.end()])
        and any(is_date_line(text[: found.end() + end.start()]) for end in ends)
    )


def ends_with_day(text: str) -> bool:
    """Return whether a heading ends with its days: "Hội chợ từ ngày 01 đến 04/10/2026"."""
    begun = _LAST_DAY.search(text)
    return begun is not None and is_date_line(text[begun.start() :])


def opening_time(text: str) -> When | None:
    """Return the clock beside a date: "7 giờ 30 phút, ngày 06/12/2023"."""
    found = leading(_BEFORE_BEGINNING.sub("", without_date(text)).strip(" ().;,–-·"))
    return found[0] if found and found[0].start else None


# "Thời gian: 01 buổi, bắt đầu lúc 8h00 ngày 15/8/2026"
_BEFORE_BEGINNING = re.compile(r"^[^.]*[,;(]\s*(?=bắt đầu\b)", re.IGNORECASE)


def _placeholder(text: str) -> str:
    return _DATE.sub("DATE", text, count=1)


# "Date: Fri, 1 Aug 2025 09:20:11 +0700": when a mail was sent.
_MAILED = re.compile(r":[0-9]{2}:[0-9]{2}\s+[+-][0-9]{4}\b")
_MINUTES = re.compile(r":[0-5][0-9](?!\s*[:hg0-9])", re.IGNORECASE)
_NTH_AND_TITLE = re.compile(
    r"((?:ngày|day)\s+(?:thứ\s+)?(?:[0-9]{1,2}|nhất|hai|ba|tư|năm|sáu|bảy))\s*[:–—-]\s+(\D.*)",
    re.IGNORECASE,
)
# "Tờ trình (ngày 12/5)" is a paper of that day, "Kỷ niệm Ngày Nhà giáo (20/11)" one of each year.
_CITES = re.compile(
    r"\bsố\s*:?\s*[0-9]|\b(?:tờ trình|nghị quyết|quyết định|báo cáo|công văn|thông báo|kế hoạch"
    r"|chỉ thị|kết luận|văn bản|biên bản|công điện)\b"
    r"|\b(?:kỷ|kỉ) niệm\b.*\bngày\s+[^\W\d_]",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*(?:[–—:()]|\s-\s)\s*")
_TITLE_AFTER_DAY = re.compile(r"\s*(?::|\s[–—-])\s*(?=[^\W\d_])")
_COMMA_AFTER_DAY = re.compile(rf"{_TITLE_AFTER_DAY.pattern}|,\s+(?=[^\W\d_])")
_TIME_LABEL = re.compile(r"\W*(?:thời gian|date|time)\b", re.IGNORECASE)
_AFTER_DAY = re.compile(r"[\s:,;–—-]+(?=(?:từ|lúc|vào|khoảng|đúng|[0-9])[^/]{0,6})", re.IGNORECASE)
