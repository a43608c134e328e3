"""The running conference: permitted? then the journal, and only then the course."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from timekeeper.core.acts import Act
from timekeeper.core.changes.editing import edited
from timekeeper.core.courtesy import USUAL_RULES, HallRules
from timekeeper.core.events import (
    ClockStepped,
    DisplayFact,
    Entry,
    Event,
    PointFact,
    TimeAdded,
    Undone,
    WitnessedFact,
)
from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Course
from timekeeper.core.record.history import History
from timekeeper.core.rules import NotPermitted, decide
from timekeeper.core.timeline import Snapshot, Timeline
from timekeeper.live.clock import Clock


class Journal(Protocol):
    """The record of one conference."""

    def entries(self) -> Sequence[Entry]:
        """Return every entry, oldest first."""
        ...

    def append(self, event: Event, at: datetime, by: str = "") -> Entry:
        """Let the event count from now on, as the newest of the entries; return it as an entry.

        Whether it is on disk by then, each journal says for itself. An event for which this raises
        does not count.
        """
        ...


class MemoryJournal:
    """A journal that leaves no trace: for a desk without a conference."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    def entries(self) -> Sequence[Entry]:
        """Return every entry, oldest first."""
        return tuple(self._entries)

    def append(self, event: Event, at: datetime, by: str = "") -> Entry:
        """Keep the event in memory."""
        self._entries.append(Entry(len(self._entries) + 1, at, event, by))
        return self._entries[-1]


class Conference:
    """A programme, its journal and a clock; what a journal already holds goes on from there.

    ``original`` is the programme as it was opened, ``programme`` what the changes of the day have
    made of it.
    """

    def __init__(self, programme: Programme, journal: Journal, clock: Clock) -> None:
        self.original = programme
        self._journal = journal
        self._clock = clock
        self._entries = list(journal.entries())
        self._history = History(self._entries)
        self._course = self._history.course()
        self.programme = edited(programme, self._course.edits)
        self._timeline: Timeline | None = None
        self._rules = USUAL_RULES

    @property
    def rules(self) -> HallRules:
        """Return the rules of the house for its hall, by which the snapshots are made."""
        return self._rules

    @rules.setter
    def rules(self, rules: HallRules) -> None:
        self._rules, self._timeline = rules, None

    @property
    def course(self) -> Course:
        """Return what happened so far."""
        return self._course

    @property
    def entries(self) -> Sequence[Entry]:
        """Return every recorded entry, oldest first."""
        return tuple(self._entries)

    def act(self, act: Act, by: str = "") -> Entry:
        """Do what is asked; raise NotPermitted, with nothing changed, if the rules do.

        ``by`` is who asked, "" for the operator at the desk.
        """
        now = self.now()
        return self._record(decide(act, self.programme, self._course, now), now, by)

    def witness(self, fact: WitnessedFact) -> Entry:
        """Record what happened to the computer; no rule refuses it, and undo passes it over.

        After a step of the clock the record goes on by the new time, be it an earlier one.
        """
        stepped = isinstance(fact, ClockStepped)
        return self._record(fact, self._clock.now() if stepped else self.now())

    def _record(self, event: Event, now: datetime, by: str = "") -> Entry:
        entry = self._journal.append(event, now, by)
        self._entries.append(entry)
        self._history.take(entry)
        before, self._course = self._course.edits, self._history.course()
        after = self._course.edits
        if after[: len(before)] != before:
            self.programme = edited(self.original, after)
        elif after != before:
            self.programme = edited(self.programme, after[len(before) :])
        kept, self._timeline = self._timeline, None
        if kept is not None and isinstance(event, DisplayFact | PointFact):
            self._timeline = kept.showing(self._course)
        elif kept is not None and self._is_of_running_minutes(event):
            self._timeline = kept.with_time(self._course)
        return entry

    def _is_of_running_minutes(self, event: Event) -> bool:
        """Return whether a fact gives what runs other minutes, takes them back or gives anew."""
        while isinstance(event, Undone):
            undone = event.number
            event = next(e.event for e in reversed(self._entries) if e.number == undone)
        running = self._course.running
        return isinstance(event, TimeAdded) and running is not None and running.item == event.item

    def would_do(self, act: Act) -> Event | None:
        """Return the fact that ``act`` would record now, None when it is not permitted."""
        try:
            return decide(act, self.programme, self._course, self.now())
        except NotPermitted:
            return None

    def now(self) -> datetime:
        """Return the present instant (UTC), never earlier than the last entry."""
        now = self._clock.now()
        return max(now, self._entries[-1].at) if self._entries else now

    def clock_now(self) -> datetime:
        """Return what the clock says (UTC), be it earlier than the last entry."""
        return self._clock.now()

    def snapshot(self, at: datetime | None = None) -> Snapshot:
        """Return what every display should say at an instant (UTC); without one, now.

        As ``now`` it is never earlier than the last entry.
        """
        if self._timeline is None:
            self._timeline = Timeline(self.programme, self._course, self._rules)
        if at is None:
            return self._timeline.at(self.now())
        last = self._entries[-1].at if self._entries else at
        return self._timeline.at(max(at, last))
