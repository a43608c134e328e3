"""What the linked points press, done in the window's thread; and a hand taken into the queue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from timekeeper.core.acts import Discuss
from timekeeper.core.events import (
    HandLowered,
    HandRaised,
    PointAsked,
    PointPresent,
    PointTold,
    QueuedSpeech,
    SpeakersQueued,
    SpeakerWithdrawn,
)
from timekeeper.core.points import Point
from timekeeper.core.programme import Speaker
from timekeeper.core.roll_call import Hand
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.discussion.discussion_acts import open_discussions
from timekeeper.files.afar.points_file import PointsFile
from timekeeper.live.linked_points import LinkedPoints
from timekeeper.words.language import _

if TYPE_CHECKING:
    # Needed when points are heard: no start waits for them.
    from timekeeper.network.acts_from_afar import Answer
    from timekeeper.network.point_protocol import (
        Finished,
        NumberRead,
        PointAct,
        Present,
        Question,
    )


class PointsDesk(QObject):
    """Holds the list of linked points and answers them.

    ``changed`` is sent when anything was said beside the record, ``listed`` when the list or a
    token is another. All of it belongs to the window's thread, but for ``linked.presence``.
    """

    changed = Signal()
    listed = Signal()

    def __init__(self, desk: Desk, limit: Callable[[], timedelta | None]) -> None:
        super().__init__(desk)
        self.linked = LinkedPoints()
        self.tokens: Mapping[str, str] = {}
        self._desk, self._limit = desk, limit
        self._conference = desk.real
        desk.opened.connect(self._begin_anew)

    def hold(self, kept: PointsFile) -> None:
        """Let these be the points from now on."""
        begins = not self.linked.points
        self.linked.enlist(kept.points)
        self.tokens = dict(kept.tokens)
        if begins:
            self._recall()
        self.listed.emit()
        self.changed.emit()

    def take(self, name: str, act: PointAct) -> Answer:
        """Do what was pressed at a point; a point that is not listed is refused."""
        from timekeeper.network.point_protocol import (  # noqa: PLC0415  # once points are heard
            AskFloor,
            Present,
            TakeBack,
        )

        point = self.linked.named(name)
        if point is None:
            return _refused(_("This point is not on the hall’s list."))
        if self._desk.aside is not None:
            return _refused(_("A rehearsal is under way at the desk."))
        if isinstance(act, Present):
            return self._present(point, act)
        if isinstance(act, AskFloor):
            raised = HandRaised(uuid4().hex, point.id, point.name, act.name, act.topic)
            told = _("You have asked for the floor; the hall sees it.")
            return _done(self._desk.hear(raised, point.name), told)
        if isinstance(act, TakeBack):
            return self._take_back(point)
        return self._beside_the_record(point, act)

    def _begin_anew(self) -> None:
        """Forget what was said beside the record once another conference is on the desk."""
        if self._conference is not self._desk.real:
            self._conference = self._desk.real
            self.linked.forget()
            self._recall()
            self.changed.emit()

    def _recall(self) -> None:
        """Say again what the record has: a desk that goes on after a loss takes nothing away."""
        for entry in self._conference.entries:
            match entry.event:
                case PointTold(text, point):
                    self.linked.tell(text, entry.at, point or None)
                case PointAsked(point, _name, text):
                    self.linked.asked(point, text)

    def take_hand(self, hand: Hand) -> str:
        """Take a hand into the queue of the discussion that runs or comes next; say why not."""
        desk = self._desk
        found = open_discussions(desk.snapshot(), desk.conference.programme)
        if not found:
            return _("No discussion is left in the programme that could take the speaker.")
        running = desk.conference.course.running
        item = next((i for i in found if running is not None and i.id == running.item), found[0])
        speaker = Speaker(hand.speaker, hand.name, hand.topic or None)
        queued = QueuedSpeech(hand.id, speaker, self._limit())
        return desk.act(Discuss(SpeakersQueued(item.id, (queued,))))

    def lower(self, hand: Hand) -> str:
        """Set a hand aside: it is not taken."""
        return self._desk.hear(HandLowered(hand.id))

    def _present(self, point: Point, act: Present) -> Answer:
        roll_call = self._desk.conference.course.roll_call
        if roll_call is None or roll_call.closed is not None or point.room:
            return _refused(_("The roll call is not open; wait for the hall."))
        present = PointPresent(point.id, point.name, act.delegates, act.chair)
        return _done(self._desk.hear(present, point.name), _("The hall has written it down."))

    def _take_back(self, point: Point) -> Answer:
        course = self._desk.conference.course
        over = {speech.id for speech in course.speeches if not speech.waiting}
        own = (hand for hand in course.hands if hand.point == point.id and hand.id not in over)
        hand = next(own, None)
        if hand is None:
            return _refused(_("This point does not ask for the floor now."))
        queued = next((s for s in course.speeches if s.id == hand.id and s.waiting), None)
        if queued is not None:
            withdrawn = Discuss(SpeakerWithdrawn(queued.item, queued.id))
            why_not = self._desk.act(withdrawn, point.name)
            if why_not:
                return _refused(why_not)
        why_not = self._desk.hear(HandLowered(hand.id), point.name)
        return _done(why_not, _("You no longer ask for the floor."))

    def _beside_the_record(self, point: Point, act: Question | NumberRead | Finished) -> Answer:
        from timekeeper.network.point_protocol import (  # noqa: PLC0415  # once points are heard
            Finished,
            Question,
        )

        linked = self.linked
        if isinstance(act, Question):
            why_not = self._desk.hear(PointAsked(point.id, point.name, act.text), point.name)
            if why_not:
                return _refused(why_not)
            linked.asked(point.id, act.text)
        elif isinstance(act, Finished):
            linked.finish(point.id, finished=act.finished)
        elif not linked.read(point.id, act.number):
            return _refused(_("That is not the number of the test that runs now."))
        self.changed.emit()
        return _done("", _("The desk has it."))


def _done(why_not: str, told: str) -> Answer:
    from timekeeper.network.acts_from_afar import Answer  # noqa: PLC0415  # only when shared

    return Answer(done=not why_not, sentence=why_not or told)


def _refused(sentence: str) -> Answer:
    return _done(sentence, "")
