"""Dates as programmes write them, and the day a programme is held on."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date as Day
from datetime import timedelta

from timekeeper.files.importers.grammar.times import When, leading

FIRST_YEAR, LAST_YEAR = 1900, 2199

# The first day of several; its month is its own where it says so: "28/4 đến 30/4/2024".
_SPAN = (
    r"(?:/(?P<sm>[0-9]{1,2}))?"
    r"(?:\s*(?:-|–|—|đến|và|,)\s*(?:hết\s*)?(?:ngày\s*)?[0-9]{1,2})?"
)
_DATE = re.compile(
    # The minutes of "8h30, ngày 06/12/2023" are no day.
    rf"(?<![0-9/:hHgG])(?<!giờ)(?<!giờ )"
    rf"(?:(?P<y>[12][0-9]{{3}})-(?P<ym>[0-9]{{1,2}})-(?P<yd>[0-9]{{1,2}})"
    rf"|(?P<d>[0-9]{{1,2}}){_SPAN}\s*(?:[/.-]\s*(?P<m>[0-9]{{1,2}})\s*[/.-]\s*(?P<n>[12][0-9]{{3}})"
    rf"|tháng\s*(?P<tm>[0-9]{{1,2}})(?:\s*(?:năm|[/-])\s*(?P<tn>[12][0-9]{{3}}))?"
    rf"|/\s*(?P<pm>[0-9]{{1,2}})))(?![0-9/])",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s*,?\s*)?"
_AROUND = re.compile(
    rf"[\s(\[]*(?:(?:buổi|sáng|trưa|chiều|tối|từ|vào|lúc|thời gian\s*:|thời gian)\s*)*,?\s*"
    rf"{_WEEKDAY}(?:ngày\s*)?(?:thứ\s+\w+\s*[:,(–-]*\s*)?{_WEEKDAY}(?:ngày\s*)?DATE"
    rf"\s*(?:[,;(–-]*\s*(?:(?:thứ\s+\w+|chủ nhật)|cả ngày|một ngày|buổi (?:sáng|chiều))\s*)*"
    r"[\s)\].:;]*",
    re.IGNORECASE,
)
_NTH_DAY = re.compile(r"ngày\s+(?:thứ\s+)?(nhất|hai|ba|tư|bốn|năm|[1-9])\b(?!\s*/)", re.IGNORECASE)
_WEEKDAY_ONLY = re.compile(r"(thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)", re.IGNORECASE)
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5} | {
    str(number + 2): number for number in range(6)
}
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5}
_SIGNED = re.compile(r"^(?!\s*(?:thứ|chủ nhật)\b)[^,:()0-9·]{2,40},\s*ngày\b", re.IGNORECASE)
_LUNAR = re.compile(r"\s*(?:âm lịch|âl\b)", re.IGNORECASE)


def find_date(text: str, year: int | None = None) -> Day | None:
    """Return the first date in the text; one without its year needs ``year``."""
    for found in _DATE.finditer(text):
        written = found["y"] or found["n"] or found["tn"] or year
        if not written or _LUNAR.match(text, found.end()):
            continue
        month = found["ym"] or found["sm"] or found["m"] or found["tm"] or found["pm"]
        with suppress(ValueError):
            day = Day(int(written), int(month), int(found["yd"] or found["d"]))
            if FIRST_YEAR <= day.year <= LAST_YEAR:
                return day
    return None


def is_date_line(text: str) -> bool:
    """Return whether a line holds a date and nothing but words that go with it."""
    return _DATE.search(text) is not None and _AROUND.fullmatch(_placeholder(text)) is not None


def without_date(text: str) -> str:
    """Return a heading without its date."""
    bare = re.sub(
        rf"[\s(,–-]*{_WEEKDAY}(?:ngày\s*)?DATE[\s)]*", " ", _placeholder(text), flags=re.IGNORECASE
    )
    return bare.strip(" ,:")


def is_signature(text: str) -> bool:
    """Return whether the line says where and when a document was signed ("X, ngày ...")."""
    return _SIGNED.match(text) is not None and find_date(text, FIRST_YEAR) is not None


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
    number = 6 if "nhật" in name else _WEEKDAYS[name.split()[-1]]
    try:
        return since + timedelta(days=(number - since.weekday()) % 7)
    except OverflowError:
        return None


def opening_time(text: str) -> When | None:
    """Return the clock beside a date: "7 giờ 30 phút, ngày 06/12/2023"."""
    found = leading(without_date(text).strip(" ().;,–-·"))
    return found[0] if found and found[0].start else None


def _placeholder(text: str) -> str:
    return _DATE.sub("DATE", text, count=1)
