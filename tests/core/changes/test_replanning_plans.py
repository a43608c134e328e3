"""What each plan for a late session changes, and that it changes nothing in vain."""

from __future__ import annotations

import pytest

from tests.core.late_days import afternoon, cuts, late, offered
from tests.fakes import (
    Day,
    act,
    at,
    item,
    minute,
    minutes,
    part,
    played,
    programme,
    seconds,
    session,
)
from timekeeper.core.acts import AddTime
from timekeeper.core.changes.replanning import Measure, Proposal
from timekeeper.core.events import ItemMoved, NewPlan
from timekeeper.core.programme import Kind


def late_afternoon() -> Day:
    """Return a day whose afternoon began ten minutes late and was granted seven minutes more."""
    planned = programme(
        session(item("m", "8:00", "9:00"), item("n", length=30)),
        session(
            item("a", "14:00", length=30, minimum=minutes(20)),
            item("b", length=30, conditional=True),
            item("c", length=15, kind=Kind.DISCUSSION),
            start="14:00",
            end="15:15",
            name="afternoon",
        ),
        session(item("e", "19:00", "19:30"), name="evening"),
    )
    granted = ((371, act("add", by=5)), (371, act("add", "c", by=2)))
    return played(planned, (0, "start"), (60, "close"), (370, "start"), *granted)


def told(proposal: Proposal) -> dict[str, tuple[float | None, ...]]:
    """Return each row's start, end and length before, and the same after, in minutes."""
    return {
        row.item.id: (
            minute(row.start),
            minute(row.end),
            row.allotted and row.allotted / minutes(1),
            minute(row.new_start),
            minute(row.new_end),
            row.new_allotted and row.new_allotted / minutes(1),
        )
        for row in proposal.rows
    }


class TestALateAfternoon:
    """Only what is left of the session in focus is planned anew."""

    def test_to_shorten_tells_every_items_times_before_and_after(self):
        shorten = offered(late_afternoon(), 372)[Measure.SHORTEN]

        assert told(shorten) == {
            "a": (370, 405, 35, 370, 398, 28),
            "b": (405, 435, 30, 398, 422, 24),
            "c": (435, 452, 17, 422, 435, 13),
        }
        assert cuts(shorten) == {"a": 7, "b": 6, "c": 4}
        assert (shorten.session, shorten.event.session, minute(shorten.end)) == (1, 1, 435)

    def test_to_leave_out_tells_no_times_of_what_is_left_out(self):
        drop = offered(late_afternoon(), 372)[Measure.DROP]

        assert told(drop) == {
            "a": (370, 405, 35, 370, 405, 35),
            "b": (405, 435, 30, None, None, None),
            "c": (435, 452, 17, 405, 422, 17),
        }
        assert drop.deviation == -minutes(13)

    def test_to_move_tells_the_times_in_the_other_session(self):
        move = offered(late_afternoon(), 372)[Measure.MOVE]

        assert told(move)["b"] == (405, 435, 30, 660, 690, 30)
        assert [(row.item.id, row.moved) for row in move.rows if row.changed] == [("b", True)]

    def test_the_event_has_the_plan_of_what_takes_place(self):
        drop = offered(late_afternoon(), 372)[Measure.DROP]

        assert drop.event.plans == (
            NewPlan("a", at(370), at(405), minutes(35)),
            NewPlan("c", at(405), at(422), minutes(17)),
        )


class TestCombination:
    PAIR = (item("a", length=40), item("b", length=20, kind=Kind.BREAK))

    def test_two_measures_that_do_not_suffice_are_combined(self):
        assert list(offered(late(*self.PAIR, by=30), 30)) == [
            Measure.BREAK,
            Measure.SHORTEN,
            Measure.COMBINE,
            Measure.ACCEPT,
        ]

    def test_nothing_is_combined_where_one_measure_suffices(self):
        assert list(offered(late(*self.PAIR, by=12), 12)) == [
            Measure.BREAK,
            Measure.SHORTEN,
            Measure.ACCEPT,
        ]

    def test_what_is_left_out_is_not_shortened_as_well(self):
        day = late(
            item("a", length=30),
            item("b", length=15),
            item("c", length=15, conditional=True),
            by=25,
        )

        combined = offered(day, 25)[Measure.COMBINE]

        assert combined.event.dropped == ("c",)
        assert cuts(combined) == {"a": 6, "b": 4}


