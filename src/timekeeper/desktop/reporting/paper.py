"""Name plates, the hand-out and the script: looked at as pages, then written as PDF or for Word."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.programme import Programme
from timekeeper.desktop.file_dialogs import ask_file, ask_path, file_name
from timekeeper.desktop.plain import button
from timekeeper.desktop.reporting.window import PagesView, ReportingWindow
from timekeeper.desktop.room import resize_within
from timekeeper.files.exporters.plates.as_pdf import plate_pages
from timekeeper.files.exporters.plates.layout import faces
from timekeeper.files.exporters.plates.writing import write_plates
from timekeeper.files.exporters.programme.as_pdf import programme_pages
from timekeeper.files.exporters.script.writing import script_pages, write_script
from timekeeper.files.importers.delegates import Delegate, named_in, pasted_delegates
from timekeeper.files.job import Job
from timekeeper.files.machine import refuse_to_leave
from timekeeper.files.programme_files import (
    AGENDA_ENDINGS,
    DOCUMENT_ENDINGS,
    read_delegates,
    write_programme,
)
from timekeeper.live.settings import USUAL_PLATES, PlateForm, PlateKind
from timekeeper.views.public import masked
from timekeeper.words.language import _

DOTS_PER_INCH = 72
MOST_SHOWN = 8  # pages: more would fill the memory, and look the same

Write = Callable[[Callable[[Job], str | None], Path], None]
"""Writes a file beside the window and tells the operator; the job can be cancelled."""


class Paper(Struct, frozen=True):
    """What the choices ask for: what makes its first pages and what writes it, both in a thread."""

    pages: Callable[[], list[bytes]]
    write: Callable[[Path, Job], str | None]


class PaperWindow(ReportingWindow):
    """Choices above, pages below, and a button that has them written.

    ``paper`` returns what the choices ask for now.
    """

    def __init__(
        self,
        title: str,
        parent: QWidget,
        write: Write,
        programme: Programme,
        paper: Callable[[], Paper],
    ) -> None:
        super().__init__(title, parent)
        self._write, self._paper = write, paper
        self._programme = programme
        self._asked = 0
        self.view = PagesView()
        self.choices = QHBoxLayout()
        saving = title, "PDF (*.pdf);;Word (*.docx)", file_name(programme, None, title)
        self.save = button(_("Save as…"), lambda: ask_path(self, *saving, self.write))
        below = QHBoxLayout()
        below.addWidget(self.state, stretch=1)
        below.addWidget(self.save)
        column = QVBoxLayout(self)
        column.addLayout(self.choices)
        column.addWidget(self.view, stretch=1)
        column.addLayout(below)
        resize_within(self, 900, 700)

    def choice(self, *entries: tuple[str, object]) -> QComboBox:
        """Add a choice between these, each a text and its value; another one makes other pages."""
        box = QComboBox()
        for text, value in entries:
            box.addItem(text, value)
        box.currentIndexChanged.connect(self.refresh)
        self.choices.addWidget(box)
        return box

    def refresh(self) -> None:
        """Make the pages anew beside the window; what cannot be printed shows none, and why."""
        self._asked += 1
        asked = self._asked
        self.state.setText(_("The pages are being made…"))

        def show(pages: list[bytes], news: str) -> None:
            if asked == self._asked:
                self.view.show_pages(pages)
                self.state.setText(news)
                self.save.setEnabled(bool(pages))

        self.workshop.run(
            self._paper().pages, lambda pages: show(pages, ""), lambda error: show([], str(error))
        )

    def write(self, path: Path) -> None:
        """Write what is shown, in the format of the path's ending."""
        self._write(partial(self._paper().write, path), path)


