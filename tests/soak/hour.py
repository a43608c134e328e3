"""One real hour of the whole program with an operator who presses at random: `make soak-hour`.

The windows are real ones on virtual screens, clock and record those of a day in the hall.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace

from tests.kill.holding import at_random
from tests.soak.days import held
from tests.virtual_screens import own_desk

MINUTES = 60
ACT_EACH, TELL_EACH = 3, 5  # seconds, minutes
AS_MUCH = 10.0  # megabytes more than after the first minutes: texts of items not yet seen


def main() -> None:
    """Hold the hour, print what the process holds every few minutes, and fail on what grew."""
    minutes = int(sys.argv[1]) if len(sys.argv) > 1 else MINUTES
    with own_desk():
        wrong = _hold(minutes)
    print("\n".join(wrong) or "nothing grew, no drift, no warning of Qt")
    sys.exit(bool(wrong))


def _hold(minutes: int) -> list[str]:
    from PySide6.QtCore import QTimer, qInstallMessageHandler

    from timekeeper.desktop.application import make_application
    from timekeeper.desktop.office.wiring import Office
    from timekeeper.files.journal.salvage import open_whatever_happened
    from timekeeper.files.places import journal_path
    from timekeeper.files.programme_files import read_programme
    from timekeeper.live.clock import SystemClock
    from timekeeper.live.settings import Settings

    warnings: list[str] = []
    qInstallMessageHandler(lambda _kind, _context, message: warnings.append(message))
    clock, chance = SystemClock(), Random(minutes)  # noqa: S311  # not for secrets
    file, _salvaged = open_whatever_happened(journal_path(), clock.now())
    application = make_application()
    office = Office(file, clock, Settings(), lambda: nullcontext(SimpleNamespace(active=True)))
    office.begin(read_programme(Path("agendas/2023-12-06-hoi-nghi-ban-chap-hanh.yaml")))
    desk, seen = office.windows.desk, _Seen()
    desk.ticked.connect(lambda snapshot: seen.tick(snapshot.at))
    timers = [
        _each(QTimer(), ACT_EACH, lambda: at_random(desk, chance)),
        _each(QTimer(), TELL_EACH * 60, lambda: seen.tell(len(desk.conference.entries))),
    ]
    QTimer.singleShot(minutes * 60_000, application.exit)
    application.exec()
    for timer in timers:
        timer.stop()
    seen.tell(len(desk.conference.entries))
    drift = (clock.now() - datetime.now(UTC)).total_seconds()
    print(f"clock against the computer's: {1000 * drift:+.1f} ms")
    office.close()
    file.close()
    return [
        *seen.wrong(),
        *sorted(set(warnings)),
        *(["the clock drifted"] if abs(drift) > 1 else []),
    ]


def _each(timer, seconds: int, work: Callable[[], object]):  # type: ignore[no-untyped-def]
    timer.timeout.connect(work)
    timer.start(seconds * 1000)
    return timer


class _Seen:
    """What was seen so far: what the process held, and seconds that were left out."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._held = []
        self._last: datetime | None = None
        self._skipped = 0

    def tick(self, at: datetime) -> None:
        """Note the second that is shown."""
        if self._last is not None and at - self._last > timedelta(seconds=1):
            self._skipped += 1
        self._last = at

    def tell(self, acts: int) -> None:
        """Print what is held now."""
        now = held()
        self._held.append(now)
        passed = (time.monotonic() - self._began) / 60
        print(
            f"after {passed:4.1f} min  {acts:5} acts  {now.megabytes:6.1f} MB  "
            f"{now.threads} threads  {now.files} files  {self._skipped} seconds left out",
            flush=True,
        )

    def wrong(self) -> list[str]:
        """Return a sentence for all that grew after the first minutes, or was left out."""
        first, last = self._held[0], self._held[-1]
        found = {
            "threads grew": last.threads > first.threads,
            "open files grew": last.files > first.files,
            "memory grew": last.megabytes - first.megabytes > AS_MUCH,
            "seconds were left out": self._skipped > 0,
        }
        return [sentence for sentence, is_so in found.items() if is_so]


if __name__ == "__main__":
    main()
