"""Counts are kept as they are said, told where they do not add up, and held against a quorum."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace

from tests.fakes import Day, act, item, meeting, played, programme, session, study
from timekeeper.core.acts import Count
from timekeeper.core.cues.reminders import ReminderKind, standing
from timekeeper.core.events import AttendanceCounted, BallotsCounted, GroupCount
from timekeeper.core.house.counts import (
    Discrepancy,
    add_up,
    counted_for,
    discrepancies,
    share_of,
    shortfalls,
    total,
    uneven,
)
from timekeeper.core.rules import MOST_COUNTED, NotPermitted, Reason

EVERYBODY = GroupCount(60, 40, 12, 8)


def present(count: int, session: int = 0, summoned: int = 60) -> Count:
    return Count(AttendanceCounted(session, (GroupCount(summoned, count, summoned - count, 0),)))


def ballots(given_out: int, returned: int, valid: int, void: int, **more: str) -> Count:
    return Count(BallotsCounted("vote", given_out, returned, valid, void, **more))


def voting(quorum: str | None = "2/3") -> Day:
    vote = item("vote", "8:10", "8:20", quorum=quorum)
    return Day(programme(session(item("opening", "8:00", "8:10"), vote, study(), start="8:00")))


def refusal(day: Day, what: Count) -> Reason:
    with pytest.raises(NotPermitted) as refused:
        day.do(1, what)
    return refused.value.reason


class TestWhatIsKept:
    def test_a_later_count_of_a_session_stands_in_place_of_the_earlier_one(self):
        day = played(meeting(10), (0, present(40)), (5, present(45)))

        assert total(day.course.attendance[0]).present == 45

    def test_undo_brings_the_earlier_count_back(self):
        day = played(meeting(10), (0, present(40)), (5, present(45)), (6, "undo"))

        assert total(day.course.attendance[0]).present == 40

    def test_several_votes_of_an_item_are_told_apart_by_what_was_voted_on(self):
        day = voting()
        for subject, valid in (("first", 3), ("second", 4), ("first", 5)):
            day.do(1, ballots(6, valid, valid, 0, subject=subject))

        assert [(b.subject, b.valid) for b in day.course.ballots] == [("first", 5), ("second", 4)]

    def test_a_later_session_is_taken_to_have_the_count_before_it_until_it_has_its_own(self):
        day = Day(programme(session(item("a")), session(item("b")), session(item("c"))))
        day.do(0, present(40, session=1))

        found = [counted_for(day.programme, day.course, name) for name in "abc"]

        assert found == [None, GroupCount(60, 40, 20, 0), GroupCount(60, 40, 20, 0)]


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("what", "reason"),
        [
            (present(40, session=3), Reason.PLACE_UNKNOWN),
            (present(40, session=-1), Reason.PLACE_UNKNOWN),
            (Count(AttendanceCounted(0, ())), Reason.COUNT_MISSING),
            (Count(AttendanceCounted(0, (GroupCount(0, 0, 0, 0),))), Reason.COUNT_MISSING),
            (Count(AttendanceCounted(0, (GroupCount(5, -1, 6, 0),))), Reason.COUNT_IMPOSSIBLE),
            (present(0, summoned=MOST_COUNTED + 1), Reason.COUNT_IMPOSSIBLE),
            (ballots(0, 0, 0, 0), Reason.COUNT_MISSING),
            (ballots(5, 5, 6, -1), Reason.COUNT_IMPOSSIBLE),
            (Count(BallotsCounted("nothing", 5, 5, 5, 0)), Reason.ITEM_UNKNOWN),
            (Count(BallotsCounted("papers", 5, 5, 5, 0)), Reason.ITEM_FOR_STUDY),
        ],
    )
    def test_what_can_be_no_count_of_this_day(self, what, reason):
        assert refusal(voting(), what) is reason

    def test_what_does_not_add_up_is_kept_all_the_same(self):
        day = voting()

        day.do(1, ballots(5, 9, 1, 1))

        assert day.course.ballots == (BallotsCounted("vote", 5, 9, 1, 1),)


class TestWhatDoesNotAddUp:
    @pytest.mark.parametrize(
        ("group", "told"),
        [
            (EVERYBODY, False),
            (replace(EVERYBODY, unexcused=7), True),
            (replace(EVERYBODY, present=61, excused=0, unexcused=0), True),
            (GroupCount(0, 0, 0, 0), False),
        ],
    )
    def test_present_and_absent_are_those_summoned(self, group, told):
        assert uneven(group) is told

    @pytest.mark.parametrize(
        ("figures", "told"),
        [
            ((40, 39, 38, 1), []),
            ((40, 41, 40, 1), [Discrepancy.RETURNED]),
            ((40, 39, 39, 1), [Discrepancy.VALID_AND_VOID]),
            ((41, 41, 40, 0), [Discrepancy.VALID_AND_VOID, Discrepancy.MORE_THAN_PRESENT]),
        ],
    )
    def test_of_ballots_no_more_come_back_than_went_out_and_each_is_valid_or_void(
        self, figures, told
    ):
        found = discrepancies(BallotsCounted("vote", *figures), EVERYBODY)

        assert list(found) == told

    def test_without_a_count_nothing_is_said_of_how_many_are_present(self):
        assert not list(discrepancies(BallotsCounted("vote", 500, 500, 500, 0), None))


class TestQuorum:
    @pytest.mark.parametrize(
        ("written", "share"),
        [
            ("2/3", Fraction(2, 3)),
            ("1/2", Fraction(1, 2)),
            ("75%", Fraction(3, 4)),
            ("100%", Fraction(1)),
            ("3/2", None),
            ("0/3", None),
            ("2/0", None),
            ("101%", None),
            ("two thirds", None),
            ("", None),
        ],
    )
    def test_a_share_is_a_fraction_or_so_many_in_a_hundred(self, written, share):
        assert share_of(written) == share

    @pytest.mark.parametrize(("count", "short"), [(39, True), (40, False), (60, False)])
    def test_exactly_the_share_is_enough(self, count, short):
        day = voting()
        day.do(0, present(count))

        assert bool(shortfalls(day.programme, day.course)) is short

    def test_a_share_of_people_is_rounded_up_to_whole_people(self):
        day = voting()
        day.do(0, present(40, summoned=61))

        (short,) = shortfalls(day.programme, day.course)

        assert (short.needed, short.quorum) == (41, "2/3")

    @pytest.mark.parametrize(
        ("group", "short"),
        [("Đại biểu mời", True), ("Khách mời", True), ("Dự thính", True), ("Đoàn viên", False)],
    )
    def test_guests_make_up_for_nobody_who_votes(self, group, short):
        day = voting()
        guests = GroupCount(20, 20, 0, 0, group)
        members = GroupCount(50, 30, 15, 5, "Ủy viên Ban Chấp hành")
        day.do(0, Count(AttendanceCounted(0, (members, guests))))

        assert bool(shortfalls(day.programme, day.course)) is short

    def test_where_only_guests_were_counted_they_are_what_is_known(self):
        day = voting()
        day.do(0, Count(AttendanceCounted(0, (GroupCount(60, 50, 10, 0, "Khách mời"),))))

        assert not shortfalls(day.programme, day.course)

    def test_before_any_count_nobody_knows_whether_they_are_enough(self):
        (short,) = shortfalls(voting().programme, voting().course)

        assert (short.item, short.counted) == ("vote", None)

    def test_what_is_over_or_skipped_or_demands_no_share_is_no_matter(self):
        assert not shortfalls(voting(None).programme, voting(None).course)
        day = played(voting().programme, (0, act("skip", "vote")))
        assert not shortfalls(day.programme, day.course)

    def test_the_operator_is_reminded_while_the_item_is_next_or_runs(self):
        day = voting()
        day.do(0, "start")

        def reminded(minute: float) -> bool:
            found = standing(day.programme, day.course, day.seen(minute))
            return ReminderKind.QUORUM in {reminder.kind for reminder in found}

        assert reminded(1)
        day.do(10, "next")
        assert reminded(11)
        day.do(12, present(50))
        assert not reminded(13)


class TestWhetherThoseOfASessionAddUp:
    @pytest.mark.parametrize(
        ("counted", "session", "expected"),
        [
            ((), 0, None),
            ((GroupCount(60, 40, 12, 8),), 0, True),
            ((GroupCount(60, 40, 12, 7),), 0, False),
            # One group's surplus makes up for no other's lack.
            ((GroupCount(10, 9, 0, 0), GroupCount(10, 11, 0, 0)), 0, False),
            ((GroupCount(60, 40, 12, 8),), 1, None),  # the count of a morning is not the next one
        ],
    )
    def test_it_is_known_of_a_session_that_was_counted(self, counted, session, expected):
        acts = [(0, Count(AttendanceCounted(0, counted)))] if counted else []

        assert add_up(played(meeting(10), *acts).course, session) is expected
