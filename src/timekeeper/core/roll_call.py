"""Who answered the roll call of the linked points, and who there asks for the floor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.core.events import (
    HandLowered,
    HandRaised,
    PointAsked,
    PointExcused,
    PointFact,
    PointPresent,
    PointTold,
    RollCallClosed,
    RollCallOpened,
)
from timekeeper.core.points import Point


class Attendance(Struct, frozen=True):
    """What is written down of one point: present with its delegates and chair, or excused.

    ``at`` (UTC) is when that was said.
    """

    name: str
    at: datetime
    delegates: int = 0
    chair: str = ""
    excused: bool = False


class RollCall(Struct, frozen=True, dict=True):
    """One roll call: who was expected, and what each of them said last. Instants are UTC."""

    opened: datetime
    expected: tuple[Point, ...] = ()
    closed: datetime | None = None
    answers: Mapping[str, Attendance] = field(default_factory=dict)

    @cached_property
    def present(self) -> tuple[Attendance, ...]:
        """Return the points that are present, in the order of the list."""
        return tuple(each for each in self._listed if not each.excused)

    @cached_property
    def excused(self) -> tuple[Attendance, ...]:
        """Return the points that need not answer."""
        return tuple(each for each in self._listed if each.excused)

    @cached_property
    def missing(self) -> tuple[Point, ...]:
        """Return those of whom nothing is known."""
        return tuple(point for point in self.expected if point.id not in self.answers)

    @property
    def delegates(self) -> int:
        """Return how many delegates are present in all."""
        return sum(each.delegates for each in self.present)

    @cached_property
    def _listed(self) -> list[Attendance]:
        places = {point.id: place for place, point in enumerate(self.expected)}
        last = len(places)
        answers = sorted(self.answers.items(), key=lambda answer: places.get(answer[0], last))
        return [attendance for _point, attendance in answers]

    def shifted(self, by: timedelta) -> RollCall:
        """Return the same as read by another clock."""
        return replace(
            self,
            opened=self.opened + by,
            closed=self.closed and self.closed + by,
            answers={p: replace(a, at=a.at + by) for p, a in self.answers.items()},
        )


class Hand(Struct, frozen=True):
    """Somebody at a point who asks for the floor since ``at`` (UTC); ``name`` is the point's."""

    id: str
    point: str
    name: str
    speaker: str
    topic: str
    at: datetime


class PointMessage(Struct, frozen=True):
    """What the desk told a point, or what that ``asked``, at ``at`` (UTC).

    ``name`` is the point's, "" where all were told.
    """

    at: datetime
    name: str
    text: str
    asked: bool = False


class Points:
    """What the points said while the record is folded."""

    def __init__(self) -> None:
        self._roll_calls: list[RollCall] = []
        self._hands: dict[str, Hand] = {}
        self._messages: list[PointMessage] = []

    def roll_calls(self) -> tuple[RollCall, ...]:
        """Return the roll calls, the last one last."""
        return tuple(self._roll_calls)

    def hands(self) -> tuple[Hand, ...]:
        """Return the hands that were not lowered, in the order they were raised."""
        return tuple(self._hands.values())

    def messages(self) -> tuple[PointMessage, ...]:
        """Return what was told and asked, in its order."""
        return tuple(self._messages)

    def apply(self, fact: PointFact, at: datetime) -> None:
        """Make the fact true at ``at``."""
        match fact:
            case RollCallOpened(points):
                self._roll_calls.append(RollCall(at, points))
            case RollCallClosed():
                self._change(lambda last: replace(last, closed=at))
            case PointPresent(point, name, delegates, chair):
                self._answer(point, Attendance(name, at, delegates, chair))
            case PointExcused(point, name, excused):
                self._answer(point, Attendance(name, at, excused=True) if excused else None)
            case HandRaised(hand, point, name, speaker, topic):
                self._hands[hand] = Hand(hand, point, name, speaker, topic, at)
            case HandLowered(hand):
                self._hands.pop(hand, None)
            case PointTold(text, _point, name):
                if text:
                    self._messages.append(PointMessage(at, name, text))
            case PointAsked(_point, name, text):
                self._messages.append(PointMessage(at, name, text, asked=True))
            case _ as unknown:
                assert_never(unknown)

    def shift(self, by: timedelta) -> None:
        """Read all instants by another clock."""
        self._roll_calls = [roll_call.shifted(by) for roll_call in self._roll_calls]
        self._hands = {k: replace(hand, at=hand.at + by) for k, hand in self._hands.items()}
        self._messages = [replace(told, at=told.at + by) for told in self._messages]

    def _answer(self, point: str, attendance: Attendance | None) -> None:
        def answered(last: RollCall) -> RollCall:
            others = {name: each for name, each in last.answers.items() if name != point}
            return replace(last, answers=others | ({point: attendance} if attendance else {}))

        self._change(answered)

    def _change(self, change: Callable[[RollCall], RollCall]) -> None:
        if self._roll_calls:
            self._roll_calls[-1] = change(self._roll_calls[-1])
