"""The points linked to the hall: who they are, and how a list of them is kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timekeeper.core.text import CleanTexts

MOST_POINTS = 2_500  # a great city had 2,212
MOST_DELEGATES = 20_000  # at one point
LONGEST_NAME = 120
LONGEST_WORDS = 500  # letters of a message to a point, or of its question
POINT_ID = r"^p[0-9]{1,4}\Z"  # what a link, an account and a topic are named by


class Point(CleanTexts, frozen=True):
    """A place that follows the hall: a linked point, or the room of a group.

    ``id`` stays the point's own for as long as it is listed under its name; ``phone`` is as it
    was written.
    """

    id: str
    name: str
    phone: str = ""
    room: bool = False


def enlisted(listed: Iterable[Point], known: Iterable[Point] = ()) -> tuple[Point, ...]:
    """Return the list with an id to each name, once; whoever was known keeps his.

    The ids of ``listed`` do not count. Names are the same where only capitals or spaces differ.
    """
    by_id = {point.id: name_key(point.name) for point in known if re.match(POINT_ID, point.id)}
    before = {name: point for point, name in by_id.items()}
    free = max((int(point.removeprefix("p")) for point in by_id), default=0)
    enlisted_: dict[str, Point] = {}
    for point in listed:
        key, name = name_key(point.name), " ".join(point.name.split())[:LONGEST_NAME]
        if not key or key in enlisted_:
            continue
        if key not in before:
            free += 1
        enlisted_[key] = Point(
            before.get(key) or f"p{free:03}", name, " ".join(point.phone.split()), point.room
        )
    return tuple(enlisted_.values())[:MOST_POINTS]


def name_key(name: str) -> str:
    """Return what is the same of names that differ in capitals or spaces only."""
    return " ".join(name.split()).casefold()
