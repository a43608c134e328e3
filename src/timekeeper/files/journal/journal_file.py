"""The journal: one SQLite database for all conferences.

What is committed survives the power cut: synchronous=EXTRA, with WAL in its own place and with a
rollback journal in a copy. An act may count before it is committed: see safe_journal.py.

Nothing that is recorded is changed, and no entry is deleted on its own (triggers see to it); each
carries the hash of the one before. A conference can be deleted as a whole: its entries and its
programme go; its number, title, count of entries and hash stay.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, Self

from msgspec import Struct, convert
from msgspec.structs import astuple, replace

from timekeeper.core.events import SecrecySet
from timekeeper.core.programme import Programme
from timekeeper.core.record.history import replay
from timekeeper.files.agenda.agenda_file import programme_from_mapping
from timekeeper.files.journal.conference_journal import (
    ConferenceJournal,
    Deleted,
    Diverged,
    Integrity,
)
from timekeeper.files.journal.database import JournalDatabase, JournalError, UnusableJournal
from timekeeper.files.journal.records import (
    ConferenceHeader,
    Held,
    Record,
    header_after,
    instant_of,
    rechained,
    records_after,
)
from timekeeper.live.secrecy import is_secret

__all__ = [
    "ConferenceJournal",
    "Deleted",
    "Diverged",
    "Integrity",
    "JournalError",
    "JournalFile",
    "UnusableJournal",
]


LATEST = 10  # conferences: what a kill or a full disk left undone is of the last days


class Deletion(Struct, frozen=True):
    """What stays of a deleted conference; ``at`` is when it was deleted, on its own clock."""

    conference: int
    at: datetime
    title: str
    entries: int
    hash: str


class _Trace(NamedTuple):
    conference: int
    at: str
    title: str
    entries: int
    hash: str


class _Kept(NamedTuple):
    conference: int
    kept: int


class _Known(Struct, frozen=True):
    """By what the record of the same conference is known."""

    title: str
    sessions: list[Any]

    def is_like(self, other: _Known) -> bool:
        return self.title == other.title or self.sessions == other.sessions


class JournalFile:
    """The database file. Use as a context manager, or call ``close``."""

    def __init__(self, database: JournalDatabase) -> None:
        self._database = database
        self._newest: ConferenceJournal | None = None

    @property
    def path(self) -> Path:
        """Return the place of the file."""
        return self._database.path

    @property
    def refusal(self) -> str:
        """Return why nothing can be written to it, "" when it can."""
        return ""

    @classmethod
    def create_or_open(cls, path: Path) -> JournalFile:
        """Open the journal for writing, making it when it does not exist yet."""
        return cls(JournalDatabase.create_or_open(path))

    @classmethod
    def create_or_open_copy(cls, path: Path) -> JournalFile:
        """Open the journal on a stick or in the network, for one moment of writing."""
        return cls(JournalDatabase.create_or_open(path, "DELETE"))

    @classmethod
    def open_to_read(cls, path: Path) -> JournalFile:
        """Open an existing journal, a file or the folder it lies in, and change nothing."""
        return cls(JournalDatabase.open_to_read(path / "journal.db" if _is_folder(path) else path))

    def damaged(self) -> JournalError:
        """Return the error to raise for a journal that does not hold what a journal holds."""
        return self._database.damaged()

    def is_in_place(self) -> bool:
        """Return whether the file at its path is still the one that is open."""
        return self._database.is_in_place()

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
        header_after(None, programme, at)
        with self._database.appending():
            header = header_after(self.last_header(), programme, at)
            self._add(header)
        return ConferenceJournal(self._database, header.identity)

    def newest(self) -> ConferenceJournal | None:
        """Return the conference that was opened last, None when there is none."""
        held = self.conferences()
        if not held:
            return None
        # The same object as before: it remembers which of its records are right.
        if self._newest is None or self._newest.number != held[-1].number:
            self._newest = held[-1]
        return self._newest

    def conferences(self, *, deleted: bool = False) -> tuple[ConferenceJournal, ...]:
        """Return every conference that is kept, and ``deleted`` ones; the oldest first."""
        query = "SELECT id, programme != '' FROM conference ORDER BY id"
        rows = self._database.rows(_Kept, query)
        return tuple(ConferenceJournal(self._database, n) for n, kept in rows if kept or deleted)

    def deletions(self) -> tuple[Deletion, ...]:
        """Return the traces of what was deleted, in the order of the conferences."""
        known = "SELECT 1 FROM sqlite_schema WHERE name = 'deletion'"
        if self._database.one(known) is None:  # a journal of the first version, opened to read
            return ()
        query = "SELECT conference, at, title, entries, hash FROM deletion ORDER BY conference"
        rows = self._database.rows(_Trace, query)
        try:
            return tuple(Deletion(row[0], instant_of(row.at), *row[2:]) for row in rows)
        except ValueError as error:
            raise self._database.damaged() from error

    def delete(self, conference: ConferenceJournal, at: datetime) -> Deletion:
        """Delete a conference for good; its number, title, count of entries and hash stay.

        JournalError, with nothing deleted, when that cannot be written.
        """
        deletion = _trace(conference, at)
        self._delete(deletion)
        return deletion

    def knows_secrets(self) -> bool:
        """Return at once whether a conference in it was, or has become, secret."""
        opened = """SELECT 1 FROM conference WHERE programme LIKE '%"secret":true%'"""
        became = "SELECT 1 FROM entry WHERE kind = 'SecrecySet'"
        return self._database.one(f"{opened} UNION ALL {became} LIMIT 1") is not None

    def last_secret(self) -> ConferenceHeader | None:
        """Return the newest secret conference among the latest, None where there is none."""
        for journal in reversed(self.conferences()[-LATEST:]):
            with suppress(UnusableJournal, ValueError, RecursionError):
                if is_secret(journal.programme(), journal.entries()):
                    return journal.header()
        return None

    def forget_beginnings(self, held: ConferenceHeader, at: datetime) -> None:
        """Delete what was opened of this secret conference before, and of which no item was held.

        Not even its title stays. What was held of the same days stays and is secret from now on.
        What was begun after it is left as it is.
        JournalError when that cannot be written; once all else is done, for what is damaged.
        """
        told, damage = programme_from_mapping(json.loads(held.programme)), None
        days, like = _days(told, instant_of(held.opened)), [_known(held)]
        row = self._database.one("SELECT id FROM conference WHERE hash = ?", (held.hash,))
        # From the newest: title and items may have been changed one after the other.
        for journal in reversed(self.conferences()):
            if row is not None and journal.number >= row[0]:
                continue
            try:
                known = _known(journal.header())
                if not any(map(known.is_like, like)):
                    continue
                of_these_days = not days.isdisjoint(_days(journal.programme(), journal.opened_at))
                if of_these_days:
                    like.append(known)
                self._forget(journal, at, stays_secret=of_these_days)
            except (UnusableJournal, ValueError, RecursionError):
                damage = self.damaged()
        if damage is not None:
            raise damage

    def _forget(self, journal: ConferenceJournal, at: datetime, *, stays_secret: bool) -> None:
        entries = journal.entries()
        if not replay(entries).intervals:
            self._delete(replace(_trace(journal, at), title=""))
        elif stays_secret and not is_secret(journal.programme(), entries):
            journal.append(SecrecySet(secret=True), at)

    def delete_as_in(
        self, source: JournalFile, held: ConferenceHeader | None = None, *, empty: bool = False
    ) -> None:
        """Delete what was deleted in the journal that this is a copy of, but never what is held.

        ``empty``: leave a trace, its title, also of those of which nothing but a hash is here.
        """
        done = {deletion.conference for deletion in self.deletions()}
        here = {j.number: j.header().hash for j in self.conferences(deleted=empty)}
        there = {j.number: j.header().hash for j in source.conferences(deleted=True)}
        for deletion in source.deletions():
            number = deletion.conference
            if held is not None and held.hash == here.get(number):
                continue
            if number not in done and here.get(number) == there.get(number, ""):
                self._delete(deletion)

    def _delete(self, deletion: Deletion) -> None:
        number, at, title, entries, digest = astuple(deletion)
        values = (number, at.isoformat(timespec="milliseconds"), title, entries, digest)
        with self._database.appending():
            self._database.change("INSERT INTO deletion VALUES (?, ?, ?, ?, ?)", values)
            self._database.change("DELETE FROM entry WHERE conference = ?", values[:1])
            self._database.change("UPDATE conference SET programme = '' WHERE id = ?", values[:1])
        self._database.empty_log()

    def opening(self, programme: Programme, at: datetime) -> Held:
        """Return what ``begin`` would record, for a journal that writes it when it can."""
        earlier = self.last_header()
        return Held(header_after(earlier, programme, at), earlier)

    def last_header(self) -> ConferenceHeader | None:
        """Return the header of the conference that was opened last."""
        query = "SELECT * FROM conference ORDER BY id DESC LIMIT 1"
        rows = self._database.rows(ConferenceHeader, query)
        return rows[0] if rows else None

    def keep(
        self, header: ConferenceHeader, records: Sequence[Record], earlier: ConferenceHeader | None
    ) -> None:
        """Commit what of this conference is not there yet; ``records`` follow one another.

        ``earlier`` is the conference before it, which its hash needs. JournalError when the file
        cannot be written; ``Diverged`` when it goes on otherwise, ``Deleted`` when it may not.
        """
        with self._database.appending():
            for each in filter(None, (earlier, header)):
                query = "SELECT hash FROM conference WHERE id = ?"
                row = self._database.one(query, (each.identity,))
                if row is None:
                    self._add(each)
                elif row[0] != each.hash:
                    raise Diverged(self._database.path)
            gone = "SELECT 1 FROM deletion WHERE conference = ?"
            if self._database.one(gone, (header.identity,)) is not None:
                raise Deleted(self._database.path)
            ConferenceJournal(self._database, header.identity).keep(records)

    def take_over(self, header: ConferenceHeader, records: Sequence[Record]) -> ConferenceJournal:
        """Let the conference of another file be the newest here, and return it.

        When the newest here is the same conference, what it lacks is added; when it holds all of
        it, it stays as it is.
        """
        fields = [record[1:4] for record in records]
        with self._database.appending():
            newest = self.newest()
            if newest is not None and newest.header()[1:3] == header[1:3]:
                own = [record[1:4] for record in newest.records()]
                if own[: len(fields)] == fields:
                    return newest
                if fields[: len(own)] == own:
                    newest.keep(records_after(newest.header(), fields))
                    return newest
            taken = rechained(header, self.last_header())
            self._add(taken)
            journal = ConferenceJournal(self._database, taken.identity)
            journal.keep(records_after(taken, fields))
        return journal

    def _add(self, header: ConferenceHeader) -> None:
        self._database.change("INSERT INTO conference VALUES (?, ?, ?, ?)", header)


def _trace(conference: ConferenceJournal, at: datetime) -> Deletion:
    found, programme = conference.integrity(), conference.programme()
    # With the programme its zone goes too.
    here = at.astimezone(programme.timezone)
    return Deletion(found.conference, here, programme.title, found.entries, found.hash)


def _known(header: ConferenceHeader) -> _Known:
    return convert(json.loads(header.programme), _Known)


def _days(programme: Programme, opened: datetime) -> set[date]:
    """Return the days of a programme; where none is said, that on which it was opened."""
    said = map(programme.session_date, range(len(programme.sessions)))
    today = opened.astimezone(programme.timezone).date()
    return {day or today for day in said}


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, a folder that may not be entered
        return False
