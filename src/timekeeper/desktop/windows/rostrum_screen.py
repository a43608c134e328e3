"""Keeps the rostrum's display on the rostrum's screen, or in a window before the operator."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen

from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.desktop.rostrum.window import RostrumWindow
from timekeeper.desktop.screens.hall_screens import HallScreens


class RostrumScreen(QObject):
    """Shows the display where it belongs when asked, and again when its screen returns.

    ``shown`` is sent when it was asked for.
    """

    shown = Signal()

    def __init__(
        self, display: RostrumWindow, screens: HallScreens, operator: OperatorWindow
    ) -> None:
        super().__init__(operator)
        self._display = display
        self._screens = screens
        self._operator = operator
        self._waits = False
        display.covered.connect(self._covered)
        display.left.connect(self._wait)
        screens.taking.connect(self._leave)
        screens.settled.connect(self._return)

    @property
    def covered(self) -> QScreen | None:
        """Return the screen that the display covers, None while it is a window or hidden."""
        full = self._display.isVisible() and self._display.isFullScreen()
        return self._display.screen() if full else None

    @property
    def visible(self) -> bool:
        """Return whether the display is shown anywhere."""
        return self._display.isVisible()

    def hide(self) -> None:
        """Take the display down."""
        self._waits = False
        self._display.hide()

    def show_on(self, screen: QScreen) -> None:
        """Give the speaker this screen."""
        self._waits = False
        self._display.cover(screen)
        self.shown.emit()

    def show(self) -> None:
        """Give the speaker a screen of his own where there is one, else a window."""
        self._waits = False
        screen = self._screens.free_for_rostrum()
        if screen is None:
            self._display.stand_on(self._operator.screen())
        else:
            self._display.cover(screen)
        self.shown.emit()

    def _covered(self, screen: QScreen) -> None:
        self._waits = False
        if screen is self._operator.screen():
            return
        if not self._screens.give_to_rostrum(screen):
            self._display.stand_on(self._operator.screen())

    def _leave(self, screen: QScreen) -> None:
        if self._display.isVisible() and self._display.screen() is screen:
            self._display.stand_on(self._operator.screen())

    def _wait(self) -> None:
        self._waits = True

    def _return(self) -> None:
        if self._waits and not self._display.isVisible():
            screen = self._screens.remembered_for_rostrum()
            if screen is not None:
                self._display.cover(screen)
