"""What the hall and its standby say to each other: the record as it is stored, row by row."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from timekeeper.files.broker.entrusted import Entrusted
from timekeeper.files.journal.records import ConferenceHeader, Record
from timekeeper.network.point_protocol import (
    LARGEST_NUMBER,
    Message,
    Ping,
    understood,
)

STANDBY_FORMAT = "timekeeper-standby/1"
LARGEST = 8_000_000  # bytes: a programme may be long, and a record of it
AT_ONCE = 200  # records
PING_EVERY = 0.5  # seconds

_Number = Annotated[int, Field(ge=0, lt=LARGEST_NUMBER)]
_Instant = Annotated[float, Field(gt=-LARGEST_NUMBER, lt=LARGEST_NUMBER)]  # milliseconds
_Hash = Annotated[str, Field(pattern="^([0-9a-f]{64})?$")]


# Up: from the standby to the hall.


class Have(Message):
    """What the standby has kept already: of which conference, how many records, the last hash."""

    type: Literal["have"] = "have"
    format: Literal["timekeeper-standby/1"] = "timekeeper-standby/1"
    conference: _Hash = ""
    count: _Number = 0
    last: _Hash = ""


class Kept(Message):
    """So many records lie on the standby's disk: they survive a power cut there."""

    type: Literal["kept"] = "kept"
    count: _Number


class TookOver(Message):
    """The standby is the desk now, from this record on; its views have this epoch or a higher."""

    type: Literal["took_over"] = "took_over"
    epoch: _Number
    count: _Number


# Down: from the hall to the standby.


class Opened(Message):
    """The conference on the hall's desk, as it is published and as its row is stored."""

    type: Literal["opened"] = "opened"
    conference: Annotated[str, Field(max_length=200)]
    epoch: _Number
    header: ConferenceHeader


class Entries(Message):
    """Records that follow the first ``after`` ones, each with the hash of the one before."""

    type: Literal["entries"] = "entries"
    after: _Number
    records: tuple[Record, ...]


class Belongings(Message):
    """What the linked points are let in by, and the hall's account on their server."""

    type: Literal["belongings"] = "belongings"
    entrusted: Entrusted


class StandbyPong(Message):
    """The answer to a ping: when it arrived and left, and how many records there are by now."""

    type: Literal["pong"] = "pong"
    ping: _Instant
    arrived: _Instant
    left: _Instant
    total: _Number


class SuccessionNoted(Message):
    """The hall knows that it was succeeded."""

    type: Literal["noted"] = "noted"


class Withdrawn(Message):
    """The conference has become secret: nothing more is given, and nobody is to take it over."""

    type: Literal["withdrawn"] = "withdrawn"


FromStandby = Have | Kept | Ping | TookOver
FromHall = Opened | Entries | Belongings | StandbyPong | SuccessionNoted | Withdrawn


@cache
def _ups() -> TypeAdapter[FromStandby]:
    return TypeAdapter(Annotated[FromStandby, Field(discriminator="type")])


@cache
def _downs() -> TypeAdapter[FromHall]:
    return TypeAdapter(Annotated[FromHall, Field(discriminator="type")])


def heard_of_standby(said: bytes) -> FromStandby:
    """Return what a standby says; NotUnderstood for whatever is none of its messages."""
    return understood(_ups(), said, STANDBY_FORMAT)


def heard_of_hall(said: bytes) -> FromHall:
    """Return what the hall says to its standby; NotUnderstood for anything else."""
    return understood(_downs(), said, STANDBY_FORMAT)
