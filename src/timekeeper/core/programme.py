"""What was planned: a programme with its sessions, parts and items, and who presents them."""

from __future__ import annotations

from datetime import date as Day
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.core.intervals import A_DAY, HALF_A_DAY, local_instant
from timekeeper.core.text import CleanTexts


class Kind(StrEnum):
    """What sort of act an item is."""

    CEREMONY = "ceremony"
    PRESENTATION = "presentation"
    DISCUSSION = "discussion"
    VOTE = "vote"
    AWARD = "award"
    SPEECH = "speech"
    BREAK = "break"
    STUDY = "study"


class Courtesy(StrEnum):
    """How much of an overrun the hall may see."""

    SHOWN = "shown"
    DISCREET = "discreet"
    HIDDEN = "hidden"

    @property
    def next(self) -> Courtesy:
        """Return the level after this one; after the last comes the first."""
        levels = list(Courtesy)
        return levels[(levels.index(self) + 1) % len(levels)]


class Address(StrEnum):
    """How people are called in the hall: as the programme writes, ông/bà, or by title and name."""

    WRITTEN = "written"
    CIVIL = "civil"
    TITLE = "title"


class Presenter(CleanTexts, frozen=True):
    """Who presents an item; ``text`` is the presenter as the programme writes it."""

    text: str
    body: str | None = None
    person: str | None = None
    title: str | None = None
    stands_in_for: str | None = None

    @property
    def accountable(self) -> str:
        """Return the body that answers for the time used, or what is written in its place."""
        return self.body or self.text


class Speaker(CleanTexts, frozen=True):
    """A delegate who speaks in a discussion; ``limit`` is his time if it is his own."""

    name: str
    body: str | None = None
    topic: str | None = None
    limit: timedelta | None = None


class Material(CleanTexts, frozen=True):
    """A file that is shown with an item; ``path`` is relative to the agenda, with slashes.

    ``first`` and ``last``: the pages to be shown, counted from 1; None for all there are.
    """

    path: str
    label: str | None = None
    first: int | None = None
    last: int | None = None


class Venue(CleanTexts, frozen=True):
    """A place with the people who are there; ``point`` names a linked point (Điểm cầu)."""

    name: str
    point: str | None = None
    attendees: tuple[str, ...] = ()


class Organisation(CleanTexts, frozen=True):
    """The office that holds the conference, as its letterhead names it."""

    superior: str | None = None
    issuer: str | None = None
    place: str | None = None


class ItemScript(CleanTexts, frozen=True):
    """What the script (kịch bản điều hành) says of an item; None is left for the office to fill.

    Who introduces it goes on introducing in its session until another is named. ``line`` is what
    is spoken, in place of the office's template; ``cue`` is for music, flowers and slides,
    ``needed`` what is needed beside the papers, ``ready`` who stands ready.
    """

    introduced_by: str | None = None
    line: str | None = None
    cue: str | None = None
    needed: str | None = None
    ready: str | None = None

    def __bool__(self) -> bool:
        """Return whether it says anything."""
        return self != ItemScript()


