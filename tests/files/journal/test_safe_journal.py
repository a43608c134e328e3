"""An act counts at once, whatever the disk does, and is written as soon as it can be."""

from __future__ import annotations

import queue
import sqlite3
import threading
import time
from contextlib import closing

import pytest
from msgspec.structs import replace

from tests.fakes import EIGHT, ManualClock, at, meeting
from timekeeper.core import events
from timekeeper.core.acts import Edit, Start
from timekeeper.core.events import SecrecySet
from timekeeper.files.journal.journal_file import JournalError, JournalFile
from timekeeper.files.journal.places import CopyPlace, OwnPlace, delete_in_copy
from timekeeper.files.journal.records import Held
from timekeeper.files.journal.safe_journal import ALL_WRITTEN, SafeJournal, Written
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, Journal, MemoryJournal

FACTS = (
    events.ItemStarted("opening"),
    events.Paused(),
    events.Resumed(),
    events.ItemStarted("report"),
)
PATIENCE = 5


class Disk:
    """A place that takes what it gets, refuses it, or takes its time, as a test says."""

    def __init__(self, *, full: bool = False, held_up: bool = False) -> None:
        self.full = full
        self.left = threading.Event()
        self.free = threading.Event()
        if not held_up:
            self.free.set()
        self.records = []
        self.closed = False

    def keep(self, held: Held, begin: int, end: int) -> None:
        self.free.wait(PATIENCE)
        if self.full:
            raise JournalError("The disk is full.")
        self.records += held.records[begin:end]

    def close(self) -> None:
        self.closed = True
        self.left.set()


@pytest.fixture
def news():
    return queue.Queue()


@pytest.fixture
def opened(news):
    made, before = [], set(threading.enumerate())

    def open_journal(held, own, copy=None) -> SafeJournal:
        made.append(SafeJournal(held, own, copy, news.put))
        return made[-1]

    yield open_journal
    for journal in made:
        journal.close(0)
    for thread in set(threading.enumerate()) - before:
        thread.join(PATIENCE)
        assert not thread.is_alive()


def act(journal, count=4):
    return [journal.append(fact, at(n)) for n, fact in enumerate(FACTS[:count])]


def said(news, wanted) -> Written:
    """Return the first state told that is as wanted."""
    while True:
        state = news.get(timeout=PATIENCE)
        if wanted(state):
            return state


def recorded(path):
    with JournalFile.open_to_read(path) as file:
        newest = file.newest()
        assert newest.integrity().intact
        return newest.entries()


@pytest.mark.timing
def test_an_act_is_on_disk_when_it_counts(opened, held, own):
    journal = opened(held, OwnPlace(own))

    entries = act(journal)

    assert journal.state == ALL_WRITTEN
    assert list(recorded(own)) == entries == list(journal.entries())


@pytest.mark.parametrize("kind", ["memory", "committed", "safe", "safe without a disk"])
def test_what_any_journal_has_taken_is_the_newest_of_its_entries(opened, held, own, kind):
    with JournalFile.create_or_open(own) as file:
        journal: Journal = {
            "memory": MemoryJournal,
            "committed": lambda: file.begin(meeting(10, 20, 30), EIGHT),
            "safe": lambda: opened(held, OwnPlace(own)),
            "safe without a disk": lambda: opened(held, Disk(full=True)),
        }[kind]()

        for fact in FACTS:
            assert journal.append(fact, at(1)) == journal.entries()[-1]

        assert [entry.event for entry in journal.entries()] == list(FACTS)


def test_the_record_s_hashes_are_those_of_the_file(opened, held, own):
    journal = opened(held, OwnPlace(own))
    act(journal)

    with JournalFile.open_to_read(own) as file:
        assert file.newest().integrity() == journal.integrity()


def test_on_a_full_disk_the_day_goes_on_and_the_operator_is_told(opened, held, news):
    journal = opened(held, Disk(full=True))

    entries = act(journal)

    assert [entry.event for entry in journal.entries()] == list(FACTS)
    assert entries[-1].number == len(FACTS)
    state = said(news, lambda state: state.waiting == len(FACTS))
    assert state == Written(len(FACTS), at(0), "The disk is full.")


def test_all_is_written_once_there_is_room_again(opened, held, news):
    disk = Disk(full=True)
    journal = opened(held, disk)
    act(journal, 3)
    said(news, lambda state: state.waiting == 3)

    disk.full = False
    journal.append(FACTS[3], at(3))

    said(news, lambda state: state == ALL_WRITTEN)
    assert disk.records == held.records


def test_what_waits_is_tried_again_without_another_act(opened, held, news):
    disk = Disk(full=True)
    journal = opened(held, disk)
    act(journal)
    said(news, lambda state: state.waiting)

    disk.full = False

    said(news, lambda state: state == ALL_WRITTEN)


