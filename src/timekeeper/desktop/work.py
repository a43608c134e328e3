"""Work that would hold the window up, done beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot


class _Outcome(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Job(QRunnable):
    def __init__(self, function: Callable[[], Any], outcome: _Outcome) -> None:
        super().__init__()
        self._function = function
        self._outcome = outcome

    @Slot()
    def run(self) -> None:
        try:
            result = self._function()
        except Exception as error:  # noqa: BLE001  # told to whoever asked for the work
            self._outcome.failed.emit(error)
        else:
            self._outcome.done.emit(result)


class Workshop(QObject):
    """Runs one job after the other in a thread, and calls back in the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def run(
        self,
        function: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run the function; then ``done`` gets its result, or ``failed`` its exception."""
        outcome = _Outcome(self)
        outcome.done.connect(done)
        outcome.failed.connect(failed)
        outcome.done.connect(outcome.deleteLater)
        outcome.failed.connect(outcome.deleteLater)
        self._pool.start(_Job(function, outcome))

    def finish(self) -> None:
        """Wait for the jobs that have begun."""
        self._pool.waitForDone()
