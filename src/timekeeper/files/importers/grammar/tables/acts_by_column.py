"""Rows of which several columns hold acts: those of each half of a day, of each day or leader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from timekeeper.files.importers.grammar.kinds import IS_OFF
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.lines.splitting import acts_in, read_lines
from timekeeper.files.importers.grammar.names import names_person, names_role
from timekeeper.files.importers.grammar.outline import Rank, rank
from timekeeper.files.importers.grammar.tables.cells import (
    cell_at,
    clock_of,
    flat,
    goes_on,
    lines_in,
)
from timekeeper.files.importers.grammar.tables.columns import is_presenter_head, names_half
from timekeeper.files.importers.grammar.tables.dated_rows import (
    dated_column,
    without_day_beside_time,
)
from timekeeper.files.importers.grammar.tables.table_head import TableHead
from timekeeper.files.importers.grammar.times.halves import HALVES, LEADING_HALF

# "S: 8h00 Họp giao ban": the half of the day as a letter.
_HALF_LETTER = re.compile(r"(^\s*(?:[-+*•]\s*)?|[.;]\s+)([SCT])\s*:\s*(?=\S)")
HALF_NAMES = {"S": "Sáng", "C": "Chiều", "T": "Tối"}


def acts_of_halves(
    head: TableHead, number: int, cells: Sequence[str], halves: Sequence[str]
) -> Iterator[ProgrammeLine]:
    """Return what a day's row holds for each half of it: its acts, one to a paragraph.

    What else it holds is said of the last of them, and so is a half of which nothing is held.
    """
    headed = ("day", "session", "number", *HALVES)
    taken = {head.columns.get(role) for role in headed}
    taken -= {n for n in taken if n is not None and IS_OFF.fullmatch(cell_at(cells, n))}
    for half in halves:
        text = head.cell(cells, half)
        if not text or IS_OFF.fullmatch(text):
            continue
        name = head.cell(head.names, half)
        yield from lines_in(number, name.capitalize(), alone=True)
        beside = head.columns[half] + 1
        named = is_presenter_head(cell_at(head.names, beside))
        who = flat(cell_at(cells, beside)) if named else ""
        taken |= {beside} if named else set()
        title, when = flat(head.cell(cells, "title")), clock_of(text)
        if title and when:
            # "Phát đề | 7h45 | 13h45": an act with its clock in each half.
            style, original = CounterStyle.ROW, flat(" | ".join(filter(None, cells)))
            columns = (who,) if who else ()
            taken.add(head.columns["title"])
            yield ProgrammeLine(
                number, title, original, style, style.value, when=when, columns=columns
            )
            continue
        for line in lines_in(number, text):
            act = CounterStyle.ACT
            plain = line.style in (None, CounterStyle.BULLET) and line.label is None
            one = replace(line, columns=(who,)) if who and not line.columns else line
            bare = plain and not line.timed
            yield replace(one, style=act, key=act.value) if bare else one
    for n, cell in enumerate(cells):
        if cell and n not in taken:
            name = cell_at(head.names, n)
            text = flat(f"{name}: {cell}" if name else cell)
            yield ProgrammeLine(number, text, text, label=Label.NOTE)


def acts_of_leaders(head: TableHead, number: int, cells: Sequence[str]) -> Iterator[ProgrammeLine]:
    """Return what a row holds for each leader: his acts, one to a paragraph or in one line.

    What else it holds is said of the last of them.
    """
    cells = yield from without_day_beside_time(head, number, cells, dated_column(head, (), 0))
    when, clock = head.time(cells)
    act = CounterStyle.ACT
    for n in head.leaders:
        name, _break, office = head.names[n].partition("\n")
        called = names_person(name) and names_role(office)
        who, texts = flat(f"{name}, {office}" if called else f"{name} {office}"), [""]
        for paragraph in cell_at(cells, n).split("\n"):
            text = _HALF_LETTER.sub(lambda at: f"{at[1]}{HALF_NAMES[at[2]]}: ", paragraph)
            if texts[-1] and goes_on(texts[-1], text):
                texts[-1] = f"{texts[-1]} {text}"
            else:
                texts += acts_in(text)
        for line in (one for text in texts for one in read_lines(number, text)):
            half = None if line.timed else LEADING_HALF.match(line.text)
            if line.label is not None or rank(line) is Rank.DAY:
                yield line
                continue
            yield replace(
                line,
                text=line.text[half.end() :] if half else line.text,
                style=act,
                key=act.value,
                counter=None,
                when=line.when or when,
                columns=line.columns or (who,),
                asides=(*line.asides, half[1]) if half else line.asides,
            )
    headed = (*head.columns.values(), *head.leaders, *clock)
    for text in head.asides(cells, -1, {*headed}):
        yield ProgrammeLine(number, text, text, label=Label.NOTE)


def acts_of_days(
    head: TableHead, number: int, cells: Sequence[str], half: str
) -> Iterator[ProgrammeLine]:
    """Return what a row holds for each day: its act at the row's time, or those of the half."""
    when, clock = head.time(cells)
    used: set[int | None] = {
        *clock,
        *head.days,
        *(n for n, cell in enumerate(cells) if names_half(cell)),
    }
    for n in head.days:
        if not (text := cell_at(cells, n)):
            continue
        yield from lines_in(number, flat(head.names[n]), alone=True)
        yield from lines_in(number, half.capitalize(), alone=True) if half else ()
        column = head.of_room(n).columns.get("presenter")
        used.add(column)
        who = flat(cell_at(cells, column))
        title, *more = text.split("\n")
        while more and goes_on(title, more[0]):
            title = f"{title} {more.pop(0)}"
        first = list(lines_in(number, title)) if when else []
        if len(first) == 1 and not first[0].timed:
            style, original = (
                CounterStyle.ROW,
                flat(" | ".join(filter(None, (*cells[:1], title, who)))),
            )
            columns = (who,) if who else ()
            line = replace(first[0], original=original, style=style, key=style.value, when=when)
            yield replace(line, label=None, columns=columns)
            yield from (one for text in more for one in lines_in(number, text, below=True))
            continue
        for line in lines_in(number, text):
            act = CounterStyle.ACT
            bare = line.style in (None, CounterStyle.BULLET) and line.label is None
            one = replace(line, columns=(who,)) if who and not line.columns else line
            yield replace(one, style=act, key=act.value) if bare and not line.timed else one
    for text in head.asides(cells, -1, used):
        yield ProgrammeLine(number, text, text, label=Label.NOTE)
