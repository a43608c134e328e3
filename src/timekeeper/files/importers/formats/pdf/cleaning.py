"""Cleans the picture of a page: paper white, lines level; and finds the rulings in it."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from timekeeper.files.importers.formats.pdf.shapes import Bounds

if TYPE_CHECKING:
    from PIL.Image import Image

# ruff: noqa: PLC0415  # what recognises is an optional part

DPI = 300
POINT = 72 / DPI  # of a pixel
DARK, NEAR = 140, 3
# Pixels: how finely rulings are looked for along them, how thick and how long they are. A finer
# search tells their ends within NEAR points, so that the outer ones of a table meet.
STRIP, THICKEST, SHORTEST = 16, 14, 6
DARK_ENOUGH = b"[\xb4-\xff]+"
STEPS, MOST_SKEW = 24, 3.0
# Per cent of a page: what becomes black and white, and how much there is of the least text; shades
# that letters differ by.
DARKEST, LIGHTEST, FEWEST_DARK, AS_DARK = 0.5, 30, 0.02, 60


def cleaned_picture(picture: Image) -> tuple[Image, Image]:
    """Return the page in gray, paper white, seals faint and lines level, and its ink in white."""
    from PIL import Image, ImageChops, ImageFilter, ImageOps

    # A red seal is hardly seen through a red glass.
    seen = picture.getchannel("R")
    small = seen.resize((max(seen.width // 8, 1), max(seen.height // 8, 1)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(8))
    ink = ImageChops.subtract(paper.resize(seen.size), seen)
    gray = ImageOps.invert(ink)
    # So much of the page becomes black. Of one with little text that part would be noise as well,
    # far lighter than its letters.
    shades = gray.histogram()
    reached = [each / sum(shades) * 100 for each in accumulate(shades)]
    letters = next(shade for shade, share in enumerate(reached) if share >= FEWEST_DARK)
    darkest = min(DARKEST, reached[min(letters + AS_DARK, len(reached) - 1)])
    gray = ImageOps.autocontrast(gray, cutoff=(darkest, LIGHTEST))
    # Without it nothing is found on a faint copy.
    gray = gray.filter(ImageFilter.MedianFilter(3))
    gray = gray.rotate(skew(gray), Image.Resampling.BICUBIC, fillcolor=255)
    return gray, gray.point([255] * DARK + [0] * (256 - DARK))


def without_grain(gray: Image) -> Image:
    """Return a page with all that is lighter than letters white."""
    return gray.point([*range(DARK), *[255] * (256 - DARK)])


def skew(gray: Image) -> float:
    """Return the degrees to turn a page by so that its lines are level."""
    from PIL import Image, ImageOps

    small = gray.resize((600, max(round(600 * gray.height / gray.width), 1)), Image.Resampling.BOX)
    dark = ImageOps.invert(small)

    def evenness(angle: float) -> int:
        turned = dark.rotate(angle, Image.Resampling.BILINEAR)
        rows: bytes = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
        return sum((a - b) ** 2 for a, b in pairwise(rows))

    coarse = [MOST_SKEW * step / STEPS * 2 for step in range(-STEPS // 2, STEPS // 2 + 1)]
    best = max(coarse, key=evenness)
    fine = [best + step * 0.05 for step in range(-5, 6)]
    return max(fine, key=evenness)


def rulings(dark: Image) -> list[Bounds]:
    """Return the straight level and upright lines of ink in white, in points from lower left."""
    from PIL import Image

    scale, height = POINT, dark.height
    level = [
        Bounds(start * scale, (height - at) * scale, end * scale, (height - at) * scale)
        for at, start, end in _runs(dark)
    ]
    upright = [
        Bounds(at * scale, (height - end) * scale, at * scale, (height - start) * scale)
        for at, start, end in _runs(dark.transpose(Image.Transpose.TRANSPOSE))
    ]
    return level + upright


def _runs(dark: Image) -> list[tuple[float, float, float]]:
    """Return the level lines of a black page: their height, and where they begin and end."""
    strips = dark.reduce((STRIP, 1))
    width, data = strips.width, strips.tobytes()
    ended: list[list[float]] = []
    going: list[list[float]] = []  # height, first strip, last strip
    for strip in range(width):
        found = [
            (run.start() + run.end()) / 2
            for run in re.finditer(DARK_ENOUGH, data[strip::width])
            if run.end() - run.start() <= THICKEST
        ]
        for at in found:
            near = (one for one in going if abs(one[0] - at) <= NEAR and one[2] == strip - 1)
            line = next(near, None)
            if line is None:
                going.append([at, strip, strip])
            else:
                line[0], line[2] = at, strip
        ended += [line for line in going if line[2] < strip]
        going = [line for line in going if line[2] == strip]
    return [
        (at, first * STRIP, (last + 1) * STRIP)
        for at, first, last in (*ended, *going)
        if last - first + 1 >= SHORTEST
    ]
