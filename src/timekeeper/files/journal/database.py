"""The journal's database: its tables, how it is opened, and what is refused as no journal."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_type_hints

from timekeeper.files.journal.log_index import is_safe_to_map, reserve
from timekeeper.words.language import _

APPLICATION_ID = 0x544B4A31  # "TKJ1": tells our database from any other
VERSION = 2
CACHE = 256  # KB
MOST = 2**53  # of what is counted in a journal; SQLite itself counts to 2**63

_MIGRATIONS = [
    (
        """
        CREATE TABLE conference (
            id INTEGER PRIMARY KEY,
            opened_at TEXT NOT NULL,
            programme TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE entry (
            conference INTEGER NOT NULL REFERENCES conference (id),
            number INTEGER NOT NULL,
            at TEXT NOT NULL,
            kind TEXT NOT NULL,
            data TEXT NOT NULL,
            hash TEXT NOT NULL,
            PRIMARY KEY (conference, number)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TRIGGER conference_is_never_changed BEFORE UPDATE ON conference
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
        """,
        """
        CREATE TRIGGER conference_is_never_deleted BEFORE DELETE ON conference
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
        """,
        """
        CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
        """,
        """
        CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
        """,
        # INSERT OR REPLACE deletes without asking the triggers above.
        """
        CREATE TRIGGER conference_is_never_replaced BEFORE INSERT ON conference
            WHEN EXISTS (SELECT 1 FROM conference WHERE id = NEW.id)
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
        """,
        """
        CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry
            WHEN EXISTS (
                SELECT 1 FROM entry WHERE conference = NEW.conference AND number = NEW.number
            )
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
        """,
    ),
    # A conference can be deleted as a whole: its hash and a trace of it stay.
    (
        """
        CREATE TABLE deletion (
            conference INTEGER PRIMARY KEY REFERENCES conference (id),
            at TEXT NOT NULL,
            title TEXT NOT NULL,
            entries INTEGER NOT NULL,
            hash TEXT NOT NULL
        ) STRICT
        """,
        "DROP TRIGGER conference_is_never_changed",
        """
        CREATE TRIGGER conference_is_never_changed BEFORE UPDATE ON conference
            WHEN NEW.programme != '' OR NEW.id != OLD.id OR NEW.hash != OLD.hash
                OR NEW.opened_at != OLD.opened_at
                OR NOT EXISTS (SELECT 1 FROM deletion WHERE conference = OLD.id)
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
        """,
        "DROP TRIGGER entry_is_never_deleted",
        """
        CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
            WHEN NOT EXISTS (SELECT 1 FROM deletion WHERE conference = OLD.conference)
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
        """,
        """
        CREATE TRIGGER entry_is_never_added_to_what_was_deleted BEFORE INSERT ON entry
            WHEN EXISTS (SELECT 1 FROM deletion WHERE conference = NEW.conference)
            BEGIN SELECT RAISE(ABORT, 'the conference was deleted'); END
        """,
        """
        CREATE TRIGGER deletion_is_never_changed BEFORE UPDATE ON deletion
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
        """,
        """
        CREATE TRIGGER deletion_is_never_taken_back BEFORE DELETE ON deletion
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
        """,
        """
        CREATE TRIGGER deletion_is_never_replaced BEFORE INSERT ON deletion
            WHEN EXISTS (SELECT 1 FROM deletion WHERE conference = NEW.conference)
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
        """,
    ),
]


_Row = TypeVar("_Row", bound=NamedTuple)


class JournalError(Exception):
    """A journal that cannot be used; the text is one sentence that says why and what to do."""


class NoPlace(JournalError):
    """A journal that cannot be opened or written now, but perhaps later."""


class UnusableJournal(JournalError):
    """A file that is damaged, or no journal at all: it can be set aside and a new one begun."""


class JournalDatabase:
    """An open journal; every error of SQLite comes out as a JournalError."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self._opened: os.stat_result | None = None
        with suppress(OSError):
            self._opened = path.stat()

    @classmethod
    def create_or_open(cls, path: Path, mode: str = "WAL") -> JournalDatabase:
        """Open or make the journal; what is committed to it survives the power cut.

        ``mode`` is SQLite's: WAL needs a disk of this machine, DELETE any place, and leaves one
        file. A new journal is its user's alone (on Windows the folder of the profile sees to it).
        """
        try:
            if path.exists() and path.stat().st_size:
                _refuse_damaged(path)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            if mode == "WAL" and not is_safe_to_map(path):
                raise NoPlace(_not_written(path))
            connection = sqlite3.connect(path, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise NoPlace(_cannot_open(path)) from error
        with _closed_on_error(connection, path):
            # Programmes are read once: their pages would stay, 2 MB of them to a connection.
            connection.execute(f"PRAGMA cache_size = -{CACHE}")
            _refuse_foreign(connection, path)
            # EXTRA: when SQLite deletes a log, its name is gone from the disk as well. A log that
            # came back after a power cut would take back what was committed since.
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute(f"PRAGMA journal_mode = {mode}")
            connection.execute("PRAGMA foreign_keys = ON")
            # What is deleted is overwritten, not left lying in the file.
            connection.execute("PRAGMA secure_delete = ON")
            if _version(connection) < VERSION:
                _migrate(connection)
            connection.execute("SELECT count(*) FROM conference").fetchone()  # maps the index
            try:
                reserve(path)
            except OSError as error:
                raise NoPlace(_not_written(path)) from error
        return cls(connection, path)

    @classmethod
    def open_to_read(cls, path: Path) -> JournalDatabase:
        """Open an existing journal, change nothing, and leave nothing beside one at rest."""
        try:
            if not path.is_file():
                raise JournalError(_("There is no record at {path}.").format(path=path))
            _refuse_damaged(path)
            connection = sqlite3.connect(address_to_read(path), uri=True)
        except (OSError, sqlite3.Error) as error:
            raise JournalError(_cannot_open(path)) from error
        with _closed_on_error(connection, path):
            _refuse_foreign(connection, path)
            if _version(connection) == 0:
                raise UnusableJournal(_not_ours(path))
        return cls(connection, path)

    @classmethod
    def in_memory(cls, path: Path) -> JournalDatabase:
        """Return an empty journal that stands for the one at the path and is never written."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        _migrate(connection)
        return cls(connection, path)

    def is_in_place(self) -> bool:
        """Return whether the file at the path is still the one that is open."""
        try:
            found = self.path.stat()
        except OSError:
            return False
        return self._opened is None or os.path.samestat(found, self._opened)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def one(self, query: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Return the first row of an answer, None when it is empty."""
        rows = self.all(query, values)
        return rows[0] if rows else None

    def all(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return every row of an answer."""
        with _told(self.path):
            try:
                return self._fetched(query, values)
            except sqlite3.OperationalError as error:
                if "decode" not in str(error):
                    raise
            # Letters that were tampered with are for the chain of hashes to find, not an error.
            self._connection.text_factory = partial(str, encoding="utf-8", errors="replace")
            return self._fetched(query, values)

    def rows(self, kind: type[_Row], query: str, values: Sequence[object] = ()) -> list[_Row]:
        """Return every row of an answer as its kind; one of other types or sizes is damage."""
        rows = [row_of(kind, row) for row in self.all(query, values)]
        if None in rows:
            raise self.damaged()
        return [row for row in rows if row is not None]

    def _fetched(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        with closing(self._connection.execute(query, values)) as cursor:
            return cursor.fetchall()

    def change(self, statement: str, values: Sequence[object]) -> int:
        """Change the journal while ``appending``; return the rowid of an inserted row."""
        with closing(self._connection.execute(statement, values)) as cursor:
            return cursor.lastrowid or 0

    @contextmanager
    def appending(self) -> Iterator[None]:
        """Commit to disk what is added within; JournalError, and nothing of it, if that fails."""
        try:
            with _transaction(self._connection):
                yield
        except sqlite3.Error as error:
            raise JournalError(_not_written(self.path)) from error

    def empty_log(self) -> None:
        """Leave nothing in the log beside the file, where what was deleted still stands.

        While another holds the log it stays, until all have closed the journal.
        """
        with suppress(sqlite3.Error):
            self.one("PRAGMA wal_checkpoint(TRUNCATE)")

    def damaged(self) -> JournalError:
        """Return the error to raise for a journal that does not hold what a journal holds."""
        return UnusableJournal(_damaged(self.path))


_types = cache(get_type_hints)


def row_of(kind: type[_Row], row: Sequence[object]) -> _Row | None:
    """Return a row of a table as its kind, None when it cannot be one; files may be changed."""
    types = _types(kind)
    if len(row) != len(types):
        return None
    for value, expected in zip(row, types.values(), strict=True):
        if type(value) is not expected or (isinstance(value, int) and not 0 <= value < MOST):
            return None
    return kind._make(row)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the journal into one sentence."""
    try:
        yield
    except sqlite3.OperationalError as error:
        # A plain error is one of our statements against tables that are no longer ours.
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            raise UnusableJournal(_damaged(path)) from error
        raise NoPlace(_cannot_open(path)) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise UnusableJournal(_damaged(path)) from error


@contextmanager
def _closed_on_error(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    try:
        with _told(path):
            yield
    except BaseException:
        connection.close()
        raise


def _cannot_open(path: Path) -> str:
    return _("The record {path} cannot be opened; check that the folder can be written to.").format(
        path=path
    )


def _not_written(path: Path) -> str:
    return _(
        "The record {path} cannot be written; make room on the disk, or close a second timekeeper."
    ).format(path=path)


def _damaged(path: Path) -> str:
    return _("The record {path} is damaged; keep the file and restore it from a copy.").format(
        path=path
    )


def _not_ours(path: Path) -> str:
    return _("{path} is not a timekeeper record.").format(path=path)


def _at_rest(path: Path) -> bool:
    """Return whether all that was committed is in the file itself, and no log beside it."""
    return not _has_log(path, "-wal") and not _has_log(path, "-journal")


def _has_log(path: Path, ending: str) -> bool:
    with suppress(FileNotFoundError):  # whoever writes may end, and take it away, at any moment
        return path.with_name(path.name + ending).stat().st_size > 0
    return False


def address_to_read(path: Path) -> str:
    """Return the address at which SQLite reads the database and changes nothing."""
    # Opened otherwise, a journal at rest gets two files beside it, which a folder that cannot be
    # written to does not even allow.
    # A copy that was cut off in the middle of a write has to be put right before it can be read.
    reading = "mode=rw" if _has_log(path, "-journal") else "mode=ro"
    if _has_log(path, "-wal") and not is_safe_to_map(path):
        reading += "&readonly_shm=1"  # SQLite then keeps an index of its own, in memory
    # Of a link to itself, pathlib's resolve makes no OSError.
    address = Path(os.path.realpath(path)).as_uri()
    return f"{address}?{'immutable=1' if _at_rest(path) else reading}"


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _migrate(connection: sqlite3.Connection) -> None:
    with _transaction(connection):
        # Read again: another timekeeper may have been quicker.
        for version in range(_version(connection), VERSION):
            for statement in _MIGRATIONS[version]:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _refuse_damaged(path: Path) -> None:
    if not _at_rest(path):
        return  # what a cut of the power left is for SQLite to put right
    with path.open("rb") as file:
        head = file.read(32)
    if head[:16] != b"SQLite format 3\x00":
        raise UnusableJournal(_not_ours(path))
    # SQLite itself does not miss the end of a last page.
    page_size, pages = int.from_bytes(head[16:18]), int.from_bytes(head[28:32])
    if path.stat().st_size < page_size * pages:
        raise UnusableJournal(_damaged(path))


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION_ID and (tables or application):
        raise UnusableJournal(_not_ours(path))
    if version > VERSION:
        raise JournalError(
            _(
                "{path} was written by a newer version of timekeeper; open it with that version."
            ).format(path=path)
        )
    if version < 0 or connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise UnusableJournal(_damaged(path))
