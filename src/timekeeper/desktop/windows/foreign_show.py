"""A material that another program shows, full screen on the hall's screen, beneath the strip."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from timekeeper.core.programme import Material
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.screens.connected import application
from timekeeper.desktop.screens.full_screen import pixels_of, windows_filling
from timekeeper.desktop.timers import Soon
from timekeeper.files.converting import end_with_children
from timekeeper.files.job import Cancelled, Job
from timekeeper.files.materials.foreign import Handover, show_by_verb, show_of
from timekeeper.files.materials.lack import Lack

LOOK_MS = 250
STEADY = 2  # looks at the screen that say the same
REVEAL_MS = 4_000  # where no system tells it: from when the program has the keyboard
LONGEST_MS = 45_000  # an office program's first start on a slow disk
PATIENCE_MS = 2_000  # for a program that was ended
FindProgram = Callable[[Path, int, Path], Handover | None]
LookAtScreen = Callable[[QRect], frozenset[int] | None]


class ForeignShow(QObject):
    """Starts the program, and says when its picture stands; ends it if it is ours to end.

    Until ``stands`` is sent the hall's picture stays: nobody sees a desktop, nor how the program
    opens. It is sent when a window that was not there before fills the screen; where no system
    tells that, a moment after the program has taken the keyboard. ``ended`` is sent when that
    window or the screen has gone or the program has ended by itself, ``failed`` carries the Lack
    where the file cannot be shown or the program does not come. The window waits neither for the
    disk nor for a program that ends.
    """

    stands = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self,
        parent: QObject,
        find: FindProgram = show_of,
        look: LookAtScreen = windows_filling,
    ) -> None:
        super().__init__(parent)
        self._find, self._look = find, look
        self._beside = Workshop(self)  # one after the other: what was shown ends first
        self._finding = Job()
        self._process: QProcess | None = None
        self._leaving: list[QProcess] = []
        self._own: Path | None = None
        self._begun = self._standing = False
        self._place = QRect()
        self._screen: QScreen | None = None
        self._before: frozenset[int] | None = None
        self._turns = 0
        self._revealing = Soon(self._stand, REVEAL_MS, self)
        self._waiting = Soon(self._fail, LONGEST_MS, self)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._watch)
        application().applicationStateChanged.connect(self._follow)
        application().screenRemoved.connect(self._leave)

    def begin(self, folder: Path, material: Material, on: QScreen) -> None:
        """Have the material of an agenda in the folder shown on the screen.

        What was shown before is ended.
        """
        self.stop()
        self._place, screen = pixels_of(on), QGuiApplication.screens().index(on)
        self._screen = on
        self._finding, self._own = Job(), Path(tempfile.mkdtemp(prefix="timekeeper-"))
        find = partial(_found, self._find, (folder, material), screen, self._own)
        self._beside.run(find, self._start, self._failed, self._finding)

    def stop(self) -> None:
        """End what was begun; a program that was asked by the file's verb is whoever's shows."""
        self._finding.cancel()
        self._screen = None
        self._begun = self._standing = False
        for timer in (self._revealing, self._waiting, self._looking):
            timer.stop()
        process, self._process = self._process, None
        own, self._own = self._own, None
        if process is None or process.state() is QProcess.ProcessState.NotRunning:
            self._forget(process, own)
            return
        process.finished.disconnect(self._finished)  # its end is ours
        process.errorOccurred.disconnect(self._not_started)
        process.finished.connect(lambda: self._forget(process, own))
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

    def _forget(self, process: QProcess | None, own: Path | None) -> None:
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
        self._begun, self._turns = True, 0
        self._before = self._look(self._place)
        self._waiting.start()
        if self._before is not None:
            self._looking.start()
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

    def _follow(self, state: Qt.ApplicationState) -> None:
        """Where nothing else tells it: another program has the keyboard, the one that was begun."""
        if not self._begun or self._before is not None:
            return
        if state is not Qt.ApplicationState.ApplicationActive:
            self._revealing.start()
        else:
            self._revealing.stop()

    def _watch(self) -> None:
        """See whether a window that was not there before fills the screen."""
        stands = bool((self._look(self._place) or frozenset()) - (self._before or frozenset()))
        self._turns = self._turns + 1 if stands is not self._standing else 0
        if self._turns < STEADY:
            return
        self._turns = 0
        if stands:
            self._stand()
        else:
            self._finished()

    def _stand(self) -> None:
        self._waiting.stop()
        self._standing = True
        self.stands.emit()

    def _finished(self) -> None:
        self.stop()
        self.ended.emit()

    def _leave(self, screen: QScreen) -> None:
        """End what was shown there: without its screen it would go on over the operator's."""
        if screen is self._screen:
            self._finished()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._fail()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._fail()

    def _fail(self, lack: Lack = Lack.NOT_COME) -> None:
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
