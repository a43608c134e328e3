"""Tables without rulings, found by the white between their columns and rows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.files.importers.formats.grid import Cell
from timekeeper.files.importers.formats.pdf.columns import FEWEST_ITEMS, columns, is_item
from timekeeper.files.importers.formats.pdf.levels import (
    COUNTER,
    LEAST,
    WIDE,
    Rows,
    are_beside,
    below_rules,
    cell_begins,
    level_lines,
    rules,
)
from timekeeper.files.importers.formats.pdf.lines import (
    HALF_ALONE,
    TextLine,
    Word,
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

# How far apart rows, and tables, are by that of lines, in parts of a line's height.
ROW_GAP, WITHIN, TABLE_GAP = 1.12, 1.45, 3.5
FEWEST_ROWS = 3
FEWEST_BEGUN = 2  # of them, where words begin right at the edge
MOST_POOLED = 200  # lines to find columns from
FEWEST_COLUMNS = 3  # of a table without times
# Of ten lines: how many must have white where a column begins, how many rows a gap above them.
MOST_WHITE, MOST_GAPPED = 8, 6
DASHES = ("-", "–")
# Points: the next page of a scan lies a little more to one side.
NEAR, OTHER_PAGE, BETWEEN_CELLS = 1.5, 4.0, 9.0
FEWEST_TABBED = 4  # one line with a tab in a cell to so many: none was seen in a table
# What a narrow column leaves of a day's head in the first of its lines.
_DAY_BEGUN = re.compile(r"\W*(?:Ngày|NGÀY|Thứ|THỨ)")
_WEEKDAY = re.compile(r"Thứ\s[A-ZĐ2-7]|Chủ\snhật|[0-9]{1,2}/[0-9]")
_WHOLE_DAY = re.compile(r"(?:[Nn]gày )?[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?\W*")
_WHOLE_DATE = re.compile(
    r"\W*(?:\w+:? )?(?:thứ \w+,? )?ngày [0-9]{1,2} tháng [0-9]{1,2},? năm [0-9]{4}\W*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[-–—+•*]\s")
_HEADING = re.compile(r"(?:PHẦN|BUỔI|PHIÊN|Phần|Buổi|Phiên|[IVX]{1,4}\.)(?!\w)")

Segments = dict[int, TextLine]
TableRow = dict[int, list[TextLine]]


class _Block(Struct):
    """Lines one below the other; ``edges`` are where their columns begin, but for the first.

    ``near`` tells that they may go on with the block above, ``wrapped`` that they do so at the
    margin, across the columns.
    """

    page: int
    lines: list[TextLine]
    near: bool
    wrapped: bool
    edges: list[float] = field(default_factory=list)


def unruled_tables(
    pages: Sequence[Sequence[TextLine]], rulings: Sequence[Sequence[Bounds]] = ()
) -> list[list[PdfTable]]:
    """Return the tables in each page's lines; the last rows of one may stand on the next page.

    Level rulings of the pages may stand between their rows.
    """
    drawn = [rules(found) for found in rulings] or [[] for _page in pages]
    furthest = max((line.right for page in pages for line in page), default=0.0)
    whole = Wrapping(furthest, usual_drops(pages))
    blocks = [
        _Block(number, *part) for number, page in enumerate(pages) for part in _parts(page, whole)
    ]
    _find_edges(blocks)
    blocks = _joined(blocks)
    _add_named(blocks)
    wrapped = [block.edges for block in blocks if block.wrapped]
    tables: list[tuple[_Block, _Table]] = []
    for before, block in zip((None, *blocks), blocks, strict=False):
        cut = before is not None and before.page < block.page and _alike(before.edges, block.edges)
        if not any(_alike(edges, block.edges) for edges in wrapped):
            made = [
                _Table(lines, block.edges, furthest, drawn[block.page], cut=cut)
                for lines in _fitting(block, cut=cut)
            ]
            tables += [(block, table) for table in made if table.rows and not table.is_tabbed]
    found: list[list[PdfTable]] = [[] for _page in pages]
    known: list[Sequence[float]] = []
    # One day of several may have but a row: those with the same columns tell together.
    pooled: defaultdict[tuple[float, ...], list[TableRow]] = defaultdict(list)
    for block, table in tables:
        pooled[tuple(block.edges)] += table.rows
    for block in blocks:
        if _goes_on_across(block, pages[block.page], whole):
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
        alike = any(_alike(edges, block.edges) for edges in (told if heads else known))
        if is_one or alike:
            known.append(block.edges)
            found[block.page].append(table.made())
    return found


def _alike(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Return whether columns begin at the same places, those of another page a little aside."""
    return len(edges) == len(others) and all(
        abs(edge - other) <= OTHER_PAGE for edge, other in zip(edges, others, strict=True)
    )


