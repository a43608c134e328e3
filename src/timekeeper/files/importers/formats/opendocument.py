"""Reads OpenDocument: texts (.odt) and spreadsheets (.ods) of LibreOffice and its kin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.grid import (
    Cell,
    paragraphs,
    sheet_rows,
    table_rows,
    time_of_fraction,
)
from timekeeper.files.importers.formats.opendocument_lists import STYLE, TEXT, Lists, OpenList
from timekeeper.files.importers.formats.package import Element, Package
from timekeeper.files.importers.original import Place, Row
from timekeeper.files.importers.sniffing import Format, damaged, protected
from timekeeper.files.job import Job

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}
_SKIPPED = {
    f"{TEXT}note", f"{TEXT}tracked-changes", f"{TEXT}hidden-text", f"{TEXT}ruby-text",
    f"{OFFICE}annotation", f"{OFFICE}forms", f"{TEXT}sequence-decls",
}  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n]+")
_FRACTION = re.compile(r"0?[.,][0-9]+")
MOST_REPEATED = 1_000


def read_odt(content: bytes, name: str, job: Job) -> Extract:
    """Return the text's rows in reading order; deleted text, notes and comments are left out."""
    package, root, body = _opened(content, name, Format.ODT, "text")
    lists = Lists(package.xml("styles.xml"), root)
    return Extract(tuple(_Text(lists, job).rows(body)))


def read_ods(content: bytes, name: str, job: Job) -> Extract:
    """Return the rows of the visible sheets; hidden rows, columns and sheets are left out."""
    _package, root, body = _opened(content, name, Format.ODS, "spreadsheet")
    hidden = {
        style.get(f"{STYLE}name")
        for style in root.iter(f"{STYLE}style")
        for properties in style.iterchildren(f"{STYLE}table-properties")
        if properties.get(f"{TABLE}display") == "false"
    }
    rows: list[Row] = []
    for sheet in body.iterchildren(f"{TABLE}table"):
        job.go_on(0.5)
        if sheet.get(f"{TABLE}style-name") not in hidden:
            rows += sheet_rows(sheet.get(f"{TABLE}name", ""), _sheet(sheet))
    return Extract(tuple(rows))


def _opened(content: bytes, name: str, form: Format, body: str) -> tuple[Package, Element, Element]:
    package = Package(content, name, form.value)
    if package.holds(b"encryption-data"):
        raise protected(name)
    root = package.xml("content.xml")
    found = root.find(f"{OFFICE}body/{OFFICE}{body}") if root is not None else None
    if root is None or found is None:
        raise damaged(name, form.value)
    return package, root, found


class _Text:
    """Walks a body once, top to bottom, counting lists, paragraphs and tables."""

    def __init__(self, lists: Lists, job: Job) -> None:
        self._lists, self._job = lists, job
        self._paragraphs = 0
        self._tables = 0

    def rows(self, body: Element) -> Iterator[Row]:
        """Return the rows of a body, a section or a text box."""
        for text, element in self._blocks(body):
            yield from self._block(text, element)

    def _block(self, text: str, element: Element) -> Iterator[Row]:
        if element.tag == f"{TABLE}table":
            self._tables += 1
            self._job.go_on(0.5)
            inner: list[Element] = []
            place = Place(table=self._tables)
            yield from table_rows(self._table(element, inner), place)
            for found in inner:
                nested = found.tag == f"{TABLE}table"
                yield from self._block("", found) if nested else self.rows(found)
            return
        if text.strip():
            self._paragraphs += 1
            yield from paragraphs(text, Place(paragraph=self._paragraphs))
        for box in _boxes(element):
            yield from self.rows(box)

    def _blocks(
        self, element: Element, opened: OpenList | None = None, level: int = 0
    ) -> Iterator[tuple[str, Element]]:
        """Return the paragraphs with their text and their numbers, and the tables."""
        for child in element.iterchildren():
            if child.tag in _PARAGRAPHS:
                yield _text(child), child
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, opened, level + 1)
            elif child.tag == f"{TABLE}table":
                yield "", child
            elif child.tag not in _SKIPPED:
                yield from self._blocks(child, opened, level)

    def _list(
        self, element: Element, within: OpenList | None, level: int
    ) -> Iterator[tuple[str, Element]]:
        opened = self._lists.open(element, within)
        for item in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            first = next(item.iterchildren(), None)
            # An item that holds but a deeper list shows no number of its own.
            shows = first is not None and first.tag != f"{TEXT}list"
            counts = shows and item.tag == f"{TEXT}list-item"
            label = self._lists.label(opened, level, item) if counts else ""
            for text, block in self._blocks(item, opened, level):
                numbered = f"{label} {text}" if label and block is first else text
                yield numbered, block

    def _table(self, table: Element, inner: list[Element]) -> list[list[Cell]]:
        return [
            [Cell(self._cell_text(cell, inner), column) for column, cell in enumerate(_cells(row))]
            for row in _rows(table)
        ]

    def _cell_text(self, cell: Element, inner: list[Element]) -> str:
        if cell.tag == f"{TABLE}covered-table-cell":
            return ""
        texts = []
        for text, block in self._blocks(cell):
            if block.tag == f"{TABLE}table":
                inner.append(block)
            else:
                texts.append(text)
                inner += _boxes(block)
        return "\n".join(texts)


