"""Changes of the programme during the day: what they change, and what goes on binding."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.random_days import laws, programmes
from tests.fakes import (
    Day,
    at,
    edit,
    item,
    meeting,
    minute,
    minutes,
    part,
    played,
    programme,
    session,
    states,
    times,
)
from timekeeper.core.changes.editing import edited, unbound
from timekeeper.core.events import (
    ConditionConfirmed,
    ItemEdited,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    PresenterSubstituted,
    SecrecySet,
)
from timekeeper.core.programme import Presenter, Programme


def names(planned: Programme) -> list[list[list[str]]]:
    return [[[i.id for i in p.items] for p in s.parts] for s in planned.sessions]


def two_sessions() -> Programme:
    return programme(
        session(
            part(item("a", "8:00", "8:10"), item("b", "8:10", "8:20")),
            part(item("c", "8:20", "8:30"), start="8:20", fixed_start=True),
        ),
        session(item("d", "14:00", "14:10"), name="afternoon"),
    )


NEW = item("new", length=5)
SESSIONS = [[["a", "b"], ["c"]], [["d"]]]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (ItemInserted(NEW, 0, 0, "b"), [[["a", "new", "b"], ["c"]], [["d"]]]),
        (ItemInserted(NEW, 0, 0), [[["a", "b", "new"], ["c"]], [["d"]]]),
        (ItemInserted(NEW, 1, 0, "d"), [[["a", "b"], ["c"]], [["new", "d"]]]),
        (ItemInserted(NEW, 1, 0, "a"), [[["a", "b"], ["c"]], [["d", "new"]]]),
        (ItemInserted(NEW, 2, 0), SESSIONS),
        (ItemInserted(NEW, 0, 2), SESSIONS),
        (ItemInserted(NEW, 0, -1), SESSIONS),
        (ItemInserted(item("d"), 0, 0), SESSIONS),
        (ItemMoved("a", 1, 0, "d"), [[["b"], ["c"]], [["a", "d"]]]),
        (ItemMoved("a", 0, 0), [[["b", "a"], ["c"]], [["d"]]]),
        (ItemMoved("c", 0, 0, "a"), [[["c", "a", "b"], []], [["d"]]]),
        (ItemMoved("a", 0, 0, "a"), SESSIONS),
        (ItemMoved("a", 0, 5), SESSIONS),
        (ItemMoved("x", 0, 0), SESSIONS),
        (ItemRemoved("b"), [[["a"], ["c"]], [["d"]]]),
        (ItemRemoved("x"), SESSIONS),
        (ItemEdited(item("x")), SESSIONS),
        (ConditionConfirmed("x"), SESSIONS),
        (PresenterSubstituted("x", Presenter("Sở Y tế")), SESSIONS),
    ],
)
def test_an_edit_puts_items_where_it_says_or_changes_nothing(change, expected):
    assert names(edited(two_sessions(), [change])) == expected


def test_an_edited_item_keeps_its_place():
    changed = item("b", "8:10", length=20)

    after = edited(two_sessions(), [ItemEdited(changed)])

    assert after.slot("b").item == changed
    assert names(after) == SESSIONS


def test_another_presenter_changes_nothing_else():
    presenter = Presenter("Đồng chí B", stands_in_for="Đồng chí A")

    after = edited(two_sessions(), [PresenterSubstituted("b", presenter)])

    assert after.slot("b").item.presenter == presenter
    assert after.slot("b").item.title == "b"


def test_an_item_that_takes_place_is_no_longer_planned_if_any():
    planned = programme(session(item("a", conditional=True)))

    assert edited(planned, [ConditionConfirmed("a")]).items == (item("a"),)


def test_a_moved_item_keeps_the_time_it_was_granted_and_no_printed_time():
    moved = edited(two_sessions(), [ItemMoved("a", 1, 0)]).slot("a")

    assert (moved.item.start, moved.item.end, moved.start) == (None, None, None)
    assert moved.item.allotted == moved.length == minutes(10)


def test_what_was_granted_no_time_is_granted_none_by_a_move():
    assert unbound(item("a", "8:00")).allotted is None


class TestWhatIsPrintedGoesOnBinding:
    """The changes of a day move neither the plan it is measured by nor the length of others."""

    STARTS_ONLY = programme(session(item("a", "8:00"), item("b", "8:30"), item("c", "9:00")))

    @pytest.mark.parametrize(
        "change", [ItemRemoved("b"), ItemMoved("b", 0, 0), ItemInserted(item("x", length=10), 0, 0)]
    )
    def test_an_item_without_a_stated_length_is_expected_to_be_as_long_as_before(self, change):
        after = edited(self.STARTS_ONLY, [change])

        assert after.slot("a").length == minutes(30)
        assert after.slot("a").item.allotted is None

    def test_a_removed_item_wins_its_time_for_a_late_day(self):
        day = played(self.STARTS_ONLY, (20, "start"))

        day.do(21, edit(ItemRemoved("b")))

        assert times(day.seen(22))["c"][0] == 60

    def test_the_planned_end_is_the_printed_one_when_the_last_item_leaves(self):
        day = played(meeting(10, 10, 10), (15, "start"))

        day.do(16, edit(ItemRemoved("debate")))

        assert day.seen(16).deviation == minutes(5)
        assert minute(day.programme.sittings[0].end) == 30

    @pytest.mark.parametrize("end", [None, "8:20"])
    def test_an_item_at_the_end_makes_the_session_late_by_its_time(self, end):
        planned = programme(session(item("a", "8:00", "8:10"), item("b", "8:10", "8:20"), end=end))
        day = played(planned, (0, "start"))

        day.do(1, edit(ItemInserted(item("x", length=7), 0, 0)))

        assert day.seen(1).deviation == minutes(7)

    @pytest.mark.parametrize(
        "change",
        [ItemRemoved("c"), ItemMoved("c", 0, 0), ItemInserted(item("x", "8:05"), 0, 1, "c")],
    )
    def test_a_part_with_a_fixed_start_begins_when_it_was_to(self, change):
        planned = programme(
            session(
                part(item("a", "8:00", "8:10")),
                part(item("c", "8:30", "8:40"), item("e", "8:40", "8:50"), fixed_start=True),
            )
        )

        after = edited(planned, [change])

        assert [minute(start) for start in after.part_starts[0]] == [0, 30]

    def test_a_session_begins_when_it_was_to_without_its_first_item(self):
        after = edited(meeting(10, 10), [ItemRemoved("opening")])

        assert minute(after.sittings[0].start) == 0


def test_what_runs_and_what_was_held_stay_as_they_were():
    day = played(meeting(10, 10, 10), (0, "start"), (9, "next"))
    before = (day.course.intervals, day.course.used("opening", at(12)))

    day.do(12, edit(ItemEdited(item("opening", "8:00", length=3))))
    day.do(12, edit(ItemInserted(NEW, 0, 0, "opening")))
    day.do(12, edit(ItemMoved("debate", 0, 0, "opening")))

    assert (day.course.intervals, day.course.used("opening", at(12))) == before
    assert day.seen(12).current.item.id == "report"
    assert day.original == meeting(10, 10, 10)


def test_an_item_left_too_soon_can_be_edited_and_counts_its_time_on():
    day = played(meeting(10, 10), (0, "start"), (8, "next"), (9, "previous"))

    day.do(9, edit(ItemEdited(item("report", "8:10", length=20))))

    assert states(day.seen(9))["report"] == "pending"
    assert times(day.seen(9))["report"] == (11, 30)


def test_an_edit_is_undone_like_any_act():
    day = played(meeting(10, 10), (0, "start"))
    planned = day.programme

    day.do(1, edit(ItemRemoved("report")))
    day.do(2, edit(ItemInserted(NEW, 0, 0)))
    day.do(3, "undo")
    day.do(3, "undo")

    assert day.programme == planned


def test_edits_make_the_same_programme_at_once_or_one_by_one():
    day = Day(two_sessions())
    changes = [ItemRemoved("b"), ItemInserted(NEW, 1, 0), ItemMoved("c", 0, 0, "a")]

    for change in changes:
        day.do(0, edit(change))

    assert day.programme == edited(two_sessions(), changes)


@st.composite
def places(draw: st.DrawFn) -> tuple[Programme, int, int, str | None]:
    planned = draw(programmes())
    index = draw(st.integers(0, len(planned.sessions) - 1))
    p = draw(st.integers(0, len(planned.sessions[index].parts) - 1))
    ids = [other.id for other in planned.sessions[index].parts[p].items]
    return planned, index, p, draw(st.sampled_from([None, *ids]))


@laws
@given(places(), st.none() | st.just(time(8)), st.integers(0, 60))
def test_to_insert_and_remove_again_changes_nothing(place, start, length):
    planned, index, p, before = place
    new = item("new", length=length)

    inserted = edited(planned, [ItemInserted(new, index, p, before)])

    assert edited(inserted, [ItemRemoved("new")]) == planned
    others = [slot for slot in inserted.slots if slot.item.id != "new"]
    assert [(s.item, s.start, s.end, s.length) for s in others] == [
        (s.item, s.start, s.end, s.length) for s in planned.slots
    ]


@laws
@given(places(), st.integers(0, 20))
def test_a_move_keeps_the_order_and_the_times_of_all_others(place, nth):
    planned, index, p, before = place
    moved = planned.items[nth % len(planned.items)].id

    after = edited(planned, [ItemMoved(moved, index, p, before)])

    def rest(of: Programme) -> list[object]:
        kept = [slot for slot in of.slots if slot.item.id != moved]
        return [(slot.item, slot.start, slot.end, slot.length) for slot in kept]

    assert rest(after) == rest(planned)
    assert len(after.items) == len(planned.items)
    assert after.part_starts == planned.part_starts
    assert [s.end for s in after.sittings] == [s.end for s in planned.sittings]


@given(programmes(), st.booleans(), st.lists(st.booleans(), max_size=3))
@laws
def test_the_newest_word_on_secrecy_holds_whatever_else_is_changed(planned, secret, said):
    planned = replace(planned, secret=secret)
    first = planned.items[0]
    changes = [ItemEdited(replace(first, title="other")), ItemEdited(first)]
    facts = [fact for word in said for fact in (SecrecySet(word), *changes)]

    at_once = edited(planned, facts)
    one_by_one = planned
    for fact in facts:
        one_by_one = edited(one_by_one, [fact])

    assert at_once.secret is one_by_one.secret is [secret, *said][-1]
    assert at_once.sessions == one_by_one.sessions == planned.sessions
