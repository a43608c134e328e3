"""The desk as the network knows it, when many linked points press at once."""

from __future__ import annotations

import pytest

from tests.fakes import ManualClock
from timekeeper.core.acts import Start
from timekeeper.core.events import RollCallOpened
from timekeeper.core.points import Point
from timekeeper.core.programme import Programme
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.office.points.points_desk import PointsDesk
from timekeeper.desktop.office.sharing.shared_desk import SharedDesk
from timekeeper.files.afar.points_file import PointsFile
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.network.acts_from_afar import Answer
from timekeeper.network.point_protocol import AskFloor, PointAct, Present
from timekeeper.network.standings import Standings
from timekeeper.views.afar.published import Edition

POINTS = tuple(Point(f"p{number:03}", f"Phường {number}") for number in range(1, 301))
PRESS = {"press": "press-0001", "at": 0.0}
ACTS: list[PointAct] = [Present(**PRESS, delegates=3), AskFloor(**PRESS, name="Trần Thị B")]


class CountedStandings(Standings):
    """Counts how often all points were looked at."""

    looks = 0

    def look(self, *asked):
        type(self).looks += 1
        return super().look(*asked)


@pytest.fixture
def desk(office_day: Programme, qapp) -> Desk:
    made = Desk(Conference(office_day, MemoryJournal(), ManualClock()))
    made.act(Start())
    made.hear(RollCallOpened(POINTS))
    return made


@pytest.fixture
def shared(desk: Desk, monkeypatch) -> SharedDesk:
    monkeypatch.setattr("timekeeper.network.standings.Standings", CountedStandings)
    points = PointsDesk(desk, lambda: None)
    points.hold(PointsFile(points=POINTS))
    made = SharedDesk(desk, Edition("hội nghị", 1, 1), lambda day: day, lambda: (), points)
    CountedStandings.looks = 0
    return made


@pytest.mark.parametrize("act", ACTS, ids=["present", "hand"])
def test_all_points_are_looked_at_once_for_all_who_press_together(
    shared: SharedDesk, act: PointAct, qtbot
):
    told: list[frozenset[str]] = []
    shared.points_changed.connect(told.append)
    answers: list[Answer] = []
    for point in POINTS:
        shared.hear(point.id, act, answers.append)

    qtbot.waitUntil(lambda: bool(told), timeout=10_000)

    assert [answer.done for answer in answers] == [True] * len(POINTS)
    assert told == [frozenset(point.id for point in POINTS)]
    assert CountedStandings.looks == 1


def test_those_who_press_together_are_answered_in_order_and_the_window_has_its_turns(
    desk: Desk, shared: SharedDesk, qtbot, monkeypatch
):
    monkeypatch.setattr("timekeeper.desktop.office.sharing.shared_desk.AT_ONCE", 0.0)
    answers: list[Answer] = []
    between: list[int] = []
    shared._next_presses.timeout.connect(lambda: between.append(len(answers)))
    for point in POINTS[:20]:
        shared.hear(point.id, ACTS[1], answers.append)

    qtbot.waitUntil(lambda: len(between) == 20, timeout=5_000)

    assert [hand.point for hand in desk.conference.course.hands] == [p.id for p in POINTS[:20]]
    assert between == list(range(1, 21))


def test_a_press_that_fails_does_not_keep_those_behind_it_waiting(
    shared: SharedDesk, qtbot, monkeypatch
):
    taken = shared._points.take

    def take(point: str, act: PointAct) -> Answer:
        if point == "p001":
            raise RuntimeError(point)
        return taken(point, act)

    monkeypatch.setattr(shared._points, "take", take)
    answers: list[Answer] = []
    with qtbot.capture_exceptions() as exceptions:
        for point in POINTS[:3]:
            shared.hear(point.id, ACTS[0], answers.append)
        qtbot.waitUntil(lambda: len(answers) == 3, timeout=5_000)

    assert [answer.done for answer in answers] == [False, True, True]
    assert len(exceptions) == 1
