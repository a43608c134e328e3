"""The menu of the acts on what runs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from timekeeper.core.acts import Act, AddNote, AddTime, CloseSession, CutTime, Finish, Redo, Undo
from timekeeper.core.intervals import A_MINUTE
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.commands import Commands
from timekeeper.desktop.operator.dialogs.questions import ask_text
from timekeeper.desktop.operator.dialogs.replanning_dialog import ReplanningDialog
from timekeeper.desktop.operator.dialogs.time_dialogs import MinutesDialog, ask_forgotten
from timekeeper.words.language import _


class DayMenu:
    """Fills the menu; ``parent`` holds its dialogs."""

    def __init__(self, menu: QMenu, commands: Commands, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent

        def add(name: str, text: str, act: Callable[[], object], *keys: str) -> None:
            commands.add(menu, name, text, act, *keys)

        # A remote's "start the show" key begins the day; later it only lets the hall follow it.
        add("next", _("Start, then next"), desk.go_on, "Space", "PgDown")
        add("start", _("Start, if nothing runs"), self._start, "F5")
        add("previous", _("Previous item"), desk.go_back, "PgUp")
        add("pause", _("Pause or resume"), desk.pause_or_resume, "P")
        add("forgotten", _("The key was forgotten…"), self._ask_forgotten, "F")
        menu.addSeparator()
        add("more", _("A minute more"), self._doing(AddTime(A_MINUTE)), "+", "=")
        add("less", _("A minute less"), self._doing(CutTime(A_MINUTE)), "-")
        add("five", _("Five minutes more"), self._doing(AddTime(5 * A_MINUTE)), "5")
        add("minutes", _("Any minutes…"), self._ask_minutes, "T")
        add("replan", _("End the session on time…"), self.ask_replanning, "R")
        menu.addSeparator()
        add("finish", _("Finish the item"), self._doing(Finish()), "Ctrl+End")
        add("close", _("Close the session"), self._doing(CloseSession()))
        menu.addSeparator()
        add("undo", _("Undo"), self._doing(Undo()), "Ctrl+Z", "Backspace")
        add("redo", _("Redo"), self._doing(Redo()), "Ctrl+Y", "Ctrl+Shift+Z")
        add("note", _("Note…"), self._ask_note, "G")

    def ask_replanning(self) -> None:
        """Show how a late session can end on time."""
        ReplanningDialog(self._desk, self._parent).open()

    def _start(self) -> None:
        if self._desk.conference.course.running is None:
            self._desk.go_on()

    def _doing(self, act: Act) -> Callable[[], None]:
        return lambda: self._desk.act(act)

    def _ask_forgotten(self) -> None:
        ask_forgotten(self._desk, self._parent)

    def _ask_minutes(self) -> None:
        current, more = self._desk.snapshot().current, AddTime(A_MINUTE)
        if current is None or self._desk.conference.would_do(more) is None:
            self._desk.act(more)  # says why not
            return
        dialog = MinutesDialog(self._desk, current.item, self._parent)
        dialog.ask(lambda: self._desk.act(dialog.act()))

    def _ask_note(self) -> None:
        words = (_("Note"), _("What is to be kept:"), _("Keep"))
        ask_text(self._parent, words, lambda text: self._desk.act(AddNote(text)))
