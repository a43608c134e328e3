"""The journal is added to, survives, shows when it was tampered with, and deletes as a whole."""

from __future__ import annotations

import sqlite3
import threading
import tracemalloc
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.fakes import EIGHT, meeting
from tests.growth import day_of, traced
from timekeeper.core import events
from timekeeper.core.events import Entry
from timekeeper.core.programme import Item, Part, Programme, Session
from timekeeper.files.agenda.agenda_file import AgendaError
from timekeeper.files.journal import database
from timekeeper.files.journal.journal_file import JournalError, JournalFile

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2023, 12, 6, 0, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)
TRIGGERS = (
    "conference_is_never_changed",
    "conference_is_never_deleted",
    "entry_is_never_changed",
    "entry_is_never_deleted",
)
DAY = (
    events.ItemStarted("one"),
    events.Paused(),
    events.Resumed(),
    events.TimeAdded("one", timedelta(minutes=-2)),
    events.StartCorrected("one", START - SECOND),
    events.Noted("Đại biểu đến muộn"),
    events.ItemSkipped("two"),
    events.Undone(7),
    events.ItemRestored("two"),
    events.ItemResumed("one"),
    events.ItemFinished("one"),
    events.SessionClosed(0),
)


def programme(title="Giao ban"):
    items = (
        Item("one", "Báo cáo", length=timedelta(minutes=5)),
        Item("two", "Thảo luận", length=timedelta(minutes=10)),
    )
    return Programme(title, ZONE, (Session("Sáng", (Part(items),)),))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.db"


@pytest.fixture
def written(path):
    """A journal with the whole DAY, one event a second, at rest."""
    with JournalFile.create_or_open(path) as file:
        journal = file.begin(programme(), START)
        for count, event in enumerate(DAY):
            journal.append(event, START + count * SECOND)
    return path


def on(path, statement, *values, without_triggers=False):
    with closing(sqlite3.connect(path)) as connection:
        for trigger in TRIGGERS if without_triggers else ():
            connection.execute(f"DROP TRIGGER {trigger}")
        rows = connection.execute(statement, values).fetchall()
        connection.commit()
    return rows


def integrity(path):
    with JournalFile.open_to_read(path) as file:
        return file.newest().integrity()


# What was written is there


def test_every_entry_comes_back_with_its_number_and_instant(written):
    with JournalFile.open_to_read(written) as file:
        entries = file.newest().entries()

    assert entries == tuple(
        Entry(number, START + (number - 1) * SECOND, event)
        for number, event in enumerate(DAY, start=1)
    )


def test_the_programme_comes_back_as_it_was_opened(written):
    with JournalFile.open_to_read(written) as file:
        assert file.newest().programme() == programme()


@given(st.timedeltas(timedelta(days=-30000), timedelta(days=30000)))
def test_an_instant_is_kept_to_the_millisecond_and_returned_as_kept(since):
    at = (START + since).astimezone(ZONE)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    database._migrate(connection)
    with JournalFile(database.JournalDatabase(connection, Path())) as file:
        journal = file.begin(programme(), at)

        entry = journal.append(events.Paused(), at)

        assert timedelta() <= at - entry.at < timedelta(milliseconds=1)
        assert journal.entries() == (entry,)


def test_a_journal_goes_on_where_it_was_left(written):
    with JournalFile.create_or_open(written) as file:
        entry = file.newest().append(events.Paused(), START)

    assert entry.number == len(DAY) + 1
    assert integrity(written).intact


def test_a_committed_entry_is_seen_by_others_at_once(path):
    with JournalFile.create_or_open(path) as file:
        journal = file.begin(programme(), START)
        entry = journal.append(DAY[0], START)

        with JournalFile.open_to_read(path) as reader:
            assert reader.newest().entries() == (entry,)


def test_two_conferences_are_chained_and_apart(written):
    with JournalFile.create_or_open(written) as file:
        second = file.begin(programme("Họp khác"), START + SECOND)
        second.append(DAY[0], START + SECOND)

        assert [entry.number for entry in second.entries()] == [1]
        assert second.integrity().intact
        assert file.newest().programme().title == "Họp khác"


