"""What foyer and staff read: the whole day, what is done, what runs, when the rest is expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timekeeper.core.course import State
from timekeeper.views.hall import Heading, heading, presenter_text
from timekeeper.views.moment import Moment
from timekeeper.views.rostrum import RostrumContent, rostrum_content
from timekeeper.words.values import clock, numbered


@dataclass(frozen=True, slots=True)
class DayRow:
    """An item of the day, or the head of a session or part: then ``state`` is None.

    ``time`` is the planned hour; ``expected`` the one at which it began or is expected to, also
    where that is the planned one; both are "" where they are open.
    """

    title: str
    time: str = ""
    expected: str = ""
    presenter: str = ""
    state: State | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class DayContent:
    """The whole day for everybody."""

    heading: Heading
    rows: tuple[DayRow, ...]


@dataclass(frozen=True, slots=True)
class StaffContent:
    """The whole day for the staff: the true time, the deviation, the operator's word."""

    day: DayContent
    rostrum: RostrumContent
    deviation: str
    session_end: str
    message: str


def day_content(moment: Moment) -> DayContent:
    """Return the day at this snapshot; papers for study are no part of it."""
    return DayContent(heading(moment), tuple(_rows(moment)))


def staff_content(moment: Moment, to_rostrum: str, message: str) -> StaffContent:
    """Return what the staff reads: ``to_rostrum`` and ``message`` are what the two are told."""
    return StaffContent(
        day=day_content(moment),
        rostrum=rostrum_content(moment.snapshot, moment.programme, to_rostrum, moment),
        deviation=moment.deviation(),
        session_end=moment.session_end(),
        message=moment.told(" ".join(message.split())),
    )


def _rows(moment: Moment) -> Iterator[DayRow]:
    programme, place = moment.programme, None
    for slot, forecast in zip(programme.slots, moment.snapshot.items, strict=True):
        item, session = slot.item, programme.sessions[slot.session]
        if not item.timed:
            continue
        before, place = place, (slot.session, slot.part)
        if (before is None or before[0] != slot.session) and session.name:
            yield DayRow(session.name)
        part = session.parts[slot.part]
        if before != place and part.title:
            yield DayRow(" ".join(word for word in (part.number, part.title) if word), level=1)
        yield DayRow(
            title=numbered(item),
            time=clock(slot.start, programme),
            expected=moment.start(forecast),
            presenter=presenter_text(item),
            state=forecast.state,
            level=2,
        )
