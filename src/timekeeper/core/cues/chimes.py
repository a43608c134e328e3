"""When a chime sounds: once as the last minute of what runs begins, twice at its end.

Of an item as of a speaker's limit, unless the hall is not to see that time (core/courtesy.py) or
the item says otherwise. A chime belongs to the time that runs on to its instant: what jumps over it
(an act, a correction, undo, a step of the clock, an absence) is silent, and so is a time at rest.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Courtesy
from timekeeper.core.timeline import LAST_MINUTE, Current, OnTheFloor, Snapshot

STROKES = ((1, LAST_MINUTE), (2, ZERO))  # how many, and what remains then
NEAR = timedelta(seconds=3)
LATEST = timedelta(seconds=2)  # a busy machine may miss a second; later it would mislead


class Chime(Struct, frozen=True):
    """So many strokes at an instant (UTC), for an item or a speech and the time it is granted."""

    at: datetime
    strokes: int
    about: tuple[str, ...]
    granted: timedelta


def chimes_of(seen: Snapshot) -> frozenset[Chime]:
    """Return the chimes of what runs, past ones with them; none while it is paused or silent."""
    current, running = seen.current, _running(seen)
    if current is None or current.paused:
        return frozenset()
    said, level = current.item.chime, [*running.values()][-1].courtesy
    if not (level is Courtesy.SHOWN if said is None else said):
        return frozenset()
    return frozenset(
        Chime(seen.at + clock.remaining - left, strokes, about, clock.allotted)
        for about, clock in running.items()
        for strokes, left in STROKES
        if clock.remaining is not None and clock.allotted is not None and left < clock.allotted
    )


class Chimes(Struct, frozen=True):
    """What is heard at one instant of the day, told from the instants before it.

    ``strokes`` sound now, 0 for none. ``sounded`` are those that were heard of what still runs.
    """

    at: datetime | None = None
    strokes: int = 0
    ahead: frozenset[Chime] = frozenset()
    sounded: frozenset[tuple[object, ...]] = frozenset()

    def then(self, seen: Snapshot) -> Chimes:
        """Return what is heard at the next instant that is seen."""
        ahead = chimes_of(seen)
        due = [
            chime
            for chime in ahead & self.ahead
            if self.at is not None
            and self.at < chime.at <= seen.at <= chime.at + LATEST
            and _told(chime) not in self.sounded
        ]
        # What was left and is begun anew, or has more time, has a last minute of its own.
        running = _running(seen)
        sounded = {told for told in self.sounded | set(map(_told, due)) if told[0] in running}
        strokes = max((chime.strokes for chime in due), default=0)
        return Chimes(seen.at, strokes, ahead, frozenset(sounded))

    @property
    def near(self) -> bool:
        """Return whether the next one is but seconds away."""
        at = self.at
        return at is not None and any(ZERO < chime.at - at <= NEAR for chime in self.ahead)


def _told(chime: Chime) -> tuple[object, ...]:
    return chime.about, chime.strokes, chime.granted


def _running(seen: Snapshot) -> dict[tuple[str, ...], Current | OnTheFloor]:
    """Return what runs by name: the item, and last who has the floor.

    He decides for the item's time as well, as courtesy has it.
    """
    current = seen.current
    if current is None:
        return {}
    found: dict[tuple[str, ...], Current | OnTheFloor] = {(current.item.id,): current}
    floor = current.discussion.floor if current.discussion is not None else None
    if floor is not None:
        found[current.item.id, floor.speech.id] = floor
    return found
