"""Paints the blocks of the hall's picture: deep red, gold and white."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from timekeeper.desktop.boxes import Box
from timekeeper.desktop.fonts import font, metrics
from timekeeper.desktop.hall.blocks import Align, Block, Output, Role
from timekeeper.desktop.hall.content import Status

TOP = QColor("#7A1014")
BOTTOM = QColor("#4A070B")
BAND = QColor("#33050A")
WHITE = QColor("#FFFFFF")
GOLD = QColor("#FFD66B")
SOFT = QColor("#F6E3D3")
YELLOW = QColor("#F0E442")
ORANGE = QColor("#F5B335")
BLACK = QColor("#000000")
WELL = QColor(0, 0, 0, 70)
TRACK = QColor(255, 255, 255, 60)

_TEXT_COLOURS = {
    Role.EVENT: GOLD,
    Role.QUIET: SOFT,
    Role.CLOCK: WHITE,
    Role.LABEL: GOLD,
    Role.TITLE: WHITE,
    Role.PRESENTER: GOLD,
    Role.FIGURES: WHITE,
    Role.CAPTION: SOFT,
    Role.NEXT_TITLE: WHITE,
}


def paint(painter: QPainter, blocks: Iterable[Block], output: Output) -> None:
    """Paint the whole picture at the size of the real output."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    shade = QLinearGradient(0, 0, 0, output.height)
    shade.setColorAt(0, TOP)
    shade.setColorAt(1, BOTTOM)
    painter.fillRect(QRectF(0, 0, output.width, output.height), shade)
    for block in blocks:
        _paint_block(painter, block, output)


def rect(box: Box) -> QRectF:
    """Return the box as Qt's rectangle."""
    return QRectF(box.x, box.y, box.width, box.height)


def _paint_block(painter: QPainter, block: Block, output: Output) -> None:
    match block.role:
        case Role.BLACK:
            painter.fillRect(rect(block.box), BLACK)
        case Role.NEXT_BAND:
            painter.fillRect(rect(block.box), BAND)
            painter.fillRect(QRectF(0, block.box.y, output.width, max(2.0, 0.3 * output.u)), GOLD)
        case Role.RULE:
            painter.fillRect(rect(block.box), GOLD)
        case Role.TIMER_BAND:
            _paint_timer_band(painter, block, output)
        case Role.PROGRESS:
            _paint_progress(painter, block)
        case _:
            _paint_text(painter, block)


def _paint_timer_band(painter: QPainter, block: Block, output: Output) -> None:
    """The time's field: a filled band for an overrun, a frame shortly before it.

    The shape tells them apart for those who cannot tell the colours apart.
    """
    radius, line = 1.4 * output.u, 0.9 * output.u
    area = rect(block.box)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(YELLOW if block.status is Status.OVERRUN else WELL)
    if block.status in (Status.NEARLY_OVER, Status.PAUSED):
        style = (
            Qt.PenStyle.SolidLine if block.status is Status.NEARLY_OVER else Qt.PenStyle.DashLine
        )
        painter.setPen(QPen(ORANGE if block.status is Status.NEARLY_OVER else SOFT, line, style))
        area = area.adjusted(line / 2, line / 2, -line / 2, -line / 2)
    painter.drawRoundedRect(area, radius, radius)


def _paint_progress(painter: QPainter, block: Block) -> None:
    over = block.status is Status.OVERRUN
    area = rect(block.box)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 60) if over else TRACK)
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    filled = QRectF(area)
    filled.setWidth(max(area.height(), area.width() * block.share))
    colour = ORANGE if block.status is Status.NEARLY_OVER else GOLD
    painter.setBrush(BLACK if over else colour)
    painter.drawRoundedRect(filled, area.height() / 2, area.height() / 2)


def _paint_text(painter: QPainter, block: Block) -> None:
    if block.text is None:
        return
    over = block.status is Status.OVERRUN
    painter.setPen(BLACK if over else _TEXT_COLOURS[block.role])
    size = float(round(block.text.size))
    painter.setFont(font(size, block.weight))
    measures = metrics(size, block.weight)
    y = block.box.y + measures.ascent()
    for line in block.text.lines:
        width = measures.horizontalAdvance(line)
        free = block.box.width - width
        shift = {Align.LEFT: 0.0, Align.RIGHT: free, Align.CENTRE: free / 2}[block.align]
        painter.drawText(QPointF(block.box.x + shift, y), line)
        y += measures.height()
