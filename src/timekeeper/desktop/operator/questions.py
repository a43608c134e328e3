"""What the operator is asked in a dialog of its own. Nothing waits for the answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QInputDialog,
    QLabel,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.programme import Item
from timekeeper.live.language import _
from timekeeper.live.wording import brief


def ask_text(
    parent: QWidget, words: tuple[str, str, str], answered: Callable[[str], object]
) -> None:
    """Ask for a text; ``words`` are the dialog's title, the question and the button."""
    title, question, button = words
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setOkButtonText(button)
    dialog.setCancelButtonText(_("Cancel"))
    dialog.textValueSelected.connect(answered)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class CorrectionDialog(QDialog):
    """Asks for the true start of an item; ``before`` is what is recorded, in local time."""

    def __init__(self, item: Item, before: datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Correct a start time"))
        self._before = before
        self._time = QTimeEdit(QTime(before.hour, before.minute, before.second))
        self._time.setDisplayFormat("HH:mm:ss")
        title = QLabel(brief(item, 80))
        title.setWordWrap(True)
        form = QFormLayout()
        form.addRow(_("Really started at"), self._time)
        buttons = QDialogButtonBox()
        correct = buttons.addButton(_("Correct"), QDialogButtonBox.ButtonRole.AcceptRole)
        correct.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(title)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(440)

    def instant(self) -> datetime:
        """Return the time that was set, on the day that is recorded, in UTC."""
        at = self._time.time()
        return self._before.replace(
            hour=at.hour(), minute=at.minute(), second=at.second(), microsecond=0
        ).astimezone(UTC)
