"""The limits as they ship: what tests of a threat make smaller, security.md names as it is."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.paths import ROOT
from timekeeper.network import api, door, line, links, point_protocol, reception, server
from timekeeper.network.standby import receiver, sealing

DOCUMENT = " ".join((ROOT / "docs" / "security.md").read_text("utf-8").split())
KB = 1024

SHIPPED = {
    "80 random bits to a role": (8 * links.TOKEN_BYTES, 80),
    "Five wrong answers": (links.TRIES, 5),
    "lock for half a minute": (links.FIRST_LOCK, timedelta(seconds=30)),
    "up to an hour": (links.LONGEST_LOCK, timedelta(hours=1)),
    "Line 2 kB": (door.LIMITS["max_line_size"], 2 * KB),
    "field 4 kB": (door.LIMITS["max_field_size"], 4 * KB),
    "64 fields": (door.LIMITS["max_headers"], 64),
    "body 16 kB": (server.LARGEST_BODY, 16 * KB),
    "message 4 kB": ((line.LARGEST_MESSAGE, point_protocol.LARGEST_UP), (4 * KB, 4 * KB)),
    "No compression is unpacked": (door.LIMITS["auto_decompress"], False),
    "10 s for a whole head": (door.SILENT, 10.0),
    "30 s for the rest and for taking the answer": (door.UNTAKEN, 30.0),
    "At most 128 kB are held by the system": (door.HELD, 128 * KB),
    "after 10 s the line is cut": (line.UNTAKEN, 10.0),
    "600 at most": (door.MOST_CONNECTIONS, 600),
    "300 new connections a second in all": (door.ENTRIES, (300, 300)),
    "An allowance to each connection": (door.OF_A_CONNECTION, (100, 20)),
    "and each address": ((door.OF_AN_ADDRESS, server.REQUESTS), ((10_000, 400), (3_000, 100))),
    "Ten messages a second": (line.MESSAGES, (40, 10)),
    "within a minute of the hall's time": (point_protocol.FRESH, timedelta(minutes=1)),
    "Twenty presses at once, one a second": (reception.PRESSES, (20, 1)),
    "four lines, the newest stay": (server.LINES_OF_A_POINT, 4),
    "Its key (128 bits)": (8 * links.STANDBY_KEY_BYTES, 128),
    "each number 16 random bytes": (sealing.NONCE_BYTES, 16),
    "after 5 s the hall counts as lost": (receiver.LOST, timedelta(seconds=5)),
}


@pytest.mark.parametrize("promise", SHIPPED)
def test_the_limit_that_ships_is_the_one_the_page_on_security_names(promise: str):
    value, promised = SHIPPED[promise]

    assert promise in DOCUMENT
    assert value == promised


def test_the_api_allows_as_many_requests_as_its_page_says():
    page = (ROOT / "docs" / "api.md").read_text("utf-8")

    assert re.search(r"\| 429 \| .*forty at once, ten a second \|", page)
    assert api.REQUESTS == (40, 10)
    assert "at most 64 letters" in page
    assert api.LONGEST_PRESS == 64
