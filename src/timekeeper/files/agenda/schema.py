"""The keys of an agenda file and what each may hold, for the reader and for people's editors.

``python -m timekeeper.files.agenda.schema > resources/agenda.schema.json`` makes the JSON Schema
anew.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from datetime import date as Day
from datetime import time, timedelta
from enum import StrEnum
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from msgspec import Meta, Struct, field
from msgspec.json import schema

from timekeeper.core.house.counts import SHARE, share_of
from timekeeper.core.programme import Address, Courtesy, Kind
from timekeeper.core.text import cleaned
from timekeeper.files.agenda.below import lies_below
from timekeeper.files.agenda.errors import did_you_mean
from timekeeper.files.checked import ReadBy, Refused
from timekeeper.words.language import _

FORMAT = "timekeeper-agenda/1"
HOME_ZONE = "Asia/Ho_Chi_Minh"
MOST_MINUTES = 24 * 60
MOST_PAGES = 100_000
LONGEST_TEXT = 100_000
ROUNDING = 1e-6  # a third of a minute is no exact fraction

_TIME = re.compile(r"([01]?[0-9]|2[0-3])(?:[:hH]([0-5][0-9])|[hH])")
# Instants near the ends of the calendar cannot be reckoned, and are slips of the hand anyway.
_DATE = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_OFFICE_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


def _read_time(value: object) -> time:
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if match:
        return time(int(match[1]), int(match[2] or 0))
    without_seconds = _TIME.match(value) if isinstance(value, str) else None
    seconds = without_seconds and re.fullmatch(r":[0-9.]+", str(value)[without_seconds.end() :])
    suggestion = _("leave the seconds out") if seconds else ""
    raise Refused(_('a time of day such as "07:30" or "7h30"'), suggestion)


def _read_date(value: object) -> Day:
    text = value if isinstance(value, str) else ""
    office = _OFFICE_DATE.fullmatch(text)
    iso = f"{office[3]}-{office[2]:0>2}-{office[1]:0>2}" if office else text
    try:
        day = Day.fromisoformat(iso) if _DATE.fullmatch(iso) else None
    except ValueError:
        day = None
    if day is None or office:
        suggestion = _("write {date}").format(date=iso) if day else ""
        raise Refused(_("a date such as 2023-12-06"), suggestion)
    return day


def _read_minutes(value: object) -> timedelta:
    number = value if isinstance(value, int | float) and not isinstance(value, bool) else 0
    if 0 < number <= MOST_MINUTES:
        seconds = round(number * 60)
        if seconds and abs(seconds - number * 60) < ROUNDING:
            return timedelta(seconds=seconds)
    quoted = isinstance(value, str) and re.fullmatch(r"[0-9.]+", value)
    raise Refused(
        _("a number of minutes above 0, at most {most}, to the whole second").format(
            most=MOST_MINUTES
        ),
        _("write {number} without quotes").format(number=value) if quoted else "",
    )


def _read_quorum(value: object) -> str:
    if isinstance(value, str) and share_of(value) is not None:
        return value
    raise Refused(_('a share such as "2/3" or "75%"'))


def _check_zone(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        expected = _('a time zone such as "{zone}"').format(zone=HOME_ZONE)
        raise Refused(expected, did_you_mean(value, available_timezones())) from None
    return value


def _check_path(value: object) -> object:
    if not isinstance(value, str) or lies_below(value):
        return value
    raise Refused(_('a file beside the agenda or below its folder, such as "slides/report.pdf"'))


def _reader_of(choices: type[StrEnum]) -> Callable[[object], StrEnum]:
    def read(value: object) -> StrEnum:
        if isinstance(value, str) and value in set(choices):
            return choices(value)
        expected = _("one of {words}").format(words=", ".join(choices))
        raise Refused(expected, did_you_mean(value, choices))

    return read


def _written_as(**keys: object) -> Meta:
    """Tell editors of a value that a reader makes how it is written."""
    return Meta(extra_json_schema={"written as": keys})


_Text = Annotated[str, Meta(max_length=LONGEST_TEXT)]
Identity = Annotated[_Text, Meta(pattern=r"\S")]  # facts name items by it: taken as it is
Title = Annotated[
    _Text,
    Meta(pattern=r"\S"),
    ReadBy(lambda value: cleaned(value) if isinstance(value, str) else value),
]
Number = Annotated[
    _Text,
    ReadBy(lambda value: str(value) if type(value) is int else value),
    _written_as(type=["string", "integer"]),
]
Time = Annotated[
    time, ReadBy(_read_time), _written_as(type="string", pattern=f"^(?:{_TIME.pattern})$")
]
Date = Annotated[
    Day,
    ReadBy(_read_date),
    _written_as(type="string", format="date", pattern=f"^{_DATE.pattern}$"),
]
Minutes = Annotated[
    timedelta,
    ReadBy(_read_minutes),
    _written_as(type="number", exclusiveMinimum=0, maximum=MOST_MINUTES),
]
Page = Annotated[int, Meta(ge=1, le=MOST_PAGES)]
Quorum = Annotated[
    str, ReadBy(_read_quorum), _written_as(type="string", pattern=f"^(?:{SHARE.pattern})$")
]
Texts = tuple[_Text, ...]


class _Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """Keys of an agenda; whatever else is written is refused."""


def derived_text(title: str | None, person: str | None, body: str | None) -> str:
    """Return the text of a presenter who is given in pieces only."""
    return ", ".join(filter(None, (" ".join(filter(None, (title, person))), body)))


class PresenterEntry(_Entry, frozen=True, kw_only=True):
    """Who presents, in its pieces; without a text it is made of title, person and body."""

    text: Annotated[_Text | None, Meta(description="The presenter as the programme writes it.")] = (
        None
    )
    body: Annotated[_Text | None, Meta(description="The body that answers for the time used.")] = (
        None
    )
    person: _Text | None = None
    title: Annotated[_Text | None, Meta(description="The person's office.")] = None
    stands_in_for: Annotated[_Text | None, Meta(description="Whom the person stands in for.")] = (
        None
    )

    def __post_init__(self) -> None:
        if self.text is None and not derived_text(self.title, self.person, self.body):
            raise Refused(_("a text, body, person or title"))


class VenueEntry(_Entry, frozen=True, kw_only=True):
    """A place with the people who are there."""

    name: Title
    point: Annotated[
        _Text | None, Meta(description="The linked point, as in: Điểm cầu cấp tỉnh.")
    ] = None
    attendees: Texts = ()


class OrganisationEntry(_Entry, frozen=True, kw_only=True):
    """The office that holds the conference, as its letterhead names it."""

    superior: _Text | None = None
    issuer: _Text | None = None
    place: _Text | None = None


class SpeakerEntry(_Entry, frozen=True, kw_only=True):
    """A delegate who is to speak in a discussion."""

    name: Title
    body: Annotated[_Text | None, Meta(description="The body he speaks for.")] = None
    topic: Annotated[_Text | None, Meta(description="What he speaks about.")] = None
    limit: Annotated[Minutes | None, Meta(description="His time, if it is his own.")] = field(
        default=None, name="minutes"
    )


class MaterialEntry(_Entry, frozen=True, kw_only=True):
    """A file that is shown with an item."""

    path: Annotated[
        Annotated[_Text, ReadBy(_check_path)],
        Meta(description="Beside the agenda or below its folder, with slashes."),
    ]
    label: Annotated[_Text | None, Meta(description="What the desk calls it.")] = None
    first: Annotated[Page | None, Meta(description="The first page to be shown.")] = None
    last: Annotated[Page | None, Meta(description="The last page to be shown.")] = None

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.last < self.first:
            raise Refused(_("a last page that is not before the first"))


class ScriptEntry(_Entry, frozen=True, kw_only=True):
    """What the script of the conference says of an item."""

    introduced_by: Annotated[
        _Text | None,
        Meta(description="Who introduces it, and what follows until another is named."),
    ] = None
    line: Annotated[_Text | None, Meta(description="What is spoken, in place of the template.")] = (
        None
    )
    cue: Annotated[_Text | None, Meta(description="Music, flowers, slides.")] = None
    needed: Annotated[_Text | None, Meta(description="What is needed beside the papers.")] = None
    ready: Annotated[_Text | None, Meta(description="Who stands ready.")] = None


class ItemEntry(_Entry, frozen=True, kw_only=True):
    """One entry of the programme."""

    id: Annotated[
        Identity | None, Meta(description="Made and kept stable by the app when absent.")
    ] = None
    number: Number | None = None
    title: Title
    short_title: Annotated[
        _Text | None, Meta(description="For the hall, when the title is long.")
    ] = None
    presenter: Annotated[
        _Text | PresenterEntry | None, Meta(extra_json_schema={"minProperties": 1})
    ] = None
    start: Time | None = None
    end: Annotated[Time | None, Meta(description="Absent when open.")] = None
    length: Annotated[Minutes | None, Meta(description="The length as stated.")] = field(
        default=None, name="minutes"
    )
    kind: Annotated[Kind, ReadBy(_reader_of(Kind))] = Kind.PRESENTATION
    conditional: Annotated[bool, Meta(description="Held only if need be (nếu có).")] = False
    documents: Texts = ()
    confidential: Annotated[bool, Meta(description="The hall does not show the title.")] = False
    courtesy: Annotated[
        Annotated[Courtesy, ReadBy(_reader_of(Courtesy))] | None,
        Meta(description="How much of an overrun the hall may see."),
    ] = None
    minimum: Annotated[Minutes | None, Meta(description="The fewest minutes it may be cut to.")] = (
        None
    )
    warning: Annotated[
        Minutes | None,
        Meta(description="From how many minutes before its end the hall sees that it nears."),
    ] = None
    protected: Annotated[bool, Meta(description="Never shortened to gain time.")] = False
    slides: Annotated[
        bool, Meta(description="Presented with slides; the hall's picture is a strip over them.")
    ] = False
    materials: Annotated[
        tuple[MaterialEntry, ...],
        Meta(description="Files shown with it: PDF, pictures, slides, films."),
    ] = ()
    chime: Annotated[
        bool | None, Meta(description="Whether chimes sound in it; absent: as courtesy has it.")
    ] = None
    quorum: Annotated[
        Quorum | None,
        Meta(description="The share of those summoned who must be present for it, such as 2/3."),
    ] = None
    script: ScriptEntry = ScriptEntry()
    speakers: Annotated[
        tuple[SpeakerEntry, ...],
        Meta(description="The prepared list of a discussion, in the order they are to speak."),
    ] = ()
    notes: Texts = ()


class PartEntry(_Entry, frozen=True, kw_only=True):
    """A numbered part of a session."""

    number: Number | None = None
    title: _Text | None = None
    start: Time | None = None
    end: Time | None = None
    length: Annotated[Minutes | None, Meta(description="The length as stated.")] = field(
        default=None, name="minutes"
    )
    fixed_start: Annotated[bool, Meta(description="Never begins before its start.")] = False
    venues: tuple[VenueEntry, ...] = ()
    attendees: Texts = ()
    notes: Texts = ()
    items: tuple[ItemEntry, ...] = ()


class SessionEntry(_Entry, frozen=True, kw_only=True):
    """A sitting, with parts or with items directly."""

    name: _Text = ""
    date: Annotated[Date | None, Meta(description="Absent when it is the programme's date.")] = None
    start: Time | None = None
    end: Annotated[Time | None, Meta(description="Absent when open.")] = None
    closing: Annotated[_Text | None, Meta(description="The line that closes the session.")] = None
    venues: tuple[VenueEntry, ...] = ()
    attendees: Texts = ()
    parts: tuple[PartEntry, ...] | None = None
    items: tuple[ItemEntry, ...] | None = None


class AgendaEntry(_Entry, frozen=True, kw_only=True):
    """A whole agenda file."""

    format: Literal["timekeeper-agenda/1"]
    title: Title
    subtitle: _Text | None = None
    term: _Text | None = None
    date: Date | None = None
    timezone: Annotated[_Text, ReadBy(_check_zone)] = HOME_ZONE
    organisation: OrganisationEntry = OrganisationEntry()
    notes: Texts = ()
    address: Annotated[
        Annotated[Address, ReadBy(_reader_of(Address))],
        Meta(
            description="How people are called in the hall: as written, ông/bà, by title and name."
        ),
    ] = Address.WRITTEN
    convener: Annotated[
        _Text | None,
        Meta(description="Who convenes, as the hall's great pictures bear it, line by line."),
    ] = None
    hall_title: Annotated[
        _Text | None,
        Meta(description="The title as the hall's great pictures bear it, line by line."),
    ] = None
    secret: Annotated[bool, Meta(description="Nothing of it leaves the computer.")] = False
    sessions: tuple[
        Annotated[SessionEntry, Meta(extra_json_schema={"not": {"required": ["parts", "items"]}})],
        ...,
    ] = ()


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of agenda files."""
    made = schema(AgendaEntry)
    entries = made["$defs"]
    keys: dict[str, Any] = _told({**entries.pop("AgendaEntry"), "$defs": entries})
    description = (
        "A conference programme kept by timekeeper. An editor with a YAML language server checks "
        "and completes a file that begins with the line: "
        "# yaml-language-server: $schema=path/to/agenda.schema.json"
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | keys | {
        "title": FORMAT,
        "description": description,
    }  # fmt: skip


def _told(part: Any) -> Any:
    """Return a part of the schema, each value as it is written."""
    match part:
        case {"written as": written}:
            kept = {key: part[key] for key in ("description", "default") if key in part}
            return kept | written
        case dict():
            return {key: _told(each) for key, each in part.items()}
        case list() | tuple():
            return [_told(each) for each in part]
        case _:
            return part


if __name__ == "__main__":
    sys.stdout.write(json.dumps(json_schema(), indent=2) + "\n")
