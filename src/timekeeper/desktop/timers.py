"""A timer that does something once, a moment later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Soon(QTimer):
    """Does something once, a moment after it was started, or after the first of many calls.

    The moment is in milliseconds.
    """

    def __init__(self, act: Callable[[], object], moment: int, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(moment)
        self.timeout.connect(act)

    def ask(self) -> None:
        """Do it in a moment, unless that is to be done already."""
        if not self.isActive():
            self.start()
