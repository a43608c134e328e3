"""Other displays keep to their screens, show what was chosen, and never meet hall or operator."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QAction, QGuiApplication

from tests.desktop.conftest import take_down
from tests.desktop.windows.test_rostrum_screen import (
    PROJECTOR_KNOWN,
    PROJECTOR_PLACE,
    THIRD_KNOWN,
    THIRD_PLACE,
    hall_covers,
)
from tests.virtual_screens import VirtualScreens
from timekeeper.desktop.screens.memory import KnownScreens
from timekeeper.desktop.windows.displays import view_names
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.conference import Conference
from timekeeper.live.settings import DisplayHabit, DisplayView, Settings

LONG = 5000


@pytest.fixture
def kept() -> list[KnownScreens]:
    return []


@pytest.fixture
def three_screens(two_screens: VirtualScreens, qtbot) -> VirtualScreens:
    two_screens.plug_third()
    qtbot.waitUntil(lambda: len(QGuiApplication.screens()) == 3, timeout=LONG)
    return two_screens


@pytest.fixture
def opened(conference: Conference, kept) -> Iterator[object]:
    made: list[Windows] = []

    def make(*displays: DisplayHabit) -> Windows:
        settings = Settings(hall_screen=PROJECTOR_KNOWN, displays=displays)
        made.append(Windows(conference, settings, kept.append))
        made[-1].show()
        return made[-1]

    yield make
    for windows in made:
        take_down(windows)


def entry(windows: Windows, name: str) -> QAction:
    windows.operator.hall_menu.aboutToShow.emit()
    menus = [action.menu() for action in windows.displays.menu.actions() if action.menu()]
    found = [a for menu in menus for a in menu.actions() if a.text() == name]
    assert len(found) == 1, [a.text() for menu in menus for a in menu.actions()]
    return found[0]


def shown(windows: Windows) -> list[tuple[DisplayView, QRect]]:
    return [(v, w.geometry()) for _s, v, w in windows.displays.windows() if w.isVisible()]


def test_every_view_is_chosen_from_the_hall_menu_and_remembered(three_screens, opened, kept, qtbot):
    windows = opened()
    for name, view in (
        ("The hall’s picture", DisplayView.HALL),
        ("Large clock", DisplayView.LARGE_CLOCK),
        ("Foyer: the whole day", DisplayView.FOYER),
        ("The hour alone", DisplayView.CLOCK),
    ):
        entry(windows, name).trigger()

        qtbot.waitUntil(lambda view=view: shown(windows) == [(view, THIRD_PLACE)], timeout=LONG)
        assert hall_covers(windows, PROJECTOR_PLACE)
        assert entry(windows, name).isChecked()
        assert [habit.view for habit in kept[-1].displays] == [view]
    entry(windows, "Strip over slides").trigger()
    qtbot.waitUntil(lambda: [v for v, _p in shown(windows)] == [DisplayView.STRIP], timeout=LONG)
    assert THIRD_PLACE.contains(shown(windows)[0][1])
    entry(windows, "Nothing").trigger()
    assert shown(windows) == []
    assert [habit.on for habit in kept[-1].displays] == [False]


def test_a_display_comes_back_with_its_screen_and_never_to_another(three_screens, opened, qtbot):
    windows = opened(DisplayHabit(THIRD_KNOWN[0], DisplayView.FOYER))
    qtbot.waitUntil(lambda: shown(windows) == [(DisplayView.FOYER, THIRD_PLACE)], timeout=LONG)

    three_screens.unplug_third()
    qtbot.waitUntil(lambda: shown(windows) == [], timeout=LONG)
    three_screens.unplug()
    three_screens.plug()
    qtbot.waitUntil(lambda: hall_covers(windows, PROJECTOR_PLACE), timeout=LONG)
    assert shown(windows) == []
    three_screens.plug_third()

    qtbot.waitUntil(lambda: shown(windows) == [(DisplayView.FOYER, THIRD_PLACE)], timeout=LONG)


@pytest.mark.parametrize("last", [DisplayView.HALL, DisplayView.STRIP, DisplayView.FOYER])
def test_a_display_of_another_view_than_before_still_goes_with_its_screen_at_once(
    three_screens, opened, qtbot, last: DisplayView
):
    windows = opened(DisplayHabit(THIRD_KNOWN[0], DisplayView.FOYER))
    left: list[object] = []
    QGuiApplication.instance().screenRemoved.connect(lambda _s: left.append(shown(windows)))
    names = {view: name for view, name in view_names() if view is not None}
    for view in (DisplayView.LARGE_CLOCK, DisplayView.STRIP, DisplayView.CLOCK, last):
        entry(windows, names[view]).trigger()
        qtbot.waitUntil(lambda view=view: [v for v, _p in shown(windows)] == [view], timeout=LONG)
        # The window of the view before is gone, and what Python holds of its screen is not.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        (standing,) = [screen for screen, _v, _w in windows.displays.windows()]
        assert any(screen is standing for screen in QGuiApplication.screens())

    three_screens.unplug_third()

    qtbot.waitUntil(lambda: left != [], timeout=LONG)
    assert left[0] == []


def test_the_rostrum_is_one_of_the_displays(three_screens, opened, kept, qtbot):
    windows = opened(DisplayHabit(THIRD_KNOWN[0], DisplayView.FOYER))
    qtbot.waitUntil(lambda: shown(windows) == [(DisplayView.FOYER, THIRD_PLACE)], timeout=LONG)

    entry(windows, "Rostrum display").trigger()

    qtbot.waitUntil(lambda: windows.rostrum.geometry() == THIRD_PLACE, timeout=LONG)
    assert shown(windows) == []
    assert kept[-1].rostrum
    entry(windows, "The hour alone").trigger()
    qtbot.waitUntil(lambda: shown(windows) == [(DisplayView.CLOCK, THIRD_PLACE)], timeout=LONG)
    assert not windows.rostrum.isVisible()


def test_the_halls_screen_can_be_taken_for_no_other_display(three_screens, opened):
    windows = opened()

    halls = entry(windows, "The hall’s screen")

    assert not halls.isEnabled()
    chosen = windows.screens.choice.screen
    assert not windows.screens.give_view(chosen, DisplayView.FOYER)
