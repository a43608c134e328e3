"""Reads a programme from a plain text."""

from __future__ import annotations

import re

from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.encoding import decoded
from timekeeper.files.importers.original import Place, Row, paragraph
from timekeeper.files.job import Job

_BREAK = re.compile(r"\r\n|\r|\n")


def read(content: bytes, name: str, _job: Job) -> Extract:
    """Return the text's lines; raise UnreadableProgramme for what is no text."""
    text, doubts = decoded(content, name)
    return Extract(rows_of(text), doubts)


def rows_of(text: str) -> tuple[Row, ...]:
    """Return the text's lines, blank ones included, so that a row's number is its line's."""
    return tuple(
        paragraph(line, Place(line=number)) for number, line in enumerate(_BREAK.split(text), 1)
    )
