"""After a power cut at any moment the journal opens, with every act that was committed."""

from __future__ import annotations

import pytest

from tests.power.disk import Cut, Step
from tests.power.harness import cut_everywhere, recorded_day


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_whatever_a_cut_leaves_every_committed_act_is_there(tmp_path, mode):
    day, after = tmp_path / "day", tmp_path / "after"
    day.mkdir()
    after.mkdir()

    steps = recorded_day(day, mode, acts=4, seed=1)
    tally = cut_everywhere(steps, after, mixtures=1)

    assert tally.states > tally.cuts > 30


def test_a_disk_that_lies_about_flushing_is_noticed_by_this_very_test(tmp_path):
    day, after = tmp_path / "day", tmp_path / "after"
    day.mkdir()
    after.mkdir()
    steps = [s for s in recorded_day(day, "WAL", acts=6, seed=2) if s.what != "sync"]

    with pytest.raises(Exception):  # noqa: B017, PT011  # lost acts, or no journal at all
        cut_everywhere(steps, after, mixtures=1)


def test_what_was_not_flushed_may_be_lost_in_parts():
    cut = Cut()
    for step in (
        Step("write", "a", 0, b"1" * 1024),
        Step("sync", "a"),
        Step("write", "a", 0, b"2" * 1024),
    ):
        cut.take(step)
    arrivals = iter((False, True))

    assert cut._mixed(lambda: next(arrivals))["a"] == b"1" * 512 + b"2" * 512
