"""What the own journal has of a conference from before it was said to be secret."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office.record import DeskRecord
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
    again each minute. ``secret`` is sent once of each conference that is, or becomes, secret.
    """

    secret = Signal()

    def __init__(self, desk: Desk, record: DeskRecord, workshop: Workshop, clock: Clock) -> None:
        super().__init__(desk)
        self._desk, self._record, self._workshop, self._clock = desk, record, workshop, clock
        self._conference: Conference | None = None
        self._next_try: datetime | None = None
        self._refusal = ""
        desk.ticked.connect(self._look)

    def _look(self) -> None:
        conference = self._desk.real
        journal = self._record.journal
        if not conference.programme.secret or journal is None:
            return
        now = self._clock.now()
        if self._conference is not conference:
            self._conference, self._next_try, self._refusal = conference, now, ""
            self.secret.emit()
        if self._next_try is not None and now >= self._next_try:
            self._next_try = None
            self._delete(conference, journal.held.header)

    def _delete(self, conference: Conference, header: ConferenceHeader) -> None:
        own, copy, now = self._record.path, self._record.folder, self._clock.now()

        def delete() -> None:
            with JournalFile.create_or_open(own) as file:
                file.forget_beginnings(header, now)
            late = delete_in_copy(copy, own) if copy and not is_on_network(copy) else ""
            if late:
                raise JournalError(late)

        def done(_nothing: object) -> None:
            if self._conference is conference and self._refusal:
                told = _("What was opened before the conference was secret is deleted now.")
                self._desk.said.emit(told)

        def failed(error: Exception) -> None:
            if self._conference is not conference:
                return
            if not isinstance(error, UnusableJournal):  # then all is deleted that can be
                self._next_try = self._clock.now() + RETRY
            if str(error) != self._refusal:
                self._refusal = str(error)
                self._desk.said.emit(self._refusal)

        self._workshop.run(delete, done, failed)
