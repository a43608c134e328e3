"""The entries that still stand, and the course they are folded into."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from datetime import datetime
from itertools import takewhile

from msgspec.structs import replace

from timekeeper.core.events import (
    Audience,
    ClockStepped,
    Entry,
    Event,
    HallPicture,
    HallSwitched,
    ItemStarted,
    MaterialShown,
    MaterialTakenDown,
    MessageShown,
    MessageTakenDown,
    PointFact,
    ProgrammeEdit,
    StripSwitched,
    Undone,
)
from timekeeper.core.record.course import Course, is_witnessed, whole_second
from timekeeper.core.record.fold import Fold
from timekeeper.core.record.showings import Showings
from timekeeper.core.roll_call import Points


class History:
    """The record as it grows: takes one entry after the other and knows the course they tell.

    An undo is replayed from the acts that still stand, so the clock of what was undone is
    intact; every other entry costs what it changes.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._acts: list[Entry] = []
        self._undone: list[tuple[Entry, int]] = []
        self._fold = Fold()
        self._messages: dict[Audience, str] = {}
        self._picture = HallPicture.PROGRAMME
        self._picture_since: datetime | None = None
        self._strips: dict[str | None, bool] = {}
        self._showings = Showings()
        self._points = Points()
        for entry in entries:
            self._take(entry)
        self._begin_anew()

    def take(self, entry: Entry) -> None:
        """Let one more entry count."""
        if self._take(entry):
            self._fold.apply(entry)
        elif isinstance(entry.event, Undone):
            self._begin_anew()

    def _begin_anew(self) -> None:
        self._fold = Fold()
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
                self._picture, self._picture_since = picture, entry.at
                self._showings.apply(entry.event, whole_second(entry.at))
            case StripSwitched(item, shown):
                self._strips[item] = shown
            case MaterialShown() | MaterialTakenDown() as shown_or_not:
                self._showings.apply(shown_or_not, whole_second(entry.at))
            case event if isinstance(event, PointFact):
                self._points.apply(event, whole_second(entry.at))
            case _ if is_witnessed(entry):
                if isinstance(entry.event, ClockStepped):
                    self._points.shift(entry.event.by)
                    self._showings.shift(entry.event.by)
                self._acts.append(entry)
                return True
            case _:
                self._acts.append(entry)
                self._undone.clear()
                return True
        return False

    def _undo(self, number: int, by: int) -> None:
        newest = next(
            (i for i in reversed(range(len(self._acts))) if not is_witnessed(self._acts[i])), None
        )
        if newest is not None and self._acts[newest].number == number:
            self._undone.append((self._acts.pop(newest), by))
        elif self._undone and self._undone[-1][1] == number:
            # Back to where it was: a clock that was set since then reads it too.
            insort(self._acts, self._undone.pop()[0], key=lambda entry: entry.number)

    def course(self) -> Course:
        """Return what happened so far."""
        undone = self._undone[-1] if self._undone else None
        return replace(
            self._fold.course(),
            messages=dict(self._messages),
            picture=self._picture,
            picture_since=self._picture_since,
            strips=dict(self._strips),
            showings=self._showings.all(),
            roll_calls=self._points.roll_calls(),
            hands=self._points.hands(),
            point_messages=self._points.messages(),
            standing=tuple(self._acts),
            redoable=replace(undone[0], number=undone[1]) if undone else None,
        )


def replay(entries: Iterable[Entry]) -> Course:
    """Return the course that the entries tell; any prefix of a journal can be replayed."""
    return History(entries).course()


def prepared(course: Course) -> tuple[ProgrammeEdit, ...]:
    """Return the edits that stand and were made before anything began."""
    before = takewhile(lambda entry: not isinstance(entry.event, ItemStarted), course.standing)
    return replay(before).edits


def supposing(course: Course, event: Event, at: datetime) -> Course:
    """Return the course as it would be if the event happened at ``at`` (UTC), for looking ahead."""
    number = course.standing[-1].number + 1 if course.standing else 1
    supposed = replay([*course.standing, Entry(number, at, event)])
    return replace(
        supposed,
        messages=course.messages,
        picture=course.picture,
        picture_since=course.picture_since,
        strips=course.strips,
        showings=course.showings,
        roll_calls=course.roll_calls,
        hands=course.hands,
        point_messages=course.point_messages,
    )
