"""The hall's window, full screen on the projector, and what it paints."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from PySide6.QtCore import QEasingCurve, QRect, QSize, Qt, QVariantAnimation
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from timekeeper.desktop.display import palette
from timekeeper.desktop.display.fonts import windows_measure
from timekeeper.desktop.display.painting import area, changed_area
from timekeeper.desktop.hall.blocks import HallBlock, Output
from timekeeper.desktop.hall.layout import lay_out_again
from timekeeper.desktop.hall.look_and_logo import PARTY, LookAndLogo
from timekeeper.desktop.hall.painter import NONE_AHEAD, TextPictures, paint_hall, text_pictures
from timekeeper.views.hall import Blackout, HallContent, standby_without_clock

WINDOW_TITLE = "timekeeper hall"
FADE_MS = 300


def output_of(size: tuple[int, int], seat_in_heights: float, look: LookAndLogo) -> Output:
    """Return an output of this size, with what the look has to be set."""
    has_logo, backdrops = look.logo is not None, frozenset(look.backdrops)
    chosen = look.words_below, look.large_clock
    return Output(*size, seat_in_heights, has_logo, backdrops, *chosen)


class PaintedPicture:
    """What the hall reads, laid out for the real output; both windows paint from it.

    What cannot be laid out or painted is replaced by the standby picture, and logged once.
    """

    def __init__(self, seat_in_heights: float) -> None:
        self._measure = windows_measure()
        self._seat = seat_in_heights
        self._content: HallContent = Blackout()
        self.output = Output(1920, 1080, seat_in_heights)
        self.blocks: tuple[HallBlock, ...] = ()
        self.page: QImage | None = None  # which a picture with pages shows
        self._coming: tuple[HallContent, Output, tuple[HallBlock, ...]] | None = None
        self.ahead: TextPictures = NONE_AHEAD  # texts that are painted already
        self._look = PARTY
        self._logged: set[str] = set()

    @property
    def look(self) -> LookAndLogo:
        """Return the look that the picture wears."""
        return self._look

    @look.setter
    def look(self, look: LookAndLogo) -> None:
        self._look = look
        self.ahead = NONE_AHEAD
        self.resize(QSize(self.output.width, self.output.height))

    @property
    def box(self) -> QRect:
        """Return where the picture lies on its output: all of it, but for a strip."""
        return QRect(0, 0, self.output.width, self.output.height)

    @property
    def scene(self) -> object:
        """Return what stays the same while one scene lasts: its kind and its title."""
        return type(self._content), getattr(self._content, "title_forms", None)

    def prepare(self, content: HallContent) -> None:
        """Lay the content out, without showing it yet."""
        if content != self._content:
            self._coming = content, self.output, self._laid_out(content)

    def foresee(self, content: HallContent) -> None:
        """Set and paint the words of what may be shown next; they are kept for then."""
        self.ahead = text_pictures(self._laid_out(content), self._look, self.ahead)

    def set_before(self, content: HallContent) -> None:
        """Set the words of what may be shown; how, and where they reach, is kept for then."""
        for block in self._laid_out(content):
            area(block)

    def show(self, content: HallContent) -> None:
        """Lay the content out, if it is another one than before and was not prepared."""
        if content == self._content and self.blocks:
            return
        prepared, self._coming = self._coming, None
        self._content = content
        if prepared is not None and prepared[:2] == (content, self.output):
            self.blocks = prepared[2]
        else:
            self.blocks = self._laid_out(content)

    def resize(self, size: QSize) -> None:
        """Lay the content out anew for another output."""
        output = output_of((size.width(), size.height()), self._seat, self._look)
        if output != self.output:
            self.output = output
            self.lay_out_anew()

    def lay_out_anew(self) -> None:
        """Lay the content out once more."""
        self.blocks = self._laid_out(self._content)

    def sit(self, seat_in_heights: float) -> None:
        """Lay the content out anew for another distance of the farthest seat."""
        self._seat = seat_in_heights
        self.resize(QSize(self.output.width, self.output.height))

    def paint(self, painter: QPainter, blocks: Iterable[HallBlock]) -> bool:
        """Paint these blocks of the picture; return False when it is the standby picture now."""
        try:
            paint_hall(painter, blocks, self.output, self.look, self.ahead)
        except Exception as error:  # noqa: BLE001  # whatever it is, the hall must not go dark
            self.log_once(error)
            self.blocks = self._standby()
            return False
        return True

    def paint_standby(self, painter: QPainter) -> None:
        """Paint the standby picture in the look's colours alone."""
        ground = QRect(0, 0, self.output.width, self.output.height)
        painter.fillRect(ground, QColor(self.look.colours.top))
        try:
            paint_hall(painter, self.blocks, self.output, LookAndLogo(self.look.colours))
        except Exception as error:  # noqa: BLE001  # then the ground is all there is
            self.log_once(error)

    def log_once(self, error: Exception) -> None:
        """Log why the hall's picture could not be made, the first time."""
        if repr(error) not in self._logged:
            self._logged.add(repr(error))
            logging.getLogger(__name__).error("The hall's picture failed", exc_info=error)

    def _laid_out(self, content: HallContent) -> tuple[HallBlock, ...]:
        try:
            return self.arranged(content)
        except Exception as error:  # noqa: BLE001  # whatever it is, the hall must not go dark
            self.log_once(error)
            return self._standby()

    def arranged(self, content: HallContent) -> tuple[HallBlock, ...]:
        """Return the content's blocks on this output."""
        return lay_out_again(content, self.output, self._measure)

    def _standby(self) -> tuple[HallBlock, ...]:
        heading = getattr(self._content, "heading", None)
        event = heading.event if heading is not None else ""
        try:
            return self.arranged(standby_without_clock(event))
        except Exception as error:  # noqa: BLE001  # then the ground is all there is
            self.log_once(error)
            return ()


