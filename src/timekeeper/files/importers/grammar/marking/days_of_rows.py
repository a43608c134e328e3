"""Days and halves of days that stand beside the rows of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.lines.line import CounterStyle, ProgrammeLine
from timekeeper.files.importers.grammar.marking.days import FEWEST_DAYS
from timekeeper.files.importers.grammar.outline import Rank, rank
from timekeeper.files.importers.grammar.times.halves import HALVES


def mark_names_of_days(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Hà Nội" beside a day as no row where all days have the like.

    "Ôn tập | 16-18/10/2026" says before a day what is done on it.
    """
    acts = [
        n
        for n, (act, day) in enumerate(pairwise(lines))
        if rank(act) is Rank.TEXT
        and rank(day) is Rank.DAY
        and act.label is None
        and act.number == day.number
    ]
    marked = list(lines)
    for n in acts if len(acts) >= FEWEST_DAYS else ():
        marked[n : n + 2] = reversed(marked[n : n + 2])
    lines = list(marked)
    beside = [
        n + 1
        for n, (day, row) in enumerate(pairwise(lines))
        if rank(day) is Rank.DAY and row.style is CounterStyle.ROW and row.number == day.number
    ]
    named = [
        n
        for n in beside
        if not (lines[n].timed or opens_as_act(lines[n].text))
        and any(below.timed and below.style is CounterStyle.ROW for below in lines[n + 1 : n + 2])
    ]
    if len(named) >= FEWEST_DAYS and named == beside:
        for n in named:
            marked[n] = replace(lines[n], style=None, key="")
    return marked


def with_days_above_rows(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, each day above the first row of the cell that it stands in the middle of.

    Where no ruling tells how far the cells reach, the clock does: it goes back at each day. Rows
    above the first day tell that the days stand so.
    """
    rows = [n for n, li in enumerate(lines) if li.style is CounterStyle.ROW and li.when]
    starts = [when.start if (when := lines[n].when) else None for n in rows]
    first: dict[int, int] = {}
    for at, n in enumerate(rows):
        if n == 0 or rank(lines[n - 1]) is not Rank.DAY or lines[n - 1].number != lines[n].number:
            continue
        begun, above = at, max(first, default=-1)
        while begun and rows[begun - 1] > above:
            before, start = starts[begun - 1], starts[begun]
            if before is None or start is None or before >= start:
                break
            begun -= 1
        # Rising from the day before on, nothing tells where this one begins.
        before, start = starts[begun - 1], starts[begun]
        back = before is not None and start is not None and before >= start
        told = begun == 0 or rows[begun - 1] > above or back
        first[n] = rows[begun] if told else n
    if len(first) < FEWEST_DAYS or rows[0] in first or rows[0] not in first.values():
        return list(lines)
    days = {begun: lines[n - 1] for n, begun in first.items()}
    kept = [(n, line) for n, line in enumerate(lines) if n + 1 not in first]
    return [one for n, line in kept for one in (days.get(n), line) if one]


def with_days_gathered(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those of each day together of which a table has several in one row."""
    headed = [line for line in lines if line.alone and rank(line) is Rank.DAY]
    count = Counter(line.number for line in headed)
    told = {line.text for line in headed if count[line.number] > 1}
    rows = {line.number for line in headed if line.text in told}
    gathered: list[ProgrammeLine] = []
    days: dict[str, list[ProgrammeLine]] = {}
    held = gathered
    for line in lines:
        # "Nghỉ trưa" across the table ends none of its days.
        if line.number not in rows and rank(line) is not Rank.ENTRY:
            gathered += (one for day in days.values() for one in day)
            days, held = {}, gathered
        if line.text in told and line.alone:
            new = line.text not in days
            held = days.setdefault(line.text, [])
            held += [line] if new else []
        else:
            held.append(line)
    return gathered + [one for day in days.values() for one in day]


def with_halves_gathered(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those of one half of a day together that a table has in several rows."""
    gathered: list[ProgrammeLine] = []
    halves: dict[str, list[ProgrammeLine]] = {}
    held = gathered
    for line in lines:
        if line.alone and line.text.lower().removeprefix("buổi ") in HALVES:
            held = halves.setdefault(line.text, [line])
        elif halves and rank(line) in (Rank.DAY, Rank.SESSION):
            for half in halves.values():
                gathered += half
            held, halves = gathered, {}
            held.append(line)
        else:
            held.append(line)
    for half in halves.values():
        gathered += half
    return gathered
