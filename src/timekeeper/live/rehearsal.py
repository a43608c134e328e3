"""A day played through on a simulated clock, from a script of acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time, timedelta
from random import Random

from msgspec import Struct

from timekeeper.core.acts import Act, AddTime, Finish, Next, Pause, Resume, Skip, Start, Undo
from timekeeper.core.programme import Kind, Programme, Slot
from timekeeper.core.rules import NotPermitted
from timekeeper.core.timeline import LAST_MINUTE
from timekeeper.live.conference import Conference


class ScriptedAct(Struct, frozen=True):
    """An act at an instant (UTC); ``line`` is its place in the actions file, None if invented."""

    at: datetime
    act: Act
    line: int | None = None


class ScriptStopped(Exception):
    """The rules refused an act of the script."""

    def __init__(self, scripted: ScriptedAct, cause: NotPermitted) -> None:
        super().__init__(str(cause))
        self.scripted = scripted
        self.cause = cause


def play(
    conference: Conference,
    script: Sequence[ScriptedAct],
    reach: Callable[[datetime], None],
) -> Iterator[tuple[int, ScriptedAct]]:
    """Act the script out, yielding after each act how many have been done.

    ``reach`` lets the conference's clock come to an instant (UTC).
    """
    for count, scripted in enumerate(script, start=1):
        reach(scripted.at)
        try:
            conference.act(scripted.act)
        except NotPermitted as error:
            raise ScriptStopped(scripted, error) from error
        yield count, scripted


def plausible_day(programme: Programme, seed: int) -> tuple[ScriptedAct, ...]:
    """Return a day such as a hall sees: late starts, overruns, an extension, a slip undone.

    The same seed gives the same day.
    """
    return tuple(_Playwright(programme, Random(seed)).acts())  # noqa: S311  # not for secrets


def dated(programme: Programme, now: datetime) -> Programme:
    """Return the programme with a date: its own, else that of ``now`` (UTC)."""
    if programme.session_date(0) is not None:
        return programme
    return programme.dated(now.astimezone(programme.timezone).date())


def day_start(programme: Programme) -> datetime:
    """Return the instant (UTC) a rehearsal begins: the first planned start, else 8 o'clock.

    The programme must have a session and a date.
    """
    planned = min((sitting.start for sitting in programme.sittings if sitting.start), default=None)
    first = planned or programme.instant(0, time(8))
    if first is None:
        raise ValueError("a programme without a date has no start")
    return first


class _Playwright:
    def __init__(self, programme: Programme, chance: Random) -> None:
        self._programme = programme
        self._chance = chance
        self._now = day_start(programme)

    def acts(self) -> Iterator[ScriptedAct]:
        held: list[Slot] = []
        for slot in (slot for slot in self._programme.slots if slot.item.timed):
            if slot.item.conditional and self._chance.random() < 0.5:  # noqa: PLR2004
                yield self._act(Skip(slot.item.id))
            else:
                held.append(slot)
        if not held:
            return
        slipped = self._chance.choice(held[:-1] or held)
        before = None
        for slot, following in zip(held, [*held[1:], None], strict=True):
            if before is None or slot.session != before.session:
                self._wait(slot)
                yield self._act(Start())
            yield from self._during(slot)
            yield from self._after(slot, following, slip=slot is slipped)
            before = slot

    def _after(self, slot: Slot, following: Slot | None, *, slip: bool) -> Iterator[ScriptedAct]:
        same_session = following is not None and following.session == slot.session
        if slip and same_session:
            yield self._act(Next())
            self._now += timedelta(seconds=7)
            yield self._act(Undo())
            self._now += timedelta(seconds=20)
        if same_session and following is not None and self._waits(following):
            yield self._act(Finish())
            self._wait(following)
            yield self._act(Start())
        else:
            yield self._act(Next())

    def _waits(self, following: Slot) -> bool:
        """Return whether the hall waits for the start of the following item's part."""
        part = self._programme.sessions[following.session].parts[following.part]
        return part.fixed_start and following.start is not None and self._now < following.start

    def _wait(self, slot: Slot) -> None:
        late = timedelta(seconds=self._chance.randint(5, 200))
        planned = slot.start or self._programme.sittings[slot.session].start
        if planned is not None:
            self._now = max(self._now, planned)
        self._now += late

    def _during(self, slot: Slot) -> Iterator[ScriptedAct]:
        allotted = slot.length or timedelta(minutes=self._chance.randint(6, 18))
        spread = 0.35 if slot.item.kind in (Kind.DISCUSSION, Kind.SPEECH) else 0.18
        used = allotted * max(0.5, self._chance.gauss(1.0, spread))
        used = timedelta(seconds=round(used.total_seconds()))
        begun = self._now
        if used > allotted + 3 * LAST_MINUTE and slot.item.allotted is not None:
            self._now = begun + allotted
            yield self._act(AddTime(timedelta(minutes=2)))
        elif used > 5 * LAST_MINUTE and self._chance.random() < 0.1:  # noqa: PLR2004
            self._now = begun + used / 2
            yield self._act(Pause())
            self._now += timedelta(seconds=self._chance.randint(30, 90))
            yield self._act(Resume())
        self._now = max(self._now, begun + used)

    def _act(self, act: Act) -> ScriptedAct:
        return ScriptedAct(self._now.replace(microsecond=0), act)
