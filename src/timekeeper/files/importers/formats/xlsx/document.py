"""Reads an Excel workbook: what each visible sheet shows, cell by cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from timekeeper.files.importers.draft.draft import Doubt, Extract
from timekeeper.files.importers.formats.grid import Cells, cell_text, sheet_rows
from timekeeper.files.importers.formats.looks import WHITE, Looks, extract_of
from timekeeper.files.importers.formats.package import Package
from timekeeper.files.importers.formats.xlsx.cell_runs import cell_runs
from timekeeper.files.importers.formats.xlsx.remarks import remarks
from timekeeper.files.importers.formats.xlsx.workbook import (
    MOST_COLUMNS,
    CellRange,
    reduced,
    shaded,
    sheet_paths,
)
from timekeeper.files.importers.original import Row
from timekeeper.files.importers.sniffing import Format
from timekeeper.files.job import Job
from timekeeper.words.language import _


def read(content: bytes, name: str, job: Job) -> Extract:
    """Return the rows of the visible sheets; hidden rows, columns and sheets are left out.

    What their printed pages show at their edges, and comments, is told as such.
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
    unseen = [sheet.title for sheet in workbook.worksheets if sheet not in sheets and sheet._cells]
    # What a table's style shades is not told by its cells.
    has_tables = any(path.startswith("xl/tables/") for path in package.paths())
    grounds = shaded(package) if has_tables else {}
    paths = sheet_paths(package)
    job.go_on(0.6)

    def rows(looks: Looks) -> Iterator[Row]:
        counted = Cells()
        for title in unseen:
            looks.hide_sheet(title)
        for sheet in sheets:
            merged = sheet.merged_cells.ranges
            last = {(cells.min_row, cells.min_col): cells.max_row for cells in merged}
            texts = _texts(sheet, looks, grounds.get(sheet.title, []), counted, job)
            yield from sheet_rows(sheet.title, texts, last)
            width = len({column for filled in texts.values() for column in filled})
            yield from remarks(package, paths.get(sheet.title, ""), sheet.title, width, job)

    extract = extract_of(name, rows)
    if not package.holds(b"<f>", b"<f ", b"<f/"):
        return extract
    lost = _doubts(content, sheets, extract.rows)
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
    texts, dimensions = defaultdict[int, dict[int, str]](dict), sheet.row_dimensions
    # Only the cells there are: a sheet's formatted area may reach to its last row and column.
    for (row, column), cell in sheet._cells.items():
        unknown = any(
            left <= column <= right and top <= row <= bottom for left, top, right, bottom in grounds
        )
        job.go_on(0.6)
        ground = None if unknown else WHITE
        if not (text := cell_text(looks.shown(cell_runs(cell, ground)))):
            continue
        if column in hidden or (row in dimensions and dimensions[row].hidden):
            looks.hide(text)
            continue
        # One text may be that of all cells.
        counted.add(1, len(text))
        texts[row][column] = text
    return texts


def _doubts(content: bytes, sheets: list[Worksheet], rows: tuple[Row, ...]) -> Iterator[Doubt]:
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
