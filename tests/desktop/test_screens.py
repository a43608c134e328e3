"""The hall's window keeps to its own screen, whatever happens to the cables."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from tests.desktop.conftest import Press
from tests.virtual_screens import OPERATOR, PROJECTOR, VirtualScreens
from timekeeper.desktop.screens import Projection
from timekeeper.desktop.windows import Windows
from timekeeper.live.conference import Conference

PROJECTOR_PLACE = QRect(OPERATOR[0], 0, *PROJECTOR)


def covers_the_projector(windows: Windows) -> bool:
    return windows.hall.isVisible() and windows.hall.geometry() == PROJECTOR_PLACE


def wait_for_screens(qtbot, count: int) -> None:
    qtbot.waitUntil(lambda: len(QGuiApplication.screens()) == count, timeout=5000)


def test_the_hall_covers_the_second_screen_and_only_it(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    qtbot.waitUntil(lambda: covers_the_projector(windows), timeout=5000)

    own = windows.operator.screen().geometry()
    assert not windows.hall.geometry().intersects(own)


def test_an_unplugged_projector_never_puts_the_hall_on_the_operators_screen(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    qtbot.waitUntil(lambda: covers_the_projector(windows), timeout=5000)

    two_screens.unplug()
    wait_for_screens(qtbot, 1)

    assert not windows.hall.isVisible()
    qtbot.waitUntil(lambda: windows.screens.projection is Projection.NO_SCREEN, timeout=5000)
    assert not windows.hall.isVisible()


def test_a_projector_that_returns_shows_the_hall_again(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    qtbot.waitUntil(lambda: covers_the_projector(windows), timeout=5000)
    two_screens.unplug()
    wait_for_screens(qtbot, 1)

    two_screens.plug()

    qtbot.waitUntil(lambda: covers_the_projector(windows), timeout=5000)


def test_mirrored_screens_are_noticed_and_explained(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    qtbot.waitUntil(lambda: covers_the_projector(windows), timeout=5000)
    two_screens.unplug()
    wait_for_screens(qtbot, 1)

    two_screens.clone()

    qtbot.waitUntil(lambda: windows.screens.projection is Projection.CLONED, timeout=5000)
    assert not windows.hall.isVisible()


def test_with_one_screen_the_operator_works_and_the_hall_is_not_shown(
    two_screens: VirtualScreens, conference: Conference, windows: Windows, press: Press, qtbot
) -> None:
    from PySide6.QtCore import Qt

    two_screens.unplug()
    wait_for_screens(qtbot, 1)

    press(Qt.Key.Key_Space)

    assert conference.show.running is not None
    assert not windows.hall.isVisible()


def test_the_clock_runs_on_while_the_projector_is_away(
    two_screens: VirtualScreens, windows: Windows, conference: Conference, qtbot
) -> None:
    windows.desk.go_on()
    two_screens.unplug()
    wait_for_screens(qtbot, 1)
    two_screens.plug()
    wait_for_screens(qtbot, 2)

    assert len(conference.entries) == 1
    assert conference.show.running is not None


def test_the_hall_takes_no_focus_from_the_operator(
    two_screens: VirtualScreens, windows: Windows, press: Press, qtbot
) -> None:
    press()

    assert windows.operator.isActiveWindow()
    assert not windows.hall.isActiveWindow()
