"""Small files of every kind that is shown, and what is wrong with some."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pypdfium2 as pdfium
import pytest


def pdf(path: Path, pages: int) -> None:
    document = pdfium.PdfDocument.new()
    for _page in range(pages):
        document.new_page(400, 300)
    document.save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file of each kind, all of them whole."""
    (tmp_path / "slides").mkdir()
    pdf(tmp_path / "slides" / "báo cáo.pdf", 3)
    (tmp_path / "hall.png").write_bytes(b"\x89PNG\r\n\x1a\n and so on")
    with ZipFile(tmp_path / "talk.pptx", "w") as package:
        package.writestr("ppt/presentation.xml", "<p/>")
    (tmp_path / "old.ppt").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on")
    (tmp_path / "opening.mp4").write_bytes(b"a film")
    return tmp_path
