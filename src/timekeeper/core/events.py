"""Facts of the day, in the past tense. What is recorded is never changed, only added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from timekeeper.core.programme import Courtesy


@dataclass(frozen=True, slots=True)
class ItemStarted:
    """An item began; the running one, if any, ended at the same instant."""

    item: str


@dataclass(frozen=True, slots=True)
class ItemResumed:
    """The hall went back to an earlier item; the running one is not done, it was begun too soon."""

    item: str


@dataclass(frozen=True, slots=True)
class ItemFinished:
    """The running item ended and nothing began."""

    item: str


@dataclass(frozen=True, slots=True)
class SessionClosed:
    """A session ended, with the item that was running; what was not begun is not held."""

    session: int


@dataclass(frozen=True, slots=True)
class Paused:
    """The running item's time stopped counting."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The running item's time counts again."""


@dataclass(frozen=True, slots=True)
class TimeAdded:
    """An item's allotment grew by ``amount``; it shrank where that is negative."""

    item: str
    amount: timedelta


@dataclass(frozen=True, slots=True)
class ItemSkipped:
    """An item was taken out of the day."""

    item: str


@dataclass(frozen=True, slots=True)
class ItemRestored:
    """A skipped item was brought back."""

    item: str


@dataclass(frozen=True, slots=True)
class CourtesyChanged:
    """From now on the hall sees this much of an overrun of the item."""

    item: str
    level: Courtesy


@dataclass(frozen=True, slots=True)
class StartCorrected:
    """An item really started at ``start`` (UTC), not when it was recorded."""

    item: str
    start: datetime


@dataclass(frozen=True, slots=True)
class Noted:
    """The operator wrote something down, about an item or about the day."""

    text: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """The entry ``number`` counts no longer; undoing an Undone is a redo."""

    number: int


Event = (
    ItemStarted
    | ItemResumed
    | ItemFinished
    | SessionClosed
    | Paused
    | Resumed
    | TimeAdded
    | ItemSkipped
    | ItemRestored
    | CourtesyChanged
    | StartCorrected
    | Noted
    | Undone
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A recorded event: its number in the journal from 1, and its instant in UTC."""

    number: int
    at: datetime
    event: Event