def test_two_that_write_at_once_make_one_chain(path):
    with JournalFile.create_or_open(path) as file:
        file.begin(programme(), START)

    def write():
        with JournalFile.create_or_open(path) as file:
            journal = file.newest()
            for _ in range(20):
                journal.append(events.Paused(), START)

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (integrity(path).entries, integrity(path).intact) == (60, True)


def test_a_journal_without_a_conference_has_no_newest(path):
    with JournalFile.create_or_open(path) as file:
        assert file.newest() is None


# How it is kept


def test_the_database_says_whose_it_is_and_how_it_is_kept(written):
    assert on(written, "PRAGMA application_id") == [(0x544B4A31,)]
    assert on(written, "PRAGMA user_version") == [(2,)]
    assert on(written, "PRAGMA journal_mode") == [("wal",)]
    strict = on(written, "SELECT name FROM pragma_table_list WHERE strict ORDER BY name")
    assert strict == [("conference",), ("deletion",), ("entry",)]


@pytest.mark.parametrize("opened", [JournalFile.create_or_open, JournalFile.create_or_open_copy])
def test_every_commit_is_forced_to_the_disk(path, opened):
    with opened(path) as file:
        assert file._database.one("PRAGMA synchronous") == (3,)  # EXTRA


@pytest.mark.parametrize("opened", [JournalFile.create_or_open, JournalFile.create_or_open_copy])
def test_pages_that_were_read_do_not_stay_in_memory(path, opened):
    with opened(path) as file:
        assert file._database.one("PRAGMA cache_size") == (-256,)  # KB; its own would be 2 MB


def test_an_act_is_written_without_reading_the_programme(path):
    with JournalFile.create_or_open(path) as file:
        journal = file.begin(day_of(meeting(10, 20), 2000), EIGHT)
        with traced():
            journal.append(events.ItemStarted("x0"), EIGHT)
            _stays, most = tracemalloc.get_traced_memory()

    assert most < 50_000  # the text alone takes twice that


def test_opening_again_changes_nothing(written):
    before = written.read_bytes()

    JournalFile.create_or_open(written).close()

    assert written.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET data = '{}'",
        "UPDATE entry SET number = 40 WHERE number = 4",
        "DELETE FROM entry WHERE number = 1",
        "DELETE FROM entry",
        "UPDATE conference SET programme = '{}'",
        "DELETE FROM conference",
        "INSERT OR REPLACE INTO entry SELECT conference, number, at, kind, '{}', hash FROM entry",
        "INSERT OR REPLACE INTO conference SELECT id, opened_at, '{}', hash FROM conference",
    ],
)
def test_nothing_is_changed_or_deleted(written, statement):
    before = written.read_bytes()

    with pytest.raises(sqlite3.IntegrityError):
        on(written, statement)

    assert written.read_bytes() == before


def test_of_a_conference_that_is_deleted_the_trace_stays_and_the_chain_holds(written):
    with JournalFile.create_or_open(written) as file:
        first, second = file.newest(), file.begin(programme("Another"), START)
        before = first.integrity()

        file.delete(first, START)

        trace = file.deletions()[0]
        assert (trace.conference, trace.title) == (before.conference, "Giao ban")
        assert (trace.entries, trace.hash) == (len(DAY), before.hash)
        assert second.integrity().intact
    assert on(written, "SELECT count(*) FROM entry") == [(0,)]
    assert on(written, "SELECT programme FROM conference WHERE id = 1") == [("",)]


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_what_is_deleted_is_on_the_disk_no_more_while_the_journal_stays_open(tmp_path, mode):
    path, secret = tmp_path / "journal.db", "Nobody is to know of it"
    make = JournalFile.create_or_open if mode == "WAL" else JournalFile.create_or_open_copy
    with make(path) as file, make(path) as beside:
        held = file.begin(replace(programme(secret), subtitle=secret), START)
        held.append(events.Noted(secret), START)
        assert beside.newest().programme().title == secret

        file.forget_beginnings(file.opening(programme(secret), START).header, START)

        left = [part.name for part in tmp_path.iterdir() if secret.encode() in part.read_bytes()]
    assert left == []


