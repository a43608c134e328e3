"""Counts what a window paints."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget


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
