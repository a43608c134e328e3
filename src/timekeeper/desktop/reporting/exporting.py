"""A report written beside the window, with a bar that shows how far it is and can stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from timekeeper.desktop.jobs import Workshop
from timekeeper.files.exporters import WRITTEN, FiledReport, ReportCancelled, write_report
from timekeeper.words.language import _


class Export(QObject):
    """One writing of a report; ``done`` carries the path, ``failed`` a sentence, "" if stopped."""

    done = Signal(object)
    failed = Signal(str)
    _moved = Signal(int)

    def __init__(self, parent: QWidget, workshop: Workshop) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._stopped = threading.Event()
        self.bar = QProgressDialog(_("Writing the report…"), _("Cancel"), 0, 100, parent)
        self.bar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.bar.setWindowTitle("timekeeper")
        self.bar.setMinimumDuration(400)
        self.bar.setAutoClose(False)
        self.bar.setAutoReset(False)
        self.bar.canceled.connect(self.stop)
        self._moved.connect(self.bar.setValue)

    def start(self, make: Callable[[], FiledReport], path: Path) -> None:
        """Make the report and write it to the path, whole or not at all."""
        self._workshop.run(
            lambda: write_report(make(), path, self._progress),
            lambda _nothing: self._end(lambda: self.done.emit(path)),
            lambda error: self._end(lambda: self.failed.emit(_sentence(error))),
        )

    def stop(self) -> None:
        """Ask the writing to stop; nothing is written then."""
        self._stopped.set()

    def _progress(self, share: float) -> None:
        # Once the file is there, stopping would be a lie.
        if self._stopped.is_set() and share < WRITTEN:
            raise ReportCancelled
        self._moved.emit(int(share * 100))

    def _end(self, tell: Callable[[], None]) -> None:
        self.bar.canceled.disconnect(self.stop)
        self.bar.close()
        self.bar.deleteLater()
        tell()
        self.deleteLater()


def _sentence(error: Exception) -> str:
    return "" if isinstance(error, ReportCancelled) else str(error)
