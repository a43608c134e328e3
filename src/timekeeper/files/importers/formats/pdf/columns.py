"""Text set in two columns is read column by column, unlike the rows of a table without rulings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from math import inf

from timekeeper.files.importers.formats.pdf.lines import (
    BETWEEN_COLUMNS,
    LEAST_DROP,
    MOST_DROP,
    TextLine,
)

NEAR = 3.0  # points
FEWEST_ITEMS = 2
MOST_NEAR = 4  # lines about as high as one
GUTTER = 0.5  # of a line's height
# The words of hours alone are a clock's: a table may have several columns of them.
_ITEM = re.compile(
    r"\(?[0-9]{1,2}\s*(?:[hHgG:.)]|giờ).*?(?<![^\W\d_])(?!(?:giờ|phút|đến)\b)[^\W\d_]{3}"
)


def is_item(text: str) -> bool:
    """Return whether a text is an item by itself: it begins with a time or number, and has words.

    Where both sides of a page have such texts, each side has items of its own.
    """
    return _ITEM.match(text) is not None


def columns(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Return the lines of a page in parts to be read one after the other.

    Lines that go across the page stand for themselves; between them comes the left column, then
    the right one.
    """
    edge = _edge(lines)
    if edge is None:
        return [list(lines)]
    parts: list[list[TextLine]] = []
    for across, group in groupby(lines, key=lambda line: _cut(line, edge) is None):
        found = list(group)
        first, last = (0, 0) if across else _span(found, edge)
        parts.append(found[:first])
        cut = [_cut(line, edge) or 0 for line in found[first:last]]
        block = list(zip(found[first:last], cut, strict=True))
        parts += columns([_part(line, 0, at) for line, at in block if at])
        parts += columns([_part(line, at, None) for line, at in block if at < len(line.words)])
        parts.append(found[last:])
    return [part for part in parts if part]


def _edge(lines: Sequence[TextLine]) -> float | None:
    """Return where the right column begins; None where there are no columns."""
    begins = [
        word.left
        for line in lines
        for at, (before, word) in enumerate(pairwise(line.words), 1)
        if word.left - before.right > BETWEEN_COLUMNS * line.height
        and is_item(_part(line, at, None).text)
    ]
    begins += [line.left for line in _beside(lines) if is_item(line.text)]
    for edge in sorted(set(begins), key=lambda x: -sum(abs(x - other) <= NEAR for other in begins)):
        right = sum(abs(edge - other) <= NEAR for other in begins)
        cuts = [(line, _cut(line, edge)) for line in lines]
        left = sum(bool(at and is_item(_part(line, 0, at).text)) for line, at in cuts)
        if min(left, right) >= FEWEST_ITEMS:
            return edge
    return None


def side_by_side(lines: Sequence[TextLine]) -> tuple[float, list[tuple[float, float]]] | None:
    """Return where the right one of two columns begins, and between which heights they may stand.

    They are parted by the lines that go across the page; None when there is one column.
    """
    edge = _edge(lines)
    if edge is None:
        return None
    across = [line for line in lines if _cut(line, edge) is None]
    tops = [inf, *(line.base - line.height / 2 for line in across)]
    bottoms = [*(line.base + line.height for line in across), -inf]
    return edge - NEAR, list(zip(tops, bottoms, strict=True))


def _beside(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Return the lines that another one stands left of, a little higher or lower.

    In columns that begin or are set otherwise the lines are not level, and in one column none is
    so near to another.
    """
    for at, line in enumerate(lines):
        around = lines[max(at - MOST_NEAR, 0) : at + MOST_NEAR + 1]
        if any(
            0 < abs(other.base - line.base) < LEAST_DROP * min(other.height, line.height)
            and other.right < line.left - NEAR
            for other in around
        ):
            yield line


def _cut(line: TextLine, edge: float) -> int | None:
    """Return how many of its words a line has left of the edge; None where it goes across."""
    at = sum(word.left < edge - NEAR for word in line.words)
    if not 0 < at < len(line.words):
        return at if not at or line.right <= edge else None
    gap = line.words[at].left - line.words[at - 1].right
    # A full line of the left column ends near to where the right one begins.
    begins = abs(line.words[at].left - edge) <= NEAR
    return at if gap > (GUTTER if begins else BETWEEN_COLUMNS) * line.height else None


def _part(line: TextLine, start: int, end: int | None) -> TextLine:
    return TextLine(line.base, line.height, line.words[start:end])


def _span(lines: Sequence[TextLine], edge: float) -> tuple[int, int]:
    """Return from which line to before which one the columns reach.

    They begin at the right column's first line, its centred headings included, and end where the
    text leaves a gap after its last.
    """
    cuts = [(_cut(line, edge) or 0) for line in lines]
    right = [at < len(line.words) for line, at in zip(lines, cuts, strict=True)]
    aligned = [
        number
        for number, (line, at) in enumerate(zip(lines, cuts, strict=True))
        if right[number] and abs(line.words[at].left - edge) <= NEAR
    ]
    if not aligned:
        return 0, 0
    first, last = aligned[0], len(lines) - right[::-1].index(True)
    # What stands above the right column alone may be the title of all.
    while (
        first and cuts[first - 1] and right[first - 1] and _goes_on(*lines[first - 1 : first + 1])
    ):
        first -= 1
    while last < len(lines) and _goes_on(lines[last - 1], lines[last]):
        last += 1
    return first, last


def _goes_on(line: TextLine, following: TextLine) -> bool:
    return line.base - following.base <= MOST_DROP * line.height
