"""The hall's picture at a linked point, over the whole screen, above a band of the point's own."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from timekeeper.desktop.display.fonts import font
from timekeeper.desktop.following.far_hall import FarHall
from timekeeper.desktop.hall.preview import HallPreview
from timekeeper.desktop.hall.window import PaintedPicture
from timekeeper.desktop.operator.labels import label, set_text
from timekeeper.network.point_protocol import FloorGiven, Raised
from timekeeper.views.afar.instants import EPOCH, MILLISECOND
from timekeeper.views.hall import standby_without_clock
from timekeeper.views.points import back_words, floor_given_words, hall_line_words, place_words
from timekeeper.words.language import _

WINDOW_TITLE = "timekeeper point"
BAND = 22  # the picture's height is so many times that of the band


class PointWindow(QWidget):
    """What everybody at the point sees: the hall's own picture, and how the point stands.

    ``panel_asked`` is sent when the clerk wants to answer or ask something (F2, a click on the
    band). F11 leaves the full screen and comes back; ``closed`` when the window is.
    """

    panel_asked = Signal()
    closed = Signal()

    def __init__(self, hall: FarHall, picture: PaintedPicture) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("point")
        self.setWindowTitle(WINDOW_TITLE)
        self._hall, self._picture = hall, picture
        self.preview = HallPreview(picture)
        self.name, self.told, self.line = label("name"), label("told"), label("line")
        self._band = QWidget()
        self._band.setObjectName("band")
        row = QHBoxLayout(self._band)
        row.addWidget(self.name)
        row.addWidget(self.told, stretch=1, alignment=Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.preview, stretch=1)
        column.addWidget(self._band)
        self._band.installEventFilter(self)
        hall.changed.connect(self.refresh)
        self.refresh()

    def show_on(self, screen: QScreen) -> None:
        """Cover the screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def refresh(self) -> None:
        """Show what holds now."""
        knows = self._hall.knows
        name = knows.standing.name if knows.standing is not None else ""
        content = knows.reads()
        self._picture.show(standby_without_clock(name) if content is None else content)
        self.preview.refresh()
        set_text(self.name, name)
        set_text(self.told, told_words(self._hall))
        set_text(self.line, hall_words(self._hall))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the picture out for what is left of the window above the band."""
        super().resizeEvent(event)
        height = max(32, event.size().height() // BAND)
        self._band.setFixedHeight(height)
        for each in (self.name, self.told, self.line):
            each.setFont(font(height * 0.42, 600))
        self._picture.resize(QSize(event.size().width(), event.size().height() - height))
        self.preview.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 opens the clerk's window, F11 leaves the full screen and comes back."""
        if event.key() == Qt.Key.Key_F2:
            self.panel_asked.emit()
        elif event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Open the clerk's window at a click on the band."""
        if event.type() is QEvent.Type.MouseButtonRelease:
            self.panel_asked.emit()
            return True
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window was closed: the program ends with it."""
        super().closeEvent(event)
        self.closed.emit()


def told_words(hall: FarHall) -> str:
    """Return what matters most to the point now, "" for nothing."""
    standing, now = hall.knows.standing, hall.knows.now()
    if standing is None or now is None:
        return ""
    if standing.floor is not None:
        return floor_words(standing.floor, now)
    if standing.message is not None:
        return standing.message.text
    if standing.roll_call and standing.present is None and not standing.excused:
        return _("The hall calls the roll: press F2 and answer.")
    if standing.hand is not None:
        return hand_words(standing.hand)
    return back_words(hall.knows.reads()) if standing.apart else ""


def hall_words(hall: FarHall) -> str:
    """Return how the line to the hall is."""
    knows, now = hall.knows, hall.knows.now()
    if now is None:
        return hall.why_not or _("Waiting for the hall.")
    alone = None if knows.alone_since is None else now - knows.alone_since
    return hall_line_words(alone, knows.doubt, knows.trip)


def floor_words(floor: FloorGiven, now: datetime) -> str:
    """Return that the point has the floor, and for how long."""
    left = None
    if floor.until is not None:
        left = EPOCH + floor.until * MILLISECOND - now
    elif floor.left is not None:
        left = floor.left * MILLISECOND
    return floor_given_words(floor.name, left)


def hand_words(hand: Raised) -> str:
    """Return which place the point's hand has."""
    return place_words(hand.name, hand.place, queued=hand.queued)
