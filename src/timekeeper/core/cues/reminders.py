"""What the operator is to be reminded of, as the day goes on."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from timekeeper.core.events import HallPicture
from timekeeper.core.house.counts import shortfalls
from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Course
from timekeeper.core.timeline import Snapshot, Upcoming

PATIENCE = timedelta(minutes=1)  # with an item that was to be started
TOLERANCE = timedelta(minutes=5)  # of a session that ends late
DARK_PATIENCE = timedelta(seconds=20)


class ReminderKind(StrEnum):
    """What the operator is reminded of."""

    NOT_STARTED = "not_started"
    SESSION_LATE = "session_late"
    HALL_DARK = "hall_dark"
    QUORUM = "quorum"


class Reminder(Struct, frozen=True):
    """Its kind, and what it is about: an item's id, a session's index, a picture."""

    kind: ReminderKind
    about: str | int


def standing(programme: Programme, course: Course, snapshot: Snapshot) -> tuple[Reminder, ...]:
    """Return the reminders that hold at the instant of the snapshot of programme and course."""
    found: list[Reminder] = []
    if snapshot.current is None and snapshot.next is not None:
        since = _waiting_since(programme, course, snapshot.next)
        if since is not None and snapshot.at - since >= PATIENCE:
            found.append(Reminder(ReminderKind.NOT_STARTED, snapshot.next.item.id))
    late = snapshot.deviation is not None and snapshot.deviation >= TOLERANCE
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
