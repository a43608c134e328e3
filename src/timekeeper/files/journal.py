"""The journal: one SQLite database for all conferences, written before anything counts.

WAL with synchronous=FULL: a committed entry survives the power cut. Nothing is ever changed or
deleted (triggers see to it), and each entry carries the hash of the one before.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from timekeeper.core.events import Entry, Event, ItemInserted, item_of
from timekeeper.core.programme import Programme
from timekeeper.files.agenda import AgendaError, programme_from_mapping, programme_to_mapping
from timekeeper.files.event_records import event_from_record, event_to_record
from timekeeper.files.journal_database import JournalDatabase, JournalError

__all__ = ["ConferenceJournal", "Deletion", "Integrity", "JournalError", "JournalFile"]


@dataclass(frozen=True, slots=True)
class Integrity:
    """Whether the chain of hashes holds: how many entries, the last hash, intact or not.

    ``conference`` is its number in the journal, ``opened_at`` when it was opened (ISO 8601).
    """

    entries: int
    hash: str
    intact: bool
    conference: int = 0
    opened_at: str = ""


@dataclass(frozen=True, slots=True)
class Deletion:
    """What stays of a deleted conference; ``at`` is when (UTC) it was deleted."""

    conference: int
    at: datetime
    title: str
    entries: int
    hash: str


class JournalFile:
    """The database file. Use as a context manager, or call ``close``."""

    def __init__(self, database: JournalDatabase) -> None:
        self._database = database

    @classmethod
    def create_or_open(cls, path: Path) -> JournalFile:
        """Open the journal for writing, making it when it does not exist yet."""
        return cls(JournalDatabase.to_write(path))

    @classmethod
    def open_to_read(cls, path: Path) -> JournalFile:
        """Open an existing journal, a file or the folder it lies in, and change nothing."""
        return cls(JournalDatabase.to_read(path / "journal.db" if _is_folder(path) else path))

    @property
    def path(self) -> Path:
        """Return where the database lies."""
        return self._database.path

    def close(self) -> None:
        """Close the database; what was appended is on disk already."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def begin(self, programme: Programme, at: datetime) -> ConferenceJournal:
        """Record that a conference was opened, with its programme as it was then.

        AgendaError, with nothing recorded, for a programme that our format cannot hold.
        """
        content = json.dumps(
            programme_to_mapping(programme), ensure_ascii=False, separators=(",", ":")
        )
        opened = _instant(at)
        with self._database.appending():
            last = self._database.one("SELECT hash FROM conference ORDER BY id DESC LIMIT 1")
            digest = _digest(last[0] if last else "", opened, content)
            identity = self._database.change(
                "INSERT INTO conference (opened_at, programme, hash) VALUES (?, ?, ?)",
                (opened, content, digest),
            )
        return ConferenceJournal(self._database, identity)

    def newest(self) -> ConferenceJournal | None:
        """Return the conference that was opened last, None when there is none."""
        held = self.conferences()
        return held[-1] if held else None

    def conferences(self) -> tuple[ConferenceJournal, ...]:
        """Return every conference that is kept, the oldest first."""
        rows = self._database.all("SELECT id FROM conference WHERE programme != '' ORDER BY id")
        return tuple(ConferenceJournal(self._database, row[0]) for row in rows)

    def deletions(self) -> tuple[Deletion, ...]:
        """Return the traces of what was deleted, in the order of the conferences."""
        known = "SELECT 1 FROM sqlite_schema WHERE name = 'deletion'"
        if self._database.one(known) is None:  # a journal of the first version, opened to read
            return ()
        rows = self._database.all(
            "SELECT conference, at, title, entries, hash FROM deletion ORDER BY conference"
        )
        return tuple(
            Deletion(number, datetime.fromisoformat(at), title, entries, digest)
            for number, at, title, entries, digest in rows
        )

    def delete(self, conference: ConferenceJournal, at: datetime) -> Deletion:
        """Delete a conference for good; its number, title, count of entries and hash stay.

        JournalError, with nothing deleted, when that cannot be written.
        """
        found = conference.integrity()
        title = conference.programme().title
        values = (found.conference, _instant(at), title, found.entries, found.hash)
        with self._database.appending():
            self._database.change("INSERT INTO deletion VALUES (?, ?, ?, ?, ?)", values)
            self._database.change("DELETE FROM entry WHERE conference = ?", values[:1])
            self._database.change("UPDATE conference SET programme = '' WHERE id = ?", values[:1])
        return Deletion(found.conference, at, title, found.entries, found.hash)


