"""Permitted, then recorded, and only then true."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.fakes import (
    EIGHT,
    WORDS,
    Day,
    ManualClock,
    act,
    at,
    edit,
    journal,
    meeting,
    minutes,
    played,
    runs,
    seconds,
)
from timekeeper.core.acts import Show
from timekeeper.core.events import (
    Audience,
    Entry,
    Event,
    HallPicture,
    HallSwitched,
    ItemRemoved,
    ItemStarted,
    MessageShown,
)
from timekeeper.core.rules import NotPermitted
from timekeeper.core.timeline import snapshot
from timekeeper.live.conference import Conference, MemoryJournal


class FullJournal(MemoryJournal):
    """A journal on a disk without room."""

    def append(self, event: Event, at: datetime, by: str = "") -> Entry:
        raise OSError("no space left on device")


def test_an_act_is_recorded_with_its_instant():
    day = Day(meeting(10, 10))

    entry = day.do(5, "start")

    assert entry == Entry(1, at(5), ItemStarted("opening"))
    assert list(day.journal.entries()) == [entry]
    assert list(day.entries) == [entry]
    assert runs(day.course) == [("opening", 5, None)]


def test_a_refused_act_leaves_journal_and_show_alone():
    day = played(meeting(10, 10), (0, "start"))
    before = (day.course, day.journal.entries())

    with pytest.raises(NotPermitted):
        day.do(5, "start")

    assert (day.course, day.journal.entries()) == before


def test_what_could_not_be_recorded_did_not_happen():
    day = Day(meeting(10, 10), FullJournal())

    with pytest.raises(OSError, match="no space"):
        day.do(5, "start")

    assert day.course.running is None
    assert list(day.entries) == []


def test_a_conference_goes_on_from_its_journal():
    first = played(meeting(10, 10), (0, "start"), (9, "next"))

    second = Conference(meeting(10, 10), first.journal, ManualClock(at(12)))

    assert second.course == first.course
    assert second.snapshot() == first.seen(12)
    assert second.act(act("undo")).number == 3


def test_nothing_is_stamped_earlier_than_the_last_entry():
    day = played(meeting(10, 10), (5, "start"))

    entry = day.do(3, "next")

    assert entry.at == at(5)
    assert day.now() == at(5)
    assert day.snapshot().at == at(5)


def test_after_a_restart_nothing_is_stamped_earlier_than_the_last_entry():
    kept = MemoryJournal()
    for told in journal((0, ItemStarted("opening")), (9, ItemStarted("report"))):
        kept.append(told.event, told.at)

    restarted = Conference(meeting(10, 10), kept, ManualClock(at(2)))

    assert restarted.now() == at(9)
    assert restarted.act(act("pause")).at == at(9)


def test_before_the_first_act_the_clock_is_followed_wherever_it_goes():
    day = Day(meeting(10))

    day.clock.instant = at(-30)

    assert day.now() == at(-30)


@pytest.mark.parametrize("action", WORDS)
def test_what_an_act_would_do_is_what_it_does(action):
    asked = act(action, "report", by=1, to=4, text="note")
    day = played(meeting(10, 10), (0, "start"), (5, "next"))
    foreseen = day.would_do(asked)

    try:
        done = day.do(5, asked)
    except NotPermitted:
        assert foreseen is None
    else:
        assert done.event == foreseen


def test_the_snapshot_is_of_now():
    day = played(meeting(10), (0, "start"))
    day.clock.instant = EIGHT + seconds(61.5)

    assert day.snapshot().current.elapsed == seconds(61)
    assert day.snapshot().current.remaining == minutes(10) - seconds(61)


def test_a_journal_in_memory_numbers_its_entries_from_one():
    kept = MemoryJournal()

    numbers = [kept.append(ItemStarted("opening"), at(n)).number for n in range(3)]

    assert numbers == [1, 2, 3]
    assert [entry.number for entry in kept.entries()] == [1, 2, 3]


def test_changes_of_the_day_make_another_programme_and_keep_the_original():
    day = played(meeting(10, 10), (0, "start"), (1, edit(ItemRemoved("report"))))

    again = Conference(meeting(10, 10), day.journal, ManualClock(at(2)))

    assert [item.id for item in again.programme.items] == ["opening"]
    assert again.original == meeting(10, 10)
    assert again.programme == day.programme
    again.act(act("undo"))
    assert again.programme == again.original


def test_the_snapshot_of_another_instant_is_never_earlier_than_the_last_entry():
    day = played(meeting(10), (5, "start"))

    assert day.snapshot(at(8)).current.elapsed == minutes(3)
    assert day.snapshot(at(2)).at == at(5)
    assert Day(meeting(10)).snapshot(at(2)).at == at(2)


@pytest.mark.parametrize(
    "fact",
    [
        HallSwitched(HallPicture.DARK),
        MessageShown(Audience.HALL, "Giải lao"),
        MessageShown(Audience.ROSTRUM, "Còn một phút"),
    ],
)
def test_what_the_displays_show_is_in_the_snapshot_at_once_and_moves_no_time(fact: Event):
    day = played(meeting(10, 10), (0, "start"))
    before = day.snapshot(at(3))

    day.act(Show(fact))

    shown = day.snapshot(at(3))
    assert shown == snapshot(day.programme, day.course, at(3))
    assert shown.items == before.items
    assert (shown.picture, shown.messages) != (before.picture, before.messages)
