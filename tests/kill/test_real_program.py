"""The real program, ended at random moments: every act is there once and the hall is back."""

from __future__ import annotations

import signal

import pytest

from tests.kill.days import Day

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")


def test_killed_or_asked_to_end_it_shows_the_hall_the_same_and_loses_no_act(tmp_path):
    day = Day(tmp_path)

    assert day.live_and_end(1, signal.SIGKILL) == -signal.SIGKILL
    assert day.live_and_end(2, signal.SIGTERM) == 0
    assert day.live_and_end(3, signal.SIGKILL) == -signal.SIGKILL
    assert day.live_and_end(4, signal.SIGINT) == 0

    assert len(day.acts) > 5
