"""The report as a workbook: a sheet to each table, ready to print, and a sheet to each chart."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.tables.cells import Cell, Shape, Table
from timekeeper.files.exporters.tables.table import tables
from timekeeper.files.exporters.tables.xlsx_charts import add_charts
from timekeeper.words.language import _
from timekeeper.words.report import status_sentence
from timekeeper.words.values import prose_date

_WIDTHS = {Shape.TEXT: 20, Shape.COUNT: 11, Shape.CLOCK: 11, Shape.LENGTH: 11, Shape.OVER: 13}
_WIDE = 52
FIRST_ROW = 3
_LANDSCAPE_A4 = 9


def report_as_xlsx(filed: FiledReport) -> bytes:
    """Return the report as a workbook; over and under are in minutes: Excel has no minus times."""
    written = tables(filed)
    journal = _("Journal")
    footer = f"{journal}: {filed.integrity.hash[:16]}"
    frame = Frame(_("Timing report"), _subtitle(filed), footer)
    return tables_as_xlsx(
        written, frame, lambda book: add_charts(book, written[0], written[2], FIRST_ROW)
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands above and below each sheet."""

    title: str
    subtitle: str = ""
    footer: str = ""


def tables_as_xlsx(
    written: Iterable[Table],
    frame: Frame,
    add_more: Callable[[xlsxwriter.Workbook], None] = lambda _book: None,
) -> bytes:
    """Return tables as a workbook, a sheet to each; ``add_more`` may add sheets after them."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as workbook:
        formats = _Formats(workbook)
        for table in written:
            sheet = workbook.add_worksheet(table.name[:31])
            _head(sheet, frame, table, formats)
            _body(sheet, table, formats)
            _page(sheet, table, frame.footer)
        add_more(workbook)
    return content.getvalue()


def _subtitle(filed: FiledReport) -> str:
    programme = filed.report.programme
    held = f" ({prose_date(programme.date)})" if programme.date else ""
    public = _("Public version") if filed.public else ""
    marks = (programme.title + held, status_sentence(programme, filed.details), public)
    return ". ".join(mark for mark in marks if mark)


class _Formats:
    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
        grid = {**base, "border": 1, "border_color": "#B8B0A8"}
        self.title = workbook.add_format({**base, "bold": True, "font_size": 15})
        self.subtitle = workbook.add_format({**base, "italic": True})
        self.heading = workbook.add_format(
            {**grid, "bold": True, "text_wrap": True, "valign": "vcenter", "align": "center"}
            | {"bg_color": "#8E1B1B", "font_color": "#FFFFFF"}
        )
        self.shapes: dict[Shape, Format] = {
            Shape.TEXT: workbook.add_format({**grid, "text_wrap": True}),
            Shape.COUNT: workbook.add_format({**grid, "align": "center"}),
            Shape.CLOCK: workbook.add_format({**grid, "num_format": "hh:mm:ss", "align": "center"}),
            Shape.LENGTH: workbook.add_format(
                {**grid, "num_format": "[h]:mm:ss", "align": "center"}
            ),
            Shape.OVER: workbook.add_format(
                {**grid, "num_format": "+0.0;-0.0;0.0", "align": "center"}
            ),
        }


def _head(sheet: Worksheet, frame: Frame, table: Table, formats: _Formats) -> None:
    sheet.write_string(0, 0, f"{frame.title}: {table.name}", formats.title)
    sheet.write_string(1, 0, frame.subtitle, formats.subtitle)
    for index, column in enumerate(table.columns):
        minutes = ", " + _("minutes") if column.shape is Shape.OVER else ""
        sheet.write_string(FIRST_ROW, index, column.heading + minutes, formats.heading)


def _body(sheet: Worksheet, table: Table, formats: _Formats) -> None:
    for row_index, row in enumerate(table.rows, start=FIRST_ROW + 1):
        for index, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _write(sheet, _Place(row_index, index), cell, column.shape, formats)


@dataclass(frozen=True, slots=True)
class _Place:
    row: int
    column: int


def _write(sheet: Worksheet, at: _Place, cell: Cell, shape: Shape, formats: _Formats) -> None:
    style = formats.shapes[shape]
    match cell:
        case None:
            sheet.write_blank(at.row, at.column, None, style)
        case int():
            sheet.write_number(at.row, at.column, cell, style)
        case datetime():
            sheet.write_datetime(at.row, at.column, cell.replace(tzinfo=None), style)
        case timedelta() if shape is Shape.OVER:
            sheet.write_number(at.row, at.column, cell / timedelta(minutes=1), style)
        case timedelta():
            sheet.write_number(at.row, at.column, cell / timedelta(days=1), style)
        case str():
            sheet.write_string(at.row, at.column, cell, style)


def _page(sheet: Worksheet, table: Table, footer: str) -> None:
    longest = [
        max((len(str(row[i] or "")) for row in table.rows), default=0)
        for i, _c in enumerate(table.columns)
    ]
    for index, column in enumerate(table.columns):
        narrow = _WIDTHS[column.shape]
        wide = column.shape is Shape.TEXT and longest[index] > _WIDE
        sheet.set_column(index, index, _WIDE if wide else narrow)
    sheet.freeze_panes(FIRST_ROW + 1, 0)
    sheet.repeat_rows(FIRST_ROW)
    sheet.set_landscape()
    sheet.set_paper(_LANDSCAPE_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&8{footer}&R&P/&N")
