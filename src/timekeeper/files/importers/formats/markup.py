"""Reads HTML: a page saved from Word or Excel, or what they put on the clipboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from timekeeper.files.importers.counters import counted
from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.encoding import decoded
from timekeeper.files.importers.formats.grid import Cell, paragraphs, table_rows
from timekeeper.files.importers.formats.package import Element
from timekeeper.files.importers.original import Place, Row
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
MOST_SPANNED = 1_000


def read_html(content: bytes, name: str, _job: Job) -> Extract:
    """Return the page's paragraphs and tables as they are shown; nothing it links to is read."""
    charset = _CHARSET.search(content[:4096])
    named = charset[1].decode("ascii") if charset else "utf-8"
    if named.lower() in {"utf-8", "utf8", "unicode"}:
        text, doubts = decoded(content, name)
        return Extract(html_rows(text, name), doubts)
    return Extract(html_rows(content.decode(named, "replace"), name))


def html_rows(text: str, name: str) -> tuple[Row, ...]:
    """Return the rows of a page given as text."""
    # lxml refuses text that names its encoding; comments hold what Word tells only itself.
    text = re.sub(r"<\?xml[^>]*\?>|<!--\[if.*?<!\[endif\]-->", "", text, flags=re.DOTALL)
    if not text.strip():
        return ()
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    root = html.document_fromstring(text, parser=parser)
    if root is None:
        raise damaged(name, Format.HTML.value)
    return tuple(_Page().rows(root))


class _Page:
    """Walks the page once, gathering the text of each block."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._paragraphs = 0
        self._tables = 0
        self._counts: dict[Element, int] = {}

    def rows(self, root: Element) -> Iterator[Row]:
        """Return the rows in reading order."""
        yield from self._element(root)
        yield from self._flush()

    def _flush(self) -> Iterator[Row]:
        text = _tidy("".join(self._text))
        self._text = []
        if text:
            self._paragraphs += 1
            yield from paragraphs(text, Place(paragraph=self._paragraphs))

    def _element(self, element: Element) -> Iterator[Row]:
        if _is_hidden(element):
            return
        if element.tag == "table":
            yield from self._flush()
            yield from self._table(element)
            return
        block = element.tag in _BLOCKS
        if block:
            yield from self._flush()
        if element.tag == "br":
            self._text.append("\v")
        self._text.append(self._label(element) + (element.text or ""))
        for child in element.iterchildren():
            yield from self._element(child)
            self._text.append(child.tail or "")
        if block:
            yield from self._flush()

    def _table(self, table: Element) -> Iterator[Row]:
        self._tables += 1
        place = Place(table=self._tables)
        inner: list[Element] = []
        yield from table_rows(self._grid(table, inner), place)
        for element in inner:
            yield from self._element(element)

    def _grid(self, table: Element, inner: list[Element]) -> list[list[Cell]]:
        """Return a table's cells row by row, those that a cell from above covers included."""
        grid: list[list[Cell]] = []
        above: dict[int, tuple[int, int]] = {}  # by column: how many rows more, how wide
        for row in _rows(table):
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
                    cells.append(Cell(self._cell_text(cell, inner), column))
                    rows, width = _span(cell, "rowspan"), _span(cell, "colspan")
                    below |= {column: (rows - 1, width)} if rows > 1 else {}
                    column += width
            grid.append(cells)
            above = below
        return grid

    def _cell_text(self, cell: Element, inner: list[Element]) -> str:
        return _tidy("".join(self._pieces(cell, inner)))

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
        start = parent.get("start", "1")
        first = int(start) if start.isdecimal() and len(start) < 5 else 1  # noqa: PLR2004
        count = self._counts[parent] = self._counts.get(parent, first - 1) + 1
        return counted(count, _LIST_STYLES.get(parent.get("type", ""), "decimal")) + ". "


def _rows(table: Element) -> Iterator[Element]:
    for child in table.iterchildren():
        if child.tag == "tr" and not _is_hidden(child):
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child.iterchildren("tr") if not _is_hidden(row))


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
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), MOST_SPANNED) if text.isdecimal() and len(text) < 5 else 1  # noqa: PLR2004
