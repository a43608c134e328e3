"""The menus of the desk have their entries below each other on every screen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from timekeeper.core.acts import Start
from timekeeper.desktop.windows.windows import Windows

LOW_SCREEN = 720
TASK_BAR = 48  # logical pixels
ROWS = 28


@pytest.fixture
def windows(unseen_windows: Windows) -> Windows:
    return unseen_windows


@pytest.fixture
def menus(windows: Windows, qtbot) -> dict[str, QMenu]:
    windows.desk.act(Start())
    bar = windows.operator.menuBar()
    return {entry.text(): entry.menu() for entry in bar.actions()}


def rows(menu: QMenu) -> list[tuple[int, int]]:
    places = [menu.actionGeometry(entry) for entry in menu.actions() if not entry.isSeparator()]
    return [(place.x(), place.height()) for place in places]


def test_each_menu_has_one_column_of_rows_that_are_hit_easily(menus: dict[str, QMenu]):
    for name, menu in menus.items():
        menu.aboutToShow.emit()

        assert len({x for x, _height in rows(menu)}) == 1, name
        assert {height for _x, height in rows(menu)} <= set(range(32, 37)), name
        assert menu.sizeHint().height() <= LOW_SCREEN - TASK_BAR, name


def test_the_rows_lie_closer_where_a_screen_is_too_low_for_them(menus: dict[str, QMenu]):
    menu = menus["&Run"]
    while len(menu.actions()) < ROWS:  # more than the screen has room for as they are
        menu.addAction("another")

    menu.aboutToShow.emit()

    assert len({x for x, _height in rows(menu)}) == 1
    assert menu.sizeHint().height() <= menu.screen().availableGeometry().height()


def test_they_lie_as_before_on_a_screen_that_has_the_room(menus: dict[str, QMenu]):
    menu = menus["&Run"]
    added = [menu.addAction("another") for _row in range(ROWS - len(menu.actions()))]
    menu.aboutToShow.emit()
    for entry in added:
        menu.removeAction(entry)

    menu.aboutToShow.emit()

    assert {height for _x, height in rows(menu)} <= set(range(32, 37))
