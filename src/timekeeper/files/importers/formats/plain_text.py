"""Reads a programme from a plain text."""

from __future__ import annotations

import re

from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.encoding import decoded
from timekeeper.files.importers.original import Place, Row, paragraph
from timekeeper.files.job import Job

_BREAK = re.compile(r"\r\n|\r|\n")
_BULLET = re.compile(r"( *)[-–*+•]\s")


def read(content: bytes, name: str, _job: Job) -> Extract:
    """Return the text's lines; raise UnreadableProgramme for what is no text."""
    text, doubts = decoded(content, name)
    return Extract(rows_of(text), doubts)


def rows_of(text: str) -> tuple[Row, ...]:
    """Return the text's lines, blank ones included, so that a row's number is its line's.

    A bullet further in than the one it stands below is set off by a tab.
    """
    rows: list[Row] = []
    outer: int | None = None
    for number, line in enumerate(_BREAK.split(text), 1):
        bullet = _BULLET.match(line)
        within = bullet is not None and outer is not None and len(bullet[1]) > outer + 1
        if bullet and not within:
            outer = len(bullet[1])
        elif line[:1].strip():
            outer = None
        rows.append(paragraph(f"\t{line}" if within else line, Place(line=number)))
    return tuple(rows)
