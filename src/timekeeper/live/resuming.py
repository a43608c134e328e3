"""A record that is taken up again: how long the program was away, and what is to be asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from timekeeper.core.acts import Act, CorrectEnd, Finish
from timekeeper.core.events import (
    ClockStepped,
    Entry,
    ItemFinished,
    ItemResumed,
    ItemStarted,
    Paused,
    Recovered,
    Recovery,
    Resumed,
    SessionClosed,
    SpeakerCalled,
    SpeechEnded,
    WitnessedFact,
)
from timekeeper.core.programme import Item
from timekeeper.core.record.course import Course, whole_second
from timekeeper.core.record.history import replay
from timekeeper.live.conference import Conference

A_SECOND = timedelta(seconds=1)
WORTH_NOTING = timedelta(minutes=1)
_MOVES = (
    ItemStarted
    | ItemResumed
    | ItemFinished
    | SessionClosed
    | Paused
    | Resumed
    | SpeakerCalled
    | SpeechEnded
    | WitnessedFact
)


class Absence(Struct, frozen=True):
    """The program was away from ``since`` to ``until`` (UTC) while this item ran."""

    item: Item
    since: datetime
    until: datetime


def settle_clock(conference: Conference, last_alive: datetime | None) -> None:
    """Let a record that lies in the future go on as if no time had passed.

    ``last_alive`` (UTC) is when the program last said that it ran.
    """
    known = [entry.at for entry in conference.entries[-1:]]
    known += [last_alive] if last_alive is not None and conference.entries else []
    behind = max(known, default=conference.clock_now()) - conference.clock_now()
    if behind >= A_SECOND:
        conference.witness(ClockStepped(behind // -A_SECOND * A_SECOND))


def absence(conference: Conference, last_alive: datetime | None) -> Absence | None:
    """Return how long nobody kept the time of what runs; None when nothing runs.

    An edit or a note made while nobody had said what an absence counts as does not end it.
    """
    running = conference.course.running
    if running is None or not conference.entries:
        return None
    since = conference.entries[-1].at
    if last_alive is not None:
        moves = (e.at for e in reversed(conference.entries) if isinstance(e.event, _MOVES))
        since = max(last_alive, next(moves, last_alive))
    until = conference.now()
    if until <= since:
        return None
    item = conference.programme.slot(running.item).item
    return Absence(item, whole_second(since), whole_second(until))


def must_ask(away: Absence, conference: Conference, longest: timedelta) -> bool:
    """Return whether only the operator can say what the absence counts as.

    So it is when it was at least ``longest``, or when another day has begun in the programme's
    time zone.
    """
    zone = conference.programme.timezone
    days = {away.since.astimezone(zone).date(), away.until.astimezone(zone).date()}
    return away.until - away.since >= longest or len(days) > 1


def moves_on(conference: Conference, act: Act) -> bool:
    """Return whether the act changes what runs, who has the floor, or whether its clock stands."""
    event = conference.would_do(act)
    if event is None:
        return False
    entries, now = conference.entries, conference.now()
    number = entries[-1].number + 1 if entries else 1
    return _doing(replay([*entries, Entry(number, now, event)])) != _doing(conference.course)


def _doing(course: Course) -> tuple[object, ...]:
    running = course.running
    speaking = next((speech.id for speech in course.speeches if speech.speaking), "")
    return (running.item, running.paused, speaking) if running is not None else ()


def answer(conference: Conference, away: Absence, choice: Recovery) -> None:
    """Record what the absence counts as, and make it so."""
    if choice is Recovery.CLOSE:
        conference.act(Finish())
        conference.act(CorrectEnd(away.since, away.item.id))
    conference.witness(Recovered(away.since, away.until, choice))
