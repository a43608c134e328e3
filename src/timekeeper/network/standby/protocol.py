"""What the hall and its standby say to each other: the record as it is stored, row by row."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta
from msgspec.json import Decoder

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

_Number = Annotated[int, Meta(ge=0, lt=LARGEST_NUMBER)]
_Instant = Annotated[float, Meta(gt=-LARGEST_NUMBER, lt=LARGEST_NUMBER)]  # milliseconds
_Hash = Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?\Z")]


# Up: from the standby to the hall.


class Have(Message, frozen=True, tag="have"):
    """What the standby has kept already: of which conference, how many records, the last hash."""

    format: Literal["timekeeper-standby/1"] = "timekeeper-standby/1"
    conference: _Hash = ""
    count: _Number = 0
    last: _Hash = ""


class Kept(Message, frozen=True, tag="kept"):
    """So many records lie on the standby's disk: they survive a power cut there."""

    count: _Number


class TookOver(Message, frozen=True, tag="took_over"):
    """The standby is the desk now, from this record on; its views have this epoch or a higher."""

    epoch: _Number
    count: _Number


# Down: from the hall to the standby.


class Opened(Message, frozen=True, tag="opened"):
    """The conference on the hall's desk, as it is published and as its row is stored."""

    conference: Annotated[str, Meta(max_length=200)]
    epoch: _Number
    header: ConferenceHeader


class Entries(Message, frozen=True, tag="entries"):
    """Records that follow the first ``after`` ones, each with the hash of the one before."""

    after: _Number
    records: tuple[Record, ...]


class Belongings(Message, frozen=True, tag="belongings"):
    """What the linked points are let in by, and the hall's account on their server."""

    entrusted: Entrusted


class StandbyPong(Message, frozen=True, tag="pong"):
    """The answer to a ping: when it arrived and left, and how many records there are by now."""

    ping: _Instant
    arrived: _Instant
    left: _Instant
    total: _Number


class SuccessionNoted(Message, frozen=True, tag="noted"):
    """The hall knows that it was succeeded."""


class Withdrawn(Message, frozen=True, tag="withdrawn"):
    """The conference has become secret: nothing more is given, and nobody is to take it over."""


FromStandby = Have | Kept | Ping | TookOver
FromHall = Opened | Entries | Belongings | StandbyPong | SuccessionNoted | Withdrawn


_UPS: Decoder[FromStandby] = Decoder(FromStandby)
_DOWNS: Decoder[FromHall] = Decoder(FromHall)


def heard_of_standby(said: bytes) -> FromStandby:
    """Return what a standby says; NotUnderstood for whatever is none of its messages."""
    return understood(_UPS, said, STANDBY_FORMAT)


def heard_of_hall(said: bytes) -> FromHall:
    """Return what the hall says to its standby; NotUnderstood for anything else."""
    return understood(_DOWNS, said, STANDBY_FORMAT)
