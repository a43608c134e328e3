"""Work beside the window as the operator sees it: named while it lasts, its end told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from timekeeper.core.programme import Programme
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office.rehearsal import DeskRehearsal
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.job import Job
from timekeeper.files.machine import refuse_to_leave
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.words.language import _

if TYPE_CHECKING:
    from timekeeper.desktop.reporting.paper import Write

Guard = Callable[[Path], None]
"""Raises DocumentNotWritten where a file may not be written any more; asked in any thread."""


class OperatorJobs(QObject):
    """Lets the operator see the workshop's jobs and cancel them, and tells what fails.

    Nothing is written into the network that was made before a conference here became secret.
    """

    def __init__(self, operator: OperatorWindow, workshop: Workshop, desk: Desk) -> None:
        super().__init__(operator)
        self._operator = operator
        self._workshop = workshop
        self._desk = desk
        self._became_secret: list[Programme] = []
        self._is_secret = False
        desk.ticked.connect(self._look)
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

    def guard(self) -> Guard:
        """Return what refuses the network to all that is made of the conference as it is now."""
        before, shown = len(self._became_secret), self._desk.real
        of_before = _(
            "A conference became secret here after this was opened: open it anew to write it into "
            "the network, or choose a folder on this computer."
        )

        def refuse(path: Path) -> None:
            for programme in self._became_secret[before:]:
                try:
                    refuse_to_leave(programme, path)
                except DocumentNotWritten as error:
                    if self._is_secret and self._desk.real is shown:
                        raise
                    raise DocumentNotWritten(of_before) from error

        return refuse

    def writing(self) -> Write:
        """Return ``write`` for a window that stays open: what it shows is guarded from now on."""
        return partial(self.write, guard=self.guard())

    def write(
        self, work: Callable[[Job], str | None], path: Path, guard: Guard | None = None
    ) -> None:
        """Write the file, and say so once it is written, with what the work remarks on it."""
        refuse = partial(guard or self.guard(), path)
        job = Job(_("Writing {name} …").format(name=path.name), refuse=refuse)
        written = _("Saved: {path}").format(path=path)

        def begin() -> str | None:
            refuse()
            return work(job)

        self.run(
            begin,
            lambda remark: self._operator.say(". ".join(filter(None, (written, remark)))),
            job,
        )

    def _look(self) -> None:
        """Take note of each programme that has become secret."""
        programme = self._desk.real.programme
        if programme.secret and not self._is_secret:
            self._became_secret.append(programme)
        self._is_secret = programme.secret

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
