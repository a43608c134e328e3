"""Many linked points in a process of their own, without windows: what they heard, and when.

It is told as JSON what to follow, answers with how soon each point was right whenever it is asked,
and at the end with when each act came and how wrong the clocks were.
"""

from __future__ import annotations

import asyncio
import json
import random
import socket
import ssl
import sys
from abc import abstractmethod
from collections.abc import Callable
from contextlib import suppress
from time import perf_counter
from typing import Any

from aiohttp import ClientError, ClientSession, TCPConnector, WSMsgType

from timekeeper.files.broker.access import Access, access_by
from timekeeper.live.hall_clock import HallClock
from timekeeper.network.broker.line import TO_CONNECT, TRIES
from timekeeper.network.following.knowledge import FIRST_PAUSE, FIRST_PINGS, PAUSE
from timekeeper.network.point_protocol import Hello, Ping

A_SECOND = 1_000.0  # milliseconds
FIRST_TRY, LATEST = TRIES[:2], TRIES[2]
LOST = (ClientError, OSError, asyncio.IncompleteReadError, TimeoutError)


def own() -> float:
    """Return a point's own milliseconds."""
    return perf_counter() * 1_000


class CrowdPoint:
    """One point: it says hello, pings, and notes when it is right."""

    def __init__(self) -> None:
        self.began = 0.0
        self.right_at: float | None = None  # since it last had no line
        self.came: dict[int, float] = {}  # when each number came
        self.clock = HallClock()
        self._seq, self._newest, self._pinged = -1, -1, False

    async def live(self) -> None:
        """Follow, and come back whenever the line is lost."""
        wait = 0.0
        self.began = own()
        while True:
            with suppress(*LOST):
                await self.follow()
            if self.right_at is not None:
                self.right_at, wait = None, 0.0
            wait = min(LATEST, 2 * wait) if wait else random.uniform(*FIRST_TRY)  # noqa: S311  # no secret
            await asyncio.sleep(wait)

    @abstractmethod
    async def follow(self) -> None:
        """Follow over one line, until it is lost."""

    async def talk(self, say: Callable[[bytes], Any]) -> None:
        """Say what a point says."""
        self._seq, self._newest, self._pinged = -1, -1, False
        self.clock.measure_anew()
        await say(Hello().encoded())
        pings = 0
        while True:
            await say(Ping(ping=own()).encoded())
            pings += 1
            await asyncio.sleep((FIRST_PAUSE if pings < FIRST_PINGS else PAUSE) / 1_000)

    def hear(self, said: bytes) -> None:
        """Take note of what the hall says."""
        at = own()
        if said.startswith((b'{"type": "view"', b'{"type":"view"')):
            # The number stands near the front; to read all of it would cost the crowd its time.
            self._seq = int(said[said.index(b'"seq":') + 6 :].split(b",", 1)[0])
            self.came.setdefault(self._seq, at)
        elif said.startswith(b'{"type":"pong"'):
            pong = json.loads(said)
            self.clock.measure(pong["ping"], pong["arrived"], pong["left"], at)
            self._newest, self._pinged = pong["seq"], True
        if self.right_at is None and self._pinged and self._seq >= self._newest:
            self.right_at = at


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
        access = self._access
        line = socket.socket()
        line.setblocking(False)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            async with asyncio.timeout(TO_CONNECT):
                await asyncio.get_running_loop().sock_connect(line, (access.host, access.port))
            reader, writer = await asyncio.open_connection(
                sock=line, ssl=self._trust, server_hostname=access.host
            )
        except BaseException:
            line.close()
            raise
        talking: asyncio.Task[None] | None = None
        try:
            head = b"\x00\x04MQTT\x04\xc2\x00\x14"
            names = (f"crowd-{id(self)}", access.account, access.password)
            writer.write(packet(0x10, head + b"".join(map(text, names))))
            topics = ("timekeeper/view", f"timekeeper/to/{access.account}")
            wanted = b"".join(text(topic) + b"\x01" for topic in topics)
            await expect(reader, 0x20)
            writer.write(packet(0x82, b"\x00\x01" + wanted))

            async def say(said: bytes) -> None:
                topic = text(f"timekeeper/from/{access.account}")
                writer.write(packet(0x32, topic + b"\x00\x02" + said))
                await writer.drain()

            talking = asyncio.create_task(self.talk(say))
            while True:
                kind, content = await read_packet(reader)
                if kind & 0xF0 == 0x30:
                    length = int.from_bytes(content[:2])
                    rest = content[2 + length :]
                    if kind & 0x06:
                        writer.write(packet(0x40, rest[:2]))
                        rest = rest[2:]
                    self.hear(rest)
        finally:
            writer.close()
            if talking is not None:
                talking.cancel()
                with suppress(asyncio.CancelledError, *LOST):
                    await talking


def packet(kind: int, content: bytes) -> bytes:
    """Return a packet of MQTT."""
    length, head = len(content), bytearray([kind])
    while True:
        length, low = divmod(length, 128)
        head.append(low | (0x80 if length else 0))
        if not length:
            return bytes(head) + content


def text(words: str) -> bytes:
    """Return a text as MQTT has it."""
    told = words.encode()
    return len(told).to_bytes(2) + told


async def read_packet(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    kind = (await reader.readexactly(1))[0]
    length = shift = 0
    while True:
        part = (await reader.readexactly(1))[0]
        length += (part & 0x7F) << shift
        shift += 7
        if not part & 0x80:
            return kind, await reader.readexactly(length)


async def expect(reader: asyncio.StreamReader, kind: int) -> None:
    """Read a packet, and fail where it is another one, or refuses."""
    found, content = await read_packet(reader)
    if found != kind or content[-1]:
        raise ConnectionRefusedError(content)


async def main(told: dict[str, Any]) -> None:
    """Let the points join one after the other, then answer what is asked."""
    if told["certificate"]:
        trust = ssl.create_default_context(cafile=told["certificate"])
        accesses = map(access_by, told["addresses"])
        points: list[CrowdPoint] = [MqttPoint(access, trust) for access in accesses]
        await run(points, told)
        return
    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        await run([SocketPoint(session, address) for address in told["addresses"]], told)


async def run(points: list[CrowdPoint], told: dict[str, Any]) -> None:
    loop, tasks = asyncio.get_running_loop(), []
    for point in points:
        tasks.append(asyncio.create_task(point.live()))
        await asyncio.sleep(1 / told["each_second"])
    while True:
        asked = await loop.run_in_executor(None, sys.stdin.readline)
        match json.loads(asked or '{"do": "end"}'):
            case {"do": "right"}:
                # When each became right, and how long the first time took.
                while any(point.right_at is None for point in points):
                    await asyncio.sleep(0.01)
                answer: Any = [(point.right_at, point.right_at - point.began) for point in points]
            case {"do": "came", "numbers": list(numbers)}:
                answer = [[point.came.get(number) for point in points] for number in numbers]
            case {"do": "clocks", "hall": float(hall), "at": float(at)}:
                # Both processes read one clock of the machine: so the truth is known.
                answer = [(point.clock.at(at) - hall, point.clock.doubt) for point in points]
            case _:
                break
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.stdin.readline())))
