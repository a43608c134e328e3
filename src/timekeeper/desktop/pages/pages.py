"""The pages of one material as pictures, drawn ahead by the process that draws."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QSize, Signal
from PySide6.QtGui import QImage

from timekeeper.core.programme import Material
from timekeeper.desktop.pages.protocol import (
    HEAD_LENGTH,
    NotUnderstood,
    PageAnswer,
    PageRequest,
    read_answer,
    write_request,
)
from timekeeper.desktop.timers import Soon
from timekeeper.files.materials.lack import Lack
from timekeeper.files.places import this_program

AHEAD = (1, -1, 2)  # beside the page that is shown, in this order: three pages more are kept
LONGEST_MS = 20_000  # for one page, the start of the process with it
UNWANTED_MS = 1_000  # for one that nobody wants any more, while others wait
PATIENCE_MS = 2_000  # for a process that was ended
TRIES = 2  # a page that ends the process twice cannot be drawn


def drawing_command() -> tuple[str, list[str]]:
    """Return program and arguments that start this very program as the process that draws."""
    program, *arguments = this_program(QCoreApplication.applicationFilePath(), "draw")
    return program, arguments


class Pages(QObject):
    """Keeps the page that is wanted and three beside it, as large as fits into the room.

    ``drawn`` carries the number of a page that can be shown now, from 1; ``count`` is known from
    then on. ``refused`` carries a page's number and its Lack.
    """

    drawn = Signal(int)
    refused = Signal(int, object)

    def __init__(self, parent: QObject, command: tuple[str, list[str]] | None = None) -> None:
        super().__init__(parent)
        self.count: int | None = None
        self._command = command or drawing_command()
        self._material: tuple[Path, Material] | None = None
        self._room = QSize()
        self._wanted = 1
        self._kept: dict[int, QImage] = {}
        self._refused: dict[int, Lack] = {}
        self._tries: Counter[int] = Counter()
        self._number = 0
        self._asked: tuple[PageRequest, int] | None = None  # and which opening it was asked for
        self._answer: PageAnswer | None = None
        self._drawn = QImage()  # of the answer, as much as has come
        self._come = 0  # bytes of it
        self._opening = 0
        self._process: QProcess | None = None
        self._patience = Soon(self._kill, LONGEST_MS, self)

    def open(self, folder: Path, material: Material, room: QSize | None = None) -> None:
        """Draw this material of an agenda in the folder from now on, its first page first.

        Without a room it is the one before; nothing is drawn as long as there is none.
        """
        self._material, self._room, self.count = (folder, material), room or self._room, None
        self._forget()
        self.draw(1)

    def resize(self, room: QSize) -> None:
        """Draw for another room from now on."""
        if room != self._room:
            self._room = room
            self._forget()
            self._ask()

    def close(self) -> None:
        """Draw nothing more of the material; the process waits for the next."""
        self._material, self.count = None, None
        self._forget()

    def draw(self, page: int) -> None:
        """Draw this page, then those beside it; what is farther away is kept no longer."""
        self._wanted = page
        near = set(self._near())
        self._kept = {number: image for number, image in self._kept.items() if number in near}
        if page in self._refused:
            self.refused.emit(page, self._refused[page])
        self._ask()

    def image(self, page: int) -> QImage | None:
        """Return the page's picture if it is drawn."""
        return self._kept.get(page)

    def stop(self) -> None:
        """End the process that draws."""
        self._material = None
        process = self._process
        if process is not None:
            process.kill()
            process.waitForFinished(PATIENCE_MS)

    def _forget(self) -> None:
        self._opening += 1
        self._kept.clear()
        self._refused.clear()
        self._tries.clear()
        if self._asked is not None:
            self._patience.start(UNWANTED_MS)

    def _near(self) -> list[int]:
        last = self.count or 1
        beside = (self._wanted + step for step in AHEAD)
        return [self._wanted, *(page for page in beside if 1 <= page <= last)]

    def _ask(self) -> None:
        """Ask for the next page that is wanted and neither drawn nor refused."""
        if self._material is None or self._asked is not None or self._room.isEmpty():
            return
        known = {*self._kept, *self._refused}
        page = next((page for page in self._near() if page not in known), None)
        if page is None:
            return
        folder, material = self._material
        self._number += 1
        where = str(folder), material.path, material.first, material.last
        request = PageRequest(self._number, *where, page, self._room.width(), self._room.height())
        self._asked = request, self._opening
        self._tries[page] += 1
        self._patience.start(LONGEST_MS)
        self._running().write(write_request(request))

    def _running(self) -> QProcess:
        if self._process is None:
            self._process = QProcess(self)
            self._process.setStandardErrorFile(QProcess.nullDevice())
            self._process.readyReadStandardOutput.connect(self._read)
            self._process.finished.connect(self._ended)
            self._process.errorOccurred.connect(self._failed)
            self._process.start(*self._command)
        return self._process

    def _read(self) -> None:
        process = self._process
        if process is None or self._asked is None:
            self._kill()  # it speaks unasked
            return
        request, opening = self._asked
        if self._answer is None:
            if process.bytesAvailable() < HEAD_LENGTH:
                return
            try:
                self._answer = read_answer(bytes(process.read(HEAD_LENGTH).data()), request)
            except NotUnderstood:
                self._kill()
                return
            size = self._answer.width, self._answer.height
            self._drawn, self._come = QImage(*size, QImage.Format.Format_RGB32), 0
        answer = self._answer
        # Laid where they belong as they come: all at once they would hold up the second.
        piece = process.read(answer.length - self._come).data()
        if piece:
            memoryview(self._drawn.bits())[self._come : self._come + len(piece)] = piece
            self._come += len(piece)
        if process.bytesAvailable():
            self._kill()
        elif self._come == answer.length:
            drawn, self._drawn = self._drawn, QImage()
            self._patience.stop()
            self._asked = self._answer = None
            if opening == self._opening:
                self._take(request.page, answer, drawn)
            self._ask()

    def _take(self, page: int, answer: PageAnswer, drawn: QImage) -> None:
        if answer.lack is not None:
            self._refuse(page, answer.lack)
            return
        self.count = answer.pages
        if page in self._near():
            self._kept[page] = drawn
            self.drawn.emit(page)

    def _refuse(self, page: int, lack: Lack) -> None:
        self._refused[page] = lack
        self.refused.emit(page, lack)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # no end is told of it
            self._ended()

    def _ended(self) -> None:
        """Go on with another process; what has ended two of them is not asked for again."""
        self._patience.stop()
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        asked, self._asked, self._answer, self._drawn = self._asked, None, None, QImage()
        if asked is None:
            return
        request, opening = asked
        if opening == self._opening and self._tries[request.page] >= TRIES:
            self._refuse(request.page, Lack.BROKEN)
        self._ask()

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
