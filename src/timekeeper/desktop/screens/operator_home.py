"""Follows the operator's own screen with his window, when screens come and go."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen, QWindow
from PySide6.QtWidgets import QWidget

from timekeeper.desktop.screens.choice import most_alike
from timekeeper.desktop.screens.connected import Connected, identity
from timekeeper.live.settings import ScreenIdentity


class OperatorHome(QObject):
    """Knows which screen is the operator's own, and brings his window back to it.

    ``moved`` carries the screen that the window has come to.
    """

    moved = Signal(object)

    def __init__(self, operator: QWidget) -> None:
        super().__init__(operator)
        self._operator = operator
        self._identity: ScreenIdentity | None = None
        self._handle: QWindow | None = None
        self._on_the_way = False

    def settle_on(self, screen: QScreen) -> None:
        """Take this screen for the operator's own, unless his window is just being moved."""
        if not self._on_the_way:
            self._identity = identity(screen)

    def watch(self) -> None:
        """Follow the window; where it is first seen is its home, unless it has settled before."""
        if self._identity is None:
            self._identity = identity(self._operator.screen())
        handle = self._operator.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.screenChanged.connect(self.moved.emit)

    def is_away(self) -> bool:
        """Return whether the window is to be brought back; on its way it is not."""
        home, operator = self._home(), self._operator
        if home is None or not operator.isVisible() or self._on_the_way:
            return False
        middle = operator.frameGeometry().center()
        return operator.screen() is not home or not home.geometry().contains(middle)

    def let_stay(self) -> None:
        """Take the window's way for ended, wherever it has led: a window manager may refuse."""
        if self._home() is not None and self._operator.isVisible():
            self._on_the_way = False

    def bring_back(self) -> None:
        """Move the window to the operator's own screen."""
        home, window = self._home(), self._operator
        if home is None:
            return
        self._on_the_way = True
        maximized = window.isMaximized()
        window.showNormal()
        window.setScreen(home)
        place = window.geometry()
        place.moveCenter(home.availableGeometry().center())
        window.setGeometry(place.intersected(home.availableGeometry()))
        if maximized:
            window.showMaximized()

    def _home(self) -> QScreen | None:
        if self._identity is None:
            return None
        screens = Connected()
        homes = most_alike(screens.values, self._identity)
        return screens.real(homes[0]) if len(homes) == 1 else None
