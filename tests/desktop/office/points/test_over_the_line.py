"""A linked point from its own line to the desk and back, over the hall's real server."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from tests.desktop.office.conftest import begin_unseen
from tests.network.clients import Client, told
from timekeeper.core.acts import Jump
from timekeeper.core.programme import Kind, Programme
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.operator.discussion import discussion_acts
from timekeeper.network.point_protocol import AskFloor
from timekeeper.views.afar.instants import exact_milliseconds


@pytest.fixture
def office(offices, office_day: Programme, tmp_path: Path, monkeypatch, qtbot) -> Office:
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))
    made = offices()
    begin_unseen(made, office_day)
    made.linked.ask()
    made.linked._read("Phường 1\nXã Tân Hòa")
    made.sharing.switch_on(0)
    qtbot.waitUntil(lambda: made.sharing.sharing is not None, timeout=20_000)
    return made


def test_a_hand_goes_into_the_queue_and_the_point_is_invited_with_its_own_limit(
    office: Office, qtbot
):
    desk = office.windows.desk
    item = next(i for i in desk.conference.programme.items if i.kind is Kind.DISCUSSION)
    desk.act(Jump(item.id))
    standings: Queue[dict[str, Any]] = Queue()
    at = exact_milliseconds(desk.conference.now())
    said = AskFloor(press="press-0001", at=at, name="Trần Thị B", topic="Số").encoded().decode()
    client = Client(office.sharing.sharing)

    async def at_the_point() -> None:
        async with client.point("p002") as line:
            await told(line, "standing")
            await line.send_str(said)
            while True:
                standing = await told(line, "standing")
                standings.put(standing)
                if standing["floor"] is not None:
                    return

    point = threading.Thread(target=lambda: client.run(at_the_point))
    point.start()
    seen: list[dict[str, Any]] = []

    def until(holds: Callable[[dict[str, Any]], bool]) -> None:
        def look() -> bool:
            while not standings.empty():
                seen.append(standings.get())
            return bool(seen) and holds(seen[-1])

        qtbot.waitUntil(look, timeout=5_000)

    until(lambda standing: standing["hand"] is not None)
    raised = seen[-1]["hand"]
    office.linked.take_first_hand()
    until(lambda standing: bool(standing["hand"] and standing["hand"]["queued"]))
    speech = desk.conference.course.speeches_of(item.id)[-1]
    desk.act(discussion_acts.call(speech))
    until(lambda standing: standing["floor"] is not None)
    point.join(5)

    assert (raised["name"], raised["place"], raised["queued"]) == ("Trần Thị B", 1, False)
    limit = speech.limit
    assert limit is not None
    assert seen[-1]["floor"]["limit"] == limit.total_seconds() * 1000
    assert seen[-1]["hand"] is None
    assert not point.is_alive()
