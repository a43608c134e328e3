"""What is permitted, and what it makes true: the one answer for the engine and for the buttons.

A conference stands at one of four stages. It waits until an item is started, runs while one does,
is paused while the clock of the running item stands still, and is closed when nothing is left of a
day that has begun. No stage is recorded: each is what the course of the day comes to, so that undo
and corrections change it as well.

An act is what the operator asks for, and is answered in two steps.

1. The table ``PERMITTED`` says whether the stage has a place for it. Only what moves the clock
   depends on the stage. All the rest is permitted at any time, also on a closed day: an item can be
   held after all, a time put right, a reason given, a sentence shown.
2. What the act is about is looked at: the item that is meant where none is named, how that stands,
   what it was granted. What has been held stays as it was held, what is closed stays closed, nobody
   is given less than nothing or more than a day, and no plan is carried out that the day has
   overtaken.

Either the act then makes exactly one fact true, or it is refused with one reason and, where there
is one, the item that stands in the way. To decide changes nothing: whoever wants to know what a key
would do decides, and looks at the fact.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import assert_never, get_args

from msgspec import Struct

from timekeeper.core import acts, events
from timekeeper.core.acts import Act, CourseAct, ItemAct, PlanAct
from timekeeper.core.changes.replanning import proposals
from timekeeper.core.discussion import Speech
from timekeeper.core.events import DiscussionFact, Entry, Event, PointFact, ProgrammeEdit
from timekeeper.core.intervals import ZERO
from timekeeper.core.points import MOST_DELEGATES
from timekeeper.core.programme import Item, Programme, Slot
from timekeeper.core.record.course import (
    Course,
    Stage,
    State,
    first_pending,
    following,
    item_state,
    stage_of,
    upcoming,
    whole_second,
)

LONGEST = timedelta(days=1)
MOST_COUNTED = 999_999

_MOVING = frozenset({acts.Start, acts.Next, acts.Pause, acts.Resume, acts.Finish})
_ANY_TIME = frozenset(get_args(Act)) - _MOVING

PERMITTED: dict[Stage, frozenset[type]] = {
    Stage.WAITING: _ANY_TIME | {acts.Start},
    Stage.RUNNING: _ANY_TIME | {acts.Next, acts.Pause, acts.Finish},
    Stage.PAUSED: _ANY_TIME | {acts.Next, acts.Resume, acts.Finish},
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
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    POINTS_MISSING = "points_missing"
    ROLL_CALL_OPEN = "roll_call_open"
    NO_ROLL_CALL = "no_roll_call"
    COUNT_WRONG = "count_wrong"
    HAND_UP = "hand_up"
    HAND_DOWN = "hand_down"
    TEXT_MISSING = "text_missing"
    COUNT_MISSING = "count_missing"
    COUNT_IMPOSSIBLE = "count_impossible"


_STATE_REASONS = {
    State.STUDY: Reason.ITEM_FOR_STUDY,
    State.RUNNING: Reason.ITEM_RUNNING,
    State.PAUSED: Reason.ITEM_RUNNING,
    State.DONE: Reason.ITEM_DONE,
    State.SKIPPED: Reason.ITEM_SKIPPED,
}


class NotPermitted(Exception):
    """An act that the rules refuse, with the reason, the item and the limit it broke (UTC)."""

    def __init__(
        self, reason: Reason, item: str | None = None, limit: datetime | None = None
    ) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.item = item
        self.limit = limit


def decide(act: Act, programme: Programme, course: Course, now: datetime) -> Event:
    """Return the fact that the act makes true at ``now`` (UTC); raise NotPermitted otherwise."""
    day = _Day(programme, course, whole_second(now))
    stage = stage_of(programme, course)
    if type(act) not in PERMITTED[stage]:
        raise NotPermitted(_refusal(act, stage), day.running)
    if isinstance(act, CourseAct):
        return _move(day, act)
    if isinstance(act, ItemAct):
        return _change_item(day, act)
    if isinstance(act, PlanAct):
        return _change_plan(day, act)
    match act:
        case acts.Show() | acts.Hear() | acts.AddNote() | acts.Count():
            return _say(day, act)
        case acts.Undo():
            return _undone(course.undoable, Reason.NOTHING_TO_UNDO)
        case acts.Redo():
            return _undone(course.redoable, Reason.NOTHING_TO_REDO)
        case _ as unknown:
            assert_never(unknown)


def going_on(course: Course) -> acts.Start | acts.Next | acts.Discuss:
    """Return the act that takes the day one step further: to the next speaker while one waits."""
    running = course.running
    waiting = (s for s in course.speeches_of(running.item) if s.waiting) if running else ()
    speech = next(iter(waiting), None)
    if speech is None:
        return leaving(course)
    return acts.Discuss(events.SpeakerCalled(speech.item, speech.id))


def leaving(course: Course) -> acts.Start | acts.Next:
    """Return the act that takes the day one item further, whoever still waits to speak."""
    return acts.Start() if course.running is None else acts.Next()


def pausing(course: Course) -> acts.Pause | acts.Resume:
    """Return the act that stops the running item's clock, or lets it go on where it stands."""
    return acts.Resume() if course.running is not None and course.running.paused else acts.Pause()


