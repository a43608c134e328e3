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

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from timekeeper.core.house.counts import SHARE, share_of
from timekeeper.core.programme import Address, Courtesy, Kind
from timekeeper.core.text import cleaned
from timekeeper.files.agenda.below import lies_below
from timekeeper.files.agenda.errors import did_you_mean
from timekeeper.words.language import _

FORMAT = "timekeeper-agenda/1"
HOME_ZONE = "Asia/Ho_Chi_Minh"
REFUSED = "agenda"  # the type of the errors that say themselves what was expected
MOST_MINUTES = 24 * 60
MOST_PAGES = 100_000
LONGEST_TEXT = 100_000
ROUNDING = 1e-6  # a third of a minute is no exact fraction
PRESENTER_TAGS = ("<text>", "<mapping>")

_TIME = re.compile(r"([01]?[0-9]|2[0-3])(?:[:hH]([0-5][0-9])|[hH])")
# Instants near the ends of the calendar cannot be reckoned, and are slips of the hand anyway.
_DATE = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_OFFICE_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


def _refusal(expected: str, suggestion: str = "") -> PydanticCustomError:
    context = {"expected": expected, "suggestion": suggestion}
    return PydanticCustomError(REFUSED, "{expected}", context)


def _read_time(value: object) -> time:
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if match:
        return time(int(match[1]), int(match[2] or 0))
    without_seconds = _TIME.match(value) if isinstance(value, str) else None
    seconds = without_seconds and re.fullmatch(r":[0-9.]+", str(value)[without_seconds.end() :])
    suggestion = _("leave the seconds out") if seconds else ""
    raise _refusal(_('a time of day such as "07:30" or "7h30"'), suggestion)


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
        raise _refusal(_("a date such as 2023-12-06"), suggestion)
    return day


def _read_minutes(value: object) -> timedelta:
    number = value if isinstance(value, int | float) and not isinstance(value, bool) else 0
    if 0 < number <= MOST_MINUTES:
        seconds = round(number * 60)
        if seconds and abs(seconds - number * 60) < ROUNDING:
            return timedelta(seconds=seconds)
    quoted = isinstance(value, str) and re.fullmatch(r"[0-9.]+", value)
    raise _refusal(
        _("a number of minutes above 0, at most {most}, to the whole second").format(
            most=MOST_MINUTES
        ),
        _("write {number} without quotes").format(number=value) if quoted else "",
    )


def _read_quorum(value: object) -> str:
    if isinstance(value, str) and share_of(value) is not None:
        return value
    raise _refusal(_('a share such as "2/3" or "75%"'))


def _check_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        expected = _('a time zone such as "{zone}"').format(zone=HOME_ZONE)
        raise _refusal(expected, did_you_mean(value, available_timezones())) from None
    return value


def _check_path(value: str) -> str:
    if lies_below(value):
        return value
    raise _refusal(_('a file beside the agenda or below its folder, such as "slides/report.pdf"'))


def _reader_of(choices: type[StrEnum]) -> Callable[[object], StrEnum]:
    def read(value: object) -> StrEnum:
        if isinstance(value, str) and value in set(choices):
            return choices(value)
        expected = _("one of {words}").format(words=", ".join(choices))
        raise _refusal(expected, did_you_mean(value, choices))

    return read


def _read_number(value: object) -> object:
    return str(value) if type(value) is int else value


