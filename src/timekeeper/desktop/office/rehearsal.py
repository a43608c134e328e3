"""A rehearsal of the open programme at the desk, which leaves no trace in the record."""

from __future__ import annotations

from PySide6.QtCore import QObject

from timekeeper.core.programme import Programme
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.strips.rehearsal_strip import RehearsalDialog
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.live.clock import Clock, FasterClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start
from timekeeper.words.language import _


class DeskRehearsal(QObject):
    """Puts a copy of the conference on the desk, and the real one back as it was.

    The real one's record is not written to meanwhile; its clock goes on.
    """

    def __init__(self, desk: Desk, operator: OperatorWindow, clock: Clock) -> None:
        super().__init__(operator)
        self._desk = desk
        self._operator = operator
        self._clock = clock
        operator.preparation.rehearsal_asked.connect(self.ask_or_end)
        operator.rehearsal.ended.connect(self.end)

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
        programme = programme or self._desk.conference.programme
        if programme.session_date(0) is None:
            programme = programme.dated(self._clock.now().astimezone(programme.timezone).date())
        clock = FasterClock(self._clock, day_start(programme), speed)
        self._operator.show_rehearsal(speed)
        self._desk.rehearse(Conference(programme, MemoryJournal(), clock))

    def end(self) -> None:
        """Give the desk the real conference back."""
        if self.under_way:
            self._operator.show_rehearsal(None)
            self._desk.end_rehearsal()
