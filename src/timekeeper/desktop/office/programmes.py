"""The programme of the day as a file: opened, pasted, edited, saved, tried as a sample."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from timekeeper.core.acts import Edit
from timekeeper.core.events import ItemEdited, ItemInserted, SecrecySet
from timekeeper.core.programme import Item, Programme
from timekeeper.desktop.desk.slides import mark_of, named_by
from timekeeper.desktop.hall.look_and_logo import Fitted, read_logo
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office.current_conference import CurrentConference
from timekeeper.desktop.office.importing import Reviewing
from timekeeper.desktop.office.operator_jobs import DeskAnswers, OperatorJobs
from timekeeper.desktop.office.rehearsal import DeskRehearsal
from timekeeper.desktop.operator.dialogs.conference_dialog import ConferenceDialog
from timekeeper.desktop.operator.dialogs.questions import confirm
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.agenda.agenda_file import AgendaError, dump_agenda
from timekeeper.files.importers.draft.draft import Draft, UnreadableProgramme
from timekeeper.files.job import Job
from timekeeper.files.journal.elsewhere import remembered_elsewhere
from timekeeper.files.journal.journal_file import JournalError, JournalFile
from timekeeper.files.journal.records import Held
from timekeeper.files.journal.salvage import is_record, journal_in, take_over
from timekeeper.files.machine import is_on_network, refuse_to_leave
from timekeeper.files.materials.preparing import brought
from timekeeper.files.places import data_folder, sample_agendas
from timekeeper.files.programme_files import (
    AGENDA_ENDINGS,
    PACKED,
    is_agenda,
    read_programme,
    write_programme,
)
from timekeeper.live.conference import Conference
from timekeeper.live.secrecy import secret_refusal
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
    ) -> None:
        super().__init__(windows, work, rehearsal)
        self._current, self._looks = current, windows.looks
        self._opened: Path | None = None  # where the programme on the desk came from
        windows.desk.slides.placed.connect(windows.operator.remember_materials)
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
        folder, self._opened = slides.folder(before.original), None
        self._current.hold(draft.programme)
        slides.stay(before.programme, self._desk.conference.original, folder)
        self.doubted.emit(draft.doubts)
        self._ask_place()

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
            own = self._current.path

            def go_on(taken: Held | None) -> None:
                if taken is None:
                    self._current.go_on()
                else:
                    self._current.go_on_there(taken, journal_in(path))

            self._work.read(lambda: take_over(path, own), path, go_on)
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
            self.keep_record_in(place)
        elif programme.secret and not before.programme.secret:
            self._ask_place()

    def begin_anew(self) -> None:
        """Begin a new record of the same programme, where that of a secret one lies."""
        before, place = self._desk.conference, self._current.record.elsewhere
        self._current.begin_anew()
        conference = self._desk.conference
        if conference is not before and conference.original.secret and place is not None:
            self.keep_record_in(place)

    def _ask_place(self) -> None:
        """Ask where the record of a secret conference is to lie, before anything is in it."""
        conference = self._desk.conference
        if not conference.original.secret or conference.entries:
            return
        own = self._current.path.parent
        question, here = _("Where is the record of this conference to lie?"), _("On this computer")
        if is_on_network(own):
            told = _("The program’s own folder {folder} lies on the network.").format(folder=own)
            question, here = f"{told} {question}", _("In that folder")
        words = (question, _("In another folder…"), here)
        confirm(self._operator, words, self._choose)

    def ask_elsewhere(self) -> None:
        """Ask whether to go on with the secret conference whose record lies in its own place."""
        place = remembered_elsewhere(self._current.path.parent)
        if place is not None:
            question = _("The record of the last conference lies in {folder}. Go on with it?")
            words = (question.format(folder=place.parent), _("Go on with it"), _("No"))
            confirm(self._operator, words, lambda: self.open(place))

    def _choose(self) -> None:
        """Let the operator choose the folder of a secret conference's record."""
        title = _("The record of this conference lies in this folder")
        folder = QFileDialog.getExistingDirectory(self._operator, title)
        if folder and not self._current.refuses():
            self.keep_record_in(Path(folder))

    def keep_record_in(self, folder: Path) -> None:
        """Let the record of the secret conference on the desk lie in this folder alone."""
        programme, now = self._desk.conference.original, self._desk.conference.now()

        def opened() -> Held:
            if is_on_network(folder):
                raise JournalError(secret_refusal(programme))
            with JournalFile.create_or_open(folder / "journal.db") as file:
                return file.opening(programme, now)

        self._work.run(opened, lambda held: self._current.move_to(held, folder / "journal.db"))

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

    def remember(self, path: Path) -> None:
        """Know where the programme on the desk came from, and its materials lie."""
        self._opened = path
        self._desk.slides.lie_in(path.parent.absolute(), self._desk.conference.original)
        self._operator.remember_opened(path)

    def forget_opened(self) -> None:
        """Offer a secret programme's files no more to open again."""
        if self._opened is not None:
            self._operator.forget_opened(self._opened)
        # One that goes on does not know where it came from, and one file may be made of another.
        secret, paths = self._desk.real.original, self._operator.habits.recent

        def of_the_same() -> list[Path]:
            read = _read(paths, {*AGENDA_ENDINGS, ".docx"})
            return [
                path
                for path, other in read
                if other.title == secret.title or other.sessions == secret.sessions
            ]

        def forget(found: list[Path]) -> None:
            for path in found:
                self._operator.forget_opened(path)

        self._work.run(of_the_same, forget)

    def find_materials(self, conference: Conference) -> None:
        """Look for the materials of a conference that goes on where they lay before.

        The record names no place. Where it was not kept, the agenda among those opened lately is
        taken that names the same materials for the same items.
        """
        slides, programme = self._desk.slides, conference.original
        habits = self._operator.habits
        if programme.items and habits.materials_of == mark_of(programme):
            slides.lie_in(Path(habits.materials_in), programme)
            return
        if not any(item.materials for item in conference.programme.items):
            return

        def find() -> Path | None:
            names, read = named_by(programme), _read(habits.recent, AGENDA_ENDINGS)
            return next((path for path, other in read if named_by(other) == names), None)

        def done(path: Path | None) -> None:
            if path is not None and slides.folder(programme) is None:
                slides.lie_in(path.parent, programme)

        self._work.run(find, done)

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

    def _remembering(self, path: Path | None) -> Callable[[], None]:
        return lambda: self.remember(path) if path is not None else None


def _read(paths: Iterable[str], endings: Collection[str]) -> Iterator[tuple[Path, Programme]]:
    """Yield the programmes of the files with these endings; one that cannot be read is passed."""
    for path in map(Path, paths):
        if path.suffix.lower() in endings:
            with suppress(AgendaError, UnreadableProgramme, OSError):
                yield path, read_programme(path).programme


def _sample() -> Path:
    return min(sample_agendas().glob("*.yaml"))
