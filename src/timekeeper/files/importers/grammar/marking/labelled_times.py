"""Acts whose days and hours stand below them, in labelled lines or in those of half-days."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.outline import OUTER, Rank, rank
from timekeeper.files.importers.grammar.times import deadlines

FEWEST_HOURS = 2
_DAY = re.compile(
    r"ngày\s+[0-9]{1,2}(?:\s*[-–—]\s*[0-9]{1,2})?(?:\s?/\s?[0-9]{1,2}(?:\s?/\s?[0-9]{4})?"
    r"|\s+tháng\s+[0-9]{1,2}(?:\s+năm\s+[0-9]{4})?)|(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}/20[0-9]{2}\b",
    re.IGNORECASE,
)


def with_hours_below(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "+ Sáng: 9h00 - 11h00" below "(2) Thi đấu bóng chuyền" as that act.

    It is once on each half of a day that stands so, alone below "- Thời gian: ngày 10/3/2023" or
    with others; all are on the days that such labels say.
    """
    blocks = {n: end for n, line in enumerate(lines) if (end := _end_of_block(lines, n)) > n + 1}
    hours = {
        n: [m for m in range(n + 1, end) if is_lone_clock(lines[m])] for n, end in blocks.items()
    }
    labelled = {
        n: next((m for m in range(n + 1, end) if day_told(lines[m])), None)
        for n, end in blocks.items()
    }
    held = [n for n, at in hours.items() if len(at) >= (1 if labelled[n] else FEWEST_HOURS)]
    if not held:
        return list(lines)
    # Where one of them lacks it, it is told of none.
    keys = {lines[n].key for n in held}
    acts = [n for n, line in enumerate(lines) if line.key in keys and line.numbered]
    dated = (labelled.get(n) or dates.find_date(lines[n].text, dates.CENTURY) for n in acts)
    labelled = labelled if all(dated) else {}
    read: list[ProgrammeLine] = []
    done = 0
    for n, line in enumerate(lines):
        if n < done:
            continue
        label = labelled.get(n)
        if label:
            read.append(day_above(lines[label]))
        read.append(line)
        if n not in held:
            continue
        done = blocks[n]
        act, said = len(read) - 1, [m for m in range(n + 1, done) if m not in hours[n]]
        read += [lines[m] for m in said if rank(lines[m]) is not Rank.DAY]
        for m in hours[n]:
            day = lines[m - 1] if rank(lines[m - 1]) is Rank.DAY else None
            day_line = [replace(day, style=CounterStyle.DAY, key="")] if day else []
            original = f"{line.original} {lines[m].original}"
            held_at = replace(line, when=lines[m].when, original=original)
            if m == hours[n][0]:
                read[act] = replace(held_at, joined=(*line.joined, *lines[m].numbers))
                read[act:act] = day_line
            else:
                again = replace(held_at, number=lines[m].number, joined=(), counter=None)
                read += [*day_line, again]
    return read


def _end_of_block(lines: Sequence[ProgrammeLine], n: int) -> int:
    """Return the end of what stands below an act without a time: bullets of another sort, labels.

    A day beside its hours is of it.
    """
    line = lines[n]
    act = line.numbered and line.style not in OUTER and rank(line) is Rank.ENTRY
    if not act or line.timed or line.label or line.columns or not line.text:
        return n
    end = n + 1
    while end < len(lines):
        below, *beside = lines[end : end + 2]
        number = below.number
        day = rank(below) is Rank.DAY and beside and beside[0].number == number
        split = is_lone_clock(below) and lines[end - 1].number == number
        bullet = below.style is CounterStyle.BULLET and rank(below) is not Rank.DAY
        if not (bullet or split or (day and is_lone_clock(beside[0]))) or below.columns:
            break
        end += 1
    # A title below the last clock is what is done then.
    follows = rank(lines[end]) if end < len(lines) else Rank.ENTRY
    return n if follows is Rank.TEXT and is_lone_clock(lines[end - 1]) else end


def is_lone_clock(line: ProgrammeLine) -> bool:
    """Return whether a line says when and nothing else, behind a bullet or half a day."""
    plain = line.style in (CounterStyle.BULLET, CounterStyle.TIME) and not line.columns
    return plain and not line.text and line.when is not None and line.when.start is not None


def day_told(line: ProgrammeLine) -> bool:
    """Return whether "- Thời gian: ..." says on which day an act is, not until when it is due."""
    due = deadlines.is_label(line.label_text) or deadlines.is_told(line.original)
    return line.label is Label.TIME and not due and _DAY.search(line.text) is not None


def day_above(line: ProgrammeLine) -> ProgrammeLine:
    """Return the day that the line below an act says as one that stands above it."""
    day = _DAY.search(line.text)
    name = day[0] if day else ""
    return ProgrammeLine(line.number, name, line.original, style=CounterStyle.DAY)
