"""Many linked points in a process of their own, without windows: what they heard, and when.

It is told as JSON what to follow; whenever it is asked it answers with how soon each point was
right, when each act came, how wrong the clocks are, or how others fare who join meanwhile.
"""

from __future__ import annotations

import asyncio
import gc
import json
import random
import socket
import ssl
import sys
from abc import abstractmethod
from collections.abc import Callable
from contextlib import suppress
from time import perf_counter, process_time
from typing import Any

from aiohttp import ClientError, ClientSession, TCPConnector, WSMsgType

from tests.network.mqtt_wire import MqttWire, text
from timekeeper.files.broker.access import Access, access_by
from timekeeper.live.hall_clock import HallClock
from timekeeper.network.broker.line import TO_CONNECT, TRIES, WAITED
from timekeeper.network.following.knowledge import BEHIND, FIRST_PAUSE, FIRST_PINGS, PAUSE
from timekeeper.network.point_protocol import AskFloor, Hello, Ping, Present

A_SECOND = 1_000.0  # milliseconds
LOST = (ClientError, OSError, TimeoutError)
ONCE = b'{"type":"ping"', b'{"type":"hello"'  # nobody confirms these


def own() -> float:
    """Return a point's own milliseconds."""
    return perf_counter() * 1_000


NOTHING = (-1, -1)  # an edition's epoch and number


class CrowdPoint:
    """One point: it says hello, pings, answers what is asked, and notes when it is right."""

    def __init__(self) -> None:
        self.began = 0.0
        self.right_at: float | None = None  # since it last had no line
        self.came: dict[int, float] = {}  # when each number came
        self.epochs: dict[int, float] = {}  # when the first view of each came
        self.answered: dict[str, float] = {}  # how long the hall took to write down what was said
        self.clock = HallClock()
        self._seen, self._newest = NOTHING, NOTHING
        self._behind_since: float | None = None
        self._asked: dict[str, float] = {}
        self._to_say: asyncio.Queue[bytes] = asyncio.Queue()

    async def live(self) -> None:
        """Follow, and come back whenever the line is lost."""
        self.began = own()
        while True:
            tries = TRIES
            self._seen, self._newest, self._behind_since = NOTHING, NOTHING, None
            try:
                await self.follow()
            except TimeoutError:
                tries = WAITED
            except LOST:
                pass
            self.right_at = None
            await asyncio.sleep(random.uniform(*tries))  # noqa: S311  # no secret

    @abstractmethod
    async def follow(self) -> None:
        """Follow over one line, until it is lost."""

    def knew(self, number: int) -> float | None:
        """Return when the point knew of a change, by the view with it or by a newer one."""
        return min((at for seen, at in self.came.items() if seen >= number), default=None)

    async def talk(self, say: Callable[[bytes], Any]) -> None:
        """Say what a point says."""
        await say(Hello().encoded())
        pings = (
            FIRST_PINGS if self.clock.at(0) is not None else 0
        )  # a line lost for long is not tried here
        while True:
            if self._behind_since is not None and own() - self._behind_since > BEHIND:
                self._behind_since = None
                await say(Hello().encoded())
            await say(Ping(ping=own()).encoded())
            pings += 1
            pause = (FIRST_PAUSE if pings < FIRST_PINGS else PAUSE) / A_SECOND
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    while True:
                        await say(await self._to_say.get())

    def _ask_again(self) -> None:
        if self.right_at is None:  # the hall came after the ping
            self._to_say.put_nowait(Ping(ping=own()).encoded())

    def hear(self, said: bytes) -> None:
        """Take note of what the hall says."""
        at = own()
        if said.startswith((b'{"type": "view"', b'{"type":"view"')):
            # The numbers stand near the front; to read all of it would cost the crowd its time.
            self._seen = _number(said, b'"epoch":'), _number(said, b'"seq":')
            self.came.setdefault(self._seen[1], at)
            self.epochs.setdefault(self._seen[0], at)
            if self.right_at is None:
                asyncio.get_running_loop().call_later(FIRST_PAUSE / A_SECOND, self._ask_again)
        elif said.startswith(b'{"type":"pong"'):
            pong = json.loads(said)
            self.clock.measure(pong["ping"], pong["arrived"], pong["left"], at)
            self._newest = pong["epoch"], pong["seq"]
            behind = self._seen < self._newest
            self._behind_since = (self._behind_since or at) if behind else None
        elif said.startswith(b'{"type":"standing"'):
            self._press(json.loads(said), at)
        if self.right_at is None and NOTHING != self._newest <= self._seen:
            self.right_at = at

    def _press(self, standing: dict[str, Any], at: float) -> None:
        """Answer the roll call when it opens, and raise a hand at the line test."""
        for what in ("present", "hand"):
            if standing[what] is not None and what in self._asked:
                self.answered[what] = at - self._asked.pop(what)
        now, act = self.clock.at(at), None
        name = {"press": f"press-{id(self)}-{standing['number']}", "at": now}
        if now is None:
            return
        if standing["roll_call"] and standing["present"] is None and "present" not in self._asked:
            self._asked["present"], act = at, Present(delegates=45, **name)
        elif (
            standing["test"] is not None and standing["hand"] is None and "hand" not in self._asked
        ):
            self._asked["hand"], act = at, AskFloor(name="Trần Thị B", **name)
        if act is not None:
            self._to_say.put_nowait(act.encoded())


def _number(said: bytes, name: bytes) -> int:
    return int(said[said.index(name) + len(name) :].split(b",", 1)[0])