class ConferenceJournal:
    """The entries of one conference in the journal."""

    def __init__(self, database: JournalDatabase, identity: int) -> None:
        self._database = database
        self._identity = identity
        self._programme: Programme | None = None

    def programme(self) -> Programme:
        """Return the programme as it was when the conference was opened."""
        if self._programme is None:
            _opened, content, _hash = self._header()
            try:
                self._programme = programme_from_mapping(json.loads(content))
            except (ValueError, AgendaError) as error:
                raise self._database.damaged() from error
        return self._programme

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, oldest first."""
        try:
            entries = tuple(
                Entry(number, datetime.fromisoformat(at), event_from_record(kind, data))
                for number, at, kind, data, _hash in self._rows()
            )
        except ValueError as error:
            raise self._database.damaged() from error
        inserted = (e.event.item.id for e in entries if isinstance(e.event, ItemInserted))
        known = {None, *self.programme().positions, *inserted}
        if any(item_of(entry.event) not in known for entry in entries):
            raise self._database.damaged()
        return entries

    def append(self, event: Event, at: datetime) -> Entry:
        """Commit the event to disk and return it as an entry, to the millisecond.

        JournalError when it could not be: then the event does not count.
        """
        kind, data = event_to_record(event)
        instant = _instant(at)
        with self._database.appending():
            number, before = self._last()
            number += 1
            digest = _digest(before, number, instant, kind, data)
            self._database.change(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)",
                (self._identity, number, instant, kind, data, digest),
            )
        return Entry(number, datetime.fromisoformat(instant), event)

    @property
    def number(self) -> int:
        """Return its number in the journal."""
        return self._identity

    @property
    def opened_at(self) -> datetime:
        """Return when the conference was opened (UTC)."""
        return datetime.fromisoformat(self._header()[0])

    def integrity(self, entries: int | None = None) -> Integrity:
        """Return whether every entry follows from the one before it, of the first ``entries``."""
        earlier = self._database.one(
            "SELECT hash FROM conference WHERE id < ? ORDER BY id DESC LIMIT 1", (self._identity,)
        )
        opened, programme, header = self._header()
        intact = header == _digest(earlier[0] if earlier else "", opened, programme)
        digest, count = header, 0
        for count, (number, at, kind, data, stored) in enumerate(self._rows()[:entries], start=1):
            digest = _digest(digest, number, at, kind, data)
            intact = intact and number == count and digest == stored
        return Integrity(count, digest, intact, self._identity, opened)

    def _header(self) -> tuple[str, str, str]:
        row = self._database.one(
            "SELECT opened_at, programme, hash FROM conference WHERE id = ?", (self._identity,)
        )
        if row is None:
            raise self._database.damaged()
        return row[0], row[1], row[2]

    def _last(self) -> tuple[int, str]:
        """Return the number and the hash of the newest entry, of the header when there is none."""
        row = self._database.one(
            "SELECT number, hash FROM entry WHERE conference = ? ORDER BY number DESC LIMIT 1",
            (self._identity,),
        )
        return (row[0], row[1]) if row else (0, self._header()[2])

    def _rows(self) -> list[tuple[Any, ...]]:
        query = (
            "SELECT number, at, kind, data, hash FROM entry WHERE conference = ? ORDER BY number"
        )
        return self._database.all(query, (self._identity,))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, a folder that may not be entered
        return False


def _digest(*fields: object) -> str:
    content = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")
