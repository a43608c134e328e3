"""The API: the desk's state, stream and acts for other programs, as docs/api.md tells them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.network.clients import Client, Reply, told
from tests.network.hall import FakeHall
from tests.paths import ROOT
from timekeeper.core import acts
from timekeeper.core.events import Audience, HallPicture, HallSwitched, MessageShown
from timekeeper.core.hall_order import LONGEST_MESSAGE
from timekeeper.files.script import act_of
from timekeeper.network.links import Role
from timekeeper.network.sharing import Sharing

DOCUMENT = (ROOT / "docs" / "api.md").read_text("utf-8")


def refused(reply: Reply, status: int) -> str:
    """Return the sentence of a refusal, which is problem+json."""
    assert reply.status == status
    assert reply.headers["Content-Type"] == "application/problem+json; charset=utf-8"
    told = reply.json()
    assert told["status"] == status
    assert told["title"]
    sentence: str = told["detail"]
    assert " " in sentence.rstrip(".")
    assert sentence != told["title"], "a sentence of the desk, not the protocol's own word"
    return sentence


def test_the_state_is_what_is_read_now_and_the_view_that_goes_on(client: Client, hall: FakeHall):
    reply = client.ask(client.sharing.links[Role.API].path)  # as the dialog shows it

    state = reply.json()
    assert reply.headers["Content-Type"] == "application/json; charset=utf-8"
    assert state["seq"] == state["view"]["seq"] == hall.number
    assert state["view"]["audience"] == "staff"
    running = state["reads"]["rostrum"]
    assert running["title_forms"][0] == hall.conference.programme.items[0].title
    assert re.fullmatch(r"\d\d:\d\d", running["figures"])


def test_the_token_may_stand_in_the_header(client: Client):
    token = client.sharing.links[Role.API].token

    reply = client.ask("/api/state", headers={"Authorization": f"Bearer {token}"})

    assert reply.status == 200


@pytest.mark.parametrize("path", ["/api/state", "/api/stream", "/api/{}/state", "/api/{}/stream"])
@pytest.mark.parametrize("token", ["", "x" * 20, "a token of the hall"])
def test_other_tokens_open_nothing(client: Client, path: str, token: str):
    given = client.sharing.links[Role.HALL].token if "hall" in token else token

    refused(client.ask(path.format(given), headers={"Authorization": f"Bearer {given}"}), 404)


def test_the_stream_tells_each_act_as_it_comes(client: Client, hall: FakeHall):
    token = client.sharing.links[Role.API].token

    async def following():
        from aiohttp import ClientSession

        async with (
            ClientSession() as session,
            session.ws_connect(f"ws://{client.host}/api/{token}/stream") as line,
        ):
            first = await told(line, "view")
            hall.act(acts.Next())
            return first["view"]["seq"], (await told(line, "view"))["view"]["seq"]

    first, second = client.run(following)

    assert second == first + 1


ITEM = "item of the day"
ACTS = [
    ({"do": "next"}, acts.Next()),
    ({"do": "pause"}, acts.Pause()),
    ({"do": "add", "minutes": 5}, acts.AddTime(timedelta(minutes=5))),
    ({"do": "cut", "minutes": 0.5}, acts.CutTime(timedelta(seconds=30))),
    ({"do": "finish"}, acts.Finish()),
    (
        {"do": "message", "audience": "hall", "text": "Mời dùng trà"},
        acts.Show(MessageShown(Audience.HALL, "Mời dùng trà")),
    ),
    ({"do": "hall", "picture": "dark"}, acts.Show(HallSwitched(HallPicture.DARK))),
    ({"do": "note", "text": "Micro bị rè"}, acts.AddNote("Micro bị rè")),
]


@pytest.mark.parametrize(("said", "act"), ACTS, ids=lambda each: str(each)[:20])
def test_every_act_is_asked_for_in_the_words_of_an_actions_file(
    client: Client, hall: FakeHall, said: dict, act: acts.Act
):
    reply = client.act(seen=hall.number, **said)

    assert (reply.status, reply.json()["done"]) == (200, True), reply
    assert [(done, by.role, by.address) for done, by in hall.acted] == [
        (act, Role.API, "127.0.0.1")
    ]


def test_an_act_is_refused_with_409_where_the_day_has_moved_on(client: Client, hall: FakeHall):
    seen = hall.number
    hall.act(acts.Next())

    assert refused(client.act(do="next", seen=seen), 409) == "The day has moved on."
    assert hall.number == seen + 1


def test_an_act_that_the_rules_refuse_is_422_with_the_desks_sentence(
    client: Client, hall: FakeHall
):
    sentence = refused(client.act(do="resume", seen=hall.number), 422)

    assert len(sentence.split()) > 2


@pytest.mark.parametrize(
    "said",
    [
        {"do": "next"},
        {"do": "next", "seen": True},
        {"do": "next", "seen": "2"},
        {"do": "next", "seen": 2.0},
        {"do": "next", "seen": 2, "press": 5},
        {"do": "next", "seen": 2, "press": ""},
        {"do": "next", "seen": 2, "press": "x" * 65},
        {"seen": 2},
        {"do": None, "seen": 2},
        {"do": ["next"], "seen": 2},
        {"do": {"next": 1}, "seen": 2},
        {"do": "jump", "seen": 2},
        {"do": "jump", "item": {"a": 1}, "seen": 2},
        {"do": "add", "minutes": "5e999", "seen": 2},
        {"do": "add", "minutes": 10**400, "seen": 2},
        {"do": "add", "minutes": [1], "seen": 2},
        {"do": "correct", "to": "99999999999999999999:00", "seen": 2},
        {"do": "correct", "to": "25:00", "seen": 2},
        {"do": "correct", "to": "10:00", "date": 5, "seen": 2},
        {"do": "insert", "item": "n", "title": "t", "session": "9" * 200, "seen": 2},
        {"do": "insert", "item": "n", "title": "t", "session": "99", "seen": 2},
        {"do": "insert", "item": "n", "title": "t", "before": "nobody", "seen": 2},
        {"do": "move", "item": "nobody", "seen": 2},
        {"do": "call", "item": "nobody", "speaker": "nobody", "seen": 2},
        {"do": "next", "at": "07:30", "seen": 2},
        {"do": "next", "unknown": 1, "seen": 2},
        {"do": "note", "text": "x" * (LONGEST_MESSAGE + 1), "seen": 2},
        {"do": "message", "audience": "everybody", "text": "x", "seen": 2},
    ],
    ids=str,
)
def test_what_is_no_act_is_422_and_tells_what_is_wrong(client: Client, hall: FakeHall, said: dict):
    assert hall.number == 2

    refused(client.act(**said), 422)

    assert hall.number == 2


@pytest.mark.parametrize("body", [b"", b"next", b"[]", b'{"do": NaN}', b"\xff", b'{"seen": 1e999}'])
def test_what_is_no_json_object_is_400(client: Client, body: bytes):
    token = client.sharing.links[Role.API].token

    refused(client.ask(f"/api/{token}/act", "POST", data=body), 400)


@pytest.mark.parametrize(
    ("path", "headers", "body", "status"),
    [
        ("/api/{token}/state", {"Host": "elsewhere.example"}, b"", 421),
        ("/api/{token}/act", {"Origin": "http://elsewhere.example"}, b"{}", 403),
        ("/api/{token}/act", {}, b"x" * 17_000, 413),
        ("/api/{token}/nowhere", {}, b"", 404),
    ],
)
def test_what_is_no_proper_request_is_told_in_a_sentence_too(
    client: Client, path: str, headers: dict[str, str], body: bytes, status: int
):
    address = path.format(token=client.sharing.links[Role.API].token)

    reply = client.ask(address, "POST" if body else "GET", headers=headers, data=body or None)

    refused(reply, status)


def test_a_press_that_is_sent_twice_acts_once_and_is_answered_alike(client: Client, hall: FakeHall):
    first = client.act(do="next", seen=hall.number, press="companion-1")
    number = hall.number

    again = client.act(do="next", seen=number - 1, press="companion-1")

    assert (first.status, again.status) == (200, 200)
    assert hall.number == number


def test_too_many_requests_are_429(sharing: Sharing, monkeypatch):
    monkeypatch.setattr("timekeeper.network.api.REQUESTS", (5, 0))  # however slow the machine is
    sharing.close()
    sharing.open(0)
    client, token = Client(sharing), sharing.links[Role.API].token

    replies = [client.ask(f"/api/{token}/state") for _turn in range(6)]

    assert [reply.status for reply in replies] == [200] * 5 + [429]
    refused(replies[-1], 429)


def test_other_methods_are_405_and_tell_which_are_allowed(client: Client):
    token = client.sharing.links[Role.API].token

    for method, what, allowed in (
        ("GET", "act", "POST"),
        ("DELETE", "state", "GET,HEAD"),
        ("OPTIONS", "act", "POST"),
    ):
        reply = client.ask(f"/api/{token}/{what}", method)
        refused(reply, 405)
        assert reply.headers["Allow"] == allowed


def documented() -> list[dict]:
    """Return the acts in the documentation's table."""
    import json

    rows = re.findall(r"^\| `(\{\"do\".*?\})`", DOCUMENT, re.MULTILINE)
    return [json.loads(row) for row in rows]


def test_every_act_is_documented_as_it_is_understood(office_day, clock):
    from timekeeper.files import script

    known = {*script._BARE, *script._NEEDS, *script._FACT_KEYS}
    told_ = documented()

    for said in told_:
        act_of(said, office_day, clock.now())
    assert {said["do"] for said in told_} == known
    for word in ("curl", "OBS", "vMix", "Companion", "409", "422", "429", "problem+json"):
        assert word in DOCUMENT
