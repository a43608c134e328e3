"""One live line: what a page is told, and what it may say."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from aiohttp import WSCloseCode, WSMessage, WSMsgType
from aiohttp.web_ws import WebSocketResponse
from msgspec import Struct, ValidationError, convert

from timekeeper.network.acts_from_afar import MAY, AskedAct, Asker, HallDesk, heard
from timekeeper.network.allowances import Allowance
from timekeeper.network.asking import Asking
from timekeeper.network.backdrops import Backdrops
from timekeeper.network.door import Connection
from timekeeper.network.links import Link, Pin, Role
from timekeeper.views.afar.instants import exact_milliseconds
from timekeeper.views.afar.knots import AHEAD
from timekeeper.views.afar.published import Edition, View, published
from timekeeper.words.language import _

LARGEST_MESSAGE = 4_096
LARGEST_NUMBER = 2**53  # that every reader of JSON has exactly
UNTAKEN = 10.0  # seconds; who does not take what is sent in that time is parted with
FAREWELL = 0.3  # seconds; whoever switches sharing off waits for it
HEARTBEAT = 20.0  # seconds
MESSAGES = (40, 10)  # at once, and each second: a page measures the clock with eight in a row
ACTING = {Role.REMOTE, Role.CHAIR, Role.API, Role.POINT, Role.STANDBY}

Outcome = TypeVar("Outcome")
_log = logging.getLogger(__name__)


class Made(Struct, frozen=True):
    """A view, and the message in which it is sent; the hall's names the backdrops of that time."""

    edition: Edition
    at: datetime
    view: Mapping[str, Any]
    message: bytes
    backdrops: str = ""


class Views:
    """The newest view of each audience, made and serialised once for all who read it.

    They are made in a thread of their own: a long day takes a tenth of a second, in which whoever
    presses or measures the clock is not to wait.
    """

    def __init__(self, desk: HallDesk, backdrops: Callable[[], Backdrops] = Backdrops) -> None:
        self._desk, self._backdrops = desk, backdrops
        self._made: dict[View, Made] = {}
        self._locks = {audience: asyncio.Lock() for audience in View}
        self._maker = ThreadPoolExecutor(1, "views")

    async def newest(self, audience: View) -> Made:
        """Return the newest view of an audience."""
        async with self._locks[audience]:
            made = self._made.get(audience)
            if (
                made is None
                or made.edition != self._desk.day()[0]
                or made.backdrops != self._mark(audience)
                or self._desk.now() - made.at > AHEAD / 2
            ):
                made = await self.beside(partial(self._make, audience))
                self._made[audience] = made
            return made

    async def beside(self, work: Callable[[], Outcome]) -> Outcome:
        """Do in the thread of the views what would keep the lines waiting."""
        return await asyncio.get_running_loop().run_in_executor(self._maker, work)

    def close(self) -> None:
        """Make no more."""
        self._maker.shutdown(cancel_futures=True)

    def _make(self, audience: View) -> Made:
        edition, day = self._desk.day()
        now = self._desk.now()
        view, mark = published(day, audience, edition, now), self._mark(audience)
        sent = {**view, "backdrops": mark} if mark else view
        message = json.dumps({"type": "view", "view": sent}, ensure_ascii=False)
        return Made(edition, now, view, message.encode(), mark)

    def _mark(self, audience: View) -> str:
        return self._backdrops().mark if audience is View.HALL else ""


class House(Struct, frozen=True):
    """What all lines share."""

    desk: HallDesk
    pin: Pin
    views: Views
    asking: Asking


