"""A report written beside the window, with a bar that shows how far it is and can stop it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from timekeeper.desktop.job_bar import JobBar
from timekeeper.desktop.jobs import Workshop
from timekeeper.files.exporters import FiledReport, write_report
from timekeeper.files.job import Cancelled
from timekeeper.words.language import _


class Export(QObject):
    """One writing of a report.

    ``done`` carries the path and a remark or "", ``failed`` a sentence, "" if stopped. ``refuse``
    is asked right before it is written, and raises where by then it may not be.
    """

    done = Signal(object, str)
    failed = Signal(str)

    def __init__(
        self, parent: QWidget, workshop: Workshop, refuse: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self.bar = JobBar(_("Writing the report…"), parent)
        self.bar.job.refuse = refuse

    def start(self, make: Callable[[], FiledReport], path: Path) -> None:
        """Make the report and write it to the path, whole or not at all."""
        job = self.bar.job

        def done(remark: str) -> None:
            self.bar.end()
            self.done.emit(path, remark)
            self.deleteLater()

        def failed(error: Exception) -> None:
            self.bar.end()
            self.failed.emit("" if isinstance(error, Cancelled) else str(error))
            self.deleteLater()

        self._workshop.run(lambda: write_report(make(), path, job), done, failed, job)

    def stop(self) -> None:
        """Ask the writing to stop; nothing is written then."""
        self.bar.job.cancel()
