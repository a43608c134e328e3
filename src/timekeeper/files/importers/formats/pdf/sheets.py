"""Pages put together again: columns side by side, and what goes on over a page's end."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile, zip_longest

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.files.importers.formats.grid import table_rows
from timekeeper.files.importers.formats.pdf.columns import columns, is_item
from timekeeper.files.importers.formats.pdf.lines import (
    LEAST_DROP,
    LOOSER,
    TextLine,
    Wrapping,
    is_open,
    sewn,
    usual_drops,
)
from timekeeper.files.importers.formats.pdf.scanning import scan
from timekeeper.files.importers.formats.pdf.scanning.seen import DESCENT
from timekeeper.files.importers.formats.pdf.shapes import Bounds
from timekeeper.files.importers.formats.pdf.tables import PdfTable, grids, is_band, table
from timekeeper.files.importers.formats.pdf.tabs import level_words, tabbed_lines
from timekeeper.files.importers.formats.pdf.unruled import unruled_tables
from timekeeper.files.importers.original import Area, Place, Row, paragraph

# In parts of the page: running heads and feet stand in its outer margins; text reaches to its
# right one, or else the page is one of short lines that wrap nowhere.
MARGIN = 0.12
LEAST_RIGHT, USUAL_RIGHT, NEARLY_RIGHT, NARROWEST = 0.84, 0.88, 0.76, 0.6
SOME = 2  # lines that end at the same place by chance
SAME_RIGHT = 3.0  # points
BESIDE = 0.7  # of a line's height: lines of a scan that are less apart are level
_PAGE_NUMBER = re.compile(
    r"(?P<word>trang|page)?\s*[-–—]?\s*(?P<page>[0-9]{1,4})\s*(?:[-–—]|[/|]\s*(?P<of>[0-9]+))?",
    re.IGNORECASE,
)
# The number of the page in a running line: "Hội nghị năm 2026 - Trang 2/5", "2 | Hội nghị".
_WITH_PAGE = re.compile(
    r"(?<![0-9./:,hg])(?P<page>[0-9]{1,3})(?:\s*(?:/|of)\s*(?P<of>[0-9]{1,3}))?\W*$"
    r"|^[0-9]{1,3}(?=\s*[|–—\t])"
)
# "Ngày 2", "August 15": such a number is the programme's own.
_COUNTED = re.compile(
    r"\b(?:ngày|tháng|thứ|phần|phiên|buổi|day|part|session|[a-z]+ber|(?:jan|febr)uary|march|april"
    r"|may|june|july|august)\W*$",
    re.IGNORECASE,
)
_POINT = re.compile(r"[-+*•]\s|\([0-9a-zđ]{1,2}\)|[a-zđ]\)|\(?[0-9]{1,2} ?(?:[hHgG:]|giờ)")
_ROW_NUMBER = re.compile(r"\s*[0-9]{1,3}[.)]?\s+(?=[0-9])")


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
    rulings: tuple[Bounds, ...] = ()

    def area(self, left: float, top: float, right: float, bottom: float) -> Area | None:
        """Return a piece of the page's picture, from points above its lower left corner."""
        if self.picture is None:
            return None
        width, height = self.picture
        return Area(left / width, 1 - top / height, right / width, 1 - bottom / height)

    def in_margin(self, line: TextLine) -> bool:
        """Return whether the line stands where running heads and feet do."""
        return not MARGIN * self.height < line.base < (1 - MARGIN) * self.height

    def outermost(self) -> Iterator[TextLine]:
        """Yield the lines in the margins above the first act of the page, and below its last."""
        top, bottom = (1 - MARGIN) * self.height, MARGIN * self.height

        def is_act(line: TextLine) -> bool:
            text = _ROW_NUMBER.sub("", line.text)
            return is_item(text) or _POINT.match(text) is not None

        yield from takewhile(lambda line: line.base >= top and not is_act(line), self.lines)
        upwards = reversed(self.lines)
        yield from takewhile(lambda line: line.base <= bottom and not is_act(line), upwards)

    def is_below(self, other: Sheet) -> bool:
        """Return whether this is a part of the same page that begins below the end of the other."""
        if self.number != other.number or not self.lines or not other.lines:
            return False
        return self.lines[0].base < other.lines[-1].base

    def parts(self) -> list[Sheet]:
        """Return a page in the parts it is read in; tables stay with the text above them."""
        parts: list[Sheet] = []
        first = 1
        found = columns(self.lines) or [[]]
        for lines, following in zip(found, [*found[1:], []], strict=True):
            # A left column is as wide as the right one leaves it.
            beside = following and following[0].base > lines[-1].base
            width = min(line.left for line in following) if beside else self.width
            part = replace(self, width=width, lines=list(lines), first=first, tables=[])
            parts.append(part)
            first += len(lines)
        for ruled in self.tables:
            top = ruled.grid.rows[0]
            above = [part for part in parts if part.lines and part.lines[0].base > top]
            (above or parts[:1])[-1].tables.append(ruled)
        return parts


def sheet_of(drawn: scan.Scan, number: int, go_on: Callable[[], None]) -> Sheet:
    """Return a page with its ruled tables; ``go_on`` is called between two of them."""
    page = drawn.page
    tables, rest = [], list(page.glyphs)
    found = grids(page.rulings)
    for grid in found:
        go_on()
        if is_band(grid, found, rest):
            continue
        inside = [glyph for glyph in rest if grid.holds(glyph)]
        if inside:
            rest = [glyph for glyph in rest if not grid.holds(glyph)]
            tables.append(table(grid, level_words(inside) if drawn.picture else inside))
    lines = tabbed_lines(rest, seen=bool(drawn.picture))
    size = (page.width, page.height) if drawn.picture else None
    return Sheet(number, page.width, page.height, lines, 1, tables, size, page.rulings)


