"""A material that another program shows, full screen on the hall's screen, beneath the strip."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal

from timekeeper.desktop.screens.connected import application
from timekeeper.files.converting import end_with_children
from timekeeper.files.materials.foreign import Handover, show_by_verb, show_of

REVEAL_MS = 4_000  # from when the program has the keyboard until its picture stands
LONGEST_MS = 45_000  # an office program's first start on a slow disk
PATIENCE_MS = 2_000  # for a program that was ended
FindProgram = Callable[[Path, int, Path], Handover | None]


class ForeignShow(QObject):
    """Starts the program, and says when its picture stands; ends it if it is ours to end.

    Until ``stands`` is sent the hall's picture stays: nobody sees a desktop, nor how the program
    opens. It is sent a moment after the program has taken the keyboard. ``failed`` is sent where
    no program can show the file or none comes, ``ended`` when it has ended by itself.
    """

    stands = Signal()
    failed = Signal()
    ended = Signal()

    def __init__(self, parent: QObject, find: FindProgram = show_of) -> None:
        super().__init__(parent)
        self._find = find
        self._process: QProcess | None = None
        self._own: tempfile.TemporaryDirectory[str] | None = None
        self._begun = False
        self._revealing, self._waiting = QTimer(self), QTimer(self)
        for timer, wait, then in (
            (self._revealing, REVEAL_MS, self.stands.emit),
            (self._waiting, LONGEST_MS, self._fail),
        ):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(then)
        self._revealing.timeout.connect(self._waiting.stop)
        application().applicationStateChanged.connect(self._look)

    def begin(self, path: Path, screen: int) -> None:
        """Have the file shown on the screen, counted from 0; what was shown before is ended."""
        self.stop()
        self._own = tempfile.TemporaryDirectory(prefix="timekeeper-", ignore_cleanup_errors=True)
        show = self._find(path, screen, Path(self._own.name))
        if show is None:
            self._fail()
            return
        self._begun = True
        self._waiting.start()
        if not show.command:
            try:
                show_by_verb(show.path)
            except OSError:
                self._fail()
            return
        self._process = process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        if sys.platform != "win32":
            parameters = QProcess.UnixProcessParameters()
            parameters.flags = QProcess.UnixProcessFlag.CreateNewSession
            process.setUnixProcessParameters(parameters)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._not_started)
        process.start(show.command[0], list(show.command[1:]))

    def stop(self) -> None:
        """End what was begun; a program that was asked by the file's verb is whoever's shows."""
        self._begun = False
        self._revealing.stop()
        self._waiting.stop()
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)  # its end is ours
            if process.processId():
                end_with_children(process.processId())  # what is started is often but a script
            process.waitForFinished(PATIENCE_MS)
            process.deleteLater()
        if self._own is not None:
            self._own.cleanup()
            self._own = None

    def _look(self, state: Qt.ApplicationState) -> None:
        """See that another program has the keyboard: the one that was begun."""
        if self._begun and state is not Qt.ApplicationState.ApplicationActive:
            self._revealing.start()
        else:
            self._revealing.stop()

    def _finished(self) -> None:
        self.stop()
        self.ended.emit()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._fail()

    def _fail(self) -> None:
        self.stop()
        self.failed.emit()
