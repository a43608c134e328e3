"""A hall for the network's tests: a conference with a clock of its own, asked from any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from timekeeper.core.acts import Act, AddTime, Previous, Undo
from timekeeper.core.hall_order import FollowProgramme, HallOrder
from timekeeper.core.rules import NotPermitted, going_on, pausing
from timekeeper.live.conference import Conference
from timekeeper.network.acts_from_afar import Answer, Asker, FromAfar
from timekeeper.views.published import Day, Edition
from timekeeper.words.values import refusal


class FakeHall:
    """Does at once what is asked, unless the day has moved on since; one act after the other."""

    def __init__(self, conference: Conference) -> None:
        self.conference = conference
        self.order: HallOrder = FollowProgramme()
        self.number, self.epoch = 1, 1
        self.asked: list[FromAfar] = []
        self.acted: list[tuple[Act, Asker]] = []
        self.changed: Callable[[], None] = lambda: None
        self._lock = threading.RLock()

    def now(self) -> datetime:
        return self.conference.now()

    def day(self) -> tuple[Edition, Day]:
        with self._lock:
            edition = Edition("hội nghị", self.epoch, self.number)
            return edition, Day(self.conference.programme, self.conference.course, self.order)

    def act(self, act: Act) -> None:
        with self._lock:
            self.conference.act(act)
            self.number += 1
        self.changed()

    def ask(self, asked: FromAfar, answer: Callable[[Answer], None]) -> None:
        with self._lock:
            self.asked.append(asked)
            course = self.conference.course
            acts = {"go_on": going_on(course), "pause": pausing(course)}
            acts |= {"previous": Previous(), "undo": Undo()}
            acts["add"] = AddTime(timedelta(minutes=asked.act.minutes))
            answer(self.press(acts[asked.act.do], asked.act.seen))

    def ask_act(self, act: Act, seen: int, by: Asker, answer: Callable[[Answer], None]) -> None:
        with self._lock:
            self.acted.append((act, by))
            answer(self.press(act, seen))

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
