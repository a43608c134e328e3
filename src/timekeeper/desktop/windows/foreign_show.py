"""A material that another program shows, full screen on the hall's screen, beneath the strip."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal

from timekeeper.core.programme import Material
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.screens.connected import application
from timekeeper.files.converting import end_with_children
from timekeeper.files.job import Cancelled, Job
from timekeeper.files.materials.foreign import Handover, show_by_verb, show_of
from timekeeper.files.materials.lack import Lack

REVEAL_MS = 4_000  # from when the program has the keyboard until its picture stands
LONGEST_MS = 45_000  # an office program's first start on a slow disk
PATIENCE_MS = 2_000  # for a program that was ended
FindProgram = Callable[[Path, int, Path], Handover | None]


class ForeignShow(QObject):
    """Starts the program, and says when its picture stands; ends it if it is ours to end.

    Until ``stands`` is sent the hall's picture stays: nobody sees a desktop, nor how the program
    opens. It is sent a moment after the program has taken the keyboard. ``failed`` carries the
    Lack where the file cannot be shown or no program comes, ``ended`` is sent when it has ended by
    itself. The window waits neither for the disk nor for a program that ends.
    """

    stands = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject, find: FindProgram = show_of) -> None:
        super().__init__(parent)
        self._find = find
        self._beside = Workshop(self)  # one after the other: what was shown ends first
        self._finding = Job()
        self._process: QProcess | None = None
        self._leaving: list[QProcess] = []
        self._own: Path | None = None
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

    def begin(self, folder: Path, material: Material, screen: int) -> None:
        """Have the material of an agenda in the folder shown on the screen, counted from 0.

        What was shown before is ended.
        """
        self.stop()
        self._finding, self._own = Job(), Path(tempfile.mkdtemp(prefix="timekeeper-"))
        find = partial(_found, self._find, (folder, material), screen, self._own)
        self._beside.run(find, self._start, self._not_found, self._finding)

    def stop(self) -> None:
        """End what was begun; a program that was asked by the file's verb is whoever's shows."""
        self._finding.cancel()
        self._begun = False
        self._revealing.stop()
        self._waiting.stop()
        process, self._process = self._process, None
        own, self._own = self._own, None
        if process is None or process.state() is QProcess.ProcessState.NotRunning:
            self._clear(process, own)
            return
        process.finished.disconnect(self._finished)  # its end is ours
        process.errorOccurred.disconnect(self._not_started)
        process.finished.connect(lambda: self._clear(process, own))
        self._leaving.append(process)
        # What is started is often but a script.
        self._beside.run(partial(end_with_children, process.processId()), _let_go, _let_go)

    def close(self) -> None:
        """End what was begun and wait for it, for the program ends."""
        self.stop()
        self._beside.finish()
        for process in tuple(self._leaving):
            process.waitForFinished(PATIENCE_MS)
        self._beside.finish()

    def _clear(self, process: QProcess | None, own: Path | None) -> None:
        """Leave nothing of a process that has ended."""
        if process in self._leaving:
            self._leaving.remove(process)
        if process is not None:
            process.deleteLater()
        if own is not None:
            self._beside.run(partial(shutil.rmtree, own, ignore_errors=True), _let_go, _let_go)

    def _start(self, show: Handover | Lack) -> None:
        if isinstance(show, Lack):
            self._fail(show)
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

    def _not_found(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._fail()

    def _fail(self, lack: Lack = Lack.NO_PROGRAM) -> None:
        self.stop()
        self.failed.emit(lack)


def _found(
    find: FindProgram, material: tuple[Path, Material], screen: int, own: Path
) -> Handover | Lack:
    """Return how the material below its folder is shown, or why it cannot be."""
    from timekeeper.files.materials.showable import lack_of  # noqa: PLC0415  # loads PDFium

    folder, shown = material
    return lack_of(shown, folder) or find(folder / shown.path, screen, own) or Lack.NO_PROGRAM


def _let_go(_outcome: object) -> None:
    """Nothing depends on it."""
