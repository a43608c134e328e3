"""Content filled into a form and typeset: the pages as PDF, or as pictures to look at."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from timekeeper.files.exporters.documents.form_content import form_content
from timekeeper.files.exporters.documents.forms import form_file, unusable
from timekeeper.files.exporters.documents.typeface import (
    STANDARD,
    fitted,
    stumbled,
    typesetter,
)
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.words.language import language_in_use

_PAGE_OF_PICTURES = """
#set page(width: 165mm, height: auto, margin: 0mm)
#for picture in json(bytes(sys.inputs.data)) {
  page(image(bytes(picture), format: "svg", width: 165mm))
}
"""


def write(filed: FiledReport) -> bytes:
    """Return the report as PDF/A, in the form chosen."""
    return pdf_and_remark(filed)[0]


def pdf_and_remark(filed: FiledReport) -> tuple[bytes, str]:
    """Return the PDF/A, and a sentence on what it cannot show, "" for nothing."""
    pages, remark = _compiled(filed, format="pdf", pdf_standards=STANDARD)
    return b"".join(pages), remark


def report_pages(filed: FiledReport, ppi: float) -> list[bytes]:
    """Return the pages of the PDF as PNG pictures."""
    return _compiled(filed, format="png", ppi=ppi)[0]


def drawn(pictures: list[dict[str, str]], ppi: float, form: Path) -> list[bytes]:
    """Return the SVG of pictures as PNG for a form, in the typeface of the forms."""
    if not pictures:
        return []

    def compiled(content: dict[str, Any]) -> list[bytes]:
        told = {"data": json.dumps([picture["svg"] for picture in content["pictures"]])}
        return _pages(
            typesetter().compile(_PAGE_OF_PICTURES.encode(), format="png", ppi=ppi, sys_inputs=told)
        )

    return _without_stumbling({"pictures": pictures}, compiled, form)[0]


def _compiled(filed: FiledReport, **options: Any) -> tuple[list[bytes], str]:
    form = form_file(filed.form.form, ".typ")
    return typeset(form, form_content(filed), filed.stamp, **options)


def pdf_of(form: Path, content: dict[str, Any], stamp: datetime | None) -> tuple[bytes, str]:
    """Return content in a form as PDF/A, and a sentence on what it cannot show, "" for nothing."""
    pages, remark = typeset(form, content, stamp, format="pdf", pdf_standards=STANDARD)
    return b"".join(pages), remark


def pages_of(form: Path, content: dict[str, Any], ppi: float) -> list[bytes]:
    """Return the pages of content in a form as PNG pictures."""
    return typeset(form, content, None, format="png", ppi=ppi)[0]


def typeset(
    form: Path, content: dict[str, Any], stamp: datetime | None, **options: Any
) -> tuple[list[bytes], str]:
    """Return the pages of content in a form, made at ``stamp`` (UTC), and what they cannot show."""

    def compiled(content: dict[str, Any]) -> list[bytes]:
        told = {
            "data": json.dumps(content, ensure_ascii=False),
            "language": language_in_use(),
        }
        return _pages(
            typesetter().compile(
                str(form), root=str(form.parent), sys_inputs=told, timestamp=stamp, **options
            )
        )

    return _without_stumbling(content, compiled, form)


def _without_stumbling(
    content: dict[str, Any], compiled: Callable[[dict[str, Any]], list[bytes]], form: Path
) -> tuple[list[bytes], str]:
    """Return the pages and a remark; where letters make the typesetter fail, with plain ones."""
    reason = ""
    for plain in (False, True):
        fit = fitted(content, plain=plain)
        try:
            return compiled(fit.content), fit.remark
        except BaseException as error:  # its panics are no Exception
            if not stumbled(error):
                raise
            reason = str(error)
    raise unusable(form, reason)


def _pages(compiled: bytes | list[bytes] | None) -> list[bytes]:
    return compiled if isinstance(compiled, list) else [compiled or b""]
