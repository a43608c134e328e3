"""Every picture that the hall will see of a day that goes as planned, in order, for approval."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct

from timekeeper.core.acts import CloseSession, Count, Discuss, Finish, Jump
from timekeeper.core.courtesy import HallRules
from timekeeper.core.events import BallotsCounted, QueuedSpeech, SpeakerCalled, SpeakersQueued
from timekeeper.core.hall_order import StandBy
from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Courtesy, Item, Kind, Programme, Slot
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.programme_check import seen_at, seen_of
from timekeeper.live.rehearsal import day_start
from timekeeper.views.hall import HallContent
from timekeeper.views.hall_now import hall_content, ordered_content
from timekeeper.views.public import masked
from timekeeper.words.language import _
from timekeeper.words.values import numbered

EARLY = timedelta(minutes=10)  # before the day, when the hall is welcomed
OVER = timedelta(seconds=75)  # so long over its time an item is shown


class ForApproval(Struct, frozen=True):
    """A picture, what it is of, and what the hall is not shown, "" where it is shown all."""

    subject: str
    hidden: str
    content: HallContent


def pictures_of(programme: Programme, rules: HallRules) -> Iterator[ForApproval]:
    """Yield the pictures; the programme must have a date and an item that is timed."""
    clock = SimulatedClock(day_start(programme) - EARLY)
    day = Conference(programme, MemoryJournal(), clock)
    day.rules = rules
    yield ForApproval(_("Welcome picture"), "", hall_content(day.snapshot(), programme))
    standby = ordered_content(StandBy(), day.snapshot(), programme)
    yield ForApproval(_("Standby picture"), "", standby)
    timed = [slot for slot in programme.slots if slot.item.timed]
    for slot, following in zip(timed, [*timed[1:], None], strict=True):
        clock.move_to(slot.start or clock.now())
        day.act(Jump(slot.item.id))
        yield from _running(day, slot.item)
        yield from _speaking(day, clock, slot)
        if following is None or following.session != slot.session:
            clock.move_to(slot.end or clock.now())
            day.act(CloseSession() if following else Finish())
            last = _("Closing") if following is None else _("After {session}")
            name = last.format(session=masked(programme).sessions[slot.session].name)
            yield ForApproval(name, "", hall_content(day.snapshot(), programme))


def _running(day: Conference, item: Item) -> Iterator[ForApproval]:
    """Yield the item as it begins, as it runs over where the hall sees that, and its count."""
    subject = _subject(day, item)
    hidden = seen_of(item, day.rules).format(item=subject)
    yield ForApproval(subject, hidden, _seen(day))
    current = day.snapshot().current
    seen = current is not None and current.courtesy is Courtesy.SHOWN
    if seen and item.kind is not Kind.BREAK and item.allotted is not None:
        over = _seen(day, item.allotted + OVER)
        yield ForApproval(_("{item}, over its time").format(item=subject), "", over)
    if item.kind is Kind.VOTE:
        before = _seen(day)
        day.act(Count(BallotsCounted(item.id, 1, 1, 0, 0)))
        if _seen(day) != before:  # the hall reads what is counted
            name = _("{item}, as the ballots are counted").format(item=subject)
            yield ForApproval(name, "", _seen(day))


def _speaking(day: Conference, clock: SimulatedClock, slot: Slot) -> Iterator[ForApproval]:
    """Yield each speaker of the prepared list with the floor, and over his time as an item is."""
    item, subject = slot.item, _subject(day, slot.item)
    named = [who for who in item.speakers if who.name.strip()]
    queued = tuple(QueuedSpeech(f"{item.id}.{n}", who, who.limit) for n, who in enumerate(named))
    if queued:
        day.act(Discuss(SpeakersQueued(item.id, queued)))
    for speech in queued:
        before = _seen(day)
        day.act(Discuss(SpeakerCalled(item.id, speech.id)))
        current = day.snapshot().current
        discussion = current.discussion if current else None
        floor = discussion.floor if discussion else None
        if floor is None or _seen(day) == before:
            continue
        yield ForApproval(subject, seen_at(floor.courtesy).format(item=subject), _seen(day))
        limit = speech.limit or ZERO
        if floor.courtesy is Courtesy.SHOWN and limit:
            over = _seen(day, limit + OVER)
            yield ForApproval(_("{item}, over its time").format(item=subject), "", over)
        clock.move_to(min(clock.now() + limit, slot.end or clock.now()))


def _subject(day: Conference, item: Item) -> str:
    return numbered(masked(day.programme).slots[day.programme.positions[item.id]].item)


def _seen(day: Conference, later: timedelta = ZERO) -> HallContent:
    return hall_content(day.snapshot(day.now() + later), day.programme)
