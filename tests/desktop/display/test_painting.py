"""What is repainted covers all ink: nothing of a picture is left on the projector."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from tests.desktop.paints import most_different
from timekeeper.desktop.display.blocks import Align, Block, Box
from timekeeper.desktop.display.painting import (
    area,
    changed_area,
    paint_text,
    smooth,
    text_picture,
)
from timekeeper.desktop.hall.blocks import HallRole
from timekeeper.files.typesetting import Typeset, Weight

EDGES = 8  # of 255: a colour that is mixed in another order


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


def painted(block: Block, scale: float, onto: QImage | None = None, at: QRegion | None = None):
    """Return a picture of the block, whole, or painted anew at a region of another picture."""
    image = QImage(1400, 500, QImage.Format.Format_RGB32) if onto is None else QImage(onto)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    if at is not None:
        painter.setClipRegion(at)
    smooth(painter)
    painter.fillRect(0, 0, 1400, 500, QColor("black"))
    paint_text(painter, block, QColor("white"))
    painter.end()
    return image


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [14.0, 31.5, 120.0])
@pytest.mark.parametrize("narrowed", [1.0, 0.6])
@pytest.mark.parametrize("align", list(Align))
@pytest.mark.usefixtures("qapp")
def test_a_clock_is_right_where_only_the_signs_that_change_are_painted_anew(
    scale, size, narrowed, align
):
    shown = Typeset(("12:47",), size, size)
    role, box = HallRole.FIGURES, Box(40.3, 80.6, 700.0, size)
    before = Block(role, box, shown, Weight.BOLD, align, narrowed=narrowed)
    for figures in ("12:48", "12:51", "13:00", "08:11"):
        after = replace(before, text=replace(shown, lines=(figures,)))

        changed = changed_area((before,), (after,))

        assert painted(after, scale, painted(before, scale), changed) == painted(after, scale)
    one_sign = changed_area((before,), (replace(before, text=replace(shown, lines=("12:48",))),))
    assert one_sign.boundingRect().width() < size * 0.75 + 8


@pytest.mark.parametrize("size", [31.5, 120.0])
@pytest.mark.parametrize("narrowed", [1.0, 0.6])
@pytest.mark.parametrize("align", list(Align))
@pytest.mark.usefixtures("qapp")
def test_no_letter_that_leans_out_of_its_width_is_outside_of_what_is_painted_anew(
    size, narrowed, align
):
    text = Typeset(("jạ ban ƒ", "ƒ"), size, size)
    box = Box(80.3, 80.6, 700.0, 3 * size)
    block = Block(HallRole.LABEL, box, text, Weight.BOLD, align, narrowed=narrowed)

    gone = painted(replace(block, text=None), 1.0, painted(block, 1.0), QRegion(area(block)))

    assert gone == painted(replace(block, text=None), 1.0)


@pytest.mark.parametrize("align", [Align.LEFT, Align.CENTRE])
@pytest.mark.parametrize("words", ["Jị", "jạ ƒ", "Báo cáo kết quả Ẫ", "ĐẠI HỘI ĐẢNG BỘ TỈNH"])
@pytest.mark.usefixtures("qapp")
def test_a_text_painted_beforehand_has_all_of_its_ink(align, words):
    text = Typeset((words, "Ữ"), 80.0, 200.0)
    block = Block(HallRole.TITLE, Box(20.4, 60.2, 1300.0, 200.0), text, Weight.BOLD, align)
    image = QImage(1400, 500, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    ahead = text_picture(block, QColor("white"))
    painter.drawImage(ahead.offset(), ahead)
    painter.end()

    assert most_different(image, painted(block, 1.0)) <= EDGES
