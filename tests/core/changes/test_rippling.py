"""Other times for an item: what follows it moves along, or stays."""

from __future__ import annotations

from datetime import time, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.random_days import laws, programmes
from tests.fakes import item, minutes, part, programme, session
from timekeeper.core.changes.rippling import (
    clock_span,
    ending,
    lasting,
    later,
    starting,
    with_revised,
)
from timekeeper.core.programme import Item, Programme, span


def clocks(planned: Programme) -> dict[str, str]:
    return {i.id: f"{i.start:%H:%M}-{i.end:%H:%M}" for i in planned.items if i.start and i.end}


def day() -> Programme:
    return programme(
        session(
            part(item("a", "8:00", "8:10"), item("b", "8:10", "8:30")),
            part(item("c", "8:35", "8:45"), start="8:35"),
            part(item("d", "9:00", "9:10"), start="9:00", fixed_start=True),
            part(item("e", "9:10", "9:20")),
        ),
        session(item("f", "14:00", "14:10"), name="afternoon"),
    )


def changed(name: str, change, *, ripple: bool) -> Programme:
    planned = day()
    return with_revised(planned, change(planned.slot(name).item), ripple=ripple)


def test_what_follows_a_longer_item_moves_up_to_the_next_fixed_start():
    longer = changed("a", lambda i: lasting(i, minutes(15)), ripple=True)

    assert clocks(longer) == {
        "a": "08:00-08:15",
        "b": "08:15-08:35",
        "c": "08:40-08:50",
        "d": "09:00-09:10",
        "e": "09:10-09:20",
        "f": "14:00-14:10",
    }
    assert longer.sessions[0].parts[1].start == time(8, 40)


def test_an_item_put_later_with_what_follows_keeps_its_length():
    later_on = changed("b", lambda i: starting(i, time(8, 15), keep_length=True), ripple=True)

    assert clocks(later_on)["a"] == "08:00-08:10"
    assert clocks(later_on)["b"] == "08:15-08:35"
    assert clocks(later_on)["c"] == "08:40-08:50"


def test_without_ripple_nothing_else_moves():
    longer = changed("a", lambda i: lasting(i, minutes(15)), ripple=False)

    assert clocks(longer) == clocks(day()) | {"a": "08:00-08:15"}


def test_the_stated_range_and_length_of_the_parts_heading_grow_with_an_item():
    planned = programme(
        session(part(item("a", "8:00", "8:30"), start="8:00", end=time(8, 30), length=minutes(30)))
    )

    longer = with_revised(planned, lasting(planned.items[0], minutes(40)), ripple=True)

    assert longer.sessions[0].parts[0].end == time(8, 40)
    assert longer.sessions[0].parts[0].length == minutes(40)


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        (item("a", "8:00", "8:30", 30), lambda i: ending(i, time(8, 40)), ("8:00", "8:40", 40)),
        (item("a", "8:00", "8:30", 20), lambda i: ending(i, time(8, 20)), ("8:00", "8:20", 20)),
        (item("a", "8:00", "8:30", 20), lambda i: lasting(i, minutes(30)), ("8:00", "8:30", 30)),
        (item("a", "8:00", "8:30"), lambda i: lasting(i, minutes(45)), ("8:00", "8:45", None)),
        (item("a", "8:00", "8:30"), lambda i: lasting(i, None), ("8:00", None, None)),
        (item("a", "8:00"), lambda i: lasting(i, minutes(5)), ("8:00", None, 5)),
        (
            item("a", "8:00", "8:30", 30),
            lambda i: starting(i, time(8, 10), keep_length=False),
            ("8:10", "8:30", 20),
        ),
        (
            item("a", None, "8:30"),
            lambda i: starting(i, time(8, 10), keep_length=True),
            ("8:10", "8:30", None),
        ),
        (item("a", "8:00", "8:30", 30), lambda i: ending(i, None), ("8:00", None, 30)),
        (item("a", "8:00", "8:30", 30), lambda i: lasting(i, minutes(45)), ("8:00", "8:45", 45)),
        (item("a", "8:00", "8:30", 30), lambda i: lasting(i, None), ("8:00", None, None)),
    ],
)
def test_a_stated_length_goes_with_its_range_where_it_agreed_with_it(before, change, after):
    assert change(before) == item("a", *after)


