"""Reads a Word document: paragraphs with their automatic numbers, tables, text boxes.

What is read is what its reader sees: changes accepted, hidden parts left out.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from msgspec.structs import replace

from timekeeper.files.importers.draft.draft import Extract, UnreadableProgramme
from timekeeper.files.importers.formats import markup, plain_text
from timekeeper.files.importers.formats.besides import beside
from timekeeper.files.importers.formats.counters import bullet
from timekeeper.files.importers.formats.docx.grounds import W
from timekeeper.files.importers.formats.docx.numbering import Numbering
from timekeeper.files.importers.formats.docx.styles import OFF, Styles, is_on, value
from timekeeper.files.importers.formats.gaps import GAP
from timekeeper.files.importers.formats.grid import Cell, Flow
from timekeeper.files.importers.formats.looks import Look, Looks, extract_of
from timekeeper.files.importers.formats.mail import mime
from timekeeper.files.importers.formats.package import Element, Package, whole_number
from timekeeper.files.importers.original import Beside, Row
from timekeeper.files.importers.sniffing import Format, damaged, format_of
from timekeeper.files.job import Job

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

PARAGRAPH, TABLE, CELL, BOX, CHUNK = (
    f"{W}{tag}" for tag in ("p", "tbl", "tc", "txbxContent", "altChunk")
)
_BLOCKS = (PARAGRAPH, TABLE, CHUNK)
# How far documents are read that are included in one another.
DEEPEST = 3
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
    f"{W}softHyphen": "\xad",
}  # fmt: skip
_DRAWINGS = {f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"}
_NOTES = {f"{W}footnoteReference", f"{W}endnoteReference"}
_REMOVED = (f"{W}del", f"{W}moveFrom")
_EDGES = {f"{W}headerReference": "header", f"{W}footerReference": "footer"}
_BEFORE = f"{W}sectPrChange"
_REMARKS = (
    ("footnotes", "footnote", Beside.NOTE),
    ("endnotes", "endnote", Beside.NOTE),
    ("comments", "comment", Beside.COMMENT),
)


def read(content: bytes, name: str, job: Job) -> Extract:
    """Return the document's rows in reading order, tracked changes accepted.

    The heads and feet of its pages, notes and comments are told as such. What is hidden, struck
    through or a prompt is left out, what the document includes from parts of its own is read.
    """
    package = Package(content, name, Format.DOCX.value)
    return extract_of(name, lambda looks: _Reader(package, job, looks, Flow()).rows())


class _Reader:
    """Walks a document once, top to bottom, counting what Word counts."""

    def __init__(
        self, package: Package, job: Job, looks: Looks, flow: Flow, depth: int = 0
    ) -> None:
        self._package = package
        self._main = self._package.target("officeDocument") or "word/document.xml"
        root = self._package.xml(self._main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise damaged(package.name, package.kind)
        self._body: Element = body
        numbering, styles = (self._part(kind) for kind in ("numbering", "styles"))
        self._styles = Styles(styles)
        self._numbering = Numbering(numbering, self._styles)
        self._job, self._looks, self._flow, self._depth = job, looks, flow, depth
        self._share = 0.0

    def rows(self) -> Iterator[Row]:
        """Return the rows of the body, then of what is beside it; raise Cancelled when told to."""
        if next(self._body.iter(f"{W}lastRenderedPageBreak"), None) is not None:
            self._flow.page = self._flow.page or 1
        blocks = list(_elements(self._body, _BLOCKS))
        for index, block in enumerate(_whole(blocks)):
            self._share = index / len(blocks)
            self._job.go_on(self._share)
            yield from self._block(block)
        for which, elements in self._besides():
            within = [block for element in elements for block in _elements(element, _BLOCKS)]
            for block in _whole(within):
                self._job.go_on(self._share)
                yield from beside(self._block(block), which)

    def _besides(self) -> Iterator[tuple[Beside, Iterable[Element]]]:
        """Return what its pages show at their edges, then its notes and its comments."""
        settings = self._part("settings")
        shown = {"default", *(["even"] if is_on(settings, "evenAndOddHeaders") else [])}
        sections = [s for s in self._body.iter(f"{W}sectPr") if s.getparent().tag != _BEFORE]
        read: set[str | None] = {None}
        for number, section in enumerate(sections):
            own = {*shown, *(["first"] if is_on(section, "titlePg") else [])}
            for edge in section.iterchildren(*_EDGES):
                self._job.go_on(self._share)
                kind, key = _EDGES[edge.tag], edge.get(f"{RELATIONSHIPS}id", "")
                path = self._package.target(kind, self._main, key)
                if edge.get(f"{W}type", "default") not in own or path in read:
                    continue
                read.add(path)
                part = self._package.xml(path or "")
                above = kind == "header" and number == 0
                yield Beside.HEAD if above else Beside.EDGE, [] if part is None else [part]
        for kind, tag, which in _REMARKS:
            part = self._part(kind)
            remarks = part.iterchildren(f"{W}{tag}") if part is not None else ()
            yield which, (one for one in remarks if one.get(f"{W}type", "normal") == "normal")

    def _part(self, kind: str) -> Element | None:
        path = self._package.target(kind, self._main)
        return self._package.xml(path) if path else None

    def _block(self, block: Sequence[Element]) -> Iterator[Row]:
        """Return the rows of a table or of a paragraph, then of what hangs from it."""
        if block[0].tag == TABLE:
            yield from self._table(block[0])
            return
        if block[0].tag == CHUNK:
            yield from self._included(block[0].get(f"{RELATIONSHIPS}id"))
            return
        inner: list[Element] = []
        text = self._text(block, inner, numbers_blank=False)
        if text.strip():
            yield from self._flow.paragraph(text)
        yield from self._inner(inner)

    def _table(self, table: Element) -> Iterator[Row]:
        """Return the rows of a table, each followed by what hangs from its cells."""
        page = self._flow.page
        cells: list[list[Cell]] = []
        inner: list[list[Element]] = []
        marks = ("del", "moveFrom", "hidden")
        rows = [
            row
            for row in _elements(table, (f"{W}tr",))
            if not any(is_on(row.find(f"{W}trPr"), mark) for mark in marks)
        ]
        # What only frames other tables is read in the order in which it stands.
        framed = table.find(f".//{TABLE}") is not None
        for row in rows if framed else ():
            said = (any(cell.itertext(f"{W}t")) for cell in _elements(row, (CELL,)))
            framed = framed and sum(said) <= 1
        if framed:
            yield from self._inner(cell for row in rows for cell in _elements(row, (CELL,)))
            return
        for row in rows:
            self._job.go_on(self._share)
            inner.append([])
            cells.append(list(self._cells(row, inner[-1])))
        yield from self._flow.table(cells, page, [self._inner(hanging) for hanging in inner])

    def _inner(self, elements: Iterable[Element]) -> Iterator[Row]:
        """Return the rows of nested tables, of text boxes, and of cells that frame some."""
        for element in elements:
            blocks = list(_elements(element, _BLOCKS)) if element.tag in (BOX, CELL) else [element]
            for whole in _whole(blocks):
                yield from self._block(whole)

    def _included(self, key: str | None) -> Iterator[Row]:
        """Return the rows of another document that Word shows in this place."""
        path = self._package.target("aFChunk", self._main, key) or ""
        content = self._package.part(path)
        with suppress(UnreadableProgramme):
            match format_of(content, path) if content else None:
                case Format.DOCX if content and self._depth < DEEPEST:
                    package = Package(content, path, Format.DOCX.value)
                    inner = _Reader(package, self._job, self._looks, self._flow, self._depth + 1)
                    yield from inner.rows()
                    return
                case Format.MAIL if (
                    content and (page := mime.page_of(next(mime.messages(content)))) is not None
                ):
                    text = markup.text_of(page, path)[0]
                    yield from markup.markup_rows(text, path, self._job, self._looks, self._flow)
                    return
                case Format.HTML if content:
                    text = markup.text_of(content, path)[0]
                    yield from markup.markup_rows(text, path, self._job, self._looks, self._flow)
                    return
                case Format.TEXT if content and path.lower().endswith(".txt"):
                    for line in plain_text.read(content, path, self._job).rows:
                        yield from self._flow.paragraph("\t".join(line.cells))
                    return
        self._looks.miss(posixpath.basename(path) or "altChunk")

    def _text(
        self, elements: Sequence[Element], inner: list[Element], *, numbers_blank: bool
    ) -> str:
        """Return the text of paragraphs that have become one, numbered as their last one is."""
        paragraphs = [Paragraph(element, self._styles, self._looks) for element in elements]
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
        for cell in _elements(row, (CELL,)):
            if cell.find(f"{W}tcPr/{W}cellDel") is not None:
                continue
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            covered = merged is not None and merged.get(f"{W}val") != "restart"
            texts = []
            for block in _whole([] if covered else list(_elements(cell, _BLOCKS))):
                if block[0].tag != PARAGRAPH:
                    inner.append(block[0])
                else:
                    texts.append(self._text(block, inner, numbers_blank=True))
            yield Cell("\n".join(texts), start, covered)
            start += max(_span(cell.find(f"{W}tcPr/{W}gridSpan")), 1)


def _elements(element: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    """Return the elements of one level, out of whatever wraps them."""
    for child in element.iterchildren():
        if child.tag in tags:
            yield child
        elif (child.tag in _WRAPPERS or child.tag == BOX) and not _is_prompt(child):
            yield from _elements(child, tags)


def _whole(blocks: Sequence[Element]) -> Iterator[list[Element]]:
    """Return the blocks, paragraphs whose end was deleted joined to the one that follows."""
    joined: list[Element] = []
    for block in blocks:
        if block.tag != PARAGRAPH:
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


def _is_prompt(control: Element) -> bool:
    """Return whether a content control shows the words that ask for its content."""
    return is_on(control.find(f"{W}sdtPr"), "showingPlcHdr") is True


class Paragraph:
    """A paragraph's text, with the text boxes that hang from it and the page breaks in it."""

    def __init__(self, element: Element, styles: Styles, looks: Looks) -> None:
        self.boxes: list[Element] = []
        self.breaks = 0
        self._fields: list[bool] = []
        self._styles = styles
        self._looks = looks
        self._element = element
        self._style = value(element.find(f"{W}pPr"), "pStyle")
        self._table = styles.of_table(element)
        self.text = looks.shown(self._runs(element))

    def _runs(self, element: Element) -> Iterator[tuple[str, Look]]:
        for child in element.iterchildren():
            if child.tag == f"{W}r":
                properties = child.find(f"{W}rPr")
                if self._styles.shows_placeholder(properties):
                    yield GAP, Look()
                else:
                    look, unseen = self._styles.look(
                        self._table, self._style, properties, self._element
                    )
                    yield from self._run(child, look, unseen=unseen)
            elif child.tag == f"{_MATHS}t":
                yield child.text or "", Look()
            elif child.tag == f"{W}subDoc":
                self._looks.miss("subDoc")
            elif _is_prompt(child):
                yield GAP, Look()
            elif child.tag in _WRAPPERS or child.tag.startswith(_MATHS):
                yield from self._runs(child)

    def _run(self, run: Element, look: Look, *, unseen: bool) -> Iterator[tuple[str, Look]]:
        # What hangs from letters that are not seen is.
        seen = replace(look, hidden=unseen)
        for child in run.iterchildren():
            if child.tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType"))
            elif look.hidden:
                self._looks.hide("" if any(self._fields) else _character(child))
                yield GAP, seen
            elif child.tag == f"{W}lastRenderedPageBreak":
                self.breaks += 1
            elif child.tag in _DRAWINGS:
                self.boxes += _boxes(child)
            elif child.tag == f"{W}ruby":
                yield from self._runs(child)
            elif child.tag in _NOTES and child.get(f"{W}customMarkFollows") not in {None, *OFF}:
                return  # the rest of the run is the note's mark
            elif not any(self._fields):
                yield _character(child), seen

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
