"""Parts a page's black ink from that of a colour: seals and signatures are no letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# ruff: noqa: PLC0415  # what recognises is an optional part

Place = tuple[int, int, int, int]
Spots = tuple[float, float, float, float]

# In a mask: where there is ink of a colour, and the part of it in hand.
INKED, IN_HAND = 255, 128
# Pixels of a page that are looked at as one, half a millimetre. In those: what is lower is letters,
# and what is so though it is strokes alone; what is larger is a table. What stands so near to a
# seal is of it.
COARSE, FINE = 6, 3
LETTERS_HIGH, STROKES_HIGH, STROKES_LONG, NEAR = 40, 24, 12, 4
SIGNED, WIDEST, HIGHEST = 120, 180, 120
# What part of it all is inked: more, and it is a ground; less, and it is strokes alone.
GROUND, STROKES, STRAIGHT = 0.6, 0.18, 0.85
# What part of the rows of some lines of letters is between these, and how much of what a row has is
# inked there, once they are level: degrees, and pixels at an edge that turning leaves empty.
BETWEEN_LINES, BETWEEN_PALE = (0.0, 0.14), (1 / 12, 0.06)
TURNED, CUT = [step / 2 for step in range(-6, 7)], 4
# Shades that channels differ by where there is ink of a colour, and where it is strong.
COLOURED, STRONG = 28, 56
# What part of a page's pixels are darker than its paper; so many times what its channels differ by
# is an ink's own darkness at most.
PAPER, DARKEST = 0.7, 1.5
# What takes more of the paper's shade than so many times what an ink takes is black.
BLACK = 2
# On white paper letters are darker than the one shade, and a seal than the other. What is within so
# few pixels of a letter stays; so wide is a ruling.
LETTER, PALE, BESIDE, RULING = 50, 170, 5, 5
# A millimetre in pixels, and how much of it is inked in a seal; how many of those it is wide and
# high at least and at most, what part of it is inked, and is letters below it, at least.
ROUGH, MUCH, LEAST, WIDE, HIGH = 12, 85, 20, 60, 55
PALE_INK, FEW = 0.14, 0.01
RED, GREEN, BLUE = range(3)
RED_INK, BLUE_INK = (RED, GREEN), (BLUE, RED)  # channels in which it is light, and dark


def in_black(picture: Image) -> Image:
    """Return a page in gray: without seals and signatures of a colour, what is written all dark.

    Black below a seal stays. Its own ink darkens all channels in proportion, so that how much they
    differ tells how much of it is to be taken off.
    """
    from PIL import ImageChops

    seen = picture.getchannel(RED)
    parts = list(_coloured(picture, RED))
    seals = [box for box, part in parts if _is_seal(part)]
    # A seal comes last: its paper is told best.
    for box, _part in sorted(parts, key=lambda part: part[0] in seals):
        piece = picture.crop(box)
        if any(_are_near(box, seal) for seal in seals):
            seen.paste(_without_ink(piece, *RED_INK), box)
        else:
            seen.paste(ImageChops.darker(*piece.split()[:2]), box)
    # What is written in blue is dark as it is, and hardly a seal is blue.
    for box, part in _coloured(picture, BLUE):
        if part.width <= SIGNED and _is_signature(part):
            strokes = _strokes(part).resize((part.width * COARSE, part.height * COARSE))
            without = _without_ink(picture.crop(box), *BLUE_INK)
            seen.paste(without, box, strokes.crop((0, 0, *without.size)))
    return seen


def take_off_pale_seals(gray: Image, rulings: Iterable[Spots]) -> list[Place]:
    """Take what is lighter than letters off the seals of a page on white; return their places.

    A copy without colours has them so. Its rulings, from where to where, are none of them.
    """
    from PIL import ImageDraw, ImageFilter

    pale = gray.point([0] * LETTER + [INKED] * (PALE - LETTER) + [0] * (256 - PALE))
    drawn = ImageDraw.Draw(pale)
    for ruling in rulings:
        drawn.line(ruling, 0, RULING)
    inked = pale.reduce(ROUGH).point([0] * MUCH + [INKED] * (256 - MUCH))
    seals = []
    for place, part in _parts(inked):
        large = min(part.size) >= LEAST and part.width <= WIDE and part.height <= HIGH
        if large and _share(part) >= PALE_INK and not _is_lines(part, *BETWEEN_PALE):
            box = _in_pixels(place, ROUGH, gray)
            piece = gray.crop(box)
            if _reached(piece, FEW) < LETTER:
                near = piece.filter(ImageFilter.MinFilter(BESIDE))
                white = near.point([0] * LETTER + [INKED] * (256 - LETTER))
                gray.paste(255, box, white)
                seals.append(box)
    return seals


def _coloured(picture: Image, light: int) -> Iterator[tuple[Place, Image]]:
    """Yield where on a page ink of a colour hangs together, and what is inked there.

    It is told by how much more than in paper the channels differ.
    """
    from PIL import ImageChops

    bands = list(picture.reduce(COARSE).split())
    pale = bands.pop(light)
    deep = ImageChops.lighter(*bands)  # purple is no red
    more = ImageChops.subtract(pale, deep, offset=_reached(deep, PAPER) - _reached(pale, PAPER))
    for place, part in _parts(more.point([0] * COLOURED + [INKED] * (256 - COLOURED))):
        if part.width <= WIDEST and part.height <= HIGHEST and _share(part) <= GROUND:
            yield _in_pixels(place, COARSE, picture), part


def _parts(inked: Image) -> Iterator[tuple[Place, Image]]:
    """Yield the places where what is inked hangs together, and it alone."""
    from PIL import ImageChops, ImageDraw, ImageFilter

    mask = inked.filter(ImageFilter.MaxFilter(3))
    while (at := mask.tobytes().find(INKED)) >= 0:
        ImageDraw.floodfill(mask, (at % mask.width, at // mask.width), IN_HAND)
        whole = mask.point([INKED * (shade == IN_HAND) for shade in range(256)])
        mask = mask.point([INKED * (shade == INKED) for shade in range(256)])
        place = whole.getbbox() or (0, 0, 1, 1)
        yield place, ImageChops.darker(whole, inked).crop(place)


def _in_pixels(place: Place, step: int, page: Image) -> Place:
    left, top, right, bottom = (edge * step for edge in place)
    return left, top, min(right, page.width), min(bottom, page.height)


def _share(part: Image) -> float:
    return part.histogram()[INKED] / (part.width * part.height)


def _is_seal(part: Image) -> bool:
    """Return whether ink of a colour is a seal or a signature, and no letters."""
    if part.height < LETTERS_HIGH or _share(part) < STROKES:
        return _is_signature(part)
    return not _is_lines(part, *BETWEEN_LINES)


def _is_signature(part: Image) -> bool:
    return part.height >= STROKES_HIGH and _share(part) < STROKES


def _strokes(part: Image) -> Image:
    """Return the long strokes in a part, and a little around them, without letters near to them."""
    from PIL import Image, ImageFilter

    # So fine, those alone hang together that touch.
    fine = part.resize((part.width * FINE, part.height * FINE), Image.Resampling.NEAREST)
    strokes = Image.new("L", fine.size)
    for place, stroke in _parts(fine):
        long = max(stroke.size) >= FINE * STROKES_LONG and _share(stroke) < STROKES
        if long and not _has_rulings(stroke):
            strokes.paste(INKED, place, stroke)
    return strokes.filter(ImageFilter.MaxFilter(2 * FINE + 1))


def _has_rulings(stroke: Image) -> bool:
    """Return whether a stroke goes straight across most of what it takes."""
    from PIL import Image, ImageFilter

    near = stroke.filter(ImageFilter.MaxFilter(2 * FINE + 1))
    rows = near.resize((1, stroke.height), Image.Resampling.BOX).tobytes()
    return max(rows) >= STRAIGHT * INKED


def _is_lines(part: Image, rows_between: float, inked: float) -> bool:
    """Return whether what is inked is lines of letters, one below the other.

    Some part of its rows has next to no ink then, so much of what a row has at most.
    """
    from PIL import Image

    for angle in TURNED:
        rows = part.rotate(angle).resize((1, part.height), Image.Resampling.BOX).tobytes()[CUT:-CUT]
        emptiest = sorted(map(sum, pairwise(rows)))
        if emptiest[int(rows_between * len(rows))] / 2 < inked * sum(rows) / len(rows):
            return True
    return False


def _are_near(one: Place, other: Place) -> bool:
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
    paper, inked = [_reached(band, PAPER) for band in bands], ImageStat.Stat(piece, strong).mean
    less, more = (max(paper[band] - inked[band], 1) for band in (light, dark))
    factor = min(less / max(more - less, 1), DARKEST)
    row = [0.0, 0.0, 0.0, factor * (paper[dark] - paper[light])]
    row[light], row[dark] = 1 + factor, -factor
    without = piece.convert("L", tuple(row))
    # Colours of a picture run into thin black lines.
    black = paper[light] - BLACK * less
    mask = bands[light].point([INKED * (shade < black) for shade in range(256)])
    without.paste(bands[light], None, mask)
    return without


def _reached(band: Image, share: float) -> int:
    """Return the shade that such a share of the pixels have, or a darker one."""
    reached = list(accumulate(band.histogram()))
    return next(shade for shade, count in enumerate(reached) if count >= share * reached[-1])
