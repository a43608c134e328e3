"""The live line of the standby: the record itself, sealed, over the hall's own WebSocket."""

from __future__ import annotations

import secrets
from contextlib import suppress

from aiohttp import WSCloseCode, WSMessage, WSMsgType

from timekeeper.files.broker.entrusted import Entrusted
from timekeeper.network.allowances import Allowance
from timekeeper.network.door import Connection
from timekeeper.network.line import House, Line
from timekeeper.network.links import Link
from timekeeper.network.point_protocol import Message, NotUnderstood, Ping
from timekeeper.network.standby.protocol import (
    Belongings,
    Have,
    Kept,
    SuccessionNoted,
    TookOver,
    Withdrawn,
    heard_of_standby,
)
from timekeeper.network.standby.sealing import NONCE_BYTES, BrokenSeal, Seal
from timekeeper.network.standby.supply import Supply

MESSAGES = (100, 30)  # at once and each second: it acknowledges what it keeps


class StandbyLine(Line):
    """Gives the standby every record as it is made; nothing before it has shown that it may.

    Without a ``supply`` its conference became secret, which is all that it is told.
    """

    def __init__(
        self, house: House, link: Link, connection: Connection, supply: Supply | None
    ) -> None:
        super().__init__(house, link, connection)
        self.trust(trusted=False)
        self._supply = supply
        self._nonce = secrets.token_bytes(NONCE_BYTES)
        self._seal: Seal | None = None
        self._given: int | None = None
        self._entrusted: Entrusted | None = None
        self._allowance = Allowance(*MESSAGES, connection.door.loop.time())

    async def talk(self) -> None:
        """Give all that is recorded, until one of the two has enough."""
        try:
            await super().talk()
        finally:
            if self._supply is not None and self._given is not None:
                self._supply.lines -= 1

    async def part(self, code: WSCloseCode) -> None:
        """Say good-bye, and first why, where it is for good."""
        if self._supply is not None and self._supply.withdrawn and self._given is not None:
            with suppress(ConnectionError, RuntimeError):
                await self._tell(Withdrawn())
        await super().part(code)

    async def ask_pin(self, sentence: str = "") -> bool:  # noqa: ARG002  # nobody reads it
        """Begin the handshake: whoever has the key can go on with it."""
        return await self.sent(self._nonce, WSMsgType.BINARY)

    async def answered(self, message: WSMessage) -> bool:
        """Answer what a standby says, all of it sealed; False where it is to be parted with."""
        if message.type is not WSMsgType.BINARY:
            return message.type is not WSMsgType.TEXT and await super().answered(message)
        if not self._allowance.takes(1, self.connection.door.loop.time()):
            return False
        if self._seal is None:
            self._seal = Seal(self.link.key, self._nonce + message.data, is_hall=True)
            return len(message.data) == NONCE_BYTES
        try:
            said = self._seal.opened(message.data)
            if self._supply is None:
                await self._tell(Withdrawn())
                return False
            return await self._take(said, self._supply)
        except (BrokenSeal, NotUnderstood):
            return False

    async def _take(self, said: bytes, supply: Supply) -> bool:
        arrived, message = self._house.desk.now(), heard_of_standby(said)
        match message:
            case Have():
                if self._given is not None:
                    return False
                self._given = supply.begin(message)
                supply.lines += 1
                told = await self._tell(supply.opened())
                self.trust(trusted=True)
                return told
            case Kept():
                supply.take(message)
            case Ping():
                self.news.set()  # whatever was recorded without anybody seeing it elsewhere
                return await self._tell(supply.pong(message, arrived))
            case TookOver():
                return supply.hear(message) and await self._tell(SuccessionNoted())
        return True

    async def tell_news(self) -> bool:
        """Send what was recorded since, and return whether it was taken in time."""
        supply = self._supply
        assert supply is not None  # noqa: S101  # trusted
        assert self._given is not None  # noqa: S101  # trusted
        while (entries := supply.after(self._given)) is not None:
            self._given += len(entries.records)
            if not await self._tell(entries):
                return False
        entrusted, before = supply.entrusted, self._entrusted
        if entrusted is None or entrusted == before:
            return True
        self._entrusted = entrusted
        return await self._tell(Belongings(entrusted=entrusted))

    async def _tell(self, message: Message) -> bool:
        assert self._seal is not None  # noqa: S101  # it has spoken
        return await self.sent(self._seal.sealed(message.encoded()), WSMsgType.BINARY)
