"""Notices a window that hangs, and writes down what it was doing."""

from __future__ import annotations

import faulthandler
import os
from contextlib import suppress
from pathlib import Path
from typing import TextIO

LONGEST_S = 5.0
LARGEST = 1_000_000  # bytes; then a new file is begun, and one old one is kept


class Watchdog:
    """Has to hear from the window at least every five seconds; else all stacks go to its file.

    It works below Python, so it also sees a window that holds the interpreter.
    """

    def __init__(self, path: Path, longest_s: float = LONGEST_S) -> None:
        self._path = path
        self._longest_s = longest_s
        self._file: TextIO | None = None
        self._size = 0

    def start(self) -> None:
        """Begin to listen; without a place for its file the day goes on unwatched."""
        with suppress(OSError):
            if self._path.stat().st_size > LARGEST:
                self._path.replace(self._path.with_name(f"{self._path.name}.1"))
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("a", encoding="utf-8")
        except OSError:
            return
        self._size = os.fstat(self._file.fileno()).st_size
        self.hear()

    def hear(self) -> bool:
        """Count the seconds of silence from now; return whether the last were too many."""
        if self._file is None:
            return False
        faulthandler.dump_traceback_later(self._longest_s, file=self._file)
        before, self._size = self._size, os.fstat(self._file.fileno()).st_size
        return self._size > before

    def stop(self) -> None:
        """Listen no longer."""
        if self._file is not None:
            faulthandler.cancel_dump_traceback_later()
            self._file.close()
            self._file = None
