"""Days by the other calendar, that of the moon."""

from __future__ import annotations

import re

from timekeeper.files.importers.grammar.dates.weekdays import WEEKDAY

# A year of the other calendar: "năm Kỷ Hợi", "Canh Tý".
_LUNAR_YEAR = (
    r"(?:năm\s+)?(?:giáp|ất|bính|đinh|mậu|kỷ|kỉ|canh|tân|nhâm|quý|quí)\s+"
    r"(?:tý|tí|sửu|dần|mão|mẹo|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)\b"
)
# "(tức 03/7 âm lịch)", "nhằm ngày 14 tháng Giêng": the same day by the other calendar.
OTHERWISE = (
    r"[(\[]?\s*(?:tức|nhằm|âm lịch)\b[^()\[\]:]*[)\]]?"
    r"|[(\[][^()\[\]]*(?:âm lịch|lịch âm|âl\b)[^()\[\]]*[)\]]"
    rf"|[(\[](?:{WEEKDAY}[\s,]*)?(?:ngày\s+)?(?:rằm|(?:(?:mùng|mồng)\s+)?[0-9]{{1,2}})\s+tháng\s+"
    rf"(?:[^\W\d_]+(?:\s+(?:một|hai)\b)?|[0-9]{{1,2}}(?=[\s,]+{_LUNAR_YEAR}))"
    rf"(?:[\s,]+{_LUNAR_YEAR})?[)\]]"
    # "13/7/2025 (19/6 Ất Tỵ)", "27/7/2025 (3/6 nhuận)": no word says which calendar it is of.
    rf"|[(\[]\s*(?:ngày\s+)?[0-9]{{1,2}}\s?[/-]\s?[0-9]{{1,2}}(?:\s*nhuận)?"
    rf"(?:[\s,/-]+{_LUNAR_YEAR})?\s*[)\]]"
    r"|dương lịch"
    r"|[(\[](?:mùng|mồng)?\s*[0-9]{1,2}\s+tết[)\]]"
    rf"|{_LUNAR_YEAR}"
)
# Behind the bracket of "15/8/2026 (âm lịch: 03/7)" the other day is told.
LUNAR = re.compile(
    rf"\s*(?:(?:âm lịch|âl\b)|\((?:âm lịch|âl\b)(?![\s:]*(?:ngày|mùng|mồng|rằm|[0-9]))"
    rf"|{_LUNAR_YEAR})",
    re.IGNORECASE,
)
# "Rằm – 15/3 Đinh Mùi": what such a day is called stands before its number.
_CALLED = r"(?:(?:rằm|giao thừa|(?:mồng|mùng|ba)\s+[^\W\d_]+)\s*[,:–—-]?\s*(?=[0-9]))?"
# A day by the other calendar alone: it heads what stands below, and which day it is is asked.
LUNAR_DAY = re.compile(
    rf"[\W_]*(?:ngày\s+)?{_CALLED}(?:rằm|(?:(?:mồng|mùng)\s+)?[0-9]{{1,2}})"
    rf"(?:\s*/\s*[0-9]{{1,2}}(?=\W*(?:âm lịch|âl\b|{_LUNAR_YEAR}))|\s+tết|\s+tháng\s+"
    r"(?:giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai))?|một|chạp|[0-9]{1,2}))\b"
    rf"(?:[\s(,/-]*{_LUNAR_YEAR})?\s*\(?(?:âm lịch|âl\b)?[\s).:]*",
    re.IGNORECASE,
)
# "Ngày 12 tháng Giêng năm Bính Ngọ (tức ngày 28/02/2026)": that of the other calendar comes first.
LUNAR_FIRST = re.compile(
    rf"[\W_]*(?:{WEEKDAY}[\s,(–-]*)?(?:ngày\s+)?{_CALLED}"
    r"(?:rằm|giao thừa|(?:(?:mồng|mùng)\s+)?[0-9]{1,2})\s*"
    r"(?:/\s*[0-9]{1,2}|tháng\s+\w+(?:\s+(?:một|hai)\b)?|(?=(?:âm lịch|âl)\b)"
    r"|(?<=rằm)|(?<=rằm )|(?<=thừa)|(?<=thừa ))"
    r"(?:\s*(?:âm lịch|âl)\b|(?=\s*\([^()]*[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}\))"
    rf"|,?\s*{_LUNAR_YEAR}|(?=[\s,]*[(–-]?\s*(?:tức|nhằm|DL)\b))+[\s,:]*(?:[(–-]\s*)?"
    r"(?:(?:tức|nhằm|dương lịch|DL)(?:\s+là)?\s*:?\s*)?",
    re.IGNORECASE,
)
# "(âm lịch: 03/7)" is none of an event, whatever year it names.
LUNAR_NAMED = re.compile(
    r"[(\[–—-]\s*(?:ngày\s+)?(?:âm lịch|lịch âm|âl)[\s:]*(?:ngày\s+)?(?:(?:mùng|mồng)\s+)?$",
    re.IGNORECASE,
)
LUNAR_BEFORE = re.compile(r"(?:tức|nhằm)(?:\s+là)?(?:\s+ngày)?\s*$", re.IGNORECASE)
# "Chánh tế (Nhằm 21/4/2027)": which day it is by this calendar, whatever it is called.
SOLAR_BEHIND = re.compile(
    r"\S\s*\((?:tức|nhằm|dương lịch|DL)(?:\s+là)?\s*:?\s*"
    rf"(?=(?:{WEEKDAY}[\s,]*)?(?:ngày\s*)?[0-9])",
    re.IGNORECASE,
)
# What says that a paper's days are those of the other calendar, and what that they are of this.
LUNAR_TOLD = re.compile(rf"{_LUNAR_YEAR}|âm lịch|\bÂL\b", re.IGNORECASE)
SOLAR_TOLD = re.compile(r"\b(?:dương lịch|tức|nhằm)\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?:mùng|mồng)\s+[0-9]{1,2}\s*(?:tháng|/)", re.IGNORECASE)
NAMED = re.compile(rf"\b{WEEKDAY}", re.IGNORECASE)
# "12/8/2024 (mùng 9/7 ÂL)" is told by this calendar first.
_WITH_YEAR = re.compile(
    r"[0-9]{1,2}(?:\s?[/.-]\s?|\s+tháng\s+)[0-9]{1,2}(?:\s?[/.-]\s?|,?\s+năm\s+)20[0-9]{2}\b",
    re.IGNORECASE,
)


def is_of_the_moon(text: str) -> bool:
    """Return whether a day is counted as those of the moon are, and nothing else tells it."""
    other = SOLAR_TOLD.search(text) or NAMED.search(text) or LUNAR_FIRST.match(text)
    counted = None if other else _COUNTED.search(text)
    return counted is not None and not _WITH_YEAR.search(text, 0, counted.start())
