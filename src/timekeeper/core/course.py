"""What really happened so far, as one value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from timekeeper.core.discussion import Speech
from timekeeper.core.events import (
    Audience,
    Entry,
    HallPicture,
    OverrunExplained,
    ProgrammeEdit,
    Replanned,
    WitnessedFact,
)
from timekeeper.core.intervals import ZERO, Interval
from timekeeper.core.programme import Courtesy


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
class Course:
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
        return next((e for e in reversed(self.standing) if not is_witnessed(e)), None)

    @property
    def witnessed(self) -> tuple[Entry, ...]:
        """Return what happened to the computer: steps of its clock, gaps, its time zone."""
        return tuple(entry for entry in self.standing if is_witnessed(entry))

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


def is_witnessed(entry: Entry) -> bool:
    """Return whether the entry tells what happened to the computer, which no one did."""
    return isinstance(entry.event, WitnessedFact)


def whole_second(instant: datetime) -> datetime:
    """Return the second an instant falls in, so that no two figures change out of step."""
    return instant.replace(microsecond=0)
