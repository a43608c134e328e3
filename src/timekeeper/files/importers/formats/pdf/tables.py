"""Tables found by their rulings: where they cross there are cells, where they miss, merged ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.files.importers.formats.grid import Cell
from timekeeper.files.importers.formats.pdf.columns import is_item
from timekeeper.files.importers.formats.pdf.lines import (
    HALF_ALONE,
    TextLine,
    Wrapping,
    is_cut_figure,
    text_lines,
    usual_drops,
)
from timekeeper.files.importers.formats.pdf.shapes import THIN, Bounds, Glyph

NEAR = 3.0
FAR = 12.0  # a narrow column
LEAST_PADDING, MOST_PADDING = 1.0, 8.0
MOST_RULINGS = 4_000
# Each field of a table is held against each of its rulings; a chart's paper is no table.
MOST_FIELDS = 4_000_000
_CLOCK = r"(?:từ\s*)?[0-9]{1,2}\s?(?:[hHgG:.]|giờ|am|pm)\s?(?:[0-9]{2}|[^\w]|$)"
_DAY = (
    r"(?:thứ\s+(?:[2-7]|hai|ba|tư|năm|sáu|b[ảẩ]y)\b|chủ nhật|ngày\s+[0-9]|[0-9]{1,2}/[0-9]{1,2}\b)"
)
_DATE = re.compile(r"(?:ngày )?\(?[0-9]{1,2}/[0-9]{1,2}\b")
TIMED = re.compile(
    rf"(?={_CLOCK})(?:[0-9\s:.,()'’~→–—-]|[hgp](?![^\W\d_]{{2}})|từ|đến|giờ|phút|kết thúc|am|pm)+"
    rf"|{_DAY}.{{0,20}}",
    re.IGNORECASE,
)
LENGTH = re.compile(
    r"\(|[-–—~→]\s*(?:[0-9]|$)|(?:đến|giờ|phút)\b|(?:sáng|trưa|chiều|tối|[ap]m)$"
    r"|[0-9]{2}(?: phút)?$"
)
_GOES_ON = re.compile(r"(?:giờ|phút|(?:tháng|năm) [0-9])\b", re.IGNORECASE)
_OPEN = re.compile(r"(?:[-–—~→/]|\b(?:đến|từ|thứ|ngày|tháng|năm))$", re.IGNORECASE)

# A field of the grid: row and column from the top left, from 0.
Field = tuple[int, int]


class Grid(Struct, frozen=True):
    """The lines of a table: ``columns`` from left to right, ``rows`` from top to bottom."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    rulings: tuple[Bounds, ...]

    def holds(self, glyph: Glyph) -> bool:
        """Return whether the glyph stands in the table."""
        middle = (glyph.left + glyph.right) / 2
        inside = self.columns[0] <= middle <= self.columns[-1]
        return inside and self.rows[-1] - 1 <= glyph.base <= self.rows[0]

    def field(self, glyph: Glyph) -> Field:
        """Return the field the glyph stands in, the nearest one for a glyph on the border."""
        column = bisect_right(self.columns, (glyph.left + glyph.right) / 2) - 1
        row = sum(glyph.base + glyph.height / 4 < level for level in self.rows) - 1
        return (
            min(max(row, 0), len(self.rows) - 2),
            min(max(column, 0), len(self.columns) - 2),
        )

    def is_ruled(self, x: float, y: float, *, upright: bool) -> bool:
        """Return whether an upright ruling, or else a level one, goes through a point."""
        return any(
            abs(ruling.left - x) <= NEAR and ruling.bottom <= y <= ruling.top
            if upright
            else abs(ruling.top - y) <= NEAR and ruling.left <= x <= ruling.right
            for ruling in self.rulings
            if _is_upright(ruling) is upright
        )


