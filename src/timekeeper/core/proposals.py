"""Facts that an act proposes, and whether the day lets them become true."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from timekeeper.core import events
from timekeeper.core.cases import LONGEST, Case
from timekeeper.core.changes.replanning import proposals
from timekeeper.core.discussion import Speech
from timekeeper.core.events import Event
from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Item
from timekeeper.core.rules import NotPermitted, Reason, State, item_state


def explained(case: Case) -> Event:
    """Return the reason of an overrun if its item has begun."""
    match case.act.fact:
        case events.OverrunExplained(item) as fact:
            _known(case, item)
            if item not in case.course.intervals_of:
                raise NotPermitted(Reason.ITEM_NOT_BEGUN, item)
            return fact
    raise NotPermitted(Reason.FACT_MISSING)


def shown(case: Case) -> Event:
    """Return what a display shall show or take down."""
    match case.act.fact:
        case events.MessageShown(_audience, text) as fact:
            if not text.strip():
                raise NotPermitted(Reason.TEXT_MISSING)
            return fact
        case events.MessageTakenDown(audience) as fact:
            if audience not in case.course.messages:
                raise NotPermitted(Reason.NOTHING_SHOWN)
            return fact
        case events.HallSwitched() as fact:
            return fact
    raise NotPermitted(Reason.FACT_MISSING)


def edited(case: Case) -> Event:
    """Return a change of the programme that touches nothing that was held."""
    match case.act.fact:
        case events.ItemInserted(item, session, part, before) as fact:
            _check_insertion(case, item)
            _check_place(case, session, part, before)
        case events.ItemEdited(item) as fact:
            _check_edit(case, item)
        case events.ItemMoved() as fact:
            _check_move(case, fact)
        case events.ItemRemoved(name):
            return events.ItemRemoved(name, _not_begun(case, name).title)
        case events.PresenterSubstituted(name, presenter) as fact:
            _known(case, name)
            if not presenter.text.strip():
                raise NotPermitted(Reason.PRESENTER_MISSING, name)
        case events.ConditionConfirmed(name) as fact:
            if not _known(case, name).conditional:
                raise NotPermitted(Reason.NOT_CONDITIONAL, name)
        case _:
            raise NotPermitted(Reason.FACT_MISSING)
    return fact


def replanned(case: Case) -> Event:
    """Return a re-planning if every item is still as it was when the plan was made.

    An act that carries no plan but names a measure in its text means what is proposed now.
    """
    fact = case.act.fact or _proposed(case)
    if not isinstance(fact, events.Replanned):
        raise NotPermitted(Reason.FACT_MISSING)
    if not 0 <= fact.session < len(case.programme.sessions):
        raise NotPermitted(Reason.PLACE_UNKNOWN)
    named = [name for name, _cut in fact.cuts]
    if len(set(named)) < len(named):
        raise NotPermitted(Reason.PLAN_OUTDATED)
    for name, cut in fact.cuts:
        item = _to_come(case, name, running_too=True)
        allotted = (item.allotted or ZERO) + case.course.added.get(name, ZERO)
        if not ZERO < cut <= allotted:
            raise NotPermitted(Reason.PLAN_OUTDATED, name)
    for name in fact.dropped:
        _to_come(case, name)
    for move in fact.moves:
        _to_come(case, move.item)
        _check_move(case, move)
    return fact


def _proposed(case: Case) -> Event | None:
    if not case.act.text:
        return None
    found = proposals(case.programme, case.course, case.now)
    event = next((p.event for p in found if p.measure == case.act.text), None)
    if event is None:
        raise NotPermitted(Reason.NOTHING_PROPOSED)
    return event


def discussed(case: Case) -> Event:
    """Return what happens to the queue or on the floor of a discussion."""
    match case.act.fact:
        case events.SpeakersQueued() as fact:
            _check_queued(case, fact)
        case events.SpeakersReordered(item, order) as fact:
            waiting = [s.id for s in case.course.speeches_of(item) if s.waiting]
            if sorted(order) != sorted(waiting):
                raise NotPermitted(Reason.SPEECH_UNKNOWN, item)
        case events.SpeakerWithdrawn(item, name) as fact:
            _waiting(case, item, name)
        case events.SpeakerCalled(item, name) as fact:
            _waiting(case, item, name)
            running = case.course.running
            if running is None or running.item != item:
                raise NotPermitted(Reason.ITEM_NOT_RUNNING, item)
        case events.SpeechEnded(item, name) as fact:
            if not _speech(case, item, name).speaking:
                raise NotPermitted(Reason.NOT_SPEAKING, item)
        case events.SpeechExtended(item, name, amount) as fact:
            _check_extension(_speech(case, item, name), amount)
        case _:
            raise NotPermitted(Reason.FACT_MISSING)
    return fact


def _known(case: Case, item: str) -> Item:
    if item not in case.programme.positions:
        raise NotPermitted(Reason.ITEM_UNKNOWN, item)
    return case.programme.slot(item).item


def _not_begun(case: Case, name: str) -> Item:
    item = _known(case, name)
    if name in case.course.intervals_of:
        raise NotPermitted(Reason.ITEM_BEGUN, name)
    return item


def _to_come(case: Case, name: str, *, running_too: bool = False) -> Item:
    """Return an item that a plan may still change."""
    item = _known(case, name)
    if item.protected:
        raise NotPermitted(Reason.ITEM_PROTECTED, name)
    state = item_state(case.programme.slot(name), case.course)
    permitted = {State.PENDING}
    if running_too:
        permitted |= {State.RUNNING, State.PAUSED}
    if state not in permitted:
        raise NotPermitted(Reason.PLAN_OUTDATED, name)
    return item


def _check_insertion(case: Case, item: Item) -> None:
    if item.id in case.programme.positions or item.id in case.course.intervals_of:
        raise NotPermitted(Reason.ITEM_EXISTS, item.id)
    _check_text(item)


def _check_edit(case: Case, item: Item) -> None:
    _known(case, item.id)
    _check_text(item)
    if not item.timed and item.id in case.course.intervals_of:
        raise NotPermitted(Reason.ITEM_BEGUN, item.id)
    granted = item.allotted
    if granted is not None and granted + case.course.added.get(item.id, ZERO) < ZERO:
        raise NotPermitted(Reason.CUT_TOO_LONG, item.id)


def _check_text(item: Item) -> None:
    if not item.title.strip():
        raise NotPermitted(Reason.TITLE_MISSING, item.id)
    if item.length is not None and not ZERO <= item.length <= LONGEST:
        raise NotPermitted(Reason.ADD_TOO_LONG, item.id)


def _check_move(case: Case, move: events.ItemMoved) -> None:
    _not_begun(case, move.item)
    _check_place(case, move.session, move.part, move.before)
    if move.before == move.item:
        raise NotPermitted(Reason.PLACE_UNKNOWN, move.item)


def _check_place(case: Case, session: int, part: int, before: str | None) -> None:
    sessions = case.programme.sessions
    if not (0 <= session < len(sessions) and 0 <= part < len(sessions[session].parts)):
        raise NotPermitted(Reason.PLACE_UNKNOWN)
    if session in case.course.closed:
        raise NotPermitted(Reason.SESSION_CLOSED)
    names = [item.id for item in sessions[session].parts[part].items]
    if before is not None and before not in names:
        raise NotPermitted(Reason.PLACE_UNKNOWN, before)


def _check_queued(case: Case, fact: events.SpeakersQueued) -> None:
    slot = case.programme.slot(_known(case, fact.item).id)
    case.in_the_hall(slot, State.STUDY, State.SKIPPED)
    taken = {speech.id for speech in case.course.speeches}
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


def _speech(case: Case, item: str, name: str) -> Speech:
    found = next((s for s in case.course.speeches_of(item) if s.id == name), None)
    if found is None:
        raise NotPermitted(Reason.SPEECH_UNKNOWN, item)
    return found


def _waiting(case: Case, item: str, name: str) -> Speech:
    speech = _speech(case, item, name)
    if not speech.waiting:
        raise NotPermitted(Reason.SPEECH_HELD, item)
    return speech
