"""A menu leaves the row it belongs to in sight, wherever that lies on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from timekeeper.desktop.room import beside

SCREEN = QRect(0, 0, 1280, 680)


@pytest.mark.parametrize("height", [437, 655])
@pytest.mark.parametrize("top", range(60, 640, 29))
@pytest.mark.parametrize("x", [20, 700])
def test_a_menu_covers_neither_its_row_nor_another_screen(height, top, x):
    row = QRect(14, top, 760, 46)

    place = beside(row, QPoint(x, top + 20), QSize(260, height), SCREEN)

    shown = QRect(place, QSize(260, height))
    assert not shown.intersects(row)
    assert SCREEN.contains(shown)


def test_a_menu_without_a_row_opens_where_the_key_was_pressed():
    assert beside(QRect(), QPoint(5, 7), QSize(260, 400), SCREEN) == QPoint(5, 7)
