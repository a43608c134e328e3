"""What of the materials cannot be shown is said beforehand, each with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes import item, programme, session
from timekeeper.core.programme import Material, Programme
from timekeeper.files.materials import showable
from timekeeper.files.materials.lack import Lack
from timekeeper.files.materials.showable import PIECE, unshowable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def showing(*materials: Material) -> Programme:
    return programme(session(item("report", length=20, materials=materials)))


def lacks(folder: Path, *materials: Material) -> list[Lack]:
    return [one.lack for one in unshowable(showing(*materials), folder)]


def test_what_no_program_here_shows_is_told_before_the_conference(folder: Path, monkeypatch):
    monkeypatch.setattr(showable, "can_show", lambda ending: ending == ".ppt")
    names = ["hall.png", "talk.pptx", "old.ppt", "opening.mp4"]

    found = list(unshowable(showing(*map(Material, names)), folder))

    assert [one.material.path for one in found] == ["talk.pptx", "opening.mp4"]
    assert {one.lack for one in found} == {Lack.NO_PROGRAM}
    assert "make a PDF" in found[0].sentence()


def test_whole_files_of_every_kind_can_be_shown(folder: Path, monkeypatch):
    monkeypatch.setattr(showable, "can_show", lambda _ending: True)
    names = ["slides/báo cáo.pdf", "hall.png", "talk.pptx", "old.ppt", "opening.mp4"]

    assert lacks(folder, *map(Material, names)) == []


@pytest.mark.parametrize(("first", "last"), [(1, 3), (3, None), (None, 3)])
def test_pages_that_there_are_can_be_shown(folder: Path, first: int | None, last: int | None):
    assert lacks(folder, Material("slides/báo cáo.pdf", None, first, last)) == []


@pytest.mark.parametrize(("first", "last"), [(1, 4), (4, None), (None, 99)])
def test_pages_that_there_are_not_are_told(folder: Path, first: int | None, last: int | None):
    assert lacks(folder, Material("slides/báo cáo.pdf", None, first, last)) == [Lack.PAGES]


@pytest.mark.parametrize("name", ["no.pdf", "no/such.mp4", "slides"])
def test_a_file_that_is_not_there_is_told(folder: Path, name: str):
    assert lacks(folder, Material(name)) == [Lack.MISSING]


@pytest.mark.parametrize(
    "ending", ["pdf", "png", "jpg", "webp", "tiff", "pptx", "odp", "ppt", "mp4"]
)
def test_a_damaged_file_is_told(folder: Path, ending: str):
    (folder / f"bad.{ending}").write_bytes(b"" if ending == "mp4" else b"no such thing")

    assert lacks(folder, Material(f"bad.{ending}")) == [Lack.BROKEN]


@pytest.mark.parametrize("before", [0, PIECE - 20, 3 * PIECE])
def test_slides_with_a_password_are_told_however_large_they_are(folder: Path, before: int):
    words = "EncryptedPackage".encode("utf-16-le")
    (folder / "locked.pptx").write_bytes(OLE + bytes(before) + words)

    assert lacks(folder, Material("locked.pptx")) == [Lack.PROTECTED]


@pytest.mark.parametrize("name", ["talk.key", "notes.docx", "run.exe", "without"])
def test_a_kind_that_nothing_here_shows_is_told(folder: Path, name: str):
    (folder / name).write_bytes(b"something")

    assert lacks(folder, Material(name)) == [Lack.UNKNOWN]


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("elsewhere") / "secret.png"
    outside.write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "link.png").symlink_to(outside)

    assert lacks(folder, Material("link.png"), Material("../x.png")) == [Lack.OUTSIDE] * 2


def test_the_sentence_names_item_and_file(folder: Path):
    (found,) = unshowable(showing(Material("no.pdf")), folder)

    assert found.sentence() == "report: no.pdf is missing: put it beside the agenda again."
