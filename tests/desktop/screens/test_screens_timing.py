"""When the hall's window follows a change of the screens: at once to hide, calmly to show."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen

from tests.desktop.conftest import take_down
from tests.virtual_screens import OPERATOR, PROJECTOR, VirtualScreens
from timekeeper.desktop.screens import connected
from timekeeper.desktop.screens.choice import Projection
from timekeeper.desktop.screens.hall_screens import USUAL, Patience
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.conference import Conference
from timekeeper.live.settings import ScreenIdentity, Settings

PROJECTOR_PLACE = QRect(OPERATOR[0], 0, *PROJECTOR)
FIRST_LOOK, SECOND_LOOK = 0.3, 1.0  # seconds
TIMES = 2  # as quick as usual, since nobody wants to wait
QUICK = Patience(USUAL.settle // TIMES, USUAL.second_look // TIMES, USUAL.move // TIMES)
EARLY = 0.06  # a coarse timer may come a twentieth too soon


@pytest.fixture
def knowing(app: object, conference: Conference) -> Iterator[Windows]:
    """Windows of an office that knows its projector from other days."""
    known = Settings(hall_screen=(ScreenIdentity(name="PROJECTOR"),))
    made = Windows(conference, known, patience=QUICK)
    yield made
    take_down(made)


def shown(windows: Windows) -> bool:
    return windows.hall.isVisible() and windows.hall.geometry() == PROJECTOR_PLACE


def test_the_hall_is_hidden_before_anybody_else_hears_that_its_screen_went(
    two_screens: VirtualScreens, windows: Windows, qtbot
):
    qtbot.waitUntil(lambda: shown(windows), timeout=5000)
    visible: list[bool] = []
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)

    def hear(_screen: QScreen) -> None:
        visible.append(windows.hall.isVisible())

    application.screenRemoved.connect(hear)
    two_screens.unplug()
    qtbot.waitUntil(lambda: bool(visible), timeout=5000)
    application.screenRemoved.disconnect(hear)

    assert visible == [False]


@pytest.mark.timing
def test_a_burst_of_changes_is_looked_at_soon_and_once_more_when_it_is_over(
    two_screens: VirtualScreens, knowing: Windows, qtbot
):
    knowing.show()
    qtbot.waitUntil(lambda: shown(knowing), timeout=5000)
    qtbot.wait(1200 // TIMES)  # what the opening itself began is over
    looks: list[float] = []
    knowing.screens.settled.connect(lambda: looks.append(time.perf_counter()))
    screen = QGuiApplication.primaryScreen()

    first = time.perf_counter()
    for _change in range(4):
        screen.geometryChanged.emit(screen.geometry())
        last = time.perf_counter()
        qtbot.wait(50 // TIMES)
    qtbot.waitUntil(lambda: len(looks) == 2, timeout=5000)

    assert (looks[0] - first) * TIMES >= FIRST_LOOK - EARLY
    assert (looks[1] - last) * TIMES >= SECOND_LOOK - EARLY


def test_a_projector_whose_name_arrives_late_is_known_at_the_second_look(
    two_screens: VirtualScreens, knowing: Windows, monkeypatch: pytest.MonkeyPatch, qtbot
):
    readable = connected.identity
    monkeypatch.setattr(connected, "identity", lambda screen: replace(readable(screen), name=""))
    knowing.show()
    asked_about = knowing.screens.projection

    monkeypatch.setattr(connected, "identity", readable)
    screen = QGuiApplication.primaryScreen()
    screen.geometryChanged.emit(screen.geometry())

    assert asked_about is Projection.UNKNOWN
    qtbot.waitUntil(lambda: shown(knowing), timeout=5000)
