"""Reads an Excel workbook: what each visible sheet shows, cell by cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date as Day
from datetime import datetime, time, timedelta
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell import Cell as WorkbookCell
from openpyxl.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles.colors import COLOR_INDEX, Color
from openpyxl.worksheet.worksheet import Worksheet

from timekeeper.files.importers.draft.draft import Doubt, Extract
from timekeeper.files.importers.formats.grid import (
    Cells,
    cell_text,
    sheet_rows,
    time_of_fraction,
)
from timekeeper.files.importers.formats.looks import (
    WHITE,
    Colour,
    Look,
    Looks,
    are_alike,
    colour_of,
    extract_of,
)
from timekeeper.files.importers.formats.package import Package
from timekeeper.files.importers.formats.xlsx.workbook import (
    MOST_COLUMNS,
    CellRange,
    reduced,
    shaded,
)
from timekeeper.files.importers.original import Row
from timekeeper.files.importers.sniffing import Format
from timekeeper.files.job import Job
from timekeeper.words.language import _

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
# The largest size of letters that nobody reads, in points.
TINY = 1
_THEME = ("FFFFFF", "000000")
_CONDITION = re.compile(r"\[[<>=]")
_DIGITS = re.compile(r"[0#?][0#?.,]*")


def read(content: bytes, name: str, job: Job) -> Extract:
    """Return the rows of the visible sheets; hidden rows, columns and sheets are left out.

    Formulas are not computed: their last value counts, and a missing one is a doubt.
    """
    package = Package(content, name, Format.XLSX.value)
    job.go_on(0.1)
    content = reduced(package)
    job.go_on(0.3)
    workbook = load_workbook(_Awaited(content, job), data_only=True, rich_text=True)
    sheets: list[Worksheet] = [
        sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"
    ]
    # What a table's style shades is not told by its cells.
    has_tables = any(path.startswith("xl/tables/") for path in package.paths())
    grounds = shaded(package) if has_tables else {}
    job.go_on(0.6)

    def rows(looks: Looks) -> Iterator[Row]:
        counted = Cells()
        for sheet in sheets:
            merged = sheet.merged_cells.ranges
            last = {(cells.min_row, cells.min_col): cells.max_row for cells in merged}
            texts = _texts(sheet, looks, grounds.get(sheet.title, []), counted, job)
            yield from sheet_rows(sheet.title, texts, last)

    extract = extract_of(name, rows)
    if not package.holds(b"<f>", b"<f ", b"<f/"):
        return extract
    lost = _lost_values(content, sheets, extract.rows)
    return Extract(extract.rows, (*extract.doubts, *lost))


class _Awaited(BytesIO):
    """A workbook's file: its library, which nothing else interrupts, asks it for piece by piece."""

    def __init__(self, content: bytes, job: Job) -> None:
        super().__init__(content)
        self._job = job

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next piece while the rest is wanted."""
        self._job.go_on(0.3)
        return super().read(size)


def _texts(
    sheet: Worksheet, looks: Looks, grounds: Sequence[CellRange], counted: Cells, job: Job
) -> dict[int, dict[int, str]]:
    """Return what the visible cells show, by row and column from 1.

    The ground of some of them is not known.
    """
    hidden = {
        column
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden
        for column in range(dimension.min or 0, min(dimension.max or 0, MOST_COLUMNS) + 1)
    }
    texts: defaultdict[int, dict[int, str]] = defaultdict(dict)
    # Only the cells there are: a sheet's formatted area may reach to its last row and column.
    for (row, column), cell in sheet._cells.items():
        unknown = any(
            left <= column <= right and top <= row <= bottom for left, top, right, bottom in grounds
        )
        job.go_on(0.6)
        ground = None if unknown else WHITE
        if column not in hidden and (text := cell_text(looks.shown(_runs(cell, ground)))):
            # One text may be that of all cells.
            counted.add(1, len(text))
            texts[row][column] = text
    dimensions = sheet.row_dimensions
    return {
        r: found for r, found in texts.items() if r not in dimensions or not dimensions[r].hidden
    }


def _runs(cell: WorkbookCell | MergedCell, plain: Colour | None) -> Iterator[tuple[str, Look]]:
    """Return what a cell shows with its look, run by run where its text has several."""
    font, fill, gone = cell.font, cell.fill, _is_formatted_away(cell.value, cell.number_format)
    ground = _colour(fill.fgColor) if fill.fill_type == "solid" else None
    if fill.fill_type is None:
        ground = plain
    parts = cell.value if isinstance(cell.value, CellRichText) else [_shown(cell)]
    for part in parts:
        own = part.font if isinstance(part, TextBlock) else None
        name = own.rFont if own else font.name
        strike, place = (own.strike, own.vertAlign) if own else (font.strike, font.vertAlign)
        size, colour = (own.sz, own.color) if own else (font.sz, font.color)
        hidden = gone or (size or TINY + 1) <= TINY or are_alike(_colour(colour), ground)
        look = Look(name or "", hidden, bool(strike), place == "superscript")
        yield part.text if isinstance(part, TextBlock) else part, look


def _colour(color: Color | None) -> Colour | None:
    """Return a font's or a fill's colour; None for one that is not told or is made lighter."""
    match color:
        case Color(type="rgb", rgb=str(digits), tint=0.0):
            return colour_of(digits[-6:])
        case Color(type="theme", theme=int(at), tint=0.0) if at < len(_THEME):
            return colour_of(_THEME[at])
        case Color(type="indexed", indexed=int(at), tint=0.0) if at < len(COLOR_INDEX):
            return colour_of(COLOR_INDEX[at][-6:])
    return None


def _is_formatted_away(value: object, number_format: str) -> bool:
    """Return whether the part of a number format that is for a value shows nothing of it."""
    parts = _LITERAL.sub(lambda found: "x" * bool(found[1] or found[2]), number_format).split(";")
    if len(parts) == 1 or _CONDITION.search(number_format):
        return False
    # The last two may be missing.
    above, below, zero, text = (*parts, *(parts[0], "@")[len(parts) - 2 :])[:4]
    match value:
        case str():
            part = text
        case int() | float() if value < 0:
            part = below
        case 0:
            part = zero
        case _:
            part = above
    return not part.strip()


def _shown(cell: WorkbookCell | MergedCell) -> str:
    """Return what a cell shows, near enough: clocks as 07:30, dates as 06/12/2023."""
    match cell.value:
        case None | bool():
            text = ""
        case datetime() as moment:
            codes = _LITERAL.sub("", cell.number_format).lower()
            clock = f"{moment:%H:%M}" if "h" in codes else ""
            dated = "d" in codes or "y" in codes or not clock
            text = f"{clock} {moment:%d/%m/%Y}".strip() if dated else clock
        case Day() as day:
            text = f"{day:%d/%m/%Y}"
        case time() as at:
            text = f"{at:%H:%M}"
        case timedelta() as length:
            hours, minutes = divmod(round(length / timedelta(minutes=1)), 60)
            text = f"{hours}:{minutes:02}"
        case int() | float() as number:
            text = _number(number, cell.number_format)
        case other:
            text = str(other)
    return text


def _number(number: float, number_format: str) -> str:
    section = number_format.partition(";")[0]
    plain = _LITERAL.sub(lambda found: found[1] or found[2] or "", section)
    digits = _DIGITS.search(plain)
    if digits is None or "E" in plain:
        # A time whose cell has lost its format is a fraction of the day.
        plain_number = str(int(number)) if number == int(number) else f"{number:.10g}"
        return time_of_fraction(number) or plain_number
    if "%" in plain:
        number *= 100
    decimals = len(digits[0].partition(".")[2])
    return cell_text(f"{plain[: digits.start()]}{number:.{decimals}f}{plain[digits.end() :]}")


def _lost_values(content: bytes, sheets: list[Worksheet], rows: tuple[Row, ...]) -> Iterator[Doubt]:
    """Yield a doubt for each formula whose value was not saved."""
    formulas = load_workbook(BytesIO(content))
    message = _("The formula in cell {cell} has no saved value: save the file in Excel once more.")
    lines = {(row.place.sheet, row.place.row): n for n, row in reversed([*enumerate(rows, 1)])}
    for sheet in sheets:
        for place, cell in formulas[sheet.title]._cells.items():
            kept = sheet._cells.get(place)
            if cell.data_type == "f" and (kept is None or kept.value is None):
                line = lines.get((sheet.title, cell.row))
                yield Doubt(line, "formula", message.format(cell=cell.coordinate))
