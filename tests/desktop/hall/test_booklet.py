"""The booklet for approval: a page to each picture, written whole or not at all."""

from __future__ import annotations

import time
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from tests.fakes import item, programme, session
from timekeeper.core.courtesy import USUAL_RULES
from timekeeper.core.programme import Programme
from timekeeper.desktop.hall.booklet import write_booklet
from timekeeper.files.job import Cancelled, Job
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.live.settings import HallLook, Settings
from timekeeper.views.approval import pictures_of


@pytest.mark.timing
def test_the_office_s_day_has_a_page_to_each_picture_within_ten_seconds(
    app: object, office_day: Programme, tmp_path: Path
):
    begun = time.perf_counter()
    write_booklet(office_day, Settings(), tmp_path, tmp_path / "hall.pdf")
    took = time.perf_counter() - begun

    pages = tuple(pictures_of(office_day, USUAL_RULES))
    document = pypdfium2.PdfDocument(str(tmp_path / "hall.pdf"))
    assert took < 10
    assert len(document) == len(pages)
    text = document[3].get_textpage().get_text_range()
    assert "over its time" not in text
    assert "Quán triệt mục đích" in text


def test_a_picture_of_the_office_that_cannot_be_used_is_told(app: object, tmp_path: Path):
    path, look = tmp_path / "hall.pdf", HallLook(backdrop="none.png", logo="logo.png")
    day = programme(session(item("a", length=5)))

    remark = write_booklet(day, Settings(hall_look=look), tmp_path, path)

    assert "none.png" in remark
    assert "logo.png" in remark
    assert write_booklet(day, Settings(), tmp_path, path) == ""


def test_a_cancelled_booklet_leaves_the_file_as_it_was(
    app: object, office_day: Programme, tmp_path: Path
):
    (tmp_path / "hall.pdf").write_bytes(b"before")
    job = Job()
    job.cancel()

    with pytest.raises(Cancelled):
        write_booklet(replace(office_day), Settings(), tmp_path, tmp_path / "hall.pdf", job)

    assert (tmp_path / "hall.pdf").read_bytes() == b"before"


@pytest.mark.parametrize("name", ["hall.pdf", "missing/hall.pdf", "folder.pdf"])
def test_a_place_that_takes_no_booklet_is_told_and_left_as_it_was(
    app: object, tmp_path: Path, name: str
):
    (tmp_path / "hall.pdf").write_bytes(b"before")
    (tmp_path / "hall.pdf").chmod(0o444)
    (tmp_path / "folder.pdf").mkdir()

    with pytest.raises(DocumentNotWritten, match="Choose another place"):
        write_booklet(
            programme(session(item("a", length=5), start="8:00")),
            Settings(),
            tmp_path,
            tmp_path / name,
        )

    assert (tmp_path / "hall.pdf").read_bytes() == b"before"
    assert not list(tmp_path.glob(".*.tmp"))
