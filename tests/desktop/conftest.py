"""Real windows on two virtual screens; without an X server, Qt's offscreen platform."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.virtual_screens import OPERATOR, PROJECTOR, VirtualScreens
from timekeeper.desktop.application import make_application
from timekeeper.desktop.desk.desk import ONE_PRESS
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference
from timekeeper.live.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PATIENCE = 20  # seconds for a thread that ends


@pytest.fixture(scope="session")
def app(qapp: object) -> object:
    return make_application()


@pytest.fixture
def two_screens(screens: VirtualScreens | None, app: object) -> VirtualScreens:
    if screens is None:
        pytest.skip("needs Xvfb and xrandr (Debian: xvfb, x11-xserver-utils)")
    extend(screens)
    return screens


@pytest.fixture
def slides(two_screens: VirtualScreens) -> Iterator[subprocess.Popen[str]]:
    """Another program that fills the projector, and raises itself all the time."""
    with slide_show(two_screens) as show:
        yield show


@contextmanager
def slide_show(screens: VirtualScreens, *manner: str) -> Iterator[subprocess.Popen[str]]:
    """Have another program fill the projector meanwhile, as tests.slides does it."""
    show = subprocess.Popen(
        [sys.executable, "-m", "tests.slides", "PROJECTOR", *manner],
        env=screens.environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert show.stdout is not None
    assert show.stdout.readline() == "shown\n"
    yield show
    show.terminate()
    show.wait()
    show.stdout.close()


def extend(screens: VirtualScreens) -> None:
    """Connect nothing but the projector at the operator's right, and let Qt see it."""
    from PySide6.QtCore import QCoreApplication, QEventLoop, QRect
    from PySide6.QtGui import QGuiApplication

    places = [QRect(0, 0, *OPERATOR), QRect(OPERATOR[0], 0, *PROJECTOR)]
    if screens.usual and [each.geometry() for each in QGuiApplication.screens()] == places:
        return
    waiting = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    screens.unplug_third()
    screens.unplug()
    while len(QGuiApplication.screens()) > 1:
        QCoreApplication.processEvents(waiting)
    screens.plug()
    while len(QGuiApplication.screens()) < 2:
        QCoreApplication.processEvents(waiting)


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    for late in set(threading.enumerate()) - before:  # on a busy computer one that ends is slow
        late.join(PATIENCE)
    assert set(threading.enumerate()) <= before


@pytest.fixture
def unseen_windows(app: object, conference: Conference, qtbot: object) -> Iterator[Windows]:
    """The windows, not shown, which costs half: for what opens over them or is asked of them."""
    made = Windows(conference, Settings())
    yield made
    take_down(made)


@pytest.fixture
def windows(unseen_windows: Windows) -> Windows:
    unseen_windows.show()
    return unseen_windows


@pytest.fixture
def bare_desk(app: object, qtbot: object) -> Iterator[QWidget]:
    """An empty window in the desk's place, for what opens over it and looks at nothing in it."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QWidget

    made = QWidget()
    made.showMaximized()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def take_down(windows: Windows) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    windows.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def granted() -> nullcontext[SimpleNamespace]:
    """A system that lets itself be kept awake."""
    return nullcontext(SimpleNamespace(active=True))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[JournalFile]:
    with JournalFile.create_or_open(tmp_path / "journal.db") as file:
        yield file


@pytest.fixture
def offices(
    app: object, journal: JournalFile, clock: SimulatedClock, qtbot: object
) -> Iterator[Callable[[], Office]]:
    opened: list[Office] = []

    def make() -> Office:
        opened.append(Office(journal, clock, Settings(), granted))
        return opened[-1]

    yield make
    for office in opened:
        office.close()
        take_down(office.windows)


@pytest.fixture
def unseen_offices(offices: Callable[[], Office]) -> Callable[[], Office]:
    """The same, whose windows are not shown when they begin: for what they do and say."""

    def make() -> Office:
        office = offices()
        office.windows.show = office.windows.desk.refresh  # type: ignore[method-assign]
        return office

    return make


Press = Callable[..., None]


@pytest.fixture
def press(windows: Windows, clock: SimulatedClock, qtbot) -> Press:  # type: ignore[no-untyped-def]
    """Press keys as the operator does: sent to whatever has the focus, none too fast."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    operator = windows.operator
    if operator.isHidden():
        windows.show()
    assert QTest.qWaitForWindowExposed(operator)

    def press_keys(
        *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        operator.activateWindow()
        qtbot.waitUntil(operator.isActiveWindow, timeout=5000)
        for key in keys:
            QTest.keyClick(operator.focusWidget() or operator, key, modifier)
            clock.move_to(clock.now() + ONE_PRESS)

    return press_keys
