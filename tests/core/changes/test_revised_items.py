"""What an item says of itself after it was moved, split, or merged with the next one."""

from __future__ import annotations

from datetime import time

import pytest
from msgspec.structs import replace

from tests.fakes import item, minutes, part, programme, session, wall
from timekeeper.core.changes.revision import merged, moved, split
from timekeeper.core.programme import Item, Presenter, Programme, Speaker

BINH = Speaker("Trần Thị Bình")
HANH = Speaker("Nguyễn Thị Hạnh")


def shown(planned: Programme) -> list[tuple[str, str, str]]:
    return [(i.id, clock(i.start), clock(i.end)) for i in planned.items]


def clock(at: time | None) -> str:
    return "" if at is None else f"{at:%H:%M}"


def one_session(*items: Item) -> Programme:
    return programme(session(*items))


class TestMoved:
    def test_to_the_end_of_a_part_an_item_begins_when_the_last_one_ends(self):
        planned = one_session(
            item("a", "8:00", "8:10"), item("b", "8:10", "8:30"), item("c", "8:30", "9:00")
        )

        assert shown(moved(planned, "b", 1, ripple=True)) == [
            ("a", "08:00", "08:10"),
            ("c", "08:10", "08:40"),
            ("b", "08:40", "09:00"),
        ]

    def test_a_gap_before_the_place_stays(self):
        planned = one_session(
            item("a", "8:00", "8:10"), item("b", "8:10", "8:20"), item("c", "8:30", "8:40")
        )

        assert shown(moved(planned, "a", 1, ripple=True)) == [
            ("b", "08:00", "08:10"),
            ("a", "08:20", "08:30"),
            ("c", "08:30", "08:40"),
        ]

    def test_after_an_item_that_states_a_length_instead_of_an_end_it_begins_when_that_is_over(self):
        planned = one_session(item("a", "8:00", "8:10"), item("b", "8:10", length=20))

        assert shown(moved(planned, "a", 1, ripple=True)) == [
            ("b", "08:00", ""),
            ("a", "08:20", "08:30"),
        ]

    def test_an_item_that_states_no_end_is_given_none(self):
        planned = one_session(item("a", "8:00", length=10), item("b", "8:10", "8:30"))

        after = moved(planned, "a", 1, ripple=True)

        assert after.items[1] == item("a", "8:20", length=10)

    def test_an_item_that_states_no_start_is_given_none(self):
        planned = one_session(item("a", length=10), item("b", "8:10", "8:30"))

        after = moved(planned, "a", 1, ripple=True)

        assert after.items[1] == item("a", length=10)

    def test_among_items_without_times_it_keeps_its_own(self):
        planned = programme(session(part(item("a", "8:00", "8:10")), part(item("b"), item("c"))))

        after = moved(moved(planned, "a", 1, ripple=True), "a", 1, ripple=True)

        assert shown(after) == [("b", "", ""), ("a", "08:00", "08:10"), ("c", "", "")]

    @pytest.mark.parametrize("ripple", [True, False])
    def test_the_only_item_of_a_programme_can_go_into_another_part(self, ripple: bool):
        planned = programme(session(part(item("a", "8:00", "8:10")), part()))

        first, second = moved(planned, "a", 1, ripple=ripple).sessions[0].parts

        assert (first.items, second.items) == ((), planned.items)


class TestSplit:
    @pytest.mark.parametrize(
        ("whole", "first", "second"),
        [
            (("8:00", "8:30", None), ("8:00", "8:10", None), ("8:10", "8:30", None)),
            (("8:00", None, 30), ("8:00", None, 10), ("8:10", None, 20)),
            (("8:00", "8:30", 30), ("8:00", "8:10", 10), ("8:10", "8:30", 20)),
            ((None, None, 30), (None, None, 10), (None, None, 20)),
            (("8:00", None, None), ("8:00", "8:10", None), ("8:10", None, None)),
        ],
    )
    def test_both_halves_state_what_the_whole_stated(self, whole, first, second):
        halves = split(one_session(item("a", *whole)), "a", minutes(10)).items

        assert [(i.start, i.end, i.length) for i in halves] == [
            (wall(start), wall(end), None if length is None else minutes(length))
            for start, end, length in (first, second)
        ]

    def test_number_papers_notes_speakers_and_least_time_stay_with_the_first(self):
        whole = item(
            "a",
            length=30,
            number="(3)",
            presenter=Presenter("Sở Y tế"),
            documents=("Tờ trình",),
            notes=("kèm phụ lục",),
            speakers=(BINH,),
            minimum=minutes(5),
        )

        first, second = split(one_session(whole), "a", minutes(10)).items

        assert first == replace(whole, length=minutes(10))
        assert second == replace(item("new1", length=20), title="a", presenter=whole.presenter)


class TestMerged:
    def test_what_only_one_of_them_says_is_kept(self):
        first = item(
            "a",
            "8:00",
            "8:10",
            length=10,
            number="1",
            short_title="y tế",
            documents=("một",),
            conditional=True,
            minimum=minutes(5),
            speakers=(BINH,),
            notes=("hai bản",),
        )
        second = item(
            "b",
            "8:10",
            "8:30",
            length=20,
            short_title="y tế",
            presenter=Presenter("Sở Y tế"),
            documents=("hai",),
            confidential=True,
            minimum=minutes(10),
            protected=True,
            speakers=(HANH,),
            notes=("có phụ lục",),
        )

        (joined,) = merged(one_session(first, second), "a").items

        assert joined == replace(
            first,
            title="a; b",
            presenter=Presenter("Sở Y tế"),
            end=wall("8:30"),
            length=minutes(30),
            conditional=False,
            documents=("một", "hai"),
            confidential=True,
            minimum=minutes(15),
            protected=True,
            speakers=(BINH, HANH),
            notes=("hai bản", "có phụ lục"),
        )

    def test_it_takes_place_only_if_any_when_both_do(self):
        planned = one_session(item("a", conditional=True), item("b", conditional=True))

        assert merged(planned, "a").items[0].conditional

    @pytest.mark.parametrize(
        ("first", "second", "together"),
        [
            *((None, None, None), (True, True, True), (True, None, None), (None, True, None)),
            *((False, True, False), (True, False, False), (None, False, False)),
        ],
    )
    def test_chimes_sound_where_both_ask_for_them_and_not_where_one_forbids(
        self, first, second, together
    ):
        planned = one_session(item("a", chime=first), item("b", chime=second))

        assert merged(planned, "a").items[0].chime is together

    def test_two_short_titles_make_none(self):
        planned = one_session(item("a", short_title="y tế"), item("b", short_title="giáo dục"))

        assert merged(planned, "a").items[0].short_title is None

    @pytest.mark.parametrize(
        ("first", "second", "together"),
        [
            ("Sở Y tế", None, "Sở Y tế"),
            (None, "Sở Y tế", "Sở Y tế"),
            ("Sở Y tế", "Sở Y tế", "Sở Y tế"),
            ("Sở Y tế", "Văn phòng", "Sở Y tế; Văn phòng"),
        ],
    )
    def test_each_presenter_is_named_once(self, first, second, together):
        presenters = [presenter and Presenter(presenter) for presenter in (first, second)]
        items = (item(i, presenter=by) for i, by in zip("ab", presenters, strict=True))

        assert merged(one_session(*items), "a").items[0].presenter == Presenter(together)
