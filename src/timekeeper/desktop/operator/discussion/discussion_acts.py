"""What the operator does in a discussion, as acts; and which discussions can be prepared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import uuid4

from msgspec.structs import replace

from timekeeper.core import events
from timekeeper.core.acts import Act, Discuss
from timekeeper.core.discussion import Speech
from timekeeper.core.intervals import A_MINUTE
from timekeeper.core.programme import Item, Kind, Programme, Speaker
from timekeeper.core.record.course import State
from timekeeper.core.timeline import Snapshot

_OPEN = (State.PENDING, State.RUNNING, State.PAUSED)


def open_discussions(snapshot: Snapshot, programme: Programme) -> tuple[Item, ...]:
    """Return the items in which somebody speaks now or may speak later."""
    running = snapshot.current
    speaking = running.item.id if running is not None and running.discussion is not None else None
    # Of thousands of items few are asked for their forecast, which is made on the spot.
    return tuple(
        slot.item
        for position, slot in enumerate(programme.slots)
        if (slot.item.kind is Kind.DISCUSSION or slot.item.speakers or slot.item.id == speaking)
        and snapshot.items[position].state in _OPEN
    )


def not_queued(item: Item, speeches: Iterable[Speech]) -> tuple[Speaker, ...]:
    """Return those of the item's prepared list who neither wait nor have spoken."""
    known = {(speech.speaker.name, speech.speaker.body) for speech in speeches}
    return tuple(s for s in item.speakers if (s.name, s.body) not in known)


def queue(item: str, speakers: Sequence[Speaker], limit: timedelta | None) -> Act:
    """Return the act that queues all of them at once; ``limit`` is for those without their own."""
    queued = (
        events.QueuedSpeech(uuid4().hex, replace(s, limit=None), s.limit or limit) for s in speakers
    )
    return Discuss(events.SpeakersQueued(item, tuple(queued)))


def reorder(item: str, order: Iterable[str]) -> Act:
    """Return the act that lets those who wait speak in this order."""
    return Discuss(events.SpeakersReordered(item, tuple(order)))


def withdraw(speech: Speech) -> Act:
    """Return the act that takes a speaker out of the queue."""
    return Discuss(events.SpeakerWithdrawn(speech.item, speech.id))


def call(speech: Speech) -> Act:
    """Return the act that gives a speaker the floor."""
    return Discuss(events.SpeakerCalled(speech.item, speech.id))


def end(speech: Speech) -> Act:
    """Return the act that ends a speech."""
    return Discuss(events.SpeechEnded(speech.item, speech.id))


def extend(speech: Speech, amount: timedelta) -> Act:
    """Return the act that gives a speaker more time, or less where that is negative."""
    return Discuss(events.SpeechExtended(speech.item, speech.id, amount))


def longer(speech: Speech) -> Act:
    """Return the act that gives a speaker a minute more."""
    return extend(speech, A_MINUTE)
