"""At a start the journal is held against what was committed, and against the copy."""

from __future__ import annotations

from threading import Event

import pytest

from tests.fakes import EIGHT, ManualClock, at, meeting
from timekeeper.core.events import Noted
from timekeeper.files.journal.journal_file import JournalError, JournalFile
from timekeeper.files.journal.mark import missing_acts
from timekeeper.files.journal.places import CopyPlace, OwnPlace
from timekeeper.files.journal.records import record_after
from timekeeper.files.journal.salvage import catch_up, open_whatever_happened, take_over

ACTS = 20


@pytest.fixture
def day(held):
    """The conference with its acts made, none of them written."""
    before = held.header.hash
    for number in range(ACTS):
        record = record_after(number, before, Noted(str(number)), at(number))
        held.records.append(record)
        before = record.hash
    return held


@pytest.fixture
def crashed(day, own):
    """The files of a journal whose program died: all acts are in the log, one commit each."""
    place, files = OwnPlace(own), ("journal.db", "journal.db-wal")
    for number in range(ACTS):
        place.keep(day, number, number + 1)
    left = {name: own.with_name(name).read_bytes() for name in files}
    place.close()
    for name, content in left.items():
        own.with_name(name).write_bytes(content)
    return own


def rot(own):
    """Let one bit in the middle of the log change."""
    log = own.with_name("journal.db-wal")
    content = bytearray(log.read_bytes())
    content[len(content) // 2] ^= 1
    log.write_bytes(content)


def started(own, copy=None):
    """Return how many acts are there after a start, and what was told."""
    file, salvaged = open_whatever_happened(own, EIGHT)
    with file:
        told = catch_up(file, copy)
        assert salvaged is None
        return len(file.newest().entries()), told


def test_after_an_ordinary_crash_nothing_is_missing_and_nothing_told(crashed):
    assert started(crashed) == (ACTS, "")


def test_acts_in_a_log_that_rotted_are_told_as_lost(crashed):
    rot(crashed)

    there, told = started(crashed)

    assert 0 < there < ACTS
    assert told == f"The disk has lost {ACTS - there} acts of the record that were written."


def test_acts_in_a_log_that_rotted_are_taken_from_the_copy(crashed, day, stick):
    CopyPlace(stick, crashed, ManualClock().now).keep(day, 0, ACTS)
    rot(crashed)

    there, told = started(crashed, stick)

    assert there == ACTS
    assert "were taken from the copy" in told
    assert started(crashed, stick) == (ACTS, "")


def test_a_whole_conference_in_a_log_that_was_lost_is_missed(crashed):
    crashed.with_name("journal.db-wal").unlink()

    with JournalFile.create_or_open(crashed) as file:
        assert missing_acts(file) == ACTS


def test_a_conference_that_was_deleted_is_not_missed(crashed):
    with JournalFile.create_or_open(crashed) as file:
        file.delete(file.newest(), EIGHT)

        assert missing_acts(file) == 0


def test_a_conference_that_was_deleted_does_not_come_back_from_the_copy(own, stick):
    with JournalFile.create_or_open(own) as file:
        file.begin(meeting(5), EIGHT)
        newest = file.begin(meeting(10), at(60))
        CopyPlace(stick, own, ManualClock().now).keep(newest.held(), 0, 0)
        file.delete(newest, at(61))

        assert catch_up(file, stick) == ""

        assert [journal.number for journal in file.conferences()] == [1]


def test_in_another_journal_at_the_same_place_nothing_is_missed(crashed):
    for found in crashed.parent.glob("journal.db*"):
        if found.name != "journal.db-newest":
            found.unlink()
    with JournalFile.create_or_open(crashed) as file:
        for _conference in range(2):
            file.begin(meeting(5), EIGHT)

        assert missing_acts(file) == 0


@pytest.mark.parametrize("torn", [b"", b"2 ", b"2 x y", b"\xff\xfe"])
def test_a_note_that_was_torn_says_nothing(crashed, torn):
    crashed.with_name("journal.db-newest").write_bytes(torn)

    assert started(crashed) == (ACTS, "")


@pytest.fixture
def sleeping_network(monkeypatch):
    """A network in which reading a journal does not come to an end before the test does."""
    awake, read = Event(), JournalFile.open_to_read

    def sleep(path):
        awake.wait()
        return read(path)

    monkeypatch.setattr(JournalFile, "open_to_read", sleep)
    yield
    awake.set()


def test_a_copy_that_does_not_answer_does_not_hold_up_the_start(crashed, stick, sleeping_network):
    file, _salvaged = open_whatever_happened(crashed, EIGHT)
    with file:
        told = catch_up(file, stick, patience=0.01)

    assert told == f"{stick} does not answer; start timekeeper again when it does."


def test_a_record_that_does_not_answer_is_told(crashed, stick, sleeping_network):
    with pytest.raises(JournalError, match="does not answer"):
        take_over(stick, crashed, patience=0.01)
