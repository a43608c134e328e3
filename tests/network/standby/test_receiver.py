"""The standby's own knowledge: what it acknowledges lies on its disk, in the hall's own rows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes import at, seconds
from tests.network.standby.hall import FACTS, Disk, Wireless, held, record
from timekeeper.core import events
from timekeeper.files.journal.records import Held
from timekeeper.network.point_protocol import NotUnderstood
from timekeeper.network.standby.protocol import Entries, Have, Opened, Withdrawn
from timekeeper.network.standby.receiver import LOST, Receiver


def kept(line: Wireless) -> list:
    assert line.disk.kept is not None
    return line.disk.kept.records


def test_who_comes_late_is_given_all_and_each_act_after_it():
    hall = held(*FACTS[:2])
    line = Wireless(hall)
    line.connect()
    record(hall, FACTS[2])
    line.flow()

    assert kept(line) == hall.records
    assert line.supply.lacking() == ()
    assert (line.standby.stand.acts, line.standby.stand.last) == (3, at(2))


def test_a_long_record_comes_in_parts():
    hall = held(*[events.Paused(), events.Resumed()] * 300)
    line = Wireless(hall)
    line.connect()

    assert kept(line) == hall.records


def test_what_the_halls_own_disk_may_still_lose_is_not_given():
    hall = held(*FACTS)
    line = Wireless(hall)
    line.supply.settled = lambda: 2
    line.connect()

    assert kept(line) == hall.records[:2]


def test_over_a_new_line_only_what_is_missing_is_given():
    hall = held(*FACTS[:3])
    line = Wireless(hall)
    line.connect()
    record(hall, FACTS[3])
    again = Wireless(hall, line.disk)

    assert [again.supply.begin(have) for have in again.standby.begin()] == [3]

    again.connect()
    assert kept(again) == hall.records


def test_what_is_not_on_the_standbys_disk_is_not_acknowledged_and_the_hall_says_which():
    hall = held(FACTS[0])
    line = Wireless(hall)
    line.connect()
    line.disk.full = True
    record(hall, FACTS[1])
    line.flow()

    assert [entry.event for entry in line.supply.lacking()] == [FACTS[1]]
    assert line.standby.stand.why_not == "The disk is full."

    line.disk.full = False
    line.look()

    assert line.supply.lacking() == ()
    assert line.standby.stand.why_not == ""
    assert kept(line) == hall.records


def test_after_a_full_disk_and_a_lost_line_nothing_is_missing_or_twice():
    hall = held(FACTS[0])
    line = Wireless(hall)
    line.connect()
    line.disk.full = True
    record(hall, FACTS[1])
    line.flow()
    line.disk.full = False
    line.connect()

    assert kept(line) == hall.records
    assert line.disk.aside == []


def test_a_hall_that_lost_acts_is_followed_and_what_the_standby_had_is_kept_apart():
    before = held(*FACTS)
    line = Wireless(before)
    line.connect()
    hall = held(*FACTS[:2], events.Resumed(), events.Paused(), events.Resumed())
    again = Wireless(hall, line.disk)
    again.connect()

    assert kept(again) == hall.records
    assert [aside.records for aside in line.disk.aside] == [before.records]


def test_another_conference_is_another_record():
    line = Wireless(held(*FACTS))
    line.connect()
    hall = held(FACTS[0], title_of=20)
    again = Wireless(hall, line.disk)
    again.connect()

    assert again.disk.kept == hall


@pytest.mark.parametrize(
    "wrong",
    [
        lambda rows: rows[1:],
        lambda rows: [rows[0]._replace(data='{"item":"vote"}'), *rows[1:]],
        lambda rows: [rows[0]._replace(kind="Exploded"), *rows[1:]],
        lambda rows: [rows[0], rows[0], *rows[2:]],
    ],
    ids=["one is missing", "one was changed", "of a newer version", "one comes twice"],
)
def test_records_that_do_not_follow_each_other_are_not_taken(wrong):
    hall = held(*FACTS)
    standby = Receiver(Disk(), Wireless(hall).clock)
    standby.heard(Opened(conference="c", epoch=7, header=hall.header).encoded())

    with pytest.raises(NotUnderstood):
        standby.heard(Entries(after=0, records=tuple(wrong(hall.records))).encoded())

    assert standby.stand.acts == 0


def test_records_before_any_conference_and_noise_are_not_understood():
    standby = Receiver(Disk(), Wireless(held()).clock)

    for said in (Entries(after=0, records=tuple(held(*FACTS).records)).encoded(), b"{", b"[]"):
        with pytest.raises(NotUnderstood):
            standby.heard(said)


def test_of_a_conference_that_became_secret_nothing_can_be_taken_over_and_nothing_is_lost():
    line = Wireless(held(*FACTS))
    line.connect()

    line._tell(Withdrawn())
    line.clock.instant += seconds(60)
    again = Receiver(line.disk, line.clock)  # after another start

    assert line.standby.stand.withdrawn
    assert not line.standby.is_lost()
    assert not again.is_lost()
    assert again.begin() == (Have(),)
    assert [len(kept.records) for kept in line.disk.aside] == [len(FACTS)]


def test_whoever_has_taken_over_before_keeps_the_day():
    line = Wireless(held(*FACTS))
    line.connect()
    line.standby.take_over(9)

    line._tell(Withdrawn())

    assert not line.disk.aside
    assert not line.standby.stand.withdrawn


def test_another_conference_than_the_secret_one_is_taken_as_any():
    line = Wireless(held(*FACTS))
    line.connect()
    line._tell(Withdrawn())
    other = Wireless(held(FACTS[0], title_of=20), line.disk)

    other.connect()

    assert other.standby.stand.acts == 1
    assert not other.standby.stand.withdrawn


def test_the_hall_is_lost_after_five_seconds_without_a_word_and_not_before():
    line = Wireless(held(FACTS[0]))
    line.connect()
    line.look()

    line.clock.instant += LOST
    assert not line.standby.is_lost()
    line.clock.instant += seconds(1)
    assert line.standby.is_lost()
    line.look()
    assert not line.standby.is_lost()


def test_who_has_nothing_of_any_hall_has_nothing_to_take_over():
    line = Wireless(held())

    line.clock.instant += timedelta(hours=1)

    assert not line.standby.is_lost()


def test_after_a_start_without_the_hall_what_lies_on_disk_can_be_taken_over():
    line = Wireless(held(*FACTS))
    line.connect()
    started = Receiver(line.disk, line.clock)

    assert started.is_lost()
    assert started.stand.acts == 4


def test_the_standby_knows_by_how_much_its_clock_is_ahead_of_the_halls():
    line = Wireless(held(FACTS[0]), ahead=-437)
    line.connect()
    line.look()

    assert line.standby.stand.ahead == seconds(-437)


def test_what_is_taken_over_is_all_that_was_acknowledged_and_nothing_comes_after_it():
    hall = held(*FACTS[:3])
    line = Wireless(hall)
    line.connect()
    acknowledged = line.supply.acknowledged
    taken = line.standby.take_over(8)
    record(hall, FACTS[3])
    line.flow()

    assert taken is not None
    assert len(taken.records) == acknowledged == 3
    assert len(kept(line)) == 3
    assert [entry.event for entry in line.supply.lacking()] == [FACTS[3]]


def test_the_old_desk_that_is_met_again_is_told_from_which_act_on_it_was_succeeded():
    line = Wireless(held(*FACTS[:3]))
    line.connect()
    line.standby.take_over(8)
    line.connect()

    assert [(took.epoch, took.count) for took in line.succeeded] == [(8, 3)]


def test_a_desk_is_not_succeeded_by_an_older_one():
    line = Wireless(held(*FACTS), epoch=9)
    line.connect()
    line.standby.take_over(8)

    assert not any(line.supply.hear(took) for took in line.standby.begin())
    assert line.succeeded == []


def test_an_older_desk_of_the_same_conference_gives_nothing_more():
    line = Wireless(held(*FACTS))
    line.connect()
    older = Opened(conference="c", epoch=6, header=held(*FACTS).header)

    with pytest.raises(NotUnderstood):
        line.standby.heard(older.encoded())

    assert line.standby.stand.epoch == 7


@pytest.mark.parametrize("programme", ["", "{}", '{"format": "timekeeper-agenda/99"}', "[" * 9_999])
def test_a_programme_of_another_version_is_refused_before_the_day_depends_on_it(programme: str):
    hall = held(*FACTS)
    line = Wireless(Held(hall.header._replace(programme=programme), None, hall.records))

    with pytest.raises(NotUnderstood, match="another version"):
        line.connect()

    assert line.disk.kept is None
