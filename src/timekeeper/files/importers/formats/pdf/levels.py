"""How the cells of a table without rulings stand to one another: its rows told by their heights."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from math import inf

from timekeeper.files.importers.formats.pdf.columns import is_item
from timekeeper.files.importers.formats.pdf.lines import LEAST_DROP, MOST_DROP, TextLine
from timekeeper.files.importers.formats.pdf.shapes import Bounds
from timekeeper.files.importers.formats.pdf.tables import NEAR, TIMED

# In parts of a line's height: the white that tells of columns, and the least between full cells.
WIDE, LEAST = 0.7, 0.34
COUNTER = re.compile(r"\(?(?:[0-9]{1,3}|[IVX]{1,5}|[a-zđ])[.):]?")
# What speaks against a row: the more, the surer its lines are those of others.
OFF, KEYLESS, KEY_MORE, CUT_SMALL, CUT, GAP, ANEW, ITEM = 3.0, 2.5, 4.0, 3.0, 0.5, 2.0, 1.0, 2.0
MUCH = 2.0  # by how much cells must stand better otherwise than at their tops
LONGEST, MOST_KEYS = 80, 2  # lines of a row
# In parts of a line's height: cells so far off are not level; lines are not so far apart.
LEVEL, NEAR_LINES = 0.25, 1.4
_OPEN_HOURS = re.compile(r"(?:(?:[Tt]ừ )?[0-9].{0,12})?(?:[-–—]|\b(?:đến|tới))")
MOSTLY = 0.9  # of a table's width, for a ruling to bound its rows


class Aligned(Enum):
    """Where in their rows the cells of a table stand, by the weight of first and last line.

    Those with hours, or numbers, are told first: they alone may stand at the middle.
    """

    TOP = (1.0, 0.0), (1.0, 0.0)
    CENTRE = (0.5, 0.5), (0.5, 0.5)
    BOTTOM = (0.0, 1.0), (0.0, 1.0)
    KEYS_CENTRE = (0.5, 0.5), (1.0, 0.0)


def cell_begins(line: TextLine) -> list[float]:
    """Return where words begin after much white, which is not that of a line set to both sides."""
    return [
        word.left
        for at, (before, word) in enumerate(pairwise(line.words), 1)
        if word.left - before.right > WIDE * line.height and not line.is_stretched(at)
    ]


def are_beside(above: TextLine | None, line: TextLine | None) -> bool:
    """Return whether two lines stand side by side, though one of them a little lower."""
    if above is None or line is None or not are_near(above, line):
        return False
    return above.right < line.left or line.right < above.left


def are_near(above: TextLine, line: TextLine) -> bool:
    """Return whether two lines are less than a line apart: in one column none are."""
    return above.base - line.base < LEAST_DROP * min(above.height, line.height)


def level_lines(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield lines made of two that stand side by side, but a little off one level.

    Where cells stand at the middle of their rows, no other line may tell of their columns.
    """
    joined: TextLine | None = None
    for above, line in pairwise(lines):
        both = _merged(joined or above, line) if are_near(above, line) else None
        if both is None and joined is not None:
            yield joined
        joined = both
    if joined is not None:
        yield joined


def _merged(line: TextLine, other: TextLine) -> TextLine | None:
    """Return two lines as one; the first of its cells is a clock, a number or all of a line."""
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
    beside = sum(a != b for a, b in pairwise(own)) == 1
    return merged if beside or TIMED.fullmatch(text) or COUNTER.fullmatch(text) else None


