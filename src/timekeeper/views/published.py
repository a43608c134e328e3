"""The published view: what an audience reads from now until the next act, in words and instants.

Whoever follows knows the time and subtracts; he decides nothing, and nothing has to be sent while
nothing happens. A text is a string, or a list of strings and readings; a reading is one of

* ``{"clock": "now"}``, ``{"date": "now"}``: the hall's time of day and date;
* ``{"clock": knots}``, ``{"prose": knots}``: an hour of the hall's wall clock that may move, in
  figures or as prose; its values are wall-clock times, reckoned as if they were UTC;
* ``{"left": instant}``, ``{"gone": instant}``: the time until, never below zero, or since;
* ``{"deviation": knots}``: a length of time, told as late or early.

Instants are milliseconds since 1970 (UTC). Knots are ``[from, value, moves]``: from that instant
on the value stands at 0, or goes with the time at 1. A fourth field is put behind an hour that
clocks show twice that night. ``segments`` are pictures in the order in
which they hold. docs/protocol.md describes the format for those who write a follower.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum, StrEnum
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.core.courtesy import USUAL_RULES, HallRules
from timekeeper.core.events import Audience
from timekeeper.core.forecast import ItemForecast
from timekeeper.core.hall_order import HallOrder
from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Course
from timekeeper.core.timeline import Current, OnTheFloor, Snapshot, Timeline, Upcoming
from timekeeper.views.day import (
    DayContent,
    StaffContent,
    day_content,
    remote_buttons,
    staff_content,
)
from timekeeper.views.hall import (
    Blackout,
    HallContent,
    ItemContent,
    PictureAlone,
    PlainContent,
    SpeechContent,
)
from timekeeper.views.hall_now import ordered_content
from timekeeper.views.moment import Moment, expected_start
from timekeeper.views.rostrum import RostrumContent, introduced, rostrum_content
from timekeeper.views.script import ScriptRow, known, rows_by_item
from timekeeper.words.language import _, language_in_use
from timekeeper.words.values import which

FORMAT = "timekeeper-view/1"
AHEAD = timedelta(hours=36)  # for so long a view tells what is to be read; then it is made anew
SECOND = timedelta(seconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)

Content = HallContent | RostrumContent | DayContent | StaffContent
Knots = list[tuple[Any, ...]]
Value = TypeVar("Value")

# Between noncharacters, which no text has.
_READING = re.compile("\ufdd0(\\d+)\ufdd1")
KINDS = {
    ItemContent: "item",
    SpeechContent: "speech",
    PlainContent: "plain",
    Blackout: "dark",
    PictureAlone: "alone",
    RostrumContent: "rostrum",
    DayContent: "day",
    StaffContent: "staff",
}


class View(StrEnum):
    """Who reads: each has a view of its own, with nothing in it that is for another."""

    HALL = "hall"
    ROSTRUM = "rostrum"
    FOYER = "foyer"
    STAFF = "staff"


class Edition(Struct, frozen=True):
    """Which view this is: of one conference that with the higher epoch and number is the newer.

    ``epoch`` rises each time a desk begins to publish a conference, ``number`` with each view.
    """

    conference: str
    epoch: int
    number: int


class Day(Struct, frozen=True):
    """What a view is made of: the programme, how the day stands, what the hall is to show.

    ``prepared`` are sentences from which a remote may choose what the hall is told.
    ``asked``: what the chair has asked for and the operator has not answered yet.
    ``rules``: those of the house for its hall. ``templates``: what the script's lines are made
    from, by their keys; without any, nothing is told of the script.
    """

    programme: Programme
    course: Course
    order: HallOrder
    prepared: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    rules: HallRules = USUAL_RULES
    templates: Mapping[str, str] = field(default_factory=dict)


class Share(float):
    """The part of a time that is used, and how it goes on: ``{"since": instant, "of": length}``."""

    reading: Mapping[str, int]


def published(day: Day, view: View, edition: Edition, now: datetime) -> dict[str, Any]:
    """Return what this audience reads from ``now`` on, ready for JSON."""
    begin = now.replace(microsecond=0)
    timezone, pictures = day.programme.timezone, _Pictures(day, view, begin)
    zone = _pieces(lambda at: at.astimezone(timezone).utcoffset() or ZERO, begin, _same)
    return {
        "format": FORMAT,
        "conference": edition.conference,
        "epoch": edition.epoch,
        "seq": edition.number,
        "audience": view.value,
        "at": milliseconds(now),
        "language": language_in_use(),
        "zone": [[milliseconds(at), offset // SECOND] for at, offset, _law in zone],
        "words": _words(),
        "segments": [
            {"from": milliseconds(at), "picture": picture}
            for at, picture, _law in _pieces(pictures.at, begin, _same)
        ],
    }


def milliseconds(instant: datetime) -> int:
    """Return an instant as followers reckon: milliseconds since 1970, UTC."""
    return (instant - EPOCH) // MILLISECOND


def exact_milliseconds(instant: datetime) -> float:
    """Return the same with the fraction, for measuring."""
    return (instant - EPOCH) / MILLISECOND


def _words() -> dict[str, str]:
    """Return what a follower puts hours and deviations into words with."""
    return {
        "hour": _("{hour} o’clock"),
        "hour_and_minute": _("{hour}:{minute:02}").replace("{minute:02}", "{minute}"),
        "on_time": _("On time"),
        "late": _("{minutes} late").replace("{minutes}", "{length}"),
        "early": _("{minutes} early").replace("{minutes}", "{length}"),
        "minutes": _("{count} min").replace("{count}", "{minutes}"),
        "hours": _("{hours} h"),
        "hours_and_minutes": _("{hours} h {minutes} min"),
    }


class _Pictures:
    """The pictures of one view, each with the readings in it."""

    def __init__(self, day: Day, view: View, begin: datetime) -> None:
        self.begin = begin
        self._day, self._view = day, view
        self._timeline = Timeline(day.programme, day.course, day.rules)
        self._seen: dict[datetime, Snapshot] = {}
        self._starts: dict[int, Knots | None] = {}
        self._script: Mapping[str, ScriptRow] | None = None

    def seen(self, at: datetime) -> Snapshot:
        """Return the snapshot of an instant, made once."""
        if at not in self._seen:
            self._seen[at] = self._timeline.at(at)
        return self._seen[at]

    def starts(self, position: int) -> Knots | None:
        """Return when an item is expected to begin, None where that is open."""
        if position not in self._starts:
            self._starts[position] = self.hours(lambda seen: seen.items[position].start)
        return self._starts[position]

    @cached_property
    def session_end(self) -> Knots | None:
        """Return when the session is expected to end, None where that is open."""
        return self.hours(lambda seen: seen.session_expected_end)

    @cached_property
    def deviation(self) -> Knots | None:
        """Return how late the session is expected to end, None where that is open."""
        return self.knots(lambda seen: seen.deviation)

    def hours(self, value: Callable[[Snapshot], datetime | None]) -> Knots | None:
        """Return how an instant's reading on the hall's wall clock moves, None where it is open.

        Where an hour comes twice, a knot says which one is meant.
        """
        zone = self._day.programme.timezone
        if value(self.seen(self.begin)) is None:
            return None

        def hour(at: datetime) -> tuple[datetime, str]:
            local = (value(self.seen(at)) or at).astimezone(zone)
            return local.replace(tzinfo=UTC), which(local)

        def law(
            one: tuple[datetime, str], other: tuple[datetime, str], gap: timedelta
        ) -> int | None:
            return _stands_or_moves(one[0], other[0], gap) if one[1] == other[1] else None

        return [
            (milliseconds(at), milliseconds(local), law, *([words] if words else []))
            for at, (local, words), law in _pieces(hour, self.begin, law)
        ]

    def knots(self, value: Callable[[Snapshot], timedelta | None]) -> Knots | None:
        """Return how a length of time moves with the time, None where it is open."""
        if value(self.seen(self.begin)) is None:
            return None

        def length(at: datetime) -> datetime:
            return EPOCH + (value(self.seen(at)) or ZERO)

        pieces = _pieces(length, self.begin, _stands_or_moves)
        return [(milliseconds(at), milliseconds(of), law) for at, of, law in pieces]

    def at(self, instant: datetime) -> dict[str, Any]:
        """Return the picture that begins at an instant, or goes on there."""
        snapshot, day = self.seen(instant), self._day
        programme, messages = day.programme, day.course.messages
        readings = Readings(snapshot, programme, self)
        content: Content
        match self._view:
            case View.HALL:
                content = ordered_content(day.order, snapshot, programme, readings)
            case View.ROSTRUM:
                message = messages.get(Audience.ROSTRUM, "")
                content = rostrum_content(snapshot, programme, message, readings)
                content = introduced(content, self._row(readings))
            case View.FOYER:
                content = day_content(readings)
            case View.STAFF:
                to_rostrum, to_staff = (
                    messages.get(audience, "") for audience in (Audience.ROSTRUM, Audience.STAFF)
                )
                ordered = (programme, day.course, day.order, day.prepared)
                buttons = remote_buttons(*ordered, readings)
                content = staff_content(readings, to_rostrum, to_staff, buttons)
                content = replace(content, asked=day.asked)
                if row := self._row(readings):
                    cue, needed, ready = map(known, (row.cue, row.needed, row.ready))
                    rostrum = introduced(content.rostrum, row)
                    content = replace(content, rostrum=rostrum, cue=cue, needed=needed, ready=ready)
        return {"kind": KINDS[type(content)], **readings.written(content)}

    def _row(self, readings: Readings) -> ScriptRow | None:
        """Return what the script says of the next item; it is the same until the next act."""
        if self._script is None:
            templates, rules = self._day.templates, self._day.rules
            self._script = rows_by_item(readings.programme, templates, rules) if templates else {}
        following = readings.snapshot.next
        return self._script.get(following.item.id) if following is not None else None


class Readings(Moment):
    """The words of one instant, with a reading for whatever time changes."""

    def __init__(self, snapshot: Snapshot, programme: Programme, pictures: _Pictures) -> None:
        super().__init__(snapshot, programme)
        self._pictures = pictures
        self._made: list[dict[str, Any]] = []

    def _reading(self, **reading: Any) -> str:
        self._made.append(reading)
        return f"\ufdd0{len(self._made) - 1}\ufdd1"

    def date(self) -> str:
        """Read the hall's date."""
        return self._reading(date="now")

    def clock(self) -> str:
        """Read the hall's time of day."""
        return self._reading(clock="now")

    def start(self, coming: Upcoming | ItemForecast) -> str:
        """Read the hour that is expected as long as nothing happens."""
        if expected_start(coming) is None:
            return ""
        return self._reading(clock=self._starts(coming))

    def prose_start(self, coming: Upcoming) -> str:
        """Read the same in prose."""
        return "" if coming.expected_start is None else self._reading(prose=self._starts(coming))

    def _starts(self, coming: Upcoming | ItemForecast) -> Knots | None:
        return self._pictures.starts(self.programme.positions[coming.item.id])

    def session_end(self) -> str:
        """Read the hour at which the session ends as long as nothing happens."""
        knots = self._pictures.session_end
        return "" if knots is None else self._reading(clock=knots)

    def deviation(self) -> str:
        """Read how late the session ends as long as nothing happens."""
        knots = self._pictures.deviation if self.snapshot.deviation is not None else None
        return "" if knots is None else self._reading(deviation=knots)

    def until(self, instant: datetime) -> str:
        """Read how much is left until an instant."""
        return self._reading(left=milliseconds(instant))

    def left(self, time: Current | OnTheFloor) -> str:
        """Read how much is left."""
        if time.paused or time.remaining is None or time.remaining <= ZERO:
            return super().left(time)  # by how much it is over, a discreet view does not tell
        return self._reading(left=milliseconds(self.at + time.remaining))

    def gone(self, time: Current | OnTheFloor) -> str:
        """Read how much has passed."""
        if time.paused:
            return super().gone(time)
        return self._reading(gone=milliseconds(self.at - time.elapsed))

    def over(self, time: Current | OnTheFloor) -> str:
        """Read how much a time is overrun."""
        if time.paused:
            return super().over(time)
        return "+" + self._reading(gone=milliseconds(self.at - time.overrun))

    def share(self, time: Current | OnTheFloor) -> float | None:
        """Read how much of a time is used."""
        used = super().share(time)
        if used is None or used >= 1 or time.paused or not time.allotted:
            return used
        share = Share(used)
        since = milliseconds(self.at - time.elapsed)
        share.reading = {"since": since, "of": time.allotted // MILLISECOND}
        return share

    def written(self, content: Any) -> Any:
        """Return the content as JSON has it, each text with its readings in their places."""
        match content:
            case Share():
                return content.reading
            case Enum():
                return content.value
            case str() if _READING.search(content):
                pieces: list[str | dict[str, Any]] = list(_READING.split(content))
                pieces[1::2] = [self._made[int(number)] for number in _READING.findall(content)]
                return [piece for piece in pieces if piece != ""]
            case tuple():
                return [self.written(each) for each in content]
            case _ if isinstance(content, Struct):
                names = content.__struct_fields__
                return {name: self.written(getattr(content, name)) for name in names}
            case _:
                return content


def _pieces(
    value: Callable[[datetime], Value],
    begin: datetime,
    law_of: Callable[[Value, Value, timedelta], int | None],
) -> Iterator[tuple[datetime, Value, int]]:
    """Yield where a value that depends on the time begins to follow a law, from the first on.

    ``law_of`` names the law by which one value becomes another some time later, None for none.
    A law that holds between two instants holds at each second between them: times only ever
    stand or move, and a picture that has gone does not come back before the next act.
    """
    before: tuple[Value, int] | None = None
    waiting = [(begin, begin + AHEAD)]
    while waiting:
        start, end = waiting.pop()
        first, last = value(start), value(end)
        law = law_of(first, last, end - start)
        if law is None and end - start > SECOND:
            middle = start + (end - start) // 2
            middle = middle.replace(microsecond=0)
            waiting += [(middle, end), (start, middle)]
            continue
        found = (first, law or 0)
        if before is None or found[1] != before[1] or (not found[1] and found != before):
            yield start, *found
        before = found


def _same(one: Value, other: Value, _gap: timedelta) -> int | None:
    return 0 if one == other else None


def _stands_or_moves(one: datetime, other: datetime, gap: timedelta) -> int | None:
    return 0 if one == other else 1 if other - one == gap else None
