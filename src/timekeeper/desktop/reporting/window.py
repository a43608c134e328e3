"""What the windows of what is printed share: they stand over the desk and work beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.plain import Label, wrapping


class ReportingWindow(QWidget):
    """A window of its own, with a workshop and a label that says how the work stands."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(title)
        self.workshop = Workshop(self)
        self.state = wrapping()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, as each dialog does."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for what has begun, so that nothing comes back to a window that is gone."""
        self.workshop.finish()
        event.accept()


class PagesView(QScrollArea):
    """Pages as they will be printed, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[QLabel] = []
        sheet = QWidget()
        self._column = QVBoxLayout(sheet)
        self._column.setSpacing(12)
        self.setWidgetResizable(True)
        self.setWidget(sheet)

    def show_pages(self, pages: list[bytes]) -> None:
        """Show these PNG pictures in place of what was there."""
        for label in self.pages:
            label.deleteLater()
        self.pages = []
        for content in pages:
            picture = QPixmap()
            picture.loadFromData(content, "PNG")
            label = Label()
            label.setPixmap(picture)
            self._column.addWidget(label, alignment=Qt.AlignmentFlag.AlignHCenter)
            self.pages.append(label)
