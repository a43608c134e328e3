"""A programme as the keys of an agenda file, and the programme those keys describe."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Day
from datetime import time, timedelta
from enum import StrEnum
from types import NoneType
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import asdict

from timekeeper.core.programme import (
    Address,
    Item,
    ItemScript,
    Kind,
    Material,
    Organisation,
    Part,
    Presenter,
    Programme,
    Session,
    Speaker,
    Venue,
)
from timekeeper.files.agenda.fields import HOME_ZONE
from timekeeper.files.agenda.schema import (
    FORMAT,
    AgendaEntry,
    ItemEntry,
    MaterialEntry,
    OrganisationEntry,
    PartEntry,
    PresenterEntry,
    ScriptEntry,
    SessionEntry,
    SpeakerEntry,
    VenueEntry,
    derived_text,
)
from timekeeper.files.checked import keys_written

_ENTRIES: dict[type, type[Struct]] = {
    Material: MaterialEntry,
    ItemScript: ScriptEntry,
    Organisation: OrganisationEntry,
    Part: PartEntry,
    Speaker: SpeakerEntry,
    Venue: VenueEntry,
}

_UNSAID = ItemScript()  # one for all items of which the script says nothing

_ALREADY_PLAIN = frozenset({str, bool, NoneType})


def mapping_of(programme: Programme) -> dict[str, Any]:
    """Return the programme as an agenda's keys in their order, whether or not they are valid."""
    zone = programme.timezone.key
    said = None if zone == HOME_ZONE else zone
    address = None if programme.address is Address.WRITTEN else programme.address
    return _keys(programme, AgendaEntry, format=FORMAT, timezone=said, address=address)


def _keys(value: object, entry: type[Struct], **said: object) -> dict[str, Any]:
    """Return an entry's keys, in their order, with what the value has by the same names.

    ``said`` stands in place of what the value has.
    """
    keys = {}
    for written, key in keys_written(entry).items():
        found = said[key.name] if key.name in said else getattr(value, key.name)
        if type(found) not in _ALREADY_PLAIN:  # most are, and telling kinds apart takes its time
            found = _plain(found)
        # Those that say something: blank text does, since it is not the default.
        if found is None or found in ([], {}) or (found is False and key.default is False):
            continue
        keys[written] = found
    return keys


def _plain(value: object) -> object:  # noqa: PLR0911  # one to each kind of value
    """Return a value of a programme as the file has it."""
    match value:
        case tuple():
            return [_plain(each) for each in value]
        case Session():
            return _session_keys(value)
        case Item():
            kind = None if value.kind is Kind.PRESENTATION else value.kind
            return _keys(value, ItemEntry, kind=kind)
        case Presenter():
            return _presenter_keys(value)
        case Material() | Part() | Venue() | Speaker() | Organisation() | ItemScript():
            return _keys(value, _ENTRIES[type(value)])
        case StrEnum():
            return str(value)
        case Day():
            return value.isoformat()
        case time():
            whole = value == value.replace(second=0, microsecond=0)
            return value.isoformat("minutes" if whole else "auto")
        case timedelta():
            minutes = value / timedelta(minutes=1)
            return int(minutes) if minutes.is_integer() else minutes
        case _:
            return value


def _session_keys(session: Session) -> dict[str, Any]:
    """Return the keys of a session; where there is but one part that says nothing, its items."""
    parts = session.parts
    if len(parts) == 1 and parts[0] == Part(items=parts[0].items):
        keys = _keys(session, SessionEntry, parts=None, items=None)
        return keys | {"items": _plain(parts[0].items)}
    return _keys(session, SessionEntry, items=None)


def _presenter_keys(presenter: Presenter) -> str | dict[str, Any]:
    """Return the presenter's text where there is nothing else, else the pieces it is made of."""
    if presenter == Presenter(presenter.text):
        return presenter.text
    derived = derived_text(presenter.title, presenter.person, presenter.body)
    text = presenter.text if not derived or presenter.text != derived else None
    return _keys(presenter, PresenterEntry, text=text)


def programme_of(entry: AgendaEntry) -> Programme:
    """Return the programme an agenda file describes, with an id for every item."""
    ids = _Ids(entry)
    return Programme(
        title=entry.title,
        timezone=ZoneInfo(entry.timezone),
        sessions=tuple(
            _session(session, f"s{number}", ids)
            for number, session in enumerate(entry.sessions, start=1)
        ),
        subtitle=entry.subtitle,
        term=entry.term,
        date=entry.date,
        organisation=Organisation(**asdict(entry.organisation)),
        notes=entry.notes,
        address=entry.address,
        convener=entry.convener,
        hall_title=entry.hall_title,
        secret=entry.secret,
    )


class _Ids:
    """Ids by position, clear of those the file gives."""

    def __init__(self, agenda: AgendaEntry) -> None:
        self._taken: set[str] = set()
        for session in agenda.sessions:
            for items in (session.items or (), *(part.items for part in session.parts or ())):
                self._taken |= {item.id for item in items if item.id}

    def made(self, position: str) -> str:
        identity, turn = position, 1
        while identity in self._taken:
            turn += 1
            identity = f"{position}-{turn}"
        self._taken.add(identity)
        return identity


def _session(entry: SessionEntry, position: str, ids: _Ids) -> Session:
    if entry.items is not None:
        parts: tuple[Part, ...] = (Part(_items(entry.items, position, ids)),)
    else:
        parts = tuple(
            Part(
                **asdict(part)
                | {
                    "venues": _venues(part),
                    "items": _items(part.items, f"{position}.p{number}", ids),
                }
            )
            for number, part in enumerate(entry.parts or (), start=1)
        )
    fields = {key: value for key, value in asdict(entry).items() if key != "items"}
    return Session(**fields | {"parts": parts, "venues": _venues(entry)})


def _venues(entry: SessionEntry | PartEntry) -> tuple[Venue, ...]:
    return tuple(Venue(**asdict(venue)) for venue in entry.venues)


def _items(entries: Iterable[ItemEntry], position: str, ids: _Ids) -> tuple[Item, ...]:
    return tuple(
        Item(
            **asdict(entry)
            | {
                "id": entry.id or ids.made(f"{position}.i{number}"),
                "presenter": _presenter(entry.presenter),
                "materials": tuple(Material(**asdict(one)) for one in entry.materials),
                "script": ItemScript(**asdict(entry.script)) or _UNSAID,
                "speakers": tuple(Speaker(**asdict(speaker)) for speaker in entry.speakers),
            }
        )
        for number, entry in enumerate(entries, start=1)
    )


def _presenter(entry: str | PresenterEntry | None) -> Presenter | None:
    if isinstance(entry, PresenterEntry):
        text = entry.text
        if text is None:
            text = derived_text(entry.title, entry.person, entry.body)
        return Presenter(**asdict(entry) | {"text": text})
    return Presenter(entry) if entry is not None else None
