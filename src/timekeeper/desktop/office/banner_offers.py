"""What the operator is offered to do next, in the banner, once a conference is on the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from enum import IntEnum, auto

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Stage
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk.desk import ONE_PRESS, Desk
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.desktop.timers import Soon
from timekeeper.files.importers.draft.draft import Doubt
from timekeeper.live.clock import Clock
from timekeeper.live.conference import Conference
from timekeeper.words.language import _, ngettext
from timekeeper.words.values import clock, short_date


class Matter(IntEnum):
    """What can be offered, in the order of importance."""

    DOUBTS = auto()  # first: to hold the programme today takes it as it was read
    DAY = auto()
    RECORD = auto()
    REPORT = auto()
    SETTINGS = auto()
    CHECK = auto()


class BannerOffers(QObject):
    """Shows of all offers that stand the one that matters most.

    When it is answered or taken down the next one follows, after a moment: a double click is one
    answer. All go when an item is started; the report is offered at the end. Nothing is offered
    during a rehearsal.

    Each signal asks for what was offered; ``dated_asked`` carries the programme, dated today.
    """

    settings_asked = Signal()
    check_asked = Signal()
    anew_asked = Signal()
    report_asked = Signal()
    dated_asked = Signal(object)

    def __init__(self, desk: Desk, operator: OperatorWindow, clock: Clock) -> None:
        super().__init__(operator)
        self._desk = desk
        self._operator = operator
        self._clock = clock
        self._standing: dict[Matter, tuple[str, str, Callable[[], object]]] = {}
        self._programme: Programme | None = None
        self._over = False
        self._moment = Soon(self.show_first, ONE_PRESS // timedelta(milliseconds=1), self)
        operator.banner.answered.connect(self._forget_first)

    def tell_of_settings(self, sentence: str) -> None:
        """Say what was found wrong with the settings, "" for nothing."""
        if sentence:
            self._offer(Matter.SETTINGS, sentence, _("Settings…"), self.settings_asked.emit)

    def tell_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Say where the programme that was opened is in doubt, if it is."""
        if not doubts:
            self._take_back(Matter.DOUBTS)
            return
        sentence = ngettext(
            "{count} place in the programme is in doubt: {first}",
            "{count} places in the programme are in doubt: {first}",
            len(doubts),
        ).format(count=len(doubts), first=doubts[0].message)
        everything = "\n".join(f"{d.line or ''}: {d.message}" for d in doubts)
        operator = self._operator
        show_all = _("Show all")
        self._offer(Matter.DOUBTS, sentence, show_all, lambda: operator.tell_error(everything))

    def help_with(self, conference: Conference) -> None:
        """Offer what this conference, which has just been taken to the desk, may need first."""
        before, self._programme = self._programme, conference.original
        if before != self._programme:
            self._take_back(Matter.DOUBTS)
        self._take_back(Matter.DAY, Matter.RECORD, Matter.CHECK)
        if not conference.course.intervals:
            self._offer(
                Matter.CHECK,
                _("Before the conference begins, check screens, clock, record and programme."),
                _("Check"),
                self.check_asked.emit,
            )
        elif conference.course.running is None:
            begun, programme = conference.course.intervals[0].start, conference.original
            day = begun.astimezone(programme.timezone).date()
            self._offer(
                Matter.RECORD,
                _("The record that began on {date} at {time} goes on.").format(
                    date=short_date(day), time=clock(begun, programme)
                ),
                _("Begin anew"),
                self.anew_asked.emit,
            )
        self._offer_today(conference)

    def follow(self, snapshot: Snapshot) -> None:
        """Take all back when an item runs, offer the report at the end; not for a rehearsal."""
        if self._desk.aside is not None:
            return
        if snapshot.current is not None and self._standing:
            self._take_back(*Matter)
        over, before = snapshot.stage is Stage.CLOSED, self._over
        self._over = over
        if over and not before:
            told = _("The conference is over; its timing report can be looked at and saved.")
            self._offer(Matter.REPORT, told, _("Timing report…"), self.report_asked.emit)
        elif before and not over:
            self._take_back(Matter.REPORT)

    def show_first(self) -> None:
        """Show what matters most of all that stands; nothing while a rehearsal is on the desk."""
        banner = self._operator.banner
        if not self._standing or self._desk.aside is not None:
            banner.hide()
        elif not self._moment.isActive():
            banner.offer(*self._standing[min(self._standing)])

    def hold_today(self) -> None:
        """Ask for the programme at the desk, dated today."""
        # With what was changed since, such as files that were put to items.
        programme = replace(self._desk.conference.programme, printed=None)
        today = self._clock.now().astimezone(programme.timezone).date()
        self.dated_asked.emit(programme.dated(today))

    def _offer(self, matter: Matter, text: str, button: str, act: Callable[[], object]) -> None:
        self._standing[matter] = (text, button, act)
        self.show_first()

    def _take_back(self, *matters: Matter) -> None:
        for matter in matters:
            self._standing.pop(matter, None)
        self.show_first()

    def _forget_first(self) -> None:
        self._moment.start()
        if self._standing:
            self._take_back(min(self._standing))

    def _offer_today(self, conference: Conference) -> None:
        programme = conference.original
        today = self._clock.now().astimezone(programme.timezone).date()
        days = [programme.session_date(i) or today for i in range(len(programme.sessions))]
        if today in days or conference.course.intervals:
            return
        self._offer(
            Matter.DAY,
            _("The programme is of {planned}; today is {today}.").format(
                planned=short_date(days[0]) if days else "", today=short_date(today)
            ),
            _("Hold it today"),
            self.hold_today,
        )
