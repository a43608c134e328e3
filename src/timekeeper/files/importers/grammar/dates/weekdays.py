"""Days of the week."""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import timedelta

from timekeeper.files.importers.grammar.times import deadlines
from timekeeper.files.importers.grammar.times.halves import HALF

NAMED_WEEKDAY = r"(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?:chủ|chúa)\s*nhật|t[2-7]|cn"
WEEKDAY = (
    rf"{NAMED_WEEKDAY}\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
)
WEEKDAY_ONLY = re.compile(rf"({NAMED_WEEKDAY}))", re.IGNORECASE)
_DAYS_AHEAD = {"nay": 0, "mai": 1, "kia": 2, "mốt": 2}
_FROM_TODAY = re.compile(
    rf"(?<!vì )(?<!cho )(?<!của )(?<!đến )\b(?:hôm (?=nay)|ngày (?!nay)|{HALF} )"
    r"(nay|mai|kia|mốt)\b",
    re.IGNORECASE,
)
_OF_WEEK = re.compile(rf"\b({NAMED_WEEKDAY}))\s+tuần (này|sau|tới|kế tiếp)\b", re.IGNORECASE)
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_WEEKDAYS |= {str(number + 2): number for number in range(6)}


def is_weekday(text: str) -> bool:
    """Return whether a heading is a day of the week: "Thứ Hai", "Chủ nhật"."""
    return WEEKDAY_ONLY.fullmatch(text.strip(" .:")) is not None


def next_weekday(text: str, since: Day | None) -> Day | None:
    """Return the first such day of the week from ``since`` on; None when it is none."""
    found = WEEKDAY_ONLY.fullmatch(text.strip(" .:"))
    if found is None or since is None:
        return None
    name = found[1].lower()
    number = 6 if name.startswith("c") else _WEEKDAYS[re.sub(r"thứ|^t|\s", "", name)]
    try:
        return since + timedelta(days=(number - since.weekday()) % 7)
    except OverflowError:
        return None


def told_from(text: str, since: Day) -> Day | None:
    """Return the day that a text names by that on which it is written: "ngày mai", "T4 tuần sau".

    "Vì ngày mai" names none.
    """
    found = _FROM_TODAY.search(text) or _OF_WEEK.search(text)
    if found is None or deadlines.leads_to(text, found.start()):
        return None
    try:
        if found[1].lower() in _DAYS_AHEAD:
            return since + timedelta(days=_DAYS_AHEAD[found[1].lower()])
        ahead = 0 if found[2].lower() == "này" else 7
        return next_weekday(found[1], since + timedelta(days=ahead - since.weekday()))
    except OverflowError:
        return None


def other_weekday(text: str, day: Day) -> bool:
    """Return whether the one day of the week that a date's line names is another than that day."""
    named = _named(text)
    return len(named) == 1 and next_weekday(named[0], day) != day


def agrees(text: str, day: Day) -> bool:
    """Return whether the one day of the week that a date's line names is that day."""
    named = _named(text)
    return len(named) == 1 and next_weekday(named[0], day) == day


def _named(text: str) -> list[str]:
    # "Kỳ họp thứ 2 (15/8/2026)" names none.
    return re.findall(
        rf"(?:^|[^\w\s]|[0-9]|(?:{HALF}|giờ|phút)\b)[\W_]*({NAMED_WEEKDAY}))"
        r"(?=[\s,(]*(?:ngày\s*)?[0-9]|\s*\))",
        text,
        re.IGNORECASE,
    )