@pytest.mark.timing
def test_a_slow_disk_holds_nobody_up(opened, held, news):
    disk = Disk()
    journal = opened(held, disk)
    disk.free.clear()

    waits = []
    for number, fact in enumerate(FACTS):
        started = time.perf_counter()
        journal.append(fact, at(number))
        waits.append(time.perf_counter() - started)

    assert sorted(waits)[1] < 0.05  # the others' work on this machine may hold one up
    assert journal.state == Written(len(FACTS), at(0), "")
    disk.free.set()
    said(news, lambda state: state == ALL_WRITTEN)
    assert disk.records == held.records


def test_what_waits_is_written_at_the_end(opened, held):
    disk = Disk(full=True)
    journal = opened(held, disk)
    act(journal)

    disk.full = False

    assert journal.close() == ALL_WRITTEN
    assert disk.records == held.records
    assert disk.closed


@pytest.mark.timing
def test_a_disk_that_never_answers_does_not_keep_the_program_from_ending(opened, held):
    disk = Disk()
    journal = opened(held, disk)
    disk.free.clear()
    act(journal)

    started = time.perf_counter()
    state = journal.close(limit=0.1)

    assert time.perf_counter() - started < 1
    assert state.waiting == len(FACTS)
    disk.free.set()


def test_at_the_end_a_full_disk_is_told(opened, held):
    journal = opened(held, Disk(full=True))
    act(journal)

    assert journal.close(limit=0.05).reason == "The disk is full."


def test_a_journal_held_by_another_program_takes_the_acts_later_and_once(opened, held, own, news):
    journal = opened(held, OwnPlace(own))
    act(journal, 1)
    with closing(sqlite3.connect(own)) as other:
        other.execute("BEGIN IMMEDIATE")
        journal.append(FACTS[1], at(1))
        journal.append(FACTS[2], at(2))

        said(news, lambda state: state.waiting == 2)
        other.rollback()

    said(news, lambda state: state == ALL_WRITTEN)
    assert [entry.event for entry in recorded(own)] == list(FACTS[:3])


def test_a_folder_that_vanished_is_filled_again_when_it_is_there(opened, held, own):
    journal = opened(held, OwnPlace(own))
    act(journal, 2)
    own.parent.rename(own.parent.with_name("gone"))

    journal.append(FACTS[2], at(2))
    journal.close()

    assert [entry.event for entry in recorded(own)] == list(FACTS[:3])


def test_a_commit_that_was_said_to_have_failed_is_not_written_twice(opened, held, own, news):
    class Unsure(OwnPlace):
        doubts = 2

        def keep(self, held, begin, end):
            super().keep(held, begin, end)
            if held.records and self.doubts:
                self.doubts -= 1
                raise JournalError("Nobody knows.")

    journal = opened(held, Unsure(own))
    act(journal)

    said(news, lambda state: state.reason == "" and not state.waiting)
    assert [entry.event for entry in recorded(own)] == list(FACTS)


# What is told


class Listener:
    """Hears the states; that the copy has all it hears only when its own place has let go."""

    def __init__(self, own: Disk) -> None:
        self.told = []
        self.halfway = threading.Event()
        self._own = own

    def hear(self, state: Written) -> None:
        if state.elsewhere:
            self.halfway.set()
            self._own.left.wait(PATIENCE)
        self.told.append(state)


def test_the_last_state_told_is_the_true_one_whoever_tells_it(held):
    own = Disk(full=True)
    listener = Listener(own)
    journal = SafeJournal(held, own, None, listener.hear)
    act(journal)
    journal.copy_to(Disk())
    assert listener.halfway.wait(PATIENCE)  # the copy's thread tells: not on disk, but elsewhere

    own.full = False
    state = journal.close()  # its own place has all of it before the copy's thread has done

    assert state == ALL_WRITTEN
    assert listener.told[-1] == state


def test_whoever_hears_a_state_may_change_the_places_at_once(held, news):
    own = Disk(full=True)

    def hear(state: Written) -> None:
        news.put(state)
        if state.waiting and not state.elsewhere:
            journal.copy_to(Disk())

    journal = SafeJournal(held, own, None, hear)
    journal.append(FACTS[0], at(0))

    said(news, lambda state: state.elsewhere)
    own.full = False
    assert journal.close() == ALL_WRITTEN
    said(news, lambda state: state == ALL_WRITTEN)


def test_a_listener_that_fails_hears_the_next_state_all_the_same(held, news):
    own = Disk(held_up=True)

    def hear(state: Written) -> None:
        news.put(state)
        if state.waiting == 1:
            raise OSError("nobody hears")

    journal = SafeJournal(held, own, None, hear)
    with pytest.raises(OSError, match="nobody hears"):
        journal.append(FACTS[0], at(0))

    own.free.set()

    said(news, lambda state: state == ALL_WRITTEN)
    journal.close()


