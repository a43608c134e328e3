"""Each threat of docs/security.md, tried."""

from __future__ import annotations

import importlib
import json
import re
import socket
from contextlib import suppress

import pytest
from aiohttp import WSMsgType, WSServerHandshakeError

from tests.network.clients import Client, ended, everything, status_of, told, well
from tests.network.fuzz import http_noise, websocket_noise
from tests.network.hall import FakeHall
from tests.network.qt_like import beats_beside_attack
from tests.paths import ROOT
from timekeeper.network.links import Role, answered
from timekeeper.network.sharing import Sharing

DOCUMENT = (ROOT / "docs" / "security.md").read_text("utf-8")


def test_each_test_that_the_table_names_exists():
    named = re.findall(r"`((?:\w+\.)*test_\w+)\.(test_\w+)`", DOCUMENT)
    folder = {
        module: "tests" if module.startswith("files.") else "tests.network" for module, _ in named
    }

    missing = [
        f"{module}.{test}"
        for module, test in named
        if not hasattr(importlib.import_module(f"{folder[module]}.{module}"), test)
    ]

    assert len(named) >= 25
    assert missing == []


# Whose names: rebinding, other sites


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "", "[::1", "*"]
)
def test_a_name_that_somebody_else_made_to_point_here_is_refused(client: Client, host: str):
    link = client.sharing.links[Role.HALL]
    named = host.format(port=client.sharing.port)

    for path in (link.path, f"/{link.token}/live", "/pages/follow.js", "/api/state"):
        assert client.ask(path, headers={"Host": named}).status == 421


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST"])
def test_the_names_of_this_computer_are_answered(client: Client, name: str):
    link = client.sharing.links[Role.HALL]

    reply = client.ask(link.path, headers={"Host": f"{name}:{client.sharing.port}"})

    assert reply.status == 200


def test_a_request_without_a_name_or_with_two_is_refused(client: Client):
    path = client.sharing.links[Role.HALL].path
    none = client.raw(f"GET {path} HTTP/1.1\r\nConnection: close\r\n\r\n".encode())
    two = client.raw(client.request(path, "Host: evil.example"))

    assert status_of(none) in (400, 421)
    assert status_of(two) in (400, 421)


@pytest.mark.parametrize("named", ["http://evil.example", "https://{host}", "http://{host}"])
def test_a_request_that_is_meant_for_a_proxy_is_refused(client: Client, named: str):
    path = client.sharing.links[Role.HALL].path
    target = named.format(host=client.host)

    assert status_of(client.raw(client.request(target + path))) == 400
    assert status_of(client.raw(client.request("evil.example:80", method="CONNECT"))) == 400
    assert status_of(client.raw(client.request("*", method="OPTIONS"))) == 400


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "https://{host}", "http://{host}.evil.example", "file://"],
)
def test_a_page_of_another_site_opens_no_line_and_does_nothing(
    client: Client, hall: FakeHall, origin: str
):
    origin = origin.format(host=client.host)
    token = client.sharing.links[Role.API].token

    async def opening():
        async with client.line(Role.HALL, headers={"Origin": origin}):
            pass

    with pytest.raises(WSServerHandshakeError) as caught:
        client.run(opening)
    posted = client.ask(
        f"/api/{token}/act",
        "POST",
        data=json.dumps({"do": "next", "seen": hall.number}),
        headers={"Origin": origin, "Content-Type": "text/plain"},
    )

    assert caught.value.status == posted.status == 403
    assert hall.acted == []


def test_no_answer_allows_another_site_to_read_it(client: Client):
    token = client.sharing.links[Role.API].token
    replies = [
        client.ask(path, method)
        for path in (client.sharing.links[Role.HALL].path, f"/api/{token}/state", "/nothing")
        for method in ("GET", "HEAD", "OPTIONS")
    ]

    for reply in replies:
        assert not any(name.startswith("Access-Control") for name in reply.headers)
        assert "Set-Cookie" not in reply.headers


