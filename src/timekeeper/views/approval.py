"""Every picture that the hall will see of a day that goes as planned, in order, for approval."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from timekeeper.core.acts import CloseSession, Finish, Jump
from timekeeper.core.courtesy import HallRules
from timekeeper.core.hall_order import StandBy
from timekeeper.core.programme import Courtesy, Kind, Programme, Slot
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.programme_check import seen_of
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
        yield from _running(day, clock, slot)
        if following is None or following.session != slot.session:
            day.act(CloseSession() if following else Finish())
            last = _("Closing") if following is None else _("After {session}")
            name = last.format(session=masked(programme).sessions[slot.session].name)
            yield ForApproval(name, "", hall_content(day.snapshot(), programme))


def _running(day: Conference, clock: SimulatedClock, slot: Slot) -> Iterator[ForApproval]:
    """Yield the item as it begins, and as it runs over where the hall sees that."""
    programme, item = day.programme, slot.item
    clock.move_to(max(slot.start or clock.now(), clock.now()))
    day.act(Jump(item.id))
    subject = numbered(masked(programme).slots[programme.positions[item.id]].item)
    hidden = seen_of(item, day.rules).format(item=subject)
    yield ForApproval(subject, hidden, _seen(day, clock.now()))
    current = day.snapshot().current
    seen = current is not None and current.courtesy is Courtesy.SHOWN
    if seen and item.kind is not Kind.BREAK and item.allotted is not None:
        over = _seen(day, clock.now() + item.allotted + OVER)
        yield ForApproval(_("{item}, over its time").format(item=subject), "", over)


def _seen(day: Conference, at: datetime) -> HallContent:
    return hall_content(day.snapshot(at), day.programme)
