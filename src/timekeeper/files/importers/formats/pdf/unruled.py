"""Tables without rulings, found by the white between their columns and rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from timekeeper.files.importers.formats.grid import Cell
from timekeeper.files.importers.formats.pdf.columns import FEWEST_ITEMS, columns, is_item
from timekeeper.files.importers.formats.pdf.edges import (
    MOST_POOLED,
    WITHIN,
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
    Rows,
    below_rules,
    cell_begins,
    rules,
)
from timekeeper.files.importers.formats.pdf.lines import (
    HALF_ALONE,
    TextLine,
    Wrapping,
    is_cut_figure,
    usual_drops,
)
from timekeeper.files.importers.formats.pdf.shapes import Bounds
from timekeeper.files.importers.formats.pdf.tables import (
    LENGTH,
    TIMED,
    Grid,
    PdfTable,
    line_goes_on,
)

ROW_GAP = 1.12  # how far apart rows are by that of lines
NEAREST = 0.7  # of a line's height
FEWEST_ROWS = 3
FEWEST_COLUMNS = 3  # of a table without times
MOST_GAPPED = 6  # of ten rows: how many must have a gap above them
BETWEEN_CELLS = 9.0  # points
FEWEST_TABBED = 4  # one line with a tab in a cell to so many: none was seen in a table
# What a narrow column leaves of a day's head in the first of its lines.
_DAY_BEGUN = re.compile(r"\W*(?:Ngày|NGÀY|Thứ|THỨ)")
_WEEKDAY = re.compile(r"Thứ\s[A-ZĐ2-7]|Chủ\snhật|[0-9]{1,2}/[0-9]")
_WEEKDAY_NAME = re.compile(r"(?i:thứ|chủ nhật)\b")
_HALVES = ("sáng", "trưa", "chiều", "tối")
_WHOLE_DAY = re.compile(r"(?:[Nn]gày )?[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?\W*")
_BULLET = re.compile(r"[-–—+•*]\s")
_HEADING = re.compile(r"(?:PHẦN|BUỔI|PHIÊN|Phần|Buổi|Phiên|[IVX]{1,4}\.)(?!\w)")

TableRow = dict[int, list[TextLine]]


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
    for before, block in zip((None, *found), found, strict=False):
        cut = (
            before is not None
            and before.page < block.page
            and have_same_columns(before.edges, block.edges)
        )
        if not any(have_same_columns(edges, block.edges) for edges in wrapped):
            made = [
                _Table(lines, block.edges, furthest, drawn[block.page], cut=cut)
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

    ``cut`` tells that the first may be the rest of a row of the page before.
    """

    def __init__(
        self,
        lines: Sequence[TextLine],
        edges: Sequence[float],
        furthest: float,
        drawn: Sequence[Bounds],
        *,
        cut: bool,
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
        ] + [furthest]
        self._wrappings = [Wrapping(right, drops) for right in rights]
        # What surely went on tells more, but not whether a row ends.
        self._within = [
            Wrapping(min(right, reach(cells)), drops)
            for right, cells in zip(rights, by_column, strict=True)
        ]
        timed = [sum(bool(TIMED.fullmatch(line.text)) for line in found) for found in by_column]
        self._key = timed.index(max(timed))
        # Words for all columns, without a figure.
        full = parted and len(parted[0]) == len(edges) + 1
        self._head = [*parted[0].values()] if full and not re.search("[0-9]", lines[0].text) else []
        self._halves = {
            at
            for at, found in enumerate(by_column)
            if found and all(HALF_ALONE.fullmatch(line.text) for line in found[1:])
        }
        self._unsure = False
        self.rows = self._rows_of_days(parted, drawn) or self._rows(
            lines, parted, below_rules(lines, drawn)
        )
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

    def _rows_of_days(
        self, parted: Sequence[Segments], drawn: Sequence[Bounds]
    ) -> list[TableRow] | None:
        """Return the rows of a week whose days stand beside their halves, each in one merged cell.

        A merged cell stands at the middle or the foot of several rows, and tells of none of them.
        """
        headed = len(self._head) > 0
        days: list[list[TextLine]] = []
        for cells in parted[headed:]:
            if 0 in cells and (_WEEKDAY_NAME.match(cells[0].text) or not days):
                days.append([])
            if 0 in cells:
                days[-1].append(cells[0])
        named = [day for day in days if _WEEKDAY_NAME.match(day[0].text)]
        if 1 not in self._halves or not named or named != days:
            return None
        beside = {
            at: rest
            for at, cells in enumerate(parted)
            if (rest := {n: cell for n, cell in cells.items() if n or at < headed})
        }
        lines = [self._lines[at] for at in beside]
        unsure, key = self._unsure, self._key
        self._key = 1
        rows = self._rows(lines, [*beside.values()], below_rules(lines, drawn))
        self._key = key
        halves = [row[1][0].text.lower() if 1 in row else "" for row in rows[headed:]]
        order = [next((n for n, half in enumerate(_HALVES) if half in t), -1) for t in halves]
        firsts = [
            row
            for before, half, row in zip((9, *order), order, rows[headed:], strict=False)
            if half <= before
        ]
        tops = [max(found[0].base for found in row.values()) for row in firsts]
        if (
            -1 not in order
            and len(firsts) == len(days)
            and all(
                top + LEAST * day[0].height >= day[0].base and day[-1].base > below
                for day, top, below in zip(days, tops, (*tops[1:], 0.0), strict=True)
            )
        ):
            for day, row in zip(days, firsts, strict=True):
                row[0] = day
            return rows
        self._unsure = unsure
        return None

    def _rows(
        self, lines: Sequence[TextLine], parted: Sequence[Segments], ruled: Container[int]
    ) -> list[TableRow]:
        """Return the lines row by row: by how cells stand to one another, or to rulings.

        Where that does not tell, it is the white between rows, or else how they begin.
        """
        going = list(self._going_on(parted))
        begins = list(self._begins(parted, going))
        drops = [(a.base - b.base) / b.height for a, b in pairwise(lines)]
        within = sorted(drops)
        usual = min(within[len(within) // 5], WITHIN) if within else 0.0
        gap = usual * ROW_GAP
        before = sorted(drop for drop, begun in zip(drops, begins[1:], strict=True) if begun)
        going_on = [drop for drop, begun in zip(drops, begins[1:], strict=True) if not begun]
        gapped = not (going_on and min(going_on) > gap and within[0] <= gap) and (
            sum(drop > gap for drop in before) * 10 >= MOST_GAPPED * len(before)
        )
        # Lines of a scan do not stand quite level: what seems to begin a row has more white above
        # it than any line that goes on, what does not as much as rows have.
        least = min(gap, max(going_on, default=gap))
        most = max(gap, (usual + before[len(before) // 5]) / 2 if before else WITHIN)
        told = Rows(parted, going, self._key, ruled).begins()
        rows: list[TableRow] = []
        for cells, on, begun, drop, own in zip(
            parted, going, begins, (0.0, *drops), told, strict=False
        ):
            apart = drop > (least if begun else most) if gapped else begun
            cut = rows and 0 in rows[-1] and 0 in cells
            cut = cut and is_cut_figure(rows[-1][0][-1].text, cells[0].text)
            apart = apart or (not cut and self._has_number_and_clock(cells))
            # No row ends within the height of a line.
            apart = apart and drop >= NEAREST
            if not rows or (apart if own is None else own):
                rows.append({})
            for at, line in cells.items():
                # The middle of a sentence begins no cell.
                self._unsure |= on[at] and at not in rows[-1] and line.text[0].islower()
                rows[-1].setdefault(at, []).append(line)
        return rows

    def _going_on(self, parted: Sequence[Segments]) -> Iterator[dict[int, bool]]:
        """Yield for each line which of its cells go on with the last ones above them."""
        last: Segments = {}
        for cells in parted:
            yield {
                at: at in last and self._goes_on(last[at], line, at) for at, line in cells.items()
            }
            last |= cells

    def _begins(
        self, parted: Sequence[Segments], going_on: Sequence[Mapping[int, bool]]
    ) -> Iterator[bool]:
        """Yield for each line whether it seems to begin a row."""
        last: Segments = {}
        for cells, goes_on in zip(parted, going_on, strict=True):
            fresh = [at for at in cells if at not in last or not goes_on[at]]
            key = self._key in fresh and not LENGTH.match(cells[self._key].text)
            # Below a date the hours of its act may stand beside the act's second line.
            key = key and not (
                self._key in last
                and _WHOLE_DAY.fullmatch(last[self._key].text)
                and any(at in last and cells[at].text[0].islower() for at in cells)
            )
            numbered = 0 in fresh and COUNTER.fullmatch(cells[0].text) is not None
            texts = [cells[at].text for at in fresh if not cells[at].text[0].islower()]
            # Of days' rows none begins beside a date that goes on.
            dated = self._key in cells.keys() & last and self._key not in fresh
            dated = dated and _WEEKDAY.match(last[self._key].text) is not None
            several = len(texts) > 1 and not dated and not any(map(_BULLET.match, texts))
            headed = [*cells] == [0] and (
                _HEADING.match(cells[0].text) is not None
                # No number goes on as a day: that stands above its rows.
                or (
                    0 in last
                    and COUNTER.fullmatch(last[0].text) is not None
                    and _DAY_BEGUN.match(cells[0].text) is not None
                )
            )
            halved = any(at in self._halves for at in fresh)
            begun = key or numbered or several or headed or halved
            last = cells if begun else last | cells
            yield begun

    def _has_number_and_clock(self, cells: Segments) -> bool:
        """Return whether a line has a clock behind its number, or its day: no row goes on so."""
        first, clock = cells.get(0), cells.get(self._key)
        if first is None or clock is None or first is clock:
            return False
        counted = COUNTER.fullmatch(first.text) or _DAY_BEGUN.match(first.text)
        timed = TIMED.fullmatch(clock.text) and not LENGTH.match(clock.text)
        return bool(counted and timed)

    def _goes_on(self, above: TextLine, line: TextLine, at: int) -> bool:
        """Return whether a cell's line goes on with the one above it; at the key no day does."""
        begun = at == self._key and _DAY_BEGUN.fullmatch(line.text) and above.text[-1] != "/"
        # "Ngày" is open, but not as a word of the head.
        day = above in self._head and _WEEKDAY.match(line.text)
        return line_goes_on(above, line, self._wrappings[at]) and not (begun or day)
