"""A hall for the network's tests: a conference with a clock of its own, asked from any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from timekeeper.core.acts import Act, AddTime, Previous, Undo
from timekeeper.core.hall_order import FollowProgramme, HallOrder
from timekeeper.core.rules import NotPermitted, going_on, pausing
from timekeeper.live.conference import Conference
from timekeeper.network.acts_from_afar import Answer, FromAfar
from timekeeper.views.published import Day, Edition
from timekeeper.words.values import refusal


class FakeHall:
    """Does at once what is asked, unless the day has moved on since."""

    def __init__(self, conference: Conference) -> None:
        self.conference = conference
        self.order: HallOrder = FollowProgramme()
        self.number, self.epoch = 1, 1
        self.asked: list[FromAfar] = []
        self.changed: Callable[[], None] = lambda: None
        self._lock = threading.Lock()

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
        self.asked.append(asked)
        course = self.conference.course
        acts = {"go_on": going_on(course), "pause": pausing(course)}
        acts |= {"previous": Previous(), "undo": Undo()}
        acts["add"] = AddTime(timedelta(minutes=asked.act.minutes))
        if asked.act.seen != self.number:
            answer(Answer(False, "The day has moved on."))
            return
        try:
            self.act(acts[asked.act.do])
        except NotPermitted as error:
            answer(Answer(False, refusal(error, self.conference.programme)))
        else:
            answer(Answer(True, ""))
