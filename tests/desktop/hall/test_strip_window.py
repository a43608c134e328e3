"""The strip lies over another program's slides; giving way leaves them the whole projector."""

from __future__ import annotations

import shutil
import signal
import subprocess

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication

from tests.desktop.conftest import Press, slide_show
from tests.observer import Desktop
from tests.slides import GREENS
from tests.virtual_screens import OPERATOR, PROJECTOR, VirtualScreens
from timekeeper.core.hall_order import Coverage, GiveWay, GoDark, ShowMessage, StandBy
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.conference import Conference

PLACE = QRect(OPERATOR[0], 0, *PROJECTOR)
SAMPLE = 30


def is_slide(screens: VirtualScreens, corner: QPoint) -> bool:
    """Return whether the desktop's own pixels there are those of the slides."""
    place = (corner.x(), corner.y(), SAMPLE, SAMPLE)
    return set(Desktop(screens.pixels).look(place)) == {255}


def middle_of(place: QRect) -> QPoint:
    return place.center() - QPoint(SAMPLE, SAMPLE) / 2


@pytest.fixture
def with_strip(windows: Windows) -> Windows:
    """The hall's picture is a strip before any slides are shown."""
    windows.desk.switch_strip()
    return windows


def is_divided(screens: VirtualScreens, windows: Windows) -> bool:
    strip = windows.strip.geometry()
    above = is_slide(screens, middle_of(PLACE.adjusted(0, 0, 0, -strip.height())))
    return above and not is_slide(screens, middle_of(strip))


def test_the_strip_lies_over_another_programs_full_screen_slides_and_leaves_the_rest_to_them(
    two_screens: VirtualScreens, windows: Windows, slides: object, qtbot
) -> None:
    windows.desk.switch_strip()

    qtbot.waitUntil(lambda: is_divided(two_screens, windows), timeout=5000)
    qtbot.wait(600)  # the slides raise themselves meanwhile
    assert is_divided(two_screens, windows)
    assert PLACE.contains(windows.strip.geometry())
    assert not windows.hall.isVisible()


def test_a_program_that_does_not_paint_itself_leaves_no_dead_clock_of_ours_in_the_hall(
    two_screens: VirtualScreens, windows: Windows, slides: subprocess.Popen[str], qtbot
) -> None:
    qtbot.waitUntil(lambda: not is_slide(two_screens, middle_of(PLACE)), timeout=5000)
    slides.send_signal(signal.SIGSTOP)
    try:
        windows.desk.switch_strip()

        place = (middle_of(PLACE).x(), middle_of(PLACE).y(), SAMPLE, SAMPLE)
        desktop = Desktop(two_screens.pixels)
        qtbot.waitUntil(lambda: set(desktop.look(place)) == {0}, timeout=5000)
    finally:
        slides.send_signal(signal.SIGCONT)


def test_slides_that_begin_after_the_strip_come_under_it(
    two_screens: VirtualScreens, with_strip: Windows, slides: object, qtbot
) -> None:
    qtbot.waitUntil(lambda: is_divided(two_screens, with_strip), timeout=5000)
    qtbot.wait(600)
    assert is_divided(two_screens, with_strip)


def test_who_gives_way_leaves_the_whole_projector_to_the_slides_and_takes_it_back(
    two_screens: VirtualScreens, windows: Windows, slides: object, press: Press, qtbot
) -> None:
    qtbot.waitUntil(lambda: not is_slide(two_screens, middle_of(PLACE)), timeout=5000)

    press(Qt.Key.Key_L, modifier=Qt.KeyboardModifier.ShiftModifier)

    qtbot.waitUntil(lambda: is_slide(two_screens, middle_of(PLACE)), timeout=5000)
    assert not windows.hall.isVisible()
    assert not windows.strip.isVisible()
    strip = windows.operator.hall_strip
    assert strip.state.text() == "◇ GIVING WAY"
    strip._follow.click()
    qtbot.waitUntil(lambda: not is_slide(two_screens, middle_of(PLACE)), timeout=5000)
    assert strip.state.text() == "● PROJECTED"


def test_the_strip_takes_neither_the_keyboard_nor_the_mouse(
    two_screens: VirtualScreens, windows: Windows, conference: Conference, press: Press, qtbot
) -> None:
    press(Qt.Key.Key_L)
    qtbot.waitUntil(windows.strip.isVisible, timeout=5000)

    press(Qt.Key.Key_Space)

    assert windows.operator.isActiveWindow()
    assert conference.course.running is not None
    flags = windows.strip.windowHandle().flags()
    assert flags & Qt.WindowType.WindowTransparentForInput
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus


