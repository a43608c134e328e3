"""Big numbers on all screens, so that the operator sees which is which."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from timekeeper.desktop.display.fonts import font
from timekeeper.desktop.display.palette import ACCENT_GROUND, WHITE
from timekeeper.desktop.screens.connected import application, real_size
from timekeeper.desktop.timers import Soon

SHOWN_MS = 3000
NUMBER_PART, TEXT_PART = 0.5, 0.05  # of the screen's height


class ScreenNumbers(QObject):
    """Shows each screen's number, name and size on it for three seconds, when asked to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.labels: list[ScreenNumber] = []
        self._end = Soon(self.hide, SHOWN_MS, self)
        application().screenAdded.connect(self.hide)
        application().screenRemoved.connect(self.hide)

    def show(self) -> None:
        """Show the numbers now; they go by themselves, or when the screens change."""
        self.hide()
        for number, screen in enumerate(QGuiApplication.screens(), start=1):
            label = ScreenNumber(number, screen)
            self.labels.append(label)
            label.show()
            label.raise_()
        self._end.start()

    def hide(self) -> None:
        """Take the numbers away."""
        self._end.stop()
        for label in self.labels:
            label.hide()
            label.deleteLater()
        self.labels.clear()


class ScreenNumber(QWidget):
    """One screen's number, in a window that takes neither focus nor clicks."""

    def __init__(self, number: int, screen: QScreen) -> None:
        flags = Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint
        flags |= Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.WindowTransparentForInput
        super().__init__(None, flags | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        size = real_size(screen)
        self.number = number
        self.text = f"{screen.name()}  {size.width()} × {size.height()}"
        self.setScreen(screen)
        place = screen.geometry()
        side = round(place.height() * 0.7)
        self.setFixedSize(min(place.width(), round(side * 1.4)), side)
        self.move(place.center() - self.rect().center())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the number as large as fits, the name below it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ACCENT_GROUND.paint)
        painter.setPen(QColor(WHITE))
        screen_height = self.height() / 0.7
        above = self.rect().adjusted(0, 0, 0, -round(screen_height * 0.12))
        painter.setFont(font(screen_height * NUMBER_PART, 700))
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(self.number))
        below = self.rect().adjusted(8, round(self.height() * 0.78), -8, 0)
        painter.setFont(font(screen_height * TEXT_PART, 500))
        centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(below, centred, self.text)
        painter.end()
