"""A journal that was damaged is set aside, and what is right in it goes on."""

from __future__ import annotations

import gc
import sqlite3
import tracemalloc
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.fakes import EIGHT, at, computer_in, meeting
from tests.growth import day_of, traced
from tests.laws import law
from timekeeper.core import events
from timekeeper.files.journal.journal_file import JournalError, JournalFile
from timekeeper.files.journal.records import right_part
from timekeeper.files.journal.salvage import open_whatever_happened

FACTS = [
    events.ItemStarted("opening"),
    events.Noted("Đại biểu đến muộn"),
    *[events.TimeAdded("opening", at(n) - EIGHT) for n in range(1, 30)],
    events.ItemStarted("report"),
]


@pytest.fixture
def whole(own):
    """The bytes of a journal with two conferences, at rest."""
    with JournalFile.create_or_open(own) as file:
        file.begin(meeting(5), EIGHT).append(FACTS[0], EIGHT)
        journal = file.begin(meeting(10, 20), EIGHT)
        for minute, fact in enumerate(FACTS):
            journal.append(fact, at(minute))
    return own.read_bytes()


def opened(path):
    """Return the facts that are there again and what was told."""
    file, salvaged = open_whatever_happened(path, EIGHT)
    with file:
        newest = file.newest()
        facts = [entry.event for entry in newest.entries()] if newest else []
        assert newest is None or newest.integrity().intact
    return facts, salvaged


def asides(path):
    return [found for found in path.parent.iterdir() if found.name.endswith("-010000.db")]


def test_a_sound_journal_is_opened_and_nothing_is_told(own, whole):
    assert opened(own) == (FACTS, None)
    assert not asides(own)


def test_at_a_start_each_hash_of_the_newest_conference_is_checked_once(own, whole, monkeypatch):
    checked = []

    def counted(*given):
        checked.append(given)
        return right_part(*given)

    monkeypatch.setattr("timekeeper.files.journal.conference_journal.right_part", counted)

    file, _salvaged = open_whatever_happened(own, EIGHT)
    with file:
        assert file.newest().integrity().intact

    assert len(checked) == 1


def test_what_goes_on_most_likely_is_not_read_and_kept_a_second_time(own):
    day = day_of(meeting(10, 20), 1000)
    assert day.positions  # reckoned once
    with JournalFile.create_or_open(own) as file:
        file.begin(day, EIGHT).append(events.ItemStarted("x0"), EIGHT)

    with traced():
        file, _salvaged = open_whatever_happened(own, EIGHT, day)
        gc.collect()  # noqa: TID251  # in the main thread
        stays, _most = tracemalloc.get_traced_memory()

    with file:
        assert file.newest().programme() is day
        assert file.newest().integrity().intact
    assert stays < 100_000  # a programme like that takes a million


@pytest.mark.parametrize("change", [{"title": "Khác"}, {"secret": True}, {"sessions": ()}])
def test_another_programme_than_goes_on_is_not_taken_for_it(own, whole, change):
    file, _salvaged = open_whatever_happened(own, EIGHT, replace(meeting(10, 20), **change))

    with file:
        assert file.newest().programme() == meeting(10, 20)


def test_an_act_changed_after_the_start_is_still_found(own, whole):
    file, _salvaged = open_whatever_happened(own, EIGHT)
    with file, closing(sqlite3.connect(own)) as other:
        other.execute("DROP TRIGGER entry_is_never_changed")
        other.execute("UPDATE entry SET at = '' WHERE number = 2")
        other.commit()

        assert not file.newest().integrity().intact


def test_an_act_changed_behind_the_program_s_back_ends_what_is_known(own, whole):
    place = whole.index("muộn".encode())
    own.write_bytes(whole[:place] + b"M" + whole[place + 1 :])

    facts, salvaged = opened(own)

    assert facts == FACTS[:1]
    assert (salvaged.acts, salvaged.until) == (1, at(0))
    assert salvaged.programme == meeting(10, 20)


