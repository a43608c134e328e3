"""Commands as data: each is declared once, for its menu, its keys, their sheet and their dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from timekeeper.desktop.plain import without_keys


def add_action(menu: QMenu, text: str, act: Callable[[], object], *keys: str) -> QAction:
    """Add an entry that works by its keys, by no letter of its text; holding one does it once."""
    action = menu.addAction(without_keys(text))
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setAutoRepeat(False)
    action.triggered.connect(lambda _checked: act())
    return action


class Command:
    """One act: its name in the settings, the text of its entry, what it does, its usual keys.

    ``action`` is its entry and ``group`` the menu, once it stands in one.
    """

    group: str
    action: QAction

    def __init__(self, name: str, text: str, act: Callable[[], object], *keys: str) -> None:
        self.name = name
        self.text = text
        self.act = act
        self.usual = tuple(QKeySequence(key).toString() for key in keys)

    @property
    def words(self) -> str:
        """Return what the act is called, without the mark of a menu's own key."""
        return self.action.text().replace("&", "").rstrip("…")

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys that do it now."""
        return tuple(sequence.toString() for sequence in self.action.shortcuts())


Declared = tuple[Command | None, ...]
"""The commands of a menu in their order; None is a line between two groups."""


class Commands(QObject):
    """All commands in the order of the menus. A key that the operator gave away is free again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._commands: dict[str, Command] = {}

    def fill(self, menu: QMenu, declared: Declared) -> None:
        """Give each of these commands its entry in the menu."""
        for command in declared:
            if command is None:
                menu.addSeparator()
                continue
            command.group = menu.title().replace("&", "")
            command.action = add_action(menu, command.text, command.act, *command.usual)
            self._commands[command.name] = command

    def all(self) -> tuple[Command, ...]:
        """Return every command."""
        return tuple(self._commands.values())

    def key_of(self, name: str) -> str:
        """Return the first key of a command as keyboards have it printed, "" when it has none."""
        key = next(iter(self._commands[name].keys), "")
        return key.replace("PgDown", "Page Down").replace("PgUp", "Page Up")

    def use_keys(self, chosen: Mapping[str, Sequence[str]]) -> None:
        """Let the commands named here be called by these keys, all others by their usual ones.

        A chosen key is taken from every other command; what names no command is ignored.
        """
        taken = {key for name, keys in chosen.items() if name in self._commands for key in keys}
        for name, command in self._commands.items():
            usual = [key for key in command.usual if key not in taken]
            keys = chosen.get(name, usual)
            command.action.setShortcuts([QKeySequence(key) for key in keys])

    def enable(self, *, enabled: bool, but: Sequence[str] = ()) -> None:
        """Let all commands work, or none but those named: the lock against slips."""
        for name, command in self._commands.items():
            command.action.setEnabled(enabled or name in but)
