"""Where the record of a secret conference lies, when it is not the program's own journal."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from timekeeper.desktop.office.operator_jobs import OperatorJobs
from timekeeper.desktop.office.records.current_conference import CurrentConference
from timekeeper.desktop.operator.dialogs.questions import confirm
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.journal.elsewhere import remembered_elsewhere
from timekeeper.files.journal.journal_file import JournalError, JournalFile
from timekeeper.files.journal.records import Held
from timekeeper.files.journal.salvage import journal_in, take_over
from timekeeper.files.machine import is_on_network
from timekeeper.live.secrecy import secret_refusal
from timekeeper.words.language import _


class SecretRecord:
    """Asks where a record is to lie, lets it lie there, and goes on with one that does."""

    def __init__(self, windows: Windows, work: OperatorJobs, current: CurrentConference) -> None:
        self._desk, self._operator = windows.desk, windows.operator
        self._work, self._current = work, current

    def open(self, path: Path) -> None:
        """Go on with the conference of this record, where the record lies if it is secret."""
        own = self._current.path

        def go_on(taken: Held | None) -> None:
            if taken is None:
                self._current.go_on()
            else:
                self._current.go_on_there(taken, journal_in(path))

        self._work.read(lambda: take_over(path, own), path, go_on)

    def ask(self) -> None:
        """Ask where the record of a secret conference is to lie, before anything is in it."""
        conference = self._desk.conference
        if not conference.original.secret or conference.entries:
            return
        own = self._current.path.parent
        question, here = _("Where is the record of this conference to lie?"), _("On this computer")
        if is_on_network(own):
            told = _("The program’s own folder {folder} lies on the network.").format(folder=own)
            question, here = f"{told} {question}", _("In that folder")

        def choose() -> None:
            title = _("The record of this conference lies in this folder")
            folder = QFileDialog.getExistingDirectory(self._operator, title)
            if folder and not self._current.refuses():
                self.keep_in(Path(folder))

        confirm(self._operator, (question, _("In another folder…"), here), choose)

    def ask_to_go_on(self) -> None:
        """Ask whether to go on with the secret conference whose record lies in its own place."""
        place = remembered_elsewhere(self._current.path.parent)
        if place is not None:
            question = _("The record of the last conference lies in {folder}. Go on with it?")
            words = (question.format(folder=place.parent), _("Go on with it"), _("No"))

            def go_on() -> None:
                if not self._current.refuses():
                    self.open(place)

            confirm(self._operator, words, go_on)

    def keep_in(self, folder: Path) -> None:
        """Let the record of the secret conference on the desk lie in this folder alone."""
        programme, now = self._desk.conference.original, self._desk.conference.now()

        def opened() -> Held:
            if is_on_network(folder):
                raise JournalError(secret_refusal(programme))
            with JournalFile.create_or_open(folder / "journal.db") as file:
                return file.opening(programme, now)

        self._work.run(opened, lambda held: self._current.move_to(held, folder / "journal.db"))
