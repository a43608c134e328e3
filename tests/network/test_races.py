"""Two remotes and the desk press in the same moment: never an item skipped, never one twice."""

from __future__ import annotations

from tests.network.hall import FakeHall
from tests.network.racing import race
from timekeeper.network.sharing import Sharing

TIMES = 60


def test_of_all_who_press_next_at_once_one_moves_the_day_on(sharing: Sharing, hall: FakeHall):
    told = race(sharing, hall, TIMES)

    assert told.wrong == []
    assert len(told.winners) == TIMES
    assert set(told.winners) == {"desk", "one", "other"}
