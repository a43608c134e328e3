"""Which act is permitted at which stage: one answer for the engine and for the buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from timekeeper.core import events
from timekeeper.core.events import Event
from timekeeper.core.history import Interval, Show, whole_second
from timekeeper.core.programme import Courtesy, Item, Programme, Slot


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
    COURTESY = "courtesy"
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


LONGEST = timedelta(days=1)

_ANY_TIME = {Action.NOTE, Action.UNDO, Action.REDO, Action.CORRECT, Action.SKIP, Action.RESTORE}
_ANY_TIME |= {Action.COURTESY, Action.JUMP, Action.PREVIOUS, Action.ADD, Action.CUT, Action.CLOSE}

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
    """An action with what it needs: item's id, amount of time, instant (UTC), text, level."""

    action: Action
    item: str | None = None
    amount: timedelta | None = None
    to: datetime | None = None
    text: str = ""
    level: Courtesy | None = None


def item_state(slot: Slot, show: Show) -> State:
    """Return how an item stands: what happened to it so far."""
    item = slot.item
    running = show.running
    if not item.timed:
        return State.STUDY
    if running is not None and running.item == item.id:
        return State.PAUSED if running.paused else State.RUNNING
    if item.id in show.skipped:
        return State.SKIPPED
    if item.id in show.intervals_of and item.id not in show.interrupted:
        return State.DONE
    return State.NOT_HELD if slot.session in show.closed else State.PENDING


def stage_of(programme: Programme, show: Show) -> Stage:
    """Return where the conference stands; closed means that nothing is left after it began."""
    running = show.running
    if running is not None:
        return Stage.PAUSED if running.paused else Stage.RUNNING
    nothing_left = upcoming(programme, show) is None
    return Stage.CLOSED if show.intervals and nothing_left else Stage.WAITING


def upcoming(programme: Programme, show: Show) -> Slot | None:
    """Return what comes next: the rest of the running session, else what a start would begin."""
    following = None if show.running is None else _following(programme, show, show.running)
    return following or _first_pending(programme, show, 0)


def decide(act: Act, programme: Programme, show: Show, now: datetime) -> Event:
    """Return the fact that the act makes true at ``now`` (UTC); raise NotPermitted otherwise."""
    stage = stage_of(programme, show)
    if act.action not in PERMITTED[stage]:
        raise NotPermitted(_refusal(stage, act.action), show.running.item if show.running else None)
    return _DECISIONS[act.action](_Case(act, programme, show, whole_second(now)))


def is_permitted(act: Act, programme: Programme, show: Show, now: datetime) -> bool:
    """Return whether ``decide`` would permit the act, for enabling its button."""
    try:
        decide(act, programme, show, now)
    except NotPermitted:
        return False
    return True


def _refusal(stage: Stage, action: Action) -> Reason:
    if action is Action.RESUME:
        return Reason.NOT_PAUSED
    if action is Action.START:
        return Reason.NOTHING_LEFT if stage is Stage.CLOSED else Reason.ALREADY_RUNNING
    return Reason.ALREADY_PAUSED if stage is Stage.PAUSED else Reason.NOTHING_RUNNING


def _first_pending(programme: Programme, show: Show, position: int) -> Slot | None:
    slots = programme.slots[position:]
    return next((s for s in slots if item_state(s, show) is State.PENDING), None)


def _following(programme: Programme, show: Show, running: Interval) -> Slot | None:
    position = programme.positions[running.item]
    session = programme.slots[position].session
    slot = _first_pending(programme, show, position + 1)
    return slot if slot is not None and slot.session == session else None


