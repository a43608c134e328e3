"""The dots that lead from a title to what a tab sets right: they are no text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from timekeeper.files.importers.formats.pdf.shapes import Glyph

FEWEST = 2  # lines that end at one place
SAME_BASE, SAME_END = 1.0, 1.5  # points
NEAR = 0.5  # of a line's height: dots reach to what they lead to
_DOTS = ("...", "……")
# "ngày....tháng" and "Số: ..../KH" leave room for a pen.
_LEADER = re.compile(r"(?<=[^.…])(?:\.{3,}|…{2,})\.*(?![.…]|tháng|năm|/)(?=.)")
# A long title leaves room for less; behind the dots of a sentence stands a space.
_SHORT_LEADER = re.compile(r"(?<=[^\W\dA-Z])[.…]+(?![.…]|tháng|năm|/)(?=[^\W_a-z])")


def without_leaders(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Return the glyphs without the dots of leaders; ``led`` are those that they lead to.

    Several lines with them end at the same place; else all dots are the author's own.
    """
    if not any(dots in "".join(glyph.text for glyph in glyphs) for dots in _DOTS):
        return glyphs
    lines = list(_lines(glyphs))
    ends = [line[-1].right for line in lines if len(_LEADER.findall(_text(line))) == 1]
    often = [end for end in ends if sum(abs(end - other) <= SAME_END for other in ends) >= FEWEST]
    found: list[Glyph] = []
    for line in lines if often else ():
        text = _text(line)
        # What had no room behind its leader goes on in the next line.
        short = any(abs(line[-1].right - end) <= SAME_END for end in often)
        leader = _LEADER.search(text) or (_SHORT_LEADER.search(text) if short else None)
        first, last = leader.span() if leader else (0, 0)
        gap = line[last].left - line[last - 1].right
        if leader is None or line[last].spaced or gap > NEAR * line[last].height:
            found += line
        else:
            found += [*line[:first], replace(line[last], led=True), *line[last + 1 :]]
    return found or glyphs


def _lines(glyphs: Iterable[Glyph]) -> Iterable[list[Glyph]]:
    """Yield the glyphs of each line as they are drawn one after the other."""
    line: list[Glyph] = []
    for glyph in glyphs:
        on = line and abs(line[-1].base - glyph.base) <= SAME_BASE and line[-1].left <= glyph.left
        if line and not on:
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _text(line: Iterable[Glyph]) -> str:
    """Return the line's letters, one for each glyph."""
    return "".join(glyph.text[:1] or " " for glyph in line)
