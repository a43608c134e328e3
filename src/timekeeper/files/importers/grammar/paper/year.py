"""Since when the days of a paper are counted that name no year, or none but "ngày mai"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day
from datetime import timedelta

from timekeeper.files.importers.grammar.dates import dates, weekdays
from timekeeper.files.importers.grammar.lines.line import Label, ProgrammeLine
from timekeeper.files.importers.grammar.outline import Rank, rank
from timekeeper.files.importers.grammar.paper.head import Head
from timekeeper.files.importers.grammar.paper.signatures import is_signed

_A_MONTH = timedelta(days=31)
_FIRST_MONTH = 8  # of a school year
_MONTH = re.compile(r"\btháng\s*[0-9]{1,2}\s*(?:,?\s*năm|[/-])\s*(20[0-9]{2})\b", re.IGNORECASE)
# "Tuần 33/2026" counts the weeks of a year.
_YEAR = re.compile(
    r"\b(?:năm\s+|tuần\s+(?:thứ\s+|lễ\s+)?[0-9]{1,2}\s?[/-]\s?)(20[0-9]{2})\b(?!\s*[-–])",
    re.IGNORECASE,
)
# "HỘI CHỢ 2026 - LỊCH SỰ KIỆN" names one, "2026 - 2027" two.
_BARE_YEAR = re.compile(
    r"(?<![\w/.,–-])(?<![–-] )(20[0-9]{2})(?![\w/]|[.,][0-9]|[–-]|\s[–-](?!\s+[^\W\d_]))"
)
_SCHOOL_YEAR = re.compile(
    r"\b(?:năm học|niên kh[óo][áa]?)\s*:?\s+(20[0-9]{2})\s*[-–/]\s*(20[0-9]{2})\b", re.IGNORECASE
)
# "Chương trình việc làm đến năm 2030", "nhiệm kỳ 2025 - 2030": what is spoken of goes on till then.
_YEAR_AHEAD = re.compile(
    r"\b(?:đến|tới|giai đoạn|nhiệm k[ỳì]|tầm nhìn|lộ trình)\s+(?:hết\s+)?(?:năm\s+)?20[0-9]{2}\b"
    r"(?:\s*[-–]\s*20[0-9]{2}\b)?",
    re.IGNORECASE,
)
_SENT_YEAR = re.compile(r"\b20[0-9]{2}\b")


def find_year(
    head: Head,
    own: Sequence[ProgrammeLine],
    mails: Sequence[ProgrammeLine],
    below: Sequence[ProgrammeLine],
) -> None:
    """Set since when days without a year are counted."""
    if month := next(filter(None, (_MONTH.search(li.text) for li in own)), None):
        head.since = Day(int(month[1]), 1, 1)
        return
    signed = head.signed if head.signed and head.signed.label is not Label.MAIL else None
    said = [dates.find_date(signed.text)] if signed else []
    said += [dates.find_date(li.text) for li in below if is_signed(li)]
    # A later day says it of those above it, though these may be of the year before.
    days = (li for li in below if rank(li) is Rank.DAY or li.label is Label.TIME)
    written = next(filter(None, (dates.find_date(li.text) for li in days)), None)
    said += [written - _A_MONTH] if written else []
    said += _in_school_year(own, below)
    texts = [_YEAR_AHEAD.sub("", li.text) for li in own]
    years = {int(found[1]) for text in texts for found in _YEAR.finditer(text)}
    # "Tuần lễ 2026" names its year as well, in no more words.
    years = years or {int(found[1]) for text in texts for found in _BARE_YEAR.finditer(text)}
    # Days are counted since the first mail of several was sent.
    said += [] if years else sorted(filter(None, (dates.find_date(li.text) for li in mails)))
    mailed = " ".join(li.text for li in mails)
    years = years or set(map(int, _SENT_YEAR.findall(mailed)))
    if len(years) != 1:
        # What an act is about may be of another year.
        rest = " ".join(li.original for li in below if rank(li) is not Rank.ENTRY)
        years = set(map(int, _SENT_YEAR.findall(_YEAR_AHEAD.sub("", rest))))
    said += [Day(year, 1, 1) for year in years if len(years) == 1]
    head.since = next(filter(None, said), None)
    head.year_inferred = head.since is not None


def day_from_sending(
    told: Sequence[ProgrammeLine], mails: Sequence[ProgrammeLine], below: Sequence[ProgrammeLine]
) -> tuple[ProgrammeLine, Day] | None:
    """Return the first line that tells a day by that on which its mail was sent, and the day.

    None does where the programme has days of its own.
    """
    sent = [(li.number, day) for li in mails if (day := dates.find_date(li.text))]
    own = any(rank(li) is Rank.DAY or li.label is Label.TIME for li in below)
    for line in told if sent and not own else ():
        above = [day for number, day in sent if number < line.number]
        if day := weekdays.told_from(line.text, (above or [sent[0][1]])[-1]):
            return line, day
    return None


def _in_school_year(own: Sequence[ProgrammeLine], below: Sequence[ProgrammeLine]) -> list[Day]:
    """Return that year of "NĂM HỌC 2026 - 2027" in which a day is of the weekday beside it.

    Without a weekday it is the first until the new year, and then the second.
    """
    found = next(filter(None, (_SCHOOL_YEAR.search(li.text) for li in own)), None)
    first, last = (int(found[1]), int(found[2])) if found else (0, 0)
    days = [li.text for li in (*own, *below) if rank(li) is Rank.DAY or li.label is Label.TIME]
    dated = [
        (day, text)
        for text in days
        if found
        for at in (first, last)
        if (day := dates.find_date(text, at))
    ]
    told = [day for day, text in dated if weekdays.agrees(text, day)]
    told += [day for day, _text in dated if (day.month < _FIRST_MONTH) == (day.year == last)]
    return [Day(day.year, 1, 1) for day in told[:1]]