def _sheet(sheet: Element) -> dict[int, dict[int, str]]:
    """Return what the visible cells of a sheet show, by row and column from 1."""
    hidden = _hidden_columns(sheet)
    texts: defaultdict[int, dict[int, str]] = defaultdict(dict)
    number = 0
    for row in _elements(sheet, f"{TABLE}table-row"):
        repeated = _repeated(row, "number-rows-repeated")
        column = 0
        for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            width = _repeated(cell, "number-columns-repeated")
            text = _shown(cell) if cell.tag == f"{TABLE}table-cell" else ""
            if text and row.get(f"{TABLE}visibility") not in {"collapse", "filter"}:
                for r in range(min(repeated, MOST_REPEATED)):
                    for c in range(column + 1, column + min(width, MOST_REPEATED) + 1):
                        if c not in hidden:
                            texts[number + r + 1][c] = text
            column += width
        number += repeated
    return texts


def _shown(cell: Element) -> str:
    text = "\n".join(_text(paragraph) for paragraph in cell.iterchildren(f"{TEXT}p"))
    if _FRACTION.fullmatch(text.strip()):
        return time_of_fraction(float(cell.get(f"{OFFICE}value", "0"))) or text
    return text


def _hidden_columns(sheet: Element) -> set[int]:
    hidden: set[int] = set()
    column = 0
    for element in _elements(sheet, f"{TABLE}table-column"):
        width = _repeated(element, "number-columns-repeated")
        if element.get(f"{TABLE}visibility") in {"collapse", "filter"}:
            hidden |= set(range(column + 1, column + min(width, 20_000) + 1))
        column += width
    return hidden


def _rows(table: Element) -> Iterator[Element]:
    for row in _elements(table, f"{TABLE}table-row"):
        for _time in range(min(_repeated(row, "number-rows-repeated"), MOST_REPEATED)):
            yield row


def _cells(row: Element) -> Iterator[Element]:
    for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        for _time in range(min(_repeated(cell, "number-columns-repeated"), MOST_REPEATED)):
            yield cell


def _elements(table: Element, tag: str) -> Iterator[Element]:
    """Return a table's own rows or columns, out of the groups they may stand in."""
    for child in table.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag.startswith(TABLE) and child.tag not in _CELLS:
            yield from _elements(child, tag)


_CELLS = {f"{TABLE}table-cell", f"{TABLE}covered-table-cell", f"{TABLE}table-row"}


def _repeated(element: Element, name: str) -> int:
    text = element.get(f"{TABLE}{name}", "1")
    return max(int(text), 1) if text.isdecimal() and len(text) < 9 else 1  # noqa: PLR2004


def _boxes(element: Element) -> Iterator[Element]:
    yield from element.iter(f"{_DRAW}text-box")


def _text(paragraph: Element) -> str:
    return "".join(_pieces(paragraph)).strip(" ")


def _pieces(element: Element) -> Iterator[str]:
    yield _SPACE.sub(" ", element.text or "")
    for child in element.iterchildren():
        if child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag == f"{TEXT}s":
            yield " "
        elif child.tag not in _SKIPPED and not child.tag.startswith(_DRAW):
            yield from _pieces(child)
        yield _SPACE.sub(" ", child.tail or "")
