"""What the hall can be given to read, in its words, without any place or size."""

from __future__ import annotations

from msgspec import Struct

from timekeeper.core.courtesy import addressed
from timekeeper.core.hall_order import Occasion
from timekeeper.core.programme import Item, Programme, Speaker
from timekeeper.core.timeline import Phase
from timekeeper.views.moment import Moment


class Heading(Struct, frozen=True):
    """The head of every picture: event, what kind of event, date and clock."""

    event: str
    kind: str
    date: str
    clock: str


class Timer(Struct, frozen=True):
    """The running item's time; ``progress`` from 0 to 1, None when there is no limit.

    ``status`` is its phase, as far as the hall may see it.
    """

    figures: str
    caption: str
    progress: float | None
    status: Phase


class Announcement(Struct, frozen=True):
    """What comes next, when it is expected, and how long it may take; "" where that is open.

    ``note`` says of the time that it is expected alone.
    """

    label: str
    time: str
    title_forms: tuple[str, ...]
    presenter: str
    length: str = ""
    note: str = ""


class Ahead(Struct, frozen=True):
    """One of several items to come: when it is expected, and what it is."""

    time: str
    title_forms: tuple[str, ...]


class ItemContent(Struct, frozen=True):
    """An item is running; ``place_forms`` is where in the session it stands, or empty."""

    heading: Heading
    label: str
    title_forms: tuple[str, ...]
    presenter: str
    timer: Timer | None
    next: Announcement | None
    place_forms: tuple[str, ...] = ()


class SpeechContent(Struct, frozen=True):
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


class PlainContent(Struct, frozen=True):
    """Nothing is running: welcome, between two items or sessions, closing.

    ``solemn``: the picture bears the office's logo, as the event's own pictures do. ``occasion``:
    what the office's backdrop picture is shown for, where it has one. ``ahead``: in a break, what
    is left of the session, from what comes next on.
    """

    heading: Heading
    label: str
    title_forms: tuple[str, ...]
    line: str
    figures: str
    next: Announcement | None
    subtitle: str = ""
    solemn: bool = False
    occasion: Occasion | None = None
    ahead: tuple[Ahead, ...] = ()


class Blackout(Struct, frozen=True):
    """The hall sees nothing, on purpose."""


class PictureAlone(Struct, frozen=True):
    """The flag is saluted: the office's picture, and nothing else."""


HallContent = ItemContent | SpeechContent | PlainContent | Blackout | PictureAlone


def standby_without_clock(event: str) -> PlainContent:
    """Return what the hall reads while its own picture cannot be made: what cannot be wrong."""
    return PlainContent(Heading("", "", "", ""), "", (event,), "", "", None, solemn=True)


def heading(moment: Moment) -> Heading:
    """Return the head of every picture."""
    programme = moment.programme
    kind = " ".join(part for part in (programme.subtitle, programme.term) if part)
    return Heading(programme.title, kind, moment.date(), moment.clock())


def title_forms(item: Item) -> tuple[str, ...]:
    """Return the item's title, then its short form where it has one."""
    return (item.title, item.short_title) if item.short_title else (item.title,)


def presenter_text(item: Item, programme: Programme) -> str:
    """Return who presents the item, called as the programme calls people; "" for nobody."""
    return addressed(item.presenter.text, programme.address) if item.presenter else ""


def speaker_forms(speaker: Speaker, programme: Programme) -> tuple[str, ...]:
    """Return a speaker's name, called as the programme calls people."""
    return (addressed(speaker.name, programme.address),)
