"""What sharing leaves for the next time: a count that only rises, and links of one conference."""

from __future__ import annotations

import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from timekeeper.files.afar.shared_before import (
    MOST_ENDED,
    SharedBefore,
)

NOW = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
TOKEN = "0123456789" * 2


def test_each_beginning_counts_higher_than_the_one_before(tmp_path: Path):
    path = tmp_path / "home" / "sharing.json"
    counts = []

    for _time in range(3):
        shared = SharedBefore.read(path).begun("c", NOW)
        shared.keep(path)
        counts.append(shared.epoch)

    assert counts == sorted(set(counts))


def test_the_count_rises_though_the_clock_was_set_back():
    before = SharedBefore().begun("c", NOW)

    assert before.begun("c", NOW - timedelta(days=365)).epoch == before.epoch + 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"epoch": -1}',
        b'{"tokens": {"hall": "../x"}}',
        b'{"x":' + b"[" * 100_000,
    ],
)
def test_the_count_rises_though_the_file_was_lost(tmp_path: Path, content: bytes):
    path = tmp_path / "sharing.json"
    before = SharedBefore().begun("c", NOW)
    path.write_bytes(content)

    assert SharedBefore.read(path).begun("c", NOW + timedelta(minutes=1)).epoch > before.epoch


def test_another_conference_has_other_links():
    before = SharedBefore(epoch=1, conference="c", tokens={"hall": TOKEN})

    assert before.begun("c", NOW).tokens == {"hall": TOKEN}
    assert before.begun("d", NOW).tokens == {}


def test_the_newest_standbys_of_what_became_secret_are_known_in_other_conferences_too():
    before = SharedBefore()
    for number in range(MOST_ENDED + 2):
        kept = f"{number:052x}"
        before = before.begun(f"c{number}", NOW)
        before = replace(before, tokens={"standby": kept}, standby=True)
        before = before.withdrawn().withdrawn()

    assert before.begun("d", NOW).ended == tuple(f"{n:052x}" for n in range(2, MOST_ENDED + 2))
    assert SharedBefore(tokens={"standby": "a" * 52}).withdrawn().ended == ()


@pytest.mark.skipif(sys.platform == "win32", reason="there the profile's folder is private")
def test_the_links_are_for_the_eyes_of_their_user_only(tmp_path: Path):
    path, outside = tmp_path / "sharing.json", tmp_path / "outside.json"
    outside.write_text("{}")
    outside.chmod(0o644)
    path.symlink_to(outside)

    SharedBefore(epoch=1, conference="c", tokens={"hall": TOKEN}).keep(path)

    assert outside.read_text() == "{}"
    assert stat.S_IMODE(outside.stat().st_mode) == 0o644
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert SharedBefore.read(path).tokens == {"hall": TOKEN}
