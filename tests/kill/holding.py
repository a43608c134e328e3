"""The real program to be killed: it holds a day, acts at random, and says what was committed.

    python holding.py AGENDA SEED

It prints how long it took to the first right picture in the hall and what that picture is of,
then one line for each act. The windows are on virtual screens.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from types import SimpleNamespace

from PySide6.QtCore import QTimer

from timekeeper.core.acts import Jump
from timekeeper.core.events import Audience
from timekeeper.core.hall_order import FollowProgramme, GiveWay, GoDark, ShowMessage, StandBy
from timekeeper.desktop.application import (
    end_on_signals,
    make_application,
    use_virtual_screens,
)
from timekeeper.desktop.office.wiring import Office
from timekeeper.files.journal.salvage import open_whatever_happened
from timekeeper.files.places import journal_path
from timekeeper.files.programme_files import read_programme
from timekeeper.live.clock import SystemClock
from timekeeper.live.settings import Settings


def main(agenda: Path, seed: int) -> None:
    use_virtual_screens([(1366, 768), (1280, 800)], Path(mkdtemp()))
    clock = SystemClock()
    file, _salvaged = open_whatever_happened(journal_path(), clock.now())
    application = make_application()
    office = Office(file, clock, Settings(), lambda: nullcontext(SimpleNamespace(active=True)))
    end_on_signals(application)
    office.begin(None if file.newest() else read_programme(agenda))
    application.processEvents()
    desk = office.windows.desk
    now = clock.now()
    current = desk.snapshot().current
    said = (
        now.isoformat(),
        str(time.clock_gettime(time.CLOCK_REALTIME) - started()),
        office.windows.hall.isVisible(),
        current.item.id if current else None,
        current.elapsed.total_seconds() if current else None,
        type(desk.order).__name__,
        desk.message(Audience.HALL),
    )
    say("SHOWN", *said)
    chance = Random(seed)  # noqa: S311  # not for secrets
    known = len(desk.conference.entries)

    def act() -> None:
        nonlocal known
        at_random(desk, chance)
        if office.record.waiting:
            return  # the operator is told that these are not on disk yet
        for entry in desk.conference.entries[known:]:
            say("ACT", *told(entry))
        known = len(desk.conference.entries)

    timer = QTimer()
    timer.timeout.connect(act)
    timer.start(7)
    status = application.exec()
    office.close()
    file.close()
    sys.exit(status)


def told(entry) -> tuple[str, ...]:
    """Return an entry as it is said: number, instant, kind, and what it is about."""
    event = entry.event
    about = next((getattr(event, n) for n in ("item", "picture", "text") if hasattr(event, n)), "")
    return str(entry.number), entry.at.isoformat(), type(event).__name__, str(about)


def started() -> float:
    """Return when this process began, in seconds since 1970 (Linux)."""
    fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    boot = time.clock_gettime(time.CLOCK_REALTIME) - time.clock_gettime(time.CLOCK_BOOTTIME)
    return boot + int(fields[19]) / os.sysconf("SC_CLK_TCK")


def at_random(desk, chance) -> None:
    """Do one thing that an operator does."""
    what = chance.random()
    if what < 0.5:
        desk.act(Jump(chance.choice(desk.conference.programme.items).id))
    elif what < 0.8:
        desk.pause_or_resume()
    elif what < 0.9:
        desk.order_hall(chance.choice([StandBy(), GoDark(), GiveWay(), FollowProgramme()]))
    else:
        desk.order_hall(ShowMessage(f"Lời nhắn {chance.randrange(1000)}"))


def say(*words: object) -> None:
    sys.stdout.write("\t".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
