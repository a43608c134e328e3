"""Work that would hold the window up, done beside it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from timekeeper.desktop.entrance import ENTRANCE
from timekeeper.files.job import Cancelled, Job
from timekeeper.files.log.error_log import something_went_wrong


class Mishap(Exception):
    """What nobody expected; it is in the log, and the text is one sentence for the operator."""


class _Errand:
    """Work, what came of it, and whom that is told, by ``end`` in the window's thread.

    From then on it holds nothing. Whoever did the work holds this to the last, and windows that
    nobody holds besides are not to end with it in his thread.
    """

    def __init__(
        self,
        work: Callable[[], Any],
        job: Job,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._held: tuple[Any, ...] = work, job, done, failed
        self._came: tuple[Any, ...] = ()

    def do(self) -> None:
        """Do the work, in another thread."""
        work, job, *_told = self._held
        try:
            self._came = None if job.cancelled else work(), None
        except Exception as error:  # noqa: BLE001  # told to whoever asked for the work
            self._came = None, error

    def end(self) -> None:
        """Tell what came of it, and let go of everything."""
        (_work, _job, done, failed), (result, error) = self._held, self._came
        self._held = self._came = ()
        if error is None:
            done(result)
        else:
            failed(error)


class _Run(QRunnable):
    def __init__(self, errand: _Errand, pool: QThreadPool) -> None:
        super().__init__()
        self._errand, self._pool = errand, pool

    @Slot()
    def run(self) -> None:
        self._errand.do()
        ENTRANCE.ask(self._pool, self._errand.end)


class Workshop(QObject):
    """Runs one job after the other in a thread, and calls back in the window's thread.

    ``busy`` carries the name of the job that has one and is under way, "" when there is none.
    """

    busy = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: list[Job] = []

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        job: Job | None = None,
    ) -> None:
        """Do the work; then ``done`` gets its result, or ``failed`` its exception.

        An exception that is neither the program's own nor the system's is logged and comes as a
        Mishap, so that whatever failed can be told as it is.

        The work of a job that is cancelled does not begin, and its result is dropped. A job with a
        name is the operator's to cancel: then neither is called. Of one without, ``failed`` is.
        """
        job = job or Job()
        self._jobs.append(job)

        def end(call: Callable[[Any], None], result: object) -> None:
            self._jobs.remove(job)
            self._tell()
            if not job.cancelled:
                call(result)
            elif not job.name:
                failed(result if isinstance(result, Exception) else Cancelled())

        errand = _Errand(work, job, partial(end, done), lambda error: end(failed, _tellable(error)))
        self._tell()
        self._pool.start(_Run(errand, self._pool))

    def cancel(self) -> bool:
        """Cancel the jobs that have a name; return False when it is too late for one of them."""
        in_time = [job.cancel() for job in self._jobs if job.name]
        self._tell()
        return all(in_time)

    def finish(self) -> None:
        """Wait for the jobs that have begun."""
        self._pool.waitForDone()

    def _tell(self) -> None:
        self.busy.emit(next((job.name for job in self._jobs if job.name and not job.cancelled), ""))


def _tellable(error: Exception) -> Exception:
    """Return the error itself if its text is meant for people, else a Mishap."""
    if isinstance(error, OSError) or type(error).__module__.partition(".")[0] == "timekeeper":
        return error
    logging.getLogger(__name__).error("Unexpected error beside the window", exc_info=error)
    mishap = Mishap(something_went_wrong())
    mishap.__cause__ = error
    return mishap
