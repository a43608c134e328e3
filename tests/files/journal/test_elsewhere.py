"""The place of a secret conference's own record is kept as a path, and only a usable one counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from timekeeper.files.journal.elsewhere import NAME, remember_elsewhere, remembered_elsewhere


def test_a_place_is_remembered_until_there_is_none(tmp_path: Path):
    place = tmp_path / "thẻ nhớ" / "journal.db"

    remember_elsewhere(tmp_path, place)
    found = remembered_elsewhere(tmp_path)
    remember_elsewhere(tmp_path, None)
    remember_elsewhere(tmp_path, None)

    assert (found, remembered_elsewhere(tmp_path)) == (place, None)


def test_where_nothing_can_be_kept_nothing_is_said(tmp_path: Path):
    remember_elsewhere(tmp_path / "gone", tmp_path)

    assert remembered_elsewhere(tmp_path / "gone") is None


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"a" * 5_000, b"/a\x00b", b"not/absolute", b"/a\n/b"]
)
def test_a_file_of_no_use_is_no_place(tmp_path: Path, content: bytes):
    (tmp_path / NAME).write_bytes(content)

    assert remembered_elsewhere(tmp_path) is None
