"""What the report tells beside its rows: pauses, runs, papers for study, and how far the day is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct, field

from timekeeper.core.intervals import Interval
from timekeeper.core.programme import Item, Programme
from timekeeper.core.record.course import Course, Stage, stage_of
from timekeeper.core.record.showings import Showing
from timekeeper.core.roll_call import Attendance, PointMessage, RollCall


class PauseRow(Struct, frozen=True):
    """A stop of an item's clock; ``end`` is None while it lasts. Instants are UTC."""

    item: str
    start: datetime
    end: datetime | None

    @property
    def length(self) -> timedelta | None:
        """Return how long it lasted, None while it lasts."""
        return self.end - self.start if self.end else None


class RollCallRow(Struct, frozen=True):
    """What a linked point said in one roll call; ``answer`` is None where it said nothing."""

    roll_call: RollCall
    name: str
    answer: Attendance | None


class Details(Struct, frozen=True):
    """What was recorded beside the rows of the report.

    ``as_of`` is the instant up to which the record speaks, None before anything happened.
    ``runs`` are the unbroken runs of every item that was begun, by its id.
    """

    stage: Stage = Stage.WAITING
    as_of: datetime | None = None
    runs: Mapping[str, Sequence[Interval]] = field(default_factory=dict)
    pauses: tuple[PauseRow, ...] = ()
    papers: tuple[Item, ...] = ()
    roll_calls: tuple[RollCall, ...] = ()
    point_messages: tuple[PointMessage, ...] = ()
    showings: tuple[Showing, ...] = ()

    @property
    def points(self) -> tuple[RollCallRow, ...]:
        """Return the linked points of each roll call, those that nobody expected last."""
        rows: list[RollCallRow] = []
        for roll_call in self.roll_calls:
            names = {point.id: point.name for point in roll_call.expected}
            names |= {point: answer.name for point, answer in roll_call.answers.items()}
            rows += [
                RollCallRow(roll_call, name, roll_call.answers.get(point))
                for point, name in names.items()
            ]
        return tuple(rows)

    @property
    def finished(self) -> bool:
        """Return whether the whole programme has come to its end."""
        return self.stage is Stage.CLOSED


def details(programme: Programme, course: Course, as_of: datetime | None) -> Details:
    """Return what is to be told beside the rows of a programme as it was held in the end."""
    return Details(
        stage=stage_of(programme, course),
        as_of=as_of,
        runs=course.intervals_of,
        pauses=tuple(
            PauseRow(run.item, pause.start, pause.end)
            for run in course.intervals
            for pause in run.pauses
        ),
        papers=tuple(item for item in programme.items if item.documents or not item.timed),
        roll_calls=course.roll_calls,
        point_messages=course.point_messages,
        showings=course.showings,
    )
