"""Any file a programme can come in or go out: our own agenda, or the office's document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timekeeper.core.programme import Programme
from timekeeper.files.agenda.agenda_file import read_agenda, write_agenda
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.job import Job
from timekeeper.files.writing import DocumentNotWritten, replace_document
from timekeeper.words.language import _

if TYPE_CHECKING:
    from timekeeper.files.importers.delegates import Delegate

AGENDA_ENDINGS = (".yaml", ".yml")
DOCUMENT = ".docx"
# The usual ones, to offer in a dialog: what is read goes by what is in a file.
DOCUMENT_ENDINGS = (
    ".docx", ".doc", ".pdf", ".xlsx", ".xls", ".odt", ".ods", ".rtf", ".html", ".csv", ".tsv",
    ".txt", ".md",
)  # fmt: skip


def read_programme(path: Path, job: Job | None = None) -> Draft:
    """Return the programme of an agenda, which leaves no doubts, or of a document read as one.

    ``job`` is told the share that is read. Raises AgendaError for a wrong agenda,
    UnreadableProgramme for a document without a programme, Cancelled when the job is cancelled.
    """
    if path.suffix.lower() in AGENDA_ENDINGS:
        return Draft(read_agenda(path), ())
    from timekeeper.files.importers.reading import read_file  # noqa: PLC0415  # agendas go without

    return read_file(path, job)


def read_delegates(path: Path, job: Job | None = None) -> tuple[Delegate, ...]:
    """Return the delegates of a list, or those that an agenda or another programme names.

    Raises AgendaError for a wrong agenda, else as ``listed_delegates`` does.
    """
    # Agendas are opened without the readers of all formats.
    from timekeeper.files.importers.delegates import (  # noqa: PLC0415
        listed_delegates,
        named_in,
    )

    if path.suffix.lower() in AGENDA_ENDINGS:
        return named_in(read_agenda(path), path.name)
    return listed_delegates(path, job)


def write_programme(programme: Programme, path: Path) -> None:
    """Write an agenda or, where the name ends in .docx, the document to hand out.

    The file is replaced in one step. Raises AgendaError or DocumentNotWritten.
    """
    ending = path.suffix.lower()
    if ending in AGENDA_ENDINGS:
        write_agenda(programme, path)
        return
    if ending != DOCUMENT:
        raise DocumentNotWritten(
            _("A programme is written as {endings}; choose such a name for {path}.").format(
                endings=", ".join((*AGENDA_ENDINGS, DOCUMENT)), path=path
            )
        )
    from timekeeper.files.exporters.programme.as_docx import (  # noqa: PLC0415  # slow, seldom needed
        programme_docx,
    )

    replace_document(path, programme_docx(programme))
