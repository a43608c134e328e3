"""Any file a programme can come in or go out: our own agenda, or the office's document."""

from __future__ import annotations

from pathlib import Path

from timekeeper.core.programme import Programme
from timekeeper.files.agenda.agenda_file import read_agenda, write_agenda
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.job import Job
from timekeeper.files.writing import replace_file
from timekeeper.words.language import _

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


class ProgrammeNotWritten(Exception):
    """A programme that could not be written; its text says in one sentence what to do."""


def write_programme(programme: Programme, path: Path) -> None:
    """Write an agenda or, where the name ends in .docx, the document to hand out.

    The file is replaced in one step. Raises AgendaError or ProgrammeNotWritten.
    """
    ending = path.suffix.lower()
    if ending in AGENDA_ENDINGS:
        write_agenda(programme, path)
        return
    if ending != DOCUMENT:
        raise ProgrammeNotWritten(
            _("A programme is written as {endings}; choose such a name for {path}.").format(
                endings=", ".join((*AGENDA_ENDINGS, DOCUMENT)), path=path
            )
        )
    from timekeeper.files.exporters.programme.as_docx import (  # noqa: PLC0415  # slow, seldom needed
        programme_docx,
    )

    try:
        replace_file(path, programme_docx(programme))
    except OSError as error:
        reason = error.strerror or str(error)
        raise ProgrammeNotWritten(
            _("{path} cannot be written: {reason}. Choose another place.").format(
                path=path, reason=reason
            )
        ) from error
