"""Days that the clock tells: it goes back where a new one begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day
from datetime import time, timedelta
from itertools import pairwise

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.marking.acts import as_act
from timekeeper.files.importers.grammar.outline import OUTER, Rank, rank
from timekeeper.files.importers.grammar.paper.event_date import own_lines
from timekeeper.files.importers.grammar.paper.signatures import is_signed
from timekeeper.files.importers.grammar.times.halves import HALF

# The hour before which nothing is done in such a half of a day.
_HALVES_FROM = (
    (re.compile(r"\b(?:tối|đêm|evening|night)\b", re.IGNORECASE), time(16)),
    (re.compile(r"\b(?:chiều|afternoon)\b", re.IGNORECASE), time(11)),
)
# What ends by then is of the evening before it.
NIGHT, EVENING = time(2), time(16)
MORNING = time(5)  # an earlier clock may be of the afternoon
A_DAY = timedelta(days=1)
_DAY_AFTER = re.compile(
    rf"^\(?(?:{HALF}\s+)?(?:ngày\s+)?hôm\s+sau\)?\s*[:,–-]\s*(?=\S)"
    rf"|\s*\((?:{HALF}\s+)?(?:ngày\s+)?hôm\s+sau\)$",
    re.IGNORECASE,
)
_HALF_OF_SUCH = re.compile(
    rf"(?P<half>(?:buổi\s+)?{HALF})\s+(?:(?P<same>cùng\s+ngày)|(?:ngày\s+)?hôm\s+sau)[\s:.]*",
    re.IGNORECASE,
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


def with_days_after(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, the next day above "05:00 hôm sau: Về đích".

    "Sáng hôm sau" heads that day too, and "Chiều cùng ngày" is the afternoon of this one.
    """
    marked: list[ProgrammeLine] = []
    days = (dates.find_date(line.text, dates.CENTURY) for line in own_lines(lines))
    main = next(filter(None, days), None)
    for line in lines:
        if rank(line) is Rank.DAY:
            main = dates.find_date(line.text, dates.CENTURY)
        after = _DAY_AFTER.search(line.text) if line.when and line.when.start else None
        headed = _HALF_OF_SUCH.fullmatch(line.text) if rank(line) is Rank.TEXT else None
        if main and headed and headed["same"]:
            marked.append(replace(line, text=headed["half"]))
        elif main and headed:
            main += A_DAY
            day_line = _day_line(line, main)
            marked.append(replace(day_line, text=f"{headed['half']} {day_line.text.lower()}"))
        elif main and after and not line.label:
            title = f"{line.text[: after.start()]}{line.text[after.end() :]}"
            marked += [_day_line(line, main + A_DAY), replace(line, text=title)]
        else:
            marked.append(line)
    return marked


def with_hours_after_midnight(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, the next day above "02:00: Xuất phát" below an evening's acts.

    It stands again where it heads its own, before which those of the night are.
    """
    marked = list(lines)
    heads = [n for n, line in enumerate(lines) if rank(line) is Rank.DAY]
    for n, head in reversed([*pairwise(heads)]):
        day, after = (dates.find_date(lines[at].text, dates.CENTURY) for at in (n, head))
        timed = [at for at in range(n, len(lines)) if not lines[at].label]
        starts = [(at, when.start) for at in timed if (when := lines[at].when) and when.start]
        held = [(at, start) for at, start in starts if at < head]
        following = next((start for at, start in starts if at > head), None)
        at = _after_midnight(held, following)
        if at and day and after and after - day == A_DAY:
            while rank(lines[at - 1]) is Rank.SESSION:
                at -= 1
            marked.insert(at, lines[head])
    return marked


def with_second_day(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, the second of two days above the act at which the clock goes back.

    Both are told above all acts, and no line heads either of them.
    """
    starts = [
        (n, line.when.start)
        for n, line in enumerate(lines)
        if line.when and line.when.start and not line.label
    ]
    back = [(one, at, two) for (_, one), (at, two) in pairwise(starts) if two < one]
    spans = (
        dates.named_days(day_lines.of_event(line.text), dates.CENTURY)
        for line in own_lines(lines[: starts[0][0]] if len(back) == 1 else ())
    )
    last = next((span[1] for span in spans if span and span[1] - span[0] == A_DAY), None)
    headed = (
        rank(line) is Rank.DAY or (rank(line) is Rank.TEXT and day_lines.names_day(line.text))
        for line in lines[starts[0][0] if starts else 0 :]
    )
    if last is None or any(headed):
        return list(lines)
    before, at, first = back[0]
    if first < MORNING and (before < EVENING or first < NIGHT):
        return list(lines)
    while rank(lines[at - 1]) is Rank.SESSION:
        at -= 1
    return [*lines[:at], _day_line(lines[at], last), *lines[at:]]


def _after_midnight(held: Sequence[tuple[int, time]], following: time | None) -> int | None:
    """Return where the clock goes back from an evening, once, and not as far as ``following``."""
    back = [n for n, ((_, one), (_, two)) in enumerate(pairwise(held), 1) if two < one]
    if len(back) != 1 or following is None:
        return None
    before, (at, first), last = held[back[0] - 1][1], held[back[0]], held[-1][1]
    return at if before >= EVENING and first >= NIGHT and last < following else None


def _day_line(line: ProgrammeLine, day: Day) -> ProgrammeLine:
    year = "" if day.year == dates.CENTURY else f"/{day.year}"
    name = f"Ngày {day.day}/{day.month}{year}"
    return replace(ProgrammeLine(line.number, name, line.original), style=CounterStyle.DAY)
