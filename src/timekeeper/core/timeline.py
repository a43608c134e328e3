"""What every clock in the hall should say: a function of programme, course and now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from timekeeper.core.courtesy import (
    USUAL_RULES,
    HallRules,
    courtesy_of,
    courtesy_of_speech,
    is_salute,
)
from timekeeper.core.discussion import Speech
from timekeeper.core.events import Audience, BallotsCounted, HallPicture
from timekeeper.core.forecast import Forecast, ItemForecast
from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Courtesy, Item, Kind, Programme, Slot
from timekeeper.core.record.course import Course, Mention, Stage, State, stage_of, whole_second

LAST_MINUTE = timedelta(seconds=60)
LAST_SHARE = 0.1


class Phase(StrEnum):
    """How the time of an item or a speech stands; an overrun stays one while it is paused."""

    NORMAL = "normal"
    NEARLY_OVER = "nearly_over"
    PAUSED = "paused"
    OVERRUN = "overrun"


class OnTheFloor(Struct, frozen=True):
    """The speech that is held now. ``remaining`` goes on below zero; None without a limit.

    ``courtesy``: how much of any time the hall sees meanwhile.
    """

    speech: Speech
    elapsed: timedelta
    remaining: timedelta | None
    overrun: timedelta
    paused: bool
    phase: Phase
    courtesy: Courtesy = Courtesy.SHOWN

    @classmethod
    def of(cls, speech: Speech, now: datetime, courtesy: Courtesy) -> OnTheFloor:
        """Return how a speech that is held stands at ``now`` (UTC)."""
        elapsed = speech.used(now)
        remaining = None if speech.allotted is None else speech.allotted - elapsed
        overrun = max(ZERO, -remaining) if remaining is not None else ZERO
        paused = speech.run is not None and speech.run.paused
        phase = _phase(remaining, speech.allotted, None, paused=paused)
        return cls(speech, elapsed, remaining, overrun, paused, phase, courtesy)

    @property
    def allotted(self) -> timedelta | None:
        """Return his limit with what was added."""
        return self.speech.allotted


class Discussion(Struct, frozen=True):
    """The speeches of the running item: who has the floor, who waits, who has spoken.

    ``courtesy_ahead``: how much of his time the hall sees of the first who waits.
    """

    floor: OnTheFloor | None
    waiting: tuple[Speech, ...]
    held: tuple[Speech, ...]
    courtesy_ahead: Courtesy = Courtesy.SHOWN


class Current(Struct, frozen=True):
    """The running item. ``allotted`` has what was added; ``remaining`` goes on below zero.

    ``discussion`` is None for an item that is none and has no speakers. ``salute``: the flag is
    saluted, and the hall has the office's picture alone. ``ballots``: what was said last
    of its ballots.
    """

    item: Item
    started: datetime
    elapsed: timedelta
    allotted: timedelta | None
    remaining: timedelta | None
    overrun: timedelta
    expected_end: datetime | None
    paused: bool
    phase: Phase
    courtesy: Courtesy
    discussion: Discussion | None = None
    salute: bool = False
    ballots: BallotsCounted | None = None


class Upcoming(Struct, frozen=True):
    """What comes next. ``allotted`` has what was added.

    ``new_session``: its session has not begun yet.
    """

    item: Item
    allotted: timedelta | None
    expected_start: datetime | None
    session: int
    new_session: bool
    courtesy: Courtesy = Courtesy.SHOWN


class Snapshot(Struct, frozen=True):
    """Everything a display needs at one instant (UTC).

    ``session`` is the index of the session that runs, else of the one that comes next, else of
    the last one. ``deviation`` is how much later it ends than planned, negative when earlier;
    None when the programme gives no time to compare with. ``picture`` is what the hall was
    switched to, ``messages`` what is shown to whom. ``rules``: those of the house for its hall.
    ``mentions`` is what was said of items during the day.
    ``begun``: some item was held.
    """

    at: datetime
    stage: Stage
    session: int | None
    current: Current | None
    next: Upcoming | None
    deviation: timedelta | None
    session_expected_end: datetime | None
    items: Sequence[ItemForecast]
    picture: HallPicture
    messages: Mapping[Audience, str]
    rules: HallRules = USUAL_RULES
    mentions: tuple[Mention, ...] = ()
    begun: bool = False


class Timeline:
    """The day between two acts: its snapshot at any instant."""

    def __init__(
        self, programme: Programme, course: Course, rules: HallRules = USUAL_RULES
    ) -> None:
        self._programme = programme
        self._course = course
        self._rules = rules
        self._forecast = Forecast(programme, course)
        self._stage = stage_of(programme, course)
        self._session = _session_in_focus(programme, course, self._forecast.following)

    def showing(self, course: Course) -> Timeline:
        """Return the same day for a course that differs in what displays show or points say."""
        other = copy(self)
        other._course = course
        return other

    def with_time(self, course: Course) -> Timeline:
        """Return the same day for a course that differs in the running item's minutes."""
        other = self.showing(course)
        other._forecast = self._forecast.with_time(course)
        return other

    def at(self, now: datetime) -> Snapshot:
        """Return the day as it stands at ``now`` (UTC), in whole seconds."""
        now = whole_second(now)
        items = self._forecast.at(now)
        expected_end, deviation = (
            (None, None)
            if self._session is None
            else self._forecast.session_end(self._session, now)
        )
        return Snapshot(
            at=now,
            stage=self._stage,
            session=self._session,
            current=self._current(now, items),
            next=self._upcoming(items),
            deviation=deviation,
            session_expected_end=expected_end,
            items=items,
            picture=self._course.picture,
            messages=self._course.messages,
            rules=self._rules,
            mentions=self._course.mentions,
            begun=bool(self._course.intervals),
        )

    def _upcoming(self, items: Sequence[ItemForecast]) -> Upcoming | None:
        slot = self._forecast.following
        if slot is None:
            return None
        start = items[self._programme.positions[slot.item.id]].start
        new_session = slot.session not in self._forecast.begun_sessions
        return Upcoming(
            slot.item,
            self._course.granted(slot.item),
            start,
            slot.session,
            new_session,
            self._level(slot.item),
        )

    def _level(self, item: Item) -> Courtesy:
        """Return the level that the day set for an item, else that of the house's rule."""
        return self._course.courtesy.get(item.id) or courtesy_of(item, self._rules)

    def _current(self, now: datetime, items: Sequence[ItemForecast]) -> Current | None:
        course = self._course
        if course.running is None:
            return None
        item = self._programme.slot(course.running.item).item
        elapsed = course.used(item.id, now)
        allotted = course.granted(item)
        remaining = None if allotted is None else allotted - elapsed
        return Current(
            item=item,
            started=course.intervals_of[item.id][0].start,
            elapsed=elapsed,
            allotted=allotted,
            remaining=remaining,
            overrun=max(ZERO, -remaining) if remaining is not None else ZERO,
            expected_end=items[self._programme.positions[item.id]].end,
            paused=course.running.paused,
            phase=_phase(remaining, allotted, item.warning, paused=course.running.paused),
            courtesy=self._level(item),
            discussion=self._discussion(item, now),
            salute=is_salute(item) and self._level(item) is Courtesy.HIDDEN,
            ballots=next((b for b in reversed(course.ballots) if b.item == item.id), None),
        )

    def _discussion(self, item: Item, now: datetime) -> Discussion | None:
        speeches = self._course.speeches_of(item.id)
        if item.kind is not Kind.DISCUSSION and not speeches:
            return None
        speaking = next((s for s in speeches if s.speaking), None)
        waiting = tuple(s for s in speeches if s.waiting)
        level = self._level_of_speech(item, speaking)
        return Discussion(
            floor=OnTheFloor.of(speaking, now, level) if speaking else None,
            waiting=waiting,
            held=tuple(s for s in speeches if not s.waiting and not s.speaking),
            courtesy_ahead=self._level_of_speech(item, next(iter(waiting), None)),
        )

    def _level_of_speech(self, item: Item, speech: Speech | None) -> Courtesy:
        if speech is None or item.id in self._course.courtesy:
            return self._level(item)
        return courtesy_of_speech(item, speech.speaker, self._rules)


