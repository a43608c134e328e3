"""A short calm change from one scene to the next; never a flash."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from timekeeper.desktop.hall.blocks import Block, Output
from timekeeper.desktop.hall.look_and_logo import Dress
from timekeeper.desktop.hall.painter import paint

FADE_MS = 300


class Fade:
    """The scene before, painted over the new one and less of it from frame to frame."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._before = QPixmap()
        self._animation = QVariantAnimation(window)
        self._animation.setDuration(FADE_MS)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._animation.valueChanged.connect(lambda _value: window.update())
        self._animation.finished.connect(self._forget)

    def begin(self, before: tuple[Block, ...], output: Output, dress: Dress) -> None:
        """Fade from these blocks, so dressed, to whatever the window paints now."""
        self._before = QPixmap(output.width, output.height)
        painter = QPainter(self._before)
        paint(painter, before, output, dress)
        painter.end()
        self._animation.stop()
        self._animation.start()

    def paint_over(self, painter: QPainter) -> None:
        """Paint what is left of the scene before; nothing when there is no fade."""
        if self._before.isNull():
            return
        painter.setOpacity(self._animation.currentValue())
        painter.drawPixmap(0, 0, self._before)

    def _forget(self) -> None:
        self._before = QPixmap()
        self._window.update()
