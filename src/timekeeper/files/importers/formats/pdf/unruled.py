"""Tables without rulings, found by the white strips that part their columns and rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from timekeeper.files.importers.formats.grid import Cell
from timekeeper.files.importers.formats.pdf.lines import (
    TextLine,
    Word,
    Wrapping,
    usual_drops,
)
from timekeeper.files.importers.formats.pdf.tables import Field, Grid, PdfTable

# In parts of a line's height: how wide the white between columns is at least, and for a row.
STRIP, LEAST_STRIP = 0.55, 0.38
ROW_GAP, TABLE_GAP = 1.12, 3.5
FEWEST_ROWS = 3
FEWEST_WIDE = 2
NEAR = 1.5  # points
_CLOCK = r"(?:từ\s*)?[0-9]{1,2}\s?(?:[hHgG:.]|giờ|am|pm)\s?(?:[0-9]{2}|[^\w]|$)"
_DAY = r"(?:thứ\s+\w+|chủ nhật|ngày\s+[0-9]|[0-9]{1,2}/[0-9]{1,2}\b)"
_DATE = re.compile(r"[0-9]{1,2}/[0-9]{1,2}\b")
# A row begins with its time, its number, both, or its day.
_STARTS = re.compile(
    rf"(?:[0-9]{{1,2}}[.)]?\t)?{_CLOCK}|[0-9]{{1,2}}[.)]?\t|{_DAY}[^\t]{{0,20}}\t", re.IGNORECASE
)
_TIMED = re.compile(
    rf"(?={_CLOCK})(?:[0-9\s:.,()'’~→–—-]|[hgp](?![^\W\d_]{{2}})|từ|đến|giờ|phút|kết thúc|am|pm)+"
    rf"|{_DAY}.{{0,20}}",
    re.IGNORECASE,
)

White = tuple[float, float]


def unruled_tables(pages: Sequence[Sequence[TextLine]]) -> list[list[PdfTable]]:
    """Return the tables in each page's lines; the last rows of one may stand on the next page."""
    found: list[list[PdfTable]] = []
    known: list[TextLine] = []
    for lines in pages:
        starting = [line for line in lines if _begins_row(line)]
        known = starting if len(starting) >= FEWEST_ROWS else [*known, *starting]
        tables = (_table(group, known) for group in _regions(lines, _strips(known)))
        found.append([table for table in tables if table is not None])
        known = known if found[-1] else []
    return found


def _regions(lines: Sequence[TextLine], white: list[White]) -> Iterator[list[TextLine]]:
    """Return the lines in groups: those between which the same strips stay white, and others."""
    strips = white
    region: list[TextLine] = []
    for before, line in zip((None, *lines), lines, strict=False):
        left = _narrowed(strips, line)
        far = before is not None and before.base - line.base > TABLE_GAP * line.height
        if not left or far:
            yield region
            region, strips = [], white
            left = _narrowed(strips, line)
        if left:
            strips = left
            region.append(line)
    yield region


def _spread(line: TextLine) -> str:
    """Return the line's text, a tab wherever columns may part."""
    text = line.words[0].text
    for before, word in pairwise(line.words):
        text += ("\t" if word.left - before.right > STRIP * line.height else " ") + word.text
    return text


def _begins_row(line: TextLine) -> bool:
    text = _spread(line)
    return bool(_STARTS.match(text)) or any(
        _TIMED.fullmatch(segment) for segment in text.split("\t")[1:]
    )


def _strips(lines: Sequence[TextLine]) -> list[White]:
    """Return the strips that are white in all of the lines, from left to right."""
    spans = sorted((word.left, word.right) for line in lines for word in line.words)
    height = max((line.height for line in lines), default=0)
    found = []
    reached = spans[0][1] if spans else 0.0
    for left, right in spans:
        gap = left - reached
        if gap > STRIP * height or (gap > LEAST_STRIP * height and _is_edge(left, lines)):
            found.append((reached, left))
        reached = max(reached, right)
    return found


