"""The two windows of a linked point: everybody's, and the clerk's."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication

from timekeeper.desktop.following.far_hall import Connect, FarHall
from timekeeper.desktop.following.panel import PointPanel
from timekeeper.desktop.following.window import PointWindow
from timekeeper.desktop.hall.look_and_logo import PARTY, LookAndLogo
from timekeeper.desktop.hall.window import PaintedPicture
from timekeeper.desktop.screens.awake import KeepAwake, WakeRequest, ask_the_system

FRAME = QPoint(32, 48)  # pixels, of a window whose frame is not known before it is shown


class PointWindows(QObject):
    """Shows the hall on the screen that is not the clerk's; ``closed`` when somebody closes it.

    ``seat_in_heights``: how far the farthest seat of the point is, in heights of the picture.
    ``look``: how the picture looks there, with the point's own backdrop pictures.
    """

    closed = Signal()

    def __init__(
        self,
        connect: Connect,
        seat_in_heights: float,
        request: WakeRequest = ask_the_system,
        look: LookAndLogo = PARTY,
    ) -> None:
        super().__init__()
        self.hall = FarHall(connect)
        picture = PaintedPicture(seat_in_heights)
        picture.look = look
        self.window = PointWindow(self.hall, picture)
        self.panel = PointPanel(self.hall)
        self._awake = KeepAwake(request)
        self.window.panel_asked.connect(self._show)
        self.window.closed.connect(self.closed)

    def begin(self) -> None:
        """Show the windows, and follow."""
        clerks = QGuiApplication.primaryScreen()
        others = [screen for screen in QGuiApplication.screens() if screen is not clerks]
        self.window.show_on(others[0] if others else clerks)
        if others:
            self._show()
        self._awake.start()
        self.hall.begin()

    def close(self) -> None:
        """Follow no longer, and take the windows down."""
        self.hall.close()
        self._awake.stop()
        for each in (self.panel, self.window):
            each.hide()
            each.deleteLater()
        self.hall.deleteLater()

    def _show(self) -> None:
        clerks = QGuiApplication.primaryScreen()
        self.panel.setScreen(clerks)
        self.panel.move(clerks.availableGeometry().topLeft() + FRAME)
        self.panel.show()
        self.panel.raise_()
        self.panel.activateWindow()
