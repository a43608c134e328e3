"""The script as a file, in the format of its ending."""

from __future__ import annotations

from pathlib import Path

from timekeeper.core.programme import Programme
from timekeeper.files.exporters import write_document
from timekeeper.files.exporters.documents.forms import sheet_form
from timekeeper.files.exporters.documents.typeset import pages_of, pdf_of
from timekeeper.files.exporters.script import as_docx
from timekeeper.files.exporters.script.content import FORM, script_content
from timekeeper.files.job import Job
from timekeeper.files.machine import refuse_to_leave
from timekeeper.files.writing import ending_of
from timekeeper.words.language import _

ENDINGS = (".docx", ".pdf")


def write_script(
    programme: Programme, path: Path, job: Job | None = None, *, short: bool = False
) -> str:
    """Write the script as Word or PDF, whole or not at all; ``short``: the chair's.

    Return a sentence on what the document cannot show, "" for nothing.
    DocumentNotWritten where that cannot be. The job can be cancelled until the file is written.
    """
    ending = ending_of(
        path, ENDINGS, _("The script is written as {endings}; choose such a name for {path}.")
    )

    refuse_to_leave(programme, path)

    def make() -> tuple[bytes, str]:
        if ending == ".docx":
            return as_docx.write(programme, short=short), ""
        return pdf_of(sheet_form(FORM), script_content(programme, short=short), None)

    return write_document(path, make, job or Job())


def script_pages(programme: Programme, ppi: float, *, short: bool = False) -> list[bytes]:
    """Return the pages of the PDF as PNG pictures."""
    return pages_of(sheet_form(FORM), script_content(programme, short=short), ppi)
