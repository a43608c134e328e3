"""Finds cells that stand side by side without rulings, in rows that white parts from others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from timekeeper.files.importers.formats.pdf.scanning.cleaning import DARK
from timekeeper.files.importers.formats.pdf.scanning.overlooked import OTHER_CELL, SPECK, runs
from timekeeper.files.importers.formats.pdf.scanning.seen import READABLE, PixelBox, SeenWord
from timekeeper.files.importers.formats.pdf.scanning.tesseract import ONE_LINE

if TYPE_CHECKING:
    from PIL.Image import Image

AROUND = 6  # of the recogniser's pixels: the white around a cell
WITHIN = 0.6  # of a word's size: how high above its line it surely reaches


def cells_beside(text: Image, found: Iterable[SeenWord]) -> Iterator[list[PixelBox]]:
    """Yield the cells of each row of several lines, from left to right.

    Words that cannot be read join the rows that they were seen in. ``text`` is without grain.
    """
    small = text.reduce(SPECK).point([255] * DARK + [0] * (256 - DARK))
    marks = [*small.getprojection()[1]]
    for word in found:
        if word.sure < READABLE:
            first, last = (round(y / SPECK) for y in (word.base - WITHIN * word.size, word.base))
            marks[first:last] = [1] * len(marks[first:last])
    for top, bottom in runs(marks, 2):
        if (bottom - top) * SPECK <= ONE_LINE:
            continue
        row = small.crop((0, top, small.width, bottom))
        columns = runs(row.getprojection()[0], OTHER_CELL // SPECK)
        if len(columns) > 1:
            high, low = top * SPECK - AROUND, bottom * SPECK + AROUND
            yield [
                (left * SPECK - AROUND, high, right * SPECK + AROUND, low)
                for left, right in columns
            ]
