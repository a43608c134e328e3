"""Where the operator gives a command another key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timekeeper.desktop.operator.commands import Command, Commands
from timekeeper.desktop.operator.lock import UNLOCK
from timekeeper.desktop.plain import Label
from timekeeper.desktop.room import resize_within
from timekeeper.words.language import _

ROW_HEIGHT = 48


class _KeyEdit(QKeySequenceEdit):
    """Takes the key that is pressed, but Esc, which closes the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class KeysDialog(QDialog):
    """Lists the commands with one key each to change; ``chosen`` carries keys by command name.

    A key that two commands have is told, and cannot be kept.
    """

    chosen = Signal(object)

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Change keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = commands.all()
        self._edits: dict[str, QKeySequenceEdit] = {}
        self._others = {command.name: command.keys[1:] for command in self._commands}
        self._told = Label()
        self._told.setWordWrap(True)
        self._told.setProperty("role", "warning")
        # In the dialog before it is filled: put there later, Qt would dress all its fields again.
        self._table = QTableWidget(len(self._commands), 2, self)
        self._fill()
        self._buttons = QDialogButtonBox()
        keep = self._buttons.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        keep.clicked.connect(self._keep)
        usual = self._buttons.addButton(_("Default keys"), QDialogButtonBox.ButtonRole.ResetRole)
        usual.clicked.connect(self._back_to_usual)
        self._buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.rejected.connect(self.reject)
        self._keep_button = keep
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self._table)
        column.addWidget(self._told)
        column.addWidget(self._buttons)
        resize_within(self, 620, 560)
        keep.setFocus()  # in a field the next key, whatever it is, would be taken

    def _fill(self) -> None:
        self._table.setHorizontalHeaderLabels([_("Act"), _("Key")])
        self._table.verticalHeader().hide()
        self._table.setAccessibleName(_("Keys"))
        self._table.setTabKeyNavigation(False)
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the focus
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.setColumnWidth(1, 200)
        self._table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        for row, command in enumerate(self._commands):
            words = QTableWidgetItem(command.words)
            words.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._table.setItem(row, 0, words)
            edit = _KeyEdit(QKeySequence(command.keys[0] if command.keys else ""))
            edit.setMaximumSequenceLength(1)
            edit.setClearButtonEnabled(True)
            edit.setAccessibleName(command.words)
            inner = edit.findChild(QLineEdit)
            if inner is not None:  # Qt's own words are English
                inner.setPlaceholderText(_("none"))
                inner.setAccessibleName(command.words)
            edit.keySequenceChanged.connect(self._check)
            self._edits[command.name] = edit
            self._table.setCellWidget(row, 1, edit)
            self._table.setRowHeight(row, ROW_HEIGHT)

    def _keys(self, command: Command) -> tuple[str, ...]:
        """Return the key that was set, with the other keys of the command that stay."""
        key = self._edits[command.name].keySequence().toString()
        return tuple(k for k in (key, *self._others[command.name]) if k)

    def _check(self) -> None:
        by_key = {UNLOCK: _("Lock the desk ({key})").format(key=UNLOCK)}
        told = ""
        for command in self._commands:
            for key in self._keys(command):
                if key in by_key:
                    told = _("{key} does two things: {one}, and {other}.").format(
                        key=key, one=by_key[key], other=command.words
                    )
                by_key[key] = command.words
        self._told.setText(told)
        self._keep_button.setEnabled(not told)

    def _back_to_usual(self) -> None:
        for command in self._commands:
            usual = command.usual
            self._others[command.name] = usual[1:]
            self._edits[command.name].setKeySequence(QKeySequence(usual[0] if usual else ""))
        self._check()

    def _keep(self) -> None:
        self.chosen.emit(
            {c.name: self._keys(c) for c in self._commands if self._keys(c) != c.usual}
        )
        self.accept()
