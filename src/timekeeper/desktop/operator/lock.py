"""The lock against slips: while it is on, no key and no button does anything but open it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from timekeeper.desktop.operator.commands import Commands, add_action
from timekeeper.desktop.operator.strips.strips import Strip
from timekeeper.words.language import _

UNLOCK = "Ctrl+L"


class Lock(Strip):
    """A strip that says so while the desk is locked; ``changed`` carries whether it is.

    ``kept`` are the widgets and menus that are locked with the commands.
    """

    changed = Signal(bool)

    def __init__(self, commands: Commands, kept: Sequence[QWidget | QAction]) -> None:
        super().__init__("lock")
        self._commands = commands
        self._kept = kept
        self._focus: QObject | None = None
        told = _("The desk is locked: no key or button does anything until it is opened.")
        self._text.setText(told)
        self.add_key(_("Unlock ({key})").format(key=UNLOCK), self.toggle)

    @property
    def locked(self) -> bool:
        """Return whether the desk is locked now."""
        return not self.isHidden()

    def listen(self, window: QWidget, menu: QMenu) -> None:
        """Open and close by the menu's entry, and by the key, whatever is disabled."""
        add_action(menu, _("Lock the desk ({key})").format(key=UNLOCK), self.toggle)
        shortcut = QShortcut(QKeySequence(UNLOCK), window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.toggle)

    def toggle(self) -> None:
        """Lock the desk, or open it again with the focus where it was."""
        locking = not self.locked
        if locking:
            self._focus = self.window().focusWidget()
        self.setVisible(locking)
        self._commands.enable(enabled=not locking, but=("help",))
        for kept in self._kept:
            kept.setEnabled(not locking)
        if not locking and isinstance(self._focus, QWidget):
            self._focus.setFocus()
        self.changed.emit(locking)