@dataclass(frozen=True, slots=True)
class _Case:
    """One question put to the rules."""

    act: Act
    programme: Programme
    show: Show
    now: datetime

    @property
    def running(self) -> Interval:
        """Return the running interval; only acts that the table permits while one runs may ask."""
        return self.show.intervals[-1]

    def slot(self, *, default: str | None = None) -> Slot:
        item = self.act.item or default
        if item is None:
            raise NotPermitted(Reason.ITEM_MISSING)
        if item not in self.programme.positions:
            raise NotPermitted(Reason.ITEM_UNKNOWN, item)
        return self.programme.slot(item)

    def in_the_hall(self, slot: Slot, *refused: State) -> Item:
        """Return the slot's item unless its state is among the refused ones."""
        state = item_state(slot, self.show)
        if state in refused:
            raise NotPermitted(_STATE_REASONS[state], slot.item.id)
        return slot.item


_STATE_REASONS = {
    State.STUDY: Reason.ITEM_FOR_STUDY,
    State.RUNNING: Reason.ITEM_RUNNING,
    State.PAUSED: Reason.ITEM_RUNNING,
    State.DONE: Reason.ITEM_DONE,
    State.SKIPPED: Reason.ITEM_SKIPPED,
}


def _start(case: _Case) -> Event:
    slot = _first_pending(case.programme, case.show, 0)
    if slot is None:
        raise NotPermitted(Reason.NOTHING_LEFT)
    return events.ItemStarted(slot.item.id)


def _next(case: _Case) -> Event:
    slot = _following(case.programme, case.show, case.running)
    return events.ItemStarted(slot.item.id) if slot else events.ItemFinished(case.running.item)


def _previous(case: _Case) -> Event:
    show = case.show
    if show.running is None:
        if not show.intervals:
            raise NotPermitted(Reason.NOTHING_BEFORE)
        return events.ItemResumed(show.intervals[-1].item)
    before = case.programme.slots[: case.programme.positions[show.running.item]]
    for slot in reversed(before):
        if item_state(slot, show) not in (State.STUDY, State.SKIPPED, State.NOT_HELD):
            return events.ItemResumed(slot.item.id)
    raise NotPermitted(Reason.NOTHING_BEFORE)


def _jump(case: _Case) -> Event:
    refused = (State.STUDY, State.SKIPPED, State.RUNNING, State.PAUSED)
    return events.ItemStarted(case.in_the_hall(case.slot(), *refused).id)


def _finish(case: _Case) -> Event:
    return events.ItemFinished(case.running.item)


def _close(case: _Case) -> Event:
    if not case.show.intervals:
        raise NotPermitted(Reason.NO_SESSION_OPEN)
    session = case.programme.slot(case.show.intervals[-1].item).session
    # A jump back into a closed session has opened it again for as long as its item runs.
    if session in case.show.closed and case.show.running is None:
        raise NotPermitted(Reason.NO_SESSION_OPEN)
    return events.SessionClosed(session)


def _add(case: _Case) -> Event:
    item, amount, allotted = _change_of_length(case)
    if amount > LONGEST - allotted:
        raise NotPermitted(Reason.ADD_TOO_LONG, item)
    return events.TimeAdded(item, amount)


def _cut(case: _Case) -> Event:
    item, amount, allotted = _change_of_length(case)
    if amount > allotted:
        raise NotPermitted(Reason.CUT_TOO_LONG, item)
    return events.TimeAdded(item, -amount)


