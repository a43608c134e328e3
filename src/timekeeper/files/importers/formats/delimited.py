"""Reads a table kept as text: CSV and its kin, whatever parts its cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO

from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.encoding import decoded
from timekeeper.files.importers.formats.grid import cell_text, paragraphs
from timekeeper.files.importers.original import Place, Row
from timekeeper.files.job import Job

SEPARATORS = "\t;,|"
LARGEST_CELL = 1_000_000
_NAMED = re.compile(r"sep=(.)\r?\n")


def read(content: bytes, name: str, _job: Job) -> Extract:
    """Return the table's rows; raise UnreadableProgramme for what is no text."""
    text, doubts = decoded(content, name)
    return Extract(delimited_rows(text), doubts)


def delimited_rows(text: str) -> tuple[Row, ...]:
    """Return the rows of a text whose cells a separator parts; quoted cells may hold lines."""
    # Excel obeys such a first line, and so do those who write for it.
    named = _NAMED.match(text)
    text, separators = (text[named.end() :], named[1]) if named else (text, SEPARATORS)
    csv.field_size_limit(LARGEST_CELL)
    tables = (list(csv.reader(StringIO(text, newline=""), delimiter=one)) for one in separators)
    table = max(tables, key=_evenness)
    rows: list[Row] = []
    for number, cells in enumerate(table, 1):
        texts = tuple(map(cell_text, cells))
        place = Place(row=number)
        if len(texts) == 1:
            rows += paragraphs(texts[0], place)
        elif any(texts):
            rows.append(Row(texts, place))
    return tuple(rows)


def _evenness(rows: list[list[str]]) -> tuple[int, int]:
    """Return how many rows have the usual number of cells, where that is more than one."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    ((width, count),) = widths.most_common(1) or [(0, 0)]
    return count, width
