"""Any file a programme can come in: our own agenda, or the office's document."""

from __future__ import annotations

from pathlib import Path

from timekeeper.files.agenda import read_agenda
from timekeeper.files.importers.draft import Draft
from timekeeper.files.importers.reading import read_file
from timekeeper.files.importers.watching import Watch, unwatched

AGENDA_ENDINGS = (".yaml", ".yml")
# The usual ones, to offer in a dialog: what is read goes by what is in a file.
DOCUMENT_ENDINGS = (
    ".docx", ".doc", ".pdf", ".xlsx", ".xls", ".odt", ".ods", ".rtf", ".html", ".csv", ".tsv",
    ".txt", ".md",
)  # fmt: skip


def read_programme(path: Path, watch: Watch = unwatched) -> Draft:
    """Return the programme of an agenda, which leaves no doubts, or of a document read as one.

    ``watch`` is told the share that is read. Raises AgendaError for a wrong agenda,
    UnreadableProgramme for a document without a programme, ReadingStopped when the watch wants
    no more.
    """
    if path.suffix.lower() in AGENDA_ENDINGS:
        return Draft(read_agenda(path), ())
    return read_file(path, watch)
