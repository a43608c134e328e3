"""What is wrong with a programme: the author's own mistakes, shown and never repaired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Day
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.checks.running_clock import RunningClock, clocks_are_put_back
from timekeeper.core.intervals import A_DAY, HALF_A_DAY, ZERO
from timekeeper.core.programme import Item, Part, Programme, Session, span


class Severity(StrEnum):
    """How much a problem is in the way: an error keeps the clock from making sense."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class ProblemKind(StrEnum):
    """What sort of mistake it is."""

    NO_ITEM = "no_item"
    EMPTY = "empty"
    NO_DATE = "no_date"
    BACKWARDS = "backwards"
    OVERLAP = "overlap"
    GAP = "gap"
    SUM_DISAGREES = "sum_disagrees"
    LENGTH_DISAGREES = "length_disagrees"
    OUTSIDE_PART = "outside_part"
    OUTSIDE_SESSION = "outside_session"
    NO_LENGTH = "no_length"
    NO_PRESENTER = "no_presenter"
    AFTER_MIDNIGHT = "after_midnight"
    NO_LUNCH = "no_lunch"
    REPEATED_HOUR = "repeated_hour"
    MISSING_HOUR = "missing_hour"
    NOT_CONFIDENTIAL = "not_confidential"


SEVERITY = {
    ProblemKind.NO_ITEM: Severity.ERROR,
    ProblemKind.EMPTY: Severity.WARNING,
    ProblemKind.NO_DATE: Severity.WARNING,
    ProblemKind.BACKWARDS: Severity.ERROR,
    ProblemKind.OVERLAP: Severity.WARNING,
    ProblemKind.GAP: Severity.NOTE,
    ProblemKind.SUM_DISAGREES: Severity.WARNING,
    ProblemKind.LENGTH_DISAGREES: Severity.WARNING,
    ProblemKind.OUTSIDE_PART: Severity.WARNING,
    ProblemKind.OUTSIDE_SESSION: Severity.WARNING,
    ProblemKind.NO_LENGTH: Severity.WARNING,
    ProblemKind.NO_PRESENTER: Severity.NOTE,
    ProblemKind.AFTER_MIDNIGHT: Severity.NOTE,
    ProblemKind.NO_LUNCH: Severity.NOTE,
    ProblemKind.REPEATED_HOUR: Severity.NOTE,
    ProblemKind.MISSING_HOUR: Severity.NOTE,
    ProblemKind.NOT_CONFIDENTIAL: Severity.WARNING,
}


class Problem(Struct, frozen=True):
    """One finding, at an item, else at a part, else at a session, else in the whole programme.

    ``granted`` is what a heading or a range allows, ``length`` what was found: the sum of the
    items, the stated length, the size of the gap or of the overlap. ``start`` and ``end`` are the
    wall-clock times the finding lies between; of an hour that comes twice, with their offset.
    """

    kind: ProblemKind
    session: int | None = None
    part: int | None = None
    item: str | None = None
    start: time | None = None
    end: time | None = None
    granted: timedelta | None = None
    length: timedelta | None = None

    @property
    def severity(self) -> Severity:
        """Return how much the problem is in the way."""
        return SEVERITY[self.kind]


def problems(programme: Programme) -> tuple[Problem, ...]:
    """Return every problem of the programme in its order, each finding once."""
    if not any(item.timed for session in programme.sessions for item in session.items):
        return (Problem(ProblemKind.NO_ITEM),)
    found: list[Problem] = []
    if any(programme.session_date(s) is None for s in range(len(programme.sessions))):
        found.append(Problem(ProblemKind.NO_DATE))
    for index, session in enumerate(programme.sessions):
        found += _between_sessions(programme, index)
        if not clocks_are_put_back(programme, index):
            found += _within(index, session)
            continue
        clock = RunningClock(programme, index)
        for problem in _within(index, clock.session()):
            start, end = clock.on_the_wall(problem.start), clock.on_the_wall(problem.end)
            found.append(replace(problem, start=start, end=end))
    return tuple(found)


def _between_sessions(programme: Programme, index: int) -> Iterator[Problem]:
    if index == 0:
        return
    before, sitting = programme.sittings[index - 1 : index + 1]
    if before.start is None or sitting.start is None:
        return
    start = sitting.start.astimezone(programme.timezone).time()
    if sitting.start < before.start:
        yield Problem(ProblemKind.BACKWARDS, index, start=start)
    elif before.end is not None and sitting.start < before.end:
        end = before.end.astimezone(programme.timezone).time()
        yield Problem(
            ProblemKind.OVERLAP, index, start=start, end=end, length=before.end - sitting.start
        )


@lru_cache(maxsize=64)  # while a programme is edited most of its sessions stay as they are
def _within(index: int, session: Session) -> tuple[Problem, ...]:
    return tuple(_Check(index, session).problems())


class _Step(Struct, frozen=True):
    """An item, or a part with its own range, on the session's clock."""

    part: int
    item: str | None
    start: timedelta | None
    end: timedelta | None


