"""The programme of the day as a file: opened, pasted, edited, saved, tried as a sample."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Signal

from timekeeper.core.acts import Edit
from timekeeper.core.events import ItemEdited, ItemInserted, SecrecySet
from timekeeper.core.programme import Item, Programme
from timekeeper.desktop.hall.look_and_logo import Fitted, read_logo
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office.importing import Reviewing
from timekeeper.desktop.office.opened_files import OpenedFiles
from timekeeper.desktop.office.operator_jobs import DeskAnswers, OperatorJobs
from timekeeper.desktop.office.records.current_conference import CurrentConference
from timekeeper.desktop.office.records.secret_record import SecretRecord
from timekeeper.desktop.office.rehearsal import DeskRehearsal
from timekeeper.desktop.operator.dialogs.conference_dialog import ConferenceDialog
from timekeeper.desktop.operator.dialogs.questions import confirm
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.agenda.agenda_file import AgendaError, dump_agenda
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.job import Job
from timekeeper.files.journal.journal_file import JournalError
from timekeeper.files.journal.salvage import is_record
from timekeeper.files.machine import refuse_to_leave
from timekeeper.files.materials.preparing import brought
from timekeeper.files.places import data_folder, sample_agendas
from timekeeper.files.programme_files import (
    PACKED,
    is_agenda,
    read_programme,
    write_programme,
)
from timekeeper.live.conference import Conference
from timekeeper.words.language import _

SAMPLE_SPEED = 10  # slow enough to follow, quick enough to see items change


class DeskProgrammes(DeskAnswers):
    """Answers what the file menu asks of programmes; what is no agenda of ours is reviewed.

    ``doubted`` carries the doubts about a programme that was taken to the desk.
    """

    doubted = Signal(object)

    def __init__(
        self,
        windows: Windows,
        workshop: Workshop,
        work: OperatorJobs,
        current: CurrentConference,
        rehearsal: DeskRehearsal,
        *,
        opened: OpenedFiles,
        secret: SecretRecord,
    ) -> None:
        super().__init__(windows, work, rehearsal)
        self._current, self._looks = current, windows.looks
        self._opened, self._secret = opened, secret
        self.reviewing = Reviewing(
            windows.operator,
            workshop,
            self._take,
            self._write,
            windows.desk.now,
        )

    def hold(self, draft: Draft) -> None:
        """Take the draft's programme to the desk, and say where it is in doubt."""
        before, slides = self._desk.conference, self._desk.slides
        folder = slides.folder(before.original)
        self._opened.remember(None)
        self._current.hold(draft.programme)
        slides.stay(before.programme, self._desk.conference.original, folder)
        self.doubted.emit(draft.doubts)
        self._secret.ask()

    def ask_secrecy(self, conference: Conference) -> None:
        """Ask whether nothing may leave the computer, where the programme's words say so."""
        record, programme = self._current.record, conference.original
        if not record.doubted:
            return
        question = _("The programme’s words say that this conference is secret. Is it?")
        words = (question, _("Yes, let nothing leave this computer"), _("No"))
        secret = replace(programme, secret=True)
        confirm(self._operator, words, lambda: self.change(secret), record.tell_no_secret)

    def open(self, path: Path) -> None:
        """Read a programme or a record beside the window and hold it."""
        if self._current.refuses():
            return
        if is_record(path):
            self._secret.open(path)
        elif is_agenda(path):
            remember = self._remembering(path)
            self._work.read(
                lambda: read_programme(path),
                path,
                lambda draft: remember() if self._take(draft) else None,
            )
        elif path.suffix.lower() == PACKED:
            self._unpack(path)
        else:
            self.reviewing.read(path, self._remembering(path))

    def _unpack(self, packed: Path) -> None:
        """Open what was packed, beside the records; another file of that kind is read."""
        job = Job(_("Reading {name} …").format(name=packed.name))

        def read() -> tuple[Path, Path | None, Fitted | None] | None:
            from timekeeper.files.materials.pack import (  # noqa: PLC0415  # loads PDFium
                is_pack,
                packed_logo,
                unpack,
            )

            if not is_pack(packed):
                return None
            agenda = unpack(packed, data_folder() / "programmes", job)
            logo = packed_logo(agenda)
            return agenda, logo, read_logo(logo.name, agenda.parent)[0] if logo else None

        def done(taken: tuple[Path, Path | None, Fitted | None] | None) -> None:
            if taken is None:
                self.reviewing.read(packed, self._remembering(packed))
                return
            agenda, path, logo = taken
            if path is not None and logo is not None and not self._looks.look.logo:
                self._looks.wear(str(path), logo)
                self._operator.say(_("The hall shows the logo that came with the programme."))
            self.open(agenda)

        self._work.run(read, done, job)

    def open_sample(self) -> None:
        """Open the sample conference."""
        self.open(_sample())

    def rehearse_sample(self) -> None:
        """Rehearse the sample conference, whatever is open; nothing goes into the record."""
        self._work.run(
            lambda: read_programme(_sample()),
            lambda draft: self._rehearsal.begin(SAMPLE_SPEED, draft.programme),
        )

    def save(self, path: Path) -> None:
        """Save the programme as an agenda, or as a document to hand out."""
        if self._rehearsal.refuses():
            return
        slides, programme = self._desk.slides, self._desk.conference.original
        self._write(self._desk.conference.programme, path)
        if is_agenda(path) and slides.folder(programme) is None:
            slides.lie_in(path.parent.absolute(), programme)

    def pack(self, path: Path) -> None:
        """Put the programme and what is shown with it into one file, for another computer."""
        if self._rehearsal.refuses() or (folder := self._folder()) is None:
            return
        programme = self._desk.conference.programme
        logo = data_folder() / self._looks.look.logo

        def write(job: Job) -> None:
            from timekeeper.files.materials.pack import pack  # noqa: PLC0415  # loads PDFium

            agenda = folder / f"{path.stem}.yaml"
            pack(agenda, programme, path, job, dump_agenda(programme), logo=logo)

        self._work.write(write, path)

    def _folder(self) -> Path | None:
        """Return where the programme's materials lie, or tell that there is no such place."""
        folder = self._desk.slides.folder(self._desk.conference.original)
        if folder is None:
            self._operator.tell_error(
                _("Save the programme as a file first: what is shown with it lies beside it.")
            )
        return folder

    def edit(self) -> None:
        """Edit the programme of the conference on the desk."""
        if not self._rehearsal.refuses():
            self.reviewing.edit(self._desk.conference)

    def write_new(self) -> None:
        """Write a programme from nothing, of today."""
        if not self._current.refuses():
            self.reviewing.write_new(self._desk.conference.programme.timezone)

    def ask_conference(self) -> None:
        """Ask for the conference's words in the hall, before it has begun, and its secrecy."""
        conference = self._desk.conference
        programme, begun = conference.programme, bool(conference.course.intervals)
        if self._rehearsal.refuses() or (not begun and self._current.refuses()):
            return
        if not programme.items:
            self._operator.say(_("Open a programme first; then it can be edited."))
            return
        dialog = ConferenceDialog(replace(programme, printed=None), self._operator, begun=begun)

        def agreed() -> None:
            secret = dialog.secret.isChecked()
            if not begun:
                self.change(dialog.programme())
            elif secret != self._desk.conference.programme.secret:
                self._desk.act(Edit(SecrecySet(secret)))

        dialog.ask(agreed)

    def change(self, programme: Programme) -> None:
        """Begin the conference with this programme instead, which was made of the one there."""
        if programme == self._desk.conference.programme or self._current.refuses():
            return
        before, slides = self._desk.conference, self._desk.slides
        folder, place = slides.folder(before.original), self._current.record.elsewhere
        try:
            self._current.begin(programme)
        except (AgendaError, JournalError) as error:
            self._operator.tell_error(str(error))
            return
        slides.stay(before.programme, self._desk.conference.original, folder)
        if programme.secret and place is not None:
            self._secret.keep_in(place)
        elif programme.secret and not before.programme.secret:
            self._secret.ask()

    def begin_anew(self) -> None:
        """Begin a new record of the same programme, where that of a secret one lies."""
        before, place = self._desk.conference, self._current.record.elsewhere
        self._current.begin_anew()
        conference = self._desk.conference
        if conference is not before and conference.original.secret and place is not None:
            self._secret.keep_in(place)

    def paste(self) -> None:
        """Review what the clipboard holds."""
        if not self._current.refuses():
            self.reviewing.paste()

    def _write(self, programme: Programme, path: Path) -> None:
        self._work.write(lambda job: write_programme(programme, path, job), path)

    def _take(self, draft: Draft) -> bool:
        """Hold the draft unless an item was started meanwhile; return whether it is held."""
        if self._current.refuses():
            return False
        try:
            self.hold(draft)
        except (AgendaError, JournalError) as error:
            self._operator.tell_error(str(error))
            return False
        return True

    def bring(self, fact: ItemEdited | ItemInserted, to_pdf: Collection[str]) -> None:
        """Make an edit once the files it names lie below the agenda's folder, some as PDF."""
        desk, conference, folder = self._desk, self._desk.conference, self._folder()
        if folder is None:
            return
        bringing = _("Bringing files beside the agenda …")
        job = Job(_("Making a PDF of slides …") if to_pdf else bringing)

        def made(item: Item) -> None:
            if desk.conference is conference:  # else another one was opened meanwhile
                desk.act(Edit(replace(fact, item=item)))

        def bring() -> Item:
            refuse_to_leave(conference.programme, folder / fact.item.id)
            return brought(fact.item, folder, job, to_pdf)

        self._work.run(bring, made, job)

    def _remembering(self, path: Path) -> Callable[[], None]:
        return lambda: self._opened.remember(path)


def _sample() -> Path:
    return min(sample_agendas().glob("*.yaml"))
