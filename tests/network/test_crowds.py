"""Those who are slow, and those who are many: they hold nobody up, and take nobody's place."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import psutil
import pytest
from aiohttp import web

from tests.network.clients import Client, told, well
from tests.network.hall import FakeHall
from timekeeper.network import door, line
from timekeeper.network.links import Role

# How slow


@pytest.fixture
def impatient(monkeypatch) -> None:
    """Let the server's patience be short, so that a test need not wait."""
    for name, seconds in (("SILENT", 0.5), ("UNTAKEN", 1.0), ("SWEEP", 0.05)):
        monkeypatch.setattr(door, name, seconds)
    monkeypatch.setattr(line, "UNTAKEN", 1.0)


SLOW = {
    "says nothing": b"",
    "half a head": b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ",
    "half a body": b"POST /api/state HTTP/1.1\r\nContent-Length: 100\r\n\r\n{",
}


@pytest.mark.parametrize("said", SLOW.values(), ids=SLOW.keys())
def test_who_sends_no_whole_request_in_time_is_parted_with(impatient, client: Client, said: bytes):
    client.raw(said)  # returns when the line is closed

    assert well(client)


def test_who_drips_a_body_letter_by_letter_is_parted_with(impatient, client: Client):
    path = f"/api/{client.sharing.links[Role.API].token}/act"
    with client.connect() as wire:
        wire.sendall(client.request(path, "Content-Length: 10000", method="POST"))
        wire.settimeout(0.02)
        sent = 0
        with suppress(ConnectionError):
            while sent < 1_000:
                wire.sendall(b"x")
                sent += 1
                try:
                    if not wire.recv(100):
                        break
                except TimeoutError:
                    continue

    assert 0 < sent < 60  # the allowance alone would end it at a hundred
    assert well(client)


def test_who_asks_for_much_and_takes_nothing_is_parted_with(impatient, client: Client):
    request = client.request("/pages/BeVietnamPro_400Regular.ttf")
    pipelined = request.replace(b"Connection: close\r\n", b"") * 60
    with client.connect() as wire:
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        wire.sendall(pipelined)
        until_gone(client, 0)

    assert well(client)


def until_gone(client: Client, left: int) -> None:
    """Wait until no more than so many connections are open."""
    server = client.sharing._server
    assert server is not None
    assert server._door is not None

    async def waiting() -> None:
        while len(server._door) > left:
            await asyncio.sleep(0.01)

    client.run(waiting)


def test_who_follows_and_takes_nothing_is_parted_with_and_holds_nobody_up(
    impatient, client: Client, hall: FakeHall
):
    with client.connect() as wire:
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        wire.sendall(client.upgrade(Role.STAFF))

        async def following():
            async with client.line(Role.HALL) as line_:
                await told(line_, "view")
                seen = []
                for _turn in range(40):
                    hall.number += 1
                    client.sharing.publish()
                    seen.append((await told(line_, "view"))["view"]["seq"])
                while len(client.sharing.guests()) > 1:
                    await asyncio.sleep(0.01)
                return seen

        seen = client.run(following, patience=60)

    assert len(seen) == 40
    assert seen == sorted(seen)


def test_a_follower_that_only_listens_may_be_silent_as_long_as_it_likes(impatient, client: Client):
    async def listening():
        async with client.line(Role.HALL) as line_:
            await told(line_, "view")
            await asyncio.sleep(4 * door.SILENT)
            await line_.send_json({"ping": 1})
            return await told(line_, "pong")

    assert client.run(listening)["ping"] == 1


# How many


@pytest.fixture
def small(monkeypatch) -> int:
    """Let the house be small, so that a test can fill it."""
    monkeypatch.setattr(door, "MOST_CONNECTIONS", 30)
    return 30


@pytest.fixture
def crowd(client: Client) -> Iterator[ExitStack]:
    with ExitStack() as crowd:
        yield crowd


def test_five_hundred_idle_connections_do_no_harm(client: Client, crowd: ExitStack):
    before = psutil.Process().memory_info().rss
    for _turn in range(500):
        crowd.enter_context(client.connect())

    assert well(client)
    assert psutil.Process().memory_info().rss - before < 50_000_000


def test_when_the_house_is_full_the_newest_viewer_still_gets_in(
    small: int, client: Client, crowd: ExitStack
):
    for _turn in range(3 * small):
        crowd.enter_context(client.connect())

    assert well(client)
    server = client.sharing._server
    assert server is not None
    assert server._door is not None
    assert len(server._door) <= small


def test_when_viewers_fill_the_house_a_remote_keeps_its_place(
    small: int, client: Client, crowd: ExitStack, hall: FakeHall
):
    async def acting():
        async with client.remote() as remote:
            await told(remote, "view")
            await asyncio.to_thread(fill)
            await remote.send_json(
                {"act": {"press": "press-0001", "seen": hall.number, "do": "go_on"}}
            )
            return await told(remote, "answer")

    def fill() -> None:
        for _turn in range(3 * small):
            wire = crowd.enter_context(client.connect())
            wire.sendall(client.upgrade(Role.HALL))
            wire.recv(1)

    assert client.run(acting)["done"]


def test_the_address_that_takes_up_most_loses_a_place_first(client: Client, monkeypatch):
    monkeypatch.setattr(door, "MOST_CONNECTIONS", 1)

    async def choosing():
        loop = asyncio.get_running_loop()
        house = door.Door(loop)
        server = client.sharing._server
        assert server is not None
        assert server._runner is not None
        made = [
            door.Connection(house, server._runner.server, address)  # type: ignore[arg-type]
            for address in ("one", "two", "two", "two", "one")
        ]
        house._connections = dict.fromkeys(made)
        made[1].live = True
        made[2].kept = True
        left = []
        for _turn in range(3):
            house._room()
            left.append([made.index(each) for each in house._connections])
        return left

    left = client.run(choosing)

    assert left == [[1, 2, 3, 4], [1, 2, 4], [2, 4]]


def test_who_comes_while_it_is_switched_off_is_parted_with(monkeypatch):
    monkeypatch.setattr(door, "ENTRIES", (0, 0))

    async def come_and_switch_off() -> bytes:
        entrance, came = door.Door(asyncio.get_running_loop()), asyncio.Event()
        takes = entrance.addresses.takes
        monkeypatch.setattr(entrance.addresses, "takes", lambda *asked: came.set() or takes(*asked))
        port = entrance.open("127.0.0.1", 0, web.Server(lambda _request: None))
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        await came.wait()
        await entrance.close()
        last_words = await asyncio.wait_for(reader.read(), 5)
        writer.close()
        return last_words

    assert asyncio.run(come_and_switch_off()) == b""
