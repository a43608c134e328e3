"""The index of the log has its place on the disk, so that a full one cannot end the program."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.fakes import at, meeting
from timekeeper.core.events import Noted
from timekeeper.files.journal import log_index
from timekeeper.files.journal.journal_file import JournalError, JournalFile
from timekeeper.files.journal.log_index import RESERVED, ROOM
from timekeeper.files.journal.salvage import open_whatever_happened


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.db"


@pytest.fixture
def hardly_room(monkeypatch):
    monkeypatch.setattr(log_index.shutil, "disk_usage", lambda _: SimpleNamespace(free=ROOM - 1))


def begun(path):
    file = JournalFile.create_or_open(path)
    file.begin(meeting(5), at(0)).append(Noted("x"), at(1))
    return file


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere what is mapped has its place")
def test_an_open_journal_has_the_place_for_its_index(path):
    with begun(path):
        index = path.with_name("journal.db-shm").stat()

        assert index.st_size == RESERVED
        assert index.st_blocks * 512 >= RESERVED


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere what is mapped has its place")
def test_a_disk_that_refuses_the_place_is_told_and_nothing_stays_open(path, monkeypatch):
    def full(*_ignored):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full)
    before = len(list(Path("/proc/self/fd").iterdir()))

    with pytest.raises(JournalError, match="make room on the disk"):
        JournalFile.create_or_open(path)

    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_with_hardly_room_no_journal_is_opened_and_the_day_goes_on(path, hardly_room):
    with open_whatever_happened(path, at(0))[0] as file:
        assert "make room on the disk" in file.refusal

    assert not path.with_name("journal.db-shm").exists()


def test_a_copy_needs_no_room_for_an_index(path, hardly_room):
    with JournalFile.create_or_open_copy(path) as copy:
        copy.begin(meeting(5), at(0))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere files have no holes")
@pytest.mark.parametrize("index", ["whole", "with holes", "missing"])
def test_what_a_crash_left_on_a_full_disk_is_read_or_refused(path, tmp_path, index, monkeypatch):
    left = tmp_path / "left"
    left.mkdir()
    with begun(path):
        for ending in ("", "-wal", "-shm"):
            shutil.copy(tmp_path / f"journal.db{ending}", left)
    if index != "whole":
        (left / "journal.db-shm").unlink()
    if index == "with holes":
        os.truncate(os.open(left / "journal.db-shm", os.O_CREAT | os.O_WRONLY), RESERVED)
    monkeypatch.setattr(log_index.shutil, "disk_usage", lambda _: SimpleNamespace(free=0))

    if index == "missing":
        with pytest.raises(JournalError, match="cannot be opened"):
            JournalFile.open_to_read(left)
        assert not (left / "journal.db-shm").exists()
        return
    with JournalFile.open_to_read(left) as file:
        assert len(file.newest().entries()) == 1
