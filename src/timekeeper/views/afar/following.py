"""A follower: which of the views counts, and what it reads at an instant. It decides nothing.

The pages in the browser do the same in resources/pages/follow.js.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec import convert

from timekeeper.core.intervals import A_MINUTE, ZERO, without_seconds
from timekeeper.views.afar.instants import EPOCH, MILLISECOND, milliseconds
from timekeeper.views.afar.published import FORMAT, KINDS, Content
from timekeeper.words.values import MINUTE, figures

_CONTENTS: dict[str, Any] = {kind: content for content, kind in KINDS.items()}


class Follower:
    """Keeps the newest view of each conference, in whatever order they come.

    The higher epoch is the newer, of one epoch the higher number, of one number what was made
    later: a desk that took over counts, whatever an older one goes on to say.
    """

    def __init__(self) -> None:
        self._newest: dict[str, Mapping[str, Any]] = {}

    def take(self, view: Mapping[str, Any]) -> bool:
        """Keep a view where it is the newest of its conference; return whether it was.

        ValueError where it is not one of ours, or of a format that is not known here.
        """
        name, edition = view.get("conference"), _edition(view)
        known = view.get("format") == FORMAT and all(isinstance(each, int) for each in edition)
        if not known or not isinstance(name, str):
            message = f"This is no view of a conference in the format {FORMAT}."
            raise ValueError(message)
        kept = self._newest.get(name)
        newer = kept is None or edition > _edition(kept)
        if newer:
            self._newest[name] = view
        return newer

    def reads(self, conference: str, now: datetime) -> Content | None:
        """Return what is to be read at an instant (UTC), None before anything is known."""
        view = self._newest.get(conference)
        return None if view is None else read(view, now)


def _edition(view: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(view.get(name) for name in ("epoch", "seq", "at"))


def read(view: Mapping[str, Any], now: datetime) -> Content:
    """Return what a view shows at an instant (UTC); ValueError where it is not one of ours.

    Before the view was made it shows what it showed when it was made.
    """
    try:
        segments = view["segments"]
        at = milliseconds(now.replace(microsecond=0))
        place = bisect_right(segments, at, key=lambda segment: segment["from"])
        picture = dict(segments[max(place - 1, 0)]["picture"])
        content: Content = convert(
            _read(picture, _Reader(view, max(at, segments[0]["from"]))),
            _CONTENTS[picture.pop("kind")],
        )
    except (KeyError, TypeError, IndexError, OverflowError) as error:
        message = f"This is no view of a conference: {error!r}."
        raise ValueError(message) from error
    return content


def _read(value: Any, reader: _Reader) -> Any:
    """Return a picture with its readings read."""
    match value:
        case {"since": int(since), "of": int(length)}:
            return min(1.0, (reader.at - since) / length)
        case dict():
            return {name: _read(each, reader) for name, each in value.items()}
        case [*pieces] if any(isinstance(p, dict) and len(p) == 1 for p in pieces):
            return "".join(p if isinstance(p, str) else reader.text(p) for p in pieces)
        case [*pieces]:
            return [_read(piece, reader) for piece in pieces]
        case _:
            return value


class _Reader:
    """Puts readings into words at an instant, in milliseconds."""

    def __init__(self, view: Mapping[str, Any], at: int) -> None:
        self.at = at
        self._zone, self._words = view["zone"], view["words"]

    def text(self, reading: Mapping[str, Any]) -> str:
        """Return a reading in words."""
        match reading:
            case {"clock": "now"}:
                words = f"{self._wall(self.at):%H:%M}"
            case {"date": "now"}:
                words = f"{self._wall(self.at):%d/%m/%Y}"
            case {"clock": knots}:
                words = (
                    f"{EPOCH + _value(knots, self.at) * MILLISECOND:%H:%M}{_which(knots, self.at)}"
                )
            case {"prose": knots}:
                local = EPOCH + _value(knots, self.at) * MILLISECOND
                form = self._words["hour_and_minute" if local.minute else "hour"]
                hour = form.replace("{hour}", str(local.hour))
                words = hour.replace("{minute}", f"{local:%M}") + _which(knots, self.at)
            case {"left": int(instant)}:
                words = figures(max(ZERO, (instant - self.at) * MILLISECOND))
            case {"gone": int(instant)}:
                words = figures((self.at - instant) * MILLISECOND)
            case {"deviation": knots}:
                words = self._deviation(_value(knots, self.at) * MILLISECOND)
            case _:
                message = f"This is no reading: {reading!r}."
                raise ValueError(message)
        return words

    def _wall(self, instant: int) -> datetime:
        place = bisect_right(self._zone, instant, key=lambda each: each[0])
        offset: int = self._zone[max(place - 1, 0)][1]
        return EPOCH + instant * MILLISECOND + timedelta(seconds=offset)

    def _deviation(self, length: timedelta) -> str:
        count = abs(without_seconds(length)) // A_MINUTE
        if not count:
            return str(self._words["on_time"])
        hours, minutes = divmod(count, MINUTE)
        form = ("hours_and_minutes" if minutes else "hours") if hours else "minutes"
        told = self._words[form].replace("{hours}", str(hours)).replace("{minutes}", str(minutes))
        words: str = self._words["late" if length > ZERO else "early"]
        return words.replace("{length}", told)


Knot = tuple[Any, ...]


def _knot(knots: list[Knot], at: int) -> Knot:
    """Return the knot that holds at an instant."""
    return knots[max(bisect_right(knots, at, key=lambda knot: knot[0]) - 1, 0)]


def _value(knots: list[Knot], at: int) -> int:
    """Return a value at an instant: it stands, or it moves with the time."""
    since, value, moves, *_which = _knot(knots, at)
    result: int = value + (at - since) * moves
    return result


def _which(knots: list[Knot], at: int) -> str:
    """Return which hour is meant where it comes twice."""
    return "".join(_knot(knots, at)[3:])
