"""Fitting text into a box: wrap, then shrink to the floor, then the short form, then cut.

Whatever the text, it lies inside the room it was given: no line is wider, all lines together are
no higher, and where the room does not hold one line at the floor there is no line.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache, partial
from itertools import combinations, pairwise
from typing import Protocol

from msgspec import Struct

from timekeeper.files.line_breaks import TIE, break_cost, kept_together

SHRINK = 0.94  # one step of a size towards the floor
A_LONE_WORD = 4.0  # more than any unevenness of the lines
WITH_ITS_SPACE = 1.02  # what a line may seem to reach, its last space counted in
A_SHORT_END = 0.5  # of the mean, below which the last line looks lost
MOST_JOINED = 8  # lines of an office, beyond which none are joined to keep the others'
ROUNDING = 1e-6  # of a pixel, so that a room made for one line holds it
ELLIPSIS = "…"
NOT_BEFORE_IT = " ,;:–-(“·" + TIE  # signs that lead on to what was left out


class Weight(IntEnum):
    """Font weights that ship with the program."""

    REGULAR = 400
    SEMIBOLD = 600
    BOLD = 700


class TextMeasure(Protocol):
    """Tells how much room text takes, in pixels."""

    def width(self, text: str, size: float, weight: Weight) -> float:
        """Return how far a line of text reaches at a font size."""
        ...

    def line_height(self, size: float, weight: Weight) -> float:
        """Return the height of a line, with room for stacked marks."""
        ...

    def __hash__(self) -> int: ...


class Typeset(Struct, frozen=True):
    """Lines of text at a font size in pixels; ``cut`` when words had to be left out."""

    lines: tuple[str, ...]
    size: float
    height: float
    cut: bool = False


class Fit(Struct, frozen=True):
    """The room for a text: its width and height, and the largest and smallest font size."""

    width: float
    height: float
    largest: float
    smallest: float
    weight: Weight = Weight.REGULAR


@lru_cache(maxsize=1024)  # all but the figures stays the same from second to second
def fit_text(forms: tuple[str, ...], room: Fit, measure: TextMeasure) -> Typeset:
    """Return the first of the text's forms that fits, as large as the room allows.

    The forms go from the full to the shortest one. Nothing is set smaller than the smallest
    size: if no form fits, names that are wider than the room may break; then the last form is cut
    at a word, and a word that is alone too wide within it. Ends of lines that the office set hold
    wherever there is room for them.
    """
    for form in forms:
        if "\n" in form and (as_set := _as_set(form, room, measure)) is not None:
            return as_set
    tied = [kept_together(" ".join(form.split("\n"))) for form in forms]
    loosened = [_loosened(text, room, measure) for text in tied]
    for text in dict.fromkeys((*tied, *loosened)):
        typeset = _largest(text, room, measure)
        if typeset is not None:
            return typeset
    return _cut(loosened[-1], room, measure)


@lru_cache(maxsize=64)  # all but the running time stays the same from second to second
def fit_whole(text: str, room: Fit, measure: TextMeasure) -> Typeset:
    """Return a figure as large as the room allows; no line where it fails to fit.

    A time of which a part is left out would be another time.
    """
    typeset = _largest(kept_together(text), room, measure)
    return typeset or Typeset((), room.smallest, 0.0, cut=True)


class Typesetter:
    """Sets texts for one display: with one measure, and none smaller than its floor."""

    def __init__(self, measure: TextMeasure, floor: float) -> None:
        self.measure = measure
        self.floor = floor

    def fit(
        self,
        forms: tuple[str, ...],
        width: float,
        height: float,
        largest: float = 0.0,
        weight: Weight = Weight.REGULAR,
    ) -> Typeset:
        """Return the text as it fits into so much room, at the floor or up to the largest size."""
        return fit_text(forms, Fit(width, height, largest, self.floor, weight), self.measure)

    def fit_whole(
        self,
        figures: str,
        width: float,
        height: float,
        largest: float = 0.0,
        weight: Weight = Weight.REGULAR,
    ) -> Typeset:
        """Return a time as it fits into so much room, or nothing: part of it would be another."""
        return fit_whole(figures, Fit(width, height, largest, self.floor, weight), self.measure)

    def widest(self, text: Typeset, weight: Weight) -> float:
        """Return how far the longest line of a text reaches."""
        return widest(text.lines, text.size, weight, self.measure)


def widest(lines: Iterable[str], size: float, weight: Weight, measure: TextMeasure) -> float:
    """Return how far the longest of the lines reaches."""
    return max((measure.width(line, size, weight) for line in lines), default=0.0)


def _as_set(form: str, room: Fit, measure: TextMeasure) -> Typeset | None:
    """Return the text in the lines it was set in, None where there is no room for them.

    Where they are too many, whole lines are joined, as few as possible: "khóa X" begins a line.
    """
    lines = tuple(line.strip() for line in form.strip().split("\n"))
    found = _in_lines(lines, room, measure)
    for kept in range(len(lines) - 2, 0, -1):
        if found is not None or len(lines) > MOST_JOINED:
            break
        joined = (
            tuple(" ".join(filter(None, lines[start:end])) for start, end in pairwise((0, *ends)))
            for ends in ((*inner, len(lines)) for inner in combinations(range(1, len(lines)), kept))
        )
        set_so = [made for each in joined if (made := _in_lines(each, room, measure)) is not None]
        # Of two that are as large, that with the shorter longest line is the more even one.
        found = max(
            set_so,
            key=lambda made: (made.size, -widest(made.lines, made.size, room.weight, measure)),
            default=None,
        )
    return found


def _in_lines(lines: tuple[str, ...], room: Fit, measure: TextMeasure) -> Typeset | None:
    """Return these very lines, as large as the room allows; None where it has none for them."""
    size = max(room.largest, room.smallest)
    while True:
        height = len(lines) * measure.line_height(size, room.weight)
        across = widest(lines, size, room.weight, measure)
        if height <= room.height + ROUNDING and across <= room.width:
            return Typeset(lines, size, height)
        if size <= room.smallest:
            return None
        size = max(room.smallest, size * SHRINK)


def _largest(text: str, room: Fit, measure: TextMeasure) -> Typeset | None:
    size = max(room.largest, room.smallest)
    while True:
        line_height = measure.line_height(size, room.weight)
        # Each end of a line spares a space, which is narrower than the font is high: what reaches
        # farther on one line need not be wrapped to know that it takes more lines than there are.
        across = measure.width(text, size, room.weight)
        if across * line_height <= (room.height + ROUNDING) * (room.width + size):
            lines = wrap(text, room.width, size, room.weight, measure)
            height = len(lines) * line_height
            across = widest(lines, size, room.weight, measure)
            if height <= room.height + ROUNDING and across <= room.width:
                return Typeset(_balanced(text, lines, room, size, measure), size, height)
        if size <= room.smallest:
            return None
        size = max(room.smallest, size * SHRINK)


def wrap(
    text: str, width: float, size: float, weight: Weight, measure: TextMeasure
) -> tuple[str, ...]:
    """Return the text in lines no wider than ``width``, as long as each word is not."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and measure.width(longer, size, weight) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line) if line else tuple(lines)