def _parts(
    lines: Sequence[TextLine], whole: Wrapping
) -> Iterator[tuple[list[TextLine], bool, bool]]:
    """Return the lines in the groups that far gaps and headings leave, and what blocks tell.

    Below a heading the columns may be others.
    """
    part: list[TextLine] = []
    white: list[float] = []
    near = wrapped = False
    for before, line, below in zip((None, *lines), lines, (*lines[1:], None), strict=False):
        own = cell_begins(_without_bullet(line))
        across = bool(white) and not own and all(_crosses(line, edge) for edge in white)
        # A cell stands beside others that are not quite level with it.
        across = across and not (are_beside(before, line) or are_beside(line, below))
        far = before is None or before.base - line.base > TABLE_GAP * line.height
        first = bool(part) and line.left - min(other.left for other in part) <= NEAR
        letters = filter(str.isalpha, line.text)
        # Text with tabs in it goes on at the margin, unlike a cell.
        small = first and line.text[0].islower() and _crossed([line], white)
        on = small and before is not None and whole.wraps(before, line)
        wrapped |= on
        parted = far or across or (first and not own and next(letters, "").isupper())
        if part and parted and not on:
            yield part, near, wrapped
            part, white, near, wrapped = [], [], not (far or across), False
        white = own or white
        if not across:
            part.append(line)
    yield part, near, wrapped


def _find_edges(blocks: Sequence[_Block]) -> None:
    """Find the columns of the blocks, of neighbours together where all their lines keep to them.

    A few rows say little of their columns.
    """
    pool: list[TextLine] = []
    group: list[_Block] = []
    for block in blocks:
        wide = [line for line in (*block.lines, *level_lines(block.lines)) if cell_begins(line)]
        known, own = group[-1].edges if group else [], _edges(wide)
        if not wide:
            # A cell may fill what is left of a page, or the whole of it.
            block.edges = known if all(_is_at(line, known) for line in block.lines) else []
            continue
        both = _edges(pool + wide) if len(pool) < MOST_POOLED else known
        fitting = sum(not _crossed([line], both) for line in wide)
        if len(both) < max(len(own), len(known), 1) or fitting * 10 < MOST_WHITE * len(wide):
            pool, group, both = [], [], own
        pool += wide
        group.append(block)
        for member in group:
            member.edges = both
    for _edges_found, found in groupby(blocks, key=lambda block: block.edges):
        alike = list(found)
        edges = _reached(alike[0].edges, [line for block in alike for line in block.lines])
        for block in alike:
            block.edges = edges


def _reached(edges: Sequence[float], lines: Sequence[TextLine]) -> list[float]:
    """Return the edges as far left as lines reach that stand in the middle of their columns."""
    reached = []
    for edge in edges:
        lefts = [line.left for line in lines if edge - WIDE * line.height < line.left < edge]
        left = min(lefts, default=edge)
        crossed = [sum(_crosses(line, place) for line in lines) for place in (left, edge)]
        reached.append(left if crossed[0] < crossed[1] else edge)
    return reached


def _add_named(blocks: Sequence[_Block]) -> None:
    """Add the columns that a head names and next to nothing stands in; no line crosses them."""
    for at, block in enumerate(blocks):
        known = block.edges
        lines = iter(block.lines)
        head = next((line for line in lines if len(cell_begins(line)) > len(known) > 0), None)
        if head is None or any(map(str.isdecimal, head.text)):
            continue
        named = cell_begins(head)
        fits = all(any(abs(edge - own) <= NEAR for own in named) for edge in known)
        if fits and not _crossed(lines, named):
            for other in blocks[at:]:
                if other is block or (
                    _alike(other.edges, known) and not _crossed(other.lines, named)
                ):
                    other.edges = named


def _crossed(lines: Iterable[TextLine], edges: Sequence[float]) -> bool:
    return any(_crosses(line, edge) for line in lines for edge in edges)


