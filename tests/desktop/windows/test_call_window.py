"""The window for a video call: the hall's picture in an ordinary window, of an exact size."""

from __future__ import annotations

import re
import subprocess

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QAction, QGuiApplication

from tests.virtual_screens import VirtualScreens
from timekeeper.core.hall_order import GiveWay, GoDark
from timekeeper.core.programme import Programme
from timekeeper.desktop.hall.blocks import HallRole
from timekeeper.desktop.hall.window import PaintedPicture
from timekeeper.desktop.windows.call_window import place_beside
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.secrecy import secret_refusal
from timekeeper.words.language import _


def entry(windows: Windows, size: str) -> QAction:
    menus = [action.menu() for action in windows.operator.hall_menu.actions()]
    (menu,) = [one for one in menus if one and one.title() == _("Window for the video call")]
    (found,) = [action for action in menu.actions() if action.text() == size]
    return found


def title(picture: PaintedPicture) -> str:
    lines = [b.text.lines for b in picture.blocks if b.role is HallRole.TITLE and b.text]
    return " ".join(word for line in lines for word in line)


@pytest.mark.parametrize(
    ("size", "pixels"), [("1280 × 720", (1280, 720)), ("1920 × 1080", (1920, 1080))]
)
def test_the_window_has_the_pixels_it_is_called_by_and_shows_what_the_hall_sees(
    windows: Windows, size: str, pixels: tuple[int, int]
):
    windows.desk.go_on()

    entry(windows, size).trigger()

    call = windows.call
    scale = call.devicePixelRatio()
    assert (call.width() * scale, call.height() * scale) == pixels
    assert call.isVisible()
    assert title(call.picture) == title(windows._picture) != ""
    assert (call.picture.output.width, call.picture.output.height) == (call.width(), call.height())


def test_it_goes_on_while_the_projector_is_another_programs_and_is_dark_with_the_hall(
    windows: Windows,
):
    windows.desk.go_on()
    entry(windows, "1280 × 720").trigger()
    running = title(windows.call.picture)

    windows.desk.order_hall(GiveWay())
    given = title(windows.call.picture)
    windows.desk.order_hall(GoDark())

    assert given == running != ""
    assert [block.role for block in windows.call.picture.blocks] == [HallRole.BLACK]


def test_it_is_closed_by_its_entry_and_by_its_own_cross_and_the_menu_says_so(windows: Windows):
    small, large = entry(windows, "1280 × 720"), entry(windows, "1920 × 1080")
    small.trigger()
    large.trigger()
    chosen = small.isChecked(), large.isChecked()

    windows.call.close()
    crossed = windows.call.isVisible(), large.isChecked()
    small.trigger()
    small.trigger()

    assert chosen == (False, True)
    assert crossed == (False, False)
    assert not windows.call.isVisible()


def test_it_never_lies_on_the_halls_screen(two_screens, windows: Windows, qtbot):
    entry(windows, "1280 × 720").trigger()
    place = QGuiApplication.screens()[1].geometry()
    windows.call.activateWindow()
    qtbot.waitUntil(windows.call.isActiveWindow, timeout=5000)

    windows.call.move(place.topLeft())

    qtbot.waitUntil(lambda: not windows.call.geometry().intersects(place), timeout=5000)


def test_one_larger_than_the_operators_screen_lies_on_no_other_either(
    two_screens, windows: Windows, qtbot
):
    others = [screen.geometry() for screen in QGuiApplication.screens()[1:]]

    with qtbot.waitExposed(windows.call):
        entry(windows, "1920 × 1080").trigger()
    windows.call.activateWindow()
    qtbot.waitUntil(windows.call.isActiveWindow, timeout=5000)

    assert not any(windows.call.geometry().intersects(other) for other in others)


def test_it_opens_behind_the_desk_which_it_would_cover_and_says_so(
    two_screens: VirtualScreens, windows: Windows, monkeypatch, qtbot
):
    said: list[str] = []
    monkeypatch.setattr(windows.operator, "say", said.append)
    desk = windows.operator

    for size in ("1280 × 720", "1920 × 1080", "1280 × 720"):
        entry(windows, size).trigger()

        below_the_desk = [int(windows.call.winId()), int(desk.winId())]
        qtbot.waitUntil(
            lambda wanted=below_the_desk: (
                [one for one in stacked(two_screens) if one in wanted] == wanted
                and stacked(two_screens)[-1] == wanted[-1]
            ),
            timeout=5000,
        )
    assert said == ["The window for the video call is open behind this one."] * 3


def stacked(screens: VirtualScreens) -> list[int]:
    """Return the windows that the window manager keeps, the uppermost last."""
    told = subprocess.run(
        ["xprop", "-root", "_NET_CLIENT_LIST_STACKING"],
        env=screens.environment(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [int(each, 16) for each in re.findall(r"0x[0-9a-f]+", told)]


@pytest.mark.parametrize(
    ("others", "left"),
    [
        ([], 0),
        ([QRect(1366, 0, 1920, 1080)], 1366 - 1920),  # the projector at the right
        ([QRect(-1920, 0, 1920, 1080)], 0),  # at the left
        ([QRect(-1920, 0, 1920, 1080), QRect(1366, 0, 800, 600)], 0),  # no way but over one
    ],
)
def test_what_is_larger_than_its_room_reaches_out_of_it_where_no_screen_is(
    others: list[QRect], left: int
):
    room = QRect(0, 0, 1366, 768)

    assert place_beside(others, room, QSize(1920, 1080)) == QPoint(left, 0)
    assert place_beside(others, room, QSize(1280, 720)) == QPoint(43, 0)


def test_a_secret_conference_is_not_shown_in_a_call(
    windows: Windows, office_day: Programme, clock: SimulatedClock, monkeypatch
):
    said: list[str] = []
    monkeypatch.setattr(windows.operator, "say", said.append)
    small = entry(windows, "1280 × 720")
    small.trigger()
    said.clear()
    secret = replace(office_day, secret=True)

    windows.desk.hold(Conference(secret, MemoryJournal(), clock))
    closed = not windows.call.isVisible()
    small.trigger()

    assert closed
    assert said == [secret_refusal(secret)]
    assert (windows.call.isVisible(), small.isChecked()) == (False, False)
