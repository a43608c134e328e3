"""The journal of the conference under way: an act counts even while no disk takes it.

Each place has a thread of its own. An act waits a moment for its commit; what is not written by
then counts in memory and is tried again each second, with each act and at the end.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec import Struct

from timekeeper.core.events import Entry, Event
from timekeeper.files.journal.journal_file import Integrity, JournalError
from timekeeper.files.journal.places import RecordPlace
from timekeeper.files.journal.records import Held, entry_of, record_after
from timekeeper.words.language import _

PATIENCE = 0.04  # the window never stands still for more than 50 ms
OPENING = 0.5  # the header, before the day begins
RETRY = 1.0
LAST_TRIES = 5.0


class Written(Struct, frozen=True):
    """Where the record stands on disk.

    ``waiting``: acts that its own place has not taken, made since ``since``; none while a write
    takes no longer than usual. ``reason``: why, "" when the disk is only slow; without an act, why
    not even the conference is there. ``elsewhere``: the copy has all of it. ``copy``: why the copy
    is behind, "" when it is not.
    """

    waiting: int = 0
    since: datetime | None = None
    reason: str = ""
    elsewhere: bool = False
    copy: str = ""


ALL_WRITTEN = Written()


class SafeJournal:
    """Keeps the record in its own place and, when there is one, in a copy.

    ``changed`` is called from any thread, from one at a time, whenever ``state`` has become
    another; the last it is told is how the record stands. It may call the journal itself.
    """

    def __init__(
        self,
        held: Held,
        own: RecordPlace,
        copy: RecordPlace | None = None,
        changed: Callable[[Written], object] = lambda _state: None,
        *,
        intact: bool = True,
    ) -> None:
        self._held = held
        self._intact = intact
        self._changed = changed
        self._lock = threading.Lock()
        self._told = ALL_WRITTEN
        self._telling = False
        self._slow = False
        self._copy: _Keeper | None = None
        self._own = _Keeper(own, held, self._tell)
        self._own.start()
        self._own.wrote_within(OPENING)
        if copy is not None:
            self.copy_to(copy)

    @property
    def held(self) -> Held:
        """Return what every place should hold; it is added to while others read it."""
        return self._held

    @property
    def settled(self) -> int:
        """Return how many records stay: they are on disk, or count although no disk took them."""
        late = self._slow or self._own.error
        return len(self._held.records) if late else max(self._own.written, 0)

    def entries(self) -> Sequence[Entry]:
        """Return every entry, written or not, oldest first."""
        return tuple(map(entry_of, self._held.records))

    def append(self, event: Event, at: datetime, by: str = "") -> Entry:
        """Let the event count; it has been committed unless ``state`` says otherwise."""
        records = self._held.records
        number, before = (len(records), records[-1].hash if records else self._held.header.hash)
        record = record_after(number, before, event, at, by)
        records.append(record)
        if self._copy is not None:
            self._copy.wake()
        if not self._own.wrote_within(PATIENCE):
            self._tell(slow=True)
        return entry_of(record)

    @property
    def state(self) -> Written:
        """Return where the record stands on disk."""
        own, copy, records = self._own, self._copy, self._held.records
        behind = copy.error if copy is not None else ""
        done, total = max(own.written, 0), len(records)
        elsewhere = copy is not None and copy.written >= total
        if done == total or not (self._slow or own.error):
            return Written(reason=own.error, elsewhere=elsewhere and bool(own.error), copy=behind)
        since = datetime.fromisoformat(records[done].at)
        return Written(total - done, since, own.error, elsewhere, behind)

    def integrity(self) -> Integrity:
        """Return how far the record has come, and whether it was intact when it was opened."""
        records = self._held.records
        last = records[-1].hash if records else self._held.header.hash
        header = self._held.header
        return Integrity(len(records), last, self._intact, header.identity, header.opened)

    def copy_to(self, place: RecordPlace | None) -> None:
        """Keep the copy in another place from now on, None for no copy."""
        before, self._copy = self._copy, None
        if before is not None:
            before.drop()
        if place is not None:
            self._copy = _Keeper(place, self._held, self._tell)
            self._copy.start()
        self._tell()

    def close(self, limit: float | None = None) -> Written:
        """Try to write what is waiting, for so many seconds at most, and end the threads."""
        deadline = time.perf_counter() + (LAST_TRIES if limit is None else limit)
        for keeper in filter(None, (self._own, self._copy)):
            keeper.close(deadline - time.perf_counter())
        return self.state

    def _tell(self, *, slow: bool = False) -> None:
        with self._lock:
            self._slow = self._slow or slow
        while (state := self._take()) is not None:
            try:
                self._changed(state)
            finally:
                with self._lock:
                    self._telling = False

    def _take(self) -> Written | None:
        """Take the state that this thread is to tell, None when there is none or another tells.

        Who tells looks once more when he is done. So the lock need not be held while he does,
        and yet nobody tells an older state after a newer one.
        """
        with self._lock:
            self._slow = self._slow and self._own.written < len(self._held.records)
            state = self.state
            if self._telling or state == self._told:
                return None
            self._telling, self._told = True, state
            return state


class _Keeper:
    """A thread that keeps one place in step with the record."""

    def __init__(self, place: RecordPlace, held: Held, changed: Callable[[], object]) -> None:
        self.written = -1  # not even the header
        self.error = ""
        self._place = place
        self._held = held
        self._changed = changed
        self._awake = False
        self._deadline: float | None = None
        self._dropped = False
        self._news = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="timekeeper journal", daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def wake(self) -> None:
        """Let it try now."""
        with self._news:
            self._awake = True
            self._news.notify_all()

    def wrote_within(self, seconds: float) -> bool:
        """Let it try now, and return whether all was written in this time."""
        total = len(self._held.records)
        with self._news:
            self._awake = True
            self._news.notify_all()
            return self._news.wait_for(lambda: self.written >= total, seconds)

    def close(self, limit: float) -> None:
        """Try to the end for so many seconds, then end the thread."""
        with self._news:
            self._deadline, self._awake = time.perf_counter() + limit, True
            self._news.notify_all()
        # A disk that never answers must not keep the program from ending.
        self._thread.join(max(0.0, limit) + PATIENCE)

    def drop(self) -> None:
        """End the thread; it writes nothing more than it has begun to write."""
        with self._news:
            self._dropped = True
            self._news.notify_all()
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        while self._wait():
            begin, total = max(self.written, 0), len(self._held.records)
            try:
                self._place.keep(self._held, begin, total)
            except JournalError as error:
                self._done(self.written, str(error))
            except Exception:
                # Whatever it is: without its thread, nothing would be written any more.
                logging.getLogger(__name__).exception("The journal could not be written")
                self._done(self.written, _("The record could not be written; see the log."))
            else:
                self._done(total, "")
        self._place.close()

    def _wait(self) -> bool:
        """Return True when there is something to write, False when it is time to end."""
        with self._news:
            while not self._dropped:
                behind = self.written < len(self._held.records)
                if behind and (self._awake or not self.error):
                    self._awake = False
                    return True
                left = RETRY if self._deadline is None else self._deadline - time.perf_counter()
                if self._deadline is not None and (not behind or left <= 0):
                    return False
                if not self._news.wait(min(RETRY, left) if behind else None) and behind:
                    return True
        return False

    def _done(self, written: int, error: str) -> None:
        with self._news:
            self.written, self.error = written, error
            self._news.notify_all()
        self._changed()
