"""Makes the package that recognises scans on the hall PC, and the list by which it is known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from building import bill, parts
from building.project import BUILD, LOCK, fresh, version
from timekeeper.files.importers.formats.pdf.scanning.ocr_package import FOLDER, LIST, head, listed

PACKAGE = BUILD / "windows" / "ocr-package" / FOLDER


def unpack(platform: Sequence[str]) -> None:
    """Put into a folder what the program loads of the locked wheels, and what they are."""
    fresh(PACKAGE)
    wheels = BUILD / "windows" / "ocr-wheels"
    parts.install_wheels(LOCK / "windows-ocr.txt", wheels, PACKAGE, platform)
    parts.trim(PACKAGE)
    text = bill.bill_of_materials("timekeeper-ocr", version(), bill.parts_of(PACKAGE, wheels))
    (PACKAGE / "bill-of-materials.cdx.json").write_text(text, encoding="utf-8")


def seal(site: Path, python: str) -> None:
    """List what the package holds, in it and in the program, which loads nothing else.

    ``python`` is the version that the program carries, such as 3.13.
    """
    first = head(version(), f"cpython-{python.replace('.', '')}", "win-amd64")
    lines = [first, *(f"{digest}  {name}" for name, digest in listed(PACKAGE).items())]
    text = "\n".join(lines) + "\n"
    for folder in (PACKAGE, site / "timekeeper" / "resources" / FOLDER):
        (folder / LIST).write_text(text, encoding="utf-8", newline="\n")
