"""The planned gaps that lie ahead in a session, and how much of its delay they swallow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from timekeeper.core.course import State
from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Programme
from timekeeper.core.timeline import Snapshot


@dataclass(frozen=True, slots=True)
class Slack:
    """Gaps of the session in focus that are still ahead, and what the forecast uses of them."""

    ahead: timedelta
    swallowed: timedelta


def slack_of(programme: Programme, picture: Snapshot) -> Slack:
    """Return the slack ahead in the session in focus; the expected end counts on it already."""
    if picture.session is None:
        return Slack(ZERO, ZERO)
    pending = [
        (slot, forecast)
        for slot, forecast in zip(programme.slots, picture.items, strict=True)
        if slot.session == picture.session and forecast.state is State.PENDING
    ]
    # What comes first begins first; of two that begin together the printed order holds.
    pending.sort(key=lambda both: both[1].start or picture.at)
    free = picture.at
    if picture.current is not None:
        free = picture.current.expected_end or picture.at
    ahead = swallowed = ZERO
    for slot, forecast in pending:
        start = forecast.start or free
        # While the hall waits, what has passed of a gap is ahead no longer.
        waits = picture.current is None and slot is pending[0][0]
        gap = min(slot.slack, start - free) if waits else slot.slack
        ahead += gap
        swallowed += gap - min(gap, max(start - free, ZERO))
        free = forecast.end or start
    sitting = programme.sittings[picture.session]
    if sitting.end is not None and (pending or picture.current is not None):
        ahead += sitting.slack
        swallowed += sitting.slack - min(sitting.slack, max(sitting.end - free, ZERO))
    return Slack(ahead, swallowed)
