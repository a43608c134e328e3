"""Paints the rostrum's display: light figures on a dark ground, each band with its own shape."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QRegion

from timekeeper.desktop.display import palette
from timekeeper.desktop.display.boxes import Box
from timekeeper.desktop.display.fonts import draw_line, font, metrics
from timekeeper.desktop.rostrum.layout import Block, Role
from timekeeper.views.rostrum import Band

GROUND = QColor(palette.ROSTRUM_GROUND)
WHITE = QColor(palette.WHITE)
SOFT = QColor(palette.ROSTRUM_QUIET)
TRACK = QColor(palette.ROSTRUM_TRACK)
BLACK = QColor(palette.BLACK)
SKY = QColor(palette.SKY)
ORANGE = QColor(palette.ORANGE)
YELLOW = QColor(palette.YELLOW)
GREEN = QColor(palette.GREEN)
VERMILLION = QColor(palette.VERMILLION)

BASELINE = 0.78  # of the font size, from the top of the figures' box

BAND_COLOURS = {
    Band.AMPLE: GREEN,
    Band.NEARLY_OVER: ORANGE,
    Band.OVERRUN: VERMILLION,
    Band.PAUSED: WHITE,
    Band.OPEN: SKY,
    Band.IDLE: SOFT,
}


def paint(painter: QPainter, blocks: Iterable[Block], exposed: QRegion) -> None:
    """Paint what lies in the exposed region."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(exposed.boundingRect(), GROUND)
    for block in blocks:
        if exposed.intersects(area(block.box)):
            _PAINTERS.get(block.role, _paint_text)(painter, block)


def area(box: Box) -> QRect:
    """Return the pixels that the box touches, and one around them for soft edges."""
    return _rect(box).toAlignedRect().adjusted(-1, -1, 1, 1)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _paint_field(painter: QPainter, block: Block) -> None:
    """A filled band for an overrun, a frame shortly before it, a broken frame for a pause."""
    if block.band is Band.OVERRUN:
        painter.fillRect(_rect(block.box), VERMILLION)
        return
    if block.band not in (Band.NEARLY_OVER, Band.PAUSED):
        return
    line = max(3.0, block.box.width / 140)
    solid = block.band is Band.NEARLY_OVER
    style = Qt.PenStyle.SolidLine if solid else Qt.PenStyle.DashLine
    painter.setPen(QPen(BAND_COLOURS[block.band], line if solid else line / 2, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(_rect(block.box.inset(line / 2)), line, line)


def _paint_well(painter: QPainter, block: Block) -> None:
    """Dark ground behind the figures, where the band would take their contrast."""
    if block.band is Band.OVERRUN:
        _fill(painter, GROUND)
        painter.drawRoundedRect(_rect(block.box), block.box.height / 40, block.box.height / 40)


def _paint_panel(painter: QPainter, block: Block) -> None:
    _fill(painter, SKY)
    painter.drawRoundedRect(_rect(block.box), block.box.height / 16, block.box.height / 16)


def _paint_bar(painter: QPainter, block: Block) -> None:
    used = Box(block.box.x, block.box.y, block.filled, block.box.height)
    painter.fillRect(_rect(block.box), TRACK)
    painter.fillRect(_rect(used), BAND_COLOURS[block.band])


def _paint_sign(painter: QPainter, block: Block) -> None:
    """Solid block, triangle, plus, two bars or ring: told apart without any colour."""
    box = block.box
    colour = BLACK if block.band is Band.OVERRUN else BAND_COLOURS[block.band]
    _fill(painter, colour)
    third = box.width / 3
    match block.band:
        case Band.NEARLY_OVER:
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(box.x + box.width / 2, box.y),
                        QPointF(box.right, box.bottom),
                        QPointF(box.x, box.bottom),
                    ]
                )
            )
        case Band.OVERRUN:
            painter.drawRect(QRectF(box.x + third, box.y, third, box.height))
            painter.drawRect(QRectF(box.x, box.y + third, box.width, third))
        case Band.PAUSED:
            painter.drawRect(QRectF(box.x, box.y, third, box.height))
            painter.drawRect(QRectF(box.right - third, box.y, third, box.height))
        case Band.OPEN:
            line = box.width / 6
            painter.setPen(QPen(colour, line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(_rect(box.inset(line / 2)))
        case _:
            painter.drawRect(_rect(box))


def _paint_figures(painter: QPainter, block: Block) -> None:
    if block.text is None:
        return
    urgent = block.band in (Band.NEARLY_OVER, Band.OVERRUN)
    painter.setPen(YELLOW if urgent else WHITE)
    painter.setFont(font(block.text.size, block.weight))
    baseline = block.box.y + BASELINE * block.text.size
    measures = metrics(block.text.size, block.weight)
    draw_line(painter, QPointF(block.box.x, baseline), block.text.lines[0], measures)


def _paint_text(painter: QPainter, block: Block) -> None:
    if block.text is None:
        return
    size = float(round(block.text.size))
    painter.setPen(_text_colour(block))
    painter.setFont(font(size, block.weight))
    measures = metrics(size, block.weight)
    y = block.box.y + measures.ascent()
    for line in block.text.lines:
        draw_line(painter, QPointF(block.box.x, y), line, measures)
        y += measures.height()


def _text_colour(block: Block) -> QColor:
    if block.role is Role.MESSAGE:
        return BLACK
    if block.role in (Role.CAPTION, Role.CLOCK) and block.band is Band.OVERRUN:
        return BLACK
    if block.role is Role.CAPTION and block.band is Band.NEARLY_OVER:
        return ORANGE
    return SOFT if block.role in (Role.PRESENTER, Role.ITEM) else WHITE


def _fill(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)


_PAINTERS = {
    Role.FIELD: _paint_field,
    Role.WELL: _paint_well,
    Role.PANEL: _paint_panel,
    Role.BAR: _paint_bar,
    Role.SIGN: _paint_sign,
    Role.FIGURES: _paint_figures,
}
