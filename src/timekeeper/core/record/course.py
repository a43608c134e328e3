"""What really happened so far, as one value, and how the day and each item stand by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from msgspec import Struct, field

from timekeeper.core.discussion import Speech
from timekeeper.core.events import (
    Audience,
    BallotsCounted,
    Entry,
    GroupCount,
    HallPicture,
    ItemEdited,
    ItemInserted,
    OverrunExplained,
    PresenterSubstituted,
    ProgrammeEdit,
    Replanned,
    SpeakersQueued,
    WitnessedFact,
)
from timekeeper.core.intervals import ZERO, Interval
from timekeeper.core.programme import Courtesy, Item, Presenter, Programme, Slot, Speaker
from timekeeper.core.record.showings import Showing
from timekeeper.core.roll_call import Hand, PointMessage, RollCall

Mention = tuple[str, Item | Presenter | Speaker]


class Stage(StrEnum):
    """Where the conference stands."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"


class State(StrEnum):
    """How an item stands in the day."""

    PENDING = "pending"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    SKIPPED = "skipped"
    NOT_HELD = "not_held"
    STUDY = "study"


class Note(Struct, frozen=True):
    """Something the operator wrote down."""

    at: datetime
    text: str
    item: str | None


class Correction(Struct, frozen=True):
    """A start or end that was set right: when it was said, and from what to what."""

    at: datetime
    item: str
    before: datetime
    after: datetime
    of_end: bool = False


class Course(Struct, frozen=True, dict=True):
    """What happened so far. Instants are whole seconds: the second in which an act fell.

    ``closed`` holds the indexes of sessions that were ended by an act of its own;
    ``interrupted`` the items that were begun too soon and left again. ``edits`` are the changes
    of the programme, in the order they were made, ``standing`` the acts that still count. Undoing
    ``undoable`` takes back the newest standing act; ``redoable`` is the act that undoing brings
    back, under the number of the Undone that took it out. What was witnessed of the computer
    stands among the acts, and is never undone. ``picture_since`` (UTC) is None while the hall's
    picture was never switched. ``hands`` are those of the points that were not lowered;
    ``point_messages`` what they and the desk said to each other.
    ``attendance`` is who was counted, by session, and ``ballots`` what was said of each vote.
    """

    intervals: tuple[Interval, ...] = ()
    added: Mapping[str, timedelta] = field(default_factory=dict)
    courtesy: Mapping[str, Courtesy] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    interrupted: frozenset[str] = frozenset()
    closed: frozenset[int] = frozenset()
    speeches: tuple[Speech, ...] = ()
    edits: tuple[ProgrammeEdit, ...] = ()
    replans: tuple[Replanned, ...] = ()
    causes: Mapping[str, OverrunExplained] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    attendance: Mapping[int, tuple[GroupCount, ...]] = field(default_factory=dict)
    ballots: tuple[BallotsCounted, ...] = ()
    messages: Mapping[Audience, str] = field(default_factory=dict)
    picture: HallPicture = HallPicture.PROGRAMME
    picture_since: datetime | None = None
    strips: Mapping[str | None, bool] = field(default_factory=dict)
    showings: tuple[Showing, ...] = ()
    roll_calls: tuple[RollCall, ...] = ()
    hands: tuple[Hand, ...] = ()
    point_messages: tuple[PointMessage, ...] = ()
    standing: tuple[Entry, ...] = ()
    redoable: Entry | None = None

    @property
    def undoable(self) -> Entry | None:
        """Return the act that undo would take back."""
        return next((e for e in reversed(self.standing) if not is_witnessed(e)), None)

    @property
    def running(self) -> Interval | None:
        """Return the interval that runs now, paused or not."""
        last = self.intervals[-1] if self.intervals else None
        return last if last and last.end is None else None

    @property
    def roll_call(self) -> RollCall | None:
        """Return the last roll call of the points, None when there was none."""
        return self.roll_calls[-1] if self.roll_calls else None

    @property
    def hands_up(self) -> tuple[Hand, ...]:
        """Return the hands that nobody has taken into a discussion's queue, in their order."""
        taken = {speech.id for speech in self.speeches}
        return tuple(hand for hand in self.hands if hand.id not in taken)

    @cached_property
    def intervals_of(self) -> Mapping[str, Sequence[Interval]]:
        """Return the intervals of every item that was ever begun."""
        found: dict[str, list[Interval]] = {}
        for interval in self.intervals:
            found.setdefault(interval.item, []).append(interval)
        return found

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Return what was said of items during the day, with each one's id.

        That is each of its wordings, also one that holds no longer, and whoever was named to
        present it or to speak in it.
        """
        found: list[Mention] = []
        for entry in self.standing:
            match entry.event:
                case ItemInserted(item) | ItemEdited(item):
                    found.append((item.id, item))
                case PresenterSubstituted(item, presenter):
                    found.append((item, presenter))
                case SpeakersQueued(item, speeches):
                    found += ((item, speech.speaker) for speech in speeches)
        return tuple(found)

    def granted(self, item: Item) -> timedelta | None:
        """Return the item's allotment with what was added; None when it is open-ended."""
        return None if item.allotted is None else item.allotted + self.added.get(item.id, ZERO)

    def used(self, item: str, now: datetime) -> timedelta:
        """Return the time an item used, without pauses and interruptions."""
        intervals = self.intervals_of.get(item)
        return sum((i.used(now) for i in intervals), ZERO) if intervals else ZERO

    def speeches_of(self, item: str) -> tuple[Speech, ...]:
        """Return the speeches of an item: those held as they began, then those who wait."""
        return tuple(speech for speech in self.speeches if speech.item == item)


def is_witnessed(entry: Entry) -> bool:
    """Return whether the entry tells what happened to the computer, which no one did."""
    return isinstance(entry.event, WitnessedFact)


def whole_second(instant: datetime) -> datetime:
    """Return the second an instant falls in, so that no two figures change out of step."""
    return instant.replace(microsecond=0)


def item_state(slot: Slot, course: Course) -> State:
    """Return how an item stands: what happened to it so far."""
    item = slot.item
    if not item.timed:
        return State.STUDY
    begun = item.id in course.intervals_of
    if begun and (running := course.running) is not None and running.item == item.id:
        return State.PAUSED if running.paused else State.RUNNING
    if item.id in course.skipped:
        return State.SKIPPED
    if begun and item.id not in course.interrupted:
        return State.DONE
    return State.NOT_HELD if slot.session in course.closed else State.PENDING


def stage_of(programme: Programme, course: Course) -> Stage:
    """Return where the conference stands; closed means that nothing is left after it began."""
    running = course.running
    if running is not None:
        return Stage.PAUSED if running.paused else Stage.RUNNING
    nothing_left = upcoming(programme, course) is None
    return Stage.CLOSED if course.intervals and nothing_left else Stage.WAITING


def upcoming(programme: Programme, course: Course) -> Slot | None:
    """Return what comes next: the rest of the running session, else what a start would begin."""
    after = None if course.running is None else following(programme, course, course.running)
    return after or first_pending(programme, course)


def first_pending(programme: Programme, course: Course, position: int = 0) -> Slot | None:
    """Return the first item from this position on that is still to come."""
    slots = programme.slots[position:]
    return next((s for s in slots if item_state(s, course) is State.PENDING), None)


def following(programme: Programme, course: Course, running: Interval) -> Slot | None:
    """Return what comes after the running item in its session."""
    position = programme.positions[running.item]
    session = programme.slots[position].session
    slot = first_pending(programme, course, position + 1)
    return slot if slot is not None and slot.session == session else None
