"""Keeps the hall's windows on the hall's screen, and the operator's windows off it."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QWidget

from timekeeper.core.hall_order import Coverage
from timekeeper.desktop.hall.strip_window import StripWindow
from timekeeper.desktop.hall.window import HallWindow
from timekeeper.desktop.screens.border import Border
from timekeeper.desktop.screens.choice import Choice, Projection, Screen, choose, operators_screen
from timekeeper.desktop.screens.connected import Connected, application, identity
from timekeeper.desktop.screens.memory import KnownScreens, choose_for_rostrum
from timekeeper.desktop.screens.operator_home import OperatorHome
from timekeeper.desktop.timers import Soon
from timekeeper.live.settings import DisplayView

NOWHERE = Choice(Projection.NO_SCREEN)
NOBODYS = KnownScreens()


class Patience(Struct, frozen=True):
    """How long the hall's window waits before it follows, in milliseconds."""

    settle: int = 300  # changes come in bursts
    second_look: int = 1000  # names can arrive late when the EDID is slow
    move: int = 100  # what a window manager needs to move the operator's window home


USUAL = Patience()


class HallScreens(QObject):
    """Keeps the hall's window, or its strip, on its own screen, whatever happens to the cables.

    ``changed`` carries the Choice when it is another one, ``settled`` is sent whenever the hall's
    window has been placed, ``taking`` carries the screen that it is about to cover, and
    ``remembered`` the KnownScreens to be kept for the next time.
    """

    changed = Signal(object)
    settled = Signal()
    taking = Signal(object)
    remembered = Signal(object)

    def __init__(
        self,
        windows: tuple[HallWindow, StripWindow],
        operator: QWidget,
        known: KnownScreens = NOBODYS,
        patience: Patience = USUAL,
    ) -> None:
        super().__init__(operator)
        self.choice = NOWHERE
        self.coverage = Coverage.WHOLE
        self._hall, self._strip = windows
        self._operator = operator
        self._known = known
        self._patience = patience
        self._current: QScreen | None = None
        self._here: Projection | None = None
        self._wrong: QRect | None = None
        self._settle = Soon(self.place, patience.settle, self)
        self._second_look = Soon(self.place, patience.second_look, self)
        self._home = OperatorHome(operator)
        self._home.moved.connect(self._operator_moved)
        self._border = Border(self._hall, operator)
        application().screenAdded.connect(self._added)
        application().screenRemoved.connect(self._removed)
        application().primaryScreenChanged.connect(self._look_later)
        for window in windows:
            window.installEventFilter(self)
        for screen in application().screens():
            screen.geometryChanged.connect(self._moved)

    @property
    def projection(self) -> Projection:
        """Return where the hall's picture goes now."""
        return self.choice.projection

    def operators_screen(self) -> QScreen:
        """Return the screen to open the operator's window on."""
        screens = Connected()
        main = screens.value(QGuiApplication.primaryScreen())
        if main is None:
            return QGuiApplication.primaryScreen()
        return screens.real(operators_screen(screens.values, main, self._known.hall))

    def candidates(self) -> list[tuple[int, Screen]]:
        """Return the screens that the operator may choose from, with their numbers."""
        screens = Connected()
        own = screens.value(self._operator.screen())
        return [(i, s) for i, s in enumerate(screens.values, start=1) if s is not own]

    def use(self, chosen: Screen) -> None:
        """Take this screen for the hall, now and whenever it is connected again."""
        screens = Connected()
        self._current = next((screens.real(s) for s in screens.values if s == chosen), None)
        self._remember(self._known.with_hall(chosen.identity))
        self.place()

    def remembered_for_rostrum(self) -> QScreen | None:
        """Return the connected screen that is remembered as the rostrum's."""
        screens = Connected()
        known = self._known.rostrums(screens.values, screens.value(self._operator.screen()))
        return screens.real(known) if known is not None else None

    def free_for_rostrum(self) -> QScreen | None:
        """Return the screen that the rostrum may have: its own, or the only one left."""
        screens = Connected()
        own, hall = screens.value(self._operator.screen()), self.choice
        if hall.screen is not None:
            same = next((s for s in screens.values if s == hall.screen), None)
            hall = Choice(hall.projection, same)
        chosen = choose_for_rostrum(screens.values, own, self._known, hall)
        return screens.real(chosen) if chosen is not None else None

    def give_to_rostrum(self, screen: QScreen) -> bool:
        """Leave this screen to the rostrum from now on; return False for the hall's own."""
        if screen is self._current and self.projection is Projection.SHOWN:
            return False
        known = self._known.with_rostrum(identity(screen))
        if known != self._known:
            self._remember(known)
            self._look_later()
        return True

    def views(self) -> list[tuple[QScreen, DisplayView]]:
        """Return the screens of the other displays, and what each shows now; none is the hall's."""
        screens = Connected()
        shown = self._known.views(screens.values, screens.value(self._operator.screen()))
        hall = self.choice.screen if self.projection is Projection.SHOWN else None
        return [
            (screens.real(screen), view)
            for screen, view in shown
            if hall is None or not screen.meets(hall)
        ]

    def give_view(self, chosen: Screen, view: DisplayView | None) -> bool:
        """Let this screen show the view from now on, None for nothing; False for the hall's."""
        if chosen == self.choice.screen and self.projection is Projection.SHOWN:
            return False
        self._remember(self._known.with_display(chosen.identity, view))
        self.place()
        return True

    def _others(self, screens: Connected) -> list[Screen]:
        """Return the screens that are not the hall's: the rostrum's first."""
        mine = screens.value(self._operator.screen())
        rostrum = self._known.rostrums(screens.values, mine)
        shown = self._known.views(screens.values, mine)
        first = [rostrum] if rostrum is not None else []
        return [*first, *(screen for screen, _view in shown)]

    def toggle_here(self) -> None:
        """Cover the operator's screen with the hall's picture, or take it off again."""
        showing = self.projection in {Projection.SHOWN, Projection.HERE}
        self._here = None if showing else self.projection
        self.place()

    def cover(self, coverage: Coverage) -> None:
        """Take so much of the hall's screen for its picture from now on."""
        if coverage is not self.coverage:
            self.coverage = coverage
            self.place()

    def place(self) -> None:
        """Put the hall's window where it belongs now, or hide it."""
        self._home.watch()
        if self._home.is_away():
            self._hide()
            self._home.bring_back()
            self._settle.start(self._patience.move)
            return
        self._home.let_stay()  # one attempt for each change
        screens, own = Connected(), self._operator.screen()
        mine = screens.value(own)
        current = screens.value(self._current)
        others = self._others(screens)
        choice = choose(screens.values, mine, self._known.hall, current, others)
        if self._here is not choice.projection:
            self._here = None
        if choice.projection is Projection.SHOWN and choice.screen is not None:
            self._show(screens.real(choice.screen), choice.screen)
        elif self._here is not None:
            self._border.hall_screen = None
            self._strip.hide()
            self._hall.show_on(own, above_all=False)
            self._hall.raise_()
            choice = Choice(Projection.HERE)
        else:
            self._hide()
        self._tell(choice)

    def stop(self) -> None:
        """Look after the screens no more."""
        self._settle.stop()
        self._second_look.stop()
        self._border.stop()
        application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See where the hall's window is moved; while it is on the operator's screen, see Esc."""
        kind = event.type()
        if kind in {QEvent.Type.Move, QEvent.Type.Resize}:
            for window in (self._hall, self._strip):
                if watched is window:
                    self._window_moved(window)
        is_key = kind in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
        if self._here is None or not is_key or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Escape:
            return False
        event.accept()  # a ShortcutOverride that is accepted comes again as a KeyPress
        if kind is QEvent.Type.KeyPress:
            QTimer.singleShot(0, self._leave_here)
        return True

    def _window_moved(self, window: HallWindow | StripWindow) -> None:
        # A window manager takes a window whose screen went away to another screen.
        if self._here is not None or not window.isVisible():
            return
        place, current = window.geometry(), self._current
        if self._on_operator():
            self._hide()
            self._look_later()
        elif current is not None and place not in (window.place_on(current), self._wrong):
            self._wrong = place  # put right once: a window manager that insists would flicker
            self._settle.start(self._patience.move)

    def _leave_here(self) -> None:
        if self._here is not None:
            self.toggle_here()

    def _show(self, real: QScreen, screen: Screen) -> None:
        self._current = real
        if not self._known.hall:
            self._remember(self._known.with_hall(screen.identity))
        self.taking.emit(real)
        self._border.hall_screen = real
        self._border.bring_back()
        # One comes before the other goes: what lies below is not seen between them.
        if self.coverage is Coverage.WHOLE:
            self._hall.show_on(real, above_all=True)
            self._strip.hide()
            return
        if self.coverage is Coverage.STRIP:
            self._strip.show_on(real)
        else:
            self._strip.hide()
        self._hall.leave()

    def _hide(self) -> None:
        self._border.hall_screen = None
        self._hall.hide()
        self._strip.hide()

    def _remember(self, known: KnownScreens) -> None:
        self._known = known
        self.remembered.emit(known)

    def _tell(self, choice: Choice) -> None:
        if choice != self.choice:
            self.choice = choice
            if choice.projection is Projection.HERE:
                application().installEventFilter(self)
            else:
                application().removeEventFilter(self)
            self.changed.emit(choice)
        self.settled.emit()

    def _operator_moved(self, screen: QScreen | None) -> None:
        # While screens come and go the window is thrown about; else somebody has moved it.
        if screen is not None and not self._second_look.isActive():
            self._home.settle_on(screen)
        if self._here is None and self._on_operator():
            self._hide()
        self._settle.start(self._patience.settle)

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._moved)
        self._look_later()

    def _removed(self, screen: QScreen) -> None:
        # Qt would move the full-screen window onto the operator's screen and leave it there.
        if screen is self._current:
            self._current = None
            self._hide()
        elif screen is self._hall.screen() or self._on_operator():
            self._hide()
        self._look_later()

    def _moved(self) -> None:
        if self._on_operator():
            self._hide()
        self._look_later()

    def _on_operator(self) -> bool:
        own = self._operator.screen()
        if own is None:
            return True
        strips = self._strip.isVisible() and self._strip.geometry().intersects(own.geometry())
        return strips or self._hall.geometry().intersects(own.geometry())

    def _look_later(self) -> None:
        self._wrong = None
        if not self._settle.isActive():  # put off by each change, it might never come
            self._settle.start(self._patience.settle)
        self._second_look.start()
