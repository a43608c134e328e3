"""Finds where letters stand on a page that nobody recognised."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from timekeeper.files.importers.formats.pdf.scanning.cleaning import (
    DARK,
    POINT,
    THICKEST,
    without_grain,
)
from timekeeper.files.importers.formats.pdf.scanning.seen import (
    DESCENT,
    FINER,
    READABLE,
    PixelBox,
    SeenWord,
    confidence,
)
from timekeeper.files.importers.formats.pdf.shapes import Bounds
from timekeeper.files.importers.original import Area

if TYPE_CHECKING:
    from PIL.Image import Image

# ruff: noqa: PLC0415  # what recognises is an optional part

# The recogniser's pixels: how high letters are, what white parts words from others, and how large
# specks are.
LETTERS_HIGH, APART, OTHER_CELL, SPECK = range(12, 60), 14, 24, 3
DEARER = 10  # per cent that a line may lose by what it gains
BESIDE = 4  # pixels that a line's end is seen with
# Of the usual size of words: how high is what may be some, how wide at most a page's number with
# the white around it. That stands at the edge, a part of the page.
AS_HIGH, NUMBER_WIDE, EDGE = (0.4, 1.5), 4, 0.12


def is_drawn(text: Image, word: SeenWord) -> bool:
    """Return whether there is ink where a word was seen: a dash is seen in far white as well."""
    x0, y0, x1, y1 = (
        round(edge) for edge in (word.left, word.base - word.size, word.right, word.base)
    )
    grays = text.crop((x0, y0, max(x1, x0 + 1), max(y1, y0 + 1))).histogram()
    return any(grays[:DARK])


def letters(piece: Image) -> PixelBox | None:
    """Return the box around the ink of a picture that is more than specks; None without any."""
    small = piece.reduce(SPECK).point([255] * DARK + [0] * (256 - DARK))
    box = small.getbbox()
    return None if box is None else (box[0] * SPECK, box[1] * SPECK, box[2] * SPECK, box[3] * SPECK)


def overlooked(text: Image, found: Sequence[SeenWord]) -> Iterator[PixelBox]:
    """Return where letters stand that nobody recognised: those far from others pass for dirt.

    So do numbers at the margin, one to a line. ``text`` has the recogniser's pixels, places do not.
    """
    from PIL import ImageDraw

    ink = text.point([255] * DARK + [0] * (256 - DARK))
    drawing = ImageDraw.Draw(ink)
    for word in found:
        # The dot behind a number is not to hide it.
        before = APART if any(map(str.isalnum, word.text)) else 0
        left, right = word.left / FINER - before, word.right / FINER + APART
        high, low = word.base - word.size, word.base + 2 * DESCENT * word.size
        drawing.rectangle((left, high / FINER, right, low / FINER), fill=0)
    for top, bottom in runs(ink.getprojection()[1]):
        row = ink.crop((0, top, ink.width, bottom))
        for left, right in runs(row.getprojection()[0], OTHER_CELL):
            piece = row.crop((left, 0, right, bottom - top)).getbbox()
            if piece is not None and piece[3] - piece[1] in LETTERS_HIGH:
                edges = (left - APART, top - APART // 2, right + APART, bottom + APART // 2)
                x0, y0, x1, y1 = (round(edge * FINER) for edge in edges)
                yield x0, y0, x1, y1


def unread(gray: Image, lines: Sequence[Bounds], found: Sequence[SeenWord]) -> Iterator[Area]:
    """Return where on a page something as large as its words stands that was not recognised.

    Seals, signatures and emblems are larger, stains and specks smaller; what is small and by
    itself at the page's edge is its number.
    """
    from PIL import ImageDraw

    sizes = sorted(word.size for word in found)
    if not sizes:
        return
    usual = sizes[len(sizes) // 2]
    plain = without_grain(gray)
    drawing = ImageDraw.Draw(plain)
    for line in lines:
        edges = (line.left, line.top, line.right, line.bottom)
        x0, y0, x1, y1 = (edge / POINT for edge in edges)
        drawing.line((x0, gray.height - y0, x1, gray.height - y1), 255, 2 * THICKEST)
    boxes = []
    for box in overlooked(as_fine_as_taught(plain), found):
        x0, y0, x1, y1 = box
        high, wide = y1 - y0 - APART * FINER, x1 - x0 - 2 * APART * FINER
        if AS_HIGH[0] * usual <= high <= AS_HIGH[1] * usual and wide >= high:
            boxes.append(box)
    levels = [(word.base - word.size, word.base) for word in found]
    levels += [(top, bottom) for _x0, top, _x1, bottom in boxes]
    width, height = gray.size
    for left, top, right, bottom in boxes:
        level = sum(high < bottom and top < low for high, low in levels)
        at_edge = not EDGE * height < top < bottom < (1 - EDGE) * height
        if level > 1 or not at_edge or right - left > NUMBER_WIDE * usual:
            yield Area(left / width, top / height, right / width, bottom / height)


def with_overlooked(
    words: Callable[[PixelBox], list[SeenWord]], box: PixelBox, found: Sequence[SeenWord]
) -> list[SeenWord]:
    """Return a page's words with those of a box: a number is told best with its line.

    ``words`` recognises what stands in a box.
    """
    left, top, right, bottom = box
    line = [w for w in found if top < w.base - w.size / 2 < bottom and w.left > left]
    if line and min(word.left for word in line) - right < APART:
        edges = [(word.base - word.size, word.base + 2 * DESCENT * word.size) for word in line]
        whole = (
            left,
            round(min([top, *(high for high, _low in edges)])),
            round(max([right, *(word.right + BESIDE for word in line)])),
            round(max([bottom, *(low for _high, low in edges)])),
        )
        anew = words(whole)
        if confidence(anew) >= max(READABLE, confidence(line) - DEARER):
            at = found.index(line[0])  # the words of a page stand in their order
            first, rest = ([w for w in part if w not in line] for part in (found[:at], found[at:]))
            return [*first, *anew, *rest]
    return [*found, *(word for word in words(box) if word.sure >= READABLE)]


def runs(marks: Sequence[int], apart: int = APART // 2) -> list[tuple[int, int]]:
    """Return from where to where there is ink, in pieces that so much white parts."""
    inked = [at for at, mark in enumerate(marks) if mark]
    begins = [at for before, at in pairwise([-apart, *inked]) if at - before >= apart]
    ends = [at for at, after in pairwise([*inked, len(marks) + apart]) if after - at >= apart]
    return [(begin, end + 1) for begin, end in zip(begins, ends, strict=True)]


def as_fine_as_taught(gray: Image) -> Image:
    """Return a page as fine as the recogniser likes it."""
    from PIL import Image

    size = (round(gray.width / FINER), round(gray.height / FINER))
    return gray.resize(size, Image.Resampling.LANCZOS)
