"""Keeps the hall's window on the hall's screen, and the operator's windows off it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from timekeeper.desktop.hall.window import HallWindow
from timekeeper.desktop.screen_choice import (
    Choice,
    Projection,
    Screen,
    choose,
    most_alike,
    operators_screen,
    remember,
)
from timekeeper.live.settings import ScreenIdentity

SETTLE_MS = 300  # changes come in bursts
SECOND_LOOK_MS = 1000  # names can arrive late when the EDID is slow
MOVE_MS = 100  # what a window manager needs to move the operator's window home
FIRST_SIZE = "timekeeper_first_size"
NOWHERE = Choice(Projection.NO_SCREEN)


class HallScreens(QObject):
    """Keeps the hall's window on its own screen, whatever happens to the cables.

    ``changed`` carries the Choice when it is another one, ``remembered`` the identities of the
    screens to be kept for the next time, the latest first.
    """

    changed = Signal(object)
    remembered = Signal(object)

    def __init__(
        self, hall: HallWindow, operator: QWidget, known: Sequence[ScreenIdentity] = ()
    ) -> None:
        super().__init__(operator)
        self.choice = NOWHERE
        self._hall = hall
        self._operator = operator
        self._known = tuple(known)
        self._current: QScreen | None = None
        self._home: ScreenIdentity | None = None
        self._handle: QWindow | None = None
        self._here: Projection | None = None
        self._going_home = False
        self._settled = self._timer(SETTLE_MS)
        self._second_look = self._timer(SECOND_LOOK_MS)
        application = _application()
        application.screenAdded.connect(self._added)
        application.screenRemoved.connect(self._removed)
        application.primaryScreenChanged.connect(self._look_later)
        application.focusWindowChanged.connect(self._keep_off)
        hall.installEventFilter(self)
        for screen in application.screens():
            screen.geometryChanged.connect(self._moved)

    @property
    def projection(self) -> Projection:
        """Return where the hall's picture goes now."""
        return self.choice.projection

    def operators_screen(self) -> QScreen:
        """Return the screen to open the operator's window on."""
        screens = _Connected()
        main = screens.value(QGuiApplication.primaryScreen())
        if main is None:
            return QGuiApplication.primaryScreen()
        return screens.real(operators_screen(screens.values, main, self._known))

    def candidates(self) -> list[tuple[int, Screen]]:
        """Return the screens that the operator may choose from, with their numbers."""
        screens = _Connected()
        own = screens.value(self._operator.screen())
        return [(i, s) for i, s in enumerate(screens.values, start=1) if s is not own]

    def use(self, chosen: Screen) -> None:
        """Take this screen for the hall, now and whenever it is connected again."""
        screens = _Connected()
        self._current = next((screens.real(s) for s in screens.values if s == chosen), None)
        self._remember(chosen.identity)
        self.place()

    def toggle_here(self) -> None:
        """Cover the operator's screen with the hall's picture, or take it off again."""
        showing = self.projection in {Projection.SHOWN, Projection.HERE}
        self._here = None if showing else self.projection
        self.place()

    def place(self) -> None:
        """Put the hall's window where it belongs now, or hide it."""
        if self._bring_operator_home():
            self._settled.start(MOVE_MS)
            return
        screens, own = _Connected(), self._operator.screen()
        choice = choose(
            screens.values, screens.value(own), self._known, screens.value(self._current)
        )
        if self._here is not choice.projection:
            self._here = None
        if choice.projection is Projection.SHOWN and choice.screen is not None:
            self._show_on(screens.real(choice.screen), choice.screen)
        elif self._here is not None:
            self._hall.show_on(own)
            self._hall.raise_()
            choice = Choice(Projection.HERE)
        else:
            self._hall.hide()
        self._report(choice)

    def stop(self) -> None:
        """Look after the screens no more."""
        self._settled.stop()
        self._second_look.stop()
        _application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See where the hall's window is moved; while it is on the operator's screen, see Esc."""
        kind = event.type()
        if watched is self._hall and kind in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._hall_moved()
        is_key = kind in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
        if self._here is None or not is_key or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Escape:
            return False
        event.accept()  # a ShortcutOverride that is accepted comes again as a KeyPress
        if kind is QEvent.Type.KeyPress:
            QTimer.singleShot(0, self._leave_here)
        return True

    def _hall_moved(self) -> None:
        # A window manager takes a window whose screen went away to another screen.
        if self._here is None and self._hall.isVisible() and self._on_operator():
            self._hall.hide()
            self._look_later()

    def _leave_here(self) -> None:
        if self._here is not None:
            self.toggle_here()

    def _show_on(self, real: QScreen, screen: Screen) -> None:
        self._current = real
        if not self._known:
            self._remember(screen.identity)
        for widget in QApplication.topLevelWidgets():
            window = widget.windowHandle()
            if window is not None and widget.isVisible():
                self._keep_off(window)
        self._hall.show_on(real)

    def _remember(self, identity: ScreenIdentity) -> None:
        self._known = remember(identity, self._known)
        self.remembered.emit(self._known)

    def _report(self, choice: Choice) -> None:
        if choice != self.choice:
            self.choice = choice
            if choice.projection is Projection.HERE:
                _application().installEventFilter(self)
            else:
                _application().removeEventFilter(self)
            self.changed.emit(choice)

    def _bring_operator_home(self) -> bool:
        """Follow the operator's own screen; return whether his window had to be moved."""
        self._watch_operator()
        screens = _Connected()
        if self._home is None:
            self._home = _identity(self._operator.screen())
        homes = most_alike(screens.values, self._home)
        if len(homes) != 1 or not self._operator.isVisible():
            return False
        home = screens.real(homes[0])
        middle = self._operator.frameGeometry().center()
        at_home = self._operator.screen() is home and home.geometry().contains(middle)
        if at_home or self._going_home:
            self._going_home = False  # a window manager may refuse: one attempt for each change
            return False
        self._going_home = True
        self._hall.hide()
        _move(self._operator, home)
        return True

    def _watch_operator(self) -> None:
        handle = self._operator.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.screenChanged.connect(self._operator_moved)

    def _operator_moved(self, screen: QScreen | None) -> None:
        # While screens come and go the window is thrown about; else somebody has moved it.
        if screen is not None and not self._second_look.isActive() and not self._going_home:
            self._home = _identity(screen)
        if self._here is None and self._on_operator():
            self._hall.hide()
        self._settled.start(SETTLE_MS)

    def _keep_off(self, window: QWindow | None) -> None:
        """Bring a dialog that would lie on the hall's screen to the operator."""
        current, own = self._current, self._operator.screen()
        ours = window in {self._hall.windowHandle(), self._operator.windowHandle(), None}
        if ours or window is None or current is None or current is own:
            return
        floating = window.flags() & Qt.WindowType.WindowTransparentForInput
        if not floating and window.geometry().intersects(current.geometry()):
            place = window.geometry()
            place.moveCenter(self._operator.geometry().center())
            window.setGeometry(place)

    def _timer(self, delay: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay)
        timer.timeout.connect(self.place)
        return timer

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._moved)
        self._look_later()

    def _removed(self, screen: QScreen) -> None:
        # Qt would move the full-screen window onto the operator's screen and leave it there.
        if screen is self._current:
            self._current = None
            self._hall.hide()
        elif screen is self._hall.screen() or self._on_operator():
            self._hall.hide()
        self._look_later()

    def _moved(self) -> None:
        if self._on_operator():
            self._hall.hide()
        self._look_later()

    def _on_operator(self) -> bool:
        own = self._operator.screen()
        return own is None or self._hall.geometry().intersects(own.geometry())

    def _look_later(self) -> None:
        if not self._settled.isActive():  # put off by each change, it might never come
            self._settled.start(SETTLE_MS)
        self._second_look.start()


