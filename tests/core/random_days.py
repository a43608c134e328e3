"""Programmes and days as odd as they come, for laws that hold for any of them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any, get_args
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.fakes import EIGHT, VIETNAM, asked, seconds
from tests.laws import law
from timekeeper.core import acts, events
from timekeeper.core.acts import (
    Act,
    AddNote,
    CorrectEnd,
    CorrectStart,
    Discuss,
    Edit,
    Jump,
    Next,
    Pause,
    Previous,
    Start,
)
from timekeeper.core.changes.editing import edited
from timekeeper.core.changes.replanning import Measure, proposals
from timekeeper.core.events import Entry, Event
from timekeeper.core.points import Point
from timekeeper.core.programme import (
    Courtesy,
    Item,
    Kind,
    Material,
    Part,
    Presenter,
    Programme,
    Session,
    Speaker,
)
from timekeeper.core.record.course import Course
from timekeeper.core.record.history import replay
from timekeeper.core.rules import NotPermitted, decide
from timekeeper.core.timeline import Snapshot, snapshot

clocks = st.none() | st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 45)))
lengths = st.none() | st.integers(1, 40).map(lambda count: timedelta(minutes=count))
items = st.fixed_dictionaries(
    {
        "start": clocks,
        "end": clocks,
        "length": lengths,
        "kind": st.sampled_from(
            (Kind.PRESENTATION,) * 3 + (Kind.DISCUSSION, Kind.BREAK, Kind.STUDY)
        ),
        "conditional": st.booleans(),
        "protected": st.sampled_from((False, False, True)),
        "minimum": st.none() | st.integers(0, 30).map(lambda count: timedelta(minutes=count)),
    }
)
parts = st.fixed_dictionaries(
    {
        "items": st.lists(items, min_size=1, max_size=4),
        "start": clocks,
        "fixed_start": st.booleans(),
    }
)
sessions = st.fixed_dictionaries(
    {
        "parts": st.lists(parts, min_size=1, max_size=2),
        "date": st.none() | st.sampled_from((date(2024, 3, 30), date(2024, 3, 31))),
        "start": clocks,
        "end": clocks,
    }
)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Return a programme with all the mistakes an author can make, but with ids of its own."""
    count = iter(range(100))

    def part(fields: dict[str, Any]) -> Part:
        own = tuple(Item(f"i{next(count)}", "title", **item) for item in fields["items"])
        return Part(**{**fields, "items": own})

    def session(fields: dict[str, Any]) -> Session:
        return Session("session", **{**fields, "parts": tuple(part(p) for p in fields["parts"])})

    return Programme(
        "programme",
        draw(st.sampled_from((VIETNAM, ZoneInfo("Europe/Berlin")))),
        tuple(session(fields) for fields in draw(st.lists(sessions, min_size=1, max_size=2))),
        date=draw(st.none() | st.just(date(2024, 3, 31))),
    )


class RandomDay:
    """The entries of a day that kept to the rules, and the instant it was left at."""

    def __init__(self, programme: Programme, start: datetime) -> None:
        self.original = programme
        self.now = start
        self.entries: list[Entry] = []

    @property
    def course(self) -> Course:
        return replay(self.entries)

    @property
    def programme(self) -> Programme:
        return edited(self.original, self.course.edits)

    @property
    def picture(self) -> Snapshot:
        return snapshot(self.programme, self.course, self.now)

    def attempt(self, act: Act) -> bool:
        try:
            event = decide(act, self.programme, self.course, self.now)
        except NotPermitted:
            return False
        self.entries.append(Entry(len(self.entries) + 1, self.now, event))
        return True


# What moves a day on comes more often than what is refused most of the time.
MOVES = [Start, Next, Jump, Previous, Pause, CorrectStart]
OFTEN = [*MOVES, Discuss, Discuss, Discuss, Edit, CorrectEnd]
KINDS = [*MOVES, *OFTEN, *(kind for kind in get_args(Act) if kind is not AddNote)]
steps = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.integers(-4, 15),
        st.sampled_from((0, 0.25, 0.9, 7, 61.5, 600, 3000)),
        st.integers(-900, 60),
    ),
    min_size=8,
    max_size=30,
)


