"""What a programme leaves unsaid or forgets: worth a look before the day, and no mistake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from timekeeper.core.problems import Problem, ProblemKind
from timekeeper.core.programme import Kind, Programme, Slot

PRESENTED = (Kind.PRESENTATION, Kind.SPEECH)
NOON_BEGINS, NOON_ENDS = time(10, 30), time(14)
LEAST_LUNCH = timedelta(minutes=30)


def omissions(programme: Programme) -> tuple[Problem, ...]:
    """Return who is not named, which session runs past midnight, and which day has no lunch."""
    found = [
        Problem(ProblemKind.NO_PRESENTER, slot.session, slot.part, slot.item.id)
        for slot in programme.slots
        if slot.item.presenter is None and slot.item.kind in PRESENTED
    ]
    found += _past_midnight(programme)
    found += _without_lunch(programme)
    return tuple(found)


def _past_midnight(programme: Programme) -> Iterator[Problem]:
    for index, sitting in enumerate(programme.sittings):
        if sitting.start is None or sitting.end is None:
            continue
        start, end = (i.astimezone(programme.timezone) for i in (sitting.start, sitting.end))
        if end.date() > start.date() and end.time() > time():
            yield Problem(ProblemKind.AFTER_MIDNIGHT, index, end=end.time())


def _without_lunch(programme: Programme) -> Iterator[Problem]:
    days: dict[date, list[Slot]] = {}
    for slot in programme.slots:
        if slot.start is not None and slot.item.timed:
            days.setdefault(slot.start.astimezone(programme.timezone).date(), []).append(slot)
    for day, slots in days.items():
        begins, ends = (
            datetime.combine(day, at, programme.timezone) for at in (NOON_BEGINS, NOON_ENDS)
        )
        held = [slot for slot in slots if slot.item.kind is not Kind.BREAK]
        if held and _runs_through(held, begins, ends):
            yield Problem(ProblemKind.NO_LUNCH, held[-1].session)


def _runs_through(held: list[Slot], begins: datetime, ends: datetime) -> bool:
    """Return whether work goes on from before noon to after it, with no half hour free."""
    free = begins
    starts = sorted((slot.start, slot.end or slot.start) for slot in held if slot.start)
    if starts[0][0] >= begins or max(end or start for start, end in starts) <= ends:
        return False
    for start, end in starts:
        if min(start, ends) - free >= LEAST_LUNCH:
            return False
        free = max(free, end or start)
    return True
