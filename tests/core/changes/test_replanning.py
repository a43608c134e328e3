"""What is proposed about a late session."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.core.late_days import afternoon, apply, cuts, late, offered
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
)
from timekeeper.core.acts import ReplanBy
from timekeeper.core.changes import replanning
from timekeeper.core.changes.replanning import (
    Measure,
    least,
    places,
    with_minutes,
    with_place,
)
from timekeeper.core.events import ItemMoved
from timekeeper.core.programme import Kind
from timekeeper.core.report.rows import report
from timekeeper.core.rules import NotPermitted, Reason

ZERO = timedelta()


class TestLeast:
    @pytest.mark.parametrize(
        ("known", "minimum"),
        [
            (item("a", length=30), 20),
            (item("a", length=31), 21),
            (item("a", length=6), 5),
            (item("a", length=3), 3),
            (item("a", length=30, minimum=minutes(12)), 12),
            (item("a", length=30, minimum=minutes(40)), 30),
            (item("a", length=30, kind=Kind.DISCUSSION), 20),
            (item("a", length=15, kind=Kind.BREAK), 8),
            (item("a", length=30, kind=Kind.SPEECH), None),
            (item("a", length=30, kind=Kind.CEREMONY), None),
            (item("a", length=30, kind=Kind.VOTE), None),
            (item("a", length=30, kind=Kind.SPEECH, minimum=minutes(20)), 20),
            (item("a", length=30, protected=True), None),
            (item("a"), None),
        ],
    )
    def test_it_is_what_the_programme_says_else_what_its_kind_bears(self, known, minimum):
        assert least(known) == (None if minimum is None else minutes(minimum))


def test_nothing_is_proposed_while_the_session_ends_as_planned():
    day = played(meeting(30, 30), (0, "start"))

    assert offered(day, 5) == {}
    assert offered(Day(programme()), 5) == {}


def test_slack_is_used_before_anything_is_proposed():
    day = late(item("a", "8:00", "8:20"), item("b", "8:30", "9:00"))

    assert offered(day, 10) == {}


def test_items_are_shortened_in_proportion_to_what_they_can_give():
    day = late(item("a", length=30), item("b", length=15), item("c", length=15, protected=True))

    shorten = offered(day, 10)[Measure.SHORTEN]

    assert cuts(shorten) == {"a": 6, "b": 4}
    assert shorten.on_time
    assert minute(shorten.end) == 60


def test_no_more_is_cut_from_the_running_item_than_it_has_left():
    day = late(item("a", length=30), item("c", length=30, protected=True), by=10)

    assert cuts(offered(day, 38)[Measure.SHORTEN]) == {"a": 2}
    assert Measure.SHORTEN not in offered(day, 40)


def test_a_minimum_above_what_was_granted_leaves_nothing_to_cut():
    day = late(item("a", length=60, minimum=minutes(90)))

    assert set(offered(day, 10)) == {Measure.ACCEPT}


def test_a_break_is_shortened_first_and_to_half_at_most():
    day = late(item("a", length=40, protected=True), item("b", length=20, kind=Kind.BREAK))

    assert cuts(offered(day, 10)[Measure.BREAK]) == {"b": 10}
    assert next(iter(offered(day, 10))) is Measure.BREAK


def test_if_any_items_are_left_out_the_last_first_and_no_more_than_needed():
    day = late(
        item("a", length=25, protected=True),
        item("b", length=15, conditional=True),
        item("c", length=10, conditional=True),
        item("d", length=10, conditional=True, protected=True),
    )

    assert offered(day, 10)[Measure.DROP].event.dropped == ("c",)


def test_an_item_left_out_in_vain_is_brought_back_into_the_plan():
    day = late(
        item("a", length=25, protected=True),
        item("b", length=30, conditional=True),
        item("c", length=5, conditional=True),
    )

    assert offered(day, 10)[Measure.DROP].event.dropped == ("b",)


def test_an_item_before_a_part_with_a_fixed_start_is_not_left_out_in_vain():
    planned = programme(
        session(
            part(item("a", "8:00", "8:10"), item("maybe", "8:10", "8:15", conditional=True)),
            part(item("c", "8:30", "9:00"), fixed_start=True),
            end="8:55",
        )
    )
    day = played(planned, (0, "start"))

    assert set(offered(day, 1)) == {Measure.SHORTEN, Measure.ACCEPT}
    assert cuts(offered(day, 1)[Measure.SHORTEN]) == {"c": 5}


def test_the_item_that_fits_best_moves_to_the_front_of_the_next_session():
    day = late(
        item("a", length=20, protected=True),
        item("b", length=25),
        item("c", length=15),
        then=afternoon(),
    )

    move = offered(day, 10)[Measure.MOVE]

    assert move.event.moves == (ItemMoved("c", 1, 0, "later"),)
    assert move.on_time
    apply(day, 10, move)
    assert [i.id for i in day.programme.sessions[1].items] == ["c", "later"]
    assert minute(day.seen(10).items[2].start) == 6 * 60


def test_a_moved_item_comes_after_the_break_a_session_begins_with():
    then = afternoon(item("lunch", "14:00", "14:10", kind=Kind.BREAK), item("later", length=5))
    day = late(item("a", length=40, protected=True), item("b", length=20), then=then)

    assert offered(day, 10)[Measure.MOVE].event.moves == (ItemMoved("b", 1, 0, "later"),)


@pytest.mark.parametrize(("follows", "closed"), [(False, False), (True, True), (True, False)])
def test_an_item_moves_only_where_an_open_session_follows(follows, closed):
    then = [session(item("later"), item("last"), name="then")] if follows else []
    day = Day(
        programme(session(item("a", "8:00", "8:30"), item("b", length=30), end="9:00"), *then)
    )
    if closed:
        day.do(0, act("jump", "later"))
        day.do(1, "close")
    day.do(10, act("jump", "a"))

    assert (Measure.MOVE in offered(day, 10)) == (follows and not closed)


def test_the_deviation_is_that_of_the_late_session_when_its_last_item_moves_away():
    planned = programme(session(item("a", "8:00", "8:30"), item("b", "8:30", "9:00")), afternoon())
    day = played(planned, (0, "start"), (45, "next"), (46, "undo"), (46, "finish"))

    move = offered(day, 46)[Measure.MOVE]

    assert minute(move.end) == 46
    assert move.deviation == -minutes(14)


def test_measures_are_combined_only_where_none_suffices_alone():
    day = late(
        item("a", length=30),
        item("b", length=10, kind=Kind.BREAK),
        item("c", length=10, conditional=True, kind=Kind.VOTE),
        item("d", length=10, protected=True),
        by=24,
    )

    found = offered(day, 24)

    assert list(found) == [
        Measure.BREAK,
        Measure.SHORTEN,
        Measure.DROP,
        Measure.COMBINE,
        Measure.ACCEPT,
    ]
    assert [p.on_time for p in found.values()] == [False, False, False, True, False]
    assert cuts(found[Measure.COMBINE]) == {"b": 5, "a": 9}


def test_a_combination_stands_beside_a_move_that_suffices_alone():
    morning = session(
        item("a", "8:00", "8:30"),
        item("b", "8:30", "8:40", kind=Kind.BREAK),
        item("c", "8:40", "8:50", conditional=True, kind=Kind.VOTE),
        item("d", "8:50", "9:40"),
        start="8:00",
        end="9:40",
    )
    day = played(programme(morning, session(item("e", "13:00", "13:30"))), (33, "start"))

    found = offered(day, 33)

    assert found[Measure.MOVE].on_time
    assert found[Measure.COMBINE].on_time


def test_to_accept_the_delay_changes_nothing():
    day = late(item("a", length=30), item("b", length=30))
    before = day.seen(10)

    accepted = offered(day, 10)[Measure.ACCEPT]
    apply(day, 10, accepted)

    assert day.seen(10) == before
    assert not any(row.changed for row in accepted.rows)
    assert report(day.original, day.course).items[1].replanned == accepted.event.plans[1]


def test_rows_tell_before_and_after_item_by_item():
    day = late(item("a", length=30, protected=True), item("b", length=30, conditional=True))

    (a, b) = offered(day, 10)[Measure.DROP].rows

    assert (a.changed, b.changed, b.dropped) == (False, True, True)
    assert (minute(b.start), minute(b.end), b.new_start, b.new_allotted) == (40, 70, None, None)
    assert (a.new_allotted, minute(a.new_end)) == (minutes(30), 40)


def test_minutes_changed_by_hand_bring_their_own_end_and_can_be_applied():
    day = late(item("a", length=30), item("b", length=30))
    asked = (day.programme, day.course, at(10))
    accepted = offered(day, 10)[Measure.ACCEPT]
    _a, b = (row.item for row in accepted.rows)

    shorter = with_minutes(asked, accepted, b, minutes(24))
    enough = with_minutes(asked, shorter, b, minutes(20))
    whole = with_minutes(asked, enough, b, minutes(99))

    assert (cuts(shorter), shorter.deviation, shorter.on_time) == ({"b": 6}, minutes(4), False)
    assert (cuts(enough), minute(enough.end), enough.on_time) == ({"b": 10}, 60, True)
    assert whole == accepted
    apply(day, 10, enough)
    assert day.seen(10).deviation == minutes(0)


def test_nothing_that_was_used_is_taken_away_by_hand():
    day = late(item("a", length=30), item("b", length=30))
    asked = (day.programme, day.course, at(22))
    accepted = offered(day, 22)[Measure.ACCEPT]

    least_left = with_minutes(asked, accepted, accepted.rows[0].item, minutes(1))

    assert least_left.rows[0].new_allotted == minutes(12)


def test_any_item_to_come_can_be_moved_or_left_out_by_hand_and_the_end_follows():
    items = [item(name, length=20) for name in "abc"]
    day = late(*items, then=afternoon())
    asked = (day.programme, day.course, at(10))
    accepted = offered(day, 10)[Measure.ACCEPT]
    a, b, c = (row.item for row in accepted.rows)

    assert places(asked, accepted, c) == (0, 1, None)

    moved = with_place(asked, accepted, c, 1)
    both = with_place(asked, with_place(asked, accepted, c, 1), b, 1)
    out = with_place(asked, with_minutes(asked, accepted, c, minutes(15)), c, None)
    back = with_place(asked, with_place(asked, moved, c, None), c, 0)

    assert (accepted.on_time, moved.on_time) == (False, True)
    assert [row.moved for row in both.rows] == [False, True, True]
    assert [move.item for move in both.event.moves] == [b.id, c.id]  # in their order
    assert (out.event.dropped, out.event.cuts, minute(out.end)) == ((c.id,), (), 50)
    assert back == accepted
    apply(day, 10, both)
    assert [i.id for i in day.programme.sessions[1].items][:2] == [b.id, c.id]
    assert a.id in {i.id for i in day.programme.sessions[0].items}


def test_what_has_begun_or_is_protected_stays_where_it_is():
    day = late(item("a", length=30), item("b", length=30, protected=True), item("c", length=30))
    asked = (day.programme, day.course, at(20))
    accepted = offered(day, 20)[Measure.ACCEPT]

    chosen = [places(asked, accepted, row.item) for row in accepted.rows]

    assert chosen == [(0,), (0,), (0, None)]


def test_a_measure_can_be_asked_for_by_its_name():
    day = late(item("a", length=30), item("b", length=30))
    offer = offered(day, 10)[Measure.SHORTEN]

    with pytest.raises(NotPermitted) as refused:
        day.do(10, ReplanBy(Measure.DROP))

    assert refused.value.reason is Reason.NOTHING_PROPOSED
    assert day.do(10, ReplanBy(Measure.SHORTEN)).event == offer.event


def test_an_item_left_out_by_a_plan_counts_again_when_it_is_brought_back():
    day = late(item("a", length=30, protected=True), item("b", length=30, conditional=True))
    apply(day, 10, offered(day, 10)[Measure.DROP])
    assert day.seen(10).deviation <= ZERO

    day.do(11, act("restore", "b"))

    assert day.seen(11).deviation == minutes(10)


def test_a_plan_that_was_applied_is_undone_as_one_act():
    day = late(item("a", length=30), item("b", length=30), then=afternoon())
    before = day.seen(10)
    for measure in (Measure.SHORTEN, Measure.MOVE):
        apply(day, 10, offered(day, 10)[measure])
        day.do(10, "undo")

        assert day.seen(10) == before


def test_a_hundred_times_the_items_cost_no_more_forecasts(monkeypatch):
    counted = []
    forecast = replanning.Forecast
    monkeypatch.setattr(replanning, "Forecast", lambda *day: counted.append(None) or forecast(*day))
    many = [item(f"i{n}", length=1, minimum=ZERO, conditional=n % 2 == 0) for n in range(500)]
    day = late(*many, then=afternoon())

    assert Measure.DROP in offered(day, 30)
    assert len(counted) < 10 * replanning.MOST_TRIED
