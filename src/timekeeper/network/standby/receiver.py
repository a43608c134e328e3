"""The standby's own knowledge: the record as it has it on disk, and whether the hall is there.

It opens no socket: a line tells it what came, and says what it returns.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Protocol

from msgspec import Struct
from msgspec.json import encode
from msgspec.structs import replace

from timekeeper.core.programme import Programme
from timekeeper.files.agenda.agenda_file import AgendaError, programme_from_mapping
from timekeeper.files.journal.database import JournalError
from timekeeper.files.journal.records import ConferenceHeader, Held, Record, continues, entry_of
from timekeeper.live.clock import Clock
from timekeeper.live.hall_clock import HallClock
from timekeeper.network.point_protocol import NotUnderstood, Ping
from timekeeper.network.standby.protocol import (
    Belongings,
    Entries,
    Have,
    Kept,
    Opened,
    StandbyPong,
    SuccessionNoted,
    TookOver,
    Withdrawn,
    heard_of_hall,
)
from timekeeper.views.afar.instants import MILLISECOND, exact_milliseconds
from timekeeper.words.language import _

LOST = timedelta(seconds=5)  # without a word; the hall answers twice a second


class StandbyDisk(Protocol):
    """Where the standby keeps the record. Used by one thread."""

    def held(self) -> Held | None:
        """Return what lies there, as far as it is right."""
        ...

    def keep(self, held: Held, begin: int, end: int) -> None:
        """Commit the records from ``begin`` to ``end``; JournalError where that cannot be."""
        ...

    def entrust(self, entrusted: bytes) -> None:
        """Keep what is needed beside the record; OSError where that cannot be."""
        ...

    def set_aside(self) -> None:
        """Keep what lies there under another name."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Stand(Struct, frozen=True):
    """How the standby stands: what it has of which conference, and what it lacks.

    ``heard`` is when the hall was heard of last (UTC, by this computer's clock), ``ahead`` by how
    much this clock is ahead of the hall's. ``why_not``: why the record cannot be kept here, "" when
    it can. ``told``: the old desk knows that it was succeeded. ``withdrawn``: the conference became
    secret, and what was here of it is kept apart.
    """

    conference: str = ""
    epoch: int = 0
    header: str = ""
    programme: Programme | None = None
    acts: int = 0
    last: datetime | None = None
    total: int = 0
    heard: datetime | None = None
    ahead: timedelta = timedelta()
    why_not: str = ""
    told: bool = False
    withdrawn: bool = False


