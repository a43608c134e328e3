"""What a standby needs so that the points find their hall there: given, kept, taken up."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from msgspec.json import encode

from timekeeper.core.points import Point
from timekeeper.files.afar.points_file import PointsFile
from timekeeper.files.afar.standby_record import ENTRUSTED
from timekeeper.files.broker.access import Access
from timekeeper.files.broker.entrusted import BEFORE, Entrusted, take_up, to_entrust
from timekeeper.files.settings import usable_settings
from timekeeper.live.settings import SharingHabits

POINTS = PointsFile().listing([Point("", "Phường Tân An", "0912 345 678"), Point("", "Tổ 1")])
HALL = Access(host="mqtt.tinh.example", account="hall", password="0123456789" * 2)
EVERY_NAME = ("points.json", BEFORE, "settings.yaml", "broker")


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    place = tmp_path / "hall" / "hall.json"
    place.parent.mkdir()
    HALL.keep(place)
    place.with_name("server.crt").write_text("CERTIFICATE", encoding="utf-8")
    return place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "standby").mkdir()
    return tmp_path / "standby"


def taken_up(entrusted: Entrusted, folder: Path) -> SharingHabits:
    (folder / ENTRUSTED).write_bytes(encode(entrusted))
    take_up(folder, folder / "points.json", folder / "settings.yaml")
    return usable_settings(folder / "settings.yaml").sharing


def test_list_account_and_certificate_are_the_standbys_once_it_goes_on(hall, folder):
    habits = taken_up(to_entrust(POINTS, hall), folder)

    place = Path(habits.broker)
    assert PointsFile.read(folder / "points.json") == POINTS
    assert not (folder / ENTRUSTED).exists()
    assert habits.to_broker
    assert Access.read(place) == HALL
    assert place.with_name("server.crt").read_text(encoding="utf-8") == "CERTIFICATE"
    if sys.platform != "win32":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_a_list_that_the_computer_had_is_kept_beside_it(folder):
    own = PointsFile().listing([Point("", "Xã cũ")])
    own.keep(folder / "points.json")

    taken_up(to_entrust(POINTS, None), folder)

    assert PointsFile.read(folder / BEFORE) == own
    assert PointsFile.read(folder / "points.json") == POINTS


@pytest.mark.parametrize(
    "written", [None, b"", b"{}", b'{"points": 3}', b"\xff", b'{"x":' + b"[" * 100_000]
)
def test_where_nothing_was_entrusted_nothing_changes(folder, written):
    if written is not None:
        (folder / ENTRUSTED).write_bytes(written)

    take_up(folder, folder / "points.json", folder / "settings.yaml")

    assert not any((folder / name).exists() for name in EVERY_NAME)


@pytest.mark.parametrize("content", [None, "", "{}"])
def test_an_account_that_cannot_be_read_is_left_out(tmp_path, content):
    place = tmp_path / "hall.json"
    if content is not None:
        place.write_text(content, encoding="utf-8")

    assert to_entrust(POINTS, place) == Entrusted(points=POINTS)
