"""Painting that the displays share: the boxes and texts of their blocks, and what to repaint."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion, qRgba

from timekeeper.desktop.display.blocks import Align, Block, Box
from timekeeper.desktop.display.fonts import advance, draw_line, font, metrics

SOFT_EDGE = 2  # pixels beside a box that an edge or a letter may touch


def rect(box: Box) -> QRectF:
    """Return the box as Qt's rectangle."""
    return QRectF(box.x, box.y, box.width, box.height)


def area(block: Block) -> QRect:
    """Return the pixels that the block may touch."""
    around = above = SOFT_EDGE
    if block.text is not None and block.text.lines:
        above += _rise(block.text.lines[0], round(block.text.size), block.weight)
    return rect(block.box).toAlignedRect().adjusted(-around, -above, around, around)


@lru_cache(maxsize=256)
def _rise(line: str, size: int, weight: int) -> int:
    """Return how many pixels the marks of a line, as of Ẫ or Ễ, rise above its font's ascent."""
    if not any(map(str.isalpha, line)):
        return 0
    measures = metrics(float(size), weight)
    return max(0, ceil(-measures.tightBoundingRect(line).top() - measures.ascent()))


def changed_area(before: Iterable[Block], after: Iterable[Block]) -> QRegion:
    """Return where the one picture differs from the other."""
    region = QRegion()
    for block in set(before) ^ set(after):
        region += area(block)
    return region


def smooth(painter: QPainter) -> None:
    """Let edges and letters be smooth."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)


def paint_text(painter: QPainter, block: Block, colour: QColor) -> None:
    """Paint the lines of the block's text from the top of its box; nothing without a text."""
    if block.text is None:
        return
    size = float(round(block.text.size))
    painter.setPen(colour)
    painter.setFont(font(size, block.weight))
    measures = metrics(size, block.weight)
    if block.narrowed < 1:
        painter.save()
        painter.translate(block.box.x * (1 - block.narrowed), 0.0)
        painter.scale(block.narrowed, 1.0)
    y, room = block.box.y + measures.ascent(), block.box.width / block.narrowed
    for line in block.text.lines:
        free = 0.0 if block.align is Align.LEFT else room - advance(line, measures)
        x = block.box.x + (free / 2 if block.align is Align.CENTRE else free)
        draw_line(painter, QPointF(x, y), line, measures)
        y += measures.height()
    if block.narrowed < 1:
        painter.restore()


def text_picture(block: Block, colour: QColor) -> QImage:
    """Return the block's text in its colour, as large as its area, a byte to a pixel."""
    box = area(block)
    picture = QImage(box.size(), QImage.Format.Format_Alpha8)
    picture.fill(0)
    painter = QPainter(picture)
    smooth(painter)
    painter.translate(-box.topLeft())
    paint_text(painter, block, colour)
    painter.end()
    red, green, blue = colour.red(), colour.green(), colour.blue()
    picture.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    picture.setColorTable([qRgba(red, green, blue, cover) for cover in range(256)])
    return picture
