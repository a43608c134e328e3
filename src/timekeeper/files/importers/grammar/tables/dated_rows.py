"""Days that stand in the rows of a table, beside what is done on them."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import day_lines
from timekeeper.files.importers.grammar.lines.line import ProgrammeLine
from timekeeper.files.importers.grammar.tables.cells import (
    as_day,
    cell_at,
    clock_of,
    dated_clock,
    flat,
    is_end_of,
    lines_in,
    tells_when,
    time_of,
)
from timekeeper.files.importers.grammar.tables.columns import named_columns
from timekeeper.files.importers.grammar.tables.table_head import TableHead
from timekeeper.files.importers.grammar.times.halves import HALVES
from timekeeper.files.importers.original import Row

_IN_BRACKETS = re.compile(r"\(([^()]*)\)")


def without_day_of_head(cells: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the day in a table's head, and that without it: "Ngày 05/9 | Thời gian | Địa điểm".

    Titles stand below it where no other column is theirs. It is "" where there is none.
    """
    columns = named_columns(cells)
    others = [n for n, cell in enumerate(cells) if cell and n not in columns.values()]
    timed = not columns.keys().isdisjoint(("time", "start"))
    if not timed or len(columns) == 1 or len(others) != 1:
        return "", cells
    day = flat(cells[others[0]])
    if not day_lines.is_day_only(day):
        return "", cells
    name = "" if "title" in columns else "Nội dung"
    return day, [name if n == others[0] else cell for n, cell in enumerate(cells)]


def with_hours_of_days(rows: Sequence[Row]) -> list[Row]:
    """Return the rows, "(từ 8h00)" below "Sáng 10/6/2026" as the end of what that cell says."""
    read = list(rows)
    days: dict[int, int] = {}  # the row of the last cell that says a day, by column
    for n, row in enumerate(rows):
        column = next((at for at, cell in enumerate(row.cells) if cell.strip()), 0)
        text = flat(cell_at(row.cells, column))
        above = days.get(column)
        if sum(map(bool, row.cells)) == 1 or (above is not None and rows[above].table != row.table):
            days = {}
        elif above is not None and (hour := _IN_BRACKETS.fullmatch(text)) and clock_of(hour[1]):
            cells = list(read[above].cells)
            cells[column] = f"{cells[column]} {text}"
            read[above] = replace(read[above], cells=tuple(cells))
            cells = ["" if at == column else cell for at, cell in enumerate(row.cells)]
            read[n] = replace(row, cells=tuple(cells))
        elif day_lines.is_date_line(text):
            days[column] = n
        else:
            days.pop(column, None)
    return read


def with_heads_of_days(rows: Sequence[Row]) -> list[Row]:
    """Return the rows, a head of nothing but halves of a day with "Ngày" above the days below."""
    read = list(rows)
    for n, (head, below) in enumerate(pairwise(rows)):
        corner, *others = (flat(cell).lower().removeprefix("buổi ") for cell in head.cells or ("",))
        halves = [other for other in others if other]
        named = not corner and len(halves) > 1 and {*halves} <= {*HALVES}
        if named and day_lines.is_day_only(flat(cell_at(below.cells, 0))):
            read[n] = replace(head, cells=("Ngày", *head.cells[1:]))
    return read


def without_own_day(
    head: TableHead, number: int, cells: Sequence[str]
) -> Generator[ProgrammeLine, None, Sequence[str]]:
    """Return the row without the date that has a cell of its own: "14:00 | 16/9/2025 | ..."."""
    if "day" in head.columns or not any(map(time_of, cells)):
        return cells
    kept = list(cells)
    for n, cell in enumerate(cells):
        if n != head.columns.get("title") and day_lines.is_date_line(flat(cell)):
            kept[n] = ""
            yield from lines_in(number, flat(cell), alone=True)
    return kept


def with_days_below_clocks(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows, with an act's clock behind its title the days that stand alone below it."""
    read = [*rows]
    for n, (above, row) in enumerate(pairwise(rows), 1):
        filled = [at for at, cell in enumerate(row.cells) if any(map(str.isalnum, cell))]
        at = filled[0] if len(filled) == 1 else 0
        said = above.cells[:at] if clock_of(cell_at(above.cells, at)) else ()
        titled = any(any(map(str.isalpha, cell)) and not tells_when(cell) for cell in said)
        if titled and day_lines.is_days_line(flat(row.cells[at])):
            cells = [*above.cells]
            cells[at] = f"{cells[at]}\n{row.cells[at]}"
            read[n - 1 : n + 1] = [replace(above, cells=tuple(cells)), replace(row, cells=())]
    return read


def dated_column(head: TableHead, cells: Sequence[str], above: int) -> int:
    """Return the column that says when the row is: as the head names it, else a clock and its day.

    A row that holds none has it where the rows ``above`` have it.
    """
    if (told := head.columns.get("time", head.columns.get("start"))) is not None:
        return told
    dated = (n for n, cell in enumerate(cells) if (found := dated_clock(cell)) and found[0])
    return next(dated, above)


def without_day_beside_time(
    head: TableHead, number: int, cells: Sequence[str], column: int
) -> Generator[ProgrammeLine, None, Sequence[str]]:
    """Return the row without the day or the half of it that its time's cell names."""
    if column >= len(cells) or column in map(head.columns.get, ("day", "session")):
        return cells
    kept, day = [], ""
    for paragraph in cells[column].split("\n"):
        found = dated_clock(paragraph)
        clock, day = found or (paragraph, day)
        if found:
            yield from map(as_day, lines_in(number, day, alone=True))
        kept.append(clock)
    left = list(cells)
    left[column] = "\n".join(filter(None, kept))
    if day and [*filter(None, left)] == [head.cell(left, "number")]:
        # "1 | Ngày 10/4/2021" counts the days.
        return [""] * len(left)
    ended = dated_clock(head.cell(cells, "end"))
    if ended and is_end_of(day, left[column], *ended):
        left[head.columns["end"]] = ended[0]
    return left
