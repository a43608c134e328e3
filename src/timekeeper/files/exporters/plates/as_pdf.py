"""Plates typeset: as PDF, or as pictures to look at before they are printed."""

from __future__ import annotations

from typing import Any

from msgspec.structs import asdict

from timekeeper.files.exporters.documents.forms import sheet_form
from timekeeper.files.exporters.documents.typeset import pages_of, pdf_of
from timekeeper.files.exporters.plates.layout import Face, sheet
from timekeeper.live.settings import PlateForm, PlateKind
from timekeeper.words.language import _


def write(plates: tuple[Face, ...], form: PlateForm, office: str = "") -> bytes:
    """Return the plates as PDF/A of an office, to be printed in their own size."""
    return pdf_of(sheet_form("plates"), _content(plates, form, office), None)[0]


def plate_pages(plates: tuple[Face, ...], form: PlateForm, ppi: float, most: int) -> list[bytes]:
    """Return the first pages as PNG pictures, ``most`` of them at most."""
    first = plates[: most * sheet(form).places]
    return pages_of(sheet_form("plates"), _content(first, form), ppi)


def _content(plates: tuple[Face, ...], form: PlateForm, office: str = "") -> dict[str, Any]:
    laid = sheet(form)
    told = [[asdict(line) | {"height": line.height} for line in plate] for plate in plates]
    return {
        "title": _("Name plates"),
        "office": office,
        "sheet": asdict(laid),
        "tent": form.kind is PlateKind.TENT,
        "pages": [told[n : n + laid.places] for n in range(0, len(told), laid.places)],
    }