def fact(  # noqa: PLR0911  # a case to a kind
    day: RandomDay, kind: type[Act], index: int, shift: int
) -> Event | None:
    """Return a fact that the day may be asked to make true; index and shift choose it."""
    course, programme = day.course, day.programme
    names = [item.id for item in programme.items]
    about = course.running.item if course.running and index < 6 else names[index % len(names)]
    item = programme.slot(about).item
    match kind:
        case acts.Edit:
            return _edit(day, programme, item, index, shift)
        case acts.Discuss:
            return _discussion(course, about, index, shift)
        case acts.Explain:
            return events.OverrunExplained(about, None if index < 0 else events.Cause.CHAIR)
        case acts.Show:
            audience = list(events.Audience)[index % 3]
            shown = (
                events.MessageShown(audience, "message"),
                events.MessageTakenDown(audience),
                events.HallSwitched(list(events.HallPicture)[index % len(events.HallPicture)]),
                events.StripSwitched(None if index < 0 else about, shift % 2 == 0),
                events.MaterialShown(about, Material("slides.pdf"), abs(index) + 1),
                events.MaterialTakenDown(about),
            )
            return shown[shift % len(shown)]
        case acts.Hear:
            return _heard(course, index, shift)
        case acts.Count:
            groups = tuple(events.GroupCount(abs(shift), abs(n), 0, 0) for n in range(index))
            ballots = events.BallotsCounted(about, shift, index, abs(index), 0, result="all")
            return ballots if index % 2 else events.AttendanceCounted(index, groups)
        case acts.Replan:
            found = proposals(programme, course, day.now)
            return found[index % len(found)].event if found else None
    return None


def _heard(course: Course, index: int, shift: int) -> Event:
    point, hand = f"p00{index % 3}", f"h{shift}"
    lowered = course.hands[0].id if course.hands else hand
    heard = (
        events.RollCallOpened((Point("p001", "A"), Point("p002", "B"))),
        events.PointPresent(point, "A", abs(shift)),
        events.HandRaised(hand, point, "A", "An"),
        events.PointExcused(point, "A", shift % 2 == 0),
        events.HandLowered(lowered),
        events.PointTold("Xin bật micro" if shift % 2 else "", point, "A"),
        events.PointAsked(point, "A", "Mấy giờ nghỉ?"),
        events.RollCallClosed(),
    )
    return heard[abs(shift) % len(heard)]


def _edit(day: RandomDay, programme: Programme, item: Item, index: int, shift: int) -> Event:
    session = index % len(programme.sessions)
    part = shift % len(programme.sessions[session].parts)
    others = [other.id for other in programme.sessions[session].parts[part].items]
    before = others[index % len(others)] if others and shift % 2 else None
    length = timedelta(minutes=abs(shift) % 50)
    new = Item(f"n{len(day.entries)}", "new", length=length)
    edits = (
        events.ItemInserted(new, session, part, before),
        events.ItemEdited(replace(item, length=length)),
        events.ItemMoved(item.id, session, part, before),
        events.ItemRemoved(item.id),
        events.PresenterSubstituted(item.id, Presenter("another")),
        events.ConditionConfirmed(item.id),
        events.SecrecySet(index % 2 == 0),
    )
    return edits[shift % len(edits)]


def _discussion(course: Course, item: str, index: int, shift: int) -> Event:
    of_item = course.speeches_of(item)
    waiting = [speech.id for speech in of_item if speech.waiting]
    speaking = next((speech.id for speech in of_item if speech.speaking), None)
    limit = None if index == 0 else timedelta(minutes=5)
    new = tuple(
        events.QueuedSpeech(f"s{len(course.standing)}.{n}", Speaker("An"), limit) for n in range(2)
    )
    if not of_item:
        return events.SpeakersQueued(item, new)
    facts: tuple[Event, ...] = (
        events.SpeakersQueued(item, new),
        events.SpeakersReordered(item, tuple(reversed(waiting))),
        events.SpeakerWithdrawn(item, waiting[0] if waiting else "unknown"),
        events.SpeechEnded(item, speaking or "unknown"),
        events.SpeechExtended(item, speaking or of_item[0].id, seconds(shift)),
        *[events.SpeakerCalled(item, waiting[-1] if waiting else "unknown")] * 4,
    )
    return facts[shift % len(facts)]


@st.composite
def days(draw: st.DrawFn, planned: st.SearchStrategy[Programme] | None = None) -> RandomDay:
    programme = draw(programmes() if planned is None else planned)
    first = min((slot.start for slot in programme.slots if slot.start), default=EIGHT)
    day = RandomDay(programme, first + timedelta(minutes=draw(st.integers(-30, 30))))
    day.attempt(Start())
    for kind, index, wait, shift in draw(steps):
        day.now += seconds(wait)
        names = [item.id for item in day.programme.items]
        if not names:
            break
        about = names[index % len(names)] if index >= 0 else None
        given = {
            "item": about,
            "amount": seconds(abs(shift)),
            "start": day.now + seconds(shift),
            "end": day.now + seconds(shift),
            "level": list(Courtesy)[index % 3],
            "measure": list(Measure)[index % len(Measure)],
            "fact": fact(day, kind, index, shift),
        }
        with suppress(TypeError):  # nothing was there that it could be about
            day.attempt(asked(kind, **given))
    day.now += seconds(draw(st.sampled_from((0, 0.5, 90, 4000))))
    return day


laws = law(400, suppress_health_check=[HealthCheck.too_slow])
