"""Reads a PDF that holds text: paragraphs and tables by where they stand on the page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import pairwise, takewhile, zip_longest
from threading import Lock
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from msgspec import Struct, field
from msgspec.structs import replace
from pypdfium2 import raw

from timekeeper.files.importers.draft.draft import Doubt, Extract, UnreadableProgramme
from timekeeper.files.importers.formats import legacy_encodings
from timekeeper.files.importers.formats.grid import table_rows
from timekeeper.files.importers.formats.looks import Looks
from timekeeper.files.importers.formats.pdf import ocr_package, scan
from timekeeper.files.importers.formats.pdf.columns import columns, is_item
from timekeeper.files.importers.formats.pdf.lines import (
    TextLine,
    Wrapping,
    is_open,
    sewn,
    text_lines,
    usual_drops,
)
from timekeeper.files.importers.formats.pdf.looks import AllowedTime
from timekeeper.files.importers.formats.pdf.page import DrawnPage, read_page
from timekeeper.files.importers.formats.pdf.tables import PdfTable, grids, table
from timekeeper.files.importers.formats.pdf.tabs import tabbed_lines
from timekeeper.files.importers.formats.pdf.unruled import unruled_tables
from timekeeper.files.importers.original import Area, Place, Row, TooLarge, paragraph
from timekeeper.files.importers.sniffing import MOST_LINES, Format, damaged, protected, too_long
from timekeeper.files.job import Job
from timekeeper.words.language import _

if TYPE_CHECKING:
    from PIL.Image import Image

# In parts of the page: running heads and feet stand in its outer margins; text reaches to its
# right one, or else the page is one of short lines that wrap nowhere.
MARGIN = 0.12
LEAST_RIGHT, USUAL_RIGHT, NEARLY_RIGHT, NARROWEST = 0.84, 0.88, 0.76, 0.6
SOME = 2  # lines that end at the same place by chance
SAME_RIGHT = 3.0  # points
_PAGE_NUMBER = re.compile(
    r"(?:trang|page)?\s*[-–—]?\s*[0-9]{1,4}\s*(?:[-–—]|[/|]\s*[0-9]+)?", re.IGNORECASE
)
_POINT = re.compile(r"[-+*•]\s|\([0-9a-zđ]{1,2}\)|[a-zđ]\)")
_DIGITS = re.compile(r"[0-9]+")
_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff]")
MOST_UNMAPPED = 0.2

# PDFium keeps state of its own for the whole process.
_ALONE = Lock()


class Sheet(Struct):
    """A page, or a column of it: its lines outside tables, and its tables.

    ``width`` is that of what text may fill, ``first`` the number of its first line on the page.
    ``picture`` is the size of a page that was recognised, in points; None for one that holds text.
    """

    number: int
    width: float
    height: float
    lines: list[TextLine]
    first: int = 1
    tables: list[PdfTable] = field(default_factory=list)
    picture: tuple[float, float] | None = None

    def area(self, left: float, top: float, right: float, bottom: float) -> Area | None:
        """Return a piece of the page's picture, from points above its lower left corner."""
        if self.picture is None:
            return None
        width, height = self.picture
        return Area(left / width, 1 - top / height, right / width, 1 - bottom / height)


def read(content: bytes, name: str, job: Job, allowed: AllowedTime | None = None) -> Extract:
    """Return the rows of all pages; page numbers are left out, and running heads with a doubt.

    Pages that are pictures are recognised where that part of the program is installed. Raises
    UnreadableProgramme for a document without text that can be read.
    """
    with _ALONE:
        try:
            document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as error:
            if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
                raise protected(name) from error
            raise damaged(name, Format.PDF.value) from error
        try:
            return _extract(_pages(document, allowed or AllowedTime()), len(document), name, job)
        finally:
            document.close()


def read_picture(content: bytes, name: str, job: Job) -> Extract:
    """Return the rows of a picture of a page, or of several in one file, as of a PDF of them."""
    if lack := ocr_package.lack():
        raise _no_text(name, lack)
    with scan.recogniser() as recognised, _ALONE:
        count, pictures = scan.page_pictures(content)
        return _extract(map(recognised, pictures), count, name, job)


def _no_text(name: str, lack: str) -> UnreadableProgramme:
    message = _("{name} is a picture of the text.").format(name=name)
    return UnreadableProgramme(f"{message} {lack}")


