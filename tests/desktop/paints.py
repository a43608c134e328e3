"""Counts what windows paint and lay out, and compares what was painted."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget


def difference(one: QImage, other: QImage) -> QImage:
    """Return by how much red, green and blue differ, pixel by pixel; Qt is quick at that."""
    assert one.size() == other.size()
    made, lower = (each.convertToFormat(QImage.Format.Format_RGB32) for each in (one, other))
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, lower)
    painter.end()
    return made


def most_different(one: QImage, other: QImage) -> int:
    """Return by how many levels of grey the two pictures differ at most, of 255."""
    greys = (each.convertToFormat(QImage.Format.Format_Grayscale8) for each in (one, other))
    differing = difference(*greys)  # kept while its bytes are looked at
    return max(bytes(differing.constBits())[::4])


class Paints(QObject):
    """Notes every painting of a window: how often, and where."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.count = 0
        self.where = QRegion()
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if isinstance(event, QPaintEvent):
            self.count += 1
            self.where += event.region()
        return False


class Work(QObject):
    """Notes how often each widget of the application paints itself and lays itself out.

    A widget is known by its object's name, or by its class where it has none.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.paints: Counter[str] = Counter()
        self.layouts: Counter[str] = Counter()
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        kind = event.type()
        if kind in (QEvent.Type.Paint, QEvent.Type.LayoutRequest) and isinstance(watched, QWidget):
            counted = self.paints if kind == QEvent.Type.Paint else self.layouts
            counted[watched.objectName() or type(watched).__name__] += 1
        return False
