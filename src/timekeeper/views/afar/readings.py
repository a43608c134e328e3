"""The words of one instant, in which a reading stands for whatever time changes.

A text is a string, or a list of strings and readings; a reading is one of

* ``{"clock": "now"}``, ``{"date": "now"}``: the hall's time of day and date;
* ``{"clock": knots}``, ``{"prose": knots}``: an hour of the hall's wall clock that may move, in
  figures or as prose; its values are wall-clock times, reckoned as if they were UTC;
* ``{"left": instant}``, ``{"gone": instant}``: the time until, never below zero, or since;
* ``{"deviation": knots}``: a length of time, told as late or early.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from msgspec import Struct

from timekeeper.core.forecast import ItemForecast
from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Programme
from timekeeper.core.timeline import Current, OnTheFloor, Snapshot, Upcoming
from timekeeper.views.afar.instants import MILLISECOND, milliseconds
from timekeeper.views.afar.knots import Knots, Movements
from timekeeper.views.moment import Moment, expected_start

# Between noncharacters, which no text has.
_READING = re.compile("\ufdd0(\\d+)\ufdd1")


class Share(float):
    """The part of a time that is used, and how it goes on: ``{"since": instant, "of": length}``."""

    reading: Mapping[str, int]


class Readings(Moment):
    """The words of one instant, with a reading for whatever time changes."""

    def __init__(self, snapshot: Snapshot, programme: Programme, movements: Movements) -> None:
        super().__init__(snapshot, programme)
        self._movements = movements
        self._made: list[dict[str, Any]] = []

    def _reading(self, **reading: Any) -> str:
        self._made.append(reading)
        return f"\ufdd0{len(self._made) - 1}\ufdd1"

    def date(self) -> str:
        """Read the hall's date."""
        return self._reading(date="now")

    def clock(self) -> str:
        """Read the hall's time of day."""
        return self._reading(clock="now")

    def start(self, coming: Upcoming | ItemForecast) -> str:
        """Read the hour that is expected as long as nothing happens."""
        if expected_start(coming) is None:
            return ""
        return self._reading(clock=self._starts(coming))

    def prose_start(self, coming: Upcoming) -> str:
        """Read the same in prose."""
        return "" if coming.expected_start is None else self._reading(prose=self._starts(coming))

    def _starts(self, coming: Upcoming | ItemForecast) -> Knots | None:
        return self._movements.starts(self.programme.positions[coming.item.id])

    def session_end(self) -> str:
        """Read the hour at which the session ends as long as nothing happens."""
        knots = self._movements.session_end
        return "" if knots is None else self._reading(clock=knots)

    def deviation(self) -> str:
        """Read how late the session ends as long as nothing happens."""
        knots = self._movements.deviation if self.snapshot.deviation is not None else None
        return "" if knots is None else self._reading(deviation=knots)

    def until(self, instant: datetime) -> str:
        """Read how much is left until an instant."""
        return self._reading(left=milliseconds(instant))

    def left(self, time: Current | OnTheFloor) -> str:
        """Read how much is left."""
        if time.paused or time.remaining is None or time.remaining <= ZERO:
            return super().left(time)  # by how much it is over, a discreet view does not tell
        return self._reading(left=milliseconds(self.at + time.remaining))

    def gone(self, time: Current | OnTheFloor) -> str:
        """Read how much has passed."""
        if time.paused:
            return super().gone(time)
        return self._reading(gone=milliseconds(self.at - time.elapsed))

    def over(self, time: Current | OnTheFloor) -> str:
        """Read how much a time is overrun."""
        if time.paused:
            return super().over(time)
        return "+" + self._reading(gone=milliseconds(self.at - time.overrun))

    def share(self, time: Current | OnTheFloor) -> float | None:
        """Read how much of a time is used."""
        used = super().share(time)
        if used is None or used >= 1 or time.paused or not time.allotted:
            return used
        share = Share(used)
        since = milliseconds(self.at - time.elapsed)
        share.reading = {"since": since, "of": time.allotted // MILLISECOND}
        return share

    def written(self, content: Any) -> Any:
        """Return the content as JSON has it, each text with its readings in their places."""
        match content:
            case Share():
                return content.reading
            case Enum():
                return content.value
            case str() if _READING.search(content):
                pieces: list[str | dict[str, Any]] = list(_READING.split(content))
                pieces[1::2] = [self._made[int(number)] for number in _READING.findall(content)]
                return [piece for piece in pieces if piece != ""]
            case tuple():
                return [self.written(each) for each in content]
            case _ if isinstance(content, Struct):
                names = content.__struct_fields__
                return {name: self.written(getattr(content, name)) for name in names}
            case _:
                return content