class PdfTable(Struct, frozen=True):
    """A table's cells, and the lines they were read from with how they are set.

    ``unsure`` tells that its rows contradict themselves.
    """

    grid: Grid
    rows: list[list[Cell]]
    lines: dict[Field, list[TextLine]]
    wrappings: dict[Field, Wrapping]
    unsure: bool = False

    def goes_on_in(self, other: PdfTable) -> bool:
        """Return whether the other table has the same columns."""
        mine, others = self.grid.columns, other.grid.columns
        return len(mine) == len(others) and all(
            abs(x - y) <= NEAR for x, y in zip(mine, others, strict=True)
        )

    def reached(self, above: PdfTable, first: int) -> PdfTable:
        """Return the table with what merged cells say that go on in it from the page before.

        A page's end draws a ruling through them; what tells is that a cell is empty in the
        ``first`` row, and merged before or after the end.
        """
        said: dict[int, str] = {}
        for cells in above.rows:
            said = {
                cell.start: cell.text or said.get(cell.start, "") if cell.goes_on else cell.text
                for cell in cells
            }
        around = (*above.rows[-1:], *self.rows[first + 1 : first + 2])
        merged = {cell.start for cells in around for cell in cells if cell.goes_on}
        rows = [list(cells) for cells in self.rows]
        for at, cell in enumerate(rows[first]):
            if not cell.text and cell.start in merged:
                rows[first][at] = replace(cell, text=said.get(cell.start, ""), goes_on=True)
        return replace(self, rows=rows)

    def cut_before(self, other: PdfTable, row: int) -> bool:
        """Return whether the last row goes on in that row of the table below.

        One of its cells wraps there, which one may do by chance; so all that go on also reach the
        page's end, but for a line that is kept with the next, and none begins with a time, or with
        a half of the day. A first cell begins a row where it does not surely go on; in a further
        one the text of an act may end in "thứ 6", or in another day.
        """
        last = len(self.rows) - 1
        ends = {column: lines[-1] for (there, column), lines in self.lines.items() if there == last}
        low = min((line.base + 2 * line.height for line in ends.values()), default=0.0)
        below = {column: lines[0] for (there, column), lines in other.lines.items() if there == row}
        if not all(column in ends and ends[column].base < low for column in below):
            return False
        on = {
            c
            for c, line in below.items()
            if line_goes_on(ends[c], line, self.wrappings[last, c])
            or (
                c > 0
                and re.match(_DAY, line.text)
                and not TIMED.fullmatch(ends[c].text)
                and self.wrappings[last, c].wraps(ends[c], line)
            )
        }
        begun = any(
            is_item(line.text)
            or (c not in on and (TIMED.fullmatch(line.text) or HALF_ALONE.fullmatch(line.text)))
            for c, line in below.items()
        )
        sure = {
            c
            for c in on
            if below[c].text[0].islower()
            or TIMED.fullmatch(ends[c].text)
            or _OPEN.search(ends[c].text)
        }
        return not begun and (0 not in below or 0 in sure) and bool(sure or on == {*below})


def line_goes_on(above: TextLine, line: TextLine, wrapping: Wrapping) -> bool:
    """Return whether a cell's line goes on with the one above it, as no clock of its own does."""
    if (
        _OPEN.search(above.text)
        or _GOES_ON.match(line.text)
        or is_cut_figure(above.text, line.text)
    ):
        return True
    if TIMED.fullmatch(above.text):
        # A day's date may stand below its name.
        dated = _DATE.match(line.text) and not _DATE.search(above.text)
        return bool(dated or LENGTH.match(line.text))
    return not TIMED.fullmatch(line.text) and wrapping.wraps(above, line)


def grids(rulings: Sequence[Bounds]) -> list[Grid]:
    """Return the tables of at least two columns that rulings make, from top to bottom."""
    found = []
    for group in _groups(rulings[:MOST_RULINGS]):
        upright = [r for r in group if _is_upright(r)]
        level = [r for r in group if not _is_upright(r)]
        columns = _with_outer(
            _apart((r.left + r.right) / 2 for r in upright), [(r.left, r.right) for r in level]
        )
        rows = _with_outer(
            _apart((r.bottom + r.top) / 2 for r in level), [(r.bottom, r.top) for r in upright]
        )
        is_table = len(columns) > 2 and len(rows) > 1  # noqa: PLR2004
        if is_table and len(columns) * len(rows) * len(group) <= MOST_FIELDS:
            found.append(Grid(tuple(columns), tuple(reversed(rows)), tuple(group)))
    return sorted(found, key=lambda grid: -grid.rows[0])


