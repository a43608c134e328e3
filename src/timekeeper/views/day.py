"""What foyer and staff read: the whole day, what is done, what runs, when the rest is expected."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core import acts
from timekeeper.core.events import (
    Audience,
    Event,
    ItemEdited,
    ItemInserted,
    item_of,
)
from timekeeper.core.hall_order import GoDark, HallOrder
from timekeeper.core.intervals import A_MINUTE
from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Course, State
from timekeeper.core.rules import NotPermitted, decide, going_on, pausing
from timekeeper.views.hall import Heading, heading, presenter_text
from timekeeper.views.moment import Moment
from timekeeper.views.rostrum import RostrumContent, rostrum_content
from timekeeper.words.language import _
from timekeeper.words.values import act_name, brief, clock, going_on_to, numbered


class DayRow(Struct, frozen=True):
    """An item of the day, or the head of a session or part: then ``state`` is None.

    ``time`` is the planned hour; ``expected`` the one at which it began or is expected to, also
    where that is the planned one; both are "" where they are open.
    """

    title: str
    time: str = ""
    expected: str = ""
    presenter: str = ""
    state: State | None = None
    level: int = 0


class DayContent(Struct, frozen=True):
    """The whole day for everybody."""

    heading: Heading
    rows: tuple[DayRow, ...]


class Buttons(Struct, frozen=True):
    """What each button of a remote will do, in words; "" for what is not permitted now.

    ``time``: minutes can be added and cut. ``prepared`` are sentences for the hall to choose from,
    ``message`` is the one that it reads now.
    """

    go_on: str
    previous: str
    pause: str
    undo: str
    dark: str
    time: bool
    message: str
    prepared: tuple[str, ...]


class StaffContent(Struct, frozen=True):
    """The whole day for the staff: the true time, the deviation, the operator's word.

    ``cue``, ``needed`` and ``ready``: what the script has for the next item. ``asked``: what the
    chair has asked for and the operator has not answered yet (``remind``, ``ask_for_time``).
    """

    day: DayContent
    rostrum: RostrumContent
    deviation: str
    session_end: str
    message: str
    buttons: Buttons
    cue: str = ""
    needed: str = ""
    ready: str = ""
    asked: tuple[str, ...] = ()


def day_content(moment: Moment) -> DayContent:
    """Return the day at this snapshot; papers for study are no part of it."""
    programme, place = moment.programme, None
    rows: list[DayRow] = []
    for slot, forecast in zip(programme.slots, moment.snapshot.items, strict=True):
        item, session = slot.item, programme.sessions[slot.session]
        if not item.timed:
            continue
        before, place = place, (slot.session, slot.part)
        if (before is None or before[0] != slot.session) and session.name:
            rows.append(DayRow(session.name))
        part = session.parts[slot.part]
        if before != place and part.title:
            title = " ".join(word for word in (part.number, part.title) if word)
            rows.append(DayRow(title, level=1))
        shown = DayRow(
            title=numbered(item),
            time=clock(slot.start, programme),
            expected=moment.start(forecast),
            presenter=presenter_text(item, programme),
            state=forecast.state,
            level=2,
        )
        rows.append(shown)
    return DayContent(heading(moment), tuple(rows))


def staff_content(moment: Moment, to_rostrum: str, message: str, buttons: Buttons) -> StaffContent:
    """Return what the staff reads: ``to_rostrum`` and ``message`` are what the two are told."""
    return StaffContent(
        day=day_content(moment),
        rostrum=rostrum_content(moment.snapshot, moment.programme, to_rostrum, moment),
        deviation=moment.deviation(),
        session_end=moment.session_end(),
        message=moment.told(" ".join(message.split())),
        buttons=buttons,
    )


def remote_buttons(
    programme: Programme,
    course: Course,
    order: HallOrder,
    prepared: tuple[str, ...],
    moment: Moment,
) -> Buttons:
    """Return what a remote would do at this moment of the true programme, in words for others."""

    def fact(act: acts.Act) -> Event | None:
        try:
            return decide(act, programme, course, moment.at)
        except NotPermitted:
            return None

    def about(event: Event, template: str) -> str:
        """Say what comes of it: an item bears another id and other words where it is masked."""
        place = programme.positions.get(item_of(event) or "")
        return (
            "" if place is None else template.format(item=brief(moment.programme.slots[place].item))
        )

    onward, previous, pause = fact(going_on(course)), fact(acts.Previous()), pausing(course)
    running = course.running is not None
    stop = _("Resume") if isinstance(pause, acts.Resume) else _("Pause")
    undoable = course.undoable if fact(acts.Undo()) is not None else None
    undone = act_told(undoable.event, programme, moment) if undoable else ""
    undo = _("Undo: {act}").format(act=undone) if undone else _("Undo")
    return Buttons(
        go_on=about(onward, going_on_to(onward, running=running)) if onward else "",
        previous=about(previous, _("Back to: {item}")) if previous else "",
        pause=stop if fact(pause) is not None else "",
        undo=undo if undoable else "",
        dark=_("Show picture") if isinstance(order, GoDark) else _("Blackout"),
        time=fact(acts.AddTime(A_MINUTE)) is not None,
        message=moment.told(course.messages.get(Audience.HALL, "")),
        prepared=tuple(map(moment.told, prepared)),
    )


def act_told(event: Event, programme: Programme, moment: Moment) -> str:
    """Return what an act is called, for others; "" of what is confidential or has left."""
    item = item_of(event)
    place = programme.positions.get(item) if item is not None else None
    if item is not None and (place is None or moment.programme.slots[place].item.id != item):
        return ""
    if isinstance(event, ItemInserted | ItemEdited) and place is not None:
        event = replace(event, item=moment.programme.slots[place].item)
    return act_name(event, moment.programme)