class TestShorten:
    def test_one_minute_may_be_enough(self):
        day = late(item("a", length=60), by=1)

        assert cuts(offered(day, 1)[Measure.SHORTEN]) == {"a": 1}

    def test_one_minute_may_be_all_there_is(self):
        day = late(item("a", length=54, protected=True), item("b", length=6))

        assert cuts(offered(day, 10)[Measure.SHORTEN]) == {"b": 1}

    def test_whole_minutes_are_cut(self):
        day = late(item("a", length=60), by=30)
        day.do(30, AddTime(seconds(30)))

        assert cuts(offered(day, 30)[Measure.SHORTEN]) == {"a": 20}

    def test_an_item_without_a_limit_is_not_shortened(self):
        day = played(
            programme(session(item("a", "8:00"), item("b", "8:45", "9:00"), end="9:00")),
            (0, "start"),
        )

        shorten = offered(day, 50)[Measure.SHORTEN]

        assert told(shorten) == {
            "a": (0, 50, None, 0, 50, None),
            "b": (50, 65, 15, 50, 60, 10),
        }

    def test_the_end_of_what_goes_on_without_a_limit_is_at_least_now(self):
        day = late(item("a", length=30), item("b"), by=0)
        day.do(40, "next")

        assert offered(day, 70)[Measure.ACCEPT].deviation == minutes(10)

    def test_cuts_before_a_part_with_a_fixed_start_are_not_made(self):
        planned = programme(
            session(
                part(item("a", "8:00", "8:10")),
                part(item("b", "8:30", length=12), item("c", "8:42", length=12), fixed_start=True),
                end="8:46",
            )
        )

        assert cuts(offered(played(planned, (0, "start")), 1)[Measure.SHORTEN]) == {"b": 4, "c": 4}

    def test_nothing_is_shortened_where_it_wins_nothing(self):
        planned = programme(
            session(
                part(item("a", "8:00", "8:10"), item("b", "8:10", "8:20", kind=Kind.BREAK)),
                part(item("c", "8:30", "9:00", protected=True), fixed_start=True),
                end="8:55",
            )
        )

        assert list(offered(played(planned, (0, "start")), 1)) == [Measure.ACCEPT]

    @pytest.mark.parametrize("fixed", [True, False])
    def test_many_cuts_too_are_made_only_if_they_win_something(self, fixed):
        many = [item(f"i{n}", "8:00" if not n else None, length=6) for n in range(70)]
        last = item("last", "15:00", length=30, protected=True)
        day = played(
            programme(session(part(*many), part(last, fixed_start=fixed), end="15:25")),
            (0 if fixed else 65, "start"),
        )

        shorten = offered(day, 0 if fixed else 65).get(Measure.SHORTEN)

        assert (shorten is None) == fixed
        assert fixed or set(cuts(shorten).values()) == {1}


class TestLeaveOut:
    def test_what_is_not_needed_with_the_others_left_out_takes_place(self):
        day = late(
            item("a", length=40, protected=True),
            item("b", length=8, conditional=True),
            item("c", length=3, conditional=True),
            item("d", length=3, conditional=True),
            end="8:54",
            by=11,
        )

        drop = offered(day, 11)[Measure.DROP]

        assert (drop.event.dropped, drop.on_time) == (("b", "d"), True)

    def test_the_only_item_of_a_session_is_not_left_out(self):
        planned = programme(session(item("a", "8:00", "8:30", conditional=True)))

        assert Measure.DROP not in offered(Day(planned), 10)


class TestMove:
    def test_what_takes_exactly_the_time_that_is_needed_fits_best(self):
        day = late(
            item("a", length=20, protected=True),
            item("b", length=11),
            item("c", length=10),
            item("d", length=19, protected=True),
            then=afternoon(),
        )

        assert offered(day, 10)[Measure.MOVE].event.moves == (ItemMoved("c", 1, 0, "later"),)

    def test_what_wins_most_moves_where_nothing_wins_enough(self):
        day = late(
            item("a", length=40, protected=True),
            item("b", length=5),
            item("c", length=8),
            item("d", length=7),
            then=afternoon(),
        )

        move = offered(day, 10)[Measure.MOVE]

        assert (move.event.moves, move.deviation) == (
            (ItemMoved("c", 1, 0, "later"),),
            minutes(2),
        )

    def test_where_only_a_break_is_planned_the_item_comes_after_it(self):
        lunch = afternoon(item("lunch", "14:00", "14:10", kind=Kind.BREAK))
        day = late(item("a", length=40, protected=True), item("b", length=20), then=lunch)

        assert offered(day, 10)[Measure.MOVE].event.moves == (ItemMoved("b", 1, 0, None),)

    @pytest.mark.parametrize(
        "fixed_to_its_place",
        [
            item("b", length=20, protected=True),
            item("b", length=20, kind=Kind.SPEECH),
            item("b", length=20, kind=Kind.BREAK),
            item("b", length=20, kind=Kind.VOTE),
        ],
    )
    def test_ceremonies_and_what_is_protected_do_not_move(self, fixed_to_its_place):
        day = late(item("a", length=40, protected=True), fixed_to_its_place, then=afternoon())

        assert Measure.MOVE not in offered(day, 10)

    def test_an_item_that_was_left_too_soon_does_not_move(self):
        day = late(item("a", length=40, protected=True), item("b", length=20), then=afternoon())
        assert Measure.MOVE in offered(day, 11)

        day.do(50, "next")
        day.do(51, "previous")

        assert Measure.MOVE not in offered(day, 52)

    def test_nothing_moves_out_of_a_part_with_a_fixed_start_nor_in_vain_from_before_it(self):
        planned = programme(
            session(
                part(item("a", "8:00", "8:10"), item("b", "8:10", "8:20")),
                part(item("c", "8:30", "9:00"), fixed_start=True),
                end="8:55",
            ),
            afternoon(),
        )

        assert Measure.MOVE not in offered(played(planned, (0, "start")), 1)
