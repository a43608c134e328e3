"""Tables without rulings, found by the white between their columns and rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from timekeeper.files.importers.formats.grid import Cell
from timekeeper.files.importers.formats.pdf.columns import FEWEST_ITEMS, columns, is_item
from timekeeper.files.importers.formats.pdf.edges import (
    MOST_POOLED,
    LineBlock,
    Segments,
    behind_bullet,
    goes_on_across,
    have_same_columns,
    in_blocks,
    in_columns,
    lines_in_columns,
    reach,
)
from timekeeper.files.importers.formats.pdf.levels import (
    COUNTER,
    LEAST,
    cell_begins,
    opens_hours,
    rules,
)
from timekeeper.files.importers.formats.pdf.lines import (
    TextLine,
    Wrapping,
    usual_drops,
)
from timekeeper.files.importers.formats.pdf.shapes import Bounds
from timekeeper.files.importers.formats.pdf.tables import LENGTH, TIMED, Grid, PdfTable
from timekeeper.files.importers.formats.pdf.unruled_rows import GatheredRows, TableRow

FEWEST_ROWS = 3
FEWEST_COLUMNS = 3  # of a table without times
BETWEEN_CELLS = 9.0  # points
FEWEST_TABBED = 4  # one line with a tab in a cell to so many: none was seen in a table


def unruled_tables(
    pages: Sequence[Sequence[TextLine]], rulings: Sequence[Sequence[Bounds]] = ()
) -> list[list[PdfTable]]:
    """Return the tables in each page's lines; the last rows of one may stand on the next page.

    Level rulings of the pages may stand between their rows.
    """
    drawn = [rules(found) for found in rulings] or [[] for _page in pages]
    furthest = max((line.right for page in pages for line in page), default=0.0)
    whole = Wrapping(furthest, usual_drops(pages))
    found = in_blocks(pages, whole)
    wrapped = [block.edges for block in found if block.wrapped]
    tables: list[tuple[LineBlock, _Table]] = []
    cuts = [a.page < b.page and have_same_columns(a.edges, b.edges) for a, b in pairwise(found)]
    for cut, block, goes_on in zip((False, *cuts), found, (*cuts, False), strict=False):
        if not any(have_same_columns(edges, block.edges) for edges in wrapped):
            made = [
                _Table(lines, block.edges, furthest, drawn[block.page], cut=cut, goes_on=goes_on)
                for lines in lines_in_columns(block, cut=cut)
            ]
            tables += [(block, table) for table in made if table.rows and not table.is_tabbed]
    by_page: list[list[PdfTable]] = [[] for _page in pages]
    known: list[Sequence[float]] = []
    # One day of several may have but a row: those with the same columns tell together.
    pooled: defaultdict[tuple[float, ...], list[TableRow]] = defaultdict(list)
    for block, table in tables:
        pooled[tuple(block.edges)] += table.rows
    for block in found:
        if goes_on_across(block, pages[block.page], whole):
            pooled.pop(tuple(block.edges), None)
    ones = [
        table.is_one(table.rows) or table.is_one(pooled[tuple(block.edges)][:MOST_POOLED], few=True)
        for block, table in tables
    ]
    told = [
        block.edges
        for (block, table), is_one in zip(tables, ones, strict=True)
        if is_one and len(set().union(*table.rows)) > len(block.edges)
    ]
    for (block, table), is_one in zip(tables, ones, strict=True):
        # A head may stand above the heading of the first rows.
        heads = len(table.rows) == 1 and len(table.rows[0]) == len(block.edges) + 1
        alike = any(have_same_columns(edges, block.edges) for edges in (told if heads else known))
        if is_one or alike:
            known.append(block.edges)
            by_page[block.page].append(table.made())
    return by_page


def _is_tabbed(
    lines: Sequence[TextLine], parted: Sequence[Segments], furthest: float, *, two: bool
) -> bool:
    """Return whether tabs set the text apart, and not columns, of which there seem to be ``two``.

    Tabs stand within cells as well.
    """
    inner = sum(
        any(word.tabs for word in cell.words[1:]) or bool(cell_begins(cell))
        for cells in parted
        for cell in map(behind_bullet, cells.values())
    )
    if inner * FEWEST_TABBED >= max(len(lines), 1):
        return True
    if any(word.led for line in lines for word in line.words):
        return True
    # Two columns may be one with its tabs: some rows have more of them.
    more = [line.tabbed > 1 for line in lines if line.tabbed] if two else []
    if sum(more) * FEWEST_TABBED >= max(len(more), 1):
        return True
    # Text behind clocks, or behind counters, goes on at the margin, below them.
    whole = Wrapping(furthest, usual_drops([lines]))
    return any(
        [*cells] == [0]
        and 0 in above
        and 1 in above
        # Of several columns the first may go on alone, with "sáng" below its clock.
        and (two or before.tabbed > 0 or line.text[0].islower())
        and not TIMED.fullmatch(line.text)
        and (two or not LENGTH.match(line.text))
        and (TIMED.fullmatch(above[0].text) or COUNTER.fullmatch(above[0].text))
        and whole.wraps(before, line)
        for (before, above), (line, cells) in pairwise(zip(lines, parted, strict=True))
    )


class _Table:
    """Lines in columns, gathered in rows; the last row fills several columns.

    ``cut`` tells that the first may be the rest of a row of the page before, ``goes_on`` that the
    last may be cut so.
    """

    def __init__(
        self,
        lines: Sequence[TextLine],
        edges: Sequence[float],
        furthest: float,
        drawn: Sequence[Bounds],
        *,
        cut: bool,
        goes_on: bool,
    ) -> None:
        self._lines = lines
        self._edges = (0.0, *edges, furthest + 1)
        parted = [in_columns(line, edges) for line in lines]
        self.is_tabbed = _is_tabbed(lines, parted, furthest, two=len(edges) == 1)
        by_column = [[cells[at] for cells in parted if at in cells] for at in range(len(edges) + 1)]
        drops = usual_drops(by_column)
        height = max((line.height for line in lines), default=0.0)
        # Office programs leave white on both sides of an edge, but a cell's text may reach nearly
        # to where the next column begins.
        rights = [
            min(edge - LEAST * height, max([edge - BETWEEN_CELLS, *(cell.right for cell in cells)]))
            for edge, cells in zip(edges, by_column, strict=False)
        ]
        # Nor does the last column reach as far as the text around its table.
        lasts = (cell.right for cell in by_column[-1])
        rights.append(min(furthest, max([furthest - BETWEEN_CELLS, *lasts])))
        self._wrappings = [Wrapping(right, drops) for right in rights]
        # What surely went on tells more, but not whether a row ends.
        self._within = [
            Wrapping(min(right, reach(cells)), drops)
            for right, cells in zip(rights, by_column, strict=True)
        ]
        gathered = GatheredRows(lines, parted, self._wrappings, drawn, (cut, goes_on))
        self._key, self._unsure, self.rows = gathered.key, gathered.unsure, gathered.rows
        # No table begins with what may be a title, or ends with what may be a signature.
        while len(self.rows) > cut and len(self.rows[-1]) == 1:
            del self.rows[-1]
        while len(self.rows) > 1 and len(self.rows[0]) == 1 and not cut:
            del self.rows[0]

    def is_one(self, rows: Sequence[TableRow], *, few: bool = False) -> bool:
        """Return whether the lines are a table's: by the times, numbers or columns of its rows.

        The rows may be those of others as well that have the same columns. A ``few`` suffice where
        this one has a time, or a number, and lines go on within the columns.
        """
        several = [row for row in rows if len(row) > 1]
        if any(map(self._wraps_hours, rows)):
            return True
        two = len(self._wrappings) < FEWEST_COLUMNS
        wraps = any(len(lines) > 1 for row in several for at, lines in row.items() if at)
        if few and two and not wraps:
            return False
        if len(several) < FEWEST_ROWS - (few or not two) or (two and len(columns(self._lines)) > 1):
            return False
        items = [all(is_item(cell[0].text) for cell in row.values()) for row in several]
        if sum(items) >= FEWEST_ITEMS and not two:
            return False
        begins = [row[self._key][0].text for row in several if self._key in row]
        numbers = [row[0][0].text for row in several if 0 in row and (wraps or not two)]
        full = 0 if few else sum(len(row) >= FEWEST_COLUMNS for row in several)
        told = max(
            sum(bool(TIMED.fullmatch(text)) for text in begins),
            sum(bool(COUNTER.fullmatch(text)) for text in numbers),
        )
        if few and not any(TIMED.fullmatch(row[at][0].text) for row in self.rows for at in row):
            return False
        worded = two and not few and self._fills_both(rows)
        return 2 * told >= len(several) or full >= FEWEST_ROWS or worded

    def _wraps_hours(self, row: TableRow) -> bool:
        """Return whether hours go on below their beginning, and so does a cell beside them."""
        hours = row.get(self._key, ())
        beside = (found for at, found in row.items() if at != self._key)
        wrapped = any(len(found) > 1 and found[1].text[0].islower() for found in beside)
        return wrapped and len(hours) > 1 and opens_hours(hours[0])

    def _fills_both(self, rows: Sequence[TableRow]) -> bool:
        """Return whether two columns of words are a table's: each row fills both of them.

        A line goes on within the second, and no cell begins in the middle of a sentence, as the
        lines of text in two columns do. What labels say is no cell.
        """
        firsts = [found[0].text for row in rows for found in row.values()]
        return (
            all(len(row) > 1 for row in rows)
            and any(line.text[0].islower() for row in rows for line in row[1][1:])
            and not any(text[0].islower() or text.endswith(":") for text in firsts)
        )

    def made(self) -> PdfTable:
        """Return the table with the text of its cells."""
        lines = {(n, at): found for n, row in enumerate(self.rows) for at, found in row.items()}
        wrappings = {place: self._within[place[1]] for place in lines}
        cells = [
            [
                Cell(self._within[at].joined(row[at]) if at in row else "", at)
                for at in range(len(self._wrappings))
            ]
            for row in self.rows
        ]
        firsts = [
            max((found[0] for found in row.values()), key=lambda line: line.base)
            for row in self.rows
        ]
        last = min(found[-1].base for found in self.rows[-1].values())
        tops = (*(line.base + line.height for line in firsts), last)
        return PdfTable(Grid(self._edges, tops, ()), cells, lines, wrappings, self._unsure)
