"""Marks that reach over a ruling are those of the letters below it."""

import pytest

from timekeeper.files.importers.formats.pdf.scanning.raised_marks import raised_marks
from timekeeper.files.importers.formats.pdf.scanning.seen import FINER

Image = pytest.importorskip("PIL.Image", reason="what recognises pictures is an optional part")
RULING = 60


def ruled(*strokes):
    """Return a row of two cells, one above the other, with strokes of letters."""
    from PIL import ImageDraw

    page = Image.new("L", (200, 120), 255)
    draw = ImageDraw.Draw(page)
    draw.line((0, RULING, 200, RULING), 0, 2)
    for stroke in strokes:
        draw.rectangle(stroke, 0)
    below = tuple(round(edge * FINER) for edge in (4, RULING + 3, 196, 116))
    return page, raised_marks(page, below)


LETTER = (40, RULING + 6, 60, RULING + 30)


@pytest.mark.parametrize(
    "mark",
    [
        (45, RULING - 5, 55, RULING + 2),
        (45, RULING - 5, 55, RULING - 2),
        (48, RULING - 5, 51, RULING + 2),
    ],
)
def test_a_mark_above_a_ruling_is_of_the_letter_below_it(mark):
    page, found = ruled(LETTER, mark)

    assert found is not None
    [(left, _top, right, _bottom)] = found.places
    assert left <= mark[0] < mark[2] <= right
    whole, box = found.whole_cell(page, Image.new("L", page.size, 255))
    assert whole.getpixel((50, RULING - 4)) == 0
    assert whole.getpixel((20, RULING)) == 255
    assert box[1] / FINER <= RULING - 5


@pytest.mark.parametrize(
    "strokes",
    [
        [(20, RULING + 6, 180, RULING + 30)],
        [LETTER, (45, RULING - 25, 50, RULING - 3)],
        [LETTER, (40, RULING - 30, 60, RULING - 9), (48, RULING - 6, 52, RULING - 3)],
        [(45, RULING - 5, 55, RULING - 2)],
    ],
    ids=["no marks", "the tail of g", "the dot of ạ", "no letter below"],
)
def test_what_is_of_the_cell_above_stays_there(strokes):
    _page, found = ruled(*strokes)

    assert found is None
