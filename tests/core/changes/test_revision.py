"""Items of a programme that has not begun: added, removed, moved, split and merged."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.random_days import laws, programmes
from tests.fakes import item, minutes, part, programme, session
from timekeeper.core.changes.revision import (
    free_id,
    headed,
    inserted,
    merged,
    moved,
    place_of,
    removed,
    split,
    unheaded,
)
from timekeeper.core.programme import Part, Presenter, Programme


def times(planned: Programme) -> list[tuple[str, str]]:
    return [
        (i.id, f"{i.start:%H:%M}-{i.end:%H:%M}" if i.start and i.end else "") for i in planned.items
    ]


def day() -> Programme:
    return programme(
        session(
            part(item("a", "8:00", "8:10"), item("b", "8:10", "8:30")),
            part(item("c", "8:30", "9:00")),
        )
    )


def test_an_inserted_item_pushes_what_follows_it():
    grown = inserted(day(), item("new", "8:10", "8:15"), (0, 0, 1), ripple=True)

    assert times(grown) == [
        ("a", "08:00-08:10"),
        ("new", "08:10-08:15"),
        ("b", "08:15-08:35"),
        ("c", "08:35-09:05"),
    ]


def test_an_item_inserted_without_ripple_moves_nothing():
    grown = inserted(day(), item("new", length=5), (0, 1, 0), ripple=False)

    assert times(grown) == [*times(day())[:2], ("new", ""), *times(day())[2:]]


def test_what_follows_a_removed_item_takes_its_time():
    assert times(removed(day(), "a", ripple=True)) == [("b", "08:00-08:20"), ("c", "08:20-08:50")]


def test_the_last_item_of_a_programme_stays():
    alone = programme(session(item("a", "8:00", "8:10")))

    assert removed(alone, "a", ripple=True) == alone


def test_two_items_that_change_places_change_times_as_well():
    swapped = moved(day(), "b", -1, ripple=True)

    assert times(swapped) == [("b", "08:00-08:20"), ("a", "08:20-08:30"), ("c", "08:30-09:00")]


def test_moved_without_ripple_an_item_keeps_its_times():
    assert times(moved(day(), "b", -1, ripple=False)) == [
        ("b", "08:10-08:30"),
        ("a", "08:00-08:10"),
        ("c", "08:30-09:00"),
    ]


def test_at_the_edge_of_a_part_an_item_goes_over_into_the_next():
    assert place_of(moved(day(), "b", 1, ripple=False), "b") == (0, 1, 0)
    assert place_of(moved(day(), "c", -1, ripple=False), "c") == (0, 0, 2)


@pytest.mark.parametrize(("name", "step"), [("a", -1), ("c", 1)])
def test_at_the_edge_of_the_programme_an_item_stays(name: str, step: int):
    assert moved(day(), name, step, ripple=True) == day()


def test_a_split_item_shares_its_time():
    halves = split(day(), "b", minutes(5))

    assert times(halves)[1:3] == [("b", "08:10-08:15"), ("new1", "08:15-08:30")]


@pytest.mark.parametrize("after", [0, 20, 30])
def test_an_item_is_split_only_within_its_time(after: int):
    assert split(day(), "b", minutes(after)) == day()


def test_a_merged_item_names_both():
    planned = programme(
        session(
            item("a", "8:00", "8:10", presenter=Presenter("X"), documents=("one",)),
            item("b", "8:10", "8:30", presenter=Presenter("Y"), documents=("two",)),
        )
    )

    (joined,) = merged(planned, "a").items

    assert joined.title == "a; b"
    assert joined.presenter == Presenter("X; Y")
    assert joined.documents == ("one", "two")
    assert times(merged(planned, "a")) == [("a", "08:00-08:30")]


def test_a_range_and_a_bare_length_merge_into_the_sum():
    planned = programme(session(item("a", "8:00", "8:10"), item("b", length=20)))

    (joined,) = merged(planned, "a").items

    assert (joined.end, joined.length) == (None, minutes(30))


def test_the_last_item_of_a_part_merges_with_the_one_before_and_an_only_one_with_none():
    planned = programme(session(item("a", "8:00", "8:10"), item("b", "8:10", "8:30")))
    whole = merged(planned, "b")

    assert whole == merged(planned, "a") != planned
    assert merged(whole, "a") == whole


@laws
@given(programmes(), st.data(), st.integers(1, 60))
def test_split_and_merged_again_is_the_same_item(planned: Programme, data, count: int):
    chosen = data.draw(st.sampled_from(planned.items))

    halves = split(planned, chosen.id, minutes(count))

    assume(halves != planned)
    assert len(halves.items) == len(planned.items) + 1
    assert merged(halves, chosen.id) == planned


@laws
@given(programmes(), st.data(), st.sampled_from((-1, 1)), st.booleans())
def test_moving_loses_no_item(planned: Programme, data, step: int, ripple: bool):
    chosen = data.draw(st.sampled_from(planned.items))

    after = moved(planned, chosen.id, step, ripple=ripple)

    assert sorted(i.id for i in after.items) == sorted(i.id for i in planned.items)


@laws
@given(programmes(), st.data(), st.booleans())
def test_what_was_inserted_and_removed_again_leaves_all_as_it_was(
    planned: Programme, data, ripple: bool
):
    session_, part_, position = place_of(planned, data.draw(st.sampled_from(planned.items)).id)
    new = item(free_id(planned), length=7)

    grown = inserted(planned, new, (session_, part_, position), ripple=ripple)

    assert removed(grown, new.id, ripple=ripple).items == planned.items


def test_an_item_becomes_the_part_of_what_follows_it_and_an_item_again():
    read = programme(
        session(
            item("a", "8:00", "8:05"),
            item("b", "8:05", "9:00", number="1", presenter=Presenter("Sở Y tế")),
            item("c", "8:05", "8:30"),
            item("d", "8:30", "9:00"),
        )
    )

    grown = headed(read, "b")
    back = unheaded(grown, 0, 1)

    first, second = grown.sessions[0].parts
    assert [i.id for i in first.items] == ["a"]
    assert (second.number, second.title, second.start, second.end) == (
        "1",
        "b",
        *(read.items[1].start, read.items[1].end),
    )
    assert second.notes == ("Sở Y tế",)
    assert [i.id for i in second.items] == ["c", "d"]
    (part_again,) = back.sessions[0].parts
    assert [i.title for i in part_again.items] == ["a", "b", "c", "d"]
    assert part_again.items[1].notes == ("Sở Y tế",)


@pytest.mark.parametrize("name", ["a", "b"])
def test_an_item_that_was_made_a_part_comes_back_as_it_was(name: str):
    items = (item("a", presenter=Presenter("A")), item("b", presenter=Presenter("B")), item("c"))
    stood = Part(items, start=time(8), end=time(9), length=timedelta(hours=1))
    read = programme(session(stood))
    grown = headed(read, name)

    back = unheaded(grown, 0, len(grown.sessions[0].parts) - 1, (stood, read.slot(name).item))

    assert back == read


def test_no_heading_is_left_without_items_and_none_tells_what_is_internal():
    read = programme(
        session(
            part(item("a"), item("b"), title="Phần"),
            part(item("c", confidential=True), item("d")),
        )
    )

    for name in ("a", "b", "c", "d"):
        assert headed(read, name) == read
    assert unheaded(read, 0, 1) == read
