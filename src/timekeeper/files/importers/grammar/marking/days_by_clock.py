"""Days that the clock tells: it goes back where a new one begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day
from datetime import time, timedelta

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.marking.acts import as_act
from timekeeper.files.importers.grammar.outline import OUTER, Rank, rank
from timekeeper.files.importers.grammar.paper.signatures import is_signed

# The hour before which nothing is done in such a half of a day.
_HALVES_FROM = (
    (re.compile(r"\b(?:tối|đêm|evening|night)\b", re.IGNORECASE), time(16)),
    (re.compile(r"\b(?:chiều|afternoon)\b", re.IGNORECASE), time(11)),
)


def is_before(line: ProgrammeLine, day: str) -> bool:
    """Return whether a line's clock is before the half of the day that a day's line names."""
    begins = next((hour for half, hour in _HALVES_FROM if half.search(day)), None)
    start = line.when.start if line.when else None
    return begins is not None and start is not None and start < begins


def with_days_after_evenings(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, the day of it all above the first clock that "Tối 14/10" cannot have.

    That is the evening before it, which has acts of its own.
    """
    marked: list[ProgrammeLine] = []
    named: list[Day] = []
    evening: ProgrammeLine | None = None
    main: Day | None = None
    for written in lines:
        line = written
        half = any(name.search(line.text) for name, _ in _HALVES_FROM)
        dated = not (line.timed or is_signed(line) or line.label is Label.MAIL)
        days = [(d, dates.find_date(line.text, d.year)) for d in named if half and dated]
        before = next((d for d, day in days if day and (d - day).days == 1), None)
        titled = day_lines.day_and_title(line.text) if before and line.label is None else None
        if before and titled:
            # "Tối 14/10/2024: Giao lưu" has its only act beside it.
            main, evening = before, replace(line, text=titled[0], style=CounterStyle.DAY, key="")
            marked.append(evening)
            line = replace(as_act(line), text=titled[1])
        elif rank(line) is Rank.DAY:
            main, evening = before, line if before else None
        elif evening and main and marked[-1] is not evening:
            sitting = rank(line) is Rank.SESSION and not half
            if sitting or (line.timed and is_before(line, evening.text)):
                at = len(marked)
                while marked[at - 1].style in OUTER and not marked[at - 1].timed:
                    at -= 1
                year = "" if main.year == dates.CENTURY else f"/{main.year}"
                name = f"Ngày {main.day}/{main.month}{year}"
                day_line = ProgrammeLine(line.number, name, line.original)
                marked.insert(at, replace(day_line, style=CounterStyle.DAY))
                evening = None
        if dated and not evening and (day := dates.find_date(line.text, dates.CENTURY)):
            named.append(day)
        marked.append(line)
    return marked


def with_nights_before(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "22h00 - 6h00 ngày 30/01: Canh thức" on the day before it.

    It does so where earlier hours of that day stand below: what is named is the day it ends on.
    """
    marked: list[ProgrammeLine] = []
    for n, line in enumerate(lines):
        act, again, following = [*lines[n + 1 : n + 4], None, None, None][:3]
        marked.append(line)
        if not (act and again and following and rank(line) is rank(again) is Rank.DAY):
            continue
        start, end = (act.when.start, act.when.end) if act.when else (None, None)
        later = following.when.start if following.when else None
        days = {dates.find_date(one.text, dates.CENTURY) for one in (line, again)}
        night = bool(start and end and later and end <= later < start)
        if night and act.number == line.number and len(days) == 1 and (day := days.pop()):
            before = day - timedelta(days=1)
            year = "" if dates.CENTURY == day.year == before.year else f"/{before.year}"
            marked[-1] = replace(line, text=f"Ngày {before.day}/{before.month}{year}")
    return marked