# What answers tell


@pytest.mark.parametrize(
    "method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "X"]
)
@pytest.mark.parametrize("path", ["/", "/nothing", "/pages/follow.js", "/pages/", "/{}/hall"])
def test_no_answer_tells_versions_or_paths(client: Client, method: str, path: str):
    filled = path.format(client.sharing.links[Role.HALL].token)
    answer = client.raw(client.request(filled, method=method))

    head, _, body = answer.partition(b"\r\n\r\n")
    assert status_of(answer) in (200, 400, 404, 405)
    assert b"Server: timekeeper\r\n" in head + b"\r\n"
    for word in (b"ython", b"aiohttp", b"Traceback", str(ROOT).encode(), b"/src/"):
        assert word not in head
        assert word not in body or status_of(answer) == 200
    if method == "HEAD" or status_of(answer) != 200:
        assert body == b""


def test_an_error_of_our_own_tells_nothing_and_the_server_goes_on(
    client: Client, hall: FakeHall, monkeypatch, caplog
):
    token = client.sharing.links[Role.API].token

    def broken(*_asked):
        raise RuntimeError(str(ROOT))

    with monkeypatch.context() as patch:
        patch.setattr(hall, "ask_act", broken)
        reply = client.act(do="next", seen=hall.number)

    assert (reply.status, reply.body) == (500, b"")
    assert reply.headers["Server"] == "timekeeper"
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert client.ask(f"/api/{token}/state").status == 200


def test_noise_is_no_error_of_ours(client: Client, caplog):
    for noise in (b"\x16\x03\x01\x02\x00\x01", b"GET\r\n\r\n", b"\x00" * 400 + b"\r\n\r\n"):
        client.raw(noise + b"\r\n\r\n")

    assert not [record for record in caplog.records if record.levelno >= 30]


def test_a_page_runs_nothing_but_its_own_scripts(client: Client):
    reply = client.ask(client.sharing.links[Role.HALL].path)

    policy = dict(
        rule.strip().split(" ", 1) for rule in reply.headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["connect-src"] == f"'self' ws://{client.host}"
    assert "unsafe" not in reply.headers["Content-Security-Policy"]
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Referrer-Policy"] == "no-referrer"
    assert reply.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/pages",
        "/pages/",
        "/pages/.",
        "/pages/..",
        "/pages/../server.py",
        "/pages/..%2f..%2fpyproject.toml",
        "/pages/%2e%2e/%2e%2e/pyproject.toml",
        "/pages/..%5c..%5cpyproject.toml",
        "/pages/%00follow.js",
        "/pages/follow.js%00.html",
        "/pages//etc/passwd",
        "/pages/C:%5cWindows%5cwin.ini",
        "//etc/passwd",
        "/static/follow.js",
        "/",
        "/favicon.ico",
    ],
)
def test_nothing_of_the_file_system_is_reachable_and_nothing_is_listed(client: Client, path: str):
    answer = client.raw(client.request(path))

    assert status_of(answer) in (400, 404)
    assert answer.partition(b"\r\n\r\n")[2] == b""


# How much, how large, how deep


@pytest.mark.parametrize(
    ("line_", "headers"),
    [
        ("/" + "a" * 3_000, []),
        ("/", ["X: " + "a" * 5_000]),
        ("/", [f"X{n}: 1" for n in range(100)]),
        ("/", ["X" * 5_000 + ": 1"]),
    ],
    ids=["line", "field", "fields", "name"],
)
def test_heads_that_are_too_large_are_refused(client: Client, line_: str, headers: list[str]):
    assert status_of(client.raw(client.request(line_, *headers))) in (400, 431)
    assert well(client)