def _change_of_length(case: _Case) -> tuple[str, timedelta, timedelta]:
    """Return the item's id, by how much its length shall change, and its length so far."""
    amount = timedelta(seconds=(case.act.amount or timedelta()) // timedelta(seconds=1))
    if amount <= timedelta():
        raise NotPermitted(Reason.AMOUNT_MISSING)
    slot = case.slot(default=case.show.running.item if case.show.running else None)
    item = case.in_the_hall(slot, State.STUDY, State.DONE, State.SKIPPED)
    if item.allotted is None:
        raise NotPermitted(Reason.OPEN_ENDED, item.id)
    return item.id, amount, item.allotted + case.show.added.get(item.id, timedelta())


def _skip(case: _Case) -> Event:
    following = upcoming(case.programme, case.show)
    slot = case.slot(default=following.item.id if following else None)
    refused = (State.STUDY, State.RUNNING, State.PAUSED, State.DONE, State.SKIPPED)
    return events.ItemSkipped(case.in_the_hall(slot, *refused).id)


def _restore(case: _Case) -> Event:
    slot = case.slot()
    if item_state(slot, case.show) is not State.SKIPPED:
        raise NotPermitted(Reason.ITEM_NOT_SKIPPED, slot.item.id)
    return events.ItemRestored(slot.item.id)


def _pause(_case: _Case) -> Event:
    return events.Paused()


def _resume(_case: _Case) -> Event:
    return events.Resumed()


def _correct(case: _Case) -> Event:
    slot = case.slot(default=case.show.running.item if case.show.running else None)
    if case.act.to is None:
        raise NotPermitted(Reason.TIME_MISSING, slot.item.id)
    start = whole_second(case.act.to)
    earliest, latest = _correction_limits(case, slot.item.id)
    if earliest is not None and start < earliest:
        raise NotPermitted(Reason.TOO_EARLY, slot.item.id, earliest)
    if start > latest:
        raise NotPermitted(Reason.TOO_LATE, slot.item.id, latest)
    return events.StartCorrected(slot.item.id, start)


def _correction_limits(case: _Case, item: str) -> tuple[datetime | None, datetime]:
    """Return between which recorded instants the item's first start can lie."""
    intervals = case.show.intervals
    index = next((i for i, v in enumerate(intervals) if v.item == item), None)
    if index is None:
        raise NotPermitted(Reason.ITEM_NOT_BEGUN, item)
    own = intervals[index]
    latest = own.pauses[0].start if own.pauses else own.end or case.now
    if not index:
        return None, latest
    before = intervals[index - 1]
    if before.end is not None and before.end < own.start:
        return before.end, latest
    ended_pauses = [p for p in before.pauses if p.end is not None and p.end < own.start]
    open_pauses = [p for p in before.pauses if p.end == own.start]
    if open_pauses:
        return open_pauses[-1].start, latest
    return (ended_pauses[-1].end if ended_pauses else before.start), latest


def _courtesy(case: _Case) -> Event:
    slot = case.slot(default=case.show.running.item if case.show.running else None)
    item = case.in_the_hall(slot, State.STUDY)
    if case.act.level is None:
        raise NotPermitted(Reason.LEVEL_MISSING, item.id)
    return events.CourtesyChanged(item.id, case.act.level)


def _note(case: _Case) -> Event:
    if not case.act.text.strip():
        raise NotPermitted(Reason.TEXT_MISSING)
    item = case.act.item or (case.show.running.item if case.show.running else None)
    if item is not None and item not in case.programme.positions:
        raise NotPermitted(Reason.ITEM_UNKNOWN, item)
    return events.Noted(case.act.text.strip(), item)


def _undo(case: _Case) -> Event:
    if case.show.undoable is None:
        raise NotPermitted(Reason.NOTHING_TO_UNDO)
    return events.Undone(case.show.undoable.number)


def _redo(case: _Case) -> Event:
    if case.show.redoable is None:
        raise NotPermitted(Reason.NOTHING_TO_REDO)
    return events.Undone(case.show.redoable.number)


_DECISIONS: dict[Action, Callable[[_Case], Event]] = {
    Action.START: _start,
    Action.NEXT: _next,
    Action.PREVIOUS: _previous,
    Action.JUMP: _jump,
    Action.PAUSE: _pause,
    Action.RESUME: _resume,
    Action.ADD: _add,
    Action.CUT: _cut,
    Action.SKIP: _skip,
    Action.RESTORE: _restore,
    Action.CORRECT: _correct,
    Action.COURTESY: _courtesy,
    Action.FINISH: _finish,
    Action.CLOSE: _close,
    Action.NOTE: _note,
    Action.UNDO: _undo,
    Action.REDO: _redo,
}
