"""Facts of the day, in the past tense. What is recorded is never changed, only added to."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from timekeeper.core.points import Point
from timekeeper.core.programme import Courtesy, Item, Material, Presenter, Speaker
from timekeeper.core.text import CleanTexts


class Cause(StrEnum):
    """Why an item took longer than it was allotted."""

    SPEAKER = "speaker"
    CHAIR = "chair"
    TECHNICAL = "technical"
    LATE_ARRIVAL = "late_arrival"
    PROTOCOL = "protocol"
    DISCUSSION = "discussion"


class Audience(StrEnum):
    """Who a message is for."""

    HALL = "hall"
    ROSTRUM = "rostrum"
    STAFF = "staff"


class HallPicture(StrEnum):
    """What the hall sees: the day's course, a calm picture, nothing, or another program's."""

    PROGRAMME = "programme"
    STANDBY = "standby"
    DARK = "dark"
    GIVEN_WAY = "given_way"


class ItemStarted(Struct, frozen=True):
    """An item began; the running one, if any, ended at the same instant."""

    item: str


class ItemResumed(Struct, frozen=True):
    """The hall went back to an earlier item; the running one is not done, it was begun too soon."""

    item: str


class ItemFinished(Struct, frozen=True):
    """The running item ended and nothing began."""

    item: str


class SessionClosed(Struct, frozen=True):
    """A session ended, with the item that was running; what was not begun is not held."""

    session: int


class Paused(Struct, frozen=True):
    """The running item's time stopped counting."""


class Resumed(Struct, frozen=True):
    """The running item's time counts again."""


class TimeAdded(Struct, frozen=True):
    """An item's allotment grew by ``amount``; it shrank where that is negative."""

    item: str
    amount: timedelta


class ItemSkipped(Struct, frozen=True):
    """An item was taken out of the day."""

    item: str


class ItemRestored(Struct, frozen=True):
    """A skipped item was brought back."""

    item: str


class CourtesyChanged(Struct, frozen=True):
    """From now on the hall sees this much of an overrun of the item."""

    item: str
    level: Courtesy


class StartCorrected(Struct, frozen=True):
    """An item really started at ``start`` (UTC), not when it was recorded."""

    item: str
    start: datetime


class EndCorrected(Struct, frozen=True):
    """An item really ended at ``end`` (UTC), not when it was recorded."""

    item: str
    end: datetime


class OverrunExplained(CleanTexts, frozen=True):
    """An item took longer because of ``cause``; None takes an earlier reason back."""

    item: str
    cause: Cause | None
    text: str = ""


class ItemInserted(Struct, frozen=True):
    """A new item came into the programme, before another one or at the end of the part."""

    item: Item
    session: int
    part: int
    before: str | None = None


class ItemEdited(Struct, frozen=True):
    """An item reads like this from now on; its id stays."""

    item: Item


class ItemMoved(Struct, frozen=True):
    """An item moved to another place; its printed times no longer bind it."""

    item: str
    session: int
    part: int
    before: str | None = None


class ItemRemoved(CleanTexts, frozen=True):
    """An item that had not begun left the programme; its title is kept with it."""

    item: str
    title: str = ""


class PresenterSubstituted(Struct, frozen=True):
    """Another presents the item; whom he stands in for is named in ``presenter``."""

    item: str
    presenter: Presenter


class ConditionConfirmed(Struct, frozen=True):
    """An item that was planned "if any" takes place."""

    item: str


class SecrecySet(Struct, frozen=True):
    """From now on nothing of the conference leaves the computer, or it may again."""

    secret: bool


ProgrammeEdit = (
    ItemInserted
    | ItemEdited
    | ItemMoved
    | ItemRemoved
    | PresenterSubstituted
    | ConditionConfirmed
    | SecrecySet
)


class NewPlan(Struct, frozen=True):
    """What a re-planning says about one item: its new times (UTC) and allotment."""

    item: str
    start: datetime | None
    end: datetime | None
    allotted: timedelta | None


class Replanned(Struct, frozen=True):
    """The rest of a session was planned anew: what is cut, left out and moved.

    ``plans`` is the plan that was agreed on, for the report. With no measure the delay was
    accepted.
    """

    session: int
    cuts: tuple[tuple[str, timedelta], ...] = ()
    dropped: tuple[str, ...] = ()
    moves: tuple[ItemMoved, ...] = ()
    plans: tuple[NewPlan, ...] = ()


class QueuedSpeech(Struct, frozen=True):
    """A speaker in the queue of a discussion with his limit, None when he has none."""

    id: str
    speaker: Speaker
    limit: timedelta | None


class SpeakersQueued(Struct, frozen=True):
    """Speakers joined the queue of a discussion item, at its end."""

    item: str
    speeches: tuple[QueuedSpeech, ...]


class SpeakersReordered(Struct, frozen=True):
    """Those who wait to speak in an item are to speak in this order."""

    item: str
    order: tuple[str, ...]


class SpeakerWithdrawn(Struct, frozen=True):
    """A speaker left the queue without having spoken."""

    item: str
    speech: str


class SpeakerCalled(Struct, frozen=True):
    """A speaker has the floor; who had it before ended at the same instant."""

    item: str
    speech: str


class SpeechEnded(Struct, frozen=True):
    """The speaker who had the floor ended."""

    item: str
    speech: str


class SpeechExtended(Struct, frozen=True):
    """A speaker's limit grew by ``amount``; it shrank where that is negative."""

    item: str
    speech: str
    amount: timedelta


DiscussionFact = (
    SpeakersQueued
    | SpeakersReordered
    | SpeakerWithdrawn
    | SpeakerCalled
    | SpeechEnded
    | SpeechExtended
)


