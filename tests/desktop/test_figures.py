"""Figures stand off the edge of their fields, and the field is wide enough for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTime

from timekeeper.desktop.figures import INSET, DecimalField, NumberField, TimeField


@pytest.mark.parametrize("kind", [NumberField, DecimalField, TimeField])
def test_the_first_figure_is_as_far_from_the_edge_as_a_letter(app, qtbot, kind) -> None:
    field = kind()
    qtbot.addWidget(field)
    if isinstance(field, TimeField):
        field.setTime(QTime(8, 8))
    else:
        field.setRange(0, 888)
        field.setValue(888)

    field.resize(field.sizeHint())
    picture = field.grab().toImage()

    ink = [
        x
        for x in range(4, picture.width() - 30)
        for y in range(8, picture.height() - 8)
        if picture.pixelColor(x, y).lightness() < 120
    ]
    assert min(ink) >= INSET
    needed = field.fontMetrics().horizontalAdvance(field.text())
    assert max(ink) - min(ink) >= needed - 6  # nothing is cut off
