"""The hall's picture in an ordinary window, to be shared in a video call (hội nghị trực tuyến)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QScreen

from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.hall.preview import HallPreview
from timekeeper.desktop.hall.window import PaintedPicture
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.live.secrecy import secret_refusal
from timekeeper.views.hall import HallContent
from timekeeper.words.language import _

SIZES = (QSize(1280, 720), QSize(1920, 1080))  # as video systems send them


class CallWindow(HallPreview):
    """The hall's picture and nothing of the desk, in a window of a size in real pixels.

    ``closed`` is sent when somebody closes it.
    """

    closed = Signal()

    def __init__(self, seat_in_heights: float) -> None:
        self.picture = PaintedPicture(seat_in_heights)
        super().__init__(self.picture)
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.MSWindowsFixedSizeDialogHint)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(_("The hall’s picture"))

    def show_content(self, content: HallContent) -> None:
        """Show this; what is another than before is repainted."""
        self.picture.show(content)
        self.refresh()

    def stand_on(self, screen: QScreen, pixels: QSize) -> None:
        """Stand on this screen, as large as so many of its pixels."""
        size = pixels / screen.devicePixelRatio()
        self.picture.resize(size)
        self.setScreen(screen)
        self.setFixedSize(size)
        others = [other.geometry() for other in QGuiApplication.screens() if other is not screen]
        self.move(place_beside(others, screen.availableGeometry(), size))
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window was closed."""
        super().closeEvent(event)
        self.closed.emit()


def place_beside(others: Iterable[QRect], room: QRect, size: QSize) -> QPoint:
    """Return where a window of this size stands at the top of its room.

    One that is larger than the room reaches out of it where none of the other screens is: there
    it would lie on another program's slides.
    """
    free = room.width() - size.width()
    if free >= 0:
        return room.topLeft() + QPoint(free, 0) / 2
    places = [QRect(room.topLeft() + QPoint(x, 0), size) for x in (0, free)]
    clear = (place for place in places if not any(map(place.intersects, others)))
    return next(clear, places[0]).topLeft()


class CallScreen:
    """Opens the window from the Hall menu, an entry to each size, and closes it again."""

    def __init__(self, window: CallWindow, desk: Desk, operator: OperatorWindow) -> None:
        self._window, self._desk, self._operator = window, desk, operator
        menu = operator.hall_menu.addMenu(_("Window for the video call"))
        self._entries: dict[QAction, QSize] = {}
        for size in SIZES:
            entry = menu.addAction(f"{size.width()} × {size.height()}")
            entry.setCheckable(True)
            entry.triggered.connect(lambda wanted, size=size: self._take(size if wanted else None))
            self._entries[entry] = size
        window.closed.connect(lambda: self._take(None))

    def show(self, content: HallContent) -> None:
        """Let the window, when it is open, show this; a secret conference closes it."""
        if not self._window.isVisible():
            return
        if secret_refusal(self._desk.conference.programme):
            self._take(None)
        else:
            self._window.show_content(content)

    def _take(self, size: QSize | None) -> None:
        why = secret_refusal(self._desk.conference.programme) if size is not None else ""
        if why:
            self._operator.say(why)
            size = None
        for entry, its in self._entries.items():
            entry.setChecked(its == size)
        if size is None:
            self._window.hide()
        else:
            self._window.stand_on(self._operator.screen(), size)
            self._operator.raise_()  # on a small screen nothing of the desk would be seen
            self._operator.say(_("The window for the video call is open behind this one."))
            self._desk.refresh()
