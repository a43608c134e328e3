"""What is read of the linked points: at the desk a row to each, at a point its own standing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum

from timekeeper.core.programme import Programme
from timekeeper.core.roll_call import Attendance, RollCall
from timekeeper.core.text import bared
from timekeeper.live.hall_clock import DOUBTFUL
from timekeeper.live.linked_points import LineState, PointRow
from timekeeper.views.hall import HallContent, ItemContent
from timekeeper.words.language import _, ngettext
from timekeeper.words.values import clock, clock_with_seconds, figures, lasted

STEP = 50  # milliseconds; a row that changes with each ping is not calm


class PointFilter(StrEnum):
    """Which points the desk looks at."""

    ALL = "all"
    PRESENT = "present"
    NOT_YET = "not_yet"
    TO_CALL = "to_call"
    BAD_LINE = "bad_line"
    ASKING = "asking"
    NOT_READ = "not_read"


def matches(row: PointRow, wanted: PointFilter, search: str) -> bool:
    """Return whether a row is looked at; capitals and marks do not count in what is searched."""
    answer = row.attendance
    shown = {
        PointFilter.ALL: True,
        PointFilter.PRESENT: answer is not None and not answer.excused,
        PointFilter.NOT_YET: answer is None and not row.point.room,
        PointFilter.TO_CALL: row.to_be_called,
        PointFilter.BAD_LINE: row.line in {LineState.BAD, LineState.LOST, LineState.ELSEWHERE},
        PointFilter.ASKING: row.hand is not None or bool(row.talk.question),
        PointFilter.NOT_READ: row.talk.test is not None and not row.talk.number_read,
    }[wanted]
    return shown and bared(search.strip()).casefold() in bared(row.point.name).casefold()


def point_heads() -> tuple[str, ...]:
    """Return what the columns of ``point_cells`` are called."""
    return (
        _("Linked point"),
        _("Roll call"),
        _("Delegates"),
        _("Chaired by"),
        _("Line"),
        _("Last seen"),
        _("Wants"),
    )


def point_cells(row: PointRow, programme: Programme) -> tuple[str, ...]:
    """Return a point's row; it says the same while nothing changes, however often it pings."""
    answer = row.attendance
    here = answer is not None and not answer.excused
    lost = row.line is LineState.LOST and row.seen is not None
    return (
        row.point.name,
        _answered(row, answer, programme),
        str(answer.delegates) if answer is not None and here else "",
        answer.chair if answer is not None else "",
        line_words(row),
        clock_with_seconds(row.seen.at, programme) if row.seen is not None and lost else "",
        _wanted(row),
    )


def line_words(row: PointRow) -> str:
    """Return how a point's line is."""
    match row.line:
        case LineState.GOOD:
            return _("Good")
        case LineState.BAD:
            trip = row.seen.trip if row.seen is not None and row.seen.trip is not None else 0
            return _("Slow, {ms} ms").format(ms=round(trip / STEP) * STEP)
        case LineState.LOST:
            return _("Lost")
        case LineState.ELSEWHERE:
            return _("On another desk")
        case _:
            return "–"


def roll_call_sentence(roll_call: RollCall | None, rows: Sequence[PointRow]) -> str:
    """Return how many are present, excused and missing, have a line, and read a test's number."""
    points = [row for row in rows if not row.point.room]
    lines = sum(row.line in {LineState.GOOD, LineState.BAD} for row in points)
    told = [_("Connected: {count} of {all}").format(count=lines, all=len(points))]
    if roll_call is not None:
        there = ngettext("{count} point", "{count} points", len(roll_call.present))
        delegates = ngettext("{count} delegate", "{count} delegates", roll_call.delegates)
        present = _("present: {points}, {delegates}").format(
            points=there.format(count=len(roll_call.present)),
            delegates=delegates.format(count=roll_call.delegates),
        )
        told.append(present)
        told.append(_("excused: {count}").format(count=len(roll_call.excused)))
        told.append(_("not yet: {count}").format(count=len(roll_call.missing)))
    rooms = [row for row in rows if row.point.room]
    if rooms:
        finished = sum(row.talk.finished for row in rooms)
        told.append(_("groups finished: {count} of {all}").format(count=finished, all=len(rooms)))
    tested = [row for row in rows if row.talk.test is not None]
    if tested:
        read = sum(row.talk.number_read for row in tested)
        told.append(_("number read: {count} of {all}").format(count=read, all=len(tested)))
    return " · ".join(told)


def hall_line_words(alone: timedelta | None, doubt: float, trip: float | None) -> str:
    """Return at a point how its line to the hall is; doubt and round trip are milliseconds."""
    if alone is not None:
        return _("Alone for {length}; the clock goes on.").format(length=lasted(alone))
    if doubt > DOUBTFUL:
        return _("The line is slow; the clock may be wrong by a second.")
    return _("Line: {trip} ms").format(trip=round(trip or 0))


def floor_given_words(name: str, left: timedelta | None) -> str:
    """Return at a point that it has the floor, and for how long; None where there is no limit."""
    if left is None:
        return _("You have the floor: {name}").format(name=name)
    words = _("You have the floor: {name} · {length} left")
    if left < timedelta():
        words = _("You have the floor: {name} · time used up {length} ago")
    return words.format(name=name, length=figures(left))


def place_words(name: str, place: int, *, queued: bool) -> str:
    """Return at a point which place its hand has."""
    words = _("{name} asks for the floor, number {place}.")
    if queued:
        words = _("{name} is number {place} of those who will speak.")
    return words.format(name=name, place=place)


def back_words(content: HallContent | None) -> str:
    """Return in a group's room when it is expected back, by what the hall reads; "" if unknown."""
    following = content.next if isinstance(content, ItemContent) else None
    if following is None or not following.time:
        return ""
    return _("Please be back in the hall at {time}").format(time=following.time)


def _answered(row: PointRow, answer: Attendance | None, programme: Programme) -> str:
    if row.point.room:
        return _("Finished") if row.talk.finished else ""
    if answer is None:
        return _("Not yet")
    at = clock(answer.at, programme)
    return _("Excused") if answer.excused else _("Present, {time}").format(time=at)


def _wanted(row: PointRow) -> str:
    told = []  # what passes soonest comes first: a narrow column cuts the rest
    if row.talk.test is not None:
        told.append(_("reads the number") if row.talk.number_read else _("line test…"))
    if row.hand is not None:
        told.append(f"{row.place}. {row.hand.speaker}")
    if row.talk.question:
        told.append(f"? {row.talk.question}")
    return " · ".join(told)
