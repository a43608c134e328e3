"""The menus of the operator's window; every key of the day stands in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from timekeeper.core.rules import Act, Action
from timekeeper.desktop.desk import Desk
from timekeeper.live.language import _

A_MINUTE = timedelta(minutes=1)


def add_action(menu: QMenu, text: str, act: Callable[[], object], *keys: str) -> QAction:
    """Add an entry that also works by its keys; holding a key down does it once."""
    action = menu.addAction(text)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setAutoRepeat(False)
    action.triggered.connect(lambda _checked: act())
    return action


def build_day_menu(window: QMainWindow, desk: Desk) -> QMenu:
    """Return the menu of the acts on what runs."""
    menu = window.menuBar().addMenu(_("&Day"))
    add_action(menu, _("Start, then next"), desk.go_on, "Space", "PgDown")
    add_action(menu, _("Previous item"), _doing(desk, Action.PREVIOUS), "PgUp")
    add_action(menu, _("Pause or resume"), desk.pause_or_resume, "P")
    add_action(menu, _("A minute more"), _changing(desk, Action.ADD, 1), "+", "=")
    add_action(menu, _("A minute less"), _changing(desk, Action.CUT, 1), "-")
    add_action(menu, _("Five minutes more"), _changing(desk, Action.ADD, 5))
    menu.addSeparator()
    add_action(menu, _("Finish the item"), _doing(desk, Action.FINISH))
    add_action(menu, _("Close the session"), _doing(desk, Action.CLOSE))
    menu.addSeparator()
    add_action(menu, _("Undo"), _doing(desk, Action.UNDO), "Ctrl+Z")
    add_action(menu, _("Redo"), _doing(desk, Action.REDO), "Ctrl+Y", "Ctrl+Shift+Z")
    return menu


def _doing(desk: Desk, action: Action) -> Callable[[], None]:
    return lambda: desk.act(Act(action))


def _changing(desk: Desk, action: Action, minutes: int) -> Callable[[], None]:
    return lambda: desk.act(Act(action, amount=minutes * A_MINUTE))
