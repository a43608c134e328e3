"""What others counted is written down, and told where it does not add up."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSpinBox

from timekeeper.core.events import BallotsCounted, GroupCount
from timekeeper.desktop.figures import NumberField
from timekeeper.desktop.operator.dialogs.count_dialogs import AttendanceDialog, BallotsDialog
from timekeeper.desktop.operator.dialogs.form_dialog import FormDialog
from timekeeper.desktop.room import Scrolling
from timekeeper.desktop.windows.windows import Windows


@pytest.fixture
def windows(unseen_windows: Windows) -> Windows:
    return unseen_windows


def told(dialog: AttendanceDialog | BallotsDialog) -> str:
    return next(
        label.text() for label in dialog.findChildren(QLabel) if label.property("role") == "outcome"
    )


def possible(dialog: AttendanceDialog | BallotsDialog) -> bool:
    return dialog.findChild(QPushButton, "accept").isEnabled()


def write(dialog: AttendanceDialog | BallotsDialog, *figures: int) -> None:
    for box, figure in zip(dialog.findChildren(QSpinBox), figures, strict=False):
        box.setValue(figure)


def test_who_is_present_is_written_group_by_group(windows: Windows) -> None:
    dialog = AttendanceDialog(windows.desk, 0, windows.operator)
    dialog.open()
    assert not possible(dialog)
    dialog.findChildren(QLineEdit)[0].setText("Khối Đảng")

    write(dialog, 12, 9, 2, 2)
    uneven = told(dialog)
    write(dialog, 12, 9, 2, 1)

    assert "13" in uneven
    assert "13" not in told(dialog)
    assert possible(dialog)
    assert dialog.groups() == (GroupCount(12, 9, 2, 1, "Khối Đảng"),)


def test_what_does_not_add_up_is_told_below_the_fields_and_none_of_them_has_to_make_room(
    windows: Windows, qtbot
):
    item = next(item for item in windows.desk.conference.programme.items if item.timed)
    for dialog in (
        AttendanceDialog(windows.desk, 0, windows.operator),
        BallotsDialog(windows.desk, item, windows.operator),
    ):
        with qtbot.waitExposed(dialog):
            dialog.open()
        write(dialog, 12, 9, 2, 2)

        (fields,) = dialog.findChildren(Scrolling)
        outcome = next(w for w in dialog.findChildren(QLabel) if w.property("role") == "outcome")
        qtbot.waitUntil(lambda o=outcome: o.height() >= o.heightForWidth(o.width()), timeout=5000)
        qtbot.waitUntil(lambda f=fields: f.verticalScrollBar().maximum() == 0, timeout=5000)
        dialog.reject()


def test_the_ballots_of_a_vote_are_written_as_they_are_read_out(windows: Windows) -> None:
    item = next(item for item in windows.desk.conference.programme.items if item.timed)
    dialog = BallotsDialog(windows.desk, item, windows.operator)
    dialog.open()
    assert not possible(dialog)

    write(dialog, 50, 49, 48, 2)
    uneven = told(dialog)
    write(dialog, 50, 49, 48, 1)

    assert "50" in uneven
    assert told(dialog) == ""
    assert dialog.ballots() == BallotsCounted(item.id, 50, 49, 48, 1)


def test_the_first_figures_of_a_question_are_taken_by_what_is_typed(
    windows: Windows, qtbot
) -> None:
    dialog = FormDialog("", "", "", windows.operator)
    field = NumberField()
    field.setRange(0, 500)
    field.setValue(7)
    dialog.field("", field)
    dialog.open()
    qtbot.waitUntil(lambda: bool(field.lineEdit().selectedText()))

    QTest.keyClicks(field, "52")

    assert field.value() == 52
