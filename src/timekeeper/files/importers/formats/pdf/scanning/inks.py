"""Parts a page's black ink from that of a colour: seals and signatures are no letters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from timekeeper.files.importers.formats.pdf.scanning.seen import PixelBox

if TYPE_CHECKING:
    from PIL.Image import Image

# ruff: noqa: PLC0415  # what recognises is an optional part

# In a mask: where there is ink of a colour, and the part of it in hand.
INKED, IN_HAND = 255, 128
# Pixels of a page that are looked at as one, half a millimetre. In those: what is lower is letters,
# and what is so though it is strokes alone; what is larger is a table. What stands so near to a
# seal is of it.
COARSE = 6
LETTERS_HIGH, STROKES_HIGH, WIDEST, HIGHEST, NEAR = 40, 24, 180, 120, 4
# What part of it all is inked: more, and it is a ground; less, and it is strokes alone. Between
# lines of letters are rows that have so little of what a row has, once they are level; degrees.
GROUND, STROKES, BETWEEN_LINES, TURNED = 0.6, 0.18, 0.14, [step / 2 for step in range(-6, 7)]
CUT = 4  # pixels at an edge that turning leaves empty
# Shades that channels differ by where there is ink of a colour, and where it is strong.
COLOURED, STRONG = 28, 56
# What part of a page's pixels are darker than its paper; so many times what its channels differ by
# is an ink's own darkness at most.
PAPER, DARKEST = 0.7, 1.5
RED, GREEN, BLUE = range(3)
INKS = ((RED, GREEN), (BLUE, RED))  # channels in which red and blue ink are light, and dark


def in_black(picture: Image) -> Image:
    """Return a page in gray: without seals and signatures of a colour, what is written all dark.

    Black below a seal stays. Its own ink darkens all channels in proportion, so that how much they
    differ tells how much of it is to be taken off.
    """
    from PIL import ImageChops

    seen = picture.getchannel(RED)
    for light, dark in INKS:
        parts = list(_parts(picture, light, dark))
        seals = [box for box, is_seal in parts if is_seal]
        # A seal comes last: its paper is told best.
        for box, _is_seal in sorted(parts, key=lambda part: part[1]):
            piece = picture.crop(box)
            if any(_are_near(box, seal) for seal in seals):
                seen.paste(_without_ink(piece, light, dark), box)
            elif light == RED:
                seen.paste(ImageChops.darker(*piece.split()[:2]), box)
    return seen


def _parts(picture: Image, light: int, dark: int) -> Iterator[tuple[PixelBox, bool]]:
    """Yield where on a page ink of a colour hangs together, and whether it is a seal's.

    It is told by how much more than in paper the channels differ.
    """
    from PIL import ImageChops, ImageDraw, ImageFilter

    pale, deep = (picture.getchannel(band).reduce(COARSE) for band in (light, dark))
    more = ImageChops.subtract(pale, deep, offset=_paper(deep) - _paper(pale))
    inked = more.point([0] * COLOURED + [INKED] * (256 - COLOURED))
    mask = inked.filter(ImageFilter.MaxFilter(3))
    while (at := mask.tobytes().find(INKED)) >= 0:
        ImageDraw.floodfill(mask, (at % mask.width, at // mask.width), IN_HAND)
        whole = mask.point([INKED * (shade == IN_HAND) for shade in range(256)])
        mask = mask.point([INKED * (shade == INKED) for shade in range(256)])
        place = whole.getbbox() or (0, 0, 1, 1)
        part = ImageChops.darker(whole, inked).crop(place)
        if part.width <= WIDEST and part.height <= HIGHEST and _share(part) <= GROUND:
            left, top, right, bottom = (edge * COARSE for edge in place)
            box = (left, top, min(right, picture.width), min(bottom, picture.height))
            yield box, _is_seal(part)


def _share(part: Image) -> float:
    return part.histogram()[INKED] / (part.width * part.height)


def _is_seal(part: Image) -> bool:
    """Return whether what is inked is a seal or a signature, and no letters."""
    from PIL import Image

    if part.height < LETTERS_HIGH or _share(part) < STROKES:
        return part.height >= STROKES_HIGH and _share(part) < STROKES
    for angle in TURNED:
        rows = part.rotate(angle).resize((1, part.height), Image.Resampling.BOX).tobytes()[CUT:-CUT]
        if min(map(sum, pairwise(rows))) / 2 < BETWEEN_LINES * sum(rows) / len(rows):
            return False
    return True


def _are_near(one: PixelBox, other: PixelBox) -> bool:
    by = NEAR * COARSE
    return all(one[n] <= other[n + 2] + by and other[n] <= one[n + 2] + by for n in (0, 1))


def _without_ink(piece: Image, light: int, dark: int) -> Image:
    """Return a piece of a page in gray without ink of a colour."""
    from PIL import ImageChops, ImageStat

    bands = piece.split()
    differ = ImageChops.subtract(bands[light], bands[dark])
    strong = differ.point([0] * STRONG + [INKED] * (256 - STRONG))
    if strong.getbbox() is None:
        return bands[light]
    paper, inked = [_paper(band) for band in bands], ImageStat.Stat(piece, strong).mean
    less, more = (max(paper[band] - inked[band], 1) for band in (light, dark))
    factor = min(less / max(more - less, 1), DARKEST)
    row = [0.0, 0.0, 0.0, factor * (paper[dark] - paper[light])]
    row[light], row[dark] = 1 + factor, -factor
    return piece.convert("L", tuple(row))


def _paper(band: Image) -> int:
    reached = list(accumulate(band.histogram()))
    return next(shade for shade, count in enumerate(reached) if count >= PAPER * reached[-1])
