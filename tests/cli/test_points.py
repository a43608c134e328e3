"""points init prepares accounts and files for the points; follow shows the hall at one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.network.hall import FakeHall
from tests.network.linked import ByServer
from timekeeper.core.points import Point
from timekeeper.files.afar.points_file import PointsFile
from timekeeper.files.lock import LOCK


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text("STT;Điểm cầu\n1;Phường Tân An\n2;Xã Đông Hải\n", encoding="utf-8")
    return path


def test_a_list_becomes_accounts_files_and_sheets(command, listed, tmp_path):
    answer = command("points", "init", listed, "--to", tmp_path / "b", "--address", "10.0.0.5")

    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("2 points have their accounts.\n")
    names = {path.name for path in (tmp_path / "b").iterdir()}
    assert names == {
        *("README.txt", "acl", "hall.json", "make-certificate.sh", "mosquitto.conf", "passwords"),
        *("browser", "sheets.pdf"),
    }


def test_a_second_call_leaves_the_accounts_as_they_were_given_out(command, listed, tmp_path, home):
    call = ("points", "init", listed, "--to", tmp_path / "b", "--address", "10.0.0.5")
    command(*call)
    before = PointsFile.read(home / "points.json")

    command(*call)

    assert PointsFile.read(home / "points.json") == before
    assert len(before.points) == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("STT;Điểm cầu\n1;\n", "No point"),
        ("", "empty"),
        ("Xã Một\nXã Hai\nxã  một\n", "“xã một” stands twice"),
        ("\n".join(f"Xã số {number}" for number in range(5_000)), "divide it"),
    ],
)
def test_a_list_that_cannot_be_used_is_one_sentence_and_makes_nothing(
    command, listed, tmp_path, content, told
):
    listed.write_text(content, encoding="utf-8")

    answer = command("points", "init", listed, "--to", tmp_path / "b", "--address", "10.0.0.5")

    assert answer.status == 1
    assert told in answer.err
    assert len(answer.err.strip().splitlines()) == 1
    assert not (tmp_path / "b").exists()


def test_without_a_list_the_points_are_those_of_the_desk(command, home, tmp_path):
    call = ("points", "init", "--to", tmp_path / "b", "--address", "10.0.0.5")
    assert "no list of points yet" in command(*call).err
    kept = PointsFile().listing([Point("", "Xã Một")])
    kept.keep(home / "points.json")

    assert command(*call).out.startswith("1 point has its account.\n")
    assert PointsFile.read(home / "points.json") == kept


def test_the_list_of_a_desk_that_is_open_is_left_alone(command, home, listed, tmp_path):
    (home / LOCK).write_text("1\ntimekeeper\nanother-computer\n", encoding="utf-8")

    answer = command("points", "init", listed, "--to", tmp_path / "b", "--address", "h")

    assert answer.status == 1
    assert "close it first" in answer.err


@pytest.mark.parametrize("address", ["", "a b", "10.0.0.5:0", "10.0.0.5:65535", "http://x", "-x"])
def test_an_address_that_is_none_is_a_wrong_usage(command, listed, tmp_path, address):
    answer = command("points", "init", listed, "--to", tmp_path / "b", f"--address={address}")

    assert answer.status == 2
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("address", ["", "10.0.0.5", "mqtts://10.0.0.5", "http://10.0.0.5/x/hall"])
def test_an_address_that_is_no_points_is_one_sentence(command, home, address):
    answer = command("follow", address)

    assert answer.status == 1
    assert len(answer.err.strip().splitlines()) == 1
    assert not (home / "following.json").exists()


def test_without_an_address_the_first_time_it_is_asked_for(command):
    answer = command("follow")

    assert answer.status == 1
    assert "timekeeper follow ADDRESS" in answer.err


def test_the_real_program_follows_ends_at_once_and_knows_the_hall_the_next_time(
    conference, tmp_path
):
    hall, there = FakeHall(conference), threading.Event()
    hall.pinged = lambda _point, _trip, **_more: there.set()  # type: ignore[method-assign]
    way = ByServer(hall)
    way.open()
    home = tmp_path / "home"
    environment = os.environ | {"TIMEKEEPER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "timekeeper", "follow"]

    for address in ([way.address("p001")], []):
        there.clear()
        with subprocess.Popen([*command, *address], env=environment) as process:
            assert there.wait(30)
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0

    way.close()
