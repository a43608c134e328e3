"""What the operator is to be reminded of, as the day goes on."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from timekeeper.core.events import HallPicture
from timekeeper.core.house.counts import shortfalls
from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Course
from timekeeper.core.timeline import LAST_MINUTE, Current, Phase, Snapshot, Upcoming

PATIENCE = timedelta(minutes=1)
TOLERANCE = timedelta(minutes=5)
DARK_PATIENCE = timedelta(seconds=20)


class ReminderKind(StrEnum):
    """What the operator is reminded of."""

    NOT_STARTED = "not_started"
    LAST_MINUTE = "last_minute"
    OVERRUN = "overrun"
    SPEECH_OVER = "speech_over"
    SESSION_LATE = "session_late"
    HALL_DARK = "hall_dark"
    QUORUM = "quorum"


class Reminder(Struct, frozen=True):
    """Its kind, and what it is about: an item's or a speech's id, a session's index, a picture."""

    kind: ReminderKind
    about: str | int


def standing(
    programme: Programme,
    course: Course,
    snapshot: Snapshot,
    patience: timedelta = PATIENCE,
    tolerance: timedelta = TOLERANCE,
) -> tuple[Reminder, ...]:
    """Return the reminders that hold at the instant of the snapshot of programme and course.

    ``patience`` is how long after its planned start an item may not have been started,
    ``tolerance`` how late a session may end, before either is worth a word.
    """
    found: list[Reminder] = []
    if snapshot.current is not None:
        found = _of_what_runs(snapshot.current)
    elif snapshot.next is not None:
        since = _waiting_since(programme, course, snapshot.next)
        if since is not None and snapshot.at - since >= patience:
            found.append(Reminder(ReminderKind.NOT_STARTED, snapshot.next.item.id))
    late = snapshot.deviation is not None and snapshot.deviation >= tolerance
    # A session that has nothing left cannot be brought back to its plan.
    left = snapshot.current or (snapshot.next and snapshot.next.session == snapshot.session)
    if late and snapshot.session is not None and left:
        found.append(Reminder(ReminderKind.SESSION_LATE, snapshot.session))
    # Of what runs or comes next too few, or nobody yet, were counted.
    near = [place.item.id for place in (snapshot.current, snapshot.next) if place is not None]
    if short := next((one.item for one in shortfalls(programme, course) if one.item in near), ""):
        found.append(Reminder(ReminderKind.QUORUM, short))
    dark, since = course.picture is HallPicture.DARK, course.picture_since
    if dark and since is not None and snapshot.at - since >= DARK_PATIENCE:
        found.append(Reminder(ReminderKind.HALL_DARK, course.picture))
    return tuple(found)


def _of_what_runs(current: Current) -> list[Reminder]:
    found = []
    if current.phase is Phase.OVERRUN:
        found.append(Reminder(ReminderKind.OVERRUN, current.item.id))
    elif current.remaining is not None and current.remaining <= LAST_MINUTE:
        found.append(Reminder(ReminderKind.LAST_MINUTE, current.item.id))
    floor = current.discussion.floor if current.discussion is not None else None
    if floor is not None and floor.phase is Phase.OVERRUN:
        found.append(Reminder(ReminderKind.SPEECH_OVER, floor.speech.id))
    return found


def _waiting_since(programme: Programme, course: Course, following: Upcoming) -> datetime | None:
    """Return since when the next item could run; None while nothing says when it is to begin."""
    slot = programme.slot(following.item.id)
    part = programme.sessions[slot.session].parts[slot.part]
    planned = [slot.start]
    if following.new_session:
        planned.append(programme.sittings[slot.session].start)
    begun = map(programme.slot, course.intervals_of.keys() - course.interrupted)
    if part.fixed_start and not any(
        (other.session, other.part) == (slot.session, slot.part) for other in begun
    ):
        planned.append(programme.part_starts[slot.session][slot.part])
    known = [instant for instant in planned if instant is not None]
    if not known and following.new_session:
        return None
    ended = course.intervals[-1].end if course.intervals else None
    return max([*known, ended] if ended else known, default=None)
