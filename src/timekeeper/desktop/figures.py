"""Fields for figures, which stand off their edge as texts do in theirs."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QTimeEdit, QWidget

INSET = 10  # pixels, as in the sheet's other fields


class NumberField(QSpinBox):
    """A whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _set_in(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let what is typed take the place of what stands there."""
        super().focusInEvent(event)
        _let_be_replaced(self)


class DecimalField(QDoubleSpinBox):
    """A number with decimals."""

    def __init__(self) -> None:
        super().__init__()
        _set_in(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let what is typed take the place of what stands there."""
        super().focusInEvent(event)
        _let_be_replaced(self)


class TimeField(QTimeEdit):
    """A time of the day."""

    def __init__(self) -> None:
        super().__init__()
        _set_in(self)


def _set_in(field: QAbstractSpinBox) -> None:
    # A style sheet's padding makes the field wider, but Qt lays the figures over it.
    field.lineEdit().setTextMargins(INSET, 0, 0, 0)


def _let_be_replaced(field: QAbstractSpinBox) -> None:
    """Let what is typed take the place of what is there: 45 before a 0 would be 450."""
    if not field.lineEdit().isModified():  # who comes back from another window goes on typing
        QTimer.singleShot(0, field, field.selectAll)  # a click puts its caret after this
