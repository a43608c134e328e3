"""The File menu: programmes in, programmes and reports out, and those that were open before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.file_dialogs import REPORTS, ask_file, ask_path, file_name
from timekeeper.desktop.operator.commands import Command, Commands
from timekeeper.desktop.plain import plain_tip, without_keys
from timekeeper.files.programme_files import AGENDA_ENDINGS, DOCUMENT_ENDINGS, PACKED
from timekeeper.words.language import _

READABLE = (*AGENDA_ENDINGS, *DOCUMENT_ENDINGS, PACKED)


class FileMenu(QObject):
    """Asks for files. Each signal that names a file carries its path.

    ``for_preparation``: what it asks for and stands in the menu of the preparations.
    """

    open_asked = Signal(object)
    save_asked = Signal(object)
    pack_asked = Signal(object)
    report_asked = Signal(object)
    minutes_asked = Signal(object)
    preview_asked = Signal()
    history_asked = Signal()
    anew_asked = Signal()
    copy_asked = Signal()
    new_asked = Signal()
    sample_asked = Signal()
    paste_asked = Signal()
    edit_asked = Signal()
    conference_asked = Signal()
    print_asked = Signal()
    pictures_asked = Signal(object)
    hand_out_asked = Signal()
    script_asked = Signal()
    plates_asked = Signal()

    def __init__(self, menu: QMenu, commands: Commands, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._desk = desk
        self.refuses: Callable[[], bool] = lambda: False  # to open anything now, and says why
        endings = " ".join(f"*{ending}" for ending in READABLE)
        programmes = _("Programmes ({endings})").format(endings=endings)
        opening = self._opening(_("Open a programme"), programmes)
        going_on = self._opening(_("Resume from a record"), _("Records (*.db)"))
        to_pack = _("Pack programme and slides into one file"), f"ZIP (*{PACKED})", _("Programme")
        packing = self._writing(self.pack_asked, *to_pack)
        drawn = _("The hall’s pictures, for approval"), "PDF (*.pdf)", _("Pictures of the hall")
        drawing = self._writing(self.pictures_asked, *drawn)
        kept = _("Save the programme"), programme_kinds(), _("Programme")
        saving = self._writing(self.save_asked, *kept)
        minutes = _("Draft the minutes"), "Word (*.docx);;PDF (*.pdf)", _("Draft minutes")
        drafting = self._writing(self.minutes_asked, *minutes)
        report = _("Export the timing report"), REPORTS, _("Timing report")
        exporting = self._writing(self.report_asked, *report)
        writing = _("Write a new programme…")
        first = (
            Command("open", _("Open a programme…"), opening, "Ctrl+O"),
            Command("new_programme", writing, self.new_asked.emit, "Ctrl+N"),
            Command("sample", _("Open the sample"), self.sample_asked.emit),
        )
        commands.fill(menu, first)
        self.first_steps = tuple(command.action for command in first)
        self.for_preparation = (
            None,
            Command("conference", _("The conference in the hall…"), self.conference_asked.emit),
            Command("script", _("Script of the conference…"), self.script_asked.emit),
            Command("pack", _("Pack programme and slides into one file…"), packing),
        )
        self._recent = menu.addMenu(_("Open again"))
        preview, previewing = _("Preview report…"), self.preview_asked.emit
        declared = (
            Command("paste", _("Paste a programme"), self.paste_asked.emit, "Ctrl+V"),
            None,
            Command("edit_programme", _("Edit the programme…"), self.edit_asked.emit),
            Command("print_programme", _("Print the programme…"), self.print_asked.emit),
            Command("pictures", _("Print the pictures for approval…"), drawing),
            Command("hand_out", _("Hand out the programme…"), self.hand_out_asked.emit),
            Command("plates", _("Name plates…"), self.plates_asked.emit),
            Command("save", _("Save the programme as…"), saving, "Ctrl+Shift+S"),
            Command("record", _("Resume from a record…"), going_on),
            Command("copy", _("Keep a copy of the record…"), self.copy_asked.emit),
            Command("anew", _("Begin the conference anew"), self.anew_asked.emit),
            None,
            Command("report", _("Export the timing report…"), exporting, "Ctrl+E"),
            Command("preview", preview, previewing, "Ctrl+Shift+E"),
            Command("draft_minutes", _("Draft the minutes…"), drafting),
            Command("history", _("Recorded conferences…"), self.history_asked.emit),
            None,
            Command("quit", _("Quit"), parent.close, "Ctrl+Q"),
        )
        commands.fill(menu, declared)
        self.show_recent(())

    def show_recent(self, paths: tuple[str, ...]) -> None:
        """List the programmes that were open before, the latest first."""
        self._recent.clear()
        self._recent.setEnabled(bool(paths))
        for path in paths:
            entry = self._recent.addAction(without_keys(Path(path).name))
            entry.setToolTip(plain_tip(path))
            entry.triggered.connect(lambda _checked, path=path: self.open_asked.emit(Path(path)))
        self._recent.setToolTipsVisible(True)

    def _opening(self, title: str, kinds: str) -> Callable[[], None]:
        """Return what asks for a file to open."""

        def ask() -> None:
            if not self.refuses():
                ask_file(self._window, title, kinds, self.open_asked.emit)

        return ask

    def _writing(
        self, asked: SignalInstance, title: str, kinds: str, paper: str
    ) -> Callable[[], None]:
        """Return what asks where a paper of the conference is to be written."""

        def ask() -> None:
            programme, now = self._desk.conference.programme, self._desk.conference.now()
            name = file_name(programme, now.astimezone(programme.timezone).date(), paper)
            ask_path(self._window, title, kinds, name, asked.emit)

        return ask


def programme_kinds() -> str:
    """Return how a programme can be saved: as an agenda, or as a document to hand out."""
    return _("Agenda (*.yaml *.yml)") + ";;" + _("Word document (*.docx)")
