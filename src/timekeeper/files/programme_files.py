"""Any file a programme can come in or go out: our own agenda, or the office's document."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from timekeeper.core.programme import Programme
from timekeeper.files.agenda.agenda_file import read_agenda, write_agenda
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.job import Job
from timekeeper.files.machine import refuse_to_leave
from timekeeper.files.places import sample_agendas
from timekeeper.files.writing import DocumentNotWritten, replace_document
from timekeeper.words.language import _

if TYPE_CHECKING:
    from timekeeper.files.importers.delegates import Delegate

AGENDA_ENDINGS = (".yaml", ".yml")
PACKED = ".zip"
HAND_OUT_ENDINGS = (".docx", ".pdf")
# The usual ones, to offer in a dialog: what is read goes by what is in a file.
DOCUMENT_ENDINGS = (
    ".docx", ".doc", ".pdf", ".xlsx", ".xls", ".odt", ".ods", ".rtf", ".html", ".htm", ".csv",
    ".tsv", ".txt", ".md", ".pptx", ".eml", ".msg", ".mht", ".mhtml", ".ics", ".zip", ".jpg",
    ".jpeg", ".png", ".tif", ".tiff",
)  # fmt: skip


def is_agenda(path: PurePath) -> bool:
    """Return whether a file is an agenda by its name."""
    return path.suffix.lower() in AGENDA_ENDINGS


def read_programme(path: Path, which: str | None = None) -> Draft:
    """Return the programme of an agenda, which leaves no doubts, or of a document read as one.

    ``which`` names one of several that a file holds. Raises AgendaError for a wrong agenda,
    UnreadableProgramme for a document without a programme.
    """
    if is_agenda(path):
        return Draft(read_agenda(path), ())
    from timekeeper.files.importers.reading import read_file  # agendas go without

    return read_file(path, which=which)


def templates() -> tuple[tuple[str, Path], ...]:
    """Return the agendas that a new programme may begin with, each with its name."""
    names = {
        "hoi-nghi-buoi-sang": _("Morning conference"),
        "dai-hoi-hai-ngay": _("Congress of two days"),
        "ky-hop-hoi-dong-nhan-dan": _("Session of a People’s Council"),
    }
    folder = sample_agendas() / "templates"
    return tuple((name, folder / f"{file}.yaml") for file, name in names.items())


def read_delegates(path: Path, job: Job | None = None) -> tuple[Delegate, ...]:
    """Return the delegates of a list, or those that an agenda or another programme names.

    Raises AgendaError for a wrong agenda, else as ``listed_delegates`` does.
    """
    # Agendas are opened without the readers of all formats.
    from timekeeper.files.importers.delegates import (
        listed_delegates,
        named_in,
    )

    if is_agenda(path):
        return named_in(read_agenda(path), path.name)
    return listed_delegates(path, job)


def write_programme(
    programme: Programme, path: Path, job: Job | None = None, *, short: bool = False
) -> str:
    """Write an agenda or, where the name ends in .docx or .pdf, the document to hand out.

    ``short``: the document for the chair, of times and short titles. The file is replaced in one
    step. Return a sentence on what it cannot show, "" for nothing. Raises AgendaError or
    DocumentNotWritten. The job can be cancelled until the file is written.
    """
    refuse_to_leave(programme, path)
    job = job or Job()
    ending = path.suffix.lower()
    # The writers of documents are slow to load and seldom needed.
    # ruff: noqa: PLC0415
    match ending:
        case ".yaml" | ".yml":
            job.stand_by()
            write_agenda(programme, path)
        case ".docx":
            from timekeeper.files.exporters.programme import as_docx

            document = as_docx.write(programme, short=short)
            job.stand_by()
            replace_document(path, document)
        case ".pdf":
            from timekeeper.files.exporters.programme import as_pdf

            content, remark = as_pdf.write(programme, short=short)
            job.stand_by()
            replace_document(path, content)
            return remark
        case _:
            raise DocumentNotWritten(
                _("A programme is written as {endings}; choose such a name for {path}.").format(
                    endings=", ".join((*AGENDA_ENDINGS, *HAND_OUT_ENDINGS)), path=path
                )
            )
    return ""
