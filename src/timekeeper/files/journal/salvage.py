"""Opening the program's own journal whatever has become of it; what is right in it is kept."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from itertools import islice, takewhile
from pathlib import Path
from threading import Thread
from typing import Any

from msgspec import Struct

from timekeeper.core.programme import Programme
from timekeeper.files.agenda.agenda_file import AgendaError, programme_from_mapping
from timekeeper.files.journal.conference_journal import ENTRIES, speaks_of
from timekeeper.files.journal.database import (
    JournalDatabase,
    NoPlace,
    address_to_read,
    row_of,
)
from timekeeper.files.journal.journal_file import (
    ConferenceJournal,
    JournalError,
    JournalFile,
    UnusableJournal,
)
from timekeeper.files.journal.mark import missing_acts
from timekeeper.files.journal.places import set_aside
from timekeeper.files.journal.records import (
    ConferenceHeader,
    Held,
    Record,
    entry_of,
    follows,
    instant_of,
    rechained,
    right_part,
)
from timekeeper.live.secrecy import is_secret
from timekeeper.words.language import _, ngettext

PATIENCE = 3.0  # of a start, for the copy
ASKED_FOR = 30.0  # for a record that the operator wants to see, over a slow line
MOST_ROWS = 100_000  # damaged pages may lead round in a circle


class Salvaged(Struct, frozen=True):
    """What was right in a damaged journal's last conference, and where the file lies now."""

    file: Path
    acts: int
    until: datetime | None
    programme: Programme | None


class AwaitedJournal(JournalFile):
    """Stands for a journal while its disk is full or gone, or may not be written.

    Knows what could be read of it; whenever it is asked, it is opened anew if it can. ``refusal``
    says why it could not be written so far.
    """

    def __init__(self, database: JournalDatabase, refusal: str) -> None:
        super().__init__(database)
        self._refusal = refusal

    @property
    def refusal(self) -> str:
        """Return why nothing can be written to it, "" when it can."""
        return self._refusal

    def newest(self) -> ConferenceJournal | None:
        """Return the conference that was opened last, None when there is none."""
        self._try_again()
        return super().newest()

    def last_header(self) -> ConferenceHeader | None:
        """Return the header of the conference that was opened last."""
        self._try_again()
        return super().last_header()

    def _try_again(self) -> None:
        if not self._refusal:
            return
        with suppress(JournalError):
            here = JournalDatabase.create_or_open(self.path)
            self._database.close()
            self._database, self._refusal = here, ""


def open_whatever_happened(
    path: Path, now: datetime, expected: Programme | None = None
) -> tuple[JournalFile, Salvaged | None]:
    """Open the journal; a damaged one is set aside, and what is right in it goes on in a new one.

    Without a place for it, it is one that is awaited. JournalError when a newer version wrote it.
    ``expected`` is the programme that most likely goes on: it is not read and kept a second time.
    """
    try:
        return _open(path, now, expected)
    except NoPlace as refused:
        refusal = str(refused)
    try:
        awaited = AwaitedJournal(JournalDatabase.open_to_read(path), refusal)
        return _sound(awaited, expected), None
    except JournalError:
        return AwaitedJournal(JournalDatabase.in_memory(path), refusal), None


def _open(
    path: Path, now: datetime, expected: Programme | None
) -> tuple[JournalFile, Salvaged | None]:
    try:
        return _sound(JournalFile.create_or_open(path), expected), None
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


def journal_in(record: Path) -> Path:
    """Return the journal that is meant by a file, or by the folder it lies in."""
    return record / "journal.db" if record.is_dir() else record


def take_over(other: Path, own: Path, patience: float = ASKED_FOR) -> Held | None:
    """Let the newest conference of another journal go on in our own, as far as it is right.

    A secret one is not copied: it is returned, to go on where it is. JournalError when that cannot
    be, or when it does not answer in so many seconds.
    """
    held, secret = _read(other, patience)
    if secret:
        return held
    with JournalFile.create_or_open(own) as file:
        file.take_over(held.header, held.records)
    return None


def catch_up(
    own: JournalFile,
    copy: Path | None,
    patience: float = PATIENCE,
    *,
    on_network: Callable[[Path], bool] = lambda _folder: False,
) -> str:
    """Add what the copy knows and our own journal does not: its disk was full, gone or damaged.

    Return what the operator should know, "" for nothing. A folder in the network that does not
    answer in so many seconds is not waited for, and of a secret conference nothing comes from one.
    """
    missing, silent = missing_acts(own), ""
    try:
        newest = own.newest() if copy is not None else None
        secret = newest is not None and is_secret(newest.programme(), newest.entries())
        if copy is not None and not (secret and on_network(copy)):
            held, secret = _read(copy, patience)
            if not (secret and on_network(copy)):
                _add(own, held)
    except _NoAnswer as error:
        silent = str(error)
    except JournalError:
        pass  # a copy that is not there is told of when the record is to be written to it
    return " ".join(filter(None, (_lost(missing, missing_acts(own)), silent)))