def _pages(document: pdfium.PdfDocument, allowed: AllowedTime) -> Iterator[scan.Scan]:
    """Return the pages of a PDF, those that are pictures recognised."""
    with ExitStack() as stack:
        recognised: Callable[[Image], scan.Scan] | None = None
        lack: str | None = None
        pictures = 0
        for index in range(len(document)):
            with allowed.bounded():
                opened = document[index]
            page = read_page(opened, allowed)
            drawn = scan.Scan(page)
            is_picture = not page.glyphs and page.has_picture
            if is_picture and lack is None:
                lack = ocr_package.lack()
            if is_picture and not lack:
                pictures += 1
                if pictures > scan.MOST_PAGES:
                    raise TooLarge
                recognised = recognised or stack.enter_context(scan.recogniser())
                with allowed.bounded():
                    picture = scan.picture_of(opened)
                drawn = recognised(picture)
            opened.close()
            yield drawn


def _extract(pages: Iterable[scan.Scan], count: int, name: str, job: Job) -> Extract:
    sheets: list[Sheet] = []
    unread: list[int] = []
    slanted: list[int] = []
    looks = Looks(converting=False)
    unsure: dict[int, tuple[scan.UnsureWord, ...]] = {}
    pictures: dict[int, bytes] = {}
    lines = 0
    following = iter(pages)
    for number in range(1, count + 1):
        job.go_on((number - 1) / count)
        drawn = next(following)
        page = drawn.page
        if page.slanted:
            slanted.append(number)
        elif not page.glyphs and page.has_picture:
            unread.append(number)
        _remember(looks, page, number)
        unsure[number] = drawn.unsure
        if drawn.picture:
            pictures[number] = drawn.picture
        tables, rest = [], list(page.glyphs)
        for grid in grids(page.rulings):
            job.go_on((number - 1) / count)
            inside = [glyph for glyph in rest if grid.holds(glyph)]
            if inside:
                rest = [glyph for glyph in rest if not grid.holds(glyph)]
                tables.append(table(grid, inside))
        size = (page.width, page.height) if drawn.picture else None
        whole = Sheet(
            number,
            page.width,
            page.height,
            tabbed_lines(rest, seen=bool(drawn.picture)),
            1,
            tables,
            size,
        )
        sheets.append(whole)
        lines += len(whole.lines) + sum(len(found.rows) for found in tables)
        if lines > MOST_LINES:
            raise too_long(name)
    # A table without rulings is told from columns of text by the clocks that stand alone in it.
    _find_unruled_tables(sheets)
    sheets = [part for sheet in sheets for part in _parts(sheet)]
    _refuse_unreadable(sheets, unread, slanted, name)
    reader = _Reader(sheets)
    rows = tuple(reader.rows())
    looks.leave_out(reader.left_out.values())
    message = _("Page {page} is a picture and was not read.")
    lack = ocr_package.lack() if unread else ""
    pages_told = [f"{message.format(page=page)} {lack}".strip() for page in unread]
    doubts = [Doubt(None, "picture", told) for told in pages_told]
    message = _("The text of page {page} stands at a slant and was not read.")
    doubts += [Doubt(None, "slanted", message.format(page=page)) for page in slanted]
    return Extract(rows, (*looks.doubts(), *doubts, *_unsure(rows, unsure)), pictures)


def _remember(looks: Looks, page: DrawnPage, number: int) -> None:
    """Remember what of a page is left out, and whether that is known."""
    for line in text_lines(page.hidden):
        looks.hide(line.text)
    for line in text_lines(page.struck):
        looks.strike(line.text)
    if not page.looked_at:
        looks.overlook(number)


def _unsure(
    rows: Sequence[Row], unsure: Mapping[int, tuple[scan.UnsureWord, ...]]
) -> Iterator[Doubt]:
    """Return a doubt for each row with words that were not recognised for certain."""
    message = _("Not read for certain in the picture: {words}. Compare them with it.")
    for line, row in enumerate(rows, 1):
        words = {word for cell in row.cells for word in cell.split()}
        found = [
            word
            for word in unsure.get(row.place.page or 0, ())
            if word.text in words and _stands_in(word.area, row.area)
        ]
        if found:
            texts = list(dict.fromkeys(word.text for word in found))
            quoted = ", ".join(f"“{text}”" for text in texts)
            told, areas = message.format(words=quoted), tuple(word.area for word in found)
            yield Doubt(line, "unsure", told, ", ".join(texts), areas=areas)


def _stands_in(word: Area, row: Area | None) -> bool:
    return row is None or row.top <= (word.top + word.bottom) / 2 <= row.bottom


