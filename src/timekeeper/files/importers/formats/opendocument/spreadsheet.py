"""Reads a spreadsheet of OpenDocument: what each visible sheet shows, cell by cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.grid import (
    Cells,
    cell_text,
    sheet_rows,
    time_of_fraction,
)
from timekeeper.files.importers.formats.looks import Looks, extract_of
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
    repeated,
    table_parts,
)
from timekeeper.files.importers.formats.opendocument.page_edges import edges, master_of
from timekeeper.files.importers.formats.opendocument.styles import Styles
from timekeeper.files.importers.formats.package import Element
from timekeeper.files.importers.original import Beside, Place, Row
from timekeeper.files.importers.sniffing import Format
from timekeeper.files.job import Job

_FRACTION = re.compile(r"0?[.,][0-9]+")
_HIDDEN = {"collapse", "filter"}
MOST_COLUMNS = 20_000


def read(content: bytes, name: str, job: Job) -> Extract:
    """Return the rows of the visible sheets; hidden rows, columns and sheets are left out.

    What their printed pages show at their edges, and comments, is told as such.
    """
    package, root, body = opened(content, name, Format.ODS, "spreadsheet")
    hidden = {
        style.get(f"{STYLE}name")
        for style in root.iter(f"{STYLE}style")
        for properties in style.iterchildren(f"{STYLE}table-properties")
        if properties.get(f"{TABLE}display") == "false"
    }
    outside = package.xml("styles.xml")

    def rows(looks: Looks) -> Iterator[Row]:
        styles, cells = Styles(looks, outside, root), Cells()
        for sheet in body.iterchildren(f"{TABLE}table"):
            name, last = sheet.get(f"{TABLE}name", ""), dict[tuple[int, int], int]()
            if sheet.get(f"{TABLE}style-name") not in hidden:
                texts = _texts(sheet, styles, cells, job, last)
                yield from sheet_rows(name, texts, last)
                width = len({column for filled in texts.values() for column in filled})
                master = master_of(sheet.get(f"{TABLE}style-name"), root, outside)
                # A sheet that has no rows is not printed.
                for which, part in edges(outside, master, ()) if width else ():
                    for line in _told(part, styles):
                        place = Place(sheet=name, beside=which)
                        yield Row((line, *[""] * (width - 1)), place)
                for comment in sheet.iter(f"{OFFICE}annotation"):
                    job.go_on(0.5)
                    place = Place(sheet=name, beside=Beside.COMMENT)
                    yield Row(("\n".join(_told(comment, styles)),), place)
            elif any(text.strip() for text in sheet.itertext()):
                looks.hide_sheet(name)

    return extract_of(name, rows)


def _told(element: Element, styles: Styles) -> list[str]:
    """Return the lines of an edge of a page or of a comment."""
    texts = (styles.shown(paragraph) for paragraph in element.iterchildren(f"{TEXT}p"))
    return list(filter(None, cell_text("\n".join(texts)).split("\n")))


def _texts(
    sheet: Element, styles: Styles, cells: Cells, job: Job, last: dict[tuple[int, int], int]
) -> dict[int, dict[int, str]]:
    """Return what the visible cells show, by row and column from 1.

    The last row of those that are merged goes to ``last``.
    """
    columns = _columns(sheet)
    hidden = {at for at, said in columns.items() if said.get(f"{TABLE}visibility") in _HIDDEN}
    texts: defaultdict[int, dict[int, str]] = defaultdict(dict)
    is_protected = sheet.get(f"{TABLE}protected") == "true"
    number = 0
    for row in table_parts(sheet, ROW):
        job.go_on(0.5)
        count = repeated(row, "number-rows-repeated")
        column = 0
        is_hidden = row.get(f"{TABLE}visibility") in _HIDDEN
        for cell in row.iterchildren(CELL, COVERED_CELL):
            width = repeated(cell, "number-columns-repeated")
            defaults = (row, *([columns[column + 1]] if column + 1 in columns else []))
            style = cell.get(f"{TABLE}style-name") or next(
                filter(None, (part.get(f"{TABLE}default-cell-style-name") for part in defaults)),
                None,
            )
            gone = is_protected and styles.hides_all(style)
            text = _shown(cell, styles, style, gone=gone) if cell.tag == CELL else ""
            down, across = min(count, MOST_REPEATED), min(width, MOST_REPEATED)
            within = range(column + 1, column + across + 1) if text else ()
            seen = [] if is_hidden else [c for c in within if c not in hidden]
            if text and not seen:
                styles.hide(text)
            elif text:
                cells.add(down * across, down * across * len(text))
                last[number + 1, column + 1] = number + repeated(cell, "number-rows-spanned")
                for r in range(down):
                    texts[number + r + 1] |= dict.fromkeys(seen, text)
            column += width
        number += count
    return texts


def _columns(sheet: Element) -> dict[int, Element]:
    """Return what is said of each column, from 1."""
    columns: dict[int, Element] = {}
    column = 0
    for element in table_parts(sheet, f"{TABLE}table-column"):
        width = repeated(element, "number-columns-repeated")
        last = min(column + width, MOST_COLUMNS)
        columns |= dict.fromkeys(range(column + 1, last + 1), element)
        column += width
    return columns


def _shown(cell: Element, styles: Styles, style: str | None, *, gone: bool) -> str:
    around = styles.said("table-cell", style)
    if gone or styles.hides(cell, style):
        around = {**around, "hidden": True}
    text = "\n".join(styles.shown(paragraph, around) for paragraph in cell.iterchildren(f"{TEXT}p"))
    if _FRACTION.fullmatch(text.strip()):
        return time_of_fraction(float(cell.get(f"{OFFICE}value", "0"))) or text
    return text
