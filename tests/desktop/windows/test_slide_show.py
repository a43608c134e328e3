"""The running item's slides stand in the hall beneath the strip, and only while it runs."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt

from tests.desktop.conftest import Press, take_down
from tests.fakes import drawing_process, with_slides
from tests.observer import Desktop
from tests.virtual_screens import OPERATOR, PROJECTOR, VirtualScreens
from timekeeper.core.acts import Finish, Undo
from timekeeper.core.hall_order import FollowProgramme, GiveWay, GoDark, StandBy
from timekeeper.core.programme import Material, Programme
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.settings import Settings

PAGES = 4
LONG = 20_000  # milliseconds; the process has to start
PLACE = QRect(OPERATOR[0], 0, *PROJECTOR)
SAMPLE = 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with white slides, as wide as no projector is."""
    document = pdfium.PdfDocument.new()
    for _page in range(PAGES):
        document.new_page(600, 600)
    document.save(tmp_path / "slides.pdf")
    document.close()
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nonsense")
    return tmp_path


@pytest.fixture
def conference(
    office_day: Programme, clock: SimulatedClock, request: pytest.FixtureRequest
) -> Conference:
    names = getattr(request, "param", ("slides.pdf",))
    return Conference(with_slides(office_day, *names), MemoryJournal(), clock)


@pytest.fixture
def windows(
    two_screens: VirtualScreens, conference: Conference, folder: Path, qtbot: object
) -> Iterator[Windows]:
    made = Windows(conference, Settings())
    made.desk.slides.lie_in(folder, conference.original)
    made.show()
    yield made
    take_down(made)


def colour_at_the_middle_of(screens: VirtualScreens, place: QRect) -> set[int]:
    x, y = place.center().x() - SAMPLE // 2, place.center().y() - SAMPLE // 2
    return set(Desktop(screens.pixels).look((x, y, SAMPLE, SAMPLE)))


def shows_slides(screens: VirtualScreens, windows: Windows) -> bool:
    """Return whether the hall's own pixels are white slides, with black beside them."""
    room = windows.slide_show._picture.room.translated(PLACE.topLeft())
    beside = QRect(room.topLeft(), room.size() / 10)
    middle = colour_at_the_middle_of(screens, room)
    return middle == {255} and 0 in colour_at_the_middle_of(screens, beside)


def test_the_key_shows_the_running_items_slides_and_page_down_turns_them(
    windows: Windows, two_screens: VirtualScreens, conference: Conference, press: Press, qtbot
):
    slides = windows.desk.slides
    press(Qt.Key.Key_Space)
    assert not slides.visible

    press(Qt.Key.Key_V)

    qtbot.waitUntil(lambda: shows_slides(two_screens, windows), timeout=LONG)
    assert windows.hall.geometry() == PLACE
    running = conference.course.running
    press(*[Qt.Key.Key_PageDown] * 2)
    assert slides.page == 3
    assert windows.operator.transport.pages.text() == f"Page Down: next page\n3/{PAGES}"
    press(*[Qt.Key.Key_PageDown] * 5)
    assert slides.past_the_end
    assert not windows.desk.shows_page
    press(Qt.Key.Key_PageUp)
    assert slides.page == PAGES
    assert conference.course.running == running
    press(Qt.Key.Key_Space)
    assert conference.course.running != running
    qtbot.waitUntil(lambda: not shows_slides(two_screens, windows), timeout=LONG)
    assert not slides.up


def test_what_was_shown_and_how_far_it_was_turned_stands_in_the_record_whatever_is_undone(
    windows: Windows, conference: Conference, press: Press, qtbot
):
    press(Qt.Key.Key_Space, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: windows.desk.shows_page, timeout=LONG)
    press(*[Qt.Key.Key_PageDown] * 2)
    qtbot.waitUntil(lambda: windows.slide_show.pages.image(3) is not None, timeout=LONG)
    press(Qt.Key.Key_PageUp, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: conference.course.showings[-1].end is not None, timeout=LONG)
    windows.desk.switch_hall(FollowProgramme())
    windows.operator.closing.emit()

    windows.desk.act(Undo())

    first, again = conference.course.showings
    assert (first.item, first.material, first.page) == (
        conference.programme.items[0].id,
        Material("slides.pdf"),
        3,
    )
    assert again.page == 2
    assert again.end is not None
    assert conference.course.running is None


