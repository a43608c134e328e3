"""Reads a Word document: paragraphs with their automatic numbers, tables, text boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.docx_numbering import Numbering, W
from timekeeper.files.importers.formats.docx_text import BOX, PARAGRAPH, TABLE, WRAPPERS, Paragraph
from timekeeper.files.importers.formats.grid import Cell, paragraphs, table_rows
from timekeeper.files.importers.formats.package import Element, Package
from timekeeper.files.importers.original import Place, Row
from timekeeper.files.importers.sniffing import Format, damaged
from timekeeper.files.job import Job

_REMOVED = (f"{W}del", f"{W}moveFrom")
_BLOCKS = (PARAGRAPH, TABLE)


def read_docx(content: bytes, name: str, job: Job) -> Extract:
    """Return the document's rows in reading order, tracked changes accepted.

    Headers, footers, footnotes and comments are no part of a programme.
    """
    package = Package(content, name, Format.DOCX.value)
    main = package.target("officeDocument") or "word/document.xml"
    root = package.xml(main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise damaged(name, Format.DOCX.value)
    parts = [
        package.xml(path) if (path := package.target(kind, main)) else None
        for kind in ("numbering", "styles")
    ]
    return Extract(tuple(_Document(body, Numbering(*parts), job).rows()))


class _Document:
    """Walks a body once, top to bottom, counting what Word counts."""

    def __init__(self, body: Element, numbering: Numbering, job: Job) -> None:
        self._body, self._numbering, self._job = body, numbering, job
        self._paged = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
        self._page = 1
        self._paragraphs = 0
        self._tables = 0

    def rows(self) -> Iterator[Row]:
        """Return the rows of the body; raise Cancelled when the job is cancelled."""
        blocks = list(_blocks(self._body))
        for index, block in enumerate(_whole(blocks)):
            self._job.go_on(index / len(blocks))
            yield from self._block(block)

    def _block(self, block: Sequence[Element]) -> Iterator[Row]:
        if block[0].tag == TABLE:
            yield from self._table(block[0])
            return
        text, boxes = self._paragraph(block, numbers_blank=False)
        if text.strip():
            self._paragraphs += 1
            yield from paragraphs(text, Place(page=self._now, paragraph=self._paragraphs))
        yield from self._within(boxes)

    def _within(self, elements: Sequence[Element]) -> Iterator[Row]:
        for element in elements:
            inner = [element] if element.tag == TABLE else list(_blocks(element))
            for block in _whole(inner):
                yield from self._block(block)

    @property
    def _now(self) -> int | None:
        return self._page if self._paged else None

    def _paragraph(
        self, elements: Sequence[Element], *, numbers_blank: bool
    ) -> tuple[str, list[Element]]:
        """Return the text of paragraphs that have become one, numbered as their last one is."""
        read = [Paragraph(element) for element in elements]
        text = "".join(paragraph.text for paragraph in read)
        self._page += sum(paragraph.breaks for paragraph in read)
        label = self._numbering.label(elements[-1].find(f"{W}pPr"))
        if label and (text.strip() or numbers_blank):
            text = f"{label} {text.lstrip()}"
        return text, [box for paragraph in read for box in paragraph.boxes]

    def _table(self, table: Element) -> Iterator[Row]:
        self._tables += 1
        place = Place(page=self._now, table=self._tables)
        inner: list[Element] = []
        rows = [
            list(self._cells(row, inner))
            for row in _elements(table, (f"{W}tr",))
            if not any(row.find(f"{W}trPr/{removed}") is not None for removed in _REMOVED)
        ]
        yield from table_rows(rows, place)
        yield from self._within(inner)

    def _cells(self, row: Element, inner: list[Element]) -> Iterator[Cell]:
        properties = row.find(f"{W}trPr/{W}gridBefore")
        start = _span(properties)
        for cell in _elements(row, (f"{W}tc",)):
            if cell.find(f"{W}tcPr/{W}cellDel") is not None:
                continue
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            covered = merged is not None and merged.get(f"{W}val") != "restart"
            yield Cell("" if covered else self._cell_text(cell, inner), start)
            start += max(_span(cell.find(f"{W}tcPr/{W}gridSpan")), 1)

    def _cell_text(self, cell: Element, inner: list[Element]) -> str:
        texts = []
        for block in _whole(list(_blocks(cell))):
            if block[0].tag == TABLE:
                inner.append(block[0])
                continue
            text, boxes = self._paragraph(block, numbers_blank=True)
            texts.append(text)
            inner += boxes
        return "\n".join(texts)


def _blocks(element: Element) -> Iterator[Element]:
    return _elements(element, _BLOCKS)


def _elements(element: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    """Return the elements of one level, out of whatever wraps them."""
    for child in element.iterchildren():
        if child.tag in tags:
            yield child
        elif child.tag in WRAPPERS or child.tag == BOX:
            yield from _elements(child, tags)


def _whole(blocks: Sequence[Element]) -> Iterator[list[Element]]:
    """Return the blocks, paragraphs whose end was deleted joined to the one that follows."""
    joined: list[Element] = []
    for block in blocks:
        if block.tag == TABLE:
            if joined:
                yield joined
            joined = []
            yield [block]
            continue
        joined.append(block)
        mark = block.find(f"{W}pPr/{W}rPr")
        if mark is None or not any(mark.find(removed) is not None for removed in _REMOVED):
            yield joined
            joined = []
    if joined:
        yield joined


def _span(element: Element | None) -> int:
    text = element.get(f"{W}val", "") if element is not None else ""
    return int(text) if text.isdecimal() else 0
