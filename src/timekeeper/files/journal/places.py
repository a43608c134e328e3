"""The places where the record of the conference under way is kept: its own, and a copy."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Protocol

from timekeeper.files.journal.database import NoPlace
from timekeeper.files.journal.journal_file import (
    Deleted,
    Diverged,
    JournalError,
    JournalFile,
    UnusableJournal,
)
from timekeeper.files.journal.mark import note
from timekeeper.files.journal.records import ConferenceHeader, Held
from timekeeper.live.secrecy import is_secret
from timekeeper.words.language import _

BESIDE = ("", "-wal", "-shm", "-journal")  # what SQLite keeps beside a database


class RecordPlace(Protocol):
    """Somewhere to keep the record. Used by one thread."""

    def keep(self, held: Held, begin: int, end: int) -> None:
        """Commit the records from ``begin`` to ``end``, and those before that are missing."""
        ...

    def close(self) -> None:
        """Let go of the place."""
        ...


class OwnPlace:
    """The journal in the data folder, held open."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: JournalFile | None = None

    def keep(self, held: Held, begin: int, end: int) -> None:
        """Commit the records from ``begin`` to ``end``, and those before that are missing."""
        if self._file is not None and not self._file.is_in_place():
            self.close()  # POSIX would go on writing to a file that has lost its name
        try:
            if self._file is None:
                begin, self._file = 0, JournalFile.create_or_open(self._path)
            _commit(self._file, held, begin, end)
            note(self._path, held.header, end)
        except JournalError:
            self.close()
            raise

    def close(self) -> None:
        """Close the database."""
        if self._file is not None:
            self._file.close()
            self._file = None


class CopyPlace:
    """A copy of the journal in another folder, opened only while something is written.

    So a stick can be pulled out at any time. What is there of another history is set aside.
    ``on_network``: of the secret conferences before the held one, it gets nothing but a hash.
    """

    def __init__(
        self,
        folder: Path,
        source: Path,
        now: Callable[[], datetime],
        *,
        on_network: bool = False,
    ) -> None:
        self.path = folder / "journal.db"
        self._source = source
        self._now = now
        self._on_network = on_network

    def keep(self, held: Held, begin: int, end: int) -> None:
        """Commit all that is missing; a folder that is not there is not made."""
        if not self.path.parent.is_dir():
            raise JournalError(_("The folder {path} is not there.").format(path=self.path.parent))
        try:
            self._add(held, begin, end)
        except (Deleted, Diverged, UnusableJournal):
            set_aside(self.path, self._now())
            self._add(held, 0, end)

    def _add(self, held: Held, begin: int, end: int) -> None:
        new = not self.path.exists()
        if held.earlier is not None and self._on_network:
            # Its hash is enough; it may be secret.
            held = Held(held.header, held.earlier._replace(programme=""), held.records)
        with JournalFile.create_or_open_copy(self.path) as copy:
            if new or not begin:
                with suppress(JournalError):  # when its own place fails, today's record is enough
                    self._follow(copy, held, new=new)
            _commit(copy, held, begin, end)

    def _follow(self, copy: JournalFile, held: Held, *, new: bool) -> None:
        """Delete what was deleted, and add to a new copy the conferences before the held one."""
        before: ConferenceHeader | None = None
        with JournalFile.open_to_read(self._source) as source:
            for journal in source.conferences(deleted=True) if new else ():
                header = journal.header()
                if header.identity < held.header.identity:
                    known = self._on_network and header.programme  # "": it was deleted
                    stays = known and is_secret(journal.programme(), journal.entries())
                    shown = header._replace(programme="") if stays else header
                    copy.keep(shown, () if stays else journal.records(), before)
                    before = shown
            copy.delete_as_in(source, held.header, empty=new and not self._on_network)

    def close(self) -> None:
        """Nothing is held open."""


def _commit(file: JournalFile, held: Held, begin: int, end: int) -> None:
    try:
        file.keep(held.header, held.records[begin:end], held.earlier)
    except Diverged:  # somebody may have taken out what was there before
        if not begin:
            raise
        file.keep(held.header, held.records[:end], held.earlier)


def delete_in_copy(folder: Path, source: Path) -> str:
    """Delete in the copy what was deleted in its source; return why it could not be, "" if it was.

    What could not be is done when the copy is written to after the next start.
    """
    path, reason = folder / "journal.db", ""
    if not folder.is_dir():
        reason = _("The folder {path} is not there.").format(path=folder)
    elif path.exists():
        try:
            with (
                JournalFile.open_to_read(source) as own,
                JournalFile.create_or_open_copy(path) as copy,
            ):
                copy.delete_as_in(own)
        except JournalError as error:
            reason = str(error)
    return reason and _("Deleted here, in the copy later: {reason}").format(reason=reason)


def set_aside(path: Path, now: datetime) -> Path:
    """Give an unusable journal another name, with the time, and return it; nothing is lost."""
    stamp = f"{now.astimezone():%Y%m%d-%H%M%S}"  # as the office's clock on the wall says
    count, aside = 1, path.with_name(f"{path.stem}-{stamp}{path.suffix}")
    while aside.exists():
        count += 1
        aside = path.with_name(f"{path.stem}-{stamp}-{count}{path.suffix}")
    try:
        for ending in BESIDE:
            part = path.with_name(path.name + ending)
            if part.exists():
                part.rename(aside.with_name(aside.name + ending))
    except OSError as error:
        raise NoPlace(
            _("The record {path} cannot be set aside; rename it.").format(path=path)
        ) from error
    return aside
