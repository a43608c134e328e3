"""The record on its way over the hall's own server: only with the key, and act by act."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import cast

import pytest
from msgspec.json import decode

from tests.network.clients import Client
from tests.network.hall import FakeHall
from tests.network.standby.hall import FACTS, Disk, held, record, supply_of
from timekeeper.core.points import Point
from timekeeper.files.afar.points_file import PointsFile
from timekeeper.files.broker.access import NoAccess
from timekeeper.files.broker.entrusted import Entrusted
from timekeeper.live.clock import SystemClock
from timekeeper.network.links import Link, Role
from timekeeper.network.sharing import Adapter, Sharing
from timekeeper.network.standby.carrier import StandbyCarrier
from timekeeper.network.standby.protocol import TookOver
from timekeeper.network.standby.receiver import Receiver
from timekeeper.network.standby.supply import Supply

PATIENCE = 10.0


@pytest.fixture
def supply(sharing: Sharing, hall: FakeHall) -> Supply:
    made = supply_of(held(*FACTS[:2]), 7, hall.now)
    sharing.supply(made)
    return made


def address(sharing: Sharing, link: Link | None = None) -> str:
    return sharing.address(link or sharing.links[Role.STANDBY], Adapter("lo", "127.0.0.1"))


@contextmanager
def standing_by(at: str) -> Iterator[tuple[Receiver, StandbyCarrier]]:
    receiver = Receiver(Disk(), SystemClock())
    carrier = StandbyCarrier(at, receiver)
    carrier.open()
    yield receiver, carrier
    carrier.close()


def until(known: Callable[[], object]) -> None:
    begin, waiting = time.perf_counter(), Event()
    while not known():
        assert time.perf_counter() - begin < PATIENCE
        waiting.wait(0.005)


def test_acts_are_acknowledged_as_they_are_made_and_within_a_second_unseen(
    sharing: Sharing, supply: Supply
):
    with standing_by(address(sharing)) as (receiver, _carrier):
        until(lambda: supply.acknowledged == 2)
        record(supply.held, FACTS[2])
        begin = time.perf_counter()
        until(lambda: supply.acknowledged == 3)
        unseen = time.perf_counter() - begin
        record(supply.held, FACTS[3])
        sharing.publish()
        begin = time.perf_counter()
        until(lambda: supply.acknowledged == 4)
        published = time.perf_counter() - begin

        assert receiver.stand.acts == 4
        assert supply.is_connected
    assert unseen < 1
    assert published < 0.4
    until(lambda: not supply.is_connected)


def test_what_the_points_need_comes_beside_the_record_and_again_when_it_changes(
    sharing: Sharing, supply: Supply
):
    first = PointsFile().listing([Point("", "Phường 1")])
    supply.entrusted = Entrusted(points=first)
    with standing_by(address(sharing)) as (receiver, _carrier):
        place = cast("Disk", receiver._place)
        until(lambda: place.entrusted)
        came = decode(place.entrusted, type=Entrusted)
        supply.entrusted = Entrusted(points=first.renewed("p001"))
        until(lambda: decode(place.entrusted, type=Entrusted) == supply.entrusted)

    assert came == Entrusted(points=first)


def test_without_the_key_nothing_is_given_and_nothing_acknowledged(
    sharing: Sharing, supply: Supply
):
    link = sharing.links[Role.STANDBY]
    wrong = Link(link.role, link.token, key="f" * 32)

    with standing_by(address(sharing, wrong)) as (receiver, carrier):
        until(lambda: "does not know" in carrier.why_not)

        assert receiver.stand.header == ""
        assert not supply.is_connected


def test_where_no_standby_was_allowed_its_link_opens_nothing(sharing: Sharing):
    with standing_by(address(sharing)) as (receiver, carrier):
        until(lambda: "does not know" in carrier.why_not)

        assert receiver.stand.header == ""


def test_a_standby_that_is_no_longer_allowed_is_parted_with(sharing: Sharing, supply: Supply):
    with standing_by(address(sharing)) as (receiver, carrier):
        until(lambda: receiver.stand.acts == 2)
        sharing.supply(None)
        until(lambda: "does not know" in carrier.why_not)

        assert receiver.stand.acts == 2


def test_a_standby_is_told_that_the_conference_became_secret_before_it_is_parted_with(
    sharing: Sharing, supply: Supply
):
    with standing_by(address(sharing)) as (receiver, carrier):
        until(lambda: receiver.stand.acts == 2)

        supply.withdrawn = True
        sharing.supply(None)

        until(lambda: receiver.stand.withdrawn)
        until(lambda: carrier.why_not)
        assert not receiver.is_lost()


@pytest.mark.parametrize("other", [False, True])
def test_by_the_link_of_a_conference_that_became_secret_nothing_is_told_but_that(
    sharing: Sharing, hall: FakeHall, *, other: bool
):
    ended = sharing.links[Role.STANDBY]
    at = address(sharing)
    sharing.links.end([ended.kept])
    sharing.links.revoke(Role.STANDBY)
    if other:  # one that is given is for whoever has its own link
        sharing.supply(supply_of(held(*FACTS[:2]), 7, hall.now))

    with standing_by(at) as (receiver, carrier):
        until(lambda: receiver.stand.withdrawn)
        until(lambda: carrier.why_not)
        assert receiver.stand.header == ""
    with standing_by(address(sharing, Link(ended.role, ended.token, key="f" * 32))) as (guess, _c):
        until(lambda: _c.why_not)
        assert not guess.stand.withdrawn


def test_of_two_standbys_the_newer_one_counts(sharing: Sharing, supply: Supply):
    with standing_by(address(sharing)) as (first, _one):
        until(lambda: first.stand.acts == 2)
        with standing_by(address(sharing)) as (second, other):
            until(lambda: second.stand.acts == 2)
            until(lambda: supply.lines == 1)
            other.close()


def test_the_key_and_the_record_are_never_seen_on_the_wire(
    sharing: Sharing, supply: Supply, client: Client
):
    link = sharing.links[Role.STANDBY]
    sent: list[bytes] = []

    async def listening():
        async with client.line(Role.STANDBY) as line:
            sent.append(await line.receive_bytes())
            await line.send_bytes(b"n" * 16)
            await line.send_bytes(b"x" * 40)
            sent.extend([message.data async for message in line])

    client.run(listening)

    assert len(sent) == 1
    assert len(sent[0]) == 16
    assert link.key not in f"/{link.token}/live"


def test_an_old_desk_that_is_met_again_is_told_that_it_was_succeeded(
    sharing: Sharing, supply: Supply
):
    told: list[TookOver] = []
    supply.succeeded = told.append
    with standing_by(address(sharing)) as (receiver, _carrier):
        until(lambda: receiver.stand.acts == 2)
    receiver.take_over(8)
    record(supply.held, FACTS[2])

    herald = StandbyCarrier(address(sharing), receiver)
    herald.open()
    until(lambda: receiver.stand.told)
    herald.close()

    assert [(took.epoch, took.count) for took in told] == [(8, 2)]
    assert receiver.stand.acts == 2


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "http://10.0.0.5:8770/0123456789abcdef0123/standby",
        "http://10.0.0.5:8770/0123456789abcdef0123/point#" + "a" * 32,
        "https://10.0.0.5:8770/0123456789abcdef0123/standby#" + "a" * 32,
        "http://10.0.0.5:8770/0123456789abcdef0123/standby#" + "A" * 32,
    ],
)
def test_what_is_no_address_of_a_standby_is_refused(wrong: str):
    with pytest.raises(NoAccess):
        StandbyCarrier(wrong, Receiver(Disk(), SystemClock()))