def leave_out_page_numbers(sheets: Sequence[Sheet]) -> None:
    """Take the numbers of the pages from their lines.

    They stand by themselves, unlike a row's number on a crooked scan, and are those of the pages,
    or follow one another: a date, or a year, may stand alone in a cell's last line.
    """
    found = [
        (sheet, line, int(number["page"]) - sheet.number)
        for sheet in sheets
        for line in sheet.lines
        if (number := _page_number(line.text))
        # Of other pages than there are it may be a day: "5/12".
        and (number["word"] or number["of"] in (None, str(len(sheets))))
        and sheet.in_margin(line)
        and not any(0 < abs(line.base - other.base) < BESIDE * line.height for other in sheet.lines)
    ]
    pages = Counter(ahead for _sheet, _line, ahead in found)
    for sheet, line, ahead in found:
        if ahead == 0 or pages[ahead] > 1:
            sheet.lines.remove(line)


def find_unruled_tables(sheets: Sequence[Sheet]) -> None:
    """Move to the pages' tables the lines of those that no rulings tell of.

    They are told from columns of text by the clocks that stand alone in them.
    """
    # What was recognised has its tabs guessed from white, which tells of columns more surely.
    pages = [
        [line if sheet.picture is None else line.without_tabs() for line in sheet.lines]
        for sheet in sheets
    ]
    for sheet, found in zip(
        sheets, unruled_tables(pages, [s.rulings for s in sheets]), strict=True
    ):
        taken = {line.base for table in found for lines in table.lines.values() for line in lines}
        sheet.lines = [line for line in sheet.lines if line.base not in taken]
        sheet.tables += found


def _page_number(text: str) -> re.Match[str] | None:
    """Return the number of a page that a line is; of eight pages none is the fifteenth: "15/8"."""
    found = _PAGE_NUMBER.fullmatch(text.strip())
    return None if found and int(found["page"]) > int(found["of"] or found["page"]) else found


class SheetReader:
    """Puts the pages together again: paragraphs and tables go on over their borders."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._running = _running(sheets)
        self.left_out: dict[str, str] = {}
        self.unsure_tables: list[int] = []  # the first row of each, counted from 1
        self._wrappings = _wrappings(sheets)
        self._tables = 0
        self._first = 0
        self._last: TextLine | PdfTable | None = None
        self._head: tuple[str, ...] = ()
        self._rows: list[Row] = []

    def rows(self) -> list[Row]:
        """Return the rows of all pages."""
        for before, sheet in zip((None, *self._sheets), self._sheets, strict=False):
            # Text goes on at the top of the next column or page, not in columns below it.
            if before and sheet.is_below(before):
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
            same = _on_any_page(text)
            numbers = _page_number(text)
            if not ((numbers or same in self._running) and sheet.in_margin(line)):
                lines.append(line)
            else:
                self.left_out.setdefault(text if numbers else same, text)
        tops += [(line.base, (line, number)) for number, line in enumerate(lines, sheet.first)]
        return (block for _top, block in sorted(tops, key=lambda found: -found[0]))

    def _line(self, line: TextLine, number: int, sheet: Sheet) -> None:
        before = self._last if isinstance(self._last, TextLine) else None
        low, high = line.base - DESCENT * line.height, line.base + line.height
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
            self._first = len(self._rows) + 1
        if found.unsure and self._first not in self.unsure_tables:
            self.unsure_tables.append(self._first)
        rows = list(self._rows_of(found, sheet))
        if before is None or not goes_on:
            self._head = rows[0].cells if rows else self._head
        elif rows:
            # A head has a word for each column, and no clock: an act may be on top of both pages.
            heads = all(self._head) and not any(map(_POINT.match, self._head))
            repeats = int(heads and rows[0].cells == self._head)
            found = found.reached(before, repeats) if repeats < len(found.rows) else found
            rows = list(self._rows_of(found, sheet))[repeats:]
        if before is not None and goes_on and rows and self._rows:
            row = (rows[0].place.row or 1) - 1
            if before.cut_before(found, row):
                # The page's end cut the row in two.
                pairs = zip_longest(self._rows[-1].cells, rows.pop(0).cells, fillvalue="")
                cells = tuple(sewn(a, b).strip() for a, b in pairs)
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


def _running(sheets: Sequence[Sheet]) -> set[str]:
    """Return what stands in the margins of most pages, its page's number aside.

    An act may stand there on several, "8h00: Giải lao" and "10h00: Giải lao": no head begins so,
    and none stands further in.
    """
    counted = Counter(
        text
        for sheet in sheets
        for text in {_on_any_page(line.text.strip()) for line in sheet.outermost()}
    )
    pages = len({sheet.number for sheet in sheets})
    return {text for text, count in counted.items() if count > 1 and count * 2 >= pages - 1}


def _on_any_page(text: str) -> str:
    """Return a line with its page's number left open; a day, or an hour, is the line's own."""
    found = _WITH_PAGE.search(text)
    if found is None or _COUNTED.search(text, 0, found.start()):
        return text
    if int(found["page"] or 0) > int(found["of"] or found["page"] or 0):
        return text
    return f"{text[: found.start()]}#{text[found.end() :]}"


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
        steps = [(line.base - following.base) / line.height for line, following in pairwise(lines)]
        step = LOOSER * min((step for step in steps if step > LEAST_DROP), default=0.0)
        # Where white parts the paragraphs, a line without it goes on, whatever it begins with.
        parted = 2 * sum(step < other for other in steps) > len(steps)
        wrapped = sum(
            (
                following.text[0].islower()
                or following.text[0] == "("
                or is_open(line.text)
                or (parted and 0 < line.base - following.base <= step * line.height)
            )
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
