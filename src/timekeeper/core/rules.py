"""Which act is permitted at which stage: one answer for the engine and for the buttons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from timekeeper.core.course import Course
from timekeeper.core.events import Event
from timekeeper.core.intervals import Interval
from timekeeper.core.programme import Courtesy, Programme, Slot


class Stage(StrEnum):
    """Where the conference stands."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"


class Action(StrEnum):
    """What an operator can do."""

    START = "start"
    NEXT = "next"
    PREVIOUS = "previous"
    JUMP = "jump"
    PAUSE = "pause"
    RESUME = "resume"
    ADD = "add"
    CUT = "cut"
    SKIP = "skip"
    RESTORE = "restore"
    CORRECT = "correct"
    CORRECT_END = "correct_end"
    COURTESY = "courtesy"
    EXPLAIN = "explain"
    EDIT = "edit"
    DISCUSS = "discuss"
    REPLAN = "replan"
    SHOW = "show"
    FINISH = "finish"
    CLOSE = "close"
    NOTE = "note"
    UNDO = "undo"
    REDO = "redo"


class State(StrEnum):
    """How an item stands in the day."""

    PENDING = "pending"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    SKIPPED = "skipped"
    NOT_HELD = "not_held"
    STUDY = "study"


_COURSE = {Action.START, Action.NEXT, Action.PAUSE, Action.RESUME, Action.FINISH}
_ANY_TIME = set(Action) - _COURSE

PERMITTED: dict[Stage, set[Action]] = {
    Stage.WAITING: {Action.START} | _ANY_TIME,
    Stage.RUNNING: {Action.NEXT, Action.PAUSE, Action.FINISH} | _ANY_TIME,
    Stage.PAUSED: {Action.NEXT, Action.RESUME, Action.FINISH} | _ANY_TIME,
    Stage.CLOSED: _ANY_TIME,
}


class Reason(StrEnum):
    """Why an act is not permitted now."""

    NOTHING_RUNNING = "nothing_running"
    ALREADY_RUNNING = "already_running"
    ALREADY_PAUSED = "already_paused"
    NOT_PAUSED = "not_paused"
    NOTHING_LEFT = "nothing_left"
    NOTHING_BEFORE = "nothing_before"
    NO_SESSION_OPEN = "no_session_open"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    ITEM_MISSING = "item_missing"
    ITEM_UNKNOWN = "item_unknown"
    ITEM_RUNNING = "item_running"
    ITEM_DONE = "item_done"
    ITEM_SKIPPED = "item_skipped"
    ITEM_NOT_SKIPPED = "item_not_skipped"
    ITEM_FOR_STUDY = "item_for_study"
    ITEM_NOT_BEGUN = "item_not_begun"
    OPEN_ENDED = "open_ended"
    AMOUNT_MISSING = "amount_missing"
    ADD_TOO_LONG = "add_too_long"
    CUT_TOO_LONG = "cut_too_long"
    ITEM_BEGUN = "item_begun"
    ITEM_NOT_ENDED = "item_not_ended"
    ITEM_NOT_RUNNING = "item_not_running"
    ITEM_PROTECTED = "item_protected"
    ITEM_EXISTS = "item_exists"
    NOT_CONDITIONAL = "not_conditional"
    TITLE_MISSING = "title_missing"
    PRESENTER_MISSING = "presenter_missing"
    PLACE_UNKNOWN = "place_unknown"
    SESSION_CLOSED = "session_closed"
    SPEAKER_MISSING = "speaker_missing"
    SPEECH_UNKNOWN = "speech_unknown"
    SPEECH_HELD = "speech_held"
    NOT_SPEAKING = "not_speaking"
    NOTHING_PROPOSED = "nothing_proposed"
    PLAN_OUTDATED = "plan_outdated"
    NOTHING_SHOWN = "nothing_shown"
    FACT_MISSING = "fact_missing"
    TIME_MISSING = "time_missing"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    TEXT_MISSING = "text_missing"
    LEVEL_MISSING = "level_missing"


class NotPermitted(Exception):
    """An act that the rules refuse, with the reason, the item and the limit it broke (UTC)."""

    def __init__(
        self, reason: Reason, item: str | None = None, limit: datetime | None = None
    ) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.item = item
        self.limit = limit


@dataclass(frozen=True, slots=True)
class Act:
    """An action with what it needs: item's id, amount of time, instant (UTC), text, level.

    ``fact`` is what shall become true, for the actions that can mean many things: edit, discuss,
    replan, explain, show. ``text`` may name the measure of a re-planning instead.
    """

    action: Action
    item: str | None = None
    amount: timedelta | None = None
    to: datetime | None = None
    text: str = ""
    level: Courtesy | None = None
    fact: Event | None = None


def item_state(slot: Slot, course: Course) -> State:
    """Return how an item stands: what happened to it so far."""
    item = slot.item
    if not item.timed:
        return State.STUDY
    begun = item.id in course.intervals_of
    if begun and (running := course.running) is not None and running.item == item.id:
        return State.PAUSED if running.paused else State.RUNNING
    if item.id in course.skipped:
        return State.SKIPPED
    if begun and item.id not in course.interrupted:
        return State.DONE
    return State.NOT_HELD if slot.session in course.closed else State.PENDING


def stage_of(programme: Programme, course: Course) -> Stage:
    """Return where the conference stands; closed means that nothing is left after it began."""
    running = course.running
    if running is not None:
        return Stage.PAUSED if running.paused else Stage.RUNNING
    nothing_left = upcoming(programme, course) is None
    return Stage.CLOSED if course.intervals and nothing_left else Stage.WAITING


def upcoming(programme: Programme, course: Course) -> Slot | None:
    """Return what comes next: the rest of the running session, else what a start would begin."""
    after = None if course.running is None else following(programme, course, course.running)
    return after or first_pending(programme, course)


def first_pending(programme: Programme, course: Course, position: int = 0) -> Slot | None:
    """Return the first item from this position on that is still to come."""
    slots = programme.slots[position:]
    return next((s for s in slots if item_state(s, course) is State.PENDING), None)


def following(programme: Programme, course: Course, running: Interval) -> Slot | None:
    """Return what comes after the running item in its session."""
    position = programme.positions[running.item]
    session = programme.slots[position].session
    slot = first_pending(programme, course, position + 1)
    return slot if slot is not None and slot.session == session else None
