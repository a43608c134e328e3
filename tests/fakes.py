"""What tests are written with: a clock moved by hand, small programmes, and days played by acts.

All minutes count from 8:00 in the morning of the day, in Vietnam.
"""

from __future__ import annotations

import time as machine_time  # Windows has no tzset
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QProcess

from timekeeper.core import acts
from timekeeper.core.acts import Act, Discuss, Edit
from timekeeper.core.changes.editing import edited
from timekeeper.core.events import DiscussionFact, Entry, Event, ItemEdited, ProgrammeEdit
from timekeeper.core.programme import Item, Kind, Material, Part, Programme, Session
from timekeeper.core.record.course import Course
from timekeeper.core.timeline import Snapshot, snapshot
from timekeeper.live.conference import Conference, MemoryJournal

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2023, 12, 6)
EIGHT = datetime(2023, 12, 6, 1, tzinfo=UTC)
NAMES = ("opening", "report", "debate", "vote", "closing")


@contextmanager
def computer_in(zone: str) -> Iterator[None]:
    """Let the computer stand in another zone than the programme's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", zone)
        machine_time.tzset()
        yield
    machine_time.tzset()


class ManualClock:
    """Stands still until a test sets it; it may be set back, as a hand on the clock does."""

    def __init__(self, instant: datetime = EIGHT) -> None:
        self.instant = instant

    def now(self) -> datetime:
        return self.instant


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def at(minute: float) -> datetime:
    """Return the instant so many minutes after 8:00."""
    return EIGHT + minutes(minute)


def minute(instant: datetime | None) -> float | None:
    """Return how many minutes after 8:00 an instant is."""
    return None if instant is None else (instant - EIGHT) / minutes(1)


def wall(clock: str | None) -> time | None:
    """Return "8:30" as a wall-clock time."""
    if clock is None:
        return None
    hour, minute = clock.split(":")
    return time(int(hour), int(minute))


def item(
    name: str,
    start: str | None = None,
    end: str | None = None,
    length: float | None = None,
    **more: Any,
) -> Item:
    """Return an item whose title is its id; times as "8:30", the length in minutes."""
    lasting = None if length is None else minutes(length)
    return Item(name, name, start=wall(start), end=wall(end), length=lasting, **more)


def part(*items: Item, start: str | None = None, **more: Any) -> Part:
    return Part(items, start=wall(start), **more)


def session(
    *contents: Item | Part,
    start: str | None = None,
    end: str | None = None,
    name: str = "morning",
    day: date | None = None,
) -> Session:
    """Return a session of parts, or of items in an untitled part."""
    parts = tuple(c for c in contents if isinstance(c, Part))
    items = tuple(c for c in contents if isinstance(c, Item))
    return Session(name, parts or (Part(items),), day, wall(start), wall(end))


def programme(*sessions: Session, zone: ZoneInfo = VIETNAM, day: date | None = DAY) -> Programme:
    return Programme("meeting", zone, sessions, date=day)


def meeting(*lengths: float) -> Programme:
    """Return one session from 8:00, its items named as NAMES are, one straight after the other."""
    starts = [sum(lengths[:n]) for n in range(len(lengths) + 1)]
    clocks = [at(start).astimezone(VIETNAM).strftime("%H:%M") for start in starts]
    items = [item(NAMES[n], clocks[n], clocks[n + 1]) for n in range(len(lengths))]
    return programme(session(*items, start="8:00", end=clocks[-1]))


def study(name: str = "papers") -> Item:
    return item(name, kind=Kind.STUDY)


WORDS: dict[str, type[Act]] = {
    "start": acts.Start,
    "next": acts.Next,
    "previous": acts.Previous,
    "jump": acts.Jump,
    "pause": acts.Pause,
    "resume": acts.Resume,
    "add": acts.AddTime,
    "cut": acts.CutTime,
    "skip": acts.Skip,
    "restore": acts.Restore,
    "correct": acts.CorrectStart,
    "correct_end": acts.CorrectEnd,
    "finish": acts.Finish,
    "close": acts.CloseSession,
    "note": acts.AddNote,
    "undo": acts.Undo,
    "redo": acts.Redo,
}


def journal(*events: tuple[float, Event]) -> tuple[Entry, ...]:
    """Return numbered entries of events, each with its minute."""
    return tuple(Entry(n, at(minute), event) for n, (minute, event) in enumerate(events, start=1))


def act(
    action: str,
    about: str | None = None,
    *,
    by: float | None = None,
    to: float | None = None,
    text: str = "",
) -> Act:
    """Return an act: ``by`` so many minutes, ``to`` a minute of the day."""
    given = {
        "item": about,
        "amount": None if by is None else minutes(by),
        "start": None if to is None else at(to),
        "end": None if to is None else at(to),
        "text": text,
    }
    return asked(WORDS[action], **given)


def asked(kind: type[Act], **given: Any) -> Act:
    """Return an act of the kind with what it takes of what is given; TypeError if it lacks any."""
    names = kind.__struct_fields__
    return kind(**{n: value for n, value in given.items() if n in names and value is not None})


def edit(fact: ProgrammeEdit) -> Act:
    return Edit(fact)


def discuss(fact: DiscussionFact) -> Act:
    return Discuss(fact)


class Day(Conference):
    """A conference on a clock moved by hand, with a journal that leaves no trace."""

    def __init__(self, programme: Programme, journal: MemoryJournal | None = None) -> None:
        self.clock = ManualClock()
        self.journal = MemoryJournal() if journal is None else journal
        super().__init__(programme, self.journal, self.clock)

    def do(self, minute: float, what: str | Act) -> Entry:
        self.clock.instant = at(minute)
        return self.act(act(what) if isinstance(what, str) else what)

    def seen(self, minute: float) -> Snapshot:
        return snapshot(self.programme, self.course, at(minute))


def played(programme: Programme, *acts: tuple[float, str | Act]) -> Day:
    """Return the day after these acts, each at its minute."""
    day = Day(programme)
    for minute, what in acts:
        day.do(minute, what)
    return day


def runs(course: Course) -> list[tuple[str, float | None, float | None]]:
    """Return what ran from when to when, in minutes."""
    return [(run.item, minute(run.start), minute(run.end)) for run in course.intervals]


def states(picture: Snapshot) -> dict[str, str]:
    return {forecast.item.id: forecast.state.value for forecast in picture.items}


def times(picture: Snapshot) -> dict[str, tuple[float | None, float | None]]:
    """Return every item's actual or expected start and end, in minutes."""
    return {f.item.id: (minute(f.start), minute(f.end)) for f in picture.items}


def starts(picture: Snapshot) -> dict[str, float | None]:
    """Return every item's actual or expected start, in minutes."""
    return {name: start for name, (start, _end) in times(picture).items()}


def drawing_process(pages: QObject) -> int:
    """Return the id of the process that draws pages, 0 when none runs."""
    return max((each.processId() for each in pages.findChildren(QProcess)), default=0)


def with_slides(day: Programme, *names: str) -> Programme:
    """Return the programme with these materials for the first item that takes place."""
    first = next(item for item in day.items if item.timed)
    shown = replace(first, materials=tuple(map(Material, names)))
    return edited(day, (ItemEdited(shown),))
