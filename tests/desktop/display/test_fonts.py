"""Clocks and countdowns keep their width from second to second."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from timekeeper.core.timeline import Phase
from timekeeper.desktop.display.fonts import QtMeasure, draw_line, font, metrics
from timekeeper.desktop.hall.blocks import HallRole, Output
from timekeeper.desktop.hall.layout import lay_out
from timekeeper.views.hall import Heading, ItemContent, Timer

SIZE, WEIGHT = 100.0, 700


def inked_columns(text: str, start: float) -> set[int]:
    """Return the columns of the picture that the last two signs leave ink in."""
    image = QImage(600, 160, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    painter.setPen(QColor("white"))
    painter.setFont(font(SIZE, WEIGHT))
    draw_line(painter, QPointF(10, 120), text, metrics(SIZE, WEIGHT))
    painter.end()
    columns = range(int(start), image.width())
    return {x for x in columns if any(image.pixelColor(x, y).red() > 128 for y in range(160))}


@pytest.mark.parametrize("clock", ["11:11", "07:47", "00:00", "23:59"])
def test_a_clock_is_as_wide_at_every_minute(app, clock):
    measure = QtMeasure()

    assert measure.width(clock, SIZE, WEIGHT) == measure.width("08:08", SIZE, WEIGHT)
    assert measure.width(f"+{clock}", SIZE, WEIGHT) == measure.width("+08:08", SIZE, WEIGHT)


def test_the_last_figures_stand_still_while_the_first_change(app):
    seconds = metrics(SIZE, WEIGHT)
    start = 10 + QtMeasure().width("88:", SIZE, WEIGHT) + seconds.horizontalAdvance("0") / 10

    assert inked_columns("11:38", start) == inked_columns("88:38", start)


def test_nothing_beside_the_countdown_moves_from_second_to_second(app):
    def places(figures: str, clock: str) -> list[tuple[HallRole, object]]:
        heading = Heading("Họp", "", "06/12/2023", clock)
        timer = Timer(figures, "Còn lại", 0.5, Phase.NORMAL)
        shown = ItemContent(heading, "Now", ("Báo cáo",), "", timer, None)
        return [(b.role, b.box) for b in lay_out(shown, Output(1920, 1080), QtMeasure())]

    assert places("11:11", "07:11") == places("08:48", "08:08")
