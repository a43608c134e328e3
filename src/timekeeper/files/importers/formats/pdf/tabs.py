"""The tabs of a page: the wide ones tell where its stops are, and those the narrow from spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, product
from statistics import fmean, median, mode

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
# In parts of a space: how much others differ from it, and those of a scan.
SAME_SPACE, SAME_SEEN = 0.3, 0.45
DRAWN = 0.5  # most pages draw their spaces
SEEN_AT_STOP, TOUCHED = 1.5, 0.2  # points, and parts of a line, in a scan
# Where a scan's words touch, what begins at a stop beside a clock is a cell of its own.
_CLOCKS = r"(?:[0-9]{1,2}[hHgG:][0-9]{0,2}[-–]?){1,2}"
_BESIDE_CLOCK = re.compile(rf"{_CLOCKS} [^\W\d_].*|[^\W\d_].* {_CLOCKS}")


def tabbed_lines(glyphs: Sequence[Glyph], *, seen: bool = False) -> list[TextLine]:
    """Return the glyphs as lines, in whose text a tab stands where the author has set one.

    ``seen`` tells that they were recognised in a picture, and their places with them.
    """
    lines = text_lines(glyphs)
    near, same = (SEEN_AT_STOP, SAME_SEEN) if seen else (AT_STOP, SAME_SPACE)
    stops = _stops(lines, near)
    if not stops:
        return lines
    lines = text_lines(glyphs, () if seen else stops)
    spaces = [
        (word, gap / line.height)
        for line in lines
        for before, word in pairwise(line.words)
        if (gap := word.left - before.right) <= BETWEEN_COLUMNS * line.height
    ]
    usual = median([part for _word, part in spaces] or [0.0])
    drawn = sum(word.spaced for word, _part in spaces) >= DRAWN * len(spaces)
    for line in lines:
        wide = bool(_ends(line))
        for before, word in pairwise(line.words):
            part = (word.left - before.right) / line.height
            if seen and not (_is_word(before) and _is_word(word)):
                continue  # the ink of a dash is smaller than its letter
            is_space = word.spaced or seen or not drawn
            beside = seen and wide and _BESIDE_CLOCK.fullmatch(f"{before.text} {word.text}")
            if beside or not (is_space and abs(part - usual) <= same * usual):
                touched = bool(beside) and part < TOUCHED
                word.tabs = _passed(before.right, word.left, stops, near) or int(touched)
    margin = mode(round(line.left) for line in lines)
    for above, line in pairwise(lines):
        tabbed = any(word.tabs for word in (*above.words, *line.words))
        if tabbed and line.left > margin + near:
            line.indent = _passed(margin, line.left, stops, near)
    return lines


def _passed(start: float, end: float, stops: Sequence[float], near: float) -> int:
    """Return how many tabs lead from one place to another: none where that is no stop."""
    if not any(abs(end - stop) <= near for stop in stops):
        return 0
    return sum(start + near < stop <= end + near for stop in stops) or int(end > start)


def _ends(line: TextLine) -> list[float]:
    """Return where wide gaps of a line end, but for that after a bullet."""
    return [
        word.left
        for before, word in pairwise(line.words)
        if word.left - before.right > BETWEEN_COLUMNS * line.height and _is_word(before)
    ]


def _is_word(word: Word) -> bool:
    return any(map(str.isalnum, word.text))


def _stops(lines: Sequence[TextLine], near: float) -> list[float]:
    """Return where the stops of a page are: at a step, and where several wide gaps end."""
    ends = [end for line in lines for end in _ends(line)][:MOST]
    furthest = max((line.right for line in lines), default=0.0)
    stops: list[float] = []
    for step, first in product(STEPS, ends):
        beside = [(end - first + near) % step - near for end in ends]
        fitting = [by for by in beside if by <= near]
        if len(fitting) >= max(FEWEST, (1 - ELSEWHERE) * len(ends)):
            middle = (first + fmean(fitting)) % step
            stops = [middle + step * n for n in range(int(furthest / step) + 1)]
            break
    for end in ends:
        often = sum(abs(end - other) <= near for other in ends) >= TWICE
        if often and not any(abs(end - stop) <= near for stop in stops):
            stops.append(end)
    return stops
