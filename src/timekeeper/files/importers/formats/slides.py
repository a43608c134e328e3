"""Reads the slides of a presentation: their texts and tables, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timekeeper.files.importers.draft.draft import Extract
from timekeeper.files.importers.formats.counters import bullet, counted
from timekeeper.files.importers.formats.grid import Cell, Flow, paragraphs
from timekeeper.files.importers.formats.looks import Look, Looks, extract_of
from timekeeper.files.importers.formats.package import Element, Package, whole_number
from timekeeper.files.importers.original import Beside, Place, Row
from timekeeper.files.importers.sniffing import Format, damaged
from timekeeper.files.job import Job
from timekeeper.words.language import _

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_D = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SHAPE, _GROUP, _FRAME = f"{_P}sp", f"{_P}grpSp", f"{_P}graphicFrame"
_HIDDEN, _TRUE = {"0", "false"}, {"1", "true"}
# The head, foot and number of a slide stand beside what it says.
_MARGINS = {"dt", "ftr", "hdr", "sldNum"}
_COUNTS = {"arabic": "decimal", "romanUc": "upperRoman", "romanLc": "lowerRoman"}
_COUNTS |= {"alphaUc": "upperLetter", "alphaLc": "lowerLetter"}
_BRACKETS = {"Period": ("", "."), "ParenR": ("", ")"), "ParenBoth": ("(", ")")}
MOST_DIGITS = 9

Height = tuple[int, int]


def read(content: bytes, name: str, job: Job) -> Extract:
    """Return the rows of the slides that are shown; masters are left out.

    Their heads and feet, notes and comments are told as such.
    """
    package = Package(content, name, Format.PPTX.value)
    return extract_of(name, lambda looks: _Reader(package, job, looks).rows())


class _Reader:
    """Walks the slides in the order they are shown in."""

    def __init__(self, package: Package, job: Job, looks: Looks) -> None:
        self._package, self._job, self._looks = package, job, looks
        self._flow = Flow()
        self._counts: dict[tuple[str, str], int] = {}
        self._path = ""
        self._told: set[str | None] = set()

    def rows(self) -> Iterator[Row]:
        """Return the rows of all slides."""
        main = self._package.target("officeDocument") or "ppt/presentation.xml"
        root = self._package.xml(main)
        if root is None:
            raise damaged(self._package.name, self._package.kind)
        keys = [slide.get(f"{_R}id") for slide in root.iter(f"{_P}sldId")]
        for number, key in enumerate(keys, 1):
            self._job.go_on(number / len(keys))
            path = self._package.target("slide", main, key)
            slide = self._package.xml(path) if path else None
            if slide is not None and slide.get("show") not in _HIDDEN:
                self._flow.page, self._path = number, path or ""
                for tree in slide.iter(f"{_P}spTree"):
                    yield from self._rows(tree)
                if path not in self._told:
                    self._told.add(path)
                    yield from self._remarks()

    def _remarks(self) -> Iterator[Row]:
        """Return the notes of a slide, then its comments."""
        for kind, which in (("notesSlide", Beside.NOTE), ("comments", Beside.COMMENT)):
            path = self._package.target(kind, self._path)
            root = self._package.xml(path) if path else None
            if root is None:
                continue
            for said in root.iter(f"{_P}sp", f"{_P}cm"):
                self._job.go_on(0.5)
                held = next(said.iter(f"{_P}ph"), None)
                if said.tag == f"{_P}cm":
                    texts = iter([said.findtext(f"{_P}text") or ""])
                elif held is not None and held.get("type") == "body":
                    texts = self._paragraphs(said.iterchildren(f"{_P}txBody"))
                else:
                    continue
                yield from self._beside(texts, which)

    def _beside(self, texts: Iterable[str], which: Beside) -> Iterator[Row]:
        for text in texts:
            yield from paragraphs(text, Place(page=self._flow.page, beside=which))

    def _rows(self, tree: Element) -> Iterator[Row]:
        # What takes its place from the layout, its title say, stands first.
        for shape in sorted(_shapes(tree), key=_height):
            if shape.tag == _GROUP:
                yield from self._rows(shape)
            elif shape.tag == _FRAME:
                for table in shape.iter(f"{_A}tbl"):
                    yield from self._flow.table(self._cells(table), self._flow.page)
                for diagram in shape.iter(f"{_D}relIds"):
                    yield from self._in_diagram(diagram.get(f"{_R}dm"))
            elif any(held.get("type") in _MARGINS for held in shape.iter(f"{_P}ph")):
                # What a program fills in, its number and today's date, says nothing.
                if next(shape.iter(f"{_A}fld"), None) is None:
                    texts = self._paragraphs(shape.iterchildren(f"{_P}txBody"))
                    yield from self._beside(texts, Beside.EDGE)
            else:
                for text in self._paragraphs(shape.iterchildren(f"{_P}txBody")):
                    if text.strip():
                        yield from self._flow.paragraph(text)

    def _in_diagram(self, key: str | None) -> Iterator[Row]:
        """Return the texts of a diagram, each before those that hang on it."""
        path = self._package.target("diagramData", self._path, key) if key else None
        model = self._package.xml(path) if path else None
        if model is None:
            self._looks.miss(_("The diagram on slide {page}").format(page=self._flow.page))
            return
        points = {point.get("modelId"): point for point in model.iter(f"{_D}pt")}
        inner: dict[str | None, list[tuple[int, str]]] = {}
        for link in model.iter(f"{_D}cxn"):
            if link.get("type", "parOf") == "parOf":
                at = whole_number(link.get("srcOrd"), MOST_DIGITS) or 0
                inner.setdefault(link.get("srcId"), []).append((at, link.get("destId", "")))
        # What hangs on nothing comes last.
        tops = (name for name, point in points.items() if point.get("type") == "doc")
        waiting = [*reversed(points), *tops]
        while waiting:
            name = waiting.pop()
            if (point := points.pop(name, None)) is not None:
                for text in self._paragraphs(point.iterchildren(f"{_D}t")):
                    yield from self._flow.paragraph(text) if text.strip() else ()
                waiting += [held for _at, held in sorted(inner.get(name, ()), reverse=True)]

    def _cells(self, table: Element) -> list[list[Cell]]:
        grid: list[list[Cell]] = []
        for row in table.iterchildren(f"{_A}tr"):
            self._job.go_on(0.5)
            cells = []
            for column, cell in enumerate(row.iterchildren(f"{_A}tc")):
                goes_on = cell.get("vMerge") in _TRUE
                covered = goes_on or cell.get("hMerge") in _TRUE
                texts = [] if covered else self._paragraphs(cell.iterchildren(f"{_A}txBody"))
                cells.append(Cell("\n".join(texts), column, goes_on))
            self._flow.cells.add(len(cells))
            grid.append(cells)
        return grid

    def _paragraphs(self, bodies: Iterable[Element]) -> Iterator[str]:
        self._counts = {}
        for body in bodies:
            for paragraph in body.iterchildren(f"{_A}p"):
                text = self._looks.shown(_runs(paragraph))
                yield (self._label(paragraph) if text.strip() else "") + text

    def _label(self, paragraph: Element) -> str:
        """Return the number or the bullet that a slide shows before a paragraph."""
        own = paragraph.find(f"{_A}pPr")
        level = own.get("lvl", "0") if own is not None else "0"
        mark = (
            next(own.iterchildren(f"{_A}buAutoNum", f"{_A}buChar"), None)
            if own is not None
            else None
        )
        if mark is None:
            return ""
        if mark.tag == f"{_A}buChar":
            return f"{bullet(mark.get('char', ''))} "
        kind = mark.get("type", "")
        first = whole_number(mark.get("startAt"), MOST_DIGITS) or 1
        count = self._counts[level, kind] = self._counts.get((level, kind), first - 1) + 1
        style = next((said for start, said in _COUNTS.items() if kind.startswith(start)), "decimal")
        before, after = next(
            (around for end, around in _BRACKETS.items() if kind.endswith(end)), ("", "")
        )
        return f"{before}{counted(count, style)}{after} "


def _shapes(tree: Element) -> Iterator[Element]:
    """Return what a slide or group is made of; of several forms of the same the first with text."""
    for shape in tree.iterchildren(_SHAPE, _GROUP, _FRAME, _CHOICES):
        if shape.tag != _CHOICES:
            yield shape
            continue
        forms = list(shape)
        said = (f for f in forms if any((t.text or "").strip() for t in f.iter(f"{_A}t")))
        yield from _shapes(next(said, forms[0])) if forms else ()


def _height(shape: Element) -> Height:
    place = next(shape.iter(f"{_A}off"), None)
    x, y = (
        (whole_number(place.get(at), MOST_DIGITS) or 0 for at in "xy")
        if place is not None
        else (0, -1)
    )
    return y, x


def _runs(paragraph: Element) -> Iterator[tuple[str, Look]]:
    for part in paragraph.iterchildren(f"{_A}r", f"{_A}fld", f"{_A}br"):
        if part.tag == f"{_A}br":
            yield "\n", Look()
            continue
        said = part.find(f"{_A}rPr")
        font = said.find(f"{_A}latin") if said is not None else None
        raised = whole_number(said.get("baseline"), MOST_DIGITS) if said is not None else None
        struck = said is not None and said.get("strike", "noStrike") != "noStrike"
        look = Look(
            font.get("typeface", "") if font is not None else "", struck=struck, raised=bool(raised)
        )
        yield "".join(text.text or "" for text in part.iterchildren(f"{_A}t")), look
