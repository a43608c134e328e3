"""The list of linked points as it is kept."""

from __future__ import annotations

import sys

import pytest

from timekeeper.core.points import Point
from timekeeper.files.afar.points_file import PointsFile

LIST = PointsFile().listing([Point("", "Phường 1", "0900"), Point("", "Tổ 2", room=True)])


def test_a_list_is_read_as_it_was_kept_and_by_its_user_alone(tmp_path):
    path = tmp_path / "data" / "points.json"

    LIST.keep(path)

    assert PointsFile.read(path) == LIST
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there the profile's folder is private")
def test_a_link_in_its_place_leads_no_token_elsewhere(tmp_path):
    path, outside = tmp_path / "points.json", tmp_path / "outside.json"
    outside.write_text("{}")
    outside.chmod(0o644)
    path.symlink_to(outside)

    LIST.keep(path)

    assert outside.read_text() == "{}"
    assert outside.stat().st_mode & 0o777 == 0o644
    assert PointsFile.read(path) == LIST


def test_each_point_has_a_token_of_80_bits_and_keeps_it_when_the_list_changes():
    assert sorted(map(len, LIST.tokens.values())) == [20, 20]
    assert len(set(LIST.tokens.values())) == 2

    after = LIST.listing([Point("", "Phường 9"), Point("", "phường 1")])

    assert after.tokens["p001"] == LIST.tokens["p001"]
    assert set(after.tokens) == {"p001", "p003"}


def test_a_token_that_went_astray_is_replaced_and_no_other():
    after = LIST.renewed("p001")

    assert after.tokens["p001"] != LIST.tokens["p001"]
    assert after.tokens["p002"] == LIST.tokens["p002"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"tokens": {"p001": "short"}}', b"\xff", b'{"x":' + b"[" * 100_000],
)
def test_a_file_that_cannot_be_read_is_an_empty_list(content, tmp_path):
    path = tmp_path / "points.json"
    path.write_bytes(content)

    assert PointsFile.read(path) == PointsFile()


def test_a_list_edited_by_hand_has_each_name_once_and_a_token_for_each(tmp_path):
    path = tmp_path / "points.json"
    path.write_text('{"points": [{"id": "x", "name": " A  B "}, {"id": "y", "name": "a b"}]}')

    kept = PointsFile.read(path)

    assert [point.name for point in kept.points] == ["A B"]
    assert set(kept.tokens) == {point.id for point in kept.points}
