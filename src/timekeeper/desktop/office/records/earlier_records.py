"""What the own journal has of a conference from before it was said to be secret."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office.records.record import DeskRecord
from timekeeper.files.journal.journal_file import JournalError, JournalFile, UnusableJournal
from timekeeper.files.journal.places import delete_in_copy
from timekeeper.files.journal.records import ConferenceHeader
from timekeeper.files.machine import is_on_network
from timekeeper.live.clock import Clock
from timekeeper.live.conference import Conference
from timekeeper.words.language import _

RETRY = timedelta(minutes=1)


class EarlierRecords(QObject):
    """Deletes what was opened of a secret conference before, also in a copy on this computer.

    What was held of the same days becomes secret. What a disk does not take is told, and tried
    again each minute, also after a new start. ``secret`` is sent of each conference that is, or
    becomes, secret.
    """

    secret = Signal()

    def __init__(
        self,
        desk: Desk,
        file: JournalFile,
        record: DeskRecord,
        clock: Clock,
        *,
        workshop: Workshop,
    ) -> None:
        super().__init__(desk)
        self._file = file
        self._desk, self._record, self._workshop, self._clock = desk, record, workshop, clock
        self._seen: tuple[Conference, bool] | None = None
        self._next_try: datetime | None = None
        self._refusal = ""
        desk.ticked.connect(self._look)

    def _look(self) -> None:
        conference, journal, now = self._desk.real, self._record.journal, self._clock.now()
        if journal is None:
            return
        seen = (conference, conference.programme.secret)
        if self._seen != seen:
            # The program may have ended before all was deleted, or the disk not have taken it yet.
            is_left = self._next_try is not None or (self._seen is None and self._may_be_left())
            self._seen, self._refusal = seen, ""
            self._next_try = now if conference.programme.secret or is_left else None
            if conference.programme.secret:
                self.secret.emit()
        if self._next_try is not None and now >= self._next_try:
            self._next_try = None
            self._delete(seen, journal.held.header if conference.programme.secret else None)

    def _may_be_left(self) -> bool:
        try:
            return self._file.knows_secrets()
        except JournalError:  # what is wrong is told once it is asked for all
            return True

    def _delete(self, seen: tuple[Conference, bool], secret: ConferenceHeader | None) -> None:
        """Delete what was before this secret conference, or before the last one in the journal."""
        own, folder, now = self._record.path, self._record.folder, self._clock.now()
        copy = folder if folder and not is_on_network(folder) else None

        def done(_nothing: object) -> None:
            if self._seen == seen and self._refusal:
                told = _("What was opened before the conference was secret is deleted now.")
                self._desk.said.emit(told)

        def failed(error: Exception) -> None:
            if self._seen != seen:
                return
            if not isinstance(error, UnusableJournal):
                self._next_try = self._clock.now() + RETRY
            if str(error) != self._refusal:
                self._refusal = str(error)
                self._desk.said.emit(self._refusal)

        self._workshop.run(lambda: _forget(own, copy, secret, now), done, failed)


def _forget(own: Path, copy: Path | None, secret: ConferenceHeader | None, now: datetime) -> None:
    damage: UnusableJournal | None = None
    try:
        with JournalFile.create_or_open(own) as file:
            header = secret or file.last_secret()
            if header is None:
                return
            file.forget_beginnings(header, now)
    except UnusableJournal as error:  # then all is deleted that can be, and in the copy as well
        damage = error
    late = delete_in_copy(copy, own) if copy else ""
    if late:
        raise JournalError(late)
    if damage is not None:
        raise damage
