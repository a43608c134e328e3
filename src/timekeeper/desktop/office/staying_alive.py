"""Says while the window lives that it does: to the next start, and to the watchdog."""

from __future__ import annotations

import faulthandler
import os
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO

from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk.desk import Desk
from timekeeper.files.heartbeat import Heartbeat
from timekeeper.files.writing import private
from timekeeper.words.language import _

BEAT = timedelta(seconds=10)
LONGEST_S = 5.0
SELDOM = 3  # beats
LARGEST = 1_000_000  # bytes; then a new file is begun, and one old one is kept


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


class Watchdog:
    """Has to hear from the window each second; after five to seven of silence it writes all stacks.

    It works below Python, so it also sees a window that holds the interpreter.
    """

    def __init__(self, path: Path, longest_s: float = LONGEST_S, seldom: int = SELDOM) -> None:
        self._path = path
        self._seldom = seldom
        self._longest_s = longest_s
        self._file: TextIO | None = None
        self._size = 0
        self._beats = -1

    def start(self) -> None:
        """Begin to listen; without a place for its file the day goes on unwatched."""
        with suppress(OSError):
            if self._path.stat().st_size > LARGEST:
                self._path.replace(self._path.with_name(f"{self._path.name}.1"))
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = open(self._path, "a", encoding="utf-8", opener=private)  # noqa: SIM115
        except OSError:
            return
        self._size = os.fstat(self._file.fileno()).st_size
        self.hear()

    def hear(self) -> bool:
        """Count the seconds of silence from now; return whether the last were too many."""
        if self._file is None:
            return False
        # Each of these starts a thread: a few seconds' grace cost less than one a second.
        self._beats += 1
        if self._beats % self._seldom == 0:
            grace = self._longest_s + self._seldom - 1
            faulthandler.dump_traceback_later(grace, file=self._file)
        before, self._size = self._size, os.fstat(self._file.fileno()).st_size
        return self._size > before

    def stop(self) -> None:
        """Listen no longer."""
        if self._file is not None:
            faulthandler.cancel_dump_traceback_later()
            self._file.close()
            self._file = None
