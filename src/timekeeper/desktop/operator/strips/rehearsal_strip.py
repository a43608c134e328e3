"""What tells a rehearsal from the conference: how it is begun, and a strip while it lasts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from timekeeper.desktop.operator.dialogs.form_dialog import FormDialog
from timekeeper.words.language import _

SPEEDS = (1, 10, 60)


class RehearsalStrip(QFrame):
    """Says in large letters that nothing counts; ``ended`` asks for the real conference."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rehearsal")
        self._text = QLabel()
        self._text.setWordWrap(True)
        ending = QPushButton(_("End the rehearsal"))
        ending.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ending.clicked.connect(self.ended)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 16, 4)
        row.addWidget(self._text, stretch=1)
        row.addWidget(ending)
        self.hide()

    def show_rehearsal(self, speed: int) -> None:
        """Say that a rehearsal is under way, and how fast its clock runs."""
        text = _("REHEARSAL – nothing goes into the record")
        if speed > 1:
            text += "  ·  " + _("the clock runs {speed} times faster").format(speed=speed)
        self._text.setText(text)
        self.show()


class RehearsalDialog(FormDialog):
    """Asks how fast the clock of a rehearsal is to run."""

    def __init__(self, subject: str, *, item_runs: bool, parent: QWidget) -> None:
        super().__init__(_("Rehearse"), subject, _("Begin the rehearsal"), parent)
        self._speeds = QComboBox()
        for speed in SPEEDS:
            words = _("{speed} times faster").format(speed=speed) if speed > 1 else _("as it is")
            self._speeds.addItem(words, speed)
        self.field(_("The clock runs"), self._speeds)
        told = _(
            "The day begins at its first item, on all displays, the hall’s too. "
            "Nothing goes into the record."
        )
        if item_runs:
            told += " " + _("The item that runs now goes on meanwhile.")
        self.tell(told)

    @property
    def speed(self) -> int:
        """Return how many times faster than real the clock is to run."""
        speed: int = self._speeds.currentData()
        return speed
