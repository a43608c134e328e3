"""The report as CSV: its tables one after the other, the items first, an empty line between.

It opens rightly in Excel: UTF-8 with a byte order mark, and no cell can be taken for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.tables.columns import CellValue, ReportTable, ValueKind
from timekeeper.files.exporters.tables.report_tables import report_tables
from timekeeper.words.values import which

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(filed: FiledReport) -> bytes:
    """Return the report as CSV; lengths read H:MM:SS, over and under carry a sign."""
    return tables_as_csv(report_tables(filed))


def tables_as_csv(written: Iterable[ReportTable[Any]]) -> bytes:
    """Return tables as CSV, one after the other."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for index, table in enumerate(written):
        if index:
            writer.writerow([])
        writer.writerow(column.heading for column in table.columns)
        for row in table.rows:
            writer.writerow(
                _written(value, column.kind)
                for value, column in zip(row, table.columns, strict=True)
            )
    return text.getvalue().encode("utf-8-sig")


def _written(value: CellValue, kind: ValueKind) -> str | int:
    match value:
        case None:
            return ""
        case int():
            return value
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M:%S") + which(value)
        case timedelta():
            seconds = round(abs(value).total_seconds())
            plus = "+" if kind is ValueKind.OVER and value else ""
            sign = "-" if value < timedelta() else plus
            return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        case str():
            return f"'{value}" if value.startswith(_FORMULA_STARTS) else value
