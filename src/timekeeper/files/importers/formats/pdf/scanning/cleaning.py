"""Cleans the picture of a page: paper white, lines level; and finds the rulings in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, combinations, pairwise, permutations
from typing import TYPE_CHECKING

from timekeeper.files.importers.formats.pdf.scanning.inks import take_off_pale_seals
from timekeeper.files.importers.formats.pdf.shapes import Bounds
from timekeeper.files.importers.formats.pdf.tables import grids

if TYPE_CHECKING:
    from PIL.Image import Image

# ruff: noqa: PLC0415  # what recognises is an optional part

# A line's height, its first strip and that behind its last, and in how many strips it is seen.
Run = tuple[float, int, int, int]

DPI = 300
POINT = 72 / DPI  # of a pixel
DARK, NEAR = 140, 3
# Pixels: how finely rulings are looked for along them, how thick and how long they are. A finer
# search tells their ends within NEAR points, so that the outer ones of a table meet.
STRIP, THICKEST, SHORTEST = 16, 14, 6
# What parts the fields of a row of one line is shorter: it goes from one level ruling to the next,
# beginning so near to it, as no letter does; pixels of a piece of it, and how high the row is.
PIECE, REACH, LOW_ROW = 8, 4, range(40, 130)
DARK_ENOUGH, ALL_DARK, MOSTLY = b"[\xb4-\xff]+", b"\xff+", [0] * 180 + [255] * 76
# Hairlines: so many pixels from their middle there is white, and they are so much darker; in strips
# how long the least are, and those that no letters make, with the part of them that may miss. Two
# at least of a table's level ones are as wide as a part of the page, and more fields tell that
# these are its rulings.
HAIR, WHITE, DARKER = 6, 40, 20
LEAST_HAIR, LONG_HAIR, MISSING, LONGEST_GAP = 5, 16, 0.15, 2
AT_END, WIDE, MORE = 2.5, 1 / 3, 1.3
STEPS, MOST_SKEW = 24, 3.0
# Per cent of a page: what becomes black and white, and how much there is of the least text; shades
# that letters differ by.
DARKEST, LIGHTEST, FEWEST_DARK, AS_DARK = 0.5, 30, 0.02, 60
# What is neither letters nor paper, and what part of a page that is with much grain; pixels.
LIGHT, GRAINY, SMOOTH, PAPER, HALF_BLACK = 180, 0.08, 2.0, 60, 128
# What is as dark, and goes along so much of the page, is dust on the glass; so wide and so many.
STREAK, WHOLE, STREAK_WIDE, MOST_STREAKS = 30, 0.95, 8, 3
# Of a blank page: pixels that grain is seen as one in, how often as dark as half of it the darkest
# is at most, and the shades that what is on the other side adds.
FINE, HALF, GRAIN, SHOWS_THROUGH = 3, 50, 5, 12
# A seal's frame is so many pixels at most from what is in it.
AROUND = 36


def cleaned_picture(
    picture: Image, told: Callable[[float], object] = float
) -> tuple[Image, list[Bounds]]:
    """Return the page in gray, paper white, seals faint and lines level, and its rulings.

    ``told`` is told which share of that is done.
    """
    from PIL import Image, ImageFilter

    ink = ink_of(picture)
    gray = on_white(ink)
    if is_faint(ink) and is_grainy(gray):
        # Wider than grain, and no wider than strokes.
        gray = on_white(ink.filter(ImageFilter.GaussianBlur(SMOOTH)), PAPER)
    told(0.3)
    # Without it nothing is found on a faint copy; it takes hairlines for specks.
    fine, gray = gray, gray.filter(ImageFilter.MedianFilter(3))
    told(0.5)
    angle = skew(gray)
    told(0.7)
    gray = gray.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    lines = rulings(gray.point([255] * DARK + [0] * (256 - DARK)))
    told(0.85)
    faint = hairlines(fine.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255))
    lines = faint if _fields(faint) > MORE * _fields(lines) else lines
    return gray, _without_frames(lines, gray)


def _without_frames(lines: Iterable[Bounds], gray: Image) -> list[Bounds]:
    """Return a page's rulings without those of its pale seals, which are taken off."""
    placed = {}
    for line in lines:
        edges = (line.left, -line.top, line.right, -line.bottom)
        left, top, right, bottom = (edge / POINT for edge in edges)
        placed[line] = (left, gray.height + top, right, gray.height + bottom)
    for left, top, right, bottom in take_off_pale_seals(gray, placed.values()):
        for line, (x0, y0, x1, y1) in list(placed.items()):
            across, down = min(x0 - left, right - x1), min(y0 - top, bottom - y1)
            if min(across, down) >= -AROUND:
                del placed[line]
    return list(placed)


