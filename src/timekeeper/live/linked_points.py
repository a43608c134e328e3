"""The linked points as the hall knows them now: their lines, and what is beside the record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.points import Point
from timekeeper.core.record.course import Course
from timekeeper.core.roll_call import Attendance, Hand

SILENT = timedelta(seconds=15)  # a point pings every five; shown each second, wrong 16 at most
SLOW = 400.0  # milliseconds there and back, from which on a line is bad for a conversation


class LineState(StrEnum):
    """How a point's line is."""

    NEVER = "never"
    GOOD = "good"
    BAD = "bad"
    LOST = "lost"
    ELSEWHERE = "elsewhere"


class Seen(Struct, frozen=True):
    """When a point was heard of last (UTC), and its last round trip in milliseconds.

    ``elsewhere``: it says that it follows a newer desk. Only its own row is judged by that: what a
    point says silences no hall, as the standby may, which shows that it has the hall's secret.
    """

    at: datetime
    trip: float | None = None
    elsewhere: bool = False


class Presence:
    """Who is there, by the pings. Written by the thread of a line, and read by the window's."""

    def __init__(self) -> None:
        self._seen: dict[str, Seen] = {}

    def pinged(
        self, point: str, now: datetime, trip: float | None, *, elsewhere: bool = False
    ) -> None:
        """Take note that a point is there."""
        self._seen[point] = Seen(now, trip, elsewhere)

    def seen(self, point: str) -> Seen | None:
        """Return when and how a point was heard of last, None when it never was."""
        return self._seen.get(point)

    def line(self, point: str, now: datetime) -> LineState:
        """Return how a point's line is: a clock that was set back makes nobody present."""
        seen = self._seen.get(point)
        if seen is None:
            return LineState.NEVER
        if abs(now - seen.at) > SILENT:
            return LineState.LOST
        if seen.elsewhere:
            return LineState.ELSEWHERE
        return LineState.BAD if seen.trip is not None and seen.trip >= SLOW else LineState.GOOD


class Exchange(Struct, frozen=True):
    """What the desk and one point said to each other beside the record.

    ``message`` is the desk's, "" for none, said at ``told`` (UTC); ``question`` the point's, until
    the desk has answered. ``test`` is the number of a line test, which the point reads or not.
    ``finished``: the group has ended its work.
    """

    message: str = ""
    told: datetime | None = None
    question: str = ""
    test: int | None = None
    number_read: bool = False
    finished: bool = False


NOTHING_SAID = Exchange()


class LinkedPoints:
    """The list of points, their lines, and what is said to and by them."""

    def __init__(self, points: Iterable[Point] = ()) -> None:
        self.enlist(points)
        self.presence = Presence()
        self.said = 0  # how often anything was
        self._talks: dict[str, Exchange] = {}

    def enlist(self, points: Iterable[Point]) -> None:
        """Let these be the points from now on."""
        self._listed = {point.id: point for point in points}
        self.points = tuple(self._listed.values())

    def named(self, point: str) -> Point | None:
        """Return the point with this id."""
        return self._listed.get(point)

    def talk(self, point: str) -> Exchange:
        """Return what was said to and by a point."""
        return self._talks.get(point, NOTHING_SAID)

    def tell(self, text: str, now: datetime, point: str | None = None) -> None:
        """Tell a point this, or all; "" takes the message down.

        A message to one point is taken as the answer to what it asked.
        """
        for each in self._listed if point is None else (point,):
            talk = self.talk(each)
            question = "" if point is not None else talk.question
            told = now if text else None
            self._say(each, replace(talk, message=text, told=told, question=question))

    def test(self, number: int | None) -> None:
        """Let all read this number; None ends the test."""
        for each in self._listed:
            self._say(each, replace(self.talk(each), test=number, number_read=False))

    def asked(self, point: str, question: str) -> None:
        """Take what a point asks the desk; "" once that is answered."""
        self._say(point, replace(self.talk(point), question=question))

    def read(self, point: str, number: int) -> bool:
        """Take the number that a point reads; return whether it is the right one."""
        talk = self.talk(point)
        right = talk.test is not None and number == talk.test
        self._say(point, replace(talk, number_read=talk.number_read or right))
        return right

    def finish(self, point: str, *, finished: bool) -> None:
        """Take note that a group has finished, or has not after all."""
        self._say(point, replace(self.talk(point), finished=finished))

    def forget(self) -> None:
        """Forget all that was said."""
        self._talks.clear()
        self.said += 1

    def _say(self, point: str, talk: Exchange) -> None:
        self._talks[point] = talk
        self.said += 1


class PointRow(Struct, frozen=True):
    """How one point stands: in the roll call, on its line, and what it wants.

    ``place`` is that of its hand among all that are up, 0 for none.
    """

    point: Point
    attendance: Attendance | None
    line: LineState
    seen: Seen | None
    hand: Hand | None
    place: int
    talk: Exchange

    @property
    def to_be_called(self) -> bool:
        """Return whether nobody knows of this point: somebody has to telephone."""
        here = self.line in {LineState.GOOD, LineState.BAD}
        return self.attendance is None and not self.point.room and not here


def point_rows(linked: LinkedPoints, course: Course, now: datetime) -> tuple[PointRow, ...]:
    """Return how every point stands at ``now`` (UTC), in the order of the list."""
    roll_call = course.roll_call
    answers = roll_call.answers if roll_call is not None else {}
    hands = {hand.point: (place, hand) for place, hand in enumerate(course.hands_up, start=1)}
    rows = []
    for point in linked.points:
        place, hand = hands.get(point.id, (0, None))
        rows.append(
            PointRow(
                point=point,
                attendance=answers.get(point.id),
                line=linked.presence.line(point.id, now),
                seen=linked.presence.seen(point.id),
                hand=hand,
                place=place,
                talk=linked.talk(point.id),
            )
        )
    return tuple(rows)
