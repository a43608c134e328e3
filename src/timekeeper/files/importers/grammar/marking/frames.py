"""What stands above all acts and says when they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.marking.lone_times import is_within
from timekeeper.files.importers.grammar.outline import Rank, rank
from timekeeper.files.importers.grammar.paper.chapters import PROGRAMME

_BRACKET = re.compile(r"\([^()]{1,60}\)")


def hours_of_all_told(lines: Sequence[ProgrammeLine]) -> Sequence[ProgrammeLine]:
    """Return the lines, "7h30 - 16h45 | 14/8/2026" above all acts as the hours of all of them.

    Nothing but a date or a bracket stands beside them, or nothing, and the first act is within.
    So does a sentence that begins with hour and day, and has the programme's name below it.
    """
    at, *more = [n for n, line in enumerate(lines) if line.timed and not line.label][:2] or [0]
    line = lines[at] if lines else None
    if line is None or line.when is None or line.columns:
        return lines
    if any(rank(li) is Rank.ENTRY and not li.label for li in lines[:at]):
        return lines
    said, first = dates.in_figures(line.text), lines[more[0]].when if more else None
    # The date may have had a cell of its own in the row.
    row = lines[:at] if line.style is CounterStyle.ROW else ()
    day = next((li.text for li in row if li.number == line.number), "")
    beside = bool(day_lines.is_date_line(said or day) or _BRACKET.fullmatch(said))
    within = not more or is_within(first.start if first else None, line.when)
    # A title would stand on a line of its own between them, and each of several days has its own.
    alone = not said and more == [at + 1] and Rank.DAY not in map(rank, lines[at:])
    beside = beside or (alone and bool(lines[at + 1].text))
    if not (beside and within and line.when.end) and not (
        more and _announces(line, lines[at + 1 : more[0] + 1])
    ):
        return lines
    text = line.original.replace(line.text, said).replace(" | ", ", ")
    whole = replace(line, text=text, label=Label.TIME, style=None, key="", when=None)
    return [*lines[:at], whole, *lines[at + 1 :]]


def _announces(line: ProgrammeLine, below: Sequence[ProgrammeLine]) -> bool:
    """Return whether a sentence with hour and day announces what is named below it.

    What an act is called may stand below it too: there the next one is later, or on another day.
    """
    named = any(PROGRAMME.match(li.text) or li.text.isupper() for li in below[:-1])
    days = {dates.find_date(li.text) for li in below} - {None, dates.find_date(line.text)}
    told, when = line.when, below[-1].when
    later = not (told and told.start and when and when.start) or when.start > told.start
    return named and not later and not days and day_lines.begins_with_day(line.text)
