"""Dates as programmes write them, and the day a programme is held on."""

from __future__ import annotations

import re
from datetime import date as Day

FIRST_YEAR, LAST_YEAR = 1900, 2199

_SPAN = r"(?:\s*(?:-|–|—|đến|và|,)\s*(?:ngày\s*)?[0-9]{1,2})?"
_DATE = re.compile(
    rf"(?<![0-9/])(?:(?P<y>[12][0-9]{{3}})-(?P<ym>[0-9]{{1,2}})-(?P<yd>[0-9]{{1,2}})"
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
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5}
_SIGNED = re.compile(r"^(?!\s*(?:thứ|chủ nhật)\b)[^,:()0-9·]{2,40},\s*ngày\b", re.IGNORECASE)
_LUNAR = re.compile(r"\s*(?:âm lịch|âl\b)", re.IGNORECASE)


def find_date(text: str, year: int | None = None) -> Day | None:
    """Return the first date in the text; one without its year needs ``year``."""
    return next((day for found in _DATE.finditer(text) if (day := _day(found, year, text))), None)


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


def _placeholder(text: str) -> str:
    return _DATE.sub("DATE", text, count=1)


def _day(found: re.Match[str], year: int | None, text: str) -> Day | None:
    if _LUNAR.match(text, found.end()):
        return None
    if found["y"]:
        numbers = (int(found["y"]), int(found["ym"]), int(found["yd"]))
    else:
        written = found["n"] or found["tn"]
        month = found["m"] or found["tm"] or found["pm"]
        if not written and year is None:
            return None
        numbers = (int(written or year or 0), int(month), int(found["d"]))
    try:
        day = Day(*numbers)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
