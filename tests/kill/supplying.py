"""A hall to be killed: it shares its record, and acts without end unless the seed is 0.

python -m tests.kill.supplying JOURNAL SEED PORT LINK
"""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from pathlib import Path
from random import Random
from threading import Event

from tests.kill.appending import BEGIN, PROGRAMME, acting
from tests.network.hall import FakeHall
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.journal.places import OwnPlace
from timekeeper.files.journal.safe_journal import SafeJournal
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference
from timekeeper.network.links import Links, Role
from timekeeper.network.sharing import Sharing
from timekeeper.network.standby.supply import Supply

BETWEEN = 0.01  # seconds; a hundred acts a second, as no hand makes them


def main(path: Path, seed: int, port: int, link: str) -> None:
    chance = Random(seed)  # noqa: S311  # not for secrets
    with JournalFile.create_or_open(path) as file:
        held = (file.newest() or file.begin(PROGRAMME, BEGIN)).held()
    journal = SafeJournal(held, OwnPlace(path))
    entries = journal.entries()
    clock = SimulatedClock(entries[-1].at if entries else BEGIN)
    hall = FakeHall(Conference(PROGRAMME, journal, clock))
    sharing = Sharing(hall, [])
    sharing.links = Links({Role.STANDBY.value: link})
    sharing.open(port)
    sharing.supply(Supply(held, lambda: journal.settled, "c", 1, hall.now))
    sys.stdout.write(f"{sharing.port}\n")
    sys.stdout.flush()
    while seed:
        clock.move_to(clock.now() + timedelta(milliseconds=chance.randrange(1, 9000)))
        act = acting(hall.conference, chance)
        if hall.conference.would_do(act) is not None:
            hall.act(act)
            sharing.publish(frozenset())
        time.sleep(BETWEEN)
    Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
