"""Planned against actual: rows for items, sessions and presenting bodies."""

from __future__ import annotations

from tests.fakes import (
    Day,
    act,
    at,
    item,
    meeting,
    minutes,
    part,
    played,
    programme,
    session,
    study,
)
from timekeeper.core.events import ClockStepped
from timekeeper.core.programme import Presenter
from timekeeper.core.record.course import State
from timekeeper.core.report.rows import Report, report


def of(day: Day) -> Report:
    return report(day.programme, day.course)


def rows(day: Day):
    return {row.item.id: row for row in of(day).items}


class TestItems:
    def test_a_row_sets_the_plan_against_what_happened(self):
        planned = programme(
            session(part(item("opening", "8:00", "8:10"), title="I. Khai mạc"), name="Buổi sáng")
        )

        row = rows(played(planned, (2, "start"), (15, "finish")))["opening"]

        assert (row.session, row.part) == ("Buổi sáng", "I. Khai mạc")
        assert (row.planned_start, row.planned_end) == (at(0), at(10))
        assert (row.actual_start, row.actual_end) == (at(2), at(15))
        assert (row.allotted, row.used, row.overrun) == (minutes(10), minutes(13), minutes(3))
        assert row.state is State.DONE

    def test_pauses_are_not_used_time(self):
        row = rows(played(meeting(10), (0, "start"), (4, "pause"), (6, "resume"), (9, "finish")))[
            "opening"
        ]

        assert (row.paused, row.used, row.overrun) == (minutes(2), minutes(7), -minutes(3))

    def test_what_came_in_between_is_not_used_time(self):
        row = rows(
            played(meeting(10, 10), (0, "start"), (5, "next"), (8, "previous"), (9, "finish"))
        )["opening"]

        assert (row.actual_start, row.actual_end) == (at(0), at(9))
        assert (row.paused, row.used) == (minutes(3), minutes(6))

    def test_added_time_is_not_overrun(self):
        row = rows(played(meeting(10), (0, "start"), (1, act("add", by=5)), (17, "finish")))[
            "opening"
        ]

        assert (row.added, row.overrun) == (minutes(5), minutes(2))

    def test_an_open_ended_item_cannot_overrun(self):
        row = rows(played(programme(session(item("debate"))), (0, "start"), (9, "finish")))[
            "debate"
        ]

        assert (row.allotted, row.used, row.overrun) == (None, minutes(9), None)

    def test_a_running_item_has_no_end_and_no_used_time(self):
        row = rows(played(meeting(10), (0, "start")))["opening"]

        assert (row.actual_start, row.actual_end) == (at(0), None)
        assert (row.paused, row.used, row.overrun) == (minutes(0), None, None)
        assert row.state is State.RUNNING

    def test_what_did_not_take_place_has_no_times(self):
        planned = programme(session(item("a"), item("b"), study()))
        found = rows(played(planned, (0, act("skip", "b"))))

        assert [found[name].state for name in ("a", "b", "papers")] == [
            State.PENDING,
            State.SKIPPED,
            State.STUDY,
        ]
        assert all(row.actual_start is None and row.used is None for row in found.values())

    def test_a_corrected_start_counts(self):
        row = rows(played(meeting(10), (5, "start"), (6, act("correct", to=1)), (12, "finish")))[
            "opening"
        ]

        assert (row.actual_start, row.used) == (at(1), minutes(11))


class TestSessions:
    PLANNED = programme(
        session(item("a", "8:00", "8:10"), item("b", "8:10", "8:20"), item("c")),
        session(item("d", "14:00", "14:30"), name="afternoon"),
    )

    def test_a_session_lasts_from_its_first_start_to_its_last_end(self):
        day = played(self.PLANNED, (3, "start"), (15, "next"), (22, "close"))

        morning, afternoon = of(day).sessions

        assert (morning.name, afternoon.name) == ("morning", "afternoon")
        assert (morning.planned_start, morning.planned_end) == (at(0), None)
        assert (afternoon.planned_start, afternoon.planned_end) == (at(360), at(390))
        assert (morning.actual_start, morning.actual_end) == (at(3), at(22))
        assert (afternoon.actual_start, afternoon.actual_end) == (None, None)

    def test_a_session_in_which_something_runs_has_no_end(self):
        day = played(self.PLANNED, (3, "start"), (15, "next"))

        assert of(day).sessions[0].actual_end is None

    def test_totals_are_over_the_items_that_took_place(self):
        day = played(
            self.PLANNED,
            (0, "start"),
            (2, "pause"),
            (3, "resume"),
            (14, "next"),
            (15, act("add", by=5)),
            (20, "next"),
            (29, "finish"),
        )

        totals = of(day).sessions[0].totals

        assert totals.items == 3
        assert totals.allotted == minutes(20)
        assert totals.added == minutes(5)
        assert totals.paused == minutes(1)
        assert totals.used == minutes(13 + 6 + 9)
        assert totals.overrun == minutes(3 - 9)


def test_each_presenting_body_has_its_sums():
    office = Presenter("Văn phòng (đồng chí A)", body="Văn phòng")
    planned = programme(
        session(
            item("a", length=10, presenter=office),
            item("b", length=10, presenter=Presenter("đồng chí B")),
            item("c", length=10, presenter=office),
            item("d", length=10),
        )
    )
    day = played(planned, (0, "start"), (12, "next"), (20, "next"), (31, "next"))

    bodies = {row.body: row.totals for row in of(day).bodies}

    assert list(bodies) == ["Văn phòng", "đồng chí B"]
    assert (bodies["Văn phòng"].items, bodies["Văn phòng"].overrun) == (2, minutes(3))
    assert bodies["đồng chí B"].used == minutes(8)


def test_the_report_of_a_day_that_has_not_begun_is_all_plan():
    day = Day(meeting(10, 10))

    found = of(day)

    assert found.programme is day.programme
    assert [row.actual_start for row in found.items] == [None, None]
    assert found.sessions[0].totals.items == 0
    assert found.bodies == ()


def test_what_happened_to_the_clock_stands_among_the_changes():
    day = played(meeting(10, 10), (0, "start"))
    day.clock.instant = at(65)
    day.witness(ClockStepped(minutes(60)))

    told = report(day.original, day.course)

    assert [entry.event for entry in told.changes] == [ClockStepped(minutes(60))]
    assert told.items[0].actual_start == at(60)
