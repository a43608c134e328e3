"""What was planned: lengths, planned instants, gaps, midnight, summer time, several days."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.fakes import (
    DAY,
    at,
    item,
    meeting,
    minute,
    minutes,
    part,
    programme,
    session,
    study,
    wall,
)
from timekeeper.core.forecast import Forecast
from timekeeper.core.programme import Kind, Part, Presenter, Programme, span
from timekeeper.core.record.course import Course

BERLIN = ZoneInfo("Europe/Berlin")


def lengths(planned: Programme) -> list[float | None]:
    return [None if s.length is None else s.length / minutes(1) for s in planned.slots]


def slacks(planned: Programme) -> list[float]:
    return [slot.slack / minutes(1) for slot in planned.slots]


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        ("8:00", "8:30", 30),
        ("8:00", "8:00", 0),
        ("23:40", "0:10", 30),
        ("8:45", "8:25", None),
        ("20:00", "8:00", None),
        ("20:01", "8:00", 719),
        ("8:00", None, None),
        (None, "8:00", None),
    ],
)
def test_a_span_runs_past_midnight_but_not_backwards(start, end, length):
    assert span(wall(start), wall(end)) == (None if length is None else minutes(length))


def test_a_stated_length_goes_before_start_and_end():
    assert item("report", "8:00", "8:30", 20).allotted == minutes(20)
    assert item("report", "8:00", "8:30").allotted == minutes(30)


def test_an_item_without_end_or_length_is_open_ended():
    assert item("report", "8:00").allotted is None


def test_papers_for_study_take_no_time():
    papers = study()

    assert not papers.timed
    assert papers.allotted is None


def test_a_part_grants_what_its_heading_says():
    assert Part(length=minutes(45), start=wall("8:00"), end=wall("9:00")).granted == minutes(45)
    assert Part(start=wall("8:00"), end=wall("9:00")).granted == minutes(60)
    assert Part().granted is None


def test_the_body_answers_for_a_presenter_else_what_is_written():
    assert Presenter("đồng chí A", body="Văn phòng").accountable == "Văn phòng"
    assert Presenter("đồng chí A").accountable == "đồng chí A"


def test_planned_instants_are_utc():
    first = meeting(10).slots[0]

    assert first.start == datetime(2023, 12, 6, 1, 0, tzinfo=UTC)
    assert first.start.tzinfo is UTC
    assert first.end == at(10)


def test_an_end_follows_from_start_and_length():
    planned = programme(session(item("opening", "8:00", length=10)))

    assert planned.slots[0].end == at(10)


def test_an_item_is_found_by_its_id():
    planned = meeting(10, 10)

    assert planned.slot("report").start == at(10)
    assert [i.id for i in planned.items] == ["opening", "report"]
    with pytest.raises(KeyError):
        planned.slot("nothing")


class TestExpectedLength:
    def test_a_start_alone_lasts_until_the_next_start(self):
        planned = programme(session(item("opening", "8:00"), item("report", "8:25", "8:30")))

        assert lengths(planned) == [25, 5]

    def test_the_last_start_alone_is_open_ended(self):
        planned = programme(session(item("opening", "8:00")))

        assert lengths(planned) == [None]

    def test_items_without_a_start_take_their_lengths_out_of_it(self):
        planned = programme(
            session(
                item("debate", "8:00"),
                item("first speaker", length=10),
                item("second speaker", length=15),
                item("vote", "9:00", "9:10"),
            )
        )

        assert lengths(planned) == [35, 10, 15, 10]

    def test_more_speakers_than_time_leave_nothing(self):
        planned = programme(
            session(item("debate", "8:00"), item("speaker", length=90), item("vote", "9:00"))
        )

        assert lengths(planned)[0] == 0

    def test_papers_have_none_whatever_time_they_state(self):
        papers = item("papers", "8:00", kind=Kind.STUDY)
        planned = programme(session(papers, item("report", "8:25", "8:30")))

        assert lengths(planned) == [None, 5]


class TestSlack:
    def test_a_planned_gap_belongs_to_the_item_after_it(self):
        planned = programme(session(item("a", "8:00", "8:10"), item("b", "8:15", "8:20")))

        assert slacks(planned) == [0, 5]

    def test_overlapping_items_have_none(self):
        planned = programme(session(item("a", "8:00", "8:20"), item("b", "8:15", "8:30")))

        assert slacks(planned) == [0, 0]

    def test_the_gap_after_a_sessions_start_counts(self):
        planned = programme(session(item("a", "8:10", "8:20"), start="8:00"))

        assert slacks(planned) == [10]

    def test_a_length_without_a_start_fills_the_gap(self):
        planned = programme(
            session(item("a", "8:00", "8:10"), item("b", length=5), item("c", "8:20", "8:30"))
        )

        assert slacks(planned) == [0, 0, 5]

    def test_an_item_without_any_time_leaves_the_gap_open(self):
        planned = programme(session(item("a", "8:00", "8:10"), item("b"), item("c", "8:20")))

        assert slacks(planned) == [0, 0, 10]

    def test_an_end_without_a_start_ends_the_gap(self):
        planned = programme(
            session(item("a", "8:00", "8:10"), item("b", None, "8:15"), item("c", "8:20"))
        )

        assert slacks(planned) == [0, 0, 5]

    def test_an_end_before_its_own_start_makes_none(self):
        planned = programme(session(item("a", "8:45", "8:25"), item("b", "8:55", "9:00")))

        assert slacks(planned) == [0, 0]

    def test_papers_neither_fill_nor_end_a_gap(self):
        planned = programme(session(item("a", "8:00", "8:10"), study(), item("b", "8:15")))

        assert slacks(planned) == [0, 0, 5]

    def test_a_session_without_any_time_has_none(self):
        assert slacks(programme(session(item("a"), item("b", length=5), item("c")))) == [0, 0, 0]


class TestSitting:
    def test_a_session_sits_from_its_start_to_its_end(self):
        (sitting,) = meeting(10, 10).sittings

        assert (sitting.start, sitting.end, sitting.slack) == (at(0), at(20), minutes(0))

    def test_it_begins_with_the_first_time_it_states(self):
        of_item = programme(session(item("a", length=5), item("b", "8:05")))
        of_part = programme(session(part(item("a"), start="7:50"), part(item("b", "8:05"))))

        assert minute(of_item.sittings[0].start) == 5
        assert minute(of_part.sittings[0].start) == -10

    def test_it_ends_with_its_last_item_when_it_states_no_end(self):
        planned = programme(session(item("a", "8:00", "8:10"), study()))

        assert planned.sittings[0].end == at(10)

    def test_it_is_open_when_nothing_says_where_it_ends(self):
        planned = programme(session(item("a", "8:00", "8:10"), item("b", "8:10")))

        assert planned.sittings[0].end is None

    def test_the_time_left_after_the_last_item_is_slack(self):
        planned = programme(session(item("a", "8:00", "8:10"), end="8:30"))
        without_times = programme(session(item("a"), item("b"), start="8:00", end="8:30"))

        assert planned.sittings[0].slack == minutes(20)
        assert without_times.sittings[0].slack == minutes(30)

    def test_a_session_without_items_sits_as_it_says(self):
        (sitting,) = programme(session(start="8:00", end="9:00")).sittings

        assert (sitting.start, sitting.end) == (at(0), at(60))


def test_a_part_starts_as_it_says_else_with_its_first_item():
    planned = programme(
        session(part(item("a", "8:05"), start="8:00"), part(item("b"), item("c", "9:00")), part())
    )

    assert [minute(start) for start in planned.part_starts[0]] == [0, 60, None]


class TestDays:
    def test_a_session_past_midnight_goes_on_into_the_next_day(self):
        evening = session(
            item("a", "22:00", "23:50"), item("b", "23:50", "0:30"), item("c", "0:30")
        )

        planned = programme(evening)

        assert [slot.start for slot in planned.slots] == [
            datetime(2023, 12, 6, 15, 0, tzinfo=UTC),
            datetime(2023, 12, 6, 16, 50, tzinfo=UTC),
            datetime(2023, 12, 6, 17, 30, tzinfo=UTC),
        ]
        assert planned.slots[1].length == minutes(40)
        assert slacks(planned) == [0, 0, 0]

    @pytest.mark.parametrize(("first", "then"), [("9:00", "8:00"), ("20:00", "8:00")])
    def test_a_time_up_to_half_a_day_before_the_first_one_is_of_the_same_day(self, first, then):
        planned = programme(session(item("a", first), item("b", then)))

        assert planned.slots[1].start == at(0)

    def test_each_session_has_its_own_day(self):
        planned = programme(
            session(item("a", "8:00")), session(item("b", "8:00"), day=date(2023, 12, 7))
        )

        assert [minute(slot.start) for slot in planned.slots] == [0, 24 * 60]

    def test_without_a_date_nothing_has_an_instant(self):
        planned = programme(session(item("a", "8:00", "8:10"), start="8:00"), day=None)

        assert planned.slots[0].start is None
        assert planned.slots[0].length == minutes(10)
        assert planned.sittings[0].start is None

    def test_a_programme_moves_with_the_distances_of_its_sessions(self):
        planned = programme(
            session(item("a")), session(item("b"), day=date(2023, 12, 8)), day=DAY
        ).dated(date(2024, 3, 1))

        assert [planned.session_date(n) for n in (0, 1)] == [date(2024, 3, 1), date(2024, 3, 3)]

    def test_dates_of_sessions_alone_move_too(self):
        days = (date(2023, 12, 6), date(2023, 12, 7))
        planned = programme(*(session(item(str(day)), day=day) for day in days), day=None)

        moved = planned.dated(date(2024, 3, 1))

        assert [s.date for s in moved.sessions] == [date(2024, 3, 1), date(2024, 3, 2)]

    def test_a_programme_without_any_date_takes_the_day(self):
        planned = programme(session(item("a")), day=None).dated(DAY)

        assert planned.date == DAY
        assert planned.session_date(0) == DAY


class TestSummerTime:
    def test_planned_times_follow_the_wall_clock_on_both_sides_of_the_change(self):
        night = session(item("a", "1:00", "1:30"), item("b", "3:30", "4:00"), start="1:00")

        spring = programme(night, zone=BERLIN, day=date(2024, 3, 31))

        assert [slot.start for slot in spring.slots] == [
            datetime(2024, 3, 31, 0, 0, tzinfo=UTC),
            datetime(2024, 3, 31, 1, 30, tzinfo=UTC),
        ]
        assert spring.slots[1].slack == minutes(60)

    def test_the_hour_that_comes_twice_lengthens_the_gap(self):
        night = session(item("a", "1:00", "1:30"), item("b", "3:30", "4:00"), start="1:00")

        autumn = programme(night, zone=BERLIN, day=date(2024, 10, 27))

        assert autumn.slots[1].slack == minutes(180)

    @pytest.mark.parametrize(
        ("items", "session_end"),
        [
            ((item("a", "1:15", "2:45", length=150),), None),
            ((item("a", "1:45", "3:15"),), None),
            ((item("a", "2:15", "2:45", length=90),), "2:45"),
            ((item("a", "1:30", length=90), item("b", "2:00", "2:45")), "3:00"),
            ((item("a", "1:30", "2:30"), item("b", "2:30", length=30), item("c", "2:00")), "2:30"),
            ((item("a", "1:15", "2:45"),), None),
        ],
    )
    def test_of_an_hour_that_comes_twice_plan_and_forecast_name_the_same(self, items, session_end):
        night = session(*items, start="1:00", end=session_end)
        planned = programme(night, zone=BERLIN, day=date(2023, 10, 29))

        opening = planned.sittings[0].start
        forecasts = Forecast(planned, Course()).at(opening)

        known = [
            (slot.start, slot.end or f.end)
            for slot, f in zip(planned.slots, forecasts, strict=True)
        ]
        assert known == [(f.start, f.end) for f in forecasts]
        assert planned.sittings[0].end >= forecasts[-1].start

    def test_a_session_in_the_second_of_two_hours_begins_after_the_one_before_it(self):
        first = session(item("a", "1:30", length=80), start="1:30")
        second = session(part(item("b", "2:00"), start="2:00"), start="2:00", end="2:40")
        planned = programme(first, second, zone=BERLIN, day=date(2023, 10, 29))

        begins = datetime(2023, 10, 29, 1, 0, tzinfo=UTC)

        assert planned.sittings[1].start == planned.part_starts[1][0] == begins
        assert planned.slots[1].start == begins
        assert planned.sittings[1].end - begins == minutes(40)


def test_an_item_is_counted_among_the_timed_ones_of_its_session():
    day = programme(
        session(item("a", length=5), study("papers"), item("b", length=5), start="8:00"),
        session(item("c", length=5), start="14:00", name="afternoon"),
    )

    assert day.turns == {"a": (1, 2, 1), "b": (2, 2, 2), "c": (1, 1, 3)}
