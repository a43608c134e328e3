"""Sessions and parts of a programme that has not begun: begun, added, removed and joined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.random_days import laws, programmes
from tests.fakes import item, minutes, part, programme, session
from timekeeper.core.changes.revision import inserted
from timekeeper.core.changes.sessions import (
    joined,
    part_from,
    session_from,
    with_part,
    with_session,
    without,
)
from timekeeper.core.programme import Part, Programme, Session, Venue

A, B, C = item("a", "8:00", "8:10"), item("b", "8:10", "8:30"), item("c", "8:30", "9:00")
D = item("d", "14:00", "14:30")


def shape(planned: Programme) -> list[tuple[str, list[tuple[str | None, str]]]]:
    """Return the name of each session, with the title and items of its parts."""
    return [
        (s.name, [(p.title, "".join(i.id for i in p.items)) for p in s.parts])
        for s in planned.sessions
    ]


def day(*parts: Part) -> Programme:
    morning = session(*(parts or (part(A, B, C),)), start="8:00", end="9:00")
    return programme(morning, session(part(D), name="afternoon"))


def test_a_part_begins_with_an_item_and_takes_what_follows_it():
    parts = [part(A, B, C, title="I", length=minutes(60), fixed_start=True), part(title="II")]
    cut = part_from(day(*parts), "b", "New")

    assert shape(cut)[0] == ("morning", [("I", "a"), ("New", "bc"), ("II", "")])
    first, second, _other = cut.sessions[0].parts
    assert first.length is second.length is None
    assert (first.fixed_start, second.fixed_start) == (True, False)


def test_the_first_item_gives_a_heading_to_a_part_that_has_none_and_no_second_one():
    headed = part_from(day(), "a", "New")

    assert shape(headed)[0] == ("morning", [("New", "abc")])
    assert part_from(headed, "a", "Another") == headed


def test_a_session_begins_with_an_item_and_takes_the_end_along():
    before = day(part(A, B, title="I"), part(C, title="II"))
    before = replace(
        before, sessions=(replace(before.sessions[0], closing="Lunch"), *before.sessions[1:])
    )

    cut = session_from(before, "b", "noon")

    assert shape(cut)[:2] == [("morning", [("I", "a")]), ("noon", [("I", "b"), ("II", "c")])]
    first, second = cut.sessions[:2]
    assert (first.start, first.end, first.closing) == (A.start, None, None)
    assert (second.start, second.end, second.closing) == (None, C.end, "Lunch")
    assert session_from(before, "a", "noon") == before


def test_a_part_and_a_session_are_added_after_another_or_as_the_last():
    new = Part((item("x"),), title="New")

    assert shape(with_part(day(), new, 0, 0))[0][1] == [(None, "abc"), ("New", "x")]
    assert shape(with_part(day(), new, 0, None))[0][1] == [(None, "abc"), ("New", "x")]
    names = [s.name for s in with_session(day(), Session("new"), 0).sessions]
    assert names == ["morning", "new", "afternoon"]
    assert with_session(day(), Session("new"), None).sessions[-1].name == "new"


def test_what_follows_a_removed_part_takes_its_time():
    parts = (part(A, title="I"), part(B, title="II"), part(C, title="III"))

    gone = without(day(*parts), 0, 1, ripple=True)

    assert shape(gone)[0][1] == [("I", "a"), ("III", "c")]
    assert gone.slot("c").item.start == B.start


def test_a_session_is_removed_with_its_items_but_not_the_last_that_has_some():
    gone = without(day(), 0, None, ripple=True)

    assert shape(gone) == [("afternoon", [(None, "d")])]
    assert without(gone, 0, None, ripple=True) == gone
    assert without(gone, 0, 0, ripple=True) == gone


def test_an_item_can_be_added_where_no_part_is_left():
    emptied = without(day(), 0, 0, ripple=False)

    assert shape(inserted(emptied, A, (0, 0, 0), ripple=False))[0] == ("morning", [(None, "a")])


def test_joined_parts_have_the_heading_of_the_first_and_the_length_of_both():
    hall, room = Venue("hall"), Venue("room")
    first = part(A, title="I", length=minutes(10), venues=(hall,), notes=("one",))
    second = part(B, title="II", length=minutes(20), venues=(hall, room), notes=("two",))

    one = joined(day(first, second, part(C)), 0, 0).sessions[0].parts[0]

    assert (one.title, one.items, one.length) == ("I", (A, B), minutes(30))
    assert (one.venues, one.notes) == ((hall, room), ("one", "two"))
    assert joined(day(part(A), second), 0, 0).sessions[0].parts[0].title == "II"


def test_the_last_part_or_session_is_joined_to_the_one_before():
    parted = day(part(A, title="I"), part(B, title="II"), part(C, title="III"))

    assert joined(parted, 0, 2) == joined(parted, 0, 1)
    assert shape(joined(parted, 0, 2))[0] == ("morning", [("I", "a"), ("II", "bc")])
    assert joined(day(), 1, None) == joined(day(), 0, None)


def test_joined_sessions_go_on_to_the_end_of_the_second():
    one = joined(day(), 0, None)

    assert shape(one) == [("morning", [(None, "abcd")])]
    assert one.sessions[0].end is None
    assert joined(one, 0, None) == one
    assert joined(one, 0, 0) == one


@laws
@given(programmes(), st.data())
def test_what_is_begun_and_joined_again_holds_the_same_items_in_the_same_parts(
    planned: Programme, data: st.DataObject
):
    chosen = data.draw(st.sampled_from([i.id for i in planned.items]))
    slot = planned.slot(chosen)

    apart = session_from(planned, chosen, "new")
    cut = part_from(planned, chosen, "new")

    assert apart.items == cut.items == planned.items
    if apart != planned:
        again = joined(apart, slot.session, None)
        assert [s.items for s in again.sessions] == [s.items for s in planned.sessions]
