"""Which screen is the hall's: never the operator's, never another one by accident."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from timekeeper.desktop.hall.window import HallWindow

SETTLE_MS = 300  # changes come in bursts; names can arrive late when the EDID is slow
SECOND_LOOK_MS = 1000


class Projection(Enum):
    """Where the hall's picture goes."""

    SHOWN = "shown"
    NO_SCREEN = "no_screen"
    CLONED = "cloned"


@dataclass(frozen=True, slots=True)
class Identity:
    """What stays the same when a screen is unplugged and comes back."""

    maker: str
    model: str
    serial: str
    name: str

    @classmethod
    def of(cls, screen: QScreen) -> Identity:
        """Return the identity of a screen."""
        return cls(screen.manufacturer(), screen.model(), screen.serialNumber(), screen.name())


class HallScreens(QObject):
    """Keeps the hall's window on its own screen, whatever happens to the cables."""

    changed = Signal(object)

    def __init__(self, hall: HallWindow, operator: QWidget) -> None:
        super().__init__(operator)
        self._hall = hall
        self._operator = operator
        self._chosen: Identity | None = None
        self.projection = Projection.NO_SCREEN
        self._settled = self._timer(SETTLE_MS)
        self._second_look = self._timer(SECOND_LOOK_MS)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101  # for the type checker
        application.screenAdded.connect(self._added)
        application.screenRemoved.connect(self._removed)
        application.primaryScreenChanged.connect(self._later)
        for screen in application.screens():
            screen.geometryChanged.connect(self._moved)

    def place(self) -> None:
        """Put the hall's window where it belongs now, or hide it."""
        screens = QGuiApplication.screens()
        own = self._operator.screen()
        others = [screen for screen in screens if screen is not own]
        apart = [s for s in others if not s.geometry().intersects(own.geometry())]
        target = self._target(apart)
        if target is None:
            self._hall.hide()
            cloned = len(apart) < len(others) or "|" in own.name()
            self._report(Projection.CLONED if cloned else Projection.NO_SCREEN)
            return
        self._chosen = Identity.of(target)
        self._hall.show_on(target)
        self._report(Projection.SHOWN)

    def stop(self) -> None:
        """Look after the screens no more."""
        self._settled.stop()
        self._second_look.stop()

    def _target(self, apart: list[QScreen]) -> QScreen | None:
        remembered = [s for s in apart if Identity.of(s) == self._chosen]
        if remembered:
            return remembered[0]
        return apart[0] if len(apart) == 1 else None

    def _report(self, projection: Projection) -> None:
        if projection is not self.projection:
            self.projection = projection
            self.changed.emit(projection)

    def _timer(self, delay: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay)
        timer.timeout.connect(self.place)
        return timer

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._moved)
        self._later()

    def _removed(self, screen: QScreen) -> None:
        # Qt would move the full-screen window onto the operator's screen and leave it there.
        if screen is self._hall.screen() or self._hall.screen() is None or self._on_operator():
            self._hall.hide()
        self._later()

    def _moved(self) -> None:
        if self._on_operator():
            self._hall.hide()
        self._later()

    def _on_operator(self) -> bool:
        own = self._operator.screen()
        return own is None or self._hall.geometry().intersects(own.geometry())

    def _later(self) -> None:
        self._settled.start()
        self._second_look.start()
