"""What is repainted covers all ink: nothing of a picture is left on the projector."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from timekeeper.desktop.display.blocks import Block, Box
from timekeeper.desktop.display.painting import area, paint_text
from timekeeper.desktop.hall.blocks import HallRole
from timekeeper.files.typesetting import Typeset, Weight


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("size", [14.0, 31.5, 47.0, 120.0])
@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.usefixtures("qapp")
def test_no_mark_of_the_tallest_letters_is_outside_of_what_is_painted_anew(scale, size, weight):
    image = QImage(1400, 800, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor("black"))
    text = Typeset(("ĐANG DIỄN ẪỔ ỘỮgỵ",), size, size)
    block = Block(HallRole.LABEL, Box(40.3, 80.6, 1.0, size), text, weight)
    painter = QPainter(image)
    paint_text(painter, block, QColor("white"))
    above = QRectF(area(block))
    above.setRight(1400)
    above.setBottom(800)
    painter.fillRect(above, QColor("black"))
    painter.end()

    nothing = QImage(image.size(), image.format())
    nothing.setDevicePixelRatio(scale)
    nothing.fill(QColor("black"))
    assert image == nothing