class MessageShown(CleanTexts, frozen=True):
    """A sentence is shown to an audience in place of the one before."""

    audience: Audience
    text: str


class MessageTakenDown(Struct, frozen=True):
    """An audience's message is shown no longer."""

    audience: Audience


class HallSwitched(Struct, frozen=True):
    """The hall sees this from now on."""

    picture: HallPicture


class StripSwitched(Struct, frozen=True):
    """While the item runs, the hall's picture is a strip over slides, or the whole again.

    ``item`` is None for the time in which nothing runs.
    """

    item: str | None
    shown: bool


class MaterialShown(Struct, frozen=True):
    """A material of an item stands in the hall; ``page`` is the farthest one that was seen of it.

    It is counted from 1 among the pages that are shown; None for what has no pages.
    """

    item: str
    material: Material
    page: int | None = None


class MaterialTakenDown(Struct, frozen=True):
    """The item's material stands in the hall no longer."""

    item: str


# What the displays show is kept, but stands outside undo: undo takes back what was done to the
# day, and must not bring an old message before the hall.
DisplayFact = (
    MessageShown
    | MessageTakenDown
    | HallSwitched
    | StripSwitched
    | MaterialShown
    | MaterialTakenDown
)


class RollCallOpened(Struct, frozen=True):
    """The roll call of the linked points began; these are expected to answer."""

    points: tuple[Point, ...]


class RollCallClosed(Struct, frozen=True):
    """The roll call ended; who answers later is written down by hand."""


class PointPresent(CleanTexts, frozen=True):
    """A point is present with so many delegates under this chair; ``name`` is the point's."""

    point: str
    name: str
    delegates: int
    chair: str = ""


class PointExcused(CleanTexts, frozen=True):
    """A point need not answer; where ``excused`` is False, it has neither answered nor need not."""

    point: str
    name: str
    excused: bool = True


class HandRaised(CleanTexts, frozen=True):
    """Somebody at a point asks for the floor.

    Once he is in a discussion's queue, ``hand`` is the id of his speech there.
    """

    hand: str
    point: str
    name: str
    speaker: str
    topic: str = ""


class HandLowered(Struct, frozen=True):
    """He no longer asks for the floor, or does so in vain."""

    hand: str


class PointTold(CleanTexts, frozen=True):
    """The desk told a linked point this; ``point`` and its ``name`` are "" where all were told.

    Without a text, what was told is taken down.
    """

    text: str
    point: str = ""
    name: str = ""


class PointAsked(CleanTexts, frozen=True):
    """A point asked the desk this."""

    point: str
    name: str
    text: str


# What the points say is theirs: undo takes back what was done at the desk, and passes it over.
PointFact = (
    RollCallOpened
    | RollCallClosed
    | PointPresent
    | PointExcused
    | HandRaised
    | HandLowered
    | PointTold
    | PointAsked
)


class Recovery(StrEnum):
    """What a gap in the record counts as."""

    GO_ON = "go_on"
    PAUSE = "pause"
    CLOSE = "close"


class ClockStepped(Struct, frozen=True):
    """The computer's clock was set forward by ``by``, back where that is negative.

    All that was recorded before is read by the new clock, so that no duration changes.
    """

    by: timedelta


class ZoneChanged(Struct, frozen=True):
    """The computer's own time zone, ahead of UTC by ``before``, is now ahead by ``after``."""

    before: timedelta
    after: timedelta


class GapNoticed(Struct, frozen=True):
    """The program stood still from ``since`` to ``until`` (UTC), as when the computer sleeps."""

    since: datetime
    until: datetime


class Recovered(Struct, frozen=True):
    """The program was away from ``since`` to ``until`` (UTC); ``choice`` is what that counts as."""

    since: datetime
    until: datetime
    choice: Recovery


# What happened to the computer is nobody's act: it stands outside undo.
WitnessedFact = ClockStepped | ZoneChanged | GapNoticed | Recovered


class GroupCount(CleanTexts, frozen=True):
    """How many of a group were summoned, are present, and are absent with and without leave.

    ``group`` is "" where those summoned are not told apart.
    """

    summoned: int
    present: int
    excused: int
    unexcused: int
    group: str = ""


class AttendanceCounted(Struct, frozen=True):
    """Whoever was summoned to a session was counted, in place of an earlier count of it."""

    session: int
    groups: tuple[GroupCount, ...]


class BallotsCounted(CleanTexts, frozen=True):
    """What the counters of a vote said of its ballots, in place of what they said before.

    ``subject`` is what was voted on where an item has several votes; ``result`` is theirs as well.
    """

    item: str
    given_out: int
    returned: int
    valid: int
    void: int
    subject: str = ""
    result: str = ""


CountFact = AttendanceCounted | BallotsCounted


class Noted(CleanTexts, frozen=True):
    """The operator wrote something down, about an item or about the day."""

    text: str
    item: str | None = None


class Undone(Struct, frozen=True):
    """The entry ``number`` counts no longer; undoing an Undone is a redo."""

    number: int


CourseFact = (
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
    | EndCorrected
    | OverrunExplained
    | Replanned
    | AttendanceCounted
    | BallotsCounted
    | Noted
)

Event = (
    CourseFact | ProgrammeEdit | DiscussionFact | DisplayFact | PointFact | WitnessedFact | Undone
)


class Entry(Struct, frozen=True):
    """A recorded event: its number in the journal from 1, and its instant in UTC.

    ``by`` is who did it, "" where it was done at the desk.
    """

    number: int
    at: datetime
    event: Event
    by: str = ""


def item_of(event: Event) -> str | None:
    """Return the id of the item the event is about, None for one about the day or a display."""
    item = getattr(event, "item", None)
    return item.id if isinstance(item, Item) else item
