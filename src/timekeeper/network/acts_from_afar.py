"""What somebody at a page asks of the desk, as it comes over the wire, and what he is told."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, Protocol

from msgspec import Meta, Struct

from timekeeper.core.acts import Act
from timekeeper.core.hall_order import LONGEST_MESSAGE
from timekeeper.network.links import Role
from timekeeper.views.afar.published import Day, Edition

if TYPE_CHECKING:
    from timekeeper.network.point_protocol import PointAct, Standing


class AskedAct(Struct, frozen=True, forbid_unknown_fields=True):
    """An act that a remote or the chair asks for.

    ``press`` names the press, so that one that is sent twice acts once; ``seen`` is the number of
    the view that was looked at: where the day has moved on since, nothing is done.
    """

    press: Annotated[str, Meta(min_length=8, max_length=64)]
    seen: Annotated[int, Meta(ge=0)]
    do: Literal[
        "go_on", "previous", "pause", "add", "message", "dark", "undo", "remind", "ask_for_time"
    ]
    minutes: Annotated[int, Meta(ge=-60, le=60)] = 0
    text: Annotated[str, Meta(max_length=LONGEST_MESSAGE)] = ""


class Answer(Struct, frozen=True):
    """What came of it: done or not, and the desk's sentence.

    ``moved_on``: not done because the day is no longer as it was seen.
    """

    done: bool
    sentence: str
    moved_on: bool = False


class Asker(Struct, frozen=True):
    """Who asks: his role, and the address he came from."""

    role: Role
    address: str


class HallDesk(Protocol):
    """The desk as the network knows it. Every method may be called from any thread."""

    def now(self) -> datetime:
        """Return the hall's time."""
        ...

    def day(self) -> tuple[Edition, Day]:
        """Return which state of which conference is the newest, and how the day stands."""
        ...

    def ask(self, asked: AskedAct, by: Asker, answer: Callable[[Answer], None]) -> None:
        """Hand an act to the desk, which answers later, in a thread of its own."""
        ...

    def ask_act(self, act: Act, seen: int, by: Asker, answer: Callable[[Answer], None]) -> None:
        """Hand over any act of the desk; ``seen`` is the number of the view that was looked at.

        Where the day has moved on since, nothing is done. It answers as ``ask`` does.
        """
        ...

    def hear(self, point: str, act: PointAct, answer: Callable[[Answer], None]) -> None:
        """Hand over what was pressed at a linked point. It answers as ``ask`` does."""
        ...

    def standing(self, point: str) -> Standing | None:
        """Return what holds for a linked point now, None for one that is not listed."""
        ...

    def pinged(self, point: str, trip: float | None, *, elsewhere: bool) -> None:
        """Take note that a linked point is there; its round trip is in milliseconds.

        ``elsewhere``: it follows another desk, which says that it is newer.
        """
        ...


MAY: dict[Role, frozenset[str]] = {
    Role.REMOTE: frozenset({"go_on", "previous", "pause", "add", "message", "dark", "undo"}),
    Role.API: frozenset({"go_on", "previous", "pause", "add", "message", "dark", "undo"}),
    Role.CHAIR: frozenset({"remind", "ask_for_time"}),
}


def heard(text: str | bytes) -> dict[str, Any]:
    """Return the JSON object that somebody sent; ValueError where it is none.

    Numbers without end are none, however they are written, nor is text with half a character.
    """
    try:
        said = json.loads(text, parse_constant=_finite, parse_float=_finite)
        json.dumps(said, ensure_ascii=False).encode()  # halves, written as escapes, are no text
    except RecursionError as error:
        message = "too deep"
        raise ValueError(message) from error
    if not isinstance(said, dict):
        message = "no object"
        raise ValueError(message)  # noqa: TRY004  # wrong input, not a wrong call
    return said


def _finite(figures: str) -> float:
    number = float(figures)
    if not math.isfinite(number):
        raise ValueError(figures)
    return number
