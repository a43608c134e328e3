"""The office that shares the conference on its desk, and what asks it from afar."""

from __future__ import annotations

import threading
from collections.abc import Callable

import psutil
import pytest
from msgspec import convert

from tests.desktop.office.conftest import begin_unseen
from timekeeper.core.programme import Programme
from timekeeper.desktop.office.sharing.shared_desk import SharedDesk
from timekeeper.desktop.office.wiring import Office
from timekeeper.network.acts_from_afar import Answer, AskedAct, Asker
from timekeeper.network.links import Role

REMOTE = "192.168.1.7"


@pytest.fixture
def office(offices, office_day: Programme) -> Office:
    made = offices()
    begin_unseen(made, office_day)
    return made


@pytest.fixture
def shared(office: Office, qtbot) -> Office:
    switch_on(office, qtbot)
    return office


def switch_on(office: Office, qtbot) -> None:
    office.sharing.switch_on(0)
    qtbot.waitUntil(lambda: office.sharing.sharing is not None, timeout=20_000)


def published(office: Office) -> SharedDesk:
    found = office.sharing._desk
    assert found is not None
    return found


def number(office: Office) -> int:
    return published(office).day()[0].number


def listening() -> list[int]:
    connections = psutil.Process().net_connections(kind="inet")
    return [each.laddr.port for each in connections if each.status == psutil.CONN_LISTEN]


@pytest.fixture
def asked(qtbot) -> Callable[..., Answer]:
    """Ask as the network does: from a thread of its own, answered by the window's."""

    def ask(office: Office, do: str, role: Role = Role.REMOTE, **more: object) -> Answer:
        desk = published(office)
        act = convert({"press": "0123456789", "seen": number(office), "do": do} | more, AskedAct)
        answers: list[Answer] = []
        thread = threading.Thread(target=lambda: desk.ask(act, Asker(role, REMOTE), answers.append))
        thread.start()
        thread.join()
        assert not answers, "the window's thread decides"
        qtbot.waitUntil(lambda: bool(answers), timeout=5000)
        return answers[0]

    return ask
