"""The limits a house sets itself, and where a programme breaches them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from enum import StrEnum

from msgspec import Struct

from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Kind, Programme
from timekeeper.core.text import composed


class Measured(StrEnum):
    """What a limit is held against."""

    ITEM = "item"
    SPEAKER = "speaker"
    CONFERENCE = "conference"
    YEAR_ONLINE = "year_online"


class Limit(Struct, frozen=True):
    """One rule of the house with its source, and the line of the file it stands in.

    ``most`` is the longest that an item, a speaker's time or a conference may be, ``again`` that of
    whoever speaks a second time in an item. It holds for these ``kinds`` of item and for titles
    with any of these ``words``; none: for all. ``percent`` is the least share of the conferences
    of a year that are held online.
    """

    what: Measured
    source: str
    most: timedelta | None = None
    again: timedelta | None = None
    kinds: tuple[Kind, ...] = ()
    words: tuple[str, ...] = ()
    percent: int = 0
    line: int = 1


class Breach(Struct, frozen=True):
    """A limit that the programme breaches: by what, how long that is, and how long it may be."""

    limit: Limit
    found: timedelta
    most: timedelta
    item: str | None = None
    speaker: str = ""


def breaches(programme: Programme, limits: Iterable[Limit]) -> tuple[Breach, ...]:
    """Return every breach, limit by limit, in the order of the programme."""
    return tuple(breach for limit in limits for breach in _of(programme, limit))


def _of(programme: Programme, limit: Limit) -> Iterator[Breach]:
    match limit.what:
        case Measured.CONFERENCE:
            titles = (programme.title, programme.subtitle or "")
            if any(_said(limit.words, title) for title in titles):
                sat = (_sitting_length(programme, i) for i in range(len(programme.sessions)))
                yield from _check(limit, sum(sat, ZERO), limit.most)
        case Measured.ITEM:
            for item in programme.items:
                length = item.allotted
                if length is not None and _holds(limit, item.title, item.kind):
                    yield from _check(limit, length, limit.most, item.id)
        case Measured.SPEAKER:
            yield from _speakers(programme, limit)
        case Measured.YEAR_ONLINE:
            pass


def _sitting_length(programme: Programme, index: int) -> timedelta:
    """Return how long a session is planned to take: of an open end, as far as its items tell."""
    sitting = programme.sittings[index]
    if sitting.start and sitting.end:
        return sitting.end - sitting.start
    slots = [slot for slot in programme.slots if slot.session == index]
    worked = sum((slot.length or ZERO for slot in slots if slot.item.timed), ZERO)
    told = [at for slot in slots for at in (slot.start, slot.end) if at]
    return max(worked, max(told) - sitting.start) if told and sitting.start else worked


def _speakers(programme: Programme, limit: Limit) -> Iterator[Breach]:
    for item in programme.items:
        spoken: set[str] = set()
        for speaker in item.speakers if _holds(limit, item.title, item.kind) else ():
            name = composed(speaker.name)
            most = limit.again or limit.most if name in spoken else limit.most
            spoken.add(name)
            if speaker.limit is not None:
                yield from _check(limit, speaker.limit, most, item.id, speaker.name)


def _check(
    limit: Limit,
    found: timedelta,
    most: timedelta | None,
    item: str | None = None,
    speaker: str = "",
) -> Iterator[Breach]:
    if most is not None and found > most:
        yield Breach(limit, found, most, item, speaker)


def _holds(limit: Limit, title: str, kind: Kind) -> bool:
    return (not limit.kinds or kind in limit.kinds) and _said(limit.words, title)


def _said(words: Sequence[str], title: str) -> bool:
    return not words or any(composed(word) in composed(title) for word in words)
