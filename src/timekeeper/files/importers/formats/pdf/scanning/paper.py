"""Finds the sheet in a photograph and lays it flat: its four edges, and how far they are bent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# ruff: noqa: PLC0415  # what recognises is an optional part

Spot = tuple[float, float]
# An edge: where it begins across the picture, how much it moves with each step along it.
Edge = tuple[float, float]

WHITE, FILLING, PASSED = 255, 128, 64  # in a mask: light, the part in hand, parts seen before
SMALL = 240  # pixels of the longer side, fine enough to see edges
# How much lighter than the table a sheet is, what part of the picture it takes, and what part of it
# is as light; what of that is elsewhere.
LIGHTER, LEAST_PART, FILLED, ELSEWHERE = 45, 0.15, 0.93, 0.08
NEAR_EDGE, TRIES, AT_BORDER = 1.5, 24, 0.02  # small pixels, pairs of points, of the picture
STEEP = 1.0  # as far across as along: no such edge has one beside it
A4, LIKE_A4 = 2**0.5, 0.35
CELLS = 16  # so many pieces across and down are flat
BENT, MOST_BENT, BESIDE = 0.7, 6.0, 12  # small pixels
# So many small pixels to both sides of an edge are looked at, beginning so near to it, at so many
# places at least; behind it is such a part of its shade at most, and letters have such a part of
# their paper's. At so many places they stand on both sides of what is no edge.
FAR, AROUND, CLOSE, FEWEST, FALLEN, INKED, CROSSED = 2, 9, 2, 10, 0.85, 0.88, 0.1
INSET = 0.006  # of the sheet: what its edges' shade takes


def flat_sheet(picture: Image, longer: int) -> Image:
    """Return the sheet in a picture, ``longer`` pixels long; the picture where none stands out.

    It is told from what it lies on by being lighter.
    """
    from PIL import Image, ImageChops, ImageFilter

    factor = SMALL / max(picture.size)
    size = (max(round(picture.width * factor), 8), max(round(picture.height * factor), 8))
    red, green, blue = picture.resize(size, Image.Resampling.BOX).split()
    light = ImageChops.darker(ImageChops.darker(red, green), blue)  # what has a colour is darker
    paper = light.filter(ImageFilter.MaxFilter(5))  # letters are passed over
    mask = lightest_part(paper)
    if mask is None:
        return picture
    ends = ends_of(mask)
    edges = [line_of_most(points) for points in ends]
    if any(edge is None or abs(edge[1]) >= STEEP for edge in edges):
        return picture
    left, top, right, bottom = lines = [edge for edge in edges if edge is not None]
    corners = []
    for upright, level in ((left, top), (right, top), (right, bottom), (left, bottom)):
        x = (upright[0] + upright[1] * level[0]) / (1 - upright[1] * level[1])
        corners.append((x, level[0] + level[1] * x))
    paper = paper.filter(ImageFilter.MinFilter(5))
    if not is_sheet(mask, corners) or not ends_there(light, paper, ends, lines):
        return picture
    bends = [bends_of(points, edge) for points, edge in zip(ends, lines, strict=True)]
    return laid_flat(picture, corners, bends, factor, longer)


def lightest_part(light: Image) -> Image | None:
    """Return the largest part of a picture that is as light as paper; None where all is alike."""
    from PIL import ImageDraw, ImageFilter

    shades = light.histogram()
    count, total = sum(shades), sum(shade * n for shade, n in enumerate(shades))
    best, limit, apart = 0.0, 0, 0.0
    for shade, (below, dark) in enumerate(
        zip(accumulate(shades), accumulate(s * n for s, n in enumerate(shades)), strict=True)
    ):
        if 0 < below < count:
            difference = (total - dark) / (count - below) - dark / below
            if below * (count - below) * difference**2 > best:
                best, limit, apart = below * (count - below) * difference**2, shade, difference
    if apart < LIGHTER:
        return None
    mask = light.point([0] * (limit + 1) + [255] * (255 - limit)).filter(ImageFilter.MinFilter(5))
    found, largest = None, 0
    for x, y in product(range(1, 6), repeat=2):
        at = (mask.width * x // 6, mask.height * y // 6)
        if mask.getpixel(at) == WHITE:
            ImageDraw.floodfill(mask, at, FILLING)
            part = mask.point([WHITE * (shade == FILLING) for shade in range(256)])
            mask = mask.point([PASSED if shade == FILLING else shade for shade in range(256)])
            if part.histogram()[255] > largest:
                found, largest = part, part.histogram()[255]
    return found


def ends_of(mask: Image) -> list[list[Spot]]:
    """Return the points of each edge, as how far along it and where: left, top, right, bottom."""
    from PIL import Image

    found: list[list[Spot]] = []
    for turned in (mask, mask.transpose(Image.Transpose.TRANSPOSE)):
        first, last = [], []
        for at in range(turned.height):
            box = turned.crop((0, at, turned.width, at + 1)).getbbox()
            if box is not None:
                first.append((float(at), float(box[0])))
                last.append((float(at), float(box[2])))
        found += [first, last]
    return [found[0], found[2], found[1], found[3]]


def line_of_most(points: Sequence[Spot]) -> Edge | None:
    """Return the line that most of these points are on."""
    step = max(len(points) // TRIES, 1)
    tried = points[::step]
    best, most = None, 0
    for n, (a, at) in enumerate(tried):
        for b, other in tried[n + TRIES // 4 :]:
            slope = (other - at) / (b - a)
            begin = at - slope * a
            near = sum(abs(begin + slope * c - where) <= NEAR_EDGE for c, where in points)
            if near > most:
                best, most = (begin, slope), near
    return best


def is_sheet(mask: Image, corners: Sequence[Spot]) -> bool:
    """Return whether what is light is the four-cornered sheet, and not all of the picture."""
    from PIL import Image, ImageChops, ImageDraw

    width, height = mask.size
    all_of_it = ((0, 0), (width, 0), (width, height), (0, height))
    if all(
        abs(x - u) <= AT_BORDER * width and abs(y - v) <= AT_BORDER * height
        for (x, y), (u, v) in zip(corners, all_of_it, strict=True)
    ):
        return False
    drawn = Image.new("L", mask.size)
    ImageDraw.Draw(drawn).polygon(list(corners), fill=255)
    part, light, both = (
        image.histogram()[255] for image in (drawn, mask, ImageChops.darker(drawn, mask))
    )
    return part >= LEAST_PART * width * height and both >= max(
        FILLED * part, (1 - ELSEWHERE) * light
    )


def ends_there(
    light: Image, paper: Image, ends: Sequence[Sequence[Spot]], lines: Sequence[Edge]
) -> bool:
    """Return whether a sheet ends at its edges, and not the light that falls on it.

    Behind an edge it is dark at once, and no letters stand on both sides. ``paper`` is the picture
    without letters.
    """
    from PIL import Image

    upright = light, paper
    level = [picture.transpose(Image.Transpose.TRANSPOSE) for picture in upright]
    for number, (points, edge) in enumerate(zip(ends, lines, strict=True)):
        seen = level if number % 2 else upright
        near = [spot for spot in points if abs(spot[1] - edge[0] - edge[1] * spot[0]) <= MOST_BENT]
        rows, papers = (list(rows_across(picture, near, number < FAR)) for picture in seen)
        falls = sorted(row[AROUND - CLOSE] / max(row[AROUND + CLOSE], 1) for row in papers)
        sides = [
            sum(
                any(
                    shade < INKED * white
                    for shade, white in zip(row[side], white[side], strict=True)
                )
                for row, white in zip(rows, papers, strict=True)
            )
            for side in (slice(AROUND - CLOSE), slice(AROUND + CLOSE, None))
        ]
        # An edge of the picture has no such rows.
        if len(rows) >= FEWEST and (
            falls[len(falls) // 2] > FALLEN or min(sides) > CROSSED * len(rows)
        ):
            return False
    return True


def rows_across(picture: Image, points: Iterable[Spot], forward: bool) -> Iterator[bytes]:
    """Yield the shades around points of an edge, from without to within."""
    for at, where in points:
        first, end = int(where) - AROUND, int(where) + AROUND
        if first >= 0 and end <= picture.width:
            row = picture.crop((first, int(at), end, int(at) + 1)).tobytes()
            yield row if forward else row[::-1]


def bends_of(points: Sequence[Spot], edge: Edge) -> Callable[[float], float]:
    """Return how far from its line an edge is, by how far along it."""
    offsets = [(at, where - edge[0] - edge[1] * at) for at, where in points]
    offsets = [(at, off) for at, off in offsets if abs(off) <= MOST_BENT]

    def bend(along: float) -> float:
        near = sorted(offsets, key=lambda one: abs(one[0] - along))[:BESIDE]
        middle = sorted(off for _at, off in near)[BESIDE // 4 : -BESIDE // 4]
        return sum(middle) / max(len(middle), 1)

    bent = max(abs(bend(at)) for at, _off in offsets[::BESIDE])
    return bend if bent > BENT else lambda _along: 0.0


def laid_flat(
    picture: Image,
    corners: Sequence[Spot],
    bends: Sequence[Callable[[float], float]],
    factor: float,
    longer: int,
) -> Image:
    """Return the sheet between corners as a rectangle."""
    from PIL import Image

    sides = [
        ((x - u) ** 2 + (y - v) ** 2) ** 0.5
        for (x, y), (u, v) in zip(corners, [*corners[1:], corners[0]], strict=True)
    ]
    wide, high = max(sides[0], sides[2]), max(sides[1], sides[3])
    ratio = max(wide, high) / min(wide, high)
    ratio = A4 if abs(ratio - A4) <= LIKE_A4 else ratio
    size = (longer, round(longer / ratio)) if wide > high else (round(longer / ratio), longer)
    place = seen_between(corners)
    left, top, right, bottom = bends

    def source(across: int, down: int) -> Spot:
        s, t = (INSET + (1 - 2 * INSET) * n / CELLS for n in (across, down))
        x, y = place(s, t)
        x, y = (
            x + (1 - s) * left(y) + s * right(y),
            y + (1 - t) * top(x) + t * bottom(x),
        )
        return x / factor, y / factor

    mesh = []
    for across, down in product(range(CELLS), repeat=2):
        box = tuple(
            round(size[n % 2] * at / CELLS)
            for n, at in enumerate((across, down, across + 1, down + 1))
        )
        quad = (
            *source(across, down),
            *source(across, down + 1),
            *source(across + 1, down + 1),
            *source(across + 1, down),
        )
        mesh.append((box, quad))
    return picture.transform(size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)


def seen_between(corners: Sequence[Spot]) -> Callable[[float, float], Spot]:
    """Return where a point of the unit's square is, seen between these corners."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    dx, dy = x0 - x1 + x2 - x3, y0 - y1 + y2 - y3
    ax, ay, bx, by = x1 - x2, y1 - y2, x3 - x2, y3 - y2
    area = ax * by - bx * ay
    g, h = (dx * by - bx * dy) / area, (ax * dy - dx * ay) / area

    def place(s: float, t: float) -> Spot:
        depth = g * s + h * t + 1
        return (
            ((x1 - x0 + g * x1) * s + (x3 - x0 + h * x3) * t + x0) / depth,
            ((y1 - y0 + g * y1) * s + (y3 - y0 + h * y3) * t + y0) / depth,
        )

    return place
