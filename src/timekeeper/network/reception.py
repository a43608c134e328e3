"""Where linked points are heard, whatever carries what they say.

A carrier knows by a link or an account which point speaks. All that it hands over belongs to one
thread; the answers to presses come from the window's.
"""

from __future__ import annotations

from collections.abc import Callable

from timekeeper.network.acts_from_afar import Answer, HallDesk
from timekeeper.network.allowances import Allowances
from timekeeper.network.point_protocol import (
    Answered,
    Hello,
    Ping,
    PointAct,
    Pong,
    Presses,
    heard_up,
)
from timekeeper.views.afar.instants import exact_milliseconds
from timekeeper.words.language import _

PRESSES = (20, 1)  # of a point, at once and each second: a clerk's, not a program's


class Reception:
    """Hears the points, and hands what they press to the desk: each press once, none too late."""

    def __init__(self, desk: HallDesk) -> None:
        self._desk = desk
        self._presses = Presses()
        self._allowances = Allowances(*PRESSES)

    def heard(
        self, point: str, said: bytes | str, later: Callable[[Answered], None]
    ) -> Hello | Pong | Answered | None:
        """Hear a point, and return what to answer at once; NotUnderstood for no message.

        A hello is returned as it is: the carrier then tells view and standing anew. ``later`` is
        given the answer to a press, from any thread.
        """
        arrived = self._desk.now()
        message = heard_up(said)
        if isinstance(message, Hello):
            return message
        if isinstance(message, Ping):
            return self._pong(point, message, exact_milliseconds(arrived))
        return self._pressed(point, message, exact_milliseconds(arrived), later)

    def _pong(self, point: str, ping: Ping, arrived: float) -> Pong:
        edition, _day = self._desk.day()
        self._desk.pinged(point, ping.trip, elsewhere=ping.epoch > edition.epoch)
        standing = self._desk.standing(point)
        return Pong(
            ping=ping.ping,
            arrived=arrived,
            left=exact_milliseconds(self._desk.now()),
            epoch=edition.epoch,
            seq=edition.number,
            standing=standing.number if standing is not None else 0,
        )

    def _pressed(
        self, point: str, act: PointAct, now: float, later: Callable[[Answered], None]
    ) -> Answered | None:
        if not self._allowances.takes(point, 1, now / 1000):
            return _refused(act, _("Too many requests; wait a moment."))
        if not self._presses.take(point, act, now):
            return _refused(act, _("This was pressed before, or too long ago; look, then press."))

        def answer(told: Answer) -> None:
            later(Answered(press=act.press, done=told.done, sentence=told.sentence))

        self._desk.hear(point, act, answer)
        return None


def _refused(act: PointAct, sentence: str) -> Answered:
    return Answered(press=act.press, done=False, sentence=sentence)
