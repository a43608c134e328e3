"""What is proposed about a late session, and that it comes true."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.random_days import RandomDay, days, laws
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
    seconds,
    session,
)
from timekeeper.core import replanning
from timekeeper.core.decisions import decide
from timekeeper.core.editing import edited
from timekeeper.core.events import Entry, ItemMoved, Replanned
from timekeeper.core.history import replay
from timekeeper.core.programme import Item, Kind
from timekeeper.core.replanning import Measure, Proposal, least, proposals
from timekeeper.core.report import report
from timekeeper.core.rules import Act, Action, NotPermitted, Reason, State
from timekeeper.core.timeline import snapshot

ZERO = timedelta()


def afternoon(*items: Item):
    return session(*(items or (item("later", "14:00", "14:30"),)), start="14:00", name="afternoon")


def offered(day: Day, now: float) -> dict[Measure, Proposal]:
    return {p.measure: p for p in proposals(day.programme, day.show, at(now))}


def cuts(proposal: Proposal) -> dict[str, float]:
    return {name: cut / minutes(1) for name, cut in proposal.event.cuts}


def apply(day: Day, now: float, proposal: Proposal) -> None:
    day.do(now, Act(Action.REPLAN, fact=proposal.event))


def late(*items: Item, by: float = 10, end: str = "9:00", then=None) -> Day:
    """Return a day whose first item, from 8:00, began so many minutes late."""
    sessions = [session(*items, start="8:00", end=end), *([then] if then else [])]
    return played(programme(*sessions), (by, "start"))


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


@pytest.mark.parametrize("closed", [False, True])
def test_nothing_moves_where_no_session_follows(closed):
    sessions = [session(item("z"), item("y"), start="7:00")] if closed else []
    planned = programme(session(item("a", "8:00", "9:00"), item("b", length=20)), *sessions)
    day = Day(planned)
    if closed:
        day.do(0, act("jump", "z"))
        day.do(1, "close")
    day.do(30, act("jump", "a"))

    assert Measure.MOVE not in offered(day, 60)


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
    assert report(day.original, day.show).items[1].replanned == accepted.event.plans[1]


def test_rows_tell_before_and_after_item_by_item():
    day = late(item("a", length=30, protected=True), item("b", length=30, conditional=True))

    (a, b) = offered(day, 10)[Measure.DROP].rows

    assert (a.changed, b.changed, b.dropped) == (False, True, True)
    assert (minute(b.start), minute(b.end), b.new_start, b.new_allotted) == (40, 70, None, None)
    assert (a.new_allotted, minute(a.new_end)) == (minutes(30), 40)


def test_a_measure_can_be_asked_for_by_its_name():
    day = late(item("a", length=30), item("b", length=30))
    offer = offered(day, 10)[Measure.SHORTEN]

    with pytest.raises(NotPermitted) as refused:
        day.do(10, act("replan", text="drop"))

    assert refused.value.reason is Reason.NOTHING_PROPOSED
    assert day.do(10, act("replan", text="shorten")).event == offer.event


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


@st.composite
def late_days(draw: st.DrawFn) -> RandomDay:
    """Return a day without mistakes in its programme, that is late or will be."""
    now, sessions = 0, []
    for index in range(2):
        parts = []
        for p in range(draw(st.integers(1, 2))):
            items = []
            for n in range(draw(st.integers(1, 3))):
                now += draw(st.sampled_from((0, 0, 0, 10)))
                length = draw(st.sampled_from((3, 10, 25, 30)))
                items.append(
                    item(
                        f"{index}.{p}.{n}",
                        f"{8 + now // 60}:{now % 60:02}",
                        length=length,
                        kind=draw(st.sampled_from((*Kind,)[:-1])),
                        conditional=draw(st.booleans()),
                        protected=draw(st.sampled_from((False, False, True))),
                        minimum=draw(st.sampled_from((None, None, minutes(5), minutes(30)))),
                    )
                )
                now += length
            parts.append(part(*items, fixed_start=draw(st.booleans())))
        sessions.append(session(*parts, name=str(index)))
        now = max(now, 6 * 60 if not index else 0)
    day = RandomDay(programme(*sessions), at(draw(st.integers(0, 50))))
    day.attempt(Act(Action.START))
    for action in draw(st.lists(st.sampled_from((Action.NEXT, Action.SKIP)), max_size=3)):
        day.now += minutes(draw(st.integers(0, 50)))
        day.attempt(Act(action))
    if draw(st.booleans()):
        day.attempt(Act(Action.FINISH))
    day.now += seconds(draw(st.sampled_from((0, 0.5, 61, 1200))))
    return day


@laws
@given(late_days() | days())
def test_every_proposal_is_permitted_and_keeps_minimums_and_protection(day: RandomDay):
    day.attempt(Act(Action.UNDO))
    for proposal in proposals(day.programme, day.show, day.now):
        programme, show, event = day.programme, day.show, proposal.event

        assert decide(Act(Action.REPLAN, fact=event), programme, show, day.now) == event
        for name, cut in event.cuts:
            known = programme.slot(name).item
            granted = known.allotted + show.added.get(name, ZERO) - cut
            assert cut > ZERO
            assert granted >= least(known)
            assert granted >= show.used(name, snapshot(programme, show, day.now).at)
        for name in (*event.dropped, *(move.item for move in event.moves)):
            assert not programme.slot(name).item.protected
            assert name not in show.intervals_of or name in event.dropped
        assert all(programme.slot(name).item.conditional for name in event.dropped)
        after = edited(programme, event.moves)
        assert after.part_starts == programme.part_starts
        for row in proposal.rows:
            slot = after.slot(row.item.id)
            part_now = after.sessions[slot.session].parts[slot.part]
            begun = {after.slot(n).part for n in show.intervals_of if n in after.positions}
            fixed = after.part_starts[slot.session][slot.part]
            if part_now.fixed_start and slot.part not in begun and fixed and row.new_start:
                assert row.new_start >= fixed


@laws
@given(late_days())
def test_a_proposal_comes_true_when_the_day_then_runs_as_planned(day: RandomDay):
    for proposal in proposals(day.programme, day.show, day.now):
        run = RandomDay(day.original, day.now)
        run.entries = list(day.entries)
        assert run.attempt(Act(Action.REPLAN, fact=proposal.event))

        ended = to_the_end_of(run, proposal.session)

        if proposal.on_time and ended is not None:
            assert ended <= run.programme.sittings[proposal.session].end
        if proposal.measure is Measure.ACCEPT:
            before = replay(day.entries)
            again = replay([*day.entries, Entry(99, day.now, Replanned(proposal.session))])
            assert snapshot(day.programme, again, day.now) == snapshot(
                day.programme, before, day.now
            )


def to_the_end_of(run: RandomDay, index: int):
    """Play the session as it is expected; return when its last item ended."""
    ended = None
    for _item in range(40):
        picture = run.picture
        if picture.current is not None:
            run.now = max(run.now, picture.current.expected_end)
            if picture.stage.value == "paused":
                run.attempt(Act(Action.RESUME))
                run.now = max(run.now, run.picture.current.expected_end)
            assert run.attempt(Act(Action.FINISH))
            ended = run.now
        left = [
            expected
            for expected, slot in zip(run.picture.items, run.programme.slots, strict=True)
            if slot.session == index and expected.state is State.PENDING
        ]
        if not left:
            break
        following = min(left, key=lambda expected: expected.start)
        run.now = max(run.now, following.start)
        assert run.attempt(Act(Action.JUMP, following.item.id))
    return ended
