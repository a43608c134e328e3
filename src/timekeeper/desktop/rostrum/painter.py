"""Paints the rostrum's display: light figures on a dark ground, each band with its own shape."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QRegion

from timekeeper.desktop.display import palette
from timekeeper.desktop.display.fonts import draw_line, font, metrics
from timekeeper.desktop.display.painting import area, paint_text, rect, smooth
from timekeeper.desktop.rostrum.scene import RostrumBlock, RostrumRole
from timekeeper.views.rostrum import Band

GROUND = QColor(palette.ROSTRUM_GROUND)
WHITE = QColor(palette.WHITE)
SOFT = QColor(palette.ROSTRUM_QUIET)
TRACK = QColor(palette.ROSTRUM_TRACK)
BLACK = QColor(palette.BLACK)
SKY = QColor(palette.SKY)
YELLOW = QColor(palette.YELLOW)

BASELINE = 0.78  # of the font size, from the top of the figures' box

BAND_COLOURS = {
    Band.AMPLE: QColor(palette.GREEN),
    Band.NEARLY_OVER: QColor(palette.ORANGE),
    Band.OVERRUN: QColor(palette.VERMILLION),
    Band.PAUSED: WHITE,
    Band.OPEN: SKY,
    Band.IDLE: SOFT,
}


def paint_rostrum(painter: QPainter, blocks: Iterable[RostrumBlock], exposed: QRegion) -> None:
    """Paint what lies in the exposed region."""
    smooth(painter)
    # A pixel more at each side: where the screen scales, the clip ends within one.
    painter.fillRect(exposed.boundingRect().adjusted(-1, -1, 1, 1), GROUND)
    for block in blocks:
        if exposed.intersects(area(block)):
            _paint_block(painter, block)


def _paint_block(painter: QPainter, block: RostrumBlock) -> None:
    box, over = block.box, block.band is Band.OVERRUN
    match block.role:
        case RostrumRole.FIELD:
            _paint_field(painter, block)
        case RostrumRole.WELL if over:  # dark ground where the band would take the contrast
            _fill(painter, GROUND)
            painter.drawRoundedRect(rect(box), box.height / 40, box.height / 40)
        case RostrumRole.WELL:
            pass
        case RostrumRole.PANEL:
            _fill(painter, SKY)
            painter.drawRoundedRect(rect(box), box.height / 16, box.height / 16)
        case RostrumRole.BAR:
            used = QRectF(box.x, box.y, round(box.width * block.share), box.height)
            painter.fillRect(rect(box), TRACK)
            painter.fillRect(used, BAND_COLOURS[block.band])
        case RostrumRole.SIGN:
            _paint_sign(painter, block)
        case RostrumRole.FIGURES:
            _paint_figures(painter, block)
        case _:
            paint_text(painter, block, _text_colour(block))


def _paint_field(painter: QPainter, block: RostrumBlock) -> None:
    """A filled band for an overrun, a frame shortly before it, a broken frame for a pause."""
    colour, line = BAND_COLOURS[block.band], max(3.0, block.box.width / 140)
    match block.band:
        case Band.OVERRUN:
            painter.fillRect(rect(block.box), colour)
            return
        case Band.NEARLY_OVER:
            pen = QPen(colour, line, Qt.PenStyle.SolidLine)
        case Band.PAUSED:
            pen = QPen(colour, line / 2, Qt.PenStyle.DashLine)
        case _:
            return
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect(block.box.inset(line / 2)), line, line)


def _paint_sign(painter: QPainter, block: RostrumBlock) -> None:
    """Solid block, triangle, plus, two bars or ring: told apart without any colour."""
    box = block.box
    colour = BLACK if block.band is Band.OVERRUN else BAND_COLOURS[block.band]
    _fill(painter, colour)
    third = box.width / 3
    match block.band:
        case Band.NEARLY_OVER:
            top, right = QPointF(box.x + box.width / 2, box.y), QPointF(box.right, box.bottom)
            painter.drawPolygon(QPolygonF([top, right, QPointF(box.x, box.bottom)]))
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
            painter.drawEllipse(rect(box.inset(line / 2)))
        case _:
            painter.drawRect(rect(box))


def _paint_figures(painter: QPainter, block: RostrumBlock) -> None:
    """The figures stand on a baseline of their own: their box is as high as a figure, no more."""
    if block.text is None:
        return
    urgent = block.band in (Band.NEARLY_OVER, Band.OVERRUN)
    painter.setPen(YELLOW if urgent else WHITE)
    painter.setFont(font(block.text.size, block.weight))
    baseline = block.box.y + BASELINE * block.text.size
    measures = metrics(block.text.size, block.weight)
    draw_line(painter, QPointF(block.box.x, baseline), block.text.lines[0], measures)


def _text_colour(block: RostrumBlock) -> QColor:
    match block.role, block.band:
        case (RostrumRole.MESSAGE, _):
            return BLACK
        case (RostrumRole.CAPTION | RostrumRole.CLOCK, Band.OVERRUN):
            return BLACK
        case (RostrumRole.CAPTION, Band.NEARLY_OVER):
            return BAND_COLOURS[block.band]
        case (RostrumRole.PRESENTER | RostrumRole.ITEM, _):
            return SOFT
        case _:
            return WHITE


def _fill(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
