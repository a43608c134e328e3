"""The minutes as a file, in the format of its ending."""

from __future__ import annotations

from pathlib import Path

from timekeeper.files.exporters import write_document
from timekeeper.files.exporters.documents.forms import form_file
from timekeeper.files.exporters.documents.typeset import pdf_of
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.minutes import as_docx
from timekeeper.files.exporters.minutes.content import minutes_content
from timekeeper.files.job import Job
from timekeeper.files.machine import refuse_to_leave
from timekeeper.files.writing import ending_of
from timekeeper.words.language import _

ENDINGS = (".docx", ".pdf")
FORM = "minutes"


def write_minutes(filed: FiledReport, path: Path, job: Job | None = None) -> str:
    """Write the minutes as Word or PDF, whole or not at all.

    Return a sentence on what the document cannot show, "" for nothing.
    DocumentNotWritten where that cannot be. The job can be cancelled until the file is written.
    """
    ending = ending_of(
        path, ENDINGS, _("The minutes are written as {endings}; choose such a name for {path}.")
    )

    refuse_to_leave(filed.report.programme, path)

    def make() -> tuple[bytes, str]:
        if ending == ".docx":
            return as_docx.write(filed), ""
        return pdf_of(form_file(FORM, ".typ"), minutes_content(filed), filed.stamp)

    return write_document(path, make, job or Job())
