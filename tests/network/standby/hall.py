"""A hall's record and its supply, and a standby that hears it without a wire between them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.fakes import EIGHT, ManualClock, at, meeting
from timekeeper.core import events
from timekeeper.core.events import Event
from timekeeper.files.journal.journal_file import JournalError
from timekeeper.files.journal.records import Held, header_after, record_after
from timekeeper.network.standby.protocol import Kept, TookOver, heard_of_standby
from timekeeper.network.standby.receiver import Receiver
from timekeeper.network.standby.supply import Supply

FACTS: tuple[Event, ...] = (
    events.ItemStarted("opening"),
    events.Paused(),
    events.Resumed(),
    events.ItemStarted("report"),
)


def held(*facts: Event, title_of: int = 10) -> Held:
    """Return the record of a meeting with these facts, a minute apart."""
    made = Held(header_after(None, meeting(title_of, 10), EIGHT))
    for fact in facts:
        record(made, fact)
    return made


def record(into: Held, fact: Event) -> None:
    number = len(into.records)
    before = into.records[-1].hash if number else into.header.hash
    into.records.append(record_after(number, before, fact, at(number)))


def supply_of(
    hall: Held,
    epoch: int,
    now: Callable[[], datetime],
    succeeded: Callable[[TookOver], object] = lambda _took: None,
) -> Supply:
    """Return what a hall gives whose disk takes everything at once."""
    return Supply(hall, lambda: len(hall.records), "c", epoch, now, succeeded)


class Disk:
    """A standby's place, which a test fills up."""

    def __init__(self) -> None:
        self.full = False
        self.kept: Held | None = None
        self.aside: list[Held] = []
        self.entrusted = b""

    def held(self) -> Held | None:
        return self.kept and Held(self.kept.header, None, list(self.kept.records))

    def keep(self, held: Held, begin: int, end: int) -> None:
        if self.full:
            raise JournalError("The disk is full.")
        before = self.kept.records[:begin] if self.kept is not None else []
        self.kept = Held(held.header, None, before + held.records[begin:end])

    def set_aside(self) -> None:
        if self.kept is not None:
            self.aside.append(self.kept)
        self.kept = None

    def entrust(self, entrusted: bytes) -> None:
        self.entrusted = entrusted

    def close(self) -> None:
        """Nothing is held open."""


class Wireless:
    """A standby beside a hall, whose clocks differ by ``ahead``."""

    def __init__(self, hall: Held, disk: Disk | None = None, ahead: float = 0, epoch: int = 7):
        self.clock = ManualClock(EIGHT + timedelta(seconds=ahead))
        self.halls = ManualClock(EIGHT)
        self.disk = disk or Disk()
        self.succeeded: list[TookOver] = []
        self.supply = supply_of(hall, epoch, self.halls.now, self.succeeded.append)
        self.standby = Receiver(self.disk, self.clock)
        self._given: int | None = None

    def connect(self) -> None:
        """Begin a new line."""
        for said in self.standby.begin():
            if isinstance(said, TookOver):
                assert self.supply.hear(said)
                return
            self._given = self.supply.begin(said)
            self._tell(self.supply.opened())
        self.flow()

    def flow(self) -> None:
        """Let everything that was recorded arrive."""
        assert self._given is not None
        while (entries := self.supply.after(self._given)) is not None:
            self._given += len(entries.records)
            self._tell(entries)

    def look(self) -> None:
        """Let the standby say what it says twice a second."""
        for said in self.standby.look():
            if isinstance(said, Kept):
                self.supply.take(said)
            else:
                self._tell(self.supply.pong(said, self.halls.now()))

    def _tell(self, message) -> None:
        for answer in self.standby.heard(message.encoded()):
            said = heard_of_standby(answer.encoded())
            assert isinstance(said, Kept)
            self.supply.take(said)
