"""The door of the server: who gets in, how much he may say, and who is shown out.

aiohttp limits the size of what is said, not how much of it there is, nor how slowly it comes or is
taken. Here every connection has an allowance, each address has one for all of its connections, and
whoever is silent too long is parted with. So a hostile client costs the hall's second nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections import Counter
from http import HTTPStatus
from typing import Any

from aiohttp import web

from timekeeper.network.allowances import Allowance, Allowances

MOST_CONNECTIONS = 600
SILENT = 10.0  # seconds without a whole request
UNTAKEN = 30.0  # seconds after a request in which its answer has to be taken
HELD = 128 * 1024  # bytes that the system holds for a client that is slow
SWEEP = 1.0  # seconds

# Allowances: so much at once, and so much each second. A read is one unit, and each kilobyte too.
OF_A_CONNECTION = (100, 20)
# Two hundred browsers behind one address open six connections and load ten files each.
OF_AN_ADDRESS = (10_000, 400)
TO_CONNECT = 5  # units of the address
# All addresses together; who comes then waits in the system's queue.
ENTRIES = (300, 300)
REFUSED = 0.2  # of an entry

LIMITS = {
    "keepalive_timeout": SILENT,
    "max_line_size": 2_048,
    "max_field_size": 4_096,
    "max_headers": 64,
    "lingering_time": 0.0,
    "auto_decompress": False,
    "access_log": None,
}

_log = logging.getLogger(__name__)


class Connection(web.RequestHandler):
    """One connection of a client.

    ``live`` while it is a WebSocket, which may be silent; ``kept`` while somebody acts by it, who
    is not shown out for others.
    """

    def __init__(self, door: Door, manager: web.Server, address: str) -> None:
        self.door, self.address = door, address
        self.live = self.kept = False
        now = door.loop.time()
        self.until = now + SILENT
        self._own = Allowance(*OF_A_CONNECTION, now)
        self._wire: asyncio.Transport | None = None
        self._gone = False
        super().__init__(manager, loop=door.loop, logger=_log, **LIMITS)  # type: ignore[arg-type]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  # of a TCP socket
        self._wire = transport
        super().connection_made(transport)
        if self._gone:
            transport.abort()

    def data_received(self, data: bytes) -> None:
        """Take what was said, unless it is too much."""
        cost = 1 + len(data) / 1024 if data else 0
        now = self.door.loop.time()
        if self._own.takes(cost, now) and self.door.addresses.takes(self.address, cost, now):
            super().data_received(data)
        else:
            self.drop()

    def connection_lost(self, exc: BaseException | None) -> None:
        """End."""
        self.door.left(self)
        super().connection_lost(exc)

    def drop(self) -> None:
        """End at once, whatever was not sent yet: a client that takes nothing would never end."""
        self._gone = True
        self.door.left(self)
        if self._wire is not None:
            self._wire.abort()

    def asked(self) -> None:
        """Take note that a whole request has come."""
        self.until = self.door.loop.time() + UNTAKEN

    def handle_error(
        self,
        request: web.BaseRequest,  # noqa: ARG002  # aiohttp's
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,  # noqa: ARG002  # would tell what the parser met
    ) -> web.StreamResponse:
        """Answer with the bare number: nothing of the program is told."""
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR and not isinstance(exc, ConnectionError):
            _log.error("An answer could not be made.", exc_info=exc)
        response = web.Response(status=status, headers={"Server": "timekeeper"})
        response.force_close()
        return response


class Door:
    """Lets connections in, one after the other, and keeps them within bounds."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.addresses = Allowances(*OF_AN_ADDRESS)
        self._connections: dict[Connection, None] = {}  # the first who came first
        self._entries = Allowance(*ENTRIES, loop.time())
        self._listening: socket.socket | None = None
        self._tasks: list[asyncio.Task[None]] = []

    def __len__(self) -> int:
        return len(self._connections)

    def open(self, address: str, port: int, manager: web.Server) -> int:
        """Listen on a port, 0 for any; return it. OSError where it is taken."""
        listening = socket.create_server((address, port), backlog=256)
        listening.setblocking(False)
        self._listening = listening
        self._tasks = [
            self.loop.create_task(self._let_in(listening, manager)),
            self.loop.create_task(self._sweep()),
        ]
        found: int = listening.getsockname()[1]
        return found

    async def close(self) -> None:
        """Let nobody in any more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._listening is not None:
            self._listening.close()
        self._tasks, self._listening = [], None

    def left(self, connection: Connection) -> None:
        """Take note that a connection is no more."""
        self._connections.pop(connection, None)

    async def _let_in(self, listening: socket.socket, manager: web.Server) -> None:
        while True:
            coming = self.loop.create_task(self.loop.sock_accept(listening))
            try:
                wire, (address, _port) = await asyncio.shield(coming)
            except asyncio.CancelledError:
                await asyncio.sleep(0)  # who was let in at this very moment has arrived then
                if coming.done() and coming.exception() is None:
                    coming.result()[0].close()
                coming.cancel()
                raise
            except OSError:  # no handle is free, or who came has gone
                await asyncio.sleep(SWEEP / 10)
                continue
            try:
                await self._admit(wire, address, manager)
            except asyncio.CancelledError:  # switched off at this very moment
                wire.close()
                raise

    async def _admit(self, wire: socket.socket, address: str, manager: web.Server) -> None:
        now = self.loop.time()
        welcome = self.addresses.takes(address, TO_CONNECT, now) and self._room()
        if not welcome:
            wire.close()
        while not self._entries.takes(1 if welcome else REFUSED, self.loop.time()):
            await asyncio.sleep(SWEEP / 100)
        if welcome:
            connection = Connection(self, manager, address)
            self._connections[connection] = None
            with contextlib.suppress(OSError):
                wire.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, HELD)
                await self.loop.connect_accepted_socket(lambda: connection, wire)

    def _room(self) -> bool:
        """Return whether there is room, made where need be at the cost of who takes up most.

        Of the address with the most connections the one that came first goes, rather one that is
        not live; where somebody acts, nobody is shown out.
        """
        if len(self._connections) < MOST_CONNECTIONS:
            return True
        going = [each for each in self._connections if not each.kept]
        if not going:
            return False
        places = Counter(each.address for each in going)
        most = max(places, key=places.__getitem__)
        min((each for each in going if each.address == most), key=lambda each: each.live).drop()
        return True

    async def _sweep(self) -> None:
        """Part with who has been silent too long."""
        while True:
            await asyncio.sleep(SWEEP)
            now = self.loop.time()
            for connection in tuple(self._connections):
                if not connection.live and connection.until < now:
                    connection.drop()


def connection_of(request: web.Request) -> Connection:
    """Return the connection by which a request came."""
    protocol: Any = request.protocol
    assert isinstance(protocol, Connection)  # noqa: S101  # the server makes no others
    return protocol
