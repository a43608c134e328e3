"""A process to be killed: it acts on a conference without end and says what was committed.

    python appending.py JOURNAL SEED

Its clock moves on by some seconds with each act, so that a short run is a long day.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from timekeeper.core.acts import Act, Jump
from timekeeper.core.programme import Item, Part, Programme, Session
from timekeeper.core.rules import pausing
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference

ITEMS = ("opening", "report", "debate")
BEGIN = datetime(2023, 12, 6, 0, 30, tzinfo=UTC)
PROGRAMME = Programme(
    "Hội nghị",
    ZoneInfo("Asia/Ho_Chi_Minh"),
    (Session("Sáng", (Part(tuple(Item(i, i, length=timedelta(minutes=5)) for i in ITEMS)),)),),
)


def main(path: Path, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # not for secrets
    with JournalFile.create_or_open(path) as file:
        journal = file.newest() or file.begin(PROGRAMME, BEGIN)
        entries = journal.entries()
        clock = SimulatedClock(entries[-1].at if entries else BEGIN)
        conference = Conference(journal.programme(), journal, clock)
        while True:
            clock.move_to(clock.now() + timedelta(milliseconds=chance.randrange(1, 9000)))
            act = acting(conference, chance)
            if conference.would_do(act) is not None:
                entry = conference.act(act)
                kind = type(entry.event).__name__
                item = getattr(entry.event, "item", "-")
                sys.stdout.write(f"{entry.number} {entry.at.isoformat()} {kind} {item}\n")
                sys.stdout.flush()


def acting(conference: Conference, chance: Random) -> Act:
    running = conference.course.running
    if running is None or chance.random() < 0.4:
        return Jump(chance.choice(ITEMS))
    return pausing(conference.course)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