# The copy on another place


def test_the_copy_has_each_act_and_what_was_before(opened, held, own, stick):
    journal = opened(held, OwnPlace(own), CopyPlace(stick, own, ManualClock().now))

    entries = act(journal)
    journal.close()

    assert recorded(stick / "journal.db") == recorded(own) == tuple(entries)
    with JournalFile.open_to_read(stick / "journal.db") as copy:
        assert len(list(copy.conferences())) == 2
    assert [found.name for found in stick.iterdir()] == ["journal.db"]


def deleted(own, number):
    """Delete a conference of the journal as the history does."""
    with JournalFile.create_or_open(own) as file:
        file.delete(next(j for j in file.conferences() if j.number == number), EIGHT)


def kept(path):
    """Return what is kept in a journal: the conferences, and those that were deleted."""
    with JournalFile.open_to_read(path) as file:
        assert all(journal.integrity().intact for journal in file.conferences())
        numbers = [journal.number for journal in file.conferences()]
        return numbers, [deletion.conference for deletion in file.deletions()]


def test_what_is_deleted_is_deleted_in_the_copy(opened, held, own, stick):
    opened(held, OwnPlace(own), CopyPlace(stick, own, ManualClock().now)).close()
    deleted(own, 1)

    assert delete_in_copy(stick, own) == ""

    assert kept(stick / "journal.db") == ([2], [1])
    assert delete_in_copy(stick, own) == ""


def test_what_is_deleted_while_the_copy_is_away_is_told_and_deleted_there_later(
    opened, held, own, stick
):
    opened(held, OwnPlace(own), CopyPlace(stick, own, ManualClock().now)).close()
    pocket = stick.rename(stick.with_name("pocket"))
    deleted(own, 1)

    assert "in the copy later" in delete_in_copy(stick, own)

    pocket.rename(stick)
    opened(held, OwnPlace(own), CopyPlace(stick, own, ManualClock().now)).close()
    assert kept(stick / "journal.db") == ([2], [1])


def test_of_what_was_deleted_a_new_copy_has_the_trace_alone(opened, held, own, stick):
    opened(held, OwnPlace(own)).close()
    deleted(own, 1)

    opened(held, OwnPlace(own), CopyPlace(stick, own, ManualClock().now)).close()

    assert kept(stick / "journal.db") == ([2], [1])


def test_what_is_deleted_while_it_is_held_waits_for_another_place_and_that_is_told(
    opened, held, own, stick, news
):
    journal = opened(held, OwnPlace(own))
    act(journal, 2)
    deleted(own, 2)

    journal.append(FACTS[2], at(2))

    state = said(news, lambda state: state.reason)
    assert state.waiting == 1
    assert state.reason == (
        f"The conference was deleted from the record {own} while it was open here; it can only go "
        "on in another place."
    )
    journal.copy_to(CopyPlace(stick, own, ManualClock().now))
    said(news, lambda state: state.elsewhere)
    journal.append(FACTS[3], at(3))
    assert said(news, lambda state: state.elsewhere and state.waiting == 2).copy == ""
    assert [entry.event for entry in recorded(stick / "journal.db")] == list(FACTS)


def test_what_is_deleted_while_it_is_held_stays_in_its_copy(opened, held, own, stick, news):
    journal = opened(held, OwnPlace(own), CopyPlace(stick, own, ManualClock().now))
    act(journal, 2)
    deleted(own, 2)
    journal.close()

    again = opened(held, OwnPlace(own), CopyPlace(stick, own, ManualClock().now))
    again.append(FACTS[2], at(2))

    said(news, lambda state: state.elsewhere)
    assert [entry.event for entry in recorded(stick / "journal.db")] == list(FACTS[:3])


def test_what_is_deleted_from_the_copy_by_hand_is_kept_in_a_new_one(opened, held, own, stick):
    journal = opened(held, OwnPlace(own), CopyPlace(stick, own, ManualClock(EIGHT).now))
    act(journal, 2)
    journal.close()
    deleted(stick / "journal.db", 2)

    again = opened(held, OwnPlace(own), CopyPlace(stick, own, ManualClock(EIGHT).now))
    again.append(FACTS[2], at(2))
    again.close()

    assert recorded(stick / "journal.db") == recorded(own)
    assert list(stick.glob("journal-2*.db"))


@pytest.mark.parametrize(
    "script", ["DELETE FROM entry", "DELETE FROM entry; DELETE FROM conference WHERE id = 2"]
)
def test_what_was_taken_out_of_its_own_place_by_hand_is_put_back(opened, held, own, script):
    journal = opened(held, OwnPlace(own))
    act(journal, 2)
    with closing(sqlite3.connect(own)) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            database.execute(f"DROP TRIGGER {name}")
        database.executescript(script)

    journal.append(FACTS[2], at(2))
    journal.close()

    assert len(recorded(own)) == 3


