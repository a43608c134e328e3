"""Reads a spreadsheet of OpenDocument: what each visible sheet shows, cell by cell."""

from __future__ import annotations

import re
from collections import defaultdict

from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.grid import Cells, sheet_rows, time_of_fraction
from timekeeper.files.importers.formats.opendocument.content import (
    CELL,
    COVERED_CELL,
    MOST_REPEATED,
    OFFICE,
    ROW,
    STYLE,
    TABLE,
    TEXT,
    opened,
    paragraph_text,
    repeated,
    table_parts,
)
from timekeeper.files.importers.formats.package import Element
from timekeeper.files.importers.original import Row
from timekeeper.files.importers.sniffing import Format
from timekeeper.files.job import Job

_FRACTION = re.compile(r"0?[.,][0-9]+")
_HIDDEN = {"collapse", "filter"}
MOST_COLUMNS = 20_000


def read(content: bytes, name: str, job: Job) -> Extract:
    """Return the rows of the visible sheets; hidden rows, columns and sheets are left out."""
    _package, root, body = opened(content, name, Format.ODS, "spreadsheet")
    hidden = {
        style.get(f"{STYLE}name")
        for style in root.iter(f"{STYLE}style")
        for properties in style.iterchildren(f"{STYLE}table-properties")
        if properties.get(f"{TABLE}display") == "false"
    }
    rows: list[Row] = []
    cells = Cells()
    for sheet in body.iterchildren(f"{TABLE}table"):
        job.go_on(0.5)
        if sheet.get(f"{TABLE}style-name") not in hidden:
            texts = _texts(sheet, cells)
            rows += sheet_rows(sheet.get(f"{TABLE}name", ""), texts)
    return Extract(tuple(rows))


def _texts(sheet: Element, cells: Cells) -> dict[int, dict[int, str]]:
    """Return what the visible cells show, by row and column from 1."""
    hidden = _hidden_columns(sheet)
    texts: defaultdict[int, dict[int, str]] = defaultdict(dict)
    number = 0
    for row in table_parts(sheet, ROW):
        count = repeated(row, "number-rows-repeated")
        column = 0
        for cell in row.iterchildren(CELL, COVERED_CELL):
            width = repeated(cell, "number-columns-repeated")
            text = _shown(cell) if cell.tag == CELL else ""
            if text and row.get(f"{TABLE}visibility") not in _HIDDEN:
                down, across = min(count, MOST_REPEATED), min(width, MOST_REPEATED)
                cells.add(down * across)
                for r in range(down):
                    for c in range(column + 1, column + across + 1):
                        if c not in hidden:
                            texts[number + r + 1][c] = text
            column += width
        number += count
    return texts


def _hidden_columns(sheet: Element) -> set[int]:
    hidden: set[int] = set()
    column = 0
    for element in table_parts(sheet, f"{TABLE}table-column"):
        width = repeated(element, "number-columns-repeated")
        if element.get(f"{TABLE}visibility") in _HIDDEN:
            hidden |= set(range(column + 1, column + min(width, MOST_COLUMNS) + 1))
        column += width
    return hidden


def _shown(cell: Element) -> str:
    text = "\n".join(paragraph_text(paragraph) for paragraph in cell.iterchildren(f"{TEXT}p"))
    if _FRACTION.fullmatch(text.strip()):
        return time_of_fraction(float(cell.get(f"{OFFICE}value", "0"))) or text
    return text
