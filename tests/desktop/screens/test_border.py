"""No window of the operator's reaches onto the hall's screen, and none is seen there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu, QToolTip, QWidget

from tests.observer import Desktop
from tests.virtual_screens import OPERATOR, PROJECTOR, VirtualScreens
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.settings import Settings
from timekeeper.live.conference import Conference

OWN = QRect(0, 0, *OPERATOR)
PROJECTOR_PLACE = QRect(OPERATOR[0], 0, *PROJECTOR)
STRIP = (OPERATOR[0], 0, 200, OPERATOR[1])  # of the hall's screen, beside the operator's


@pytest.fixture
def shown(two_screens: VirtualScreens, windows: Windows, qtbot) -> Windows:
    qtbot.waitUntil(lambda: windows.hall.geometry() == PROJECTOR_PLACE, timeout=5000)
    qtbot.waitUntil(windows.hall.isVisible, timeout=5000)
    assert QTest.qWaitForWindowExposed(windows.operator)
    return windows


def stays_off(widget: QWidget) -> bool:
    return OWN.contains(widget.frameGeometry())


def drag_halfway(windows: Windows, qtbot) -> None:
    given_back = windows.operator.normalGeometry().size()
    windows.operator.showNormal()
    # The window system gives the size back in its own time, and would undo another before that.
    qtbot.waitUntil(lambda: windows.operator.size() == given_back, timeout=5000)
    windows.operator.resize(1200, 660)
    qtbot.waitUntil(lambda: windows.operator.width() == 1200, timeout=5000)
    windows.operator.move(400, 40)


def test_an_operators_window_dragged_half_across_is_pushed_back(shown: Windows, qtbot):
    drag_halfway(shown, qtbot)

    qtbot.waitUntil(lambda: stays_off(shown.operator), timeout=5000)

    assert shown.hall.isVisible()
    assert shown.operator.width() == 1200


def test_the_hall_never_sees_a_window_that_reaches_across(
    two_screens: VirtualScreens, shown: Windows, qtbot
):
    qtbot.wait(600)  # the first fade is over
    desktop = Desktop(two_screens.pixels)
    before = desktop.look(STRIP)
    shown.screens._border._calm.setInterval(60_000)  # as if the hand still held it

    drag_halfway(shown, qtbot)
    qtbot.waitUntil(lambda: shown.operator.x() >= 400, timeout=5000)
    qtbot.wait(200)

    assert shown.operator.frameGeometry().intersects(PROJECTOR_PLACE)
    assert desktop.look(STRIP) == before


def test_a_dialog_that_is_dragged_across_comes_back(shown: Windows, qtbot):
    dialog = QDialog(shown.operator)
    dialog.resize(400, 200)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=5000)

    dialog.move(OPERATOR[0] - 100, 200)
    qtbot.waitUntil(lambda: dialog.frameGeometry().right() > OWN.right(), timeout=5000)

    qtbot.waitUntil(lambda: stays_off(dialog), timeout=5000)
    dialog.close()


def test_a_menu_at_the_border_opens_on_the_operators_side(shown: Windows, qtbot):
    menu = QMenu(shown.operator)
    for number in range(5):
        menu.addAction(f"An entry that is quite long, number {number}")

    menu.popup(QPoint(OWN.right() - 5, 300))

    qtbot.waitUntil(menu.isVisible, timeout=5000)
    assert OWN.contains(menu.geometry())
    menu.close()


def test_a_tooltip_at_the_border_opens_on_the_operators_side(shown: Windows, qtbot):
    QToolTip.showText(QPoint(OWN.right() - 3, 300), "A sentence that is quite long", shown.operator)

    tips = [w for w in shown.operator.findChildren(QWidget) if w.inherits("QTipLabel")]
    assert tips
    assert all(OWN.contains(tip.geometry()) for tip in tips)
    QToolTip.hideText()


def test_the_pointer_is_hidden_on_the_halls_screen(shown: Windows):
    assert shown.hall.cursor().shape() is Qt.CursorShape.BlankCursor


def test_the_hall_lies_above_taskbars_on_its_own_screen_and_not_on_the_operators(
    two_screens: VirtualScreens, shown: Windows, qtbot
):
    above = Qt.WindowType.WindowStaysOnTopHint
    on_its_own = bool(shown.hall.windowFlags() & above)
    two_screens.unplug()
    qtbot.waitUntil(lambda: not shown.hall.isVisible(), timeout=5000)
    qtbot.waitUntil(lambda: shown.screens.choice.screen is None, timeout=5000)

    shown.screens.toggle_here()

    assert on_its_own
    assert shown.hall.isVisible()
    assert not shown.hall.windowFlags() & above


def test_a_hall_window_that_is_moved_is_put_right(shown: Windows, qtbot):
    shown.hall.setGeometry(PROJECTOR_PLACE.adjusted(150, 100, -150, -100))

    qtbot.waitUntil(lambda: shown.hall.geometry() == PROJECTOR_PLACE, timeout=5000)
    assert shown.hall.isVisible()


def test_a_hall_window_that_is_moved_onto_the_operators_screen_is_hidden_at_once(shown: Windows):
    shown.hall.setGeometry(PROJECTOR_PLACE.translated(-300, 0))

    assert not shown.hall.isVisible()


def test_the_hall_s_window_of_another_conference_is_left_where_it_is(
    shown: Windows, conference: Conference
):
    other = Windows(conference, Settings())
    other.hall.setGeometry(PROJECTOR_PLACE)
    other.hall.show()

    shown.screens._border.bring_back()

    assert other.hall.geometry() == PROJECTOR_PLACE
    other.close()
