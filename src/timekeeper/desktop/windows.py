"""The windows of one conference, connected: one desk, one picture, two displays of it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk import Desk
from timekeeper.desktop.hall.content import ordered_content
from timekeeper.desktop.hall.window import HallPicture, HallPreview, HallWindow
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.desktop.screens import HallScreens, Projection
from timekeeper.live.conference import Conference
from timekeeper.live.language import _
from timekeeper.live.settings import Settings


class Windows:
    """The operator's and the hall's windows over one desk."""

    def __init__(self, conference: Conference, settings: Settings) -> None:
        self.desk = Desk(conference)
        self._picture = HallPicture(settings.seat_in_heights)
        self.hall = HallWindow(self._picture)
        self.desk.ticked.connect(self._show_in_the_hall)
        self.operator = OperatorWindow(self.desk, HallPreview(self._picture))
        self.screens = HallScreens(self.hall, self.operator)
        self.screens.changed.connect(self._tell_projection)
        self._tell_projection(self.screens.projection)

    def show(self) -> None:
        """Show the operator's window on the main screen, the hall's on the other one."""
        main = QGuiApplication.primaryScreen()
        self.operator.setScreen(main)
        self.operator.move(main.availableGeometry().topLeft())
        self.operator.showMaximized()
        self.desk.refresh()
        self.screens.place()

    def close(self) -> None:
        """Take both windows down."""
        self.desk.stop_clock()
        self.screens.stop()
        self.hall.hide()
        self.operator.hide()
        self.hall.deleteLater()
        self.operator.deleteLater()

    def _show_in_the_hall(self, snapshot: Snapshot) -> None:
        programme = self.desk.conference.programme
        self._picture.show(ordered_content(self.desk.order, snapshot, programme))
        self.hall.refresh()

    def _tell_projection(self, projection: Projection) -> None:
        sentences = {
            Projection.SHOWN: _("● projected"),
            Projection.NO_SCREEN: _("○ no second screen"),
            Projection.CLONED: _("⚠ mirrored: press Win+P, choose Extend"),
        }
        self.operator.tell_projection(sentences[projection])
