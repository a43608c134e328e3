"""Whether a long day makes the program grow: `make bench-hours` plays twelve simulated hours."""

from __future__ import annotations

import os
import sys
import time
from datetime import timedelta
from pathlib import Path

from tests.bench.__main__ import AGENDA
from tests.virtual_screens import own_desk

HOURS = 12
AN_HOUR = 3600


def main() -> None:
    """Play the hours second by second in the real windows, and print memory and repaints."""
    hours = int(sys.argv[1]) if len(sys.argv) > 1 else HOURS
    with own_desk():
        _play(hours)


def _play(hours: int) -> None:
    from tests.desktop.paints import Paints
    from timekeeper.desktop.application import make_application
    from timekeeper.desktop.windows.windows import Windows
    from timekeeper.files.agenda.agenda_file import read_agenda
    from timekeeper.live.clock import SimulatedClock
    from timekeeper.live.conference import Conference, MemoryJournal
    from timekeeper.live.rehearsal import day_start
    from timekeeper.live.settings import Settings

    application = make_application()
    programme = read_agenda(AGENDA)
    clock = SimulatedClock(day_start(programme))
    windows = Windows(Conference(programme, MemoryJournal(), clock), Settings())
    windows.show()
    turns = len(programme.items) + len(programme.sessions)

    def pass_by(seconds: int, turn_every: int) -> None:
        for second in range(seconds):
            clock.move_to(clock.now() + timedelta(seconds=1))
            if second % turn_every == 0:
                windows.desk.go_on()
            windows.desk.refresh()
            application.processEvents()

    pass_by(20 * turns, 20)  # every scene once, so that each typeface and size is loaded
    windows.desk.hold(Conference(programme, MemoryJournal(), clock))
    shown = {"hall": windows.hall, "operator's table": windows.operator.table.viewport()}
    paints = {name: Paints(window) for name, window in shown.items()}
    before, started = megabytes(), time.perf_counter()
    print(f"at first      {before:6.1f} MB", flush=True)
    for hour in range(1, hours + 1):
        pass_by(AN_HOUR, hours * AN_HOUR // turns)
        print(f"after {hour:2} h    {megabytes():6.1f} MB", flush=True)
    print(f"growth        {megabytes() - before:+6.1f} MB")
    for name, counted in paints.items():
        print(f"repaints, {name:<18} {counted.count / (hours * AN_HOUR):.3f} a second")
    passed = time.perf_counter() - started
    print(f"a second's work on all windows  {1000 * passed / (hours * AN_HOUR):.1f} ms")
    windows.close()


def megabytes() -> float:
    """Return what the process holds in memory now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


if __name__ == "__main__":
    main()
