"""The keys that change what items there are, with their buttons, and whether what follows moves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from timekeeper.words.language import _


class EditBar(QWidget):
    """A row of buttons; each also works by its key anywhere in the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.ripple = QCheckBox(_("What follows moves along (Ctrl+R)"))
        self.ripple.setToolTip(
            _("A change of times moves the later items of the session, up to a fixed start.")
        )
        self._key("Ctrl+R", self.ripple.toggle)

    def add(self, text: str, key: str, act: Callable[[], object]) -> QPushButton:
        """Add a button with its key."""
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button = QPushButton(text)
        button.setProperty("role", "compact")
        button.setToolTip(f"{text} ({shown})")
        button.setAccessibleName(f"{text} ({shown})")
        button.clicked.connect(lambda _checked: act())
        self._key(key, act)
        self._row.addWidget(button)
        return button

    def end(self) -> None:
        """Add what stands at the end of the row."""
        self._row.addStretch(1)
        self._row.addWidget(self.ripple)

    def _key(self, key: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)
