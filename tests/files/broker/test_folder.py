"""The folder for the province's server: complete, private, the same accounts each time."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pypdfium2
import pytest

from timekeeper.core.points import Point
from timekeeper.files.afar.points_file import PointsFile
from timekeeper.files.broker.folder import write_broker
from timekeeper.files.writing import DocumentNotWritten

HOST = "mqtt.tinh.example"
POINTS = PointsFile().listing([Point("", "Phường Tân An"), Point("", "Xã Đông Hải")])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("given") / "broker"
    write_broker(POINTS, folder, HOST, 8883)
    return folder


def test_no_file_is_for_other_eyes(folder):
    if sys.platform == "win32":
        pytest.skip("the profile's folder sees to it")

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    within = {path: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}
    assert {mode for path, mode in within.items() if path.is_file()} == {0o600}
    assert {mode for path, mode in within.items() if path.is_dir()} == {0o700}


def test_no_placeholder_is_left_and_no_password_goes_to_the_server(folder):
    files = [path for path in folder.iterdir() if path.is_file() and path.suffix != ".pdf"]
    texts = [path.read_text(encoding="utf-8") for path in files]

    assert not any("@" in text for text in texts)
    assert not any(token in text for text in texts for token in POINTS.tokens.values())


def test_the_server_and_its_ports_stand_in_the_configuration(folder):
    told = (folder / "mosquitto.conf").read_text(encoding="utf-8")

    assert "listener 8883\n" in told
    assert "listener 8884\nprotocol websockets" in told


@pytest.mark.parametrize(("host", "subject"), [(HOST, f"DNS:{HOST}"), ("10.0.0.5", "IP:10.0.0.5")])
def test_the_certificate_is_made_for_the_servers_name_or_number(tmp_path, host, subject):
    write_broker(POINTS, tmp_path, host, 8883)

    assert subject in (tmp_path / "make-certificate.sh").read_text(encoding="utf-8")


def test_each_point_has_a_sheet_with_its_name_and_account(folder):
    with pypdfium2.PdfDocument(folder / "sheets.pdf") as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]

    assert ["Tân" in text for text in texts] == [True, False]
    assert all(f"{HOST}:8883" in text for text in texts)
    assert [POINTS.tokens["p001"] in text for text in texts] == [True, False]


def test_an_address_is_printed_on_one_line_however_long_the_servers_name_is(tmp_path):
    host = "hoinghitructuyen.vanphong.tinhuy.tinh.example"
    write_broker(POINTS, tmp_path, host, 8883)

    with pypdfium2.PdfDocument(tmp_path / "sheets.pdf") as document:
        lines = document[0].get_textpage().get_text_bounded().splitlines()

    assert any(f"p001:{POINTS.tokens['p001']}@{host}:8883" in line for line in lines)


def test_the_hall_keeps_its_account_when_points_are_added(tmp_path):
    first, _remark = write_broker(POINTS, tmp_path, HOST, 8883)
    more = POINTS.listing([*POINTS.points, Point("", "Xã Mới")])

    assert write_broker(more, tmp_path, HOST, 8883) == (first, "")
    assert (tmp_path / "passwords").read_text(encoding="utf-8").count("\n") == 4


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(DocumentNotWritten, match="Choose another place"):
        write_broker(POINTS, tmp_path / "file" / "broker", HOST, 8883)


def test_whoever_is_taken_off_the_list_leaves_no_page_behind(tmp_path):
    write_broker(POINTS, tmp_path, HOST, 8883)
    write_broker(POINTS.listing(POINTS.points[1:]), tmp_path, HOST, 8883)

    assert [page.name for page in (tmp_path / "browser").iterdir()] == ["p002.html"]
