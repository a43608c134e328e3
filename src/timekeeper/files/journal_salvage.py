"""Opening the program's own journal whatever has become of it; what is right in it is kept."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from timekeeper.core.programme import Programme
from timekeeper.files.agenda import AgendaError, programme_from_mapping
from timekeeper.files.journal import (
    ENTRIES,
    ConferenceJournal,
    JournalError,
    JournalFile,
    UnusableJournal,
    speaks_of,
)
from timekeeper.files.journal_database import address_to_read
from timekeeper.files.journal_places import set_aside
from timekeeper.files.journal_records import (
    Header,
    Record,
    entry_of,
    follows,
    rechained,
    right_part,
)
from timekeeper.live.language import _

MOST_ROWS = 100_000  # damaged pages may lead round in a circle


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was right in a damaged journal's last conference, and where the file lies now."""

    file: Path
    acts: int
    until: datetime | None
    programme: Programme | None


def open_whatever_happened(path: Path, now: datetime) -> tuple[JournalFile, Salvaged | None]:
    """Open the journal; a damaged one is set aside, and what is right in it goes on in a new one.

    JournalError when there is no place for a journal, or a newer version wrote it.
    """
    try:
        return _sound(JournalFile.create_or_open(path)), None
    except UnusableJournal:
        aside = set_aside(path, now)
    new = JournalFile.create_or_open(path)
    newest: ConferenceJournal | None = None
    for header, records in _right_conferences(aside):
        newest = new.take_over(header, records)
    entries = newest.entries() if newest else ()
    until = entries[-1].at if entries else None
    return new, Salvaged(aside, len(entries), until, newest.programme() if newest else None)


def is_record(path: Path) -> bool:
    """Return whether the path is meant as a journal and not as a programme."""
    return path.suffix.lower() == ".db" or (path.is_dir() and (path / "journal.db").is_file())


def take_over(other: Path, own: Path) -> None:
    """Let the newest conference of another journal go on in our own, as far as it is right."""
    with JournalFile.open_to_read(other) as source:
        newest = source.newest()
        if newest is None:
            raise JournalError(_("No conference is recorded in {path} yet.").format(path=other))
        newest.programme()
        held = newest.held()
    with JournalFile.create_or_open(own) as file:
        file.take_over(held.header, right_part(held.header, held.records))


def catch_up(own: JournalFile, copy: Path) -> None:
    """Add what the copy knows and our own journal does not: its disk was full, gone or damaged."""
    with suppress(JournalError), JournalFile.open_to_read(copy) as source:
        theirs, ours = source.newest(), own.newest()
        if theirs is None:
            return
        held = theirs.held()
        records = right_part(held.header, held.records)
        if ours is not None:
            known = [record[1:4] for record in ours.records()]
            same = ours.header()[1:3] == held.header[1:3]
            if not same and ours.header().opened >= held.header.opened:
                return
            if same and [record[1:4] for record in records[: len(known)]] != known:
                return
        if _is_usable(held.header, records):
            own.take_over(held.header, records)


def _sound(file: JournalFile) -> JournalFile:
    try:
        sound = _is_sound(file)
    except BaseException:
        file.close()
        raise
    if not sound:
        file.close()
        raise file.damaged()
    return file


def _is_sound(file: JournalFile) -> bool:
    # Hashing the acts of all years would take its time: older ones are checked when they are read.
    if not all(follows(journal.header(), journal.earlier()) for journal in file.conferences()):
        return False
    newest = file.newest()
    if newest is None:
        return True
    newest.entries()
    return newest.integrity().intact


def _right_conferences(path: Path) -> Iterator[tuple[Header, list[Record]]]:
    """Yield each conference that can be read, as far as it is right."""
    earlier: Header | None = None
    with (
        suppress(sqlite3.Error, UnicodeDecodeError),
        closing(sqlite3.connect(address_to_read(path), uri=True)) as file,
    ):
        file.text_factory = partial(str, encoding="utf-8", errors="replace")
        for row in list(_readable(file, "SELECT * FROM conference ORDER BY id")):
            header = Header(*row)
            query = f"{ENTRIES} WHERE conference = ? ORDER BY number"
            rows = [Record(*row) for row in _readable(file, query, header.identity)]
            # The hash of the header may be what was damaged.
            for each in (header, rechained(header, earlier)):
                records = right_part(each, rows)
                if records:
                    break
            if _is_usable(header, records):
                yield header, records
            earlier = header


def _readable(file: sqlite3.Connection, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
    """Yield the rows up to the first that cannot be read, each number once."""
    numbers = set()
    with suppress(sqlite3.Error, UnicodeDecodeError), closing(file.execute(query, values)) as rows:
        for row in islice(rows, MOST_ROWS):
            if row[0] not in numbers:
                numbers.add(row[0])
                yield row


def _is_usable(header: Header, records: list[Record]) -> bool:
    try:
        datetime.fromisoformat(header.opened)
        programme = programme_from_mapping(json.loads(header.programme))
        return speaks_of(programme, list(map(entry_of, records)))
    except (ValueError, TypeError, AgendaError):
        return False
