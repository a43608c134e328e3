"""Brings in whatever the office hands over: read beside the window, reviewed, then held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from timekeeper.core.programme import Item, Programme
from timekeeper.desktop.file_dialogs import ask_path, file_name
from timekeeper.desktop.job_bar import JobBar
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.operator.dialogs.item_dialogs import ItemDialog
from timekeeper.desktop.operator.dialogs.questions import ask_text
from timekeeper.desktop.operator.menus.file_menu import programme_kinds
from timekeeper.desktop.operator.menus.keys_overlay import KeysOverlay
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.desktop.timers import Soon
from timekeeper.files.importers.draft.draft import Draft, SeveralProgrammes
from timekeeper.files.job import Job
from timekeeper.files.places import settings_path
from timekeeper.files.programme_files import read_programme, templates
from timekeeper.files.settings import usable_settings
from timekeeper.live.conference import Conference
from timekeeper.words.language import _, pgettext

if TYPE_CHECKING:
    from timekeeper.desktop.review.window import ReviewWindow

CHECKED_AFTER = 300  # ms of rest: whatever runs beside the window takes its turns
# The desk opens without what reads documents and shows them: the first document loads it.
# ruff: noqa: PLC0415


class Reviewing(QObject):
    """Opens a review window over the desk, one at a time.

    ``hold`` takes a draft to the desk and returns whether it is held; ``write`` saves a programme.
    Until then the desk stays as it is.
    """

    def __init__(
        self,
        operator: OperatorWindow,
        workshop: Workshop,
        hold: Callable[[Draft], bool],
        write: Callable[[Programme, Path], None],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(operator)
        self._operator = operator
        self._workshop = workshop
        self._hold = hold
        self._write = write
        self._now = now
        self.window: ReviewWindow | None = None
        self._reading: JobBar | None = None
        self._to_check: Programme | None = None
        self._is_checking = False
        self._checking = Soon(self._check, CHECKED_AFTER, self)

    def read(self, path: Path, held: Callable[[], None]) -> None:
        """Read and review a document; ``held`` is called when it was taken to the desk.

        Where it holds several programmes, which is asked.
        """

        def start(which: str | None) -> None:
            def read(job: Job) -> Draft:
                from timekeeper.files.importers.reading import read_file

                return read_file(path, job, which)

            def ask(error: SeveralProgrammes) -> None:
                question = _("{name} holds several programmes. Which is to be read?")
                words = (_("Which programme?"), question.format(name=path.name), _("Read"))
                names = {f"{name}\n{told}": name for name, told in error.told.items()}
                ask_text(self._operator, words, lambda text: start(names[text]), [*names])

            self._run(path.name, read, held, ask)

        start(None)

    def paste(self) -> None:
        """Read what the clipboard holds, and review it."""
        content = QGuiApplication.clipboard().mimeData()
        html = content.html() if content.hasHtml() else None
        text = content.text() if content.hasText() else None

        def read(_job: Job) -> Draft:
            from timekeeper.files.importers import clipboard

            return clipboard.read(html, text)

        self._run(_("The clipboard"), read, lambda: None)

    def write_new(self, zone: ZoneInfo) -> None:
        """Show an empty programme of today to be written, or to begin with a template."""
        from timekeeper.files.importers.review.writing import blank

        programme = blank(zone, self._now().astimezone(zone).date())
        names = [name for name, _path in templates()]
        self.review(Draft(programme), programme.title, beginnings=names)

    def _begin(self, number: int) -> None:
        """Begin with a template, by its number."""
        window, (_name, path) = self.window, templates()[number]

        def take(draft: Draft) -> None:
            if window is not None and window is self.window:
                window.begin(draft.programme)

        def tell(error: Exception) -> None:
            self._operator.tell_error(str(error))

        self._workshop.run(lambda: read_programme(path), take, tell)

    def edit(self, conference: Conference) -> None:
        """Edit the programme of a conference that has not begun."""
        if conference.course.intervals:
            self._operator.say(
                _("The conference has begun: change single items from the Item menu.")
            )
            return
        programme = replace(conference.programme, printed=None)
        if not programme.items:
            self._operator.say(_("Open a programme first; then it can be edited."))
            return
        self.review(Draft(programme), programme.title)

    def review(
        self,
        draft: Draft,
        name: str,
        held: Callable[[], None] = lambda: None,
        beginnings: Sequence[str] = (),
    ) -> None:
        """Show the draft beside its original; ``held`` is called when it was taken to the desk.

        ``beginnings``: the names of the templates that a new programme may begin with.
        """
        from timekeeper.desktop.office.printing import preview
        from timekeeper.desktop.review.window import ReviewWindow

        if self._refuses():
            return
        zone = draft.programme.timezone
        today = self._now().astimezone(zone).date()
        window = ReviewWindow(draft, name, self._operator, today, beginnings)
        # No key may reach the desk behind it unseen.
        window.setWindowModality(Qt.WindowModality.WindowModal)

        def take(opened: Draft) -> None:
            if self._hold(opened):
                window.accept()
                held()

        def ask_item(item: Item) -> None:
            """Ask for the fields of an item that the table does not have."""
            dialog = ItemDialog(item, (_("Edit an item"), pgettext("act", "Change")), window)
            dialog.ask(lambda: window.bar.change(dialog.item()))

        window.opened.connect(take)
        window.template_asked.connect(self._begin)
        window.save_asked.connect(self._save)
        window.bar.item_asked.connect(ask_item)
        window.print_asked.connect(lambda programme: preview(programme, window))
        window.changed.connect(self._ask_check)
        overlay = KeysOverlay(window, window.keys, _("Any key closes this sheet."))
        window.keys_asked.connect(overlay.show_keys)
        window.finished.connect(self._forget)
        self.window = window
        self._ask_check(draft.programme)
        window.showMaximized()

    def close(self) -> None:
        """Stop reading and take the review down; nothing is held any more."""
        if self._reading is not None:
            self._reading.job.cancel()
        if self.window is not None:
            self.window.done(0)

    def _ask_check(self, programme: Programme) -> None:
        """Have the newest programme checked once the window has shown what was done last."""
        self._to_check = programme
        if not self._is_checking:
            self._checking.start()

    def _check(self) -> None:
        """Find beside the window which titles the hall's screen would cut, one check at a time."""
        from timekeeper.desktop.display.fonts import QtMeasure
        from timekeeper.desktop.hall.check import TooLong, checked_output, unfit_texts

        window, programme = self.window, self._to_check
        if window is None or programme is None:
            return
        self._is_checking = True

        def check() -> dict[str, str]:
            output = checked_output(usable_settings(settings_path()))
            unfit = unfit_texts(programme, output, QtMeasure())
            titles = (TooLong.TITLE, TooLong.SHORT_TITLE)
            return {one.item.id: one.sentence() for one in unfit if one.item and one.lack in titles}

        def show(unfit: dict[str, str]) -> None:
            self._is_checking = False
            if window is self.window:
                window.table.show_unfit(unfit)
            if self._to_check is not programme:
                self._checking.start()

        # What cannot be checked here is told by the check before the conference.
        self._workshop.run(check, show, lambda _error: show({}))

    def _run(
        self,
        name: str,
        read: Callable[[Job], Draft],
        held: Callable[[], None],
        ask: Callable[[SeveralProgrammes], None] | None = None,
    ) -> None:
        if self._refuses():
            return
        self._reading = bar = JobBar(_("Reading {name} …").format(name=name), self._operator)

        def end() -> None:
            self._reading = None if self._reading is bar else self._reading
            bar.end()

        def done(draft: Draft) -> None:
            end()
            self.review(draft, name, held)

        def failed(error: Exception) -> None:
            end()
            if bar.job.cancelled:
                return
            if isinstance(error, SeveralProgrammes) and ask is not None:
                ask(error)
            else:
                self._operator.tell_error(str(error))

        self._workshop.run(lambda: read(bar.job), done, failed, bar.job)

    def _save(self, programme: Programme) -> None:
        """Ask where the checked programme is to be saved."""
        saving = _("Save the programme"), programme_kinds()
        name = file_name(programme, None, _("Programme"))
        ask_path(self._operator, *saving, name, partial(self._write, programme))

    def _refuses(self) -> bool:
        """Return whether a programme is being checked already, and say so."""
        if self.window is not None:
            self.window.activateWindow()
            self._operator.say(_("A programme is being checked; open or cancel it first."))
        # What was stopped may take a moment to end: until then another can be read all the same.
        reading = self._reading is not None and not self._reading.job.cancelled
        return self.window is not None or reading

    def _forget(self) -> None:
        self.window = self._to_check = None
        # With a question that goes at the same time, X11 would give the keyboard to no window.
        self._operator.activateWindow()
