"""The sheet in a photograph is laid flat, and a picture that is all of a page stays as it is."""

from itertools import product
from math import pi, sin

import pytest

from timekeeper.files.importers.formats.pdf.scanning.paper import flat_sheet

Image = pytest.importorskip("PIL.Image", reason="what recognises pictures is an optional part")

WIDE, HIGH = 1200, 1600
MARKS = list(product((0.2, 0.5, 0.8), (0.15, 0.5, 0.85)))
UPRIGHT = ((230, 150), (1010, 190), (1120, 1440), (110, 1400))
ON_ITS_SIDE = ((150, 300), (1060, 340), (1020, 960), (190, 1000))


def photograph(corners, bent=0.0, ground=(70, 52, 40)):
    """Return a picture of a sheet with marks on a table, drawn point by point where they stand."""
    from PIL import ImageDraw

    picture = Image.new("RGB", (WIDE, HIGH), ground)
    drawn = ImageDraw.Draw(picture)
    top = [on_sheet(corners, bent, n / 40, 0.0) for n in range(41)]
    bottom = [on_sheet(corners, bent, n / 40, 1.0) for n in range(40, -1, -1)]
    drawn.polygon([*top, *bottom], fill=(225, 224, 220))
    for s, t in MARKS:
        x, y = on_sheet(corners, bent, s, t)
        drawn.ellipse((x - 6, y - 6, x + 6, y + 6), fill=(20, 20, 20))
    return picture


def on_sheet(corners, bent, s, t):
    """Return where a point of a sheet is in its photograph, by the rule of the four corners."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    dx, dy = x0 - x1 + x2 - x3, y0 - y1 + y2 - y3
    area = (x1 - x2) * (y3 - y2) - (x3 - x2) * (y1 - y2)
    g = (dx * (y3 - y2) - (x3 - x2) * dy) / area
    h = ((x1 - x2) * dy - dx * (y1 - y2)) / area
    depth = g * s + h * t + 1
    x = ((x1 - x0 + g * x1) * s + (x3 - x0 + h * x3) * t + x0) / depth
    y = ((y1 - y0 + g * y1) * s + (y3 - y0 + h * y3) * t + y0) / depth
    return x, y + bent * sin(pi * s)


@pytest.mark.parametrize("bent", [0.0, 22.0, -22.0])
@pytest.mark.parametrize("corners", [UPRIGHT, ON_ITS_SIDE])
def test_a_sheet_is_laid_flat_however_it_was_seen_and_bent(corners, bent):
    flat = flat_sheet(photograph(corners, bent), 1600)

    assert max(flat.size) == 1600
    assert max(flat.size) / min(flat.size) == pytest.approx(2**0.5, abs=0.01)
    for s, t in MARKS:
        x, y = s * flat.width, t * flat.height
        reach = 0.017 * max(flat.size)
        around = flat.convert("L").crop(
            (round(x - reach), round(y - reach), round(x + reach), round(y + reach))
        )
        assert min(around.tobytes()) < 100, (s, t)


@pytest.mark.parametrize(
    ("corners", "ground"),
    [
        (((0, 0), (WIDE, 0), (WIDE, HIGH), (0, HIGH)), (70, 52, 40)),
        (UPRIGHT, (205, 203, 200)),
        (((500, 700), (700, 700), (700, 900), (500, 900)), (70, 52, 40)),
    ],
)
def test_a_picture_stays_where_no_sheet_stands_out_in_it(corners, ground):
    picture = photograph(corners, ground=ground)

    assert flat_sheet(picture, 1600) is picture


def test_light_across_a_corner_is_no_sheet():
    from PIL import ImageDraw

    picture = Image.new("RGB", (WIDE, WIDE), (90, 90, 90))
    ImageDraw.Draw(picture).polygon([(0, 0), (WIDE, 0), (0, WIDE)], fill=(230, 230, 230))

    assert flat_sheet(picture, 1600) is picture


def test_what_is_light_and_has_other_edges_is_no_sheet():
    from PIL import ImageDraw

    picture = Image.new("RGB", (WIDE, HIGH), (40, 40, 40))
    ImageDraw.Draw(picture).ellipse((100, 100, 1100, 1500), fill=(230, 230, 230))

    assert flat_sheet(picture, 1600) is picture


@pytest.mark.parametrize("corners", [((0, 0), (WIDE, 0), (WIDE, HIGH), (0, HIGH)), UPRIGHT])
@pytest.mark.parametrize(
    "shades",
    [[255 - 200 * n // 100 for n in range(100)], [255] * 50 + [110] * 50],
    ids=["fading", "shadow"],
)
@pytest.mark.parametrize("turned", [False, True])
def test_light_from_one_side_cuts_nothing_off(corners, shades, turned):
    from PIL import ImageChops, ImageDraw

    picture = photograph(corners)
    drawn = ImageDraw.Draw(picture)
    for y in range(250, 1350, 30):
        drawn.line((270, y, 960, y), (40, 40, 40), 12)
    x, y = on_sheet(corners, 0.0, 0.93, 0.95)
    drawn.ellipse((x - 6, y - 6, x + 6, y + 6), fill=(0, 0, 0))
    light = Image.new("L", (100, 1))
    light.putdata(shades)
    light = (light.rotate(90, expand=True) if turned else light).resize(picture.size)
    picture = ImageChops.multiply(picture, Image.merge("RGB", [light] * 3))

    flat = flat_sheet(picture, 1600)

    x, y, reach = 0.93 * flat.width, 0.95 * flat.height, 0.017 * max(flat.size)
    around = (round(x - reach), round(y - reach), round(x + reach), round(y + reach))
    shades = flat.convert("L").crop(around).tobytes()
    assert flat is picture or min(shades) < 0.5 * max(shades)
