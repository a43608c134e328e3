"""Work that would hold the window up, done beside it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from timekeeper.files.error_log import something_went_wrong


class Cancelled(Exception):
    """The operator does not want the result of this work any more."""


class Mishap(Exception):
    """What nobody expected; it is in the log, and the text is one sentence for the operator."""


class _Outcome(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Ticket:
    """How a job stands: its name, whether it runs now, is still wanted, and can be stopped."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.running = threading.Event()
        self.cancelled = threading.Event()
        self._lasting = False
        self._deciding = threading.Lock()

    def cancel(self) -> bool:
        with self._deciding:
            if self.name and not self._lasting:
                self.cancelled.set()
            return self.cancelled.is_set()

    def last(self) -> None:
        with self._deciding:
            if self.cancelled.is_set():
                raise Cancelled
            self._lasting = True


class _Job(QRunnable):
    def __init__(self, function: Callable[[], Any], outcome: _Outcome, ticket: _Ticket) -> None:
        super().__init__()
        self._function = function
        self._outcome = outcome
        self._ticket = ticket

    @Slot()
    def run(self) -> None:
        self._ticket.running.set()
        try:
            result = None if self._ticket.cancelled.is_set() else self._function()
        except Exception as error:  # noqa: BLE001  # told to whoever asked for the work
            self._ticket.running.clear()
            self._outcome.failed.emit(error)
        else:
            self._ticket.running.clear()
            self._outcome.done.emit(result)


class Workshop(QObject):
    """Runs one job after the other in a thread, and calls back in the window's thread.

    ``busy`` carries the name of the job that has one and is under way, "" when there is none.
    """

    busy = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._tickets: list[_Ticket] = []

    def run(
        self,
        function: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        name: str = "",
    ) -> None:
        """Run the function; then ``done`` gets its result, or ``failed`` its exception.

        An exception that is neither the program's own nor the system's is logged and comes as a
        Mishap, so that whatever failed can be told as it is.

        A job with a name can be cancelled: then neither is called. One that changes anything calls
        ``stand_by`` right before, and from then on it cannot.
        """
        outcome, ticket = _Outcome(self), _Ticket(name)
        self._tickets.append(ticket)

        def end(call: Callable[[Any], None], result: object) -> None:
            self._tickets.remove(ticket)
            outcome.deleteLater()
            self._tell()
            if not ticket.cancelled.is_set():
                call(result)

        outcome.done.connect(lambda result: end(done, result))
        outcome.failed.connect(lambda error: end(failed, _tellable(error)))
        self._tell()
        self._pool.start(_Job(function, outcome, ticket))

    def cancel(self) -> bool:
        """Drop the jobs that can be cancelled; return whether that was all there is."""
        dropped = [ticket.cancel() for ticket in self._tickets if ticket.name]
        self._tell()
        return all(dropped)

    def stand_by(self) -> None:
        """Within a job: raise Cancelled when it is not wanted, else let nothing stop it."""
        running = next((t for t in tuple(self._tickets) if t.running.is_set()), None)
        if running is not None:
            running.last()

    def finish(self) -> None:
        """Wait for the jobs that have begun."""
        self._pool.waitForDone()

    def _tell(self) -> None:
        wanted = (t.name for t in self._tickets if t.name and not t.cancelled.is_set())
        self.busy.emit(next(wanted, ""))


def _tellable(error: Exception) -> Exception:
    """Return the error itself if its text is meant for people, else a Mishap."""
    if isinstance(error, OSError) or type(error).__module__.partition(".")[0] == "timekeeper":
        return error
    logging.getLogger(__name__).error("Unexpected error beside the window", exc_info=error)
    mishap = Mishap(something_went_wrong())
    mishap.__cause__ = error
    return mishap
