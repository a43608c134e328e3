"""How the cells of a table without rulings stand to one another: its rows told by their heights."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from math import inf

from timekeeper.files.importers.formats.pdf.columns import is_item
from timekeeper.files.importers.formats.pdf.lines import LEAST_DROP, TextLine
from timekeeper.files.importers.formats.pdf.tables import TIMED

# In parts of a line's height: the white that tells of columns, and the least between full cells.
WIDE, LEAST = 0.7, 0.34
COUNTER = re.compile(r"\(?(?:[0-9]{1,3}|[IVX]{1,5}|[a-zđ])[.):]?")
# What speaks against a row: the more, the surer its lines are those of others.
OFF, KEYLESS, KEY_MORE, CUT_SMALL, CUT, GAP, ANEW, ITEM = 3.0, 2.5, 4.0, 3.0, 0.5, 2.0, 1.0, 2.0
MUCH = 2.0  # by how much cells must stand better otherwise than at their tops
LONGEST, MOST_KEYS = 80, 2  # lines of a row
# In parts of a line's height: cells so far off are not level; lines are not so far apart.
LEVEL, NEAR_LINES = 0.25, 1.4


class Aligned(Enum):
    """Where in their rows the cells of a table stand, by the weight of first and last line."""

    TOP = (1.0, 0.0)
    CENTRE = (0.5, 0.5)
    BOTTOM = (0.0, 1.0)


def cell_begins(line: TextLine) -> list[float]:
    """Return where words begin after much white."""
    return [
        word.left
        for before, word in pairwise(line.words)
        if word.left - before.right > WIDE * line.height
    ]


def are_beside(above: TextLine | None, line: TextLine | None) -> bool:
    """Return whether two lines stand side by side, though one of them a little lower."""
    if above is None or line is None or not _are_near(above, line):
        return False
    return above.right < line.left or line.right < above.left


def _are_near(above: TextLine, line: TextLine) -> bool:
    return above.base - line.base < LEAST_DROP * min(above.height, line.height)


def level_lines(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield lines made of those that stand beside a clock or a number, but a little off its level.

    Where cells stand at the middle of their rows, no other line may tell of their columns.
    """
    joined: TextLine | None = None
    for above, line in pairwise(lines):
        both = _merged(joined or above, line) if _are_near(above, line) else None
        if both is None and joined is not None:
            yield joined
        joined = both
    if joined is not None:
        yield joined


def _merged(line: TextLine, other: TextLine) -> TextLine | None:
    """Return two lines as one, the first of its cells a clock or a number; else None."""
    words = sorted((*line.words, *other.words), key=lambda word: word.left)
    height = min(line.height, other.height)
    own = [word in line.words for word in words]
    if any(
        a != b and word.left - before.right < LEAST * height
        for (a, b), (before, word) in zip(pairwise(own), pairwise(words), strict=True)
    ):
        return None
    merged = TextLine(other.base, height, words)
    first = next(iter(cell_begins(merged)), merged.right + 1)
    text = " ".join(word.text for word in words if word.left < first)
    return merged if TIMED.fullmatch(text) or COUNTER.fullmatch(text) else None


class Rows:
    """Finds where rows begin among the lines of a table, each parted in its cells.

    ``goes_on`` tells for each cell of a line whether it goes on with the last one above it, ``key``
    is the column that nearly each row has a cell in.
    """

    def __init__(
        self,
        parted: Sequence[Mapping[int, TextLine]],
        goes_on: Sequence[Mapping[int, bool]],
        key: int,
    ) -> None:
        self._parted, self._goes_on, self._key = parted, goes_on, key

    def begins(self) -> list[bool] | None:
        """Return for each line whether it begins a row; None where cells stand at their tops."""
        found = {aligned: self._best(aligned) for aligned in Aligned}
        best = min(found, key=lambda aligned: found[aligned][0])
        if found[best][0] + MUCH > found[Aligned.TOP][0]:
            return None
        return [at in found[best][1] for at in range(len(self._parted))]

    def _best(self, aligned: Aligned) -> tuple[float, set[int]]:
        """Return where rows begin so that the least speaks against them, and how much that is."""
        count = len(self._parted)
        least = [(0.0, 0), *[(inf, 0)] * count]
        for first in range(count):
            before = least[first][0]
            for last, cost in enumerate(self._costs(first, aligned), first + 1):
                if before + cost < least[last][0]:
                    least[last] = (before + cost, first)
        begins, at = set(), count
        while at:
            at = least[at][1]
            begins.add(at)
        return least[count][0], begins

    def _costs(self, first: int, aligned: Aligned) -> Iterator[float]:
        """Yield what speaks against the rows that begin with a line, the shortest first."""
        upper, lower = aligned.value
        top: dict[int, TextLine] = {}
        foot: dict[int, TextLine] = {}
        keys, within = 0, 0.0
        for cells, goes_on in zip(
            self._parted[first : first + LONGEST], self._goes_on[first:], strict=False
        ):
            for at, line in cells.items():
                on = goes_on[at]
                if at == self._key:
                    keys += not on or at not in top
                if at not in top:
                    top[at] = line
                    within += on and (CUT_SMALL if line.text[0].islower() else CUT)
                else:
                    apart = foot[at].base - line.base > NEAR_LINES * line.height
                    anew = ITEM if is_item(line.text) else ANEW
                    within += GAP if apart else 0 if on else anew
                foot[at] = line
            if keys > MOST_KEYS:
                return
            highest = max(line.base for line in top.values())
            lowest = min(line.base for line in foot.values())
            level = upper * highest + lower * lowest
            off = sum(
                abs(upper * line.base + lower * foot[at].base - level) > LEVEL * line.height
                for at, line in top.items()
            )
            yield within + OFF * off + (KEY_MORE * (keys - 1) if keys else KEYLESS)