def on_white(ink: Image, lightest: float = LIGHTEST) -> Image:
    """Return a page's ink black on white, so many per cent of it all white."""
    from PIL import ImageOps

    gray = ImageOps.invert(ink)
    # So much of the page becomes black. Of one with little text that part would be noise as well,
    # far lighter than its letters.
    shades = gray.histogram()
    reached = [each / sum(shades) * 100 for each in accumulate(shades)]
    letters = next(shade for shade, share in enumerate(reached) if share >= FEWEST_DARK)
    darkest = min(DARKEST, reached[min(letters + AS_DARK, len(reached) - 1)])
    return ImageOps.autocontrast(gray, cutoff=(darkest, lightest))


def is_faint(ink: Image) -> bool:
    """Return whether next to nothing of a page's ink is half as dark as black."""
    shades = ink.histogram()
    return sum(shades[HALF_BLACK:]) < DARKEST / 100 * sum(shades)


def is_grainy(gray: Image) -> bool:
    """Return whether so much of a page is neither paper nor letters that grain hides these."""
    shades = gray.histogram()
    return sum(shades[DARK:LIGHT]) > GRAINY * sum(shades)


def is_blank(picture: Image) -> bool:
    """Return whether nothing on a page stands out from its grain, as on the back of another."""
    ink = ink_of(picture).reduce(FINE)
    reached = [each / (ink.width * ink.height) * 100 for each in accumulate(ink.histogram())]
    darkest, usual = (
        next(shade for shade, share in enumerate(reached) if share >= least)
        for least in (100 - FEWEST_DARK, HALF)
    )
    return darkest <= GRAIN * usual + SHOWS_THROUGH