def _application() -> QGuiApplication:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)  # noqa: S101  # for the type checker
    return application


class _Connected:
    """The screens that are connected now, as Qt has them and as values."""

    def __init__(self) -> None:
        self._reals = QGuiApplication.screens()
        self.values = [_value(screen) for screen in self._reals]

    def value(self, real: QScreen | None) -> Screen | None:
        return next((v for v, r in zip(self.values, self._reals, strict=True) if r is real), None)

    def real(self, value: Screen) -> QScreen:
        return next(r for v, r in zip(self.values, self._reals, strict=True) if v is value)


def _value(screen: QScreen) -> Screen:
    place = screen.geometry()
    return Screen(_identity(screen), place.x(), place.y(), place.width(), place.height())


def _identity(screen: QScreen) -> ScreenIdentity:
    size = screen.property(FIRST_SIZE)  # another resolution does not make it another screen
    if not isinstance(size, QSize):
        size = screen.size() * screen.devicePixelRatio()
        screen.setProperty(FIRST_SIZE, size)
    return ScreenIdentity(
        maker=_readable(screen.manufacturer()),
        model=_readable(screen.model()),
        serial=_readable(screen.serialNumber()),
        name=_readable(screen.name()),
        width=size.width(),
        height=size.height(),
    )


def _readable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable()).strip()


def _move(window: QWidget, screen: QScreen) -> None:
    maximized = window.isMaximized()
    window.showNormal()
    window.setScreen(screen)
    place = window.geometry()
    place.moveCenter(screen.availableGeometry().center())
    window.setGeometry(place.intersected(screen.availableGeometry()))
    if maximized:
        window.showMaximized()
