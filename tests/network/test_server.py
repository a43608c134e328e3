"""Pages and their live lines, as browsers of the building have them."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial

import pytest

from tests.network.clients import Client, ended, told
from tests.network.hall import FakeHall
from timekeeper.core.acts import Next, Pause
from timekeeper.core.hall_order import Occasion
from timekeeper.files.places import resources
from timekeeper.network.acts_from_afar import Asker
from timekeeper.network.backdrops import Backdrops
from timekeeper.network.links import GIVEN_OUT, Role, answered
from timekeeper.network.sharing import Sharing
from timekeeper.views.afar import published as publishing
from timekeeper.views.afar.following import read
from timekeeper.views.afar.knots import AHEAD

PRESS = "press-0001"
PAGES = sorted((resources() / "pages").glob("*.html"))


@contextmanager
def sharing_of(hall: FakeHall, backdrops: Callable[[], Backdrops]) -> Iterator[Client]:
    sharing = Sharing(hall, [resources() / "pages"], backdrops)
    sharing.open(0)
    try:
        yield Client(sharing)
    finally:
        sharing.close()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_found_by_its_link_alone(client: Client, page):
    for link in client.sharing.links:
        status = client.ask(f"/{link.token}/{page.stem}").status
        assert status == (200 if link.role.value == page.stem else 404)


def test_a_page_has_its_scripts_styles_and_typeface(client: Client):
    for name, kind in (
        ("follow.js", "text/javascript; charset=utf-8"),
        ("pages.css", "text/css; charset=utf-8"),
        ("BeVietnamPro_400Regular.ttf", "font/ttf"),
    ):
        reply = client.ask(f"/pages/{name}")
        assert (reply.status, reply.headers["Content-Type"]) == (200, kind)
        assert len(reply.body) > 1000


def test_the_office_s_picture_is_found_by_the_hall_s_link_alone_and_made_beside_the_lines(
    hall: FakeHall,
):
    made = []

    def make() -> bytes:
        made.append(threading.current_thread().name)
        return b"picture"

    shown = [Backdrops({Occasion.BREAK: make}, mark="m1")]
    with sharing_of(hall, lambda: shown[0]) as client:
        links = client.sharing.links
        style = client.ask(f"/{links[Role.HALL].token}/backdrop.css")
        found = client.ask(f"/{links[Role.HALL].token}/backdrop/break")
        client.sharing.let_in({"p001": "a" * 20})
        (point,) = client.sharing.links.points
        at_point = client.ask(f"/{point.token}/backdrop/break").body
        elsewhere = [f"/{link.token}/backdrop" for link in links if link.role is not Role.HALL]
        hall_s = f"/{links[Role.HALL].token}/backdrop"
        refused = [f"{hall_s}/{name}" for name in ("welcome", "..%2f..%2fhall.html", "br%00eak")]
        refused += [f"{place}{rest}" for place in elsewhere for rest in (".css", "/break")]
        statuses = {client.ask(path).status for path in refused}
        shown[0] = Backdrops()
        taken_back = client.ask(f"/{links[Role.HALL].token}/backdrop/break").status

    assert (found.headers["Content-Type"], found.body) == ("image/jpeg", b"picture")
    assert 'url("backdrop/break?m1")' in style.body.decode()
    assert at_point == b"picture"
    assert statuses == {404}
    assert taken_back == 404
    assert made[0].startswith("views")


def test_the_hall_s_view_names_the_office_s_pictures_of_its_time_and_no_other_does(hall: FakeHall):
    shown = [Backdrops({Occasion.BREAK: bytes}, mark="m1")]
    with sharing_of(hall, lambda: shown[0]) as client:

        async def following(role: Role) -> list[object]:
            async with client.line(role) as line:
                first = await told(line, "view")
                shown[0] = Backdrops({Occasion.BREAK: bytes}, mark=f"after {role}")
                client.sharing.publish()
                then = await told(line, "view")
                return [each["view"].get("backdrops") for each in (first, then)]

        named = [client.run(partial(following, role)) for role in (Role.HALL, Role.ROSTRUM)]

    assert named == [["m1", "after hall"], [None, None]]


def test_who_follows_has_the_view_at_once_and_again_with_each_act(client: Client, hall: FakeHall):
    async def following():
        async with client.line(Role.HALL) as line:
            first = await told(line, "view")
            hall.act(Next())
            return first["view"], (await told(line, "view"))["view"]

    first, second = client.run(following)

    programme = hall.conference.programme
    assert first["audience"] == "hall"
    assert read(first, hall.now()).title_forms[0] == programme.items[0].title
    assert read(second, hall.now()).title_forms[0] == programme.items[1].title
    assert second["seq"] == first["seq"] + 1


@pytest.mark.parametrize(
    "role", [role for role in GIVEN_OUT if role not in (Role.REMOTE, Role.STANDBY)]
)
def test_each_role_reads_the_view_of_its_audience(client: Client, role: Role):
    async def following():
        async with client.line(role) as line:
            return await told(line, "view")

    assert client.run(following)["view"]["audience"] == role.view.value


def test_a_view_is_made_once_for_all_who_read_it(client: Client, hall: FakeHall, monkeypatch):
    made, publish = [], publishing.published
    monkeypatch.setattr(
        "timekeeper.network.line.published", lambda *told: made.append(told[1]) or publish(*told)
    )

    async def following():
        lines = [client.line(role) for role in (Role.HALL, Role.OVERLAY, Role.HALL, Role.STAFF)]
        entered = [await line.__aenter__() for line in lines]
        seen = [await told(line, "view") for line in entered]
        for line in lines:
            await line.__aexit__(None, None, None)
        return seen

    seen = client.run(following)

    assert seen[0] == seen[1] == seen[2]
    assert sorted(made) == ["hall", "staff"]


def test_a_ping_is_answered_with_the_halls_time_and_the_newest_number(
    client: Client, hall: FakeHall
):
    async def pinging():
        async with client.line(Role.HALL) as line:
            await line.send_json({"ping": 12.5, "trip": 3.25})
            return await told(line, "pong")

    pong = client.run(pinging)

    assert pong["ping"] == 12.5
    assert pong["arrived"] == pong["left"] == hall.now().timestamp() * 1000
    assert pong["seq"] == hall.number


def act(hall: FakeHall, do: str = "go_on", press: str = PRESS, **more) -> dict:
    return {"act": {"press": press, "seen": hall.number, "do": do, **more}}


def test_a_remote_sees_and_does_nothing_before_the_pin(client: Client, hall: FakeHall):
    async def impatient():
        async with client.line(Role.REMOTE) as line:
            first = await line.receive_json()
            hall.act(Pause())
            await line.send_json(act(hall))
            return first, await line.receive()

    first, then = client.run(impatient)

    assert (first["type"], hall.asked) == ("pin", [])
    assert then.data == 1008


def test_a_remote_with_the_pin_acts_and_is_told_what_came_of_it(client: Client, hall: FakeHall):
    async def acting():
        async with client.remote() as line:
            await told(line, "view")
            await line.send_json(act(hall))
            return [await line.receive_json() for _each in range(2)]  # in either order

    said = {each["type"]: each for each in client.run(acting)}

    assert said["answer"] == {"type": "answer", "press": PRESS, "done": True, "sentence": ""}
    assert said["view"]["view"]["seq"] == hall.number
    assert [by for _act, by in hall.asked] == [Asker(Role.REMOTE, "127.0.0.1")]


def test_wrong_pins_are_told_and_lock_the_door(client: Client, clock):
    pin = client.sharing.pin

    async def guessing():
        async with client.line(Role.REMOTE) as line:
            told_ = []
            for _turn in range(5):
                asked = await line.receive_json()
                await line.send_json({"pin": "0" * 64})
                told_.append(asked["sentence"])
            asked = await line.receive_json()
            right = answered(pin.digits, asked["challenge"]).decode()
            await line.send_json({"pin": right})
            again = await line.receive_json()
            clock.move_to(clock.now() + timedelta(seconds=31))
            right = answered(pin.digits, again["challenge"]).decode()
            await line.send_json({"pin": right})
            await told(line, "view")
            return [*told_, asked["sentence"], again["sentence"]]

    sentences = client.run(guessing)

    assert sentences[0] == ""
    assert sentences[1:5] == [sentences[1]] * 4 != [""] * 4
    assert all("30" in sentence for sentence in sentences[5:])


def test_the_same_press_acts_once_however_often_it_is_sent(client: Client, hall: FakeHall):
    async def pressing():
        async with client.remote() as line, client.remote() as other:
            said = act(hall)
            answers = []
            for each in (line, other, line):
                await each.send_json(said)
                answers.append(await told(each, "answer"))
            return answers

    answers = client.run(pressing)

    assert answers[0] == answers[1] == answers[2]
    assert len(hall.asked) == 1


def test_an_act_is_refused_where_the_day_has_moved_on(client: Client, hall: FakeHall):
    async def pressing():
        async with client.remote() as line:
            said = act(hall)
            hall.act(Next())
            await line.send_json(said)
            return await told(line, "answer")

    number = hall.number
    answer = client.run(pressing)

    assert answer["done"] is False
    assert answer["sentence"]
    assert hall.number == number + 1


def test_the_desk_may_answer_later_from_a_thread_of_its_own(client: Client, hall: FakeHall):
    waiting = []
    hall.ask = lambda _asked, _by, answer: waiting.append(answer)  # type: ignore[method-assign]

    async def pressing():
        async with client.remote() as line:
            await line.send_json(act(hall))
            while not waiting:
                await asyncio.sleep(0)
            from timekeeper.network.acts_from_afar import Answer

            await asyncio.to_thread(waiting[0], Answer(True, "xong"))
            return await told(line, "answer")

    assert client.run(pressing)["sentence"] == "xong"


def test_a_desk_that_does_not_answer_is_told_of(client: Client, hall: FakeHall, monkeypatch):
    monkeypatch.setattr("timekeeper.network.asking.PATIENCE", 0.05)
    hall.ask = lambda _asked, _by, _answer: None  # type: ignore[method-assign]

    async def pressing():
        async with client.remote() as line:
            await line.send_json(act(hall))
            return await told(line, "answer")

    answer = client.run(pressing)

    assert not answer["done"]
    assert answer["sentence"]


@pytest.mark.parametrize(
    ("role", "do"),
    [
        *(
            (role, "go_on")
            for role in GIVEN_OUT
            if role not in (Role.REMOTE, Role.API, Role.STANDBY)
        ),
        *((Role.CHAIR, do) for do in ("pause", "undo", "message", "dark")),
        *((Role.API, do) for do in ("remind", "ask_for_time")),
        (Role.STAFF, "remind"),
    ],
)
def test_who_may_not_act_is_parted_with(client: Client, hall: FakeHall, role: Role, do: str):
    async def trying():
        async with client.line(role) as line:
            await told(line, "view")
            await line.send_json(act(hall, do))
            return await ended(line)

    assert client.run(trying)
    assert hall.asked == []


def test_all_who_follow_have_an_act_that_came_from_one(client: Client, hall: FakeHall):
    async def pressing():
        async with client.line(Role.FOYER) as foyer, client.remote() as remote:
            await told(foyer, "view")
            await remote.send_json(act(hall, "pause"))
            return await told(foyer, "view")

    assert client.run(pressing)["view"]["seq"] == hall.number


def test_who_is_connected_is_known_with_role_place_and_delay(client: Client, sharing: Sharing):
    async def following():
        async with client.line(Role.HALL) as line, client.line(Role.REMOTE) as remote:
            await told(line, "view")
            await remote.receive_json()
            await line.send_json({"ping": 0, "trip": 7.5})
            await told(line, "pong")
            return sharing.guests()

    guests = client.run(following)

    known = {(guest.role, guest.address, guest.round_trip, guest.trusted) for guest in guests}
    assert known == {
        (Role.HALL, "127.0.0.1", 7.5, True),
        (Role.REMOTE, "127.0.0.1", None, False),
    }


def test_what_is_sent_is_plain_json_with_vietnamese_letters(client: Client):
    async def following():
        async with client.line(Role.HALL) as line:
            return (await line.receive()).data

    text = client.run(following)

    assert json.loads(text)["view"]["format"] == "timekeeper-view/1"
    assert "hội nghị" in text


def test_a_view_is_made_anew_before_it_ends(client: Client, hall: FakeHall, clock):
    async def following():
        async with client.line(Role.HALL) as line:
            first = await told(line, "view")
            client.sharing.publish()
            again = await told(line, "view")
            clock.move_to(clock.now() + AHEAD * 2 / 3)
            client.sharing.publish()
            return first["view"], again["view"], (await told(line, "view"))["view"]

    first, again, anew = client.run(following)

    assert first == again
    assert anew["seq"] == first["seq"]
    assert anew["at"] - first["at"] == AHEAD.total_seconds() * 1000 * 2 / 3


def test_all_is_sent_again_now_and_then(client: Client, hall: FakeHall, monkeypatch):
    monkeypatch.setattr("timekeeper.network.server.AGAIN", 0.01)
    client.sharing.close()
    client.sharing.open(0)
    other = Client(client.sharing)

    async def following():
        async with other.line(Role.HALL) as line:
            return [(await told(line, "view"))["view"]["seq"] for _turn in range(3)]

    assert other.run(following) == [hall.number] * 3
