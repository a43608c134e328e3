"""What the computer says of itself: disk, power, and whether the journal can be written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from msgspec.structs import replace

from tests.fakes import EIGHT, meeting
from timekeeper.core.programme import Programme
from timekeeper.desktop.hall.booklet import write_booklet
from timekeeper.files import machine
from timekeeper.files.exporters import file_report, write_report
from timekeeper.files.exporters.minutes.writing import write_minutes
from timekeeper.files.exporters.script.writing import write_script
from timekeeper.files.journal import database
from timekeeper.files.journal.journal_file import Integrity, JournalFile
from timekeeper.files.machine import is_on_network, machine_facts
from timekeeper.files.materials.pack import pack
from timekeeper.files.programme_files import write_programme
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.live.settings import Settings


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    with JournalFile.create_or_open(path) as file:
        file.begin(meeting(5), EIGHT)
    return path


def test_a_journal_that_can_be_written_has_no_fault_and_stays_as_it_was(journal: Path):
    before = journal.read_bytes()

    facts = machine_facts(journal)

    assert facts.journal_fault == ""
    assert journal.read_bytes() == before
    assert [path.name for path in journal.parent.iterdir()] == ["journal.db"]


def test_the_journal_can_be_asked_while_the_conference_holds_it_open(journal: Path):
    with JournalFile.create_or_open(journal):
        assert machine_facts(journal).journal_fault == ""


def test_a_journal_another_program_writes_to_is_at_fault(journal: Path, monkeypatch):
    impatient = sqlite3.connect
    monkeypatch.setattr(
        database.sqlite3,
        "connect",
        lambda path, **more: impatient(path, timeout=0.01, **more),
    )
    other = impatient(journal, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    fault = machine_facts(journal).journal_fault
    other.close()

    assert "second timekeeper" in fault


def test_a_file_that_is_no_journal_is_at_fault(tmp_path: Path):
    (tmp_path / "journal.db").write_text("a letter to the office, and nothing else", "utf-8")

    assert "not a timekeeper record" in machine_facts(tmp_path / "journal.db").journal_fault


def test_free_room_is_that_of_the_journal_s_disk(journal: Path):
    free = machine_facts(journal).free

    assert free is not None
    assert free > 0


@pytest.mark.parametrize(
    ("battery", "told"),
    [
        (None, (None, None)),
        (SimpleNamespace(percent=80, power_plugged=False), (80.0, False)),
        (SimpleNamespace(percent=100, power_plugged=True), (100.0, True)),
    ],
)
def test_a_missing_battery_is_told_from_an_empty_one(journal: Path, monkeypatch, battery, told):
    monkeypatch.setattr(psutil, "sensors_battery", lambda: battery, raising=False)

    facts = machine_facts(journal)

    assert (facts.battery, facts.on_mains) == told


def test_a_system_that_does_not_tell_its_battery_is_no_error(journal: Path, monkeypatch):
    def refuse() -> None:
        raise OSError

    monkeypatch.setattr(psutil, "sensors_battery", refuse, raising=False)

    assert machine_facts(journal).battery is None


@pytest.mark.parametrize(
    ("mounted", "kind", "options", "expected"),
    [
        ("/", "ext4", "rw", False),
        ("/mnt/share", "cifs", "rw", True),
        ("/mnt/share", "nfs4", "rw", True),
        ("/mnt/share", "NTFS", "rw,remote", True),
        ("/mnt/shared-not", "cifs", "rw", False),
    ],
)
def test_a_folder_is_on_the_network_when_its_own_disk_is(
    monkeypatch: pytest.MonkeyPatch, mounted: str, kind: str, options: str, *, expected: bool
):
    disks = [
        SimpleNamespace(mountpoint="/", fstype="ext4", opts="rw"),
        SimpleNamespace(mountpoint=mounted, fstype=kind, opts=options),
    ]
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_all: disks)

    assert is_on_network(Path("/mnt/share/records")) is expected


def test_where_the_system_does_not_tell_a_folder_counts_as_this_computer_s(
    monkeypatch: pytest.MonkeyPatch,
):
    def refuses(**_all: bool) -> None:
        raise PermissionError

    monkeypatch.setattr(psutil, "disk_partitions", refuses)

    assert not is_on_network(Path("/mnt/share"))


def write_filed(programme: Programme, path: Path) -> None:
    write_report(file_report(programme, [], Integrity(1, EIGHT, ""), EIGHT), path)


def draft_minutes(programme: Programme, path: Path) -> None:
    write_minutes(file_report(programme, [], Integrity(1, EIGHT, ""), EIGHT), path)


WRITERS: dict[str, Callable[[Programme, Path], object]] = {
    "report.json": write_filed,
    "minutes.docx": draft_minutes,
    "script.docx": write_script,
    "programme.yaml": write_programme,
    "programme.docx": write_programme,
    "programme.pdf": write_programme,
    "programme.zip": lambda programme, path: pack(path, programme, path, text=""),
    "pictures.pdf": lambda programme, path: write_booklet(programme, Settings(), path, path),
}


@pytest.mark.parametrize("name", WRITERS)
def test_of_a_secret_conference_nothing_is_written_onto_the_network(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(machine, "is_on_network", lambda folder: folder == tmp_path)

    with pytest.raises(DocumentNotWritten, match="Nothing of this conference may leave"):
        WRITERS[name](replace(meeting(5), secret=True), tmp_path / name)

    assert list(tmp_path.iterdir()) == []


def test_what_may_leave_is_written_there_and_what_may_not_on_this_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for network, secret in ((True, False), (False, True)):
        monkeypatch.setattr(machine, "is_on_network", lambda _folder, network=network: network)
        path = tmp_path / f"{secret}.yaml"

        write_programme(replace(meeting(5), secret=secret), path)

        assert path.exists()
