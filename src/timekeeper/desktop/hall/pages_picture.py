"""A page of an item's materials as the hall's picture, with the strip beside it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from timekeeper.desktop.display import palette
from timekeeper.desktop.hall.blocks import HallBlock
from timekeeper.desktop.hall.strip_window import PaintedStrip


class PaintedPages(PaintedStrip):
    """The page that is set, in the room that the strip leaves, on black."""

    def __init__(self, seat_in_heights: float) -> None:
        super().__init__(seat_in_heights)
        self.room = QRect()

    def make_room(self) -> QSize:
        """Leave the strip the place that it has now; return the size of the rest."""
        whole, strip = QRect(0, 0, self.output.width, self.output.height), self.box
        if strip.isEmpty() or strip.width() < whole.width():
            self.room = whole
        elif strip.top() == 0:
            self.room = whole.adjusted(0, strip.height(), 0, 0)
        else:
            self.room = whole.adjusted(0, 0, 0, strip.top() - whole.height())
        return self.room.size()

    def paint(self, painter: QPainter, blocks: Iterable[HallBlock]) -> bool:
        """Paint page and strip; return False when it is the standby picture now."""
        painter.save()
        painter.fillRect(QRect(0, 0, self.output.width, self.output.height), QColor(palette.BLACK))
        if self.page is not None:
            size = self.page.size()
            if size.boundedTo(self.room.size()) != size:  # drawn for another room
                size.scale(self.room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = self._lying(size)
            smooth = QPainter.RenderHint.SmoothPixmapTransform
            painter.setRenderHint(smooth, painter.transform().isScaling())
            painter.drawImage(place, self.page)
        painter.setClipRect(self.box, Qt.ClipOperation.IntersectClip)
        painted = super().paint(painter, blocks)
        painter.restore()
        return painted

    def _lying(self, size: QSize) -> QRect:
        """Return where a page of this size lies: in the middle, off a corner's clock if it can."""
        place = QRect(self.room.topLeft(), size)
        place.moveCenter(self.room.center())
        if self.room.intersects(self.box):
            if size.width() <= self.box.left():
                place.moveRight(min(place.right(), self.box.left() - 1))
            elif size.height() <= self.room.height() - self.box.height():
                place.moveTop(max(place.top(), self.box.bottom() + 1))
        return place
