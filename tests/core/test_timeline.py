"""The picture of one instant: the running item, its figures, and what comes next."""

from __future__ import annotations

import pytest

from tests.fakes import (
    EIGHT,
    Day,
    act,
    at,
    item,
    journal,
    meeting,
    minute,
    minutes,
    played,
    programme,
    seconds,
    session,
    states,
    study,
)
from timekeeper.core.acts import Show
from timekeeper.core.events import Audience, HallPicture, HallSwitched, ItemStarted, MessageShown
from timekeeper.core.record.course import Stage
from timekeeper.core.record.history import replay
from timekeeper.core.timeline import Phase, snapshot


def two_sessions():
    return programme(
        session(item("opening", "8:00", "8:10"), item("report", "8:10", "8:20")),
        session(item("debate", "14:00", "14:10"), name="afternoon"),
    )


class TestCurrent:
    def test_it_counts_what_is_used_and_what_remains(self):
        current = played(meeting(10), (0, "start")).seen(4).current

        assert current.item.id == "opening"
        assert current.started == at(0)
        assert current.elapsed == minutes(4)
        assert current.allotted == minutes(10)
        assert current.remaining == minutes(6)
        assert current.overrun == minutes(0)
        assert current.expected_end == at(10)

    def test_overrun_counts_on_past_zero(self):
        current = played(meeting(10), (0, "start")).seen(13).current

        assert current.remaining == -minutes(3)
        assert current.overrun == minutes(3)
        assert current.expected_end == at(13)

    def test_an_open_ended_item_has_no_limit_to_overrun(self):
        current = played(programme(session(item("debate"))), (0, "start")).seen(90).current

        assert current.elapsed == minutes(90)
        assert (current.allotted, current.remaining) == (None, None)
        assert current.overrun == minutes(0)
        assert current.expected_end is None
        assert current.phase is not Phase.NEARLY_OVER

    def test_a_pause_holds_the_figures_and_moves_the_end(self):
        picture = played(meeting(10), (0, "start"), (4, "pause")).seen(7)

        assert picture.stage is Stage.PAUSED
        assert picture.current.remaining == minutes(6)
        assert picture.current.expected_end == at(13)

    def test_added_time_is_part_of_the_allotment(self):
        current = played(meeting(10), (0, "start"), (1, act("add", by=5))).seen(4).current

        assert current.allotted == minutes(15)
        assert current.remaining == minutes(11)

    def test_a_resumed_item_goes_on_from_what_it_used(self):
        day = played(meeting(10, 10), (0, "start"), (5, "next"), (6, "previous"))

        assert day.seen(7).current.elapsed == minutes(6)
        assert day.seen(7).current.started == at(0)

    @pytest.mark.parametrize(
        ("length", "elapsed", "nearly"),
        [
            (10, 8.9, False),
            (10, 9, True),
            (10, 10, True),
            (10, 10.1, False),
            (30, 26.9, False),
            (30, 27, True),
        ],
    )
    def test_it_is_nearly_over_in_its_last_minute_or_its_last_tenth(self, length, elapsed, nearly):
        current = played(meeting(length), (0, "start")).seen(elapsed).current

        assert (current.phase is Phase.NEARLY_OVER) == nearly

    @pytest.mark.parametrize(("elapsed", "nearly"), [(6.9, False), (7, True), (10, True)])
    def test_the_programme_may_say_how_long_before_its_end(self, elapsed, nearly):
        report = item("opening", "8:00", "8:10", warning=minutes(3))

        current = played(programme(session(report)), (0, "start")).seen(elapsed).current

        assert (current.phase is Phase.NEARLY_OVER) == nearly

    def test_nothing_runs_before_the_start(self):
        assert Day(meeting(10)).seen(0).current is None


class TestNext:
    def test_its_time_has_what_was_added_to_it(self):
        upcoming = (
            played(meeting(10, 10), (0, "start"), (1, act("add", "report", by=5))).seen(2).next
        )

        assert upcoming.allotted == minutes(15)

    def test_it_is_the_first_item_before_the_start(self):
        upcoming = Day(meeting(10, 10)).seen(-5).next

        assert upcoming.item.id == "opening"
        assert upcoming.expected_start == at(0)
        assert upcoming.new_session

    def test_it_follows_the_running_item(self):
        upcoming = played(meeting(10, 10), (0, "start")).seen(5).next

        assert upcoming.item.id == "report"
        assert upcoming.expected_start == at(10)
        assert not upcoming.new_session

    def test_a_session_begins_with_it(self):
        day = played(two_sessions(), (0, "start"), (10, "next"))

        during, between = day.seen(15).next, None
        day.do(20, "next")
        between = day.seen(25).next

        for upcoming in (during, between):
            assert upcoming.item.id == "debate"
            assert upcoming.session == 1
            assert upcoming.new_session
            assert minute(upcoming.expected_start) == 6 * 60

    def test_a_session_that_was_entered_by_mistake_still_begins_with_it(self):
        day = played(two_sessions(), (0, "start"), (9, act("jump", "debate")), (9.1, "previous"))

        assert day.seen(10).next.item.id == "debate"
        assert day.seen(10).next.new_session

    def test_an_item_jumped_over_is_next_when_the_session_runs_out(self):
        day = played(two_sessions(), (0, act("jump", "report")))

        upcoming = day.seen(5).next

        assert upcoming.item.id == "opening"
        assert not upcoming.new_session
        day.do(10, "next")
        assert day.do(11, "start").event == ItemStarted("opening")

    def test_nothing_is_next_after_the_last_item(self):
        assert played(meeting(10), (0, "start")).seen(5).next is None


class TestSession:
    def test_it_is_that_of_the_running_item(self):
        assert played(two_sessions(), (0, "start")).seen(5).session == 0

    def test_it_is_that_of_what_comes_next_when_nothing_runs(self):
        assert played(two_sessions(), (0, "start"), (9, "close")).seen(10).session == 1

    def test_it_is_that_of_what_ran_last_when_all_is_over(self):
        day = played(meeting(10), (0, "start"), (9, "next"))

        assert day.seen(10).session == 0
        assert day.seen(10).stage is Stage.CLOSED

    def test_it_is_the_last_one_when_there_is_nothing_to_hold(self):
        assert Day(programme(session(study()), session(study("more")))).seen(0).session == 1

    def test_a_programme_without_sessions_has_none(self):
        picture = Day(programme()).seen(0)

        assert picture.session is None
        assert (picture.session_expected_end, picture.deviation) == (None, None)


def test_every_item_has_a_state():
    planned = programme(
        session(item("a"), item("b"), item("c")), session(item("d"), item("e"), study())
    )
    day = played(
        planned, (0, "start"), (5, "close"), (6, act("skip", "c")), (7, "start"), (8, "pause")
    )

    assert states(day.seen(9)) == {
        "a": "done",
        "b": "not_held",
        "c": "skipped",
        "d": "paused",
        "e": "pending",
        "papers": "study",
    }


def test_it_has_what_the_displays_were_told_to_show():
    day = Day(meeting(10))

    for fact in (HallSwitched(HallPicture.DARK), MessageShown(Audience.STAFF, "Mời khách")):
        day.do(0, Show(fact))

    assert day.seen(1).picture is HallPicture.DARK
    assert day.seen(1).messages == {Audience.STAFF: "Mời khách"}


def test_figures_change_with_the_whole_second():
    started = replay(journal((0, ItemStarted("opening"))))
    just_before = EIGHT + seconds(60.999)

    picture = snapshot(meeting(10), started, just_before)

    assert picture.at == at(1)
    assert picture.current.remaining == minutes(9)
