"""Says while the window lives that it does: to the next start, and to the watchdog."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.office.watchdog import Watchdog
from timekeeper.files.heartbeat import Heartbeat
from timekeeper.words.language import _

BEAT = timedelta(seconds=10)


class StayingAlive:
    """Beats while something runs, so that a start after a crash knows how long it was away."""

    def __init__(self, desk: Desk, folder: Path, watchdog: Watchdog | None = None) -> None:
        self._desk = desk
        self._heartbeat = Heartbeat(folder / "alive")
        self._watchdog = watchdog or Watchdog(folder / "hangs.log")
        self._beaten: datetime | None = None

    def last(self) -> datetime | None:
        """Return when the program last said that it lived (UTC)."""
        return self._heartbeat.last()

    def start(self) -> None:
        """Begin to say so, at each tick of the desk."""
        self._watchdog.start()
        self._desk.ticked.connect(self._live)

    def stop(self) -> None:
        """Say it no longer."""
        self._watchdog.stop()

    def _live(self, _snapshot: Snapshot) -> None:
        if self._watchdog.hear():
            self._desk.said.emit(
                _(
                    "The program did not answer for some seconds; it goes on, and what held it up "
                    "was written to the log."
                )
            )
        # Nobody has said yet what the last silence counts as: it goes on.
        real = self._desk.real
        if real.course.running is None or self._desk.away is not None:
            return
        now = real.now()
        if self._beaten is None or abs(now - self._beaten) >= BEAT:
            self._beaten = now
            self._heartbeat.beat(now)