def _parts(sheet: Sheet) -> list[Sheet]:
    """Return a page in the parts it is read in; tables stay with the text above them."""
    parts: list[Sheet] = []
    first = 1
    found = columns(sheet.lines) or [[]]
    for lines, following in zip(found, [*found[1:], []], strict=True):
        # A left column is as wide as the right one leaves it.
        beside = following and following[0].base > lines[-1].base
        width = min(line.left for line in following) if beside else sheet.width
        part = Sheet(sheet.number, width, sheet.height, list(lines), first)
        part.picture = sheet.picture
        parts.append(part)
        first += len(lines)
    for ruled in sheet.tables:
        above = [part for part in parts if part.lines and part.lines[0].base > ruled.grid.rows[0]]
        (above or parts[:1])[-1].tables.append(ruled)
    return parts


def _find_unruled_tables(sheets: Sequence[Sheet]) -> None:
    # What was recognised has its tabs guessed from white, which tells of columns more surely.
    pages = [
        [
            line if sheet.picture is None else line.without_tabs()
            for line in sheet.lines
            if not (_PAGE_NUMBER.fullmatch(line.text.strip()) and _in_margin(line, sheet))
        ]
        for sheet in sheets
    ]
    for sheet, found in zip(sheets, unruled_tables(pages), strict=True):
        taken = {line.base for table in found for lines in table.lines.values() for line in lines}
        sheet.lines = [line for line in sheet.lines if line.base not in taken]
        sheet.tables += found


def _refuse_unreadable(
    sheets: Sequence[Sheet], pictures: Sequence[int], slanted: Sequence[int], name: str
) -> None:
    text = _text(sheets)
    if not text.strip():
        if slanted:
            message = _("The text of {name} stands at a slant: ask for it upright, or in Word.")
            raise UnreadableProgramme(message.format(name=name))
        if pictures and (lack := ocr_package.lack()):
            raise _no_text(name, lack)
        empty = _("{name} is empty: choose the file that holds the programme.")
        blank = _("No text was found in the pictures of {name}: ask for a better copy of it.")
        raise UnreadableProgramme((blank if pictures else empty).format(name=name))
    # What was recognised has no encoding and no font.
    text = _text([sheet for sheet in sheets if sheet.picture is None])
    legacy_encodings.refuse(text, name)
    if len(_UNMAPPED.findall(text)) > MOST_UNMAPPED * len(text):
        raise UnreadableProgramme(
            _("The letters of {name} cannot be told from its font: ask for the Word file.").format(
                name=name
            )
        )


def _text(sheets: Sequence[Sheet]) -> str:
    texts = [line.text for sheet in sheets for line in sheet.lines]
    tables = [found for sheet in sheets for found in sheet.tables]
    return "\n".join(texts + [cell.text for found in tables for row in found.rows for cell in row])