class Item(CleanTexts, frozen=True):
    """One entry of the programme. Times are wall-clock times of the session's day.

    ``warning`` is how long before its end the item counts as nearly over; None for the default.
    ``slides``: another program shows its slides, and the hall's picture is a strip over them.
    ``chime``: whether chimes sound in it, whatever the hall sees of its time; None as courtesy has
    it.
    ``quorum``: the share of those summoned who must be present for it, such as "2/3".
    """

    id: str
    title: str
    number: str | None = None
    short_title: str | None = None
    presenter: Presenter | None = None
    start: time | None = None
    end: time | None = None
    length: timedelta | None = None
    kind: Kind = Kind.PRESENTATION
    conditional: bool = False
    documents: tuple[str, ...] = ()
    confidential: bool = False
    courtesy: Courtesy | None = None
    minimum: timedelta | None = None
    warning: timedelta | None = None
    protected: bool = False
    slides: bool = False
    materials: tuple[Material, ...] = ()
    chime: bool | None = None
    quorum: str | None = None
    script: ItemScript = ItemScript()
    speakers: tuple[Speaker, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def timed(self) -> bool:
        """Return whether the item takes place in the hall; papers for study do not."""
        return self.kind is not Kind.STUDY

    @property
    def allotted(self) -> timedelta | None:
        """Return the time granted: as stated, else end minus start; None when open-ended."""
        if not self.timed:
            return None
        if self.length is not None:
            return self.length
        return span(self.start, self.end)

    @property
    def extent(self) -> timedelta | None:
        """Return what it takes on the clock: its range goes before its stated length."""
        return span(self.start, self.end) or self.length


class Part(CleanTexts, frozen=True):
    """A numbered part of a session; the only, untitled part of a session without parts."""

    items: tuple[Item, ...] = ()
    number: str | None = None
    title: str | None = None
    start: time | None = None
    end: time | None = None
    length: timedelta | None = None
    fixed_start: bool = False
    venues: tuple[Venue, ...] = ()
    attendees: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def granted(self) -> timedelta | None:
        """Return the time the part's own heading grants, None when it gives none."""
        return self.length if self.length is not None else span(self.start, self.end)


class Session(CleanTexts, frozen=True):
    """A sitting (Buổi sáng ...); ``end`` is None when open ("đến kết thúc")."""

    name: str
    parts: tuple[Part, ...] = ()
    date: Day | None = None
    start: time | None = None
    end: time | None = None
    closing: str | None = None
    venues: tuple[Venue, ...] = ()
    attendees: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the items of all parts, in order."""
        return tuple(item for part in self.parts for item in part.items)


class Slot(Struct, frozen=True):
    """An item's place in the day: its session and part by index, its planned instants in UTC.

    ``length`` is the time it is expected to take: its allotment, else up to the next planned
    start, less what items without a start take in between. ``slack`` is the planned gap between
    the item before it in the session, or the session's start, and this one.
    """

    item: Item
    session: int
    part: int
    start: datetime | None
    end: datetime | None
    length: timedelta | None
    slack: timedelta


class Sitting(Struct, frozen=True):
    """A session's planned start and end in UTC, and the slack between its last item and its end.

    ``start`` is the first time the session states. ``end`` is None when the session is open.
    """

    start: datetime | None
    end: datetime | None
    slack: timedelta


class Turn(NamedTuple):
    """Which of the timed items of its session an item is, from 1, of how many; which of all."""

    place: int
    among: int
    overall: int


class Programme(CleanTexts, frozen=True, dict=True):
    """A whole programme. Wall-clock times are meant in ``timezone``.

    ``printed`` is the programme before the changes of the day, None while there are none: the
    planned start and end of its sessions and parts go on binding, and an item without a stated
    length is expected to be as long as it was there. ``convener`` and ``hall_title`` are the body
    that convenes and the title as the hall's great pictures bear them, with the office's own
    capitals and ends of lines; None for those of the letterhead and the programme.
    ``secret``: nothing of it may leave the computer (hội nghị mật).
    """

    title: str
    timezone: ZoneInfo
    sessions: tuple[Session, ...] = ()
    subtitle: str | None = None
    term: str | None = None
    date: Day | None = None
    organisation: Organisation = field(default_factory=Organisation)
    notes: tuple[str, ...] = ()
    address: Address = Address.WRITTEN
    convener: str | None = None
    hall_title: str | None = None
    secret: bool = False
    printed: Programme | None = None

    def __hash__(self) -> int:
        # Of what is short: thousands of items would take longer to hash than what is kept by it.
        return hash((self.title, self.date))

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Return every item in programme order with its planned instants."""
        return tuple(slot for plan in self._plans for slot in plan.slots)

    @cached_property
    def positions(self) -> dict[str, int]:
        """Return each item's position in ``slots`` by its id."""
        return {slot.item.id: index for index, slot in enumerate(self.slots)}

    @property
    def items(self) -> tuple[Item, ...]:
        """Return every item in programme order."""
        return tuple(slot.item for slot in self.slots)

    def slot(self, item_id: str) -> Slot:
        """Return the item's slot; KeyError when the programme has no such item."""
        return self.slots[self.positions[item_id]]

    @cached_property
    def turns(self) -> dict[str, Turn]:
        """Return by its id where each item that takes time stands among the others."""
        turns: dict[str, Turn] = {}
        for session in self.sessions:
            names = [item.id for item in session.items if item.timed]
            before = len(turns)
            for place, name in enumerate(names, start=1):
                turns[name] = Turn(place, len(names), before + place)
        return turns

    def session_date(self, index: int) -> Day | None:
        """Return the day a session is held on."""
        return self.sessions[index].date or self.date

    @cached_property
    def sittings(self) -> tuple[Sitting, ...]:
        """Return when each session is planned to be held."""
        return tuple(plan.sitting for plan in self._plans)

    @cached_property
    def part_starts(self) -> tuple[tuple[datetime | None, ...], ...]:
        """Return each part's planned start in UTC, by session: its own, else its first item's."""
        if self.printed is not None:
            return self.printed.part_starts
        return tuple(plan.part_starts for plan in self._plans)

    @cached_property
    def _plans(self) -> tuple[_Plan, ...]:
        plans: list[_Plan] = []
        for index, session in enumerate(self.sessions):
            day, first = self.session_date(index), self.first_times[index]
            calendar = _Calendar(day, first, self.timezone)
            before = plans[-1].sitting.end if plans else None
            plans.append(_plan(session, index, calendar, before, self.printed))
        return tuple(plans)

    @cached_property
    def first_times(self) -> tuple[time | None, ...]:
        """Return the first wall-clock time that each session states."""
        if self.printed is not None:
            return self.printed.first_times
        return tuple(session.start or _first_time(session.parts) for session in self.sessions)

    def instant(
        self, session: int, at: time | None, since: datetime | None = None
    ) -> datetime | None:
        """Return a wall-clock time of a session in UTC, or None without a time or a date.

        A time more than half a day before the session's first one belongs to the next day,
        so that an evening may run past midnight. Of an hour that comes twice it is the
        second where the first lies before what it follows, ``since``.
        """
        day, first = self.session_date(session), self.first_times[session]
        return _Calendar(day, first, self.timezone).instant(at, since)

    def dated(self, day: Day) -> Programme:
        """Return the programme moved to begin on ``day``, its sessions keeping their distances."""
        first = self.date or next((s.date for s in self.sessions if s.date), None)
        shift = day - first if first else timedelta()
        sessions = tuple(replace(s, date=s.date + shift if s.date else None) for s in self.sessions)
        return replace(self, date=day, sessions=sessions)


def span(start: time | None, end: time | None) -> timedelta | None:
    """Return the time from start to end, past midnight where needed; None unless both are known.

    An end up to half a day before the start is the author's mistake, not the next morning.
    """
    if start is None or end is None:
        return None
    length = datetime.combine(Day.min, end) - datetime.combine(Day.min, start)
    if length < -HALF_A_DAY:
        length += A_DAY
    return length if length >= timedelta() else None


def _first_time(parts: tuple[Part, ...]) -> time | None:
    """Return the first start that the parts or their items state."""
    starts = (start for part in parts for start in (part.start, *(i.start for i in part.items)))
    return next((start for start in starts if start is not None), None)


class _Calendar(NamedTuple):
    """The day of a session, the first time that it states, and where its clocks hang."""

    day: Day | None
    first: time | None
    timezone: ZoneInfo

    def instant(self, at: time | None, since: datetime | None = None) -> datetime | None:
        """Return a wall-clock time in UTC, by the rule of Programme.instant."""
        if at is None or self.day is None:
            return None
        day, anchor = self.day, self.first or at
        if datetime.combine(day, anchor) - datetime.combine(day, at) > HALF_A_DAY:
            day += A_DAY
        return local_instant(datetime.combine(day, at), self.timezone, since)


class _Plan(NamedTuple):
    """When a session is planned to be held, its parts, and all that is in them."""

    slots: tuple[Slot, ...]
    part_starts: tuple[datetime | None, ...]
    sitting: Sitting


@lru_cache(maxsize=32)  # of a changed programme most sessions are those that it had before
def _plan(
    session: Session,
    index: int,
    calendar: _Calendar,
    before: datetime | None,
    printed: Programme | None,
) -> _Plan:
    """Return the plan of a session; the one before it ends at ``before``."""
    opening = calendar.instant(calendar.first, before)
    lengths = iter(_expected(session.items))
    slots: list[Slot] = []
    part_starts: list[datetime | None] = []
    free, last_end = opening, None
    for p, part in enumerate(session.parts):
        part_starts.append(calendar.instant(_first_time((part,)), free))
        for item in part.items:
            start = calendar.instant(item.start, free)
            end = _end(calendar, item, start)
            length = next(lengths)
            if printed is not None and item.allotted is None and item.id in printed.positions:
                length = printed.slot(item.id).length
            slots.append(Slot(item, index, p, start, end, length, _gap(free, start)))
            if item.timed:
                begun = start or free
                run_out = begun + (length or timedelta()) if begun else None
                free = max((known for known in (end, run_out) if known), default=None)
                last_end = end
    end = calendar.instant(session.end, free) or last_end
    if printed is not None:
        end = printed.sittings[index].end
    return _Plan(tuple(slots), tuple(part_starts), Sitting(opening, end, _gap(free, end)))


def _end(calendar: _Calendar, item: Item, start: datetime | None) -> datetime | None:
    """Return when the programme ends an item: by its minutes where they agree with its times."""
    run_out = start + item.allotted if start and item.allotted is not None else None
    # Where the clocks are set in between, the minutes bind, as they do once it runs.
    if item.end is None or item.allotted == span(item.start, item.end):
        return run_out or calendar.instant(item.end)
    return calendar.instant(item.end, run_out)


def _gap(before: datetime | None, after: datetime | None) -> timedelta:
    if before is None or after is None:
        return timedelta()
    return max(after - before, timedelta())


def _expected(items: tuple[Item, ...]) -> list[timedelta | None]:
    """Return what each item is expected to take, by the rule of Slot."""
    lengths: list[timedelta | None] = []
    following: time | None = None
    taken = timedelta()
    for item in reversed(items):
        room = span(item.start, following) if item.timed else None
        left = max(room - taken, timedelta()) if room is not None else None
        length = item.allotted or left
        lengths.append(length)
        if item.start is not None:
            following, taken = item.start, timedelta()
        else:
            taken += length or timedelta()
    return lengths[::-1]
