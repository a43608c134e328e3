"""At a start the journal is held against what was committed, and against the copy."""

from __future__ import annotations

from threading import Event

import pytest
from msgspec.structs import replace

from tests.fakes import EIGHT, ManualClock, at, meeting
from timekeeper.core.events import Noted, SecrecySet
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


# As it was opened, and what was said of it during the day.
SECRET = [(True, []), (False, [True]), (False, [True, False, True])]
NOT_SECRET = [(False, []), (True, [False]), (False, [True, False])]


def recorded(path, opened, said, minutes=10):
    """Record a conference in a journal of its own, and return its folder."""
    path.mkdir(exist_ok=True)
    with JournalFile.create_or_open(path / "journal.db") as file:
        newest = file.begin(replace(meeting(minutes), secret=opened), at(60))
        for secret in said:
            newest.append(SecrecySet(secret), at(61))
    return path


@pytest.mark.parametrize(
    ("opened", "said", "stays"),
    [*((*one, True) for one in SECRET), *((*one, False) for one in NOT_SECRET)],
)
def test_a_record_stays_where_it_lies_when_its_conference_was_or_became_secret(
    own, tmp_path, opened, said, stays
):
    with JournalFile.create_or_open(own) as file:
        file.begin(meeting(5), EIGHT)
    brought = recorded(tmp_path / "brought", opened, said)

    held = take_over(brought / "journal.db", own)

    with JournalFile.create_or_open(own) as file:
        here = [journal.programme().secret for journal in file.conferences()]
    assert (held is not None, len(here)) == (stays, 1 if stays else 2)


@pytest.mark.parametrize(
    ("opened", "said", "comes"),
    [*((*one, False) for one in SECRET), *((*one, True) for one in NOT_SECRET)],
)
@pytest.mark.parametrize("on_network", [False, True])
def test_of_a_conference_that_was_or_became_secret_nothing_comes_from_the_network(
    own, tmp_path, *, opened, said, comes, on_network
):
    with JournalFile.create_or_open(own) as file:
        file.begin(meeting(5), EIGHT)
        copy = recorded(tmp_path / "copy", opened, said)

        catch_up(file, copy / "journal.db", on_network=lambda _folder: on_network)

        assert len(file.conferences()) == (2 if comes or not on_network else 1)


def test_a_record_with_acts_that_this_version_does_not_know_is_not_taken_over(own, tmp_path):
    newer = recorded(tmp_path / "newer", opened=False, said=[])
    with JournalFile.create_or_open(newer / "journal.db") as file:
        file.newest().append(Noted("of no item here", "s9.p9.i9"), at(62))

    with pytest.raises(JournalError):
        take_over(newer / "journal.db", own)
