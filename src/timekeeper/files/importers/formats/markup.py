"""Reads HTML: a page saved from Word or Excel, or what they put on the clipboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.counters import counted
from timekeeper.files.importers.formats.encoding import decoded
from timekeeper.files.importers.formats.grid import Cell, Flow
from timekeeper.files.importers.formats.package import Element, whole_number
from timekeeper.files.importers.original import Row
from timekeeper.files.importers.sniffing import Format, damaged
from timekeeper.files.job import Job

_SKIPPED = {"script", "style", "head", "template", "del", "noscript", "object", "iframe"}
# Word keeps heads, feet, footnotes and comments as marked blocks, LibreOffice as titled ones.
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all"
    r"|mso-element\s*:\s*(?:header|footer|footnote-list|endnote-list|comment-list)",
    re.IGNORECASE,
)
_MARGINS = {"header", "footer"}
_BLOCKS = {
    "address", "article", "blockquote", "body", "dd", "div", "dl", "dt", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "ul", "caption", "thead", "tbody", "tr", "td", "th",
}  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
MOST_SPANNED, MOST_DIGITS = 1_000, 4


def read(content: bytes, name: str, job: Job) -> Extract:
    """Return the page's paragraphs and tables as they are shown; nothing it links to is read."""
    charset = _CHARSET.search(content[:4096])
    named = charset[1].decode("ascii") if charset else "utf-8"
    if named.lower() in {"utf-8", "utf8", "unicode"}:
        text, doubts = decoded(content, name)
        return Extract(rows_of(text, name, job), doubts)
    return Extract(rows_of(content.decode(named, "replace"), name, job))


def rows_of(text: str, name: str, job: Job) -> tuple[Row, ...]:
    """Return the rows of a page given as text."""
    # lxml refuses text that names its encoding; comments hold what Word tells only itself.
    text = re.sub(r"<\?xml[^>]*\?>|<!--\[if.*?<!\[endif\]-->", "", text, flags=re.DOTALL)
    if not text.strip():
        return ()
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    root = html.document_fromstring(text, parser=parser)
    if root is None:
        raise damaged(name, Format.HTML.value)
    return tuple(_Reader(job).rows(root))


class _Reader:
    """Walks the page once, gathering the text of each block."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._text: list[str] = []
        self._flow = Flow()
        self._counts: dict[Element, int] = {}

    def rows(self, root: Element) -> Iterator[Row]:
        """Return the rows in reading order."""
        yield from self._block(root)
        yield from self._flush()

    def _flush(self) -> Iterator[Row]:
        text = _tidy("".join(self._text))
        self._text = []
        if text:
            yield from self._flow.paragraph(text)

    def _block(self, element: Element) -> Iterator[Row]:
        if _is_hidden(element):
            return
        is_block = element.tag in _BLOCKS
        self._job.go_on(0.5)
        if is_block:
            yield from self._flush()
        if element.tag == "table":
            inner: list[Element] = []
            yield from self._flow.table(self._cells(element, inner))
            for table in inner:
                yield from self._block(table)
            return
        if element.tag == "br":
            self._text.append("\v")
        self._text.append(self._label(element) + (element.text or ""))
        for child in element.iterchildren():
            yield from self._block(child)
            self._text.append(child.tail or "")
        if is_block:
            yield from self._flush()

    def _cells(self, table: Element, inner: list[Element]) -> list[list[Cell]]:
        """Return a table's cells row by row, those that a cell from above covers included."""
        grid: list[list[Cell]] = []
        above: dict[int, tuple[int, int]] = {}  # by column: how many rows more, how wide
        for row in table.xpath("tr | thead/tr | tbody/tr | tfoot/tr"):
            if _is_hidden(row):
                continue
            self._job.go_on(0.5)
            cells: list[Cell] = []
            below: dict[int, tuple[int, int]] = {}
            column = 0
            for cell in [*row.iterchildren("td", "th"), None]:
                while column in above:
                    rows, width = above.pop(column)
                    cells.append(Cell("", column))
                    below |= {column: (rows - 1, width)} if rows > 1 else {}
                    column += width
                if cell is not None and not _is_hidden(cell):
                    cells.append(Cell(_tidy("".join(self._pieces(cell, inner))), column))
                    rows, width = _span(cell, "rowspan"), _span(cell, "colspan")
                    below |= {column: (rows - 1, width)} if rows > 1 else {}
                    column += width
            self._flow.cells.add(len(cells))
            grid.append(cells)
            above = below
        return grid

    def _pieces(self, element: Element, inner: list[Element]) -> Iterator[str]:
        yield self._label(element) + (element.text or "")
        for child in element.iterchildren():
            around = "\v" if child.tag in _BLOCKS else ""
            if child.tag == "table":
                inner.append(child)
            elif child.tag == "br":
                yield "\v"
            elif not _is_hidden(child):
                yield around
                yield from self._pieces(child, inner)
                yield around
            yield child.tail or ""

    def _label(self, element: Element) -> str:
        """Return the number that a page shows before an element of an ordered list."""
        parent = element.getparent()
        if element.tag != "li" or parent is None:
            return ""
        if parent.tag != "ol":
            return "- "
        start = whole_number(parent.get("start"), MOST_DIGITS)
        first = 1 if start is None else start
        count = self._counts[parent] = self._counts.get(parent, first - 1) + 1
        return counted(count, _LIST_STYLES.get(parent.get("type", ""), "decimal")) + ". "


def _tidy(text: str) -> str:
    lines = (_SPACE.sub(" ", line).strip(" ") for line in text.split("\v"))
    return "\n".join(filter(None, lines))


def _is_hidden(element: Element) -> bool:
    return (
        not isinstance(element.tag, str)
        or element.tag in _SKIPPED
        or (element.tag == "div" and element.get("title") in _MARGINS)
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _span(cell: Element, name: str) -> int:
    count = whole_number(cell.get(name, "1").strip(), MOST_DIGITS)
    return 1 if count is None else min(max(count, 1), MOST_SPANNED)
