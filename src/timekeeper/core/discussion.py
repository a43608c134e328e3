"""Who speaks in a discussion: the queue of an item, and the time each one took."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.events import (
    DiscussionFact,
    SpeakerCalled,
    SpeakersQueued,
    SpeakersReordered,
    SpeakerWithdrawn,
    SpeechEnded,
    SpeechExtended,
)
from timekeeper.core.intervals import ZERO, Interval
from timekeeper.core.programme import Speaker


class Speech(Struct, frozen=True):
    """One speaker of a discussion item; ``run`` is None while he waits for the floor.

    ``limit`` is what he was granted first, ``added`` what was added since, None and zero when he
    has no limit.
    """

    id: str
    item: str
    speaker: Speaker
    limit: timedelta | None
    added: timedelta = ZERO
    run: Interval | None = None

    @property
    def waiting(self) -> bool:
        """Return whether he has not had the floor yet."""
        return self.run is None

    @property
    def speaking(self) -> bool:
        """Return whether he has the floor now."""
        return self.run is not None and self.run.end is None

    @property
    def allotted(self) -> timedelta | None:
        """Return his limit with what was added."""
        return None if self.limit is None else self.limit + self.added

    def used(self, now: datetime) -> timedelta:
        """Return the time he used, up to ``now`` at most, without the item's pauses."""
        return ZERO if self.run is None else self.run.used(now)


class Floor:
    """The speeches of all discussions while the record is folded; facts about others do nothing."""

    def __init__(self) -> None:
        self._speeches: dict[str, Speech] = {}

    def speeches(self) -> tuple[Speech, ...]:
        """Return every speech: those held in the order they began, then those who wait."""
        return tuple(self._speeches.values())

    def apply(self, fact: DiscussionFact, at: datetime, running: Interval | None) -> None:
        """Make the fact true at ``at``; ``running`` is the interval of the item that runs."""
        match fact:
            case SpeakersQueued(item, queued):
                for new in queued:
                    self._speeches[new.id] = Speech(new.id, item, new.speaker, new.limit)
            case SpeakersReordered(_item, order):
                named = [n for n in order if n in self._speeches and self._speeches[n].waiting]
                rest = [n for n in self._speeches if n not in named]
                self._speeches = {n: self._speeches[n] for n in [*rest, *named]}
            case SpeakerWithdrawn(_item, speech):
                if speech in self._speeches and self._speeches[speech].waiting:
                    del self._speeches[speech]
            case SpeakerCalled(item, speech):
                if running is not None and running.item == item:
                    self._call(speech, at, paused=running.paused)
            case SpeechEnded():
                self.change(lambda run: run.ended(at))
            case SpeechExtended(_item, name, amount):
                self._extend(name, amount)
            case _ as unknown:
                assert_never(unknown)

    def change(self, change: Callable[[Interval], Interval]) -> None:
        """Change the time of the speech that has the floor as that of its item is changed."""
        for speech in list(self._speeches.values()):
            if speech.run is not None and speech.run.end is None:
                self._put(replace(speech, run=change(speech.run)))

    def correct_end(self, interval: Interval, end: datetime) -> None:
        """Let the speech that ended with an interval of its item end when that really did."""
        ran = [(s, s.run) for s in self._speeches.values() if s.item == interval.item and s.run]
        # Several can have ended in the same second; the one that was called last had the floor.
        within = [(s, run) for s, run in ran if run.end and run.start >= interval.start]
        with_it = [(s, run) for s, run in within if run.end == interval.end]
        if with_it:
            speech, run = with_it[-1]
            self._put(replace(speech, run=run.ending(end)))

    def shift(self, by: timedelta) -> None:
        """Read the times of all speeches by another clock."""
        for speech in list(self._speeches.values()):
            if speech.run is not None:
                self._put(replace(speech, run=speech.run.shifted(by)))

    def _put(self, speech: Speech) -> None:
        self._speeches[speech.id] = speech

    def _call(self, name: str, at: datetime, *, paused: bool) -> None:
        speech = self._speeches.get(name)
        if speech is None or not speech.waiting:
            return
        self.change(lambda run: run.ended(at))
        run = Interval(speech.item, at)
        del self._speeches[name]
        held = {k: s for k, s in self._speeches.items() if not s.waiting}
        waiting = {k: s for k, s in self._speeches.items() if s.waiting}
        called = replace(speech, run=run.with_pause(at) if paused else run)
        self._speeches = held | {name: called} | waiting

    def _extend(self, name: str, amount: timedelta) -> None:
        speech = self._speeches.get(name)
        if speech is not None and speech.limit is not None:
            self._put(replace(speech, added=speech.added + amount))


def room_for(
    speeches: tuple[Speech, ...], remaining: timedelta, limit: timedelta, now: datetime
) -> int:
    """Return how many more speeches of ``limit`` fit, after those who wait, into what remains.

    ``remaining`` is what the item has left at ``now`` (UTC); the one who speaks is counted with
    the rest of his own limit, who waits without a limit with ``limit``.
    """
    remaining -= time_needed(speeches, limit, now)
    return max(0, remaining // limit) if limit > ZERO else 0


def time_needed(speeches: Iterable[Speech], limit: timedelta, now: datetime) -> timedelta:
    """Return how long those who speak and wait have still to speak, as ``room_for`` counts it."""
    to_come = (speech for speech in speeches if speech.waiting or speech.speaking)
    rest = (max(ZERO, (s.allotted or limit) - s.used(now)) for s in to_come)
    return sum(rest, ZERO)
