"""What the hall is to read: a snapshot in the hall's words, without any place or size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum

from timekeeper.core.course import Stage, State
from timekeeper.core.hall_order import FollowProgramme, GoDark, HallOrder, ShowMessage, StandBy
from timekeeper.core.intervals import ZERO
from timekeeper.core.programme import Courtesy, Item, Kind, Programme
from timekeeper.core.timeline import (
    Current,
    Discussion,
    OnTheFloor,
    Phase,
    Snapshot,
    Upcoming,
    courtesy_of,
)
from timekeeper.views.public import masked, masked_snapshot, masked_text
from timekeeper.words.language import _
from timekeeper.words.values import (
    clock,
    figures,
    minutes,
    prose_clock,
    prose_date,
    short_date,
    wall_clock,
)

A_DAY = timedelta(days=1)


class Status(Enum):
    """How the running item's time stands, as far as the hall may see it."""

    NORMAL = "normal"
    NEARLY_OVER = "nearly_over"
    OVERRUN = "overrun"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of every picture: event, what kind of event, date and clock."""

    event: str
    kind: str
    date: str
    clock: str


@dataclass(frozen=True, slots=True)
class Timer:
    """The running item's time; ``progress`` from 0 to 1, None when there is no limit."""

    figures: str
    caption: str
    progress: float | None
    status: Status


@dataclass(frozen=True, slots=True)
class Announcement:
    """What comes next, when it is expected, and how long it may take; "" where that is open."""

    label: str
    time: str
    title_forms: tuple[str, ...]
    presenter: str
    length: str = ""


@dataclass(frozen=True, slots=True)
class ItemContent:
    """An item is running."""

    heading: Heading
    label: str
    title_forms: tuple[str, ...]
    presenter: str
    timer: Timer | None
    next: Announcement | None


@dataclass(frozen=True, slots=True)
class SpeechContent:
    """A speaker has the floor in a discussion; ``item_timer`` is the time of the item itself.

    ``title_forms`` names the speaker; ``body`` and ``topic`` are empty where there are none.
    """

    heading: Heading
    item_forms: tuple[str, ...]
    item_timer: Timer | None
    title_forms: tuple[str, ...]
    body: str
    topic: str
    timer: Timer | None
    next: Announcement | None


@dataclass(frozen=True, slots=True)
class PlainContent:
    """Nothing is running: welcome, between two items or sessions, closing.

    ``solemn``: the picture bears the emblem, as the event's own pictures do.
    """

    heading: Heading
    label: str
    title_forms: tuple[str, ...]
    line: str
    figures: str
    next: Announcement | None
    subtitle: str = ""
    solemn: bool = False


@dataclass(frozen=True, slots=True)
class Blackout:
    """The hall sees nothing, on purpose."""


HallContent = ItemContent | SpeechContent | PlainContent | Blackout


def ordered_content(order: HallOrder, snapshot: Snapshot, programme: Programme) -> HallContent:
    """Return what the hall reads at this snapshot, by the operator's order."""
    match order:
        case FollowProgramme():
            return hall_content(snapshot, programme)
        case GoDark():
            return Blackout()
        case ShowMessage(text):
            heading, told = _heading(snapshot, programme), masked_text(text, programme)
            return PlainContent(heading, _("Notice"), (told,), "", "", None)
        case StandBy():
            return _solemn(snapshot, programme, label=_place_and_date(programme))


def standby_without_clock(event: str) -> PlainContent:
    """Return what the hall reads while its own picture cannot be made: what cannot be wrong."""
    return PlainContent(Heading("", "", "", ""), "", (event,), "", "", None, solemn=True)


