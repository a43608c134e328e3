"""What a programme leaves unsaid or forgets: worth a look before the day, and no mistake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone

from timekeeper.core.checks.confidential import marking_of
from timekeeper.core.checks.problems import Problem, ProblemKind
from timekeeper.core.forecast import Forecast
from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Kind, Programme, Slot
from timekeeper.core.record.course import Course

PRESENTED = (Kind.PRESENTATION, Kind.SPEECH)
NOON_BEGINS, NOON_ENDS = time(10, 30), time(14)
LEAST_LUNCH = timedelta(minutes=30)


def omissions(programme: Programme) -> tuple[Problem, ...]:
    """Return who is not named, which session runs past midnight, and which day has no lunch.

    And what is held while clocks are set, with the times that are meant; and which item says that
    it is internal, and is not kept from the hall.
    """
    found = [
        Problem(ProblemKind.NO_PRESENTER, slot.session, slot.part, slot.item.id)
        for slot in programme.slots
        if slot.item.presenter is None and slot.item.kind in PRESENTED
    ]
    found += _past_midnight(programme)
    found += _without_lunch(programme)
    found += _while_clocks_are_set(programme)
    found += [
        Problem(ProblemKind.NOT_CONFIDENTIAL, slot.session, slot.part, slot.item.id)
        for slot in programme.slots
        if not slot.item.confidential and marking_of(slot.item)
    ]
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
        if held and _goes_on(held, begins, ends):
            yield Problem(ProblemKind.NO_LUNCH, held[-1].session)


def _goes_on(held: list[Slot], begins: datetime, ends: datetime) -> bool:
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


def _while_clocks_are_set(programme: Programme) -> Iterator[Problem]:
    """Yield each item over a change of summer time, as it will be held when all goes to plan."""
    starts = [sitting.start for sitting in programme.sittings if sitting.start is not None]
    if not starts:
        return
    forecasts = Forecast(programme, Course()).at(min(starts))
    for slot, forecast in zip(programme.slots, forecasts, strict=False):
        if not slot.item.timed or forecast.start is None:
            continue
        last = forecast.end or forecast.start
        begins, ends = (i.astimezone(programme.timezone) for i in (forecast.start, last))
        set_by = (ends.utcoffset() or ZERO) - (begins.utcoffset() or ZERO)
        as_planned = slot.start is not None and slot.start == forecast.start
        if set_by < ZERO or _comes_twice(begins) or _comes_twice(ends):
            kind = ProblemKind.REPEATED_HOUR
        elif set_by > ZERO or (as_planned and slot.item.start != begins.time()):
            kind = ProblemKind.MISSING_HOUR
        else:
            continue
        end = _clock(ends) if forecast.end else None
        place = (slot.session, slot.part, slot.item.id)
        yield Problem(kind, *place, _clock(begins), end, length=last - forecast.start)


def _comes_twice(local: datetime) -> bool:
    return local.replace(fold=1 - local.fold).utcoffset() != local.utcoffset()


def _clock(local: datetime) -> time:
    """Return the time of day, with its offset where clocks show it twice."""
    offset = timezone(local.utcoffset() or ZERO) if _comes_twice(local) else None
    return local.time().replace(tzinfo=offset, fold=0)
