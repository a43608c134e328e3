"""The operator's window comes back to his own screen, and asking where it is moves nothing."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from timekeeper.desktop.screens.operator_home import OperatorHome


@pytest.fixture
def window(two_screens, qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    own = QGuiApplication.primaryScreen().geometry()
    made.setGeometry(own.x() + 50, own.y() + 50, 300, 200)
    with qtbot.waitActive(made):  # by then the window manager has said where it put it
        made.show()
    return made


@pytest.fixture
def home(window: QWidget) -> OperatorHome:
    made = OperatorHome(window)
    made.watch()
    return made


@pytest.fixture
def away(window: QWidget, home: OperatorHome, qtbot) -> OperatorHome:
    """The home of a window that somebody has thrown onto the other screen."""
    other = next(s for s in QGuiApplication.screens() if s is not QGuiApplication.primaryScreen())
    place = other.geometry()
    window.setGeometry(place.x() + 50, place.y() + 50, 300, 200)
    qtbot.waitUntil(home.is_away, timeout=5000)
    return home


def test_a_window_at_home_is_not_away(home: OperatorHome):
    assert not home.is_away()


def test_a_window_that_was_brought_back_is_at_home(away: OperatorHome, window: QWidget, qtbot):
    away.bring_back()
    away.let_stay()

    qtbot.waitUntil(lambda: not away.is_away(), timeout=5000)
    assert window.screen() is QGuiApplication.primaryScreen()


def test_asking_gives_the_same_answer_every_time(away: OperatorHome, window: QWidget):
    window.setGeometry = lambda *_place: None  # a window manager that refuses
    window.setScreen = lambda _screen: None
    before = [away.is_away() for _time in range(3)]
    away.bring_back()
    on_the_way = [away.is_away() for _time in range(3)]
    away.let_stay()
    refused = [away.is_away() for _time in range(3)]

    assert before == [True] * 3
    assert on_the_way == [False] * 3
    assert refused == [True] * 3


def test_before_it_is_watched_a_window_is_nowhere_away(window: QWidget):
    home = OperatorHome(window)

    assert not home.is_away()
    assert home._identity is None