def _is_edge(x: float, lines: Sequence[TextLine]) -> bool:
    """Return whether a column begins at a place: words do in most lines, some after much white."""
    gaps = [
        word.left - before.right > STRIP * line.height
        for line in lines
        for before, word in pairwise(line.words)
        if abs(word.left - x) <= NEAR
    ]
    return 2 * len(gaps) >= len(lines) and sum(gaps) >= FEWEST_WIDE


def _narrowed(strips: Sequence[White], line: TextLine) -> list[White]:
    """Return the strips where the line leaves them white; none when it goes across one."""
    found = []
    for strip in strips:
        # A word may reach into a strip from either side, as long as some of it stays white.
        left = max([strip[0], *(word.right for word in line.words if word.left < strip[0])])
        right = min([strip[1], *(word.left for word in line.words if word.right > strip[1])])
        for word in line.words:
            if word.left >= strip[0] and word.right <= strip[1]:
                nearer = word.left - left < right - word.right
                left, right = (word.right, right) if nearer else (left, word.left)
        if right - left < LEAST_STRIP * line.height:
            return []
        found.append((left, right))
    return found


def _table(lines: Sequence[TextLine], known: Sequence[TextLine]) -> PdfTable | None:
    """Return the lines as a table; None when they are not one of times.

    ``known`` are the lines that begin rows, of this table or of the page before.
    """
    starting = [line for line in lines if _begins_row(line)]
    if not starting or len(known) < FEWEST_ROWS:
        return None
    strips = _strips(known)
    for line in lines:
        strips = _narrowed(strips, line)
    rows = _rows(lines, starting)
    edges = [min(line.left for line in lines) - 1, *((a + b) / 2 for a, b in strips)]
    cells: defaultdict[Field, list[TextLine]] = defaultdict(list)
    for number, row in enumerate(rows):
        for line in row:
            for column, words in _parted(line, edges).items():
                cells[number, column].append(TextLine(line.base, line.height, words))
    timed = {row for (row, _c), found in cells.items() if _TIMED.fullmatch(found[0].text)}
    if 2 * len(timed) < len(starting):
        return None
    drops = usual_drops(cells.values())
    rights = [
        max(
            (line.right for (_r, c), found in cells.items() if c == at for line in found),
            default=edge,
        )
        for at, edge in enumerate(edges)
    ]
    wrappings = {place: Wrapping(rights[place[1]], drops) for place in cells}
    texts = [
        [
            Cell(wrappings[n, c].joined(cells[n, c]) if (n, c) in cells else "", c)
            for c in range(len(edges))
        ]
        for n in range(len(rows))
    ]
    tops = [row[0].base + row[0].height for row in rows]
    grid = Grid((*edges, max(rights) + 1), (*tops, rows[-1][-1].base), ())
    return PdfTable(grid, texts, dict(cells), wrappings)


def _rows(lines: Sequence[TextLine], starting: Sequence[TextLine]) -> list[list[TextLine]]:
    """Return the lines row by row: by the white between rows, or else by how rows begin."""
    begins = {id(line) for line in starting}
    drops = [(id(b) in begins, (a.base - b.base) / b.height) for a, b in pairwise(lines)]
    within = sorted(drop for _begun, drop in drops)
    # A bare date may be a day's second line, and says nothing of how rows are set apart.
    dated = [_DATE.match(line.text) is not None for line in lines[1:]]
    before = [drop for (begun, drop), date in zip(drops, dated, strict=True) if begun and not date]
    usual = within[len(within) // 5] * ROW_GAP if within else 0.0
    gapped = any(drop <= usual for begun, drop in drops if not begun) and (
        sum(drop > usual for drop in before) * 10 >= 6 * len(before)
    )
    rows: list[list[TextLine]] = []
    for above, line in zip((None, *lines), lines, strict=False):
        drop = (above.base - line.base) / line.height if above else 0.0
        begun = drop > usual if gapped else id(line) in begins
        if above is None or begun:
            rows.append([])
        rows[-1].append(line)
    return rows


def _parted(line: TextLine, edges: Sequence[float]) -> dict[int, list[Word]]:
    parted: defaultdict[int, list[Word]] = defaultdict(list)
    for word in line.words:
        parted[sum(word.left >= edge for edge in edges[1:])].append(word)
    return dict(parted)
