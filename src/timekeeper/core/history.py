"""The entries that still stand, folded into a Show: what really happened so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import assert_never

from timekeeper.core.events import (
    CourtesyChanged,
    Entry,
    ItemFinished,
    ItemRestored,
    ItemResumed,
    ItemSkipped,
    ItemStarted,
    Noted,
    Paused,
    Resumed,
    SessionClosed,
    StartCorrected,
    TimeAdded,
    Undone,
)
from timekeeper.core.programme import Courtesy


@dataclass(frozen=True, slots=True)
class Pause:
    """A stop of the running item's clock; ``end`` is None while it lasts."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """An unbroken run of one item; ``end`` is None while it runs."""

    item: str
    start: datetime
    end: datetime | None = None
    pauses: tuple[Pause, ...] = ()

    @property
    def paused(self) -> bool:
        """Return whether its clock stands still now."""
        return self.end is None and bool(self.pauses) and self.pauses[-1].end is None

    def paused_time(self, now: datetime) -> timedelta:
        """Return the time its clock stood still, up to ``now`` at most."""
        until = self.end or now
        return sum(((p.end or until) - p.start for p in self.pauses), timedelta())

    def used(self, now: datetime) -> timedelta:
        """Return the time used, up to ``now`` at most, without the pauses."""
        return (self.end or now) - self.start - self.paused_time(now)


