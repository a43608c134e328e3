"""What Enter would press from the fields of a dialog."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QWidget,
)

FIELDS = (QLineEdit, QAbstractSpinBox, QComboBox)
ENDS = (QDialogButtonBox.ButtonRole.AcceptRole, QDialogButtonBox.ButtonRole.RejectRole)


def misled(window: QWidget) -> Iterator[str]:
    """Yield each field from which Enter would press a key that neither agrees nor leaves."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    for field in window.findChildren(QWidget):
        if isinstance(field, FIELDS) and field.isVisible() and field.isEnabled():
            focus(field)
            for key in window.findChildren(QPushButton):
                if key.isDefault() and key.isVisible() and not _ends(key):
                    yield f"{type(field).__name__} {field.accessibleName()}: {key.text()}"


def focus(field: QWidget) -> None:
    """Give the field the focus, and wait until it has it."""
    field.setFocus()
    for _look in range(200):
        if field.hasFocus():
            return
        QTest.qWait(5)
    message = f"{field} does not take the focus"
    raise AssertionError(message)


def _ends(key: QPushButton) -> bool:
    box = key.parentWidget()
    return key.objectName() == "accept" or (
        isinstance(box, QDialogButtonBox) and box.buttonRole(key) in ENDS
    )
