"""Reads a programme from a plain text file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from timekeeper.files.importers.draft import Draft, UnreadableProgramme
from timekeeper.files.importers.encoding import read_unicode
from timekeeper.files.importers.grammar import read_programme
from timekeeper.files.importers.original import Place, Row, paragraph
from timekeeper.files.importers.rows import lines_of
from timekeeper.live.language import _

MOST_LINES = 5000
_BREAK = re.compile(r"\r\n|\r|\n")


def read_text(path: Path) -> Draft:
    """Return the programme in the file with every doubt about it.

    Raises UnreadableProgramme, and nothing else, for a file that holds none.
    """
    text, doubts = read_unicode(path)
    rows = text_rows(text)
    lines = lines_of(rows)
    if len(lines) > MOST_LINES:
        raise UnreadableProgramme(
            _("{name} has too many lines for a programme: choose its own file.").format(
                name=path.name
            )
        )
    draft = read_programme(lines)
    if not any(item.timed for item in draft.programme.items):
        raise UnreadableProgramme(
            _("No item was found in {name}: give each item a line with its time or number.").format(
                name=path.name
            )
        )
    return replace(draft, doubts=(*doubts, *draft.doubts), original=rows)


def text_rows(text: str) -> tuple[Row, ...]:
    """Return the text's lines, blank ones included, so that a row's number is its line's."""
    return tuple(
        paragraph(line, Place(line=number)) for number, line in enumerate(_BREAK.split(text), 1)
    )
