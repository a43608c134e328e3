"""The hall's time as somebody who follows from afar knows it."""

from __future__ import annotations

from collections import deque
from math import inf

SAMPLES = 8
DRIFT = 10.0  # milliseconds by which two clocks may part while eight answers come
DOUBTFUL = 250.0  # milliseconds; beyond it seconds are not shown as if they were sure


class HallClock:
    """Measures with four time stamps, and believes the shortest round trip of the last eight.

    Half a round trip bounds the error of each. Where two contradict each other one of the clocks is
    another one now, as when a desk took over or was started anew: then the newest alone counts.

    All figures are milliseconds: the follower's by a clock of his own that no hand moves and that
    goes on while his computer sleeps, the hall's since 1970.
    """

    def __init__(self) -> None:
        self._samples: deque[tuple[float, float]] = deque(maxlen=SAMPLES)
        self._ahead: float | None = None
        self.doubt = inf

    def measure(self, sent: float, arrived: float, left: float, back: float) -> float:
        """Take an answer of the hall's, which came ``back``; return the round trip."""
        trip = max(0.0, (back - sent) - (left - arrived))
        ahead = ((arrived - sent) + (left - back)) / 2
        if any(abs(ahead - old) > (trip + other) / 2 + DRIFT for other, old in self._samples):
            self._samples.clear()
        self._samples.append((trip, ahead))
        shortest, self._ahead = min(self._samples)
        self.doubt = shortest / 2
        return trip

    def measure_anew(self) -> None:
        """Believe the next answer, whatever was measured over another line, or before a sleep."""
        self._samples.clear()

    def at(self, own: float) -> float | None:
        """Return the hall's time at an instant of the follower's; None before anything is known."""
        return None if self._ahead is None else own + self._ahead
