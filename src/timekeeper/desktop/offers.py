"""What the operator is offered to do next, in the banner, once a conference is on the desk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.files.importers.draft import Doubt
from timekeeper.live.clock import Clock
from timekeeper.live.conference import Conference
from timekeeper.live.language import _, ngettext
from timekeeper.live.wording import short_date


class Offers(QObject):
    """One offer at a time, the one that matters most; it goes when an item is started.

    Each signal asks for what was offered; ``dated_asked`` carries the programme, dated today.
    """

    sample_asked = Signal()
    settings_asked = Signal()
    check_asked = Signal()
    anew_asked = Signal()
    dated_asked = Signal(object)

    def __init__(self, operator: OperatorWindow, clock: Clock) -> None:
        super().__init__(operator)
        self._operator = operator
        self._clock = clock

    def invite(self) -> None:
        """Offer a first programme where there is none."""
        self._operator.banner.offer(
            _("Open the programme of the day from the File menu, or have a look at a sample."),
            _("Open the sample"),
            self.sample_asked.emit,
        )

    def tell_of_settings(self, sentence: str) -> None:
        """Say what was found amiss with the settings, "" for nothing."""
        if sentence:
            self._operator.banner.offer(sentence, _("Settings…"), self.settings_asked.emit)

    def tell_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Say where the programme that was opened is in doubt."""
        if not doubts:
            return
        sentence = ngettext(
            "{count} place in the programme is in doubt: {first}",
            "{count} places in the programme are in doubt: {first}",
            len(doubts),
        ).format(count=len(doubts), first=doubts[0].message)
        everything = "\n".join(f"{d.line or ''}: {d.message}" for d in doubts)
        operator = self._operator
        operator.banner.offer(sentence, _("Show all"), lambda: operator.tell_error(everything))

    def help_with(self, conference: Conference) -> None:
        """Offer what this conference, which has just been taken to the desk, may need first."""
        self._operator.banner.hide()
        if not conference.show.intervals:
            self._offer_check()
        elif conference.show.running is None:
            self._offer_to_begin_anew(conference)
        self._offer_today(conference)

    def withdraw(self, snapshot: Snapshot) -> None:
        """Take the offer back when an item runs: the day has begun."""
        if snapshot.current is not None:
            self._operator.banner.hide()

    def _offer_check(self) -> None:
        self._operator.banner.offer(
            _("Before the conference begins, check screens, clock, record and programme."),
            _("Check"),
            self.check_asked.emit,
        )

    def _offer_to_begin_anew(self, conference: Conference) -> None:
        begun = conference.show.intervals[0].start.astimezone(conference.original.timezone)
        self._operator.banner.offer(
            _("The record that began on {date} at {time} goes on.").format(
                date=short_date(begun.date()), time=f"{begun:%H:%M}"
            ),
            _("Begin anew"),
            self.anew_asked.emit,
        )

    def _offer_today(self, conference: Conference) -> None:
        programme = conference.original
        today = self._clock.now().astimezone(programme.timezone).date()
        days = [programme.session_date(i) or today for i in range(len(programme.sessions))]
        if today in days or conference.show.intervals:
            return
        self._operator.banner.offer(
            _("The programme is of {planned}; today is {today}.").format(
                planned=short_date(days[0]) if days else "", today=short_date(today)
            ),
            _("Hold it today"),
            lambda: self.dated_asked.emit(programme.dated(today)),
        )