def _joined(blocks: Sequence[_Block]) -> list[_Block]:
    joined: list[_Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and block.near and last.page == block.page and last.edges == block.edges:
            last.lines += block.lines
            last.wrapped |= block.wrapped
        else:
            joined.append(block)
    return joined


def _crosses(line: TextLine, edge: float) -> bool:
    """Return whether the line leaves no white before a place where a column begins."""
    place = edge - NEAR
    before = max((word.right for word in line.words if word.left < place), default=0.0)
    following = next((word for word in line.words if word.left >= place), None)
    if following is not None and following.tabs:
        return before > following.left  # however little white a tab leaves
    after = following.left if following is not None else edge
    if following is not None and following.text in DASHES and after - before < WIDE * line.height:
        return before > 0  # the two clocks of a range are one cell's
    return before > place or (before > 0 and after - before < LEAST * line.height)


def _edges(lines: Sequence[TextLine]) -> list[float]:
    """Return where columns begin, but for the first: nearly all of the lines are white there."""
    edges: list[float] = []
    narrowest = WIDE * min((line.height for line in lines), default=0.0)
    for edge in sorted({edge for line in lines for edge in cell_begins(line)}):
        parted = sum(line.left < edge - NEAR < line.right for line in lines)
        white = parted - sum(_crosses(line, edge) for line in lines)
        if white < FEWEST_ROWS and min(white, _begin_at(lines, edge)) < FEWEST_BEGUN:
            continue
        if white * 10 < MOST_WHITE * parted:
            continue
        if not edges or edge - edges[-1] > narrowest:
            edges.append(edge)
    held = [
        {at for at, cell in _cells(line, edges).items() if any(map(str.isalnum, cell.text))}
        for line in lines
    ]
    filled = Counter(at for own in held for at in own)
    kept: list[float] = []
    begun = 0
    for at, edge in enumerate(edges, 1):
        # Words of a head that stand centred are no column beside that below them.
        beside = any(
            at in own and not own.isdisjoint(range(begun, at)) and not _crosses(line, edge)
            for line, own in zip(lines, held, strict=True)
        )
        if filled[at] > 1 and beside:
            kept.append(edge)
            begun = at
    return kept


def _begin_at(lines: Sequence[TextLine], edge: float) -> int:
    """Return how many lines have a word that begins at a place."""
    return sum(any(abs(word.left - edge) <= NEAR for word in line.words) for line in lines)


def _fitting(block: _Block, *, cut: bool) -> Iterator[list[TextLine]]:
    """Return the lines that keep to the columns, from the first that fills several of them.

    ``cut`` tells that the page before may have cut a row in two.
    """
    group: list[TextLine] = []
    above: list[TextLine] = []
    for line in block.lines if block.edges else ():
        # A date may have white where a column of the table below it begins.
        dated = _WHOLE_DATE.fullmatch(" ".join(line.text.split()))
        parted = dated and len(_cells(line, block.edges)) > 1
        if parted or _crossed([line], block.edges):
            yield group
            group, above, cut = [], [], False
        elif group or len(_cells(line, block.edges)) > 1 or (cut and _is_at(line, block.edges)):
            group += [*above, line]
            above = []
        elif _is_at(line, block.edges):
            far = above and above[-1].base - line.base > WITHIN * line.height
            above = [line] if far else [*above, line]
        else:
            above = []
    yield group


def _goes_on_across(block: _Block, page: Sequence[TextLine], whole: Wrapping) -> bool:
    """Return whether text goes on at the margin, across the columns that its lines seem to have."""
    return any(
        block.lines[0].base >= before.base >= block.lines[-1].base
        and (whole.wraps(before, line) or cell_begins(line))
        and _crossed([line], block.edges)
        and not _crossed([before], block.edges)
        for before, line in pairwise(page if block.edges and block.lines else ())
    )


def _is_at(line: TextLine, edges: Sequence[float]) -> bool:
    return any(abs(line.left - edge) <= OTHER_PAGE for edge in edges)


def _cells(line: TextLine, edges: Sequence[float]) -> Segments:
    parted: defaultdict[int, list[Word]] = defaultdict(list)
    for word in line.words:
        parted[sum(word.left >= edge - NEAR for edge in edges)].append(word)
    return {at: TextLine(line.base, line.height, words) for at, words in parted.items()}


def _without_bullet(cell: TextLine) -> TextLine:
    """Return a cell's line without the sign that its paragraph begins with, and its white."""
    bullet = len(cell.words) > 1 and not any(map(str.isalnum, cell.words[0].text))
    return replace(cell, words=cell.words[1:]) if bullet else cell


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
        parted = [_cells(line, edges) for line in lines]
        # Where tabs stand within cells, they and not columns set the text apart.
        cells = [cell for cells in parted for cell in cells.values()]
        inner = sum(
            any(word.tabs for word in cell.words[1:]) or bool(cell_begins(cell))
            for cell in map(_without_bullet, cells)
        )
        # Two columns that are one with its tabs: some rows have more of them.
        more = [line.tabbed > 1 for line in lines if line.tabbed] if len(edges) == 1 else []
        self.is_tabbed = inner * FEWEST_TABBED >= max(len(lines), 1) or sum(
            more
        ) * FEWEST_TABBED >= max(len(more), 1)
        # Text behind clocks, or behind counters, goes on at the margin, below them.
        whole = Wrapping(furthest, usual_drops([lines]))
        self.is_tabbed = self.is_tabbed or any(
            [*cells] == [0]
            and 0 in above
            and 1 in above
            # Of several columns the first may go on alone, with "sáng" below its clock.
            and (len(edges) == 1 or before.tabbed > 0 or line.text[0].islower())
            and not TIMED.fullmatch(line.text)
            and not (len(edges) > 1 and LENGTH.match(line.text))
            and (TIMED.fullmatch(above[0].text) or COUNTER.fullmatch(above[0].text))
            and whole.wraps(before, line)
            for (before, above), (line, cells) in pairwise(zip(lines, parted, strict=True))
        )
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
        self.rows = self._rows(parted, below_rules(lines, drawn))
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
        return 2 * told >= len(several) or full >= FEWEST_ROWS

    def made(self) -> PdfTable:
        """Return the table with the text of its cells."""
        lines = {(n, at): found for n, row in enumerate(self.rows) for at, found in row.items()}
        wrappings = {place: self._wrappings[place[1]] for place in lines}
        cells = [
            [
                Cell(self._wrappings[at].joined(row[at]) if at in row else "", at)
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
        return PdfTable(Grid(self._edges, tops, ()), cells, lines, wrappings)

    def _rows(self, parted: Sequence[Segments], ruled: Container[int]) -> list[TableRow]:
        """Return the lines row by row: by how cells stand to one another, or to rulings.

        Where that does not tell, it is the white between rows, or else how they begin.
        """
        begins = list(self._begins(parted))
        drops = [(a.base - b.base) / b.height for a, b in pairwise(self._lines)]
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
        told = Rows(parted, list(self._going_on(parted)), self._key, ruled).begins()
        rows: list[TableRow] = []
        for cells, begun, drop, own in zip(parted, begins, (0.0, *drops), told, strict=False):
            apart = drop > (least if begun else most) if gapped else begun
            cut = rows and 0 in rows[-1] and 0 in cells
            cut = cut and is_cut_figure(rows[-1][0][-1].text, cells[0].text)
            apart = apart or (not cut and self._has_number_and_clock(cells))
            if not rows or (apart if own is None else own):
                rows.append({})
            for at, line in cells.items():
                rows[-1].setdefault(at, []).append(line)
        return rows

    def _going_on(self, parted: Sequence[Segments]) -> Iterator[dict[int, bool]]:
        """Return for each line which of its cells go on with the last ones above them."""
        last: Segments = {}
        for cells in parted:
            yield {
                at: at in last and self._goes_on(last[at], line, at) for at, line in cells.items()
            }
            last |= cells

    def _begins(self, parted: Sequence[Segments]) -> Iterator[bool]:
        """Return for each line whether it seems to begin a row."""
        last: Segments = {}
        for cells in parted:
            fresh = [
                at
                for at, line in cells.items()
                if at not in last or not self._goes_on(last[at], line, at)
            ]
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
                _HEADING.match(cells[0].text) is not None or self._is_day(cells, last)
            )
            halved = any(at in self._halves for at in fresh)
            begun = key or numbered or several or headed or halved
            last = cells if begun else last | cells
            yield begun

    def _is_day(self, cells: Segments, above: Segments) -> bool:
        """Return whether a line is a day, above its rows: no number goes on so."""
        counted = 0 in above and COUNTER.fullmatch(above[0].text)
        return bool(counted and [*cells] == [0] and _DAY_BEGUN.match(cells[0].text))

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
