"""What the windows of reports share: they stand over the desk and work beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.plain import Label


class ReportingWindow(QWidget):
    """A window of its own, with a workshop and a label that says how the work stands."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(title)
        self.workshop = Workshop(self)
        self.state = Label()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for what has begun, so that nothing comes back to a window that is gone."""
        self.workshop.finish()
        event.accept()
