"""The desk as the network knows it: a value that any thread reads, and one door for acts."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from timekeeper.core.acts import Act, AddTime, CutTime, Previous, Redo, Undo
from timekeeper.core.events import Audience
from timekeeper.core.hall_order import GoDark, ShowMessage, StandBy
from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Course
from timekeeper.core.rules import going_on, pausing
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.entrance import ENTRANCE
from timekeeper.desktop.office.points.points_desk import PointsDesk
from timekeeper.desktop.operator.dialogs.sharing_dialog import role_name
from timekeeper.desktop.timers import Soon
from timekeeper.live.conference import Conference
from timekeeper.network.acts_from_afar import Answer, AskedAct, Asker
from timekeeper.network.links import Role
from timekeeper.views.afar.published import Day, Edition
from timekeeper.views.day import act_told
from timekeeper.views.moment import Moment
from timekeeper.words.language import _

if TYPE_CHECKING:
    from timekeeper.network.point_protocol import PointAct, Standing

POINTS_TOLD = 20  # milliseconds after one of them has said something
AT_ONCE = 0.02  # seconds in which presses are answered before the window has its turn


class SharedDesk(QObject):
    """Publishes one conference, and does what is asked from afar in the window's thread.

    While a rehearsal is on the desk, the conference stands by. ``changed`` is sent when there is
    a newer state of the day, ``points_changed`` carries the linked points for which another thing
    holds now, ``requested`` what the chair asks for: the operator decides.
    """

    changed = Signal()
    points_changed = Signal(object)
    requested = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        edition: Edition,
        named: Callable[[Programme], Programme],
        prepared: Callable[[], tuple[str, ...]],
        points: PointsDesk,
        *,
        requests: Callable[[], tuple[str, ...]] = tuple,
        templates: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(desk)
        self._desk, self._named, self._prepared = desk, named, prepared
        self._requests = requests  # of the chair, that wait for the operator
        self._templates = templates or {}  # of the script's lines
        self._conference: Conference = desk.real
        self._withdrawn = False
        self._seen = self._state()
        self._known = edition, self._day()
        from timekeeper.network.standings import Standings  # noqa: PLC0415  # only when shared

        self._points = points
        self._standings = Standings(edition.conference, edition.epoch)
        self._points_seen: tuple[object, ...] = (None,)
        self._tell_news()
        self._points_soon = Soon(self._tell_points, POINTS_TOLD, self)
        self._presses: deque[tuple[Callable[[], Answer], Callable[[Answer], None]]] = deque()
        self._next_presses = Soon(self._take, 0, self)
        desk.heard.connect(self._points_soon.ask)
        points.changed.connect(self._points_soon.ask)
        desk.ticked.connect(self.look)

    def now(self) -> datetime:
        """Return the hall's time; from any thread."""
        return self._conference.now()

    def day(self) -> tuple[Edition, Day]:
        """Return the newest state of the day; from any thread."""
        return self._known

    def ask(self, asked: AskedAct, by: Asker, answer: Callable[[Answer], None]) -> None:
        """Let the window's thread do what is asked and answer; from any thread."""
        work = partial(self._told, asked, by)
        ENTRANCE.ask(self, partial(self._answer, work, answer))

    def ask_act(self, act: Act, seen: int, by: Asker, answer: Callable[[Answer], None]) -> None:
        """Let the window's thread do any act and answer; from any thread."""
        work = partial(self._told_act, act, seen, by)
        ENTRANCE.ask(self, partial(self._answer, work, answer))

    def hear(self, point: str, act: PointAct, answer: Callable[[Answer], None]) -> None:
        """Let the window's thread do what was pressed at a point and answer; from any thread."""
        work = partial(self._told_point, point, act)
        ENTRANCE.ask(self, partial(self._queue, work, answer))

    def standing(self, point: str) -> Standing | None:
        """Return what holds for a point now; from any thread."""
        return self._standings.of(point)

    def pinged(self, point: str, trip: float | None, *, elsewhere: bool) -> None:
        """Take note that a point is there; from any thread."""
        self._points.linked.presence.pinged(point, self.now(), trip, elsewhere=elsewhere)

    def look(self) -> None:
        """Number the state of the day anew if anything in it has changed."""
        self._tell_news()
        before, self._seen = self._seen, self._state()
        if not _same(self._seen, before):
            self._number_anew()

    def withdraw(self) -> None:
        """Let whoever reads have nothing left of it, and ask nothing of it any more."""
        self._withdrawn = True
        self._number_anew()

    def _number_anew(self) -> None:
        edition, _before = self._known
        number = edition.number + 1
        self._known = Edition(edition.conference, edition.epoch, number), self._day()
        self.changed.emit()

    def _queue(self, work: Callable[[], Answer], answer: Callable[[Answer], None]) -> None:
        self._presses.append((work, answer))
        self._next_presses.ask()

    def _take(self) -> None:
        """Answer those who wait, in their order: two thousand at once do not hold up the window."""
        until = perf_counter() + AT_ONCE
        try:
            while self._presses:
                self._answer(*self._presses.popleft())
                if perf_counter() >= until:
                    break
        finally:
            if self._presses:
                self._next_presses.ask()

    def _tell_points(self) -> None:
        """Look at them once for all who press together; each second they are looked at anyway."""
        if self._presses:
            self._points_soon.ask()
        else:
            self._tell_news()

    def _tell_news(self) -> None:
        """Tell the points of which something has changed."""
        linked, day = self._points.linked, self._conference
        course, programme = day.course, day.programme
        course_before, *beside_before = self._points_seen
        beside = [linked.points, linked.said]
        if course is course_before and beside == beside_before:
            return
        self._points_seen = course, *beside
        changed = self._standings.look(linked, course, programme, self.now())
        if changed:
            self.points_changed.emit(changed)

    def _state(self) -> Day:
        desk, conference = self._desk, self._conference
        order = StandBy() if desk.aside is not None else desk.order
        rules = conference.rules
        beside = self._prepared(), self._requests(), rules, self._templates
        return Day(conference.programme, conference.course, order, *beside)

    def _is_withheld(self) -> bool:
        """Return whether whoever still reads is to have nothing left of it."""
        return self._withdrawn or self._conference.programme.secret

    def _day(self) -> Day:
        programme = self._seen.programme
        if self._is_withheld():
            return Day(Programme("", programme.timezone), Course(), GoDark())
        return replace(self._seen, programme=self._named(programme))

    def _answer(self, work: Callable[[], Answer], answer: Callable[[Answer], None]) -> None:
        told = Answer(done=False, sentence=_("It could not be done; look at the desk."))
        try:
            told = work()
        finally:
            answer(told)

    def _told(self, asked: AskedAct, by: Asker) -> Answer:
        if by.role is not Role.CHAIR:
            return self._done(partial(self._do, asked), asked.seen, by)
        refused = self._refusal()
        if refused is not None:
            return refused
        if self._conference.course.running is None:
            return Answer(done=False, sentence=_("Nothing is running for which it could be asked."))
        # What the chair asks for is looked at by the operator, whatever has happened meanwhile.
        self.requested.emit(asked.do, by)
        self.look()
        return Answer(done=True, sentence=_("The desk has been asked."))

    def _told_point(self, point: str, act: PointAct) -> Answer:
        answer = self._points.take(point, act)
        moment = Moment(self._conference.snapshot(), self._conference.programme)
        return replace(answer, sentence=moment.told(answer.sentence))

    def _told_act(self, act: Act, seen: int, by: Asker) -> Answer:
        answer = self._done(partial(self._desk.act, act), seen, by)
        again = answer.done and isinstance(act, Redo)  # recorded as the undo of an undo
        return replace(answer, sentence=_("Redo")) if again else answer

    def _done(self, work: Callable[[str], str], seen: int, by: Asker) -> Answer:
        """Do what is asked of the state that was seen; ``work`` returns why not."""
        self.look()  # whether the day has moved on is judged by its newest number
        refused = self._refusal(seen)
        if refused is not None:
            return refused
        before = len(self._conference.entries)
        why_not = work(done_by(by))
        programme = self._conference.programme
        moment = Moment(self._conference.snapshot(), programme)
        if why_not:
            return Answer(done=False, sentence=moment.told(why_not))
        new = self._conference.entries[before:]
        did = act_told(new[-1].event, programme, moment) if new else ""
        return Answer(done=True, sentence=did)

    def _refusal(self, seen: int | None = None) -> Answer | None:
        sentence, moved_on = "", False
        if self._is_withheld():  # nor is an answer to name what was done
            sentence = _("It could not be done; look at the desk.")
        elif self._desk.aside is not None:
            sentence = _("A rehearsal is under way at the desk.")
        elif self._desk.away is not None:
            sentence = _("The desk has to say first what the interruption counts as.")
        elif seen is not None and seen != self._known[0].number:
            moved_on = True
            sentence = _("The day has moved on meanwhile; look again, then press.")
        return Answer(done=False, sentence=sentence, moved_on=moved_on) if sentence else None

    def _do(self, asked: AskedAct, by: str) -> str:
        desk, course = self._desk, self._conference.course
        amount = timedelta(minutes=asked.minutes)
        match asked.do:
            case "dark":
                return desk.switch_hall(GoDark(), by)
            case "message":
                order = ShowMessage(asked.text.strip())
                if not order.text:
                    return desk.tell(Audience.HALL, "", by)
                # The same order again would take it down.
                return "" if desk.order == order else desk.switch_hall(order, by)
            case "go_on":
                act: Act = going_on(course)
            case "previous":
                act = Previous()
            case "pause":
                act = pausing(course)
            case "undo":
                act = Undo()
            case _:
                act = AddTime(amount) if amount > timedelta() else CutTime(-amount)
        return desk.act(act, by)


def done_by(asker: Asker) -> str:
    """Return who did it, as the record names him."""
    return f"{role_name(asker.role)} {asker.address}".strip()


def _same(one: Day, other: Day) -> bool:
    """Return whether all that is read is the same, whatever the linked points have said since.

    Programme and course are never changed, but replaced.
    """
    return (
        one.programme is other.programme
        and (one.course is other.course or _without_points(one) == _without_points(other))
        and (one.order, one.prepared, one.asked) == (other.order, other.prepared, other.asked)
        and one.rules == other.rules
    )


def _without_points(day: Day) -> Course:
    return replace(day.course, roll_calls=(), hands=(), point_messages=())
