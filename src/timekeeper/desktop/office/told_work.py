"""Work beside the window as the operator sees it: named while it lasts, its end told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.words.language import _

StandBy = Callable[[], None]
"""Called right before a file is replaced: from then on the work cannot be cancelled."""


class ToldWork(QObject):
    """Lets the operator see the workshop's work and cancel it, and tells what fails."""

    def __init__(self, operator: OperatorWindow, workshop: Workshop) -> None:
        super().__init__(operator)
        self._operator = operator
        self._workshop = workshop
        workshop.busy.connect(operator.work.show_work)
        operator.work.cancelled.connect(self._cancel)

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], name: str = "") -> None:
        """Do the work and let ``done`` have its result; without a name it cannot be cancelled."""
        operator = self._operator
        self._workshop.run(work, done, lambda error: operator.tell_error(str(error)), name)

    def read(self, work: Callable[[], Any], path: Path, done: Callable[[Any], None]) -> None:
        """Read the file and let ``done`` have what was read."""
        self.run(work, done, _("Reading {name} …").format(name=path.name))

    def write(self, work: Callable[[StandBy], None], path: Path) -> None:
        """Write the file, and say so once it is written."""
        self.run(
            lambda: work(self._workshop.stand_by),
            lambda _nothing: self._operator.say(_("Written: {path}").format(path=path)),
            _("Writing {name} …").format(name=path.name),
        )

    def _cancel(self) -> None:
        cancelled = self._workshop.cancel()
        self._operator.say(
            _("Cancelled; everything is as it was.")
            if cancelled
            else _("It is too late to cancel: the file is being written.")
        )
