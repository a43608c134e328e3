"""What becomes of the record of a day while real disks fill up, refuse, and disappear."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition

import pytest

from tests.disks.mounts import Disk, run
from tests.fakes import ManualClock, at, meeting
from timekeeper.core.events import Noted
from timekeeper.files.journal.journal_file import JournalError, JournalFile
from timekeeper.files.journal.places import CopyPlace, OwnPlace
from timekeeper.files.journal.records import Held, header_after
from timekeeper.files.journal.safe_journal import ALL_WRITTEN, SafeJournal, Written

PATIENCE = 20
SOME = 20
MANY = 200  # more than one page of the database holds, so that it grows


class Day:
    """A day whose record lies at ``own``, with a copy in ``copy`` when there is one."""

    def __init__(self, own: Path, copy: Path | None = None) -> None:
        self.own, self.acts = own / "journal.db", 0
        self._news = Condition()
        self._journal = SafeJournal(
            Held(header_after(None, meeting(10, 20), at(0))),
            OwnPlace(self.own),
            self._copy(copy),
            self._hear,
        )

    def act(self, count: int) -> None:
        """Record so many acts."""
        for _time in range(count):
            self.acts += 1
            self._journal.append(Noted(f"{self.acts} " + "x" * 200), at(self.acts))

    def copy_to(self, folder: Path) -> None:
        """Choose another place."""
        self._journal.copy_to(self._copy(folder))

    def until(self, wanted: Callable[[Written], bool]) -> Written:
        """Wait for a state of the record, and return it."""
        with self._news:
            reached = self._news.wait_for(lambda: wanted(self._journal.state), PATIENCE)
        assert reached, self._journal.state
        return self._journal.state

    def end(self) -> None:
        """End the day; the threads are gone, whatever became of it."""
        self._journal.close()

    def is_whole_at(self, folder: Path) -> None:
        """Check that every act is written there, once, in its order and chained."""
        with JournalFile.open_to_read(folder) as file:
            newest = file.newest()
            assert newest.integrity().intact
            told = [int(entry.event.text.split()[0]) for entry in newest.entries()]
            assert told == list(range(1, self.acts + 1))
            assert len(file.conferences()) == 1

    def _copy(self, folder: Path | None) -> CopyPlace | None:
        return CopyPlace(folder, self.own, ManualClock().now) if folder else None

    def _hear(self, _state: Written) -> None:
        with self._news:
            self._news.notify_all()


def full(disk: Disk, calm: Path) -> None:
    """its disk fills up; then there is room again"""
    with day_at(disk.path) as day:
        filling = disk.fill()
        day.act(MANY)
        day.until(lambda state: bool(state.waiting and state.reason))
        filling.unlink()
        day.until(ALL_WRITTEN.__eq__)
        day.act(SOME)
    day.is_whole_at(disk.path)


def full_from_the_start(disk: Disk, calm: Path) -> None:
    """its disk has hardly room when it is opened, or when it has begun; then there is room"""
    for leaving in (0, 12 << 10, 40 << 10, 200 << 10):
        folder = disk.path / str(leaving)
        folder.mkdir()
        filling = disk.fill(leaving)
        with day_at(folder, acts=0) as day:
            day.until(lambda state: bool(state.reason))
            filling.unlink()
            day.until(ALL_WRITTEN.__eq__)
            filling = disk.fill()
            day.act(MANY)
            day.until(lambda state: bool(state.waiting and state.reason))
            filling.unlink()
            day.until(ALL_WRITTEN.__eq__)
        day.is_whole_at(folder)


def read_while_full(disk: Disk, calm: Path) -> None:
    """its disk fills up while the day goes on; what was written can be read elsewhere"""
    with day_at(disk.path) as day:
        filling = disk.fill()
        day.is_whole_at(disk.path)
        for beside in ("journal.db", "journal.db-wal"):
            shutil.copy(disk.path / beside, calm)  # as a crash leaves it, but for the index
        filling.unlink()
        (disk.path / "left").mkdir()
        for beside in ("journal.db", "journal.db-wal"):
            shutil.copy(calm / beside, disk.path / "left")
        filling = disk.fill()
        with pytest.raises(JournalError):
            day.is_whole_at(disk.path / "left")
        filling.unlink()
        day.is_whole_at(disk.path / "left")


def full_copy(disk: Disk, calm: Path) -> None:
    """the copy's disk fills up; then there is room again"""
    with day_at(calm, disk.path) as day:
        filling = disk.fill()
        day.act(MANY)
        state = day.until(lambda state: bool(state.copy))
        assert not state.waiting
        filling.unlink()
        day.until(ALL_WRITTEN.__eq__)
    day.is_whole_at(calm)
    day.is_whole_at(disk.path)


