"""A table's rulings are found in its picture so that they meet."""

import pytest

from timekeeper.files.importers.formats.pdf.cleaning import rulings
from timekeeper.files.importers.formats.pdf.tables import grids

Image = pytest.importorskip("PIL.Image", reason="what recognises pictures is an optional part")


@pytest.mark.parametrize("shift", range(0, 32, 4))
def test_a_table_keeps_its_outer_rows_wherever_it_begins(shift):
    from PIL import ImageDraw

    ink = Image.new("L", (700, 500))
    draw = ImageDraw.Draw(ink)
    left, top, right, bottom = 60 + shift, 60 + shift, 560 + shift, 390 + shift
    for x in (left, (left + right) // 2, right):
        draw.line((x, top, x, bottom), 255, 3)
    for y in (top, (top + bottom) // 2, bottom):
        draw.line((left, y, right, y), 255, 3)

    (grid,) = grids(rulings(ink))

    assert (len(grid.rows), len(grid.columns)) == (3, 3)