Identity = Annotated[str, Field(pattern=r"\S")]  # facts name items by it: taken as it is
Title = Annotated[
    str,
    Field(pattern=r"\S"),
    BeforeValidator(lambda value: cleaned(value) if isinstance(value, str) else value),
]
Number = Annotated[
    str, BeforeValidator(_read_number), WithJsonSchema({"type": ["string", "integer"]})
]
Time = Annotated[
    time,
    BeforeValidator(_read_time),
    WithJsonSchema({"type": "string", "pattern": f"^(?:{_TIME.pattern})$"}),
]
Date = Annotated[
    Day,
    BeforeValidator(_read_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": f"^{_DATE.pattern}$"}),
]
Minutes = Annotated[
    timedelta,
    BeforeValidator(_read_minutes),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": MOST_MINUTES}),
]
Page = Annotated[int, Field(ge=1, le=MOST_PAGES)]
Quorum = Annotated[
    str,
    BeforeValidator(_read_quorum),
    WithJsonSchema({"type": "string", "pattern": f"^(?:{SHARE.pattern})$"}),
]
Texts = Annotated[tuple[str, ...], Field(strict=False)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, str_max_length=LONGEST_TEXT)


def derived_text(title: str | None, person: str | None, body: str | None) -> str:
    """Return the text of a presenter who is given in pieces only."""
    return ", ".join(filter(None, (" ".join(filter(None, (title, person))), body)))


class PresenterEntry(_Entry):
    """Who presents, in its pieces; without a text it is made of title, person and body."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    text: str | None = Field(None, description="The presenter as the programme writes it.")
    body: str | None = Field(None, description="The body that answers for the time used.")
    person: str | None = None
    title: str | None = Field(None, description="The person's office.")
    stands_in_for: str | None = Field(None, description="Whom the person stands in for.")

    @model_validator(mode="after")
    def _names_someone(self) -> PresenterEntry:
        if self.text is None and not derived_text(self.title, self.person, self.body):
            raise _refusal(_("a text, body, person or title"))
        return self


def _presenter_tag(value: object) -> str | None:
    if isinstance(value, str):
        return PRESENTER_TAGS[0]
    return PRESENTER_TAGS[1] if isinstance(value, dict | PresenterEntry) else None


class VenueEntry(_Entry):
    """A place with the people who are there."""

    name: Title
    point: str | None = Field(None, description="The linked point, as in: Điểm cầu cấp tỉnh.")
    attendees: Texts = ()


class OrganisationEntry(_Entry):
    """The office that holds the conference, as its letterhead names it."""

    superior: str | None = None
    issuer: str | None = None
    place: str | None = None


class SpeakerEntry(_Entry):
    """A delegate who is to speak in a discussion."""

    name: Title
    body: str | None = Field(None, description="The body he speaks for.")
    topic: str | None = Field(None, description="What he speaks about.")
    limit: Minutes | None = Field(None, alias="minutes", description="His time, if it is his own.")


class MaterialEntry(_Entry):
    """A file that is shown with an item."""

    path: Annotated[str, AfterValidator(_check_path)] = Field(
        description="Beside the agenda or below its folder, with slashes."
    )
    label: str | None = Field(None, description="What the desk calls it.")
    first: Page | None = Field(None, description="The first page to be shown.")
    last: Page | None = Field(None, description="The last page to be shown.")

    @model_validator(mode="after")
    def _in_order(self) -> MaterialEntry:
        if self.first is not None and self.last is not None and self.last < self.first:
            raise _refusal(_("a last page that is not before the first"))
        return self


class ScriptEntry(_Entry):
    """What the script of the conference says of an item."""

    introduced_by: str | None = Field(
        None, description="Who introduces it, and what follows until another is named."
    )
    line: str | None = Field(None, description="What is spoken, in place of the template.")
    cue: str | None = Field(None, description="Music, flowers, slides.")
    needed: str | None = Field(None, description="What is needed beside the papers.")
    ready: str | None = Field(None, description="Who stands ready.")


class ItemEntry(_Entry):
    """One entry of the programme."""

    id: Identity | None = Field(None, description="Made and kept stable by the app when absent.")
    number: Number | None = None
    title: Title
    short_title: str | None = Field(None, description="For the hall, when the title is long.")
    presenter: (
        Annotated[
            Annotated[str, Tag(PRESENTER_TAGS[0])]
            | Annotated[PresenterEntry, Tag(PRESENTER_TAGS[1])],
            Discriminator(_presenter_tag),
        ]
        | None
    ) = None
    start: Time | None = None
    end: Time | None = Field(None, description="Absent when open.")
    length: Minutes | None = Field(None, alias="minutes", description="The length as stated.")
    kind: Annotated[Kind, BeforeValidator(_reader_of(Kind))] = Kind.PRESENTATION
    conditional: bool = Field(default=False, description="Held only if need be (nếu có).")
    documents: Texts = ()
    confidential: bool = Field(default=False, description="The hall does not show the title.")
    courtesy: Annotated[Courtesy, BeforeValidator(_reader_of(Courtesy))] | None = Field(
        None, description="How much of an overrun the hall may see."
    )
    minimum: Minutes | None = Field(None, description="The fewest minutes it may be cut to.")
    warning: Minutes | None = Field(
        None, description="From how many minutes before its end the hall sees that it nears."
    )
    protected: bool = Field(default=False, description="Never shortened to gain time.")
    slides: bool = Field(
        default=False, description="Presented with slides; the hall's picture is a strip over them."
    )
    materials: Annotated[tuple[MaterialEntry, ...], Field(strict=False)] = Field(
        (), description="Files shown with it: PDF, pictures, slides, films."
    )
    chime: bool | None = Field(
        None, description="Whether chimes sound in it; absent: as courtesy has it."
    )
    quorum: Quorum | None = Field(
        None, description="The share of those summoned who must be present for it, such as 2/3."
    )
    script: ScriptEntry = Field(default_factory=ScriptEntry)
    speakers: Annotated[tuple[SpeakerEntry, ...], Field(strict=False)] = Field(
        (), description="The prepared list of a discussion, in the order they are to speak."
    )
    notes: Texts = ()


class PartEntry(_Entry):
    """A numbered part of a session."""

    number: Number | None = None
    title: str | None = None
    start: Time | None = None
    end: Time | None = None
    length: Minutes | None = Field(None, alias="minutes", description="The length as stated.")
    fixed_start: bool = Field(default=False, description="Never begins before its start.")
    venues: Annotated[tuple[VenueEntry, ...], Field(strict=False)] = ()
    attendees: Texts = ()
    notes: Texts = ()
    items: Annotated[tuple[ItemEntry, ...], Field(strict=False)] = ()


class SessionEntry(_Entry):
    """A sitting, with parts or with items directly."""

    model_config = ConfigDict(json_schema_extra={"not": {"required": ["parts", "items"]}})

    name: str = ""
    date: Date | None = Field(None, description="Absent when it is the programme's date.")
    start: Time | None = None
    end: Time | None = Field(None, description="Absent when open.")
    closing: str | None = Field(None, description="The line that closes the session.")
    venues: Annotated[tuple[VenueEntry, ...], Field(strict=False)] = ()
    attendees: Texts = ()
    parts: Annotated[tuple[PartEntry, ...], Field(strict=False)] | None = None
    items: Annotated[tuple[ItemEntry, ...], Field(strict=False)] | None = None


class AgendaEntry(_Entry):
    """A whole agenda file."""

    format: Literal["timekeeper-agenda/1"]
    title: Title
    subtitle: str | None = None
    term: str | None = None
    date: Date | None = None
    timezone: Annotated[str, AfterValidator(_check_zone)] = HOME_ZONE
    organisation: OrganisationEntry = Field(default_factory=OrganisationEntry)
    notes: Texts = ()
    address: Annotated[Address, BeforeValidator(_reader_of(Address))] = Field(
        Address.WRITTEN,
        description="How people are called in the hall: as written, ông/bà, by title and name.",
    )
    convener: str | None = Field(
        None, description="Who convenes, as the hall's great pictures bear it, line by line."
    )
    hall_title: str | None = Field(
        None, description="The title as the hall's great pictures bear it, line by line."
    )
    secret: bool = Field(default=False, description="Nothing of it leaves the computer.")
    sessions: Annotated[tuple[SessionEntry, ...], Field(strict=False)] = ()


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of agenda files."""
    schema = AgendaEntry.model_json_schema()
    description = (
        "A conference programme kept by timekeeper. An editor with a YAML language server checks "
        "and completes a file that begins with the line: "
        "# yaml-language-server: $schema=path/to/agenda.schema.json"
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema | {
        "title": FORMAT,
        "description": description,
    }  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(json.dumps(json_schema(), indent=2) + "\n")
