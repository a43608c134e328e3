"""The hall's picture as the operator sees it, live and small."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from timekeeper.desktop.display import palette
from timekeeper.desktop.display.painting import area, changed_area, keep_opaque
from timekeeper.desktop.hall.blocks import HallBlock
from timekeeper.desktop.hall.window import PaintedPicture

SAID_FROM = 8  # pixels from the edge of the picture


class HallPreview(QWidget):
    """A live picture of what the hall sees, in its own proportions.

    What another program shows there cannot be painted: a sentence says that it does.
    """

    def __init__(self, picture: PaintedPicture) -> None:
        super().__init__()
        self._picture = picture
        self._shown: tuple[object, ...] = ()
        self._painted: tuple[HallBlock, ...] = ()
        self._kept: tuple[tuple[int, ...], QTransform] | None = None
        self._beside = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(178, 100)

    def sizeHint(self) -> QSize:
        """Return a size that shows the picture's structure."""
        return QSize(420, 236)

    def refresh(self, picture: PaintedPicture | None = None, beside: str = "") -> None:
        """Repaint what changed since the last painting; ``picture`` is another one to be shown.

        ``beside`` is said of what the hall sees beside the picture's box.
        """
        self._picture, self._beside = picture or self._picture, beside
        keep_opaque(self)
        before, self._painted = self._painted, self._picture.blocks
        picture = self._picture
        shown = picture, picture.output, picture.look, picture.page, picture.box, beside
        if shown != self._shown:
            self._shown = shown
            self.update()
            return
        scaled = self._scaled()
        # PySide's stubs do not know that a region holds rectangles.
        for changed in cast("Iterable[QRect]", changed_area(before, self._painted)):
            self.update(scaled.mapRect(QRectF(changed)).toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture scaled into the widget."""
        exposed = self._scaled().inverted()[0].mapRect(QRectF(event.rect())).toAlignedRect()
        output = self._picture.output
        if not QRect(0, 0, output.width, output.height).contains(exposed):
            painter = QPainter(self)
            painter.fillRect(event.rect(), palette.PAPER.paint)
            painter.end()
        if self._beside:
            self._say()
        painter = self._painter(event.region())
        blocks = [block for block in self._picture.blocks if area(block).intersects(exposed)]
        painted = self._picture.paint(painter, blocks)
        painter.end()
        if not painted:
            painter = self._painter(event.region())
            self._picture.paint_standby(painter)
            painter.end()
            if not event.rect().contains(self.rect()):
                self.update()

    def _painter(self, exposed: QRegion) -> QPainter:
        output = self._picture.output
        whole = QRect(0, 0, output.width, output.height)
        painter = QPainter(self)
        painter.setClipRegion(exposed)
        painter.setTransform(self._scaled(), combine=True)
        box = self._picture.box if self._beside else whole
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        return painter

    def _say(self) -> None:
        """Paint a plain ground, which is no picture of ours, and say on it whose it is."""
        output, ours = self._picture.output, self._scaled().mapRect(self._picture.box)
        place = self._scaled().mapRect(QRect(0, 0, output.width, output.height))
        room = QRect(place)
        if ours.top() > place.top():
            room.setBottom(ours.top())
        elif ours.width() == place.width():
            room.setTop(ours.bottom())
        painter = QPainter(self)
        painter.fillRect(place, palette.WELL.paint)
        painter.setPen(palette.INK.paint)
        words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room.adjusted(SAID_FROM, 0, -SAID_FROM, 0), words, self._beside)
        painter.end()

    def _scaled(self) -> QTransform:
        """Return where the picture's pixels lie in the widget."""
        output = self._picture.output
        sizes = output.width, output.height, self.width(), self.height()
        if self._kept is None or self._kept[0] != sizes:
            size = QSize(output.width, output.height)
            place = QRect(QPoint(), size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio))
            place.moveCenter(self.rect().center())
            scaled = QTransform.fromTranslate(place.x(), place.y())
            scaled.scale(place.width() / output.width, place.height() / output.height)
            self._kept = sizes, scaled
        return self._kept[1]
