"""Seen from outside, no display shows a second twice or skips one, and all change together."""

from __future__ import annotations

from statistics import median_low

import pytest
from PySide6.QtGui import QGuiApplication

from tests.desktop.conftest import take_down
from tests.desktop.second_watch import SecondWatch, spreads, until
from tests.virtual_screens import VirtualScreens
from timekeeper.core.programme import Programme

pytestmark = pytest.mark.timing
CHANGES = 2  # of the second, with a whole one between; the last may be a little late
SECONDS = CHANGES + 0.3
A_FRAME = 1 / 60


def test_an_observer_sees_each_second_once_on_every_display_and_on_all_at_once(
    two_screens: VirtualScreens, office_day: Programme, qtbot
):
    two_screens.plug_third()
    until(lambda: len(QGuiApplication.screens()) == 3)
    day = SecondWatch(two_screens, office_day, SECONDS)

    changes = day.watch()
    take_down(day.windows)

    for place in day.places:
        seen = [change.second for change in changes if change.place == place]
        assert seen == list(range(seen[0], seen[0] + len(seen))), place
        assert len(seen) > CHANGES, place
    together = spreads(changes)[1:]  # the first was there when the watch began
    assert len(together) >= CHANGES
    assert median_low(together) <= A_FRAME  # a machine that is busy may miss it once
