"""Work beside the window as the operator sees it: named while it lasts, its end told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office.rehearsal import DeskRehearsal
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.job import Job
from timekeeper.words.language import _


class OperatorJobs(QObject):
    """Lets the operator see the workshop's jobs and cancel them, and tells what fails."""

    def __init__(self, operator: OperatorWindow, workshop: Workshop) -> None:
        super().__init__(operator)
        self._operator = operator
        self._workshop = workshop
        workshop.busy.connect(operator.work.show_work)
        operator.work.cancelled.connect(self._cancel)

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], job: Job | None = None
    ) -> None:
        """Do the work and let ``done`` have its result; without a name it cannot be cancelled."""
        operator = self._operator
        self._workshop.run(work, done, lambda error: operator.tell_error(str(error)), job)

    def read(self, work: Callable[[], Any], path: Path, done: Callable[[Any], None]) -> None:
        """Read the file and let ``done`` have what was read."""
        self.run(work, done, Job(_("Reading {name} …").format(name=path.name)))

    def write(self, work: Callable[[Job], str | None], path: Path) -> None:
        """Write the file, and say so once it is written, with what the work remarks on it."""
        job = Job(_("Writing {name} …").format(name=path.name))
        written = _("Written: {path}").format(path=path)
        self.run(
            lambda: work(job),
            lambda remark: self._operator.say(". ".join(filter(None, (written, remark)))),
            job,
        )

    def _cancel(self) -> None:
        cancelled = self._workshop.cancel()
        self._operator.say(
            _("Cancelled; everything is as it was.")
            if cancelled
            else _("It is too late to cancel: the file is being written.")
        )


class DeskAnswers(QObject):
    """What answers the file menu: it knows desk, operator, his jobs, and whether he rehearses."""

    def __init__(self, windows: Windows, work: OperatorJobs, rehearsal: DeskRehearsal) -> None:
        super().__init__(windows.operator)
        self._desk = windows.desk
        self._operator = windows.operator
        self._work = work
        self._rehearsal = rehearsal