def test_the_printed_range_of_a_part_that_follows_moves_along():
    planned = programme(
        session(
            part(item("a", "8:00", "8:30")),
            part(item("b", "8:30", "9:00"), start="8:30", end=time(9)),
        )
    )

    longer = with_revised(planned, lasting(planned.items[0], minutes(40)), ripple=True)

    assert longer.sessions[0].parts[1] == part(
        item("b", "8:40", "9:10"), start="8:40", end=time(9, 10)
    )


@pytest.mark.parametrize(("shorter", "stated"), [(29, 9), (21, 1), (20, 10), (5, 10)])
def test_the_stated_length_of_a_part_never_shrinks_to_nothing(shorter: int, stated: int):
    planned = programme(session(part(item("a", "8:00", "8:30"), length=minutes(10))))

    shortened = with_revised(planned, lasting(planned.items[0], minutes(shorter)), ripple=True)

    assert shortened.sessions[0].parts[0].length == minutes(stated)


def test_an_item_that_is_given_a_start_moves_nothing():
    planned = programme(session(item("a", length=10), item("b", "8:10", "8:30")))

    begun = with_revised(
        planned, starting(planned.items[0], time(8), keep_length=True), ripple=True
    )

    assert begun.items == (item("a", "8:00", length=10), item("b", "8:10", "8:30"))


def test_an_item_that_is_not_there_changes_nothing():
    assert with_revised(day(), item("z", "8:00", "9:00"), ripple=True) == day()


def gaps(items: list[Item]) -> list[timedelta]:
    return [
        clock_span(a.end, b.start) % timedelta(days=1)
        for a, b in pairwise(items)
        if a.end is not None and b.start is not None
    ]


def lengths(items: list[Item]) -> list[tuple[timedelta | None, object]]:
    return [
        (i.length, span(i.start, i.end) and clock_span(i.start, i.end) % timedelta(days=1))
        for i in items
    ]


@laws
@given(programmes(), st.data(), st.integers(-30, 30))
def test_ripple_keeps_the_lengths_and_gaps_of_what_follows(planned, data, shift):
    chosen = data.draw(st.sampled_from(planned.items))
    assume(chosen.timed and chosen.length is not None and not (chosen.start and chosen.end))
    slot = planned.slot(chosen.id)
    longer = with_revised(
        planned, replace(chosen, length=chosen.length + minutes(shift + 30)), ripple=True
    )

    def following(version: Programme) -> list[Item]:
        found = False
        items = []
        for index, each in enumerate(version.sessions[slot.session].parts):
            if found and index > slot.part and each.fixed_start:
                break
            for one in each.items:
                if found:
                    items.append(one)
                found = found or one.id == chosen.id
        return items

    before, after = following(planned), following(longer)
    assert gaps(after) == gaps(before)
    assert [i.length for i in after] == [i.length for i in before]
    for old, new in zip(before, after, strict=True):
        if old.start is not None:
            assert new.start == later(old.start, minutes(shift + 30))


@laws
@given(programmes(), st.data(), st.integers(-30, 30), st.booleans())
def test_a_change_of_times_loses_no_item_and_leaves_other_sessions_alone(
    planned, data, count, ripple
):
    chosen = data.draw(st.sampled_from(planned.items))
    slot = planned.slot(chosen.id)
    start = None if chosen.start is None else later(chosen.start, minutes(count))

    changed = with_revised(planned, starting(chosen, start, keep_length=ripple), ripple=ripple)

    assert [i.id for i in changed.items] == [i.id for i in planned.items]
    others = [s for n, s in enumerate(planned.sessions) if n != slot.session]
    assert [s for n, s in enumerate(changed.sessions) if n != slot.session] == others


@laws
@given(programmes(), st.data(), st.integers(1, 30))
def test_a_shift_and_the_same_shift_back_is_no_change(planned, data, count):
    chosen = data.draw(st.sampled_from(planned.items))
    assume(chosen.start is not None)

    there = with_revised(
        planned,
        starting(chosen, later(chosen.start, minutes(count)), keep_length=True),
        ripple=True,
    )
    moved = there.slot(chosen.id).item
    assume(
        clock_span(chosen.start, moved.start) > timedelta()
        and span(chosen.start, chosen.end) == span(moved.start, moved.end)
    )
    back = with_revised(there, starting(moved, chosen.start, keep_length=True), ripple=True)

    assert back.items == planned.items
