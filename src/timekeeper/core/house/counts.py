"""Who is present and what the ballots come to: whether the figures add up, and are enough."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from timekeeper.core.events import BallotsCounted, GroupCount
from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Course, State, item_state
from timekeeper.core.text import composed

_GUESTS = re.compile(r"\b(?:mời|dự thính|guests?)\b")
SHARE = re.compile(r"([1-9][0-9]?)/([1-9][0-9]?)|([1-9][0-9]?|100)%")


class Discrepancy(StrEnum):
    """What of the figures does not add up."""

    RETURNED = "returned"
    VALID_AND_VOID = "valid_and_void"
    MORE_THAN_PRESENT = "more_than_present"


class Shortfall(Struct, frozen=True):
    """An item that needs more people than were counted; ``counted`` is None before any count."""

    item: str
    quorum: str
    needed: int
    counted: GroupCount | None


def share_of(written: str) -> Fraction | None:
    """Return a share such as "2/3" or "75%"; None for what is no share of a whole."""
    found = SHARE.fullmatch(written)
    if found is None:
        return None
    share = Fraction(int(found[3]), 100) if found[3] else Fraction(int(found[1]), int(found[2]))
    return share if share <= 1 else None


def total(groups: Iterable[GroupCount]) -> GroupCount:
    """Return the sum of all groups."""
    known = tuple(groups)
    return GroupCount(
        summoned=sum(group.summoned for group in known),
        present=sum(group.present for group in known),
        excused=sum(group.excused for group in known),
        unexcused=sum(group.unexcused for group in known),
    )


def uneven(group: GroupCount) -> bool:
    """Return whether those present and absent are others than those summoned."""
    return group.present + group.excused + group.unexcused != group.summoned


def add_up(course: Course, session: int) -> bool | None:
    """Return whether each group counted for this very session adds up, None before any count."""
    groups = course.attendance.get(session)
    return not any(map(uneven, groups)) if groups else None


def discrepancies(ballots: BallotsCounted, counted: GroupCount | None) -> Iterator[Discrepancy]:
    """Yield what does not add up of a vote in a session with this count, None without one."""
    if ballots.returned > ballots.given_out:
        yield Discrepancy.RETURNED
    if ballots.valid + ballots.void != ballots.returned:
        yield Discrepancy.VALID_AND_VOID
    if counted is not None and ballots.given_out > counted.present:
        yield Discrepancy.MORE_THAN_PRESENT


def counted_for(
    programme: Programme, course: Course, item: str, *, guests: bool = True
) -> GroupCount | None:
    """Return the count that holds for an item: that of its session, else the last before it.

    Without ``guests``, groups that are called so are left out, where there are others.
    """
    session = programme.slot(item).session
    known = [index for index in course.attendance if index <= session]
    groups = course.attendance[max(known)] if known else ()
    if not guests:
        groups = without_guests(groups)
    return total(groups) if groups else None


def without_guests(groups: tuple[GroupCount, ...]) -> tuple[GroupCount, ...]:
    """Return the groups but for those that are called guests, where there are others."""
    return tuple(one for one in groups if not _GUESTS.search(composed(one.group))) or groups


def shortfalls(programme: Programme, course: Course) -> tuple[Shortfall, ...]:
    """Return the items to come or running for which too few, or nobody yet, were counted."""
    found = []
    for slot in programme.slots:
        quorum = slot.item.quorum
        share = share_of(quorum) if quorum else None
        if quorum is None or share is None:
            continue
        if item_state(slot, course) in {State.DONE, State.SKIPPED, State.NOT_HELD}:
            continue
        counted = counted_for(programme, course, slot.item.id, guests=False)
        needed = math.ceil(share * counted.summoned) if counted is not None else 0
        if counted is None or counted.present < needed:
            found.append(Shortfall(slot.item.id, quorum, needed, counted))
    return tuple(found)
