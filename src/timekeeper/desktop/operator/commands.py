"""Every act the operator can call by a key: its words, and its usual or chosen keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu


def add_action(menu: QMenu, text: str, act: Callable[[], object], *keys: str) -> QAction:
    """Add an entry that also works by its keys; holding a key down does it once."""
    action = menu.addAction(text)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setAutoRepeat(False)
    action.triggered.connect(lambda _checked: act())
    return action


@dataclass(frozen=True, slots=True)
class Command:
    """One act: its name in the settings, the menu it stands in, its entry and its usual keys."""

    name: str
    group: str
    action: QAction
    usual: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return what the act is called, without the mark of a menu's own key."""
        return self.action.text().replace("&", "").rstrip("…")

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys that do it now."""
        return tuple(sequence.toString() for sequence in self.action.shortcuts())


class Commands(QObject):
    """All commands in the order of the menus. A key that the operator gave away is free again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._commands: dict[str, Command] = {}

    def add(
        self, menu: QMenu, name: str, text: str, act: Callable[[], object], *keys: str
    ) -> QAction:
        """Add an entry to a menu under a name that settings keep; return it."""
        action = add_action(menu, text, act, *keys)
        group = menu.title().replace("&", "")
        self._commands[name] = Command(name, group, action, keys)
        return action

    def all(self) -> tuple[Command, ...]:
        """Return every command."""
        return tuple(self._commands.values())

    def use_keys(self, chosen: Mapping[str, Sequence[str]]) -> None:
        """Let the commands named here be called by these keys, all others by their usual ones.

        A chosen key is taken from every other command; what names no command is ignored.
        """
        taken = {key for name, keys in chosen.items() if name in self._commands for key in keys}
        for name, command in self._commands.items():
            usual = [key for key in command.usual if key not in taken]
            keys = chosen.get(name, usual)
            command.action.setShortcuts([QKeySequence(key) for key in keys])

    def chosen_keys(self) -> dict[str, tuple[str, ...]]:
        """Return the keys of those commands that are not called by their usual ones."""
        return {
            name: command.keys
            for name, command in self._commands.items()
            if command.keys != tuple(QKeySequence(key).toString() for key in command.usual)
        }

    def enable(self, *, enabled: bool, but: Sequence[str] = ()) -> None:
        """Let all commands work, or none but those named: the lock against slips."""
        for name, command in self._commands.items():
            command.action.setEnabled(enabled or name in but)
