"""One question put to the rules, and what is asked of it again and again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from timekeeper.core.course import Course
from timekeeper.core.intervals import Interval
from timekeeper.core.programme import Item, Programme, Slot
from timekeeper.core.rules import Act, NotPermitted, Reason, State, item_state

LONGEST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Case:
    """An act, and the day at the instant it is asked for (UTC)."""

    act: Act
    programme: Programme
    course: Course
    now: datetime

    @property
    def running(self) -> Interval:
        """Return the running interval; only acts that the table permits while one runs may ask."""
        return self.course.intervals[-1]

    def slot(self, *, default: str | None = None) -> Slot:
        """Return the place of the item the act names, or of the default."""
        item = self.act.item or default
        if item is None:
            raise NotPermitted(Reason.ITEM_MISSING)
        if item not in self.programme.positions:
            raise NotPermitted(Reason.ITEM_UNKNOWN, item)
        return self.programme.slot(item)

    def in_the_hall(self, slot: Slot, *refused: State) -> Item:
        """Return the slot's item unless its state is among the refused ones."""
        state = item_state(slot, self.course)
        if state in refused:
            raise NotPermitted(_STATE_REASONS[state], slot.item.id)
        return slot.item


_STATE_REASONS = {
    State.STUDY: Reason.ITEM_FOR_STUDY,
    State.RUNNING: Reason.ITEM_RUNNING,
    State.PAUSED: Reason.ITEM_RUNNING,
    State.DONE: Reason.ITEM_DONE,
    State.SKIPPED: Reason.ITEM_SKIPPED,
}