class Line:
    """The WebSocket of a page; it belongs to the server's loop."""

    def __init__(self, house: House, link: Link, connection: Connection) -> None:
        self.link, self.connection = link, connection
        self.since = house.desk.now()
        self.round_trip: float | None = None
        self.news = asyncio.Event()
        # No compression: what is small when it comes is small when it is read.
        self.socket = WebSocketResponse(
            max_msg_size=LARGEST_MESSAGE, heartbeat=HEARTBEAT, compress=False, autoping=False
        )
        self._house, self._challenge = house, ""
        self._allowance = Allowance(*MESSAGES, connection.door.loop.time())
        self.trusted = False
        self.trust(trusted=link.role is not Role.REMOTE)

    @property
    def address(self) -> str:
        """Return where the page is."""
        return self.connection.address

    async def talk(self) -> None:
        """Tell what is new and answer what is said, until one of the two has enough."""
        self.connection.live = True
        sender = asyncio.create_task(self._send_news())
        try:
            if not self.trusted:
                await self.ask_pin()
            async for message in self.socket:
                if not await self.answered(message):
                    break
        except (ConnectionError, TimeoutError):
            _log.debug("A page went away, or takes nothing.")
        finally:
            sender.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sender
            await self.part(WSCloseCode.POLICY_VIOLATION)

    async def part(self, code: WSCloseCode) -> None:
        """Say good-bye, and end whether that is taken or not."""
        with contextlib.suppress(ConnectionError, TimeoutError, RuntimeError):
            async with asyncio.timeout(FAREWELL):
                await self.socket.close(code=code)
        self.connection.drop()

    def trust(self, *, trusted: bool) -> None:
        """Let the other end act and be told from now on, or not yet."""
        self.trusted = trusted
        self.connection.kept = trusted and self.link.role in ACTING
        if trusted:
            self.news.set()

    async def _send_news(self) -> None:
        """Send the newest view whenever there is one; who is slow misses those between."""
        while True:
            await self.news.wait()
            self.news.clear()
            if not self.trusted:
                continue
            if not await self.tell_news():
                self.connection.drop()
                return

    async def tell_news(self) -> bool:
        """Send what is new, and return whether it was taken in time."""
        made = await self._house.views.newest(self.link.role.view)
        return await self.sent(made.message)

    async def sent(self, message: bytes, kind: WSMsgType = WSMsgType.TEXT) -> bool:
        """Send, and return whether it was taken in time."""
        try:
            async with asyncio.timeout(UNTAKEN):
                await self.socket.send_frame(message, kind)
        except (ConnectionError, TimeoutError):
            return False
        return True

    async def _say(self, **message: Any) -> bool:
        return await self.sent(json.dumps(message, ensure_ascii=False).encode())

    async def answered(self, message: WSMessage) -> bool:
        """Answer what a page says; False where it is to be parted with."""
        if not self._allowance.takes(1, self.connection.door.loop.time()):
            return False
        match message.type:
            case WSMsgType.PING:
                return await self.sent(message.data, WSMsgType.PONG)
            case WSMsgType.PONG:
                return True
            case WSMsgType.TEXT:
                return await self.heard(message.data)
        return False

    async def heard(self, text: str) -> bool:
        """Do what was said and answer it; False where nobody may say that."""
        arrived = self._house.desk.now()
        try:
            said = heard(text)
        except ValueError:
            return False
        match said:
            case {"ping": int() | float() as sent} if abs(sent) < LARGEST_NUMBER:
                match said.get("trip"):
                    case int() | float() as trip if 0 <= trip < LARGEST_NUMBER:
                        self.round_trip = float(trip)
                edition, _day = self._house.desk.day()
                return await self._say(
                    type="pong",
                    ping=sent,
                    arrived=exact_milliseconds(arrived),
                    left=exact_milliseconds(self._house.desk.now()),
                    seq=edition.number,
                )
            case {"pin": str(answer)}:
                return await self._pin_answered(answer)
            case {"act": dict(act)} if self.trusted:
                return await self._act(act)
        return False

    async def ask_pin(self, sentence: str = "") -> bool:
        """Ask who is not trusted yet to show that he may come in."""
        self._challenge = self._house.pin.challenge()
        return await self._say(type="pin", challenge=self._challenge, sentence=sentence)

    async def _pin_answered(self, answer: str) -> bool:
        challenge, self._challenge = self._challenge, ""
        if not challenge or self.trusted:
            return False
        pin, now = self._house.pin, self._house.desk.now()
        if pin.accepts(challenge, answer, now):
            self.trust(trusted=True)
            return True
        seconds = round(pin.locked(now).total_seconds())
        if seconds:
            return await self.ask_pin(
                _("Too many wrong PINs; try again in {seconds} s.").format(seconds=seconds)
            )
        return await self.ask_pin(_("That is not the PIN shown at the desk."))

    async def _act(self, said: dict[str, Any]) -> bool:
        role = self.link.role
        try:
            act = convert(said, AskedAct)
        except ValidationError:
            return False
        if act.do not in MAY.get(role, frozenset()):
            return False
        by = Asker(role, self.address)
        answer = await self._house.asking.ask(
            f"{role} {act.press}", lambda take: self._house.desk.ask(act, by, take)
        )
        return await self._say(
            type="answer", press=act.press, done=answer.done, sentence=answer.sentence
        )
