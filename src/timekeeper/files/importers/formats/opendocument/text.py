"""Reads a text of OpenDocument: paragraphs with their automatic numbers, tables, text boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.besides import beside
from timekeeper.files.importers.formats.grid import Cell, Flow
from timekeeper.files.importers.formats.looks import Looks, extract_of
from timekeeper.files.importers.formats.opendocument.content import (
    CELL,
    COVERED_CELL,
    DRAW,
    MOST_REPEATED,
    OFFICE,
    ROW,
    SKIPPED,
    STYLE,
    TABLE,
    TEXT,
    is_hidden,
    opened,
    repeated,
    table_parts,
)
from timekeeper.files.importers.formats.opendocument.lists import Lists, OpenList
from timekeeper.files.importers.formats.opendocument.page_edges import edges, master_of
from timekeeper.files.importers.formats.opendocument.styles import Styles
from timekeeper.files.importers.formats.package import Element
from timekeeper.files.importers.original import Beside, Row
from timekeeper.files.importers.sniffing import Format
from timekeeper.files.job import Job


def read(content: bytes, name: str, job: Job) -> Extract:
    """Return the text's rows in reading order; deleted text is left out.

    The heads and feet of its pages, notes and comments are told as such.
    """
    package, root, body = opened(content, name, Format.ODT, "text")
    outside = package.xml("styles.xml")

    def rows(looks: Looks) -> Iterator[Row]:
        reader = _Reader(Lists(outside, root), Styles(looks, outside, root), looks, job)
        yield from reader.rows(body)
        begun = next(body.iter(f"{TEXT}p", f"{TEXT}h", f"{TABLE}table"), None)
        style = (
            (begun.get(f"{TEXT}style-name") or begun.get(f"{TABLE}style-name"))
            if (begun is not None)
            else None
        )
        more = (one.get(f"{STYLE}master-page-name") for one in root.iter(f"{STYLE}style"))
        for which, part in edges(outside, master_of(style, root, outside), filter(None, more)):
            yield from beside(reader.rows(part), which)
        for which, tag in _REMARKS.items():
            for remark in body.iter(tag):
                if next(remark.iterancestors(f"{TEXT}tracked-changes"), None) is None:
                    yield from beside(reader.rows(remark), which)

    return extract_of(name, rows)


_REMARKS = {Beside.NOTE: f"{TEXT}note-body", Beside.COMMENT: f"{OFFICE}annotation"}


class _Reader:
    """Walks a body once, top to bottom, counting lists, paragraphs and tables."""

    def __init__(self, lists: Lists, styles: Styles, looks: Looks, job: Job) -> None:
        self._lists, self._styles, self._looks, self._job = lists, styles, looks, job
        self._flow = Flow()

    def rows(self, body: Element) -> Iterator[Row]:
        """Return the rows of a body, a section or a text box, each with what hangs from it."""
        for text, element in self._blocks(body):
            self._job.go_on(0.5)
            if element.tag == f"{TABLE}table":
                yield from self._table(element)
                continue
            if text.strip():
                yield from self._flow.paragraph(text)
            yield from self._inner(_boxes(element))

    def _table(self, table: Element) -> Iterator[Row]:
        """Return the rows of a table, each followed by what hangs from its cells."""
        # What only frames other tables is read in the order in which it stands.
        rows = list(table_parts(table, ROW))
        framed = table.find(f".//{TABLE}table") is not None
        for row in rows if framed else ():
            said = sum(any(cell.itertext()) for cell in row.iterchildren(CELL))
            counts = {_times(row, "number-rows-repeated")}
            counts |= {_times(cell, "number-columns-repeated") for cell in row.iterchildren(CELL)}
            plain = counts == {1} and row.get(f"{TABLE}visibility") is None
            framed = framed and said <= 1 and plain
        if framed:
            yield from self._inner(cell for row in rows for cell in row.iterchildren(CELL))
            return
        cells: list[list[Cell]] = []
        inner: list[list[Element]] = []
        last: dict[int, int] = {}  # by column: the row that a merged cell reaches down to
        for row in rows:
            if row.get(f"{TABLE}visibility") in {"collapse", "filter"}:
                self._looks.hide(" ".join(row.itertext()))
                continue
            hanging: list[Element] = []
            # However often it stands there, it is read once.
            read = self._row(row, hanging)
            count = _times(row, "number-rows-repeated")
            letters = sum(len(text) for text, _down in read)
            self._flow.cells.add(count + (count - 1) * len(read), (count - 1) * letters)
            for number in range(len(cells), len(cells) + count):
                inner.append(hanging)
                hanging = []
                cells.append([])
                for at, (text, down) in enumerate(read):
                    if down:
                        last[at] = number + down - 1
                    goes_on = not down and last.get(at, -1) >= number
                    cells[-1].append(Cell(text, at, goes_on))
        yield from self._flow.table(cells, hanging=[self._inner(hanging) for hanging in inner])

    def _row(self, row: Element, inner: list[Element]) -> list[tuple[str, int]]:
        """Return what a row's cells say and how many rows each reaches down, 0 where covered.

        Each is there as often as it is repeated.
        """
        self._job.go_on(0.5)
        read: list[tuple[str, int]] = []
        for cell in row.iterchildren(CELL, COVERED_CELL):
            own = cell.tag == CELL
            text = self._text(cell, inner) if own else ""
            count = _times(cell, "number-columns-repeated")
            self._flow.cells.add(count, count * len(text))
            read += [(text, repeated(cell, "number-rows-spanned") if own else 0)] * count
        return read

    def _inner(self, elements: Iterable[Element]) -> Iterator[Row]:
        """Return the rows of nested tables and of text boxes."""
        for found in elements:
            nested = found.tag == f"{TABLE}table"
            yield from self._table(found) if nested else self.rows(found)

    def _blocks(
        self, element: Element, within: OpenList | None = None, level: int = 0
    ) -> Iterator[tuple[str, Element]]:
        """Return the paragraphs with their text and their numbers, and the tables."""
        for child in element.iterchildren():
            if child.tag in {f"{TEXT}p", f"{TEXT}h"}:
                yield self._styles.shown(child), child
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, within, level + 1)
            elif child.tag == f"{TABLE}table":
                yield "", child
            elif is_hidden(child):
                self._looks.hide(" ".join(child.itertext()))
            elif child.tag not in SKIPPED:
                yield from self._blocks(child, within, level)

    def _list(
        self, element: Element, within: OpenList | None, level: int
    ) -> Iterator[tuple[str, Element]]:
        opened_list = self._lists.open(element, within)
        for item in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            first = next(item.iterchildren(), None)
            # An item that holds but a deeper list shows no number of its own.
            shows = first is not None and first.tag != f"{TEXT}list"
            counts = shows and item.tag == f"{TEXT}list-item"
            label = self._lists.label(opened_list, level, item) if counts else ""
            for text, block in self._blocks(item, opened_list, level):
                numbered = f"{label} {text}" if label and block is first else text
                yield numbered, block

    def _text(self, cell: Element, inner: list[Element]) -> str:
        texts = []
        for text, block in self._blocks(cell):
            if block.tag == f"{TABLE}table":
                inner.append(block)
            else:
                texts.append(text)
                inner += _boxes(block)
        return "\n".join(texts)


def _times(element: Element, name: str) -> int:
    return min(repeated(element, name), MOST_REPEATED)


def _boxes(element: Element) -> Iterator[Element]:
    """Return the text boxes that hang from an element, not those within them."""
    for child in element.iterchildren():
        if child.tag == f"{DRAW}text-box":
            yield child
        else:
            yield from _boxes(child)