class SocketPoint(CrowdPoint):
    """A point by its link to the hall's own server."""

    def __init__(self, session: ClientSession, address: str) -> None:
        super().__init__()
        self._session = session
        self._address = address.replace("http://", "ws://").replace("/point", "/live")

    async def follow(self) -> None:
        async with self._session.ws_connect(self._address, compress=0) as line:

            async def say(said: bytes) -> None:
                await line.send_str(said.decode())

            talking = asyncio.create_task(self.talk(say))
            try:
                async for message in line:
                    if message.type is WSMsgType.TEXT:
                        self.hear(message.data.encode())
            finally:
                talking.cancel()
                with suppress(asyncio.CancelledError, *LOST):
                    await talking


class MqttPoint(CrowdPoint):
    """A point by its account on the broker, with as much of MQTT 3.1.1 as it needs."""

    def __init__(self, access: Access, trust: ssl.SSLContext) -> None:
        super().__init__()
        self._access, self._trust = access, trust

    async def follow(self) -> None:
        loop, access = asyncio.get_running_loop(), self._access
        line = socket.socket()
        line.setblocking(False)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            async with asyncio.timeout(TO_CONNECT):
                await loop.sock_connect(line, (access.host, access.port))
            names = (f"crowd-{id(self)}", access.account, access.password)
            wire = MqttWire(self._trust, access.host, names, self.hear)
            transport, _wire = await loop.create_connection(lambda: wire, sock=line)
        except BaseException:
            line.close()
            raise
        talking: asyncio.Task[None] | None = None
        try:
            await asyncio.wait((wire.ready, wire.lost), return_when=asyncio.FIRST_COMPLETED)
            topic = text(f"timekeeper/from/{access.account}")

            async def say(said: bytes) -> None:
                once = said.startswith(ONCE)
                wire.say(0x30 if once else 0x32, topic + (b"" if once else b"\0\2") + said)

            talking = asyncio.create_task(self.talk(say))
            await wire.lost
        finally:
            transport.abort()
            if talking is not None:
                talking.cancel()
                with suppress(asyncio.CancelledError, *LOST):
                    await talking


async def main(told: dict[str, Any]) -> None:
    """Let the points join one after the other, then answer what is asked."""
    if told["certificate"]:
        trust = ssl.create_default_context(cafile=told["certificate"])
        await run(lambda address: MqttPoint(access_by(address), trust), told)
        return
    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        await run(lambda address: SocketPoint(session, address), told)


async def run(make: Callable[[str], CrowdPoint], told: dict[str, Any]) -> None:
    points = [make(address) for address in told["addresses"]]
    loop, tasks = asyncio.get_running_loop(), []
    for point in points:
        tasks.append(asyncio.create_task(point.live()))
        await asyncio.sleep(1 / told["each_second"])
    while True:
        asked = json.loads(await loop.run_in_executor(None, sys.stdin.readline) or "{}")
        if asked.get("do", "end") == "end":
            break
        if asked["do"] == "join":
            found: Any = await join_all(make, told["addresses"], **asked["how"])
        else:
            found = await answer(asked, points)
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def answer(asked: dict[str, Any], points: list[CrowdPoint]) -> Any:
    match asked:
        case {"do": "right"}:
            # When each became right, and how long the first time took.
            await until(lambda: all(point.right_at is not None for point in points))
            rights = [(point.right_at, point.began) for point in points]
            return [(at, at - began) for at, began in rights if at is not None]
        case {"do": "epoch", "epoch": int(epoch)}:
            await until(lambda: all(epoch in point.epochs for point in points))
            return [point.epochs[epoch] for point in points if epoch in point.epochs]
        case {"do": "came", "numbers": list(numbers)}:
            newest = max(numbers)
            await until(lambda: all(point.knew(newest) is not None for point in points))
            knew = [[point.knew(number) for point in points] for number in numbers]
            skipped = sum(number not in point.came for number in numbers for point in points)
            return {"knew": knew, "skipped": skipped}
        case {"do": "answered", "what": str(what)}:
            await until(lambda: all(what in point.answered for point in points))
            return [point.answered[what] for point in points if what in point.answered]
        case {"do": "processor"}:
            return process_time()
        case {"do": "clocks", "hall": float(hall), "at": float(at)}:
            # Both processes read one clock of the machine: so the truth is known.
            return [(point.clock.at(at) - hall, point.clock.doubt) for point in points]


async def join_all(
    make: Callable[[str], CrowdPoint], addresses: list[str], count: int, each_second: int
) -> list[tuple[float, float]]:
    """Let others join one after the other, and return how each fared."""
    joining = []
    for number in range(count):
        joining.append(asyncio.create_task(join(make(addresses[number % len(addresses)]))))
        await asyncio.sleep(1 / each_second)
    return await asyncio.gather(*joining)


async def until(known: Callable[[], bool], patience: float = 60.0) -> None:
    """Wait until something is known, for so many seconds at most."""
    end = own() + patience * A_SECOND
    while not known() and own() < end:
        await asyncio.sleep(0.01)


async def join(point: CrowdPoint) -> tuple[float, float]:
    """Join, be right, and leave; return how long it took, and how long it read something old.

    Both are milliseconds, at most a minute.
    """
    living = asyncio.create_task(point.live())
    await until(lambda: point.right_at is not None)
    living.cancel()
    await asyncio.gather(living, return_exceptions=True)
    right_at = own() if point.right_at is None else point.right_at
    return right_at - point.began, right_at - min(point.epochs.values(), default=right_at)


if __name__ == "__main__":
    gc.disable()  # to look through thousands of points again and again would be the crowd's time
    asyncio.run(main(json.loads(sys.stdin.readline())))
