"""What of a programme's materials cannot be shown, said before the conference and not in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pypdfium2 as pdfium

from timekeeper.core.programme import Material, Programme
from timekeeper.files.agenda.below import lies_below
from timekeeper.files.materials.foreign import can_show
from timekeeper.files.materials.kinds import FILMS, OLD_SLIDES, PDF, PICTURES, SLIDES
from timekeeper.files.materials.lack import Lack, Unshowable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PIECE = 1 << 20  # bytes: a search through the whole would hold up the window and the memory
_WRONG_PASSWORD = "password"  # noqa: S105  # as PDFium calls the error


def unshowable(programme: Programme, folder: Path) -> Iterator[Unshowable]:
    """Yield each material of the programme that cannot be shown; its agenda lies in the folder.

    Every file is opened. Slides and films are looked at only so far as their kind tells: what
    shows them is another program, and where there is none it is told.
    """
    for item in programme.items:
        for material in item.materials:
            lack = lack_of(material, folder)
            if lack is not None:
                yield Unshowable(item, material, lack)


def lack_of(material: Material, folder: Path) -> Lack | None:
    """Return why the material of an agenda in the folder cannot be shown, None when it can."""
    if not lies_below(material.path):
        return Lack.OUTSIDE
    path = folder / material.path
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return Lack.OUTSIDE
        if not path.is_file():
            return Lack.MISSING
        with path.open("rb") as file:
            start = file.read(64)
        lack = _lack_of_kind(material, path, start)
    except OSError:
        return Lack.BROKEN
    ending = path.suffix.lower()
    here = ending == PDF or ending in PICTURES or can_show(ending)
    return lack if lack is not None or here else Lack.NO_PROGRAM


def _lack_of_kind(material: Material, path: Path, start: bytes) -> Lack | None:
    ending = path.suffix.lower()
    if ending == ".pdf":
        return _lack_of_pdf(material, path)
    if ending in PICTURES:
        return None if start.startswith(PICTURES[ending]) else Lack.BROKEN
    if ending in SLIDES:
        return _lack_of_slides(path, start, SLIDES[ending])
    if ending in OLD_SLIDES:
        return None if start.startswith(_OLE) else Lack.BROKEN
    if ending in FILMS:
        return None if start else Lack.BROKEN
    return Lack.UNKNOWN


def _lack_of_pdf(material: Material, path: Path) -> Lack | None:
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        return Lack.PROTECTED if _WRONG_PASSWORD in str(error).lower() else Lack.BROKEN
    try:
        pages = len(document)
    finally:
        document.close()
    if not pages:
        return Lack.BROKEN
    return Lack.PAGES if max(material.first or 1, material.last or 1) > pages else None


def _lack_of_slides(path: Path, start: bytes, needed: str) -> Lack | None:
    if start.startswith(_OLE):  # a package is encrypted within a file of the older kind
        return Lack.PROTECTED if _holds(path, _ENCRYPTED) else Lack.BROKEN
    try:
        with ZipFile(path) as package:
            return None if needed in package.namelist() else Lack.BROKEN
    except (BadZipFile, ValueError):
        return Lack.BROKEN


def _holds(path: Path, words: bytes) -> bool:
    before = b""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            if words in before + piece:
                return True
            before = piece[-len(words) :]
    return False
