"""What the author seems to have meant where his programme contradicts itself."""

from __future__ import annotations

from datetime import time, timedelta

from timekeeper.core.changes.rippling import clock_span, later
from timekeeper.core.checks.problems import Problem, ProblemKind
from timekeeper.core.intervals import A_DAY, A_MINUTE, ZERO
from timekeeper.core.programme import Item, Programme
from timekeeper.files.importers.draft.draft import Suggestion, Sureness

NOON = timedelta(hours=12)
EVENING = time(19)
LONGEST_GAP = timedelta(hours=6)
LONGEST_SLIP = timedelta(hours=3)  # by which a clock is mistaken, and no day or chapter missed


Around = tuple[Item, Item | None, Item | None]


def neighbours(programme: Programme) -> dict[str, Around]:
    """Return each timed item by its id, with the one before it and the one after it."""
    found: dict[str, Around] = {}
    for session in programme.sessions:
        items = [item for item in session.items if item.timed]
        around = zip([None, *items], items, [*items[1:], None], strict=False)
        found |= {item.id: (item, before, after) for before, item, after in around}
    return found


def last_ends(programme: Programme) -> list[time | None]:
    """Return of each session the latest end that its items state."""
    ends = ([i.end or i.start for i in s.items if i.timed] for s in programme.sessions)
    return [max(filter(None, of_session), default=None) for of_session in ends]


def suggest(
    problem: Problem, around: Around | None, last: time | None, end: time | None
) -> tuple[Suggestion | None, Sureness]:
    """Return a correction of the problem, if one suggests itself, and how sure it is.

    ``around`` are the item it is at and its neighbours, ``last`` is the latest end that an item of
    its session states, ``end`` the session's own.
    """
    if problem.kind is ProblemKind.OUTSIDE_SESSION:
        if last is None or end is None or last <= end:
            return None, Sureness.MEDIUM
        return Suggestion("end", _clock(last), session=problem.session), Sureness.MEDIUM
    if problem.kind is ProblemKind.EMPTY:
        meant = Suggestion("item", None, session=problem.session, part=problem.part)
        return meant, Sureness.MEDIUM
    if problem.kind is ProblemKind.SUM_DISAGREES:
        minutes = _minutes(problem.length or ZERO)
        if problem.part is None or minutes is None:
            return None, Sureness.LOW
        meant = Suggestion("minutes", minutes, session=problem.session, part=problem.part)
        return meant, Sureness.LOW
    return _for_item(problem.kind, *around) if around else (None, Sureness.MEDIUM)


def _for_item(
    kind: ProblemKind, item: Item, before: Item | None, after: Item | None
) -> tuple[Suggestion | None, Sureness]:
    match kind:
        case ProblemKind.LENGTH_DISAGREES:
            return _length(item, after)
        case ProblemKind.OVERLAP:
            return _overlap(item, before, after)
        case ProblemKind.BACKWARDS:
            return _backwards(item, before)
        case ProblemKind.GAP if before is not None:
            return Suggestion("end", _clock(item.start), before.id), Sureness.LOW
        case ProblemKind.NO_LENGTH if item.start is None and before is not None and before.end:
            return Suggestion("start", _clock(before.end), item.id), Sureness.LOW
        case _:
            return None, Sureness.MEDIUM


def _length(item: Item, after: Item | None) -> tuple[Suggestion | None, Sureness]:
    """The range holds where the next item begins at its end; else the stated length may."""
    if item.start is None or item.end is None or item.length is None:
        return None, Sureness.MEDIUM
    stated_end = later(item.start, item.length)
    if after is not None and after.start == stated_end:
        return Suggestion("end", _clock(stated_end), item.id), Sureness.HIGH
    minutes = _minutes(clock_span(item.start, item.end))
    if minutes is None:
        return None, Sureness.MEDIUM
    sure = Sureness.HIGH if after is not None and after.start == item.end else Sureness.MEDIUM
    return Suggestion("minutes", minutes, item.id), sure


def _overlap(
    item: Item, before: Item | None, after: Item | None
) -> tuple[Suggestion | None, Sureness]:
    if before is None or before.end is None or item.start is None:
        return None, Sureness.LOW
    if before.start == item.start and before.end == item.end:
        return None, Sureness.LOW
    if item.end is not None and item.end <= before.end:
        # "08:45 - 10:25" before 09:55: the hour of the end is wrong.
        return Suggestion("end", _clock(item.start), before.id), Sureness.MEDIUM
    fits = after is not None and item.end == after.start
    sure = Sureness.MEDIUM if fits else Sureness.LOW
    return Suggestion("start", _clock(before.end), item.id), sure


def _backwards(item: Item, before: Item | None) -> tuple[Suggestion | None, Sureness]:
    start, end = item.start, item.end
    if start is None:
        return None, Sureness.LOW
    if end is not None and end < start:
        if later(end, NOON) > start:
            return Suggestion("end", _clock(later(end, NOON)), item.id), Sureness.MEDIUM
        return Suggestion("start", _clock(end), item.id), Sureness.LOW
    floor = (before.end or before.start) if before else None
    if floor is None:
        return None, Sureness.LOW
    # "1h30" after noon is half past one on a clock of twelve hours; "8h00" after 14h00 is on
    # another day, which nobody can tell.
    noon = later(start, NOON)
    if start < floor <= noon < EVENING and clock_span(floor, noon) <= LONGEST_GAP:
        return Suggestion("start", _clock(noon), item.id), Sureness.MEDIUM
    near = clock_span(start, floor) <= LONGEST_SLIP
    return (Suggestion("start", _clock(floor), item.id) if near else None), Sureness.LOW


def _minutes(length: timedelta) -> int | None:
    """Return a length in whole minutes; None for what is no length of an item or a part."""
    return round(length / A_MINUTE) if A_MINUTE <= length <= A_DAY else None


def _clock(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None
