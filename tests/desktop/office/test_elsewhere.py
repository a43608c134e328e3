"""A computer is made a point or a standby from the menu; the desk closes, and the command runs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit, QMessageBox

from timekeeper.core.programme import Programme
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.operator.dialogs.address_dialog import AddressDialog
from timekeeper.files.afar.followed import Followed
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.places import followed_path

LINK = "http://192.168.1.10:8700/0123456789abcdef0123/point"
ACCOUNT = "mqtts://p001:0123456789abcdef0123@10.0.0.5:8883"
STANDBY = "http://192.168.1.10:8700/0123456789abcdef0123/standby#0123456789abcdef0123456789abcdef"


@pytest.fixture
def office(offices, tmp_path, monkeypatch) -> Office:
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path / "home"))
    made = offices()
    made.begin(None)
    made.windows.operator.show()
    return made


def asked(office: Office, command: str) -> AddressDialog | None:
    operator = office.windows.operator
    next(c for c in operator.commands.all() if c.name == command).action.trigger()
    return operator.findChild(AddressDialog)


@pytest.mark.parametrize("address", [LINK, f" {LINK}\n", ACCOUNT])
def test_a_point_follows_the_hall_it_was_given_and_the_desk_closes(office: Office, address: str):
    dialog = asked(office, "follow_hall")
    assert dialog is not None

    dialog.address.setText(address)
    dialog.accept()

    assert office.elsewhere.command == ("follow",)
    assert Followed.read(followed_path()) == Followed(address=address.strip())
    assert not office.windows.operator.isVisible()
    assert not office.windows.hall.isVisible()


def test_the_hall_of_last_time_is_offered_with_its_certificate(office: Office):
    known = Followed(address=ACCOUNT, certificate="/stick/server.crt")
    known.keep(followed_path())

    dialog = asked(office, "follow_hall")
    assert dialog is not None
    fields = [field.text() for field in dialog.findChildren(QLineEdit)]
    dialog.accept()

    assert fields == [ACCOUNT, "/stick/server.crt"]
    assert Followed.read(followed_path()) == known


@pytest.mark.parametrize("command", ["follow_hall", "stand_by"])
def test_what_is_no_address_is_told_in_the_dialog_and_the_desk_stays(office: Office, command: str):
    for address in ("", "10.0.0.5", "http://10.0.0.5/hall", "mqtts://10.0.0.5"):
        dialog = asked(office, command)
        assert dialog is not None
        before = dialog._outcome.text()

        dialog.address.setText(address)
        dialog.accept()

        assert dialog.isVisible(), address
        assert "This is no address of a" in dialog._outcome.text()
        assert "This is no address of a" not in before
        assert office.elsewhere.command == ()
        assert office.windows.operator.isVisible()
        dialog.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_second_computer_stands_by_for_the_one_whose_address_was_pasted(office: Office):
    dialog = asked(office, "stand_by")
    assert dialog is not None

    dialog.address.setText(STANDBY)
    dialog.accept()

    assert office.elsewhere.command == ("standby", STANDBY)
    assert not office.windows.operator.isVisible()


@pytest.mark.parametrize("command", ["follow_hall", "stand_by"])
def test_a_desk_that_holds_a_conference_stays_the_desk(
    office: Office, office_day: Programme, command: str
):
    office.programmes.hold(Draft(office_day, ()))
    office.windows.desk.go_on()

    assert asked(office, command) is None
    box = office.windows.operator.findChild(QMessageBox)
    assert box is not None
    assert "finish it first" in box.text()


def test_an_item_that_begins_while_the_address_is_typed_keeps_the_desk_open(
    office: Office, office_day: Programme
):
    dialog = asked(office, "stand_by")
    assert dialog is not None
    office.programmes.hold(Draft(office_day, ()))
    office.windows.desk.go_on()

    dialog.address.setText(STANDBY)
    dialog.accept()

    assert office.elsewhere.command == ()
    assert office.windows.operator.isVisible()