def is_band(grid: Grid, others: Sequence[Grid], glyphs: Sequence[Glyph]) -> bool:
    """Return whether a grid is one of several rows with a colour, and rows without stand between.

    Each of them then looks like a table of one row.
    """
    alike = [
        other
        for other in others
        if len(other.rows) == len(grid.rows) == 2  # noqa: PLR2004
        and len(other.columns) == len(grid.columns)
        and all(abs(x - y) <= NEAR for x, y in zip(other.columns, grid.columns, strict=True))
    ]
    return len(alike) > 1 and all(
        len(
            {
                bisect_right(grid.columns, (glyph.left + glyph.right) / 2)
                for glyph in glyphs
                if below.rows[0] < glyph.base < above.rows[-1] and grid.columns[0] < glyph.left
            }
        )
        > 1
        for above, below in pairwise(alike)
    )


def table(grid: Grid, glyphs: Iterable[Glyph]) -> PdfTable:
    """Return the text of each cell, row by row; a merged cell stands at its top left."""
    owner = owners(grid)
    inside: defaultdict[Field, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        inside[owner[grid.field(glyph)]].append(glyph)
    lines = {place: text_lines(found) for place, found in inside.items()}
    gaps = [line.left - grid.columns[c] for (_r, c), found in lines.items() for line in found]
    padding = min(max(min(gaps, default=0), LEAST_PADDING), MOST_PADDING)
    last = {place: column for (_r, column), place in sorted(owner.items())}
    drops = usual_drops(lines.values())
    wrappings = {
        place: Wrapping(grid.columns[column + 1] - padding, drops) for place, column in last.items()
    }
    texts = {place: wrappings[place].joined(found) for place, found in lines.items()}
    rows = [
        [
            Cell("", c, goes_on=True) if owner[r, c][0] < r else Cell(texts.get((r, c), ""), c)
            for c in range(len(grid.columns) - 1)
            if c == owner[r, c][1]
        ]
        for r in range(len(grid.rows) - 1)
    ]
    return PdfTable(grid, rows, lines, wrappings)


def owners(grid: Grid) -> dict[Field, Field]:
    """Return for each field of the grid the top left field of the cell it belongs to."""
    owner: dict[Field, Field] = {}
    for r, (top, bottom) in enumerate(pairwise(grid.rows)):
        for c, (left, right) in enumerate(pairwise(grid.columns)):
            middle = ((left + right) / 2, (top + bottom) / 2)
            if c and not grid.is_ruled(left, middle[1], upright=True):
                owner[r, c] = owner[r, c - 1]
            elif r and not grid.is_ruled(middle[0], top, upright=False):
                owner[r, c] = owner[r - 1, c]
            else:
                owner[r, c] = (r, c)
    return owner


def _is_upright(ruling: Bounds) -> bool:
    return ruling.top - ruling.bottom > ruling.right - ruling.left


def _groups(rulings: Sequence[Bounds]) -> list[list[Bounds]]:
    """Return the rulings that touch one another, directly or through others."""
    groups: list[tuple[Bounds, list[Bounds]]] = []
    for ruling in rulings:
        around, members = ruling, [ruling]
        apart = []
        for box, others in groups:
            if _touch(box, ruling) and any(_touch(other, ruling) for other in others):
                around = Bounds(
                    min(around.left, box.left),
                    min(around.bottom, box.bottom),
                    max(around.right, box.right),
                    max(around.top, box.top),
                )
                members = others + members
            else:
                apart.append((box, others))
        groups = [*apart, (around, members)]
    return [members for _box, members in groups]


def _with_outer(edges: list[float], across: Sequence[tuple[float, float]]) -> list[float]:
    """Return the edges of columns, or rows, with the outer ones that are not drawn.

    There two at least of the rulings across end, far beyond the last edge that is drawn. A single
    edge may stand in a table whose other columns nothing parts but white.
    """
    if min(len(edges), len(across)) < 2:  # noqa: PLR2004
        return edges
    first, second = sorted(begin for begin, _end in across)[:2]
    before, last = sorted(end for _begin, end in across)[-2:]
    outer = [first] if second - first <= FAR < edges[0] - second else []
    return [*outer, *edges, *([last] if last - before <= FAR < before - edges[-1] else [])]


def _touch(a: Bounds, b: Bounds) -> bool:
    across = a.left - NEAR <= b.right and b.left - NEAR <= a.right
    return across and a.bottom - NEAR <= b.top and b.bottom - NEAR <= a.top


def _apart(values: Iterable[float]) -> list[float]:
    """Return the values from the least to the greatest, one of those that are nearly the same."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > THIN + NEAR:
            found.append(value)
    return found