@pytest.mark.parametrize("said", ["in the programme", "during the day", "nowhere"])
def test_whether_any_conference_is_secret_is_known(tmp_path, said):
    with JournalFile.create_or_open(tmp_path / "journal.db") as file:
        planned = replace(programme("Giao ban"), secret=said == "in the programme")
        held = file.begin(planned, START)
        held.append(events.Noted('"secret":true'), START)
        assert file.knows_secrets() is planned.secret
        if said == "during the day":
            held.append(events.SecrecySet(secret=True), START)
        file.begin(programme("Another"), START)

        assert file.knows_secrets() is (said != "nowhere")


SAME = programme("Giao ban")
OF_MONDAY = replace(SAME, date=date(2023, 12, 4))
AFTERNOON = replace(SAME.sessions[0], name="Chiều")
RENAMED = replace(SAME, title="Chuyên đề")


@pytest.mark.parametrize(
    ("before", "between", "now", "becomes"),
    [
        (SAME, (), SAME, True),
        (SAME, (), replace(SAME, date=date(2023, 12, 6)), True),  # a date was added
        (SAME, (), RENAMED, True),
        (SAME, (RENAMED,), replace(RENAMED, sessions=(AFTERNOON,)), True),
        (OF_MONDAY, (), replace(OF_MONDAY, date=date(2023, 12, 5)), False),
        (OF_MONDAY, (), SAME, False),  # opened on another day, and without a date
        (
            OF_MONDAY,
            (),
            replace(SAME, sessions=(replace(AFTERNOON, date=date(2023, 12, 4)),)),
            True,
        ),
        (replace(RENAMED, sessions=(AFTERNOON,)), (), SAME, False),
    ],
)
def test_what_was_held_of_the_same_days_becomes_secret_however_it_was_changed_since(
    tmp_path, before, between, now, becomes
):
    with JournalFile.create_or_open(tmp_path / "journal.db") as file:
        held = file.begin(before, START)
        for event in DAY:
            held.append(event, START)
        for each in between:
            file.begin(each, START)
        file.begin(now, START)

        file.forget_beginnings(file.last_header(), START)
        file.forget_beginnings(file.last_header(), START)

        said = [e.event for e in held.entries() if isinstance(e.event, events.SecrecySet)]
        assert said == [events.SecrecySet(secret=True)] * becomes
        assert len(file.conferences()) == 2
        assert held.integrity().intact


def test_what_was_begun_after_a_secret_conference_is_not_forgotten_with_it(tmp_path):
    with JournalFile.create_or_open(tmp_path / "journal.db") as file:
        file.begin(SAME, START)
        secret = file.begin(replace(SAME, secret=True), START)
        after = file.begin(SAME, START)
        lifted = file.begin(SAME, START)
        for said in (True, False):
            lifted.append(events.SecrecySet(secret=said), START)

        found = file.last_secret()
        assert found == secret.header()
        file.forget_beginnings(found, START)

        kept = [conference.number for conference in file.conferences()]
        assert kept == [secret.number, after.number, lifted.number]


def test_a_journal_without_a_secret_conference_has_no_last_one(tmp_path):
    with JournalFile.create_or_open(tmp_path / "journal.db") as file:
        file.begin(SAME, START)

        assert file.last_secret() is None


@pytest.mark.parametrize(
    "content", ["{", "[1]", "5", "[" * 100_000, '{"title": 5, "sessions": []}']
)
def test_what_is_damaged_keeps_nothing_else_from_becoming_secret(written, content):
    with JournalFile.create_or_open(written) as file:
        file.begin(programme("Another"), START)
        file.begin(SAME, START)
    change = "UPDATE conference SET programme = ? WHERE id = 2"
    on(written, change, content, without_triggers=True)

    with JournalFile.create_or_open(written) as file:
        with pytest.raises(JournalError, match="is damaged"):
            file.forget_beginnings(file.last_header(), START)
        first = file.conferences()[0]
        assert first.entries()[-1].event == events.SecrecySet(secret=True)