def hall_content(snapshot: Snapshot, programme: Programme) -> HallContent:
    """Return what the hall reads at this snapshot."""
    snapshot, programme = masked_snapshot(snapshot, programme), masked(programme)
    heading = _heading(snapshot, programme)
    if snapshot.current is not None:
        return _current(snapshot, snapshot.current, programme, heading)
    if snapshot.stage is Stage.CLOSED:
        ended, thanks = _("The conference has ended"), _("Thank you for your attention")
        return _solemn(snapshot, programme, label=ended, line=thanks)
    if snapshot.next is None:
        return _solemn(snapshot, programme)
    if snapshot.next.new_session and not _begun(snapshot):
        return _welcome(snapshot, snapshot.next, programme)
    if snapshot.next.new_session:
        return _between_sessions(snapshot, snapshot.next, programme, heading)
    return _between_items(snapshot.next, programme, heading)


def _solemn(
    snapshot: Snapshot, programme: Programme, label: str = "", line: str = "", figures: str = ""
) -> PlainContent:
    """The event in the middle of the picture, the office that holds it at the head."""
    office, heading = programme.organisation, _heading(snapshot, programme)
    names = [name for name in (office.superior, office.issuer) if name] + ["", ""]
    return PlainContent(
        heading=replace(heading, event=names[0], kind=names[1]),
        label=label,
        title_forms=(programme.title,),
        line=line,
        figures=figures,
        next=None,
        subtitle=heading.kind,
        solemn=True,
    )


def _place_and_date(programme: Programme) -> str:
    date = prose_date(programme.date) if programme.date else ""
    return ", ".join(part for part in (programme.organisation.place, date) if part)


def _heading(snapshot: Snapshot, programme: Programme) -> Heading:
    kind = " ".join(part for part in (programme.subtitle, programme.term) if part)
    day = snapshot.at.astimezone(programme.timezone).date()
    return Heading(programme.title, kind, short_date(day), wall_clock(snapshot.at, programme))


def _begun(snapshot: Snapshot) -> bool:
    return any(f.start is not None and f.state is State.DONE for f in snapshot.items)


def title_forms(item: Item) -> tuple[str, ...]:
    """Return the item's title, then its short form where it has one."""
    return (item.title, item.short_title) if item.short_title else (item.title,)


def presenter_text(item: Item) -> str:
    """Return who presents the item as the programme writes it, empty when nobody is named."""
    return item.presenter.text if item.presenter else ""


def _current(
    snapshot: Snapshot, current: Current, programme: Programme, heading: Heading
) -> HallContent:
    if current.item.kind is Kind.BREAK:
        return _break(snapshot, current, programme, heading)
    discussion = current.discussion
    if discussion is not None and discussion.floor is not None:
        following = _next_speaker(discussion, current.courtesy)
        if following is None and snapshot.next is not None:
            following = _announcement(snapshot.next, programme)
        return _speech(current, discussion.floor, heading, following)
    return _item(snapshot, current, programme, heading)


def _speech(
    current: Current,
    floor: OnTheFloor,
    heading: Heading,
    following: Announcement | None,
) -> SpeechContent:
    """The item's courtesy holds for its speeches too: the time of neither tells more than it."""
    speaker = floor.speech.speaker
    return SpeechContent(
        heading=heading,
        item_forms=title_forms(current.item),
        item_timer=_timer(current, current.courtesy),
        title_forms=(speaker.name,),
        body=speaker.body or "",
        topic=speaker.topic or "",
        timer=_timer(floor, current.courtesy),
        next=following,
    )


def _next_speaker(discussion: Discussion, courtesy: Courtesy) -> Announcement | None:
    if not discussion.waiting:
        return None
    speaker, allotted = discussion.waiting[0].speaker, discussion.waiting[0].allotted
    length = minutes(allotted) if allotted and courtesy is not Courtesy.HIDDEN else ""
    return Announcement(_("Next"), "", (speaker.name,), speaker.body or "", length)


def _item(
    snapshot: Snapshot, current: Current, programme: Programme, heading: Heading
) -> ItemContent:
    return ItemContent(
        heading=heading,
        label=_("Now"),
        title_forms=title_forms(current.item),
        presenter=presenter_text(current.item),
        timer=_timer(current, current.courtesy),
        next=_announcement(snapshot.next, programme) if snapshot.next else None,
    )


