"""Paints the blocks of the hall's picture in the colours of its look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPen

from timekeeper.core.timeline import Phase
from timekeeper.desktop.display import palette
from timekeeper.desktop.display.painting import paint_text, rect, smooth, text_picture
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, Output
from timekeeper.desktop.hall.look_and_logo import PARTY, Fitted, LookAndLogo
from timekeeper.desktop.hall.looks import Colours

DASHES = (3.0, 2.5)  # and the gaps between them, in widths of the line
KEPT_LETTERS = 64  # pixels: Qt keeps letters up to this size, and fills the outlines of larger ones
WORDS = {HallRole.TITLE, HallRole.PRESENTER, HallRole.NEXT_TITLE, HallRole.NEXT_PRESENTER}

TextPictures = Mapping[HallBlock, QImage]
NONE_AHEAD: TextPictures = {}


def text_pictures(
    blocks: Iterable[HallBlock], look: LookAndLogo, kept: TextPictures = NONE_AHEAD
) -> TextPictures:
    """Return pictures of the words whose letters Qt would fill anew; those kept are not remade."""
    return {
        block: kept.get(block) or text_picture(block, _text_colour(block, look.colours))
        for block in blocks
        if block.role in WORDS and block.text is not None and block.text.size > KEPT_LETTERS
    }


def paint_hall(
    painter: QPainter,
    blocks: Iterable[HallBlock],
    output: Output,
    look: LookAndLogo = PARTY,
    ahead: TextPictures = NONE_AHEAD,
) -> None:
    """Paint the whole picture at the size of the real output.

    ``ahead``: texts that were painted beforehand, for an output whose pixels are the painter's.
    """
    if painter.deviceTransform().isScaling():
        ahead = NONE_AHEAD
    smooth(painter)
    ground = _ground(look.colours.top, look.colours.bottom, output.height)
    painter.fillRect(QRectF(0, 0, output.width, output.height), ground)
    for block in blocks:
        if block in ahead:
            painter.drawImage(ahead[block].offset(), ahead[block])
        else:
            _paint_block(painter, block, output, look)


@lru_cache(maxsize=4)
def _ground(top: str, bottom: str, height: int) -> QBrush:
    shade = QLinearGradient(0, 0, 0, height)
    shade.setColorAt(0, QColor(top))
    shade.setColorAt(1, QColor(bottom))
    return QBrush(shade)


def _paint_block(painter: QPainter, block: HallBlock, output: Output, look: LookAndLogo) -> None:
    colours = look.colours
    match block.role:
        case HallRole.BLACK:
            painter.fillRect(rect(block.box), QColor(palette.BLACK))
        case HallRole.BACKDROP:
            _paint_fitted(painter, block, look.backdrop(block.occasion))
        case HallRole.NEXT_BAND:
            painter.fillRect(rect(block.box), QColor(colours.foot.ground))
            line = QRectF(0, block.box.y, output.width, max(2.0, 0.3 * output.u))
            painter.fillRect(line, QColor(colours.foot.accent))
        case HallRole.NEXT_RULE:
            painter.fillRect(rect(block.box), QColor(colours.foot.accent))
        case HallRole.RULE:
            over = block.status is Phase.OVERRUN
            painter.fillRect(rect(block.box), QColor(colours.alarm[0] if over else colours.accent))
        case HallRole.TIMER_BAND:
            _paint_field(painter, block, output, colours)
        case HallRole.PROGRESS:
            _paint_progress(painter, block, colours)
        case HallRole.EMBLEM:
            _paint_fitted(painter, block, look.logo)
        case _:
            paint_text(painter, block, _text_colour(block, colours))


def _paint_field(painter: QPainter, block: HallBlock, output: Output, colours: Colours) -> None:
    """The time's field: a filled band for an overrun, a frame shortly before it.

    The shape tells them apart for those who cannot tell the colours apart.
    """
    radius, line = 1.4 * output.u, 0.9 * output.u
    area = rect(block.box)
    painter.setPen(Qt.PenStyle.NoPen)
    over = block.status is Phase.OVERRUN
    painter.setBrush(QColor(colours.alarm[0] if over else colours.well))
    if block.status in (Phase.NEARLY_OVER, Phase.PAUSED):
        nearly = block.status is Phase.NEARLY_OVER
        pen = QPen(QColor(colours.amber if nearly else colours.quiet), line)
        if not nearly:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern(DASHES)
        painter.setPen(pen)
        area = area.adjusted(line / 2, line / 2, -line / 2, -line / 2)
    painter.drawRoundedRect(area, radius, radius)


def _paint_progress(painter: QPainter, block: HallBlock, colours: Colours) -> None:
    area = rect(block.box)
    painter.setPen(Qt.PenStyle.NoPen)
    track, bar = QColor(colours.track), QColor(colours.accent)
    if block.status is Phase.OVERRUN:
        track = bar = QColor(colours.alarm[1])
    elif block.status is Phase.NEARLY_OVER:
        bar = QColor(colours.amber)
    painter.setBrush(track)
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    area.setWidth(max(area.height(), area.width() * block.share))
    painter.setBrush(bar)
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)


def _paint_fitted(painter: QPainter, block: HallBlock, picture: Fitted | None) -> None:
    """Paint a picture in the middle of its block, in its own proportions; nothing without one."""
    if picture is None:
        return
    area, scale = rect(block.box), painter.device().devicePixelRatio()
    image = picture.fitting((area.size() * scale).toSize())
    if image.isNull():  # it is still being read
        return
    place = QRectF(0, 0, image.width() / scale, image.height() / scale)
    place.moveCenter(area.center())
    painter.drawImage(place, image)


def _text_colour(block: HallBlock, colours: Colours) -> QColor:
    if block.status is Phase.OVERRUN:
        return QColor(colours.alarm[1])
    match block.role:
        case HallRole.EVENT | HallRole.LABEL | HallRole.PRESENTER:
            return QColor(colours.voice)
        case HallRole.QUIET | HallRole.CAPTION:
            return QColor(colours.quiet)
        case HallRole.NEXT_LABEL | HallRole.NEXT_PRESENTER:
            return QColor(colours.foot.accent)
        case HallRole.NEXT_TITLE | HallRole.NEXT_TIME:
            return QColor(colours.foot.text)
        case _:
            return QColor(colours.text)
