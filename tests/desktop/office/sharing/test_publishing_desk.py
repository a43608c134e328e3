"""The points’ server has what is shared, while that is wanted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.network.mosquitto import PROGRAM, Mosquitto, Outsider
from timekeeper.core.acts import Edit
from timekeeper.core.events import SecrecySet
from timekeeper.desktop.office.sharing import desk_sharing as sharing_module
from timekeeper.desktop.office.wiring import Office
from timekeeper.live.settings import SharingHabits

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Mosquitto]:
    if PROGRAM is None:
        pytest.skip("mosquitto is not installed")
    (tmp_path / "broker").mkdir()
    broker = Mosquitto(tmp_path / "broker", ("Phường 1", "Xã Tân Hòa"))
    broker.start()
    yield broker
    broker.kill()


def told(office: Office) -> str:
    office.windows.desk.refresh()
    return office.sharing_shown._sign.text()


def test_the_points_server_has_it_too_while_it_is_wanted_and_the_desk_says_so(
    shared: Office, broker: Mosquitto, qtbot
):
    sharing = shared.sharing
    chosen = SharingHabits(broker=str(broker.folder / "hall.json"))
    sharing.take(chosen)
    assert sharing.points_server.publishing is None

    sharing.take(replace(chosen, to_broker=True))
    qtbot.waitUntil(lambda: "the points’ server has it too" in told(shared), timeout=20_000)
    point = Outsider(broker, "p001", broker.points.tokens["p001"])
    point.subscribe("timekeeper/view")
    before = json.loads(point.heard.get(timeout=20)[1])["view"]["seq"]
    shared.windows.desk.go_on()
    assert json.loads(point.heard.get(timeout=20)[1])["view"]["seq"] > before

    broker.kill()
    qtbot.waitUntil(lambda: "trying again" in told(shared), timeout=20_000)
    assert sharing.sharing is not None

    broker.start()
    qtbot.waitUntil(lambda: "the points’ server has it too" in told(shared), timeout=20_000)
    publishing = sharing.points_server.publishing
    sharing.take(chosen)
    publishing.close(wait=True)
    point.close()
    assert sharing.points_server.publishing is None
    assert told(shared) == "● Shared in the building: 0 connected"


@pytest.mark.parametrize("reached", [True, False], ids=["there is a line", "there is none"])
def test_of_a_conference_that_becomes_secret_the_points_server_keeps_nothing_or_the_desk_says_so(
    shared: Office, broker: Mosquitto, qtbot, monkeypatch, *, reached: bool
):
    said: list[str] = []
    monkeypatch.setattr(shared.windows.operator, "tell_error", said.append)
    monkeypatch.setattr(sharing_module, "LAST_WORDS", 50)
    habits = SharingHabits(broker=str(broker.folder / "hall.json"), to_broker=True)
    shared.sharing.take(habits)
    qtbot.waitUntil(lambda: "the points’ server has it too" in told(shared), timeout=20_000)
    point = Outsider(broker, "p001", broker.points.tokens["p001"])
    point.subscribe("timekeeper/view")
    views = [point.heard.get(timeout=20)[1]]
    if not reached:
        broker.kill()
        qtbot.waitUntil(lambda: "trying again" in told(shared), timeout=20_000)

    publishing = shared.sharing.points_server.publishing
    shared.windows.desk.act(Edit(SecrecySet(True)))
    qtbot.waitUntil(lambda: shared.sharing.sharing is None, timeout=5000)
    publishing.close(wait=True)
    while reached and views[-1]:
        views.append(point.heard.get(timeout=20)[1])
    point.close()

    assert said[-1].endswith("to which there is no line.") is not reached


def test_an_account_that_cannot_be_read_is_told_and_the_building_has_it_all_the_same(
    shared: Office, home: Path, qtbot
):
    shared.sharing.take(SharingHabits(broker=str(home / "no.json"), to_broker=True))

    qtbot.waitUntil(lambda: "keeps no account of the hall" in told(shared), timeout=20_000)
    assert shared.sharing.sharing is not None


def test_nothing_is_published_of_what_is_not_shared(office: Office, broker: Mosquitto):
    habits = SharingHabits(broker=str(broker.folder / "hall.json"), to_broker=True)

    office.sharing.take(habits)

    assert office.sharing.points_server.publishing is None
    assert not broker.has_said("New connection")
