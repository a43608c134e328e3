"""The hall's record as it lies on a second computer, and how the day goes on there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from timekeeper.core.events import ClockStepped
from timekeeper.files.afar.shared_before import SharedBefore
from timekeeper.files.heartbeat import Heartbeat
from timekeeper.files.journal.conference_journal import Diverged
from timekeeper.files.journal.database import JournalError, UnusableJournal
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.journal.places import OwnPlace, set_aside
from timekeeper.files.journal.records import Held, right_part
from timekeeper.files.journal.salvage import take_over
from timekeeper.files.writing import replace_file
from timekeeper.words.language import _

ENTRUSTED = "standby-points.json"  # in the data folder, until the day goes on there
A_SECOND = timedelta(seconds=1)
# Epochs are minutes at least: an old desk that begins to publish once more, having heard of
# nothing, reaches this one's after three days.
AHEAD = 3 * 24 * 60


class StandbyPlace:
    """A journal of its own beside that of the program; what it acknowledges survives a power cut.

    The rows are the hall's, without the conference before it: that is nobody's business here.
    """

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self.path, self._now = path, now
        self._own = OwnPlace(path)
        self.aside: Path | None = None

    def held(self) -> Held | None:
        """Return what lies there of the newest conference, as far as it is right."""
        if not self.path.exists():
            return None
        try:
            with JournalFile.open_to_read(self.path) as file:
                newest = file.newest()
                if newest is None:
                    return None
                newest.programme()  # one that cannot be read here is of no use here
                header = newest.header()
                return Held(header, None, right_part(header, newest.records()))
        except JournalError:
            self.set_aside()
            return None

    def keep(self, held: Held, begin: int, end: int) -> None:
        """Commit the records from ``begin`` to ``end``; what goes on otherwise is set aside."""
        try:
            self._own.keep(held, begin, end)
        except (Diverged, UnusableJournal):
            self.set_aside()
            self._own.keep(held, 0, end)

    def entrust(self, entrusted: bytes) -> None:
        """Keep what the points are let in by beside the record; OSError where that cannot be."""
        replace_file(self.path.with_name(ENTRUSTED), entrusted, is_private=True)

    def set_aside(self) -> None:
        """Give what lies there another name; nothing is lost."""
        self._own.close()
        if self.path.exists():
            self.aside = set_aside(self.path, self._now())

    def close(self) -> None:
        """Close the file."""
        self._own.close()


def succession(epoch: int, now: datetime) -> int:
    """Return the epoch of a desk that takes over from one with this epoch."""
    return max(epoch, int(now.timestamp()) // 60) + AHEAD


def succeed(
    standby: Path, journal: Path, shared: Path, *, heard: datetime, ahead: timedelta, epoch: int
) -> None:
    """Let the day go on in the program's own journal, as the standby has it on disk.

    ``heard`` is when the hall was last heard of (UTC, by the clock here), ``ahead`` by how much
    this clock is ahead of the hall's, ``epoch`` what ``succession`` returned. JournalError or
    OSError where that cannot be; of a conference that is secret nothing is copied.
    """
    if take_over(standby, journal) is not None:
        told = _("The hall’s conference is secret by now and is not copied; open {path} to go on.")
        raise JournalError(told.format(path=standby))
    with JournalFile.create_or_open(journal) as file:
        newest = file.newest()
        stepped = round(ahead / A_SECOND) * A_SECOND
        if newest is not None and newest.entries() and stepped:
            # The record goes on by another clock, and no duration may change.
            newest.append(ClockStepped(stepped), heard)
    Heartbeat(journal.with_name("alive")).beat(heard)
    kept = SharedBefore.read(shared)
    replace(kept, epoch=max(epoch, kept.epoch), succeeded=False).keep(shared)
