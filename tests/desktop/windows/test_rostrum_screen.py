"""The rostrum keeps to its own screen, and never takes the hall's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from tests.desktop.conftest import take_down
from tests.virtual_screens import OPERATOR, PROJECTOR, THIRD, VirtualScreens
from timekeeper.desktop.screens.choice import Projection
from timekeeper.desktop.screens.memory import KnownScreens
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.conference import Conference
from timekeeper.live.settings import ScreenIdentity, Settings

OWN = QRect(0, 0, *OPERATOR)
PROJECTOR_PLACE = QRect(OPERATOR[0], 0, *PROJECTOR)
THIRD_PLACE = QRect(OPERATOR[0] + PROJECTOR[0], 0, *THIRD)
PROJECTOR_KNOWN = (ScreenIdentity(name="PROJECTOR"),)
THIRD_KNOWN = (ScreenIdentity(name="THIRD"),)


@pytest.fixture
def three_screens(two_screens: VirtualScreens, qtbot) -> VirtualScreens:
    two_screens.plug_third()
    qtbot.waitUntil(lambda: len(QGuiApplication.screens()) == 3, timeout=5000)
    return two_screens


@pytest.fixture
def kept() -> list[KnownScreens]:
    return []


@pytest.fixture
def opened(app: object, conference: Conference, kept) -> Iterator[object]:
    made: list[Windows] = []

    def make(*, hall=PROJECTOR_KNOWN, rostrum=()) -> Windows:
        settings = Settings(hall_screen=hall, rostrum_screen=rostrum)
        made.append(Windows(conference, settings, kept.append))
        made[-1].show()
        return made[-1]

    yield make
    for windows in made:
        take_down(windows)


def covers(windows: Windows, place: QRect) -> bool:
    speaker = windows.rostrum
    return speaker.isVisible() and speaker.isFullScreen() and speaker.geometry() == place


def hall_covers(windows: Windows, place: QRect) -> bool:
    return windows.hall.isVisible() and windows.hall.geometry() == place


def test_the_rostrum_takes_the_screen_that_is_left_and_remembers_it(
    three_screens: VirtualScreens, opened, kept, qtbot
):
    windows = opened()

    windows.rostrum_screen.show()

    qtbot.waitUntil(lambda: covers(windows, THIRD_PLACE), timeout=5000)
    assert hall_covers(windows, PROJECTOR_PLACE)
    assert [screen.name for screen in kept[-1].rostrum] == ["THIRD"]
    assert [screen.name for screen in kept[-1].hall] == ["PROJECTOR"]


def test_a_hall_without_a_remembered_screen_leaves_the_rostrums_alone(
    three_screens: VirtualScreens, opened, qtbot
):
    windows = opened(hall=(), rostrum=THIRD_KNOWN)

    qtbot.waitUntil(lambda: hall_covers(windows, PROJECTOR_PLACE), timeout=5000)


def test_a_rostrum_screen_that_returns_shows_the_speaker_his_time_again(
    three_screens: VirtualScreens, opened, qtbot
):
    windows = opened(rostrum=THIRD_KNOWN)
    windows.rostrum_screen.show()
    qtbot.waitUntil(lambda: covers(windows, THIRD_PLACE), timeout=5000)
    three_screens.unplug_third()
    qtbot.waitUntil(lambda: not windows.rostrum.isVisible(), timeout=5000)

    three_screens.plug_third()

    qtbot.waitUntil(lambda: covers(windows, THIRD_PLACE), timeout=5000)


def test_a_rostrum_that_was_taken_down_does_not_return_with_its_screen(
    three_screens: VirtualScreens, opened, qtbot
):
    windows = opened(rostrum=THIRD_KNOWN)
    windows.rostrum_screen.show()
    qtbot.waitUntil(lambda: covers(windows, THIRD_PLACE), timeout=5000)
    windows.rostrum.hide()
    three_screens.unplug_third()
    qtbot.waitUntil(lambda: len(QGuiApplication.screens()) == 2, timeout=5000)

    three_screens.plug_third()
    qtbot.waitUntil(lambda: len(QGuiApplication.screens()) == 3, timeout=5000)
    with qtbot.waitSignal(windows.screens.settled, timeout=5000):
        pass

    assert not windows.rostrum.isVisible()


def test_when_the_projector_goes_the_hall_does_not_take_the_rostrums_screen_unasked(
    three_screens: VirtualScreens, opened, qtbot
):
    windows = opened(rostrum=THIRD_KNOWN)
    windows.rostrum_screen.show()
    qtbot.waitUntil(lambda: covers(windows, THIRD_PLACE), timeout=5000)

    three_screens.unplug()
    qtbot.waitUntil(lambda: windows.screens.projection is Projection.UNKNOWN, timeout=5000)

    assert not windows.hall.isVisible()
    assert covers(windows, THIRD_PLACE)


def test_a_screen_taken_for_the_hall_sends_the_rostrum_to_the_operator(
    three_screens: VirtualScreens, opened, kept, qtbot
):
    windows = opened(rostrum=THIRD_KNOWN)
    windows.rostrum_screen.show()
    qtbot.waitUntil(lambda: covers(windows, THIRD_PLACE), timeout=5000)
    third = next(s for _n, s in windows.screens.candidates() if s.identity.name == "THIRD")

    windows.screens.use(third)

    qtbot.waitUntil(lambda: hall_covers(windows, THIRD_PLACE), timeout=5000)
    qtbot.waitUntil(lambda: OWN.contains(windows.rostrum.geometry()), timeout=5000)
    assert kept[-1].rostrum == ()


def test_a_rostrum_window_made_full_screen_on_the_halls_screen_goes_back_to_the_operator(
    two_screens: VirtualScreens, opened, qtbot
):
    windows = opened()
    qtbot.waitUntil(lambda: hall_covers(windows, PROJECTOR_PLACE), timeout=5000)

    windows.rostrum.cover(windows.hall.screen())

    qtbot.waitUntil(lambda: OWN.contains(windows.rostrum.geometry()), timeout=5000)
    assert hall_covers(windows, PROJECTOR_PLACE)
