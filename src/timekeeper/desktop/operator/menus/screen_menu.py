"""The entries of the Hall menu that say which screen is the hall's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from timekeeper.desktop.operator.commands import add_action
from timekeeper.words.language import _


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """A screen to choose from: its number when identified, and how it reads."""

    text: str
    is_halls: bool
    use: Callable[[], None]


@dataclass(frozen=True, slots=True)
class ScreensState:
    """What the entries show: the screens, and whether the picture may go, or is, here."""

    screens: Sequence[ScreenEntry]
    may_show_here: bool
    shown_here: bool


class ScreenMenu:
    """Adds the entries; ``state`` is asked each time the menu opens."""

    def __init__(
        self,
        menu: QMenu,
        state: Callable[[], ScreensState],
        identify: Callable[[], None],
        toggle_here: Callable[[], None],
    ) -> None:
        self._state = state
        menu.addSeparator()
        self._screens = menu.addMenu(_("The hall's screen"))
        self._one_of = QActionGroup(self._screens)
        add_action(menu, _("Identify screens"), identify)
        self._here = add_action(menu, _("Show the hall picture here"), toggle_here)
        self._here.setCheckable(True)
        menu.aboutToShow.connect(self.refresh)

    def refresh(self) -> None:
        """Bring the entries up to date."""
        state = self._state()
        self._here.setEnabled(state.may_show_here)
        self._here.setChecked(state.shown_here)
        self._screens.clear()
        for screen in state.screens:
            entry = add_action(self._screens, screen.text, screen.use)
            entry.setCheckable(True)
            entry.setChecked(screen.is_halls)
            self._one_of.addAction(entry)
        if not state.screens:
            self._screens.addAction(_("No other screen is connected")).setEnabled(False)
