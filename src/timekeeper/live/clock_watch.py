"""Notices what happens to the computer's time: a clock that is set, a zone, a sleep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from timekeeper.core.events import ClockStepped, GapNoticed, WitnessedFact, ZoneChanged
from timekeeper.core.record.course import whole_second
from timekeeper.live.clock import SystemClock, offset_from_utc

STANDSTILL = timedelta(seconds=10)  # no window is busy for so long; the computer slept


class ClockWatch:
    """Looks at the clock each second and tells what has changed since the last look.

    A step is adopted by the clock as it is told: what is recorded then has to follow.
    """

    def __init__(
        self, clock: SystemClock, offset: Callable[[], timedelta] = offset_from_utc
    ) -> None:
        self._clock = clock
        self._offset_of_zone = offset
        self._offset = offset()
        self._seen: datetime | None = None

    def look(self) -> tuple[WitnessedFact, ...]:
        """Return what happened since the last look."""
        facts: list[WitnessedFact] = []
        now = self._clock.now()
        if self._seen is not None and now - self._seen >= STANDSTILL:
            facts.append(GapNoticed(whole_second(self._seen), whole_second(now)))
        step = self._clock.step()
        if step:
            self._clock.adopt(step)
            facts.append(ClockStepped(step))
        before, self._offset = self._offset, self._offset_of_zone()
        if before != self._offset:
            facts.append(ZoneChanged(before, self._offset))
        self._seen = self._clock.now()
        return tuple(facts)
