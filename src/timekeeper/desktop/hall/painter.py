"""Paints the blocks of the hall's picture in the colours of its look."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen, QPolygonF

from timekeeper.desktop.display import palette
from timekeeper.desktop.display.boxes import Box
from timekeeper.desktop.display.fonts import advance, draw_line, font, metrics
from timekeeper.desktop.hall.blocks import Align, Block, Output, Role
from timekeeper.desktop.hall.look_and_logo import PARTY, Dress
from timekeeper.desktop.hall.looks import Colours
from timekeeper.views.hall import Status

DASHES = (3.0, 2.5)  # and the gaps between them, in widths of the line
STAR_POINTS = 5
INNER_RADIUS = 0.382  # of the outer one, in a star whose edges run straight through


def paint(painter: QPainter, blocks: Iterable[Block], output: Output, dress: Dress = PARTY) -> None:
    """Paint the whole picture at the size of the real output."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    shade = QLinearGradient(0, 0, 0, output.height)
    shade.setColorAt(0, QColor(dress.colours.top))
    shade.setColorAt(1, QColor(dress.colours.bottom))
    painter.fillRect(QRectF(0, 0, output.width, output.height), shade)
    for block in blocks:
        _paint_block(painter, block, output, dress)


def rect(box: Box) -> QRectF:
    """Return the box as Qt's rectangle."""
    return QRectF(box.x, box.y, box.width, box.height)


def _paint_block(painter: QPainter, block: Block, output: Output, dress: Dress) -> None:
    colours = dress.colours
    match block.role:
        case Role.BLACK:
            painter.fillRect(rect(block.box), QColor(palette.BLACK))
        case Role.NEXT_BAND:
            painter.fillRect(rect(block.box), QColor(colours.foot.ground))
            line = QRectF(0, block.box.y, output.width, max(2.0, 0.3 * output.u))
            painter.fillRect(line, QColor(colours.foot.accent))
        case Role.NEXT_RULE:
            painter.fillRect(rect(block.box), QColor(colours.foot.accent))
        case Role.RULE:
            painter.fillRect(rect(block.box), QColor(colours.accent))
        case Role.TIMER_BAND:
            _paint_timer_band(painter, block, output, colours)
        case Role.PROGRESS:
            _paint_progress(painter, block, colours)
        case Role.EMBLEM:
            _paint_emblem(painter, block, output, dress)
        case _:
            _paint_text(painter, block, colours)


def _paint_timer_band(painter: QPainter, block: Block, output: Output, colours: Colours) -> None:
    """The time's field: a filled band for an overrun, a frame shortly before it.

    The shape tells them apart for those who cannot tell the colours apart.
    """
    radius, line = 1.4 * output.u, 0.9 * output.u
    area = rect(block.box)
    painter.setPen(Qt.PenStyle.NoPen)
    over = block.status is Status.OVERRUN
    painter.setBrush(QColor(colours.alarm[0] if over else colours.well))
    if block.status in (Status.NEARLY_OVER, Status.PAUSED):
        nearly = block.status is Status.NEARLY_OVER
        pen = QPen(QColor(colours.amber if nearly else colours.quiet), line)
        if not nearly:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern(DASHES)
        painter.setPen(pen)
        area = area.adjusted(line / 2, line / 2, -line / 2, -line / 2)
    painter.drawRoundedRect(area, radius, radius)


def _paint_progress(painter: QPainter, block: Block, colours: Colours) -> None:
    area = rect(block.box)
    painter.setPen(Qt.PenStyle.NoPen)
    track, bar = QColor(colours.track), QColor(colours.accent)
    if block.status is Status.OVERRUN:
        track = bar = QColor(colours.alarm[1])
    elif block.status is Status.NEARLY_OVER:
        bar = QColor(colours.amber)
    painter.setBrush(track)
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    filled = QRectF(area)
    filled.setWidth(max(area.height(), area.width() * block.share))
    painter.setBrush(bar)
    painter.drawRoundedRect(filled, area.height() / 2, area.height() / 2)


def _paint_emblem(painter: QPainter, block: Block, output: Output, dress: Dress) -> None:
    """The office's logo in its own proportions; without one, a star between two lines."""
    area = rect(block.box)
    if dress.logo is not None:
        scale = painter.device().devicePixelRatio()
        image = dress.logo.fitting((area.size() * scale).toSize())
        place = QRectF(0, 0, image.width() / scale, image.height() / scale)
        place.moveCenter(area.center())
        painter.drawImage(place, image)
        return
    accent = QColor(dress.colours.accent)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    centre, radius = area.center(), 0.42 * area.height()
    painter.drawPolygon(_star(centre, radius))
    thick, near, far = max(2.0, 0.3 * output.u), 1.9 * radius, 6 * radius
    y = centre.y() - thick / 2
    for side in (-1, 1):
        ends = sorted((centre.x() + side * near, centre.x() + side * far))
        painter.fillRect(QRectF(ends[0], y, ends[1] - ends[0], thick), accent)


def _star(centre: QPointF, radius: float) -> QPolygonF:
    points = []
    for corner in range(2 * STAR_POINTS):
        reach = radius if corner % 2 == 0 else radius * INNER_RADIUS
        angle = math.pi * corner / STAR_POINTS
        points.append(centre + QPointF(reach * math.sin(angle), -reach * math.cos(angle)))
    return QPolygonF(points)


def _text_colour(role: Role, colours: Colours) -> str:
    match role:
        case Role.EVENT | Role.LABEL | Role.PRESENTER:
            return colours.voice
        case Role.QUIET | Role.CAPTION:
            return colours.quiet
        case Role.NEXT_LABEL | Role.NEXT_PRESENTER:
            return colours.foot.accent
        case Role.NEXT_TITLE | Role.NEXT_TIME:
            return colours.foot.text
        case _:
            return colours.text


def _paint_text(painter: QPainter, block: Block, colours: Colours) -> None:
    if block.text is None:
        return
    over = block.status is Status.OVERRUN
    painter.setPen(QColor(colours.alarm[1] if over else _text_colour(block.role, colours)))
    size = float(round(block.text.size))
    painter.setFont(font(size, block.weight))
    measures = metrics(size, block.weight)
    y = block.box.y + measures.ascent()
    for line in block.text.lines:
        free = block.box.width - advance(line, measures)
        shift = {Align.LEFT: 0.0, Align.RIGHT: free, Align.CENTRE: free / 2}[block.align]
        draw_line(painter, QPointF(block.box.x + shift, y), line, measures)
        y += measures.height()