class Receiver:
    """Keeps what the hall gives, and acknowledges what lies on its own disk.

    All but ``stand``, ``is_lost`` and ``take_over`` belongs to the line's thread.
    """

    def __init__(self, place: StandbyDisk, clock: Clock) -> None:
        self._place, self._clock = place, clock
        self._held = place.held()
        self._kept = len(self._held.records) if self._held is not None else 0
        self._hall = HallClock()
        self._took: TookOver | None = None
        self._lock = threading.Lock()  # what is acknowledged is there when it is taken over
        self.stand = Stand()
        self._show()

    def begin(self) -> tuple[Have | TookOver, ...]:
        """Return what is said first over a new line."""
        self._hall.measure_anew()
        if self._took is not None:
            return (self._took,)
        held = self._held
        if held is None:
            return (Have(),)
        del held.records[self._kept :]  # what no disk took is given once more
        last = held.records[-1].hash if held.records else ""
        return (Have(conference=held.header.hash, count=self._kept, last=last),)

    def look(self) -> tuple[Ping | Kept, ...]:
        """Return what is said now; to be asked twice a second."""
        ping = Ping(ping=exact_milliseconds(self._clock.now()))
        return (ping, *self._keep())

    def heard(self, said: bytes) -> tuple[Kept, ...]:
        """Take what the hall said and return what to answer; NotUnderstood for what is wrong."""
        now = self._clock.now()
        message = heard_of_hall(said)
        match message:
            case Opened():
                self._open(message)
            case Entries():
                self._take(message)
            case Belongings():
                with self._lock, suppress(OSError):  # the record, on the same disk, tells of that
                    if self._took is None:
                        self._place.entrust(encode(message.entrusted))
            case StandbyPong():
                self._measure(message, exact_milliseconds(now))
            case SuccessionNoted():
                self.stand = replace(self.stand, told=True)
            case Withdrawn():
                self._set_aside()
        self.stand = replace(self.stand, heard=now)
        return self._keep() if isinstance(message, Entries) else ()

    def close(self) -> None:
        """Let go of the disk at the end of the line's thread; another line may begin later."""
        self._place.close()

    def is_lost(self) -> bool:
        """Return whether the hall has not been heard of for so long that a person may decide."""
        heard = self.stand.heard
        known = self.stand.acts > 0 or bool(self.stand.header)
        return known and (heard is None or abs(self._clock.now() - heard) > LOST)

    def take_over(self, epoch: int) -> Held | None:
        """Take nothing more from the hall, tell it so when it is there, and return what is kept."""
        with self._lock:
            self._took = TookOver(epoch=epoch, count=self._kept)
            held = self._held
            return held and Held(held.header, None, held.records[: self._kept])

    def _open(self, opened: Opened) -> None:
        programme = _programme_of(opened.header)
        with self._lock:
            if self._took is not None:
                return
            if opened.epoch < self.stand.epoch and opened.conference == self.stand.conference:
                raise NotUnderstood(_("Another desk has taken this conference over meanwhile."))
            if self._held is None or self._held.header != opened.header:
                self._held, self._kept = Held(opened.header), 0
                self._write(self._held)
            self.stand = replace(
                self.stand,
                conference=opened.conference,
                epoch=opened.epoch,
                header=opened.header.hash,
                programme=programme,
                withdrawn=False,
            )

    def _take(self, entries: Entries) -> None:
        with self._lock:
            held = self._held
            if self._took is not None:
                return
            if held is None or entries.after > len(held.records):
                raise NotUnderstood(_("Records are missing; the hall is asked anew."))
            if entries.after < len(held.records):
                # The hall's disk had lost acts, and its record goes on otherwise: both are kept.
                self._place.set_aside()
                held = self._held = Held(held.header, None, held.records[: entries.after])
                self._kept = 0
            held.records.extend(_checked(held, entries.records))

    def _set_aside(self) -> None:
        """Have nothing that could be taken over, now or after another start."""
        with self._lock:
            if self._took is None:
                self._place.set_aside()
                self._held, self._kept = None, 0
                self.stand = Stand(withdrawn=True)

    def _keep(self) -> tuple[Kept, ...]:
        with self._lock:
            held = self._held
            if held is None or self._took is not None or self._kept == len(held.records):
                return ()
            done = self._write(held)
            self._show()
        return (Kept(count=self._kept),) if done else ()

    def _write(self, held: Held) -> bool:
        end = len(held.records)
        try:
            self._place.keep(held, self._kept, end)
        except JournalError as error:
            self.stand = replace(self.stand, why_not=str(error))
            return False
        self._kept = end
        self.stand = replace(self.stand, why_not="")
        return True

    def _measure(self, pong: StandbyPong, back: float) -> None:
        self._hall.measure(pong.ping, pong.arrived, pong.left, back)
        at = self._hall.at(back)
        ahead = timedelta() if at is None else (back - at) * MILLISECOND
        self.stand = replace(self.stand, total=pong.total, ahead=ahead)

    def _show(self) -> None:
        held, kept = self._held, self._kept
        last = entry_of(held.records[kept - 1]).at if held is not None and kept else None
        total = max(self.stand.total, kept)
        self.stand = replace(self.stand, acts=kept, last=last, total=total)
        if held is not None:
            programme = _programme_of(held.header)
            self.stand = replace(self.stand, header=held.header.hash, programme=programme)


def _checked(held: Held, rows: Sequence[Record]) -> list[Record]:
    """Return the rows; NotUnderstood where one does not follow, or cannot be read here."""
    number, before = len(held.records), held.header.hash
    if held.records:
        before = held.records[-1].hash
    for row in rows:
        try:
            entry_of(row)
        except ValueError as error:
            raise _other_version() from error
        if not continues(row, number, before):
            raise NotUnderstood(_("The records do not follow each other; the hall is asked anew."))
        number, before = row.number, row.hash
    return list(rows)


@lru_cache(maxsize=1)
def _programme_of(header: ConferenceHeader) -> Programme:
    """Return the conference's programme; NotUnderstood where it cannot be read here."""
    try:
        return programme_from_mapping(json.loads(header.programme))
    except (ValueError, RecursionError, AgendaError) as error:
        raise _other_version() from error


def _other_version() -> NotUnderstood:
    return NotUnderstood(
        _("The hall has another version of the program; install the same one here.")
    )
