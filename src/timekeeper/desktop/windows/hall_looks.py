"""Gives the hall's picture the look that the settings say and the operator chooses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from timekeeper.desktop.hall.look_and_logo import Logo, LookAndLogo, read_logo
from timekeeper.desktop.hall.looks import colours_of
from timekeeper.desktop.hall.window import HallWindow, PaintedPicture
from timekeeper.desktop.operator.menus.hall_menu import LookMenu
from timekeeper.files.places import data_folder
from timekeeper.live.settings import HallLook


class HallLooks(QObject):
    """Keeps picture and window in the chosen look; ``changed`` carries it to be kept.

    ``look`` is that look. ``faults``: what is wrong with the office's logo and colours, a
    sentence each, for the operator.
    """

    changed = Signal(object)

    def __init__(
        self,
        hall: tuple[PaintedPicture, HallWindow],
        menu: QMenu,
        look: HallLook,
        refresh: Callable[[], None],
    ) -> None:
        super().__init__(menu)
        self.look = look
        self._picture, self._window = hall
        self._refresh = refresh
        self._logo, wrong = read_logo(look.logo, data_folder())
        refused = self._apply(look)
        self.faults = (*refused, wrong) if wrong else refused
        self._menu = LookMenu(menu, look)
        self._menu.changed.connect(self._change)

    def choose(self, look: HallLook, logo: Logo | None) -> None:
        """Take another look, with the logo that was read."""
        self._logo = logo
        self._menu.show_look(look)
        self._change(look)

    def _apply(self, look: HallLook) -> tuple[str, ...]:
        colours, refused = colours_of(look)
        self._picture.look = LookAndLogo(colours, self._logo)
        self._window.fades = look.fades
        return refused

    def _change(self, look: HallLook) -> None:
        self.look = look
        self._apply(look)
        self._refresh()
        self.changed.emit(look)
