"""Watches from outside how the figures of all displays change, second by second."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from tempfile import TemporaryFile

from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from tests.observer import STEP, Desktop, Rectangle, difference, packed, unpacked
from tests.paths import ROOT
from tests.virtual_screens import VirtualScreens
from timekeeper.core.programme import Programme
from timekeeper.desktop.display.blocks import Box
from timekeeper.desktop.hall.blocks import HallRole
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SystemClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start
from timekeeper.live.settings import ScreenIdentity, Settings

A_SECOND = timedelta(seconds=1)
# The edges of letters are not drawn quite alike each time; other figures differ far more.
ALIKE = 0.003
LEARN_MS = 30  # between two looks; a window system may be slow to have all pixels
LOOKS_AT_REST = 5


class SteppedClock:
    """Stands where it is put; then runs with the machine's clock, whole second on whole second."""

    def __init__(self, instant: datetime) -> None:
        self.instant: datetime | None = instant
        self._system = SystemClock()
        self._shift = timedelta()

    def now(self) -> datetime:
        return self.instant if self.instant is not None else self._system.now() + self._shift

    def run_from(self, instant: datetime) -> None:
        away = instant - self._system.now()
        self._shift = A_SECOND * ceil(away / A_SECOND)
        self.instant = None


@dataclass(frozen=True)
class Change:
    """One figure's change: which second of the item, where, and how late in seconds."""

    second: int
    place: str
    late: float


class SecondWatch:
    """The windows of a day, an item of which runs, and the pictures of each of its seconds."""

    def __init__(self, screens: VirtualScreens, programme: Programme, seconds: float) -> None:
        self._screens = screens
        self._seconds = seconds
        self.clock = SteppedClock(day_start(programme))
        self.start = self.clock.now()
        known = Settings(hall_screen=(ScreenIdentity(name="PROJECTOR"),))
        self.windows = Windows(Conference(programme, MemoryJournal(), self.clock), known)
        self._desktop = Desktop(screens.pixels)
        self.windows.show()
        self._come_to_rest()
        self.windows.rostrum_screen.show()
        self.windows.desk.go_on()
        self._come_to_rest()
        self.places = self._figures()
        self._second_of = self._learn()

    def watch(self) -> list[Change]:
        """Let the day run in real time; return every change that the observer saw."""
        self.clock.run_from(self.start)
        self.windows.desk.start_clock()
        rectangles = [",".join(map(str, place)) for place in self.places.values()]
        what = [str(self._screens.pixels), str(self._seconds), *rectangles]
        with TemporaryFile() as answer:  # a pipe would be full before the end
            observer = subprocess.Popen(
                [sys.executable, "-m", "tests.observer", *what],
                stdout=answer,
                cwd=ROOT,
            )
            while observer.poll() is None:
                self._settle(100)
            self.windows.desk.stop_clock()
            answer.seek(0)
            return self._decoded(json.load(answer))

    def _decoded(self, seen: list[tuple[float, int, str]]) -> list[Change]:
        names = list(self.places)
        changes: list[Change] = []
        shown: dict[str, int] = {}
        for at, index, look in seen:
            name = names[index]
            second = self._known(name, unpacked(look), self._second_of[name])
            # None is a picture that was not complete yet.
            if second is not None and shown.get(name) != second:
                shown[name] = second
                changes.append(Change(second, name, at - round(at)))
        return changes

    def _learn(self) -> dict[str, dict[int, int]]:
        """Show each second to come, and note how each figure looks then."""
        known: dict[str, dict[int, int]] = {name: {} for name in self.places}
        for second in range(ceil(self._seconds) + 4):
            self.clock.instant = self.start + second * A_SECOND
            self.windows.desk.refresh()
            for name, look in self._at_rest(known).items():
                known[name][look] = second
        return known

    def _at_rest(self, known: dict[str, dict[int, int]]) -> dict[str, int]:
        """Return how each figure looks when all are new and the window system has them whole."""
        before: dict[str, int] = {}
        for _look in range(100):
            self._settle(LEARN_MS)
            places = self.places.items()
            seen = {name: unpacked(packed(self._desktop.look(place))) for name, place in places}
            if seen == before and all(
                self._known(name, look, known[name]) is None for name, look in seen.items()
            ):
                return seen
            before = seen
        raise AssertionError("the figures do not come to rest")

    def _come_to_rest(self) -> None:
        """Wait until every screen has shown the same for a while: all is placed, nothing fades."""
        whole = QGuiApplication.primaryScreen().virtualGeometry().getRect()
        before, alike = b"", 0
        while alike < LOOKS_AT_REST:
            self._settle(2 * LEARN_MS)
            seen = self._desktop.look(whole)
            before, alike = seen, alike + 1 if seen == before else 0

    def _known(self, name: str, look: int, seconds: dict[int, int]) -> int | None:
        """Return the second at which a place looks like this."""
        _x, _y, width, height = self.places[name]
        most = ALIKE * width * height / STEP**2
        return next((s for known, s in seconds.items() if difference(look, known) < most), None)

    def _figures(self) -> dict[str, Rectangle]:
        hall, speaker, operator = self.windows.hall, self.windows.rostrum, self.windows.operator
        hall_box = next(b.box for b in self.windows._picture.blocks if b.role is HallRole.FIGURES)
        speaker_box = max(
            (b.box for b in speaker._blocks if b.text is not None), key=lambda box: box.height
        )
        return {
            "hall": _inside(hall, hall_box),
            "rostrum": _inside(speaker, speaker_box),
            "operator": _label(operator, "nowFigures"),
            "operator's clock": _label(operator, "clock"),
        }

    def _settle(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        QCoreApplication.processEvents()


def _inside(window: QWidget, box: Box) -> Rectangle:
    corner = window.mapToGlobal(QPoint(round(box.x), round(box.y)))
    return corner.x(), corner.y(), round(box.width), round(box.height)


def _label(window: QWidget, name: str) -> Rectangle:
    found = window.findChild(QLabel, name)
    assert found is not None
    place = QRect(found.mapToGlobal(QPoint()), found.size())
    return place.x(), place.y(), place.width(), place.height()


def spreads(changes: list[Change]) -> list[float]:
    """Return, for each second that all figures came to, the time between the first and the last."""
    seconds = {change.second for change in changes}
    places = {change.place for change in changes}
    found = []
    for second in seconds:
        late = [change.late for change in changes if change.second == second]
        if len(late) == len(places):
            found.append(max(late) - min(late))
    return found


def until(reached: Callable[[], bool], patience: float = 5.0) -> None:
    """Let Qt work until this is reached."""
    deadline = time.perf_counter() + patience
    while not reached():
        assert time.perf_counter() < deadline
        QCoreApplication.processEvents()
