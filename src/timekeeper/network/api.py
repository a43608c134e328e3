"""The desk for other programs: its state, its stream and its acts (docs/api.md)."""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

from aiohttp import web
from msgspec import to_builtins

from timekeeper.core.acts import Act
from timekeeper.core.hall_order import LONGEST_MESSAGE
from timekeeper.files.script import act_of
from timekeeper.files.script_fields import ScriptError
from timekeeper.network.acts_from_afar import Asker, heard
from timekeeper.network.allowances import Allowances
from timekeeper.network.door import connection_of
from timekeeper.network.line import House
from timekeeper.network.links import Link, Links, Role
from timekeeper.views.afar.following import read
from timekeeper.views.afar.instants import milliseconds
from timekeeper.views.afar.published import Day
from timekeeper.words.language import _

REQUESTS = (40, 10)  # of an address, at once and each second
LONGEST_PRESS = 64

Talk = Callable[[web.Request, Link], Awaitable[web.StreamResponse]]


class Api:
    """Answers by the API's own link; its token stands in the path or in the header."""

    def __init__(self, house: House, links: Links, talk: Talk) -> None:
        self._house, self._links, self._talk = house, links, talk
        self._requests = Allowances(*REQUESTS)

    def routes(self) -> list[web.RouteDef]:
        """Return what is answered where."""
        return [
            route
            for token in ("", "/{token}")
            for route in (
                web.get(f"/api{token}/state", self._state),
                web.get(f"/api{token}/stream", self._stream),
                web.post(f"/api{token}/act", self._act),
            )
        ]

    async def _state(self, request: web.Request) -> web.Response:
        self._linked(request)
        made, now = await self._house.views.newest(Role.API.view), self._house.desk.now()
        state = {
            "now": milliseconds(now),
            "seq": made.edition.number,
            "reads": to_builtins(read(made.view, now)),
            "view": made.view,
        }
        text = json.dumps(state, ensure_ascii=False)
        return web.Response(text=text, content_type="application/json", headers=_NO_STORE)

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        return await self._talk(request, self._linked(request))

    async def _act(self, request: web.Request) -> web.Response:
        link = self._linked(request)
        said = await request.read()
        (_edition, day), now = self._house.desk.day(), self._house.desk.now()
        try:
            act, seen, press = _asked(heard(said), day, now)
        except ScriptError as error:
            return problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
        except ValueError:
            return problem(HTTPStatus.BAD_REQUEST, _("An act is sent as a JSON object."))
        by = Asker(link.role, connection_of(request).address)
        answer = await self._house.asking.ask(
            f"{link.token} {press}", lambda take: self._house.desk.ask_act(act, seen, by, take)
        )
        if answer.done:
            return web.json_response({"done": True, "sentence": answer.sentence}, headers=_NO_STORE)
        status = HTTPStatus.CONFLICT if answer.moved_on else HTTPStatus.UNPROCESSABLE_ENTITY
        return problem(status, answer.sentence)

    def _linked(self, request: web.Request) -> Link:
        """Return the API's link; refuse who has another one, or asks too often."""
        connection = connection_of(request)
        if not self._requests.takes(connection.address, 1, connection.door.loop.time()):
            raise web.HTTPTooManyRequests
        given = request.headers.get("Authorization", "")
        token = request.match_info.get("token") or given.removeprefix("Bearer ")
        link = self._links.find(token)
        if link is None or link.role is not Role.API:
            raise web.HTTPNotFound
        return link


_NO_STORE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def _asked(said: Mapping[str, Any], day: Day, now: datetime) -> tuple[Act, int, str]:
    """Return the act, the number of the view that was looked at, and the name of the press."""
    match said:
        case {"seen": bool()}:
            seen = None
        case {"seen": int(seen)}:
            pass
        case _:
            seen = None
    press = said.get("press", secrets.token_hex())
    if seen is None:
        raise ScriptError(_("“seen” is the number “seq” of the state that was looked at"))
    if not isinstance(press, str) or not 0 < len(press) <= LONGEST_PRESS:
        message = _("“press” is a text of at most {most} letters")
        raise ScriptError(message.format(most=LONGEST_PRESS))
    action = {key: value for key, value in said.items() if key not in ("seen", "press")}
    if any(isinstance(text, str) and len(text) > LONGEST_MESSAGE for text in action.values()):
        raise ScriptError(_("a text has at most {most} letters").format(most=LONGEST_MESSAGE))
    return act_of(action, day.programme, now), seen, press


def problem_of(error: web.HTTPException) -> web.Response:
    """Return what was no proper request as an error with the desk's sentence."""
    sentences = {
        HTTPStatus.FORBIDDEN: _("A page of another site may not act here."),
        HTTPStatus.NOT_FOUND: _(
            "There is no such path, or its token opens nothing any more;"
            " take both from the sharing dialog."
        ),
        HTTPStatus.METHOD_NOT_ALLOWED: _("This path is for another method."),
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _("A request is at most 16 kB."),
        HTTPStatus.MISDIRECTED_REQUEST: _(
            "This computer has another name; use the address that the sharing dialog shows."
        ),
        HTTPStatus.TOO_MANY_REQUESTS: _("Too many requests; wait a moment."),
    }
    status = HTTPStatus(error.status)
    return problem(status, sentences.get(status, _("This is no proper request.")))


def problem(status: int, detail: str) -> web.Response:
    """Return an error as RFC 9457 has it, with a sentence for people."""
    told = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    text = json.dumps(told, ensure_ascii=False)
    return web.Response(
        status=status, text=text, content_type="application/problem+json", headers=_NO_STORE
    )
