"""Tables found by their rulings: where they cross there are cells, where they miss, merged ones."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from timekeeper.files.importers.formats.grid import Cell
from timekeeper.files.importers.formats.pdf.lines import Measure, TextLine, text_lines, usual_drops
from timekeeper.files.importers.formats.pdf.page import THIN, Box, Glyph

NEAR = 3.0
LEAST_PADDING, MOST_PADDING = 1.0, 8.0
MOST_RULINGS = 4_000

# A field of the grid: row and column from the top left, from 0.
Field = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a table: ``columns`` from left to right, ``rows`` from top to bottom."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    rulings: tuple[Box, ...]

    def holds(self, glyph: Glyph) -> bool:
        """Return whether the glyph stands in the table."""
        middle = (glyph.left + glyph.right) / 2
        inside = self.columns[0] <= middle <= self.columns[-1]
        return inside and self.rows[-1] - 1 <= glyph.base <= self.rows[0]


@dataclass(frozen=True, slots=True)
class Table:
    """A table's cells, and the lines they were read from with how they are set."""

    grid: Grid
    rows: list[list[Cell]]
    lines: dict[Field, list[TextLine]]
    measures: dict[Field, Measure]

    def goes_on_in(self, other: Table) -> bool:
        """Return whether the other table has the same columns."""
        mine, others = self.grid.columns, other.grid.columns
        return len(mine) == len(others) and all(
            abs(x - y) <= NEAR for x, y in zip(mine, others, strict=True)
        )

    def cut_before(self, other: Table, row: int) -> bool:
        """Return whether a cell of the last row goes on in that row of the table below."""
        last = len(self.rows) - 1
        return any(
            self.measures[last, column].wraps(self.lines[last, column][-1], lines[0])
            for (there, column), lines in other.lines.items()
            if there == row and (last, column) in self.lines
        )


def grids(rulings: Sequence[Box]) -> list[Grid]:
    """Return the tables of at least two columns that rulings make, from top to bottom."""
    found = [_grid(group) for group in _groups(rulings[:MOST_RULINGS])]
    tables = [grid for grid in found if len(grid.columns) > 2 and len(grid.rows) > 1]  # noqa: PLR2004
    return sorted(tables, key=lambda grid: -grid.rows[0])


def table(grid: Grid, glyphs: Iterable[Glyph]) -> Table:
    """Return the text of each cell, row by row; a merged cell stands at its top left."""
    owner = _owners(grid)
    inside: defaultdict[Field, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        inside[owner[_place(grid, glyph)]].append(glyph)
    lines = {place: text_lines(found) for place, found in inside.items()}
    gaps = [line.left - grid.columns[c] for (_r, c), found in lines.items() for line in found]
    padding = min(max(min(gaps, default=0), LEAST_PADDING), MOST_PADDING)
    last = {place: column for (_r, column), place in sorted(owner.items())}
    drops = usual_drops(lines.values())
    measures = {
        place: Measure(grid.columns[column + 1] - padding, drops) for place, column in last.items()
    }
    texts = {place: measures[place].joined(found) for place, found in lines.items()}
    rows = [
        [
            Cell(texts.get(owner[r, c], "") if owner[r, c] == (r, c) else "", c)
            for c in range(len(grid.columns) - 1)
            if c == owner[r, c][1]
        ]
        for r in range(len(grid.rows) - 1)
    ]
    return Table(grid, rows, lines, measures)


def _place(grid: Grid, glyph: Glyph) -> Field:
    middle = (glyph.left + glyph.right) / 2
    column = bisect_right(grid.columns, middle) - 1
    row = sum(glyph.base + glyph.height / 4 < level for level in grid.rows) - 1
    return (
        min(max(row, 0), len(grid.rows) - 2),
        min(max(column, 0), len(grid.columns) - 2),
    )


def _owners(grid: Grid) -> dict[Field, Field]:
    """Return for each field of the grid the top left field of the cell it belongs to."""
    owner: dict[Field, Field] = {}
    for r, (top, bottom) in enumerate(pairwise(grid.rows)):
        for c, (left, right) in enumerate(pairwise(grid.columns)):
            middle = ((left + right) / 2, (top + bottom) / 2)
            if c and not _upright_at(grid, left, middle[1]):
                owner[r, c] = owner[r, c - 1]
            elif r and not _level_at(grid, top, middle[0]):
                owner[r, c] = owner[r - 1, c]
            else:
                owner[r, c] = (r, c)
    return owner


def _upright_at(grid: Grid, x: float, y: float) -> bool:
    return any(
        _is_upright(ruling) and abs(ruling.left - x) <= NEAR and ruling.bottom <= y <= ruling.top
        for ruling in grid.rulings
    )


def _level_at(grid: Grid, y: float, x: float) -> bool:
    return any(
        not _is_upright(ruling) and abs(ruling.top - y) <= NEAR and ruling.left <= x <= ruling.right
        for ruling in grid.rulings
    )


def _is_upright(ruling: Box) -> bool:
    return ruling.top - ruling.bottom > ruling.right - ruling.left


def _groups(rulings: Sequence[Box]) -> list[list[Box]]:
    """Return the rulings that touch one another, directly or through others."""
    groups: list[tuple[Box, list[Box]]] = []
    for ruling in rulings:
        around, members = ruling, [ruling]
        apart = []
        for box, others in groups:
            if _touch(box, ruling) and any(_touch(other, ruling) for other in others):
                around = _union(around, box)
                members = others + members
            else:
                apart.append((box, others))
        groups = [*apart, (around, members)]
    return [members for _box, members in groups]


def _touch(a: Box, b: Box) -> bool:
    across = a.left - NEAR <= b.right and b.left - NEAR <= a.right
    return across and a.bottom - NEAR <= b.top and b.bottom - NEAR <= a.top


def _union(a: Box, b: Box) -> Box:
    return Box(
        min(a.left, b.left), min(a.bottom, b.bottom), max(a.right, b.right), max(a.top, b.top)
    )


def _grid(rulings: Sequence[Box]) -> Grid:
    upright = sorted((r.left + r.right) / 2 for r in rulings if _is_upright(r))
    level = sorted((r.bottom + r.top) / 2 for r in rulings if not _is_upright(r))
    columns, rows = _apart(upright), _apart(level)
    return Grid(tuple(columns), tuple(reversed(rows)), tuple(rulings))


def _apart(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in values:
        if not found or value - found[-1] > THIN + NEAR:
            found.append(value)
    return found