class Rows:
    """Finds where rows begin among the lines of a table, each parted in its cells.

    ``goes_on`` tells for each cell of a line whether it goes on with the last one above it, ``key``
    is the column that nearly each row has a cell in, ``ruled`` are the lines below rulings,
    ``fixed`` tells of lines that surely begin a row, or do not. A page's end may ``cut`` the first
    row, or the last.
    """

    def __init__(
        self,
        parted: Sequence[Mapping[int, TextLine]],
        goes_on: Sequence[Mapping[int, bool]],
        key: int,
        *,
        ruled: Container[int] = (),
        fixed: Mapping[int, bool] | None = None,
        cut: tuple[bool, bool] = (False, False),
    ) -> None:
        self._parted, self._goes_on, self._key, self._ruled = parted, goes_on, key, ruled
        self._fixed = fixed or {}
        self._cut = cut
        firsts = [cells[0].text for cells in parted if 0 in cells]
        counted = 2 * sum(COUNTER.fullmatch(text) is not None for text in firsts) > len(firsts)
        self._keys = {key, 0} if counted else {key}

    def begins(self) -> list[bool | None]:
        """Return for each line whether it begins a row; None where neither level nor ruling tells.

        So it is where cells stand at the tops of their rows.
        """
        begins = [self._fixed.get(at, own) for at, own in enumerate(self._between_rulings())]
        if None not in begins:
            return begins
        against, _rows = self._best(Aligned.TOP)
        if against < MUCH:
            return begins
        others = [self._best(aligned) for aligned in Aligned if aligned is not Aligned.TOP]
        least, rows = min(others, key=lambda found: found[0])
        if least + MUCH > against:
            return begins
        return [at in rows if own is None else own for at, own in enumerate(begins)]

    def _between_rulings(self) -> list[bool | None]:
        """Return what rulings tell: what stands between two and has one key is one row."""
        count = len(self._parted)
        begins: list[bool | None] = [None] * count
        edges = [0, *(at for at in range(1, count) if at in self._ruled), count]
        for first, end in pairwise(edges if len(edges) > 2 else ()):  # noqa: PLR2004
            keys = sum(
                not on for g in self._goes_on[first:end] for at, on in g.items() if at == self._key
            )
            if keys <= 1:
                begins[first:end] = [True, *[False] * (end - first - 1)]
            begins[first] = True
        return begins

    def _best(self, aligned: Aligned) -> tuple[float, set[int]]:
        """Return where rows begin so that the least speaks against them, and how much that is."""
        count = len(self._parted)
        least = [(0.0, 0), *[(inf, 0)] * count]
        for first in range(count):
            if not self._fixed.get(first, True):
                continue
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
        top: dict[int, TextLine] = {}
        foot: dict[int, TextLine] = {}
        keys, within = 0, 0.0
        for number in range(first, min(first + LONGEST, len(self._parted))):
            if number > first and (number in self._ruled or self._fixed.get(number)):
                return
            cells, goes_on = self._parted[number], self._goes_on[number]
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
            if first == 0 and self._cut[0] and not keys:
                yield 0.0  # the rest of a row of the page before
                continue
            # What the page's end cuts stands at the top of what was left for it.
            cut = self._cut[1] and number == len(self._parted) - 1
            ways = (aligned, Aligned.TOP) if cut else (aligned,)
            off = min(_off(top, foot, way, self._keys) for way in ways)
            yield within + OFF * off + (KEY_MORE * (keys - 1) if keys else KEYLESS)


def _off(
    top: Mapping[int, TextLine],
    foot: Mapping[int, TextLine],
    aligned: Aligned,
    keys: Container[int],
) -> int:
    """Return how many cells of a row, by their first and last lines, do not stand as others do."""
    highest = max(line.base for line in top.values())
    lowest = min(line.base for line in foot.values())
    off = 0
    for at, line in top.items():
        upper, lower = aligned.value[at not in keys]
        away = upper * (line.base - highest) + lower * (foot[at].base - lowest)
        off += abs(away) > LEVEL * line.height
    return off


def opens_hours(line: TextLine) -> bool:
    """Return whether a cell's line has the beginning of hours whose end stands below it."""
    return _OPEN_HOURS.fullmatch(line.text) is not None


def range_ends(parted: Sequence[Mapping[int, TextLine]], key: int) -> set[int]:
    """Return which lines have the end of the hours that the last one above it in the key opens."""
    found: set[int] = set()
    above: TextLine | None = None
    for at, cells in enumerate(parted):
        line = cells.get(key, above)
        if line is None or line is above:
            continue
        # A line with nothing else in it may stand a little further off.
        most = MOST_DROP if [*cells] == [key] else NEAR_LINES
        near = above is not None and above.base - line.base <= most * line.height
        if above is not None and near and opens_hours(above):
            found |= {at} if TIMED.match(line.text) else set()
        above = line
    return found


def rules(rulings: Iterable[Bounds]) -> list[Bounds]:
    """Return the level rulings of a page from top to bottom, what is drawn in pieces as one."""
    found: list[Bounds] = []
    level = (r for r in rulings if r.right - r.left > r.top - r.bottom)
    for piece in sorted(level, key=lambda r: (-round(r.top), r.left)):
        last = found[-1] if found else None
        if last and last.top - piece.top <= NEAR and piece.left - last.right <= NEAR:
            right = max(last.right, piece.right)
            found[-1] = Bounds(min(last.left, piece.left), piece.bottom, right, last.top)
        else:
            found.append(piece)
    return found


def below_rules(lines: Sequence[TextLine], rules: Iterable[Bounds]) -> set[int]:
    """Return which lines stand right below a ruling that goes along nearly all of them."""
    left = min((line.left for line in lines), default=0.0)
    right = max((line.right for line in lines), default=0.0)
    heights = [
        rule.top
        for rule in rules
        if min(rule.right, right) - max(rule.left, left) >= MOSTLY * (right - left)
    ]
    return {
        at
        for at, (above, line) in enumerate(pairwise(lines), 1)
        if any(line.base + LEVEL * line.height < height < above.base + 1 for height in heights)
    }