def ink_of(picture: Image) -> Image:
    """Return how much darker than its paper a page is: a red seal is hardly seen by its red."""
    from PIL import Image, ImageChops, ImageFilter

    seen = picture.getchannel(0)
    small = seen.resize((max(seen.width // 8, 1), max(seen.height // 8, 1)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(8))
    return _without_streaks(ImageChops.subtract(paper.resize(seen.size), seen))


def _without_streaks(ink: Image) -> Image:
    """Return a page's ink without what dust on a scanner's glass draws along the whole page.

    A table that fills its picture has such lines both ways, or many of them.
    """
    from PIL import Image, ImageChops

    dark = ink.point([0] * STREAK + [255] * (256 - STREAK))
    shares = [dark.resize(size, Image.Resampling.BOX) for size in ((ink.width, 1), (1, ink.height))]
    upright, level = (
        {at for at, share in enumerate(row.tobytes()) if share >= WHOLE * 255} for row in shares
    )
    found = sorted(upright or level)
    many = sum(after - at > STREAK_WIDE for at, after in pairwise(found)) >= MOST_STREAKS
    if bool(upright) == bool(level) or many:
        return ink
    shift = (STREAK_WIDE, 0) if upright else (0, STREAK_WIDE)
    beside = ImageChops.darker(
        ImageChops.offset(ink, *shift), ImageChops.offset(ink, *(-by for by in shift))
    )
    row = shares[not upright]
    near = {at + by for at in found for by in range(-2, 3)}
    row.putdata([255 * (at in near) for at in range(max(row.size))])
    return Image.composite(beside, ink, row.resize(ink.size))


def _fields(lines: Sequence[Bounds]) -> int:
    return sum((len(grid.rows) - 1) * (len(grid.columns) - 1) for grid in grids(lines))


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

    level, upright = (
        [run for run in _runs(ink.reduce((STRIP, 1)), NEAR) if run[2] - run[1] >= SHORTEST]
        for ink in (dark, dark.transpose(Image.Transpose.TRANSPOSE))
    )
    level, upright = _whole(level, upright), _whole(upright, level)
    return _bounds(
        level, upright + _in_low_rows(dark.reduce((1, PIECE)).point(MOSTLY), level), dark.height
    )


def _whole(runs: Sequence[Run], across: Sequence[Run]) -> list[Run]:
    """Return lines without short ones that end at no others, as the bars of "TTT" do."""
    return [
        run
        for run in runs
        if run[2] - run[1] >= LONG_HAIR
        or _ends_at(run, across)
        or any(other is not run and abs(other[0] - run[0]) <= NEAR for other in runs)
    ]


def _in_low_rows(pieces: Image, level: Sequence[Run]) -> list[Run]:
    """Return the upright lines from one level line to the next that is near to it.

    ``pieces`` are those of a page's columns that are black where such a line is.
    """
    from PIL import Image

    found = []
    for above, below in permutations(level, 2):
        left, right = max(above[1], below[1]) * STRIP, min(above[2], below[2]) * STRIP
        if round(below[0] - above[0]) not in LOW_ROW or right - left < SHORTEST * STRIP:
            continue
        first, end = round((above[0] + REACH) / PIECE), round((below[0] - REACH) / PIECE)
        row = pieces.crop((left, first, right, end)).resize((right - left, 1), Image.Resampling.BOX)
        ends = round(above[0] / STRIP), round(below[0] / STRIP)
        found += [
            (left + (run.start() + run.end()) / 2, *ends, ends[1] - ends[0])
            for run in re.finditer(ALL_DARK, row.tobytes())
            if run.end() - run.start() <= THICKEST
        ]
    return found


def hairlines(gray: Image) -> list[Bounds]:
    """Return the thin and faint rulings of a table on a page that is level, as of ink.

    No letters look like them: there is white on both sides, and they are as long as several rows
    of text are high, or go on with such a one; upright ones end at level ones.
    """
    from PIL import Image, ImageOps

    ink = ImageOps.invert(gray)
    turned = ink.transpose(Image.Transpose.TRANSPOSE)
    found = []
    for strips in (ink.reduce((STRIP, 1)), turned.reduce((STRIP, 1))):
        runs = _runs(_hairs(strips), NEAR + 1, LONGEST_GAP)
        found.append([run for run in runs if run[3] >= (run[2] - run[1]) * (1 - MISSING)])
    found = [_joined(runs) for runs in found]
    level = [run for run in found[0] if run[3] >= LONG_HAIR]
    wide = [run for run in level if (run[2] - run[1]) * STRIP >= WIDE * gray.width]
    upright = [run for run in found[1] if run[3] >= LEAST_HAIR and _ends_at(run, level)]
    long = [run for run in upright if run[2] - run[1] >= LONG_HAIR]
    upright = [run for run in upright if any(abs(run[0] - one[0]) <= HAIR for one in long)]
    level = [run for run in level if run in wide or _ends_at(run, upright)]
    upright = [run for run in upright if _ends_at(run, level)]
    ends = [(abs(a[1] - b[1]), abs(a[2] - b[2])) for a, b in combinations(wide, 2)]
    if not any(max(two) <= AT_END for two in ends):
        return []
    pieces = _hairs(turned.reduce((PIECE, 1))).transpose(Image.Transpose.TRANSPOSE)
    return _bounds(level, upright + _in_low_rows(pieces, level), gray.height)


def _hairs(strips: Image) -> Image:
    """Return what is as dark and has as much white above and below it as a hairline, as black."""
    from PIL import ImageChops

    around = [ImageChops.offset(strips, 0, pixels) for pixels in (HAIR, -HAIR)]
    beside = ImageChops.lighter(*around)
    darker = ImageChops.subtract(strips, beside).point([0] * DARKER + [255] * (256 - DARKER))
    white = beside.point([255] * WHITE + [0] * (256 - WHITE))
    return ImageChops.darker(darker, white)


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Return lines, long ones that go on with one another as one: noise may hide a little."""
    whole: list[Run] = []
    short: list[Run] = []  # thousands on a page with grain
    for run in sorted(runs, key=lambda run: run[1]):
        if run[3] < LONG_HAIR:
            short.append(run)
            continue
        for n, one in enumerate(whole):
            if abs(one[0] - run[0]) <= HAIR and abs(run[1] - one[2]) <= HAIR:
                whole[n] = (run[0], one[1], run[2], one[3] + run[3])
                break
        else:
            whole.append(run)
    return whole + short


def _ends_at(run: Run, others: Sequence[Run]) -> bool:
    """Return whether both ends of a line are at others that stand across it."""
    at = run[0] / STRIP
    across = [one[0] / STRIP for one in others if one[1] - 1 <= at <= one[2] + 1]
    return all(any(abs(end - one) <= AT_END for one in across) for end in run[1:3])


def _bounds(level: Iterable[Run], upright: Iterable[Run], height: int) -> list[Bounds]:
    """Return lines of a page, so many pixels high, in points from its lower left corner."""
    scale, strip, top = POINT, STRIP * POINT, height * POINT
    found = [
        Bounds(first * strip, top - at * scale, last * strip, top - at * scale)
        for at, first, last, _seen in level
    ]
    return found + [
        Bounds(at * scale, top - last * strip, at * scale, top - first * strip)
        for at, first, last, _seen in upright
    ]


def _runs(strips: Image, near: float, gap: int = 1) -> list[Run]:
    """Return the level lines of a black page in strips; within ``gap`` of them one goes on."""
    width, data = strips.width, strips.tobytes()
    ended: list[Run] = []
    going: list[Run] = []
    for strip in range(width):
        found = [
            (run.start() + run.end()) / 2
            for run in re.finditer(DARK_ENOUGH, data[strip::width])
            if run.end() - run.start() <= THICKEST
        ]
        order = sorted(range(len(going)), key=lambda n: going[n][0])
        places = [going[n][0] for n in order]
        for at in found:
            beside = order[bisect_left(places, at - near) : bisect_right(places, at + near)]
            n = min((n for n in beside if going[n][2] <= strip), default=None)
            if n is None:
                going.append((at, strip, strip + 1, 1))
            else:
                going[n] = (at, going[n][1], strip + 1, going[n][3] + 1)
        ended += [line for line in going if line[2] <= strip + 1 - gap]
        going = [line for line in going if line[2] > strip + 1 - gap]
    return ended + going
