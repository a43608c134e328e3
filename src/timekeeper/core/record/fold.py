"""Facts, one after the other, made into the course of the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.core.discussion import Floor
from timekeeper.core.events import (
    AttendanceCounted,
    BallotsCounted,
    ClockStepped,
    CourseFact,
    CourtesyChanged,
    DiscussionFact,
    EndCorrected,
    Entry,
    GapNoticed,
    GroupCount,
    ItemFinished,
    ItemRestored,
    ItemResumed,
    ItemSkipped,
    ItemStarted,
    Noted,
    OverrunExplained,
    Paused,
    ProgrammeEdit,
    Recovered,
    Recovery,
    Replanned,
    Resumed,
    SessionClosed,
    StartCorrected,
    TimeAdded,
    WitnessedFact,
    ZoneChanged,
)
from timekeeper.core.intervals import ZERO, Interval
from timekeeper.core.programme import Courtesy
from timekeeper.core.record.course import Correction, Course, Note, whole_second


class Fold(Struct):
    """What the acts that stand amount to so far; each one is applied in its turn."""

    intervals: list[Interval] = field(default_factory=list)
    first_of: dict[str, int] = field(default_factory=dict)
    added: dict[str, timedelta] = field(default_factory=dict)
    courtesy: dict[str, Courtesy] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)
    interrupted: set[str] = field(default_factory=set)
    closed: set[int] = field(default_factory=set)
    floor: Floor = field(default_factory=Floor)
    edits: list[ProgrammeEdit] = field(default_factory=list)
    replans: list[Replanned] = field(default_factory=list)
    causes: dict[str, OverrunExplained] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    attendance: dict[int, tuple[GroupCount, ...]] = field(default_factory=dict)
    ballots: dict[tuple[str, str], BallotsCounted] = field(default_factory=dict)

    def course(self) -> Course:
        """Return what happened so far, but for what the displays show and what can be undone."""
        return Course(
            intervals=tuple(self.intervals),
            added=dict(self.added),
            courtesy=dict(self.courtesy),
            skipped=frozenset(self.skipped),
            interrupted=frozenset(self.interrupted),
            closed=frozenset(self.closed),
            speeches=self.floor.speeches(),
            edits=tuple(self.edits),
            replans=tuple(self.replans),
            causes=dict(self.causes),
            notes=tuple(self.notes),
            corrections=tuple(self.corrections),
            attendance=dict(self.attendance),
            ballots=tuple(self.ballots.values()),
        )

    def apply(self, entry: Entry) -> None:
        """Let one more act count."""
        at = whole_second(entry.at)
        event = entry.event
        if isinstance(event, DiscussionFact):
            self.floor.apply(event, at, self._running())
        elif isinstance(event, ProgrammeEdit):
            self.edits.append(event)
        elif isinstance(event, CourseFact | WitnessedFact):
            self._run_on(event, at)

    def _run_on(self, event: CourseFact | WitnessedFact, at: datetime) -> None:  # noqa: C901, PLR0912  # a case to a kind
        match event:
            case ItemStarted(item):
                self._end(at)
                self._begin(item, at)
            case ItemResumed(item):
                left = self._end(at)
                self._begin(item, at)
                if left is not None:
                    self.interrupted.add(left)
            case ItemFinished():
                self._end(at)
            case SessionClosed(session):
                self._end(at)
                self.closed.add(session)
            case Paused():
                self._change(lambda run: run.with_pause(at))
            case Resumed():
                self._change(lambda run: run.resumed(at))
            case TimeAdded(item, amount):
                self.added[item] = self.added.get(item, ZERO) + amount
            case ItemSkipped(item):
                self.skipped.add(item)
            case ItemRestored(item):
                self.skipped.discard(item)
            case CourtesyChanged(item, level):
                self.courtesy[item] = level
            case StartCorrected(item, start):
                self._correct(at, item, whole_second(start))
            case EndCorrected(item, end):
                self._correct_end(at, item, whole_second(end))
            case ClockStepped(by):
                self._read_by_another_clock(by)
            case Recovered(since, until, Recovery.PAUSE):
                away = whole_second(since), whole_second(until)
                self._change(lambda run: run.without(*away))
            case ZoneChanged() | GapNoticed() | Recovered():
                pass
            case OverrunExplained(item):
                self.causes[item] = event
            case Replanned():
                self._replan(event)
            case AttendanceCounted(session, groups):
                self.attendance[session] = groups
            case BallotsCounted(item, subject=subject):
                self.ballots[item, subject] = event
            case Noted(text, about):
                self.notes.append(Note(at, text, about))
            case _ as unknown:
                assert_never(unknown)

    def _begin(self, item: str, at: datetime) -> None:
        self.first_of.setdefault(item, len(self.intervals))
        self.intervals.append(Interval(item, at))
        self.interrupted.discard(item)

    def _running(self) -> Interval | None:
        last = self.intervals[-1] if self.intervals else None
        return last if last and last.end is None else None

    def _replan(self, event: Replanned) -> None:
        for item, cut in event.cuts:
            self.added[item] = self.added.get(item, ZERO) - cut
        self.skipped.update(event.dropped)
        self.edits.extend(event.moves)
        self.replans.append(event)

    def _end(self, at: datetime) -> str | None:
        return self._change(lambda run: run.ended(at))

    def _change(self, change: Callable[[Interval], Interval]) -> str | None:
        """Change the time of what runs and of who speaks in it; return the item's id, if any."""
        running = self._running()
        if running is None:
            return None
        self.floor.change(change)
        self.intervals[-1] = change(running)
        return running.item

    def _correct(self, at: datetime, item: str, start: datetime) -> None:
        index = self.first_of.get(item)
        if index is None:
            return
        before = self.intervals[index].start
        self.intervals[index] = replace(self.intervals[index], start=start)
        if index and self.intervals[index - 1].end == before:
            self._set_end(index - 1, start)
        self.corrections.append(Correction(at, item, before, start))

    def _correct_end(self, at: datetime, item: str, end: datetime) -> None:
        indexes = [i for i, v in enumerate(self.intervals) if v.item == item]
        before = self.intervals[indexes[-1]].end if indexes else None
        if before is None:
            return
        self._set_end(indexes[-1], end)
        self.corrections.append(Correction(at, item, before, end, of_end=True))

    def _read_by_another_clock(self, by: timedelta) -> None:
        self.intervals = [interval.shifted(by) for interval in self.intervals]
        self.floor.shift(by)
        self.notes = [replace(note, at=note.at + by) for note in self.notes]
        self.corrections = [
            replace(c, at=c.at + by, before=c.before + by, after=c.after + by)
            for c in self.corrections
        ]

    def _set_end(self, index: int, end: datetime) -> None:
        interval = self.intervals[index]
        self.floor.correct_end(interval, end)
        self.intervals[index] = interval.ending(end)