def snapshot(
    programme: Programme, course: Course, now: datetime, rules: HallRules = USUAL_RULES
) -> Snapshot:
    """Return the day as it stands at ``now`` (UTC), in whole seconds."""
    return Timeline(programme, course, rules).at(now)


def slack_ahead(programme: Programme, seen: Snapshot) -> timedelta:
    """Return the slack ahead in the session in focus; the expected end counts on it already."""
    if seen.session is None:
        return ZERO
    pending = [
        (slot, forecast)
        for slot, forecast in zip(programme.slots, seen.items, strict=True)
        if slot.session == seen.session and forecast.state is State.PENDING
    ]
    ahead = sum((slot.slack for slot, _forecast in pending), ZERO)
    if pending and seen.current is None:
        # While the hall waits, what has passed of the gap before the next item is ahead no longer.
        slot, forecast = min(pending, key=lambda both: both[1].start or seen.at)
        ahead -= max(ZERO, slot.slack - ((forecast.start or seen.at) - seen.at))
    sitting = programme.sittings[seen.session]
    if sitting.end is not None and (pending or seen.current is not None):
        ahead += sitting.slack
    return ahead


def _phase(
    remaining: timedelta | None,
    allotted: timedelta | None,
    warning: timedelta | None,
    *,
    paused: bool,
) -> Phase:
    """Return the phase; the last ``warning`` is nearly over, by default a minute or a tenth."""
    if remaining is not None and remaining < ZERO:
        return Phase.OVERRUN
    if paused:
        return Phase.PAUSED
    if remaining is None or allotted is None:
        return Phase.NORMAL
    if warning is None:
        warning = max(LAST_MINUTE, allotted * LAST_SHARE)
    return Phase.NEARLY_OVER if remaining <= warning else Phase.NORMAL


def _session_in_focus(programme: Programme, course: Course, following: Slot | None) -> int | None:
    if course.running is not None:
        return programme.slot(course.running.item).session
    if following is not None:
        return following.session
    if course.intervals:
        return programme.slot(course.intervals[-1].item).session
    return len(programme.sessions) - 1 if programme.sessions else None