def read_only(disk: Disk, calm: Path) -> None:
    """its disk can only be read, the copy takes the acts; then it can be written again"""
    with day_at(disk.path, calm) as day:
        disk.protect()
        day.act(SOME)
        day.until(lambda state: state.waiting == SOME and state.elsewhere)
        disk.release()
        day.until(ALL_WRITTEN.__eq__)
        day.act(SOME)
    day.is_whole_at(disk.path)
    day.is_whole_at(calm)


def read_only_copy(disk: Disk, calm: Path) -> None:
    """the copy's disk can only be read; then it can be written again"""
    with day_at(calm, disk.path) as day:
        disk.protect()
        day.act(SOME)
        day.until(lambda state: bool(state.copy))
        disk.release()
        day.until(ALL_WRITTEN.__eq__)
    day.is_whole_at(calm)
    day.is_whole_at(disk.path)


def pulled_copy(disk: Disk, calm: Path) -> None:
    """the copy's stick is pulled out, the day goes on; then the stick is back"""
    with day_at(calm, disk.path) as day:
        disk.pull_out()
        day.act(SOME)
        state = day.until(lambda state: bool(state.copy))
        assert not state.waiting
        disk.put_in()
        day.until(ALL_WRITTEN.__eq__)
        day.act(SOME)
    day.is_whole_at(calm)
    day.is_whole_at(disk.path)


def pulled_own(disk: Disk, calm: Path) -> None:
    """its disk is pulled out and another place is chosen; then the disk is back"""
    with day_at(disk.path) as day:
        disk.pull_out()
        day.act(SOME)
        day.until(lambda state: bool(state.waiting and state.reason))
        day.copy_to(calm)
        day.until(lambda state: state.elsewhere)
        day.act(SOME)
        day.until(lambda state: state.elsewhere)
        day.is_whole_at(calm)
        disk.put_in()
        day.until(ALL_WRITTEN.__eq__)
    day.is_whole_at(disk.path)


CASES = (
    full,
    full_from_the_start,
    read_while_full,
    full_copy,
    read_only,
    read_only_copy,
    pulled_copy,
    pulled_own,
)


@contextmanager
def day_at(own: Path, copy: Path | None = None, acts: int = SOME) -> Iterator[Day]:
    """A day under way, with some acts that are written; it ends whatever happens."""
    day = Day(own, copy)
    try:
        day.act(acts)
        if acts:
            day.until(ALL_WRITTEN.__eq__)
        yield day
    finally:
        day.end()


def tried(case: Callable[[Disk, Path], None], system: str, folder: Path) -> None:
    """Try a case on a disk of its own; ``Unavailable`` where that cannot be had."""
    # Beneath the disk nothing can be written either, as where sticks are mounted for their users.
    beneath = Disk("tmpfs", folder / "beneath", folder / "unused")
    try:
        calm, point = folder / "calm", beneath.path / "disk"
        calm.mkdir()
        point.mkdir()
        disk = Disk(system, point, folder / "image")
        try:
            beneath.protect()
            case(disk, calm)
        finally:
            run("umount", "-l", str(point))
    finally:
        run("umount", "-l", str(beneath.path))
