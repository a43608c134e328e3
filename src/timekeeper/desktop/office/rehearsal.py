"""A rehearsal of the open programme at the desk, which leaves no trace in the record."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QWidget

from timekeeper.core.programme import Programme
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.dialogs.form_dialog import FormDialog
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.live.clock import Clock, FasterClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import dated, day_start
from timekeeper.words.language import _

SPEEDS = (1, 10, 60)


class DeskRehearsal(QObject):
    """Puts a copy of the conference on the desk, and the real one back as it was.

    The real one's record is not written to meanwhile; its clock goes on.
    """

    def __init__(self, desk: Desk, operator: OperatorWindow, clock: Clock) -> None:
        super().__init__(operator)
        self._desk = desk
        self._operator = operator
        self._clock = clock

    @property
    def under_way(self) -> bool:
        """Return whether the desk holds a rehearsal now."""
        return self._desk.aside is not None

    def refuses(self) -> bool:
        """Return whether a rehearsal is under way, and say that it has to end first."""
        if self.under_way:
            self._operator.say(_("A rehearsal is under way; end it first."))
        return self.under_way

    def ask_or_end(self) -> None:
        """Ask how to rehearse; while a rehearsal is under way, end it."""
        if self.under_way:
            self.end()
            return
        conference = self._desk.conference
        if self._desk.away is not None:
            self._operator.say(_("Say first what the interruption counts as."))
            return
        if not any(item.timed for item in conference.programme.items):
            self._operator.say(_("Open a programme first; then it can be rehearsed."))
            return
        runs = conference.course.running is not None
        title = conference.programme.title
        dialog = RehearsalDialog(title, item_runs=runs, parent=self._operator)
        dialog.ask(lambda: self.begin(dialog.speed))

    def begin(self, speed: int, programme: Programme | None = None) -> None:
        """Hold a copy of a programme from its first start, on a clock so many times faster.

        Without one it is that of the conference on the desk.
        """
        programme = dated(programme or self._desk.conference.programme, self._clock.now())
        clock = FasterClock(self._clock, day_start(programme), speed)
        self._operator.show_rehearsal(speed)
        self._desk.rehearse(Conference(programme, MemoryJournal(), clock))

    def end(self) -> None:
        """Give the desk the real conference back."""
        if self.under_way:
            self._operator.show_rehearsal(None)
            self._desk.end_rehearsal()


class RehearsalDialog(FormDialog):
    """Asks how fast the clock of a rehearsal is to run."""

    def __init__(self, subject: str, *, item_runs: bool, parent: QWidget) -> None:
        super().__init__(_("Rehearse"), subject, _("Begin the rehearsal"), parent)
        self._speeds = QComboBox()
        for speed in SPEEDS:
            words = (
                _("{speed} times faster").format(speed=speed) if speed > 1 else _("in real time")
            )
            self._speeds.addItem(words, speed)
        self.field(_("The clock runs"), self._speeds)
        told = _(
            "The day begins at its first item, on all displays, the hall’s too. "
            "Nothing goes into the record."
        )
        if item_runs:
            told += " " + _("The item that runs now goes on meanwhile.")
        self.tell(told)

    @property
    def speed(self) -> int:
        """Return how many times faster than real the clock is to run."""
        speed: int = self._speeds.currentData()
        return speed
