"""A hall for the network's tests: a conference with a clock of its own, asked from any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from timekeeper.core.acts import Act, AddTime, Hear, Previous, Undo
from timekeeper.core.events import HandRaised, PointPresent
from timekeeper.core.hall_order import FollowProgramme, HallOrder
from timekeeper.core.points import Point, enlisted
from timekeeper.core.rules import NotPermitted, going_on, pausing
from timekeeper.live.conference import Conference
from timekeeper.live.linked_points import LinkedPoints
from timekeeper.network.acts_from_afar import Answer, AskedAct, Asker
from timekeeper.network.point_protocol import AskFloor, PointAct, Present, Standing
from timekeeper.network.standings import Standings
from timekeeper.views.afar.published import Day, Edition
from timekeeper.words.values import refusal


class FakeHall:
    """Does at once what is asked, unless the day has moved on since; one act after the other."""

    def __init__(self, conference: Conference) -> None:
        self.conference = conference
        self.order: HallOrder = FollowProgramme()
        self.templates: dict[str, str] = {}
        self.requests: tuple[str, ...] = ()
        self.number, self.epoch = 1, 1
        self.asked: list[tuple[AskedAct, Asker]] = []
        self.acted: list[tuple[Act, Asker]] = []
        self.changed: Callable[[], None] = lambda: None
        self.linked = LinkedPoints(
            enlisted([Point("", "Phường 1"), Point("", "Xã Tân Hòa"), Point("", "Tổ 3", room=True)])
        )
        self.standings = Standings("hội nghị", self.epoch)
        self.heard: list[tuple[str, PointAct]] = []
        self.points_changed: Callable[[frozenset[str]], None] = lambda _points: None
        self._lock = threading.RLock()
        self.look()

    def begin_anew(self) -> None:
        """Publish as a hall that was started again."""
        with self._lock:
            self.epoch, self.number = self.epoch + 1, 1
            self.standings = Standings("hội nghị", self.epoch)
        self.look()

    def now(self) -> datetime:
        return self.conference.now()

    def day(self) -> tuple[Edition, Day]:
        with self._lock:
            edition = Edition("hội nghị", self.epoch, self.number)
            programme, course = self.conference.programme, self.conference.course
            day = Day(programme, course, self.order, asked=self.requests, templates=self.templates)
            return edition, day

    def act(self, act: Act) -> None:
        with self._lock:
            self.conference.act(act)
            self.number += 1
        self.changed()

    def ask(self, asked: AskedAct, by: Asker, answer: Callable[[Answer], None]) -> None:
        with self._lock:
            self.asked.append((asked, by))
            course = self.conference.course
            acts = {"go_on": going_on(course), "pause": pausing(course)}
            acts |= {"previous": Previous(), "undo": Undo()}
            acts["add"] = AddTime(timedelta(minutes=asked.minutes))
            answer(self.press(acts[asked.do], asked.seen))

    def ask_act(self, act: Act, seen: int, by: Asker, answer: Callable[[Answer], None]) -> None:
        with self._lock:
            self.acted.append((act, by))
            answer(self.press(act, seen))

    def hear(self, point: str, act: PointAct, answer: Callable[[Answer], None]) -> None:
        with self._lock:
            self.heard.append((point, act))
            name = next(each.name for each in self.linked.points if each.id == point)
            match act:
                case AskFloor():
                    fact = HandRaised(act.press, point, name, act.name, act.topic)
                case Present():
                    fact = PointPresent(point, name, act.delegates, act.chair)
                case _:
                    answer(Answer(done=True, sentence="heard"))
                    return
            try:
                self.conference.act(Hear(fact))
            except NotPermitted as error:
                answer(Answer(False, refusal(error, self.conference.programme)))
                return
            self.look_soon()
            answer(Answer(True, "done"))

    def standing(self, point: str) -> Standing | None:
        return self.standings.of(point)

    def pinged(self, point: str, trip: float | None, *, elsewhere: bool) -> None:
        self.linked.presence.pinged(point, self.now(), trip, elsewhere=elsewhere)

    def look_soon(self) -> None:
        """Look at the points after one of them has pressed something."""
        self.look()

    def look(self) -> None:
        with self._lock:
            day = self.conference
            changed = self.standings.look(self.linked, day.course, day.programme, self.now())
        self.points_changed(changed)

    def press(self, act: Act, seen: int) -> Answer:
        """Do what somebody asks who looked at this number."""
        with self._lock:
            if seen != self.number:
                return Answer(False, "The day has moved on.", moved_on=True)
            try:
                self.act(act)
            except NotPermitted as error:
                return Answer(False, refusal(error, self.conference.programme))
            return Answer(True, "")
