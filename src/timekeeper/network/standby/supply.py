"""What the hall gives its standby: every record, in order, from where the standby has it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from timekeeper.core.events import Entry
from timekeeper.files.broker.entrusted import Entrusted
from timekeeper.files.journal.records import Held, entry_of
from timekeeper.network.point_protocol import Ping
from timekeeper.network.standby.protocol import (
    AT_ONCE,
    Entries,
    Have,
    Kept,
    Opened,
    StandbyPong,
    TookOver,
)
from timekeeper.views.afar.instants import exact_milliseconds


class Supply(Struct):
    """The record of the conference on the desk, and how far the standby has acknowledged it.

    The server's thread gives and takes note; the window's reads ``is_connected`` and ``lacking``.
    ``settled`` returns how many of the records will stay: no other is given. ``succeeded`` is
    called in the server's thread once another desk says that it took over. ``entrusted`` is given
    beside the record, and again when the window's thread puts another in its place. ``withdrawn``:
    the conference became secret, which the standby is told as its line ends.
    """

    held: Held
    settled: Callable[[], int]
    conference: str
    epoch: int
    now: Callable[[], datetime]
    succeeded: Callable[[TookOver], object] = lambda _took: None
    lines: int = 0
    acknowledged: int = 0
    entrusted: Entrusted | None = None
    withdrawn: bool = False

    @property
    def is_connected(self) -> bool:
        """Return whether a standby is there."""
        return self.lines > 0

    def lacking(self) -> tuple[Entry, ...]:
        """Return the acts that the standby has not acknowledged, oldest first."""
        return tuple(map(entry_of, self.held.records[self.acknowledged :]))

    def opened(self) -> Opened:
        """Return what the standby is told first."""
        return Opened(conference=self.conference, epoch=self.epoch, header=self.held.header)

    def begin(self, have: Have) -> int:
        """Return how many records the standby need not be given: it has them as they are here."""
        header, records = self.held.header, self.held.records
        known = have.count if have.conference == header.hash else 0
        if known > len(records) or (known and records[known - 1].hash != have.last):
            known = 0  # it goes on otherwise there; the standby keeps that apart
        self.acknowledged = known
        return known

    def after(self, given: int) -> Entries | None:
        """Return what follows the records that were given, some at once; None for nothing."""
        end = min(given + AT_ONCE, self.settled())
        records = tuple(self.held.records[given:end])
        return Entries(after=given, records=records) if records else None

    def take(self, kept: Kept) -> None:
        """Let what the standby has on its disk count as acknowledged."""
        self.acknowledged = min(kept.count, len(self.held.records))

    def pong(self, ping: Ping, arrived: datetime) -> StandbyPong:
        """Return the answer to a ping."""
        return StandbyPong(
            ping=ping.ping,
            arrived=exact_milliseconds(arrived),
            left=exact_milliseconds(self.now()),
            total=self.settled(),
        )

    def hear(self, took: TookOver) -> bool:
        """Take note of a desk that took over; return whether it is newer than this one."""
        newer = took.epoch > self.epoch
        if newer:
            self.succeeded(took)
        return newer
