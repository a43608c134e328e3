"""A point for tests: the program's own knowledge and carrier, without a window."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event
from typing import Protocol

from msgspec import convert
from msgspec.structs import replace

from tests.network.hall import FakeHall
from tests.network.mosquitto import HOST, Mosquitto
from timekeeper.live.clock import SystemClock
from timekeeper.network.broker.publishing import Publishing
from timekeeper.network.following.carriers import carrier_to
from timekeeper.network.following.knowledge import Following
from timekeeper.network.point_protocol import Answered, PointAct
from timekeeper.network.sharing import Sharing
from timekeeper.views.afar.instants import exact_milliseconds

PATIENCE = 20.0
A_LOOK = 0.02  # seconds


class Way(Protocol):
    """A way from the points to a hall."""

    certificate: Path | None

    def address(self, point: str) -> str: ...
    def open(self) -> None: ...
    def kill(self) -> None: ...
    def kill_hall(self) -> None: ...
    def close(self) -> None: ...


class ByServer:
    """Over the hall's own server."""

    certificate = None

    def __init__(self, hall: FakeHall) -> None:
        self._sharing = Sharing(hall, [])
        self._port = 0
        self._tokens = {point.id: f"{n:020x}" for n, point in enumerate(hall.linked.points)}
        hall.changed = self._sharing.publish
        hall.points_changed = self._sharing.publish

    def address(self, point: str) -> str:
        return f"http://{HOST}:{self._port}/{self._tokens[point]}/point"

    def open(self) -> None:
        self._sharing.let_in(self._tokens)
        self._sharing.open(self._port)
        self._port = self._sharing.port

    def kill(self) -> None:
        self._sharing.close()

    close = kill_hall = kill


class ByBroker:
    """Over a broker on loopback; ``kill`` takes the broker away, not the hall."""

    def __init__(self, hall: FakeHall, broker: Mosquitto, qos: int | None = None) -> None:
        self._broker, self._qos = broker, {"qos": broker.qos if qos is None else qos}
        self.certificate = broker.certificate
        self._hall = hall
        self._publishing: Publishing | None = None

    def address(self, point: str) -> str:
        return replace(self._broker.account(point), **self._qos).address

    def open(self) -> None:
        if not self._broker.is_up:
            self._broker.start()
        if self._publishing is None:
            access = replace(self._broker.hall, **self._qos)
            self._publishing = Publishing(self._hall, access, self._broker.certificate)
            self._hall.changed = self._hall.points_changed = self._publishing.publish
            self._publishing.open()
            end, waiting = time.perf_counter() + PATIENCE, Event()
            while self._publishing.why_not and time.perf_counter() < end:
                waiting.wait(A_LOOK / 4)

    def kill(self) -> None:
        self._broker.kill()

    def kill_hall(self) -> None:
        """Cut its connection without a word, as a power cut would."""
        publishing, self._publishing = self._publishing, None
        assert publishing is not None
        self._hall.changed, self._hall.points_changed = (lambda: None), (lambda _points: None)
        client, publishing._line._client = publishing._line._client, None
        assert client is not None
        client.loop_stop()
        cut = client.socket()
        if cut is not None:
            cut.close()
        publishing.close(wait=True)

    def close(self) -> None:
        if self._publishing is not None:
            self._publishing.close(wait=True)


class LinkedPoint:
    """Follows in the caller's thread."""

    def __init__(self, way: Way, point: str) -> None:
        self.clock = SystemClock()
        self.knows = Following(self.clock)
        self.answers: dict[str, Answered] = {}
        self._came: SimpleQueue[tuple[bytes | str, float]] = SimpleQueue()
        self.carrier = carrier_to(
            way.address(point),
            way.certificate,
            lambda said: self._came.put((said, self.knows.own())),
        )
        self._lines = 0
        self._presses = 0

    def until(self, known: Callable[[], object], patience: float = PATIENCE) -> float:
        """Follow until something is known; return after how many seconds it was."""
        begin = time.perf_counter()
        while not known():
            assert time.perf_counter() - begin < patience, self.carrier.why_not
            self._follow()
        return time.perf_counter() - begin

    def press(self, act: type[PointAct], **told: object) -> Answered:
        """Press something, and return the hall's answer."""
        self._presses += 1
        press = f"press-{id(self)}-{self._presses}"
        now = self.knows.now()
        assert now is not None
        self.carrier.say(convert({"press": press, "at": exact_milliseconds(now), **told}, act))
        self.until(lambda: press in self.answers)
        return self.answers[press]

    def _follow(self) -> None:
        if self.carrier.lines != self._lines and not self.carrier.why_not:
            self._lines = self.carrier.lines
            self.knows.connected()
        elif self.carrier.why_not:
            self.knows.lost()
        for message in self.knows.look():
            self.carrier.say(message)
        try:
            answer = self.knows.heard(*self._came.get(timeout=A_LOOK))
        except Empty:
            return
        if answer is not None:
            self.answers[answer.press] = answer


@contextmanager
def linked(way: Way, *points: str) -> Iterator[tuple[LinkedPoint, ...]]:
    """Let points follow for a while."""
    made = tuple(LinkedPoint(way, point) for point in points)
    for each in made:
        each.carrier.open()
    yield made
    for each in made:
        each.carrier.close()
