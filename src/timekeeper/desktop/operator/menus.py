"""The menus of the operator's window; every key of the day stands in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu


def add_action(menu: QMenu, text: str, act: Callable[[], object], *keys: str) -> QAction:
    """Add an entry that also works by its keys; holding a key down does it once."""
    action = menu.addAction(text)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setAutoRepeat(False)
    action.triggered.connect(lambda _checked: act())
    return action
