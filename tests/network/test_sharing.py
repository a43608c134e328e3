"""Sharing, switched on and off: what is open when, and what is told."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time

import psutil
import pytest

from tests.network.clients import Client, ended, told
from tests.network.hall import FakeHall
from tests.paths import ROOT
from timekeeper.network.links import Role
from timekeeper.network.server import EVERY_ADAPTER
from timekeeper.network.sharing import Adapter, Sharing, SharingError, adapters


def sockets() -> set[tuple]:
    return {(each.laddr, each.raddr) for each in psutil.Process().net_connections("inet")}


def test_no_socket_is_open_before_it_is_switched_on_and_none_after(hall: FakeHall):
    before, threads = sockets(), threading.active_count()
    sharing = Sharing(hall, [])
    made = sockets()

    sharing.open(0)
    client = Client(sharing)

    async def following():
        async with client.line(Role.HALL) as line:
            await told(line, "view")
            return sockets() - before

    while_open = client.run(following)
    port = sharing.port
    sharing.close()

    assert made == before
    assert (EVERY_ADAPTER, port) in {tuple(own) for own, _other in while_open}
    assert {own for own, _other in sockets() - before if own[1] == port} == set()
    assert threading.active_count() == threads


def test_those_who_are_connected_are_told_that_it_was_switched_off(client: Client):
    async def following():
        async with client.line(Role.HALL) as line:
            await told(line, "view")
            client.sharing.close()
            return (await line.receive()).data

    assert client.run(following) == 1001


def test_switching_off_waits_for_nobody(client: Client, hall: FakeHall):
    hall.ask_act = lambda *asked: None  # type: ignore[method-assign]  # a desk that never answers
    token = client.sharing.links[Role.API].token
    body = b'{"do": "next", "seen": 2}'
    act = client.request(
        f"/api/{token}/act", f"Content-Length: {len(body)}", method="POST", body=body
    )
    with client.connect() as deaf, client.connect() as waiting, client.connect() as silent:
        deaf.sendall(client.upgrade(Role.HALL))
        deaf.recv(1)
        waiting.sendall(act)
        silent.sendall(b"GET / HT")
        started = time.monotonic()

        client.sharing.close()

        assert time.monotonic() - started < 2


def test_it_can_be_switched_on_and_off_again_and_again(hall: FakeHall):
    sharing = Sharing(hall, [])
    ports = []
    for _turn in range(3):
        sharing.open(0)
        ports.append(sharing.port)
        assert Client(sharing).ask("/").status == 404
        sharing.close()
        assert sharing.port == 0

    sharing.close()

    assert all(ports)


def test_a_port_that_is_taken_is_told_and_nothing_is_left_open(hall: FakeHall):
    threads = threading.active_count()
    with socket.create_server((EVERY_ADAPTER, 0)) as other:
        port = other.getsockname()[1]
        sharing = Sharing(hall, [])

        with pytest.raises(SharingError, match=str(port)):
            sharing.open(port)

    assert (sharing.port, threading.active_count()) == (0, threads)
    sharing.open(port)
    assert sharing.port == port
    sharing.close()


def test_the_network_is_not_imported_before_it_is_switched_on():
    look = "import sys, timekeeper.desktop.office.wiring, timekeeper.network.sharing as s; "
    look += "s.adapters(); print('aiohttp' in sys.modules)"

    answer = subprocess.run(
        [sys.executable, "-c", look],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout.strip() == "False"


def test_a_role_whose_link_is_taken_back_is_parted_with_and_the_others_stay(client: Client):
    old = client.sharing.links[Role.FOYER]

    async def following():
        async with client.line(Role.HALL) as hall, client.line(Role.FOYER) as foyer:
            await told(hall, "view")
            await told(foyer, "view")
            client.sharing.revoke(Role.FOYER)
            parted = await foyer.receive()
            await hall.send_json({"ping": 1})
            return parted.data, await told(hall, "pong")

    code, pong = client.run(following)

    assert (code, pong["ping"]) == (1008, 1)
    assert client.ask(f"/{old.token}/live").status == 404
    assert client.ask(f"/{client.sharing.links[Role.FOYER].token}/live").status == 400


def test_all_links_are_taken_back_at_once(client: Client):
    old = list(client.sharing.links)

    async def following():
        async with client.line(Role.HALL) as hall, client.line(Role.STAFF) as staff:
            client.sharing.revoke()
            return await ended(hall), await ended(staff)

    assert client.run(following) == (True, True)
    assert {client.ask(link.path).status for link in old} == {404}


def test_the_adapters_that_reach_others_come_first():
    found = adapters()

    assert Adapter("lo", "127.0.0.1") in found or sys.platform != "linux"
    assert [each.address == "127.0.0.1" for each in found] == sorted(
        each.address == "127.0.0.1" for each in found
    )


def test_an_address_has_adapter_port_and_link(sharing: Sharing):
    link = sharing.links[Role.HALL]

    address = sharing.address(link, Adapter("wlan0", "192.168.1.20"))

    assert address == f"http://192.168.1.20:{sharing.port}/{link.token}/hall"


def test_a_hall_that_moves_on_while_nothing_is_shared_is_no_trouble(hall: FakeHall):
    sharing = Sharing(hall, [])

    sharing.publish()
    sharing.revoke()

    assert sharing.guests() == ()


def test_the_window_waits_less_for_other_threads_while_something_is_shared(hall: FakeHall):
    before, sharing = sys.getswitchinterval(), Sharing(hall, [])

    sharing.open(0)
    meanwhile = sys.getswitchinterval()
    sharing.close()

    assert meanwhile < before == sys.getswitchinterval()
