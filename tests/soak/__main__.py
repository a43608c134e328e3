"""Thirty days of twelve hours at full speed, some of them in the windows: `make soak`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, qInstallMessageHandler

from tests.soak.days import held, live_a_day
from timekeeper.core.programme import Programme
from timekeeper.desktop.application import make_application, use_virtual_screens
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock, SystemClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.settings import Settings

DAYS, ACTS, IN_WINDOWS_EACH = 30, 2000, 5


def main() -> None:
    days = int(sys.argv[1]) if len(sys.argv) > 1 else DAYS
    warnings: list[str] = []
    qInstallMessageHandler(lambda _kind, _context, message: warnings.append(message))
    with tempfile.TemporaryDirectory() as folder:
        use_virtual_screens([(1366, 768), (1280, 800)], Path(folder))
        _live(days, Path(folder))
    print("no warning of Qt" if not warnings else "\n".join(sorted(set(warnings))))
    sys.exit(bool(warnings))


def _live(days: int, folder: Path) -> None:
    application = make_application()
    nothing = Programme("", ZoneInfo("UTC"))
    windows = Windows(
        Conference(nothing, MemoryJournal(), SimulatedClock(SystemClock().now())), Settings()
    )
    windows.show()

    def see(conference: Conference) -> None:
        if windows.desk.conference is not conference:
            windows.desk.hold(conference)
        windows.desk.refresh()
        application.processEvents()

    live_a_day(folder, 0, ACTS // 4, see)
    first = held()
    for day in range(1, days + 1):
        shown = day % IN_WINDOWS_EACH == 0
        acts = live_a_day(folder, day, ACTS, see if shown else lambda _conference: None)
        now = held()
        place = "in the windows" if shown else ""
        print(f"day {day:2}  {acts:5} acts  {now.megabytes:6.1f} MB {place}", flush=True)
        assert (now.threads, now.files) <= (first.threads, first.files), (first, now)
    windows.close()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    print(f"threads {first.threads}, files {first.files}: as at first")
    print(f"memory {held().megabytes - first.megabytes:+.1f} MB")


if __name__ == "__main__":
    main()
