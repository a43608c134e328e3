"""What fills a screen is told from what is but maximised, from our own windows, and by screen."""

from __future__ import annotations

import subprocess

import pytest
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from tests.desktop.conftest import slide_show
from tests.virtual_screens import VirtualScreens
from timekeeper.desktop.screens.full_screen import pixels_of, windows_filling


def screen(name: str) -> QScreen:
    return next(one for one in QGuiApplication.screens() if one.name() == name)


def test_another_programs_full_screen_window_is_found_on_its_screen_until_it_goes(
    slides: subprocess.Popen[str], qtbot
):
    projector, desk = pixels_of(screen("PROJECTOR")), pixels_of(screen("OPERATOR"))

    assert len(windows_filling(projector) or ()) == 1
    assert windows_filling(desk) == frozenset()
    slides.terminate()
    qtbot.waitUntil(lambda: windows_filling(projector) == frozenset(), timeout=5000)


def test_the_next_programs_window_is_not_the_one_before_whose_number_the_server_gives_again(
    slides: subprocess.Popen[str], two_screens: VirtualScreens
):
    projector = pixels_of(screen("PROJECTOR"))
    before = windows_filling(projector)
    slides.kill()
    slides.wait()

    with slide_show(two_screens):
        now = windows_filling(projector)

    assert before
    assert now
    assert not before & now


@pytest.mark.parametrize("how", ["showMaximized", "showFullScreen"])
def test_maximised_windows_and_our_own_are_none_of_them(
    two_screens: VirtualScreens, app: object, qtbot, how: str
):
    own = QWidget()
    qtbot.addWidget(own)
    projector = screen("PROJECTOR")
    own.setScreen(projector)
    own.setGeometry(projector.geometry())
    with qtbot.waitExposed(own):
        getattr(own, how)()

    assert windows_filling(pixels_of(projector)) == frozenset()


def test_where_no_system_tells_it_nothing_is_claimed(
    two_screens: VirtualScreens, app: object, monkeypatch: pytest.MonkeyPatch
):
    place = pixels_of(screen("PROJECTOR"))
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    assert windows_filling(place) is None

    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    monkeypatch.setenv("DISPLAY", ":no-such-server")
    assert windows_filling(place) is None
