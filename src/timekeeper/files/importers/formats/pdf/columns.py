"""Text set in two columns is read column by column, unlike the rows of a table without rulings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from timekeeper.files.importers.formats.pdf.lines import BETWEEN_COLUMNS, MOST_DROP, TextLine

NEAR = 3.0  # points
FEWEST_ITEMS = 2
# Where both sides begin so and go on with words, each side has items of its own.
_ITEM = re.compile(r"\(?[0-9]{1,2}\s*(?:[hHgG:.)]|giờ).*[^\W\d_]{3}")


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
        first, last = (0, 0) if across else _extent(found, edge)
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
        and _ITEM.match(_part(line, at, None).text)
    ]
    for edge in sorted(set(begins), key=lambda x: -sum(abs(x - other) <= NEAR for other in begins)):
        right = sum(abs(edge - other) <= NEAR for other in begins)
        cuts = [(line, _cut(line, edge)) for line in lines]
        left = sum(bool(at and _ITEM.match(_part(line, 0, at).text)) for line, at in cuts)
        if min(left, right) >= FEWEST_ITEMS:
            return edge
    return None


def _cut(line: TextLine, edge: float) -> int | None:
    """Return how many of its words a line has left of the edge; None where it goes across."""
    at = sum(word.left < edge - NEAR for word in line.words)
    if not 0 < at < len(line.words):
        return at if not at or line.right <= edge else None
    gap = line.words[at].left - line.words[at - 1].right
    return at if gap > BETWEEN_COLUMNS * line.height else None


def _part(line: TextLine, start: int, end: int | None) -> TextLine:
    return TextLine(line.base, line.height, line.words[start:end])


def _extent(lines: Sequence[TextLine], edge: float) -> tuple[int, int]:
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
    while first and right[first - 1] and _follows(lines[first - 1], lines[first]):
        first -= 1
    while last < len(lines) and _follows(lines[last - 1], lines[last]):
        last += 1
    return first, last


def _follows(line: TextLine, following: TextLine) -> bool:
    return line.base - following.base <= MOST_DROP * line.height
