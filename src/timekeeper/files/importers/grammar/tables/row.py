"""A row of a table before its item is made: when it begins, and who stands beside its title."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from timekeeper.files.importers.grammar.lines.counters import counter_style
from timekeeper.files.importers.grammar.lines.line import CounterStyle
from timekeeper.files.importers.grammar.lines.lines import read_line, unmarked
from timekeeper.files.importers.grammar.names import is_place_of, names_place
from timekeeper.files.importers.grammar.tables.cells import (
    DASH,
    cell_at,
    flat,
    tells_when,
    without_bullet,
)
from timekeeper.files.importers.grammar.tables.columns import PRESENTERS
from timekeeper.files.importers.grammar.tables.table_head import TableHead
from timekeeper.files.importers.grammar.times import times
from timekeeper.files.importers.grammar.times.halves import LEADING_HALF
from timekeeper.files.importers.grammar.times.when import When


class TitledRow(Struct, frozen=True):
    """A row with what is known of it before its item is made; ``title`` is the title's column.

    ``original`` is all it says, ``said`` what was taken out of its cells since it marks the row as
    internal.
    """

    number: int
    cells: Sequence[str]
    counter: str | None
    when: When | None
    title: int
    original: str
    said: tuple[str, ...] = ()


def clock_before(title: str) -> tuple[When | None, str, tuple[str, ...]]:
    """Return the clock before a title, the title, and the half of the day said without a clock."""
    timed = times.leading(without_bullet(title))
    if timed and timed[0].start and timed[1]:
        return *timed, ()
    half = LEADING_HALF.match(DASH.sub("", title))
    line = read_line(0, half.string) if half else None
    if line and line.when and line.when.start and line.text:
        return line.when, line.text, ()
    if half and ":" in half[0]:
        return None, half.string[half.end() :], (half[1],)
    return None, title, ()


def beside_title(
    head: TableHead,
    row: TitledRow,
    clock: set[int],
    *,
    people_first: bool,
    places: frozenset[int] = frozenset(),
) -> tuple[tuple[str, ...], tuple[str, ...], list[str]]:
    """Return who stands beside a row's title, what else does, and more lines of the former.

    ``people_first`` tells of a table without a head that who presents stands before the title, and
    ``places`` which of its columns say where.
    """
    who, taken = head.crossed(row.cells)
    if who:
        asides = head.asides(row.cells, row.title, {*clock, row.title, *taken})
        return (who,), (*asides, *row.said), []
    people = [head.columns[name] for name in PRESENTERS if name in head.columns]
    if not head.columns:
        behind = enumerate(row.cells)
        beside = (n for n, cell in behind if cell and n > row.title and n not in {*clock, *places})
        title = flat(row.cells[row.title])
        before = row.title - 1
        led = [before] if people_first and before not in clock else []
        people = (
            led
            or [
                n
                for n in beside
                if any(map(str.isalpha, row.cells[n]))
                and not tells_when(row.cells[n])
                and not (names_place(row.cells[n]) or is_place_of(flat(row.cells[n]), title))
            ][:1]
        )
    said = (n for n in people if n not in (row.title, *clock) and cell_at(row.cells, n))
    said = (n for n in said if not tells_when(row.cells[n]))
    column = next((n for n in said if not names_place(row.cells[n])), None)
    first, *more = cell_at(row.cells, column).split("\n") if column is not None else [""]
    asides = head.asides(row.cells, row.title, {*clock, row.title, column})
    named = unmarked(flat(DASH.sub("", first)))
    return (named,) if named else (), (*asides, *row.said), more


def row_style(counter: str | None, when: When | None) -> tuple[CounterStyle, str]:
    """A chapter's counter in the column of numbers heads a chapter; all else is a row."""
    counted = counter_style(counter or "")
    if when is None and counted in (CounterStyle.ROMAN, CounterStyle.CAPITAL):
        return counted, counted.value
    nested = counted.value if counted in (CounterStyle.NESTED, CounterStyle.LETTER) else ""
    return CounterStyle.ROW, CounterStyle.ROW.value + nested
