"""The rostrum's window: an ordinary one, or full screen on a display that faces the speaker."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from timekeeper.desktop.display.fonts import windows_measure
from timekeeper.desktop.display.painting import changed_area
from timekeeper.desktop.rostrum.painter import paint_rostrum
from timekeeper.desktop.rostrum.scene import RostrumBlock, RostrumScene
from timekeeper.views.rostrum import RostrumContent

WINDOW_TITLE = "timekeeper rostrum"
FRAME = 16  # pixels that a window's frame and shadow may need; the hall's screen may be beside


class RostrumWindow(QWidget):
    """Shows the speaker his time. A double click or F11 makes it full screen and back.

    ``closed`` is sent when somebody closes the window; the conference goes on. ``covered``
    carries the screen that the window has become full screen on, ``left`` is sent when that
    screen was unplugged.
    """

    closed = Signal()
    covered = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(WINDOW_TITLE)
        self.setMinimumSize(320, 200)
        self._measure = windows_measure()
        self._content: RostrumContent | None = None
        self._blocks: tuple[RostrumBlock, ...] = ()
        self._covered: QScreen | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._leave)

    def sizeHint(self) -> QSize:
        """Return a size that fits beside the operator's window."""
        return QSize(800, 480)

    def show_content(self, content: RostrumContent) -> None:
        """Show this; what is another than before is repainted when this returns."""
        if content != self._content:
            self._content = content
            before = self._blocks
            self._lay_out()
            self.repaint(changed_area(before, self._blocks))

    def cover(self, screen: QScreen) -> None:
        """Be full screen on this screen, and on no other."""
        self.hide()
        self._covered = screen
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()
        self.covered.emit(screen)

    def stand_on(self, screen: QScreen) -> None:
        """Be an ordinary window in the lower right corner of this screen."""
        self.hide()
        self._covered = None
        self.setWindowState(Qt.WindowState.WindowNoState)
        free = screen.availableGeometry()
        place = QRect(QPoint(), self.sizeHint().boundedTo(free.size() * 0.5))
        place.moveBottomRight(free.bottomRight() - QPoint(FRAME, FRAME))
        self.setScreen(screen)
        self.setGeometry(place)
        self.show()

    def toggle_full_screen(self) -> None:
        """Be full screen on the screen it stands on, or an ordinary window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def changeEvent(self, event: QEvent) -> None:
        """Hide the pointer while the window is full screen."""
        if event.type() is QEvent.Type.WindowStateChange:
            full = self.isFullScreen()
            if full and self._covered is None and not self.isVisible():
                # A late word of the window system about a screen that is gone: let it not count.
                self.setWindowState(Qt.WindowState.WindowNoState)
                return
            self._covered = self.screen() if full else None
            if full and self.isVisible():
                self.covered.emit(self._covered)
            self.setCursor(Qt.CursorShape.BlankCursor if full else Qt.CursorShape.ArrowCursor)
        super().changeEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Make the window full screen, or ordinary again."""
        self.toggle_full_screen()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11 as the double click; Escape leaves full screen."""
        leaves = event.key() == Qt.Key.Key_Escape and self.isFullScreen()
        if event.key() == Qt.Key.Key_F11 or leaves:
            self.toggle_full_screen()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Lay everything out for the new size."""
        self._lay_out()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed."""
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        paint_rostrum(painter, self._blocks, event.region())
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the display was closed."""
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        if self._content is not None:
            size = self.width(), self.height()
            self._blocks = RostrumScene(self._content, *size, self._measure).blocks()

    def _leave(self, screen: QScreen) -> None:
        # Qt moves a full-screen window to the operator's screen when its own one is unplugged.
        if screen is self._covered:
            was_visible = self.isVisible()
            self._covered = None
            self.hide()
            self.setWindowState(Qt.WindowState.WindowNoState)
            if was_visible:
                self.left.emit()