@pytest.mark.parametrize(
    ("zone", "stamp"),
    [("Asia/Ho_Chi_Minh", "20231206-080000"), ("America/New_York", "20231205-200000")],
)
def test_the_damaged_file_is_kept_as_it_was_and_named_by_the_clock_on_the_wall(
    own, whole, zone, stamp
):
    damaged = whole[:4096] + bytes(512) + whole[4608:]
    own.write_bytes(damaged)

    with computer_in(zone):
        _facts, salvaged = opened(own)

    assert salvaged.file == own.with_name(f"journal-{stamp}.db")
    assert salvaged.file.read_bytes() == damaged


def test_two_damaged_ones_of_the_same_second_are_both_kept(own, whole):
    for content in (b"nothing", b"nothing else"):
        own.write_bytes(content)
        opened(own)

    assert {found.read_bytes() for found in own.parent.glob("journal-*")} == {
        b"nothing",
        b"nothing else",
    }


@pytest.mark.parametrize("content", [b"", b"SQLite", bytes(20_000)])
def test_of_a_file_with_nothing_in_it_nothing_is_known(own, whole, content):
    own.write_bytes(content)

    assert opened(own)[0] == []


def test_a_journal_with_a_log_beside_it_is_set_aside_with_its_log(own):
    with JournalFile.create_or_open(own) as file, closing(sqlite3.connect(own)) as reader:
        reader.execute("PRAGMA wal_autocheckpoint = 0")
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entry").fetchall()
        journal = file.begin(meeting(10, 20), EIGHT)
        for fact in FACTS[:2]:
            journal.append(fact, EIGHT)
        copied = {
            name: own.with_name(name).read_bytes() for name in ("journal.db", "journal.db-wal")
        }
    other = own.parent / "other"
    other.mkdir()
    for name, content in copied.items():
        (other / name).write_bytes(content)
    with closing(sqlite3.connect(other / "journal.db")) as crashed:
        crashed.execute("DROP TRIGGER entry_is_never_changed")
        crashed.execute("UPDATE entry SET at = '' WHERE number = 2")
        crashed.commit()

    facts, salvaged = opened(other / "journal.db")

    assert facts == FACTS[:1]
    assert salvaged.acts == 1


def test_a_newer_version_s_journal_is_left_to_it(own, whole):
    with closing(sqlite3.connect(own)) as newer:
        newer.execute("PRAGMA user_version = 99")

    with pytest.raises(JournalError, match="newer version"):
        open_whatever_happened(own, EIGHT)

    assert not asides(own)


@pytest.fixture
def image(whole, tmp_path):
    kept = tmp_path / "whole"
    kept.write_bytes(whole)
    return kept


FLIPS = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 7)), min_size=1)
KEPT = law(40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def damaged_is_opened(own, content):
    """What comes back is a first part of what was; the rest is kept in the file set aside."""
    for found in own.parent.iterdir():
        found.unlink()
    own.write_bytes(content)

    facts, salvaged = opened(own)

    if salvaged is None:
        assert facts == FACTS
    else:
        assert salvaged.file.read_bytes() == content
        assert facts in (FACTS[: len(facts)], [events.ItemStarted("opening")], [])


@KEPT
@given(flips=FLIPS)
def test_after_any_flipped_bits_the_journal_opens_as_far_as_it_is_right(own, image, flips):
    content = bytearray(image.read_bytes())
    for place, bit in flips:
        content[int(place * len(content))] ^= 1 << bit

    damaged_is_opened(own, bytes(content))


def test_pages_that_lead_round_in_a_circle_do_not_hold_up_the_start(own, whole):
    content = bytearray(whole[:20914])
    content[7500:8206] = bytes(706)

    damaged_is_opened(own, bytes(content))


@KEPT
@given(length=st.floats(0.01, 1), begin=st.floats(0, 1), size=st.integers(1, 5000))
def test_after_a_cut_or_a_hole_it_opens_as_far_as_it_is_right(own, image, length, begin, size):
    whole = image.read_bytes()
    content = bytearray(whole[: max(1, int(length * len(whole)))])
    place = int(begin * len(content))
    hole = content[place : place + size]
    content[place : place + size] = bytes(len(hole))

    damaged_is_opened(own, bytes(content))
