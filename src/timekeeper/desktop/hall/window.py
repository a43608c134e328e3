"""The hall's window, full screen on the projector, and its live picture for the operator."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QScreen
from PySide6.QtWidgets import QSizePolicy, QWidget

from timekeeper.desktop.fonts import QtMeasure
from timekeeper.desktop.hall.blocks import Block, Output
from timekeeper.desktop.hall.content import Blackout, Content
from timekeeper.desktop.hall.dress import PARTY, Dress
from timekeeper.desktop.hall.fade import Fade
from timekeeper.desktop.hall.layout import lay_out
from timekeeper.desktop.hall.painter import paint, rect

WINDOW_TITLE = "timekeeper hall"


class HallPicture:
    """What the hall reads, laid out for the real output; both windows paint from it."""

    def __init__(self, seat_in_heights: float) -> None:
        self._measure = QtMeasure()
        self._seat = seat_in_heights
        self._content: Content = Blackout()
        self.output = Output(1920, 1080, seat_in_heights)
        self.blocks: tuple[Block, ...] = ()
        self._coming: tuple[Content, Output, tuple[Block, ...]] | None = None
        self.dress = PARTY

    @property
    def scene(self) -> object:
        """Return what stays the same while one scene lasts: its kind and its title."""
        return type(self._content), getattr(self._content, "title_forms", None)

    def prepare(self, content: Content) -> None:
        """Lay the content out, without showing it yet."""
        if content != self._content:
            blocks = lay_out(content, self.output, self._measure)
            self._coming = content, self.output, blocks

    def show(self, content: Content) -> None:
        """Lay the content out, if it is another one than before and was not prepared."""
        if content == self._content and self.blocks:
            return
        prepared, self._coming = self._coming, None
        self._content = content
        if prepared is not None and prepared[:2] == (content, self.output):
            self.blocks = prepared[2]
        else:
            self.blocks = lay_out(content, self.output, self._measure)

    def resize(self, size: QSize) -> None:
        """Lay the content out anew for another output."""
        output = Output(size.width(), size.height(), self._seat)
        if output != self.output:
            self.output = output
            self.blocks = lay_out(self._content, output, self._measure)


class HallWindow(QWidget):
    """The window that the hall sees. It takes no focus and shows no pointer.

    ``fades``: another scene, or another look, comes with a short fade.
    """

    def __init__(self, picture: HallPicture, *, fades: bool = True) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowTitle(WINDOW_TITLE)
        self._picture = picture
        self._painted: tuple[Block, ...] = ()
        self._scene: object = None
        self._worn: Dress = picture.dress
        self._fade = Fade(self)
        self.fades = fades

    def show_on(self, screen: QScreen, *, above_all: bool = False) -> None:
        """Cover the screen, all of it and no other; ``above_all``: also taskbar and windows."""
        on_top = bool(self.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)
        there = self.geometry() == screen.geometry() and self.screen() is screen
        if self.isVisible() and there and on_top == above_all:
            return
        self.hide()
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, above_all)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        # showFullScreen() would also ask for the keyboard's focus, which stays with the operator.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.setVisible(True)

    def refresh(self) -> None:
        """Repaint the blocks that changed since the last painting; fade to another scene.

        They are on the screen when this returns: the hall comes before the operator's windows.
        """
        scene, dress = self._picture.scene, self._picture.dress
        if self.fades and self.isVisible() and (scene, dress) != (self._scene, self._worn):
            self._fade.begin(self._painted, self._picture.output, self._worn)
        if dress != self._worn:
            self.update()
        self._scene, self._worn = scene, dress
        changed = QRegion()
        for block in set(self._picture.blocks) ^ set(self._painted):
            changed += _area(block)
        self._painted = self._picture.blocks
        self.repaint(changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the picture out for the new size."""
        self._picture.resize(event.size())
        self._painted = self._picture.blocks
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed."""
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        exposed = [
            block for block in self._picture.blocks if event.region().intersects(_area(block))
        ]
        paint(painter, exposed, self._picture.output, self._picture.dress)
        self._fade.paint_over(painter)
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay when the window system asks (Alt+F4, a taskbar); only the program closes it."""
        event.setAccepted(not event.spontaneous())


def _area(block: Block) -> QRect:
    return rect(block.box).toAlignedRect().adjusted(-2, -2, 2, 2)


class HallPreview(QWidget):
    """A live picture of what the hall sees, in its own proportions."""

    def __init__(self, picture: HallPicture) -> None:
        super().__init__()
        self._picture = picture
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(178, 100)

    def sizeHint(self) -> QSize:
        """Return a size that shows the picture's structure."""
        return QSize(420, 236)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture scaled into the widget."""
        output, place = self._picture.output, self._place()
        painter = QPainter(self)
        painter.setClipRect(place)
        painter.translate(place.topLeft())
        painter.scale(place.width() / output.width, place.height() / output.height)
        paint(painter, self._picture.blocks, output, self._picture.dress)
        painter.end()

    def _place(self) -> QRect:
        size = QSize(self._picture.output.width, self._picture.output.height)
        size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        return place
