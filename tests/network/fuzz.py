"""Noise from a fixed seed: requests and frames that are nearly right."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.network.clients import Client
from timekeeper.network.links import Role

WORDS = [
    *(b"GET", b"POST", b"HEAD", b"\x00", b"\xff\xfe", b"\r\n", b"\r\n\r\n", b"HTTP/1.1", b"HTTP/9"),
    *(b"Host:", b"Content-Length: -1", b"Content-Length: 1e9", b"Transfer-Encoding: chunked"),
    *(b"ffffffffffffffff\r\n", b"Upgrade: websocket", b"%00", b"../", b"%c0%ae", b"{", b'"', b"["),
    *(b"Expect: 100-continue", b"Connection: upgrade, close", b"Sec-WebSocket-Version: 99"),
    *(b"Content-Encoding: br", b"Cookie: a=b", b"\t", b" " * 300, b"A" * 3_000, "ộ".encode()),
]
MESSAGES = [
    *(b'{"ping": 1}', b'{"pin": "x"}', b'{"act": {}}', b'{"act": {"press": 1}}', b"{}", b"null"),
    *(b"\xff", b'{"ping": true}', b'{"ping": -0.0, "trip": []}', b'{"act": {"press": "12345678"}}'),
]


def http_noise(seed: int, client: Client, count: int) -> Iterator[bytes]:
    """Yield requests with pieces cut out, doubled and put in."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    links = client.sharing.links
    paths = ["/", links[Role.HALL].path, f"/api/{links[Role.API].token}/act", "/pages/follow.js"]
    for _turn in range(count):
        method = chance.choice(["GET", "POST", "HEAD"])
        body = chance.choice(MESSAGES)
        request = client.request(
            chance.choice(paths), f"Content-Length: {len(body)}", method=method, body=body
        )
        yield _spoiled(chance, request)


def websocket_noise(seed: int, count: int) -> Iterator[bytes]:
    """Yield frames, some right, most with a wrong length, mask, kind or content."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    for _turn in range(count):
        frames = b"".join(_frame(chance) for _each in range(chance.randrange(1, 6)))
        yield frames if chance.random() < 0.5 else _spoiled(chance, frames)


def _frame(chance: random.Random) -> bytes:
    payload = chance.choice([*MESSAGES, chance.randbytes(chance.randrange(200))])
    kind = chance.choice([0x81, 0x81, 0x81, 0x82, 0x88, 0x89, 0x8A, 0x01, 0x00, 0x80, 0xC1, 0xFF])
    mask = chance.randbytes(4)
    hidden = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
    length = len(payload) if chance.random() < 0.8 else chance.randrange(126)
    long = bytes([kind, 0xFE]) + length.to_bytes(2)
    return (bytes([kind, 0x80 | length]) if length < 126 else long) + mask + hidden


def _spoiled(chance: random.Random, text: bytes) -> bytes:
    for _turn in range(chance.randrange(1, 5)):
        start, end = sorted(chance.randrange(len(text) + 1) for _each in range(2))
        match chance.randrange(4):
            case 0:
                text = text[:start] + text[min(end, start + 20) :]
            case 1:
                text = text[:start] + chance.choice(WORDS) + text[start:]
            case 2:
                text = text[:end] + text[start:end] + text[end:]
            case 3:
                text = text[:start] + chance.randbytes(3) + text[start:]
    return text[:60_000]
