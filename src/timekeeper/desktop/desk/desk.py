"""The operator's desk: the conference that is held, and the one door for acts and messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from timekeeper.core.acts import (
    Act,
    ChangeCourtesy,
    CorrectEnd,
    CorrectStart,
    Hear,
    Previous,
    Show,
)
from timekeeper.core.changes.editing import edited
from timekeeper.core.courtesy import HallRules
from timekeeper.core.events import (
    Audience,
    ItemFinished,
    ItemResumed,
    ItemStarted,
    MessageShown,
    MessageTakenDown,
    PointFact,
    Recovery,
    StripSwitched,
)
from timekeeper.core.hall_order import (
    Coverage,
    FollowProgramme,
    HallOrder,
    ShowMessage,
    coverage_of,
    facts_of,
    has_strip,
    order_of,
)
from timekeeper.core.programme import Courtesy, Item
from timekeeper.core.record.history import supposing
from timekeeper.core.rules import NotPermitted, decide, going_on, leaving, pausing
from timekeeper.core.timeline import Snapshot, snapshot
from timekeeper.desktop.desk.slides import Slides
from timekeeper.desktop.desk.ticker import Ticker
from timekeeper.files.journal.journal_file import JournalError
from timekeeper.live.clock_watch import ClockWatch
from timekeeper.live.conference import Conference
from timekeeper.live.resuming import Absence, answer, moves_on
from timekeeper.words.language import _
from timekeeper.words.values import refusal, witnessed_name

ONE_PRESS = timedelta(milliseconds=400)  # a worn remote sends one press twice


class Desk(QObject):
    """Holds one conference, and sends one snapshot to all displays.

    ``opened`` carries the conference, ``ticked`` the snapshot, ``said`` a sentence for the
    operator; ``heard`` is sent when a linked point has said something. ``coming`` carries a
    snapshot a few milliseconds before its second, to be prepared and not shown; the same one is
    then ``ticked``.
    """

    opened = Signal(object)
    coming = Signal(object)
    ticked = Signal(object)
    said = Signal(str)
    heard = Signal()

    def __init__(self, conference: Conference, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.conference = conference
        self._rules = conference.rules
        self.watch: ClockWatch | None = None
        self.away: Absence | None = None
        self.aside: Conference | None = None
        self.slides = Slides(self)
        self._pressed: dict[str, datetime] = {}
        self._prepared = self.snapshot()
        self._ticker = Ticker(self.now, self)
        self._ticker.coming.connect(self._prepare)
        self._ticker.struck.connect(lambda _second: self.ticked.emit(self._prepared))
        self._ticker.struck.connect(self._look)

    def hold(self, conference: Conference) -> None:
        """Hold this conference from now on."""
        self.conference = conference
        conference.rules = self._rules
        self.away = None
        self.opened.emit(conference)
        self.refresh()

    def keep_to(self, rules: HallRules) -> None:
        """Let the hall be seen by these rules of the house, in every conference held here."""
        self._rules = rules
        for conference in {self.conference, self.real}:
            conference.rules = rules
        self.refresh()

    def rehearse(self, copy: Conference) -> None:
        """Hold a copy, with the real conference put ``aside`` until ``end_rehearsal``."""
        self.aside = self.conference
        self.hold(copy)

    def end_rehearsal(self) -> None:
        """Hold the real conference again."""
        if self.aside is not None:
            real, self.aside = self.aside, None
            self.hold(real)

    @property
    def real(self) -> Conference:
        """Return the conference that counts, also while another is rehearsed."""
        return self.aside or self.conference

    def start_clock(self) -> None:
        """Send a snapshot at each whole second from now on."""
        self._ticker.start()

    def stop_clock(self) -> None:
        """Send snapshots only when asked."""
        self._ticker.stop()

    def ask_about(self, away: Absence) -> None:
        """Let the hall stand by until the operator has said what the absence counts as."""
        self.away = away
        self.refresh()

    def answer(self, choice: Recovery) -> None:
        """Take up the day again as the operator says."""
        away, self.away = self.away, None
        if away is not None:
            self.take_up(away, choice)

    def take_up(self, away: Absence, choice: Recovery = Recovery.GO_ON) -> None:
        """Record what an absence counts as."""
        self._do(lambda: answer(self.conference, away, choice))

    def act(self, act: Act, by: str = "") -> str:
        """Do what is asked, and return "", or say and return why not.

        ``by`` is who asks, "" for the operator. Who goes on with the day without an answer has
        let the time go on; what leaves the running item and its clock as they are answers nothing.
        """
        if self.away is not None and moves_on(self.conference, act):
            self.answer(Recovery.GO_ON)
        if by and act == going_on(self.conference.course):
            # The operator who presses at the same moment means the same item.
            self._bounced("go_on")
        return self._do(lambda: self.conference.act(act, by))

    def hear(self, fact: PointFact, by: str = "") -> str:
        """Write down what concerns a linked point, and return "", or why not.

        Nothing moves, and the operator is told nothing: he is at his own work.
        """
        try:
            self.conference.act(Hear(fact), by)
        except NotPermitted as error:
            return refusal(error, self.conference.programme)
        except JournalError as error:
            return str(error)
        self.heard.emit()
        return ""

    def _look(self) -> None:
        """Record what the watch has seen of the computer's clock."""
        for fact in self.watch.look() if self.watch is not None else ():
            if self.real.entries:
                self._do(lambda fact=fact: self.real.witness(fact))  # type: ignore[misc]
            self.said.emit(witnessed_name(fact))

    def _do(self, doing: Callable[[], object]) -> str:
        why_not = ""
        try:
            doing()
        except NotPermitted as error:
            why_not = refusal(error, self.conference.programme)
        except JournalError as error:
            why_not = str(error)
        self.said.emit(why_not)
        self.refresh()
        return why_not

    def go_on(self) -> None:
        """Start when nothing runs, else go to the next speaker or item: the one big key."""
        if not self._bounced("go_on"):
            self.act(going_on(self.conference.course))

    def leave(self) -> None:
        """Go to the next item, whoever still waits to speak."""
        if not self._bounced("go_on"):
            self.act(leaving(self.conference.course))

    def page_on(self) -> None:
        """Turn to the next page while pages are shown, behind the last at most; else go on."""
        self.slides.turn(1) if self.slides.up else self.go_on()

    def page_back(self) -> None:
        """Turn to the page before while pages are shown, else go back to the item before."""
        self.slides.turn(-1) if self.slides.up else self.go_back()

    def switch_slides(self) -> None:
        """Show the running item's material, or take it down."""
        if self.slides.material is None:
            self.said.emit(_("What runs has no slides: they are named in the agenda."))
        elif not self._bounced("slides"):
            self._bounced("go_on")  # a page that is turned at this moment begins no item
            self.slides.switch()

    def call(self, act: Act) -> None:
        """Give a speaker the floor; a double click does not call the one after him as well."""
        if not self._bounced("call"):
            self.act(act)

    def go_back(self) -> None:
        """Go back to the item before, which was left too soon."""
        if not self._bounced("go_back"):
            self.act(Previous())

    def act_as_of(self, act: Act, instant: datetime) -> None:
        """Do what was forgotten, then put its time right: two facts, so the record says both.

        Nothing is done when either is not permitted.
        """
        acts = self.acts_as_of(act, instant)
        why_not = self.refusal(*acts)
        if why_not:
            self.said.emit(why_not)
            return
        for each in acts:
            self.act(each)

    def acts_as_of(self, act: Act, instant: datetime) -> tuple[Act, ...]:
        """Return the act, and what puts its time right."""
        match self.conference.would_do(act):
            case ItemStarted(item) | ItemResumed(item):
                return act, CorrectStart(instant, item)
            case ItemFinished(item):
                return act, CorrectEnd(instant, item)
        return (act,)

    def _bounced(self, key: str) -> bool:
        """Return whether the key was pressed a moment ago: then it is the same press."""
        now = self.conference.now()
        before, self._pressed[key] = self._pressed.get(key), now
        return before is not None and timedelta() <= now - before < ONE_PRESS

    def pause_or_resume(self) -> None:
        """Stop the running item's clock, or let it go on."""
        if not self._bounced("pause"):
            self.act(pausing(self.conference.course))

    def change_courtesy(self) -> None:
        """Change how much of the running item's overrun the hall sees, to the next level."""
        current = self.snapshot().current
        shown = current.courtesy if current else Courtesy.SHOWN
        self.act(ChangeCourtesy(shown.next))

    @property
    def order(self) -> HallOrder:
        """Return what the hall was ordered to show."""
        return order_of(self.conference.course, away=self.away is not None)

    def order_hall(self, order: HallOrder) -> None:
        """Let the hall see this; the same order again lets it follow the programme."""
        if not self._bounced(type(order).__name__):
            self.switch_hall(order)

    def switch_hall(self, order: HallOrder, by: str = "") -> str:
        """Do the same, however soon after the last time; return why not, "" when it is done."""
        order = FollowProgramme() if order == self.order else order
        facts = facts_of(order, self.conference.course)
        return " ".join(filter(None, [self.act(Show(fact), by) for fact in facts]))

    @property
    def coverage(self) -> Coverage:
        """Return how much of the projector the hall's picture takes now."""
        coverage = coverage_of(self.conference.course, self._running)
        # Beneath a strip another program's slides would be seen, or the desktop.
        if coverage is Coverage.STRIP and self.slides.up and not self.slides.foreign:
            return Coverage.WHOLE
        # Another program shows the item's material, and nothing goes before it.
        leaves_room = self.slides.foreign and isinstance(self.order, FollowProgramme)
        return Coverage.STRIP if coverage is Coverage.WHOLE and leaves_room else coverage

    @property
    def shows_page(self) -> bool:
        """Return whether a page of the running item's material stands in the hall's picture."""
        return self.slides.visible and isinstance(self.order, FollowProgramme | ShowMessage)

    def switch_strip(self) -> None:
        """Make a strip over slides of the hall's picture, or the whole again, for what runs.

        Our own slides have their strip: they are taken down.
        """
        if self._bounced("strip"):
            return
        if self.slides.up:
            self.switch_slides()
        else:
            item, course = self._running, self.conference.course
            switched = not has_strip(course, item)
            self.act(Show(StripSwitched(item.id if item is not None else None, switched)))

    @property
    def _running(self) -> Item | None:
        running = self.conference.course.running
        return self.conference.programme.slot(running.item).item if running is not None else None

    def message(self, audience: Audience) -> str:
        """Return what an audience is told now, "" when nothing."""
        return self.conference.course.messages.get(audience, "")

    def tell(self, audience: Audience, message: str, by: str = "") -> str:
        """Show an audience this sentence; an empty one takes down what it was told."""
        if message.strip():
            return self.act(Show(MessageShown(audience, message.strip())), by)
        if self.message(audience):
            return self.act(Show(MessageTakenDown(audience)), by)
        return ""

    def supposing(self, *acts: Act) -> Snapshot | None:
        """Return how the day would stand right after the acts, None when one is not permitted."""
        try:
            return self._supposed(acts)
        except NotPermitted:
            return None

    def refusal(self, *acts: Act) -> str:
        """Return why these acts, one after the other, are not permitted; "" when they are."""
        try:
            self._supposed(acts)
        except NotPermitted as error:
            return refusal(error, self.conference.programme)
        return ""

    def _supposed(self, acts: Sequence[Act]) -> Snapshot:
        conference, now = self.conference, self.conference.now()
        programme, course = conference.programme, conference.course
        for act in acts:
            course = supposing(course, decide(act, programme, course, now), now)
            programme = edited(conference.original, course.edits)
        return snapshot(programme, course, now)

    def snapshot(self) -> Snapshot:
        """Return the present snapshot."""
        return self.conference.snapshot()

    def refresh(self) -> None:
        """Send the present snapshot now."""
        self.ticked.emit(self.snapshot())

    def now(self) -> datetime:
        """Return the present instant (UTC), as the conference counts it."""
        return self.conference.now()

    def _prepare(self, second: datetime) -> None:
        self._prepared = self.conference.snapshot(second)
        self.coming.emit(self._prepared)
