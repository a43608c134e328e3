"""What the operator wants the hall to see, other than the programme's course."""

from __future__ import annotations

from enum import Enum, StrEnum

from msgspec import Struct

from timekeeper.core.events import (
    Audience,
    DisplayFact,
    HallPicture,
    HallSwitched,
    MessageShown,
    MessageTakenDown,
)
from timekeeper.core.programme import Item
from timekeeper.core.record.course import Course

LONGEST_MESSAGE = 300  # letters: more nobody reads from the last row


class Occasion(StrEnum):
    """What the office's backdrop picture (ma-két) is shown for; a salute has the welcome's."""

    WELCOME = "welcome"
    STANDBY = "standby"
    BREAK = "break"
    CLOSING = "closing"


class FollowProgramme(Struct, frozen=True):
    """The hall follows the day."""


class GoDark(Struct, frozen=True):
    """The hall's picture is black, on purpose."""


class StandBy(Struct, frozen=True):
    """A calm picture with the name of the office and of the event."""


class GiveWay(Struct, frozen=True):
    """Another program has the projector; whoever follows elsewhere sees the calm picture."""


class ShowMessage(Struct, frozen=True):
    """A sentence for everybody in the hall."""

    text: str


HallOrder = FollowProgramme | GoDark | StandBy | GiveWay | ShowMessage
_PICTURES = {
    FollowProgramme: HallPicture.PROGRAMME,
    ShowMessage: HallPicture.PROGRAMME,
    StandBy: HallPicture.STANDBY,
    GoDark: HallPicture.DARK,
    GiveWay: HallPicture.GIVEN_WAY,
}


def order_of(course: Course, *, away: bool = False) -> HallOrder:
    """Return what the hall was ordered to show; to give way and darkness go before a message.

    ``away``: nobody has said yet what an absence of the program counts as; the hall stands by.
    """
    if course.picture is HallPicture.GIVEN_WAY:
        return GiveWay()
    if away:
        return StandBy()
    if course.picture is HallPicture.DARK:
        return GoDark()
    if Audience.HALL in course.messages:
        return ShowMessage(course.messages[Audience.HALL])
    return StandBy() if course.picture is HallPicture.STANDBY else FollowProgramme()


def facts_of(order: HallOrder, course: Course) -> tuple[DisplayFact, ...]:
    """Return what has to be recorded so that the hall shows this; only darkness keeps a message."""
    facts: list[DisplayFact] = []
    picture = _PICTURES[type(order)]
    if picture is not course.picture:
        facts.append(HallSwitched(picture))
    if isinstance(order, ShowMessage):
        facts.append(MessageShown(Audience.HALL, order.text))
    elif not isinstance(order, GoDark) and Audience.HALL in course.messages:
        facts.append(MessageTakenDown(Audience.HALL))
    return tuple(facts)


class Coverage(Enum):
    """How much of the projector the hall's picture takes."""

    WHOLE = "whole"
    STRIP = "strip"
    NOTHING = "nothing"


def has_strip(course: Course, running: Item | None) -> bool:
    """Return whether the day's course is a strip now: as last switched, else as planned."""
    planned = running is not None and running.slides
    return course.strips.get(running.id if running is not None else None, planned)


def coverage_of(course: Course, running: Item | None) -> Coverage:
    """Return how much of the projector is ours; a calm or dark picture covers slides as well."""
    if course.picture is HallPicture.GIVEN_WAY:
        return Coverage.NOTHING
    if course.picture is HallPicture.PROGRAMME and has_strip(course, running):
        return Coverage.STRIP
    return Coverage.WHOLE
