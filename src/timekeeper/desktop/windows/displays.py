"""Every other display than the hall's, in one list of the Hall menu: its screen, and its view."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QMetaObject, QObject, Signal
from PySide6.QtGui import QActionGroup, QScreen
from PySide6.QtWidgets import QMenu

from timekeeper.desktop.hall.day_scene import STEP_S, HourAlone, PaintedDay, ScrolledDay
from timekeeper.desktop.hall.look_and_logo import LookAndLogo
from timekeeper.desktop.hall.strip_window import PaintedStrip, StripWindow
from timekeeper.desktop.hall.window import HallWindow, PaintedPicture
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.desktop.screens.choice import Projection, Screen, name_and_size
from timekeeper.desktop.screens.connected import Connected, application
from timekeeper.desktop.screens.hall_screens import HallScreens
from timekeeper.desktop.windows.rostrum_screen import RostrumScreen
from timekeeper.live.settings import DisplayView
from timekeeper.views.day import day_content
from timekeeper.views.hall import HallContent, heading
from timekeeper.views.moment import Moment
from timekeeper.words.language import _


class _Display:
    """One window on one screen, and the picture in it."""

    def __init__(self, view: DisplayView, seat_in_heights: float) -> None:
        self.view = view
        self.moved: QMetaObject.Connection
        self.picture: PaintedPicture
        self.window: HallWindow | StripWindow
        if view is DisplayView.STRIP:
            self.picture = strip = PaintedStrip(seat_in_heights)
            self.window = StripWindow(strip)
        else:
            by_day = view in {DisplayView.FOYER, DisplayView.CLOCK}
            self.picture = PaintedDay() if by_day else PaintedPicture(seat_in_heights)
            self.window = HallWindow(self.picture, fades=False)
        self.window.setWindowTitle(f"timekeeper {view.value}")

    def stand_on(self, screen: QScreen) -> None:
        if isinstance(self.window, StripWindow):
            self.window.show_on(screen)
        else:
            self.window.show_on(screen, above_all=True)

    def show(self, moment: Moment, content: HallContent, look: LookAndLogo) -> None:
        large = self.view is DisplayView.LARGE_CLOCK or look.large_clock
        worn = replace(look, large_clock=large)
        if worn != self.picture.look:
            self.picture.look = worn
        if not isinstance(self.picture, PaintedDay):
            self.picture.show(content)
        elif moment.programme.secret:  # who passes in the foyer need not know that it is held
            self.picture.show_day(HourAlone(replace(heading(moment), event="")))
        elif self.view is DisplayView.CLOCK:
            self.picture.show_day(HourAlone(heading(moment)))
        else:
            step = int(moment.at.timestamp()) // STEP_S
            self.picture.show_day(ScrolledDay(day_content(moment), step))
        self.window.refresh()

    def close(self) -> None:
        self.window.hide()
        self.window.deleteLater()


class Displays(QObject):
    """Shows each display on its own screen, never on the operator's or the hall's.

    ``shown`` is sent when another one is there, which has nothing to show yet.
    """

    shown = Signal()

    def __init__(
        self, screens: HallScreens, rostrum: RostrumScreen, operator: OperatorWindow, seat: float
    ) -> None:
        super().__init__(operator)
        self._screens, self._rostrum, self._operator = screens, rostrum, operator
        self._seat = seat
        self._closed = False
        self._standing: dict[QScreen, _Display] = {}
        screens.settled.connect(self._place)
        screens.taking.connect(self._leave)
        application().screenRemoved.connect(self._leave)
        menu = operator.hall_menu
        menu.addSeparator()
        self.menu = menu.addMenu(_("Other displays"))
        self._groups: list[QActionGroup] = []
        menu.aboutToShow.connect(self._list)
        self._list()

    def show(self, moment: Moment, content: HallContent, look: LookAndLogo) -> None:
        """Let every display show this moment; ``content`` is what the hall reads."""
        for display in self._standing.values():
            display.show(moment, content, look)

    def sit(self, seat_in_heights: float) -> None:
        """Show the hall's picture for another distance of the farthest seat."""
        self._seat = seat_in_heights
        for display in self._standing.values():
            if not isinstance(display.picture, PaintedDay):
                display.picture.sit(seat_in_heights)

    def close(self) -> None:
        """Take all displays down."""
        self._closed = True
        for screen in list(self._standing):
            self._leave(screen)

    def windows(self) -> list[tuple[QScreen, DisplayView, HallWindow | StripWindow]]:
        """Return what stands where."""
        return [(s, display.view, display.window) for s, display in self._standing.items()]

    def _place(self) -> None:
        views = [] if self._closed else self._screens.views()
        wanted = {s: view for s, view in views if s is not self._rostrum.covered}
        for screen in list(self._standing):
            if wanted.get(screen) is not self._standing[screen].view:
                self._leave(screen)
        for screen, view in wanted.items():
            if screen not in self._standing:
                self._standing[screen] = fresh = _Display(view, self._seat)
                # Until all are placed anew it could lie on a screen that is another's.
                fresh.moved = screen.geometryChanged.connect(partial(self._leave, screen))
                self._standing[screen].stand_on(screen)
                self.shown.emit()
            self._standing[screen].stand_on(screen)

    def _leave(self, screen: QScreen, _place: object = None) -> None:
        display = self._standing.pop(screen, None)
        if display is not None:
            QObject.disconnect(display.moved)
            display.close()

    def _list(self) -> None:
        """Bring the entries of the menu up to date."""
        for inner in self.menu.findChildren(QMenu):
            inner.deleteLater()  # they outlast the entries that clear takes away
        self.menu.clear()
        self._groups.clear()
        connected = Connected()
        for number, screen in self._screens.candidates():
            real = next(connected.real(each) for each in connected.values if each == screen)
            self._add(f"{number}.  {name_and_size(screen.identity)}", screen, real)
        self.menu.addSeparator()
        rostrum = self.menu.addAction(_("Rostrum display"))
        rostrum.setCheckable(True)
        rostrum.setChecked(self._rostrum.visible)
        rostrum.triggered.connect(
            lambda wanted: self._rostrum.show() if wanted else self._rostrum.hide()
        )

    def _add(self, name: str, screen: Screen, real: QScreen) -> None:
        """Add a screen's menu, with what it can show."""
        menu = self.menu.addMenu(name)
        is_halls = screen == self._screens.choice.screen
        if is_halls and self._screens.projection is Projection.SHOWN:
            menu.addAction(_("The hall’s screen")).setEnabled(False)
            return
        group = QActionGroup(menu)
        self._groups.append(group)
        shown = dict(self._screens.views()).get(real)
        on_rostrum = self._rostrum.covered is real
        for view, words in view_names():
            entry = menu.addAction(words)
            entry.setCheckable(True)
            entry.setChecked(view is shown and not on_rostrum)
            entry.triggered.connect(partial(self._give, screen, real, view))
            group.addAction(entry)
        entry = menu.addAction(_("Rostrum display"))
        entry.setCheckable(True)
        entry.setChecked(on_rostrum)
        entry.triggered.connect(partial(self._give_to_rostrum, screen, real))
        group.addAction(entry)

    def _give(self, screen: Screen, real: QScreen, view: DisplayView | None) -> None:
        if self._rostrum.covered is real:
            self._rostrum.hide()
        self._screens.give_view(screen, view)

    def _give_to_rostrum(self, screen: Screen, real: QScreen) -> None:
        self._leave(real)
        self._screens.give_view(screen, None)
        self._rostrum.show_on(real)


def view_names() -> tuple[tuple[DisplayView | None, str], ...]:
    """Return what a display can show, each with its name; first that it shows nothing."""
    return (
        (None, _("Nothing")),
        (DisplayView.HALL, _("The hall’s picture")),
        (DisplayView.LARGE_CLOCK, _("Large clock")),
        (DisplayView.STRIP, _("Strip over slides")),
        (DisplayView.FOYER, _("Foyer: the whole day")),
        (DisplayView.CLOCK, _("The hour alone")),
    )
