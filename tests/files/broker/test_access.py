"""An account on the broker: told in an address, kept for one's own eyes, hashed for the server."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from timekeeper.files.broker.access import (
    Access,
    NoAccess,
    access_by,
)

TOKEN = "0123456789" * 2
POINT = Access(host="mqtt.tinh.example", port=8884, account="p017", password=TOKEN)


def test_an_address_tells_the_account_that_it_was_made_of():
    assert access_by(POINT.address) == POINT
    assert access_by(f" mqtts://hall:{TOKEN}@10.0.0.5 ").port == 8883
    lesser = replace(POINT, qos=0)
    assert access_by(lesser.address) == lesser


@pytest.mark.parametrize(
    "address",
    [
        "",
        "mqtts://",
        "mqtts://10.0.0.5:8883",
        f"mqtt://p017:{TOKEN}@10.0.0.5:8883",
        f"mqtts://p017:{TOKEN}@10.0.0.5:99999",
        f"mqtts://somebody:{TOKEN}@10.0.0.5",
        f"mqtts://p017:{TOKEN}@10.0.0.5/x",
        f"mqtts://p017:{TOKEN}@[::1",
        f"mqtts://p017:{TOKEN}@10.0.0.5?qos=2",
        "http://10.0.0.5:8770/0123456789/hall",
        "mqtts://p017:wrong@10.0.0.5",
    ],
)
def test_what_tells_no_account_is_one_sentence(address):
    with pytest.raises(NoAccess, match="mqtts://") as told:
        access_by(address)

    assert TOKEN not in str(told.value)


def test_an_account_is_read_as_it_was_kept_and_is_for_no_other_eyes(tmp_path: Path):
    path = tmp_path / "hall.json"

    POINT.keep(path)

    assert Access.read(path) == POINT
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"host": "h"}', b"\xff\xfe", b'{"qos":' + b"[" * 100_000]
)
def test_a_file_that_keeps_no_account_is_one_sentence(tmp_path: Path, content: bytes):
    path = tmp_path / "hall.json"
    path.write_bytes(content)

    with pytest.raises(NoAccess, match="keeps no account"):
        Access.read(path)


def test_mosquittos_line_tells_no_password_and_is_another_each_time():
    assert TOKEN not in POINT.password_line()
    assert POINT.password_line() != POINT.password_line()
