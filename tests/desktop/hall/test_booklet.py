"""The booklet for approval: a page to each picture, written whole or not at all."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from timekeeper.core.courtesy import USUAL_RULES
from timekeeper.core.programme import Programme
from timekeeper.desktop.hall.booklet import write_booklet
from timekeeper.files.job import Cancelled, Job
from timekeeper.live.settings import Settings
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


def test_a_cancelled_booklet_leaves_the_file_as_it_was(
    app: object, office_day: Programme, tmp_path: Path
):
    (tmp_path / "hall.pdf").write_bytes(b"before")
    job = Job()
    job.cancel()

    with pytest.raises(Cancelled):
        write_booklet(replace(office_day), Settings(), tmp_path, tmp_path / "hall.pdf", job)

    assert (tmp_path / "hall.pdf").read_bytes() == b"before"
