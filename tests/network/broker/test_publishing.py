"""The hall over a broker: complete for whoever comes, calm for the window, gone when it ends."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from tests.network.hall import FakeHall
from tests.network.linked import PATIENCE, ByBroker, LinkedPoint, linked
from tests.network.mosquitto import Mosquitto, Outsider
from timekeeper.core.acts import Next
from timekeeper.core.points import Point
from timekeeper.network.broker import publishing
from timekeeper.network.broker.line import FROM, TO, VIEW
from timekeeper.network.following import knowledge
from timekeeper.network.point_protocol import Answered, AskFloor, Hello, Ping, heard_down


@pytest.fixture
def way(hall: FakeHall, broker: Mosquitto) -> Iterator[ByBroker]:
    way = ByBroker(hall, broker)
    way.open()
    yield way
    way.close()


def number(outsider: Outsider) -> int:
    """Return the number of the next view that comes."""
    while True:
        topic, said = outsider.heard.get(timeout=PATIENCE)
        if topic == VIEW and said:
            return int(json.loads(said)["view"]["seq"])


def test_the_newest_view_is_kept_for_whoever_comes(way, hall, connect):
    early = connect("p001")
    early.subscribe(VIEW)
    number(early)
    hall.act(Next())
    while number(early) != hall.number:
        pass

    late = connect("p002")
    late.subscribe(VIEW)

    assert number(late) == hall.number


def test_a_hall_that_ends_takes_its_view_along(way, hall, connect):
    early = connect("p001")
    early.subscribe(VIEW)
    number(early)

    way.close()

    assert early.heard.get(timeout=PATIENCE) == (VIEW, b"")


def test_all_is_told_anew_to_a_broker_that_lost_everything(way, hall, broker, connect):
    first = connect("p001")
    first.subscribe(VIEW)
    number(first)
    broker.kill()
    hall.act(Next())
    broker.start()

    again = connect("p002")
    again.subscribe(VIEW)

    assert number(again) == hall.number


@pytest.fixture
def successor(hall: FakeHall, broker: Mosquitto) -> Iterator[ByBroker]:
    """The same conference on a desk that took over."""
    newer = FakeHall(hall.conference)
    newer.epoch = hall.epoch + 1
    way = ByBroker(newer, broker)
    yield way
    way.close()


def epochs(outsider: Outsider, until: int) -> list[int]:
    """Return the epochs of the views that come, up to this one."""
    found: list[int] = []
    while not found or found[-1] != until:
        topic, said = outsider.heard.get(timeout=PATIENCE)
        if topic == VIEW and said:
            found.append(json.loads(said)["view"]["epoch"])
    return found


def test_a_desk_that_meets_the_one_that_took_over_publishes_no_more(
    hall, broker, successor, connect
):
    met = threading.Event()
    old = publishing.Publishing(hall, broker.hall, broker.certificate, succeeded=met.set)
    old.open()
    follower = connect("p001")
    follower.subscribe(VIEW)
    epochs(follower, hall.epoch)

    successor.open()
    assert met.wait(PATIENCE)
    hall.act(Next())
    old.publish()
    old.close(wait=True)

    late = connect("p002")
    late.subscribe(VIEW)
    assert epochs(late, hall.epoch + 1) == [hall.epoch + 1]
    assert hall.epoch not in epochs(follower, hall.epoch + 1)[1:]


def test_an_older_desk_that_comes_back_is_overruled_on_the_broker(hall, broker, successor, connect):
    successor.open()
    met = threading.Event()
    old = publishing.Publishing(hall, broker.hall, broker.certificate, succeeded=met.set)
    old.open()
    assert met.wait(PATIENCE)
    old.close(wait=True)

    late = connect("p001")
    late.subscribe(VIEW)

    assert epochs(late, hall.epoch + 1)[-1] == hall.epoch + 1


def test_after_two_takeovers_both_older_desks_that_come_back_give_way(hall, broker):
    """A dies and B takes over, B dies and C takes over; then A is there again, and then B."""
    desks = [FakeHall(hall.conference) for _desk in range(3)]
    for epoch, desk in enumerate(desks, 5):
        desk.epoch = epoch
    way, seen = ByBroker(desks[0], broker), []

    def shown(point: LinkedPoint, epoch: int) -> bool:
        seen.append(point.knows._shown[1][0])
        return bool(seen[-1] == epoch)

    with linked(way, "p001") as (point,):
        for desk in desks:
            desk_way = ByBroker(desk, broker)
            desk_way.open()
            point.until(lambda desk=desk: shown(point, desk.epoch))
            if desk is not desks[-1]:
                desk_way.kill_hall()
        for desk in desks[:-1]:
            met = threading.Event()
            old = publishing.Publishing(desk, broker.hall, broker.certificate, succeeded=met.set)
            old.open()
            point.until(met.is_set)
            old.close(wait=True)
            desks[-1].act(Next())
            point.until(lambda: shown(point, 7) and point.knows._shown[1][1] == desks[-1].number)
        desk_way.close()

    assert seen == sorted(seen)


def test_an_older_view_that_the_broker_hands_out_is_found_out_and_replaced(
    way, hall, connect, monkeypatch
):
    monkeypatch.setattr(knowledge, "BEHIND", 200)
    monkeypatch.setattr(publishing, "REPEAT", publishing.REPEAT * 0)
    old = connect("hall")
    old.subscribe(VIEW)
    _topic, lie = old.heard.get(timeout=PATIENCE)
    with linked(way, "p001") as (point,):
        point.until(point.knows.reads)
        before = point.knows.reads()
    hall.act(Next())
    while number(old) != hall.number:
        pass
    old.publish(VIEW, lie, retain=True)

    with linked(way, "p001") as (point,):
        point.until(lambda: point.knows.reads() not in (None, before))


def test_what_was_seen_is_not_taken_back_by_a_replay(way, hall, connect):
    witness = connect("hall")
    witness.subscribe(VIEW)
    _topic, lie = witness.heard.get(timeout=PATIENCE)
    with linked(way, "p001") as (point,):
        point.until(point.knows.reads)
        before = point.knows.reads()
        hall.act(Next())
        point.until(lambda: point.knows.reads() != before)
        now = point.knows.reads()

        witness.publish(VIEW, lie, retain=True)
        witness.publish(TO + "p001", Answered(press="the-replay", done=True).encoded())
        point.until(lambda: "the-replay" in point.answers)

        assert point.knows.reads() == now


@pytest.mark.parametrize("said", [b"", b"{}", b'{"type":"view"}', b"\xff", b"[" * 5_000])
def test_what_is_no_message_is_passed_over(way, hall, connect, said):
    point = connect("p001")
    point.subscribe(TO + "p001")

    point.publish(FROM + "p001", said)
    point.publish(FROM + "p001", Ping(ping=5.0).encoded())

    assert heard_down(point.heard.get(timeout=PATIENCE)[1]).ping == 5.0
    assert hall.heard == []


def test_a_point_cannot_raise_another_points_hand(way, hall, connect, broker):
    forger = connect("p001")
    hand = {"press": "press-0001", "at": hall.now().timestamp() * 1000}

    forger.publish(FROM + "p002", AskFloor(name="Lê An", **hand).encoded())
    forger.subscribe(TO + "p001")
    forger.publish(FROM + "p001", Ping(ping=5.0).encoded())
    forger.heard.get(timeout=PATIENCE)

    assert hall.heard == []


def test_an_account_that_is_not_listed_any_more_is_not_heard(way, hall, connect):
    hall.linked.enlist(hall.linked.points[:1])
    hall.look()
    gone, here = connect("p002"), connect("p001")
    for each, name in ((gone, "p002"), (here, "p001")):
        each.subscribe(TO + name)

    gone.publish(FROM + "p002", Ping(ping=1.0).encoded())
    here.publish(FROM + "p001", Ping(ping=2.0).encoded())

    here.heard.get(timeout=PATIENCE)
    assert gone.heard.empty()
    assert hall.linked.presence.seen("p002") is None


def test_publishing_and_ending_hold_nobody_up_without_a_line(hall, broker):
    access = replace(broker.hall, host="127.0.0.2")  # nobody listens there
    made = publishing.Publishing(hall, access, broker.certificate)
    done = threading.Event()

    def window() -> None:
        made.open()
        for _act in range(100):
            made.publish()
        made.close()
        done.set()

    threading.Thread(target=window).start()

    assert done.wait(2)
    made.close(wait=True)


def test_a_point_that_never_stops_is_heard_no_oftener_than_others(way, hall, connect):
    noisy, calm = connect("p001"), connect("p002")
    for each, name in ((noisy, "p001"), (calm, "p002")):
        each.subscribe(TO + name)

    begin = time.perf_counter()
    for number in range(150):
        noisy.publish(FROM + "p001", Ping(ping=float(number)).encoded())
    calm.publish(FROM + "p002", Ping(ping=1.0).encoded())

    assert heard_down(calm.heard.get(timeout=PATIENCE)[1]).ping == 1.0
    burst, each_second = publishing.MESSAGES
    most = burst + each_second * (time.perf_counter() - begin) + 1
    assert burst <= noisy.heard.qsize() <= most


def counting_calls(asked: Callable[[str], object], looked: list[str]) -> Callable[[str], object]:
    def ask(point: str) -> object:
        looked.append(point)
        return asked(point)

    return ask


def test_what_one_point_is_told_costs_the_same_however_many_there_are(hall, broker, monkeypatch):
    asked = {}
    for count in (30, 600):
        hall.linked.enlist(tuple(Point(f"p{n:03}", f"Xã {n}") for n in range(count)))
        hall.look()
        made = publishing.Publishing(hall, broker.hall, broker.certificate)
        monkeypatch.setattr(made._line, "why_not", "")
        for point in hall.linked.points:
            made._heard(FROM + point.id, Hello().encoded())
        made._tell_news()
        looked: list[str] = []
        with monkeypatch.context() as counting:
            standings = counting_calls(hall.standings.of, looked)
            counting.setattr(hall.standings, "of", standings)
            made._heard(FROM + "p007", Hello().encoded())
            made.publish(frozenset({"p003"}))
            made.publish()
            made._tell_news()
        asked[count] = sorted(looked)

    assert asked[30] == asked[600] == ["p003", "p007", "p007"]


def test_at_qos_0_the_same_holds_for_brokers_that_need_it(hall, broker):
    way = ByBroker(hall, broker, qos=0)
    way.open()
    with linked(way, "p001") as (point,):
        point.until(point.knows.reads)
        before = point.knows.reads()
        assert point.press(AskFloor, name="Lê An").done

        hall.act(Next())

        point.until(lambda: point.knows.reads() != before)
    way.close()
