"""The hall's record on a second computer: what it acknowledged goes on there, to the second."""

from __future__ import annotations

import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes import EIGHT, ManualClock, at, meeting, minutes, seconds
from tests.network.standby.hall import FACTS, held
from timekeeper.core import events
from timekeeper.files.afar.shared_before import SharedBefore
from timekeeper.files.afar.standby_record import ENTRUSTED, StandbyPlace, succeed, succession
from timekeeper.files.heartbeat import Heartbeat
from timekeeper.files.journal.journal_file import JournalError, JournalFile
from timekeeper.live.conference import Conference
from timekeeper.live.resuming import absence, settle_clock

HEARD = at(5)


@pytest.fixture
def place(tmp_path: Path) -> StandbyPlace:
    return StandbyPlace(tmp_path / "standby.db", lambda: EIGHT)


def gone_on(place: StandbyPlace, ahead: timedelta = timedelta()) -> Conference:
    """Let the day go on on the standby, a minute after the hall was heard of last."""
    own = place.path.with_name("journal.db")
    shared = place.path.with_name("sharing.json")
    succeed(place.path, own, shared, heard=HEARD + ahead, ahead=ahead, epoch=8)
    with JournalFile.open_to_read(own) as file:
        newest = file.newest()
        assert newest is not None
        entries = newest.entries()

    class Taken:
        def entries(self):
            return entries

    return Conference(newest.programme(), Taken(), ManualClock(HEARD + ahead + minutes(1)))


def test_what_was_kept_is_there_after_a_start(place: StandbyPlace):
    hall = held(*FACTS)
    place.keep(hall, 0, 2)
    place.keep(hall, 2, 4)
    place.close()

    assert StandbyPlace(place.path, lambda: EIGHT).held() == hall


@pytest.mark.skipif(sys.platform == "win32", reason="its folder belongs to its user there")
def test_what_the_points_are_let_in_by_is_for_no_other_eyes_on_the_second_computer(
    place: StandbyPlace, tmp_path: Path
):
    kept, outside = tmp_path / ENTRUSTED, tmp_path / "outside.json"
    outside.write_text("{}")
    outside.chmod(0o644)
    kept.symlink_to(outside)

    place.entrust(b"tokens")

    assert outside.read_text() == "{}"
    assert kept.read_bytes() == b"tokens"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_where_nothing_was_kept_nothing_is_there(place: StandbyPlace):
    assert place.held() is None


def test_a_damaged_file_is_set_aside_and_the_hall_gives_all_anew(place: StandbyPlace):
    place.path.write_bytes(b"no journal" * 100)

    assert place.held() is None
    assert place.aside is not None
    assert place.aside.read_bytes().startswith(b"no journal")


def test_a_record_that_goes_on_otherwise_does_not_overwrite_the_one_before(place: StandbyPlace):
    before, hall = held(*FACTS), held(FACTS[0], events.ItemStarted("report"))
    place.keep(before, 0, 4)
    place.keep(hall, 0, 2)
    place.close()

    assert place.held() == hall
    assert place.aside is not None
    assert StandbyPlace(place.aside, lambda: EIGHT).held() == before


def test_the_day_goes_on_with_every_act_as_if_the_hall_had_started_again(place: StandbyPlace):
    hall = held(*FACTS)
    place.keep(hall, 0, 4)
    place.close()
    conference = gone_on(place)

    assert [entry.event for entry in conference.entries] == list(FACTS)
    assert conference.programme == meeting(10, 10)
    away = absence(conference, Heartbeat(place.path.with_name("alive")).last())
    assert away is not None
    assert (away.since, away.until) == (HEARD, HEARD + minutes(1))


@pytest.mark.parametrize("ahead", [437, -437, 1.4])
def test_a_clock_that_is_wrong_on_the_second_computer_changes_no_duration(
    place: StandbyPlace, ahead: float
):
    place.keep(held(*FACTS), 0, 4)
    place.close()
    right = gone_on(place)
    place.path.with_name("journal.db").unlink()
    conference = gone_on(place, seconds(ahead))

    before = conference.entries
    settle_clock(conference, None)
    used = conference.snapshot().current
    expected = right.snapshot().current

    assert conference.entries == before  # the clock is not stepped once more
    assert used is not None
    assert expected is not None
    assert abs(used.elapsed - expected.elapsed) < seconds(1)


def test_the_epoch_of_who_takes_over_is_not_reached_by_an_old_desk_that_starts_again():
    old = SharedBefore().begun("c", EIGHT)
    new = succession(old.epoch, EIGHT)
    later = old.begun("c", EIGHT + timedelta(days=2))

    assert old.epoch < later.epoch < new


def test_what_is_published_after_it_is_newer_still(place: StandbyPlace):
    place.keep(held(*FACTS), 0, 4)
    place.close()
    shared = place.path.with_name("sharing.json")
    SharedBefore(epoch=3, tokens={"hall": "a" * 20}).keep(shared)
    gone_on(place)

    assert SharedBefore.read(shared).begun("c", EIGHT).epoch > 8
    assert SharedBefore.read(shared).tokens == {"hall": "a" * 20}


def test_nothing_that_was_kept_is_nothing_to_take_over(place: StandbyPlace):
    with pytest.raises(JournalError):
        gone_on(place)


def test_of_a_secret_conference_nothing_goes_on_elsewhere_and_the_own_record_stays(
    place: StandbyPlace,
):
    own = place.path.with_name("journal.db")
    with JournalFile.create_or_open(own) as file:
        file.begin(meeting(10), EIGHT)
    place.keep(held(*FACTS, events.SecrecySet(secret=True)), 0, 5)
    place.close()

    with pytest.raises(JournalError, match="secret"):
        succeed(
            place.path,
            own,
            place.path.with_name("sharing.json"),
            heard=HEARD,
            ahead=seconds(90),
            epoch=8,
        )

    with JournalFile.open_to_read(own) as file:
        assert not file.newest().entries()