class _Reader:
    """Puts the pages together again: paragraphs and tables go on over their borders."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._running = _running(sheets)
        self.left_out: dict[str, str] = {}
        self._wrappings = _wrappings(sheets)
        self._tables = 0
        self._last: TextLine | PdfTable | None = None
        self._head: tuple[str, ...] = ()
        self._rows: list[Row] = []

    def rows(self) -> list[Row]:
        """Return the rows of all pages."""
        for before, sheet in zip((None, *self._sheets), self._sheets, strict=False):
            # Text goes on at the top of the next column or page, not in columns below it.
            if before and before.number == sheet.number and _is_below(sheet, before):
                self._last = None
            for block in self._blocks(sheet):
                if isinstance(block, PdfTable):
                    self._table(block, sheet)
                else:
                    self._line(*block, sheet)
        return self._rows

    def _blocks(self, sheet: Sheet) -> Iterator[tuple[TextLine, int] | PdfTable]:
        """Return lines with their numbers, and tables, from top to bottom."""
        tops: list[tuple[float, tuple[TextLine, int] | PdfTable]] = [
            (found.grid.rows[0], found) for found in sheet.tables
        ]
        lines = []
        for line in sheet.lines:
            text = line.text.strip()
            same = _DIGITS.sub("#", text)
            numbers = _PAGE_NUMBER.fullmatch(text)
            if not ((numbers or same in self._running) and _in_margin(line, sheet)):
                lines.append(line)
            elif not numbers:
                self.left_out.setdefault(same, text)
        tops += [(line.base, (line, number)) for number, line in enumerate(lines, sheet.first)]
        return (block for _top, block in sorted(tops, key=lambda found: -found[0]))

    def _line(self, line: TextLine, number: int, sheet: Sheet) -> None:
        before = self._last if isinstance(self._last, TextLine) else None
        low, high = line.base - scan.DESCENT * line.height, line.base + line.height
        area = sheet.area(line.left, high, line.right, low)
        place = Place(page=sheet.number, line=number)
        if before is not None and self._wrappings[round(sheet.width)].wraps(before, line):
            row = self._rows[-1]
            whole = paragraph(sewn("\t".join(row.cells), line.text), row.place)
            if area and row.area:  # what goes on over the page's end is shown where it begins
                area = area.around(row.area) if row.place.page == place.page else row.area
            self._rows[-1] = replace(whole, area=area)
        else:
            self._rows.append(replace(paragraph(line.text, place), area=area))
        self._last = line

    def _table(self, found: PdfTable, sheet: Sheet) -> None:
        before = self._last if isinstance(self._last, PdfTable) else None
        goes_on = before is not None and before.goes_on_in(found)
        if not goes_on:
            self._tables += 1
        rows = list(self._rows_of(found, sheet))
        if before is None or not goes_on:
            self._head = rows[0].cells if rows else self._head
        elif rows:
            repeats = int(rows[0].cells == self._head)
            found = found.reached(before, repeats) if repeats < len(found.rows) else found
            rows = list(self._rows_of(found, sheet))[repeats:]
        if before is not None and goes_on and rows and self._rows:
            row = (rows[0].place.row or 1) - 1
            if not rows[0].cells[0] and before.cut_before(found, row):
                # The page's end cut the row in two.
                pairs = zip_longest(self._rows[-1].cells, rows.pop(0).cells, fillvalue="")
                cells = tuple(f"{a} {b}".strip() for a, b in pairs)
                self._rows[-1] = replace(self._rows[-1], cells=cells)
        self._rows += rows
        self._last = found

    def _rows_of(self, found: PdfTable, sheet: Sheet) -> Iterator[Row]:
        """Return the rows of a table, each with its place and area on the page."""
        place, edges = Place(page=sheet.number, table=self._tables), found.grid.rows
        left, right = found.grid.columns[0], found.grid.columns[-1]
        for inside in table_rows(found.rows, place):
            number = inside.place.row or 1
            area = sheet.area(left, edges[number - 1], right, edges[min(number, len(edges) - 1)])
            yield replace(inside, area=area)


def _is_below(sheet: Sheet, other: Sheet) -> bool:
    lines, above = sheet.lines, other.lines
    return bool(lines and above and lines[0].base < above[-1].base)


def _in_margin(line: TextLine, sheet: Sheet) -> bool:
    return not MARGIN * sheet.height < line.base < (1 - MARGIN) * sheet.height


def _outermost(sheet: Sheet) -> Iterator[TextLine]:
    """Return the lines in the margins above the first act of the page, and below its last."""
    top, bottom = (1 - MARGIN) * sheet.height, MARGIN * sheet.height

    def is_act(line: TextLine) -> bool:
        return is_item(line.text) or _POINT.match(line.text) is not None

    yield from takewhile(lambda line: line.base >= top and not is_act(line), sheet.lines)
    low = takewhile(lambda line: line.base <= bottom and not is_act(line), reversed(sheet.lines))
    yield from low


def _running(sheets: Sequence[Sheet]) -> set[str]:
    """Return what stands in the margins of most pages, its figures aside.

    An act may stand there on several, "8h00: Giải lao" and "10h00: Giải lao": no head begins so,
    and none stands further in.
    """
    counted = Counter(
        text
        for sheet in sheets
        for text in {_DIGITS.sub("#", line.text.strip()) for line in _outermost(sheet)}
    )
    pages = len({sheet.number for sheet in sheets})
    return {text for text, count in counted.items() if count > 1 and count * 2 >= pages - 1}


def _wrappings(sheets: Sequence[Sheet]) -> dict[int, Wrapping]:
    """Return how the text of pages of each width is set."""
    by_width: defaultdict[int, list[TextLine]] = defaultdict(list)
    for sheet in sheets:
        by_width[round(sheet.width)] += sheet.lines
    drops = usual_drops(sheet.lines for sheet in sheets)
    wrappings = {}
    for width, lines in by_width.items():
        # Text wraps where its longest line ends, if it wraps at all.
        furthest = max((line.right for line in lines), default=0.0)
        several = sum(furthest - line.right <= SAME_RIGHT for line in lines)
        wrapped = sum(
            (following.text[0].islower() or following.text[0] == "(" or is_open(line.text))
            and line.right + following.words[0].width > furthest
            for line, following in pairwise(lines)
        )
        wraps = (
            furthest >= LEAST_RIGHT * width
            or (furthest >= NARROWEST * width and (several > SOME or wrapped > 1))
            or (wrapped and furthest >= NEARLY_RIGHT * width)
        )
        wrappings[width] = Wrapping(furthest if wraps else USUAL_RIGHT * width, drops)
    return wrappings
