"""What the operator sees of sharing: its sign, its dialog, and what he is asked first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QMessageBox

from tests.desktop.office.sharing.conftest import listening, switch_on
from timekeeper.core.programme import Programme
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.operator.dialogs.sharing_dialog import SharingDialog
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.settings import read_settings
from timekeeper.live.secrecy import secret_refusal
from timekeeper.live.settings import SharingHabits
from timekeeper.network.sharing import Adapter

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def offices(unseen_offices: Callable[[], Office]) -> Callable[[], Office]:
    return unseen_offices


@pytest.fixture
def office(offices, office_day: Programme) -> Office:
    made = offices()
    made.begin(Draft(office_day, ()))  # what the desk shows is looked at
    return made


def test_the_desk_shows_all_the_time_that_it_is_on(shared: Office):
    sign = shared.sharing_shown._sign

    assert not sign.isHidden()
    assert sign.text() == "● Shared in the building: 0 connected"

    shared.sharing.close()

    assert sign.isHidden()


def test_the_network_is_asked_about_once_before_it_is_switched_on(office: Office, qtbot):
    office.sharing_shown.ask()
    dialog = office.windows.operator.findChild(SharingDialog)
    dialog.switched_on.emit(0)
    question = next(box for box in dialog.findChildren(QMessageBox) if box.isVisible())

    next(button for button in question.buttons() if button.text() == "No").click()
    assert office.sharing.sharing is None

    dialog.switched_on.emit(0)
    question = next(box for box in dialog.findChildren(QMessageBox) if box.isVisible())
    next(button for button in question.buttons() if button.text() == "It may").click()
    qtbot.waitUntil(lambda: office.sharing.sharing is not None, timeout=20_000)
    office.sharing.close()
    dialog.switched_on.emit(0)
    qtbot.waitUntil(lambda: office.sharing.sharing is not None, timeout=20_000)

    assert not [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]


def test_in_another_network_it_is_asked_once_more(office: Office, qtbot, monkeypatch):
    networks, switched_on = [Adapter("eth0", "10.0.0.7")], []
    monkeypatch.setattr("timekeeper.network.sharing.adapters", lambda: tuple(networks))
    monkeypatch.setattr(office.sharing, "switch_on", switched_on.append)
    office.sharing_shown.ask()
    dialog = office.windows.operator.findChild(SharingDialog)

    def asks() -> bool:
        before = len(switched_on)
        dialog.switched_on.emit(0)
        questions = [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]
        for question in questions:
            next(each for each in question.buttons() if each.text() == "It may").click()
            qtbot.waitUntil(question.isHidden)
        assert len(switched_on) == before + 1
        return bool(questions)

    at_home = [asks(), asks()]
    networks.append(Adapter("wlan0", "172.20.1.9"))
    elsewhere = [asks(), asks()]
    networks.pop()

    assert (at_home, elsewhere, asks()) == ([True, False], [True, False], False)


def test_of_a_secret_conference_the_dialog_says_why_and_asks_nothing(
    office: Office, office_day: Programme
):
    office.programmes.change(replace(office_day, secret=True))

    office.sharing_shown.ask()
    dialog = office.windows.operator.findChild(SharingDialog)
    told = [dialog._told.text()]
    dialog.switch.click()
    told.append(dialog._told.text())

    assert told == [secret_refusal(office.windows.desk.real.programme)] * 2
    assert not [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]
    assert office.sharing.sharing is None
    assert listening() == []


def test_the_dialog_says_whether_the_address_answers_whenever_it_is_opened(office: Office, qtbot):
    office.sharing_shown.ask()
    dialog = office.windows.operator.findChild(SharingDialog)

    switch_on(office, qtbot)
    qtbot.waitUntil(lambda: dialog.reach.text().startswith("The program answers"), timeout=20_000)
    dialog.close()
    qtbot.waitUntil(lambda: office.sharing_shown._dialog is None)
    office.sharing_shown.ask()
    again = office.sharing_shown._dialog
    assert again is not None

    qtbot.waitUntil(lambda: again.reach.text().startswith("The program answers"), timeout=20_000)

    def in_sight() -> None:  # without scrolling, once the words are laid out
        for whole in (again.address, again.reach, again.picture):
            assert whole.visibleRegion().boundingRect() == whole.rect()

    qtbot.waitUntil(in_sight)


def test_it_is_remembered_only_if_that_is_asked_for(home: Path, office: Office):
    office.sharing_shown.ask()
    dialog = office.windows.operator.findChild(SharingDialog)
    before = read_settings(home / "settings.yaml").sharing

    dialog.at_start.setChecked(True)

    assert before == SharingHabits()
    assert read_settings(home / "settings.yaml").sharing.at_start
