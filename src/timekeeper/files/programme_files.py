"""Any file a programme can come in: our own agenda, or the office's text."""

from __future__ import annotations

from pathlib import Path

from timekeeper.files.agenda import read_agenda
from timekeeper.files.importers.draft import Draft
from timekeeper.files.importers.text import read_text

AGENDA_ENDINGS = (".yaml", ".yml")


def read_programme(path: Path) -> Draft:
    """Return the programme of an agenda, which leaves no doubts, or of a text read as one."""
    if path.suffix.lower() in AGENDA_ENDINGS:
        return Draft(read_agenda(path), ())
    return read_text(path)