class _Check:
    """The problems within one session; its clock counts from the session's first time."""

    def __init__(self, index: int, session: Session) -> None:
        self.index = index
        self.session = session
        first = next((item.start for item in session.items if item.start), time())
        self.anchor = session.start or first

    def problems(self) -> Iterator[Problem]:
        steps: list[_Step] = []
        if not self.session.items:
            yield Problem(ProblemKind.EMPTY, self.index)
        for index, part in enumerate(self.session.parts):
            inner = [self._step(index, item, item.id) for item in part.items if item.timed]
            yield from self._part(index, part, inner)
            # A part with its own range stands for its items: what is wrong within is told there.
            if part.start and part.end:
                steps.append(self._step(index, part))
            else:
                steps += inner
        yield from self._in_order(steps)
        yield from self._session_sum(steps)

    def _part(self, index: int, part: Part, inner: Sequence[_Step]) -> Iterator[Problem]:
        yield from self._range(part, index, None)
        if self.session.items and not part.items and (part.number or part.title):
            yield Problem(ProblemKind.EMPTY, self.index, index)
        granted, items = part.granted, [item for item in part.items if item.timed]
        spent = _total([item.allotted for item in items])
        disagrees = _disagrees(granted, [item.extent for item in items], inner)
        if disagrees and inner:
            yield Problem(
                ProblemKind.SUM_DISAGREES, self.index, index, granted=granted, length=spent
            )
        for item in items:
            yield from self._range(item, index, item.id)
            # A start alone will do: the next item's start, or the session's end, ends the item.
            if item.allotted == ZERO or (not item.allotted and not item.start):
                place = (self.index, index, item.id)
                yield Problem(ProblemKind.NO_LENGTH, *place, item.start, item.end)
        if part.start and part.end:
            yield from self._in_order(inner)
            start = self._clock(part.start)
            if granted is not None and start is not None and not disagrees:
                limits = (start, start + granted)
                yield from self._outside(inner, *limits, ProblemKind.OUTSIDE_PART)

    def _range(self, timed: Item | Part, part: int, item: str | None) -> Iterator[Problem]:
        granted = span(timed.start, timed.end)
        if granted is None and timed.start and timed.end:
            yield Problem(ProblemKind.BACKWARDS, self.index, part, item, timed.start, timed.end)
        elif granted is not None and timed.length not in (None, granted):
            yield Problem(
                ProblemKind.LENGTH_DISAGREES,
                self.index,
                part,
                item,
                timed.start,
                timed.end,
                granted,
                timed.length,
            )

    def _in_order(self, steps: Sequence[_Step]) -> Iterator[Problem]:
        timed = [(n, step.start, step) for n, step in enumerate(steps) if step.start is not None]
        for (n, began, before), (m, start, step) in pairwise(timed):
            place = (self.index, step.part, step.item)
            end = began if before.end is None else max(before.end, began)
            if start < began:
                yield Problem(ProblemKind.BACKWARDS, *place, self._wall(began), self._wall(start))
            elif start < end:
                times = (self._wall(start), self._wall(end))
                yield Problem(ProblemKind.OVERLAP, *place, *times, length=end - start)
            elif start > end and before.end is not None and m == n + 1:
                times = (self._wall(end), self._wall(start))
                yield Problem(ProblemKind.GAP, *place, *times, length=start - end)

    def _session_sum(self, steps: Sequence[_Step]) -> Iterator[Problem]:
        session = self.session
        granted = span(session.start, session.end)
        if granted is None:
            if session.start and session.end:
                yield Problem(
                    ProblemKind.BACKWARDS, self.index, start=session.start, end=session.end
                )
            return
        extents: list[timedelta | None] = []
        for part in session.parts:
            inner = [item.extent for item in part.items if item.timed]
            extents += inner if part.granted is None else [part.granted]
        if _disagrees(granted, extents, steps):
            yield Problem(
                ProblemKind.SUM_DISAGREES, self.index, granted=granted, length=_total(extents)
            )
            return
        yield from self._outside(steps, ZERO, granted, ProblemKind.OUTSIDE_SESSION)

    def _outside(
        self, steps: Sequence[_Step], start: timedelta, end: timedelta, kind: ProblemKind
    ) -> Iterator[Problem]:
        times = (self._wall(start), self._wall(end))
        for step in steps:
            early = step.start is not None and step.start < start
            late = (step.end or step.start or end) > end
            if early or late:
                yield Problem(kind, self.index, step.part, step.item, *times)

    def _step(self, part: int, timed: Item | Part, item: str | None = None) -> _Step:
        start, end = self._clock(timed.start), self._clock(timed.end)
        if end is None and start is not None and timed.length is not None:
            end = start + timed.length
        return _Step(part, item, start, end)

    def _clock(self, at: time | None) -> timedelta | None:
        """Return the time since the session's first one, by the rule of Programme.instant."""
        if at is None:
            return None
        since = datetime.combine(Day.min, at) - datetime.combine(Day.min, self.anchor)
        return since + A_DAY if since < -HALF_A_DAY else since

    def _wall(self, since: timedelta) -> time:
        # Any day will do that has days before it and after it.
        return (datetime.combine(Day(2000, 1, 1), self.anchor) + since).time()


def _total(lengths: Sequence[timedelta | None]) -> timedelta | None:
    known = [length for length in lengths if length is not None]
    return sum(known, ZERO) if len(known) == len(lengths) else None


def _disagrees(
    granted: timedelta | None, extents: Sequence[timedelta | None], steps: Sequence[_Step]
) -> bool:
    """Return whether the sum differs by more than the gaps and overlaps told of already."""
    total = _total(extents)
    if granted is None or total is None or not extents:
        return False
    told = ZERO
    for before, step in pairwise(steps):
        if before.end is not None and step.start is not None:
            told += step.start - before.end
    return granted not in (total, total + told)
