"""The ways that an address tells, and what each says where there is none."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from tests.network.hall import FakeHall
from tests.network.linked import HOST, ByServer, LinkedPoint
from timekeeper.files.broker.access import NoAccess
from timekeeper.network.following.carriers import MqttCarrier, SocketCarrier, carrier_to
from timekeeper.network.point_protocol import Hello

TOKEN = "0123456789" * 2


def nobody(_said: bytes | str) -> None:
    raise AssertionError


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (f"http://10.0.0.5:8770/{TOKEN}/point", SocketCarrier),
        (f" ws://hoi-truong/{TOKEN}/live ", SocketCarrier),
        (f"http://[fe80::1]:8770/{TOKEN}/point/", SocketCarrier),
        (f"mqtts://p001:{TOKEN}@mqtt.tinh.example", MqttCarrier),
    ],
)
def test_an_address_tells_the_way(address, kind):
    assert isinstance(carrier_to(address, None, nobody), kind)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "10.0.0.5",
        f"http://10.0.0.5:99999/{TOKEN}/point",
        f"https://10.0.0.5/{TOKEN}/point",
        f"http://10.0.0.5:8770/{TOKEN}/hall",
        "http://10.0.0.5:8770/0123/point",
        f"http://a@b/{TOKEN}/point",
        f"http://10.0.0.5\n/{TOKEN}/point",
        "mqtts://mqtt.tinh.example",
    ],
)
def test_an_address_that_tells_none_is_one_sentence(address):
    with pytest.raises(NoAccess, match="no address of a point"):
        carrier_to(address, None, nobody)


def test_a_link_that_was_taken_back_is_told(hall: FakeHall):
    way = ByServer(hall)
    way.open()
    address = way.address("p001").replace("0" * 20, "f" * 20)
    carrier = carrier_to(address, None, nobody)
    carrier.open()

    wait_for(lambda: "ask it for a new one" in carrier.why_not)

    carrier.close()
    way.close()


def test_a_point_whose_link_is_taken_back_meanwhile_is_told(hall: FakeHall):
    way = ByServer(hall)
    way.open()
    point = LinkedPoint(way, "p001")
    point.carrier.open()
    point.until(point.knows.reads)

    way._sharing.let_in({})

    wait_for(lambda: "ask it for a new one" in point.carrier.why_not)
    assert point.knows.reads() is not None
    point.carrier.close()
    way.close()


def test_a_hall_that_never_answers_holds_nobody_up():
    with socket.socket() as silent:
        silent.bind((HOST, 0))
        silent.listen()
        port = silent.getsockname()[1]
        carrier = carrier_to(f"http://{HOST}:{port}/{TOKEN}/point", None, nobody)
        begin = time.perf_counter()

        carrier.say(Hello())
        carrier.open()
        carrier.say(Hello())
        assert carrier.why_not
        carrier.close()

        assert time.perf_counter() - begin < 2


def test_nothing_is_left_of_a_way_that_was_never_opened_or_is_closed_at_once():
    before = threading.active_count()
    carrier_to(f"http://{HOST}:1/{TOKEN}/point", None, nobody).close()
    carrier = carrier_to(f"http://{HOST}:1/{TOKEN}/point", None, nobody)

    carrier.open()
    carrier.close()

    assert threading.active_count() == before


def wait_for(known) -> None:
    end, waiting = time.perf_counter() + 20, threading.Event()
    while not known() and time.perf_counter() < end:
        waiting.wait(0.01)
    assert known()
