"""The hall as the windows of a linked point hold it: what came over the line, second by second."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from msgspec import convert
from PySide6.QtCore import QObject, QTimer, Signal

from timekeeper.desktop.desk.ticker import Ticker
from timekeeper.desktop.entrance import ENTRANCE
from timekeeper.live.clock import Clock, SystemClock
from timekeeper.network.following.carriers import Carrier
from timekeeper.network.following.knowledge import Following
from timekeeper.network.point_protocol import Answered, PointAct
from timekeeper.views.afar.instants import exact_milliseconds
from timekeeper.words.language import _

LOOK = 200  # milliseconds between two looks at the line
UNANSWERED = 5_000  # milliseconds

Connect = Callable[[Callable[[bytes | str], None]], Carrier]


class FarHall(QObject):
    """Follows the hall; ``connect`` makes the way to it, which tells what comes in its own thread.

    ``changed`` is sent at each whole second of the hall and whenever something new is known,
    ``answered`` carries the hall's answer to a press.
    """

    changed = Signal()
    answered = Signal(object)

    def __init__(self, connect: Connect, clock: Clock | None = None) -> None:
        super().__init__()
        self._clock = clock or SystemClock()
        self.knows = Following(self._clock)
        # Stamped where it comes in: until the window's thread takes it, time goes by.
        self._carrier = connect(
            lambda said: ENTRANCE.ask(self, partial(self._take, said, self.knows.own()))
        )
        self._lines = 0
        self._pressed: dict[str, float] = {}  # when, by the own time, until the hall has answered
        self._ticker = Ticker(lambda: self.knows.now() or self._clock.now(), self)
        self._ticker.struck.connect(lambda _second: self.changed.emit())
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK)
        self._looks.timeout.connect(self._look)

    def begin(self) -> None:
        """Connect, and follow from now on."""
        self._carrier.open()
        self._looks.start()
        self._ticker.start()

    def close(self) -> None:
        """Follow no longer."""
        self._looks.stop()
        self._ticker.stop()
        self._carrier.close()

    @property
    def why_not(self) -> str:
        """Return in a sentence why there is no line to the hall, "" while there is one."""
        return self._carrier.why_not

    def press(self, act: type[PointAct], **told: object) -> str:
        """Say what somebody pressed, and return the name of the press, "" if it cannot be said."""
        now = self.knows.now()
        if now is None or self._carrier.why_not:
            why_not = _("There is no line to the hall now; try again later.")
            self.answered.emit(Answered(press="no-line-", done=False, sentence=why_not))
            return ""
        press = uuid4().hex
        made = convert({"press": press, "at": exact_milliseconds(now), **told}, act)
        self._carrier.say(made)
        self._pressed[press] = self.knows.own()
        return press

    def _look(self) -> None:
        if self._carrier.why_not:
            self.knows.lost()
        elif self._carrier.lines != self._lines:
            self._lines = self._carrier.lines
            self.knows.connected()
        for message in self.knows.look():
            self._carrier.say(message)
        for press, at in tuple(self._pressed.items()):
            if self.knows.own() - at > UNANSWERED:
                del self._pressed[press]
                why_not = _("The hall has not answered; look, and press again.")
                self.answered.emit(Answered(press=press, done=False, sentence=why_not))

    def _take(self, said: bytes | str, back: float) -> None:
        answer = self.knows.heard(said, back)
        if answer is not None:
            self._pressed.pop(answer.press, None)
            self.answered.emit(answer)
        self._ticker.adjust()  # the hall's time may be known better now
