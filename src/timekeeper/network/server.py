"""The hall's own server: pages and their live lines, for browsers of the building."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web
from aiohttp.web_ws import WebSocketResponse
from pydantic import ValidationError

from timekeeper.network.acts_from_afar import MAY, Answer, AskedAct, FromAfar, HallDesk
from timekeeper.network.links import Link, Links, Pin, Role
from timekeeper.views.published import Edition, View, milliseconds, published
from timekeeper.words.language import _

LARGEST_BODY = 16_384
LARGEST_MESSAGE = 4_096
MOST_CONNECTIONS = 600
AWHILE = 10.0  # seconds
MOST_MESSAGES = 40  # of one line in that time, beside pings
EVERY_ADAPTER = "0.0.0.0"  # noqa: S104  # the operator has switched it on for the building
SILENT = timedelta(seconds=10)  # without a whole request, or without taking what is sent
REMEMBERED = 2_000  # presses

_log = logging.getLogger(__name__)

_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".ttf": "font/ttf"}


@dataclass(slots=True, eq=False)
class Line:
    """One live connection of a page."""

    link: Link
    address: str
    socket: WebSocketResponse
    since: datetime
    trusted: bool
    round_trip: float | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)
    challenge: str = ""
    sent: int = -1
    heard: list[float] = field(default_factory=list)


class Server:
    """Serves the pages of one conference. All but ``publish`` belongs to the server's own loop."""

    def __init__(self, desk: HallDesk, links: Links, pin: Pin, pages: Iterable[Path]) -> None:
        self._desk, self._links, self._pin = desk, links, pin
        self._now = desk.now
        self._pages = {path.name: path.read_bytes() for folder in pages for path in _files(folder)}
        self._lines: set[Line] = set()
        self._made: dict[View, tuple[Edition, str]] = {}
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._asking: dict[str, asyncio.Future[Answer]] = {}
        self._hosts: set[str] = set()
        self._runner: web.AppRunner | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def lines(self) -> frozenset[Line]:
        """Return the pages that are connected now."""
        return frozenset(self._lines)

    async def open(self, port: int, hosts: Iterable[str]) -> int:
        """Listen on a port of every adapter, 0 for any; return it. OSError where it is taken.

        Only requests to ``hosts`` are answered: a name that somebody else made to point here is
        none of them.
        """
        self._loop = asyncio.get_running_loop()
        application = web.Application(client_max_size=LARGEST_BODY, middlewares=[self._guarded])
        application.router.add_get("/pages/{name}", self._page_file)
        application.router.add_get("/{token}/live", self._live)
        application.router.add_get("/{token}/{role}", self._page)
        self._runner = web.AppRunner(application, access_log=None, handle_signals=False)
        await self._runner.setup()
        site = web.TCPSite(self._runner, EVERY_ADAPTER, port, backlog=256)
        await site.start()
        bound: int = self._runner.addresses[0][1]
        self._hosts = {f"{_bracketed(host)}:{bound}" for host in hosts}
        return bound

    async def close(self) -> None:
        """Part with everybody, and close every socket."""
        for line in tuple(self._lines):
            await _part(line, WSCloseCode.GOING_AWAY)
        if self._runner is not None:
            await self._runner.cleanup()

    async def drop(self, role: Role | None = None) -> None:
        """Part with those whose link was taken back."""
        for line in tuple(self._lines):
            if role is None or line.link.role is role:
                await _part(line, WSCloseCode.POLICY_VIOLATION)

    def publish(self) -> None:
        """Tell everybody that the day has moved on; from any thread, and it does not wait."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # closed meanwhile
                self._loop.call_soon_threadsafe(self._ring)

    def _ring(self) -> None:
        for line in self._lines:
            line.news.set()

    def _view(self, view: View) -> tuple[int, str]:
        """Return the number and text of the newest view, made once for all who read it."""
        edition, day = self._desk.day()
        made = self._made.get(view)
        if made is None or made[0] != edition:
            content = published(day, view, edition, self._now())
            text = json.dumps({"type": "view", "view": content}, ensure_ascii=False)
            made = self._made[view] = (edition, text)
        return edition.number, made[1]

    @web.middleware
    async def _guarded(
        self,
        request: web.Request,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
    ) -> web.StreamResponse:
        if request.host not in self._hosts:
            return _refusal(421)
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{request.host}":
            return _refusal(403)
        try:
            return await handler(request)
        except web.HTTPException as error:
            return _refusal(error.status)

    async def _page_file(self, request: web.Request) -> web.Response:
        return self._file(request.match_info["name"], request.host)

    async def _page(self, request: web.Request) -> web.Response:
        link = self._linked(request)
        if request.match_info["role"] != link.role.value:
            raise web.HTTPNotFound
        return self._file(f"{link.role.value}.html", request.host)

    def _file(self, name: str, host: str) -> web.Response:
        content = self._pages.get(name)
        kind = _TYPES.get(Path(name).suffix)
        if content is None or kind is None:
            raise web.HTTPNotFound
        headers = dict(_HEADERS)
        if kind == "text/html":
            headers["Content-Security-Policy"] = (
                "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
                f"img-src 'self'; connect-src 'self' ws://{host}; base-uri 'none'; "
                "form-action 'none'; frame-ancestors 'none'"
            )
        else:
            headers["Cache-Control"] = "private, max-age=3600"
        charset = None if kind.startswith("font") else "utf-8"
        return web.Response(body=content, content_type=kind, charset=charset, headers=headers)

    def _linked(self, request: web.Request) -> Link:
        link = self._links.find(request.match_info["token"])
        if link is None:
            raise web.HTTPNotFound
        return link

    async def _live(self, request: web.Request) -> web.StreamResponse:
        link = self._linked(request)
        if len(self._lines) >= MOST_CONNECTIONS:
            raise web.HTTPServiceUnavailable
        socket = WebSocketResponse(max_msg_size=LARGEST_MESSAGE, heartbeat=20, compress=False)
        await socket.prepare(request)
        trusted = link.role is not Role.REMOTE
        line = Line(link, request.remote or "", socket, self._now(), trusted)
        self._lines.add(line)
        sender = asyncio.create_task(self._send_news(line))
        try:
            if not trusted:
                await self._ask_pin(line)
            async for message in socket:
                if message.type is not WSMsgType.TEXT or not await self._heard(line, message.data):
                    break
        except (ConnectionError, TimeoutError):
            _log.debug("A page went away, or takes nothing.")
        finally:
            sender.cancel()
            self._lines.discard(line)
            with contextlib.suppress(asyncio.CancelledError):
                await sender
            await _part(line, WSCloseCode.OK)
        return socket

    async def _send_news(self, line: Line) -> None:
        """Send the newest view whenever there is one; who is slow misses those between."""
        line.news.set()
        while True:
            await line.news.wait()
            line.news.clear()
            if not line.trusted:
                continue
            number, text = self._view(line.link.role.view)
            if not await self._sent(line, text):
                return
            line.sent = number

    async def _sent(self, line: Line, text: str) -> bool:
        """Send, and return whether it was taken in time; who does not take it is parted with."""
        try:
            async with asyncio.timeout(SILENT.total_seconds()):
                await line.socket.send_str(text)
        except (ConnectionError, TimeoutError):
            await _part(line, WSCloseCode.TRY_AGAIN_LATER)
            return False
        return True

    async def _heard(self, line: Line, text: str) -> bool:
        """Answer what a page says; False where it is to be parted with."""
        arrived = self._now()
        try:
            said = json.loads(text)
        except (ValueError, RecursionError):
            return False
        match said:
            case {"ping": int() | float() as sent}:
                trip = said.get("trip")
                line.round_trip = float(trip) if isinstance(trip, int | float) else None
                heard = await self._pong(line, sent, arrived)
            case {"pin": str(answer)} if self._patient(line):
                heard = await self._pin_answered(line, answer)
            case {"act": dict(act)} if line.trusted and self._patient(line):
                heard = await self._acted(line, act)
            case _:
                heard = False
        return heard

    def _patient(self, line: Line) -> bool:
        """Return whether a line has said no more than a person can."""
        now = milliseconds(self._now()) / 1000
        line.heard = [at for at in line.heard if now - at < AWHILE] + [now]
        return len(line.heard) <= MOST_MESSAGES

    async def _pong(self, line: Line, sent: float, arrived: datetime) -> bool:
        edition, _day = self._desk.day()
        answer = {
            "type": "pong",
            "ping": sent,
            "arrived": _exact(arrived),
            "left": _exact(self._now()),
            "seq": edition.number,
        }
        return await self._sent(line, json.dumps(answer))

    async def _ask_pin(self, line: Line, sentence: str = "") -> bool:
        line.challenge = self._pin.challenge()
        question = {"type": "pin", "challenge": line.challenge, "sentence": sentence}
        return await self._sent(line, json.dumps(question, ensure_ascii=False))

    async def _pin_answered(self, line: Line, answer: str) -> bool:
        challenge, line.challenge = line.challenge, ""
        if not challenge or line.trusted:
            return False
        if self._pin.accepts(challenge, answer, self._now()):
            line.trusted = True
            line.news.set()
            return True
        seconds = round(self._pin.locked(self._now()).total_seconds())
        if seconds:
            return await self._ask_pin(
                line, _("Too many wrong PINs; try again in {seconds} s.").format(seconds=seconds)
            )
        return await self._ask_pin(line, _("That is not the PIN shown at the desk."))

    async def _acted(self, line: Line, said: dict[str, Any]) -> bool:
        try:
            act = AskedAct.model_validate(said)
        except ValidationError:
            return False
        if act.do not in MAY.get(line.link.role, frozenset()):
            return False
        answer = await self.ask(FromAfar(act, line.link.role, line.address))
        reply = {
            "type": "answer",
            "press": act.press,
            "done": answer.done,
            "sentence": answer.sentence,
        }
        return await self._sent(line, json.dumps(reply, ensure_ascii=False))

    async def ask(self, asked: FromAfar) -> Answer:
        """Return what the desk says; the same press again is told the same and acts no more."""
        press = asked.act.press
        if press in self._answers:
            return self._answers[press]
        if press not in self._asking:
            future = self._asking[press] = asyncio.get_running_loop().create_future()
            self._desk.ask(asked, lambda answer: self._answered(press, answer))
        else:
            future = self._asking[press]
        return await asyncio.shield(future)

    def _answered(self, press: str, answer: Answer) -> None:
        """Take the desk's answer over from its thread."""

        def take() -> None:
            self._answers[press] = answer
            if len(self._answers) > REMEMBERED:
                self._answers.popitem(last=False)
            future = self._asking.pop(press, None)
            if future is not None and not future.done():
                future.set_result(answer)

        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # closed meanwhile
                self._loop.call_soon_threadsafe(take)


async def _part(line: Line, code: WSCloseCode) -> None:
    with contextlib.suppress(ConnectionError, TimeoutError, RuntimeError):
        async with asyncio.timeout(1):
            await line.socket.close(code=code)


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if path.suffix in _TYPES]


def _exact(instant: datetime) -> float:
    """Return milliseconds since 1970 with their fraction."""
    return milliseconds(instant) + instant.microsecond % 1000 / 1000


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _refusal(status: int) -> web.Response:
    return web.Response(status=status, text="", headers=_HEADERS)