class PlatesWindow(PaperWindow):
    """Plates of the programme's people, or of a list that is opened or pasted."""

    def __init__(
        self, parent: QWidget, write: Write, programme: Programme, usual: PlateForm
    ) -> None:
        super().__init__(_("Name plates"), parent, write, programme, self.paper)
        self._delegates: Callable[[], tuple[Delegate, ...]] = partial(named_in, programme)
        endings = " ".join(f"*{ending}" for ending in (*DOCUMENT_ENDINGS, *AGENDA_ENDINGS))
        lists = _("Open a list"), _("Lists ({endings})").format(endings=endings)
        opening = button(_("Open a list…"), lambda: ask_file(self, *lists, self.open_list))
        self.choices.addWidget(opening)
        self.choices.addWidget(button(_("Paste a list"), self.paste))
        known = dict.fromkeys((usual, *USUAL_PLATES))
        self.form = self.choice(*((_name(form), form) for form in known))
        each, alike = _("Long names smaller"), _("All names alike")
        self.shrink = self.choice((each, "each"), (alike, "all"))
        self.shrink.setCurrentIndex(self.shrink.findData(usual.shrink))
        self.choices.addStretch()

    def chosen(self) -> PlateForm:
        """Return the form that is chosen."""
        form: PlateForm = self.form.currentData()
        return replace(form, shrink=self.shrink.currentData())

    def open_list(self, path: Path) -> None:
        """Make the plates of the delegates that a file names."""
        self._delegates = partial(read_delegates, path)
        self.refresh()

    def paste(self) -> None:
        """Make the plates of the list that was copied."""
        copied = QGuiApplication.clipboard().mimeData()
        self._delegates = partial(pasted_delegates, copied.html() or None, copied.text())
        self.refresh()

    def paper(self) -> Paper:
        """Return the plates of the delegates in the form that is chosen."""
        form, delegates, programme = self.chosen(), self._delegates, self._programme

        def pages() -> list[bytes]:
            return plate_pages(faces(delegates(), form), form, DOTS_PER_INCH, MOST_SHOWN)

        def write(path: Path, job: Job) -> None:
            refuse_to_leave(programme, path)
            write_plates(delegates(), form, path, job, programme.organisation.issuer or "")

        return Paper(pages, write)


class HandOutWindow(PaperWindow):
    """The programme for delegates, as it is now or as it was printed, or short for the chair."""

    def __init__(self, parent: QWidget, write: Write, programme: Programme) -> None:
        super().__init__(_("Programme for delegates"), parent, write, programme, self.paper)
        # With the programme it came from, what was made confidential since is left out of it too.
        printed = masked(programme).printed or programme
        self.version = self.choice((_("As changed today"), programme), (_("As printed"), printed))
        self.version.setEnabled(programme.printed is not None)
        self.short = QCheckBox(_("Short, for the chair: times alone"))
        self.short.toggled.connect(self.refresh)
        self.choices.addWidget(self.short)
        self.choices.addStretch()

    def paper(self) -> Paper:
        """Return the chosen version, whole or short."""
        programme, short = self.version.currentData(), self.short.isChecked()
        return Paper(
            lambda: programme_pages(programme, DOTS_PER_INCH, short=short),
            lambda path, job: write_programme(programme, path, job, short=short),
        )


class ScriptWindow(PaperWindow):
    """The script of the conference, whole or the chair's."""

    def __init__(self, parent: QWidget, write: Write, programme: Programme) -> None:
        super().__init__(_("Script of the conference"), parent, write, programme, self.paper)
        self.short = self.choice((_("The whole script"), False), (_("The chair’s"), True))

    def paper(self) -> Paper:
        """Return the script that is chosen."""
        programme, short = self._programme, bool(self.short.currentData())
        return Paper(
            lambda: script_pages(programme, DOTS_PER_INCH, short=short),
            lambda path, job: write_script(programme, path, job, short=short),
        )


def show_paper(window: PaperWindow) -> None:
    """Show the window; its pages appear when they are made."""
    window.refresh()
    window.show()


def _name(form: PlateForm) -> str:
    folded = form.kind is PlateKind.TENT
    words = _("Folded, {width} × {height} mm") if folded else _("Flat, {width} × {height} mm")
    return words.format(width=form.width, height=form.height)
