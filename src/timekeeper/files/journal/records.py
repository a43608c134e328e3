"""The rows of the journal, each with the hash that ties it to the row before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple, get_args

from msgspec import Struct, field
from msgspec.json import Decoder, encode

from timekeeper.core.events import Entry, Event
from timekeeper.core.intervals import YEARS
from timekeeper.core.programme import Programme
from timekeeper.core.text import cleaned
from timekeeper.files.agenda.agenda_file import programme_to_mapping
from timekeeper.files.agenda.mapping import mapping_of

LONGEST = timedelta(days=36525)  # a clock may have been wrong by many years, but not by more
LARGEST = 10**12
DONE_BY = "done_by"  # no fact has a field of this name

_KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}


@cache  # made when the first event of its kind is read: a start meets few of them
def _decoder(kind: str) -> Decoder[Event]:
    return Decoder(_KINDS[kind])


class ConferenceHeader(NamedTuple):
    """A conference as it was opened: its number in the file, the instant, the programme's JSON."""

    identity: int
    opened: str
    programme: str
    hash: str


class Record(NamedTuple):
    """An entry of a conference as it is stored."""

    number: int
    at: str
    kind: str
    data: str
    hash: str


class Held(Struct, frozen=True):
    """What every place should hold: the conference, its records, and the one before it.

    ``records`` is added to by one thread while others read it.
    """

    header: ConferenceHeader
    earlier: ConferenceHeader | None = None
    records: list[Record] = field(default_factory=list)


def header_after(
    earlier: ConferenceHeader | None, programme: Programme, at: datetime
) -> ConferenceHeader:
    """Return the header of a conference that follows another in the file.

    AgendaError for a programme that our format cannot hold.
    """
    content = json.dumps(programme_to_mapping(programme), ensure_ascii=False, separators=(",", ":"))
    return rechained(ConferenceHeader(0, instant(at), content, ""), earlier)


def is_written_as(programme: Programme, content: str) -> bool:
    """Return whether a header with this JSON is surely one of the programme."""
    # Not by the encoder of headers: it makes 10 MB of pieces of a great one.
    return encode(mapping_of(programme)) == content.encode(errors="replace")


def rechained(header: ConferenceHeader, earlier: ConferenceHeader | None) -> ConferenceHeader:
    """Return the same conference as the one that follows ``earlier``."""
    identity, before = (earlier.identity + 1, earlier.hash) if earlier else (1, "")
    digest = _digest(before, header.opened, header.programme)
    return header._replace(identity=identity, hash=digest)


def record_after(number: int, before: str, event: Event, at: datetime, by: str = "") -> Record:
    """Return the record of an event that follows the row with this number and hash.

    Who did it stands in the record only where it was not the operator at the desk: rows, and so
    hashes, of records without such an act are those of earlier versions.
    """
    kind, data = event_to_record(event)
    if by:
        data = json.dumps(json.loads(data) | {DONE_BY: by}, ensure_ascii=False)
    moment = instant(at)
    return Record(number + 1, moment, kind, data, _digest(before, number + 1, moment, kind, data))


def records_after(
    header: ConferenceHeader, entries: Iterable[tuple[str, str, str]]
) -> list[Record]:
    """Return the records of a conference's entries, given as instant, kind and data."""
    records: list[Record] = []
    before = header.hash
    for number, entry in enumerate(entries, start=1):
        before = _digest(before, number, *entry)
        records.append(Record(number, *entry, before))
    return records


def follows(header: ConferenceHeader, earlier: ConferenceHeader | None) -> bool:
    """Return whether the header's hash is that of its content, after the earlier one."""
    return header.hash == rechained(header, earlier).hash


def right_part(header: ConferenceHeader, records: Iterable[Record]) -> list[Record]:
    """Return the records up to the first that does not follow from the one before it."""
    right: list[Record] = []
    before = header.hash
    for number, record in enumerate(records, start=1):
        if not continues(record, number - 1, before):
            break
        right.append(record)
        before = record.hash
    return right


def continues(record: Record, number: int, before: str) -> bool:
    """Return whether the record follows the row with this number and hash."""
    return record.number == number + 1 and record.hash == _digest(before, *record[:4])


def entry_of(record: Record) -> Entry:
    """Return the entry of a record; ValueError for one that this version cannot read."""
    event = event_from_record(record.kind, record.data)
    by = json.loads(record.data).get(DONE_BY, "") if DONE_BY in record.data else ""
    if not isinstance(by, str):
        raise ValueError(f"nobody's name: {by!r}")  # noqa: TRY004  # as of every other field
    return Entry(record.number, instant_of(record.at), event, cleaned(by))


def event_to_record(event: Event) -> tuple[str, str]:
    """Return the event's kind and its data as JSON."""
    return type(event).__name__, encode(event).decode()


# A long day repeats itself: pauses, minutes given, the same items.
@lru_cache(maxsize=4096)
def event_from_record(kind: str, data: str) -> Event:
    """Return the event of a record; ValueError for one that this version cannot read."""
    if kind not in _KINDS:
        raise ValueError(f"no such kind of event: {kind}")
    try:
        event = _decoder(kind).decode(data)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"no {kind}: {error}") from error
    if not _can_be_reckoned(event):
        raise ValueError(f"an instant or a length out of all bounds: {data}")
    return event


def _can_be_reckoned(value: object) -> bool:
    if isinstance(value, datetime):
        return value.tzinfo is not None and value.year in YEARS
    if isinstance(value, timedelta):
        return abs(value) <= LONGEST
    if isinstance(value, int):
        return abs(value) <= LARGEST
    if isinstance(value, tuple):
        return all(map(_can_be_reckoned, value))
    if isinstance(value, Struct):
        return all(_can_be_reckoned(getattr(value, name)) for name in value.__struct_fields__)
    return True


def instant_of(written: str) -> datetime:
    """Return the instant that was stored; ValueError for what is none, or cannot be reckoned."""
    at = datetime.fromisoformat(written)
    if at.tzinfo is None or at.year not in YEARS:
        raise ValueError(written)
    return at


def instant(at: datetime) -> str:
    """Return the instant as it is stored: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def _digest(*fields: object) -> str:
    content = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()
