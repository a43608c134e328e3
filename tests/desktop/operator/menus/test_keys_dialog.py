"""The dialog in which keys are changed takes no key before a field of it was chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QKeySequenceEdit

from timekeeper.desktop.operator.menus.keys_dialog import KeysDialog
from timekeeper.desktop.windows.windows import Windows


def test_no_key_is_taken_at_first_and_esc_closes_from_within_a_field(
    windows: Windows, qtbot
) -> None:
    dialog = KeysDialog(windows.operator.commands, windows.operator)
    with qtbot.waitActive(dialog):
        dialog.open()
    at_first = dialog.focusWidget()
    edit = dialog.findChildren(QKeySequenceEdit)[0]
    edit.setFocus()
    before = edit.keySequence()

    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(edit, Qt.Key.Key_Escape)

    assert not isinstance(at_first, QKeySequenceEdit)
    assert edit.keySequence() == before
