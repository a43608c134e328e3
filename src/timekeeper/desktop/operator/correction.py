"""The question when an item really started."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QTime
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.programme import Item
from timekeeper.live.language import _
from timekeeper.live.wording import brief


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
