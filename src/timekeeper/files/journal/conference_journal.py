"""The entries of one conference in the journal: read, added to, and checked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from timekeeper.core.events import Entry, Event, ItemInserted, item_of
from timekeeper.core.programme import Programme
from timekeeper.files.agenda.agenda_file import AgendaError, programme_from_mapping
from timekeeper.files.journal.database import JournalDatabase, JournalError
from timekeeper.files.journal.records import (
    ConferenceHeader,
    Held,
    Record,
    continues,
    entry_of,
    follows,
    instant_of,
    is_written_as,
    record_after,
    right_part,
)
from timekeeper.words.language import _

ENTRIES = "SELECT number, at, kind, data, hash FROM entry"


class Diverged(JournalError):
    """A journal that goes on otherwise than what should be added to it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("The record {path} goes on otherwise; it is left as it is.").format(path=path)
        )


class Deleted(JournalError):
    """A journal from which the conference that should go on there was deleted meanwhile."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "The conference was deleted from the record {path} while it was open here; it can "
                "only go on in another place."
            ).format(path=path)
        )


class Integrity(Struct, frozen=True):
    """Whether the chain of hashes holds: how many entries, the last hash, intact or not.

    ``conference`` is its number in the journal, ``opened_at`` when it was opened (ISO 8601).
    """

    entries: int
    hash: str
    intact: bool
    conference: int = 0
    opened_at: str = ""


class ConferenceJournal:
    """The entries of one conference in the journal."""

    def __init__(self, database: JournalDatabase, identity: int) -> None:
        self._database = database
        self._identity = identity
        self._programme: Programme | None = None
        # Whose hashes were checked, after the header's.
        self._right: tuple[str, list[Record]] | None = None

    def programme(self) -> Programme:
        """Return the programme as it was when the conference was opened."""
        if self._programme is None:
            try:
                self._programme = programme_from_mapping(json.loads(self.header().programme))
            except (ValueError, RecursionError, AgendaError) as error:
                raise self._database.damaged() from error
        return self._programme

    def expect(self, programme: Programme) -> None:
        """Let this be its programme if it is the one that is recorded: it need not be read anew."""
        if is_written_as(programme, self.header().programme):
            self._programme = programme

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, oldest first."""
        try:
            entries = tuple(map(entry_of, self.records()))
        except ValueError as error:
            raise self._database.damaged() from error
        if not speaks_of(self.programme(), entries):
            raise self._database.damaged()
        return entries

    def append(self, event: Event, at: datetime, by: str = "") -> Entry:
        """Commit the event to disk and return it as an entry, to the millisecond.

        JournalError when it could not be: then the event does not count.
        """
        with self._database.appending():
            record = record_after(*self._last(), event, at, by)
            self._add(record)
        return entry_of(record)

    def keep(self, records: Sequence[Record]) -> None:
        """Add, while ``appending``, those that are not there yet; ``Diverged`` if others are."""
        if not records:
            return
        first = records[0].number
        there = self._records(first)
        if there != list(records[: len(there)]):
            raise Diverged(self._database.path)
        new = records[len(there) :]
        if new and not continues(new[0], *self._last()):
            raise Diverged(self._database.path)
        for record in new:
            self._add(record)

    @property
    def number(self) -> int:
        """Return its number in the journal."""
        return self._identity

    @property
    def opened_at(self) -> datetime:
        """Return when the conference was opened (UTC)."""
        try:
            return instant_of(self.header().opened)
        except ValueError as error:
            raise self._database.damaged() from error

    def integrity(self, entries: int | None = None) -> Integrity:
        """Return whether every entry follows from the one before it, of the first ``entries``."""
        header, records = self.header(), self.records()[:entries]
        intact = follows(header, self.earlier())
        if intact and self._right != (header.hash, records):
            intact = len(right_part(header, records)) == len(records)
            self._right = (header.hash, records) if intact else None
        last = records[-1].hash if records else header.hash
        return Integrity(len(records), last, intact, self._identity, header.opened)

    def held(self) -> Held:
        """Return all that is recorded of the conference, for a journal that goes on with it."""
        return Held(self.header(), self.earlier(), self.records())

    def header(self) -> ConferenceHeader:
        """Return the conference's own row."""
        query = "SELECT * FROM conference WHERE id = ?"
        rows = self._database.rows(ConferenceHeader, query, (self._identity,))
        if not rows:
            raise self._database.damaged()
        return rows[0]

    def earlier(self) -> ConferenceHeader | None:
        """Return the row of the conference before, None for the first."""
        query = "SELECT * FROM conference WHERE id < ? ORDER BY id DESC LIMIT 1"
        rows = self._database.rows(ConferenceHeader, query, (self._identity,))
        return rows[0] if rows else None

    def records(self) -> list[Record]:
        """Return every entry as it is stored, oldest first."""
        return self._records(first=0)

    def _records(self, first: int) -> list[Record]:
        query = f"{ENTRIES} WHERE conference = ? AND number >= ? ORDER BY number"
        return self._database.rows(Record, query, (self._identity, first))

    def _last(self) -> tuple[int, str]:
        """Return the number and the hash of the newest entry, of the header when there is none."""
        row = self._database.one(
            "SELECT number, hash FROM entry WHERE conference = ? ORDER BY number DESC LIMIT 1",
            (self._identity,),
        )
        if row is None:  # not by ``header``: an act must not read the programme
            row = self._database.one(
                "SELECT 0, hash FROM conference WHERE id = ?", (self._identity,)
            )
        if row is None:
            raise self._database.damaged()
        return row[0], row[1]

    def _add(self, record: Record) -> None:
        self._database.change(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)", (self._identity, *record)
        )


def speaks_of(programme: Programme, entries: Sequence[Entry]) -> bool:
    """Return whether the entries name no item but those of the programme and those inserted."""
    inserted = (e.event.item.id for e in entries if isinstance(e.event, ItemInserted))
    known = {None, *programme.positions, *inserted}
    return known.issuperset(item_of(entry.event) for entry in entries)
