"""The entries that still stand, folded into a Show: what really happened so far."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import assert_never

from timekeeper.core.discussion import Floor, Speech
from timekeeper.core.events import (
    Audience,
    ClockStepped,
    ConditionConfirmed,
    CourtesyChanged,
    EndCorrected,
    Entry,
    Event,
    GapNoticed,
    HallPicture,
    HallSwitched,
    ItemEdited,
    ItemFinished,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    ItemRestored,
    ItemResumed,
    ItemSkipped,
    ItemStarted,
    MessageShown,
    MessageTakenDown,
    Noted,
    OverrunExplained,
    Paused,
    PresenterSubstituted,
    ProgrammeEdit,
    Recovered,
    Recovery,
    Replanned,
    Resumed,
    SessionClosed,
    SpeakerCalled,
    SpeakersQueued,
    SpeakersReordered,
    SpeakerWithdrawn,
    SpeechEnded,
    SpeechExtended,
    StartCorrected,
    TimeAdded,
    Undone,
    WitnessedFact,
    ZoneChanged,
)
from timekeeper.core.intervals import Interval
from timekeeper.core.programme import Courtesy

ZERO = timedelta()


@dataclass(frozen=True, slots=True)
class Note:
    """Something the operator wrote down."""

    at: datetime
    text: str
    item: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A start or end that was set right: when it was said, and from what to what."""

    at: datetime
    item: str
    before: datetime
    after: datetime
    of_end: bool = False


@dataclass(frozen=True)
class Show:
    """What happened so far. Instants are whole seconds: the second in which an act fell.

    ``closed`` holds the indexes of sessions that were ended by an act of its own;
    ``interrupted`` the items that were begun too soon and left again. ``edits`` are the changes
    of the programme, in the order they were made, ``standing`` the acts that still count. Undoing
    ``undoable`` takes back the newest standing act; ``redoable`` is the act that undoing brings
    back, under the number of the Undone that took it out. What was witnessed of the computer
    stands among the acts, and is never undone.
    """

    intervals: tuple[Interval, ...] = ()
    added: Mapping[str, timedelta] = field(default_factory=dict)
    courtesy: Mapping[str, Courtesy] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    interrupted: frozenset[str] = frozenset()
    closed: frozenset[int] = frozenset()
    speeches: tuple[Speech, ...] = ()
    edits: tuple[ProgrammeEdit, ...] = ()
    replans: tuple[Replanned, ...] = ()
    causes: Mapping[str, OverrunExplained] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    messages: Mapping[Audience, str] = field(default_factory=dict)
    picture: HallPicture = HallPicture.PROGRAMME
    standing: tuple[Entry, ...] = ()
    redoable: Entry | None = None

    @property
    def undoable(self) -> Entry | None:
        """Return the act that undo would take back."""
        return next((e for e in reversed(self.standing) if not _is_witnessed(e)), None)

    @property
    def witnessed(self) -> tuple[Entry, ...]:
        """Return what happened to the computer: steps of its clock, gaps, its time zone."""
        return tuple(entry for entry in self.standing if _is_witnessed(entry))

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
        return sum((i.used(now) for i in intervals), ZERO) if intervals else ZERO

    def speeches_of(self, item: str) -> tuple[Speech, ...]:
        """Return the speeches of an item: those held as they began, then those who wait."""
        return tuple(speech for speech in self.speeches if speech.item == item)


def _is_witnessed(entry: Entry) -> bool:
    return isinstance(entry.event, WitnessedFact)


def whole_second(instant: datetime) -> datetime:
    """Return the second an instant falls in, so that no two figures change out of step."""
    return instant.replace(microsecond=0)


