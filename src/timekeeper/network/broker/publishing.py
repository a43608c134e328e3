"""The hall's line to the broker of the linked points: it tells them the day, and hears them."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from timekeeper.files.broker.access import Access
from timekeeper.live.clock import SystemClock
from timekeeper.network.acts_from_afar import HallDesk
from timekeeper.network.allowances import Allowances
from timekeeper.network.broker.line import FROM, TO, VIEW, MqttLine
from timekeeper.network.point_protocol import (
    Hello,
    NotUnderstood,
    Pong,
    Standing,
    ViewShown,
    heard_down,
)
from timekeeper.network.reception import Reception
from timekeeper.views.afar.published import View, published

MESSAGES = (40, 10)  # of a point, at once and each second: it measures the clock with four in a row
AGAIN = timedelta(hours=1)  # after which it is said once more: a view tells of some hours only
SO_SOON = timedelta(seconds=10)  # after one greeting: who greets again doubts what the broker keeps
REPEAT = timedelta(seconds=1)  # and no oftener is it said anew
PATIENCE = 1.5  # seconds for the last words at the program's end

_log = logging.getLogger(__name__)


class Publishing:
    """Publishes one conference over a broker. Every method belongs to the window's thread.

    None of them waits: views are made and said by a thread of its own, and what was not said for
    want of a line is made anew when there is one. ``succeeded`` is called, in a thread of the
    line's, when a newer desk publishes the same conference; from then on nothing is said here.
    """

    def __init__(
        self,
        desk: HallDesk,
        access: Access,
        certificate: Path | None,
        succeeded: Callable[[], object] = lambda: None,
    ) -> None:
        self._desk, self._reception = desk, Reception(desk)
        self._succeeded = succeeded
        topics = [f"{FROM}+", VIEW]  # another desk may have taken over
        self._line = MqttLine(access, certificate, topics, self._begin, self._heard)
        self._messages = Allowances(*MESSAGES)
        self._told: dict[str, Standing | None] = {}  # by the points that have said hello
        self._to_tell: set[str] = set()  # of them, those for whom something else may hold
        self._clock = SystemClock()
        self._greeted: dict[str, datetime] = {}  # when each point last was
        self._said_at, self._doubted = self._clock.now(), False
        self._news, self._day_is_new, self._closing = threading.Event(), True, False
        self._superseded = False  # then the view on the broker is the newer desk's, and stays
        self._thread = threading.Thread(target=self._run, name="publishing", daemon=True)

    @property
    def why_not(self) -> str:
        """Return in a sentence why the points hear nothing, "" while they do."""
        return self._line.why_not

    def open(self) -> None:
        """Begin to connect and to publish."""
        self._thread.start()

    def publish(self, points: frozenset[str] | None = None) -> None:
        """Tell the newest state of the day, or some points what holds for them."""
        self._day_is_new = self._day_is_new or points is None
        self._to_tell.update(points or ())
        self._news.set()

    def close(self, *, wait: bool = False) -> None:
        """Take the view off the broker and part with it; ``wait`` until that is done."""
        self._closing = True
        self._news.set()
        if wait:
            self._thread.join(PATIENCE)

    def _begin(self) -> None:
        """Tell everything anew: over a new line nothing counts as said."""
        self._told.clear()
        self._greeted.clear()
        self.publish()

    def _run(self) -> None:
        self._line.open()
        while not self._closing:
            self._news.wait((REPEAT if self._doubted else AGAIN).total_seconds())
            self._news.clear()
            try:
                self._tell_news()
            except Exception:  # noqa: BLE001  # the line goes on, whatever it is
                _log.exception("The day could not be published.")
        self._line.close(None if self._superseded else (VIEW, b""))

    def _tell_news(self) -> None:
        if not self._line.is_up or self._closing:
            return
        since = self._clock.now() - self._said_at
        if self._day_is_new or since >= AGAIN or (self._doubted and since > REPEAT):
            self._day_is_new = self._doubted = False
            self._said_at = self._clock.now()
            edition, day = self._desk.day()
            view = published(day, View.HALL, edition, self._desk.now())
            message = json.dumps({"type": "view", "view": view}, ensure_ascii=False)
            self._line.say(VIEW, message.encode(), retain=True)
        while self._to_tell:
            point = self._to_tell.pop()
            standing = self._desk.standing(point)
            told = self._told.get(point, standing)  # who has not said hello is told when he does
            if standing is not None and standing is not told:
                self._told[point] = standing
                self._line.say(TO + point, standing.encoded())

    def _meet(self, said: bytes) -> None:
        """Look at what is published: our own, an older desk's, or that of one that took over."""
        try:
            shown = heard_down(said)
        except NotUnderstood:
            return
        edition, _day = self._desk.day()
        if not isinstance(shown, ViewShown) or shown.view.get("conference") != edition.conference:
            return
        epoch = shown.view.get("epoch")
        if not isinstance(epoch, int):
            return
        if epoch > edition.epoch:
            self._superseded = self._closing = True
            self._news.set()
            self._succeeded()
        elif epoch < edition.epoch:
            self._doubted = True
            self._news.set()

    def _heard(self, topic: str, said: bytes) -> None:
        if topic == VIEW:
            if not self._closing:
                self._meet(said)
            return
        point = topic.removeprefix(FROM)
        if self._closing or self._desk.standing(point) is None:
            return  # its account may still be on the broker when it is not listed any more
        if not self._messages.takes(point, 1, self._clock.now().timestamp()):
            return
        try:
            answer = self._reception.heard(
                point, said, lambda later: self._line.say(TO + point, later.encoded())
            )
        except NotUnderstood:
            _log.debug("A point said what is no message of the protocol.")
            return
        if isinstance(answer, Hello):
            self._greet(point)
        elif answer is not None:
            self._line.say(TO + point, answer.encoded(), once=isinstance(answer, Pong))

    def _greet(self, point: str) -> None:
        """Tell a point all that holds for it; the view it has from the broker.

        Who greets once more so soon has found that to be an older one. To say it anew to a
        thousand that come back, as each of them greets, would hold all of them up.
        """
        now = self._clock.now()
        before = self._greeted.get(point)
        self._greeted[point] = now
        self._doubted = self._doubted or (before is not None and now - before < SO_SOON)
        self._told[point] = None
        self._to_tell.add(point)
        self._news.set()
