"""Dresses the hall's picture as the settings say and as the operator chooses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from timekeeper.desktop.hall.look_and_logo import Dress, Logo, read_logo
from timekeeper.desktop.hall.looks import colours_of
from timekeeper.desktop.hall.window import HallScene, HallWindow
from timekeeper.desktop.operator.menus.look_menu import LookMenu
from timekeeper.files.places import data_folder
from timekeeper.live.settings import HallLook


class HallLooks(QObject):
    """Keeps picture and window in the chosen look; ``changed`` carries it to be kept.

    ``look`` is what they wear. ``faults``: what is amiss with the office's logo and colours, a
    sentence each, for the operator.
    """

    changed = Signal(object)

    def __init__(
        self,
        hall: tuple[HallScene, HallWindow],
        menu: QMenu,
        look: HallLook,
        refresh: Callable[[], None],
    ) -> None:
        super().__init__(menu)
        self.look = look
        self._picture, self._window = hall
        self._refresh = refresh
        self._logo, amiss = read_logo(look.logo, data_folder())
        refused = self._wear(look)
        self.faults = (*refused, amiss) if amiss else refused
        self._menu = LookMenu(menu, look)
        self._menu.changed.connect(self._change)

    def choose(self, look: HallLook, logo: Logo | None) -> None:
        """Wear another look, with the logo that was read."""
        self._logo = logo
        self._menu.show_look(look)
        self._change(look)

    def _wear(self, look: HallLook) -> tuple[str, ...]:
        colours, refused = colours_of(look)
        self._picture.dress = Dress(colours, self._logo)
        self._window.fades = look.fades
        return refused

    def _change(self, look: HallLook) -> None:
        self.look = look
        self._wear(look)
        self._refresh()
        self.changed.emit(look)
