"""Who speaks in a discussion: the queue of an item, and the time each one took."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

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


@dataclass(frozen=True, slots=True)
class Speech:
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
                self._reorder(order)
            case SpeakerWithdrawn(_item, speech):
                if speech in self._speeches and self._speeches[speech].waiting:
                    del self._speeches[speech]
            case SpeakerCalled(item, speech):
                if running is not None and running.item == item:
                    self._call(speech, at, paused=running.paused)
            case SpeechEnded():
                self.end(at)
            case SpeechExtended(_item, speech, amount):
                self._extend(speech, amount)
            case _ as unknown:
                assert_never(unknown)

    def end(self, at: datetime) -> None:
        """End the speech that has the floor."""
        self._change_running(lambda run: run.ended(at))

    def pause(self, at: datetime) -> None:
        """Stop the clock of the speech that has the floor, with that of its item."""
        self._change_running(lambda run: run.with_pause(at))

    def resume(self, at: datetime) -> None:
        """Let the clock of the speech that has the floor go on."""
        self._change_running(lambda run: run.resumed(at))

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

    def leave_out(self, since: datetime, until: datetime) -> None:
        """Stop the clock of the speech that has the floor between two instants."""
        self._change_running(lambda run: run.without(since, until))

    def _put(self, speech: Speech) -> None:
        self._speeches[speech.id] = speech

    def _change_running(self, change: Callable[[Interval], Interval]) -> None:
        for speech in list(self._speeches.values()):
            if speech.run is not None and speech.run.end is None:
                self._put(replace(speech, run=change(speech.run)))

    def _call(self, name: str, at: datetime, *, paused: bool) -> None:
        speech = self._speeches.get(name)
        if speech is None or not speech.waiting:
            return
        self.end(at)
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

    def _reorder(self, order: tuple[str, ...]) -> None:
        named = [n for n in order if n in self._speeches and self._speeches[n].waiting]
        rest = [n for n in self._speeches if n not in named]
        self._speeches = {n: self._speeches[n] for n in [*rest, *named]}


def room_for(
    speeches: tuple[Speech, ...], remaining: timedelta, limit: timedelta, now: datetime
) -> int:
    """Return how many more speeches of ``limit`` fit, after those who wait, into what remains.

    ``remaining`` is what the item has left at ``now`` (UTC); the one who speaks is counted with
    the rest of his own limit, who waits without a limit with ``limit``.
    """
    for speech in speeches:
        if speech.waiting or speech.speaking:
            remaining -= max(ZERO, (speech.allotted or limit) - speech.used(now))
    return max(0, remaining // limit) if limit > ZERO else 0
