"""Which hall was followed last: kept for its user alone, and nothing where it cannot be read."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from timekeeper.files.afar.followed import Followed

LAST = Followed(address="http://10.0.0.5:8770/0123456789/point", certificate="server.crt")


def test_what_was_followed_is_known_the_next_time_and_is_for_no_other_eyes(tmp_path: Path):
    path = tmp_path / "home" / "following.json"

    LAST.keep(path)

    assert Followed.read(path) == LAST
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content", [None, b"", b"[]", b'{"address": 5}', b"\xff", b'{"x":' + b"[" * 100_000]
)
def test_a_file_that_says_nothing_is_nothing(tmp_path: Path, content: bytes | None):
    path = tmp_path / "following.json"
    if content is not None:
        path.write_bytes(content)

    assert Followed.read(path) == Followed()
