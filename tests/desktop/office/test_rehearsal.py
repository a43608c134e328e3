"""A rehearsal at the desk leaves no trace, and gives the real conference back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QLabel

from tests.desktop.conftest import granted, take_down
from timekeeper.core.programme import Programme
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.rehearsal import day_start
from timekeeper.live.settings import Settings


@pytest.fixture
def windows(unseen_windows: Windows) -> Windows:
    return unseen_windows


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[JournalFile]:
    with JournalFile.create_or_open(tmp_path / "journal.db") as file:
        yield file


@pytest.fixture
def office(app, journal, clock: SimulatedClock, office_day: Programme, qtbot) -> Iterator[Office]:
    made = Office(journal, clock, Settings(), granted)
    made.begin(Draft(office_day, ()))
    yield made
    made.close()
    take_down(made.windows)


def written(journal: JournalFile) -> int:
    newest = journal.newest()
    assert newest is not None
    return len(newest.entries())


def test_what_is_done_in_a_rehearsal_is_not_recorded(office: Office, journal: JournalFile):
    office.rehearsal.begin(1)

    office.windows.desk.go_on()

    assert office.windows.desk.conference.course.running is not None
    assert written(journal) == 0


def test_a_rehearsal_begins_at_the_day_s_first_start(
    office: Office, clock: SimulatedClock, office_day: Programme
):
    clock.move_to(clock.now() + timedelta(days=9))

    office.rehearsal.begin(60)
    begun = office.windows.desk.conference.now()
    clock.move_to(clock.now() + timedelta(seconds=3))

    assert begun == day_start(office_day)
    assert office.windows.desk.conference.now() == begun + timedelta(minutes=3)


def test_after_a_rehearsal_the_real_item_runs_on_with_its_true_time(
    office: Office, clock: SimulatedClock, journal: JournalFile
):
    desk = office.windows.desk
    desk.go_on()
    real = desk.conference
    recorded = written(journal)

    office.rehearsal.begin(10)
    desk.go_on()
    clock.move_to(clock.now() + timedelta(minutes=4))
    desk.go_on()
    office.rehearsal.end()

    assert desk.conference is real
    current = desk.snapshot().current
    assert current is not None
    assert (current.item.id, current.elapsed) == ("s1.p1.i1", timedelta(minutes=4))
    assert written(journal) == recorded


def test_a_rehearsal_cannot_be_taken_for_the_conference(office: Office):
    operator = office.windows.operator

    office.rehearsal.begin(10)

    assert not operator.rehearsal.isHidden()
    words = operator.rehearsal.findChild(QLabel).text()
    assert words == "REHEARSAL – nothing goes into the record  ·  the clock runs 10 times faster"
    assert operator.header.property("tone") == "rehearsal"
    office.rehearsal.end()
    assert operator.rehearsal.isHidden()
    assert operator.header.property("tone") == ""


def test_in_a_rehearsal_no_file_is_opened_or_written(office: Office, tmp_path: Path):
    office.rehearsal.begin(1)
    rehearsed = office.windows.desk.conference

    office.programmes.open(tmp_path / "other.yaml")
    office.current.begin_anew()
    office.programmes.save(tmp_path / "saved.yaml")
    office.reports.write(tmp_path / "report.csv")

    assert office.windows.desk.conference is rehearsed
    assert sorted(path.suffix for path in tmp_path.iterdir() if path.stem != "journal") == []


def test_the_minutes_of_a_rehearsal_can_be_tried_and_cannot_be_taken_for_those_of_the_conference(
    office: Office, journal: JournalFile, tmp_path: Path, qtbot
):
    office.rehearsal.begin(1)
    office.windows.desk.go_on()
    recorded = journal.newest().entries()
    path = tmp_path / "minutes.docx"

    office.reports.write_minutes(path)

    qtbot.waitUntil(path.exists, timeout=10_000)
    told = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    subtitle = office.windows.desk.conference.original.subtitle
    assert f"REHEARSAL: none of this was held – {subtitle}" in told
    assert [text for text in told if "Tuyên bố lý do" in text]
    assert journal.newest().entries() == recorded


def test_the_rehearsal_s_entry_ends_the_one_that_is_under_way(office: Office):
    office.rehearsal.begin(1)

    office.windows.operator.preparation.rehearsal_asked.emit()

    assert not office.rehearsal.under_way


def test_a_rehearsal_that_is_under_way_can_be_undone_and_paused(office: Office):
    desk = office.windows.desk
    office.rehearsal.begin(1)

    desk.go_on()
    desk.pause_or_resume()

    running = desk.conference.course.running
    assert running is not None
    assert running.paused