@pytest.mark.parametrize("order", [StandBy(), GoDark(), GiveWay()])
def test_calm_dark_and_given_way_go_before_slides_and_they_come_back(
    windows: Windows, two_screens: VirtualScreens, press: Press, order: object, qtbot
):
    press(Qt.Key.Key_Space, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: shows_slides(two_screens, windows), timeout=LONG)

    windows.desk.switch_hall(order)
    qtbot.waitUntil(lambda: not shows_slides(two_screens, windows), timeout=LONG)

    windows.desk.switch_hall(order)
    qtbot.waitUntil(lambda: shows_slides(two_screens, windows), timeout=LONG)


def test_slides_come_back_to_a_projector_that_was_unplugged_and_never_to_the_operator(
    windows: Windows, two_screens: VirtualScreens, press: Press, qtbot
):
    press(Qt.Key.Key_Space, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: shows_slides(two_screens, windows), timeout=LONG)

    two_screens.unplug()
    qtbot.waitUntil(lambda: not windows.hall.isVisible(), timeout=LONG)
    two_screens.plug()

    qtbot.waitUntil(lambda: shows_slides(two_screens, windows), timeout=LONG)
    assert windows.hall.geometry() == PLACE


def test_when_the_drawing_process_dies_the_slides_go_on(
    windows: Windows, two_screens: VirtualScreens, press: Press, qtbot
):
    press(Qt.Key.Key_Space, Qt.Key.Key_V)
    pages = windows.slide_show.pages
    qtbot.waitUntil(lambda: pages.image(3) is not None, timeout=LONG)

    os.kill(drawing_process(pages), signal.SIGKILL)
    press(*[Qt.Key.Key_PageDown] * 3)

    qtbot.waitUntil(lambda: pages.image(PAGES) is not None, timeout=LONG)
    assert windows.desk.shows_page
    assert shows_slides(two_screens, windows)


@pytest.mark.parametrize("conference", [("broken.pdf", "slides.pdf")], indirect=True)
def test_slides_that_cannot_be_shown_are_told_at_the_desk_and_the_hall_keeps_its_picture(
    windows: Windows, press: Press, qtbot
):
    said: list[str] = []
    windows.desk.said.connect(said.append)
    press(Qt.Key.Key_Space)

    press(Qt.Key.Key_V)

    qtbot.waitUntil(lambda: any("broken.pdf is damaged" in one for one in said), timeout=LONG)
    assert windows.hall._picture is windows._picture
    press(Qt.Key.Key_V, modifier=Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: windows.desk.shows_page, timeout=LONG)


def test_nothing_of_an_item_is_shown_before_it_runs_or_after_it_ended(
    windows: Windows, press: Press, qtbot
):
    press(Qt.Key.Key_V)
    assert not windows.desk.slides.up

    press(Qt.Key.Key_Space, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: windows.desk.shows_page, timeout=LONG)
    windows.desk.act(Finish())

    assert not windows.desk.shows_page
    assert windows.slide_show._picture.page is None


def test_slides_whose_folder_is_not_known_are_not_shown(windows: Windows, press: Press):
    said: list[str] = []
    windows.desk.said.connect(said.append)
    windows.desk.slides.lie_in(Path(), replace(windows.desk.conference.original, sessions=()))
    press(Qt.Key.Key_Space)

    press(Qt.Key.Key_V)

    assert any("file once more" in one for one in said)
    assert not windows.desk.slides.up


def test_another_conference_and_its_folder_paint_the_displays_once(
    windows: Windows, clock: SimulatedClock, folder: Path, press: Press, qtbot
):
    press(Qt.Key.Key_Space, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: windows.desk.shows_page, timeout=LONG)
    painted: list[object] = []
    windows.desk.ticked.connect(painted.append)
    other = Conference(windows.desk.conference.original, MemoryJournal(), clock)

    windows.desk.hold(other)
    windows.desk.slides.lie_in(folder, other.original)

    assert len(painted) == 1
    assert not windows.desk.slides.up
