"""The conference in the hall: what the operator is told before he changes it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from timekeeper.core.programme import Address, Programme
from timekeeper.desktop.operator.dialogs.conference_dialog import ConferenceDialog


@pytest.mark.parametrize("begun", [False, True])
def test_whoever_lifts_secrecy_reads_first_what_comes_of_it(
    app, qtbot, office_day: Programme, *, begun: bool
):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ConferenceDialog(replace(office_day, secret=True), parent, begun=begun)
    before = dialog._outcome.text()

    dialog.secret.setChecked(False)
    lifted = dialog._outcome.text()
    dialog.secret.setChecked(True)

    assert lifted.endswith("Earlier records of it stay secret.")
    assert "copied again" in lifted
    assert lifted.startswith(before)
    assert dialog._outcome.text() == before
    assert bool(before) == begun


@pytest.mark.parametrize("address", Address)
def test_how_people_are_called_is_what_was_chosen(app, qtbot, office_day: Programme, address):
    """Qt gives a plain text back, by which a council would be called as the programme writes."""
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ConferenceDialog(office_day, parent)

    dialog.address.setCurrentIndex(dialog.address.findData(address))

    assert dialog.programme().address is address
