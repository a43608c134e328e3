"""Linked points on the hall's own server: real lines on loopback."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from msgspec import to_builtins

from tests.network.clients import Client, ended, no_allowances, told, well
from tests.network.hall import FakeHall
from timekeeper.core.acts import Next
from timekeeper.core.points import Point, enlisted
from timekeeper.live.linked_points import LineState
from timekeeper.network.links import Role
from timekeeper.network.point_protocol import AskFloor, Hello, Ping, Present, Question
from timekeeper.network.server import LINES_OF_A_POINT
from timekeeper.network.sharing import Sharing
from timekeeper.views.afar.instants import exact_milliseconds

TOKENS = {"p001": "a" * 20, "p002": "b" * 20, "p003": "c" * 20}


@pytest.fixture(autouse=True)
def points(sharing: Sharing, hall: FakeHall) -> None:
    sharing.let_in(TOKENS)
    hall.points_changed = sharing.publish


def now(hall: FakeHall) -> float:
    return exact_milliseconds(hall.now())


def hand(hall: FakeHall, name: str = "Trần Thị B", press: str = "press-0001") -> str:
    return AskFloor(press=press, at=now(hall), name=name, topic="Số").encoded().decode()


def test_a_point_has_its_page_and_no_other_by_its_link(client: Client):
    assert client.ask(f"/{TOKENS['p001']}/point").status == 200
    assert client.ask(f"/{TOKENS['p001']}/hall").status == 404
    assert client.ask(f"/{TOKENS['p001']}/remote").status == 404
    assert client.ask(f"/{'d' * 20}/point").status == 404


def test_who_comes_is_told_at_once_what_holds_and_what_the_hall_reads(client: Client):
    async def coming():
        async with client.point("p001") as line:
            return await told(line, "standing"), await told(line, "view")

    standing, view = client.run(coming)

    assert (standing["name"], standing["point"], standing["roll_call"]) == (
        "Phường 1",
        "p001",
        False,
    )
    assert view["view"]["audience"] == "hall"


def test_a_ping_is_answered_with_the_newest_numbers_and_makes_the_point_present(
    client: Client, hall: FakeHall
):
    async def pinging():
        async with client.point("p001") as line:
            standing = await told(line, "standing")
            await line.send_str(Ping(ping=12.5, trip=35.0).encoded().decode())
            return standing, await told(line, "pong")

    standing, pong = client.run(pinging)

    assert pong["ping"] == 12.5
    assert (pong["epoch"], pong["seq"]) == (hall.epoch, hall.number)
    assert pong["standing"] == standing["number"]
    assert pong["arrived"] <= pong["left"]
    assert hall.linked.presence.line("p001", hall.now()) is LineState.GOOD
    assert hall.linked.presence.line("p002", hall.now()) is LineState.NEVER


def test_a_point_that_has_heard_a_newer_desk_is_shown_to_be_there_and_silences_no_hall(
    client: Client, hall: FakeHall
):
    async def pinging():
        async with client.point("p001") as line:
            for epoch in (hall.epoch + 1, 2**53 - 1):
                await line.send_str(Ping(ping=12.5, epoch=epoch).encoded().decode())
                await told(line, "pong")
        async with client.point("p002") as line:
            await line.send_str(Ping(ping=12.5, epoch=hall.epoch).encoded().decode())
            return await told(line, "pong")

    assert client.run(pinging)["epoch"] == hall.epoch
    assert hall.linked.presence.line("p001", hall.now()) is LineState.ELSEWHERE
    assert hall.linked.presence.line("p002", hall.now()) is LineState.GOOD


def test_a_hand_is_raised_for_the_point_whose_link_it_came_by(client: Client, hall: FakeHall):
    async def raising():
        async with client.point("p002") as line:
            await told(line, "view")
            await line.send_str(hand(hall))
            answer = await told(line, "answer")
            return answer, await told(line, "standing")

    answer, standing = client.run(raising)

    assert answer["done"]
    assert [each.point for each in hall.conference.course.hands_up] == ["p002"]
    assert standing["hand"] == {"name": "Trần Thị B", "topic": "Số", "place": 1, "queued": False}


@pytest.mark.parametrize(
    "more", [{"point": "p001"}, {"token": TOKENS["p001"]}, {"by": "Phường 1"}], ids=str
)
def test_who_speaks_for_another_point_is_parted_with(client: Client, hall: FakeHall, more):
    said = to_builtins(AskFloor(press="press-0001", at=now(hall), name="A")) | more

    async def forging():
        async with client.point("p002") as line:
            await line.send_json(said)
            return await ended(line)

    assert client.run(forging)
    assert not hall.conference.course.hands_up


@pytest.mark.parametrize(
    "said",
    [
        {"act": {"do": "go_on"}},
        {"pin": "1"},
        {"type": "standing"},
        {"type": "view", "view": {}},
        [],
    ],
    ids=str,
)
def test_a_point_acts_in_the_day_by_no_word_of_another_role(client: Client, hall: FakeHall, said):
    before = hall.number

    async def trying():
        async with client.point("p001") as line:
            await line.send_json(said)
            return await ended(line)

    assert client.run(trying)
    assert (hall.number, hall.heard) == (before, [])


@pytest.mark.parametrize("role", [Role.HALL, Role.STAFF, Role.CHAIR])
def test_no_other_role_speaks_as_a_point(client: Client, hall: FakeHall, role: Role):
    async def trying():
        async with client.line(role) as line:
            await line.send_str(hand(hall))
            return await ended(line)

    assert client.run(trying)
    assert not hall.heard


def test_twenty_hands_in_one_second_stay_in_the_order_in_which_they_came(sharing: Sharing):
    hall = sharing._desk
    names = [f"Xã {n}" for n in range(20)]
    hall.linked.enlist(enlisted(Point("", name) for name in names))
    tokens = {point.id: f"{place:020x}" for place, point in enumerate(hall.linked.points)}
    sharing.let_in(tokens)
    hall.look()
    client = Client(sharing)
    order = sorted(tokens, key=lambda point: hash((point, 7)))

    async def all_at_once() -> list[dict[str, Any]]:
        async with asyncio.timeout(15):
            lines = {point: client.point(point) for point in tokens}
            opened = {point: await line.__aenter__() for point, line in lines.items()}
            for line in opened.values():
                await told(line, "view")
            for point in order:
                await opened[point].send_str(hand(hall, press=f"press-{point}"))
                await told(opened[point], "answer")
            standings = []
            for point in order:
                while True:
                    standing = await told(opened[point], "standing")
                    if standing["hand"] is not None:
                        break
                standings.append(standing)
            for line in lines.values():
                await line.__aexit__(None, None, None)
            return standings

    begun = hall.now()
    standings = client.run(all_at_once)

    assert [each.point for each in hall.conference.course.hands_up] == order
    assert [each["hand"]["place"] for each in standings] == list(range(1, 21))
    assert hall.now() - begun < timedelta(seconds=15)


def test_a_press_that_is_sent_again_is_without_effect(client: Client, hall: FakeHall):
    said = hand(hall)

    async def replaying():
        async with client.point("p001") as line:
            await told(line, "view")
            await line.send_str(said)
            first = await told(line, "answer")
        async with client.point("p001") as line:  # a recorder of the line comes later
            await told(line, "view")
            await line.send_str(said)
            return first, await told(line, "answer")

    first, again = client.run(replaying)

    assert first["done"]
    assert not again["done"]
    assert len(hall.heard) == 1


@pytest.mark.parametrize("minutes", [-2, 2, -600])
def test_a_press_of_another_time_is_without_effect(client: Client, hall: FakeHall, minutes):
    at = now(hall) + minutes * 60_000
    said = Present(press="press-0001", at=at, delegates=45).encoded().decode()

    async def pressing():
        async with client.point("p001") as line:
            await told(line, "view")
            await line.send_str(said)
            return await told(line, "answer")

    answer = client.run(pressing)

    assert not answer["done"]
    assert answer["sentence"]
    assert not hall.heard


def test_a_point_that_presses_without_end_is_told_to_wait_and_others_are_heard(
    client: Client, hall: FakeHall
):
    async def pressing():
        async with client.point("p001") as line, client.point("p002") as other:
            await told(line, "view")
            for count in range(30):
                said = Question(press=f"press-{count:04}", at=now(hall), text="?")
                await line.send_str(said.encoded().decode())
            answers = [await told(line, "answer") for _count in range(30)]
            await other.send_str(hand(hall))
            return answers, await told(other, "answer")

    with no_allowances():
        answers, other = client.run(pressing)

    assert {each["press"] for each in answers if not each["done"]}
    assert sum(each["done"] for each in answers) <= 21
    assert other["done"]


def test_hello_is_answered_with_all_that_holds(client: Client):
    async def greeting():
        async with client.point("p001") as line:
            await told(line, "view")
            await line.send_str(Hello().encoded().decode())
            return await told(line, "standing"), await told(line, "view")

    standing, view = client.run(greeting)

    assert standing["point"] == "p001"
    assert view["view"]["seq"] >= 1


def test_an_act_of_the_day_reaches_a_point_and_says_nothing_new_of_the_point(
    client: Client, hall: FakeHall
):
    async def following():
        async with client.point("p001") as line:
            await told(line, "standing")
            first = await told(line, "view")
            hall.act(Next())
            message = await line.receive_json()
            return first["view"]["seq"], message

    before, message = client.run(following)

    assert message["type"] == "view"
    assert message["view"]["seq"] == before + 1


def test_what_one_point_is_told_comes_to_no_other(client: Client, hall: FakeHall):
    async def telling():
        async with client.point("p001") as one, client.point("p002") as other:
            for line in (one, other):
                await told(line, "view")
            hall.linked.tell("Xin bật micro", hall.now(), "p001")
            hall.look()
            standing = await told(one, "standing")
            await other.send_str(Ping(ping=1.0).encoded().decode())
            return standing, await other.receive_json()

    standing, next_of_other = client.run(telling)

    assert standing["message"]["text"] == "Xin bật micro"
    assert next_of_other["type"] == "pong"


def test_a_point_that_leaves_the_list_or_gets_another_link_is_parted_with(
    client: Client, sharing: Sharing
):
    async def leaving():
        async with client.point("p001") as line, client.point("p002") as other:
            for each in (line, other):
                await told(each, "view")
            sharing.let_in({"p001": "e" * 20, "p002": TOKENS["p002"]})
            parted = await ended(line)
            await other.send_str(Ping(ping=1.0).encoded().decode())
            return parted, await told(other, "pong")

    assert client.run(leaving)[0]
    assert client.ask(f"/{TOKENS['p001']}/point").status == 404


def test_taking_back_all_links_of_the_building_leaves_the_points(client: Client, sharing: Sharing):
    async def staying():
        async with client.point("p001") as line:
            await told(line, "view")
            sharing.revoke()
            await line.send_str(Ping(ping=1.0).encoded().decode())
            return await told(line, "pong")

    assert client.run(staying)


def test_a_link_that_many_open_holds_few_places(client: Client):
    async def crowding():
        lines = [client.point("p001") for _n in range(LINES_OF_A_POINT + 2)]
        opened = []
        for line in lines:
            opened.append(await line.__aenter__())
            await told(opened[-1], "view")
        gone = [await ended(line) for line in opened[:2]]
        await opened[-1].send_str(Ping(ping=1.0).encoded().decode())
        pong = await told(opened[-1], "pong")
        for line in lines:
            await line.__aexit__(None, None, None)
        return gone, pong

    gone, _pong = client.run(crowding)

    assert gone == [True, True]
    assert well(client)