@pytest.mark.parametrize(
    ("zone", "day"), [("Asia/Ho_Chi_Minh", 6), ("America/Lima", 5), ("Pacific/Apia", 6)]
)
def test_a_conference_is_deleted_on_a_day_of_its_own_clock(tmp_path, zone, day):
    planned = replace(programme("Giao ban"), timezone=ZoneInfo(zone))
    late = datetime(2023, 12, 5, 17, 30, tzinfo=UTC)

    with JournalFile.create_or_open(tmp_path / "journal.db") as file:
        told = file.delete(file.begin(planned, START), late)
        read = file.deletions()
    with JournalFile.create_or_open(tmp_path / "copy.db") as copy:
        copy.begin(planned, START)
        with JournalFile.open_to_read(tmp_path / "journal.db") as source:
            copy.delete_as_in(source)
        copied = copy.deletions()

    assert read == copied == (told,)
    assert (told.at, read[0].at.date()) == (late, date(2023, 12, day))


def test_only_text_fits_where_text_belongs(written):
    with pytest.raises(sqlite3.IntegrityError):
        on(written, "INSERT INTO entry VALUES (1, 'many', 'at', 'kind', 'data', 'hash')")


# Tampering


def test_an_honest_journal_is_intact(written):
    found = integrity(written)

    assert (found.entries, found.intact) == (len(DAY), True)
    assert on(written, "SELECT hash FROM entry ORDER BY number DESC LIMIT 1") == [(found.hash,)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET at = replace(at, '00:30:01', '00:30:02')",
        "UPDATE entry SET data = replace(data, 'muộn', 'sớm')",
        "UPDATE entry SET kind = 'Resumed' WHERE kind = 'Paused'",
        "UPDATE entry SET hash = replace(hash, 'a', 'b') WHERE number = 5",
        "UPDATE entry SET number = 40 WHERE number = 4",
        "DELETE FROM entry WHERE number = 4",
        "DELETE FROM entry WHERE number = 1",
        "INSERT INTO entry SELECT conference, 13, at, kind, data, hash FROM entry WHERE number = 2",
        "UPDATE conference SET programme = replace(programme, 'Giao ban', 'Giao bán')",
        "UPDATE conference SET opened_at = replace(opened_at, '2023', '2024')",
        "UPDATE conference SET hash = replace(hash, substr(hash, 1, 1), 'x')",
    ],
)
def test_a_change_behind_the_program_s_back_shows(written, statement):
    on(written, statement, without_triggers=True)

    assert integrity(written).intact is False


def test_a_single_byte_changed_in_the_file_shows(written):
    content = bytearray(written.read_bytes())
    place = content.index("muộn".encode())
    for byte in (b"M", b"\xff"):
        content[place : place + 1] = byte
        written.write_bytes(content)

        assert integrity(written).intact is False


def test_a_conference_put_before_another_shows(written):
    with JournalFile.create_or_open(written) as file:
        file.begin(programme("Họp khác"), START)
    assert integrity(written).intact

    on(written, "UPDATE conference SET hash = 'x' WHERE id = 1", without_triggers=True)

    assert integrity(written).intact is False


# What cannot be used


@pytest.mark.parametrize("opening", [JournalFile.open_to_read, JournalFile.create_or_open])
def test_a_newer_version_s_journal_is_left_to_it(written, opening):
    on(written, "PRAGMA user_version = 99")
    before = written.read_bytes()

    with pytest.raises(JournalError, match="newer version"):
        opening(written)

    assert written.read_bytes() == before


@pytest.mark.parametrize("opening", [JournalFile.open_to_read, JournalFile.create_or_open])
def test_a_journal_cut_anywhere_is_told_from_a_whole_one(written, opening):
    whole = written.read_bytes()

    for length in [*range(1, 120, 7), *range(120, len(whole), 997), len(whole) - 1]:
        written.write_bytes(whole[:length])
        with pytest.raises(JournalError):
            opening(written)
        assert written.read_bytes() == whole[:length]


@pytest.mark.parametrize("content", [b"x", b"Minutes of the meeting, typed into journal.db\n"])
@pytest.mark.parametrize("opening", [JournalFile.open_to_read, JournalFile.create_or_open])
def test_a_text_file_is_no_journal_and_stays(path, opening, content):
    path.write_bytes(content)

    with pytest.raises(JournalError, match="not a timekeeper record"):
        opening(path)

    assert path.read_bytes() == content