class Fade:
    """A short calm change to the next scene: what is left of the one before goes little by little.

    The words of the new scene stand where they are from the first frame on. What they lie on is
    gone with it, for half a line of the one before would be read; all else fades away.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._before: tuple[HallBlock, ...] = ()
        self._left = QRegion()
        self._output = Output(0, 0)
        self._look = PARTY
        self._animation = QVariantAnimation(window)
        self._animation.setDuration(FADE_MS)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutQuad)
        self._animation.valueChanged.connect(self._fade_further)
        self._animation.finished.connect(self._end)

    def begin(
        self, before: Iterable[HallBlock], picture: PaintedPicture, look: LookAndLogo
    ) -> None:
        """Fade from these blocks, in this look, to the picture.

        What is left of them stands on the screen, and is first painted when it is fainter.
        """
        self._animation.stop()
        self._window.update(self._left)  # of a scene that another one follows too soon
        self._before, self._output, self._look = tuple(before), picture.output, look
        gone, new = set(self._before) - set(picture.blocks), set(picture.blocks) - set(self._before)
        self._left = _covered(gone)
        if look != picture.look:
            self._left = QRegion(self._window.rect())
        taken = _covered(new)
        self._left -= taken + _covered(block for block in gone if taken.intersects(area(block)))
        self._animation.start()

    @property
    def left(self) -> QRegion:
        """Return where something of the scene before is left."""
        return self._left

    def paint(self, painter: QPainter, exposed: QRegion) -> None:
        """Paint what is left of the scene before; nothing when none is left."""
        left = self._left & exposed
        if left.isEmpty():
            return
        painter.setClipRegion(left)
        painter.setOpacity(self._animation.currentValue())
        touched = [block for block in self._before if left.intersects(area(block))]
        paint_hall(painter, touched, self._output, self._look)

    def _fade_further(self, opacity: float) -> None:
        if opacity < 1:
            self._window.update(self._left)

    def end(self) -> None:
        """Leave nothing of the scene before."""
        self._animation.stop()
        self._end()

    def _end(self) -> None:
        left, self._left, self._before = self._left, QRegion(), ()
        self._window.update(left)


def _covered(blocks: Iterable[HallBlock]) -> QRegion:
    """Return where these blocks are, without the ground that others stand on."""
    region = QRegion()
    for block in blocks:
        region += area(block)
    return region


class HallWindow(QWidget):
    """The window that the hall sees. It takes no focus and shows no pointer.

    ``fades``: another scene, or another look, comes with a short fade.
    """

    def __init__(self, picture: PaintedPicture, *, fades: bool = True) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowTitle(WINDOW_TITLE)
        self._picture = picture
        self._painted: tuple[HallBlock, ...] = ()
        self._scene: object = None
        self._look = picture.look
        self._fade = Fade(self)
        self.fades = fades
        self._leaving = False
        # Asked for its screen, a window takes PySide's value of that with it when it ends.
        self._stands_on: QScreen | None = None

    def place_on(self, screen: QScreen) -> QRect:
        """Return where the window belongs on this screen: all of it."""
        return screen.geometry()

    def show_on(self, screen: QScreen, *, above_all: bool = False) -> None:
        """Cover the screen, all of it and no other.

        ``above_all``: also the taskbar and windows, and another program's full-screen one.
        """
        on_top = bool(self.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)
        there = self.geometry() == screen.geometry() and self._stands_on is screen
        if self.isVisible() and there and on_top == above_all:
            return
        self.hide()
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, above_all)
        # A window manager of X11 puts the full-screen window that has the focus above all others.
        self.setWindowFlag(Qt.WindowType.X11BypassWindowManagerHint, above_all)
        self._stands_on = screen
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        # showFullScreen() would also ask for the keyboard's focus, which stays with the operator.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.setVisible(True)

    def leave(self) -> None:
        """Go off the screen, and leave black: what lies below may be slow to paint itself.

        Until it does, X11 keeps the pixels that were there, and a clock among them would stand.
        """
        self._leaving = True
        self.repaint()
        self._leaving = False
        self.hide()

    def show_picture(self, picture: PaintedPicture) -> None:
        """Show this picture from now on, without a fade where it is another one."""
        if picture is self._picture:
            return
        before, self._picture = self._picture.output, picture
        picture.resize(QSize(before.width, before.height))
        self._scene, self._look, self._painted = picture.scene, picture.look, picture.blocks
        self._fade.end()
        self.repaint()

    def show_page(self, picture: PaintedPicture) -> None:
        """Show another page of the picture at once, if it is the one that is shown."""
        if picture is self._picture:
            self.repaint()

    def refresh(self) -> None:
        """Repaint the blocks that changed since the last painting; fade to another scene.

        They are on the screen when this returns: the hall comes before the operator's windows.
        """
        scene, look = self._picture.scene, self._picture.look
        changed = changed_area(self._painted, self._picture.blocks)
        if self.fades and self.isVisible() and (scene, look) != (self._scene, self._look):
            self._fade.begin(self._painted, self._picture, self._look)
            changed = changed.subtracted(self._fade.left)
        if look != self._look:
            self.update()
        self._scene, self._look = scene, look
        self._painted = self._picture.blocks
        self.repaint(changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the picture out for the new size."""
        self._picture.resize(event.size())
        self._painted = self._picture.blocks
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed."""
        if self._leaving:
            QPainter(self).fillRect(self.rect(), QColor(palette.BLACK))
            return
        region = event.region()
        exposed = [block for block in self._picture.blocks if region.intersects(area(block))]
        painter = QPainter(self)
        painter.setClipRegion(region)
        painted = self._picture.paint(painter, exposed)
        if painted:
            self._fade.paint(painter, region)
        painter.end()
        if not painted:
            painter = QPainter(self)  # the other may be left in any state
            self._picture.paint_standby(painter)
            painter.end()
            self._painted = self._picture.blocks
            if not region.contains(self.rect()):
                self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay when the window system asks (Alt+F4, a taskbar); only the program closes it."""
        event.setAccepted(not event.spontaneous())
