"""A point's own knowledge: right at once, right without a line, and never led back."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from tests import office_day
from timekeeper.core.hall_order import FollowProgramme, GoDark, HallOrder
from timekeeper.core.record.course import Course
from timekeeper.live.clock import SimulatedClock
from timekeeper.network.following.knowledge import Following
from timekeeper.network.point_protocol import Answered, Hello, Ping, Pong, Standing
from timekeeper.views.afar.instants import exact_milliseconds
from timekeeper.views.afar.published import Day, Edition, View, published
from timekeeper.views.hall import Blackout, PlainContent

WRONG = timedelta(seconds=437)  # the point's computer is so far behind the hall's
NOON = office_day.at("07:00")


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock(NOON - WRONG)


@pytest.fixture
def point(clock: SimulatedClock) -> Following:
    return Following(clock)


def view(
    epoch: int = 1, seq: int = 1, order: HallOrder | None = None, conference: str = "c"
) -> bytes:
    day = Day(office_day.programme(), Course(), order or FollowProgramme())
    made = published(day, View.HALL, Edition(conference, epoch, seq), NOON)
    return json.dumps({"type": "view", "view": made}).encode()


def standing(number: int = 1, epoch: int = 1, **told: Any) -> bytes:
    made = Standing(conference="c", epoch=epoch, number=number, point="p001", name="A", **told)
    return made.encoded()


class Hall:
    """Answers pings over a line that takes a moment each way."""

    def __init__(self, clock: SimulatedClock, way: timedelta = timedelta(milliseconds=20)) -> None:
        self.clock, self.way = clock, way
        self.newest = {"epoch": 1, "seq": 1, "standing": 1}

    def now(self) -> datetime:
        return self.clock.now() + WRONG

    def answer(self, point: Following, ping: Ping) -> None:
        self.clock.move_to(self.clock.now() + self.way)
        at = exact_milliseconds(self.now())
        self.clock.move_to(self.clock.now() + self.way)
        pong = Pong(ping=ping.ping, arrived=at, left=at, **self.newest)
        point.heard(pong.encoded(), point.own())

    def meet(self, point: Following) -> list[Hello | Ping]:
        """Answer all that is said now."""
        said = list(point.look())
        for each in said:
            if isinstance(each, Ping):
                self.answer(point, each)
        return said


@pytest.fixture
def hall(clock: SimulatedClock) -> Hall:
    return Hall(clock)


@pytest.fixture
def linked(point: Following, hall: Hall) -> Following:
    """A point that knows all that holds."""
    point.connected()
    hall.meet(point)
    point.heard(view(), point.own())
    point.heard(standing(), point.own())
    return point


def wait(clock: SimulatedClock, **length: float) -> None:
    clock.move_to(clock.now() + timedelta(**length))


def test_over_a_new_line_it_says_hello_and_measures(point):
    point.connected()

    assert [type(each) for each in point.look()] == [Hello, Ping]
    assert point.look() == ()


def test_it_reads_what_the_hall_reads_by_the_halls_time(linked, hall):
    assert isinstance(linked.reads(), PlainContent)
    assert abs(linked.now() - hall.now()) < timedelta(milliseconds=1)
    assert linked.doubt == 20


def test_before_the_hall_has_answered_nothing_is_read(point):
    point.connected()

    point.heard(view(), point.own())

    assert point.reads() is None
    assert point.now() is None
    assert point.alone_since is None


def test_the_first_pings_come_soon_and_then_each_five_seconds(point, hall, clock):
    point.connected()
    pings = []
    for _quarter in range(80):
        pings += [each.ping for each in hall.meet(point) if isinstance(each, Ping)]
        wait(clock, milliseconds=210)

    pauses = [round(b - a) for a, b in pairwise(pings)]
    assert pauses[:3] == [250, 250, 250]
    assert all(5_000 <= pause <= 5_250 for pause in pauses[4:])


def test_without_a_line_it_goes_on_counting_and_knows_that_it_is_alone(linked, hall, clock):
    lost = hall.now()
    linked.lost()

    wait(clock, minutes=10)

    assert linked.look() == ()
    assert abs(linked.now() - hall.now()) < timedelta(milliseconds=1)
    assert linked.reads() is not None
    assert linked.alone_since == pytest.approx(lost, abs=timedelta(milliseconds=1))


def test_a_hall_that_no_longer_answers_is_away_though_the_line_stands(linked, clock):
    wait(clock, seconds=9)
    assert linked.alone_since is None

    wait(clock, seconds=2)
    assert linked.alone_since is not None


def test_a_line_that_comes_back_ends_being_alone(linked, hall, clock):
    linked.lost()
    wait(clock, minutes=1)

    linked.connected()
    hall.meet(linked)

    assert linked.alone_since is None


@pytest.mark.parametrize("newest", [{"seq": 2}, {"epoch": 2, "seq": 1}, {"standing": 2}])
def test_where_the_hall_has_said_more_than_was_heard_it_asks_again(linked, hall, clock, newest):
    hall.newest |= newest
    said = []
    for _quarter in range(60):
        wait(clock, milliseconds=250)
        said += hall.meet(linked)

    assert 1 <= sum(isinstance(each, Hello) for each in said) <= 4


def test_what_came_meanwhile_ends_the_asking(linked, hall, clock):
    hall.newest["seq"] = 2
    wait(clock, seconds=5)
    hall.meet(linked)

    linked.heard(view(seq=2), linked.own())
    wait(clock, seconds=3)

    assert not any(isinstance(each, Hello) for each in linked.look())


def test_a_view_that_is_older_is_without_effect(linked):
    for newer in (view(epoch=2, seq=1, order=GoDark()), view(), view(seq=9), b"", b"{}"):
        linked.heard(newer, linked.own())

    assert isinstance(linked.reads(), Blackout)


def test_another_conference_counts_when_its_desk_began_later(linked):
    linked.heard(view(epoch=2, order=GoDark(), conference="d"), linked.own())
    linked.heard(view(epoch=1, seq=50), linked.own())

    assert isinstance(linked.reads(), Blackout)


def test_a_standing_that_is_older_is_without_effect(linked):
    for said in (standing(5, roll_call=True), standing(4), standing(9, epoch=0)):
        linked.heard(said, linked.own())

    assert linked.standing.roll_call


def test_an_answer_to_a_press_is_given_on(linked):
    answer = Answered(press="press-0001", done=False, sentence="Later.")

    assert linked.heard(answer.encoded(), linked.own()) == answer


def test_an_answer_to_nobodys_ping_measures_nothing(linked, hall):
    before = linked.now()
    for ping in (linked.own() + 1_000, linked.own() - 60_000, 0.0):
        pong = Pong(ping=ping, arrived=0, left=0, **hall.newest)
        linked.heard(pong.encoded(), linked.own())

    assert linked.now() == before


def test_a_desk_that_was_succeeded_does_not_set_the_clock(linked, hall, clock):
    hall.newest |= {"epoch": 2, "seq": 1}
    linked.heard(view(epoch=2), linked.own())
    hall.meet(linked)
    before = linked.now() - clock.now()
    ping = linked.own()
    old = Pong(ping=ping, arrived=0, left=0, epoch=1, seq=9, standing=9)

    linked.heard(old.encoded(), ping)

    assert linked.now() - clock.now() == before


def test_a_ping_says_which_beginning_was_heard_last_to_a_desk_that_was_succeeded_as_well(
    linked, hall, clock
):
    def epochs() -> set[int]:
        wait(clock, seconds=6)
        return {each.epoch for each in hall.meet(linked) if isinstance(each, Ping)}

    before = epochs()
    hall.newest |= {"epoch": 7, "seq": 1}
    linked.heard(view(epoch=7), linked.own())
    after = epochs()
    hall.newest |= {"epoch": 1, "seq": 9}
    linked.lost()
    linked.connected()

    assert (before, after, epochs()) == ({1}, {7}, {7})


def test_after_a_sleep_it_measures_anew(linked, hall, clock):
    wait(clock, hours=3)
    hall.way = timedelta(milliseconds=90)

    assert any(isinstance(each, Ping) for each in hall.meet(linked))
    assert linked.doubt == 90


def pings(point: Following) -> int:
    return sum(isinstance(each, Ping) for each in point.look())


@pytest.fixture
def settled(linked: Following, hall: Hall, clock: SimulatedClock) -> Following:
    """A point that has followed for a while, and pings calmly."""
    for _quarter in range(16):
        wait(clock, milliseconds=250)
        hall.meet(linked)
    return linked


def test_a_hall_that_comes_to_the_broker_after_a_points_ping_is_asked_again(settled, hall, clock):
    settled.lost()
    settled.connected()
    assert pings(settled) == 1  # the broker was back, and the hall was not: nobody heard it
    wait(clock, milliseconds=100)

    settled.heard(view(), settled.own())

    assert pings(settled) == 0  # the answer may be on its way
    wait(clock, milliseconds=200)
    hall.meet(settled)
    assert settled.alone_since is None
    wait(clock, seconds=3)
    settled.heard(view(seq=2), settled.own())
    assert pings(settled) == 0


def test_who_was_away_for_a_moment_asks_once_and_believes_what_was_measured(settled, hall, clock):
    settled.lost()
    wait(clock, seconds=2)
    hall.way = timedelta(seconds=1)  # a thousand ask at once

    settled.connected()

    assert [type(each) for each in hall.meet(settled)] == [Hello, Ping]
    wait(clock, seconds=1)
    assert settled.look() == ()
    assert settled.doubt == 20
    assert abs(settled.now() - hall.now()) < timedelta(milliseconds=1)


def test_who_was_away_for_long_measures_anew(linked, hall, clock):
    linked.lost()
    wait(clock, minutes=10)
    hall.way = timedelta(milliseconds=90)

    linked.connected()
    hall.meet(linked)

    assert linked.doubt == 90


@pytest.mark.parametrize("wrong", [-90, -1, 1, 3_600])
def test_a_desk_that_took_over_has_a_clock_of_its_own(linked, hall, clock, wrong):
    wait(clock, seconds=1)
    hall.newest |= {"epoch": 2, "seq": 1}
    hall.now = lambda: clock.now() + WRONG + timedelta(seconds=wrong)
    hall.way = timedelta(milliseconds=30)

    linked.heard(view(epoch=2), linked.own())
    hall.meet(linked)

    assert abs(linked.now() - hall.now()) < timedelta(milliseconds=1)


def test_a_view_that_makes_no_sense_is_no_picture_and_no_end(linked, caplog):
    nonsense = json.loads(view(epoch=3))
    nonsense["view"]["segments"] = [{"from": 0, "picture": {"kind": "item"}}]

    linked.heard(json.dumps(nonsense), linked.own())

    assert linked.reads() is None
    assert "cannot be read" in caplog.text
