"""The journal: one SQLite database for all conferences, written before anything counts.

WAL with synchronous=FULL: a committed entry survives the power cut. Nothing is ever changed or
deleted (triggers see to it), and each entry carries the hash of the one before.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from timekeeper.core.events import Entry, Event
from timekeeper.core.programme import Programme
from timekeeper.files.agenda import programme_from_mapping, programme_to_mapping
from timekeeper.files.event_records import event_from_record, event_to_record
from timekeeper.live.language import _

APPLICATION_ID = 0x544B4A31  # "TKJ1": tells our database from any other
VERSION = 1

_MIGRATIONS = [
    """
    CREATE TABLE conference (
        id INTEGER PRIMARY KEY,
        opened_at TEXT NOT NULL,
        programme TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT;
    CREATE TABLE entry (
        conference INTEGER NOT NULL REFERENCES conference (id),
        number INTEGER NOT NULL,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        data TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (conference, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER conference_is_never_changed BEFORE UPDATE ON conference
        BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
    CREATE TRIGGER conference_is_never_deleted BEFORE DELETE ON conference
        BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
    CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
    """,
]


class JournalError(Exception):
    """A journal that cannot be used; the text is one sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Integrity:
    """Whether the chain of hashes holds: how many entries, the last hash, intact or not."""

    entries: int
    hash: str
    intact: bool


class JournalFile:
    """The database file. Use as a context manager, or call ``close``."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def create_or_open(cls, path: Path) -> JournalFile:
        """Open the journal for writing, making it when it does not exist yet."""
        if path.exists() and path.stat().st_size:
            _refuse_what_is_no_database(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise JournalError(_cannot_open(path)) from error
        with _closed_on_error(connection, path):
            _refuse_what_is_not_ours(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(connection)
        return cls(connection, path)

    @classmethod
    def open_to_read(cls, path: Path) -> JournalFile:
        """Open an existing journal, a file or the folder it lies in, and change nothing."""
        if path.is_dir():
            path = path / "journal.db"
        if not path.is_file():
            raise JournalError(_("There is no journal at {path}.").format(path=path))
        _refuse_what_is_no_database(path)
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        with _closed_on_error(connection, path):
            _refuse_what_is_not_ours(connection, path)
            if _version(connection) == 0:
                raise JournalError(_("{path} is not a timekeeper journal.").format(path=path))
        return cls(connection, path)

    def close(self) -> None:
        """Close the database; what was appended is on disk already."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def begin(self, programme: Programme, at: datetime) -> ConferenceJournal:
        """Record that a conference was opened, with its programme as it was then."""
        content = json.dumps(
            programme_to_mapping(programme), ensure_ascii=False, separators=(",", ":")
        )
        opened = _instant(at)
        with self._transaction():
            last = self._one("SELECT hash FROM conference ORDER BY id DESC LIMIT 1")
            digest = _digest(last[0] if last else "", opened, content)
            cursor = self._connection.execute(
                "INSERT INTO conference (opened_at, programme, hash) VALUES (?, ?, ?)",
                (opened, content, digest),
            )
        identity = cursor.lastrowid
        if identity is None:  # pragma: no cover  # SQLite numbers every inserted row
            raise JournalError(_cannot_open(self.path))
        return ConferenceJournal(self, identity)

    def newest(self) -> ConferenceJournal | None:
        """Return the conference that was opened last, None when there is none."""
        row = self._one("SELECT max(id) FROM conference")
        return ConferenceJournal(self, int(row[0])) if row and row[0] is not None else None

    def _one(self, query: str, values: Sequence[object] = ()) -> tuple[str, ...] | None:
        with closing(self._connection.execute(query, values)) as cursor:
            row: tuple[str, ...] | None = cursor.fetchone()
        return row

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


class ConferenceJournal:
    """The entries of one conference in the journal."""

    def __init__(self, file: JournalFile, identity: int) -> None:
        self._file = file
        self._identity = identity

    def programme(self) -> Programme:
        """Return the programme as it was when the conference was opened."""
        row = self._header()
        return programme_from_mapping(json.loads(row[1]))

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, oldest first."""
        return tuple(
            Entry(number, datetime.fromisoformat(at), event_from_record(kind, data))
            for number, at, kind, data, _hash in self._rows()
        )

    def append(self, event: Event, at: datetime) -> Entry:
        """Commit the event to disk and return it as an entry, to the millisecond."""
        kind, data = event_to_record(event)
        instant = _instant(at)
        with self._file._transaction():
            last = self._file._one(
                "SELECT number, hash FROM entry WHERE conference = ? ORDER BY number DESC LIMIT 1",
                (self._identity,),
            )
            number = int(last[0]) + 1 if last else 1
            before = last[1] if last else self._header()[2]
            self._file._connection.execute(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)",
                (
                    self._identity,
                    number,
                    instant,
                    kind,
                    data,
                    _digest(before, number, instant, kind, data),
                ),
            )
        return Entry(number, datetime.fromisoformat(instant), event)

    def integrity(self) -> Integrity:
        """Return whether every entry still follows from the one before it."""
        earlier = self._file._one(
            "SELECT hash FROM conference WHERE id < ? ORDER BY id DESC LIMIT 1", (self._identity,)
        )
        opened, programme, header = self._header()
        intact = header == _digest(earlier[0] if earlier else "", opened, programme)
        digest, count = header, 0
        for count, (number, at, kind, data, stored) in enumerate(self._rows(), start=1):
            digest = _digest(digest, number, at, kind, data)
            intact = intact and number == count and digest == stored
        return Integrity(count, digest, intact)

    def _header(self) -> tuple[str, str, str]:
        row = self._file._one(
            "SELECT opened_at, programme, hash FROM conference WHERE id = ?", (self._identity,)
        )
        if row is None:
            raise JournalError(_damaged(self._file.path))
        return row[0], row[1], row[2]

    def _rows(self) -> list[tuple[int, str, str, str, str]]:
        query = (
            "SELECT number, at, kind, data, hash FROM entry WHERE conference = ? ORDER BY number"
        )
        with closing(self._file._connection.execute(query, (self._identity,))) as cursor:
            rows: list[tuple[int, str, str, str, str]] = cursor.fetchall()
        return rows


def _digest(*fields: object) -> str:
    content = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _migrate(connection: sqlite3.Connection) -> None:
    for version in range(_version(connection), VERSION):
        connection.executescript(
            f"BEGIN IMMEDIATE; {_MIGRATIONS[version]}"
            f"PRAGMA application_id = {APPLICATION_ID};"
            f"PRAGMA user_version = {version + 1}; COMMIT;"
        )


def _refuse_what_is_no_database(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise JournalError(_cannot_open(path)) from error
    if head != b"SQLite format 3\x00":
        raise JournalError(_("{path} is not a timekeeper journal.").format(path=path))


def _refuse_what_is_not_ours(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION_ID and (tables or application):
        raise JournalError(_("{path} is not a timekeeper journal.").format(path=path))
    if version > VERSION:
        raise JournalError(
            _(
                "{path} was written by a newer version of timekeeper; open it with that version."
            ).format(path=path)
        )
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise JournalError(_damaged(path))


@contextmanager
def _closed_on_error(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    try:
        yield
    except JournalError:
        connection.close()
        raise
    except sqlite3.OperationalError as error:
        connection.close()
        raise JournalError(_cannot_open(path)) from error
    except sqlite3.DatabaseError as error:
        connection.close()
        raise JournalError(_damaged(path)) from error


def _cannot_open(path: Path) -> str:
    return _(
        "The journal {path} cannot be opened; check that the folder can be written to."
    ).format(path=path)


def _damaged(path: Path) -> str:
    return _("The journal {path} is damaged; keep the file and restore it from a copy.").format(
        path=path
    )