def test_a_body_that_is_too_large_is_refused_before_it_is_read(client: Client):
    path = f"/api/{client.sharing.links[Role.API].token}/act"
    honest = client.raw(
        client.request(path, "Content-Length: 20000", method="POST", body=b"x" * 20_000)
    )
    chunks = b"1000\r\n" + b"x" * 4096 + b"\r\n"
    secretive = client.raw(
        client.request(path, "Transfer-Encoding: chunked", method="POST", body=chunks * 8)
    )

    assert status_of(honest) == 413
    assert status_of(secretive) in (0, 413)
    assert well(client)


def test_a_compressed_body_is_not_unpacked(client: Client, hall: FakeHall):
    import gzip

    bomb = gzip.compress(b" " * 10_000_000 + b"{}")
    path = f"/api/{client.sharing.links[Role.API].token}/act"
    size = f"Content-Length: {len(bomb)}"

    answer = client.raw(
        client.request(path, "Content-Encoding: gzip", size, method="POST", body=bomb)
    )

    assert status_of(answer) == 400
    assert hall.acted == []


def test_a_compressed_line_is_not_agreed_on(client: Client):
    async def opening():
        async with client.line(Role.HALL, compress=15) as line_:
            return line_.compress

    assert client.run(opening) == 0


BOMBS = {
    "deep": "[" * 2_000 + "]" * 2_000,
    "deep objects": '{"a":' * 800 + "1" + "}" * 800,
    "digits": '{"ping": ' + "9" * 4_050 + "}",
    "exponent": '{"ping": 1e999}',
    "nan": '{"ping": NaN}',
    "infinite": '{"ping": 1, "trip": -Infinity}',
    "list": "[1]",
    "text": '"ping"',
    "cut": '{"ping": ',
    "nothing": "",
    "unknown": '{"do": "go_on"}',
    "half a character": '{"do": "note", "text": "\\ud800", "ping": 1}',
    "half a name": '{"do": "jump", "item": "x\\udfff", "pin": "1"}',
    "half a key": '{"\\ud83d": 1, "ping": 1}',
    "twice deep": '{"act": ' + "[" * 1_500 + "]" * 1_500 + "}",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_who_sends_no_proper_message_is_parted_with(client: Client, bomb: str):
    async def sending():
        async with client.line(Role.HALL) as line_:
            await told(line_, "view")
            await line_.send_str(bomb)
            return await ended(line_)

    assert client.run(sending)
    assert well(client)


@pytest.mark.parametrize("body", BOMBS.values(), ids=BOMBS.keys())
def test_no_body_brings_the_api_down(client: Client, hall: FakeHall, body: str):
    reply = client.ask(
        f"/api/{client.sharing.links[Role.API].token}/act", "POST", data=body.encode()
    )

    assert reply.status in (400, 422)
    assert hall.acted == []


def test_a_message_that_is_too_large_ends_the_line(client: Client):
    async def sending():
        async with client.line(Role.HALL) as line_:
            await told(line_, "view")
            await line_.send_str('{"ping": 1, "pad": "' + "x" * 5_000 + '"}')
            return await ended(line_)

    assert client.run(sending)


@pytest.mark.parametrize("kind", [WSMsgType.TEXT, WSMsgType.PING, WSMsgType.PONG])
def test_a_flood_of_messages_ends_the_line(client: Client, kind: WSMsgType):
    async def flooding():
        async with client.line(Role.HALL, autoping=False) as line_:
            await told(line_, "view")
            with suppress(ConnectionError):
                for _turn in range(200):
                    await line_.send_frame(b'{"ping": 1}', kind)
            while not line_.closed:
                if (await line_.receive()).type in (WSMsgType.CLOSE, WSMsgType.CLOSED):
                    return True
            return line_.closed

    assert client.run(flooding)
    assert well(client)


def test_a_binary_message_ends_the_line(client: Client):
    async def sending():
        async with client.line(Role.HALL) as line_:
            await told(line_, "view")
            await line_.send_bytes(b'{"ping": 1}')
            return await ended(line_)

    assert client.run(sending)


def test_empty_fragments_without_end_end_the_line(client: Client):
    sent = 0
    with client.connect() as wire, suppress(ConnectionError):
        wire.sendall(client.upgrade(Role.HALL) + b"\x01\x80\0\0\0\0")
        for turn in range(4_000):
            wire.sendall(b"\x00\x80\0\0\0\0" * 50)
            sent = turn

    assert 0 < sent < 3_999
    assert well(client)


def test_who_asks_too_much_over_one_connection_is_parted_with(client: Client):
    answer = b""
    with client.connect() as wire, suppress(ConnectionError):
        request = client.request("/pages/follow.js").replace(b"Connection: close\r\n", b"")
        for _turn in range(400):
            wire.sendall(request)
            answer += wire.recv(100_000)
        answer += everything(wire)

    assert answer.count(b"HTTP/1.1 200") < 200
    assert well(client)


def test_who_asks_too_much_in_all_is_told_so(client: Client, monkeypatch):
    requests = client.sharing._server._requests  # type: ignore[union-attr]
    monkeypatch.setattr(requests, "_burst", 20)
    monkeypatch.setattr(requests, "_rate", 0)  # however slow the machine is
    path = client.sharing.links[Role.HALL].path

    answers = [client.ask(path) for _turn in range(25)]

    assert {reply.status for reply in answers} == {200, 429}
    last = next(reply for reply in answers if reply.status == 429)
    assert last.headers["Retry-After"] == "1"


# PIN


def test_the_pin_is_never_sent_and_an_answer_holds_for_its_own_line_alone(client: Client):
    pin = client.sharing.pin

    async def replaying():
        async with client.line(Role.REMOTE) as one, client.line(Role.REMOTE) as other:
            first, second = await one.receive_json(), await other.receive_json()
            answer = answered(pin.digits, first["challenge"]).decode()
            await other.send_json({"pin": answer})
            refused = await other.receive_json()
            await one.send_json({"pin": answer})
            view = await one.receive_json()
            await one.send_json({"pin": answer})
            return first, second, refused, view, await ended(one)

    first, second, refused, view, again = client.run(replaying)

    assert first["challenge"] != second["challenge"] != refused["challenge"]
    assert (refused["type"], view["type"], again) == ("pin", "view", True)
    assert pin.digits not in json.dumps([first, second, refused])


def test_guessing_the_pin_over_many_lines_is_locked_for_all(client: Client):
    async def guessing():
        sentences = []
        for _turn in range(7):
            async with client.line(Role.REMOTE) as line_:
                await line_.receive_json()
                await line_.send_json({"pin": "0" * 64})
                sentences.append((await line_.receive_json())["sentence"])
        return sentences

    sentences = client.run(guessing)

    assert len(set(sentences[:4])) == 1
    assert all("30" in sentence for sentence in sentences[4:])


# All at once


@pytest.mark.parametrize("seed", range(3))
def test_no_noise_brings_the_server_down(client: Client, seed: int, caplog):
    for noise in http_noise(seed, client, 60):
        with client.connect() as wire, suppress(ConnectionError):
            wire.sendall(noise)
            wire.shutdown(socket.SHUT_WR)
            everything(wire)
    for frames in websocket_noise(seed, 40):
        with client.connect() as wire, suppress(ConnectionError):
            wire.sendall(client.upgrade(Role.STAFF) + frames)
            wire.shutdown(socket.SHUT_WR)
            everything(wire)

    assert well(client)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.timing
def test_a_hostile_client_does_not_delay_the_halls_second(sharing: Sharing, client: Client):
    attacked, machine = beats_beside_attack(sharing, seconds=1.5)

    # A machine that is busy is late by itself, and as late with the window.
    assert attacked.attacks > 100
    assert attacked.part(50) <= 10 + 2 * machine.part(50)
    assert attacked.part(95) <= 30 + 2 * machine.part(95)
    assert well(client, "127.0.0.2")