def test_a_copy_that_cannot_be_read_is_told_when_something_is_deleted(own, held, stick):
    (stick / "journal.db").write_bytes(b"no journal")

    assert "is not a timekeeper record" in delete_in_copy(stick, own)


def test_a_stick_that_was_pulled_out_and_put_back_catches_up(opened, held, own, stick, news):
    before = opened(held, OwnPlace(own), CopyPlace(stick, own, ManualClock().now))
    act(before, 1)
    before.close()
    pocket = stick.with_name("pocket")
    stick.rename(pocket)
    journal = opened(held, OwnPlace(own), CopyPlace(stick, own, ManualClock().now))

    journal.append(FACTS[1], at(1))
    state = said(news, lambda state: state.copy)
    assert state.copy == f"The folder {stick} is not there."
    assert not state.waiting

    pocket.rename(stick)
    said(news, lambda state: state == ALL_WRITTEN)
    assert recorded(stick / "journal.db") == recorded(own)


def test_while_its_own_place_fails_the_copy_takes_the_acts(opened, held, own, stick, news):
    journal = opened(held, Disk(full=True))
    act(journal)

    journal.copy_to(CopyPlace(stick, own, ManualClock().now))

    state = said(news, lambda state: state.elsewhere)
    assert state.waiting == len(FACTS)
    assert [entry.event for entry in recorded(stick / "journal.db")] == list(FACTS)


def test_another_history_on_the_stick_is_set_aside_and_kept(opened, held, own, stick):
    with JournalFile.create_or_open_copy(stick / "journal.db") as other:
        other.begin(meeting(5), at(77)).append(FACTS[0], at(78))
    before = (stick / "journal.db").read_bytes()

    journal = opened(held, OwnPlace(own), CopyPlace(stick, own, ManualClock(EIGHT).now))
    act(journal)
    journal.close()

    (aside,) = stick.glob("journal-2*.db")
    assert aside.read_bytes() == before
    assert len(recorded(stick / "journal.db")) == len(FACTS)


def test_from_the_copy_the_conference_goes_on_in_another_journal(
    opened, held, own, stick, tmp_path
):
    journal = opened(held, OwnPlace(own), CopyPlace(stick, own, ManualClock().now))
    act(journal)
    journal.close()

    with (
        JournalFile.open_to_read(stick) as copy,
        JournalFile.create_or_open(tmp_path / "other.db") as file,
    ):
        newest = copy.newest()
        taken = file.take_over(newest.header(), newest.records())
        again = file.take_over(newest.header(), newest.records())

        conference = Conference(taken.programme(), taken, SimulatedClock(at(9)))
        assert conference.snapshot().current.elapsed == at(9) - at(3)
        assert taken.integrity().intact
        assert len(list(file.conferences())) == 1
        assert again.header() == taken.header()


def test_a_copy_that_is_dropped_while_it_writes_gets_no_later_act(opened, held, news):
    copy = Disk(held_up=True)
    journal = opened(held, Disk(), copy)
    act(journal, 2)

    dropping = threading.Timer(0, lambda: journal.copy_to(None))
    dropping.start()
    dropping.join()
    begun = len(journal.held.records)
    act(journal, 4)
    copy.free.set()

    assert copy.left.wait(PATIENCE)
    assert len(copy.records) <= begun


@pytest.mark.parametrize("becomes", [False, True])
@pytest.mark.parametrize("on_network", [False, True])
@pytest.mark.parametrize("between", [0, 1])
def test_of_the_secret_conferences_before_it_a_copy_in_the_network_has_a_hash_alone(
    opened, own, stick, *, on_network, becomes, between
):
    title = "Công tác cán bộ"
    day = replace(meeting(10, 20, 30), title=title, secret=not becomes)
    with JournalFile.create_or_open(own) as file:
        before = Conference(day, file.begin(day, EIGHT), SimulatedClock(EIGHT))
        before.act(Start())
        if becomes:
            before.act(Edit(SecrecySet(True)))
        for _one in range(between):
            file.begin(meeting(5), EIGHT)
        held = file.opening(meeting(10, 20, 30), EIGHT)
    place = CopyPlace(stick, own, ManualClock().now, on_network=on_network)

    first = opened(held, OwnPlace(own), place)
    act(first)
    first.close()  # two programs never write to one copy at once
    opened(held, OwnPlace(own), place).close()
    with JournalFile.create_or_open(own) as file:
        file.delete(file.conferences()[0], EIGHT)
    delete_in_copy(stick, own)

    with JournalFile.open_to_read(stick) as copy:
        assert copy.newest().integrity().intact
        assert len(copy.conferences(deleted=True)) == between + 2
    written = b"".join(path.read_bytes() for path in stick.iterdir())
    assert (title.encode() in written) is not on_network