@pytest.mark.parametrize("opening", [JournalFile.open_to_read, JournalFile.create_or_open])
def test_another_program_s_database_stays(path, opening):
    on(path, "CREATE TABLE song (title TEXT)")
    before = path.read_bytes()

    with pytest.raises(JournalError, match="not a timekeeper record"):
        opening(path)

    assert path.read_bytes() == before


def test_an_empty_database_is_none_to_read_and_room_to_write(path):
    on(path, "PRAGMA user_version = 0")
    on(path, "VACUUM")
    with pytest.raises(JournalError, match="not a timekeeper record"):
        JournalFile.open_to_read(path)

    with JournalFile.create_or_open(path) as file:
        file.begin(programme(), START)

    assert integrity(path).intact


@pytest.mark.parametrize("name", ["file/journal.db", "file", "folder", "x" * 300])
def test_a_place_where_no_journal_can_be_is_told(tmp_path, name):
    (tmp_path / "file").write_bytes(b"here before")
    (tmp_path / "folder").mkdir()

    with pytest.raises(JournalError):
        JournalFile.create_or_open(tmp_path / name)

    assert (tmp_path / "file").read_bytes() == b"here before"


def test_an_entry_of_an_unknown_kind_is_told(written):
    on(written, "UPDATE entry SET kind = 'Danced' WHERE number = 2", without_triggers=True)

    with (
        JournalFile.open_to_read(written) as file,
        pytest.raises(JournalError, match="is damaged"),
    ):
        file.newest().entries()


def test_a_programme_that_cannot_be_kept_leaves_nothing_behind(path):
    nameless = programme(" ")

    with JournalFile.create_or_open(path) as file:
        with pytest.raises(AgendaError):
            file.begin(nameless, START)

        assert file.newest() is None


# When the disk does not take it


def test_what_does_not_fit_on_the_disk_does_not_count(path):
    with JournalFile.create_or_open(path) as file:
        journal = file.begin(programme(), START)
        journal.append(DAY[0], START)
        file._database.one("PRAGMA max_page_count = 10")

        with pytest.raises(JournalError, match="cannot be written"):
            journal.append(events.Noted("x" * 100_000), START)

        file._database.one("PRAGMA max_page_count = 1000")
        entry = journal.append(events.Paused(), START)

    assert entry.number == 2
    assert integrity(path).intact


def test_another_program_that_holds_the_journal_is_waited_for_and_then_told(path):
    with JournalFile.create_or_open(path) as file, closing(sqlite3.connect(path)) as other:
        journal = file.begin(programme(), START)
        file._database.one("PRAGMA busy_timeout = 20")
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(JournalError, match="cannot be written"):
            journal.append(events.Paused(), START)

        other.rollback()
        assert journal.append(events.Paused(), START).number == 1


def test_a_journal_opened_to_read_takes_no_entry(written):
    with JournalFile.open_to_read(written) as file, pytest.raises(JournalError):
        file.newest().append(events.Paused(), START)


def test_reading_a_journal_in_use_leaves_its_log_alone(path):
    with JournalFile.create_or_open(path) as file:
        file.begin(programme(), START).append(DAY[0], START)
        log = path.with_name("journal.db-wal")
        before = path.read_bytes(), log.read_bytes()

        assert integrity(path).entries == 1

        assert (path.read_bytes(), log.read_bytes()) == before


def test_reading_a_journal_at_rest_leaves_nothing_beside_it(written):
    assert integrity(written).intact

    assert [found.name for found in written.parent.iterdir()] == ["journal.db"]


class LogThatGoes(type(Path())):
    """A path beside which a log was seen that its writer has just taken away."""

    def exists(self):
        return True

    def stat(self, **follow):
        if self.name.endswith("-wal"):
            raise FileNotFoundError(self.name)
        return super().stat(**follow)


def test_a_journal_is_read_whose_writer_ends_meanwhile(written):
    with JournalFile.open_to_read(LogThatGoes(written)) as file:
        assert file.newest().integrity().intact
