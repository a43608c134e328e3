"""Another program's slides stand beneath the strip, and the hall never sees how they are opened."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.desktop.conftest import Press, take_down
from tests.fakes import with_slides
from tests.paths import ROOT
from tests.virtual_screens import VirtualScreens
from timekeeper.core.hall_order import Coverage, GoDark
from timekeeper.core.programme import Programme
from timekeeper.desktop.screens.full_screen import windows_filling
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.materials.foreign import Handover
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.settings import Settings

LONG = 10_000
# As LibreOffice's own is, what is started is a script; the program is its child.
CHILD = "import time; time.sleep(60)"
STAYS = (
    "import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', sys.argv[3]]); "
    "open(sys.argv[1] + '.pid', 'w').write(str(child.pid)); child.wait()"
)
ENDS = "pass"


class Program:
    """Stands in for the office program: what it runs, and which screen it was asked for."""

    def __init__(self) -> None:
        self.code = STAYS
        self.asked: list[tuple[str, int]] = []
        self.arguments: tuple[str, ...] = ()

    def __call__(self, path: Path, screen: int, _own: Path) -> Handover | None:
        self.asked.append((path.name, screen))
        told = self.arguments or (str(path), str(screen), CHILD)
        return Handover(path, (sys.executable, "-c", self.code, *told))


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setattr("timekeeper.files.materials.showable.can_show", lambda _ending: True)
    return Program()


@pytest.fixture
def conference(office_day: Programme, clock: SimulatedClock) -> Conference:
    return Conference(with_slides(office_day, "opening.mp4"), MemoryJournal(), clock)


@pytest.fixture
def windows(
    two_screens: VirtualScreens, conference: Conference, program: Program, tmp_path: Path, qtbot
) -> Iterator[Windows]:
    (tmp_path / "opening.mp4").write_bytes(b"a film")
    made = Windows(conference, Settings())
    made.slide_show.foreign._find = program
    made.slide_show.foreign._look = lambda _place: None  # as where no system tells it
    made.slide_show.foreign._revealing.setInterval(1)
    made.desk.slides.lie_in(tmp_path, conference.original)
    made.show()
    yield made
    take_down(made)


def runs(process: int) -> bool:
    try:
        return psutil.Process(process).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def keyboard_is_taken(windows: Windows, qtbot) -> None:
    """The program's own window gets the keyboard, as the window system tells it."""
    qtbot.waitUntil(lambda: windows.slide_show.foreign._process is not None, timeout=LONG)
    state = Qt.ApplicationState.ApplicationInactive
    QApplication.instance().applicationStateChanged.emit(state)


def hall(windows: Windows) -> tuple[bool, bool]:
    return windows.hall.isVisible(), windows.strip.isVisible()


def test_the_halls_picture_stays_until_the_program_stands_and_then_the_strip_lies_above_it(
    windows: Windows, program: Program, press: Press, conference: Conference, qtbot
):
    press(Qt.Key.Key_Space, Qt.Key.Key_V)
    before = hall(windows), windows.desk.coverage

    keyboard_is_taken(windows, qtbot)

    qtbot.waitUntil(lambda: hall(windows) == (False, True), timeout=LONG)
    assert before == ((True, False), Coverage.WHOLE)
    assert program.asked == [("opening.mp4", 1)]
    qtbot.waitUntil(lambda: conference.course.showings != (), timeout=LONG)
    assert conference.course.showings[0].page is None
    side = windows.operator.side  # no page of it is known: the desk sees what is said of the hall
    assert side.tabs.currentWidget() is not side.slides
    windows.desk.switch_hall(GoDark())
    assert hall(windows) == (True, False)
    windows.desk.switch_hall(GoDark())
    assert hall(windows) == (False, True)


def test_it_ends_with_its_item_and_the_hall_sees_the_programme_again(
    windows: Windows, press: Press, tmp_path: Path, qtbot
):
    press(Qt.Key.Key_Space, Qt.Key.Key_V)
    keyboard_is_taken(windows, qtbot)
    qtbot.waitUntil(lambda: hall(windows) == (False, True), timeout=LONG)
    told = tmp_path / "opening.mp4.pid"
    qtbot.waitUntil(lambda: told.is_file() and told.read_text() != "", timeout=LONG)

    windows.desk.go_on()

    qtbot.waitUntil(lambda: not runs(int(told.read_text())), timeout=LONG)
    assert windows.slide_show.foreign._process is None
    assert not windows.desk.slides.up
    assert hall(windows) == (True, False)