@dataclass(frozen=True, slots=True)
class Note:
    """Something the operator wrote down."""

    at: datetime
    text: str
    item: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A start that was set right: when it was said, and from what to what."""

    at: datetime
    item: str
    before: datetime
    after: datetime


@dataclass(frozen=True)
class Show:
    """What happened so far. Instants are whole seconds: the second in which an act fell.

    ``closed`` holds the indexes of sessions that were ended by an act of its own;
    ``interrupted`` the items that were begun too soon and left again. Undoing ``undoable`` takes
    back the newest standing act; ``redoable`` is the act that undoing brings back, under the
    number of the Undone that took it out.
    """

    intervals: tuple[Interval, ...] = ()
    added: Mapping[str, timedelta] = field(default_factory=dict)
    courtesy: Mapping[str, Courtesy] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    interrupted: frozenset[str] = frozenset()
    closed: frozenset[int] = frozenset()
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    undoable: Entry | None = None
    redoable: Entry | None = None

    @property
    def running(self) -> Interval | None:
        """Return the interval that runs now, paused or not."""
        last = self.intervals[-1] if self.intervals else None
        return last if last and last.end is None else None

    @cached_property
    def intervals_of(self) -> Mapping[str, Sequence[Interval]]:
        """Return the intervals of every item that was ever begun."""
        found: dict[str, list[Interval]] = {}
        for interval in self.intervals:
            found.setdefault(interval.item, []).append(interval)
        return found

    def used(self, item: str, now: datetime) -> timedelta:
        """Return the time an item used, without pauses and interruptions."""
        intervals = self.intervals_of.get(item)
        return sum((i.used(now) for i in intervals), timedelta()) if intervals else timedelta()


def whole_second(instant: datetime) -> datetime:
    """Return the second an instant falls in, so that no two figures change out of step."""
    return instant.replace(microsecond=0)


@dataclass(slots=True)
class _Standing:
    """Which acts still count, the newest last, and which could be brought back."""

    acts: list[Entry] = field(default_factory=list)
    undone: list[tuple[Entry, int]] = field(default_factory=list)

    def take(self, entry: Entry) -> None:
        match entry.event:
            case Undone(number):
                if self.acts and self.acts[-1].number == number:
                    self.undone.append((self.acts.pop(), entry.number))
                elif self.undone and self.undone[-1][1] == number:
                    self.acts.append(self.undone.pop()[0])
            case _:
                self.acts.append(entry)
                self.undone.clear()


def replay(entries: Iterable[Entry]) -> Show:
    """Return the show that the entries tell; any prefix of a journal can be replayed."""
    standing = _Standing()
    for entry in entries:
        standing.take(entry)
    fold = _Fold()
    for entry in standing.acts:
        fold.apply(entry)
    return fold.show(standing)


@dataclass(slots=True)
class _Fold:
    intervals: list[Interval] = field(default_factory=list)
    first_of: dict[str, int] = field(default_factory=dict)
    added: dict[str, timedelta] = field(default_factory=dict)
    courtesy: dict[str, Courtesy] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)
    interrupted: set[str] = field(default_factory=set)
    closed: set[int] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)

    def show(self, standing: _Standing) -> Show:
        acts, undone = standing.acts, standing.undone
        return Show(
            intervals=tuple(self.intervals),
            added=self.added,
            courtesy=self.courtesy,
            skipped=frozenset(self.skipped),
            interrupted=frozenset(self.interrupted),
            closed=frozenset(self.closed),
            notes=tuple(self.notes),
            corrections=tuple(self.corrections),
            undoable=acts[-1] if acts else None,
            redoable=replace(undone[-1][0], number=undone[-1][1]) if undone else None,
        )

    def apply(self, entry: Entry) -> None:  # noqa: C901, PLR0912  # one case to a kind of event
        at = whole_second(entry.at)
        match entry.event:
            case ItemStarted(item):
                self._end_running(at)
                self._begin(item, at)
            case ItemResumed(item):
                left = self._end_running(at)
                self._begin(item, at)
                if left is not None:
                    self.interrupted.add(left)
            case ItemFinished():
                self._end_running(at)
            case SessionClosed(session):
                self._end_running(at)
                self.closed.add(session)
            case Paused():
                self._pause(at)
            case Resumed():
                self._end_pause(at)
            case TimeAdded(item, amount):
                self.added[item] = self.added.get(item, timedelta()) + amount
            case ItemSkipped(item):
                self.skipped.add(item)
            case ItemRestored(item):
                self.skipped.discard(item)
            case CourtesyChanged(item, level):
                self.courtesy[item] = level
            case StartCorrected(item, start):
                self._correct(at, item, whole_second(start))
            case Noted(text, about):
                self.notes.append(Note(at, text, about))
            case Undone():  # pragma: no cover  # only acts that stand are folded
                pass
            case _ as unknown:
                assert_never(unknown)

    def _begin(self, item: str, at: datetime) -> None:
        self.first_of.setdefault(item, len(self.intervals))
        self.intervals.append(Interval(item, at))
        self.interrupted.discard(item)

    def _running(self) -> Interval | None:
        last = self.intervals[-1] if self.intervals else None
        return last if last and last.end is None else None

    def _end_running(self, at: datetime) -> str | None:
        self._end_pause(at)
        running = self._running()
        if running is None:
            return None
        self.intervals[-1] = replace(running, end=at)
        return running.item

    def _pause(self, at: datetime) -> None:
        running = self._running()
        if running is not None and not running.paused:
            self.intervals[-1] = replace(running, pauses=(*running.pauses, Pause(at)))

    def _end_pause(self, at: datetime) -> None:
        running = self._running()
        if running is not None and running.paused:
            ended = replace(running.pauses[-1], end=at)
            self.intervals[-1] = replace(running, pauses=(*running.pauses[:-1], ended))

    def _correct(self, at: datetime, item: str, start: datetime) -> None:
        index = self.first_of.get(item)
        if index is None:
            return
        before = self.intervals[index].start
        self.intervals[index] = replace(self.intervals[index], start=start)
        if index and self.intervals[index - 1].end == before:
            self.intervals[index - 1] = _ending(self.intervals[index - 1], start)
        self.corrections.append(Correction(at, item, before, start))


def _ending(interval: Interval, end: datetime) -> Interval:
    """Return the interval with another end; a pause that lasted to its end still does."""
    pauses = interval.pauses
    if pauses and pauses[-1].end == interval.end:
        pauses = (*pauses[:-1], replace(pauses[-1], end=end))
    return replace(interval, end=end, pauses=pauses)
