"""Fields for figures, which stand off their edge as texts do in theirs."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QTimeEdit, QWidget

INSET = 10  # pixels, as in the sheet's other fields


class NumberField(QSpinBox):
    """A whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _set_in(self)


class DecimalField(QDoubleSpinBox):
    """A number with decimals."""

    def __init__(self) -> None:
        super().__init__()
        _set_in(self)


class TimeField(QTimeEdit):
    """A time of the day."""

    def __init__(self) -> None:
        super().__init__()
        _set_in(self)


def _set_in(field: QAbstractSpinBox) -> None:
    # A style sheet's padding makes the field wider, but Qt lays the figures over it.
    field.lineEdit().setTextMargins(INSET, 0, 0, 0)
