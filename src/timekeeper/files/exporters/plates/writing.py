"""Plates made of a list and written, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from timekeeper.files.exporters import write_document
from timekeeper.files.exporters.plates.layout import faces
from timekeeper.files.importers.delegates import Delegate
from timekeeper.files.job import Job
from timekeeper.files.writing import ending_of
from timekeeper.live.settings import PlateForm
from timekeeper.words.language import _

ENDINGS = (".pdf", ".docx")


def write_plates(
    delegates: Sequence[Delegate],
    form: PlateForm,
    path: Path,
    job: Job | None = None,
    office: str = "",
) -> None:
    """Write a plate for each delegate, in the format of the path's ending, for an office.

    DocumentNotWritten where that cannot be: nothing is written then. The job can be cancelled
    until the file is written.
    """
    ending = ending_of(
        path, ENDINGS, _("Name plates are written as {endings}; choose such a name for {path}.")
    )

    def make() -> tuple[bytes, str]:
        plates = faces(delegates, form)
        # Typst and python-docx are loaded by what needs them.
        # ruff: noqa: PLC0415
        if ending == ".pdf":
            from timekeeper.files.exporters.plates.as_pdf import write as made
        else:
            from timekeeper.files.exporters.plates.as_docx import write as made
        return made(plates, form, office), ""  # what they cannot show they refuse

    write_document(path, make, job or Job())