class History:
    """The record as it grows: takes one entry after the other and knows the show they tell.

    An undo is replayed from the acts that still stand, so the clock of what was undone is
    intact; every other entry costs what it changes.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._acts: list[Entry] = []
        self._undone: list[tuple[Entry, int]] = []
        self._fold = _Fold()
        self._messages: dict[Audience, str] = {}
        self._picture = HallPicture.PROGRAMME
        for entry in entries:
            self._take(entry)
        self._refold()

    def take(self, entry: Entry) -> None:
        """Let one more entry count."""
        if self._take(entry):
            self._fold.apply(entry)
        elif isinstance(entry.event, Undone):
            self._refold()

    def _refold(self) -> None:
        self._fold = _Fold()
        for act in self._acts:
            self._fold.apply(act)

    def _take(self, entry: Entry) -> bool:
        """Return whether the entry is an act that has come to those that stand."""
        match entry.event:
            case Undone(number):
                self._undo(number, entry.number)
            case MessageShown(audience, text):
                self._messages[audience] = text
            case MessageTakenDown(audience):
                self._messages.pop(audience, None)
            case HallSwitched(picture):
                self._picture = picture
            case ClockStepped() | ZoneChanged() | GapNoticed() | Recovered():
                self._acts.append(entry)
                return True
            case _:
                self._acts.append(entry)
                self._undone.clear()
                return True
        return False

    def _undo(self, number: int, by: int) -> None:
        newest = next(
            (i for i in reversed(range(len(self._acts))) if not _is_witnessed(self._acts[i])), None
        )
        if newest is not None and self._acts[newest].number == number:
            self._undone.append((self._acts.pop(newest), by))
        elif self._undone and self._undone[-1][1] == number:
            # Back to where it was: a clock that was set since then reads it too.
            insort(self._acts, self._undone.pop()[0], key=lambda entry: entry.number)

    def show(self) -> Show:
        """Return what happened so far."""
        undone = self._undone[-1] if self._undone else None
        return replace(
            self._fold.show(),
            messages=dict(self._messages),
            picture=self._picture,
            standing=tuple(self._acts),
            redoable=replace(undone[0], number=undone[1]) if undone else None,
        )


def replay(entries: Iterable[Entry]) -> Show:
    """Return the show that the entries tell; any prefix of a journal can be replayed."""
    return History(entries).show()


def supposing(show: Show, event: Event, at: datetime) -> Show:
    """Return the show as it would be if the event happened at ``at`` (UTC), for looking ahead."""
    number = show.standing[-1].number + 1 if show.standing else 1
    supposed = replay([*show.standing, Entry(number, at, event)])
    return replace(supposed, messages=show.messages, picture=show.picture)


@dataclass(slots=True)
class _Fold:
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

    def show(self) -> Show:
        return Show(
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
        )

    def apply(self, entry: Entry) -> None:
        at = whole_second(entry.at)
        match entry.event:
            case (
                SpeakersQueued()
                | SpeakersReordered()
                | SpeakerWithdrawn()
                | SpeakerCalled()
                | SpeechEnded()
                | SpeechExtended()
            ) as fact:
                self.floor.apply(fact, at, self._running())
            case (
                ItemInserted()
                | ItemEdited()
                | ItemMoved()
                | ItemRemoved()
                | PresenterSubstituted()
                | ConditionConfirmed()
            ) as edit:
                self.edits.append(edit)
            case MessageShown() | MessageTakenDown() | HallSwitched() | Undone():
                pass  # pragma: no cover  # only acts that stand are folded
            case course:
                self._run_on(course, at)

    def _run_on(self, event: _CourseEvent, at: datetime) -> None:  # noqa: C901, PLR0912  # a case to a kind
        match event:
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
                self._resume(at)
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
            case EndCorrected(item, end):
                self._correct_end(at, item, whole_second(end))
            case ClockStepped(by):
                self._read_by_another_clock(by)
            case Recovered(since, until, Recovery.PAUSE):
                self._leave_out(whole_second(since), whole_second(until))
            case ZoneChanged() | GapNoticed() | Recovered():
                pass
            case OverrunExplained(item):
                self.causes[item] = event
            case Replanned():
                self.replan(event)
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

    def replan(self, event: Replanned) -> None:
        for item, cut in event.cuts:
            self.added[item] = self.added.get(item, ZERO) - cut
        self.skipped.update(event.dropped)
        self.edits.extend(event.moves)
        self.replans.append(event)

    def _end_running(self, at: datetime) -> str | None:
        running = self._running()
        if running is None:
            return None
        self.floor.end(at)
        self.intervals[-1] = running.ended(at)
        return running.item

    def _pause(self, at: datetime) -> None:
        running = self._running()
        if running is not None:
            self.floor.pause(at)
            self.intervals[-1] = running.with_pause(at)

    def _resume(self, at: datetime) -> None:
        running = self._running()
        if running is not None:
            self.floor.resume(at)
            self.intervals[-1] = running.resumed(at)

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

    def _leave_out(self, since: datetime, until: datetime) -> None:
        running = self._running()
        if running is not None:
            self.floor.leave_out(since, until)
            self.intervals[-1] = running.without(since, until)

    def _set_end(self, index: int, end: datetime) -> None:
        interval = self.intervals[index]
        self.floor.correct_end(interval, end)
        self.intervals[index] = interval.ending(end)


_CourseEvent = (
    ItemStarted
    | ItemResumed
    | ItemFinished
    | SessionClosed
    | Paused
    | Resumed
    | TimeAdded
    | ItemSkipped
    | ItemRestored
    | CourtesyChanged
    | StartCorrected
    | EndCorrected
    | OverrunExplained
    | Replanned
    | WitnessedFact
    | Noted
)
