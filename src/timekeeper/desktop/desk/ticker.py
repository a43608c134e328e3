"""Strikes each whole second, with the work for it done just before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QThread, Signal

from timekeeper.desktop.timers import Soon

LEAD = timedelta(milliseconds=6)  # a timer's lateness, and what the next picture takes to set
A_SECOND = timedelta(seconds=1)


class Ticker(QObject):
    """Tells of each whole second of the clock ``now``, never before it.

    ``coming`` carries the second a few milliseconds early, ``struck`` the same second when it is
    there. Nothing else comes between the two, so what was prepared still holds.
    """

    coming = Signal(object)
    struck = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._timer = Soon(self._strike, 0, self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)

    def start(self) -> None:
        """Tell of each second from now on, first of the one that runs."""
        self._strike()

    def adjust(self) -> None:
        """Look at the clock again: it was set, and its seconds strike at another moment."""
        if self._timer.isActive():
            self._strike()

    def stop(self) -> None:
        """Tell of no more seconds."""
        self._timer.stop()

    def _strike(self) -> None:
        # Computed from the clock each time: counting ticks would drift.
        second = (self._now() + LEAD).replace(microsecond=0)
        wait = second + A_SECOND - LEAD - self._now()
        self._timer.start(max(1, -(-wait // timedelta(milliseconds=1))))
        self.coming.emit(second)
        early = (second - self._now()) // timedelta(microseconds=1)
        if early > 0:
            QThread.usleep(early)  # a timer's last millisecond is too rough
        self.struck.emit(second)
