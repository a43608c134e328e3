"""One protocol, two ways: what holds over the hall's own server holds over any broker."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.network.broker.conftest import NAMES, broker, running, started
from tests.network.hall import FakeHall
from tests.network.linked import ByBroker, ByServer, Way, linked
from tests.network.mosquitto import Mosquitto
from tests.network.nats import Nats
from timekeeper.core.acts import Hear, Next
from timekeeper.core.events import RollCallOpened
from timekeeper.core.points import Point, enlisted
from timekeeper.live.linked_points import LineState
from timekeeper.network.broker import line
from timekeeper.network.following import carriers
from timekeeper.network.point_protocol import AskFloor, Finished, Present, TakeBack
from timekeeper.views.afar.instants import exact_milliseconds
from timekeeper.views.hall import ItemContent

__all__ = ["broker", "running"]
LONGEST_WAIT = 2.0  # seconds between two tries


@pytest.fixture(scope="module")
def second_broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mosquitto]:
    yield from started(Nats, tmp_path_factory.mktemp("nats"))


@pytest.fixture
def twenty(hall: FakeHall) -> list[str]:
    """Let the hall have as many points as the broker has accounts."""
    hall.linked.enlist(enlisted(Point("", name) for name in NAMES))
    hall.look()
    return [point.id for point in hall.linked.points]


@pytest.fixture(params=["server", "broker", "second broker"])
def way(request: pytest.FixtureRequest, hall: FakeHall) -> Iterator[Way]:
    if request.param == "server":
        made: Way = ByServer(hall)
    else:
        made = ByBroker(hall, request.getfixturevalue(request.param.replace(" ", "_")))
    made.open()
    yield made
    made.close()


@pytest.mark.timing
def test_who_joins_reads_what_the_hall_reads_by_the_halls_time(way, hall):
    begin = time.perf_counter()
    with linked(way, "p001") as (point,):
        joined = point.until(lambda: isinstance(point.knows.reads(), ItemContent))
        assert joined < 1

        ahead = (point.knows.now() - hall.now()).total_seconds()
        doubt = point.knows.doubt / 1000
        # The hall's clock stands still in tests; the point's went on since it heard of it.
        assert -doubt <= ahead <= doubt + time.perf_counter() - begin
        point.until(lambda: point.knows.standing)
        assert point.knows.standing.name == "Phường 1"


def test_what_happens_in_the_hall_is_with_every_point(way, hall):
    with linked(way, "p001", "p002") as points:
        for point in points:
            point.until(point.knows.reads)
        before = [point.knows.reads() for point in points]

        hall.act(Next())

        for point, old in zip(points, before, strict=True):
            point.until(lambda point=point, old=old: point.knows.reads() != old)


def test_a_point_is_present_by_its_pings(way, hall):
    assert hall.linked.presence.line("p001", hall.now()) is LineState.NEVER

    with linked(way, "p001") as (point,):
        point.until(lambda: hall.linked.presence.seen("p001"))

    assert hall.linked.presence.line("p002", hall.now()) is LineState.NEVER


def test_a_hand_goes_up_and_down_again(way, hall):
    with linked(way, "p001", "p002") as (one, other):
        for point in (one, other):
            point.until(point.knows.now)
        assert one.press(AskFloor, name="Lê An", topic="Đầu tư").done
        assert other.press(AskFloor, name="Trần Bình").done

        other.until(lambda: other.knows.standing and other.knows.standing.hand)
        assert other.knows.standing.hand.place == 2
        assert [hand.point for hand in hall.conference.course.hands_up] == ["p001", "p002"]
        assert one.press(TakeBack).done


def test_twenty_hands_at_once_stay_in_the_order_in_which_they_came(twenty, way, hall):
    with linked(way, *twenty) as points:
        for point in points:
            point.until(point.knows.now)
        for number, point in enumerate(reversed(points)):
            at = exact_milliseconds(point.knows.now())
            point.carrier.say(AskFloor(press=f"press-{number:04}", at=at, name="Lê An"))
        for point in points:
            point.until(lambda point=point: point.knows.standing and point.knows.standing.hand)
        places = {point.knows.standing.point: point.knows.standing.hand.place for point in points}

    came = [point for point, _act in hall.heard]
    assert sorted(came) == twenty
    assert [hand.point for hand in hall.conference.course.hands_up] == came
    assert sorted(places, key=places.__getitem__) == came
    assert sorted(places.values()) == list(range(1, 21))


def test_a_group_in_the_building_says_that_it_has_finished_and_answers_no_roll_call(way, hall):
    with linked(way, "p001", "p003") as (point, room):
        for each in (point, room):
            each.until(each.knows.reads)
            each.until(lambda each=each: each.knows.standing)
        assert (room.knows.standing.name, room.knows.standing.room) == ("Tổ 3", True)
        assert room.knows.reads() == point.knows.reads()  # one time for all rooms

        hall.conference.act(Hear(RollCallOpened(hall.linked.points)))
        hall.look()
        point.until(lambda: point.knows.standing.roll_call)
        assert room.press(Finished).done

    assert not room.knows.standing.roll_call
    assert [(each, act.finished) for each, act in hall.heard] == [("p003", True)]


def test_a_roll_call_that_is_not_open_is_answered_with_a_sentence(way):
    with linked(way, "p001") as (point,):
        point.until(point.knows.now)

        answer = point.press(Present, delegates=45, chair="Lê An")

    assert not answer.done
    assert answer.sentence


@pytest.mark.timing
def test_without_a_line_a_point_goes_on_and_is_right_soon_after(way, hall, monkeypatch):
    assert max(*line.TRIES, *carriers.TRIES) <= LONGEST_WAIT
    for each in (line, carriers):  # what is left is what a try itself takes
        monkeypatch.setattr(each, "TRIES", (0.05, 0.1))
    with linked(way, "p001") as (point,):
        point.until(point.knows.reads)
        before = point.knows.reads().title_forms
        way.kill()
        point.until(lambda: point.knows.alone_since)
        assert point.knows.reads().title_forms == before

        hall.act(Next())
        way.open()

        again = point.until(
            lambda: not point.knows.alone_since and point.knows.reads().title_forms != before
        )
        assert again < 1
