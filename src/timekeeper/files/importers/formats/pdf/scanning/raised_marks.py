"""Gives the marks of letters that reach over a table's ruling to the cell below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timekeeper.files.importers.formats.pdf.scanning.cleaning import DARK
from timekeeper.files.importers.formats.pdf.scanning.seen import FINER, PixelBox

if TYPE_CHECKING:
    from PIL.Image import Image

# ruff: noqa: PLC0415  # what recognises is an optional part

# The recogniser's pixels: how far marks reach over a ruling, how far below it their letter begins,
# and how far above them is white; where it is not, a mark is wider than that of "ạ".
HIGH, BELOW, WHITE, WIDE = 7, 6, 8, 6
WIDEST, BESIDE = 90, 2
AROUND = HIGH + WHITE + 3  # rows above and below where a ruling is looked for
# Shades: of ink with its edge; of a row where a ruling is, and where it hides what it goes through.
EDGE, RULED, HIDDEN = 200, 225, 110


class RaisedMarks(NamedTuple):
    """Marks above a cell: the rows of its ruling with their shades, and where the marks stand."""

    cell: PixelBox
    ruling: dict[int, int]
    places: list[PixelBox]

    def whole_cell(self, text: Image, plain: Image) -> tuple[Image, PixelBox]:
        """Return a picture of the page in which the cell reaches up to its marks, and its box.

        On the ``plain`` one no marks are above rulings.
        """
        left, _top, right, bottom = self.cell
        first, last = min(self.ruling), max(self.ruling)
        whole = plain.copy()
        whole.paste(255, (left, first - HIGH, right, last + 1))
        seen = [at for at, shade in self.ruling.items() if shade > HIDDEN] + [first - 1, last + 1]
        for x0, y0, x1, y1 in self.places:
            whole.paste(text.crop((x0, y0, x1, y1)), (x0, y0))
            for at in self.ruling:
                row = min(seen, key=lambda other: abs(other - at))
                lighter = 255 - self.ruling.get(row, 255)
                beside = text.crop((x0, row, x1, row + 1))
                whole.paste(beside.point([min(n + lighter, 255) for n in range(256)]), (x0, at))
        return whole, in_page((left, first - HIGH, right, bottom))


def raised_marks(text: Image, cell: PixelBox) -> RaisedMarks | None:
    """Return the marks above a cell that belong to its letters; None without any.

    Nothing joins them to what stands above, as the tail of "g", and their letter is below them.
    """
    from PIL import Image

    left, top, right, bottom = (round(edge / FINER) for edge in cell)
    piece = text.crop((left, top - AROUND, right, top + AROUND))
    shades = piece.resize((1, piece.height), Image.Resampling.BOX).tobytes()
    near = range(AROUND - 6, AROUND + 2)
    ruling = {at: shades[at] for at in near if shades[at] < RULED}
    if not ruling or min(ruling.values()) > DARK:
        return None
    first, end = min(ruling), max(ruling) + 1
    ink = piece.point([255] * EDGE + [0] * (256 - EDGE))
    above = ink.crop((0, first - HIGH, ink.width, first))
    inked = above.resize((ink.width, 1), Image.Resampling.BOX).tobytes()
    places = []
    for run in re.finditer(rb"(?:[^\0]+\0{0,3})*[^\0]", inked):
        x0, x1 = max(run.start() - BESIDE, 0), min(run.end() + BESIDE, ink.width)
        mark = above.crop((x0, 0, x1, HIGH)).getbbox()
        letter = ink.crop((x0, end, x1, end + BELOW)).getbbox()
        over = ink.crop((x0, first - HIGH - WHITE, x1, first - HIGH)).getbbox()
        wide = run.end() - run.start()
        if mark and letter and mark[1] > 0 and (WIDE if over else 0) <= wide <= WIDEST:
            row = top - AROUND + first
            places.append((left + x0, row - HIGH, left + x1, row))
    rows = {top - AROUND + at: shade for at, shade in ruling.items()}
    return RaisedMarks((left, top, right, bottom), rows, places) if places else None


def in_page(box: PixelBox) -> PixelBox:
    """Return a box of the recogniser's pixels in those of the page."""
    left, top, right, bottom = (round(edge * FINER) for edge in box)
    return left, top, right, bottom
