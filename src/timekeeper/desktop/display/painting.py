"""Painting that the displays share: the boxes and texts of their blocks, and what to repaint."""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion, qRgba
from PySide6.QtWidgets import QWidget

from timekeeper.desktop.display.blocks import Align, Block, Box
from timekeeper.desktop.display.fonts import (
    Measures,
    advance,
    changed_span,
    draw_line,
    font,
    is_clock,
    metrics,
    still,
)

SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
SOFT_EDGE = 2  # pixels beside a box that an edge or a letter may touch


def rect(box: Box) -> QRectF:
    """Return the box as Qt's rectangle."""
    return QRectF(box.x, box.y, box.width, box.height)


@lru_cache(maxsize=256)  # of two windows, from second to second
def area(block: Block) -> QRect:
    """Return the pixels that the block may touch: of a text, those its lines reach across."""
    box, text = rect(block.box), block.text
    if text is None or not text.lines:
        return box.toAlignedRect().adjusted(-SOFT_EDGE, -SOFT_EDGE, SOFT_EDGE, SOFT_EDGE)
    above = SOFT_EDGE + _rise(text.lines[0], round(text.size), block.weight)
    whole = box.toAlignedRect().adjusted(-SOFT_EDGE, -above, SOFT_EDGE, SOFT_EDGE)
    if is_clock(text.lines[0]):
        return whole
    measures, edge = metrics(float(round(text.size)), block.weight), block.box.x
    starts = [(_line_start(block, line, measures), line) for line in text.lines]
    first = min(start for start, _line in starts)
    beyond = max(start + advance(line, measures) for start, line in starts)
    beside = ceil(text.size / 4)  # a letter may lean out of its own width, and out of the box
    left = floor(edge + (first - edge) * block.narrowed) - beside
    right = ceil(edge + (beyond - edge) * block.narrowed) + beside
    return QRect(left, whole.top(), right - left, whole.height())


@lru_cache(maxsize=256)
def _rise(line: str, size: int, weight: int) -> int:
    """Return how many pixels the marks of a line, as of Ẫ or Ễ, rise above its font's ascent."""
    if not any(map(str.isalpha, line)):
        return 0
    measures = metrics(float(size), weight)
    return max(0, ceil(-measures.tightBoundingRect(line).top() - measures.ascent()))


@lru_cache(maxsize=4)  # the operator's live picture asks what the hall has asked
def changed_area(before: tuple[Block, ...], after: tuple[Block, ...]) -> QRegion:
    """Return where the one picture differs from the other, to be read and not changed.

    Of a clock it is where signs change, of a bar between its two ends.
    """
    region = QRegion()
    if before is after:
        return region
    gone, come = set(before) - set(after), set(after) - set(before)
    for block in gone:
        later = next((other for other in come if _is_later(other, block)), None)
        if later is None:
            region += area(block)
            continue
        come.remove(later)
        changed = _changed_end if block.text is None else _changed_columns
        region += changed(block, later)
    for block in come:
        region += area(block)
    return region


def _is_later(block: Block, before: Block) -> bool:
    """Return whether both are one clock, or one bar, at two seconds."""
    text, old = block.text, before.text
    if block.role is not before.role or block.box != before.box:
        return False
    if text is None or old is None:
        return block.share != before.share and replace(before, share=block.share) == block
    if len(text.lines) != 1 or len(old.lines) != 1:
        return False
    line, older = text.lines[0], old.lines[0]
    same = is_clock(line) and still(line) == still(older)
    return same and replace(before, text=replace(old, lines=text.lines)) == block


def _changed_columns(before: Block, now: Block) -> QRect:
    """Return the columns of a clock's area from the first sign that changes to the last one."""
    if before.text is None or now.text is None:
        return QRect()
    line, later = before.text.lines[0], now.text.lines[0]
    whole, measures = area(before), metrics(float(round(before.text.size)), before.weight)
    start, edge, narrowed = _line_start(before, line, measures), before.box.x, before.narrowed
    span = changed_span(line, later, start, measures)
    if span is None:
        return QRect()
    first, last = (edge + (x - edge) * narrowed for x in span)
    x, beyond = floor(first) - SOFT_EDGE, ceil(last) + SOFT_EDGE
    return QRect(x, whole.top(), beyond - x, whole.height())


def _changed_end(before: Block, now: Block) -> QRect:
    """Return the columns of a bar's area between its two ends, which may be round."""
    whole, box = area(before), before.box
    first, last = sorted(box.width * block.share for block in (before, now))
    left = floor(box.x + first - box.height) - SOFT_EDGE
    right = ceil(box.x + max(last, box.height)) + SOFT_EDGE
    return whole & QRect(left, whole.top(), right - left, whole.height())


def _line_start(block: Block, line: str, measures: Measures) -> float:
    """Return where a line of the block's text begins, before it is narrowed."""
    if block.align is Align.LEFT:
        return block.box.x
    free = block.box.width / block.narrowed - advance(line, measures)
    return block.box.x + (free / 2 if block.align is Align.CENTRE else free)


def keep_opaque(widget: QWidget, *, opaque: bool = True) -> None:
    """Say that the widget fills itself, so that nothing below it is painted with it.

    A style sheet takes that back whenever it dresses the widget: say it at each change.
    """
    widget.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, opaque)


def smooth(painter: QPainter) -> None:
    """Let edges and letters be smooth."""
    painter.setRenderHints(SMOOTH)


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
    y = block.box.y + measures.ascent()
    for line in block.text.lines:
        draw_line(painter, QPointF(_line_start(block, line, measures), y), line, measures)
        y += measures.height()
    if block.narrowed < 1:
        painter.restore()


def text_picture(block: Block, colour: QColor) -> QImage:
    """Return the block's text in its colour, a byte to a pixel; its offset is its place."""
    box = area(block)
    picture = QImage(box.size(), QImage.Format.Format_Alpha8)
    picture.fill(0)
    painter = QPainter(picture)
    smooth(painter)
    painter.translate(-box.topLeft())
    paint_text(painter, block, colour)
    painter.end()
    red, green, blue = colour.red(), colour.green(), colour.blue()
    picture.setOffset(box.topLeft())
    picture.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    picture.setColorTable([qRgba(red, green, blue, cover) for cover in range(256)])
    return picture
