"""A day written on the recording disk, and what opens after each cut of the power."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import apsw

from tests.power.disk import Cut, RecordingDisk, Step
from timekeeper.core.events import ItemStarted, Noted, Paused, Resumed
from timekeeper.core.programme import Item, Part, Programme, Session
from timekeeper.files.journal import database
from timekeeper.files.journal.journal_file import JournalFile

START = datetime(2023, 12, 6, 1, tzinfo=UTC)
ITEMS = tuple(Item(name, name, length=timedelta(minutes=5)) for name in ("one", "two"))
PROGRAMME = Programme("Day", ZoneInfo("Asia/Ho_Chi_Minh"), (Session("S", (Part(ITEMS),)),))


class Connection:
    """The recording SQLite in the clothes of Python's own."""

    def __init__(self, path: Path, disk: str) -> None:
        self._real = apsw.Connection(str(path), vfs=disk)

    @property
    def in_transaction(self) -> bool:
        return self._real.in_transaction

    def execute(self, statement: str, values: object = ()) -> SimpleNamespace:
        cursor = self._real.execute(statement, values)
        rows = cursor.fetchall()
        return SimpleNamespace(
            fetchall=lambda: rows,
            fetchone=lambda: rows[0] if rows else None,
            lastrowid=self._real.last_insert_rowid(),
            close=lambda: None,
        )

    def close(self) -> None:
        self._real.close()


@contextmanager
def written_on(disk: RecordingDisk, name: str):
    """Let journals lie on the recording disk."""
    real = database.sqlite3.connect
    database.sqlite3.connect = lambda path, **_more: Connection(path, name)
    try:
        yield disk
    finally:
        database.sqlite3.connect = real


def recorded_day(folder: Path, mode: str, acts: int, seed: int) -> list[Step]:
    """Write a day of some acts, and return every step with a mark after each commit."""
    name = f"recording-{mode}-{acts}-{seed}"
    chance, disk = Random(seed), RecordingDisk(name)  # noqa: S311  # not for secrets
    opening = JournalFile.create_or_open if mode == "WAL" else JournalFile.create_or_open_copy
    with written_on(disk, name), opening(folder / "journal.db") as file:
        if mode == "WAL":
            # So that the log is taken up into the database in the middle of a short day.
            file._database.one("PRAGMA wal_autocheckpoint = 12")
        journal = file.begin(PROGRAMME, START)
        disk.mark("0")
        for number in range(1, acts + 1):
            long = Noted("x" * chance.randrange(3000))
            fact = chance.choice(
                (ItemStarted("one"), ItemStarted("two"), Paused(), Resumed(), long)
            )
            journal.append(fact, START + timedelta(seconds=number))
            disk.mark(str(number))
    disk.unregister()
    return disk.steps


@dataclass
class Tally:
    """What was tried."""

    cuts: int = 0
    states: int = 0


def cut_everywhere(steps: list[Step], folder: Path, mixtures: int, seed: int = 0) -> Tally:
    """Fail the power after each step in several ways, and check what opens."""
    cut, chance, tally, acknowledged = Cut(), Random(seed), Tally(), -1  # noqa: S311
    for step in steps:
        cut.take(step)
        if step.what == "mark":
            acknowledged = int(step.file)
        tally.cuts += 1
        for state in cut.states(chance, mixtures):
            tally.states += 1
            check(state, folder, acknowledged)
    return tally


def check(state: dict[str, bytes], folder: Path, acknowledged: int) -> None:
    """Check that the journal opens, with every committed act and nothing that never was."""
    for found in folder.iterdir():
        found.unlink()
    for name, content in state.items():
        (folder / name).write_bytes(content)
    with JournalFile.create_or_open(folder / "journal.db") as file:
        newest = file.newest()
        if newest is None:
            assert acknowledged < 0
            return
        found = newest.integrity()
        assert found.intact
        assert found.entries >= acknowledged
        assert [entry.number for entry in newest.entries()] == list(range(1, found.entries + 1))
