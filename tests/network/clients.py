"""Clients of the server, polite ones and others."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, TCPConnector, WSMsgType

from timekeeper.network import door
from timekeeper.network import line as line_module
from timekeeper.network import server as server_module
from timekeeper.network.links import Role, answered
from timekeeper.network.sharing import Sharing

Result = TypeVar("Result")
PATIENCE = 20.0
NO_LIMIT = (10**9, 10**9)


@dataclass(frozen=True)
class Reply:
    """What was answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Client:
    """Somebody in the building."""

    def __init__(self, sharing: Sharing) -> None:
        self.sharing = sharing
        self.host = f"127.0.0.1:{sharing.port}"

    def run(
        self, work: Callable[[], Coroutine[Any, Any, Result]], patience: float = PATIENCE
    ) -> Result:
        async def patiently() -> Result:
            async with asyncio.timeout(patience):
                return await work()

        return asyncio.run(patiently())

    def ask(self, path: str, method: str = "GET", **options: Any) -> Reply:
        async def asking() -> Reply:
            async with (
                ClientSession() as session,
                session.request(
                    method, f"http://{self.host}{path}", allow_redirects=False, **options
                ) as response,
            ):
                body = await response.read()
                return Reply(response.status, dict(response.headers), body)

        return self.run(asking)

    def act(self, **said: Any) -> Reply:
        token = self.sharing.links[Role.API].token
        return self.ask(f"/api/{token}/act", "POST", json=said)

    @asynccontextmanager
    async def line(
        self, role: Role, place: str = "127.0.0.1", **options: Any
    ) -> AsyncIterator[ClientWebSocketResponse]:
        """Open a live line by a role's link."""
        address = f"ws://{self.host}/{self.sharing.links[role].token}/live"
        connector = TCPConnector(local_addr=(place, 0))
        async with (
            ClientSession(connector=connector) as session,
            session.ws_connect(address, **options) as line,
        ):
            yield line

    @asynccontextmanager
    async def point(self, point: str, **options: Any) -> AsyncIterator[ClientWebSocketResponse]:
        """Open a live line by a linked point's link."""
        token = next(link.token for link in self.sharing.links.points if link.point == point)
        async with (
            ClientSession() as session,
            session.ws_connect(f"ws://{self.host}/{token}/live", **options) as line,
        ):
            yield line

    @asynccontextmanager
    async def remote(self) -> AsyncIterator[ClientWebSocketResponse]:
        """Open a remote's line, and answer with the right PIN."""
        async with self.line(Role.REMOTE) as line:
            asked = await line.receive_json()
            answer = answered(self.sharing.pin.digits, asked["challenge"]).decode()
            await line.send_json({"pin": answer})
            yield line

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.sharing.port), PATIENCE)

    def raw(self, said: bytes) -> bytes:
        """Say something, and return all that is answered until the line is closed."""
        with self.connect() as wire, suppress(ConnectionError):
            wire.sendall(said)
            return everything(wire)
        return b""

    def request(self, path: str, *headers: str, method: str = "GET", body: bytes = b"") -> bytes:
        """Return a request as it goes over the wire."""
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host}", "Connection: close", *headers]
        return "\r\n".join([*lines, "", ""]).encode() + body

    def upgrade(self, role: Role, *headers: str) -> bytes:
        """Return a request for a live line as it goes over the wire."""
        return "\r\n".join(
            [
                f"GET /{self.sharing.links[role].token}/live HTTP/1.1",
                f"Host: {self.host}",
                *("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"),
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                *headers,
                "",
                "",
            ]
        ).encode()


@contextmanager
def no_allowances() -> Iterator[None]:
    """Let what is opened meanwhile take as much as comes: hands and noise quicker than people."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_module, "MESSAGES", NO_LIMIT)
        patch.setattr(server_module, "REQUESTS", NO_LIMIT)
        for name in ("OF_A_CONNECTION", "OF_AN_ADDRESS", "ENTRIES"):
            patch.setattr(door, name, NO_LIMIT)
        yield


def everything(wire: socket.socket) -> bytes:
    """Return what comes until the line is closed; fail where it stays open."""
    heard = b""
    with suppress(ConnectionError):
        while data := wire.recv(65_536):
            heard += data
    return heard


async def told(line: ClientWebSocketResponse, kind: str) -> dict[str, Any]:
    """Return the next message of a kind."""
    while True:
        message = await line.receive()
        assert message.type is WSMsgType.TEXT, f"parted with: {message}"
        said: dict[str, Any] = json.loads(message.data)
        if said["type"] == kind:
            return said


async def ended(line: ClientWebSocketResponse) -> bool:
    """Return whether the server ends the line, whatever it says before."""
    while True:
        message = await line.receive()
        if message.type is not WSMsgType.TEXT:
            return message.type in (WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.CLOSING)


def status_of(answer: bytes) -> int:
    """Return the number of an answer, 0 where there is none."""
    found = re.match(rb"HTTP/1\.[01] (\d+) ", answer)
    return int(found[1]) if found else 0


def well(client: Client, place: str = "127.0.0.1") -> bool:
    """Return whether the server still serves somebody new."""

    async def following():
        async with client.line(Role.HALL, place) as line_:
            return await told(line_, "view")

    return client.run(following)["type"] == "view"
