"""The standby's line to the hall, made anew whenever it is lost."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Iterable
from contextlib import suppress

from aiohttp import ClientSession, ClientWebSocketResponse, WSCloseCode, WSMsgType

from timekeeper.files.broker.access import NoAccess
from timekeeper.network.following.carriers import HEARTBEAT, TO_CONNECT, SocketCarrier
from timekeeper.network.point_protocol import Message, NotUnderstood
from timekeeper.network.standby.protocol import LARGEST, PING_EVERY
from timekeeper.network.standby.receiver import Receiver
from timekeeper.network.standby.sealing import NONCE_BYTES, BrokenSeal, Seal
from timekeeper.words.language import _

_ADDRESS = re.compile(
    r"http://([A-Za-z0-9.-]{1,253}|\[[0-9a-fA-F:]+\])(:\d{1,5})?/([0-9a-f]{20})/standby#([0-9a-f]{32})"
)


def read_address(address: str) -> tuple[str, str]:
    """Return where a standby's address leads, and its key; NoAccess where it is none."""
    found = _ADDRESS.fullmatch(address.strip())
    if found is None:
        raise NoAccess(
            _("This is no address of a standby: copy it from the hall’s sharing dialog.")
        )
    host, port, token, key = found.groups()
    return f"ws://{host}{port or ''}/{token}/live", key


class StandbyCarrier(SocketCarrier):
    """Brings the receiver what the hall gives, by the standby's own address.

    NoAccess where it is none.
    """

    def __init__(self, address: str, receiver: Receiver) -> None:
        line, self._key = read_address(address)
        super().__init__(line, lambda _said: None)
        self._receiver = receiver

    def run(self) -> None:
        """Receive until it is closed, and let go of the disk then."""
        try:
            super().run()
        finally:
            self._receiver.close()

    async def talk(self, session: ClientSession) -> bool:
        """Receive until the line is lost; return whether it was taken away."""
        async with asyncio.timeout(TO_CONNECT):
            socket = await session.ws_connect(
                self._address, heartbeat=HEARTBEAT, max_msg_size=LARGEST, compress=0
            )
        try:
            await self._hear(socket)
        except (BrokenSeal, NotUnderstood) as error:
            self.why_not = str(error)
        finally:
            await socket.close()
        return socket.close_code == WSCloseCode.POLICY_VIOLATION

    async def _hear(self, socket: ClientWebSocketResponse) -> None:
        async with asyncio.timeout(TO_CONNECT):
            first = await socket.receive()
        if first.type is not WSMsgType.BINARY:
            return
        own = secrets.token_bytes(NONCE_BYTES)
        seal = Seal(self._key, first.data + own, is_hall=False)
        await socket.send_bytes(own)

        async def say(messages: Iterable[Message]) -> None:
            for message in messages:
                await socket.send_bytes(seal.sealed(message.encoded()))

        async def look() -> None:
            while True:
                await say(self._receiver.look())
                await asyncio.sleep(PING_EVERY)

        await say(self._receiver.begin())
        self.why_not = ""
        self.lines += 1
        looking = asyncio.create_task(look())
        try:
            async for message in socket:
                if message.type is WSMsgType.BINARY:
                    await say(self._receiver.heard(seal.opened(message.data)))
        finally:
            looking.cancel()
            with suppress(asyncio.CancelledError, ConnectionError):
                await looking
