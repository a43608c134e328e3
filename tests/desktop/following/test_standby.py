"""The standby's window: calm while the hall answers, and a person takes over when it is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from tests.fakes import seconds
from tests.network.standby.hall import FACTS, Wireless, held
from timekeeper.desktop.following.standby import StandbyWindow

WAITS = "No line to the hall; trying again."


@pytest.fixture
def line() -> Wireless:
    return Wireless(held(*FACTS))


@pytest.fixture
def window(app: object, line: Wireless, qtbot) -> Iterator[StandbyWindow]:
    made = StandbyWindow(line.standby, lambda: WAITS if line.standby.stand.heard is None else "")
    made.begin()
    yield made
    made.end()


def test_before_the_hall_is_known_there_is_nothing_to_take_over(window: StandbyWindow):
    assert window.line.text() == WAITS
    assert window.has.text() == "Nothing of the hall’s record is here yet."
    assert not window.take_over.isEnabled()


def test_while_the_hall_answers_it_tells_what_is_here_and_takes_nothing_over(
    window: StandbyWindow, line: Wireless
):
    line.connect()
    window.refresh()

    assert window.line.text() == "Standing by: the hall answers."
    # By the programme's clock, as it stands on the hall's screens, whatever this computer's zone.
    assert window.has.text() == "4 acts are here · the last of 08:03:00"
    assert not window.take_over.isEnabled()


def test_when_the_hall_is_lost_a_person_confirms_and_only_then_it_is_taken_over(
    window: StandbyWindow, line: Wireless, qtbot
):
    line.connect()
    line.clock.instant += seconds(6)
    window.refresh()
    taken: list[None] = []
    window.taking_over.connect(lambda: taken.append(None))

    assert window.line.text() == "The hall has not answered since 08:00:00."
    window.take_over.click()
    box = window.findChild(QMessageBox)
    assert box is not None
    assert taken == []
    yes = next(b for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.AcceptRole)
    yes.click()

    assert taken == [None]


def test_taking_over_needs_no_mouse_and_is_never_where_a_key_falls_by_itself(
    window: StandbyWindow, line: Wireless, qtbot
):
    line.connect()
    line.clock.instant += seconds(6)
    window.refresh()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(window, key)
    assert window.findChild(QMessageBox) is None

    assert window.focusNextChild()
    assert window.focusWidget() is window.take_over
    qtbot.keyClick(window.take_over, Qt.Key.Key_Space)

    box = window.findChild(QMessageBox)
    assert box is not None
    box.close()


def test_a_hall_that_answers_again_takes_the_offer_back(window: StandbyWindow, line: Wireless):
    line.connect()
    line.clock.instant += seconds(6)
    window.refresh()
    assert window.take_over.isEnabled()

    line.look()
    window.refresh()

    assert not window.take_over.isEnabled()


def test_a_disk_that_is_full_here_is_told_here(window: StandbyWindow, line: Wireless):
    line.disk.full = True
    line.connect()
    window.refresh()

    assert window.more.text() == "The disk is full."
