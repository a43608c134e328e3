"""Reads HTML: a page saved from Word or Excel, or what they put on the clipboard."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping

from lxml import html
from msgspec.structs import replace

from timekeeper.files.importers.draft.draft import Doubt, Extract
from timekeeper.files.importers.formats import page_styles
from timekeeper.files.importers.formats.counters import counted
from timekeeper.files.importers.formats.encoding import decoded
from timekeeper.files.importers.formats.gaps import GAP
from timekeeper.files.importers.formats.grid import Cell, Flow
from timekeeper.files.importers.formats.looks import Look, Looks, extract_of
from timekeeper.files.importers.formats.package import Element, whole_number
from timekeeper.files.importers.formats.page_styles import Shown
from timekeeper.files.importers.original import Row
from timekeeper.files.importers.sniffing import MOST_LINES, Format, damaged, utf16
from timekeeper.files.job import Job

_SKIPPED = {
    "script", "style", "head", "title", "template", "del", "noscript", "object", "iframe",
}  # fmt: skip
_STRUCK = {"s", "strike"}
_ATTRIBUTES = {"color": "color", "text": "color", "bgcolor": "background-color"}
# Marks and texts of notes as Word and LibreOffice write them; prompts of content controls.
_NOTES = re.compile(r"#_(?:ftn|edn)[0-9]|sd(?:footnote|endnote)[0-9]")
_UNSAID = {
    "MsoFootnoteReference", "MsoEndnoteReference", "MsoPlaceholderText", "sdfootnoteanc",
    "sdendnoteanc",
}  # fmt: skip
_MARGINS = {"header", "footer"}
_BLOCKS = {
    "address", "article", "blockquote", "body", "dd", "div", "dl", "dt", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "ul", "caption", "thead", "tbody", "tr", "td", "th",
}  # fmt: skip
_ROWS = "tr | thead/tr | tbody/tr | tfoot/tr"
_SPACE = re.compile(r"[ \t\r\n\f]+")
_ENDS = re.compile(r"</(?:body|html)[ \r\n]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
MOST_SPANNED, MOST_DIGITS = 1_000, 4


def read(content: bytes, name: str, job: Job) -> Extract:
    """Return the page's paragraphs and tables as they are shown; nothing it links to is read."""
    text, doubts = text_of(content, name)
    extract = read_text(text, name, job)
    return Extract(extract.rows, (*doubts, *extract.doubts))