def _break(
    snapshot: Snapshot, current: Current, programme: Programme, heading: Heading
) -> PlainContent:
    """A break as an item: what for, when it goes on, counting down and never into an overrun."""
    following = snapshot.next
    resumes, line = following.expected_start if following else None, ""
    if resumes is not None:
        line = _("We continue at {time}").format(time=prose_clock(resumes, programme))
    left = figures(max(ZERO, current.remaining)) if current.remaining is not None else ""
    announced = _announcement(following, programme) if following else None
    return PlainContent(heading, _("Break"), title_forms(current.item), line, left, announced)


def _timer(time: Current | OnTheFloor, courtesy: Courtesy) -> Timer | None:
    if courtesy is Courtesy.HIDDEN:
        return None
    if time.remaining is None or time.allotted is None:
        caption = _("Paused") if time.paused else _("Elapsed")
        status = Status.PAUSED if time.paused else Status.NORMAL
        return Timer(figures(time.elapsed), caption, None, status)
    phase = time.phase
    if courtesy is not Courtesy.SHOWN:  # of an overrun and what leads to it the hall sees nothing
        phase = Phase.PAUSED if time.paused else Phase.NORMAL
    progress = 1.0 if not time.allotted else min(1.0, time.elapsed / time.allotted)
    remaining = figures(max(ZERO, time.remaining))
    match phase:
        case Phase.OVERRUN:
            caption = _("Overrun · paused") if time.paused else _("Overrun")
            return Timer(f"+{figures(time.overrun)}", caption, progress, Status.OVERRUN)
        case Phase.PAUSED:
            return Timer(remaining, _("Paused"), progress, Status.PAUSED)
        case Phase.NEARLY_OVER:
            return Timer(remaining, _("Nearly over"), progress, Status.NEARLY_OVER)
        case Phase.NORMAL:
            return Timer(remaining, _("Remaining"), progress, Status.NORMAL)


def _announcement(upcoming: Upcoming, programme: Programme) -> Announcement:
    item = upcoming.item
    length = upcoming.allotted if courtesy_of(item) is not Courtesy.HIDDEN else None
    return Announcement(
        label=programme.sessions[upcoming.session].name if upcoming.new_session else _("Next"),
        time=clock(upcoming.expected_start, programme),
        title_forms=title_forms(item),
        presenter=presenter_text(item),
        length=minutes(length) if length else "",
    )


def _welcome(snapshot: Snapshot, upcoming: Upcoming, programme: Programme) -> PlainContent:
    planned = programme.slot(upcoming.item.id).start
    if planned is None and upcoming.expected_start and upcoming.expected_start > snapshot.at:
        planned = upcoming.expected_start
    starts, left = "", ZERO
    if planned is not None:
        starts = _("The programme begins at {time}").format(time=prose_clock(planned, programme))
        left = planned - snapshot.at
    countdown = figures(left) if ZERO < left < A_DAY else ""
    return _solemn(snapshot, programme, _place_and_date(programme), starts, countdown)


def _between_sessions(
    snapshot: Snapshot, upcoming: Upcoming, programme: Programme, heading: Heading
) -> PlainContent:
    before = programme.sessions[upcoming.session - 1] if upcoming.session else None
    closing = (before.closing if before else None) or _("Break")
    resumes = ""
    if upcoming.expected_start is not None and upcoming.expected_start > snapshot.at:
        resumes = _("We continue at {time}").format(
            time=prose_clock(upcoming.expected_start, programme)
        )
    return PlainContent(
        heading, _("Break"), (closing,), resumes, "", _announcement(upcoming, programme)
    )


def _between_items(upcoming: Upcoming, programme: Programme, heading: Heading) -> PlainContent:
    expected = clock(upcoming.expected_start, programme)
    label = _("Next · {time}").format(time=expected) if expected else _("Next")
    return PlainContent(
        heading, label, title_forms(upcoming.item), presenter_text(upcoming.item), "", None
    )
