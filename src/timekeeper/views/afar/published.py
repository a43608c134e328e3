"""The published view: what an audience reads from now until the next act, in words and instants.

Whoever follows knows the time and subtracts; he decides nothing, and nothing has to be sent while
nothing happens. A text is a string, or a list of strings and readings. Instants are milliseconds
since 1970 (UTC). ``segments`` are pictures in the order in which they hold. docs/protocol.md
describes the format for those who write a follower.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.core.courtesy import USUAL_RULES, HallRules
from timekeeper.core.events import Audience
from timekeeper.core.hall_order import HallOrder
from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Course
from timekeeper.core.timeline import Timeline
from timekeeper.views.afar.instants import milliseconds
from timekeeper.views.afar.knots import SECOND, Movements, pieces, same
from timekeeper.views.afar.readings import Readings
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
from timekeeper.views.rostrum import RostrumContent, introduced, rostrum_content
from timekeeper.views.script import ScriptRow, known, rows_by_item
from timekeeper.words.language import _, language_in_use

FORMAT = "timekeeper-view/1"

Content = HallContent | RostrumContent | DayContent | StaffContent
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


def published(day: Day, view: View, edition: Edition, now: datetime) -> dict[str, Any]:
    """Return what this audience reads from ``now`` on, ready for JSON."""
    begin = now.replace(microsecond=0)
    timezone, pictures = day.programme.timezone, _Pictures(day, view, begin)
    zone = pieces(lambda at: at.astimezone(timezone).utcoffset() or ZERO, begin, same)
    return {
        "format": FORMAT,
        "conference": edition.conference,
        "epoch": edition.epoch,
        "seq": edition.number,
        "audience": view.value,
        "at": milliseconds(now),
        "language": language_in_use(),
        "zone": [[milliseconds(at), offset // SECOND] for at, offset, _law in zone],
        # What a follower puts hours and deviations into words with.
        "words": {
            "hour": _("{hour} o’clock"),
            "hour_and_minute": _("{hour}:{minute:02}").replace("{minute:02}", "{minute}"),
            "on_time": _("On time"),
            "late": _("{minutes} late").replace("{minutes}", "{length}"),
            "early": _("{minutes} early").replace("{minutes}", "{length}"),
            "minutes": _("{count} min").replace("{count}", "{minutes}"),
            "hours": _("{hours} h"),
            "hours_and_minutes": _("{hours} h {minutes} min"),
        },
        "segments": [
            {"from": milliseconds(at), "picture": picture}
            for at, picture, _law in pieces(pictures.at, begin, same)
        ],
    }


class _Pictures:
    """The pictures of one view, each with the readings in it."""

    def __init__(self, day: Day, view: View, begin: datetime) -> None:
        self._day, self._view = day, view
        timeline = Timeline(day.programme, day.course, day.rules)
        self._movements = Movements(timeline, day.programme.timezone, begin)
        self._script: Mapping[str, ScriptRow] | None = None

    def at(self, instant: datetime) -> dict[str, Any]:
        """Return the picture that begins at an instant, or goes on there."""
        snapshot, day = self._movements.seen(instant), self._day
        programme, messages = day.programme, day.course.messages
        readings = Readings(snapshot, programme, self._movements)
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
