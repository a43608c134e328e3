"""The report as CSV: its tables one after the other, the items first, an empty line between.

It opens rightly in Excel: UTF-8 with a byte order mark, and no cell can be taken for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime, timedelta

from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.tables.cells import Cell, Shape, Table
from timekeeper.files.exporters.tables.table import tables

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def report_as_csv(filed: FiledReport) -> bytes:
    """Return the report as CSV; lengths read H:MM:SS, over and under carry a sign."""
    return tables_as_csv(tables(filed))


def tables_as_csv(written: Iterable[Table]) -> bytes:
    """Return tables as CSV, one after the other."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for index, table in enumerate(written):
        if index:
            writer.writerow([])
        writer.writerow(column.heading for column in table.columns)
        for row in table.rows:
            writer.writerow(
                _written(cell, column.shape)
                for cell, column in zip(row, table.columns, strict=True)
            )
    return text.getvalue().encode("utf-8-sig")


def _written(cell: Cell, shape: Shape) -> str | int:
    match cell:
        case None:
            return ""
        case int():
            return cell
        case datetime():
            return cell.strftime("%Y-%m-%d %H:%M:%S")
        case timedelta():
            return _length(cell, signed=shape is Shape.OVER)
        case str():
            return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _length(length: timedelta, *, signed: bool) -> str:
    seconds = round(abs(length).total_seconds())
    sign = "-" if length < timedelta() else "+" if signed and length else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
