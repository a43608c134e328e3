"""Brings in whatever the office hands over: read beside the window, reviewed, then held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressDialog

from timekeeper.core.programme import Programme
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.operator.menus.file_menu import ask_programme_file
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.importers.progress import ReadingStopped, Watch
from timekeeper.live.conference import Conference
from timekeeper.words.language import _

if TYPE_CHECKING:
    from timekeeper.desktop.review.window import ReviewWindow

# The desk opens without what reads documents and shows them: the first document loads it.
# ruff: noqa: PLC0415

PATIENCE_MS = 400  # what is read sooner needs no progress


class Reviewing(QObject):
    """Opens a review window over the desk, one at a time.

    ``hold`` takes a draft to the desk and returns whether it is held; ``write`` saves a programme.
    Until then the desk stays as it is.
    """

    def __init__(
        self,
        operator: OperatorWindow,
        workshop: Workshop,
        hold: Callable[[Draft], bool],
        write: Callable[[Programme, Path], None],
    ) -> None:
        super().__init__(operator)
        self._operator = operator
        self._workshop = workshop
        self._hold = hold
        self._write = write
        self.window: ReviewWindow | None = None
        self._reading: _Progress | None = None

    def read(self, path: Path, held: Callable[[], None]) -> None:
        """Read and review a document; ``held`` is called when it was taken to the desk."""

        def read(watch: Watch) -> Draft:
            from timekeeper.files.importers.reading import read_file

            return read_file(path, watch)

        self._run(path.name, read, held)

    def paste(self) -> None:
        """Read what the clipboard holds, and review it."""
        content = QGuiApplication.clipboard().mimeData()
        html = content.html() if content.hasHtml() else None
        text = content.text() if content.hasText() else None

        def read(_watch: Watch) -> Draft:
            from timekeeper.files.importers.clipboard import read_clipboard

            return read_clipboard(html, text)

        self._run(_("The clipboard"), read, lambda: None)

    def edit(self, conference: Conference) -> None:
        """Edit the programme of a conference that has not begun."""
        if conference.course.intervals:
            self._operator.say(
                _("The conference has begun: change single items from the Item menu.")
            )
            return
        programme = replace(conference.programme, printed=None)
        if not programme.items:
            self._operator.say(_("Open a programme first; then it can be edited."))
            return
        self.review(Draft(programme), programme.title)

    def review(self, draft: Draft, name: str, held: Callable[[], None] = lambda: None) -> None:
        """Show the draft beside its original; ``held`` is called when it was taken to the desk."""
        from timekeeper.desktop.office.printing import preview
        from timekeeper.desktop.review.window import ReviewWindow

        if self._is_busy():
            return
        window = ReviewWindow(draft, name, self._operator)
        window.opened.connect(lambda opened: self._open(opened, window, held))
        window.save_asked.connect(self._save)
        window.print_asked.connect(lambda programme: preview(programme, window))
        window.finished.connect(self._forget)
        self.window = window
        window.showMaximized()

    def close(self) -> None:
        """Stop reading and take the review down; nothing is held any more."""
        if self._reading is not None:
            self._reading.stop()
        if self.window is not None:
            self.window.done(0)

    def _run(self, name: str, read: Callable[[Watch], Draft], held: Callable[[], None]) -> None:
        if self._is_busy():
            return
        progress = self._reading = _Progress(name, self._operator)

        def done(draft: Draft) -> None:
            self._end_reading()
            if not progress.stopped:
                self.review(draft, name, held)

        def failed(error: Exception) -> None:
            self._end_reading()
            if not isinstance(error, ReadingStopped):
                self._operator.tell_error(str(error))

        self._workshop.run(lambda: read(progress.watch), done, failed)

    def _end_reading(self) -> None:
        if self._reading is not None:
            self._reading.end()
        self._reading = None

    def _open(self, draft: Draft, window: ReviewWindow, held: Callable[[], None]) -> None:
        if self._hold(draft):
            window.accept()
            held()

    def _save(self, programme: Programme) -> None:
        path = ask_programme_file(self._operator)
        if path is not None:
            self._write(programme, path)

    def _is_busy(self) -> bool:
        if self.window is not None:
            self.window.activateWindow()
            self._operator.say(_("A programme is being checked; open or cancel it first."))
        return self.window is not None or self._reading is not None

    def _forget(self) -> None:
        self.window = None


class _Progress(QObject):
    """Shows how much is read, once it takes a while; asked to, it stops the reading."""

    told = Signal(float)

    def __init__(self, name: str, parent: OperatorWindow) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._last = 0.0
        self._dialog = QProgressDialog(parent)
        self._dialog.setWindowTitle("timekeeper")
        self._dialog.setLabelText(_("Reading {name} …").format(name=name))
        self._dialog.setCancelButtonText(_("Cancel"))
        self._dialog.setRange(0, 100)
        self._dialog.setAutoReset(False)
        self._dialog.setMinimumDuration(PATIENCE_MS)
        self._dialog.setValue(0)
        self._dialog.canceled.connect(self._stop.set)
        self.told.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def stopped(self) -> bool:
        """Return whether the operator wants no more of it."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Let the reading end."""
        self._stop.set()

    def watch(self, share: float) -> bool:
        """Be told the share that is read, in the thread that reads."""
        if share - self._last >= 0.01:  # noqa: PLR2004  # a hundred steps are enough
            self._last = share
            self.told.emit(share)
        return not self._stop.is_set()

    def end(self) -> None:
        """Take the dialog down."""
        self._dialog.canceled.disconnect()
        self._dialog.close()
        self._dialog.deleteLater()
        self.deleteLater()

    def _show(self, share: float) -> None:
        if not self._stop.is_set():
            self._dialog.setValue(min(99, round(share * 100)))
