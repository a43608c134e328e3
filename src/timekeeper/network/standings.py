"""What each linked point is told of itself, numbered whenever it changes."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.discussion import Speech
from timekeeper.core.points import LONGEST_WORDS, Point
from timekeeper.core.programme import Kind, Programme
from timekeeper.core.record.course import Course
from timekeeper.core.roll_call import Attendance
from timekeeper.live.linked_points import Exchange, LinkedPoints
from timekeeper.network.point_protocol import FloorGiven, Raised, Said, Standing, WrittenDown
from timekeeper.views.afar.instants import MILLISECOND, exact_milliseconds
from timekeeper.views.public import Mask, mask_of


class _Known(Struct, frozen=True):
    """All that a standing is made of: cheaper to compare than a message is to make."""

    point: Point
    roll_call: bool
    answer: Attendance | None
    hand: Raised | None
    speech: Speech | None
    talk: Exchange
    apart: bool


class Standings:
    """The newest standing of each point: made by one thread, and read by any."""

    def __init__(self, conference: str, epoch: int) -> None:
        self._conference, self._epoch = conference, epoch
        self._number = 0
        self._newest: dict[str, tuple[_Known, Standing]] = {}

    def of(self, point: str) -> Standing | None:
        """Return what holds for a point, None for one that is not listed."""
        found = self._newest.get(point)
        return None if found is None else found[1]

    def look(
        self, linked: LinkedPoints, course: Course, programme: Programme, now: datetime
    ) -> frozenset[str]:
        """Make the standings of this moment; return the points of which it is another one.

        What the desk says to the points says no word of what is confidential in the programme.
        """
        mask, _programme = mask_of(programme, course.mentions)
        before = self._newest
        newest: dict[str, tuple[_Known, Standing]] = {}
        changed = set(before)
        for known in _known(linked, course, programme, mask):
            point = known.point.id
            if point in before and before[point][0] == known:
                newest[point] = before[point]
                changed.discard(point)
            else:
                newest[point] = known, self._made(known, now)
                changed.add(point)
        self._newest = newest
        return frozenset(changed)

    def _made(self, known: _Known, now: datetime) -> Standing:
        self._number += 1
        point, talk, answer = known.point, known.talk, known.answer
        return Standing(
            conference=self._conference,
            epoch=self._epoch,
            number=self._number,
            point=point.id,
            name=point.name,
            room=point.room,
            roll_call=known.roll_call,
            present=_present(answer),
            excused=answer is not None and answer.excused,
            hand=known.hand,
            floor=None if known.speech is None else _floor(known.speech, now),
            message=_said(talk, now),
            question=talk.question,
            test=talk.test,
            number_read=talk.number_read,
            finished=talk.finished,
            apart=known.apart,
        )


def _known(
    linked: LinkedPoints, course: Course, programme: Programme, mask: Mask | None
) -> list[_Known]:
    roll_call, hands = course.roll_call, _raised(course)
    answers = roll_call.answers if roll_call is not None else {}
    open_ = roll_call is not None and roll_call.closed is None
    running = course.running
    apart = running is not None and programme.slot(running.item).item.kind is Kind.DISCUSSION
    own = {hand.id: hand.point for hand in course.hands}
    speaking = {own[s.id]: s for s in course.speeches if s.speaking and s.id in own}
    return [
        _Known(
            point=point,
            roll_call=open_ and not point.room,
            answer=answers.get(point.id),
            hand=hands.get(point.id),
            speech=speaking.get(point.id),
            talk=_openly(linked.talk(point.id), mask),
            apart=apart and point.room,
        )
        for point in linked.points
    ]


def _openly(talk: Exchange, mask: Mask | None) -> Exchange:
    if mask is None or not talk.message:
        return talk
    return replace(talk, message=mask.told(talk.message)[:LONGEST_WORDS])


def _raised(course: Course) -> dict[str, Raised]:
    """Return the hand of each point that has one up or waits in a queue, with its place."""
    found = {
        hand.point: Raised(name=hand.speaker, topic=hand.topic, place=place)
        for place, hand in enumerate(course.hands_up, start=1)
    }
    hands = {hand.id: hand for hand in course.hands}
    places: dict[str, int] = {}
    for speech in course.speeches:
        if not speech.waiting:
            continue
        place = places[speech.item] = places.get(speech.item, 0) + 1
        if (hand := hands.get(speech.id)) is not None:
            queued = Raised(name=hand.speaker, topic=hand.topic, place=place, queued=True)
            found[hand.point] = queued
    return found


def _floor(speech: Speech, now: datetime) -> FloorGiven:
    limit, name = speech.allotted, speech.speaker.name
    if limit is None or speech.run is None:
        return FloorGiven(name=name)
    left = limit - speech.used(now)
    if speech.run.paused:
        return FloorGiven(name=name, limit=limit // MILLISECOND, left=left / MILLISECOND)
    return FloorGiven(name=name, limit=limit // MILLISECOND, until=exact_milliseconds(now + left))


def _present(answer: Attendance | None) -> WrittenDown | None:
    if answer is None or answer.excused:
        return None
    at = exact_milliseconds(answer.at)
    return WrittenDown(delegates=answer.delegates, chair=answer.chair, at=at)


def _said(talk: Exchange, now: datetime) -> Said | None:
    if not talk.message:
        return None
    return Said(text=talk.message, at=exact_milliseconds(talk.told or now))