def test_it_ends_when_its_screen_is_unplugged_and_stays_ended_when_that_is_back(
    windows: Windows, press: Press, two_screens: VirtualScreens, tmp_path: Path, qtbot
):
    press(Qt.Key.Key_Space, Qt.Key.Key_V)
    keyboard_is_taken(windows, qtbot)
    qtbot.waitUntil(lambda: hall(windows) == (False, True), timeout=LONG)
    told = tmp_path / "opening.mp4.pid"
    qtbot.waitUntil(lambda: told.is_file() and told.read_text() != "", timeout=LONG)

    two_screens.unplug()
    qtbot.waitUntil(lambda: not runs(int(told.read_text())), timeout=LONG)
    without_screen = hall(windows)
    two_screens.plug()

    qtbot.waitUntil(lambda: hall(windows) == (True, False), timeout=LONG)
    assert without_screen == (False, False)
    assert not windows.desk.slides.up
    assert windows.slide_show.foreign._process is None


def test_a_program_that_ends_by_itself_gives_the_hall_back(
    windows: Windows, program: Program, press: Press, qtbot
):
    program.code = ENDS
    press(Qt.Key.Key_Space)

    press(Qt.Key.Key_V)

    qtbot.waitUntil(lambda: program.asked != [] and not windows.desk.slides.up, timeout=LONG)
    assert hall(windows) == (True, False)


@pytest.mark.parametrize("how", ["no program", "none that starts", "none that comes"])
def test_where_no_program_comes_it_is_told_at_the_desk_and_the_hall_keeps_its_picture(
    windows: Windows, press: Press, how: str, qtbot
):
    said: list[str] = []
    windows.desk.said.connect(said.append)
    foreign = windows.slide_show.foreign
    if how == "no program":
        foreign._find = lambda *_asked: None
    elif how == "none that starts":
        foreign._find = lambda path, *_asked: Handover(path, ("/no/such/program",))
    else:
        foreign._waiting.setInterval(1)
    press(Qt.Key.Key_Space)

    press(Qt.Key.Key_V)

    told = "no program here shows" if how == "no program" else "did not fill the hall’s screen"
    qtbot.waitUntil(lambda: any(told in one for one in said), timeout=LONG)
    assert not windows.desk.slides.up
    assert hall(windows) == (True, False)


@pytest.fixture
def full_screen(windows: Windows, program: Program, monkeypatch: pytest.MonkeyPatch) -> Windows:
    """The program fills the projector after a while, and the window system tells it."""
    foreign = windows.slide_show.foreign
    foreign._look = windows_filling
    foreign._looking.setInterval(20)
    program.code = "from runpy import run_module; run_module('tests.slides', run_name='__main__')"
    program.arguments = ("PROJECTOR",)
    monkeypatch.chdir(ROOT)
    return windows


def test_the_program_is_revealed_when_its_window_fills_the_screen_and_not_before(
    full_screen: Windows, program: Program, press: Press, qtbot
):
    seen: list[bool] = []
    foreign = full_screen.slide_show.foreign
    foreign.stands.connect(lambda: seen.append(bool(windows_filling(foreign._place))))

    press(Qt.Key.Key_Space, Qt.Key.Key_V)

    qtbot.waitUntil(lambda: hall(full_screen) == (False, True), timeout=LONG)
    assert seen == [True]


def test_when_its_full_screen_window_goes_while_the_program_stays_the_hall_sees_no_desktop(
    full_screen: Windows, program: Program, press: Press, qtbot
):
    press(Qt.Key.Key_Space, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: hall(full_screen) == (False, True), timeout=LONG)

    full_screen.slide_show.foreign._look = lambda _place: frozenset()

    qtbot.waitUntil(lambda: hall(full_screen) == (True, False), timeout=LONG)
    assert not full_screen.desk.slides.up


def test_a_window_that_filled_the_screen_before_is_not_taken_for_the_programs(
    windows: Windows, press: Press, qtbot
):
    foreign = windows.slide_show.foreign
    looks: list[int] = []
    foreign._look = lambda _place: looks.append(1) or frozenset({7})
    foreign._looking.setInterval(1)
    press(Qt.Key.Key_Space, Qt.Key.Key_V)

    qtbot.waitUntil(lambda: len(looks) > 10, timeout=LONG)

    assert hall(windows) == (True, False)
    assert windows.desk.slides.up
