"""Reads a Word document: paragraphs with their automatic numbers, tables, text boxes.

What is read is what its reader sees: changes accepted, hidden parts left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.counters import bullet
from timekeeper.files.importers.formats.docx.numbering import Numbering, W
from timekeeper.files.importers.formats.grid import Cell, Flow
from timekeeper.files.importers.formats.package import Element, Package, whole_number
from timekeeper.files.importers.original import Row
from timekeeper.files.importers.sniffing import Format, damaged
from timekeeper.files.job import Job

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

TABLE, BOX = f"{W}tbl", f"{W}txbxContent"
_BLOCKS = (f"{W}p", TABLE)
# What holds content of its own level: insertions, content controls, links, fields.
_WRAPPERS = {
    f"{W}{name}"
    for name in (
        "ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple",
        "dir", "bdo", "ruby", "rubyBase",
    )
} | {f"{MC}AlternateContent", f"{MC}Choice"}  # fmt: skip
_CHARACTERS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_DRAWINGS = {f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"}
_REMOVED = (f"{W}del", f"{W}moveFrom")
_OFF = {"0", "false", "off"}


def read(content: bytes, name: str, job: Job) -> Extract:
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
    return Extract(tuple(_Reader(Numbering(*parts), job).rows(body)))


class _Reader:
    """Walks a body once, top to bottom, counting what Word counts."""

    def __init__(self, numbering: Numbering, job: Job) -> None:
        self._numbering, self._job = numbering, job
        self._flow = Flow()

    def rows(self, body: Element) -> Iterator[Row]:
        """Return the rows of the body; raise Cancelled when the job is cancelled."""
        if next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None:
            self._flow.page = 1
        blocks = list(_elements(body, _BLOCKS))
        for index, block in enumerate(_whole(blocks)):
            self._job.go_on(index / len(blocks))
            yield from self._block(block)

    def _block(self, block: Sequence[Element]) -> Iterator[Row]:
        """Return the rows of a table or of a paragraph, then of what hangs from it."""
        inner: list[Element] = []
        if block[0].tag == TABLE:
            page = self._flow.page
            cells = [
                list(self._cells(row, inner))
                for row in _elements(block[0], (f"{W}tr",))
                if not any(row.find(f"{W}trPr/{removed}") is not None for removed in _REMOVED)
            ]
            yield from self._flow.table(cells, page)
        else:
            text = self._paragraph(block, inner, numbers_blank=False)
            if text.strip():
                yield from self._flow.paragraph(text)
        for element in inner:
            blocks = [element] if element.tag == TABLE else list(_elements(element, _BLOCKS))
            for whole in _whole(blocks):
                yield from self._block(whole)

    def _paragraph(
        self, elements: Sequence[Element], inner: list[Element], *, numbers_blank: bool
    ) -> str:
        """Return the text of paragraphs that have become one, numbered as their last one is."""
        paragraphs = [Paragraph(element) for element in elements]
        text = "".join(paragraph.text for paragraph in paragraphs)
        for paragraph in paragraphs:
            inner += paragraph.boxes
            if self._flow.page is not None:
                self._flow.page += paragraph.breaks
        label = self._numbering.label(elements[-1].find(f"{W}pPr"))
        if label and (text.strip() or numbers_blank):
            text = f"{label} {text.lstrip()}"
        return text

    def _cells(self, row: Element, inner: list[Element]) -> Iterator[Cell]:
        start = _span(row.find(f"{W}trPr/{W}gridBefore"))
        for cell in _elements(row, (f"{W}tc",)):
            if cell.find(f"{W}tcPr/{W}cellDel") is not None:
                continue
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            covered = merged is not None and merged.get(f"{W}val") != "restart"
            texts = []
            for block in _whole([] if covered else list(_elements(cell, _BLOCKS))):
                if block[0].tag == TABLE:
                    inner.append(block[0])
                else:
                    texts.append(self._paragraph(block, inner, numbers_blank=True))
            yield Cell("\n".join(texts), start)
            start += max(_span(cell.find(f"{W}tcPr/{W}gridSpan")), 1)


def _elements(element: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    """Return the elements of one level, out of whatever wraps them."""
    for child in element.iterchildren():
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS or child.tag == BOX:
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
    return whole_number(element.get(f"{W}val") if element is not None else None) or 0


class Paragraph:
    """A paragraph's text, with the text boxes that hang from it and the page breaks in it."""

    def __init__(self, element: Element) -> None:
        self.boxes: list[Element] = []
        self.breaks = 0
        self._fields: list[bool] = []
        self.text = "".join(self._pieces(element))

    def _pieces(self, element: Element) -> Iterator[str]:
        for child in element.iterchildren():
            if child.tag == f"{W}r":
                yield from self._run(child)
            elif child.tag == f"{_MATHS}t":
                yield child.text or ""
            elif child.tag in _WRAPPERS or child.tag.startswith(_MATHS):
                yield from self._pieces(child)

    def _run(self, run: Element) -> Iterator[str]:
        hidden = run.find(f"{W}rPr/{W}vanish")
        if hidden is not None and hidden.get(f"{W}val") not in _OFF:
            return
        for child in run.iterchildren():
            if child.tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType"))
            elif child.tag == f"{W}lastRenderedPageBreak":
                self.breaks += 1
            elif child.tag in _DRAWINGS:
                self.boxes += _boxes(child)
            elif child.tag == f"{W}ruby":
                yield from self._pieces(child)
            elif not any(self._fields):
                yield _character(child)

    def _field(self, kind: str | None) -> None:
        """Between a field's beginning and its separator stands its code, after it its result."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def _boxes(element: Element) -> Iterator[Element]:
    """Return the text boxes in a drawing, once: what older programs show in its place is left."""
    for child in element.iterchildren():
        if child.tag == BOX:
            yield child
        elif child.tag != f"{MC}Fallback":
            yield from _boxes(child)


def _character(element: Element) -> str:
    """Return what an element of a run shows: text, a character of its own, a symbol."""
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag != f"{W}sym":
        return _CHARACTERS.get(element.tag, "")
    try:
        return bullet(chr(int(element.get(f"{W}char", ""), 16)))
    except (ValueError, OverflowError):
        return ""
