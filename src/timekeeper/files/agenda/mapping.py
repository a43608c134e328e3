"""A programme as the keys of an agenda file, and the programme those keys describe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date as Day
from datetime import time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from timekeeper.core.programme import (
    Item,
    Kind,
    Organisation,
    Part,
    Presenter,
    Programme,
    Session,
    Speaker,
    Venue,
)
from timekeeper.files.agenda.schema import (
    FORMAT,
    HOME_ZONE,
    AgendaEntry,
    ItemEntry,
    PartEntry,
    PresenterEntry,
    SessionEntry,
    derived_text,
)


def mapping_of(programme: Programme) -> dict[str, Any]:
    """Return the programme as an agenda's keys in their order, whether or not they are valid."""
    return _filled(
        format=FORMAT,
        title=programme.title,
        subtitle=programme.subtitle,
        term=programme.term,
        date=_day(programme.date),
        timezone=programme.timezone.key if programme.timezone.key != HOME_ZONE else None,
        organisation=_filled(**asdict(programme.organisation)),
        notes=list(programme.notes),
        sessions=[_session_keys(session) for session in programme.sessions],
    )


def _filled(**keys: Any) -> dict[str, Any]:
    """Return the keys that say something; blank text does, since it is not the default."""
    return {
        key: value
        for key, value in keys.items()
        if not (value is None or value is False or value in ([], {}))
    }


def _session_keys(session: Session) -> dict[str, Any]:
    keys = _filled(
        name=session.name,
        date=_day(session.date),
        start=_clock(session.start),
        end=_clock(session.end),
        closing=session.closing,
        venues=[_venue_keys(venue) for venue in session.venues],
        attendees=list(session.attendees),
    )
    parts = session.parts
    if len(parts) == 1 and parts[0] == Part(items=parts[0].items):
        return keys | {"items": [_item_keys(item) for item in parts[0].items]}
    return keys | _filled(parts=[_part_keys(part) for part in parts])


def _part_keys(part: Part) -> dict[str, Any]:
    return _filled(
        number=part.number,
        title=part.title,
        start=_clock(part.start),
        end=_clock(part.end),
        minutes=_minutes(part.length),
        fixed_start=part.fixed_start,
        venues=[_venue_keys(venue) for venue in part.venues],
        attendees=list(part.attendees),
        notes=list(part.notes),
        items=[_item_keys(item) for item in part.items],
    )


def _venue_keys(venue: Venue) -> dict[str, Any]:
    return _filled(name=venue.name, point=venue.point, attendees=list(venue.attendees))


def _item_keys(item: Item) -> dict[str, Any]:
    return _filled(
        id=item.id,
        number=item.number,
        title=item.title,
        short_title=item.short_title,
        presenter=_presenter_keys(item.presenter) if item.presenter else None,
        start=_clock(item.start),
        end=_clock(item.end),
        minutes=_minutes(item.length),
        kind=str(item.kind) if item.kind is not Kind.PRESENTATION else None,
        conditional=item.conditional,
        documents=list(item.documents),
        confidential=item.confidential,
        courtesy=str(item.courtesy) if item.courtesy else None,
        minimum=_minutes(item.minimum),
        warning=_minutes(item.warning),
        protected=item.protected,
        speakers=[_speaker_keys(speaker) for speaker in item.speakers],
        notes=list(item.notes),
    )


def _speaker_keys(speaker: Speaker) -> dict[str, Any]:
    return _filled(
        name=speaker.name,
        body=speaker.body,
        topic=speaker.topic,
        minutes=_minutes(speaker.limit),
    )


def _presenter_keys(presenter: Presenter) -> str | dict[str, Any]:
    if presenter == Presenter(presenter.text):
        return presenter.text
    derived = derived_text(presenter.title, presenter.person, presenter.body)
    return _filled(
        text=presenter.text if not derived or presenter.text != derived else None,
        body=presenter.body,
        person=presenter.person,
        title=presenter.title,
        stands_in_for=presenter.stands_in_for,
    )


def _day(day: Day | None) -> str | None:
    return day.isoformat() if day else None


def _clock(at: time | None) -> str | None:
    if at is None:
        return None
    return at.isoformat("minutes" if at == at.replace(second=0, microsecond=0) else "auto")


def _minutes(length: timedelta | None) -> float | None:
    if length is None:
        return None
    minutes = length / timedelta(minutes=1)
    return int(minutes) if minutes.is_integer() else minutes


def programme_of(entry: AgendaEntry) -> Programme:
    """Return the programme an agenda file describes, with an id for every item."""
    ids = _Ids(_explicit_ids(entry))
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
        organisation=Organisation(**dict(entry.organisation)),
        notes=entry.notes,
    )


class _Ids:
    """Ids by position, clear of those the file gives."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def made(self, position: str) -> str:
        identity, turn = position, 1
        while identity in self._taken:
            turn += 1
            identity = f"{position}-{turn}"
        self._taken.add(identity)
        return identity


def _explicit_ids(entry: AgendaEntry) -> Iterator[str]:
    for session in entry.sessions:
        groups = [session.items or (), *(part.items for part in session.parts or ())]
        yield from (item.id for items in groups for item in items if item.id)


def _session(entry: SessionEntry, position: str, ids: _Ids) -> Session:
    if entry.items is not None:
        parts: tuple[Part, ...] = (Part(_items(entry.items, position, ids)),)
    else:
        parts = tuple(
            _part(part, f"{position}.p{number}", ids)
            for number, part in enumerate(entry.parts or (), start=1)
        )
    fields = {key: value for key, value in entry if key != "items"}
    return Session(**fields | {"parts": parts, "venues": _venues(entry)})


def _part(entry: PartEntry, position: str, ids: _Ids) -> Part:
    items = _items(entry.items, position, ids)
    return Part(**dict(entry) | {"venues": _venues(entry), "items": items})


def _venues(entry: SessionEntry | PartEntry) -> tuple[Venue, ...]:
    return tuple(Venue(**dict(venue)) for venue in entry.venues)


def _items(entries: Iterable[ItemEntry], position: str, ids: _Ids) -> tuple[Item, ...]:
    return tuple(
        _item(entry, f"{position}.i{number}", ids) for number, entry in enumerate(entries, start=1)
    )


def _item(entry: ItemEntry, position: str, ids: _Ids) -> Item:
    return Item(
        **dict(entry)
        | {
            "id": entry.id or ids.made(position),
            "presenter": _presenter(entry.presenter),
            "speakers": tuple(Speaker(**dict(speaker)) for speaker in entry.speakers),
        }
    )


def _presenter(entry: str | PresenterEntry | None) -> Presenter | None:
    if isinstance(entry, PresenterEntry):
        text = entry.text
        if text is None:
            text = derived_text(entry.title, entry.person, entry.body)
        return Presenter(**dict(entry) | {"text": text})
    return Presenter(entry) if entry is not None else None
