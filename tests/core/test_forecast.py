"""When the remaining items will begin and end, and how far the session is behind its plan."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.fakes import (
    Day,
    act,
    at,
    item,
    meeting,
    minute,
    minutes,
    part,
    played,
    programme,
    session,
    starts,
    study,
    times,
)
from timekeeper.core.timeline import Snapshot, snapshot


def behind(picture: Snapshot) -> float | None:
    """Return the deviation in minutes."""
    return None if picture.deviation is None else picture.deviation / minutes(1)


def with_fixed_part():
    """Ten minutes, a gap of ten, and a part that does not begin before 8:20."""
    return programme(
        session(
            part(item("opening", "8:00", "8:10")),
            part(item("link", "8:20", "8:30"), item("report", "8:30", "8:50"), fixed_start=True),
            start="8:00",
            end="8:50",
        )
    )


def with_gap():
    return programme(
        session(item("a", "8:00", "8:10"), item("b", "8:20", "8:30"), start="8:00", end="8:30")
    )


class TestOnTime:
    @pytest.mark.parametrize("now", [-60, -5, 0])
    @pytest.mark.parametrize("planned", [meeting(10, 20, 5), with_fixed_part(), with_gap()])
    def test_before_the_start_everything_is_expected_as_planned(self, planned, now):
        picture = Day(planned).seen(now)

        assert [(f.start, f.end) for f in picture.items] == [
            (s.start, s.end) for s in planned.slots
        ]
        assert behind(picture) == 0

    def test_a_day_kept_to_the_minute_stays_as_planned(self):
        day = played(meeting(10, 20, 5), (0, "start"), (10, "next"))

        picture = day.seen(15)

        assert times(picture) == {"opening": (0, 10), "report": (10, 30), "debate": (30, 35)}
        assert behind(picture) == 0

    def test_the_gap_before_a_sessions_first_item_is_kept(self):
        planned = programme(session(item("a", "8:10", "8:20"), start="8:00"))

        assert starts(Day(planned).seen(-30)) == {"a": 10}

    def test_papers_are_not_forecast(self):
        planned = programme(session(item("a", "8:00", "8:10"), study(), item("b", "8:10", "8:20")))

        assert times(Day(planned).seen(0)) == {"a": (0, 10), "papers": (None, None), "b": (10, 20)}


class TestLate:
    def test_a_late_start_pushes_everything(self):
        picture = Day(meeting(10, 20)).seen(7)

        assert times(picture) == {"opening": (7, 17), "report": (17, 37)}
        assert behind(picture) == 7

    def test_an_overrun_pushes_what_follows(self):
        picture = played(meeting(10, 20), (0, "start")).seen(13)

        assert times(picture) == {"opening": (0, 13), "report": (13, 33)}
        assert behind(picture) == 3

    def test_a_pause_pushes_what_follows(self):
        picture = played(meeting(10, 20), (0, "start"), (4, "pause")).seen(9)

        assert starts(picture)["report"] == 15
        assert behind(picture) == 5

    def test_added_time_pushes_and_cut_time_pulls(self):
        later = played(meeting(10, 20), (0, "start"), (1, act("add", by=5)))
        sooner = played(meeting(10, 20), (0, "start"), (1, act("cut", "report", by=5)))

        assert starts(later.seen(2))["report"] == 15
        assert behind(later.seen(2)) == 5
        assert behind(sooner.seen(2)) == -5

    def test_waiting_pushes(self):
        picture = played(meeting(10, 20), (0, "start"), (10, "finish")).seen(16)

        assert starts(picture)["report"] == 16
        assert behind(picture) == 6

    def test_a_gap_absorbs_a_delay_until_it_is_used_up(self):
        planned = with_gap()

        assert starts(Day(planned).seen(7)) == {"a": 7, "b": 20}
        assert behind(Day(planned).seen(7)) == 0
        assert starts(Day(planned).seen(13)) == {"a": 13, "b": 23}
        assert behind(Day(planned).seen(13)) == 3

    def test_the_time_left_at_the_end_of_a_session_absorbs_a_delay(self):
        planned = programme(session(item("a", "8:00", "8:10"), start="8:00", end="8:15"))

        assert minute(Day(planned).seen(3).session_expected_end) == 15
        assert behind(Day(planned).seen(3)) == 0
        assert behind(Day(planned).seen(9)) == 4


class TestEarly:
    def test_an_item_that_ends_early_pulls_what_follows(self):
        picture = played(meeting(10, 20), (0, "start"), (6, "next")).seen(7)

        assert times(picture)["report"] == (6, 26)
        assert behind(picture) == -4

    def test_a_skipped_item_gains_its_time(self):
        day = played(meeting(10, 20, 10), (0, "start"), (5, act("skip", "report")))

        assert starts(day.seen(5)) == {"opening": 0, "report": None, "debate": 10}
        assert behind(day.seen(5)) == -20

    def test_a_planned_gap_is_kept(self):
        day = played(with_gap(), (0, "start"), (4, "finish"))

        assert starts(day.seen(5))["b"] == 14
        assert behind(day.seen(5)) == -6

    def test_a_session_that_is_over_keeps_what_it_gained(self):
        planned = programme(session(item("a", "8:00", "8:10"), start="8:00", end="8:15"))
        day = played(planned, (0, "start"), (8, "next"))

        assert minute(day.seen(20).session_expected_end) == 8
        assert behind(day.seen(20)) == -7


class TestFixedStart:
    def test_nothing_begins_before_it(self):
        day = played(with_fixed_part(), (0, "start"), (4, "finish"))

        assert starts(day.seen(5)) == {"opening": 0, "link": 20, "report": 30}
        assert behind(day.seen(5)) == 0

    def test_it_holds_when_its_first_item_is_skipped(self):
        day = played(with_fixed_part(), (0, "start"), (1, act("skip", "link")))

        assert starts(day.seen(2))["report"] == 20

    def test_a_delay_beyond_the_gap_moves_it(self):
        picture = played(with_fixed_part(), (0, "start")).seen(23)

        assert starts(picture)["link"] == 23
        assert behind(picture) == 3

    def test_it_no_longer_binds_once_the_part_has_begun(self):
        day = played(with_fixed_part(), (0, "start"), (5, "next"), (8, "next"))

        assert times(day.seen(9))["report"] == (8, 28)

    def test_it_binds_again_when_the_part_was_entered_by_mistake(self):
        day = played(with_fixed_part(), (0, "start"), (5, "next"), (5.1, "previous"))

        assert starts(day.seen(6))["link"] == 20

    def test_it_is_the_parts_own_start_where_the_heading_gives_one(self):
        planned = programme(
            session(part(item("a", length=5)), part(item("b"), start="8:30", fixed_start=True))
        )

        assert starts(played(planned, (0, "start")).seen(1))["b"] == 30

    def test_a_fixed_part_without_any_time_binds_nothing(self):
        planned = programme(session(part(item("a", length=5)), part(item("b"), fixed_start=True)))

        assert starts(Day(planned).seen(3)) == {"a": 3, "b": 8}


class TestOrderOfPlay:
    def test_items_jumped_over_come_after_the_rest_of_the_session(self):
        day = played(meeting(10, 10, 10, 10), (0, "start"), (5, act("jump", "debate")))

        assert times(day.seen(5)) == {
            "opening": (0, 5),
            "debate": (5, 15),
            "vote": (15, 25),
            "report": (25, 35),
        }

    def test_items_jumped_over_come_before_the_next_session(self):
        planned = programme(
            session(item("a", length=10), item("b", length=10), item("c", length=10)),
            session(item("d", length=10)),
        )
        day = played(planned, (0, act("jump", "c")))

        assert starts(day.seen(0)) == {"c": 0, "a": 10, "b": 20, "d": 30}

    def test_an_interrupted_item_needs_only_what_it_has_left(self):
        day = played(meeting(10, 10), (0, "start"), (4, "next"), (8, "previous"))

        assert times(day.seen(8)) == {"opening": (0, 14), "report": (14, 20)}

    def test_an_item_held_twice_runs_from_its_first_start_to_its_last_end(self):
        day = played(
            meeting(10, 10), (0, "start"), (5, "next"), (8, act("jump", "opening")), (11, "finish")
        )

        assert times(day.seen(12)) == {"opening": (0, 11), "report": (5, 8)}


class TestOpenEnds:
    def test_an_open_ended_item_lets_the_next_one_begin_at_any_time(self):
        planned = programme(session(item("debate"), item("vote", length=5), start="8:00"))

        assert times(Day(planned).seen(0)) == {"debate": (0, None), "vote": (0, 5)}
        assert times(played(planned, (0, "start")).seen(30)) == {
            "debate": (0, None),
            "vote": (30, 35),
        }

    def test_a_start_alone_is_expected_to_last_until_the_next_start(self):
        planned = programme(session(item("break", "8:00"), item("report", "8:15", "8:30")))

        assert times(Day(planned).seen(0)) == {"break": (0, 15), "report": (15, 30)}
        assert times(played(planned, (3, "start")).seen(4)) == {
            "break": (3, 18),
            "report": (18, 33),
        }

    def test_an_item_without_any_time_leaves_the_next_start_as_planned(self):
        planned = programme(
            session(item("a", "8:00", "8:10"), item("b"), item("c", "8:30", "8:40"))
        )

        assert starts(Day(planned).seen(0)) == {"a": 0, "b": 10, "c": 30}
        assert starts(played(planned, (0, "start"), (10, "next")).seen(15))["c"] == 30

    def test_a_session_without_any_time_runs_from_now(self):
        planned = programme(session(item("a"), item("b", length=5), item("c")))

        picture = Day(planned).seen(3)

        assert times(picture) == {"a": (3, None), "b": (3, 8), "c": (8, None)}
        assert behind(picture) is None

    def test_a_list_without_times_is_expected_to_fill_its_session(self):
        planned = programme(session(item("a"), item("b"), start="8:00", end="9:00"))
        day = played(planned, (0, "start"), (20, "next"))

        assert behind(day.seen(30)) == 0
        assert minute(day.seen(30).session_expected_end) == 60

    def test_the_last_item_running_past_the_sessions_end_is_behind(self):
        planned = programme(session(item("debate", "8:00"), start="8:00", end="9:00"))
        day = played(planned, (5, "start"))

        assert behind(day.seen(30)) == 0
        assert behind(day.seen(64)) == 4


class TestSessionWithoutAPlannedEnd:
    def test_its_last_item_is_compared_with_its_own_start(self):
        planned = programme(session(item("a", "8:00", "8:10"), item("debate", "8:10")))
        day = played(planned, (4, "start"))

        picture = day.seen(5)

        assert behind(picture) == 4
        assert picture.session_expected_end is None

    def test_its_last_item_that_takes_place_is_compared_with_its_own_end(self):
        planned = programme(session(item("a", "8:00", "8:10"), item("debate", "8:10")))
        day = played(planned, (4, "start"), (5, act("skip", "debate")))

        assert behind(day.seen(5)) == 4
        assert minute(day.seen(5).session_expected_end) == 14

    def test_lengths_alone_say_when_it_ends_but_not_when_it_should(self):
        planned = programme(session(item("a", length=10), item("b", length=20)))

        picture = played(planned, (4, "start")).seen(5)

        assert minute(picture.session_expected_end) == 34
        assert behind(picture) is None

    def test_nothing_held_has_no_end(self):
        planned = programme(session(item("a", "8:00", "8:10")))
        day = played(planned, (0, act("skip", "a")))

        assert day.seen(5).session_expected_end is None
        assert behind(day.seen(5)) is None


class TestSessions:
    def day_and_evening(self):
        return programme(
            session(item("a", "8:00", "8:10"), item("b", "8:10", "8:20")),
            session(item("c", "14:00", "14:10"), name="afternoon"),
            session(item("d", "8:00", "8:10"), name="next day", day=date(2023, 12, 7)),
        )

    def test_a_session_does_not_begin_before_its_planned_start(self):
        day = played(self.day_and_evening(), (0, "start"), (5, "next"), (12, "next"))

        assert starts(day.seen(15)) == {"a": 0, "b": 5, "c": 6 * 60, "d": 24 * 60}

    def test_between_sessions_the_next_one_is_on_time(self):
        day = played(self.day_and_evening(), (0, "start"), (15, "next"), (40, "next"))

        assert day.seen(45).session == 1
        assert behind(day.seen(45)) == 0
        assert behind(day.seen(6 * 60 + 5)) == 5

    def test_a_delay_does_not_reach_into_the_next_session_unless_it_is_that_long(self):
        day = played(self.day_and_evening(), (0, "start"))

        assert starts(day.seen(30))["c"] == 6 * 60
        assert starts(day.seen(6 * 60))["c"] == 6 * 60 + 10

    def test_the_rest_of_a_closed_session_is_not_forecast(self):
        day = played(self.day_and_evening(), (0, "start"), (5, "close"))

        assert times(day.seen(6))["b"] == (None, None)

    def test_a_session_over_midnight_is_forecast_through_it(self):
        evening = session(
            item("a", "22:00", "23:50"), item("b", "23:50", "0:30"), item("c", "0:30", "1:00")
        )
        day = Day(programme(evening))
        late = 14 * 60 + 20

        picture = day.seen(late)

        assert starts(picture) == {"a": late, "b": late + 110, "c": late + 150}
        assert behind(picture) == 20

    def test_a_night_that_is_set_an_hour_forward_keeps_its_lengths(self):
        night = session(
            item("a", "1:00", length=30), item("b", "3:00", length=30), start="1:00", end="3:30"
        )
        planned = programme(night, zone=ZoneInfo("Europe/Berlin"), day=date(2024, 3, 31))
        one = datetime(2024, 3, 31, 0, 0, tzinfo=UTC)

        picture = snapshot(planned, Day(planned).course, one + minutes(40))

        assert [f.start - one for f in picture.items] == [minutes(40), minutes(70)]
        assert behind(picture) == 10


def test_a_correction_changes_the_forecast():
    day = played(meeting(10, 10), (5, "start"), (6, act("correct", to=2)))

    assert times(day.seen(6)) == {"opening": (2, 12), "report": (12, 22)}
    assert day.seen(6).current.started == at(2)
