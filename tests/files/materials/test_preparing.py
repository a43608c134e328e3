"""Files from anywhere come to lie below the agenda, and nothing that lies there is lost."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.fakes import item
from tests.files.materials.test_as_pdf import PDF, converter
from timekeeper.core.programme import Material
from timekeeper.files.agenda.below import lies_below
from timekeeper.files.job import Cancelled, Job
from timekeeper.files.materials.preparing import brought, is_elsewhere, named_from
from timekeeper.files.writing import DocumentNotWritten


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick with a file, beside the folder of an agenda."""
    (tmp_path / "stick").mkdir()
    (tmp_path / "agenda").mkdir()
    path = tmp_path / "stick" / "báo cáo.PDF"
    path.write_bytes(b"%PDF" * 1_000_000)
    return path


def test_a_file_below_the_agenda_is_named_by_its_place_there(stick: Path) -> None:
    material = named_from(stick, stick.parent.parent)

    assert material == Material("stick/báo cáo.PDF")
    assert not is_elsewhere(material)


def test_a_file_elsewhere_is_copied_below_the_agenda_and_keeps_label_and_pages(stick: Path):
    folder = stick.parent.parent / "agenda"
    before = item("report", materials=(Material(str(stick), "Báo cáo", 2, 5), Material("own.pdf")))

    after = brought(before, folder, Job())

    copied, own = after.materials
    assert copied == Material("materials/báo cáo.pdf", "Báo cáo", 2, 5)
    assert own == Material("own.pdf")
    assert (folder / copied.path).read_bytes() == stick.read_bytes()
    assert not is_elsewhere(copied)


def test_a_name_that_is_taken_gets_a_number_and_nothing_is_written_over(stick: Path) -> None:
    folder = stick.parent.parent / "agenda"
    before = item("report", materials=(Material(str(stick)), Material(str(stick))))
    (folder / "materials").mkdir()
    (folder / "materials" / "báo cáo.pdf").write_bytes(b"another")

    after = brought(before, folder, Job())

    assert [m.path for m in after.materials] == [
        "materials/báo cáo 2.pdf",
        "materials/báo cáo 3.pdf",
    ]
    assert (folder / "materials" / "báo cáo.pdf").read_bytes() == b"another"


@pytest.mark.parametrize("name", ["con.pdf", "a:b?.pdf", ". .pdf", "x" * 200 + ".pdf"])
def test_a_name_that_another_system_refuses_is_given_another(stick: Path, name: str) -> None:
    folder = stick.parent.parent / "agenda"
    odd = stick.rename(stick.with_name(name))

    (copied,) = brought(
        item("report", materials=(named_from(odd, folder),)), folder, Job()
    ).materials

    assert lies_below(copied.path)
    assert (folder / copied.path).is_file()


def test_a_copy_that_is_cancelled_or_fails_leaves_nothing_behind(stick: Path) -> None:
    folder = stick.parent.parent / "agenda"
    unwanted = Job()
    unwanted.cancel()

    with pytest.raises(Cancelled):
        brought(item("report", materials=(Material(str(stick)),)), folder, unwanted)
    with pytest.raises(DocumentNotWritten, match=r"gone\.pdf"):
        brought(item("r", materials=(Material(str(stick.parent / "gone.pdf")),)), folder, Job())

    assert list((folder / "materials").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_pipe_is_not_waited_for(stick: Path) -> None:
    os.mkfifo(stick.parent / "endless.pdf")
    endless = item("r", materials=(Material(str(stick.parent / "endless.pdf")),))

    with pytest.raises(DocumentNotWritten, match=r"endless\.pdf"):
        brought(endless, stick.parent.parent / "agenda", Job())


def test_a_pdf_takes_the_place_of_slides_and_they_stay_beside_it(folder: Path) -> None:
    before = item("report", materials=(Material("talk.pptx", "Báo cáo", 2, 5), Material("old.ppt")))

    after = brought(before, folder, Job(), {"talk.pptx"}, lambda: [converter(PDF)])

    assert after.materials == (Material("materials/talk.pdf", "Báo cáo", 2, 5), Material("old.ppt"))
    assert (folder / "materials/talk.pdf").read_bytes().startswith(b"%PDF-")
    assert (folder / "talk.pptx").is_file()
