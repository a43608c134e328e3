"""The dialog of an item asks for what the office decides about it, and keeps the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox

from tests.fakes import item
from timekeeper.desktop.operator.dialogs.item_dialogs import ItemDialog
from timekeeper.desktop.windows.windows import Windows


@pytest.mark.parametrize("slides", [True, False])
def test_the_item_s_dialog_says_whether_it_uses_slides(windows: Windows, slides: bool) -> None:
    before = item("report", length=20, slides=slides)
    dialog = ItemDialog(before, ("Edit", "Change"), windows.operator)
    switch = next(box for box in dialog.findChildren(QCheckBox) if "slides" in box.text())
    shown = switch.isChecked()

    switch.click()

    assert shown is slides
    assert dialog.item() == replace(before, slides=not slides)
