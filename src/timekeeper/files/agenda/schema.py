"""The keys of an agenda file and what each may hold, for the reader and for people's editors.

``python -m timekeeper.files.agenda.schema > resources/agenda.schema.json`` makes the JSON Schema
anew.
"""

from __future__ import annotations

import json
import sys
from datetime import date as Day
from datetime import time, timedelta
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field
from msgspec.json import schema

from timekeeper.core.house.counts import SHARE
from timekeeper.core.programme import Address, Courtesy, Kind
from timekeeper.core.text import cleaned
from timekeeper.files.agenda.fields import (
    DATE,
    HOME_ZONE,
    MOST_MINUTES,
    TIME,
    read_date,
    read_minutes,
    read_path,
    read_quorum,
    read_time,
    read_zone,
    word_reader,
)
from timekeeper.files.checked import ReadBy, Refused
from timekeeper.words.language import _

FORMAT = "timekeeper-agenda/1"
MOST_PAGES = 100_000
LONGEST_TEXT = 100_000


def _written(**keys: object) -> Meta:
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
    _written(type=["string", "integer"]),
]
Time = Annotated[time, ReadBy(read_time), _written(type="string", pattern=f"^(?:{TIME.pattern})$")]
Date = Annotated[
    Day,
    ReadBy(read_date),
    _written(type="string", format="date", pattern=f"^{DATE.pattern}$"),
]
Minutes = Annotated[
    timedelta,
    ReadBy(read_minutes),
    _written(type="number", exclusiveMinimum=0, maximum=MOST_MINUTES),
]
Page = Annotated[int, Meta(ge=1, le=MOST_PAGES)]
Quorum = Annotated[
    str, ReadBy(read_quorum), _written(type="string", pattern=f"^(?:{SHARE.pattern})$")
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
        Annotated[_Text, ReadBy(read_path)],
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
    kind: Annotated[Kind, ReadBy(word_reader(Kind))] = Kind.PRESENTATION
    conditional: Annotated[bool, Meta(description="Held only if need be (nếu có).")] = False
    documents: Texts = ()
    confidential: Annotated[bool, Meta(description="The hall does not show the title.")] = False
    courtesy: Annotated[
        Annotated[Courtesy, ReadBy(word_reader(Courtesy))] | None,
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
    timezone: Annotated[_Text, ReadBy(read_zone)] = HOME_ZONE
    organisation: OrganisationEntry = OrganisationEntry()
    notes: Texts = ()
    address: Annotated[
        Annotated[Address, ReadBy(word_reader(Address))],
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