@pytest.mark.parametrize("given_away", [False, True])
def test_the_desk_says_that_another_program_has_the_keyboard_and_a_click_takes_it_back(
    with_strip: Windows, slides: subprocess.Popen[str], given_away: bool, qtbot
):
    operator, key = with_strip.operator, with_strip.operator.transport.pages
    if given_away:
        with_strip.desk.switch_hall(GiveWay())

    def says_so() -> bool:
        with_strip.desk.refresh()
        return key.isVisible() and "has the keyboard" in key.text()

    qtbot.waitUntil(says_so)
    slides.send_signal(signal.SIGSTOP)  # it would come to the front again
    try:
        key.click()
        qtbot.waitUntil(operator.isActiveWindow)
        assert not says_so()
    finally:
        slides.send_signal(signal.SIGCONT)


@pytest.mark.skipif(not shutil.which("xdotool"), reason="needs Debian's xdotool")
def test_a_click_on_the_desk_takes_the_keyboard_while_the_slides_go_on_beneath_the_strip(
    two_screens: VirtualScreens, windows: Windows, conference: Conference, press: Press, qtbot
):
    press(Qt.Key.Key_Space, Qt.Key.Key_L)
    operator, strip = windows.operator, windows.strip.geometry()

    def hand(*acts: object) -> None:
        command = ["xdotool", *map(str, acts)]
        subprocess.run(command, env=two_screens.environment(), check=True, timeout=10)

    def greens(place: QPoint) -> set[int]:
        return set(Desktop(two_screens.pixels).look((place.x(), place.y(), 1, 1))) & set(GREENS)

    def slides_go_on() -> None:
        slide = middle_of(PLACE)
        for green in GREENS:
            qtbot.waitUntil(lambda wanted=green: greens(slide) == {wanted})
        assert not greens(strip.center() - QPoint(strip.width() // 2 - 1, 0))

    with slide_show(two_screens, "calmly"):
        qtbot.waitUntil(lambda: not operator.isActiveWindow())
        desk = operator.header.mapToGlobal(operator.header.rect().center())
        hand("mousemove", desk.x(), desk.y(), "click", 1)
        qtbot.waitUntil(operator.isActiveWindow)
        hand("key", "p")
        qtbot.waitUntil(lambda: conference.course.running.paused)
        slides_go_on()

        hand("mousemove", strip.center().x(), strip.center().y(), "click", 1)
        qtbot.waitUntil(lambda: not operator.isActiveWindow())  # it went through to the slides
        slides_go_on()


def test_calm_and_dark_pictures_cover_the_slides_and_the_strip_returns_after_them(
    two_screens: VirtualScreens, with_strip: Windows, slides: object, qtbot
) -> None:
    for order in (StandBy(), GoDark()):
        with_strip.desk.order_hall(order)
        qtbot.waitUntil(lambda: not is_slide(two_screens, middle_of(PLACE)), timeout=5000)
        qtbot.wait(600)
        assert not is_slide(two_screens, middle_of(PLACE))
        assert not with_strip.strip.isVisible()

    with_strip.desk.order_hall(ShowMessage("Mời vào"))

    qtbot.waitUntil(lambda: is_divided(two_screens, with_strip), timeout=5000)


def test_an_unplugged_projector_never_puts_the_strip_on_the_operators_screen(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    windows.desk.switch_strip()
    qtbot.waitUntil(windows.strip.isVisible, timeout=5000)

    two_screens.unplug()
    qtbot.waitUntil(lambda: len(QGuiApplication.screens()) == 1, timeout=5000)

    assert not windows.strip.isVisible()
    two_screens.plug()
    qtbot.waitUntil(windows.strip.isVisible, timeout=5000)
    assert PLACE.contains(windows.strip.geometry())
    assert not windows.hall.isVisible()


def test_a_projector_that_was_given_away_stays_so_when_it_returns(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    windows.desk.order_hall(GiveWay())
    two_screens.unplug()
    qtbot.waitUntil(lambda: len(QGuiApplication.screens()) == 1, timeout=5000)

    two_screens.plug()
    settled = []
    windows.screens.settled.connect(lambda: settled.append(windows.screens.choice.screen))
    qtbot.waitUntil(lambda: any(settled), timeout=5000)

    assert windows.screens.coverage is Coverage.NOTHING
    assert not windows.hall.isVisible()
    assert not windows.strip.isVisible()


def test_the_strip_shows_what_is_new_at_once(
    two_screens: VirtualScreens, windows: Windows, qtbot
) -> None:
    windows.desk.switch_strip()
    qtbot.waitUntil(windows.strip.isVisible, timeout=5000)
    strip = windows.strip.geometry()
    qtbot.waitUntil(lambda: not is_slide(two_screens, middle_of(strip)), timeout=5000)
    desktop, place = Desktop(two_screens.pixels), strip.getRect()
    before = desktop.look(place)

    windows.desk.order_hall(ShowMessage("Mời vào"))

    qtbot.waitUntil(lambda: desktop.look(place) != before, timeout=5000)
