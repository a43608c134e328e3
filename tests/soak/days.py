"""Days held by operators who press at random, at full speed; what must not grow is counted."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

from tests.kill.days import AGENDA
from timekeeper.core.acts import (
    Act,
    AddTime,
    CutTime,
    Jump,
    Next,
    Pause,
    Previous,
    Redo,
    Restore,
    Resume,
    Show,
    Skip,
    Start,
    Undo,
)
from timekeeper.core.events import Audience, HallPicture, HallSwitched, MessageShown
from timekeeper.core.rules import NotPermitted
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.journal.places import OwnPlace
from timekeeper.files.journal.safe_journal import ALL_WRITTEN, SafeJournal
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference
from timekeeper.live.rehearsal import day_start

TWELVE_HOURS = timedelta(hours=12)


@dataclass(frozen=True)
class Held:
    """What the process holds on to."""

    threads: int
    files: int
    megabytes: float


def held() -> Held:
    """Return what the process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    files = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    return Held(threading.active_count(), files, pages * os.sysconf("SC_PAGE_SIZE") / 1024**2)


def live_a_day(
    folder: Path, number: int, acts: int, see: Callable[[Conference], object] = lambda _c: None
) -> int:
    """Hold a day of twelve hours with so many tries at an act, check it, and return the acts."""
    chance = Random(number)  # noqa: S311  # not for secrets
    programme = read_agenda(AGENDA)
    begin = day_start(programme) + timedelta(days=number)
    programme = programme.dated(begin.date())
    clock = SimulatedClock(begin)
    with JournalFile.create_or_open(folder / "journal.db") as file:
        opening = file.opening(programme, begin)
    journal = SafeJournal(opening, OwnPlace(folder / "journal.db"))
    conference = Conference(programme, journal, clock)
    for _try in range(acts):
        clock.move_to(clock.now() + TWELVE_HOURS / acts)
        with suppress(NotPermitted):
            conference.act(_anything(conference, chance))
        see(conference)
    assert journal.close(limit=60) == ALL_WRITTEN
    _check(folder, conference, begin + TWELVE_HOURS)
    return len(conference.entries)


def _check(folder: Path, conference: Conference, end: datetime) -> None:
    """Check that nothing has drifted, and that the file tells the same day."""
    assert conference.now() == end
    intervals = conference.course.intervals
    for before, after in pairwise(intervals):
        assert before.end is not None
        assert before.end <= after.start
    with JournalFile.open_to_read(folder / "journal.db") as file:
        newest = file.newest()
        assert newest is not None
        assert newest.integrity().intact
        assert list(newest.entries()) == list(conference.entries)
        again = Conference(newest.programme(), newest, SimulatedClock(end))
    assert again.snapshot() == conference.snapshot()


def _anything(conference: Conference, chance: Random) -> Act:
    item = chance.choice(conference.programme.items).id
    facts = (
        MessageShown(Audience.HALL, "Mời đại biểu nghỉ giải lao"),
        HallSwitched(chance.choice(list(HallPicture))),
    )
    return chance.choice(
        (
            Start(),
            Next(),
            Previous(),
            Jump(item),
            Pause(),
            Resume(),
            AddTime(timedelta(minutes=chance.randint(1, 5))),
            CutTime(timedelta(minutes=1)),
            Skip(item),
            Restore(item),
            Undo(),
            Redo(),
            Show(chance.choice(facts)),
        )
    )
