"""The strip's window, above whatever another program shows on the projector."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from timekeeper.desktop.display.painting import area, changed_area, rect
from timekeeper.desktop.hall.blocks import HallBlock
from timekeeper.desktop.hall.scenes.strip_scene import lay_out_strip
from timekeeper.desktop.hall.window import PaintedPicture
from timekeeper.live.settings import StripPlace
from timekeeper.views.hall import HallContent

WINDOW_TITLE = "timekeeper strip"


class PaintedStrip(PaintedPicture):
    """What the hall reads, as a strip in its place on the whole output."""

    def __init__(self, seat_in_heights: float) -> None:
        super().__init__(seat_in_heights)
        self._place = StripPlace.BOTTOM

    def stand(self, place: StripPlace) -> None:
        """Lay the content out anew for another place of the strip."""
        if place is not self._place:
            self._place = place
            self.lay_out_anew()

    @property
    def box(self) -> QRect:
        """Return where the strip lies on its output; empty where it shows nothing."""
        return rect(self.blocks[0].box).toAlignedRect() if self.blocks else QRect()

    def arranged(self, content: HallContent) -> tuple[HallBlock, ...]:
        """Return the content's blocks in the strip."""
        return lay_out_strip(content, self.output, self._measure, self._place)


class StripWindow(QWidget):
    """A window that lies above all others, takes no focus, and lets clicks through."""

    def __init__(self, picture: PaintedStrip) -> None:
        # No window manager is asked: those of X11 put a full-screen window of another program
        # above all that they manage. Windows keeps a topmost tool window above it.
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.X11BypassWindowManagerHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.WindowTransparentForInput,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(WINDOW_TITLE)
        self._picture = picture
        self._painted: tuple[HallBlock, ...] = ()
        # Asked for its screen, a window takes PySide's value of that with it when it ends.
        self._stands_on: QScreen | None = None

    def place_on(self, screen: QScreen) -> QRect:
        """Return where the strip belongs on this screen now."""
        return self._picture.box.translated(screen.geometry().topLeft())

    def show_on(self, screen: QScreen) -> None:
        """Lie on the screen, where the strip belongs, and on no other."""
        self._picture.resize(screen.size())
        place = self.place_on(screen)
        if place.isEmpty():
            self.hide()
            return
        if self.isVisible() and self._stands_on is screen and self.geometry() == place:
            return
        if self._stands_on is not screen:
            self._stands_on = screen
            self.hide()
            self.setScreen(screen)
        self.setGeometry(place)
        self.setVisible(True)
        self.raise_()

    def refresh(self) -> None:
        """Repaint what changed since the last painting, before this returns."""
        moved = self._painted[:1] != self._picture.blocks[:1]
        changed = changed_area(self._painted, self._picture.blocks)
        self._painted = self._picture.blocks
        if not self.isVisible():
            return
        if moved and self._stands_on is not None:
            self.show_on(self._stands_on)
            self.repaint()
        else:
            self.repaint(changed.translated(-self._picture.box.topLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed of the strip."""
        corner = self._picture.box.topLeft()
        exposed = event.region().translated(corner)
        blocks = [block for block in self._picture.blocks if exposed.intersects(area(block))]
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.translate(-corner)
        painted = self._picture.paint(painter, blocks)
        painter.end()
        if not painted:
            painter = QPainter(self)  # the other may be left in any state
            painter.translate(-corner)
            self._picture.paint_standby(painter)
            painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay when the window system asks; only the program closes it."""
        event.setAccepted(not event.spontaneous())