def _balanced(
    text: str, wrapped: tuple[str, ...], room: Fit, size: float, measure: TextMeasure
) -> tuple[str, ...]:
    """Return the text in as many lines of about the same length, broken where it reads well."""
    count = len(wrapped)
    chunks = [chunk for chunk in text.split(" ") if chunk]  # split() would part what is tied
    if count <= 1 or len(chunks) <= count:
        return wrapped
    reach = [0.0]
    for chunk in chunks:
        reach.append(reach[-1] + measure.width(f"{chunk} ", size, room.weight))
    ends = _best_breaks(chunks, reach, count, room.width)
    lines = tuple(" ".join(chunks[start:end]) for start, end in pairwise((0, *ends)))
    across = widest(lines, size, room.weight, measure)
    return lines if lines and across <= room.width else wrapped


def _best_breaks(
    chunks: Sequence[str], reach: Sequence[float], count: int, most: float
) -> tuple[int, ...]:
    """Return where each of ``count`` lines ends, at the least cost; nothing if none will do.

    ``reach`` is how far the text gets before each chunk and in all. A line costs how far it is
    from the mean, squared, and what it ends with.
    """
    mean, whole = reach[-1] / count, len(chunks)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, count + 1):
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end in range(start + 1, whole + 1):
                share = (reach[end] - reach[start]) / mean
                if share * mean > most * WITH_ITS_SPACE:
                    break
                if (end == whole) is not (line == count):
                    continue
                after = (
                    _end_cost(chunks[start:], share)
                    if end == whole
                    else break_cost(chunks[end - 1])
                )
                total = cost + (share - 1) ** 2 + after
                if end not in found or total < found[end][0]:
                    found[end] = (total, (*ends, end))
        best = found
    return best[whole][1] if whole in best else ()


