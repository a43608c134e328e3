"""The pictures of recognised pages, and the pieces of them that are shown beside what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPen

from timekeeper.desktop.review.marks import MARKS
from timekeeper.files.importers.draft.draft import Sureness
from timekeeper.files.importers.original import Area

KEPT = 3  # decoded pages, of some megabytes each
HIGHEST = 160  # pixels of a piece as it is shown; what is higher is shown smaller
MARGIN = 6  # pixels of the picture around a piece


class PagePictures:
    """Decodes a page when a piece of it is looked at, and keeps the last few."""

    def __init__(self, pictures: Mapping[int, bytes]) -> None:
        self._pictures = pictures
        self._page = lru_cache(KEPT)(lambda page: QImage.fromData(pictures[page]))
        self._sizes = {number: _size(picture) for number, picture in pictures.items()}

    def height(self, page: int | None, area: Area | None, width: int) -> int:
        """Return how high a piece is shown at this width; 0 where there is none."""
        piece = self.piece(page, area)
        if piece.isEmpty():
            return 0
        return min(round(piece.height() * min(width / piece.width(), 1.0)), HIGHEST)

    def piece(self, page: int | None, area: Area | None) -> QRect:
        """Return the pixels of a piece with some paper around it; empty where there is none."""
        size = self._sizes.get(page or 0)
        if size is None or area is None:
            return QRect()
        left, right = round(area.left * size.width()), round(area.right * size.width())
        top, bottom = round(area.top * size.height()), round(area.bottom * size.height())
        around = QRect(left, top, right - left, bottom - top)
        whole = QRect(0, 0, size.width(), size.height())
        return around.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN).intersected(whole)

    def paint(
        self, painter: QPainter, room: QRect, page: int, area: Area, boxed: Iterable[Area]
    ) -> None:
        """Paint a piece at the upper left of the room, at most at its own size, words in boxes."""
        piece = self.piece(page, area)
        scale = min(room.width() / piece.width(), room.height() / piece.height(), 1.0)
        shown = QRectF(room.left(), room.top(), piece.width() * scale, piece.height() * scale)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(shown, self._page(page), QRectF(piece))
        painter.translate(shown.topLeft())
        painter.scale(scale, scale)
        painter.translate(-piece.topLeft())
        pen = QPen(QColor(MARKS[Sureness.HIGH].ink.light), 2)  # a scan is light in the dark as well
        pen.setCosmetic(True)
        painter.setPen(pen)
        for word in boxed:
            painter.drawRect(self.piece(page, word).intersected(piece))
        painter.restore()


def _size(picture: bytes) -> QSize:
    """Return the size of a picture, from its head alone."""
    buffer = QBuffer()
    buffer.setData(QByteArray(picture))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    return QImageReader(buffer).size()
