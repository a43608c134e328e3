"""What `points init` writes, in a real Mosquitto: who gets in, and who may say what."""

from __future__ import annotations

from queue import Empty

import pytest

from tests.network.mosquitto import Outsider

VIEW, ONE, OTHER = "timekeeper/view", "timekeeper/to/p001", "timekeeper/to/p002"


def everything(outsider: Outsider) -> list[tuple[str, bytes]]:
    """Return what has come."""
    found = []
    try:
        while True:
            found.append(outsider.heard.get_nowait())
    except Empty:
        return found


@pytest.mark.parametrize("account", ["hall", "p001", "p002", "p003"])
def test_each_account_gets_in_with_its_own_password(connect, account):
    assert connect(account).accepted


@pytest.mark.parametrize(
    ("account", "password"),
    [("", ""), ("p001", ""), ("p001", "0" * 20), ("p021", "0" * 20), ("hall", "hall")],
)
def test_nobody_else_gets_in(connect, account, password):
    assert not connect(account, password).accepted


def test_a_points_password_opens_no_other_points_account(connect, broker):
    assert not connect("p001", broker.points.tokens["p002"]).accepted
    assert not connect("hall", broker.points.tokens["p001"]).accepted


def test_what_the_hall_says_is_with_whoever_comes_later(connect):
    connect("hall").publish(VIEW, b"the day", retain=True)
    point = connect("p001")

    point.subscribe(VIEW)

    assert point.heard.get(timeout=20) == (VIEW, b"the day")


def test_a_point_that_speaks_for_the_hall_is_not_heard(connect, broker):
    victim, forger = connect("p002"), connect("p001")
    for topic in (VIEW, OTHER):
        victim.subscribe(topic)
    everything(victim)

    for topic in (VIEW, OTHER, "timekeeper/from/p002", "timekeeper/from/hall", "other"):
        forger.publish(topic, b"forged", retain=True)

    connect("hall").publish(OTHER, b"true")
    assert victim.heard.get(timeout=20) == (OTHER, b"true")
    assert broker.told("Denied PUBLISH from")


def test_a_point_is_told_nothing_that_is_for_another(connect):
    curious, hall = connect("p001"), connect("hall")
    for topic in ("#", "timekeeper/#", "timekeeper/to/+", OTHER, "timekeeper/from/p002", "$SYS/#"):
        curious.subscribe(topic)
    curious.subscribe(ONE)
    everything(curious)

    connect("p002").publish("timekeeper/from/p002", b"a hand")
    hall.publish(OTHER, b"for another")
    hall.publish(ONE, b"for this one")

    first = curious.heard.get(timeout=20)
    assert first == (ONE, b"for this one")


def test_the_hall_hears_each_point_by_the_points_own_name(connect):
    hall = connect("hall")
    hall.subscribe("timekeeper/from/+")

    connect("p003").publish("timekeeper/from/p003", b"present")

    assert hall.heard.get(timeout=20) == ("timekeeper/from/p003", b"present")
