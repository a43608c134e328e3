"""A bar that shows how far a job is, and cancels it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from timekeeper.desktop.entrance import ENTRANCE
from timekeeper.desktop.plain import wrapping
from timekeeper.files.job import Job
from timekeeper.words.language import _

PATIENCE_MS = 400  # what is done sooner needs no bar
STEP = 0.01  # a hundred of them are enough


class JobBar(QProgressDialog):
    """Shows how much of its job is done, once that takes a while; asked to, it cancels it."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__("", _("Cancel"), 0, 100, parent)
        self.setLabel(wrapping(words))
        self.job = Job(told=self._tell)
        self._last = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.setWindowTitle("timekeeper")
        self.setMinimumDuration(PATIENCE_MS)
        self.setAutoClose(False)
        self.setAutoReset(False)
        self.setValue(0)
        self.canceled.connect(self.job.cancel)

    def end(self) -> None:
        """Take the bar down; the job is over."""
        self.canceled.disconnect(self.job.cancel)
        self.close()
        self.deleteLater()

    def _tell(self, share: float) -> None:
        """Hear of the share that is done, in the thread that works."""
        if share - self._last >= STEP:
            self._last = share
            ENTRANCE.ask(self, partial(self._show, share))

    def _show(self, share: float) -> None:
        if not self.job.cancelled:
            self.setValue(min(99, round(share * 100)))
