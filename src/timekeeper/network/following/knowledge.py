"""What somebody who follows the hall from afar knows of it, whatever carries it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from timekeeper.live.clock import Clock
from timekeeper.live.hall_clock import SAMPLES, HallClock
from timekeeper.network.point_protocol import (
    PING_EVERY,
    Answered,
    Hello,
    NotUnderstood,
    Ping,
    Pong,
    Standing,
    ViewShown,
    heard_down,
)
from timekeeper.views.afar.following import Follower
from timekeeper.views.afar.instants import EPOCH, MILLISECOND, exact_milliseconds
from timekeeper.views.hall import HallContent

# Milliseconds. The first pings come soon after each other: one of them has a short way.
FIRST_PINGS, FIRST_PAUSE, PAUSE = 4, 250, PING_EVERY / MILLISECOND
BEHIND, SILENT, SLEPT = 2_000, 10_000, 4_000
LASTS = SAMPLES * PAUSE  # so old is what the clock believes at most

_log = logging.getLogger(__name__)


class Following:
    """A point's own knowledge: the newest view, the hall's time, and how the point itself stands.

    It opens nothing and reads no wire: a line tells it what came, and says what ``look`` returns.
    It belongs to one thread.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._hall = HallClock()
        self._views = Follower()
        self._shown = "", (0, 0)  # conference, and its epoch and number
        self.standing: Standing | None = None
        self.trip: float | None = None
        self._connected = False
        self._to_greet = False
        self._pings, self._pinged = 0, float("-inf")
        self._answered: float | None = None
        self._waits = False  # for the first answer over this line
        self._to_ask = False  # without waiting for the next ping's time
        self._behind_since: float | None = None
        self._looked = self.own()

    def own(self) -> float:
        """Return this computer's own time in milliseconds; no hand moves it."""
        return exact_milliseconds(self._clock.now())

    def now(self) -> datetime | None:
        """Return the hall's time, None before it is known."""
        at = self._hall.at(self.own())
        return None if at is None else EPOCH + at * MILLISECOND

    @property
    def doubt(self) -> float:
        """Return by how many milliseconds the hall's time may be wrong at most."""
        return self._hall.doubt

    @property
    def alone_since(self) -> datetime | None:
        """Return since when nothing was heard of the hall (its time); None while it answers."""
        if self._answered is None:
            return None
        if self._connected and self.own() - self._answered <= SILENT:
            return None
        at = self._hall.at(self._answered)
        return None if at is None else EPOCH + at * MILLISECOND

    def reads(self) -> HallContent | None:
        """Return what the hall reads now, None while that is not known."""
        now = self.now()
        if now is None:
            return None
        try:
            content = self._views.reads(self._shown[0], now)
        except ValueError:
            _log.exception("A view cannot be read.")
            return None
        return content if isinstance(content, HallContent) else None

    def connected(self) -> None:
        """Say hello over a new line, and measure anew what was last measured long ago.

        What was measured over the line before is still true soon after: a thousand that come back
        at once need not ask all of it again, nor believe the slow answers that they get then.
        """
        self._connected = self._to_greet = True
        if self._answered is None or self.own() - self._answered > LASTS:
            self._measure_anew()
        self._pinged, self._waits = float("-inf"), True
        self._behind_since = None

    def _measure_anew(self) -> None:
        self._hall.measure_anew()
        self._pings, self._pinged = 0, float("-inf")

    def lost(self) -> None:
        """Go on alone."""
        self._connected = False

    def look(self) -> tuple[Hello | Ping, ...]:
        """Return what is to be said now; to be asked several times a second."""
        own = self.own()
        if own - self._looked > SLEPT:
            self._measure_anew()
        self._looked = own
        if not self._connected:
            return ()
        said: list[Hello | Ping] = []
        if self._to_greet or (self._behind_since is not None and own - self._behind_since > BEHIND):
            self._to_greet, self._behind_since = False, None
            said.append(Hello())
        soon = self._to_ask or self._pings < FIRST_PINGS
        if own - self._pinged >= (FIRST_PAUSE if soon else PAUSE):
            self._pings, self._pinged, self._to_ask = self._pings + 1, own, False
            said.append(Ping(ping=own, trip=self.trip, epoch=self._shown[1][0]))
        return tuple(said)

    def heard(self, said: bytes | str, back: float) -> Answered | None:
        """Take what the hall said, heard at ``back`` by the own time; return an answer to a press.

        What is none of its messages is passed over.
        """
        try:
            message = heard_down(said)
        except NotUnderstood:
            _log.debug("Something was heard that is no message of the hall.")
            return None
        match message:
            case ViewShown():
                self._take(message.view)
            case Standing():
                kept = self.standing
                if kept is None or _edition(message) > _edition(kept):
                    self.standing = message
            case Pong():
                self._measure(message, back)
            case Answered():
                return message
        return None

    def _take(self, view: Mapping[str, Any]) -> None:
        try:
            newer = self._views.take(view)
        except ValueError:
            _log.debug("A view was heard that cannot be read here.")
            return
        edition = view["epoch"], view["seq"]
        # The hall came to the broker after this point's ping, or is a desk with a clock of its own.
        self._to_ask |= self._waits or edition[0] > self._shown[1][0]
        # A newer beginning counts, of whatever conference: nobody follows two desks.
        if newer and edition[0] >= self._shown[1][0]:
            self._shown = view["conference"], edition
            self._behind_since = None

    def _measure(self, pong: Pong, back: float) -> None:
        if not 0 <= back - pong.ping < SILENT or pong.epoch < self._shown[1][0]:
            return  # not mine, so old that it measures nothing, or of a desk that was succeeded
        self.trip = self._hall.measure(pong.ping, pong.arrived, pong.left, back)
        self._answered, self._waits, self._to_ask = back, False, False
        known = (0, 0) if self.standing is None else _edition(self.standing)
        if (pong.epoch, pong.seq) > self._shown[1] or (pong.epoch, pong.standing) > known:
            self._behind_since = back if self._behind_since is None else self._behind_since
        else:
            self._behind_since = None


def _edition(standing: Standing) -> tuple[int, int]:
    return standing.epoch, standing.number