def _refusal(act: Act, stage: Stage) -> Reason:
    if isinstance(act, acts.Resume):
        return Reason.NOT_PAUSED
    if isinstance(act, acts.Start):
        return Reason.NOTHING_LEFT if stage is Stage.CLOSED else Reason.ALREADY_RUNNING
    return Reason.ALREADY_PAUSED if stage is Stage.PAUSED else Reason.NOTHING_RUNNING


class _Day(Struct, frozen=True):
    """The day at the instant that something is asked of it (UTC)."""

    programme: Programme
    course: Course
    now: datetime

    @property
    def running(self) -> str | None:
        return None if self.course.running is None else self.course.running.item

    def slot(self, item: str | None) -> Slot:
        """Return the place of the item that is meant, if one is."""
        if item is None:
            raise NotPermitted(Reason.ITEM_MISSING)
        if item not in self.programme.positions:
            raise NotPermitted(Reason.ITEM_UNKNOWN, item)
        return self.programme.slot(item)

    def item(self, item: str | None, *refused: State) -> Item:
        """Return the item that is meant, unless its state is among the refused ones."""
        slot = self.slot(item)
        state = item_state(slot, self.course)
        if state in refused:
            raise NotPermitted(_STATE_REASONS[state], slot.item.id)
        return slot.item


# What moves the day on: one item is begun or ended, or its clock is stopped.


def _move(day: _Day, act: CourseAct) -> Event:  # noqa: PLR0911  # a case to an act
    match act:
        case acts.Start():
            slot = first_pending(day.programme, day.course)
            if slot is None:
                raise NotPermitted(Reason.NOTHING_LEFT)
            return events.ItemStarted(slot.item.id)
        case acts.Next():
            running = day.course.intervals[-1]
            slot = following(day.programme, day.course, running)
            return events.ItemStarted(slot.item.id) if slot else events.ItemFinished(running.item)
        case acts.Previous():
            return events.ItemResumed(_before(day))
        case acts.Jump(item):
            refused = (State.STUDY, State.SKIPPED, State.RUNNING, State.PAUSED)
            return events.ItemStarted(day.item(item, *refused).id)
        case acts.Pause():
            return events.Paused()
        case acts.Resume():
            return events.Resumed()
        case acts.Finish():
            return events.ItemFinished(day.course.intervals[-1].item)
        case acts.CloseSession():
            return events.SessionClosed(_open_session(day))


def _before(day: _Day) -> str:
    """Return what was held before the running item, or last where none runs."""
    course = day.course
    if day.running is None:
        if course.intervals:
            return course.intervals[-1].item
        raise NotPermitted(Reason.NOTHING_BEFORE)
    for slot in reversed(day.programme.slots[: day.programme.positions[day.running]]):
        if item_state(slot, course) not in (State.STUDY, State.SKIPPED, State.NOT_HELD):
            return slot.item.id
    raise NotPermitted(Reason.NOTHING_BEFORE)


