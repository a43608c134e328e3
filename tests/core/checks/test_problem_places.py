"""Each problem says exactly where it lies, and what is no problem is not told."""

from __future__ import annotations

import pytest

from tests.fakes import item, minutes, part, programme, session, wall
from timekeeper.core.checks.problems import Problem, ProblemKind, problems
from timekeeper.core.programme import Session

HOUR = minutes(60)
SPANS = (("8:00", "9:00"), ("12:00", "14:00"), ("13:00", "15:00"))
FIRST = session(item("first", "7:00", "7:30"))


def found(*contents: Session) -> tuple[Problem, ...]:
    return problems(programme(*contents))


def second_session(*contents, **more) -> tuple[Problem, ...]:
    """Return the problems of a session that follows one without any."""
    return found(FIRST, session(*contents, **more))


class TestBetweenSessions:
    @pytest.mark.parametrize("start", ["11:00", "14:00"])
    def test_one_may_follow_the_other_at_once_or_later(self, start):
        morning = session(item("a", "8:00", "11:00"))

        assert found(morning, session(item("b", start, "17:00"))) == ()

    def test_each_is_compared_with_the_one_before_it(self):
        plans = [session(item(i, *span)) for i, span in zip("abc", SPANS, strict=True)]

        assert found(*plans) == (
            Problem(ProblemKind.OVERLAP, 2, None, None, wall("13:00"), wall("14:00"), None, HOUR),
        )

    def test_two_that_begin_together_overlap(self):
        morning = session(item("a", "8:00", "9:00"))

        assert found(morning, session(item("b", "8:00", "10:00"))) == (
            Problem(ProblemKind.OVERLAP, 1, None, None, wall("8:00"), wall("9:00"), None, HOUR),
        )

    def test_one_that_lies_before_the_other_tells_when_it_begins(self):
        afternoon = session(item("a", "14:00", "15:00"))

        assert found(afternoon, session(item("b", "8:00", "9:00"))) == (
            Problem(ProblemKind.BACKWARDS, 1, start=wall("8:00")),
        )

    def test_one_without_times_is_compared_with_none(self):
        untimed = session(item("b", length=30))

        assert found(session(item("a", "8:00", "9:00")), untimed) == ()
        assert found(untimed, session(item("a", "8:00", "9:00"))) == ()

    def test_one_with_an_open_end_does_not_reach_into_the_next(self):
        assert found(session(item("a", "8:00")), session(item("b", "9:00", "10:00"))) == ()


class TestBackwards:
    def test_an_item_that_ends_before_it_starts(self):
        assert second_session(part(item("a", "8:00", "9:00")), part(item("b", "9:00", "8:30"))) == (
            Problem(ProblemKind.BACKWARDS, 1, 1, "b", wall("9:00"), wall("8:30")),
        )

    def test_a_part_that_ends_before_it_starts(self):
        backwards = part(item("b", "9:00", "9:30"), start="9:00", end=wall("8:30"))

        assert second_session(part(item("a", "8:00", "9:00")), backwards) == (
            Problem(ProblemKind.BACKWARDS, 1, 1, None, wall("9:00"), wall("8:30")),
        )

    def test_a_session_that_ends_before_it_starts(self):
        assert second_session(item("a", "9:00", "9:30"), start="9:00", end="8:30") == (
            Problem(ProblemKind.BACKWARDS, 1, start=wall("9:00"), end=wall("8:30")),
        )

    def test_a_step_back_of_exactly_half_a_day_is_a_mistake_and_no_next_morning(self):
        assert second_session(item("a", "20:00", "21:00"), item("b", "8:00", "9:00")) == (
            Problem(ProblemKind.BACKWARDS, 1, 0, "b", wall("20:00"), wall("8:00")),
        )


