"""The dialog of sharing: what it gives out is what is shared, and it shows who came by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import segno
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from tests.desktop.enter_key import focus
from timekeeper.desktop.operator.dialogs.sharing_dialog import SharingDialog, role_name
from timekeeper.desktop.room import Scrolling
from timekeeper.files.broker.access import Access
from timekeeper.live.settings import SharingHabits
from timekeeper.network.links import GIVEN_OUT, Link, Links, Pin, Role
from timekeeper.network.reach import Reach, advice
from timekeeper.network.sharing import Adapter, Guest


class OpenSharing:
    """What is shared, without a server."""

    def __init__(self) -> None:
        self.links, self.pin, self.port = Links(), Pin(), 8770
        self.there: tuple[Guest, ...] = ()

    def guests(self) -> tuple[Guest, ...]:
        return self.there

    def address(self, link: Link, adapter: Adapter) -> str:
        return f"http://{adapter.address}:{self.port}{link.path}"


@pytest.fixture
def sharing() -> OpenSharing:
    return OpenSharing()


@pytest.fixture
def dialog(bare_desk: QWidget, sharing: OpenSharing) -> SharingDialog:
    made = SharingDialog(SharingHabits(), bare_desk)
    made.show()
    made.show_sharing(sharing, standby=True)  # type: ignore[arg-type]
    return made


def choose(dialog: SharingDialog, role: Role) -> None:
    dialog.role.setCurrentIndex(list(GIVEN_OUT).index(role))


def above(widget: QWidget) -> Iterator[QWidget]:
    """Return all that the widget lies in."""
    while (parent := widget.parentWidget()) is not None:
        yield (widget := parent)


def key(dialog: SharingDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


@pytest.mark.parametrize("role", GIVEN_OUT)
def test_each_role_has_its_address_and_its_code(
    dialog: SharingDialog, sharing: OpenSharing, role: Role
):
    choose(dialog, role)

    address = dialog.address.text()
    assert address == sharing.address(sharing.links[role], dialog.adapter.currentData())
    assert dialog.picture._rows == segno.make_qr(address, error="m").matrix


def test_the_pin_stands_beside_the_remote_s_link_alone(dialog: SharingDialog, sharing: OpenSharing):
    shown = []
    for role in GIVEN_OUT:
        choose(dialog, role)
        if dialog.pin.text() == sharing.pin.digits:
            shown.append(role)
        assert sharing.pin.digits not in dialog.address.text()

    assert shown == [Role.REMOTE]


def test_a_standby_s_address_is_offered_only_where_there_may_be_one(
    dialog: SharingDialog, sharing: OpenSharing
):
    assert dialog.role.findText(role_name(Role.STANDBY)) >= 0

    dialog.show_sharing(sharing)  # type: ignore[arg-type]

    assert dialog.role.findText(role_name(Role.STANDBY)) < 0


def test_it_says_what_a_standby_receives_beside_the_record(dialog: SharingDialog):
    choose(dialog, Role.STANDBY)
    told = [each.text() for each in dialog.findChildren(QLabel)]
    assert any(all(n in text for n in ("list of points", "account")) for text in told)

    choose(dialog, Role.HALL)
    told = [each.text() for each in dialog.findChildren(QLabel)]
    assert any("firewall" in text for text in told)
    assert not any("hall.json" in text for text in told)


def test_the_code_is_black_on_white_with_its_quiet_margin(dialog: SharingDialog):
    picture = dialog.picture.grab().toImage()
    colours = {
        QColor(picture.pixel(x, y)).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    edge = {QColor(picture.pixel(x, 10)).name() for x in range(picture.width())}

    assert colours == {"#000000", "#ffffff"}
    assert edge == {"#ffffff"}


@pytest.mark.parametrize("role", [Role.HALL, Role.REMOTE])
def test_one_link_or_all_are_taken_back(dialog: SharingDialog, role: Role):
    revoked: list[object] = []
    dialog.revoked.connect(revoked.append)
    choose(dialog, role)

    key(dialog, "Take this link back").click()
    key(dialog, "Take all links back").click()

    assert revoked == [role, None]
    assert isinstance(revoked[0], Role)


def test_the_address_can_be_copied(dialog: SharingDialog):
    key(dialog, "Copy the address").click()

    assert QGuiApplication.clipboard().text() == dialog.address.text()


def test_whether_the_address_answers_is_told_with_what_the_it_person_should_do(
    dialog: SharingDialog,
):
    trying = dialog.reach.text()
    adapter = dialog.adapter.currentData()

    dialog.show_reach([Reach(adapter, answers=True)])
    answers = dialog.reach.text()
    dialog.show_reach([Reach(adapter, answers=False)])
    silent = dialog.reach.text()
    key(dialog, "Copy for the IT person").click()

    assert trying.startswith("Trying whether")
    assert answers.startswith("The program answers at this address.")
    assert silent.startswith("The program does not answer at this address")
    told = "\n".join(advice(8770))
    assert all(text.endswith("\n" + told) for text in (trying, answers, silent))
    assert QGuiApplication.clipboard().text() == told


def test_what_was_tried_before_it_was_switched_off_is_forgotten(
    dialog: SharingDialog, sharing: OpenSharing
):
    dialog.show_reach([Reach(dialog.adapter.currentData(), answers=True)])

    dialog.show_sharing(None)
    dialog.show_sharing(sharing)  # type: ignore[arg-type]

    assert dialog.reach.text().startswith("Trying whether")


def test_all_of_it_fits_a_screen_and_the_whole_of_a_standby_s_address_is_read(
    dialog: SharingDialog,
):
    choose(dialog, Role.STANDBY)
    dialog.address.setText("http://192.168.100.100:8770/" + "a" * 20 + "/standby#" + "4" * 32)

    assert dialog.height() <= 768 - 50
    assert dialog.minimumSizeHint().height() <= 534 - 50
    for text in (
        "Copy the address",
        "Copy for the IT person",
        "Take this link back",
        "Take all links back",
        "Close",
    ):
        assert not any(type(up) is Scrolling for up in above(key(dialog, text)))
    copy = key(dialog, "Copy the address")
    assert copy.isVisible()
    longest = max(dialog.address.text().split("/"), key=len)
    assert dialog.address.wordWrap()
    assert dialog.address.fontMetrics().horizontalAdvance(longest) <= dialog.address.width() - 24


def test_what_is_shared_stands_first_and_only_while_it_is(
    dialog: SharingDialog, sharing: OpenSharing
):
    assert dialog.address.isVisible()
    assert not dialog.port.isVisible()

    dialog.show_sharing(None)
    assert dialog.port.isVisible()

    dialog.show_sharing(sharing)  # type: ignore[arg-type]
    assert dialog.address.isVisible()


def test_who_is_connected_stands_there_with_his_delay(dialog: SharingDialog):
    since = datetime(2026, 11, 27, tzinfo=UTC)
    dialog.show_guests(
        [
            Guest(Role.HALL, "10.0.0.7", since, 3.4, trusted=True),
            Guest(Role.REMOTE, "10.0.0.8", since, None, trusted=False),
        ]
    )

    rows = [
        [dialog.guests.item(row, column).text() for column in range(3)]
        for row in range(dialog.guests.rowCount())
    ]
    assert rows == [
        [role_name(Role.HALL), "10.0.0.7", "3 ms"],
        [role_name(Role.REMOTE), "10.0.0.8", "PIN not entered"],
    ]


def test_the_switch_says_what_it_will_do(dialog: SharingDialog):
    on = dialog.switch.text()
    dialog.show_sharing(None, "Port 8770 is taken by another program; choose another one.")

    assert on == "Switch off"
    assert dialog.switch.text() == "Switch on"
    assert not dialog.address.isVisible()
    assert dialog._told.text().startswith("Port 8770")


def test_the_hall_s_account_on_the_points_server_is_chosen_and_shown(
    bare_desk: QWidget, tmp_path, monkeypatch
):
    path = tmp_path / "hall.json"
    Access(host="10.0.0.5", account="hall", password="0" * 20).keep(path)
    dialog, told = SharingDialog(SharingHabits(), bare_desk), []
    dialog.habits_changed.connect(told.append)
    assert not dialog.to_broker.isEnabled()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))

    key(dialog, "Choose…").click()

    assert dialog.broker.text() == "10.0.0.5:8883 (hall)"
    assert told[-1] == SharingHabits(broker=str(path), to_broker=True)


def test_a_file_that_keeps_no_account_is_told_and_nothing_is_published(
    bare_desk: QWidget, tmp_path, monkeypatch
):
    path = tmp_path / "other.json"
    path.write_text("{}", encoding="utf-8")
    dialog, told = SharingDialog(SharingHabits(), bare_desk), []
    dialog.habits_changed.connect(told.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))

    key(dialog, "Choose…").click()

    assert "keeps no account" in dialog.broker.text()
    assert not told[-1].to_broker


def test_enter_in_a_field_shares_and_never_shows_those_out_who_follow(dialog: SharingDialog):
    dialog.activateWindow()
    focus(dialog.role)
    shared = dialog.switch.isDefault()

    dialog.show_sharing(None)
    focus(dialog.port)

    assert (shared, dialog.switch.isDefault()) == (False, True)