def _open_session(day: _Day) -> int:
    course = day.course
    if not course.intervals:
        raise NotPermitted(Reason.NO_SESSION_OPEN)
    session = day.programme.slot(course.intervals[-1].item).session
    # A jump back into a closed session has opened it again for as long as its item runs.
    if session in course.closed and course.running is None:
        raise NotPermitted(Reason.NO_SESSION_OPEN)
    return session


# What changes one item of the course: its time, its place among what is held, what was recorded.


def _change_item(day: _Day, act: ItemAct) -> Event:  # noqa: C901, PLR0911  # a case to an act
    match act:
        case acts.AddTime() | acts.CutTime():
            return _change_time(day, act)
        case acts.Skip(item):
            if item is None and (slot := upcoming(day.programme, day.course)) is not None:
                item = slot.item.id
            refused = (State.STUDY, State.RUNNING, State.PAUSED, State.DONE, State.SKIPPED)
            return events.ItemSkipped(day.item(item, *refused).id)
        case acts.Restore(item):
            if item_state(day.slot(item), day.course) is not State.SKIPPED:
                raise NotPermitted(Reason.ITEM_NOT_SKIPPED, item)
            return events.ItemRestored(item)
        case acts.CorrectStart(start, item):
            return _correct_start(day, whole_second(start), item)
        case acts.CorrectEnd(end, item):
            return _correct_end(day, whole_second(end), item)
        case acts.ChangeCourtesy(level, item):
            return events.CourtesyChanged(day.item(item or day.running, State.STUDY).id, level)
        case acts.Explain(fact):
            if day.item(fact.item).id not in day.course.intervals_of:
                raise NotPermitted(Reason.ITEM_NOT_BEGUN, fact.item)
            return fact