def text_of(content: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    """Return a page's text in the encoding it names, and a doubt where that was inferred."""
    charset = _CHARSET.search(content[:4096])
    named = charset[1].decode("ascii") if charset else "utf-8"
    marked = content.startswith(codecs.BOM_UTF8) or utf16(content)
    if marked or named.lower() in {"utf-8", "utf8", "unicode"}:
        return decoded(content, name)
    return content.decode(named, "replace"), ()


def read_text(text: str, name: str, job: Job) -> Extract:
    """Return what a page given as text shows."""
    return extract_of(name, lambda looks: markup_rows(text, name, job, looks, Flow()))


def markup_rows(text: str, name: str, job: Job, looks: Looks, flow: Flow) -> Iterator[Row]:
    """Return the rows of a page given as text, which go on in a flow."""
    # lxml refuses text that names its encoding; comments hold what Word tells only itself.
    text = _without(_without(text, "<?xml", "?>"), "<!--[if", "<![endif]-->")
    # What stands after its end is shown as well, as when a mail has two pages in one.
    text = _ENDS.sub("", text)
    if not text.strip():
        return
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    root = html.document_fromstring(text, parser=parser)
    if root is None:
        raise damaged(name, Format.HTML.value)
    yield from _Reader(job, looks, flow, page_styles.rules_of(root)).rows(root)


def _without(text: str, start: str, end: str) -> str:
    """Return the text without what stands between two marks, in one pass."""
    kept, position = [], 0
    while (begin := text.find(start, position)) >= 0 and (close := text.find(end, begin)) >= 0:
        kept.append(text[position:begin])
        position = close + len(end)
    return "".join((*kept, text[position:]))


class _Reader:
    """Walks the page once, gathering the text of each block."""

    def __init__(self, job: Job, looks: Looks, flow: Flow, rules: Mapping[str, str]) -> None:
        self._job, self._looks, self._flow, self._rules = job, looks, flow, rules
        self._runs: list[tuple[str, Look]] = []
        self._counts: dict[Element, int] = {}

    def rows(self, root: Element) -> Iterator[Row]:
        """Return the rows in reading order."""
        yield from self._block(root, Shown())
        yield from self._flush()

    def _flush(self) -> Iterator[Row]:
        text = _tidy(self._looks.shown(self._runs))
        self._runs = []
        if text:
            yield from self._flow.paragraph(text)

    def _block(self, element: Element, around: Shown) -> Iterator[Row]:
        if self._is_hidden(element):
            self._runs.append((_gap(element), Look()))
            return
        look = self._look(element, around)
        is_block = element.tag in _BLOCKS
        self._job.go_on(0.5)
        if is_block:
            yield from self._flush()
        # What only lays the page out, as mail does, is read in the order in which it stands.
        rows = element.xpath(_ROWS) if element.tag == "table" else []
        framed = element.tag == "table" and element.find(".//table") is not None
        for row in rows if framed else ():
            said = (bool(cell.text_content().strip()) for cell in row.iterchildren("td", "th"))
            framed = framed and sum(said) <= 1
        if element.tag == "table" and not framed:
            inner: list[list[Element]] = []
            cells = self._cells(element, look, inner)
            hanging = [
                (row for table in tables for row in self._block(table, look)) for tables in inner
            ]
            yield from self._flow.table(cells, hanging=hanging)
            return
        if element.tag == "br":
            self._runs.append(("\v", around.look))
        self._runs.append((self._label(element), Look()))
        self._runs.append((element.text or "", look.look))
        for child in element.iterchildren():
            yield from self._block(child, look)
            self._runs.append((child.tail or "", look.look))
        if is_block:
            yield from self._flush()

    def _cells(self, table: Element, around: Shown, inner: list[list[Element]]) -> list[list[Cell]]:
        """Return a table's cells row by row, those that a cell from above covers included."""
        grid: list[list[Cell]] = []
        above: dict[int, tuple[int, int]] = {}  # by column: how many rows more, how wide
        group: Element | None = None
        for row in table.xpath(_ROWS):
            # No cell goes over the end of its group of rows.
            above, group = above if row.getparent() is group else {}, row.getparent()
            if self._is_hidden(row):
                continue
            inner.append([])
            look = self._look(row, around)
            self._job.go_on(0.5)
            cells: list[Cell] = []
            below: dict[int, tuple[int, int]] = {}
            column = 0
            for cell in [*row.iterchildren("td", "th"), None]:
                while column in above:
                    rows, width = above.pop(column)
                    cells.append(Cell("", column, goes_on=True))
                    below |= {column: (rows - 1, width)} if rows > 1 else {}
                    column += width
                if cell is not None and not self._is_hidden(cell):
                    text = self._looks.shown(self._pieces(cell, look, inner[-1]))
                    cells.append(Cell(_tidy(text), column))
                    rows, width = _span(cell, "rowspan"), _span(cell, "colspan")
                    below |= {column: (rows - 1, width)} if rows > 1 else {}
                    column += width
            self._flow.cells.add(len(cells))
            grid.append(cells)
            above = below
        return grid

    def _pieces(
        self, element: Element, around: Shown, inner: list[Element]
    ) -> Iterator[tuple[str, Look]]:
        look = self._look(element, around)
        yield self._label(element), Look()
        yield element.text or "", look.look
        for child in element.iterchildren():
            apart = "\v" if child.tag in _BLOCKS else ""
            if child.tag == "table":
                inner.append(child)
            elif child.tag == "br":
                yield "\v", look.look
            elif self._is_hidden(child):
                yield _gap(child), Look()
            else:
                yield apart, Look()
                yield from self._pieces(child, look, inner)
                yield apart, Look()
            yield child.tail or "", look.look

    def _said(self, element: Element) -> Mapping[str, str]:
        """Return what styles an element: its own style after that of its classes and attributes."""
        names = [f".{name}" for name in element.get("class", "").split()]
        keys = [element.tag, *names, *(f"{element.tag}{name}" for name in names)]
        keys.append(f"#{element.get('id', '')}")
        attributes = (
            f"{said}:{value}"
            for name, said in _ATTRIBUTES.items()
            if (value := element.get(name)) is not None
        )
        sheets = (self._rules.get(key, "") for key in keys)
        return page_styles.declared(";".join((*attributes, *sheets, element.get("style", ""))))

    def _look(self, element: Element, around: Shown) -> Shown:
        shown = around.within(self._said(element))
        look = shown.look
        struck, raised = look.struck or element.tag in _STRUCK, look.raised or element.tag == "sup"
        return replace(shown, look=replace(look, struck=struck, raised=raised))

    def _is_hidden(self, element: Element) -> bool:
        """Return whether an element is not read; what is hidden of the text itself is told."""
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            return True
        margin = element.tag == "div" and element.get("title") in _MARGINS
        note = _NOTES.match(element.get("id", "")) or _NOTES.match(element.get("href", ""))
        unsaid = not _UNSAID.isdisjoint(element.get("class", "").split())
        said = self._said(element)
        if margin or note or unsaid or page_styles.is_apart(said):
            return True
        gone = "hidden" in element.attrib or page_styles.is_gone(said)
        if gone:
            self._looks.hide(" ".join(element.itertext()))
        return gone

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


def _gap(hidden: Element) -> str:
    """Return what stands for an element that is not read, where it would be in a line."""
    return "" if hidden.tag in _BLOCKS or hidden.tag in _SKIPPED else GAP


def _tidy(text: str) -> str:
    lines = (_SPACE.sub(" ", line).strip(" ") for line in text.split("\v"))
    return "\n".join(filter(None, lines))


def _span(cell: Element, name: str) -> int:
    """Return how many rows or columns a cell takes; no rows at all mean those to their end."""
    count = whole_number(cell.get(name, "1").strip(), MOST_DIGITS)
    if count == 0 and name == "rowspan":
        return MOST_LINES
    return 1 if count is None else min(max(count, 1), MOST_SPANNED)
