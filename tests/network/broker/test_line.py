"""A line to the broker: trusted or none, never waited for, made anew, and nothing old after it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from ssl import SSLCertVerificationError

import psutil
import pytest
from msgspec.structs import replace
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion

from tests.network.mosquitto import HOST, Mosquitto
from timekeeper.files.broker.access import Access
from timekeeper.network.broker.line import TRIES, TRIES_OF_HALL, VIEW, WAITED, MqttLine

PATIENCE = 20.0


class Heard:
    """What a line tells its owner."""

    def __init__(self) -> None:
        self.ready: SimpleQueue[None] = SimpleQueue()
        self.said: SimpleQueue[tuple[str, bytes]] = SimpleQueue()

    def line(self, access: Access, certificate: Path | None, *topics: str) -> MqttLine:
        return MqttLine(
            access,
            certificate,
            topics or (VIEW,),
            lambda: self.ready.put(None),
            lambda *told: self.said.put(told),
        )


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def open_line(broker: Mosquitto, heard: Heard) -> Iterator[Callable[..., MqttLine]]:
    made: list[MqttLine] = []

    def open_line(access: Access, certificate: Path | None = broker.certificate) -> MqttLine:
        made.append(heard.line(access, certificate))
        made[-1].open()
        return made[-1]

    yield open_line
    for each in made:
        each.close()


def sentence(line: MqttLine, words: str) -> bool:
    """Return whether the line says these words soon."""
    end = time.perf_counter() + PATIENCE
    waiting = threading.Event()
    while words not in line.why_not and time.perf_counter() < end:
        waiting.wait(0.01)
    return words in line.why_not


def test_nothing_is_opened_before_it_is_asked_for_and_nothing_is_left(broker, heard):
    process, threads = psutil.Process(), threading.active_count()
    before = len(process.net_connections("inet"))

    line = heard.line(broker.hall, broker.certificate)
    assert len(process.net_connections("inet")) == before
    line.open()
    heard.ready.get(timeout=PATIENCE)
    assert line.why_not == ""
    line.close()

    assert len(process.net_connections("inet")) == before
    assert threading.active_count() == threads


def test_a_server_that_nobody_vouches_for_is_told_no_password(broker, open_line):
    line = open_line(broker.hall, None)

    assert sentence(line, "not trusted")


def test_a_certificate_for_another_server_is_not_trusted(broker, open_line):
    line = open_line(replace(broker.hall, host="localhost"))

    assert sentence(line, "not trusted")


def test_an_account_that_is_refused_is_named(broker, open_line):
    line = open_line(replace(broker.account("p001"), password="0" * 20))

    assert sentence(line, "does not accept the account p001")


@pytest.mark.parametrize("content", ["", "-----BEGIN CERTIFICATE-----\nAAAA\n", None])
def test_a_file_that_is_no_certificate_is_named(broker, open_line, tmp_path, content):
    path = tmp_path / "server.crt"
    if content is not None:
        path.write_text(content, encoding="ascii")

    assert str(path) in open_line(broker.hall, path).why_not


def test_a_server_that_never_answers_holds_nobody_up(broker, heard):
    with socket.socket() as silent:
        silent.bind((HOST, 0))
        silent.listen()
        access = replace(broker.hall, port=silent.getsockname()[1])
        line = heard.line(access, broker.certificate)

        begin = time.perf_counter()
        line.open()
        line.say(VIEW, b"x")

        assert time.perf_counter() - begin < 2
        assert line.why_not
        line.close()
        assert time.perf_counter() - begin < 4


def test_what_could_not_be_said_is_not_said_later(broker, heard, open_line):
    line = open_line(broker.hall)
    heard.ready.get(timeout=PATIENCE)
    broker.kill()
    assert sentence(line, "trying again")

    line.say(VIEW, b"old", retain=True)
    broker.start()

    heard.ready.get(timeout=PATIENCE)
    line.say(VIEW, b"new", retain=True)
    other = Heard()
    reader = other.line(broker.account("p001"), broker.certificate)
    reader.open()
    assert other.said.get(timeout=PATIENCE) == (VIEW, b"new")
    reader.close()


@pytest.mark.parametrize("account", ["hall", "p001"])
def test_the_hall_is_back_before_its_points_and_nobody_waits_twice(broker, account):
    access = replace(broker.hall, account=account)
    made = Heard().line(access, broker.certificate)
    client = Client(CallbackAPIVersion.VERSION2)
    least, most = TRIES_OF_HALL if account == "hall" else TRIES

    made.why_not = ""
    made._lost(client)
    assert least <= client._reconnect_min_delay == client._reconnect_max_delay <= most
    assert made.why_not

    for error, bounds in (
        (ConnectionRefusedError(), (least, most)),
        (TimeoutError(), WAITED),  # it has waited already
        (SSLCertVerificationError(), TRIES),
    ):
        try:
            raise error
        except OSError:
            made._failed(client)
        assert bounds[0] <= client._reconnect_min_delay <= bounds[1]
    made._lost(client)  # refused: it was not up
    assert TRIES[0] <= client._reconnect_min_delay <= TRIES[1]


def test_a_callback_that_fails_does_not_end_the_line(broker, connect, heard, caplog):
    def fail(_topic: str, said: bytes) -> None:
        if said == b"bad":
            raise ZeroDivisionError
        heard.said.put((_topic, said))

    line = MqttLine(
        broker.account("p001"), broker.certificate, [VIEW], lambda: heard.ready.put(None), fail
    )
    line.open()
    heard.ready.get(timeout=PATIENCE)

    hall = connect("hall")
    hall.publish(VIEW, b"bad")
    hall.publish(VIEW, b"good")

    assert heard.said.get(timeout=PATIENCE) == (VIEW, b"good")
    assert "ZeroDivisionError" in caplog.text
    line.close()
