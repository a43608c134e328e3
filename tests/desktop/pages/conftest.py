"""Files of every kind that the process is asked to draw, good and bad."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtGui import QColor, QImage


def write_pdf(path: Path, *sizes: tuple[int, int], rotation: int = 0) -> None:
    """Write a document with a page of each size, in points."""
    document = pdfium.PdfDocument.new()
    for size in sizes:
        document.new_page(*size).set_rotation(rotation)
    document.save(path)
    document.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_pdf(tmp_path / "slides.pdf", *[(400, 300)] * 30)
    write_pdf(tmp_path / "portrait.pdf", (595, 842))
    write_pdf(tmp_path / "turned.pdf", (595, 842), rotation=90)
    write_pdf(tmp_path / "mixed.pdf", (400, 300), (595, 842), (960, 540))
    write_pdf(tmp_path / "long.pdf", *[(960, 540)] * 300)
    picture = QImage(200, 100, QImage.Format.Format_ARGB32)
    picture.fill(QColor("red"))
    picture.save(str(tmp_path / "hall.png"))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n" + b"nonsense " * 400)
    (tmp_path / "misnamed.png").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "half.png").write_bytes((tmp_path / "hall.png").read_bytes()[:60])
    (tmp_path / "film.mp4").write_bytes(b"a film")
    return tmp_path
