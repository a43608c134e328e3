"""A table is found by its rulings, its outer ones where the others end."""

import pytest

from timekeeper.files.importers.formats.pdf.shapes import Bounds
from timekeeper.files.importers.formats.pdf.tables import grids

COLUMNS, ROWS = (100.0, 200.0, 300.0, 400.0), (700.0, 650.0, 600.0, 550.0)


def ruled(columns, rows):
    """Return level rulings across all columns, upright ones across all rows."""
    return [Bounds(COLUMNS[0], y, COLUMNS[-1], y) for y in rows] + [
        Bounds(x, ROWS[-1], x, ROWS[0]) for x in columns
    ]


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (COLUMNS[1:-1], ROWS),
        (COLUMNS[1:], ROWS),
        (COLUMNS[:-1], ROWS),
        (COLUMNS, ROWS[1:-1]),
        (COLUMNS[1:-1], ROWS[1:-1]),
    ],
)
def test_a_table_reaches_to_where_its_rulings_end(columns, rows):
    (grid,) = grids(ruled(columns, rows))

    assert (grid.columns, grid.rows) == (COLUMNS, ROWS)


def test_a_ruling_that_reaches_out_of_a_table_makes_no_column():
    (grid,) = grids([*ruled(COLUMNS, ROWS), Bounds(40.0, 650.0, 500.0, 650.0)])

    assert grid.columns == COLUMNS


def test_one_upright_ruling_makes_no_table():
    """Its other columns may be parted by white alone."""
    assert grids(ruled(COLUMNS[1:2], ROWS)) == []


def test_lines_that_nothing_crosses_make_no_table():
    assert grids(ruled((), ROWS)) == grids(ruled(COLUMNS, ())) == []
