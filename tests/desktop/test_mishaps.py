"""Whatever goes wrong is logged and told in one sentence, and the hall keeps its display."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from tests.desktop.conftest import granted, take_down
from timekeeper.core.programme import Programme
from timekeeper.desktop.hall import window as hall_module
from timekeeper.desktop.hall.blocks import HallRole
from timekeeper.desktop.hall.painter import paint_hall
from timekeeper.desktop.office.staying_alive import LARGEST, StayingAlive, Watchdog
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.windows import windows as windows_module
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files import exporters
from timekeeper.files.importers import reading
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.log.error_log import something_went_wrong
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.settings import Settings
from timekeeper.views import public as public_module


class Unforeseen(Exception):
    """A bug of the program's own tests."""


Unforeseen.__module__ = "somewhere"


def fail(*_arguments: object, **_named: object) -> None:
    raise Unforeseen


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def office(
    app: object, home: Path, clock: SimulatedClock, office_day: Programme, qtbot: object
) -> Iterator[Office]:
    with JournalFile.create_or_open(home / "journal.db") as file:
        made = Office(file, clock, Settings(), granted)
        made.windows.hall.fades = False
        made.begin(Draft(office_day, ()))
        made.windows.desk.go_on()
        yield made
        made.close()
        take_down(made.windows)


def logged(home: Path) -> str:
    path = home / "timekeeper.log"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def told(office: Office) -> str:
    return office.windows.operator.statusBar().currentMessage()


def test_an_error_in_a_slot_is_told_and_the_hall_goes_on(
    office: Office, home: Path, clock: SimulatedClock
):
    office.windows.operator.files.preview_asked.connect(fail)
    before = office.windows.hall.grab().toImage()

    office.windows.operator.files.preview_asked.emit()
    message = told(office)
    clock.move_to(clock.now() + timedelta(minutes=2))
    office.windows.desk.refresh()

    assert message == something_went_wrong()
    assert logged(home).count("Traceback") == 1
    assert office.windows.hall.grab().toImage() != before


def test_an_error_at_a_tick_reaches_neither_the_hall_nor_the_operators_clock(
    office: Office, home: Path, clock: SimulatedClock
):
    office.windows.desk.ticked.connect(fail)
    before = office.windows.hall.grab().toImage()

    clock.move_to(clock.now() + timedelta(minutes=2))
    office.windows.desk.refresh()

    assert office.windows.hall.grab().toImage() != before
    assert "in fail" in logged(home)


@pytest.mark.parametrize("what", ["importer", "exporter"])
def test_an_error_in_importer_or_exporter_is_told_in_one_sentence(
    what: str, office: Office, home: Path, monkeypatch: pytest.MonkeyPatch, qtbot
):
    boxes: list[str] = []
    office.windows.operator.tell_error = boxes.append
    monkeypatch.setattr(reading, "read_file", fail)
    monkeypatch.setattr(exporters, "write_report", fail)
    if what == "importer":
        office.programmes.reviewing.read(home / "programme.docx", lambda: None)
    else:
        office.reports.write(home / "report.docx")

    qtbot.waitUntil(lambda: bool(boxes), timeout=5000)

    assert boxes == [something_went_wrong()]
    assert "in fail" in logged(home)
    assert office.windows.desk.conference.course.running is not None


def test_an_error_in_a_thread_is_told_in_the_window(office: Office, home: Path, qtbot):
    thread = threading.Thread(target=fail, name="beside")

    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: told(office) == something_went_wrong(), timeout=5000)
    assert "in the thread beside" in logged(home)


def roles(windows: Windows) -> set[HallRole]:
    return {block.role for block in windows._picture.blocks}


def test_a_picture_that_cannot_be_painted_gives_way_to_standby_and_is_logged_once(
    windows: Windows, clock: SimulatedClock, monkeypatch: pytest.MonkeyPatch, caplog
):
    def paint_but_timer(painter, blocks, *rest):
        blocks = list(blocks)
        paint_hall(painter, blocks, *rest)
        if any(block.role is HallRole.TIMER_BAND for block in blocks):
            raise Unforeseen

    windows.hall.fades = False
    windows.desk.go_on()
    healthy = roles(windows)
    monkeypatch.setattr(hall_module, "paint_hall", paint_but_timer)

    with caplog.at_level(logging.ERROR):
        for _second in range(5):
            clock.move_to(clock.now() + timedelta(seconds=1))
            windows.desk.refresh()
            shown = windows.hall.grab().toImage()
            assert HallRole.TIMER_BAND not in roles(windows)

    assert len(caplog.records) == 1
    assert shown.pixelColor(2, 2) == QColor(windows._picture.look.colours.top)
    monkeypatch.undo()
    clock.move_to(clock.now() + timedelta(seconds=1))
    windows.desk.refresh()
    assert roles(windows) == healthy


@pytest.mark.parametrize(
    "place",
    [
        (hall_module, "lay_out_again"),
        (hall_module, "paint_hall"),
        (windows_module, "ordered_content"),
        (public_module, "_masking"),
    ],
)
def test_whatever_fails_in_the_halls_picture_the_ground_is_the_looks(
    place, windows: Windows, clock: SimulatedClock, monkeypatch, caplog
):
    windows.hall.fades = False
    windows.desk.go_on()
    monkeypatch.setattr(*place, fail)

    with caplog.at_level(logging.ERROR):
        clock.move_to(clock.now() + timedelta(seconds=1))
        windows.desk.refresh()
        shown = windows.hall.grab().toImage()

    assert [record.message for record in caplog.records] == ["The hall's picture failed"]
    assert shown.pixelColor(2, 2) == QColor(windows._picture.look.colours.top)
    assert windows.operator.isVisible()


class FakeWatchdog(Watchdog):
    """Hears of a hang when told to, without any waiting."""

    hung = False

    def start(self) -> None:
        """Listen to nobody."""

    def hear(self) -> bool:
        """Return once that it hung."""
        hung, self.hung = self.hung, False
        return hung


def test_after_a_hang_the_operator_is_told_once(windows: Windows, tmp_path: Path):
    watchdog = FakeWatchdog(tmp_path / "hangs.log")
    alive = StayingAlive(windows.desk, tmp_path, watchdog)
    sentences: list[str] = []
    alive.start()
    windows.desk.said.connect(sentences.append)

    windows.desk.refresh()
    watchdog.hung = True
    windows.desk.refresh()
    windows.desk.refresh()

    assert len(sentences) == 1
    assert sentences[0].startswith("The program did not answer")


def test_the_watchdog_knows_afterwards_that_it_barked(tmp_path: Path):
    path = tmp_path / "hangs.log"
    path.write_text("an older hang\n", encoding="utf-8")
    watchdog = Watchdog(path)
    watchdog.start()

    quiet = watchdog.hear()
    with path.open("a", encoding="utf-8") as file:
        file.write("the stacks\n")
    barked, after = watchdog.hear(), watchdog.hear()
    watchdog.stop()

    assert (quiet, barked, after) == (False, True, False)


def test_a_long_log_of_hangs_begins_anew_and_one_old_one_stays(tmp_path: Path):
    path = tmp_path / "hangs.log"
    path.write_bytes(b"x" * (LARGEST + 1))

    watchdog = Watchdog(path)
    watchdog.start()
    watchdog.stop()

    assert path.read_bytes() == b""
    assert (tmp_path / "hangs.log.1").stat().st_size == LARGEST + 1
