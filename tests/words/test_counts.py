"""Counts in words, as the minutes and the desk say them."""

from __future__ import annotations

from timekeeper.core.events import BallotsCounted, GroupCount
from timekeeper.core.house.counts import Discrepancy, Shortfall
from timekeeper.words.counts import (
    ballots_sentence,
    count_sentence,
    discrepancy_sentence,
    shortfall_sentence,
    uneven_sentence,
)

GROUP = GroupCount(12, 9, 2, 2, "Khối Đảng")
BALLOTS = BallotsCounted("vote", 9, 8, 8, 1, "Nghị quyết", "8/8 tán thành")


def test_a_count_says_who_was_summoned_is_present_and_is_absent():
    assert count_sentence(GROUP) == (
        "Khối Đảng: 12 summoned, 09 present, 04 absent (02 with leave, 02 without)"
    )


def test_a_vote_says_its_subject_its_ballots_and_its_result():
    assert ballots_sentence(BALLOTS) == (
        "Nghị quyết: 09 ballots given out, 08 returned, 08 valid, 01 void; 8/8 tán thành"
    )


def test_what_does_not_add_up_is_told_with_both_figures():
    assert uneven_sentence(GROUP).endswith("come to 13, but 12 were summoned.")
    told = [discrepancy_sentence(found, BALLOTS, GROUP) for found in Discrepancy]
    assert told == [
        "More ballots were returned (8) than given out (9).",
        "Valid and void ballots come to 9, but 8 were returned.",
        "More ballots were given out (9) than people are present (9).",
    ]


def test_too_few_are_told_with_what_is_needed():
    assert shortfall_sentence(Shortfall("vote", "2/3", 8, GROUP), "Vote") == (
        "“Vote” needs 2/3 of those summoned: 8 of 12; 9 are present."
    )
    assert "nobody was counted yet" in shortfall_sentence(Shortfall("vote", "2/3", 0, None), "Vote")
