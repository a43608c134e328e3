"""Sharing the programme in the building, switched on and off: the server's thread and adapters."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys
import threading
from collections.abc import Callable, Coroutine, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import psutil
from msgspec import Struct

from timekeeper.network.acts_from_afar import HallDesk
from timekeeper.network.backdrops import Backdrops
from timekeeper.network.links import Link, Links, Pin, Role
from timekeeper.words.language import _

if TYPE_CHECKING:
    from timekeeper.network.server import Server
    from timekeeper.network.standby.supply import Supply

USUAL_PORT = 8770
LOOPBACK = ("127.0.0.1", "localhost", "::1")
TURN = 0.0005  # seconds of one thread while another waits
PATIENCE = 5.0  # seconds; for what the server's loop does at once
Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class SharingError(Exception):
    """Why nothing is shared: one sentence that says what to do."""


class Adapter(Struct, frozen=True):
    """A network adapter of this computer, with the address at which others may reach it."""

    name: str
    address: str


class Guest(Struct, frozen=True):
    """Somebody who is connected: by which link, from where, since when, over how long a line."""

    role: Role
    address: str
    since: datetime
    round_trip: float | None
    trusted: bool


def adapters() -> tuple[Adapter, ...]:
    """Return the adapters that are up, those that reach others first."""
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    found = [
        Adapter(name, address.address.split("%")[0])
        for name, addresses in psutil.net_if_addrs().items()
        if name in up
        for address in addresses
        if address.family is socket.AF_INET
    ]
    return tuple(sorted(found, key=lambda each: each.address in LOOPBACK))


class Sharing:
    """The server of one conference in a thread of its own.

    Every method belongs to the window's thread, and none waits for a client.
    """

    def __init__(
        self,
        desk: HallDesk,
        pages: Sequence[Path],
        backdrops: Callable[[], Backdrops] = Backdrops,
    ) -> None:
        self.links = Links()
        self.pin = Pin()
        self.port = 0
        self._desk, self._pages, self._backdrops = desk, pages, backdrops
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._server: Server | None = None
        self._interval = sys.getswitchinterval()

    def open(self, port: int = USUAL_PORT) -> None:
        """Switch sharing on; SharingError says why it cannot be. Takes half a second at first."""
        from timekeeper.network.server import Server  # noqa: PLC0415  # aiohttp, when needed

        # While views are made the window gets the interpreter back at once: three times sooner.
        self._interval = sys.getswitchinterval()
        sys.setswitchinterval(TURN)
        self._loop = asyncio.new_event_loop()
        # Its own: a loop that ends late finds none in the attribute any more.
        self._thread = threading.Thread(
            target=_run, args=(self._loop,), name="sharing", daemon=True
        )
        self._thread.start()
        served = self._desk, self.links, self.pin, self._pages, self._backdrops
        self._server = Server(*served)
        hosts = {*LOOPBACK, socket.gethostname(), *(each.address for each in adapters())}
        try:
            self.port = self._wait(self._server.open(port, hosts))
        except OSError as error:
            self.close()
            message = _("Port {port} is taken by another program; choose another one.")
            raise SharingError(message.format(port=port)) from error

    def close(self) -> None:
        """Switch sharing off: no socket is left."""
        if self._loop is None or self._thread is None:
            return
        if self._server is not None:
            try:
                self._wait(self._server.close())
            except TimeoutError:
                _log.warning("The server did not close in time.")
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop = self._thread = self._server = None
        sys.setswitchinterval(self._interval)
        self.port = 0

    def publish(self, points: frozenset[str] | None = None) -> None:
        """Let everybody have the newest state of the day, or some points what holds for them."""
        if self._server is not None:
            self._server.publish(points)

    def let_in(self, tokens: Mapping[str, str]) -> None:
        """Let these linked points in by their tokens, and part with those who are none of them."""
        self.links.let_in(tokens)
        if self._server is not None:
            self._hand_over(self._server.drop_strangers())

    def supply(self, supply: Supply | None) -> None:
        """Let the standby have this record; None parts with it. To be called while it is on."""
        if self._server is not None:
            self._server.supply = supply
            if supply is None:
                self._hand_over(self._server.drop(Role.STANDBY))

    def address(self, link: Link, adapter: Adapter) -> str:
        """Return the address of a link's page as it is reached over an adapter."""
        return f"http://{adapter.address}:{self.port}{link.path}"

    def addresses_of_points(self) -> dict[str, dict[str, str]]:
        """Return the addresses of the linked points' pages by network and by the point's id."""
        return {
            f"{adapter.address}  ({adapter.name})": {
                link.point: self.address(link, adapter) for link in self.links.points
            }
            for adapter in adapters()
        }

    def guests(self) -> tuple[Guest, ...]:
        """Return who is connected, the first who came first."""
        lines = self._server.lines if self._server is not None else ()
        found = [
            Guest(line.link.role, line.address, line.since, line.round_trip, line.trusted)
            for line in lines
        ]
        return tuple(sorted(found, key=lambda guest: guest.since))

    def revoke(self, role: Role | None = None) -> None:
        """Take back one role's link, or all, and part with those who came by it."""
        if role is None:
            self.links.revoke_all()
        else:
            self.links.revoke(role)
        if self._server is not None:
            self._hand_over(self._server.drop(role))

    def _hand_over(self, work: Coroutine[Any, Any, Result]) -> Future[Result]:
        assert self._loop is not None  # noqa: S101  # open
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def _wait(self, work: Coroutine[Any, Any, Result]) -> Result:
        return self._hand_over(work).result(PATIENCE)


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        loop.close()
