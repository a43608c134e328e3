"""Days that are late, and what is offered about them."""

from __future__ import annotations

from tests.fakes import Day, at, item, minutes, played, programme, session
from timekeeper.core.acts import Replan
from timekeeper.core.changes.replanning import Measure, Proposal, proposals
from timekeeper.core.programme import Item


def afternoon(*items: Item):
    return session(*(items or (item("later", "14:00", "14:30"),)), start="14:00", name="afternoon")


def offered(day: Day, now: float) -> dict[Measure, Proposal]:
    return {p.measure: p for p in proposals(day.programme, day.course, at(now))}


def cuts(proposal: Proposal) -> dict[str, float]:
    return {name: cut / minutes(1) for name, cut in proposal.event.cuts}


def apply(day: Day, now: float, proposal: Proposal) -> None:
    day.do(now, Replan(proposal.event))


def late(*items: Item, by: float = 10, end: str = "9:00", then=None) -> Day:
    """Return a day whose first item, from 8:00, began so many minutes late."""
    sessions = [session(*items, start="8:00", end=end), *([then] if then else [])]
    return played(programme(*sessions), (by, "start"))
