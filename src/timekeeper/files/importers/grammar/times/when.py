"""What is said of a time."""

from __future__ import annotations

from datetime import date as Day
from datetime import datetime, time, timedelta

from msgspec import Struct
from msgspec.structs import replace


class When(Struct, frozen=True):
    """What a line says of its time; ``open_end`` stands for "đến kết thúc".

    ``impossible`` is what is written like a time and is none, such as 25h00; ``shortest`` the
    lower bound of a length such as "15-20 phút", whose upper one is ``length``. ``meant`` is the
    clock as written where ``start`` is that of the afternoon, which the programme does not say.
    ``beyond`` is an end as written that no act has, for it is more than a day later.
    """

    start: time | None = None
    end: time | None = None
    length: timedelta | None = None
    open_end: bool = False
    impossible: str | None = None
    shortest: timedelta | None = None
    meant: time | None = None
    beyond: str | None = None

    @property
    def only_begins(self) -> bool:
        """Return whether it says when something begins and not how long it lasts."""
        return self.start is not None and not (self.end or self.length)

    @property
    def reached_end(self) -> time | None:
        """Return the end: as written, else where start and length lead to."""
        if self.end or self.start is None or self.length is None or self.open_end:
            return self.end
        return (datetime.combine(Day.min, self.start) + self.length).time()

    def joined(self, other: When | None) -> When:
        """Return this time with what only the other one says."""
        if other is None:
            return self
        return When(
            self.start or other.start,
            self.end or other.end,
            self.length or other.length,
            self.open_end or other.open_end,
            self.impossible or other.impossible,
            self.shortest if self.length else other.shortest,
            self.meant,
            self.beyond or other.beyond,
        )


def as_length(when: When, below: time = time(1)) -> When:
    """Return a bare clock after midnight and below another as the length it means: "(0:15)"."""
    if when.start is None or not when.only_begins or not time(0) < when.start < below:
        return when
    return replace(when, start=None, length=elapsed(when.start))


def elapsed(clock: time) -> timedelta:
    """Return the length that is written like a clock."""
    return timedelta(hours=clock.hour, minutes=clock.minute)
