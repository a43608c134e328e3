"""At each second the displays repaint their changed figures and nothing beside them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QRect, QSize
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtTest import QTest

from tests.desktop.paints import Paints, most_different
from tests.virtual_screens import VirtualScreens
from timekeeper.core.acts import Edit
from timekeeper.core.events import ItemEdited
from timekeeper.core.hall_order import FollowProgramme, GoDark, ShowMessage, StandBy
from timekeeper.core.programme import Presenter
from timekeeper.desktop.display.blocks import Box
from timekeeper.desktop.display.painting import area, changed_area
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, Output
from timekeeper.desktop.hall.painter import NONE_AHEAD, paint_hall, text_pictures
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock

IMAGE = QImage.Format.Format_RGB32
EDGES = 48  # of 255: the edges of letters are not drawn quite alike each time
ROUNDED = 1  # of 255: a colour that is mixed in another order
SECONDS = 20  # within one minute: no clock of hours and minutes changes


def areas(blocks: tuple[HallBlock, ...], *roles: HallRole) -> QRegion:
    found = QRegion()
    for block in blocks:
        if block.role in roles:
            box = block.box
            area = QRect(int(box.x), int(box.y), int(box.width) + 1, int(box.height) + 1)
            found += area.adjusted(-3, -3, 3, 3)
    return found


def let_pass(clock: SimulatedClock, windows: Windows, seconds: int) -> None:
    for _second in range(seconds):
        clock.move_to(clock.now() + timedelta(seconds=1))
        windows.desk.refresh()
        QCoreApplication.processEvents()


@pytest.fixture
def running(two_screens: VirtualScreens, windows: Windows, clock: SimulatedClock, qtbot):
    windows.hall.fades = False
    windows.desk.go_on()
    qtbot.waitUntil(windows.hall.isVisible, timeout=5000)
    qtbot.wait(100)  # what the window system asks to be painted once
    let_pass(clock, windows, 2)
    return windows


def test_the_hall_repaints_the_running_times_field_alone_and_once_a_second(
    running: Windows, clock: SimulatedClock
):
    paints = Paints(running.hall)

    let_pass(clock, running, SECONDS)

    changing = areas(running._picture.blocks, HallRole.TIMER_BAND)
    assert paints.count == SECONDS
    assert paints.where.subtracted(changing).isEmpty()


def test_a_snapshot_that_says_the_same_repaints_nothing_in_the_hall(running: Windows):
    paints = Paints(running.hall)

    running.desk.refresh()
    QCoreApplication.processEvents()

    assert paints.count == 0


def test_the_operators_table_is_not_repainted_while_nothing_in_it_changes(
    running: Windows, clock: SimulatedClock
):
    paints = Paints(running.operator.table.viewport())

    let_pass(clock, running, SECONDS)

    assert paints.count == 0


def test_the_rostrum_repaints_once_a_second(running: Windows, clock: SimulatedClock, qtbot):
    running.rostrum_screen.show()
    running.desk.refresh()
    assert QTest.qWaitForWindowExposed(running.rostrum)
    qtbot.wait(100)
    paints = Paints(running.rostrum)

    let_pass(clock, running, SECONDS)

    assert paints.count == SECONDS


def test_what_was_repainted_in_parts_is_the_whole_picture(
    running: Windows, clock: SimulatedClock, qtbot
):
    let_pass(clock, running, SECONDS)

    hall = running.hall
    whole = hall.grab().toImage()

    def shown() -> QImage:
        return hall.screen().grabWindow(hall.winId()).toImage()

    # The window system may be busy.
    qtbot.waitUntil(lambda: most_different(shown(), whole) <= EDGES, timeout=5000)


def test_the_words_of_a_new_scene_stand_from_the_first_frame_of_the_fade(running: Windows, qtbot):
    hall = running.hall
    titled(running, LONG, "Ủy ban nhân dân tỉnh")
    hall.fades = True
    qtbot.wait(450)  # a second press of the same key counts after this
    old = hall.grab().toImage()

    titled(running, "Bế mạc")

    first = hall.grab().toImage()
    qtbot.waitUntil(lambda: hall._fade.left == QRegion())
    last = hall.grab().toImage()
    words = areas(running._picture.blocks, HallRole.TITLE).boundingRect().adjusted(4, 4, -4, -4)
    assert first.copy(words) == last.copy(words)
    assert first.copy(words) != old.copy(words)
    assert first != last


LONG = "Báo cáo tình hình thực hiện nghị quyết và phương hướng, nhiệm vụ " * 2
SCENES: dict[str, Callable[[Windows], object]] = {
    "a shorter title": lambda windows: titled(windows, "Bế mạc"),
    "a shorter title with its presenter": lambda windows: titled(windows, "Bế mạc", "Bí thư"),
    "a message": lambda windows: windows.desk.order_hall(ShowMessage("Giải lao")),
    "standby": lambda windows: windows.desk.order_hall(StandBy()),
}


def titled(windows: Windows, title: str, presenter: str = "") -> None:
    item = windows.desk.conference.programme.items[0]
    said = Presenter(presenter) if presenter else None
    changed = replace(item, title=title, short_title="", presenter=said)
    windows.desk.act(Edit(ItemEdited(changed)))


@pytest.mark.parametrize("scene", SCENES)
def test_in_the_first_frame_no_words_of_the_scene_before_are_cut(running: Windows, scene: str):
    hall = running.hall
    titled(running, LONG, "Ủy ban nhân dân tỉnh")
    hall.fades, before = True, running._picture.blocks

    SCENES[scene](running)

    gone = [area(b) for b in before if b.text and b not in running._picture.blocks]
    left = [hall._fade.left & QRect(place) for place in gone]
    fading = [part == QRegion(place) for part, place in zip(left, gone, strict=True)]
    assert not all(fading)
    assert [
        part for part, whole in zip(left, fading, strict=True) if not (part.isEmpty() or whole)
    ] == []
    hall._fade.end()


def test_of_what_fades_away_the_first_frame_paints_nothing(
    running: Windows, clock: SimulatedClock, qtbot
):
    hall = running.hall
    titled(running, LONG, "Ủy ban nhân dân tỉnh")
    hall.fades = True
    clock.move_to(clock.now() + timedelta(minutes=1))
    paints = Paints(hall)

    titled(running, "Bế mạc")

    assert paints.count == 1
    assert not hall._fade.left.isEmpty()
    assert not paints.where.intersects(hall._fade.left)
    qtbot.waitUntil(lambda: hall._fade.left == QRegion())


def test_a_scene_that_comes_during_a_fade_leaves_nothing_of_those_before(
    running: Windows, clock: SimulatedClock, qtbot
):
    hall = running.hall
    hall.fades = True
    first, second = ShowMessage("Mời các đồng chí vào họp"), ShowMessage("Giải lao")
    for order in (first, GoDark(), second, FollowProgramme()):
        running.desk.order_hall(order)
    qtbot.waitUntil(lambda: hall._fade.left == QRegion())

    def shown() -> QImage:
        return hall.screen().grabWindow(hall.winId()).toImage()

    whole = hall.grab().toImage()
    qtbot.waitUntil(lambda: most_different(shown(), whole) <= EDGES, timeout=5000)


@pytest.mark.parametrize("factor", [1, 2])
def test_a_text_painted_ahead_is_the_text_painted_at_once(running: Windows, factor: int):
    picture = running._picture
    size = QSize(picture.output.width, picture.output.height) * factor
    pictures = []
    for ahead in (NONE_AHEAD, text_pictures(picture.blocks, picture.look)):
        image = QImage(size, IMAGE)
        image.setDevicePixelRatio(factor)
        with QPainter(image) as painter:
            paint_hall(painter, picture.blocks, picture.output, picture.look, ahead)
        pictures.append(image)

    assert ahead
    assert most_different(*pictures) <= ROUNDED


@pytest.mark.parametrize(("share", "later"), [(0, 0.001), (0.3, 0.301), (0.5, 0.2), (0.99, 1)])
@pytest.mark.usefixtures("qapp")
def test_of_a_bar_nothing_is_painted_anew_but_what_lies_between_its_ends(share, later):
    output = Output(1920, 1080)
    box = Box(40.3, 80.6, 1000.0, 14.4)
    before, after = (HallBlock(HallRole.PROGRESS, box, share=part) for part in (share, later))

    def painted(block: HallBlock, onto: QImage, at: QRegion) -> QImage:
        image = QImage(onto)
        painter = QPainter(image)
        painter.setClipRegion(at)
        paint_hall(painter, [block], output)
        painter.end()
        return image

    empty, all_of_it = QImage(1920, 1080, IMAGE), QRegion(0, 0, 1920, 1080)
    changed = changed_area((before,), (after,))
    in_parts = painted(after, painted(before, empty, all_of_it), changed)

    assert in_parts == painted(after, empty, all_of_it)
    assert changed.boundingRect().width() <= abs(later - share) * box.width + 2 * box.height + 8
