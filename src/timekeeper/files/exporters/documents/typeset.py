"""Content filled into a form and typeset: the pages as PDF, or as pictures to look at."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from typing import Any

import typst

from timekeeper.files.exporters.documents.form_content import form_content
from timekeeper.files.exporters.documents.forms import form_file, form_fonts, unusable
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.words.language import language_in_use

# An archive's PDF: fonts inside, text that can be searched and read aloud, no outside parts.
STANDARD = "a-2a"

_PAGE_OF_PICTURES = """
#set page(width: 165mm, height: auto, margin: 0mm)
#for picture in json(bytes(sys.inputs.data)) {
  page(image(bytes(picture), format: "svg", width: 165mm))
}
"""


def write(filed: FiledReport) -> bytes:
    """Return the report as PDF/A, in the form chosen."""
    return b"".join(_compiled(filed, format="pdf", pdf_standards=STANDARD))


def report_pages(filed: FiledReport, ppi: float) -> list[bytes]:
    """Return the pages of the PDF as PNG pictures."""
    return _compiled(filed, format="png", ppi=ppi)


def drawn(pictures: list[str], ppi: float) -> list[bytes]:
    """Return SVG pictures as PNG, in the typeface of the forms."""
    if not pictures:
        return []
    told = {"data": json.dumps(pictures)}
    return _pages(
        _typesetter().compile(_PAGE_OF_PICTURES.encode(), format="png", ppi=ppi, sys_inputs=told)
    )


def _compiled(filed: FiledReport, **options: Any) -> list[bytes]:
    form = form_file(filed.form.form, ".typ")
    told = {
        "data": json.dumps(form_content(filed), ensure_ascii=False),
        "language": language_in_use(),
    }
    made = datetime.combine(filed.made_on, time(), UTC) if filed.made_on else None
    try:
        return _pages(
            _typesetter().compile(
                str(form), root=str(form.parent), sys_inputs=told, timestamp=made, **options
            )
        )
    except typst.TypstError as error:
        raise unusable(form, error.message) from error


def _typesetter() -> typst.Compiler:
    # The typeface that ships, and no other: every office files the same pages.
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(form_fonts())])
    return typst.Compiler(font_paths=fonts)


def _pages(compiled: bytes | list[bytes] | None) -> list[bytes]:
    return compiled if isinstance(compiled, list) else [compiled or b""]
