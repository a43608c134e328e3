"""A start where nothing can be written: the day goes on in memory until there is a place."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from tests.desktop.conftest import granted, take_down
from tests.desktop.office.test_wiring import held
from tests.paths import AGENDAS, OFFICE_AGENDA
from timekeeper.core.acts import AddNote, Finish
from timekeeper.core.programme import Programme
from timekeeper.desktop.office.wiring import Office
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.journal import safe_journal
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.journal.salvage import open_whatever_happened
from timekeeper.files.places import journal_path
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.settings import Settings

Start = Callable[..., Office]


@pytest.fixture(params=["file", "loop"])
def blocked(request, tmp_path: Path, monkeypatch) -> Path:
    """Something where the data folder should be: nothing can be written there until it is gone."""
    home = tmp_path / "home"
    if request.param == "file":
        home.touch()
    else:
        home.symlink_to(home)
    monkeypatch.setenv("TIMEKEEPER_HOME", str(home))
    return home


@pytest.fixture
def start(app, blocked: Path, clock: SimulatedClock, qtbot, monkeypatch) -> Iterator[Start]:
    monkeypatch.setattr(safe_journal, "LAST_TRIES", 0.1)
    opened: list[tuple[Office, JournalFile]] = []

    def begin(
        draft: Draft | None = None, path: Path | None = None, *, seen: bool = False
    ) -> Office:
        file, _salvaged = open_whatever_happened(journal_path(), clock.now())
        office = Office(file, clock, Settings(), granted)
        if not seen:
            office.windows.show = office.windows.desk.refresh
        opened.append((office, file))
        office.begin(draft, path)
        return office

    yield begin
    for office, file in opened:
        office.close()
        take_down(office.windows)
        file.close()


def told(office: Office) -> str:
    banner = office.windows.operator.record_banner
    return "" if banner.isHidden() else banner._text.text()


def status(office: Office) -> str:
    return office.windows.operator.statusBar().currentMessage()


def recorded(folder: Path) -> list[str]:
    with JournalFile.open_to_read(folder) as file:
        newest = file.newest()
        assert newest is not None
        return [type(entry.event).__name__ for entry in newest.entries()]


def test_the_operator_is_told_at_once_and_offered_another_place(start: Start, blocked: Path):
    office = start()

    assert str(blocked) in told(office)
    assert "memory" in told(office)
    assert office.windows.operator.record_banner._button.text() == "Choose another place"


def test_no_welcome_comes_that_could_not_be_kept(start: Start, monkeypatch):
    welcomed: list[bool] = []
    monkeypatch.setattr(
        "timekeeper.desktop.welcome.preferences.Preferences.welcome",
        lambda _self: welcomed.append(True),
    )

    start()

    assert welcomed == []


def test_the_day_goes_on_in_the_hall_and_nothing_else_is_said(
    start: Start, office_day: Programme, capfd
):
    office = start(Draft(office_day), OFFICE_AGENDA, seen=True)
    office.windows.desk.go_on()
    logging.getLogger("timekeeper").error("something else that failed")
    heard = capfd.readouterr()

    current = office.windows.desk.snapshot().current
    assert current is not None
    assert office.windows.hall.isVisible()
    assert (heard.out, heard.err) == ("", "")


def test_all_acts_are_written_once_the_folder_can_be(
    start: Start, blocked: Path, office_day: Programme, qtbot
):
    office = start(Draft(office_day))
    office.windows.desk.go_on()
    qtbot.waitUntil(lambda: "1 act waits in memory" in told(office), timeout=5000)

    blocked.unlink()
    office.windows.desk.pause_or_resume()

    qtbot.waitUntil(lambda: told(office) == "", timeout=5000)
    assert recorded(blocked) == ["ItemStarted", "Paused"]


def test_another_place_that_is_chosen_takes_all_acts(
    start: Start, office_day: Programme, tmp_path: Path, qtbot
):
    office = start(Draft(office_day))
    office.windows.desk.go_on()
    stick = tmp_path / "stick"
    stick.mkdir()

    office.record.copy_to(stick)

    qtbot.waitUntil(lambda: "The copy has them." in told(office), timeout=5000)
    assert recorded(stick) == ["ItemStarted"]


def test_a_place_can_be_chosen_before_there_is_an_act(
    start: Start, office_day: Programme, tmp_path: Path, qtbot
):
    office = start(Draft(office_day))
    stick = tmp_path / "stick"
    stick.mkdir()

    office.record.copy_to(stick)

    qtbot.waitUntil(lambda: "The copy is being kept." in told(office), timeout=5000)
    assert recorded(stick) == []


def test_what_is_in_memory_only_is_not_left_for_another_programme(
    start: Start, office_day: Programme
):
    office = start(Draft(office_day))
    office.windows.desk.go_on()
    office.windows.desk.act(Finish())

    office.programmes.open(AGENDAS / "giao-ban-tuan.yaml")
    office.current.begin_anew()

    assert held(office) == office_day
    assert "memory only" in status(office)
    assert len(office.windows.desk.conference.entries) == 2


def test_to_quit_and_lose_what_is_in_memory_only_has_to_be_agreed_to(
    start: Start, office_day: Programme
):
    office = start(Draft(office_day), seen=True)
    operator = office.windows.operator
    assert operator.lost_by_closing() == ""
    office.windows.desk.go_on()
    office.windows.desk.act(Finish())

    operator.close()

    asked = operator.findChild(QMessageBox)
    assert asked is not None
    assert asked.text().startswith("2 acts are in memory only")
    assert operator.isVisible()
    next(b for b in asked.buttons() if b.text() == "Quit all the same").click()
    assert not operator.isVisible()


def test_a_programme_opened_once_there_is_a_place_takes_the_warning_down(
    start: Start, blocked: Path, office_day: Programme, qtbot
):
    office = start()

    blocked.unlink()
    office.programmes.hold(Draft(office_day))

    qtbot.waitUntil(lambda: told(office) == "", timeout=5000)
    assert recorded(blocked) == []


def test_a_second_conference_follows_the_first_in_the_journal(
    start: Start, blocked: Path, office_day: Programme, qtbot
):
    office = start(Draft(office_day))
    office.windows.desk.go_on()
    office.windows.desk.act(Finish())
    blocked.unlink()
    office.windows.desk.act(AddNote("x"))
    qtbot.waitUntil(lambda: office.record.waiting == 0, timeout=5000)

    office.current.begin_anew()

    qtbot.waitUntil(lambda: recorded(blocked) == [], timeout=5000)
    with JournalFile.open_to_read(blocked) as file:
        assert [len(one.entries()) for one in file.conferences()] == [3, 0]
