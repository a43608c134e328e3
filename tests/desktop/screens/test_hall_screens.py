"""The hall's window keeps to its own screen, whatever happens to the cables."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest

from tests.desktop.conftest import Press, take_down
from tests.virtual_screens import OPERATOR, PROJECTOR, THIRD, VirtualScreens
from timekeeper.desktop.screens.choice import Projection
from timekeeper.desktop.screens.memory import KnownScreens
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.conference import Conference
from timekeeper.live.settings import ScreenIdentity, Settings

OWN = QRect(0, 0, *OPERATOR)
PROJECTOR_PLACE = QRect(OPERATOR[0], 0, *PROJECTOR)
THIRD_PLACE = QRect(OPERATOR[0] + PROJECTOR[0], 0, *THIRD)


def covers_the_projector(windows: Windows) -> bool:
    return windows.hall.isVisible() and windows.hall.geometry() == PROJECTOR_PLACE


def covers(windows: Windows, place: QRect) -> bool:
    return windows.hall.isVisible() and windows.hall.geometry() == place


def entry(windows: Windows, text: str) -> QAction:
    menu = windows.operator.hall_menu
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if action.text() == text)


def wait_for_projection(qtbot, windows: Windows, projection: Projection) -> None:
    qtbot.waitUntil(lambda: windows.screens.projection is projection, timeout=5000)


@pytest.fixture
def kept() -> list[KnownScreens]:
    return []


@pytest.fixture
def knowing(app: object, conference: Conference, kept, qtbot) -> Iterator[Windows]:
    """Windows of an office that knows its projector from other days."""
    settings = Settings(hall_screen=(ScreenIdentity(name="PROJECTOR"),))
    made = Windows(conference, settings, kept.append)
    yield made
    take_down(made)


def wait_for_screens(qtbot, count: int) -> None:
    qtbot.waitUntil(lambda: len(QGuiApplication.screens()) == count, timeout=5000)


def test_the_hall_covers_the_second_screen_and_only_it(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    qtbot.waitUntil(lambda: covers_the_projector(windows), timeout=5000)

    own = windows.operator.screen().geometry()
    assert not windows.hall.geometry().intersects(own)


def test_at_a_start_the_hall_comes_and_is_painted_before_the_operators_window(
    two_screens: VirtualScreens, knowing: Windows, qtbot
) -> None:
    seen: list[tuple[object, QEvent.Type]] = []

    class Firsts(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
            first = (watched, event.type())
            if first[1] in (QEvent.Type.Show, QEvent.Type.Paint) and first not in seen:
                seen.append(first)
            return False

    firsts = Firsts()
    for window in (knowing.hall, knowing.operator):
        window.installEventFilter(firsts)
    knowing.show()
    qtbot.waitUntil(lambda: len(seen) == 4, timeout=5000)

    shown, painted = QEvent.Type.Show, QEvent.Type.Paint
    assert [window for window, kind in seen if kind is shown] == [knowing.hall, knowing.operator]
    assert [window for window, kind in seen if kind is painted] == [knowing.hall, knowing.operator]


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
    assert windows.operator.screen_banner.isVisible()
    assert "choose Extend" in windows.operator.screen_banner._text.text()


def test_with_one_screen_the_operator_works_and_the_hall_is_not_shown(
    two_screens: VirtualScreens, conference: Conference, windows: Windows, press: Press, qtbot
) -> None:
    two_screens.unplug()
    wait_for_screens(qtbot, 1)

    press(Qt.Key.Key_Space)

    assert conference.course.running is not None
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
    assert conference.course.running is not None


def test_the_hall_takes_no_focus_from_the_operator(
    two_screens: VirtualScreens, windows: Windows, press: Press, qtbot
) -> None:
    press()

    assert windows.operator.isActiveWindow()
    assert not windows.hall.isActiveWindow()


def test_the_first_screen_that_was_used_is_remembered(
    two_screens: VirtualScreens, app: object, conference: Conference, kept, qtbot
) -> None:
    first = Windows(conference, Settings(), kept.append)

    first.show()
    take_down(first)

    assert [[screen.name for screen in known.hall] for known in kept] == [["PROJECTOR"]]


def test_another_screen_is_asked_about_once_and_then_remembered(
    two_screens: VirtualScreens, knowing: Windows, kept, qtbot
) -> None:
    two_screens.unplug()
    two_screens.plug_third()
    qtbot.waitUntil(lambda: QGuiApplication.screens()[-1].name() == "THIRD", timeout=5000)
    knowing.show()
    asked = knowing.operator.screen_banner.isVisible()
    shown_unasked = knowing.hall.isVisible()

    knowing.operator.screen_banner.accept()

    qtbot.waitUntil(lambda: covers(knowing, THIRD_PLACE), timeout=5000)
    assert asked
    assert not shown_unasked
    assert [screen.name for screen in kept[-1].hall] == ["THIRD", "PROJECTOR"]
    two_screens.unplug_third()
    wait_for_screens(qtbot, 1)
    two_screens.plug_third()
    qtbot.waitUntil(lambda: covers(knowing, THIRD_PLACE), timeout=5000)
    assert not knowing.operator.screen_banner.isVisible()


def test_of_two_unknown_screens_the_operator_chooses_one_in_the_menu(
    two_screens: VirtualScreens, app: object, conference: Conference, qtbot
) -> None:
    two_screens.plug_third()
    wait_for_screens(qtbot, 3)
    fresh = Windows(conference, Settings())
    fresh.show()
    before = fresh.screens.projection
    choices = entry(fresh, "The hall’s screen").menu().actions()

    next(choice for choice in choices if "THIRD" in choice.text()).trigger()

    qtbot.waitUntil(lambda: covers(fresh, THIRD_PLACE), timeout=5000)
    checked = [
        a.text() for a in entry(fresh, "The hall’s screen").menu().actions() if a.isChecked()
    ]
    take_down(fresh)
    assert before is Projection.SEVERAL
    assert checked == ["3.  THIRD  1280 × 800"]


def test_a_third_screen_does_not_draw_the_hall_away(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    qtbot.waitUntil(lambda: covers_the_projector(windows), timeout=5000)

    two_screens.plug_third()
    wait_for_screens(qtbot, 3)
    qtbot.wait(500)

    assert covers_the_projector(windows)


def test_the_hall_leaves_the_screen_that_the_operators_window_is_moved_to(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    qtbot.waitUntil(lambda: covers_the_projector(windows), timeout=5000)
    assert QTest.qWaitForWindowExposed(windows.operator)

    windows.operator.showNormal()
    windows.operator.move(PROJECTOR_PLACE.topLeft() + QPoint(200, 100))

    qtbot.waitUntil(lambda: not windows.hall.isVisible(), timeout=5000)
    wait_for_projection(qtbot, windows, Projection.UNKNOWN)
    windows.operator.move(0, 20)
    qtbot.waitUntil(lambda: covers_the_projector(windows), timeout=5000)


def test_the_operators_window_does_not_open_on_the_halls_screen(
    two_screens: VirtualScreens, knowing: Windows, qtbot
) -> None:
    two_screens.unplug()
    wait_for_screens(qtbot, 1)
    two_screens.connect("PROJECTOR", PROJECTOR, OPERATOR[0], main=True)
    wait_for_screens(qtbot, 2)
    qtbot.waitUntil(lambda: QGuiApplication.primaryScreen().name() == "PROJECTOR", timeout=5000)

    knowing.show()

    qtbot.waitUntil(lambda: covers_the_projector(knowing), timeout=5000)
    assert OWN.contains(knowing.operator.geometry().center())


def test_a_dialog_that_would_lie_on_the_halls_screen_comes_to_the_operator(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    from PySide6.QtWidgets import QDialog

    qtbot.waitUntil(lambda: covers_the_projector(windows), timeout=5000)
    dialog = QDialog(windows.operator)
    dialog.setGeometry(PROJECTOR_PLACE.adjusted(100, 100, -900, -700))

    dialog.show()

    qtbot.waitUntil(lambda: OWN.contains(dialog.geometry().center()), timeout=5000)
    dialog.close()


def test_with_one_screen_the_hall_picture_is_shown_here_when_asked_and_esc_ends_it(
    two_screens: VirtualScreens, conference: Conference, windows: Windows, press: Press, qtbot
) -> None:
    two_screens.unplug()
    wait_for_projection(qtbot, windows, Projection.NO_SCREEN)

    entry(windows, "Show the hall picture here").trigger()

    qtbot.waitUntil(lambda: covers(windows, OWN), timeout=5000)
    press(Qt.Key.Key_Space)
    assert conference.course.running is not None
    QTest.keyClick(windows.operator.windowHandle(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not windows.hall.isVisible(), timeout=5000)
    assert windows.screens.projection is Projection.NO_SCREEN


def test_the_same_entry_takes_the_hall_picture_off_the_operators_screen(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    two_screens.unplug()
    wait_for_projection(qtbot, windows, Projection.NO_SCREEN)
    entry(windows, "Show the hall picture here").trigger()
    shown = entry(windows, "Show the hall picture here").isChecked()

    entry(windows, "Show the hall picture here").trigger()

    assert shown
    assert not windows.hall.isVisible()


def test_a_projector_that_returns_takes_the_hall_picture_off_the_operators_screen(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    two_screens.unplug()
    wait_for_projection(qtbot, windows, Projection.NO_SCREEN)
    entry(windows, "Show the hall picture here").trigger()

    two_screens.plug()

    qtbot.waitUntil(lambda: covers_the_projector(windows), timeout=5000)
    assert not entry(windows, "Show the hall picture here").isEnabled()


def test_the_screens_show_their_numbers_when_asked(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    qtbot.waitUntil(lambda: covers_the_projector(windows), timeout=5000)

    entry(windows, "Identify screens").trigger()

    labels = list(windows.questions.numbers.labels)
    assert [label.number for label in labels] == [1, 2]
    assert OWN.contains(labels[0].geometry())
    assert PROJECTOR_PLACE.contains(labels[1].geometry())
    assert labels[1].text == "PROJECTOR  1920 × 1080"
    assert labels[1].grab().toImage().pixelColor(5, 5) != Qt.GlobalColor.black


def test_the_numbers_go_when_the_screens_change(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    qtbot.waitUntil(lambda: covers_the_projector(windows), timeout=5000)
    entry(windows, "Identify screens").trigger()

    two_screens.unplug()
    wait_for_screens(qtbot, 1)

    assert windows.questions.numbers.labels == []