def _lost(missing: int, still: int) -> str:
    if still:
        return ngettext(
            "The disk has lost {count} act of the record that was written.",
            "The disk has lost {count} acts of the record that were written.",
            still,
        ).format(count=still)
    if missing:
        return ngettext(
            "The disk had lost {count} act of the record; it was taken from the copy.",
            "The disk had lost {count} acts of the record; they were taken from the copy.",
            missing,
        ).format(count=missing)
    return ""


class _NoAnswer(JournalError):
    """A folder, most likely in the network, that neither gives what is asked nor refuses it."""


def _read(path: Path, patience: float) -> tuple[Held, bool]:
    from concurrent.futures import Future  # noqa: PLC0415  # seldom needed

    answer: Future[tuple[Held, bool]] = Future()

    def read() -> None:
        try:
            answer.set_result(_newest_of(path))
        except Exception as error:  # noqa: BLE001  # raised again where it is waited for
            answer.set_exception(error)

    Thread(target=read, name="timekeeper copy", daemon=True).start()
    try:
        return answer.result(patience)
    except TimeoutError as error:
        raise _NoAnswer(
            _("{path} does not answer; start timekeeper again when it does.").format(path=path)
        ) from error


def _newest_of(path: Path) -> tuple[Held, bool]:
    """Return the newest conference of another journal as far as it is right, and if it is secret.

    JournalError for acts that this version does not know.
    """
    with JournalFile.open_to_read(path) as source:
        newest = source.newest()
        if newest is None:
            raise JournalError(_("No conference is recorded in {path} yet.").format(path=path))
        programme, held = newest.programme(), newest.held()
        right = right_part(held.header, held.records)
        if not _is_usable(held.header, right):
            raise source.damaged()
    secret = is_secret(programme, tuple(map(entry_of, right)))
    return Held(held.header, held.earlier, right), secret


def _add(own: JournalFile, theirs: Held) -> None:
    ours = own.newest()
    gone = (each.header() for each in own.conferences(deleted=True))
    if any(not each.programme and each.hash == theirs.header.hash for each in gone):
        return  # it was deleted here while the copy was away
    if ours is not None:
        known = [record[1:4] for record in ours.records()]
        same = ours.header()[1:3] == theirs.header[1:3]
        if not same and ours.header().opened >= theirs.header.opened:
            return
        if same and [record[1:4] for record in theirs.records[: len(known)]] != known:
            return
    own.take_over(theirs.header, theirs.records)


def _sound(file: JournalFile, expected: Programme | None) -> JournalFile:
    try:
        # Hashing the acts of all years would take its time: older ones are checked when read.
        sound = all(follows(one.header(), one.earlier()) for one in file.conferences())
        newest = file.newest() if sound else None
        if newest is not None:
            if expected is not None:
                newest.expect(expected)
            newest.entries()
            sound = newest.integrity().intact
    except BaseException:
        file.close()
        raise
    if not sound:
        file.close()
        raise file.damaged()
    return file


def _right_conferences(path: Path) -> Iterator[tuple[ConferenceHeader, list[Record]]]:
    """Yield each conference that can be read, as far as it is right."""
    earlier: ConferenceHeader | None = None
    with (
        suppress(sqlite3.Error, UnicodeDecodeError),
        closing(sqlite3.connect(address_to_read(path), uri=True)) as file,
    ):
        file.text_factory = partial(str, encoding="utf-8", errors="replace")
        for row in list(_readable(file, "SELECT * FROM conference ORDER BY id")):
            header = row_of(ConferenceHeader, row)
            if header is None:
                continue
            query = f"{ENTRIES} WHERE conference = ? ORDER BY number"
            read = (row_of(Record, row) for row in _readable(file, query, header.identity))
            rows = [row for row in takewhile(bool, read) if row is not None]
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


def _is_usable(header: ConferenceHeader, records: list[Record]) -> bool:
    try:
        instant_of(header.opened)
        programme = programme_from_mapping(json.loads(header.programme))
        return speaks_of(programme, list(map(entry_of, records)))
    except (ValueError, TypeError, RecursionError, AgendaError):
        return False
