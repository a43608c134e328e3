"""A workbook reduced to its cells: whatever else its library would expand is taken out before."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree
from openpyxl.utils.cell import coordinate_from_string, get_column_letter, range_boundaries

from timekeeper.files.importers.formats.grid import MOST_CELLS
from timekeeper.files.importers.formats.package import Element, Package, whole_number
from timekeeper.files.importers.original import TooLarge
from timekeeper.files.importers.sniffing import MOST_LINES, too_long

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MOST_COLUMNS, MOST_ROWS, MOST_DIGITS = 16_384, 1_048_576, 7
_KEPT = {
    "workbook": {"workbookPr", "sheets"},
    "worksheet": {"sheetFormatPr", "cols", "sheetData", "mergeCells"},
}
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MOST_TABLES = 40  # of a sheet
# More than these the library makes objects of while nothing interrupts it.
MOST_MERGED = 10_000  # of a sheet
MOST_FORMATS = 100_000  # elements of the styles
# The built-in styles of tables that leave the rows between head and foot light.
_LIGHT = re.compile(r"TableStyle(?:Light|Medium)[0-9]{1,2}")
_WHOLE = {"Types", "Relationships", "sst", "styleSheet"}


def reduced(package: Package) -> bytes:
    """Return the workbook with its filled cells, merged ranges, formats and hidden columns only.

    Merged ranges end where the filled cells do. Raises TooLarge for more cells, ranges or
    formats than a programme has, UnreadableProgramme for more lines.
    """
    content = BytesIO()
    cells = 0
    with zipfile.ZipFile(content, "w") as archive:
        for path in package.paths():
            if "/_rels/" in path and not path.endswith("/workbook.xml.rels"):
                continue
            root = package.xml(path)
            kind = etree.QName(root).localname if root is not None else ""
            if root is not None and kind in _KEPT:
                for child in list(root):
                    if child.tag not in {f"{S}{name}" for name in _KEPT[kind]}:
                        root.remove(child)
            elif root is None or kind not in _WHOLE:
                continue
            if kind == "styleSheet" and len(list(root.iter())) > MOST_FORMATS:
                raise TooLarge
            if kind == "worksheet":
                cells += _bound(root, package.name)
                if cells > MOST_CELLS:
                    raise TooLarge
            archive.writestr(path, etree.tostring(root, encoding="utf-8", xml_declaration=True))
    return content.getvalue()


def _bound(sheet: Element, name: str) -> int:
    """Take empty cells out, end merged ranges with the filled ones; return how many cells count."""
    cells = width = height = lines = 0
    for number, row in enumerate(sheet.iter(f"{S}row"), 1):
        filled = [cell for cell in row if len(cell)]
        if not filled:
            continue
        # A cell without a place stands beside the one before it, be that empty.
        for cell in [cell for cell in row if cell.get("r") and not len(cell)]:
            row.remove(cell)
        cells += len(filled)
        lines += row.get("hidden") not in {"1", "true"}
        height = max(height, int(row.get("r", number)))
        place = filled[-1].get("r")
        letters = coordinate_from_string(place)[0] if place else get_column_letter(len(row))
        width = max(width, range_boundaries(f"{letters}1")[2] or 0)
    ranges = list(sheet.iter(f"{S}mergeCell"))
    if lines > MOST_LINES:
        raise too_long(name)
    if len(ranges) > MOST_MERGED:
        raise TooLarge
    for merged in ranges:
        left, top, right, bottom = range_boundaries(merged.get("ref"))
        right, bottom = min(right or width, width), min(bottom or height, height)
        if left is None or top is None or right < left or bottom < top:
            merged.getparent().remove(merged)
            continue
        merged.set("ref", f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}")
        cells += (right - left + 1) * (bottom - top + 1)
    return cells


def sheet_paths(package: Package) -> dict[str, str]:
    """Return the paths of the sheets by their names."""
    main = package.target("officeDocument") or "xl/workbook.xml"
    workbook = package.xml(main)
    return {
        sheet.get("name"): package.target("worksheet", main, sheet.get(_RELATION)) or ""
        for sheet in (workbook.iter(f"{S}sheet") if workbook is not None else ())
    }


CellRange = tuple[int, int, int, int]


def shaded(package: Package) -> dict[str, list[CellRange]]:
    """Return the cells whose ground a table's style gives, by sheet: left, top, right, bottom.

    Of a light style these are the heads and the totals; a sheet with too many tables is all so.
    """
    found: dict[str, list[CellRange]] = {}
    for sheet, path in sheet_paths(package).items():
        root = package.xml(path)
        parts = list(root.iter(f"{S}tablePart")) if root is not None else []
        if len(parts) > MOST_TABLES:
            found[sheet] = [(1, 1, MOST_COLUMNS, MOST_ROWS)]
            continue
        tables = (package.target("table", path, part.get(_RELATION)) for part in parts)
        roots = (package.xml(table) for table in tables if table)
        found[sheet] = [
            cells for table in roots if table is not None for cells in _shaded_by(table)
        ]
    return found


def _shaded_by(table: Element) -> Iterator[CellRange]:
    left, top, right, bottom = (edge or 1 for edge in range_boundaries(table.get("ref")))
    style = table.find(f"{S}tableStyleInfo")
    name = style.get("name", "") if style is not None else ""
    if name and not _LIGHT.fullmatch(name):
        yield left, top, right, bottom
        return
    if table.get("headerRowCount") != "0":
        yield left, top, right, top
    if (totals := whole_number(table.get("totalsRowCount"), MOST_DIGITS) or 0) > 0:
        yield left, bottom + 1 - totals, right, bottom
    for edge, mark in ((left, "showFirstColumn"), (right, "showLastColumn")):
        if name and style.get(mark) == "1":
            yield edge, top, edge, bottom
