"""The process that draws pages: requests come in, pixels go out, until nobody asks any more.

Pages are strangers' files: what goes wrong with them goes wrong here, beside the program.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

import pypdfium2 as pdfium
from msgspec import Struct
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from timekeeper.core.programme import Material
from timekeeper.desktop.pages.protocol import (
    LONGEST_REQUEST,
    PageAnswer,
    PageRequest,
    read_request,
    write_answer,
)
from timekeeper.files.materials.kinds import PICTURES
from timekeeper.files.materials.lack import Lack
from timekeeper.files.materials.showable import lack_of

KINDNESS = 5  # the second in the window comes first


class CannotDraw(Exception):
    """A page or a picture that cannot be drawn."""


def serve() -> int:
    """Answer what is asked on standard input until it ends; return the exit status."""
    if hasattr(os, "nice"):
        os.nice(KINDNESS)
    draw_all(sys.stdin.buffer, sys.stdout.buffer)
    return 0


def draw_all(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request. Raises NotUnderstood for what is none."""
    drawing = Drawing()
    while line := requests.readline(LONGEST_REQUEST + 1):
        request = read_request(line)
        try:
            pages, drawn = drawing.draw(request)
            answers.write(
                write_answer(PageAnswer(request.number, None, pages, drawn.width, drawn.height))
            )
            answers.write(drawn.pixels)
        except CannotDraw as error:
            answers.write(write_answer(PageAnswer(request.number, Lack(str(error)), 0, 0, 0)))
        answers.flush()


class Drawn(Struct, frozen=True):
    """A page's pixels as the protocol has them."""

    width: int
    height: int
    pixels: bytes


class Drawing:
    """Draws pages of one file after the other; the last one stays open."""

    def __init__(self) -> None:
        self._material: tuple[str, Material] | None = None
        self._document: pdfium.PdfDocument | None = None

    def draw(self, request: PageRequest) -> tuple[int, Drawn]:
        """Return how many pages are to be shown, and the one that is asked for.

        Raises CannotDraw with the Lack.
        """
        material = Material(request.path, None, request.first, request.last)
        room = QSize(request.width, request.height)
        self._open(request.folder, material)
        try:
            if self._document is None:
                return 1, _picture(Path(request.folder, request.path), room)
            first = (material.first or 1) - 1
            pages = (material.last or len(self._document)) - first
            if not 1 <= request.page <= pages:
                raise CannotDraw(Lack.PAGES)
            return pages, _page(self._document, first + request.page - 1, room)
        except (pdfium.PdfiumError, MemoryError, ValueError, ZeroDivisionError) as error:
            raise CannotDraw(Lack.BROKEN) from error

    def _open(self, folder: str, material: Material) -> None:
        if self._material == (folder, material):
            return
        self._material = None
        if self._document is not None:
            self._document.close()
            self._document = None
        lack = lack_of(material, Path(folder))
        if lack is not None:
            raise CannotDraw(lack)
        path = Path(folder, material.path)
        if path.suffix.lower() == ".pdf":
            self._document = pdfium.PdfDocument(path)
            self._document.init_forms()
        elif path.suffix.lower() not in PICTURES:
            raise CannotDraw(Lack.UNKNOWN)  # slides and films are another program's
        self._material = folder, material


def _page(document: pdfium.PdfDocument, index: int, room: QSize) -> Drawn:
    page = document[index]
    try:
        width, height = page.get_size()
        # PDFium rounds the size up.
        scale = min((room.width() - 0.5) / width, (room.height() - 0.5) / height)
        drawn = page.render(scale=scale, prefer_bgrx=True)
        try:
            return Drawn(drawn.width, drawn.height, bytes(drawn.buffer))
        finally:
            drawn.close()
    finally:
        page.close()


def _picture(path: Path, room: QSize) -> Drawn:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise CannotDraw(Lack.BROKEN)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    fitted = image.scaled(room, keep, smooth)
    ground = QImage(fitted.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor("white"))  # as paper, where the picture is transparent
    painter = QPainter(ground)
    painter.drawImage(0, 0, fitted)
    painter.end()
    return Drawn(ground.width(), ground.height(), bytes(ground.constBits()))
