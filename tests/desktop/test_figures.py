"""Figures stand off the edge of their fields, and the field is wide enough for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtTest import QTest

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


@pytest.mark.parametrize("kind", [NumberField, DecimalField])
@pytest.mark.parametrize("before", [0, 7, 300])
def test_what_is_typed_after_a_click_takes_the_place_of_the_figures(
    app, qtbot, kind, before
) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.setRange(0, 888)
    field.setValue(before)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.clearFocus()

    QTest.mouseClick(field.lineEdit(), Qt.MouseButton.LeftButton, pos=QPoint(INSET, 5))
    qtbot.waitUntil(lambda: bool(field.lineEdit().selectedText()))
    QTest.keyClicks(field, "52")

    assert field.value() == 52
