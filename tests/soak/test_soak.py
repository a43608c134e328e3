"""A day of random operators leaves nothing behind: no thread, no open file, no drift."""

from __future__ import annotations

import sys

import pytest

from tests.soak.days import held, live_a_day


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts in /proc")
def test_a_day_at_full_speed_leaves_nothing_behind(tmp_path):
    live_a_day(tmp_path, 0, acts=50)
    before = held()

    acts = live_a_day(tmp_path, 1, acts=400)

    after = held()
    assert acts > 150
    assert (after.threads, after.files) == (before.threads, before.files)
