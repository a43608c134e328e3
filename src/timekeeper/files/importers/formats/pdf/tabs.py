"""The tabs of a page: the wide ones tell where its stops are, and those the narrow from spaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from statistics import median

from timekeeper.files.importers.formats.pdf.lines import (
    AT_STOP,
    BETWEEN_COLUMNS,
    TextLine,
    Word,
    text_lines,
)
from timekeeper.files.importers.formats.pdf.shapes import Glyph

# Points: how far apart office programs set stops where nobody has (1/2 inch, 1.25 and 1 cm).
STEPS = (36.0, 35.45, 28.35)
# How many wide gaps tell of stops at one step, and which part of them may end elsewhere.
FEWEST, ELSEWHERE = 3, 0.4
TWICE = 2  # a stop of the author's own
MOST = 200  # gaps to tell stops from
# In parts of a space: how much others differ from it. Most pages draw their spaces.
SAME_SPACE, DRAWN = 0.3, 0.5


def tabbed_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Return the glyphs as lines, in whose text a tab stands where the author has set one."""
    lines = text_lines(glyphs)
    stops = _stops(lines)
    if not stops:
        return lines
    lines = text_lines(glyphs, stops)
    spaces = [
        (word, gap / line.height)
        for line in lines
        for word, gap in _gaps(line)
        if gap <= BETWEEN_COLUMNS * line.height
    ]
    usual = median([part for _word, part in spaces] or [0.0])
    drawn = sum(word.spaced for word, _part in spaces) >= DRAWN * len(spaces)
    for line in lines:
        for before, word in pairwise(line.words):
            part = (word.left - before.right) / line.height
            is_space = word.spaced or not drawn
            if not (is_space and abs(part - usual) <= SAME_SPACE * usual):
                word.tabs = _passed(before.right, word.left, stops)
    margin = min(line.left for line in lines)
    for above, line in pairwise(lines):
        tabbed = any(word.tabs for word in (*above.words, *line.words))
        if tabbed and line.left > margin + AT_STOP:
            line.indent = _passed(margin, line.left, stops)
    return lines


def _passed(start: float, end: float, stops: Sequence[float]) -> int:
    """Return how many tabs lead from one place to another: none where that is no stop."""
    if not any(abs(end - stop) <= AT_STOP for stop in stops):
        return 0
    return sum(start + AT_STOP < stop <= end + AT_STOP for stop in stops) or int(end > start)


def _gaps(line: TextLine) -> Iterator[tuple[Word, float]]:
    """Return the words of a line but for the first, with the gaps before them."""
    return ((word, word.left - before.right) for before, word in pairwise(line.words))


def _stops(lines: Sequence[TextLine]) -> list[float]:
    """Return where the stops of a page are: at a step, and where several wide gaps end."""
    ends = [
        word.left
        for line in lines
        for word, gap in _gaps(line)
        if gap > BETWEEN_COLUMNS * line.height
    ][:MOST]
    furthest = max((line.right for line in lines), default=0.0)
    stops: list[float] = []
    for step, first in product(STEPS, ends):
        fitting = sum((end - first + AT_STOP) % step <= 2 * AT_STOP for end in ends)
        if fitting >= max(FEWEST, (1 - ELSEWHERE) * len(ends)):
            stops = [first % step + step * n for n in range(int(furthest / step) + 1)]
            break
    for end in ends:
        often = sum(abs(end - other) <= AT_STOP for other in ends) >= TWICE
        if often and not any(abs(end - stop) <= AT_STOP for stop in stops):
            stops.append(end)
    return stops