class TestAboutMidnight:
    def test_a_gap_over_midnight_is_as_long_as_the_clock_says(self):
        assert second_session(item("a", "20:00", "23:30"), item("b", "0:30", "1:00")) == (
            Problem(ProblemKind.GAP, 1, 0, "b", wall("23:30"), wall("0:30"), None, HOUR),
        )

    def test_an_evening_may_end_after_midnight(self):
        evening = (item("a", "22:00", "0:15"), item("b", "0:15", "1:00"))

        assert second_session(*evening, start="22:00", end="1:00") == ()


class TestOverlap:
    def test_two_items_that_begin_together_overlap(self):
        assert second_session(item("a", "8:00", "8:30"), item("b", "8:00", "9:00")) == (
            Problem(ProblemKind.OVERLAP, 1, 0, "b", wall("8:00"), wall("8:30"), None, minutes(30)),
        )

    def test_a_part_with_a_start_alone_is_as_long_as_its_items(self):
        first = part(item("a", "8:00", "9:00"), start="8:00")

        assert second_session(first, part(item("b", "8:30", "9:30"))) == (
            Problem(ProblemKind.OVERLAP, 1, 1, "b", wall("8:30"), wall("9:00"), None, minutes(30)),
        )

    def test_a_gap_in_a_part_with_a_start_alone_is_told_once(self):
        with_gap = part(item("a", "8:00", "8:30"), item("b", "9:30", "10:00"), start="8:00")

        assert second_session(with_gap) == (
            Problem(ProblemKind.GAP, 1, 0, "b", wall("8:30"), wall("9:30"), None, HOUR),
        )


class TestLengths:
    def test_a_heading_whose_length_is_not_that_of_its_range_is_named_by_its_part(self):
        heading = part(item("b", "9:00", "10:00"), start="9:00", end=wall("10:00"), length=HOUR / 2)

        wrong = second_session(part(item("a", "8:00", "9:00")), heading)

        assert (
            Problem(
                ProblemKind.LENGTH_DISAGREES,
                1,
                1,
                None,
                wall("9:00"),
                wall("10:00"),
                HOUR,
                HOUR / 2,
            )
            in wrong
        )

    def test_an_item_that_is_given_no_time_is_told_with_the_times_it_states(self):
        assert second_session(part(item("a", "8:00", "9:00")), part(item("b", "9:00", "9:00"))) == (
            Problem(ProblemKind.NO_LENGTH, 1, 1, "b", wall("9:00"), wall("9:00")),
        )

    def test_an_item_without_times_fills_what_the_others_leave_of_the_session(self):
        items = (item("a", "8:00", "8:30"), item("b", length=30))

        assert second_session(*items, start="8:00", end="9:00") == ()
        assert second_session(*items[::-1], start="8:00", end="9:00") == ()

    def test_several_gaps_together_explain_the_sum(self):
        items = (
            item("a", "8:00", "8:20"),
            item("b", "8:30", "8:40"),
            item("c", "8:50", "9:00"),
        )

        assert second_session(*items, start="8:00", end="9:00") == (
            Problem(ProblemKind.GAP, 1, 0, "b", wall("8:20"), wall("8:30"), None, minutes(10)),
            Problem(ProblemKind.GAP, 1, 0, "c", wall("8:40"), wall("8:50"), None, minutes(10)),
        )

    def test_a_part_may_be_the_only_one_that_states_times(self):
        assert second_session(part(item("a", length=60), start="8:00", end=wall("9:00"))) == ()


class TestOutside:
    def test_an_item_before_its_session_is_told_with_the_session_s_times(self):
        parts = (part(item("a", "8:00", "8:30")), part(item("b", "7:30", "8:00")))

        wrong = second_session(*parts, start="8:00", end="9:00")

        assert wrong[-1] == Problem(
            ProblemKind.OUTSIDE_SESSION, 1, 1, "b", wall("8:00"), wall("9:00")
        )

    def test_an_item_before_its_part_is_told_with_the_part_s_times(self):
        shifted = part(item("b", "8:50", "9:50"), start="9:00", end=wall("10:00"))

        assert second_session(part(item("a", "8:00", "9:00")), shifted) == (
            Problem(ProblemKind.OUTSIDE_PART, 1, 1, "b", wall("9:00"), wall("10:00")),
        )
