"""Dates as programmes write them, and the year of those that name none."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date as Day
from datetime import timedelta
from itertools import zip_longest

from timekeeper.files.importers.grammar.dates.lunar import LUNAR, LUNAR_BEFORE, LUNAR_NAMED
from timekeeper.files.importers.grammar.dates.weekdays import WEEKDAY
from timekeeper.files.importers.grammar.times.halves import HALF

FIRST_YEAR, LAST_YEAR = 1900, 2199
# What lies further back than any programme on paper is an anniversary's date.
FIRST_EVENT_YEAR = 1990
CENTURY = 2000

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# "Marketplace 1" and "Decor 5" begin as months do.
_MONTH = (
    r"(?:jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![^\W\d_])\.?"
)
# More days may follow the first; its month is its own where it says so: "28/4 đến 30/4/2024".
_SPAN = (
    r"(?:/(?P<sm>[0-9]{1,2})(?=\s*(?:-|–|—|đến|và|,|&)))?"
    rf"(?P<more>(?:\s*(?:-|–|—|đến|và|,|&|\+)\s*(?:hết\s*)?(?:{HALF}\s*)?"
    r"(?:ngày\s*)?[0-9]{1,2}){0,6})"
)
_YEAR = r"(?P<{0}>[12][0-9]{{3}})"
_BEHIND_WEEKDAY = "|".join(
    f"(?<={name}{mark})"
    for name in ("hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy", "nhật", "thứ [2-7]", "t[2-7]", "cn")
    for mark in (" ", ", ", r" \(", r"\(", " - ", " – ")
)
DATE = re.compile(
    # What no date begins with is passed over quickly.
    r"(?=[0-9]|\b[jfmasond])"
    # The minutes of "8h30, ngày 06/12/2023" are no day.
    rf"(?<![0-9/:hHgG])(?<!giờ)(?<!giờ )(?<!thứ )(?<!\bth )(?<!\bt)(?<!buổi )"
    rf"(?:(?P<y>[12][0-9]{{3}})-(?P<ym>[0-9]{{1,2}})-(?P<yd>[0-9]{{1,2}})"
    # "Phiên 1 – ngày 21/11" is on one day.
    r"|(?=[0-9])(?!(?:(?<=phiên )|(?<=vòng )|(?<=phần )|(?<=đợt )|(?<=lần ))[0-9]+\s*[-–—:,]\s)"
    # "Quận 8, ngày 18 tháng 10" is on one, too.
    r"(?!(?<!ngày )[0-9]{1,2},\s*ngày\s)"
    # "1/2 ngày" is half of one.
    r"(?!1/2\s+(?:ngày|buổi)\b)"
    # "7 - Ngày 05/12" is the seventh.
    r"(?!(?<!\w\s)[0-9]{1,2}\s*[-–—]\s*(?-i:N(?:gày|GÀY))\s)"
    rf"(?:(?:(?<=ngày )|(?<=và ))(?P<led>)|(?:{_BEHIND_WEEKDAY})(?P<named>))?"
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
_MONTH_WORDS = (
    *("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"),
    *("mười một", "mười hai"),
)
_DAY_DOT = r"(?:0?[1-9]|[12][0-9]|3[01]))\.(1[0-2]|0?[1-9])"
_DOTTED = re.compile(rf"^((?:ngày\s+)?{_DAY_DOT}(?=\s*\(\s*{WEEKDAY}\s*\)\s*:?\s*$)", re.IGNORECASE)
# "Thứ Hai, 12.10", "12.10 (thứ Hai) - 13.10.2026", "từ thứ Hai, 12.10 đến thứ Ba, 13.10.2026"
_DOTTED_BEHIND = re.compile(
    rf"^(\W*{WEEKDAY}[\s,(]*(?:ngày\s+)?{_DAY_DOT}(?=[\s):.]*$)", re.IGNORECASE
)
_DOTTED_FIRST = re.compile(
    rf"(?<![0-9.])({_DAY_DOT}(?=\s*(?:\(\s*{WEEKDAY}\s*\)\s*)?(?:[-–—]|đến)\s*"
    rf"(?:{WEEKDAY}[\s,]*)?(?:ngày\s+)?[0-9]{{1,2}}\.[0-9]{{1,2}}\.20[0-9]{{2}}\b)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    rf"^(\W*(?P<named>{WEEKDAY}[\s,]*)?(?:ngày\s+)?[0-9]{{1,2}}\s+tháng\s+)"
    rf"(?P<month>{'|'.join(reversed(_MONTH_WORDS))})\b(?(named)|(?=,\s*20[0-9]{{2}}\b))"
    r"(?!.*(?:âm lịch|âl\b|tức|nhằm))",
    re.IGNORECASE,
)
SOON = timedelta(days=100)
_UNTIL = re.compile(
    rf"\s*(?:\({WEEKDAY}\)\s*)?(?:-|–|—|đến|to|until)\s*(?:hết\s*)?(?:{WEEKDAY}[\s,]*)?(?:ngày\s*)?$",
    re.IGNORECASE,
)


def in_figures(text: str) -> str:
    """Return the text with the month of "Thứ Năm, 28 Tháng Ba" in figures; one of the moon stays.

    That stands behind no day of the week and before no comma and year, or is called so. "15.8
    (Thứ 7)" is as 15/8.
    """
    for dotted in (_DOTTED, _DOTTED_BEHIND, _DOTTED_FIRST):
        text = dotted.sub(r"\1/\2", text)
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
    for found in DATE.finditer(text):
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
    matches = list(DATE.finditer(text))
    for found, following in zip_longest(matches, matches[1:]):
        written = found["y"] or found["n"] or found["tn"] or found["en"] or found["an"]
        two = int(found["z"]) + CENTURY if found["z"] else None
        explains = LUNAR_BEFORE.search(text, max(0, found.start() - 20), found.start()) is not None
        named = LUNAR_NAMED.search(text, max(0, found.start() - 24), found.start())
        if named or LUNAR.match(text, found.end()) or (explains and not written):
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
