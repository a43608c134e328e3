"""Garbage is looked for in the window's thread alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

A_SECOND = 1000  # milliseconds
OLDER, OLDEST = 10, 100  # seconds, after which what has stayed for longer is looked through as well


class Collector(QTimer):
    """Ends each second what nobody holds any more, and lets no other thread do it.

    Left to itself Python looks for garbage in whichever thread happens to make something new.
    Windows and timers that are found there end there, while the event loop works with them: the
    program crashes.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._second = 0
        self.timeout.connect(self.collect)
        self.start(A_SECOND)

    def collect(self) -> None:
        """Look through what is new, now and then through all."""
        self._second += 1
        gc.collect((self._second % OLDER == 0) + (self._second % OLDEST == 0))
