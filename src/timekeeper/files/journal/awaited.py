"""The journal while there is no place for it: its disk is full or gone, or may not be written."""

from __future__ import annotations

from contextlib import suppress

from timekeeper.files.journal.database import JournalDatabase, JournalError
from timekeeper.files.journal.journal_file import ConferenceJournal, JournalFile
from timekeeper.files.journal.records import ConferenceHeader


class AwaitedJournal(JournalFile):
    """Knows what could be read of the journal; whenever it is asked, it is opened anew if it can.

    ``refusal`` says why it could not be written so far.
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
            here = JournalDatabase.to_write(self.path)
            self._database.close()
            self._database, self._refusal = here, ""
