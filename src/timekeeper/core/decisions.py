"""What an act makes true: the course of the day, decided by the rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from timekeeper.core import events
from timekeeper.core.cases import LONGEST, Case
from timekeeper.core.course import Course, whole_second
from timekeeper.core.events import Event
from timekeeper.core.programme import Programme
from timekeeper.core.proposals import (
    discussed,
    edited,
    explained,
    replanned,
    shown,
)
from timekeeper.core.rules import (
    PERMITTED,
    Act,
    Action,
    NotPermitted,
    Reason,
    Stage,
    State,
    first_pending,
    following,
    item_state,
    stage_of,
    upcoming,
)


def decide(act: Act, programme: Programme, course: Course, now: datetime) -> Event:
    """Return the fact that the act makes true at ``now`` (UTC); raise NotPermitted otherwise."""
    stage = stage_of(programme, course)
    if act.action not in PERMITTED[stage]:
        raise NotPermitted(
            _refusal(stage, act.action), course.running.item if course.running else None
        )
    return _DECISIONS[act.action](Case(act, programme, course, whole_second(now)))


def _refusal(stage: Stage, action: Action) -> Reason:
    if action is Action.RESUME:
        return Reason.NOT_PAUSED
    if action is Action.START:
        return Reason.NOTHING_LEFT if stage is Stage.CLOSED else Reason.ALREADY_RUNNING
    return Reason.ALREADY_PAUSED if stage is Stage.PAUSED else Reason.NOTHING_RUNNING


def _start(case: Case) -> Event:
    slot = first_pending(case.programme, case.course)
    if slot is None:
        raise NotPermitted(Reason.NOTHING_LEFT)
    return events.ItemStarted(slot.item.id)


def _next(case: Case) -> Event:
    slot = following(case.programme, case.course, case.running)
    return events.ItemStarted(slot.item.id) if slot else events.ItemFinished(case.running.item)


def _previous(case: Case) -> Event:
    course = case.course
    if course.running is None:
        if not course.intervals:
            raise NotPermitted(Reason.NOTHING_BEFORE)
        return events.ItemResumed(course.intervals[-1].item)
    before = case.programme.slots[: case.programme.positions[course.running.item]]
    for slot in reversed(before):
        if item_state(slot, course) not in (State.STUDY, State.SKIPPED, State.NOT_HELD):
            return events.ItemResumed(slot.item.id)
    raise NotPermitted(Reason.NOTHING_BEFORE)


def _jump(case: Case) -> Event:
    refused = (State.STUDY, State.SKIPPED, State.RUNNING, State.PAUSED)
    return events.ItemStarted(case.in_the_hall(case.slot(), *refused).id)


def _finish(case: Case) -> Event:
    return events.ItemFinished(case.running.item)


def _close(case: Case) -> Event:
    if not case.course.intervals:
        raise NotPermitted(Reason.NO_SESSION_OPEN)
    session = case.programme.slot(case.course.intervals[-1].item).session
    # A jump back into a closed session has opened it again for as long as its item runs.
    if session in case.course.closed and case.course.running is None:
        raise NotPermitted(Reason.NO_SESSION_OPEN)
    return events.SessionClosed(session)


def _add(case: Case) -> Event:
    item, amount, allotted = _change_of_length(case)
    if amount > LONGEST - allotted:
        raise NotPermitted(Reason.ADD_TOO_LONG, item)
    return events.TimeAdded(item, amount)


def _cut(case: Case) -> Event:
    item, amount, allotted = _change_of_length(case)
    if amount > allotted:
        raise NotPermitted(Reason.CUT_TOO_LONG, item)
    return events.TimeAdded(item, -amount)


def _change_of_length(case: Case) -> tuple[str, timedelta, timedelta]:
    """Return the item's id, by how much its length shall change, and its length so far."""
    amount = timedelta(seconds=(case.act.amount or timedelta()) // timedelta(seconds=1))
    if amount <= timedelta():
        raise NotPermitted(Reason.AMOUNT_MISSING)
    slot = case.slot(default=case.course.running.item if case.course.running else None)
    item = case.in_the_hall(slot, State.STUDY, State.DONE, State.SKIPPED)
    if item.allotted is None:
        raise NotPermitted(Reason.OPEN_ENDED, item.id)
    return item.id, amount, item.allotted + case.course.added.get(item.id, timedelta())


def _skip(case: Case) -> Event:
    following = upcoming(case.programme, case.course)
    slot = case.slot(default=following.item.id if following else None)
    refused = (State.STUDY, State.RUNNING, State.PAUSED, State.DONE, State.SKIPPED)
    return events.ItemSkipped(case.in_the_hall(slot, *refused).id)


def _restore(case: Case) -> Event:
    slot = case.slot()
    if item_state(slot, case.course) is not State.SKIPPED:
        raise NotPermitted(Reason.ITEM_NOT_SKIPPED, slot.item.id)
    return events.ItemRestored(slot.item.id)


def _pause(_case: Case) -> Event:
    return events.Paused()


def _resume(_case: Case) -> Event:
    return events.Resumed()


def _correct(case: Case) -> Event:
    slot = case.slot(default=case.course.running.item if case.course.running else None)
    if case.act.to is None:
        raise NotPermitted(Reason.TIME_MISSING, slot.item.id)
    start = whole_second(case.act.to)
    earliest, latest = _correction_limits(case, slot.item.id)
    _within(start, earliest, latest, slot.item.id)
    return events.StartCorrected(slot.item.id, start)


def _correction_limits(case: Case, item: str) -> tuple[datetime | None, datetime]:
    """Return between which recorded instants the item's first start can lie."""
    intervals = case.course.intervals
    index = next((i for i, v in enumerate(intervals) if v.item == item), None)
    if index is None:
        raise NotPermitted(Reason.ITEM_NOT_BEGUN, item)
    own = intervals[index]
    latest = _latest_start(case, index)
    if not index:
        return None, latest
    before = intervals[index - 1]
    if before.end is not None and before.end < own.start:
        return before.end, latest
    return _earliest_end(case.course, index - 1), latest


def _latest_start(case: Case, index: int) -> datetime:
    own = case.course.intervals[index]
    runs = [s.run.start for s in case.course.speeches_of(own.item) if s.run is not None]
    known = [own.end or case.now, *(pause.start for pause in own.pauses)]
    return min([*known, *(start for start in runs if start >= own.start)])


def _correct_end(case: Case) -> Event:
    intervals = case.course.intervals
    default = next((v.item for v in reversed(intervals) if v.end is not None), None)
    slot = case.slot(default=default)
    if case.act.to is None:
        raise NotPermitted(Reason.TIME_MISSING, slot.item.id)
    index = max((i for i, v in enumerate(intervals) if v.item == slot.item.id), default=None)
    if index is None or intervals[index].end is None:
        raise NotPermitted(Reason.ITEM_NOT_ENDED, slot.item.id)
    end = whole_second(case.act.to)
    latest = intervals[index + 1].start if index + 1 < len(intervals) else case.now
    _within(end, _earliest_end(case.course, index), latest, slot.item.id)
    return events.EndCorrected(slot.item.id, end)


def _within(instant: datetime, earliest: datetime | None, latest: datetime, item: str) -> None:
    if earliest is not None and instant < earliest:
        raise NotPermitted(Reason.TOO_EARLY, item, earliest)
    if instant > latest:
        raise NotPermitted(Reason.TOO_LATE, item, latest)


def _earliest_end(course: Course, index: int) -> datetime:
    """Return before which recorded instant an ended interval cannot have ended."""
    own = course.intervals[index]
    known = [own.start]
    known += [p.start if p.end == own.end else p.end for p in own.pauses if p.end is not None]
    runs = [s.run for s in course.speeches_of(own.item) if s.run is not None]
    known += [r.start if r.end == own.end else r.end for r in runs if r.end is not None]
    return max(instant for instant in known if own.end is None or instant <= own.end)


def _courtesy(case: Case) -> Event:
    slot = case.slot(default=case.course.running.item if case.course.running else None)
    item = case.in_the_hall(slot, State.STUDY)
    if case.act.level is None:
        raise NotPermitted(Reason.LEVEL_MISSING, item.id)
    return events.CourtesyChanged(item.id, case.act.level)


def _note(case: Case) -> Event:
    if not case.act.text.strip():
        raise NotPermitted(Reason.TEXT_MISSING)
    item = case.act.item or (case.course.running.item if case.course.running else None)
    if item is not None and item not in case.programme.positions:
        raise NotPermitted(Reason.ITEM_UNKNOWN, item)
    return events.Noted(case.act.text.strip(), item)


def _undo(case: Case) -> Event:
    if case.course.undoable is None:
        raise NotPermitted(Reason.NOTHING_TO_UNDO)
    return events.Undone(case.course.undoable.number)


def _redo(case: Case) -> Event:
    if case.course.redoable is None:
        raise NotPermitted(Reason.NOTHING_TO_REDO)
    return events.Undone(case.course.redoable.number)


_DECISIONS: dict[Action, Callable[[Case], Event]] = {
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
    Action.CORRECT_END: _correct_end,
    Action.EXPLAIN: explained,
    Action.EDIT: edited,
    Action.DISCUSS: discussed,
    Action.REPLAN: replanned,
    Action.SHOW: shown,
    Action.COURTESY: _courtesy,
    Action.FINISH: _finish,
    Action.CLOSE: _close,
    Action.NOTE: _note,
    Action.UNDO: _undo,
    Action.REDO: _redo,
}
