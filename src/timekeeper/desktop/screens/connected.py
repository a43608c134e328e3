"""What Qt says of the screens that are connected now, as values."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QScreen

from timekeeper.desktop.screens.choice import Screen
from timekeeper.live.settings import ScreenIdentity

FIRST_SIZE = "timekeeper_first_size"


class Connected:
    """The screens that are connected now, as Qt has them and as values."""

    def __init__(self) -> None:
        self._reals = QGuiApplication.screens()
        self.values = [_value(screen) for screen in self._reals]

    def value(self, real: QScreen | None) -> Screen | None:
        """Return the screen as a value; None when it is not connected any more."""
        return next((v for v, r in zip(self.values, self._reals, strict=True) if r is real), None)

    def real(self, value: Screen) -> QScreen:
        """Return Qt's screen of one of these values."""
        return next(r for v, r in zip(self.values, self._reals, strict=True) if v is value)


def application() -> QGuiApplication:
    """Return the running application."""
    running = QGuiApplication.instance()
    assert isinstance(running, QGuiApplication)  # noqa: S101  # for the type checker
    return running


def real_size(screen: QScreen) -> QSize:
    """Return the screen's size in pixels: Qt rounded it when it scaled it, and sides are even."""
    ratio = screen.devicePixelRatio()
    return QSize(*(2 * round(side * ratio / 2) for side in screen.size().toTuple()))


def identity(screen: QScreen) -> ScreenIdentity:
    """Return what stays the same when the screen goes and comes back."""
    size = screen.property(FIRST_SIZE)  # another resolution does not make it another screen
    if not isinstance(size, QSize):
        size = real_size(screen)
        screen.setProperty(FIRST_SIZE, size)
    return ScreenIdentity(
        maker=_readable(screen.manufacturer()),
        model=_readable(screen.model()),
        serial=_readable(screen.serialNumber()),
        name=_readable(screen.name()),
        width=size.width(),
        height=size.height(),
    )


def _value(screen: QScreen) -> Screen:
    """Return the screen in pixels, for two that overlap may lie apart once each is scaled.

    Qt rounded its size when it scaled it: it is taken for no larger than it is for sure.
    """
    place, ratio = screen.geometry(), screen.devicePixelRatio()
    rounded = 0.0 if ratio == 1 else 0.5
    width, height = (floor((side - rounded) * ratio) for side in place.size().toTuple())
    return Screen(identity(screen), place.x(), place.y(), width, height)


def _readable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable()).strip()
