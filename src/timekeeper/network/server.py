"""The hall's own server: pages and their live lines, for browsers of the building."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable
from http import HTTPStatus
from pathlib import Path

from aiohttp import WSCloseCode, web

from timekeeper.network.acts_from_afar import HallDesk
from timekeeper.network.allowances import Allowances
from timekeeper.network.api import Api, problem_of
from timekeeper.network.asking import Asking
from timekeeper.network.backdrops import Backdrops
from timekeeper.network.door import Connection, Door, connection_of
from timekeeper.network.line import FAREWELL, House, Line, Views
from timekeeper.network.links import Link, Links, Pin, Role
from timekeeper.network.point_line import PointLine
from timekeeper.network.reception import Reception
from timekeeper.network.standby.standby_line import StandbyLine
from timekeeper.network.standby.supply import Supply

AGAIN = 3600.0  # seconds
HTTP_PORT = 80
LARGEST_BODY = 16_384
EVERY_ADAPTER = "0.0.0.0"  # noqa: S104  # the operator has switched it on for the building
# Of a point: its clerk's, the one before the hall there, and two that were lost.
LINES_OF_A_POINT = 4
REQUESTS = (3_000, 100)  # of an address, at once and each second: a whole building may be one

_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".ttf": "font/ttf"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Serves the pages of one conference. All but ``publish`` belongs to the server's own loop."""

    def __init__(
        self,
        desk: HallDesk,
        links: Links,
        pin: Pin,
        pages: Iterable[Path],
        backdrops: Callable[[], Backdrops] = Backdrops,
    ) -> None:
        self._desk, self._links, self._pin, self._backdrops = desk, links, pin, backdrops
        self.supply: Supply | None = None  # of the standby, None while none may be connected
        # Read once and found by name: no request reaches the file system.
        files = (path for folder in pages for path in sorted(folder.iterdir()))
        self._pages = {path.name: path.read_bytes() for path in files if path.suffix in _TYPES}
        self._lines: dict[Line, None] = {}  # the first who came first
        self._hosts: frozenset[str] = frozenset()
        self._requests = Allowances(*REQUESTS)
        self._door: Door | None = None
        self._house: House | None = None
        self._reception: Reception | None = None
        self._runner: web.AppRunner | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def lines(self) -> frozenset[Line]:
        """Return the pages that are connected now."""
        return frozenset(self._lines)

    async def open(self, port: int, hosts: Iterable[str]) -> int:
        """Listen on a port of every adapter, 0 for any; return it. OSError where it is taken.

        Only requests to ``hosts`` and to the address they came by are answered: a name that
        somebody else made to point here is none of them.
        """
        self._loop = asyncio.get_running_loop()
        self._hosts = frozenset(host.lower() for host in hosts)
        house = House(self._desk, self._pin, Views(self._desk, self._backdrops), Asking(self._loop))
        self._house = house
        self._reception = Reception(self._desk)
        application = web.Application(client_max_size=LARGEST_BODY, middlewares=[self._guarded])
        application.on_response_prepare.append(_name_no_version)
        application.add_routes(Api(house, self._links, self.talk).routes())
        application.router.add_get("/pages/{name}", self._page_file)
        application.router.add_get("/{token}/live", self._live)
        application.router.add_get("/{token}/backdrop.css", self._backdrop_style)
        application.router.add_get("/{token}/backdrop/{occasion}", self._backdrop)
        application.router.add_get("/{token}/{role}", self._page)
        self._runner = web.AppRunner(application, handle_signals=False, shutdown_timeout=FAREWELL)
        await self._runner.setup()
        assert self._runner.server is not None  # noqa: S101  # was set up
        self._door = Door(self._loop)
        self._ring_again()
        return self._door.open(EVERY_ADAPTER, port, self._runner.server)

    async def close(self) -> None:
        """Part with everybody, and close every socket."""
        if self._door is not None:
            await self._door.close()
        await self._part(tuple(self._lines), WSCloseCode.GOING_AWAY)
        if self._runner is not None:
            await self._runner.cleanup()
        if self._house is not None:
            self._house.views.close()

    async def drop(self, role: Role | None = None) -> None:
        """Part with those whose link was taken back."""
        others = (line for line in self._lines if line.link.role is not Role.POINT)
        going = [line for line in others if role in (None, line.link.role)]
        await self._part(going, WSCloseCode.POLICY_VIOLATION)

    async def drop_strangers(self) -> None:
        """Part with the points that are no longer let in, by their tokens."""
        welcome = {link.token for link in self._links.points}
        lines = [line for line in self._lines if line.link.role is Role.POINT]
        going = [line for line in lines if line.link.token not in welcome]
        await self._part(going, WSCloseCode.POLICY_VIOLATION)

    async def _part(self, going: Iterable[Line], code: WSCloseCode) -> None:
        await asyncio.gather(*(line.part(code) for line in going))

    def publish(self, points: frozenset[str] | None = None) -> None:
        """Tell everybody that the day has moved on; from any thread, and it does not wait.

        Where only what holds for some linked points is new, they alone are told.
        """
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # closed meanwhile
                self._loop.call_soon_threadsafe(self._ring, points)

    def _ring(self, points: frozenset[str] | None = None) -> None:
        for line in self._lines:
            if points is None or line.link.point in points or line.link.role is Role.STANDBY:
                line.news.set()

    def _ring_again(self) -> None:
        """Send all again now and then: a view tells of some hours only, and a follower may err."""
        self._ring()
        assert self._loop is not None  # noqa: S101  # open
        self._loop.call_later(AGAIN, self._ring_again)

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        connection = connection_of(request)
        connection.asked()
        try:
            self._check(request, connection)
            return await handler(request)
        except web.HTTPException as error:
            return _refusal(request, error)

    def _check(self, request: web.Request, connection: Connection) -> None:
        hosts, origins = request.headers.getall("Host", []), request.headers.getall("Origin", [])
        if not request.raw_path.startswith("/"):
            raise web.HTTPBadRequest  # meant for a proxy, and may name another host than its head
        if len(hosts) != 1 or hosts[0].lower() not in self._addressed(request):
            raise web.HTTPMisdirectedRequest
        if origins and origins != [f"http://{hosts[0]}"]:
            raise web.HTTPForbidden
        if not self._requests.takes(connection.address, 1, connection.door.loop.time()):
            raise web.HTTPTooManyRequests

    def _addressed(self, request: web.Request) -> set[str]:
        """Return what this server may be called by those who came by this connection."""
        own, port = request.get_extra_info("sockname", ("", 0))[:2]
        names = {f"[{host}]" if ":" in host else host for host in (*self._hosts, own)}
        return {f"{name}:{port}" for name in names} | (names if port == HTTP_PORT else set())

    async def _page_file(self, request: web.Request) -> web.Response:
        return self._file(request.match_info["name"], request.headers["Host"])

    async def _page(self, request: web.Request) -> web.Response:
        link = self._linked(request)
        if request.match_info["role"] != link.role.value:
            raise web.HTTPNotFound
        return self._file(f"{link.role.value}.html", request.headers["Host"])

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

    async def _backdrop_style(self, request: web.Request) -> web.Response:
        self._sees_pictures(request)
        style = self._backdrops().style()
        return web.Response(text=style, content_type="text/css", headers=_HEADERS)

    async def _backdrop(self, request: web.Request) -> web.Response:
        self._sees_pictures(request)
        pictures = {each.value: made for each, made in self._backdrops().pictures.items()}
        make = pictures.get(request.match_info["occasion"])
        if make is None or self._house is None:
            raise web.HTTPNotFound
        picture = await self._house.views.beside(make)
        return web.Response(body=picture, content_type="image/jpeg", headers=_HEADERS)

    def _sees_pictures(self, request: web.Request) -> None:
        if self._linked(request).role not in (Role.HALL, Role.POINT):
            raise web.HTTPNotFound

    def _linked(self, request: web.Request) -> Link:
        link = self._links.find(request.match_info["token"])
        unknown = link is None or (link.role is Role.STANDBY and self.supply is None)
        if link is None or (unknown and not self._links.is_ended(link)):
            raise web.HTTPNotFound
        return link

    async def _live(self, request: web.Request) -> web.StreamResponse:
        return await self.talk(request, self._linked(request))

    def _line(self, link: Link, connection: Connection) -> Line:
        assert self._house is not None  # noqa: S101  # open
        assert self._reception is not None  # noqa: S101  # open
        if link.role is Role.STANDBY:
            self._make_room(link, 1)
            supply = None if self._links.is_ended(link) else self.supply
            return StandbyLine(self._house, link, connection, supply)
        if link.role is not Role.POINT:
            return Line(self._house, link, connection)
        self._make_room(link, LINES_OF_A_POINT)
        return PointLine(self._house, link, connection, self._reception)

    def _make_room(self, link: Link, most: int) -> None:
        """Keep the lines of a link few: nobody is shown out for others where they act."""
        same = [line for line in self._lines if line.link == link]
        for line in same[: len(same) + 1 - most]:
            line.connection.drop()

    async def talk(self, request: web.Request, link: Link) -> web.StreamResponse:
        """Let a page follow by its link, until it has gone."""
        assert self._house is not None  # noqa: S101  # open
        line = self._line(link, connection_of(request))
        await line.socket.prepare(request)
        self._lines[line] = None
        try:
            await line.talk()
        finally:
            self._lines.pop(line, None)
        return line.socket


async def _name_no_version(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers["Server"] = "timekeeper"


def _refusal(request: web.Request, error: web.HTTPException) -> web.Response:
    if request.path.startswith("/api/"):
        response = problem_of(error)
    else:
        response = web.Response(status=error.status)
    response.headers.update(_HEADERS)
    if "Allow" in error.headers:
        response.headers["Allow"] = error.headers["Allow"]
    if error.status == HTTPStatus.TOO_MANY_REQUESTS:
        response.headers["Retry-After"] = "1"
        response.force_close()
    return response
