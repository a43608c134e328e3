"""Days whose dates cannot be read."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date as Day
from datetime import timedelta

from timekeeper.files.importers.grammar.dates.dates import CENTURY, find_date
from timekeeper.files.importers.grammar.dates.day_lines import is_date_line, nth_day
from timekeeper.files.importers.grammar.dates.lunar import LUNAR_DAY, is_of_the_moon
from timekeeper.files.importers.grammar.dates.weekdays import NAMED_WEEKDAY, next_weekday
from timekeeper.files.importers.grammar.times.times import leading

FEWEST_FIGURES = 2
_DAMAGED = re.compile(
    rf"[\W_]*(?:{NAMED_WEEKDAY})[\s,(–-]*(?:ng[aàảáãạ]y\s*)?|ng[aàảáãạ]y\s*)"
    r"(?P<rest>\S*[0-9]\S*(?:\s?/\s?\S+)*)[\s).:]*",
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(r"(?<![0-9])([0-3]?[0-9])\s?/\s?(1[0-2]|0?[1-9])(?![0-9])")


def is_damaged(text: str) -> bool:
    """Return whether a line is nothing but a day whose date cannot be read: "Ngày 17/8/202ó".

    So is one that no year has, "Ngày 17/13/2026", and one of the moon, "Ngày 13 tháng Giêng".
    """
    if LUNAR_DAY.fullmatch(text):
        return find_date(text, CENTURY) is None or is_of_the_moon(text)
    found = _DAMAGED.fullmatch(text)
    if found is None or nth_day(text) is not None:
        return False
    if is_date_line(text):
        return find_date(text, CENTURY) is None
    figures = sum(map(str.isdecimal, found["rest"]))
    return figures >= FEWEST_FIGURES and leading(found["rest"]) is None


def damaged_day(text: str, year: int | None, since: Day | None) -> Day | None:
    """Return the day that a damaged date must be, by its day and month or its day of the week."""
    if LUNAR_DAY.match(text) and find_date(text, CENTURY) is None:
        return None
    if (found := _DAY_AND_MONTH.search(text)) and year:
        with suppress(ValueError):
            return Day(year, int(found[2]), int(found[1]))
    if (weekday := re.match(rf"[\W_]*({NAMED_WEEKDAY}))", text, re.IGNORECASE)) and since:
        with suppress(OverflowError):
            return next_weekday(weekday[1], since + timedelta(days=1))
    return None