def _change_time(day: _Day, act: acts.AddTime | acts.CutTime) -> Event:
    amount = timedelta(seconds=act.amount // timedelta(seconds=1))
    if amount <= ZERO:
        raise NotPermitted(Reason.AMOUNT_MISSING)
    item = day.item(act.item or day.running, State.STUDY, State.DONE, State.SKIPPED)
    granted = day.course.granted(item)
    if granted is None:
        raise NotPermitted(Reason.OPEN_ENDED, item.id)
    if isinstance(act, acts.CutTime):
        if amount > granted:
            raise NotPermitted(Reason.CUT_TOO_LONG, item.id)
        return events.TimeAdded(item.id, -amount)
    if amount > LONGEST - granted:
        raise NotPermitted(Reason.ADD_TOO_LONG, item.id)
    return events.TimeAdded(item.id, amount)


def _correct_start(day: _Day, start: datetime, item: str | None) -> Event:
    name, intervals = day.slot(item or day.running).item.id, day.course.intervals
    index = next((i for i, v in enumerate(intervals) if v.item == name), None)
    if index is None:
        raise NotPermitted(Reason.ITEM_NOT_BEGUN, name)
    own, earliest = intervals[index], None
    if index:
        before = intervals[index - 1].end
        # A start that followed at once takes the end of the item before along.
        apart = before is not None and before < own.start
        earliest = before if apart else _earliest_end(day.course, index - 1)
    speeches = [s.run.start for s in day.course.speeches_of(name) if s.run is not None]
    known = [*(pause.start for pause in own.pauses), *(at for at in speeches if at >= own.start)]
    _check_between(start, earliest, min([own.end or day.now, *known]), name)
    return events.StartCorrected(name, start)


def _correct_end(day: _Day, end: datetime, item: str | None) -> Event:
    intervals = day.course.intervals
    ended_last = next((v.item for v in reversed(intervals) if v.end is not None), None)
    name = day.slot(item or ended_last).item.id
    index = max((i for i, v in enumerate(intervals) if v.item == name), default=None)
    if index is None or intervals[index].end is None:
        raise NotPermitted(Reason.ITEM_NOT_ENDED, name)
    latest = intervals[index + 1].start if index + 1 < len(intervals) else day.now
    _check_between(end, _earliest_end(day.course, index), latest, name)
    return events.EndCorrected(name, end)


def _earliest_end(course: Course, index: int) -> datetime:
    """Return before which recorded instant an ended interval cannot have ended."""
    own = course.intervals[index]
    known = [own.start]
    known += [p.start if p.end == own.end else p.end for p in own.pauses if p.end is not None]
    runs = [s.run for s in course.speeches_of(own.item) if s.run is not None]
    known += [r.start if r.end == own.end else r.end for r in runs if r.end is not None]
    return max(instant for instant in known if own.end is None or instant <= own.end)


def _check_between(
    instant: datetime, earliest: datetime | None, latest: datetime, item: str
) -> None:
    if earliest is not None and instant < earliest:
        raise NotPermitted(Reason.TOO_EARLY, item, earliest)
    if instant > latest:
        raise NotPermitted(Reason.TOO_LATE, item, latest)


# What the displays show, what the linked points say, what is written down and what was counted.


def _say(day: _Day, act: acts.Show | acts.Hear | acts.AddNote | acts.Count) -> Event:
    match act:
        case acts.Show(events.MessageShown(text=text)) | acts.AddNote(text) if not text.strip():
            raise NotPermitted(Reason.TEXT_MISSING)
        case acts.Show(events.MessageTakenDown(audience)) if audience not in day.course.messages:
            raise NotPermitted(Reason.NOTHING_SHOWN)
        case acts.Show(fact):
            return fact
        case acts.Hear(fact):
            _check_heard(day.course, fact)
            return fact
        case acts.Count(count):
            _check_count(day, count)
            return count
        case acts.AddNote(text, item):
            about = item or day.running
            return events.Noted(text.strip(), None if about is None else day.slot(about).item.id)


def _check_heard(course: Course, fact: PointFact) -> None:
    roll_call = course.roll_call
    under_way = roll_call is not None and roll_call.closed is None
    match fact:
        case events.RollCallOpened(points):
            if not points:
                raise NotPermitted(Reason.POINTS_MISSING)
            if under_way:
                raise NotPermitted(Reason.ROLL_CALL_OPEN)
        case events.RollCallClosed() if not under_way:
            raise NotPermitted(Reason.NO_ROLL_CALL)
        case events.PointPresent() | events.PointExcused() if roll_call is None:
            raise NotPermitted(Reason.NO_ROLL_CALL)
        case events.PointPresent(delegates=count) if not 0 <= count <= MOST_DELEGATES:
            raise NotPermitted(Reason.COUNT_WRONG)
        case events.HandRaised() | events.HandLowered():
            _check_hand(course, fact)
        case events.PointAsked(text=text) if not text.strip():
            raise NotPermitted(Reason.TEXT_MISSING)


def _check_hand(course: Course, raised: events.HandRaised | events.HandLowered) -> None:
    """Check that somebody is named, and that his point has no other hand up or in a queue.

    A hand that is lowered must be one of those that are known.
    """
    if isinstance(raised, events.HandLowered):
        if raised.hand not in {each.id for each in course.hands}:
            raise NotPermitted(Reason.HAND_DOWN)
        return
    if not raised.speaker.strip():
        raise NotPermitted(Reason.SPEAKER_MISSING)
    speeches = {speech.id: speech for speech in course.speeches}
    if raised.hand in speeches or any(
        hand.id == raised.hand
        or (hand.point == raised.point and (hand.id not in speeches or speeches[hand.id].waiting))
        for hand in course.hands
    ):
        raise NotPermitted(Reason.HAND_UP)


def _check_count(day: _Day, fact: events.CountFact) -> None:
    """Check that the figures can be counts; whether they add up is told, and never refused."""
    match fact:
        case events.AttendanceCounted(session, groups):
            if not 0 <= session < len(day.programme.sessions):
                raise NotPermitted(Reason.PLACE_UNKNOWN)
            if not groups:
                raise NotPermitted(Reason.COUNT_MISSING)
            figures = [n for g in groups for n in (g.summoned, g.present, g.excused, g.unexcused)]
        case events.BallotsCounted(item):
            day.item(item, State.STUDY)
            figures = [fact.given_out, fact.returned, fact.valid, fact.void]
    if not any(figures):
        raise NotPermitted(Reason.COUNT_MISSING)
    if not all(0 <= figure <= MOST_COUNTED for figure in figures):
        raise NotPermitted(Reason.COUNT_IMPOSSIBLE)


def _undone(entry: Entry | None, otherwise: Reason) -> Event:
    if entry is None:
        raise NotPermitted(otherwise)
    return events.Undone(entry.number)


# What changes the programme, the queue of a discussion or the rest of a session: the act brings the
# fact along, and the day lets it become true or not.


def _change_plan(day: _Day, act: PlanAct) -> Event:
    match act:
        case acts.Edit(fact):
            return _edit(day, fact)
        case acts.Discuss(fact):
            _check_discussion(day, fact)
            return fact
        case acts.Replan(fact):
            _check_replanning(day, fact)
            return fact
        case acts.ReplanBy(measure):
            found = proposals(day.programme, day.course, day.now)
            plan = next((p.event for p in found if p.measure is measure), None)
            if plan is None:
                raise NotPermitted(Reason.NOTHING_PROPOSED)
            _check_replanning(day, plan)
            return plan


def _edit(day: _Day, fact: ProgrammeEdit) -> Event:
    match fact:
        case events.ItemInserted(item, session, part, before):
            if item.id in day.programme.positions or item.id in day.course.intervals_of:
                raise NotPermitted(Reason.ITEM_EXISTS, item.id)
            _check_words(item)
            _check_place(day, session, part, before)
        case events.ItemEdited(item):
            _check_edited(day, item)
        case events.ItemMoved():
            _check_move(day, fact)
        case events.ItemRemoved(name):
            return events.ItemRemoved(name, _not_begun(day, name).title)
        case events.PresenterSubstituted(name, presenter):
            day.slot(name)
            if not presenter.text.strip():
                raise NotPermitted(Reason.PRESENTER_MISSING, name)
        case events.ConditionConfirmed(name):
            if not day.item(name).conditional:
                raise NotPermitted(Reason.NOT_CONDITIONAL, name)
    return fact


def _check_edited(day: _Day, item: Item) -> None:
    day.slot(item.id)
    _check_words(item)
    if not item.timed and item.id in day.course.intervals_of:
        raise NotPermitted(Reason.ITEM_BEGUN, item.id)
    granted = day.course.granted(item)
    if granted is not None and granted < ZERO:
        raise NotPermitted(Reason.CUT_TOO_LONG, item.id)


def _check_words(item: Item) -> None:
    if not item.title.strip():
        raise NotPermitted(Reason.TITLE_MISSING, item.id)
    if item.length is not None and not ZERO <= item.length <= LONGEST:
        raise NotPermitted(Reason.ADD_TOO_LONG, item.id)


def _check_move(day: _Day, move: events.ItemMoved) -> None:
    _not_begun(day, move.item)
    _check_place(day, move.session, move.part, move.before)
    if move.before == move.item:
        raise NotPermitted(Reason.PLACE_UNKNOWN, move.item)


def _not_begun(day: _Day, name: str) -> Item:
    item = day.item(name)
    if name in day.course.intervals_of:
        raise NotPermitted(Reason.ITEM_BEGUN, name)
    return item


def _check_place(day: _Day, session: int, part: int, before: str | None) -> None:
    sessions = day.programme.sessions
    if not (0 <= session < len(sessions) and 0 <= part < len(sessions[session].parts)):
        raise NotPermitted(Reason.PLACE_UNKNOWN)
    if session in day.course.closed:
        raise NotPermitted(Reason.SESSION_CLOSED)
    names = [item.id for item in sessions[session].parts[part].items]
    if before is not None and before not in names:
        raise NotPermitted(Reason.PLACE_UNKNOWN, before)


def _check_replanning(day: _Day, plan: events.Replanned) -> None:
    """Check that every item is still as it was when the plan was made."""
    if not 0 <= plan.session < len(day.programme.sessions):
        raise NotPermitted(Reason.PLACE_UNKNOWN)
    named = [name for name, _cut in plan.cuts]
    if len(set(named)) < len(named):
        raise NotPermitted(Reason.PLAN_OUTDATED)
    for name, cut in plan.cuts:
        item = _to_come(day, name, State.PENDING, State.RUNNING, State.PAUSED)
        if not ZERO < cut <= (day.course.granted(item) or ZERO):
            raise NotPermitted(Reason.PLAN_OUTDATED, name)
    for name in plan.dropped:
        _to_come(day, name, State.PENDING)
    for move in plan.moves:
        _to_come(day, move.item, State.PENDING)
        _check_move(day, move)


def _to_come(day: _Day, name: str, *permitted: State) -> Item:
    """Return an item that a plan may still change."""
    slot = day.slot(name)
    if slot.item.protected:
        raise NotPermitted(Reason.ITEM_PROTECTED, name)
    if item_state(slot, day.course) not in permitted:
        raise NotPermitted(Reason.PLAN_OUTDATED, name)
    return slot.item


def _check_discussion(day: _Day, fact: DiscussionFact) -> None:
    match fact:
        case events.SpeakersQueued():
            _check_queued(day, fact)
        case events.SpeakersReordered(item, order):
            waiting = [s.id for s in day.course.speeches_of(item) if s.waiting]
            if sorted(order) != sorted(waiting):
                raise NotPermitted(Reason.SPEECH_UNKNOWN, item)
        case events.SpeakerWithdrawn(item, name) | events.SpeakerCalled(item, name):
            if not _speech(day, item, name).waiting:
                raise NotPermitted(Reason.SPEECH_HELD, item)
            if isinstance(fact, events.SpeakerCalled) and day.running != item:
                raise NotPermitted(Reason.ITEM_NOT_RUNNING, item)
        case events.SpeechEnded(item, name):
            if not _speech(day, item, name).speaking:
                raise NotPermitted(Reason.NOT_SPEAKING, item)
        case events.SpeechExtended(item, name, amount):
            _check_extension(_speech(day, item, name), amount)


def _speech(day: _Day, item: str, name: str) -> Speech:
    found = next((s for s in day.course.speeches_of(item) if s.id == name), None)
    if found is None:
        raise NotPermitted(Reason.SPEECH_UNKNOWN, item)
    return found


def _check_queued(day: _Day, fact: events.SpeakersQueued) -> None:
    day.item(fact.item, State.STUDY, State.SKIPPED)
    taken = {speech.id for speech in day.course.speeches}
    names = [new.id for new in fact.speeches]
    if taken.intersection(names) or len(set(names)) < len(names):
        raise NotPermitted(Reason.ITEM_EXISTS, fact.item)
    if not names or any(not new.speaker.name.strip() for new in fact.speeches):
        raise NotPermitted(Reason.SPEAKER_MISSING, fact.item)
    _check_limits(fact.item, (new.limit for new in fact.speeches))


def _check_limits(item: str, limits: Iterable[timedelta | None]) -> None:
    for limit in limits:
        if limit is not None and limit <= ZERO:
            raise NotPermitted(Reason.AMOUNT_MISSING, item)
        if limit is not None and limit > LONGEST:
            raise NotPermitted(Reason.ADD_TOO_LONG, item)


def _check_extension(speech: Speech, amount: timedelta) -> None:
    if not (speech.waiting or speech.speaking):
        raise NotPermitted(Reason.SPEECH_HELD, speech.item)
    if speech.allotted is None:
        raise NotPermitted(Reason.OPEN_ENDED, speech.item)
    if not amount:
        raise NotPermitted(Reason.AMOUNT_MISSING, speech.item)
    if speech.allotted + amount <= ZERO:
        raise NotPermitted(Reason.CUT_TOO_LONG, speech.item)
    _check_limits(speech.item, [speech.allotted + amount])
