"""What an office sets once."""

from __future__ import annotations

import pytest

from timekeeper.core.courtesy import USUAL_RULES
from timekeeper.live.settings import MOST_RECENT, DeskHabits, HallProtocol, Settings


@pytest.mark.parametrize(
    ("farthest_seat", "image_height", "heights"),
    [(0, 0, 6), (20, 0, 6), (0, 3, 6), (-1, 3, 6), (20, 2.5, 8), (5, 3, 3), (60, 2, 12)],
)
def test_the_farthest_seat_counts_in_image_heights_within_reason(
    farthest_seat, image_height, heights
):
    measured = Settings(farthest_seat=farthest_seat, image_height=image_height)

    assert measured.seat_in_heights == heights


def test_the_programme_opened_last_comes_first_and_each_is_named_once():
    habits = DeskHabits(recent=("a", "b", "c"))

    assert habits.opened("b").recent == ("b", "a", "c")
    assert habits.opened("d").recent == ("d", "a", "b", "c")


def test_only_so_many_programmes_are_remembered():
    habits = DeskHabits()

    for number in range(MOST_RECENT + 1):
        habits = habits.opened(str(number))

    assert habits.recent == ("8", "7", "6", "5", "4", "3", "2", "1")


@pytest.mark.parametrize(
    ("written", "read"), [("  ", ""), ("\n", ""), (" Xin\nkết  thúc ", "Xin kết thúc")]
)
def test_words_for_a_used_up_time_are_one_line_and_blanks_are_none(written, read):
    assert HallProtocol(overrun_words=written).rules.overrun_words == read


def test_without_lists_of_its_own_an_office_has_the_ranks_that_ship():
    assert HallProtocol().rules == USUAL_RULES
    assert HallProtocol(ranks=()).rules.ranks == ()
    assert HallProtocol(ranks=("Viện trưởng",)).rules.not_of_rank == USUAL_RULES.not_of_rank
