"""A real Mosquitto on loopback, configured by what `timekeeper points init` writes."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from ssl import create_default_context

from msgspec.structs import replace
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.reasoncodes import ReasonCode

from timekeeper.core.points import Point
from timekeeper.files.afar.points_file import PointsFile
from timekeeper.files.broker.access import Access
from timekeeper.files.broker.folder import write_broker

PROGRAM = shutil.which("mosquitto", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
PATIENCE = 20.0
HOST = "127.0.0.1"


class Mosquitto:
    """The broker of some points, in a folder of its own. It ends by its own id."""

    program = PROGRAM
    qos = 1
    listens = " running"  # what it logs once it does

    def __init__(self, folder: Path, names: tuple[str, ...]) -> None:
        self.folder, self.port = folder, free_port()
        self.points = PointsFile().listing(Point("", name) for name in names)
        hall, _remark = write_broker(self.points, folder, HOST, self.port, str(folder))
        self.hall = replace(hall, qos=self.qos)
        script = self.folder / "make-certificate.sh"
        subprocess.run(["sh", str(script)], check=True, capture_output=True)
        self.certificate = self.folder / "server.crt"
        self._arguments = self._configure()
        self._process: subprocess.Popen[str] | None = None
        self._said: list[str] = []
        self._more = threading.Condition()
        self._reader: threading.Thread | None = None

    def start(self) -> None:
        """Start it, and wait until it listens."""
        assert self.program is not None
        self._process = subprocess.Popen(
            [self.program, *self._arguments], stderr=subprocess.PIPE, text=True
        )
        self._said.clear()
        self._reader = threading.Thread(target=self._read, name="mosquitto")
        self._reader.start()
        assert self.told(self.listens), self._said

    def account(self, point: str) -> Access:
        """Return the account of a point."""
        told = {"account": point, "password": self.points.tokens[point]}
        return replace(self.hall, **told)

    @property
    def accounts(self) -> list[Access]:
        """Return the accounts of all points."""
        return [self.account(point.id) for point in self.points.points]

    def forget(self) -> None:
        """Let nothing be kept for who comes later."""
        hall = Outsider(self, self.hall.account, self.hall.password)
        hall.publish("timekeeper/view", b"", retain=True)
        hall.close()

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self._process is not None and self._reader is not None:
            self._process.kill()
            self._process.wait()
            self._reader.join()
            assert self._process.stderr is not None
            self._process.stderr.close()
        self._process = self._reader = None

    def has_said(self, words: str) -> bool:
        """Return whether it has logged these words."""
        with self._more:
            return any(words in line for line in self._said)

    def told(self, words: str) -> bool:
        """Wait until it has logged these words."""
        with self._more:
            return self._more.wait_for(lambda: any(words in line for line in self._said), PATIENCE)

    @property
    def is_up(self) -> bool:
        """Return whether it runs."""
        return self._process is not None

    @property
    def pid(self) -> int:
        """Return its process."""
        assert self._process is not None
        return self._process.pid

    def _read(self) -> None:
        assert self._process is not None
        assert self._process.stderr is not None
        with suppress(ValueError):
            for line in self._process.stderr:
                with self._more:
                    self._said.append(line)
                    self._more.notify_all()
        with self._more:
            self._more.notify_all()

    def _configure(self) -> list[str]:
        """Write what it reads when it starts, and return what it is started with."""
        told = (self.folder / "mosquitto.conf").read_text(encoding="utf-8")
        for port in (self.port, self.port + 1):
            told = told.replace(f"listener {port}\n", f"listener {port} {HOST}\n")
        # Of root's files it can read none unless it stays root.
        more = "user root\nlog_dest stderr\nlog_type all\n"
        conf = self.folder / "test.conf"
        conf.write_text(told + more, encoding="utf-8")
        return ["-c", str(conf)]


def free_port() -> int:
    """Return a port that is free, as is the next one; none that the system gives to others."""
    while True:
        port = 20_000 + 2 * secrets.randbelow(6_000)
        with socket.socket() as one, socket.socket() as other, suppress(OSError):
            one.bind((HOST, port))
            other.bind((HOST, port + 1))
            return port


class Outsider:
    """A plain MQTT client, which knows nothing of timekeeper and may do what it likes."""

    def __init__(self, broker: Mosquitto, account: str, password: str) -> None:
        self._client = Client(
            CallbackAPIVersion.VERSION2,
            protocol=MQTTProtocolVersion.MQTTv311,
            reconnect_on_failure=False,
        )
        self._client.tls_set_context(create_default_context(cafile=str(broker.certificate)))
        if account:
            self._client.username_pw_set(account, password)
        self._client.on_connect = lambda *told: self._connected.put(told[3])
        self._client.on_message = lambda *told: self.heard.put((told[2].topic, told[2].payload))
        self._client.on_subscribe = lambda *_told: self._done.put(None)
        self._connected: SimpleQueue[ReasonCode] = SimpleQueue()
        self._done: SimpleQueue[None] = SimpleQueue()
        self.heard: SimpleQueue[tuple[str, bytes]] = SimpleQueue()
        self._client.connect(HOST, broker.port)
        self._client.loop_start()
        self.accepted = not self._connected.get(timeout=PATIENCE).is_failure

    def subscribe(self, topic: str) -> None:
        """Ask for what comes, and wait until the broker has answered."""
        self._client.subscribe(topic, qos=1)
        self._done.get(timeout=PATIENCE)

    def publish(self, topic: str, said: bytes, *, retain: bool = False) -> None:
        """Say something, and wait until the broker has it or has thrown it away."""
        self._client.publish(topic, said, qos=1, retain=retain).wait_for_publish(PATIENCE)

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()
