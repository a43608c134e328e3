"""Notices a window that hangs, and writes down what it was doing."""

from __future__ import annotations

import faulthandler
from pathlib import Path
from typing import TextIO

LONGEST_S = 5.0


class Watchdog:
    """Has to hear from the window at least every five seconds; else all stacks go to its file.

    It works below Python, so it also sees a window that holds the interpreter.
    """

    def __init__(self, path: Path, longest_s: float = LONGEST_S) -> None:
        self._path = path
        self._longest_s = longest_s
        self._file: TextIO | None = None

    def start(self) -> None:
        """Begin to listen."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("a", encoding="utf-8")
        self.hear()

    def hear(self) -> None:
        """Count the seconds of silence from now."""
        if self._file is not None:
            faulthandler.dump_traceback_later(self._longest_s, file=self._file)

    def stop(self) -> None:
        """Listen no longer."""
        if self._file is not None:
            faulthandler.cancel_dump_traceback_later()
            self._file.close()
            self._file = None