def _end_cost(chunks: Sequence[str], share: float) -> float:
    """Return the cost of a last line: a lone word looks lost, and so does a very short line."""
    if len(chunks) == 1 and TIE not in chunks[0]:
        return A_LONE_WORD
    return 1.0 if share < A_SHORT_END else 0.0


def _loosened(text: str, room: Fit, measure: TextMeasure) -> str:
    """Return the text with the ties undone of what is wider than the room, even at the floor."""
    return " ".join(
        chunk
        if measure.width(chunk, room.smallest, room.weight) <= room.width
        else chunk.replace(TIE, " ")
        for chunk in text.split(" ")
    )


def _cut(text: str, room: Fit, measure: TextMeasure) -> Typeset:
    size, weight = room.smallest, room.weight
    line_height = measure.line_height(size, weight)
    count = int((room.height + ROUNDING) / line_height)
    whole = wrap(text, room.width, size, weight, measure)
    dropped = len(text) - len(" ".join(whole))  # spaces where lines begin
    # Of a text of pages only what the lines hold is tried, and the word that may be cut there.
    most = text.count(" ", 0, len(" ".join(whole[:count])) + dropped) + 2
    for shorter in _shorter(text, most, room, measure) if count else ():
        lines = wrap(shorter, room.width, size, weight, measure)
        if len(lines) <= count and widest(lines, size, weight, measure) <= room.width:
            return Typeset(lines, size, len(lines) * line_height, cut=True)
    return Typeset((), size, 0.0, cut=True)


def _shorter(text: str, most: int, room: Fit, measure: TextMeasure) -> Iterator[str]:
    """Yield the text cut at each word from the last to the first, then within the first.

    It begins with ``most`` words, for more have no room.

    A name that would fill the line without the sign of what is left out is cut within it.
    """
    words = text.split(" ")
    for count in range(min(len(words) - 1, most), 0, -1):
        yield _ended(" ".join(words[:count]))
        *before, last = words[:count]
        if measure.width(last + ELLIPSIS, room.smallest, room.weight) > room.width:
            names = last.split(TIE)
            for kept in range(len(names) - 1, 0, -1):
                yield _ended(" ".join([*before, TIE.join(names[:kept])]))
    first = words[0]
    reach = partial(measure.width, size=room.smallest, weight=room.weight)
    wider = bisect_right(range(len(first)), room.width, key=lambda end: reach(first[:end]))
    for end in range(min(len(first) - 1, wider), 0, -1):
        if not unicodedata.combining(first[end]):  # a letter keeps its marks
            yield _ended(first[:end])


def _ended(text: str) -> str:
    return text.rstrip(NOT_BEFORE_IT) + ELLIPSIS
