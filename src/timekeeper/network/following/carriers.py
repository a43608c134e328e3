"""The two ways from a point to the hall: its own server, and the broker of the province."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from random import uniform
from typing import Protocol

from aiohttp import (
    ClientError,
    ClientSession,
    ClientWebSocketResponse,
    WSCloseCode,
    WSMsgType,
    WSServerHandshakeError,
)

from timekeeper.files.broker.access import Access, NoAccess, access_by
from timekeeper.network.broker.line import FROM, TO, VIEW, MqttLine
from timekeeper.network.point_protocol import LARGEST_DOWN, Hello, Ping, Up
from timekeeper.words.language import _

HEARTBEAT = 6.0  # seconds; a line that is cut without a word is found out soon
TO_CONNECT = 5.0  # seconds
TRIES = (0.5, 1.2)  # seconds between two of them
LAST_PORT = 65_535
PATIENCE, ATTEMPTS = 3.0, 10  # seconds for the end

_LINK = re.compile(
    r"(?:http|ws)://([A-Za-z0-9.-]{1,253}|\[[0-9a-fA-F:]+\])(:\d{1,5})?/([0-9a-f]{20})/(?:point|live)/?"
)


class Carrier(Protocol):
    """A way to the hall, made anew whenever it is lost. What comes is told in its own thread."""

    @property
    def why_not(self) -> str:
        """Return in a sentence why there is no line, "" while there is one."""
        ...

    @property
    def lines(self) -> int:
        """Return how many lines there have been, that of now counted."""
        ...

    def open(self) -> None:
        """Begin to connect."""
        ...

    def say(self, message: Up) -> None:
        """Say something if there is a line: what was not carried is never sent later."""
        ...

    def close(self) -> None:
        """Part with the hall."""
        ...


def carrier_to(
    address: str, certificate: Path | None, heard: Callable[[bytes | str], None]
) -> Carrier:
    """Return the way that an address tells: a point's link, or its account on the broker.

    NoAccess where it tells none; the text says what is expected.
    """
    found = _LINK.fullmatch(address.strip())
    if found and int((found[2] or ":80")[1:]) <= LAST_PORT:
        return SocketCarrier(f"ws://{found[1]}{found[2] or ''}/{found[3]}/live", heard)
    try:
        return MqttCarrier(access_by(address), certificate, heard)
    except NoAccess as error:
        raise NoAccess(
            _("This is no address of a point: take the one on its sheet, with mqtts:// or http://.")
        ) from error


class MqttCarrier:
    """A point's account on the broker."""

    def __init__(
        self, access: Access, certificate: Path | None, heard: Callable[[bytes | str], None]
    ) -> None:
        self.lines = 0
        self._from, to = FROM + access.account, TO + access.account
        self._told, self._greeted = heard, 0  # over which line
        self._line = MqttLine(access, certificate, [VIEW, to], self._begin, self._heard)

    @property
    def why_not(self) -> str:
        """Return why there is no line."""
        return self._line.why_not

    def open(self) -> None:
        """Begin to connect."""
        self._line.open()

    def say(self, message: Up) -> None:
        """Say something if there is a line; who greets once more asks the broker anew as well."""
        if isinstance(message, Hello):
            if self._greeted == self.lines:
                self._line.subscribe_anew()
            self._greeted = self.lines
        # No broker keeps a greeting for a hall that is not there: confirmed it would come no surer.
        self._line.say(self._from, message.encoded(), once=isinstance(message, Ping | Hello))

    def close(self) -> None:
        """Part with the broker."""
        self._line.close()

    def _begin(self) -> None:
        self.lines += 1

    def _heard(self, _topic: str, said: bytes) -> None:
        if said:  # else the hall has ended and taken its view along
            self._told(said)


class SocketCarrier:
    """A point's link to the hall's own server, in a thread of its own."""

    def __init__(self, address: str, heard: Callable[[bytes | str], None]) -> None:
        self.lines = 0
        self.why_not = _("Connecting to the hall.")
        self._address, self._heard = address, heard
        self._loop: asyncio.AbstractEventLoop | None = None
        self._work: asyncio.Task[None] | None = None
        self._socket: ClientWebSocketResponse | None = None
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self.run, name="following", daemon=True)

    def open(self) -> None:
        """Begin to connect."""
        self._thread.start()

    def say(self, message: Up) -> None:
        """Say something if there is a line."""
        loop, line = self._loop, self._socket
        if loop is None or line is None:
            return
        sent = line.send_str(message.encoded().decode())
        try:
            asyncio.run_coroutine_threadsafe(sent, loop)  # nobody waits for what comes of it
        except RuntimeError:  # closed meanwhile
            sent.close()

    def close(self) -> None:
        """Part with the hall."""
        self._closed.set()
        # Asked again: a library that is just ending something may lose what it is told meanwhile.
        for _attempt in range(ATTEMPTS):
            if not self._thread.is_alive():
                return
            if self._loop is not None and self._work is not None:
                with suppress(RuntimeError):
                    self._loop.call_soon_threadsafe(self._work.cancel)
            self._thread.join(PATIENCE / ATTEMPTS)

    def run(self) -> None:
        """Follow until it is closed; this is the thread."""
        with suppress(asyncio.CancelledError):
            asyncio.run(self._follow())

    async def _follow(self) -> None:
        self._loop, self._work = asyncio.get_running_loop(), asyncio.current_task()
        async with ClientSession() as session:
            while not self._closed.is_set():
                try:
                    revoked = await self.talk(session)
                except WSServerHandshakeError as error:
                    revoked = error.status == HTTPStatus.NOT_FOUND
                except (ClientError, ConnectionError, TimeoutError):
                    revoked = False
                self.why_not = _("No line to the hall; trying again.")
                if revoked:
                    self.why_not = _("The hall does not know this link; ask it for a new one.")
                await asyncio.sleep(uniform(*TRIES))  # noqa: S311  # not all at once; no secret

    async def talk(self, session: ClientSession) -> bool:
        """Listen until the line is lost; return whether it was taken away."""
        async with asyncio.timeout(TO_CONNECT):
            # The hall unpacks nothing that is compressed.
            socket = await session.ws_connect(
                self._address, heartbeat=HEARTBEAT, max_msg_size=LARGEST_DOWN, compress=0
            )
        try:
            self._socket, self.why_not = socket, ""
            self.lines += 1
            async for message in socket:
                if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                    self._heard(message.data)
            return socket.close_code == WSCloseCode.POLICY_VIOLATION
        finally:
            self._socket = None
            await socket.close()
